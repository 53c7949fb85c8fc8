"""Places to play and to see, signs, and small things of nature."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import door, hollow, window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind(
    "pagoda",
    "japanese temple|chinese temple|asian temple|shrine|japanese pagoda|japanese shrine|buddhist temple|chinese pagoda",
    family="buildings",
)
def pagoda(o: Order) -> None:
    """A pagoda with curved roofs."""
    o.size = 6.0
    wall = o.main(("#b3302a", "#efe7d3", "#8a5a32"), "wood")
    roof = o.mat("roof", "#3f5f5a" if o.main_color[1:3] > "a0" else "#8f2430", "roof")
    wood = o.mat("pillar|column|beam", "#5f2a20", "wood")
    floors = o.count("storey|story|floor|tier|roof|level", int(o.pick(3, 3, 5)), 1, 7)
    o.box("base", (4.4, 0.4, 4.4), o.mat("base|stone", "#a8a49a", "stone"), (0, 0.2, 0), bevel=0.03)
    o.box("steps", (1.4, 0.2, 0.8), o.mat("base|stone", "#a8a49a", "stone"), (0, 0.1, 2.5), bevel=0.02)
    y, w = 0.4, 2.9
    for k in range(floors):
        h = 1.25 - 0.05 * k
        o.box(f"wall {k + 1}", (w, h, w), wall, (0, y + h / 2, 0), bevel=0.02)
        for x in (-1, 1):
            for z in (-1, 1):
                o.cyl("pillar", 0.09, h, wood, (x * (w / 2 + 0.12), y + h / 2, z * (w / 2 + 0.12)))
        for turn in (0, 90, 180, 270):
            o.add(
                "screen",
                s.move(s.box((w * 0.4, h * 0.6, 0.06), 0.01), (0, 0, w / 2)),
                o.mat("window|door", "#f1e3b8", "paper"),
                (0, y + h * 0.48, 0),
                rotate=(0, turn, 0),
            )
        y += h
        rim = w + 1.5
        eaves: list[Any] = [
            s.move(s.box((0.02, 0.02, 0.02), 0), (x * rim / 2, 0.22, z * rim / 2)) for x in (-1, 1) for z in (-1, 1)
        ]
        eaves += [
            s.move(s.box((0.02, 0.02, 0.02), 0), (x * rim * 0.44, 0.0, z * rim * 0.44))
            for x, z in ((0, 1), (0, -1), (1, 0), (-1, 0))
        ]
        top = [
            s.move(s.box((0.02, 0.02, 0.02), 0), (x * w * 0.34, 0.62, z * w * 0.34)) for x in (-1, 1) for z in (-1, 1)
        ]
        o.add(f"roof {k + 1}", s.hull(*eaves, *top), roof, (0, y, 0), crease=20)
        for x in (-1, 1):
            for z in (-1, 1):
                o.rod(
                    "ridge",
                    [
                        (x * w * 0.34, y + 0.62, z * w * 0.34),
                        (x * rim * 0.42, y + 0.3, z * rim * 0.42),
                        (x * rim * 0.53, y + 0.34, z * rim * 0.53),
                    ],
                    [0.07, 0.07, 0.03],
                    wood,
                )
        y += 0.52
        w *= 0.8
    gold = o.mat("spire|top|finial", "#d0a03a", "gold")
    o.add("cap", s.prism(4, w * 0.62, 0.7, 0.02), roof, (0, y + 0.3, 0), rotate=(0, 45, 0))
    o.cyl("spire", 0.06, 1.3, gold, (0, y + 1.0, 0), top=0.02)
    for k in range(4):
        o.add(f"spire ring {k + 1}", s.torus(0.17 - 0.03 * k, 0.035), gold, (0, y + 0.75 + 0.2 * k, 0))
    if floors <= 5:
        door(o, (0, 0.4, 1.46), 0.8, 1.0)


@kind("torii gate", "torii|japanese gate", family="buildings")
def torii(o: Order) -> None:
    """A torii gate."""
    o.size = 3.0
    red = o.main("#c8382a", "paint")
    black = o.second("#26221f", "wood", "top|beam|base|roof")
    for x in (-1, 1):
        o.rod("pillar", [(x * 1.35, 0, 0), (x * 1.25, 2.9, 0)], 0.15, red, smooth=False)
        o.cyl("foot", 0.22, 0.25, black, (x * 1.35, 0.125, 0))
    o.box("tie beam", (3.2, 0.2, 0.2), red, (0, 2.25, 0), bevel=0.02)
    o.box("strut", (0.26, 0.4, 0.12), red, (0, 2.55, 0), bevel=0.02)
    for y, long, mat, thick in ((2.82, 2.0, red, 0.15), (3.0, 2.15, black, 0.13)):
        o.rod(
            "lintel",
            [(-long, y + 0.2, 0), (-long * 0.5, y + 0.03, 0), (0, y, 0), (long * 0.5, y + 0.03, 0), (long, y + 0.2, 0)],
            thick,
            mat,
        )


@kind("treehouse", "tree fort", family="buildings")
def treehouse(o: Order) -> None:
    """A house in a tree."""
    o.size = 4.0
    bark, leaf = o.mat("trunk|bark|tree", "#6b4a2e", "bark"), o.mat("leaf|crown", "#4f8f3f", "leaf")
    wood = o.main(("#b98a54", "#a06c3b"), "planks")
    limbs: list[Any] = [
        ((0, 0, 0), (0, 1.9, 0), 0.42, 0.32),
        ((0, 1.8, 0), (-0.9, 3.6, -0.3), 0.26, 0.15),
        ((0, 1.8, 0), (0.95, 3.5, -0.5), 0.26, 0.15),
        ((0, 1.9, 0), (0, 3.9, -0.8), 0.28, 0.16),
    ]
    limbs += [((0, 0.12, 0), (0.7 * x, 0.0, 0.7 * z), 0.24, 0.08) for x, z in s.ring(5, 1.0)]
    o.blob("trunk", bark, [], limbs, blend=0.12)
    balls = [
        ((-1.1, 4.1, -0.4), (0.95, 0.8, 0.9)),
        ((1.15, 4.0, -0.6), (0.95, 0.8, 0.9)),
        ((0, 4.6, -0.9), (1.2, 0.95, 1.1)),
        ((0.1, 4.2, -1.5), (1.0, 0.8, 0.8)),
    ]
    o.blob("crown", leaf, balls, blend=0.25)
    o.box("platform", (2.3, 0.12, 2.0), wood, (0, 2.05, 0.35), bevel=0.02)
    o.box("house", (1.5, 1.2, 1.2), wood, (0, 2.7, 0.1), bevel=0.02)
    o.plate(
        "roof",
        [[-1.05, -0.1], [1.05, -0.1], [1.05, 0.0], [0, 0.75], [-1.05, 0.0]],
        1.6,
        o.mat("roof", "#8f3a2a", "roof"),
        (0, 3.3, 0.1),
        bevel=0.01,
    )
    door(o, (-0.3, 2.1, 0.71), 0.45, 0.9)
    window(
        o,
        "window",
        (0.36, 2.8, 0.71),
        0.42,
        0.42,
        frame=o.paint("frame", "#ece6d8", "paint"),
        pane=o.mat("window|glass", "#ffdf8a", "gloss"),
    )
    for x in (-1.1, 1.1):
        for z in (0.0, 0.65, 1.3):
            o.cyl("post", 0.035, 0.55, wood, (x, 2.38, z))
        o.rod("rail", [(x, 2.62, -0.3), (x, 2.62, 1.3)], 0.035, wood, smooth=False)
    for x in (-0.9, -0.45, 0.45, 0.9):
        o.cyl("post", 0.035, 0.55, wood, (x, 2.38, 1.3))
    for x in (-0.75, 0.75):
        o.rod("rail", [(x - 0.36, 2.62, 1.3), (x + 0.36, 2.62, 1.3)], 0.035, wood, smooth=False)
    if o.has("ladder|rope ladder", default=True):
        for x in (-0.18, 0.18):
            o.rod("rope", [(x, 0.05, 1.75), (x, 2.1, 1.4)], 0.025, o.mat("ladder", "#c9a56c", "fabric"), smooth=False)
        for k in range(7):
            t = (k + 0.5) / 7
            o.rod(
                f"rung {k + 1}",
                [(-0.24, 0.05 + 2.05 * t, 1.75 - 0.35 * t), (0.24, 0.05 + 2.05 * t, 1.75 - 0.35 * t)],
                0.03,
                wood,
                smooth=False,
            )


@kind("ferris wheel", "big wheel|observation wheel|fairground wheel", family="buildings")
def ferris_wheel(o: Order) -> None:
    """A ferris wheel."""
    o.size = 8.0
    steel = o.main(("#e9e7e2", "#c8323c", "#3f7fb8"), "paint")
    cabins = o.count("cabin|gondola|car", 12, 4, 20)
    tones = ("#d0242c", "#f2b91e", "#2f8f4e", "#2b62c9", "#8a3fb0", "#ee7d1a")
    y, r = 4.6, 3.6
    for z in (-0.45, 0.45):
        for rim in (r, r * 0.86):
            o.add("rim", s.torus(rim, 0.07), steel, (0, y, z), rotate=(90, 0, 0))
        for k in range(cabins):
            a = 2 * math.pi * k / cabins
            o.rod(f"spoke {k + 1}", [(0, y, z), (r * math.sin(a), y + r * math.cos(a), z)], 0.04, steel, smooth=False)
    o.cyl("hub", 0.4, 1.5, o.second("#d0a03a", "gold", "hub|trim|light"), (0, y, 0), rotate=(90, 0, 0))
    for z in (-0.85, 0.85):
        for x in (-1, 1):
            o.rod("support", [(x * 2.1, 0.1, z * 1.3), (0, y, z)], 0.13, steel, smooth=False)
        o.rod("cross", [(-1.15, 2.1, z * 1.16), (1.15, 2.1, z * 1.16)], 0.08, steel, smooth=False)
    for k in range(cabins):
        a = 2 * math.pi * k / cabins
        x, cy = r * math.sin(a), y + r * math.cos(a)
        paint = (
            o.mat("cabin|gondola|car", tones[k % 6], "gloss")
            if o.colored("cabin|gondola|car")
            else o.paint(f"cabin {k % 6}", tones[k % 6], "gloss")
        )
        o.cyl(f"axle {k + 1}", 0.05, 1.0, steel, (x, cy, 0), rotate=(90, 0, 0))
        o.add(
            f"cabin {k + 1}",
            s.cut(
                s.cyl(0.42, 0.62, bevel=0.06),
                s.move(s.box((1.2, 0.26, 0.5), 0.03), (0, 0.06, 0)),
                s.move(s.box((0.5, 0.26, 1.2), 0.03), (0, 0.06, 0)),
            ),
            paint,
            (x, cy - 0.45, 0),
        )
        o.add(f"cabin roof {k + 1}", s.cone(0.46, 0.24), paint, (x, cy - 0.04, 0))
    o.box("base", (5.4, 0.2, 3.0), o.mat("base", "#8d8a84", "concrete"), (0, 0.1, 0), bevel=0.04)


@kind("carousel", "merry go round|roundabout ride", family="buildings")
def carousel(o: Order) -> None:
    """A carousel with horses."""
    o.size = 4.0
    red = o.main(("#c8323c", "#2f6fb8", "#8a3fb0"), "gloss")
    cream, gold = o.second("#f6ecd2", "gloss", "stripe|trim"), o.mat("pole|gold", "#d0a03a", "gold")
    o.keep("stripe")
    o.cyl("platform", 2.0, 0.25, red, (0, 0.125, 0), bevel=0.05)
    o.cyl("floor", 1.92, 0.04, o.paint("floor", "#b98a54", "planks"), (0, 0.27, 0))
    o.cyl("column", 0.38, 2.2, cream, (0, 1.35, 0))
    for k, (x, z) in enumerate(s.ring(8, 0.39)):
        o.box(
            f"mirror {k + 1}",
            (0.2, 1.2, 0.02),
            o.paint("mirror", "#bcd6e6", "gloss"),
            (x, 1.35, z),
            rotate=(0, 45 * k, 0),
            bevel=0.004,
        )
    n = 16
    for k in range(n):
        a, b = 2 * math.pi * k / n, 2 * math.pi * (k + 1) / n
        pts = [
            (2.15 * math.sin(a), 2.5, 2.15 * math.cos(a)),
            (2.15 * math.sin(b), 2.5, 2.15 * math.cos(b)),
            (0, 3.35, 0),
        ]
        wedge = s.hull(*[s.move(s.box((0.03, 0.05, 0.03), 0), p) for p in pts])
        o.add(f"roof {k + 1}", wedge, red if k % 2 else cream)
        scallop = (2.13 * math.sin((a + b) / 2), 2.42, 2.13 * math.cos((a + b) / 2))
        o.ball(f"scallop {k + 1}", (0.24, 0.2, 0.24), cream if k % 2 else red, scallop)
        o.ball(f"bulb {k + 1}", 0.045, o.paint("bulb", "#ffe9a0", "glow"), (2.2 * math.sin(a), 2.56, 2.2 * math.cos(a)))
    o.ball("finial", 0.13, gold, (0, 3.45, 0))
    horses = o.count("horse", 6, 3, 10)
    coats = ("#f4f1ea", "#c98a5a", "#8a8f99", "#3a2f2a")
    for k, (x, z) in enumerate(s.ring(horses, 1.35, 10)):
        y = 0.95 + 0.16 * (k % 2)
        turn = 360 * k / horses + 100
        coat = (
            o.mat("horse", coats[k % 4], "gloss")
            if o.colored("horse")
            else o.paint(f"coat {k % 4}", coats[k % 4], "gloss")
        )
        body = s.blob(
            [((0, 0.16, 0.33), (0.075, 0.09, 0.1))],
            [
                ((0, 0, 0.17), (0, 0, -0.17), 0.13, 0.125),
                ((0, 0.04, 0.2), (0, 0.26, 0.32), 0.09, 0.065),
                ((0, 0.27, 0.34), (0, 0.2, 0.48), 0.065, 0.045),
                *[
                    ((dx, -0.05, dz), (dx, -0.3, dz + 0.08 * e), 0.045, 0.03)
                    for dx in (-0.07, 0.07)
                    for dz, e in ((0.17, 1.5), (-0.17, -1))
                ],
            ],
            0.03,
        )
        o.add(f"horse {k + 1}", body, coat, (x, y, z), rotate=(0, turn, 0))
        saddle = s.move(s.ball((0.14, 0.07, 0.12)), (0, 0.09, -0.02))
        o.add(
            f"saddle {k + 1}",
            saddle,
            o.paint(f"saddle {k % 3}", ("#d0242c", "#2459b8", "#2f9a4a")[k % 3], "gloss"),
            (x, y, z),
            rotate=(0, turn, 0),
        )
        o.cyl(f"pole {k + 1}", 0.03, 2.3, gold, (x, 1.4, z))


@kind("slide", "playground slide|kids slide|playground", family="toys")
def slide(o: Order) -> None:
    """A playground slide."""
    o.size = 2.0
    chute = o.main(("#f2b91e", "#d0242c", "#2f9fc0"), "plastic")
    steel = o.second(("#2b62c9", "#2f8f4e", "#d0242c"), "gloss", "ladder|frame|leg|rail")
    path = [(0, 1.55, -0.55), (0, 1.5, -0.3), (0, 1.0, 0.35), (0, 0.45, 1.05), (0, 0.26, 1.5), (0, 0.24, 1.85)]
    section = [
        [-0.04, -0.3],
        [0.16, -0.3],
        [0.16, -0.25],
        [0.02, -0.24],
        [0.02, 0.24],
        [0.16, 0.25],
        [0.16, 0.3],
        [-0.04, 0.3],
    ]
    o.add(
        "chute",
        {"kind": "sweep", "path": [list(p) for p in path], "section": [[-v, u] for u, v in section], "smooth": True},
        chute,
    )
    o.box("platform", (0.7, 0.06, 0.6), steel, (0, 1.5, -0.75), bevel=0.02)
    for x in (-0.33, 0.33):
        o.rod("front leg", [(x, 0, -0.5), (x, 1.52, -0.5)], 0.035, steel, smooth=False)
        o.rod(
            "ladder side",
            [(x, 0, -1.5), (x, 1.5, -1.02), (x, 2.1, -1.0), (x, 2.1, -0.5), (x, 1.52, -0.5)],
            0.032,
            steel,
            smooth=False,
        )
    for k in range(6):
        t = (k + 0.7) / 6.5
        o.rod(
            f"step {k + 1}",
            [(-0.33, 1.5 * t, -1.5 + 0.48 * t), (0.33, 1.5 * t, -1.5 + 0.48 * t)],
            0.028,
            steel,
            smooth=False,
        )
    o.rod("foot", [(0.28, 0.24, 1.6), (0.3, 0, 1.6)], 0.03, steel, smooth=False, mirror="x")


@kind("swing", "swing set|playground swing|garden swing", family="toys")
def swing(o: Order) -> None:
    """A swing set."""
    o.size = 2.2
    frame = o.main(("#d0242c", "#2b62c9", "#8a5a32"), "gloss")
    seat = o.mat("seat", ("#f2b91e", "#2b2d33"), "plastic")
    n = o.count("seat|swing", 2, 1, 4)
    half = 0.55 + 0.45 * n
    for x in (-1, 1):
        for z in (-0.75, 0.75):
            o.rod("leg", [(x * (half + 0.15), 0, z), (x * half, 2.2, 0)], 0.05, frame, smooth=False)
        o.rod("brace", [(x * (half + 0.08), 1.05, -0.39), (x * (half + 0.08), 1.05, 0.39)], 0.035, frame, smooth=False)
    o.cyl("beam", 0.06, 2 * half + 0.2, frame, (0, 2.2, 0), rotate=(0, 0, 90))
    for k in range(n):
        x = (k - (n - 1) / 2) * 0.9
        push = 0.28 * (-1) ** k if n > 1 else 0.2
        for dx in (-0.2, 0.2):
            o.rod(
                "rope",
                [(x + dx, 2.2, 0), (x + dx, 0.5, push)],
                0.014,
                o.mat("rope|chain", "#8d9197", "metal"),
                smooth=False,
            )
        o.box(f"seat {k + 1}", (0.48, 0.04, 0.2), seat, (x, 0.5, push), rotate=(-push * 24, 0, 0), bevel=0.015)


@kind("birdhouse", "bird house|nesting box|bird box", family="buildings")
def birdhouse(o: Order) -> None:
    """A birdhouse."""
    o.size = 0.4
    wood = o.main(("#b5362c", "#3f7fa0", "#d9a050", "#e9e1cb"), "wood")
    roof = o.mat("roof", "#6e4527", "wood")
    wall = [[-0.1, 0], [0.1, 0], [0.1, 0.18], [0, 0.28], [-0.1, 0.18]]
    hole = [[0.035 * math.cos(a), 0.15 + 0.035 * math.sin(a)] for a in (2 * math.pi * k / 24 for k in range(24))]
    o.plate("front", wall, 0.016, wood, (0, 0.03, 0.085), holes=[hole], bevel=0.003)
    o.plate("body", wall, 0.15, wood, (0, 0.03, 0.0))
    o.cyl("dark", 0.036, 0.004, o.paint("dark", "#1d1512", "matte"), (0, 0.18, 0.0765), rotate=(90, 0, 0), bevel=0)
    o.add("roof", s.move(s.box((0.19, 0.018, 0.24), 0.004), (0.066, 0.248, 0.01), rotate=(0, 0, -45)), roof, mirror="x")
    o.box("floor", (0.22, 0.018, 0.21), roof, (0, 0.025, 0.01), bevel=0.004)
    o.rod("perch", [(0, 0.1, 0.09), (0, 0.1, 0.15)], 0.008, roof, smooth=False)
    if o.has("pole|post|stand", default=o.chance(0.5)):
        o.cyl("pole", 0.026, 0.6, o.mat("pole|post|stand", "#8a6a3f", "wood"), (0, -0.28, 0))


@kind("gazebo", "pavilion|bandstand|garden pavilion|pergola", family="buildings")
def gazebo(o: Order) -> None:
    """A gazebo."""
    o.size = 3.0
    white = o.main(("#f4f1e8", "#8a5a32"), "wood")
    roof = o.mat("roof", ("#5f6f7a", "#8f3a2a", "#3f6b5a"), "roof")
    o.add("floor", s.prism(6, 1.75, 0.25), o.mat("floor|base", "#b9a78a", "planks"), (0, 0.125, 0))
    spots = s.ring(6, 1.5, 30)
    for k, (x, z) in enumerate(spots):
        o.cyl(f"post {k + 1}", 0.075, 2.2, white, (x, 1.3, z))
        o.ball(f"post cap {k + 1}", 0.1, white, (x, 2.35, z))
        u, v = spots[(k + 1) % 6]
        if k != 5:
            for y in (0.45, 0.95):
                o.rod("rail", [(x, y, z), (u, y, v)], 0.035, white, smooth=False)
            for j in range(1, 7):
                t = j / 7
                o.rod(
                    "baluster",
                    [(x + (u - x) * t, 0.45, z + (v - z) * t), (x + (u - x) * t, 0.95, z + (v - z) * t)],
                    0.02,
                    white,
                    smooth=False,
                )
        o.rod("arch", [(x, 2.25, z), ((x + u) / 2, 2.4, (z + v) / 2), (u, 2.25, v)], 0.05, white)
    o.add("roof", s.prism(6, 2.0, 0.95, 0.3), roof, (0, 2.85, 0), crease=15)
    o.add("lantern", s.prism(6, 0.3, 0.3), white, (0, 3.45, 0))
    o.add("lantern roof", s.prism(6, 0.42, 0.45, 0.02), roof, (0, 3.8, 0), crease=15)
    o.ball("finial", 0.07, o.paint("gold", "#d0a03a", "gold"), (0, 4.06, 0))
    o.box("steps", (0.9, 0.13, 0.4), o.mat("floor|base", "#b9a78a", "planks"), (0, 0.065, 1.68), bevel=0.015)


@kind("greenhouse", "glass house|glasshouse|conservatory", family="buildings")
def greenhouse(o: Order) -> None:
    """A greenhouse with plants."""
    o.size = 3.0
    frame = o.main(("#f4f1e8", "#3f6b5a"), "paint")
    leaf = o.mat("plant|leaf", "#4f9a3f", "leaf")
    w, d, h = 2.2, 3.0, 1.5
    o.box("base", (w, 0.3, d), o.mat("base|brick|wall", "#a3492f", "brick"), (0, 0.15, 0), bevel=0.02)
    for k in range(5):
        z = -d / 2 + d * k / 4
        for x in (-1, 1):
            o.box("post", (0.06, h - 0.3, 0.06), frame, (x * w / 2, 0.3 + (h - 0.3) / 2, z), bevel=0.01)
            o.rod("rafter", [(x * w / 2, h, z), (0, h + 0.75, z)], 0.035, frame, smooth=False)
    for x in (-1, 1):
        o.box("eaves", (0.07, 0.07, d + 0.06), frame, (x * w / 2, h, 0), bevel=0.012)
        o.box("middle rail", (0.05, 0.05, d), frame, (x * w / 2, 0.92, 0), bevel=0.01)
    o.box("ridge", (0.08, 0.08, d + 0.1), frame, (0, h + 0.76, 0), bevel=0.015)
    for k in range(6):
        x, z = (-0.6, 0.6)[k % 2], -0.95 + 0.95 * (k // 2)
        o.lathe(f"pot {k + 1}", hollow([(0.11, 0.3), (0.16, 0.52)], 0.02), o.paint("pot", "#b9663f", "clay"), (x, 0, z))
        o.ball(f"bush {k + 1}", (0.24, 0.28, 0.24), leaf, (x, 0.74, z))
    o.box("door", (0.75, 1.5, 0.05), frame, (0, 0.9, d / 2 + 0.02), bevel=0.01)
    o.box("door glass", (0.6, 1.25, 0.07), o.paint("pane", "#a9d6d0", "gloss"), (0, 0.92, d / 2 + 0.02), bevel=0.005)
    glass = o.mat("glass|window", "#cfe8e6", "glass")
    for x in (-1, 1):
        o.box("side glass", (0.02, h - 0.32, d - 0.04), glass, (x * w / 2, 0.3 + (h - 0.3) / 2, 0), bevel=0)
        slope = math.degrees(math.atan2(0.75, w / 2))
        o.box(
            "roof glass",
            (math.hypot(w / 2, 0.75), 0.02, d),
            glass,
            (x * w / 4, h + 0.375, 0),
            rotate=(0, 0, -x * slope),
            bevel=0,
        )


@kind("neon sign", "light sign|led sign|neon light", family="street")
def neon_sign(o: Order) -> None:
    """A glowing sign with the letters that were asked for."""
    o.size = 1.0
    text = o.text("OPEN")
    tall = min(0.3, 1.25 / len(text))
    glow = o.main(("#ff3fa8", "#2fd0ff", "#ff5a3a"), "glow")
    frame = o.second(("#2fa8ff", "#e6f52a", "#ff3fa8"), "glow", "frame|border|edge")
    wide = max(0.6, len(text) * tall * 0.78 + 0.24)
    o.plate(
        "board",
        s.rounded_outline(wide + 0.2, tall + 0.36, 0.1),
        0.03,
        o.mat("board|back", "#1d1e26", "plastic"),
        (0, 0.45, -0.03),
        bevel=0.008,
    )
    ring = [(x, 0.45 + y, 0.012) for x, y in s.rounded_outline(wide + 0.06, tall + 0.22, 0.08)]
    o.rod("tube", ring, 0.014, frame, smooth=False, closed=True)
    o.add("letters", {"kind": "text", "text": text, "height": tall, "depth": 0.035}, glow, (0, 0.45, 0.012))
    for x in (-1, 1):
        o.cyl(
            "chain", 0.008, 0.22, o.paint("steel", "#8d9197", "metal"), (x * wide * 0.36, 0.45 + tall / 2 + 0.28, -0.03)
        )


@kind("billboard", "wooden sign board|shop sign|hoarding|info board|notice board", family="street")
def billboard(o: Order) -> None:
    """A board on posts with the letters that were asked for."""
    o.size = 2.5
    board = o.main(("#f4f1e8", "#b98a54", "#2f5f4a"), "planks" if o.style("wooden", "rustic") else "paint")
    frame = o.second("#5f3d26", "wood", "frame|border|post")
    text = o.text("HELLO")
    for x in (-0.95, 0.95):
        o.box("post", (0.13, 1.9, 0.13), frame, (x, 0.95, -0.06), bevel=0.015)
    o.box("board", (2.6, 1.1, 0.06), board, (0, 1.85, 0), bevel=0.01)
    inner = s.rounded_outline(2.5, 1.0, 0.01)
    o.plate("frame", s.rounded_outline(2.72, 1.22, 0.02), 0.1, frame, (0, 1.85, 0), holes=[inner], bevel=0.014)
    ink = o.mat("letter|text|lettering", "#22304a" if o.main_color > "#7" else "#f6f1e2", "gloss")
    o.add(
        "lettering",
        {"kind": "text", "text": text, "height": min(0.5, 2.7 / len(text)), "depth": 0.03},
        ink,
        (0, 1.85, 0.04),
    )


@kind("nest", "bird nest|birds nest|nest eggs", family="nature")
def nest(o: Order) -> None:
    """A nest, with eggs in it."""
    o.size = 0.3
    twig = o.main("#7a5a38", "bark")
    second = o.paint("straw", lighter(o.main_color, 0.25), "bark")
    o.inside = (0.05, 0.075)
    o.lathe("bowl", hollow([(0.05, 0.0), (0.11, 0.025), (0.135, 0.07), (0.125, 0.085)], 0.035), twig)
    for k in range(34):
        a = float(o.rng.uniform(0, 2 * math.pi))
        y = 0.015 + 0.085 * (k / 34)
        r = 0.095 + 0.04 * min(1.0, y / 0.07)
        b = a + float(o.rng.uniform(0.5, 0.9))
        mid = (a + b) / 2
        dy = float(o.rng.uniform(-0.014, 0.014))
        path = [
            (r * math.sin(a), y - dy, r * math.cos(a)),
            (1.06 * r * math.sin(mid), y, 1.06 * r * math.cos(mid)),
            (r * math.sin(b), y + dy, r * math.cos(b)),
        ]
        o.rod(f"twig {k + 1}", path, 0.0048, (twig, second)[k % 2])
    eggs = o.count("egg", 3, 0, 8) if not o.has("egg") or o.detail("egg") else 3
    shell = o.mat("egg", ("#9fd0d8", "#f1e6d2", "#c9b38f"), "matte")
    for k in range(eggs):
        x, z = s.ring(max(eggs, 1), 0.034 if eggs > 1 else 0.0)[k]
        o.add(f"egg {k + 1}", s.ball((0.026, 0.026, 0.034)), shell, (x, 0.066, z), rotate=(20, 120 * k, 0))


@kind("coral", "coral reef|sea coral", family="nature")
def coral(o: Order) -> None:
    """Coral growing on a rock."""
    o.size = 0.5
    skin = o.main(("#f47a62", "#e2617f", "#f2a83a", "#9f6fd0"), "matte")
    o.ball("rock", (0.22, 0.09, 0.2), o.mat("rock|stone", "#8d8a84", "rock"), (0, 0.04, 0))
    limbs: list[Any] = []

    def grow(
        at: tuple[float, float, float], d: tuple[float, float, float], long: float, thick: float, depth: int
    ) -> None:
        end = (at[0] + d[0] * long, at[1] + d[1] * long, at[2] + d[2] * long)
        limbs.append((at, end, thick, thick * 0.78))
        if depth and len(limbs) < 70:
            for _ in range(2 + int(o.rng.integers(2))):
                n = (
                    d[0] + float(o.rng.uniform(-0.75, 0.75)),
                    d[1] + float(o.rng.uniform(-0.1, 0.4)),
                    d[2] + float(o.rng.uniform(-0.75, 0.75)),
                )
                size = math.sqrt(sum(v * v for v in n))
                grow(end, (n[0] / size, n[1] / size, n[2] / size), long * 0.74, thick * 0.76, depth - 1)

    for x, z in s.ring(3, 0.4):
        grow((x * 0.1, 0.08, z * 0.1), (x * 0.8, 0.9, z * 0.8), 0.15, 0.034, 3)
    o.blob("coral", skin, [], limbs, blend=0.015)


@kind("log", "wood log|fallen log|tree log|firewood|wooden log|branch", family="nature")
def log(o: Order) -> None:
    """A log with rings at its ends."""
    o.size = 1.0
    bark = o.main(("#6b4a2e", "#8a6a4a", "#d9d4c8"), "bark")
    o.cyl("log", 0.17, 1.1, bark, (0, 0.17, 0), rotate=(0, 0, 90), bevel=0.012)
    wood, ring = o.paint("wood", "#d9b27a", "matte"), o.paint("ring", "#b5854a", "matte")
    for x in (-1, 1):
        o.cyl("end", 0.155, 0.01, wood, (x * 0.549, 0.17, 0), rotate=(0, 0, 90), bevel=0)
        for r in (0.04, 0.08, 0.12):
            o.add("ring", s.move(s.torus(r, 0.004), rotate=(0, 0, 90)), ring, (x * 0.553, 0.17, 0))
    o.rod("branch", [(0.12, 0.28, 0.04), (0.2, 0.42, 0.08)], [0.06, 0.045], bark, smooth=False)
    o.rod("branch end", [(0.197, 0.415, 0.0785), (0.2015, 0.4235, 0.081)], 0.04, wood, smooth=False)
    if o.has("moss|mushroom|leaf", default=o.chance(0.6)):
        o.ball("moss", (0.28, 0.03, 0.11), o.mat("moss", "#6f9a3f", "leaf"), (-0.18, 0.325, 0))
        for k, (x, z) in enumerate(((-0.33, 0.04), (-0.26, -0.02), (-0.1, 0.05))):
            o.cyl(f"stem {k + 1}", 0.014, 0.07, o.paint("stem", "#f1e6d2", "matte"), (x, 0.36, z))
            o.add(
                f"cap {k + 1}",
                s.cut(s.ball((0.045, 0.036, 0.045)), s.move(s.box((0.2, 0.1, 0.2), 0), (0, -0.05, 0))),
                o.mat("mushroom", "#c8382a", "gloss"),
                (x, 0.385, z),
            )


@kind("bonsai", "bonsai tree|japanese tree", family="nature")
def bonsai(o: Order) -> None:
    """A bonsai in a tray."""
    o.size = 0.5
    leaf = o.main(("#4f8f3f", "#2f7a3e", "#e88aa5"), "leaf")
    bark = o.mat("trunk|bark", "#6b4a34", "bark")
    pot = o.mat("pot|tray", ("#3f5f7a", "#8a3a2a", "#4a3f38"), "ceramic")
    o.add(
        "pot",
        s.cut(
            s.hull(
                s.move(s.box((0.34, 0.01, 0.24), 0.003), (0, 0.085, 0)),
                s.move(s.box((0.28, 0.01, 0.18), 0.003), (0, 0.02, 0)),
            ),
            s.move(s.box((0.3, 0.04, 0.2), 0.006), (0, 0.085, 0)),
        ),
        pot,
    )
    o.box("foot", (0.06, 0.02, 0.18), pot, (0.1, 0.01, 0), bevel=0.004, mirror="x")
    o.ball("moss", (0.15, 0.035, 0.1), o.mat("moss|grass", "#6f9a3f", "leaf"), (0, 0.07, 0))
    limbs: list[Any] = [
        ((-0.03, 0.07, 0), (0.03, 0.17, 0.01), 0.036, 0.028),
        ((0.03, 0.17, 0.01), (-0.03, 0.27, 0), 0.027, 0.02),
        ((-0.03, 0.27, 0), (0.0, 0.37, 0), 0.018, 0.012),
        ((0.03, 0.18, 0.01), (0.15, 0.23, 0.02), 0.017, 0.01),
        ((-0.02, 0.25, 0), (-0.14, 0.29, -0.01), 0.016, 0.009),
        ((-0.03, 0.07, 0), (-0.08, 0.065, 0.03), 0.024, 0.01),
        ((-0.02, 0.07, 0), (0.04, 0.065, 0.04), 0.024, 0.01),
    ]
    o.blob("trunk", bark, [], limbs, blend=0.012)
    for k, (x, y, z, r) in enumerate(
        ((0.17, 0.26, 0.02, 0.085), (-0.16, 0.315, -0.01, 0.085), (0.0, 0.41, 0.0, 0.1), (0.07, 0.33, -0.06, 0.06))
    ):
        o.blob(
            f"pad {k + 1}",
            leaf,
            [
                ((x, y, z), (r, r * 0.42, r * 0.85)),
                ((x + r * 0.45, y - 0.01, z + 0.02), (r * 0.6, r * 0.34, r * 0.6)),
                ((x - r * 0.45, y - 0.008, z - 0.01), (r * 0.6, r * 0.34, r * 0.6)),
            ],
            blend=0.02,
        )


@kind("snowflake", "snow flake|ice crystal", family="symbols")
def snowflake(o: Order) -> None:
    """A snowflake."""
    o.size = 1.0
    ice = o.main(("#bfe6f7", "#f4f9fc", "#7fb8e8"), "gem")
    arms: list[Any] = []
    reach = float(o.rng.uniform(0.3, 0.4))
    for k in range(6):
        a = math.pi / 6 + math.pi * k / 3

        def at(r: float, side: float, a: float = a) -> list[float]:
            return [r * math.cos(a) - side * math.sin(a), r * math.sin(a) + side * math.cos(a), 0.0]

        arms.append(s.rod([at(0, 0), at(0.5, 0)], 0.028, smooth=False))
        for r, long in ((0.2, 0.12), (reach, 0.15), (0.43, 0.07)):
            arms += [s.rod([at(r, 0), at(r + long * 0.75, side * long * 0.75)], 0.02, smooth=False) for side in (-1, 1)]
        arms.append(s.move(s.ball(0.038), at(0.5, 0)))
    arms.append(s.move(s.prism(6, 0.11, 0.06), rotate=(90, 0, 0)))
    o.add("snowflake", s.union(*arms), ice, (0, 0.55, 0), crease=40)


@kind("water drop", "raindrop|droplet|drop|tear drop|drop water|oil drop", family="symbols")
def water_drop(o: Order) -> None:
    """A drop."""
    o.size = 1.0
    water = o.main("#2f8fe0", "gloss")
    o.lathe(
        "drop",
        [
            (0.001, 0.0),
            (0.16, 0.03),
            (0.29, 0.16),
            (0.31, 0.31),
            (0.24, 0.5),
            (0.11, 0.76),
            (0.03, 0.95),
            (0.001, 1.02),
        ],
        water,
        smooth=True,
    )
    o.add(
        "shine",
        s.ball((0.05, 0.12, 0.03)),
        o.paint("shine", "#f4fbff", "gloss"),
        (-0.17, 0.35, 0.215),
        rotate=(-6, -36, 14),
    )


@kind("flame", "fire symbol|fire icon|fireball", family="symbols")
def flame(o: Order) -> None:
    """A flame in three colours."""
    o.size = 1.0
    outer = [
        [0.0, 0.0],
        [0.2, 0.03],
        [0.34, 0.2],
        [0.36, 0.42],
        [0.25, 0.62],
        [0.2, 0.5],
        [0.12, 0.8],
        [-0.02, 1.1],
        [-0.08, 0.85],
        [-0.2, 0.66],
        [-0.27, 0.76],
        [-0.36, 0.42],
        [-0.34, 0.2],
        [-0.2, 0.03],
    ]
    o.plate("outer", outer, 0.2, o.main("#e8481e", "gloss"), smooth=True, bevel=0.07)
    o.plate(
        "middle",
        [[x * 0.7, 0.02 + y * 0.66] for x, y in outer],
        0.26,
        o.second("#f79a1e", "gloss", "middle|inner|core"),
        smooth=True,
        bevel=0.06,
    )
    o.plate(
        "inner",
        [[x * 0.4, 0.04 + y * 0.38] for x, y in outer],
        0.31,
        o.paint("inner", "#ffdf5a", "glow"),
        smooth=True,
        bevel=0.05,
    )


@kind("music note", "musical note|note|quaver|notes|treble clef", family="symbols")
def music_note(o: Order) -> None:
    """Two notes under one beam."""
    o.size = 1.0
    ink = o.main(("#22242b", "#7b3fc0", "#2459b8", "#d0242c"), "gloss")
    for x, y in ((-0.25, 0.1), (0.27, 0.17)):
        o.add("head", s.ball((0.15, 0.105, 0.075)), ink, (x, y, 0), rotate=(0, 0, 22))
        o.box("stem", (0.045, 0.72, 0.06), ink, (x + 0.125, y + 0.38, 0), bevel=0.012)
    o.plate("beam", [[-0.148, 0.72], [0.418, 0.8], [0.418, 0.94], [-0.148, 0.86]], 0.07, ink, bevel=0.014)


@kind("speech bubble", "chat bubble|message bubble|comic bubble|chat icon", family="symbols")
def speech_bubble(o: Order) -> None:
    """A speech bubble with letters or three dots in it."""
    o.size = 1.0
    paper = o.main(("#f6f4ee", "#3fa0f0", "#3fc06a"), "gloss")
    ink = o.second("#22304a" if o.main_color > "#9" else "#f6f4ee", "gloss", "dot|letter|text|border")
    o.keep("dot")
    o.add(
        "bubble",
        s.union(
            s.plate(s.rounded_outline(1.1, 0.66, 0.2), 0.16, bevel=0.04),
            s.move(s.plate([[-0.3, 0.04], [-0.02, 0.04], [-0.34, -0.26]], 0.13, bevel=0.03), (0, -0.3, 0)),
        ),
        paper,
        (0, 0.6, 0),
    )
    text = o.text("")
    if text:
        o.add(
            "lettering",
            {"kind": "text", "text": text, "height": min(0.26, 1.2 / len(text)), "depth": 0.05},
            ink,
            (0, 0.6, 0.085),
        )
    else:
        for k in (-1, 0, 1):
            o.ball(f"dot {k + 2}", (0.075, 0.075, 0.05), ink, (0.26 * k, 0.6, 0.075))


@kind("smiley", "emoji|smiley face|happy face|smile|emoticon|smiling face", family="symbols")
def smiley(o: Order) -> None:
    """A smiling face."""
    o.size = 1.0
    skin = o.main("#f7c92a", "gloss")
    dark = o.paint("dark", "#4a2f14", "gloss")
    o.ball("face", (0.5, 0.5, 0.42), skin, (0, 0.5, 0))
    sad = o.style("sad", "angry")
    for x in (-0.17, 0.17):
        o.ball("eye", (0.06, 0.1, 0.05), dark, (x, 0.61, 0.375))
    bend = 0.14 if sad else -0.14
    o.rod(
        "mouth",
        [
            (-0.26, 0.36 - bend * 0.6, 0.335),
            (-0.13, 0.33 + bend * 0.3, 0.385),
            (0, 0.33 + bend * 0.5, 0.395),
            (0.13, 0.33 + bend * 0.3, 0.385),
            (0.26, 0.36 - bend * 0.6, 0.335),
        ],
        0.032,
        dark,
    )
    if o.style("love") or o.has("heart"):
        o.ball("heart", 0.05, o.mat("heart", "#d0242c", "gloss"), (0.3, 0.72, 0.3))
    if o.style("angry"):
        o.rod("brow", [(0.07, 0.73, 0.385), (0.26, 0.8, 0.325)], 0.026, dark, smooth=False, mirror="x")


@kind("map pin", "location pin|pin|map marker|location marker|gps pin|pushpin", family="symbols")
def map_pin(o: Order) -> None:
    """A map pin."""
    o.size = 1.0
    red = o.main("#d8342c", "gloss")
    profile = [(0.0, 0.0), (0.05, 0.1), (0.2, 0.42), (0.29, 0.62), (0.3, 0.78), (0.22, 0.95), (0.1, 1.02), (0.0, 1.03)]
    o.lathe("pin", profile, red, smooth=True, scale=(1, 1, 0.62))
    o.add(
        "hole",
        s.move(s.cyl(0.12, 0.4, bevel=0.02), rotate=(90, 0, 0)),
        o.second("#f6f4ee", "gloss", "hole|center|dot"),
        (0, 0.74, 0),
    )
    o.add("ring", s.move(s.torus(0.2, 0.018)), o.paint("ring", darker(o.main_color, 0.2), "gloss"), (0, 0.01, 0))


@kind("check mark", "checkmark|tick|tick mark|ok sign|green tick", family="symbols")
def check_mark(o: Order) -> None:
    """A check mark."""
    o.size = 1.0
    outline = [[-0.45, 0.42], [-0.3, 0.58], [-0.12, 0.38], [0.32, 0.92], [0.48, 0.78], [-0.1, 0.08]]
    o.plate("check", outline[::-1], 0.18, o.main("#2fa84e", "gloss"), bevel=0.04)


@kind("x mark", "wrong sign|cross mark|red x|close sign", family="symbols")
def x_mark(o: Order) -> None:
    """An X."""
    o.size = 1.0
    red = o.main("#d0242c", "gloss")
    bar = s.box((0.2, 1.1, 0.18), 0.04)
    o.add("x", s.union(s.move(bar, rotate=(0, 0, 45)), s.move(bar, rotate=(0, 0, -45))), red, (0, 0.46, 0))


@kind("dollar sign", "money sign|dollar|euro sign|currency sign|euro", family="symbols")
def dollar_sign(o: Order) -> None:
    """A currency sign."""
    o.size = 1.0
    euro = o.style("euro")
    gold = o.main("#d9a62e" if not o.wish.look.colors else "#3fae5a", "gold")
    if euro:
        arc = [
            (0.34 * math.cos(a), 0.5 + 0.42 * math.sin(a), 0)
            for a in (math.radians(48 + 264 * k / 20) for k in range(21))
        ]
        o.rod("arc", arc, 0.085, gold)
        for y in (0.43, 0.59):
            o.box("bar", (0.5, 0.085, 0.12), gold, (-0.14, y, 0), bevel=0.03)
        return
    o.add("sign", {"kind": "text", "text": "$", "height": 0.95, "depth": 0.18}, gold, (0, 0.55, 0))


@kind("envelope", "mail|letter envelope|email|email icon|love letter", family="symbols")
def envelope(o: Order) -> None:
    """A closed envelope."""
    o.size = 0.3
    paper = o.main(("#f1e6d0", "#f6f4ee", "#c9a87a"), "paper")
    o.box("body", (0.3, 0.2, 0.014), paper, (0, 0.1, 0), bevel=0.002)
    fold = o.paint("fold", darker(o.main_color, 0.1), "paper")
    o.plate("flap", [[-0.148, 0.198], [0.0, 0.075], [0.148, 0.198]], 0.005, fold, (0, 0, 0.009), bevel=0.001)
    o.rod("crease", [(-0.146, 0.003, 0.0085), (-0.02, 0.1, 0.0085)], 0.0016, fold, smooth=False, mirror="x")
    seal = o.mat("seal|wax|heart", "#b3202a", "gloss")
    o.cyl("seal", 0.024, 0.008, seal, (0, 0.082, 0.013), rotate=(90, 0, 0))
    o.plate(
        "seal star",
        s.star_outline(5, 0.013, 0.006),
        0.004,
        o.paint("seal mark", "#d9626a", "gloss"),
        (0, 0.082, 0.0175),
    )


@kind("trash bag", "garbage bag|money bag|sack|bag gold|coin bag|bag money|sandbag", family="storage")
def sack(o: Order) -> None:
    """A tied sack; with a money sign where asked."""
    o.size = 0.4
    money = o.style("money", "gold", "coin")
    cloth = o.main("#b98f5f" if money else ("#a5855a", "#2b2d33", "#c9b38f"), "fabric")
    o.blob(
        "sack",
        cloth,
        [
            ((0, 0.15, 0), (0.17, 0.15, 0.15)),
            ((0.07, 0.06, 0.03), (0.1, 0.06, 0.1)),
            ((-0.07, 0.06, 0.02), (0.1, 0.06, 0.1)),
        ],
        [((0, 0.25, 0), (0, 0.34, 0), 0.08, 0.045), ((0, 0.36, 0), (0, 0.42, 0), 0.045, 0.085)],
        blend=0.03,
    )
    o.add("rope", s.torus(0.052, 0.015), o.mat("rope|tie|string", "#7a5230", "fabric"), (0, 0.35, 0))
    if money:
        o.add(
            "sign",
            {"kind": "text", "text": o.text("$")[:3], "height": 0.13, "depth": 0.05},
            o.mat("sign|letter", "#2f6b3a", "matte"),
            (0, 0.15, 0.135),
        )
        for k in range(4):
            a = 0.6 + 1.1 * k
            o.cyl(
                f"coin {k + 1}",
                0.034,
                0.011,
                o.mat("coin", "#d9b03a", "gold"),
                (0.19 * math.sin(a) + 0.02, 0.006 + 0.011 * (k % 2), 0.19 * math.cos(a)),
            )
