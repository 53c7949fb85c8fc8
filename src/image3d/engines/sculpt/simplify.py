"""Fewer faces without opening the surface."""

from dataclasses import replace
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from image3d.engines.sculpt.surface import Surface
from image3d.geometry.simplify import simplify


def simplified(surface: Surface, target_faces: int) -> Surface:
    """The surface with at most `target_faces` faces, still closed; hidden colours go with their nearest vertices."""
    if len(surface.faces) <= target_faces:
        return surface
    vertices, faces = simplify(surface.vertices, surface.faces, target_faces)
    colours = surface.hidden_colours
    if colours is not None:
        tree: Any = KDTree(surface.vertices)
        colours = colours[np.asarray(tree.query(vertices)[1], np.int64)]
    return replace(surface, vertices=vertices, faces=faces, hidden_colours=colours)
