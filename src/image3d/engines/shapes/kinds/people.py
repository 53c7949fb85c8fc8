"""People, robots and what is built like them. Front is +z."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes, smile, wheel
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import kind


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Materials of a figure with a large head, about 1.7 m tall."""

    top: str
    legs: str
    shoe: str
    hand: str


def figure(o: Order, f: Figure, *, wide: float = 1.0, arm_out: float = 0.0, reach: bool = False) -> None:
    """Torso, arms (stretched to the front for who would `reach`), legs, shoes, hands; the neck is at y = 1.22."""
    o.blob(
        "torso",
        f.top,
        limbs=[
            ((0, 1.13, 0), (0, 0.72, 0), 0.19 * wide, 0.165 * wide),
            ((-0.17 * wide, 1.12, 0), (0.17 * wide, 1.12, 0), 0.1),
        ],
        blend=0.06,
        scale=(1, 1, 0.8),
    )
    for x in (-1, 1):
        side = "right" if x > 0 else "left"
        elbow = (x * (0.33 * wide + arm_out * 0.6), 0.9, 0.0)
        hand = (x * (0.38 * wide + arm_out), 0.68 + 0.25 * arm_out, 0.08)
        if reach:
            elbow, hand = (x * 0.28 * wide, 1.06, 0.22), (x * 0.2 * wide, 1.1 + 0.05 * x, 0.48)
        o.blob(
            f"{side} arm",
            f.top,
            limbs=[
                ((x * 0.23 * wide, 1.12, 0), elbow, 0.085, 0.07),
                (elbow, hand, 0.07, 0.06),
            ],
            blend=0.03,
        )
        o.ball(f"{side} hand", (0.07, 0.08, 0.07), f.hand, hand)
        o.blob(
            f"{side} leg",
            f.legs,
            limbs=[((x * 0.1 * wide, 0.68, 0), (x * 0.12 * wide, 0.1, 0), 0.11, 0.085)],
            blend=0.03,
        )
        o.blob(
            f"{side} shoe",
            f.shoe,
            limbs=[((x * 0.12 * wide, 0.065, -0.02), (x * 0.125 * wide, 0.05, 0.12), 0.075, 0.065)],
            blend=0.03,
        )
    o.box("hips", (0.33 * wide, 0.16, 0.25), f.legs, (0, 0.7, 0), bevel=0.06)


SKINS = ("#f0c8a0", "#d9a074", "#8a5a3c", "#e8b48c")


def head(o: Order, *, y: float = 1.45, hair: bool = True, hair_color: str | None = None) -> str:
    """Head with face, ears and hair, its middle at `y`; returns the material of the skin."""
    skin = o.mat("skin|face", SKINS, "skin")
    o.ball("head", (0.2, 0.225, 0.2), skin, (0, y, 0))
    o.ball("ear", (0.035, 0.05, 0.03), skin, (0.2, y, 0), mirror="x")
    o.ball("nose", (0.028, 0.028, 0.03), skin, (0, y - 0.02, 0.2))
    eyes(o, (0.075, y + 0.035, 0.172), 0.031, white=True)
    smile(o, (0, y - 0.105, 0.178), 0.11, 0.009, o.paint("mouth", "#8a3a34", "matte"))
    if hair and not o.style("bald"):
        tone = o.mat("hair", hair_color or ("#3a2418", "#6b4526", "#c9a050", "#1f1a18"), "fur")
        o.add(
            "hair",
            s.cut(
                s.ball((0.218, 0.24, 0.218)),
                s.move(s.box((0.6, 0.4, 0.5), 0), (0, -0.21, 0.1)),
                s.move(s.ball((0.2, 0.2, 0.16)), (0, -0.05, 0.2)),
            ),
            tone,
            (0, y + 0.015, -0.005),
        )
    return skin


