"""Carry the look of one model over to another mesh of the same shape."""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree  # pyright: ignore[reportUnknownVariableType, reportAttributeAccessIssue]  # scipy has no types

from image3d.geometry.bake import Surface, interpolate, surface_of, texture_from
from image3d.geometry.mesh import area_vectors, joined, split_creases, unit, vertex_normals, vertex_tangents
from image3d.geometry.model import ByteArray, FloatArray, IntArray, Material, Model, Part
from image3d.geometry.sampling import Float32Array, PointSampler, srgb_of_linear
from image3d.geometry.unwrap import unwrap

#: points on the old surface among which the nearest is sought, per texel and at most
_POINTS_PER_TEXEL, _MOST_POINTS, _FEWEST_POINTS = 0.5, 400_000, 20_000
#: points are sought among faces that look the same way along one of these, which keeps the sides of thin walls apart
_DIRECTIONS = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], float)
_SAME_SIDE = 0.25


@dataclass(frozen=True, kw_only=True)
class _Look:
    """Material values at the texels of the new atlas."""

    color: Float32Array
    metallic_roughness: Float32Array
    emitted: Float32Array
    normal: Float32Array


def retexture(source: Model, vertices: FloatArray, faces: IntArray, *, texture_size: int) -> Part:
    """A part of the given mesh with a fresh atlas that looks like `source` where the two lie closest.

    Base color, metallic-roughness, emission and normal textures are baked where the source has such values; colors
    of factors and vertices end up in the texture.

    Args:
        source: the model to look like.
        vertices: (n, 3) positions close to the source's surface.
        faces: (m, 3) indices.
        texture_size: side of the new textures in texels.
    """
    creased, triangles, shading = split_creases(vertices, faces)
    flat = unwrap(creased, triangles, texture_size=texture_size)
    normals = shading[flat.source]
    surface = surface_of(flat.vertices, flat.faces, flat.uvs, texture_size, normals=normals)
    old_vertices, old_faces = joined(source)
    facing = unit(area_vectors(flat.vertices, flat.faces))[surface.face]
    nearest, weights = nearest_on(old_vertices, old_faces, surface.points, facing)
    look = _look(source, nearest, weights)
    bent = None
    if any(part.material.normal_texture is not None and part.uvs is not None for part in source.parts):
        tangents = vertex_tangents(flat.vertices, flat.faces, flat.uvs, normals)
        bent = _tangent_space(look.normal, surface, interpolate(surface, flat.faces, tangents))
    return Part(
        vertices=flat.vertices,
        faces=flat.faces,
        uvs=flat.uvs,
        normals=normals,
        material=_material(source, surface, look, bent),
        name=source.parts[0].name,
    )


def nearest_on(
    vertices: FloatArray, faces: IntArray, points: NDArray[np.floating], normals: NDArray[np.floating]
) -> tuple[IntArray, Float32Array]:
    """(k,) the face next to each point that looks the same way, and (k, 3) weights of the nearest place on it."""
    count = int(np.clip(_POINTS_PER_TEXEL * len(points), _FEWEST_POINTS, _MOST_POINTS))
    face, places = _spread(vertices, faces, count)
    facing = unit(area_vectors(vertices, faces))
    chosen = np.full(len(points), -1, np.int64)
    side = np.argmax(normals @ _DIRECTIONS.T, axis=1)
    for index, direction in enumerate(_DIRECTIONS):
        asking = np.flatnonzero(side == index)
        there = np.flatnonzero((facing @ direction > _SAME_SIDE)[face])
        if len(asking) and len(there):
            chosen[asking] = face[there[_nearest(places[there], points[asking])]]
    lost = np.flatnonzero(chosen < 0)
    if len(lost):
        chosen[lost] = face[_nearest(places, points[lost])]
    return chosen, _closest_weights(vertices[faces[chosen]], np.asarray(points, np.float64))


def _nearest(places: FloatArray, points: NDArray[np.floating]) -> IntArray:
    tree = cast("Any", cKDTree)(places)
    return np.asarray(tree.query(points)[1], np.int64)


def _spread(vertices: FloatArray, faces: IntArray, count: int) -> tuple[IntArray, FloatArray]:
    """About `count` points spread evenly over the faces by area, at least one each: their face and place."""
    areas = np.linalg.norm(area_vectors(vertices, faces), axis=1)
    shares = np.ceil(areas / max(float(areas.sum()), 1e-300) * count).astype(np.int64)
    face = np.repeat(np.arange(len(faces)), np.maximum(shares, 1))
    step = np.arange(len(face))
    u, v = (0.5 + step * 0.7548776662466927) % 1.0, (0.5 + step * 0.5698402909980532) % 1.0  # the R2 sequence
    over = u + v > 1
    u, v = np.where(over, 1 - u, u), np.where(over, 1 - v, v)
    corners = vertices[faces[face]]
    return face, corners[:, 0] * (1 - u - v)[:, None] + corners[:, 1] * u[:, None] + corners[:, 2] * v[:, None]


