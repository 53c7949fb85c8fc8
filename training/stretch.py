"""Wider and narrower bodies out of views that are rendered already: a stretch along the picture's rows."""

from __future__ import annotations

import numpy as np

from training.warp import warped


def stretched(layers: np.ndarray, deep: np.ndarray, ratio: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The view as if its body were `ratio` times as wide, seen from so far that it fills the crop as before.

    A body scaled along the rows of its picture is seen scaled so, its depths and its elevation as they were.

    Args:
        layers: (s, s, 8) in [0, 1], as `dataset.Batch.layers`; the silhouette fills the crop.
        deep: (s / 2, s / 2, 6) as `render.View.deep`.
        ratio: of the new width to the old one.

    Returns:
        New layers and deep, and the factors (3,) by which u, v and w of every point grew.
    """
    row, column = np.nonzero(layers[..., 3] > 0.5)
    if len(row) == 0:
        return layers, deep, np.ones(3)
    middle = (len(layers) - 1) / 2
    wide, tall = np.abs(column - middle).max() + 0.5, np.abs(row - middle).max() + 0.5
    whole = max(wide, tall) / max(ratio * wide, tall)
    scale = np.array([ratio * whole, whole, whole])
    return *warped(layers, deep, np.diag(scale), np.zeros(3)), scale
