# Goal: packed goods are closed solids in usual proportions, and covers are printed all over.
import numpy as np
import pytest
import trimesh
from training.packaging import packed
from training.textures import Solid


@pytest.mark.parametrize("seed", range(40))
def test_every_piece_of_a_packed_thing_is_a_closed_solid(seed: int) -> None:
    for part in packed(np.random.default_rng(seed)):
        mesh = trimesh.Trimesh(part.vertices, part.faces)
        mesh.merge_vertices(digits_vertex=7)
        mesh.update_faces(mesh.nondegenerate_faces())
        assert mesh.is_watertight
        assert mesh.volume > 0


def test_packed_things_are_seldom_deeper_than_wide_and_never_sheets() -> None:
    sizes = []
    for seed in range(200):
        vertices = np.concatenate([part.vertices for part in packed(np.random.default_rng(seed))])
        sizes.append(np.ptp(vertices, axis=0))
    width, height, depth = np.array(sizes).T
    standing = height > depth
    assert (depth[standing] <= 1.05 * width[standing]).mean() > 0.8
    assert np.min(sizes) > 0.05


def test_a_cover_covers_all_and_shows_its_fields_on_the_front_as_on_the_back() -> None:
    rng = np.random.default_rng(4)
    solid = Solid(rng)
    solid.kind, solid.strength = "cover", 1.0
    where = rng.uniform(-1, 1, (4000, 3))
    front, back = (solid.paint(np.c_[where[:, :2], np.full(4000, z)], np.full((4000, 3), 0.5)) for z in (0.4, -0.4))
    assert 2 <= len(np.unique(front.round(3), axis=0)) <= len(solid.colours)
    assert not np.isclose(front, 0.5).all(axis=1).any()
    assert np.isclose(front, back).all(axis=1).mean() > 0.8  # print alone differs
