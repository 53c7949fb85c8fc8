# Goal: taking the light out of a picture brings it nearer to its paint and keeps the picture's own detail, colours and
# edges; where there is nothing to correct, nothing changes.
from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from image3d.engines.sculpt.delight import STRENGTH, delit
from image3d.engines.sculpt.engine import textured_model
from image3d.engines.sculpt.features import crop_round, cropped
from image3d.engines.sculpt.silhouette import inflated
from image3d.engines.sculpt.simplify import simplified
from image3d.geometry.bake import surface_of

SIDE, MAP = 400, 96
Image = NDArray[np.float32]


def ball(light: tuple[float, float, float] = (-0.5, 0.7, 0.5)) -> tuple[Image, Image, Image, Image]:
    """Paint (stripes and fine letters), light, highlight and matte of a ball of radius 150."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    u, v = (x - 199.5) / 150, (199.5 - y) / 150
    w = np.sqrt(np.maximum(1 - u * u - v * v, 0))
    towards = np.array(light) / np.linalg.norm(light)
    shade = (0.25 + 0.85 * np.maximum(u * towards[0] + v * towards[1] + w * towards[2], 0))[..., None]
    half = towards + np.array([0, 0, 1])
    half /= np.linalg.norm(half)
    glance = (0.9 * np.maximum(u * half[0] + v * half[1] + w * half[2], 0) ** 90)[..., None]
    paint = np.where((y // 40 % 2 == 0)[..., None], [0.75, 0.25, 0.2], [0.3, 0.6, 0.35])
    fine = (x // 3 % 2 == 0) & (y > 190) & (y < 230)
    paint = np.where(fine[..., None], paint * 0.7, paint)
    cover = np.clip(150.5 - np.hypot(x - 199.5, y - 199.5), 0, 1)
    return paint.astype(np.float32), shade.astype(np.float32), glance.astype(np.float32), cover.astype(np.float32)


def rgba(colour: Image, cover: Image) -> NDArray[np.uint8]:
    return np.round(np.dstack([np.clip(colour, 0, 1), cover]) * 255).astype(np.uint8)


def seen_by_network(paint: Image, cover: Image, blur: float = 1.5) -> Image:
    """The paint as a map of the network has it: coarse and not quite sharp."""
    crop = crop_round(cover)
    assert crop is not None
    small = cropped(rgba(paint, cover), crop, MAP)
    weight = small[..., 3:]
    spread = cv2.GaussianBlur(np.dstack([(small[..., :3] - 0.5), weight]), (0, 0), blur)
    return np.clip(spread[..., :3] / np.maximum(spread[..., 3:], 1e-3) + 0.5, 0, 1).astype(np.float32)


def run(picture: Image, albedo: Image, cover: Image, strength: float = STRENGTH) -> Image:
    crop = crop_round(cover)
    assert crop is not None
    return delit(rgba(picture, cover), crop, albedo, strength=strength)


def error(one: Image, other: Image, where: NDArray[np.bool_]) -> float:
    return float(np.abs(one - other)[where].mean())


@pytest.mark.parametrize("light", [(-0.5, 0.7, 0.5), (0.8, 0.1, 0.4), (0.0, -0.8, 0.3)])
def test_shading_and_highlight_of_a_ball_go(light: tuple[float, float, float]) -> None:
    paint, shade, glance, cover = ball(light)
    picture = np.clip(paint * shade + glance, 0, 1)
    out = run(picture, seen_by_network(paint, cover), cover)
    inside = cover > 0.99
    assert error(out, paint, inside) < 0.35 * error(picture, paint, inside)
    bright = inside & (glance[..., 0] > 0.3)
    assert error(out, paint, bright) < 0.35 * error(picture, paint, bright)


def test_a_white_thing_stays_white_where_the_network_takes_it_for_grey() -> None:
    paint, shade, _, cover = ball()
    white = np.full_like(paint, 0.9)
    out = run(white * shade, seen_by_network(white * 0.7, cover), cover)
    inside = cover > 0.99
    before, after = (np.quantile(x[inside], 0.9) for x in (np.clip(white * shade, 0, 1), out))
    assert after == pytest.approx(before, abs=0.03)
    assert out[inside].std() < 0.5 * np.clip(white * shade, 0, 1)[inside].std()


def test_detail_finer_than_the_map_stays() -> None:
    paint, shade, _, cover = ball()
    out = run(paint * shade, seen_by_network(paint, cover), cover, 1.0)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    part = (y > 200) & (y < 220) & (np.abs(x - 199.5) < 80)
    expected = np.abs(np.diff(paint, axis=1))[part[:, 1:]].mean()
    assert np.abs(np.diff(out, axis=1))[part[:, 1:]].mean() == pytest.approx(expected, rel=0.15)


def test_an_unlit_picture_stays_as_it_is() -> None:
    paint, _, _, cover = ball()
    out = run(paint, seen_by_network(paint, cover), cover)
    inside = cover > 0.99
    assert error(out, paint, inside) < 0.02
    assert np.abs(np.median(out[inside], axis=0) - np.median(paint[inside], axis=0)).max() < 0.02


def test_a_shadow_edge_goes_without_a_halo() -> None:
    _, _, _, cover = ball()
    paint = np.full((SIDE, SIDE, 3), (0.7, 0.55, 0.4), np.float32)
    shade = np.where(np.arange(SIDE)[None, :, None] < 180, 1.0, 0.5).astype(np.float32)
    out = run(paint * shade, seen_by_network(paint, cover), cover, 1.0)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    core = (np.abs(y - 199.5) < 100) & (np.abs(x - 199.5) < 100)
    assert np.abs(out - paint)[core].max() < 0.09  # the picture differs by 0.35
    assert error(out, paint, core) < 0.02


def test_the_hue_of_the_paint_is_mostly_the_pictures() -> None:
    """The network takes white for cream."""
    _, shade, _, cover = ball()
    white = np.full((SIDE, SIDE, 3), 0.85, np.float32)
    out = run(white * shade, seen_by_network(white * np.array([1.0, 0.9, 0.7], np.float32), cover), cover)
    colours = out[cover > 0.99]
    assert np.abs(colours[:, 0] / colours[:, 2] - 1.0).mean() < 0.1  # the network's is 1.43


def test_noise_is_not_blown_up() -> None:
    paint, shade, _, cover = ball()
    noise = np.random.default_rng(0).normal(0, 0.02, paint.shape).astype(np.float32)
    clean = run(paint * shade, seen_by_network(paint, cover), cover)
    noisy = run(np.clip(paint * shade + noise, 0, 1), seen_by_network(paint, cover), cover)
    inside = cover > 0.99
    lit = inside & (shade[..., 0] > 0.6)
    assert (noisy - clean)[lit].std() < 1.7 * 0.02
    assert (noisy - clean)[inside].std() < 2.6 * 0.02


def test_pixels_beyond_the_window_are_kept() -> None:
    paint, _, _, cover = ball()
    wide = np.pad(rgba(paint, cover), ((300, 0), (0, 200), (0, 0)))
    crop = crop_round(wide[..., 3].astype(np.float32) / 255)
    assert crop is not None
    out = delit(wide, crop, np.full((MAP, MAP, 3), 0.5, np.float32))
    assert np.array_equal(out[:250], wide[:250, :, :3].astype(np.float32) / np.float32(255))


def painted(*, delight: bool) -> tuple[Image, Image, Image]:
    """Colours of the texels that look at the viewer, and the paint and the picture there."""
    paint, shade, glance, cover = ball()
    picture = rgba(paint * shade + glance, cover)
    surface = simplified(inflated(picture, cells=96), 4_000)
    surface = replace(surface, front_crop=crop_round(cover), front_albedo=seen_by_network(paint, cover))
    (part,) = textured_model(picture, surface, 512, delight=delight).parts
    texture = part.material.base_color_texture
    assert part.uvs is not None
    assert texture is not None
    texels = surface_of(part.vertices, part.faces, part.uvs, 512, normals=part.normals)
    scale = np.ptp(surface.vertices[:, 0]) / np.ptp(part.vertices[:, 0])
    middle = (part.vertices.min(axis=0) + part.vertices.max(axis=0)) / 2
    pixels, _ = surface.camera.project((texels.points - middle).astype(float) * scale)
    ahead = texels.normals[:, 2] > 0.6
    row, column = np.round(pixels[ahead, 1]).astype(int), np.round(pixels[ahead, 0]).astype(int)
    colours = texture.reshape(-1, 3)[texels.texel[ahead]].astype(np.float32) / 255
    return colours, paint[row, column], picture[row, column, :3].astype(np.float32) / 255


def test_the_texture_shows_paint_with_the_option_and_the_picture_without() -> None:
    colours, paint, picture = painted(delight=True)
    assert np.abs(colours - paint).mean() < 0.4 * np.abs(picture - paint).mean()
    colours, paint, picture = painted(delight=False)
    assert np.abs(colours - picture).mean() < 0.015
