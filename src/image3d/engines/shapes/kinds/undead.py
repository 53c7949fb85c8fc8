"""Zombies, vampires and others who came back. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.costume import blade
from image3d.engines.shapes.kinds.people import Figure, figure
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("zombie", "undead|walking dead|ghoul|frankenstein", family="people")
def zombie(o: Order) -> None:
    """A zombie."""
    o.size = 1.2
    skin = o.main(("#8fae7a", "#9ab08f", "#7f9f86"), "skin")
    shirt = o.mat("shirt|jacket", ("#5b6b8a", "#8a5a4a", "#6a6a62"), "fabric")
    trousers = o.mat("trousers|pants", "#4a443d", "fabric")
    figure(o, Figure(top=shirt, legs=trousers, shoe=o.paint("shoe", "#2a2522", "leather"), hand=skin), reach=True)
    o.cyl("neck", 0.07, 0.14, skin, (0, 1.25, 0))
    o.ball("head", (0.2, 0.225, 0.2), skin, (0.02, 1.45, 0.02))
    o.ball("ear", (0.035, 0.05, 0.03), skin, (0.2, 1.45, 0), mirror="x")
    dark = o.paint("dark", darker(o.main_color, 0.6), "matte")
    o.ball("eye socket", (0.058, 0.055, 0.03), dark, (0.085, 1.48, 0.185), mirror="x")
    o.ball("eye", 0.032, o.mat("eye", "#f2efb0", "gloss"), (0.085, 1.48, 0.2), mirror="x")
    o.ball("pupil", 0.013, o.paint("pupil", "#8a1a1a", "gloss"), (0.087, 1.48, 0.23), mirror="x")
    o.box("mouth", (0.13, 0.05, 0.05), dark, (0.02, 1.345, 0.19), rotate=(0, 0, 8), bevel=0.018)
    for k in (-1, 1):
        o.box(
            "tooth",
            (0.02, 0.025, 0.02),
            o.paint("tooth", "#e9e4cf", "matte"),
            (0.02 + 0.03 * k, 1.357, 0.212),
            bevel=0.004,
        )
    o.add(
        "hair",
        s.cut(
            s.ball((0.214, 0.235, 0.214)),
            s.move(s.box((0.6, 0.4, 0.5), 0), (0, -0.14, 0.06)),
            s.move(s.ball(0.09), (0.1, 0.21, 0.06)),
        ),
        o.mat("hair", "#3a3a32", "fur"),
        (0.02, 1.47, 0.0),
    )
    o.box("tear", (0.13, 0.16, 0.03), skin, (0.06, 0.92, 0.142), rotate=(0, 0, 24), bevel=0.01)
    o.box(
        "scar",
        (0.012, 0.1, 0.012),
        o.paint("scar", "#8a3a34", "matte"),
        (-0.1, 1.57, 0.155),
        rotate=(-30, 0, 14),
        bevel=0.003,
    )
    for k in range(3):
        o.box(
            f"stitch {k + 1}",
            (0.045, 0.009, 0.012),
            dark,
            (-0.1, 1.54 + 0.03 * k, 0.172 - 0.017 * k),
            rotate=(-30, 0, 14),
            bevel=0.002,
        )


@kind("skeleton", "undead skeleton|skeleton warrior|bones|human skeleton", family="people")
def skeleton(o: Order) -> None:
    """A skeleton."""
    o.size = 1.2
    bone = o.main("#efe8d6", "matte")
    dark = o.paint("dark", "#1f1b1a", "matte")
    o.blob("skull", bone, [((0, 1.5, -0.01), (0.17, 0.17, 0.18)), ((0, 1.36, 0.06), (0.11, 0.08, 0.1))], blend=0.05)
    o.ball("eye", (0.052, 0.056, 0.04), o.mat("eye", "#1f1b1a", "matte"), (0.07, 1.47, 0.14), mirror="x")
    o.add("nose", s.cone(0.03, 0.06), dark, (0, 1.41, 0.155))
    for k in range(5):
        o.box(
            f"tooth {k + 1}",
            (0.024, 0.05, 0.03),
            bone,
            (-0.056 + 0.028 * k, 1.315, 0.135 - 0.006 * abs(k - 2)),
            bevel=0.006,
        )
    o.blob(
        "jaw",
        bone,
        [],
        [((-0.09, 1.33, 0.03), (0, 1.26, 0.12), 0.03, 0.035), ((0.09, 1.33, 0.03), (0, 1.26, 0.12), 0.03, 0.035)],
        blend=0.02,
    )
    for k in range(9):
        o.cyl(f"vertebra {k + 1}", 0.04, 0.045, bone, (0, 0.75 + 0.06 * k, -0.02), bevel=0.014)
    o.rod("collar bone", [(0, 1.2, 0.06), (0.12, 1.21, 0.06), (0.21, 1.18, 0)], 0.022, bone, mirror="x")
    for k in range(5):
        y, w = 1.13 - 0.075 * k, 0.155 + 0.02 * min(k, 2) - 0.015 * max(0, k - 3)
        o.rod(
            f"rib {k + 1}",
            [(0.02, y + 0.02, -0.05), (w, y + 0.02, -0.02), (w * 0.95, y - 0.02, 0.09), (0.02, y - 0.03, 0.13)],
            0.019,
            bone,
            mirror="x",
        )
    o.box("breast bone", (0.05, 0.34, 0.03), bone, (0, 0.98, 0.125), bevel=0.012)
    o.blob(
        "pelvis",
        bone,
        [((0.09, 0.69, 0), (0.085, 0.07, 0.05)), ((-0.09, 0.69, 0), (0.085, 0.07, 0.05))],
        [((0.05, 0.63, 0.02), (-0.05, 0.63, 0.02), 0.035)],
        blend=0.03,
    )
    for points, thick in (
        ([(0.23, 1.17, 0), (0.3, 0.93, 0)], 0.028),
        ([(0.3, 0.92, 0), (0.33, 0.7, 0.08)], 0.024),
        ([(0.11, 0.66, 0), (0.13, 0.38, 0.02)], 0.034),
        ([(0.13, 0.37, 0.02), (0.13, 0.08, 0)], 0.028),
    ):
        o.rod("bone", points, thick, bone, smooth=False, mirror="x")
        for at in points:
            o.ball("joint", thick * 1.5, bone, at, mirror="x")
    for t in (-0.03, -0.01, 0.01, 0.03):
        o.rod(
            "finger",
            [(0.33 + t * 0.4, 0.67, 0.085), (0.335 + t, 0.6, 0.1), (0.335 + t * 1.1, 0.55, 0.095)],
            0.011,
            bone,
            mirror="x",
        )
    o.blob("foot", bone, [], [((0.13, 0.04, -0.03), (0.14, 0.03, 0.13), 0.035, 0.03)], blend=0.01, mirror="x")
    if o.has("sword", default=False):
        blade(o, 0.37)
    if o.has("crown"):
        o.lathe(
            "crown",
            [(0.15, 1.6), (0.17, 1.7), (0.15, 1.7), (0.13, 1.62)],
            o.mat("crown", "#d9a62e", "gold"),
            closed=True,
        )


@kind("vampire", "dracula|count dracula", family="people")
def vampire(o: Order) -> None:
    """A vampire."""
    o.size = 1.2
    suit = o.main("#1f1f24", "fabric")
    red = o.second("#a3142e", "fabric", "lining|cape|vest|waistcoat")
    o.materials.setdefault("pale", {"base_color": "#e3dccf", "roughness": 0.6, "metallic": 0.0})
    figure(o, Figure(top=suit, legs=suit, shoe=o.paint("shoe", "#151517", "gloss"), hand="pale"))
    o.cyl("neck", 0.075, 0.14, "pale", (0, 1.25, 0))
    o.ball("head", (0.19, 0.225, 0.195), "pale", (0, 1.45, 0))
    o.add("ear", s.ball((0.03, 0.07, 0.025)), "pale", (0.195, 1.47, 0), rotate=(0, 0, -14), mirror="x")
    eyes(o, (0.072, 1.48, 0.168), 0.03, white=True, color="#a3142e")
    o.add("brow", s.box((0.085, 0.018, 0.02), 0.006), suit, (0.075, 1.535, 0.178), rotate=(0, 0, 18), mirror="x")
    o.box("mouth", (0.1, 0.022, 0.03), o.paint("mouth", "#5b1420", "matte"), (0, 1.35, 0.178), bevel=0.008)
    o.add(
        "fang",
        s.cone(0.012, 0.05),
        o.paint("fang", "#fbf9f2", "gloss"),
        (0.034, 1.325, 0.19),
        rotate=(180, 0, 0),
        mirror="x",
    )
    hair = s.cut(
        s.ball((0.205, 0.24, 0.212)),
        s.move(s.box((0.6, 0.4, 0.5), 0), (0, -0.19, 0.1)),
        s.move(s.ball((0.09, 0.14, 0.2)), (0.1, 0.02, 0.2)),
        s.move(s.ball((0.09, 0.14, 0.2)), (-0.1, 0.02, 0.2)),
    )
    o.add("hair", hair, suit, (0, 1.465, -0.005))
    o.box("waistcoat", (0.15, 0.42, 0.03), red, (0, 0.96, 0.142), bevel=0.012)
    o.add("bow tie", s.ball((0.05, 0.03, 0.02)), red, (0.045, 1.2, 0.145), mirror="x")
    cape = s.cut(
        s.move(s.cyl(0.5, 1.1, top=0.2, bevel=0.01), (0, 0.62, -0.02)),
        s.move(s.cyl(0.48, 1.14, top=0.18, bevel=0), (0, 0.61, -0.0)),
        s.move(s.box((2, 2, 1), 0), (0, 0.6, 0.56)),
    )
    o.add("cape", cape, suit)
    lining = s.cut(
        s.move(s.cyl(0.482, 1.08, top=0.182, bevel=0), (0, 0.62, -0.015)),
        s.move(s.cyl(0.468, 1.14, top=0.168, bevel=0), (0, 0.61, -0.005)),
        s.move(s.box((2, 2, 1), 0), (0, 0.6, 0.55)),
    )
    o.add("cape lining", lining, red)
    o.add(
        "collar",
        s.cut(
            s.cyl(0.16, 0.26, top=0.29, bevel=0),
            s.cyl(0.14, 0.28, top=0.27, bevel=0),
            s.move(s.box((1, 1, 0.6), 0), (0, 0, 0.34)),
        ),
        red,
        (0, 1.29, -0.02),
    )


@kind("mummy", "egyptian mummy|wrapped mummy", family="people")
def mummy(o: Order) -> None:
    """A mummy."""
    o.size = 1.2
    wrap = o.main("#d9cba6", "fabric")
    dark = o.paint("dark", "#2a241d", "matte")
    figure(o, Figure(top=wrap, legs=wrap, shoe=wrap, hand=wrap), reach=True)
    o.ball("head", (0.2, 0.23, 0.2), wrap, (0, 1.44, 0))
    o.cyl("neck", 0.09, 0.16, wrap, (0, 1.24, 0))
    strip = o.paint("strip", darker(o.main_color, 0.14), "fabric")
    for k in range(5):
        r = (0.13, 0.178, 0.2, 0.192, 0.15)[k]
        if k != 2:
            o.add(
                f"head wrap {k + 1}",
                s.torus(r, 0.018),
                strip,
                (0, 1.3 + 0.075 * k, 0),
                rotate=((-1) ** k * 9, 0, (-1) ** k * 7),
            )
    for k in range(6):
        o.add(
            f"body wrap {k + 1}",
            s.torus(0.19 - 0.003 * abs(k - 4), 0.016),
            strip,
            (0, 0.74 + 0.08 * k, 0),
            scale=(1, 1, 0.8),
            rotate=((-1) ** k * 6, 0, (-1) ** k * 8),
        )
    for k in range(4):
        o.add(
            f"leg wrap {k + 1}",
            s.torus(0.102 - 0.006 * k, 0.014),
            strip,
            (0.112, 0.56 - 0.13 * k, 0),
            rotate=((-1) ** k * 9, 0, (-1) ** k * 9),
            mirror="x",
        )
    o.box("eye slit", (0.26, 0.075, 0.08), dark, (0, 1.465, 0.16), bevel=0.03)
    o.ball("eye", 0.026, o.mat("eye", "#f2d84a", "glow"), (0.07, 1.465, 0.195), mirror="x")
    o.rod("loose end", [(-0.15, 0.8, 0.1), (-0.26, 0.66, 0.16), (-0.24, 0.48, 0.2)], [0.022, 0.022, 0.008], strip)
