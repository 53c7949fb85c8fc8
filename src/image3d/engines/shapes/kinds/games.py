"""Games of board, hand and sport."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("yo yo", "yoyo", family="toys")
def yo_yo(o: Order) -> None:
    """A yo-yo hanging on its string."""
    o.size = 0.15
    paint = o.main(("#d0242c", "#2459b8", "#f2b81e", "#3fae5a"), "gloss")
    second = o.second("#f6f4ee", "gloss", "side|trim|stripe")
    o.keep("stripe")
    half = [(0.006, 0.002), (0.03, 0.006), (0.034, 0.014), (0.03, 0.022), (0.0, 0.022), (0.0, 0.002)]
    for z in (1, -1):
        o.lathe("half", half, paint, (0, 0.036, 0), rotate=(90 * z, 0, 0))
        o.cyl("cap", 0.019, 0.005, second, (0, 0.036, z * 0.0225), rotate=(90, 0, 0))
        o.plate("star", s.star_outline(5, 0.012, 0.005), 0.004, paint, (0, 0.036, z * 0.025))
    o.cyl("axle", 0.007, 0.01, o.paint("steel", "#b9bdc2", "metal"), (0, 0.036, 0), rotate=(90, 0, 0))
    o.rod(
        "string", [(0.006, 0.036, 0), (0.008, 0.1, 0), (0.0, 0.16, 0.004)], 0.0016, o.mat("string", "#f1ede0", "fabric")
    )
    o.add(
        "loop",
        s.move(s.torus(0.01, 0.0016), rotate=(70, 0, 0)),
        o.mat("string", "#f1ede0", "fabric"),
        (0.0, 0.169, 0.004),
    )


@kind("piggy bank", "money box|coin bank|savings pig", family="toys")
def piggy_bank(o: Order) -> None:
    """A piggy bank with a coin in its slot."""
    o.size = 0.2
    pink = o.main(("#f3a6b8", "#f6c1d3", "#e88a9a"), "gloss")
    dark = o.paint("dark", darker(o.main_color, 0.6), "matte")
    legs = [((x * 0.045, 0.05, z), (x * 0.045, 0.012, z), 0.022, 0.019) for x in (-1, 1) for z in (0.045, -0.045)]
    o.blob(
        "body",
        pink,
        [((0, 0.085, 0), (0.078, 0.07, 0.095))],
        [*legs, ((0, 0.09, 0.08), (0, 0.088, 0.108), 0.034, 0.026)],
        blend=0.014,
    )
    o.cyl(
        "snout",
        0.0265,
        0.014,
        o.paint("snout", darker(o.main_color, 0.1), "gloss"),
        (0, 0.088, 0.13),
        rotate=(90, 0, 0),
        bevel=0.004,
    )
    o.ball("nostril", (0.0045, 0.007, 0.004), dark, (0.0095, 0.088, 0.1375), mirror="x")
    o.ball("eye", 0.0075, dark, (0.03, 0.118, 0.083), mirror="x")
    o.add("ear", s.cone(0.021, 0.04), pink, (0.042, 0.148, 0.05), rotate=(24, 0, -26), mirror="x", scale=(1, 1, 0.5))
    o.rod("tail", [(0, 0.1, -0.09), (0.012, 0.11, -0.105), (0, 0.122, -0.108), (-0.01, 0.112, -0.114)], 0.0045, pink)
    o.box("slot", (0.008, 0.006, 0.05), dark, (0, 0.153, -0.005), bevel=0.001)
    o.add(
        "coin",
        s.move(s.cyl(0.022, 0.004, bevel=0.001), rotate=(0, 0, 90)),
        o.mat("coin", "#d9b03a", "gold"),
        (0, 0.165, -0.005),
    )


@kind("snow globe", "snowglobe|glass globe|christmas globe", family="toys")
def snow_globe(o: Order) -> None:
    """A snow globe with a house and a tree."""
    o.size = 0.16
    base = o.main(("#7a2a2a", "#5f3d26", "#2f5f4a"), "wood" if o.chance(0.5) else "gloss")
    o.lathe(
        "base",
        [(0.0, 0.0), (0.06, 0.0), (0.062, 0.01), (0.05, 0.018), (0.047, 0.034), (0.052, 0.04), (0.0, 0.04)],
        base,
    )
    o.add("plate", s.box((0.04, 0.014, 0.004), 0.001), o.mat("plate|label", "#d0a03a", "gold"), (0, 0.024, 0.0485))
    o.add(
        "snow",
        s.cut(s.ball((0.056, 0.03, 0.056)), s.move(s.box((0.3, 0.1, 0.3), 0), (0, -0.05, 0))),
        o.paint("snow", "#f6f9fb", "snow"),
        (0, 0.042, 0),
    )
    wall, roof = o.mat("house|wall", "#d98a5a", "matte"), o.mat("roof", "#b3262e", "matte")
    o.box("house", (0.028, 0.024, 0.024), wall, (-0.014, 0.078, 0.0), bevel=0.001)
    o.plate("roof", [[-0.019, 0], [0.019, 0], [0, 0.02]], 0.028, roof, (-0.014, 0.089, 0), bevel=0.001)
    o.box("door", (0.007, 0.013, 0.002), o.paint("door", "#5b3420", "matte"), (-0.014, 0.073, 0.0125), bevel=0)
    for k, (r, y) in enumerate(((0.016, 0.082), (0.013, 0.094), (0.009, 0.105))):
        o.add(f"tree {k + 1}", s.cone(r, 0.02), o.mat("tree", "#2f7a3e", "leaf"), (0.022, y, -0.004))
    for k in range(26):
        d = o.rng.normal(size=3)
        d *= 0.05 * float(o.rng.uniform(0.3, 1)) / float((d @ d) ** 0.5)
        if d[1] > -0.01:
            o.ball(
                f"flake {k + 1}",
                0.0018,
                o.paint("flake", "#ffffff", "snow"),
                (float(d[0]), 0.088 + float(d[1]), float(d[2])),
            )
    o.ball("globe", 0.062, o.mat("globe|glass", "#cfe6f2", "glass"), (0, 0.088, 0))


@kind("surfboard", "surf board|paddle board|bodyboard", family="toys")
def surfboard(o: Order) -> None:
    """A surfboard standing up."""
    o.size = 1.6
    board = o.main(("#f2c81e", "#3fb0c0", "#f1ede4", "#ef7a4a"), "gloss")
    second = o.second(("#d0242c", "#2459b8", "#f6f4ee"), "gloss", "stripe|trim|logo")
    o.keep("stripe")
    half = [(0.0, 0.0), (0.13, 0.08), (0.22, 0.35), (0.26, 0.8), (0.24, 1.25), (0.16, 1.6), (0.06, 1.8), (0.0, 1.85)]
    outline = [[x, y] for x, y in half] + [[-x, y] for x, y in half[-2:0:-1]]
    o.plate("board", outline, 0.06, board, bevel=0.022, smooth=True)
    o.box("stringer", (0.012, 1.7, 0.064), second, (0, 0.92, 0), bevel=0.002)
    for x in (-0.1, 0.1):
        o.box("stripe", (0.03, 1.0, 0.064), second, (x, 0.85, 0), bevel=0.002)
    for x, y in ((0, 0.12), (-0.1, 0.26), (0.1, 0.26)):
        o.plate(
            "fin",
            [[0.0, -0.07], [0.0, 0.06], [0.11, -0.05], [0.12, -0.08]],
            0.014,
            o.mat("fin", "#22242b", "plastic"),
            (x, y, -0.025),
            rotate=(0, 90, 0),
            bevel=0.004,
        )


@kind("tennis racket", "racket|badminton racket|racquet", family="toys")
def racket(o: Order) -> None:
    """A tennis racket with a ball."""
    o.size = 0.7
    frame = o.main(("#d0242c", "#2459b8", "#22242b", "#8ed12f"), "gloss")
    ring = [(0.125 * math.cos(a), 0.52 + 0.165 * math.sin(a), 0.0) for a in (2 * math.pi * k / 28 for k in range(28))]
    o.rod("frame", ring, 0.011, frame, closed=True)
    string = o.mat("string", "#f1ede0", "matte")
    for k in range(-6, 7):
        x = k * 0.0178
        h = 0.165 * math.sqrt(max(0.0, 1 - (x / 0.125) ** 2))
        o.rod("string", [(x, 0.52 - h, 0), (x, 0.52 + h, 0)], 0.0018, string, smooth=False)
    for k in range(-8, 9):
        y = k * 0.0185
        w = 0.125 * math.sqrt(max(0.0, 1 - (y / 0.165) ** 2))
        o.rod("cross string", [(-w, 0.52 + y, 0), (w, 0.52 + y, 0)], 0.0018, string, smooth=False)
    o.rod("throat", [(0.05, 0.37, 0), (0.02, 0.29, 0), (0.012, 0.22, 0)], 0.01, frame, mirror="x")
    o.cyl("grip", 0.018, 0.22, o.mat("grip|handle", "#26272b", "leather"), (0, 0.11, 0))
    for k in range(6):
        o.add(
            f"wrap {k + 1}",
            s.torus(0.018, 0.0022),
            o.paint("wrap", "#4a4d52", "leather"),
            (0, 0.03 + 0.033 * k, 0),
            rotate=(16, 0, 0),
        )
    if o.has("ball", default=True):
        o.ball("ball", 0.034, o.mat("ball", "#d6e84a", "fur"), (0.14, 0.034, 0.05))


@kind("chess bishop", "bishop|bishop chess piece", family="toys")
def bishop(o: Order) -> None:
    """A chess bishop."""
    o.size = 0.09
    wood = o.main(("#efe3c8", "#26211f"), "gloss")
    profile = [
        (0.0, 0.0),
        (0.02, 0.0),
        (0.021, 0.006),
        (0.017, 0.01),
        (0.018, 0.014),
        (0.011, 0.02),
        (0.0075, 0.045),
        (0.0075, 0.052),
        (0.0125, 0.055),
        (0.0075, 0.058),
        (0.0115, 0.064),
        (0.0118, 0.071),
        (0.008, 0.081),
        (0.003, 0.087),
        (0.0, 0.087),
    ]
    body = {"kind": "lathe", "profile": [list(p) for p in profile], "smooth": False, "closed": False}
    o.add(
        "bishop",
        s.cut(body, s.move(s.box((0.0028, 0.018, 0.04), 0), (0.0065, 0.081, 0), rotate=(0, 0, -34))),
        wood,
        crease=32,
    )
    o.ball("tip", 0.0036, wood, (0, 0.089, 0))


@kind("chess board", "chessboard|chess set|chess game", family="toys")
def chess_board(o: Order) -> None:
    """A chess board with pieces set up."""
    o.size = 0.45
    frame = o.main(("#6e4527", "#5f3d26"), "wood")
    light, dark = o.second("#efe3c8", "gloss", "square|field"), o.paint("dark square", "#4a2f1e", "gloss")
    o.box("frame", (0.46, 0.028, 0.46), frame, (0, 0.014, 0), bevel=0.005)
    cell = 0.05
    for tone, odd in ((light, 0), (dark, 1)):
        tiles = [
            s.move(s.box((cell * 0.996, 0.006, cell * 0.996), 0), ((i - 3.5) * cell, 0, (k - 3.5) * cell))
            for i in range(8)
            for k in range(8)
            if (i + k) % 2 == odd
        ]
        o.add(f"fields {odd}", s.union(*tiles), tone, (0, 0.028, 0))
    white, black = o.paint("white piece", "#f4ead2", "gloss"), o.paint("black piece", "#231f1d", "gloss")
    heights = (0.045, 0.05, 0.055, 0.068, 0.074, 0.055, 0.05, 0.045)
    for side, mat in ((1, white), (-1, black)):
        for i in range(8):
            x = (i - 3.5) * cell
            pawn = [
                (0.0, 0.0),
                (0.014, 0.0),
                (0.013, 0.006),
                (0.006, 0.016),
                (0.005, 0.022),
                (0.009, 0.024),
                (0.0085, 0.032),
                (0.0, 0.038),
            ]
            o.lathe(f"pawn {i + 1}", pawn, mat, (x, 0.03, side * 2.5 * cell), smooth=False)
            h = heights[i]
            piece = [
                (0.0, 0.0),
                (0.017, 0.0),
                (0.016, 0.007),
                (0.009, 0.016),
                (0.0065, h * 0.62),
                (0.011, h * 0.66),
                (0.0105, h * 0.86),
                (0.013, h * 0.93),
                (0.006, h),
                (0.0, h),
            ]
            o.lathe(f"piece {i + 1}", piece, mat, (x, 0.03, side * 3.5 * cell), smooth=False)


@kind("playing card", "card|ace|playing cards|poker card", family="toys")
def playing_card(o: Order) -> None:
    """An ace."""
    o.size = 0.1
    white = o.main("#fbf9f2", "paper")
    red = o.chance(0.5) or o.has("heart") or o.wish.look.colors == ("#c8202a",)
    ink = o.second("#c8202a" if red else "#1f1f24", "matte", "heart|spade|suit|symbol")
    o.plate("card", s.rounded_outline(0.064, 0.09, 0.006), 0.0016, white, (0, 0.045, 0), bevel=0.0004)
    heart: list[list[float]] = []
    for k in range(36):
        a = 2 * math.pi * k / 36
        heart.append(
            [
                0.0011 * 16 * math.sin(a) ** 3,
                0.0011 * (13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)),
            ]
        )
    if red:
        o.plate("heart", heart[::-1], 0.0012, ink, (0, 0.046, 0.001))
    else:
        spade = s.union(
            s.plate([[x, -y] for x, y in heart], 0.0012),
            s.plate([[-0.008, -0.022], [0.008, -0.022], [0.0, 0.0]], 0.0012),
        )
        o.add("spade", spade, ink, (0, 0.046, 0.001))
    for y, turn in ((0.079, 0), (0.011, 180)):
        letter = {"kind": "text", "text": o.text("A")[:2], "height": 0.01, "depth": 0.001}
        o.add("letter", letter, ink, (-0.025 if turn == 0 else 0.025, y, 0.0011), rotate=(0, 0, turn))


@kind("roller skate", "roller skates|inline skate|ice skate|figure skate|hockey skate", family="clothing")
def roller_skate(o: Order) -> None:
    """A roller skate."""
    o.size = 0.3
    boot = o.main(("#f1f1ee", "#f08cb4", "#2f9fc0", "#22242b"), "leather")
    second = o.second(("#d0242c", "#f2c02a", "#7b5fc0"), "gloss", "wheel|stripe|lace")
    o.keep("stripe")
    o.blob(
        "boot",
        boot,
        [((0, 0.12, 0.09), (0.042, 0.04, 0.06))],
        [((0, 0.13, -0.05), (0, 0.27, -0.06), 0.048, 0.042), ((0, 0.125, -0.05), (0, 0.12, 0.08), 0.045, 0.04)],
        blend=0.02,
    )
    o.add("cuff", s.cut(s.cyl(0.05, 0.04, bevel=0.012), s.cyl(0.036, 0.1, bevel=0)), second, (0, 0.305, -0.06))
    o.cyl("inside", 0.04, 0.01, o.paint("inside", "#3a3c42", "fabric"), (0, 0.3, -0.06))
    o.box("plate", (0.075, 0.02, 0.26), o.paint("plate", "#b9bdc2", "metal"), (0, 0.082, 0.01), bevel=0.006)
    if o.style("ice", "figure", "hockey"):
        steel = o.mat("blade|wheel", "#c3c8ce", "metal")
        edge = [[-0.14, 0.0], [0.15, 0.0], [0.175, 0.02], [0.17, 0.035], [0.12, 0.03], [-0.14, 0.03]]
        o.plate("blade", [[-z, y] for z, y in edge][::-1], 0.006, steel, (0, 0.002, 0.01), rotate=(0, 90, 0))
        for z in (0.1, -0.09):
            o.box("post", (0.02, 0.06, 0.045), steel, (0, 0.052, z), bevel=0.004)
    for z in () if o.style("ice", "figure", "hockey") else (0.09, -0.075):
        o.box("truck", (0.05, 0.03, 0.03), o.paint("plate", "#b9bdc2", "metal"), (0, 0.058, z), bevel=0.006)
        o.cyl(
            "wheel",
            0.032,
            0.036,
            o.mat("wheel", o.materials[second]["base_color"], "rubber"),
            (0.045, 0.032, z),
            rotate=(0, 0, 90),
            bevel=0.008,
            mirror="x",
        )
        o.cyl(
            "hub", 0.012, 0.044, o.paint("plate", "#b9bdc2", "metal"), (0.045, 0.032, z), rotate=(0, 0, 90), mirror="x"
        )
    if not o.style("ice", "figure", "hockey"):
        rubber = o.mat("wheel", o.materials[second]["base_color"], "rubber")
        o.ball("toe stop", (0.022, 0.026, 0.022), rubber, (0, 0.05, 0.155))
    for k in range(5):
        t = k / 4
        o.rod(
            f"lace {k + 1}",
            [
                (-0.026, 0.165 + 0.095 * t, 0.055 - 0.075 * t),
                (0, 0.172 + 0.095 * t, 0.066 - 0.08 * t),
                (0.026, 0.165 + 0.095 * t, 0.055 - 0.075 * t),
            ],
            0.004,
            o.mat("lace", "#f6f4ee", "fabric"),
        )
