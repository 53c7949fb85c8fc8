"""The measure: chamfer distance and F-score after alignment about the vertical.

Both surfaces are sampled with 10,000 seeded points. The truth is centred and scaled so that its longest side spans
[-1, 1]. The result is turned by each of 24 angles about the vertical (+Y) and normalised the same way after the turn:
a box is not invariant under rotation, and normalising first costs 0.07 on a perfect copy. The best three angles are
refined by 20 steps of rigid ICP over the 95 % closest pairs, and the lowest chamfer distance is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

POINTS = 10_000
ANGLES = 24
REFINED = 3
ICP_STEPS = 20
TRIM = 0.95
THRESHOLDS = (0.1, 0.2, 0.5)


@dataclass(frozen=True, kw_only=True)
class Score:
    """Distances are in units of half the longest side of the truth."""

    chamfer: float  # mean of the two mean nearest distances, not squared
    f_scores: tuple[float, ...]  # at THRESHOLDS


def sample_surface(vertices: Array, faces: NDArray[np.integer], seed: int, count: int = POINTS) -> Array:
    """Points (count, 3) uniform by area on the triangles."""
    rng = np.random.default_rng(seed)
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    face = rng.choice(len(faces), count, p=area / area.sum())
    r, s = np.sqrt(rng.random(count))[:, None], rng.random(count)[:, None]
    return (1 - r) * a[face] + r * (1 - s) * b[face] + r * s * c[face]


def normalised(points: Array) -> Array:
    """The points centred in their box and scaled so that its longest side spans [-1, 1]."""
    low, high = points.min(0), points.max(0)
    return (points - (low + high) / 2) * (2 / max(float((high - low).max()), 1e-12))


def about_vertical(degrees: float) -> Array:
    """The rotation (3, 3) about +Y."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def compare(result: Array, truth: Array) -> Score:
    """The score of points (n, 3) against normalised points (m, 3), as they stand."""
    return _score(result, cKDTree(result), truth, cKDTree(truth))


def _score(result: Array, result_tree: cKDTree, truth: Array, truth_tree: cKDTree) -> Score:
    precise = truth_tree.query(result)[0]
    complete = result_tree.query(truth)[0]
    f_scores: list[float] = []
    for threshold in THRESHOLDS:
        precision, recall = float((precise < threshold).mean()), float((complete < threshold).mean())
        f_scores.append(2 * precision * recall / max(precision + recall, 1e-12))
    return Score(chamfer=float((precise.mean() + complete.mean()) / 2), f_scores=tuple(f_scores))


def aligned(result: Array, truth: Array, *, angles: int = ANGLES) -> Score:
    """The best score over turns of the result about the vertical, refined; `truth` is normalised here."""
    truth = normalised(truth)
    tree = cKDTree(truth)
    tries: list[tuple[float, Array]] = []
    for degrees in np.arange(angles) * (360 / angles):
        turned = normalised(result @ about_vertical(float(degrees)).T)
        tries.append((_score(turned, cKDTree(turned), truth, tree).chamfer, turned))
    tries.sort(key=lambda pair: pair[0])
    scores: list[Score] = []
    for _, turned in tries[:REFINED]:
        scores.append(_score(turned, cKDTree(turned), truth, tree))
        refined = _refine(turned, truth, tree)
        scores.append(_score(refined, cKDTree(refined), truth, tree))
    return min(scores, key=lambda score: score.chamfer)


def _refine(points: Array, truth: Array, tree: cKDTree) -> Array:
    """Points after ICP_STEPS rigid steps towards their nearest neighbours; the farthest 5 % of pairs do not count."""
    for _ in range(ICP_STEPS):
        distance, index = tree.query(points)
        keep = distance <= np.quantile(distance, TRIM)
        source, target = points[keep], truth[index[keep]]
        middle, goal = source.mean(0), target.mean(0)
        u, _, vt = np.linalg.svd((source - middle).T @ (target - goal))
        sign = np.diag([1.0, 1.0, np.sign(np.linalg.det(vt.T @ u.T))])
        points = (points - middle) @ (vt.T @ sign @ u.T).T + goal
    return points
