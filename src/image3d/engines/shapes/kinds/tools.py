"""Tools of the workshop and the garden, and small useful things."""

from __future__ import annotations

import math
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("hammer", "claw hammer|mallet|sledgehammer|carpenter hammer", family="tools")
def hammer(o: Order) -> None:
    """A hammer."""
    o.size = 0.3
    steel = (
        o.main("#8f9499", "metal")
        if not o.wish.look.finishes or o.wish.look.finishes[0] != "wood"
        else o.paint("head", "#8f9499", "metal")
    )
    grip = o.mat("handle|shaft", "#b07a42", "wood")
    o.lathe(
        "handle",
        [(0.014, 0), (0.018, 0.01), (0.017, 0.1), (0.0125, 0.16), (0.012, 0.3)],
        grip,
        smooth=True,
        scale=(1, 1, 0.8),
    )
    o.box("cheek", (0.05, 0.038, 0.036), steel, (0, 0.3, 0), bevel=0.008)
    o.lathe(
        "face",
        [(0.014, 0), (0.014, 0.025), (0.02, 0.032), (0.02, 0.052), (0.017, 0.055)],
        steel,
        (0.02, 0.3, 0),
        rotate=(0, 0, -90),
    )
    for z in (-1, 1):
        claw = [(-0.02, 0.3, 0.009 * z), (-0.05, 0.298, 0.011 * z), (-0.08, 0.282, 0.015 * z), (-0.1, 0.25, 0.019 * z)]
        o.rod("claw", claw, [0.0135, 0.011, 0.0085, 0.003], steel)


@kind("wrench", "spanner|adjustable wrench|monkey wrench", family="tools")
def wrench(o: Order) -> None:
    """A wrench."""
    o.size = 0.25
    steel = o.main("#a9aeb4", "metal")
    dark = o.paint("screw", darker(o.main_color, 0.45), "metal")
    if not o.style("adjustable", "monkey"):
        around = [[0.036 * math.cos(math.radians(t)), 0.036 * math.sin(math.radians(t))] for t in range(0, 360, 15)]
        body = s.union(
            s.move(s.plate(around, 0.018), (0, 0.25, 0)), s.move(s.box((0.026, 0.22, 0.012), 0.005), (0, 0.12, 0))
        )
        o.add("wrench", s.cut(body, s.move(s.box((0.03, 0.05, 0.05), 0), (0.004, 0.277, 0), rotate=(0, 0, -14))), steel)
        o.add(
            "ring end",
            s.move(s.cut(s.cyl(0.026, 0.016), s.prism(6, 0.0155, 0.05)), rotate=(90, 0, 0)),
            steel,
            (0, 0.005, 0),
        )
        o.box(
            "grip",
            (0.016, 0.11, 0.0145),
            o.mat("handle|grip", darker(o.main_color, 0.25), "metal"),
            (0, 0.115, 0),
            bevel=0.004,
        )
        return
    head = [
        [-0.013, 0.17],
        [0.02, 0.17],
        [0.044, 0.196],
        [0.042, 0.212],
        [-0.012, 0.212],
        [-0.012, 0.27],
        [-0.03, 0.262],
        [-0.042, 0.232],
        [-0.034, 0.195],
    ]
    o.plate("head", head, 0.02, steel, bevel=0.004)
    o.plate(
        "jaw", [[0.016, 0.2], [0.048, 0.2], [0.046, 0.232], [0.034, 0.258], [0.016, 0.27]], 0.017, steel, bevel=0.003
    )
    o.cyl("screw", 0.0105, 0.03, dark, (0.012, 0.189, 0), rotate=(0, 0, 90))
    for k in range(6):
        o.add(f"thread {k + 1}", s.torus(0.0108, 0.0016), steel, (0.0005 + 0.0048 * k, 0.189, 0), rotate=(0, 0, 90))
    o.plate(
        "handle",
        [[-0.015, 0.0], [0.015, 0.0], [0.012, 0.18], [-0.012, 0.18]],
        0.012,
        o.mat("handle|grip", o.main_color, "metal"),
        bevel=0.004,
    )
    o.add(
        "eye", s.move(s.cut(s.cyl(0.021, 0.013), s.cyl(0.009, 0.05, bevel=0)), rotate=(90, 0, 0)), steel, (0, -0.006, 0)
    )
    o.box("groove", (0.011, 0.12, 0.0135), dark, (0, 0.088, 0), bevel=0.003)


