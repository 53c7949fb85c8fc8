"""The learned reconstruction: a cut-out picture to a closed surface with predicted colours where it is hidden."""

from typing import cast

import numpy as np

from image3d.engines.sculpt.body import HALF_ANGLE, Tuning, bilinear, body, unprojected
from image3d.engines.sculpt.features import FILL, crop_round, cropped
from image3d.engines.sculpt.network import Network, Seen
from image3d.engines.sculpt.pieces import neighbours, without_crumbs
from image3d.engines.sculpt.surface import PictureCamera, Surface
from image3d.geometry.model import ByteArray, FloatArray, IntArray
from image3d.imaging.errors import NoSubjectFound

_SMOOTHING = 20


def reconstruct_learned(
    net: Network, rgba: ByteArray, *, cells: int, view: str = "auto", tuning: Tuning | None = None
) -> Surface:
    """A watertight, upright surface of the subject of a cut-out picture (h, w, 4), as the network sees it.

    Args:
        net: the network, or experts of which the suited one is asked.
        rgba: straight alpha; alpha is the matte.
        cells: grid cells along the longer side of the subject.
        view: which of the experts; `auto` asks the router.
        tuning: how occupancy is weighed.

    Raises:
        NoSubjectFound: the matte is empty.
        ValueError: the network sees nothing solid.
    """
    matte = rgba[..., 3].astype(np.float32) / 255.0
    crop = crop_round(matte)
    if crop is None:
        raise NoSubjectFound("The picture shows no subject.")
    picture = cropped(rgba, crop, net.size)
    net = net.suited(picture, view)
    seen = net.see(picture)
    vertices, faces = body(net, seen, matte, crop, cells=cells, tuning=tuning or Tuning())
    vertices, faces = without_crumbs(vertices, faces)
    vertices = _smoothed(vertices, faces, _SMOOTHING)
    unit = 2.0 * FILL  # crop units along the subject's longer side
    camera = PictureCamera(
        centre_px=crop.centre_px,
        pixels_per_unit=crop.half_px * unit,
        distance=1.0 / HALF_ANGLE / unit,
        elevation=seen.elevation,
    )
    return Surface(
        vertices=_upright(unprojected(vertices) / unit, seen.elevation),
        faces=faces,
        camera=camera,
        hidden_colours=_colours(net, seen, vertices),
        front_crop=crop,
        front_albedo=seen.albedo,
        front_shine=seen.shine,
        repeated=seen.repeated,
        path="network",
        expert=net.expert,
    )


def _upright(view: FloatArray, elevation: float) -> FloatArray:
    """Points (n, 3) of the viewer's axes in the body's: the inverse of `PictureCamera.to_view`."""
    sin, cos = np.sin(elevation), np.cos(elevation)
    return np.stack([view[:, 0], cos * view[:, 1] + sin * view[:, 2], cos * view[:, 2] - sin * view[:, 1]], 1)


def _colours(net: Network, seen: Seen, vertices: FloatArray) -> FloatArray:
    """(n, 3) sRGB that the network gives the points (n, 3) of the crop frame."""
    points = vertices.astype(np.float32)
    out = np.zeros((len(points), 3))
    for k in range(0, len(points), 65_536):
        some = points[k : k + 65_536]
        out[k : k + 65_536] = net.field(bilinear(seen.pixels, some[:, :2]), some[:, 2])[1]
    return out


def _smoothed(vertices: FloatArray, faces: IntArray, steps: int) -> FloatArray:
    """Vertices after `steps` of Taubin's smoothing (1995): the steps of the grid go, the volume stays."""
    links, degree = neighbours(faces, len(vertices))
    for _ in range(steps):
        for factor in (0.5, -0.52):
            mean = cast("FloatArray", links @ vertices) / degree[:, None]
            vertices = vertices + factor * (mean - vertices)
    return vertices
