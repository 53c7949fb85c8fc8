"""Symbols, prizes, paper and small signs."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("heart", "love heart|valentine heart|red heart|heart symbol", family="symbols")
def heart(o: Order) -> None:
    """A heart."""
    o.size = 0.3
    lobes = [((0.085 * x, 0.265, 0), (0, 0.02, 0), 0.108, 0.012) for x in (-1, 1)]
    body = [((0.045 * x, 0.215, 0), (0, 0.06, 0), 0.1, 0.035) for x in (-1, 1)]
    o.blob("heart", o.main("#c8202a", "gloss"), limbs=[*lobes, *body], blend=0.05, scale=(1, 1, 0.72))


@kind("star", "five pointed star|gold star|star shape|star symbol", family="symbols")
def star(o: Order) -> None:
    """A star."""
    o.size = 0.3
    o.keep("star")
    points = o.count("point", 5, 3, 16)
    inner = 0.42 if points <= 5 else 0.6
    top = s.plate(s.star_outline(points, 0.2, 0.2 * inner), 0.05, taper=0.05)
    star_ = s.union(s.move(top, (0, 0, 0.025)), s.move(top, (0, 0, -0.025), rotate=(0, 180, 0)))
    gold = o.main("#e6b422", "gold" if not o.wish.look.colors or o.wish.look.finishes else "gloss")
    o.add("star", star_, gold, (0, 0.19, 0), crease=2)


@kind("trophy", "trophy cup|gold trophy|award|prize cup|winner cup|gold cup|championship cup", family="symbols")
def trophy(o: Order) -> None:
    """A trophy."""
    o.size = 0.4
    gold = o.main("#d9a62e", "gold")
    base = o.mat("base|plinth|stand", "#1f1f22", "gloss")
    o.box("base", (0.17, 0.07, 0.17), base, (0, 0.035, 0), bevel=0.006)
    o.box("step", (0.13, 0.03, 0.13), base, (0, 0.085, 0), bevel=0.005)
    o.box("plaque", (0.09, 0.035, 0.004), gold, (0, 0.036, 0.086), bevel=0.001)
    o.lathe(
        "cup",
        [
            (0.05, 0.1),
            (0.05, 0.108),
            (0.014, 0.125),
            (0.012, 0.16),
            (0.024, 0.168),
            (0.014, 0.178),
            (0.045, 0.2),
            (0.085, 0.25),
            (0.1, 0.34),
            (0.106, 0.345),
            (0.096, 0.345),
            (0.08, 0.26),
            (0, 0.215),
        ],
        gold,
        smooth=False,
    )
    for side in (-1, 1):
        o.rod(
            "handle",
            [
                (0.092 * side, 0.325, 0),
                (0.15 * side, 0.335, 0),
                (0.155 * side, 0.27, 0),
                (0.1 * side, 0.225, 0),
                (0.065 * side, 0.225, 0),
            ],
            0.0085,
            gold,
        )
    if o.has("star", default=o.chance(0.5)):
        o.plate(
            "star",
            s.star_outline(5, 0.036, 0.015),
            0.012,
            o.mat("star", "#f6e6b0", "gold"),
            (0, 0.295, 0.095),
            bevel=0.003,
        )
    o.keep("star")


@kind("medal", "gold medal|winner medal|badge|silver medal", family="symbols")
def medal(o: Order) -> None:
    """A medal."""
    o.size = 0.12
    gold = o.main("#d9a62e", "gold")
    o.cyl("disc", 0.04, 0.008, gold, (0, 0.04, 0), rotate=(90, 0, 0))
    o.add("rim", s.torus(0.038, 0.004), gold, (0, 0.04, 0), rotate=(90, 0, 0))
    o.plate(
        "star",
        s.star_outline(5, 0.024, 0.01),
        0.014,
        o.paint("relief", darker("#d9a62e", 0.12), "gold"),
        (0, 0.04, 0),
        bevel=0.003,
    )
    o.keep("star")
    ribbon = o.mat("ribbon|band", "#c8202a", "fabric")
    for side in (-1, 1):
        o.plate(
            "ribbon",
            [[-0.013, 0], [0.013, 0], [0.013 + 0.03 * side, 0.085], [-0.013 + 0.03 * side, 0.085]],
            0.003,
            ribbon,
            (0.0, 0.078, 0.002 * side),
        )
    o.add("ring", s.torus(0.007, 0.0018), gold, (0, 0.08, 0), rotate=(90, 0, 0))


@kind("coin", "gold coin|coins|token|silver coin|pirate coin", family="symbols")
def coin(o: Order) -> None:
    """A coin."""
    o.size = 0.06
    gold = o.main("#d9a62e", "gold")
    many = 5 if o.style("group:pile", "group:stack", "group:bunch", "group:handful") else 1
    for k in range(many):
        y = 0.003 + 0.0062 * k
        if many > 1:
            o.cyl(
                f"coin {k + 1}",
                0.02,
                0.006,
                gold,
                (0.003 * math.sin(k * 2.1), y, 0.003 * math.cos(k * 1.7)),
                bevel=0.001,
            )
    at, turn = ((0, 0.021, 0), (90, 0, 0)) if many == 1 else ((0.03, 0.019, 0.012), (78, 0, 0))
    o.cyl("coin", 0.02, 0.0045, gold, at, rotate=turn)
    o.add("rim", s.torus(0.0195, 0.0022), gold, at, rotate=turn)
    o.add(
        "relief",
        s.move(s.plate(s.star_outline(5, 0.0125, 0.0055), 0.0062, bevel=0.0012), rotate=(-90, 0, 0)),
        o.paint("relief", darker("#d9a62e", 0.15), "gold"),
        at,
        rotate=turn,
    )


@kind("arrow", "arrow sign|pointer|direction arrow|arrow symbol|cursor", family="symbols")
def arrow(o: Order) -> None:
    """An arrow."""
    o.size = 0.3
    o.plate(
        "arrow",
        [[-0.2, -0.05], [0.03, -0.05], [0.03, -0.13], [0.22, 0], [0.03, 0.13], [0.03, 0.05], [-0.2, 0.05]],
        0.07,
        o.main(("#2f9a45", "#c8202a", "#2459b8"), "gloss"),
        (0, 0.13, 0),
        bevel=0.018,
    )


@kind("cross", "christian cross|crucifix", family="symbols")
def cross(o: Order) -> None:
    """A cross."""
    o.size = 0.4
    wood = o.main(("#8a5a30", "#c8202a"), "wood" if not o.wish.look.colors else "gloss")
    o.plate(
        "cross",
        [
            [-0.04, 0],
            [0.04, 0],
            [0.04, 0.26],
            [0.14, 0.26],
            [0.14, 0.34],
            [0.04, 0.34],
            [0.04, 0.46],
            [-0.04, 0.46],
            [-0.04, 0.34],
            [-0.14, 0.34],
            [-0.14, 0.26],
            [-0.04, 0.26],
        ],
        0.06,
        wood,
        bevel=0.008,
    )


@kind("moon", "crescent moon|crescent|half moon", family="symbols")
def moon(o: Order) -> None:
    """A crescent; the full moon with craters where asked."""
    o.size = 0.4
    skin = o.main("#f2d46b" if not o.style("full") else "#d9d6cc", "gloss" if not o.style("full") else "rock")
    if o.style("full"):
        pits = [
            s.move(s.ball(r), (0.215 * x, 0.215 * y, 0.215 * z))
            for x, y, z, r in (
                (0.3, 0.5, 0.8, 0.05),
                (-0.4, 0.1, 0.9, 0.07),
                (0.5, -0.3, 0.8, 0.04),
                (-0.1, -0.5, 0.85, 0.05),
                (-0.6, 0.6, 0.5, 0.045),
                (0.8, 0.2, 0.55, 0.05),
            )
        ]
        o.add("moon", s.cut(s.ball(0.2), *pits), skin, (0, 0.2, 0))
        return
    bite = s.move(s.ball((0.17, 0.17, 0.4)), (0.088, 0.03, 0))
    o.add("moon", s.cut(s.ball((0.2, 0.2, 0.075)), bite), skin, (0, 0.2, 0), crease=50, rotate=(0, 0, -14))
    if o.has("face|smile", default=False):
        o.ball("eye", 0.014, o.paint("dark", "#4a3a14", "gloss"), (-0.11, 0.24, 0.055))


@kind("sun", "sunshine|sun symbol", family="symbols")
def sun(o: Order) -> None:
    """A sun."""
    o.size = 0.5
    o.ball("sun", 0.16, o.main("#f7c52a", "glow"), (0, 0.3, 0))
    ray = o.mat("ray", "#f29a1c", "glow")
    n = o.count("ray", 12, 4, 24)
    for k in range(n):
        o.add(
            f"ray {k + 1}",
            s.move(
                s.union(s.move(s.cone(0.04, 0.11 if k % 2 == 0 else 0.075), (0, 0.235, 0))), rotate=(0, 0, 360 * k / n)
            ),
            ray,
            (0, 0.3, 0),
        )


def _lands(o: Order, r: float, y: float) -> None:
    """Continents and ice that rise a little from a globe of radius `r`, whose middle is at height `y`."""
    land, ice = o.mat("land|continent", "#4f9a4a", "leaf"), o.paint("ice", "#f4f8fb", "snow")
    crust = s.ball(r + 0.004)
    # (degrees east of the front, degrees north, degrees wide, degrees high)
    spots = ((-60, 45, 32, 20), (-45, 18, 9, 14), (-30, -16, 17, 26), (18, 6, 24, 22), (30, -14, 14, 22))
    spots += ((12, 48, 24, 12), (62, 46, 40, 22), (72, 20, 12, 14), (128, -24, 18, 12), (120, 40, 26, 18))
    for k, (east, north, wide, high) in enumerate(spots):
        a, b = math.radians(east), math.radians(north)
        at = (r * math.cos(b) * math.sin(a), r * math.sin(b), r * math.cos(b) * math.cos(a))
        patch = s.ball((r * math.sin(math.radians(wide)), r * math.sin(math.radians(high)), 0.05))
        shape = s.common(crust, s.move(patch, at, rotate=(-north, east, 0)))
        o.add(f"land {k + 1}", shape, land, (0, y, 0))
    for name, side in (("north ice", 1), ("south ice", -1)):
        o.add(name, s.common(crust, s.move(s.ball((0.07, 0.05, 0.07)), (0, side * r, 0))), ice, (0, y, 0))


@kind("planet", "saturn|earth|globe|world|planet earth|mars|jupiter", family="symbols")
def planet(o: Order) -> None:
    """A planet with rings; the earth with its lands, and Mars, go without."""
    o.size = 0.5
    earth = o.style("earth", "globe", "world")
    sphere = o.main(("#d9a860", "#3f7fd0", "#b0653a"), "paint" if earth else "food")
    if earth:
        _lands(o, 0.2, 0.26)
    else:
        o.materials[sphere]["pattern"] = {
            "kind": "noise",
            "tile": 0.5,
            "repeats": 4,
            "strength": 0.7,
            "color": darker(o.main_color, 0.35),
        }
    o.ball("planet", 0.2, sphere, (0, 0.26, 0))
    if o.has("ring", default=not (earth or o.style("mars", "jupiter"))):
        tilt = (18, 0, 22)
        o.lathe(
            "ring",
            [(0.26, -0.004), (0.3, -0.004), (0.3, 0.004), (0.26, 0.004)],
            o.mat("ring", "#e6d3a8", "matte"),
            (0, 0.26, 0),
            closed=True,
            rotate=tilt,
        )
        o.lathe(
            "outer ring",
            [(0.31, -0.004), (0.39, -0.004), (0.39, 0.004), (0.31, 0.004)],
            o.paint("outer ring", "#c9ab78", "matte"),
            (0, 0.26, 0),
            closed=True,
            rotate=tilt,
        )
    for k in range(o.count("moon", 0, 0, 5)):
        a = 1.4 * k + 0.6
        o.ball(f"moon {k + 1}", 0.04, o.mat("moon", "#c9c6c0", "rock"), (0.46 * math.cos(a), 0.34, 0.46 * math.sin(a)))


@kind("lightning bolt", "lightning|thunderbolt|flash|bolt|thunder", family="symbols")
def bolt(o: Order) -> None:
    """A lightning bolt."""
    o.size = 0.4
    o.plate(
        "bolt",
        [[0.0, 0.0], [0.15, 0.25], [0.05, 0.25], [0.12, 0.46], [-0.04, 0.46], [-0.12, 0.2], [-0.02, 0.2]],
        0.07,
        o.main("#f4c81e", "gloss"),
        bevel=0.014,
    )


@kind("gear", "cog|cogwheel|gearwheel|sprocket", family="symbols")
def gear(o: Order) -> None:
    """A gear."""
    o.size = 0.3
    teeth = o.count("tooth|cog", int(o.pick(10, 12, 14)), 5, 40)
    outline: list[Any] = []
    for k in range(teeth):
        for t, r in ((-0.32, 0.155), (-0.2, 0.195), (0.2, 0.195), (0.32, 0.155)):
            a = 2 * math.pi * (k + t) / teeth
            outline.append([r * math.cos(a), r * math.sin(a)])
    hole = [[0.05 * math.cos(2 * math.pi * k / 24), 0.05 * math.sin(2 * math.pi * k / 24)] for k in range(24)]
    o.plate("gear", outline, 0.055, o.main("#8f959c", "metal"), (0, 0.195, 0), holes=[hole], bevel=0.005)
    o.lathe(
        "hub",
        [(0.052, -0.045), (0.085, -0.045), (0.085, 0.045), (0.052, 0.045)],
        o.paint("hub", darker(o.main_color, 0.25), "metal"),
        (0, 0.195, 0),
        closed=True,
        rotate=(90, 0, 0),
    )


@kind("book", "old book|spell book|magic book|spellbook|diary|notebook|tome|textbook", family="symbols")
def book(o: Order) -> None:
    """A book."""
    o.size = 0.25
    cover = o.main(("#8e2f2f", "#2f4f7a", "#3f6b45", "#5b3a24"), "leather")
    gold = o.mat("trim|clasp|corner|title|star", "#d0a03a", "gold")
    o.keep("star")
    open_book = o.style("open")
    page = o.mat("page", "#f3ead4", "paper")
    if open_book:
        for side in (-1, 1):
            o.add("cover", s.box((0.17, 0.008, 0.24), 0.003), cover, (0.085 * side, 0.012, 0), rotate=(0, 0, 6 * side))
            o.add(
                "pages",
                s.hull(
                    s.move(s.box((0.01, 0.03, 0.226), 0.003), (0.008 * side, 0.026, 0)),
                    s.move(s.box((0.01, 0.018, 0.226), 0.003), (0.15 * side, 0.034, 0)),
                ),
                page,
            )
            for k in range(6):
                o.box(
                    "line",
                    (0.11, 0.001, 0.005),
                    o.paint("ink", "#6d6458", "matte"),
                    (0.078 * side, 0.0455 - 0.0002 * k, -0.075 + 0.03 * k),
                    bevel=0,
                )
        return
    o.box("pages", (0.155, 0.038, 0.222), page, (0.002, 0.026, 0), bevel=0.002)
    for y in (0.004, 0.048):
        o.box("cover", (0.17, 0.0075, 0.24), cover, (0, y, 0), bevel=0.003)
    o.add("spine", s.move(s.cyl(0.026, 0.24), rotate=(90, 0, 0)), cover, (-0.084, 0.026, 0), scale=(0.5, 1, 1))
    for z in (-0.07, 0, 0.07):
        o.add("rib", s.move(s.cyl(0.0275, 0.012), rotate=(90, 0, 0)), gold, (-0.085, 0.026, z), scale=(0.52, 1, 1))
    o.plate("emblem", s.star_outline(8, 0.034, 0.018), 0.004, gold, (0.004, 0.053, 0), rotate=(-90, 0, 0))
    for x in (-0.068, 0.073):
        for z in (-0.106, 0.106):
            o.box("corner", (0.024, 0.01, 0.024), gold, (x, 0.0485, z), bevel=0.002)


@kind("pencil", "crayon|coloured pencil|pen|ballpoint|fountain pen|marker|felt pen", family="symbols")
def pencil(o: Order) -> None:
    """A pencil with an eraser, or a pen with a clip."""
    o.size = 0.2
    paint = o.main(("#f2b91e", "#c8202a", "#2459b8"), "gloss")
    if o.style("pen", "ballpoint", "marker"):
        metal = o.second("#c3c8ce", "metal", "clip|tip")
        o.lathe("tip", [(0.001, 0.0), (0.003, 0.004), (0.009, 0.04), (0.0, 0.04)], metal)
        o.cyl("body", 0.0098, 0.13, paint, (0, 0.105, 0), bevel=0.002)
        o.cyl("ring", 0.0108, 0.008, metal, (0, 0.17, 0))
        o.cyl("cap", 0.0108, 0.12, paint, (0, 0.234, 0), top=0.0098, bevel=0.003)
        o.rod("clip", [(0, 0.285, 0.008), (0, 0.29, 0.016), (0, 0.28, 0.017), (0, 0.215, 0.0125)], 0.0022, metal)
        o.cyl("button", 0.006, 0.02, metal, (0, 0.3, 0))
        return
    o.add("body", s.prism(6, 0.011, 0.24), paint, (0, 0.19, 0))
    o.add(
        "wood",
        s.move(s.prism(6, 0.0035, 0.045, 0.0107), rotate=None),
        o.paint("wood", "#e3bd86", "wood"),
        (0, 0.0475, 0),
    )
    o.lathe(
        "lead",
        [(0.0004, 0.008), (0.0036, 0.026), (0.0, 0.027)],
        o.mat("lead|tip", "#26272b" if o.main_color == "#f2b91e" else o.main_color, "matte"),
    )
    o.cyl("ferrule", 0.0118, 0.03, o.paint("ferrule", "#b9bdc2", "metal"), (0, 0.322, 0))
    o.cyl("eraser", 0.0108, 0.026, o.mat("eraser|rubber", "#e8828c", "rubber"), (0, 0.347, 0))


@kind("flag", "banner|pennant|pirate flag", family="symbols")
def flag(o: Order) -> None:
    """A flag."""
    o.size = 0.8
    look = o.wish.look.colors
    main = o.main(look[0] if look else "#c8202a", "fabric")
    o.cyl("pole", 0.022, 1.6, o.mat("pole|stick", "#a87743", "wood"), (0, 0.8, 0))
    o.ball("finial", 0.045, o.paint("finial", "#d0a03a", "gold"), (0, 1.63, 0))
    bands = max(1, len(look)) if len(look) < 5 else 4
    for k in range(bands):
        h = 0.55 / bands
        y = 1.55 - h * (k + 0.5)
        mat = main if k == 0 else o.paint(f"band {k + 1}", look[k], "fabric")
        wave = {
            "kind": "sweep",
            "path": [[0.02 + 0.09 * j, y, 0.05 * math.sin(j * 0.9)] for j in range(10)],
            "section": [[-0.006, -h / 2], [0.006, -h / 2], [0.006, h / 2], [-0.006, h / 2]],
            "smooth": True,
        }
        o.add(f"cloth {k + 1}", wave, mat)


@kind("scroll", "parchment|treasure map|map|ancient scroll|letter", family="symbols")
def scroll(o: Order) -> None:
    """A scroll."""
    o.size = 0.3
    paper = o.main("#ead9b0", "paper")
    o.add(
        "sheet",
        {
            "kind": "sweep",
            "path": [[0, 0.03, -0.16], [0, 0.012, -0.11], [0, 0.006, 0], [0, 0.012, 0.11], [0, 0.03, 0.16]],
            "section": [[-0.11, -0.0025], [0.11, -0.0025], [0.11, 0.0025], [-0.11, 0.0025]],
            "smooth": True,
        },
        paper,
    )
    wood = o.mat("handle|rod", "#7d4f28", "wood")
    for z in (-0.17, 0.17):
        o.cyl("roll", 0.027, 0.22, paper, (0, 0.03, z), rotate=(0, 0, 90))
        o.cyl("rod", 0.0105, 0.3, wood, (0, 0.03, z), rotate=(0, 0, 90))
        o.ball("knob", 0.018, wood, (0.15, 0.03, z), mirror="x")
    ink = o.paint("ink", "#6a4a2a", "matte")
    for k in range(6):
        o.box(
            f"line {k + 1}",
            (0.15 - 0.03 * (k % 3), 0.0016, 0.0065),
            ink,
            (-0.008 * (k % 3), 0.0098 + 0.0003 * abs(k - 2.5), -0.075 + 0.03 * k),
            bevel=0,
        )
    o.cyl("seal", 0.021, 0.008, o.mat("seal", "#b0202a", "gloss"), (0.065, 0.014, 0.1))


@kind("hourglass", "sand clock|sand timer|egg timer", family="symbols")
def hourglass(o: Order) -> None:
    """A hourglass."""
    o.size = 0.25
    wood = o.main("#8a5a30", "wood")
    sand = o.mat("sand", "#e6bf6a", "matte")
    glass = o.paint("glass", "#d5e8ee", "glass")
    o.lathe(
        "glass",
        [
            (0.048, 0.02),
            (0.052, 0.04),
            (0.04, 0.085),
            (0.007, 0.118),
            (0.007, 0.122),
            (0.04, 0.155),
            (0.052, 0.2),
            (0.048, 0.22),
        ],
        glass,
        smooth=True,
    )
    o.lathe("lower sand", [(0.046, 0.021), (0.048, 0.04), (0.02, 0.062), (0.001, 0.068)], sand)
    o.lathe("upper sand", [(0.004, 0.125), (0.034, 0.155), (0.042, 0.175), (0, 0.17)], sand)
    for y in (0.01, 0.23):
        o.cyl("plate", 0.068, 0.02, wood, (0, y, 0))
    for k, (x, z) in enumerate(s.ring(3, 0.058)):
        o.lathe(
            f"post {k + 1}",
            [(0.005, 0.02), (0.0075, 0.07), (0.0045, 0.12), (0.0075, 0.17), (0.005, 0.22)],
            wood,
            (x, 0, z),
            smooth=True,
        )


@kind("anchor", "ship anchor|boat anchor", family="symbols")
def anchor(o: Order) -> None:
    """An anchor."""
    o.size = 0.6
    iron = o.main("#4a4f57", "iron")
    o.rod("shank", [(0, 0.06, 0), (0, 0.72, 0)], [0.045, 0.032], iron, smooth=False)
    o.rod(
        "arms",
        [(-0.31, 0.26, 0), (-0.22, 0.1, 0), (0, 0.03, 0), (0.22, 0.1, 0), (0.31, 0.26, 0)],
        [0.028, 0.042, 0.052, 0.042, 0.028],
        iron,
    )
    for side in (-1, 1):
        o.plate(
            "fluke",
            [[-0.085, -0.03], [0.085, -0.03], [0, 0.13]],
            0.035,
            iron,
            (0.31 * side, 0.25, 0),
            rotate=(0, 0, -24 * side),
            bevel=0.01,
        )
    o.rod("stock", [(-0.21, 0.6, 0), (0.21, 0.6, 0)], 0.028, o.mat("stock|bar", o.main_color, "iron"), smooth=False)
    o.ball("stock end", 0.042, iron, (0.21, 0.6, 0), mirror="x")
    o.add("ring", s.move(s.torus(0.07, 0.017), rotate=(90, 0, 0)), iron, (0, 0.79, 0))


@kind("letters", "text|word|number|letter a|sign text|alphabet|question mark|exclamation mark", family="symbols")
def letters(o: Order) -> None:
    """Letters."""
    o.size = 0.5
    mark = "?" if o.style("question") else "!" if o.style("exclamation") else "ABC"
    text = o.text(mark)
    o.add(
        "letters",
        {"kind": "text", "text": text, "height": 0.4, "depth": 0.1},
        o.main(("#c8202a", "#2459b8", "#e6b422"), "gloss"),
        (0, 0.2, 0),
    )


@kind("gravestone", "tombstone|headstone|grave", family="symbols")
def gravestone(o: Order) -> None:
    """A gravestone."""
    o.size = 0.8
    stone = o.main("#8f9296", "concrete")
    outline = [
        [-0.3, 0],
        [0.3, 0],
        *[[0.3 * math.cos(math.pi * k / 16), 0.65 + 0.3 * math.sin(math.pi * k / 16)] for k in range(17)],
    ]
    o.plate("stone", outline, 0.16, stone, bevel=0.02)
    dark = o.paint("lettering", darker(o.main_color, 0.5), "matte")
    o.add(
        "lettering",
        {"kind": "text", "text": (text := o.text("RIP")), "height": min(0.15, 0.62 / len(text)), "depth": 0.03},
        dark,
        (0, 0.62, 0.075),
    )
    o.box("base", (0.75, 0.1, 0.32), stone, (0, 0.05, 0))
    o.blob("earth", o.paint("earth", "#5b4a32", "bark"), [((0, 0.0, 0.45), (0.34, 0.13, 0.4))], blend=0.05)


@kind("puzzle piece", "jigsaw piece|puzzle|jigsaw", family="symbols")
def puzzle_piece(o: Order) -> None:
    """A puzzle piece."""
    o.size = 0.2
    a, r = 0.07, 0.024

    def knob(cx: float, cy: float, start: float) -> list[list[float]]:
        return [
            [cx + r * math.cos(math.radians(start + t)), cy + r * math.sin(math.radians(start + t))]
            for t in range(-130, 131, 20)
        ]

    outline = [
        [-a, -a],
        *[[x, y] for x, y in [[-0.018, -a]]],
        *[
            [0 - r * math.sin(math.radians(t)), -a + 0.016 + r * math.cos(math.radians(t))]
            for t in range(130, -131, -20)
        ],
        [0.018, -a],
        [a, -a],
        [a, -0.018],
        *knob(a + 0.016, 0, 0),
        [a, 0.018],
        [a, a],
        [0.018, a],
        *knob(0, a + 0.016, 90),
        [-0.018, a],
        [-a, a],
    ]
    o.plate("piece", outline, 0.024, o.main(("#2f7fd0", "#3fa85a", "#e0503a"), "gloss"), (0, 0.09, 0), bevel=0.005)
