"""Animals of zoo and river. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.bodies import Body, darker_paint, face, four_legged, muzzle, pointed_ears, tail
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _striped(o: Order, mat: str, color: str, tile: float, repeats: int = 3) -> None:
    """Paints upright bands over a coat."""
    o.materials[mat]["pattern"] = {
        "kind": "stripes",
        "color": color,
        "tile": tile,
        "repeats": repeats,
        "direction": "vertical",
    }


@kind("tiger", "bengal tiger|tiger cub|white tiger", family="animals")
def tiger(o: Order) -> None:
    """A tiger."""
    o.size = 1.3
    coat = o.main("#f0ece4" if o.style("white") else "#e8842a", "fur")
    _striped(o, coat, "#241a16", 0.62, 4)
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.36,
            thick=0.085,
            chest=0.22,
            rump=0.21,
            neck=0.2,
            neck_up=0.9,
            neck_thick=0.15,
            head=0.2,
            snout=0.05,
            snout_thick=0.1,
        ),
    )
    pointed_ears(o, h, o.paint("ear", "#c9742a", "fur"), (0.06, 0.06, 0.035))
    muzzle(o, h, "#f6ede0", 0.11)
    face(o, h, eye=0.15, nose=0.2, nose_color="#c0606a")
    tail(o, coat, [(0, 0.55, -0.6), (0, 0.45, -0.85), (0, 0.55, -1.05), (0, 0.75, -1.1)], [0.05, 0.045, 0.04, 0.03])


@kind("zebra", "baby zebra", family="animals")
def zebra(o: Order) -> None:
    """A zebra."""
    o.size = 1.4
    coat = o.main("#f4f2ec", "matte")
    _striped(o, coat, "#1f1f22", 0.5, 4)
    dark = o.mat("mane|hoof|muzzle", "#1f1f22", "matte")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.55,
            thick=0.065,
            chest=0.21,
            rump=0.22,
            neck=0.42,
            neck_up=1.5,
            neck_thick=0.11,
            head=0.14,
            snout=0.2,
            snout_thick=0.085,
        ),
    )
    _, y, z = h.at
    pointed_ears(o, h, coat, (0.035, 0.085, 0.025), spread=0.5)
    o.ball("muzzle", (0.088, 0.085, 0.07), dark, (0, h.nose[1], h.nose[2] + 0.03))
    o.rod(
        "mane",
        [(0, y + 0.2, z + 0.02), (0, y + 0.1, z - 0.14), (0, y - 0.2, z - 0.26), (0, y - 0.42, z - 0.36)],
        [0.03, 0.05, 0.05, 0.02],
        dark,
    )
    eyes(o, (h.r * 0.72, y + 0.03, z + h.r * 0.7), 0.026, white=False)
    for x in (-0.123, 0.123):
        for zz in (0.38, -0.44):
            o.cyl("hoof", 0.075, 0.09, dark, (x, 0.045, zz + 0.02), top=0.06)
    tail(o, dark, [(0, 0.68, -0.63), (0, 0.55, -0.74), (0, 0.3, -0.74)], [0.022, 0.02, 0.05])


@kind("camel", "dromedary|desert camel", family="animals")
def camel(o: Order) -> None:
    """A camel."""
    o.size = 1.7
    coat = o.main("#c79a5e", "fur")
    h = four_legged(
        o,
        coat,
        Body(
            leg=0.62,
            thick=0.06,
            chest=0.22,
            rump=0.21,
            neck=0.44,
            neck_up=0.9,
            neck_thick=0.09,
            head=0.12,
            snout=0.14,
            snout_thick=0.07,
        ),
    )
    _, y, z = h.at
    for k in range(o.count("hump", 2 if o.chance(0.5) else 1, 1, 3)):
        at = 0.12 - 0.36 * k if o.count("hump", 2, 1, 3) > 1 else -0.05
        o.ball(f"hump {k + 1}", (0.15, 0.24, 0.19), coat, (0, 0.93, at))
    pointed_ears(o, h, coat, (0.025, 0.05, 0.02))
    eyes(o, (h.r * 0.75, y + 0.04, z + h.r * 0.6), 0.024, white=False)
    o.ball("nose", (0.045, 0.03, 0.03), o.paint("nose", "#5b4330", "matte"), (0, h.nose[1] + 0.03, h.nose[2] + 0.06))
    tail(o, coat, [(0, 0.78, -0.62), (0, 0.6, -0.72), (0, 0.4, -0.7)], [0.025, 0.02, 0.04])
    if o.has("saddle|blanket", default=o.chance(0.4)):
        cloth = o.mat("saddle|blanket", "#b3202a", "fabric")
        o.add(
            "blanket",
            s.cut(s.ball((0.27, 0.26, 0.22)), s.move(s.box((1, 0.5, 1), 0), (0, -0.27, 0))),
            cloth,
            (0, 0.8, -0.05),
        )


@kind("hippo", "hippopotamus|baby hippo", family="animals")
def hippo(o: Order) -> None:
    """A hippopotamus."""
    o.size = 1.6
    skin = o.main("#8a7f8c", "skin")
    pink = o.paint("pink", "#c99aa0", "skin")
    limbs = [((0, 0.52, 0.28), (0, 0.52, -0.4), 0.36, 0.37), ((0, 0.6, 0.4), (0, 0.66, 0.7), 0.27, 0.25)]
    limbs += [((x, 0.4, z), (x, 0.11, z), 0.15, 0.12) for x in (-0.22, 0.22) for z in (0.3, -0.42)]
    o.blob(
        "body", skin, [((0, 0.6, 0.98), (0.27, 0.19, 0.2)), ((0, 0.72, 0.72), (0.24, 0.24, 0.24))], limbs, blend=0.09
    )
    o.ball("jaw", (0.23, 0.09, 0.19), pink, (0, 0.47, 0.96))
    o.ball("nostril", (0.045, 0.035, 0.035), darker_paint(o), (0.11, 0.74, 1.12), mirror="x")
    o.ball("ear", (0.06, 0.075, 0.035), skin, (0.19, 0.95, 0.62), mirror="x")
    o.ball("eye bump", 0.07, skin, (0.14, 0.92, 0.76), mirror="x")
    eyes(o, (0.15, 0.945, 0.81), 0.032, white=False)
    o.cyl("tooth", 0.03, 0.09, o.paint("tooth", "#f6f1e2", "gloss"), (0.13, 0.56, 1.12), mirror="x")
    tail(o, skin, [(0, 0.7, -0.74), (0, 0.6, -0.83), (0, 0.48, -0.84)], [0.04, 0.03, 0.035])


@kind("rhino", "rhinoceros|baby rhino", family="animals")
def rhino(o: Order) -> None:
    """A rhinoceros."""
    o.size = 1.7
    skin = o.main("#8d8f93", "skin")
    horn = o.mat("horn", "#e4dccb", "gloss")
    limbs = [
        ((0, 0.66, 0.3), (0, 0.66, -0.42), 0.34, 0.35),
        ((0, 0.72, 0.5), (0, 0.62, 0.86), 0.22, 0.19),
        ((0, 0.6, 0.88), (0, 0.46, 1.12), 0.17, 0.13),
    ]
    limbs += [((x, 0.5, z), (x, 0.12, z), 0.15, 0.12) for x in (-0.2, 0.2) for z in (0.34, -0.44)]
    o.blob("body", skin, [((0, 0.86, 0.4), (0.22, 0.2, 0.2))], limbs, blend=0.08)
    o.rod("horn", [(0, 0.55, 1.13), (0, 0.75, 1.24), (0, 1.0, 1.22)], [0.085, 0.055, 0.006], horn)
    o.rod("second horn", [(0, 0.68, 0.98), (0, 0.8, 1.03), (0, 0.92, 1.02)], [0.06, 0.035, 0.005], horn)
    o.add("ear", s.ball((0.05, 0.11, 0.03)), skin, (0.15, 0.94, 0.74), rotate=(-10, 0, -16), mirror="x")
    eyes(o, (0.165, 0.72, 0.92), 0.03, white=False)
    o.add("fold", s.torus(0.335, 0.025), skin, (0, 0.66, 0.22), rotate=(90, 0, 0))
    o.add("rear fold", s.torus(0.345, 0.025), skin, (0, 0.66, -0.3), rotate=(90, 0, 0))
    tail(o, skin, [(0, 0.8, -0.76), (0, 0.62, -0.86), (0, 0.46, -0.86)], [0.035, 0.028, 0.04])


@kind("koala", "koala bear|baby koala", family="animals")
def koala(o: Order) -> None:
    """A koala."""
    o.size = 0.7
    fur = o.main("#9a9ca3", "fur")
    white = o.mat("belly|chest", "#f1efe9", "fur")
    limbs = [
        ((0.17, 0.42, 0.04), (0.24, 0.22, 0.17), 0.075, 0.06),
        ((-0.17, 0.42, 0.04), (-0.24, 0.22, 0.17), 0.075, 0.06),
        ((0.13, 0.12, 0.08), (0.2, 0.07, 0.27), 0.1, 0.075),
        ((-0.13, 0.12, 0.08), (-0.2, 0.07, 0.27), 0.1, 0.075),
    ]
    o.blob("body", fur, [((0, 0.26, 0), (0.2, 0.24, 0.18)), ((0, 0.62, 0.03), (0.2, 0.175, 0.17))], limbs, blend=0.05)
    o.ball("belly", (0.13, 0.16, 0.06), white, (0, 0.27, 0.14))
    o.ball("ear", (0.11, 0.1, 0.05), fur, (0.22, 0.75, 0.0), mirror="x")
    o.ball("inner ear", (0.07, 0.065, 0.03), o.paint("inner ear", "#e6c9c4", "fur"), (0.225, 0.745, 0.03), mirror="x")
    o.ball("nose", (0.05, 0.075, 0.04), o.mat("nose", "#26262a", "gloss"), (0, 0.62, 0.2))
    eyes(o, (0.095, 0.675, 0.165), 0.022, white=False)
    if o.has("branch|tree|eucalyptus|leaf", default=False):
        o.cyl("branch", 0.05, 1.3, o.mat("branch|tree", "#8a6a4a", "bark"), (0, 0.55, 0.34))


@kind("kangaroo", "wallaby|red kangaroo", family="animals")
def kangaroo(o: Order) -> None:
    """A kangaroo."""
    o.size = 1.3
    fur = o.main(("#b0703f", "#a39080"), "fur")
    pale = o.mat("belly|chest", lighter(o.main_color, 0.5), "fur")
    limbs = [
        ((0, 0.5, -0.1), (0, 0.92, 0.08), 0.22, 0.13),
        ((0, 0.92, 0.08), (0, 1.12, 0.12), 0.085, 0.075),
        ((0, 1.16, 0.14), (0, 1.11, 0.3), 0.09, 0.055),
        ((0, 0.42, -0.2), (0, 0.12, -0.62), 0.13, 0.075),
        ((0, 0.12, -0.62), (0, 0.05, -1.05), 0.075, 0.03),
    ]
    for x in (-1, 1):
        limbs += [
            ((x * 0.15, 0.45, -0.05), (x * 0.2, 0.26, 0.14), 0.15, 0.1),
            ((x * 0.2, 0.26, 0.14), (x * 0.2, 0.07, -0.08), 0.075, 0.05),
            ((x * 0.2, 0.05, -0.08), (x * 0.2, 0.04, 0.27), 0.05, 0.04),
        ]
        limbs += [
            ((x * 0.11, 0.9, 0.1), (x * 0.17, 0.72, 0.2), 0.05, 0.035),
            ((x * 0.17, 0.72, 0.2), (x * 0.13, 0.66, 0.33), 0.035, 0.03),
        ]
    o.blob("body", fur, [], limbs, blend=0.05)
    o.ball("belly", (0.15, 0.24, 0.09), pale, (0, 0.56, 0.13))
    o.add("ear", s.ball((0.045, 0.13, 0.025)), fur, (0.07, 1.31, 0.1), rotate=(0, 0, -12), mirror="x")
    o.add(
        "inner ear",
        s.ball((0.027, 0.1, 0.014)),
        o.paint("inner", "#e8b9a8", "fur"),
        (0.071, 1.305, 0.121),
        rotate=(0, 0, -12),
        mirror="x",
    )
    eyes(o, (0.062, 1.18, 0.205), 0.02, white=False)
    o.ball("nose", (0.032, 0.024, 0.024), o.paint("nose", "#1c1718", "gloss"), (0, 1.125, 0.35))
    if o.has("joey|baby|pouch", default=o.chance(0.5)):
        o.blob(
            "joey",
            fur,
            [((0, 0.66, 0.24), (0.075, 0.07, 0.075))],
            [
                ((0, 0.65, 0.27), (0, 0.63, 0.34), 0.05, 0.035),
                ((0.04, 0.72, 0.22), (0.06, 0.81, 0.21), 0.022, 0.015),
                ((-0.04, 0.72, 0.22), (-0.06, 0.81, 0.21), 0.022, 0.015),
            ],
            blend=0.015,
        )
        o.ball("pouch", (0.13, 0.1, 0.07), fur, (0, 0.52, 0.19))
        eyes(o, (0.034, 0.68, 0.3), 0.011, white=False, name="joey eye")


@kind("crocodile", "alligator|croc|gator", family="animals")
def crocodile(o: Order) -> None:
    """A crocodile."""
    o.size = 1.8
    skin = o.main(("#5d7a3f", "#4f6b4a"), "scales")
    pale = o.mat("belly|jaw", "#c9c48a", "skin")
    limbs = [
        ((0, 0.24, 0.35), (0, 0.24, -0.4), 0.2, 0.19),
        ((0, 0.24, 0.4), (0, 0.29, 0.72), 0.17, 0.14),
        ((0, 0.3, 0.75), (0, 0.27, 1.25), 0.12, 0.085),
        ((0, 0.24, -0.4), (0, 0.16, -0.95), 0.17, 0.1),
        ((0, 0.16, -0.95), (0.16, 0.09, -1.5), 0.1, 0.03),
    ]
    for x in (-1, 1):
        for z in (0.28, -0.35):
            limbs += [
                ((x * 0.14, 0.22, z), (x * 0.34, 0.17, z + 0.02), 0.09, 0.07),
                ((x * 0.34, 0.17, z + 0.02), (x * 0.36, 0.05, z + 0.1), 0.065, 0.05),
                ((x * 0.36, 0.04, z + 0.1), (x * 0.39, 0.03, z + 0.2), 0.045, 0.03),
            ]
    o.blob("body", skin, [], limbs, blend=0.05, scale=(1, 0.9, 1))
    o.blob("lower jaw", pale, [], [((0, 0.15, 0.6), (0, 0.13, 1.22), 0.11, 0.065)], blend=0.03)
    tooth = o.paint("tooth", "#f7f3e6", "gloss")
    for k in range(6):
        x = 0.1 - 0.007 * k
        o.add(
            f"tooth {k + 1}", s.cone(0.016, 0.06), tooth, (x, 0.185, 0.82 + 0.085 * k), rotate=(180, 0, 0), mirror="x"
        )
    for k in range(11):
        z = 0.45 - 0.16 * k
        y = 0.405 if z > -0.4 else 0.405 - 0.28 * (-0.4 - z)
        o.add(
            f"ridge {k + 1}",
            s.cone(0.042, 0.09),
            skin,
            (0.06 if z > -0.7 else 0.0, y, z),
            mirror="x" if z > -0.7 else None,
        )
    o.ball("eye bump", 0.062, skin, (0.085, 0.4, 0.7), mirror="x")
    eyes(o, (0.09, 0.415, 0.735), 0.036, white=True)
    o.ball("nostril", (0.026, 0.024, 0.024), darker_paint(o), (0.04, 0.325, 1.26), mirror="x")


@kind("llama", "alpaca|baby llama", family="animals")
def llama(o: Order) -> None:
    """A llama."""
    o.size = 1.3
    wool = o.main(("#f1e9da", "#c79a5e", "#8a6a4a"), "fur")
    h = four_legged(
        o,
        wool,
        Body(
            leg=0.5,
            thick=0.075,
            chest=0.25,
            rump=0.25,
            neck=0.5,
            neck_up=3.2,
            neck_thick=0.12,
            head=0.145,
            snout=0.1,
            snout_thick=0.08,
        ),
        belly=0.05,
    )
    _, y, z = h.at
    o.ball("topknot", (0.1, 0.08, 0.1), wool, (0, y + 0.13, z))
    o.add("ear", s.ball((0.03, 0.1, 0.022)), wool, (0.075, y + 0.2, z - 0.02), rotate=(0, 0, -8), mirror="x")
    muzzle(o, h, lighter(o.main_color, 0.35), 0.085)
    face(o, h, eye=0.18, nose=0.22)
    tail(o, wool, [(0, 0.72, -0.66), (0, 0.74, -0.74)], [0.06, 0.05])
    if o.has("blanket|saddle", default=o.chance(0.6)):
        cloth = o.mat("blanket|saddle", "#c8303a", "fabric")
        o.add(
            "blanket",
            s.cut(s.ball((0.3, 0.29, 0.27)), s.move(s.box((1, 0.5, 1), 0), (0, -0.25, 0))),
            cloth,
            (0, 0.66, -0.03),
        )
        o.add(
            "blanket trim",
            s.cut(s.ball((0.305, 0.295, 0.12)), s.move(s.box((1, 0.5, 1), 0), (0, -0.25, 0))),
            o.paint("trim", "#f2c02a", "fabric"),
            (0, 0.66, -0.03),
        )


@kind("triceratops", "horned dinosaur", family="animals")
def triceratops(o: Order) -> None:
    """A triceratops."""
    o.size = 2.0
    skin = o.main(("#7f9a55", "#c98f4a", "#6f8fa0"), "skin")
    horn = o.mat("horn|beak", "#efe6cf", "gloss")
    frill = o.mat("frill|collar", darker(o.main_color, 0.22), "skin")
    limbs = [
        ((0, 0.66, 0.22), (0, 0.66, -0.42), 0.35, 0.36),
        ((0, 0.68, 0.4), (0, 0.72, 0.76), 0.24, 0.22),
        ((0, 0.68, 0.8), (0, 0.56, 1.12), 0.2, 0.11),
        ((0, 0.66, -0.6), (0, 0.45, -1.15), 0.26, 0.12),
        ((0, 0.45, -1.15), (0.06, 0.36, -1.65), 0.12, 0.03),
    ]
    limbs += [((x, 0.5, z), (x, 0.12, z), 0.16, 0.125) for x in (-0.23, 0.23) for z in (0.26, -0.46)]
    o.blob("body", skin, [], limbs, blend=0.08)
    ring = [
        [0.5 * math.sin(a) * 1.05, 0.5 * math.cos(a) if math.cos(a) > -0.4 else -0.2]
        for a in (2 * math.pi * k / 28 for k in range(28))
    ]
    o.plate("frill", ring[::-1], 0.09, frill, (0, 0.9, 0.6), rotate=(-24, 0, 0), bevel=0.035)
    for k in range(9):
        a = math.radians(-88 + 22 * k)
        o.add(
            f"spike {k + 1}",
            s.cone(0.05, 0.12),
            horn,
            (0.53 * math.sin(a), 0.9 + 0.47 * math.cos(a), 0.6 - 0.2 * math.cos(a)),
            rotate=(-24, 0, -math.degrees(a)),
        )
    o.rod("horn", [(0.14, 0.86, 0.84), (0.18, 1.05, 1.05), (0.19, 1.1, 1.36)], [0.07, 0.05, 0.005], horn, mirror="x")
    o.rod("nose horn", [(0, 0.66, 1.12), (0, 0.78, 1.2), (0, 0.88, 1.2)], [0.05, 0.034, 0.004], horn)
    o.ball("beak", (0.085, 0.08, 0.1), horn, (0, 0.5, 1.2))
    eyes(o, (0.17, 0.76, 0.95), 0.035, white=True)
    for x in (-0.23, 0.23):
        for z in (0.26, -0.46):
            for t in (-0.07, 0, 0.07):
                o.ball("toe", (0.035, 0.035, 0.03), horn, (x + t, 0.035, z + 0.125 - abs(t) * 0.3))
