"""What is measured of a matte against the true one."""

from __future__ import annotations

import cv2
import numpy as np

NEAR = 0.004  # of the longer side: how far a boundary may be off and still count


def overlap(found: np.ndarray, true: np.ndarray) -> float:
    """Intersection over union at half coverage of two mattes (h, w) in 0..1; 1 where both are empty."""
    a, b = found > 0.5, true > 0.5
    union = (a | b).sum()
    return float((a & b).sum() / union) if union else 1.0


def error(found: np.ndarray, true: np.ndarray) -> float:
    """Mean absolute difference."""
    return float(np.abs(found - true).mean())


def boundary(found: np.ndarray, true: np.ndarray) -> float:
    """F of the half-coverage outlines: harmonic mean of the shares of each that lie within `NEAR` of the other."""
    a, b = outline(found), outline(true)
    if not a.any() or not b.any():
        return float(not a.any() and not b.any())
    reach = max(1.5, NEAR * max(true.shape))
    precision, recall = (_distance(b)[a] <= reach).mean(), (_distance(a)[b] <= reach).mean()
    return float(2 * precision * recall / max(precision + recall, 1e-9))


def outline(matte: np.ndarray) -> np.ndarray:
    """(h, w) bool: the pixels of the subject that touch the outside; the frame is no outline."""
    solid = (matte > 0.5).astype(np.uint8)
    return (solid > 0) & (cv2.erode(solid, np.ones((3, 3), np.uint8)) == 0)


def _distance(mask: np.ndarray) -> np.ndarray:
    return cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
