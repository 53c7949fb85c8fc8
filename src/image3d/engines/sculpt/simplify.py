"""Fewer faces without opening the surface."""

import fast_simplification
import numpy as np

from image3d.geometry.model import FloatArray, IntArray


def simplified(vertices: FloatArray, faces: IntArray, target_faces: int) -> tuple[FloatArray, IntArray]:
    """A closed surface of about `target_faces` faces."""
    if len(faces) <= target_faces:
        return vertices, faces
    points, triangles = fast_simplification.simplify(
        vertices.astype(np.float32), faces.astype(np.int32), target_count=target_faces, agg=4
    )
    return np.asarray(points, np.float64), np.asarray(triangles, np.int64)


def vertex_normals(vertices: FloatArray, faces: IntArray) -> FloatArray:
    """(n, 3) unit normals, each the mean of its faces' normals weighted by the angle at the vertex."""
    corners = vertices[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-30)[:, None]
    total = np.zeros_like(vertices)
    for k in range(3):
        one = corners[:, (k + 1) % 3] - corners[:, k]
        two = corners[:, (k + 2) % 3] - corners[:, k]
        cosine = np.sum(one * two, 1) / np.maximum(np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1), 1e-30)
        angle = np.arccos(np.clip(cosine, -1.0, 1.0))
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, k], angle * normals[:, axis], len(vertices))
    length = np.linalg.norm(total, axis=1)
    total[length < 1e-12] = (0.0, 0.0, 1.0)
    return total / np.maximum(np.linalg.norm(total, axis=1), 1e-30)[:, None]
