"""Monsters of games: orcs, slimes, golems. Front is +z."""

from __future__ import annotations

from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.people import Figure, figure
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("orc", "goblin|ogre|troll|orc warrior", family="creatures")
def orc(o: Order) -> None:
    """An orc or goblin."""
    o.size = 1.2
    skin = o.main(("#6f9a3f", "#5d8a5a", "#7f8f4a"), "skin")
    leather = o.mat("belt|cloth|armour|armor", "#5b3a22", "leather")
    steel = o.mat("axe|club|weapon", "#8d9197", "metal")
    figure(
        o, Figure(top=skin, legs=leather, shoe=o.paint("boot", "#33261d", "leather"), hand=skin), wide=1.3, arm_out=0.08
    )
    o.ball("chest", (0.28, 0.19, 0.19), skin, (0, 1.06, 0.0))
    o.blob("head", skin, [((0, 1.42, 0.03), (0.21, 0.2, 0.2)), ((0, 1.31, 0.1), (0.15, 0.1, 0.12))], blend=0.05)
    o.add("ear", s.cone(0.06, 0.22), skin, (0.27, 1.46, 0.0), rotate=(0, 0, -64), mirror="x", scale=(1, 1, 0.5))
    o.blob("brow", skin, [], [((-0.13, 1.52, 0.17), (0.13, 1.52, 0.17), 0.04)], blend=0.02)
    eyes(o, (0.08, 1.465, 0.2), 0.028, white=True, color="#a3142e")
    o.ball("nose", (0.05, 0.04, 0.05), skin, (0, 1.4, 0.23))
    o.rod(
        "mouth",
        [(-0.09, 1.31, 0.2), (0, 1.3, 0.225), (0.09, 1.31, 0.2)],
        0.012,
        o.paint("mouth", darker(o.main_color, 0.6), "matte"),
    )
    o.rod(
        "tusk",
        [(0.065, 1.3, 0.205), (0.075, 1.35, 0.235), (0.07, 1.39, 0.225)],
        [0.02, 0.016, 0.002],
        o.mat("tusk|tooth", "#f3ecd8", "gloss"),
        mirror="x",
    )
    o.rod("strap", [(-0.24, 1.2, 0.02), (0, 1.02, 0.185), (0.22, 0.8, 0.08)], 0.032, leather)
    o.ball("pauldron", (0.16, 0.13, 0.15), leather, (0.31, 1.18, 0))
    for k in range(3):
        o.add(
            f"spike {k + 1}",
            s.cone(0.03, 0.1),
            steel,
            (0.26 + 0.06 * k, 1.32 - 0.015 * k * k, 0.02),
            rotate=(0, 0, -16 * k),
        )
    o.add("belt", s.torus(0.225, 0.04), o.paint("boot", "#33261d", "leather"), (0, 0.76, 0), scale=(1.02, 1, 0.84))
    if o.has("axe|club|weapon", default=True):
        o.rod("haft", [(0.6, 0.25, 0.14), (0.6, 1.35, 0.14)], 0.03, o.paint("haft", "#6b4426", "wood"), smooth=False)
        for x in (1, -1):
            blade = [[0.0, 0.08], [0.17, 0.2], [0.21, 0.0], [0.17, -0.2], [0.0, -0.08]]
            o.plate(
                "axe blade",
                blade if x > 0 else [[-p, q] for p, q in blade][::-1],
                0.035,
                steel,
                (0.6 + 0.01 * x, 1.2, 0.14),
                bevel=0.012,
            )


@kind("slime", "slime monster|jelly monster|blob monster|gelatinous cube", family="creatures")
def slime(o: Order) -> None:
    """A slime."""
    o.size = 0.5
    jelly = o.main(("#5fd06a", "#4fb0e8", "#e86aa8", "#f0a83a"), "gloss")
    drops = [((x * 0.24, 0.04, z * 0.24), (0.1, 0.05, 0.1)) for x, z in s.ring(7, 1.0, float(o.rng.uniform(0, 50)))]
    o.blob(
        "body",
        jelly,
        [((0, 0.17, 0), (0.26, 0.2, 0.26)), ((0, 0.34, 0), (0.12, 0.1, 0.12)), *drops],
        [((0, 0.38, 0), (0.03, 0.47, 0), 0.05, 0.012)],
        blend=0.07,
    )
    o.ball("shine", (0.05, 0.03, 0.02), o.paint("shine", "#ffffff", "gloss"), (-0.1, 0.32, 0.16), rotate=(-30, 0, 25))
    eyes(o, (0.09, 0.24, 0.235), 0.04, white=True)
    o.blob(
        "mouth",
        o.paint("mouth", darker(o.main_color, 0.6), "gloss"),
        [((0, 0.145, 0.265), (0.055, 0.028, 0.02))],
        blend=0.01,
    )


@kind("golem", "stone golem|rock monster|earth elemental|rock golem", family="creatures")
def golem(o: Order) -> None:
    """A golem of rocks."""
    o.size = 1.6
    stone = o.main(("#8d8a84", "#6f7480", "#a08a6a"), "rock")
    glow = o.mat("eye|rune|glow|crystal", ("#4ad8ff", "#ff9a2a", "#7aff6a"), "glow")
    moss = o.mat("moss", "#5f8f3f", "leaf")

    def boulder(name: str, r: tuple[float, float, float], at: tuple[float, float, float]) -> None:
        points: list[Any] = []
        for _ in range(22):
            d = o.rng.normal(size=3)
            d /= (d @ d) ** 0.5
            points.append(
                s.move(s.box((0.02, 0.02, 0.02), 0), [float(p + q * e) for p, q, e in zip(at, d, r, strict=True)])
            )
        o.add(name, s.hull(*points), stone, crease=12)

    boulder("body", (0.52, 0.48, 0.4), (0, 1.2, 0))
    boulder("hips", (0.34, 0.24, 0.28), (0, 0.76, 0))
    boulder("head", (0.25, 0.22, 0.24), (0, 1.72, 0.1))
    for x in (-1, 1):
        boulder("shoulder", (0.27, 0.27, 0.27), (x * 0.58, 1.45, 0))
        boulder("arm", (0.17, 0.26, 0.18), (x * 0.72, 1.05, 0.04))
        boulder("fist", (0.25, 0.27, 0.25), (x * 0.76, 0.65, 0.12))
        boulder("leg", (0.18, 0.26, 0.2), (x * 0.25, 0.46, 0))
        boulder("foot", (0.24, 0.15, 0.3), (x * 0.27, 0.13, 0.06))
        o.ball("eye", (0.055, 0.04, 0.04), glow, (x * 0.095, 1.75, 0.31))
        o.ball("moss", (0.17, 0.06, 0.16), moss, (x * 0.58, 1.68, 0))
    o.ball("core", (0.11, 0.12, 0.07), glow, (0, 1.24, 0.36))
