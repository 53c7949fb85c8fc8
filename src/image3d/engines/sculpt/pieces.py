"""Connected pieces of a surface."""

from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csgraph

from image3d.geometry.model import FloatArray, IntArray

_CRUMB = 0.01  # pieces with less than this share of the faces are dropped


def without_crumbs(vertices: FloatArray, faces: IntArray) -> tuple[FloatArray, IntArray]:
    """The mesh without pieces of less than _CRUMB of its faces; its largest piece always stays."""
    edges = edges_of(faces)
    links = coo_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (len(vertices), len(vertices)))
    components = csgraph.connected_components(links, directed=False)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
    piece = cast("NDArray[np.int32]", components[1])
    count = np.bincount(piece[faces[:, 0]])
    keep = count >= min(_CRUMB * len(faces), float(count.max()))
    faces = faces[keep[piece[faces[:, 0]]]]
    used, index = np.unique(faces, return_inverse=True)
    return vertices[used], index.reshape(-1, 3).astype(np.int64)


def edges_of(faces: IntArray) -> IntArray:
    """(3 m, 2) directed edges of the faces (m, 3)."""
    return np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
