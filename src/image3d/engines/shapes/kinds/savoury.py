"""Meals, vegetables and sweets."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
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


@kind("corn", "corn cob|sweetcorn|maize|ear corn", family="food")
def corn(o: Order) -> None:
    """A corn cob."""
    o.size = 0.22
    grain = o.main("#f2c02a", "gloss")
    leaf = o.mat("leaf|husk", "#6fae3f", "leaf")
    kernels: list[Any] = []
    for row in range(14):
        y = 0.03 + 0.0125 * row
        r = 0.026 * math.sqrt(max(0.05, 1 - max(0.0, (y - 0.09) / 0.125) ** 2))
        n = 14
        for k in range(n):
            a = 2 * math.pi * (k + 0.5 * (row % 2)) / n
            kernels.append(s.move(s.ball((0.0068, 0.0072, 0.0068)), (r * math.sin(a), y, r * math.cos(a))))
    o.add("cob", s.ball((0.026, 0.105, 0.026)), grain, (0, 0.105, 0))
    o.add("kernels", s.union(*kernels), grain)
    for k in range(4):
        path = [(0.008, 0.0, 0), (0.036, 0.05, 0), (0.04, 0.1, 0), (0.055, 0.15 + 0.01 * k, 0)]
        husk = {
            "kind": "sweep",
            "path": [list(p) for p in path],
            "radius": [0.012, 0.024, 0.017, 0.002],
            "smooth": True,
            "scale": [1, 1, 1],
        }
        o.add(f"husk {k + 1}", s.move(husk, scale=(0.8, 1, 1.2)), leaf, rotate=(0, 45 + 90 * k, 0))
    o.cyl("stalk", 0.011, 0.04, leaf, (0, -0.005, 0))


@kind("broccoli", "cauliflower|broccoli floret", family="food")
def broccoli(o: Order) -> None:
    """A broccoli."""
    o.size = 0.18
    head = o.main(("#f1ead2",) if o.style("cauliflower") else ("#3f8a34", "#4f9a3f"), "leaf")
    stem = o.mat("stem|stalk", "#a5c86a", "matte")
    limbs: list[Any] = [((0, 0, 0), (0, 0.06, 0), 0.026, 0.022)]
    tufts: list[Any] = [s.move(s.ball((0.04, 0.034, 0.04)), (0, 0.135, 0))]
    for ring, (count, r, y, size) in enumerate(
        ((6, 0.052, 0.112, 0.032), (9, 0.034, 0.135, 0.024), (12, 0.062, 0.1, 0.02))
    ):
        for k, (x, z) in enumerate(s.ring(count, r, 20.0 * ring)):
            if ring == 0:
                limbs.append(((0, 0.05, 0), (x * 0.85, y - 0.02, z * 0.85), 0.016, 0.012))
            tufts.append(s.move(s.ball(size * float(o.rng.uniform(0.88, 1.1))), (x, y + 0.006 * (k % 2), z)))
    o.blob("stem", stem, [], limbs, blend=0.01)
    o.add("head", s.union(*tufts), head)


@kind("avocado", "half avocado|avocado half", family="food")
def avocado(o: Order) -> None:
    """Half an avocado."""
    o.size = 0.14
    skin = o.main("#2f4a26", "food")
    half = [(0.0, 0.0), (0.03, 0.004), (0.042, 0.03), (0.038, 0.055), (0.024, 0.085), (0.012, 0.105), (0.0, 0.11)]
    body = {"kind": "lathe", "profile": [list(p) for p in half], "smooth": True, "closed": False}
    front = s.move(s.box((0.2, 0.3, 0.1), 0), (0, 0.05, 0.052))
    o.add("skin", s.cut(body, front), skin, rotate=(-18, 0, 0))
    for grow, tone, lift in ((0.93, "#9fbf4a", 0.0015), (0.84, "#e9e6a0", 0.003)):
        flesh = s.common(
            s.move(body, scale=(grow, grow, grow), translate=(0, 0.11 * (1 - grow) * 0.45, 0)),
            s.move(s.box((0.2, 0.3, 0.02), 0), (0, 0.05, -0.008 + lift)),
        )
        o.add("flesh", flesh, o.paint("flesh " + tone[1:], tone, "matte"), rotate=(-18, 0, 0))
    o.ball("pit", 0.0185, o.mat("pit|stone|seed", "#6b3a1e", "gloss"), (0, 0.033, 0.012), rotate=(-18, 0, 0))


@kind("pepper", "bell pepper|paprika|capsicum|chili|chili pepper|chilli|hot pepper", family="food")
def pepper(o: Order) -> None:
    """A bell pepper, or a chili."""
    o.size = 0.12
    skin = o.main(("#d0242c", "#f2b81e", "#3f9a34"), "gloss")
    green = o.mat("stem|stalk", "#4f8a34", "matte")
    if o.style("chili", "chilli", "hot"):
        o.rod(
            "chili",
            [(0.0, 0.1, 0), (0.012, 0.075, 0), (0.01, 0.04, 0), (-0.012, 0.008, 0)],
            [0.014, 0.018, 0.013, 0.001],
            skin,
        )
        o.ball("cap", (0.016, 0.008, 0.016), green, (0, 0.1, 0))
        o.rod("stem", [(0, 0.1, 0), (-0.006, 0.125, 0), (-0.016, 0.135, 0)], [0.005, 0.004, 0.004], green)
        return
    lobes = [((x * 0.024, 0.052, z * 0.024), (0.03, 0.05, 0.03)) for x, z in s.ring(4, 1.0, 20)]
    o.blob("pepper", skin, [*lobes, ((0, 0.055, 0), (0.03, 0.04, 0.03))], blend=0.008)
    o.ball("cap", (0.02, 0.006, 0.02), green, (0, 0.096, 0))
    o.rod("stem", [(0, 0.09, 0), (0.003, 0.115, 0), (0.012, 0.13, 0)], [0.008, 0.006, 0.007], green)


@kind("onion", "red onion|garlic|bulb garlic", family="food")
def onion(o: Order) -> None:
    """An onion."""
    o.size = 0.1
    skin = o.main("#8a2f5a" if o.style("red") else ("#c98a45", "#d9a050", "#f1ebdc"), "gloss")
    line = o.paint("line", darker(o.main_color, 0.25), "gloss")
    o.lathe(
        "onion",
        [(0.001, 0.004), (0.03, 0.008), (0.045, 0.038), (0.034, 0.068), (0.012, 0.084), (0.006, 0.105), (0.001, 0.108)],
        skin,
        smooth=True,
    )
    for k in range(10):
        a = math.radians(36 * k)
        pts = [(0.031, 0.0085), (0.0455, 0.038), (0.0345, 0.068), (0.0125, 0.084)]
        o.rod(f"line {k + 1}", [(r * math.sin(a), y, r * math.cos(a)) for r, y in pts], 0.0009, line)
    for k in range(7):
        a = math.radians(51 * k)
        o.rod(
            f"root {k + 1}",
            [(0.004 * math.sin(a), 0.006, 0.004 * math.cos(a)), (0.012 * math.sin(a), 0.0, 0.012 * math.cos(a))],
            0.001,
            o.paint("root", "#d9c9a0", "matte"),
            smooth=False,
        )


@kind("eggplant", "aubergine|cucumber|zucchini|courgette|pickle", family="food")
def eggplant(o: Order) -> None:
    """An eggplant; a cucumber where asked."""
    o.size = 0.2
    green = o.style("cucumber", "zucchini", "courgette", "pickle")
    skin = o.main("#3f7a34" if green else "#45204f", "gloss")
    cap = o.mat("stem|cap|leaf", "#4f8a3f", "matte")
    if green:
        o.rod(
            "body",
            [(-0.09, 0.026, 0), (-0.04, 0.022, 0), (0.04, 0.022, 0), (0.09, 0.027, 0)],
            [0.014, 0.024, 0.024, 0.013],
            skin,
        )
        o.ball("end", 0.014, skin, (-0.09, 0.026, 0))
        o.ball("end 2", 0.013, skin, (0.09, 0.027, 0))
        for k in range(5):
            a = math.radians(-60 + 30 * k)
            o.rod(
                f"stripe {k + 1}",
                [
                    (-0.07, 0.023 + 0.0235 * math.cos(a), 0.0235 * math.sin(a)),
                    (0.07, 0.023 + 0.0235 * math.cos(a), 0.0235 * math.sin(a)),
                ],
                0.0012,
                o.paint("stripe", "#7fae5a", "matte"),
                smooth=False,
            )
        return
    o.blob(
        "body",
        skin,
        [((-0.03, 0.045, 0), (0.06, 0.043, 0.043))],
        [((0.0, 0.045, 0), (0.075, 0.055, 0), 0.038, 0.022)],
        blend=0.02,
    )
    for k in range(5):
        o.add(
            f"sepal {k + 1}",
            s.move(s.ball((0.026, 0.004, 0.01)), (-0.014, 0.02, 0)),
            cap,
            (0.088, 0.057, 0),
            rotate=(72 * k, 0, -10),
        )
    o.rod("stem", [(0.085, 0.056, 0), (0.11, 0.062, 0), (0.125, 0.078, 0)], [0.011, 0.008, 0.009], cap)


@kind("potato", "potatoes|sweet potato|baked potato", family="food")
def potato(o: Order) -> None:
    """A potato."""
    o.size = 0.1
    skin = o.main(("#b08a52", "#c9a566", "#a3564a"), "food")
    balls = [
        ((-0.022, 0.032, 0), (0.036, 0.03, 0.03)),
        ((0.02, 0.034, 0.004), (0.037, 0.031, 0.032)),
        ((0.0, 0.03, -0.006), (0.04, 0.028, 0.031)),
    ]
    o.blob("potato", skin, balls, blend=0.02)
    spot = o.paint("spot", darker(o.main_color, 0.35), "matte")
    for k in range(9):
        a, b = 2.4 * k, 0.25 + 0.09 * k
        at = (0.05 * math.cos(a) * math.cos(b), 0.034 + 0.03 * math.sin(b), 0.033 * math.sin(a) * math.cos(b))
        o.ball(f"eye {k + 1}", 0.0032, spot, at)


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


@kind("soda can", "can|tin can|cola can|beer can|drink can|energy drink|can soda", family="vessels")
def soda_can(o: Order) -> None:
    """A drink can."""
    o.size = 0.14
    paint = o.main(("#c8202a", "#2459b8", "#2f9a4a", "#22242b"), "metal" if o.style("tin") else "gloss")
    steel = o.paint("steel", "#c3c7cc", "metal")
    second = o.second("#f6f4ee", "gloss", "stripe|label|band|logo")
    o.keep("stripe")
    o.lathe(
        "can",
        [(0.0, 0.004), (0.022, 0.004), (0.026, 0.0), (0.033, 0.01), (0.033, 0.104), (0.027, 0.118), (0.0, 0.118)],
        paint,
    )
    o.lathe(
        "rim", [(0.0235, 0.114), (0.028, 0.118), (0.0275, 0.122), (0.0245, 0.1215), (0.0235, 0.117)], steel, closed=True
    )
    o.cyl("lid", 0.0245, 0.003, steel, (0, 0.1185, 0), bevel=0.0005)
    o.plate(
        "tab",
        s.rounded_outline(0.013, 0.02, 0.006),
        0.0016,
        steel,
        (0, 0.1208, 0.004),
        rotate=(90, 0, 0),
        holes=[s.rounded_outline(0.006, 0.008, 0.003)],
    )
    wave = [(0.0332, 0.03), (0.0336, 0.034), (0.0336, 0.056), (0.0332, 0.06), (0.03, 0.058), (0.03, 0.032)]
    o.lathe("band", wave, second, closed=True)


@kind("milk carton", "milk|juice carton|juice box|carton milk", family="vessels")
def milk_carton(o: Order) -> None:
    """A milk carton."""
    o.size = 0.24
    white = o.main("#f6f4ee", "paper")
    blue = o.second(("#2f7fd0", "#2f9a4a", "#d0342a"), "paper", "band|stripe|label|trim")
    o.keep("stripe")
    o.box("body", (0.075, 0.17, 0.075), white, (0, 0.085, 0), bevel=0.003)
    top = s.hull(
        s.move(s.box((0.075, 0.002, 0.075), 0), (0, 0.17, 0)), s.move(s.box((0.075, 0.002, 0.004), 0), (0, 0.212, 0))
    )
    o.add("gable", top, white)
    o.box("seal", (0.075, 0.022, 0.005), white, (0, 0.222, 0), bevel=0.001)
    o.box("band", (0.077, 0.05, 0.077), blue, (0, 0.035, 0), bevel=0.002)
    word = o.text("MILK")
    o.add(
        "lettering",
        {"kind": "text", "text": word, "height": min(0.022, 0.09 / len(word)), "depth": 0.002},
        blue,
        (0, 0.115, 0.038),
    )
    if o.has("cap|lid", default=o.chance(0.6)):
        o.add(
            "cap",
            s.move(s.cyl(0.013, 0.014), rotate=(42, 0, 0)),
            o.mat("cap|lid", o.materials[blue]["base_color"], "plastic"),
            (0, 0.197, 0.022),
        )


@kind("perfume bottle", "perfume|fragrance bottle|cologne|nail polish", family="vessels")
def perfume_bottle(o: Order) -> None:
    """A perfume bottle."""
    o.size = 0.12
    juice = o.main(("#f3c3b0", "#b9a3e3", "#f0dca0", "#a9d6e0"), "gem")
    gold = o.mat("cap|lid|stopper|neck", "#d0a03a", "gold")
    if o.chance(0.5):
        o.box("bottle", (0.07, 0.075, 0.032), juice, (0, 0.0375, 0), bevel=0.008)
    else:
        o.add(
            "bottle",
            s.move(s.prism(8, 0.044, 0.072, 0.036), rotate=(0, 22.5, 0)),
            juice,
            (0, 0.036, 0),
            scale=(1, 1, 0.62),
            crease=12,
        )
    o.cyl("neck", 0.01, 0.016, gold, (0, 0.08, 0))
    o.box("cap", (0.026, 0.03, 0.026), gold, (0, 0.102, 0), bevel=0.004)
    o.box("label", (0.034, 0.024, 0.002), o.mat("label", "#f8f3e6", "paper"), (0, 0.036, 0.0175), bevel=0)


@kind("flower pot", "plant pot|terracotta pot|planter|flowerpot", family="vessels")
def flower_pot(o: Order) -> None:
    """A flower pot filled with earth."""
    o.size = 0.3
    clay = o.main(("#b9663f", "#d9d4c8", "#4f6d7a"), "clay")
    o.lathe("pot", hollow([(0.085, 0), (0.115, 0.15), (0.135, 0.152), (0.14, 0.205)], 0.012), clay)
    o.cyl("earth", 0.118, 0.03, o.mat("earth|soil", "#4a3626", "bark"), (0, 0.165, 0))
    o.cyl("saucer", 0.12, 0.018, clay, (0, 0.009, 0), top=0.135)
    leaf = o.mat("plant|leaf|sprout", "#5fae3f", "leaf")
    if o.has("cactus"):
        green = o.mat("cactus", "#3f8a4a", "leaf")
        o.ball("cactus", (0.07, 0.12, 0.07), green, (0, 0.27, 0))
        for k in range(9):
            a = math.radians(40 * k)
            o.rod(
                f"rib {k + 1}",
                [
                    (0.072 * math.sin(a), 0.2, 0.072 * math.cos(a)),
                    (0.073 * math.sin(a), 0.28, 0.073 * math.cos(a)),
                    (0.03 * math.sin(a), 0.38, 0.03 * math.cos(a)),
                ],
                0.006,
                green,
            )
        o.ball("blossom", (0.026, 0.02, 0.026), o.mat("flower|blossom", "#e76aa0", "matte"), (0, 0.395, 0))
    elif o.has("flower|tulip|rose|daisy|sunflower"):
        for k, x in enumerate((-0.04, 0.0, 0.045)):
            y = 0.32 + 0.04 * (k % 2)
            o.rod(f"stem {k + 1}", [(x * 0.5, 0.17, 0), (x, y, 0.0)], 0.005, leaf, smooth=False)
            o.add(
                f"petals {k + 1}",
                s.move(s.ball((0.017, 0.006, 0.012)), (0.024, 0, 0), array=s.radial(7)),
                o.mat("flower|tulip|rose|daisy|sunflower", "#e2617f", "matte"),
                (x, y, 0.012),
                rotate=(62, 0, 0),
            )
            o.ball(f"heart {k + 1}", 0.014, o.paint("heart", "#f2c02a", "matte"), (x, y + 0.004, 0.018))
    elif not o.has("earth|soil") or o.has("plant|leaf|sprout"):
        for k, (x, z) in enumerate(s.ring(5, 1.0)):
            o.rod(
                f"leaf {k + 1}",
                [
                    (0, 0.17, 0),
                    (x * 0.05, 0.25 + 0.02 * (k % 2), z * 0.05),
                    (x * 0.12, 0.27 + 0.03 * (k % 2), z * 0.12),
                ],
                [0.012, 0.022, 0.002],
                leaf,
            )
