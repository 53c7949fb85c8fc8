"""Plants, stones, landscapes and skies."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker, lighter
from image3d.engines.shapes.kinds.common import hollow
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _trunk(o: Order, height: float, radius: float, color: str = "#6b4a2e") -> str:
    bark = o.mat("trunk|bark", color, "bark")
    lean = o.rng.uniform(-0.05, 0.05, 2)
    o.rod(
        "trunk",
        [(0, 0, 0), (lean[0] * height, height * 0.5, lean[1] * height), (0, height, 0)],
        [radius * 1.35, radius, radius * 0.7],
        bark,
    )
    for k, (x, z) in enumerate(s.ring(4, radius * 1.9, 30)):
        o.rod(
            f"root {k + 1}",
            [(x * 0.3, radius * 1.3, z * 0.3), (x, 0.0, z)],
            [radius * 0.6, radius * 0.15],
            bark,
            smooth=False,
        )
    return bark


@kind(
    "tree", "oak tree|apple tree|oak|maple tree|cherry tree|birch tree|bush tree|cherry blossom tree", family="nature"
)
def tree(o: Order) -> None:
    o.size = 2.5
    leaf = o.main(("#3f8f3a", "#5aa03c", "#2f7a3f"), "leaf", tile=1.0)
    bark = _trunk(o, 1.7, 0.2)
    for k, (x, z) in enumerate(s.ring(3, 0.75, 50)):
        o.rod(
            f"branch {k + 1}",
            [(0, 1.15 + 0.12 * k, 0), (x * 0.5, 1.5 + 0.1 * k, z * 0.5), (x, 2.0, z)],
            [0.1, 0.08, 0.05],
            bark,
        )
    balls = [((0, 2.75, 0), (0.95, 0.85, 0.95))]
    for k, (x, z) in enumerate(s.ring(6, 0.8)):
        balls.append(((x, 2.15 + 0.3 * (k % 2), z), (o.vary(0.62), o.vary(0.52), o.vary(0.62))))
    o.blob("crown", leaf, balls, blend=0.12)
    fruit = next((n for n in ("apple", "cherry", "orange", "fruit", "blossom", "flower", "lemon") if o.has(n)), None)
    if fruit:
        color = {"apple": "#c8202a", "cherry": "#a3142e", "orange": "#ee7d1a", "lemon": "#f2d43c"}.get(fruit, "#f4a6c0")
        for k in range(o.count("apple|cherry|orange|fruit|blossom|flower|lemon", 14, 1, 40)):
            a, y = 2.399 * k, 1.95 + 0.9 * ((k * 0.618) % 1)
            r = 1.34 - 0.55 * abs(y - 2.2)
            o.ball(f"fruit {k + 1}", 0.1, o.mat(fruit, color, "gloss"), (r * math.cos(a), y, r * math.sin(a)))
    if o.has("snow"):
        o.blob(
            "snow",
            o.mat("snow", "#f4f7fa", "snow"),
            [((0, 3.28, 0), (0.75, 0.3, 0.75))]
            + [((x, 2.62 + 0.2 * (k % 2), z), (0.4, 0.18, 0.4)) for k, (x, z) in enumerate(s.ring(6, 0.75))],
            blend=0.1,
        )


@kind(
    "pine tree", "pine|fir tree|christmas tree|spruce|conifer|evergreen|fir|xmas tree|evergreen tree", family="nature"
)
def pine_tree(o: Order) -> None:
    o.size = 2.5
    leaf = o.main(("#2f6b3a", "#3a7a4a", "#28593a"), "leaf", tile=0.8)
    _trunk(o, 0.9, 0.16)
    layers = o.count("layer|tier", int(o.pick(4, 5)), 2, 9)
    christmas = o.style("christmas") or o.has("ornament|bauble|light|star")
    snow = o.has("snow") or o.style("snowy")
    for k in range(layers):
        t = k / layers
        r, y = 1.15 * (1 - 0.78 * t), 0.65 + 2.5 * t
        h = 2.9 / layers * 1.25
        points = []
        for j in range(24):
            a = 2 * math.pi * j / 24
            rr = r * (1.0 if j % 2 == 0 else 0.86)
            points.append((rr * math.cos(a), rr * math.sin(a)))
        o.add(
            f"layer {k + 1}",
            s.move(s.plate(points, h, taper=0.12), rotate=(-90, 13 * k, 0)),
            leaf,
            (0, y + h / 2, 0),
            crease=50,
        )
        if snow:
            white = o.mat("snow", "#f4f7fa", "snow")
            o.lathe(
                f"snow {k + 1}",
                [
                    (r * 0.9, y + 0.07),
                    (r * 0.92, y + 0.15),
                    (r * 0.6, y + h * 0.45),
                    (r * 0.14, y + h * 0.98),
                    (0.001, y + h),
                ],
                white,
                smooth=True,
            )
            o.add(
                f"snow edge {k + 1}",
                s.union(*[s.move(s.ball((0.13, 0.09, 0.13)), (x, y + 0.1, z)) for x, z in s.ring(12, r * 0.86)]),
                white,
            )
        if christmas:
            for j, (x, z) in enumerate(s.ring(6 - k if k < 4 else 2, r * 0.93, 30 * k)):
                color = o.bright(j + k)
                o.ball(
                    f"bauble {k}-{j}",
                    0.075,
                    o.mat("ornament|bauble|light", color, "gloss")
                    if o.detail("ornament|bauble|light") and o.detail("ornament|bauble|light").look.colors
                    else o.paint("bauble " + color[1:], color, "gloss"),
                    (x, y + 0.08, z),
                )  # pyright: ignore[reportOptionalMemberAccess]
    if christmas:
        o.keep("star")
        o.plate(
            "star",
            s.star_outline(5, 0.24, 0.1),
            0.09,
            o.mat("star", "#f4c430", "glow"),
            (0, 0.65 + 2.5 * (layers - 1) / layers + 2.9 / layers * 1.25 + 0.16, 0),
            bevel=0.03,
        )
    if snow:
        o.lathe(
            "snow ground",
            [(0.8, 0), (0.6, 0.07), (0.2, 0.12), (0, 0.12)],
            o.mat("snow", "#f4f7fa", "snow"),
            smooth=True,
        )


@kind("palm tree", "palm|coconut tree|coconut palm", family="nature")
def palm_tree(o: Order) -> None:
    o.size = 2.5
    leaf = o.main(("#3f9a3c", "#2f8a45"), "leaf", tile=0.8)
    bark = o.mat("trunk|bark", "#9a7448", "bark")
    top = (0.55, 3.1, 0.0)
    path = [(0, 0, 0), (0.08, 0.9, 0), (0.3, 2.1, 0), top]
    o.rod("trunk", path, [0.2, 0.15, 0.12, 0.11], bark)
    for k in range(11):
        t = (k + 1) / 12
        o.add(
            f"ring {k + 1}",
            s.torus(0.185 - 0.07 * t, 0.022),
            o.paint("ring", "#7d5c38", "bark"),
            (0.55 * t**1.8, 3.0 * t, 0),
            rotate=(0, 0, -14 * t),
        )
    fronds = o.count("leaf|frond", 9, 4, 16)
    for k in range(fronds):
        drop = 0.35 + 0.3 * (k % 2)
        slices = []
        for j in range(8):
            t = j / 7
            x, y = 1.75 * t, 0.95 * t - (drop + 0.85) * t * t
            w = 0.02 + 0.23 * math.sin(math.pi * min(0.12 + 0.9 * t, 1.0)) ** 0.8
            slices.append(
                [
                    s.move(s.box((0.02, 0.02, 0.02), 0), (x, y, 0)),
                    *[s.move(s.box((0.02, 0.012, 0.02), 0), (x - 0.12 * t, y - 0.07, z)) for z in (-w, w)],
                ]
            )
        halves = []
        for a, b in zip(slices[:-1], slices[1:], strict=True):
            halves += [s.hull(a[0], a[1], b[0], b[1]), s.hull(a[0], a[2], b[0], b[2])]
        o.add(f"frond {k + 1}", s.union(*halves), leaf, top, rotate=(0, 360 / fronds * k, 0), crease=20)
    if o.has("coconut", default=True):
        for k, (x, z) in enumerate(s.ring(o.count("coconut", 3, 0, 8), 0.19)):
            o.ball(f"coconut {k + 1}", 0.15, o.mat("coconut", "#5b3a20", "bark"), (top[0] + x, top[1] - 0.16, z))
    o.lathe(
        "sand", [(0.9, 0), (0.6, 0.08), (0.2, 0.13), (0, 0.13)], o.mat("sand|island", "#e2cc96", "matte"), smooth=True
    ) if o.has("sand|island", default=True) else None


@kind("bush", "shrub|hedge|boxwood", family="nature")
def bush(o: Order) -> None:
    o.size = 1.0
    leaf = o.main(("#3f8f3a", "#4f9a45"), "leaf")
    o.blob(
        "bush",
        leaf,
        [((0, 0.4, 0), (0.45, 0.4, 0.45))] + [((x, 0.28, z), (0.33, 0.28, 0.33)) for x, z in s.ring(6, 0.38, 15)],
        blend=0.06,
    )
    if o.has("flower|rose|berry"):
        for k in range(16):
            a, y = 2.399 * k, 0.15 + 0.6 * ((k * 0.618) % 1)
            r = 0.7 - 0.75 * max(0, y - 0.3)
            o.ball(
                f"flower {k + 1}",
                0.055,
                o.mat("flower|rose|berry", "#e2617f", "matte"),
                (r * math.cos(a), y, r * math.sin(a)),
            )


def _petals(
    o: Order,
    name: str,
    count: int,
    length: float,
    width: float,
    mat: str,
    at: tuple[float, float, float],
    *,
    lift: float,
    start: float = 0.0,
    tilt: float = 0.0,
) -> None:
    """A ring of petals facing up, or tipped towards the front by `tilt` degrees."""
    petal = s.move(
        s.union(s.move(s.ball((width, 0.06 * length, length / 2)), (0, 0, length * 0.6))), rotate=(-lift, 0, 0)
    )
    for k in range(count):
        o.add(
            f"{name} {k + 1}",
            s.move(s.union(petal), rotate=(0, start + 360 * k / count, 0)),
            mat,
            at,
            rotate=(tilt, 0, 0) if tilt else None,
        )


def _stem(o: Order, height: float, green: str, *, leaves: int = 2, scale: float = 1.0) -> None:
    o.rod("stem", [(0, 0, 0), (0.012 * scale, height * 0.5, 0), (0, height, 0)], 0.012 * scale, green)
    for k in range(leaves):
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.13 * scale, 0.012 * scale, 0.05 * scale)), (0.12 * scale, 0, 0)),
            green,
            (0, height * (0.25 + 0.22 * k), 0),
            rotate=(0, 200 * k + 20, 25),
        )


@kind("flower", "daisy|tulip flower|wildflower|blossom|orchid|lily", family="nature")
def flower(o: Order) -> None:
    o.size = 0.5
    petal = o.main(("#f2f1ee", "#f08cb4", "#d9488a", "#7b5fd0"), "matte")
    green = o.mat("stem|leaf", "#3f8f3a", "leaf")
    _stem(o, 0.55, green)
    n = o.count("petal", 10, 4, 24)
    _petals(o, "petal", n, 0.17, 0.24 / n * 1.7 + 0.01, petal, (0, 0.57, 0), lift=12, tilt=55)
    o.ball(
        "center",
        (0.06, 0.035, 0.06),
        o.mat("center|centre|middle", "#f2b91e", "food"),
        (0, 0.58, 0.012),
        rotate=(55, 0, 0),
    )


@kind("sunflower", "sun flower", family="nature")
def sunflower(o: Order) -> None:
    o.size = 1.0
    petal = o.main("#f4b81c", "matte")
    green = o.mat("stem|leaf", "#4a8f35", "leaf")
    _stem(o, 1.15, green, scale=2.0)
    at = (0, 1.22, 0.05)
    _petals(o, "petal", 16, 0.24, 0.05, petal, at, lift=4, tilt=72)
    _petals(
        o,
        "back petal",
        16,
        0.27,
        0.05,
        o.paint("back petal", "#e39a14", "matte"),
        (0, 1.22, 0.035),
        lift=0,
        start=11,
        tilt=72,
    )
    o.ball(
        "seed head",
        (0.165, 0.05, 0.165),
        o.mat("center|centre|middle", "#4a2d16", "food"),
        (0, 1.22, 0.07),
        rotate=(72, 0, 0),
    )
    o.ball("inner seeds", (0.08, 0.03, 0.08), o.paint("inner", "#6b4a20", "food"), (0, 1.228, 0.1), rotate=(72, 0, 0))


@kind("tulip", "", family="nature")
def tulip(o: Order) -> None:
    o.size = 0.5
    petal = o.main(("#d3202c", "#f2b91e", "#c24a9a"), "gloss")
    green = o.mat("stem|leaf", "#4a8f35", "leaf")
    o.rod("stem", [(0, 0, 0), (0.008, 0.25, 0), (0, 0.45, 0)], 0.012, green)
    for k in range(2):
        o.rod(
            f"leaf {k + 1}",
            [(0, 0.02, 0), (0.07 * (1 - 2 * k), 0.16, 0.02), (0.11 * (1 - 2 * k), 0.36, 0.05)],
            [0.014, 0.03, 0.002],
            green,
            scale=(1, 1, 0.35),
        )
    for k, (x, z) in enumerate(s.ring(3, 0.022)):
        o.ball(f"petal {k + 1}", (0.042, 0.075, 0.042), petal, (x, 0.51, z))
    for k, (x, z) in enumerate(s.ring(3, 0.026, 60)):
        o.add(f"outer petal {k + 1}", s.ball((0.036, 0.07, 0.036)), petal, (x * 1.25, 0.5, z * 1.25))
        o.add(f"tip {k + 1}", s.cone(0.02, 0.05), petal, (x * 1.1, 0.575, z * 1.1))


@kind("rose", "red rose", family="nature")
def rose(o: Order) -> None:
    o.size = 0.5
    petal = o.main(("#c3182b", "#f08cb4", "#f3ece0"), "matte")
    green = o.mat("stem|leaf", "#3a7a35", "leaf")
    _stem(o, 0.5, green, leaves=3, scale=0.9)
    _rose_head(o, (0, 0.52, 0), 0.1, petal)
    for k, (x, z) in enumerate(s.ring(5, 0.03)):
        o.add(
            f"sepal {k + 1}",
            s.rod(
                [(x * 0.3, 0.49, z * 0.3), (x * 1.6, 0.495, z * 1.6), (x * 2.4, 0.46, z * 2.4)], [0.008, 0.01, 0.001]
            ),
            green,
        )


def _rose_head(o: Order, at: tuple[float, float, float], r: float, mat: str, name: str = "rose") -> None:
    x, y, z = at
    o.ball(f"{name} heart", (0.5 * r, 0.5 * r, 0.5 * r), mat, (x, y + 0.38 * r, z))
    petals = []
    for layer, (many, reach, lift, lean) in enumerate(((5, 0.62, 0.22, 24), (5, 0.42, 0.42, 12), (3, 0.2, 0.62, 4))):
        for px, pz in s.ring(many, reach * r, 37 * layer):
            turn = math.degrees(math.atan2(px, pz))
            petals.append(s.move(s.ball((0.46 * r, 0.46 * r, 0.16 * r)), (px, lift * r, pz), rotate=(lean, turn, 0)))
    o.add(f"{name} petals", s.union(*petals), mat, (x, y, z), crease=30)


@kind("bouquet", "flower bouquet|bunch flower|vase flower|bouquet flower|flower arrangement", family="nature")
def bouquet(o: Order) -> None:
    o.size = 0.5
    found = o.detail("rose|flower|tulip|daisy|lily|sunflower")
    color = (
        found.look.colors[0]
        if found and found.look.colors
        else (o.wish.look.colors[0] if o.wish.look.colors else str(o.pick("#c3182b", "#f08cb4", "#b07fd8")))
    )
    o.main_color = color
    petal = o.paint("rose", color, "matte")
    green = o.mat("leaf|stem", "#3a7a35", "leaf")
    many = o.count("rose|flower|tulip|daisy|lily|sunflower", 9, 3, 20)
    if o.has("vase|pot|jar", default=o.chance(0.7)):
        shape = [(0.05, 0), (0.085, 0.06), (0.09, 0.13), (0.05, 0.22), (0.06, 0.26)]
        o.lathe(
            "vase",
            hollow(shape, 0.006),
            o.mat("vase|pot|jar", ("#3f6f8f", "#e6ded0", "#4f7f6a"), "ceramic"),
            smooth=True,
        )
        base = 0.22
    else:
        o.lathe(
            "wrap",
            [(0.02, 0), (0.035, 0.1), (0.15, 0.3), (0.145, 0.3), (0.03, 0.1), (0, 0.03)],
            o.mat("paper|wrap", "#efe6d2", "paper"),
        )
        o.add("ribbon", s.torus(0.042, 0.012), o.mat("ribbon|bow", "#d65a7a", "gloss"), (0, 0.12, 0))
        base = 0.15
    for k in range(many):
        a, r = 2.399 * k, 0.135 * math.sqrt(k / many)
        x, z, y = r * math.cos(a), r * math.sin(a), 0.44 - 1.6 * r * r + 0.02 * (k % 2)
        o.rod(f"stalk {k + 1}", [(x * 0.15, base, z * 0.15), (x, y, z)], 0.005, green, smooth=False)
        _rose_head(o, (x, y, z), 0.062, petal, f"rose {k + 1}")
    for k, (x, z) in enumerate(s.ring(9, 0.15, 11)):
        o.add(
            f"leaf {k + 1}",
            s.ball((0.03, 0.006, 0.06)),
            green,
            (x, 0.36, z),
            rotate=(-25, math.degrees(math.atan2(x, z)), 0),
        )


@kind("cactus", "potted cactus|saguaro|desert cactus", family="nature")
def cactus(o: Order) -> None:
    o.size = 0.4
    green = o.main(("#4a8f4a", "#3f7f55"), "matte")
    base = 0.0
    if o.has("pot", default=True) and not o.style("desert"):
        clay = o.mat("pot", "#b9663f", "clay")
        o.lathe(
            "pot",
            [(0.075, 0), (0.1, 0.12), (0.115, 0.12), (0.118, 0.155), (0.1, 0.155), (0.098, 0.135), (0, 0.135)],
            clay,
        )
        o.cyl("soil", 0.097, 0.02, o.paint("soil", "#4a3322", "bark"), (0, 0.14, 0))
        base = 0.14

    def ribbed(r: float, h: float) -> dict[str, object]:
        tubes = [s.move(s.capsule(r * 0.42, h), (x, 0, z)) for x, z in s.ring(8, r * 0.66)]
        return s.union(s.capsule(r * 0.8, h), *tubes)

    if o.pick(True, True, False):
        o.add("stem", ribbed(0.06, 0.36), green, (0, base + 0.16, 0))
        for k, (side, y, h) in enumerate(((1, 0.14, 0.15), (-1, 0.19, 0.11))):
            o.rod(
                f"arm {k + 1}",
                [
                    (0.03 * side, base + y, 0),
                    (0.1 * side, base + y + 0.005, 0),
                    (0.12 * side, base + y + 0.05, 0),
                    (0.12 * side, base + y + h, 0),
                ],
                0.03,
                green,
            )
            o.ball(f"arm tip {k + 1}", 0.03, green, (0.12 * side, base + y + h, 0))
        top = base + 0.34
    else:
        tubes = [s.move(s.ball((0.05, 0.1, 0.05)), (x, 0, z)) for x, z in s.ring(10, 0.062)]
        o.add("stem", s.union(s.ball((0.09, 0.095, 0.09)), *tubes), green, (0, base + 0.085, 0))
        top = base + 0.18
    if o.has("flower|blossom", default=o.chance(0.6)):
        _petals(o, "petal", 8, 0.045, 0.013, o.mat("flower|blossom", "#e8508a", "matte"), (0, top, 0), lift=35)
        o.ball("center", 0.012, o.paint("center", "#f2c81e", "matte"), (0, top + 0.012, 0))
    spine = o.paint("spine", "#efe9d0", "matte")
    for k in range(26):
        a, y = 2.399 * k, base + 0.04 + 0.27 * (k / 26)
        if top - base < 0.3:
            y = base + 0.03 + 0.12 * (k / 26)
        r = 0.064 if top - base > 0.3 else 0.104
        x, z = r * math.cos(a), r * math.sin(a)
        o.rod(
            f"spine {k + 1}",
            [(x * 0.9, y, z * 0.9), (x * 1.25, y + 0.006, z * 1.25)],
            [0.0016, 0.0005],
            spine,
            smooth=False,
        )


@kind("plant", "potted plant|house plant|houseplant|fern|succulent|monstera|bonsai", family="nature")
def plant(o: Order) -> None:
    o.size = 0.5
    green = o.main(("#3f8f45", "#4a9a3c"), "leaf")
    o.lathe(
        "pot",
        [(0.09, 0), (0.12, 0.16), (0.135, 0.16), (0.138, 0.2), (0.12, 0.2), (0.118, 0.18), (0, 0.18)],
        o.mat("pot", ("#b9663f", "#efece4", "#5f7f95"), "ceramic"),
    )
    o.cyl("soil", 0.117, 0.02, o.paint("soil", "#4a3322", "bark"), (0, 0.185, 0))
    for k in range(13):
        a = 137.5 * k
        reach, tall = 0.1 + 0.014 * (12 - k), 0.14 + 0.02 * k
        o.rod(
            f"stalk {k + 1}",
            [(0, 0.18, 0), (reach * 0.4, 0.18 + tall * 0.7, 0), (reach, 0.18 + tall, 0)],
            0.006,
            green,
            rotate=(0, a, 0),
        )
        o.add(
            f"leaf {k + 1}",
            s.move(s.ball((0.1, 0.008, 0.05)), (reach + 0.08, 0.18 + tall - 0.01, 0), rotate=(0, 0, -18)),
            green,
            rotate=(0, a, 0),
        )


def _along(r: float, profile: tuple[tuple[float, float], ...]) -> float:
    """Height of a turned profile at a radius."""
    for (r0, y0), (r1, y1) in zip(profile[:-1], profile[1:], strict=True):
        if r <= r1:
            return y0 + (y1 - y0) * (r - r0) / (r1 - r0)
    return profile[-1][1]


@kind("mushroom", "toadstool|fungus|fly agaric", family="nature")
def mushroom(o: Order) -> None:
    o.size = 0.2
    cap = o.main(("#c8202a", "#a8703f", "#d99a4a"), "gloss")
    o.keep("spot", "dot")
    stem = o.mat("stem|stalk", "#f1ead8", "matte")
    o.lathe("stem", [(0.032, 0), (0.036, 0.01), (0.026, 0.05), (0.022, 0.12)], stem, smooth=True)
    o.lathe("gills", [(0.02, 0.118), (0.088, 0.108), (0.09, 0.112), (0.02, 0.14)], o.paint("gills", "#efe4cc", "matte"))
    o.lathe("cap", [(0.09, 0.108), (0.096, 0.116), (0.082, 0.15), (0.05, 0.178), (0.001, 0.19)], cap, smooth=True)
    o.lathe("skirt", [(0.023, 0.1), (0.04, 0.085), (0.038, 0.082), (0.023, 0.094)], stem, closed=True)
    if o.has("spot|dot", default=o.main_color == "#c8202a"):
        white = o.mat("spot|dot", "#f7f3ea", "matte")
        spots = [(0, 0.0), *[(0.5, a) for a in range(0, 360, 72)], *[(0.83, a) for a in range(20, 380, 45)]]
        for k, (t, a) in enumerate(spots):
            r = 0.093 * t
            y = _along(r, ((0.0, 0.19), (0.05, 0.178), (0.082, 0.15), (0.096, 0.116)))
            size = 0.017 if t < 0.7 else 0.0125
            o.add(
                f"spot {k + 1}",
                s.union(s.move(s.ball((size, 0.006, size)), (r, y, 0), rotate=(0, 0, -58 * t * t))),
                white,
                rotate=(0, a, 0),
            )
    if o.chance(0.5):
        o.lathe("small stem", [(0.014, 0), (0.012, 0.05)] + [(0.01, 0.06)], stem, (0.085, 0, 0.04))
        o.lathe("small cap", [(0.038, 0.05), (0.034, 0.068), (0.001, 0.08)], cap, (0.085, 0, 0.04), smooth=True)


@kind("rock", "boulder|stone rock|rock pile|pebble|stone boulder|asteroid|meteor", family="nature")
def rock(o: Order) -> None:
    o.size = 1.0
    grey = o.main(("#8a867f", "#77797d", "#9a8f80"), "rock")
    points = []
    for k in range(26):
        a, y = 2.399 * k, 1 - 2 * (k + 0.5) / 26
        r = math.sqrt(1 - y * y)
        q = float(o.rng.uniform(0.72, 1.05))
        points.append(
            s.move(
                s.box((0.02, 0.02, 0.02), 0), (q * r * math.cos(a) * 0.7, q * y * 0.48 + 0.4, q * r * math.sin(a) * 0.6)
            )
        )
    o.add("rock", s.hull(*points), grey, crease=15)
    if o.chance(0.6):
        o.add("small rock", s.move(s.hull(*points), scale=0.45), grey, (0.75, 0, 0.3), rotate=(0, 140, 0), crease=15)


@kind(
    "crystal",
    "crystal cluster|gem cluster|amethyst|crystals|quartz|crystal shard|cluster crystal|magic crystal",
    family="nature",
)
def crystal(o: Order) -> None:
    o.size = 0.5
    gem = o.main(("#7b3fc0", "#3fa8e0", "#3fcf8f", "#e0508f"), "gem")
    light = o.paint("light crystal", lighter(o.main_color, 0.25), "gem")
    many = 7
    for k in range(many):
        tall = 0.55 if k == 0 else o.vary(0.34, 0.3)
        r = 0.075 if k == 0 else o.vary(0.05, 0.25)
        shape = s.union(
            s.move(s.prism(6, r * 0.8, tall * 0.75, r), (0, tall * 0.375, 0)),
            s.move(s.prism(6, r, tall * 0.25, 0.0), (0, tall * 0.875, 0)),
        )
        lean = 0 if k == 0 else o.vary(30, 0.4)
        o.add(
            f"crystal {k + 1}",
            s.move(shape, rotate=(lean, 0, 0)),
            gem if k % 3 else light,
            None if k == 0 else (0.05 * math.sin(k * 1.05), 0, 0.05 * math.cos(k * 1.05)),
            rotate=(0, 60 * k, 0),
            crease=5,
        )
    points = [
        s.move(s.box((0.01,) * 3, 0), (o.vary(0.24) * math.cos(a), y, o.vary(0.22) * math.sin(a)))
        for a in [0.7 * j for j in range(9)]
        for y in (0.0,)
    ] + [
        s.move(s.box((0.01,) * 3, 0), (o.vary(0.17) * math.cos(a), o.vary(0.08, 0.3), o.vary(0.16) * math.sin(a)))
        for a in [0.9 * j for j in range(7)]
    ]
    o.add("rock", s.hull(*points), o.mat("rock|base|stone", "#6d6a68", "rock"), crease=15)


@kind("gem", "diamond|gemstone|jewel|ruby|emerald|sapphire|brilliant", family="nature")
def gem(o: Order) -> None:
    o.size = 0.3
    color = o.main(("#5fc4ee", "#d0243c", "#2fae62"), "gem")
    shape = s.hull(
        s.move(s.prism(8, 0.1, 0.002), (0, 0.2, 0)),
        s.move(s.prism(8, 0.155, 0.002), (0, 0.155, 0), rotate=(0, 22.5, 0)),
        s.move(s.prism(8, 0.16, 0.004), (0, 0.14, 0)),
        s.move(s.box((0.002,) * 3, 0), (0, 0, 0)),
    )
    o.add("gem", shape, color, crease=2)


@kind("mountain", "snowy mountain|hill|mountain peak|mountains", family="nature")
def mountain(o: Order) -> None:
    o.size = 6.0
    rock_ = o.main(("#7d7a75", "#8a7a68"), "rock", tile=2.0)
    n = 44
    phase = o.rng.uniform(0, 6, 6)
    peaks = [
        (0.0, 0.0, 3.6, 1.5),
        (1.4, 0.5, 2.0, 1.1),
        (-1.3, -0.6, 2.3, 1.2),
        (-0.6, 1.3, 1.3, 0.9),
        (0.9, -1.2, 1.5, 1.0),
    ]

    def height(x: float, z: float) -> float:
        base = max(h * max(0.0, 1 - math.hypot(x - px, z - pz) / (w * 1.95)) ** 1.15 for px, pz, h, w in peaks)
        ridge = 0.16 * math.sin(3.1 * x + phase[0]) * math.sin(2.7 * z + phase[1]) + 0.1 * math.sin(
            6.3 * x + phase[2]
        ) * math.cos(5.7 * z + phase[3])
        edge = min(1.0, max(0.0, (2.95 - math.hypot(x, z)) / 0.8))
        return max(0.0, (base * (1 + 0.35 * ridge) + 0.35 * ridge * min(base, 1)) * edge)

    rows = [[round(height(-3 + 6 * i / (n - 1), -3 + 6 * j / (n - 1)), 4) for i in range(n)] for j in range(n)]
    field = {"kind": "heightfield", "size": [6, 6], "heights": rows, "base": 0.1}
    o.add("mountain", s.common(field, s.cyl(2.98, 12, bevel=0)), rock_, crease=30)
    if o.has("snow", default=True):
        line = 1.75
        cap = [
            [
                round(max(0.0, v - 0.0 + 0.05) if v > line + 0.18 * math.sin(i * 1.3 + j * 0.7) else 0.0, 4)
                for i, v in enumerate(row)
            ]
            for j, row in enumerate(rows)
        ]
        snow = s.common(
            {"kind": "heightfield", "size": [6, 6], "heights": cap, "base": 0.05},
            s.move(s.box((8, 4, 8), 0), (0, line + 1.9, 0)),
        )
        o.add("snow", snow, o.mat("snow", "#f4f7fa", "snow"), crease=30)
    o.cyl("ground", 3.0, 0.2, o.mat("grass|ground", "#5f8a45", "leaf"), (0, -0.02, 0))


@kind("volcano", "erupting volcano", family="nature")
def volcano(o: Order) -> None:
    o.size = 4.0
    rock_ = o.main("#5a4a42", "rock", tile=1.5)
    o.lathe("cone", [(2.4, 0), (1.7, 0.55), (1.0, 1.5), (0.6, 2.4), (0.45, 2.5), (0.4, 2.2), (0, 2.15)], rock_)
    lava = o.mat("lava|magma|fire", "#ff5a14", "glow")
    o.cyl("lava", 0.44, 0.1, lava, (0, 2.35, 0))
    for k, a in enumerate((10, 130, 235)):
        o.rod(
            f"stream {k + 1}",
            [(0.4, 2.46, 0), (0.66, 2.3, 0.03), (0.95, 1.62, 0.1), (1.35, 1.05, 0.02), (1.7, 0.58, 0.12)],
            [0.1, 0.12, 0.1, 0.13, 0.1],
            lava,
            rotate=(0, a, 0),
        )
    if o.has("smoke|cloud", default=True):
        o.blob(
            "smoke",
            o.mat("smoke|cloud", "#6d6a6a", "snow"),
            [((0.1 * k * math.sin(k), 2.85 + 0.36 * k, 0.1 * k), 0.24 + 0.1 * k) for k in range(5)],
            blend=0.2,
        )


@kind("cloud", "rain cloud|storm cloud|white cloud", family="nature")
def cloud(o: Order) -> None:
    o.size = 1.5
    white = o.main("#f4f6f9", "snow")
    o.blob(
        "cloud",
        white,
        [
            ((0, 0.55, 0), (0.5, 0.45, 0.4)),
            ((0.5, 0.45, 0), (0.38, 0.34, 0.32)),
            ((-0.5, 0.42, 0.02), (0.36, 0.32, 0.3)),
            ((0.9, 0.33, 0), (0.24, 0.22, 0.22)),
            ((-0.88, 0.32, 0), (0.22, 0.2, 0.2)),
            ((0.2, 0.36, 0.25), (0.34, 0.28, 0.26)),
            ((-0.25, 0.34, 0.24), (0.32, 0.26, 0.26)),
        ],
        blend=0.08,
    )
    if o.has("rain|raindrop|drop") or o.style("rain", "storm"):
        for k in range(9):
            o.lathe(
                f"drop {k + 1}",
                [(0.001, -0.05), (0.035, 0.0), (0.02, 0.05), (0.001, 0.12)],
                o.mat("rain|raindrop|drop", "#4a9fe0", "gloss"),
                (-0.7 + 0.175 * k, -0.25 - 0.17 * (k % 3), 0.1 * (k % 2)),
                smooth=True,
            )
    if o.has("lightning|bolt"):
        o.plate(
            "bolt",
            [[0, 0], [0.12, 0], [0.05, -0.25], [0.16, -0.25], [-0.1, -0.7], [-0.02, -0.36], [-0.13, -0.36]][::-1],
            0.07,
            o.mat("lightning|bolt", "#f4c81e", "glow"),
            (0, 0.2, 0.1),
            bevel=0.01,
        )


@kind("island", "desert island|tropical island|floating island", family="nature")
def island(o: Order) -> None:
    o.size = 4.0
    o.blob(
        "sand",
        o.main("#e2cc96", "matte"),
        [((0, 0.1, 0), (1.7, 0.35, 1.4)), ((0.6, 0.2, -0.2), (1.0, 0.4, 0.9))],
        blend=0.3,
    )
    o.cyl("water", 2.4, 0.12, o.mat("water|sea|ocean", "#3fa3d0", "gloss"), (0, 0.0, 0))
    bark, leaf = o.paint("bark", "#9a7448", "bark"), o.paint("leaf", "#3f9a3c", "leaf")
    for t in range(o.count("palm|tree", 1, 0, 4)):
        x0, z0 = (0.4 - 0.8 * (t % 2), -0.2 + 0.5 * (t // 2))
        top = (x0 + 0.3, 2.2, z0)
        o.rod(f"trunk {t + 1}", [(x0, 0.3, z0), (x0 + 0.05, 1.2, z0), top], [0.13, 0.1, 0.08], bark)
        for k in range(7):
            o.rod(
                f"frond {t + 1}-{k + 1}",
                [(0, 0, 0), (0.45, 0.22, 0), (0.9, -0.25, 0)],
                [0.05, 0.15, 0.01],
                leaf,
                scale=(1, 0.5, 1),
                rotate=(0, 51 * k, 0),
                translate=list(top),
            )
    o.add("stone", s.ball((0.28, 0.2, 0.24)), o.paint("stone", "#8a867f", "rock"), (-0.8, 0.42, 0.4))


@kind("tree stump", "stump|log|wood log|tree trunk|firewood", family="nature")
def stump(o: Order) -> None:
    o.size = 0.6
    bark = o.main("#6b4a2e", "bark")
    o.lathe("stump", [(0.36, 0), (0.3, 0.08), (0.26, 0.2), (0.26, 0.42), (0.24, 0.44)], bark, mapping="cylinder")
    for k, (x, z) in enumerate(s.ring(6, 0.42, 15)):
        o.rod(f"root {k + 1}", [(x * 0.5, 0.16, z * 0.5), (x, 0.02, z)], [0.1, 0.03], bark, smooth=False)
    cream = o.paint("cut", "#d9b27a", "matte")
    o.cyl("cut", 0.235, 0.02, cream, (0, 0.44, 0), bevel=0.003)
    for k in range(4):
        o.add(
            f"ring {k + 1}",
            s.torus(0.045 + 0.05 * k, 0.005),
            o.paint("ring", darker("#d9b27a", 0.25), "matte"),
            (0, 0.451, 0),
        )


@kind("campfire", "bonfire|camp fire|fire pit|fire|fireplace", family="nature")
def campfire(o: Order) -> None:
    o.size = 0.8
    for k, (x, z) in enumerate(s.ring(9, 0.45)):
        o.ball(
            f"stone {k + 1}",
            (o.vary(0.12), o.vary(0.08), o.vary(0.11)),
            o.mat("stone|rock", "#85817b", "rock"),
            (x, 0.06, z),
        )
    wood = o.mat("log|wood", "#6b4526", "bark")
    for k, (x, z) in enumerate(s.ring(5, 0.3, 20)):
        o.rod(f"log {k + 1}", [(x, 0.06, z), (-x * 0.15, 0.36, -z * 0.15)], 0.05, wood, smooth=False)
    for k, (x, z, h, r, c) in enumerate(
        (
            (0, 0, 0.75, 0.16, "#ff7a1c"),
            (0.1, 0.05, 0.5, 0.11, "#ff9f24"),
            (-0.1, 0.04, 0.55, 0.11, "#ff9f24"),
            (0.0, 0.1, 0.42, 0.1, "#ffd23a"),
            (0.02, -0.1, 0.48, 0.1, "#ffb52a"),
        )
    ):
        o.lathe(
            f"flame {k + 1}",
            [(0.001, 0), (r * 0.8, h * 0.12), (r, h * 0.3), (r * 0.55, h * 0.62), (0.001, h)],
            o.main(c, "glow") if k == 0 else o.paint(f"flame {k}", c, "glow"),
            (x, 0.12, z),
            smooth=True,
        )


@kind("leaf", "maple leaf|autumn leaf", family="nature")
def leaf_(o: Order) -> None:
    o.size = 0.2
    half = [(0.0, 0.0), (0.03, 0.02), (0.055, 0.06), (0.06, 0.1), (0.045, 0.15), (0.02, 0.19), (0.0, 0.22)]
    outline = [*half, *[(-x, y) for x, y in half[-2:0:-1]]]
    mat = o.main(("#3f8f3a", "#d98a2b", "#c8402a"), "matte")
    o.plate("leaf", outline, 0.005, mat, (0, 0.06, 0), smooth=True)
    vein = o.paint("vein", darker(o.main_color, 0.3), "matte")
    o.rod("midrib", [(0, 0, 0), (0, 0.1, 0.003), (0, 0.27, 0.002)], [0.004, 0.0035, 0.001], vein)
    for k in range(4):
        o.rod(
            f"vein {k + 1}",
            [(0, 0.095 + 0.035 * k, 0.002), (0.042 - 0.006 * k, 0.125 + 0.036 * k, 0.002)],
            [0.002, 0.0008],
            vein,
            smooth=False,
            mirror="x",
        )


@kind("seashell", "shell|conch|sea shell|scallop shell", family="nature")
def seashell(o: Order) -> None:
    o.size = 0.15
    shell_ = o.main(("#f0cdb0", "#f3b8a8", "#e8dccb"), "ceramic")
    ribs = []
    for k in range(11):
        a = math.radians(-62 + 12.4 * k)
        x, y = 0.12 * math.sin(a), 0.12 * math.cos(a)
        ribs.append(
            s.rod([(x * 0.08, y * 0.08, 0.004), (x * 0.55, y * 0.55, 0.026), (x, y, 0.008)], [0.004, 0.011, 0.0135])
        )
    o.add("shell", s.union(*ribs, s.move(s.ball((0.1, 0.06, 0.014)), (0, 0.065, 0.004))), shell_)
    o.plate(
        "hinge",
        [[-0.035, -0.006], [0.035, -0.006], [0.02, 0.02], [-0.02, 0.02]],
        0.014,
        shell_,
        (0, 0, 0.004),
        bevel=0.004,
    )
