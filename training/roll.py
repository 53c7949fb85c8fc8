"""Things at a slant out of views that are rendered already: a turn within the picture."""

from __future__ import annotations

import numpy as np

from training.render import FILL
from training.warp import warped


def rolled(layers: np.ndarray, deep: np.ndarray, angle: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The view turned by `angle` radians against the clock, its silhouette filling the crop again.

    Args:
        layers: (s, s, 8) in [0, 1], as `dataset.Batch.layers`.
        deep: (s / 2, s / 2, 6) as `render.View.deep`.
        angle: of the turn; the camera's elevation stays what it was.

    Returns:
        New layers and deep, and the matrix (3, 3) and the shift (3,) that bring points of the old view into the new.
    """
    matrix, shift = np.eye(3), np.zeros(3)
    row, column = np.nonzero(layers[..., 3] > 0.5)
    if len(row) == 0:
        return layers, deep, matrix, shift
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    size = len(layers)
    outline = np.stack([(column + 0.5) / size * 2 - 1, 1 - (row + 0.5) / size * 2], 1) @ turn.T
    low, high = outline.min(0), outline.max(0)
    scale = FILL / ((high - low).max() / 2)
    matrix[:2, :2], matrix[2, 2], shift[:2] = scale * turn, scale, -scale * (low + high) / 2
    return *warped(layers, deep, matrix, shift), matrix, shift
