"""Flowers and what grows in pots."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import hollow
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _petals(  # noqa: PLR0917  # names, sizes and places read best in order
    o: Order,
    name: str,
    count: int,
    length: float,
    width: float,
    mat: str,
    at: tuple[float, float, float],
    *,
    lift: float,
    start: float = 0.0,
    tilt: float = 0.0,
) -> None:
    """A ring of petals facing up, or tipped towards the front by `tilt` degrees."""
    petal = s.move(
        s.union(s.move(s.ball((width, 0.06 * length, length / 2)), (0, 0, length * 0.6))), rotate=(-lift, 0, 0)
    )
    for k in range(count):
        o.add(
            f"{name} {k + 1}",
            s.move(s.union(petal), rotate=(0, start + 360 * k / count, 0)),
            mat,
            at,
            rotate=(tilt, 0, 0) if tilt else None,
        )


def _stem(o: Order, height: float, green: str, *, leaves: int = 2, scale: float = 1.0) -> None:
    o.rod("stem", [(0, 0, 0), (0.012 * scale, height * 0.5, 0), (0, height, 0)], 0.012 * scale, green)
    for k in range(leaves):
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.13 * scale, 0.012 * scale, 0.05 * scale)), (0.12 * scale, 0, 0)),
            green,
            (0, height * (0.25 + 0.22 * k), 0),
            rotate=(0, 200 * k + 20, 25),
        )


def _rose_head(o: Order, at: tuple[float, float, float], r: float, mat: str, name: str = "rose") -> None:
    x, y, z = at
    o.ball(f"{name} heart", (0.5 * r, 0.5 * r, 0.5 * r), mat, (x, y + 0.38 * r, z))
    petals: list[Any] = []
    for layer, (many, reach, lift, lean) in enumerate(((5, 0.62, 0.22, 24), (5, 0.42, 0.42, 12), (3, 0.2, 0.62, 4))):
        for px, pz in s.ring(many, reach * r, 37 * layer):
            turn = math.degrees(math.atan2(px, pz))
            petals.append(s.move(s.ball((0.46 * r, 0.46 * r, 0.16 * r)), (px, lift * r, pz), rotate=(lean, turn, 0)))
    o.add(f"{name} petals", s.union(*petals), mat, (x, y, z), crease=30)


def _along(r: float, profile: tuple[tuple[float, float], ...]) -> float:
    """Height of a turned profile at a radius."""
    for (r0, y0), (r1, y1) in pairwise(profile):
        if r <= r1:
            return y0 + (y1 - y0) * (r - r0) / (r1 - r0)
    return profile[-1][1]


@kind("flower", "daisy|tulip flower|wildflower|blossom|orchid|lily", family="nature")
def flower(o: Order) -> None:
    """A flower."""
    o.size = 0.5
    petal = o.main(("#f2f1ee", "#f08cb4", "#d9488a", "#7b5fd0"), "matte")
    green = o.mat("stem|leaf", "#3f8f3a", "leaf")
    _stem(o, 0.55, green)
    n = o.count("petal", 10, 4, 24)
    _petals(o, "petal", n, 0.17, 0.24 / n * 1.7 + 0.01, petal, (0, 0.57, 0), lift=12, tilt=55)
    o.ball(
        "center",
        (0.06, 0.035, 0.06),
        o.mat("center|centre|middle", "#f2b91e", "food"),
        (0, 0.58, 0.012),
        rotate=(55, 0, 0),
    )


@kind("sunflower", "sun flower", family="nature")
def sunflower(o: Order) -> None:
    """A sunflower."""
    o.size = 1.0
    petal = o.main("#f4b81c", "matte")
    green = o.mat("stem|leaf", "#4a8f35", "leaf")
    _stem(o, 1.15, green, scale=2.0)
    at = (0, 1.22, 0.05)
    _petals(o, "petal", 16, 0.24, 0.05, petal, at, lift=4, tilt=72)
    _petals(
        o,
        "back petal",
        16,
        0.27,
        0.05,
        o.paint("back petal", "#e39a14", "matte"),
        (0, 1.22, 0.035),
        lift=0,
        start=11,
        tilt=72,
    )
    o.ball(
        "seed head",
        (0.165, 0.05, 0.165),
        o.mat("center|centre|middle", "#4a2d16", "food"),
        (0, 1.22, 0.07),
        rotate=(72, 0, 0),
    )
    o.ball("inner seeds", (0.08, 0.03, 0.08), o.paint("inner", "#6b4a20", "food"), (0, 1.228, 0.1), rotate=(72, 0, 0))


@kind("tulip", "", family="nature")
def tulip(o: Order) -> None:
    """A tulip."""
    o.size = 0.5
    petal = o.main(("#d3202c", "#f2b91e", "#c24a9a"), "gloss")
    green = o.mat("stem|leaf", "#4a8f35", "leaf")
    o.rod("stem", [(0, 0, 0), (0.008, 0.25, 0), (0, 0.45, 0)], 0.012, green)
    for k in range(2):
        o.rod(
            f"leaf {k + 1}",
            [(0, 0.02, 0), (0.07 * (1 - 2 * k), 0.16, 0.02), (0.11 * (1 - 2 * k), 0.36, 0.05)],
            [0.014, 0.03, 0.002],
            green,
            scale=(1, 1, 0.35),
        )
    for k, (x, z) in enumerate(s.ring(3, 0.022)):
        o.ball(f"petal {k + 1}", (0.042, 0.075, 0.042), petal, (x, 0.51, z))
    for k, (x, z) in enumerate(s.ring(3, 0.026, 60)):
        o.add(f"outer petal {k + 1}", s.ball((0.036, 0.07, 0.036)), petal, (x * 1.25, 0.5, z * 1.25))
        o.add(f"tip {k + 1}", s.cone(0.02, 0.05), petal, (x * 1.1, 0.575, z * 1.1))


@kind("rose", "red rose", family="nature")
def rose(o: Order) -> None:
    """A rose."""
    o.size = 0.5
    petal = o.main(("#c3182b", "#f08cb4", "#f3ece0"), "matte")
    green = o.mat("stem|leaf", "#3a7a35", "leaf")
    _stem(o, 0.5, green, leaves=3, scale=0.9)
    _rose_head(o, (0, 0.52, 0), 0.1, petal)
    for k, (x, z) in enumerate(s.ring(5, 0.03)):
        o.add(
            f"sepal {k + 1}",
            s.rod(
                [(x * 0.3, 0.49, z * 0.3), (x * 1.6, 0.495, z * 1.6), (x * 2.4, 0.46, z * 2.4)], [0.008, 0.01, 0.001]
            ),
            green,
        )


@kind("bouquet", "flower bouquet|bunch flower|vase flower|bouquet flower|flower arrangement", family="nature")
def bouquet(o: Order) -> None:
    """A bouquet."""
    o.size = 0.5
    found = o.detail("rose|flower|tulip|daisy|lily|sunflower")
    color = (
        found.look.colors[0]
        if found and found.look.colors
        else (o.wish.look.colors[0] if o.wish.look.colors else str(o.pick("#c3182b", "#f08cb4", "#b07fd8")))
    )
    o.main_color = color
    petal = o.paint("rose", color, "matte")
    green = o.mat("leaf|stem", "#3a7a35", "leaf")
    many = o.count("rose|flower|tulip|daisy|lily|sunflower", 9, 3, 20)
    if o.has("vase|pot|jar", default=o.chance(0.7)):
        shape = [(0.05, 0), (0.085, 0.06), (0.09, 0.13), (0.05, 0.22), (0.06, 0.26)]
        o.lathe(
            "vase",
            hollow(shape, 0.006),
            o.mat("vase|pot|jar", ("#3f6f8f", "#e6ded0", "#4f7f6a"), "ceramic"),
            smooth=True,
        )
        base = 0.22
    else:
        o.lathe(
            "wrap",
            [(0.02, 0), (0.035, 0.1), (0.15, 0.3), (0.145, 0.3), (0.03, 0.1), (0, 0.03)],
            o.mat("paper|wrap", "#efe6d2", "paper"),
        )
        o.add("ribbon", s.torus(0.042, 0.012), o.mat("ribbon|bow", "#d65a7a", "gloss"), (0, 0.12, 0))
        base = 0.15
    for k in range(many):
        a, r = 2.399 * k, 0.135 * math.sqrt(k / many)
        x, z, y = r * math.cos(a), r * math.sin(a), 0.44 - 1.6 * r * r + 0.02 * (k % 2)
        o.rod(f"stalk {k + 1}", [(x * 0.15, base, z * 0.15), (x, y, z)], 0.005, green, smooth=False)
        _rose_head(o, (x, y, z), 0.062, petal, f"rose {k + 1}")
    for k, (x, z) in enumerate(s.ring(9, 0.15, 11)):
        o.add(
            f"leaf {k + 1}",
            s.ball((0.03, 0.006, 0.06)),
            green,
            (x, 0.36, z),
            rotate=(-25, math.degrees(math.atan2(x, z)), 0),
        )


@kind("cactus", "potted cactus|saguaro|desert cactus", family="nature")
def cactus(o: Order) -> None:
    """A cactus."""
    o.size = 0.4
    green = o.main(("#4a8f4a", "#3f7f55"), "matte")
    base = 0.0
    if o.has("pot", default=True) and not o.style("desert"):
        clay = o.mat("pot", "#b9663f", "clay")
        o.lathe(
            "pot",
            [(0.075, 0), (0.1, 0.12), (0.115, 0.12), (0.118, 0.155), (0.1, 0.155), (0.098, 0.135), (0, 0.135)],
            clay,
        )
        o.cyl("soil", 0.097, 0.02, o.paint("soil", "#4a3322", "bark"), (0, 0.14, 0))
        base = 0.14

    def ribbed(r: float, h: float) -> dict[str, object]:
        tubes = [s.move(s.capsule(r * 0.42, h), (x, 0, z)) for x, z in s.ring(8, r * 0.66)]
        return s.union(s.capsule(r * 0.8, h), *tubes)

    if o.chance(0.66):
        o.add("stem", ribbed(0.06, 0.36), green, (0, base + 0.16, 0))
        for k, (side, y, h) in enumerate(((1, 0.14, 0.15), (-1, 0.19, 0.11))):
            o.rod(
                f"arm {k + 1}",
                [
                    (0.03 * side, base + y, 0),
                    (0.1 * side, base + y + 0.005, 0),
                    (0.12 * side, base + y + 0.05, 0),
                    (0.12 * side, base + y + h, 0),
                ],
                0.03,
                green,
            )
            o.ball(f"arm tip {k + 1}", 0.03, green, (0.12 * side, base + y + h, 0))
        top = base + 0.34
    else:
        tubes = [s.move(s.ball((0.05, 0.1, 0.05)), (x, 0, z)) for x, z in s.ring(10, 0.062)]
        o.add("stem", s.union(s.ball((0.09, 0.095, 0.09)), *tubes), green, (0, base + 0.085, 0))
        top = base + 0.18
    if o.has("flower|blossom", default=o.chance(0.6)):
        _petals(o, "petal", 8, 0.045, 0.013, o.mat("flower|blossom", "#e8508a", "matte"), (0, top, 0), lift=35)
        o.ball("center", 0.012, o.paint("center", "#f2c81e", "matte"), (0, top + 0.012, 0))
    spine = o.paint("spine", "#efe9d0", "matte")
    for k in range(26):
        a, y = 2.399 * k, base + 0.04 + 0.27 * (k / 26)
        if top - base < 0.3:
            y = base + 0.03 + 0.12 * (k / 26)
        r = 0.064 if top - base > 0.3 else 0.104
        x, z = r * math.cos(a), r * math.sin(a)
        o.rod(
            f"spine {k + 1}",
            [(x * 0.9, y, z * 0.9), (x * 1.25, y + 0.006, z * 1.25)],
            [0.0016, 0.0005],
            spine,
            smooth=False,
        )


@kind("plant", "potted plant|house plant|houseplant|fern|succulent|monstera", family="nature")
def plant(o: Order) -> None:
    """A plant."""
    o.size = 0.5
    green = o.main(("#3f8f45", "#4a9a3c"), "leaf")
    o.lathe(
        "pot",
        [(0.09, 0), (0.12, 0.16), (0.135, 0.16), (0.138, 0.2), (0.12, 0.2), (0.118, 0.18), (0, 0.18)],
        o.mat("pot", ("#b9663f", "#efece4", "#5f7f95"), "ceramic"),
    )
    o.cyl("soil", 0.117, 0.02, o.paint("soil", "#4a3322", "bark"), (0, 0.185, 0))
    for k in range(13):
        a = 137.5 * k
        reach, tall = 0.1 + 0.014 * (12 - k), 0.14 + 0.02 * k
        o.rod(
            f"stalk {k + 1}",
            [(0, 0.18, 0), (reach * 0.4, 0.18 + tall * 0.7, 0), (reach, 0.18 + tall, 0)],
            0.006,
            green,
            rotate=(0, a, 0),
        )
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.1, 0.008, 0.05)), (reach + 0.08, 0.18 + tall - 0.01, 0), rotate=(0, 0, -18)),
            green,
            rotate=(0, a, 0),
        )


@kind("mushroom", "toadstool|fungus|fly agaric", family="nature")
def mushroom(o: Order) -> None:
    """A mushroom."""
    o.size = 0.2
    cap = o.main(("#c8202a", "#a8703f", "#d99a4a"), "gloss")
    o.keep("spot", "dot")
    stem = o.mat("stem|stalk", "#f1ead8", "matte")
    o.lathe("stem", [(0.032, 0), (0.036, 0.01), (0.026, 0.05), (0.022, 0.12)], stem, smooth=True)
    o.lathe("gills", [(0.02, 0.118), (0.088, 0.108), (0.09, 0.112), (0.02, 0.14)], o.paint("gills", "#efe4cc", "matte"))
    o.lathe("cap", [(0.09, 0.108), (0.096, 0.116), (0.082, 0.15), (0.05, 0.178), (0.001, 0.19)], cap, smooth=True)
    o.lathe("skirt", [(0.023, 0.1), (0.04, 0.085), (0.038, 0.082), (0.023, 0.094)], stem, closed=True)
    if o.has("spot|dot", default=o.main_color == "#c8202a"):
        white = o.mat("spot|dot", "#f7f3ea", "matte")
        spots = [(0, 0.0), *[(0.5, a) for a in range(0, 360, 72)], *[(0.83, a) for a in range(20, 380, 45)]]
        for k, (t, a) in enumerate(spots):
            r = 0.093 * t
            y = _along(r, ((0.0, 0.19), (0.05, 0.178), (0.082, 0.15), (0.096, 0.116)))
            size = 0.017 if t < 0.7 else 0.0125
            o.add(
                f"spot {k + 1}",
                s.union(s.move(s.ball((size, 0.006, size)), (r, y, 0), rotate=(0, 0, -58 * t * t))),
                white,
                rotate=(0, a, 0),
            )
    if o.chance(0.5):
        o.lathe("small stem", [(0.014, 0), (0.012, 0.05), (0.01, 0.06)], stem, (0.085, 0, 0.04))
        o.lathe("small cap", [(0.038, 0.05), (0.034, 0.068), (0.001, 0.08)], cap, (0.085, 0, 0.04), smooth=True)


@kind("flower pot", "plant pot|terracotta pot|planter|flowerpot", family="vessels")
def flower_pot(o: Order) -> None:
    """A flower pot filled with earth."""
    o.size = 0.3
    clay = o.main(("#b9663f", "#d9d4c8", "#4f6d7a"), "clay")
    o.lathe("pot", hollow([(0.085, 0), (0.115, 0.15), (0.135, 0.152), (0.14, 0.205)], 0.012), clay)
    o.cyl("earth", 0.118, 0.03, o.mat("earth|soil", "#4a3626", "bark"), (0, 0.165, 0))
    o.cyl("saucer", 0.12, 0.018, clay, (0, 0.009, 0), top=0.135)
    leaf = o.mat("plant|leaf|sprout", "#5fae3f", "leaf")
    if o.has("cactus"):
        green = o.mat("cactus", "#3f8a4a", "leaf")
        o.ball("cactus", (0.07, 0.12, 0.07), green, (0, 0.27, 0))
        for k in range(9):
            a = math.radians(40 * k)
            o.rod(
                f"rib {k + 1}",
                [
                    (0.072 * math.sin(a), 0.2, 0.072 * math.cos(a)),
                    (0.073 * math.sin(a), 0.28, 0.073 * math.cos(a)),
                    (0.03 * math.sin(a), 0.38, 0.03 * math.cos(a)),
                ],
                0.006,
                green,
            )
        o.ball("blossom", (0.026, 0.02, 0.026), o.mat("flower|blossom", "#e76aa0", "matte"), (0, 0.395, 0))
    elif o.has("flower|tulip|rose|daisy|sunflower"):
        for k, x in enumerate((-0.04, 0.0, 0.045)):
            y = 0.32 + 0.04 * (k % 2)
            o.rod(f"stem {k + 1}", [(x * 0.5, 0.17, 0), (x, y, 0.0)], 0.005, leaf, smooth=False)
            o.add(
                f"petals {k + 1}",
                s.move(s.ball((0.017, 0.006, 0.012)), (0.024, 0, 0), array=s.radial(7)),
                o.mat("flower|tulip|rose|daisy|sunflower", "#e2617f", "matte"),
                (x, y, 0.012),
                rotate=(62, 0, 0),
            )
            o.ball(f"heart {k + 1}", 0.014, o.paint("heart", "#f2c02a", "matte"), (x, y + 0.004, 0.018))
    elif not o.has("earth|soil") or o.has("plant|leaf|sprout"):
        for k, (x, z) in enumerate(s.ring(5, 1.0)):
            o.rod(
                f"leaf {k + 1}",
                [
                    (0, 0.17, 0),
                    (x * 0.05, 0.25 + 0.02 * (k % 2), z * 0.05),
                    (x * 0.12, 0.27 + 0.03 * (k % 2), z * 0.12),
                ],
                [0.012, 0.022, 0.002],
                leaf,
            )
