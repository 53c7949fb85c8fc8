"""Dragons, insects and what lives in the sea. Front is +z."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("dragon", "wyvern|drake|fire dragon|dragon creature", family="creatures")
def dragon(o: Order) -> None:
    """A dragon."""
    o.size = 2.5
    skin = o.main(("#3f8f45", "#a8262e", "#3f5fa8", "#6a3f8f"), "scales", tile=0.45)
    belly = o.mat("belly|chest", lighter(o.main_color, 0.55), "skin")
    bone = o.mat("horn|spike|claw", "#efe4c4", "gloss")
    limbs: list[Any] = [
        ((0, 1.0, 0.35), (0, 0.95, -0.5), 0.38, 0.36),
        ((0, 1.1, 0.45), (0, 1.65, 0.85), 0.26, 0.17),
        ((0, 1.65, 0.85), (0, 2.0, 0.95), 0.17, 0.15),
        ((0, 2.02, 1.0), (0, 1.95, 1.42), 0.17, 0.11),
    ]
    tail = [(0, 0.9, -0.6), (0, 0.6, -1.2), (0.3, 0.35, -1.75), (0.75, 0.3, -2.05), (1.05, 0.42, -1.95)]
    radii = [0.33, 0.22, 0.14, 0.09, 0.04]
    limbs += [(tail[k], tail[k + 1], radii[k], radii[k + 1]) for k in range(4)]
    for x in (-1, 1):
        for z, r in ((0.42, 0.17), (-0.45, 0.22)):
            limbs.append(((0.3 * x, 0.9, z), (0.44 * x, 0.5, z + 0.12), r, r * 0.68))
            limbs.append(((0.44 * x, 0.5, z + 0.12), (0.42 * x, 0.12, z), r * 0.66, r * 0.5))
            limbs.append(((0.42 * x, 0.1, z + 0.02), (0.43 * x, 0.07, z + 0.2), 0.105, 0.075))
    heads = o.count("head", 1, 1, 5)
    balls: list[Any] = [
        ((0, 2.06, 1.02), (0.2, 0.18, 0.22)),
        ((0.075, 2.0, 1.47), 0.06),
        ((-0.075, 2.0, 1.47), 0.06),
    ]
    o.blob("body", skin, balls, limbs, blend=0.09)
    _more_heads(o, heads - 1, skin)
    o.blob("jaw", belly, limbs=[((0, 1.9, 1.0), (0, 1.8, 1.38), 0.105, 0.065)], blend=0.03)
    o.blob(
        "belly",
        belly,
        limbs=[((0, 0.86, 0.42), (0, 0.78, -0.5), 0.32, 0.28), ((0, 1.05, 0.58), (0, 1.62, 0.95), 0.2, 0.12)],
        blend=0.06,
    )
    eyes(o, (0.145, 2.11, 1.19), 0.052, white=True, color="#1c1206")
    o.rod("horn", [(0.11, 2.17, 0.95), (0.17, 2.36, 0.78), (0.2, 2.46, 0.55)], [0.065, 0.045, 0.012], bone, mirror="x")
    spine = o.mat("spine|spike|crest", darker(o.main_color, 0.4), "matte")
    ridge = [
        (2.16, 0.88),
        (1.92, 0.74),
        (1.64, 0.52),
        (1.42, 0.25),
        (1.38, -0.05),
        (1.34, -0.35),
        (1.2, -0.68),
        (0.93, -0.98),
        (0.72, -1.25),
    ]
    for k, (y, z) in enumerate(ridge):
        o.add(f"spine {k + 1}", s.cone(0.095, 0.24), spine, (0, y + 0.03, z), rotate=(-22, 0, 0), scale=(0.45, 1, 1))
    o.add("tail tip", s.prism(4, 0.14, 0.36, 0.0), spine, (1.13, 0.5, -1.92), rotate=(0, 0, -40), scale=(1, 1, 0.4))
    for x in (-1, 1):
        for z in (0.42, -0.45):
            for t in (-0.055, 0, 0.055):
                o.add("claw", s.cone(0.026, 0.1), bone, (0.43 * x + t, 0.055, z + 0.29), rotate=(98, 0, 0))
    if o.has("wing", default=True):
        found = o.detail("wing")
        _dragon_wings(o, o.mat("wing", darker(o.main_color, 0.25), "leather"), skin, found.look.size if found else 1.0)
    if o.has("fire|flame"):
        o.lathe(
            "fire",
            [(0.02, 0), (0.12, 0.3), (0.2, 0.6), (0.1, 0.85), (0.001, 1.0)],
            o.mat("fire|flame", "#ff7a1c", "glow"),
            (0, 1.88, 1.45),
            smooth=True,
            rotate=(95, 0, 0),
        )


def _more_heads(o: Order, count: int, skin: str) -> None:
    """Further necks and heads to both sides of the first."""
    for k in range(count):
        side = (1 if k % 2 == 0 else -1) * (1 + k // 2)
        x = 0.6 * side
        o.blob(
            f"head {k + 2}",
            skin,
            [((x, 1.95, 1.0), (0.18, 0.16, 0.2))],
            [
                ((0.1 * side, 1.2, 0.4), (x, 1.6, 0.8), 0.2, 0.14),
                ((x, 1.6, 0.8), (x, 1.95, 0.95), 0.14, 0.13),
                ((x, 1.93, 1.0), (x, 1.86, 1.36), 0.15, 0.1),
            ],
            blend=0.07,
        )
        for e in (-1, 1):
            o.ball("head eye", 0.045, o.paint("head eye", "#f4c81e", "glow"), (x + 0.13 * e, 2.02, 1.15))


def _dragon_wings(o: Order, web: str, bone: str, size: float) -> None:
    k = 0.85 + 0.3 * min(size, 2.0)
    shoulder, wrist = (0.0, 0.0), (0.75 * k, 0.78 * k)
    tips = [(2.05 * k, 0.95 * k), (1.85 * k, 0.1 * k), (1.25 * k, -0.42 * k), (0.45 * k, -0.5 * k)]
    outline = [shoulder, wrist]
    for a, b in pairwise(tips):
        outline += [a, ((a[0] + b[0]) / 2 * 0.9, (a[1] + b[1]) / 2 + 0.14 * k)]
    outline += [tips[-1]]
    shape = s.plate([list(p) for p in outline][::-1], 0.035)
    place = {"rotate": (12, 28, 8)}
    o.add("wing", s.move(shape, **place), web, (0.22, 1.3, 0.1), mirror="x")
    bars = [s.rod([(*shoulder, 0), (*wrist, 0)], [0.085, 0.06], smooth=False)] + [
        s.rod([(*wrist, 0), (*tip, 0)], [0.05, 0.014], smooth=False) for tip in tips
    ]
    o.add("wing bones", s.move(s.union(*bars), **place), bone, (0.22, 1.3, 0.1), mirror="x")


@kind("spider", "tarantula|black widow", family="creatures")
def spider(o: Order) -> None:
    """A spider."""
    o.size = 0.4
    body = o.main("#232127", "fur")
    mark = o.mat("mark|spot|stripe", "#c8202a", "gloss")
    o.keep("spot", "stripe")
    o.ball("abdomen", (0.115, 0.105, 0.145), body, (0, 0.15, -0.14))
    o.ball("thorax", (0.075, 0.062, 0.085), body, (0, 0.13, 0.06))
    o.ball("mark", (0.035, 0.02, 0.055), mark, (0, 0.245, -0.15))
    legs = o.count("leg", 8, 2, 16)
    half = max(1, legs // 2)
    for k in range(half):
        a = math.radians(28 + (124 / max(half - 1, 1)) * k) if half > 1 else math.pi / 2
        dx, dz = math.sin(a), math.cos(a)
        reach = 0.42 + 0.05 * abs(k - (half - 1) / 2)
        path = [
            (0.05 * dx, 0.13, 0.06 + 0.05 * dz),
            (0.2 * dx, 0.31, 0.06 + 0.2 * dz),
            (0.32 * dx, 0.22, 0.06 + 0.32 * dz),
            (reach * dx, 0.0, 0.06 + reach * dz),
        ]
        o.rod(f"leg {k + 1}", path, [0.024, 0.021, 0.016, 0.007], body, mirror="x")
    if legs % 2:
        o.rod(
            "front leg",
            [(0, 0.13, 0.1), (0, 0.3, 0.25), (0, 0.2, 0.38), (0, 0, 0.46)],
            [0.024, 0.021, 0.016, 0.007],
            body,
        )
    eyes(o, (0.026, 0.165, 0.13), 0.018, white=True)
    o.ball("small eye", 0.009, o.paint("eye white", "#f6f5f0", "gloss"), (0.052, 0.16, 0.115), mirror="x")
    o.rod(
        "fang",
        [(0.022, 0.11, 0.135), (0.026, 0.075, 0.16), (0.018, 0.05, 0.15)],
        [0.014, 0.01, 0.002],
        o.mat("fang", "#e8e0d0", "gloss"),
        mirror="x",
    )


@kind("butterfly", "moth|monarch butterfly", family="creatures")
def butterfly(o: Order) -> None:
    """A butterfly."""
    o.size = 0.3
    wing = o.main(("#2f6fd0", "#f08a1c", "#b04fc0"), "matte")
    edge = o.second("#1f1f26", "matte", "edge|border|pattern")
    spot = o.mat("spot|dot", "#f6f1de", "matte")
    o.keep("spot", "dot")
    upper = [
        [0.008, 0.02],
        [0.05, 0.11],
        [0.12, 0.165],
        [0.18, 0.165],
        [0.195, 0.115],
        [0.16, 0.045],
        [0.09, 0.0],
        [0.012, -0.005],
    ]
    lower = [
        [0.008, -0.005],
        [0.08, -0.005],
        [0.135, -0.045],
        [0.14, -0.1],
        [0.1, -0.14],
        [0.055, -0.12],
        [0.02, -0.05],
    ]
    for name, outline in (("upper", upper), ("lower", lower)):
        cx, cy = sum(p[0] for p in outline) / len(outline), sum(p[1] for p in outline) / len(outline)
        o.plate(
            f"{name} edge",
            [list(p) for p in outline][::-1],
            0.005,
            edge,
            (0, 0.2, 0),
            smooth=True,
            rotate=(-38, 22, 0),
            mirror="x",
        )
        o.plate(
            f"{name} wing",
            [[cx + (x - cx) * 0.83, cy + (y - cy) * 0.83] for x, y in outline][::-1],
            0.0085,
            wing,
            (0, 0.2, 0),
            smooth=True,
            rotate=(-38, 22, 0),
            mirror="x",
        )
    for x, y, r in (
        (0.155, 0.135, 0.01),
        (0.125, 0.148, 0.007),
        (0.17, 0.105, 0.007),
        (0.115, -0.105, 0.009),
        (0.09, -0.118, 0.006),
    ):
        o.add(
            "spot",
            s.union(s.move(s.ball((r, r, 0.006)), (x, y, 0.002))),
            spot,
            (0, 0.2, 0),
            rotate=(-38, 22, 0),
            mirror="x",
        )
    dark = o.mat("body", "#26211f", "fur")
    o.blob(
        "body",
        dark,
        [((0, 0.0, 0.012), (0.011, 0.032, 0.012)), ((0, 0.04, 0.012), (0.011, 0.012, 0.011))],
        [((0, -0.02, 0.012), (0, -0.09, 0.012), 0.009, 0.004)],
        blend=0.008,
        at=(0, 0.2, 0),
        rotate=(-38, 0, 0),
    )
    o.rod(
        "antenna",
        [(0.004, 0.235, -0.02), (0.02, 0.28, -0.04), (0.045, 0.305, -0.05)],
        [0.0016, 0.0014, 0.0014],
        dark,
        mirror="x",
    )
    o.ball("antenna tip", 0.0042, dark, (0.046, 0.306, -0.05), mirror="x")


@kind("bee", "bumblebee|honeybee|honey bee|wasp", family="creatures")
def bee(o: Order) -> None:
    """A bee."""
    o.size = 0.25
    o.keep("stripe")
    yellow = o.main("#f4bc1c", "fur")
    black = o.mat("stripe", "#26221f", "fur")
    o.ball("abdomen", (0.07, 0.068, 0.1), yellow, (0, 0.14, -0.05))
    for k, z in enumerate((0.0, -0.05, -0.1)):
        o.add(
            f"stripe {k + 1}",
            s.common(s.ball((0.0715, 0.0695, 0.1015)), s.move(s.box((0.3, 0.3, 0.024), 0), (0, 0, z + 0.05))),
            black,
            (0, 0.14, -0.05),
        )
    o.ball("head", 0.05, black, (0, 0.15, 0.075))
    o.add("sting", s.cone(0.012, 0.04), black, (0, 0.14, -0.165), rotate=(-90, 0, 0))
    eyes(o, (0.028, 0.162, 0.112), 0.016, white=True)
    clear = o.mat("wing", "#b9d8ea", "gloss")
    for dz, length, turn in ((-0.01, 0.085, 25), (-0.06, 0.06, 50)):
        o.add("wing", s.ball((length, 0.005, 0.034)), clear, (0.085, 0.225, dz), rotate=(0, turn, 14), mirror="x")
    o.rod("antenna", [(0.015, 0.19, 0.09), (0.025, 0.225, 0.11), (0.04, 0.235, 0.13)], 0.004, black, mirror="x")
    for z in (0.01, -0.04, -0.08):
        o.rod("leg", [(0.04, 0.095, z), (0.07, 0.06, z), (0.075, 0.03, z + 0.01)], 0.006, black, mirror="x")


@kind("ladybug", "ladybird|beetle|bug|lady bug", family="creatures")
def ladybug(o: Order) -> None:
    """A ladybug."""
    o.size = 0.2
    o.keep("spot", "dot")
    red = o.main("#cf2026", "gloss")
    black = o.mat("spot|dot", "#1f1d20", "gloss")
    dome = s.cut(
        s.ball((0.1, 0.085, 0.12)), s.move(s.box((0.5, 0.2, 0.5), 0), (0, -0.1, 0)), s.box((0.005, 0.5, 0.5), 0)
    )
    o.add("shell", dome, red, (0, 0.03, 0))
    o.ball("body", (0.096, 0.06, 0.114), black, (0, 0.035, 0))
    o.ball("head", (0.058, 0.045, 0.045), black, (0, 0.06, 0.115))
    spots = max(1, o.count("spot|dot", 6, 0, 20) // 2)
    for k in range(spots):
        t = (k + 0.7) / (spots + 0.4)
        x, z = 0.05 + 0.012 * (k % 2), 0.085 - 0.17 * t
        y = 0.085 * math.sqrt(max(0.05, 1 - (x / 0.1) ** 2 - (z / 0.12) ** 2))
        o.ball(f"spot {k + 1}", (0.019, 0.012, 0.019), black, (x, 0.028 + y, z), mirror="x")
    eyes(o, (0.03, 0.08, 0.145), 0.014, white=True)
    for z in (0.05, 0.0, -0.05):
        o.rod("leg", [(0.07, 0.035, z), (0.115, 0.03, z), (0.13, 0.0, z)], 0.007, black, mirror="x")
    o.rod("antenna", [(0.02, 0.095, 0.13), (0.04, 0.13, 0.16)], 0.004, black, smooth=False, mirror="x")


@kind("snail", "garden snail|slug", family="creatures")
def snail(o: Order) -> None:
    """A snail, or a slug without its house."""
    o.size = 0.2
    skin = o.mat("body|skin", "#d9b57a", "skin")
    shell = o.main(("#a8623a", "#c98a4a"), "gloss")
    o.blob(
        "body",
        skin,
        limbs=[((0, 0.022, 0.09), (0, 0.02, -0.12), 0.032, 0.014), ((0, 0.03, 0.08), (0, 0.095, 0.12), 0.028, 0.024)],
        blend=0.02,
    )
    path: list[Any] = []
    radii: list[Any] = []
    for k in range(34):
        t = k / 33
        a = 2 * math.pi * 2.2 * t
        r = 0.062 * (1 - t) + 0.002
        path.append((0.008 + 0.022 * t, 0.096 + r * math.sin(a - 1.2), -0.025 + r * math.cos(a - 1.2)))
        radii.append(0.04 * (1 - t) + 0.008)
    if o.style("slug"):
        o.ball("mantle", (0.03, 0.024, 0.055), shell, (0, 0.034, 0.01))
    else:
        o.rod("shell", path, radii, shell)
        o.rod("shell left", [(-x, y, z) for x, y, z in path], radii, shell)
    for x in (-1, 1):
        o.rod("stalk", [(0.012 * x, 0.11, 0.125), (0.025 * x, 0.155, 0.145)], [0.006, 0.005], skin, smooth=False)
        o.ball("eye", 0.01, o.paint("pupil", "#17171a", "gloss"), (0.026 * x, 0.158, 0.146))


@kind("octopus", "squid|kraken", family="creatures")
def octopus(o: Order) -> None:
    """An octopus."""
    o.size = 0.5
    skin = o.main(("#b04fa0", "#d9603a", "#4f6fb0"), "skin")
    arms = o.count("leg|arm|tentacle", 8, 3, 12)
    limbs: list[Any] = []
    for k, (x, z) in enumerate(s.ring(arms, 1.0, 180 / arms)):
        curl = 0.05 if k % 2 else 0.09
        pts = [
            (0.09 * x, 0.13, 0.09 * z),
            (0.24 * x, 0.05, 0.24 * z),
            (0.4 * x, 0.04, 0.4 * z),
            (0.46 * x, 0.06 + curl, 0.46 * z),
        ]
        radii = [0.06, 0.045, 0.03, 0.014]
        limbs += [(pts[j], pts[j + 1], radii[j], radii[j + 1]) for j in range(3)]
    o.blob("body", skin, [((0, 0.36, -0.02), (0.17, 0.2, 0.17)), ((0, 0.18, 0), (0.13, 0.09, 0.13))], limbs, blend=0.05)
    eyes(o, (0.085, 0.34, 0.135), 0.042, white=True)
    pale = o.mat("sucker", lighter(o.main_color, 0.5), "matte")
    for x, z in s.ring(arms, 1.0, 180 / arms):
        for r in (0.3, 0.36, 0.42):
            o.ball("sucker", 0.011, pale, (r * x, 0.075 if r < 0.4 else 0.09, r * z))
    o.rod(
        "smile",
        [(-0.05, 0.25, 0.145), (0, 0.232, 0.155), (0.05, 0.25, 0.145)],
        0.007,
        o.paint("mouth", "#3a1a30", "matte"),
    )


@kind("crab", "hermit crab|king crab|sea crab", family="creatures")
def crab(o: Order) -> None:
    """A crab with raised claws, of which one may be larger; a hermit crab carries a shell."""
    o.size = 0.3
    shell = o.main(("#d0402a", "#e0702f", "#b8353f", "#3f7f9a"), "gloss")
    wide = o.vary(0.15, 0.1)
    o.blob(
        "body",
        shell,
        [((0, 0.105, 0.0), (wide, 0.06, 0.11)), ((0, 0.125, -0.015), (wide * 0.86, 0.06, 0.09))],
        blend=0.02,
    )
    pale = o.mat("belly", lighter(o.main_color, 0.45), "matte")
    o.ball("belly", (wide * 0.86, 0.04, 0.098), pale, (0, 0.085, 0.008))
    for k in range(4):
        z = 0.05 - 0.042 * k
        o.rod(
            f"leg {k + 1}",
            [(wide * 0.75, 0.1, z), (wide + 0.07, 0.16, z * 1.7), (wide + 0.13, 0.0, z * 2.1)],
            [0.02, 0.017, 0.005],
            shell,
            mirror="x",
        )
    strong = o.pick(0, 1, -1)
    for side in (-1, 1):
        big = 1.35 if side == strong else 1.0
        x, y = side * (wide + 0.055), o.vary(0.215, 0.06)
        o.rod(
            "arm",
            [(side * wide * 0.7, 0.11, 0.07), (x, 0.12, 0.13), (x * 0.98, y - 0.04, 0.16)],
            [0.022, 0.026, 0.022],
            shell,
        )
        notch = s.plate([[-0.012, 0.0], [0.012, 0.0], [0.03, 0.1], [-0.022, 0.1]], 0.2)
        claw = s.cut(s.ball((0.052, 0.078, 0.034)), s.move(notch, (0, 0.005, 0)))
        o.add("claw", claw, shell, (x * 0.97, y + 0.04 * big, 0.17), rotate=(8, 0, side * 16), scale=big)
    for x in (-0.045, 0.045):
        o.rod("stalk", [(x, 0.15, 0.075), (x * 1.1, 0.212, 0.085)], 0.009, shell, smooth=False)
    eyes(o, (0.05, 0.222, 0.088), 0.023, white=True)
    mouth = o.paint("mouth", darker(o.main_color, 0.6), "matte")
    o.rod("smile", [(-0.04, 0.104, 0.107), (0, 0.09, 0.113), (0.04, 0.104, 0.107)], 0.005, mouth)
    if o.has("shell|house", default=o.style("hermit")):
        spiral = o.mat("shell|house", ("#d9b98a", "#e6cfa8", "#c8a0a0"), "matte")
        for k in range(6):
            r = 0.135 * 0.76**k
            o.ball(
                f"whorl {k + 1}", (r, r, r * 0.9), spiral, (0, 0.2 + 0.19 * (1 - 0.76**k), -0.07 - 0.16 * (1 - 0.8**k))
            )


@kind("bat", "vampire bat|fruit bat", family="creatures")
def bat(o: Order) -> None:
    """A flying bat, its wings level, raised or lowered."""
    o.size = 0.4
    coat = o.main(("#3a3238", "#4a3a30", "#2f3038", "#5a4658"), "fur")
    web = o.mat("wing", darker(o.main_color, 0.3), "leather")
    stout = o.vary(1.0, 0.15)
    o.blob(
        "body",
        coat,
        [((0, 0.2, 0), (0.075 * stout, 0.09, 0.065 * stout)), ((0, 0.32, 0.02), (0.075, 0.068, 0.064))],
        blend=0.03,
    )
    ear = o.vary(0.11, 0.3)
    o.add(
        "ear",
        s.prism(3, 0.042, ear, 0.003),
        coat,
        (0.047, 0.36 + ear / 2, 0.01),
        rotate=(0, 0, -14),
        mirror="x",
        scale=(1, 1, 0.5),
    )
    pink = o.paint("inner ear", "#c98a94", "matte")
    o.add(
        "inner ear",
        s.ball((0.014, ear * 0.3, 0.006)),
        pink,
        (0.048, 0.35 + ear / 2, 0.026),
        rotate=(0, 0, -14),
        mirror="x",
    )
    lift, span = o.pick(-12, 6, 26), o.vary(1.0, 0.12)
    outline = [[0.03, -0.02], [0.05, 0.06], [0.16, 0.15], [0.2, 0.13], [0.46, 0.14], [0.42, 0.0]]
    outline += [[0.35, -0.09], [0.31, -0.02], [0.23, -0.12], [0.18, -0.04], [0.1, -0.12], [0.07, -0.04]]
    wing = s.move(s.plate([[x * span, y] for x, y in outline][::-1], 0.01), rotate=(0, 10, lift))
    o.add("wing", wing, web, (0.02, 0.21, -0.01), mirror="x")
    for k, (x, y) in enumerate(((0.46, 0.14), (0.35, -0.09), (0.23, -0.12), (0.1, -0.12))):
        finger = s.rod([(0.17 * span, 0.14, 0), (x * span, y, 0)], [0.01, 0.004], smooth=False)
        o.add(f"finger {k + 1}", s.move(finger, rotate=(0, 10, lift)), coat, (0.02, 0.21, -0.004), mirror="x")
    arm = s.move(s.rod([(0.03, 0.03, 0), (0.17 * span, 0.14, 0)], [0.016, 0.01], smooth=False), rotate=(0, 10, lift))
    o.add("arm", arm, coat, (0.02, 0.21, -0.004), mirror="x")
    eyes(o, (0.03, 0.338, 0.072), 0.018, white=True)
    o.ball("nose", (0.014, 0.01, 0.01), o.paint("nose", "#1d1719", "gloss"), (0, 0.312, 0.085))
    white = o.paint("fang", "#fbfaf6", "gloss")
    o.add("fang", s.cone(0.006, 0.02), white, (0.014, 0.283, 0.077), rotate=(180, 0, 0), mirror="x")
    o.ball("foot", (0.012, 0.02, 0.012), coat, (0.03, 0.11, 0), mirror="x")


@kind("jellyfish", "jelly fish", family="creatures")
def jellyfish(o: Order) -> None:
    """A jellyfish."""
    o.size = 0.4
    bell = o.main(("#e08fd0", "#7fb8f0"), "gem")
    o.lathe(
        "bell",
        [
            (0.17, 0.3),
            (0.185, 0.33),
            (0.16, 0.42),
            (0.09, 0.49),
            (0.001, 0.51),
            (0.001, 0.46),
            (0.1, 0.42),
            (0.15, 0.32),
        ],
        bell,
        smooth=False,
    )
    for k, (x, z) in enumerate(s.ring(14, 0.165)):
        o.ball(f"frill {k + 1}", 0.028, bell, (x, 0.3, z))
    arm = o.mat("tentacle|arm", lighter(o.main_color, 0.45), "gem")
    for k, (x, z) in enumerate(s.ring(o.count("tentacle|arm", 9, 3, 16), 0.1)):
        o.rod(
            f"tentacle {k + 1}",
            [(x, 0.36, z), (x * 1.25, 0.22, z * 1.1), (x * 0.8, 0.1, z * 1.2), (x * 1.2, 0.0, z * 0.9)],
            [0.014, 0.016, 0.012, 0.004],
            arm,
        )


@kind("monster", "creature|cute monster|cyclops|alien monster", family="creatures")
def monster(o: Order) -> None:
    """A furry monster: one to three eyes, horns or feelers, arms down or up, with or without a tail and spots."""
    o.size = 1.0
    coat = o.main(("#6a4fc0", "#3fa86a", "#e0703a", "#2f8fc0", "#d0567f"), "fur")
    wide, tall = o.vary(0.36, 0.14), o.vary(0.45, 0.1)
    arms = o.pick((0.3, 0.15), (0.82, 0.12), (0.46, 0.3))
    o.blob(
        "body",
        coat,
        [((0, 0.48, 0), (wide, tall, 0.3))],
        [
            limb
            for x in (-1, 1)
            for limb in (
                ((x * (wide - 0.06), 0.5, 0.05), (x * (wide + 0.16), arms[0], arms[1]), 0.1, 0.08),
                ((x * 0.16, 0.2, 0), (x * 0.18, 0.06, 0.08), 0.13, 0.11),
            )
        ],
        blend=0.07,
    )
    _monster_eyes(o, o.count("eye", 1 if o.style("cyclops") else o.pick(1, 2, 3, 1), 1, 5))
    top = 0.48 + tall
    bone = o.mat("horn", "#f1e4c4", "gloss")
    if o.has("horn", default=o.chance(0.65)):
        o.rod(
            "horn",
            [(0.19, top - 0.1, 0), (0.28, top + 0.05, 0), (0.25, top + 0.18, 0)],
            [0.07, 0.05, 0.01],
            bone,
            mirror="x",
        )
    else:
        o.rod("feeler", [(0.1, top - 0.06, 0), (0.15, top + 0.16, 0.02)], 0.018, coat, mirror="x")
        o.ball(
            "feeler tip",
            0.05,
            o.second(lighter(o.main_color, 0.4), "gloss", "feeler|spot|tail"),
            (0.15, top + 0.18, 0.02),
            mirror="x",
        )
    o.ball("mouth", (o.vary(0.17, 0.2), 0.07, 0.05), o.paint("mouth", "#3a1420", "gloss"), (0, 0.37, 0.285))
    for x in o.pick((-0.1, -0.03, 0.04, 0.11), (-0.07, 0.07), (-0.09, 0.0, 0.09)):
        o.add("tooth", s.cone(0.026, 0.06), o.mat("tooth", "#fbfaf6", "gloss"), (x, 0.405, 0.315), rotate=(180, 0, 0))
    if o.has("tail", default=o.chance(0.5)):
        o.rod("tail", [(0.05, 0.2, -0.24), (0.3, 0.12, -0.5), (0.52, 0.34, -0.46)], [0.1, 0.07, 0.02], coat)
    for k in range(3 if o.chance(0.5) else 0):
        patch = o.second(lighter(o.main_color, 0.4), "fur", "feeler|spot|tail")
        o.ball(
            f"patch {k + 1}",
            0.055 - 0.01 * k,
            patch,
            (wide * (0.72 + 0.1 * k), 0.7 - 0.12 * k, 0.12 - 0.02 * k),
            mirror="x",
        )


def _monster_eyes(o: Order, count: int) -> None:
    white, ink = o.paint("eye white", "#f6f5f0", "gloss"), o.paint("pupil", "#17171a", "gloss")
    iris = o.mat("eye", ("#3f9fd0", "#6ab04c", "#e0a030"), "gloss")
    for k in range(count):
        x = (k - (count - 1) / 2) * 0.22
        r = 0.15 if count == 1 else 0.1
        z = 0.25 - abs(x) * 0.25
        o.ball(f"eye {k + 1}", r, white, (x, 0.64, z))
        o.ball(f"iris {k + 1}", r * 0.55, iris, (x, 0.64, z + r * 0.58))
        o.ball(f"pupil {k + 1}", r * 0.33, ink, (x, 0.64, z + r * 0.86))
