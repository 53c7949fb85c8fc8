"""Machines of the house. The front faces +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import feet, hollow, side_view
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("kettle", "tea kettle|electric kettle|water kettle|whistling kettle", family="vessels")
def kettle(o: Order) -> None:
    """A kettle."""
    o.size = 0.25
    body = o.main(("#b9bdc2", "#c8323c", "#9fc6bd", "#f1ede4"), "metal" if o.chance(0.4) else "gloss")
    dark = o.mat("handle|grip|knob", "#26272a", "plastic")
    o.lathe(
        "body",
        [(0.1, 0), (0.108, 0.01), (0.108, 0.04), (0.09, 0.12), (0.06, 0.16), (0.055, 0.166), (0.0, 0.166)],
        body,
        smooth=False,
    )
    o.lathe("lid", [(0.056, 0.164), (0.05, 0.176), (0.02, 0.184), (0.0, 0.184)], body)
    o.ball("knob", (0.016, 0.014, 0.016), dark, (0, 0.196, 0))
    o.rod("spout", [(0.085, 0.075, 0), (0.125, 0.11, 0), (0.15, 0.15, 0)], [0.024, 0.018, 0.014], body)
    arch = [(-0.075, 0.13, 0), (-0.085, 0.2, 0), (-0.03, 0.255, 0), (0.04, 0.25, 0), (0.075, 0.2, 0), (0.07, 0.145, 0)]
    o.rod("handle", arch, [0.007, 0.008, 0.013, 0.013, 0.008, 0.007], dark)


@kind("blender", "smoothie maker|mixer blender|liquidizer|food processor", family="electronics")
def blender(o: Order) -> None:
    """A blender."""
    o.size = 0.4
    body = o.main(("#c8323c", "#26272b", "#f1ede4", "#9fc6bd"), "gloss")
    dark, steel = o.mat("lid", "#26272a", "plastic"), o.paint("steel", "#b9bdc2", "metal")
    o.lathe("base", [(0.085, 0), (0.088, 0.012), (0.078, 0.1), (0.06, 0.13), (0.0, 0.13)], body)
    o.cyl("dial", 0.022, 0.02, steel, (0, 0.055, 0.083), rotate=(84, 0, 0))
    o.box("mark", (0.004, 0.018, 0.004), dark, (0, 0.056, 0.094), rotate=(-6, 0, 20), bevel=0)
    for x in (-0.042, 0.042):
        o.cyl("button", 0.008, 0.012, steel, (x, 0.055, 0.072), rotate=(84, 0, 0))
    o.cyl("collar", 0.058, 0.025, dark, (0, 0.14, 0))
    drink = o.mat("smoothie|juice|drink|milkshake", ("#e8708a", "#8fc84a", "#f2b04a"), "gloss")
    o.cyl("smoothie", 0.05, 0.13, drink, (0, 0.22, 0), top=0.066)
    o.lathe("jar", hollow([(0.056, 0.15), (0.08, 0.36)], 0.005), o.mat("jar|glass|jug", "#cfe6ee", "glass"))
    o.lathe("lid", [(0.082, 0.358), (0.082, 0.376), (0.05, 0.384), (0.03, 0.384), (0.028, 0.404), (0.0, 0.404)], dark)
    o.rod(
        "handle",
        [(-0.075, 0.33, 0), (-0.125, 0.32, 0), (-0.12, 0.23, 0), (-0.066, 0.2, 0)],
        0.011,
        o.mat("handle", "#cfe6ee", "glass") if o.has("handle") else dark,
    )


@kind("coffee machine", "espresso machine|coffee maker|coffee brewer", family="electronics")
def coffee_machine(o: Order) -> None:
    """An espresso machine."""
    o.size = 0.4
    body = o.main(("#c8323c", "#26272b", "#b9bdc2", "#f1ede4"), "gloss")
    steel, dark = o.paint("steel", "#b9bdc2", "metal"), o.paint("dark", "#222327", "plastic")
    outline = [
        [-0.15, 0.02],
        [0.16, 0.02],
        [0.16, 0.06],
        [-0.02, 0.07],
        [-0.02, 0.26],
        [0.13, 0.27],
        [0.15, 0.3],
        [0.14, 0.38],
        [-0.15, 0.38],
    ]
    side_view(o, "body", outline, 0.3, body, bevel=0.016)
    feet(o, 0.11, 0.11, 0.02)
    o.box("drip tray", (0.26, 0.014, 0.15), steel, (0, 0.066, 0.075), bevel=0.004)
    for k in range(6):
        o.box(f"grate {k + 1}", (0.24, 0.004, 0.008), dark, (0, 0.074, 0.02 + 0.022 * k), bevel=0)
    o.cyl("group", 0.035, 0.045, steel, (0, 0.248, 0.07))
    o.cyl("filter", 0.038, 0.025, steel, (0, 0.215, 0.07))
    o.rod("filter handle", [(0, 0.215, 0.1), (0, 0.2, 0.2)], [0.011, 0.015], dark, smooth=False)
    o.rod("spout", [(0, 0.205, 0.07), (0, 0.185, 0.08)], 0.009, steel, smooth=False)
    o.cyl("gauge", 0.028, 0.02, o.paint("gauge", "#f6f3ea", "gloss"), (-0.07, 0.335, 0.147), rotate=(82, 0, 0))
    o.add("gauge ring", s.move(s.torus(0.028, 0.004), rotate=(82, 0, 0)), steel, (-0.07, 0.336, 0.157))
    for k in range(3):
        o.cyl(f"button {k + 1}", 0.012, 0.014, steel, (0.02 + 0.04 * k, 0.335, 0.147), rotate=(82, 0, 0))
    o.rod("steam wand", [(0.12, 0.27, 0.09), (0.125, 0.2, 0.11), (0.12, 0.11, 0.12)], 0.006, steel)
    if o.has("cup|mug", default=True):
        o.lathe(
            "cup",
            hollow([(0.022, 0.078), (0.034, 0.1), (0.036, 0.125)], 0.003),
            o.mat("cup|mug", "#f6f4ee", "ceramic"),
            (0, 0, 0.08),
        )
        o.cyl("coffee", 0.031, 0.004, o.paint("coffee", "#5b3420", "gloss"), (0, 0.118, 0.08))
    for k in range(2):
        o.lathe(
            f"spare cup {k + 1}",
            hollow([(0.02, 0.38), (0.032, 0.405), (0.033, 0.425)], 0.003),
            o.paint("cup", "#f6f4ee", "ceramic"),
            (-0.06 + 0.1 * k, 0, -0.04),
        )


@kind("microwave", "microwave oven", family="electronics")
def microwave(o: Order) -> None:
    """A microwave oven."""
    o.size = 0.5
    body = o.main(("#e9e7e2", "#2b2d33", "#c8323c"), "gloss")
    dark, steel = o.paint("dark", "#1f2024", "gloss"), o.paint("steel", "#b9bdc2", "metal")
    o.box("body", (0.5, 0.28, 0.36), body, (0, 0.16, 0), bevel=0.014)
    feet(o, 0.2, 0.14, 0.022)
    o.box("door", (0.36, 0.25, 0.02), body, (-0.06, 0.16, 0.18), bevel=0.008)
    o.box("window", (0.28, 0.17, 0.01), dark, (-0.07, 0.16, 0.188), bevel=0.004)
    o.rod(
        "handle",
        [(0.105, 0.07, 0.19), (0.105, 0.08, 0.215), (0.105, 0.24, 0.215), (0.105, 0.25, 0.19)],
        0.008,
        steel,
        smooth=False,
    )
    o.box("panel", (0.1, 0.24, 0.012), dark, (0.185, 0.16, 0.183), bevel=0.004)
    o.box(
        "display", (0.075, 0.03, 0.006), o.mat("display|clock", "#4affc0", "glow"), (0.185, 0.245, 0.189), bevel=0.001
    )
    for i in range(3):
        for k in range(4):
            o.box(
                f"key {i + 1}-{k + 1}",
                (0.02, 0.016, 0.005),
                steel,
                (0.159 + 0.026 * i, 0.2 - 0.026 * k, 0.19),
                bevel=0.002,
            )
    o.cyl("knob", 0.018, 0.02, steel, (0.185, 0.075, 0.195), rotate=(90, 0, 0))


@kind("robot vacuum", "vacuum robot|robot vacuum cleaner|vacuum cleaner robot", family="electronics")
def robot_vacuum(o: Order) -> None:
    """A robot vacuum cleaner."""
    o.size = 0.35
    shell = o.main(("#f1f1ee", "#2b2d33"), "gloss")
    dark = o.second("#26272b", "plastic", "bumper|trim|brush")
    o.lathe("body", [(0.15, 0.012), (0.165, 0.02), (0.165, 0.07), (0.155, 0.08), (0.0, 0.08)], shell)
    o.lathe(
        "bumper",
        [(0.166, 0.02), (0.172, 0.026), (0.172, 0.056), (0.166, 0.062), (0.15, 0.06), (0.15, 0.022)],
        dark,
        closed=True,
    )
    o.cyl("sensor", 0.045, 0.022, dark, (0, 0.09, -0.02))
    o.cyl("sensor top", 0.04, 0.006, shell, (0, 0.103, -0.02))
    o.add("button", s.torus(0.022, 0.0025), o.mat("light|button", "#4ad8ff", "glow"), (0, 0.0805, 0.075))
    for t in (0, 120, 240):
        o.add("brush", s.move(s.ball((0.035, 0.002, 0.005)), (0.035, 0, 0)), dark, (0.13, 0.008, 0.1), rotate=(0, t, 0))
    for x in (-0.1, 0.1):
        o.cyl("wheel", 0.026, 0.02, dark, (x, 0.026, 0), rotate=(0, 0, 90))


@kind("sewing machine", "old sewing machine", family="electronics")
def sewing_machine(o: Order) -> None:
    """A sewing machine."""
    o.size = 0.4
    body = o.main(("#22242b", "#8fc0b0", "#c8323c"), "gloss")
    steel, gold = o.paint("steel", "#b9bdc2", "metal"), o.mat("trim|wheel", "#c9a24a", "gold")
    o.box("base", (0.42, 0.04, 0.18), o.mat("base|table", "#6e4527", "wood"), (0, 0.02, 0), bevel=0.01)
    o.box("bed", (0.4, 0.035, 0.15), body, (0, 0.055, 0), bevel=0.012)
    outline = [
        [0.1, 0.07],
        [0.19, 0.07],
        [0.19, 0.28],
        [0.15, 0.31],
        [-0.16, 0.31],
        [-0.19, 0.28],
        [-0.19, 0.17],
        [-0.13, 0.17],
        [-0.12, 0.24],
        [0.06, 0.23],
        [0.1, 0.2],
    ]
    o.plate("arm", outline, 0.085, body, bevel=0.022)
    o.cyl("needle bar", 0.008, 0.07, steel, (-0.16, 0.145, 0))
    o.cyl("needle", 0.0025, 0.05, steel, (-0.16, 0.095, 0))
    o.box("foot", (0.03, 0.006, 0.04), steel, (-0.16, 0.083, 0.005), bevel=0.002)
    o.box("plate", (0.07, 0.004, 0.09), steel, (-0.16, 0.074, 0), bevel=0.001)
    o.add("hand wheel", s.move(s.torus(0.052, 0.012), rotate=(0, 0, 90)), gold, (0.215, 0.24, 0))
    o.cyl("wheel hub", 0.025, 0.03, gold, (0.205, 0.24, 0), rotate=(0, 0, 90))
    o.cyl("spool pin", 0.004, 0.06, steel, (0.05, 0.34, 0))
    o.cyl("spool", 0.018, 0.045, o.mat("thread|spool", "#d0342a", "fabric"), (0.05, 0.335, 0))
    o.rod(
        "thread",
        [(0.05, 0.345, 0.018), (-0.1, 0.325, 0.03), (-0.165, 0.25, 0.05), (-0.16, 0.11, 0.006)],
        0.0015,
        o.mat("thread|spool", "#d0342a", "fabric"),
    )
    o.cyl("dial", 0.02, 0.012, gold, (0.14, 0.18, 0.047), rotate=(90, 0, 0))
    o.box(
        "cloth",
        (0.2, 0.004, 0.22),
        o.mat("cloth|fabric", "#9fc6e6", "fabric"),
        (-0.18, 0.078, 0.05),
        rotate=(2, 8, 0),
        bevel=0.001,
    )
