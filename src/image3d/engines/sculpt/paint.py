"""The base colour texture: the picture where it shows the surface, plausible colours where it does not."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from image3d.engines.sculpt.atlas import Atlas
from image3d.engines.sculpt.delight import delit
from image3d.engines.sculpt.hidden import drawn_to, grain, hidden_picture, settled
from image3d.engines.sculpt.sight import Sight, at, ramp
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.bake import interpolate, surface_of, texture_from
from image3d.geometry.mesh import area_vectors
from image3d.geometry.model import ByteArray, FloatArray, IntArray
from image3d.imaging.filters import Bools, Float32, gaussian

#: factors by which predicted colours may be brought to the picture's light
_EXPOSURE = (0.5, 1.8)
#: cosines between which mirrored detail fades in: on surfaces seen from the side it would be drawn into streaks
_STEADY = (0.15, 0.5)
#: how sure the network is on the whole that the far side repeats the picture, and at a place compared with the whole,
#: between which the picture fades in there: a face is doubted more than the rest of a figure
_SURE, _COMPARED = (0.35, 0.5), (0.85, 0.97)
_ASKED = 10_000  # pixels of the subject that say how sure it is on the whole
#: pixels per texel from which the picture is blurred, and the blur that tells detail from colour in `hidden_picture`
_ALIASING, _DETAIL = 1.3, 3.0


def paint(
    rgba: ByteArray,
    surface: Surface,
    normals: FloatArray,
    atlas: Atlas,
    texture_size: int,
    *,
    sight: Sight | None = None,
    delight: bool = True,
) -> ByteArray:
    """(size, size, 3) sRGB texture of `surface` cut into `atlas`.

    Args:
        rgba: the cut-out picture at full resolution; its colours continue beyond the matte.
        surface: the mesh that was unfolded.
        normals: (n, 3) unit normals of the surface's vertices.
        atlas: where each face lies in the texture.
        texture_size: side of the square texture in texels.
        sight: of this surface, where it is known already.
        delight: whether the light that the picture was taken in is reduced, where the surface knows its paint.
    """
    sight = sight or Sight(surface, normals)
    corners = atlas.vertex_of
    texels = surface_of(surface.vertices[corners], atlas.faces, atlas.uvs, texture_size, normals=normals[corners])
    pixels, depth = surface.camera.project(texels.points.astype(np.float64))
    weight = sight.weights(pixels, depth, corners[atlas.faces[texels.face]], texels.barycentric)[:, None]
    away = ramp(-sight.facing, *_STEADY)
    behind = interpolate(texels, atlas.faces, away[corners][:, None])
    at_vertices, _ = surface.camera.project(surface.vertices)
    subject = rgba[..., 3] > 127
    repeats = _repeats(surface, subject)
    weight += behind * repeats(pixels)[:, None]
    picture = _front(rgba, surface, delight=delight)
    front = at(_at_density(picture, surface, atlas, texture_size), pixels)
    guess = _guess(rgba, surface)
    seen, repeated = picture[subject], away * repeats(at_vertices)
    joined = _joined(guess.at_vertices, picture, seen, surface, sight=sight, repeated=repeated)
    hidden = interpolate(texels, atlas.faces, joined[corners])
    steady = ramp(np.abs(sight.facing), *_STEADY)[corners][:, None]
    hidden += interpolate(texels, atlas.faces, steady) * at(guess.detail, _scaled(guess.detail, rgba, pixels))
    return texture_from(texels, weight * front + (1.0 - weight) * np.clip(hidden, 0.0, 1.0))


def _front(rgba: ByteArray, surface: Surface, *, delight: bool) -> Float32:
    """(h, w, 3) sRGB in 0..1 of what the visible parts show."""
    if delight and surface.front_albedo is not None and surface.front_crop is not None:
        return delit(rgba, surface.front_crop, surface.front_albedo)
    return rgba[..., :3].astype(np.float32) / np.float32(255.0)


def _at_density(picture: Float32, surface: Surface, atlas: Atlas, texture_size: int) -> Float32:
    """The picture, blurred where it has more pixels than texels to show them, so that fine patterns do not alias."""
    places, _ = surface.camera.project(surface.vertices)
    in_picture = _signed_areas(places, surface.faces)
    ahead = in_picture < 0  # rows of a picture run down
    in_atlas = np.abs(_signed_areas(atlas.uvs * texture_size, atlas.faces))
    ratio = float(-in_picture[ahead].sum() / max(float(in_atlas[ahead].sum()), 1e-9))
    return gaussian(picture, 0.45 * (ratio - 1.0) ** 0.5) if ratio > _ALIASING else picture


def _signed_areas(places: FloatArray, faces: IntArray) -> FloatArray:
    edge1, edge2 = places[faces[:, 1]] - places[faces[:, 0]], places[faces[:, 2]] - places[faces[:, 0]]
    return (edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]) / 2.0


@dataclass(frozen=True, kw_only=True, eq=False)
class _Guess:
    """Colours of the hidden parts: (n, 3) of the vertices, and the detail between them, mirrored into the picture."""

    at_vertices: FloatArray
    detail: Float32


def _guess(rgba: ByteArray, surface: Surface) -> _Guess:
    if surface.hidden_colours is not None:
        return _Guess(at_vertices=surface.hidden_colours, detail=grain(rgba))
    image = hidden_picture(rgba)
    smooth = gaussian(image, _DETAIL)
    pixels, _ = surface.camera.project(surface.vertices)
    return _Guess(at_vertices=at(smooth, _scaled(image, rgba, pixels)).astype(np.float64), detail=image - smooth)


def _repeats(surface: Surface, subject: Bools) -> Callable[[FloatArray], FloatArray]:
    """How far (k,), in 0..1, a far side takes the paint that the picture shows at its pixels (k, 2).

    `subject` (h, w) are those of its pixels that show it.
    """
    if surface.repeated is None or surface.front_crop is None:
        return lambda pixels: np.zeros(len(pixels))
    told, crop = surface.repeated, surface.front_crop

    def share(pixels: FloatArray) -> FloatArray:
        return at(told, crop.places(pixels, len(told))).astype(np.float64)

    inside = np.flatnonzero(subject)
    rows, columns = np.divmod(inside[:: max(1, len(inside) // _ASKED)], subject.shape[1])
    usual = max(float(np.median(share(np.stack([columns, rows], 1).astype(np.float64)))), 1e-6)
    return lambda pixels: ramp(np.array(usual), *_SURE) * ramp(share(pixels) / usual, *_COMPARED)


def _joined(
    guess: FloatArray, picture: Float32, seen: Float32, surface: Surface, *, sight: Sight, repeated: FloatArray
) -> FloatArray:
    """(n, 3) the guess in the light and the colours (k, 3) that are seen, joining what the picture shows or repeats."""
    pixels, _ = surface.camera.project(surface.vertices)
    weight = sight.vertex_weights(surface)
    area = float(np.linalg.norm(area_vectors(surface.vertices, surface.faces), axis=1).sum()) / 2.0
    spacing = (area / len(surface.vertices)) ** 0.5 * surface.camera.pixels_per_unit
    shown = at(gaussian(picture, max(0.5 * spacing, 0.5)), pixels).astype(np.float64)
    bright = drawn_to(guess * _exposure(guess, shown, weight), seen)
    return settled(bright, shown, weight + repeated, surface.vertices, surface.faces)


def _exposure(guess: FloatArray, shown: FloatArray, weight: FloatArray) -> FloatArray:
    """(3,) factors that bring guessed colours to the picture's light: least squares over what the picture shows."""
    share = weight[:, None] ** 2
    found = (share * guess * shown).sum(0) / np.maximum((share * guess * guess).sum(0), 1e-6)
    return np.clip(np.where((share > 0).any(), found, 1.0), *_EXPOSURE)


def _scaled(image: Float32, rgba: ByteArray, pixels: FloatArray) -> FloatArray:
    """The positions in `image`, a smaller copy, of `pixels` of the full picture."""
    scale = np.array([image.shape[1] / rgba.shape[1], image.shape[0] / rgba.shape[0]])
    return (pixels + 0.5) * scale - 0.5
