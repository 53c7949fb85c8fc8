"""Places to play: what turns, slides and swings, and houses in trees."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import door, window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


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
