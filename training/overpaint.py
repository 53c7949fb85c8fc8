"""Other paint on views that are rendered already: patterns that run through the body, seen where its surfaces lie."""

from __future__ import annotations

import cv2
import numpy as np

from training.environments import turn
from training.render import DEPTH_SCALE
from training.textures import Solid


def overpainted(
    layers: np.ndarray, deep: np.ndarray, elevation: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """A view under a random pattern: bodies must not be guessed from what is printed on them.

    Args:
        layers: (s, s, 8) in [0, 1], as `dataset.Batch.layers`.
        deep: (s / 2, s / 2, 6) as `render.View.deep`.
        elevation: of the camera, in radians; half of the patterns lie in layers across the height.
        rng: what draws.

    Returns:
        Copies whose paint, and whose colours of the last surface, are the pattern's.
    """
    solid, upright = Solid(rng), turn(-rng.uniform(0, 2 * np.pi), -elevation)
    if rng.random() < 0.5:
        solid.direction = np.array([0.0, 1.0, 0.0])
    layers, deep = layers.copy(), deep.copy()
    hit = (deep[..., 5] > 0).astype(np.float32)
    first = _enlarged(deep[..., 0] / DEPTH_SCALE * hit, len(layers)) / np.maximum(_enlarged(hit, len(layers)), 1e-3)
    shown, behind = layers[..., 3] > 0, hit > 0
    layers[shown, :3] = solid.paint(_points(first, shown) @ upright.T, layers[shown, :3])
    last = _points(deep[..., 1] / DEPTH_SCALE, behind) @ upright.T
    deep[behind, 2:5] = (solid.paint(last, deep[behind, 2:5] / 255) * 255).round().clip(0, 255)
    return layers, deep


def _enlarged(plane: np.ndarray, size: int) -> np.ndarray:
    return cv2.resize(plane.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)


def _points(w: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """The `chosen` pixels of a view at depths w (s, s) as points (n, 3) of its frame."""
    row, column = np.nonzero(chosen)
    return np.stack([(column + 0.5) / len(w) * 2 - 1, 1 - (row + 0.5) / len(w) * 2, w[chosen]], 1)
