"""Gear of workshop, yard and laboratory."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import hollow, side_view
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("fire extinguisher", "extinguisher", family="tools")
def fire_extinguisher(o: Order) -> None:
    """A fire extinguisher."""
    o.size = 0.55
    red = o.main("#c8202a", "gloss")
    dark, steel = o.paint("dark", "#1f2024", "rubber"), o.paint("steel", "#b9bdc2", "metal")
    o.lathe(
        "bottle",
        [
            (0.0, 0.0),
            (0.072, 0.0),
            (0.078, 0.012),
            (0.078, 0.36),
            (0.06, 0.405),
            (0.026, 0.425),
            (0.026, 0.44),
            (0.0, 0.44),
        ],
        red,
    )
    o.lathe("foot", [(0.07, 0.0), (0.081, 0.0), (0.081, 0.03), (0.07, 0.03)], dark, closed=True)
    o.lathe(
        "label",
        [(0.0775, 0.15), (0.0795, 0.15), (0.0795, 0.29), (0.0775, 0.29)],
        o.mat("label", "#f4f1e8", "paper"),
        closed=True,
    )
    o.box("flame mark", (0.05, 0.05, 0.01), o.paint("mark", "#f2a81e", "matte"), (0, 0.235, 0.077), bevel=0.004)
    o.cyl("valve", 0.022, 0.05, steel, (0, 0.455, 0))
    o.rod("handle", [(-0.005, 0.47, 0), (-0.05, 0.475, 0), (-0.11, 0.46, 0)], [0.012, 0.01, 0.009], dark)
    o.rod("lever", [(0.01, 0.485, 0), (-0.04, 0.515, 0), (-0.115, 0.52, 0)], [0.012, 0.009, 0.008], red)
    o.cyl("gauge", 0.022, 0.014, steel, (0.0, 0.46, 0.028), rotate=(90, 0, 0))
    o.cyl(
        "gauge face", 0.017, 0.004, o.paint("gauge", "#8fd06a", "gloss"), (0.0, 0.46, 0.036), rotate=(90, 0, 0), bevel=0
    )
    o.add(
        "pin", s.move(s.torus(0.014, 0.003), rotate=(0, 90, 0)), o.paint("pin", "#f2c81e", "metal"), (-0.01, 0.5, 0.02)
    )
    o.rod("hose", [(0.02, 0.455, 0), (0.085, 0.46, 0.0), (0.125, 0.36, 0.01), (0.11, 0.2, 0.02)], 0.011, dark)
    o.lathe("horn", [(0.012, 0.0), (0.03, -0.1), (0.026, -0.1), (0.008, -0.01)], dark, (0.11, 0.21, 0.02), closed=True)


@kind("watering can", "garden can|water can", family="tools")
def watering_can(o: Order) -> None:
    """A watering can."""
    o.size = 0.4
    tin = o.main(("#3f9f7a", "#b3b7bd", "#e0a83a", "#3f7fb8"), "paint")
    o.lathe("body", hollow([(0.105, 0), (0.11, 0.005), (0.098, 0.2)], 0.006), tin)
    o.add(
        "hood",
        s.cut(s.cyl(0.1, 0.014, bevel=0.003), s.move(s.box((0.3, 0.1, 0.3), 0), (-0.19, 0, 0))),
        tin,
        (0, 0.203, 0),
    )
    for y in (0.035, 0.17):
        o.add("bead", s.torus(0.109 - 0.005 * (y > 0.1), 0.004), tin, (0, y, 0))
    o.rod("spout", [(0.09, 0.05, 0), (0.17, 0.1, 0), (0.27, 0.23, 0)], [0.026, 0.02, 0.014], tin, smooth=False)
    o.lathe(
        "rose",
        [(0.014, 0), (0.046, 0.04), (0.044, 0.05), (0.0, 0.053)],
        o.mat("rose|nozzle", "#c9a24a", "gold"),
        (0.265, 0.223, 0),
        rotate=(0, 0, -38),
    )
    o.rod("handle", [(-0.09, 0.06, 0), (-0.17, 0.09, 0), (-0.165, 0.2, 0), (-0.09, 0.18, 0)], 0.009, tin)
    o.rod("top handle", [(-0.07, 0.2, 0), (-0.04, 0.29, 0), (0.04, 0.29, 0), (0.075, 0.205, 0)], 0.009, tin)


@kind("toolbox", "tool box|tool kit|tool chest", family="tools")
def toolbox(o: Order) -> None:
    """An open toolbox with tools."""
    o.size = 0.5
    red = o.main(("#c8202a", "#2f5f9a", "#f0a81e"), "paint")
    steel, dark = o.paint("steel", "#b9bdc2", "metal"), o.paint("dark", "#2b2d33", "plastic")
    o.add(
        "box",
        s.cut(s.box((0.46, 0.2, 0.22), 0.01), s.move(s.box((0.43, 0.2, 0.19), 0.004), (0, 0.02, 0))),
        red,
        (0, 0.1, 0),
    )
    for x in (-1, 1):
        o.plate(
            "end",
            [[-0.11, 0.0], [0.11, 0.0], [0.11, 0.1], [0.03, 0.24], [-0.03, 0.24], [-0.11, 0.1]],
            0.014,
            red,
            (x * 0.225, 0.1, 0),
            rotate=(0, 90, 0),
            bevel=0.004,
        )
    o.cyl("handle", 0.016, 0.46, o.mat("handle", "#9c6b3d", "wood"), (0, 0.32, 0), rotate=(0, 0, 90))
    for x in (-0.12, 0.12):
        o.box("latch", (0.04, 0.06, 0.014), steel, (x, 0.15, 0.114), bevel=0.004)
    o.rod(
        "hammer handle",
        [(-0.12, 0.12, 0.05), (-0.15, 0.34, 0.07)],
        0.013,
        o.paint("wood", "#a5713a", "wood"),
        smooth=False,
    )
    o.box("hammer head", (0.1, 0.032, 0.032), dark, (-0.15, 0.35, 0.07), rotate=(0, 0, 8), bevel=0.008)
    o.rod("screwdriver", [(0.02, 0.1, 0.06), (0.03, 0.25, 0.07)], 0.006, steel, smooth=False)
    o.rod(
        "screwdriver grip",
        [(0.03, 0.24, 0.07), (0.036, 0.34, 0.078)],
        0.018,
        o.paint("grip", "#f2c02a", "plastic"),
        smooth=False,
    )
    o.rod("wrench", [(0.13, 0.1, 0.05), (0.15, 0.3, 0.06)], 0.011, steel, smooth=False)
    o.add(
        "wrench head",
        s.move(
            s.cut(s.cyl(0.03, 0.014, bevel=0.003), s.move(s.box((0.022, 0.1, 0.04), 0), (0, 0, -0.022))),
            rotate=(90, 0, 0),
        ),
        steel,
        (0.152, 0.325, 0.062),
    )


@kind("chainsaw", "chain saw|motor saw", family="tools")
def chainsaw(o: Order) -> None:
    """A chainsaw."""
    o.size = 0.7
    body = o.main(("#ee6a1a", "#c8202a", "#f0a81e"), "plastic")
    dark, steel = o.paint("dark", "#26272a", "plastic"), o.mat("blade|bar|chain", "#b9bdc2", "metal")
    side_view(
        o,
        "body",
        [[-0.16, 0.02], [0.1, 0.02], [0.13, 0.08], [0.1, 0.17], [-0.06, 0.19], [-0.16, 0.12]],
        0.16,
        body,
        bevel=0.024,
    )
    side_view(
        o, "cover", [[-0.02, 0.03], [0.1, 0.03], [0.12, 0.08], [0.1, 0.13], [-0.02, 0.13]], 0.19, dark, bevel=0.012
    )
    o.add(
        "bar",
        s.hull(
            s.move(s.box((0.01, 0.06, 0.02), 0), (0.05, 0.08, 0.12)),
            s.move(s.cyl(0.032, 0.01, bevel=0), (0.05, 0.08, 0.52), rotate=(0, 0, 90)),
        ),
        steel,
    )
    teeth: list[Any] = []
    for k in range(20):
        z = 0.14 + 0.02 * k
        teeth += [s.move(s.box((0.014, 0.012, 0.012), 0.002), (0.05, y, z)) for y in (0.114, 0.046)]
    for k in range(7):
        a = math.radians(-80 + 26.6 * k)
        teeth.append(
            s.move(s.box((0.014, 0.012, 0.012), 0.002), (0.05, 0.08 + 0.036 * math.sin(a), 0.52 + 0.036 * math.cos(a)))
        )
    o.add("chain", s.union(*teeth), dark)
    o.rod(
        "front handle",
        [(0.09, 0.06, 0.06), (0.11, 0.2, 0.07), (0.0, 0.26, 0.05), (-0.1, 0.2, 0.04), (-0.09, 0.06, 0.03)],
        0.014,
        dark,
    )
    o.rod(
        "rear handle",
        [(0, 0.16, -0.1), (0, 0.2, -0.22), (0, 0.12, -0.3), (0, 0.04, -0.24), (0, 0.04, -0.14)],
        0.019,
        dark,
    )
    o.rod("guard", [(0.07, 0.2, 0.11), (0.06, 0.27, 0.12), (-0.06, 0.27, 0.12), (-0.07, 0.2, 0.11)], 0.012, dark)
    o.cyl("pull", 0.024, 0.02, dark, (-0.085, 0.11, -0.03), rotate=(0, 0, 90))


@kind("paintbrush", "paint brush|artist brush|brush", family="tools")
def paintbrush(o: Order) -> None:
    """A paintbrush with paint on its tip."""
    o.size = 0.25
    wood = o.main(("#c8903a", "#c8202a", "#2f5f9a"), "gloss")
    o.lathe(
        "handle",
        [(0.0, 0.0), (0.008, 0.01), (0.011, 0.06), (0.013, 0.1), (0.02, 0.125), (0.0, 0.13)],
        wood,
        smooth=True,
        scale=(1, 1, 0.6),
    )
    o.box("ferrule", (0.046, 0.035, 0.018), o.mat("ferrule|metal", "#b9bdc2", "metal"), (0, 0.142, 0), bevel=0.003)
    hair = s.hull(
        s.move(s.box((0.042, 0.002, 0.014), 0), (0, 0.158, 0)),
        s.move(s.box((0.05, 0.002, 0.012), 0), (0, 0.19, 0)),
        s.move(s.box((0.036, 0.002, 0.008), 0), (0, 0.222, 0)),
    )
    o.add("bristles", hair, o.mat("bristle|hair", "#d9b98a", "fur"))
    dip = s.hull(
        s.move(s.box((0.0515, 0.002, 0.0135), 0), (0, 0.196, 0)),
        s.move(s.box((0.038, 0.002, 0.0095), 0), (0, 0.224, 0)),
    )
    o.add("paint", dip, o.mat("paint|tip|colour|color", ("#d0242c", "#2f7fd0", "#3fae5a", "#f2b81e"), "gloss"))


@kind("screw", "bolt screw|hex bolt|wood screw", family="tools")
def screw(o: Order) -> None:
    """A screw with its thread."""
    o.size = 0.06
    steel = o.main("#a9adb3", "metal")
    o.add(
        "head",
        s.cut(
            s.prism(6, 0.014, 0.009),
            s.move(s.box((0.004, 0.01, 0.02), 0), (0, 0.005, 0)),
            s.move(s.box((0.02, 0.01, 0.004), 0), (0, 0.005, 0)),
        ),
        steel,
        (0, 0.066, 0),
    )
    o.cyl("washer", 0.016, 0.003, steel, (0, 0.06, 0))
    o.cyl("shaft", 0.0055, 0.05, steel, (0, 0.036, 0), bevel=0.001)
    o.add("tip", s.move(s.cone(0.0055, 0.012), rotate=(180, 0, 0)), steel, (0, 0.006, 0))
    turns, steps = 9, 18
    path = [
        (
            0.0058 * math.cos(2 * math.pi * k / steps),
            0.012 + 0.042 * k / (turns * steps),
            0.0058 * math.sin(2 * math.pi * k / steps),
        )
        for k in range(0, turns * steps, 2)
    ]
    o.rod("thread", path, 0.0017, steel)


@kind("hinge", "door hinge|metal hinge", family="tools")
def hinge(o: Order) -> None:
    """A door hinge."""
    o.size = 0.1
    brass = o.main(("#c9a24a", "#a9adb3", "#3a3c42"), "metal")
    hole = [[0.0042 * math.cos(2 * math.pi * k / 14), 0.0042 * math.sin(2 * math.pi * k / 14)] for k in range(14)]
    for x in (-1, 1):
        holes = [[[px + x * 0.022, py + y] for px, py in hole] for y in (0.018, 0.05, 0.082)]
        leaf = [[x * 0.002, 0.0], [x * 0.038, 0.0], [x * 0.038, 0.1], [x * 0.002, 0.1]]
        o.plate("leaf", leaf if x > 0 else leaf[::-1], 0.004, brass, rotate=(0, -x * 14, 0), holes=holes, bevel=0.0008)
        for y in (0.018, 0.05, 0.082):
            turn = math.radians(-x * 14)
            o.add(
                "screw",
                s.move(
                    s.cut(s.ball((0.0052, 0.0052, 0.003)), s.move(s.box((0.012, 0.0014, 0.004), 0), (0, 0, 0.002))),
                    rotate=(0, -x * 14, 30),
                ),
                o.paint("screw", "#8d9197", "metal"),
                (x * 0.022 * math.cos(turn), y, -x * 0.022 * math.sin(turn) + 0.0015),
            )
    for k in range(5):
        o.cyl(f"knuckle {k + 1}", 0.006, 0.0192, brass, (0, 0.01 + 0.02 * k, 0), bevel=0.001)
    for y in (-0.002, 0.102):
        o.ball("pin", 0.0062, brass, (0, y, 0))


@kind("padlock", "lock|combination lock|door lock", family="tools")
def padlock(o: Order) -> None:
    """A padlock."""
    o.size = 0.1
    brass = o.main(("#c9a24a", "#b3262e", "#5f6268"), "metal")
    steel, dark = o.mat("shackle", "#b9bdc2", "metal"), o.paint("dark", "#1d1e22", "matte")
    o.plate("body", s.rounded_outline(0.07, 0.06, 0.014), 0.028, brass, (0, 0.03, 0), bevel=0.006)
    lift = 0.016 if o.style("open") else 0.0
    o.rod(
        "shackle",
        [
            (-0.021, 0.045, 0),
            (-0.021, 0.085 + lift, 0),
            (-0.012, 0.103 + lift, 0),
            (0.012, 0.103 + lift, 0),
            (0.021, 0.085 + lift, 0),
            (0.021, 0.05 + 1.2 * lift, 0),
        ],
        0.0062,
        steel,
    )
    o.cyl("keyhole", 0.0065, 0.004, dark, (0, 0.034, 0.013), rotate=(90, 0, 0), bevel=0)
    o.plate(
        "keyhole slot",
        [[-0.0028, 0.0], [-0.0045, -0.015], [0.0045, -0.015], [0.0028, 0.0]],
        0.004,
        dark,
        (0, 0.032, 0.013),
    )
    o.add("ring", s.move(s.torus(0.014, 0.0022), rotate=(90, 0, 0)), steel, (0, 0.03, 0.0135))


@kind("dumbbell", "barbell|weights|kettlebell|gym weight", family="toys")
def dumbbell(o: Order) -> None:
    """A dumbbell; a kettlebell or barbell where asked."""
    o.size = 0.4
    iron = o.main(("#2b2d33", "#3f6fb8", "#b3262e"), "iron")
    steel = o.mat("handle|bar|grip", "#b9bdc2", "metal")
    if o.style("kettlebell"):
        o.blob("bell", iron, [((0, 0.11, 0), (0.11, 0.11, 0.11))], blend=0.02)
        o.cyl("foot", 0.07, 0.02, iron, (0, 0.01, 0))
        o.rod(
            "handle",
            [(-0.06, 0.18, 0), (-0.075, 0.26, 0), (-0.03, 0.3, 0), (0.03, 0.3, 0), (0.075, 0.26, 0), (0.06, 0.18, 0)],
            0.018,
            iron,
        )
        return
    long = 0.9 if o.style("barbell") else 0.34
    o.cyl("bar", 0.016, long, steel, (0, 0.1, 0), rotate=(0, 0, 90))
    for k, (r, w) in enumerate(((0.1, 0.04), (0.085, 0.034), (0.065, 0.03))):
        x = (long / 2 - 0.13) + sum((0.04, 0.034, 0.03)[:k]) + w / 2
        o.cyl(f"plate {k + 1}", r, w, iron, (x, 0.1, 0), rotate=(0, 0, 90), bevel=0.008, mirror="x")
    o.cyl("collar", 0.026, 0.024, steel, (long / 2 - 0.012, 0.1, 0), rotate=(0, 0, 90), mirror="x")
    for k in range(7):
        o.add(f"knurl {k + 1}", s.move(s.torus(0.0165, 0.002), rotate=(0, 0, 90)), steel, (-0.045 + 0.015 * k, 0.1, 0))


@kind("fishing rod", "fishing pole|rod reel", family="tools")
def fishing_rod(o: Order) -> None:
    """A fishing rod with reel, line and float."""
    o.size = 1.4
    rod = o.main(("#8a5a32", "#26272b", "#2f5f3f"), "gloss")
    steel = o.mat("reel", "#b9bdc2", "metal")
    path = [(0, 0.02, 0), (0.02, 0.5, 0), (0.07, 1.0, 0), (0.2, 1.5, 0)]
    o.rod("rod", path, [0.016, 0.012, 0.008, 0.003], rod)
    o.rod("grip", [(0, 0.0, 0), (0.008, 0.24, 0)], 0.022, o.mat("grip|handle", "#c9a56c", "leather"), smooth=False)
    o.cyl("reel", 0.045, 0.05, steel, (0.06, 0.3, 0), rotate=(90, 0, 0))
    o.cyl("reel foot", 0.01, 0.06, steel, (0.03, 0.3, 0), rotate=(0, 0, 90))
    o.rod(
        "crank",
        [(0.06, 0.3, 0.025), (0.06, 0.3, 0.05), (0.1, 0.34, 0.05), (0.1, 0.34, 0.075)],
        0.006,
        steel,
        smooth=False,
    )
    line = o.paint("line", "#e9ecef", "matte")
    for x, y in ((0.025, 0.55), (0.06, 0.95), (0.125, 1.25), (0.2, 1.5)):
        o.add("guide", s.move(s.torus(0.012, 0.0025), rotate=(10, 0, 0)), steel, (x + 0.014, y, 0))
    o.rod("line", [(0.1, 0.32, 0), (0.14, 1.25, 0), (0.214, 1.5, 0)], 0.002, line)
    o.rod("hanging line", [(0.214, 1.5, 0), (0.3, 0.75, 0)], 0.002, line, smooth=False)
    o.ball("float", 0.032, o.mat("float|bobber", "#d0242c", "gloss"), (0.3, 0.74, 0))
    o.lathe(
        "float top",
        [(0.0, 0.005), (0.0325, 0.002), (0.028, 0.018), (0.0, 0.034)],
        o.paint("white", "#f6f4ee", "gloss"),
        (0.3, 0.74, 0),
        smooth=True,
    )
    o.rod("hook", [(0.3, 0.7, 0), (0.3, 0.6, 0), (0.32, 0.575, 0), (0.34, 0.6, 0)], 0.005, steel)


@kind("microscope", "lab microscope", family="tools")
def microscope(o: Order) -> None:
    """A microscope."""
    o.size = 0.35
    body = o.main(("#e9e7e2", "#2b2d33"), "plastic")
    dark, steel = o.second("#26272b", "plastic", "stage|base|trim"), o.paint("steel", "#b9bdc2", "metal")
    o.plate(
        "base",
        [[-0.07, -0.08], [0.07, -0.08], [0.085, 0.0], [0.06, 0.09], [-0.06, 0.09], [-0.085, 0.0]],
        0.03,
        dark,
        (0, 0.015, 0),
        rotate=(90, 0, 0),
        bevel=0.008,
    )
    side_view(
        o,
        "arm",
        [
            [-0.07, 0.02],
            [-0.03, 0.02],
            [-0.035, 0.1],
            [-0.06, 0.18],
            [-0.02, 0.26],
            [0.03, 0.28],
            [0.02, 0.31],
            [-0.05, 0.29],
            [-0.1, 0.18],
        ],
        0.045,
        body,
        bevel=0.012,
    )
    o.box("stage", (0.12, 0.012, 0.11), dark, (0, 0.12, 0.015), bevel=0.003)
    o.box("slide", (0.07, 0.003, 0.025), o.paint("slide", "#cfe6ee", "gloss"), (0, 0.128, 0.02), bevel=0)
    o.rod("tube", [(0, 0.19, 0.012), (0, 0.31, -0.012)], 0.026, body, smooth=False)
    o.rod("eyepiece", [(0, 0.3, -0.01), (0, 0.36, -0.022)], [0.021, 0.018], dark, smooth=False)
    o.cyl("turret", 0.032, 0.018, dark, (0, 0.185, 0.012), rotate=(-11, 0, 0))
    for k, x in enumerate((-0.018, 0.0, 0.018)):
        o.rod(
            f"objective {k + 1}",
            [(x, 0.182, 0.012 + 0.006 * (k == 1)), (x * 1.5, 0.142 + 0.008 * abs(k - 1), 0.016 + 0.006 * (k == 1))],
            [0.011, 0.007],
            steel,
            smooth=False,
        )
    o.cyl("focus", 0.024, 0.026, dark, (0.038, 0.09, -0.045), rotate=(0, 0, 90), mirror="x")
    o.cyl("lamp", 0.02, 0.02, o.mat("lamp|light", "#fff2c4", "glow"), (0, 0.04, 0.02))
