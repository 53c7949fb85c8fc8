"""What a mesh is: closed or not, how many pieces, how large, measured after welding vertices of equal position."""

from dataclasses import dataclass, replace

import numpy as np

from image3d.geometry.mesh import area_vectors, check_arrays, distinct_corners, joined, weld
from image3d.geometry.model import FloatArray, IntArray, Model
from image3d.geometry.topology import groups


@dataclass(frozen=True, kw_only=True)
class Measures:
    """What was measured on one mesh or model.

    Attributes:
        vertices: as stored, before welding.
        faces: as stored.
        degenerate_faces: faces with two equal corners or no area.
        is_watertight: every edge belongs to exactly two faces.
        is_closed: every edge belongs to an even number of faces, as where closed pieces touch along an edge.
        is_manifold: no edge belongs to more than two faces.
        is_winding_consistent: the faces at every edge run through it in both directions equally often.
        components: pieces that share no welded vertex.
        holes: closed loops of boundary edges.
        volume_m3: the enclosed volume; None where the mesh is not closed and consistently wound.
        extents_m: size of the axis-aligned box (x, y, z).
        bounds_m: its lowest and highest corner.
    """

    vertices: int
    faces: int
    degenerate_faces: int
    is_watertight: bool
    is_closed: bool
    is_manifold: bool
    is_winding_consistent: bool
    components: int
    holes: int
    volume_m3: float | None
    area_m2: float
    extents_m: tuple[float, float, float]
    bounds_m: tuple[tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True, kw_only=True)
class _Edges:
    """The undirected edges of welded faces: ends (e, 2), faces at each, and how often each is run up minus down."""

    ends: IntArray
    count: IntArray
    balance: IntArray


def measure_model(model: Model) -> Measures:
    """All parts measured as one mesh; closed parts that only touch or cross each other still count as watertight."""
    whole = measure(*joined(model))
    if whole.is_watertight or len(model.parts) < 2:
        return whole
    parts = [measure(part.vertices, part.faces) for part in model.parts]
    if not all(part.is_watertight for part in parts):
        return whole
    volumes = [part.volume_m3 for part in parts if part.volume_m3 is not None]
    consistent = all(part.is_winding_consistent for part in parts)
    return replace(
        whole,
        is_watertight=True,
        is_closed=True,
        is_manifold=True,
        is_winding_consistent=consistent,
        holes=0,
        volume_m3=sum(volumes) if consistent and len(volumes) == len(parts) else None,
    )


def measure(vertices: FloatArray, faces: IntArray) -> Measures:
    """Every measure of the mesh.

    Args:
        vertices: (n, 3) positions in metres.
        faces: (m, 3) indices, counter-clockwise seen from outside.

    Raises:
        InvalidModel: the arrays do not make a mesh.
    """
    check_arrays(vertices, faces)
    positions, triangles, _ = weld(vertices, faces)
    whole = distinct_corners(triangles)
    kept = triangles[whole]
    edges = _edges(kept, len(positions))
    closed = len(kept) > 0 and bool((edges.count % 2 == 0).all())
    consistent = bool((edges.balance == 0).all()) if closed else bool((np.abs(edges.balance) <= 1).all())
    low, high = _bounds(positions[np.unique(kept)])
    doubled = np.linalg.norm(area_vectors(positions, kept), axis=1) if len(kept) else np.zeros(0)
    return Measures(
        vertices=len(vertices),
        faces=len(faces),
        degenerate_faces=int((~whole).sum() + (doubled <= _no_area(high - low)).sum()),
        is_watertight=closed and bool((edges.count == 2).all()),
        is_closed=closed,
        is_manifold=bool((edges.count <= 2).all()),
        is_winding_consistent=consistent,
        components=component_count(kept, len(positions)),
        holes=_loops(edges.ends[edges.count % 2 == 1], len(positions)),
        volume_m3=signed_volume(positions, kept) if closed and consistent else None,
        area_m2=float(doubled.sum() / 2),
        extents_m=_triple(high - low),
        bounds_m=(_triple(low), _triple(high)),
    )


def signed_volume(vertices: FloatArray, faces: IntArray) -> float:
    """Volume enclosed by a closed triangle mesh; negative when it is inside out.

    Args:
        vertices: (n, 3) positions in metres, glTF axes.
        faces: (m, 3) indices into `vertices`, counter-clockwise seen from outside.

    Returns:
        Cubic metres; the sum of tetrahedra over the centre of the box, so a far origin costs no accuracy
        (measured in tests/property/test_measure.py).

    Source: Zhang and Chen, "Efficient feature extraction for 2D/3D objects in mesh representation", ICIP 2001.
    """
    if not len(faces):
        return 0.0
    low, high = _bounds(vertices)
    corners = (vertices - (low + high) / 2)[faces]
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6.0)


def is_watertight(vertices: FloatArray, faces: IntArray) -> bool:
    """Every edge of the welded mesh belongs to exactly two faces, and there is at least one face."""
    positions, triangles, _ = weld(vertices, faces)
    kept = triangles[distinct_corners(triangles)]
    return len(kept) > 0 and bool((_edges(kept, len(positions)).count == 2).all())


def component_labels(faces: IntArray, vertex_count: int) -> IntArray:
    """(n,) the piece each vertex belongs to; vertices without a face are pieces of their own."""
    return groups(np.concatenate([faces[:, :2], faces[:, 1:]]), vertex_count)


def component_count(faces: IntArray, vertex_count: int) -> int:
    """How many pieces the faces make."""
    if not len(faces):
        return 0
    return len(np.unique(component_labels(faces, vertex_count)[faces[:, 0]]))


def _edges(triangles: IntArray, vertex_count: int) -> _Edges:
    tail = triangles[:, [0, 1, 2]].ravel()
    head = triangles[:, [1, 2, 0]].ravel()
    keys = np.minimum(tail, head) * max(vertex_count, 1) + np.maximum(tail, head)
    unique, inverse, count = np.unique(keys, return_inverse=True, return_counts=True)
    upward = np.where(tail < head, 1.0, -1.0)
    balance = np.bincount(inverse.ravel(), upward, minlength=len(unique))
    ends = np.stack(np.divmod(unique, max(vertex_count, 1)), axis=1)
    return _Edges(ends=ends, count=count.astype(np.int64), balance=balance.astype(np.int64))


def _loops(boundary: IntArray, vertex_count: int) -> int:
    """Connected rings of boundary edges."""
    if not len(boundary):
        return 0
    return len(np.unique(groups(boundary, vertex_count)[boundary[:, 0]]))


def _no_area(extents: FloatArray) -> float:
    """Twice the area below which a face counts as degenerate: a thousandth of float32's step, squared."""
    return float((extents.max() * 1e-10) ** 2) if len(extents) else 0.0


def _bounds(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    if not len(points):
        return np.zeros(3), np.zeros(3)
    return points.min(axis=0), points.max(axis=0)


def _triple(values: FloatArray) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z
