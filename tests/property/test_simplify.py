"""Goal: simplifying never exceeds the target, comes near it, keeps closed shapes closed and keeps the shape."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree
from tests.meshes import Mesh, blob, bumpy, cylinder, sheet, sphere, torus

from image3d.geometry.measure import measure
from image3d.geometry.simplify import simplify

closed_meshes = st.one_of(
    st.builds(sphere, subdivisions=st.integers(3, 4), radius=st.sampled_from([1e-3, 1.0, 500.0])),
    st.builds(torus, minor=st.floats(0.1, 0.6), sections=st.integers(24, 60)),
    st.builds(bumpy, depth=st.floats(0.0, 0.2)),
    st.builds(blob, seed=st.integers(0, 20), cells=st.integers(20, 40)),
)


@settings(deadline=None, max_examples=40)
@given(mesh=closed_meshes, part=st.floats(0.15, 0.9))
def test_closed_shapes_stay_closed_and_meet_the_target(mesh: Mesh, part: float) -> None:
    before = measure(*mesh)
    target = int(before.faces * part)
    after = measure(*simplify(*mesh, target))
    assert 0.95 * target <= after.faces <= target
    assert after.is_watertight
    assert after.is_winding_consistent
    assert before.volume_m3 is not None
    assert after.volume_m3 == pytest.approx(before.volume_m3, rel=max(0.02, 20 / target))


@settings(deadline=None, max_examples=30)
@given(mesh=closed_meshes, target=st.integers(4, 5000))
def test_no_target_is_ever_exceeded(mesh: Mesh, target: int) -> None:
    assert len(simplify(*mesh, target)[1]) <= target


@given(target=st.integers(320, 10_000))
def test_small_meshes_stay_as_they_are(target: int) -> None:
    vertices, faces = sphere(subdivisions=2)
    same_vertices, same_faces = simplify(vertices, faces, target)
    assert same_vertices is vertices
    assert same_faces is faces


def test_the_surface_moves_little() -> None:
    vertices, faces = bumpy(subdivisions=5)
    fewer, _ = simplify(vertices, faces, 5000)
    distance, _ = cKDTree(vertices).query(fewer)
    assert distance.max() < 0.03
    assert np.ptp(fewer, axis=0) == pytest.approx(np.ptp(vertices, axis=0), abs=0.02)


def test_a_seam_does_not_tear_open() -> None:
    vertices, faces = torus(sections=40)
    soup = vertices[faces].reshape(-1, 3)
    after = measure(*simplify(soup, np.arange(len(soup)).reshape(-1, 3), len(faces) // 3))
    assert after.is_watertight


@pytest.mark.parametrize("mesh", [sheet(side=20), cylinder(sections=200)], ids=["open sheet", "flat caps"])
def test_flat_places_cost_no_shape(mesh: Mesh) -> None:
    before, after = measure(*mesh), measure(*simplify(*mesh, 120))
    assert after.faces <= 120
    assert after.is_watertight == before.is_watertight
    assert after.area_m2 == pytest.approx(before.area_m2, rel=0.02)
