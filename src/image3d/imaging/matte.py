"""The matte: which pixels show the subject, from the picture's own alpha or cut from a plain background.

Without alpha a smooth colour model of the background is fitted to the border of the picture; the subject is
what no path from the border reaches without meeting a step in colour (soft shadows are no step). That is decided at
512 pixels; at full resolution each pixel of the edge takes its share of subject colour.
"""

from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import (
    Bools,
    Bytes,
    Float32,
    box,
    dilate,
    erode,
    flood_level,
    gaussian,
    highest,
    label,
    length,
    resize_float,
    slope,
    to_lab,
)
from image3d.imaging.resample import fill_outside

RemoveBackground = Literal["auto", "always", "never"]

_WORK_SIDE = 512
#: pixels next to the edge whose colours may hold background, halos and dark outlines
_EDGE_PX = 2
#: a subject covers at least this share of the picture
_LEAST_SHARE = 0.002
#: colour distances (CIE L*a*b*): what a plain background may vary by, and what separates a subject from it
_PLAIN, _BARRIER, _FAINTEST = 22.0, 7.0, 3.0
#: shadows: the deepest, and how their lightness step per pixel compares with a colour distance
_DEEPEST_SHADOW, _SHADOW_STEP = 45.0, 2.5


@dataclass(frozen=True, kw_only=True, eq=False)
class CutOut:
    """A picture whose alpha is the matte.

    Attributes:
        rgba: (h, w, 4) bytes; colours are the subject's own, continued outward beyond the matte.
        source: where the matte came from.
    """

    rgba: Bytes
    source: Literal["alpha", "background", "whole picture"]


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
        matte = _without_specks(alpha.astype(np.float32) / 255.0)
        source = "alpha" if np.any(alpha < 128) else "whole picture"
        return CutOut(rgba=_with_matte(_colours(rgba), matte), source=source)
    colour = _over_grey(rgba)
    return CutOut(rgba=_with_matte(colour, _matte_from_background(colour)), source="background")


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


def _without_specks(matte: Float32) -> Float32:
    """`matte` without regions far smaller than the largest one."""
    solid = matte > 0.5
    labels, sizes = label(solid)
    sizes[0] = 0
    keep = sizes >= max(0.004 * int(sizes.max()), 16)
    if not keep.any():
        raise NoSubjectFound("The picture shows nothing large enough to be a subject.")
    kept = keep[labels] & solid
    if float(kept.mean()) < _LEAST_SHARE:
        raise NoSubjectFound("What stands out in the picture is too small to be a subject; crop closer to it.")
    return np.where(dilate(kept, 3), matte, 0.0).astype(np.float32)


def _matte_from_background(colour: Float32) -> Float32:
    height, width = colour.shape[:2]
    scale = min(1.0, _WORK_SIDE / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    small = resize_float(colour, size)
    far, barred = _background_levels(small)
    return _refined(colour, _subject_region(far, barred))


def _background_levels(small: Float32) -> tuple[Float32, Bools]:
    """How far each pixel is from the background behind it, and which pixels no easy path joins to the border.

    Two floods from the border: the first against a smooth model of the border's colours, with every step in colour
    made wide so that gaps of a few pixels in a faint outline hold; the second against the colours that the first
    found around each pixel.

    Returns:
        (h, w) colour distance (CIE L*a*b*) from the nearby background; (h, w) the subject.
    """
    lab = to_lab(gaussian(small, 0.8))
    first = _barred(lab, lab - _background_model(lab.astype(np.float64)).astype(np.float32), gap=2)
    shown = lab - _spread(lab, ~first, 12.0)
    barred = _barred(lab, shown, gap=2)
    barred |= _away_from_border(first & ~barred)
    barred &= _barred(lab, shown, gap=0) | erode(barred, 3)
    return length(shown), barred & ~_ground_shadow(lab, shown, barred)


def _away_from_border(mask: Bools) -> Bools:
    """The regions of `mask` that do not touch the border of the picture."""
    labels, sizes = label(mask)
    inner = np.ones(len(sizes), bool)
    inner[np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])] = False
    inner[0] = False
    return inner[labels]


def _ground_shadow(lab: Float32, shown: Float32, barred: Bools) -> Bools:
    """What remains of a shadow at the foot of the subject: darker than the background, soft, hardly coloured."""
    rows = np.flatnonzero(barred.any(axis=1))
    if not len(rows):
        return barred
    foot = np.zeros_like(barred)
    foot[rows[-1] - round(0.08 * (rows[-1] - rows[0])) :] = True
    step = highest(slope(lab[..., 0]), 1)
    soft = (shown[..., 0] < 0) & (shown[..., 0] > -_DEEPEST_SHADOW) & (_SHADOW_STEP * step < 1.5 * _BARRIER)
    passable = ~barred | (foot & soft & (length(shown[..., 1:]) < 0.6 * _BARRIER))
    labels, _ = label(passable)
    reached = np.isin(labels, np.unique(labels[~barred])) & passable
    left = barred & ~reached
    return barred & foot & ~dilate(erode(left, 2), 2)


