"""Rooms: what hangs, heats, holds water and tells the time; and the furniture of bedrooms and offices."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import hollow, legs
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind

WOODS = ("#a06c3b", "#8a5a32", "#b98a54", "#6e4527")
CLOTHS = ("#4f6d8f", "#8b4a44", "#5d7a5b", "#b08a4f", "#6a5a86")


@kind("bunk bed", "loft bed|double decker bed", family="furniture")
def bunk_bed(o: Order) -> None:
    """A bunk bed."""
    o.size = 1.8
    wood = o.main((*WOODS, "#e9e5dc"), "wood")
    cover = o.mat("blanket|duvet|quilt|cover", CLOTHS, "fabric")
    sheet = o.paint("sheet", "#f2efe8", "fabric")
    w, d, tall = 2.0, 0.95, o.vary(1.75, 0.05)
    for x in (-1, 1):
        for z in (-1, 1):
            o.box("post", (0.09, tall, 0.09), wood, (x * w / 2, tall / 2, z * d / 2), bevel=0.015)
    for k, y in enumerate((0.36, 1.22)):
        o.box(f"frame {k + 1}", (w, 0.16, d), wood, (0, y, 0), bevel=0.02)
        o.box(f"mattress {k + 1}", (w - 0.1, 0.16, d - 0.08), sheet, (0, y + 0.13, 0), bevel=0.05)
        o.box(f"cover {k + 1}", (w * 0.62, 0.12, d - 0.04), cover, (w * 0.16, y + 0.17, 0), bevel=0.05)
        o.box(f"pillow {k + 1}", (0.36, 0.13, 0.6), sheet, (-w / 2 + 0.3, y + 0.24, 0), bevel=0.06)
        for x in (-1, 1):
            o.box(f"end {k + 1}", (0.05, 0.09, d), wood, (x * w / 2, y + 0.36, 0), bevel=0.015)
    o.box("rail", (w * 0.62, 0.09, 0.04), wood, (-w * 0.19, 1.56, d / 2), bevel=0.012)
    o.box("back rail", (w, 0.09, 0.04), wood, (0, 1.56, -d / 2), bevel=0.012)
    if o.has("ladder|step", default=True):
        rungs = o.mat("ladder|step", o.main_color, "wood")
        for x in (0.5, 0.84):
            o.rod("ladder side", [(x, 0, d / 2 + 0.24), (x, 1.62, d / 2 + 0.05)], 0.03, rungs, smooth=False)
        for k in range(5):
            t = (k + 0.7) / 5.6
            z = d / 2 + 0.24 - 0.19 * t
            o.rod(f"rung {k + 1}", [(0.5, 1.62 * t, z), (0.84, 1.62 * t, z)], 0.022, rungs, smooth=False)


@kind("office chair", "swivel chair|desk chair|computer chair|gaming chair|rolling chair", family="furniture")
def office_chair(o: Order) -> None:
    """An office chair."""
    o.size = 0.9
    cloth = o.main(("#2b2d33", "#3f5f8a", "#5a5f66", "#8b3a3a"), "fabric")
    dark = o.paint("dark", "#222327", "plastic")
    steel = o.mat("base|leg|frame", "#9a9ea5", "metal")
    o.box("seat", (0.52, 0.1, 0.5), cloth, (0, 0.5, 0.02), bevel=0.045)
    high = o.chance(0.5) or o.style("gaming")
    tall = 0.72 if high else 0.5
    o.box("back", (0.48, tall, 0.09), cloth, (0, 0.66 + tall / 2, -0.25), rotate=(-8, 0, 0), bevel=0.042)
    o.box("spine", (0.09, 0.34, 0.035), dark, (0, 0.63, -0.27), rotate=(-8, 0, 0), bevel=0.015)
    o.box("seat shell", (0.46, 0.04, 0.44), dark, (0, 0.435, 0.02), bevel=0.018)
    if high:
        o.box("head rest", (0.3, 0.16, 0.11), cloth, (0, 1.28, -0.315), rotate=(-8, 0, 0), bevel=0.05)
    if o.has("arm|armrest", default=True):
        o.rod("arm post", [(0.25, 0.45, 0), (0.33, 0.5, 0), (0.33, 0.68, 0)], 0.02, dark, mirror="x")
        o.box("arm", (0.075, 0.035, 0.28), dark, (0.33, 0.7, 0.02), bevel=0.016, mirror="x")
    o.cyl("column", 0.03, 0.3, steel, (0, 0.3, 0))
    o.cyl("sleeve", 0.045, 0.16, dark, (0, 0.24, 0))
    for k, (x, z) in enumerate(s.ring(o.count("wheel|leg", 5, 3, 8), 1.0, 10)):
        spoke = [(0.02 * x, 0.15, 0.02 * z), (0.3 * x, 0.095, 0.3 * z)]
        o.rod(f"foot {k + 1}", spoke, [0.034, 0.02], steel, smooth=False)
        turn = math.degrees(math.atan2(x, z))
        o.cyl(f"castor {k + 1}", 0.04, 0.05, dark, (0.3 * x, 0.04, 0.3 * z), rotate=(0, 0, 90), bevel=0.012)
        o.box(f"fork {k + 1}", (0.03, 0.05, 0.05), dark, (0.3 * x, 0.075, 0.3 * z), rotate=(0, turn, 0), bevel=0.01)


@kind("rocking chair", "rocker|rocking seat", family="furniture")
def rocking_chair(o: Order) -> None:
    """A rocking chair."""
    wood = o.main(WOODS, "wood")
    o.surface = (0.48, 0.2, 0.18)
    o.box("seat", (0.52, 0.045, 0.5), wood, (0, 0.46, 0), rotate=(-4, 0, 0), bevel=0.018)
    curve = [(0.24, 0.16, -0.62), (0.24, 0.035, -0.25), (0.24, 0.03, 0.15), (0.24, 0.12, 0.5)]
    o.rod("runner", curve, 0.025, wood, mirror="x")
    o.rod("front leg", [(0.24, 0.04, 0.2), (0.22, 0.68, 0.22)], 0.02, wood, smooth=False, mirror="x")
    o.rod("back leg", [(0.24, 0.04, -0.27), (0.21, 0.46, -0.22)], 0.02, wood, smooth=False, mirror="x")
    o.rod("post", [(0.22, 0.45, -0.22), (0.21, 1.12, -0.42)], 0.021, wood, smooth=False, mirror="x")
    o.box("arm", (0.07, 0.03, 0.5), wood, (0.235, 0.7, -0.03), bevel=0.012, mirror="x")
    o.box("top rail", (0.5, 0.11, 0.03), wood, (0, 1.1, -0.415), rotate=(-16, 0, 0), bevel=0.014)
    for k in range(5):
        x = (k - 2) * 0.085
        o.rod(f"spindle {k + 1}", [(x, 0.46, -0.23), (x, 1.08, -0.41)], 0.011, wood, smooth=False)
    if o.has("cushion", default=o.chance(0.4)):
        o.box("cushion", (0.44, 0.06, 0.42), o.mat("cushion", CLOTHS, "fabric"), (0, 0.505, 0), bevel=0.028)


@kind("chandelier", "ceiling lamp|candle chandelier|crystal chandelier", family="furniture")
def chandelier(o: Order) -> None:
    """A chandelier."""
    o.size = 0.9
    brass = o.main(("#c29a45", "#2b2c30", "#b3b7bd"), "gold")
    arms = o.count("candle|arm|light|bulb|lamp", int(o.pick(6, 8)), 2, 12)
    wax = o.mat("candle", "#f4eedb", "matte")
    light = o.mat("flame|light|bulb", "#ffcf5a", "glow")
    o.lathe(
        "stem",
        [(0.02, 0.98), (0.022, 0.7), (0.06, 0.64), (0.03, 0.58), (0.03, 0.5), (0.1, 0.4), (0.11, 0.34), (0.03, 0.26),
         (0.045, 0.22), (0.02, 0.17), (0.001, 0.16)],
        brass, smooth=True,
    )  # fmt: skip
    o.cyl("ceiling rose", 0.085, 0.03, brass, (0, 0.985, 0), top=0.05)
    crystals = o.has("crystal|diamond|gem", default=o.style("crystal") or o.chance(0.4))
    for k, (x, z) in enumerate(s.ring(arms, 1.0)):
        path = [(0.07, 0.4), (0.2, 0.27), (0.34, 0.27), (0.42, 0.4)]
        o.rod(f"arm {k + 1}", [(x * r, y, z * r) for r, y in path], 0.014, brass)
        o.lathe(
            f"cup {k + 1}", hollow([(0.02, 0.4), (0.045, 0.41), (0.06, 0.435)], 0.01), brass, (x * 0.42, 0, z * 0.42)
        )
        o.cyl(f"candle {k + 1}", 0.022, 0.13, wax, (x * 0.42, 0.48, z * 0.42))
        flame = [(0.001, 0.54), (0.016, 0.56), (0.012, 0.59), (0.001, 0.63)]
        o.lathe(f"flame {k + 1}", flame, light, (x * 0.42, 0, z * 0.42), smooth=True)
        if crystals:
            drop = [(0.001, 0.3), (0.018, 0.335), (0.001, 0.4)]
            glass = o.mat("crystal|diamond|gem", "#d5ecf5", "gem")
            o.lathe(f"drop {k + 1}", drop, glass, (x * 0.42, 0, z * 0.42))


@kind("grandfather clock", "longcase clock|pendulum clock|standing clock|tall clock", family="furniture")
def grandfather_clock(o: Order) -> None:
    """A grandfather clock."""
    o.size = 1.4
    wood = o.main(("#6e4527", "#8a5a32", "#5f3d26"), "wood")
    brass = o.mat("pendulum|hand|trim", "#d0a03a", "gold")
    dark = o.paint("dark", "#1f1b18", "matte")
    o.box("foot", (0.56, 0.1, 0.36), wood, (0, 0.05, 0), bevel=0.015)
    o.box("base", (0.5, 0.42, 0.32), wood, (0, 0.31, 0), bevel=0.012)
    o.box("base panel", (0.34, 0.28, 0.03), wood, (0, 0.31, 0.155), bevel=0.012)
    body = s.cut(s.box((0.38, 0.85, 0.26), 0.01), s.move(s.box((0.25, 0.7, 0.2), 0), (0, 0, 0.09)))
    o.add("trunk", body, wood, (0, 0.94, 0))
    o.box("inside", (0.26, 0.71, 0.02), dark, (0, 0.94, 0.0), bevel=0)
    o.box("ledge", (0.5, 0.05, 0.33), wood, (0, 0.54, 0), bevel=0.012)
    o.box("hood", (0.5, 0.5, 0.32), wood, (0, 1.6, 0), bevel=0.012)
    o.box("hood ledge", (0.54, 0.05, 0.35), wood, (0, 1.365, 0), bevel=0.012)
    gable = [[-0.27, 0], [0.27, 0], [0.27, 0.05], [0.16, 0.09], [0.06, 0.2], [-0.06, 0.2], [-0.16, 0.09], [-0.27, 0.05]]
    o.plate("crest", gable, 0.3, wood, (0, 1.84, 0), bevel=0.01)
    o.ball("finial", 0.035, brass, (0, 2.06, 0))
    face = o.mat("face|dial", "#f3ecd9", "gloss")
    o.cyl("bezel", 0.2, 0.03, brass, (0, 1.6, 0.16), rotate=(90, 0, 0))
    o.cyl("face", 0.175, 0.035, face, (0, 1.6, 0.165), rotate=(90, 0, 0), bevel=0.004)
    for k in range(12):
        a = math.radians(30 * k)
        at = (0.145 * math.sin(a), 1.6 + 0.145 * math.cos(a), 0.185)
        o.box(f"mark {k + 1}", (0.012, 0.032, 0.006), dark, at, rotate=(0, 0, -30 * k), bevel=0)
    for name, long, turn in (("hour hand", 0.085, 55.0), ("minute hand", 0.125, -62.0)):
        hand = s.move(s.box((0.014, long, 0.006), 0.002), (0, long / 2, 0))
        o.add(name, hand, dark, (0, 1.6, 0.19), rotate=(0, 0, turn))
    o.cyl("rod", 0.008, 0.56, brass, (0, 1.0, 0.055))
    o.cyl("bob", 0.072, 0.02, brass, (0, 0.72, 0.06), rotate=(90, 0, 0))


@kind("wall clock", "kitchen clock|round clock|station clock", family="electronics")
def wall_clock(o: Order) -> None:
    """A wall clock."""
    o.size = 0.4
    frame = o.main(("#2b2d33", "#a06c3b", "#b3262e", "#d8d9dc"), "plastic")
    dark = o.paint("dark", "#1c1c1f", "matte")
    ring = [(0.15, -0.03), (0.19, -0.03), (0.2, 0.0), (0.19, 0.035), (0.165, 0.035), (0.158, 0.015), (0.15, 0.01)]
    o.lathe("frame", ring, frame, (0, 0.2, 0), closed=True, rotate=(90, 0, 0))
    o.cyl("face", 0.16, 0.03, o.mat("face|dial", "#f6f3ea", "matte"), (0, 0.2, -0.008), rotate=(90, 0, 0), bevel=0)
    for k in range(12):
        a = math.radians(30 * k)
        long = 0.03 if k % 3 == 0 else 0.018
        at = (0.132 * math.sin(a), 0.2 + 0.132 * math.cos(a), 0.008)
        o.box(f"mark {k + 1}", (0.009, long, 0.006), dark, at, rotate=(0, 0, -30 * k), bevel=0)
    for name, long, wide, turn, mat in (
        ("hour hand", 0.075, 0.013, 55.0, dark),
        ("minute hand", 0.11, 0.01, -62.0, dark),
        ("second hand", 0.12, 0.004, 170.0, o.paint("red", "#d0242c", "matte")),
    ):
        hand = s.move(s.box((wide, long, 0.005), 0.001), (0, long * 0.42, 0))
        o.add(name, hand, mat, (0, 0.2, 0.014), rotate=(0, 0, turn))
    o.cyl("pin", 0.009, 0.016, dark, (0, 0.2, 0.015), rotate=(90, 0, 0))


@kind("fireplace", "stone fireplace|hearth|chimney piece|mantelpiece", family="furniture")
def fireplace(o: Order) -> None:
    """A fireplace."""
    o.size = 1.6
    brick = o.main(("#9a4a36", "#98948c", "#e6e2d8"), "brick" if o.chance(0.6) else "stone")
    wood = o.mat("mantel|shelf", "#6e4527", "wood")
    soot = o.paint("soot", "#1e1a18", "matte")
    mouth = s.move(
        s.plate([[-0.45, -0.02], [0.45, -0.02], [0.45, 0.55], [0.28, 0.74], [-0.28, 0.74], [-0.45, 0.55]], 0.6),
        (0, 0, 0.2),
    )
    o.add("surround", s.cut(s.move(s.box((1.6, 1.2, 0.45), 0.02), (0, 0.6, 0)), mouth), brick)
    o.box("back wall", (1.0, 0.8, 0.04), soot, (0, 0.4, -0.09), bevel=0)
    o.box("hearth", (1.8, 0.08, 0.9), o.paint("slab", "#6d6a66", "concrete"), (0, 0.04, 0.15), bevel=0.015)
    o.box("mantel", (1.8, 0.09, 0.55), wood, (0, 1.24, 0.03), bevel=0.02)
    o.box("chimney breast", (1.2, 0.7, 0.36), brick, (0, 1.62, -0.04), bevel=0.015)
    log = o.mat("log|wood", "#5f3d26", "bark")
    for k, (x, y, turn) in enumerate(((-0.12, 0.14, 12), (0.13, 0.14, -14), (0.0, 0.24, 82))):
        o.cyl(f"log {k + 1}", 0.06, 0.5, log, (x, y, 0.08), rotate=(0, turn, 90))
    for k, (x, h, z) in enumerate(((-0.14, 0.26, 0.1), (0.13, 0.3, 0.06), (0.0, 0.44, 0.08))):
        flame = [(0.001, 0), (0.08, 0.09), (0.06, 0.45 * h), (0.001, h)]
        warm = o.paint("flame " + str(k % 2), ("#ff9a2a", "#ffc83a")[k % 2], "glow")
        o.lathe(f"flame {k + 1}", flame, warm, (x, 0.24, z), smooth=True)


@kind("bathtub", "bath|bath tub|tub", family="furniture")
def bathtub(o: Order) -> None:
    """A bathtub."""
    o.size = 1.5
    white = o.main("#f4f3ef", "ceramic")
    metal = o.mat("foot|faucet|tap|leg", ("#c29a45", "#b3b7bd"), "gold")
    o.inside = (0.25, 0.3)

    def shell(w: float, d: float, low: float, high: float) -> dict[str, object]:
        top = s.move(s.plate(s.rounded_outline(w, d, d / 2, 10), 0.02), (0, high, 0), rotate=(90, 0, 0))
        foot = s.move(
            s.plate(s.rounded_outline(w * 0.78, d * 0.66, d * 0.33, 10), 0.02), (0, low, 0), rotate=(90, 0, 0)
        )
        return s.hull(top, foot)

    o.add("tub", s.cut(shell(1.6, 0.76, 0.14, 0.62), shell(1.5, 0.66, 0.22, 0.66)), white, crease=40)
    rim = [(x, 0.63, -z) for x, z in s.rounded_outline(1.58, 0.74, 0.37, 8)]
    o.rod("rim", rim, 0.03, white, smooth=False, closed=True)
    for x in (-0.5, 0.5):
        for z in (-0.2, 0.2):
            o.rod(
                "foot", [(x, 0.2, z), (x * 1.08, 0.12, z * 1.2), (x * 1.1, 0.03, z * 1.3)], [0.03, 0.035, 0.03], metal
            )
            o.ball("claw", (0.045, 0.03, 0.045), metal, (x * 1.1, 0.03, z * 1.3))
    if o.has("water|foam", default=o.chance(0.5)):
        water = s.move(s.plate(s.rounded_outline(1.46, 0.62, 0.31, 10), 0.06), (0, 0.5, 0), rotate=(90, 0, 0))
        o.add("water", water, o.mat("water", "#9fd6e6", "gloss"))
        if o.has("foam|bubble", default=True):
            for k in range(9):
                x, z = float(o.rng.uniform(-0.5, 0.5)), float(o.rng.uniform(-0.18, 0.18))
                o.ball(
                    f"foam {k + 1}", float(o.rng.uniform(0.06, 0.12)), o.paint("foam", "#fbfcfd", "snow"), (x, 0.54, z)
                )
    o.rod("tap", [(-0.86, 0.4, 0), (-0.86, 0.84, 0), (-0.76, 0.9, 0), (-0.66, 0.8, 0)], 0.022, metal)
    o.rod("tap handle", [(-0.86, 0.74, -0.08), (-0.86, 0.74, 0.08)], 0.014, metal, smooth=False)


@kind("toilet", "lavatory|wc|toilet bowl|loo", family="furniture")
def toilet(o: Order) -> None:
    """A toilet."""
    o.size = 0.7
    white = o.main("#f4f3ef", "ceramic")
    seat = o.mat("seat|lid", ("#fbfaf7", "#8a5a32"), "gloss")
    steel = o.paint("chrome", "#b9bdc2", "metal")

    def oval(w: float, d: float) -> list[list[float]]:
        return [[w / 2 * math.cos(2 * math.pi * k / 28), d / 2 * math.sin(2 * math.pi * k / 28)] for k in range(28)]

    def slab(w: float, d: float, y: float, thick: float = 0.02, z: float = 0.0) -> dict[str, object]:
        return s.move(s.plate(oval(w, d), thick), (0, y, z), rotate=(90, 0, 0))

    bowl = s.union(
        s.hull(slab(0.38, 0.5, 0.4, z=0.08), slab(0.22, 0.34, 0.16, z=0.02)),
        s.hull(slab(0.22, 0.34, 0.17, z=0.02), slab(0.27, 0.42, 0.01, z=0.0)),
    )
    o.add("bowl", s.cut(bowl, s.hull(slab(0.28, 0.38, 0.43, z=0.09), slab(0.12, 0.2, 0.24, z=0.07))), white, crease=35)
    ring = s.cut(slab(0.4, 0.52, 0.425, 0.03, 0.08), slab(0.26, 0.36, 0.425, 0.1, 0.1))
    o.add("seat", ring, seat)
    o.add("lid", s.move(s.plate(oval(0.39, 0.5), 0.03, bevel=0.01), (0, 0.68, -0.2), rotate=(-10, 0, 0)), seat)
    o.box("tank", (0.42, 0.36, 0.19), white, (0, 0.6, -0.34), bevel=0.035)
    o.box("tank lid", (0.45, 0.045, 0.22), white, (0, 0.79, -0.34), bevel=0.018)
    o.box("link", (0.24, 0.3, 0.2), white, (0, 0.29, -0.25), bevel=0.04)
    o.cyl("button", 0.035, 0.02, steel, (0, 0.815, -0.34))


@kind("sink", "washbasin|wash basin|bathroom sink|basin", family="furniture")
def sink(o: Order) -> None:
    """A sink."""
    o.size = 0.8
    white = o.main("#f4f3ef", "ceramic")
    steel = o.mat("tap|faucet", "#b9bdc2", "metal")
    outer = s.hull(
        s.move(s.box((0.6, 0.05, 0.46), 0.02), (0, 0.84, 0)), s.move(s.box((0.34, 0.02, 0.26), 0.005), (0, 0.68, 0))
    )
    o.add("basin", s.cut(outer, s.move(s.ball((0.24, 0.13, 0.16)), (0, 0.87, 0.04))), white, crease=35)
    o.lathe("pedestal", [(0.16, 0), (0.16, 0.03), (0.1, 0.12), (0.085, 0.45), (0.13, 0.7)], white, smooth=True)
    o.rod("tap", [(0, 0.86, -0.17), (0, 1.02, -0.17), (0, 1.05, -0.08), (0, 0.99, -0.03)], 0.018, steel)
    for x in (-0.1, 0.1):
        o.cyl("valve", 0.016, 0.06, steel, (x, 0.89, -0.17))
        o.add("handle", s.move(s.capsule(0.011, 0.075), rotate=(0, 0, 90)), steel, (x, 0.93, -0.17))
    o.cyl("drain", 0.025, 0.012, steel, (0, 0.745, 0.04))


@kind("picture frame", "painting|photo frame|portrait|framed picture|wall art|picture frame photo", family="furniture")
def picture_frame(o: Order) -> None:
    """A picture frame."""
    o.size = 0.6
    frame = o.main(("#d0a03a", "#6e4527", "#2b2c30"), "wood" if o.chance(0.4) else "gold")
    w, h = o.vary(0.56), o.vary(0.44)
    y = h / 2 + 0.06
    outline, inner = s.rounded_outline(w + 0.12, h + 0.12, 0.004), s.rounded_outline(w - 0.03, h - 0.03, 0.002)
    o.plate("frame", outline, 0.045, frame, (0, y, 0), bevel=0.012, holes=[inner])
    o.box("mat", (w, h, 0.012), o.paint("mat", "#f2ecdd", "paper"), (0, y, -0.008), bevel=0)
    pw, ph = w * 0.8, h * 0.76
    sky = o.paint("sky", str(o.pick("#9fcbe8", "#f2b88a", "#b9c6e0")), "matte")
    o.box("sky", (pw, ph, 0.006), sky, (0, y, 0.001), bevel=0)
    low = y - ph / 2
    hills = [
        [-pw / 2, 0],
        [pw / 2, 0],
        [pw / 2, ph * 0.34],
        [pw * 0.2, ph * 0.52],
        [-pw * 0.1, ph * 0.3],
        [-pw * 0.3, ph * 0.44],
        [-pw / 2, ph * 0.3],
    ]
    o.plate("hills", hills, 0.008, o.paint("hills", "#5f8f7a", "matte"), (0, low, 0.001))
    field = [[-pw / 2, 0], [pw / 2, 0], [pw / 2, ph * 0.24], [0, ph * 0.3], [-pw / 2, ph * 0.16]]
    o.plate("meadow", field, 0.01, o.paint("meadow", "#88ad4f", "matte"), (0, low, 0.001))
    o.cyl(
        "sun",
        ph * 0.1,
        0.008,
        o.paint("sun", "#fff0b0", "matte"),
        (pw * 0.22, y + ph * 0.24, 0.002),
        rotate=(90, 0, 0),
        bevel=0,
    )


@kind("window", "glass window|wooden window|arched window|sash window", family="buildings")
def window_kind(o: Order) -> None:
    """A window."""
    o.size = 1.2
    frame = o.main(("#f0ece2", "#8a5a32", "#3f5f5a"), "wood")
    glass = o.mat("glass|pane", "#b5d6e2", "glass")
    w, h = o.vary(1.0), o.vary(1.3)
    y = h / 2 + 0.08
    o.plate(
        "frame",
        s.rounded_outline(w + 0.14, h + 0.14, 0.004),
        0.12,
        frame,
        (0, y, 0),
        bevel=0.012,
        holes=[s.rounded_outline(w, h, 0.002)],
    )
    o.box("glass", (w + 0.02, h + 0.02, 0.016), glass, (0, y, 0), bevel=0)
    across, down = int(o.pick(2, 2, 3)), int(o.pick(2, 3))
    for k in range(1, across):
        o.box(f"mullion {k}", (0.045, h, 0.05), frame, (w * (k / across - 0.5), y, 0), bevel=0.008)
    for k in range(1, down):
        o.box(f"bar {k}", (w, 0.045, 0.05), frame, (0, y + h * (k / down - 0.5), 0), bevel=0.008)
    o.box("sill", (w + 0.3, 0.06, 0.26), frame, (0, 0.03, 0.06), bevel=0.014)
    if o.has("shutter", default=o.chance(0.4)):
        shutter = o.mat("shutter", ("#3f6b5a", "#3f5f8a", "#7a2a2a"), "planks")
        o.box("shutter", (w * 0.48, h + 0.1, 0.045), shutter, (w * 0.75 + 0.08, y, 0.04), bevel=0.01, mirror="x")
    if o.has("curtain", default=False):
        cloth = o.mat("curtain", "#c9d6e6", "fabric")
        o.plate(
            "curtain",
            [[0, 0], [0.3 * w, 0], [0.12 * w, h * 0.5], [0.34 * w, h], [0, h]],
            0.03,
            cloth,
            (-w / 2, 0.08, -0.05),
        )
        o.plate(
            "curtain right",
            [[0, 0], [-0.3 * w, 0], [-0.12 * w, h * 0.5], [-0.34 * w, h], [0, h]][::-1],
            0.03,
            cloth,
            (w / 2, 0.08, -0.05),
        )


@kind("pillow", "cushion|throw pillow|sofa pillow", family="furniture")
def pillow(o: Order) -> None:
    """A pillow."""
    o.size = 0.5
    cloth = o.main((*CLOTHS, "#c9857f", "#d9b45a", "#e6e0d4"), "fabric")
    thick = o.vary(0.12, 0.15)
    lean = (-20, 0, 0)
    corners = [s.move(s.ball(0.014), (x * 0.225, y * 0.225, 0)) for x in (-1, 1) for y in (-1, 1)]
    sides = [s.move(s.ball((0.1, 0.1, 0.03)), (x * 0.1, y * 0.1, 0)) for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1))]
    middle = s.ball((0.19, 0.19, thick))
    o.add("cushion", s.hull(middle, *corners, *sides), cloth, (0, 0.215, 0), rotate=lean, crease=80)
    trim = o.second(lighter(o.main_color, 0.4), "fabric", "trim|piping|edge|button|tassel")
    path = [(-0.23, -0.23, 0), (0.23, -0.23, 0), (0.23, 0.23, 0), (-0.23, 0.23, 0)]
    o.add("piping", s.rod(path, 0.011, smooth=False, closed=True), trim, (0, 0.215, 0), rotate=lean)
    if o.has("button", default=o.chance(0.5)):
        knob = s.move(s.ball((0.026, 0.026, 0.014)), (0, 0, thick))
        o.add("button", knob, trim, (0, 0.215, 0), rotate=lean)
    else:
        for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            o.ball("tassel", (0.02, 0.02, 0.02), trim, (x * 0.235, 0.215 + y * 0.222, y * -0.08))


@kind("aquarium", "fish tank|fish bowl|fishbowl", family="furniture")
def aquarium(o: Order) -> None:
    """An aquarium."""
    o.size = 0.8
    frame = o.main(("#26272b", "#6e4527"), "plastic")
    w, h, d = 0.9, 0.55, 0.42
    for y in (0.02, h):
        o.plate(
            "frame",
            s.rounded_outline(w + 0.03, d + 0.03, 0.01),
            0.04,
            frame,
            (0, y, 0),
            rotate=(90, 0, 0),
            holes=[s.rounded_outline(w - 0.04, d - 0.04, 0.01)],
        )
    o.box("bottom", (w, 0.03, d), frame, (0, 0.015, 0), bevel=0)
    for x in (-1, 1):
        for z in (-1, 1):
            o.box("post", (0.022, h, 0.022), frame, (x * (w / 2), h / 2, z * (d / 2)), bevel=0.004)
    o.box("sand", (w - 0.03, 0.07, d - 0.03), o.mat("sand|gravel", "#d9c08a", "rock"), (0, 0.06, 0), bevel=0.02)
    weed = o.mat("plant|weed|seaweed", "#2f8f4e", "leaf")
    for k in range(7):
        x, z = float(o.rng.uniform(-0.38, 0.38)), float(o.rng.uniform(-0.14, 0.02))
        tall = float(o.rng.uniform(0.16, 0.34))
        o.rod(
            f"weed {k + 1}",
            [(x, 0.06, z), (x + 0.02, 0.06 + tall / 2, z), (x - 0.01, 0.06 + tall, z + 0.02)],
            [0.016, 0.014, 0.003],
            weed,
        )
    o.ball("stone", (0.1, 0.07, 0.08), o.paint("stone", "#7f7d78", "rock"), (0.22, 0.09, 0.02))
    for k in range(o.count("fish|goldfish", 3, 1, 8)):
        x, y, z = -0.3 + 0.27 * (k % 3), 0.2 + 0.12 * ((k * 2) % 3), 0.08 - 0.07 * (k % 2)
        paint = (
            o.mat("fish|goldfish", "#f07f1c", "gloss")
            if k % 3 == 0
            else o.paint(f"fish {k % 3}", ("#f2c02a", "#3f8fd0")[k % 2], "gloss")
        )
        o.add(f"fish {k + 1}", s.ball((0.065, 0.04, 0.022)), paint, (x, y, z))
        o.plate(f"fish tail {k + 1}", [[0, 0], [0.05, -0.035], [0.05, 0.035]], 0.01, paint, (x + 0.05, y, z))
    o.box(
        "water",
        (w - 0.02, h - 0.1, d - 0.02),
        o.mat("water|glass", "#a9dcec", "glass"),
        (0, 0.03 + (h - 0.1) / 2, 0),
        bevel=0.004,
    )


@kind("stove", "oven|cooker|kitchen stove|gas stove|range cooker", family="electronics")
def stove(o: Order) -> None:
    """A stove."""
    o.size = 0.9
    body = o.main(("#e9e7e2", "#2e3035", "#b3262e", "#9fc6bd"), "gloss")
    dark = o.paint("dark", "#1d1e21", "plastic")
    steel = o.paint("steel", "#b9bdc2", "metal")
    o.box("body", (0.6, 0.82, 0.58), body, (0, 0.45, 0), bevel=0.018)
    o.box("foot", (0.56, 0.05, 0.5), dark, (0, 0.025, -0.02), bevel=0)
    o.box("top", (0.61, 0.03, 0.6), dark, (0, 0.87, 0), bevel=0.01)
    o.box("splash", (0.6, 0.2, 0.04), body, (0, 0.97, -0.27), bevel=0.012)
    for k in range(4):
        x, z = (-0.14, 0.14)[k % 2], (-0.12, 0.15)[k // 2]
        o.add(f"burner {k + 1}", s.torus(0.085, 0.011), steel, (x, 0.892, z))
        o.cyl(f"plate {k + 1}", 0.045, 0.02, dark, (x, 0.892, z))
        o.cyl(f"knob {k + 1}", 0.026, 0.04, steel, (-0.21 + 0.14 * k, 0.79, 0.3), rotate=(90, 0, 0))
    o.box("door", (0.54, 0.46, 0.03), body, (0, 0.43, 0.295), bevel=0.012)
    o.box("glass", (0.4, 0.26, 0.012), o.paint("glass", "#23262b", "gloss"), (0, 0.42, 0.31), bevel=0.004)
    o.rod(
        "handle",
        [(-0.22, 0.63, 0.3), (-0.22, 0.63, 0.35), (0.22, 0.63, 0.35), (0.22, 0.63, 0.3)],
        0.013,
        steel,
        smooth=False,
    )
    o.box("drawer", (0.54, 0.12, 0.025), body, (0, 0.12, 0.293), bevel=0.01)


@kind("rug", "carpet|mat|doormat|area rug", family="furniture")
def rug(o: Order) -> None:
    """A rug."""
    o.size = 1.6
    cloth = o.main(("#9a3b3b", "#3f5f8a", "#5d7a5b", "#b08a4f"), "fabric")
    second = o.second(("#e9d9b5", "#f0e6d2"), "fabric", "border|trim|edge|stripe")
    o.keep("stripe")
    w, d = 1.9, 1.25
    o.box("rug", (w, 0.02, d), cloth, (0, 0.01, 0), bevel=0.008)
    for grow, wide in ((0.9, 0.05), (0.74, 0.025)):
        outer = s.rounded_outline(w * grow, d * grow - 0.02, 0.01)
        inner = s.rounded_outline(w * grow - 2 * wide, d * grow - 0.02 - 2 * wide, 0.008)
        o.plate("border", outer, 0.012, second, (0, 0.018, 0), rotate=(90, 0, 0), holes=[inner])
    dark = o.paint("motif", darker(o.main_color, 0.45), "fabric")
    for k, x in enumerate((-0.42, 0.0, 0.42)):
        for grow, mat, lift in ((1.0, second, 0.0), (0.66, dark, 0.004)):
            diamond = [[-0.17 * grow, 0], [0, -0.24 * grow], [0.17 * grow, 0], [0, 0.24 * grow]]
            o.plate(f"diamond {k + 1}", diamond, 0.012, mat, (x, 0.018 + lift, 0), rotate=(90, 0, 0))
    for x in (-1, 1):
        fringe = s.move(
            s.box((0.07, 0.008, 0.014), 0.002), (0, 0, -d / 2 + 0.03), array=s.linear(20, (0, 0, (d - 0.06) / 19))
        )
        o.add("fringe", fringe, second, (x * (w / 2 + 0.03), 0.008, 0))


@kind("crib", "cradle|baby bed|cot|baby crib", family="furniture")
def crib(o: Order) -> None:
    """A crib."""
    o.size = 1.1
    wood = o.main(("#e9e5dc", "#b98a54", "#8a5a32"), "wood")
    w, d = 1.2, 0.66
    for x in (-1, 1):
        for z in (-1, 1):
            o.box("post", (0.06, 0.95, 0.06), wood, (x * w / 2, 0.475, z * d / 2), bevel=0.02)
            o.ball("knob", 0.04, wood, (x * w / 2, 0.97, z * d / 2))
    for z in (-1, 1):
        for y in (0.32, 0.9):
            o.box("rail", (w, 0.06, 0.035), wood, (0, y, z * d / 2), bevel=0.012)
        bars = s.move(s.cyl(0.013, 0.58), (-w / 2 + 0.1, 0.61, 0), array=s.linear(11, ((w - 0.2) / 10, 0, 0)))
        o.add("bars", bars, wood, (0, 0, z * d / 2))
    for x in (-1, 1):
        o.box("end", (0.035, 0.6, d), wood, (x * w / 2, 0.62, 0), bevel=0.012)
    o.box("mattress", (w - 0.06, 0.12, d - 0.04), o.paint("sheet", "#f4f1ea", "fabric"), (0, 0.4, 0), bevel=0.04)
    o.box(
        "blanket",
        (w * 0.55, 0.08, d - 0.06),
        o.mat("blanket|cover", ("#9fc6e6", "#f3b7c8", "#f2dc9a"), "fabric"),
        (0.22, 0.45, 0),
        bevel=0.035,
    )
    o.box("pillow", (0.22, 0.08, 0.4), o.paint("pillow", "#fbfaf6", "fabric"), (-0.42, 0.49, 0), bevel=0.038)


@kind("nightstand", "bedside table|side table|end table|night stand", family="furniture")
def nightstand(o: Order) -> None:
    """A nightstand."""
    o.size = 0.5
    wood = o.main(WOODS, "wood")
    brass = o.mat("knob|handle", "#c9a24a", "gold")
    drawers = o.count("drawer", int(o.pick(1, 2)), 1, 4)
    o.surface = (0.6, 0.2, 0.16)
    o.box("top", (0.52, 0.04, 0.44), wood, (0, 0.58, 0), bevel=0.012)
    legs(o, 4, top=0.57, width=0.42, depth=0.34, thick=0.022, mat=wood)
    height = 0.19 * drawers + 0.02
    o.box("case", (0.46, height, 0.38), wood, (0, 0.56 - height / 2, 0), bevel=0.01)
    for k in range(drawers):
        y = 0.55 - 0.19 * k - 0.095
        o.box(f"drawer {k + 1}", (0.4, 0.155, 0.03), wood, (0, y, 0.19), bevel=0.012)
        o.ball(f"knob {k + 1}", 0.018, brass, (0, y, 0.216))
