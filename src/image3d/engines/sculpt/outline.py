"""Marching squares: a region given by a signed field on a grid becomes triangles that end on its zero line."""

from dataclasses import dataclass

import numpy as np

from image3d.geometry.model import FloatArray, IntArray

# Corners of a cell: 0 (r, c), 1 (r, c+1), 2 (r+1, c+1), 3 (r+1, c); sides: 4 between 0-1, 5 1-2, 6 2-3, 7 3-0.
# For each of the 16 cases the polygons of the inside, clockwise in (row down, column right) pictures.
_POLYGONS: dict[int, tuple[tuple[int, ...], ...]] = {
    1: ((0, 4, 7),),
    2: ((4, 1, 5),),
    3: ((0, 1, 5, 7),),
    4: ((5, 2, 6),),
    5: ((0, 4, 7), (5, 2, 6)),
    6: ((4, 1, 2, 6),),
    7: ((0, 1, 2, 6, 7),),
    8: ((7, 6, 3),),
    9: ((0, 4, 6, 3),),
    10: ((4, 1, 5), (7, 6, 3)),
    11: ((0, 1, 5, 6, 3),),
    12: ((7, 5, 2, 3),),
    13: ((0, 4, 5, 2, 3),),
    14: ((4, 1, 2, 3, 7),),
    15: ((0, 1, 2, 3),),
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The triangulated inside of a region.

    Attributes:
        points: (n, 2) row and column of each vertex, fractional on the outline.
        faces: (m, 3), clockwise in a picture whose rows run down; seen with y up, counter-clockwise from the viewer
            after the caller's flip.
        inner: how many of the points, the first ones, are grid nodes; the others lie on the outline.
        nodes: (inner, 2) row and column of the grid nodes.
    """

    points: FloatArray
    faces: IntArray
    inner: int
    nodes: IntArray


def triangulate(field: FloatArray) -> Sheet:
    """The region where `field` (rows, columns) is positive, as triangles; its rim lies on the linear zero line.

    The field must be negative along its border. Rim vertices keep a tenth of a cell away from grid nodes, so no
    triangle is degenerate. Every edge has one or two faces and every rim vertex one fan (a 2-manifold).
    """
    rows, columns = field.shape
    inside = field > 0
    node_id = np.full(field.shape, -1, np.int64)
    nodes = np.argwhere(inside)
    node_id[inside] = np.arange(len(nodes))
    right, right_points = _crossings(field, inside, axis=1, first=len(nodes))
    down, down_points = _crossings(field, inside, axis=0, first=len(nodes) + len(right_points))
    corners = [node_id[:-1, :-1], node_id[:-1, 1:], node_id[1:, 1:], node_id[1:, :-1]]
    sides = [right[:-1, :], down[:, 1:], right[1:, :], down[:, :-1]]
    ids = np.stack([side.reshape(-1) for side in [*corners, *sides]], 1)
    case = sum((corner.reshape(-1) >= 0).astype(np.int64) << bit for bit, corner in enumerate(corners))
    parts: list[IntArray] = []
    for number, polygons in _POLYGONS.items():
        cells = ids[case == number]
        for polygon in polygons:
            parts.extend(cells[:, [polygon[0], polygon[i], polygon[i + 1]]] for i in range(1, len(polygon) - 1))
    faces = np.concatenate(parts) if parts else np.zeros((0, 3), np.int64)
    points = np.concatenate([nodes.astype(np.float64), right_points, down_points])
    assert rows > 1  # noqa: S101  # a field of one row has no cells
    assert columns > 1  # noqa: S101
    return Sheet(points=points, faces=faces, inner=len(nodes), nodes=nodes)


def _crossings(field: FloatArray, inside: np.ndarray, *, axis: int, first: int) -> tuple[IntArray, FloatArray]:
    """Vertex ids per grid edge along `axis` (-1 where none crosses) and the (k, 2) crossing points."""
    ahead = (slice(1, None), slice(None)) if axis == 0 else (slice(None), slice(1, None))
    here = (slice(None, -1), slice(None)) if axis == 0 else (slice(None), slice(None, -1))
    crossed = inside[here] != inside[ahead]
    ids = np.full(crossed.shape, -1, np.int64)
    where = np.argwhere(crossed)
    ids[crossed] = first + np.arange(len(where))
    a, b = field[here][crossed], field[ahead][crossed]
    points = where.astype(np.float64)
    points[:, axis] += np.clip(a / (a - b), 0.1, 0.9)
    return ids, points
