"""Characters of fairy tales and holidays. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.kinds.costume import coat_skirt, crown_of, neck
from image3d.engines.shapes.kinds.people import SKINS, Figure, figure, head
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


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
    crown_of(o, gold, 1.6, 0.19)
    if o.has("sceptre|scepter|staff", default=True):
        o.rod("sceptre", [(0.4, 0.5, 0.27), (0.4, 1.25, 0.27)], 0.02, gold, smooth=False)
        o.ball("orb", 0.055, o.mat("orb|gem", "#c8202a", "gem"), (0.4, 1.3, 0.27))


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
    neck(o, skin)
    for x in (-1, 1):
        o.ball("puff sleeve", (0.1, 0.095, 0.1), gown, (x * 0.21, 1.1, 0))
        o.rod("arm", [(x * 0.24, 1.06, 0), (x * 0.33, 0.88, 0.03), (x * 0.3, 0.74, 0.14)], [0.05, 0.045, 0.04], skin)
        o.ball("hand", 0.05, skin, (x * 0.3, 0.73, 0.15))
    if o.has("crown|tiara", default=True):
        crown_of(o, o.mat("crown|tiara", "#d9a62e", "gold"), 1.66, 0.12)


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
    neck(o, skin)
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
    neck(o, skin)
    coat_skirt(o, tunic, 0.55, 0.25)
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
