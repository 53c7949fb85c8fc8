"""What characters of stories wear and carry, for the figure 1.7 m tall. Front is +z."""

from __future__ import annotations

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order


def coat_skirt(o: Order, mat: str, low: float, wide: float = 0.27) -> None:
    """The open tail of a coat or tunic from the hips down to `low`."""
    o.lathe(
        "skirt",
        [(wide, low), (wide * 0.98, low + 0.03), (0.19, 0.74), (0.17, 0.74), (wide - 0.05, low)],
        mat,
        closed=True,
        scale=(1, 1, 0.86),
    )


def neck(o: Order, skin: str) -> None:
    """The neck between the figure and its head."""
    o.cyl("neck", 0.075, 0.14, skin, (0, 1.25, 0))


def blade(o: Order, x: float, color: str = "#c3c8ce", *, long: float = 0.85, curved: bool = False) -> None:
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


def crown_of(o: Order, gold: str, y: float, r: float) -> None:
    """A crown of eight points with jewels: its foot at height `y`, as wide as `r`."""
    o.lathe("crown", [(r, y), (r * 1.06, y + 0.09), (r * 0.98, y + 0.09), (r * 0.92, y)], gold, closed=True)
    for k, (x, z) in enumerate(s.ring(8, r * 1.01)):
        o.add(f"crown point {k + 1}", s.cone(0.042, 0.12), gold, (x, y + 0.13, z))
        o.ball(f"crown jewel {k + 1}", 0.02, o.mat("gem|jewel|ruby", "#c8202a", "gem"), (x * 1.04, y + 0.05, z * 1.04))
