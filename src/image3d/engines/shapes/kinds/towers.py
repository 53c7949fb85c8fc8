"""Castles, towers and old stone."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import arch, door, gable, gable_wall, window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _tower(o: Order, name: str, x: float, z: float, r: float, h: float, wall: str, roof: str | None) -> None:  # noqa: PLR0917  # names, sizes and places read best in order
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
    """A castle."""
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
    """A tower."""
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
    door(o, (0, 0, 1.28), 0.95, 1.9, arched=True)
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
    """A lighthouse."""
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
    door(o, (0, 0.62, 1.3), 0.75, 1.5, arched=True)
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
    """A windmill."""
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
    door(o, (0, 0, 1.58), 0.9, 1.8, arched=True)
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
    """A well."""
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


@kind("bridge", "stone bridge|wooden bridge|arched bridge", family="buildings")
def bridge(o: Order) -> None:
    """A bridge."""
    o.size = 5.0
    stone = o.main("#a09a90", "stone", tile=1.5)
    top = [[2.9 - 5.8 * k / 16, 1.1 + 0.7 * math.sin(math.pi * k / 16)] for k in range(17)]
    under = [[1.7 * math.cos(math.pi * k / 14), 1.35 * math.sin(math.pi * k / 14)] for k in range(15)]
    body = s.cut(
        s.plate([[-2.9, 0], [2.9, 0], *top], 1.8), s.move(s.plate([[-1.7, -0.3], [1.7, -0.3], *under], 4), (0, 0, 0))
    )
    o.add("bridge", body, stone)
    if o.has("river|water|stream|canal"):
        o.box(
            "river", (5.8, 0.08, 5.4), o.mat("river|water|stream|canal", "#4f9fd0", "gloss"), (0, 0.02, 0), bevel=0.02
        )
    for z in (-0.85, 0.85):
        rail = [[x, y + 0.42] for x, y in top]
        o.plate(
            "parapet",
            [*[[x, y - 0.05] for x, y in top[::-1]], *rail],
            0.2,
            o.paint("parapet", darker(o.main_color, 0.18), "stone"),
            (0, 0, z),
        )


@kind("gate", "iron gate|archway|stone arch|arch", family="buildings")
def gate(o: Order) -> None:
    """A gate."""
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


@kind("pyramid", "egyptian pyramid", family="buildings")
def pyramid(o: Order) -> None:
    """A pyramid."""
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


@kind("temple", "greek temple|roman temple|parthenon", family="buildings")
def temple(o: Order) -> None:
    """A temple."""
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