@kind("screwdriver", "phillips screwdriver", family="tools")
def screwdriver(o: Order) -> None:
    """A screwdriver."""
    o.size = 0.2
    grip = o.mat(
        "handle|grip",
        o.wish.look.colors[0] if o.wish.look.colors else str(o.pick("#d63a34", "#f2b91e", "#2b62c9")),
        "plastic",
    )
    ridges = [
        [
            (0.0165 if k % 2 else 0.0145) * math.cos(math.pi * k / 8),
            (0.0165 if k % 2 else 0.0145) * math.sin(math.pi * k / 8),
        ]
        for k in range(16)
    ]
    o.add("handle", s.plate(ridges, 0.09, smooth=True, bevel=0.004), grip, (0, 0.16, 0), rotate=(90, 0, 0))
    o.lathe("collar", [(0.014, 0.1), (0.009, 0.118), (0.0, 0.118)], grip)
    o.cyl("shaft", 0.004, 0.1, o.paint("steel", "#b9bdc2", "metal"), (0, 0.06, 0))
    o.add(
        "tip",
        s.hull(
            s.move(s.cyl(0.004, 0.004, bevel=0), (0, 0.014, 0)),
            s.move(s.box((0.009, 0.003, 0.0012), 0), (0, 0.0015, 0)),
        ),
        o.paint("steel", "#b9bdc2", "metal"),
    )


@kind("scissors", "shears|pair scissors", family="tools", pair_is_one=True)
def scissors(o: Order) -> None:
    """Scissors."""
    o.size = 0.2
    steel = o.paint("blade", "#c3c8cd", "metal") if not o.wish.look.finishes else o.main("#c3c8cd", "metal")
    grip = o.mat(
        "handle|grip",
        o.wish.look.colors[0] if o.wish.look.colors else str(o.pick("#d63a34", "#2b62c9", "#222326")),
        "plastic",
    )
    for side in (1, -1):
        blade = s.plate([[-0.009, 0.0], [0.009, -0.004], [0.0035, 0.115], [-0.001, 0.118]], 0.0026, bevel=0.0008)
        o.add(
            f"blade {'left' if side > 0 else 'right'}",
            blade,
            steel,
            (0, 0.1, 0.0016 * side),
            rotate=(0, 0 if side > 0 else 180, 13 * side),
        )
        x = 0.033 * side
        loop = [
            (x + 0.022 * math.cos(t) * 0.9, 0.035 + 0.031 * math.sin(t), 0.0016 * side)
            for t in [2 * math.pi * k / 12 for k in range(12)]
        ]
        o.rod("ring", loop, 0.0065, grip, closed=True)
        o.rod(
            "shank",
            [
                (0.022 * side, 0.06, 0.0016 * side),
                (0.008 * side, 0.085, 0.0016 * side),
                (-0.003 * side, 0.103, 0.0016 * side),
            ],
            [0.0065, 0.006, 0.0055],
            grip,
        )
    o.cyl("pivot", 0.006, 0.012, o.paint("pivot", "#8f9499", "metal"), (0, 0.1, 0), rotate=(90, 0, 0))


