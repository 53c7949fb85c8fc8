"""Characters of stories and trades, built on one figure 1.7 m tall. Front is +z."""

from __future__ import annotations

from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.people import SKINS, Figure, figure, head
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


def _coat_skirt(o: Order, mat: str, low: float, wide: float = 0.27) -> None:
    """The open tail of a coat or tunic from the hips down to `low`."""
    o.lathe(
        "skirt",
        [(wide, low), (wide * 0.98, low + 0.03), (0.19, 0.74), (0.17, 0.74), (wide - 0.05, low)],
        mat,
        closed=True,
        scale=(1, 1, 0.86),
    )


def _neck(o: Order, skin: str) -> None:
    o.cyl("neck", 0.075, 0.14, skin, (0, 1.25, 0))


def _blade(o: Order, x: float, color: str = "#c3c8ce", *, long: float = 0.85, curved: bool = False) -> None:
    """A sword held upright in the hand at `x`."""
    steel = o.mat("sword|blade|katana|cutlass", color, "metal")
    grip = o.paint("grip", "#3a2a22", "leather")
    if curved:
        o.rod(
            "sword",
            [(x, 0.86, 0.14), (x, 1.25, 0.17), (x, 1.62, 0.27)],
            [0.026, 0.024, 0.004],
            steel,
            scale=(0.45, 1, 1),
            translate=(x * 0.55, 0, 0),
        )
    else:
        o.box("sword", (0.05, long, 0.014), steel, (x, 0.8 + long / 2, 0.14), bevel=0.004)
    o.box("guard", (0.17, 0.03, 0.04), o.paint("brass", "#d0a03a", "gold"), (x, 0.8, 0.14), bevel=0.01)
    o.cyl("grip", 0.02, 0.18, grip, (x, 0.7, 0.14))


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
    _neck(o, skin)
    _coat_skirt(o, coat, 0.36)
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
        _blade(o, 0.4, curved=True)
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


@kind("zombie", "undead|walking dead|ghoul|frankenstein", family="people")
def zombie(o: Order) -> None:
    """A zombie."""
    o.size = 1.2
    skin = o.main(("#8fae7a", "#9ab08f", "#7f9f86"), "skin")
    shirt = o.mat("shirt|jacket", ("#5b6b8a", "#8a5a4a", "#6a6a62"), "fabric")
    trousers = o.mat("trousers|pants", "#4a443d", "fabric")
    figure(o, Figure(top=shirt, legs=trousers, shoe=o.paint("shoe", "#2a2522", "leather"), hand=skin), reach=True)
    o.cyl("neck", 0.07, 0.14, skin, (0, 1.25, 0))
    o.ball("head", (0.2, 0.225, 0.2), skin, (0.02, 1.45, 0.02))
    o.ball("ear", (0.035, 0.05, 0.03), skin, (0.2, 1.45, 0), mirror="x")
    dark = o.paint("dark", darker(o.main_color, 0.6), "matte")
    o.ball("eye socket", (0.058, 0.055, 0.03), dark, (0.085, 1.48, 0.185), mirror="x")
    o.ball("eye", 0.032, o.mat("eye", "#f2efb0", "gloss"), (0.085, 1.48, 0.2), mirror="x")
    o.ball("pupil", 0.013, o.paint("pupil", "#8a1a1a", "gloss"), (0.087, 1.48, 0.23), mirror="x")
    o.box("mouth", (0.13, 0.05, 0.05), dark, (0.02, 1.345, 0.19), rotate=(0, 0, 8), bevel=0.018)
    for k in (-1, 1):
        o.box(
            "tooth",
            (0.02, 0.025, 0.02),
            o.paint("tooth", "#e9e4cf", "matte"),
            (0.02 + 0.03 * k, 1.357, 0.212),
            bevel=0.004,
        )
    o.add(
        "hair",
        s.cut(
            s.ball((0.214, 0.235, 0.214)),
            s.move(s.box((0.6, 0.4, 0.5), 0), (0, -0.14, 0.06)),
            s.move(s.ball(0.09), (0.1, 0.21, 0.06)),
        ),
        o.mat("hair", "#3a3a32", "fur"),
        (0.02, 1.47, 0.0),
    )
    o.box("tear", (0.13, 0.16, 0.03), skin, (0.06, 0.92, 0.142), rotate=(0, 0, 24), bevel=0.01)
    o.box(
        "scar",
        (0.012, 0.1, 0.012),
        o.paint("scar", "#8a3a34", "matte"),
        (-0.1, 1.57, 0.155),
        rotate=(-30, 0, 14),
        bevel=0.003,
    )
    for k in range(3):
        o.box(
            f"stitch {k + 1}",
            (0.045, 0.009, 0.012),
            dark,
            (-0.1, 1.54 + 0.03 * k, 0.172 - 0.017 * k),
            rotate=(-30, 0, 14),
            bevel=0.002,
        )


