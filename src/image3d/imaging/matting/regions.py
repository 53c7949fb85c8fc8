"""Which regions of a matte are a subject, and which are specks."""

import numpy as np

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Bools, Float32, dilate, label

#: a subject covers at least this share of the picture
LEAST_SHARE = 0.002


def without_specks(matte: Float32) -> Float32:
    """`matte` without regions far smaller than the largest one."""
    solid = matte > 0.5
    labels, sizes = label(solid)
    sizes[0] = 0
    keep = sizes >= max(0.004 * int(sizes.max()), 16)
    if not keep.any():
        raise NoSubjectFound("The picture shows nothing large enough to be a subject.")
    kept = keep[labels] & solid
    if float(kept.mean()) < LEAST_SHARE:
        raise NoSubjectFound("What stands out in the picture is too small to be a subject; crop closer to it.")
    return np.where(dilate(kept, 3), matte, 0.0).astype(np.float32)


def away_from_border(mask: Bools) -> Bools:
    """The regions of `mask` that do not touch the border of the picture."""
    labels, sizes = label(mask)
    inner = np.ones(len(sizes), bool)
    inner[np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])] = False
    inner[0] = False
    return inner[labels]