@kind("drill", "power drill|cordless drill|cordless power drill|electric drill", family="tools")
def drill(o: Order) -> None:
    """A drill."""
    o.size = 0.25
    body = o.main(("#e0b01e", "#2f7f8f", "#c8323c"), "plastic")
    black = o.second("#26272b", "rubber", "grip|battery|handle")
    steel = o.paint("steel", "#9a9fa5", "metal")
    o.lathe(
        "motor",
        [(0.026, 0), (0.032, 0.008), (0.033, 0.1), (0.026, 0.125), (0.022, 0.13)],
        body,
        (0, 0.2, -0.07),
        rotate=(90, 0, 0),
    )
    o.lathe(
        "chuck",
        [(0.021, 0), (0.021, 0.02), (0.017, 0.028), (0.011, 0.046), (0, 0.046)],
        black,
        (0, 0.2, 0.057),
        rotate=(90, 0, 0),
    )
    o.cyl("bit", 0.0035, 0.075, steel, (0, 0.2, 0.135), rotate=(90, 0, 0))
    o.add("bit tip", s.cone(0.0035, 0.012), steel, (0, 0.2, 0.178), rotate=(90, 0, 0))
    o.add(
        "grip",
        s.hull(
            s.move(s.box((0.036, 0.02, 0.05), 0.009), (0, 0.18, -0.03)),
            s.move(s.box((0.034, 0.02, 0.046), 0.009), (0, 0.05, -0.05)),
        ),
        black,
    )
    o.box("battery", (0.06, 0.04, 0.09), body, (0, 0.03, -0.04), bevel=0.01)
    o.box("battery foot", (0.062, 0.016, 0.092), black, (0, 0.01, -0.04), bevel=0.006)
    o.box("trigger", (0.012, 0.03, 0.014), o.paint("trigger", "#c8202a", "plastic"), (0, 0.15, 0.0), bevel=0.004)
    o.box("vent", (0.0665, 0.02, 0.03), black, (0, 0.205, -0.045), bevel=0.003)


@kind("saw", "hand saw|handsaw", family="tools")
def saw(o: Order) -> None:
    """A saw."""
    o.size = 0.4
    teeth: list[Any] = []
    for k in range(26):
        x = -0.14 + 0.013 * k
        teeth += [[x, 0.0], [x + 0.0065, 0.011]]
    o.plate(
        "blade",
        [*teeth, [0.2, 0.011], [0.2, 0.04], [-0.14, 0.1]],
        0.004,
        o.main("#b9bdc2", "metal") if not o.wish.look.colors else o.paint("blade", "#b9bdc2", "metal"),
        (0, 0.02, 0),
    )
    grip = o.mat("handle|grip", o.wish.look.colors[0] if o.wish.look.colors else "#a66a34", "wood")
    outline = [
        [-0.27, 0.02],
        [-0.17, -0.005],
        [-0.12, 0.02],
        [-0.12, 0.115],
        [-0.17, 0.13],
        [-0.25, 0.145],
        [-0.29, 0.1],
    ]
    o.plate(
        "handle",
        outline,
        0.022,
        grip,
        (0, 0.02, 0),
        smooth=True,
        holes=[[[-0.245, 0.05], [-0.19, 0.04], [-0.17, 0.07], [-0.19, 0.1], [-0.24, 0.11]]],
    )


@kind("shovel", "spade|snow shovel", family="tools")
def shovel(o: Order) -> None:
    """A shovel."""
    o.size = 0.9
    steel = (
        o.main("#8f9499", "metal")
        if not (o.wish.look.finishes and o.wish.look.finishes[0] == "wood")
        else o.paint("blade", "#8f9499", "metal")
    )
    wood = o.mat("handle|shaft", "#a9743d", "wood")
    blade = [
        [-0.11, 0.28],
        [-0.115, 0.12],
        [-0.08, 0.03],
        [0, 0],
        [0.08, 0.03],
        [0.115, 0.12],
        [0.11, 0.28],
        [0.03, 0.3],
        [-0.03, 0.3],
    ]
    o.plate("blade", blade, 0.012, steel, bevel=0.004)
    o.cyl("socket", 0.022, 0.16, steel, (0, 0.33, 0.006), top=0.019)
    o.cyl("shaft", 0.0165, 0.72, wood, (0, 0.72, 0.006))
    o.cyl("grip", 0.017, 0.16, wood, (0, 1.14, 0.006), rotate=(0, 0, 90))
    o.rod("fork", [(0, 1.06, 0.006), (0.05, 1.1, 0.006), (0.07, 1.14, 0.006)], 0.012, wood, mirror="x")


