"""Birds, fish and what creeps. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind

Xyz = tuple[float, float, float]


@kind("bird", "sparrow|robin|canary|songbird|pigeon|blue bird|crow|raven|seagull", family="animals")
def bird(o: Order) -> None:
    """A bird."""
    o.size = 0.3
    coat = o.main(("#3f7fd0", "#d9482c", "#e0b01e", "#4f9a55"), "matte")
    o.blob(
        "body",
        coat,
        [((0, 0.16, 0), (0.075, 0.08, 0.105)), ((0, 0.255, 0.065), (0.058, 0.058, 0.06))],
        [((0, 0.14, -0.07), (0, 0.12, -0.16), 0.045, 0.02)],
        blend=0.035,
    )
    o.ball(
        "belly",
        (0.056, 0.066, 0.062),
        o.mat("belly|chest|breast", lighter(o.main_color, 0.6), "matte"),
        (0, 0.148, 0.05),
    )
    wing = o.mat("wing|tail", darker(o.main_color, 0.28), "matte")
    if o.style("flying"):
        o.add("wing", s.ball((0.2, 0.012, 0.07)), wing, (0.22, 0.22, -0.01), rotate=(0, 12, 18), mirror="x")
    else:
        o.add("wing", s.ball((0.02, 0.055, 0.1)), wing, (0.074, 0.165, -0.025), rotate=(14, 6, 0), mirror="x")
    for k in (-1, 0, 1):
        o.add(
            f"tail feather {k + 2}", s.ball((0.018, 0.007, 0.08)), wing, (0.016 * k, 0.115, -0.2), rotate=(14, 9 * k, 0)
        )
    o.add("beak", s.cone(0.017, 0.055), o.mat("beak", "#f0a020", "gloss"), (0, 0.25, 0.142), rotate=(95, 0, 0))
    eyes(o, (0.036, 0.272, 0.105), 0.011, white=False)
    leg = o.mat("leg|foot", "#d98a20", "matte")
    for x in (-0.03, 0.03):
        o.rod("leg", [(x, 0.09, 0.0), (x, 0.006, 0.01)], 0.005, leg, smooth=False)
        for t in (-28, 0, 28, 180):
            o.add(
                "toe",
                s.move(s.capsule(0.0045, 0.045), (0, 0, 0.02), rotate=(90, 0, 0)),
                leg,
                (x, 0.006, 0.01),
                rotate=(0, t, 0),
            )


@kind("owl", "barn owl|snowy owl", family="animals")
def owl(o: Order) -> None:
    """An owl."""
    o.size = 0.4
    coat = o.main(("#8a6238", "#a08a74", "#6d5a4a"), "fur")
    pale = o.mat("belly|chest|face", "#ecdcc0", "scales")
    base = 0.0
    if o.has("branch|log|tree", default=o.chance(0.3)):
        bark = o.mat("branch|log|tree", "#6b4a2e", "bark")
        o.rod(
            "branch",
            [(-0.34, 0.02, 0), (-0.12, 0.05, 0.01), (0.14, 0.04, 0), (0.38, 0.08, 0.02)],
            [0.042, 0.038, 0.035, 0.022],
            bark,
        )
        o.rod("twig", [(0.2, 0.05, 0), (0.3, 0.14, 0.03), (0.36, 0.2, 0.03)], [0.018, 0.012, 0.005], bark)
        o.add(
            "leaf",
            s.ball((0.045, 0.008, 0.022)),
            o.paint("leaf", "#3f8f3a", "leaf"),
            (0.4, 0.21, 0.03),
            rotate=(0, 20, 25),
        )
        base = 0.075
    o.blob(
        "body",
        coat,
        [((0, base + 0.17, 0), (0.13, 0.17, 0.11)), ((0, base + 0.35, 0.015), (0.125, 0.105, 0.105))],
        blend=0.04,
    )
    o.ball("belly", (0.09, 0.13, 0.05), pale, (0, base + 0.16, 0.075))
    o.add("ear tuft", s.cone(0.035, 0.1), coat, (0.085, base + 0.45, 0.01), rotate=(0, 0, -24), mirror="x")
    o.add(
        "face disc",
        s.move(s.cyl(0.056, 0.03, bevel=0.01), rotate=(90, 0, 0)),
        o.paint("disc", "#efe3cb", "matte"),
        (0.05, base + 0.365, 0.098),
        rotate=(0, 14, 0),
        mirror="x",
    )
    o.add(
        "iris",
        s.move(s.cyl(0.038, 0.03, bevel=0.008), rotate=(90, 0, 0)),
        o.mat("eye", "#f2a91c", "gloss"),
        (0.051, base + 0.365, 0.105),
        rotate=(0, 14, 0),
        mirror="x",
    )
    o.ball(
        "pupil", (0.021, 0.021, 0.012), o.paint("pupil", "#17171a", "gloss"), (0.053, base + 0.365, 0.119), mirror="x"
    )
    o.add("beak", s.cone(0.019, 0.05), o.mat("beak", "#e0a030", "gloss"), (0, base + 0.325, 0.122), rotate=(165, 0, 0))
    o.add(
        "wing",
        s.ball((0.035, 0.14, 0.085)),
        o.mat("wing", darker(o.main_color, 0.3), "scales"),
        (0.125, base + 0.17, -0.01),
        rotate=(6, 0, 7),
        mirror="x",
    )
    for x in (-0.045, 0.045):
        for t in (-0.02, 0, 0.02):
            o.ball("toe", (0.009, 0.02, 0.026), o.paint("claw", "#e0a030", "gloss"), (x + t, base + 0.005, 0.06))
    o.add(
        "tail",
        s.ball((0.06, 0.1, 0.02)),
        o.mat("wing", darker(o.main_color, 0.3), "scales"),
        (0, base + 0.03, -0.085),
        rotate=(18, 0, 0),
    )


@kind("duck", "rubber duck|duckling|rubber ducky|bath duck|toy duck|ducky", family="animals")
def duck(o: Order) -> None:
    """A duck."""
    o.size = 0.15
    body = o.main("#f6cf1e", "gloss")
    o.blob(
        "body",
        body,
        [((0, 0.05, -0.005), (0.058, 0.05, 0.075)), ((0, 0.125, 0.038), (0.043, 0.042, 0.043))],
        [((0, 0.075, -0.055), (0, 0.105, -0.092), 0.026, 0.008), ((0, 0.07, 0.035), (0, 0.11, 0.038), 0.036, 0.032)],
        blend=0.02,
    )
    o.add("wing", s.ball((0.014, 0.026, 0.042)), body, (0.055, 0.06, -0.012), rotate=(14, -8, 0), mirror="x")
    beak = o.mat("beak|bill", "#f07c1a", "gloss")
    o.blob(
        "beak",
        beak,
        [((0, 0.119, 0.088), (0.022, 0.0065, 0.021)), ((0, 0.111, 0.084), (0.018, 0.005, 0.016))],
        blend=0.004,
    )
    eyes(o, (0.0195, 0.137, 0.071), 0.0075, white=False)


@kind("chicken", "hen|rooster|cock|chick", family="animals")
def chicken(o: Order) -> None:
    """A chicken."""
    o.size = 0.4
    coat = o.main(("#f4f0e6", "#b0652f"), "matte")
    red = o.mat("comb", "#d0242c", "gloss")
    o.blob(
        "body",
        coat,
        [((0, 0.24, 0), (0.115, 0.12, 0.16))],
        [((0, 0.28, 0.1), (0, 0.43, 0.14), 0.085, 0.055), ((0, 0.28, -0.1), (0, 0.4, -0.2), 0.08, 0.045)],
        blend=0.04,
    )
    for k in range(3):
        o.ball(f"comb {k + 1}", (0.014, 0.034, 0.026), red, (0, 0.495 - 0.008 * abs(k - 1), 0.17 - 0.032 * k))
    o.ball("wattle", (0.014, 0.03, 0.016), red, (0, 0.395, 0.2))
    o.add("beak", s.cone(0.019, 0.055), o.mat("beak", "#f0a020", "gloss"), (0, 0.435, 0.215), rotate=(98, 0, 0))
    eyes(o, (0.034, 0.455, 0.18), 0.0105, white=False)
    o.add(
        "wing",
        s.ball((0.025, 0.075, 0.11)),
        o.mat("wing", darker(o.main_color, 0.13), "matte"),
        (0.108, 0.255, -0.015),
        rotate=(16, 0, 0),
        mirror="x",
    )
    leg = o.mat("leg|foot", "#e69a20", "matte")
    for x in (-0.05, 0.05):
        o.rod("leg", [(x, 0.15, 0.0), (x, 0.01, 0.01)], 0.01, leg, smooth=False)
        for t in (-32, 0, 32, 180):
            o.add(
                "toe",
                s.move(s.capsule(0.008, 0.075), (0, 0, 0.034), rotate=(90, 0, 0)),
                leg,
                (x, 0.009, 0.01),
                rotate=(0, t, 0),
            )


@kind("penguin", "emperor penguin|baby penguin|chick penguin", family="animals")
def penguin(o: Order) -> None:
    """A penguin: with or without golden cheeks, flippers out or down, or a grey chick."""
    o.size = 0.6
    chick = o.style("baby", "chick") or (not o.style("emperor") and o.chance(0.22))
    back = o.main("#8d949e" if chick else ("#24262c", "#2b3346", "#3a3f4a"), "fur" if chick else "matte")
    white = o.mat("belly|chest", "#eef0f2" if chick else "#f7f5f0", "matte")
    stout = o.vary(1.2 if chick else 1.0, 0.12)
    o.blob(
        "body",
        back,
        [((0, 0.28, 0), (0.17 * stout, 0.26, 0.15 * stout)), ((0, 0.6, 0.0), (0.125, 0.13, 0.125))],
        blend=0.06,
    )
    o.blob(
        "belly",
        white,
        [((0, 0.27, 0.05 * stout), (0.135 * stout, 0.215, 0.12 * stout))],
        [((-0.045, 0.58, 0.055), (0.045, 0.58, 0.055), 0.075)],
        blend=0.03,
    )
    if not chick and (o.style("emperor") or o.chance(0.5)):
        gold = o.paint("cheek", "#f2b62a", "matte")
        o.ball("cheek", (0.03, 0.055, 0.05), gold, (0.106, 0.56, 0.035), rotate=(0, 0, 12), mirror="x")
        o.ball("throat", (0.07, 0.045, 0.03), gold, (0, 0.475, 0.112))
    orange = o.mat("beak|foot", ("#f08a1c", "#e8702a", "#3a3432" if chick else "#f2a52a"), "gloss")
    o.add("beak", s.cone(0.032, o.vary(0.1, 0.25)), orange, (0, 0.575, 0.165), rotate=(98, 0, 0), scale=(1.2, 1, 0.8))
    eyes(o, (0.055, 0.635, 0.108), 0.019, white=False)
    out = o.pick(19, 34, 52)
    lift = 0.003 * (out - 19)
    o.add(
        "flipper",
        s.ball((0.028, 0.17, 0.07)),
        back,
        ((0.15 + 0.035 * stout) + lift, 0.32 + 0.5 * lift, 0.0),
        rotate=(0, 0, out),
        mirror="x",
    )
    o.ball("foot", (0.07, 0.024, 0.1), orange, (0.085, 0.024, 0.06), mirror="x")
    if o.has("scarf", default=o.chance(0.25)):
        wool = o.mat("scarf", ("#c8323c", "#2f6fb8", "#2f8f4e"), "fabric")
        o.add("scarf", s.torus(0.125, 0.032), wool, (0, 0.485, 0.0), scale=(1, 1.1, 1))
        o.box("scarf end", (0.06, 0.17, 0.025), wool, (0.06, 0.4, 0.145), rotate=(-14, 0, 10), bevel=0.01)


@kind("fish", "goldfish|clownfish|tropical fish|salmon fish|koi|tuna", family="animals")
def fish(o: Order) -> None:
    """A fish."""
    o.size = 0.3
    coat = o.main(("#f08a1c", "#3f8fd0", "#e0504a"), "scales", tile=0.07)
    fin = o.mat("fin|tail", lighter(o.main_color, 0.25), "gloss")
    o.blob(
        "body",
        coat,
        [((0, 0.14, 0.02), (0.05, 0.088, 0.12)), ((0, 0.14, 0.1), (0.04, 0.06, 0.05))],
        [((0, 0.14, -0.06), (0, 0.145, -0.15), 0.05, 0.02)],
        blend=0.04,
    )
    tail = [
        [0, 0.018],
        [-0.06, 0.06],
        [-0.14, 0.115],
        [-0.155, 0.1],
        [-0.115, 0.0],
        [-0.155, -0.1],
        [-0.14, -0.115],
        [-0.06, -0.06],
        [0, -0.018],
    ]
    o.plate("tail", tail[::-1], 0.011, fin, (0, 0.145, -0.14), smooth=True, rotate=(0, -90, 0))
    o.plate(
        "dorsal fin",
        [[-0.07, 0], [-0.075, 0.055], [-0.03, 0.075], [0.055, 0.035], [0.09, 0]][::-1],
        0.011,
        fin,
        (0, 0.215, 0.0),
        smooth=True,
        rotate=(0, -90, 0),
    )
    o.plate("belly fin", [[-0.04, 0], [0.03, 0], [-0.03, -0.06]], 0.009, fin, (0, 0.065, -0.01), rotate=(0, -90, 0))
    o.add("side fin", s.ball((0.006, 0.026, 0.048)), fin, (0.062, 0.118, 0.03), rotate=(18, -32, 0), mirror="x")
    eyes(o, (0.036, 0.163, 0.112), 0.0165, white=True)
    o.rod(
        "mouth",
        [(-0.016, 0.127, 0.144), (0, 0.12, 0.152), (0.016, 0.127, 0.144)],
        0.005,
        o.paint("mouth", darker(o.main_color, 0.4), "matte"),
    )
    if o.has("stripe"):
        for z in (0.075, -0.015, -0.085):
            o.add(
                "stripe",
                s.common(
                    s.move(s.ball((0.0515, 0.0895, 0.1215)), (0, 0.14, 0.02)),
                    s.move(s.box((0.2, 0.3, 0.022), 0), (0, 0.14, z)),
                ),
                o.mat("stripe", "#f6f4ee", "gloss"),
            )
    o.keep("stripe")


@kind("shark", "great white shark|great white", family="animals")
def shark(o: Order) -> None:
    """A shark."""
    o.size = 2.0
    coat = o.main("#6d7f8f", "skin")
    white = o.mat("belly", "#eef0f0", "skin")
    o.blob(
        "body",
        coat,
        limbs=[((0, 0.5, 0.75), (0, 0.5, 0.1), 0.12, 0.27), ((0, 0.5, 0.1), (0, 0.52, -0.9), 0.27, 0.07)],
        blend=0.08,
    )
    o.blob(
        "belly",
        white,
        limbs=[((0, 0.44, 0.72), (0, 0.41, 0.1), 0.085, 0.205), ((0, 0.41, 0.1), (0, 0.49, -0.8), 0.2, 0.05)],
        blend=0.05,
    )
    o.plate(
        "dorsal",
        [[-0.2, 0], [-0.14, 0.38], [-0.05, 0.33], [0.2, 0]][::-1],
        0.05,
        coat,
        (0, 0.73, 0.05),
        rotate=(0, -90, 0),
        bevel=0.018,
    )
    o.plate(
        "tail",
        [[0, 0.05], [-0.32, 0.5], [-0.38, 0.48], [-0.2, 0.02], [-0.3, -0.28], [-0.24, -0.28], [0, -0.05]][::-1],
        0.05,
        coat,
        (0, 0.52, -0.86),
        rotate=(0, -90, 0),
        bevel=0.018,
    )
    o.add("fin", s.ball((0.27, 0.025, 0.1)), coat, (0.4, 0.34, 0.15), rotate=(0, 28, -22), mirror="x")
    eyes(o, (0.15, 0.56, 0.62), 0.028, white=False)
    dark = o.paint("mouth", "#5b2630", "matte")
    o.rod("mouth", [(-0.11, 0.415, 0.68), (0, 0.4, 0.79), (0.11, 0.415, 0.68)], 0.024, dark)
    for k in range(7):
        a = math.radians(-66 + 22 * k)
        o.add(
            f"tooth {k + 1}",
            s.cone(0.016, 0.045),
            o.paint("tooth", "#fbfaf6", "gloss"),
            (0.112 * math.sin(a), 0.405, 0.675 + 0.115 * math.cos(a)),
            rotate=(180, 0, 0),
        )
    for k in range(4):
        o.box(
            f"gill {k + 1}",
            (0.03, 0.16, 0.014),
            o.paint("gill", darker(o.main_color, 0.4), "skin"),
            (0.225 + 0.006 * k, 0.5, 0.33 - 0.05 * k),
            rotate=(12, 0, 0),
            mirror="x",
        )


@kind("whale", "blue whale|orca|killer whale", family="animals")
def whale(o: Order) -> None:
    """A whale; an orca is black with white cheeks and a tall fin."""
    o.size = 3.0
    orca = o.style("orca", "killer")
    coat = o.main("#1f2126" if orca else ("#3f6f9f", "#4a7f8f", "#5a6f8a"), "skin")
    o.blob(
        "body",
        coat,
        [((0, 0.62, 0.35), (0.58, 0.55, 0.75))],
        [((0, 0.6, 0.2), (0, 0.68, -1.0), 0.5, 0.2), ((0, 0.68, -1.0), (0, 1.0, -1.5), 0.2, 0.1)],
        blend=0.2,
    )
    o.blob(
        "belly",
        o.mat("belly", "#e9eef0", "skin"),
        [((0, 0.46, 0.4), (0.5, 0.42, 0.68))],
        [((0, 0.45, 0.2), (0, 0.58, -0.8), 0.4, 0.12)],
        blend=0.15,
    )
    o.add("fluke", s.ball((0.42, 0.055, 0.2)), coat, (0.32, 1.07, -1.6), rotate=(-12, 25, 12), mirror="x")
    o.add("flipper", s.ball((0.36, 0.05, 0.16)), coat, (0.66, 0.3, 0.35), rotate=(0, 25, -28), mirror="x")
    eyes(o, (0.5, 0.68, 0.75), 0.055, white=True)
    if orca:
        cheek = o.paint("cheek", "#f4f4f2", "skin")
        o.ball("cheek", (0.06, 0.1, 0.17), cheek, (0.52, 0.83, 0.58), rotate=(0, 22, -24), mirror="x")
        o.add(
            "fin",
            s.plate([[-0.22, 0], [0.2, 0], [-0.16, 0.62]], 0.08, bevel=0.02),
            coat,
            (0, 1.08, 0),
            rotate=(0, -90, 0),
        )
    if o.has("water|spout|spray", default=not orca):
        water = o.mat("water|spout|spray", "#8fd0f0", "gloss")
        for k in range(4):
            o.rod(
                f"spray {k + 1}",
                [
                    (0, 1.1, 0.35),
                    (0.04 * math.cos(1.57 * k), 1.45, 0.35 + 0.04 * math.sin(1.57 * k)),
                    (0.2 * math.cos(1.57 * k), 1.62, 0.35 + 0.2 * math.sin(1.57 * k)),
                    (0.32 * math.cos(1.57 * k), 1.45, 0.35 + 0.32 * math.sin(1.57 * k)),
                ],
                [0.045, 0.05, 0.055, 0.04],
                water,
            )


@kind("turtle", "tortoise|sea turtle", family="animals")
def turtle(o: Order) -> None:
    """A turtle."""
    o.size = 0.5
    skin = o.main(("#6a9a4a", "#8a9a5a"), "skin")
    shell = o.mat("shell", "#7a5630", "scales")
    o.add("shell", s.cut(s.ball((0.22, 0.19, 0.27)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0))), shell, (0, 0.1, 0))
    o.lathe(
        "shell rim",
        [(0.2, 0.09), (0.245, 0.095), (0.24, 0.13), (0.2, 0.14)],
        o.paint("rim", "#a8844a", "matte"),
        closed=True,
        scale=(0.95, 1, 1.2),
    )
    o.ball("plastron", (0.19, 0.06, 0.24), o.paint("rim", "#a8844a", "matte"), (0, 0.1, 0))
    o.blob(
        "head",
        skin,
        [((0, 0.19, 0.4), (0.07, 0.068, 0.085))],
        [((0, 0.13, 0.2), (0, 0.18, 0.36), 0.06, 0.05)],
        blend=0.03,
    )
    eyes(o, (0.045, 0.215, 0.455), 0.0155, white=False)
    for x in (-1, 1):
        for z in (0.17, -0.19):
            o.blob("leg", skin, limbs=[((0.14 * x, 0.1, z), (0.23 * x, 0.045, z * 1.35), 0.055, 0.046)], blend=0.02)
    o.add("tail", s.cone(0.03, 0.12), skin, (0, 0.09, -0.3), rotate=(-95, 0, 0))


@kind("snake", "python|cobra|serpent|viper", family="animals")
def snake(o: Order) -> None:
    """A snake."""
    o.size = 0.6
    coat = o.main(("#4f9a3a", "#c98a2b", "#8a5a8f"), "scales", tile=0.1)
    path: list[Any] = []
    for k in range(40):
        t = k / 39
        a = 2 * math.pi * 2.3 * t
        r = 0.3 - 0.13 * t
        path.append((r * math.cos(a), 0.045 + 0.115 * t, r * math.sin(a)))
    end = path[-1]
    path += [(end[0] * 0.5, 0.28, end[2] * 0.5 + 0.05), (0.02, 0.4, 0.06), (0.0, 0.46, 0.14)]
    o.rod("body", path, [0.008, 0.04, 0.048, 0.05, 0.05, 0.048, 0.045, 0.04], coat)
    o.blob(
        "head", coat, [((0, 0.47, 0.17), (0.056, 0.04, 0.075)), ((0, 0.465, 0.225), (0.036, 0.028, 0.04))], blend=0.02
    )
    eyes(o, (0.04, 0.495, 0.2), 0.013, white=False)
    red = o.mat("tongue", "#c8202a", "gloss")
    o.rod("tongue", [(0, 0.46, 0.25), (0, 0.455, 0.32), (0.018, 0.458, 0.355)], 0.0045, red)
    o.rod("tongue fork", [(0, 0.455, 0.32), (-0.018, 0.458, 0.355)], 0.0045, red, smooth=False)


@kind("frog", "toad|tree frog", family="animals")
def frog(o: Order) -> None:
    """A frog."""
    o.size = 0.3
    skin = o.main(("#4fa83a", "#7ab03a"), "gloss")
    o.blob(
        "body",
        skin,
        [
            ((0, 0.1, 0), (0.11, 0.085, 0.13)),
            ((0, 0.165, 0.09), (0.1, 0.065, 0.085)),
            ((0.06, 0.225, 0.085), (0.038, 0.038, 0.036)),
            ((-0.06, 0.225, 0.085), (0.038, 0.038, 0.036)),
        ],
        [
            ((0.1, 0.08, -0.06), (0.2, 0.09, 0.03), 0.05, 0.035),
            ((-0.1, 0.08, -0.06), (-0.2, 0.09, 0.03), 0.05, 0.035),
            ((0.2, 0.09, 0.03), (0.17, 0.022, -0.08), 0.034, 0.024),
            ((-0.2, 0.09, 0.03), (-0.17, 0.022, -0.08), 0.034, 0.024),
            ((0.08, 0.09, 0.1), (0.11, 0.02, 0.16), 0.03, 0.022),
            ((-0.08, 0.09, 0.1), (-0.11, 0.02, 0.16), 0.03, 0.022),
        ],
        blend=0.025,
    )
    eyes(o, (0.062, 0.235, 0.11), 0.026, white=True)
    o.ball("belly", (0.085, 0.06, 0.06), o.mat("belly", "#e6e9b8", "gloss"), (0, 0.095, 0.09))
    o.rod(
        "mouth",
        [(-0.085, 0.165, 0.135), (0, 0.145, 0.178), (0.085, 0.165, 0.135)],
        0.0055,
        o.paint("mouth", darker(o.main_color, 0.5), "matte"),
    )
    for x, z in ((0.115, 0.18), (0.175, -0.06)):
        for t in (-0.03, 0, 0.03):
            o.ball("toe", (0.012, 0.008, 0.03), skin, (x + t, 0.009, z + 0.02), mirror="x")


@kind("dinosaur", "t rex|trex|tyrannosaurus|raptor|dino|tyrannosaurus rex", family="animals")
def dinosaur(o: Order) -> None:
    """A dinosaur."""
    o.size = 2.5
    skin = o.main(("#5f8f4a", "#8a7a4f", "#4f8a86"), "scales", tile=0.5)
    o.blob(
        "body",
        skin,
        [((0, 1.85, 0.95), (0.24, 0.25, 0.3)), ((0, 1.76, 1.28), (0.19, 0.15, 0.28))],
        [
            ((0, 1.15, 0.2), (0, 1.2, -0.3), 0.42, 0.4),
            ((0, 1.25, 0.35), (0, 1.8, 0.85), 0.3, 0.2),
            ((0, 1.15, -0.4), (0, 0.95, -1.2), 0.34, 0.17),
            ((0, 0.95, -1.2), (0, 1.1, -2.1), 0.17, 0.04),
            ((0.3, 1.05, -0.15), (0.34, 0.6, 0.12), 0.26, 0.15),
            ((-0.3, 1.05, -0.15), (-0.34, 0.6, 0.12), 0.26, 0.15),
            ((0.34, 0.6, 0.12), (0.34, 0.15, -0.08), 0.14, 0.1),
            ((-0.34, 0.6, 0.12), (-0.34, 0.15, -0.08), 0.14, 0.1),
            ((0.34, 0.1, -0.05), (0.34, 0.08, 0.22), 0.11, 0.09),
            ((-0.34, 0.1, -0.05), (-0.34, 0.08, 0.22), 0.11, 0.09),
            ((0.25, 1.3, 0.5), (0.3, 1.12, 0.75), 0.075, 0.055),
            ((-0.25, 1.3, 0.5), (-0.3, 1.12, 0.75), 0.075, 0.055),
            ((0.3, 1.12, 0.75), (0.27, 1.12, 0.9), 0.05, 0.04),
            ((-0.3, 1.12, 0.75), (-0.27, 1.12, 0.9), 0.05, 0.04),
        ],
        blend=0.1,
    )
    o.blob("jaw", skin, limbs=[((0, 1.66, 0.95), (0, 1.48, 1.36), 0.14, 0.09)], blend=0.05)
    o.blob(
        "mouth",
        o.paint("mouth", "#a8414a", "gloss"),
        limbs=[((0, 1.68, 1.0), (0, 1.58, 1.32), 0.115, 0.09)],
        blend=0.03,
    )
    tooth = o.paint("tooth", "#f6f1e2", "gloss")
    for k in range(5):
        z = 1.18 + 0.085 * k
        o.add(f"tooth {k + 1}", s.cone(0.025, 0.085), tooth, (0.15 - 0.018 * k, 1.6, z), rotate=(180, 0, 0), mirror="x")
    eyes(o, (0.19, 1.97, 1.08), 0.05, white=True)
    o.ball("belly", (0.28, 0.36, 0.3), o.mat("belly", lighter(o.main_color, 0.45), "skin"), (0, 1.12, 0.38))
    claw = o.paint("claw", "#2f2a24", "gloss")
    for x in (0.27, 0.34, 0.41):
        o.add("claw", s.cone(0.032, 0.11), claw, (x, 0.06, 0.34), rotate=(95, 0, 0), mirror="x")
    spike = o.mat("spike|spine", darker(o.main_color, 0.35), "matte")
    for k in range(9):
        t = k / 8
        o.add(
            f"spine {k + 1}",
            s.cone(0.06, 0.17 - 0.08 * t),
            spike,
            (0, 1.66 - 0.56 * t + 0.12 * t * t, 0.3 - 1.85 * t),
            rotate=(-14, 0, 0),
            scale=(0.5, 1, 1.2),
        )