@kind("skeleton", "undead skeleton|skeleton warrior|bones|human skeleton", family="people")
def skeleton(o: Order) -> None:
    """A skeleton."""
    o.size = 1.2
    bone = o.main("#efe8d6", "matte")
    dark = o.paint("dark", "#1f1b1a", "matte")
    o.blob("skull", bone, [((0, 1.5, -0.01), (0.17, 0.17, 0.18)), ((0, 1.36, 0.06), (0.11, 0.08, 0.1))], blend=0.05)
    o.ball("eye", (0.052, 0.056, 0.04), o.mat("eye", "#1f1b1a", "matte"), (0.07, 1.47, 0.14), mirror="x")
    o.add("nose", s.cone(0.03, 0.06), dark, (0, 1.41, 0.155))
    for k in range(5):
        o.box(
            f"tooth {k + 1}",
            (0.024, 0.05, 0.03),
            bone,
            (-0.056 + 0.028 * k, 1.315, 0.135 - 0.006 * abs(k - 2)),
            bevel=0.006,
        )
    o.blob(
        "jaw",
        bone,
        [],
        [((-0.09, 1.33, 0.03), (0, 1.26, 0.12), 0.03, 0.035), ((0.09, 1.33, 0.03), (0, 1.26, 0.12), 0.03, 0.035)],
        blend=0.02,
    )
    for k in range(9):
        o.cyl(f"vertebra {k + 1}", 0.04, 0.045, bone, (0, 0.75 + 0.06 * k, -0.02), bevel=0.014)
    o.rod("collar bone", [(0, 1.2, 0.06), (0.12, 1.21, 0.06), (0.21, 1.18, 0)], 0.022, bone, mirror="x")
    for k in range(5):
        y, w = 1.13 - 0.075 * k, 0.155 + 0.02 * min(k, 2) - 0.015 * max(0, k - 3)
        o.rod(
            f"rib {k + 1}",
            [(0.02, y + 0.02, -0.05), (w, y + 0.02, -0.02), (w * 0.95, y - 0.02, 0.09), (0.02, y - 0.03, 0.13)],
            0.019,
            bone,
            mirror="x",
        )
    o.box("breast bone", (0.05, 0.34, 0.03), bone, (0, 0.98, 0.125), bevel=0.012)
    o.blob(
        "pelvis",
        bone,
        [((0.09, 0.69, 0), (0.085, 0.07, 0.05)), ((-0.09, 0.69, 0), (0.085, 0.07, 0.05))],
        [((0.05, 0.63, 0.02), (-0.05, 0.63, 0.02), 0.035)],
        blend=0.03,
    )
    for points, thick in (
        ([(0.23, 1.17, 0), (0.3, 0.93, 0)], 0.028),
        ([(0.3, 0.92, 0), (0.33, 0.7, 0.08)], 0.024),
        ([(0.11, 0.66, 0), (0.13, 0.38, 0.02)], 0.034),
        ([(0.13, 0.37, 0.02), (0.13, 0.08, 0)], 0.028),
    ):
        o.rod("bone", points, thick, bone, smooth=False, mirror="x")
        for at in points:
            o.ball("joint", thick * 1.5, bone, at, mirror="x")
    for t in (-0.03, -0.01, 0.01, 0.03):
        o.rod(
            "finger",
            [(0.33 + t * 0.4, 0.67, 0.085), (0.335 + t, 0.6, 0.1), (0.335 + t * 1.1, 0.55, 0.095)],
            0.011,
            bone,
            mirror="x",
        )
    o.blob("foot", bone, [], [((0.13, 0.04, -0.03), (0.14, 0.03, 0.13), 0.035, 0.03)], blend=0.01, mirror="x")
    if o.has("sword", default=False):
        _blade(o, 0.37)
    if o.has("crown"):
        o.lathe(
            "crown",
            [(0.15, 1.6), (0.17, 1.7), (0.15, 1.7), (0.13, 1.62)],
            o.mat("crown", "#d9a62e", "gold"),
            closed=True,
        )


@kind("king", "king character|medieval king|emperor|old king", family="people")
def king(o: Order) -> None:
    """A king."""
    o.size = 1.2
    robe = o.main(("#8f1830", "#4a2f8a", "#1f4f9a"), "fabric")
    gold = o.mat("crown|trim|gold", "#d9a62e", "gold")
    fur = o.paint("ermine", "#f6f3ec", "fur")
    o.lathe("robe", [(0.4, 0), (0.39, 0.05), (0.27, 0.6), (0.21, 0.95), (0.21, 1.1), (0.12, 1.22)], robe, smooth=True)
    o.lathe("hem", [(0.4, 0.0), (0.43, 0.03), (0.41, 0.13), (0.36, 0.12)], fur, closed=True)
    o.lathe(
        "collar", [(0.13, 1.2), (0.26, 1.1), (0.28, 1.02), (0.2, 1.06), (0.12, 1.16)], fur, closed=True, smooth=True
    )
    o.box("front", (0.11, 0.95, 0.05), fur, (0, 0.56, 0.3), rotate=(9, 0, 0), bevel=0.02)
    skin = head(o, hair_color="#b9b4aa")
    for x in (-1, 1):
        o.rod("sleeve", [(x * 0.16, 1.1, 0), (x * 0.33, 0.94, 0.05), (x * 0.38, 0.8, 0.2)], [0.09, 0.09, 0.1], robe)
        o.add("cuff", s.torus(0.085, 0.03), fur, (x * 0.38, 0.795, 0.2), rotate=(56, 0, 0))
        o.ball("hand", 0.065, skin, (x * 0.385, 0.77, 0.25))
    if o.has("beard", default=True):
        o.blob(
            "beard",
            o.mat("beard|hair", "#d9d5cb", "fur"),
            [],
            [
                ((-0.14, 1.38, 0.1), (0, 1.27, 0.17), 0.06, 0.075),
                ((0.14, 1.38, 0.1), (0, 1.27, 0.17), 0.06, 0.075),
                ((0, 1.28, 0.15), (0, 1.08, 0.2), 0.09, 0.03),
            ],
            blend=0.03,
        )
    _crown(o, gold, 1.6, 0.19)
    if o.has("sceptre|scepter|staff", default=True):
        o.rod("sceptre", [(0.4, 0.5, 0.27), (0.4, 1.25, 0.27)], 0.02, gold, smooth=False)
        o.ball("orb", 0.055, o.mat("orb|gem", "#c8202a", "gem"), (0.4, 1.3, 0.27))


