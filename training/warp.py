"""A view that is rendered already, moved within its picture: its maps, normals and depths together."""

from __future__ import annotations

import cv2
import numpy as np

from training.render import resampled


def warped(
    layers: np.ndarray, deep: np.ndarray, matrix: np.ndarray, shift: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The layers and the deep maps of a view whose points (n, 3) are moved to `points @ matrix.T + shift`.

    Args:
        layers: (s, s, 8) in [0, 1], as `dataset.Batch.layers`.
        deep: (s / 2, s / 2, 6) as `render.View.deep`.
        matrix: (3, 3) in the frame of the view; depths are scaled alone.
        shift: (3,) without any depth.
    """
    move = _of_pixels(matrix, shift, len(layers))
    new = resampled(layers, lambda half: cv2.warpAffine(half, move, half.shape[:2]))
    shown = new[..., 3] > 0
    normal = (2 * new[shown, 4:7] - 1) @ np.linalg.inv(matrix)
    new[shown, 4:7] = normal / (2 * np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9) + 0.5
    side = len(deep)
    move = _of_pixels(matrix, shift, side)
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1)
    column, row = np.floor((grid - move[:, 2]) @ np.linalg.inv(move[:, :2]).T + 0.5).astype(int).transpose(2, 0, 1)
    within = (column >= 0) & (column < side) & (row >= 0) & (row < side)
    deep = np.where(within[..., None], deep[row.clip(0, side - 1), column.clip(0, side - 1)], 0).astype(np.float32)
    deep[..., :2] *= matrix[2, 2]
    return new, deep


def _of_pixels(matrix: np.ndarray, shift: np.ndarray, size: int) -> np.ndarray:
    """(2, 3): the same move of the plane for columns and rows of a picture of `size` pixels."""
    grid, middle = np.diag([size / 2, -size / 2]), (size - 1) / 2
    linear = grid @ matrix[:2, :2] @ np.linalg.inv(grid)
    return np.concatenate([linear, (grid @ shift[:2] + middle - linear @ [middle, middle])[:, None]], 1)
