"""Rectangles into a square: free space is kept as rectangles, each chart goes where it fits tightest."""

import numpy as np

from image3d.geometry.model import FloatArray

_ROUNDS = 12


def pack(sizes: FloatArray, side: int, gutter: int) -> tuple[FloatArray, float]:
    """Top left corners in texels, and the common scale, at which all rectangles fit without overlap.

    Args:
        sizes: (n, 2) width and height in any unit.
        side: of the square, in texels.
        gutter: texels kept free on every side of each rectangle.

    Returns:
        (n, 2) corners (of the rectangle with its gutter) and texels per unit, within about 2 % of the best this
        packer can do.
    """
    low, high = 0.0, side / max(float(sizes.max()), 1e-12)
    best = np.zeros_like(sizes)
    order = np.argsort(-np.maximum(sizes[:, 0], sizes[:, 1]), kind="stable")
    scale = high * 0.7
    for _ in range(_ROUNDS):
        corners = _place(np.ceil(sizes * scale) + 2 * gutter + 1, order, side)
        if corners is None:
            high = scale
        else:
            low, best = scale, corners
            if high - low < 0.02 * high:
                break
        scale = (low + high) / 2
    return best, low


def _place(sizes: FloatArray, order: np.ndarray, side: int) -> FloatArray | None:
    """Corners of all rectangles in `order`, or None when one does not fit."""
    corners = np.zeros_like(sizes)
    free = np.array([[0.0, 0.0, side, side]])
    for index in order:
        width, height = sizes[index]
        room = np.minimum(free[:, 2] - width, free[:, 3] - height)
        room = np.where((free[:, 2] >= width) & (free[:, 3] >= height), room, np.inf)
        spot = int(np.argmin(room))
        if not np.isfinite(room[spot]):
            return None
        x, y, wide, high = free[spot]
        corners[index] = x, y
        right, below = wide - width, high - height
        if right * high > below * wide:  # cut so that the larger leftover stays whole
            rest = [[x + width, y, right, high], [x, y + height, width, below]]
        else:
            rest = [[x, y + height, wide, below], [x + width, y, right, height]]
        free = np.concatenate([np.delete(free, spot, axis=0), [r for r in rest if min(r[2], r[3]) > 4] or np.zeros((0, 4))])
    return corners
