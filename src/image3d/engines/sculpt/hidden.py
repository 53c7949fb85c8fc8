"""Colours of what the picture does not show, made to agree with what it shows where the two meet."""

from typing import Any, cast

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.linalg import splu  # pyright: ignore[reportUnknownVariableType]  # scipy has no types

from image3d.engines.sculpt.pieces import neighbours
from image3d.geometry.mesh import area_vectors
from image3d.geometry.model import ByteArray, FloatArray, IntArray
from image3d.imaging.filters import Bools, Float32, distance_inside, gaussian, resize_float

_BACK_SIDE = 256
#: how far an inner colour may be from those of the rim (sRGB, 0..1) to be taken for the far side
_KINSHIP = 0.15
#: how far colours of the picture draw a guess to them and how far from all of them it stays as it is (sRGB, 0..1), and
#: into how many shades a channel is counted
_DRAWN, _FOREIGN, _SHADES = 0.06, 0.2, 13
#: variation from which a surface counts as grained, and the most that a hidden part's grain may differ from its colour
_EVEN, _GRAIN = 0.01, 0.05
#: how far from what the picture shows a guess is corrected, as a share of the subject's longest side
REACH = 0.3
#: how closely the result follows the picture: the distance over which a doubtful colour is averaged, in edges
_CLOSE = 1.0


