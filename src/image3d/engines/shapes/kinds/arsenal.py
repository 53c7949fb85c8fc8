"""Arms for games."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import hollow, wheel
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
    if o.style("sickle"):
        o.rod("handle", [(0, 0, 0), (0, 0.3, 0)], [0.036, 0.028], wood, smooth=False)
        o.cyl("collar", 0.034, 0.05, o.paint("iron", "#3a3c42", "iron"), (0, 0.31, 0))
        steps = [k / 24 for k in range(25)]
        turn = [math.radians(-42 + 225 * t) for t in steps]
        wide = [0.035 * (1 - t) + 0.055 * math.sin(math.pi * t) for t in steps]
        outer = [[-0.22 + 0.3 * math.cos(a), 0.53 + 0.3 * math.sin(a)] for a in turn]
        inner = [
            [-0.22 + (0.3 - w) * math.cos(a), 0.53 + (0.3 - w) * math.sin(a)] for a, w in zip(turn, wide, strict=True)
        ]
        o.plate("blade", outer + inner[-2::-1], 0.016, steel, bevel=0.003)
        return
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
