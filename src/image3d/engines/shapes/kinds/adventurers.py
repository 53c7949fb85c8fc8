"""Characters of adventures: pirates, ninjas, cowboys. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.costume import blade, coat_skirt, neck
from image3d.engines.shapes.kinds.people import SKINS, Figure, figure, head
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@kind("ninja", "shinobi|ninja warrior", family="people")
def ninja(o: Order) -> None:
    """A ninja."""
    o.size = 1.2
    cloth = o.main(("#22242b", "#2b2f45", "#5b1f24"), "fabric")
    band = o.second(("#b3202a", "#2f6fb8"), "fabric", "belt|band|headband|scarf|sash")
    skin = o.mat("skin|face", SKINS, "skin")
    figure(o, Figure(top=cloth, legs=cloth, shoe=o.paint("shoe", "#18181b", "fabric"), hand=skin))
    o.ball("hood", (0.215, 0.24, 0.215), cloth, (0, 1.45, 0))
    o.box("eye slit", (0.3, 0.085, 0.1), skin, (0, 1.485, 0.165), bevel=0.035)
    eyes(o, (0.075, 1.485, 0.198), 0.026, white=True)
    o.add("headband", s.torus(0.208, 0.026), band, (0, 1.58, 0), scale=(1, 1.3, 1))
    o.rod("band end", [(0.02, 1.58, -0.2), (0.1, 1.5, -0.3), (0.08, 1.36, -0.38)], [0.03, 0.03, 0.01], band)
    o.rod("band end 2", [(-0.02, 1.58, -0.2), (-0.06, 1.46, -0.3), (-0.12, 1.36, -0.33)], [0.03, 0.03, 0.01], band)
    o.add("belt", s.torus(0.175, 0.03), band, (0, 0.76, 0), scale=(1.05, 1.3, 0.85))
    o.box("belt end", (0.06, 0.24, 0.02), band, (0.05, 0.64, 0.165), rotate=(-6, 0, 6), bevel=0.006)
    if o.has("katana|sword", default=True):
        steel = o.mat("katana|sword|blade", "#c3c8ce", "metal")
        o.rod(
            "scabbard",
            [(0.26, 0.75, -0.2), (-0.3, 1.5, -0.22)],
            0.03,
            o.paint("scabbard", "#18181b", "gloss"),
            smooth=False,
        )
        o.rod("handle", [(-0.31, 1.51, -0.22), (-0.45, 1.7, -0.225)], 0.024, band, smooth=False)
        o.add("guard", s.move(s.cyl(0.06, 0.02), rotate=(0, 0, 37)), steel, (-0.305, 1.51, -0.22))


@kind("pirate", "pirate captain|buccaneer|captain hook", family="people")
def pirate(o: Order) -> None:
    """A pirate."""
    o.size = 1.2
    coat = o.main(("#8f2430", "#2b3f6b", "#3f3a36"), "fabric")
    trousers = o.mat("trousers|pants", "#3a3430", "fabric")
    skin = head(o, hair_color="#2b1d16")
    figure(o, Figure(top=coat, legs=trousers, shoe=o.paint("boot", "#2a1d16", "leather"), hand=skin))
    neck(o, skin)
    coat_skirt(o, coat, 0.36)
    gold = o.paint("gold", "#d0a03a", "gold")
    o.box("shirt", (0.16, 0.42, 0.03), o.mat("shirt", "#f1ece0", "fabric"), (0, 0.98, 0.145), bevel=0.012)
    o.box("belt", (0.42, 0.07, 0.34), o.paint("belt", "#2a1d16", "leather"), (0, 0.77, 0), bevel=0.02)
    o.box("buckle", (0.1, 0.085, 0.03), gold, (0, 0.77, 0.175), bevel=0.012)
    for k in range(3):
        o.ball(f"button {k + 1}", 0.02, gold, (0.1, 1.08 - 0.1 * k, 0.158), mirror="x")
    hat = o.mat("hat", "#1f1d1c", "fabric")
    brim = [[0.0, 0.34], [0.2, 0.3], [0.36, 0.02], [0.3, -0.12], [0.0, -0.2], [-0.3, -0.12], [-0.36, 0.02], [-0.2, 0.3]]
    o.plate("hat brim", brim, 0.03, hat, (0, 1.6, 0), rotate=(-90, 0, 0), smooth=True, bevel=0.01)
    for turn in (0, 118, -118):
        flap = s.move(
            s.plate([[-0.3, 0], [0.3, 0], [0.16, 0.2], [0.0, 0.25], [-0.16, 0.2]], 0.035, bevel=0.012, smooth=True),
            (0, 0, 0.21),
            rotate=(-8, 0, 0),
        )
        o.add("hat flap", flap, hat, (0, 1.6, 0), rotate=(0, turn, 0))
    o.ball("hat crown", (0.2, 0.19, 0.2), hat, (0, 1.62, 0))
    bone = o.paint("bone", "#f1ece0", "matte")
    o.ball("skull", (0.052, 0.05, 0.02), bone, (0, 1.735, 0.235))
    o.ball("skull eye", 0.013, hat, (0.019, 1.74, 0.255), mirror="x")
    o.rod("bone", [(-0.075, 1.67, 0.232), (0.075, 1.71, 0.232)], 0.012, bone, smooth=False)
    o.rod("bone 2", [(-0.075, 1.71, 0.232), (0.075, 1.67, 0.232)], 0.012, bone, smooth=False)
    if o.has("eyepatch|patch", default=True):
        o.ball("eye patch", (0.05, 0.05, 0.025), hat, (0.075, 1.485, 0.188))
        o.add("patch strap", s.torus(0.205, 0.009), hat, (0, 1.49, 0), rotate=(0, 0, -14))
    if o.has("beard", default=True):
        o.blob(
            "beard",
            o.mat("beard", "#2b1d16", "fur"),
            [],
            [
                ((-0.13, 1.37, 0.11), (0, 1.27, 0.17), 0.055, 0.065),
                ((0.13, 1.37, 0.11), (0, 1.27, 0.17), 0.055, 0.065),
                ((0, 1.28, 0.16), (0, 1.12, 0.19), 0.075, 0.02),
            ],
            blend=0.03,
        )
    if o.has("sword|cutlass", default=True):
        blade(o, 0.4, curved=True)
    if o.has("parrot", default=o.chance(0.4)):
        o.blob(
            "parrot",
            o.mat("parrot", "#2f8f3e", "matte"),
            [((-0.27, 1.33, 0), (0.06, 0.09, 0.06)), ((-0.27, 1.45, 0.02), (0.05, 0.048, 0.05))],
            [((-0.27, 1.28, -0.03), (-0.27, 1.14, -0.1), 0.03, 0.012)],
            blend=0.015,
        )
        o.add(
            "parrot beak",
            s.cone(0.02, 0.05),
            o.paint("beak", "#f2b01e", "gloss"),
            (-0.27, 1.44, 0.08),
            rotate=(110, 0, 0),
        )
        eyes(o, (-0.24, 1.465, 0.055), 0.009, white=False, name="parrot eye")


@kind("superhero", "super hero|hero|caped hero|superwoman", family="people")
def superhero(o: Order) -> None:
    """A superhero."""
    o.size = 1.2
    suit = o.main(("#2459b8", "#c8202a", "#2f8f5e", "#33363d"), "fabric")
    second = o.second("#c8202a" if o.main_color[1:3] < "80" else "#f2c81e", "fabric", "cape|boot|belt|trunks|glove")
    skin = head(o)
    figure(o, Figure(top=suit, legs=suit, shoe=second, hand=second), wide=1.2, arm_out=0.05)
    neck(o, skin)
    o.ball("chest", (0.24, 0.15, 0.16), suit, (0, 1.08, 0.02))
    o.cyl("boot", 0.095, 0.22, second, (0.147, 0.2, 0), top=0.11, mirror="x")
    gold = o.mat("belt|emblem|logo", "#f2c81e", "gloss")
    o.add("belt", s.torus(0.2, 0.028), gold, (0, 0.76, 0), scale=(1.02, 1, 0.84))
    o.plate("emblem", s.star_outline(5, 0.09, 0.04), 0.03, gold, (0, 1.08, 0.175), bevel=0.006)
    o.box(
        "mask",
        (0.3, 0.075, 0.08),
        o.mat("mask", o.materials[second]["base_color"], "fabric"),
        (0, 1.487, 0.155),
        bevel=0.03,
    )
    eyes(o, (0.075, 1.487, 0.185), 0.026, white=True)
    if o.has("cape", default=True):
        path = [[-0.24, 1.2], [0.24, 1.2], [0.44, 0.3], [0.16, 0.22], [-0.12, 0.27], [-0.44, 0.3]]
        o.plate(
            "cape",
            path,
            0.03,
            o.mat("cape", o.materials[second]["base_color"], "fabric"),
            (0, 0, -0.26),
            rotate=(10, 0, 0),
            smooth=False,
            bevel=0.01,
        )
        o.rod(
            "cape collar",
            [(0.22, 1.18, -0.06), (0.1, 1.23, 0.1), (-0.1, 1.23, 0.1), (-0.22, 1.18, -0.06)],
            0.026,
            o.mat("cape", o.materials[second]["base_color"], "fabric"),
        )


@kind("cowboy", "cowgirl|sheriff|gunslinger", family="people")
def cowboy(o: Order) -> None:
    """A cowboy."""
    o.size = 1.2
    shirt = o.main(("#b3402a", "#3f6fa0", "#8a7a4a"), "fabric")
    leather = o.mat("vest|waistcoat|boot|belt", "#6b4426", "leather")
    skin = head(o)
    figure(o, Figure(top=shirt, legs=o.mat("trousers|pants|jeans", "#3a5685", "fabric"), shoe=leather, hand=skin))
    neck(o, skin)
    o.cyl("boot", 0.09, 0.26, leather, (0.122, 0.2, 0), top=0.105, mirror="x")
    o.blob(
        "vest",
        leather,
        [],
        [((0.12, 1.16, 0.02), (0.13, 0.8, 0.02), 0.12, 0.125)],
        blend=0.03,
        mirror="x",
        scale=(1, 1, 0.98),
    )
    o.add("bandana", s.torus(0.1, 0.036), o.mat("bandana|scarf", "#c8202a", "fabric"), (0, 1.2, 0.01))
    o.box("belt", (0.4, 0.07, 0.33), o.paint("belt", "#3a2418", "leather"), (0, 0.75, 0), bevel=0.02)
    gold = o.mat("badge|star|buckle", "#d9b03a", "gold")
    o.box("buckle", (0.1, 0.08, 0.03), gold, (0, 0.75, 0.17), bevel=0.014)
    o.plate("badge", s.star_outline(5, 0.055, 0.026), 0.02, gold, (-0.12, 1.07, 0.135), bevel=0.004)
    hat = o.mat("hat", "#8a5a32", "leather")
    o.add(
        "hat brim", s.cut(s.ball((0.42, 0.05, 0.36)), s.move(s.box((1, 0.2, 1), 0), (0, 0.125, 0))), hat, (0, 1.615, 0)
    )
    o.rod("brim roll", [(0.38, 1.61, 0.16), (0.42, 1.66, 0.0), (0.38, 1.61, -0.16)], 0.032, hat, mirror="x")
    o.blob(
        "hat crown",
        hat,
        [
            ((0.06, 1.76, 0), (0.13, 0.13, 0.19)),
            ((-0.06, 1.76, 0), (0.13, 0.13, 0.19)),
            ((0, 1.64, 0), (0.19, 0.06, 0.2)),
        ],
        blend=0.02,
    )
    o.add("hat band", s.torus(0.19, 0.02), o.paint("band", "#3a2418", "leather"), (0, 1.65, 0))


@kind("samurai", "samurai warrior|shogun|ronin", family="people")
def samurai(o: Order) -> None:
    """A samurai."""
    o.size = 1.2
    lacquer = o.main(("#8f1f24", "#22242b", "#1f3f5f"), "gloss")
    cord = o.second(("#d9a62e", "#c8202a"), "fabric", "cord|trim|sash|belt")
    cloth = o.paint("cloth", "#2b2a33", "fabric")
    skin = head(o, hair=False)
    figure(o, Figure(top=cloth, legs=cloth, shoe=o.paint("sandal", "#8a6a3a", "fabric"), hand=skin), wide=1.1)
    o.box("breastplate", (0.42, 0.42, 0.32), lacquer, (0, 0.98, 0), bevel=0.09)
    for k in range(3):
        o.box(f"lacing {k + 1}", (0.44, 0.018, 0.335), cord, (0, 0.87 + 0.1 * k, 0), bevel=0.008)
    for k in range(4):
        for x in (-1, 1):
            o.box(
                f"shoulder {k + 1}",
                (0.17 - 0.005 * k, 0.085, 0.2),
                lacquer,
                (x * (0.3 + 0.02 * k), 1.15 - 0.075 * k, 0),
                rotate=(0, 0, -x * 22),
                bevel=0.015,
            )
    for k, (x, z) in enumerate(s.ring(7, 0.2)):
        for row in range(3):
            o.box(
                f"tasset {k + 1}-{row + 1}",
                (0.14, 0.09, 0.03),
                lacquer,
                (x * (1 + 0.1 * row), 0.72 - 0.085 * row, z * (0.9 + 0.1 * row)),
                rotate=(0, 51.4 * k, 0),
                bevel=0.01,
            )
    o.add("sash", s.torus(0.2, 0.035), cord, (0, 0.77, 0), scale=(1.05, 1, 0.84))
    o.add(
        "helmet",
        s.cut(s.ball((0.235, 0.22, 0.235)), s.move(s.box((1, 0.5, 1), 0), (0, -0.24, 0))),
        lacquer,
        (0, 1.52, 0),
    )
    for k in range(3):
        o.lathe(
            f"neck guard {k + 1}",
            [
                (0.22 + 0.035 * k, 1.52 - 0.07 * k),
                (0.25 + 0.035 * k, 1.44 - 0.07 * k),
                (0.235 + 0.035 * k, 1.44 - 0.07 * k),
                (0.205 + 0.035 * k, 1.52 - 0.07 * k),
            ],
            lacquer,
            closed=True,
            rotate=(6, 0, 0),
        )
    gold = o.mat("crest|horn", "#d9a62e", "gold")
    o.rod(
        "crest",
        [(0.02, 1.6, 0.23), (0.13, 1.72, 0.22), (0.18, 1.92, 0.16)],
        [0.022, 0.026, 0.004],
        gold,
        mirror="x",
        scale=(1, 1, 0.9),
    )
    o.ball("crest boss", 0.035, gold, (0, 1.6, 0.23))
    if o.has("katana|sword", default=True):
        blade(o, 0.42, curved=True)
