"""Small laws of triangle meshes as arrays: weld, drop, join, areas and normals."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.errors import InvalidModel
from image3d.geometry.model import FloatArray, IntArray, Model, Part
from image3d.geometry.topology import groups, neighbour_pairs


def check_arrays(vertices: FloatArray, faces: IntArray) -> None:
    """The arrays have the shapes, the finite values and the index range of a mesh.

    Raises:
        InvalidModel: they have not.
    """
    if vertices.ndim != 2 or vertices.shape[1:] != (3,):
        raise InvalidModel(f"vertices must be (n, 3), not {vertices.shape}")
    if faces.ndim != 2 or faces.shape[1:] != (3,):
        raise InvalidModel(f"faces must be (m, 3), not {faces.shape}")
    if not np.isfinite(vertices).all():
        raise InvalidModel("a vertex position is not a finite number")
    if len(faces) and (faces.min() < 0 or faces.max() >= len(vertices)):
        raise InvalidModel("a face refers to a vertex that does not exist")


def weld(vertices: FloatArray, faces: IntArray) -> tuple[FloatArray, IntArray, IntArray]:
    """Vertices of exactly equal position (as float32) are one vertex; order of first use is not kept.

    Returns:
        (k, 3) distinct positions, (m, 3) faces into them, and (n,) the new index of every old vertex.
    """
    if not len(vertices):
        return vertices, faces, np.zeros(0, np.int64)
    keys = np.ascontiguousarray(vertices.astype(np.float32) + np.float32(0.0))  # + 0 makes -0 equal 0
    packed = keys.view(np.dtype((np.void, 12))).ravel()
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    inverse = inverse.reshape(-1).astype(np.int64)
    return vertices[first], inverse[faces], inverse


def corner_triangles(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """(m, 3, 3) corner positions of every face."""
    return vertices[faces]


def area_vectors(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """(m, 3) normals whose length is twice the face area, pointing outside for counter-clockwise faces."""
    a, b, c = vertices[faces[:, 0]], vertices[faces[:, 1]], vertices[faces[:, 2]]
    return np.cross(b - a, c - a)


def unit(vectors: FloatArray, fallback: tuple[float, float, float] = (0.0, 1.0, 0.0)) -> FloatArray:
    """Vectors of length one; those without a direction become `fallback`."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    good = length[:, 0] > 1e-30
    out = np.divide(vectors, length, out=np.zeros_like(vectors), where=good[:, None])
    out[~good] = fallback
    return out


def vertex_normals(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """(n, 3) smooth unit normals: face normals weighted by corner angle, averaged over welded positions.

    Source: Thuermer and Wuethrich, "Computing vertex normals from polygonal facets", 1998.
    """
    welded, triangles, inverse = weld(vertices, faces)
    return _angle_weighted(welded, triangles)[inverse]


def _angle_weighted(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """(n, 3) unit normals of vertices as they are indexed, nothing welded."""
    if not len(faces):
        return np.tile((0.0, 1.0, 0.0), (len(vertices), 1))
    scale = float(np.ptp(vertices, axis=0).max()) or 1.0
    corners = corner_triangles(vertices / scale, faces)
    normals = unit(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), (0.0, 0.0, 0.0))
    total = np.zeros((len(vertices), 3))
    for corner in range(3):
        along = unit(corners[:, (corner + 1) % 3] - corners[:, corner], (0.0, 0.0, 0.0))
        across = unit(corners[:, (corner + 2) % 3] - corners[:, corner], (0.0, 0.0, 0.0))
        angle = np.arccos(np.clip(np.einsum("ij,ij->i", along, across), -1.0, 1.0))
        weighted = normals * angle[:, None]
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, corner], weighted[:, axis], minlength=len(vertices))
    return unit(total)


