# Goal: a stretched view is the view of a stretched body: outline, normals and both surfaces are where they would be.
import numpy as np
import pytest
from training.corpus import Textured
from training.dataset import nearest, shrink
from training.labels import embree_scene
from training.render import DEPTH_SCALE, Pose, View, cast
from training.solids import superellipsoid
from training.stretch import stretched


def seen(size: tuple[float, float, float]) -> View:
    part = superellipsoid(np.array(size), 1, 1, 64)
    mesh = Textured(vertices=part.vertices, faces=part.faces, face_rgb=np.full((len(part.faces), 3), 0.5))
    return cast(mesh, embree_scene(mesh), Pose(azimuth=0, elevation=0.3, fov=0.4), np.random.default_rng(0))


@pytest.mark.parametrize("ratio", [1.4, 0.7])
def test_a_stretched_view_is_the_view_of_a_stretched_body(ratio: float) -> None:
    before, after = seen((0.8, 0.7, 0.6)), seen((0.8 * ratio, 0.7, 0.6))
    layers, deep, scale = stretched(shrink(before.image, 96), nearest(before.deep, 48), ratio)
    truth, surfaces = shrink(after.image, 96), nearest(after.deep, 48)
    assert np.abs(layers[..., 3] - truth[..., 3]).mean() < 0.015  # enlarged, an edge is softer
    inner = (layers[..., 3] > 0.99) & (truth[..., 3] > 0.99)
    assert np.abs(layers[inner][:, 4:7] - truth[inner][:, 4:7]).mean() < 0.01
    both = (deep[..., 5] > 0) & (surfaces[..., 5] > 0)
    assert both.sum() > 0.97 * (surfaces[..., 5] > 0).sum()
    assert np.abs(deep[both][:, :2] - surfaces[both][:, :2]).mean() / DEPTH_SCALE < 0.03
    assert scale[0] / scale[1] == pytest.approx(ratio)
    assert scale[1] == scale[2]


def test_an_empty_view_stays_as_it_is() -> None:
    layers, deep = np.zeros((32, 32, 8), np.float32), np.zeros((16, 16, 6), np.int16)
    assert stretched(layers, deep, 1.3)[2].tolist() == [1, 1, 1]
