"""What is worn on the head."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("viking helmet", "horned helmet|viking hat|barbarian helmet", family="clothing")
def viking_helmet(o: Order) -> None:
    """A viking helmet."""
    o.size = 0.35
    steel = o.main("#9da2a8", "metal")
    gold = o.mat("band|rim|trim|stud", "#b98f3a", "gold")
    dome = s.cut(s.ball((0.14, 0.16, 0.16)), s.ball((0.13, 0.15, 0.15)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0)))
    o.add("dome", dome, steel, (0, 0.06, 0))
    o.lathe(
        "rim", [(0.135, 0.03), (0.152, 0.03), (0.152, 0.08), (0.135, 0.08)], gold, closed=True, scale=(0.97, 1, 1.1)
    )
    o.add(
        "ridge",
        s.cut(
            s.move(s.cyl(0.171, 0.035, bevel=0.004), rotate=(0, 0, 90)),
            s.move(s.cyl(0.15, 0.1, bevel=0), rotate=(0, 0, 90)),
            s.move(s.box((1, 0.4, 1), 0), (0, -0.18, 0)),
        ),
        gold,
        (0, 0.06, 0),
    )
    for k, (x, z) in enumerate(s.ring(12, 1.0)):
        o.ball(f"stud {k + 1}", 0.0095, steel, (0.148 * x, 0.055, 0.167 * z))
    o.plate(
        "nose guard",
        [[-0.016, -0.05], [0.016, -0.05], [0.02, 0.05], [-0.02, 0.05]],
        0.014,
        gold,
        (0, 0.02, 0.165),
        bevel=0.004,
    )
    if o.has("horn", default=True):
        horn = o.mat("horn", "#ece0c2", "gloss")
        o.rod(
            "horn",
            [(0.125, 0.11, 0), (0.21, 0.12, 0), (0.265, 0.19, 0), (0.26, 0.3, 0)],
            [0.037, 0.034, 0.025, 0.003],
            horn,
            mirror="x",
        )
        o.add("horn ring", s.move(s.torus(0.037, 0.009), rotate=(0, 0, 84)), gold, (0.146, 0.111, 0), mirror="x")


def _hard_hat(o: Order) -> None:
    shell = o.main(("#f2c02a", "#ee7d1a", "#f3f1ea"), "gloss")
    o.lathe(
        "shell",
        [
            (0.142, 0.05),
            (0.142, 0.1),
            (0.128, 0.165),
            (0.085, 0.21),
            (0.0, 0.226),
            (0.0, 0.2),
            (0.12, 0.15),
            (0.13, 0.05),
        ],
        shell,
        smooth=True,
        scale=(1, 1, 1.16),
    )
    brim = [[0.15 * math.cos(a), -0.174 * math.sin(a) - (0.045 if math.sin(a) > 0.1 else 0.0)] for a in _CIRCLE]
    o.plate("brim", brim[::-1], 0.012, shell, (0, 0.052, 0), rotate=(-90, 0, 0), bevel=0.004, smooth=True)
    for x, low in ((0.0, 0.0), (-0.05, 0.008), (0.05, 0.008)):
        arc = [(x, 0.1 + (0.128 - low) * math.sin(t), 0.15 * math.cos(t)) for t in _CIRCLE[1:24]]
        o.rod("rib", arc, 0.011, shell)
    badge = o.second("#2b3a5e", "gloss", "badge|logo|stripe")
    o.plate("badge", s.rounded_outline(0.05, 0.035, 0.008), 0.01, badge, (0, 0.115, 0.165), rotate=(-14, 0, 0))


_CIRCLE = tuple(2 * math.pi * k / 48 for k in range(48))


@kind(
    "helmet",
    "knight helmet|medieval helmet|motorcycle helmet|safety helmet|space helmet|football helmet|great helm|"
    "hard hat|bike helmet|gladiator helmet",
    family="clothing",
)
def helmet(o: Order) -> None:
    """A racing helmet, a knight's helm, or a hard hat."""
    o.size = 0.35
    if o.style("hard", "safety"):
        _hard_hat(o)
        return
    if o.style("knight", "medieval") or o.wish.look.finishes:
        steel = o.main("#aab0b8", "metal")
        dark = o.paint("dark", "#1f2124", "matte")
        o.lathe(
            "helm",
            [(0.13, 0), (0.14, 0.03), (0.145, 0.18), (0.12, 0.28), (0.06, 0.325), (0.001, 0.335)],
            steel,
            smooth=True,
        )
        o.box("visor slit", (0.2, 0.024, 0.1), dark, (0, 0.19, 0.11), bevel=0.006)
        o.box("ridge", (0.022, 0.27, 0.04), o.mat("trim|cross", "#c9a24a", "gold"), (0, 0.15, 0.14), bevel=0.006)
        o.box("brow", (0.25, 0.022, 0.06), o.mat("trim|cross", "#c9a24a", "gold"), (0, 0.216, 0.115), bevel=0.006)
        for k in range(5):
            o.ball(
                f"hole {k + 1}",
                0.0075,
                dark,
                (0.04 + 0.018 * (k % 3), 0.1 - 0.03 * (k // 3), 0.135 - 0.008 * (k % 3)),
                mirror="x",
            )
        if o.has("plume|feather", default=True):
            o.rod(
                "plume",
                [(0, 0.32, 0.02), (0, 0.43, 0.0), (0, 0.43, -0.12), (0, 0.3, -0.2)],
                [0.02, 0.046, 0.05, 0.012],
                o.mat("plume|feather", "#b5262e", "fabric"),
            )
        return
    paint = o.main(("#c8202a", "#2459b8", "#f2f1ee"), "gloss")
    dark = o.paint("dark", "#23252a", "rubber")
    outer, hollow = (
        s.hull(
            s.move(s.ball((0.14, 0.15, 0.16)), (0, 0.16, -0.005)),
            s.move(s.ball((0.115, 0.06, 0.125)), (0, 0.065, 0.025)),
        ),
        s.move(s.ball((0.12, 0.16, 0.135)), (0, 0.11, -0.005)),
    )
    opening = s.move(s.box((0.4, 0.115, 0.2), 0.035), (0, 0.165, 0.155))
    o.add("shell", s.cut(outer, hollow, opening, s.move(s.box((1, 0.2, 1), 0), (0, -0.09, 0))), paint, crease=45)
    o.add(
        "visor",
        s.common(
            s.move(s.ball((0.1405, 0.15, 0.1605)), (0, 0.16, -0.005)),
            s.move(s.box((0.4, 0.125, 0.2), 0.035), (0, 0.165, 0.15)),
        ),
        o.mat("visor|glass", "#1f252c", "gloss"),
        crease=45,
    )
    o.cyl("hinge", 0.021, 0.02, dark, (0.138, 0.165, 0.005), rotate=(0, 0, 90), mirror="x")
    for x in (-0.035, 0.0, 0.035):
        o.box("vent", (0.02, 0.012, 0.02), dark, (x, 0.06, 0.152 - 0.12 * abs(x)), bevel=0.004)
    stripe = o.second("#f4f2ec" if o.main_color < "#d" else "#c8202a", "gloss", "stripe")
    o.keep("stripe")
    band = s.cut(
        s.move(s.ball((0.142, 0.152, 0.162)), (0, 0.16, -0.005)),
        s.move(s.ball((0.1385, 0.1485, 0.1585)), (0, 0.16, -0.005)),
    )
    o.add("stripe", s.common(band, s.move(s.box((0.05, 0.2, 0.4), 0), (0, 0.33, -0.06))), stripe)
    o.lathe(
        "rim",
        [(0.09, 0.0), (0.118, 0.004), (0.121, 0.014), (0.105, 0.016), (0.092, 0.012)],
        dark,
        closed=True,
        translate=(0, 0.004, 0.012),
    )


@kind("wizard hat", "witch hat|magic hat|pointed hat|pointy hat|sorcerer hat", family="clothing")
def wizard_hat(o: Order) -> None:
    """A wizard hat."""
    o.size = 0.4
    felt = o.main(("#4a3f9a", "#26242c", "#2f5f8f"), "fabric", tile=0.17)
    o.lathe(
        "brim", [(0.1, 0.03), (0.2, 0.012), (0.265, 0.0), (0.265, 0.012), (0.2, 0.024), (0.1, 0.06)], felt, closed=True
    )
    bend = o.vary(0.08, 0.5)
    o.rod(
        "cone",
        [(0, 0.02, 0), (0, 0.18, 0), (bend * 0.35, 0.34, 0), (bend * 1.5, 0.47, 0)],
        [0.128, 0.09, 0.042, 0.003],
        felt,
        mapping="cylinder",
    )
    band = o.mat("band|belt|ribbon", "#c9a24a", "leather")
    o.lathe("band", [(0.118, 0.03), (0.131, 0.03), (0.122, 0.07), (0.11, 0.07)], band, closed=True)
    o.plate(
        "buckle",
        s.rounded_outline(0.06, 0.05, 0.006),
        0.012,
        o.mat("buckle", "#e8c35a", "gold"),
        (0, 0.05, 0.128),
        holes=[s.rounded_outline(0.038, 0.03, 0.004)],
    )


@kind("hat", "cowboy hat|fedora|sun hat|straw hat|sombrero", family="clothing")
def hat(o: Order) -> None:
    """A hat."""
    o.size = 0.35
    felt = o.main(("#8a5a32", "#c9a06c", "#3a2f2a"), "fabric")
    brim = {
        "kind": "union",
        "of": [
            {"kind": "lathe", "profile": [[0.08, 0.0], [0.2, 0.004], [0.205, 0.012], [0.08, 0.014]], "closed": True}
        ],
    }
    o.add("brim", brim, felt, scale=(0.85, 1, 1.08))
    o.rod(
        "rolled brim",
        [(0.165, 0.03, 0.13), (0.185, 0.05, 0.0), (0.165, 0.03, -0.13)],
        [0.004, 0.03, 0.004],
        felt,
        mirror="x",
        scale=(0.9, 1, 1),
    ) if not o.style("sun", "straw") else None
    crown = s.cut(
        s.move(
            {
                "kind": "lathe",
                "profile": [[0.1, 0], [0.096, 0.07], [0.085, 0.12], [0.05, 0.14], [0.001, 0.142]],
                "smooth": True,
            },
            scale=(0.85, 1, 1.08),
        ),
        s.move(s.ball((0.022, 0.03, 0.1)), (0, 0.148, 0.01)),
    )
    o.add("crown", crown, felt, (0, 0.006, 0))
    o.lathe(
        "band",
        [(0.095, 0.012), (0.102, 0.012), (0.0995, 0.045), (0.093, 0.045)],
        o.mat("band|ribbon", darker(o.main_color, 0.5), "leather"),
        closed=True,
        scale=(0.86, 1, 1.085),
    )


@kind("top hat", "magician hat|cylinder hat", family="clothing")
def top_hat(o: Order) -> None:
    """A top hat."""
    o.size = 0.3
    felt = o.main("#222226", "fabric")
    o.lathe(
        "hat",
        [
            (0.17, 0.004),
            (0.175, 0.012),
            (0.1, 0.014),
            (0.088, 0.03),
            (0.085, 0.12),
            (0.098, 0.19),
            (0.092, 0.196),
            (0, 0.196),
        ],
        felt,
    )
    o.lathe(
        "band",
        [(0.086, 0.016), (0.092, 0.016), (0.089, 0.06), (0.084, 0.06)],
        o.mat("band|ribbon", "#a8262e", "gloss"),
        closed=True,
    )


@kind("cap", "baseball cap|baseball hat", family="clothing")
def cap(o: Order) -> None:
    """A cap."""
    o.size = 0.25
    cloth = o.main(("#2459b8", "#c8202a", "#2f6b45"), "fabric")
    o.add("dome", s.cut(s.ball((0.09, 0.105, 0.1)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0))), cloth)
    visor = [[0.085 * math.cos(math.pi * k / 16), 0.11 * math.sin(math.pi * k / 16)] for k in range(17)]
    o.plate(
        "visor",
        visor,
        0.007,
        o.mat("visor|brim|bill", darker(o.main_color, 0.25), "fabric"),
        (0, 0.006, 0.05),
        rotate=(100, 0, 0),
        bevel=0.0025,
    )
    o.ball("button", 0.009, cloth, (0, 0.106, 0))


@kind("crown", "royal crown|king crown|queen crown|tiara|golden crown", family="clothing")
def crown(o: Order) -> None:
    """A crown."""
    o.size = 0.25
    gold = o.main("#d9a62e", "gold")
    jewel = o.mat("gem|jewel|ruby|diamond|stone|sapphire|emerald", ("#c2162c", "#2459d8"), "gem")
    points = o.count("point|spike", 8, 3, 16)
    wall: list[Any] = []
    for k in range(points):
        a0 = 360 / points
        outline = [
            [-0.12 * math.tan(math.radians(a0 / 2)), 0],
            [0.12 * math.tan(math.radians(a0 / 2)), 0],
            [0.125 * math.tan(math.radians(a0 / 2)), 0.085],
            [0.0, 0.16],
            [-0.125 * math.tan(math.radians(a0 / 2)), 0.085],
        ]
        wall.append(
            s.move(
                s.move(s.union(s.move(s.plate(outline, 0.009), (0, 0, 0.12), rotate=(6, 0, 0)))), rotate=(0, a0 * k, 0)
            )
        )
    o.add("wall", s.union(*wall), gold)
    reach = 0.128 / math.cos(math.pi / points)
    band = s.cut(s.prism(points, reach, 0.014), s.prism(points, reach * 0.88, 0.05))
    turn = 0 if points % 2 == 0 else 90 - 180 / points
    for y in (0.007, 0.052):
        o.add("band", s.union(band), gold, (0, y, 0), rotate=(0, turn, 0) if turn else None)
    for k, (tx, tz) in enumerate(s.ring(points, 0.139)):
        o.ball(f"tip {k + 1}", 0.0125, gold, (tx, 0.168, tz))
        turn, x, z = math.degrees(math.atan2(tx, tz)), tx * 0.99, tz * 0.99
        o.add(f"gem {k + 1}", s.ball((0.013, 0.015, 0.009)), jewel, (x * 0.905, 0.03, z * 0.905), rotate=(0, turn, 0))
        o.add(
            f"point gem {k + 1}",
            s.ball((0.0095, 0.013, 0.008)),
            jewel,
            (x * 0.955, 0.095, z * 0.955),
            rotate=(0, turn, 0),
        )
    if o.has("velvet|cushion|lining", default=o.chance(0.5)):
        puff = s.cut(s.ball((0.113, 0.13, 0.113)), s.move(s.box((0.5, 0.4, 0.5), 0), (0, -0.2, 0)))
        o.add("velvet", puff, o.mat("velvet|cushion|lining", "#8f1830", "fabric"), (0, 0.025, 0))
