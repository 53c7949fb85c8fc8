"""What lives in the sea. Front is +z."""

from __future__ import annotations

from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("dolphin", "porpoise|bottlenose dolphin", family="animals")
def dolphin(o: Order) -> None:
    """A dolphin leaping."""
    o.size = 1.4
    skin = o.main(("#6f8fa8", "#7f8d9a", "#4f86b8"), "gloss")
    pale = o.mat("belly", "#e9edf0", "gloss")
    spine = [(0, 0.55, 0.75), (0, 0.72, 0.42), (0, 0.8, 0.0), (0, 0.68, -0.42), (0, 0.42, -0.75)]
    radii = [0.15, 0.22, 0.235, 0.15, 0.06]
    limbs = [(spine[k], spine[k + 1], radii[k], radii[k + 1]) for k in range(4)]
    o.blob("body", skin, [], [*limbs, ((0, 0.5, 0.82), (0, 0.4, 1.02), 0.075, 0.045)], blend=0.06)
    o.blob(
        "belly",
        pale,
        [],
        [((0, 0.46, 0.66), (0, 0.62, 0.32), 0.12, 0.15), ((0, 0.62, 0.32), (0, 0.66, -0.1), 0.15, 0.13)],
        blend=0.05,
    )
    fin = [[-0.2, 0], [0.16, 0], [-0.06, 0.2], [-0.22, 0.28]]
    o.plate("dorsal fin", [[-z, y] for z, y in fin][::-1], 0.04, skin, (0, 0.97, -0.05), rotate=(0, 90, 0), bevel=0.015)
    o.add("flipper", s.ball((0.17, 0.025, 0.085)), skin, (0.26, 0.56, 0.3), rotate=(0, 26, -28), mirror="x")
    o.add("fluke", s.ball((0.18, 0.024, 0.085)), skin, (0.14, 0.38, -0.82), rotate=(18, 30, 0), mirror="x")
    eyes(o, (0.135, 0.6, 0.79), 0.022, white=False)
    o.rod(
        "mouth",
        [(0.07, 0.475, 0.86), (0.05, 0.415, 0.95), (0.0, 0.395, 1.03)],
        0.006,
        o.paint("mouth", darker(o.main_color, 0.4), "matte"),
        mirror="x",
    )


@kind("seal", "sea lion|baby seal", family="animals")
def seal(o: Order) -> None:
    """A seal."""
    o.size = 0.9
    skin = o.main(("#6b7078", "#8d8378", "#e6e4de"), "gloss")
    o.blob(
        "body",
        skin,
        [((0, 0.5, 0.36), (0.14, 0.13, 0.14))],
        [
            ((0, 0.2, 0.15), (0, 0.16, -0.4), 0.2, 0.15),
            ((0, 0.22, 0.18), (0, 0.48, 0.34), 0.17, 0.12),
            ((0, 0.14, -0.4), (0, 0.09, -0.75), 0.13, 0.05),
        ],
        blend=0.06,
    )
    o.add("flipper", s.ball((0.2, 0.025, 0.1)), skin, (0.27, 0.07, 0.2), rotate=(0, 32, -14), mirror="x")
    o.add("tail flipper", s.ball((0.06, 0.022, 0.15)), skin, (0.08, 0.08, -0.86), rotate=(0, 24, 0), mirror="x")
    o.ball(
        "muzzle",
        (0.055, 0.045, 0.05),
        o.paint("muzzle", lighter(o.main_color, 0.3), "matte"),
        (0.035, 0.475, 0.48),
        mirror="x",
    )
    o.ball("nose", (0.028, 0.022, 0.022), o.paint("nose", "#1c1718", "gloss"), (0, 0.51, 0.515))
    eyes(o, (0.075, 0.555, 0.455), 0.025, white=False)
    for k in (-1, 0, 1):
        o.rod(
            "whisker",
            [(0.06, 0.475, 0.5), (0.17, 0.47 + 0.03 * k, 0.5)],
            0.003,
            o.paint("whisker", "#f2efe6", "matte"),
            smooth=False,
            mirror="x",
        )
    if o.has("ball"):
        o.ball("ball", 0.13, o.mat("ball", "#d0242c", "gloss"), (0, 0.68, 0.52))


