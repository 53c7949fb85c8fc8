"""Musical instruments."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("guitar", "acoustic guitar|electric guitar|ukulele|bass guitar|banjo", family="music")
def guitar(o: Order) -> None:
    """A guitar."""
    o.size = 0.6
    wood = o.main(("#c98a4a", "#a8572a", "#d9a860"), "wood")
    dark = o.mat("neck", "#4a2d1a", "wood")
    body = [[0, 0], [0.14, 0.02], [0.19, 0.12], [0.15, 0.235], [0.12, 0.28], [0.145, 0.38], [0.1, 0.465], [0, 0.48]]
    outline = [*body, *[[-x, y] for x, y in body[-2:0:-1]]]
    electric = o.style("electric")
    depth = 0.045 if electric else 0.1
    o.plate(
        "body",
        outline,
        depth,
        o.paint("side", "#6a3d1e", "wood") if not o.wish.look.colors else wood,
        smooth=True,
        bevel=0.012,
    )
    o.plate(
        "top", [[x * 0.965, 0.24 + (y - 0.24) * 0.965] for x, y in outline], 0.012, wood, (0, 0, depth / 2), smooth=True
    )
    front = depth / 2 + 0.006
    if not electric:
        o.cyl(
            "sound hole",
            0.052,
            0.008,
            o.paint("hole", "#1c130c", "matte"),
            (0, 0.29, front),
            rotate=(90, 0, 0),
            bevel=0,
        )
        o.add("rosette", s.torus(0.057, 0.004), dark, (0, 0.29, front), rotate=(90, 0, 0))
    else:
        for y in (0.2, 0.29, 0.36):
            o.box("pickup", (0.085, 0.025, 0.014), o.paint("pickup", "#1c1c1f", "plastic"), (0, y, front))
    o.box("bridge", (0.11, 0.022, 0.016), dark, (0, 0.13, front + 0.004))
    o.box("neck", (0.052, 0.52, 0.028), dark, (0, 0.7, front - 0.004), bevel=0.008)
    o.box(
        "fretboard", (0.05, 0.6, 0.009), o.paint("fretboard", "#2a1a10", "wood"), (0, 0.66, front + 0.014), bevel=0.002
    )
    for k in range(11):
        o.box(
            f"fret {k + 1}",
            (0.05, 0.003, 0.011),
            o.paint("fret", "#c9ccd0", "metal"),
            (0, 0.93 - 0.052 * k + 0.001 * k * k, front + 0.0152),
            bevel=0,
        )
    o.plate(
        "head",
        [[-0.035, 0], [0.035, 0], [0.045, 0.16], [0, 0.175], [-0.045, 0.16]],
        0.022,
        dark,
        (0, 0.955, front - 0.004),
        bevel=0.004,
    )
    strings = o.count("string", 6, 3, 12)
    for k in range(strings):
        x = (k - (strings - 1) / 2) * 0.04 / max(strings - 1, 1)
        o.rod(
            f"string {k + 1}",
            [(x * 1.3, 0.13, front + 0.016), (x, 0.96, front + 0.022), (x, 1.07, front + 0.01)],
            0.0013,
            o.mat("string", "#e6e6e8", "metal"),
            smooth=False,
        )
    for k in range(3):
        o.cyl(
            f"peg {k + 1}",
            0.008,
            0.13,
            o.paint("peg", "#c9a24a", "gold"),
            (0, 0.995 + 0.045 * k, front - 0.004),
            rotate=(0, 0, 90),
        )


@kind("piano", "grand piano|concert piano", family="music")
def piano(o: Order) -> None:
    """A piano."""
    o.size = 1.5
    black = o.main("#1d1d20", "gloss")
    ivory, ebony = o.mat("key", "#f7f4ea", "gloss"), o.paint("ebony", "#17171a", "gloss")
    outline = [
        [-0.75, 0.55],
        [0.75, 0.55],
        [0.75, 0.1],
        [0.68, -0.35],
        [0.45, -0.6],
        [0.3, -0.95],
        [0.0, -1.25],
        [-0.4, -1.3],
        [-0.7, -1.15],
        [-0.75, -0.9],
    ]
    flat = [[x, -z] for x, z in outline][::-1]
    o.plate("case", flat, 0.3, black, (0, 0.82, 0), rotate=(-90, 0, 0), bevel=0.015)
    o.plate(
        "soundboard",
        [[x * 0.93, y * 0.93 + 0.02] for x, y in flat],
        0.02,
        o.paint("soundboard", "#b9843e", "gold"),
        (0, 0.975, 0),
        rotate=(-90, 0, 0),
    )
    hinge = -0.75
    o.plate(
        "lid",
        [[x - hinge, y] for x, y in flat],
        0.03,
        o.mat("lid", o.main_color, "gloss"),
        (hinge, 0.985, 0),
        rotate=(-90, 0, 38),
        bevel=0.008,
    )
    o.rod("lid prop", [(0.5, 0.97, -0.1), (0.28, 1.72, -0.1)], 0.015, ebony, smooth=False)
    o.box("key bed", (1.4, 0.1, 0.3), black, (0, 0.78, 0.66))
    for k in range(28):
        o.box(f"white key {k + 1}", (0.0455, 0.028, 0.22), ivory, (-0.635 + 0.047 * k, 0.845, 0.68), bevel=0.003)
        if k % 7 not in {2, 6} and k < 27:
            o.box(
                f"black key {k + 1}", (0.025, 0.03, 0.13), ebony, (-0.635 + 0.047 * (k + 0.5), 0.87, 0.63), bevel=0.004
            )
    o.box("cheek", (0.08, 0.16, 0.3), black, (0.7, 0.83, 0.67), mirror="x")
    for x, z in ((-0.62, 0.5), (0.62, 0.5), (-0.3, -1.0)):
        o.lathe("leg", [(0.03, 0.04), (0.04, 0.08), (0.05, 0.3), (0.07, 0.6), (0.075, 0.7)], black, (x, 0, z))
        o.ball("caster", 0.035, o.paint("brass", "#c9a24a", "gold"), (x, 0.035, z))
    o.box("lyre", (0.22, 0.5, 0.04), black, (0, 0.42, 0.35))
    for x in (-0.06, 0, 0.06):
        o.box("pedal", (0.03, 0.015, 0.12), o.paint("brass", "#c9a24a", "gold"), (x, 0.12, 0.42))
    o.box("music stand", (0.7, 0.26, 0.02), black, (0, 1.1, 0.34), rotate=(-18, 0, 0))


@kind("drum", "snare drum|drums|bass drum|toy drum|war drum|bongo|djembe", family="music")
def drum(o: Order) -> None:
    """A drum."""
    o.size = 0.4
    shell = o.main(("#c8202a", "#2459b8", "#9c6b3d"), "gloss", tile=0.3)
    rim = o.mat("rim|ring|hoop", "#d0a03a", "gold")
    r, h = 0.2, 0.26
    o.cyl("shell", r, h, shell, (0, h / 2, 0), bevel=0.003, mapping="cylinder")
    for y in (0.02, h - 0.02):
        o.lathe(
            "hoop",
            [(r - 0.004, y - 0.022), (r + 0.012, y - 0.022), (r + 0.012, y + 0.022), (r - 0.004, y + 0.022)],
            rim,
            closed=True,
        )
    o.cyl("skin", r - 0.004, 0.012, o.mat("skin|head|top", "#f3ead6", "paper"), (0, h, 0), bevel=0.004)
    n = 8
    for k in range(n):
        a, b = 2 * math.pi * k / n, 2 * math.pi * (k + 0.5) / n
        p = [(r + 0.009) * math.sin(a), h - 0.04, (r + 0.009) * math.cos(a)]
        q = [(r + 0.009) * math.sin(b), 0.04, (r + 0.009) * math.cos(b)]
        m = [(r + 0.006) * math.sin((a + b) / 2), h / 2, (r + 0.006) * math.cos((a + b) / 2)]
        nxt = [(r + 0.009) * math.sin(a + 2 * math.pi / n), h - 0.04, (r + 0.009) * math.cos(a + 2 * math.pi / n)]
        m2 = [(r + 0.006) * math.sin(b + math.pi / n / 2), h / 2, (r + 0.006) * math.cos(b + math.pi / n / 2)]
        o.rod(f"rope {k + 1}", [p, m, q, m2, nxt], 0.0045, o.mat("rope|string", "#f1ead8", "matte"), smooth=False)
    if o.has("stick|drumstick", default=True):
        for side in (-1, 1):
            o.rod(
                "drumstick",
                [(0.16 * side, h + 0.028, 0.2), (-0.04 * side, h + 0.022, -0.1)],
                [0.0095, 0.006],
                o.mat("stick|drumstick", "#c99a5c", "wood"),
                smooth=False,
            )
            o.ball(
                "stick tip",
                (0.012, 0.012, 0.016),
                o.mat("stick|drumstick", "#c99a5c", "wood"),
                (-0.04 * side, h + 0.022, -0.1),
            )


@kind("trumpet", "horn|bugle|cornet|french horn", family="music")
def trumpet(o: Order) -> None:
    """A trumpet."""
    o.size = 0.5
    brass = o.main("#d9a62e", "gold")
    o.lathe(
        "bell",
        [
            (0.008, 0),
            (0.009, 0.12),
            (0.014, 0.2),
            (0.03, 0.26),
            (0.062, 0.29),
            (0.06, 0.292),
            (0.026, 0.262),
            (0.008, 0.2),
        ],
        brass,
        (0, 0.12, 0.0),
        rotate=(90, 0, 0),
    )
    o.rod(
        "tube",
        [
            (0, 0.12, 0.02),
            (0, 0.12, -0.18),
            (0, 0.09, -0.215),
            (0, 0.06, -0.18),
            (0, 0.06, 0.08),
            (0, 0.035, 0.11),
            (0, 0.005 + 0.055, 0.11),
        ],
        0.0085,
        brass,
    )
    o.rod(
        "lead pipe",
        [(0, 0.06, 0.1), (0.02, 0.08, 0.12), (0.03, 0.1, 0.08), (0.03, 0.11, -0.1), (0.03, 0.12, -0.26)],
        0.0075,
        brass,
    )
    o.lathe(
        "mouthpiece",
        [(0.007, 0), (0.007, 0.03), (0.015, 0.045), (0.013, 0.048), (0, 0.04)],
        o.paint("silver", "#c9ccd0", "metal"),
        (0.03, 0.12, -0.25),
        rotate=(-90, 0, 0),
    )
    for k in range(o.count("valve|key", 3, 1, 6)):
        z = -0.05 - 0.04 * k
        o.cyl(f"valve {k + 1}", 0.0155, 0.1, brass, (0.0, 0.09, z))
        o.cyl(f"button {k + 1}", 0.0045, 0.03, o.paint("silver", "#c9ccd0", "metal"), (0, 0.15, z))
        o.cyl(f"button top {k + 1}", 0.011, 0.006, o.paint("pearl", "#f3ede2", "gloss"), (0, 0.166, z))


@kind("violin", "fiddle|cello|viola", family="music")
def violin(o: Order) -> None:
    """A violin."""
    o.size = 0.5
    wood = o.main("#a8501e", "wood")
    dark = o.paint("ebony", "#1d1512", "wood")
    half = [
        [0, 0],
        [0.08, 0.012],
        [0.105, 0.06],
        [0.09, 0.115],
        [0.058, 0.15],
        [0.06, 0.19],
        [0.085, 0.22],
        [0.085, 0.285],
        [0.05, 0.335],
        [0, 0.345],
    ]
    outline = [*half, *[[-x, y] for x, y in half[-2:0:-1]]]
    o.plate("body", outline, 0.045, wood, smooth=True, bevel=0.012)
    for side in (-1, 1):
        o.rod(
            "f hole",
            [(0.036 * side, 0.13, 0.023), (0.05 * side, 0.17, 0.023), (0.04 * side, 0.215, 0.023)],
            0.0042,
            dark,
        )
    o.box("neck", (0.024, 0.17, 0.02), wood, (0, 0.42, 0.01))
    o.box("fingerboard", (0.028, 0.26, 0.009), dark, (0, 0.4, 0.03))
    o.plate("tailpiece", [[-0.012, 0], [0.012, 0], [0.019, 0.09], [-0.019, 0.09]], 0.008, dark, (0, 0.02, 0.032))
    o.box("bridge", (0.05, 0.007, 0.026), o.paint("bridge", "#d9b27a", "wood"), (0, 0.17, 0.032))
    for k in range(4):
        x = -0.0105 + 0.007 * k
        o.rod(
            f"string {k + 1}",
            [(x, 0.1, 0.037), (x, 0.17, 0.047), (x * 0.7, 0.51, 0.037)],
            0.0009,
            o.mat("string", "#e0e0e2", "metal"),
            smooth=False,
        )
    o.rod(
        "scroll",
        [(0, 0.5, 0.012), (0, 0.56, 0.012), (0, 0.595, 0.0), (0, 0.59, -0.022), (0, 0.57, -0.015)],
        [0.013, 0.012, 0.012, 0.012, 0.01],
        wood,
    )
    for y in (0.525, 0.55):
        o.cyl("peg", 0.0045, 0.08, dark, (0, y, 0.01), rotate=(0, 0, 90))
    if o.has("bow"):
        o.rod("bow", [(0.17, 0, 0.02), (0.18, 0.3, 0.04), (0.17, 0.62, 0.02)], 0.005, o.mat("bow", "#5b2f18", "wood"))


@kind("bell", "hand bell|church bell|jingle bell|school bell", family="music")
def bell(o: Order) -> None:
    """A bell."""
    o.size = 0.2
    gold = o.main("#d0a03a", "gold")
    o.lathe(
        "bell",
        [(0.1, 0), (0.105, 0.01), (0.088, 0.03), (0.068, 0.08), (0.055, 0.13), (0.03, 0.155), (0.0, 0.16)],
        gold,
        smooth=False,
    )
    o.add("ring", s.torus(0.1, 0.006), gold, (0, 0.008, 0))
    o.ball("clapper", 0.024, o.mat("clapper", "#6a4a22", "iron"), (0, 0.0, 0))
    if o.style("hand", "school") or o.has("handle", default=o.chance(0.5)):
        o.lathe(
            "handle",
            [(0.012, 0.155), (0.017, 0.19), (0.012, 0.24), (0.019, 0.27), (0.001, 0.285)],
            o.mat("handle", "#6a4223", "wood"),
            smooth=True,
        )
    else:
        o.add("loop", s.move(s.torus(0.022, 0.007), rotate=(90, 0, 0)), gold, (0, 0.175, 0))


@kind("microphone", "mic|stage microphone", family="music")
def microphone(o: Order) -> None:
    """A microphone."""
    o.size = 0.2
    o.lathe(
        "body", [(0.01, 0), (0.0125, 0.01), (0.0145, 0.1), (0.019, 0.14), (0.0215, 0.148)], o.main("#26272b", "paint")
    )
    o.ball("head", (0.03, 0.034, 0.03), o.mat("head|mesh|grille", "#b9bdc2", "scales"), (0, 0.178, 0))
    o.add("ring", s.torus(0.029, 0.0042), o.paint("ring", "#8f949a", "metal"), (0, 0.17, 0))
    o.box("switch", (0.007, 0.018, 0.005), o.paint("switch", "#c8202a", "plastic"), (0, 0.1, 0.0145))


@kind("harp", "lyre", family="music")
def harp(o: Order) -> None:
    """A harp."""
    o.size = 1.0
    gold = o.main("#d0a03a", "gold")
    o.rod("column", [(-0.3, 0, 0), (-0.32, 0.6, 0), (-0.3, 1.25, 0)], [0.05, 0.04, 0.045], gold)
    o.rod("neck", [(-0.3, 1.25, 0), (-0.1, 1.35, 0), (0.12, 1.12, 0), (0.34, 1.1, 0)], [0.05, 0.05, 0.045, 0.04], gold)
    o.rod("soundboard", [(-0.3, 0.06, 0), (0.02, 0.5, 0), (0.34, 1.1, 0)], [0.1, 0.085, 0.05], gold)
    n = o.count("string", 12, 3, 24)
    for k in range(n):
        t = (k + 1) / (n + 1)
        x = -0.3 + 0.62 * t
        low = 0.06 + 1.04 * t
        high = 1.3 - 0.2 * t - 0.06 * math.sin(t * 6)
        o.rod(f"string {k + 1}", [(x, low, 0), (x, high, 0)], 0.0035, o.mat("string", "#efece4", "matte"), smooth=False)
    o.box("foot", (0.5, 0.07, 0.24), gold, (-0.14, 0.035, 0), bevel=0.02)
