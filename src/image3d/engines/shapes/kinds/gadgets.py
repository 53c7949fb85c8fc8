"""Machines to play, listen and buy with. The front faces +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import feet, side_view
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("record player", "turntable|gramophone|vinyl record player|vinyl player|phonograph", family="electronics")
def record_player(o: Order) -> None:
    """A record player; a gramophone with a horn where asked."""
    o.size = 0.45
    wood = o.main(("#8a5a32", "#6e4527", "#2b2d33"), "wood")
    dark, steel = o.paint("vinyl", "#17181b", "gloss"), o.paint("steel", "#b9bdc2", "metal")
    o.box("case", (0.44, 0.1, 0.36), wood, (0, 0.07, 0), bevel=0.012)
    feet(o, 0.17, 0.13, 0.022)
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