@kind("pickaxe", "pick axe|mining pick|pick", family="tools")
def pickaxe(o: Order) -> None:
    """A pickaxe."""
    o.size = 0.8
    steel = (
        o.main("#70757b", "iron")
        if not (o.wish.look.finishes and o.wish.look.finishes[0] == "wood")
        else o.paint("head", "#70757b", "iron")
    )
    o.rod(
        "handle",
        [(0, 0, 0), (0, 0.4, 0), (0, 0.86, 0)],
        [0.022, 0.018, 0.022],
        o.mat("handle|shaft", "#8f5f30", "wood"),
    )
    o.rod(
        "head",
        [(-0.36, 0.66, 0), (-0.2, 0.78, 0), (0, 0.82, 0), (0.2, 0.78, 0), (0.36, 0.66, 0)],
        [0.003, 0.024, 0.034, 0.024, 0.003],
        steel,
    )
    o.box("eye", (0.08, 0.07, 0.07), steel, (0, 0.82, 0), bevel=0.01)


@kind("key", "brass key|skeleton key|old key|golden key|house key|door key", family="tools")
def key(o: Order) -> None:
    """A key."""
    o.size = 0.1
    brass = o.main("#b98f3a", "gold")
    if o.chance(0.5):
        for k, (x, y) in enumerate(((0, 0.015), (-0.013, -0.004), (0.013, -0.004))):
            o.add(f"bow {k + 1}", s.move(s.torus(0.012, 0.0036), rotate=(90, 0, 0)), brass, (x, 0.1 + y, 0))
    else:
        o.add("bow", s.move(s.torus(0.021, 0.0045), rotate=(90, 0, 0)), brass, (0, 0.105, 0))
    o.cyl("shaft", 0.0048, 0.09, brass, (0, 0.045, 0))
    for y in (0.083, 0.077, 0.004):
        o.add("collar", s.torus(0.0055, 0.0023), brass, (0, y, 0))
    o.plate(
        "bit",
        [
            [0, 0],
            [0.026, 0],
            [0.026, 0.008],
            [0.017, 0.008],
            [0.017, 0.013],
            [0.026, 0.013],
            [0.026, 0.026],
            [0.012, 0.026],
            [0.012, 0.021],
            [0, 0.021],
        ],
        0.0055,
        brass,
        (0.003, 0.008, 0),
        bevel=0.0009,
    )


@kind("anvil", "blacksmith anvil", family="tools")
def anvil(o: Order) -> None:
    """An anvil."""
    o.size = 0.6
    iron = o.main("#3d4045", "iron")
    o.box("foot", (0.34, 0.07, 0.24), iron, (0, 0.035, 0), bevel=0.02)
    o.add(
        "waist",
        s.hull(s.move(s.box((0.28, 0.02, 0.2), 0), (0, 0.07, 0)), s.move(s.box((0.18, 0.02, 0.13), 0), (0, 0.16, 0))),
        iron,
    )
    o.add(
        "neck",
        s.hull(s.move(s.box((0.18, 0.02, 0.13), 0), (0, 0.16, 0)), s.move(s.box((0.36, 0.02, 0.15), 0), (0, 0.24, 0))),
        iron,
    )
    o.box("face", (0.4, 0.1, 0.16), iron, (0.02, 0.29, 0), bevel=0.008)
    o.lathe(
        "horn",
        [(0.065, 0), (0.058, 0.08), (0.035, 0.18), (0.004, 0.26)],
        iron,
        (-0.17, 0.285, 0),
        smooth=True,
        rotate=(0, 0, 90),
        scale=(1, 1, 0.95),
    )


