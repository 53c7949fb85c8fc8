"""Arms and armour of stories."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _blade(o: Order, length: float, width: float, steel: str, y: float) -> None:
    w = width / 2
    section = [(-w, 0.0), (0.0, 0.0055), (w, 0.0), (0.0, -0.0055)]
    edge = s.hull(
        *[s.move(s.box((0.0006, 0.001, 0.0006), 0), (x, y, z)) for x, z in section],
        *[s.move(s.box((0.0006, 0.001, 0.0006), 0), (x * 0.8, y + length * 0.86, z)) for x, z in section],
        s.move(s.box((0.001, 0.001, 0.001), 0), (0, y + length, 0)),
    )
    o.add("blade", edge, steel, crease=5)


@kind("sword", "longsword|broadsword|iron sword|steel sword|medieval sword|blade|claymore|greatsword", family="weapons")
def sword(o: Order) -> None:
    """A sword."""
    o.size = 1.0
    steel = o.main("#b3b9c0", "metal")
    gold = o.mat("guard|hilt|crossguard|pommel", ("#b98f3a", "#6a6e74"), "gold")
    _blade(o, o.vary(0.78, 0.1), o.vary(0.056), steel, 0.2)
    bend = float(o.pick(0, 0.03, -0.025))
    o.rod("guard", [(-0.12, 0.19 + bend, 0), (0, 0.19, 0), (0.12, 0.19 + bend, 0)], [0.014, 0.017, 0.014], gold)
    o.ball("guard end", 0.018, gold, (0.12, 0.19 + bend, 0), mirror="x")
    o.cyl("grip", 0.0155, 0.15, o.mat("grip|handle|hilt", "#5b3420", "leather"), (0, 0.11, 0), bevel=0.003)
    for k in range(6):
        o.add(
            f"wrap {k + 1}",
            s.torus(0.0153, 0.0026),
            o.mat("grip|handle|hilt", "#5b3420", "leather"),
            (0, 0.05 + 0.024 * k, 0),
        )
    o.ball("pommel", (0.026, 0.026, 0.018), gold, (0, 0.025, 0))
    if o.has("gem|jewel|ruby"):
        o.ball("gem", 0.012, o.mat("gem|jewel|ruby", "#b3122e", "gem"), (0, 0.025, 0.014))


@kind("katana", "samurai sword|japanese sword", family="weapons")
def katana(o: Order) -> None:
    """A katana."""
    o.size = 1.0
    steel = o.main("#c0c6cc", "metal")
    curve = [(0, 0.28, 0), (0.012, 0.5, 0), (0.04, 0.75, 0), (0.085, 0.98, 0)]
    o.add(
        "blade",
        {
            "kind": "sweep",
            "path": [list(p) for p in curve],
            "section": [[-0.003, -0.014], [0.003, -0.014], [0, 0.016]],
            "smooth": True,
        },
        steel,
        crease=20,
    )
    o.add("guard", s.cyl(0.04, 0.008), o.mat("guard", "#b98f3a", "gold"), (0, 0.275, 0))
    o.cyl("grip", 0.016, 0.24, o.mat("grip|handle", "#1f2024", "fabric"), (0, 0.15, 0))
    for k in range(7):
        o.add(
            f"wrap {k + 1}",
            s.prism(4, 0.009, 0.034),
            o.paint("wrap", "#d9cfb6", "fabric"),
            (0, 0.06 + 0.031 * k, 0),
            rotate=(90, 0, 0),
        )
    o.cyl("cap", 0.018, 0.02, o.mat("guard", "#b98f3a", "gold"), (0, 0.03, 0))


@kind("dagger", "knife|combat knife|kitchen knife|dirk", family="weapons")
def dagger(o: Order) -> None:
    """A dagger."""
    o.size = 0.35
    steel = o.main("#b3b9c0", "metal")
    _blade(o, 0.22, 0.036, steel, 0.12)
    metal = o.mat("guard|pommel", "#a8843a", "gold")
    o.box("guard", (0.085, 0.014, 0.022), metal, (0, 0.118, 0), bevel=0.006)
    o.cyl("grip", 0.0115, 0.09, o.mat("grip|handle|hilt", "#4a2c1a", "leather"), (0, 0.065, 0))
    o.ball("pommel", 0.0155, metal, (0, 0.016, 0))


@kind("axe", "battle axe|battleaxe|hatchet|woodcutter axe|tomahawk", family="weapons")
def axe(o: Order) -> None:
    """An axe."""
    o.size = 0.7
    steel = (
        o.main("#a4a9b0", "metal")
        if not (o.wish.look.finishes and o.wish.look.finishes[0] == "wood")
        else o.paint("head", "#a4a9b0", "metal")
    )
    o.rod(
        "handle",
        [(0.015, 0, 0), (0, 0.1, 0), (0.008, 0.4, 0), (0, 0.72, 0)],
        [0.02, 0.017, 0.0155, 0.018],
        o.mat("handle|shaft|grip", "#8f5f30", "wood"),
    )
    edge = [
        [0.02, -0.035],
        [0.07, -0.045],
        [0.15, -0.12],
        [0.18, -0.05],
        [0.187, 0.01],
        [0.178, 0.07],
        [0.15, 0.125],
        [0.07, 0.05],
        [0.02, 0.04],
    ]
    double = o.style("double", "viking") or o.count("head|blade", 1, 1, 2) == 2
    head = s.plate(edge, 0.022, bevel=0.0085)
    o.add("head", head, steel, (0, 0.62, 0), mirror="x" if double else None)
    o.box("eye", (0.055, 0.085, 0.044), steel, (0, 0.62, 0), bevel=0.01)
    for y in (0.08, 0.11, 0.14):
        o.add("wrap", s.torus(0.0185, 0.005), o.paint("wrap", "#4a2c1a", "leather"), (0.001, y, 0))


@kind("spear", "lance|javelin|pike", family="weapons")
def spear(o: Order) -> None:
    """A spear."""
    o.size = 1.5
    steel = (
        o.main("#b3b9c0", "metal")
        if not (o.wish.look.finishes and o.wish.look.finishes[0] == "wood")
        else o.paint("point", "#b3b9c0", "metal")
    )
    o.cyl("shaft", 0.018, 1.7, o.mat("shaft|handle", "#8f5f30", "wood"), (0, 0.85, 0))
    o.plate("point", [[-0.05, 0.05], [0, 0], [0.05, 0.05], [0, 0.3]], 0.024, steel, (0, 1.7, 0), bevel=0.01)
    o.cyl("socket", 0.024, 0.12, steel, (0, 1.68, 0))
    for k in range(4):
        o.rod(
            f"tassel {k + 1}",
            [(0.02, 1.6, 0), (0.05 + 0.01 * k, 1.52, 0.02 * k - 0.03), (0.045 + 0.012 * k, 1.42, 0.03 * k - 0.045)],
            [0.01, 0.014, 0.004],
            o.mat("tassel|ribbon|feather", "#b5262e", "fabric"),
        )


@kind("bow", "longbow|archery bow|bow arrow", family="weapons")
def bow(o: Order) -> None:
    """A bow."""
    o.size = 1.2
    o.rod(
        "bow",
        [
            (0.14, 0, 0),
            (0.06, 0.1, 0),
            (-0.09, 0.4, 0),
            (-0.12, 0.65, 0),
            (-0.09, 0.9, 0),
            (0.06, 1.2, 0),
            (0.14, 1.3, 0),
        ],
        [0.007, 0.012, 0.018, 0.022, 0.018, 0.012, 0.007],
        o.main("#7d4f28", "wood"),
    )
    o.rod("string", [(0.12, 0.02, 0), (0.12, 1.28, 0)], 0.0028, o.mat("string", "#e6ddc8", "matte"), smooth=False)
    o.cyl("grip", 0.027, 0.16, o.mat("grip", "#4a2c1a", "leather"), (-0.119, 0.65, 0))
    if o.has("arrow", default=True):
        o.rod("arrow", [(-0.4, 0.67, 0.018), (0.11, 0.66, 0.0)], 0.006, o.mat("arrow", "#c9a56c", "wood"), smooth=False)
        o.add(
            "arrowhead",
            s.cone(0.018, 0.06),
            o.paint("steel", "#a4a9b0", "metal"),
            (-0.42, 0.67, 0.019),
            rotate=(0, 0, 90),
        )
        o.plate(
            "fletching",
            [[0, 0], [0.08, 0], [0.1, 0.03], [0.03, 0.03]],
            0.003,
            o.paint("feather", "#b5262e", "matte"),
            (0.0, 0.664, 0.003),
            mirror=None,
        )


@kind("shield", "round shield|knight shield|wooden shield|viking shield|medieval shield|buckler", family="weapons")
def shield(o: Order) -> None:
    """A shield."""
    o.size = 0.8
    face = o.main(("#8a2f2a", "#2f4f7a", "#8a5a30"), "planks" if not o.wish.look.colors else "paint", tile=0.4)
    metal = o.mat("boss|rim|edge|trim|metal", "#8f949a", "metal")
    if o.style("round", "circular", "viking") or (not o.style("knight") and o.chance(0.4)):
        o.lathe("face", [(0.4, 0), (0.4, 0.025), (0.2, 0.055), (0, 0.065)], face, (0, 0.42, 0), rotate=(90, 0, 0))
        o.add("rim", s.torus(0.4, 0.022), metal, (0, 0.42, 0.015), rotate=(90, 0, 0))
        o.lathe(
            "boss",
            [(0.13, 0.04), (0.13, 0.06), (0.1, 0.065), (0.09, 0.09), (0.05, 0.125), (0, 0.135)],
            metal,
            (0, 0.42, 0.01),
            rotate=(90, 0, 0),
        )
        for k, (x, y) in enumerate(s.ring(12, 0.33)):
            o.ball(f"stud {k + 1}", 0.016, metal, (x, 0.42 + y, 0.052))
        if o.has("cross|quarter", default=o.chance(0.4)):
            o.box("band", (0.74, 0.06, 0.03), metal, (0, 0.42, 0.045), bevel=0.006)
        return
    outline = [
        [-0.3, 0.8],
        [-0.3, 0.45],
        [-0.26, 0.3],
        [-0.16, 0.13],
        [0, 0],
        [0.16, 0.13],
        [0.26, 0.3],
        [0.3, 0.45],
        [0.3, 0.8],
        [0.15, 0.82],
        [0, 0.8],
        [-0.15, 0.82],
    ]
    o.plate("rim", outline, 0.05, metal, bevel=0.014)
    o.plate("face", [[x * 0.88, 0.055 + y * 0.885] for x, y in outline], 0.06, face, (0, 0, 0.01), bevel=0.012)
    emblem = o.second("#e0b848", "gold", "cross|emblem|lion|crest|boss")
    o.box("cross upright", (0.09, 0.6, 0.03), emblem, (0, 0.44, 0.035), bevel=0.008)
    o.box("cross bar", (0.44, 0.09, 0.031), emblem, (0, 0.54, 0.035), bevel=0.008)


@kind("magic wand", "wand|wizard wand|magic stick", family="weapons")
def wand(o: Order) -> None:
    """A magic wand."""
    o.size = 0.4
    o.rod("stick", [(0, 0, 0), (0.004, 0.12, 0), (0, 0.3, 0)], [0.011, 0.008, 0.006], o.main("#4a2f1c", "wood"))
    o.plate(
        "star",
        s.star_outline(5, 0.06, 0.026),
        0.024,
        o.mat("star|tip|gem", "#f4c430", "glow"),
        (0, 0.35, 0),
        bevel=0.008,
    )


@kind("staff", "wizard staff|magic staff|mage staff", family="weapons")
def staff(o: Order) -> None:
    """A staff."""
    o.size = 1.2
    wood = o.main("#6a4526", "wood")
    o.rod("staff", [(0, 0, 0), (0.015, 0.5, 0), (-0.01, 1.0, 0), (0, 1.45, 0)], [0.02, 0.023, 0.021, 0.03], wood)
    for k, (x, z) in enumerate(s.ring(4, 1.0, 45)):
        o.rod(
            f"claw {k + 1}",
            [(0, 1.42, 0), (0.08 * x, 1.5, 0.08 * z), (0.085 * x, 1.62, 0.085 * z), (0.03 * x, 1.7, 0.03 * z)],
            [0.02, 0.016, 0.011, 0.004],
            wood,
        )
    o.ball("orb", 0.075, o.mat("orb|crystal|gem|stone|ball", "#4aa8ff", "glow"), (0, 1.57, 0))


@kind("bomb", "cartoon bomb|cannonball", family="weapons")
def bomb(o: Order) -> None:
    """A bomb."""
    o.size = 0.3
    o.ball("bomb", 0.13, o.main("#26272c", "gloss"), (0, 0.13, 0))
    o.cyl("neck", 0.04, 0.05, o.paint("neck", "#3a3c42", "metal"), (0, 0.262, 0))
    o.rod(
        "fuse",
        [(0, 0.28, 0), (0.01, 0.33, 0), (0.05, 0.37, 0.01), (0.09, 0.36, 0.01)],
        0.008,
        o.mat("fuse", "#cbb48a", "matte"),
    )
    o.plate(
        "spark",
        s.star_outline(8, 0.045, 0.018),
        0.02,
        o.paint("spark", "#ffb02a", "glow"),
        (0.105, 0.36, 0.012),
        bevel=0.005,
    )


@kind("cannon", "pirate cannon|medieval cannon", family="weapons")
def cannon(o: Order) -> None:
    """A cannon."""
    o.size = 1.2
    iron = o.main("#33363b", "iron")
    wood = o.mat("carriage|wheel|base", "#7d4f28", "wood")
    o.lathe(
        "barrel",
        [
            (0.05, -0.14),
            (0.06, -0.1),
            (0.04, -0.08),
            (0.16, -0.05),
            (0.17, 0),
            (0.15, 0.3),
            (0.165, 0.32),
            (0.145, 0.36),
            (0.12, 0.95),
            (0.15, 1.0),
            (0.15, 1.05),
            (0.085, 1.05),
            (0.085, 0.7),
            (0, 0.7),
        ],
        iron,
        (0, 0.52, -0.35),
        rotate=(80, 0, 0),
    )
    for x in (-0.2, 0.2):
        o.plate(
            "cheek",
            [[-0.45, 0.2], [0.35, 0.2], [0.35, 0.55], [0.1, 0.55], [0.0, 0.42], [-0.45, 0.32]],
            0.07,
            wood,
            (x, 0, 0),
            rotate=(0, -90, 0),
            bevel=0.012,
        )
    o.box("axle", (0.6, 0.07, 0.07), wood, (0, 0.22, 0.2))
    wheel(o, "wheel", (0.33, 0.24, 0.2), 0.24, 0.07, tyre=wood, hub=wood, spokes=8, mirror="x")
    wheel(o, "rear wheel", (0.3, 0.15, -0.36), 0.15, 0.06, tyre=wood, hub=wood, spokes=6, mirror="x")


@kind("dart board", "dartboard|target|archery target|bullseye", family="weapons")
def target(o: Order) -> None:
    """A dart board with its twenty fields and darts; for archers a straw disc of rings on a stand."""
    if o.style("target", "archery", "bullseye"):
        _archery_target(o)
        return
    o.size = 0.45
    r, y = 0.225, 0.24
    rim = o.main("#1d1e21", "matte")
    turn = (90, 0, 0)
    o.cyl("board", r, 0.04, rim, (0, y, 0), rotate=turn)
    cream, dark = o.second("#efe3c2", "matte", "field|ring"), o.paint("black field", "#232427", "matte")
    red, green = o.paint("red", "#c8202a", "paint"), o.paint("green", "#1f8a4a", "paint")
    o.cyl("fields", 0.17, 0.006, cream, (0, y, 0.0215), bevel=0, rotate=turn)
    step = math.pi / 10

    def piece(low: float, high: float, field: int) -> s.Json:
        angles = [math.pi / 2 + step * (field - 0.5 + k / 4) for k in range(5)]
        arc = [[high * math.cos(a), high * math.sin(a)] for a in angles]
        return s.plate(arc + [[low * math.cos(a), low * math.sin(a)] for a in angles[::-1]], 0.006)

    for name, low, high, field, mat in (
        ("black fields", 0.014, 0.168, 0, dark),
        ("red doubles", 0.158, 0.17, 0, red),
        ("green doubles", 0.158, 0.17, 1, green),
        ("red trebles", 0.098, 0.108, 0, red),
        ("green trebles", 0.098, 0.108, 1, green),
    ):
        lift = 0.0235 if name == "black fields" else 0.0255
        o.add(name, s.move(piece(low, high, field), array=s.radial(10, "z")), mat, (0, y, lift))
    o.cyl("outer bull", 0.017, 0.008, green, (0, y, 0.026), bevel=0, rotate=turn)
    o.cyl("bull", 0.008, 0.01, red, (0, y, 0.027), bevel=0, rotate=turn)
    white = o.paint("number", "#f3efe4", "matte")
    for k, number in enumerate((20, 1, 18, 4, 13, 6, 10, 15, 2, 17, 3, 19, 7, 16, 8, 11, 14, 9, 12, 5)):
        a = math.pi / 2 - step * k
        at = (0.195 * math.cos(a), y + 0.195 * math.sin(a), 0.021)
        o.add(f"number {number}", {"kind": "text", "text": str(number), "height": 0.026, "depth": 0.004}, white, at)
    for k in range(o.count("dart|arrow", o.pick(1, 2, 3), 0, 5)):
        _dart(o, k, (-0.05, 0.07, 0.015, -0.09, 0.04)[k], y + (0.03, 0.06, -0.07, -0.05, -0.02)[k])


def _dart(o: Order, k: int, x: float, y: float) -> None:
    """The k-th dart, stuck into the board at (x, y)."""
    z = 0.02
    steel, flight = o.paint("dart", "#8f959c", "metal"), o.mat("flight", o.bright(k), "plastic")
    o.rod(f"dart {k + 1}", [(x, y, z), (x, y + 0.012, z + 0.14)], [0.002, 0.0045], steel, smooth=False)
    for turn in (45, 135):
        fin = s.plate([[-0.018, -0.02], [0.018, -0.02], [0.018, 0.015], [0.0, 0.024], [-0.018, 0.015]], 0.0015)
        o.add(f"flight {k + 1}", s.move(fin, rotate=(90, 0, 0)), flight, (x, y + 0.013, z + 0.14), rotate=(0, 0, turn))


def _archery_target(o: Order) -> None:
    o.size = 0.8
    red = o.main("#c8202a", "paint")
    white = o.second("#f6f4ee", "paint", "ring|white")
    for k in range(5):
        o.cyl(
            f"ring {k + 1}",
            0.4 * (1 - k / 5),
            0.05 + 0.006 * k,
            red if k % 2 == 0 else white,
            (0, 0.75, 0),
            rotate=(90, 0, 0),
            bevel=0.002,
        )
    stand = o.mat("stand|leg", "#9c6b3d", "wood")
    o.rod("leg", [(0.1, 0.85, -0.04), (0.32, 0, 0.12)], 0.025, stand, smooth=False, mirror="x")
    o.rod("back leg", [(0, 0.95, -0.05), (0, 0, -0.4)], 0.025, stand, smooth=False)
