"""Goal: shape programs become meshes that the corpus reader takes, each kind in turn; a rerun makes nothing anew."""

from pathlib import Path

import numpy as np
from training.corpus import find_meshes, load
from training.programs import draw, plan


def test_programs_become_a_corpus(tmp_path: Path) -> None:
    jobs = plan(tmp_path, 5)
    assert len({name for _, name, _ in jobs}) == 5
    assert [draw(job) for job in jobs] == ["ok"] * 5
    before = [path.stat().st_mtime_ns for path in find_meshes(tmp_path)]
    assert [draw(job) for job in jobs] == ["there"] * 5
    assert [path.stat().st_mtime_ns for path in find_meshes(tmp_path)] == before
    for path in find_meshes(tmp_path):
        mesh = load(path)
        assert np.isclose(np.abs(mesh.vertices).max(), 1.0)
        assert np.ptp(mesh.vertices, axis=0).min() > 0.01
        assert mesh.face_rgb.shape == (len(mesh.faces), 3)


def test_a_kind_comes_back_with_another_seed(tmp_path: Path) -> None:
    jobs = plan(tmp_path, 1_600)
    assert len({path for path, _, _ in jobs}) == 1_600
    assert {seed for _, _, seed in jobs} >= {0, 1, 2}
