"""Signs with one meaning: drops, flames, marks and pins; and signs that glow."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("neon sign", "light sign|led sign|neon light", family="street")
def neon_sign(o: Order) -> None:
    """A glowing sign with the letters that were asked for."""
    o.size = 1.0
    text = o.text("OPEN")
    tall = min(0.3, 1.25 / len(text))
    glow = o.main(("#ff3fa8", "#2fd0ff", "#ff5a3a"), "glow")
    frame = o.second(("#2fa8ff", "#e6f52a", "#ff3fa8"), "glow", "frame|border|edge")
    wide = max(0.6, len(text) * tall * 0.78 + 0.24)
    o.plate(
        "board",
        s.rounded_outline(wide + 0.2, tall + 0.36, 0.1),
        0.03,
        o.mat("board|back", "#1d1e26", "plastic"),
        (0, 0.45, -0.03),
        bevel=0.008,
    )
    ring = [(x, 0.45 + y, 0.012) for x, y in s.rounded_outline(wide + 0.06, tall + 0.22, 0.08)]
    o.rod("tube", ring, 0.014, frame, smooth=False, closed=True)
    o.add("letters", {"kind": "text", "text": text, "height": tall, "depth": 0.035}, glow, (0, 0.45, 0.012))
    for x in (-1, 1):
        o.cyl(
            "chain", 0.008, 0.22, o.paint("steel", "#8d9197", "metal"), (x * wide * 0.36, 0.45 + tall / 2 + 0.28, -0.03)
        )


@kind("billboard", "wooden sign board|shop sign|hoarding|info board|notice board", family="street")
def billboard(o: Order) -> None:
    """A board on posts with the letters that were asked for."""
    o.size = 2.5
    board = o.main(("#f4f1e8", "#b98a54", "#2f5f4a"), "planks" if o.style("wooden", "rustic") else "paint")
    frame = o.second("#5f3d26", "wood", "frame|border|post")
    text = o.text("HELLO")
    for x in (-0.95, 0.95):
        o.box("post", (0.13, 1.9, 0.13), frame, (x, 0.95, -0.06), bevel=0.015)
    o.box("board", (2.6, 1.1, 0.06), board, (0, 1.85, 0), bevel=0.01)
    inner = s.rounded_outline(2.5, 1.0, 0.01)
    o.plate("frame", s.rounded_outline(2.72, 1.22, 0.02), 0.1, frame, (0, 1.85, 0), holes=[inner], bevel=0.014)
    ink = o.mat("letter|text|lettering", "#22304a" if o.main_color > "#7" else "#f6f1e2", "gloss")
    o.add(
        "lettering",
        {"kind": "text", "text": text, "height": min(0.5, 2.7 / len(text)), "depth": 0.03},
        ink,
        (0, 1.85, 0.04),
    )


@kind("snowflake", "snow flake|ice crystal", family="symbols")
def snowflake(o: Order) -> None:
    """A snowflake."""
    o.size = 1.0
    ice = o.main(("#bfe6f7", "#f4f9fc", "#7fb8e8"), "gem")
    arms: list[Any] = []
    reach = float(o.rng.uniform(0.3, 0.4))
    for k in range(6):
        a = math.pi / 6 + math.pi * k / 3

        def at(r: float, side: float, a: float = a) -> list[float]:
            return [r * math.cos(a) - side * math.sin(a), r * math.sin(a) + side * math.cos(a), 0.0]

        arms.append(s.rod([at(0, 0), at(0.5, 0)], 0.028, smooth=False))
        for r, long in ((0.2, 0.12), (reach, 0.15), (0.43, 0.07)):
            arms += [s.rod([at(r, 0), at(r + long * 0.75, side * long * 0.75)], 0.02, smooth=False) for side in (-1, 1)]
        arms.append(s.move(s.ball(0.038), at(0.5, 0)))
    arms.append(s.move(s.prism(6, 0.11, 0.06), rotate=(90, 0, 0)))
    o.add("snowflake", s.union(*arms), ice, (0, 0.55, 0), crease=40)


@kind("water drop", "raindrop|droplet|drop|tear drop|drop water|oil drop", family="symbols")
def water_drop(o: Order) -> None:
    """A drop."""
    o.size = 1.0
    water = o.main("#2f8fe0", "gloss")
    o.lathe(
        "drop",
        [
            (0.001, 0.0),
            (0.16, 0.03),
            (0.29, 0.16),
            (0.31, 0.31),
            (0.24, 0.5),
            (0.11, 0.76),
            (0.03, 0.95),
            (0.001, 1.02),
        ],
        water,
        smooth=True,
    )
    o.add(
        "shine",
        s.ball((0.05, 0.12, 0.03)),
        o.paint("shine", "#f4fbff", "gloss"),
        (-0.17, 0.35, 0.215),
        rotate=(-6, -36, 14),
    )


@kind("flame", "fire symbol|fire icon|fireball", family="symbols")
def flame(o: Order) -> None:
    """A flame in three colours."""
    o.size = 1.0
    outer = [
        [0.0, 0.0],
        [0.2, 0.03],
        [0.34, 0.2],
        [0.36, 0.42],
        [0.25, 0.62],
        [0.2, 0.5],
        [0.12, 0.8],
        [-0.02, 1.1],
        [-0.08, 0.85],
        [-0.2, 0.66],
        [-0.27, 0.76],
        [-0.36, 0.42],
        [-0.34, 0.2],
        [-0.2, 0.03],
    ]
    o.plate("outer", outer, 0.2, o.main("#e8481e", "gloss"), smooth=True, bevel=0.07)
    o.plate(
        "middle",
        [[x * 0.7, 0.02 + y * 0.66] for x, y in outer],
        0.26,
        o.second("#f79a1e", "gloss", "middle|inner|core"),
        smooth=True,
        bevel=0.06,
    )
    o.plate(
        "inner",
        [[x * 0.4, 0.04 + y * 0.38] for x, y in outer],
        0.31,
        o.paint("inner", "#ffdf5a", "glow"),
        smooth=True,
        bevel=0.05,
    )


@kind("music note", "musical note|note|quaver|notes", family="symbols")
def music_note(o: Order) -> None:
    """Two notes under one beam."""
    o.size = 1.0
    ink = o.main(("#22242b", "#7b3fc0", "#2459b8", "#d0242c"), "gloss")
    for x, y in ((-0.25, 0.1), (0.27, 0.17)):
        o.add("head", s.ball((0.15, 0.105, 0.075)), ink, (x, y, 0), rotate=(0, 0, 22))
        o.box("stem", (0.045, 0.72, 0.06), ink, (x + 0.125, y + 0.38, 0), bevel=0.012)
    o.plate("beam", [[-0.148, 0.72], [0.418, 0.8], [0.418, 0.94], [-0.148, 0.86]], 0.07, ink, bevel=0.014)


@kind("speech bubble", "chat bubble|message bubble|comic bubble|chat icon", family="symbols")
def speech_bubble(o: Order) -> None:
    """A speech bubble with letters or three dots in it."""
    o.size = 1.0
    paper = o.main(("#f6f4ee", "#3fa0f0", "#3fc06a"), "gloss")
    ink = o.second("#22304a" if o.main_color > "#9" else "#f6f4ee", "gloss", "dot|letter|text|border")
    o.keep("dot")
    o.add(
        "bubble",
        s.union(
            s.plate(s.rounded_outline(1.1, 0.66, 0.2), 0.16, bevel=0.04),
            s.move(s.plate([[-0.3, 0.04], [-0.02, 0.04], [-0.34, -0.26]], 0.13, bevel=0.03), (0, -0.3, 0)),
        ),
        paper,
        (0, 0.6, 0),
    )
    text = o.text("")
    if text:
        o.add(
            "lettering",
            {"kind": "text", "text": text, "height": min(0.26, 1.2 / len(text)), "depth": 0.05},
            ink,
            (0, 0.6, 0.085),
        )
    else:
        for k in (-1, 0, 1):
            o.ball(f"dot {k + 2}", (0.075, 0.075, 0.05), ink, (0.26 * k, 0.6, 0.075))


@kind("smiley", "emoji|smiley face|happy face|smile|emoticon|smiling face", family="symbols")
def smiley(o: Order) -> None:
    """A smiling face."""
    o.size = 1.0
    skin = o.main("#f7c92a", "gloss")
    dark = o.paint("dark", "#4a2f14", "gloss")
    o.ball("face", (0.5, 0.5, 0.42), skin, (0, 0.5, 0))
    sad = o.style("sad", "angry")
    for x in (-0.17, 0.17):
        o.ball("eye", (0.06, 0.1, 0.05), dark, (x, 0.61, 0.375))
    bend = 0.14 if sad else -0.14
    o.rod(
        "mouth",
        [
            (-0.26, 0.36 - bend * 0.6, 0.335),
            (-0.13, 0.33 + bend * 0.3, 0.385),
            (0, 0.33 + bend * 0.5, 0.395),
            (0.13, 0.33 + bend * 0.3, 0.385),
            (0.26, 0.36 - bend * 0.6, 0.335),
        ],
        0.032,
        dark,
    )
    if o.style("love") or o.has("heart"):
        o.ball("heart", 0.05, o.mat("heart", "#d0242c", "gloss"), (0.3, 0.72, 0.3))
    if o.style("angry"):
        o.rod("brow", [(0.07, 0.73, 0.385), (0.26, 0.8, 0.325)], 0.026, dark, smooth=False, mirror="x")


@kind("map pin", "location pin|pin|map marker|location marker|gps pin|pushpin", family="symbols")
def map_pin(o: Order) -> None:
    """A map pin."""
    o.size = 1.0
    red = o.main("#d8342c", "gloss")
    profile = [(0.0, 0.0), (0.05, 0.1), (0.2, 0.42), (0.29, 0.62), (0.3, 0.78), (0.22, 0.95), (0.1, 1.02), (0.0, 1.03)]
    o.lathe("pin", profile, red, smooth=True, scale=(1, 1, 0.62))
    o.add(
        "hole",
        s.move(s.cyl(0.12, 0.4, bevel=0.02), rotate=(90, 0, 0)),
        o.second("#f6f4ee", "gloss", "hole|center|dot"),
        (0, 0.74, 0),
    )
    o.add("ring", s.move(s.torus(0.2, 0.018)), o.paint("ring", darker(o.main_color, 0.2), "gloss"), (0, 0.01, 0))


@kind("check mark", "checkmark|tick|tick mark|ok sign|green tick", family="symbols")
def check_mark(o: Order) -> None:
    """A check mark."""
    o.size = 1.0
    outline = [[-0.45, 0.42], [-0.3, 0.58], [-0.12, 0.38], [0.32, 0.92], [0.48, 0.78], [-0.1, 0.08]]
    o.plate("check", outline[::-1], 0.18, o.main("#2fa84e", "gloss"), bevel=0.04)


@kind("x mark", "wrong sign|cross mark|red x|close sign", family="symbols")
def x_mark(o: Order) -> None:
    """An X."""
    o.size = 1.0
    red = o.main("#d0242c", "gloss")
    bar = s.box((0.2, 1.1, 0.18), 0.04)
    o.add("x", s.union(s.move(bar, rotate=(0, 0, 45)), s.move(bar, rotate=(0, 0, -45))), red, (0, 0.46, 0))


@kind("dollar sign", "money sign|dollar|euro sign|currency sign|euro", family="symbols")
def dollar_sign(o: Order) -> None:
    """A currency sign."""
    o.size = 1.0
    euro = o.style("euro")
    gold = o.main("#d9a62e" if not o.wish.look.colors else "#3fae5a", "gold")
    if euro:
        arc = [
            (0.34 * math.cos(a), 0.5 + 0.42 * math.sin(a), 0)
            for a in (math.radians(48 + 264 * k / 20) for k in range(21))
        ]
        o.rod("arc", arc, 0.085, gold)
        for y in (0.43, 0.59):
            o.box("bar", (0.5, 0.085, 0.12), gold, (-0.14, y, 0), bevel=0.03)
        return
    o.add("sign", {"kind": "text", "text": "$", "height": 0.95, "depth": 0.18}, gold, (0, 0.55, 0))


@kind("envelope", "mail|letter envelope|email|email icon|love letter", family="symbols")
def envelope(o: Order) -> None:
    """A closed envelope."""
    o.size = 0.3
    paper = o.main(("#f1e6d0", "#f6f4ee", "#c9a87a"), "paper")
    o.box("body", (0.3, 0.2, 0.014), paper, (0, 0.1, 0), bevel=0.002)
    fold = o.paint("fold", darker(o.main_color, 0.1), "paper")
    o.plate("flap", [[-0.148, 0.198], [0.0, 0.075], [0.148, 0.198]], 0.005, fold, (0, 0, 0.009), bevel=0.001)
    o.rod("crease", [(-0.146, 0.003, 0.0085), (-0.02, 0.1, 0.0085)], 0.0016, fold, smooth=False, mirror="x")
    seal = o.mat("seal|wax|heart", "#b3202a", "gloss")
    o.cyl("seal", 0.024, 0.008, seal, (0, 0.082, 0.013), rotate=(90, 0, 0))
    o.plate(
        "seal star",
        s.star_outline(5, 0.013, 0.006),
        0.004,
        o.paint("seal mark", "#d9626a", "gloss"),
        (0, 0.082, 0.0175),
    )
