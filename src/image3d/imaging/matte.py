"""The matte: which pixels show the subject, from the picture's own alpha or cut from its background.

Without alpha our network finds the subject, and where the background is plain a model of its colours does so too;
`matting` holds both, and what makes their edges sharp at full resolution.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Bytes, Float32, dilate, erode
from image3d.imaging.matting.choice import CutFrom, cut_matte
from image3d.imaging.matting.network import network
from image3d.imaging.matting.regions import without_specks
from image3d.imaging.resample import fill_outside

RemoveBackground = Literal["auto", "always", "never"]

#: pixels next to the edge whose colours may hold background, halos and dark outlines
_EDGE_PX = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class CutOut:
    """A picture whose alpha is the matte.

    Attributes:
        rgba: (h, w, 4) bytes; colours are the subject's own, continued outward beyond the matte.
        source: where the matte came from: the picture's own `alpha`, our `network`, a plain `background` or, where
            nothing was to be cut, the `whole picture`.
    """

    rgba: Bytes
    source: CutFrom | Literal["alpha", "whole picture"]


def cut_out(rgba: Bytes, remove_background: RemoveBackground = "auto") -> CutOut:
    """The subject of a picture, with its matte as alpha.

    Args:
        rgba: (h, w, 4) straight alpha.
        remove_background: `auto` keeps a meaningful alpha and cuts a matte otherwise, `always` cuts one, `never`
            takes the picture as it is.

    Raises:
        NoSubjectFound: the picture is empty, or nothing stands out from its background.
    """
    alpha = rgba[..., 3]
    if not np.any(alpha > 127):
        raise NoSubjectFound("The picture is fully transparent.")
    if remove_background == "never" or (remove_background == "auto" and _is_meaningful(alpha)):
        matte = without_specks(alpha.astype(np.float32) / 255.0)
        source = "alpha" if np.any(alpha < 128) else "whole picture"
        return CutOut(rgba=_with_matte(_colours(rgba), matte), source=source)
    colour = _over_grey(rgba)
    matte, source = cut_matte(colour, network())
    return CutOut(rgba=_with_matte(colour, matte), source=source)


def _is_meaningful(alpha: Bytes) -> bool:
    return float(np.mean(alpha < 128)) > 0.005


def _colours(rgba: Bytes) -> Float32:
    return rgba[..., :3].astype(np.float32) / 255.0


def _over_grey(rgba: Bytes) -> Float32:
    alpha = rgba[..., 3:].astype(np.float32) / 255.0
    return (_colours(rgba) * alpha + 0.5 * (1.0 - alpha)).astype(np.float32)


def _with_matte(colour: Float32, matte: Float32) -> Bytes:
    """RGBA with colours that never hold background: those near and beyond the edge come from well inside."""
    inside = matte > 0.98
    core = erode(inside, _EDGE_PX)
    thin = inside & ~dilate(core, 2 * _EDGE_PX + 1)
    known = core | erode(thin, 1)
    known |= inside & ~dilate(known, 3 * _EDGE_PX)
    if not known.any():
        known = matte >= float(matte.max())
    filled = fill_outside(colour, known, smooth=1.0)
    return np.dstack([np.round(filled * 255), np.round(matte * 255)]).clip(0, 255).astype(np.uint8)