def _crown(o: Order, gold: str, y: float, r: float) -> None:
    o.lathe("crown", [(r, y), (r * 1.06, y + 0.09), (r * 0.98, y + 0.09), (r * 0.92, y)], gold, closed=True)
    for k, (x, z) in enumerate(s.ring(8, r * 1.01)):
        o.add(f"crown point {k + 1}", s.cone(0.042, 0.12), gold, (x, y + 0.13, z))
        o.ball(f"crown jewel {k + 1}", 0.02, o.mat("gem|jewel|ruby", "#c8202a", "gem"), (x * 1.04, y + 0.05, z * 1.04))


@kind("princess", "queen|queen character|fairy tale princess|ice queen", family="people")
def princess(o: Order) -> None:
    """A princess in a long gown."""
    o.size = 1.2
    gown = o.main(("#f08cb4", "#9fc6f0", "#b48ae0", "#f2dc7a"), "fabric")
    trim = o.mat("trim|sash|belt", "#f6f1e6", "fabric")
    o.lathe(
        "gown",
        [(0.5, 0), (0.49, 0.05), (0.36, 0.42), (0.2, 0.74), (0.135, 0.82), (0.17, 1.02), (0.18, 1.1), (0.1, 1.2)],
        gown,
        smooth=True,
    )
    for k, (x, z) in enumerate(s.ring(12, 0.47)):
        o.ball(f"ruffle {k + 1}", (0.1, 0.05, 0.1), trim, (x, 0.06, z))
    o.add("sash", s.torus(0.135, 0.03), trim, (0, 0.82, 0))
    hair = ("#e0bd74", "#8a4a26", "#2b1d16", "#c86a28")
    skin = head(o, hair_color=str(o.pick(*hair)))
    tone = next(name for name in o.materials if name.startswith("hair"))
    o.blob(
        "long hair",
        tone,
        [],
        [
            ((0, 1.5, -0.12), (0, 1.05, -0.17), 0.17, 0.13),
            ((0.15, 1.42, -0.05), (0.17, 1.1, -0.06), 0.07, 0.05),
            ((-0.15, 1.42, -0.05), (-0.17, 1.1, -0.06), 0.07, 0.05),
        ],
        blend=0.05,
    )
    _neck(o, skin)
    for x in (-1, 1):
        o.ball("puff sleeve", (0.1, 0.095, 0.1), gown, (x * 0.21, 1.1, 0))
        o.rod("arm", [(x * 0.24, 1.06, 0), (x * 0.33, 0.88, 0.03), (x * 0.3, 0.74, 0.14)], [0.05, 0.045, 0.04], skin)
        o.ball("hand", 0.05, skin, (x * 0.3, 0.73, 0.15))
    if o.has("crown|tiara", default=True):
        _crown(o, o.mat("crown|tiara", "#d9a62e", "gold"), 1.66, 0.12)


@kind("santa claus", "santa|father christmas|saint nicholas|st nicholas", family="people")
def santa(o: Order) -> None:
    """Santa Claus."""
    o.size = 1.2
    red = o.main("#c8202a", "fabric")
    fur = o.mat("trim|fur|beard", "#f6f4ee", "fur")
    black = o.paint("black", "#1f1f22", "leather")
    figure(o, Figure(top=red, legs=red, shoe=black, hand=black), wide=1.35)
    o.ball("belly", (0.27, 0.26, 0.24), red, (0, 0.85, 0.02))
    o.add("belt", s.torus(0.265, 0.04), black, (0, 0.78, 0.02), scale=(1, 1.1, 0.9))
    o.box("buckle", (0.13, 0.11, 0.04), o.mat("buckle", "#d0a03a", "gold"), (0, 0.78, 0.275), bevel=0.014)
    o.box("front trim", (0.08, 0.5, 0.05), fur, (0, 0.98, 0.2), rotate=(8, 0, 0), bevel=0.024)
    for x in (-1, 1):
        o.add("cuff", s.torus(0.075, 0.04), fur, (x * 0.5, 0.74, 0.06), rotate=(20, 0, 0))
        o.add("boot trim", s.torus(0.1, 0.042), fur, (x * 0.155, 0.2, 0))
    skin = head(o, hair=False)
    o.blob(
        "beard",
        fur,
        [],
        [
            ((-0.16, 1.42, 0.08), (0, 1.24, 0.19), 0.07, 0.1),
            ((0.16, 1.42, 0.08), (0, 1.24, 0.19), 0.07, 0.1),
            ((0, 1.25, 0.16), (0, 1.06, 0.22), 0.12, 0.05),
            ((0, 1.385, 0.215), (0.11, 1.35, 0.18), 0.035, 0.02),
            ((0, 1.385, 0.215), (-0.11, 1.35, 0.18), 0.035, 0.02),
        ],
        blend=0.03,
    )
    o.ball("cheek", 0.04, o.paint("cheek", "#e88a7a", "skin"), (0.11, 1.42, 0.165), mirror="x")
    o.add("hat brim", s.torus(0.185, 0.055), fur, (0, 1.6, 0))
    o.rod(
        "hat",
        [(0, 1.6, 0), (0.0, 1.82, -0.02), (0.1, 1.96, -0.04), (0.26, 1.86, -0.02)],
        [0.19, 0.13, 0.075, 0.03],
        o.mat("hat", o.main_color, "fabric"),
    )
    o.ball("bobble", 0.065, fur, (0.28, 1.82, -0.02))
    _neck(o, skin)
    if o.has("sack|bag", default=o.chance(0.5)):
        o.blob(
            "sack",
            o.mat("sack|bag", "#8a5a32", "fabric"),
            [((-0.42, 0.35, -0.22), (0.3, 0.34, 0.26)), ((-0.34, 0.78, -0.16), (0.1, 0.1, 0.1))],
            blend=0.08,
        )


