"""Machines of kitchen, office and play room. The front faces +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import hollow, side_view
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _feet(o: Order, x: float, z: float, r: float) -> None:
    foot = o.paint("foot", "#26272a", "rubber")
    for dz in (-z, z):
        o.cyl("foot", r, r, foot, (x, r / 2, dz), mirror="x")


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
    _feet(o, 0.11, 0.11, 0.02)
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
    _feet(o, 0.2, 0.14, 0.022)
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


@kind("typewriter", "type writer|old typewriter", family="electronics")
def typewriter(o: Order) -> None:
    """A typewriter."""
    o.size = 0.4
    body = o.main(("#2b2d33", "#3f7f7a", "#8f2430", "#d9c9a0"), "gloss")
    dark, steel = o.paint("dark", "#1d1e21", "matte"), o.paint("steel", "#b9bdc2", "metal")
    outline = [[-0.16, 0.02], [0.18, 0.02], [0.18, 0.05], [0.04, 0.11], [-0.02, 0.17], [-0.15, 0.17]]
    side_view(o, "body", outline, 0.36, body, bevel=0.018)
    _feet(o, 0.14, 0.12, 0.02)
    key = o.mat("key", "#f1ede0", "gloss")
    for row in range(4):
        n = 10 - (row % 2)
        z, y = 0.155 - 0.033 * row, 0.066 + 0.017 * row
        for k in range(n):
            o.cyl(
                f"key {row + 1}-{k + 1}",
                0.0115,
                0.012,
                key,
                ((k - (n - 1) / 2) * 0.029, y, z),
                rotate=(22, 0, 0),
                bevel=0.003,
            )
    o.box("space bar", (0.17, 0.011, 0.018), key, (0, 0.056, 0.178), rotate=(22, 0, 0), bevel=0.004)
    arc = s.cut(
        s.cyl(0.07, 0.012, bevel=0.002), s.cyl(0.045, 0.02, bevel=0), s.move(s.box((0.2, 0.1, 0.1), 0), (0, 0, -0.05))
    )
    o.add("type basket", arc, dark, (0, 0.155, -0.02), rotate=(30, 0, 0))
    o.cyl("platen", 0.026, 0.4, dark, (0, 0.205, -0.09), rotate=(0, 0, 90))
    o.cyl("platen knob", 0.022, 0.03, steel, (0.215, 0.205, -0.09), rotate=(0, 0, 90), mirror="x")
    o.box("carriage", (0.38, 0.045, 0.07), body, (0, 0.178, -0.1), bevel=0.012)
    o.rod("lever", [(-0.18, 0.21, -0.07), (-0.23, 0.24, -0.02), (-0.24, 0.245, 0.03)], 0.006, steel)
    o.box(
        "paper", (0.2, 0.17, 0.003), o.mat("paper", "#f8f5ec", "paper"), (0, 0.295, -0.105), rotate=(-10, 0, 0), bevel=0
    )
    for k in range(4):
        o.box(
            f"line {k + 1}",
            (0.14 - 0.03 * (k == 3), 0.004, 0.002),
            dark,
            (-0.012 * (k == 3), 0.33 - 0.018 * k, -0.1085 + 0.003 * k),
            rotate=(-10, 0, 0),
            bevel=0,
        )
    o.cyl("spool", 0.035, 0.02, dark, (0.1, 0.172, -0.03), mirror="x")


@kind("record player", "turntable|gramophone|vinyl record player|vinyl player|phonograph", family="electronics")
def record_player(o: Order) -> None:
    """A record player; a gramophone with a horn where asked."""
    o.size = 0.45
    wood = o.main(("#8a5a32", "#6e4527", "#2b2d33"), "wood")
    dark, steel = o.paint("vinyl", "#17181b", "gloss"), o.paint("steel", "#b9bdc2", "metal")
    o.box("case", (0.44, 0.1, 0.36), wood, (0, 0.07, 0), bevel=0.012)
    _feet(o, 0.17, 0.13, 0.022)
    o.cyl("platter", 0.15, 0.014, steel, (-0.05, 0.127, 0))
    o.cyl("record", 0.145, 0.006, o.mat("record|vinyl", "#17181b", "gloss"), (-0.05, 0.137, 0), bevel=0.001)
    for r in (0.07, 0.09, 0.11, 0.13):
        o.add("groove", s.torus(r, 0.0011), o.paint("groove", "#3a3b40", "gloss"), (-0.05, 0.14, 0))
    o.cyl("label", 0.045, 0.003, o.mat("label", "#d0342a", "paper"), (-0.05, 0.1405, 0), bevel=0)
    o.cyl("spindle", 0.004, 0.02, steel, (-0.05, 0.147, 0))
    if o.style("gramophone", "phonograph") or o.has("horn"):
        brass = o.mat("horn", "#c9a24a", "gold")
        o.rod("arm", [(0.17, 0.12, -0.12), (0.17, 0.2, -0.13), (0.06, 0.22, -0.02), (0.0, 0.16, 0.06)], 0.012, brass)
        o.rod("neck", [(0.17, 0.12, -0.12), (0.17, 0.28, -0.16), (0.13, 0.36, -0.12)], [0.018, 0.022, 0.03], brass)
        o.lathe(
            "horn",
            [
                (0.028, 0),
                (0.036, 0.06),
                (0.075, 0.17),
                (0.16, 0.24),
                (0.2, 0.25),
                (0.2, 0.256),
                (0.15, 0.248),
                (0.065, 0.176),
                (0.024, 0.06),
            ],
            brass,
            (0.13, 0.35, -0.12),
            closed=True,
            rotate=(46, -20, 0),
        )
        o.rod(
            "crank",
            [(0.22, 0.07, 0.05), (0.26, 0.07, 0.05), (0.26, 0.02, 0.05), (0.29, 0.02, 0.05)],
            0.007,
            steel,
            smooth=False,
        )
        return
    o.cyl("arm base", 0.03, 0.03, steel, (0.16, 0.135, -0.11))
    o.rod("arm", [(0.16, 0.158, -0.11), (0.155, 0.16, 0.0), (0.08, 0.15, 0.1)], 0.006, steel)
    o.box("head", (0.02, 0.014, 0.036), dark, (0.072, 0.148, 0.112), rotate=(0, -38, 0), bevel=0.004)
    o.cyl("knob", 0.016, 0.016, steel, (0.17, 0.127, 0.12))
    o.cyl("knob 2", 0.01, 0.014, steel, (0.17, 0.127, 0.075))
    o.box(
        "cover",
        (0.43, 0.34, 0.012),
        o.mat("cover|lid|glass", "#cfe0e8", "glass"),
        (0, 0.29, -0.215),
        rotate=(-14, 0, 0),
        bevel=0.004,
    )


@kind("vr headset", "virtual reality headset|vr goggles|vr glasses|ar headset", family="electronics")
def vr_headset(o: Order) -> None:
    """A VR headset with its straps."""
    o.size = 0.25
    shell = o.main(("#f1f1ee", "#2b2d33"), "plastic")
    dark = o.second("#1f2024", "rubber", "strap|pad|lens|trim")
    o.add(
        "visor",
        s.hull(
            s.move(s.box((0.15, 0.08, 0.04), 0.018), (0, 0.1, 0.1)),
            s.move(s.box((0.17, 0.095, 0.05), 0.022), (0, 0.1, 0.06)),
        ),
        shell,
        crease=40,
    )
    o.add(
        "face pad",
        s.cut(s.box((0.165, 0.092, 0.04), 0.02), s.move(s.box((0.13, 0.06, 0.1), 0.02), (0, 0, 0))),
        dark,
        (0, 0.1, 0.025),
    )
    for x in (-0.055, 0.055):
        for y in (0.075, 0.128):
            o.cyl("camera", 0.0085, 0.008, dark, (x, y, 0.121), rotate=(90, 0, 0), bevel=0.002)
    o.box("light", (0.03, 0.004, 0.004), o.mat("light", "#4ad8ff", "glow"), (0, 0.103, 0.121), bevel=0.001)
    band = [
        (0.082, 0.105, 0.05),
        (0.092, 0.108, -0.02),
        (0.06, 0.112, -0.1),
        (0, 0.114, -0.125),
        (-0.06, 0.112, -0.1),
        (-0.092, 0.108, -0.02),
        (-0.082, 0.105, 0.05),
    ]
    strap = {
        "kind": "sweep",
        "path": [list(p) for p in band],
        "section": [[-0.003, -0.016], [0.003, -0.016], [0.003, 0.016], [-0.003, 0.016]],
        "smooth": True,
    }
    o.add("strap", strap, dark)
    o.rod("top strap", [(0, 0.146, 0.06), (0, 0.2, 0.0), (0, 0.19, -0.08), (0, 0.125, -0.124)], 0.008, dark)
    o.cyl("tightener", 0.02, 0.016, shell, (0, 0.114, -0.13), rotate=(90, 0, 0))
    o.cyl("ear speaker", 0.024, 0.018, shell, (0.098, 0.09, -0.01), rotate=(0, 0, 90), mirror="x")


@kind("3d printer", "threed printer|fdm printer", family="electronics")
def printer_3d(o: Order) -> None:
    """A 3D printer with a half printed object."""
    o.size = 0.5
    frame = o.main(("#26272b", "#3f4248", "#e0702a"), "metal" if o.chance(0.4) else "plastic")
    steel = o.paint("steel", "#b9bdc2", "metal")
    o.box("base", (0.44, 0.06, 0.44), frame, (0, 0.05, 0), bevel=0.012)
    _feet(o, 0.18, 0.18, 0.02)
    for x in (-0.2, 0.2):
        o.box("upright", (0.035, 0.5, 0.04), frame, (x, 0.32, -0.08), bevel=0.006)
        o.cyl("screw", 0.006, 0.46, steel, (x * 0.86, 0.32, -0.05))
    o.box("top beam", (0.435, 0.04, 0.04), frame, (0, 0.56, -0.08), bevel=0.006)
    o.box("gantry", (0.4, 0.03, 0.03), steel, (0, 0.31, -0.045), bevel=0.004)
    accent = o.mat("head|extruder|nozzle", "#e0702a", "plastic")
    o.box("head", (0.075, 0.085, 0.07), accent, (0.03, 0.32, -0.005), bevel=0.012)
    o.cyl("fan", 0.025, 0.01, frame, (0.03, 0.325, 0.032), rotate=(90, 0, 0))
    o.add(
        "nozzle",
        s.move(s.cone(0.012, 0.03), rotate=(180, 0, 0)),
        o.paint("brass", "#c9a24a", "gold"),
        (0.03, 0.264, -0.005),
    )
    o.box("bed", (0.28, 0.014, 0.28), o.mat("bed|plate", "#4a4d52", "metal"), (0, 0.105, 0), bevel=0.004)
    o.box("bed carrier", (0.06, 0.03, 0.38), steel, (0, 0.088, 0), bevel=0.004)
    part = o.mat("print|model|part|filament", ("#3fa0d8", "#f2b81e", "#5fc06a"), "plastic")
    o.lathe(
        "print",
        hollow([(0.05, 0.112), (0.065, 0.15), (0.05, 0.19), (0.034, 0.22), (0.046, 0.25)], 0.006),
        part,
        (0.0, 0, -0.005),
    )
    o.add(
        "spool", s.move(s.cut(s.cyl(0.09, 0.06), s.cyl(0.03, 0.1, bevel=0)), rotate=(90, 0, 0)), part, (0, 0.66, -0.08)
    )
    for z in (-0.112, -0.048):
        o.add(
            "spool side",
            s.move(s.cut(s.cyl(0.1, 0.006, bevel=0.001), s.cyl(0.028, 0.02, bevel=0)), rotate=(90, 0, 0)),
            frame,
            (0, 0.66, z),
        )
    o.box("spool arm", (0.04, 0.12, 0.03), frame, (0, 0.62, -0.135), bevel=0.005)
    o.rod("filament", [(0.08, 0.64, -0.08), (0.09, 0.5, -0.05), (0.04, 0.37, -0.01)], 0.004, part)
    o.box("display", (0.12, 0.05, 0.02), frame, (0.12, 0.08, 0.235), rotate=(-24, 0, 0), bevel=0.006)
    o.box(
        "screen",
        (0.08, 0.034, 0.006),
        o.paint("screen", "#5ab8ff", "glow"),
        (0.11, 0.083, 0.245),
        rotate=(-24, 0, 0),
        bevel=0.001,
    )


@kind("printer", "office printer|copier|laser printer|inkjet printer|scanner", family="electronics")
def printer(o: Order) -> None:
    """An office printer."""
    o.size = 0.45
    body = o.main(("#e9e7e2", "#3a3c42"), "plastic")
    dark = o.second("#26272b", "plastic", "tray|trim|lid")
    o.box("body", (0.44, 0.2, 0.36), body, (0, 0.11, 0), bevel=0.022)
    o.box("lid", (0.42, 0.04, 0.34), dark, (0, 0.225, -0.005), bevel=0.012)
    o.add("mouth", s.box((0.32, 0.05, 0.06), 0.01), o.paint("slot", "#151619", "matte"), (0, 0.12, 0.168))
    o.box("tray", (0.3, 0.012, 0.16), dark, (0, 0.075, 0.235), rotate=(-5, 0, 0), bevel=0.004)
    o.box(
        "paper", (0.21, 0.004, 0.18), o.mat("paper", "#fbfaf5", "paper"), (0, 0.096, 0.215), rotate=(-4, 0, 0), bevel=0
    )
    o.box("panel", (0.13, 0.05, 0.02), dark, (0.13, 0.19, 0.178), rotate=(-30, 0, 0), bevel=0.006)
    o.box(
        "screen",
        (0.055, 0.03, 0.006),
        o.paint("screen", "#5ab8ff", "glow"),
        (0.105, 0.194, 0.189),
        rotate=(-30, 0, 0),
        bevel=0.001,
    )
    for k in range(2):
        o.cyl(
            f"button {k + 1}",
            0.008,
            0.008,
            o.paint(f"button {k}", ("#3fc05a", "#d0342a")[k], "plastic"),
            (0.155 + 0.024 * k, 0.194, 0.189),
            rotate=(60, 0, 0),
        )
    o.box("feeder", (0.26, 0.16, 0.012), dark, (0, 0.29, -0.17), rotate=(-24, 0, 0), bevel=0.004)
    o.box(
        "paper stack",
        (0.21, 0.16, 0.01),
        o.paint("stack", "#f4f2ea", "paper"),
        (0, 0.315, -0.168),
        rotate=(-24, 0, 0),
        bevel=0.001,
    )


@kind("arcade machine", "arcade cabinet|arcade game|video game machine|arcade", family="electronics")
def arcade_machine(o: Order) -> None:
    """An arcade cabinet."""
    o.size = 1.5
    body = o.main(("#2b2d45", "#8f2430", "#1f5f6a"), "gloss")
    trim = o.second(("#f2c02a", "#e8485a", "#4ad8ff"), "gloss", "trim|stripe|side")
    o.keep("stripe")
    dark = o.paint("dark", "#17181c", "plastic")
    side = [
        [-0.36, 0.02],
        [0.3, 0.02],
        [0.3, 0.85],
        [0.42, 0.92],
        [0.4, 1.02],
        [0.12, 1.1],
        [-0.02, 1.52],
        [0.2, 1.6],
        [0.2, 1.82],
        [-0.36, 1.82],
    ]
    inner = [[z * 0.97 - 0.005, y * 0.985 + 0.012] for z, y in side]
    side_view(o, "cabinet", inner, 0.66, body, bevel=0.01)
    for x in (-0.36, 0.36):
        o.plate("side", [[-z, y] for z, y in side][::-1], 0.05, trim, (x, 0, 0), rotate=(0, 90, 0), bevel=0.012)
    o.box("screen frame", (0.64, 0.5, 0.03), dark, (0, 1.3, 0.05), rotate=(-19, 0, 0), bevel=0.01)
    o.box(
        "screen",
        (0.54, 0.4, 0.02),
        o.mat("screen|display", "#2a3f8f", "glow"),
        (0, 1.303, 0.065),
        rotate=(-19, 0, 0),
        bevel=0.006,
    )
    alien = [
        "0010000100",
        "0001001000",
        "0011111100",
        "0110110110",
        "1111111111",
        "1011111101",
        "1010000101",
        "0001001000",
    ]
    pixel = [
        s.move(s.box((0.0236, 0.0236, 0.01), 0), (-0.099 + 0.022 * k, 0.08 - 0.022 * r, 0))
        for r, row in enumerate(alien)
        for k, one in enumerate(row)
        if one == "1"
    ]
    o.add("sprite", s.union(*pixel), o.paint("sprite", "#7aff6a", "glow"), (0, 1.33, 0.08), rotate=(-19, 0, 0))
    o.box("marquee", (0.66, 0.2, 0.03), o.mat("marquee|sign", "#ffdf6a", "glow"), (0, 1.71, 0.2), bevel=0.01)
    word = o.text("ARCADE")
    o.add(
        "lettering",
        {"kind": "text", "text": word, "height": min(0.11, 0.62 / len(word)), "depth": 0.02},
        o.paint("ink", "#b3202a", "gloss"),
        (0, 1.71, 0.22),
    )
    o.box("panel", (0.66, 0.04, 0.34), dark, (0, 0.99, 0.27), rotate=(15, 0, 0), bevel=0.012)
    for x in (-0.2, 0.12):
        o.rod("stick", [(x, 1.0, 0.26), (x, 1.1, 0.27)], 0.012, o.paint("steel", "#b9bdc2", "metal"), smooth=False)
        o.ball("knob", 0.032, o.mat("joystick|stick|knob", "#d0242c", "gloss"), (x, 1.12, 0.272))
    for k, tone in enumerate(("#f2c02a", "#3fa0d8", "#5fc06a", "#e8485a")):
        o.cyl(
            f"button {k + 1}",
            0.024,
            0.03,
            o.paint(f"button {k}", tone, "gloss"),
            (-0.09 + 0.055 * (k % 2) + (0.27 if k > 1 else 0), 1.0 - 0.004 * (k % 2), 0.27 + 0.04 * (k % 2)),
            rotate=(15, 0, 0),
        )
    o.box("coin door", (0.3, 0.34, 0.02), dark, (0, 0.45, 0.295), bevel=0.008)
    for x in (-0.07, 0.07):
        o.box("coin slot", (0.06, 0.09, 0.02), o.paint("slot", "#d0342a", "glow"), (x, 0.5, 0.303), bevel=0.006)


@kind("vending machine", "snack machine|soda machine|drink machine", family="electronics")
def vending_machine(o: Order) -> None:
    """A vending machine."""
    o.size = 1.6
    body = o.main(("#c8202a", "#2459b8", "#2b2d33"), "gloss")
    dark = o.paint("dark", "#1d1e22", "plastic")
    o.add(
        "body",
        s.cut(s.box((0.95, 1.85, 0.75), 0.03), s.move(s.box((0.58, 1.25, 0.5), 0.01), (-0.11, 0.16, 0.3))),
        body,
        (0, 0.95, 0),
    )
    o.box("inside", (0.58, 1.25, 0.02), o.paint("inside", "#f2efe6", "matte"), (-0.11, 1.11, 0.06), bevel=0)
    tones = ("#f2c02a", "#d0342a", "#3fa0d8", "#5fc06a", "#ee7d1a", "#8a4ac0")
    for row in range(5):
        y = 0.5 + 0.24 * row
        o.box(
            f"shelf {row + 1}", (0.57, 0.02, 0.26), o.paint("steel", "#b9bdc2", "metal"), (-0.11, y, 0.2), bevel=0.003
        )
        for k in range(5):
            tone = tones[(row * 2 + k) % 6]
            snack = s.cyl(0.036, 0.13, bevel=0.01) if row % 2 else s.box((0.075, 0.14, 0.04), 0.014)
            o.add(
                f"snack {row + 1}-{k + 1}",
                snack,
                o.paint("snack " + tone[1:], tone, "gloss"),
                (-0.34 + 0.115 * k, y + 0.085, 0.24),
            )
    o.box("glass", (0.6, 1.27, 0.012), o.mat("glass|window", "#cfe6ee", "glass"), (-0.11, 1.11, 0.365), bevel=0.003)
    o.box("keypad", (0.16, 0.3, 0.02), dark, (0.33, 1.25, 0.375), bevel=0.008)
    for i in range(3):
        for k in range(4):
            o.box(
                f"key {i + 1}-{k + 1}",
                (0.032, 0.026, 0.012),
                o.paint("key", "#d9dbe0", "plastic"),
                (0.29 + 0.04 * i, 1.31 - 0.045 * k, 0.388),
                bevel=0.004,
            )
    o.box("display", (0.12, 0.045, 0.012), o.paint("display", "#4affc0", "glow"), (0.33, 1.365, 0.385), bevel=0.002)
    o.box("coin slot", (0.03, 0.08, 0.03), o.paint("steel", "#b9bdc2", "metal"), (0.33, 1.0, 0.38), bevel=0.006)
    o.box("hatch", (0.6, 0.2, 0.03), dark, (-0.11, 0.25, 0.37), bevel=0.01)
    o.box("hatch flap", (0.54, 0.13, 0.02), o.paint("flap", "#3a3c42", "plastic"), (-0.11, 0.24, 0.39), bevel=0.006)
    o.box("sign", (0.86, 0.12, 0.02), o.mat("sign|light", "#fff3d0", "glow"), (0, 1.8, 0.372), bevel=0.006)


@kind("drone", "quadcopter|quadrocopter|camera drone", family="vehicles")
def drone(o: Order) -> None:
    """A quadcopter drone."""
    o.size = 0.5
    shell = o.main(("#e9e9e6", "#2b2d33", "#d0442c"), "plastic")
    dark = o.second("#26272b", "plastic", "rotor|propeller|arm|trim")
    o.add(
        "body",
        s.hull(
            s.move(s.ball((0.05, 0.03, 0.1)), (0, 0.13, 0.03)), s.move(s.ball((0.06, 0.026, 0.06)), (0, 0.125, -0.06))
        ),
        shell,
    )
    for x, z in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        tip = (x * 0.19, 0.145, z * 0.17)
        o.rod("arm", [(x * 0.03, 0.13, z * 0.04), tip], [0.016, 0.012], shell, smooth=False)
        o.cyl("motor", 0.02, 0.04, dark, (tip[0], 0.155, tip[2]))
        turn = float(o.rng.uniform(0, 180))
        blade = s.union(
            s.move(s.ball((0.055, 0.003, 0.012)), (0.055, 0, 0), rotate=(14, 0, 0)),
            s.move(s.ball((0.055, 0.003, 0.012)), (-0.055, 0, 0), rotate=(-14, 0, 0)),
        )
        o.add("rotor", blade, dark, (tip[0], 0.178, tip[2]), rotate=(0, turn, 0))
        o.ball(
            "light",
            0.008,
            o.paint("green" if z < 0 else "red", "#3fe06a" if z < 0 else "#ff3a3a", "glow"),
            (tip[0], 0.132, tip[2]),
        )
    for x in (-1, 1):
        o.rod("skid leg", [(x * 0.04, 0.12, 0.05), (x * 0.085, 0.02, 0.06)], 0.006, dark, smooth=False)
        o.rod("skid leg 2", [(x * 0.04, 0.12, -0.06), (x * 0.085, 0.02, -0.06)], 0.006, dark, smooth=False)
        o.rod("skid", [(x * 0.086, 0.012, 0.11), (x * 0.086, 0.01, 0.0), (x * 0.086, 0.012, -0.11)], 0.008, dark)
    o.cyl("gimbal", 0.014, 0.03, dark, (0, 0.095, 0.07))
    o.box("camera", (0.045, 0.035, 0.04), dark, (0, 0.075, 0.08), bevel=0.008)
    o.cyl("lens", 0.013, 0.016, o.mat("camera|lens", "#3a5fa0", "gloss"), (0, 0.075, 0.104), rotate=(90, 0, 0))


@kind("computer mouse", "pc mouse|wireless mouse|gaming mouse|mouse device", family="electronics")
def computer_mouse(o: Order) -> None:
    """A computer mouse."""
    o.size = 0.12
    shell = o.main(("#2b2d33", "#f1f1ee", "#b9bdc2"), "plastic")
    dark = o.paint("dark", "#151619", "matte")
    body = s.cut(s.ball((0.033, 0.034, 0.06)), s.move(s.box((0.2, 0.1, 0.2), 0), (0, -0.05, 0)))
    o.add("body", body, shell, (0, 0.002, 0))
    o.rod("seam", [(0, 0.019, 0.05), (0, 0.031, 0.025), (0, 0.0355, 0.004)], 0.0012, dark)
    o.rod(
        "cross seam",
        [
            (0.032, 0.012, 0.004),
            (0.022, 0.0275, 0.004),
            (0, 0.0355, 0.004),
            (-0.022, 0.0275, 0.004),
            (-0.032, 0.012, 0.004),
        ],
        0.001,
        dark,
    )
    o.cyl("wheel", 0.009, 0.008, o.mat("wheel", "#6a6d73", "rubber"), (0, 0.0275, 0.032), rotate=(0, 0, 90))
    if o.style("gaming") or o.has("light", default=o.chance(0.4)):
        o.rod(
            "light",
            [
                (0.033, 0.006, -0.02),
                (0.026, 0.006, -0.045),
                (0, 0.006, -0.059),
                (-0.026, 0.006, -0.045),
                (-0.033, 0.006, -0.02),
            ],
            0.0022,
            o.mat("light", "#4ad8ff", "glow"),
        )
    if not o.style("wireless"):
        o.rod(
            "cable",
            [(0, 0.008, 0.055), (0.004, 0.005, 0.085), (-0.012, 0.003, 0.115), (0.006, 0.003, 0.15)],
            0.0022,
            dark,
        )


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


@kind("cash register", "till|cash machine|old cash register", family="electronics")
def cash_register(o: Order) -> None:
    """A cash register."""
    o.size = 0.4
    body = o.main(("#8f2430", "#2f5f6a", "#b98a54", "#3a3c42"), "gloss")
    steel = o.mat("trim|drawer", "#c9a24a", "gold")
    o.box("base", (0.4, 0.11, 0.4), body, (0, 0.06, 0), bevel=0.012)
    o.box("drawer", (0.35, 0.075, 0.03), steel, (0, 0.06, 0.2), bevel=0.008)
    o.rod(
        "drawer handle",
        [(-0.05, 0.06, 0.21), (-0.05, 0.06, 0.235), (0.05, 0.06, 0.235), (0.05, 0.06, 0.21)],
        0.006,
        o.paint("dark", "#26272b", "iron"),
        smooth=False,
    )
    side_view(
        o,
        "body",
        [[-0.18, 0.11], [0.17, 0.11], [0.15, 0.15], [-0.02, 0.26], [-0.05, 0.4], [-0.18, 0.4]],
        0.36,
        body,
        bevel=0.018,
    )
    key = o.mat("key|button", "#f6f1e2", "gloss")
    for row in range(4):
        for k in range(6):
            z, y = 0.125 - 0.042 * row, 0.172 + 0.027 * row
            o.cyl(
                f"key {row + 1}-{k + 1}",
                0.013,
                0.016,
                key if k < 5 else o.paint("red key", "#d0342a", "gloss"),
                (-0.125 + 0.05 * k, y, z),
                rotate=(32, 0, 0),
                bevel=0.003,
            )
    o.box("display", (0.3, 0.09, 0.04), o.paint("dark", "#26272b", "iron"), (0, 0.345, -0.04), bevel=0.01)
    o.add(
        "digits",
        {"kind": "text", "text": o.text("$ 9.99"), "height": 0.045, "depth": 0.008},
        o.paint("digits", "#ffdf6a", "glow"),
        (0, 0.345, -0.018),
    )
    o.rod(
        "crank",
        [(0.18, 0.22, -0.05), (0.23, 0.22, -0.05), (0.23, 0.3, -0.02), (0.26, 0.3, -0.02)],
        0.009,
        steel,
        smooth=False,
    )
    o.ball("crank knob", 0.018, o.paint("dark", "#26272b", "iron"), (0.27, 0.3, -0.02))


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


@kind("calculator", "pocket calculator", family="electronics")
def calculator(o: Order) -> None:
    """A calculator."""
    o.size = 0.15
    body = o.main(("#3a3c42", "#f1ede4", "#3f7fb8"), "plastic")
    o.box("body", (0.08, 0.014, 0.14), body, (0, 0.012, 0), rotate=(8, 0, 0), bevel=0.005)

    def lift(z: float) -> float:
        return 0.02 - z * math.sin(math.radians(8))

    o.box(
        "screen",
        (0.066, 0.004, 0.026),
        o.mat("screen|display", "#b5c9a8", "gloss"),
        (0, lift(-0.045), -0.045),
        rotate=(8, 0, 0),
        bevel=0.001,
    )
    digits = {"kind": "text", "text": o.text("12345"), "height": 0.013, "depth": 0.002}
    o.add(
        "digits",
        s.move(digits, rotate=(-82, 0, 0)),
        o.paint("ink", "#26302a", "matte"),
        (0.008, lift(-0.045) + 0.002, -0.045),
    )
    for row in range(5):
        for k in range(4):
            z = -0.014 + 0.018 * row
            tone = "#e0702a" if k == 3 else darker("#e9e6de", 0.08 * (row == 0))
            o.box(
                f"key {row + 1}-{k + 1}",
                (0.013, 0.006, 0.012),
                o.paint("key " + tone[1:], tone, "plastic"),
                (-0.0265 + 0.0177 * k, lift(z) + 0.001, z),
                rotate=(8, 0, 0),
                bevel=0.002,
            )
