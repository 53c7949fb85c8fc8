"""Resizing that keeps colour and alpha apart, so that no hidden or missing colour leaks into an edge."""

from typing import cast

import numpy as np

from image3d.imaging.filters import Bools, Bytes, Float32, gaussian, nearest_known, resize


def resize_rgba(rgba: Bytes, size: tuple[int, int]) -> Bytes:
    """The picture at `size` = (width, height), colours resampled on their own and alpha on its own.

    Args:
        rgba: (h, w, 4) straight alpha. Colours under alpha 0 take part: fill them first where they are meaningless.
        size: the new width and height in pixels.

    Returns:
        (height, width, 4). Shrinking averages areas, growing interpolates cubically.
    """
    colour = cast("Bytes", resize(rgba[..., :3], size))
    alpha = cast("Bytes", resize(rgba[..., 3], size))
    return np.dstack([colour, alpha])


def fill_outside(colour: Float32, known: Bools, smooth: float = 0.0) -> Float32:
    """Every pixel has a colour that comes from `known` pixels alone; known ones keep theirs.

    Args:
        colour: (h, w, 3).
        known: (h, w); at least one must be True.
        smooth: standard deviation in pixels of the blur of what was filled in; 0 keeps plain nearest colours.
    """
    if known.all():
        return colour
    filled = nearest_known(colour, known)
    if smooth > 0:
        filled = np.where(known[..., None], colour, gaussian(filled, smooth))
    return filled
