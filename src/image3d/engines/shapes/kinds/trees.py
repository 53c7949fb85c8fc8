"""Trees and bushes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _trunk(o: Order, height: float, radius: float, color: str = "#6b4a2e") -> str:
    bark = o.mat("trunk|bark", color, "bark")
    lean = o.rng.uniform(-0.05, 0.05, 2)
    o.rod(
        "trunk",
        [(0, 0, 0), (lean[0] * height, height * 0.5, lean[1] * height), (0, height, 0)],
        [radius * 1.35, radius, radius * 0.7],
        bark,
    )
    for k, (x, z) in enumerate(s.ring(4, radius * 1.9, 30)):
        o.rod(
            f"root {k + 1}",
            [(x * 0.3, radius * 1.3, z * 0.3), (x, 0.0, z)],
            [radius * 0.6, radius * 0.15],
            bark,
            smooth=False,
        )
    return bark


@kind(
    "tree", "oak tree|apple tree|oak|maple tree|cherry tree|birch tree|bush tree|cherry blossom tree", family="nature"
)
def tree(o: Order) -> None:
    """A tree."""
    o.size = 2.5
    leaf = o.main(("#3f8f3a", "#5aa03c", "#2f7a3f"), "leaf", tile=1.0)
    bark = _trunk(o, 1.7, 0.2)
    for k, (x, z) in enumerate(s.ring(3, 0.75, 50)):
        o.rod(
            f"branch {k + 1}",
            [(0, 1.15 + 0.12 * k, 0), (x * 0.5, 1.5 + 0.1 * k, z * 0.5), (x, 2.0, z)],
            [0.1, 0.08, 0.05],
            bark,
        )
    balls: list[Any] = [((0, 2.75, 0), (0.95, 0.85, 0.95))]
    for k, (x, z) in enumerate(s.ring(6, 0.8)):
        balls.append(((x, 2.15 + 0.3 * (k % 2), z), (o.vary(0.62), o.vary(0.52), o.vary(0.62))))
    o.blob("crown", leaf, balls, blend=0.12)
    fruit = next(
        (n for n in ("apple", "cherry", "orange", "fruit", "blossom", "flower", "lemon") if o.has(n) or o.style(n)),
        None,
    )
    if fruit:
        color = {"apple": "#c8202a", "cherry": "#a3142e", "orange": "#ee7d1a", "lemon": "#f2d43c"}.get(fruit, "#f4a6c0")
        for k in range(o.count("apple|cherry|orange|fruit|blossom|flower|lemon", 14, 1, 40)):
            a, y = 2.399 * k, 1.95 + 0.9 * ((k * 0.7549) % 1)
            r = 1.34 - 0.55 * abs(y - 2.2)
            o.ball(f"fruit {k + 1}", 0.1, o.mat(fruit, color, "gloss"), (r * math.cos(a), y, r * math.sin(a)))
    if o.has("snow"):
        o.blob(
            "snow",
            o.mat("snow", "#f4f7fa", "snow"),
            [((0, 3.28, 0), (0.75, 0.3, 0.75))]
            + [((x, 2.62 + 0.2 * (k % 2), z), (0.4, 0.18, 0.4)) for k, (x, z) in enumerate(s.ring(6, 0.75))],
            blend=0.1,
        )


@kind(
    "pine tree", "pine|fir tree|christmas tree|spruce|conifer|evergreen|fir|xmas tree|evergreen tree", family="nature"
)
def pine_tree(o: Order) -> None:
    """A pine tree."""
    o.size = 2.5
    leaf = o.main(("#2f6b3a", "#3a7a4a", "#28593a"), "leaf", tile=0.8)
    _trunk(o, 0.9, 0.16)
    layers = o.count("layer|tier", int(o.pick(4, 5)), 2, 9)
    christmas = o.style("christmas") or o.has("ornament|bauble|light|star")
    snow = o.has("snow") or o.style("snowy")
    for k in range(layers):
        t = k / layers
        r, y = 1.15 * (1 - 0.78 * t), 0.65 + 2.5 * t
        h = 2.9 / layers * 1.25
        points: list[Any] = []
        for j in range(24):
            a = 2 * math.pi * j / 24
            rr = r * (1.0 if j % 2 == 0 else 0.86)
            points.append((rr * math.cos(a), rr * math.sin(a)))
        o.add(
            f"layer {k + 1}",
            s.move(s.plate(points, h, taper=0.12), rotate=(-90, 13 * k, 0)),
            leaf,
            (0, y + h / 2, 0),
            crease=50,
        )
        if snow:
            white = o.mat("snow", "#f4f7fa", "snow")
            o.lathe(
                f"snow {k + 1}",
                [
                    (r * 0.9, y + 0.07),
                    (r * 0.92, y + 0.15),
                    (r * 0.6, y + h * 0.45),
                    (r * 0.14, y + h * 0.98),
                    (0.001, y + h),
                ],
                white,
                smooth=True,
            )
            o.add(
                f"snow edge {k + 1}",
                s.union(*[s.move(s.ball((0.13, 0.09, 0.13)), (x, y + 0.1, z)) for x, z in s.ring(12, r * 0.86)]),
                white,
            )
        if christmas:
            for j, (x, z) in enumerate(s.ring(6 - k if k < 4 else 2, r * 0.93, 30 * k)):
                color = o.bright(j + k)
                o.ball(
                    f"bauble {k}-{j}",
                    0.075,
                    o.mat("ornament|bauble|light", color, "gloss")
                    if o.colored("ornament|bauble|light")
                    else o.paint("bauble " + color[1:], color, "gloss"),
                    (x, y + 0.08, z),
                )
    if christmas:
        o.keep("star")
        o.plate(
            "star",
            s.star_outline(5, 0.24, 0.1),
            0.09,
            o.mat("star", "#f4c430", "glow"),
            (0, 0.65 + 2.5 * (layers - 1) / layers + 2.9 / layers * 1.25 + 0.16, 0),
            bevel=0.03,
        )
    if snow:
        o.lathe(
            "snow ground",
            [(0.8, 0), (0.6, 0.07), (0.2, 0.12), (0, 0.12)],
            o.mat("snow", "#f4f7fa", "snow"),
            smooth=True,
        )


def _frond(drop: float) -> dict[str, Any]:
    """A palm leaf from the origin along x: two halves that hang from a curved rib."""
    slices: list[Any] = []
    for j in range(7):
        t = j / 6
        x, y = 1.75 * t, 0.95 * t - (drop + 0.85) * t * t
        w = 0.02 + 0.23 * math.sin(math.pi * min(0.12 + 0.9 * t, 1.0)) ** 0.8
        rib = s.move(s.box((0.02, 0.02, 0.02), 0), (x, y, 0))
        slices.append([rib, *[s.move(s.box((0.02, 0.012, 0.02), 0), (x - 0.12 * t, y - 0.07, z)) for z in (-w, w)]])
    halves: list[Any] = []
    for a, b in pairwise(slices):
        halves += [s.hull(a[0], a[1], b[0], b[1]), s.hull(a[0], a[2], b[0], b[2])]
    return s.union(*halves)


@kind("palm tree", "palm|coconut tree|coconut palm", family="nature")
def palm_tree(o: Order) -> None:
    """A palm tree."""
    o.size = 2.5
    leaf = o.main(("#3f9a3c", "#2f8a45"), "leaf", tile=0.8)
    bark = o.mat("trunk|bark", "#9a7448", "bark")
    top = (0.55, 3.1, 0.0)
    path = [(0, 0, 0), (0.08, 0.9, 0), (0.3, 2.1, 0), top]
    o.rod("trunk", path, [0.2, 0.15, 0.12, 0.11], bark, anchors={"tip": list(top)})
    for k in range(11):
        t = (k + 1) / 12
        o.add(
            f"ring {k + 1}",
            s.torus(0.185 - 0.07 * t, 0.022),
            o.paint("ring", "#7d5c38", "bark"),
            (0.55 * t**1.8, 3.0 * t, 0),
            rotate=(0, 0, -14 * t),
        )
    fronds = o.count("leaf|frond", 9, 4, 16)
    for k, (drop, many) in enumerate(((0.35, (fronds + 1) // 2), (0.65, fronds // 2))):
        turn = (0, 180 / max(many, 1) * k, 0)
        hub: dict[str, Any] = {"anchors": {"hub": [0, 0, 0]}, "attach": {"to": "trunk", "at": "tip", "by": "hub"}}
        o.add(f"fronds {k + 1}", _frond(drop), leaf, rotate=turn, array=s.radial(many), crease=20, **hub)
    if o.has("coconut", default=True):
        for k, (x, z) in enumerate(s.ring(o.count("coconut", 4, 0, 8), 0.31, 80)):
            nut = o.mat("coconut", "#4f2c16", "leather")
            o.ball(f"coconut {k + 1}", (0.17, 0.19, 0.17), nut, (top[0] + x - 0.04, top[1] - 0.52, z))
    o.lathe(
        "sand", [(0.9, 0), (0.6, 0.08), (0.2, 0.13), (0, 0.13)], o.mat("sand|island", "#e2cc96", "matte"), smooth=True
    ) if o.has("sand|island", default=True) else None


@kind("bush", "shrub|hedge|boxwood", family="nature")
def bush(o: Order) -> None:
    """A bush."""
    o.size = 1.0
    leaf = o.main(("#3f8f3a", "#4f9a45"), "leaf")
    o.blob(
        "bush",
        leaf,
        [((0, 0.4, 0), (0.45, 0.4, 0.45))] + [((x, 0.28, z), (0.33, 0.28, 0.33)) for x, z in s.ring(6, 0.38, 15)],
        blend=0.06,
    )
    if o.has("flower|rose|berry"):
        for k in range(16):
            a, y = 2.399 * k, 0.15 + 0.6 * ((k * 0.7549) % 1)
            r = 0.7 - 0.75 * max(0, y - 0.3)
            o.ball(
                f"flower {k + 1}",
                0.055,
                o.mat("flower|rose|berry", "#e2617f", "matte"),
                (r * math.cos(a), y, r * math.sin(a)),
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
