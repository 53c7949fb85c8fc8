"""UV atlas by projection: faces are grouped by the axis they look along, connected groups become flat charts.

The chart that faces the viewer takes most of the room, upright and undistorted, so that the photo keeps its pixels.
"""

from dataclasses import dataclass

import numpy as np

from image3d.geometry.mesh import area_vectors, unit
from image3d.geometry.model import FloatArray, IntArray
from image3d.geometry.packing import pack_charts
from image3d.geometry.topology import groups, neighbour_pairs

#: the six viewing axes as (right, up, towards): +Z, -Z, +X, -X, +Y, -Y
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
#: how readily a face joins each axis, and texels per unit of each axis' charts beside the front's
_READINESS = np.array([2.4, 2.4, 1.0, 1.0, 1.0, 1.0])
_DENSITY = np.array([1.0, 0.5, 0.6, 0.6, 0.6, 0.6])
_LEAST_COSINE = 0.12
_SMALL_CHART = 40


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """A mesh cut along its chart borders.

    Attributes:
        vertex_of: (n,) the original vertex behind each atlas vertex.
        faces: (m, 3) indices of atlas vertices, in the original order of faces.
        uvs: (n, 2) in 0..1, origin at the top left.
        charts: how many charts there are.
    """

    vertex_of: IntArray
    faces: IntArray
    uvs: FloatArray
    charts: int


def unfold(vertices: FloatArray, faces: IntArray, *, texture_size: int, gap_px: int = 4) -> Atlas:
    """An atlas in which charts stay `gap_px` texels apart.

    Within a chart all faces look along its axis, so a chart of a surface without overhangs never covers itself.

    Args:
        vertices: (n, 3) of a welded mesh.
        faces: (m, 3).
        texture_size: side of the square texture in texels.
        gap_px: between charts and to the border.
    """
    pairs, _ = neighbour_pairs(faces)
    axis = _axis_of_faces(vertices, faces, pairs)
    chart = groups(pairs[axis[pairs[:, 0]] == axis[pairs[:, 1]]], len(faces))
    frames = _AXES[axis]
    corners = vertices[faces]
    flat = np.stack([np.einsum("mkd,md->mk", corners, frames[:, i]) for i in (0, 1)], axis=2)
    flat *= _DENSITY[axis][:, None, None] * np.array([1.0, -1.0])
    flat = _upright(flat, chart)
    packing = pack_charts(flat, chart, int(chart.max()) + 1, gap_px / texture_size)
    placed = flat * packing.scale + packing.offset[chart][:, None]
    keys, first, inverse = np.unique(chart[:, None] * len(vertices) + faces, return_index=True, return_inverse=True)
    return Atlas(
        vertex_of=keys % len(vertices),
        faces=inverse.reshape(faces.shape).astype(np.int64),
        uvs=placed.reshape(-1, 2)[first],
        charts=int(chart.max()) + 1,
    )


def _upright(flat: FloatArray, chart: IntArray) -> FloatArray:
    """Each chart moved to the origin, and turned by a quarter where it is wider than tall, as the packer wants."""
    count = int(chart.max()) + 1
    low, high = _extents(flat, chart, count)
    wide = (high - low)[:, 0] > (high - low)[:, 1]
    turned = np.where(wide[chart][:, None, None], np.stack([-flat[..., 1], flat[..., 0]], axis=2), flat)
    low, _ = _extents(turned, chart, count)
    return turned - low[chart][:, None]


def _extents(flat: FloatArray, chart: IntArray, count: int) -> tuple[FloatArray, FloatArray]:
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, chart, flat.min(axis=1))
    np.maximum.at(high, chart, flat.max(axis=1))
    return low, high


def _axis_of_faces(vertices: FloatArray, faces: IntArray, pairs: IntArray) -> IntArray:
    """(m,) the axis each face is drawn along, with lone faces and small patches joined to their surroundings."""
    cosines = unit(area_vectors(vertices, faces)) @ _AXES[:, 2].T
    axis: IntArray = np.argmax(cosines * _READINESS, axis=1)
    every = np.arange(len(faces))
    for _ in range(3):
        votes = np.zeros((len(faces), 6))
        for here, there in ((0, 1), (1, 0)):
            cell = pairs[:, here] * 6 + axis[pairs[:, there]]
            votes += np.bincount(cell, minlength=votes.size).reshape(votes.shape)
        votes[cosines < _LEAST_COSINE] = -1.0
        best: IntArray = np.argmax(votes, axis=1)
        agreed = votes[every, best] >= 2
        axis[agreed] = best[agreed]
    for _ in range(4):
        axis = _absorb_small(axis, pairs, cosines)
    return axis


def _absorb_small(axis: IntArray, pairs: IntArray, cosines: FloatArray) -> IntArray:
    """Faces of small charts take a neighbouring chart's axis where they still face it."""
    label = groups(pairs[axis[pairs[:, 0]] == axis[pairs[:, 1]]], len(axis))
    size = np.bincount(label)[label]
    out = axis.copy()
    for here, there in ((0, 1), (1, 0)):
        one, other = pairs[:, here], pairs[:, there]
        moves = (size[one] < _SMALL_CHART) & (size[other] > size[one])
        moves &= cosines[one, axis[other]] > _LEAST_COSINE
        out[one[moves]] = axis[other[moves]]
    return out
