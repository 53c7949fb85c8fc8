"""From a closed solid to a drawable surface: texture coordinates, and normals that keep sharp edges sharp."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components  # pyright: ignore[reportUnknownVariableType]  # untyped

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Surface:
    """vertices, normals (n, 3), uvs (n, 2) in repeats of a tile, faces (m, 3)."""

    vertices: FloatArray
    faces: IntArray
    normals: FloatArray
    uvs: FloatArray


def dress(vertices: FloatArray, faces: IntArray, *, crease: float, mapping: str, tile: float) -> Surface:
    """The surface of a closed mesh, split where the normal or the texture must jump.

    Args:
        vertices: (n, 3) metres.
        faces: (m, 3), counter-clockwise from outside.
        crease: edges whose faces turn by more than this many degrees stay sharp; 0 gives facets.
        mapping: `box` projects along the nearest axis, `cylinder` wraps around y.
        tile: metres to one repeat of the texture.
    """
    corner = vertices[faces]
    area = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    apart = (corner != np.roll(corner, 1, axis=1)).any(axis=2).all(axis=1)
    faces, area, corner = faces[apart], area[apart], corner[apart]
    unit = area / (np.linalg.norm(area, axis=1, keepdims=True) + 1e-30)
    pairs = _edge_pairs(faces)
    smooth = (unit[pairs[:, 0]] * unit[pairs[:, 2]]).sum(1) > np.cos(np.radians(max(crease, 0.01)))
    group = _corner_groups(faces, pairs[smooth])
    normals = np.zeros((int(group.max()) + 1, 3))
    np.add.at(normals, group, np.repeat(area, 3, axis=0))
    size = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = np.where(size > 1e-20, normals / np.maximum(size, 1e-30), [0.0, 1.0, 0.0])
    corner_uv, chart = _cylinder(corner, unit, tile) if mapping == "cylinder" else _box(corner, unit, tile)
    return _weld(faces, corner, normals[group], corner_uv, group, chart)


def _edge_pairs(faces: IntArray) -> IntArray:
    """(k, 4): face, corner of one side of every edge, face, corner of the other side."""
    start, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    count = int(faces.max()) + 1
    forward, backward = start * count + end, end * count + start
    order = np.argsort(forward, kind="stable")
    at = np.searchsorted(forward[order], backward)
    at = np.minimum(at, len(order) - 1)
    other = order[at]
    here = np.arange(len(forward))
    ok = (forward[other] == backward) & (here < other)
    return np.stack([here[ok] // 3, here[ok] % 3, other[ok] // 3, other[ok] % 3], 1)


def _corner_groups(faces: IntArray, pairs: IntArray) -> IntArray:
    """A label for each of the (3m) corners; corners share one where smooth edges join their faces."""
    a, i, b, j = pairs.T
    left = np.concatenate([a * 3 + i, a * 3 + (i + 1) % 3])
    right = np.concatenate([b * 3 + (j + 1) % 3, b * 3 + j])
    size = faces.size
    graph = coo_array((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    _, labels = connected_components(graph, directed=False)  # pyright: ignore[reportUnknownVariableType]
    return np.asarray(labels, np.int64)  # pyright: ignore[reportUnknownArgumentType]


def _box(corner: FloatArray, unit: FloatArray, tile: float) -> tuple[FloatArray, IntArray]:
    """Corner coordinates (m, 3, 2) projected along the axis nearest to each face's normal, and that axis."""
    axis = np.abs(unit + np.array([1e-7, 2e-7, 0.0])).argmax(1)
    x, y, z = corner[..., 0], corner[..., 1], corner[..., 2]
    u = np.select([axis[:, None] == 0, axis[:, None] == 1], [z, x], x)
    v = np.select([axis[:, None] == 0, axis[:, None] == 1], [-y, z], -y)
    return np.stack([u, v], -1) / tile, axis


def _cylinder(corner: FloatArray, unit: FloatArray, tile: float) -> tuple[FloatArray, IntArray]:
    """Corner coordinates wrapped around y, caps projected along y; the chart changes at the seam and at the caps."""
    x, y, z = corner[..., 0], corner[..., 1], corner[..., 2]
    cap = np.abs(unit[:, 1]) > 0.85
    theta: FloatArray = np.arctan2(x, z)
    middle: FloatArray = np.arctan2(np.sin(theta).mean(1), np.cos(theta).mean(1))
    off_axis = np.hypot(x, z) > 1e-6
    theta = np.where(off_axis, theta, middle[:, None])
    turn: FloatArray = np.round((theta - middle[:, None]) / (2 * np.pi))
    theta = theta - 2 * np.pi * turn
    radius = float(np.hypot(x, z).max())
    around = max(1, round(2 * np.pi * radius * 0.85 / tile))
    u = np.where(cap[:, None], x / tile, theta / (2 * np.pi) * around)
    v = np.where(cap[:, None], z / tile, -y / tile)
    return np.stack([u, v], -1), cap.astype(np.int64)


def _weld(  # noqa: PLR0917  # names, sizes and places read best in order
    faces: IntArray, corner: FloatArray, normal: FloatArray, uv: FloatArray, group: IntArray, chart: IntArray
) -> Surface:
    """One vertex for each group of corners with the same texture coordinates."""
    key = np.column_stack([group, np.repeat(chart, 3), np.round(uv.reshape(-1, 2) * 4096).astype(np.int64)])
    width = key.max(0) - key.min(0) + 1
    if math.prod(int(w) for w in width) < 2**62:
        flat = np.ravel_multi_index(tuple((key - key.min(0)).T), tuple(int(w) for w in width))
        _, first, inverse = np.unique(flat, return_index=True, return_inverse=True)
    else:
        _, first, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
    return Surface(
        vertices=corner.reshape(-1, 3)[first],
        faces=np.asarray(inverse, np.int64).reshape(faces.shape),
        normals=normal[first],
        uvs=uv.reshape(-1, 2)[first],
    )
