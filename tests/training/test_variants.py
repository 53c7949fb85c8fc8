# Goal: objects made of two meshes of the corpus are whole: closed stays closed when rounded, colours and textures stay
# with their faces, everything stands where it should, and none of it comes from what is watched or held out.
from pathlib import Path

import numpy as np
import pytest
from training.corpus import Textured, held_out_packs, is_validation, joined
from training.labels import label
from training.make_data import plan
from training.solids import Part, box, superellipsoid
from training.variants import rounded, variant


def plain(part: Part, rgb: tuple[float, float, float]) -> Textured:
    return Textured(
        vertices=part.vertices,
        faces=part.faces.astype(np.int32),
        face_rgb=np.tile(np.array(rgb, float), (len(part.faces), 1)),
    )


def printed(part: Part, grey: float) -> Textured:
    mesh = plain(part, (1, 0, 0))
    mesh.texture_index, mesh.corner_uv = np.zeros(len(mesh.faces), int), np.zeros((len(mesh.faces), 3, 2))
    mesh.textures.append(np.full((2, 2, 3), grey))
    return mesh


def open_edges(mesh: Textured) -> int:
    _, merged = np.unique(mesh.vertices.round(6), axis=0, return_inverse=True)
    faces = merged.reshape(-1)[mesh.faces]
    edge = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    return int((np.unique(edge, axis=0, return_counts=True)[1] % 2).sum())


def volume(mesh: Textured) -> float:
    a, b, c = (mesh.vertices[mesh.faces[:, k]] for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def test_rounding_keeps_a_body_closed_and_its_volume() -> None:
    cube = printed(box((1, 1, 1)), 0.5)
    ball = rounded(cube, 2)
    assert len(ball.faces) == 16 * len(cube.faces) == len(ball.corner_uv) == len(ball.texture_index)
    assert open_edges(ball) == 0
    assert 0.8 < volume(ball) < 1.1
    reach = np.linalg.norm(ball.vertices, axis=1)
    assert reach.max() < 0.8  # the corners of the cube were at 0.866


def test_joined_meshes_keep_their_colours_and_textures() -> None:
    three = [printed(box((1, 1, 1)), 0.25), plain(box((1, 1, 1)), (0, 1, 0)), printed(box((1, 1, 1)), 0.75)]
    mesh = joined(three)
    count = len(three[0].faces)
    face = np.array([0, count, 2 * count])
    colour = mesh.colour(face, np.full((3, 3), 1 / 3))
    assert colour.tolist() == [[0.25] * 3, [0, 1, 0], [0.75] * 3]
    assert mesh.faces.max() == len(mesh.vertices) - 1


@pytest.mark.parametrize("seed", range(40))
def test_variants_are_closed_bodies_of_unit_size(seed: int) -> None:
    first, second = (
        plain(box((1, 0.5, 0.7)), (1, 0, 0)),
        plain(superellipsoid(np.array([0.3, 0.5, 0.3]), 1, 1, 12), (0, 0, 1)),
    )
    mesh = variant(first, second, np.random.default_rng(seed))
    extent = np.ptp(mesh.vertices, axis=0)
    assert extent.max() == pytest.approx(2)
    assert open_edges(mesh) == 0
    assert volume(mesh) > 0
    assert label(mesh, np.random.default_rng(seed)) is not None


def test_a_seed_gives_the_same_variant_and_another_seed_another() -> None:
    first, second = plain(box((1, 0.5, 0.7)), (1, 0, 0)), plain(box((0.2, 1, 0.2)), (0, 0, 1))
    one, same, other = (variant(first, second, np.random.default_rng(seed)).vertices for seed in (3, 3, 4))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_variants_are_made_of_what_training_may_see(tmp_path: Path) -> None:
    for pack in "abcdefghijk":
        (tmp_path / pack).mkdir()
        for number in range(30):
            (tmp_path / pack / f"{number}.obj").touch()
    jobs, packs = plan(tmp_path, tmp_path / "cache", views=1, made=2, variants=500)
    assert packs == held_out_packs(list("abcdefghijk"))
    made = [job for job in jobs if len(job.files) == 2]
    assert len(made) == 500
    used = {path for job in made for path in job.files}
    assert not {path for path in used if path.parent.name in packs}
    assert not {path for path in used if is_validation(f"{path.parent.name}__{path.stem}")}
    assert not any(is_validation(job.name) for job in made)
    assert any(is_validation(job.name) for job in jobs)
