"""Things that hold other things: barrels, crates, chests, bags."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import hollow
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("barrel", "wooden barrel|keg|cask|wine barrel|oil drum", family="storage")
def barrel(o: Order) -> None:
    """A barrel."""
    o.size = 0.8
    wood = o.main("#94602f", "planks", tile=0.5)
    iron = o.mat("band|hoop|ring|iron", "#4a4c50", "iron")

    def r(y: float) -> float:
        return 0.27 + 0.075 * math.sin(math.pi * y / 0.9)

    side = [(r(y), y) for y in (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)]
    o.lathe("barrel", [*side, (0.245, 0.9), (0.245, 0.86), (0, 0.86)], wood, mapping="cylinder", crease=30)
    for k, y in enumerate((0.06, 0.25, 0.65, 0.84)):
        o.lathe(
            f"band {k + 1}",
            [
                (r(y - 0.03) - 0.004, y - 0.03),
                (r(y - 0.03) + 0.008, y - 0.03),
                (r(y + 0.03) + 0.008, y + 0.03),
                (r(y + 0.03) - 0.004, y + 0.03),
            ],
            iron,
            closed=True,
        )
    o.surface = (0.86, 0.15, 0.15)


@kind("crate", "wooden crate|wooden box|shipping crate|box|cargo crate", family="storage")
def crate(o: Order) -> None:
    """A crate."""
    o.size = 0.7
    wood = o.main("#b07f46", "planks", tile=0.55)
    beam = o.mat("frame|edge|corner|metal", darker(o.main_color, 0.22), "wood")
    a = 0.6
    o.box("body", (a - 0.03, a - 0.03, a - 0.03), wood, (0, a / 2, 0), bevel=0.003)
    for x in (-1, 1):
        for z in (-1, 1):
            o.box("upright", (0.07, a, 0.07), beam, (x * (a / 2 - 0.03), a / 2, z * (a / 2 - 0.03)), bevel=0.008)
    for y in (0.032, a - 0.032):
        o.box("beam x", (a, 0.068, 0.068), beam, (0, y, a / 2 - 0.031), mirror="z", bevel=0.008)
        o.box("beam z", (0.069, 0.069, a), beam, (a / 2 - 0.0305, y, 0), mirror="x", bevel=0.008)
    length = a * 1.1
    for k in range(4):
        o.add(
            f"brace {k + 1}",
            s.move(s.box((0.065, length, 0.03), 0.006), (0, 0, a / 2 - 0.012), rotate=(0, 0, 45)),
            beam,
            (0, a / 2, 0),
            rotate=(0, 90 * k, 0),
        )
    o.surface = (a, 0.2, 0.2)


@kind("chest", "treasure chest|wooden chest|loot chest|pirate chest|trunk", family="storage")
def chest(o: Order) -> None:
    """A chest."""
    o.size = 0.8
    wood = o.main("#7d4f28", "planks", tile=0.5)
    trim = o.mat("trim|band|lock|metal|edge|iron|corner", "#d0a03a", "gold")
    w, d, h = 0.8, 0.5, 0.34
    open_lid = o.style("open") or o.has("coin|treasure|gold|jewel")
    o.add(
        "body",
        s.cut(s.box((w, h, d), 0.01), s.move(s.box((w - 0.08, h, d - 0.08), 0), (0, 0.06, 0))),
        wood,
        (0, h / 2, 0),
    )
    half = [[d / 2 * math.cos(math.pi * k / 16), d / 2 * 0.75 * math.sin(math.pi * k / 16)] for k in range(17)]
    tilt = -62 if open_lid else 0

    def lid(name: str, length: float, grow: float, mat: str, x: float = 0.0) -> None:
        shape = s.move(s.plate([[px * grow, py * grow] for px, py in half], length), (x, 0, d / 2), rotate=(0, 90, 0))
        o.add(name, shape, mat, (0, h + 0.004, -d / 2), rotate=(tilt, 0, 0))

    lid("lid", w, 1.0, wood)
    for x in (-w / 2 + 0.03, -0.16, 0.16, w / 2 - 0.03):
        lid("lid band", 0.055, 1.035, trim, x)
        o.box("body band", (0.055, h + 0.006, d + 0.024), trim, (x, h / 2, 0), bevel=0.006) if not open_lid else o.box(
            "body band", (0.055, h + 0.006, 0.03), trim, (x, h / 2, d / 2), bevel=0.006
        )
    o.box("rim", (w + 0.014, 0.045, d + 0.02), trim, (0, h - 0.02, 0), bevel=0.006) if not open_lid else o.box(
        "rim", (w + 0.014, 0.045, 0.03), trim, (0, h - 0.02, d / 2), bevel=0.006
    )
    o.plate(
        "lock",
        [[-0.05, 0.06], [-0.05, -0.04], [0, -0.07], [0.05, -0.04], [0.05, 0.06]],
        0.05,
        trim,
        (0, h - 0.03, d / 2 + 0.015),
        bevel=0.012,
    )
    o.ball("keyhole", (0.011, 0.016, 0.006), o.paint("keyhole", "#1c1712", "matte"), (0, h - 0.035, d / 2 + 0.039))
    if open_lid:
        gold = o.paint("coin", "#e0b03a", "gold")
        o.blob(
            "treasure",
            gold,
            [((x * 0.2, h - 0.06, z * 0.13), (0.14, 0.07, 0.1)) for x, z in ((-1, 0), (0, 0.4), (1, 0), (0, -0.4))],
            blend=0.05,
        )
        for k in range(22):
            x, z = o.rng.uniform(-0.3, 0.3), o.rng.uniform(-0.16, 0.18)
            o.cyl(
                f"coin {k + 1}",
                0.028,
                0.008,
                gold,
                (x, h + 0.005 - 0.15 * x * x, z),
                rotate=(float(o.rng.uniform(-40, 40)), 0, float(o.rng.uniform(-40, 40))),
            )


@kind("basket", "picnic basket|wicker basket|fruit basket", family="storage")
def basket(o: Order) -> None:
    """A basket."""
    o.size = 0.4
    cane = o.main("#b98d56", "fabric")
    o.lathe("basket", hollow([(0.13, 0), (0.14, 0.01), (0.17, 0.16)], 0.012), cane, mapping="cylinder")
    for y, r in ((0.012, 0.142), (0.06, 0.151), (0.11, 0.161), (0.16, 0.167)):
        o.add("weave", s.torus(r, 0.009), cane, (0, y, 0))
    o.rod(
        "handle", [(-0.165, 0.15, 0), (-0.14, 0.28, 0), (0, 0.345, 0), (0.14, 0.28, 0), (0.165, 0.15, 0)], 0.011, cane
    )
    o.inside = (0.015, 0.1)


@kind("gift box", "gift|present|giftbox|christmas present|wrapped gift", family="storage")
def gift(o: Order) -> None:
    """A gift box."""
    o.size = 0.3
    paper = o.main(("#c8323c", "#2f6fb8", "#3f9a57", "#7a4fb0"), "paper", tile=0.12)
    bow = o.second(("#f2c94c", "#f5f2ea"), "gloss", "bow|ribbon")
    o.box("box", (0.26, 0.2, 0.26), paper, (0, 0.1, 0), bevel=0.004)
    o.box("lid", (0.28, 0.06, 0.28), paper, (0, 0.21, 0), bevel=0.005)
    o.box("ribbon", (0.045, 0.246, 0.286), bow, (0, 0.121, 0), bevel=0.002)
    o.box("ribbon across", (0.286, 0.247, 0.045), bow, (0, 0.1212, 0), bevel=0.002)
    loop = [(0, 0.245, 0), (0.05, 0.31, 0.01), (0.105, 0.315, 0.015), (0.1, 0.265, 0.01), (0, 0.246, 0)]
    o.add(
        "bow",
        {
            "kind": "sweep",
            "path": [list(p) for p in loop],
            "section": [[-0.004, -0.02], [0.004, -0.02], [0.004, 0.02], [-0.004, 0.02]],
            "smooth": True,
        },
        bow,
        mirror="x",
    )
    o.ball("knot", (0.022, 0.018, 0.024), bow, (0, 0.253, 0))


@kind("suitcase", "luggage|briefcase|travel case", family="storage")
def suitcase(o: Order) -> None:
    """A suitcase."""
    o.size = 0.7
    body = o.main(("#7a4a28", "#2f5d86", "#a8323a"), "leather")
    brass = o.mat("lock|corner|trim|buckle", "#c9a24a", "gold")
    o.box("case", (0.66, 0.44, 0.2), body, (0, 0.24, 0), bevel=0.04)
    o.box(
        "seam", (0.668, 0.448, 0.02), o.paint("seam", darker(o.main_color, 0.45), "leather"), (0, 0.24, 0), bevel=0.008
    )
    o.rod(
        "handle",
        [(-0.09, 0.46, 0), (-0.075, 0.505, 0), (0.075, 0.505, 0), (0.09, 0.46, 0)],
        0.012,
        o.mat("handle", darker(o.main_color, 0.5), "leather"),
    )
    for x in (-0.19, 0.19):
        o.box(
            "strap",
            (0.045, 0.452, 0.21),
            o.mat("strap|belt", darker(o.main_color, 0.35), "leather"),
            (x, 0.24, 0),
            bevel=0.015,
        )
        o.box("buckle", (0.06, 0.04, 0.02), brass, (x, 0.38, 0.106), bevel=0.006)


@kind("backpack", "rucksack|school bag|schoolbag|knapsack", family="storage")
def backpack(o: Order) -> None:
    """A backpack."""
    o.size = 0.5
    cloth = o.main(("#b5362c", "#2f5d86", "#5a7a3c"), "fabric")
    dark = o.second(darker(o.main_color, 0.45), "leather", "strap|trim|pocket")
    o.box("bag", (0.32, 0.44, 0.2), cloth, (0, 0.22, 0), bevel=0.085)
    o.box("pocket", (0.25, 0.18, 0.09), dark, (0, 0.12, 0.1), bevel=0.035)
    o.box("flap", (0.325, 0.17, 0.2), dark, (0, 0.36, 0.012), bevel=0.08)
    o.box("clasp", (0.04, 0.06, 0.02), o.paint("clasp", "#c9a24a", "gold"), (0, 0.275, 0.115), bevel=0.006)
    o.rod(
        "strap",
        [(0.09, 0.42, -0.08), (0.11, 0.36, -0.16), (0.12, 0.2, -0.17), (0.11, 0.05, -0.09)],
        0.02,
        dark,
        mirror="x",
    )
    o.rod("loop", [(-0.04, 0.43, -0.04), (-0.03, 0.475, -0.05), (0.03, 0.475, -0.05), (0.04, 0.43, -0.04)], 0.01, dark)


@kind("handbag", "purse|bag|leather bag|tote bag", family="storage")
def handbag(o: Order) -> None:
    """A handbag."""
    o.size = 0.35
    hide = o.main(("#a8323a", "#7a4a28", "#222326"), "leather")
    brass = o.mat("clasp|buckle|chain", "#d0a03a", "gold")
    o.plate("bag", [[-0.16, 0], [0.16, 0], [0.13, 0.22], [-0.13, 0.22]], 0.11, hide, bevel=0.03)
    o.plate(
        "flap",
        [[-0.135, 0.225], [-0.142, 0.14], [0, 0.085], [0.142, 0.14], [0.135, 0.225]],
        0.125,
        o.paint("flap", darker(o.main_color, 0.15), "leather"),
        bevel=0.012,
    )
    o.ball("clasp", (0.018, 0.018, 0.012), brass, (0, 0.11, 0.063))
    o.rod(
        "handle",
        [(-0.09, 0.215, 0), (-0.08, 0.3, 0), (0, 0.345, 0), (0.08, 0.3, 0), (0.09, 0.215, 0)],
        0.009,
        o.mat("handle|strap", darker(o.main_color, 0.2), "leather"),
    )


@kind("trash can", "garbage can|dustbin|bin|wastebasket|rubbish bin", family="storage")
def trash_can(o: Order) -> None:
    """A trash can."""
    o.size = 0.7
    metal = o.main(("#8f959b", "#3f6b4a"), "metal")
    o.lathe("can", [(0.2, 0), (0.21, 0.01), (0.25, 0.58), (0.26, 0.6)], metal)
    for k, (x, z) in enumerate(s.ring(14, 1.0)):
        o.rod(f"rib {k + 1}", [(0.212 * x, 0.04, 0.212 * z), (0.25 * x, 0.56, 0.25 * z)], 0.012, metal, smooth=False)
    o.lathe(
        "lid",
        [(0.275, 0.6), (0.275, 0.625), (0.2, 0.665), (0.05, 0.685), (0, 0.686)],
        o.mat("lid", o.main_color, "metal"),
    )
    o.rod("handle", [(-0.06, 0.675, 0), (-0.045, 0.73, 0), (0.045, 0.73, 0), (0.06, 0.675, 0)], 0.012, metal)
