"""How thick a body is behind each pixel of its silhouette, from the silhouette alone."""

from typing import Any, cast

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.linalg import splu  # pyright: ignore[reportUnknownVariableType]  # scipy has no types

from image3d.geometry.model import FloatArray


def half_thickness(field: FloatArray, *, roundness: float = 3.0) -> FloatArray:
    """(rows, columns) half thickness in cells: the square root of the solution of Poisson's equation in the region.

    Solves laplace(u) = -`roundness` where `field` is positive, u = 0 on its zero line. With 4, a disc becomes a sphere
    and a long strip an elliptic tube 1.41 times as deep as wide; 3 makes the sphere 0.87 and the tube 1.22 deep. Thin
    parts come out thin wherever they join a thick one: u falls to its local width within about one width.

    Args:
        field: (rows, columns) signed distance in cells, positive inside, negative along the border.
        roundness: the right-hand side.

    Source: the ghost-fluid stencil of Gibou et al., J. Comput. Phys. 176 (2002), second order on the zero line and
        symmetric.
    """
    inside = field > 0
    count = int(inside.sum())
    index = np.full(field.shape, -1, np.int64)
    index[inside] = np.arange(count)
    diagonal = np.zeros(field.shape)
    rows: list[np.ndarray] = []
    columns: list[np.ndarray] = []
    for axis in (0, 1):
        here = (slice(None, -1), slice(None)) if axis == 0 else (slice(None), slice(None, -1))
        ahead = (slice(1, None), slice(None)) if axis == 0 else (slice(None), slice(1, None))
        both = inside[here] & inside[ahead]
        rows.append(index[here][both])
        columns.append(index[ahead][both])
        diagonal[here] += both
        diagonal[ahead] += both
        for one, other in ((here, ahead), (ahead, here)):
            rim = inside[one] & ~inside[other]
            part = np.clip(field[one] / np.where(rim, field[one] - field[other], 1.0), 0.1, 1.0)
            diagonal[one] += np.where(rim, 1.0 / part, 0.0)
    i, j = np.concatenate(rows), np.concatenate(columns)
    every = np.arange(count)
    values = np.concatenate([diagonal[inside], -np.ones(2 * len(i))])
    matrix = coo_array((values, (np.concatenate([every, i, j]), np.concatenate([every, j, i]))), (count, count))
    factors = cast("Any", splu)(matrix.tocsc(), permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    solution: FloatArray = factors.solve(np.full(count, roundness))
    thickness = np.zeros(field.shape)
    thickness[inside] = np.sqrt(np.maximum(solution, 0.0))
    return thickness
