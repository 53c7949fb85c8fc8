"""What `reconstruct` gives: a closed surface, and where in the picture each of its points shows."""

from dataclasses import dataclass

import numpy as np

from image3d.engines.sculpt.features import Crop
from image3d.geometry.model import FloatArray, IntArray
from image3d.imaging.filters import Float32


@dataclass(frozen=True, kw_only=True)
class PictureCamera:
    """How the surface was seen.

    The body is upright: +Y up, its front towards +Z, the longer side of the subject in the picture about 1.

    Attributes:
        centre_px: (x, y) in the picture, pixel centres at whole numbers, where the body's origin shows.
        pixels_per_unit: how many pixels one unit takes at the depth of the origin.
        distance: from the viewer to the origin in units; None looks along parallel lines.
        elevation: how far above the horizon the viewer stands, in radians.
    """

    centre_px: tuple[float, float]
    pixels_per_unit: float
    distance: float | None = None
    elevation: float = 0.0

    def to_view(self, points: FloatArray) -> FloatArray:
        """(n, 3) body points or directions in the viewer's axes: right, up, towards the viewer."""
        sin, cos = np.sin(self.elevation), np.cos(self.elevation)
        x, y, z = points[:, 0], points[:, 1], points[:, 2]
        return np.stack([x, cos * y - sin * z, sin * y + cos * z], 1)

    def project(self, points: FloatArray) -> tuple[FloatArray, FloatArray]:
        """(n, 2) pixels and (n,) depths towards the viewer of (n, 3) body points."""
        view = self.to_view(points)
        nearness = np.ones(len(view)) if self.distance is None else self.distance / (self.distance - view[:, 2])
        scale = self.pixels_per_unit * nearness
        pixels = np.stack([self.centre_px[0] + scale * view[:, 0], self.centre_px[1] - scale * view[:, 1]], 1)
        return pixels, view[:, 2]

    def facing(self, points: FloatArray, normals: FloatArray) -> FloatArray:
        """(n,) cosine between each unit normal and the direction to the viewer."""
        view, turned = self.to_view(points), self.to_view(normals)
        if self.distance is None:
            return turned[:, 2]
        ray = np.array([0.0, 0.0, self.distance]) - view
        return np.sum(turned * ray, axis=1) / np.linalg.norm(ray, axis=1)


@dataclass(frozen=True, kw_only=True)
class Surface:
    """A watertight mesh and its relation to the picture.

    Attributes:
        vertices: (n, 3) positions in the body frame of `camera`.
        faces: (m, 3), counter-clockwise seen from outside.
        camera: how the picture sees the body.
        hidden_colours: (n, 3) sRGB in 0..1 of points the picture does not show, or None to derive them from it.
        front_crop: the square window of the picture that the maps below cover; None where there are none.
        front_albedo: (s, s, 3) sRGB in 0..1, the paint of what the picture shows, without its light.
        front_shine: (s, s, 2) roughness and metalness in 0..1 of what the picture shows.
        repeated: (s, s) in 0..1, how far the far side has the paint of what the picture shows.
        path: which reconstruction made it, for the report.
        expert: which network it was, where there is one for the kind of picture.
    """

    vertices: FloatArray
    faces: IntArray
    camera: PictureCamera
    hidden_colours: FloatArray | None = None
    front_crop: Crop | None = None
    front_albedo: Float32 | None = None
    front_shine: Float32 | None = None
    repeated: Float32 | None = None
    path: str = "inflation"
    expert: str | None = None