def _barred(lab: Float32, shown: Float32, *, gap: int) -> Bools:
    """Pixels that every path from the border reaches only over a barrier; faint places up to 2 `gap` wide hold."""
    chroma = length(shown[..., 1:])
    light = np.abs(shown[..., 0])
    step = slope(lab[..., 0])
    soft = np.where(shown[..., 0] < 0, light < _DEEPEST_SHADOW, light < _PLAIN)  # shadows and glows have soft edges
    unlike = np.hypot(chroma, np.where(soft, np.minimum(light, _SHADOW_STEP * step), light)).astype(np.float32)
    if gap:
        unlike = highest(unlike, gap)
    rim = np.concatenate([unlike[0], unlike[-1], unlike[:, 0], unlike[:, -1]])
    barrier = float(np.clip(2.0 * np.percentile(rim, 90), _FAINTEST, _BARRIER))
    return flood_level(unlike) > barrier


def _background_model(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """The smooth colour surface (quadratic in x and y) that most of the border lies on."""
    height, width = lab.shape[:2]
    x, y = np.meshgrid(np.linspace(-1.0, 1.0, width), np.linspace(-1.0, 1.0, height))
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], -1)
    border = np.zeros((height, width), bool)
    rim = max(2, round(0.03 * min(height, width)))
    border[:rim], border[-rim:], border[:, :rim], border[:, -rim:] = True, True, True, True
    design, target = terms[border], lab[border]
    miss: NDArray[np.float64] = np.linalg.norm(target - np.median(target, axis=0), axis=1)
    fitted: NDArray[np.float64] = np.zeros((6, 3))
    for _ in range(8):
        weight = (1.0 / (1.0 + (miss / 4.0) ** 2))[:, None]
        left, right = design * weight, target * weight
        fitted = _least_squares(left, right)
        miss = np.linalg.norm(target - design @ fitted, axis=1)
    if float(np.mean(miss < _PLAIN)) < 0.6:
        raise NoSubjectFound(
            "The background is not plain enough to tell the subject from it. "
            "Send a picture with a plain or a transparent background."
        )
    return terms @ fitted


def _least_squares(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    count = left.shape[1]
    return cast("NDArray[np.float64]", np.linalg.solve(left.T @ left + 1e-9 * np.eye(count), left.T @ right))


def _subject_region(far: Float32, solid: Bools) -> Bools:
    """The pixels of the subject at working size."""
    if float(np.mean(solid)) < _LEAST_SHARE or float(np.mean(far > _PLAIN)) < 0.5 * _LEAST_SHARE:
        raise NoSubjectFound("Nothing stands out from the background of the picture.")
    solid = _with_openings(erode(dilate(solid, 1), 1), far)
    kept = _without_specks(solid.astype(np.float32)) > 0.5
    if float((kept & solid).mean()) > 0.97:
        raise NoSubjectFound("The subject cannot be told from the background.")
    return kept & solid


def _with_openings(solid: Bools, far: Float32) -> Bools:
    """`solid` without the enclosed regions that show the background, as the view through a handle does."""
    labels, sizes = label(solid & (far < _FAINTEST))
    means = np.bincount(labels.ravel(), far.ravel(), len(sizes)) / np.maximum(sizes, 1)
    open_ = (means < 0.5 * _FAINTEST) & (sizes >= 0.0006 * solid.size)
    open_[0] = False
    return solid & ~dilate(open_[labels], 1)


def _refined(colour: Float32, solid: Bools) -> Float32:
    """Full-resolution matte: certain pixels stay, those of the edge take their share of subject colour."""
    height, width = colour.shape[:2]
    scale = max(height, width) / max(solid.shape)
    coarse = resize_float(solid.astype(np.float32), (width, height))
    coarse = gaussian(coarse, max(0.6, 0.7 * scale))
    band = max(2, round(2.0 * scale))
    inside, outside = erode(coarse > 0.5, band), ~dilate(coarse > 0.5, band)
    if not inside.any() or not outside.any():
        return coarse
    front = _spread(colour, inside, 2 * band)
    back = _spread(colour, outside, 2 * band)
    span = front - back
    room = np.sum(span * span, axis=2)
    share = np.sum((colour - back) * span, axis=2) / np.maximum(room, 1e-4)
    trust = room / (room + 0.01)
    unknown = ~inside & ~outside
    share = np.clip(share, 0.0, 1.0)
    matte = np.where(unknown, trust * share + (1.0 - trust) * coarse, inside.astype(np.float32)).astype(np.float32)
    eased = box(matte, 1)
    return np.where(unknown, _steeper(0.5 * (matte + eased)), matte).astype(np.float32)


def _steeper(matte: Float32) -> Float32:
    return np.clip((matte - 0.08) / 0.84, 0.0, 1.0)


def _spread(colour: Float32, known: Bools, sigma: float) -> Float32:
    """Colours of the nearby `known` pixels at every pixel: smooth, so worked out small where `sigma` is large."""
    height, width = known.shape
    factor = max(1.0, sigma / 4.0)
    size = (max(1, round(width / factor)), max(1, round(height / factor)))
    weight = known.astype(np.float32)
    small_weight = resize_float(weight, size)
    small = resize_float(colour * weight[..., None], size) / np.maximum(small_weight, 1e-4)[..., None]
    filled = fill_outside(small.astype(np.float32), small_weight > 0.02)
    around = gaussian(small_weight, sigma / factor)
    weighted = (small * small_weight[..., None]).astype(np.float32)
    mean = gaussian(weighted, sigma / factor) / np.maximum(around, 1e-4)[..., None]
    spread = np.where((around > 1e-3)[..., None], mean, filled).astype(np.float32)
    return spread if factor == 1.0 else resize_float(spread, (width, height))