@kind(
    "person",
    "man|boy|human|child|kid|guy|people|farmer|worker|prince|teacher",
    family="people",
)
def person(o: Order) -> None:
    """A person."""
    o.size = 1.2
    top = o.main(("#c8414a", "#3f6fb0", "#4f9a6a", "#e0a83a"), "fabric")
    legs = o.second(("#33415f", "#4a4038"), "fabric", "trousers|pants|jeans|skirt|leg")
    skin = head(o)
    figure(
        o,
        Figure(
            top=o.mat("shirt|jacket|sweater|dress|coat", o.main_color, "fabric")
            if o.has("shirt|jacket|sweater|dress|coat")
            else top,
            legs=legs,
            shoe=o.mat("shoe|boot", "#3a2a22", "leather"),
            hand=skin,
        ),
    )
    o.cyl("neck", 0.075, 0.14, skin, (0, 1.25, 0))
    if o.has("hat|cap"):
        o.lathe(
            "hat",
            [(0.3, 1.58), (0.3, 1.6), (0.2, 1.61), (0.18, 1.76), (0.1, 1.8), (0.001, 1.8)],
            o.mat("hat|cap", "#7a4a2a", "fabric"),
        )
    if o.has("crown"):
        _crown(o, 1.64, 0.17)


def _crown(o: Order, y: float, r: float) -> None:
    gold = o.mat("crown", "#d9a62e", "gold")
    o.lathe("crown", [(r, y), (r * 1.05, y + 0.08), (r * 0.98, y + 0.08), (r * 0.93, y)], gold, closed=True)
    for k, (x, z) in enumerate(s.ring(8, r)):
        o.add(f"crown point {k + 1}", s.cone(0.035, 0.1), gold, (x, y + 0.11, z))


@kind(
    "knight", "medieval knight|armored knight|armoured knight|armour suit|paladin|crusader|armor suit", family="people"
)
def knight(o: Order) -> None:
    """A knight."""
    o.size = 1.2
    o.has("armor|armour", default=True)
    steel = o.main("#aab0b8", "metal")
    dark = o.paint("dark", "#24262a", "matte")
    figure(o, Figure(top=steel, legs=steel, shoe=steel, hand=steel), wide=1.12)
    o.ball("pauldron", (0.13, 0.11, 0.13), steel, (0.27, 1.17, 0), mirror="x")
    o.ball("knee", (0.1, 0.09, 0.1), steel, (0.135, 0.4, 0.03), mirror="x")
    o.ball("elbow", (0.085, 0.085, 0.085), steel, (0.37, 0.9, 0), mirror="x")
    tabard = o.second(("#a8262e", "#2f4f9a"), "fabric", "tabard|cape|cloak|plume|feather")
    o.box("tabard", (0.26, 0.62, 0.03), tabard, (0, 0.86, 0.155), bevel=0.012)
    o.box("cross upright", (0.045, 0.26, 0.02), o.paint("emblem", "#e6c25a", "gold"), (0, 1.0, 0.175))
    o.box("cross bar", (0.16, 0.045, 0.021), o.paint("emblem", "#e6c25a", "gold"), (0, 1.04, 0.175))
    o.box("belt", (0.41, 0.06, 0.34), o.mat("belt", "#5b3420", "leather"), (0, 0.76, 0), bevel=0.02)
    o.lathe(
        "helmet",
        [(0.17, 1.22), (0.2, 1.26), (0.21, 1.46), (0.18, 1.62), (0.09, 1.7), (0.001, 1.72)],
        steel,
        smooth=True,
    )
    o.box("visor slit", (0.3, 0.036, 0.1), dark, (0, 1.48, 0.17), bevel=0.01)
    o.box("visor ridge", (0.03, 0.32, 0.05), steel, (0, 1.42, 0.205), bevel=0.012)
    for k in range(3):
        o.box(f"breath {k + 1}", (0.012, 0.07, 0.03), dark, (0.05 + 0.03 * k, 1.35, 0.196 - 0.008 * k), mirror="x")
    o.rod(
        "plume", [(0, 1.7, 0), (0, 1.86, -0.02), (0, 1.88, -0.16), (0, 1.74, -0.28)], [0.025, 0.06, 0.065, 0.02], tabard
    )
    if o.has("sword", default=True):
        blade = o.mat("sword|blade", "#c3c8ce", "metal")
        o.box("sword", (0.05, 0.85, 0.014), blade, (0.43, 1.22, 0.14), bevel=0.004)
        o.box("sword guard", (0.2, 0.035, 0.035), o.paint("emblem", "#e6c25a", "gold"), (0.43, 0.79, 0.14))
        o.cyl("sword grip", 0.02, 0.17, o.paint("grip", "#5b3420", "leather"), (0.43, 0.69, 0.14))
    if o.has("shield", default=True):
        outline = [[-0.2, 0.26], [-0.19, 0.0], [0, -0.3], [0.19, 0.0], [0.2, 0.26]]
        o.plate("shield rim", outline, 0.035, steel, (-0.47, 0.82, 0.16), bevel=0.01)
        o.plate(
            "shield",
            [[x * 0.86, y * 0.88 + 0.005] for x, y in outline],
            0.045,
            o.mat("shield", o.materials[tabard]["base_color"], "paint"),
            (-0.47, 0.82, 0.162),
            bevel=0.01,
        )


