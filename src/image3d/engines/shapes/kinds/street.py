"""What stands in a street: lamps, signs, hydrants, boxes, cones, fences."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import window
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("street lamp", "lamp post|lamppost|streetlight|street light|lantern post", family="street")
def street_lamp(o: Order) -> None:
    """A street lamp."""
    o.size = 2.0
    iron = o.main("#232428", "iron")
    glow = o.mat("light|glass|bulb", "#ffe3a0", "glow")
    o.lathe(
        "post",
        [
            (0.2, 0),
            (0.2, 0.08),
            (0.13, 0.14),
            (0.11, 0.5),
            (0.14, 0.54),
            (0.07, 0.6),
            (0.055, 2.2),
            (0.08, 2.24),
            (0.05, 2.3),
            (0.045, 2.5),
            (0.1, 2.56),
        ],
        iron,
    )
    heads = o.count("head|lamp|light|lantern", 1, 1, 4)
    spots = [(0.0, 0.0)] if heads == 1 else s.ring(heads, 0.45, 90)
    if heads > 1:
        for k, (x, z) in enumerate(spots):
            o.rod(f"arm {k + 1}", [(0, 2.3, 0), (x * 0.5, 2.2, z * 0.5), (x, 2.35, z), (x, 2.56, z)], 0.03, iron)
    for k, (x, z) in enumerate(spots):
        o.add(f"lamp {k + 1}", s.prism(6, 0.11, 0.36, 0.18), glow, (x, 2.75, z))
        for j, (px, pz) in enumerate(s.ring(6, 1.0)):
            o.rod(
                f"bar {k + 1}-{j}",
                [(x + 0.112 * px, 2.57, z + 0.112 * pz), (x + 0.182 * px, 2.93, z + 0.182 * pz)],
                0.012,
                iron,
                smooth=False,
            )
        o.add(f"roof {k + 1}", s.prism(6, 0.23, 0.2, 0.04), iron, (x, 3.03, z))
        o.add(f"foot {k + 1}", s.prism(6, 0.13, 0.04), iron, (x, 2.565, z))
        o.ball(f"finial {k + 1}", 0.045, iron, (x, 3.16, z))


@kind("lantern", "oil lamp|hand lantern|camping lantern", family="street")
def lantern(o: Order) -> None:
    """A lantern."""
    o.size = 0.35
    iron = o.main(("#2a2b2f", "#a87a32"), "iron")
    o.cyl("base", 0.085, 0.03, iron, (0, 0.015, 0))
    o.cyl("fuel", 0.07, 0.03, iron, (0, 0.045, 0))
    o.lathe(
        "light",
        [(0.03, 0.06), (0.062, 0.1), (0.066, 0.16), (0.04, 0.22)],
        o.mat("light|glass|flame", "#ffcf70", "glow"),
        smooth=True,
    )
    for k, (x, z) in enumerate(s.ring(4, 1.0, 45)):
        o.rod(
            f"bar {k + 1}",
            [(0.075 * x, 0.03, 0.075 * z), (0.08 * x, 0.14, 0.08 * z), (0.06 * x, 0.24, 0.06 * z)],
            0.006,
            iron,
        )
    o.lathe("roof", [(0.085, 0.228), (0.08, 0.245), (0.035, 0.28), (0.025, 0.3), (0.001, 0.303)], iron)
    o.rod("handle", [(-0.06, 0.24, 0), (-0.07, 0.33, 0), (0, 0.38, 0), (0.07, 0.33, 0), (0.06, 0.24, 0)], 0.005, iron)


@kind("fire hydrant", "hydrant", family="street")
def fire_hydrant(o: Order) -> None:
    """A fire hydrant."""
    o.size = 0.7
    paint = o.main(("#c8202a", "#e0b01e"), "paint")
    cap = o.second(o.main_color, "paint", "cap|trim|nozzle")
    o.lathe(
        "body",
        [
            (0.17, 0),
            (0.17, 0.05),
            (0.12, 0.06),
            (0.115, 0.46),
            (0.145, 0.47),
            (0.145, 0.52),
            (0.125, 0.53),
            (0.115, 0.58),
            (0.08, 0.64),
            (0.045, 0.665),
            (0.045, 0.7),
            (0.001, 0.705),
        ],
        paint,
    )
    for k in range(8):
        x, z = s.ring(8, 0.145, 22)[k]
        o.add(f"bolt {k + 1}", s.prism(6, 0.014, 0.02), cap, (x, 0.06, z))
    for turn, r in ((0, 0.075), (90, 0.055), (-90, 0.055)):
        out = s.union(
            s.move(s.cyl(r * 0.82, 0.14), (0, 0, 0.12), rotate=(90, 0, 0)),
            s.move(s.cyl(r, 0.05), (0, 0, 0.18), rotate=(90, 0, 0)),
            s.move(s.prism(5, r * 0.35, 0.05), (0, 0, 0.22), rotate=(90, 0, 0)),
        )
        o.add("nozzle", out, cap, (0, 0.36, 0), rotate=(0, turn, 0))


@kind(
    "telephone box",
    "phone box|phone booth|telephone booth|red telephone box|british telephone box|british phone box|call box",
    family="street",
)
def telephone_box(o: Order) -> None:
    """A telephone box."""
    o.size = 1.6
    red = o.main("#b3161f", "paint")
    glass = o.paint("glass", "#bcd6df", "gloss")
    o.box("plinth", (0.95, 0.12, 0.95), o.paint("plinth", "#3a3c40", "concrete"), (0, 0.06, 0))
    o.box("glass", (0.8, 1.85, 0.8), glass, (0, 1.1, 0), bevel=0)
    for x in (-1, 1):
        for z in (-1, 1):
            o.box("post", (0.09, 2.1, 0.09), red, (0.4 * x, 1.15, 0.4 * z), bevel=0.012)
    for turn in (0, 90, 180, 270):
        bars = [s.move(s.box((0.02, 1.65, 0.03), 0), (x, 1.2, 0.405)) for x in (-0.2, 0.2)]
        bars += [s.move(s.box((0.72, 0.025, 0.035), 0), (0, 0.44 + 0.235 * k, 0.405)) for k in range(8)]
        bars.append(s.move(s.box((0.76, 0.28, 0.05), 0.004), (0, 0.28, 0.4)))
        o.add("grille", s.union(*bars), red, rotate=(0, turn, 0))
        o.add(
            "sign",
            s.move(s.box((0.64, 0.13, 0.02), 0.004), (0, 2.22, 0.462)),
            o.paint("sign", "#f5efdf", "paper"),
            rotate=(0, turn, 0),
        )
        o.add(
            "lettering",
            s.move({"kind": "text", "text": "TELEPHONE", "height": 0.06, "depth": 0.012}, (0, 2.22, 0.474)),
            o.paint("ink", "#1d1d20", "matte"),
            rotate=(0, turn, 0),
        )
    o.box("head", (0.92, 0.26, 0.92), red, (0, 2.22, 0), bevel=0.02)
    o.add(
        "dome",
        s.common(s.box((0.9, 0.4, 0.9), 0.02), s.move(s.ball((0.66, 0.2, 0.66)), (0, 0.0, 0))),
        red,
        (0, 2.35, 0),
    )


@kind("traffic cone", "road cone|safety cone|pylon", family="street")
def traffic_cone(o: Order) -> None:
    """A traffic cone."""
    o.size = 0.5
    body = o.main("#f0641e", "plastic")
    o.box("base", (0.42, 0.035, 0.42), o.mat("base", o.main_color, "plastic"), (0, 0.0175, 0), bevel=0.015)
    o.lathe("cone", [(0.16, 0.03), (0.15, 0.04), (0.032, 0.68), (0.026, 0.69), (0, 0.69)], body)
    white = o.second("#f6f5f1", "plastic", "stripe|band|ring")
    o.keep("stripe")
    for k in range(o.count("stripe|band|ring", 2, 0, 5)):
        y = 0.24 + 0.21 * k

        def r(h: float) -> float:
            return 0.15 - 0.118 * (h - 0.04) / 0.64 + 0.003

        o.lathe(
            f"band {k + 1}",
            [(r(y) - 0.01, y), (r(y), y), (r(y + 0.11), y + 0.11), (r(y + 0.11) - 0.01, y + 0.11)],
            white,
            closed=True,
        )


@kind("stop sign", "road sign|traffic sign", family="street")
def stop_sign(o: Order) -> None:
    """A stop sign."""
    o.size = 1.0
    red = o.main("#c01824", "paint")
    white = o.second("#f7f6f2", "paint", "border|letter|text|edge")

    def octagon(r: float) -> list[list[float]]:
        return [
            [r * math.cos(math.pi / 8 + math.pi * k / 4), r * math.sin(math.pi / 8 + math.pi * k / 4)] for k in range(8)
        ]

    o.plate("border", octagon(0.4), 0.025, white, (0, 2.1, 0), bevel=0.004)
    o.plate("face", octagon(0.37), 0.03, red, (0, 2.1, 0.002), bevel=0.003)
    o.add("letters", {"kind": "text", "text": "STOP", "height": 0.17, "depth": 0.02}, white, (0, 2.1, 0.019))
    o.cyl("pole", 0.032, 2.45, o.mat("pole|post", "#9a9da1", "metal"), (0, 1.22, -0.042))


@kind("mailbox", "letterbox|post box|postbox|letter box", family="street")
def mailbox(o: Order) -> None:
    """A mailbox."""
    o.size = 0.7
    paint = o.main(("#2459b8", "#c8202a", "#5c6066"), "paint")
    r = 0.14
    outline = [
        [-r, -0.12],
        [r, -0.12],
        *[[r * math.cos(math.pi * k / 14), 0.06 + r * math.sin(math.pi * k / 14)] for k in range(15)],
    ]
    o.plate("box", outline, 0.5, paint, (0, 1.16, 0), bevel=0.012)
    o.plate("door", [[x * 1.05, y * 1.04] for x, y in outline], 0.03, paint, (0, 1.16, 0.25), bevel=0.01)
    o.box("latch", (0.05, 0.03, 0.04), o.mat("handle|latch", "#d6d8da", "metal"), (0, 1.31, 0.275))
    flag = o.mat("flag", "#d3232b" if o.main_color != "#c8202a" else "#f2c81e", "paint")
    o.box("flag arm", (0.015, 0.2, 0.025), flag, (r + 0.018, 1.26, 0.05), bevel=0.004)
    o.box("flag", (0.015, 0.07, 0.11), flag, (r + 0.018, 1.37, 0.09), bevel=0.004)
    o.box("post", (0.1, 1.05, 0.1), o.mat("post|pole", "#8a6238", "wood"), (0, 0.525, 0), bevel=0.01)
    o.box("plank", (0.2, 0.03, 0.44), o.mat("post|pole", "#8a6238", "wood"), (0, 1.03, 0))


@kind("traffic light", "stoplight|traffic signal", family="street")
def traffic_light(o: Order) -> None:
    """A traffic light."""
    o.size = 1.2
    body = o.main("#2a2c30", "paint")
    o.box("housing", (0.34, 0.95, 0.24), body, (0, 2.2, 0), bevel=0.04)
    for k, color in enumerate(("#3ad35a", "#ffc21e", "#f0262c")):
        y = 1.9 + 0.3 * k
        o.add(
            f"light {k + 1}",
            s.move(s.cyl(0.11, 0.05), rotate=(90, 0, 0)),
            o.paint("light " + color[1:], color, "glow"),
            (0, y, 0.12),
        )
        visor = s.cut(
            s.move(s.cyl(0.132, 0.16, bevel=0), rotate=(90, 0, 0)),
            s.move(s.cyl(0.118, 0.3, bevel=0), rotate=(90, 0, 0)),
            s.move(s.box((0.4, 0.2, 0.4), 0), (0, -0.15, 0)),
        )
        o.add(f"visor {k + 1}", visor, body, (0, y, 0.17))
    o.cyl("pole", 0.055, 1.8, o.mat("pole|post", "#55585d", "metal"), (0, 0.9, 0))
    o.cyl("foot", 0.15, 0.06, o.mat("pole|post", "#55585d", "metal"), (0, 0.03, 0))


@kind("fence", "picket fence|wooden fence|garden fence", family="street")
def fence(o: Order) -> None:
    """A fence."""
    o.size = 1.2
    wood = o.main(("#efede6", "#a87743"), "wood")
    many = o.count("picket|post|board|slat", 9, 2, 40)
    w = 0.16 * many
    for k in range(many):
        o.plate(
            f"picket {k + 1}",
            [[-0.05, 0], [0.05, 0], [0.05, 0.85], [0, 0.95], [-0.05, 0.85]],
            0.025,
            wood,
            ((k - (many - 1) / 2) * 0.16, 0, 0.02),
            bevel=0.005,
        )
    for y in (0.25, 0.65):
        o.box("rail", (w, 0.07, 0.035), wood, (0, y, -0.01), bevel=0.006)


@kind("signpost", "wooden sign|sign|sign post|direction sign", family="street")
def signpost(o: Order) -> None:
    """A signpost."""
    o.size = 1.2
    wood = o.main("#9c6b3d", "wood")
    o.cyl("post", 0.055, 1.9, wood, (0, 0.95, 0))
    for k in range(o.count("arrow|board|plank|sign", 2, 1, 5)):
        side = 1 if k % 2 == 0 else -1
        outline = [[-0.35, -0.1], [0.35, -0.1], [0.48, 0], [0.35, 0.1], [-0.35, 0.1]]
        o.plate(
            f"board {k + 1}",
            outline if side > 0 else [[-x, y] for x, y in outline][::-1],
            0.04,
            wood,
            (0.14 * side, 1.7 - 0.28 * k, 0.06),
            bevel=0.008,
            rotate=(0, 0, float(o.rng.uniform(-5, 5))),
        )


@kind("fountain", "water fountain|stone fountain", family="street")
def fountain(o: Order) -> None:
    """A fountain."""
    o.size = 2.0
    stone = o.main("#b9b4a8", "concrete")
    water = o.mat("water", "#5fb3d6", "gloss")
    o.lathe(
        "basin",
        [(1.1, 0), (1.1, 0.1), (1.0, 0.15), (1.05, 0.5), (1.12, 0.55), (1.12, 0.6), (0.95, 0.6), (0.92, 0.2), (0, 0.2)],
        stone,
    )
    o.cyl("water", 0.94, 0.3, water, (0, 0.33, 0), bevel=0.01)
    o.lathe(
        "column",
        [(0.3, 0.3), (0.14, 0.5), (0.1, 1.1), (0.16, 1.2), (0.5, 1.36), (0.56, 1.42), (0.5, 1.42), (0.12, 1.3)],
        stone,
    )
    o.cyl("upper water", 0.49, 0.04, water, (0, 1.39, 0), bevel=0.01)
    o.lathe("spout", [(0.09, 1.3), (0.06, 1.6), (0.09, 1.7), (0.2, 1.76), (0.22, 1.8), (0.05, 1.78)], stone)
    for k, (x, z) in enumerate(s.ring(6, 1.0)):
        o.rod(
            f"jet {k + 1}",
            [
                (0.03 * x, 1.8, 0.03 * z),
                (0.15 * x, 2.02, 0.15 * z),
                (0.32 * x, 1.85, 0.32 * z),
                (0.4 * x, 1.42, 0.4 * z),
            ],
            [0.015, 0.02, 0.02, 0.014],
            water,
        )


@kind("market stall", "stall|market stand|kiosk|food stand|lemonade stand", family="street")
def market_stall(o: Order) -> None:
    """A market stall."""
    o.size = 1.5
    cloth = o.main("#c8323c", "fabric")
    wood = o.mat("counter|wood|frame", "#a87743", "planks")
    o.box("counter", (1.8, 0.85, 0.8), wood, (0, 0.425, 0), bevel=0.01)
    for x in (-0.85, 0.85):
        for z in (-0.4, 0.4):
            o.cyl("post", 0.035, 2.1 if z < 0 else 1.9, wood, (x, 1.05 if z < 0 else 0.95, z))
    white = o.second("#f5f2ea", "fabric", "awning|roof|stripe")
    o.keep("stripe")
    for k in range(9):
        o.box(
            f"awning {k + 1}",
            (0.212, 0.03, 1.15),
            cloth if k % 2 == 0 else white,
            (-0.84 + 0.21 * k, 2.0, 0.06),
            rotate=(14, 0, 0),
            bevel=0.004,
        )
        o.add(
            f"scallop {k + 1}",
            s.move(s.cyl(0.105, 0.02), rotate=(90, 0, 0)),
            cloth if k % 2 == 0 else white,
            (-0.84 + 0.21 * k, 1.84, 0.61),
        )
    for k in range(12):
        o.ball(
            f"goods {k + 1}",
            0.075,
            o.paint(f"goods {k // 4}", ("#c0232b", "#f08a1c", "#7fae2e")[k // 4], "gloss"),
            (-0.66 + 0.12 * k, 0.91, 0.15 - 0.17 * (k % 2)),
        )


@kind("bus stop", "bus shelter", family="street")
def bus_stop(o: Order) -> None:
    """A bus stop."""
    o.size = 2.0
    metal = o.main("#3a5f86", "paint")
    for x in (-1.2, 1.2):
        o.box("post", (0.08, 2.3, 0.08), metal, (x, 1.15, -0.5))
        o.box("side", (0.03, 1.7, 0.9), o.paint("glass", "#bcd6df", "gloss"), (x, 1.2, -0.1), bevel=0)
    o.box("roof", (2.7, 0.1, 1.4), metal, (0, 2.33, 0), bevel=0.03)
    o.box("back", (2.4, 1.7, 0.03), o.paint("glass", "#bcd6df", "gloss"), (0, 1.2, -0.5), bevel=0)
    o.box("seat", (1.8, 0.06, 0.35), o.mat("bench|seat", "#a87743", "wood"), (0, 0.5, -0.28))
    for x in (-0.7, 0.7):
        o.box("seat leg", (0.06, 0.5, 0.3), metal, (x, 0.25, -0.28))
    window(
        o,
        "poster",
        (1.2, 1.3, 0.05),
        0.7,
        1.1,
        frame=metal,
        pane=o.paint("poster", "#e8b84a", "paper"),
        turn=90,
        bars=False,
    )
