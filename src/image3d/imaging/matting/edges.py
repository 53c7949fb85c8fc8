"""Coarse mattes made sharp at the picture's own resolution."""

import numpy as np

from image3d.imaging.filters import Bools, Float32, box, dilate, erode, gaussian, resize_float
from image3d.imaging.resample import fill_outside

#: pixels of the longer side at which regions are found, before the matte is worked out at the picture's own size
_WORK_SIDE = 512
#: radii at that size of the two passes, about two pixels of the coarse matte and one, and the contrast that counts
_RADII, _FAINT = (6, 4), 1e-4


def work_size(height: int, width: int) -> tuple[int, int]:
    """(width, height) at which regions of a picture are found: at most _WORK_SIDE pixels along the longer side."""
    scale = min(1.0, _WORK_SIDE / max(height, width))
    return max(8, round(width * scale)), max(8, round(height * scale))


def sharpened(colour: Float32, coarse: Float32) -> Bools:
    """The region at working size of a picture (h, w, 3) that a coarse, soft matte of any size means.

    The edges of a coarse matte of 192 pixels that lie up to two of its pixels beside those of the picture move there.
    """
    size = work_size(*colour.shape[:2])
    small, matte = resize_float(colour, size), resize_float(coarse, size)
    for radius in _RADII:
        matte = _steeper(guided(small, matte, radius), 0.25)
    return matte > 0.5


def guided(guide: Float32, values: Float32, radius: int) -> Float32:
    """`values` (h, w) as the best linear functions of the colours of `guide` (h, w, 3) over squares around each pixel.

    Source: He, Sun and Tang, "Guided image filtering", ECCV 2010.
    """
    mean_guide, mean_values = box(guide, radius), box(values, radius)
    with_values = box(guide * values[..., None], radius) - mean_guide * mean_values[..., None]
    rr, rg, rb = np.moveaxis(box(guide * guide[..., :1], radius) - mean_guide * mean_guide[..., :1], 2, 0)
    gg, gb = np.moveaxis(
        box(guide[..., 1:] * guide[..., 1:2], radius) - mean_guide[..., 1:] * mean_guide[..., 1:2], 2, 0
    )
    bb = box(guide[..., 2] ** 2, radius) - mean_guide[..., 2] ** 2
    rr, gg, bb = rr + _FAINT, gg + _FAINT, bb + _FAINT
    inverse = (
        gg * bb - gb * gb,
        gb * rb - rg * bb,
        rg * gb - gg * rb,
        rr * bb - rb * rb,
        rb * rg - rr * gb,
        rr * gg - rg * rg,
    )
    determinant = rr * inverse[0] + rg * inverse[1] + rb * inverse[2]
    rows = np.array([[0, 1, 2], [1, 3, 4], [2, 4, 5]])
    slopes = [sum(inverse[k] * with_values[..., c] for c, k in enumerate(row)) / determinant for row in rows]
    slope = np.stack(slopes, -1).astype(np.float32)
    offset = mean_values - np.sum(slope * mean_guide, axis=2)
    return np.sum(box(slope, radius) * guide, axis=2) + box(offset, radius)


def refined(colour: Float32, solid: Bools) -> Float32:
    """Full-resolution matte: certain pixels stay, those of the edge take their share of subject colour."""
    height, width = colour.shape[:2]
    scale = max(height, width) / max(solid.shape)
    coarse = resize_float(solid.astype(np.float32), (width, height))
    coarse = gaussian(coarse, max(0.6, 0.7 * scale))
    band = max(2, round(2.0 * scale))
    inside, outside = erode(coarse > 0.5, band), ~dilate(coarse > 0.5, band)
    if not inside.any() or not outside.any():
        return coarse
    front = spread(colour, inside, 2 * band)
    back = spread(colour, outside, 2 * band)
    span = front - back
    room = np.sum(span * span, axis=2)
    share = np.sum((colour - back) * span, axis=2) / np.maximum(room, 1e-4)
    trust = room / (room + 0.01)
    unknown = ~inside & ~outside
    share = np.clip(share, 0.0, 1.0)
    matte = np.where(unknown, trust * share + (1.0 - trust) * coarse, inside.astype(np.float32)).astype(np.float32)
    eased = box(matte, 1)
    return np.where(unknown, _steeper(0.5 * (matte + eased), 0.08), matte).astype(np.float32)


def _steeper(matte: Float32, margin: float) -> Float32:
    return np.clip((matte - margin) / (1.0 - 2.0 * margin), 0.0, 1.0).astype(np.float32)


def spread(colour: Float32, known: Bools, sigma: float) -> Float32:
    """Colours of the nearby `known` pixels at every pixel: smooth, so worked out small where `sigma` is large."""
    height, width = known.shape
    factor = max(1.0, sigma / 4.0)
    size = (max(1, round(width / factor)), max(1, round(height / factor)))
    weight = known.astype(np.float32)
    small_weight = resize_float(weight, size)
    small = resize_float(colour * weight[..., None], size) / np.maximum(small_weight, 1e-4)[..., None]
    filled = fill_outside(small.astype(np.float32), small_weight > 0.02)
    around = gaussian(small_weight, sigma / factor)
    weighted = (small * small_weight[..., None]).astype(np.float32)
    mean = gaussian(weighted, sigma / factor) / np.maximum(around, 1e-4)[..., None]
    spread = np.where((around > 1e-3)[..., None], mean, filled).astype(np.float32)
    return spread if factor == 1.0 else resize_float(spread, (width, height))