@kind("astronaut", "spaceman|cosmonaut|space suit|spacesuit", family="people")
def astronaut(o: Order) -> None:
    """An astronaut."""
    o.size = 1.2
    suit = o.main("#eeeeea", "fabric")
    accent = o.second(("#e0703a", "#2f6fb8"), "fabric", "stripe|trim|patch")
    o.keep("stripe")
    grey = o.paint("grey", "#8f949a", "plastic")
    figure(o, Figure(top=suit, legs=suit, shoe=grey, hand=grey), wide=1.25, arm_out=0.06)
    o.ball("helmet", 0.29, suit, (0, 1.48, 0))
    o.ball("visor", (0.225, 0.19, 0.14), o.mat("visor|glass", "#d09a2a", "gold"), (0, 1.48, 0.185))
    o.add("collar", s.torus(0.2, 0.045), grey, (0, 1.24, 0))
    o.box("pack", (0.46, 0.56, 0.2), grey, (0, 1.03, -0.25), bevel=0.05)
    o.box("chest panel", (0.24, 0.17, 0.07), grey, (0, 1.03, 0.17), bevel=0.02)
    for k, c in enumerate(("#d0242c", "#3fb04f", "#2f7fd0")):
        o.ball(f"button {k + 1}", 0.019, o.paint("button " + c[1:], c, "glow"), (-0.06 + 0.06 * k, 1.05, 0.205))
    for x in (-1, 1):
        o.add("arm band", s.torus(0.078, 0.02), accent, (x * 0.41, 0.92, 0.0), rotate=(0, 0, x * 24))
        o.add("leg band", s.torus(0.098, 0.02), accent, (x * 0.146, 0.34, 0))
    o.rod("hose", [(0.1, 0.98, 0.2), (0.26, 0.84, 0.2), (0.28, 0.95, -0.14)], 0.026, grey)


@kind("wizard", "sorcerer|mage|warlock|old wizard|gandalf", family="people")
def wizard(o: Order) -> None:
    """A wizard."""
    o.size = 1.2
    robe = o.main(("#4a3f9a", "#6a2f8a", "#2f5f8f"), "fabric", tile=0.35)
    gold = o.mat("trim|belt", "#e0b84a", "gold")
    o.lathe("robe", [(0.36, 0), (0.35, 0.05), (0.24, 0.55), (0.2, 0.9), (0.22, 1.08), (0.12, 1.22)], robe, smooth=True)
    o.lathe("hem", [(0.362, 0.0), (0.37, 0.02), (0.353, 0.09), (0.345, 0.08)], gold, closed=True)
    o.add("belt", s.torus(0.212, 0.024), gold, (0, 0.8, 0))
    for x in (-1, 1):
        o.rod("sleeve", [(x * 0.15, 1.1, 0), (x * 0.32, 0.95, 0.06), (x * 0.4, 0.82, 0.2)], [0.085, 0.085, 0.12], robe)
        o.ball("hand", 0.062, o.mat("skin|face", SKINS, "skin"), (x * 0.41, 0.8, 0.235))
    head(o, hair=False)
    if o.has("beard", default=True):
        beard = o.mat("beard|hair", "#eceae4", "fur")
        o.blob(
            "beard",
            beard,
            limbs=[
                ((0, 1.3, 0.14), (0, 0.92, 0.22), 0.13, 0.03),
                ((-0.15, 1.42, 0.07), (0.0, 1.28, 0.15), 0.06, 0.07),
                ((0.15, 1.42, 0.07), (0.0, 1.28, 0.15), 0.06, 0.07),
            ],
            blend=0.05,
        )
        o.blob(
            "moustache",
            beard,
            limbs=[
                ((0, 1.385, 0.2), (0.13, 1.33, 0.17), 0.032, 0.012),
                ((0, 1.385, 0.2), (-0.13, 1.33, 0.17), 0.032, 0.012),
            ],
            blend=0.01,
        )
    hat = o.mat("hat", o.main_color, "fabric")
    o.lathe("hat brim", [(0.2, 1.57), (0.4, 1.55), (0.4, 1.575), (0.2, 1.63)], hat, closed=True)
    o.rod(
        "hat",
        [(0, 1.58, 0), (0, 1.85, -0.01), (0.03, 2.08, -0.03), (0.1, 2.28, -0.05)],
        [0.215, 0.13, 0.06, 0.004],
        hat,
    )
    o.add("hat band", s.torus(0.205, 0.022), gold, (0, 1.62, 0))
    if o.has("staff|wand", default=True):
        o.rod(
            "staff",
            [(0.46, 0, 0.26), (0.45, 0.8, 0.26), (0.47, 1.6, 0.26)],
            [0.024, 0.022, 0.03],
            o.mat("staff|wand", "#6a4526", "wood"),
        )
        o.ball("orb", 0.085, o.mat("orb|crystal|gem", "#5ab8ff", "glow"), (0.47, 1.68, 0.26))


