"""Goal: a closed body stays closed when its faces are made fewer, whatever its holes and thin walls."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter
from skimage.measure import marching_cubes

from image3d.engines.sculpt.simplify import simplified
from image3d.engines.sculpt.surface import PictureCamera, Surface
from image3d.geometry.measure import is_watertight


def foam(seed: int, side: int = 36) -> Surface:
    """A lump full of holes that meet in points and edges once its triangles are few."""
    noise = gaussian_filter(np.random.default_rng(seed).normal(size=(side,) * 3), 1.2)
    solid = np.pad(noise / noise.std() - 0.3, 2, constant_values=-1)
    vertices, faces, _, _ = marching_cubes(solid, 0.0)
    return Surface(
        vertices=vertices.astype(np.float64) / side,
        faces=faces[:, ::-1].astype(np.int64),
        camera=PictureCamera(centre_px=(0.0, 0.0), pixels_per_unit=1.0),
        hidden_colours=None,
        path="network",
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_body_full_of_holes_stays_closed(seed: int) -> None:
    surface = foam(seed)
    assert is_watertight(surface.vertices, surface.faces)
    few = simplified(surface, 1_000)
    assert 500 < len(few.faces) <= 1_000 < len(surface.faces) / 10
    assert is_watertight(few.vertices, few.faces)
