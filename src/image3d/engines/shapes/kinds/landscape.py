"""Stones, hills, clouds and fires."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import hollow
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("rock", "boulder|stone rock|rock pile|pebble|stone boulder|asteroid|meteor", family="nature")
def rock(o: Order) -> None:
    """A rock."""
    o.size = 1.0
    grey = o.main(("#8a867f", "#77797d", "#9a8f80"), "rock")
    points: list[Any] = []
    for k in range(26):
        a, y = 2.399 * k, 1 - 2 * (k + 0.5) / 26
        r = math.sqrt(1 - y * y)
        q = float(o.rng.uniform(0.72, 1.05))
        points.append(
            s.move(
                s.box((0.02, 0.02, 0.02), 0), (q * r * math.cos(a) * 0.7, q * y * 0.48 + 0.4, q * r * math.sin(a) * 0.6)
            )
        )
    o.add("rock", s.hull(*points), grey, crease=15)
    if o.chance(0.6):
        o.add("small rock", s.move(s.hull(*points), scale=0.45), grey, (0.75, 0, 0.3), rotate=(0, 140, 0), crease=15)


@kind(
    "crystal",
    "crystal cluster|gem cluster|amethyst|crystals|quartz|crystal shard|cluster crystal|magic crystal",
    family="nature",
)
def crystal(o: Order) -> None:
    """A crystal."""
    o.size = 0.5
    gem = o.main(("#7b3fc0", "#3fa8e0", "#3fcf8f", "#e0508f"), "gem")
    light = o.paint("light crystal", lighter(o.main_color, 0.25), "gem")
    many = 7
    for k in range(many):
        tall = 0.55 if k == 0 else o.vary(0.34, 0.3)
        r = 0.075 if k == 0 else o.vary(0.05, 0.25)
        shape = s.hull(
            s.move(s.prism(6, r * 0.8, tall * 0.75, r), (0, tall * 0.375, 0)),
            s.move(s.prism(6, r, tall * 0.25, 0.0), (0, tall * 0.875, 0)),
        )
        lean = 0 if k == 0 else o.vary(30, 0.4)
        o.add(
            f"crystal {k + 1}",
            s.move(shape, rotate=(lean, 0, 0)),
            gem if k % 3 else light,
            None if k == 0 else (0.05 * math.sin(k * 1.05), 0, 0.05 * math.cos(k * 1.05)),
            rotate=(0, 60 * k, 0),
            crease=5,
        )
    points = [
        s.move(s.box((0.01,) * 3, 0), (o.vary(0.24) * math.cos(a), y, o.vary(0.22) * math.sin(a)))
        for a in [0.7 * j for j in range(9)]
        for y in (0.0,)
    ] + [
        s.move(s.box((0.01,) * 3, 0), (o.vary(0.17) * math.cos(a), o.vary(0.08, 0.3), o.vary(0.16) * math.sin(a)))
        for a in [0.9 * j for j in range(7)]
    ]
    o.add("rock", s.hull(*points), o.mat("rock|base|stone", "#6d6a68", "rock"), crease=15)


@kind("gem", "diamond|gemstone|jewel|ruby|emerald|sapphire|brilliant", family="nature")
def gem(o: Order) -> None:
    """A gem."""
    o.size = 0.3
    color = o.main(("#5fc4ee", "#d0243c", "#2fae62"), "gem")
    shape = s.hull(
        s.move(s.prism(8, 0.1, 0.002), (0, 0.2, 0)),
        s.move(s.prism(8, 0.155, 0.002), (0, 0.155, 0), rotate=(0, 22.5, 0)),
        s.move(s.prism(8, 0.16, 0.004), (0, 0.14, 0)),
        s.move(s.box((0.002,) * 3, 0), (0, 0, 0)),
    )
    o.add("gem", shape, color, crease=2)


@kind("mountain", "snowy mountain|hill|mountain peak|mountains", family="nature")
def mountain(o: Order) -> None:
    """A mountain."""
    o.size = 6.0
    rock_ = o.main(("#7d7a75", "#8a7a68"), "rock", tile=2.0)
    n = 44
    phase = o.rng.uniform(0, 6, 6)
    peaks = [
        (0.0, 0.0, 3.6, 1.5),
        (1.4, 0.5, 2.0, 1.1),
        (-1.3, -0.6, 2.3, 1.2),
        (-0.6, 1.3, 1.3, 0.9),
        (0.9, -1.2, 1.5, 1.0),
    ]

    def height(x: float, z: float) -> float:
        base = max(h * max(0.0, 1 - math.hypot(x - px, z - pz) / (w * 1.95)) ** 1.15 for px, pz, h, w in peaks)
        ridge = 0.16 * math.sin(3.1 * x + phase[0]) * math.sin(2.7 * z + phase[1]) + 0.1 * math.sin(
            6.3 * x + phase[2]
        ) * math.cos(5.7 * z + phase[3])
        edge = min(1.0, max(0.0, (2.95 - math.hypot(x, z)) / 0.8))
        return max(0.0, (base * (1 + 0.35 * ridge) + 0.35 * ridge * min(base, 1)) * edge)

    rows = [[round(height(-3 + 6 * i / (n - 1), -3 + 6 * j / (n - 1)), 4) for i in range(n)] for j in range(n)]
    field = {"kind": "heightfield", "size": [6, 6], "heights": rows, "base": 0.1}
    o.add("mountain", s.common(field, s.cyl(2.98, 12, bevel=0)), rock_, crease=30)
    if o.has("snow", default=True):
        line = 1.75
        cap = [
            [
                round(max(0.0, v - 0.0 + 0.05) if v > line + 0.18 * math.sin(i * 1.3 + j * 0.7) else 0.0, 4)
                for i, v in enumerate(row)
            ]
            for j, row in enumerate(rows)
        ]
        snow = s.common(
            {"kind": "heightfield", "size": [6, 6], "heights": cap, "base": 0.05},
            s.move(s.box((8, 4, 8), 0), (0, line + 1.9, 0)),
        )
        o.add("snow", snow, o.mat("snow", "#f4f7fa", "snow"), crease=30)
    o.cyl("ground", 3.0, 0.2, o.mat("grass|ground", "#5f8a45", "leaf"), (0, -0.02, 0))


@kind("volcano", "erupting volcano", family="nature")
def volcano(o: Order) -> None:
    """A volcano."""
    o.size = 4.0
    rock_ = o.main("#5a4a42", "rock", tile=1.5)
    o.lathe("cone", [(2.4, 0), (1.7, 0.55), (1.0, 1.5), (0.6, 2.4), (0.45, 2.5), (0.4, 2.2), (0, 2.15)], rock_)
    lava = o.mat("lava|magma|fire", "#ff5a14", "glow")
    o.cyl("lava", 0.44, 0.1, lava, (0, 2.35, 0))
    for k, a in enumerate((10, 130, 235)):
        o.rod(
            f"stream {k + 1}",
            [(0.4, 2.46, 0), (0.66, 2.3, 0.03), (0.95, 1.62, 0.1), (1.35, 1.05, 0.02), (1.7, 0.58, 0.12)],
            [0.1, 0.12, 0.1, 0.13, 0.1],
            lava,
            rotate=(0, a, 0),
        )
    if o.has("smoke|cloud", default=True):
        o.blob(
            "smoke",
            o.mat("smoke|cloud", "#6d6a6a", "snow"),
            [((0.1 * k * math.sin(k), 2.85 + 0.36 * k, 0.1 * k), 0.24 + 0.1 * k) for k in range(5)],
            blend=0.2,
        )


@kind("cloud", "rain cloud|storm cloud|white cloud", family="nature")
def cloud(o: Order) -> None:
    """A cloud."""
    o.size = 1.5
    white = o.main("#f4f6f9", "snow")
    o.blob(
        "cloud",
        white,
        [
            ((0, 0.55, 0), (0.5, 0.45, 0.4)),
            ((0.5, 0.45, 0), (0.38, 0.34, 0.32)),
            ((-0.5, 0.42, 0.02), (0.36, 0.32, 0.3)),
            ((0.9, 0.33, 0), (0.24, 0.22, 0.22)),
            ((-0.88, 0.32, 0), (0.22, 0.2, 0.2)),
            ((0.2, 0.36, 0.25), (0.34, 0.28, 0.26)),
            ((-0.25, 0.34, 0.24), (0.32, 0.26, 0.26)),
        ],
        blend=0.08,
    )
    if o.has("rain|raindrop|drop") or o.style("rain", "storm"):
        for k in range(9):
            o.lathe(
                f"drop {k + 1}",
                [(0.001, -0.05), (0.035, 0.0), (0.02, 0.05), (0.001, 0.12)],
                o.mat("rain|raindrop|drop", "#4a9fe0", "gloss"),
                (-0.7 + 0.175 * k, -0.25 - 0.17 * (k % 3), 0.1 * (k % 2)),
                smooth=True,
            )
    if o.has("lightning|bolt"):
        o.plate(
            "bolt",
            [[0, 0], [0.12, 0], [0.05, -0.25], [0.16, -0.25], [-0.1, -0.7], [-0.02, -0.36], [-0.13, -0.36]][::-1],
            0.07,
            o.mat("lightning|bolt", "#f4c81e", "glow"),
            (0, 0.2, 0.1),
            bevel=0.01,
        )


@kind("island", "desert island|tropical island|floating island", family="nature")
def island(o: Order) -> None:
    """An island."""
    o.size = 4.0
    o.blob(
        "sand",
        o.main("#e2cc96", "matte"),
        [((0, 0.1, 0), (1.7, 0.35, 1.4)), ((0.6, 0.2, -0.2), (1.0, 0.4, 0.9))],
        blend=0.3,
    )
    o.cyl("water", 2.4, 0.12, o.mat("water|sea|ocean", "#3fa3d0", "gloss"), (0, 0.0, 0))
    bark, leaf = o.paint("bark", "#9a7448", "bark"), o.paint("leaf", "#3f9a3c", "leaf")
    for t in range(o.count("palm|tree", 1, 0, 4)):
        x0, z0 = (0.4 - 0.8 * (t % 2), -0.2 + 0.5 * (t // 2))
        top = (x0 + 0.3, 2.2, z0)
        o.rod(f"trunk {t + 1}", [(x0, 0.3, z0), (x0 + 0.05, 1.2, z0), top], [0.13, 0.1, 0.08], bark)
        for k in range(7):
            o.rod(
                f"frond {t + 1}-{k + 1}",
                [(0, 0, 0), (0.45, 0.22, 0), (0.9, -0.25, 0)],
                [0.05, 0.15, 0.01],
                leaf,
                scale=(1, 0.5, 1),
                rotate=(0, 51 * k, 0),
                translate=list(top),
            )
    o.add("stone", s.ball((0.28, 0.2, 0.24)), o.paint("stone", "#8a867f", "rock"), (-0.8, 0.42, 0.4))


@kind("tree stump", "stump|tree trunk", family="nature")
def stump(o: Order) -> None:
    """A tree stump."""
    o.size = 0.6
    bark = o.main("#6b4a2e", "bark")
    o.lathe("stump", [(0.36, 0), (0.3, 0.08), (0.26, 0.2), (0.26, 0.42), (0.24, 0.44)], bark, mapping="cylinder")
    for k, (x, z) in enumerate(s.ring(6, 0.42, 15)):
        o.rod(f"root {k + 1}", [(x * 0.5, 0.16, z * 0.5), (x, 0.02, z)], [0.1, 0.03], bark, smooth=False)
    cream = o.paint("cut", "#d9b27a", "matte")
    o.cyl("cut", 0.235, 0.02, cream, (0, 0.44, 0), bevel=0.003)
    for k in range(4):
        o.add(
            f"ring {k + 1}",
            s.torus(0.045 + 0.05 * k, 0.005),
            o.paint("ring", darker("#d9b27a", 0.25), "matte"),
            (0, 0.451, 0),
        )


@kind("campfire", "bonfire|camp fire|fire pit|fire", family="nature")
def campfire(o: Order) -> None:
    """A campfire."""
    o.size = 0.8
    for k, (x, z) in enumerate(s.ring(9, 0.45)):
        o.ball(
            f"stone {k + 1}",
            (o.vary(0.12), o.vary(0.08), o.vary(0.11)),
            o.mat("stone|rock", "#85817b", "rock"),
            (x, 0.06, z),
        )
    wood = o.mat("log|wood", "#6b4526", "bark")
    for k, (x, z) in enumerate(s.ring(5, 0.3, 20)):
        o.rod(f"log {k + 1}", [(x, 0.06, z), (-x * 0.15, 0.36, -z * 0.15)], 0.05, wood, smooth=False)
    for k, (x, z, h, r, c) in enumerate(
        (
            (0, 0, 0.75, 0.16, "#ff7a1c"),
            (0.1, 0.05, 0.5, 0.11, "#ff9f24"),
            (-0.1, 0.04, 0.55, 0.11, "#ff9f24"),
            (0.0, 0.1, 0.42, 0.1, "#ffd23a"),
            (0.02, -0.1, 0.48, 0.1, "#ffb52a"),
        )
    ):
        o.lathe(
            f"flame {k + 1}",
            [(0.001, 0), (r * 0.8, h * 0.12), (r, h * 0.3), (r * 0.55, h * 0.62), (0.001, h)],
            o.main(c, "glow") if k == 0 else o.paint(f"flame {k}", c, "glow"),
            (x, 0.12, z),
            smooth=True,
        )


@kind("leaf", "maple leaf|autumn leaf", family="nature")
def leaf_(o: Order) -> None:
    """A leaf."""
    o.size = 0.2
    half = [(0.0, 0.0), (0.03, 0.02), (0.055, 0.06), (0.06, 0.1), (0.045, 0.15), (0.02, 0.19), (0.0, 0.22)]
    outline = [*half, *[(-x, y) for x, y in half[-2:0:-1]]]
    mat = o.main(("#3f8f3a", "#d98a2b", "#c8402a"), "matte")
    o.plate("leaf", outline, 0.005, mat, (0, 0.06, 0), smooth=True)
    vein = o.paint("vein", darker(o.main_color, 0.3), "matte")
    o.rod("midrib", [(0, 0, 0), (0, 0.1, 0.003), (0, 0.27, 0.002)], [0.004, 0.0035, 0.001], vein)
    for k in range(4):
        o.rod(
            f"vein {k + 1}",
            [(0, 0.095 + 0.035 * k, 0.002), (0.042 - 0.006 * k, 0.125 + 0.036 * k, 0.002)],
            [0.002, 0.0008],
            vein,
            smooth=False,
            mirror="x",
        )


@kind("seashell", "shell|conch|sea shell|scallop shell", family="nature")
def seashell(o: Order) -> None:
    """A seashell."""
    o.size = 0.15
    shell_ = o.main(("#f0cdb0", "#f3b8a8", "#e8dccb"), "ceramic")
    ribs: list[Any] = []
    for k in range(11):
        a = math.radians(-62 + 12.4 * k)
        x, y = 0.12 * math.sin(a), 0.12 * math.cos(a)
        ribs.append(
            s.rod([(x * 0.08, y * 0.08, 0.004), (x * 0.55, y * 0.55, 0.026), (x, y, 0.008)], [0.004, 0.011, 0.0135])
        )
    o.add("shell", s.union(*ribs, s.move(s.ball((0.1, 0.06, 0.014)), (0, 0.065, 0.004))), shell_)
    o.plate(
        "hinge",
        [[-0.035, -0.006], [0.035, -0.006], [0.02, 0.02], [-0.02, 0.02]],
        0.014,
        shell_,
        (0, 0, 0.004),
        bevel=0.004,
    )


@kind("nest", "bird nest|birds nest|nest eggs", family="nature")
def nest(o: Order) -> None:
    """A nest, with eggs in it."""
    o.size = 0.3
    twig = o.main("#7a5a38", "bark")
    second = o.paint("straw", lighter(o.main_color, 0.25), "bark")
    o.inside = (0.05, 0.075)
    o.lathe("bowl", hollow([(0.05, 0.0), (0.11, 0.025), (0.135, 0.07), (0.125, 0.085)], 0.035), twig)
    for k in range(34):
        a = float(o.rng.uniform(0, 2 * math.pi))
        y = 0.015 + 0.085 * (k / 34)
        r = 0.095 + 0.04 * min(1.0, y / 0.07)
        b = a + float(o.rng.uniform(0.5, 0.9))
        mid = (a + b) / 2
        dy = float(o.rng.uniform(-0.014, 0.014))
        path = [
            (r * math.sin(a), y - dy, r * math.cos(a)),
            (1.06 * r * math.sin(mid), y, 1.06 * r * math.cos(mid)),
            (r * math.sin(b), y + dy, r * math.cos(b)),
        ]
        o.rod(f"twig {k + 1}", path, 0.0048, (twig, second)[k % 2])
    eggs = o.count("egg", 3, 0, 8) if not o.has("egg") or o.detail("egg") else 3
    shell = o.mat("egg", ("#9fd0d8", "#f1e6d2", "#c9b38f"), "matte")
    for k in range(eggs):
        x, z = s.ring(max(eggs, 1), 0.034 if eggs > 1 else 0.0)[k]
        o.add(f"egg {k + 1}", s.ball((0.026, 0.026, 0.034)), shell, (x, 0.066, z), rotate=(20, 120 * k, 0))


@kind("coral", "coral reef|sea coral", family="nature")
def coral(o: Order) -> None:
    """Coral growing on a rock."""
    o.size = 0.5
    skin = o.main(("#f47a62", "#e2617f", "#f2a83a", "#9f6fd0"), "matte")
    o.ball("rock", (0.22, 0.09, 0.2), o.mat("rock|stone", "#8d8a84", "rock"), (0, 0.04, 0))
    limbs: list[Any] = []

    def grow(
        at: tuple[float, float, float], d: tuple[float, float, float], long: float, thick: float, depth: int
    ) -> None:
        end = (at[0] + d[0] * long, at[1] + d[1] * long, at[2] + d[2] * long)
        limbs.append((at, end, thick, thick * 0.78))
        if depth and len(limbs) < 70:
            for _ in range(2 + int(o.rng.integers(2))):
                n = (
                    d[0] + float(o.rng.uniform(-0.75, 0.75)),
                    d[1] + float(o.rng.uniform(-0.1, 0.4)),
                    d[2] + float(o.rng.uniform(-0.75, 0.75)),
                )
                size = math.sqrt(sum(v * v for v in n))
                grow(end, (n[0] / size, n[1] / size, n[2] / size), long * 0.74, thick * 0.76, depth - 1)

    for x, z in s.ring(3, 0.4):
        grow((x * 0.1, 0.08, z * 0.1), (x * 0.8, 0.9, z * 0.8), 0.15, 0.034, 3)
    o.blob("coral", skin, [], limbs, blend=0.015)


@kind("log", "wood log|fallen log|tree log|firewood|wooden log|branch", family="nature")
def log(o: Order) -> None:
    """A log with rings at its ends."""
    o.size = 1.0
    bark = o.main(("#6b4a2e", "#8a6a4a", "#d9d4c8"), "bark")
    o.cyl("log", 0.17, 1.1, bark, (0, 0.17, 0), rotate=(0, 0, 90), bevel=0.012)
    wood, ring = o.paint("wood", "#d9b27a", "matte"), o.paint("ring", "#b5854a", "matte")
    for x in (-1, 1):
        o.cyl("end", 0.155, 0.01, wood, (x * 0.549, 0.17, 0), rotate=(0, 0, 90), bevel=0)
        for r in (0.04, 0.08, 0.12):
            o.add("ring", s.move(s.torus(r, 0.004), rotate=(0, 0, 90)), ring, (x * 0.553, 0.17, 0))
    o.rod("branch", [(0.12, 0.28, 0.04), (0.2, 0.42, 0.08)], [0.06, 0.045], bark, smooth=False)
    o.rod("branch end", [(0.197, 0.415, 0.0785), (0.2015, 0.4235, 0.081)], 0.04, wood, smooth=False)
    if o.has("moss|mushroom|leaf", default=o.chance(0.6)):
        o.ball("moss", (0.28, 0.03, 0.11), o.mat("moss", "#6f9a3f", "leaf"), (-0.18, 0.325, 0))
        for k, (x, z) in enumerate(((-0.33, 0.04), (-0.26, -0.02), (-0.1, 0.05))):
            o.cyl(f"stem {k + 1}", 0.014, 0.07, o.paint("stem", "#f1e6d2", "matte"), (x, 0.36, z))
            o.add(
                f"cap {k + 1}",
                s.cut(s.ball((0.045, 0.036, 0.045)), s.move(s.box((0.2, 0.1, 0.2), 0), (0, -0.05, 0))),
                o.mat("mushroom", "#c8382a", "gloss"),
                (x, 0.385, z),
            )
