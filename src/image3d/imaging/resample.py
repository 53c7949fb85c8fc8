"""Colours beyond the edge of what is known, so that nothing else leaks into it when it is sampled."""

import numpy as np

from image3d.imaging.filters import Bools, Float32, gaussian, nearest_known


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
