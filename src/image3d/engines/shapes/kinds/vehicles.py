"""Things that drive, float and fly. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _side(
    o: Order,
    name: str,
    outline: list[list[float]],
    width: float,
    mat: str,
    *,
    bevel: float = 0.05,
    smooth: bool = False,
) -> None:
    """A side view in z-y, given as (z, y), as wide as `width` along x."""
    o.plate(name, [[-z, y] for z, y in outline][::-1], width, mat, rotate=(0, 90, 0), bevel=bevel, smooth=smooth)


def _lights(o: Order, x: float, y: float, front: float, back: float, r: float = 0.09) -> None:
    white, red = o.paint("headlight", "#fff6d8", "glow"), o.paint("taillight", "#d81e2a", "glow")
    o.add(
        "headlight",
        s.move(s.cyl(r, 0.05), rotate=(90, 0, 0)),
        o.mat("headlight|light", "#fff6d8", "glow") if o.has("headlight") else white,
        (x, y, front),
        mirror="x",
    )
    o.box("taillight", (r * 2, r * 1.1, 0.05), red, (x, y, back), mirror="x")


def _four_wheels(o: Order, x: float, zs: tuple[float, ...], r: float, w: float) -> None:
    tyre, hub = o.mat("wheel|tyre|tire", "#1d1e21", "rubber"), o.mat("rim|hubcap", "#c3c7cc", "metal")
    for k, z in enumerate(zs):
        wheel(o, f"wheel {k + 1}", (x, r, z), r, w, tyre=tyre, hub=hub, mirror="x")


@kind("car", "automobile|sedan|family car|hatchback|taxi|police car|van car", family="vehicles")
def car(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#2459b8", "#c8202a", "#e6e4de", "#2f8f5e"), "gloss")
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    _side(
        o,
        "body",
        [
            [-2.05, 0.35],
            [2.0, 0.35],
            [2.1, 0.5],
            [2.05, 0.8],
            [1.7, 0.92],
            [0.95, 1.0],
            [-1.7, 1.02],
            [-2.05, 0.95],
            [-2.12, 0.6],
        ],
        1.72,
        paint,
        bevel=0.13,
    )
    _side(o, "cabin", [[-1.75, 0.95], [1.05, 0.95], [0.35, 1.48], [-1.05, 1.5]], 1.5, glass, bevel=0.1)
    _side(o, "roof", [[-1.12, 1.44], [0.32, 1.43], [0.2, 1.52], [-1.0, 1.545]], 1.42, paint, bevel=0.04)
    for z, tilt in ((-0.32, 0),):
        o.box("pillar", (1.53, 0.56, 0.1), paint, (0, 1.2, z), rotate=(tilt, 0, 0), bevel=0.02)
    for z in (1.32, -1.28):
        o.add(
            "arch",
            s.move(s.cyl(0.42, 1.76, bevel=0.02), rotate=(0, 0, 90)),
            o.paint("arch", "#17181b", "matte"),
            (0, 0.36, z),
        )
    _four_wheels(o, 0.79, (1.32, -1.28), 0.34, 0.24)
    _lights(o, 0.6, 0.72, 2.07, -2.1, 0.1)
    o.box("bumper", (1.66, 0.16, 0.16), o.mat("bumper", "#2a2c30", "plastic"), (0, 0.44, 2.06), bevel=0.05)
    o.box("rear bumper", (1.66, 0.16, 0.14), o.mat("bumper", "#2a2c30", "plastic"), (0, 0.46, -2.08), bevel=0.05)
    o.box("grille", (0.7, 0.14, 0.04), o.paint("grille", "#17181b", "metal"), (0, 0.66, 2.1))


@kind("sports car", "race car|racing car|supercar|racecar|sport car|formula car", family="vehicles")
def sports_car(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#c8202a", "#f2b91e", "#2459b8"), "gloss")
    black = o.paint("black", "#17181b", "plastic")
    _side(
        o,
        "body",
        [
            [-2.1, 0.3],
            [2.15, 0.28],
            [2.25, 0.36],
            [2.05, 0.55],
            [1.2, 0.72],
            [0.7, 0.78],
            [-1.2, 0.9],
            [-2.1, 0.92],
            [-2.2, 0.6],
        ],
        1.8,
        paint,
        bevel=0.14,
    )
    _side(
        o,
        "cabin",
        [[-1.35, 0.85], [0.95, 0.74], [0.2, 1.1], [-0.55, 1.15]],
        1.42,
        o.mat("window|glass", "#222c36", "gloss"),
        bevel=0.13,
    )
    _side(o, "roof", [[-0.62, 1.11], [0.12, 1.07], [0.02, 1.14], [-0.5, 1.18]], 1.2, paint, bevel=0.03)
    for z, r in ((1.38, 0.42), (-1.32, 0.46)):
        o.add("arch", s.move(s.cyl(r, 1.84, bevel=0.02), rotate=(0, 0, 90)), black, (0, 0.36, z))
    _four_wheels(o, 0.8, (1.38, -1.32), 0.36, 0.3)
    if o.has("spoiler|wing", default=True):
        wing = o.mat("spoiler|wing", o.main_color, "gloss")
        o.box("spoiler", (1.7, 0.05, 0.34), wing, (0, 1.2, -1.98), rotate=(-6, 0, 0), bevel=0.02)
        o.box("spoiler post", (0.06, 0.34, 0.18), black, (0.55, 1.04, -1.96), mirror="x")
    stripe = o.detail("stripe")
    o.keep("stripe")
    if stripe:
        o.box(
            "stripe", (0.16, 0.5, 3.9), o.mat("stripe", "#f5f4f0", "gloss"), (0.17, 0.55, 0.1), mirror="x", bevel=0.03
        )
    o.add(
        "headlight", s.ball((0.17, 0.05, 0.2)), o.paint("headlight", "#fff6d8", "glow"), (0.66, 0.59, 1.86), mirror="x"
    )
    o.box("taillight", (0.5, 0.07, 0.05), o.paint("taillight", "#d81e2a", "glow"), (0.5, 0.76, -2.18), mirror="x")
    o.box("intake", (0.8, 0.12, 0.06), black, (0, 0.4, 2.19))
    o.add(
        "exhaust",
        s.move(s.cyl(0.06, 0.14), rotate=(90, 0, 0)),
        o.paint("steel", "#c3c7cc", "metal"),
        (0.35, 0.42, -2.2),
        mirror="x",
    )


@kind("truck", "lorry|pickup truck|delivery truck|dump truck|fire truck|pickup|van|delivery van", family="vehicles")
def truck(o: Order) -> None:
    o.size = 5.0
    paint = o.main(("#c8323c", "#2f6fb8", "#e0a81e"), "gloss")
    cargo = o.second("#e9e7e1", "paint", "cargo|container|trailer|bed")
    o.box("chassis", (1.7, 0.22, 5.6), o.paint("chassis", "#2a2c30", "iron"), (0, 0.62, 0))
    _side(o, "cab", [[1.1, 0.6], [2.85, 0.6], [2.9, 1.35], [2.5, 2.35], [1.1, 2.4]], 2.0, paint, bevel=0.12)
    _side(
        o,
        "windshield",
        [[2.2, 1.45], [2.9, 1.42], [2.57, 2.2], [2.2, 2.2]],
        1.7,
        o.mat("window|glass", "#27323d", "gloss"),
        bevel=0.03,
    )
    o.box("side window", (2.04, 0.62, 0.7), o.mat("window|glass", "#27323d", "gloss"), (0, 1.82, 1.85), bevel=0.02)
    o.box("cargo", (2.1, 2.1, 3.8), cargo, (0, 1.85, -0.9), bevel=0.05)
    _four_wheels(o, 0.88, (2.0, -1.1, -2.1), 0.46, 0.32)
    _lights(o, 0.75, 0.95, 2.9, -2.8, 0.12)
    o.box("bumper", (2.04, 0.24, 0.2), o.mat("bumper", "#b9bdc2", "metal"), (0, 0.62, 2.92), bevel=0.05)
    o.box("grille", (1.0, 0.3, 0.06), o.paint("grille", "#17181b", "metal"), (0, 1.1, 2.89))


@kind("bus", "school bus|coach|city bus|double decker bus|double decker|minibus", family="vehicles")
def bus(o: Order) -> None:
    o.size = 7.0
    paint = o.main(("#f2b91e", "#c8202a", "#2f6fb8"), "gloss")
    glass = o.mat("window|glass", "#27323d", "gloss")
    black = o.paint("black", "#1d1e21", "plastic")
    decks = 2 if o.style("double", "british") or o.has("deck|decker") else 1
    top = 2.75 if decks == 1 else 4.1
    nose = decks == 1
    _side(
        o,
        "body",
        [
            [-4.0, 0.5],
            [2.7 if nose else 3.9, 0.5],
            [2.75 if nose else 3.95, top - 0.3],
            [2.5 if nose else 3.8, top],
            [-3.85, top],
            [-4.0, top - 0.2],
        ],
        2.3,
        paint,
        bevel=0.14,
    )
    if nose:
        _side(o, "hood", [[2.5, 0.5], [3.95, 0.5], [4.0, 1.25], [3.8, 1.45], [2.5, 1.55]], 2.0, paint, bevel=0.14)
        o.box("grille", (1.0, 0.5, 0.06), black, (0, 0.95, 3.99))
    for d in range(decks):
        y = 2.0 + 1.35 * d
        for k in range(6):
            o.box(f"window {d + 1}-{k + 1}", (2.34, 0.62, 0.78), glass, (0, y, -3.3 + 1.02 * k), bevel=0.03)
        o.box(f"windshield {d + 1}", (1.9, 0.75, 0.1), glass, (0, y + 0.03, 2.72 if nose else 3.92), bevel=0.03)
        o.box(f"rear window {d + 1}", (1.5, 0.6, 0.1), glass, (0, y, -3.98), bevel=0.03)
    for y in (1.05, 1.45) if nose else (1.3,):
        o.box("stripe", (2.34, 0.08, 6.5), black, (0, y, -0.7), bevel=0.01)
    _four_wheels(o, 0.98, (2.9 if nose else 2.6, -2.5), 0.5, 0.34)
    _lights(o, 0.75, 1.0, 4.0, -4.02, 0.13)
    o.box("bumper", (2.2, 0.22, 0.18), black, (0, 0.55, 4.0 if nose else 3.98), bevel=0.05)
    if nose:
        o.box(
            "warning light",
            (0.2, 0.12, 0.12),
            o.paint("warning", "#f0541e", "glow"),
            (0.7, top + 0.02, 2.3),
            mirror="x",
        )


@kind("train", "steam train|locomotive|steam locomotive|steam engine|railway engine", family="vehicles")
def train(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#2a2d33", "#2f6b45", "#8f2430"), "paint")
    red = o.second("#b3262e", "paint", "wheel|trim|stripe")
    o.keep("stripe")
    brass = o.paint("brass", "#c9a24a", "gold")
    o.box("frame", (1.3, 0.3, 5.4), o.paint("frame", "#1d1e21", "iron"), (0, 0.75, 0))
    o.add("boiler", s.move(s.cyl(0.62, 3.3), rotate=(90, 0, 0)), paint, (0, 1.55, 0.85))
    for z in (2.45, 1.3, 0.2):
        o.add("band", s.torus(0.62, 0.035), brass, (0, 1.55, z), rotate=(90, 0, 0))
    o.add(
        "smokebox", s.move(s.cyl(0.6, 0.2), rotate=(90, 0, 0)), o.paint("smokebox", "#1d1e21", "iron"), (0, 1.55, 2.55)
    )
    o.lathe(
        "chimney",
        [(0.18, 0), (0.15, 0.1), (0.15, 0.5), (0.26, 0.72), (0.26, 0.78), (0.18, 0.78), (0.16, 0.5), (0, 0.5)],
        o.mat("chimney|funnel", "#1d1e21", "iron"),
        (0, 2.1, 2.0),
    )
    o.lathe("dome", [(0.24, 0), (0.22, 0.2), (0.12, 0.36), (0.001, 0.4)], brass, (0, 2.1, 0.7), smooth=True)
    o.add("lamp", s.move(s.cyl(0.15, 0.16), rotate=(90, 0, 0)), o.paint("lamp", "#ffedb0", "glow"), (0, 2.25, 2.55))
    cab = s.cut(
        s.box((1.6, 1.7, 1.5), 0.03),
        s.move(s.box((3, 0.6, 0.85), 0.04), (0, 0.35, 0.05)),
        s.move(s.box((1.35, 1.5, 1.6), 0), (0, 0, -0.3)),
    )
    o.add("cab", cab, paint, (0, 1.75, -1.55))
    o.box("roof", (1.85, 0.12, 1.9), red, (0, 2.66, -1.6), bevel=0.05)
    o.box("tender", (1.4, 1.0, 0.9), paint, (0, 1.35, -2.6))
    wheels = o.paint("tyre", "#2b2d31", "iron")
    for k, z in enumerate((1.9, 0.9, -0.1, -1.2, -2.3)):
        r = 0.48 if k < 3 else 0.38
        wheel(o, f"wheel {k + 1}", (0.68, r, z), r, 0.14, tyre=wheels, hub=red, spokes=8, mirror="x")
    o.add("rod", s.box((0.06, 0.1, 2.3), 0.02), o.paint("steel", "#b3b7bd", "metal"), (0.8, 0.42, 0.9), mirror="x")
    grid = [
        s.move(s.box((0.06, 0.62, 0.06), 0.01), (x, 0, -abs(x) * 0.5), rotate=(28, 0, 0))
        for x in (-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6)
    ]
    o.add("cowcatcher", s.union(*grid, s.move(s.box((1.4, 0.12, 0.2), 0.02), (0, 0.26, -0.25))), red, (0, 0.4, 3.0))


@kind("bicycle", "bike|cycle|mountain bike|road bike", family="vehicles")
def bicycle(o: Order) -> None:
    o.size = 1.5
    paint = o.main(("#2459b8", "#c8202a", "#2f8f5e"), "gloss")
    black, steel = o.paint("tyre", "#1d1e21", "rubber"), o.paint("steel", "#b9bdc2", "metal")
    r = 0.34
    for name, z in (("front", 0.53), ("rear", -0.5)):
        o.add(
            f"{name} tyre",
            s.torus(r - 0.02, 0.022),
            o.mat("tyre|tire|wheel", "#1d1e21", "rubber"),
            (0, r, z),
            rotate=(0, 0, 90),
        )
        o.add(f"{name} rim", s.torus(r - 0.045, 0.01), steel, (0, r, z), rotate=(0, 0, 90))
        o.add(
            f"{name} spokes",
            s.move(s.cyl(0.0028, r - 0.05, bevel=0), (0, (r - 0.05) / 2, 0), array=s.radial(16, "x")),
            steel,
            (0, r, z),
        )
        o.cyl(f"{name} hub", 0.022, 0.09, steel, (0, r, z), rotate=(0, 0, 90))
    bb, seat, head_top, head_low = (0, 0.29, -0.06), (0, 0.8, -0.2), (0, 0.83, 0.36), (0, 0.7, 0.4)
    for a, b in ((bb, seat), (bb, head_low), (seat, head_top), (head_top, head_low)):
        o.rod("tube", [a, b], 0.019, paint, smooth=False)
    o.rod("chain stay", [bb, (0.045, r, -0.5)], 0.011, paint, smooth=False, mirror="x")
    o.rod("seat stay", [(0, 0.74, -0.18), (0.045, r, -0.5)], 0.01, paint, smooth=False, mirror="x")
    o.rod("fork", [(0, 0.72, 0.4), (0.045, 0.62, 0.43), (0.045, r, 0.53)], 0.012, paint, mirror="x")
    o.rod("stem", [head_top, (0, 0.93, 0.35)], 0.014, steel, smooth=False)
    o.rod("handlebar", [(0, 0.93, 0.36), (0.16, 0.95, 0.36), (0.27, 0.95, 0.28)], 0.012, steel, mirror="x")
    o.rod("grip", [(0.2, 0.955, 0.335), (0.29, 0.95, 0.262)], 0.017, black, mirror="x")
    o.rod("seat post", [seat, (0, 0.9, -0.225)], 0.013, steel, smooth=False)
    o.blob(
        "saddle",
        o.mat("saddle|seat", "#3a2418", "leather"),
        limbs=[((0, 0.92, -0.09), (0, 0.915, -0.25), 0.02, 0.055), ((-0.05, 0.92, -0.27), (0.05, 0.92, -0.27), 0.04)],
        blend=0.03,
    )
    o.add(
        "chainring",
        s.move(s.cut(s.cyl(0.085, 0.012), s.cyl(0.06, 0.03)), rotate=(0, 0, 90)),
        steel,
        (0.04, 0.29, -0.06),
    )
    o.rod("crank", [(0.055, 0.29, -0.06), (0.055, 0.14, -0.02)], 0.009, steel, smooth=False)
    o.rod("left crank", [(-0.055, 0.29, -0.06), (-0.055, 0.44, -0.1)], 0.009, steel, smooth=False)
    o.box("pedal", (0.09, 0.02, 0.07), black, (0.11, 0.14, -0.02))
    o.box("left pedal", (0.09, 0.02, 0.07), black, (-0.11, 0.44, -0.1))
    o.add("chain", s.rod([(0.04, 0.375, -0.06), (0.04, 0.375, -0.5)], 0.006, smooth=False), black)
    o.add("lower chain", s.rod([(0.04, 0.205, -0.06), (0.04, 0.305, -0.5)], 0.006, smooth=False), black)


@kind("motorcycle", "motorbike|scooter|moped|vespa", family="vehicles")
def motorcycle(o: Order) -> None:
    o.size = 1.8
    paint = o.main(("#c8202a", "#2a2c30", "#2459b8"), "gloss")
    steel, black = o.paint("steel", "#b9bdc2", "metal"), o.paint("black", "#1d1e21", "rubber")
    for name, z in (("front", 0.75), ("rear", -0.68)):
        wheel(o, name, (0, 0.32, z), 0.32, 0.14, tyre=black, hub=steel, spokes=10)
    o.blob("tank", paint, [((0, 0.82, 0.14), (0.15, 0.13, 0.27))], blend=0.02)
    o.blob(
        "seat",
        o.mat("seat|saddle", "#2a211c", "leather"),
        limbs=[((0, 0.8, -0.15), (0, 0.82, -0.55), 0.11, 0.09)],
        blend=0.03,
    )
    o.blob("tail", paint, limbs=[((0, 0.72, -0.3), (0, 0.8, -0.8), 0.1, 0.05)], blend=0.03)
    o.box("engine", (0.28, 0.3, 0.36), steel, (0, 0.46, 0.08), bevel=0.05)
    for k in range(5):
        o.box(f"fin {k + 1}", (0.32, 0.014, 0.26), steel, (0, 0.5 + 0.035 * k, 0.14), rotate=(15, 0, 0))
    o.rod("fork", [(0.1, 0.98, 0.42), (0.1, 0.32, 0.75)], 0.026, steel, smooth=False, mirror="x")
    o.rod("handlebar", [(0, 1.0, 0.42), (0.2, 1.08, 0.38), (0.38, 1.05, 0.24)], 0.016, black, mirror="x")
    o.add(
        "headlight", s.move(s.cyl(0.11, 0.12), rotate=(90, 0, 0)), o.paint("light", "#fff3cf", "glow"), (0, 0.92, 0.58)
    )
    o.rod(
        "exhaust",
        [(0.15, 0.36, 0.2), (0.18, 0.26, 0), (0.19, 0.3, -0.4), (0.19, 0.36, -0.85)],
        [0.025, 0.035, 0.05, 0.055],
        steel,
    )
    o.rod("frame", [(0, 0.8, 0.35), (0, 0.4, 0.28), (0, 0.3, -0.1), (0, 0.4, -0.5), (0, 0.75, -0.5)], 0.03, black)
    o.add(
        "fender",
        s.common(
            s.cut(s.cyl(0.38, 0.17, bevel=0), s.cyl(0.35, 0.4, bevel=0)), s.move(s.box((0.5, 0.5, 0.6), 0), (0.3, 0, 0))
        ),
        paint,
        (0, 0.32, 0.75),
        rotate=(0, 0, 90),
    )


def _hull(o: Order, mat: str, length: float, beam: float, depth: float, *, deck: float | None = None) -> None:
    """An open boat whose bow points to +z, its keel on the floor."""
    rows = [
        (-0.5, 0.62, 0.9),
        (-0.25, 0.96, 0.94),
        (0.05, 1.0, 1.0),
        (0.3, 0.78, 1.06),
        (0.44, 0.36, 1.14),
        (0.52, 0.03, 1.2),
    ]

    def shell(grow: float, lift: float) -> dict[str, object]:
        slabs = []
        for (t0, w0, h0), (t1, w1, h1) in zip(rows[:-1], rows[1:], strict=True):
            pts = []
            for t, w, h in ((t0, w0, h0), (t1, w1, h1)):
                z, half = t * length * (1 if grow == 1 else 0.965), max(w * beam / 2 * grow, 0.004)
                pts += [
                    (half, h * depth + lift * 3, z),
                    (-half, h * depth + lift * 3, z),
                    (half * 0.72, depth * 0.32 + lift, z),
                    (-half * 0.72, depth * 0.32 + lift, z),
                    (half * 0.12, lift, z),
                    (-half * 0.12, lift, z),
                ]
            slabs.append(s.hull(*[s.move(s.box((0.002,) * 3, 0), p) for p in pts]))
        return s.union(*slabs)

    inner = shell(0.88, depth * 0.1 if deck is None else deck)
    o.add("hull", s.cut(shell(1.0, 0), inner), mat, crease=25)


@kind("sailing boat", "sailboat|boat|yacht|sailing ship|toy boat|ship|pirate ship|galleon", family="vehicles")
def sailing_boat(o: Order) -> None:
    o.size = 3.0
    wood = o.main(("#94602f", "#2f5d86", "#b5362c"), "planks" if not o.wish.look.colors else "paint", tile=1.2)
    masts = o.count("mast", 1, 1, 4)
    length = 3.4 + 1.0 * (masts - 1)
    depth = 0.75
    _hull(o, wood, length, 1.25, depth)
    deck = o.mat("deck", "#b98a54", "planks")
    o.plate(
        "deck",
        [
            [-0.34, -0.49 * length],
            [0.34, -0.49 * length],
            [0.55, -0.2 * length],
            [0.56, 0.05 * length],
            [0.4, 0.3 * length],
            [0.15, 0.44 * length],
            [-0.15, 0.44 * length],
            [-0.4, 0.3 * length],
            [-0.56, 0.05 * length],
            [-0.55, -0.2 * length],
        ],
        0.05,
        deck,
        (0, depth * 0.72, 0),
        rotate=(90, 0, 180),
    )
    cloth = o.mat("sail", "#f4f0e4", "fabric")
    pole = o.mat("mast", "#7d5430", "wood")
    zs = [0.25] if masts == 1 else [length * (0.28 - 0.5 * k / (masts - 1)) for k in range(masts)]
    for k, z in enumerate(zs):
        tall = 3.2 - 0.25 * abs(k - (masts - 1) / 2)
        o.cyl(f"mast {k + 1}", 0.045, tall, pole, (0, depth * 0.7 + tall / 2, z), top=0.03)
        base = depth * 0.7 + 0.35
        if masts == 1:
            sail = s.plate([[0.06, 0], [1.5, 0.05], [0.06, tall - 0.5]], 0.03, bevel=0)
            o.add("mainsail", s.move(sail, rotate=(0, 90, 0)), cloth, (0, base, z))
            o.rod("boom", [(0, base - 0.05, z), (0, base - 0.02, z - 1.55)], 0.03, pole, smooth=False)
            o.add(
                "jib",
                s.move(s.plate([[-1.25, 0.1], [-0.08, 0.1], [-0.08, tall - 0.9]], 0.025, bevel=0), rotate=(0, 90, 0)),
                o.mat("jib|sail", "#f4f0e4", "fabric"),
                (0, base - 0.15, z),
            )
        else:
            for j, (w, y0, h) in enumerate(((1.75, 0.1, 1.0), (1.35, 1.2, 0.85))):
                curve = [[-w / 2, 0], [w / 2, 0], [w / 2 * 0.88, h], [-w / 2 * 0.88, h]]
                belly = s.common(
                    s.plate(curve, 2.0),
                    s.move(
                        s.cut(s.cyl(1.0, 4.0, bevel=0), s.cyl(0.97, 5.0, bevel=0)), (0, h / 2, -0.72), rotate=(0, 0, 90)
                    ),
                    s.move(s.box((3, 3, 1.2), 0), (0, 0.5, 0.6)),
                )
                o.add(f"sail {k + 1}-{j + 1}", belly, cloth, (0, base + y0, z + 0.0))
                o.cyl(f"yard {k + 1}-{j + 1}", 0.032, w * 0.95, pole, (0, base + y0 + h, z + 0.06), rotate=(0, 0, 90))
        o.plate(
            f"flag {k + 1}",
            [[0, 0], [0.4, 0.06], [0, 0.2]],
            0.012,
            o.mat("flag", "#c8202a", "fabric"),
            (0.02, depth * 0.7 + tall - 0.16, z),
        )
    if masts > 1:
        o.box("stern castle", (0.85, 0.5, 0.6), wood, (0, depth + 0.05, -length * 0.41), bevel=0.03)
        o.rod(
            "bowsprit",
            [(0, depth * 1.0, length * 0.42), (0, depth * 1.45, length * 0.66)],
            [0.04, 0.02],
            pole,
            smooth=False,
        )


@kind("rowboat", "rowing boat|canoe|dinghy|kayak|wooden boat", family="vehicles")
def rowboat(o: Order) -> None:
    o.size = 2.0
    wood = o.main(("#94602f", "#3f7a8f", "#a8323a"), "planks" if not o.wish.look.colors else "paint", tile=0.9)
    _hull(o, wood, 3.0, 1.2, 0.5)
    for z in (-0.85, -0.1, 0.6):
        o.box("seat", (1.0 - 0.3 * abs(z) * 0.6, 0.04, 0.26), o.mat("seat|bench", "#b98a54", "wood"), (0, 0.38, z))
    oar = o.mat("oar|paddle", "#c9a56c", "wood")
    o.rod("oar", [(0.3, 0.62, -0.15), (1.5, 0.22, -0.35)], 0.024, oar, smooth=False, mirror="x")
    o.add("oar blade", s.ball((0.24, 0.02, 0.09)), oar, (1.58, 0.19, -0.36), rotate=(0, 8, -18), mirror="x")


@kind("submarine", "yellow submarine|u boat", family="vehicles")
def submarine(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#e8b81e", "#4a5660"), "paint")
    brass = o.paint("brass", "#b98f3a", "gold")
    o.add("hull", s.capsule(0.75, 4.6), paint, (0, 0.9, 0), rotate=(90, 0, 0))
    o.box("tower", (0.6, 0.7, 1.1), paint, (0, 1.85, 0.3), bevel=0.2)
    o.rod("periscope", [(0, 2.1, 0.4), (0, 2.75, 0.4), (0, 2.85, 0.55)], 0.05, brass)
    for k, z in enumerate((-0.9, 0.0, 0.9)):
        o.add(f"porthole {k + 1}", s.move(s.torus(0.2, 0.05), rotate=(0, 0, 90)), brass, (0.73, 0.95, z), mirror="x")
        o.ball(
            f"porthole glass {k + 1}",
            (0.06, 0.19, 0.19),
            o.mat("window|porthole|glass", "#a9dbe8", "gloss"),
            (0.72, 0.95, z),
            mirror="x",
        )
    for k in range(4):
        o.add(
            f"blade {k + 1}",
            s.move(s.ball((0.12, 0.32, 0.035)), (0, 0.3, 0), rotate=(0, 30, 0)),
            brass,
            (0, 0.9, -2.5),
            rotate=(0, 0, 90 * k),
        )
    o.cyl("shaft", 0.08, 0.35, brass, (0, 0.9, -2.4), rotate=(90, 0, 0))
    o.box("fin", (1.9, 0.07, 0.45), paint, (0, 0.9, -1.9), bevel=0.03)
    o.box("rudder", (0.07, 1.5, 0.45), paint, (0, 0.95, -1.95), bevel=0.03)


@kind("airplane", "plane|aeroplane|aircraft|jet|airliner|passenger plane|jumbo jet|jet plane", family="vehicles")
def airplane(o: Order) -> None:
    o.size = 6.0
    paint = o.main(("#eceae4", "#e6e8ea"), "gloss")
    accent = o.second(("#2459b8", "#c8202a"), "gloss", "tail|stripe|trim")
    o.keep("stripe")
    glass = o.paint("glass", "#27323d", "gloss")
    o.lathe(
        "fuselage",
        [(0.001, -3.6), (0.12, -3.4), (0.38, -2.4), (0.5, -1.2), (0.5, 2.0), (0.42, 2.6), (0.25, 3.0), (0.001, 3.2)],
        paint,
        (0, 1.3, 0),
        smooth=True,
        rotate=(90, 0, 0),
    )

    def wing(
        name: str,
        root: float,
        tip: float,
        span: float,
        back: float,
        at: tuple[float, float, float],
        mat: str,
        lift: float = 0.1,
    ) -> None:
        pts = [
            (0, 0, root / 2),
            (0, 0, -root / 2),
            (span, lift * span, tip / 2 - back),
            (span, lift * span, -tip / 2 - back),
        ]
        o.add(
            name,
            s.hull(*[s.move(s.ball((0.05, 0.05 if x == 0 else 0.02, 0.05)), (x, y, z)) for x, y, z in pts]),
            mat,
            at,
            mirror="x",
        )

    wing("wing", 1.35, 0.45, 3.3, 1.1, (0.3, 1.15, 0.35), paint)
    wing("tailplane", 0.7, 0.3, 1.2, 0.45, (0.15, 1.5, -3.05), accent, 0.06)
    _side(o, "fin", [[-3.5, 1.6], [-2.5, 1.65], [-3.15, 2.75], [-3.6, 2.75]], 0.1, accent, bevel=0.03)
    engines = o.count("engine|propeller", 2, 1, 8)
    props = o.has("propeller")
    side = max(1, engines // 2)
    for k in range(side):
        x = 0.95 + (0.75 if side > 1 else 0.3) * k if side < 4 else 0.8 + 0.55 * k
        z = 0.55 - 0.32 * x
        o.lathe(
            f"engine {k + 1}",
            [(0.0, -0.4), (0.12, -0.4), (0.2, -0.1), (0.2, 0.3), (0.17, 0.34), (0.15, 0.3), (0.15, 0.15), (0, 0.15)],
            o.mat("engine", "#c3c7cc", "metal"),
            (x, 0.98 + 0.1 * x, z + 0.35),
            rotate=(90, 0, 0),
            mirror="x",
        )
        if props:
            o.add(
                f"propeller {k + 1}",
                s.move(s.ball((0.5, 0.05, 0.02)), array=s.radial(3, "z")),
                o.mat("propeller", "#2a2c30", "plastic"),
                (x, 0.98 + 0.1 * x, z + 0.75),
                mirror="x",
            )
    if engines % 2:
        o.lathe(
            "tail engine",
            [(0.0, -0.4), (0.14, -0.4), (0.2, 0.3), (0.15, 0.3), (0, 0.2)],
            o.mat("engine", "#c3c7cc", "metal"),
            (0, 1.95, -2.75),
            rotate=(90, 0, 0),
        )
    for k in range(11):
        o.ball(f"window {k + 1}", (0.03, 0.075, 0.06), glass, (0.485, 1.42, 1.7 - 0.33 * k), mirror="x")
    o.add(
        "cockpit",
        s.common(s.move(s.ball((0.4, 0.3, 0.55)), (0, 0.0, 0)), s.move(s.box((2, 0.2, 2), 0), (0, 0.12, 0.2))),
        glass,
        (0, 1.42, 2.55),
    )
    o.cyl("nose gear", 0.14, 0.1, o.paint("tyre", "#1d1e21", "rubber"), (0, 0.45, 2.2), rotate=(0, 0, 90))
    o.rod("nose leg", [(0, 0.45, 2.2), (0, 0.95, 2.2)], 0.04, o.paint("steel", "#b9bdc2", "metal"), smooth=False)
    o.cyl("gear", 0.16, 0.12, o.paint("tyre", "#1d1e21", "rubber"), (0.5, 0.45, 0.0), rotate=(0, 0, 90), mirror="x")
    o.rod(
        "leg",
        [(0.5, 0.45, 0.0), (0.4, 1.1, 0.0)],
        0.045,
        o.paint("steel", "#b9bdc2", "metal"),
        smooth=False,
        mirror="x",
    )


@kind("biplane", "propeller plane|toy plane|old airplane|double wing plane", family="vehicles")
def biplane(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#c8202a", "#e0b01e", "#2f6fb8"), "paint")
    wood = o.paint("strut", "#b98a54", "wood")
    o.lathe(
        "fuselage",
        [(0.08, -2.2), (0.2, -1.5), (0.42, 0.2), (0.45, 0.9), (0.4, 1.25), (0.1, 1.3)],
        paint,
        (0, 1.1, 0),
        smooth=True,
        rotate=(90, 0, 0),
    )
    for y in (0.85, 2.0):
        o.box("wing", (5.2, 0.09, 0.95), o.mat("wing", o.main_color, "paint"), (0, y, 0.45), bevel=0.04)
    for x in (0.8, 2.2):
        for z in (0.15, 0.75):
            o.rod("strut", [(x, 0.85, z), (x, 2.0, z)], 0.03, wood, smooth=False, mirror="x")
    o.box("tailplane", (1.8, 0.06, 0.6), paint, (0, 1.2, -2.0), bevel=0.02)
    _side(o, "fin", [[-2.3, 1.2], [-1.6, 1.2], [-1.95, 1.95], [-2.3, 1.95]], 0.07, paint, bevel=0.02)
    o.add(
        "propeller",
        s.move(s.ball((0.95, 0.09, 0.03)), array=s.radial(2, "z", 90)) if o.chance(0.3) else s.ball((0.95, 0.1, 0.03)),
        wood,
        (0, 1.1, 1.42),
        rotate=(0, 0, 25),
    )
    o.ball("spinner", 0.13, o.paint("steel", "#b9bdc2", "metal"), (0, 1.1, 1.4))
    o.cyl("cockpit", 0.27, 0.1, o.paint("leather", "#3a2418", "leather"), (0, 1.5, -0.25))
    wheel(
        o,
        "wheel",
        (0.6, 0.25, 0.7),
        0.25,
        0.1,
        tyre=o.paint("tyre", "#1d1e21", "rubber"),
        hub=o.paint("steel", "#b9bdc2", "metal"),
        mirror="x",
    )
    o.rod("gear", [(0.25, 0.8, 0.6), (0.6, 0.25, 0.7)], 0.035, wood, smooth=False, mirror="x")


@kind("helicopter", "chopper|rescue helicopter", family="vehicles")
def helicopter(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#c8323c", "#2f6fb8", "#4f6b45"), "gloss")
    dark = o.mat("rotor|blade", "#2a2c30", "plastic")
    o.blob(
        "body",
        paint,
        [((0, 1.25, 0.35), (0.72, 0.72, 1.15))],
        [((0, 1.45, -0.4), (0, 1.75, -3.1), 0.4, 0.1)],
        blend=0.3,
    )
    o.ball("canopy", (0.66, 0.6, 0.8), o.mat("window|glass|canopy", "#27323d", "gloss"), (0, 1.36, 0.78))
    o.cyl("mast", 0.09, 0.45, dark, (0, 2.1, 0.1))
    blades = o.count("blade|rotor", 4, 2, 6)
    o.add(
        "rotor",
        s.move(s.box((0.2, 0.035, 2.9), 0.012), (0, 0, 1.45), array=s.radial(blades)),
        dark,
        (0, 2.32, 0.1),
        rotate=(0, 25, 0),
    )
    o.cyl("rotor hub", 0.16, 0.12, dark, (0, 2.32, 0.1))
    _side(o, "tail fin", [[-3.35, 1.3], [-2.95, 1.5], [-3.2, 2.4], [-3.45, 2.4]], 0.09, paint, bevel=0.03)
    o.add("tail rotor", s.move(s.box((0.03, 1.1, 0.09), 0.01), array=s.radial(2, "x", 90)), dark, (0.12, 1.85, -3.2))
    o.rod("skid", [(0.6, 0.1, 1.25), (0.6, 0.02, 1.0), (0.6, 0.02, -0.8)], 0.045, dark, mirror="x")
    for z in (0.7, -0.25):
        o.rod("strut", [(0.35, 0.75, z), (0.6, 0.03, z)], 0.035, dark, smooth=False, mirror="x")


@kind("rocket", "rocket ship|space rocket|toy rocket|moon rocket", family="vehicles")
def rocket(o: Order) -> None:
    o.size = 3.0
    body = o.main(("#eceae4", "#c3c7cc"), "metal" if o.wish.look.colors == ("#bfc3c8",) else "gloss")
    red = o.second(("#c8202a", "#ee7d1a"), "gloss", "fin|nose|wing")
    fins = o.count("fin|wing", int(o.pick(3, 4)), 2, 8)
    shape = o.pick(
        [(0.28, 0.45), (0.45, 0.8), (0.52, 1.4), (0.46, 2.2), (0.3, 2.75)],
        [(0.36, 0.45), (0.42, 0.9), (0.42, 2.1), (0.3, 2.75)],
    )
    o.lathe("body", shape, body, smooth=True)
    o.lathe(
        "nose",
        [(0.31, 2.72), (0.18, 3.15), (0.001, 3.5)],
        o.mat("nose|tip", o.materials[red]["base_color"], "gloss"),
        smooth=True,
    )
    o.lathe(
        "engine",
        [(0.2, 0.46), (0.16, 0.4), (0.28, 0.18), (0.24, 0.18), (0.12, 0.38), (0, 0.38)],
        o.mat("engine|nozzle", "#4a4c50", "metal"),
    )
    fin = s.plate([[0.25, 0.55], [0.72, 0.0], [0.9, 0.02], [0.85, 0.5], [0.4, 1.25]], 0.07, bevel=0.025)
    o.add("fins", fin, red, array=s.radial(fins))
    o.add("window frame", s.move(s.torus(0.16, 0.04), rotate=(90, 0, 0)), red, (0, 1.85, 0.46))
    o.ball("window", (0.15, 0.15, 0.05), o.mat("window|porthole", "#7fc4e8", "gloss"), (0, 1.85, 0.46))
    if o.has("flame|fire", default=o.chance(0.3)):
        o.lathe(
            "flame",
            [(0.001, -0.5), (0.12, -0.2), (0.18, 0.1), (0.1, 0.25)],
            o.mat("flame|fire", "#ff9a2a", "glow"),
            smooth=True,
        )


@kind("hot air balloon", "air balloon|montgolfier", family="vehicles")
def hot_air_balloon(o: Order) -> None:
    o.size = 4.0
    cloth = o.main(("#c8323c", "#2f6fb8", "#e0a81e"), "fabric")
    other = o.second(("#f2c94c", "#f5f2ea"), "fabric", "stripe|panel")
    o.keep("stripe")
    profile = [(0.35, 0), (0.8, 0.75), (1.5, 1.9), (1.72, 2.75), (1.45, 3.75), (0.8, 4.3), (0.001, 4.5)]
    shell = {"kind": "lathe", "profile": [list(p) for p in profile], "smooth": True}
    n = 12
    wedge = s.plate([[0, 0], [3.01 * math.tan(math.pi / n), 3], [-3.01 * math.tan(math.pi / n), 3]], 6.0)
    for k in range(n):
        color = cloth if k % 2 == 0 else other
        if o.wish.look.many:
            color = o.paint("gore " + str(k % 6), o.bright(k), "fabric")
        o.add(
            f"gore {k + 1}", s.common(shell, s.move(wedge, (0, 3, 0), rotate=(90, 360 * k / n, 0))), color, (0, 1.7, 0)
        )
    o.box("basket", (0.7, 0.5, 0.7), o.mat("basket", "#a9743d", "fabric"), (0, 0.25, 0), bevel=0.06)
    o.add("basket rim", s.box((0.76, 0.08, 0.76), 0.03), o.paint("rim", "#6a4223", "leather"), (0, 0.5, 0))
    for x in (-0.3, 0.3):
        for z in (-0.3, 0.3):
            o.rod(
                "rope",
                [(x, 0.5, z), (x * 1.05, 1.75, z * 1.05)],
                0.016,
                o.paint("rope", "#4a3a2a", "matte"),
                smooth=False,
            )


@kind("tank", "army tank|battle tank|military tank", family="vehicles")
def tank(o: Order) -> None:
    o.size = 4.0
    paint = o.main(("#5d6b3a", "#8a7a4f"), "paint")
    dark = o.paint("track", "#2b2c2a", "rubber")
    _side(o, "hull", [[-2.0, 0.75], [1.9, 0.75], [2.3, 1.05], [1.7, 1.4], [-2.1, 1.4]], 1.7, paint, bevel=0.06)
    track = [[-1.9, 0.02], [1.7, 0.02], [2.25, 0.45], [2.2, 0.75], [1.9, 0.98], [-2.0, 0.98], [-2.35, 0.6]]
    for x in (-1.05, 1.05):
        o.plate("track", [[-z, y] for z, y in track][::-1], 0.5, dark, (x, 0, 0), rotate=(0, 90, 0), bevel=0.1)
        for k in range(5):
            o.cyl("road wheel", 0.3, 0.54, paint, (x, 0.42, -1.55 + 0.75 * k), rotate=(0, 0, 90))
    o.lathe("turret", [(0.95, 1.38), (0.98, 1.5), (0.8, 1.9), (0.5, 1.98), (0, 1.98)], paint)
    o.cyl("barrel", 0.11, 2.6, paint, (0, 1.68, 1.95), rotate=(90, 0, 0))
    o.cyl("muzzle", 0.15, 0.35, paint, (0, 1.68, 3.2), rotate=(90, 0, 0))
    o.cyl("hatch", 0.3, 0.14, paint, (-0.3, 2.02, -0.2))
    if o.has("star"):
        o.keep("star")
        o.plate(
            "star",
            s.star_outline(5, 0.25, 0.1),
            0.03,
            o.mat("star", "#f2f1ee", "paint"),
            (0, 1.05, 2.12),
            rotate=(-50, 0, 0),
        )


@kind("tractor", "farm tractor", family="vehicles")
def tractor(o: Order) -> None:
    o.size = 3.0
    paint = o.main(("#2f8f3e", "#c8202a"), "gloss")
    yellow = o.second("#f2c81e", "gloss", "rim|wheel")
    tyre = o.paint("tyre", "#1d1e21", "rubber")
    _side(o, "hood", [[-0.2, 0.75], [1.75, 0.75], [1.8, 1.3], [1.6, 1.42], [-0.2, 1.5]], 0.8, paint, bevel=0.09)
    o.box("body", (0.7, 0.6, 1.5), paint, (0, 0.85, -0.6))
    wheel(o, "rear wheel", (0.75, 0.8, -0.75), 0.8, 0.42, tyre=tyre, hub=yellow, mirror="x")
    wheel(o, "front wheel", (0.6, 0.42, 1.35), 0.42, 0.28, tyre=tyre, hub=yellow, mirror="x")
    for x in (-0.42, 0.42):
        for z in (-1.15, 0.0):
            o.rod("pillar", [(x, 1.2, z), (x * 0.95, 2.35, z)], 0.04, paint, smooth=False)
    o.box("roof", (1.15, 0.12, 1.5), paint, (0, 2.4, -0.55), bevel=0.05)
    o.box("seat", (0.5, 0.12, 0.45), tyre, (0, 1.3, -0.75), bevel=0.05)
    o.box("seat back", (0.5, 0.4, 0.1), tyre, (0, 1.55, -0.98), bevel=0.04)
    o.add("steering wheel", s.torus(0.2, 0.025), tyre, (0, 1.7, -0.25), rotate=(50, 0, 0))
    o.cyl("exhaust", 0.06, 0.8, tyre, (0.2, 1.85, 0.9))
    _lights(o, 0.26, 1.12, 1.8, -1.35, 0.08)


@kind("wheel", "wagon wheel|wooden wheel|cart wheel", family="vehicles")
def wheel_(o: Order) -> None:
    o.size = 0.8
    wood = o.main("#8a5a30", "wood")
    spokes = o.count("spoke", int(o.pick(8, 10, 12)), 3, 24)
    r = 0.5
    o.lathe(
        "rim",
        [(r - 0.07, -0.04), (r, -0.04), (r, 0.04), (r - 0.07, 0.04)],
        wood,
        (0, r, 0),
        closed=True,
        rotate=(90, 0, 0),
    )
    o.lathe(
        "tyre",
        [(r - 0.005, -0.044), (r + 0.012, -0.044), (r + 0.012, 0.044), (r - 0.005, 0.044)],
        o.mat("tyre|tire|rim|band", "#3f4145", "iron"),
        (0, r, 0),
        closed=True,
        rotate=(90, 0, 0),
    )
    _spokes(o, spokes, r)
    o.lathe(
        "hub",
        [(0.05, -0.11), (0.085, -0.09), (0.1, 0), (0.085, 0.09), (0.05, 0.11)],
        wood,
        (0, r, 0),
        smooth=True,
        rotate=(90, 0, 0),
    )
    o.cyl("axle cap", 0.035, 0.25, o.mat("hub|axle", "#3f4145", "iron"), (0, r, 0), rotate=(90, 0, 0))


def _spokes(o: Order, count: int, r: float) -> None:
    wood = o.mat("spoke", o.main_color, "wood")
    for k in range(count):
        o.add(
            f"spoke {k + 1}",
            s.rod([(0, 0.05, 0), (0, 0.25, 0), (0, r - 0.05, 0)], [0.026, 0.021, 0.026]),
            wood,
            (0, r, 0),
            rotate=(0, 0, 360 * k / count),
        )


@kind("cart", "wagon|wooden cart|wheelbarrow|carriage", family="vehicles")
def cart(o: Order) -> None:
    o.size = 1.8
    wood = o.main("#9c6b3d", "planks")
    o.add(
        "bed", s.cut(s.box((1.1, 0.5, 1.7), 0.02), s.move(s.box((1.0, 0.5, 1.6), 0), (0, 0.07, 0))), wood, (0, 0.85, 0)
    )
    count = o.count("wheel", 2, 2, 4)
    for z in (0.0,) if count == 2 else (0.55, -0.55):
        wheel(
            o,
            "wheel",
            (0.65, 0.5, z),
            0.5,
            0.1,
            tyre=o.mat("wheel", "#6a4526", "wood"),
            hub=o.mat("wheel", "#6a4526", "wood"),
            spokes=8,
            mirror="x",
        )
        o.cyl("axle", 0.05, 1.3, wood, (0, 0.5, z), rotate=(0, 0, 90))
    o.rod("shaft", [(0.4, 0.7, 0.8), (0.42, 0.75, 2.1)], 0.04, wood, smooth=False, mirror="x")
    if o.has("hay|straw"):
        o.blob(
            "hay",
            o.mat("hay|straw", "#d9b14c", "thatch"),
            [((0, 1.05, z), (0.5, 0.4, 0.45)) for z in (-0.4, 0.0, 0.4)],
            blend=0.15,
        )


@kind("skateboard", "longboard", family="vehicles")
def skateboard(o: Order) -> None:
    o.size = 0.8
    deck = [(0, 0.17, -0.42), (0, 0.12, -0.32), (0, 0.115, 0), (0, 0.12, 0.32), (0, 0.17, 0.42)]
    o.add(
        "deck",
        {
            "kind": "sweep",
            "path": [list(p) for p in deck],
            "section": s.rounded_outline(0.2, 0.016, 0.006),
            "smooth": True,
        },
        o.main(("#c8323c", "#2f6fb8", "#b98a54"), "wood"),
    )
    for z in (-0.25, 0.25):
        o.box("truck", (0.12, 0.03, 0.05), o.paint("steel", "#9a9fa5", "metal"), (0, 0.085, z))
        o.cyl("axle", 0.008, 0.2, o.paint("steel", "#9a9fa5", "metal"), (0, 0.05, z), rotate=(0, 0, 90))
        o.box("hanger", (0.03, 0.05, 0.03), o.paint("steel", "#9a9fa5", "metal"), (0, 0.065, z))
        o.cyl("wheel", 0.035, 0.04, o.mat("wheel", "#f2e9d8", "rubber"), (0.09, 0.04, z), rotate=(0, 0, 90), mirror="x")


@kind("parachute", "", family="vehicles")
def parachute(o: Order) -> None:
    o.size = 3.0
    cloth = o.main(("#c8323c", "#2f6fb8"), "fabric")
    other = o.second("#f5f2ea", "fabric", "stripe|panel")
    o.keep("stripe")
    shell = s.cut(s.ball((1.5, 0.9, 1.5)), s.ball((1.47, 0.87, 1.47)), s.move(s.box((4, 2, 4), 0), (0, -1, 0)))
    n = 10
    wedge = s.plate([[0, 0], [3.01 * math.tan(math.pi / n), 3], [-3.01 * math.tan(math.pi / n), 3]], 3.0)
    for k in range(n):
        o.add(
            f"gore {k + 1}",
            s.common(shell, s.move(wedge, rotate=(90, 360 * k / n, 0))),
            cloth if k % 2 == 0 else other,
            (0, 2.2, 0),
        )
        x, z = s.ring(n, 1.48, 18)[k]
        o.rod(
            f"line {k + 1}",
            [(x, 2.21, z), (0, 0.4, 0)],
            0.01,
            o.paint("line", darker("#efe9da", 0.3), "matte"),
            smooth=False,
        )
    o.box("load", (0.45, 0.4, 0.45), o.mat("crate|box|load", "#b07f46", "planks"), (0, 0.2, 0))
