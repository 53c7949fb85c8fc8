# Goal: inflation has the depth that Poisson's equation gives on shapes whose solution is known, and its mesh is closed.

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import ndimage

from image3d.engines.sculpt.inflate import half_thickness
from image3d.engines.sculpt.outline import triangulate
from image3d.engines.sculpt.silhouette import inflated
from image3d.imaging.errors import NoSubjectFound

Floats = NDArray[np.float64]


def cut_out_of(cover: Floats, colour: tuple[int, int, int] = (150, 90, 40)) -> NDArray[np.uint8]:
    flat = np.broadcast_to(np.array(colour, np.uint8), (*cover.shape, 3))
    return np.dstack([flat, np.round(cover * 255).astype(np.uint8)])


def disc_cover(side: int, radius: float) -> Floats:
    y, x = np.mgrid[0:side, 0:side] - (side - 1) / 2
    return np.clip(radius - np.hypot(x, y) + 0.5, 0, 1)


def blobs(seed: int, side: int = 96) -> Floats:
    """A random smooth region with islands, holes and thin necks."""
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(size=(side, side)), 4)
    field = noise / noise.std() - 0.2
    field[:3], field[-3:], field[:, :3], field[:, -3:] = -1, -1, -1, -1
    return field


def as_mesh(surface_vertices: Floats, faces: NDArray[np.int64]) -> trimesh.Trimesh:
    return trimesh.Trimesh(surface_vertices, faces, process=False)


def test_a_disc_becomes_a_sphere() -> None:
    y, x = np.mgrid[-40:41, -40:41].astype(float)
    field = 33.3 - np.hypot(x, y)
    inside = field > 0
    found = half_thickness(field, roundness=4.0)
    expected = np.sqrt(np.maximum(33.3**2 - x**2 - y**2, 0))
    assert np.abs(found - expected)[expected > 6].max() < 0.12
    assert np.abs(found**2 - expected**2)[inside].max() < 4.5  # at the rim the square root magnifies
    assert np.all(found[~inside] == 0)


def test_a_long_strip_becomes_an_elliptic_tube() -> None:
    y = np.mgrid[-12:13, 0:200][0].astype(float)
    field = 7.25 - np.abs(y)
    field[:, :2], field[:, -2:] = -1, -1
    middle = half_thickness(field, roundness=4.0)[:, 100]
    expected = np.sqrt(np.maximum(2 * (7.25**2 - y[:, 100] ** 2), 0))
    assert np.abs(middle - expected).max() < 0.1


def test_a_thin_leg_stays_thin_beside_a_thick_body() -> None:
    field = np.full((160, 120), -1.0)
    field[5:80, 20:100] = 1.0
    field[80:155, 55:63] = 1.0  # eight cells wide
    distance = ndimage.distance_transform_edt(field > 0) - ndimage.distance_transform_edt(field <= 0)
    found = half_thickness(distance)
    assert found[5:80].max() > 25
    assert found[100:150].max() < 7


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_any_region_gives_sheets_whose_rim_is_a_set_of_loops(seed: int) -> None:
    sheet = triangulate(blobs(seed, side=64))
    edges = np.concatenate([sheet.faces[:, [0, 1]], sheet.faces[:, [1, 2]], sheet.faces[:, [2, 0]]])
    directed = {tuple(edge) for edge in edges.tolist()}
    assert len(directed) == len(edges)  # consistent winding, no edge with three faces
    rim = [edge for edge in directed if edge[::-1] not in directed]
    starts = [a for a, _ in rim]
    assert sorted(starts) == sorted(b for _, b in rim)
    assert len(set(starts)) == len(starts)  # every rim vertex lies on exactly one loop
    assert min(starts) >= sheet.inner  # only outline points lie on it


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_any_silhouette_becomes_a_closed_body(seed: int) -> None:
    cover = np.clip(blobs(seed) * 4 + 0.5, 0, 1)
    surface = inflated(cut_out_of(cover), cells=64)
    mesh = as_mesh(surface.vertices, surface.faces)
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.volume > 0
    assert np.isfinite(surface.vertices).all()


@pytest.mark.parametrize("side", [64, 250, 900])
def test_the_outline_follows_the_matte(side: int) -> None:
    radius = 0.41 * side
    surface = inflated(cut_out_of(disc_cover(side, radius)), cells=160)
    pixels, depth = surface.camera.project(surface.vertices)
    rim = np.abs(depth) < 1e-9
    assert rim.sum() > 300
    away = np.hypot(*(pixels[rim] - (side - 1) / 2).T)
    assert np.abs(away - radius).max() < max(0.35, 0.004 * side)
    assert np.ptp(surface.vertices[:, 1]) == pytest.approx(1.0, abs=0.03)


def test_bright_spots_stand_out_and_dark_ones_lie_deep() -> None:
    rgba = cut_out_of(disc_cover(300, 120), (128, 128, 128))
    rgba[140:160, 95:115, :3] = 255
    rgba[140:160, 185:205, :3] = 0
    surface = inflated(rgba, cells=128)
    pixels, depth = surface.camera.project(surface.vertices)

    def near(x: float) -> float:
        return float(depth[(np.hypot(*(pixels - [x, 149.5]).T) < 5) & (depth > 0)].mean())

    assert near(104.5) > near(194.5) + 0.003


def test_an_empty_matte_is_no_subject() -> None:
    with pytest.raises(NoSubjectFound):
        inflated(np.zeros((50, 50, 4), np.uint8), cells=64)
