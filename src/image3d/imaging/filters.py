"""The few OpenCV filters we use, as functions from arrays to arrays with exact types."""

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]


def resize_float(image: Float32, size: tuple[int, int]) -> Float32:
    """`image` (h, w) or (h, w, c) at `size` = (width, height): areas averaged when shrinking, bilinear when growing."""
    how = cv2.INTER_AREA if size[0] < image.shape[1] else cv2.INTER_LINEAR
    return cast("Float32", cv2.resize(np.ascontiguousarray(image, np.float32), size, interpolation=how))


def gaussian(image: Float32, sigma: float) -> Float32:
    """`image` blurred with a Gaussian of `sigma` pixels, borders repeated."""
    return cast("Float32", cv2.GaussianBlur(image, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE))


def smooth(image: Float32, sigma: float, step: float) -> Float32:
    """`image` blurred with a Gaussian of `sigma` pixels among neighbours that differ by about `step` at most."""
    return cast("Float32", cv2.bilateralFilter(image, 2 * round(2 * sigma) + 1, step, sigma))


def box(image: Float32, radius: int) -> Float32:
    """Mean over a square of `2 radius + 1` pixels."""
    return cast("Float32", cv2.blur(image, (2 * radius + 1, 2 * radius + 1), borderType=cv2.BORDER_REPLICATE))


def distance_inside(mask: Bools) -> Float32:
    """For each pixel of `mask` the distance in pixels to the nearest pixel outside it; outside the frame counts."""
    padded = np.pad(mask.astype(np.uint8), 1)
    found = cast("Float32", cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
    return found[1:-1, 1:-1]


def erode(mask: Bools, radius: int) -> Bools:
    """`mask` without what lies within `radius` pixels of its outside; the frame's edge is no outside."""
    return cast("Bytes", cv2.erode(mask.astype(np.uint8), _disc(radius))) > 0


def dilate(mask: Bools, radius: int) -> Bools:
    """`mask` grown by `radius` pixels."""
    return cast("Bytes", cv2.dilate(mask.astype(np.uint8), _disc(radius))) > 0


def label(mask: Bools) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Connected regions of `mask` (8-connected): a label per pixel, 0 outside, and pixels per label."""
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    named = cast("NDArray[np.int32]", labels)
    return named, np.bincount(named.ravel()).astype(np.int64)


def to_lab(colour: Float32) -> Float32:
    """CIE L*a*b* of (h, w, 3) sRGB colours in 0..1; L in 0..100."""
    return cast("Float32", cv2.cvtColor(np.ascontiguousarray(colour, np.float32), cv2.COLOR_RGB2LAB))


def sample(image: Float32, x: Float32, y: Float32) -> Float32:
    """Bilinear values of `image` at pixel-centre coordinates `x`, `y` (any 2-D shape), borders repeated."""
    return cast("Float32", cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def nearest_known(values: Float32, known: Bools) -> Float32:
    """Each pixel of `values` (h, w, c) outside `known` takes the value of the nearest known pixel."""
    _, labels = cv2.distanceTransformWithLabels(
        (~known).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    index = cast("NDArray[np.int32]", labels)
    lookup = np.zeros((int(index.max()) + 1, values.shape[2]), np.float32)
    lookup[index[known]] = values[known]
    return lookup[index]


def highest(image: Float32, radius: int) -> Float32:
    """Largest value within `radius` pixels."""
    return cast("Float32", cv2.dilate(image, _disc(radius)))


def slope(image: Float32) -> Float32:
    """Length of the gradient of `image` (h, w) per pixel."""
    down, across = np.gradient(image)
    return np.sqrt(down * down + across * across).astype(np.float32)


def length(vectors: Float32) -> Float32:
    """(h, w) Euclidean length of `vectors` (h, w, c)."""
    return np.sqrt(np.sum(vectors * vectors, axis=2)).astype(np.float32)


def _disc(radius: int) -> Bytes:
    return cast("Bytes", cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)))
