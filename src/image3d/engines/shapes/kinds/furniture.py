"""Furniture: things to sit on, lie on, work at and keep things in, and the lamps beside them."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import lighter
from image3d.engines.shapes.kinds.common import legs
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind

WOODS = ("#a06c3b", "#8a5a32", "#b98a54", "#6e4527")
CLOTHS = ("#4f6d8f", "#8b4a44", "#5d7a5b", "#b08a4f", "#6a5a86")


@kind("chair", "dining chair|kitchen chair|side chair|wooden chair|seat", family="furniture")
def chair(o: Order) -> None:
    """A chair."""
    wood = o.main(WOODS, "wood")
    count = o.count("leg", 4, 3, 8)
    w, d, y = o.vary(0.44), o.vary(0.43), 0.45
    round_seat = count != 4 or o.style("round")
    cushion = o.has("cushion")
    o.surface, o.surface_z = (y + 0.02, w * 0.42, d * 0.4), 0.03
    if round_seat:
        o.cyl("seat", w / 2, 0.04, wood, (0, y, 0), bevel=0.012)
    else:
        o.box("seat", (w, 0.04, d), wood, (0, y, 0), bevel=0.014)
    legs(o, count, top=y - 0.01, width=w - 0.07, depth=d - 0.07, thick=0.021, mat=wood, splay=0.12)
    top = y + o.vary(0.48, 0.08)
    back = -d / 2 + 0.03
    for x in (-1, 1):
        o.rod(
            f"post {'left' if x < 0 else 'right'}",
            [(x * (w / 2 - 0.04), y, back), (x * (w / 2 - 0.03), top, back - 0.08)],
            0.019,
            wood,
            smooth=False,
        )
    if o.chance(0.34):
        for k in range(3):
            o.box(
                f"slat {k + 1}",
                (w - 0.05, 0.07, 0.02),
                wood,
                (0, y + 0.18 + 0.125 * k, back - 0.035 - 0.02 * k),
                rotate=(-9, 0, 0),
                bevel=0.008,
            )
    else:
        o.box("top rail", (w - 0.02, 0.11, 0.026), wood, (0, top - 0.05, back - 0.075), rotate=(-9, 0, 0), bevel=0.012)
        n = 4
        for k in range(n):
            x = (k - (n - 1) / 2) * (w - 0.14) / (n - 1)
            o.rod(f"spindle {k + 1}", [(x, y, back), (x, top - 0.06, back - 0.07)], 0.009, wood, smooth=False)
    if cushion or o.style("upholstered"):
        o.box(
            "cushion",
            (w - 0.05, 0.05, d - 0.05),
            o.mat("cushion", CLOTHS, "fabric"),
            (0, y + 0.042, 0.005),
            bevel=0.022,
        )


@kind("stool", "bar stool|footstool|milking stool", family="furniture")
def stool(o: Order) -> None:
    """A stool."""
    wood = o.main(WOODS, "wood")
    high = o.pick(0.45, 0.6, 0.7)
    count = o.count("leg", int(o.pick(3, 4)), 3, 8)
    o.cyl(
        "seat",
        0.17,
        0.045,
        o.mat("seat|cushion|top", o.main_color, "wood") if o.has("seat|cushion|top") else wood,
        (0, high, 0),
        bevel=0.015,
    )
    for k, (x, z) in enumerate(s.ring(count, 1.0)):
        o.rod(f"leg {k + 1}", [(0.19 * x, 0, 0.19 * z), (0.11 * x, high - 0.01, 0.11 * z)], 0.018, wood, smooth=False)
    o.add("ring", s.torus(0.155, 0.01), wood, (0, high * 0.36, 0))


def _soft_seat(o: Order, width: float, seats: int, cloth: str) -> None:
    depth, y = 0.84, 0.4
    arm = 0.18
    o.box("base", (width, 0.2, depth - 0.06), cloth, (0, 0.22, 0), bevel=0.05)
    o.box("back", (width - 0.06, 0.56, 0.2), cloth, (0, 0.52, -depth / 2 + 0.12), rotate=(-8, 0, 0), bevel=0.08)
    o.box("arm", (arm, 0.42, depth - 0.04), cloth, (width / 2 - arm / 2 + 0.02, 0.36, 0.02), mirror="x", bevel=0.075)
    inner = width - 2 * arm + 0.04
    each = inner / seats
    color = o.mat(
        "cushion|pillow", lighter(o.main_color, 0.1), o.wish.look.finishes[0] if o.wish.look.finishes else "fabric"
    )
    for k in range(seats):
        x = (k - (seats - 1) / 2) * each
        o.box(f"seat cushion {k + 1}", (each - 0.012, 0.17, depth - 0.26), color, (x, y, 0.08), bevel=0.06)
        o.box(
            f"back cushion {k + 1}",
            (each - 0.03, 0.4, 0.17),
            color,
            (x, y + 0.27, -0.19),
            rotate=(-14, 0, 0),
            bevel=0.075,
        )


@kind("sofa", "couch|settee|loveseat|divan", family="furniture")
def sofa(o: Order) -> None:
    """A sofa."""
    cloth = o.main(CLOTHS, "fabric", tile=0.3)
    seats = o.count("cushion|seat|pillow|seater", int(o.pick(2, 3)), 1, 6)
    width = 0.62 * seats + 0.36
    o.surface, o.surface_z = (0.48, width * 0.36, 0.25), 0.16
    _soft_seat(o, width, seats, cloth)
    legs(o, 4, top=0.13, width=width - 0.2, depth=0.66, thick=0.026, mat=o.mat("leg|foot", "#4a3323", "wood"))


@kind("armchair", "easy chair|lounge chair|recliner|throne chair", family="furniture")
def armchair(o: Order) -> None:
    """An armchair."""
    cloth = o.main(CLOTHS, "fabric", tile=0.3)
    o.surface, o.surface_z = (0.48, 0.26, 0.25), 0.16
    _soft_seat(o, 0.92, 1, cloth)
    legs(
        o,
        o.count("leg|foot", 4, 3, 6),
        top=0.13,
        width=0.72,
        depth=0.66,
        thick=0.026,
        mat=o.mat("leg|foot", "#4a3323", "wood"),
    )


@kind("throne", "royal throne|king's chair", family="furniture")
def throne(o: Order) -> None:
    """A throne."""
    gold = o.main("#d0a03a", "gold")
    cloth = o.mat("cushion|seat|velvet", "#8f1830", "fabric")
    o.box("plinth", (1.1, 0.12, 1.0), gold, (0, 0.06, 0))
    o.box("seat block", (0.8, 0.4, 0.7), gold, (0, 0.3, 0))
    o.box("cushion", (0.7, 0.1, 0.62), cloth, (0, 0.53, 0.03), bevel=0.045)
    o.plate(
        "back",
        [[-0.4, 0], [0.4, 0], [0.4, 1.05], [0.2, 1.2], [0, 1.45], [-0.2, 1.2], [-0.4, 1.05]],
        0.12,
        gold,
        (0, 0.5, -0.33),
        bevel=0.02,
    )
    o.plate(
        "back cushion",
        [[-0.29, 0], [0.29, 0], [0.29, 0.85], [0, 1.1], [-0.29, 0.85]],
        0.1,
        cloth,
        (0, 0.58, -0.27),
        bevel=0.035,
    )
    o.box("arm", (0.12, 0.1, 0.66), gold, (0.38, 0.82, 0.02), mirror="x", bevel=0.04)
    o.cyl("arm post", 0.05, 0.4, gold, (0.38, 0.62, 0.31), mirror="x")
    o.ball("finial", 0.08, gold, (0.4, 1.6, -0.33), mirror="x")
    o.ball("jewel", 0.07, o.mat("jewel|gem|ruby", "#b3122e", "gem"), (0, 1.78, -0.27))


def _top(o: Order, size: tuple[float, float], y: float, thick: float, mat: str, *, round_top: bool) -> None:
    """A table top, and the surface it offers."""
    w, d = size
    if round_top:
        o.cyl("top", w / 2, thick, mat, (0, y, 0), bevel=0.012)
    else:
        o.box("top", (w, thick, d), mat, (0, y, 0), bevel=0.012)
    o.surface = (y + thick / 2, w * 0.36, (w if round_top else d) * 0.34)


@kind("table", "dining table|kitchen table|coffee table|round table|wooden table", family="furniture")
def table(o: Order) -> None:
    """A table."""
    o.size = 1.2
    wood = o.main(WOODS, "wood")
    round_top = o.style("round", "circular", "oval") or (not o.style("square", "rectangular") and o.chance(0.25))
    w = o.vary(1.2)
    d = w if round_top or o.style("square") else o.vary(0.8)
    y = o.vary(0.74, 0.04)
    top = o.mat("top|tabletop", o.main_color, "wood") if o.has("top|tabletop") else wood
    _top(o, (w, d), y, 0.05, top, round_top=round_top)
    count = o.count("leg", 4, 1, 8)
    if count == 1:
        o.lathe("column", [(0.3, 0), (0.3, 0.03), (0.08, 0.08), (0.05, 0.3), (0.08, 0.6), (0.2, y)], wood, smooth=True)
        return
    inset = 0.62 if round_top else 0.88
    legs(
        o,
        count,
        top=y - 0.02,
        width=w * inset,
        depth=d * inset,
        thick=0.036,
        mat=wood,
        turned=o.style("victorian", "antique", "classic") or o.chance(0.25),
    )
    if not round_top:
        o.box("apron", (w * 0.84, 0.08, d * 0.82), wood, (0, y - 0.06, 0), bevel=0.006)


@kind("desk", "writing desk|office desk|work desk|workbench|computer desk", family="furniture")
def desk(o: Order) -> None:
    """A desk."""
    o.size = 1.3
    wood = o.main(WOODS, "wood")
    w, d, y = o.vary(1.3), 0.65, 0.75
    _top(o, (w, d), y, 0.04, wood, round_top=False)
    drawers = o.count("drawer", 3, 1, 5)
    o.box("pedestal", (0.38, 0.66, d - 0.08), wood, (w / 2 - 0.24, 0.4, 0))
    knob = o.mat("handle|knob", "#c9b27a", "gold")
    for k in range(drawers):
        h = 0.6 / drawers
        y0 = 0.1 + h * (k + 0.5)
        o.box(f"drawer {k + 1}", (0.33, h - 0.03, 0.03), wood, (w / 2 - 0.24, y0, d / 2 - 0.035), bevel=0.008)
        o.cyl(f"handle {k + 1}", 0.012, 0.1, knob, (w / 2 - 0.24, y0, d / 2), rotate=(0, 0, 90))
    o.box("side panel", (0.045, 0.73, d - 0.06), wood, (-w / 2 + 0.05, 0.365, 0))
    o.box("back panel", (w - 0.2, 0.3, 0.03), wood, (0, 0.55, -d / 2 + 0.08))


@kind("bookshelf", "bookcase|shelf|shelving|shelving unit|book shelf|book case|library shelf", family="furniture")
def bookshelf(o: Order) -> None:
    """A bookshelf."""
    o.size = 1.2
    wood = o.main(WOODS, "wood")
    count = o.count("shelf|level|tier", int(o.pick(3, 4, 5)), 1, 10)
    w, d = o.vary(0.9), 0.28
    gap = 0.34 if count <= 5 else 0.3
    h = gap * count + 0.1
    o.box("side", (0.03, h, d), wood, (w / 2, h / 2, 0), mirror="x", bevel=0.004)
    o.box("back", (w, h - 0.02, 0.015), wood, (0, h / 2, -d / 2 + 0.01), bevel=0)
    o.box("crown", (w + 0.08, 0.035, d + 0.03), wood, (0, h, 0.005))
    for k in range(count):
        y = 0.06 + gap * k
        o.box(f"shelf {k + 1}", (w, 0.028, d - 0.01), wood, (0, y, 0.005), bevel=0.004)
        if o.has("book", default=True) and not o.style("empty"):
            _books(o, k, y + 0.014, w - 0.06, d)


def _books(o: Order, row: int, y: float, width: float, depth: float) -> None:
    x = -width / 2
    end = width / 2 - (0 if o.has("book") else o.rng.uniform(0, width * 0.5))
    found = o.detail("book")
    k = 0
    while True:
        t = float(o.rng.uniform(0.025, 0.06))
        if x + t > end:
            return
        h = float(o.rng.uniform(0.18, 0.27))
        color = (
            found.look.colors[0]
            if found and found.look.colors
            else str(o.pick("#8e2f2f", "#2f4f7a", "#3f6b45", "#c2963e", "#5a3d6b", "#d8cfb8", "#33383f"))
        )
        o.box(
            f"book {row + 1}-{k + 1}",
            (t - 0.003, h, 0.18),
            o.paint("book " + color[1:], color, "matte"),
            (x + t / 2, y + h / 2, depth / 2 - 0.11),
            bevel=0.004,
        )
        x += t
        k += 1


@kind("wardrobe", "closet|armoire|cupboard|locker", family="furniture")
def wardrobe(o: Order) -> None:
    """A wardrobe."""
    o.size = 1.6
    wood = o.main(WOODS, "wood")
    doors = o.count("door", 2, 1, 4)
    w, h, d = 0.5 * doors + 0.12, 1.9, 0.58
    o.box("body", (w, h, d), wood, (0, h / 2 + 0.08, 0), bevel=0.01)
    o.box("cornice", (w + 0.1, 0.08, d + 0.08), wood, (0, h + 0.12, 0.01), bevel=0.025)
    o.box("plinth", (w + 0.05, 0.1, d + 0.04), wood, (0, 0.05, 0.01), bevel=0.015)
    for k in range(doors):
        x = (k - (doors - 1) / 2) * 0.51
        o.box(f"door {k + 1}", (0.49, h - 0.14, 0.03), wood, (x, h / 2 + 0.09, d / 2), bevel=0.008)
        o.box(f"panel {k + 1}", (0.34, h * 0.4, 0.03), wood, (x, h * 0.73, d / 2 + 0.008), bevel=0.014)
        o.box(f"lower panel {k + 1}", (0.34, h * 0.36, 0.03), wood, (x, h * 0.29, d / 2 + 0.008), bevel=0.014)
        side = 1 if k < doors / 2 else -1
        o.add(
            f"handle {k + 1}",
            s.capsule(0.012, 0.16),
            o.mat("handle|knob", "#c9a65a", "gold"),
            (x + side * 0.2, h * 0.52, d / 2 + 0.035),
        )


@kind(
    "dresser",
    "drawer|commode|sideboard|cabinet|filing cabinet",
    family="furniture",
)
def dresser(o: Order) -> None:
    """A dresser."""
    o.size = 1.0
    wood = o.main(WOODS, "wood")
    rows = o.count("drawer", int(o.pick(3, 4)), 1, 8)
    w, d = o.vary(0.9), 0.45
    h = 0.22 * rows + 0.06
    o.box("body", (w, h, d), wood, (0, h / 2 + 0.12, 0), bevel=0.01)
    o.box("top", (w + 0.05, 0.03, d + 0.03), wood, (0, h + 0.13, 0.005), bevel=0.01)
    legs(o, 4, top=0.14, width=w - 0.1, depth=d - 0.1, thick=0.028, mat=wood)
    o.surface = (h + 0.145, w * 0.4, d * 0.35)
    for k in range(rows):
        y = 0.15 + 0.22 * (k + 0.5)
        o.box(f"drawer {k + 1}", (w - 0.06, 0.19, 0.03), wood, (0, y, d / 2), bevel=0.01)
        o.ball(f"knob {k + 1}", 0.02, o.mat("knob|handle", "#c9a65a", "gold"), (w * 0.26, y, d / 2 + 0.03), mirror="x")


@kind("bed", "double bed|single bed|king bed|queen bed", family="furniture")
def bed(o: Order) -> None:
    """A bed."""
    o.size = 1.8
    wood = o.main(WOODS, "wood")
    w = o.vary(1.5)
    o.box("frame", (w, 0.2, 2.0), wood, (0, 0.28, 0), bevel=0.02)
    o.plate(
        "headboard",
        [
            [-w / 2 - 0.03, 0],
            [w / 2 + 0.03, 0],
            [w / 2 + 0.03, 0.95],
            [w * 0.3, 1.05],
            [0, 1.1],
            [-w * 0.3, 1.05],
            [-w / 2 - 0.03, 0.95],
        ],
        0.08,
        wood,
        (0, 0.1, -1.02),
        bevel=0.02,
    )
    o.box("footboard", (w + 0.06, 0.5, 0.07), wood, (0, 0.35, 1.02), bevel=0.02)
    o.box("mattress", (w - 0.06, 0.22, 1.92), o.mat("mattress|sheet", "#f1efe9", "fabric"), (0, 0.46, 0), bevel=0.08)
    o.box(
        "blanket",
        (w + 0.02, 0.17, 1.3),
        o.mat("blanket|duvet|quilt|cover", CLOTHS, "fabric"),
        (0, 0.51, 0.33),
        bevel=0.07,
    )
    pillows = o.count("pillow", 2, 1, 6)
    for k in range(pillows):
        each = (w - 0.12) / pillows
        o.box(
            f"pillow {k + 1}",
            (each * 0.88, 0.14, 0.36),
            o.mat("pillow", "#faf8f3", "fabric"),
            ((k - (pillows - 1) / 2) * each, 0.62, -0.72),
            bevel=0.065,
            rotate=(-12, 0, 0),
        )
    legs(o, 4, top=0.25, width=w - 0.1, depth=1.9, thick=0.05, mat=wood)


@kind("bench", "park bench|garden bench|wooden bench", family="furniture")
def bench(o: Order) -> None:
    """A bench."""
    o.size = 1.3
    wood = o.main("#9c6b3d", "wood")
    iron = o.second("#2c2d31", "iron", "frame|iron|leg")
    w = o.vary(1.5)
    for k in range(4):
        o.box(f"seat slat {k + 1}", (w, 0.03, 0.095), wood, (0, 0.45, 0.2 - 0.115 * k), bevel=0.01)
    for k in range(3):
        o.box(
            f"back slat {k + 1}",
            (w, 0.095, 0.03),
            wood,
            (0, 0.6 + 0.125 * k, -0.26 - 0.03 * k),
            rotate=(-12, 0, 0),
            bevel=0.01,
        )
    for x in (-0.42 * w, 0.42 * w):
        o.rod(
            "frame",
            [(x, 0, 0.3), (x, 0.3, 0.22), (x, 0.43, 0.18), (x, 0.42, -0.18), (x, 0.62, -0.28), (x, 0.93, -0.36)],
            0.022,
            iron,
        )
        o.rod("back leg", [(x, 0, -0.34), (x, 0.2, -0.26), (x, 0.42, -0.19)], 0.022, iron)
        o.rod("armrest", [(x, 0.44, 0.2), (x, 0.62, 0.24), (x, 0.68, 0.1), (x, 0.67, -0.27)], 0.02, iron)
    o.surface = (0.47, w * 0.4, 0.15)


@kind("desk lamp", "table lamp|reading lamp|lamp|bedside lamp", family="furniture")
def desk_lamp(o: Order) -> None:
    """A desk lamp."""
    o.size = 0.5
    metal = o.main(("#c29a45", "#2f3136", "#b7352f", "#3f6a86"), "gold" if o.wish.look.finishes else "paint")
    shade = o.mat("shade|lampshade", ("#efe3c4", "#d9d4c6"), "fabric")
    glow = o.paint("bulb", "#fff1c4", "glow")
    o.lathe("base", [(0.1, 0), (0.1, 0.015), (0.05, 0.03), (0.02, 0.05)], metal, smooth=False)
    o.lathe(
        "stem",
        [(0.018, 0.03), (0.03, 0.09), (0.016, 0.15), (0.014, 0.24), (0.024, 0.28), (0.01, 0.32)],
        metal,
        smooth=True,
    )
    o.lathe("shade", [(0.15, 0.29), (0.08, 0.47), (0.075, 0.47), (0.145, 0.29)], shade, closed=True)
    o.ball("bulb", 0.032, glow, (0, 0.355, 0))
    o.ball("finial", 0.014, metal, (0, 0.485, 0))
    o.rod("shade holder", [(-0.078, 0.465, 0), (0.078, 0.465, 0)], 0.004, metal, smooth=False)


@kind("floor lamp", "standing lamp|tall lamp", family="furniture")
def floor_lamp(o: Order) -> None:
    """A floor lamp."""
    o.size = 1.2
    metal = o.main(("#b08d4a", "#303236"), "iron")
    if o.colored("stand|base|pole|stem"):
        metal = o.mat("stand|base|pole|stem", o.main_color, "iron")
    o.lathe("base", [(0.16, 0), (0.16, 0.02), (0.04, 0.045), (0.015, 0.08)], metal)
    o.cyl("pole", 0.014, 1.4, metal, (0, 0.72, 0))
    o.lathe(
        "shade",
        [(0.25, 1.3), (0.16, 1.62), (0.152, 1.62), (0.242, 1.3)],
        o.mat("shade|lampshade", "#eadfc3", "fabric"),
        closed=True,
    )
    o.ball("bulb", 0.05, o.paint("bulb", "#fff1c4", "glow"), (0, 1.42, 0))
    o.rod("shade holder", [(-0.158, 1.6, 0), (0.158, 1.6, 0)], 0.006, metal, smooth=False)


@kind("mirror", "wall mirror|standing mirror", family="furniture")
def mirror(o: Order) -> None:
    """A mirror."""
    frame = o.main("#c79a3f", "gold")
    o.add("frame", s.move(s.torus(0.4, 0.045), rotate=(90, 0, 0)), frame, (0, 0.75, 0), scale=(1, 1.35, 1))
    o.add(
        "glass",
        s.move(s.cyl(0.4, 0.02), rotate=(90, 0, 0)),
        o.paint("glass", "#c9dbe3", "metal"),
        (0, 0.75, 0),
        scale=(1, 1.35, 1),
    )
    o.rod("stand", [(-0.3, 0, 0.12), (-0.46, 0.75, 0), (-0.3, 0.02, -0.2)], 0.02, frame, mirror="x")


@kind("ladder", "step ladder|wooden ladder", family="furniture")
def ladder(o: Order) -> None:
    """A ladder."""
    wood = o.main("#b98a54", "wood")
    rungs = o.count("rung|step", 7, 2, 20)
    h = 0.28 * (rungs + 1)
    o.box("rail", (0.05, h, 0.035), wood, (0.21, h / 2, 0), mirror="x")
    for k in range(rungs):
        o.rod(f"rung {k + 1}", [(-0.21, 0.28 * (k + 1), 0), (0.21, 0.28 * (k + 1), 0)], 0.016, wood, smooth=False)


@kind("door", "wooden door|front door", family="furniture")
def door(o: Order) -> None:
    """A door."""
    o.size = 1.5
    wood = o.main(WOODS, "wood")
    frame = o.mat("frame", "#5b3b22", "wood")
    o.plate(
        "frame",
        [[-0.55, 0], [-0.42, 0], [-0.42, 2.02], [0.42, 2.02], [0.42, 0], [0.55, 0], [0.55, 2.15], [-0.55, 2.15]],
        0.16,
        frame,
        bevel=0.01,
    )
    o.box("leaf", (0.82, 2.0, 0.05), wood, (0, 1.01, 0), bevel=0.006)
    for y, h in ((1.5, 0.75), (0.5, 0.75)):
        for x in (-0.19, 0.19):
            o.box("panel", (0.3, h, 0.07), wood, (x, y, 0), bevel=0.02)
    o.ball("knob", 0.035, o.mat("knob|handle", "#c9a65a", "gold"), (0.34, 1.0, 0.07))
