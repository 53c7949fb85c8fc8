"""Goal: welding, normals, creases and tangents follow their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meshes import box, checkered, cylinder, sheet, sphere

from image3d.geometry.mesh import compact, split_creases, vertex_normals, vertex_tangents, weld
from image3d.geometry.model import Part


@given(seed=st.integers(0, 2**32 - 1))
def test_weld_joins_equal_positions_and_nothing_else(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vertices = rng.integers(-2, 3, (40, 3)) * 0.5
    faces = rng.integers(0, 40, (30, 3))
    positions, triangles, index = weld(vertices, faces)
    assert len(positions) == len(np.unique(vertices, axis=0))
    assert np.array_equal(positions[triangles], vertices[faces])
    assert np.array_equal(positions[index], vertices)


def test_normals_of_a_sphere_point_away_from_its_centre_across_seams() -> None:
    part = checkered(sphere(subdivisions=4), size=128)
    normals = vertex_normals(part.vertices, part.faces)
    assert np.einsum("ij,ij->i", normals, part.vertices).min() > 0.999


def test_creases_keep_boxes_sharp_and_spheres_smooth() -> None:
    vertices, faces, normals = split_creases(*box())
    assert len(vertices) == 24
    assert np.allclose(np.abs(normals).max(axis=1), 1.0)
    assert np.array_equal(vertices[faces], box()[0][box()[1]])
    round_vertices, _, _ = split_creases(*sphere(subdivisions=3))
    assert len(round_vertices) == len(sphere(subdivisions=3)[0])
    _, faces, normals = split_creases(*cylinder(sections=32))
    flat = np.abs(normals[:, 2]) > 0.99
    assert flat.any()
    assert (np.abs(normals[~flat][:, 2]) < 1e-6).all()


def test_tangents_follow_u_and_the_bitangent_points_up_the_picture() -> None:
    vertices, faces = sheet()
    uvs = vertices[:, [0, 2]]  # u along +X, v (down the picture) along +Z
    normals = np.tile((0.0, 1.0, 0.0), (len(vertices), 1))
    tangents = vertex_tangents(vertices, faces, uvs, normals)
    assert np.allclose(tangents[:, :3], (1.0, 0.0, 0.0))
    bitangent = np.cross(normals, tangents[:, :3]) * tangents[:, 3:]
    assert np.allclose(bitangent, (0.0, 0.0, -1.0))
    mirrored = vertex_tangents(vertices, faces, uvs * (-1, 1), normals)
    assert np.allclose(mirrored[:, :3], (-1.0, 0.0, 0.0))
    assert np.allclose(mirrored[:, 3], -tangents[:, 3])


def test_compact_drops_only_what_no_face_uses() -> None:
    vertices, faces = box()
    padded = np.concatenate([np.full((3, 3), 9.0), vertices, np.full((2, 3), 7.0)])
    part = compact(Part(vertices=padded, faces=faces + 3, uvs=np.arange(len(padded) * 2.0).reshape(-1, 2)))
    assert np.array_equal(part.vertices, vertices)
    assert np.array_equal(part.faces, faces)
    assert part.uvs is not None
    assert part.uvs[0] == pytest.approx((6.0, 7.0))
    assert compact(part) is part
