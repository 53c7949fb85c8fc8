"""Arms for games, and tools of yard and workshop."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import hollow, side_view, wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("crossbow", "medieval crossbow|arbalest", family="weapons")
def crossbow(o: Order) -> None:
    """A crossbow pointing to the front."""
    o.size = 0.8
    wood = o.main(("#7a5230", "#5b3a22"), "wood")
    steel = o.mat("limb|bow|trigger|metal", "#5f6268", "iron")
    o.plate(
        "stock",
        [[-0.42, -0.06], [-0.2, -0.02], [0.3, 0.0], [0.42, 0.0], [0.42, 0.05], [-0.2, 0.05], [-0.42, 0.04]],
        0.06,
        wood,
        (0, 0.25, 0),
        rotate=(0, -90, 0),
        bevel=0.014,
    )
    o.rod("limb", [(0, 0.285, 0.36), (0.18, 0.285, 0.34), (0.36, 0.285, 0.24)], [0.024, 0.02, 0.011], steel, mirror="x")
    o.rod(
        "string",
        [(0.355, 0.285, 0.242), (0, 0.312, -0.02), (-0.355, 0.285, 0.242)],
        0.005,
        o.mat("string", "#e9e1cb", "fabric"),
        smooth=False,
    )
    o.rod("bolt", [(0, 0.315, -0.02), (0, 0.315, 0.47)], 0.008, o.mat("bolt|arrow", "#c9a56c", "wood"), smooth=False)
    o.add("bolt head", s.cone(0.017, 0.05), steel, (0, 0.315, 0.49), rotate=(90, 0, 0))
    for turn in (0, 120, 240):
        o.add(
            "fletching",
            s.move(s.box((0.003, 0.022, 0.07), 0.001), (0, 0.016, 0)),
            o.paint("feather", "#b3202a", "matte"),
            (0, 0.315, 0.03),
            rotate=(0, 0, turn),
        )
    o.rod(
        "stirrup",
        [(0.04, 0.28, 0.41), (0.05, 0.27, 0.5), (0, 0.265, 0.52), (-0.05, 0.27, 0.5), (-0.04, 0.28, 0.41)],
        0.01,
        steel,
    )
    o.rod("trigger", [(0, 0.23, -0.08), (0, 0.18, -0.1), (0, 0.16, -0.16)], 0.009, steel)
    o.cyl("nut", 0.022, 0.03, steel, (0, 0.3, -0.03), rotate=(0, 0, 90))


@kind("mace", "flail|morning star|spiked club|war mace", family="weapons")
def mace(o: Order) -> None:
    """A spiked mace; a flail where asked."""
    o.size = 0.8
    steel = o.main("#8d9197", "iron")
    wood = o.mat("handle|grip|shaft", "#5b3a22", "wood")
    spike = o.mat("spike", "#b9bdc2", "metal")
    flail = o.style("flail")
    o.cyl("handle", 0.022, 0.55, wood, (0, 0.3, 0))
    o.ball("pommel", 0.034, steel, (0, 0.02, 0))
    for y in (0.1, 0.55):
        o.cyl("band", 0.028, 0.04, steel, (0, y, 0))
    at = (0.2, 0.36, 0.0) if flail else (0.0, 0.68, 0.0)
    if flail:
        for k in range(6):
            t = k / 5
            o.add(
                f"link {k + 1}",
                s.torus(0.019, 0.006),
                steel,
                (0.02 + 0.17 * t, 0.6 + 0.06 * math.sin(math.pi * t) - 0.12 * t, 0),
                rotate=(90 * (k % 2), 0, 40),
            )
    o.ball("head", 0.1, steel, at)
    for lift, n in ((90, 1), (42, 5), (0, 7), (-42, 5)):
        for k in range(n):
            a, b = 2 * math.pi * (k + 0.3 * (lift > 0)) / n, math.radians(lift)
            d = (math.cos(b) * math.sin(a), math.sin(b), math.cos(b) * math.cos(a))
            o.rod(
                "spike",
                [
                    [p + 0.09 * q for p, q in zip(at, d, strict=True)],
                    [p + 0.16 * q for p, q in zip(at, d, strict=True)],
                ],
                [0.022, 0.001],
                spike,
                smooth=False,
            )


@kind("war hammer", "warhammer|battle hammer|thor hammer|dwarven hammer", family="weapons")
def war_hammer(o: Order) -> None:
    """A war hammer."""
    o.size = 0.9
    steel = o.main(("#8d9197", "#6f7480"), "iron")
    gold = o.mat("trim|gold|edge", "#c9a24a", "gold")
    leather = o.mat("handle|grip|shaft", "#5b3420", "leather")
    rune = o.mat("rune|glow|gem|engraving", "#4ad8ff", "glow")
    o.cyl("handle", 0.026, 0.72, leather, (0, 0.4, 0))
    for k in range(7):
        o.add(f"wrap {k + 1}", s.torus(0.026, 0.006), leather, (0, 0.12 + 0.05 * k, 0), rotate=(14, 0, 0))
    o.lathe("pommel", [(0.0, 0.0), (0.034, 0.012), (0.04, 0.04), (0.028, 0.06), (0.0, 0.06)], gold)
    o.box("head", (0.36, 0.2, 0.2), steel, (0, 0.84, 0), bevel=0.03)
    for x in (-1, 1):
        o.box("face", (0.06, 0.24, 0.24), steel, (x * 0.19, 0.84, 0), bevel=0.028)
        o.box("band", (0.03, 0.215, 0.215), gold, (x * 0.125, 0.84, 0), bevel=0.008)
    o.cyl("collar", 0.045, 0.06, gold, (0, 0.72, 0))
    o.add("cap", s.cone(0.05, 0.09), gold, (0, 0.98, 0))
    runes = ([[0, 0.05], [0, -0.05]], [[0, 0.05], [0.025, 0.02], [0, 0.0]], [[0, 0.0], [0.025, -0.03]])
    for z in (-1, 1):
        for k, x in enumerate((-0.06, 0.0, 0.06)):
            for j, stroke in enumerate(runes[: 2 + k % 2]):
                o.rod(
                    f"rune {k + 1}-{j + 1}",
                    [(x + dx * (-1) ** k, 0.84 + dy, z * 0.101) for dx, dy in stroke],
                    0.006,
                    rune,
                    smooth=False,
                )


@kind("scythe", "sickle|grim reaper scythe|death scythe", family="weapons")
def scythe(o: Order) -> None:
    """A scythe."""
    o.size = 1.6
    wood = o.main(("#6b4a2e", "#3a2c24"), "wood")
    steel = o.mat("blade", "#b9bdc2", "metal")
    o.rod("snath", [(0.06, 0, 0), (-0.02, 0.5, 0), (0.03, 1.1, 0), (0.0, 1.75, 0)], 0.026, wood)
    for y, x in ((0.75, 0.0), (1.15, 0.03)):
        o.rod("grip", [(x, y, 0), (x + 0.17, y + 0.03, 0)], [0.018, 0.022], wood, smooth=False)
    blade = [
        [0.0, 1.72],
        [-0.3, 1.76],
        [-0.62, 1.66],
        [-0.86, 1.42],
        [-0.98, 1.14],
        [-0.78, 1.36],
        [-0.54, 1.52],
        [-0.28, 1.61],
        [0.0, 1.62],
    ]
    o.plate("blade", blade, 0.014, steel, (0, 0, 0), smooth=False, bevel=0.004)
    o.cyl("collar", 0.036, 0.14, o.paint("iron", "#3a3c42", "iron"), (0.0, 1.67, 0))


@kind("trident", "pitchfork|poseidon trident|fork spear", family="weapons")
def trident(o: Order) -> None:
    """A trident; a pitchfork where asked."""
    o.size = 1.5
    farm = o.style("pitchfork")
    steel = o.main("#8d9197" if farm else ("#d0a03a", "#2f9fa0", "#8d9197"), "iron" if farm else "gold")
    o.cyl(
        "shaft",
        0.022,
        1.25,
        o.mat("shaft|handle", "#9c6b3d" if farm else o.main_color, "wood" if farm else "gold"),
        (0, 0.62, 0),
    )
    o.rod(
        "fork",
        [(-0.15, 1.62, 0), (-0.15, 1.38, 0), (-0.08, 1.27, 0), (0.08, 1.27, 0), (0.15, 1.38, 0), (0.15, 1.62, 0)],
        0.018,
        steel,
    )
    o.rod("middle", [(0, 1.2, 0), (0, 1.68, 0)], 0.019, steel, smooth=False)
    for x, y in ((-0.15, 1.62), (0, 1.68), (0.15, 1.62)):
        if farm:
            o.add("tine", s.cone(0.018, 0.12), steel, (x, y + 0.06, 0))
        else:
            o.plate("tip", [[-0.05, 0.0], [0.0, -0.03], [0.05, 0.0], [0.0, 0.15]], 0.024, steel, (x, y, 0), bevel=0.006)
    o.lathe("collar", [(0.0, 1.17), (0.034, 1.18), (0.026, 1.22), (0.036, 1.27), (0.0, 1.29)], steel)


@kind("shuriken", "ninja star|throwing star", family="weapons")
def shuriken(o: Order) -> None:
    """A throwing star."""
    steel = o.main("#5f6268", "metal")
    points = o.count("point|blade", 4, 3, 8)
    outline: list[list[float]] = []
    for k in range(points):
        for turn, r in ((0.0, 0.5), (0.36, 0.2), (0.62, 0.17)):
            a = math.pi / 2 + 2 * math.pi * (k + turn) / points
            outline.append([r * math.cos(a), r * math.sin(a)])
    hole = [[0.07 * math.cos(a), 0.07 * math.sin(a)] for a in (2 * math.pi * k / 20 for k in range(20))]
    o.plate("star", outline, 0.05, steel, (0, 0.5, 0), holes=[hole], bevel=0.016)
    o.add(
        "ring",
        s.move(s.torus(0.085, 0.018), rotate=(90, 0, 0)),
        o.second("#3a3c42", "iron", "ring|center"),
        (0, 0.5, 0.02),
    )


@kind("catapult", "trebuchet|siege catapult|siege engine|onager", family="weapons")
def catapult(o: Order) -> None:
    """A catapult on wheels."""
    o.size = 2.5
    wood = o.main(("#8a5a32", "#6e4a2c"), "wood")
    iron = o.paint("iron", "#4a4d52", "iron")
    rope = o.mat("rope", "#c9a56c", "fabric")
    for x in (-0.55, 0.55):
        o.box("beam", (0.18, 0.2, 2.6), wood, (x, 0.42, 0), bevel=0.02)
        o.rod("upright", [(x, 0.5, 0.3), (x, 1.55, 0.25)], 0.085, wood, smooth=False)
        o.rod("brace", [(x, 0.5, 1.1), (x, 1.4, 0.3)], 0.06, wood, smooth=False)
        o.rod("brace 2", [(x, 0.5, -0.5), (x, 1.4, 0.2)], 0.06, wood, smooth=False)
    for z in (-1.1, 0.0, 1.1):
        o.box("cross beam", (1.2, 0.16, 0.18), wood, (0, 0.42, z), bevel=0.02)
    o.box("stop", (1.35, 0.2, 0.2), wood, (0, 1.55, 0.28), bevel=0.03)
    for z in (0.85, -0.85):
        wheel(
            o,
            "front wheel" if z > 0 else "rear wheel",
            (0.78, 0.36, z),
            0.36,
            0.14,
            tyre=iron,
            hub=wood,
            spokes=8,
            mirror="x",
        )
        o.cyl("axle", 0.06, 1.7, wood, (0, 0.36, z), rotate=(0, 0, 90))
    for k in range(5):
        o.add(f"rope {k + 1}", s.torus(0.11, 0.03), rope, (-0.16 + 0.08 * k, 0.62, 0.0), rotate=(0, 0, 90))
    o.rod("arm", [(0, 0.6, 0.0), (0, 1.1, -0.75), (0, 1.55, -1.45)], [0.1, 0.075, 0.06], wood, smooth=False)
    o.lathe("bucket", hollow([(0.08, 0), (0.22, 0.1), (0.26, 0.2)], 0.035), wood, (0, 1.5, -1.55), rotate=(24, 0, 0))
    o.ball("stone", 0.19, o.mat("stone|rock|ball", "#8d8a84", "rock"), (0, 1.72, -1.5))
    o.cyl("winch", 0.08, 1.25, wood, (0, 0.6, -1.1), rotate=(0, 0, 90))
    o.rod(
        "winch handle",
        [(0.64, 0.6, -1.1), (0.7, 0.6, -1.1), (0.7, 0.85, -1.0), (0.82, 0.85, -1.0)],
        0.026,
        iron,
        smooth=False,
        mirror="x",
    )
    o.rod("pull rope", [(0, 0.66, -1.1), (0, 1.2, -0.95)], 0.022, rope, smooth=False)


@kind("pistol", "gun|handgun|revolver|flintlock|flintlock pistol", family="weapons")
def pistol(o: Order) -> None:
    """A revolver."""
    o.size = 0.3
    steel = o.main(("#8d9197", "#3a3c42", "#c9a24a"), "metal")
    wood = o.mat("grip|handle", "#6b3a22", "wood")
    dark = o.paint("dark", "#26272a", "iron")
    o.plate(
        "frame",
        [[-0.06, 0.1], [0.03, 0.1], [0.04, 0.12], [0.04, 0.165], [-0.05, 0.165], [-0.07, 0.14]],
        0.026,
        steel,
        bevel=0.005,
    )
    o.plate(
        "grip",
        [
            [-0.04, 0.125],
            [-0.07, 0.15],
            [-0.095, 0.11],
            [-0.115, 0.03],
            [-0.105, 0.0],
            [-0.06, 0.0],
            [-0.062, 0.05],
            [-0.045, 0.095],
        ],
        0.032,
        wood,
        bevel=0.01,
        smooth=False,
    )
    o.cyl("barrel", 0.014, 0.17, steel, (0.12, 0.152, 0), rotate=(0, 0, 90), bevel=0.002)
    o.cyl("bore", 0.008, 0.004, dark, (0.206, 0.152, 0), rotate=(0, 0, 90), bevel=0)
    o.box("rib", (0.16, 0.01, 0.012), steel, (0.12, 0.168, 0), bevel=0.002)
    o.box("sight", (0.012, 0.014, 0.006), dark, (0.19, 0.178, 0), bevel=0.001)
    o.rod("ejector", [(0.04, 0.132, 0), (0.13, 0.132, 0)], 0.007, steel, smooth=False)
    drum = s.cut(
        s.cyl(0.034, 0.062, bevel=0.004),
        *[
            s.move(s.cyl(0.008, 0.04, bevel=0), (0.037 * math.cos(a), 0.02, 0.037 * math.sin(a)))
            for a in (math.pi * k / 3 for k in range(6))
        ],
    )
    o.add("drum", drum, steel, (0.0, 0.14, 0), rotate=(0, 0, 90))
    o.rod("guard", [(-0.03, 0.1, 0), (-0.025, 0.062, 0), (0.01, 0.058, 0), (0.035, 0.1, 0)], 0.0045, steel)
    o.rod("trigger", [(-0.002, 0.1, 0), (0.004, 0.082, 0), (-0.002, 0.07, 0)], 0.004, dark)
    o.rod("hammer", [(-0.055, 0.155, 0), (-0.075, 0.178, 0), (-0.092, 0.18, 0)], [0.008, 0.007, 0.005], dark)


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