@kind("robot", "android|droid|toy robot|cyborg", family="people")
def robot(o: Order) -> None:
    """A robot."""
    o.size = 1.2
    metal = o.main(("#9fb4c4", "#c8503a", "#e0b03a", "#5f9f8f"), "metal" if not o.wish.look.colors else "paint")
    dark = o.second("#3a3f46", "metal", "joint|arm|leg")
    glow = o.mat("eye|light", "#4ad8ff", "glow")
    round_head = o.style("round")
    if round_head:
        o.ball("head", 0.25, o.mat("head", o.main_color, "paint"), (0, 1.45, 0))
    else:
        o.box("head", (0.46, 0.38, 0.38), o.mat("head", o.main_color, "paint"), (0, 1.45, 0), bevel=0.05)
    z = 0.22 if round_head else 0.2
    o.add("eye ring", s.move(s.cyl(0.082, 0.05), rotate=(90, 0, 0)), dark, (0.11, 1.49, z - 0.015), mirror="x")
    o.add("eye", s.move(s.cyl(0.06, 0.06, bevel=0.02), rotate=(90, 0, 0)), glow, (0.11, 1.49, z), mirror="x")
    o.box("mouth", (0.24, 0.055, 0.04), dark, (0, 1.335, z - (0.03 if round_head else 0)), bevel=0.01)
    for k in range(5):
        o.box(
            f"grille {k + 1}",
            (0.012, 0.05, 0.05),
            metal,
            (-0.08 + 0.04 * k, 1.335, z - (0.028 if round_head else 0)),
            bevel=0,
        )
    antennas = o.count("antenna", 1, 0, 4)
    for k in range(antennas):
        x = (k - (antennas - 1) / 2) * 0.22
        o.cyl(f"antenna {k + 1}", 0.014, 0.2, dark, (x, 1.73, 0))
        o.ball(f"antenna tip {k + 1}", 0.042, o.mat("antenna", "#e0302a", "glow"), (x, 1.85, 0))
    o.cyl("ear", 0.07, 0.06, dark, (0.255, 1.45, 0), rotate=(0, 0, 90), mirror="x")
    o.cyl("neck", 0.075, 0.12, dark, (0, 1.22, 0))
    o.box("body", (0.6, 0.58, 0.4), metal, (0, 0.89, 0), bevel=0.06)
    o.box("chest panel", (0.36, 0.26, 0.03), dark, (0, 0.95, 0.2), bevel=0.012)
    for k, c in enumerate(("#e0302a", "#f2c02a", "#3fc05a")):
        o.ball(f"lamp {k + 1}", 0.029, o.paint("lamp " + c[1:], c, "glow"), (-0.09 + 0.09 * k, 1.01, 0.218))
    o.add("gauge", s.move(s.cyl(0.05, 0.02), rotate=(90, 0, 0)), o.paint("gauge", "#f4f1e6", "gloss"), (0, 0.9, 0.215))
    o.ball("shoulder", 0.105, dark, (0.36, 1.07, 0), mirror="x")
    arms = [(0.39, 1.05, 0), (0.48, 0.82, 0), (0.47, 0.62, 0.1)]
    o.rod("arm", arms, 0.055, dark, mirror="x")
    o.cyl("forearm", 0.085, 0.2, metal, (0.475, 0.68, 0.06), rotate=(-20, 0, 0), mirror="x")
    for t in (-0.045, 0.045):
        o.rod(
            "claw",
            [(0.47 + t * 0.6, 0.57, 0.1), (0.47 + t * 1.5, 0.5, 0.13), (0.47 + t * 0.7, 0.43, 0.15)],
            0.024,
            dark,
            mirror="x",
        )
    if o.has("wheel"):
        o.box("base", (0.5, 0.16, 0.44), dark, (0, 0.52, 0))
        for k, zz in enumerate((0.24, -0.24)):
            wheel(
                o,
                f"wheel {k + 1}",
                (0.3, 0.2, zz),
                0.2,
                0.13,
                tyre=o.mat("wheel", "#1d1e21", "rubber"),
                hub=metal,
                mirror="x",
            )
        o.cyl("column", 0.14, 0.3, dark, (0, 0.42, 0))
        o.box("chassis", (0.46, 0.12, 0.6), metal, (0, 0.24, 0))
    else:
        o.rod("leg", [(0.16, 0.62, 0), (0.17, 0.16, 0)], 0.06, dark, smooth=False, mirror="x")
        o.cyl("shin", 0.1, 0.26, metal, (0.168, 0.28, 0), top=0.085, mirror="x")
        o.box("foot", (0.23, 0.13, 0.36), metal, (0.17, 0.065, 0.05), bevel=0.045, mirror="x")


