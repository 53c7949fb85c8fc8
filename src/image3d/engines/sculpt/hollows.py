"""Which hollows of a body are real: those that one can look into from outside, and no pits of an unsure network."""

from typing import Any, cast

import numpy as np
from scipy import ndimage

from image3d.imaging.filters import Bools, Float32

_nd = cast("Any", ndimage)  # its functions are typed as returning nearly anything


def unseen_hollows(free: Bools, core: Bools, reach: int) -> Bools:
    """The hollows, connected `free` nodes of the `core` (layers, rows, columns), that are shut off from outside.

    Not shut off are those that an octahedron of radius `reach`, at least 1, touches on its way from the first node.
    """
    wide = _nd.binary_erosion(free, iterations=reach, border_value=1)
    spaces = _nd.label(wide)[0]
    outside = _nd.binary_dilation(spaces == spaces[0, 0, 0], iterations=reach)
    hollows, count = _nd.label(free & core)
    shut = np.ones(count + 1, np.bool_)
    shut[hollows[outside]] = False
    shut[0] = False
    return shut[hollows]


def without_pits(volume: Float32, rim: Float32, *, reach: int = 2, most: int = 700, near: float = 0.08) -> Float32:
    """The volume (layers, rows, columns), positive where solid, without the pits and pinholes along its outline.

    A pit is a gap that a closing by a cube of `reach` nodes to each side fills, of fewer than `most` nodes, on average
    less than `near` from the outline, to which `rim` (rows, columns) is the distance, positive inside. Found on
    validation objects: with more, gaps between parts close; with less, pinholes stay where the two surfaces meet.
    """
    closed = _nd.grey_closing(volume, 2 * reach + 1)
    gaps = _nd.label((closed > 0) & (volume <= 0) & (rim > 0))[0]
    inside = gaps > 0
    count = np.bincount(gaps[inside], minlength=1)
    distance = np.bincount(gaps[inside], np.broadcast_to(rim, gaps.shape)[inside], minlength=1)
    pit = (count < most) & (distance < near * count)
    filled = _nd.binary_dilation(pit[gaps], np.ones((3, 3, 3), np.bool_))
    return np.where(filled, np.maximum(closed, volume), volume)
