"""Which vertices of a surface hang together, and its pieces."""

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csgraph

from image3d.geometry.model import FloatArray, IntArray

_CRUMB = 0.01  # pieces with less than this share of the faces are dropped


def without_crumbs(vertices: FloatArray, faces: IntArray) -> tuple[FloatArray, IntArray]:
    """The mesh without pieces of less than _CRUMB of its faces; its largest piece always stays."""
    links, _ = neighbours(faces, len(vertices))
    components = csgraph.connected_components(links, directed=False)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
    piece = cast("NDArray[np.int32]", components[1])
    count = np.bincount(piece[faces[:, 0]])
    keep = count >= min(_CRUMB * len(faces), float(count.max()))
    faces = faces[keep[piece[faces[:, 0]]]]
    used, index = np.unique(faces, return_inverse=True)
    return vertices[used], index.reshape(-1, 3).astype(np.int64)


def neighbours(faces: IntArray, count: int) -> tuple[Any, FloatArray]:
    """A sparse (count, count) matrix of ones where two vertices share an edge, and (count,) the sums of its rows."""
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    start, end = np.concatenate([ends, ends[:, ::-1]]).T
    links: Any = coo_array((np.ones(len(start)), (start, end)), (count, count)).tocsr()
    links.data[:] = 1.0  # edges of two faces were added up
    return links, np.diff(links.indptr).astype(np.float64)
