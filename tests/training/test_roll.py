# Goal: a view turned within the picture is the view that a rolled camera sees: outline, normals and both surfaces.
import numpy as np
import pytest
from training.corpus import Textured
from training.dataset import nearest, shrink
from training.labels import embree_scene
from training.render import DEPTH_SCALE, Pose, View, cast, project
from training.roll import rolled
from training.solids import superellipsoid

PART = superellipsoid(np.array([0.9, 0.5, 0.6]), 1, 0.5, 64)


def seen(roll: float) -> View:
    mesh = Textured(vertices=PART.vertices, faces=PART.faces, face_rgb=np.full((len(PART.faces), 3), 0.5))
    pose = Pose(azimuth=0.4, elevation=0.3, fov=0.4, roll=roll)
    return cast(mesh, embree_scene(mesh), pose, np.random.default_rng(0))


@pytest.mark.parametrize("angle", [0.7, -1.0])
def test_a_turned_view_is_that_of_a_rolled_camera(angle: float) -> None:
    before, after = seen(0), seen(-angle)
    layers, deep, matrix, shift = rolled(shrink(before.image, 96), nearest(before.deep, 48), angle)
    truth, surfaces = shrink(after.image, 96), nearest(after.deep, 48)
    assert np.abs(layers[..., 3] - truth[..., 3]).mean() < 0.015  # turned, an edge is softer
    inner = (layers[..., 3] > 0.99) & (truth[..., 3] > 0.99)
    assert np.abs(layers[inner][:, 4:7] - truth[inner][:, 4:7]).mean() < 0.01
    both = (deep[..., 5] > 0) & (surfaces[..., 5] > 0)
    assert both.sum() > 0.97 * (surfaces[..., 5] > 0).sum()
    assert np.abs(deep[both][:, :2] - surfaces[both][:, :2]).mean() / DEPTH_SCALE < 0.02
    moved = project(PART.vertices, before.camera.astype(float)) @ matrix.T + shift
    assert np.abs(moved - project(PART.vertices, after.camera.astype(float))).max() < 0.05


def test_an_empty_view_stays_as_it_is() -> None:
    layers, deep = np.zeros((32, 32, 8), np.float32), np.zeros((16, 16, 6), np.int16)
    assert rolled(layers, deep, 0.5)[0] is layers
