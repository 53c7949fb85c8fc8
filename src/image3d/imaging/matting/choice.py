"""Which matte is taken: the network's, or that of a plain background where the network agrees with it."""

from typing import Literal

import numpy as np

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Bools, Float32, resize_float
from image3d.imaging.matting.edges import refined, sharpened
from image3d.imaging.matting.network import Glance, Network
from image3d.imaging.matting.plain import plain_region
from image3d.imaging.matting.regions import LEAST_SHARE, without_specks

CutFrom = Literal["network", "background"]

#: how sure the network must be that there is a subject, and how much of it must be sure
_PRESENT, _SURE = 0.5, 0.5
#: overlap (intersection over union) from which the two mattes mean the same subject
_AGREE = 0.85


def cut_matte(colour: Float32, net: Network | None) -> tuple[Float32, CutFrom]:
    """The matte (h, w) in 0..1 of a picture (h, w, 3) sRGB in 0..1, and what found it.

    Raises:
        NoSubjectFound: neither the network nor the colours of the background show a subject.
    """
    glance = net.look(colour) if net else None
    plain = _plain(colour)
    if glance is not None and _shows_subject(glance):
        if isinstance(plain, NoSubjectFound) or _overlap(plain, glance.matte) < _AGREE:
            return without_specks(sharpened(colour, glance.matte)), "network"
    elif isinstance(plain, NoSubjectFound):
        raise plain
    return refined(colour, plain), "background"


def _plain(colour: Float32) -> Bools | NoSubjectFound:
    try:
        return plain_region(colour)
    except NoSubjectFound as error:
        return error


def _shows_subject(glance: Glance) -> bool:
    return glance.present > _PRESENT and float(np.mean(glance.matte > _SURE)) > LEAST_SHARE


def _overlap(region: Bools, matte: Float32) -> float:
    height, width = matte.shape
    small, found = resize_float(region.astype(np.float32), (width, height)) > 0.5, matte > 0.5
    return float((small & found).sum() / max((small | found).sum(), 1))
