"""Ships and aircraft. Front is +z."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import side_view, wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def boat_hull(o: Order, mat: str, length: float, beam: float, depth: float, *, deck: float | None = None) -> None:
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
        slabs: list[Any] = []
        for (t0, w0, h0), (t1, w1, h1) in pairwise(rows):
            pts: list[Any] = []
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


@kind("sailing boat", "sailboat|boat|yacht|toy boat|ship", family="vehicles")
def sailing_boat(o: Order) -> None:
    """A sailing boat."""
    o.size = 3.0
    wood = o.main(("#94602f", "#2f5d86", "#b5362c"), "planks" if not o.wish.look.colors else "paint", tile=1.2)
    masts = o.count("mast", 1, 1, 4)
    length = 3.4 + 1.0 * (masts - 1)
    depth = 0.75
    boat_hull(o, wood, length, 1.25, depth)
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


@kind("rowboat", "rowing boat|dinghy|wooden boat", family="vehicles")
def rowboat(o: Order) -> None:
    """A rowboat."""
    o.size = 2.0
    wood = o.main(("#94602f", "#3f7a8f", "#a8323a"), "planks" if not o.wish.look.colors else "paint", tile=0.9)
    boat_hull(o, wood, 3.0, 1.2, 0.5)
    for z in (-0.85, -0.1, 0.6):
        o.box("seat", (1.0 - 0.3 * abs(z) * 0.6, 0.04, 0.26), o.mat("seat|bench", "#b98a54", "wood"), (0, 0.38, z))
    oar = o.mat("oar|paddle", "#c9a56c", "wood")
    o.rod("oar", [(0.3, 0.62, -0.15), (1.5, 0.22, -0.35)], 0.024, oar, smooth=False, mirror="x")
    o.add("oar blade", s.ball((0.24, 0.02, 0.09)), oar, (1.58, 0.19, -0.36), rotate=(0, 8, -18), mirror="x")


@kind("submarine", "yellow submarine|u boat", family="vehicles")
def submarine(o: Order) -> None:
    """A submarine."""
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
    """An airplane."""
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

    def wing(  # noqa: PLR0917  # names, sizes and places read best in order
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
    side_view(o, "fin", [[-3.5, 1.6], [-2.5, 1.65], [-3.15, 2.75], [-3.6, 2.75]], 0.1, accent, bevel=0.03)
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
    """A biplane."""
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
    side_view(o, "fin", [[-2.3, 1.2], [-1.6, 1.2], [-1.95, 1.95], [-2.3, 1.95]], 0.07, paint, bevel=0.02)
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
    """A helicopter."""
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
    side_view(o, "tail fin", [[-3.35, 1.3], [-2.95, 1.5], [-3.2, 2.4], [-3.45, 2.4]], 0.09, paint, bevel=0.03)
    o.add("tail rotor", s.move(s.box((0.03, 1.1, 0.09), 0.01), array=s.radial(2, "x", 90)), dark, (0.12, 1.85, -3.2))
    o.rod("skid", [(0.6, 0.1, 1.25), (0.6, 0.02, 1.0), (0.6, 0.02, -0.8)], 0.045, dark, mirror="x")
    for z in (0.7, -0.25):
        o.rod("strut", [(0.35, 0.75, z), (0.6, 0.03, z)], 0.035, dark, smooth=False, mirror="x")


@kind("rocket", "rocket ship|space rocket|toy rocket|moon rocket", family="vehicles")
def rocket(o: Order) -> None:
    """A rocket."""
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
    """A hot air balloon."""
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


@kind("parachute", "", family="vehicles")
def parachute(o: Order) -> None:
    """A parachute."""
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


@kind("tugboat", "tug|tug boat|fishing boat|trawler|fishing trawler|fishing vessel|harbour boat", family="vehicles")
def tugboat(o: Order) -> None:
    """A small working boat: wheelhouse, funnel and tyres, or the net gantry of a fishing boat."""
    o.size = 5.0
    paint = o.main(("#c8323c", "#2459b8", "#2f7f5a", "#22303f"), "paint")
    fishing = o.style("fishing", "trawler")
    length, depth = 4.6, o.vary(1.15, 0.1)
    boat_hull(o, paint, length, 1.9, depth)
    plan = [[0.5, -0.49], [0.83, -0.2], [0.86, 0.05], [0.62, 0.3], [0.24, 0.44]]
    outline = [[x, z * length] for x, z in plan] + [[-x, z * length] for x, z in plan[::-1]]
    o.plate("deck", outline, 0.06, o.mat("deck", "#b98a54", "planks"), (0, depth * 0.74, 0), rotate=(90, 0, 180))
    white = o.second("#f3efe4", "paint", "cabin|wheelhouse|house")
    roof = o.mat("roof", o.main_color, "paint")
    floor, z = depth * 0.77, 0.5 if fishing else 0.35
    o.box("deck house", (1.15, 0.6, 1.5), white, (0, floor + 0.3, z - 0.15), bevel=0.05)
    o.box("wheelhouse", (0.95, 0.72, 0.85), white, (0, floor + 0.95, z + 0.1), bevel=0.05)
    o.box("roof", (1.12, 0.08, 1.02), roof, (0, floor + 1.34, z + 0.1), bevel=0.03)
    pane = o.mat("window", "#a9d4e6", "gloss")
    for k in range(3):
        o.box(f"front window {k + 1}", (0.24, 0.3, 0.04), pane, (-0.29 + 0.29 * k, floor + 1.05, z + 0.52), bevel=0.01)
    o.box("side window", (0.04, 0.3, 0.5), pane, (0.47, floor + 1.05, z + 0.1), bevel=0.01, mirror="x")
    for k in range(2):
        at = (0.58, floor + 0.32, z - 0.6 + 0.55 * k)
        o.cyl(f"porthole {k + 1}", 0.12, 0.04, pane, at, rotate=(0, 0, 90), mirror="x")
    pole = o.paint("pole", "#d0a03a", "paint")
    o.rod("mast", [(0, floor + 1.3, z + 0.1), (0, floor + 2.5, z + 0.1)], 0.04, pole, smooth=False)
    if fishing:
        for x in (-0.62, 0.62):
            o.rod("gantry post", [(x, floor, -1.7), (x, floor + 1.5, -1.75)], 0.055, pole, smooth=False)
        o.rod("gantry beam", [(-0.62, floor + 1.5, -1.75), (0.62, floor + 1.5, -1.75)], 0.055, pole, smooth=False)
        o.rod("boom", [(0, floor + 1.4, z - 0.3), (0, floor + 2.2, -1.5)], 0.045, pole, smooth=False)
        o.rod(
            "line", [(0, floor + 2.2, -1.5), (0, floor + 0.5, -1.55)], 0.015, o.paint("line", "#3a3d42"), smooth=False
        )
        net = o.mat("net", "#3f8f7a", "fabric")
        o.ball("net", (0.42, 0.3, 0.36), net, (0, floor + 0.22, -1.2))
        crate = o.mat("crate", "#e0a93a", "planks")
        o.box("crate", (0.4, 0.3, 0.4), crate, (0.36, floor + 0.15, -0.72), bevel=0.02, mirror="x")
    else:
        funnel = o.mat("funnel|chimney", "#f2b91e", "paint")
        o.cyl("funnel", 0.26, 1.3, funnel, (0, floor + 1.1, z - 0.75), top=0.23)
        o.cyl("funnel top", 0.25, 0.24, o.paint("soot", "#22242a", "matte"), (0, floor + 1.66, z - 0.75))
        rubber = o.mat("tyre|tire|fender", "#232427", "rubber")
        for k in range(4):
            zz = -1.5 + 0.8 * k
            x = 0.93 - 0.07 * abs(zz + 0.1)
            o.add(f"tyre {k + 1}", s.torus(0.2, 0.085), rubber, (x, depth * 0.68, zz), rotate=(0, 0, 90), mirror="x")
        o.rod(
            "bow fender",
            [(-0.42, depth * 1.02, 1.95), (0, depth * 1.08, 2.36), (0.42, depth * 1.02, 1.95)],
            0.13,
            rubber,
        )
        o.cyl("bollard", 0.09, 0.4, o.paint("soot", "#22242a", "matte"), (0.2, floor + 0.2, -1.5), mirror="x")
    o.surface = (floor, 0.5, 0.5)
    o.surface_z = -1.3
