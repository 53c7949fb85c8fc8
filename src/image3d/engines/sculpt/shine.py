"""Roughness and metalness of the surface: as the network sees them in the picture, spread to what it does not show."""

from dataclasses import dataclass

import numpy as np

from image3d.engines.sculpt.atlas import Atlas
from image3d.engines.sculpt.features import Crop, cropped
from image3d.engines.sculpt.hidden import settled
from image3d.engines.sculpt.sight import Sight, at, ramp
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.bake import interpolate, surface_of, texture_from
from image3d.geometry.model import ByteArray, FloatArray
from image3d.imaging.filters import Float32, gaussian

DEFAULT_ROUGHNESS, DEFAULT_METALNESS = 0.75, 0.0
#: the texture's side as a part of the base colour's, and its least
_SHARE, _LEAST_SIDE = 4, 64
#: cells of the map over which values are averaged, and a variation that a texture is not worth
_BLUR, _EVEN = 1.5, 0.03
#: predicted metalness between which a surface turns from none to metal; doubtful places stay without
_METAL = (0.4, 0.6)
_SMOOTHEST = 0.08
#: how far values of the visible parts are carried, as a share of the longest side
_REACH = 1.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Shine:
    """What a material needs besides its base colour; a texture, where there is one, times the two factors."""

    texture: ByteArray | None = None
    roughness: float = DEFAULT_ROUGHNESS
    metalness: float = DEFAULT_METALNESS


def shine(
    rgba: ByteArray, surface: Surface, normals: FloatArray, atlas: Atlas, texture_size: int, *, sight: Sight
) -> Shine:
    """Roughness and metalness of `surface` cut into `atlas`, as a texture where they vary and as factors where not.

    Args:
        rgba: the cut-out picture that the surface was made of.
        surface: the mesh that was unfolded.
        normals: (n, 3) unit normals of its vertices.
        atlas: where each face lies in the texture.
        texture_size: side of the base colour texture in texels; this one is a quarter of it.
        sight: of this surface.
    """
    if surface.front_shine is None or surface.front_crop is None:
        return Shine()
    crop = surface.front_crop
    values = _of_vertices(believed(rgba, crop, surface.front_shine), surface, sight, crop)
    middle = np.median(values, axis=0)
    if (np.abs(values - middle) < _EVEN).all():
        return Shine(roughness=round(float(middle[0]), 3), metalness=round(float(middle[1]), 3))
    corners = atlas.vertex_of
    size = max(texture_size // _SHARE, _LEAST_SIDE)
    texels = surface_of(surface.vertices[corners], atlas.faces, atlas.uvs, size, normals=normals[corners])
    packed = np.ones((len(texels.texel), 3), np.float32)
    packed[:, 1:] = interpolate(texels, atlas.faces, values[corners])
    return Shine(texture=texture_from(texels, packed), roughness=1.0, metalness=1.0)


def believed(rgba: ByteArray, crop: Crop, values: Float32) -> Float32:
    """The network's map (s, s, 2) without its grain and what it says outside the subject, doubtful metal taken as none.

    Args:
        rgba: the cut-out picture.
        crop: the window of it that the map covers.
        values: roughness and metalness in 0..1.
    """
    cover = cropped(rgba, crop, values.shape[0])[..., 3]
    weight = np.where(cover > 0.5, cover, np.float32(1e-6))
    calm = gaussian(values * weight[..., None], _BLUR) / gaussian(weight, _BLUR)[..., None]
    roughness = np.clip(calm[..., 0], _SMOOTHEST, 1.0)
    return np.stack([roughness, ramp(calm[..., 1].astype(np.float64), *_METAL)], axis=2).astype(np.float32)


def _of_vertices(values: Float32, surface: Surface, sight: Sight, crop: Crop) -> FloatArray:
    """(n, 2) the map's values at the vertices that the picture shows, spread to the others."""
    pixels, _ = surface.camera.project(surface.vertices)
    shown = at(values, crop.places(pixels, values.shape[0])).astype(np.float64)
    weight = sight.vertex_weights(surface)
    usual = (shown * weight[:, None]).sum(0) / max(float(weight.sum()), 1e-9)
    if not weight.any():
        usual = np.array([DEFAULT_ROUGHNESS, DEFAULT_METALNESS])
    guess = np.tile(usual, (len(shown), 1))
    return np.clip(settled(guess, shown, weight, surface.vertices, surface.faces, reach=_REACH), 0.0, 1.0)
