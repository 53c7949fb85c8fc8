"""Less of the light that a picture was taken in: shading, cast shadows and highlights, but not the paint.

The network gives the paint of every cell of its map; the picture has every detail. What the two differ by at the map's
resolution is light. It is spread to the picture's pixels along the picture's own edges, and divided out.
"""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from image3d.engines.sculpt.features import Crop, cropped
from image3d.geometry.model import ByteArray, FloatArray
from image3d.imaging.filters import Float32, box, gaussian

#: paint and picture are compared above this (sRGB), so that noise in the black does not count
_FLOOR = 0.04
#: the most that a pixel is brightened and darkened by
_BRIGHTEST, _DARKEST = 2.6, 0.3
#: cells by which both are blurred before they are compared: the network's paint is never quite sharp
_BLUR = 1.0
#: how much of the light is taken out, and how much of its hue: too much of either is seen as a wrong colour
STRENGTH, _HUE = 0.8, 0.25
#: the share of the subject below the brightness that is not lowered: photographers expose so that white looks white
_BRIGHT = 0.9
#: the window of the guided filter as a share of the map, and the variance in the picture below which nothing is an edge
_WINDOW, _EDGE = 1 / 24, 4e-3


def delit(rgba: ByteArray, crop: Crop, albedo: Float32, *, strength: float = STRENGTH) -> Float32:
    """(h, w, 3) sRGB in 0..1: the picture's own pixels with the light that `albedo` does not have divided out.

    Args:
        rgba: (h, w, 4) cut-out picture.
        crop: the square window of it that `albedo` covers.
        albedo: (s, s, 3) sRGB in 0..1, the paint without light.
        strength: how much of the light is taken out, 0..1.

    Source: He and Sun, "Fast guided filter", 2015, with weights where the subject covers a cell only in part.
    """
    colour = rgba[..., :3].astype(np.float32) / np.float32(255.0)
    side = albedo.shape[0]
    small = cropped(rgba, crop, side)
    weight = np.where(small[..., 3] > 0.3, small[..., 3], 0.0).astype(np.float32)
    if not weight.any():
        return colour
    half = np.float32(0.5)
    seen = np.clip((small[..., :3] - half) / np.maximum(small[..., 3:], np.float32(0.05)) + half, 0.0, 1.0).astype(
        np.float32
    )
    light = _light(albedo, seen, weight, strength)
    fitted = _guided(seen, light, weight, max(2, round(side * _WINDOW)))
    window = _Window.of(crop, side, rgba.shape[:2])
    out, guide = colour.copy(), colour[window.rows, window.columns]
    for channel in range(3):
        gain = np.exp(_log_gain(fitted[..., channel, :], window, guide))
        lit = guide[..., channel] + np.float32(_FLOOR)
        out[window.rows, window.columns, channel] = np.clip(lit * gain - np.float32(_FLOOR), 0.0, 1.0)
    return out


def _light(albedo: Float32, seen: Float32, weight: Float32, strength: float) -> Float32:
    """(s, s, 3) logarithm of what the picture's pixels are to be multiplied by; what is bright stays as bright."""
    pair = np.concatenate([albedo, seen], axis=2)
    spread = gaussian(pair * weight[..., None], _BLUR) / np.maximum(gaussian(weight, _BLUR), 1e-4)[..., None]
    ratio = np.log((spread[..., :3] + _FLOOR) / (spread[..., 3:] + _FLOOR))
    light = np.clip(ratio, np.log(_DARKEST), np.log(_BRIGHTEST))
    level = light.mean(axis=2, keepdims=True)
    light = strength * (level + _HUE * (light - level))
    sure = weight > 0.5
    if not sure.any():
        return light.astype(np.float32)
    before, after = (float(np.quantile(x.mean(axis=2)[sure], _BRIGHT)) for x in (seen, seen * np.exp(light)))
    return (light + np.log(max(before / max(after, 1e-6), 1.0))).astype(np.float32)


