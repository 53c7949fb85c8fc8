"""Goal: scanline coverage equals the definition - a pixel belongs to the triangle its centre is in, and to one only."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.geometry.raster import rasterise

coordinate = st.floats(-20, 60)
corner = st.tuples(coordinate, coordinate)


@given(triangle=st.tuples(corner, corner, corner))
def test_pixels_are_those_whose_centre_is_inside(triangle: tuple[tuple[float, float], ...]) -> None:
    corners = np.array([triangle], float)
    found = rasterise(corners, 40, 30)
    y, x = np.divmod(np.arange(40 * 30), 40)
    a, b, c = corners[0]
    center = np.stack([x + 0.5, y + 0.5], axis=1)

    def side(p: np.ndarray, q: np.ndarray) -> np.ndarray:
        return (q[0] - p[0]) * (center[:, 1] - p[1]) - (q[1] - p[1]) * (center[:, 0] - p[0])

    sides = np.stack([side(a, b), side(b, c), side(c, a)])
    slack = 1e-6 * max(1.0, np.abs(corners).max() ** 2)
    inside = (sides > slack).all(axis=0) | (sides < -slack).all(axis=0)
    outside = (sides < -slack).any(axis=0) & (sides > slack).any(axis=0)
    covered = np.zeros(40 * 30, bool)
    covered[found.pixel] = True
    assert covered[inside].all()
    assert not covered[outside].any()
    assert np.allclose(found.barycentric.sum(axis=1), 1.0, atol=1e-5)


def test_weights_rebuild_the_pixel_centre() -> None:
    corners = np.array([[[1.0, 2.0], [37.0, 5.0], [9.0, 28.0]]])
    found = rasterise(corners, 40, 30)
    rebuilt = np.einsum("kc,cx->kx", found.barycentric, corners[0])
    assert np.allclose(rebuilt, np.stack([found.pixel % 40 + 0.5, found.pixel // 40 + 0.5], axis=1), atol=1e-3)


@given(seed=st.integers(0, 2**32 - 1))
def test_a_fan_of_triangles_covers_every_pixel_once(seed: int) -> None:
    rng = np.random.default_rng(seed)
    middle = rng.uniform(5, 35, 2)
    rim = np.array([[0, 0], [13, 0], [40, 0], [40, 17], [40, 40], [22, 40], [0, 40], [0, 9]], float)
    fan = np.stack([np.tile(middle, (8, 1)), rim, np.roll(rim, -1, axis=0)], axis=1)
    fan[::2] = fan[::2, [1, 0, 2]]
    assert np.array_equal(np.sort(rasterise(fan, 40, 40).pixel), np.arange(1600))


@pytest.mark.parametrize("corners", [np.zeros((0, 3, 2)), np.zeros((2, 3, 2)), np.full((1, 3, 2), 500.0)])
def test_nothing_gives_nothing(corners: np.ndarray) -> None:
    found = rasterise(corners, 10, 10)
    assert (found.face.shape, found.pixel.shape, found.barycentric.shape) == ((0,), (0,), (0, 3))