@kind("witch", "halloween witch|wicked witch", family="people")
def witch(o: Order) -> None:
    """A witch with a broom."""
    o.size = 1.2
    robe = o.main(("#2b2433", "#4a2f6a", "#1f3f3a"), "fabric")
    accent = o.second(("#7b3fc0", "#ee7d1a", "#3f9f4a"), "fabric", "band|belt|trim|sash")
    o.lathe("robe", [(0.38, 0), (0.37, 0.06), (0.25, 0.55), (0.17, 0.82), (0.2, 1.08), (0.11, 1.22)], robe, smooth=True)
    o.add("belt", s.torus(0.178, 0.025), accent, (0, 0.83, 0))
    green = o.mat("skin|face", ("#8fb86a", "#f0c8a0"), "skin")
    head(o, hair_color="#3a2f4a")
    tone = next(name for name in o.materials if name.startswith("hair"))
    o.blob(
        "long hair",
        tone,
        [],
        [
            ((0.16, 1.44, 0), (0.21, 1.12, 0.02), 0.07, 0.035),
            ((-0.16, 1.44, 0), (-0.21, 1.12, 0.02), 0.07, 0.035),
            ((0, 1.45, -0.12), (0, 1.1, -0.18), 0.15, 0.1),
        ],
        blend=0.04,
    )
    o.rod("long nose", [(0, 1.44, 0.18), (0, 1.42, 0.28), (0, 1.385, 0.315)], [0.035, 0.026, 0.01], green)
    for x in (-1, 1):
        o.rod("sleeve", [(x * 0.14, 1.1, 0), (x * 0.31, 0.95, 0.06), (x * 0.39, 0.84, 0.2)], [0.08, 0.08, 0.11], robe)
        o.ball("hand", 0.055, green, (x * 0.4, 0.82, 0.235))
    hat = o.mat("hat", o.main_color, "fabric")
    o.lathe("hat brim", [(0.18, 1.58), (0.42, 1.56), (0.43, 1.58), (0.2, 1.63)], hat, closed=True)
    o.rod(
        "hat",
        [(0, 1.58, 0), (0, 1.85, -0.01), (-0.04, 2.08, -0.03), (-0.16, 2.22, -0.02)],
        [0.21, 0.12, 0.06, 0.004],
        hat,
    )
    o.add("hat band", s.torus(0.2, 0.025), accent, (0, 1.63, 0))
    o.box("hat buckle", (0.08, 0.07, 0.03), o.paint("brass", "#d9b03a", "gold"), (0, 1.63, 0.215), bevel=0.01)
    if o.has("broom|broomstick", default=True):
        o.rod("broom", [(0.42, 0.5, 0.26), (0.42, 1.5, 0.26)], 0.02, o.paint("stick", "#7a5230", "wood"), smooth=False)
        o.lathe(
            "bristles",
            [(0.11, 0.05), (0.1, 0.12), (0.06, 0.46), (0.03, 0.54)],
            o.mat("broom|broomstick", "#c9a050", "thatch"),
            (0.42, 0, 0.26),
            smooth=True,
        )