def _guided(guide: Float32, values: Float32, weight: Float32, radius: int) -> Float32:
    """(s, s, c, 6): for each channel of `values` the slopes over the three of `guide`, the offset, and the bounds.

    In every window the values are fitted by a linear function of the guide; where windows overlap, functions are
    averaged. The bounds are the values' own within the window, so that no fit is believed beyond them.
    """
    total = np.maximum(box(weight, radius), 1e-6)[..., None]

    def mean(image: Float32) -> Float32:
        return (box(image * weight[..., None], radius) / total).astype(np.float32)

    mean_guide, mean_values = mean(guide), mean(values)
    pairs = (guide[..., :, None] * guide[..., None, :]).reshape(*guide.shape[:2], 9)
    cross = (guide[..., :, None] * values[..., None, :]).reshape(*guide.shape[:2], -1)
    shape = (*guide.shape[:2], 3, 3)
    spread = mean(pairs).reshape(shape) - mean_guide[..., :, None] * mean_guide[..., None, :]
    common = mean(cross).reshape(*guide.shape[:2], 3, -1) - mean_guide[..., :, None] * mean_values[..., None, :]
    slope = np.linalg.solve((spread + _EDGE * np.eye(3)).astype(np.float64), common.astype(np.float64))
    offset = mean_values - np.einsum("hwk,hwkc->hwc", mean_guide, slope)
    slopes = mean(slope.astype(np.float32).reshape(*guide.shape[:2], -1)).reshape(slope.shape)
    bounds = _bounds(values, weight, radius)
    parts = [slopes.transpose(0, 1, 3, 2), mean(offset.astype(np.float32))[..., None], *bounds]
    return np.concatenate(parts, axis=3).astype(np.float32)


def _bounds(values: Float32, weight: Float32, radius: int) -> tuple[Float32, Float32]:
    """(s, s, c, 1) the lowest and highest value in each window where the subject is."""
    window = np.ones((2 * radius + 1, 2 * radius + 1), np.uint8)
    there = weight[..., None] > 0
    low = cv2.erode(np.where(there, values, np.float32(1e3)), window)
    high = cv2.dilate(np.where(there, values, np.float32(-1e3)), window)
    empty = high < low
    return np.where(empty, 0.0, low)[..., None], np.where(empty, 0.0, high)[..., None]


def _log_gain(fitted: Float32, window: "_Window", guide: Float32) -> Float32:
    """(rows, columns) one channel of what `_guided` found, at the pixels of the window, whose colours are `guide`."""
    low, high = window.enlarged(fitted[..., 4]), window.enlarged(fitted[..., 5])
    total = window.enlarged(fitted[..., 3])
    for k in range(3):
        total += window.enlarged(fitted[..., k]) * guide[..., k]
    return np.clip(total, low, high).astype(np.float32)


@dataclass(frozen=True, kw_only=True)
class _Window:
    """The part of the picture that a crop covers, and how its pixels lie on the crop's map."""

    rows: slice
    columns: slice
    to_map: FloatArray

    @classmethod
    def of(cls, crop: Crop, side: int, shape: tuple[int, ...]) -> "_Window":
        (x, y), half = crop.centre_px, crop.half_px
        top, bottom = max(int(y - half), 0), min(int(y + half) + 2, shape[0])
        left, right = max(int(x - half), 0), min(int(x + half) + 2, shape[1])
        scale = side / (2.0 * half)
        shift = [(start - middle + half) * scale - 0.5 for start, middle in ((left, x), (top, y))]
        matrix = np.array([[scale, 0.0, shift[0]], [0.0, scale, shift[1]]])
        return cls(rows=slice(top, bottom), columns=slice(left, right), to_map=matrix)

    def enlarged(self, plane: Float32) -> Float32:
        """(rows, columns) the map (s, s) at the window's pixels, linear between its cells."""
        size = (self.columns.stop - self.columns.start, self.rows.stop - self.rows.start)
        how, border = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, cv2.BORDER_REPLICATE
        found = cv2.warpAffine(np.ascontiguousarray(plane), self.to_map, size, flags=how, borderMode=border)
        return cast("Float32", found)
