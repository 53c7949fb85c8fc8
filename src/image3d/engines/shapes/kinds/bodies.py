"""Bodies of four-legged animals. Front is +z."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.colours import darker
from image3d.engines.shapes.kinds.common import eyes
from image3d.engines.shapes.orders import Order

Xyz = tuple[float, float, float]


@dataclass(frozen=True, kw_only=True)
class Body:
    """Proportions of a four-legged animal, in shares of its length from chest to rump."""

    leg: float = 0.45
    thick: float = 0.075
    chest: float = 0.23
    rump: float = 0.21
    neck: float = 0.3
    neck_up: float = 0.8
    neck_thick: float = 0.13
    head: float = 0.19
    snout: float = 0.2
    snout_thick: float = 0.09


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where a head ended up, and the proportions that this animal got."""

    at: Xyz
    r: float
    nose: Xyz
    body: Body


def four_legged(o: Order, coat: str, b: Body, *, belly: float = 0.0, lies: bool = False) -> Head:
    """A standing body with head and snout, one soft solid; sitting, or lying for who `lies`, if asked."""
    sit = o.style("sitting")
    lie = lies and o.style("sleeping", "lying", "curled")
    b = replace(
        b,
        leg=o.vary(b.leg, 0.08),
        chest=o.vary(b.chest, 0.06),
        neck=o.vary(b.neck, 0.1),
        snout=o.vary(b.snout, 0.15),
        thick=o.vary(b.thick, 0.08),
    )
    y = b.leg + b.chest * 0.6
    balls: list[tuple[Xyz, object]] = []
    limbs: list[tuple[object, ...]] = []
    if sit:
        chest, rump = (0.0, y * 1.02, 0.16), (0.0, b.rump * 0.95, -0.2)
        limbs.append((chest, rump, b.chest * 0.92, b.rump * 1.12))
        for x in (-1, 1):
            limbs.append(
                ((x * b.chest * 0.62, y * 0.92, 0.24), (x * b.chest * 0.6, b.thick, 0.3), b.thick * 1.2, b.thick)
            )
            limbs.append(
                (
                    (x * b.chest * 0.6, b.thick * 0.8, 0.3),
                    (x * b.chest * 0.6, b.thick * 0.7, 0.38),
                    b.thick,
                    b.thick * 0.9,
                )
            )
            balls.append(((x * b.rump * 0.95, b.rump * 0.8, -0.12), (b.rump * 0.55, b.rump * 0.8, b.rump * 0.85)))
            limbs.append(
                ((x * b.rump * 1.1, b.thick, -0.02), (x * b.rump * 1.1, b.thick * 0.8, 0.2), b.thick, b.thick * 0.95)
            )
    elif lie:
        chest, rump = (0.0, b.chest * 0.92, 0.34), (0.0, b.rump * 0.95, -0.4)
        limbs.append((chest, rump, b.chest, b.rump * 1.05))
        for x in (-1, 1):
            paw = (x * b.chest * 0.62, b.thick * 0.9, 0.42 + b.leg * 0.75)
            limbs.append(((x * b.chest * 0.7, b.thick * 1.1, 0.34), paw, b.thick * 1.25, b.thick))
            limbs.append(
                (
                    (x * b.rump * 1.0, b.rump * 0.55, -0.34),
                    (x * b.rump * 1.1, b.thick, -0.34 + b.leg * 0.6),
                    b.thick * 1.7,
                    b.thick,
                )
            )
    else:
        chest, rump = (0.0, y, 0.38), (0.0, y - 0.01, -0.42)
        limbs.append((chest, rump, b.chest, b.rump))
        if belly:
            balls.append(((0, y - 0.03, 0.0), (b.chest * (1 + belly), b.chest * (1 + belly), 0.42)))
        for x in (-1, 1):
            for z, r in ((0.38, b.chest), (-0.44, b.rump)):
                limbs.append(
                    ((x * r * 0.6, y - r * 0.3, z), (x * r * 0.58, b.leg * 0.5, z - 0.02), b.thick * 1.45, b.thick)
                )
                limbs.append(
                    ((x * r * 0.58, b.leg * 0.5, z - 0.02), (x * r * 0.58, b.thick * 0.8, z), b.thick, b.thick * 0.85)
                )
                balls.append(
                    (
                        (x * r * 0.58, b.thick * 0.62, z + b.thick * 0.35),
                        (b.thick * 1.0, b.thick * 0.66, b.thick * 1.35),
                    )
                )
    angle = math.atan2(b.neck_up, 1.0)
    if sit:
        angle = max(angle, 1.15)
    if lie:
        angle = 0.55
    at = (
        0.0,
        chest[1] + (b.neck + b.head * 0.4) * math.sin(angle),
        chest[2] + (b.neck + b.head * 0.4) * math.cos(angle),
    )
    limbs.append((chest, at, b.neck_thick * 1.25, b.neck_thick))
    balls.append((at, b.head))
    nose = (0.0, at[1] - b.head * 0.3, at[2] + b.head * 0.6 + b.snout)
    limbs.append(((0.0, at[1] - b.head * 0.22, at[2] + b.head * 0.3), nose, b.snout_thick * 1.25, b.snout_thick))
    o.blob("body", coat, balls, limbs, blend=0.05)
    return Head(at=at, r=b.head, nose=nose, body=b)


def face(
    o: Order, h: Head, *, eye: float = 0.2, nose: float = 0.24, nose_color: str = "#201a1a", spread: float = 0.5
) -> None:
    """Face, as part of something larger."""
    _, y, z = h.at
    r = h.r
    eyes(o, (r * spread, y + r * 0.28, z + r * 0.78), r * eye, white=False)
    if nose:
        o.ball(
            "nose",
            (r * nose * 1.15, r * nose * 0.8, r * nose * 0.8),
            o.mat("nose", nose_color, "gloss"),
            (0, h.nose[1] + r * 0.12, h.nose[2] + r * nose * 1.4),
        )


def tail(o: Order, coat: str, path: list[Xyz], radius: list[float]) -> None:
    """Tail, as part of something larger."""
    o.rod("tail", path, radius, coat)
    o.ball("tail tip", radius[-1], coat, path[-1])


def pointed_ears(
    o: Order, h: Head, mat: str, size: tuple[float, float, float], *, spread: float = 0.62, turn: float = -14
) -> None:
    """A pair of upright ears that end in a soft point."""
    _, y, z = h.at
    at = (h.r * spread, y + h.r * 0.86, z - 0.03)
    o.add("ear", s.ball(size), mat, at, rotate=(0, 0, turn), mirror="x")


def muzzle(o: Order, h: Head, color: str, wide: float = 0.1) -> None:
    """The light front of a snout."""
    at = (0, h.nose[1] - 0.02, h.nose[2] + wide * 0.3)
    o.ball("muzzle", (wide, wide * 0.72, wide * 0.75), o.paint("muzzle", color, "fur"), at)


def darker_paint(o: Order) -> str:
    """A matte paint much darker than the object."""
    return o.paint("dark", darker(o.main_color, 0.55), "matte")
