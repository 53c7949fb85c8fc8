"""Which matte is taken: the network's, the plain cutter's, or both together.

The network knows what a subject is, but loses white fur before grey; the plain cutter loses nothing that differs from
an even background, but takes hard shadows for part of the subject. What it adds to the network's is looked at for that.
"""

from typing import Literal, Protocol

import numpy as np

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Bools, Float32, dilate, erode, label, resize_float
from image3d.imaging.matting.edges import refined, sharpened
from image3d.imaging.matting.network import Glance
from image3d.imaging.matting.plain import PlainCut, plain_cut
from image3d.imaging.matting.regions import LEAST_SHARE, away_from_border, without_specks

CutFrom = Literal["network", "background"]

#: how sure the network must be that there is a subject
_PRESENT = 0.8
#: from which evenness on a background counts as even, and as even enough for the plain cutter to add to the network's
_EVEN, _NEARLY_EVEN = 0.99, 0.9
#: overlaps (intersection over union) from which both mean one subject, and from which the plain cutter's is taken whole
_AGREE, _SAME = 0.6, 0.85
#: shares of shadow in all that the plain cutter adds, and in each piece of it, up to which it is believed
_SHADOWED, _PIECE_SHADOWED = 0.5, 0.3
#: pixels at working size, twice which a strip must be wide not to count as a sliver
_SLIVER = 2
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
    if glance is None or not _shows_subject(glance):
        if isinstance(plain, NoSubjectFound):
            raise plain
        if glance is None or plain.evenness > _EVEN:
            return refined(colour, plain.region), "background"
        raise NoSubjectFound("The picture shows no clear subject. Crop closer, or use a plainer background.")
    region = sharpened(colour, glance.matte)
    if (
        isinstance(plain, PlainCut)
        and plain.evenness > _NEARLY_EVEN
        and (overlap := _overlap(plain.region, glance.matte)) > _AGREE
    ):
        if plain.evenness > _EVEN and (overlap > _SAME or _shadowed(plain, region) < _SHADOWED):
            return refined(colour, plain.region), "background"
        region = region | _missed(plain, region)
    return without_specks(refined(colour, region)), "network"


def _plain(colour: Float32) -> PlainCut | NoSubjectFound:
    try:
        return plain_cut(colour)
    except NoSubjectFound as error:
        return error


def _shows_subject(glance: Glance) -> bool:
    return glance.present > _PRESENT and float(np.mean(glance.matte > 0.5)) > LEAST_SHARE


def _shadowed(plain: PlainCut, region: Bools) -> float:
    """The share of shadow in what the plain cutter adds to the network's `region`."""
    added = plain.region & ~region
    return float((added & plain.shadow).sum() / max(added.sum(), 1))


def _missed(plain: PlainCut, region: Bools) -> Bools:
    """What the plain cutter adds to the network's `region` and is no shadow: all of its holes, and light pieces.

    Slivers along an outline join no pieces.
    """
    added = plain.region & ~region
    labels, sizes = label(dilate(erode(added, _SLIVER), _SLIVER) & added)
    shadowed = np.bincount(labels.ravel(), plain.shadow.ravel(), len(sizes)) / np.maximum(sizes, 1)
    real = shadowed < _PIECE_SHADOWED
    real[0] = False
    return real[labels] | (added & away_from_border(~region))


def _overlap(region: Bools, matte: Float32) -> float:
    height, width = matte.shape
    small, found = resize_float(region.astype(np.float32), (width, height)) > 0.5, matte > 0.5
    return float((small & found).sum() / max((small | found).sum(), 1))
