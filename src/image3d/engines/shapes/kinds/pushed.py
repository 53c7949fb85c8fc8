"""Vehicles that are pushed, pulled or ridden: barrows, prams, sledges, scooters, racing cars. Front is +z."""

from __future__ import annotations

import math

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import side_view, wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("race car", "formula one car|formula car|racing car|racecar", family="vehicles")
def race_car(o: Order) -> None:
    """A formula racing car."""
    o.size = 4.0
    paint = o.main(("#d0242c", "#1f4fb0", "#1f8f6a"), "gloss")
    second = o.second(("#f4f3ef", "#22242a"), "gloss", "wing|stripe|trim|spoiler")
    o.keep("stripe")
    dark = o.paint("carbon", "#1c1d20", "plastic")
    body = [
        [-2.1, 0.15],
        [1.3, 0.12],
        [2.7, 0.2],
        [2.75, 0.34],
        [1.2, 0.5],
        [0.5, 0.62],
        [-0.3, 0.62],
        [-0.55, 1.0],
        [-0.9, 0.98],
        [-2.1, 0.5],
    ]
    side_view(o, "body", body, 0.6, paint, bevel=0.14)
    pod = [[-1.5, 0.14], [0.5, 0.14], [0.35, 0.55], [-0.9, 0.55], [-1.6, 0.35]]
    side_view(o, "side pods", pod, 1.5, paint, bevel=0.13)
    o.box("floor", (1.55, 0.05, 3.2), dark, (0, 0.12, -0.3), bevel=0.02)
    o.ball("cockpit", (0.24, 0.12, 0.5), dark, (0, 0.62, 0.1))
    o.ball("driver", (0.15, 0.17, 0.16), o.mat("helmet|driver", "#f2c81e", "gloss"), (0, 0.74, -0.1))
    o.box("visor", (0.24, 0.07, 0.1), dark, (0, 0.76, 0.02), bevel=0.03)
    o.rod(
        "halo",
        [(0.25, 0.6, -0.35), (0.24, 0.88, 0.05), (0.0, 0.88, 0.42), (-0.24, 0.88, 0.05), (-0.25, 0.6, -0.35)],
        0.026,
        dark,
    )
    o.rod("halo post", [(0, 0.88, 0.4), (0, 0.55, 0.62)], 0.022, dark, smooth=False)
    o.box("front wing", (1.9, 0.04, 0.42), second, (0, 0.16, 2.6), rotate=(5, 0, 0), bevel=0.014)
    o.box("front flap", (1.8, 0.03, 0.24), second, (0, 0.25, 2.5), rotate=(14, 0, 0), bevel=0.01)
    o.box("end plate", (0.04, 0.24, 0.5), paint, (0.94, 0.24, 2.56), bevel=0.012, mirror="x")
    o.box("rear wing", (1.2, 0.05, 0.4), second, (0, 1.02, -2.1), rotate=(-10, 0, 0), bevel=0.015)
    o.box("rear plate", (0.04, 0.62, 0.55), paint, (0.6, 0.83, -2.1), bevel=0.012, mirror="x")
    o.box("wing post", (0.06, 0.55, 0.2), dark, (0, 0.74, -2.0), bevel=0.015)
    tyre, rim = o.mat("wheel|tyre|tire", "#1b1c1f", "rubber"), o.mat("rim|hubcap", "#c3c7cc", "metal")
    for name, z, r, w in (("front wheel", 1.75, 0.34, 0.36), ("rear wheel", -1.6, 0.38, 0.46)):
        wheel(o, name, (0.82, r, z), r, w, tyre=tyre, hub=rim, mirror="x")
        for dz in (-0.16, 0.16):
            o.rod(f"{name} arm", [(0.2, 0.38, z + dz), (0.7, r, z)], 0.022, dark, smooth=False, mirror="x")
    o.cyl("number disc", 0.13, 0.66, o.paint("disc", "#f6f4ee", "gloss"), (0, 0.42, 1.2), rotate=(0, 0, 90), bevel=0)


