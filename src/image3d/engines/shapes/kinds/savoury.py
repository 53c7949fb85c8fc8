"""Meals and what is eaten from the hand."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import lighter
from image3d.engines.shapes.kinds.common import hollow
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("taco", "tacos|burrito taco|mexican taco", family="food")
def taco(o: Order) -> None:
    """A taco."""
    o.size = 0.16
    shell = o.main(("#e8b84a", "#dba63c"), "food")
    n = 22
    arc = [(0.085 * math.cos(math.pi * k / n), 0.085 * math.sin(math.pi * k / n)) for k in range(n + 1)]
    for z in (-1, 1):
        half = s.plate([[-0.085, 0.0], *[[x, y] for x, y in arc[::-1]]][::-1], 0.006, bevel=0.002)
        o.add("shell", half, shell, (0, 0.012, z * 0.014), rotate=(z * 13, 0, 0))
    o.add("fold", s.move(s.capsule(0.015, 0.16), rotate=(0, 0, 90)), shell, (0, 0.014, 0))
    meat, leaf = o.mat("meat|beef|filling", "#6b3a20", "food"), o.mat("lettuce|salad", "#5fae3a", "leaf")
    red, cheese = o.mat("tomato|salsa", "#d0342a", "gloss"), o.mat("cheese", "#f4c83a", "plastic")
    for k in range(15):
        a = math.pi * (k + 0.5) / 15
        x, y = 0.07 * math.cos(a), 0.016 + 0.07 * math.sin(a)
        o.ball(f"meat {k + 1}", float(o.rng.uniform(0.012, 0.016)), meat, (x, y, float(o.rng.uniform(-0.006, 0.006))))
        x, y = 0.081 * math.cos(a), 0.02 + 0.081 * math.sin(a)
        turn = (float(o.rng.uniform(-30, 30)), 0, math.degrees(a) - 90)
        o.add(
            f"lettuce {k + 1}",
            s.ball((0.017, 0.008, 0.013)),
            leaf,
            (x, y, float(o.rng.uniform(-0.009, 0.009))),
            rotate=turn,
        )
        if k % 2:
            o.box(
                f"tomato {k + 1}",
                (0.012, 0.012, 0.012),
                red,
                (x * 1.03, y * 1.05, 0.008 * (-1) ** (k // 2)),
                rotate=(20 * k, 30 * k, 0),
                bevel=0.002,
            )
        else:
            o.box(
                f"cheese {k + 1}",
                (0.026, 0.003, 0.004),
                cheese,
                (x * 1.04, y * 1.06, 0.006 * (-1) ** (k // 2)),
                rotate=(0, 40 * k, 10 * k),
                bevel=0.001,
            )


@kind("french fries", "fries|chips|box fries|potato fries", family="food")
def french_fries(o: Order) -> None:
    """French fries in a box."""
    o.size = 0.16
    potato = o.main("#f0c04a", "matte")
    box = o.second(("#d0242c", "#f4f1e8"), "paper", "box|bag|carton|paper")
    front = [[-0.035, 0], [0.035, 0], [0.05, 0.085], [0.025, 0.075], [0, 0.07], [-0.025, 0.075], [-0.05, 0.085]]
    back = [[-0.035, 0], [0.035, 0], [0.05, 0.1], [0.02, 0.112], [-0.02, 0.112], [-0.05, 0.1]]
    o.plate("front", front, 0.003, box, (0, 0, 0.018), rotate=(6, 0, 0), bevel=0.001)
    o.plate("back", back, 0.003, box, (0, 0, -0.018), rotate=(-6, 0, 0), bevel=0.001)
    o.add(
        "sides",
        s.hull(
            s.move(s.box((0.003, 0.002, 0.036), 0), (0.035, 0.001, 0)),
            s.move(s.box((0.003, 0.002, 0.054), 0), (0.049, 0.085, 0)),
        ),
        box,
        mirror="x",
    )
    o.box("bottom", (0.072, 0.003, 0.038), box, (0, 0.0015, 0), bevel=0)
    for k in range(34):
        x, z = float(o.rng.uniform(-0.034, 0.034)), float(o.rng.uniform(-0.016, 0.014))
        tall = float(o.rng.uniform(0.075, 0.125))
        tilt = (z * 600, float(o.rng.uniform(0, 90)), -x * 500 + float(o.rng.uniform(-7, 7)))
        o.box(f"fry {k + 1}", (0.0085, tall, 0.0085), potato, (x * 1.05, 0.02 + tall / 2, z), rotate=tilt, bevel=0.0012)
    o.cyl("emblem", 0.017, 0.004, o.paint("emblem", "#f2c02a", "paper"), (0, 0.042, 0.0235), rotate=(96, 0, 0), bevel=0)


@kind("noodle bowl", "ramen|bowl ramen|ramen bowl|noodles|noodle soup|pho|bowl noodles|spaghetti|pasta", family="food")
def noodle_bowl(o: Order) -> None:
    """A bowl of noodles with chopsticks."""
    o.size = 0.22
    bowl = o.main(("#b3202a", "#22303f", "#f1ede4"), "ceramic")
    o.lathe(
        "bowl",
        hollow([(0.05, 0.0), (0.055, 0.012), (0.05, 0.016), (0.095, 0.05), (0.12, 0.09), (0.124, 0.1)], 0.005),
        bowl,
        smooth=False,
    )
    o.cyl("broth", 0.112, 0.01, o.mat("broth|soup", "#b5702e", "gloss"), (0, 0.076, 0), bevel=0.003)
    noodle = o.mat("noodle", "#f0d896", "gloss")
    for k in range(16):
        a, r = 2.39996 * k, 0.018 + 0.0045 * k
        x, z = r * math.cos(a), r * math.sin(a)
        loop = [
            (x + 0.03 * math.cos(t + a), 0.083 + 0.006 * math.sin(2 * t + k), z * 0.8 + 0.02 * math.sin(t + a))
            for t in (0, 1.2, 2.4, 3.6, 4.8)
        ]
        o.rod(f"noodle {k + 1}", loop, 0.0042, noodle)
    if o.has("egg", default=True):
        o.add(
            "egg",
            s.cut(s.ball((0.026, 0.032, 0.026)), s.move(s.box((0.1, 0.1, 0.1), 0), (0, 0, 0.05))),
            o.paint("egg white", "#fbf8ef", "gloss"),
            (-0.055, 0.092, 0.035),
            rotate=(-68, 0, 20),
        )
        o.ball(
            "yolk",
            (0.014, 0.006, 0.015),
            o.mat("egg|yolk", "#f2a01e", "gloss"),
            (-0.055, 0.093, 0.036),
            rotate=(16, 0, 0),
        )
    for k in range(7):
        a = 2.1 * k
        o.add(
            f"onion {k + 1}",
            s.torus(0.006, 0.0022),
            o.mat("onion|scallion", "#5fae3a", "gloss"),
            (0.03 + 0.035 * math.cos(a), 0.093, 0.04 * math.sin(a)),
            rotate=(20 * math.sin(a), 0, 12),
        )
    o.box(
        "nori",
        (0.05, 0.06, 0.003),
        o.mat("nori|seaweed", "#1f3328", "paper"),
        (0.03, 0.115, -0.075),
        rotate=(-14, 0, -8),
        bevel=0.001,
    )
    for k in range(2):
        o.cyl(
            f"meat {k + 1}",
            0.03,
            0.008,
            o.mat("meat|pork|beef", "#c98f6a", "food"),
            (0.06 - 0.016 * k, 0.092 + 0.004 * k, 0.03 - 0.03 * k),
            rotate=(14, 0, -16),
        )
    if o.has("chopstick", default=True):
        stick = o.mat("chopstick", "#6b3420", "wood")
        for dx in (0.0, 0.018):
            o.rod(
                "chopstick",
                [(-0.14 + dx, 0.108, 0.09), (0.16 + dx, 0.112, -0.02)],
                [0.003, 0.0045],
                stick,
                smooth=False,
            )


@kind("sandwich", "sub|club sandwich|toast sandwich|blt|submarine sandwich", family="food")
def sandwich(o: Order) -> None:
    """A sandwich cut in a triangle."""
    o.size = 0.16
    crust = o.main(("#c98a45", "#8a5a32"), "food")
    crumb = o.paint("crumb", lighter(o.main_color, 0.62), "food")
    tri = [[-0.07, -0.05], [0.07, -0.05], [0.0, 0.08]]

    def layer(  # noqa: PLR0917  # names, sizes and places read best in order
        name: str, grow: float, thick: float, y: float, mat: str, turn: float = 0.0
    ) -> None:
        o.plate(
            name,
            [[x * grow, p * grow] for x, p in tri],
            thick,
            mat,
            (0, y, 0),
            rotate=(90, turn, 0),
            bevel=min(0.004, thick * 0.3),
        )

    for k, y in enumerate((0.012, 0.072)):
        layer(f"crust {k + 1}", 1.03, 0.016, y, crust)
        layer(f"bread {k + 1}", 1.04, 0.011, y, crumb)
    green = o.mat("lettuce|salad", "#6fb83a", "leaf")
    for k in range(9):
        t = -0.066 + 0.0165 * k
        o.add(
            f"lettuce {k + 1}",
            s.ball((0.014, 0.006, 0.02)),
            green,
            (t, 0.024 + 0.004 * (k % 2), 0.05),
            rotate=(0, 0, 24 * (-1) ** k),
        )
    layer("lettuce", 1.06, 0.007, 0.024, green)
    layer("ham", 1.02, 0.008, 0.033, o.mat("ham|meat|salami|turkey", "#e89a9a", "food"))
    layer("cheese", 1.05, 0.006, 0.041, o.mat("cheese", "#f4c83a", "plastic"), 6)
    layer("tomato", 0.99, 0.01, 0.05, o.mat("tomato", "#d0342a", "gloss"))
    layer("cheese 2", 1.0, 0.005, 0.059, o.mat("cheese", "#f4c83a", "plastic"), -4)
    if o.has("olive|toothpick|pick", default=o.chance(0.5)):
        o.rod("pick", [(0, 0.07, 0), (0, 0.13, 0)], 0.0015, o.paint("pick", "#d9b98a", "wood"), smooth=False)
        o.ball("olive", 0.011, o.mat("olive", "#7a8f2f", "gloss"), (0, 0.105, 0))


@kind("popcorn", "box popcorn|popcorn box|popcorn bucket", family="food")
def popcorn(o: Order) -> None:
    """A bucket of popcorn."""
    o.size = 0.25
    red = o.main("#d0242c", "paper")
    white = o.second("#f8f5ec", "paper", "stripe|trim")
    o.keep("stripe")
    o.lathe("bucket", hollow([(0.07, 0), (0.1, 0.19)], 0.004), white)
    for k in range(8):
        a = math.radians(45 * k)
        panel = s.hull(
            s.move(s.box((0.03, 0.002, 0.004), 0), (0, 0.001, 0.07)),
            s.move(s.box((0.042, 0.002, 0.004), 0), (0, 0.189, 0.0985)),
        )
        o.add(f"stripe {k + 1}", panel, red, rotate=(0, math.degrees(a), 0))
    corn = o.mat("corn|popcorn", ("#fbf1c8", "#f6dd8a"), "matte")
    balls: list[Any] = []
    for k in range(54):
        r = 0.092 * math.sqrt((k + 0.5) / 54)
        a = 2.39996 * k
        y = 0.2 + 0.05 * (1 - (r / 0.095) ** 2) + float(o.rng.uniform(-0.006, 0.006))
        balls.append(s.move(s.ball(float(o.rng.uniform(0.013, 0.018))), (r * math.cos(a), y, r * math.sin(a))))
    o.add("popcorn", s.union(*balls), corn)
    o.cyl("filling", 0.095, 0.02, corn, (0, 0.188, 0))


@kind("steak", "t bone steak|beef steak|meat|raw steak", family="food")
def steak(o: Order) -> None:
    """A steak with its bone."""
    o.size = 0.25
    meat = o.main(("#b5403a", "#8a3a2a"), "food")
    fat = o.mat("fat", "#f3e3c8", "matte")
    outline = [
        [-0.11, -0.01],
        [-0.08, -0.07],
        [0.0, -0.085],
        [0.09, -0.06],
        [0.125, 0.0],
        [0.1, 0.065],
        [0.03, 0.085],
        [-0.05, 0.06],
        [-0.09, 0.05],
    ]
    o.plate("fat", outline, 0.03, fat, (0, 0.016, 0), rotate=(-90, 0, 0), bevel=0.008, smooth=True)
    o.plate(
        "meat",
        [[x * 0.9, y * 0.88] for x, y in outline],
        0.034,
        meat,
        (0, 0.017, 0),
        rotate=(-90, 0, 0),
        bevel=0.009,
        smooth=True,
    )
    bone = o.mat("bone", "#f4ecd8", "matte")
    o.rod("bone", [(-0.095, 0.03, 0.01), (-0.02, 0.034, 0.0), (0.055, 0.03, -0.03)], [0.011, 0.009, 0.011], bone)
    o.rod("bone fork", [(-0.02, 0.034, 0.0), (-0.03, 0.03, -0.05)], [0.009, 0.011], bone, smooth=False)
    for k in range(4):
        o.rod(
            f"marbling {k + 1}",
            [(0.0 + 0.025 * k, 0.033, 0.055 - 0.03 * k), (0.03 + 0.02 * k, 0.034, 0.04 - 0.02 * k)],
            0.0035,
            fat,
            smooth=False,
        )


@kind("chicken leg", "drumstick|chicken drumstick|fried chicken|roast chicken leg|turkey leg", family="food")
def chicken_leg(o: Order) -> None:
    """A roast chicken leg."""
    o.size = 0.18
    meat = o.main(("#b5682a", "#c9803a", "#9a5226"), "food")
    bone = o.mat("bone", "#f6efdd", "matte")
    o.blob(
        "meat",
        meat,
        [((0.035, 0.065, 0), (0.06, 0.052, 0.05))],
        [((0.0, 0.06, 0), (-0.055, 0.05, 0), 0.042, 0.02)],
        blend=0.02,
    )
    o.rod("bone", [(-0.05, 0.049, 0), (-0.115, 0.04, 0)], 0.011, bone, smooth=False)
    o.ball("knob", 0.016, bone, (-0.12, 0.048, 0.007))
    o.ball("knob 2", 0.015, bone, (-0.12, 0.031, -0.005))
