"""Fewer faces without opening the surface."""

from dataclasses import replace
from typing import Any, cast

import numpy as np
from manifold3d import Error, Manifold, Mesh64
from scipy.spatial import KDTree

from image3d.engines.sculpt.pieces import without_crumbs
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.measure import is_watertight
from image3d.geometry.model import FloatArray, IntArray
from image3d.geometry.simplify import TOLERANCE, simplify

#: tolerances between which the right one is looked for, as shares of the longest side, and how often it is halved
_FINEST, _COARSEST, _STEPS = 2e-4, 8e-3, 10
#: while a step leaves this many times the target, the next goes on from it, which is quicker than from the start
_FAR = 1.5
#: how far vertices that meet in one point are moved apart
_APART = 2e-5


def simplified(surface: Surface, target_faces: int) -> Surface:
    """The surface with at most `target_faces` faces, still closed; hidden colours go with their nearest vertices.

    Pieces that the collapse pinched off are dropped.
    """
    if len(surface.faces) <= target_faces:
        return surface
    found = _collapsed(surface.vertices, surface.faces, target_faces) if surface.path == "network" else None
    vertices, faces = without_crumbs(*(found or simplify(surface.vertices, surface.faces, target_faces)))
    colours = surface.hidden_colours
    if colours is not None:
        tree: Any = KDTree(surface.vertices)
        colours = colours[np.asarray(tree.query(vertices)[1], np.int64)]
    return replace(surface, vertices=vertices, faces=faces, hidden_colours=colours)


def _collapsed(vertices: FloatArray, faces: IntArray, target: int) -> tuple[FloatArray, IntArray] | None:
    """Collapses that keep a manifold closed however thin it is; None where the input is none.

    A result whose vertices meet in a way that moving them apart does not undo is tried again a little coarser. Where no
    tolerance meets the target, what came nearest is simplified further by quadrics. Edges in which four faces still
    meet are made two in the end.
    """
    solid = _manifold(vertices, faces)
    if solid.status() != Error.NoError:
        return None
    size = float(np.ptp(vertices, axis=0).max())
    low, high = _FINEST * size, _COARSEST * size
    touching: tuple[FloatArray, IntArray] | None = None
    least = solid
    for _ in range(_STEPS):
        middle = (low * high) ** 0.5
        simple = solid.simplify(middle)
        if simple.num_tri() > target:
            low = middle
            least = simple if simple.num_tri() < least.num_tri() else least
            solid = simple if simple.num_tri() > _FAR * target else solid
        elif simple.num_tri() < target * (1 - TOLERANCE):
            high = middle
        else:
            found = _separated(simple, size)
            if is_watertight(*found):
                return found
            touching, low, high = found, middle * 1.001, high * 1.01
            if (low * high) ** 0.5 > middle * 1.02:
                high = middle * middle * 1.03 / low
    if touching is None:
        touching = simplify(*_separated(least, size), target)
    again = _manifold(*touching)
    return _separated(again, size) if again.status() == Error.NoError else touching


def _manifold(vertices: FloatArray, faces: IntArray) -> Manifold:
    """The mesh as a manifold: where four faces meet in an edge, that edge becomes two."""
    return Manifold(Mesh64(vert_properties=vertices, tri_verts=faces.astype(np.uint64)))


def _separated(solid: Manifold, size: float) -> tuple[FloatArray, IntArray]:
    """The mesh of a manifold, its vertices of equal position moved apart."""
    mesh = cast("Any", solid.to_mesh64())
    vertices = np.asarray(mesh.vert_properties, np.float64)[:, :3].copy()
    faces = np.asarray(mesh.tri_verts, np.int64)
    _, place, count = np.unique(vertices, axis=0, return_inverse=True, return_counts=True)
    shared = np.flatnonzero(count[place.reshape(-1)] > 1)
    if len(shared):
        corner = vertices[faces]
        inward = np.zeros_like(vertices)
        for k in range(3):
            np.add.at(inward, faces[:, k], corner.mean(axis=1) - vertices[faces[:, k]])
        length = np.linalg.norm(inward[shared], axis=1, keepdims=True)
        vertices[shared] += inward[shared] / np.maximum(length, 1e-12) * _APART * size
    return vertices, faces
