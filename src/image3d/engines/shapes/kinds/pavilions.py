"""Pagodas, gates and houses of gardens. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import door, hollow
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
