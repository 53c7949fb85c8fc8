"""Things to eat that somebody made."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _pizza_toppings(o: Order, spots: list[tuple[float, float]], y: float) -> None:
    for k, (x, z) in enumerate(spots):
        o.cyl(
            f"pepperoni {k + 1}",
            0.021,
            0.005,
            o.mat("pepperoni|salami|topping", "#a8281c", "food"),
            (x, y, z),
            bevel=0.002,
        )
    if o.has("basil|mushroom|olive", default=True):
        for k, (x, z) in enumerate(spots):
            o.ball(
                f"basil {k + 1}",
                (0.009, 0.0025, 0.005),
                o.mat("basil", "#3b8a34", "leaf"),
                (x * 0.62 + 0.018, y + 0.0015, z * 0.62 + 0.022),
                rotate=(0, 70 * k, 0),
            )


@kind("pancakes", "pancake|stack pancake|pancake stack", family="food", count_noun="pancake")
def pancakes(o: Order) -> None:
    """Pancakes."""
    o.size = 0.2
    many = o.own_count(4, 8)
    cake = o.main("#d6973f", "food")
    edge = o.paint("edge", "#f0cf8d", "food")
    o.lathe(
        "plate",
        [(0.09, 0), (0.15, 0.012), (0.15, 0.016), (0.09, 0.008), (0, 0.008)],
        o.mat("plate", "#f1eee6", "ceramic"),
    )
    y = 0.008
    for k in range(many):
        x, z = o.rng.uniform(-0.004, 0.004, 2)
        o.cyl(f"pancake {k + 1}", 0.098, 0.019, edge, (x, y + 0.0095, z), bevel=0.009)
        o.cyl(f"pancake {k + 1} top", 0.091, 0.0205, cake, (x, y + 0.0095, z), bevel=0.004)
        y += 0.0198
    if o.has("syrup|honey", default=True):
        drips = [s.move(s.ball((0.07, 0.004, 0.066)), (0, y, 0))]
        for k, (x, z) in enumerate(s.ring(5, 0.097, 10)):
            low = y - 0.02 - 0.012 * (k % 3)
            drips += [
                s.rod(
                    [
                        (x * 0.5, y + 0.001, z * 0.5),
                        (x * 0.93, y, z * 0.93),
                        (x * 1.03, y - 0.01, z * 1.03),
                        (x * 1.035, low, z * 1.035),
                    ],
                    [0.011, 0.011, 0.008, 0.009],
                )
            ]
        o.add("syrup", s.union(*drips), o.mat("syrup|honey", "#8a3f0e", "gloss"))
    if o.has("butter", default=True):
        o.box(
            "butter",
            (0.036, 0.014, 0.036),
            o.mat("butter", "#f8e27a", "gloss"),
            (0, y + 0.009, 0),
            bevel=0.004,
            rotate=(0, 25, 0),
        )


@kind("burger", "cheeseburger|hamburger|sandwich burger|veggie burger", family="food")
def burger(o: Order) -> None:
    """A burger."""
    o.size = 0.12
    bun = o.main("#c9812f", "gloss")
    o.lathe("bottom bun", [(0.045, 0), (0.053, 0.006), (0.054, 0.018), (0.05, 0.02)], bun)
    wave: list[Any] = []
    for k in range(40):
        a = 2 * math.pi * k / 40
        r = 0.058 + 0.004 * math.sin(a * 9)
        wave.append([r * math.cos(a), r * math.sin(a)])
    o.plate("lettuce", wave, 0.006, o.mat("lettuce|salad", "#62a73b", "leaf"), (0, 0.024, 0), rotate=(90, 0, 0))
    o.cyl("patty", 0.054, 0.017, o.mat("patty|meat", "#4f2b17", "food"), (0, 0.036, 0), bevel=0.007)
    if o.has("cheese", default=True):
        o.box(
            "cheese",
            (0.088, 0.004, 0.088),
            o.mat("cheese", "#f6b21c", "gloss"),
            (0, 0.0465, 0),
            rotate=(0, 45, 0),
            bevel=0.001,
        )
    o.cyl("tomato", 0.05, 0.007, o.mat("tomato", "#c5281f", "gloss"), (0, 0.052, 0), bevel=0.003)
    o.lathe(
        "top bun",
        [(0.05, 0.056), (0.056, 0.062), (0.055, 0.074), (0.044, 0.09), (0.024, 0.099), (0.004, 0.101)],
        bun,
        smooth=True,
    )
    seed = o.paint("sesame", "#f5e2b5", "matte")
    for k in range(26):
        a, r = 2.399 * k, 0.045 * math.sqrt(k / 26)
        y = 0.1035 - 0.0125 * (r / 0.044) ** 2
        o.ball(
            f"sesame {k + 1}",
            (0.0017, 0.0011, 0.0028),
            seed,
            (r * math.cos(a), y, r * math.sin(a)),
            rotate=(0, 57 * k, 0),
        )


@kind("pizza", "pepperoni pizza|margherita pizza", family="food")
def pizza(o: Order) -> None:
    """A pizza."""
    o.size = 0.3
    crust = o.main("#d39a4e", "food")
    o.lathe("crust", [(0.15, 0), (0.158, 0.008), (0.154, 0.018), (0.144, 0.02), (0.136, 0.012), (0, 0.011)], crust)
    o.cyl("cheese", 0.138, 0.006, o.mat("cheese", "#f4cf63", "food"), (0, 0.0125, 0), bevel=0.002)
    spots = s.ring(7, 0.1, 10) + s.ring(3, 0.042, 40)
    _pizza_toppings(o, spots, 0.017)


@kind("pizza slice", "slice pizza|pepperoni pizza slice|piece pizza", family="food")
def pizza_slice(o: Order) -> None:
    """A pizza slice."""
    o.size = 0.22
    wedge = [[0, 0.12], [-0.075, -0.09], [-0.04, -0.1], [0, -0.103], [0.04, -0.1], [0.075, -0.09]]
    o.plate("base", wedge, 0.012, o.paint("base", "#d9a860", "food"), (0, 0.007, 0), rotate=(90, 0, 0), bevel=0.004)
    o.plate(
        "cheese",
        [[x * 0.93, y * 0.93 + 0.002] for x, y in wedge],
        0.006,
        o.main("#f4c74e", "food"),
        (0, 0.0145, 0),
        rotate=(90, 0, 0),
        bevel=0.002,
    )
    o.rod(
        "crust",
        [
            (-0.08, 0.014, -0.09),
            (-0.042, 0.015, -0.102),
            (0, 0.016, -0.106),
            (0.042, 0.015, -0.102),
            (0.08, 0.014, -0.09),
        ],
        [0.012, 0.016, 0.017, 0.016, 0.012],
        o.mat("crust", "#c07f36", "food"),
    )
    spots = [(-0.028, -0.055), (0.034, -0.05), (0.002, -0.005), (0.0, 0.05)]
    for k, (x, z) in enumerate(spots):
        o.cyl(
            f"pepperoni {k + 1}",
            0.019,
            0.005,
            o.mat("pepperoni|salami|topping", "#a8281c", "food"),
            (x, 0.0185, z),
            bevel=0.002,
        )


@kind("ice cream cone", "ice cream|icecream|ice cream scoop|gelato", family="food")
def ice_cream(o: Order) -> None:
    """An ice cream cone."""
    o.size = 0.15
    many = o.count("scoop|ball", 1, 1, 5)
    flavour = o.main(("#f3a6b8", "#f1e3bd", "#7a4a2c", "#a9dfc0"), "food")
    waffle = {
        "base_color": "#d69a4c",
        "roughness": 0.8,
        "metallic": 0,
        "pattern": {"kind": "checker", "color": "#bd7f35", "tile": 0.03, "repeats": 2},
    }
    cone = o.add_material("waffle", waffle)
    o.lathe("cone", [(0.001, 0), (0.034, 0.115), (0.031, 0.115)], cone, mapping="cylinder")
    o.add("rim", s.torus(0.033, 0.004), cone, (0, 0.113, 0))
    y = 0.132
    others = o.wish.look.colors[1:]
    for k in range(many):
        mat = (
            flavour if k == 0 or not others else o.paint(f"scoop {k + 1}", others[min(k - 1, len(others) - 1)], "food")
        )
        r = 0.036 - 0.002 * k
        o.ball(f"scoop {k + 1}", r, mat, (0, y, 0))
        o.blob(
            f"skirt {k + 1}", mat, [((x, y - r * 0.55, z), 0.009) for x, z in s.ring(9, r * 0.82, 17 * k)], blend=0.006
        )
        y += r * 1.35
    if o.has("cherry", default=many == 1):
        o.ball("cherry", 0.011, o.mat("cherry", "#c2162c", "gloss"), (0, y - 0.008, 0))


@kind("cake", "birthday cake|layer cake|wedding cake|chocolate cake|cream cake", family="food")
def cake(o: Order) -> None:
    """A cake."""
    o.size = 0.25
    icing = o.main(("#f7ece0", "#f3b4c4", "#6b3d24"), "ceramic")
    tiers = o.count("tier|layer", 2 if o.chance(0.5) else 1, 1, 5)
    trim = o.second(("#e4637f", "#f2c14e", "#8fcfd6"), "gloss", "cream|frosting|trim|icing")
    o.cyl("stand", 0.16, 0.012, o.mat("plate|stand", "#e9e6df", "ceramic"), (0, 0.006, 0))
    y = 0.012
    for t in range(tiers):
        r = 0.13 * (1 - t / (tiers + 1))
        h = 0.085 if tiers < 3 else 0.07
        o.cyl(f"tier {t + 1}", r, h, icing, (0, y + h / 2, 0), bevel=0.008)
        beads = max(10, round(2 * math.pi * r / 0.026))
        for where, height in (("base", y + 0.008), ("top", y + h)):
            for k, (x, z) in enumerate(s.ring(beads, r - 0.004 if where == "top" else r)):
                o.ball(f"{where} bead {t + 1}-{k + 1}", 0.0105, trim, (x, height, z))
        y += h
    top = 0.13 * (1 - (tiers - 1) / (tiers + 1))
    candles = o.count("candle", 0 if tiers > 2 else 5, 0, 24)
    for k, (x, z) in enumerate(s.ring(candles, top * 0.55) if candles > 1 else [(0.0, 0.0)][:candles]):
        o.cyl(
            f"candle {k + 1}",
            0.005,
            0.06,
            o.mat("candle", o.bright(k), "paint") if not o.colored("candle") else o.mat("candle", "#d63a34", "paint"),
            (x, y + 0.03, z),
        )
        o.lathe(
            f"flame {k + 1}",
            [(0.0005, 0), (0.006, 0.008), (0.004, 0.017), (0.0004, 0.027)],
            o.paint("flame", "#ffae2e", "glow"),
            (x, y + 0.062, z),
            smooth=True,
        )
    if o.has("flower|rose"):
        petal = o.mat("flower|rose", "#f08cb4", "matte")
        spots = [*s.ring(7, 0.145), *(s.ring(5, top * 0.7) if candles == 0 else [])]
        for k, (x, z) in enumerate(spots):
            at = (x, 0.026 if k < 7 else y + 0.006, z)
            o.add(f"petals {k + 1}", s.move(s.ball((0.009, 0.005, 0.008)), (0.011, 0, 0), array=s.radial(5)), petal, at)
            o.ball(f"heart {k + 1}", 0.006, o.paint("heart", "#f7d44a", "matte"), (at[0], at[1] + 0.004, at[2]))
    if candles == 0 and not o.has("flower|rose") and o.has("cherry|strawberry|berry", default=True):
        o.ball("cherry", 0.016, o.mat("cherry|strawberry|berry", "#c2162c", "gloss"), (0, y + 0.012, 0))


@kind("cake slice", "slice cake|piece cake|cheesecake", family="food")
def cake_slice(o: Order) -> None:
    """A cake slice."""
    o.size = 0.15
    sponge = o.main(("#f1d9a4", "#5b3320"), "food")
    cream = o.second("#fbf3ea", "ceramic", "cream|frosting|icing")
    wedge = [[0, 0.075], [-0.045, -0.06], [0, -0.07], [0.045, -0.06]]
    for k in range(3):
        o.plate(f"sponge {k + 1}", wedge, 0.024, sponge, (0, 0.013 + 0.03 * k, 0), rotate=(90, 0, 0))
        o.plate(
            f"cream {k + 1}",
            [[x * 1.02, y * 1.02] for x, y in wedge],
            0.009,
            cream,
            (0, 0.0285 + 0.03 * k, 0),
            rotate=(90, 0, 0),
            bevel=0.003,
        )
    o.ball("cherry", 0.014, o.mat("cherry|strawberry", "#c2162c", "gloss"), (0, 0.106, -0.035))


@kind("cupcake", "muffin", family="food")
def cupcake(o: Order) -> None:
    """A cupcake with whipped icing, or a muffin with chips baked in."""
    o.size = 0.1
    muffin = o.style("muffin")
    icing = o.main(
        ("#b8763a", "#6a4228", "#d9a860") if muffin else ("#f3a6c0", "#8fd3d8", "#f6efe2", "#7a4a2c"), "ceramic"
    )
    pleats: list[Any] = []
    for k in range(48):
        a, r = 2 * math.pi * k / 48, 0.031 if k % 2 else 0.0335
        pleats.append([r * math.cos(a), r * math.sin(a)])
    o.add(
        "case",
        s.plate(pleats, 0.045, taper=0.78),
        o.mat("case|wrapper|liner", "#c98a3f", "paper"),
        (0, 0.0225, 0),
        rotate=(90, 0, 0),
    )
    if muffin:
        o.ball("top", (0.041, 0.03, 0.041), icing, (0, 0.05, 0))
        chip = o.mat("chip|berry|chocolate", ("#3a2014", "#3f4a8f"), "gloss")
        for k in range(14):
            a, t = 2.4 * k, 0.15 + 0.8 * (k + 0.5) / 14
            at = (0.04 * t * math.cos(a), 0.05 + 0.029 * math.sqrt(1 - t * t), 0.04 * t * math.sin(a))
            o.ball(f"chip {k + 1}", 0.0042, chip, at)
        return
    coil: list[Any] = []
    for k in range(46):
        a, t = k * 0.42, k / 45
        r = 0.029 * (1 - t) ** 0.8
        coil.append((r * math.cos(a), 0.05 + 0.047 * t, r * math.sin(a)))
    o.rod("icing", coil, [0.0125, 0.011, 0.009, 0.003], icing)
    o.cyl("crumb", 0.036, 0.012, o.paint("crumb", "#d9a860", "food"), (0, 0.045, 0), bevel=0.005)
    o.ball("cherry", 0.01, o.mat("cherry|berry", "#c2162c", "gloss"), (0, 0.104, 0))


@kind("donut", "doughnut", family="food")
def donut(o: Order) -> None:
    """A donut."""
    o.size = 0.1
    glaze = o.main(("#f28ab2", "#5b2f1c", "#f5efe4", "#8fd0e6"), "gloss")
    o.add("dough", s.move(s.torus(0.034, 0.019), scale=(1, 0.85, 1)), o.mat("dough", "#d0954d", "food"), (0, 0.016, 0))
    top = s.cut(s.move(s.torus(0.034, 0.0202), scale=(1, 0.88, 1)), s.move(s.box((0.2, 0.04, 0.2), 0), (0, -0.0185, 0)))
    o.add("icing", top, glaze, (0, 0.0165, 0))
    if o.has("sprinkle", default=o.chance(0.8)):
        for k in range(44):
            a, ring = 2.399 * k, (k * 0.7549) % 1 - 0.5
            r, y = 0.034 + 0.03 * ring, 0.0165 + 0.0179 * math.sqrt(1 - (ring * 0.03 / 0.0202) ** 2)
            look = o.detail("sprinkle")
            color = look.look.colors[0] if look and look.look.colors else o.bright(k)
            o.add(
                f"sprinkle {k + 1}",
                s.capsule(0.0011, 0.0066),
                o.paint("sprinkle " + color[1:], color, "gloss"),
                (r * math.cos(a), y, r * math.sin(a)),
                rotate=(90, 67 * k, 0),
            )


@kind("bread", "bread loaf|loaf|baguette|loaf bread", family="food")
def bread(o: Order) -> None:
    """A loaf: round topped in a tin, or a long one with cuts."""
    o.size = 0.25
    crust = o.main(("#b8762f", "#a5642a"), "food")
    crumb = o.paint("crumb", "#ecd09a", "food")
    if o.style("baguette") or (o.chance(0.4) and not o.style("sliced", "slice", "loaf")):
        o.blob(
            "loaf", crust, [((0, 0.05, z), (0.058, 0.05, 0.055)) for z in (-0.12, -0.06, 0.0, 0.06, 0.12)], blend=0.02
        )
        for k in range(5):
            o.add(f"cut {k + 1}", s.ball((0.034, 0.01, 0.011)), crumb, (0, 0.096, -0.13 + 0.065 * k), rotate=(0, 35, 0))
        return
    top = [
        [0.058 + 0.012 * math.cos(a), 0.085 + 0.034 * math.sin(a)]
        for a in (math.radians(-40 + 26 * k) for k in range(6))
    ]
    half = [[0.05, 0.0], [0.052, 0.06], *top, [0.03, 0.122]]
    outline = half + [[-x, y] for x, y in half[::-1]]
    o.plate("loaf", outline, 0.19, crust, (0, 0, -0.02), bevel=0.012)
    inner = [[x * 0.9, 0.005 + y * 0.91] for x, y in outline]
    o.plate("cut face", inner, 0.004, crumb, (0, 0, 0.0755))
    o.plate("slice crust", outline, 0.016, crust, (0.004, 0, 0.105), rotate=(16, 0, 0), bevel=0.004)
    for z in (0.0085, -0.0085):
        o.add("slice", s.move(s.plate(inner, 0.003), (0, 0, z)), crumb, (0.004, 0, 0.105), rotate=(16, 0, 0))


@kind("cheese", "cheese wedge|swiss cheese|wedge cheese", family="food")
def cheese(o: Order) -> None:
    """A cheese."""
    o.size = 0.15
    wedge = s.move(
        s.plate([[-0.06, -0.06], [0.06, -0.06], [0.06, 0.07], [0.05, 0.075]], 0.07, bevel=0.003), rotate=(-90, 0, 0)
    )
    holes = [
        s.move(s.ball(r), at)
        for r, at in (
            (0.016, (0.0, 0.03, 0.035)),
            (0.011, (0.035, 0.02, 0.05)),
            (0.014, (0.06, 0.01, -0.03)),
            (0.012, (0.03, 0.035, 0.0)),
            (0.01, (0.06, -0.015, 0.03)),
            (0.013, (-0.02, -0.01, 0.055)),
            (0.012, (0.045, 0.035, -0.045)),
        )
    ]
    o.add("cheese", s.cut(wedge, *holes), o.main("#f4c437", "gloss"), (0, 0.035, 0))


_TURN = tuple(2 * math.pi * k / 24 for k in range(24))


@kind("egg", "easter egg|chicken egg", family="food")
def egg(o: Order) -> None:
    """An egg."""
    o.size = 0.06
    o.lathe(
        "egg",
        [(0.001, 0), (0.012, 0.003), (0.0215, 0.018), (0.0205, 0.033), (0.012, 0.05), (0.001, 0.056)],
        o.main(
            ("#f3a6c0", "#8fd3d8", "#f2dc7a", "#b9a0e0") if o.style("easter") else ("#f0dcc0", "#f7f2e8", "#c99a6a"),
            "ceramic",
            tile=0.03,
        ),
        smooth=True,
        mapping="cylinder",
    )
    if o.style("easter") and not o.wish.details:
        for k, (y, r) in enumerate(((0.012, 0.0196), (0.024, 0.0217), (0.036, 0.0195))):
            paint = o.paint(f"band {k + 1}", o.bright(k + 3 * o.pick(0, 1, 2)), "ceramic")
            wave = [(r * math.cos(a), y + 0.0016 * (j % 2), r * math.sin(a)) for j, a in enumerate(_TURN)]
            o.rod(f"band {k + 1}", wave, 0.0012, paint, smooth=False, closed=True)


@kind("fried egg", "sunny side up", family="food")
def fried_egg(o: Order) -> None:
    """A fried egg."""
    o.size = 0.12
    o.blob(
        "white",
        o.main("#fbf8ef", "ceramic"),
        [
            ((x * 0.02, 0.004, z * 0.02), (0.032 + 0.006 * (k % 3), 0.005, 0.03))
            for k, (x, z) in enumerate(s.ring(6, 1.0))
        ],
        blend=0.01,
    )
    o.ball("yolk", (0.018, 0.013, 0.018), o.mat("yolk", "#f6a81c", "gloss"), (0, 0.007, 0))


@kind("hot dog", "hotdog", family="food")
def hot_dog(o: Order) -> None:
    """A hot dog."""
    o.size = 0.18
    bun = o.paint("bun", "#d29a4c", "food")
    o.blob("bun", bun, limbs=[((x, 0.024, -0.06), (x, 0.024, 0.06), 0.024) for x in (-0.021, 0.021)], blend=0.008)
    o.add("sausage", s.capsule(0.016, 0.19), o.main("#a8412a", "gloss"), (0, 0.045, 0), rotate=(90, 0, 0))
    zigzag = [((0.007 if k % 2 else -0.007), 0.061, -0.075 + 0.0125 * k) for k in range(13)]
    o.rod("mustard", zigzag, 0.0035, o.mat("mustard|ketchup", "#f2c21c", "gloss"))


@kind("cookie", "biscuit|chocolate chip cookie", family="food")
def cookie(o: Order) -> None:
    """A cookie."""
    o.size = 0.08
    o.cyl("cookie", 0.04, 0.013, o.main("#c98d4a", "food"), (0, 0.0065, 0), bevel=0.006)
    for k in range(11):
        a, r = 2.399 * k, 0.032 * math.sqrt((k + 0.5) / 11)
        o.ball(
            f"chip {k + 1}",
            (0.0048, 0.0035, 0.0048),
            o.mat("chip", "#3d2214", "gloss"),
            (r * math.cos(a), 0.013, r * math.sin(a)),
        )


@kind("sushi", "nigiri|sushi roll|maki", family="food")
def sushi(o: Order) -> None:
    """Sushi: nigiri with salmon, or a roll where asked or by seed."""
    o.size = 0.07
    rice = o.mat("rice", "#f8f5ec", "food")
    nori = o.mat("nori|seaweed", "#1f2a22", "matte")
    fish = o.main(("#f07d4a", "#e2485a"), "gloss")
    if o.style("roll", "maki") or (o.chance(0.35) and not o.style("nigiri")):
        o.add("nori", s.cut(s.cyl(0.024, 0.034, bevel=0.001), s.cyl(0.0225, 0.05, bevel=0)), nori, (0, 0.017, 0))
        o.cyl("rice", 0.0226, 0.035, rice, (0, 0.0175, 0), bevel=0.003)
        o.cyl("filling", 0.009, 0.037, fish, (0, 0.0188, 0.002), bevel=0.002)
        o.box(
            "cucumber",
            (0.008, 0.036, 0.008),
            o.paint("cucumber", "#7fb84a", "gloss"),
            (-0.004, 0.0186, -0.009),
            bevel=0.001,
        )
        for k in range(14):
            a, r = 2.4 * k, 0.013 + 0.0075 * ((k * 7) % 5) / 4
            o.ball(f"grain {k + 1}", (0.0028, 0.0022, 0.0028), rice, (r * math.cos(a), 0.0348, r * math.sin(a)))
        return
    o.add(
        "rice",
        s.hull(
            *[
                s.move(s.ball((0.0125, 0.0115, 0.0125)), (x * 0.006, 0.0115, z * 0.022))
                for x in (-1, 1)
                for z in (-1, 1)
            ]
        ),
        rice,
    )
    slab = [((0, 0.0255, z), (0.019, 0.0058, 0.013)) for z in (-0.03, -0.015, 0.0, 0.015, 0.03)]
    o.blob(
        "fish",
        fish,
        [*slab, ((0, 0.021, 0.042), (0.016, 0.005, 0.008)), ((0, 0.021, -0.042), (0.016, 0.005, 0.008))],
        blend=0.008,
    )
    line = o.paint("line", lighter(o.main_color, 0.55), "gloss")
    for k in range(5):
        z = -0.026 + 0.013 * k
        o.rod(
            f"line {k + 1}", [(-0.0125, 0.0295, z - 0.004), (0, 0.0318, z), (0.0125, 0.0295, z - 0.004)], 0.0008, line
        )
    if o.chance(0.5):
        o.box("band", (0.041, 0.0335, 0.012), nori, (0, 0.0168, 0), bevel=0.005)


@kind("croissant", "butter croissant", family="food")
def croissant(o: Order) -> None:
    """A croissant: a crescent, thick in the middle, of overlapping folds."""
    o.size = 0.15
    crust = o.main(("#c98332", "#d9984a", "#b8702a"), "food")
    dark = o.paint("fold", darker(o.main_color, 0.22), "food")
    bend, thick = o.vary(108, 0.1), o.vary(0.029, 0.08)
    path: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for k in range(25):
        t = (k - 12) / 12
        a = math.radians(bend * t)
        r = thick * max(0.14, math.cos(1.32 * t)) ** 0.85
        path.append((0.068 * math.sin(a), r * 0.8, 0.03 - 0.062 * math.cos(a)))
        radii.append(r)
    o.rod("crumb", path, [r * 0.9 for r in radii], dark, scale=(1, 0.86, 1))
    for k in range(7):
        first = 3 * k + 1
        fold = path[first : first + 4]
        ends = radii[first : first + 4]
        swell = [0.93, 1.06, 1.08, 0.93] if k == 3 else ([0.9, 1.02, 1.1, 1.12] if k < 3 else [1.12, 1.1, 1.02, 0.9])
        o.rod(f"fold {k + 1}", fold, [r * g for r, g in zip(ends, swell, strict=True)], crust, scale=(1, 0.9, 1))


@kind("paper cup", "takeaway cup|coffee to go|disposable cup|to go cup", family="food")
def coffee_cup(o: Order) -> None:
    """A paper cup."""
    o.size = 0.14
    o.lathe(
        "cup",
        [(0.029, 0), (0.041, 0.115), (0.043, 0.117), (0.0, 0.117)],
        o.main("#efe9dd", "paper"),
        mapping="cylinder",
    )
    o.lathe(
        "lid",
        [(0.044, 0.113), (0.045, 0.121), (0.041, 0.124), (0.039, 0.134), (0.036, 0.134), (0.034, 0.13), (0, 0.13)],
        o.mat("lid", "#2b2422", "plastic"),
    )
    o.lathe(
        "sleeve",
        [(0.0332, 0.035), (0.0352, 0.035), (0.0395, 0.085), (0.0375, 0.085)],
        o.mat("sleeve", "#a9794a", "paper"),
        closed=True,
    )


@kind("lollipop", "candy|sweet|sucker", family="food")
def lollipop(o: Order) -> None:
    """A lollipop."""
    o.size = 0.15
    sweet = o.main(("#e2324f", "#8f4fd0", "#2fa7d8"), "gloss")
    o.add("candy", s.move(s.cyl(0.035, 0.014, bevel=0.006), rotate=(90, 0, 0)), sweet, (0, 0.125, 0))
    swirl = [
        (0.0295 * (t / 40) * math.cos(t * 0.42), 0.125 + 0.0295 * (t / 40) * math.sin(t * 0.42), 0.0068)
        for t in range(2, 41)
    ]
    o.rod("swirl", swirl, 0.0022, o.second(lighter(o.main_color, 0.75), "gloss", "swirl"))
    o.cyl("stick", 0.003, 0.1, o.mat("stick", "#f6f2ea", "paper"), (0, 0.05, 0))
