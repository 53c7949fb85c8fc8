"""Vegetables."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("corn", "corn cob|sweetcorn|maize|ear corn", family="food")
def corn(o: Order) -> None:
    """A corn cob."""
    o.size = 0.22
    grain = o.main("#f2c02a", "gloss")
    leaf = o.mat("leaf|husk", "#6fae3f", "leaf")
    kernels: list[Any] = []
    for row in range(14):
        y = 0.03 + 0.0125 * row
        r = 0.026 * math.sqrt(max(0.05, 1 - max(0.0, (y - 0.09) / 0.125) ** 2))
        n = 14
        for k in range(n):
            a = 2 * math.pi * (k + 0.5 * (row % 2)) / n
            kernels.append(s.move(s.ball((0.0068, 0.0072, 0.0068)), (r * math.sin(a), y, r * math.cos(a))))
    o.add("cob", s.ball((0.026, 0.105, 0.026)), grain, (0, 0.105, 0))
    o.add("kernels", s.union(*kernels), grain)
    for k in range(4):
        path = [(0.008, 0.0, 0), (0.036, 0.05, 0), (0.04, 0.1, 0), (0.055, 0.15 + 0.01 * k, 0)]
        husk = {
            "kind": "sweep",
            "path": [list(p) for p in path],
            "radius": [0.012, 0.024, 0.017, 0.002],
            "smooth": True,
            "scale": [1, 1, 1],
        }
        o.add(f"husk {k + 1}", s.move(husk, scale=(0.8, 1, 1.2)), leaf, rotate=(0, 45 + 90 * k, 0))
    o.cyl("stalk", 0.011, 0.04, leaf, (0, -0.005, 0))


@kind("broccoli", "cauliflower|broccoli floret", family="food")
def broccoli(o: Order) -> None:
    """A broccoli."""
    o.size = 0.18
    head = o.main(("#f1ead2",) if o.style("cauliflower") else ("#3f8a34", "#4f9a3f"), "leaf")
    stem = o.mat("stem|stalk", "#a5c86a", "matte")
    limbs: list[Any] = [((0, 0, 0), (0, 0.06, 0), 0.026, 0.022)]
    tufts: list[Any] = [s.move(s.ball((0.04, 0.034, 0.04)), (0, 0.135, 0))]
    for ring, (count, r, y, size) in enumerate(
        ((6, 0.052, 0.112, 0.032), (9, 0.034, 0.135, 0.024), (12, 0.062, 0.1, 0.02))
    ):
        for k, (x, z) in enumerate(s.ring(count, r, 20.0 * ring)):
            if ring == 0:
                limbs.append(((0, 0.05, 0), (x * 0.85, y - 0.02, z * 0.85), 0.016, 0.012))
            tufts.append(s.move(s.ball(size * float(o.rng.uniform(0.88, 1.1))), (x, y + 0.006 * (k % 2), z)))
    o.blob("stem", stem, [], limbs, blend=0.01)
    o.add("head", s.union(*tufts), head)


@kind("avocado", "half avocado|avocado half", family="food")
def avocado(o: Order) -> None:
    """Half an avocado."""
    o.size = 0.14
    skin = o.main("#2f4a26", "food")
    half = [(0.0, 0.0), (0.03, 0.004), (0.042, 0.03), (0.038, 0.055), (0.024, 0.085), (0.012, 0.105), (0.0, 0.11)]
    body = {"kind": "lathe", "profile": [list(p) for p in half], "smooth": True, "closed": False}
    front = s.move(s.box((0.2, 0.3, 0.1), 0), (0, 0.05, 0.052))
    o.add("skin", s.cut(body, front), skin, rotate=(-18, 0, 0))
    for grow, tone, lift in ((0.93, "#9fbf4a", 0.0015), (0.84, "#e9e6a0", 0.003)):
        flesh = s.common(
            s.move(body, scale=(grow, grow, grow), translate=(0, 0.11 * (1 - grow) * 0.45, 0)),
            s.move(s.box((0.2, 0.3, 0.02), 0), (0, 0.05, -0.008 + lift)),
        )
        o.add("flesh", flesh, o.paint("flesh " + tone[1:], tone, "matte"), rotate=(-18, 0, 0))
    o.ball("pit", 0.0185, o.mat("pit|stone|seed", "#6b3a1e", "gloss"), (0, 0.033, 0.012), rotate=(-18, 0, 0))


@kind("pepper", "bell pepper|paprika|capsicum|chili|chili pepper|chilli|hot pepper", family="food")
def pepper(o: Order) -> None:
    """A bell pepper, or a chili."""
    o.size = 0.12
    skin = o.main(("#d0242c", "#f2b81e", "#3f9a34"), "gloss")
    green = o.mat("stem|stalk", "#4f8a34", "matte")
    if o.style("chili", "chilli", "hot"):
        o.rod(
            "chili",
            [(0.0, 0.1, 0), (0.012, 0.075, 0), (0.01, 0.04, 0), (-0.012, 0.008, 0)],
            [0.014, 0.018, 0.013, 0.001],
            skin,
        )
        o.ball("cap", (0.016, 0.008, 0.016), green, (0, 0.1, 0))
        o.rod("stem", [(0, 0.1, 0), (-0.006, 0.125, 0), (-0.016, 0.135, 0)], [0.005, 0.004, 0.004], green)
        return
    lobes = [((x * 0.024, 0.052, z * 0.024), (0.03, 0.05, 0.03)) for x, z in s.ring(4, 1.0, 20)]
    o.blob("pepper", skin, [*lobes, ((0, 0.055, 0), (0.03, 0.04, 0.03))], blend=0.008)
    o.ball("cap", (0.02, 0.006, 0.02), green, (0, 0.096, 0))
    o.rod("stem", [(0, 0.09, 0), (0.003, 0.115, 0), (0.012, 0.13, 0)], [0.008, 0.006, 0.007], green)


@kind("onion", "red onion|garlic|bulb garlic", family="food")
def onion(o: Order) -> None:
    """An onion; garlic is white."""
    o.size = 0.1
    white = "#f3eee2" if o.style("garlic") else ("#c98a45", "#d9a050", "#f1ebdc")
    skin = o.main("#8a2f5a" if o.style("red") else white, "gloss")
    line = o.paint("line", darker(o.main_color, 0.25), "gloss")
    o.lathe(
        "onion",
        [(0.001, 0.004), (0.03, 0.008), (0.045, 0.038), (0.034, 0.068), (0.012, 0.084), (0.006, 0.105), (0.001, 0.108)],
        skin,
        smooth=True,
    )
    for k in range(10):
        a = math.radians(36 * k)
        pts = [(0.031, 0.0085), (0.0455, 0.038), (0.0345, 0.068), (0.0125, 0.084)]
        o.rod(f"line {k + 1}", [(r * math.sin(a), y, r * math.cos(a)) for r, y in pts], 0.0009, line)
    for k in range(7):
        a = math.radians(51 * k)
        o.rod(
            f"root {k + 1}",
            [(0.004 * math.sin(a), 0.006, 0.004 * math.cos(a)), (0.012 * math.sin(a), 0.0, 0.012 * math.cos(a))],
            0.001,
            o.paint("root", "#d9c9a0", "matte"),
            smooth=False,
        )


@kind("eggplant", "aubergine|cucumber|zucchini|courgette|pickle", family="food")
def eggplant(o: Order) -> None:
    """An eggplant; a cucumber where asked."""
    o.size = 0.2
    green = o.style("cucumber", "zucchini", "courgette", "pickle")
    skin = o.main("#3f7a34" if green else "#45204f", "gloss")
    cap = o.mat("stem|cap|leaf", "#4f8a3f", "matte")
    if green:
        o.rod(
            "body",
            [(-0.09, 0.026, 0), (-0.04, 0.022, 0), (0.04, 0.022, 0), (0.09, 0.027, 0)],
            [0.014, 0.024, 0.024, 0.013],
            skin,
        )
        o.ball("end", 0.014, skin, (-0.09, 0.026, 0))
        o.ball("end 2", 0.013, skin, (0.09, 0.027, 0))
        for k in range(5):
            a = math.radians(-60 + 30 * k)
            o.rod(
                f"stripe {k + 1}",
                [
                    (-0.07, 0.023 + 0.0235 * math.cos(a), 0.0235 * math.sin(a)),
                    (0.07, 0.023 + 0.0235 * math.cos(a), 0.0235 * math.sin(a)),
                ],
                0.0012,
                o.paint("stripe", "#7fae5a", "matte"),
                smooth=False,
            )
        return
    o.blob(
        "body",
        skin,
        [((-0.03, 0.045, 0), (0.06, 0.043, 0.043))],
        [((0.0, 0.045, 0), (0.075, 0.055, 0), 0.038, 0.022)],
        blend=0.02,
    )
    for k in range(5):
        o.add(
            f"sepal {k + 1}",
            s.move(s.ball((0.026, 0.004, 0.01)), (-0.014, 0.02, 0)),
            cap,
            (0.088, 0.057, 0),
            rotate=(72 * k, 0, -10),
        )
    o.rod("stem", [(0.085, 0.056, 0), (0.11, 0.062, 0), (0.125, 0.078, 0)], [0.011, 0.008, 0.009], cap)


@kind("potato", "potatoes|sweet potato|baked potato", family="food")
def potato(o: Order) -> None:
    """A potato."""
    o.size = 0.1
    skin = o.main(("#b08a52", "#c9a566", "#a3564a"), "food")
    balls = [
        ((-0.022, 0.032, 0), (0.036, 0.03, 0.03)),
        ((0.02, 0.034, 0.004), (0.037, 0.031, 0.032)),
        ((0.0, 0.03, -0.006), (0.04, 0.028, 0.031)),
    ]
    o.blob("potato", skin, balls, blend=0.02)
    spot = o.paint("spot", darker(o.main_color, 0.35), "matte")
    for k in range(9):
        a, b = 2.4 * k, 0.25 + 0.09 * k
        at = (0.05 * math.cos(a) * math.cos(b), 0.034 + 0.03 * math.sin(b), 0.033 * math.sin(a) * math.cos(b))
        o.ball(f"eye {k + 1}", 0.0032, spot, at)
