"""Fewer faces for the same shape."""

from collections.abc import Iterator
from typing import Any, cast

import fast_simplification
import numpy as np
from manifold3d import Error, Manifold, Mesh64

from image3d.geometry.measure import is_watertight
from image3d.geometry.mesh import check_arrays, distinct_corners, weld
from image3d.geometry.model import FloatArray, IntArray

#: how far below the target a result may fall and still count as having met it
TOLERANCE = 0.05
#: aggressiveness of the collapses: gentle keeps topology, 7 is the method's own choice, 10 reaches low targets
_AGGRESSIVENESS = (7.0, 4.0, 10.0)
_BISECTIONS = 24

Mesh = tuple[FloatArray, IntArray]


def simplify(vertices: FloatArray, faces: IntArray, target_faces: int) -> Mesh:
    """The mesh with at most `target_faces` faces, and no fewer than 95 % of them where its shape allows.

    A mesh that is small enough comes back unchanged. Otherwise vertices of equal position are welded, faces without
    area are dropped and edges are collapsed where the shape suffers least. What was watertight stays watertight as
    long as `target_faces` leaves room for its topology; if no way to keep it closed is found the count wins.

    Args:
        vertices: (n, 3) positions.
        faces: (m, 3) indices.
        target_faces: at least 4.

    Raises:
        InvalidModel: the arrays do not make a mesh.

    Source: Garland and Heckbert, "Surface simplification using quadric error metrics", SIGGRAPH 1997.
    """
    check_arrays(vertices, faces)
    if len(faces) <= target_faces:
        return vertices, faces
    closed = is_watertight(vertices, faces)
    start = _cleaned(vertices, faces)
    best: Mesh | None = None
    for candidate in _candidates(start, max(target_faces, 4), closed=closed):
        if _better(candidate, best, target_faces, closed=closed):
            best = candidate
        if best is not None and _is_good(best, target_faces, closed=closed):
            break
    return start if best is None else best


def _candidates(start: Mesh, target: int, *, closed: bool) -> Iterator[Mesh]:
    if not closed:
        yield _quadric(start, target, _AGGRESSIVENESS[0], keep_border=True)
    for aggressiveness in _AGGRESSIVENESS:
        for aim in (target, int(target * 0.97)):
            yield _quadric(start, aim, aggressiveness)
    if closed:
        yield from _manifold(start, target)
    yield from _clustered(start, target)


def _is_good(mesh: Mesh, target: int, *, closed: bool) -> bool:
    enough = target * (1 - TOLERANCE) <= len(mesh[1]) <= target
    return enough and (not closed or is_watertight(*mesh))


def _better(mesh: Mesh, best: Mesh | None, target: int, *, closed: bool) -> bool:
    """Under the target first, then not half of it, then watertight where the input was, then near the target."""
    if not len(mesh[1]):
        return False
    return best is None or _rank(mesh, target, closed=closed) > _rank(best, target, closed=closed)


def _rank(mesh: Mesh, target: int, *, closed: bool) -> tuple[bool, bool, bool, int]:
    count = len(mesh[1])
    return count <= target, count > target / 2, not closed or is_watertight(*mesh), -abs(target - count)


def _cleaned(vertices: FloatArray, faces: IntArray) -> Mesh:
    positions, triangles, _ = weld(vertices, faces)
    return positions, triangles[distinct_corners(triangles)]


def _quadric(mesh: Mesh, target: int, aggressiveness: float, *, keep_border: bool = False) -> Mesh:
    """Edge collapses; the shape is brought to unit size first because the method has absolute thresholds."""
    vertices, faces = mesh
    low = vertices.min(axis=0)
    size = float(np.ptp(vertices, axis=0).max()) or 1.0
    if len(faces) <= target:
        return mesh
    points, triangles = cast(
        "tuple[FloatArray, IntArray]",
        fast_simplification.simplify(
            (vertices - low) / size,
            faces.astype(np.int32),
            target_count=target,
            agg=aggressiveness,
            preserve_border=keep_border,
        ),
    )
    return _cleaned(np.asarray(points, np.float64) * size + low, np.asarray(triangles, np.int64))


def _manifold(mesh: Mesh, target: int) -> Iterator[Mesh]:
    """Collapses that keep a manifold a manifold, within a tolerance found by bisection."""
    solid = Manifold(Mesh64(vert_properties=mesh[0], tri_verts=mesh[1].astype(np.uint64)))
    if solid.status() != Error.NoError:
        return
    low, high = 0.0, float(np.ptp(mesh[0], axis=0).max())
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        simple = solid.simplify(middle)
        if simple.num_tri() > target:
            low = middle
            continue
        high = middle
        if simple.num_tri() >= 4:
            yield _arrays(simple)


def _arrays(solid: Manifold) -> Mesh:
    mesh = cast("Any", solid.to_mesh64())
    return _cleaned(np.asarray(mesh.vert_properties, np.float64)[:, :3], np.asarray(mesh.tri_verts, np.int64))


def _clustered(mesh: Mesh, target: int) -> Iterator[Mesh]:
    """Vertices in one cell of a grid become their mean: crude, but it always gets below the target.

    Source: Rossignac and Borrel, "Multi-resolution 3D approximations for rendering complex scenes", 1993.
    """
    vertices, faces = mesh
    low, size = vertices.min(axis=0), float(np.ptp(vertices, axis=0).max()) or 1.0
    coarse, fine = 1.0, float(len(faces))
    for _ in range(_BISECTIONS):
        cells = (coarse * fine) ** 0.5
        keys = np.floor((vertices - low) / size * cells).astype(np.int64)
        _, cluster, count = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
        cluster = cluster.ravel()
        means = np.stack([np.bincount(cluster, vertices[:, axis]) for axis in range(3)], axis=1) / count[:, None]
        triangles = cluster[faces]
        triangles = triangles[distinct_corners(triangles)]
        _, first = np.unique(np.sort(triangles, axis=1), axis=0, return_index=True)
        if len(first) > target:
            fine = cells
            continue
        coarse = cells
        yield means, triangles[np.sort(first)]
