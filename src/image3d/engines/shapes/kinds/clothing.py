"""What people wear."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("boot", "boots|leather boot|cowboy boot|riding boot|rain boot", family="clothing")
def boot(o: Order) -> None:
    """A boot."""
    o.size = 0.3
    hide = o.main(("#5b3a24", "#222226", "#8a5a32"), "leather")
    sole = o.mat("sole|heel", "#241c18", "rubber")
    o.blob(
        "boot",
        hide,
        [((0, 0.055, 0.12), (0.045, 0.042, 0.07))],
        [
            ((0, 0.34, -0.01), (0, 0.16, 0.0), 0.062, 0.053),
            ((0, 0.16, 0.0), (0, 0.07, 0.01), 0.053, 0.05),
            ((0, 0.07, 0.0), (0, 0.055, 0.12), 0.048, 0.042),
        ],
        blend=0.03,
    )
    outline = [
        [0.04 * math.cos(a) * (1 + 0.1 * math.sin(a)), 0.06 + 0.135 * math.sin(a)]
        for a in [2 * math.pi * k / 28 for k in range(28)]
    ]
    o.plate("sole", [[x * 1.32, y] for x, y in outline], 0.034, sole, (0, 0.017, 0), rotate=(90, 0, 0), bevel=0.008)
    o.box("heel", (0.092, 0.045, 0.085), sole, (0, 0.014, -0.025), bevel=0.008)
    o.lathe(
        "cuff",
        [(0.06, 0.375), (0.068, 0.38), (0.066, 0.41), (0.054, 0.41), (0.052, 0.38)],
        o.mat("cuff|trim", darker(o.main_color, 0.3), "leather"),
        (0, -0.005, -0.01),
        closed=True,
    )
    o.cyl("inside", 0.055, 0.02, o.paint("inside", "#15110f", "matte"), (0, 0.385, -0.01))
    lace = o.mat("lace", lighter(o.main_color, 0.5), "matte")
    for k in range(5):
        y = 0.13 + 0.04 * k
        o.rod(f"lace {k + 1}", [(-0.03, y, 0.055), (0, y + 0.012, 0.063), (0.03, y, 0.055)], 0.0045, lace)


@kind("sneaker", "shoe|running shoe|trainer|sport shoe|sports shoe|shoes|tennis shoe", family="clothing")
def sneaker(o: Order) -> None:
    """A sneaker."""
    o.size = 0.28
    cloth = o.main(("#f2f1ee", "#c8202a", "#2459b8"), "fabric")
    sole = o.mat("sole", "#f7f6f2" if o.main_color != "#f2f1ee" else "#3f6fb0", "rubber")
    stripe = o.second("#2f3f5f" if o.main_color != "#2f3f5f" else "#f2f1ee", "leather", "stripe|swoosh|logo")
    o.keep("stripe")
    body = s.blob(
        [((0, 0.06, 0.1), (0.046, 0.034, 0.068))],
        [
            ((0, 0.07, -0.06), (0, 0.058, 0.09), 0.05, 0.042),
            ((0, 0.075, -0.07), (0, 0.125, -0.065), 0.048, 0.04),
            ((0, 0.08, 0.0), (0, 0.115, -0.03), 0.045, 0.036),
        ],
        0.025,
    )
    o.add("upper", s.cut(body, s.move(s.cyl(0.033, 0.1), (0, 0.158, -0.053), scale=(0.9, 1, 1.3))), cloth)
    outline = [
        [0.052 * math.cos(a) * (1 + 0.12 * math.sin(a)), 0.015 + 0.152 * math.sin(a)]
        for a in [2 * math.pi * k / 32 for k in range(32)]
    ]
    o.plate("sole", outline, 0.042, sole, (0, 0.021, 0.015), rotate=(90, 0, 0), bevel=0.012)
    o.add(
        "toe cap",
        s.common(s.ball((0.0485, 0.0365, 0.0585)), s.move(s.box((0.2, 0.1, 0.1), 0), (0, 0.03, 0.07))),
        sole,
        (0, 0.056, 0.118),
    )
    lace = o.mat("lace", "#f6f5f0", "matte")
    for k in range(5):
        y, z = 0.104 + 0.0085 * k, 0.062 - 0.02 * k
        o.rod(f"lace {k + 1}", [(-0.03, y - 0.012, z), (0, y + 0.006, z + 0.004), (0.03, y - 0.012, z)], 0.0052, lace)
    o.rod(
        "stripe",
        [(0.047, 0.05, 0.06), (0.0515, 0.062, 0.0), (0.05, 0.1, -0.075)],
        [0.004, 0.0085, 0.0045],
        stripe,
        mirror="x",
    )


@kind("ring", "diamond ring|wedding ring|engagement ring|gold ring|magic ring", family="clothing")
def ring_(o: Order) -> None:
    """A ring."""
    o.size = 0.03
    gold = o.main("#d9a62e", "gold")
    o.lathe(
        "band",
        [(0.0088, -0.0018), (0.0102, -0.0021), (0.0108, 0), (0.0102, 0.0021), (0.0088, 0.0018)],
        gold,
        (0, 0.0108, 0),
        closed=True,
        rotate=(90, 0, 0),
    )
    if o.style("plain", "simple"):
        return
    found = o.detail("diamond|gem|stone|ruby|sapphire|emerald|jewel|crystal|pearl")
    grow = 1.0 if found is None else min(max(found.look.size, 0.6), 1.5)
    color = o.mat(
        "diamond|gem|stone|ruby|sapphire|emerald|jewel|crystal|pearl",
        {"ruby": "#c2162c", "sapphire": "#1f4fd0", "emerald": "#14894f", "pearl": "#f3ede2"}.get(
            found.noun if found else "", "#cfeaf6"
        ),
        "gem",
    )
    stone = s.hull(
        s.move(s.prism(8, 0.0042, 0.0002), (0, 0.0052, 0)),
        s.move(s.prism(8, 0.0062, 0.0004), (0, 0.0034, 0)),
        s.move(s.box((0.0003,) * 3, 0), (0, -0.002, 0)),
    )
    o.add("stone", s.move(s.union(stone), scale=grow), color, (0, 0.0232 + 0.001 * grow, 0), crease=3)
    for k, (x, z) in enumerate(s.ring(4, 0.0056 * grow, 45)):
        o.rod(
            f"claw {k + 1}",
            [(x * 0.3, 0.0212, z * 0.3), (x * 0.98, 0.0235, z * 0.98), (x * 1.0, 0.0235 + 0.0048 * grow, z * 1.0)],
            0.0007,
            gold,
        )


@kind("necklace", "pearl necklace|bead necklace|pendant|beads|chain necklace", family="clothing")
def necklace(o: Order) -> None:
    """A necklace."""
    o.size = 0.2
    pearl = o.main("#f3ede2", "gloss")
    n = 40
    for k in range(n):
        a = 2 * math.pi * k / n
        r = 0.095 + 0.012 * math.cos(a)
        size = 0.0058 + 0.0022 * max(0.0, math.cos(a))
        o.ball(f"bead {k + 1}", size, pearl, (r * math.sin(a), 0.0075 + 0.05 * (1 - math.cos(a)) / 2, r * math.cos(a)))
    o.add(
        "string",
        s.rod(
            [
                (
                    (0.095 + 0.012 * math.cos(a)) * math.sin(a),
                    0.0075 + 0.05 * (1 - math.cos(a)) / 2,
                    (0.095 + 0.012 * math.cos(a)) * math.cos(a),
                )
                for a in [2 * math.pi * k / 24 for k in range(24)]
            ],
            0.0012,
            closed=True,
        ),
        o.mat("chain|string", "#d9c08a", "gold"),
    )
    if o.has("pendant|gem|diamond|heart|cross|jewel", default=o.chance(0.4)):
        gem = o.mat("pendant|gem|diamond|heart|cross|jewel", "#2459d8", "gem")
        o.add("pendant", s.ball((0.012, 0.016, 0.007)), gem, (0, 0.004, 0.124))
        o.add(
            "setting",
            s.move(s.torus(0.0125, 0.002), rotate=(90, 0, 0), scale=(1, 1.3, 1)),
            o.mat("chain|string", "#d9c08a", "gold"),
            (0, 0.004, 0.124),
        )


@kind("glasses", "eyeglasses|sunglasses|spectacles|pair glasses|goggles", family="clothing", pair_is_one=True)
def glasses(o: Order) -> None:
    """Glasses."""
    o.size = 0.15
    frame = o.main(("#1f1f22", "#7a4a28", "#c8202a"), "gloss")
    lens = o.mat("lens|glass", "#27323a", "gloss")
    outline = s.rounded_outline(0.056, 0.046, 0.018 if not o.style("round") else 0.023, 6)
    o.plate(
        "rim",
        [[x * 1.16, y * 1.2] for x, y in outline],
        0.006,
        frame,
        (0.035, 0.03, 0),
        holes=[outline],
        bevel=0.0,
        mirror="x",
    )
    o.plate("lens", outline, 0.003, lens, (0.035, 0.03, 0), mirror="x")
    o.rod("bridge", [(-0.008, 0.036, 0.001), (0, 0.041, 0.004), (0.008, 0.036, 0.001)], 0.0033, frame)
    o.rod(
        "temple",
        [(0.0665, 0.042, -0.001), (0.071, 0.042, -0.06), (0.069, 0.04, -0.11), (0.066, 0.022, -0.138)],
        [0.0035, 0.003, 0.003, 0.003],
        frame,
        mirror="x",
    )


@kind("tshirt", "shirt|sweater|jumper|t shirt|jersey", family="clothing")
def tshirt(o: Order) -> None:
    """A tshirt."""
    o.size = 0.6
    cloth = o.main(("#c8202a", "#2459b8", "#3f8f5e"), "fabric", tile=0.3)
    outline = [
        [-0.24, 0],
        [0.24, 0],
        [0.23, 0.42],
        [0.33, 0.34],
        [0.42, 0.44],
        [0.24, 0.63],
        [0.1, 0.68],
        [0.05, 0.63],
        [0, 0.615],
        [-0.05, 0.63],
        [-0.1, 0.68],
        [-0.24, 0.63],
        [-0.42, 0.44],
        [-0.33, 0.34],
        [-0.23, 0.42],
    ]
    o.plate("shirt", outline, 0.11, cloth, bevel=0.045)
    o.rod(
        "collar",
        [(-0.095, 0.675, 0.02), (-0.05, 0.632, 0.055), (0, 0.618, 0.06), (0.05, 0.632, 0.055), (0.095, 0.675, 0.02)],
        0.013,
        o.second(darker(o.main_color, 0.3), "fabric", "collar|trim"),
    )
    if o.has("button"):
        for k in range(4):
            o.ball(
                f"button {k + 1}",
                (0.013, 0.013, 0.006),
                o.mat("button", "#f4f2ec", "plastic"),
                (0, 0.1 + 0.13 * k, 0.057),
            )


@kind("dress", "gown|princess dress|ball gown", family="clothing")
def dress(o: Order) -> None:
    """A dress."""
    o.size = 1.0
    cloth = o.main(("#c83a7a", "#3f6fb0", "#c8202a"), "fabric", tile=0.4)
    pleats: list[Any] = []
    for k in range(96):
        a = 2 * math.pi * k / 96
        r = 0.44 + 0.03 * math.cos(12 * a)
        pleats.append([r * math.cos(a), r * math.sin(a)])
    o.add("skirt", s.move(s.plate(pleats, 0.75, taper=0.32), rotate=(-90, 0, 0)), cloth, (0, 0.375, 0))
    o.lathe(
        "bodice",
        [(0.14, 0.74), (0.15, 0.85), (0.19, 1.02), (0.17, 1.1), (0.15, 1.1), (0.0, 1.0)],
        cloth,
        scale=(1, 1, 0.72),
        smooth=False,
    )
    o.add(
        "belt", s.torus(0.142, 0.02), o.mat("belt|ribbon|sash|bow", "#f2c94c", "gloss"), (0, 0.76, 0), scale=(1, 1, 0.9)
    )
    o.rod("strap", [(0.13, 1.09, 0.06), (0.12, 1.2, 0.0), (0.13, 1.09, -0.06)], 0.018, cloth, mirror="x")


@kind("sock", "stocking|socks|christmas stocking", family="clothing")
def sock(o: Order) -> None:
    """A sock."""
    o.size = 0.3
    wool = o.main(("#c8202a", "#3f6fb0"), "fabric", tile=0.1)
    white = o.second("#f6f4ee", "fabric", "cuff|heel|toe")
    o.blob(
        "sock",
        wool,
        limbs=[((0, 0.34, 0), (0, 0.1, 0), 0.052, 0.05), ((0, 0.09, 0), (0, 0.06, 0.13), 0.052, 0.042)],
        blend=0.03,
    )
    o.ball("heel", (0.051, 0.052, 0.045), white, (0, 0.075, -0.018))
    o.ball("toe", (0.044, 0.043, 0.045), white, (0, 0.059, 0.142))
    o.lathe("cuff", [(0.05, 0.32), (0.066, 0.33), (0.066, 0.41), (0.05, 0.42), (0.0, 0.4)], white, smooth=False)


@kind("glove", "mitten|boxing glove|gloves|gauntlet", family="clothing")
def glove(o: Order) -> None:
    """A glove."""
    o.size = 0.25
    hide = o.main(("#c8202a", "#7a4a28"), "leather")
    if o.style("boxing"):
        o.blob(
            "glove",
            hide,
            [((0, 0.2, 0.01), (0.08, 0.09, 0.07)), ((0, 0.13, 0), (0.065, 0.06, 0.055))],
            [((0.07, 0.16, 0.03), (0.085, 0.23, 0.05), 0.03)],
            blend=0.03,
        )
    else:
        fingers = [
            ((-0.048 + 0.032 * k, 0.14, 0), (-0.056 + 0.037 * k, 0.235 - 0.016 * abs(k - 1.4), 0), 0.019, 0.016)
            for k in range(4)
        ]
        o.blob(
            "glove",
            hide,
            [((0, 0.11, 0), (0.066, 0.065, 0.03))],
            [*fingers, ((0.05, 0.1, 0), (0.1, 0.16, 0.01), 0.021, 0.018)],
            blend=0.012,
        )
    o.lathe(
        "cuff",
        [(0.05, 0.0), (0.058, 0.01), (0.052, 0.06), (0.0, 0.06)],
        o.mat("cuff|trim", darker(o.main_color, 0.35), "leather"),
        scale=(1, 1, 0.7),
    )


@kind("watch", "wristwatch|wrist watch|smartwatch|smart watch", family="clothing")
def watch(o: Order) -> None:
    """A watch."""
    o.size = 0.08
    metal = o.main(("#c3c7cc", "#d9a62e", "#26272b"), "metal")
    strap = o.mat("strap|band|bracelet", ("#5b3420", "#222226"), "leather")
    o.lathe(
        "strap",
        [(0.027, -0.01), (0.03, -0.01), (0.03, 0.01), (0.027, 0.01)],
        strap,
        (0, 0.03, 0),
        closed=True,
        rotate=(0, 0, 90),
        scale=(1, 1.05, 0.95),
    )
    o.cyl("case", 0.0215, 0.009, metal, (0, 0.0325, 0.031), rotate=(90, 0, 0))
    o.cyl(
        "dial",
        0.0185,
        0.0095,
        o.mat("dial|face", "#f6f4ec", "gloss"),
        (0, 0.0325, 0.0315),
        rotate=(90, 0, 0),
        bevel=0.0005,
    )
    ink = o.mat("hand", "#1d1d20", "matte")
    for k in range(12):
        a = 2 * math.pi * k / 12
        o.box(
            f"mark {k + 1}",
            (0.0013, 0.0035, 0.001),
            ink,
            (0.0152 * math.sin(a), 0.0325 + 0.0152 * math.cos(a), 0.0366),
            rotate=(0, 0, -30 * k),
            bevel=0,
        )
    o.box("hour hand", (0.0016, 0.009, 0.001), ink, (-0.0032, 0.0355, 0.037), rotate=(0, 0, 50), bevel=0)
    o.box("minute hand", (0.0012, 0.0135, 0.001), ink, (0.0035, 0.0372, 0.0372), rotate=(0, 0, -38), bevel=0)
    o.cyl("crown", 0.003, 0.005, metal, (0.0235, 0.0325, 0.031), rotate=(0, 0, 90))
