"""What the network sees of a cut-out picture: a square crop round the subject and what its silhouette tells.

Crop frame: u right and v up in [-1, 1]; the subject's longer side takes FILL of it.
"""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from image3d.geometry.model import ByteArray, FloatArray
from image3d.imaging.filters import Bools, Float32, gaussian

FILL = 0.85
_SOLID = 0.3
_OVERSAMPLING = 4


@dataclass(frozen=True, kw_only=True)
class Crop:
    """A square window on a picture.

    Attributes:
        centre_px: (x, y) of the middle of the window, pixel centres at whole numbers.
        half_px: half the side of the window in pixels.
    """

    centre_px: tuple[float, float]
    half_px: float

    def places(self, pixels: FloatArray, side: int) -> FloatArray:
        """(k, 2) positions of the picture's `pixels` in a map of the window with `side` cells a side."""
        low = np.asarray(self.centre_px) - self.half_px
        return (pixels - low) * (side / (2.0 * self.half_px)) - 0.5


def crop_round(matte: Float32) -> Crop | None:
    """The window whose FILL the longer side of the subject takes; None where the matte is empty."""
    solid = matte > _SOLID
    if not solid.any():
        return None
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    centre = ((columns[0] + columns[-1]) / 2.0, (rows[0] + rows[-1]) / 2.0)
    return Crop(centre_px=(float(centre[0]), float(centre[1])), half_px=float(max(height, width)) / 2.0 / FILL)


def cropped(rgba: ByteArray, crop: Crop, size: int) -> Float32:
    """(size, size, 4) colours over grey and alpha in [0, 1], averaged over the pixels of each cell.

    Colours are laid over grey before they are resampled, so that what lies under alpha 0 cannot bleed in.
    """
    fine = size * _OVERSAMPLING
    step = 2.0 * crop.half_px / fine
    alpha = rgba[..., 3:].astype(np.float32) / 255.0
    layers = np.concatenate([(rgba[..., :3].astype(np.float32) / 255.0 - 0.5) * alpha, alpha], 2)
    if step > 1.0:
        layers = gaussian(layers, 0.5 * step)
    left = crop.centre_px[0] - crop.half_px + 0.5 * step
    top = crop.centre_px[1] - crop.half_px + 0.5 * step
    matrix = np.array([[step, 0.0, left], [0.0, step, top]], np.float32)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cast("Float32", cv2.warpAffine(layers, matrix, (fine, fine), flags=how))
    small = warped.reshape(size, _OVERSAMPLING, size, _OVERSAMPLING, 4).mean((1, 3))
    small[..., :3] += 0.5
    return np.clip(small, 0.0, 1.0).astype(np.float32)


def thickness_prior(alpha: Float32) -> Float32:
    """(2, h, w): distance to the silhouette, and half thickness of the silhouette blown up, in crop units.

    `alpha` (h, w) in [0, 1]. The half thickness is sqrt(d (2 d_max - d)): a disc becomes a ball.
    """
    inside = (alpha > 0.5).astype(np.uint8)
    distance = cast("Float32", cv2.distanceTransform(inside, cv2.DIST_L2, 5)) / (alpha.shape[0] / 2)
    half = np.sqrt(np.maximum(distance * (2 * distance.max() - distance), 0))
    return np.stack([distance, half]).astype(np.float32)


def distance_to_subject(solid: Bools) -> Float32:
    """For each pixel the distance in pixels to the nearest pixel of `solid`; 0 on it."""
    empty = (~solid).astype(np.uint8)
    return cast("Float32", cv2.distanceTransform(empty, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))


def network_input(picture: Float32) -> Float32:
    """(1, 6, s, s) from a crop (s, s, 4): colours and alpha in [-1, 1], then `thickness_prior`."""
    layers = np.concatenate([picture.transpose(2, 0, 1) * 2 - 1, thickness_prior(picture[..., 3])])
    return np.ascontiguousarray(layers[None], np.float32)
