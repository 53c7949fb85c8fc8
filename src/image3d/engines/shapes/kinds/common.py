"""Pieces that several builders share: legs, wheels, eyes, windows, roofs, handles."""

from __future__ import annotations

import math
from collections.abc import Sequence

from image3d.engines.shapes import orders as s
from image3d.engines.shapes.orders import Order, Xyz


def legs(
    o: Order,
    count: int,
    *,
    top: float,
    width: float,
    depth: float,
    thick: float,
    mat: str,
    splay: float = 0.04,
    turned: bool = False,
) -> None:
    """Legs from the floor to `top`: at the corners when there are four, else evenly around."""
    if count == 4:
        spots = [(x * width / 2, z * depth / 2) for x, z in ((1, 1), (-1, 1), (-1, -1), (1, -1))]
    else:
        spots = s.ring(count, 0.5 * min(width, depth), 20 if count == 3 else 180)
    for k, (x, z) in enumerate(spots):
        foot = (x * (1 + splay), 0.0, z * (1 + splay))
        if turned:
            o.lathe(
                f"leg {k + 1}",
                [
                    (thick * r, y * top)
                    for r, y in ((0.45, 0), (0.7, 0.08), (0.5, 0.16), (0.95, 0.5), (0.6, 0.78), (1.0, 0.84), (1.0, 1))
                ],
                mat,
                (x, 0, z),
                smooth=True,
            )
        else:
            o.rod(f"leg {k + 1}", [foot, (x, top, z)], [thick * 0.7, thick], mat, smooth=False)


def wheel(
    o: Order,
    name: str,
    at: Xyz,
    radius: float,
    width: float,
    *,
    tyre: str,
    hub: str,
    spokes: int = 0,
    mirror: str | None = None,
) -> None:
    """A wheel whose axle runs along x, with a tyre and a hub (or spokes)."""
    profile = [
        (radius * 0.62, -width / 2),
        (radius * 0.9, -width / 2),
        (radius, -width * 0.3),
        (radius, width * 0.3),
        (radius * 0.9, width / 2),
        (radius * 0.62, width / 2),
    ]
    turn = (0, 0, 90)
    o.lathe(f"{name} tyre", profile, tyre, at, closed=True, rotate=turn, mirror=mirror)
    if spokes:
        o.cyl(f"{name} hub", radius * 0.16, width * 1.1, hub, at, rotate=turn, mirror=mirror)
        spoke = s.move(s.cyl(radius * 0.045, radius * 0.6), (0, radius * 0.36, 0), array=s.radial(spokes, "x"))
        o.add(f"{name} spokes", spoke, hub, at, mirror=mirror)
    else:
        o.lathe(
            f"{name} rim",
            [
                (0, -width * 0.32),
                (radius * 0.25, -width * 0.42),
                (radius * 0.55, -width * 0.3),
                (radius * 0.66, -width * 0.44),
                (radius * 0.66, width * 0.44),
                (radius * 0.55, width * 0.3),
                (radius * 0.25, width * 0.42),
                (0, width * 0.32),
            ],
            hub,
            at,
            rotate=turn,
            mirror=mirror,
        )


def eyes(o: Order, at: Xyz, radius: float, *, white: bool = True, name: str = "eye", color: str = "#17171a") -> None:
    """A pair of eyes, mirrored across x; `at` is the right one, looking to the front."""
    x, y, z = at
    ink = o.paint("pupil", color, "gloss")
    if white:
        o.ball(f"{name} white", radius, o.paint("eye white", "#f6f5f0", "gloss"), at, mirror="x")
        o.ball(f"{name} pupil", radius * 0.62, ink, (x + radius * 0.08, y, z + radius * 0.55), mirror="x")
    else:
        o.ball(f"{name}s", radius, ink, at, mirror="x")
        o.ball(
            f"{name} glint",
            radius * 0.3,
            o.paint("eye white", "#f6f5f0", "gloss"),
            (x - radius * 0.25, y + radius * 0.4, z + radius * 0.8),
            mirror="x",
        )


def window(
    o: Order,
    name: str,
    at: Xyz,
    width: float,
    height: float,
    *,
    frame: str,
    pane: str,
    turn: float = 0,
    arched: bool = False,
    bars: bool = True,
) -> None:
    """A framed window lying against a wall; `turn` degrees about y, 0 faces the front."""
    outline = arch(width, height) if arched else s.rounded_outline(width, height, 0.01 * width)
    inner = [[x * 0.82, y * 0.85] for x, y in outline]
    rotate = (0, turn, 0) if turn else None
    o.plate(f"{name} frame", outline, 0.08 * width + 0.03, frame, at, holes=[inner], rotate=rotate)
    o.plate(f"{name} pane", [[x * 0.9, y * 0.92] for x, y in outline], 0.05 * width, pane, at, rotate=rotate)
    if bars:
        cross = s.union(
            s.box((width * 0.06, height * 0.9, 0.08 * width), 0), s.box((width * 0.86, height * 0.06, 0.08 * width), 0)
        )
        o.add(f"{name} bars", cross, frame, at, rotate=rotate)


