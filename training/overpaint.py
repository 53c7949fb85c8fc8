"""Other paint on views that are rendered already: patterns that run through the body, seen where its surfaces lie."""

from __future__ import annotations

import cv2
import numpy as np

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
    solid, turn = Solid(rng), rng.uniform(0, 2 * np.pi)
    if rng.random() < 0.5:
        solid.direction = np.array([0.0, 1.0, 0.0])
    layers, deep = layers.copy(), deep.copy()
    hit = (deep[..., 5] > 0).astype(np.float32)
    first = _enlarged(deep[..., 0] / DEPTH_SCALE * hit, len(layers)) / np.maximum(_enlarged(hit, len(layers)), 1e-3)
    shown, behind = layers[..., 3] > 0, hit > 0
    layers[shown, :3] = solid.paint(_upright(first, shown, elevation, turn), layers[shown, :3])
    last = _upright(deep[..., 1] / DEPTH_SCALE, behind, elevation, turn)
    deep[behind, 2:5] = (solid.paint(last, deep[behind, 2:5] / 255) * 255).round().clip(0, 255)
    return layers, deep


def _enlarged(plane: np.ndarray, size: int) -> np.ndarray:
    return cv2.resize(plane.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)


def _upright(w: np.ndarray, chosen: np.ndarray, elevation: float, turn: float) -> np.ndarray:
    """The `chosen` pixels of a view at depths w (s, s) as points (n, 3) with +Y up, turned about it."""
    row, column = np.nonzero(chosen)
    u, v = (column + 0.5) / len(w) * 2 - 1, 1 - (row + 0.5) / len(w) * 2
    sin, cos = np.sin(elevation), np.cos(elevation)
    y, z = cos * v + sin * w[chosen], cos * w[chosen] - sin * v
    sin, cos = np.sin(turn), np.cos(turn)
    return np.stack([cos * u + sin * z, y, cos * z - sin * u], 1)
