"""Goal: measures of closed, open, moved and broken meshes equal what geometry says they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meshes import blob, box, sheet, sphere, torus

from image3d.geometry.errors import InvalidModel
from image3d.geometry.measure import measure, measure_model, signed_volume
from image3d.geometry.model import Model, Part

sides = st.floats(0.01, 100.0)
moves = st.tuples(*[st.floats(-1000.0, 1000.0)] * 3)


@given(x=sides, y=sides, z=sides)
def test_a_box_has_its_volume_area_and_extents(x: float, y: float, z: float) -> None:
    found = measure(*box(x=x, y=y, z=z))
    assert found.volume_m3 == pytest.approx(x * y * z, rel=1e-9)
    assert found.area_m2 == pytest.approx(2 * (x * y + y * z + z * x), rel=1e-9)
    assert found.extents_m == pytest.approx((x, y, z), rel=1e-9)
    assert (found.is_watertight, found.components, found.holes, found.degenerate_faces) == (True, 1, 0, 0)


@given(move=moves, turn=st.floats(0, 6.3))
def test_volume_does_not_care_where_a_mesh_stands(move: tuple[float, float, float], turn: float) -> None:
    vertices, faces = torus(sections=16)
    spin = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
    here = signed_volume(vertices, faces)
    assert signed_volume(vertices @ spin.T + move, faces) == pytest.approx(here, rel=1e-9)
    assert signed_volume(vertices, faces[:, ::-1]) == pytest.approx(-here, rel=1e-12)


def test_round_shapes_come_near_their_formulas() -> None:
    ball, ring = measure(*sphere(subdivisions=5)), measure(*torus(sections=200))
    assert ball.volume_m3 == pytest.approx(4 / 3 * np.pi, rel=2e-3)
    assert ball.area_m2 == pytest.approx(4 * np.pi, rel=2e-3)
    assert ring.volume_m3 == pytest.approx(2 * np.pi**2 * 0.3**2, rel=2e-3)


@given(seed=st.integers(0, 50), cut=st.integers(0, 10_000))
def test_one_missing_face_is_one_hole(seed: int, cut: int) -> None:
    vertices, faces = blob(seed=seed % 5, cells=16)
    whole = measure(vertices, faces)
    assert whole.is_watertight
    assert whole.is_winding_consistent
    opened = measure(vertices, np.delete(faces, cut % len(faces), axis=0))
    assert (opened.is_watertight, opened.holes, opened.volume_m3) == (False, 1, None)


@given(seed=st.integers(0, 2**32 - 1))
def test_doubled_vertices_are_not_holes(seed: int) -> None:
    vertices, faces = torus(sections=16)
    soup = vertices[faces].reshape(-1, 3)
    shuffled = np.random.default_rng(seed).permutation(len(soup))
    place = np.argsort(shuffled)
    joined, apart = measure(vertices, faces), measure(soup[shuffled], place[np.arange(len(soup))].reshape(-1, 3))
    assert apart.is_watertight
    assert apart.volume_m3 == pytest.approx(joined.volume_m3, rel=1e-12)
    assert (apart.components, apart.vertices) == (1, 3 * len(faces))


def test_a_sheet_has_one_hole_and_no_volume() -> None:
    found = measure(*sheet())
    assert (found.is_watertight, found.is_manifold, found.holes, found.volume_m3) == (False, True, 1, None)
    assert found.area_m2 == pytest.approx(1.0)


def test_two_boxes_on_one_edge_are_closed_but_not_watertight() -> None:
    vertices, faces = box()
    beside = vertices + np.array([1.0, 1.0, 0.0])
    both = np.concatenate([vertices, beside])
    found = measure(both, np.concatenate([faces, faces + len(vertices)]))
    assert (found.is_closed, found.is_manifold, found.is_watertight) == (True, False, False)
    assert found.volume_m3 == pytest.approx(2.0)
    parts = [Part(vertices=vertices, faces=faces), Part(vertices=beside, faces=faces)]
    assert measure_model(Model(parts=tuple(parts))).is_watertight


def test_a_flipped_face_is_found() -> None:
    vertices, faces = box()
    faces = faces.copy()
    faces[3] = faces[3][::-1]
    found = measure(vertices, faces)
    assert (found.is_watertight, found.is_winding_consistent, found.volume_m3) == (True, False, None)


def test_faces_without_area_are_counted() -> None:
    vertices, faces = box()
    line = [[0, 0, 1], [0, 0, 0]]
    assert measure(vertices, np.concatenate([faces, line])).degenerate_faces == 2


@pytest.mark.parametrize(
    ("vertices", "faces"),
    [
        (np.zeros((3, 2)), np.zeros((1, 3), int)),
        (np.zeros((3, 3)), np.zeros((1, 4), int)),
        (np.zeros((3, 3)), np.array([[0, 1, 3]])),
        (np.zeros((3, 3)), np.array([[0, 1, -1]])),
        (np.full((3, 3), np.nan), np.array([[0, 1, 2]])),
    ],
)
def test_arrays_that_are_no_mesh_are_refused(vertices: np.ndarray, faces: np.ndarray) -> None:
    with pytest.raises(InvalidModel):
        measure(vertices, faces)
