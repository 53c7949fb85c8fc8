"""Machines of office and shop. The front faces +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import feet, hollow, side_view
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("typewriter", "type writer|old typewriter", family="electronics")
def typewriter(o: Order) -> None:
    """A typewriter."""
    o.size = 0.4
    body = o.main(("#2b2d33", "#3f7f7a", "#8f2430", "#d9c9a0"), "gloss")
    dark, steel = o.paint("dark", "#1d1e21", "matte"), o.paint("steel", "#b9bdc2", "metal")
    outline = [[-0.16, 0.02], [0.18, 0.02], [0.18, 0.05], [0.04, 0.11], [-0.02, 0.17], [-0.15, 0.17]]
    side_view(o, "body", outline, 0.36, body, bevel=0.018)
    feet(o, 0.14, 0.12, 0.02)
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


@kind("3d printer", "threed printer|fdm printer", family="electronics")
def printer_3d(o: Order) -> None:
    """A 3D printer with a half printed object."""
    o.size = 0.5
    frame = o.main(("#26272b", "#3f4248", "#e0702a"), "metal" if o.chance(0.4) else "plastic")
    steel = o.paint("steel", "#b9bdc2", "metal")
    o.box("base", (0.44, 0.06, 0.44), frame, (0, 0.05, 0), bevel=0.012)
    feet(o, 0.18, 0.18, 0.02)
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
