"""Things from space and from the future. Front is +z."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("flying saucer", "ufo|alien ship|alien spaceship|saucer spaceship", family="scifi")
def ufo(o: Order) -> None:
    """A flying saucer."""
    o.size = 2.0
    metal = o.main("#a9b2ba", "metal")
    light = o.mat("light|lamp", "#4adf6a", "glow")
    o.lathe(
        "hull",
        [(0.001, 0.1), (0.45, 0.13), (1.0, 0.42), (1.25, 0.55), (1.0, 0.66), (0.55, 0.78), (0.5, 0.8)],
        metal,
        smooth=False,
    )
    o.add(
        "dome",
        s.cut(s.ball((0.52, 0.5, 0.52)), s.move(s.box((3, 1, 3), 0), (0, -0.5, 0))),
        o.mat("dome|glass|cockpit", "#8fd0e8", "gem"),
        (0, 0.78, 0),
    )
    n = o.count("light|lamp", 12, 3, 24)
    for k, (x, z) in enumerate(s.ring(n, 1.02)):
        o.ball(f"light {k + 1}", 0.075, light, (x, 0.63, z))
    for k, (x, z) in enumerate(s.ring(8, 0.66, 22)):
        o.ball(f"under light {k + 1}", 0.06, light, (x, 0.235, z))
    o.lathe("engine", [(0.3, 0.02), (0.36, 0.08), (0.36, 0.14), (0, 0.14)], o.paint("engine", "#3a3f46", "metal"))
    o.cyl("glow", 0.26, 0.04, light, (0, 0.03, 0))
    for k, (x, z) in enumerate(s.ring(3, 1.0)):
        o.rod(
            f"leg {k + 1}",
            [(0.55 * x, 0.25, 0.55 * z), (0.78 * x, -0.25, 0.78 * z)],
            0.04,
            o.paint("engine", "#3a3f46", "metal"),
            smooth=False,
        )
        o.ball(f"foot {k + 1}", (0.12, 0.04, 0.12), o.paint("engine", "#3a3f46", "metal"), (0.78 * x, -0.27, 0.78 * z))


@kind("spaceship", "space ship|starship|spacecraft|space fighter|starfighter|star fighter", family="scifi")
def spaceship(o: Order) -> None:
    """A spaceship."""
    o.size = 4.0
    paint = o.main(("#d3d7db", "#8f99a3", "#c8503a"), "paint")
    dark = o.paint("dark", "#33383f", "metal")
    accent = o.second(("#c8202a", "#2f7fd0", "#e0a82a"), "paint", "stripe|trim|wing")
    o.keep("stripe")
    spine = [(-1.9, 0.34, 0.24), (-0.8, 0.5, 0.34), (0.6, 0.4, 0.28), (1.8, 0.2, 0.14), (2.7, 0.05, 0.05)]
    slabs: list[Any] = []
    for (z0, w0, h0), (z1, w1, h1) in pairwise(spine):
        pts = [
            (sx * w, sy * h * (0.75 if sy < 0 else 1.0), z)
            for z, w, h in ((z0, w0, h0), (z1, w1, h1))
            for sx in (-1, 1)
            for sy in (-0.35, 0.35)
        ]
        pts += [
            (0.5 * sx * w, sy * h, z) for z, w, h in ((z0, w0, h0), (z1, w1, h1)) for sx in (-1, 1) for sy in (-1, 1)
        ]
        slabs.append(s.hull(*[s.move(s.box((0.01,) * 3, 0), p) for p in pts]))
    o.add("hull", s.union(*slabs), paint, (0, 0.8, 0), crease=20)
    o.add("cockpit", s.ball((0.24, 0.2, 0.6)), o.mat("cockpit|window|glass", "#2f5f8f", "gem"), (0, 1.02, 0.75))
    wing = s.hull(
        *[
            s.move(s.box((0.02, 0.05, 0.02), 0), p)
            for p in ((0.3, 0, 0.5), (0.3, 0, -1.5), (1.9, -0.12, -1.7), (1.9, -0.12, -1.15))
        ]
    )
    o.add("wing", wing, paint, (0, 0.78, 0), mirror="x", crease=20)
    o.box("wing tip", (0.09, 0.34, 1.3), accent, (1.9, 0.68, -1.2), mirror="x")
    o.add("wing stripe", s.box((0.16, 0.07, 1.15), 0.01), accent, (1.2, 0.71, -1.1), rotate=(0, 0, -4), mirror="x")
    engines = o.count("engine|thruster|rocket", 2, 1, 6)
    glow = o.mat("flame|glow|light", "#4ac8ff", "glow")
    for k in range(engines):
        x = (k - (engines - 1) / 2) * (0.62 if engines > 1 else 0)
        o.lathe(
            f"engine {k + 1}",
            [(0.2, -0.55), (0.24, -0.5), (0.27, 0.3), (0.2, 0.6), (0.001, 0.7)],
            dark,
            (x, 0.86, -1.85),
            rotate=(90, 0, 0),
        )
        o.cyl(f"engine glow {k + 1}", 0.18, 0.06, glow, (x, 0.86, -2.4), rotate=(90, 0, 0))
        o.add(f"engine ring {k + 1}", s.torus(0.215, 0.035), accent, (x, 0.86, -2.38), rotate=(90, 0, 0))
    o.cyl("gun", 0.045, 1.0, dark, (1.9, 0.6, -0.35), rotate=(90, 0, 0), mirror="x")
    o.plate(
        "fin",
        [[-0.45, 0], [0.3, 0], [-0.25, 0.6], [-0.5, 0.6]],
        0.07,
        accent,
        (0, 1.05, -1.35),
        rotate=(0, -90, 0),
        bevel=0.02,
    )


@kind("laser gun", "ray gun|blaster|space gun|scifi gun|raygun|laser pistol|toy gun|water gun", family="scifi")
def laser_gun(o: Order) -> None:
    """A laser gun."""
    o.size = 0.3
    body = o.main(("#d3d7db", "#c8503a", "#3f6fb0"), "gloss")
    dark = o.second("#2a2c30", "rubber", "grip|handle")
    glow = o.mat("light|glow|laser|beam", "#4af0d0", "glow")
    o.add("body", s.move(s.capsule(0.035, 0.2), rotate=(90, 0, 0)), body, (0, 0.15, 0.0), scale=(1, 1.1, 1))
    o.cyl("barrel", 0.015, 0.16, o.paint("steel", "#9a9fa5", "metal"), (0, 0.155, 0.15), rotate=(90, 0, 0))
    for k, (z, r) in enumerate(((0.12, 0.034), (0.15, 0.028), (0.18, 0.023))):
        o.add(f"coil {k + 1}", s.torus(r, 0.0052), glow, (0, 0.155, z), rotate=(90, 0, 0))
    o.ball("muzzle", 0.02, glow, (0, 0.155, 0.23))
    o.lathe(
        "emitter",
        [(0.012, 0), (0.03, 0.012), (0.031, 0.018), (0.012, 0.022), (0, 0.02)],
        body,
        (0, 0.155, 0.205),
        rotate=(90, 0, 0),
    )
    o.add(
        "grip",
        s.hull(
            s.move(s.box((0.03, 0.02, 0.05), 0.008), (0, 0.125, -0.05)),
            s.move(s.box((0.034, 0.02, 0.05), 0.008), (0, 0.02, -0.085)),
        ),
        dark,
    )
    o.rod(
        "guard",
        [(0, 0.12, 0.025), (0, 0.07, 0.02), (0, 0.065, -0.03), (0, 0.085, -0.055)],
        0.0055,
        o.paint("steel", "#9a9fa5", "metal"),
    )
    o.box(
        "trigger", (0.008, 0.03, 0.009), o.paint("trigger", "#c8202a", "plastic"), (0, 0.103, -0.01), rotate=(14, 0, 0)
    )
    o.plate("fin", [[-0.09, 0], [0.03, 0], [-0.07, 0.05]], 0.009, dark, (0, 0.183, 0), rotate=(0, -90, 0), bevel=0.002)
    o.ball("dial", (0.039, 0.016, 0.016), glow, (0, 0.155, -0.04))
    o.ball("rear", 0.027, dark, (0, 0.155, -0.095))


@kind("satellite", "space satellite|space probe", family="scifi")
def satellite(o: Order) -> None:
    """A satellite."""
    o.size = 2.0
    gold = o.main("#d0a03a", "gold")
    panel = o.mat("panel|wing|solar", "#1f3f8f", "gloss")
    silver = o.paint("silver", "#c3c7cc", "metal")
    o.box("body", (0.6, 0.8, 0.6), gold, (0, 1.0, 0), bevel=0.03)
    for side in (-1, 1):
        o.rod("boom", [(0.3 * side, 1.0, 0), (0.55 * side, 1.0, 0)], 0.035, silver, smooth=False)
        for k in range(3):
            o.box("panel", (0.42, 0.75, 0.03), panel, (side * (0.77 + 0.45 * k), 1.0, 0))
            o.add(
                "grid",
                s.union(
                    *[s.move(s.box((0.42, 0.012, 0.036), 0), (0, -0.25 + 0.125 * j, 0)) for j in range(5)],
                    s.box((0.012, 0.75, 0.036), 0),
                ),
                silver,
                (side * (0.77 + 0.45 * k), 1.0, 0),
            )
    dish = s.cut(
        s.ball((0.42, 0.42, 0.2)),
        s.move(s.ball((0.4, 0.4, 0.18)), (0, 0, 0.03)),
        s.move(s.box((2, 2, 1), 0), (0, 0, 0.5)),
    )
    o.add("dish", dish, silver, (0, 1.2, 0.6), rotate=(-25, 0, 0))
    o.rod("feed", [(0, 1.16, 0.42), (0, 1.32, 0.75)], 0.018, silver, smooth=False)
    o.ball("feed tip", 0.045, o.paint("red", "#c8202a", "gloss"), (0, 1.33, 0.77))
    o.rod("mast", [(0, 1.4, 0), (0, 1.9, 0)], 0.016, silver, smooth=False)
    o.ball("mast tip", 0.04, o.paint("red", "#c8202a", "gloss"), (0, 1.92, 0))
    o.cyl("nozzle", 0.12, 0.2, silver, (0, 0.52, 0), top=0.2)


@kind(
    "round robot",
    "robot ball|ball robot|friendly robot|cute robot|companion robot|helper robot|friendly round robot",
    family="scifi",
)
def round_robot(o: Order) -> None:
    """A round robot."""
    o.size = 0.8
    shell = o.main(("#eef0f2", "#8fc4d8", "#f2c14e"), "gloss")
    dark = o.paint("dark", "#2a2e35", "gloss")
    accent = o.second(("#3fa8e0", "#f0803a"), "gloss", "stripe|trim|arm|ear")
    o.keep("stripe")
    glow = o.mat("eye|light", "#5ae0ff", "glow")
    wheels = o.has("wheel", default=True)
    base = 0.14 if wheels else 0.0
    o.ball("body", (0.36, 0.35, 0.34), shell, (0, base + 0.36, 0))
    o.add("belt", s.torus(0.357, 0.026), accent, (0, base + 0.3, 0), scale=(1, 1, 0.95))
    o.ball("head", (0.3, 0.24, 0.28), shell, (0, base + 0.82, 0))
    o.add("face", s.ball((0.235, 0.165, 0.13)), dark, (0, base + 0.82, 0.17))
    o.add("eye", s.ball((0.047, 0.062, 0.02)), glow, (0.09, base + 0.845, 0.283), mirror="x")
    o.rod("smile", [(-0.06, base + 0.765, 0.285), (0, base + 0.742, 0.293), (0.06, base + 0.765, 0.285)], 0.0095, glow)
    o.cyl("ear", 0.075, 0.06, accent, (0.3, base + 0.82, 0), rotate=(0, 0, 90), mirror="x")
    for k in range(o.count("antenna", 1, 0, 3)):
        x = 0.12 * k - 0.06 * (o.count("antenna", 1, 0, 3) - 1)
        o.cyl(f"antenna {k + 1}", 0.011, 0.15, dark, (x, base + 1.1, 0))
        o.ball(f"antenna tip {k + 1}", 0.034, accent, (x, base + 1.19, 0))
    o.rod(
        "arm",
        [(0.33, base + 0.45, 0), (0.47, base + 0.36, 0.08), (0.46, base + 0.24, 0.2)],
        [0.055, 0.048, 0.05],
        shell,
        mirror="x",
    )
    o.ball("hand", 0.068, accent, (0.46, base + 0.22, 0.22), mirror="x")
    o.ball("button", (0.045, 0.045, 0.02), glow, (0, base + 0.42, 0.33))
    if wheels:
        n = o.count("wheel", 2, 1, 6)
        tyre = o.mat("wheel", "#26272b", "rubber")
        if n <= 2:
            o.cyl("wheel", 0.2, 0.1, tyre, (0.27, 0.2, 0), rotate=(0, 0, 90), mirror="x", bevel=0.03)
            o.cyl("hubcap", 0.1, 0.11, accent, (0.275, 0.2, 0), rotate=(0, 0, 90), mirror="x")
        else:
            for k, (x, z) in enumerate(s.ring(n, 0.27, 45)):
                o.cyl(f"wheel {k + 1}", 0.11, 0.09, tyre, (x, 0.11, z), rotate=(0, 0, 90), bevel=0.02)


@kind("jetpack", "jet pack|rocket pack", family="scifi")
def jetpack(o: Order) -> None:
    """A jetpack."""
    o.size = 0.6
    tank = o.main(("#c8202a", "#c3c7cc", "#2f6fb8"), "gloss")
    dark = o.paint("dark", "#2a2c30", "metal")
    for x in (-0.13, 0.13):
        o.lathe(
            "tank", [(0.08, 0.1), (0.1, 0.14), (0.1, 0.46), (0.07, 0.55), (0.001, 0.6)], tank, (x, 0, 0), smooth=False
        )
        o.cyl("nozzle", 0.085, 0.11, dark, (x, 0.05, 0), top=0.05)
        o.add("band", s.torus(0.1, 0.012), o.paint("band", "#e0b03a", "gold"), (x, 0.2, 0))
        o.lathe(
            "flame",
            [(0.001, -0.32), (0.04, -0.16), (0.065, -0.03), (0.03, 0.02)],
            o.mat("flame|fire", "#ff9a2a", "glow"),
            (x, 0, 0),
            smooth=True,
        )
    o.box("pack", (0.2, 0.34, 0.12), dark, (0, 0.33, 0), bevel=0.03)
    o.rod(
        "strap",
        [(0.07, 0.48, 0.04), (0.1, 0.46, 0.16), (0.1, 0.26, 0.17), (0.07, 0.18, 0.05)],
        0.018,
        o.mat("strap", "#6a4223", "leather"),
        mirror="x",
    )


@kind("portal", "stargate|magic portal|teleporter", family="scifi")
def portal(o: Order) -> None:
    """A portal."""
    o.size = 2.0
    stone = o.main("#6d7480", "stone")
    o.add("ring", s.torus(1.0, 0.16), stone, (0, 1.2, 0), rotate=(90, 0, 0))
    o.cyl("field", 0.93, 0.05, o.mat("light|field|energy|glow", "#5a8cff", "glow"), (0, 1.2, 0), rotate=(90, 0, 0))
    swirl = [
        (0.8 * (1 - t / 44) * math.cos(t * 0.4), 1.2 + 0.8 * (1 - t / 44) * math.sin(t * 0.4), 0.035) for t in range(44)
    ]
    o.rod("swirl", swirl, 0.035, o.paint("swirl", "#c4dcff", "glow"))
    for k, (x, y) in enumerate(s.ring(8, 1.0)):
        o.box(
            f"rune {k + 1}",
            (0.2, 0.2, 0.36),
            o.paint("rune", darker(o.main_color, 0.35), "stone"),
            (x, 1.2 + y, 0),
            rotate=(0, 0, -45 * k),
        )
    o.box("base", (1.3, 0.2, 0.7), stone, (0, 0.1, 0))
