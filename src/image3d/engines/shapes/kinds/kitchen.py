"""Vessels and what stands on a table."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import hollow, loop_handle
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind

GLAZES = ("#e9e4d8", "#3f6f8f", "#b8533c", "#5d8a6a", "#d7a23a")


@kind("mug", "cup|coffee mug|coffee cup|tea cup|teacup|beer mug|tankard", family="vessels")
def mug(o: Order) -> None:
    """A mug."""
    o.size = 0.12
    glaze = o.main(GLAZES, "ceramic", tile=0.08)
    r, h = o.vary(0.042, 0.1), o.vary(0.095, 0.12)
    waist = o.pick(1.0, 0.94, 0.85)
    o.lathe(
        "body",
        hollow([(r * waist * 0.92, 0), (r * waist, 0.006), (r * (1 + waist) / 2, h * 0.5), (r, h)], 0.0045),
        glaze,
        mapping="cylinder",
    )
    loop_handle(o, "handle", (r * 0.96, h * 0.52, 0), h * 0.6, 0.034, 0.0058, o.mat("handle", o.main_color, "ceramic"))
    if o.has("coffee|tea|chocolate|beer", default=o.chance(0.4)):
        o.cyl(
            "drink", r * 0.9, 0.004, o.mat("coffee|tea|chocolate|beer", "#4a2a17", "gloss"), (0, h * 0.84, 0), bevel=0
        )
    o.inside = (0.006, r * 0.7)


@kind("glass", "drinking glass|tumbler|water glass", family="vessels")
def glass(o: Order) -> None:
    """A glass."""
    o.size = 0.12
    body = o.main("#cfe6ea", "glass")
    o.lathe("glass", hollow([(0.03, 0), (0.033, 0.004), (0.04, 0.13)], 0.0025, 0.012), body)
    if o.has("water|juice|milk|drink", default=True):
        o.lathe(
            "drink",
            [(0.0298, 0.0125), (0.0325, 0.05), (0.0345, 0.085)],
            o.mat("water|juice|milk|drink", "#8fc8de", "gloss"),
        )
    o.inside = (0.012, 0.025)


@kind("wine glass", "goblet|chalice|champagne glass", family="vessels")
def wine_glass(o: Order) -> None:
    """A wine glass."""
    o.size = 0.18
    body = o.main("#cfe2ea", "glass")
    o.lathe(
        "glass",
        [
            (0.034, 0),
            (0.034, 0.003),
            (0.008, 0.01),
            (0.004, 0.03),
            (0.004, 0.08),
            (0.012, 0.09),
            (0.036, 0.12),
            (0.038, 0.15),
            (0.031, 0.2),
            (0.0295, 0.2),
            (0.0365, 0.15),
            (0.034, 0.12),
            (0.008, 0.095),
            (0, 0.094),
        ],
        body,
        smooth=False,
    )
    if not o.style("empty"):
        o.lathe(
            "wine",
            [(0, 0.096), (0.008, 0.097), (0.032, 0.12), (0.0355, 0.14), (0, 0.14)],
            o.mat("wine|champagne|drink", "#7a1226", "gloss"),
        )


def _bottle(o: Order, body: str, points: list[tuple[float, float]]) -> None:
    o.lathe("bottle", points, body, smooth=False, mapping="cylinder")
    top = points[-1][1]
    r = points[-1][0]
    if o.has("cork|stopper|cap", default=True):
        o.cyl("cork", r * 0.82, 0.035, o.mat("cork|stopper|cap", "#c49a6c", "matte"), (0, top + 0.008, 0))
    label = o.detail("label")
    if label is not None or o.chance(0.6):
        width = points[2][0] + 0.0012
        o.lathe(
            "label",
            [(width - 0.0012, 0.06), (width, 0.06), (width, 0.135), (width - 0.0012, 0.135)],
            o.mat("label", "#efe6cf", "paper"),
            closed=True,
        )


@kind("bottle", "wine bottle|beer bottle|glass bottle|water bottle|soda bottle", family="vessels")
def bottle(o: Order) -> None:
    """A bottle."""
    o.size = 0.25
    body = o.main(("#2f6b3c", "#4a3320", "#7fb6c4", "#27422d"), "glass")
    o.materials[body] |= {"opacity": 0.86, "roughness": 0.08}
    r = o.vary(0.038, 0.1)
    shoulder = float(o.pick(0.17, 0.19, 0.15))
    _bottle(
        o,
        body,
        [
            (r * 0.86, 0),
            (r * 0.98, 0.006),
            (r, 0.02),
            (r, shoulder),
            (r * 0.9, shoulder + 0.022),
            (r * 0.55, shoulder + 0.044),
            (0.0155, shoulder + 0.062),
            (0.0145, 0.285),
            (0.0175, 0.287),
            (0.0175, 0.298),
            (0.0145, 0.3),
        ],
    )


@kind(
    "potion",
    "magic potion|potion bottle|magic potion bottle|elixir|potion flask|flask|health potion|mana potion",
    family="vessels",
)
def potion(o: Order) -> None:
    """A potion."""
    o.size = 0.2
    color = o.main(("#c2263f", "#3a62d8", "#3fae4e", "#9a3fd0"), "gem")
    clear = o.paint("glass", "#d7ecf2", "glass")
    if o.chance(0.5):
        o.ball("potion", 0.06, color, (0, 0.066, 0))
        o.lathe(
            "glass neck",
            [(0.03, 0.105), (0.021, 0.122), (0.019, 0.16), (0.027, 0.163), (0.027, 0.172), (0.02, 0.174)],
            clear,
        )
    else:
        o.lathe("potion", [(0.07, 0), (0.074, 0.01), (0.05, 0.07), (0.026, 0.108)], color)
        o.lathe(
            "glass neck",
            [(0.027, 0.1), (0.02, 0.122), (0.019, 0.16), (0.027, 0.163), (0.027, 0.172), (0.02, 0.174)],
            clear,
        )
    o.cyl("cork", 0.019, 0.04, o.mat("cork|stopper", "#b98552", "matte"), (0, 0.187, 0), top=0.022)
    o.add("cord", s.torus(0.022, 0.004), o.paint("cord", "#8a6a3a", "matte"), (0, 0.128, 0))
    for k, (x, z) in enumerate(s.ring(3, 0.03, 20)):
        o.ball(f"bubble {k + 1}", 0.008, o.paint("bubble", "#f2f6ff", "gloss"), (x, 0.075 + 0.012 * k, z * 1.6))


@kind("teapot", "tea pot", family="vessels")
def teapot(o: Order) -> None:
    """A teapot."""
    o.size = 0.22
    glaze = o.main(GLAZES, "ceramic", tile=0.1)
    trim = o.mat("lid|handle|spout", o.main_color, "ceramic") if o.has("lid|handle|spout") else glaze
    r = o.vary(0.085, 0.06)
    o.lathe(
        "body",
        [(0.05, 0), (0.055, 0.006), (r * 0.9, 0.04), (r, 0.075), (r * 0.86, 0.115), (0.05, 0.138)],
        glaze,
        smooth=True,
        mapping="cylinder",
    )
    o.lathe(
        "lid",
        [
            (0.052, 0.134),
            (0.05, 0.142),
            (0.03, 0.153),
            (0.008, 0.158),
            (0.008, 0.163),
            (0.014, 0.168),
            (0.014, 0.176),
            (0.006, 0.182),
        ],
        trim,
        smooth=True,
    )
    o.rod(
        "spout",
        [(r * 0.8, 0.05, 0), (r + 0.035, 0.07, 0), (r + 0.05, 0.105, 0), (r + 0.075, 0.135, 0)],
        [0.021, 0.016, 0.012, 0.0095],
        glaze,
    )
    o.rod(
        "handle",
        [
            (-r * 0.8, 0.115, 0),
            (-r - 0.035, 0.12, 0),
            (-r - 0.052, 0.085, 0),
            (-r - 0.03, 0.045, 0),
            (-r * 0.86, 0.038, 0),
        ],
        0.0075,
        trim,
    )


@kind("bowl", "salad bowl|soup bowl|fruit bowl|mixing bowl", family="vessels")
def bowl(o: Order) -> None:
    """A bowl."""
    o.size = 0.25
    glaze = o.main(GLAZES, "ceramic")
    r = 0.12
    o.lathe(
        "bowl",
        hollow([(0.05, 0), (0.055, 0.008), (0.09, 0.03), (0.113, 0.06), (r, 0.085)], 0.006, 0.01),
        glaze,
        mapping="cylinder",
    )
    o.inside = (0.012, 0.07)


@kind("plate", "dish|dinner plate|saucer", family="vessels")
def plate_(o: Order) -> None:
    """A plate with a painted rim."""
    o.size = 0.25
    glaze = o.main(("#f0ede6", "#5f86a5", "#c96f4a"), "ceramic")
    trim = o.second(darker(o.main_color, 0.42), "ceramic", "rim|edge|band|border|trim")
    well, foot = [(0.078, 0.009), (0.088, 0.014)], [(0.07, 0.0), (0.076, 0.003), (0.092, 0.01)]
    o.lathe("plate", [*foot, (0.128, 0.026), (0.13, 0.029), (0.127, 0.031), *well[::-1], (0.0, 0.009)], glaze)
    o.add("rim", s.torus(0.1285, 0.0026), trim, (0, 0.029, 0))
    o.lathe("band", [(0.102, 0.0195), (0.112, 0.0242), (0.1118, 0.0252), (0.1015, 0.0205)], trim, closed=True)
    o.surface = (0.01, 0.07, 0.07)


@kind("tray", "serving tray|platter", family="vessels")
def tray(o: Order) -> None:
    """A tray."""
    o.size = 0.4
    wood = o.main(("#a8743f", "#b7babf"), "wood")
    if o.style("round", "circular", "oval") or (not o.style("square", "rectangular") and o.chance(0.4)):
        o.lathe("tray", [(0.19, 0), (0.205, 0.006), (0.21, 0.03), (0.203, 0.03), (0.197, 0.012), (0, 0.012)], wood)
        o.surface = (0.012, 0.13, 0.1)
    else:
        o.add(
            "tray",
            s.cut(s.box((0.46, 0.035, 0.3), 0.01), s.move(s.box((0.435, 0.05, 0.275), 0.008), (0, 0.033, 0))),
            wood,
            (0, 0.0175, 0),
        )
        o.surface = (0.01, 0.15, 0.09)
        o.rod(
            "handle",
            [(0.23, 0.03, -0.06), (0.25, 0.055, -0.04), (0.25, 0.055, 0.04), (0.23, 0.03, 0.06)],
            0.007,
            wood,
            mirror="x",
        )


@kind("vase", "flower vase|urn|amphora", family="vessels")
def vase(o: Order) -> None:
    """A vase."""
    o.size = 0.3
    glaze = o.main(("#3f6f8f", "#c8643f", "#e6ded0", "#4f7f6a"), "ceramic", tile=0.15)
    shape = o.pick(
        [(0.05, 0), (0.085, 0.06), (0.1, 0.14), (0.06, 0.24), (0.045, 0.28), (0.062, 0.31)],
        [(0.045, 0), (0.05, 0.05), (0.095, 0.19), (0.085, 0.25), (0.05, 0.285), (0.065, 0.31)],
        [(0.07, 0), (0.1, 0.07), (0.07, 0.16), (0.04, 0.24), (0.06, 0.32)],
    )
    o.lathe("vase", hollow(shape, 0.006), glaze, smooth=True, mapping="cylinder")
    if o.count("handle", 0, 0, 2):
        o.rod("handle", [(0.06, 0.28, 0), (0.12, 0.27, 0), (0.125, 0.2, 0), (0.09, 0.17, 0)], 0.008, glaze, mirror="x")
    o.inside = (0.1, 0.035)


@kind("jug", "pitcher|milk jug|water jug|carafe", family="vessels")
def jug(o: Order) -> None:
    """A jug."""
    o.size = 0.25
    glaze = o.main(GLAZES, "ceramic", tile=0.12)
    o.lathe(
        "body",
        hollow([(0.05, 0), (0.06, 0.01), (0.078, 0.08), (0.06, 0.16), (0.045, 0.2), (0.055, 0.24)], 0.005),
        glaze,
        smooth=True,
        mapping="cylinder",
    )
    o.rod("handle", [(-0.05, 0.22, 0), (-0.1, 0.23, 0), (-0.115, 0.16, 0), (-0.07, 0.08, 0)], 0.009, glaze)
    o.add(
        "spout",
        s.hull(
            s.move(s.ball(0.012), (0.075, 0.243, 0)),
            s.move(s.ball(0.008), (0.04, 0.225, 0.025)),
            s.move(s.ball(0.008), (0.04, 0.225, -0.025)),
            s.move(s.ball(0.006), (0.045, 0.19, 0)),
        ),
        glaze,
    )


@kind("pot", "cooking pot|saucepan|stockpot|casserole", family="vessels")
def pot(o: Order) -> None:
    """A pot."""
    o.size = 0.35
    metal = o.main(("#b7babf", "#b4432e", "#33353a"), "metal")
    o.lathe("pot", hollow([(0.12, 0), (0.13, 0.01), (0.135, 0.13)], 0.005), metal)
    o.lathe(
        "lid",
        [(0.138, 0.13), (0.138, 0.138), (0.08, 0.155), (0.02, 0.16), (0.012, 0.175), (0.024, 0.185), (0.02, 0.192)],
        metal,
    )
    o.rod(
        "handle",
        [(0.13, 0.1, -0.035), (0.17, 0.105, -0.025), (0.17, 0.105, 0.025), (0.13, 0.1, 0.035)],
        0.008,
        o.mat("handle", "#26272b", "plastic"),
        mirror="x",
    )


@kind("frying pan", "pan|skillet", family="vessels")
def frying_pan(o: Order) -> None:
    """A frying pan."""
    o.size = 0.4
    iron = o.main("#2c2d31", "iron")
    o.lathe("pan", hollow([(0.11, 0), (0.118, 0.006), (0.14, 0.045)], 0.005), iron)
    o.rod(
        "handle",
        [(0, 0.035, 0.135), (0, 0.05, 0.2), (0, 0.055, 0.34)],
        [0.009, 0.011, 0.014],
        o.mat("handle", "#4a3020", "wood"),
    )
    if o.has("egg"):
        o.add(
            "egg white", s.move(s.ball((0.06, 0.008, 0.05)), (0, 0.01, 0)), o.paint("egg white", "#fbf8ef", "ceramic")
        )
        o.ball("yolk", (0.02, 0.014, 0.02), o.paint("yolk", "#f4b51e", "gloss"), (0.005, 0.015, 0))


@kind("bucket", "pail", family="vessels")
def bucket(o: Order) -> None:
    """A bucket."""
    o.size = 0.35
    metal = o.main(("#aeb3b8", "#2f6fb3", "#b5362c"), "metal")
    o.lathe("bucket", hollow([(0.1, 0), (0.105, 0.006), (0.14, 0.26)], 0.004), metal)
    for y, r in ((0.255, 0.141), (0.06, 0.1135)):
        o.add("band", s.torus(r, 0.005), metal, (0, y, 0))
    o.rod(
        "handle",
        [(-0.14, 0.245, 0), (-0.12, 0.36, 0), (0, 0.41, 0), (0.12, 0.36, 0), (0.14, 0.245, 0)],
        0.005,
        o.mat("handle", "#55585c", "iron"),
    )
    o.cyl("grip", 0.013, 0.09, o.paint("grip", "#7a4d2a", "wood"), (0, 0.409, 0), rotate=(0, 0, 90))
    o.inside = (0.01, 0.09)


@kind("jar", "cookie jar|glass jar|mason jar|honey jar", family="vessels")
def jar(o: Order) -> None:
    """A jar."""
    o.size = 0.2
    body = o.main(("#e3a928", "#b02a3a", "#d6e6e4"), "gloss")
    o.lathe("jar", [(0.05, 0), (0.056, 0.008), (0.058, 0.03), (0.058, 0.1), (0.045, 0.122), (0.045, 0.13)], body)
    o.cyl("lid", 0.05, 0.03, o.mat("lid|cap", "#b9853c", "gold"), (0, 0.143, 0))
    o.lathe(
        "label",
        [(0.0575, 0.035), (0.0592, 0.035), (0.0592, 0.09), (0.0575, 0.09)],
        o.mat("label", "#f3ead4", "paper"),
        closed=True,
    )


@kind("spoon", "wooden spoon|ladle", family="vessels")
def spoon(o: Order) -> None:
    """A spoon."""
    o.size = 0.2
    metal = o.main("#c0c4c9", "metal")
    o.add(
        "bowl",
        s.cut(s.ball((0.022, 0.011, 0.034)), s.move(s.ball((0.02, 0.011, 0.031)), (0, 0.0055, 0))),
        metal,
        (0, 0.011, 0),
    )
    o.rod(
        "handle",
        [(0, 0.011, -0.031), (0, 0.02, -0.06), (0, 0.016, -0.12), (0, 0.012, -0.17)],
        [0.004, 0.003, 0.0045, 0.006],
        metal,
    )


@kind("fork", "dinner fork", family="vessels")
def fork(o: Order) -> None:
    """A fork."""
    o.size = 0.2
    metal = o.main("#c0c4c9", "metal")
    o.add(
        "head",
        s.plate(
            [[-0.014, 0], [0.014, 0], [0.014, 0.022], [0.006, 0.036], [-0.006, 0.036], [-0.014, 0.022]],
            0.003,
            bevel=0.001,
        ),
        metal,
        (0, 0.006, 0),
        rotate=(-90, 0, 0),
    )
    for k in range(4):
        o.rod(
            f"tine {k + 1}",
            [
                (-0.0123 + 0.0082 * k, 0.006, 0.002),
                (-0.0123 + 0.0082 * k, 0.008, 0.02),
                (-0.0123 + 0.0082 * k, 0.013, 0.05),
            ],
            [0.0022, 0.002, 0.001],
            metal,
        )
    o.rod("handle", [(0, 0.006, -0.03), (0, 0.011, -0.06), (0, 0.007, -0.15)], [0.0035, 0.003, 0.006], metal)


@kind("candle", "candlestick|candle holder", family="vessels")
def candle(o: Order) -> None:
    """A candle; a number on a stick where one is asked for."""
    o.size = 0.2
    digits = o.text("")
    wax = o.main(("#f1e6cd", "#b3263a", "#e9d8e6"), "matte")
    if digits:
        number = {"kind": "text", "text": digits, "height": 0.075, "depth": 0.018}
        o.add("number", number, wax, (0, 0.108, 0))
        for k in range(len(digits)):
            x = (k - (len(digits) - 1) / 2) * 0.045
            o.rod(
                f"stick {k + 1}", [(x, 0, 0), (x, 0.08, 0)], 0.003, o.paint("stick", "#f4f1e8", "plastic"), smooth=False
            )
        o.rod("wick", [(0, 0.14, 0), (0.001, 0.158, 0)], 0.0018, o.paint("wick", "#2a2420", "matte"), smooth=False)
        flame = [(0.001, 0.154), (0.009, 0.166), (0.0095, 0.175), (0.005, 0.19), (0.0005, 0.206)]
        o.lathe("flame", flame, o.paint("flame", "#ffae2e", "glow"), smooth=True)
        return
    o.lathe(
        "holder",
        [(0.06, 0), (0.065, 0.008), (0.055, 0.012), (0.028, 0.014), (0.03, 0.03), (0.026, 0.03)],
        o.mat("holder|base", "#b48a3e", "gold"),
    )
    o.lathe("candle", [(0.022, 0.014), (0.022, 0.15), (0.018, 0.153), (0.006, 0.149)], wax)
    o.rod("wick", [(0, 0.148, 0), (0.001, 0.163, 0)], 0.0015, o.paint("wick", "#2a2420", "matte"), smooth=False)
    o.lathe(
        "flame",
        [(0.001, 0.158), (0.009, 0.168), (0.0095, 0.177), (0.005, 0.192), (0.0005, 0.208)],
        o.paint("flame", "#ffae2e", "glow"),
        smooth=True,
    )
