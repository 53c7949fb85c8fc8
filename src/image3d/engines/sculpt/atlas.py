"""UV atlas by projection: faces are grouped by the axis they look along, connected groups become flat charts.

The chart that faces the viewer keeps the picture's own pixel grid, so the photo lands in it undistorted.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from image3d.engines.sculpt.packing import pack
from image3d.geometry.model import FloatArray, IntArray

#: the six viewing axes as (right, up, towards) and how readily a face joins each: +Z, -Z, +X, -X, +Y, -Y
_AXES = np.array(
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[-1, 0, 0], [0, 1, 0], [0, 0, -1]],
        [[0, 0, -1], [0, 1, 0], [1, 0, 0]],
        [[0, 0, 1], [0, 1, 0], [-1, 0, 0]],
        [[1, 0, 0], [0, 0, -1], [0, 1, 0]],
        [[1, 0, 0], [0, 0, 1], [0, -1, 0]],
    ],
    np.float64,
)
_READINESS = np.array([2.4, 2.4, 1.0, 1.0, 1.0, 1.0])
#: texels per unit of each axis' charts beside the front's
_DENSITY = np.array([1.0, 0.55, 0.7, 0.7, 0.7, 0.7])
_LEAST_COSINE = 0.12
_SMALL_CHART = 24


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """A mesh cut along its chart borders.

    Attributes:
        vertex_of: (n,) the original vertex behind each atlas vertex.
        faces: (m, 3) indices of atlas vertices, in the original order of faces.
        texels: (n, 2) x, y of each atlas vertex in texels of the square texture.
        charts: how many charts there are.
    """

    vertex_of: IntArray
    faces: IntArray
    texels: FloatArray
    charts: int


def unfold(vertices: FloatArray, faces: IntArray, *, texture_size: int, gutter: int = 2) -> Atlas:
    """An atlas of the mesh in which no two charts overlap and `gutter` texels lie around each.

    Args:
        vertices: (n, 3), faces: (m, 3): a welded mesh.
        texture_size: side of the square texture in texels.
    """
    axis = _axis_of_faces(vertices, faces)
    chart, chart_axis = _charts(faces, axis)
    key = chart[:, None] * len(vertices) + faces
    unique, inverse = np.unique(key, return_inverse=True)
    vertex_of, chart_of = unique % len(vertices), unique // len(vertices)
    frames = _AXES[chart_axis[chart_of]]
    points = vertices[vertex_of]
    flat = np.stack([np.sum(points * frames[:, 0], 1), -np.sum(points * frames[:, 1], 1)], 1)
    flat *= _DENSITY[chart_axis[chart_of]][:, None]
    low, high = _extents(flat, chart_of, len(chart_axis))
    corners, scale = pack(high - low, texture_size, gutter)
    texels = corners[chart_of] + gutter + (flat - low[chart_of]) * scale
    return Atlas(vertex_of=vertex_of, faces=inverse.reshape(faces.shape), texels=texels, charts=len(chart_axis))


def _extents(flat: FloatArray, chart_of: IntArray, charts: int) -> tuple[FloatArray, FloatArray]:
    low, high = np.full((charts, 2), np.inf), np.full((charts, 2), -np.inf)
    np.minimum.at(low, chart_of, flat)
    np.maximum.at(high, chart_of, flat)
    return low, high


def _axis_of_faces(vertices: FloatArray, faces: IntArray) -> IntArray:
    """(m,) the axis each face is drawn along, with lone faces and small patches joined to their surroundings."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    normals = np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-30)[:, None]
    cosines = normals @ _AXES[:, 2].T
    axis = np.argmax(cosines * _READINESS, axis=1)
    first, second = _neighbours(faces)
    for _ in range(3):
        votes = np.zeros((len(faces), 6))
        np.add.at(votes, (first, axis[second]), 1.0)
        np.add.at(votes, (second, axis[first]), 1.0)
        votes[cosines < _LEAST_COSINE] = -1.0
        best = np.argmax(votes, axis=1)
        axis = np.where(votes[np.arange(len(faces)), best] >= 2, best, axis)
    for _ in range(4):
        axis = _absorb_small(axis, first, second, cosines)
    return axis


def _absorb_small(axis: IntArray, first: IntArray, second: IntArray, cosines: FloatArray) -> IntArray:
    """Faces of small charts take a neighbouring chart's axis where they still face it."""
    label = _components(len(axis), first, second, axis)
    size = np.bincount(label)[label]
    out = axis.copy()
    for one, other in ((first, second), (second, first)):
        moves = (size[one] < _SMALL_CHART) & (size[other] > size[one])
        moves &= cosines[one, axis[other]] > _LEAST_COSINE
        out[one[moves]] = axis[other[moves]]
    return out


def _charts(faces: IntArray, axis: IntArray) -> tuple[IntArray, IntArray]:
    """(m,) chart of each face and (charts,) the axis of each chart."""
    first, second = _neighbours(faces)
    label = _components(len(faces), first, second, axis)
    _, some = np.unique(label, return_index=True)
    return label, axis[some]


def _components(count: int, first: IntArray, second: IntArray, axis: IntArray) -> IntArray:
    same = axis[first] == axis[second]
    links = coo_array((np.ones(int(same.sum()), np.int8), (first[same], second[same])), (count, count))
    return connected_components(links, directed=False)[1].astype(np.int64)


def _neighbours(faces: IntArray) -> tuple[IntArray, IntArray]:
    """Pairs of faces that share an edge."""
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    owner = np.tile(np.arange(len(faces)), 3)
    order = np.lexsort((edges[:, 1], edges[:, 0]))
    same = np.all(edges[order][1:] == edges[order][:-1], axis=1)
    return owner[order][:-1][same], owner[order][1:][same]
