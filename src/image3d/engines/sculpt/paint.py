"""The base colour texture: the picture where it shows the surface, plausible colours where it does not."""

import numpy as np

from image3d.engines.sculpt.atlas import Atlas
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.bake import interpolate, surface_of, texture_from
from image3d.geometry.model import ByteArray, FloatArray
from image3d.geometry.raster import rasterise
from image3d.imaging.filters import (
    Bools,
    Float32,
    distance_inside,
    gaussian,
    resize_float,
    sample,
)

#: cosines towards the viewer between which the picture fades in
_FADE = (0.05, 0.4)
_DEPTH_SIDE = 384
_BACK_SIDE = 256
#: how far an inner colour may be from those of the rim (sRGB, 0..1) to be taken for the far side
_KINSHIP = 0.15


def paint(rgba: ByteArray, surface: Surface, normals: FloatArray, atlas: Atlas, texture_size: int) -> ByteArray:
    """(size, size, 3) sRGB texture of `surface` cut into `atlas`.

    Args:
        rgba: the cut-out picture at full resolution; its colours continue beyond the matte.
        surface: the mesh that was unfolded.
        normals: (n, 3) unit normals of the surface's vertices.
        atlas: where each face lies in the texture.
        texture_size: side of the square texture in texels.
    """
    corners = atlas.vertex_of
    found = surface_of(surface.vertices[corners], atlas.faces, atlas.uvs, texture_size, normals=normals[corners])
    points, normal = found.points.astype(np.float64), found.normals.astype(np.float64)
    pixels, depth = surface.camera.project(points)
    shown = _ramp(surface.camera.facing(points, normal), *_FADE) * _visible(surface, pixels, depth)
    front = _at(rgba[..., :3].astype(np.float32), pixels) / 255.0
    if surface.hidden_colours is None:
        hidden = _at(*_scaled(hidden_picture(rgba), rgba, pixels))
    else:
        hidden = interpolate(found, atlas.faces, surface.hidden_colours[corners])
    weight = shown[:, None].astype(np.float32)
    return texture_from(found, weight * front + (1.0 - weight) * hidden)


def hidden_picture(rgba: ByteArray) -> Float32:
    """What the far side may look like, mirrored into the picture: (h', w', 3) sRGB in 0..1, longest side 256.

    Colours grow inward from the rim, where front and back meet, joined only by inner colours akin to them, so that a
    face is not repeated on the back of the head. Where the whole front is grained, the back is, too.
    """
    height, width = rgba.shape[:2]
    scale = min(1.0, _BACK_SIDE / max(height, width))
    size = (max(4, round(width * scale)), max(4, round(height * scale)))
    colour = resize_float(rgba[..., :3].astype(np.float32) / 255.0, size)
    matte = resize_float(rgba[..., 3].astype(np.float32) / 255.0, size)
    solid = matte > 0.5
    if not solid.any():
        solid = matte >= float(matte.max())
    depth = distance_inside(solid)
    deepest = max(float(depth.max()), 1.0)
    rim = solid & (depth <= max(2.5, 0.18 * deepest))
    grown = _diffused(colour, rim)
    kin = np.exp(-np.sum((colour - grown) ** 2, axis=2) / (2.0 * _KINSHIP**2)).astype(np.float32)
    mean = _weighted_blur(colour, kin * solid + np.float32(1e-4) * solid, 0.2 * deepest + 1.0)
    inner = np.clip(depth / deepest, 0.0, 1.0)[..., None]
    base = grown + 0.6 * inner * (mean - grown)
    grain = colour - _weighted_blur(colour, solid.astype(np.float32), 2.0)
    limit = min(float(np.median(np.abs(grain[solid]).max(axis=1))), 0.05)
    return np.clip(base + np.clip(grain, -limit, limit), 0.0, 1.0).astype(np.float32)


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


def _scaled(image: Float32, rgba: ByteArray, pixels: FloatArray) -> tuple[Float32, FloatArray]:
    """`image` and the positions in it of `pixels` of the full picture."""
    scale = np.array([image.shape[1] / rgba.shape[1], image.shape[0] / rgba.shape[0]])
    return image, (pixels + 0.5) * scale - 0.5


def _at(image: Float32, pixels: FloatArray) -> Float32:
    """(k, 3) bilinear colours at (k, 2) pixel positions."""
    rows = 1024  # OpenCV samples grids of at most 32,767 a side
    count = len(pixels)
    padded = np.zeros((-(-count // rows) * rows, 2), np.float32)
    padded[:count] = pixels
    grid = padded.reshape(-1, rows, 2)
    return sample(image, np.ascontiguousarray(grid[..., 0]), np.ascontiguousarray(grid[..., 1])).reshape(-1, 3)[:count]


def _ramp(value: FloatArray, low: float, high: float) -> FloatArray:
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _visible(surface: Surface, pixels: FloatArray, depth: FloatArray) -> FloatArray:
    """1 where nothing of the surface lies before the point, else 0, by a depth map from the viewer."""
    places, depths = surface.camera.project(surface.vertices)
    low = places.min(axis=0)
    scale = (_DEPTH_SIDE - 4) / float((places.max(axis=0) - low).max())
    on_map = (places - low) * scale + 2.0
    found = rasterise(on_map[surface.faces], _DEPTH_SIDE, _DEPTH_SIDE)
    nearest = np.full(_DEPTH_SIDE * _DEPTH_SIDE, -np.inf)
    reached = interpolate(found, surface.faces, depths[:, None])[:, 0]
    np.maximum.at(nearest, found.pixel, reached.astype(np.float64))
    spot = np.clip(((pixels - low) * scale + 2.0).astype(np.int64), 0, _DEPTH_SIDE - 1)
    slack = 4.0 / scale / surface.camera.pixels_per_unit + 0.01
    return (depth > nearest[spot[:, 1] * _DEPTH_SIDE + spot[:, 0]] - slack).astype(np.float64)
