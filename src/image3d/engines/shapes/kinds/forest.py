"""Animals of wood and mountain. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.bodies import Body, face, four_legged, pointed_ears, tail
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("wolf", "grey wolf|werewolf wolf|dire wolf|white wolf", family="animals")
def wolf(o: Order) -> None:
    """A wolf."""
    o.size = 1.2
    coat = o.main(("#7d8087", "#55575e", "#a39c92"), "fur")
    pale = o.paint("pale", lighter(o.main_color, 0.5), "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.46,
            thick=0.062,
            chest=0.21,
            rump=0.17,
            neck=0.24,
            neck_up=0.9,
            neck_thick=0.15,
            head=0.17,
            snout=0.2,
            snout_thick=0.07,
        ),
    )
    _, y, z = h.at
    o.add(
        "ear", s.cone(0.065, 0.17), coat, (0.1, y + 0.19, z - 0.02), rotate=(0, 0, -10), mirror="x", scale=(1, 1, 0.55)
    )
    o.add(
        "inner ear",
        s.cone(0.042, 0.12),
        pale,
        (0.1, y + 0.175, z + 0.005),
        rotate=(0, 0, -10),
        mirror="x",
        scale=(1, 1, 0.5),
    )
    o.ball("cheek", (0.07, 0.08, 0.09), pale, (0.1, y - 0.06, z + 0.04), mirror="x")
    o.ball("chest", (0.13, 0.17, 0.1), pale, (0, 0.58, 0.53))
    face(o, h, eye=0.15, nose=0.24)
    tail(o, coat, [(0, 0.58, -0.58), (0, 0.45, -0.78), (0, 0.3, -0.95)], [0.05, 0.085, 0.07])
    o.ball("tail end", (0.055, 0.06, 0.07), pale, (0, 0.25, -0.99))


@kind("raccoon", "racoon|trash panda|red panda", family="animals")
def raccoon(o: Order) -> None:
    """A raccoon."""
    o.size = 0.8
    fur = o.main("#b5532a" if o.style("red") else "#84868c", "fur")
    dark, white = o.paint("mask", "#26262a", "fur"), o.paint("white", "#f1efe9", "fur")
    h = four_legged(
        o,
        fur,
        Body(
            leg=0.3,
            thick=0.065,
            chest=0.21,
            rump=0.24,
            neck=0.18,
            neck_up=0.9,
            neck_thick=0.13,
            head=0.19,
            snout=0.11,
            snout_thick=0.055,
        ),
    )
    _, y, z = h.at
    pointed_ears(o, h, fur, (0.06, 0.075, 0.035))
    o.ball("brow", (0.17, 0.05, 0.06), white, (0, y + 0.1, z + 0.13))
    o.add("mask", s.ball((0.1, 0.06, 0.06)), dark, (0.08, y + 0.03, z + 0.145), rotate=(0, 0, -16), mirror="x")
    o.ball("cheek", (0.085, 0.05, 0.06), white, (0.09, y - 0.06, z + 0.135), mirror="x")
    eyes(o, (0.075, y + 0.045, z + 0.195), 0.022, white=False)
    o.ball("nose", (0.035, 0.027, 0.027), o.paint("nose", "#1c1718", "gloss"), (0, h.nose[1] + 0.03, h.nose[2] + 0.045))
    for k in range(6):
        t = k / 5
        o.ball(
            f"tail {k + 1}",
            0.105 - 0.03 * t * t,
            dark if k % 2 else fur,
            (0, 0.42 + 0.1 * math.sin(2.4 * t), -0.62 - 0.42 * t),
        )


@kind("squirrel", "chipmunk|red squirrel", family="animals")
def squirrel(o: Order) -> None:
    """A squirrel."""
    o.size = 0.5
    fur = o.main(("#b5642e", "#8a6a4a", "#7d7f86"), "fur")
    pale = o.mat("belly|chest", "#f1e6d2", "fur")
    limbs = [
        ((0.09, 0.34, 0.06), (0.075, 0.3, 0.17), 0.034, 0.026),
        ((-0.09, 0.34, 0.06), (-0.075, 0.3, 0.17), 0.034, 0.026),
        ((0.11, 0.09, 0.04), (0.11, 0.03, 0.16), 0.06, 0.035),
        ((-0.11, 0.09, 0.04), (-0.11, 0.03, 0.16), 0.06, 0.035),
        ((0, 0.47, 0.09), (0, 0.45, 0.17), 0.07, 0.038),
    ]
    o.blob(
        "body",
        fur,
        [
            ((0, 0.2, 0), (0.13, 0.19, 0.13)),
            ((0, 0.49, 0.05), (0.1, 0.095, 0.1)),
            ((0.1, 0.12, 0.01), (0.075, 0.1, 0.1)),
            ((-0.1, 0.12, 0.01), (0.075, 0.1, 0.1)),
        ],
        limbs,
        blend=0.03,
    )
    o.ball("belly", (0.085, 0.13, 0.05), pale, (0, 0.22, 0.095))
    o.add("ear", s.ball((0.03, 0.06, 0.02)), fur, (0.06, 0.6, 0.03), rotate=(0, 0, -14), mirror="x")
    curl = [
        ((0, 0.1, -0.12), (0, 0.22, -0.26), 0.07, 0.1),
        ((0, 0.22, -0.26), (0, 0.44, -0.25), 0.1, 0.13),
        ((0, 0.44, -0.25), (0, 0.6, -0.2), 0.13, 0.1),
        ((0, 0.6, -0.2), (0, 0.63, -0.32), 0.09, 0.06),
    ]
    o.blob("tail", o.mat("tail", lighter(o.main_color, 0.12), "fur"), [], curl, blend=0.03)
    eyes(o, (0.057, 0.52, 0.125), 0.02, white=False)
    o.ball("nose", (0.018, 0.014, 0.014), o.paint("nose", "#2a1c1c", "gloss"), (0, 0.465, 0.21))
    if o.has("acorn|nut", default=o.chance(0.6)):
        o.ball("acorn", (0.042, 0.05, 0.042), o.mat("acorn|nut", "#a5713a", "gloss"), (0, 0.285, 0.19))
        o.ball("acorn cap", (0.047, 0.026, 0.047), o.paint("acorn cap", "#6a4526", "bark"), (0, 0.32, 0.19))


@kind("hedgehog", "porcupine|baby hedgehog", family="animals")
def hedgehog(o: Order) -> None:
    """A hedgehog."""
    o.size = 0.3
    skin = o.main("#d9b98a", "fur")
    spike = o.mat("spike|spine|quill", "#5b4330", "matte")
    feet = [((x * 0.06, 0.04, z), (x * 0.065, 0.014, z + 0.02), 0.022, 0.02) for x in (-1, 1) for z in (0.07, -0.07)]
    o.blob(
        "body",
        skin,
        [((0, 0.1, 0), (0.105, 0.095, 0.13))],
        [*feet, ((0, 0.1, 0.1), (0, 0.075, 0.2), 0.065, 0.02)],
        blend=0.02,
    )
    spikes: list[Any] = []
    rows = 7
    for a in range(rows):
        lift = math.radians(4 + 86 * a / (rows - 1))
        n = max(1, round(17 * math.cos(lift)))
        for b in range(n):
            turn = 2 * math.pi * (b + 0.5 * (a % 2)) / n
            d = (math.cos(lift) * math.sin(turn), math.sin(lift), math.cos(lift) * math.cos(turn))
            if d[2] > 0.62:
                continue
            at = (d[0] * 0.105, 0.105 + d[1] * 0.095, d[2] * 0.13 - 0.005)
            lean = (d[0], d[1] * 1.1, d[2] - 0.35)
            spikes.append(
                s.rod([at, [p + 0.055 * q for p, q in zip(at, lean, strict=True)]], [0.011, 0.001], smooth=False)
            )
    o.add(
        "spikes",
        s.union(
            s.move(
                s.cut(
                    s.ball((0.109, 0.099, 0.134)),
                    s.move(s.box((0.3, 0.1, 0.3), 0), (0, -0.07, 0)),
                    s.move(s.box((0.3, 0.3, 0.1), 0), (0, 0, 0.135)),
                ),
                (0, 0.103, -0.006),
            ),
            *spikes,
        ),
        spike,
        crease=40,
    )
    eyes(o, (0.034, 0.115, 0.155), 0.0125, white=False)
    o.ball("nose", 0.017, o.paint("nose", "#1c1718", "gloss"), (0, 0.08, 0.218))
    o.ball("ear", (0.022, 0.026, 0.012), skin, (0.06, 0.165, 0.09), mirror="x")


@kind("goat", "billy goat|mountain goat|baby goat", family="animals")
def goat(o: Order) -> None:
    """A goat."""
    o.size = 1.0
    coat = o.main(("#f1ede4", "#8a6a4a", "#55575e"), "fur")
    horn = o.mat("horn", "#8f7a5e", "matte")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.42,
            thick=0.055,
            chest=0.21,
            rump=0.21,
            neck=0.28,
            neck_up=1.3,
            neck_thick=0.1,
            head=0.13,
            snout=0.14,
            snout_thick=0.07,
        ),
    )
    _, y, z = h.at
    o.rod(
        "horn",
        [(0.05, y + 0.1, z), (0.09, y + 0.24, z - 0.06), (0.13, y + 0.28, z - 0.2), (0.15, y + 0.22, z - 0.29)],
        [0.034, 0.028, 0.02, 0.006],
        horn,
        mirror="x",
    )
    o.add("ear", s.ball((0.09, 0.03, 0.02)), coat, (0.16, y + 0.05, z - 0.02), rotate=(0, 10, -14), mirror="x")
    face(o, h, eye=0.2, nose=0.2)
    if o.has("beard", default=True):
        o.rod(
            "beard",
            [
                (0, h.nose[1] - 0.04, h.nose[2] - 0.02),
                (0, h.nose[1] - 0.14, h.nose[2] - 0.03),
                (0, h.nose[1] - 0.22, h.nose[2] - 0.01),
            ],
            [0.04, 0.034, 0.004],
            o.mat("beard", darker(o.main_color, 0.12), "fur"),
        )
    tail(o, coat, [(0, 0.66, -0.62), (0, 0.76, -0.7)], [0.035, 0.02])
    for x in (-0.126, 0.126):
        for zz in (0.38, -0.44):
            o.cyl("hoof", 0.06, 0.06, o.paint("hoof", "#2b2724", "matte"), (x, 0.03, zz + 0.02), top=0.05)
