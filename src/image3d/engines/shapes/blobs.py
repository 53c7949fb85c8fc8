"""Soft bodies: balls and limbs melted together and cut out of a grid of distances."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manifold3d import Manifold
from numpy.typing import NDArray
from skimage.measure import marching_cubes  # pyright: ignore[reportUnknownVariableType]  # untyped

from image3d.engines.shapes.solids import FloatArray, solid, triple

#: arrays of any precision
Floats = NDArray[np.floating[Any]]
Ball = tuple[Sequence[float], Sequence[float]]
Limb = tuple[Sequence[float], Sequence[float], float, float]


#: a soft body is sampled in at most this many cells, and in so many along its longest side
_MOST_CELLS, _LEAST_ALONG, _MOST_ALONG = 130_000, 18, 110


def blob(
    balls: Sequence[Ball], limbs: Sequence[Limb], blend: float, *, cell: float, low_poly: bool = False
) -> Manifold:
    """One soft body of `balls` (centre, radii) and `limbs` (start, end, radius, end radius); empty without any.

    The surface is where the smooth minimum of the distances is 0, sampled about every `cell` metres: finely enough for
    the thinnest limb, and as coarsely as the most cells allow.
    """
    low, high = _bounds(balls, limbs)
    if low is None or high is None:
        return Manifold()
    margin = 0.6 * blend
    extent = high - low + 2 * margin
    thinnest = min([min(r) for _, r in balls] + [min(one[2], one[3]) for one in limbs])
    wanted = min(cell, float(extent.max()) / _LEAST_ALONG, max(thinnest * 0.75, float(extent.max()) / 60))
    cell = max(wanted, float((extent.prod() / _MOST_CELLS) ** (1 / 3)), float(extent.max()) / _MOST_ALONG)
    field, start = _sampled(balls, limbs, blend, low - margin - cell, extent, cell)
    if not (field < 0).any():
        return Manifold()
    vertices, faces, _, _ = marching_cubes(field, 0.0)  # pyright: ignore[reportUnknownVariableType]
    placed: FloatArray = np.asarray(vertices, float) * cell + start  # pyright: ignore[reportUnknownArgumentType]
    corners: NDArray[np.int64] = np.asarray(faces, np.int64)  # pyright: ignore[reportUnknownArgumentType]
    body = solid(placed, corners)
    if body.volume() < 0:
        body = solid(placed, corners[:, ::-1])
    return body.simplify(cell * (0.5 if low_poly else 0.11))


def box_around(balls: Sequence[Ball], limbs: Sequence[Limb]) -> Manifold:
    """The box that holds all balls and limbs."""
    low, high = _bounds(balls, limbs)
    if low is None or high is None:
        return Manifold()
    return Manifold.cube(triple(list(high - low))).translate(triple(list(low)))


def _sampled(  # noqa: PLR0917  # names, sizes and places read best in order
    balls: Sequence[Ball], limbs: Sequence[Limb], blend: float, start: FloatArray, extent: FloatArray, cell: float
) -> tuple[NDArray[np.float32], FloatArray]:
    """Smooth distances on a grid from `start` every `cell` metres, outside at its edges."""
    shape = [math.ceil(float(extent[k]) / cell) + 3 for k in range(3)]
    axes: list[NDArray[np.float32]] = [
        (float(start[k]) + cell * np.arange(shape[k], dtype=np.float32)).astype(np.float32) for k in range(3)
    ]
    total = np.zeros(tuple(shape), np.float32)
    x, y, z = axes[0][:, None, None], axes[1][None, :, None], axes[2][None, None, :]
    sharp = 1 / max(blend * 0.36, cell * 0.15)
    for center, radii in balls:
        _melt(
            total,
            axes,
            center,
            center,
            max(radii),
            sharp,
            lambda w, c=center, r=radii: _ball(x[w[0]], y[:, w[1]], z[:, :, w[2]], c, r),
        )
    for a, b, ra, rb in limbs:
        _melt(
            total,
            axes,
            a,
            b,
            max(ra, rb),
            sharp,
            lambda w, a=a, b=b, ra=ra, rb=rb: _limb(x[w[0]], y[:, w[1]], z[:, :, w[2]], a, b, ra, rb),
        )
    field = (-np.log(np.maximum(total, np.float32(1e-30))) / np.float32(sharp)).astype(np.float32)
    _seal(field)
    return field, start


def _melt(  # noqa: PLR0917  # names, sizes and places read best in order
    total: NDArray[np.float32],
    axes: list[NDArray[np.float32]],
    start: Sequence[float],
    end: Sequence[float],
    reach: float,
    sharp: float,
    distance: Callable[[tuple[slice, slice, slice]], Floats],
) -> None:
    """Adds one thing to the sum of exponentials, only where it is near enough to matter."""
    far = reach + 14 / sharp
    window: list[slice] = []
    for k, axis in enumerate(axes):
        low, high = min(start[k], end[k]) - far, max(start[k], end[k]) + far
        window.append(slice(int(np.searchsorted(axis, low)), int(np.searchsorted(axis, high, side="right"))))
    here = (window[0], window[1], window[2])
    if all(one.stop > one.start for one in here):
        total[here] += np.exp(np.clip(-sharp * distance(here), -80, 80)).astype(np.float32)


def _bounds(balls: Sequence[Ball], limbs: Sequence[Limb]) -> tuple[FloatArray | None, FloatArray | None]:
    ends = [(np.asarray(c, float), np.asarray(r, float)) for c, r in balls]
    ends += [(np.asarray(p, float), np.full(3, r)) for a, b, ra, rb in limbs for p, r in ((a, ra), (b, rb))]
    if not ends:
        return None, None
    return np.min([c - r for c, r in ends], axis=0), np.max([c + r for c, r in ends], axis=0)


def _ball(x: Floats, y: Floats, z: Floats, center: Sequence[float], radii: Sequence[float]) -> Floats:
    """About the distance to an ellipsoid; exact on the surface and for spheres."""
    dx, dy, dz = x - center[0], y - center[1], z - center[2]
    rx, ry, rz = radii
    k0 = np.sqrt((dx / rx) ** 2 + (dy / ry) ** 2 + (dz / rz) ** 2)
    k1 = np.sqrt((dx / rx**2) ** 2 + (dy / ry**2) ** 2 + (dz / rz**2) ** 2)
    return np.where(k1 < 1e-9, -min(radii), k0 * (k0 - 1) / np.maximum(k1, 1e-9)).clip(-2, 50)


def _limb(  # noqa: PLR0917  # names, sizes and places read best in order
    x: Floats,
    y: Floats,
    z: Floats,
    start: Sequence[float],
    end: Sequence[float],
    radius: float,
    end_radius: float,
) -> Floats:
    """Distance to a capsule whose radius changes evenly from one end to the other."""
    ax = [float(e - s) for s, e in zip(start, end, strict=True)]
    square = max(sum(v * v for v in ax), 1e-12)
    along = ((x - start[0]) * ax[0] + (y - start[1]) * ax[1] + (z - start[2]) * ax[2]) / square
    t = along.clip(0, 1)
    dx, dy, dz = x - start[0] - t * ax[0], y - start[1] - t * ax[1], z - start[2] - t * ax[2]
    return np.sqrt(dx**2 + dy**2 + dz**2) - (radius + t * (end_radius - radius))


def _seal(field: NDArray[np.float32]) -> None:
    """Makes the outermost layer of the grid lie outside, so that the surface closes."""
    for axis in range(3):
        for side in (0, -1):
            edge = [slice(None)] * 3
            edge[axis] = side  # pyright: ignore[reportArgumentType, reportCallIssue]  # an index where slices were
            field[tuple(edge)] = np.maximum(field[tuple(edge)], 1e-3)
