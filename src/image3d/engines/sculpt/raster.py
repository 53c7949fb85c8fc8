"""Triangles to pixels in numpy: which triangle covers each texel, and where in it."""

from dataclasses import dataclass

import numpy as np

from image3d.geometry.model import FloatArray, IntArray

#: triangles are filled in batches that touch at most this many candidate pixels
_BATCH = 400_000


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The covered pixels, each once.

    Attributes:
        pixels: (k,) flat indices into the (height, width) raster.
        faces: (k,) the triangle each shows.
        weights: (k, 3) barycentric weights of its corners, within [0, 1] and adding to 1.
    """

    pixels: IntArray
    faces: IntArray
    weights: FloatArray


def cover(
    corners: FloatArray, size: tuple[int, int], *, depths: FloatArray | None = None, grow: float = 0.0
) -> Coverage:
    """Pixels whose centre lies in a triangle; of several the one with the greatest depth, else the last, wins.

    Args:
        corners: (m, 3, 2) x, y of each triangle's corners in pixels; pixel (row, column) has its centre at
            (column + 0.5, row + 0.5). Either orientation.
        size: (height, width) of the raster.
        depths: (m, 3) depth of each corner; None when the triangles do not overlap.
        grow: how far outside a triangle, in barycentric weight, a centre may lie.
    """
    height, width = size
    low = np.clip(np.ceil(corners.min(axis=1) - 0.5 - grow), 0, [width, height]).astype(np.int64)
    high = np.clip(np.floor(corners.max(axis=1) - 0.5 + grow), -1, [width - 1, height - 1]).astype(np.int64)
    extent = high - low + 1
    area = _cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    live = np.flatnonzero((extent > 0).all(axis=1) & (np.abs(area) > 1e-12))
    live = live[np.argsort(extent[live].prod(axis=1), kind="stable")]
    found: list[tuple[IntArray, IntArray, FloatArray]] = []
    start = 0
    totals = np.cumsum(extent[live].prod(axis=1))
    while start < len(live):
        done = totals[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(totals, done + _BATCH)))
        found.append(_fill(live[start:end], low, extent, corners, area, width, grow))
        start = end
    if not found:
        return Coverage(pixels=np.zeros(0, np.int64), faces=np.zeros(0, np.int64), weights=np.zeros((0, 3)))
    pixels, faces, weights = (np.concatenate(part) for part in zip(*found, strict=True))
    return _one_each(pixels, faces, weights, depths)


def _fill(
    which: IntArray,
    low: IntArray,
    extent: IntArray,
    corners: FloatArray,
    area: FloatArray,
    width: int,
    grow: float,
) -> tuple[IntArray, IntArray, FloatArray]:
    """Candidates of the triangles `which` that lie inside them."""
    counts = extent[which].prod(axis=1)
    face = np.repeat(which, counts)
    step = np.arange(len(face)) - np.repeat(np.cumsum(counts) - counts, counts)
    across = extent[face, 0]
    x = low[face, 0] + step % across
    y = low[face, 1] + step // across
    point = np.stack([x + 0.5, y + 0.5], 1)
    a, b, c = corners[face, 0] - point, corners[face, 1] - point, corners[face, 2] - point
    doubled = area[face]
    weights = np.stack([_cross(b, c), _cross(c, a), _cross(a, b)], 1) / doubled[:, None]
    inside = weights.min(axis=1) >= -max(grow, 1e-9)
    kept = np.maximum(weights[inside], 0.0)
    kept /= kept.sum(axis=1, keepdims=True)
    return y[inside] * width + x[inside], face[inside], kept


def _one_each(pixels: IntArray, faces: IntArray, weights: FloatArray, depths: FloatArray | None) -> Coverage:
    depth = np.arange(len(pixels)) if depths is None else np.sum(depths[faces] * weights, axis=1)
    order = np.lexsort((depth, pixels))
    last = np.append(pixels[order][1:] != pixels[order][:-1], [True]) if len(order) else np.zeros(0, bool)
    chosen = order[last]
    return Coverage(pixels=pixels[chosen], faces=faces[chosen], weights=weights[chosen])


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
