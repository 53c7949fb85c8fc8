"""The subject before a plain background: what no path from the border reaches without meeting a step in colour.

A smooth colour model of the background is fitted to the border of the picture; soft shadows are no step. Exact on
paper and screens, of no use in a room; there the network of `network.py` is needed.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import (
    Bools,
    Float32,
    dilate,
    erode,
    gaussian,
    highest,
    label,
    length,
    resize_float,
    slope,
    to_lab,
)
from image3d.imaging.matting.edges import spread, work_size
from image3d.imaging.matting.regions import LEAST_SHARE, away_from_border, without_specks

#: colour distances (CIE L*a*b*): what a plain background may vary by, and what separates a subject from it
_PLAIN, _BARRIER, _FAINTEST = 22.0, 7.0, 3.0
#: how closely paper fits the smooth surface of its colours
_EVEN = 5.0
#: shadows: the deepest, and how their lightness step per pixel compares with a colour distance
_DEEPEST_SHADOW, _SHADOW_STEP = 45.0, 2.5
#: a hard shadow: the deepest, and how far its hue may be from that of the background
_DARKEST, _HUE = 60.0, 8.0


@dataclass(frozen=True, kw_only=True, eq=False)
class PlainCut:
    """A subject cut from a plain background.

    Attributes:
        region: (rows, columns) the pixels of the subject at `work_size`.
        shadow: (rows, columns) what might be the background in a shadow: darker than around it, and of its hue.
        evenness: of the border that shows background, the share that fits one smooth surface of colour closely; near 1
            on paper, screens and studio backgrounds, lower in rooms and on textures.
    """

    region: Bools
    shadow: Bools
    evenness: float


def plain_cut(colour: Float32) -> PlainCut:
    """The subject of a picture whose background is plain.

    Args:
        colour: (h, w, 3) sRGB in 0..1.

    Raises:
        NoSubjectFound: the background is not plain, or nothing stands out from it.
    """
    lab = to_lab(gaussian(resize_float(colour, work_size(*colour.shape[:2])), 0.8))
    model = _background_model(lab.astype(np.float64)).astype(np.float32)
    shown, barred = _differences(lab, model)
    return PlainCut(
        region=_subject_region(length(shown), barred),
        shadow=(shown[..., 0] < 1.0) & (shown[..., 0] > -_DARKEST) & (length(shown[..., 1:]) < _HUE),
        evenness=_evenness(length(lab - model)),
    )


def _evenness(miss: Float32) -> float:
    rim = np.concatenate([miss[0], miss[-1], miss[:, 0], miss[:, -1]])
    return float(np.mean(rim < _EVEN) / max(float(np.mean(rim < _PLAIN)), 1e-3))


def _differences(lab: Float32, model: Float32) -> tuple[Float32, Bools]:
    """How each pixel differs from the background behind it, and which pixels no easy path joins to the border.

    Two floods from the border: the first against a smooth model of the border's colours, with every step in colour
    made wide so that gaps of a few pixels in a faint outline hold; the second against the colours that the first
    found around each pixel.

    Returns:
        (h, w, 3) differences (CIE L*a*b*) from the nearby background; (h, w) the subject.
    """
    first = _barred(lab, lab - model, gap=2)
    shown = lab - spread(lab, ~first, 12.0)
    barred = _barred(lab, shown, gap=2)
    barred |= away_from_border(first & ~barred)
    barred &= _barred(lab, shown, gap=0) | erode(barred, 3)
    return shown, barred & ~_ground_shadow(lab, shown, barred)


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
    passable = unlike <= barrier
    return ~passable | away_from_border(passable)


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
    if float(np.mean(solid)) < LEAST_SHARE or float(np.mean(far > _PLAIN)) < 0.5 * LEAST_SHARE:
        raise NoSubjectFound("Nothing stands out from the background of the picture.")
    solid = _with_openings(erode(dilate(solid, 1), 1), far)
    kept = without_specks(solid.astype(np.float32)) > 0.5
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
