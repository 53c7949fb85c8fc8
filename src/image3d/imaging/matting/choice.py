"""Which matte is taken: the network's, or the plain cutter's where the background is even and both mean one subject."""

from typing import Literal, Protocol

import numpy as np

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Bools, Float32, resize_float
from image3d.imaging.matting.edges import refined, sharpened
from image3d.imaging.matting.network import Glance
from image3d.imaging.matting.plain import PlainCut, plain_cut
from image3d.imaging.matting.regions import LEAST_SHARE, without_specks

CutFrom = Literal["network", "background"]

#: how sure the network must be that there is a subject
_PRESENT = 0.8
#: from which evenness on a background counts as even
_EVEN = 0.99
#: overlaps (intersection over union) with the network's matte from which the plain cutter is trusted
_AGREE_EVEN, _AGREE = 0.6, 0.95
#: the longest shape, long side over short, that the network is asked about; it was trained on square pictures
_LONGEST = 4.0


class Looks(Protocol):
    """What finds a subject: the network, or a stand-in."""

    def look(self, colour: Float32) -> Glance:
        """The coarse matte of a picture (h, w, 3) sRGB in 0..1, and whether it shows a subject."""
        ...


def cut_matte(colour: Float32, net: Looks | None) -> tuple[Float32, CutFrom]:
    """The matte (h, w) in 0..1 of a picture (h, w, 3) sRGB in 0..1, and what found it.

    Raises:
        NoSubjectFound: neither the network nor the colours of the background show a subject.
    """
    height, width = colour.shape[:2]
    glance = net.look(colour) if net and max(height, width) <= _LONGEST * min(height, width) else None
    plain = _plain(colour)
    if isinstance(plain, NoSubjectFound):
        if glance is None or not _shows_subject(glance):
            raise plain
    elif glance is None or _is_trusted(plain, glance):
        return refined(colour, plain.region), "background"
    elif not _shows_subject(glance):
        raise NoSubjectFound("The picture shows no clear subject. Crop closer, or use a plainer background.")
    return without_specks(sharpened(colour, glance.matte)), "network"


def _plain(colour: Float32) -> PlainCut | NoSubjectFound:
    try:
        return plain_cut(colour)
    except NoSubjectFound as error:
        return error


def _shows_subject(glance: Glance) -> bool:
    return glance.present > _PRESENT and float(np.mean(glance.matte > 0.5)) > LEAST_SHARE


def _is_trusted(plain: PlainCut, glance: Glance) -> bool:
    even = plain.evenness > _EVEN
    if not _shows_subject(glance):
        return even
    return _overlap(plain.region, glance.matte) > (_AGREE_EVEN if even else _AGREE)


def _overlap(region: Bools, matte: Float32) -> float:
    height, width = matte.shape
    small, found = resize_float(region.astype(np.float32), (width, height)) > 0.5, matte > 0.5
    return float((small & found).sum() / max((small | found).sum(), 1))
