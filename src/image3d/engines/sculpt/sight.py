"""Where the picture may be trusted: where a surface faces the viewer and nothing lies before it."""

from typing import cast

import numpy as np

from image3d.engines.sculpt.pieces import neighbours
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.bake import interpolate
from image3d.geometry.mesh import unit
from image3d.geometry.model import FloatArray, IntArray
from image3d.geometry.raster import rasterise
from image3d.imaging.filters import Float32, highest, sample

#: cosines towards the viewer between which the picture fades in
_FADE = (0.12, 0.45)
#: steps of smoothing for the normals that decide on the fade, so that its border does not follow every small bump
_CALM = 5
_DEPTH_SIDE = 512
#: pixels of the depth map by which what lies in front hides more than it covers, and over which hiding fades
_GUARD, _SOFT = 2, 2.0
_LEAST_GAP = 0.006
_STEEPEST = 4.0  # tangent of the steepest slope that still counts as one surface


class Sight:
    """One surface as the viewer of the picture sees it.

    Attributes:
        facing: (n,) cosine between each vertex' smoothed normal and the direction to the viewer.
        trust: (n,) of each vertex in 0..1, by its angle alone; near 1 where it faces the viewer.
    """

    def __init__(self, surface: Surface, normals: FloatArray) -> None:
        """`normals` (n, 3) are the unit normals of the surface's vertices."""
        self._camera = surface.camera
        calm = unit(smoothed(normals, surface.faces, _CALM), (0.0, 0.0, 1.0))
        self.facing = facing = surface.camera.facing(surface.vertices, calm)
        self.trust = ramp(facing, *_FADE)
        self._slope = np.minimum(np.sqrt(1.0 - np.minimum(facing**2, 1.0)) / np.maximum(facing, 1e-3), _STEEPEST)
        self._draw(surface)

    def _draw(self, surface: Surface) -> None:
        """The depth map: for each of its pixels how near the nearest surface within _GUARD pixels is."""
        places, depths = surface.camera.project(surface.vertices)
        self._low = places.min(axis=0)
        self._scale = (_DEPTH_SIDE - 8) / max(float((places.max(axis=0) - self._low).max()), 1e-9)
        on_map = (places - self._low) * self._scale + 4.0
        found = rasterise(on_map[surface.faces], _DEPTH_SIDE, _DEPTH_SIDE)
        nearest = np.full(_DEPTH_SIDE * _DEPTH_SIDE, float(depths.min()))
        reached = interpolate(found, surface.faces, depths[:, None])[:, 0]
        np.maximum.at(nearest, found.pixel, reached.astype(np.float64))
        image = nearest.astype(np.float32).reshape(_DEPTH_SIDE, _DEPTH_SIDE)
        self._nearest = highest(image, _GUARD)
        self._cell = 1.0 / self._scale / surface.camera.pixels_per_unit  # units a pixel of the map

    def vertex_weights(self, surface: Surface) -> FloatArray:
        """(n,) how far the picture counts at each vertex, 0..1."""
        pixels, depth = self._camera.project(surface.vertices)
        return self.trust * self.open(pixels, depth, self._slope)

    def weights(self, pixels: FloatArray, depth: FloatArray, corners: IntArray, barycentric: Float32) -> Float32:
        """(k,) how far the picture counts, 0..1.

        Args:
            pixels: (k, 2) where the points show in the picture.
            depth: (k,) theirs, as `PictureCamera.project` gives it.
            corners: (k, 3) vertices of the face each lies on.
            barycentric: (k, 3) weights in it.
        """
        trust, slope = ((values[corners] * barycentric).sum(axis=1) for values in (self.trust, self._slope))
        return (trust * self.open(pixels, depth, slope)).astype(np.float32)

    def open(self, pixels: FloatArray, depth: FloatArray, slope: FloatArray) -> FloatArray:
        """(k,) 1 where nothing lies before a point, 0 where something clearly does.

        A surface that leans away by `slope` (tangent) rises within the guard by itself; that much hides nothing.
        """
        place = ((pixels - self._low) * self._scale + 4.0 - 0.5).astype(np.float32)
        before = at(self._nearest, place) - depth
        free = _LEAST_GAP + self._cell * (_GUARD + 1.0) * np.maximum(slope, 0.5)
        return 1.0 - ramp(before, free, free + self._cell * _SOFT)


def ramp(value: FloatArray, low: float | FloatArray, high: float | FloatArray) -> FloatArray:
    """0 up to `low`, 1 from `high` on, smooth between."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def smoothed(values: FloatArray, faces: IntArray, steps: int) -> FloatArray:
    """Vertex values (n, c), `steps` times averaged with those of their neighbours."""
    links, degree = neighbours(faces, len(values))
    share = 0.5 / np.maximum(degree, 1.0)[:, None]
    for _ in range(steps):
        values = 0.5 * values + share * cast("FloatArray", links @ values)
    return values


def at(image: Float32, pixels: FloatArray | Float32) -> Float32:
    """(k, ...) values of `image` (h, w[, c]) between its pixels at (k, 2) positions x, y."""
    columns = 1024  # OpenCV samples grids of at most 32,767 a side
    count = len(pixels)
    padded = np.zeros((-(-count // columns) * columns, 2), np.float32)
    padded[:count] = pixels
    grid = padded.reshape(-1, columns, 2)
    found = sample(image, np.ascontiguousarray(grid[..., 0]), np.ascontiguousarray(grid[..., 1]))
    return found.reshape(-1, *image.shape[2:])[:count]
