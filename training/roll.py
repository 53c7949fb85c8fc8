"""Things at a slant out of views that are rendered already: a turn within the picture."""

from __future__ import annotations

import cv2
import numpy as np

from training.render import FILL, resampled


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
    size, side = len(layers), len(deep)
    outline = np.stack([(column + 0.5) / size * 2 - 1, 1 - (row + 0.5) / size * 2], 1) @ turn.T
    low, high = outline.min(0), outline.max(0)
    scale = FILL / ((high - low).max() / 2)
    matrix[:2, :2], matrix[2, 2], shift[:2] = scale * turn, scale, -scale * (low + high) / 2
    new = resampled(layers, lambda half: cv2.warpAffine(half, _of_pixels(matrix, shift, size), half.shape[:2]))
    shown = new[..., 3] > 0
    normal = (2 * new[shown, 4:7] - 1) @ matrix.T
    new[shown, 4:7] = normal / (2 * np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9) + 0.5
    back = np.linalg.inv(_of_pixels(matrix, shift, side)[:, :2])
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1)
    source = np.rint((grid - _of_pixels(matrix, shift, side)[:, 2]) @ back.T).astype(int)
    within = ((source >= 0) & (source < side)).all(-1)
    source = source.clip(0, side - 1)
    deep = np.where(within[..., None], deep[source[..., 1], source[..., 0]], 0).astype(np.float32)
    deep[..., :2] *= scale
    return new, deep, matrix, shift


def _of_pixels(matrix: np.ndarray, shift: np.ndarray, size: int) -> np.ndarray:
    """(2, 3): the same move of the plane for columns and rows of a picture of `size` pixels."""
    grid, middle = np.diag([size / 2, -size / 2]), (size - 1) / 2
    linear = grid @ matrix[:2, :2] @ np.linalg.inv(grid)
    return np.concatenate([linear, (grid @ shift[:2] + middle - linear @ [middle, middle])[:, None]], 1)
