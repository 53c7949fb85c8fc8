"""Whether a reconstruction may be shown: closed, facing outwards, and with the outline of the picture."""

import numpy as np

from image3d.engines.sculpt.surface import Surface
from image3d.geometry.mesh import area_vectors
from image3d.geometry.model import ByteArray, FloatArray, IntArray
from image3d.geometry.raster import rasterise
from image3d.imaging.filters import Bools, dilate, resize_float

_SIDE = 192
#: the outline's overlap with the matte (intersection over union), and the depth against the longest side
_LEAST_OVERLAP, _LEAST_DEPTH = 0.9, 0.01


def faults(surface: Surface, rgba: ByteArray) -> list[str]:
    """What is wrong with the surface made of a cut-out picture (h, w, 4); empty if nothing is."""
    if not len(surface.faces) or not np.isfinite(surface.vertices).all():
        return ["empty"]
    found: list[str] = []
    if not is_closed(surface.faces):
        found.append("open")
    if _volume(surface) <= 0:
        found.append("inside out")
    if float(np.ptp(surface.vertices, axis=0).min()) < _LEAST_DEPTH:
        found.append("flat")
    if overlap(surface, rgba) < _LEAST_OVERLAP:
        found.append("another outline")
    return found


def is_closed(faces: IntArray) -> bool:
    """Whether each directed edge is met exactly once by its opposite."""
    directed = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).astype(np.int64)
    count = int(directed.max()) + 1
    there = np.sort(directed[:, 0] * count + directed[:, 1])
    back = np.sort(directed[:, 1] * count + directed[:, 0])
    return bool(np.array_equal(there, back) and (np.diff(there) > 0).all())


def overlap(surface: Surface, rgba: ByteArray) -> float:
    """Intersection over union of the surface's outline with the matte, at 192 pixels along the longer side.

    Pixels beside the other outline are no difference: those of a spider's legs are hardly wider themselves.
    """
    height, width = rgba.shape[:2]
    scale = _SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    matte = resize_float(rgba[..., 3].astype(np.float32) / 255.0, size) > 0.5
    pixels, _ = surface.camera.project(surface.vertices)
    shown = _filled((pixels + 0.5) * scale - 0.5, surface.faces, (size[1], size[0]))
    union = (shown | matte).sum()
    differ = (shown & ~dilate(matte, 1)) | (matte & ~dilate(shown, 1))
    return float(1.0 - differ.sum() / union) if union else 0.0


def _filled(pixels: FloatArray, faces: IntArray, shape: tuple[int, int]) -> Bools:
    found = rasterise(pixels[faces] + 0.5, shape[1], shape[0])
    image = np.zeros(shape, np.bool_)
    image.reshape(-1)[found.pixel] = True
    return image


def _volume(surface: Surface) -> float:
    """Signed volume: the sum of the tetrahedra between the faces and the origin."""
    middle = surface.vertices[surface.faces].mean(axis=1)
    return float((middle * area_vectors(surface.vertices, surface.faces)).sum() / 3.0)
