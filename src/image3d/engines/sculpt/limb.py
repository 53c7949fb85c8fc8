"""The limb of a body, where its surface turns out of sight: round, where maps of half resolution make a wedge."""

from typing import Any, cast

import numpy as np
from scipy import ndimage

from image3d.imaging.filters import Float32, gaussian

_nd = cast("Any", ndimage)  # its functions are typed as returning nearly anything

_BAND = 0.045  # crop units from the outline inwards: a pixel and a half of the maps
_BLUR = 0.015  # crop units
_FURTHEST = 1.6  # bands that the flesh may be away; parts that are thinner stay as they are


def rounded_limb(first: Float32, last: Float32, rim: Float32, step: float) -> tuple[Float32, Float32]:
    """The first and last surface (rows, columns) of nodes `step` apart, thicker along the outline where they must be.

    From a band's width inwards the thickness is known; on the way out it falls like an ellipse's, or slower if the
    surfaces say so. `rim` is the distance to the outline, positive inside. Lengths in crop units. Found on validation
    objects: without, a ridge runs round the body where its two sides meet; twice as wide blunts what is sharp.
    """
    flesh = rim >= _BAND
    if not flesh.any():
        return first, last
    away, (row, column) = _nd.distance_transform_edt(~flesh, sampling=step, return_indices=True)
    out = np.clip(rim / _BAND, 0.0, 1.0)
    half = (first - last) / 2.0
    ellipse = half[row, column] * np.sqrt(out * (2.0 - out))
    lack = np.maximum(ellipse - half, 0.0) * np.minimum(2.0 * (1.0 - out), 1.0)
    lack[flesh | (away > _FURTHEST * _BAND)] = 0.0
    lack = gaussian(lack.astype(np.float32), _BLUR / step)
    return first + lack, last - lack