@kind("vampire", "dracula|count dracula", family="people")
def vampire(o: Order) -> None:
    """A vampire."""
    o.size = 1.2
    suit = o.main("#1f1f24", "fabric")
    red = o.second("#a3142e", "fabric", "lining|cape|vest|waistcoat")
    o.materials.setdefault("pale", {"base_color": "#e3dccf", "roughness": 0.6, "metallic": 0.0})
    figure(o, Figure(top=suit, legs=suit, shoe=o.paint("shoe", "#151517", "gloss"), hand="pale"))
    o.cyl("neck", 0.075, 0.14, "pale", (0, 1.25, 0))
    o.ball("head", (0.19, 0.225, 0.195), "pale", (0, 1.45, 0))
    o.add("ear", s.ball((0.03, 0.07, 0.025)), "pale", (0.195, 1.47, 0), rotate=(0, 0, -14), mirror="x")
    eyes(o, (0.072, 1.48, 0.168), 0.03, white=True, color="#a3142e")
    o.add("brow", s.box((0.085, 0.018, 0.02), 0.006), suit, (0.075, 1.535, 0.178), rotate=(0, 0, 18), mirror="x")
    o.box("mouth", (0.1, 0.022, 0.03), o.paint("mouth", "#5b1420", "matte"), (0, 1.35, 0.178), bevel=0.008)
    o.add(
        "fang",
        s.cone(0.012, 0.05),
        o.paint("fang", "#fbf9f2", "gloss"),
        (0.034, 1.325, 0.19),
        rotate=(180, 0, 0),
        mirror="x",
    )
    hair = s.cut(
        s.ball((0.205, 0.24, 0.212)),
        s.move(s.box((0.6, 0.4, 0.5), 0), (0, -0.19, 0.1)),
        s.move(s.ball((0.09, 0.14, 0.2)), (0.1, 0.02, 0.2)),
        s.move(s.ball((0.09, 0.14, 0.2)), (-0.1, 0.02, 0.2)),
    )
    o.add("hair", hair, suit, (0, 1.465, -0.005))
    o.box("waistcoat", (0.15, 0.42, 0.03), red, (0, 0.96, 0.142), bevel=0.012)
    o.add("bow tie", s.ball((0.05, 0.03, 0.02)), red, (0.045, 1.2, 0.145), mirror="x")
    cape = s.cut(
        s.move(s.cyl(0.5, 1.1, top=0.2, bevel=0.01), (0, 0.62, -0.02)),
        s.move(s.cyl(0.48, 1.14, top=0.18, bevel=0), (0, 0.61, -0.0)),
        s.move(s.box((2, 2, 1), 0), (0, 0.6, 0.56)),
    )
    o.add("cape", cape, suit)
    lining = s.cut(
        s.move(s.cyl(0.482, 1.08, top=0.182, bevel=0), (0, 0.62, -0.015)),
        s.move(s.cyl(0.468, 1.14, top=0.168, bevel=0), (0, 0.61, -0.005)),
        s.move(s.box((2, 2, 1), 0), (0, 0.6, 0.55)),
    )
    o.add("cape lining", lining, red)
    o.add(
        "collar",
        s.cut(
            s.cyl(0.16, 0.26, top=0.29, bevel=0),
            s.cyl(0.14, 0.28, top=0.27, bevel=0),
            s.move(s.box((1, 1, 0.6), 0), (0, 0, 0.34)),
        ),
        red,
        (0, 1.29, -0.02),
    )


@kind("superhero", "super hero|hero|caped hero|superwoman", family="people")
def superhero(o: Order) -> None:
    """A superhero."""
    o.size = 1.2
    suit = o.main(("#2459b8", "#c8202a", "#2f8f5e", "#33363d"), "fabric")
    second = o.second("#c8202a" if o.main_color[1:3] < "80" else "#f2c81e", "fabric", "cape|boot|belt|trunks|glove")
    skin = head(o)
    figure(o, Figure(top=suit, legs=suit, shoe=second, hand=second), wide=1.2, arm_out=0.05)
    _neck(o, skin)
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


@kind("chef", "cook|baker", family="people")
def chef(o: Order) -> None:
    """A chef."""
    o.size = 1.2
    white = o.main("#f4f3ef", "fabric")
    skin = head(o)
    figure(
        o,
        Figure(
            top=white,
            legs=o.mat("trousers|pants", "#3a3c42", "fabric"),
            shoe=o.paint("shoe", "#1f1f22", "leather"),
            hand=skin,
        ),
    )
    _neck(o, skin)
    o.add("neckerchief", s.torus(0.1, 0.034), o.mat("scarf|neckerchief", "#c8202a", "fabric"), (0, 1.2, 0.01))
    for k in range(3):
        o.ball(
            f"button {k + 1}", 0.016, o.paint("button", "#33353a", "plastic"), (0.06, 1.08 - 0.1 * k, 0.15), mirror="x"
        )
    o.box("apron", (0.32, 0.46, 0.03), o.mat("apron", "#e9e6de", "fabric"), (0, 0.62, 0.165), bevel=0.012)
    o.box("apron belt", (0.42, 0.05, 0.34), o.mat("apron", "#e9e6de", "fabric"), (0, 0.82, 0), bevel=0.02)
    hat = o.mat("hat", "#fbfaf7", "fabric")
    o.cyl("hat band", 0.19, 0.16, hat, (0, 1.65, 0), top=0.2)
    o.blob(
        "hat",
        hat,
        [((0.13 * x, 1.8, 0.13 * z), (0.12, 0.11, 0.12)) for x, z in s.ring(6, 1.0)]
        + [((0, 1.84, 0), (0.15, 0.12, 0.15))],
        blend=0.03,
    )
    o.rod(
        "moustache",
        [(0, 1.385, 0.2), (0.09, 1.37, 0.19), (0.13, 1.4, 0.17)],
        [0.024, 0.018, 0.004],
        o.paint("moustache", "#3a2418", "fur"),
        mirror="x",
    )
    if o.has("spoon|ladle|pan|knife|whisk", default=True):
        steel = o.mat("spoon|ladle|pan|knife|whisk", "#b9bdc2", "metal")
        o.rod("ladle", [(0.4, 0.62, 0.12), (0.4, 1.15, 0.16)], 0.014, steel, smooth=False)
        o.ball("ladle bowl", (0.07, 0.045, 0.07), steel, (0.4, 1.18, 0.2))