@kind("lobster", "crayfish|crawfish", family="animals")
def lobster(o: Order) -> None:
    """A lobster."""
    o.size = 0.6
    shell = o.main("#c8281e", "gloss")
    o.ball("head", (0.085, 0.07, 0.15), shell, (0, 0.1, 0.12))
    for k in range(6):
        r = 0.08 - 0.007 * k
        o.ball(f"ring {k + 1}", (r, r * 0.8, 0.055), shell, (0, 0.095 - 0.004 * k, -0.03 - 0.062 * k))
    for t in (-40, -20, 0, 20, 40):
        o.add(
            "tail fan", s.move(s.ball((0.032, 0.01, 0.075)), (0, 0, -0.06)), shell, (0, 0.07, -0.38), rotate=(-6, t, 0)
        )
    for k in range(3):
        z = 0.15 - 0.07 * k
        o.rod(
            f"leg {k + 1}",
            [(0.07, 0.09, z), (0.17, 0.12, z - 0.01), (0.22, 0.01, z - 0.03)],
            [0.014, 0.012, 0.005],
            shell,
            mirror="x",
        )
    for x in (-1, 1):
        big = 1.0 if x > 0 else 0.85
        o.rod("arm", [(x * 0.06, 0.1, 0.2), (x * 0.16, 0.12, 0.28), (x * 0.15, 0.11, 0.36)], 0.02, shell)
        o.add("claw", s.ball((0.055 * big, 0.032, 0.09 * big)), shell, (x * 0.15, 0.11, 0.42), rotate=(0, -x * 12, 0))
        o.rod(
            "pincer",
            [(x * 0.13, 0.11, 0.46), (x * 0.115, 0.11, 0.54), (x * 0.15, 0.11, 0.58)],
            [0.028, 0.024, 0.004],
            shell,
        )
        o.rod(
            "thumb",
            [(x * 0.18, 0.11, 0.46), (x * 0.205, 0.11, 0.52), (x * 0.18, 0.11, 0.57)],
            [0.022, 0.016, 0.003],
            shell,
        )
        o.rod(
            "antenna",
            [(x * 0.03, 0.13, 0.25), (x * 0.1, 0.2, 0.36), (x * 0.22, 0.24, 0.52)],
            [0.007, 0.005, 0.002],
            shell,
        )
    eyes(o, (0.035, 0.15, 0.235), 0.016, white=False)


@kind("starfish", "sea star|star fish", family="animals")
def starfish(o: Order) -> None:
    """A starfish."""
    o.size = 0.3
    skin = o.main(("#ef7a4a", "#e2617f", "#c98f4a", "#7b5fc0"), "skin")
    dots = o.paint("dots", lighter(o.main_color, 0.45), "matte")
    arms = o.count("arm|point", 5, 3, 9)
    limbs: list[Any] = []
    spots: list[Any] = []
    for x, z in s.ring(arms, 1.0):
        limbs.append(((0, 0.035, 0), (x * 0.14, 0.022, z * 0.14), 0.042, 0.018))
        for k in range(4):
            r = 0.03 + 0.03 * k
            spots.append(s.move(s.ball(0.008 - 0.0012 * k), (x * r, 0.072 - 0.0085 * k, z * r)))
    o.blob("body", skin, [((0, 0.03, 0), (0.055, 0.035, 0.055))], limbs, blend=0.014)
    o.add("dots", s.union(*spots, s.move(s.ball(0.01), (0, 0.073, 0))), dots)
    if o.style("cute", "happy", "smiling"):
        eyes(o, (0.02, 0.078, 0.02), 0.008)


@kind("seahorse", "sea horse", family="animals")
def seahorse(o: Order) -> None:
    """A seahorse."""
    o.size = 0.5
    skin = o.main(("#f0a83a", "#e2617f", "#3fb0a0"), "scales")
    fin = o.mat("fin", lighter(o.main_color, 0.35), "matte")
    spine = [
        (0, 0.5, 0.0),
        (0, 0.42, -0.03),
        (0, 0.31, 0.02),
        (0, 0.2, 0.01),
        (0, 0.1, -0.05),
        (0, 0.04, -0.02),
        (0, 0.03, 0.05),
        (0, 0.08, 0.075),
        (0, 0.1, 0.04),
    ]
    radii = [0.04, 0.045, 0.075, 0.055, 0.032, 0.024, 0.018, 0.013, 0.008]
    limbs = [(spine[k], spine[k + 1], radii[k], radii[k + 1]) for k in range(8)]
    o.blob(
        "body",
        skin,
        [((0, 0.53, 0.03), (0.045, 0.048, 0.06))],
        [*limbs, ((0, 0.52, 0.07), (0, 0.5, 0.16), 0.024, 0.018)],
        blend=0.016,
    )
    o.ball("snout", (0.022, 0.022, 0.012), skin, (0, 0.499, 0.168))
    for k in range(6):
        y, z = spine[0][1] - 0.065 * k, (-0.045, -0.07, -0.07, -0.055, -0.045, -0.05)[k]
        o.add(f"spine {k + 1}", s.cone(0.016, 0.045), fin, (0, y, z), rotate=(-96, 0, 0))
    for k in range(3):
        o.add(f"crown {k + 1}", s.cone(0.014, 0.05), fin, (0, 0.585, 0.035 - 0.03 * k), rotate=(14 - 18 * k, 0, 0))
    o.add("fin", s.ball((0.008, 0.05, 0.05)), fin, (0, 0.27, -0.075))
    o.add("cheek fin", s.ball((0.03, 0.022, 0.006)), fin, (0.05, 0.48, 0.0), rotate=(0, 30, 20), mirror="x")
    eyes(o, (0.037, 0.548, 0.06), 0.013, white=True)
