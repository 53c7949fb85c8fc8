"""What a method must beat: the silhouette blown up like a balloon, and a sphere."""

from __future__ import annotations

import cv2
import numpy as np
from bench.quality.protocol import POINTS, Array, sample_surface
from numpy.typing import NDArray


def inflation(alpha: NDArray[np.floating], elevation: float, seed: int, count: int = POINTS) -> Array:
    """Points (count, 3) on the inflated silhouette, upright: area-sampled, mirrored front to back.

    Half thickness sqrt(d (2 d_max - d)), d the distance to the silhouette in pixels of the matte `alpha` (n, n);
    turned upright by the true `elevation` in radians.
    """
    distance = cv2.distanceTransform((alpha > 0.5).astype(np.uint8), cv2.DIST_L2, 5).astype(np.float64)
    half = np.sqrt(np.maximum(distance * (2 * distance.max() - distance), 0))
    row, column = np.mgrid[: alpha.shape[0], : alpha.shape[1]].astype(np.float64)
    front = np.stack([column, -row, half], -1).reshape(-1, 3)
    number = np.arange(alpha.size).reshape(alpha.shape)
    a, b, c, d = number[:-1, :-1], number[:-1, 1:], number[1:, :-1], number[1:, 1:]
    solid = np.maximum.reduce([half[:-1, :-1], half[:-1, 1:], half[1:, :-1], half[1:, 1:]]) > 0
    faces = np.concatenate([np.stack([x[solid] for x in corners], 1) for corners in ((a, c, b), (b, c, d))])
    both = np.concatenate([front, front * [1, 1, -1]])
    points = sample_surface(both, np.concatenate([faces, faces[:, ::-1] + len(front)]), seed, count)
    return upright(points, elevation)


def upright(points: Array, elevation: float) -> Array:
    """Points of the camera's frame (right, up, back) in the frame of a level world."""
    c, s = np.cos(elevation), np.sin(elevation)
    return points @ np.array([[1, 0, 0], [0, c, s], [0, -s, c]]).T


def sphere(seed: int, count: int = POINTS) -> Array:
    """Points (count, 3) on the unit sphere."""
    points = np.random.default_rng(seed).normal(size=(count, 3))
    return points / np.linalg.norm(points, axis=1, keepdims=True)