@kind("umbrella", "parasol|beach umbrella", family="tools")
def umbrella(o: Order) -> None:
    """An umbrella."""
    o.size = 1.0
    cloth = o.main(("#c8323c", "#2459b8", "#7a4fb0"), "fabric")
    other = o.second(o.main_color, "fabric", "panel")
    n = 8
    shell = s.cut(
        s.ball((0.52, 0.3, 0.52)),
        s.move(s.ball((0.512, 0.292, 0.512)), (0, -0.006, 0)),
        s.move(s.box((1.2, 0.6, 1.2), 0), (0, -0.3, 0)),
    )
    wedge = s.plate([[0, 0], [0.905 * math.tan(math.pi / n), 0.9], [-0.905 * math.tan(math.pi / n), 0.9]], 1.0)
    for k in range(n):
        o.add(
            f"panel {k + 1}",
            s.common(shell, s.move(wedge, rotate=(90, 360 / n * k, 0))),
            cloth if k % 2 == 0 else other,
            (0, 0.72, 0),
        )
    o.cyl("shaft", 0.009, 1.0, o.mat("pole|shaft", "#8f9499", "metal"), (0, 0.56, 0))
    o.rod(
        "crook",
        [(0, 0.07, 0), (0, 0.01, 0.0), (0.03, -0.03, 0), (0.075, -0.02, 0), (0.085, 0.02, 0)],
        0.014,
        o.mat("handle", "#6a4223", "wood"),
    )
    o.add("tip", s.cone(0.012, 0.06), o.mat("pole|shaft", "#8f9499", "metal"), (0, 1.07, 0))


@kind("broom", "witch broom|broomstick", family="tools")
def broom(o: Order) -> None:
    """A broom."""
    o.size = 0.9
    o.rod("handle", [(0, 0.3, 0), (0.005, 0.8, 0), (0, 1.35, 0)], 0.015, o.main("#8a5a30", "wood"))
    straw = o.mat("bristle|straw", "#d0a550", "thatch")
    o.lathe("bristles", [(0.1, 0), (0.12, 0.05), (0.09, 0.2), (0.035, 0.33), (0.02, 0.38)], straw, smooth=True)
    for y, r in ((0.3, 0.048), (0.26, 0.062)):
        o.add("binding", s.torus(r, 0.008), o.paint("cord", "#7a2a22", "matte"), (0, y, 0))


@kind("rope", "coil rope|rope coil|lasso", family="tools")
def rope(o: Order) -> None:
    """A coil of rope, bound in the middle of one side, its end lying on the floor."""
    o.size = 0.4
    hemp = o.main(("#c2a06a", "#a8844e", "#d8c7a0"), "fabric")
    turns, thick = o.pick(4, 5, 6), o.vary(0.015, 0.12)
    r = o.vary(0.13, 0.1)
    path: list[Any] = []
    for k in range(turns * 20):
        a, t = 2 * math.pi * k / 20, k / (turns * 20 - 1)
        sway = 0.5 * thick * math.sin(2.3 * a)
        path.append(((r + sway) * math.cos(a), thick + 1.75 * thick * turns * t * 0.86, (r + sway) * math.sin(a)))
    o.rod("coil", path, thick, hemp)
    strand = o.paint("strand", darker(o.main_color, 0.45), "fabric")
    twists: list[s.Json] = []
    for k in range(0, turns * 20 - 1, 2):
        at = [(a + b) / 2 for a, b in zip(path[k], path[k + 1], strict=True)]
        turn = 90 - math.degrees(math.atan2(path[k + 1][2] - path[k][2], path[k + 1][0] - path[k][0])) + 28
        twists.append(s.move(s.torus(thick * 0.94, thick * 0.17), at, rotate=(90, turn, 0)))
    o.add("twists", s.union(*twists), strand)
    high = 1.75 * thick * turns
    for k in range(3):
        band = s.rounded_outline(thick * 5.2, high + thick * 2.6, thick * 1.6)
        ring = [(r + x, thick * 0.55 + high / 2 + y, 0.03 * (k - 1)) for x, y in band]
        o.rod(f"binding {k + 1}", ring, thick * 0.72, hemp, closed=True)
    end = [path[0], (r * 1.02, thick, -0.05), (r * 1.35, thick, -0.1), (r * 1.9, thick, -0.03), (r * 2.1, thick, 0.06)]
    o.rod("end", end, thick, hemp)
    tip = [(r * 2.08, thick, 0.05), (r * 2.14, thick, 0.075)]
    o.rod("tip", tip, thick * 1.15, o.paint("tape", "#b5382f", "matte"), smooth=False)


