"""A model as printers want it: one mesh in millimetres, +Z up, its overlapping pieces merged into one solid."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from manifold3d import Error, Manifold, Mesh64, OpType

from image3d.geometry.measure import component_labels, measure, signed_volume
from image3d.geometry.mesh import distinct_corners, joined, weld
from image3d.geometry.model import FloatArray, IntArray, Model, Part

MILLIMETRES = 1000.0
#: Merging so many pieces takes seconds; beyond it they stay as they are, and the slicer merges them.
MOST_PIECES = 2_000

#: Where surfaces cross, edges shorter than this share of the model are collapsed: float32 cannot tell their ends.
_SLIVER = 1e-5

_Shell = tuple[FloatArray, IntArray]


@dataclass(frozen=True, kw_only=True)
class Printable:
    """One welded mesh as printers want it: (n, 3) millimetres, +Z up, standing on z = 0, and (m, 3) faces."""

    vertices: FloatArray
    faces: IntArray


def printable(model: Model, *, merge: bool = True) -> Printable:
    """All parts as one welded mesh in millimetres, +Z up, standing on z = 0, without faces that have no corners.

    With `merge`, closed pieces that overlap are merged, so that the surface is only what a printer's nozzle follows,
    and walls and volume are those of the print; where a piece is open or hollow all stay as they are. Positions are
    float32 numbers, so that files hold exactly what was inspected.
    """
    merged = _merged([shell for part in model.parts for shell in _shells(part)]) if merge else None
    vertices, faces = joined(model) if merged is None else merged
    upright = upright_millimetres(vertices)
    upright[:, 2] -= upright[np.unique(faces), 2].min() if len(faces) else 0.0
    positions, welded, _ = weld(upright.astype(np.float32).astype(np.float64), faces)
    return Printable(vertices=positions, faces=welded[distinct_corners(welded)])


def upright_millimetres(vertices: FloatArray) -> FloatArray:
    """(n, 3) positions in metres, +Y up, as millimetres, +Z up, the front towards -Y."""
    return np.stack([vertices[:, 0], -vertices[:, 2], vertices[:, 1]], axis=1) * MILLIMETRES


def _shells(part: Part) -> list[_Shell]:
    """The pieces of a part that share no vertex, each with its own welded vertices."""
    positions, welded, _ = weld(part.vertices, part.faces)
    triangles = welded[distinct_corners(welded)]
    if not len(triangles):
        return []
    label = component_labels(triangles, len(positions))[triangles[:, 0]]
    shells: list[_Shell] = []
    for piece in np.unique(label):
        used, faces = np.unique(triangles[label == piece], return_inverse=True)
        shells.append((positions[used], faces.reshape(-1, 3).astype(np.int64)))
    return shells


def _merged(shells: list[_Shell]) -> _Shell | None:
    """The union of the shells; None when there is one alone, or one that is open, hollow or crossed by itself."""
    if not 1 < len(shells) <= MOST_PIECES:
        return None
    solids: list[Manifold] = []
    for vertices, faces in shells:
        if not measure(vertices, faces).is_watertight or signed_volume(vertices, faces) <= 0.0:
            return None
        solid = Manifold(Mesh64(vert_properties=vertices, tri_verts=faces.astype(np.uint64)))
        if solid.status() != Error.NoError:
            return None
        solids.append(solid)
    whole = Manifold.batch_boolean(solids, OpType.Add)
    if whole.status() != Error.NoError or whole.is_empty():
        return None
    extent = float(max(np.ptp(vertices, axis=0).max() for vertices, _ in shells))
    mesh: Any = whole.simplify(extent * _SLIVER).to_mesh64()  # its array types are too loose for a strict checker
    return np.asarray(mesh.vert_properties, np.float64)[:, :3], np.asarray(mesh.tri_verts, np.int64)
