"""What creeps and hums. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("scorpion", "giant scorpion|desert scorpion", family="creatures")
def scorpion(o: Order) -> None:
    """A scorpion."""
    o.size = 0.7
    shell = o.main(("#3a2a22", "#1f1f24", "#b5802e"), "gloss")
    o.ball("body", (0.12, 0.065, 0.16), shell, (0, 0.13, 0.1))
    for k in range(4):
        o.ball(f"ring {k + 1}", (0.11 - 0.012 * k, 0.058, 0.06), shell, (0, 0.13, -0.04 - 0.075 * k))
    path = [(0, 0.14, -0.34), (0, 0.24, -0.47), (0, 0.4, -0.5), (0, 0.54, -0.4), (0, 0.58, -0.25)]
    for k, at in enumerate(path):
        o.ball(f"tail {k + 1}", 0.062 - 0.004 * k, shell, at)
    o.rod("tail", path, [0.045, 0.04, 0.04, 0.038, 0.036], shell)
    o.rod(
        "sting",
        [(0, 0.58, -0.25), (0, 0.58, -0.15), (0, 0.5, -0.1)],
        [0.045, 0.03, 0.002],
        o.mat("sting|stinger", "#8a1a1a", "gloss"),
    )
    for k in range(4):
        z = 0.16 - 0.085 * k
        o.rod(
            f"leg {k + 1}",
            [(0.1, 0.12, z), (0.24, 0.21, z - 0.02 + 0.02 * (1 - k)), (0.34, 0.01, z - 0.05 * (k - 1))],
            [0.022, 0.018, 0.006],
            shell,
            mirror="x",
        )
    for x in (-1, 1):
        o.rod(
            "arm", [(x * 0.09, 0.12, 0.22), (x * 0.24, 0.15, 0.3), (x * 0.2, 0.13, 0.44)], [0.028, 0.026, 0.03], shell
        )
        o.add("claw", s.ball((0.06, 0.042, 0.085)), shell, (x * 0.19, 0.13, 0.49))
        o.rod(
            "pincer",
            [(x * 0.16, 0.13, 0.53), (x * 0.13, 0.13, 0.62), (x * 0.17, 0.13, 0.68)],
            [0.032, 0.026, 0.003],
            shell,
        )
        o.rod(
            "thumb",
            [(x * 0.22, 0.13, 0.53), (x * 0.24, 0.13, 0.6), (x * 0.21, 0.13, 0.66)],
            [0.026, 0.018, 0.003],
            shell,
        )
    eyes(o, (0.035, 0.185, 0.2), 0.015, white=False, color="#c8202a")


@kind("ant", "red ant|fire ant|worker ant|termite", family="animals")
def ant(o: Order) -> None:
    """An ant."""
    o.size = 0.4
    shell = o.main(("#3a2018", "#26211f", "#a3381e"), "gloss")
    o.ball("abdomen", (0.095, 0.09, 0.14), shell, (0, 0.2, -0.24))
    o.ball("waist", 0.03, shell, (0, 0.17, -0.09))
    o.ball("thorax", (0.06, 0.06, 0.09), shell, (0, 0.18, 0.0))
    o.ball("head", (0.085, 0.075, 0.08), shell, (0, 0.2, 0.16))
    for k, (z, dz) in enumerate(((0.06, 0.14), (0.0, 0.0), (-0.06, -0.16))):
        o.rod(
            f"leg {k + 1}",
            [(0.04, 0.16, z), (0.15, 0.24, z + dz * 0.5), (0.24, 0.01, z + dz)],
            [0.014, 0.011, 0.006],
            shell,
            mirror="x",
        )
    o.rod(
        "antenna",
        [(0.03, 0.25, 0.21), (0.08, 0.34, 0.24), (0.12, 0.32, 0.36)],
        [0.009, 0.008, 0.005],
        shell,
        mirror="x",
    )
    o.rod(
        "jaw", [(0.05, 0.17, 0.22), (0.06, 0.155, 0.28), (0.012, 0.155, 0.3)], [0.016, 0.013, 0.004], shell, mirror="x"
    )
    eyes(o, (0.06, 0.23, 0.21), 0.022, white=True)


@kind("caterpillar", "worm|larva|grub", family="animals")
def caterpillar(o: Order) -> None:
    """A caterpillar."""
    o.size = 0.5
    skin = o.main(("#7fbf3a", "#a0c84a", "#f0b83a"), "skin")
    second = o.second(darker(o.main_color, 0.18), "skin", "stripe|ring|band")
    o.keep("stripe")
    n = o.count("segment", 7, 3, 14)
    for k in range(n):
        y = 0.085 + 0.075 * math.sin(math.pi * k / (n - 1)) ** 2
        o.ball(f"segment {k + 1}", (0.075, 0.082, 0.07), second if k % 2 else skin, (0, y, 0.12 - 0.09 * k))
        o.ball(
            f"feet {k + 1}",
            (0.02, 0.026, 0.02),
            o.paint("feet", "#5b3a22", "matte"),
            (0.04, max(0.02, y - 0.085), 0.12 - 0.09 * k),
            mirror="x",
        )
    o.ball("head", (0.095, 0.095, 0.085), o.mat("head|face", "#e8583a", "skin"), (0, 0.16, 0.22))
    eyes(o, (0.038, 0.19, 0.285), 0.024, white=True)
    o.rod(
        "antenna",
        [(0.035, 0.24, 0.22), (0.06, 0.32, 0.23)],
        0.007,
        o.paint("dark", "#3a2a22", "matte"),
        smooth=False,
        mirror="x",
    )
    o.ball("antenna tip", 0.018, o.paint("tip", "#f2c81e", "gloss"), (0.062, 0.33, 0.23), mirror="x")
    o.rod(
        "smile",
        [(-0.035, 0.135, 0.293), (0, 0.12, 0.3), (0.035, 0.135, 0.293)],
        0.005,
        o.paint("mouth", "#5b1f1a", "matte"),
    )


@kind("dragonfly", "damselfly", family="animals")
def dragonfly(o: Order) -> None:
    """A dragonfly: four long wings spread out from a thin body."""
    o.size = 0.5
    shell = o.main(("#1f8f9a", "#2f8f4e", "#2459b8", "#c8323c"), "gloss")
    o.ball("head", (0.06, 0.05, 0.046), shell, (0, 0.15, 0.17))
    o.ball("thorax", (0.055, 0.06, 0.09), shell, (0, 0.15, 0.07))
    ring = o.paint("ring", darker(o.main_color, 0.45), "gloss")
    for k in range(9):
        at = (0, 0.145 - 0.002 * k, -0.03 - 0.05 * k)
        o.ball(f"abdomen {k + 1}", (0.028 - 0.0012 * k, 0.026 - 0.001 * k, 0.036), ring if k % 2 else shell, at)
    wing = o.mat("wing", ("#a9d4e6", "#b7dcc8", "#d6c6ea"), "gloss")
    vein = o.paint("vein", "#4f6672", "matte")
    long = o.vary(0.31, 0.1)
    outline = [[0.0, -0.008], [0.34, -0.05], [0.8, -0.056], [1.0, -0.01], [0.94, 0.026], [0.5, 0.034], [0.0, 0.012]]
    for k, (z, turn) in enumerate(((0.1, 14), (0.035, -14))):
        flat = s.plate([[x * long * (1 - 0.08 * k), y] for x, y in outline], 0.005, smooth=True)
        place = {"rotate": (0, turn, 9), "mirror": "x"}
        o.add(f"wing {k + 1}", s.move(flat, rotate=(-90, 0, 0)), wing, (0.03, 0.185, z), **place)
        edge = s.rod([(0, 0, -0.012), (0.5 * long, 0.0, -0.034), (0.93 * long, 0, -0.026)], [0.006, 0.005, 0.003])
        o.add(f"vein {k + 1}", edge, vein, (0.03, 0.186, z), **place)
    o.ball("eye", (0.038, 0.04, 0.038), o.mat("eye", "#7a2018", "gloss"), (0.038, 0.165, 0.185), mirror="x")
    leg = o.paint("leg", "#26211f", "matte")
    for k, z in enumerate((0.1, 0.07, 0.04)):
        o.rod(
            f"leg {k + 1}", [(0.03, 0.1, z), (0.08, 0.06, z + 0.02), (0.09, 0.005, z + 0.02)], 0.0055, leg, mirror="x"
        )