def settled(
    guess: FloatArray,
    shown: FloatArray,
    weight: FloatArray,
    vertices: FloatArray,
    faces: IntArray,
    *,
    reach: float = REACH,
) -> FloatArray:
    """(n, c) values that keep the variation of `guess` and join `shown` without a step.

    The difference between the two spreads over the surface like heat from where the picture shows it and fades with
    the distance from there: the solution of the screened Poisson equation.

    Args:
        guess: (n, c) of every vertex.
        shown: (n, c) as the picture has it, believed as far as `weight` says.
        weight: (n,) in 0..1.
        vertices: (n, 3), the longest side about 1.
        faces: (m, 3).
        reach: the distance over which the difference fades.

    Source: Perez, Gangnet and Blake, "Poisson image editing", SIGGRAPH 2003; the screening is that of Bhat et al.,
        "Fourier analysis of the 2D screened Poisson equation", ECCV 2008.
    """
    links, degree = neighbours(faces, len(vertices))
    area = np.bincount(faces.reshape(-1), np.repeat(np.linalg.norm(area_vectors(vertices, faces), axis=1) / 6.0, 3))
    edge2 = float(area.mean())
    pull = area * weight / (_CLOSE**2 * edge2)
    rest = area * (1.0 - weight) / reach**2
    every = np.arange(len(vertices))
    matrix: Any = coo_array((degree + pull + rest + 1e-9, (every, every)), links.shape) - links
    factors = cast("Any", splu)(matrix.tocsc(), permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    change: FloatArray = factors.solve(pull[:, None] * (shown - guess))
    return guess + change


def drawn_to(guess: FloatArray, seen: Float32) -> FloatArray:
    """(n, 3) each colour moved to the mean of the seen colours (k, 3) around it, sRGB in 0..1; others stay.

    A network that is not sure answers with a mixture, which is paler than anything in the picture; the colours of a
    thing are few, and mostly those of its front. Common colours draw only a little more than rare ones.

    Source: one step of Fukunaga and Hostetler's mean shift, "The estimation of the gradient of a density function",
        IEEE Transactions on Information Theory 1975.
    """
    if not len(seen):
        return guess
    cells = (np.clip(seen, 0.0, 1.0) * (_SHADES - 1) + 0.5).astype(np.int64) @ np.array([_SHADES**2, _SHADES, 1])
    _, cell, count = np.unique(cells, return_inverse=True, return_counts=True)
    means = np.stack([np.bincount(cell.reshape(-1), seen[:, k]) for k in range(3)], axis=1) / count[:, None]
    means, colour = means.astype(np.float32), guess.astype(np.float32)  # twice as fast
    apart2 = (colour**2).sum(1)[:, None] + (means**2).sum(1) - 2.0 * colour @ means.T
    nearest2 = np.minimum(apart2.min(axis=1, keepdims=True), _FOREIGN**2)
    share = np.exp((nearest2 - apart2) / (2.0 * _DRAWN**2)) * count.astype(np.float32) ** 0.25
    own = np.exp((nearest2 - _FOREIGN**2) / (2.0 * _DRAWN**2))
    drawn = (share @ means + own * colour) / (share.sum(axis=1, keepdims=True) + own)
    return drawn.astype(np.float64)


def hidden_picture(rgba: ByteArray) -> Float32:
    """What the far side may look like, mirrored into the picture: (h', w', 3) sRGB in 0..1, longest side 256.

    Colours grow inward from the rim, where front and back meet, joined only by inner colours akin to them, so that a
    face is not repeated on the back of the head. Where the whole front is grained, the back is, too.
    """
    colour, solid = _small(rgba)
    depth = distance_inside(solid)
    deepest = max(float(depth.max()), 1.0)
    rim = solid & (depth <= max(2.5, 0.18 * deepest))
    grown = _diffused(colour, rim)
    kin = np.exp(-np.sum((colour - grown) ** 2, axis=2) / (2.0 * _KINSHIP**2)).astype(np.float32)
    mean = _weighted_blur(colour, kin * solid + np.float32(1e-4) * solid, 0.2 * deepest + 1.0)
    inner = np.clip(depth / deepest, 0.0, 1.0)[..., None]
    base = grown + 0.6 * inner * (mean - grown)
    return np.clip(base + _grain(colour, solid), 0.0, 1.0).astype(np.float32)


def grain(rgba: ByteArray) -> Float32:
    """(h', w', 3) the fine pattern that the whole front has, as differences of sRGB about 0; longest side 256."""
    return _grain(*_small(rgba))


def _small(rgba: ByteArray) -> tuple[Float32, Bools]:
    """The picture's colours in 0..1 and where its subject is, the longest side at most _BACK_SIDE."""
    height, width = rgba.shape[:2]
    scale = min(1.0, _BACK_SIDE / max(height, width))
    size = (max(4, round(width * scale)), max(4, round(height * scale)))
    matte = resize_float(rgba[..., 3].astype(np.float32) / 255.0, size)
    solid = matte > 0.5
    colour = resize_float(rgba[..., :3].astype(np.float32) / 255.0, size)
    return colour, solid if solid.any() else matte >= float(matte.max())


def _grain(colour: Float32, solid: Bools) -> Float32:
    """What is finer than two pixels, no stronger than three quarters of the subject have it: single marks drown."""
    fine = colour - _weighted_blur(colour, solid.astype(np.float32), 2.0)
    common = float(np.percentile(np.abs(fine[solid]).max(axis=1), 25.0))
    limit = float(np.clip(2.5 * (common - _EVEN), 0.0, _GRAIN))
    return np.clip(fine, -limit, limit)


def _diffused(colour: Float32, known: Bools) -> Float32:
    """Colours of `known` pixels carried everywhere, nearer ones counting more: blurs of growing width, coarse last."""
    total = np.zeros_like(colour)
    weight = np.zeros(colour.shape[:2], np.float32)
    mask = known.astype(np.float32)
    for sigma, share in ((1.5, 1.0), (4.0, 3e-2), (10.0, 1e-3), (26.0, 3e-5), (70.0, 1e-6)):
        total += share * gaussian(colour * mask[..., None], sigma)
        weight += share * gaussian(mask, sigma)
    return (total / np.maximum(weight, 1e-12)[..., None]).astype(np.float32)


def _weighted_blur(colour: Float32, weight: Float32, sigma: float) -> Float32:
    """Gaussian mean of the colours around each pixel, each counting as much as its weight."""
    spread = gaussian(colour * weight[..., None], sigma)
    return (spread / np.maximum(gaussian(weight, sigma), 1e-9)[..., None]).astype(np.float32)