def arch(width: float, height: float, steps: int = 10) -> list[list[float]]:
    """A doorway outline with a round top, centred on its box, counter-clockwise."""
    r = width / 2
    spring = height / 2 - r
    top = [[r * math.cos(math.pi * k / steps), spring + r * math.sin(math.pi * k / steps)] for k in range(steps + 1)]
    return [[-r, -height / 2], [r, -height / 2], *top]


def gable(  # noqa: PLR0917  # names, sizes and places read best in order
    o: Order,
    name: str,
    width: float,
    depth: float,
    height: float,
    at: Xyz,
    mat: str,
    *,
    over: float = 0.12,
    thick: float = 0.1,
    along: str = "z",
) -> None:
    """A pitched roof over a (width, depth) plan whose ridge runs along z (or x), eaves at `at`."""
    span, length = (width, depth) if along == "z" else (depth, width)
    half = span / 2 * (1 + over)
    drop = height * over
    outline = [
        [-half, -drop],
        [-half + thick * 0.3, -drop - thick * 0.4],
        [0, height - thick],
        [half - thick * 0.3, -drop - thick * 0.4],
        [half, -drop],
        [0, height + thick * 0.4],
    ]
    o.plate(name, outline[::-1], length * (1 + over), mat, at, rotate=(0, 90, 0) if along == "x" else None)


def gable_wall(  # noqa: PLR0917  # names, sizes and places read best in order
    o: Order, name: str, width: float, height: float, thick: float, at: Xyz, mat: str, *, along: str = "z"
) -> None:
    """The filled triangle below a pitched roof, as deep as `thick`."""
    o.plate(
        name,
        [[-width / 2, 0], [width / 2, 0], [0, height]],
        thick,
        mat,
        at,
        rotate=(0, 90, 0) if along == "x" else None,
    )


def loop_handle(o: Order, name: str, at: Xyz, height: float, reach: float, thick: float, mat: str) -> None:  # noqa: PLR0917  # names, sizes and places read best in order
    """A cup handle in the x-y plane starting and ending on the line x = at[0]."""
    x, y, z = at
    path = [
        (x, y + height / 2, z),
        (x + reach * 0.75, y + height * 0.46, z),
        (x + reach, y, z),
        (x + reach * 0.7, y - height * 0.42, z),
        (x, y - height / 2, z),
    ]
    o.rod(name, path, thick, mat)


def hollow(outer: Sequence[Xyz], wall: float, floor: float | None = None) -> list[list[float]]:
    """The profile of a vessel: up the outer points, over the lip, down inside to a floor."""
    base = outer[0][1] + (wall if floor is None else floor)
    inner = [[max(r - wall, 0.001), y] for r, y in reversed(list(outer)) if y > base + 1e-6]
    if not inner:
        return [list(one) for one in outer]
    lip = [outer[-1][0] - wall / 2, outer[-1][1] + wall * 0.35]
    below, above = (next(p for p in reversed(list(outer)) if p[1] <= base), next(p for p in outer if p[1] > base))
    wide = below[0] + (above[0] - below[0]) * (base - below[1]) / (above[1] - below[1])
    return [*[list(one) for one in outer], lip, *inner, [max(wide - wall * 1.1, 0.001), base], [0.0, base]]


def smile(o: Order, at: Xyz, width: float, thick: float, mat: str) -> None:
    """A curved mouth in front."""
    x, y, z = at
    o.rod(
        "mouth",
        [
            (x - width / 2, y + width * 0.18, z - width * 0.08),
            (x, y - width * 0.1, z),
            (x + width / 2, y + width * 0.18, z - width * 0.08),
        ],
        thick,
        mat,
    )


def side_view(
    o: Order,
    name: str,
    outline: list[list[float]],
    width: float,
    mat: str,
    *,
    bevel: float = 0.05,
    smooth: bool = False,
) -> None:
    """A side view in z-y, given as (z, y), as wide as `width` along x."""
    o.plate(name, [[-z, y] for z, y in outline][::-1], width, mat, rotate=(0, 90, 0), bevel=bevel, smooth=smooth)


def door(o: Order, at: tuple[float, float, float], w: float = 1.0, h: float = 2.1, *, arched: bool = False) -> None:
    """Door, as part of something larger."""
    wood = o.mat("door", ("#6a4223", "#3f6b6f", "#7a2a2a"), "wood")
    x, y, z = at
    outline = arch(w, h) if arched else s.rounded_outline(w, h, 0.02)
    o.plate(
        "door frame",
        [[px * 1.18, py * 1.07] for px, py in outline],
        0.14,
        o.paint("frame", "#ece6d8", "paint"),
        (x, y + h / 2, z),
    )
    o.plate("door", outline, 0.2, wood, (x, y + h / 2, z), bevel=0.01)
    o.ball("door knob", 0.05, o.paint("knob", "#d0a03a", "gold"), (x + w * 0.34, y + h * 0.46, z + 0.13))


def feet(o: Order, x: float, z: float, r: float) -> None:
    """Four rubber feet at (x, z) and its mirrors, for a machine that stands on a table."""
    foot = o.paint("foot", "#26272a", "rubber")
    for dz in (-z, z):
        o.cyl("foot", r, r, foot, (x, r / 2, dz), mirror="x")
