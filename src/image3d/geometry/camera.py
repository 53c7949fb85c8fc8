"""Where a preview is taken from, and the projection that goes with it."""

from dataclasses import dataclass

import numpy as np

from image3d.geometry.model import FloatArray

#: vertical and horizontal opening, degrees: long enough a lens that products do not bulge
FIELD_OF_VIEW = 28.0


@dataclass(frozen=True, kw_only=True)
class View:
    """A direction to look from: azimuth 0 sees the front (+Z), 90 the side at +X; elevation looks down from above."""

    name: str
    azimuth_degrees: float
    elevation_degrees: float = 14.0


#: the four previews of every delivered model
VIEWS = (
    View(name="front", azimuth_degrees=0.0),
    View(name="right", azimuth_degrees=90.0),
    View(name="back", azimuth_degrees=180.0),
    View(name="left", azimuth_degrees=270.0),
)


@dataclass(frozen=True, kw_only=True)
class Camera:
    """A pinhole camera over a square image.

    Attributes:
        eye: (3,) position.
        axes: (3, 3) rows right, up and back in world space.
        focal: half image widths per unit of tangent.
        shift: (2,) centre of the subject in half image widths, moved to the middle of the image.
    """

    eye: FloatArray
    axes: FloatArray
    focal: float
    shift: FloatArray

    def project(self, points: FloatArray, size: int) -> tuple[FloatArray, FloatArray]:
        """(n, 2) pixel positions in a `size` x `size` image and (n,) distances along the view."""
        seen = (points - self.eye) @ self.axes.T
        depth = -seen[:, 2]
        flat = seen[:, :2] / depth[:, None] * self.focal - self.shift
        return (flat * (1.0, -1.0) + 1.0) * (size / 2), depth

    def rays(self, size: int) -> FloatArray:
        """(size, size, 3) directions through the pixel centres, of length one along the view."""
        at = (np.arange(size) + 0.5) / size * 2 - 1
        rays = np.full((size, size, 3), -1.0)
        rays[..., 0] = ((at + self.shift[0]) / self.focal)[None, :]
        rays[..., 1] = ((-at + self.shift[1]) / self.focal)[:, None]
        return rays @ self.axes


def view_axes(view: View) -> FloatArray:
    """(3, 3) rows right, up and back of a camera that looks from the view's direction."""
    azimuth, elevation = np.deg2rad(view.azimuth_degrees), np.deg2rad(view.elevation_degrees)
    level = np.array([np.sin(azimuth), 0.0, np.cos(azimuth)])
    back = level * np.cos(elevation) + np.array([0.0, np.sin(elevation), 0.0])
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    return np.stack([right, np.cross(back, right), back])


def frame(points: FloatArray, views: tuple[View, ...], *, fill: float = 0.78) -> tuple[Camera, ...]:
    """A camera for each view, all at one distance and scale, so that the points fill `fill` of the widest image.

    Args:
        points: (n, 3) what must be seen, n at least 1.
        views: where from.
        fill: the part of the image side that the longest side of the subject takes.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    centre, radius = (low + high) / 2, float(np.linalg.norm(high - low)) / 2 or 1.0
    distance = radius / np.sin(np.deg2rad(FIELD_OF_VIEW / 2)) * 1.05
    eyes = [centre + view_axes(view)[2] * distance for view in views]
    boxes: list[FloatArray] = []
    for view, eye in zip(views, eyes, strict=True):
        seen = (points - eye) @ view_axes(view).T
        flat = seen[:, :2] / -seen[:, 2:]
        boxes.append(np.stack([flat.min(axis=0), flat.max(axis=0)]))
    widest = max(float(np.ptp(box, axis=0).max()) for box in boxes) or 1.0
    focal = 2 * fill / widest
    return tuple(
        Camera(eye=eye, axes=view_axes(view), focal=focal, shift=box.mean(axis=0) * focal)
        for view, eye, box in zip(views, eyes, boxes, strict=True)
    )