@kind("scooter", "kick scooter|electric scooter|push scooter|e scooter", family="vehicles")
def kick_scooter(o: Order) -> None:
    """A kick scooter."""
    paint = o.main(("#2b2d33", "#2f9fc0", "#d0442c"), "gloss")
    dark = o.paint("rubber", "#1d1e21", "rubber")
    steel = o.paint("steel", "#b9bdc2", "metal")
    o.box("deck", (0.16, 0.035, 0.58), paint, (0, 0.13, -0.08), bevel=0.016)
    o.box("grip tape", (0.13, 0.01, 0.5), dark, (0, 0.15, -0.09), bevel=0.002)
    for name, z in (("front wheel", 0.42), ("rear wheel", -0.45)):
        wheel(o, name, (0, 0.1, z), 0.1, 0.05, tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"), hub=steel)
    o.rod("neck", [(0, 0.13, 0.18), (0, 0.2, 0.32), (0, 0.28, 0.37)], 0.028, paint)
    o.rod("fork", [(0.04, 0.1, 0.42), (0.04, 0.2, 0.4), (0, 0.26, 0.38)], 0.016, steel, mirror="x")
    o.rod("stem", [(0, 0.22, 0.385), (0, 0.98, 0.27)], 0.022, steel, smooth=False)
    o.rod("handlebar", [(-0.24, 0.99, 0.24), (0, 1.0, 0.27), (0.24, 0.99, 0.24)], 0.014, paint)
    o.rod("grip", [(0.15, 0.995, 0.255), (0.26, 0.988, 0.238)], 0.022, dark, smooth=False, mirror="x")
    o.rod("mudguard", [(0, 0.15, -0.34), (0, 0.225, -0.44), (0, 0.18, -0.55)], 0.022, paint)


@kind("moped", "vespa|motor scooter|retro scooter", family="vehicles")
def moped(o: Order) -> None:
    """A motor scooter."""
    o.size = 1.6
    paint = o.main(("#9fc6bd", "#c8323c", "#f1e9d2", "#3f7fb8"), "gloss")
    dark = o.paint("rubber", "#1d1e21", "rubber")
    steel = o.paint("chrome", "#c3c7cc", "metal")
    for name, z in (("front wheel", 0.62), ("rear wheel", -0.52)):
        wheel(o, name, (0, 0.22, z), 0.22, 0.11, tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"), hub=steel)
    o.blob(
        "rear body",
        paint,
        [((0, 0.5, -0.42), (0.21, 0.21, 0.36))],
        [((0, 0.42, -0.1), (0, 0.55, -0.5), 0.13, 0.17)],
        blend=0.07,
    )
    o.box("floor", (0.32, 0.07, 0.5), paint, (0, 0.27, 0.05), bevel=0.03)
    shield = [[-0.18, 0.26], [0.18, 0.26], [0.23, 0.6], [0.14, 0.92], [-0.14, 0.92], [-0.23, 0.6]]
    o.plate("leg shield", shield, 0.07, paint, (0, 0, 0.33), rotate=(-9, 0, 0), bevel=0.03)
    o.blob("fender", paint, limbs=[((0, 0.42, 0.52), (0, 0.44, 0.7), 0.1, 0.08)], blend=0.05)
    o.rod("fork", [(0, 0.22, 0.62), (0, 0.6, 0.48), (0, 0.98, 0.32)], 0.035, steel)
    o.blob("head", paint, [((0, 1.0, 0.34), (0.13, 0.1, 0.13))], blend=0.03)
    o.cyl("headlight", 0.075, 0.06, o.mat("headlight|light", "#fff2c4", "glow"), (0, 1.0, 0.45), rotate=(90, 0, 0))
    o.rod("handlebar", [(0.08, 1.02, 0.3), (0.32, 1.06, 0.2)], 0.018, steel, smooth=False, mirror="x")
    o.rod("grip", [(0.24, 1.045, 0.232), (0.36, 1.067, 0.183)], 0.028, dark, smooth=False, mirror="x")
    o.rod("mirror stem", [(0.2, 1.04, 0.25), (0.26, 1.2, 0.24)], 0.009, steel, smooth=False, mirror="x")
    o.ball("mirror", (0.06, 0.045, 0.016), steel, (0.27, 1.22, 0.24), mirror="x")
    seat = o.mat("seat|saddle", "#5b3420", "leather")
    o.blob("seat", seat, limbs=[((0, 0.74, -0.12), (0, 0.76, -0.58), 0.095, 0.11)], blend=0.04, scale=(1.15, 0.95, 1))
    o.ball("tail light", (0.06, 0.05, 0.03), o.paint("red", "#d81e2a", "glow"), (0, 0.6, -0.77))


@kind("wheelbarrow", "wheel barrow|barrow|garden cart", family="tools")
def wheelbarrow(o: Order) -> None:
    """A wheelbarrow."""
    o.size = 1.2
    tub = o.main(("#3f8f5e", "#c8323c", "#3f7fb8"), "paint")
    wood = o.mat("handle|frame", "#9c6b3d", "wood")
    dark = o.paint("iron", "#33353a", "iron")

    def shell(grow: float, lift: float) -> dict[str, object]:
        top = [(x, 0.72 + lift, z) for x in (-0.34 * grow, 0.34 * grow) for z in (-0.4 * grow, 0.5 * grow)]
        low = [(x, 0.36 + lift, z) for x in (-0.2 * grow, 0.2 * grow) for z in (-0.22 * grow, 0.18 * grow)]
        return s.hull(*[s.move(s.box((0.02,) * 3, 0), p) for p in (*top, *low)])

    o.add("tub", s.cut(shell(1.0, 0), shell(0.93, 0.04)), tub, crease=25)
    wheel(o, "wheel", (0, 0.19, 0.6), 0.19, 0.09, tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"), hub=dark)
    o.rod("handle", [(0.07, 0.19, 0.6), (0.22, 0.36, 0.1), (0.3, 0.58, -0.85)], 0.024, wood, smooth=False, mirror="x")
    o.rod(
        "grip",
        [(0.285, 0.545, -0.68), (0.302, 0.585, -0.88)],
        0.031,
        o.paint("rubber", "#1d1e21", "rubber"),
        smooth=False,
        mirror="x",
    )
    o.rod(
        "leg",
        [(0.24, 0.42, -0.1), (0.24, 0.02, -0.22), (0.24, 0.02, -0.4), (0.25, 0.47, -0.4)],
        0.016,
        dark,
        smooth=False,
        mirror="x",
    )
    if o.has("earth|soil|dirt|sand|hay|load", default=o.chance(0.4)):
        o.ball("load", (0.28, 0.16, 0.36), o.mat("earth|soil|dirt|sand|hay|load", "#5b4a32", "bark"), (0, 0.68, 0.05))


@kind("shopping cart", "shopping trolley|grocery cart|supermarket trolley|trolley", family="storage")
def shopping_cart(o: Order) -> None:
    """A shopping cart."""
    o.size = 1.0
    wire = o.main("#a9adb3", "metal")
    dark = o.paint("dark", "#26272a", "rubber")

    def level(t: float) -> list[tuple[float, float, float]]:
        w, front, back, y = 0.2 + 0.08 * t, 0.36 + 0.08 * t, -0.3 - 0.05 * t, 0.42 + 0.48 * t
        return [(-w, y, back), (w, y, back), (w * 0.82, y, front), (-w * 0.82, y, front)]

    for k in range(5):
        o.rod(f"hoop {k + 1}", level(k / 4), 0.012 if k in {0, 4} else 0.006, wire, smooth=False, closed=True)
    low, high = level(0), level(1)
    for side in range(4):
        a0, a1, b0, b1 = low[side], low[(side + 1) % 4], high[side], high[(side + 1) % 4]
        n = 5 if side % 2 == 0 else 8
        for k in range(n):
            t = k / n
            start = [p + (q - p) * t for p, q in zip(a0, a1, strict=True)]
            end = [p + (q - p) * t for p, q in zip(b0, b1, strict=True)]
            o.rod("wire", [start, end], 0.006, wire, smooth=False)
    for k in range(5):
        x = -0.16 + 0.08 * k
        o.rod("floor wire", [(x, 0.42, -0.3), (x * 0.85, 0.42, 0.36)], 0.006, wire, smooth=False)
    frame = [(0.22, 0.9, -0.36), (0.22, 0.36, -0.32), (0.2, 0.14, -0.3), (0.17, 0.14, 0.36)]
    o.rod("frame", frame, 0.014, wire, smooth=False, mirror="x")
    o.rod("strut", [(0.18, 0.14, 0.3), (0.165, 0.42, 0.34)], 0.012, wire, smooth=False, mirror="x")
    o.rod("handle posts", [(0.26, 0.88, -0.34), (0.26, 0.98, -0.46)], 0.014, wire, smooth=False, mirror="x")
    o.rod(
        "handle", [(-0.29, 0.99, -0.47), (0.29, 0.99, -0.47)], 0.02, o.mat("handle", "#c8202a", "plastic"), smooth=False
    )
    for x, z in ((0.2, -0.27), (0.17, 0.33)):
        o.cyl("castor", 0.06, 0.035, dark, (x, 0.06, z), rotate=(0, 0, 90), mirror="x")
        o.box("castor fork", (0.05, 0.08, 0.04), wire, (x, 0.12, z), bevel=0.01, mirror="x")


@kind("stroller", "baby carriage|pram|baby stroller|pushchair", family="vehicles")
def stroller(o: Order) -> None:
    """A baby carriage."""
    o.size = 1.0
    cloth = o.main(("#3f5f8a", "#8b4a6a", "#5d7a5b", "#2b2d33"), "fabric")
    steel = o.paint("steel", "#b9bdc2", "metal")
    outline = [[-0.42, 0.62], [-0.3, 0.42], [0.28, 0.42], [0.42, 0.68], [0.38, 0.74], [-0.4, 0.74]]
    body = s.plate([[-z, y] for z, y in outline][::-1], 0.44, bevel=0.06)
    inner = s.move(s.box((0.7, 0.3, 0.34), 0.05), (0, 0.72, 0))
    o.add("basket", s.cut(body, inner), cloth, rotate=(0, 90, 0))
    hood = s.cut(
        s.move(s.cyl(0.36, 0.46, bevel=0.04), rotate=(0, 0, 90)),
        s.move(s.cyl(0.32, 0.4, bevel=0.02), rotate=(0, 0, 90)),
        s.move(s.box((0.6, 0.8, 0.8), 0), (0, 0.3, 0.4)),
        s.move(s.box((0.6, 0.4, 0.8), 0), (0, -0.2, 0)),
    )
    o.add("hood", hood, o.mat("hood|canopy", o.main_color, "fabric"), (0, 0.72, -0.06))
    o.box("blanket", (0.34, 0.1, 0.5), o.mat("blanket", "#f3e9d6", "fabric"), (0, 0.7, 0.12), bevel=0.045)
    for k, z in enumerate((0.32, -0.3)):
        wheel(
            o,
            f"wheel {k + 1}",
            (0.24, 0.17, z),
            0.17,
            0.04,
            tyre=o.mat("wheel|tyre", "#1d1e21", "rubber"),
            hub=steel,
            spokes=8,
            mirror="x",
        )
    o.rod(
        "frame", [(0.22, 0.17, 0.32), (0.2, 0.45, -0.05), (0.22, 0.98, -0.66)], 0.014, steel, smooth=False, mirror="x"
    )
    o.rod("cross frame", [(0.22, 0.17, -0.3), (0.2, 0.46, 0.1)], 0.014, steel, smooth=False, mirror="x")
    o.rod(
        "handle", [(-0.22, 0.98, -0.66), (0.22, 0.98, -0.66)], 0.02, o.paint("grip", "#26272a", "rubber"), smooth=False
    )


@kind("sleigh", "sled|sledge|santa sleigh|toboggan|snow sled", family="vehicles")
def sleigh(o: Order) -> None:
    """A sleigh."""
    o.size = 1.8
    paint = o.main(("#b3202a", "#2f5f3f", "#8a5a32"), "gloss")
    gold = o.mat("trim|runner|rail", "#d0a03a", "gold")
    side = [
        [-0.95, 0.35],
        [0.5, 0.35],
        [0.85, 0.5],
        [1.0, 0.85],
        [0.86, 1.0],
        [0.7, 0.75],
        [0.3, 0.62],
        [-0.3, 0.7],
        [-0.62, 1.15],
        [-0.95, 1.25],
        [-1.05, 0.8],
    ]
    for x in (-0.45, 0.45):
        o.plate(
            "side", [[-z, y] for z, y in side][::-1], 0.07, paint, (x, 0, 0), rotate=(0, 90, 0), bevel=0.02, smooth=True
        )
    o.box("floor", (0.86, 0.07, 1.5), paint, (0, 0.4, -0.2), bevel=0.02)
    o.box("front", (0.86, 0.06, 0.62), paint, (0, 0.62, 0.72), rotate=(-62, 0, 0), bevel=0.02)
    o.box("back", (0.86, 0.8, 0.07), paint, (0, 0.82, -0.93), rotate=(-8, 0, 0), bevel=0.02)
    o.box("seat", (0.84, 0.16, 0.5), o.mat("seat|cushion", "#f1e3c4", "fabric"), (0, 0.62, -0.55), bevel=0.06)
    curl = [
        (0.42, 0.1, -1.15),
        (0.42, 0.04, -0.8),
        (0.42, 0.04, 0.8),
        (0.42, 0.16, 1.25),
        (0.42, 0.5, 1.42),
        (0.42, 0.66, 1.24),
        (0.42, 0.56, 1.08),
    ]
    o.rod("runner", curl, 0.032, gold, mirror="x")
    for z in (-0.65, 0.4):
        o.rod("strut", [(0.42, 0.06, z), (0.4, 0.38, z)], 0.024, gold, smooth=False, mirror="x")
    rim = [
        (0.45, 1.24, -0.98),
        (0.45, 1.12, -0.62),
        (0.45, 0.7, -0.28),
        (0.45, 0.64, 0.3),
        (0.45, 0.78, 0.7),
        (0.45, 1.0, 0.88),
    ]
    o.rod("rail", rim, 0.022, gold, mirror="x")
    if o.has("present|gift|sack|bag", default=o.style("santa", "christmas")):
        o.blob(
            "sack",
            o.mat("sack|bag", "#7a4a2a", "fabric"),
            [((0, 0.85, -0.1), (0.3, 0.32, 0.26)), ((0, 1.12, -0.12), (0.12, 0.12, 0.12))],
            blend=0.06,
        )


@kind("carriage", "horse carriage|stagecoach|royal carriage|coach carriage|princess carriage", family="vehicles")
def carriage(o: Order) -> None:
    """A carriage."""
    o.size = 2.6
    paint = o.main(("#6a2f5a", "#2f4f7a", "#8f2430", "#f1e9d6"), "gloss")
    gold = o.mat("trim|wheel|gold", "#d0a03a", "gold")
    side = [
        [-0.75, 0.75],
        [0.75, 0.75],
        [0.98, 1.15],
        [0.85, 1.95],
        [0.7, 2.05],
        [-0.7, 2.05],
        [-0.85, 1.95],
        [-0.98, 1.15],
    ]
    side_view(o, "body", side, 1.2, paint, bevel=0.1)
    o.box("window", (1.24, 0.5, 0.5), o.mat("window|glass", "#2b3a4a", "gloss"), (0, 1.6, 0), bevel=0.03)
    for z in (-0.55, 0.55):
        o.box("small window", (1.23, 0.46, 0.28), o.mat("window|glass", "#2b3a4a", "gloss"), (0, 1.6, z), bevel=0.03)
    o.box("door", (1.25, 1.15, 0.6), paint, (0, 1.36, 0), bevel=0.02)
    o.box("door window", (1.27, 0.45, 0.44), o.mat("window|glass", "#2b3a4a", "gloss"), (0, 1.62, 0), bevel=0.03)
    o.box("roof", (1.36, 0.09, 1.65), gold, (0, 2.08, 0), bevel=0.03)
    for x in (-0.6, 0.6):
        for z in (-0.75, 0.75):
            o.ball("finial", 0.07, gold, (x, 2.17, z))
    for name, z, r in (("rear wheel", -1.05, 0.62), ("front wheel", 1.15, 0.46)):
        wheel(o, name, (0.72, r, z), r, 0.09, tyre=o.paint("iron", "#2b2d31", "iron"), hub=gold, spokes=10, mirror="x")
        o.cyl(f"{name} axle", 0.05, 1.5, gold, (0, r, z), rotate=(0, 0, 90))
    o.rod("beam", [(0, 0.6, -1.1), (0, 0.7, -0.6), (0, 0.68, 0.7), (0, 0.6, 1.2)], 0.07, gold)
    o.box("seat", (0.95, 0.12, 0.42), o.mat("seat|cushion", "#8f1830", "leather"), (0, 1.35, 1.15), bevel=0.05)
    o.box("seat box", (0.9, 0.5, 0.36), paint, (0, 1.05, 1.1), bevel=0.04)
    o.rod("shaft", [(0.3, 0.55, 1.2), (0.34, 0.75, 2.4)], 0.035, gold, smooth=False, mirror="x")
    for x in (-0.66, 0.66):
        o.box("lamp", (0.12, 0.2, 0.12), o.paint("lamp", "#ffdf8a", "glow"), (x, 1.5, 0.98), bevel=0.02)
        o.add("lamp roof", s.cone(0.1, 0.12), gold, (x, 1.65, 0.98))


@kind("hoverboard", "segway|self balancing scooter", family="vehicles")
def hoverboard(o: Order) -> None:
    """A hoverboard."""
    paint = o.main(("#2b2d33", "#2f6fb8", "#c8323c"), "gloss")
    dark = o.paint("rubber", "#1d1e21", "rubber")
    o.add(
        "pad",
        s.hull(
            s.move(s.ball((0.1, 0.045, 0.11)), (0.26, 0.12, 0)), s.move(s.ball((0.05, 0.04, 0.08)), (0.03, 0.115, 0))
        ),
        paint,
        mirror="x",
    )
    o.box("grip", (0.19, 0.02, 0.15), dark, (0.19, 0.16, 0), bevel=0.008, mirror="x")
    wheel(o, "wheel", (0.37, 0.09, 0), 0.09, 0.06, tyre=dark, hub=o.paint("steel", "#b9bdc2", "metal"), mirror="x")
    o.box("light", (0.16, 0.018, 0.02), o.mat("light", "#5ad0ff", "glow"), (0.2, 0.115, 0.105), bevel=0.006, mirror="x")
    o.cyl("joint", 0.045, 0.06, dark, (0, 0.115, 0), rotate=(0, 0, 90), top=None)
    o.add("arch", s.move(s.cyl(math.hypot(0.07, 0.08), 0.075), rotate=(0, 0, 90)), paint, (0.37, 0.1, 0), mirror="x")