@kind("magnifying glass", "magnifier|loupe", family="tools")
def magnifying_glass(o: Order) -> None:
    """A magnifying glass held aslant: a thick clear lens in a ring, on a turned handle."""
    o.size = 0.2
    rim = o.main(("#c29a45", "#3a3d42", "#b7babf"), "gold")
    lean = float(o.pick(38, 42, -40))
    r = o.vary(0.062, 0.1)
    high = r + 0.115

    def below(down: float) -> tuple[float, float, float]:
        """The point `down` metres from the middle of the lens towards the end of the handle."""
        return (down * math.sin(math.radians(lean)), high - down * math.cos(math.radians(lean)), 0)

    o.add("rim", s.torus(r, 0.0065), rim, below(0), rotate=(90, 0, 0))
    o.ball("lens", (r - 0.003, r - 0.003, 0.014), o.paint("lens", "#dff1f7", "glass"), below(0))
    o.cyl("ferrule", 0.0085, 0.032, rim, below(r + 0.014), rotate=(0, 0, lean), bevel=0.003)
    profile = [(0.0, -0.12), (0.011, -0.118), (0.014, -0.1), (0.0125, -0.06), (0.009, -0.01), (0.0085, 0.0), (0.0, 0.0)]
    grip = o.mat("handle|grip", ("#4f2f1c", "#7a3f22", "#26272b"), "wood")
    o.lathe("handle", profile, grip, below(r + 0.026), smooth=True, rotate=(0, 0, lean))


@kind("compass", "navigation compass", family="tools")
def compass(o: Order) -> None:
    """A compass."""
    o.size = 0.1
    o.cyl("case", 0.045, 0.016, o.main("#b98f3a", "gold"), (0, 0.008, 0))
    o.cyl("face", 0.04, 0.018, o.paint("face", "#f4ecd6", "paper"), (0, 0.008, 0), bevel=0.001)
    o.plate(
        "north",
        [[-0.006, 0], [0.006, 0], [0, 0.034]],
        0.002,
        o.mat("needle", "#c8202a", "paint"),
        (0, 0.0185, 0),
        rotate=(-90, 30, 0),
    )
    o.plate(
        "south",
        [[-0.006, 0], [0, -0.034], [0.006, 0]],
        0.002,
        o.paint("south", "#2a3a5e", "paint"),
        (0, 0.0185, 0),
        rotate=(-90, 30, 0),
    )
    o.add("ring", s.torus(0.012, 0.003), o.main("#b98f3a", "gold"), (0, 0.008, -0.054))


@kind("telescope", "spyglass", family="tools")
def telescope(o: Order) -> None:
    """A telescope."""
    o.size = 0.8
    brass = o.main("#b98f3a", "gold")
    for k, (r, length, at) in enumerate(((0.06, 0.34, 0.2), (0.048, 0.3, -0.1), (0.038, 0.2, -0.33))):
        o.cyl(
            f"tube {k + 1}",
            r,
            length,
            brass if k != 0 else o.mat("tube|body", "#5a3420", "leather"),
            (0, 0.95 + at * 0.42, at * 0.9),
            rotate=(65, 0, 0),
        )
        o.cyl(
            f"ring {k + 1}",
            r + 0.006,
            0.03,
            brass,
            (0, 0.95 + (at + length / 2) * 0.42, (at + length / 2) * 0.9),
            rotate=(65, 0, 0),
        )
    for k, (x, z) in enumerate(s.ring(3, 0.38)):
        o.rod(
            f"leg {k + 1}",
            [(0, 0.92, 0), (x, 0, z)],
            [0.02, 0.016],
            o.mat("leg|tripod", "#8a5a30", "wood"),
            smooth=False,
        )