@kind("cowboy", "cowgirl|sheriff|gunslinger", family="people")
def cowboy(o: Order) -> None:
    """A cowboy."""
    o.size = 1.2
    shirt = o.main(("#b3402a", "#3f6fa0", "#8a7a4a"), "fabric")
    leather = o.mat("vest|waistcoat|boot|belt", "#6b4426", "leather")
    skin = head(o)
    figure(o, Figure(top=shirt, legs=o.mat("trousers|pants|jeans", "#3a5685", "fabric"), shoe=leather, hand=skin))
    _neck(o, skin)
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
        _blade(o, 0.42, curved=True)


@kind("elf", "wood elf|elven archer|christmas elf|elf girl", family="people")
def elf(o: Order) -> None:
    """An elf in a green tunic."""
    o.size = 1.2
    tunic = o.main(("#2f7a3e", "#3f8f6a"), "fabric")
    leather = o.mat("belt|boot", "#6b4426", "leather")
    skin = head(o, hair_color=str(o.pick("#e0bd74", "#c86a28", "#f1ead6")))
    figure(
        o,
        Figure(
            top=tunic,
            legs=o.mat("trousers|tights|legging", "#b3402a" if o.style("christmas") else "#8a6a3f", "fabric"),
            shoe=leather,
            hand=skin,
        ),
        wide=0.92,
    )
    _neck(o, skin)
    _coat_skirt(o, tunic, 0.55, 0.25)
    o.add("belt", s.torus(0.17, 0.026), leather, (0, 0.79, 0), scale=(1.03, 1, 0.86))
    o.add(
        "pointed ear", s.cone(0.045, 0.2), skin, (0.24, 1.5, -0.01), rotate=(0, 0, -50), mirror="x", scale=(1, 1, 0.6)
    )
    o.rod(
        "hat",
        [(0, 1.6, 0), (0, 1.8, -0.03), (0.02, 1.94, -0.16), (0.02, 1.88, -0.32)],
        [0.2, 0.12, 0.06, 0.01],
        o.mat("hat", o.main_color, "fabric"),
    )
    o.add("hat brim", s.torus(0.195, 0.035), o.mat("trim|brim", "#d9a62e", "fabric"), (0, 1.6, 0))
    o.rod(
        "shoe tip",
        [(0.125, 0.05, 0.17), (0.125, 0.06, 0.27), (0.125, 0.13, 0.28)],
        [0.045, 0.026, 0.008],
        leather,
        mirror="x",
    )
    if o.has("bow", default=o.chance(0.4) and not o.style("christmas")):
        o.rod(
            "bow",
            [(0.4, 0.3, 0.05), (0.42, 0.45, 0.24), (0.4, 0.7, 0.12), (0.42, 0.95, 0.24), (0.4, 1.12, 0.05)],
            0.018,
            o.mat("bow", "#6b4426", "wood"),
        )
        o.rod(
            "string", [(0.4, 0.3, 0.05), (0.4, 1.12, 0.05)], 0.004, o.paint("string", "#efe6cf", "matte"), smooth=False
        )


@kind("dwarf", "gnome|garden gnome|dwarf warrior|leprechaun", family="people")
def dwarf(o: Order) -> None:
    """A dwarf or garden gnome."""
    o.size = 0.8
    coat = o.main(("#2f5f9a", "#8f2430", "#2f7a3e"), "fabric")
    leather = o.paint("leather", "#5b3420", "leather")
    skin = o.mat("skin|face", SKINS, "skin")
    o.blob(
        "body",
        coat,
        [((0, 0.36, 0), (0.25, 0.25, 0.21))],
        [((0.2, 0.5, 0), (0.34, 0.36, 0.1), 0.09, 0.075), ((-0.2, 0.5, 0), (-0.34, 0.36, 0.1), 0.09, 0.075)],
        blend=0.05,
    )
    o.ball("hand", 0.075, skin, (0.35, 0.33, 0.13), mirror="x")
    o.blob(
        "boot",
        leather,
        [],
        [((0.12, 0.16, 0), (0.13, 0.06, 0.0), 0.1, 0.08), ((0.13, 0.06, 0), (0.14, 0.055, 0.13), 0.08, 0.065)],
        blend=0.03,
        mirror="x",
    )
    o.add("belt", s.torus(0.24, 0.035), leather, (0, 0.29, 0), scale=(1.02, 1.1, 0.88))
    o.box("buckle", (0.1, 0.09, 0.03), o.paint("gold", "#d0a03a", "gold"), (0, 0.29, 0.24), bevel=0.014)
    o.ball("head", (0.19, 0.18, 0.18), skin, (0, 0.72, 0))
    eyes(o, (0.07, 0.75, 0.155), 0.028, white=True)
    o.ball("nose", (0.05, 0.045, 0.05), skin, (0, 0.69, 0.19))
    beard = o.mat("beard|hair", ("#f1efe9", "#b5642e", "#6b4526"), "fur")
    o.blob(
        "beard",
        beard,
        [],
        [
            ((-0.15, 0.68, 0.06), (0, 0.56, 0.16), 0.07, 0.1),
            ((0.15, 0.68, 0.06), (0, 0.56, 0.16), 0.07, 0.1),
            ((0, 0.57, 0.15), (0, 0.34, 0.22), 0.13, 0.03),
            ((0, 0.645, 0.2), (0.12, 0.61, 0.15), 0.035, 0.015),
            ((0, 0.645, 0.2), (-0.12, 0.61, 0.15), 0.035, 0.015),
        ],
        blend=0.03,
    )
    if o.style("warrior", "viking") or o.has("axe|hammer|helmet"):
        steel = o.mat("helmet|axe|hammer", "#9a9ea5", "metal")
        o.add(
            "helmet", s.cut(s.ball((0.21, 0.2, 0.2)), s.move(s.box((1, 0.4, 1), 0), (0, -0.2, 0))), steel, (0, 0.76, 0)
        )
        o.rod(
            "horn",
            [(0.18, 0.85, 0), (0.28, 0.9, 0), (0.3, 1.03, 0)],
            [0.045, 0.036, 0.004],
            o.paint("horn", "#efe6cf", "matte"),
            mirror="x",
        )
        o.rod("haft", [(0.36, 0.02, 0.18), (0.36, 0.75, 0.18)], 0.022, o.paint("haft", "#6b4426", "wood"), smooth=False)
        o.plate(
            "axe",
            [[0.0, 0.07], [0.16, 0.15], [0.18, 0.0], [0.16, -0.15], [0.0, -0.07]],
            0.03,
            steel,
            (0.37, 0.66, 0.18),
            bevel=0.01,
        )
    else:
        hat = o.mat("hat|cap", "#c8202a", "fabric")
        o.rod(
            "hat", [(0, 0.82, 0), (0, 1.02, -0.01), (0, 1.2, -0.03), (0.03, 1.34, -0.02)], [0.2, 0.13, 0.06, 0.004], hat
        )
        o.add("hat rim", s.torus(0.185, 0.028), hat, (0, 0.82, 0))


