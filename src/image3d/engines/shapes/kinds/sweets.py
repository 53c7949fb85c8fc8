"""Sweets and pastry."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("candy cane", "christmas candy|peppermint stick|candy stick", family="food")
def candy_cane(o: Order) -> None:
    """A candy cane with winding stripes."""
    o.size = 0.16
    white = o.main("#f8f5f0", "gloss")
    red = o.second(("#d0242c", "#2f9a4a"), "gloss", "stripe")
    o.keep("stripe")
    n = 34
    path: list[tuple[float, float, float]] = []
    for k in range(n + 1):
        t = k / n * 0.31
        if t < 0.17:
            path.append((0.025, t, 0.0))
        else:
            a = (t - 0.17) / 0.03
            path.append((0.03 * math.cos(min(a, 3.7)) - 0.005, 0.17 + 0.03 * math.sin(min(a, 3.7)), 0.0))
    keep = [p for k, p in enumerate(path) if k == 0 or p != path[k - 1]]
    o.rod("cane", keep, 0.0125, white)
    for x, at in ((1, keep[0]), (1, keep[-1])):
        o.ball("end", 0.0125 * x, white, at)
    for start in (0.0, math.pi):
        wind: list[tuple[float, float, float]] = []
        for k in range(100):
            u = k / 99 * (len(keep) - 1)
            i = min(int(u), len(keep) - 2)
            f = u - i
            p = [a + (b - a) * f for a, b in zip(keep[i], keep[i + 1], strict=True)]
            tx, ty = keep[i + 1][0] - keep[i][0], keep[i + 1][1] - keep[i][1]
            long = math.hypot(tx, ty)
            nx, ny = ty / long, -tx / long
            turn = start + u * 0.85
            r = 0.0098
            wind.append((p[0] + nx * r * math.cos(turn), p[1] + ny * r * math.cos(turn), r * math.sin(turn)))
        o.rod("stripe", wind, 0.0045, red)


@kind("gingerbread man", "gingerbread|gingerbread cookie", family="food")
def gingerbread_man(o: Order) -> None:
    """A gingerbread man."""
    o.size = 0.16
    dough = o.main("#a5622a", "food")
    icing = o.mat("icing|frosting", "#fbf7ee", "gloss")
    limbs = [
        ((0, 0.085, 0), (0, 0.055, 0), 0.026, 0.026),
        ((0, 0.088, 0), (0.055, 0.092, 0), 0.018, 0.019),
        ((0, 0.088, 0), (-0.055, 0.092, 0), 0.018, 0.019),
        ((0.012, 0.05, 0), (0.034, 0.018, 0), 0.02, 0.021),
        ((-0.012, 0.05, 0), (-0.034, 0.018, 0), 0.02, 0.021),
    ]
    flat = s.common(
        s.blob([((0, 0.135, 0), 0.033)], limbs, 0.012), s.move(s.box((0.3, 0.4, 0.018), 0.004), (0, 0.1, 0))
    )
    o.add("dough", flat, dough, crease=50)
    z = 0.0095
    for x in (-1, 1):
        o.ball("eye", (0.0042, 0.0055, 0.003), icing, (x * 0.012, 0.141, z))
        o.rod("cuff", [(x * 0.052, 0.077, z), (x * 0.056, 0.092, z), (x * 0.052, 0.107, z)], 0.0024, icing)
        o.rod("leg cuff", [(x * 0.018, 0.022, z), (x * 0.034, 0.033, z), (x * 0.051, 0.026, z)], 0.0024, icing)
    o.rod("smile", [(-0.014, 0.127, z), (0, 0.12, z), (0.014, 0.127, z)], 0.0024, icing)
    for k, tone in enumerate(("#d0242c", "#2f9a4a", "#d0242c")):
        o.ball(f"button {k + 1}", 0.0055, o.paint(f"button {k}", tone, "gloss"), (0, 0.093 - 0.019 * k, z))


@kind("popsicle", "ice lolly|ice pop|ice cream bar|ice cream stick", family="food")
def popsicle(o: Order) -> None:
    """A popsicle."""
    o.size = 0.16
    ice = o.main(("#e8485a", "#f2a83a", "#5fb8e0", "#8fc84a"), "gloss")
    stick = o.mat("stick", "#d9b07a", "wood")
    arch = [
        [-0.028, 0],
        [0.028, 0],
        *[[0.028 * math.cos(math.pi * k / 12), 0.07 + 0.026 * math.sin(math.pi * k / 12)] for k in range(13)],
    ]
    o.plate("ice", arch, 0.022, ice, (0, 0.055, 0), bevel=0.008)
    for x in (-0.011, 0.011):
        o.add(
            "groove",
            s.move(s.capsule(0.0035, 0.07), (x, 0.095, 0.0095)),
            o.paint("groove", darker(o.main_color, 0.14), "gloss"),
        )
    o.add(
        "stick",
        s.hull(
            s.move(s.cyl(0.0075, 0.004, bevel=0.001), (0, 0.008, 0), rotate=(90, 0, 0)),
            s.move(s.box((0.015, 0.01, 0.004), 0), (0, 0.06, 0)),
        ),
        stick,
    )
    if o.has("bite", default=False):
        o.ball("bite", 0.012, o.paint("inside", "#fdf6ec", "matte"), (0.02, 0.14, 0.0))


@kind("chocolate bar", "chocolate|bar chocolate|candy bar", family="food")
def chocolate_bar(o: Order) -> None:
    """A chocolate bar half in its wrapper."""
    o.size = 0.18
    brown = o.main(("#4c2a18", "#6b3f22", "#f1e6d0"), "gloss")
    wrap = o.second(("#7b2fa0", "#c8202a", "#2459b8"), "paper", "wrapper|wrap|paper")
    o.box("bar", (0.09, 0.012, 0.17), brown, (0, 0.008, 0), bevel=0.002)
    for i in range(3):
        for k in range(6):
            square = s.hull(
                s.move(s.box((0.027, 0.002, 0.0255), 0.0005), (0, 0, 0)),
                s.move(s.box((0.021, 0.002, 0.0195), 0.0005), (0, 0.006, 0)),
            )
            o.add(f"square {i + 1}-{k + 1}", square, brown, (-0.0295 + 0.0295 * i, 0.014, -0.07 + 0.028 * k))
    foil = o.paint("foil", "#d9dbe0", "metal")
    o.box("foil", (0.095, 0.026, 0.02), foil, (0, 0.012, -0.008), rotate=(0, 3, 0), bevel=0.003)
    o.box("wrapper", (0.098, 0.026, 0.09), wrap, (0, 0.012, -0.055), bevel=0.004)


@kind("waffle", "belgian waffle|waffles", family="food")
def waffle(o: Order) -> None:
    """A waffle with butter."""
    o.size = 0.16
    dough = o.main("#d9984a", "food")
    round_one = o.chance(0.5) or o.style("round")
    base = s.cyl(0.075, 0.022, bevel=0.006) if round_one else s.box((0.14, 0.022, 0.14), 0.006)
    pits: list[Any] = []
    for i in range(5):
        for k in range(5):
            x, z = -0.05 + 0.025 * i, -0.05 + 0.025 * k
            if not round_one or math.hypot(x, z) < 0.062:
                pits.append(s.move(s.box((0.018, 0.012, 0.018), 0.001), (x, 0.009, z)))
    o.add("waffle", s.cut(base, *pits), dough, (0, 0.011, 0))
    o.box(
        "butter",
        (0.032, 0.014, 0.028),
        o.mat("butter", "#f8e08a", "gloss"),
        (0.004, 0.028, 0.0),
        rotate=(0, 24, 0),
        bevel=0.004,
    )
    syrup = o.mat("syrup|honey|chocolate", "#8a4a1c", "gloss")
    o.blob(
        "syrup",
        syrup,
        [((0, 0.022, 0.0), (0.045, 0.006, 0.04))],
        [
            ((0.02, 0.022, 0.02), (0.066, 0.02, 0.05), 0.009, 0.007),
            ((-0.02, 0.022, 0.02), (-0.03, 0.02, 0.066), 0.009, 0.007),
        ],
        blend=0.006,
    )


@kind("pie", "apple pie|cherry pie|pumpkin pie|pastry|tart|quiche", family="food")
def pie(o: Order) -> None:
    """A pie with a lattice top."""
    o.size = 0.26
    crust = o.main(("#d9a050", "#c98a45"), "food")
    o.lathe(
        "tin",
        [(0.1, 0), (0.13, 0.04), (0.128, 0.042), (0.098, 0.003), (0.0, 0.003)],
        o.mat("tin|dish|pan", "#b3b7bd", "metal"),
    )
    filling = o.mat("filling|cherry|apple|berry|pumpkin", ("#b3202a", "#d98a2a", "#5b2f6a"), "gloss")
    o.cyl("filling", 0.118, 0.02, filling, (0, 0.035, 0))
    disc = s.cyl(0.12, 0.04, bevel=0)
    for k in range(5):
        at = -0.084 + 0.042 * k
        strip = s.common(s.move(s.box((0.018, 0.007, 0.3), 0.002), (at, 0.001, 0)), disc)
        o.add(f"lattice {k + 1}", strip, crust, (0, 0.048, 0))
        across = s.common(s.move(s.box((0.3, 0.007, 0.018), 0.002), (0, 0.001, at)), disc)
        o.add(f"lattice across {k + 1}", across, crust, (0, 0.05, 0))
    for k, (x, z) in enumerate(s.ring(26, 0.124)):
        o.ball(f"rim {k + 1}", (0.017, 0.012, 0.017), crust, (x, 0.047, z))


@kind("pretzel", "salted pretzel|brezel", family="food")
def pretzel(o: Order) -> None:
    """A pretzel."""
    o.size = 0.18
    dough = o.main("#9a5a26", "food")
    path = [
        (-0.03, 0.018),
        (-0.01, 0.045),
        (0.028, 0.075),
        (0.066, 0.098),
        (0.06, 0.14),
        (0.025, 0.145),
        (0.0, 0.118),
        (-0.025, 0.145),
        (-0.06, 0.14),
        (-0.066, 0.098),
        (-0.028, 0.075),
        (0.01, 0.045),
        (0.03, 0.018),
    ]
    lift = [0.012, 0.012, 0.006, 0, 0, 0, 0, 0, 0, 0, -0.002, 0.004, 0.012]
    thick = [0.008, 0.01, 0.011, 0.014, 0.016, 0.016, 0.015, 0.016, 0.016, 0.014, 0.011, 0.01, 0.008]
    o.rod("pretzel", [(x, y, z) for (x, y), z in zip(path, lift, strict=True)], thick, dough)
    salt = o.mat("salt", "#fbf8f0", "matte")
    for k in range(16):
        x, y = path[3 + k % 7]
        o.box(
            f"salt {k + 1}",
            (0.004, 0.004, 0.004),
            salt,
            (x + float(o.rng.uniform(-0.012, 0.012)), y + float(o.rng.uniform(-0.01, 0.01)), 0.0145),
            rotate=(20 * k, 35 * k, 10),
            bevel=0,
        )
