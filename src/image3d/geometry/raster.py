"""Triangles to pixels: exact scanline coverage for baking atlases and for drawing previews."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.model import FloatArray, IntArray


@dataclass(frozen=True, kw_only=True)
class Fragments:
    """One entry for every pixel centre inside a triangle.

    Attributes:
        face: (k,) the triangle.
        pixel: (k,) row times width plus column.
        barycentric: (k, 3) weights of the corners, float32.
    """

    face: IntArray
    pixel: IntArray
    barycentric: NDArray[np.float32]


def rasterise(corners: FloatArray, width: int, height: int) -> Fragments:
    """Every pixel whose centre lies inside a triangle, with the triangle and the barycentric weights.

    Triangles that share an edge share no pixel and leave no gap, whatever their winding. Parts outside the image are
    left out. Work grows with the number of fragments, not with bounding boxes, so slivers cost nothing.

    Args:
        corners: (m, 3, 2) x, y in pixels; the first pixel's centre is (0.5, 0.5), y grows downwards.
        width: of the image.
        height: of the image.
    """
    order = np.argsort(corners[:, :, 1], axis=1, kind="stable")
    ordered = np.take_along_axis(corners, order[:, :, None], axis=1)
    (ax, ay), (bx, by), (cx, cy) = (ordered[:, i].T for i in range(3))
    first = np.clip(np.ceil(ay - 0.5), 0, height).astype(np.int64)
    last = np.clip(np.ceil(cy - 0.5), 0, height).astype(np.int64)
    rows = np.maximum(last - first, 0)
    face = np.repeat(np.arange(len(corners)), rows)
    if not len(face):
        return _none()
    row = np.arange(len(face)) - np.repeat(np.cumsum(rows) - rows - first, rows)
    centre = row + 0.5
    long_slope = _slope(ax, ay, cx, cy)
    x_long = ax[face] + (centre - ay[face]) * long_slope[face]
    upper = centre < by[face]
    x_upper = ax[face] + (centre - ay[face]) * _slope(ax, ay, bx, by)[face]
    x_lower = bx[face] + (centre - by[face]) * _slope(bx, by, cx, cy)[face]
    x_short = x_lower
    x_short[upper] = x_upper[upper]
    left = np.clip(np.ceil(np.minimum(x_long, x_short) - 0.5), 0, width).astype(np.int64)
    right = np.clip(np.ceil(np.maximum(x_long, x_short) - 0.5), 0, width).astype(np.int64)
    spans = _Spans(face=face, row=row, left=left, length=np.maximum(right - left, 0))
    return _fill(corners, spans, width)


@dataclass(frozen=True, kw_only=True)
class _Spans:
    """Runs of pixels, one a triangle and row: the row, the first column, how many."""

    face: IntArray
    row: IntArray
    left: IntArray
    length: IntArray


def _fill(corners: FloatArray, spans: _Spans, width: int) -> Fragments:
    """Spans of pixels to single pixels; weights grow linearly along each span."""
    face, row, left, length = spans.face, spans.row, spans.left, spans.length
    origin, edge1, edge2 = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]
    scale = np.divide(1.0, area, out=np.zeros_like(area), where=np.abs(area) > 1e-300)
    step1, step2 = edge2[:, 1] * scale, -edge1[:, 1] * scale
    dx, dy = left + 0.5 - origin[face, 0], row + 0.5 - origin[face, 1]
    start1 = (dx * edge2[face, 1] - dy * edge2[face, 0]) * scale[face]
    start2 = (dy * edge1[face, 0] - dx * edge1[face, 1]) * scale[face]
    total = int(length.sum())
    if not total:
        return _none()
    along = np.arange(total) - np.repeat(np.cumsum(length) - length, length)
    run = along.astype(np.float32)
    weights = np.zeros((total, 3), np.float32)
    for column, start, step in ((1, start1, step1), (2, start2, step2)):
        weights[:, column] = np.repeat(start.astype(np.float32), length)
        weights[:, column] += run * np.repeat(step[face].astype(np.float32), length)
    np.clip(weights, 0.0, 1.0, out=weights)
    weights[:, 0] = np.maximum(1.0 - weights[:, 1] - weights[:, 2], 0.0)
    pixel = np.repeat(row * width + left, length) + along
    return Fragments(face=np.repeat(face, length), pixel=pixel, barycentric=weights)


def _slope(ax: FloatArray, ay: FloatArray, bx: FloatArray, by: FloatArray) -> FloatArray:
    rise = by - ay
    return np.divide(bx - ax, rise, out=np.zeros_like(rise), where=rise > 0)


def _none() -> Fragments:
    nothing = np.zeros(0, np.int64)
    return Fragments(face=nothing, pixel=nothing, barycentric=np.zeros((0, 3), np.float32))
