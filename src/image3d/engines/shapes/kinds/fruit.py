"""Fruit and vegetables."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def leaf(o: Order, at: tuple[float, float, float], length: float, turn: float = 20) -> None:
    """Leaf, as part of something larger."""
    outline = [
        [0, 0],
        [length * 0.3, length * 0.2],
        [length * 0.7, length * 0.2],
        [length, 0],
        [length * 0.7, -length * 0.2],
        [length * 0.3, -length * 0.2],
    ]
    o.plate("leaf", outline, 0.04 * length, o.mat("leaf", "#3f8f3a", "leaf"), at, smooth=True, rotate=(-70, turn, 15))


@kind("apple", "green apple|red apple", family="food")
def apple(o: Order) -> None:
    """An apple."""
    o.size = 0.08
    skin = o.main(("#c0232b", "#7fae2e", "#d9482c"), "gloss")
    profile = [
        (0.004, 0.006),
        (0.018, 0.001),
        (0.034, 0.016),
        (0.041, 0.042),
        (0.034, 0.066),
        (0.016, 0.073),
        (0.004, 0.063),
    ]
    body = {"kind": "lathe", "profile": [list(point) for point in profile], "smooth": True, "closed": False}
    if o.has("bite"):
        teeth = [s.move(s.ball(0.0115), (0.036 + 0.004 * abs(k), 0.043 + 0.012 * k, 0.014)) for k in (-1, 0, 1)]
        o.add("apple", s.cut(body, *teeth), skin, crease=50)
        flesh = s.cut(
            s.move(body, scale=(0.955, 0.955, 0.955)),
            *[
                s.move(one, (0.0352 + 0.004 * abs(k), 0.043 + 0.012 * k, 0.014), scale=0.99)
                for k, one in zip((-1, 0, 1), [s.ball(0.0114)] * 3, strict=True)
            ],
        )
        o.add("flesh", flesh, o.paint("flesh", "#f6ecc9", "matte"), (0, 0.0016, 0), crease=50)
    else:
        o.add("apple", body, skin)
    o.rod(
        "stem",
        [(0, 0.06, 0), (0.002, 0.075, 0), (0.008, 0.088, 0)],
        [0.0018, 0.0016, 0.0026],
        o.mat("stem", "#5a3d22", "wood"),
    )
    if o.has("leaf", default=True):
        leaf(o, (0.004, 0.08, 0), 0.03)


@kind("banana", "bunch banana|plantain", family="food", count_noun="banana")
def banana(o: Order) -> None:
    """A banana."""
    o.size = 0.2
    skin = o.main("#f3cf2b", "matte")
    tip = o.paint("tip", "#5b4326", "matte")
    many = o.own_count(4 if o.style("group:bunch") else 1, 9)
    for k in range(many):
        turn = (k - (many - 1) / 2) * 24
        path = [(0, 0.03, -0.1), (0, 0.008, -0.05), (0, 0.004, 0.0), (0, 0.02, 0.06), (0, 0.055, 0.1)]
        place = {"rotate": (0, turn, 0), "translate": None}
        shape = s.rod(path, [0.009, 0.017, 0.0195, 0.0175, 0.006])
        move = {"translate": (0.0, 0.017, 0.1)}
        o.add(f"banana {k + 1}", shape | move, skin, None, rotate=place["rotate"])
        o.add(
            f"tip {k + 1}",
            s.rod([(0, 0.053, 0.098), (0, 0.066, 0.11)], [0.0062, 0.005], smooth=False) | move,
            tip,
            None,
            rotate=place["rotate"],
        )
        o.add(
            f"stalk {k + 1}",
            s.rod([(0, 0.028, -0.097), (0, 0.052, -0.122)], [0.0095, 0.0075], smooth=False) | move,
            tip if many == 1 else skin,
            None,
            rotate=place["rotate"],
        )
    if many > 1:
        o.ball("crown", (0.022, 0.014, 0.016), tip, (0, 0.07, -0.022))


@kind("orange", "tangerine|mandarin|clementine|orange fruit", family="food")
def orange(o: Order) -> None:
    """An orange."""
    o.size = 0.08
    o.ball("orange", (0.04, 0.038, 0.04), o.main("#f08a1c", "food"), (0, 0.038, 0))
    o.add("navel", s.prism(5, 0.006, 0.004, 0.003), o.paint("navel", "#5d7a2c", "matte"), (0, 0.0765, 0))
    if o.has("leaf", default=True):
        leaf(o, (0.002, 0.077, 0), 0.034)


@kind("lemon", "lime fruit", family="food")
def lemon(o: Order) -> None:
    """A lemon."""
    o.size = 0.08
    o.lathe(
        "lemon",
        [(0.002, 0), (0.007, 0.006), (0.022, 0.018), (0.03, 0.042), (0.022, 0.066), (0.007, 0.078), (0.003, 0.086)],
        o.main("#f4dc3a", "food"),
        (0, 0.03, 0),
        smooth=True,
        rotate=(0, 0, 90),
    )
    leaf(o, (-0.08, 0.035, 0), 0.03)


@kind("pear", "", family="food")
def pear(o: Order) -> None:
    """A pear."""
    o.size = 0.1
    o.lathe(
        "pear",
        [(0.004, 0.004), (0.02, 0), (0.037, 0.018), (0.038, 0.04), (0.024, 0.072), (0.017, 0.094), (0.006, 0.104)],
        o.main(("#b9c23c", "#c7a33a"), "food"),
        smooth=True,
    )
    o.rod("stem", [(0, 0.1, 0), (0.004, 0.125, 0)], 0.002, o.mat("stem", "#5a3d22", "wood"), smooth=False)
    leaf(o, (0.002, 0.112, 0), 0.032)


@kind("strawberry", "", family="food")
def strawberry(o: Order) -> None:
    """A strawberry."""
    o.size = 0.05
    o.lathe(
        "berry",
        [(0.001, 0), (0.008, 0.004), (0.019, 0.025), (0.02, 0.038), (0.012, 0.046), (0.001, 0.045)],
        o.main("#d3202c", "gloss"),
        smooth=True,
    )
    seed = o.paint("seed", "#f2d46b", "matte")
    for row, (r, y) in enumerate(((0.0115, 0.01), (0.0165, 0.019), (0.0195, 0.028), (0.0198, 0.037))):
        for k, (x, z) in enumerate(s.ring(5 + row, r, 25 * row)):
            o.ball(f"seed {row}-{k}", (0.0009, 0.0016, 0.0009), seed, (x, y, z))
    green = o.mat("leaf|top", "#3c8f36", "leaf")
    for k in range(6):
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.004, 0.0015, 0.0095)), (0, 0, 0.008)),
            green,
            (0, 0.0465, 0),
            rotate=(14, 60 * k, 0),
        )
    o.rod("stem", [(0, 0.046, 0), (0.002, 0.06, 0)], 0.0014, green, smooth=False)


@kind("watermelon", "melon", family="food")
def watermelon(o: Order) -> None:
    """A watermelon."""
    o.size = 0.3
    rind = o.main("#2f7a35", "gloss")
    stripe = o.paint("stripe", "#16451f", "gloss")
    o.ball("melon", (0.13, 0.125, 0.15), rind, (0, 0.125, 0))
    for k in range(8):
        o.add(
            f"stripe {k + 1}",
            s.common(
                s.ball((0.1312, 0.1262, 0.1512)),
                s.move(s.union(s.move(s.box((0.026, 0.2, 0.4), 0), (0, 0.14, 0))), rotate=(0, 0, 45 * k)),
            ),
            stripe,
            (0, 0.125, 0),
        )
    o.rod(
        "stem",
        [(0, 0.125, -0.148), (0.01, 0.15, -0.175)],
        [0.006, 0.004],
        o.paint("stem", "#6a5a2c", "matte"),
        smooth=False,
    )


@kind("watermelon slice", "slice watermelon|melon slice", family="food")
def watermelon_slice(o: Order) -> None:
    """A watermelon slice."""
    o.size = 0.25

    def half(r: float) -> list[list[float]]:
        return [[r * math.cos(math.pi * k / 20), -r * math.sin(math.pi * k / 20)] for k in range(21)][::-1]

    o.plate("rind", half(0.13), 0.036, o.paint("rind", "#2f7a35", "gloss"), (0, 0.13, 0), bevel=0.004)
    o.plate("pith", half(0.121), 0.038, o.paint("pith", "#e6efc9", "matte"), (0, 0.1302, 0))
    o.plate("flesh", half(0.114), 0.04, o.main("#e2384a", "food"), (0, 0.1304, 0), bevel=0.002)
    for k, (x, y) in enumerate(
        ((-0.07, 0.1), (-0.03, 0.08), (0.015, 0.095), (0.06, 0.085), (0.0, 0.05), (-0.045, 0.055), (0.04, 0.055))
    ):
        o.ball(f"seed {k + 1}", (0.003, 0.0055, 0.022), o.paint("seed", "#22190f", "gloss"), (x, y, 0))


@kind("carrot", "", family="food")
def carrot(o: Order) -> None:
    """A carrot."""
    o.size = 0.2
    skin = o.main("#ef7a1c", "matte")
    o.lathe(
        "carrot",
        [(0.001, 0), (0.006, 0.015), (0.014, 0.07), (0.022, 0.14), (0.021, 0.16), (0.01, 0.168)],
        skin,
        smooth=True,
    )
    for k, y in enumerate((0.04, 0.075, 0.105, 0.135)):
        o.add(
            f"ring {k + 1}",
            s.torus(0.0085 + y * 0.09, 0.0012),
            o.paint("ring", darker("#ef7a1c", 0.2), "matte"),
            (0, y, 0),
        )
    green = o.mat("leaf|top|green", "#3f9a3c", "leaf")
    for k, (x, z) in enumerate(s.ring(6, 0.028)):
        o.rod(
            f"leaf {k + 1}",
            [(x * 0.15, 0.163, z * 0.15), (x * 0.5, 0.2, z * 0.5), (x * 1.2, 0.24, z * 1.2)],
            [0.003, 0.008, 0.003],
            green,
        )
    o.rod("middle leaf", [(0, 0.163, 0), (0, 0.255, 0)], [0.004, 0.009], green, smooth=False)


@kind("pumpkin", "halloween pumpkin|jack o lantern|carved pumpkin|carved halloween pumpkin", family="food")
def pumpkin(o: Order) -> None:
    """A pumpkin."""
    o.size = 0.3
    skin = o.main("#e57a1a", "paint")
    ribs = [s.move(s.ball((0.075, 0.1, 0.08)), (x, 0.1, z)) for x, z in s.ring(10, 0.075)]
    body = s.union(*ribs, s.move(s.ball((0.1, 0.085, 0.1)), (0, 0.1, 0)))
    carved = o.style("carved", "halloween", "spooky", "scary", "evil", "angry", "happy") or o.has("face|eye|grin")
    if carved:
        tooth = [
            [-0.075, 0.03],
            [-0.03, -0.012],
            [0.03, -0.012],
            [0.075, 0.03],
            [0.045, 0.008],
            [0.03, 0.016],
            [0.012, 0.004],
            [-0.012, 0.004],
            [-0.03, 0.016],
            [-0.045, 0.008],
        ]
        eye = s.move(s.plate([[-0.022, 0], [0.022, 0], [0.004, 0.036]], 0.12), (0.044, 0.108, 0.15))
        body = s.cut(
            body,
            eye | {"mirror": "x"},
            s.move(s.plate([[-0.012, 0], [0.012, 0], [0, 0.02]], 0.12), (0, 0.085, 0.15)),
            s.move(s.plate(tooth, 0.12), (0, 0.05, 0.15)),
        )
        o.ball("light inside", (0.135, 0.085, 0.135), o.paint("light", "#ffb52a", "glow"), (0, 0.1, 0))
        body = s.cut(body, s.move(s.ball((0.136, 0.086, 0.136)), (0, 0.1, 0)))
    o.add("pumpkin", body, skin)
    o.rod(
        "stem",
        [(0, 0.17, 0), (0.004, 0.21, 0), (0.025, 0.24, 0.01)],
        [0.024, 0.014, 0.012],
        o.mat("stem", "#5f6b2a", "bark"),
    )


@kind("cherry", "cherries", family="food")
def cherry(o: Order) -> None:
    """A cherry."""
    o.size = 0.08
    red = o.main("#b3122a", "gloss")
    o.ball("cherry", 0.014, red, (-0.018, 0.014, 0))
    o.ball("cherry 2", 0.014, red, (0.018, 0.016, 0.004))
    green = o.mat("stem", "#5d7a2c", "matte")
    o.rod("stem", [(-0.018, 0.026, 0), (-0.012, 0.05, 0), (0.002, 0.07, 0)], 0.0014, green)
    o.rod("stem 2", [(0.018, 0.028, 0.004), (0.013, 0.05, 0.002), (0.002, 0.07, 0)], 0.0014, green)
    leaf(o, (0.002, 0.07, 0), 0.034)


@kind("grapes", "grape|bunch grape", family="food")
def grapes(o: Order) -> None:
    """Grapes."""
    o.size = 0.15
    skin = o.main(("#5b2a6b", "#8fb83a"), "gloss")
    k = 0
    for row, many in enumerate((1, 3, 5, 7, 8, 6)):
        for x, z in s.ring(many, 0.0085 * many**0.75 if many > 1 else 0, 31 * row):
            k += 1
            o.ball(f"grape {k}", 0.0125, skin, (x, 0.012 + 0.0175 * row, z))
    o.rod("stem", [(0, 0.1, 0), (0.002, 0.122, 0), (0.014, 0.14, 0)], 0.003, o.mat("stem", "#6a5a2c", "wood"))
    leaf(o, (0.003, 0.122, 0), 0.045, 200)


@kind("tomato", "", family="food")
def tomato(o: Order) -> None:
    """A tomato."""
    o.size = 0.08
    o.ball("tomato", (0.04, 0.034, 0.04), o.main("#d2301f", "gloss"), (0, 0.034, 0))
    green = o.mat("leaf|stem|top", "#3c8f36", "leaf")
    for k in range(5):
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.005, 0.0015, 0.013)), (0, 0, 0.011)),
            green,
            (0, 0.068, 0),
            rotate=(12, 72 * k, 0),
        )
    o.rod("stem", [(0, 0.066, 0), (0.003, 0.082, 0)], 0.0024, green, smooth=False)


@kind("pineapple", "", family="food")
def pineapple(o: Order) -> None:
    """A pineapple."""
    o.size = 0.25
    o.lathe(
        "fruit",
        [(0.03, 0), (0.05, 0.02), (0.058, 0.07), (0.052, 0.125), (0.028, 0.155), (0.001, 0.158)],
        o.main("#d9992b", "scales"),
        smooth=True,
        mapping="cylinder",
    )
    green = o.mat("leaf|top", "#3f8a3c", "leaf")
    for row, (many, lean, tall) in enumerate(((8, 0.05, 0.05), (7, 0.035, 0.075), (5, 0.018, 0.1))):
        for k, (x, z) in enumerate(s.ring(many, 1.0, 22 * row)):
            o.rod(
                f"leaf {row}-{k}",
                [
                    (0.012 * x, 0.15, 0.012 * z),
                    (lean * 0.6 * x, 0.15 + tall * 0.6, lean * 0.6 * z),
                    (lean * 1.25 * x, 0.15 + tall, lean * 1.25 * z),
                ],
                [0.008, 0.007, 0.0008],
                green,
            )
