"""Birds of water and air, and what lives in the sea or creeps. Front is +z."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("swan", "white swan|black swan|goose", family="animals")
def swan(o: Order) -> None:
    """A swan."""
    o.size = 0.8
    coat = o.main("#f7f5f0", "matte")
    o.blob(
        "body",
        coat,
        [((0, 0.2, 0), (0.2, 0.17, 0.32))],
        [
            ((0, 0.24, 0.22), (0, 0.42, 0.36), 0.12, 0.065),
            ((0, 0.42, 0.36), (0, 0.62, 0.3), 0.06, 0.05),
            ((0, 0.62, 0.3), (0, 0.76, 0.3), 0.05, 0.048),
            ((0, 0.76, 0.3), (0, 0.79, 0.4), 0.055, 0.05),
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


@kind("dolphin", "porpoise|bottlenose dolphin", family="animals")
def dolphin(o: Order) -> None:
    """A dolphin leaping."""
    o.size = 1.4
    skin = o.main(("#6f8fa8", "#7f8d9a", "#4f86b8"), "gloss")
    pale = o.mat("belly", "#e9edf0", "gloss")
    spine = [(0, 0.55, 0.75), (0, 0.72, 0.42), (0, 0.8, 0.0), (0, 0.68, -0.42), (0, 0.42, -0.75)]
    radii = [0.15, 0.22, 0.235, 0.15, 0.06]
    limbs = [(spine[k], spine[k + 1], radii[k], radii[k + 1]) for k in range(4)]
    o.blob("body", skin, [], [*limbs, ((0, 0.5, 0.82), (0, 0.4, 1.02), 0.075, 0.045)], blend=0.06)
    o.blob(
        "belly",
        pale,
        [],
        [((0, 0.46, 0.66), (0, 0.62, 0.32), 0.12, 0.15), ((0, 0.62, 0.32), (0, 0.66, -0.1), 0.15, 0.13)],
        blend=0.05,
    )
    fin = [[-0.2, 0], [0.16, 0], [-0.06, 0.2], [-0.22, 0.28]]
    o.plate("dorsal fin", [[-z, y] for z, y in fin][::-1], 0.04, skin, (0, 0.97, -0.05), rotate=(0, 90, 0), bevel=0.015)
    o.add("flipper", s.ball((0.17, 0.025, 0.085)), skin, (0.26, 0.56, 0.3), rotate=(0, 26, -28), mirror="x")
    o.add("fluke", s.ball((0.18, 0.024, 0.085)), skin, (0.14, 0.38, -0.82), rotate=(18, 30, 0), mirror="x")
    eyes(o, (0.135, 0.6, 0.79), 0.022, white=False)
    o.rod(
        "mouth",
        [(0.07, 0.475, 0.86), (0.05, 0.415, 0.95), (0.0, 0.395, 1.03)],
        0.006,
        o.paint("mouth", darker(o.main_color, 0.4), "matte"),
        mirror="x",
    )


@kind("seal", "sea lion|baby seal", family="animals")
def seal(o: Order) -> None:
    """A seal."""
    o.size = 0.9
    skin = o.main(("#6b7078", "#8d8378", "#e6e4de"), "gloss")
    o.blob(
        "body",
        skin,
        [((0, 0.5, 0.36), (0.14, 0.13, 0.14))],
        [
            ((0, 0.2, 0.15), (0, 0.16, -0.4), 0.2, 0.15),
            ((0, 0.22, 0.18), (0, 0.48, 0.34), 0.17, 0.12),
            ((0, 0.14, -0.4), (0, 0.09, -0.75), 0.13, 0.05),
        ],
        blend=0.06,
    )
    o.add("flipper", s.ball((0.2, 0.025, 0.1)), skin, (0.27, 0.07, 0.2), rotate=(0, 32, -14), mirror="x")
    o.add("tail flipper", s.ball((0.06, 0.022, 0.15)), skin, (0.08, 0.08, -0.86), rotate=(0, 24, 0), mirror="x")
    o.ball(
        "muzzle",
        (0.055, 0.045, 0.05),
        o.paint("muzzle", lighter(o.main_color, 0.3), "matte"),
        (0.035, 0.475, 0.48),
        mirror="x",
    )
    o.ball("nose", (0.028, 0.022, 0.022), o.paint("nose", "#1c1718", "gloss"), (0, 0.51, 0.515))
    eyes(o, (0.075, 0.555, 0.455), 0.025, white=False)
    for k in (-1, 0, 1):
        o.rod(
            "whisker",
            [(0.06, 0.475, 0.5), (0.17, 0.47 + 0.03 * k, 0.5)],
            0.003,
            o.paint("whisker", "#f2efe6", "matte"),
            smooth=False,
            mirror="x",
        )
    if o.has("ball"):
        o.ball("ball", 0.13, o.mat("ball", "#d0242c", "gloss"), (0, 0.68, 0.52))


@kind("lobster", "crayfish|crawfish", family="animals")
def lobster(o: Order) -> None:
    """A lobster."""
    o.size = 0.6
    shell = o.main("#c8281e", "gloss")
    o.ball("head", (0.085, 0.07, 0.15), shell, (0, 0.1, 0.12))
    for k in range(6):
        r = 0.08 - 0.007 * k
        o.ball(f"ring {k + 1}", (r, r * 0.8, 0.055), shell, (0, 0.095 - 0.004 * k, -0.03 - 0.062 * k))
    for t in (-40, -20, 0, 20, 40):
        o.add(
            "tail fan", s.move(s.ball((0.032, 0.01, 0.075)), (0, 0, -0.06)), shell, (0, 0.07, -0.38), rotate=(-6, t, 0)
        )
    for k in range(3):
        z = 0.15 - 0.07 * k
        o.rod(
            f"leg {k + 1}",
            [(0.07, 0.09, z), (0.17, 0.12, z - 0.01), (0.22, 0.01, z - 0.03)],
            [0.014, 0.012, 0.005],
            shell,
            mirror="x",
        )
    for x in (-1, 1):
        big = 1.0 if x > 0 else 0.85
        o.rod("arm", [(x * 0.06, 0.1, 0.2), (x * 0.16, 0.12, 0.28), (x * 0.15, 0.11, 0.36)], 0.02, shell)
        o.add("claw", s.ball((0.055 * big, 0.032, 0.09 * big)), shell, (x * 0.15, 0.11, 0.42), rotate=(0, -x * 12, 0))
        o.rod(
            "pincer",
            [(x * 0.13, 0.11, 0.46), (x * 0.115, 0.11, 0.54), (x * 0.15, 0.11, 0.58)],
            [0.028, 0.024, 0.004],
            shell,
        )
        o.rod(
            "thumb",
            [(x * 0.18, 0.11, 0.46), (x * 0.205, 0.11, 0.52), (x * 0.18, 0.11, 0.57)],
            [0.022, 0.016, 0.003],
            shell,
        )
        o.rod(
            "antenna",
            [(x * 0.03, 0.13, 0.25), (x * 0.1, 0.2, 0.36), (x * 0.22, 0.24, 0.52)],
            [0.007, 0.005, 0.002],
            shell,
        )
    eyes(o, (0.035, 0.15, 0.235), 0.016, white=False)


@kind("starfish", "sea star|star fish", family="animals")
def starfish(o: Order) -> None:
    """A starfish."""
    o.size = 0.3
    skin = o.main(("#ef7a4a", "#e2617f", "#c98f4a", "#7b5fc0"), "skin")
    dots = o.paint("dots", lighter(o.main_color, 0.45), "matte")
    arms = o.count("arm|point", 5, 3, 9)
    limbs: list[Any] = []
    spots: list[Any] = []
    for x, z in s.ring(arms, 1.0):
        limbs.append(((0, 0.035, 0), (x * 0.14, 0.022, z * 0.14), 0.042, 0.018))
        for k in range(4):
            r = 0.03 + 0.03 * k
            spots.append(s.move(s.ball(0.008 - 0.0012 * k), (x * r, 0.072 - 0.0085 * k, z * r)))
    o.blob("body", skin, [((0, 0.03, 0), (0.055, 0.035, 0.055))], limbs, blend=0.014)
    o.add("dots", s.union(*spots, s.move(s.ball(0.01), (0, 0.073, 0))), dots)
    if o.style("cute", "happy", "smiling"):
        eyes(o, (0.02, 0.078, 0.02), 0.008)


@kind("seahorse", "sea horse", family="animals")
def seahorse(o: Order) -> None:
    """A seahorse."""
    o.size = 0.5
    skin = o.main(("#f0a83a", "#e2617f", "#3fb0a0"), "scales")
    fin = o.mat("fin", lighter(o.main_color, 0.35), "matte")
    spine = [
        (0, 0.5, 0.0),
        (0, 0.42, -0.03),
        (0, 0.31, 0.02),
        (0, 0.2, 0.01),
        (0, 0.1, -0.05),
        (0, 0.04, -0.02),
        (0, 0.03, 0.05),
        (0, 0.08, 0.075),
        (0, 0.1, 0.04),
    ]
    radii = [0.04, 0.045, 0.075, 0.055, 0.032, 0.024, 0.018, 0.013, 0.008]
    limbs = [(spine[k], spine[k + 1], radii[k], radii[k + 1]) for k in range(8)]
    o.blob(
        "body",
        skin,
        [((0, 0.53, 0.03), (0.045, 0.048, 0.06))],
        [*limbs, ((0, 0.52, 0.07), (0, 0.5, 0.16), 0.024, 0.018)],
        blend=0.016,
    )
    o.ball("snout", (0.022, 0.022, 0.012), skin, (0, 0.499, 0.168))
    for k in range(6):
        y, z = spine[0][1] - 0.065 * k, (-0.045, -0.07, -0.07, -0.055, -0.045, -0.05)[k]
        o.add(f"spine {k + 1}", s.cone(0.016, 0.045), fin, (0, y, z), rotate=(-96, 0, 0))
    for k in range(3):
        o.add(f"crown {k + 1}", s.cone(0.014, 0.05), fin, (0, 0.585, 0.035 - 0.03 * k), rotate=(14 - 18 * k, 0, 0))
    o.add("fin", s.ball((0.008, 0.05, 0.05)), fin, (0, 0.27, -0.075))
    o.add("cheek fin", s.ball((0.03, 0.022, 0.006)), fin, (0.05, 0.48, 0.0), rotate=(0, 30, 20), mirror="x")
    eyes(o, (0.037, 0.548, 0.06), 0.013, white=True)


@kind("scorpion", "giant scorpion|desert scorpion", family="creatures")
def scorpion(o: Order) -> None:
    """A scorpion."""
    o.size = 0.7
    shell = o.main(("#3a2a22", "#1f1f24", "#b5802e"), "gloss")
    o.ball("body", (0.12, 0.065, 0.16), shell, (0, 0.13, 0.1))
    for k in range(4):
        o.ball(f"ring {k + 1}", (0.11 - 0.012 * k, 0.058, 0.06), shell, (0, 0.13, -0.04 - 0.075 * k))
    path = [(0, 0.14, -0.34), (0, 0.24, -0.47), (0, 0.4, -0.5), (0, 0.54, -0.4), (0, 0.58, -0.25)]
    for k, at in enumerate(path):
        o.ball(f"tail {k + 1}", 0.062 - 0.004 * k, shell, at)
    o.rod("tail", path, [0.045, 0.04, 0.04, 0.038, 0.036], shell)
    o.rod(
        "sting",
        [(0, 0.58, -0.25), (0, 0.58, -0.15), (0, 0.5, -0.1)],
        [0.045, 0.03, 0.002],
        o.mat("sting|stinger", "#8a1a1a", "gloss"),
    )
    for k in range(4):
        z = 0.16 - 0.085 * k
        o.rod(
            f"leg {k + 1}",
            [(0.1, 0.12, z), (0.24, 0.21, z - 0.02 + 0.02 * (1 - k)), (0.34, 0.01, z - 0.05 * (k - 1))],
            [0.022, 0.018, 0.006],
            shell,
            mirror="x",
        )
    for x in (-1, 1):
        o.rod(
            "arm", [(x * 0.09, 0.12, 0.22), (x * 0.24, 0.15, 0.3), (x * 0.2, 0.13, 0.44)], [0.028, 0.026, 0.03], shell
        )
        o.add("claw", s.ball((0.06, 0.042, 0.085)), shell, (x * 0.19, 0.13, 0.49))
        o.rod(
            "pincer",
            [(x * 0.16, 0.13, 0.53), (x * 0.13, 0.13, 0.62), (x * 0.17, 0.13, 0.68)],
            [0.032, 0.026, 0.003],
            shell,
        )
        o.rod(
            "thumb",
            [(x * 0.22, 0.13, 0.53), (x * 0.24, 0.13, 0.6), (x * 0.21, 0.13, 0.66)],
            [0.026, 0.018, 0.003],
            shell,
        )
    eyes(o, (0.035, 0.185, 0.2), 0.015, white=False, color="#c8202a")


@kind("ant", "red ant|fire ant|worker ant|termite", family="animals")
def ant(o: Order) -> None:
    """An ant."""
    o.size = 0.4
    shell = o.main(("#3a2018", "#26211f", "#a3381e"), "gloss")
    o.ball("abdomen", (0.095, 0.09, 0.14), shell, (0, 0.2, -0.24))
    o.ball("waist", 0.03, shell, (0, 0.17, -0.09))
    o.ball("thorax", (0.06, 0.06, 0.09), shell, (0, 0.18, 0.0))
    o.ball("head", (0.085, 0.075, 0.08), shell, (0, 0.2, 0.16))
    for k, (z, dz) in enumerate(((0.06, 0.14), (0.0, 0.0), (-0.06, -0.16))):
        o.rod(
            f"leg {k + 1}",
            [(0.04, 0.16, z), (0.15, 0.24, z + dz * 0.5), (0.24, 0.01, z + dz)],
            [0.014, 0.011, 0.006],
            shell,
            mirror="x",
        )
    o.rod(
        "antenna",
        [(0.03, 0.25, 0.21), (0.08, 0.34, 0.24), (0.12, 0.32, 0.36)],
        [0.009, 0.008, 0.005],
        shell,
        mirror="x",
    )
    o.rod(
        "jaw", [(0.05, 0.17, 0.22), (0.06, 0.155, 0.28), (0.012, 0.155, 0.3)], [0.016, 0.013, 0.004], shell, mirror="x"
    )
    eyes(o, (0.06, 0.23, 0.21), 0.022, white=True)


@kind("caterpillar", "worm|larva|grub", family="animals")
def caterpillar(o: Order) -> None:
    """A caterpillar."""
    o.size = 0.5
    skin = o.main(("#7fbf3a", "#a0c84a", "#f0b83a"), "skin")
    second = o.second(darker(o.main_color, 0.18), "skin", "stripe|ring|band")
    o.keep("stripe")
    n = o.count("segment", 7, 3, 14)
    for k in range(n):
        y = 0.085 + 0.075 * math.sin(math.pi * k / (n - 1)) ** 2
        o.ball(f"segment {k + 1}", (0.075, 0.082, 0.07), second if k % 2 else skin, (0, y, 0.12 - 0.09 * k))
        o.ball(
            f"feet {k + 1}",
            (0.02, 0.026, 0.02),
            o.paint("feet", "#5b3a22", "matte"),
            (0.04, max(0.02, y - 0.085), 0.12 - 0.09 * k),
            mirror="x",
        )
    o.ball("head", (0.095, 0.095, 0.085), o.mat("head|face", "#e8583a", "skin"), (0, 0.16, 0.22))
    eyes(o, (0.038, 0.19, 0.285), 0.024, white=True)
    o.rod(
        "antenna",
        [(0.035, 0.24, 0.22), (0.06, 0.32, 0.23)],
        0.007,
        o.paint("dark", "#3a2a22", "matte"),
        smooth=False,
        mirror="x",
    )
    o.ball("antenna tip", 0.018, o.paint("tip", "#f2c81e", "gloss"), (0.062, 0.33, 0.23), mirror="x")
    o.rod(
        "smile",
        [(-0.035, 0.135, 0.293), (0, 0.12, 0.3), (0.035, 0.135, 0.293)],
        0.005,
        o.paint("mouth", "#5b1f1a", "matte"),
    )


@kind("dragonfly", "damselfly", family="animals")
def dragonfly(o: Order) -> None:
    """A dragonfly."""
    o.size = 0.5
    shell = o.main(("#1f8f9a", "#2f8f4e", "#2459b8", "#c8323c"), "gloss")
    o.ball("head", (0.055, 0.045, 0.042), shell, (0, 0.14, 0.16))
    o.ball("thorax", (0.05, 0.055, 0.08), shell, (0, 0.14, 0.07))
    for k in range(8):
        o.ball(
            f"abdomen {k + 1}",
            (0.024 - 0.0012 * k, 0.022 - 0.001 * k, 0.034),
            shell,
            (0, 0.135 - 0.002 * k, -0.03 - 0.05 * k),
        )
    wing = o.mat("wing", "#cfeaf2", "glass")
    for k, (z, t, long) in enumerate(((0.1, 10, 0.17), (0.04, -12, 0.155))):
        o.add(
            f"wing {k + 1}",
            s.move(s.ball((long, 0.003, 0.036)), (long, 0, 0)),
            wing,
            (0.03, 0.175, z),
            rotate=(0, t, 8),
            mirror="x",
        )
    o.ball("eye", (0.034, 0.036, 0.034), o.mat("eye", "#7a2018", "gloss"), (0.034, 0.155, 0.175), mirror="x")
    for k, z in enumerate((0.1, 0.07, 0.04)):
        o.rod(
            f"leg {k + 1}",
            [(0.03, 0.1, z), (0.08, 0.06, z + 0.02), (0.09, 0.005, z + 0.02)],
            0.0055,
            o.paint("leg", "#26211f", "matte"),
            mirror="x",
        )
