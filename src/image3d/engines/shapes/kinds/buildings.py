"""Houses and other places to be in. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import arch, door, gable, gable_wall, window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def chimney(o: Order, at: tuple[float, float, float], h: float) -> None:
    """Chimney, as part of something larger."""
    mat = o.mat("chimney", "#9a4a35", "brick")
    o.box("chimney", (0.6, h, 0.6), mat, (at[0], at[1] + h / 2, at[2]), bevel=0.02)
    o.box("chimney cap", (0.76, 0.14, 0.76), o.paint("cap", "#6d6a66", "concrete"), (at[0], at[1] + h, at[2]))
    if o.has("smoke"):
        o.blob(
            "smoke",
            o.mat("smoke", "#e9e9ea", "snow"),
            [((at[0] + 0.15 * k, at[1] + h + 0.4 + 0.45 * k, at[2]), 0.2 + 0.1 * k) for k in range(4)],
            blend=0.2,
        )


@kind(
    "house",
    "home|cottage|family house|brick house|villa|suburban house|farmhouse|haunted house|building|mansion",
    family="buildings",
)
def house(o: Order) -> None:
    """A house."""
    o.size = 6.0
    wall = o.main(("#e6d9bd", "#c9d6d8", "#d8b48f"), "concrete", tile=2.0)
    floors = o.count("storey|story|floor|level", int(o.pick(1, 2)), 1, 5)
    w, d, h = o.vary(5.6), o.vary(4.6), 2.5 * floors
    o.box("walls", (w, h, d), wall, (0, h / 2, 0), bevel=0.02)
    o.box("base", (w + 0.2, 0.3, d + 0.2), o.paint("base", "#8a867f", "stone"), (0, 0.15, 0))
    rise = o.vary(1.9)
    gable_wall(o, "gable", d, rise, w, (0, h, 0), wall, along="x")
    gable(
        o,
        "roof",
        w,
        d,
        rise,
        (0, h, 0),
        o.mat("roof", ("#8f3a2a", "#4a4f57", "#6a4a35"), "roof"),
        along="x",
        thick=0.16,
    )
    frame, pane = o.mat("window|frame", "#f3efe6", "paint"), o.paint("pane", "#7fa8c0", "gloss")
    for f in range(floors):
        y = 1.45 + 2.5 * f
        for x in (-w * 0.3, w * 0.3) if f == 0 else (-w * 0.3, 0.0, w * 0.3):
            window(o, "window", (x, y, d / 2), 0.95, 1.15, frame=frame, pane=pane)
            window(o, "back window", (x, y, -d / 2), 0.95, 1.15, frame=frame, pane=pane)
        for side in (-1, 1):
            window(o, "side window", (side * w / 2, y, 0), 0.95, 1.15, frame=frame, pane=pane, turn=90)
    door(o, (0, 0.15, d / 2))
    o.box("step", (1.5, 0.15, 0.6), o.paint("base", "#8a867f", "stone"), (0, 0.08, d / 2 + 0.35))
    if o.has("chimney", default=True):
        chimney(o, (w * 0.28, h + 0.3, -d * 0.12), rise + 0.3)


@kind("log cabin", "cabin|wooden cabin|hut|wooden hut|shack|lodge", family="buildings")
def log_cabin(o: Order) -> None:
    """A log cabin."""
    o.size = 5.0
    wood = o.main("#94602f", "wood", tile=1.2)
    w, d, r = o.vary(4.6), o.vary(3.8), 0.16
    rows = 8
    for k in range(rows):
        y = r + 0.3 * k
        o.add(f"front log {k + 1}", s.cyl(r, w + 0.5, bevel=0.03), wood, (0, y, d / 2), rotate=(0, 0, 90), mirror="z")
        o.add(
            f"side log {k + 1}",
            s.cyl(r, d + 0.5, bevel=0.03),
            wood,
            (w / 2, y + 0.12, 0),
            rotate=(90, 0, 0),
            mirror="x",
        )
    h = 0.3 * rows + 0.1
    o.box("inner walls", (w - 0.05, h, d - 0.05), o.paint("inner", darker(o.main_color, 0.35), "wood"), (0, h / 2, 0))
    rise = 1.7
    gable_wall(o, "gable", w, rise, d, (0, h, 0), o.paint("gable", darker(o.main_color, 0.15), "planks"))
    gable(
        o, "roof", w, d, rise, (0, h, 0), o.mat("roof", ("#5b3b27", "#4d5a45", "#7a3a2a"), "roof"), thick=0.18, over=0.2
    )
    door(o, (-0.6, 0.0, d / 2 + 0.16), 0.95, 1.9)
    window(
        o,
        "window",
        (1.0, 1.3, d / 2 + 0.16),
        0.95,
        0.85,
        frame=o.mat("window|frame", "#e9dfc8", "wood"),
        pane=o.paint("pane", "#ffd98a", "glow"),
    )
    for side in (-1, 1):
        window(
            o,
            "side window",
            (side * (w / 2 + 0.16), 1.3, 0),
            0.95,
            0.85,
            frame=o.mat("window|frame", "#e9dfc8", "wood"),
            pane=o.paint("pane", "#ffd98a", "glow"),
            turn=90,
        )
    if o.has("chimney", default=True):
        o.box(
            "chimney",
            (0.7, h + rise + 0.6, 0.7),
            o.mat("chimney", "#8f8a82", "stone"),
            (w / 2 + 0.35, (h + rise + 0.6) / 2, -0.6),
        )
        o.box(
            "chimney cap", (0.9, 0.15, 0.9), o.paint("cap", "#6d6a66", "concrete"), (w / 2 + 0.35, h + rise + 0.6, -0.6)
        )
    if o.has("porch", default=True):
        o.box("porch", (w + 0.6, 0.12, 1.0), o.paint("porch", "#a87743", "planks"), (0, 0.06, d / 2 + 0.7))


@kind("church", "chapel|cathedral|medieval church", family="buildings")
def church(o: Order) -> None:
    """A church."""
    o.size = 7.0
    wall = o.main(("#ece6d8", "#b8ad98"), "concrete")
    roof = o.mat("roof", ("#7a3a2a", "#4a4f57"), "roof")
    o.box("nave", (4, 3.4, 7), wall, (0, 1.7, -1.5))
    gable_wall(o, "gable", 4, 2.0, 7, (0, 3.4, -1.5), wall)
    gable(o, "roof", 4, 7, 2.0, (0, 3.4, -1.5), roof, thick=0.16)
    o.box("tower", (2.0, 6.2, 2.0), wall, (0, 3.1, 2.6))
    o.add("spire", s.prism(4, 1.65, 3.6, 0.0), roof, (0, 8.0, 2.6))
    gold = o.mat("cross", "#d0a03a", "gold")
    o.box("cross upright", (0.12, 1.1, 0.12), gold, (0, 10.3, 2.6))
    o.box("cross bar", (0.65, 0.12, 0.12), gold, (0, 10.45, 2.6))
    door(o, (0, 0, 3.62), 1.0, 2.0, arched=True)
    pane = o.mat("window", "#5a7fb8", "gloss")
    for k in range(3):
        for side in (-1, 1):
            window(
                o, "window", (side * 2.0, 1.9, -3.8 + 2.0 * k), 0.8, 1.9, frame=wall, pane=pane, turn=90, arched=True
            )
    window(
        o,
        "belfry",
        (0, 5.0, 3.6),
        0.7,
        1.2,
        frame=wall,
        pane=o.paint("dark", "#2a2622", "matte"),
        arched=True,
        bars=False,
    )


@kind(
    "skyscraper",
    "office building|apartment building|high rise|tower block|office tower|apartment block",
    family="buildings",
)
def skyscraper(o: Order) -> None:
    """A skyscraper."""
    o.size = 12.0
    frame = o.main(("#c9d3da", "#d9d2c5", "#aab6c2"), "paint")
    glass = o.mat("window|glass", ("#1f3a5c", "#16303d"), "gloss")
    floors = o.count("storey|story|floor|level", 14, 3, 40)
    w, d, step = 4.2, 4.2, 0.9
    y = 0.0
    tiers = ((1.0, 0.6), (0.78, 0.28), (0.52, 0.12)) if floors > 8 else ((1.0, 1.0),)
    for t, (scale, share) in enumerate(tiers):
        n = max(1, round(floors * share))
        h = n * step
        o.box(f"core {t + 1}", (w * scale - 0.12, h, d * scale - 0.12), glass, (0, y + h / 2, 0))
        o.add(
            f"slabs {t + 1}",
            s.move(s.box((w * scale, 0.22, d * scale), 0.02), (0, 0.11, 0)),
            frame,
            (0, y, 0),
            array=s.linear(n + 1, (0, step, 0)),
        )
        for turn in (0, 90, 180, 270):
            o.add(
                f"columns {t + 1}",
                s.move(
                    s.box((0.16, h, 0.2), 0),
                    (-w * scale / 2 + 0.1, 0, d * scale / 2 - 0.08),
                    array=s.linear(5, ((w * scale - 0.2) / 4, 0, 0)),
                ),
                frame,
                (0, y + h / 2, 0),
                rotate=(0, turn, 0),
            )
        y += h + 0.22
    o.cyl("antenna", 0.07, 2.2, o.paint("steel", "#b9bdc2", "metal"), (0, y + 1.0, 0), top=0.02)
    o.box("entrance", (1.3, 0.75, 0.3), o.paint("entrance", "#2a2c30", "gloss"), (0, 0.38, d / 2 + 0.02))


_HALF = tuple(math.pi * k / 14 for k in range(15))


@kind("tent", "camping tent|dome tent|ridge tent|teepee|tipi|wigwam", family="buildings")
def tent(o: Order) -> None:
    """A ridge tent, a round dome of poles, or a teepee."""
    o.size = 2.5
    cloth = o.main(("#d98a2b", "#4f7a4a", "#3f6f9f", "#b8452f"), "fabric")
    flap = o.second(darker(o.main_color, 0.25), "fabric", "flap|door")
    if o.style("teepee", "tipi", "wigwam"):
        _teepee(o, cloth, flap)
    elif o.style("dome") or (not o.style("ridge") and o.chance(0.45)):
        _dome_tent(o, cloth, flap)
    else:
        _ridge_tent(o, cloth, flap)


def _ridge_tent(o: Order, cloth: str, flap: str) -> None:
    high, long = o.vary(1.5, 0.12), o.vary(2.6, 0.12)
    front = long / 2
    o.add(
        "tent",
        s.cut(
            s.plate([[-1.1, 0], [1.1, 0], [0, high]], long),
            s.move(s.plate([[-1.02, -0.05], [1.02, -0.05], [0, high - 0.09]], long + 0.1), (0, 0, 0.12)),
        ),
        cloth,
    )
    o.plate("flap", [[0.95, 0], [0.35, 0], [0.02, high - 0.14]], 0.03, flap, (0, 0, front - 0.04))
    o.plate("flap", [[-0.35, 0], [-0.95, 0], [-0.02, high - 0.14]], 0.03, flap, (0, 0, front - 0.04))
    rope = o.paint("rope", "#d8cdb0", "matte")
    pole = [(0, 0, front + 0.03), (0, high + 0.1, front + 0.03)]
    o.rod("pole", pole, 0.03, o.paint("pole", "#8a6238", "wood"), smooth=False)
    o.rod("guy rope", [(0, high, front + 0.03), (0, 0, front + 0.9)], 0.012, rope, smooth=False)
    o.box("ground sheet", (2.2, 0.03, long), o.paint("sheet", "#5b5245", "fabric"), (0, 0.015, 0))
    for z in (-0.35 * long, 0.35 * long):
        o.rod("side rope", [(1.0, 0.14, z), (1.5, 0, z * 1.15)], 0.012, rope, smooth=False, mirror="x")


def _dome_tent(o: Order, cloth: str, flap: str) -> None:
    r, high = 1.25, o.vary(1.35, 0.12)
    o.add("dome", s.cut(s.ball((r, high, r)), s.move(s.box((4, 4, 4), 0), (0, -2, 0))), cloth)
    pole = o.paint("pole", "#3a3d42", "metal")
    for k, turn in enumerate((45, 135)):
        a = math.radians(turn)
        arc = [(r * math.cos(t) * math.cos(a), high * math.sin(t) + 0.01, r * math.cos(t) * math.sin(a)) for t in _HALF]
        o.rod(f"pole {k + 1}", arc, 0.026, pole)
    skin = s.cut(s.ball((r + 0.012, high + 0.012, r + 0.012)), s.ball((r - 0.05, high - 0.05, r - 0.05)))
    hole = s.move(s.plate([[-0.5, 0.02], [0.5, 0.02], [0.42, 0.55], [0, 0.86], [-0.42, 0.55]], 3), (0, 0, 1.5))
    o.add("door", s.common(skin, hole), o.paint("inside", "#2b2622", "fabric"))
    o.add("flap", s.move(s.capsule(0.075, 0.7), rotate=(0, 0, 24)), flap, (0.55, 0.36, 1.1))
    o.add(
        "fly",
        s.common(
            s.cut(s.ball((r + 0.05, high + 0.05, r + 0.05)), s.ball((r - 0.02, high - 0.02, r - 0.02))),
            s.move(s.cyl(0.62, 3.0), (0, 1.5, 0)),
        ),
        flap,
    )
    o.cyl("ground sheet", r + 0.06, 0.03, o.paint("sheet", "#5b5245", "fabric"), (0, 0.015, 0))


def _teepee(o: Order, cloth: str, flap: str) -> None:
    high = o.vary(2.5, 0.08)
    o.add("cover", s.cyl(1.2, high, top=0.16, bevel=0.0), cloth, (0, high / 2, 0))
    pole = o.paint("pole", "#8a6238", "wood")
    for k, (x, z) in enumerate(s.ring(7, 1.0, 20)):
        o.rod(f"pole {k + 1}", [(0.14 * x, high - 0.2, 0.14 * z), (-0.3 * x, high + 0.5, -0.3 * z)], 0.028, pole)
    lean = math.degrees(math.atan2(1.04, high))
    o.plate("door", [[-0.36, 0], [0.36, 0], [0, 1.1]], 0.05, flap, (0, 0.02, 1.2), rotate=(-lean, 0, 0))
    for y in (0.18, 0.62):
        wide, up = 1.2 - 1.04 * y, high * y
        ring = [(wide + 0.012, up), (wide - 0.1, up), (wide - 0.17, up + 0.06 * high), (wide - 0.05, up + 0.06 * high)]
        o.lathe("band", ring, flap, closed=True)


@kind("igloo", "ice house|snow house", family="buildings")
def igloo(o: Order) -> None:
    """An igloo."""
    o.size = 3.0
    snow = o.main("#eef4f8", "brick", tile=1.0)
    o.materials[snow]["pattern"] |= {"color": "#b9cfdd"}
    dome = s.cut(s.ball((1.6, 1.45, 1.6)), s.move(s.box((6, 4, 6), 0), (0, -2, 0)))
    tunnel = s.move(s.plate(arch(1.3, 1.15), 1.2), (0, 0.57, 1.75))
    hole = s.move(s.plate(arch(0.85, 0.9), 2.0), (0, 0.45, 1.9))
    o.add("igloo", s.cut(s.union(dome, tunnel), hole), snow, mapping="cylinder")
    o.plate("dark", arch(0.86, 0.9), 0.05, o.paint("dark", "#2a3a48", "matte"), (0, 0.45, 1.3))


@kind("barn", "red barn|farm barn|stable", family="buildings")
def barn(o: Order) -> None:
    """A barn."""
    o.size = 6.0
    wall = o.main("#a3262a", "planks", tile=1.5)
    white = o.second("#f3efe6", "paint", "trim|door frame")
    outline = [[-2.4, 0], [2.4, 0], [2.4, 2.8], [1.6, 4.0], [0, 4.8], [-1.6, 4.0], [-2.4, 2.8]]
    o.plate("barn", outline, 6.0, wall)
    roof = [
        [2.6, 2.62],
        [2.6, 2.82],
        [1.72, 4.15],
        [0, 5.0],
        [-1.72, 4.15],
        [-2.6, 2.82],
        [-2.6, 2.62],
        [-1.6, 3.97],
        [0, 4.78],
        [1.6, 3.97],
    ]
    o.plate("roof", roof, 6.4, o.mat("roof", "#5a5f66", "metal"))
    o.box("door", (2.0, 2.2, 0.12), wall, (0, 1.1, 3.02))
    for turn in (-47, 47):
        o.box("door brace", (0.14, 2.85, 0.1), white, (0, 1.1, 3.08), rotate=(0, 0, turn))
    o.plate(
        "door frame",
        s.rounded_outline(2.2, 2.35, 0.02),
        0.14,
        white,
        (0, 1.16, 3.03),
        holes=[s.rounded_outline(1.9, 2.1, 0.02)],
    )
    o.plate(
        "loft frame",
        s.rounded_outline(1.0, 1.0, 0.02),
        0.14,
        white,
        (0, 3.4, 3.03),
        holes=[s.rounded_outline(0.76, 0.76, 0.02)],
    )
    o.box("loft", (0.8, 0.8, 0.08), o.paint("dark", "#3a2018", "matte"), (0, 3.4, 3.0))


@kind("shop", "store|cafe|bakery|restaurant|storefront|bookshop|coffee shop", family="buildings")
def shop(o: Order) -> None:
    """A shop."""
    o.size = 5.0
    wall = o.main(("#d8b48f", "#8fb0a8", "#c98a7a"), "brick")
    o.box("walls", (5, 3.6, 4), wall, (0, 1.8, 0))
    o.box("cornice", (5.3, 0.3, 4.3), o.paint("cornice", "#efe8d8", "paint"), (0, 3.7, 0))
    window(
        o,
        "show window",
        (1.1, 1.35, 2.0),
        2.0,
        1.7,
        frame=o.mat("window|frame", "#3a2a20", "wood"),
        pane=o.paint("pane", "#a9cfe0", "gloss"),
    )
    door(o, (-1.4, 0, 2.0), 1.1, 2.2)
    red, white = o.mat("awning", "#c8323c", "fabric"), o.paint("white", "#f5f2ea", "fabric")
    for k in range(11):
        o.box(
            f"awning {k + 1}",
            (0.43, 0.05, 1.1),
            red if k % 2 == 0 else white,
            (-2.15 + 0.43 * k, 2.65, 2.45),
            rotate=(24, 0, 0),
            bevel=0.005,
        )
    o.box("sign", (3.0, 0.5, 0.1), o.mat("sign", "#2f4f3f", "paint"), (0, 3.2, 2.05))
    o.add(
        "lettering",
        {"kind": "text", "text": (text := o.text("SHOP")), "height": min(0.28, 3.4 / len(text)), "depth": 0.06},
        o.paint("gold", "#e6c25a", "gold"),
        (0, 3.2, 2.12),
    )


@kind("doghouse", "dog house|kennel", family="buildings")
def doghouse(o: Order) -> None:
    """A doghouse."""
    o.size = 1.0
    wood = o.main(("#b5362c", "#a87743", "#3f6f9f"), "planks")
    body = s.cut(
        s.plate([[-0.45, 0], [0.45, 0], [0.45, 0.6], [0, 0.95], [-0.45, 0.6]], 1.0),
        s.move(s.plate(arch(0.42, 0.55), 0.6), (0, 0.3, 0.5)),
    )
    o.add("house", body, wood)
    gable(o, "roof", 0.9, 1.0, 0.37, (0, 0.6, 0), o.mat("roof", "#5a4a3f", "roof"), thick=0.07, over=0.16)
    o.plate("inside", arch(0.42, 0.55), 0.02, o.paint("dark", "#2a1d14", "matte"), (0, 0.3, 0.21))
