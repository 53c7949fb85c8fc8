"""Write values of a surface into its texture atlas."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from image3d.geometry.errors import InvalidModel
from image3d.geometry.mesh import vertex_normals
from image3d.geometry.model import ByteArray, FloatArray, IntArray
from image3d.geometry.raster import Fragments, rasterise

Float32Array = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Surface:
    """The surface points under the covered texels.

    Attributes:
        points: (k, 3) positions.
        normals: (k, 3) smooth unit normals.
        face: (k,) the face each lies on.
        barycentric: (k, 3) its weights in that face.
        texel: (k,) row times size plus column.
        size: side of the texture.
    """

    points: Float32Array
    normals: Float32Array
    face: IntArray
    barycentric: Float32Array
    texel: IntArray
    size: int


#: gives (k, channels) values in 0..1 (or bytes) for the points of a surface
Evaluate = Callable[[Surface], NDArray[np.generic]]


def surface_of(
    vertices: FloatArray, faces: IntArray, uvs: FloatArray, size: int, *, normals: FloatArray | None = None
) -> Surface:
    """The surface point under every texel that a face covers; faces too thin for that get texels of their own.

    Args:
        vertices: (n, 3) positions.
        faces: (m, 3) indices.
        uvs: (n, 2) in 0..1, origin at the top left.
        size: side of the square texture in texels.
        normals: (n, 3) unit vectors; smooth ones are computed where None.
    """
    fragments = _with_slivers(rasterise(uvs[faces] * size, size, size), uvs[faces] * size, size)
    shading = vertex_normals(vertices, faces) if normals is None else normals
    points = interpolate(fragments, faces, vertices)
    across = interpolate(fragments, faces, shading)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-12)
    return Surface(
        points=points,
        normals=across,
        face=fragments.face,
        barycentric=fragments.barycentric,
        texel=fragments.pixel,
        size=size,
    )


def bake(
    vertices: FloatArray,
    faces: IntArray,
    uvs: FloatArray,
    *,
    size: int,
    evaluate: Evaluate,
    normals: FloatArray | None = None,
) -> ByteArray:
    """(size, size, channels) bytes: `evaluate` at the surface point of each texel, charts grown over all gaps.

    Raises:
        InvalidModel: `evaluate` gave another number of values than it got points, or the faces cover no texel.
    """
    surface = surface_of(vertices, faces, uvs, size, normals=normals)
    return texture_from(surface, evaluate(surface))


def texture_from(surface: Surface, values: NDArray[np.generic]) -> ByteArray:
    """(size, size, channels) bytes from (k, channels) values in 0..1 or bytes; gaps take their nearest texel.

    Raises:
        InvalidModel: the number of values is not that of the surface points, or there are none.
    """
    if len(values) != len(surface.texel) or not len(values):
        raise InvalidModel(f"{len(values)} values for {len(surface.texel)} texels")
    if values.dtype != np.uint8:
        values = np.rint(np.clip(values.astype(np.float32), 0.0, 1.0) * 255.0).astype(np.uint8)
    flat = np.zeros((surface.size * surface.size, values.shape[1]), np.uint8)
    flat[surface.texel] = values
    covered = np.zeros(len(flat), bool)
    covered[surface.texel] = True
    return fill_gaps(flat.reshape(surface.size, surface.size, -1), covered.reshape(surface.size, surface.size))


def fill_gaps(texture: ByteArray, covered: NDArray[np.bool_]) -> ByteArray:
    """The texture with every texel outside `covered` (h, w) taking the value of the nearest one inside."""
    if covered.all() or not covered.any():
        return texture
    outside = (~covered).astype(np.uint8)
    _, labels = cv2.distanceTransformWithLabels(outside, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    nearest = labels.ravel().astype(np.int64)
    of_label = np.zeros(int(nearest.max()) + 1, np.int64)
    inside = np.flatnonzero(covered)
    of_label[nearest[inside]] = inside
    return texture.reshape(-1, texture.shape[2])[of_label[nearest]].reshape(texture.shape)


def interpolate(fragments: Fragments | Surface, faces: IntArray, values: FloatArray) -> Float32Array:
    """(k, c) vertex values (n, c) at the fragments."""
    narrow = values.astype(np.float32)
    corners = faces[fragments.face]
    total = narrow[corners[:, 0]] * fragments.barycentric[:, :1]
    total += narrow[corners[:, 1]] * fragments.barycentric[:, 1:2]
    total += narrow[corners[:, 2]] * fragments.barycentric[:, 2:]
    return total


def _with_slivers(fragments: Fragments, corners: FloatArray, size: int) -> Fragments:
    """Faces so thin or small that they cover few texel centres also take the free texels along their longest side."""
    edges = corners[:, [1, 2, 0]] - corners
    lengths = np.linalg.norm(edges, axis=2)
    longest = lengths.max(axis=1)
    thin = np.flatnonzero(np.bincount(fragments.face, minlength=len(corners)) < np.maximum(longest / 2, 1))
    if not len(thin):
        return fragments
    steps = np.ceil(longest[thin]).astype(np.int64) + 1
    face = np.repeat(thin, steps)
    along = (np.arange(len(face)) - np.repeat(np.cumsum(steps) - steps, steps) + 0.5) / np.repeat(steps, steps)
    start = np.argmax(lengths[face], axis=1)
    weights = np.full((len(face), 3), 0.1 / 3)
    rows = np.arange(len(face))
    weights[rows, start] += 0.9 * (1 - along)
    weights[rows, (start + 1) % 3] += 0.9 * along
    cell = np.clip(np.floor(np.einsum("kc,kcx->kx", weights, corners[face])), 0, size - 1).astype(np.int64)
    pixel = cell[:, 1] * size + cell[:, 0]
    taken = np.zeros(size * size, bool)
    taken[fragments.pixel] = True
    free = np.flatnonzero(~taken[pixel])
    pixel, first = np.unique(pixel[free], return_index=True)
    return Fragments(
        face=np.concatenate([fragments.face, face[free][first]]),
        pixel=np.concatenate([fragments.pixel, pixel]),
        barycentric=np.concatenate([fragments.barycentric, weights[free][first].astype(np.float32)]),
    )
