"""Clothes for the street and for parties."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("jacket", "coat|leather jacket|denim jacket|blazer|winter jacket|bomber jacket|hoodie", family="clothing")
def jacket(o: Order) -> None:
    """A jacket; with a hood where asked."""
    o.size = 0.7
    cloth = o.main(("#3a5685", "#3a2a22", "#5d6b3a", "#8f2430"), "leather" if o.style("leather") else "fabric")
    trim = o.second(("#2b2d33", "#d9c9a0"), "fabric", "collar|cuff|trim|lining|hood")
    gold = o.mat("zipper|zip|button", "#c3c7cc", "metal")
    body = [((0, 0.5, 0), (0, 0.12, 0), 0.2, 0.2), ((-0.13, 0.56, 0), (0.13, 0.56, 0), 0.11)]
    shape = s.common(s.blob([], body, 0.06), s.move(s.box((1, 0.66, 1), 0), (0, 0.35, 0)))
    neck = s.move(s.cyl(0.085, 0.3), (0, 0.66, 0.01))
    o.add("body", s.cut(shape, neck), cloth, scale=(1.05, 1, 0.62), crease=60)
    for x in (-1, 1):
        o.rod(
            "sleeve", [(x * 0.21, 0.56, 0), (x * 0.31, 0.38, 0.0), (x * 0.35, 0.14, 0.03)], [0.095, 0.078, 0.066], cloth
        )
        o.cyl("cuff", 0.072, 0.045, trim, (x * 0.352, 0.13, 0.03), rotate=(8, 0, x * 9))
        lapel = [[x * 0.02, 0.0], [x * 0.1, 0.16], [x * 0.05, 0.17], [x * 0.005, 0.05]]
        o.plate(
            "lapel", lapel if x > 0 else lapel[::-1], 0.022, trim, (0, 0.45, 0.105), rotate=(-13, 0, 0), bevel=0.006
        )
        o.box("pocket", (0.1, 0.1, 0.016), cloth, (x * 0.11, 0.17, 0.122), rotate=(0, x * 14, 0), bevel=0.006)
    o.box("zipper", (0.012, 0.46, 0.012), gold, (0, 0.25, 0.128), bevel=0.002)
    o.box("hem", (0.4, 0.05, 0.25), trim, (0, 0.045, 0), bevel=0.022)
    if o.style("hoodie") or o.has("hood"):
        o.add(
            "hood",
            s.cut(s.ball((0.14, 0.15, 0.12)), s.move(s.ball((0.11, 0.125, 0.12)), (0, -0.005, 0.05))),
            cloth,
            (0, 0.72, -0.03),
        )
        o.rod("cord", [(0.04, 0.62, 0.1), (0.045, 0.45, 0.135)], 0.005, trim, smooth=False, mirror="x")
    else:
        o.rod(
            "collar",
            [
                (0.07, 0.655, 0.06),
                (0.095, 0.685, -0.02),
                (0, 0.695, -0.075),
                (-0.095, 0.685, -0.02),
                (-0.07, 0.655, 0.06),
            ],
            0.028,
            trim,
        )


@kind("pants", "trousers|jeans|shorts|leggings|sweatpants", family="clothing")
def pants(o: Order) -> None:
    """A pair of trousers; short where asked."""
    o.size = 0.8
    cloth = o.main(("#3a5685", "#2b2d33", "#8a7a5a"), "fabric")
    low = 0.62 if o.style("shorts") else 0.0
    for x in (-1, 1):
        leg = s.cut(
            s.rod(
                [(x * 0.1, 0.9, 0), (x * 0.125, 0.45, 0.0), (x * 0.13, low, 0.0)],
                [0.115, 0.085, 0.075 if not low else 0.1],
                smooth=False,
            ),
            s.move(s.cyl(0.06, 0.1), (x * 0.13, low - 0.02, 0)),
        )
        o.add("leg", leg, cloth)
        o.cyl(
            "cuff",
            0.08 if not low else 0.106,
            0.04,
            o.paint("cuff", lighter(o.main_color, 0.12), "fabric"),
            (x * 0.13, low + 0.03, 0),
        )
        o.rod(
            "seam",
            [(x * 0.2, 0.88, 0.06), (x * 0.17, 0.8, 0.1)],
            0.004,
            o.paint("seam", "#c9903a", "matte"),
            smooth=False,
        )
    o.add(
        "hips",
        s.cut(
            s.hull(
                s.move(s.cyl(0.16, 0.03, bevel=0.01), (0, 1.02, 0)),
                s.move(s.cyl(0.19, 0.03, bevel=0.01), (0, 0.84, 0)),
                s.move(s.ball(0.08), (0, 0.8, 0)),
            ),
            s.move(s.cyl(0.145, 0.1), (0, 1.03, 0)),
        ),
        cloth,
        scale=(1.1, 1, 0.68),
    )
    o.add(
        "waistband",
        s.cut(s.cyl(0.168, 0.055, bevel=0.008), s.cyl(0.146, 0.1, bevel=0)),
        o.mat("belt|waistband", darker(o.main_color, 0.15), "fabric"),
        (0, 1.015, 0),
        scale=(1.1, 1, 0.7),
    )
    o.cyl("button", 0.014, 0.012, o.mat("button", "#c9a24a", "gold"), (0, 1.015, 0.12), rotate=(90, 0, 0))
    o.rod("fly", [(0, 0.985, 0.118), (0.0, 0.86, 0.128)], 0.004, o.paint("seam", "#c9903a", "matte"), smooth=False)


@kind("skirt", "mini skirt|pleated skirt|tutu", family="clothing")
def skirt(o: Order) -> None:
    """A skirt of box pleats, flat like who wears it, with a belt and buttons."""
    o.size = 0.5
    cloth = o.main(("#8f2430", "#3a5685", "#e2617f", "#2b2d33", "#5d7a5b"), "fabric")
    long = o.vary(0.42, 0.18)
    count, edge = 16, 0.13
    outer: list[list[float]] = []
    for k in range(count):
        for share, r in ((0.0, 1.0), (0.62, 1.0), (0.66, 1 - edge), (0.96, 1 - edge)):
            a = 2 * math.pi * (k + share) / count
            outer.append([0.33 * r * math.cos(a), 0.33 * r * math.sin(a)])
    flare = s.plate(outer, long, taper=0.5)
    hollow = s.plate([[x * 0.9, y * 0.9] for x, y in outer], long + 0.02, taper=0.5)
    turn, flat = (-90, 0, 0), (1, 1, 0.72)
    shape = s.cut(s.move(flare, rotate=turn), s.move(hollow, (0, -0.011, 0), rotate=turn))
    o.add("skirt", shape, cloth, (0, long / 2, 0), crease=20, scale=flat)
    top = long + 0.02
    band = o.mat("belt|waistband|band", darker(o.main_color, 0.35), "leather")
    o.add("waistband", s.cut(s.cyl(0.172, 0.07, bevel=0.01), s.cyl(0.148, 0.1, bevel=0)), band, (0, top, 0), scale=flat)
    gold = o.paint("buckle", "#d0a03a", "gold")
    if o.has("buckle", default=o.chance(0.6)):
        frame = s.cut(s.box((0.075, 0.066, 0.02), 0.008), s.box((0.048, 0.04, 0.05), 0))
        o.add("buckle", frame, gold, (0, top, 0.126))
        o.box("pin", (0.04, 0.008, 0.014), gold, (0.008, top, 0.132))
    else:
        o.cyl("button", 0.018, 0.016, gold, (0, top, 0.126), rotate=(90, 0, 0))
    for x in (-0.11, 0.11):
        o.box(
            "belt loop", (0.02, 0.085, 0.014), cloth, (x, top, 0.098), bevel=0.004, rotate=(0, 40 if x > 0 else -40, 0)
        )


@kind("beanie", "knit cap|winter hat|woolly hat|bobble hat|wool hat", family="clothing")
def beanie(o: Order) -> None:
    """A knitted beanie."""
    o.size = 0.25
    wool = o.main(("#c99a1c", "#8f2430", "#2f5f9a", "#3f7a5a"), "fabric")
    second = o.second(lighter(o.main_color, 0.25), "fabric", "brim|cuff|stripe|trim")
    ribs: list[Any] = []
    for k in range(26):
        a = 2 * math.pi * k / 26
        path = [
            (r * math.sin(a), y, r * math.cos(a))
            for r, y in ((0.105, 0.05), (0.107, 0.1), (0.092, 0.16), (0.055, 0.2), (0.012, 0.213))
        ]
        ribs.append(s.rod(path, [0.0105, 0.0105, 0.0095, 0.007, 0.004]))
    shell = s.cut(
        s.move(s.ball((0.108, 0.17, 0.108)), (0, 0.045, 0)),
        s.move(s.box((1, 0.4, 1), 0), (0, -0.16, 0)),
        s.move(s.ball((0.1, 0.15, 0.1)), (0, 0.035, 0)),
    )
    o.add("cap", s.union(shell, *ribs), wool, crease=50)
    cuff = [
        s.move(s.capsule(0.0115, 0.065), (0.112 * math.sin(a), 0.033, 0.112 * math.cos(a)))
        for a in (2 * math.pi * k / 30 for k in range(30))
    ]
    o.add(
        "cuff",
        s.union(s.move(s.cut(s.cyl(0.117, 0.058, bevel=0.01), s.cyl(0.1, 0.1, bevel=0)), (0, 0.033, 0)), *cuff),
        second,
    )
    if o.has("pompom|bobble|pom", default=o.style("bobble") or o.chance(0.6)):
        balls = [
            ((0.018 * x, 0.237 + 0.014 * (k % 3 - 1), 0.018 * z), 0.018) for k, (x, z) in enumerate(s.ring(9, 1.0))
        ]
        o.blob(
            "pompom",
            o.mat("pompom|bobble|pom", lighter(o.main_color, 0.5), "fur"),
            [((0, 0.237, 0), 0.028), *balls],
            blend=0.006,
        )


@kind("scarf", "winter scarf|wool scarf|shawl", family="clothing")
def scarf(o: Order) -> None:
    """A scarf laid in a loop."""
    o.size = 0.5
    wool = o.main(("#b3262e", "#2f5f9a", "#3f7a5a", "#c99a1c"), "fabric")
    second = o.second("#f1ede4", "fabric", "stripe|fringe|trim|tassel")
    o.keep("stripe")
    for k, (r, y) in enumerate(((0.125, 0.5), (0.135, 0.445))):
        o.add(
            f"loop {k + 1}",
            s.move(s.torus(r, 0.042), scale=(1, 1.05, 0.9)),
            wool,
            (0, y, 0),
            rotate=(6 - 12 * k, 0, 5 - 9 * k),
        )
    for x, low, turn in ((0.06, 0.05, 5), (-0.05, 0.12, -7)):
        tall = 0.42 - low
        o.box("end", (0.105, tall, 0.035), wool, (x, low + tall / 2, 0.115), rotate=(-5, 0, turn), bevel=0.015)
        for j in range(3):
            o.box(
                "stripe",
                (0.108, 0.02, 0.038),
                second,
                (x + turn * 0.0011 * (2.6 - j) * 1.0, low + 0.04 + 0.04 * j, 0.118 - 0.003 * j),
                rotate=(-5, 0, turn),
                bevel=0.006,
            )
        for j in range(7):
            o.rod(
                "fringe",
                [
                    (x - 0.045 + 0.015 * j + turn * 0.0035, low + 0.01, 0.13),
                    (x - 0.047 + 0.0155 * j + turn * 0.0042, low - 0.045, 0.135),
                ],
                0.0045,
                second,
                smooth=False,
            )


@kind("high heel", "high heels|heel|stiletto|pump shoe|women shoe", family="clothing")
def high_heel(o: Order) -> None:
    """A high-heeled shoe."""
    o.size = 0.25
    skin = o.main(("#c8202a", "#22242b", "#e2617f", "#d0a03a"), "gloss")
    inside = o.paint("inside", "#e9d3b5", "leather")
    limbs = [
        ((0, 0.018, 0.1), (0, 0.018, 0.05), 0.02, 0.034),
        ((0, 0.018, 0.05), (0, 0.045, -0.01), 0.034, 0.028),
        ((0, 0.045, -0.01), (0, 0.1, -0.085), 0.028, 0.027),
        ((0, 0.1, -0.085), (0, 0.128, -0.105), 0.027, 0.026),
    ]
    scoop = s.blob(
        [],
        [
            ((0, 0.062, 0.05), (0, 0.075, -0.01), 0.024, 0.022),
            ((0, 0.075, -0.01), (0, 0.13, -0.085), 0.022, 0.02),
            ((0, 0.13, -0.085), (0, 0.16, -0.09), 0.02, 0.02),
        ],
        0.01,
    )
    o.add(
        "shoe", s.cut(s.blob([], limbs, 0.02), scoop, s.move(s.box((0.3, 0.1, 0.4), 0), (0, -0.05, 0))), skin, crease=50
    )
    o.rod("insole", [(0, 0.041, 0.04), (0, 0.056, -0.01), (0, 0.106, -0.085)], [0.014, 0.016, 0.014], inside)
    o.rod("heel", [(0, 0.1, -0.105), (0, 0.04, -0.1), (0, 0.0, -0.098)], [0.02, 0.009, 0.007], skin)
    sole = [[-0.02, 0.11], [0.02, 0.11], [0.033, 0.06], [0.026, 0.01], [-0.026, 0.01], [-0.033, 0.06]]
    o.plate(
        "sole", [[x, -z] for x, z in sole], 0.006, o.mat("sole", "#22242b", "leather"), (0, 0.003, 0), rotate=(90, 0, 0)
    )
    if o.has("bow|ribbon", default=o.chance(0.3)):
        o.add(
            "bow",
            s.ball((0.02, 0.012, 0.008)),
            o.mat("bow|ribbon", lighter(o.main_color, 0.3), "gloss"),
            (0.014, 0.052, 0.08),
            rotate=(0, 0, 16),
            mirror="x",
        )


@kind("mask", "theatre mask|carnival mask|masquerade mask|tribal mask|face mask", family="clothing")
def mask(o: Order) -> None:
    """A masquerade mask."""
    o.size = 0.25
    face = o.main(("#f1ede4", "#8f1f3a", "#1f3f6b", "#22242b"), "gloss")
    gold = o.second("#d0a03a", "gold", "trim|edge|border|gold")
    outline = [
        [0.0, -0.03],
        [0.03, -0.055],
        [0.075, -0.045],
        [0.12, 0.0],
        [0.14, 0.055],
        [0.09, 0.06],
        [0.03, 0.05],
        [0.0, 0.035],
    ]
    whole = [*outline, *[[-x, y] for x, y in outline[-2:0:-1]]]
    hole = [
        [0.06 + 0.03 * math.cos(a), 0.004 + 0.016 * math.sin(a) + 0.2 * 0.03 * math.cos(a)]
        for a in (2 * math.pi * k / 20 for k in range(20))
    ]
    holes = [hole, [[-x, y] for x, y in hole][::-1]]
    plate = s.plate(whole, 0.3, smooth=True, holes=holes)
    curve = s.move(s.cut(s.cyl(0.2, 0.4, bevel=0), s.cyl(0.192, 0.5, bevel=0)), (0, 0, -0.14))
    o.add("mask", s.common(plate, curve), face, (0, 0.12, 0), crease=40)
    for x in (-1, 1):
        rim = [(x * px, 0.12 + py, math.sqrt(max(0.2**2 - px**2, 0.0)) - 0.139) for px, py in hole[::2]]
        o.rod("eye rim", rim, 0.004, gold, closed=True)
        for k in range(3):
            o.rod(
                f"scroll {k + 1}",
                [
                    (x * (0.03 + 0.02 * k), 0.168, 0.05),
                    (x * (0.05 + 0.03 * k), 0.2 + 0.01 * k, 0.045),
                    (x * (0.04 + 0.035 * k), 0.215 + 0.004 * k, 0.045),
                ],
                [0.006, 0.005, 0.003],
                gold,
            )
    o.ball("gem", (0.012, 0.016, 0.009), o.mat("gem|jewel", "#c8202a", "gem"), (0, 0.158, 0.063))
    for k in range(5):
        t = (k - 2) / 2
        o.add(
            f"feather {k + 1}",
            s.move(s.ball((0.017, 0.06, 0.005)), (0, 0.06, 0)),
            o.mat("feather|plume", ("#7b3fc0", "#2f9fa0", "#c8202a"), "matte"),
            (0.02 * t, 0.165, 0.055),
            rotate=(-8, 0, -26 * t),
        )
    o.rod("stick", [(0.125, 0.12, 0.0), (0.16, -0.08, 0.02)], 0.005, gold, smooth=False)


@kind("tie", "necktie|bow tie|bowtie", family="clothing")
def tie(o: Order) -> None:
    """A necktie; a bow tie where asked."""
    o.size = 0.4
    silk = o.main(("#8f2430", "#1f3566", "#22242b", "#3f7a5a"), "fabric")
    if o.style("bow", "bowtie"):
        wing = [[0.0, -0.018], [0.06, -0.042], [0.07, 0.0], [0.06, 0.042], [0.0, 0.018]]
        o.plate("wing", wing, 0.018, silk, (0.008, 0.05, 0), bevel=0.006, mirror="x")
        o.box("knot", (0.026, 0.036, 0.03), silk, (0, 0.05, 0), bevel=0.009)
        return
    o.plate("tie", [[0.0, 0.0], [0.045, 0.05], [0.02, 0.36], [-0.02, 0.36], [-0.045, 0.05]], 0.012, silk, bevel=0.003)
    o.plate("knot", [[-0.017, 0.35], [0.017, 0.35], [0.028, 0.4], [-0.028, 0.4]], 0.024, silk, bevel=0.007)
    loop = [(0.024, 0.4, 0.0), (0.06, 0.44, -0.06), (0.0, 0.46, -0.12), (-0.06, 0.44, -0.06), (-0.024, 0.4, 0.0)]
    o.rod("loop", loop, 0.011, silk)
