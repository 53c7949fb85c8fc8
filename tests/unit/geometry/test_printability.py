"""Goal: what we say about printing is true of shapes whose walls, holes and overhangs are known."""

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from image3d.geometry.printability import THIN_WALL_MM, inspect, overhang_share, walls


def standing(mesh: trimesh.Trimesh) -> tuple[np.ndarray, np.ndarray]:
    vertices = np.asarray(mesh.vertices, np.float64)
    return vertices - (0, 0, vertices[:, 2].min()), np.asarray(mesh.faces, np.int64)


def codes(mesh: trimesh.Trimesh) -> dict[str, str]:
    return {finding.code: finding.level for finding in inspect(*standing(mesh))}


@settings(max_examples=40)
@given(
    thickness=st.floats(0.4, 8.0),
    axis=st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda axis: np.linalg.norm(axis) > 0.1),
    angle=st.floats(0, np.pi),
)
def test_a_plate_is_as_thick_as_it_is_whichever_way_it_stands(thickness, axis, angle) -> None:
    plate = trimesh.creation.box(extents=(60, 60, thickness))
    plate.apply_transform(trimesh.transformations.rotation_matrix(angle, axis))
    assert walls(*standing(plate)).thinnest_mm == pytest.approx(thickness, rel=0.03)


@pytest.mark.parametrize("thickness", [0.6, 1.1, 1.3, 3.0])
def test_a_hollow_ball_is_thin_exactly_when_its_shell_is(thickness) -> None:
    outer = trimesh.creation.icosphere(subdivisions=4, radius=30)
    inner = trimesh.creation.icosphere(subdivisions=4, radius=30 - thickness)
    inner.invert()
    found = codes(trimesh.util.concatenate([outer, inner]))
    assert ("thin_walls" in found) == (thickness < THIN_WALL_MM)
    assert ("walls" in found) == (thickness >= THIN_WALL_MM)


def test_a_solid_cube_has_nothing_to_complain_about() -> None:
    assert codes(trimesh.creation.box(extents=(40, 40, 40))) == {
        "closed": "good",
        "walls": "good",
        "overhang": "good",
        "size": "info",
    }


@pytest.mark.parametrize("count", [1, 2, 5])
def test_holes_are_counted(count) -> None:
    ball = trimesh.creation.icosphere(subdivisions=3, radius=20)
    away = np.unique(np.linspace(0, len(ball.faces) - 1, count).astype(int))
    faces = np.delete(ball.faces, away, axis=0)
    found = {item.code: item for item in inspect(*standing(trimesh.Trimesh(ball.vertices, faces, process=False)))}
    assert f"{count} hole" in found["not_closed"].title
    assert found["not_closed"].level == "bad"


@given(height=st.floats(5, 50), width=st.floats(5, 50))
def test_a_mushroom_hangs_over_by_the_area_under_its_cap(height, width) -> None:
    stem = trimesh.creation.box(extents=(10, 10, height))
    stem.apply_translation((0, 0, height / 2))
    cap = trimesh.creation.box(extents=(10 + width, 10, 5))
    cap.apply_translation((0, 0, height + 2.5))
    both = trimesh.util.concatenate([stem, cap])
    under = (10 + width) * 10
    assert overhang_share(*standing(both)) == pytest.approx(under / both.area, rel=1e-6)


def test_pieces_and_sizes_beyond_a_printer_are_said() -> None:
    apart = trimesh.creation.box(extents=(20, 20, 20))
    apart.apply_translation((300, 0, 0))
    found = codes(trimesh.util.concatenate([trimesh.creation.box(extents=(20, 20, 20)), apart]))
    assert found["pieces"] == "info"
    assert found["size"] == "warn"
    assert codes(trimesh.creation.box(extents=(1, 1, 1)))["size"] == "warn"


def test_pieces_that_touch_along_an_edge_print_but_are_said() -> None:
    beside = trimesh.creation.box(extents=(20, 20, 20))
    beside.apply_translation((20, 20, 0))
    both = trimesh.util.concatenate([trimesh.creation.box(extents=(20, 20, 20)), beside])
    both.merge_vertices()
    assert not both.is_watertight
    found = codes(both)
    assert (found["closed"], found["touching"]) == ("good", "info")
