"""People of everyday life and their trades. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.costume import neck
from image3d.engines.shapes.kinds.people import SKINS, Figure, figure, head
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _neck(o: Order, skin: str) -> None:
    o.cyl("neck", 0.075, 0.14, skin, (0, 1.25, 0))


def _badge(o: Order) -> str:
    return o.mat("badge|star", "#d9b03a", "gold")


@kind("woman", "girl|lady|female|mother|young woman|businesswoman", family="people")
def woman(o: Order) -> None:
    """A woman with long hair, in a dress or in trousers."""
    o.size = 1.2
    cloth = o.main(("#c8414a", "#3f6fb0", "#4f9a6a", "#b48ae0", "#e0a83a"), "fabric")
    tones = ("#3a2418", "#6b4526", "#c9a050", "#1f1a18", "#a3502a")
    skin = head(o, hair_color=str(o.pick(*tones)))
    tone = next(name for name in o.materials if name.startswith("hair"))
    dress = o.has("dress|skirt|gown", default=o.chance(0.5)) and not o.has("trousers|pants|jeans")
    legs = skin if dress else o.mat("trousers|pants|jeans|leg", "#33415f", "fabric")
    figure(o, Figure(top=cloth, legs=legs, shoe=o.mat("shoe|boot", "#3a2a22", "leather"), hand=skin), wide=0.9)
    _neck(o, skin)
    if dress:
        skirt = o.mat("dress|skirt|gown", o.main_color, "fabric")
        o.lathe(
            "skirt",
            [(0.31, 0.4), (0.3, 0.43), (0.2, 0.7), (0.155, 0.82), (0.1, 0.82), (0.16, 0.7), (0.27, 0.4)],
            skirt,
            closed=True,
            scale=(1, 1, 0.88),
        )
        o.add("belt", s.torus(0.155, 0.022), o.mat("belt|sash", "#f1e9d6", "fabric"), (0, 0.8, 0), scale=(1, 1, 0.88))
    if o.chance(0.3):
        o.blob("bun", tone, [((0, 1.63, -0.16), (0.085, 0.08, 0.08))], blend=0.02)
    else:
        o.blob(
            "long hair",
            tone,
            [],
            [
                ((0, 1.5, -0.12), (0, 1.16, -0.17), 0.16, 0.12),
                ((0.16, 1.44, -0.04), (0.175, 1.16, -0.05), 0.06, 0.045),
                ((-0.16, 1.44, -0.04), (-0.175, 1.16, -0.05), 0.06, 0.045),
            ],
            blend=0.05,
        )
    if o.has("hat"):
        o.lathe(
            "hat",
            [(0.38, 1.58), (0.38, 1.6), (0.21, 1.62), (0.18, 1.76), (0.1, 1.8), (0.001, 1.8)],
            o.mat("hat", "#e0c48a", "fabric"),
        )
    if o.has("bag|handbag|purse"):
        o.box("bag", (0.07, 0.2, 0.24), o.mat("bag|handbag|purse", "#8a3a2a", "leather"), (0.4, 0.5, 0.08), bevel=0.03)


@kind("doctor", "nurse|surgeon|scientist|physician|professor|lab scientist", family="people")
def doctor(o: Order) -> None:
    """A doctor or scientist in a white coat."""
    o.size = 1.2
    coat = o.main("#f4f3ef", "fabric")
    shirt = o.second(("#5fa8b8", "#4f86c8", "#6fae7a"), "fabric", "shirt|scrubs|tie|trousers")
    skin = head(o)
    figure(
        o,
        Figure(
            top=coat,
            legs=o.paint("trousers", "#3a4458", "fabric"),
            shoe=o.paint("shoe", "#2a2522", "leather"),
            hand=skin,
        ),
        wide=1.02,
    )
    _neck(o, skin)
    o.lathe(
        "coat",
        [(0.27, 0.4), (0.26, 0.43), (0.2, 0.76), (0.16, 0.76), (0.23, 0.4)],
        coat,
        closed=True,
        scale=(1, 1, 0.86),
    )
    o.box("shirt", (0.13, 0.3, 0.03), shirt, (0, 1.05, 0.148), bevel=0.012)
    dark = o.paint("dark", "#26272a", "rubber")
    o.rod(
        "stethoscope",
        [(-0.11, 1.2, 0.06), (-0.1, 1.05, 0.16), (0.0, 0.92, 0.18), (0.1, 1.05, 0.16), (0.11, 1.2, 0.06)],
        0.014,
        dark,
    )
    o.rod("tube", [(0.0, 0.92, 0.18), (0.04, 0.86, 0.185)], 0.014, dark, smooth=False)
    o.cyl("chest piece", 0.034, 0.024, o.paint("steel", "#b9bdc2", "metal"), (0.05, 0.84, 0.187), rotate=(90, 0, 0))
    o.box("pocket", (0.1, 0.09, 0.02), coat, (0.13, 0.68, 0.175), bevel=0.006)
    if o.has("glasses", default=o.chance(0.4)):
        o.add("glasses", s.move(s.torus(0.05, 0.009), rotate=(90, 0, 0)), dark, (0.075, 1.485, 0.205), mirror="x")
    if o.has("clipboard", default=o.chance(0.5)):
        o.box(
            "clipboard",
            (0.22, 0.3, 0.02),
            o.paint("board", "#8a5a32", "wood"),
            (0.36, 0.76, 0.17),
            rotate=(-14, -18, 0),
            bevel=0.006,
        )
        o.box(
            "paper",
            (0.19, 0.25, 0.02),
            o.paint("paper", "#f6f4ee", "paper"),
            (0.358, 0.757, 0.178),
            rotate=(-14, -18, 0),
            bevel=0.002,
        )


@kind("police officer", "policeman|policewoman|cop|police man|constable", family="people")
def police_officer(o: Order) -> None:
    """A police officer."""
    o.size = 1.2
    blue = o.main(("#1f3566", "#22304a"), "fabric")
    skin = head(o)
    black = o.paint("black", "#1b1c20", "leather")
    figure(o, Figure(top=blue, legs=blue, shoe=black, hand=skin), wide=1.05)
    _neck(o, skin)
    o.box("belt", (0.42, 0.065, 0.34), black, (0, 0.76, 0), bevel=0.02)
    gold = _badge(o)
    o.box("buckle", (0.08, 0.065, 0.03), gold, (0, 0.76, 0.172), bevel=0.01)
    o.plate("badge", s.star_outline(6, 0.055, 0.032), 0.02, gold, (-0.1, 1.06, 0.142), bevel=0.004)
    o.box("tie", (0.05, 0.3, 0.02), black, (0, 1.03, 0.148), bevel=0.008)
    o.box("pocket", (0.09, 0.08, 0.02), blue, (0.1, 1.05, 0.14), bevel=0.006)
    hat = o.mat("hat|cap", o.main_color, "fabric")
    o.cyl("hat band", 0.2, 0.09, black, (0, 1.61, 0))
    o.add(
        "hat",
        s.hull(s.move(s.cyl(0.2, 0.03), (0, 1.66, 0)), s.move(s.cyl(0.265, 0.05), (0, 1.74, 0.02), rotate=(-7, 0, 0))),
        hat,
    )
    o.add(
        "visor",
        s.cut(s.ball((0.18, 0.03, 0.15)), s.move(s.box((1, 1, 0.3), 0), (0, 0, -0.15))),
        black,
        (0, 1.585, 0.16),
        rotate=(14, 0, 0),
    )
    o.plate("hat badge", s.star_outline(6, 0.04, 0.022), 0.02, gold, (0, 1.69, 0.235), bevel=0.004)
    o.box("radio", (0.06, 0.1, 0.05), black, (0.17, 0.79, 0.12), bevel=0.012)
    o.cyl("baton", 0.02, 0.36, black, (-0.2, 0.62, 0.1), rotate=(10, 0, 4))


@kind("firefighter", "fireman|fire fighter|firewoman", family="people")
def firefighter(o: Order) -> None:
    """A firefighter."""
    o.size = 1.2
    coat = o.main(("#c9a050", "#b3402a", "#2b2d36"), "fabric")
    stripe = o.second("#e8f06a", "glow", "stripe|band|trim")
    o.keep("stripe")
    skin = head(o)
    black = o.paint("black", "#1f1f22", "rubber")
    figure(o, Figure(top=coat, legs=coat, shoe=black, hand=black), wide=1.15)
    _neck(o, skin)
    o.lathe(
        "coat",
        [(0.27, 0.52), (0.26, 0.55), (0.21, 0.76), (0.17, 0.76), (0.24, 0.52)],
        coat,
        closed=True,
        scale=(1, 1, 0.86),
    )
    for y, r in ((0.6, 0.252), (0.92, 0.208)):
        o.add("stripe", s.torus(r, 0.022), stripe, (0, y, 0), scale=(1, 1.3, 0.84))
    o.add("leg stripe", s.torus(0.1, 0.017), stripe, (0.133, 0.24, 0), scale=(1, 1.4, 1), mirror="x")
    o.add("arm stripe", s.torus(0.076, 0.015), stripe, (0.4, 0.84, 0.02), rotate=(14, 0, -14), mirror="x")
    red = o.mat("helmet|hat", "#c8202a", "gloss")
    o.add("helmet", s.cut(s.ball((0.235, 0.23, 0.24)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0))), red, (0, 1.56, 0))
    o.add(
        "helmet brim",
        s.cut(s.ball((0.28, 0.035, 0.34)), s.move(s.box((1, 0.1, 1), 0), (0, -0.055, 0))),
        red,
        (0, 1.565, -0.04),
    )
    o.box("helmet crest", (0.04, 0.07, 0.4), red, (0, 1.775, -0.02), bevel=0.018)
    o.plate(
        "helmet badge",
        [[-0.06, 0.0], [0.06, 0.0], [0.07, 0.09], [0, 0.13], [-0.07, 0.09]],
        0.025,
        o.paint("gold", "#d9b03a", "gold"),
        (0, 1.6, 0.245),
        bevel=0.006,
    )
    if o.has("axe", default=True):
        o.rod("haft", [(0.43, 0.45, 0.12), (0.43, 1.2, 0.12)], 0.018, o.paint("haft", "#e0a83a", "wood"), smooth=False)
        o.plate(
            "axe",
            [[0.0, 0.05], [0.15, 0.09], [0.16, -0.1], [0.0, -0.04], [-0.09, 0.0]],
            0.028,
            o.mat("axe", "#b9bdc2", "metal"),
            (0.43, 1.14, 0.12),
            bevel=0.008,
        )


@kind("soldier", "army soldier|toy soldier|army man|trooper", family="people")
def soldier(o: Order) -> None:
    """A soldier."""
    o.size = 1.2
    uniform = o.main(("#5d6b3a", "#8a7a4f", "#4a5560"), "fabric")
    skin = head(o, hair=False)
    dark = o.paint("dark", "#33362c", "fabric")
    figure(o, Figure(top=uniform, legs=uniform, shoe=o.paint("boot", "#26221c", "leather"), hand=skin), wide=1.08)
    _neck(o, skin)
    o.box("vest", (0.36, 0.36, 0.33), dark, (0, 0.98, 0), bevel=0.06)
    for k in range(3):
        o.box(f"pouch {k + 1}", (0.09, 0.11, 0.06), dark, (-0.11 + 0.11 * k, 0.86, 0.18), bevel=0.018)
    o.box("belt", (0.41, 0.06, 0.33), o.paint("boot", "#26221c", "leather"), (0, 0.75, 0), bevel=0.02)
    o.add(
        "helmet",
        s.cut(s.ball((0.245, 0.23, 0.25)), s.move(s.box((1, 0.5, 1), 0), (0, -0.29, 0.0))),
        o.mat("helmet", o.main_color, "matte"),
        (0, 1.52, 0),
    )
    o.rod(
        "chin strap",
        [(0.19, 1.47, 0.04), (0.13, 1.29, 0.12), (-0.13, 1.29, 0.12), (-0.19, 1.47, 0.04)],
        0.012,
        o.paint("boot", "#26221c", "leather"),
    )
    o.box("pack", (0.34, 0.42, 0.18), dark, (0, 0.99, -0.22), bevel=0.05)
    if o.has("gun|rifle|weapon", default=True):
        iron = o.mat("gun|rifle|weapon", "#2b2d31", "iron")
        o.rod("barrel", [(0.2, 0.95, 0.3), (0.52, 0.72, 0.22)], 0.022, iron, smooth=False)
        o.box("gun body", (0.36, 0.085, 0.05), iron, (0.2, 0.92, 0.27), rotate=(0, 14, -36), bevel=0.014)
        o.box(
            "stock",
            (0.2, 0.1, 0.05),
            o.paint("stock", "#5b3a22", "wood"),
            (-0.02, 1.07, 0.24),
            rotate=(0, 14, -36),
            bevel=0.018,
        )


@kind("clown", "circus clown|jester", family="people")
def clown(o: Order) -> None:
    """A clown."""
    o.size = 1.2
    suit = o.main(("#f2c81e", "#3fa0d8", "#e8583a"), "fabric")
    red, white = o.paint("red", "#d0242c", "gloss"), o.paint("white", "#f6f4ee", "fabric")
    figure(o, Figure(top=suit, legs=suit, shoe=red, hand=white), wide=1.2)
    o.ball("big shoe", (0.1, 0.06, 0.2), red, (0.15, 0.06, 0.14), mirror="x")
    for k in range(3):
        o.ball(f"pompom {k + 1}", 0.05, red, (0, 1.04 - 0.15 * k, 0.165))
    for k, (x, z) in enumerate(s.ring(14, 0.17)):
        o.ball(f"ruff {k + 1}", (0.055, 0.03, 0.055), white, (x, 1.21 + 0.012 * (k % 2), z))
    face = o.mat("skin|face", "#f4e3d3", "skin")
    o.ball("head", (0.2, 0.225, 0.2), face, (0, 1.45, 0))
    o.ball("nose", 0.055, red, (0, 1.43, 0.215))
    eyes(o, (0.075, 1.5, 0.17), 0.034, white=True)
    o.rod("grin", [(-0.11, 1.37, 0.165), (0, 1.315, 0.195), (0.11, 1.37, 0.165)], 0.022, red)
    hair = o.mat("hair", ("#ee7d1a", "#d0242c", "#2f9f4a"), "fur")
    for k in range(4):
        o.ball(f"hair {k + 1}", 0.095, hair, (0.2, 1.42 + 0.075 * k, -0.05 - 0.01 * k), mirror="x")
    o.add("hat", s.cone(0.12, 0.26), o.mat("hat", "#2f6fb8", "fabric"), (0, 1.77, 0))
    o.ball("hat bobble", 0.045, red, (0, 1.91, 0))


@kind("ballerina", "ballet dancer|dancer", family="people")
def ballerina(o: Order) -> None:
    """A ballerina on one toe."""
    o.size = 1.2
    cloth = o.main(("#f3b7c8", "#cfe0f3", "#f6f1e6"), "fabric")
    skin = head(o, hair_color=str(o.pick("#3a2418", "#6b4526", "#1f1a18")))
    tone = next(name for name in o.materials if name.startswith("hair"))
    o.blob("bun", tone, [((0, 1.68, -0.06), (0.075, 0.07, 0.075))], blend=0.02)
    _neck(o, skin)
    o.blob("bodice", cloth, [], [((0, 1.08, 0), (0, 0.8, 0), 0.14, 0.115)], blend=0.04, scale=(1, 1, 0.85))
    for k, r in enumerate((0.44, 0.4, 0.36)):
        points = [
            (0.1, 0.8 - 0.02 * k),
            (r * 0.6, 0.79 - 0.03 * k),
            (r, 0.73 - 0.04 * k),
            (r, 0.72 - 0.04 * k),
            (r * 0.6, 0.77 - 0.03 * k),
        ]
        o.lathe(f"tutu {k + 1}", points, cloth, closed=True)
    for x in (-1, 1):
        o.rod(
            "arm",
            [(x * 0.13, 1.12, 0), (x * 0.32, 1.3, 0.08), (x * 0.28, 1.6, 0.1), (x * 0.1, 1.82, 0.08)],
            [0.045, 0.04, 0.036, 0.03],
            skin,
        )
        o.ball("hand", 0.04, skin, (x * 0.08, 1.85, 0.08))
    o.rod("standing leg", [(0.06, 0.76, 0), (0.05, 0.4, 0.01), (0.03, 0.08, 0)], [0.07, 0.055, 0.04], skin)
    o.rod("raised leg", [(-0.06, 0.76, 0), (-0.26, 0.5, 0.1), (-0.01, 0.36, 0.06)], [0.07, 0.055, 0.04], skin)
    shoe = o.mat("shoe|slipper", o.main_color, "gloss")
    o.rod("shoe", [(0.03, 0.12, 0), (0.03, 0.0, 0.01)], [0.045, 0.026], shoe, smooth=False)
    o.ball("shoe 2", (0.07, 0.045, 0.045), shoe, (0.02, 0.35, 0.06))


@kind("baby", "newborn|infant|toddler", family="people")
def baby(o: Order) -> None:
    """A sitting baby."""
    o.size = 0.6
    cloth = o.main(("#9fc6f0", "#f3b7c8", "#f2e6a0", "#b9e0c0"), "fabric")
    skin = o.mat("skin|face", SKINS, "skin")
    o.blob(
        "body",
        cloth,
        [((0, 0.2, 0), (0.15, 0.18, 0.13))],
        [
            ((0.11, 0.3, 0.02), (0.22, 0.2, 0.12), 0.055, 0.045),
            ((-0.11, 0.3, 0.02), (-0.22, 0.2, 0.12), 0.055, 0.045),
            ((0.08, 0.08, 0.05), (0.15, 0.06, 0.24), 0.075, 0.06),
            ((-0.08, 0.08, 0.05), (-0.15, 0.06, 0.24), 0.075, 0.06),
        ],
        blend=0.03,
    )
    o.ball("hand", 0.045, skin, (0.235, 0.185, 0.145), mirror="x")
    o.ball("foot", (0.05, 0.055, 0.06), skin, (0.16, 0.065, 0.28), mirror="x")
    o.ball("head", (0.165, 0.16, 0.16), skin, (0, 0.5, 0.02))
    o.ball("ear", (0.03, 0.035, 0.02), skin, (0.165, 0.49, 0.02), mirror="x")
    eyes(o, (0.058, 0.52, 0.158), 0.024, white=False)
    o.ball("nose", 0.019, skin, (0, 0.49, 0.18))
    o.ball("cheek", (0.03, 0.022, 0.012), o.paint("cheek", "#f0a090", "skin"), (0.085, 0.465, 0.155), mirror="x")
    if o.has("pacifier|dummy", default=o.chance(0.6)):
        o.cyl(
            "pacifier", 0.032, 0.016, o.mat("pacifier|dummy", "#3fa0d8", "plastic"), (0, 0.44, 0.172), rotate=(84, 0, 0)
        )
        o.add(
            "pacifier ring",
            s.move(s.torus(0.02, 0.006), rotate=(84, 0, 0)),
            o.mat("pacifier|dummy", "#3fa0d8", "plastic"),
            (0, 0.432, 0.19),
        )
    else:
        o.rod(
            "smile",
            [(-0.03, 0.445, 0.168), (0, 0.43, 0.175), (0.03, 0.445, 0.168)],
            0.006,
            o.paint("mouth", "#a34a44", "matte"),
        )
    o.rod(
        "curl",
        [(0, 0.655, 0.03), (0.03, 0.69, 0.05), (0.0, 0.705, 0.07), (-0.02, 0.685, 0.06)],
        0.011,
        o.paint("hair", "#8a5a32", "fur"),
    )


@kind("chef", "cook|baker", family="people")
def chef(o: Order) -> None:
    """A chef."""
    o.size = 1.2
    white = o.main("#f4f3ef", "fabric")
    skin = head(o)
    figure(
        o,
        Figure(
            top=white,
            legs=o.mat("trousers|pants", "#3a3c42", "fabric"),
            shoe=o.paint("shoe", "#1f1f22", "leather"),
            hand=skin,
        ),
    )
    neck(o, skin)
    o.add("neckerchief", s.torus(0.1, 0.034), o.mat("scarf|neckerchief", "#c8202a", "fabric"), (0, 1.2, 0.01))
    for k in range(3):
        o.ball(
            f"button {k + 1}", 0.016, o.paint("button", "#33353a", "plastic"), (0.06, 1.08 - 0.1 * k, 0.15), mirror="x"
        )
    o.box("apron", (0.32, 0.46, 0.03), o.mat("apron", "#e9e6de", "fabric"), (0, 0.62, 0.165), bevel=0.012)
    o.box("apron belt", (0.42, 0.05, 0.34), o.mat("apron", "#e9e6de", "fabric"), (0, 0.82, 0), bevel=0.02)
    hat = o.mat("hat", "#fbfaf7", "fabric")
    o.cyl("hat band", 0.19, 0.16, hat, (0, 1.65, 0), top=0.2)
    o.blob(
        "hat",
        hat,
        [((0.13 * x, 1.8, 0.13 * z), (0.12, 0.11, 0.12)) for x, z in s.ring(6, 1.0)]
        + [((0, 1.84, 0), (0.15, 0.12, 0.15))],
        blend=0.03,
    )
    o.rod(
        "moustache",
        [(0, 1.385, 0.2), (0.09, 1.37, 0.19), (0.13, 1.4, 0.17)],
        [0.024, 0.018, 0.004],
        o.paint("moustache", "#3a2418", "fur"),
        mirror="x",
    )
    if o.has("spoon|ladle|pan|knife|whisk", default=True):
        steel = o.mat("spoon|ladle|pan|knife|whisk", "#b9bdc2", "metal")
        o.rod("ladle", [(0.4, 0.62, 0.12), (0.4, 1.15, 0.16)], 0.014, steel, smooth=False)
        o.ball("ladle bowl", (0.07, 0.045, 0.07), steel, (0.4, 1.18, 0.2))