@kind("snowman", "snow man", family="people")
def snowman(o: Order) -> None:
    """A snowman."""
    o.size = 1.2
    snow = o.main("#f4f7fa", "snow")
    coal = o.mat("button|eye", "#1f1f22", "matte")
    balls = o.count("ball|snowball", 3, 2, 4)
    sizes = [0.42, 0.31, 0.23, 0.17][-balls:] if balls < 4 else [0.42, 0.31, 0.23, 0.17]
    if balls == 3:
        sizes = [0.42, 0.31, 0.23]
    y = 0.0
    centers: list[Any] = []
    for k, r in enumerate(sizes):
        centers.append((y + r * 0.94, r))
        o.ball(f"ball {k + 1}", (r, r * 0.95, r), snow, (0, y + r * 0.94, 0))
        y += r * 1.62
    head_y, head_r = centers[-1]
    mid_y, mid_r = centers[-2]
    o.ball("eye", 0.032, coal, (0.08, head_y + 0.06, head_r * 0.92), mirror="x")
    o.lathe(
        "nose",
        [(0.04, 0), (0.034, 0.05), (0.001, 0.26)],
        o.mat("nose|carrot", "#ef7a1c", "matte"),
        (0, head_y, head_r * 0.9),
        rotate=(90, 0, 0),
    )
    for k in range(5):
        a = math.radians(-46 + 23 * k)
        o.ball(f"mouth {k + 1}", 0.019, coal, (0.13 * math.sin(a), head_y - 0.05 - 0.07 * math.cos(a), head_r * 0.92))
    for k in range(3):
        o.ball(f"button {k + 1}", 0.032, coal, (0, mid_y + 0.14 - 0.13 * k, mid_r * (0.93 + 0.05 * (k == 1))))
    if o.has("hat", default=True):
        hat = o.mat("hat", "#232326", "fabric")
        top = head_y + head_r * 0.72
        o.cyl("hat brim", 0.27, 0.03, hat, (0, top, 0))
        o.cyl("hat", 0.17, 0.3, hat, (0, top + 0.15, 0), top=0.18)
        o.cyl("hat band", 0.174, 0.06, o.mat("band|ribbon", "#c8202a", "fabric"), (0, top + 0.05, 0))
    if o.has("scarf", default=True):
        scarf = o.mat("scarf", "#c8202a", "fabric")
        o.add("scarf", s.torus(0.2, 0.052), scarf, (0, head_y - head_r * 0.83, 0))
        o.box("scarf end", (0.1, 0.32, 0.05), scarf, (0.12, mid_y + 0.1, mid_r * 0.98), rotate=(-8, 0, 8))
    if o.has("arm|stick|branch", default=True):
        wood = o.mat("arm|stick|branch", "#5b3a20", "wood")
        o.rod(
            "arm",
            [(mid_r * 0.85, mid_y + 0.08, 0), (0.55, mid_y + 0.22, 0.03), (0.74, mid_y + 0.4, 0.05)],
            [0.022, 0.019, 0.012],
            wood,
            mirror="x",
        )
        o.rod(
            "twig",
            [(0.62, mid_y + 0.29, 0.04), (0.76, mid_y + 0.28, 0.06)],
            [0.012, 0.006],
            wood,
            smooth=False,
            mirror="x",
        )


