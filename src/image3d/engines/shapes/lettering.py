"""Outlines of letters, traced from the font that comes with Pillow."""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
from manifold3d import CrossSection, FillRule, Manifold
from PIL import Image, ImageDraw, ImageFont
from skimage.measure import find_contours  # pyright: ignore[reportUnknownVariableType]  # untyped

_PIXELS = 96


def letters(text: str, height: float, depth: float) -> Manifold:
    """The text as a solid `height` metres tall (of a capital letter) and `depth` thick, centred; empty when blank."""
    font = ImageFont.load_default(size=_PIXELS)
    left, top, right, bottom = font.getbbox(text)
    width, tall = math.ceil(right - left) + 8, math.ceil(bottom - top) + 8
    if width < 10 or tall < 10:
        return Manifold()
    page = Image.new("L", (width, tall), 0)
    ImageDraw.Draw(page).text((4 - left, 4 - top), text, fill=255, font=font)
    ink = np.asarray(page, float) / 255
    rings = [np.asarray(ring, float)[:-1, ::-1] * [1, -1] for ring in find_contours(ink, 0.5)]  # pyright: ignore[reportUnknownVariableType]
    outlines = [ring for ring in rings if len(ring) >= 4]
    if not outlines:
        return Manifold()
    section = CrossSection(outlines, FillRule.EvenOdd).simplify(0.35)
    scale = height / (0.72 * _PIXELS)
    low_x, low_y, high_x, high_y = cast("tuple[float, float, float, float]", cast("Any", section).bounds())
    flat = section.translate((-(low_x + high_x) / 2, -(low_y + high_y) / 2)).scale((scale, scale))
    return flat.extrude(depth).translate((0, 0, -depth / 2))
