"""Which faces touch which, and connected groups of them."""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components  # pyright: ignore[reportUnknownVariableType]  # scipy has no types

from image3d.geometry.model import IntArray


def neighbour_pairs(faces: IntArray) -> tuple[IntArray, IntArray]:
    """(p, 2) pairs of faces that share an edge used by exactly two faces, and (p, 2) the vertices of that edge."""
    ends = np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    keys = ends[:, 0] * (int(faces.max(initial=0)) + 1) + ends[:, 1]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else np.zeros(0, np.int64)
    counts = np.diff(np.r_[starts, len(ordered)])
    first = starts[counts == 2]
    pairs = np.stack([order[first] // 3, order[first + 1] // 3], axis=1)
    proper = pairs[:, 0] != pairs[:, 1]
    return pairs[proper], ends[order[first]][proper]


def groups(pairs: IntArray, count: int) -> IntArray:
    """(count,) the number of the connected group each item belongs to, where `pairs` (p, 2) are connected."""
    graph = coo_matrix((np.ones(len(pairs), np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)  # pyright: ignore[reportUnknownVariableType]  # as above
    return np.asarray(labels, np.int64)
