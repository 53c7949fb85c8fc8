# Goal: roughness and metalness follow what the network sees, keep to safe values where it is in doubt, and reach the
# delivered GLB.
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.gltf_validator import assert_valid_glb

from image3d.engines.finishing import finish
from image3d.engines.protocol import Generated
from image3d.engines.sculpt.atlas import Atlas, unfold
from image3d.engines.sculpt.engine import textured_model
from image3d.engines.sculpt.features import crop_round
from image3d.engines.sculpt.shine import DEFAULT_METALNESS, DEFAULT_ROUGHNESS, Shine, shine
from image3d.engines.sculpt.sight import Sight
from image3d.engines.sculpt.silhouette import inflated
from image3d.engines.sculpt.simplify import simplified
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.bake import surface_of
from image3d.geometry.glb import read_glb
from image3d.geometry.mesh import vertex_normals

SIDE, MAP = 300, 96


def ball() -> tuple[NDArray[np.uint8], Surface]:
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    rgba = np.zeros((SIDE, SIDE, 4), np.uint8)
    rgba[...] = (180, 140, 60, 0)
    rgba[..., 3] = 255 * (np.hypot(x - 149.5, y - 149.5) < 120)
    surface = simplified(inflated(rgba, cells=96), 4_000)
    crop = crop_round(rgba[..., 3].astype(np.float32) / 255)
    return rgba, replace(surface, front_crop=crop)


def halves(left: tuple[float, float], right: tuple[float, float]) -> NDArray[np.float32]:
    return np.where((np.arange(MAP) < MAP / 2)[None, :, None], left, right).repeat(MAP, 0).astype(np.float32)


def made(surface: Surface, rgba: NDArray[np.uint8]) -> tuple[Shine, Atlas]:
    normals = vertex_normals(surface.vertices, surface.faces)
    atlas = unfold(surface.vertices, surface.faces, texture_size=512)
    return shine(rgba, surface, normals, atlas, 512, sight=Sight(surface, normals)), atlas


def test_a_half_of_metal_stays_a_half_front_and_back() -> None:
    rgba, surface = ball()
    surface = replace(surface, front_shine=halves((0.2, 0.95), (0.8, 0.02)))
    found, atlas = made(surface, rgba)
    assert found.texture is not None
    assert found.texture.shape == (128, 128, 3)
    assert (found.roughness, found.metalness) == (1.0, 1.0)
    corners = surface.vertices[atlas.vertex_of]
    texels = surface_of(corners, atlas.faces, atlas.uvs, 128)
    values = found.texture.reshape(-1, 3)[texels.texel] / 255
    for side, (roughness, metalness) in ((-1, (0.2, 1.0)), (1, (0.8, 0.0))):
        there = texels.points[:, 0] * side > 0.12
        assert np.abs(np.median(values[there, 1]) - roughness) < 0.04
        assert np.abs(np.median(values[there, 2]) - metalness) < 0.04
        front = there & (texels.normals[:, 2] > 0.5)
        assert np.abs(values[front, 1:] - (roughness, metalness)).max() < 0.1


@pytest.mark.parametrize("metalness", [0.0, 0.2, 0.38])
def test_doubtful_metal_is_none(metalness: float) -> None:
    rgba, surface = ball()
    found, _ = made(replace(surface, front_shine=halves((0.5, metalness), (0.5, metalness))), rgba)
    assert found.texture is None
    assert found.metalness == 0.0
    assert found.roughness == pytest.approx(0.5, abs=0.01)


def test_values_outside_the_subject_do_not_count() -> None:
    rgba, surface = ball()
    values = np.ones((MAP, MAP, 2), np.float32)
    y, x = np.mgrid[0:MAP, 0:MAP]
    values[np.hypot(x - MAP / 2 + 0.5, y - MAP / 2 + 0.5) < 0.86 * MAP / 2] = (0.4, 0.0)
    found, _ = made(replace(surface, front_shine=values), rgba)
    assert found.texture is None
    assert (found.roughness, found.metalness) == (pytest.approx(0.4, abs=0.02), 0.0)


def test_without_a_network_the_material_is_plain() -> None:
    rgba, surface = ball()
    found, _ = made(surface, rgba)
    assert (found.texture, found.roughness, found.metalness) == (None, DEFAULT_ROUGHNESS, DEFAULT_METALNESS)


def test_the_texture_reaches_the_delivered_file_and_its_report() -> None:
    rgba, surface = ball()
    surface = replace(surface, front_shine=halves((0.2, 0.95), (0.8, 0.02)))
    model = textured_model(rgba, surface, 512, delight=True)
    finished = finish(
        Generated(model=model), target_faces=4_000, texture_size=512, progress=lambda _stage, _fraction: None
    )
    assert_valid_glb(finished.glb)
    (part,) = read_glb(finished.glb).parts
    assert part.material.metallic_roughness_texture is not None
    assert part.material.metallic_roughness_texture.shape[:2] == (128, 128)
    assert finished.report["textures_px"] == {"base_color": [512, 512], "metallic_roughness": [128, 128]}
