"""Colours as sRGB hex, linear RGB and CIE Lab (D65)."""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def rgb(colour: str) -> FloatArray:
    """SRGB (3,) in 0..1 of `#rrggbb`."""
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255


def hex_of(value: FloatArray) -> str:
    """`#rrggbb` of sRGB (3,) in 0..1, clipped."""
    return "#" + "".join(f"{int(v):02x}" for v in np.clip(np.round(np.asarray(value) * 255), 0, 255))


def linear(value: FloatArray) -> FloatArray:
    """Linear light of sRGB values in 0..1."""
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from the first to the second."""
    return hex_of(rgb(first) * (1 - share) + rgb(second) * share)


def lighter(colour: str, share: float) -> str:
    """The colour moved towards white."""
    return mix(colour, "#ffffff", share)


def darker(colour: str, share: float) -> str:
    """The colour moved towards black."""
    return mix(colour, "#000000", share)


def brightness(colour: str) -> float:
    """Perceived lightness in 0..1."""
    return float(lab(colour)[0]) / 100


def lab(colour: str) -> FloatArray:
    """CIE L*a*b* (3,) under D65."""
    matrix = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = matrix @ linear(rgb(colour)) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(first: str, second: str) -> float:
    """CIE76 difference of two colours; about 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(first) - lab(second)))


def tinted(color: str, hue: float, lightness: float, saturation: float) -> str:
    """The colour with its hue turned by a share of the circle, and lightness and saturation multiplied."""
    h, light, sat = colorsys.rgb_to_hls(*(float(v) for v in rgb(color)))
    turned = colorsys.hls_to_rgb((h + hue) % 1.0, min(light * lightness, 0.97), min(sat * saturation, 1.0))
    return hex_of(np.array(turned))
