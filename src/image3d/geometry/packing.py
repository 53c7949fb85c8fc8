"""Pack charts into a square atlas by dropping each on the skyline of those before it."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from image3d.geometry.model import FloatArray, IntArray

#: columns of the skyline; finer packs tighter and slower
COLUMNS = 512
_TRIES = 7


@dataclass(frozen=True, kw_only=True)
class Packing:
    """Where every chart goes: atlas position in 0..1 = coordinate * scale + offset[chart]."""

    scale: float
    offset: FloatArray


def pack_charts(corners: FloatArray, chart: IntArray, count: int, gap: float) -> Packing:
    """The largest scale found at which no two charts come closer than `gap`, and each chart's place.

    Args:
        corners: (m, 3, 2) triangle corners, each chart's lowest coordinate at 0, tall rather than wide.
        chart: (m,) the chart of each triangle.
        count: of charts.
        gap: between charts and to the border, as a part of the atlas side.

    Source: Levy, Petitjean, Ray and Maillot, "Least Squares Conformal Maps for Automatic Texture Atlas
        Generation", SIGGRAPH 2002, section 4.2.
    """
    edge1, edge2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = np.abs(edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]).sum() / 2
    size = np.zeros((count, 2))
    np.maximum.at(size, chart, corners.max(axis=1))
    scale = min(np.sqrt(0.6 / max(area, 1e-300)), (1 - 2 * gap) / max(float(size.max()), 1e-300))
    best: Packing | None = None
    for _ in range(_TRIES):
        offset, height = _drop(corners * scale, chart, size * scale, gap)
        if height <= 1.0:
            if best is None or scale > best.scale:
                best = Packing(scale=scale, offset=offset)
            if height > 0.96:
                break
        room = max(height, 0.05)
        step = room**-0.5 * (0.985 if height > 1.0 else 0.995)
        ceiling = (1 - 2 * gap) / max(float(size.max()), 1e-300)
        following = min(scale * step, ceiling)
        if best is not None and following <= best.scale:
            break
        scale = following
    while best is None:
        scale *= 0.8
        offset, height = _drop(corners * scale, chart, size * scale, gap)
        if height <= 1.0 or scale < 1e-12:
            best = Packing(scale=scale, offset=offset)
    return best


def _drop(corners: FloatArray, chart: IntArray, size: FloatArray, gap: float) -> tuple[FloatArray, float]:
    """Each chart's offset and the height of the tallest pile, in parts of the atlas side."""
    margin = gap * COLUMNS
    cells = corners * COLUMNS
    widths = np.floor(size[:, 0] * COLUMNS + margin).astype(np.int64) + 1
    starts = np.cumsum(widths) - widths
    bottom, top = _profiles(cells, chart, widths, starts, margin)
    skyline = np.zeros(COLUMNS)
    offset = np.zeros((len(widths), 2))
    for index in np.argsort(-size[:, 1], kind="stable"):
        span = slice(starts[index], starts[index] + widths[index])
        low, high = bottom[span], top[span]
        if len(low) > COLUMNS:
            return offset, float(len(low)) / COLUMNS * 2
        floor = (sliding_window_view(skyline, len(low)) - low).max(axis=1)
        at = int(np.argmin(floor))
        level = max(float(floor[at]), 0.0)
        skyline[at : at + len(low)] = level + high
        offset[index] = (at + margin / 2, level + margin / 2)
    return offset / COLUMNS, float(skyline.max() + margin / 2) / COLUMNS


def _profiles(
    cells: FloatArray, chart: IntArray, widths: IntArray, starts: IntArray, margin: float
) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest reach of every chart in every column that it or its margin touches."""
    low, high = cells.min(axis=1), cells.max(axis=1)
    first = np.maximum(np.floor(low[:, 0] - 0.0), 0).astype(np.int64)
    last = np.minimum(np.floor(high[:, 0] + margin).astype(np.int64), widths[chart] - 1)
    columns = last - first + 1
    face = np.repeat(np.arange(len(cells)), columns)
    column = np.arange(len(face)) - np.repeat(np.cumsum(columns) - columns - first, columns)
    place = starts[chart[face]] + column
    total = int(widths.sum())
    bottom, top = np.full(total, np.inf), np.zeros(total)
    np.minimum.at(bottom, place, low[face, 1])
    np.maximum.at(top, place, high[face, 1] + margin)
    bottom[~np.isfinite(bottom)] = 0.0
    return bottom, top
