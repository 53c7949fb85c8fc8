"""Cans, cartons, flasks and sacks."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("soda can", "can|tin can|cola can|beer can|drink can|energy drink|can soda", family="vessels")
def soda_can(o: Order) -> None:
    """A drink can."""
    o.size = 0.14
    paint = o.main(("#c8202a", "#2459b8", "#2f9a4a", "#22242b"), "metal" if o.style("tin") else "gloss")
    steel = o.paint("steel", "#c3c7cc", "metal")
    second = o.second("#f6f4ee", "gloss", "stripe|label|band|logo")
    o.keep("stripe")
    o.lathe(
        "can",
        [(0.0, 0.004), (0.022, 0.004), (0.026, 0.0), (0.033, 0.01), (0.033, 0.104), (0.027, 0.118), (0.0, 0.118)],
        paint,
    )
    o.lathe(
        "rim", [(0.0235, 0.114), (0.028, 0.118), (0.0275, 0.122), (0.0245, 0.1215), (0.0235, 0.117)], steel, closed=True
    )
    o.cyl("lid", 0.0245, 0.003, steel, (0, 0.1185, 0), bevel=0.0005)
    o.plate(
        "tab",
        s.rounded_outline(0.013, 0.02, 0.006),
        0.0016,
        steel,
        (0, 0.1208, 0.004),
        rotate=(90, 0, 0),
        holes=[s.rounded_outline(0.006, 0.008, 0.003)],
    )
    wave = [(0.0332, 0.03), (0.0336, 0.034), (0.0336, 0.056), (0.0332, 0.06), (0.03, 0.058), (0.03, 0.032)]
    o.lathe("band", wave, second, closed=True)


@kind("milk carton", "milk|juice carton|juice box|carton milk", family="vessels")
def milk_carton(o: Order) -> None:
    """A milk carton."""
    o.size = 0.24
    white = o.main("#f6f4ee", "paper")
    blue = o.second(("#2f7fd0", "#2f9a4a", "#d0342a"), "paper", "band|stripe|label|trim")
    o.keep("stripe")
    o.box("body", (0.075, 0.17, 0.075), white, (0, 0.085, 0), bevel=0.003)
    top = s.hull(
        s.move(s.box((0.075, 0.002, 0.075), 0), (0, 0.17, 0)), s.move(s.box((0.075, 0.002, 0.004), 0), (0, 0.212, 0))
    )
    o.add("gable", top, white)
    o.box("seal", (0.075, 0.022, 0.005), white, (0, 0.222, 0), bevel=0.001)
    o.box("band", (0.077, 0.05, 0.077), blue, (0, 0.035, 0), bevel=0.002)
    word = o.text("MILK")
    o.add(
        "lettering",
        {"kind": "text", "text": word, "height": min(0.022, 0.09 / len(word)), "depth": 0.002},
        blue,
        (0, 0.115, 0.038),
    )
    if o.has("cap|lid", default=o.chance(0.6)):
        o.add(
            "cap",
            s.move(s.cyl(0.013, 0.014), rotate=(42, 0, 0)),
            o.mat("cap|lid", o.materials[blue]["base_color"], "plastic"),
            (0, 0.197, 0.022),
        )


@kind("perfume bottle", "perfume|fragrance bottle|cologne|nail polish", family="vessels")
def perfume_bottle(o: Order) -> None:
    """A perfume bottle."""
    o.size = 0.12
    juice = o.main(("#f3c3b0", "#b9a3e3", "#f0dca0", "#a9d6e0"), "gem")
    gold = o.mat("cap|lid|stopper|neck", "#d0a03a", "gold")
    if o.chance(0.5):
        o.box("bottle", (0.07, 0.075, 0.032), juice, (0, 0.0375, 0), bevel=0.008)
    else:
        o.add(
            "bottle",
            s.move(s.prism(8, 0.044, 0.072, 0.036), rotate=(0, 22.5, 0)),
            juice,
            (0, 0.036, 0),
            scale=(1, 1, 0.62),
            crease=12,
        )
    o.cyl("neck", 0.01, 0.016, gold, (0, 0.08, 0))
    o.box("cap", (0.026, 0.03, 0.026), gold, (0, 0.102, 0), bevel=0.004)
    o.box("label", (0.034, 0.024, 0.002), o.mat("label", "#f8f3e6", "paper"), (0, 0.036, 0.0175), bevel=0)


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
