"""Crumbs go, pieces stay."""

import numpy as np
import trimesh

from image3d.engines.sculpt.pieces import without_crumbs


def test_crumbs_go_and_the_larger_pieces_stay() -> None:
    body, arm = trimesh.creation.icosphere(4), trimesh.creation.icosphere(2, radius=0.2).apply_translation([3, 0, 0])
    crumb = trimesh.creation.box((0.1, 0.1, 0.1)).apply_translation([0, 3, 0])
    whole = trimesh.util.concatenate([crumb, body, arm])
    vertices, faces = without_crumbs(np.asarray(whole.vertices), np.asarray(whole.faces))
    assert sorted(len(piece.faces) for piece in trimesh.Trimesh(vertices, faces).split()) == [320, 5120]
    assert len(vertices) == len(np.unique(faces))


def test_the_largest_of_many_crumbs_stays() -> None:
    boxes = [trimesh.creation.box((1, 1, 1)).apply_translation([3 * k, 0, 0]) for k in range(200)]
    largest = trimesh.creation.icosphere(1).apply_translation([0, 5, 0])
    whole = trimesh.util.concatenate([*boxes, largest])
    _, faces = without_crumbs(np.asarray(whole.vertices), np.asarray(whole.faces))
    assert len(faces) >= len(largest.faces)
