"""Buildings and their parts. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import arch, gable, gable_wall, window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _door(o: Order, at: tuple[float, float, float], w: float = 1.0, h: float = 2.1, *, arched: bool = False) -> None:
    wood = o.mat("door", ("#6a4223", "#3f6b6f", "#7a2a2a"), "wood")
    x, y, z = at
    outline = arch(w, h) if arched else s.rounded_outline(w, h, 0.02)
    o.plate(
        "door frame",
        [[px * 1.18, py * 1.07] for px, py in outline],
        0.14,
        o.paint("frame", "#ece6d8", "paint"),
        (x, y + h / 2, z),
    )
    o.plate("door", outline, 0.2, wood, (x, y + h / 2, z), bevel=0.01)
    o.ball("door knob", 0.05, o.paint("knob", "#d0a03a", "gold"), (x + w * 0.34, y + h * 0.46, z + 0.13))


def _chimney(o: Order, at: tuple[float, float, float], h: float) -> None:
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
    _door(o, (0, 0.15, d / 2))
    o.box("step", (1.5, 0.15, 0.6), o.paint("base", "#8a867f", "stone"), (0, 0.08, d / 2 + 0.35))
    if o.has("chimney", default=True):
        _chimney(o, (w * 0.28, h + 0.3, -d * 0.12), rise + 0.3)


@kind("log cabin", "cabin|wooden cabin|hut|wooden hut|shack|lodge", family="buildings")
def log_cabin(o: Order) -> None:
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
    _door(o, (-0.6, 0.0, d / 2 + 0.16), 0.95, 1.9)
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


def _battlements(o: Order, name: str, r: float, y: float, mat: str, count: int) -> None:
    o.lathe(
        f"{name} parapet",
        [
            (r - 0.02, y - 0.28),
            (r + 0.22, y),
            (r + 0.22, y + 0.22),
            (r - 0.12, y + 0.22),
            (r - 0.12, y - 0.1),
            (0, y - 0.1),
        ],
        mat,
        mapping="cylinder",
    )
    tooth = s.move(s.box((0.42, 0.4, 0.3), 0.02), (0, y + 0.4, r + 0.06))
    o.add(f"{name} merlons", tooth, mat, array=s.radial(count))


def _tower(o: Order, name: str, x: float, z: float, r: float, h: float, wall: str, roof: str | None) -> None:
    o.cyl(f"{name} wall", r, h, wall, (x, h / 2, z), bevel=0.02, mapping="cylinder")
    parapet = [(r - 0.02, -0.3), (r + 0.2, 0), (r + 0.2, 0.25), (0, 0.25)]
    o.lathe(f"{name} parapet", parapet, wall, (x, h, z), mapping="cylinder")
    n = max(8, round(r * 9))
    for k, (px, pz) in enumerate(s.ring(n, r + 0.05)):
        o.box(
            f"{name} merlon {k + 1}",
            (0.3, 0.4, 0.3),
            wall,
            (x + px, h + 0.44, z + pz),
            rotate=(0, math.degrees(math.atan2(px, pz)), 0),
            bevel=0.02,
        )
    if roof is not None:
        o.lathe(
            f"{name} roof",
            [(r + 0.02, h + 0.24), (r * 0.95, h + 0.5), (0.001, h + 2.4 * r + 0.6)],
            roof,
            (x, 0, z),
            mapping="cylinder",
        )
        o.cyl(f"{name} pole", 0.04, 0.9, o.paint("pole", "#5b4326", "wood"), (x, h + 2.4 * r + 0.85, z))
        o.plate(
            f"{name} flag",
            [[0, 0], [0.75, 0.2], [0, 0.42]],
            0.03,
            o.mat("flag|banner", "#c8202a", "fabric"),
            (x + 0.02, h + 2.4 * r + 0.85, z),
        )
    for k in range(2):
        o.box(
            f"{name} slit {k + 1}",
            (0.16, 0.7, 0.1),
            o.paint("slit", "#2a2622", "matte"),
            (x, h * (0.45 + 0.3 * k), z + r),
        )


@kind("castle", "fortress|medieval castle|fairytale castle|citadel|palace|fort", family="buildings")
def castle(o: Order) -> None:
    o.size = 10.0
    wall = o.main(("#a9a49a", "#b8a98c", "#8f939a"), "stone", tile=2.4)
    towers = o.count("tower|turret", 4, 0, 12)
    roofed = o.has("roof", default=not o.style("ruined", "old"))
    roof = o.mat("roof", ("#3f5f8f", "#8f3a2a", "#5a3d6b"), "roof") if roofed else None
    a, h = 3.6, 3.2
    gate = s.move(s.plate(arch(1.7, 2.4), 2.0), (0, 1.2, a))
    walls = s.cut(s.box((2 * a, h, 2 * a), 0.02), s.box((2 * a - 1.0, 2 * h, 2 * a - 1.0), 0))
    o.add("walls", s.cut(s.move(walls, (0, h / 2, 0)), gate), wall)
    for turn in (0, 90, 180, 270):
        o.add(
            "wall merlons",
            s.move(s.box((0.5, 0.45, 0.5), 0.02), (-a + 0.9, h + 0.22, a - 0.25), array=s.linear(7, (0.9, 0, 0))),
            wall,
            rotate=(0, turn, 0),
        )
    spots = (
        [(-a, a), (a, a), (a, -a), (-a, -a)]
        if towers == 4
        else [(x, z) for x, z in s.ring(towers, a * 1.25, 180 / max(towers, 1))]
    )
    for k, (x, z) in enumerate(spots[:towers]):
        _tower(o, f"tower {k + 1}", x, z, 0.95 if towers <= 5 else 0.75, o.vary(5.0, 0.06), wall, roof)
    o.box("keep", (2.8, 5.2, 2.8), wall, (0, 2.6, -0.7), bevel=0.02)
    o.add(
        "keep merlons",
        s.move(s.box((0.45, 0.4, 0.45), 0.02), (-1.18, 5.38, 1.18), array=s.linear(4, (0.787, 0, 0))),
        wall,
        (0, 0, -0.7),
    )
    for turn in (90, 180, 270):
        o.add(
            "keep merlons",
            s.move(
                s.union(*[s.move(s.box((0.45, 0.4, 0.45), 0.02), (-1.18 + 0.787 * j, 5.38, 1.18)) for j in range(3)]),
                rotate=(0, turn, 0),
            ),
            wall,
            (0, 0, -0.7),
        )
    if roof is not None:
        o.add("keep roof", s.prism(4, 1.75, 2.2, 0.0), roof, (0, 6.3, -0.7))
    for x in (-0.7, 0.7):
        window(
            o,
            "keep window",
            (x, 4.2, 0.71),
            0.5,
            0.9,
            frame=wall,
            pane=o.paint("slit", "#2a2622", "matte"),
            arched=True,
            bars=False,
        )
    wood = o.mat("gate|door|drawbridge", "#6a4223", "planks")
    if o.has("gate|door|drawbridge", default=True):
        o.plate("gate", arch(1.66, 2.36), 0.16, wood, (0, 1.19, a - 0.3))
        for x in (-0.55, -0.18, 0.18, 0.55):
            o.box("gate bar", (0.07, 2.05, 0.08), o.paint("iron", "#3f4145", "iron"), (x, 1.05, a - 0.19))
        o.box("drawbridge", (1.7, 0.12, 1.8), wood, (0, 0.06, a + 0.9))
    o.plate(
        "gate arch",
        arch(2.1, 2.65),
        0.3,
        o.paint("arch", darker(o.main_color, 0.25), "stone"),
        (0, 1.32, a),
        holes=[[[x, y - 0.13] for x, y in arch(1.66, 2.4)]],
    )


@kind("tower", "stone tower|watchtower|wizard tower|guard tower|medieval tower|watch tower", family="buildings")
def tower(o: Order) -> None:
    o.size = 5.0
    wall = o.main(("#a9a49a", "#b8a98c"), "stone", tile=1.8)
    _tower(
        o,
        "tower",
        0,
        0,
        1.3,
        6.0,
        wall,
        o.mat("roof", ("#3f5f8f", "#8f3a2a", "#5a3d6b"), "roof") if o.has("roof", default=True) else None,
    )
    _door(o, (0, 0, 1.28), 0.95, 1.9, arched=True)
    window(
        o,
        "window",
        (0, 4.0, 1.3),
        0.6,
        1.0,
        frame=o.paint("frame", "#ece6d8", "paint"),
        pane=o.paint("pane", "#ffd98a", "glow"),
        arched=True,
    )


@kind("lighthouse", "light house", family="buildings")
def lighthouse(o: Order) -> None:
    o.size = 6.0
    look = o.wish.look.colors
    found = o.detail("stripe|band")
    o.keep("stripe")
    pair = list(look[:2]) + list(found.look.colors if found else ())
    white = o.paint(
        "white", pair[1] if len(pair) > 1 else ("#f4f2ec" if not pair or pair[0] != "#f2f1ee" else "#c8202a"), "paint"
    )
    red = o.paint("red", pair[0] if pair else str(o.pick("#c8202a", "#2459b8")), "paint")
    o.main_color = pair[0] if pair else "#c8202a"
    bands = o.count("stripe|band", 6, 2, 12)
    h = 7.0
    for k in range(bands):
        y0, y1 = h * k / bands, h * (k + 1) / bands
        r0, r1 = 1.35 - 0.55 * y0 / h, 1.35 - 0.55 * y1 / h
        o.lathe(
            f"band {k + 1}",
            [(r0, y0), ((r0 + r1) / 2, (y0 + y1) / 2), (r1, y1)],
            red if k % 2 == 0 else white,
            (0, 0.5, 0),
        )
    rock = o.mat("rock|base|island", "#7d7a75", "rock")
    o.blob(
        "rock",
        rock,
        [((x, 0.1, z), (1.1, 0.55, 1.0)) for x, z in s.ring(6, 1.2)] + [((0, 0.2, 0), (1.6, 0.6, 1.6))],
        blend=0.3,
    )
    o.cyl("gallery", 1.15, 0.16, o.paint("iron", "#2a2c30", "iron"), (0, h + 0.55, 0))
    for k, (x, z) in enumerate(s.ring(12, 1.08)):
        o.cyl(f"rail post {k + 1}", 0.03, 0.55, o.paint("iron", "#2a2c30", "iron"), (x, h + 0.88, z))
    o.add("rail", s.torus(1.08, 0.035), o.paint("iron", "#2a2c30", "iron"), (0, h + 1.15, 0))
    o.cyl("lantern", 0.6, 1.0, o.mat("light|lamp", "#ffe69a", "glow"), (0, h + 1.1, 0))
    for k, (x, z) in enumerate(s.ring(8, 0.61)):
        o.cyl(f"mullion {k + 1}", 0.035, 1.0, o.paint("iron", "#2a2c30", "iron"), (x, h + 1.1, z))
    o.lathe(
        "cap",
        [(0.8, h + 1.58), (0.75, h + 1.7), (0.3, h + 2.15), (0.001, h + 2.3)],
        o.mat("roof", o.main_color, "paint"),
        smooth=False,
    )
    o.ball("finial", 0.11, o.paint("iron", "#2a2c30", "iron"), (0, h + 2.36, 0))
    _door(o, (0, 0.62, 1.3), 0.75, 1.5, arched=True)
    for k in range(2):
        o.box(
            f"window {k + 1}",
            (0.34, 0.5, 0.2),
            o.paint("pane", "#2f3a44", "gloss"),
            (0, 3.2 + 2.0 * k, 1.1 - 0.16 * k),
            bevel=0.04,
        )


@kind("windmill", "wind mill|dutch windmill|mill", family="buildings")
def windmill(o: Order) -> None:
    o.size = 6.0
    wall = o.main(("#efe8d8", "#b98a64"), "concrete")
    roof = o.mat("roof|cap", ("#6a4a35", "#8f3a2a"), "roof")
    o.add("tower", s.prism(8, 1.75, 5.2, 1.1), wall, (0, 2.6, 0))
    o.lathe("cap", [(1.2, 0), (1.25, 0.15), (1.0, 0.75), (0.45, 1.25), (0.001, 1.4)], roof, (0, 5.15, 0), smooth=True)
    wood = o.mat("blade|sail|arm", "#7d5430", "wood")
    count = o.count("blade|sail|arm", 4, 2, 8)
    cloth = o.paint("cloth", "#f1eadb", "fabric")
    o.cyl("axle", 0.16, 1.3, o.paint("axle", "#5b3b22", "wood"), (0, 5.5, 1.15), rotate=(90, 0, 0))
    for k in range(count):
        turn = 360 * k / count + 20
        o.add(
            f"arm {k + 1}",
            s.move(s.box((0.13, 3.5, 0.1), 0.02), (0, 1.75, 0)),
            wood,
            (0, 5.5, 1.72),
            rotate=(0, 0, turn),
        )
        lattice = [s.move(s.box((0.8, 0.05, 0.05), 0), (0.42, 0.75 + 0.38 * j, 0)) for j in range(8)] + [
            s.move(s.box((0.06, 2.75, 0.06), 0), (0.82, 2.08, 0))
        ]
        o.add(f"lattice {k + 1}", s.union(*lattice), wood, (0, 5.5, 1.72), rotate=(0, 0, turn))
        o.add(
            f"cloth {k + 1}",
            s.move(s.box((0.74, 2.7, 0.03), 0), (0.44, 2.08, -0.02)),
            cloth,
            (0, 5.5, 1.72),
            rotate=(0, 0, turn),
        )
    _door(o, (0, 0, 1.58), 0.9, 1.8, arched=True)
    for y in (2.9,):
        window(
            o,
            "window",
            (0, y, 1.33),
            0.6,
            0.8,
            frame=o.paint("frame", "#ece6d8", "paint"),
            pane=o.paint("pane", "#7fa8c0", "gloss"),
        )
    o.lathe(
        "gallery", [(1.75, 2.05), (1.95, 2.05), (1.95, 2.15), (1.4, 2.15), (1.4, 2.05)], wood, closed=True
    ) if o.chance(0.4) else None


@kind("well", "stone well|wishing well|water well", family="buildings")
def well(o: Order) -> None:
    o.size = 1.6
    stone = o.main("#a09a90", "stone", tile=0.8)
    wood = o.mat("post|wood|frame", "#7d5430", "wood")
    o.lathe(
        "wall",
        [(0.7, 0), (0.7, 0.72), (0.76, 0.74), (0.76, 0.86), (0.5, 0.86), (0.5, 0.1), (0, 0.1)],
        stone,
        mapping="cylinder",
    )
    o.cyl("water", 0.5, 0.3, o.mat("water", "#3f86b0", "gloss"), (0, 0.22, 0))
    o.box("post", (0.11, 1.25, 0.11), wood, (0.6, 1.4, 0), mirror="x")
    gable(o, "roof", 1.7, 1.3, 0.55, (0, 2.0, 0), o.mat("roof", "#8a4a32", "roof"), along="x", thick=0.09, over=0.08)
    gable_wall(o, "gable", 1.15, 0.45, 1.3, (0, 2.0, 0), wood, along="x")
    o.cyl("winch", 0.08, 1.3, wood, (0, 1.6, 0), rotate=(0, 0, 90))
    o.rod(
        "crank",
        [(0.65, 1.6, 0), (0.8, 1.6, 0), (0.8, 1.42, 0), (0.95, 1.42, 0)],
        0.025,
        o.paint("iron", "#4a4c50", "iron"),
        smooth=False,
    )
    o.rod("rope", [(0, 1.55, 0.08), (0, 1.12, 0.08)], 0.014, o.paint("rope", "#c2a06a", "matte"), smooth=False)
    if o.has("bucket", default=True):
        o.cyl("bucket", 0.1, 0.22, o.mat("bucket", "#94602f", "planks"), (0, 1.02, 0.08), top=0.13)


@kind("church", "chapel|cathedral|medieval church", family="buildings")
def church(o: Order) -> None:
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
    _door(o, (0, 0, 3.62), 1.0, 2.0, arched=True)
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
    o.size = 12.0
    frame = o.main(("#9fb2c0", "#c9c2b5", "#6d7f8f"), "concrete")
    glass = o.mat("window|glass", ("#3a5f86", "#27424f"), "gloss")
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
        for turn in (0, 90):
            o.add(
                f"columns {t + 1}",
                s.move(
                    s.box((0.14, h, d * scale + 0.04), 0),
                    (-w * scale / 2 + 0.1, 0, 0),
                    array=s.linear(5, ((w * scale - 0.2) / 4, 0, 0)),
                ),
                frame,
                (0, y + h / 2, 0),
                rotate=(0, turn, 0),
            )
        y += h + 0.22
    o.cyl("antenna", 0.07, 2.2, o.paint("steel", "#b9bdc2", "metal"), (0, y + 1.0, 0), top=0.02)
    o.box("entrance", (1.3, 0.75, 0.3), o.paint("entrance", "#2a2c30", "gloss"), (0, 0.38, d / 2 + 0.02))


@kind("temple", "greek temple|roman temple|parthenon", family="buildings")
def temple(o: Order) -> None:
    o.size = 6.0
    marble = o.main("#e9e4d8", "marble")
    w, d = 6.0, 8.0
    for k in range(3):
        o.box(f"step {k + 1}", (w + 1.2 - 0.4 * k, 0.25, d + 1.2 - 0.4 * k), marble, (0, 0.125 + 0.25 * k, 0))
    columns = o.count("column|pillar", 6, 2, 10)
    column = [(0.36, 0), (0.36, 0.1), (0.28, 0.16), (0.23, 2.6), (0.34, 2.75), (0.36, 2.9)]
    for k in range(columns):
        x = -w / 2 + 0.4 + (w - 0.8) * k / (columns - 1)
        for z in (d / 2 - 0.4, -d / 2 + 0.4):
            o.lathe("column", column, marble, (x, 0.75, z))
    for k in range(1, 6):
        o.lathe("side column", column, marble, (w / 2 - 0.4, 0.75, -d / 2 + 0.4 + (d - 0.8) * k / 6), mirror="x")
    o.box("cella", (w - 2.4, 2.9, d - 2.4), o.paint("cella", darker(o.main_color, 0.12), "marble"), (0, 2.2, 0))
    o.box("entablature", (w + 0.2, 0.5, d + 0.2), marble, (0, 3.9, 0))
    gable_wall(o, "pediment", w + 0.3, 1.3, d + 0.1, (0, 4.15, 0), marble)
    gable(o, "roof", w + 0.2, d, 1.35, (0, 4.17, 0), o.mat("roof", "#b5694a", "roof"), thick=0.14, over=0.06)


@kind("pyramid", "egyptian pyramid", family="buildings")
def pyramid(o: Order) -> None:
    o.size = 8.0
    stone = o.main("#d6b878", "stone", tile=1.6)
    n = o.count("step|level|tier", 12, 3, 24)
    for k in range(n):
        a = 8.0 * (1 - k / n)
        o.box(f"course {k + 1}", (a, 5.2 / n, a), stone, (0, 5.2 / n * (k + 0.5), 0), bevel=0.02)
    o.plate(
        "entrance",
        [[-0.5, 0], [0.5, 0], [0.38, 1.1], [-0.38, 1.1]],
        0.6,
        o.paint("dark", "#3a2d1c", "matte"),
        (0, 0, 3.75),
    )


@kind("tent", "camping tent|teepee|tipi", family="buildings")
def tent(o: Order) -> None:
    o.size = 2.5
    cloth = o.main(("#d98a2b", "#4f7a4a", "#3f6f9f"), "fabric")
    o.add(
        "tent",
        s.cut(
            s.plate([[-1.1, 0], [1.1, 0], [0, 1.5]], 2.6),
            s.move(s.plate([[-1.02, -0.05], [1.02, -0.05], [0, 1.41]], 2.7), (0, 0, 0.12)),
        ),
        cloth,
    )
    for side in (-1, 1):
        o.plate(
            "flap",
            [[0.95 * side, 0], [0.35 * side, 0], [0.02 * side, 1.36]]
            if side > 0
            else [[-0.35, 0], [-0.95, 0], [-0.02, 1.36]],
            0.03,
            o.second(darker(o.main_color, 0.25), "fabric", "flap|door"),
            (0, 0, 1.26),
        )
    o.rod("pole", [(0, 0, 1.33), (0, 1.6, 1.33)], 0.03, o.paint("pole", "#8a6238", "wood"), smooth=False)
    o.rod("guy rope", [(0, 1.5, 1.33), (0, 0, 2.2)], 0.012, o.paint("rope", "#d8cdb0", "matte"), smooth=False)
    o.box("ground sheet", (2.2, 0.03, 2.6), o.paint("sheet", "#5b5245", "fabric"), (0, 0.015, 0))
    for x in (-1, 1):
        o.rod(
            "side rope",
            [(x * 1.05, 0.1, 0.9), (x * 1.5, 0, 1.1)],
            0.012,
            o.paint("rope", "#d8cdb0", "matte"),
            smooth=False,
        )


@kind("igloo", "ice house|snow house", family="buildings")
def igloo(o: Order) -> None:
    o.size = 3.0
    snow = o.main("#eef4f8", "brick", tile=1.0)
    o.materials[snow]["pattern"] |= {"color": "#b9cfdd"}
    dome = s.cut(s.ball((1.6, 1.45, 1.6)), s.move(s.box((6, 4, 6), 0), (0, -2, 0)))
    tunnel = s.move(s.plate(arch(1.3, 1.15), 1.2), (0, 0.57, 1.75))
    hole = s.move(s.plate(arch(0.85, 0.9), 2.0), (0, 0.45, 1.9))
    o.add("igloo", s.cut(s.union(dome, tunnel), hole), snow, mapping="cylinder")
    o.plate("dark", arch(0.86, 0.9), 0.05, o.paint("dark", "#2a3a48", "matte"), (0, 0.45, 1.3))


@kind("bridge", "stone bridge|wooden bridge|arched bridge", family="buildings")
def bridge(o: Order) -> None:
    o.size = 5.0
    stone = o.main("#a09a90", "stone", tile=1.5)
    top = [[2.9 - 5.8 * k / 16, 1.1 + 0.7 * math.sin(math.pi * k / 16)] for k in range(17)]
    under = [[1.7 * math.cos(math.pi * k / 14), 1.35 * math.sin(math.pi * k / 14)] for k in range(15)]
    body = s.cut(
        s.plate([[-2.9, 0], [2.9, 0], *top], 1.8), s.move(s.plate([[-1.7, -0.3], [1.7, -0.3], *under], 4), (0, 0, 0))
    )
    o.add("bridge", body, stone)
    for z in (-0.85, 0.85):
        rail = [[x, y + 0.42] for x, y in top]
        o.plate(
            "parapet",
            [*[[x, y - 0.05] for x, y in top[::-1]], *rail],
            0.2,
            o.paint("parapet", darker(o.main_color, 0.18), "stone"),
            (0, 0, z),
        )


@kind("barn", "red barn|farm barn|stable", family="buildings")
def barn(o: Order) -> None:
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
    _door(o, (-1.4, 0, 2.0), 1.1, 2.2)
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
        {"kind": "text", "text": "SHOP", "height": 0.28, "depth": 0.06},
        o.paint("gold", "#e6c25a", "gold"),
        (0, 3.2, 2.12),
    )


@kind("doghouse", "dog house|kennel|birdhouse|bird house", family="buildings")
def doghouse(o: Order) -> None:
    o.size = 1.0
    wood = o.main(("#b5362c", "#a87743", "#3f6f9f"), "planks")
    body = s.cut(
        s.plate([[-0.45, 0], [0.45, 0], [0.45, 0.6], [0, 0.95], [-0.45, 0.6]], 1.0),
        s.move(s.plate(arch(0.42, 0.55), 0.6), (0, 0.3, 0.5)),
    )
    o.add("house", body, wood)
    gable(o, "roof", 0.9, 1.0, 0.37, (0, 0.6, 0), o.mat("roof", "#5a4a3f", "roof"), thick=0.07, over=0.16)
    o.plate("inside", arch(0.42, 0.55), 0.02, o.paint("dark", "#2a1d14", "matte"), (0, 0.3, 0.21))


@kind("gate", "iron gate|archway|stone arch|arch|portal", family="buildings")
def gate(o: Order) -> None:
    o.size = 3.0
    stone = o.main("#a09a90", "stone", tile=1.0)
    for x in (-1.3, 1.3):
        o.box("pillar", (0.6, 2.6, 0.6), stone, (x, 1.3, 0), bevel=0.02)
        o.box("pillar cap", (0.76, 0.16, 0.76), stone, (x, 2.66, 0))
        o.ball("ball", 0.24, stone, (x, 2.95, 0))
    iron = o.mat("bar|gate|iron", "#2a2c30", "iron")
    for k in range(10):
        x = -0.9 + 0.2 * k
        h = 2.0 + 0.4 * math.cos(x * 1.3)
        o.cyl(f"bar {k + 1}", 0.028, h, iron, (x, h / 2 + 0.05, 0))
        o.add(f"spike {k + 1}", s.cone(0.05, 0.16), iron, (x, h + 0.12, 0))
    for y in (0.35, 1.7):
        o.box("cross bar", (2.1, 0.06, 0.05), iron, (0, y, 0))
