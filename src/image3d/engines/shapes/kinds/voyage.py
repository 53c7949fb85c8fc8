"""Ships of sea, air and space, machines that walk, and worlds. Front is +z."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import side_view, wheel
from image3d.engines.shapes.kinds.vehicles import boat_hull
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _belly_sail(width: float, height: float) -> dict[str, Any]:
    """A square sail filled by wind from behind, its foot on y = 0."""
    outline = [[-width / 2, 0], [width / 2, 0], [width * 0.44, height], [-width * 0.44, height]]
    curve = s.move(
        s.cut(s.cyl(1.0, 6.0, bevel=0), s.cyl(0.97, 7.0, bevel=0)), (0, height / 2, -0.72), rotate=(0, 0, 90)
    )
    return s.common(s.plate(outline, 2.0), curve, s.move(s.box((6, 6, 1.2), 0), (0, 0.5, 0.6)))


def _jolly_roger(o: Order, pole: str, at: tuple[float, float, float]) -> None:
    """A large black flag with skull and bones on a pole whose foot is at `at`."""
    x, y, z = at
    black, bone = o.mat("flag", "#1b1b1e", "fabric"), o.mat("skull|bone", "#f4f0e4", "matte")
    o.rod("flag pole", [(x, y - 0.6, z), (x, y + 1.35, z)], 0.05, pole, smooth=False)
    o.box("jolly roger", (1.75, 1.15, 0.05), black, (x + 0.9, y + 0.7, z), bevel=0.01)
    for side in (-1, 1):
        front = z + 0.04 * side
        o.ball("skull", (0.25, 0.22, 0.05), bone, (x + 0.9, y + 0.83, front))
        o.box("jaw", (0.22, 0.2, 0.06), bone, (x + 0.9, y + 0.62, front), bevel=0.02)
        for dx in (-0.1, 0.1):
            o.ball("socket", (0.07, 0.075, 0.05), black, (x + 0.9 + dx, y + 0.82, front + 0.03 * side))
        for turn in (-1, 1):
            ends = [(x + 0.4, y + 0.42 - 0.12 * turn, front), (x + 1.4, y + 0.42 + 0.12 * turn, front)]
            o.rod("crossbone", ends, 0.05, bone, smooth=False)


@kind("pirate ship", "galleon|tall ship|sailing ship|ghost ship|caravel|frigate", family="vehicles")
def pirate_ship(o: Order) -> None:
    """A ship with three masts, gun ports and a flag."""
    o.size = 6.0
    wood = o.main(("#7a4a28", "#5f3d26"), "planks", tile=1.4)
    trim, gold = o.mat("trim|rail", "#4a2f1c", "wood"), o.paint("gold", "#d0a03a", "gold")
    length, depth = 6.4, 1.25
    boat_hull(o, wood, length, 1.9, depth)
    deck = o.mat("deck", "#b98a54", "planks")
    plan = [[0.5, -0.49], [0.83, -0.2], [0.86, 0.05], [0.62, 0.3], [0.24, 0.44]]
    outline = [[x, z * length] for x, z in plan] + [[-x, z * length] for x, z in plan[::-1]]
    o.plate("deck", outline, 0.06, deck, (0, depth * 0.74, 0), rotate=(90, 0, 180))
    o.box("stern castle", (1.35, 0.85, 1.25), wood, (0, depth + 0.25, -length * 0.41), bevel=0.04)
    o.box("poop deck", (1.45, 0.07, 1.35), trim, (0, depth + 0.7, -length * 0.41), bevel=0.02)
    o.box("forecastle", (0.85, 0.4, 0.8), wood, (0, depth * 0.95 + 0.1, length * 0.33), bevel=0.04)
    for k in range(3):
        o.box(
            f"window {k + 1}",
            (0.26, 0.34, 0.04),
            o.mat("window|light", "#ffd77a", "glow"),
            (-0.38 + 0.38 * k, depth + 0.3, -length * 0.41 - 0.63),
            bevel=0.01,
        )
    for z in (-0.6, 0.6):
        o.rod(
            "rail",
            [(z, depth + 0.98, -length * 0.41 - 0.6), (z, depth + 0.98, -length * 0.41 + 0.6)],
            0.035,
            trim,
            smooth=False,
        )
        for k in range(5):
            o.rod(
                "baluster",
                [
                    (z, depth + 0.72, -length * 0.41 - 0.58 + 0.29 * k),
                    (z, depth + 0.98, -length * 0.41 - 0.58 + 0.29 * k),
                ],
                0.025,
                trim,
                smooth=False,
            )
    for k in range(4):
        z = -1.5 + 0.85 * k
        x = 0.84 if abs(z) < 1.2 else 0.78
        o.box(
            f"port {k + 1}",
            (0.12, 0.22, 0.24),
            o.paint("port", "#1d1a18", "matte"),
            (x, depth * 0.62, z),
            bevel=0.01,
            mirror="x",
        )
        o.cyl(
            f"cannon {k + 1}",
            0.055,
            0.4,
            o.mat("cannon", "#2b2d31", "iron"),
            (x + 0.14, depth * 0.62, z),
            rotate=(0, 0, 90),
            mirror="x",
        )
    pirates = o.style("pirate", "ghost")
    canvas = ("#2f2d33", "#efe7d3", "#5f1d22") if pirates else "#efe7d3"
    cloth, pole = o.mat("sail", canvas, "fabric"), o.mat("mast", "#7d5430", "wood")
    masts = o.count("mast", 3, 1, 4)
    for k in range(masts):
        z = length * (0.27 - 0.5 * k / max(masts - 1, 1)) if masts > 1 else 0.2
        tall = 4.6 - 0.5 * abs(k - (masts - 1) / 2)
        base = depth * 0.75
        o.cyl(f"mast {k + 1}", 0.085, tall, pole, (0, base + tall / 2, z), top=0.05)
        for j, (w, y, h) in enumerate(((2.7, 0.75, 1.35), (2.1, 2.25, 1.05), (1.5, 3.4, 0.7))):
            if y + h < tall:
                o.add(f"sail {k + 1}-{j + 1}", _belly_sail(w, h), cloth, (0, base + y, z))
                o.cyl(f"yard {k + 1}-{j + 1}", 0.05, w, pole, (0, base + y + h, z + 0.1), rotate=(0, 0, 90))
        o.plate(
            f"pennant {k + 1}",
            [[0, 0], [0.6, 0.12], [0, 0.26]],
            0.02,
            o.mat("flag", "#c8202a", "fabric"),
            (0.03, base + tall - 0.26, z),
        )
    if pirates:
        _jolly_roger(o, pole, (0, depth * 0.75 + 4.3, length * (0.27 - 0.25) if masts > 1 else 0.2))
    nest = depth * 0.75 + 3.3
    o.cyl(
        "crow's nest".replace("'", ""),
        0.26,
        0.24,
        wood,
        (0, nest - 0.1, length * (0.27 - 0.25) if masts > 1 else 0.2),
        top=0.32,
    )
    o.rod(
        "bowsprit",
        [(0, depth * 1.05, length * 0.4), (0, depth * 1.65, length * 0.66)],
        [0.07, 0.03],
        pole,
        smooth=False,
    )
    o.ball("figurehead", (0.09, 0.16, 0.12), gold, (0, depth * 1.12, length * 0.52))
    o.box("rudder", (0.08, 0.9, 0.4), trim, (0, depth * 0.45, -length * 0.52), bevel=0.02)


@kind("cruise ship", "ocean liner|ferry|passenger ship|cruise liner|titanic", family="vehicles")
def cruise_ship(o: Order) -> None:
    """A cruise ship."""
    o.size = 8.0
    o.main(("#f4f3ef", "#22304a"), "gloss")
    second = o.second(("#1f3f7a", "#c8202a"), "gloss", "stripe|funnel|trim|hull")
    o.keep("stripe")
    boat_hull(o, o.mat("hull", o.main_color, "gloss"), 9.0, 1.9, 1.3, deck=1.05)
    glass = o.mat("window|glass", "#2f4a66", "gloss")
    for k in range(5):
        long, wide = 6.4 - 0.75 * k, 1.5 - 0.12 * k
        o.box(
            f"deck {k + 1}",
            (wide, 0.34, long),
            o.paint("decks", "#f4f3ef", "gloss"),
            (0, 1.4 + 0.36 * k, -0.5 - 0.12 * k),
            bevel=0.06,
        )
        o.box(
            f"windows {k + 1}",
            (wide + 0.02, 0.13, long * 0.9),
            glass,
            (0, 1.43 + 0.36 * k, -0.5 - 0.12 * k),
            bevel=0.02,
        )
        o.box(
            f"floor {k + 1}",
            (wide + 0.16, 0.04, long + 0.2),
            o.paint("decks", "#f4f3ef", "gloss"),
            (0, 1.575 + 0.36 * k, -0.5 - 0.12 * k),
            bevel=0.015,
        )
    for k, z in enumerate((-0.4, -1.7)):
        o.rod(f"funnel {k + 1}", [(0, 3.1, z), (0, 3.85, z - 0.16)], [0.32, 0.28], second, smooth=False)
        o.rod(
            f"funnel top {k + 1}",
            [(0, 3.83, z - 0.155), (0, 3.98, z - 0.19)],
            [0.29, 0.28],
            o.paint("black", "#1d1e22", "gloss"),
            smooth=False,
        )
    for k in range(4):
        o.add(
            f"life boat {k + 1}",
            s.ball((0.1, 0.09, 0.3)),
            o.mat("boat|lifeboat", "#ef7a1c", "gloss"),
            (0.8, 1.72, 1.2 - 1.0 * k),
            mirror="x",
        )
    o.box("bridge", (1.6, 0.3, 0.5), o.paint("decks", "#f4f3ef", "gloss"), (0, 2.85, 1.35), bevel=0.05)
    o.box("bridge glass", (1.62, 0.14, 0.46), glass, (0, 2.9, 1.38), bevel=0.02)
    o.cyl("mast", 0.04, 1.0, o.paint("decks", "#f4f3ef", "gloss"), (0, 3.5, 0.9))


@kind("cargo ship", "container ship|freighter|tanker", family="vehicles")
def cargo_ship(o: Order) -> None:
    """A container ship."""
    o.size = 8.0
    hull = o.main(("#22304a", "#7a2a2a", "#2f5f4a"), "paint")
    boat_hull(o, hull, 9.0, 1.9, 1.25, deck=0.95)
    tones = ("#c8323c", "#2f6fb8", "#3f9f5a", "#e0a81e", "#ee7d1a", "#d9d4c8")
    for i in range(3):
        for k in range(5):
            for j in range(int(o.rng.integers(1, 4))):
                tone = tones[int(o.rng.integers(6))]
                o.box(
                    f"container {i + 1}-{k + 1}-{j + 1}",
                    (0.5, 0.42, 1.05),
                    o.paint("container " + tone[1:], tone, "paint"),
                    (-0.52 + 0.52 * i, 1.35 + 0.43 * j, 2.4 - 1.1 * k),
                    bevel=0.014,
                )
    white = o.mat("bridge|tower|cabin", "#f1efe9", "paint")
    o.box("tower", (1.6, 1.9, 0.8), white, (0, 2.1, -3.5), bevel=0.05)
    o.box("bridge", (1.95, 0.4, 0.85), white, (0, 3.1, -3.45), bevel=0.04)
    o.box("bridge glass", (1.85, 0.2, 0.88), o.paint("glass", "#26323f", "gloss"), (0, 3.15, -3.44), bevel=0.02)
    for k in range(3):
        o.box(
            f"window row {k + 1}",
            (1.4, 0.14, 0.83),
            o.paint("glass", "#26323f", "gloss"),
            (0, 1.75 + 0.4 * k, -3.5),
            bevel=0.01,
        )
    o.cyl("funnel", 0.24, 0.9, o.second("#c8202a", "paint", "funnel|stripe"), (0, 3.0, -4.1))
    o.cyl("mast", 0.05, 1.1, white, (0, 2.0, 3.9))


@kind("canoe", "kayak|wooden canoe|dugout", family="vehicles")
def canoe(o: Order) -> None:
    """A canoe with its paddle."""
    o.size = 2.5
    hull = o.main(("#a5602a", "#c8323c", "#2f7a4a"), "wood" if not o.wish.look.colors else "paint")

    def shell(grow: float, lift: float) -> dict[str, Any]:
        rows = [
            (-1.0, 0.02, 0.62),
            (-0.8, 0.28, 0.46),
            (-0.4, 0.42, 0.38),
            (0.0, 0.45, 0.36),
            (0.4, 0.42, 0.38),
            (0.8, 0.28, 0.46),
            (1.0, 0.02, 0.62),
        ]
        slabs: list[Any] = []
        for (t0, w0, h0), (t1, w1, h1) in pairwise(rows):
            pts: list[Any] = []
            for t, w, h in ((t0, w0, h0), (t1, w1, h1)):
                half = max(w * grow, 0.006)
                pts += [
                    (half, h + lift * 2, t * 1.8 * (0.5 + grow / 2)),
                    (-half, h + lift * 2, t * 1.8 * (0.5 + grow / 2)),
                    (half * 0.6, 0.08 + lift, t * 1.8 * (0.5 + grow / 2)),
                    (-half * 0.6, 0.08 + lift, t * 1.8 * (0.5 + grow / 2)),
                    (0, lift, t * 1.74 * (0.5 + grow / 2)),
                ]
            slabs.append(s.hull(*[s.move(s.box((0.002,) * 3, 0), p) for p in pts]))
        return s.union(*slabs)

    o.add("hull", s.cut(shell(1.0, 0.0), shell(0.9, 0.05)), hull, crease=30)
    wood = o.mat("seat|paddle|oar", "#d9b07a", "wood")
    for z in (-0.85, 0.75):
        o.box("seat", (0.66, 0.03, 0.22), wood, (0, 0.32, z), bevel=0.01)
    o.box("thwart", (0.84, 0.04, 0.07), wood, (0, 0.35, 0), bevel=0.012)
    o.rod("paddle", [(0.1, 0.42, -0.9), (0.16, 0.42, 0.7)], 0.018, wood, smooth=False)
    o.add("paddle blade", s.ball((0.1, 0.014, 0.26)), wood, (0.17, 0.42, 0.9))


@kind("airship", "zeppelin|blimp|dirigible|steampunk airship", family="vehicles")
def airship(o: Order) -> None:
    """An airship."""
    o.size = 6.0
    steam = o.style("steampunk")
    skin = o.main("#a5713f" if steam else ("#c3c7cc", "#d9c9a0", "#b5483a"), "fabric")
    brass = o.second("#c9a24a", "gold", "trim|propeller|rib|fin")
    o.add("envelope", s.ball((1.05, 1.05, 3.1)), skin, (0, 2.6, 0))
    for k in range(7):
        z = -2.4 + 0.8 * k
        r = 1.055 * math.sqrt(max(0.02, 1 - (z / 3.12) ** 2))
        o.add(f"rib {k + 1}", s.torus(r, 0.03), brass, (0, 2.6, z), rotate=(90, 0, 0))
    o.add("nose", s.move(s.cone(0.16, 0.3), rotate=(90, 0, 0)), brass, (0, 2.6, 3.12))
    for turn in (0, 90, 180, 270):
        fin = [[-3.2, 0.15], [-2.0, 0.55], [-2.4, 1.25], [-3.1, 1.3]]
        o.add(
            "fin",
            s.move(s.plate([[-z, y] for z, y in fin][::-1], 0.07, bevel=0.02), rotate=(0, 90, 0)),
            brass,
            (0, 2.6, 0),
            rotate=(0, 0, turn),
        )
    wood = o.mat("gondola|cabin|basket", "#6e4527" if steam else "#8d9197", "planks" if steam else "paint")
    o.add(
        "gondola",
        s.hull(
            s.move(s.box((0.75, 0.1, 2.2), 0.02), (0, 1.1, 0)),
            s.move(s.box((0.45, 0.06, 1.5), 0.02), (0, 0.62, 0)),
            s.move(s.box((0.1, 0.1, 0.1), 0.02), (0, 1.05, 1.4)),
        ),
        wood,
    )
    o.box(
        "windows",
        (0.74, 0.16, 1.6),
        o.mat("window|glass", "#ffd98a" if steam else "#27323d", "gloss"),
        (0, 0.98, 0),
        bevel=0.03,
    )
    for x in (-0.3, 0.3):
        for z in (-0.9, 0.0, 0.9):
            o.rod("strut", [(x, 1.12, z), (x * 1.4, 1.75, z)], 0.022, brass, smooth=False)
    for x in (-1, 1):
        o.cyl("engine", 0.14, 0.5, brass, (x * 0.62, 0.95, -0.6), rotate=(90, 0, 0))
        o.rod("pylon", [(x * 0.3, 0.95, -0.6), (x * 0.62, 0.95, -0.6)], 0.05, brass, smooth=False)
        for turn in (0, 60, 120):
            o.add(
                "blade",
                s.ball((0.045, 0.36, 0.02)),
                o.mat("propeller", "#5f3d26", "wood"),
                (x * 0.62, 0.95, -0.9),
                rotate=(0, 0, turn),
            )


@kind("space station", "orbital station|iss|space base|orbital outpost", family="scifi")
def space_station(o: Order) -> None:
    """A space station with solar wings and a turning ring."""
    o.size = 6.0
    hull = o.main(("#d9dbe0", "#8d97a5"), "metal")
    dark, gold = o.paint("dark", "#3a3f4a", "metal"), o.paint("foil", "#c9a24a", "gold")
    panel = o.mat("panel|solar|wing", "#1f3f8a", "gloss")
    light = o.mat("light|window", "#ffdf8a", "glow")
    for k, (r, h, y) in enumerate(((0.42, 1.5, 2.6), (0.55, 0.5, 1.7), (0.42, 1.1, 0.95), (0.3, 0.5, 3.55))):
        o.cyl(f"module {k + 1}", r, h, (hull, dark, hull, gold)[k], (0, y, 0), bevel=0.06)
    o.add("ring", s.torus(1.7, 0.24), hull, (0, 1.7, 0))
    for k, (x, z) in enumerate(s.ring(16, 1.94)):
        o.ball(f"window {k + 1}", (0.06, 0.05, 0.06), light, (x, 1.7, z))
    for turn in (0, 60, 120):
        o.cyl("spoke", 0.1, 3.4, dark, (0, 1.7, 0), rotate=(90, turn, 0))
    for y in (0.75, 3.0):
        o.cyl("truss", 0.06, 6.4, dark, (0, y, 0), rotate=(0, 0, 90))
        for x in (-1, 1):
            for j in range(2):
                cx = x * (1.25 + 1.25 * j)
                o.box("panel", (1.1, 0.03, 0.95), panel, (cx, y, 0.62), bevel=0.01)
                o.box("panel", (1.1, 0.03, 0.95), panel, (cx, y, -0.62), bevel=0.01)
                for t in (-0.36, 0.0, 0.36):
                    o.box("grid", (0.025, 0.045, 2.2), dark, (cx + t, y, 0), bevel=0)
    o.lathe(
        "dish",
        [(0.0, 0.0), (0.3, 0.08), (0.5, 0.22), (0.48, 0.24), (0.28, 0.12), (0.0, 0.04)],
        hull,
        (0, 3.85, 0),
        smooth=True,
    )
    o.rod("feed", [(0, 3.9, 0), (0, 4.25, 0)], 0.02, dark, smooth=False)
    o.ball("feed tip", 0.05, o.paint("red", "#ff3a3a", "glow"), (0, 4.27, 0))
    o.add("dock", s.cone(0.3, 0.4), dark, (0, 0.25, 0), rotate=(180, 0, 0))


@kind("mech", "mecha|battle mech|giant robot|gundam|combat robot|mech robot|war robot", family="scifi")
def mech(o: Order) -> None:
    """A walking fighting machine."""
    o.size = 3.0
    armor = o.main(("#5d6b3a", "#8f2430", "#3f5f8a", "#c9a24a"), "paint")
    dark, steel = o.second("#33363d", "iron", "joint|leg|trim"), o.paint("steel", "#8d9197", "metal")
    glow = o.mat("eye|light|glow|visor", "#4ad8ff", "glow")
    o.add(
        "torso",
        s.hull(
            s.move(s.box((1.3, 0.5, 0.8), 0.06), (0, 2.75, 0.05)), s.move(s.box((0.8, 0.4, 0.6), 0.06), (0, 2.1, 0))
        ),
        armor,
    )
    o.add(
        "cockpit",
        s.hull(
            s.move(s.box((0.6, 0.3, 0.2), 0.04), (0, 2.75, 0.5)), s.move(s.box((0.4, 0.14, 0.2), 0.04), (0, 2.45, 0.5))
        ),
        dark,
    )
    o.box("visor", (0.44, 0.12, 0.06), glow, (0, 2.78, 0.6), bevel=0.02)
    o.box("head", (0.4, 0.28, 0.42), armor, (0, 3.12, 0.02), bevel=0.06)
    o.box("eye", (0.28, 0.06, 0.04), glow, (0, 3.13, 0.23), bevel=0.012)
    o.rod("antenna", [(0.16, 3.22, -0.1), (0.22, 3.62, -0.2)], 0.018, dark, smooth=False)
    o.cyl("waist", 0.26, 0.3, dark, (0, 1.85, 0))
    o.box("hips", (0.8, 0.32, 0.5), armor, (0, 1.65, 0), bevel=0.06)
    for x in (-1, 1):
        o.ball("shoulder joint", 0.24, dark, (x * 0.82, 2.8, 0))
        o.box("shoulder", (0.55, 0.5, 0.66), armor, (x * 0.98, 2.92, 0), rotate=(0, 0, -x * 10), bevel=0.07)
        o.rod("upper arm", [(x * 0.98, 2.75, 0), (x * 1.05, 2.25, 0.05)], 0.15, dark, smooth=False)
        o.ball("elbow", 0.18, steel, (x * 1.05, 2.2, 0.06))
        gun = x > 0 and o.has("cannon|gun|weapon|arm", default=True)
        o.box("forearm", (0.38, 0.4, 0.75), armor, (x * 1.07, 2.12, 0.38), bevel=0.06)
        if gun:
            for dx, dy in ((-0.09, 0.07), (0.09, 0.07), (0, -0.09)):
                o.cyl("barrel", 0.065, 0.8, steel, (x * 1.07 + dx, 2.12 + dy, 1.05), rotate=(90, 0, 0))
            o.cyl("barrel ring", 0.2, 0.08, dark, (x * 1.07, 2.12, 1.2), rotate=(90, 0, 0))
        else:
            for dx in (-0.11, 0.0, 0.11):
                o.rod(
                    "claw",
                    [(x * 1.07 + dx, 2.16, 0.72), (x * 1.07 + dx * 1.5, 2.12, 0.95), (x * 1.07 + dx, 1.98, 1.05)],
                    [0.06, 0.05, 0.03],
                    dark,
                )
        o.rod("thigh", [(x * 0.36, 1.6, 0), (x * 0.46, 1.02, 0.18)], 0.17, dark, smooth=False)
        o.box("thigh armour", (0.36, 0.5, 0.36), armor, (x * 0.44, 1.32, 0.14), rotate=(-14, 0, x * 8), bevel=0.06)
        o.ball("knee", 0.2, steel, (x * 0.46, 1.0, 0.2))
        o.add(
            "shin",
            s.hull(
                s.move(s.box((0.42, 0.16, 0.4), 0.05), (x * 0.48, 0.82, 0.12)),
                s.move(s.box((0.3, 0.1, 0.34), 0.05), (x * 0.5, 0.25, -0.06)),
            ),
            armor,
        )
        o.add(
            "foot",
            s.hull(
                s.move(s.box((0.5, 0.1, 0.95), 0.03), (x * 0.52, 0.06, 0.08)),
                s.move(s.box((0.34, 0.1, 0.4), 0.03), (x * 0.51, 0.24, -0.05)),
            ),
            dark,
        )
        for k in range(2):
            o.cyl("missile", 0.085, 0.3, steel, (x * (0.34 + 0.2 * k), 3.16, -0.16), rotate=(90, 0, 0))
    o.box("pack", (0.85, 0.7, 0.3), dark, (0, 2.55, -0.45), bevel=0.06)
    for x in (-0.22, 0.22):
        o.cyl("thruster", 0.13, 0.26, steel, (x, 2.18, -0.5), top=0.09)


@kind("robot dog", "robotic dog|mechanical dog|robodog|cyber dog", family="scifi")
def robot_dog(o: Order) -> None:
    """A robot dog."""
    o.size = 0.8
    shell = o.main(("#f2c02a", "#e9e7e2", "#4a86b8"), "plastic")
    dark = o.second("#2b2d33", "plastic", "joint|leg|trim")
    glow = o.mat("eye|light", "#4ad8ff", "glow")
    o.box("body", (0.26, 0.19, 0.66), shell, (0, 0.5, -0.02), bevel=0.05)
    o.box("back", (0.16, 0.04, 0.5), dark, (0, 0.6, -0.02), bevel=0.014)
    for x in (-1, 1):
        for z in (0.24, -0.28):
            o.cyl("hip", 0.075, 0.08, dark, (x * 0.16, 0.49, z), rotate=(0, 0, 90))
            o.rod("upper leg", [(x * 0.2, 0.49, z), (x * 0.2, 0.28, z - 0.1)], [0.05, 0.036], shell, smooth=False)
            o.rod("lower leg", [(x * 0.2, 0.28, z - 0.1), (x * 0.2, 0.05, z + 0.02)], [0.03, 0.022], dark, smooth=False)
            o.ball("foot", (0.04, 0.034, 0.045), dark, (x * 0.2, 0.034, z + 0.025))
    o.rod("neck", [(0, 0.54, 0.3), (0, 0.66, 0.4)], 0.055, dark, smooth=False)
    o.box("head", (0.22, 0.17, 0.22), shell, (0, 0.73, 0.42), bevel=0.05)
    o.box("snout", (0.14, 0.09, 0.15), shell, (0, 0.69, 0.58), bevel=0.034)
    o.ball("nose", (0.034, 0.024, 0.02), dark, (0, 0.715, 0.66))
    o.box("visor", (0.18, 0.06, 0.04), dark, (0, 0.765, 0.52), bevel=0.018)
    o.ball("eye", (0.026, 0.022, 0.016), glow, (0.048, 0.765, 0.538), mirror="x")
    o.add(
        "ear",
        s.hull(
            s.move(s.box((0.03, 0.02, 0.07), 0.008), (0.1, 0.8, 0.38)),
            s.move(s.box((0.02, 0.02, 0.03), 0.006), (0.125, 0.92, 0.36)),
        ),
        dark,
        mirror="x",
    )
    o.rod("tail", [(0, 0.55, -0.34), (0, 0.68, -0.44), (0, 0.82, -0.45)], [0.022, 0.017, 0.012], dark)
    o.ball("tail light", 0.028, o.paint("tail light", "#ff4a3a", "glow"), (0, 0.84, -0.45))


@kind("solar system", "planets|planetary system|orrery", family="scifi")
def solar_system(o: Order) -> None:
    """The sun and its planets on their rings."""
    o.size = 4.0
    o.ball("sun", 0.42, o.mat("sun", "#ffb02a", "glow"), (0, 0.5, 0))
    ring = o.main("#8d97a5", "metal")
    worlds = (
        ("#9a948c", 0.06, 0.62),
        ("#d9b27a", 0.09, 0.84),
        ("#3f7fd0", 0.1, 1.08),
        ("#b8542e", 0.075, 1.32),
        ("#c99a6a", 0.23, 1.72),
        ("#e0c48a", 0.19, 2.2),
        ("#8fd0d8", 0.14, 2.62),
        ("#3f5fc0", 0.135, 2.98),
    )
    count = o.count("planet", 8, 1, 8)
    for k, (tone, r, far) in enumerate(worlds[:count]):
        a = 2.4 * k + float(o.rng.uniform(0, 0.5))
        at = (far * math.sin(a), 0.5, far * math.cos(a))
        o.add(f"orbit {k + 1}", s.torus(far, 0.008), ring, (0, 0.5, 0))
        o.ball(f"planet {k + 1}", r, o.paint(f"planet {k + 1}", tone, "matte" if k not in {2, 4} else "rock"), at)
        if k == 5:
            band = [(r * 1.3, -0.005), (r * 1.85, -0.005), (r * 1.85, 0.005), (r * 1.3, 0.005)]
            o.lathe("rings", band, o.paint("rings", "#d9c9a0", "matte"), at, closed=True, rotate=(16, 0, 12))
        if k == 2:
            o.ball("moon", 0.03, o.paint("moon", "#d9dbe0", "matte"), (at[0] + 0.16, 0.56, at[2]))


@kind("space shuttle", "shuttle|space plane", family="scifi")
def space_shuttle(o: Order) -> None:
    """A space shuttle standing for take-off with tank and boosters."""
    o.size = 5.0
    white = o.main("#f1f1ee", "gloss")
    black, orange = o.paint("black", "#22242b", "matte"), o.mat("tank", "#c8702a", "matte")
    o.lathe(
        "tank",
        [(0.0, 0.5), (0.45, 0.6), (0.5, 1.0), (0.5, 4.0), (0.38, 4.6), (0.12, 5.1), (0.0, 5.2)],
        orange,
        (0, 0, -0.55),
        smooth=False,
    )
    for x in (-0.78, 0.78):
        o.lathe("booster", [(0.0, 0.2), (0.2, 0.2), (0.24, 0.5), (0.24, 3.9), (0.0, 4.5)], white, (x, 0, -0.55))
        o.lathe("nozzle", [(0.1, 0.24), (0.24, -0.05), (0.22, -0.05), (0.08, 0.24)], black, (x, 0, -0.55), closed=True)
        o.cyl("band", 0.245, 0.09, o.second("#2459b8", "gloss", "stripe|band|trim"), (x, 3.5, -0.55))
    o.lathe(
        "fuselage",
        [(0.0, 0.45), (0.34, 0.5), (0.36, 1.0), (0.36, 3.0), (0.28, 3.5), (0.1, 3.85), (0.0, 3.9)],
        white,
        (0, 0, 0.32),
        smooth=False,
    )
    wing = [[0.25, 0.55], [1.25, 0.6], [1.2, 1.0], [0.6, 2.0], [0.3, 2.9]]
    o.plate("wing", wing, 0.09, white, (0, 0, 0.14), mirror="x", bevel=0.03)
    o.plate(
        "wing edge",
        [[0.32, 0.62], [1.2, 0.66], [1.14, 0.9], [0.4, 0.9]],
        0.1,
        black,
        (0, 0, 0.14),
        mirror="x",
        bevel=0.03,
    )
    side_view(o, "fin", [[0.62, 0.5], [1.25, 0.55], [1.1, 1.1], [0.64, 1.7]], 0.09, white, bevel=0.03)
    for x, z in ((0.0, 0.45), (-0.16, 0.2), (0.16, 0.2)):
        o.lathe("engine", [(0.06, 0.5), (0.17, 0.2), (0.15, 0.2), (0.04, 0.48)], black, (x, 0, z), closed=True)
    o.box(
        "window",
        (0.34, 0.16, 0.1),
        o.paint("window", "#26323f", "gloss"),
        (0, 3.42, 0.55),
        rotate=(-20, 0, 0),
        bevel=0.03,
    )
    o.box("nose shade", (0.5, 0.1, 0.1), black, (0, 3.15, 0.62), bevel=0.03)


@kind("rover", "mars rover|moon rover|lunar rover|space rover", family="scifi")
def rover(o: Order) -> None:
    """A planetary rover."""
    o.size = 2.0
    body = o.main(("#e9e7e2", "#c9a24a"), "metal")
    dark = o.paint("dark", "#2b2d33", "rubber")
    steel = o.paint("steel", "#8d9197", "metal")
    o.box("body", (0.9, 0.34, 1.2), body, (0, 0.78, 0), bevel=0.05)
    o.box("deck", (1.1, 0.04, 1.35), o.mat("panel|solar", "#1f3f8a", "gloss"), (0, 0.98, 0), bevel=0.01)
    for t in (-0.36, -0.12, 0.12, 0.36):
        o.box("grid", (0.012, 0.05, 1.33), steel, (t, 0.98, 0), bevel=0)
    for k, z in enumerate((0.62, 0.0, -0.62)):
        wheel(
            o,
            f"wheel {k + 1}",
            (0.68, 0.26, z),
            0.26,
            0.24,
            tyre=o.mat("wheel", "#3a3c42", "metal"),
            hub=dark,
            spokes=6,
            mirror="x",
        )
    o.rod("rocker", [(0.56, 0.28, 0.62), (0.54, 0.72, 0.2), (0.56, 0.3, -0.02)], 0.04, steel, smooth=False, mirror="x")
    o.rod(
        "bogie", [(0.56, 0.3, -0.02), (0.54, 0.66, -0.3), (0.56, 0.28, -0.62)], 0.035, steel, smooth=False, mirror="x"
    )
    o.rod("mast", [(0.25, 0.98, 0.45), (0.25, 1.65, 0.5)], 0.045, steel, smooth=False)
    o.box("camera head", (0.36, 0.17, 0.16), body, (0.25, 1.7, 0.5), bevel=0.03)
    for x in (0.15, 0.35):
        o.cyl("lens", 0.05, 0.06, o.mat("camera|lens|eye", "#26323f", "gloss"), (x, 1.7, 0.59), rotate=(90, 0, 0))
    o.rod("arm", [(-0.3, 0.78, 0.6), (-0.32, 0.9, 0.9), (-0.3, 0.5, 1.1)], 0.034, steel, smooth=False)
    o.box("tool", (0.12, 0.14, 0.12), dark, (-0.3, 0.45, 1.12), bevel=0.02)
    o.lathe(
        "dish",
        [(0.0, 0.0), (0.14, 0.05), (0.2, 0.11), (0.185, 0.115), (0.12, 0.065), (0.0, 0.02)],
        body,
        (-0.3, 1.12, -0.4),
        smooth=True,
        rotate=(24, 0, 10),
    )
    o.rod("dish post", [(-0.3, 0.98, -0.4), (-0.3, 1.14, -0.4)], 0.02, steel, smooth=False)
