"""Bicycles, carts and boards. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


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


@kind("bicycle", "bike|cycle|mountain bike|road bike", family="vehicles")
def bicycle(o: Order) -> None:
    """A bicycle."""
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


@kind("motorcycle", "motorbike", family="vehicles")
def motorcycle(o: Order) -> None:
    """A motorcycle."""
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


@kind("wheel", "wagon wheel|wooden wheel|cart wheel", family="vehicles")
def wheel_(o: Order) -> None:
    """A wheel."""
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


@kind("cart", "wagon|wooden cart", family="vehicles")
def cart(o: Order) -> None:
    """A cart."""
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
    """A skateboard."""
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