@kind("orc", "goblin|ogre|troll|orc warrior", family="creatures")
def orc(o: Order) -> None:
    """An orc or goblin."""
    o.size = 1.2
    skin = o.main(("#6f9a3f", "#5d8a5a", "#7f8f4a"), "skin")
    leather = o.mat("belt|cloth|armour|armor", "#5b3a22", "leather")
    steel = o.mat("axe|club|weapon", "#8d9197", "metal")
    figure(
        o, Figure(top=skin, legs=leather, shoe=o.paint("boot", "#33261d", "leather"), hand=skin), wide=1.3, arm_out=0.08
    )
    o.ball("chest", (0.28, 0.19, 0.19), skin, (0, 1.06, 0.0))
    o.blob("head", skin, [((0, 1.42, 0.03), (0.21, 0.2, 0.2)), ((0, 1.31, 0.1), (0.15, 0.1, 0.12))], blend=0.05)
    o.add("ear", s.cone(0.06, 0.22), skin, (0.27, 1.46, 0.0), rotate=(0, 0, -64), mirror="x", scale=(1, 1, 0.5))
    o.blob("brow", skin, [], [((-0.13, 1.52, 0.17), (0.13, 1.52, 0.17), 0.04)], blend=0.02)
    eyes(o, (0.08, 1.465, 0.2), 0.028, white=True, color="#a3142e")
    o.ball("nose", (0.05, 0.04, 0.05), skin, (0, 1.4, 0.23))
    o.rod(
        "mouth",
        [(-0.09, 1.31, 0.2), (0, 1.3, 0.225), (0.09, 1.31, 0.2)],
        0.012,
        o.paint("mouth", darker(o.main_color, 0.6), "matte"),
    )
    o.rod(
        "tusk",
        [(0.065, 1.3, 0.205), (0.075, 1.35, 0.235), (0.07, 1.39, 0.225)],
        [0.02, 0.016, 0.002],
        o.mat("tusk|tooth", "#f3ecd8", "gloss"),
        mirror="x",
    )
    o.rod("strap", [(-0.24, 1.2, 0.02), (0, 1.02, 0.185), (0.22, 0.8, 0.08)], 0.032, leather)
    o.ball("pauldron", (0.16, 0.13, 0.15), leather, (0.31, 1.18, 0))
    for k in range(3):
        o.add(
            f"spike {k + 1}",
            s.cone(0.03, 0.1),
            steel,
            (0.26 + 0.06 * k, 1.32 - 0.015 * k * k, 0.02),
            rotate=(0, 0, -16 * k),
        )
    o.add("belt", s.torus(0.225, 0.04), o.paint("boot", "#33261d", "leather"), (0, 0.76, 0), scale=(1.02, 1, 0.84))
    if o.has("axe|club|weapon", default=True):
        o.rod("haft", [(0.6, 0.25, 0.14), (0.6, 1.35, 0.14)], 0.03, o.paint("haft", "#6b4426", "wood"), smooth=False)
        for x in (1, -1):
            blade = [[0.0, 0.08], [0.17, 0.2], [0.21, 0.0], [0.17, -0.2], [0.0, -0.08]]
            o.plate(
                "axe blade",
                blade if x > 0 else [[-p, q] for p, q in blade][::-1],
                0.035,
                steel,
                (0.6 + 0.01 * x, 1.2, 0.14),
                bevel=0.012,
            )