def vertex_tangents(vertices: FloatArray, faces: IntArray, uvs: FloatArray, normals: FloatArray) -> FloatArray:
    """(n, 4) unit tangents along +u, made perpendicular to the normals; the fourth value is the side of the bitangent.

    Source: Lengyel, "Foundations of Game Engine Development", volume 2, section 7.5.
    """
    corners, mapped = vertices[faces], uvs[faces]
    edge1, edge2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    du1, dv1 = (mapped[:, 1] - mapped[:, 0]).T
    du2, dv2 = (mapped[:, 2] - mapped[:, 0]).T
    # texture rows grow downwards, so the bitangent of glTF's up direction is -v
    side = np.sign(du1 * dv2 - du2 * dv1)[:, None]
    along = (edge1 * dv2[:, None] - edge2 * dv1[:, None]) * side
    upward = (edge1 * du2[:, None] - edge2 * du1[:, None]) * side
    tangent, bitangent = np.zeros_like(vertices), np.zeros_like(vertices)
    for corner in range(3):
        for axis in range(3):
            tangent[:, axis] += np.bincount(faces[:, corner], along[:, axis], minlength=len(vertices))
            bitangent[:, axis] += np.bincount(faces[:, corner], upward[:, axis], minlength=len(vertices))
    flat = tangent - normals * np.einsum("ij,ij->i", normals, tangent)[:, None]
    spare = np.where(np.abs(normals[:, :1]) < 0.9, [[1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0]])
    other = unit(spare - normals * np.einsum("ij,ij->i", normals, spare)[:, None])
    scale = float(np.ptp(vertices, axis=0).max()) or 1.0
    weak = np.linalg.norm(flat, axis=1) < 1e-12 * scale
    flat = np.where(weak[:, None], other, unit(flat))
    handed = np.where(np.einsum("ij,ij->i", np.cross(normals, flat), bitangent) < 0, -1.0, 1.0)
    return np.concatenate([flat, handed[:, None]], axis=1)


def drop_degenerate(vertices: FloatArray, faces: IntArray) -> NDArray[np.bool_]:
    """(m,) True for the faces that keep three distinct corners after welding."""
    return distinct_corners(weld(vertices, faces)[1])


def distinct_corners(faces: IntArray) -> NDArray[np.bool_]:
    """(m,) True for the faces whose three indices differ."""
    a, b, c = faces.T
    return (a != b) & (b != c) & (c != a)


def split_creases(
    vertices: FloatArray, faces: IntArray, *, degrees: float = 40.0
) -> tuple[FloatArray, IntArray, FloatArray]:
    """The mesh with vertices doubled along sharp edges, and smooth normals on either side of them.

    Args:
        vertices: (n, 3) positions.
        faces: (m, 3) indices.
        degrees: edges that bend more than this are sharp.

    Returns:
        (k, 3) positions, (m, 3) faces in the same order, (k, 3) unit normals.
    """
    positions, triangles, _ = weld(vertices, faces)
    areas = area_vectors(positions, triangles)
    facing = unit(areas)
    pairs, ends = neighbour_pairs(triangles)
    bend = np.einsum("ij,ij->i", facing[pairs[:, 0]], facing[pairs[:, 1]])
    pairs, ends = pairs[bend >= np.cos(np.deg2rad(degrees))], ends[bend >= np.cos(np.deg2rad(degrees))]
    links = [
        np.stack(
            [pairs[:, side] * 3 + np.argmax(triangles[pairs[:, side]] == ends[:, [end]], axis=1) for side in (0, 1)],
            axis=1,
        )
        for end in (0, 1)
    ]
    corner_group = groups(np.concatenate(links), triangles.size)
    count = int(corner_group.max(initial=-1)) + 1
    source = np.zeros(count, np.int64)
    source[corner_group] = triangles.ravel()
    split = corner_group.reshape(-1, 3)
    return positions[source], split, _angle_weighted(positions[source], split)


def compact(part: Part) -> Part:
    """The part without vertices that no face uses; the order of the rest is kept."""
    used = np.zeros(len(part.vertices), bool)
    used[part.faces] = True
    if used.all():
        return part
    index = np.cumsum(used) - 1
    return replace(
        part,
        vertices=part.vertices[used],
        faces=index[part.faces],
        uvs=None if part.uvs is None else part.uvs[used],
        normals=None if part.normals is None else part.normals[used],
        colors=None if part.colors is None else part.colors[used],
    )


def joined(model: Model) -> tuple[FloatArray, IntArray]:
    """Every part of the model as one (n, 3), (m, 3) mesh, in part order, nothing welded."""
    vertices = [part.vertices for part in model.parts]
    starts = np.cumsum([0, *(len(v) for v in vertices)])
    faces = [part.faces + start for part, start in zip(model.parts, starts[:-1], strict=True)]
    if not vertices:
        return np.zeros((0, 3)), np.zeros((0, 3), np.int64)
    return np.concatenate(vertices), np.concatenate(faces)
