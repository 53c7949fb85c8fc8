"""A picture by formula, with which the exported network is compared with torch wherever it runs."""

from __future__ import annotations

import numpy as np

SIDE = 224
CELLS = 14  # the matte is compared as means over CELLS x CELLS squares


def picture() -> np.ndarray:
    """(SIDE, SIDE, 3) float32 sRGB in 0..1: a shaded red ball on paper with a soft shadow."""
    y, x = (np.mgrid[:SIDE, :SIDE] + 0.5) / SIDE * 2 - 1
    ball = (1 - (np.hypot(x, y) - 0.55) * 40).clip(0, 1)[..., None]
    facing = np.sqrt((1 - (x * x + y * y) / 0.31).clip(0))
    lit = 0.35 + 0.65 * (0.7 * facing - 0.4 * x - 0.5 * y).clip(0, 1)
    paper = 0.9 - 0.06 * (x * x + y * y) - 0.25 * np.exp(-((x / 0.5) ** 2) - ((y - 0.6) / 0.08) ** 2)
    rgb = ball * lit[..., None] * np.array([0.8, 0.2, 0.15]) + (1 - ball) * paper[..., None]
    return rgb.clip(0, 1).astype(np.float32)


def cells(matte: np.ndarray) -> np.ndarray:
    """(CELLS, CELLS) means of a matte (SIDE, SIDE)."""
    side = SIDE // CELLS
    return matte.reshape(CELLS, side, CELLS, side).mean((1, 3))