@kind("teddy bear", "teddy|plush bear|stuffed bear|toy bear|plushie|stuffed animal|plush toy", family="people")
def teddy(o: Order) -> None:
    """A teddy bear."""
    o.size = 0.5
    fur = o.main(("#b5804a", "#8a5a32", "#d9b98a"), "fur")
    pale = o.mat("muzzle|belly|paw", "#ead2a8", "fur")
    o.blob(
        "body",
        fur,
        [
            ((0, 0.21, 0), (0.16, 0.18, 0.14)),
            ((0, 0.47, 0.02), (0.155, 0.14, 0.14)),
            ((0.12, 0.59, 0.0), (0.06, 0.06, 0.035)),
            ((-0.12, 0.59, 0.0), (0.06, 0.06, 0.035)),
        ],
        [
            ((0.13, 0.31, 0.02), (0.24, 0.2, 0.1), 0.06, 0.055),
            ((-0.13, 0.31, 0.02), (-0.24, 0.2, 0.1), 0.06, 0.055),
            ((0.1, 0.1, 0.06), (0.16, 0.075, 0.24), 0.08, 0.075),
            ((-0.1, 0.1, 0.06), (-0.16, 0.075, 0.24), 0.08, 0.075),
        ],
        blend=0.03,
    )
    o.ball("muzzle", (0.075, 0.06, 0.055), pale, (0, 0.43, 0.13))
    o.ball("belly", (0.11, 0.125, 0.05), pale, (0, 0.2, 0.105))
    o.ball("ear", (0.037, 0.037, 0.02), pale, (0.12, 0.592, 0.026), mirror="x")
    o.add("paw", s.ball((0.05, 0.055, 0.018)), pale, (0.165, 0.08, 0.308), mirror="x")
    eyes(o, (0.058, 0.5, 0.146), 0.02, white=False)
    o.ball("nose", (0.026, 0.018, 0.016), o.mat("nose", "#2a1c18", "gloss"), (0, 0.45, 0.184))
    o.rod(
        "mouth",
        [(-0.03, 0.405, 0.178), (0, 0.394, 0.186), (0.03, 0.405, 0.178)],
        0.0045,
        o.paint("thread", "#2a1c18", "matte"),
    )
    if o.has("bow|ribbon|bowtie|tie", default=True):
        red = o.mat("bow|ribbon|bowtie|tie", "#c8303a", "gloss")
        o.add("bow", s.ball((0.055, 0.038, 0.022)), red, (0.05, 0.345, 0.125), rotate=(0, 0, 12), mirror="x")
        o.ball("bow knot", 0.021, red, (0, 0.345, 0.138))


