"""Animals of house, farm and wild. Front is +z."""

from __future__ import annotations

import math
from dataclasses import dataclass

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind

Xyz = tuple[float, float, float]


@dataclass(frozen=True, kw_only=True)
class Body:
    """Proportions of a four-legged animal, in shares of its length from chest to rump."""

    leg: float = 0.45
    thick: float = 0.075
    chest: float = 0.23
    rump: float = 0.21
    neck: float = 0.3
    neck_up: float = 0.8
    neck_thick: float = 0.13
    head: float = 0.19
    snout: float = 0.2
    snout_thick: float = 0.09


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where a head ended up."""

    at: Xyz
    r: float
    nose: Xyz


def four_legged(o: Order, coat: str, b: Body, *, belly: float = 0.0) -> Head:
    """A standing body with head and snout, one soft solid; or sitting when the prompt says so."""
    sit = o.style("sitting")
    y = b.leg + b.chest * 0.6
    balls: list[tuple[Xyz, object]] = []
    limbs: list[tuple[object, ...]] = []
    if sit:
        chest, rump = (0.0, y * 1.02, 0.16), (0.0, b.rump * 0.95, -0.2)
        limbs.append((chest, rump, b.chest * 0.92, b.rump * 1.12))
        for x in (-1, 1):
            limbs.append(
                ((x * b.chest * 0.62, y * 0.92, 0.24), (x * b.chest * 0.6, b.thick, 0.3), b.thick * 1.2, b.thick)
            )
            limbs.append(
                (
                    (x * b.chest * 0.6, b.thick * 0.8, 0.3),
                    (x * b.chest * 0.6, b.thick * 0.7, 0.38),
                    b.thick,
                    b.thick * 0.9,
                )
            )
            balls.append(((x * b.rump * 0.95, b.rump * 0.8, -0.12), (b.rump * 0.55, b.rump * 0.8, b.rump * 0.85)))
            limbs.append(
                ((x * b.rump * 1.1, b.thick, -0.02), (x * b.rump * 1.1, b.thick * 0.8, 0.2), b.thick, b.thick * 0.95)
            )
    else:
        chest, rump = (0.0, y, 0.38), (0.0, y - 0.01, -0.42)
        limbs.append((chest, rump, b.chest, b.rump))
        if belly:
            balls.append(((0, y - 0.03, 0.0), (b.chest * (1 + belly), b.chest * (1 + belly), 0.42)))
        for x in (-1, 1):
            for z, r in ((0.38, b.chest), (-0.44, b.rump)):
                limbs.append(
                    ((x * r * 0.6, y - r * 0.3, z), (x * r * 0.58, b.leg * 0.5, z - 0.02), b.thick * 1.45, b.thick)
                )
                limbs.append(
                    ((x * r * 0.58, b.leg * 0.5, z - 0.02), (x * r * 0.58, b.thick * 0.8, z), b.thick, b.thick * 0.85)
                )
                balls.append(
                    (
                        (x * r * 0.58, b.thick * 0.62, z + b.thick * 0.35),
                        (b.thick * 1.0, b.thick * 0.66, b.thick * 1.35),
                    )
                )
    angle = math.atan2(b.neck_up, 1.0)
    if sit:
        angle = max(angle, 1.15)
    at = (
        0.0,
        chest[1] + (b.neck + b.head * 0.4) * math.sin(angle),
        chest[2] + (b.neck + b.head * 0.4) * math.cos(angle),
    )
    limbs.append((chest, at, b.neck_thick * 1.25, b.neck_thick))
    balls.append((at, b.head))
    nose = (0.0, at[1] - b.head * 0.3, at[2] + b.head * 0.6 + b.snout)
    limbs.append(((0.0, at[1] - b.head * 0.22, at[2] + b.head * 0.3), nose, b.snout_thick * 1.25, b.snout_thick))
    o.blob("body", coat, balls, limbs, blend=0.05)
    return Head(at=at, r=b.head, nose=nose)


def _face(
    o: Order, h: Head, *, eye: float = 0.2, nose: float = 0.24, nose_color: str = "#201a1a", spread: float = 0.5
) -> None:
    x, y, z = h.at
    r = h.r
    eyes(o, (r * spread, y + r * 0.28, z + r * 0.78), r * eye, white=False)
    if nose:
        o.ball(
            "nose",
            (r * nose * 1.15, r * nose * 0.8, r * nose * 0.8),
            o.mat("nose", nose_color, "gloss"),
            (0, h.nose[1] + r * 0.12, h.nose[2] + r * nose * 1.4),
        )


def _tail(o: Order, coat: str, path: list[Xyz], radius: list[float]) -> None:
    o.rod("tail", path, radius, coat)
    o.ball("tail tip", radius[-1], coat, path[-1])


@kind("dog", "puppy|labrador|beagle|terrier|hound|corgi|poodle|golden retriever|retriever", family="animals")
def dog(o: Order) -> None:
    o.size = 0.9
    coat = o.main(("#b07a45", "#8a5a32", "#d9b98a", "#4a4038"), "fur")
    h = four_legged(o, coat, Body(neck=0.26, head=0.2, snout=0.19, snout_thick=0.095, leg=0.4, neck_up=1.1))
    x, y, z = h.at
    ear = o.mat("ear", darker(o.main_color, 0.35), "fur")
    if o.pick(True, True, False):
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
    _face(o, h, eye=0.17, nose=0.3)
    sit = o.style("sitting")
    _tail(
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
    )
    x, y, z = h.at
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
    sit = o.style("sitting")
    _tail(
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
    x, y, z = h.at
    mane = o.mat(
        "mane|hair",
        "#e9e2d4" if o.main_color in {"#c9a06c"} else ("#d8d4cc" if o.main_color == "#f2f1ee" else "#2a211d"),
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
    _tail(o, mane, [(0, 0.82, -0.62), (0, 0.75, -0.78), (0, 0.5, -0.84), (0, 0.28, -0.8)], [0.035, 0.075, 0.08, 0.025])
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
    x, y, z = h.at
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
    x, y, z = h.at
    patch = o.second("#2a2728", "skin", "spot|patch")
    for k, (px, py, pz, r) in enumerate(
        ((0.22, 0.68, 0.18, 0.17), (-0.24, 0.62, -0.22, 0.2), (0.2, 0.7, -0.42, 0.14), (-0.2, 0.72, 0.35, 0.13))
    ):
        o.add(f"patch {k + 1}", s.ball((0.1, r, r * 1.15)), patch, (px, py, pz))
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
    _tail(o, coat, [(0, 0.74, -0.68), (0, 0.62, -0.8), (0, 0.32, -0.8)], [0.03, 0.024, 0.05])


@kind("pig", "piglet|hog|boar", family="animals")
def pig(o: Order) -> None:
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
    x, y, z = h.at
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
    o.size = 0.9
    wool = o.main("#f1ece0", "fur")
    dark = o.mat("face|leg|head", "#3a3330", "skin")
    balls = [((0, 0.58, 0.0), (0.3, 0.28, 0.44))]
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


@kind("bear", "brown bear|grizzly|polar bear|grizzly bear|black bear", family="animals")
def bear(o: Order) -> None:
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
    x, y, z = h.at
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
    o.size = 2.0
    skin = o.main("#8f9298", "skin")
    y = 0.85
    limbs = [((0, y, 0.3), (0, y - 0.02, -0.4), 0.42, 0.4), ((0, y + 0.2, 0.55), (0, y + 0.28, 0.85), 0.26, 0.28)]
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
    _tail(o, skin, [(0, y + 0.1, -0.8), (0, y - 0.2, -0.92), (0, y - 0.45, -0.9)], [0.04, 0.03, 0.045])


@kind("giraffe", "baby giraffe", family="animals")
def giraffe(o: Order) -> None:
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
    x, y, z = h.at
    base = (0.0, 1.09, 0.38)
    for k in range(9):
        t = 0.12 + 0.1 * k
        px, py, pz = 0, base[1] + (y - base[1]) * t, base[2] + (z - base[2]) * t
        side = 1 if k % 2 else -1
        o.ball(f"neck patch {k + 1}", (0.05, 0.055, 0.055), patch, (side * (0.1 - 0.02 * t), py, pz))
    for k in range(14):
        a, t = 2.399 * k, -0.42 + 0.82 * k / 13
        o.ball(f"patch {k + 1}", (0.075, 0.075, 0.075), patch, (0.19 * math.cos(a), 1.09 + 0.19 * math.sin(a), t))
    o.cyl("horn", 0.018, 0.13, patch, (0.05, y + 0.18, z - 0.02), mirror="x")
    o.ball("horn tip", 0.03, o.paint("tip", "#4a2d16", "matte"), (0.05, y + 0.25, z - 0.02), mirror="x")
    o.add("ear", s.ball((0.09, 0.03, 0.045)), coat, (0.17, y + 0.08, z - 0.03), rotate=(0, 0, 10), mirror="x")
    eyes(o, (0.11, y + 0.05, z + 0.09), 0.028, white=False)
    o.ball("muzzle", (0.08, 0.06, 0.06), o.paint("muzzle", "#b98a4a", "matte"), (0, h.nose[1], h.nose[2] + 0.03))
    _tail(o, coat, [(0, 1.1, -0.62), (0, 0.95, -0.72), (0, 0.7, -0.7)], [0.025, 0.02, 0.04])


@kind("lion", "lioness|male lion", family="animals")
def lion(o: Order) -> None:
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
    x, y, z = h.at
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


@kind("fox", "red fox|wolf|arctic fox", family="animals")
def fox(o: Order) -> None:
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
    x, y, z = h.at
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
    _face(o, h, eye=0.16, nose=0.22)
    o.ball("cheek", (0.075, 0.075, 0.08), white, (0.09, y - 0.06, z + 0.1), mirror="x")
    o.ball("chest", (0.12, 0.16, 0.1), white, (0, 0.46, 0.5))
    o.blob(
        "tail",
        coat,
        limbs=[((0, 0.46, -0.55), (0, 0.42, -0.85), 0.07, 0.13), ((0, 0.42, -0.85), (0, 0.56, -1.05), 0.13, 0.1)],
        blend=0.05,
    )
    o.ball("tail tip", (0.095, 0.095, 0.12), white, (0, 0.6, -1.12))
    for xx in (-1, 1):
        for zz in (0.38, -0.44):
            o.blob(
                "sock",
                dark,
                limbs=[((xx * 0.103, 0.16, zz - 0.01), (xx * 0.103, 0.04, zz + 0.0), 0.055, 0.055)],
                blend=0.01,
            ) if not o.style("sitting") else None


@kind("deer", "stag|reindeer|elk|moose|doe", family="animals")
def deer(o: Order) -> None:
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
    x, y, z = h.at
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
    _face(o, h, eye=0.19, nose=0.3, nose_color="#c8202a" if o.style("christmas") else "#201a1a", spread=0.62)
    o.ball("tail", (0.05, 0.08, 0.05), o.paint("tail", "#f1eade", "fur"), (0, 0.72, -0.62))
    o.ball("chest", (0.12, 0.16, 0.08), o.paint("tail", "#f1eade", "fur"), (0, 0.72, 0.52))


@kind("mouse", "rat|hamster|guinea pig", family="animals")
def mouse(o: Order) -> None:
    o.size = 0.2
    coat = o.main(("#9a9694", "#b08a64"), "fur")
    o.blob(
        "body",
        coat,
        [
            ((0, 0.055, -0.02), (0.055, 0.055, 0.08)),
            ((0, 0.06, 0.075), (0.035, 0.035, 0.042)),
            ((0, 0.052, 0.11), (0.018, 0.018, 0.025)),
        ],
        blend=0.02,
    )
    pink = o.mat("ear|tail|nose", "#e8a9a4", "matte")
    o.ball("ear", (0.034, 0.034, 0.008), coat, (0.036, 0.1, 0.06), mirror="x")
    o.ball("inner ear", (0.024, 0.024, 0.008), pink, (0.036, 0.1, 0.064), mirror="x")
    eyes(o, (0.02, 0.068, 0.105), 0.0075, white=False)
    o.ball("nose", 0.0075, pink, (0, 0.053, 0.136))
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


@kind("bird", "sparrow|robin|canary|parrot|songbird|pigeon|blue bird|crow|raven|eagle|seagull", family="animals")
def bird(o: Order) -> None:
    o.size = 0.3
    coat = o.main(("#3f7fd0", "#d9482c", "#e0b01e", "#4f9a55"), "matte")
    o.blob(
        "body",
        coat,
        [((0, 0.16, 0), (0.075, 0.08, 0.105)), ((0, 0.255, 0.065), (0.058, 0.058, 0.06))],
        [((0, 0.14, -0.07), (0, 0.12, -0.16), 0.045, 0.02)],
        blend=0.035,
    )
    o.ball(
        "belly",
        (0.056, 0.066, 0.062),
        o.mat("belly|chest|breast", lighter(o.main_color, 0.6), "matte"),
        (0, 0.148, 0.05),
    )
    wing = o.mat("wing|tail", darker(o.main_color, 0.28), "matte")
    if o.style("flying"):
        o.add("wing", s.ball((0.2, 0.012, 0.07)), wing, (0.22, 0.22, -0.01), rotate=(0, 12, 18), mirror="x")
    else:
        o.add("wing", s.ball((0.02, 0.055, 0.1)), wing, (0.074, 0.165, -0.025), rotate=(14, 6, 0), mirror="x")
    for k in (-1, 0, 1):
        o.add(
            f"tail feather {k + 2}", s.ball((0.018, 0.007, 0.08)), wing, (0.016 * k, 0.115, -0.2), rotate=(14, 9 * k, 0)
        )
    o.add("beak", s.cone(0.017, 0.055), o.mat("beak", "#f0a020", "gloss"), (0, 0.25, 0.142), rotate=(95, 0, 0))
    eyes(o, (0.036, 0.272, 0.105), 0.011, white=False)
    leg = o.mat("leg|foot", "#d98a20", "matte")
    for x in (-0.03, 0.03):
        o.rod("leg", [(x, 0.09, 0.0), (x, 0.006, 0.01)], 0.005, leg, smooth=False)
        for t in (-28, 0, 28, 180):
            o.add(
                "toe",
                s.move(s.capsule(0.0045, 0.045), (0, 0, 0.02), rotate=(90, 0, 0)),
                leg,
                (x, 0.006, 0.01),
                rotate=(0, t, 0),
            )


@kind("owl", "barn owl|snowy owl", family="animals")
def owl(o: Order) -> None:
    o.size = 0.4
    coat = o.main(("#8a6238", "#a08a74", "#6d5a4a"), "fur")
    pale = o.mat("belly|chest|face", "#ecdcc0", "scales")
    base = 0.0
    if o.has("branch|log|tree", default=o.chance(0.3)):
        bark = o.mat("branch|log|tree", "#6b4a2e", "bark")
        o.rod(
            "branch",
            [(-0.34, 0.02, 0), (-0.12, 0.05, 0.01), (0.14, 0.04, 0), (0.38, 0.08, 0.02)],
            [0.042, 0.038, 0.035, 0.022],
            bark,
        )
        o.rod("twig", [(0.2, 0.05, 0), (0.3, 0.14, 0.03), (0.36, 0.2, 0.03)], [0.018, 0.012, 0.005], bark)
        o.add(
            "leaf",
            s.ball((0.045, 0.008, 0.022)),
            o.paint("leaf", "#3f8f3a", "leaf"),
            (0.4, 0.21, 0.03),
            rotate=(0, 20, 25),
        )
        base = 0.075
    o.blob(
        "body",
        coat,
        [((0, base + 0.17, 0), (0.13, 0.17, 0.11)), ((0, base + 0.35, 0.015), (0.125, 0.105, 0.105))],
        blend=0.04,
    )
    o.ball("belly", (0.09, 0.13, 0.05), pale, (0, base + 0.16, 0.075))
    o.add("ear tuft", s.cone(0.035, 0.1), coat, (0.085, base + 0.45, 0.01), rotate=(0, 0, -24), mirror="x")
    o.add(
        "face disc",
        s.move(s.cyl(0.056, 0.03, bevel=0.01), rotate=(90, 0, 0)),
        o.paint("disc", "#efe3cb", "matte"),
        (0.05, base + 0.365, 0.098),
        rotate=(0, 14, 0),
        mirror="x",
    )
    o.add(
        "iris",
        s.move(s.cyl(0.038, 0.03, bevel=0.008), rotate=(90, 0, 0)),
        o.mat("eye", "#f2a91c", "gloss"),
        (0.051, base + 0.365, 0.105),
        rotate=(0, 14, 0),
        mirror="x",
    )
    o.ball(
        "pupil", (0.021, 0.021, 0.012), o.paint("pupil", "#17171a", "gloss"), (0.053, base + 0.365, 0.119), mirror="x"
    )
    o.add("beak", s.cone(0.019, 0.05), o.mat("beak", "#e0a030", "gloss"), (0, base + 0.325, 0.122), rotate=(165, 0, 0))
    o.add(
        "wing",
        s.ball((0.035, 0.14, 0.085)),
        o.mat("wing", darker(o.main_color, 0.3), "scales"),
        (0.125, base + 0.17, -0.01),
        rotate=(6, 0, 7),
        mirror="x",
    )
    for x in (-0.045, 0.045):
        for t in (-0.02, 0, 0.02):
            o.ball("toe", (0.009, 0.02, 0.026), o.paint("claw", "#e0a030", "gloss"), (x + t, base + 0.005, 0.06))
    o.add(
        "tail",
        s.ball((0.06, 0.1, 0.02)),
        o.mat("wing", darker(o.main_color, 0.3), "scales"),
        (0, base + 0.03, -0.085),
        rotate=(18, 0, 0),
    )


@kind("duck", "rubber duck|duckling|rubber ducky|bath duck|toy duck|ducky", family="animals")
def duck(o: Order) -> None:
    o.size = 0.15
    body = o.main("#f6cf1e", "gloss")
    o.blob(
        "body",
        body,
        [((0, 0.05, -0.005), (0.058, 0.05, 0.075)), ((0, 0.125, 0.038), (0.043, 0.042, 0.043))],
        [((0, 0.075, -0.055), (0, 0.105, -0.092), 0.026, 0.008), ((0, 0.07, 0.035), (0, 0.11, 0.038), 0.036, 0.032)],
        blend=0.02,
    )
    o.add("wing", s.ball((0.014, 0.026, 0.042)), body, (0.055, 0.06, -0.012), rotate=(14, -8, 0), mirror="x")
    beak = o.mat("beak|bill", "#f07c1a", "gloss")
    o.blob(
        "beak",
        beak,
        [((0, 0.119, 0.088), (0.022, 0.0065, 0.021)), ((0, 0.111, 0.084), (0.018, 0.005, 0.016))],
        blend=0.004,
    )
    eyes(o, (0.0195, 0.137, 0.071), 0.0075, white=False)


@kind("chicken", "hen|rooster|cock|chick", family="animals")
def chicken(o: Order) -> None:
    o.size = 0.4
    coat = o.main(("#f4f0e6", "#b0652f"), "matte")
    red = o.mat("comb", "#d0242c", "gloss")
    o.blob(
        "body",
        coat,
        [((0, 0.24, 0), (0.115, 0.12, 0.16))],
        [((0, 0.28, 0.1), (0, 0.43, 0.14), 0.085, 0.055), ((0, 0.28, -0.1), (0, 0.4, -0.2), 0.08, 0.045)],
        blend=0.04,
    )
    for k in range(3):
        o.ball(f"comb {k + 1}", (0.014, 0.034, 0.026), red, (0, 0.495 - 0.008 * abs(k - 1), 0.17 - 0.032 * k))
    o.ball("wattle", (0.014, 0.03, 0.016), red, (0, 0.395, 0.2))
    o.add("beak", s.cone(0.019, 0.055), o.mat("beak", "#f0a020", "gloss"), (0, 0.435, 0.215), rotate=(98, 0, 0))
    eyes(o, (0.034, 0.455, 0.18), 0.0105, white=False)
    o.add(
        "wing",
        s.ball((0.025, 0.075, 0.11)),
        o.mat("wing", darker(o.main_color, 0.13), "matte"),
        (0.108, 0.255, -0.015),
        rotate=(16, 0, 0),
        mirror="x",
    )
    leg = o.mat("leg|foot", "#e69a20", "matte")
    for x in (-0.05, 0.05):
        o.rod("leg", [(x, 0.15, 0.0), (x, 0.01, 0.01)], 0.01, leg, smooth=False)
        for t in (-32, 0, 32, 180):
            o.add(
                "toe",
                s.move(s.capsule(0.008, 0.075), (0, 0, 0.034), rotate=(90, 0, 0)),
                leg,
                (x, 0.009, 0.01),
                rotate=(0, t, 0),
            )


@kind("penguin", "emperor penguin|baby penguin", family="animals")
def penguin(o: Order) -> None:
    o.size = 0.6
    black = o.main("#24262c", "matte")
    white = o.mat("belly|chest", "#f7f5f0", "matte")
    o.blob("body", black, [((0, 0.28, 0), (0.17, 0.26, 0.15)), ((0, 0.6, 0.0), (0.125, 0.13, 0.125))], blend=0.06)
    o.blob(
        "belly",
        white,
        [((0, 0.27, 0.05), (0.135, 0.215, 0.12))],
        [((-0.045, 0.58, 0.055), (0.045, 0.58, 0.055), 0.075)],
        blend=0.03,
    )
    orange = o.mat("beak|foot", "#f08a1c", "gloss")
    o.add("beak", s.cone(0.032, 0.1), orange, (0, 0.575, 0.165), rotate=(98, 0, 0), scale=(1.2, 1, 0.8))
    eyes(o, (0.055, 0.635, 0.108), 0.019, white=False)
    o.add("flipper", s.ball((0.028, 0.17, 0.07)), black, (0.185, 0.32, 0.0), rotate=(0, 0, 19), mirror="x")
    o.ball("foot", (0.07, 0.024, 0.1), orange, (0.085, 0.024, 0.06), mirror="x")


@kind("fish", "goldfish|clownfish|tropical fish|salmon fish|koi|tuna", family="animals")
def fish(o: Order) -> None:
    o.size = 0.3
    coat = o.main(("#f08a1c", "#3f8fd0", "#e0504a"), "scales", tile=0.07)
    fin = o.mat("fin|tail", lighter(o.main_color, 0.25), "gloss")
    o.blob(
        "body",
        coat,
        [((0, 0.14, 0.02), (0.05, 0.088, 0.12)), ((0, 0.14, 0.1), (0.04, 0.06, 0.05))],
        [((0, 0.14, -0.06), (0, 0.145, -0.15), 0.05, 0.02)],
        blend=0.04,
    )
    tail = [
        [0, 0.018],
        [-0.06, 0.06],
        [-0.14, 0.115],
        [-0.155, 0.1],
        [-0.115, 0.0],
        [-0.155, -0.1],
        [-0.14, -0.115],
        [-0.06, -0.06],
        [0, -0.018],
    ]
    o.plate("tail", tail[::-1], 0.011, fin, (0, 0.145, -0.14), smooth=True, rotate=(0, -90, 0))
    o.plate(
        "dorsal fin",
        [[-0.07, 0], [-0.075, 0.055], [-0.03, 0.075], [0.055, 0.035], [0.09, 0]][::-1],
        0.011,
        fin,
        (0, 0.215, 0.0),
        smooth=True,
        rotate=(0, -90, 0),
    )
    o.plate("belly fin", [[-0.04, 0], [0.03, 0], [-0.03, -0.06]], 0.009, fin, (0, 0.065, -0.01), rotate=(0, -90, 0))
    o.add("side fin", s.ball((0.006, 0.026, 0.048)), fin, (0.062, 0.118, 0.03), rotate=(18, -32, 0), mirror="x")
    eyes(o, (0.036, 0.163, 0.112), 0.0165, white=True)
    o.rod(
        "mouth",
        [(-0.016, 0.127, 0.144), (0, 0.12, 0.152), (0.016, 0.127, 0.144)],
        0.005,
        o.paint("mouth", darker(o.main_color, 0.4), "matte"),
    )
    if o.has("stripe"):
        for z in (0.075, -0.015, -0.085):
            o.add(
                "stripe",
                s.common(
                    s.move(s.ball((0.0515, 0.0895, 0.1215)), (0, 0.14, 0.02)),
                    s.move(s.box((0.2, 0.3, 0.022), 0), (0, 0.14, z)),
                ),
                o.mat("stripe", "#f6f4ee", "gloss"),
            )
    o.keep("stripe")


@kind("shark", "great white shark|great white", family="animals")
def shark(o: Order) -> None:
    o.size = 2.0
    coat = o.main("#6d7f8f", "skin")
    white = o.mat("belly", "#eef0f0", "skin")
    o.blob(
        "body",
        coat,
        limbs=[((0, 0.5, 0.75), (0, 0.5, 0.1), 0.12, 0.27), ((0, 0.5, 0.1), (0, 0.52, -0.9), 0.27, 0.07)],
        blend=0.08,
    )
    o.blob(
        "belly",
        white,
        limbs=[((0, 0.44, 0.72), (0, 0.41, 0.1), 0.085, 0.205), ((0, 0.41, 0.1), (0, 0.49, -0.8), 0.2, 0.05)],
        blend=0.05,
    )
    o.plate(
        "dorsal",
        [[-0.2, 0], [-0.14, 0.38], [-0.05, 0.33], [0.2, 0]][::-1],
        0.05,
        coat,
        (0, 0.73, 0.05),
        rotate=(0, -90, 0),
        bevel=0.018,
    )
    o.plate(
        "tail",
        [[0, 0.05], [-0.32, 0.5], [-0.38, 0.48], [-0.2, 0.02], [-0.3, -0.28], [-0.24, -0.28], [0, -0.05]][::-1],
        0.05,
        coat,
        (0, 0.52, -0.86),
        rotate=(0, -90, 0),
        bevel=0.018,
    )
    o.add("fin", s.ball((0.27, 0.025, 0.1)), coat, (0.4, 0.34, 0.15), rotate=(0, 28, -22), mirror="x")
    eyes(o, (0.15, 0.56, 0.62), 0.028, white=False)
    dark = o.paint("mouth", "#5b2630", "matte")
    o.rod("mouth", [(-0.11, 0.415, 0.68), (0, 0.4, 0.79), (0.11, 0.415, 0.68)], 0.024, dark)
    for k in range(7):
        a = math.radians(-66 + 22 * k)
        o.add(
            f"tooth {k + 1}",
            s.cone(0.016, 0.045),
            o.paint("tooth", "#fbfaf6", "gloss"),
            (0.112 * math.sin(a), 0.405, 0.675 + 0.115 * math.cos(a)),
            rotate=(180, 0, 0),
        )
    for k in range(4):
        o.box(
            f"gill {k + 1}",
            (0.03, 0.16, 0.014),
            o.paint("gill", darker(o.main_color, 0.4), "skin"),
            (0.225 + 0.006 * k, 0.5, 0.33 - 0.05 * k),
            rotate=(12, 0, 0),
            mirror="x",
        )


@kind("whale", "blue whale|orca|killer whale|dolphin", family="animals")
def whale(o: Order) -> None:
    o.size = 3.0
    coat = o.main("#3f6f9f", "skin")
    o.blob(
        "body",
        coat,
        [((0, 0.62, 0.35), (0.58, 0.55, 0.75))],
        [((0, 0.6, 0.2), (0, 0.68, -1.0), 0.5, 0.2), ((0, 0.68, -1.0), (0, 1.0, -1.5), 0.2, 0.1)],
        blend=0.2,
    )
    o.blob(
        "belly",
        o.mat("belly", "#e9eef0", "skin"),
        [((0, 0.46, 0.4), (0.5, 0.42, 0.68))],
        [((0, 0.45, 0.2), (0, 0.58, -0.8), 0.4, 0.12)],
        blend=0.15,
    )
    o.add("fluke", s.ball((0.42, 0.055, 0.2)), coat, (0.32, 1.07, -1.6), rotate=(-12, 25, 12), mirror="x")
    o.add("flipper", s.ball((0.36, 0.05, 0.16)), coat, (0.66, 0.3, 0.35), rotate=(0, 25, -28), mirror="x")
    eyes(o, (0.5, 0.68, 0.75), 0.055, white=True)
    if o.has("water|spout|spray", default=True):
        water = o.mat("water|spout|spray", "#8fd0f0", "gloss")
        for k in range(4):
            o.rod(
                f"spray {k + 1}",
                [
                    (0, 1.1, 0.35),
                    (0.04 * math.cos(1.57 * k), 1.45, 0.35 + 0.04 * math.sin(1.57 * k)),
                    (0.2 * math.cos(1.57 * k), 1.62, 0.35 + 0.2 * math.sin(1.57 * k)),
                    (0.32 * math.cos(1.57 * k), 1.45, 0.35 + 0.32 * math.sin(1.57 * k)),
                ],
                [0.045, 0.05, 0.055, 0.04],
                water,
            )


@kind("turtle", "tortoise|sea turtle", family="animals")
def turtle(o: Order) -> None:
    o.size = 0.5
    skin = o.main(("#6a9a4a", "#8a9a5a"), "skin")
    shell = o.mat("shell", "#7a5630", "scales")
    o.add("shell", s.cut(s.ball((0.22, 0.19, 0.27)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0))), shell, (0, 0.1, 0))
    o.lathe(
        "shell rim",
        [(0.2, 0.09), (0.245, 0.095), (0.24, 0.13), (0.2, 0.14)],
        o.paint("rim", "#a8844a", "matte"),
        closed=True,
        scale=(0.95, 1, 1.2),
    )
    o.ball("plastron", (0.19, 0.06, 0.24), o.paint("rim", "#a8844a", "matte"), (0, 0.1, 0))
    o.blob(
        "head",
        skin,
        [((0, 0.19, 0.4), (0.07, 0.068, 0.085))],
        [((0, 0.13, 0.2), (0, 0.18, 0.36), 0.06, 0.05)],
        blend=0.03,
    )
    eyes(o, (0.045, 0.215, 0.455), 0.0155, white=False)
    for x in (-1, 1):
        for z in (0.17, -0.19):
            o.blob("leg", skin, limbs=[((0.14 * x, 0.1, z), (0.23 * x, 0.045, z * 1.35), 0.055, 0.046)], blend=0.02)
    o.add("tail", s.cone(0.03, 0.12), skin, (0, 0.09, -0.3), rotate=(-95, 0, 0))


@kind("snake", "python|cobra|serpent|viper", family="animals")
def snake(o: Order) -> None:
    o.size = 0.6
    coat = o.main(("#4f9a3a", "#c98a2b", "#8a5a8f"), "scales", tile=0.1)
    path = []
    for k in range(40):
        t = k / 39
        a = 2 * math.pi * 2.3 * t
        r = 0.3 - 0.13 * t
        path.append((r * math.cos(a), 0.045 + 0.115 * t, r * math.sin(a)))
    end = path[-1]
    path += [(end[0] * 0.5, 0.28, end[2] * 0.5 + 0.05), (0.02, 0.4, 0.06), (0.0, 0.46, 0.14)]
    o.rod("body", path, [0.008, 0.04, 0.048, 0.05, 0.05, 0.048, 0.045, 0.04], coat)
    o.blob(
        "head", coat, [((0, 0.47, 0.17), (0.056, 0.04, 0.075)), ((0, 0.465, 0.225), (0.036, 0.028, 0.04))], blend=0.02
    )
    eyes(o, (0.04, 0.495, 0.2), 0.013, white=False)
    red = o.mat("tongue", "#c8202a", "gloss")
    o.rod("tongue", [(0, 0.46, 0.25), (0, 0.455, 0.32), (0.018, 0.458, 0.355)], 0.0045, red)
    o.rod("tongue fork", [(0, 0.455, 0.32), (-0.018, 0.458, 0.355)], 0.0045, red, smooth=False)


@kind("frog", "toad|tree frog", family="animals")
def frog(o: Order) -> None:
    o.size = 0.3
    skin = o.main(("#4fa83a", "#7ab03a"), "gloss")
    o.blob(
        "body",
        skin,
        [
            ((0, 0.1, 0), (0.11, 0.085, 0.13)),
            ((0, 0.165, 0.09), (0.1, 0.065, 0.085)),
            ((0.06, 0.225, 0.085), (0.038, 0.038, 0.036)),
            ((-0.06, 0.225, 0.085), (0.038, 0.038, 0.036)),
        ],
        [
            ((0.1, 0.08, -0.06), (0.2, 0.09, 0.03), 0.05, 0.035),
            ((-0.1, 0.08, -0.06), (-0.2, 0.09, 0.03), 0.05, 0.035),
            ((0.2, 0.09, 0.03), (0.17, 0.022, -0.08), 0.034, 0.024),
            ((-0.2, 0.09, 0.03), (-0.17, 0.022, -0.08), 0.034, 0.024),
            ((0.08, 0.09, 0.1), (0.11, 0.02, 0.16), 0.03, 0.022),
            ((-0.08, 0.09, 0.1), (-0.11, 0.02, 0.16), 0.03, 0.022),
        ],
        blend=0.025,
    )
    eyes(o, (0.062, 0.235, 0.11), 0.026, white=True)
    o.ball("belly", (0.085, 0.06, 0.06), o.mat("belly", "#e6e9b8", "gloss"), (0, 0.095, 0.09))
    o.rod(
        "mouth",
        [(-0.085, 0.165, 0.135), (0, 0.145, 0.178), (0.085, 0.165, 0.135)],
        0.0055,
        o.paint("mouth", darker(o.main_color, 0.5), "matte"),
    )
    for x, z in ((0.115, 0.18), (0.175, -0.06)):
        for t in (-0.03, 0, 0.03):
            o.ball("toe", (0.012, 0.008, 0.03), skin, (x + t, 0.009, z + 0.02), mirror="x")


@kind("dinosaur", "t rex|trex|tyrannosaurus|raptor|dino|tyrannosaurus rex", family="animals")
def dinosaur(o: Order) -> None:
    o.size = 2.5
    skin = o.main(("#5f8f4a", "#8a7a4f", "#4f8a86"), "scales", tile=0.5)
    o.blob(
        "body",
        skin,
        [((0, 1.85, 0.95), (0.24, 0.25, 0.3)), ((0, 1.76, 1.28), (0.19, 0.15, 0.28))],
        [
            ((0, 1.15, 0.2), (0, 1.2, -0.3), 0.42, 0.4),
            ((0, 1.25, 0.35), (0, 1.8, 0.85), 0.3, 0.2),
            ((0, 1.15, -0.4), (0, 0.95, -1.2), 0.34, 0.17),
            ((0, 0.95, -1.2), (0, 1.1, -2.1), 0.17, 0.04),
            ((0.3, 1.05, -0.15), (0.34, 0.6, 0.12), 0.26, 0.15),
            ((-0.3, 1.05, -0.15), (-0.34, 0.6, 0.12), 0.26, 0.15),
            ((0.34, 0.6, 0.12), (0.34, 0.15, -0.08), 0.14, 0.1),
            ((-0.34, 0.6, 0.12), (-0.34, 0.15, -0.08), 0.14, 0.1),
            ((0.34, 0.1, -0.05), (0.34, 0.08, 0.22), 0.11, 0.09),
            ((-0.34, 0.1, -0.05), (-0.34, 0.08, 0.22), 0.11, 0.09),
            ((0.25, 1.3, 0.5), (0.3, 1.12, 0.75), 0.075, 0.055),
            ((-0.25, 1.3, 0.5), (-0.3, 1.12, 0.75), 0.075, 0.055),
            ((0.3, 1.12, 0.75), (0.27, 1.12, 0.9), 0.05, 0.04),
            ((-0.3, 1.12, 0.75), (-0.27, 1.12, 0.9), 0.05, 0.04),
        ],
        blend=0.1,
    )
    o.blob("jaw", skin, limbs=[((0, 1.66, 0.95), (0, 1.48, 1.36), 0.14, 0.09)], blend=0.05)
    o.blob(
        "mouth",
        o.paint("mouth", "#a8414a", "gloss"),
        limbs=[((0, 1.68, 1.0), (0, 1.58, 1.32), 0.115, 0.09)],
        blend=0.03,
    )
    tooth = o.paint("tooth", "#f6f1e2", "gloss")
    for k in range(5):
        z = 1.18 + 0.085 * k
        o.add(f"tooth {k + 1}", s.cone(0.025, 0.085), tooth, (0.15 - 0.018 * k, 1.6, z), rotate=(180, 0, 0), mirror="x")
    eyes(o, (0.19, 1.97, 1.08), 0.05, white=True)
    o.ball("belly", (0.28, 0.36, 0.3), o.mat("belly", lighter(o.main_color, 0.45), "skin"), (0, 1.12, 0.38))
    claw = o.paint("claw", "#2f2a24", "gloss")
    for x in (0.27, 0.34, 0.41):
        o.add("claw", s.cone(0.032, 0.11), claw, (x, 0.06, 0.34), rotate=(95, 0, 0), mirror="x")
    spike = o.mat("spike|spine", darker(o.main_color, 0.35), "matte")
    for k in range(9):
        t = k / 8
        o.add(
            f"spine {k + 1}",
            s.cone(0.06, 0.17 - 0.08 * t),
            spike,
            (0, 1.66 - 0.56 * t + 0.12 * t * t, 0.3 - 1.85 * t),
            rotate=(-14, 0, 0),
            scale=(0.5, 1, 1.2),
        )