@kind("slime", "slime monster|jelly monster|blob monster|gelatinous cube", family="creatures")
def slime(o: Order) -> None:
    """A slime."""
    o.size = 0.5
    jelly = o.main(("#5fd06a", "#4fb0e8", "#e86aa8", "#f0a83a"), "gloss")
    drops = [((x * 0.24, 0.04, z * 0.24), (0.1, 0.05, 0.1)) for x, z in s.ring(7, 1.0, float(o.rng.uniform(0, 50)))]
    o.blob(
        "body",
        jelly,
        [((0, 0.17, 0), (0.26, 0.2, 0.26)), ((0, 0.34, 0), (0.12, 0.1, 0.12)), *drops],
        [((0, 0.38, 0), (0.03, 0.47, 0), 0.05, 0.012)],
        blend=0.07,
    )
    o.ball("shine", (0.05, 0.03, 0.02), o.paint("shine", "#ffffff", "gloss"), (-0.1, 0.32, 0.16), rotate=(-30, 0, 25))
    eyes(o, (0.09, 0.24, 0.235), 0.04, white=True)
    o.blob(
        "mouth",
        o.paint("mouth", darker(o.main_color, 0.6), "gloss"),
        [((0, 0.145, 0.265), (0.055, 0.028, 0.02))],
        blend=0.01,
    )


@kind("golem", "stone golem|rock monster|earth elemental|rock golem", family="creatures")
def golem(o: Order) -> None:
    """A golem of rocks."""
    o.size = 1.6
    stone = o.main(("#8d8a84", "#6f7480", "#a08a6a"), "rock")
    glow = o.mat("eye|rune|glow|crystal", ("#4ad8ff", "#ff9a2a", "#7aff6a"), "glow")
    moss = o.mat("moss", "#5f8f3f", "leaf")

    def boulder(name: str, r: tuple[float, float, float], at: tuple[float, float, float]) -> None:
        points: list[Any] = []
        for _ in range(22):
            d = o.rng.normal(size=3)
            d /= (d @ d) ** 0.5
            points.append(
                s.move(s.box((0.02, 0.02, 0.02), 0), [float(p + q * e) for p, q, e in zip(at, d, r, strict=True)])
            )
        o.add(name, s.hull(*points), stone, crease=12)

    boulder("body", (0.52, 0.48, 0.4), (0, 1.2, 0))
    boulder("hips", (0.34, 0.24, 0.28), (0, 0.76, 0))
    boulder("head", (0.25, 0.22, 0.24), (0, 1.72, 0.1))
    for x in (-1, 1):
        boulder("shoulder", (0.27, 0.27, 0.27), (x * 0.58, 1.45, 0))
        boulder("arm", (0.17, 0.26, 0.18), (x * 0.72, 1.05, 0.04))
        boulder("fist", (0.25, 0.27, 0.25), (x * 0.76, 0.65, 0.12))
        boulder("leg", (0.18, 0.26, 0.2), (x * 0.25, 0.46, 0))
        boulder("foot", (0.24, 0.15, 0.3), (x * 0.27, 0.13, 0.06))
        o.ball("eye", (0.055, 0.04, 0.04), glow, (x * 0.095, 1.75, 0.31))
        o.ball("moss", (0.17, 0.06, 0.16), moss, (x * 0.58, 1.68, 0))
    o.ball("core", (0.11, 0.12, 0.07), glow, (0, 1.24, 0.36))


@kind("mummy", "egyptian mummy|wrapped mummy", family="people")
def mummy(o: Order) -> None:
    """A mummy."""
    o.size = 1.2
    wrap = o.main("#d9cba6", "fabric")
    dark = o.paint("dark", "#2a241d", "matte")
    figure(o, Figure(top=wrap, legs=wrap, shoe=wrap, hand=wrap), reach=True)
    o.ball("head", (0.2, 0.23, 0.2), wrap, (0, 1.44, 0))
    o.cyl("neck", 0.09, 0.16, wrap, (0, 1.24, 0))
    strip = o.paint("strip", darker(o.main_color, 0.14), "fabric")
    for k in range(5):
        r = (0.13, 0.178, 0.2, 0.192, 0.15)[k]
        if k != 2:
            o.add(
                f"head wrap {k + 1}",
                s.torus(r, 0.018),
                strip,
                (0, 1.3 + 0.075 * k, 0),
                rotate=((-1) ** k * 9, 0, (-1) ** k * 7),
            )
    for k in range(6):
        o.add(
            f"body wrap {k + 1}",
            s.torus(0.19 - 0.003 * abs(k - 4), 0.016),
            strip,
            (0, 0.74 + 0.08 * k, 0),
            scale=(1, 1, 0.8),
            rotate=((-1) ** k * 6, 0, (-1) ** k * 8),
        )
    for k in range(4):
        o.add(
            f"leg wrap {k + 1}",
            s.torus(0.102 - 0.006 * k, 0.014),
            strip,
            (0.112, 0.56 - 0.13 * k, 0),
            rotate=((-1) ** k * 9, 0, (-1) ** k * 9),
            mirror="x",
        )
    o.box("eye slit", (0.26, 0.075, 0.08), dark, (0, 1.465, 0.16), bevel=0.03)
    o.ball("eye", 0.026, o.mat("eye", "#f2d84a", "glow"), (0.07, 1.465, 0.195), mirror="x")
    o.rod("loose end", [(-0.15, 0.8, 0.1), (-0.26, 0.66, 0.16), (-0.24, 0.48, 0.2)], [0.022, 0.022, 0.008], strip)
