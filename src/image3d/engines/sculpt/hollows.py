"""Which hollows of a body are real: those that one can look into from outside."""

from typing import Any, cast

import numpy as np
from scipy import ndimage

from image3d.imaging.filters import Bools

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