def _closest_weights(corners: FloatArray, points: FloatArray) -> Float32Array:
    """(k, 3) barycentric weights of the point of each triangle (k, 3, 3) that is closest to its point."""
    edge1, edge2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(edge1, edge2)
    double = np.maximum(np.einsum("kx,kx->k", across, across), 1e-300)
    away = points - corners[:, 0]
    second = np.einsum("kx,kx->k", np.cross(away, edge2), across) / double
    third = np.einsum("kx,kx->k", np.cross(edge1, away), across) / double
    weights = np.stack([1 - second - third, second, third], axis=1)
    outside = np.flatnonzero((weights < 0).any(axis=1))
    weights[outside] = _on_border(corners[outside], points[outside])
    return weights.astype(np.float32)


def _on_border(corners: FloatArray, points: FloatArray) -> FloatArray:
    """(k, 3) weights of the nearest place on the three edges."""
    best, weights = np.full(len(points), np.inf), np.zeros((len(points), 3))
    for start in range(3):
        end = (start + 1) % 3
        edge = corners[:, end] - corners[:, start]
        along = np.einsum("kx,kx->k", points - corners[:, start], edge)
        along = np.clip(along / np.maximum(np.einsum("kx,kx->k", edge, edge), 1e-300), 0.0, 1.0)
        gap = np.linalg.norm(corners[:, start] + edge * along[:, None] - points, axis=1)
        nearer = gap < best
        best[nearer] = gap[nearer]
        weights[nearer] = 0.0
        weights[nearer, start] = 1 - along[nearer]
        weights[nearer, end] = along[nearer]
    return weights


def _look(source: Model, face: IntArray, weights: Float32Array) -> _Look:
    count = len(face)
    look = _Look(
        color=np.ones((count, 4), np.float32),
        metallic_roughness=np.zeros((count, 2), np.float32),
        emitted=np.zeros((count, 3), np.float32),
        normal=np.zeros((count, 3), np.float32),
    )
    start = 0
    for part in source.parts:
        mine = np.flatnonzero((face >= start) & (face < start + len(part.faces)))
        sampler = PointSampler(part, face[mine] - start, weights[mine])
        start += len(part.faces)
        if not len(mine):
            continue
        normals = vertex_normals(part.vertices, part.faces) if part.normals is None else part.normals
        tangents = None
        if part.uvs is not None and part.material.normal_texture is not None:
            tangents = vertex_tangents(part.vertices, part.faces, part.uvs, normals)
        look.color[mine] = sampler.base_color()
        look.metallic_roughness[mine] = sampler.metallic_roughness()
        look.emitted[mine] = sampler.emitted()
        look.normal[mine] = sampler.normals(normals, tangents)
    return look


def _tangent_space(normal: Float32Array, surface: Surface, tangent: Float32Array) -> Float32Array:
    """(k, 3) the normals as values 0..1 of a tangent space normal texture."""
    across = np.cross(surface.normals, tangent[:, :3]) * np.where(tangent[:, 3:] < 0, -1.0, 1.0)
    parts = [np.einsum("kx,kx->k", normal, axis) for axis in (tangent[:, :3], across, surface.normals)]
    bent = np.stack(parts, axis=1)
    bent[bent[:, 2] < 0.05] = (0.0, 0.0, 1.0)
    return (bent * 0.5 + 0.5).astype(np.float32)


def _material(source: Model, surface: Surface, look: _Look, bent: Float32Array | None) -> Material:
    """One material for everything: constant values as factors, the others as textures."""
    cutoffs = [part.material.alpha_cutoff for part in source.parts if part.material.alpha_cutoff is not None]
    see_through = bool((look.color[:, 3] < 1.0).any())
    color = srgb_of_linear(look.color[:, :3])
    if see_through:
        color = np.concatenate([color, look.color[:, 3:]], axis=1)
    metallic, roughness, packed = 0.0, 1.0, None
    low, high = look.metallic_roughness.min(axis=0), look.metallic_roughness.max(axis=0)
    if bool((high - low < 1 / 255).all()):
        metallic, roughness = (float(value) for value in (low + high) / 2)
    else:
        metallic = 1.0
        packed = _packed(surface, look.metallic_roughness)
    glows = bool((look.emitted > 0).any())
    return Material(
        name="material",
        base_color_texture=texture_from(surface, color),
        metallic_roughness_texture=packed,
        normal_texture=None if bent is None else texture_from(surface, bent),
        emissive_texture=texture_from(surface, srgb_of_linear(look.emitted)) if glows else None,
        emissive_factor=(1.0, 1.0, 1.0) if glows else (0.0, 0.0, 0.0),
        metallic_factor=metallic,
        roughness_factor=roughness,
        double_sided=any(part.material.double_sided for part in source.parts),
        alpha_cutoff=max(cutoffs) if cutoffs and see_through else None,
    )


def _packed(surface: Surface, metallic_roughness: Float32Array) -> ByteArray:
    values = np.ones((len(metallic_roughness), 3), np.float32)
    values[:, 1] = metallic_roughness[:, 1]
    values[:, 2] = metallic_roughness[:, 0]
    return texture_from(surface, values)
