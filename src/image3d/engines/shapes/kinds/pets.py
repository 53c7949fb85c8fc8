"""Animals of house and farm. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.bodies import Body, face, four_legged, tail
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("dog", "puppy|labrador|beagle|terrier|hound|corgi|poodle|golden retriever|retriever", family="animals")
def dog(o: Order) -> None:
    """A dog."""
    o.size = 0.9
    coat = o.main(("#b07a45", "#8a5a32", "#d9b98a", "#4a4038"), "fur")
    h = four_legged(o, coat, Body(neck=0.26, head=0.2, snout=0.19, snout_thick=0.095, leg=0.4, neck_up=1.1), lies=True)
    _, y, z = h.at
    ear = o.mat("ear", darker(o.main_color, 0.35), "fur")
    if o.chance(0.66):
        o.add("ear", s.ball((0.045, 0.14, 0.085)), ear, (h.r * 1.0, y - 0.0, z - 0.02), rotate=(0, 0, 14), mirror="x")
    else:
        o.add(
            "ear",
            s.cone(0.075, 0.17),
            ear,
            (h.r * 0.6, y + h.r * 1.05, z - 0.02),
            rotate=(0, 0, -14),
            mirror="x",
            scale=(1, 1, 0.5),
        )
    face(o, h, eye=0.17, nose=0.3)
    sit = o.style("sitting", "sleeping", "lying", "curled")
    tail(
        o,
        coat,
        [(0, 0.16, -0.42), (0, 0.14, -0.62), (0.1, 0.2, -0.72)]
        if sit
        else [(0, 0.6, -0.6), (0, 0.78, -0.74), (0, 0.98, -0.74)],
        [0.06, 0.05, 0.035],
    )
    o.add(
        "collar",
        s.move(s.torus(0.155, 0.024), rotate=(35 if not sit else 20, 0, 0)),
        o.mat("collar", "#c8202a", "leather"),
        (0, y - h.r * 0.85, z - h.r * 0.5),
    )
    o.ball(
        "muzzle",
        (0.08, 0.055, 0.06),
        o.paint("muzzle", lighter(o.main_color, 0.35), "fur"),
        (0, h.nose[1] - 0.02, h.nose[2] + 0.035),
    )


@kind("cat", "kitten|kitty|tomcat|tabby|pussycat|tabby cat", family="animals")
def cat(o: Order) -> None:
    """A cat."""
    o.size = 0.8
    coat = o.main(("#8f8a86", "#d98a3a", "#2d2a2c", "#e6dfd2"), "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.36,
            thick=0.062,
            chest=0.19,
            rump=0.19,
            neck=0.2,
            neck_up=1.2,
            neck_thick=0.11,
            head=0.21,
            snout=0.03,
            snout_thick=0.085,
        ),
        lies=True,
    )
    _, y, z = h.at
    inner = o.mat("ear", "#e8a7a0", "matte")
    for grow, mat, dz in ((1.0, coat, 0.0), (0.66, inner, 0.035)):
        o.add(
            "ear",
            s.prism(3, 0.1 * grow, 0.19 * grow, 0.006),
            mat,
            (h.r * 0.56, y + h.r * 1.02, z - 0.01 + dz),
            rotate=(0, 0, -17),
            mirror="x",
            scale=(1, 1, 0.55),
        )
    eyes(o, (h.r * 0.43, y + h.r * 0.2, z + h.r * 0.8), h.r * 0.23, white=True, color="#1f2a1a")
    o.ball("nose", (0.026, 0.018, 0.016), o.mat("nose", "#d9787a", "gloss"), (0, h.nose[1] + 0.045, h.nose[2] + 0.09))
    o.ball(
        "cheek",
        (0.058, 0.045, 0.04),
        o.paint("muzzle", lighter(o.main_color, 0.55), "fur"),
        (0.045, h.nose[1] + 0.0, h.nose[2] + 0.06),
        mirror="x",
    )
    white = o.paint("whisker", "#f4f2ee", "matte")
    for k in range(3):
        o.rod(
            f"whisker {k + 1}",
            [
                (0.06, h.nose[1] + 0.02 - 0.02 * k, h.nose[2] + 0.08),
                (0.26, h.nose[1] + 0.05 - 0.045 * k, h.nose[2] + 0.04),
            ],
            0.0035,
            white,
            smooth=False,
            mirror="x",
        )
    sit = o.style("sitting", "sleeping", "lying", "curled")
    tail(
        o,
        coat,
        [(0, 0.1, -0.38), (0.15, 0.06, -0.55), (0.38, 0.05, -0.4), (0.42, 0.05, -0.15)]
        if sit
        else [(0, 0.5, -0.56), (0, 0.62, -0.76), (0.03, 0.92, -0.8), (0.0, 1.05, -0.68)],
        [0.045, 0.045, 0.042, 0.036],
    )
    if o.has("stripe") or o.wish.look.colors[:1] == ("#ee7d1a",) or o.main_color == "#d98a3a":
        dark = o.paint("tabby", darker(o.main_color, 0.35), "fur")
        if not sit:
            for k in range(4):
                o.add(
                    f"tabby stripe {k + 1}",
                    s.common(
                        s.move(s.cyl(0.196, 0.05, bevel=0.01), rotate=(90, 0, 0)),
                        s.move(s.box((0.6, 0.3, 0.3), 0), (0, 0.18, 0)),
                    ),
                    dark,
                    (0, 0.36 + 0.115, 0.18 - 0.17 * k),
                )


@kind("horse", "pony|stallion|mare|foal", family="animals")
def horse(o: Order) -> None:
    """A horse."""
    o.size = 1.6
    coat = o.main(("#8a5630", "#5b3a24", "#c9a06c", "#3a3230"), "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.62,
            thick=0.07,
            chest=0.23,
            rump=0.23,
            neck=0.52,
            neck_up=1.5,
            neck_thick=0.12,
            head=0.145,
            snout=0.25,
            snout_thick=0.085,
        ),
    )
    _, y, z = h.at
    mane = o.mat(
        "mane|hair",
        "#e9e2d4" if o.main_color == "#c9a06c" else ("#d8d4cc" if o.main_color == "#f2f1ee" else "#2a211d"),
        "fur",
    )
    base = (0.0, 0.86, 0.42)
    o.blob(
        "mane",
        mane,
        limbs=[
            ((0, y + 0.1, z - 0.02), ((0), (y + base[1]) / 2 + 0.12, (z + base[2]) / 2 - 0.15), 0.055, 0.075),
            ((0, (y + base[1]) / 2 + 0.12, (z + base[2]) / 2 - 0.15), (0, base[1] + 0.15, base[2] - 0.22), 0.075, 0.05),
            ((0, y + 0.13, z), (0, y + 0.08, z + 0.12), 0.045, 0.03),
        ],
        blend=0.05,
    )
    o.add("ear", s.cone(0.04, 0.12), coat, (0.07, y + 0.17, z - 0.02), rotate=(-8, 0, -12), mirror="x")
    eyes(o, (0.115, y + 0.03, z + 0.1), 0.026, white=False)
    dark = o.paint("hoof", "#2b2522", "matte")
    for xx in (-1, 1):
        for zz, r in ((0.38, 0.23), (-0.44, 0.23)):
            o.cyl("hoof", 0.075, 0.07, dark, (xx * r * 0.58, 0.035, zz + 0.015), top=0.062)
    o.ball(
        "muzzle",
        (0.082, 0.07, 0.07),
        o.paint("muzzle", darker(o.main_color, 0.25), "matte"),
        (0, h.nose[1] - 0.005, h.nose[2] + 0.03),
    )
    tail(o, mane, [(0, 0.82, -0.62), (0, 0.75, -0.78), (0, 0.5, -0.84), (0, 0.28, -0.8)], [0.035, 0.075, 0.08, 0.025])
    if o.has("saddle"):
        o.blob(
            "saddle",
            o.mat("saddle", "#6b3f24", "leather"),
            limbs=[((-0.2, 0.82, 0.05), (0, 0.98, 0.02), 0.07), ((0, 0.98, 0.02), (0.2, 0.82, 0.05), 0.07)],
            blend=0.04,
        )
    if o.has("horn") or o.style("unicorn"):
        o.add("horn", s.cone(0.03, 0.26), o.mat("horn", "#e8c35a", "gold"), (0, y + 0.24, z + 0.1), rotate=(28, 0, 0))


@kind("unicorn", "magic unicorn", family="animals")
def unicorn(o: Order) -> None:
    """An unicorn."""
    o.size = 1.6
    coat = o.main("#f4f1f4", "skin")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.56,
            thick=0.075,
            chest=0.24,
            rump=0.24,
            neck=0.46,
            neck_up=1.5,
            neck_thick=0.13,
            head=0.17,
            snout=0.2,
            snout_thick=0.095,
        ),
    )
    _, y, z = h.at
    colors = ("#f08cb4", "#a98ff0", "#7fc8f0", "#f4d06a")
    for k in range(6):
        t = k / 5
        o.ball(
            f"mane {k + 1}",
            (0.07, 0.11, 0.1),
            o.mat("mane", colors[k % 4], "matte")
            if o.detail("mane")
            else o.paint("mane " + colors[k % 4][1:], colors[k % 4], "matte"),
            (0, y + 0.15 - 0.5 * t, z - 0.1 - 0.24 * t),
        )
        o.ball(
            f"tail {k + 1}",
            (0.07 - 0.004 * k, 0.11, 0.08),
            o.paint("mane " + colors[k % 4][1:], colors[k % 4], "matte"),
            (0, 0.82 - 0.11 * k, -0.68 - 0.09 * math.sin(t * 3)),
        )
    o.add("horn", s.cone(0.036, 0.32), o.mat("horn", "#e8c35a", "gold"), (0, y + 0.3, z + 0.11), rotate=(22, 0, 0))
    o.add("ear", s.cone(0.045, 0.13), coat, (0.09, y + 0.18, z - 0.02), rotate=(-8, 0, -14), mirror="x")
    eyes(o, (0.125, y + 0.04, z + 0.11), 0.034, white=False)
    gold = o.mat("hoof", "#e0b04a", "gold")
    for xx in (-1, 1):
        for zz in (0.38, -0.44):
            o.cyl("hoof", 0.08, 0.07, gold, (xx * 0.139, 0.035, zz + 0.015), top=0.066)


@kind("cow", "bull|ox|calf|dairy cow", family="animals")
def cow(o: Order) -> None:
    """A cow."""
    o.size = 1.4
    coat = o.main(("#f2f0ea", "#8a5630"), "skin")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.42,
            thick=0.085,
            chest=0.27,
            rump=0.27,
            neck=0.2,
            neck_up=0.9,
            neck_thick=0.17,
            head=0.18,
            snout=0.17,
            snout_thick=0.115,
        ),
        belly=0.12,
    )
    _, y, z = h.at
    patch = o.second("#2a2728" if o.main_color > "#a" else "#f2ece0", "skin", "spot|patch")
    up, wide = h.body.leg + h.body.chest * 0.6, h.body.chest
    spots = ((35, 0.2, 0.17), (140, -0.14, 0.2), (60, -0.36, 0.16), (165, 0.28, 0.14), (-5, -0.1, 0.12))
    for k, (turn, pz, r) in enumerate(spots):
        a = math.radians(turn)
        at = (wide * 0.98 * math.cos(a), up + wide * 0.96 * math.sin(a), pz)
        o.add(f"patch {k + 1}", s.ball((0.085, r, r * 1.2)), patch, at, rotate=(0, 0, turn))
    o.ball("muzzle", (0.125, 0.095, 0.07), o.paint("muzzle", "#e8a9a0", "matte"), (0, h.nose[1], h.nose[2] + 0.05))
    o.ball(
        "nostril",
        (0.018, 0.022, 0.012),
        o.paint("dark", "#4a2f2c", "matte"),
        (0.045, h.nose[1] + 0.01, h.nose[2] + 0.118),
        mirror="x",
    )
    o.rod(
        "horn",
        [(0.1, y + 0.14, z), (0.2, y + 0.2, z), (0.22, y + 0.3, z)],
        [0.035, 0.028, 0.008],
        o.mat("horn", "#e6dcc4", "matte"),
        mirror="x",
    )
    o.add("ear", s.ball((0.1, 0.035, 0.05)), patch, (0.24, y + 0.06, z - 0.03), rotate=(0, 0, -14), mirror="x")
    eyes(o, (0.12, y + 0.07, z + 0.135), 0.03, white=False)
    o.ball("udder", (0.12, 0.09, 0.13), o.paint("udder", "#eda9a4", "matte"), (0, 0.36, -0.3))
    tail(o, coat, [(0, 0.74, -0.68), (0, 0.62, -0.8), (0, 0.32, -0.8)], [0.03, 0.024, 0.05])


@kind("pig", "piglet|hog|boar", family="animals")
def pig(o: Order) -> None:
    """A pig."""
    o.size = 0.9
    coat = o.main("#f0a9ab", "skin")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.24,
            thick=0.085,
            chest=0.27,
            rump=0.28,
            neck=0.16,
            neck_up=0.45,
            neck_thick=0.22,
            head=0.24,
            snout=0.1,
            snout_thick=0.11,
        ),
        belly=0.1,
    )
    _, y, z = h.at
    dark = o.paint("snout", darker(o.main_color, 0.18), "skin")
    o.cyl("snout", 0.115, 0.07, dark, (0, h.nose[1], h.nose[2] + 0.1), rotate=(90, 0, 0), bevel=0.02)
    o.ball(
        "nostril",
        (0.022, 0.032, 0.015),
        o.paint("dark", "#7a3f44", "matte"),
        (0.042, h.nose[1], h.nose[2] + 0.135),
        mirror="x",
    )
    o.add(
        "ear",
        s.prism(3, 0.12, 0.17, 0.01),
        dark,
        (0.14, y + 0.23, z - 0.02),
        rotate=(35, 0, -16),
        mirror="x",
        scale=(1, 1, 0.4),
    )
    eyes(o, (0.115, y + 0.08, z + 0.19), 0.033, white=False)
    coil = [(0.05 * math.cos(k * 0.9), 0.52 + 0.05 * math.sin(k * 0.9), -0.7 - 0.016 * k) for k in range(10)]
    o.rod("tail", coil, 0.017, coat)


@kind("sheep", "lamb|ram", family="animals")
def sheep(o: Order) -> None:
    """A sheep."""
    o.size = 0.9
    wool = o.main("#f1ece0", "fur")
    dark = o.mat("face|leg|head", "#3a3330", "skin")
    balls: list[Any] = [((0, 0.58, 0.0), (0.3, 0.28, 0.44))]
    for k in range(28):
        a, t = 2.399 * k, -0.95 + 1.9 * k / 27
        r = math.sqrt(max(0, 1 - t * t))
        balls.append(((0.3 * r * math.cos(a), 0.58 + 0.26 * r * math.sin(a), 0.44 * t), (0.12, 0.12, 0.12)))
    o.blob("wool", wool, balls, blend=0.03)
    o.blob("head", dark, [((0, 0.76, 0.56), (0.12, 0.14, 0.15)), ((0, 0.7, 0.68), (0.085, 0.085, 0.09))], blend=0.06)
    o.ball("tuft", (0.13, 0.09, 0.12), wool, (0, 0.9, 0.5))
    o.add("ear", s.ball((0.1, 0.035, 0.05)), dark, (0.17, 0.79, 0.52), rotate=(0, 0, -20), mirror="x")
    eyes(o, (0.07, 0.79, 0.685), 0.027, white=True)
    for x in (-0.15, 0.15):
        for z in (0.24, -0.26):
            o.cyl("leg", 0.055, 0.36, dark, (x, 0.18, z), top=0.06)


@kind("rabbit", "bunny|hare|easter bunny", family="animals")
def rabbit(o: Order) -> None:
    """A rabbit."""
    o.size = 0.5
    coat = o.main(("#a08a74", "#f2f0ea", "#8f8a86"), "fur")
    o.blob(
        "body",
        coat,
        [
            ((0, 0.2, -0.04), (0.16, 0.19, 0.2)),
            ((0, 0.42, 0.1), (0.13, 0.125, 0.13)),
            ((0.11, 0.12, -0.08), (0.08, 0.12, 0.13)),
            ((-0.11, 0.12, -0.08), (0.08, 0.12, 0.13)),
            ((0.07, 0.035, 0.12), (0.045, 0.035, 0.08)),
            ((-0.07, 0.035, 0.12), (0.045, 0.035, 0.08)),
            ((0.12, 0.035, 0.02), (0.05, 0.035, 0.12)),
            ((-0.12, 0.035, 0.02), (0.05, 0.035, 0.12)),
        ],
        [((0.07, 0.22, 0.1), (0.065, 0.05, 0.12), 0.045), ((-0.07, 0.22, 0.1), (-0.065, 0.05, 0.12), 0.045)],
        blend=0.04,
    )
    for grow, mat, dz in ((1.0, coat, 0), (0.68, o.mat("ear", "#e8b0a8", "matte"), 0.016)):
        o.add(
            "ear",
            s.ball((0.042 * grow, 0.15 * grow, 0.02)),
            mat,
            (0.065, 0.66, 0.06 + dz),
            rotate=(-8, 0, -10),
            mirror="x",
        )
    eyes(o, (0.07, 0.45, 0.205), 0.026, white=False)
    o.ball("nose", (0.018, 0.013, 0.012), o.mat("nose", "#d9787a", "gloss"), (0, 0.42, 0.235))
    o.ball("tail", 0.065, o.mat("tail", "#f6f3ec", "fur"), (0, 0.16, -0.25))
    o.box("tooth", (0.014, 0.026, 0.008), o.paint("tooth", "#fbfaf6", "gloss"), (0.008, 0.372, 0.215), mirror="x")
