"""Birds of water and air. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("swan", "white swan|black swan|goose|white goose|gander", family="animals")
def swan(o: Order) -> None:
    """A swan; a goose stands on its feet and holds a shorter neck straight."""
    o.size = 0.8
    goose = o.style("goose", "gander")
    coat = o.main(("#f7f5f0", "#c9c3b8", "#a89c8c") if goose else "#f7f5f0", "matte")
    neck = [
        ((0, 0.24, 0.22), (0, 0.42, 0.36), 0.12, 0.065),
        ((0, 0.42, 0.36), (0, 0.62, 0.3), 0.06, 0.05),
        ((0, 0.62, 0.3), (0, 0.76, 0.3), 0.05, 0.048),
        ((0, 0.76, 0.3), (0, 0.79, 0.4), 0.055, 0.05),
    ]
    if goose:
        neck = [((0, 0.24, 0.2), (0, 0.48, 0.3), 0.13, 0.062), ((0, 0.48, 0.3), (0, 0.78, 0.33), 0.06, 0.055)]
        neck.append(((0, 0.78, 0.33), (0, 0.785, 0.4), 0.066, 0.056))
    o.blob(
        "body",
        coat,
        [((0, 0.2, 0), (0.2, 0.17, 0.32))],
        [
            *neck,
            ((0, 0.24, -0.25), (0, 0.32, -0.42), 0.1, 0.03),
        ],
        blend=0.04,
    )
    wing = o.mat("wing", darker(o.main_color, 0.05), "matte")
    for k in range(3):
        o.add(
            f"wing {k + 1}",
            s.ball((0.035, 0.13 - 0.02 * k, 0.27 - 0.03 * k)),
            wing,
            (0.185 + 0.01 * k, 0.27 + 0.045 * k, -0.06 - 0.05 * k),
            rotate=(18 + 8 * k, 0, 10),
            mirror="x",
        )
    o.blob(
        "beak",
        o.mat("beak|bill", "#f07c1a", "gloss"),
        [],
        [((0, 0.785, 0.43), (0, 0.755, 0.53), 0.032, 0.018)],
        blend=0.01,
    )
    if goose:
        foot = o.mat("foot|leg", "#f07c1a", "gloss")
        o.rod("leg", [(0.08, 0.1, 0.02), (0.085, -0.16, 0.03)], 0.02, foot, smooth=False, mirror="x")
        o.ball("foot", (0.06, 0.018, 0.085), foot, (0.085, -0.17, 0.07), mirror="x")
    else:
        o.ball("beak base", (0.036, 0.036, 0.03), o.paint("black", "#1f1f22", "matte"), (0, 0.795, 0.435))
    eyes(o, (0.04, 0.82, 0.41), 0.013, white=False)


@kind("flamingo", "pink flamingo", family="animals")
def flamingo(o: Order) -> None:
    """A flamingo, standing on one leg where asked."""
    o.size = 1.1
    coat = o.main("#f28fa5", "matte")
    leg = o.mat("leg", darker(o.main_color, 0.12), "matte")
    o.blob(
        "body",
        coat,
        [((0, 0.78, 0), (0.14, 0.15, 0.23))],
        [
            ((0, 0.82, 0.15), (0, 1.0, 0.3), 0.08, 0.045),
            ((0, 1.0, 0.3), (0, 1.2, 0.22), 0.042, 0.038),
            ((0, 1.2, 0.22), (0, 1.38, 0.24), 0.036, 0.036),
            ((0, 1.38, 0.24), (0, 1.4, 0.34), 0.055, 0.05),
            ((0, 0.8, -0.18), (0, 0.76, -0.36), 0.09, 0.02),
        ],
        blend=0.035,
    )
    o.add(
        "wing",
        s.ball((0.035, 0.1, 0.2)),
        o.mat("wing", darker(o.main_color, 0.14), "matte"),
        (0.125, 0.8, -0.04),
        rotate=(14, 0, 6),
        mirror="x",
    )
    o.rod(
        "beak",
        [(0, 1.385, 0.37), (0, 1.36, 0.45), (0, 1.27, 0.48)],
        [0.034, 0.03, 0.01],
        o.mat("beak|bill", "#f6e3d0", "gloss"),
    )
    o.rod(
        "beak tip",
        [(0, 1.315, 0.475), (0, 1.25, 0.478)],
        [0.024, 0.006],
        o.paint("black", "#1f1f22", "gloss"),
        smooth=False,
    )
    eyes(o, (0.042, 1.42, 0.345), 0.013, white=False)
    one = o.has("leg") and o.count("leg", 2, 1, 2) == 1
    o.rod("leg 1", [(0.045, 0.7, 0), (0.045, 0.36, -0.02), (0.045, 0.02, 0.02)], 0.016, leg, smooth=False)
    o.ball("knee 1", 0.026, leg, (0.045, 0.36, -0.02))
    if one:
        o.rod("leg 2", [(-0.045, 0.7, 0), (-0.045, 0.42, 0.14), (-0.02, 0.44, -0.12)], 0.016, leg, smooth=False)
    else:
        o.rod("leg 2", [(-0.045, 0.7, 0), (-0.045, 0.36, -0.02), (-0.045, 0.02, 0.02)], 0.016, leg, smooth=False)
        o.ball("knee 2", 0.026, leg, (-0.045, 0.36, -0.02))
    for x in (0.045,) if one else (0.045, -0.045):
        for t in (-34, 0, 34):
            o.add(
                "toe",
                s.move(s.capsule(0.012, 0.12), (0, 0, 0.05), rotate=(90, 0, 0)),
                leg,
                (x, 0.014, 0.02),
                rotate=(0, t, 0),
            )


@kind("parrot", "macaw|cockatoo|budgie|parakeet|pirate parrot", family="animals")
def parrot(o: Order) -> None:
    """A parrot."""
    o.size = 0.5
    coat = o.main(("#d0242c", "#2f8f3e", "#2459b8"), "matte")
    second = o.second(("#f2c81e", "#2f8fe0"), "matte", "wing|belly|chest")
    third = o.paint("third", "#2459b8" if o.main_color > "#9" else "#f2c81e", "matte")
    o.blob("body", coat, [((0, 0.26, 0), (0.095, 0.15, 0.09)), ((0, 0.43, 0.02), (0.085, 0.08, 0.085))], blend=0.03)
    o.ball("belly", (0.065, 0.1, 0.04), second, (0, 0.24, 0.065))
    o.add("wing", s.ball((0.025, 0.14, 0.06)), second, (0.09, 0.25, -0.02), rotate=(12, 0, 6), mirror="x")
    o.add("wing tip", s.ball((0.02, 0.11, 0.04)), third, (0.087, 0.15, -0.055), rotate=(18, 0, 4), mirror="x")
    for k, x in enumerate((-0.025, 0, 0.025)):
        o.add(
            f"tail feather {k + 1}",
            s.ball((0.016, 0.14, 0.01)),
            third if k == 1 else coat,
            (x, 0.05, -0.13),
            rotate=(32, 0, 0),
        )
    o.ball("cheek", (0.045, 0.045, 0.03), o.paint("cheek", "#f6f3ea", "matte"), (0.055, 0.43, 0.07), mirror="x")
    o.rod(
        "beak",
        [(0, 0.445, 0.095), (0, 0.44, 0.15), (0, 0.39, 0.155)],
        [0.034, 0.028, 0.004],
        o.mat("beak", "#2b2724", "gloss"),
    )
    eyes(o, (0.052, 0.455, 0.093), 0.014, white=False)
    bark = o.mat("branch|perch", "#7a5636", "bark")
    o.rod("perch", [(-0.26, 0.08, 0.02), (0, 0.1, 0.02), (0.26, 0.09, 0.03)], 0.024, bark)
    for x in (-0.045, 0.045):
        for t in (-0.018, 0.0, 0.018):
            o.ball("claw", (0.008, 0.016, 0.028), o.paint("claw", "#8f8a80", "matte"), (x + t, 0.12, 0.035))


@kind("eagle", "hawk|falcon|bald eagle", family="animals")
def eagle(o: Order) -> None:
    """An eagle with open wings."""
    o.size = 1.0
    coat = o.main("#5b3f2a", "matte")
    white = o.mat("head|tail", "#f4f1e9", "matte")
    o.blob(
        "body",
        coat,
        [((0, 0.42, 0), (0.13, 0.14, 0.22))],
        [((0, 0.46, 0.14), (0, 0.54, 0.24), 0.09, 0.075)],
        blend=0.04,
    )
    o.blob(
        "head",
        white,
        [((0, 0.57, 0.28), (0.08, 0.08, 0.085))],
        [((0, 0.52, 0.2), (0, 0.57, 0.28), 0.085, 0.07)],
        blend=0.02,
    )
    o.rod(
        "beak",
        [(0, 0.565, 0.345), (0, 0.565, 0.4), (0, 0.52, 0.42)],
        [0.034, 0.028, 0.003],
        o.mat("beak", "#f2b01e", "gloss"),
    )
    eyes(o, (0.05, 0.6, 0.325), 0.015, white=False)
    o.add("brow", s.ball((0.014, 0.01, 0.035)), white, (0.053, 0.62, 0.33), rotate=(12, 0, 0), mirror="x")
    wing = o.mat("wing", darker(o.main_color, 0.12), "matte")
    o.blob(
        "wing",
        wing,
        [],
        [((0.08, 0.46, 0.04), (0.42, 0.62, 0.08), 0.06, 0.045), ((0.42, 0.62, 0.08), (0.78, 0.64, -0.02), 0.045, 0.03)],
        blend=0.03,
        mirror="x",
    )
    for k in range(9):
        t = k / 8
        x = 0.18 + 0.62 * t
        y = 0.5 + 0.16 * min(1, t * 1.6)
        long = 0.17 + 0.06 * t
        turn = -70 * max(0.0, t - 0.45) / 0.55
        feather = s.move(s.ball((0.05, 0.012, long)), (0, 0, -long * 0.9))
        o.add(f"feather {k + 1}", feather, wing, (x, y, 0.05), rotate=(6, turn, 10), mirror="x")
    for k, t in enumerate((-20, 0, 20)):
        o.add(
            f"tail feather {k + 1}",
            s.move(s.ball((0.055, 0.014, 0.17)), (0, 0, -0.14)),
            white,
            (0, 0.41, -0.16),
            rotate=(6, t, 0),
        )
    claw = o.mat("claw|leg|foot", "#f2b01e", "gloss")
    for x in (-0.06, 0.06):
        o.rod("leg", [(x, 0.34, 0.0), (x, 0.2, 0.05)], [0.045, 0.022], claw, smooth=False)
        for t in (-30, 0, 30, 180):
            a = math.radians(t)
            o.rod(
                "talon",
                [
                    (x, 0.2, 0.05),
                    (x + 0.06 * math.sin(a), 0.2, 0.05 + 0.06 * math.cos(a)),
                    (x + 0.08 * math.sin(a), 0.15, 0.05 + 0.08 * math.cos(a)),
                ],
                [0.016, 0.014, 0.003],
                claw,
            )


@kind("peacock", "peafowl", family="animals")
def peacock(o: Order) -> None:
    """A peacock showing its fan."""
    o.size = 1.2
    blue = o.main("#1f4fb8", "gloss")
    green = o.mat("feather|tail|fan", "#1f8f5e", "leaf")
    gold, eye = o.paint("gold", "#c9a23a", "gloss"), o.paint("eyespot", "#2a2fa0", "gloss")
    o.blob(
        "body",
        blue,
        [((0, 0.36, 0.05), (0.14, 0.15, 0.2))],
        [((0, 0.42, 0.2), (0, 0.66, 0.27), 0.085, 0.05), ((0, 0.66, 0.27), (0, 0.72, 0.3), 0.058, 0.055)],
        blend=0.04,
    )
    for row, (radius, n, spread) in enumerate(((0.98, 13, 84), (0.74, 10, 76), (0.52, 7, 66))):
        for k in range(n):
            a = math.radians(-spread + 2 * spread * k / (n - 1))
            feather = s.move(s.ball((0.062, radius / 2, 0.014)), (0, radius / 2, 0))
            z = -0.14 + 0.035 * row
            o.add(f"feather {row + 1}-{k + 1}", feather, green, (0, 0.34, z), rotate=(-8, 0, -math.degrees(a)))
            tip = (radius * 0.9 * math.sin(a), 0.34 + radius * 0.9 * math.cos(a), z - 0.126 * radius * math.cos(a))
            o.ball(f"rim {row + 1}-{k + 1}", (0.06, 0.06, 0.018), gold, (tip[0], tip[1], tip[2] + 0.01))
            o.ball(f"eyespot {row + 1}-{k + 1}", (0.036, 0.036, 0.022), eye, (tip[0], tip[1], tip[2] + 0.018))
    o.add("beak", s.cone(0.018, 0.06), o.mat("beak", "#d9b060", "gloss"), (0, 0.715, 0.375), rotate=(96, 0, 0))
    eyes(o, (0.036, 0.745, 0.335), 0.011, white=False)
    for k in range(3):
        x = (k - 1) * 0.025
        o.rod(f"crest {k + 1}", [(x * 0.4, 0.76, 0.29), (x, 0.84, 0.275)], 0.004, blue, smooth=False)
        o.ball(f"crest tip {k + 1}", 0.014, green, (x, 0.85, 0.275))
    leg = o.mat("leg|foot", "#b89a6a", "matte")
    for x in (-0.06, 0.06):
        o.rod("leg", [(x, 0.26, 0.05), (x, 0.01, 0.06)], 0.013, leg, smooth=False)
        for t in (-30, 0, 30, 180):
            o.add(
                "toe",
                s.move(s.capsule(0.009, 0.085), (0, 0, 0.036), rotate=(90, 0, 0)),
                leg,
                (x, 0.01, 0.06),
                rotate=(0, t, 0),
            )


@kind("phoenix", "fire bird|firebird|flaming bird", family="creatures")
def phoenix(o: Order) -> None:
    """A phoenix."""
    o.size = 1.4
    coat = o.main("#d8381e", "gloss")
    flame = o.mat("flame|wing|feather", "#ff9a2a", "glow")
    hot = o.paint("hot", "#ffd84a", "glow")
    o.blob(
        "body",
        coat,
        [((0, 0.75, 0), (0.13, 0.17, 0.2))],
        [((0, 0.82, 0.12), (0, 1.05, 0.22), 0.09, 0.055), ((0, 1.05, 0.22), (0, 1.1, 0.28), 0.07, 0.06)],
        blend=0.04,
    )
    o.rod(
        "beak",
        [(0, 1.1, 0.33), (0, 1.09, 0.4), (0, 1.04, 0.42)],
        [0.032, 0.024, 0.003],
        o.mat("beak", "#f2c02a", "gloss"),
    )
    eyes(o, (0.045, 1.125, 0.31), 0.014, white=False)
    for k in range(3):
        o.rod(
            f"crest {k + 1}",
            [(0, 1.14, 0.25 - 0.03 * k), (0, 1.25 + 0.03 * k, 0.2 - 0.05 * k), (0, 1.3 + 0.05 * k, 0.06 - 0.07 * k)],
            [0.022, 0.03, 0.002],
            (flame, hot, flame)[k],
        )
    for k in range(9):
        t = k / 8
        lift = math.radians(8 + 62 * t)
        long = 0.34 + 0.42 * math.sin(math.pi * min(1.0, 0.25 + 0.75 * t))
        feather = s.move(s.ball((0.05, long / 2, 0.018)), (0, long / 2, 0))
        o.add(
            f"wing feather {k + 1}",
            feather,
            (flame, hot, coat)[k % 3] if k % 3 != 2 else coat,
            (0.1 + 0.1 * t, 0.78 + 0.1 * t, -0.02 - 0.02 * k),
            rotate=(-10, 0, -90 + math.degrees(lift) * 1.1),
            mirror="x",
        )
    for k in range(5):
        x = (k - 2) * 0.11
        path = [(x * 0.3, 0.68, -0.15), (x * 0.9, 0.5, -0.4), (x * 1.6, 0.25, -0.62), (x * 2.2, 0.16, -0.95)]
        o.rod(f"tail {k + 1}", path, [0.045, 0.06, 0.05, 0.003], (flame, hot)[k % 2])
        o.ball(f"tail eye {k + 1}", (0.045, 0.03, 0.07), coat, path[2])
    for x in (-0.06, 0.06):
        o.rod(
            "leg",
            [(x, 0.62, 0), (x, 0.5, 0.06), (x * 1.1, 0.38, 0.04)],
            [0.04, 0.025, 0.02],
            o.mat("leg|claw", "#f2c02a", "gloss"),
        )
        for t in (-0.035, 0, 0.035):
            o.rod(
                "talon",
                [(x * 1.1, 0.38, 0.04), (x * 1.1 + t, 0.35, 0.1), (x * 1.1 + t, 0.3, 0.11)],
                [0.016, 0.014, 0.002],
                o.mat("leg|claw", "#f2c02a", "gloss"),
            )