@kind("alien", "martian|extraterrestrial|little green man", family="people")
def alien(o: Order) -> None:
    """An alien."""
    o.size = 1.0
    skin = o.main("#6ac04a", "skin")
    o.blob(
        "body",
        skin,
        [((0, 0.98, 0), (0.27, 0.24, 0.24)), ((0, 0.83, 0.05), (0.16, 0.17, 0.16)), ((0, 0.42, 0), (0.15, 0.2, 0.13))],
        [
            ((0, 0.58, 0), (0, 0.72, 0), 0.07, 0.08),
            ((0.12, 0.52, 0), (0.3, 0.34, 0.08), 0.05, 0.035),
            ((-0.12, 0.52, 0), (-0.3, 0.34, 0.08), 0.05, 0.035),
            ((0.08, 0.28, 0), (0.11, 0.05, 0.02), 0.075, 0.05),
            ((-0.08, 0.28, 0), (-0.11, 0.05, 0.02), 0.075, 0.05),
            ((0.11, 0.035, 0.02), (0.12, 0.03, 0.11), 0.04, 0.035),
            ((-0.11, 0.035, 0.02), (-0.12, 0.03, 0.11), 0.04, 0.035),
        ],
        blend=0.05,
    )
    black = o.mat("eye", "#15151a", "gloss")
    o.add("eye", s.ball((0.075, 0.115, 0.045)), black, (0.11, 0.93, 0.19), rotate=(0, 22, 28), mirror="x")
    o.ball("glint", 0.016, o.paint("glint", "#ffffff", "glow"), (0.1, 0.98, 0.24), mirror="x")
    smile(o, (0, 0.74, 0.195), 0.09, 0.008, o.paint("mouth", darker(o.main_color, 0.55), "matte"))
    for k in range(o.count("antenna", 2, 0, 4)):
        x = -1 if k % 2 else 1
        o.rod(f"antenna {k + 1}", [(0.1 * x, 1.18, 0), (0.15 * x, 1.33, 0), (0.22 * x, 1.4, 0)], 0.014, skin)
        o.ball(f"antenna tip {k + 1}", 0.04, o.mat("antenna", "#f2e04a", "glow"), (0.225 * x, 1.405, 0))
    for x in (-1, 1):
        for t in (-0.03, 0, 0.03):
            o.rod(
                "finger",
                [(0.3 * x, 0.34, 0.08), (0.34 * x + t, 0.26, 0.11 + abs(t))],
                [0.022, 0.014],
                skin,
                smooth=False,
            )


@kind("ghost", "spooky ghost|phantom|spirit", family="people")
def ghost(o: Order) -> None:
    """A ghost."""
    o.size = 0.8
    sheet = o.main("#f3f4f8", "snow")
    outline: list[Any] = []
    for k in range(64):
        a = 2 * math.pi * k / 64
        outline.append([math.cos(a) * (0.33 + 0.035 * math.cos(9 * a)), math.sin(a) * (0.33 + 0.035 * math.cos(9 * a))])
    o.add("skirt", s.move(s.plate(outline, 0.5, taper=0.84), rotate=(-90, 0, 0)), sheet, (0, 0.3, 0))
    o.lathe("body", [(0.29, 0.5), (0.295, 0.62), (0.27, 0.85), (0.16, 1.0), (0.001, 1.04)], sheet, smooth=True)
    ink = o.paint("ink", "#1d1d24", "gloss")
    o.ball("eye", (0.045, 0.07, 0.03), ink, (0.1, 0.79, 0.255), mirror="x")
    o.ball("mouth", (0.05, 0.065, 0.03), ink, (0, 0.63, 0.28))
    o.rod("arm", [(0.22, 0.68, 0.05), (0.38, 0.66, 0.12), (0.45, 0.74, 0.16)], [0.1, 0.075, 0.05], sheet, mirror="x")
    o.ball("hand", 0.052, sheet, (0.452, 0.745, 0.162), mirror="x")


@kind("skull", "human skull|skeleton head", family="people")
def skull(o: Order) -> None:
    """A skull."""
    o.size = 0.25
    bone = o.main("#ebe2cc", "matte")
    dark = o.mat("eye|socket", "#1d1714", "matte")
    o.blob(
        "cranium",
        bone,
        [
            ((0, 0.17, -0.02), (0.088, 0.085, 0.105)),
            ((0, 0.115, 0.045), (0.062, 0.06, 0.045)),
            ((0.045, 0.105, 0.05), (0.028, 0.022, 0.03)),
            ((-0.045, 0.105, 0.05), (0.028, 0.022, 0.03)),
        ],
        [((-0.03, 0.055, 0.06), (0.03, 0.055, 0.06), 0.028)],
        blend=0.02,
    )
    o.add("socket", s.ball((0.027, 0.028, 0.02)), dark, (0.036, 0.137, 0.078), rotate=(0, 14, 8), mirror="x")
    o.add("nose", s.prism(3, 0.019, 0.03, 0.01), dark, (0, 0.097, 0.09), rotate=(90, 0, 0))
    o.blob(
        "jaw",
        bone,
        limbs=[
            ((-0.045, 0.05, 0.0), (-0.03, 0.018, 0.055), 0.015, 0.018),
            ((0.045, 0.05, 0.0), (0.03, 0.018, 0.055), 0.015, 0.018),
            ((-0.03, 0.018, 0.055), (0.03, 0.018, 0.055), 0.02),
        ],
        blend=0.014,
    )
    tooth = o.paint("tooth", "#f8f4e8", "gloss")
    for k in range(6):
        x = -0.03 + 0.012 * k
        z = 0.083 - 0.006 * abs(k - 2.5)
        o.box(f"upper tooth {k + 1}", (0.0105, 0.018, 0.012), tooth, (x, 0.052, z), bevel=0.003)
        o.box(f"lower tooth {k + 1}", (0.0105, 0.016, 0.012), tooth, (x, 0.035, z - 0.005), bevel=0.003)


