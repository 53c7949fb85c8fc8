"""Cars, trucks and trains. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import side_view, wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def lights(o: Order, x: float, y: float, front: float, back: float, r: float = 0.09) -> None:  # noqa: PLR0917  # names, sizes and places read best in order
    """Lights, as part of something larger."""
    white, red = o.paint("headlight", "#fff6d8", "glow"), o.paint("taillight", "#d81e2a", "glow")
    o.add(
        "headlight",
        s.move(s.cyl(r, 0.05), rotate=(90, 0, 0)),
        o.mat("headlight|light", "#fff6d8", "glow") if o.has("headlight") else white,
        (x, y, front),
        mirror="x",
    )
    o.box("taillight", (r * 2, r * 1.1, 0.05), red, (x, y, back), mirror="x")


def four_wheels(o: Order, x: float, zs: tuple[float, ...], r: float, w: float) -> None:
    """Four wheels, as part of something larger."""
    tyre, hub = o.mat("wheel|tyre|tire", "#1d1e21", "rubber"), o.mat("rim|hubcap", "#c3c7cc", "metal")
    for k, z in enumerate(zs):
        wheel(o, f"wheel {k + 1}", (x, r, z), r, w, tyre=tyre, hub=hub, mirror="x")


@kind("car", "automobile|sedan|family car|hatchback|van car", family="vehicles")
def car(o: Order) -> None:
    """A car."""
    o.size = 4.0
    paint = o.main(("#2459b8", "#c8202a", "#e6e4de", "#2f8f5e"), "gloss")
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    side_view(
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
    side_view(o, "cabin", [[-1.75, 0.95], [1.05, 0.95], [0.35, 1.48], [-1.05, 1.5]], 1.5, glass, bevel=0.1)
    side_view(o, "roof", [[-1.12, 1.44], [0.32, 1.43], [0.2, 1.52], [-1.0, 1.545]], 1.42, paint, bevel=0.04)
    for z, tilt in ((-0.32, 0),):
        o.box("pillar", (1.53, 0.56, 0.1), paint, (0, 1.2, z), rotate=(tilt, 0, 0), bevel=0.02)
    for z in (1.32, -1.28):
        o.add(
            "arch",
            s.move(s.cyl(0.42, 1.76, bevel=0.02), rotate=(0, 0, 90)),
            o.paint("arch", "#17181b", "matte"),
            (0, 0.36, z),
        )
    four_wheels(o, 0.79, (1.32, -1.28), 0.34, 0.24)
    lights(o, 0.6, 0.72, 2.07, -2.1, 0.1)
    o.box("bumper", (1.66, 0.16, 0.16), o.mat("bumper", "#2a2c30", "plastic"), (0, 0.44, 2.06), bevel=0.05)
    o.box("rear bumper", (1.66, 0.16, 0.14), o.mat("bumper", "#2a2c30", "plastic"), (0, 0.46, -2.08), bevel=0.05)
    o.box("grille", (0.7, 0.14, 0.04), o.paint("grille", "#17181b", "metal"), (0, 0.66, 2.1))


@kind("sports car", "supercar|sport car", family="vehicles")
def sports_car(o: Order) -> None:
    """A sports car."""
    o.size = 4.0
    paint = o.main(("#c8202a", "#f2b91e", "#2459b8"), "gloss")
    black = o.paint("black", "#17181b", "plastic")
    side_view(
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
    side_view(
        o,
        "cabin",
        [[-1.35, 0.85], [0.95, 0.74], [0.2, 1.1], [-0.55, 1.15]],
        1.42,
        o.mat("window|glass", "#222c36", "gloss"),
        bevel=0.13,
    )
    side_view(o, "roof", [[-0.62, 1.11], [0.12, 1.07], [0.02, 1.14], [-0.5, 1.18]], 1.2, paint, bevel=0.03)
    for z, r in ((1.38, 0.42), (-1.32, 0.46)):
        o.add("arch", s.move(s.cyl(r, 1.84, bevel=0.02), rotate=(0, 0, 90)), black, (0, 0.36, z))
    four_wheels(o, 0.8, (1.38, -1.32), 0.36, 0.3)
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


@kind("truck", "lorry|delivery truck|garbage truck", family="vehicles")
def truck(o: Order) -> None:
    """A truck."""
    o.size = 5.0
    paint = o.main(("#c8323c", "#2f6fb8", "#e0a81e"), "gloss")
    cargo = o.second("#e9e7e1", "paint", "cargo|container|trailer|bed")
    o.box("chassis", (1.7, 0.22, 5.6), o.paint("chassis", "#2a2c30", "iron"), (0, 0.62, 0))
    side_view(o, "cab", [[1.1, 0.6], [2.85, 0.6], [2.9, 1.35], [2.5, 2.35], [1.1, 2.4]], 2.0, paint, bevel=0.12)
    side_view(
        o,
        "windshield",
        [[2.2, 1.45], [2.9, 1.42], [2.57, 2.2], [2.2, 2.2]],
        1.7,
        o.mat("window|glass", "#27323d", "gloss"),
        bevel=0.03,
    )
    o.box("side window", (2.04, 0.62, 0.7), o.mat("window|glass", "#27323d", "gloss"), (0, 1.82, 1.85), bevel=0.02)
    o.box("cargo", (2.1, 2.1, 3.8), cargo, (0, 1.85, -0.9), bevel=0.05)
    four_wheels(o, 0.88, (2.0, -1.1, -2.1), 0.46, 0.32)
    lights(o, 0.75, 0.95, 2.9, -2.8, 0.12)
    o.box("bumper", (2.04, 0.24, 0.2), o.mat("bumper", "#b9bdc2", "metal"), (0, 0.62, 2.92), bevel=0.05)
    o.box("grille", (1.0, 0.3, 0.06), o.paint("grille", "#17181b", "metal"), (0, 1.1, 2.89))


@kind("bus", "school bus|coach|city bus|double decker bus|double decker|minibus", family="vehicles")
def bus(o: Order) -> None:
    """A bus."""
    o.size = 7.0
    paint = o.main(("#f2b91e", "#c8202a", "#2f6fb8"), "gloss")
    glass = o.mat("window|glass", "#27323d", "gloss")
    black = o.paint("black", "#1d1e21", "plastic")
    decks = 2 if o.style("double", "british") or o.has("deck|decker") else 1
    top = 2.75 if decks == 1 else 4.1
    nose = decks == 1
    side_view(
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
        side_view(o, "hood", [[2.5, 0.5], [3.95, 0.5], [4.0, 1.25], [3.8, 1.45], [2.5, 1.55]], 2.0, paint, bevel=0.14)
        o.box("grille", (1.0, 0.5, 0.06), black, (0, 0.95, 3.99))
    for d in range(decks):
        y = 2.0 + 1.35 * d
        for k in range(6):
            o.box(f"window {d + 1}-{k + 1}", (2.34, 0.62, 0.78), glass, (0, y, -3.3 + 1.02 * k), bevel=0.03)
        o.box(f"windshield {d + 1}", (1.9, 0.75, 0.1), glass, (0, y + 0.03, 2.72 if nose else 3.92), bevel=0.03)
        o.box(f"rear window {d + 1}", (1.5, 0.6, 0.1), glass, (0, y, -3.98), bevel=0.03)
    for y in (1.05, 1.45) if nose else (1.3,):
        o.box("stripe", (2.34, 0.08, 6.5), black, (0, y, -0.7), bevel=0.01)
    four_wheels(o, 0.98, (2.9 if nose else 2.6, -2.5), 0.5, 0.34)
    lights(o, 0.75, 1.0, 4.0, -4.02, 0.13)
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
    """A train."""
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
        [(0.18, 0), (0.15, 0.1), (0.15, 0.5), (0.26, 0.72), (0.26, 0.78), (0.18, 0.78), (0.12, 0.5), (0, 0.5)],
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
    for k in range(o.count("wagon|carriage|coach|car", 0, 0, 6)):
        at = -4.9 - 3.4 * k
        tone = o.mat("wagon|carriage|coach|car", ("#2f6fb8", "#c8903a", "#3f8f5a")[k % 3], "paint")
        o.box(f"wagon {k + 1}", (1.45, 1.25, 2.9), tone, (0, 1.5, at), bevel=0.05)
        o.box(f"wagon roof {k + 1}", (1.6, 0.14, 3.0), red, (0, 2.2, at), bevel=0.06)
        for j in range(3):
            o.box(
                f"wagon window {k + 1}-{j + 1}",
                (1.47, 0.5, 0.6),
                o.paint("pane", "#27323d", "gloss"),
                (0, 1.72, at - 0.9 + 0.9 * j),
                bevel=0.03,
            )
        o.box(f"coupling {k + 1}", (0.2, 0.14, 0.7), o.paint("frame", "#1d1e21", "iron"), (0, 0.75, at + 1.65))
        for z in (0.95, -0.95):
            wheel(
                o,
                f"wagon wheel {k + 1} {'front' if z > 0 else 'rear'}",
                (0.68, 0.36, at + z),
                0.36,
                0.14,
                tyre=o.paint("tyre", "#2b2d31", "iron"),
                hub=red,
                spokes=8,
                mirror="x",
            )
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


@kind("tank", "army tank|battle tank|military tank", family="vehicles")
def tank(o: Order) -> None:
    """A tank."""
    o.size = 4.0
    paint = o.main(("#5d6b3a", "#8a7a4f"), "paint")
    dark = o.paint("track", "#2b2c2a", "rubber")
    side_view(o, "hull", [[-2.0, 0.75], [1.9, 0.75], [2.3, 1.05], [1.7, 1.4], [-2.1, 1.4]], 1.7, paint, bevel=0.06)
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
    """A tractor."""
    o.size = 3.0
    paint = o.main(("#2f8f3e", "#c8202a"), "gloss")
    yellow = o.second("#f2c81e", "gloss", "rim|wheel")
    tyre = o.paint("tyre", "#1d1e21", "rubber")
    side_view(o, "hood", [[-0.2, 0.75], [1.75, 0.75], [1.8, 1.3], [1.6, 1.42], [-0.2, 1.5]], 0.8, paint, bevel=0.09)
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
    lights(o, 0.26, 1.12, 1.8, -1.35, 0.08)
