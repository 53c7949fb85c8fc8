"""Toys, games and sport."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind(
    "building blocks",
    "building block|toy block|toy building block|blocks|block|wooden block|toy brick|lego|lego brick|alphabet block",
    family="toys",
)
def blocks(o: Order) -> None:
    """Building blocks."""
    o.size = 0.15
    a = 0.05
    look = o.wish.look.colors
    if o.has("letter") or o.style("alphabet"):
        for k, (x, y, letter) in enumerate(((-0.028, a / 2, "A"), (0.028, a / 2, "B"), (0.0, a * 1.5, "C"))):
            color = look[k % len(look)] if look else o.bright(k)
            o.box(f"block {k + 1}", (a, a, a), o.main("#d9b27a", "wood") if k == 0 else "main", (x, y, 0), bevel=0.004)
            o.add(
                f"letter {k + 1}",
                {"kind": "text", "text": letter, "height": a * 0.6, "depth": 0.004},
                o.paint(f"letter {k + 1}", color, "paint"),
                (x, y, a / 2),
            )
        return
    spots = (
        (-0.056, 0, -0.01, 2, 0),
        (0.03, 0, 0.012, 3, 0),
        (-0.04, 1, -0.005, 2, 0),
        (0.045, 1, 0.0, 2, 90),
        (0.0, 2, 0.0, 2, 0),
        (0.13, 0, 0.05, 2, 35),
    )
    first = o.main(look[0] if look else o.bright(0), "plastic")
    for k, (x, level, z, wide, turn) in enumerate(spots):
        color = look[k % len(look)] if look else o.bright(k)
        mat = first if k == 0 else o.paint(f"colour {k % max(len(look), 6)}", color, "plastic")
        unit = 0.032
        studs = [
            s.move(s.cyl(0.0095, 0.008), ((i - (wide - 1) / 2) * unit, 0.018, (j - 0.5) * unit))
            for i in range(wide)
            for j in range(2)
        ]
        o.add(
            f"block {k + 1}",
            s.union(s.box((wide * unit, 0.03, 2 * unit), 0.002), *studs),
            mat,
            (x, 0.015 + 0.031 * level, z),
            rotate=(0, turn, 0),
        )


@kind("dice", "die|playing dice|gaming dice|game dice", family="toys")
def dice(o: Order) -> None:
    """Dice."""
    o.size = 0.05
    body = o.main(("#f6f4ee", "#c8202a"), "gloss")
    pip = o.mat(
        "dot|pip|spot", "#1d1d20" if o.main_color not in {"#1f1f22", "#c8202a", "#2459b8"} else "#f6f4ee", "matte"
    )
    o.keep("dot", "spot")
    a = 0.04
    o.box("cube", (a, a, a), body, (0, a / 2, 0), bevel=0.006)
    q = 0.27 * a
    pips = {
        1: [(0, 0)],
        2: [(-q, -q), (q, q)],
        3: [(-q, -q), (0, 0), (q, q)],
        4: [(-q, -q), (q, q), (-q, q), (q, -q)],
        5: [(-q, -q), (q, q), (-q, q), (q, -q), (0, 0)],
        6: [(-q, -q), (-q, 0), (-q, q), (q, -q), (q, 0), (q, q)],
    }
    faces = {5: (90, 0, 0), 1: (0, 0, 0), 3: (0, 0, -90), 4: (0, 0, 90), 6: (180, 0, 0), 2: (-90, 0, 0)}
    for number, turn in faces.items():
        dots = [s.move(s.ball((0.0036, 0.0012, 0.0036)), (x, a / 2, z)) for x, z in pips[number]]
        o.add(f"face {number}", s.union(*dots), pip, (0, a / 2, 0), rotate=turn)


def _piece(o: Order, points: list[tuple[float, float]], color: tuple[str, ...] = ("#efe4c8", "#26221f")) -> str:
    o.size = 0.1
    wood = o.main(color, "gloss")
    base = [(0.02, 0), (0.021, 0.006), (0.0185, 0.012), (0.0165, 0.016), (0.0175, 0.02), (0.012, 0.026)]
    o.lathe("piece", [*base, *points], wood, smooth=False, crease=30)
    return wood


@kind("chess queen", "queen chess piece|queen piece", family="toys")
def chess_queen(o: Order) -> None:
    """A chess queen."""
    wood = _piece(
        o,
        [
            (0.0085, 0.04),
            (0.007, 0.06),
            (0.0095, 0.066),
            (0.013, 0.068),
            (0.0085, 0.072),
            (0.0155, 0.094),
            (0.012, 0.092),
            (0.0, 0.09),
        ],
    )
    for k, (x, z) in enumerate(s.ring(9, 0.0143)):
        o.ball(f"crown {k + 1}", 0.0034, wood, (x, 0.0955, z))
    o.ball("orb", 0.0058, wood, (0, 0.0985, 0))
    o.ball("dome", (0.0115, 0.006, 0.0115), wood, (0, 0.0915, 0))


@kind("chess king", "king chess piece|king piece", family="toys")
def chess_king(o: Order) -> None:
    """A chess king."""
    wood = _piece(
        o,
        [
            (0.009, 0.04),
            (0.0075, 0.064),
            (0.01, 0.07),
            (0.0135, 0.072),
            (0.0085, 0.076),
            (0.0145, 0.096),
            (0.0125, 0.1),
            (0.005, 0.104),
            (0, 0.105),
        ],
    )
    o.box("cross", (0.0042, 0.018, 0.0042), wood, (0, 0.112, 0))
    o.box("cross bar", (0.0125, 0.0042, 0.0042), wood, (0, 0.114, 0))


@kind("chess pawn", "pawn|chess piece|game piece|chess figure", family="toys")
def chess_pawn(o: Order) -> None:
    """A chess pawn."""
    wood = _piece(o, [(0.0075, 0.034), (0.006, 0.044), (0.0115, 0.047), (0.0115, 0.049), (0.006, 0.052)])
    o.ball("head", 0.0115, wood, (0, 0.0605, 0))


@kind("chess rook", "rook|chess tower|castle piece", family="toys")
def chess_rook(o: Order) -> None:
    """A chess rook."""
    o.size = 0.1
    wood = _piece(o, [(0.0105, 0.034), (0.0095, 0.055), (0.014, 0.058), (0.0145, 0.066), (0.0, 0.066)])
    tooth = s.common(
        s.cut(s.cyl(0.0145, 0.009, bevel=0), s.cyl(0.0105, 0.02, bevel=0)),
        s.move(s.box((0.0095, 0.03, 0.04), 0), (0, 0, 0.02)),
    )
    for k in range(6):
        o.add(f"merlon {k + 1}", s.union(tooth), wood, (0, 0.07, 0), rotate=(0, 60 * k, 0))


@kind("chess knight", "knight chess piece|chess horse|knight piece", family="toys")
def chess_knight(o: Order) -> None:
    """A chess knight."""
    wood = _piece(o, [(0.0135, 0.03), (0.0135, 0.033), (0, 0.033)])
    outline = [
        [-0.013, 0.03],
        [0.013, 0.03],
        [0.012, 0.045],
        [0.007, 0.055],
        [0.019, 0.052],
        [0.023, 0.06],
        [0.019, 0.072],
        [0.009, 0.085],
        [0.004, 0.093],
        [0.001, 0.086],
        [-0.009, 0.08],
        [-0.016, 0.062],
        [-0.016, 0.045],
    ]
    o.plate("horse", outline, 0.016, wood, bevel=0.005)
    o.ball("eye", (0.002, 0.002, 0.009), o.paint("eye", "#7d6a4a", "matte"), (0.008, 0.076, 0))


@kind("soccer ball", "football|soccerball|leather ball", family="toys")
def soccer_ball(o: Order) -> None:
    """A soccer ball."""
    o.size = 0.22
    white = o.main("#f4f3ef", "leather")
    black = o.second("#1f1f22", "leather", "patch|spot|pentagon")
    o.keep("spot")
    r = 0.11
    o.ball("ball", r, white, (0, r, 0))
    phi = (1 + 5**0.5) / 2
    corners = [(a, b * phi, 0) for a in (-1, 1) for b in (-1, 1)]
    corners = [p for a, b, _ in corners for p in ((0, a, b), (a, b, 0), (b, 0, a))]
    for k, corner in enumerate(corners):
        n = math.sqrt(sum(v * v for v in corner))
        x, y, z = (v / n for v in corner)
        yaw, pitch = math.degrees(math.atan2(x, z)), -math.degrees(math.asin(y))
        patch = s.common(
            s.ball(r * 1.006), s.move(s.prism(5, r * 0.4, r, r * 0.4), (0, 0, r * 0.95), rotate=(90, 0, 0))
        )
        o.add(f"patch {k + 1}", s.move(s.union(patch), rotate=(pitch, yaw, 0)), black, (0, r, 0))
    seams: list[Any] = []
    for i, a in enumerate(corners):
        for b in corners[i + 1 :]:
            if 3.9 < sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) < 4.1:
                n = 1.902
                pts: list[Any] = []
                for t in (0.19, 0.35, 0.5, 0.65, 0.81):
                    m = [(p * (1 - t) + q * t) / n for p, q in zip(a, b, strict=True)]
                    length = math.sqrt(sum(v * v for v in m))
                    pts.append(tuple(v / length * r * 1.0 for v in m))
                seams.append(s.rod(pts, 0.0012))
    o.add("seams", s.union(*seams), o.paint("seam", "#6d6d70", "matte"), (0, r, 0))


def _great_circles(o: Order, r: float, seam: str, thick: float) -> None:
    for name, turn in (("equator", (0, 0, 0)), ("meridian", (90, 0, 0))):
        o.add(name, s.torus(r, thick), seam, (0, r, 0), rotate=turn)
    for side in (-1, 1):
        path: list[Any] = []
        for k in range(28):
            a = 2 * math.pi * k / 28
            x = side * (0.62 + 0.3 * math.cos(2 * a))
            y, z = math.cos(a), math.sin(a)
            n = math.sqrt(x * x + y * y + z * z)
            path.append((x / n * r, y / n * r, z / n * r))
        o.add("curve", s.rod(path, thick, closed=True), seam, (0, r, 0))


@kind("basketball", "basket ball", family="toys")
def basketball(o: Order) -> None:
    """A basketball."""
    o.size = 0.24
    o.ball("ball", 0.12, o.main("#d8702a", "leather"), (0, 0.12, 0))
    _great_circles(o, 0.12, o.mat("line|seam|stripe", "#1f1a18", "rubber"), 0.0024)
    o.keep("stripe")


@kind("tennis ball", "baseball|cricket ball|baseball ball", family="toys")
def tennis_ball(o: Order) -> None:
    """A tennis ball, a white baseball with red stitches, or a red cricket ball."""
    o.size = 0.08
    leather = o.style("baseball", "cricket")
    felt = o.main(
        "#f3efe4" if o.style("baseball") else ("#a3202a" if leather else "#cfe03a"), "paint" if leather else "fur"
    )
    o.ball("ball", 0.035, felt, (0, 0.035, 0))
    path: list[Any] = []
    for k in range(40):
        t = 2 * math.pi * k / 40
        x, y, z = math.cos(t) + 0.42 * math.cos(3 * t), math.sin(t) - 0.42 * math.sin(3 * t), 1.3 * math.sin(2 * t)
        n = math.sqrt(x * x + y * y + z * z)
        path.append((x / n * 0.0351, y / n * 0.0351, z / n * 0.0351))
    seam = o.mat("line|seam|stripe|stitch", "#c8202a" if o.style("baseball") else "#f6f5ee", "matte")
    o.add("seam", s.rod(path, 0.0012, closed=True), seam, (0, 0.035, 0))
    for k in range(40 if leather else 0):
        (x, y, z), (u, v, w) = path[k], path[(k + 1) % 40]
        side = np.cross((u - x, v - y, w - z), (x, y, z))
        side *= 0.0035 / np.linalg.norm(side)
        ends = [(x - side[0], y - side[1] + 0.035, z - side[2]), (x + side[0], y + side[1] + 0.035, z + side[2])]
        o.rod(f"stitch {k + 1}", ends, 0.0007, seam, smooth=False)


@kind("beach ball", "ball|toy ball|bouncy ball|inflatable ball", family="toys")
def beach_ball(o: Order) -> None:
    """A beach ball."""
    o.size = 0.3
    look = o.wish.look.colors
    r = 0.16
    main = o.main(look[0] if look else "#d63a34", "gloss")
    if look and len(look) == 1 and not o.wish.look.many and not o.style("beach"):
        o.ball("ball", r, main, (0, r, 0))
        for turn in (0, 60, 120):
            o.add("seam", s.torus(r, 0.0016), o.paint("seam", "#f6f5f0", "gloss"), (0, r, 0), rotate=(90, turn, 0))
        return
    n = 6
    wedge = s.plate(
        [
            [0, 0],
            [math.sin(math.pi / n), math.cos(math.pi / n)],
            [0, 1.2],
            [-math.sin(math.pi / n), math.cos(math.pi / n)],
        ],
        1.0,
    )
    for k in range(n):
        color = (
            look[k % len(look)]
            if len(look) > 1
            else ("#d63a34", "#f6f5f0", "#f2b91e", "#f6f5f0", "#2b62c9", "#f6f5f0")[k]
        )
        mat = main if k == 0 else o.paint("gore " + color[1:], color, "gloss")
        o.add(
            f"gore {k + 1}",
            s.common(s.ball(r), s.move(wedge, rotate=(90, 360 * k / n, 0))),
            mat,
            (0, r, 0),
            rotate=(18, 0, 14),
        )
    o.add(
        "cap",
        s.move(s.cyl(0.032, 0.01), (0, r - 0.001, 0)),
        o.paint("cap", "#f6f5f0", "gloss"),
        (0, r, 0),
        rotate=(18, 0, 14),
    )


@kind("baseball bat", "bat baseball|wooden bat|cricket bat", family="toys")
def baseball_bat(o: Order) -> None:
    """A baseball bat."""
    o.size = 0.6
    wood = o.main("#c99a5c", "wood")
    o.lathe(
        "bat",
        [
            (0.024, 0),
            (0.025, 0.008),
            (0.014, 0.02),
            (0.0125, 0.1),
            (0.0155, 0.3),
            (0.027, 0.52),
            (0.033, 0.66),
            (0.033, 0.8),
            (0.026, 0.835),
            (0.001, 0.84),
        ],
        wood,
        smooth=True,
    )
    grip = o.mat("grip|handle|tape", "#2a2422", "leather")
    o.lathe("grip", [(0.0138, 0.03), (0.0158, 0.03), (0.0155, 0.2), (0.0138, 0.2)], grip, closed=True)
    for k in range(7):
        o.add(f"wrap {k + 1}", s.torus(0.0155, 0.0018), grip, (0, 0.045 + 0.023 * k, 0), rotate=(14, 0, 0))


@kind("balloon", "party balloon|helium balloon", family="toys")
def balloon(o: Order) -> None:
    """A balloon."""
    o.size = 0.3
    skin = o.main(("#d63a34", "#2b62c9", "#f2b91e", "#e76aa0"), "gloss")
    o.lathe(
        "balloon",
        [(0.004, 0), (0.03, 0.02), (0.095, 0.11), (0.125, 0.21), (0.105, 0.3), (0.05, 0.345), (0.001, 0.352)],
        skin,
        (0, 0.5, 0),
        smooth=True,
    )
    o.add("knot", s.cone(0.018, 0.026), skin, (0, 0.492, 0))
    o.rod(
        "string",
        [(0, 0.485, 0), (0.02, 0.36, 0.01), (-0.015, 0.2, 0), (0.01, 0.08, 0.01), (0, 0, 0)],
        0.0026,
        o.mat("string|ribbon", "#efece4", "matte"),
    )


@kind("kite", "toy kite|diamond kite", family="toys")
def kite(o: Order) -> None:
    """A kite."""
    o.size = 0.8
    look = o.wish.look.colors
    main = o.main(look[0] if look else "#d63a34", "fabric")
    other = o.second("#f2b91e", "fabric", "stripe|panel")
    top, left, right, low = [0, 0.42], [-0.32, 0.12], [0.32, 0.12], [0, -0.5]
    mid = [0, 0.12]
    for k, (a, b) in enumerate(((top, left), (left, low), (low, right), (right, top))):
        o.plate(f"panel {k + 1}", [mid, a, b], 0.008, main if k % 2 == 0 else other, (0, 0.95, 0))
    wood = o.paint("spar", "#a87743", "wood")
    o.rod("spine", [(0, 0.45, -0.008), (0, 1.37, -0.008)], 0.007, wood, smooth=False)
    o.rod("spar", [(-0.32, 1.07, -0.008), (0.32, 1.07, -0.008)], 0.007, wood, smooth=False)
    tail = [(0, 0.45, 0), (0.09, 0.34, 0), (-0.05, 0.22, 0), (0.07, 0.1, 0), (0.0, 0.0, 0)]
    o.rod("tail", tail, 0.005, o.mat("tail|string", "#efece4", "matte"))
    for k, (x, y, z) in enumerate(tail[1:]):
        o.add(
            f"bow {k + 1}",
            s.prism(3, 0.04, 0.008),
            o.paint("bow " + str(k), o.bright(k), "fabric"),
            (x + 0.03, y, z),
            rotate=(90, 90, 0),
            mirror=None,
        )


@kind("rubik cube", "rubiks cube|puzzle cube|magic cube|rubik's cube|cube puzzle", family="toys")
def rubik(o: Order) -> None:
    """A rubik cube."""
    o.size = 0.06
    black = o.main("#1c1c1f", "plastic")
    a, cell = 0.057, 0.019
    o.box("cube", (a, a, a), black, (0, a / 2, 0), bevel=0.003)
    faces = (
        ("front", "#2f9a45", (0, 0, 0)),
        ("back", "#2459c8", (0, 180, 0)),
        ("right", "#c8202a", (0, 90, 0)),
        ("left", "#ee7d1a", (0, -90, 0)),
        ("top", "#f6f5f0", (-90, 0, 0)),
        ("bottom", "#f2c81e", (90, 0, 0)),
    )
    tiles = [
        s.move(s.box((cell * 0.86, cell * 0.86, 0.0012), 0.0003), (i * cell, j * cell, a / 2 + 0.0003))
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
    ]
    for name, color, turn in faces:
        o.add(name, s.union(*tiles), o.paint(name, color, "gloss"), (0, a / 2, 0), rotate=turn)


@kind("spinning top", "top toy|toy top|whirligig", family="toys")
def spinning_top(o: Order) -> None:
    """A spinning top."""
    o.size = 0.1
    main = o.main(("#d63a34", "#2b62c9"), "gloss")
    other = o.second("#f2b91e", "gloss", "stripe|band|ring")
    o.keep("stripe")
    o.lathe("lower", [(0.001, 0), (0.005, 0.006), (0.035, 0.035), (0.05, 0.05), (0.05, 0.054)], main)
    o.lathe("band", [(0.05, 0.053), (0.051, 0.06), (0.046, 0.066)], other)
    o.lathe(
        "upper",
        [(0.046, 0.065), (0.03, 0.075), (0.01, 0.08), (0.006, 0.084), (0.0055, 0.115), (0.0085, 0.12), (0.0, 0.122)],
        main,
    )


@kind("doll", "rag doll|toy doll|puppet", family="toys")
def doll(o: Order) -> None:
    """A doll."""
    o.size = 0.4
    dress_ = o.main(("#e76aa0", "#3f7fd0"), "fabric")
    skin = o.mat("skin|face", ("#f0c8a0", "#8a5a3c"), "skin")
    o.lathe("dress", [(0.13, 0.12), (0.12, 0.15), (0.05, 0.3), (0.045, 0.33)], dress_, smooth=True)
    o.ball("head", (0.075, 0.08, 0.075), skin, (0, 0.41, 0))
    hair = o.mat("hair", ("#8a4a22", "#e0bd74", "#2a201c"), "fur")
    o.add(
        "hair",
        s.cut(
            s.ball((0.083, 0.088, 0.083)),
            s.move(s.box((0.3, 0.2, 0.2), 0), (0, -0.085, 0.055)),
            s.move(s.ball((0.072, 0.075, 0.06)), (0, -0.02, 0.08)),
        ),
        hair,
        (0, 0.414, -0.004),
    )
    o.ball("bunch", (0.034, 0.045, 0.034), hair, (0.105, 0.4, -0.01), mirror="x")
    o.rod("arm", [(0.045, 0.31, 0), (0.11, 0.25, 0.02), (0.14, 0.2, 0.03)], [0.021, 0.018, 0.017], skin, mirror="x")
    o.rod("leg", [(0.04, 0.14, 0), (0.045, 0.03, 0.01)], 0.021, skin, smooth=False, mirror="x")
    o.ball("shoe", (0.026, 0.02, 0.038), o.mat("shoe", "#2a2a30", "gloss"), (0.046, 0.02, 0.02), mirror="x")
    for x in (-0.027, 0.027):
        o.ball("eye", (0.009, 0.012, 0.006), o.paint("pupil", "#17171a", "gloss"), (x, 0.418, 0.071))
        o.ball("cheek", (0.012, 0.009, 0.005), o.paint("cheek", "#ee9a9a", "matte"), (x * 1.7, 0.392, 0.063))
    o.rod(
        "smile",
        [(-0.018, 0.385, 0.071), (0, 0.378, 0.074), (0.018, 0.385, 0.071)],
        0.0028,
        o.paint("mouth", "#b0303a", "matte"),
    )


@kind("bowling pin", "bowling|skittle|ninepin", family="toys")
def bowling_pin(o: Order) -> None:
    """A bowling pin."""
    o.size = 0.4
    o.lathe(
        "pin",
        [
            (0.026, 0),
            (0.03, 0.01),
            (0.058, 0.1),
            (0.06, 0.13),
            (0.035, 0.22),
            (0.0235, 0.27),
            (0.0315, 0.33),
            (0.025, 0.37),
            (0.001, 0.382),
        ],
        o.main("#f6f4ee", "gloss"),
        smooth=True,
    )
    for y, r in ((0.245, 0.0285), (0.27, 0.0245)):
        o.lathe(
            "stripe",
            [(r - 0.003, y - 0.006), (r + 0.0012, y - 0.006), (r + 0.0006, y + 0.006), (r - 0.003, y + 0.006)],
            o.mat("stripe|band|ring", "#c8202a", "gloss"),
            closed=True,
        )
    o.keep("stripe")


@kind("rocking horse", "toy horse|wooden horse", family="toys")
def rocking_horse(o: Order) -> None:
    """A rocking horse."""
    o.size = 0.8
    wood = o.main(("#b07f46", "#c8503a"), "wood")
    mane = o.mat("mane|hair|tail", "#4a2f1c", "fur")
    o.blob(
        "horse",
        wood,
        [((0, 0.98, 0.42), (0.09, 0.1, 0.12))],
        [
            ((0, 0.6, 0.24), (0, 0.6, -0.26), 0.15, 0.15),
            ((0, 0.64, 0.26), (0, 0.95, 0.4), 0.12, 0.085),
            ((0, 0.96, 0.44), (0, 0.88, 0.62), 0.085, 0.06),
        ],
        blend=0.05,
    )
    for x in (-0.12, 0.12):
        o.rod("front leg", [(x * 0.8, 0.55, 0.22), (x, 0.15, 0.38)], 0.042, wood, smooth=False)
        o.rod("back leg", [(x * 0.8, 0.55, -0.24), (x, 0.15, -0.38)], 0.042, wood, smooth=False)
        o.rod(
            "rocker",
            [
                (x * 1.25, 0.24, 0.75),
                (x * 1.25, 0.08, 0.38),
                (x * 1.25, 0.04, 0),
                (x * 1.25, 0.08, -0.38),
                (x * 1.25, 0.24, -0.75),
            ],
            0.03,
            o.mat("rocker|base", "#8a5a32", "wood"),
        )
    o.blob("mane", mane, limbs=[((0, 1.07, 0.38), (0, 0.75, 0.17), 0.045, 0.055)], blend=0.03)
    o.rod("tail", [(0, 0.65, -0.4), (0, 0.6, -0.55), (0, 0.4, -0.56)], [0.03, 0.055, 0.02], mane)
    o.blob(
        "saddle",
        o.mat("saddle|seat", "#c8202a", "leather"),
        limbs=[((-0.13, 0.66, 0), (0, 0.755, 0), 0.06), ((0, 0.755, 0), (0.13, 0.66, 0), 0.06)],
        blend=0.03,
    )
    o.ball("eye", 0.018, o.paint("eye", "#17171a", "gloss"), (0.075, 1.01, 0.5), mirror="x")
    o.cyl("handle", 0.017, 0.34, o.mat("handle", "#8a5a32", "wood"), (0, 0.93, 0.35), rotate=(0, 0, 90))
    o.add("ear", s.cone(0.025, 0.07), wood, (0.045, 1.1, 0.39), mirror="x")