@kind("angel", "fairy|cupid|pixie", family="people")
def angel(o: Order) -> None:
    """An angel."""
    o.size = 1.0
    robe = o.main("#f4f1ea", "fabric")
    o.lathe("robe", [(0.34, 0), (0.3, 0.3), (0.18, 0.85), (0.2, 1.08), (0.1, 1.22)], robe, smooth=True)
    skin = head(o)
    for x in (-1, 1):
        o.rod("sleeve", [(x * 0.15, 1.1, 0), (x * 0.28, 0.95, 0.06), (x * 0.12, 0.92, 0.22)], [0.08, 0.075, 0.07], robe)
        o.ball("hand", 0.055, skin, (x * 0.06, 0.94, 0.24))
    wing = o.mat("wing", "#fbfaf4", "matte")
    for k in range(5):
        o.add(
            f"feather {k + 1}",
            s.ball((0.36 - 0.045 * k, 0.085, 0.03)),
            wing,
            (0.36 - 0.035 * k, 1.3 - 0.12 * k, -0.18),
            rotate=(0, 14, 38 - 22 * k),
            mirror="x",
        )
    if o.has("halo", default=True):
        o.add("halo", s.torus(0.15, 0.02), o.mat("halo", "#f4cf4a", "glow"), (0, 1.8, 0))


@kind("mermaid", "merman", family="people")
def mermaid(o: Order) -> None:
    """A mermaid."""
    o.size = 1.0
    tail = o.main(("#2fa08f", "#3f7fd0"), "scales", tile=0.18)
    skin = head(o, hair_color="#c8402a")
    hair = o.mat("hair", "#c8402a", "fur")
    o.blob(
        "long hair",
        hair,
        limbs=[
            ((0.1, 1.55, -0.12), (0.16, 1.0, -0.16), 0.1, 0.07),
            ((-0.1, 1.55, -0.12), (-0.16, 1.0, -0.16), 0.1, 0.07),
            ((0, 1.5, -0.15), (0, 1.0, -0.17), 0.1, 0.08),
        ],
        blend=0.06,
    )
    o.blob(
        "torso",
        skin,
        limbs=[
            ((0, 1.22, 0), (0, 1.1, 0), 0.07, 0.12),
            ((0, 1.12, 0), (0, 0.78, 0), 0.15, 0.13),
            ((-0.14, 1.13, 0), (-0.3, 0.85, 0.1), 0.055, 0.04),
            ((0.14, 1.13, 0), (0.3, 0.85, 0.1), 0.055, 0.04),
        ],
        blend=0.05,
    )
    o.ball("shell top", (0.075, 0.07, 0.05), o.mat("shell|top", "#a86fd0", "gloss"), (0.075, 1.06, 0.115), mirror="x")
    o.blob(
        "tail",
        tail,
        limbs=[
            ((0, 0.82, 0), (0, 0.5, 0.05), 0.155, 0.16),
            ((0, 0.5, 0.05), (0, 0.16, 0.1), 0.16, 0.09),
            ((0, 0.16, 0.1), (0, 0.1, -0.25), 0.09, 0.05),
        ],
        blend=0.05,
    )
    o.add("fin", s.ball((0.2, 0.02, 0.1)), tail, (0.15, 0.12, -0.36), rotate=(0, 40, 8), mirror="x")
