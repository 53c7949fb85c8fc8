"""Animals of wood and savanna. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.bodies import Body, face, four_legged, tail
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("bear", "brown bear|grizzly|polar bear|grizzly bear|black bear", family="animals")
def bear(o: Order) -> None:
    """A bear."""
    o.size = 1.4
    coat = o.main("#6b4527", "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.34,
            thick=0.12,
            chest=0.31,
            rump=0.32,
            neck=0.2,
            neck_up=0.6,
            neck_thick=0.22,
            head=0.23,
            snout=0.1,
            snout_thick=0.1,
        ),
        belly=0.08,
    )
    _, y, z = h.at
    o.ball("ear", (0.075, 0.075, 0.045), coat, (0.16, y + 0.2, z - 0.02), mirror="x")
    o.ball(
        "muzzle",
        (0.1, 0.08, 0.09),
        o.paint("muzzle", lighter(o.main_color, 0.3), "fur"),
        (0, h.nose[1], h.nose[2] + 0.03),
    )
    eyes(o, (0.09, y + 0.06, z + 0.2), 0.03, white=False)
    o.ball("nose", (0.05, 0.035, 0.035), o.paint("nose", "#1c1718", "gloss"), (0, h.nose[1] + 0.045, h.nose[2] + 0.11))


@kind("panda", "panda bear|giant panda", family="animals")
def panda(o: Order) -> None:
    """A panda."""
    o.size = 1.0
    white = o.main("#f4f2ec", "fur")
    black = o.second("#222224", "fur", "ear|patch|leg|arm")
    o.blob("body", white, [((0, 0.36, 0), (0.34, 0.36, 0.3)), ((0, 0.9, 0.05), (0.3, 0.26, 0.26))], blend=0.06)
    o.blob(
        "arms",
        black,
        limbs=[
            ((-0.3, 0.58, 0.06), (-0.34, 0.3, 0.24), 0.11),
            ((0.3, 0.58, 0.06), (0.34, 0.3, 0.24), 0.11),
            ((-0.28, 0.58, 0.0), (0.28, 0.58, 0.0), 0.12),
        ],
        blend=0.05,
    )
    o.add("leg", s.ball((0.14, 0.14, 0.25)), black, (0.22, 0.13, 0.26), mirror="x")
    o.ball("ear", (0.1, 0.1, 0.055), black, (0.22, 1.11, 0.0), mirror="x")
    o.add("eye patch", s.ball((0.075, 0.095, 0.05)), black, (0.12, 0.93, 0.27), rotate=(0, 0, 25), mirror="x")
    eyes(o, (0.115, 0.94, 0.305), 0.034, white=True)
    o.ball("nose", (0.05, 0.034, 0.034), black, (0, 0.85, 0.315))


@kind("elephant", "baby elephant|mammoth", family="animals")
def elephant(o: Order) -> None:
    """An elephant."""
    o.size = 2.0
    skin = o.main("#8f9298", "skin")
    y = 0.85
    limbs: list[Any] = [
        ((0, y, 0.3), (0, y - 0.02, -0.4), 0.42, 0.4),
        ((0, y + 0.2, 0.55), (0, y + 0.28, 0.85), 0.26, 0.28),
    ]
    trunk = [(0, y + 0.2, 1.08), (0, y - 0.15, 1.28), (0, 0.4, 1.3), (0, 0.2, 1.45)]
    radii = [0.15, 0.115, 0.085, 0.07]
    limbs += [(trunk[k], trunk[k + 1], radii[k], radii[k + 1]) for k in range(3)]
    for x in (-0.24, 0.24):
        for z in (0.35, -0.45):
            limbs.append(((x, 0.6, z), (x, 0.13, z), 0.18, 0.145))
    o.blob("body", skin, [((0, y + 0.3, 0.88), (0.3, 0.33, 0.3))], limbs, blend=0.09)
    for x in (-0.24, 0.24):
        for z in (0.35, -0.45):
            o.cyl("foot", 0.155, 0.1, skin, (x, 0.05, z), bevel=0.02)
            for k in (-1, 0, 1):
                o.ball(
                    "toe",
                    (0.04, 0.045, 0.03),
                    o.paint("toe", "#e3ddd0", "matte"),
                    (x + 0.075 * k, 0.045, z + 0.145 - 0.02 * abs(k)),
                )
    ear = [[0, 0.3], [0.3, 0.36], [0.48, 0.15], [0.4, -0.2], [0.16, -0.36], [0, -0.15]]
    o.plate(
        "ear",
        ear,
        0.05,
        o.mat("ear", darker(o.main_color, 0.1), "skin"),
        (0.24, y + 0.3, 0.72),
        smooth=True,
        rotate=(0, 28, 0),
        mirror="x",
    )
    o.rod(
        "tusk",
        [(0.14, y + 0.1, 1.1), (0.18, y - 0.1, 1.3), (0.18, y - 0.05, 1.52)],
        [0.05, 0.045, 0.012],
        o.mat("tusk", "#f3eddc", "gloss"),
        mirror="x",
    )
    eyes(o, (0.2, y + 0.4, 1.1), 0.035, white=False)
    tail(o, skin, [(0, y + 0.1, -0.8), (0, y - 0.2, -0.92), (0, y - 0.45, -0.9)], [0.04, 0.03, 0.045])


@kind("giraffe", "baby giraffe", family="animals")
def giraffe(o: Order) -> None:
    """A giraffe."""
    o.size = 2.0
    coat = o.main("#e2b455", "skin")
    patch = o.second("#8a5426", "skin", "spot|patch")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.95,
            thick=0.07,
            chest=0.24,
            rump=0.21,
            neck=1.15,
            neck_up=3.2,
            neck_thick=0.1,
            head=0.14,
            snout=0.2,
            snout_thick=0.075,
        ),
    )
    _, y, z = h.at
    up = h.body.leg + h.body.chest * 0.6
    for k in range(9):
        t = 0.14 + 0.095 * k
        py, pz = up + (y - up) * t, 0.38 + (z - 0.38) * t
        for side in (-1, 1):
            at = (side * (0.118 - 0.024 * t), py + 0.03 * side * (-1) ** k, pz - 0.02 + 0.04 * (k % 2))
            o.ball(f"neck patch {k + 1}", (0.03, 0.052, 0.045), patch, at)
    for k in range(18):
        a, t = 2.399 * k, -0.44 + 0.84 * k / 17
        r = (h.body.chest if t > 0 else (h.body.rump + h.body.chest) / 2) * 0.9
        if math.sin(a) > -0.55:
            o.ball(f"patch {k + 1}", (0.072, 0.072, 0.078), patch, (r * math.cos(a), up + r * math.sin(a), t))
    o.cyl("horn", 0.018, 0.13, patch, (0.05, y + 0.18, z - 0.02), mirror="x")
    o.ball("horn tip", 0.03, o.paint("tip", "#4a2d16", "matte"), (0.05, y + 0.25, z - 0.02), mirror="x")
    o.add("ear", s.ball((0.09, 0.03, 0.045)), coat, (0.17, y + 0.08, z - 0.03), rotate=(0, 0, 10), mirror="x")
    eyes(o, (0.11, y + 0.05, z + 0.09), 0.028, white=False)
    o.ball("muzzle", (0.08, 0.06, 0.06), o.paint("muzzle", "#b98a4a", "matte"), (0, h.nose[1], h.nose[2] + 0.03))
    tail(o, coat, [(0, 1.1, -0.62), (0, 0.95, -0.72), (0, 0.7, -0.7)], [0.025, 0.02, 0.04])


@kind("lion", "lioness|male lion", family="animals")
def lion(o: Order) -> None:
    """A lion."""
    o.size = 1.2
    coat = o.main("#d9a04a", "fur")
    mane = o.mat("mane|hair", "#7a4420", "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.4,
            thick=0.085,
            chest=0.23,
            rump=0.2,
            neck=0.24,
            neck_up=0.95,
            neck_thick=0.16,
            head=0.19,
            snout=0.09,
            snout_thick=0.09,
        ),
    )
    _, y, z = h.at
    o.blob(
        "mane",
        mane,
        [
            ((0.26 * math.cos(a), y - 0.03 + 0.26 * math.sin(a), z - 0.06), (0.13, 0.13, 0.12))
            for a in [k * 0.5236 for k in range(12)]
        ]
        + [((0, y - 0.2, z - 0.14), (0.24, 0.26, 0.16))],
        blend=0.05,
    )
    o.ball("ear", (0.06, 0.06, 0.035), coat, (0.16, y + 0.2, z + 0.03), mirror="x")
    eyes(o, (0.075, y + 0.06, z + 0.16), 0.03, white=True)
    o.ball("muzzle", (0.085, 0.065, 0.06), o.paint("muzzle", "#f1e0bd", "fur"), (0, h.nose[1] - 0.01, h.nose[2] + 0.05))
    o.ball("nose", (0.038, 0.026, 0.024), o.paint("nose", "#5b2f28", "gloss"), (0, h.nose[1] + 0.045, h.nose[2] + 0.1))
    o.rod(
        "tail", [(0, 0.58, -0.6), (0, 0.6, -0.82), (0, 0.42, -0.98), (0, 0.5, -1.1)], [0.04, 0.03, 0.028, 0.028], coat
    )
    o.ball("tail tuft", (0.065, 0.085, 0.075), mane, (0, 0.53, -1.12))


@kind("fox", "red fox|arctic fox", family="animals")
def fox(o: Order) -> None:
    """A fox."""
    o.size = 0.8
    coat = o.main("#d2691e", "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.36,
            thick=0.055,
            chest=0.18,
            rump=0.17,
            neck=0.22,
            neck_up=1.0,
            neck_thick=0.11,
            head=0.18,
            snout=0.17,
            snout_thick=0.05,
        ),
    )
    _, y, z = h.at
    dark, white = o.paint("dark", "#2a2020", "fur"), o.mat("belly|chest", "#f4efe6", "fur")
    o.add(
        "ear",
        s.prism(3, 0.095, 0.2, 0.005),
        dark,
        (0.11, y + 0.2, z - 0.02),
        rotate=(0, 0, -13),
        mirror="x",
        scale=(1, 1, 0.5),
    )
    face(o, h, eye=0.16, nose=0.22)
    o.ball("cheek", (0.075, 0.075, 0.08), white, (0.09, y - 0.06, z + 0.1), mirror="x")
    o.ball("chest", (0.12, 0.16, 0.1), white, (0, 0.46, 0.5))
    o.blob(
        "tail",
        coat,
        limbs=[((0, 0.46, -0.55), (0, 0.42, -0.85), 0.07, 0.13), ((0, 0.42, -0.85), (0, 0.56, -1.05), 0.13, 0.1)],
        blend=0.05,
    )
    o.ball("tail tip", (0.095, 0.095, 0.12), white, (0, 0.6, -1.12))
    if o.style("sitting"):
        return
    leg = h.body.thick
    for zz, r in ((0.38, h.body.chest), (-0.44, h.body.rump)):
        x = r * 0.58
        o.blob(
            "sock",
            dark,
            [((x, leg * 0.7, zz + leg * 0.35), (leg * 1.2, leg * 0.85, leg * 1.55))],
            [((x, h.body.leg * 0.42, zz - 0.015), (x, leg, zz), leg * 1.2, leg * 1.12)],
            blend=0.012,
            mirror="x",
        )


@kind("deer", "stag|reindeer|elk|moose|doe", family="animals")
def deer(o: Order) -> None:
    """A deer."""
    o.size = 1.4
    coat = o.main("#a8703f", "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.58,
            thick=0.052,
            chest=0.2,
            rump=0.19,
            neck=0.4,
            neck_up=1.6,
            neck_thick=0.1,
            head=0.14,
            snout=0.17,
            snout_thick=0.06,
        ),
    )
    _, y, z = h.at
    horn = o.mat("antler|horn", "#8a6a48", "bark")
    o.rod(
        "antler",
        [(0.06, y + 0.1, z - 0.02), (0.16, y + 0.28, z - 0.1), (0.26, y + 0.48, z - 0.06), (0.22, y + 0.66, z + 0.02)],
        [0.028, 0.024, 0.02, 0.008],
        horn,
        mirror="x",
    )
    for a, b in (
        ((0.15, y + 0.26, z - 0.09), (0.14, y + 0.42, z + 0.06)),
        ((0.22, y + 0.4, z - 0.08), (0.36, y + 0.5, z - 0.02)),
        ((0.26, y + 0.5, z - 0.05), (0.34, y + 0.64, z + 0.04)),
    ):
        o.rod("tine", [a, b], [0.02, 0.006], horn, smooth=False, mirror="x")
    o.add("ear", s.ball((0.1, 0.03, 0.045)), coat, (0.17, y + 0.07, z - 0.04), rotate=(0, 0, 14), mirror="x")
    face(o, h, eye=0.19, nose=0.3, nose_color="#c8202a" if o.style("christmas") else "#201a1a", spread=0.62)
    o.ball("tail", (0.05, 0.08, 0.05), o.paint("tail", "#f1eade", "fur"), (0, 0.72, -0.62))
    o.ball("chest", (0.12, 0.16, 0.08), o.paint("tail", "#f1eade", "fur"), (0, 0.72, 0.52))


@kind("mouse", "rat|hamster|guinea pig", family="animals")
def mouse(o: Order) -> None:
    """A mouse with a long tail; hamsters and guinea pigs are round and have next to none."""
    o.size = 0.2
    pet = o.style("hamster", "guinea")
    coat = o.main(("#d9a05a", "#e6d3b0", "#8a5a34") if pet else ("#9a9694", "#b08a64"), "fur")
    o.blob(
        "body",
        coat,
        [
            ((0, 0.06, -0.01), (0.068, 0.062, 0.082)) if pet else ((0, 0.055, -0.02), (0.055, 0.055, 0.08)),
            ((0, 0.06, 0.075), (0.035, 0.035, 0.042)),
            ((0, 0.052, 0.11), (0.018, 0.018, 0.025)),
        ],
        blend=0.02,
    )
    pink = o.mat("ear|tail|nose", "#e8a9a4", "matte")
    ear = 0.018 if pet else 0.034
    o.ball("ear", (ear, ear, 0.008), coat, (0.036, 0.1, 0.06), mirror="x")
    o.ball("inner ear", (0.7 * ear, 0.7 * ear, 0.008), pink, (0.036, 0.1, 0.064), mirror="x")
    if pet:
        white = o.mat("belly|cheek", "#f6f1e6", "fur")
        o.ball("cheek", (0.024, 0.022, 0.024), white, (0.022, 0.045, 0.095), mirror="x")
        o.ball("belly", (0.055, 0.045, 0.06), white, (0, 0.045, 0.01))
    eyes(o, (0.02, 0.068, 0.105), 0.0075, white=False)
    o.ball("nose", 0.0075, pink, (0, 0.053, 0.136))
    if pet:
        o.ball("tail", 0.01, pink, (0, 0.05, -0.092))
    else:
        o.rod(
            "tail",
            [(0, 0.03, -0.09), (0.02, 0.014, -0.14), (-0.03, 0.01, -0.19), (0.01, 0.03, -0.23)],
            [0.008, 0.006, 0.005, 0.003],
            pink,
        )
    for x in (-0.03, 0.03):
        for z in (0.045, -0.05):
            o.ball("foot", (0.013, 0.008, 0.02), pink, (x, 0.007, z))


@kind("monkey", "ape|gorilla|chimp|chimpanzee", family="animals")
def monkey(o: Order) -> None:
    """A monkey."""
    o.size = 0.8
    coat = o.main("#6b4527", "fur")
    face = o.mat("face", "#e2b48a", "skin")
    o.blob(
        "body",
        coat,
        [((0, 0.36, 0), (0.19, 0.24, 0.16)), ((0, 0.76, 0.03), (0.19, 0.18, 0.18))],
        [
            ((-0.17, 0.52, 0), (-0.3, 0.22, 0.08), 0.07, 0.06),
            ((0.17, 0.52, 0), (0.3, 0.22, 0.08), 0.07, 0.06),
            ((-0.12, 0.2, 0.05), (-0.2, 0.07, 0.24), 0.085, 0.07),
            ((0.12, 0.2, 0.05), (0.2, 0.07, 0.24), 0.085, 0.07),
        ],
        blend=0.04,
    )
    o.blob(
        "face",
        face,
        [
            ((0, 0.71, 0.15), (0.13, 0.09, 0.09)),
            ((0.06, 0.79, 0.14), (0.07, 0.07, 0.06)),
            ((-0.06, 0.79, 0.14), (0.07, 0.07, 0.06)),
        ],
        blend=0.02,
    )
    o.ball("ear", (0.075, 0.08, 0.035), face, (0.22, 0.77, 0.02), mirror="x")
    eyes(o, (0.058, 0.8, 0.2), 0.026, white=False)
    o.ball("belly", (0.13, 0.17, 0.06), face, (0, 0.36, 0.12))
    o.ball("hand", (0.06, 0.06, 0.06), face, (0.31, 0.18, 0.1), mirror="x")
    o.rod(
        "smile",
        [(-0.06, 0.69, 0.225), (0, 0.665, 0.24), (0.06, 0.69, 0.225)],
        0.008,
        o.paint("mouth", "#6a2f2a", "matte"),
    )
    o.rod(
        "tail",
        [(0, 0.18, -0.14), (0.0, 0.12, -0.36), (0.05, 0.4, -0.48), (0.05, 0.62, -0.38), (0.03, 0.58, -0.3)],
        0.032,
        coat,
    )
