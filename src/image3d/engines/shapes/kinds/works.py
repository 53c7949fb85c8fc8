"""Vehicles that work: fire, police and ambulance, diggers, lifters and loaders. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import side_view, wheel
from image3d.engines.shapes.kinds.road import four_wheels, lights
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _shell(o: Order, paint: str, glass: str, *, doors: str | None = None) -> None:
    """The body of a saloon car: shell, cabin, roof, wheels, lights and bumpers."""
    body = [[-2.05, 0.35], [2.0, 0.35], [2.1, 0.5], [2.05, 0.8], [1.7, 0.92], [0.95, 1.0], [-1.7, 1.02], [-2.05, 0.95]]
    side_view(o, "body", [*body, [-2.12, 0.6]], 1.72, paint, bevel=0.13)
    if doors is not None:
        side_view(o, "doors", [[-0.95, 0.38], [0.85, 0.38], [0.92, 0.98], [-1.0, 1.0]], 1.75, doors, bevel=0.03)
    side_view(o, "cabin", [[-1.75, 0.95], [1.05, 0.95], [0.35, 1.48], [-1.05, 1.5]], 1.5, glass, bevel=0.1)
    side_view(o, "roof", [[-1.12, 1.44], [0.32, 1.43], [0.2, 1.52], [-1.0, 1.545]], 1.42, doors or paint, bevel=0.04)
    o.box("pillar", (1.53, 0.56, 0.1), doors or paint, (0, 1.2, -0.32), bevel=0.02)
    for z in (1.32, -1.28):
        arch = s.move(s.cyl(0.42, 1.76, bevel=0.02), rotate=(0, 0, 90))
        o.add("arch", arch, o.paint("arch", "#17181b", "matte"), (0, 0.36, z))
    four_wheels(o, 0.79, (1.32, -1.28), 0.34, 0.24)
    lights(o, 0.6, 0.72, 2.07, -2.1, 0.1)
    bumper = o.mat("bumper", "#2a2c30", "plastic")
    o.box("bumper", (1.66, 0.16, 0.16), bumper, (0, 0.44, 2.06), bevel=0.05)
    o.box("rear bumper", (1.66, 0.16, 0.14), bumper, (0, 0.46, -2.08), bevel=0.05)
    o.box("grille", (0.7, 0.14, 0.04), o.paint("grille", "#17181b", "metal"), (0, 0.66, 2.1))


def _beacons(o: Order, y: float, z: float, width: float) -> None:
    """A bar of a red and a blue light across the roof."""
    o.box("light bar", (width, 0.07, 0.24), o.paint("bar", "#d8dadd", "plastic"), (0, y, z), bevel=0.02)
    for x, name, tone in ((-1, "red light", "#e0202c"), (1, "blue light", "#2f6bff")):
        o.box(name, (width * 0.4, 0.13, 0.22), o.paint(name, tone, "glow"), (x * width * 0.26, y + 0.07, z), bevel=0.04)


@kind("police car", "cop car|patrol car|sheriff car|police cruiser", family="vehicles")
def police_car(o: Order) -> None:
    """A police car."""
    o.size = 4.0
    paint = o.main(("#20232a", "#1e3a7a", "#f1f1ee"), "gloss")
    light = o.wish.look.colors or o.materials[paint]["base_color"] < "#a"
    doors = o.second("#f3f2ee" if light else "#2459b8", "gloss", "door|stripe")
    o.keep("stripe")
    _shell(o, paint, o.mat("window|glass|windshield", "#27323d", "gloss"), doors=doors)
    _beacons(o, 1.57, -0.35, 1.1)
    ink = o.paint("lettering", "#1b2f6b" if light else "#f6f5f0", "gloss")
    word = {"kind": "text", "text": o.text("POLICE"), "height": 0.22, "depth": 0.03}
    o.add("lettering", s.move(word, rotate=(0, 90, 0)), ink, (0.87, 0.7, -0.05))
    o.add(
        "lettering left",
        s.move(word, rotate=(0, -90, 0)),
        ink,
        (-0.87, 0.7, -0.05),
    )
    star = s.plate(s.star_outline(5, 0.17, 0.075), 0.03)
    o.add("star", s.move(star, rotate=(-84, 0, 0)), o.paint("gold", "#e0b33a", "gold"), (0, 0.97, 1.35))


@kind("taxi", "cab|taxi cab|taxicab|yellow cab", family="vehicles")
def taxi(o: Order) -> None:
    """A taxi."""
    o.size = 4.0
    paint = o.main("#f2c024", "gloss")
    dark = o.second("#1c1d20", "gloss", "stripe|check|trim")
    o.keep("stripe", "check")
    _shell(o, paint, o.mat("window|glass|windshield", "#27323d", "gloss"))
    for row, y in enumerate((0.74, 0.82)):
        tile = s.move(s.box((1.75, 0.08, 0.16), 0), (0, 0, -0.9 + 0.16 * row), array=s.linear(6, (0, 0, 0.32)))
        o.add(f"checks {row + 1}", tile, dark, (0, y, 0))
    o.box("sign", (0.62, 0.2, 0.2), o.mat("sign|light", "#fff3c0", "glow"), (0, 1.63, -0.35), bevel=0.05)
    word = {"kind": "text", "text": o.text("TAXI"), "height": 0.12, "depth": 0.02}
    o.add("lettering", word, dark, (0, 1.63, -0.24))


def _van(o: Order, paint: str, *, long: float = 2.6) -> None:
    """The body of a van with its windows and wheels; 2.2 m wide, `long` from the middle to either end."""
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    nose = long
    body = [[-long, 0.42], [nose, 0.42], [nose + 0.05, 0.95], [nose - 0.5, 1.35], [nose - 1.05, 2.3], [-long, 2.38]]
    side_view(o, "body", body, 2.0, paint, bevel=0.14)
    screen = [[nose - 0.55, 1.42], [nose - 0.4, 1.42], [nose - 0.93, 2.22], [nose - 1.08, 2.22]]
    side_view(o, "windshield", screen, 1.72, glass, bevel=0.03)
    side_view(
        o,
        "side window",
        [[nose - 1.7, 1.4], [nose - 0.8, 1.4], [nose - 1.2, 2.1], [nose - 1.7, 2.1]],
        2.03,
        glass,
        bevel=0.02,
    )
    four_wheels(o, 0.88, (long - 0.85, -long + 0.85), 0.42, 0.28)
    lights(o, 0.72, 0.88, nose + 0.04, -long - 0.01, 0.12)
    o.box("bumper", (1.96, 0.2, 0.18), o.mat("bumper", "#2a2c30", "plastic"), (0, 0.5, nose + 0.02), bevel=0.05)
    o.box("grille", (0.9, 0.18, 0.05), o.paint("grille", "#17181b", "metal"), (0, 0.82, nose + 0.04))


@kind("van", "delivery van|minivan|camper van|camper|cargo van|transporter", family="vehicles")
def van(o: Order) -> None:
    """A van."""
    o.size = 5.0
    paint = o.main(("#f1f0ec", "#3f7fb8", "#e0a81e", "#5f9a6a"), "gloss")
    _van(o, paint)
    second = o.second(("#c8323c", "#2f6fb8", "#2b2d33"), "gloss", "stripe|trim")
    o.keep("stripe")
    o.box("stripe", (2.03, 0.16, 3.2), second, (0, 1.05, -0.8), bevel=0.01)
    o.box("door seam", (2.02, 1.45, 0.03), o.paint("seam", "#3a3c41", "matte"), (0, 1.3, 0.55), bevel=0)
    o.box("handle", (2.06, 0.06, 0.2), o.paint("seam", "#3a3c41", "matte"), (0, 1.3, 0.32), bevel=0.02)


@kind("ambulance", "rescue van|emergency vehicle", family="vehicles")
def ambulance(o: Order) -> None:
    """An ambulance."""
    o.size = 5.0
    paint = o.main("#f4f3ef", "gloss")
    red = o.second("#d0242c", "gloss", "stripe|cross|trim")
    o.keep("stripe")
    _van(o, paint)
    o.box("stripe", (2.03, 0.24, 4.4), red, (0, 1.12, -0.35), bevel=0.01)
    for x in (-1, 1):
        o.box("cross", (0.03, 0.56, 0.19), red, (x * 1.005, 1.8, -1.1), bevel=0)
        o.box("cross bar", (0.03, 0.19, 0.56), red, (x * 1.006, 1.8, -1.1), bevel=0)
    _beacons(o, 2.38, 1.1, 1.3)
    word = {"kind": "text", "text": "AMBULANCE", "height": 0.15, "depth": 0.03}
    o.add("lettering", s.move(word, rotate=(-38, 0, 0)), red, (0, 1.17, 2.4))


@kind("fire truck", "fire engine|firetruck|fire brigade truck", family="vehicles")
def fire_truck(o: Order) -> None:
    """A fire truck."""
    o.size = 6.0
    paint = o.main("#c8202a", "gloss")
    white = o.second("#f1efe9", "gloss", "stripe|trim")
    o.keep("stripe")
    steel = o.mat("ladder", "#c3c7cc", "metal")
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    dark = o.paint("dark", "#2a2c30", "plastic")
    side_view(o, "cab", [[1.0, 0.55], [3.2, 0.55], [3.25, 1.35], [3.05, 2.35], [1.0, 2.4]], 2.1, paint, bevel=0.12)
    side_view(o, "windshield", [[2.9, 1.4], [3.28, 1.38], [3.08, 2.2], [2.9, 2.2]], 1.8, glass, bevel=0.03)
    for z in (2.45, 1.5):
        o.box("side window", (2.14, 0.66, 0.72), glass, (0, 1.8, z), bevel=0.02)
    o.box("body", (2.1, 1.55, 4.0), paint, (0, 1.35, -1.05), bevel=0.05)
    o.box("stripe", (2.15, 0.17, 6.1), white, (0, 1.15, 0.02), bevel=0.02)
    for k in range(3):
        o.box(
            f"shutter {k + 1}",
            (2.13, 0.68, 0.95),
            o.paint("shutter", "#b9bdc2", "metal"),
            (0, 1.65, -2.25 + 1.15 * k),
            bevel=0.02,
        )
    for x in (-0.3, 0.3):
        o.rod("ladder side", [(x, 2.3, -3.1), (x, 2.62, 1.9)], 0.055, steel, smooth=False)
    for k in range(10):
        t = (k + 0.5) / 10
        o.rod(
            f"rung {k + 1}",
            [(-0.3, 2.3 + 0.32 * t, -3.1 + 5 * t), (0.3, 2.3 + 0.32 * t, -3.1 + 5 * t)],
            0.035,
            steel,
            smooth=False,
        )
    o.cyl("turntable", 0.42, 0.2, dark, (0, 2.2, -2.4))
    four_wheels(o, 0.9, (2.1, -1.2, -2.2), 0.5, 0.34)
    lights(o, 0.78, 0.85, 3.24, -3.06, 0.12)
    _beacons(o, 2.42, 2.5, 1.4)
    o.box("bumper", (2.16, 0.26, 0.24), o.mat("bumper", "#b9bdc2", "metal"), (0, 0.6, 3.24), bevel=0.05)


@kind("pickup truck", "pickup|pick up truck|ute", family="vehicles")
def pickup(o: Order) -> None:
    """A pickup truck."""
    o.size = 4.5
    paint = o.main(("#8f2430", "#2f5f8f", "#e2ded4", "#3f6b4f"), "gloss")
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    dark = o.paint("dark", "#1f2023", "plastic")
    o.surface, o.surface_z = (0.78, 0.62, 0.75), -1.45
    side_view(
        o,
        "body",
        [[-0.45, 0.5], [2.5, 0.5], [2.58, 0.75], [2.5, 1.1], [1.2, 1.2], [-0.45, 1.2]],
        1.86,
        paint,
        bevel=0.1,
    )
    side_view(o, "cabin", [[-0.4, 1.15], [1.35, 1.15], [0.75, 1.78], [-0.3, 1.82]], 1.62, glass, bevel=0.09)
    side_view(o, "roof", [[-0.4, 1.76], [0.72, 1.73], [0.62, 1.84], [-0.35, 1.87]], 1.56, paint, bevel=0.04)
    o.box("pillar", (1.66, 0.68, 0.12), paint, (0, 1.48, -0.33), bevel=0.03)
    bed = s.cut(s.box((1.86, 0.7, 2.15), 0.06), s.move(s.box((1.64, 0.6, 1.98), 0.02), (0, 0.16, 0)))
    o.add("bed", bed, o.mat("bed", o.main_color, "gloss"), (0, 0.86, -1.5))
    for z in (1.55, -1.55):
        o.add("arch", s.move(s.cyl(0.48, 1.9, bevel=0.02), rotate=(0, 0, 90)), dark, (0, 0.45, z))
    four_wheels(o, 0.85, (1.55, -1.55), 0.42, 0.3)
    lights(o, 0.68, 0.85, 2.55, -2.58, 0.11)
    o.box("bumper", (1.86, 0.2, 0.2), o.mat("bumper", "#b9bdc2", "metal"), (0, 0.52, 2.55), bevel=0.05)
    o.box("grille", (0.92, 0.24, 0.05), o.paint("grille", "#17181b", "metal"), (0, 0.85, 2.56))


@kind("excavator", "digger|backhoe|mini excavator", family="vehicles")
def excavator(o: Order) -> None:
    """An excavator."""
    o.size = 5.0
    paint = o.main("#f0b01e", "gloss")
    dark = o.mat("track", "#26272a", "rubber")
    steel = o.mat("bucket|shovel|scoop", "#4a4d52", "iron")
    track = [[-1.5, 0.02], [1.5, 0.02], [1.75, 0.4], [1.5, 0.75], [-1.5, 0.75], [-1.75, 0.4]]
    for x in (-0.85, 0.85):
        o.plate("track", [[-z, y] for z, y in track][::-1], 0.5, dark, (x, 0, 0), rotate=(0, 90, 0), bevel=0.1)
        for k in range(4):
            o.cyl("roller", 0.22, 0.54, paint, (x, 0.36, -1.05 + 0.7 * k), rotate=(0, 0, 90))
    o.cyl("turntable", 0.6, 0.25, dark, (0, 0.85, 0))
    o.box("house", (1.9, 0.75, 1.9), paint, (0, 1.35, -0.5), bevel=0.1)
    o.box("counterweight", (1.9, 0.6, 0.5), o.paint("dark", "#33353a", "iron"), (0, 1.3, -1.5), bevel=0.18)
    o.box("cab", (0.85, 1.25, 1.1), o.mat("window|glass", "#27323d", "gloss"), (-0.5, 1.95, 0.15), bevel=0.08)
    for x in (-0.92, -0.08):
        for z in (-0.38, 0.68):
            o.box("post", (0.09, 1.25, 0.09), paint, (x, 1.95, z), bevel=0.02)
    o.box("roof", (0.98, 0.1, 1.25), paint, (-0.5, 2.6, 0.15), bevel=0.04)
    boom = [[0.35, 1.45], [0.7, 1.35], [1.9, 2.8], [3.2, 3.1], [3.25, 3.38], [1.75, 3.2]]
    o.plate("boom", [[-z, y] for z, y in boom][::-1], 0.3, paint, (0.38, 0, 0), rotate=(0, 90, 0), bevel=0.05)
    arm = [[3.0, 3.45], [3.35, 3.4], [3.75, 1.4], [3.5, 1.35], [2.95, 3.1]]
    o.plate("arm", [[-z, y] for z, y in arm][::-1], 0.24, paint, (0.38, 0, 0), rotate=(0, 90, 0), bevel=0.04)
    cylinder = o.paint("ram", "#b9bdc2", "metal")
    o.rod("ram", [(0.38, 1.25, 0.75), (0.38, 2.6, 1.95)], 0.08, cylinder, smooth=False)
    o.rod("arm ram", [(0.38, 3.25, 2.1), (0.38, 3.5, 3.05)], 0.06, cylinder, smooth=False)
    scoop = [[3.75, 1.5], [3.4, 1.45], [3.05, 1.15], [2.95, 0.7], [3.2, 0.55], [3.3, 0.95], [3.7, 1.25]]
    o.plate("bucket", [[-z, y] for z, y in scoop][::-1], 0.85, steel, (0.38, 0, 0), rotate=(0, 90, 0), bevel=0.03)
    for k in range(4):
        o.box(f"tooth {k + 1}", (0.09, 0.2, 0.07), steel, (0.05 + 0.22 * k, 0.5, 3.12), rotate=(-20, 0, 0))


@kind("bulldozer", "dozer|earth mover", family="vehicles")
def bulldozer(o: Order) -> None:
    """A bulldozer."""
    o.size = 4.0
    paint = o.main("#f0b01e", "gloss")
    dark = o.mat("track", "#26272a", "rubber")
    track = [[-1.5, 0.02], [1.5, 0.02], [1.8, 0.45], [1.45, 0.9], [-1.45, 0.9], [-1.8, 0.45]]
    for x in (-0.8, 0.8):
        o.plate("track", [[-z, y] for z, y in track][::-1], 0.5, dark, (x, 0, 0), rotate=(0, 90, 0), bevel=0.1)
        for k in range(4):
            o.cyl("roller", 0.26, 0.54, paint, (x, 0.42, -1.05 + 0.7 * k), rotate=(0, 0, 90))
    side_view(o, "hood", [[-0.1, 0.6], [1.7, 0.6], [1.75, 1.45], [1.6, 1.55], [-0.1, 1.7]], 1.1, paint, bevel=0.08)
    o.box("body", (1.15, 0.9, 1.6), paint, (0, 1.1, -0.8), bevel=0.06)
    o.box("cab", (1.1, 0.95, 1.2), o.mat("window|glass", "#27323d", "gloss"), (0, 2.0, -0.75), bevel=0.06)
    for x in (-0.55, 0.55):
        for z in (-1.33, -0.17):
            o.box("post", (0.1, 1.0, 0.1), paint, (x, 2.0, z), bevel=0.02)
    o.box("roof", (1.3, 0.12, 1.4), paint, (0, 2.52, -0.75), bevel=0.05)
    o.cyl("exhaust", 0.07, 0.8, o.paint("iron", "#33353a", "iron"), (0.3, 1.95, 0.9))
    blade = [[2.3, 0.05], [2.62, 0.02], [2.48, 0.4], [2.5, 0.85], [2.7, 1.2], [2.55, 1.25], [2.28, 0.9], [2.25, 0.4]]
    steel = o.mat("blade|shovel", "#9a9ea5", "metal")
    o.plate("blade", [[-z, y] for z, y in blade][::-1], 2.9, steel, rotate=(0, 90, 0), bevel=0.02)
    o.rod("push arm", [(1.08, 0.45, 0.2), (1.08, 0.5, 2.35)], 0.09, paint, smooth=False, mirror="x")
    lights(o, 0.38, 1.3, 1.74, -1.62, 0.09)


@kind("forklift", "fork lift|forklift truck|stacker", family="vehicles")
def forklift(o: Order) -> None:
    """A forklift."""
    o.size = 2.5
    paint = o.main(("#f0a81e", "#d0442c", "#3f8f5e"), "gloss")
    dark = o.paint("dark", "#26272a", "iron")
    side_view(
        o,
        "body",
        [[-1.1, 0.3], [0.8, 0.3], [0.85, 0.75], [0.1, 0.8], [0.0, 1.05], [-1.1, 1.1]],
        1.05,
        paint,
        bevel=0.09,
    )
    o.box("counterweight", (1.05, 0.75, 0.4), dark, (0, 0.75, -1.1), bevel=0.14)
    wheel(
        o,
        "front wheel",
        (0.46, 0.32, 0.55),
        0.32,
        0.26,
        tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"),
        hub=paint,
        mirror="x",
    )
    wheel(
        o,
        "rear wheel",
        (0.42, 0.26, -0.85),
        0.26,
        0.2,
        tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"),
        hub=paint,
        mirror="x",
    )
    for x in (-0.44, 0.44):
        o.rod("front post", [(x, 0.7, 0.62), (x, 1.95, 0.3)], 0.04, dark, smooth=False)
        o.rod("rear post", [(x, 1.05, -0.95), (x, 1.95, -0.8)], 0.04, dark, smooth=False)
    o.box("roof", (1.05, 0.07, 1.3), dark, (0, 1.96, -0.25), bevel=0.03)
    o.box("seat", (0.5, 0.12, 0.45), dark, (0, 1.14, -0.45), bevel=0.05)
    o.box("seat back", (0.5, 0.45, 0.11), dark, (0, 1.4, -0.68), bevel=0.05)
    o.rod("column", [(0, 0.75, 0.4), (0, 1.25, 0.2)], 0.03, dark, smooth=False)
    o.add("steering wheel", s.torus(0.16, 0.02), dark, (0, 1.27, 0.19), rotate=(-68, 0, 0))
    for x in (-0.28, 0.28):
        o.box("mast", (0.09, 2.3, 0.12), dark, (x, 1.25, 0.98), bevel=0.015)
    for y in (0.35, 1.3, 2.35):
        o.box("mast bar", (0.6, 0.08, 0.09), dark, (0, y, 0.98), bevel=0.015)
    steel = o.mat("fork|tine", "#8d9197", "metal")
    o.box("carriage", (0.85, 0.42, 0.07), steel, (0, 0.5, 1.08), bevel=0.015)
    for x in (-0.25, 0.25):
        o.box("fork", (0.13, 0.05, 1.15), steel, (x, 0.14, 1.65), bevel=0.015)
        o.box("fork heel", (0.13, 0.5, 0.06), steel, (x, 0.36, 1.12), bevel=0.015)


@kind("crane", "construction crane|tower crane|harbour crane", family="vehicles")
def crane(o: Order) -> None:
    """A tower crane."""
    o.size = 12.0
    paint = o.main(("#f0b01e", "#d0442c"), "paint")
    dark = o.paint("dark", "#33353a", "concrete")

    def lattice(
        name: str, start: tuple[float, float, float], end: tuple[float, float, float], half: float, bays: int
    ) -> None:
        upright = abs(end[1] - start[1]) > abs(end[2] - start[2])
        across = (
            ((half, 0, half), (-half, 0, half), (-half, 0, -half), (half, 0, -half))
            if upright
            else ((half, half, 0), (-half, half, 0), (-half, -half, 0), (half, -half, 0))
        )
        rods = [
            s.rod(
                [[a + c for a, c in zip(start, d, strict=True)], [a + c for a, c in zip(end, d, strict=True)]],
                0.09,
                smooth=False,
            )
            for d in across
        ]
        for k in range(bays):
            lo = [a + (b - a) * k / bays for a, b in zip(start, end, strict=True)]
            hi = [a + (b - a) * (k + 1) / bays for a, b in zip(start, end, strict=True)]
            for j in range(4):
                d, e = across[j], across[(j + 1) % 4]
                first, second = (d, e) if k % 2 == 0 else (e, d)
                rods.append(
                    s.rod(
                        [
                            [a + c for a, c in zip(lo, first, strict=True)],
                            [a + c for a, c in zip(hi, second, strict=True)],
                        ],
                        0.05,
                        smooth=False,
                    )
                )
        o.add(name, s.union(*rods), paint)

    o.box("foot", (2.6, 0.5, 2.6), dark, (0, 0.25, 0), bevel=0.08)
    lattice("mast", (0, 0.4, 0), (0, 11.0, 0), 0.55, 9)
    lattice("jib", (0, 11.4, 0.6), (0, 11.4, 9.5), 0.4, 9)
    lattice("counter jib", (0, 11.4, -0.6), (0, 11.4, -4.2), 0.4, 4)
    o.box("slewing ring", (1.5, 0.4, 1.5), paint, (0, 11.1, 0), bevel=0.05)
    o.box("cab", (0.9, 1.1, 1.1), o.mat("window|glass|cab", "#27323d", "gloss"), (0.95, 10.7, 0.7), bevel=0.06)
    o.box("counterweight", (1.3, 1.5, 1.1), dark, (0, 10.9, -3.7), bevel=0.06)
    o.rod("peak", [(0, 11.4, 0), (0, 13.4, -0.1)], 0.12, paint, smooth=False)
    for z in (8.6, -3.9):
        o.rod("tie", [(0, 13.3, -0.1), (0, 11.8, z)], 0.05, dark, smooth=False)
    o.box("trolley", (0.9, 0.25, 0.7), dark, (0, 10.9, 6.6), bevel=0.04)
    o.rod("cable", [(0, 10.8, 6.6), (0, 6.4, 6.6)], 0.035, dark, smooth=False)
    o.rod("hook", [(0, 6.4, 6.6), (0, 6.1, 6.6), (0, 5.8, 6.75), (0, 5.65, 6.55), (0, 5.8, 6.4)], 0.08, dark)


@kind("dump truck", "tipper|tipper truck|dumper", family="vehicles")
def dump_truck(o: Order) -> None:
    """A dump truck."""
    o.size = 5.0
    paint = o.main(("#f0b01e", "#d0442c", "#3f7fb8"), "gloss")
    glass = o.mat("window|glass|windshield", "#27323d", "gloss")
    o.box("chassis", (1.5, 0.24, 5.2), o.paint("chassis", "#2a2c30", "iron"), (0, 0.7, 0))
    side_view(o, "cab", [[1.2, 0.65], [2.7, 0.65], [2.75, 1.4], [2.45, 2.3], [1.2, 2.35]], 1.9, paint, bevel=0.12)
    side_view(o, "windshield", [[2.2, 1.5], [2.76, 1.47], [2.5, 2.18], [2.2, 2.18]], 1.6, glass, bevel=0.03)
    o.box("side window", (1.94, 0.6, 0.65), glass, (0, 1.85, 1.85), bevel=0.02)
    tub = [[-2.7, 1.0], [0.9, 0.95], [1.0, 2.2], [1.9, 2.5], [1.9, 2.65], [-2.9, 2.25]]
    inner = [[-3.2, 1.2], [0.78, 1.15], [0.86, 3.0], [-3.2, 3.0]]
    bed = s.cut(
        s.plate([[-z, y] for z, y in tub][::-1], 2.2, bevel=0.05), s.plate([[-z, y] for z, y in inner][::-1], 1.95)
    )
    o.add("bed", bed, o.second("#c98f1a", "paint", "bed|tub|cargo"), rotate=(0, 90, 0))
    for k in range(4):
        o.box(
            f"rib {k + 1}",
            (2.28, 1.1, 0.12),
            o.second("#c98f1a", "paint", "bed|tub|cargo"),
            (0, 1.6, -2.2 + 0.9 * k),
            bevel=0.02,
        )
    if o.has("sand|gravel|rock|earth|dirt|load", default=True):
        o.ball("load", (0.95, 0.62, 1.6), o.mat("sand|gravel|rock|earth|dirt|load", "#a8885a", "rock"), (0, 1.95, -0.9))
    four_wheels(o, 0.85, (1.9, -0.95, -2.0), 0.52, 0.36)
    lights(o, 0.7, 1.0, 2.74, -2.62, 0.12)
    o.box("bumper", (1.94, 0.26, 0.2), o.mat("bumper", "#b9bdc2", "metal"), (0, 0.68, 2.76), bevel=0.05)
