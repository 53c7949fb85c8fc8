# Goal: the texture shows the picture where the picture shows the body, never its background, and no charts overlap.

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from image3d.engines.sculpt.atlas import unfold
from image3d.engines.sculpt.features import crop_round
from image3d.engines.sculpt.hidden import drawn_to, hidden_picture
from image3d.engines.sculpt.paint import paint
from image3d.engines.sculpt.silhouette import inflated
from image3d.engines.sculpt.simplify import simplified
from image3d.engines.sculpt.surface import PictureCamera, Surface
from image3d.geometry.bake import Surface as Texels
from image3d.geometry.bake import surface_of
from image3d.geometry.mesh import vertex_normals
from image3d.geometry.raster import rasterise

SIDE = 300


def striped_ball() -> NDArray[np.uint8]:
    """A ball with 20 px stripes of red and green on a blue that must never show."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    cover = np.hypot(x - 149.5, y - 149.5) < 120
    stripes = np.where((y // 20 % 2 == 0)[..., None], [220, 30, 30], [30, 180, 60])
    return np.dstack([np.where(cover[..., None], stripes, [220, 40, 40]), 255 * cover]).astype(np.uint8)


def ball_surface(faces: int = 4_000) -> Surface:
    return simplified(inflated(striped_ball(), cells=96), faces)


def test_charts_do_not_overlap_and_stay_inside() -> None:
    surface = ball_surface()
    atlas = unfold(surface.vertices, surface.faces, texture_size=512)
    assert atlas.uvs.min() >= 0
    assert atlas.uvs.max() <= 1
    assert np.array_equal(atlas.vertex_of[atlas.faces], surface.faces)
    found = rasterise(atlas.uvs[atlas.faces] * 512, 512, 512)
    assert len(np.unique(found.pixel)) == len(found.pixel)
    assert len(found.pixel) > 0.35 * 512 * 512
    assert atlas.charts <= 40


def test_visible_texels_show_the_pictures_own_pixels() -> None:
    surface, rgba = ball_surface(), striped_ball()
    normals = vertex_normals(surface.vertices, surface.faces)
    atlas = unfold(surface.vertices, surface.faces, texture_size=512)
    texture = paint(rgba, surface, normals, atlas, 512)
    spots = surface_of(surface.vertices[atlas.vertex_of], atlas.faces, atlas.uvs, 512, normals=normals[atlas.vertex_of])
    pixels, _ = surface.camera.project(spots.points.astype(float))
    row = pixels[:, 1] / 20
    clear = (spots.normals[:, 2] > 0.6) & (np.abs(row - np.round(row)) > 0.2)
    shown = texture.reshape(-1, 3)[spots.texel[clear]].astype(int)
    expected = rgba[np.round(pixels[clear, 1]).astype(int), np.round(pixels[clear, 0]).astype(int), :3].astype(int)
    assert clear.sum() > 10_000
    assert np.abs(shown - expected).max() <= 8


def test_no_background_reaches_the_texture() -> None:
    surface, rgba = ball_surface(), striped_ball()
    rgba[rgba[..., 3] == 0, :3] = (220, 40, 40)
    texture = paint(
        rgba,
        surface,
        vertex_normals(surface.vertices, surface.faces),
        unfold(surface.vertices, surface.faces, texture_size=256),
        256,
    )
    assert texture[..., 2].max() < 90  # neither stripe nor fill holds much blue


def textured(surface: Surface, rgba: NDArray[np.uint8], size: int = 256) -> tuple[NDArray[np.int64], Texels]:
    """The texture's texels (k, 3) of the surface, and where on the surface each lies."""
    normals = vertex_normals(surface.vertices, surface.faces)
    atlas = unfold(surface.vertices, surface.faces, texture_size=size)
    texture = paint(rgba, surface, normals, atlas, size).reshape(-1, 3)
    corners = atlas.vertex_of
    texels = surface_of(surface.vertices[corners], atlas.faces, atlas.uvs, size, normals=normals[corners])
    return texture[texels.texel].astype(np.int64), texels


def test_hidden_colours_vary_as_guessed_but_start_from_the_picture() -> None:
    surface, rgba = ball_surface(), striped_ball()
    rgba[..., :3] = (200, 120, 60)
    guess = np.tile([0.3, 0.3, 0.3], (len(surface.vertices), 1))
    guess[(surface.vertices[:, 2] < 0) & (surface.vertices[:, 0] > 0)] = 0.6
    colours, texels = textured(replace(surface, hidden_colours=guess, path="test"), rgba)
    border = np.abs(texels.normals[:, 2]) < 0.15
    assert np.abs(colours[border & (texels.points[:, 0] < -0.15)] - [200, 120, 60]).max() <= 45
    behind = texels.normals[:, 2] < -0.8
    left, right = (colours[behind & side].mean(axis=0) for side in (texels.points[:, 0] < 0, texels.points[:, 0] > 0))
    assert (right - left > 25).all()
    ahead = texels.normals[:, 2] > 0.6
    assert np.abs(colours[ahead] - [200, 120, 60]).max() <= 3


def test_the_far_side_repeats_the_picture_where_it_is_said_to() -> None:
    surface, rgba = ball_surface(), striped_ball()
    crop = crop_round(rgba[..., 3].astype(np.float32) / 255)
    repeated = np.zeros((32, 32), np.float32)
    repeated[:, 15:] = 1  # a little more than the half to the viewer's right
    hidden = np.tile([0.2, 0.4, 0.8], (len(surface.vertices), 1))
    told = replace(surface, hidden_colours=hidden, front_crop=crop, repeated=repeated, path="test")
    colours, texels = textured(told, rgba, 512)
    pixels, _ = surface.camera.project(texels.points.astype(float))
    row = pixels[:, 1] / 20
    clear = (texels.normals[:, 2] < -0.7) & (np.abs(row - np.round(row)) > 0.2)
    expected = rgba[np.round(pixels[:, 1]).astype(int), np.round(pixels[:, 0]).astype(int), :3].astype(int)
    right, left = (clear & side for side in (texels.points[:, 0] > 0.1, texels.points[:, 0] < -0.1))
    assert min(right.sum(), left.sum()) > 2_000
    assert np.abs(colours[right] - expected[right]).max() <= 10
    assert (np.abs(colours[left] - expected[left]).max(axis=1) > 60).mean() > 0.9


@pytest.mark.parametrize("guess", [(0.1, 0.2, 1.0), (0.05, 0.05, 0.05), (1.0, 1.0, 1.0)])
def test_no_border_shows_between_picture_and_guess(guess: tuple[float, float, float]) -> None:
    surface, rgba = ball_surface(), striped_ball()
    rgba[..., :3] = (200, 120, 60)
    hidden = np.tile(guess, (len(surface.vertices), 1))
    colours, texels = textured(replace(surface, hidden_colours=hidden, path="test"), rgba)
    order = np.argsort(texels.normals[:, 2])
    bands = np.array_split(colours[order].astype(float), 60)  # from straight behind to straight ahead
    means = np.array([band.mean(axis=0) for band in bands])
    assert np.abs(np.diff(means, axis=0)).max() <= 12
    assert max(band.std(axis=0).max() for band in bands) <= 12


def test_what_lies_behind_an_arm_does_not_take_its_colour() -> None:
    rod = inflated(rod_picture(), cells=96)
    rgba = rod_picture()
    wall, arm = rod.vertices * [1, 1, 0.3] - [0, 0, 0.6], rod.vertices * [0.2, 1.0, 0.3] + [0, 0, 0.2]
    surface = Surface(
        vertices=np.concatenate([wall, arm]),
        faces=np.concatenate([rod.faces, rod.faces + len(wall)]),
        camera=rod.camera,
        hidden_colours=np.tile([0.2, 0.4, 0.8], (2 * len(wall), 1)),
        path="test",
    )
    middle = np.abs(np.arange(SIDE) - 149.5) <= 0.2 * 120
    rgba[:, middle, :3] = (230, 20, 20)
    rgba[:, ~middle, :3] = (50, 100, 200)
    colours, texels = textured(surface, rgba, 512)
    on_wall = (texels.points[:, 2] < -0.2) & (texels.normals[:, 2] > 0.3) & (np.abs(texels.points[:, 1]) < 0.3)
    assert on_wall.sum() > 2_000
    assert (colours[on_wall][:, 0] < 90).mean() > 0.999
    on_arm = (texels.points[:, 2] > 0) & (texels.normals[:, 2] > 0.9) & (np.abs(texels.points[:, 1]) < 0.3)
    assert (colours[on_arm][:, 0] > 180).all()


def rod_picture() -> NDArray[np.uint8]:
    rgba = np.zeros((SIDE, SIDE, 4), np.uint8)
    rgba[30:270, 30:270] = (50, 100, 200, 255)
    return rgba


def test_fine_patterns_do_not_alias_in_a_small_texture() -> None:
    surface, rgba = ball_surface(), striped_ball()
    checks = np.add(*np.mgrid[0:SIDE, 0:SIDE]) % 2 * 255
    rgba[..., :3] = checks[..., None]
    colours, texels = textured(surface, rgba, 128)
    shown = colours[texels.normals[:, 2] > 0.7]
    assert np.abs(shown - 127.5).max() < 40


def test_pale_guesses_take_the_colours_that_are_seen() -> None:
    red, white = (0.8, 0.1, 0.1), (0.95, 0.95, 0.95)
    seen = np.repeat(np.float32([red, white]), [900, 100], axis=0)
    pale, blue = np.array([[0.8, 0.25, 0.25], [0.9, 0.85, 0.85]]), np.array([[0.1, 0.2, 0.9]])
    assert np.abs(drawn_to(pale, seen) - [red, white]).max() < 0.05
    assert np.abs(drawn_to(blue, seen) - blue).max() < 1e-3, "a colour of its own stays"
    assert np.array_equal(drawn_to(pale, seen[:0]), pale), "nothing is seen"


def test_the_hidden_picture_does_not_repeat_a_face() -> None:
    rgba = striped_ball()
    rgba[..., :3] = (230, 150, 60)
    rgba[120:150, 100:130, :3] = rgba[120:150, 170:200, :3] = (10, 10, 10)
    hidden = hidden_picture(rgba)
    scale = hidden.shape[0] / SIDE
    eye = hidden[round(135 * scale), round(115 * scale)]
    assert np.abs(eye - np.array([230, 150, 60]) / 255).max() < 0.25


def test_a_grained_front_gives_a_grained_back_and_a_face_none() -> None:
    surface, rgba = ball_surface(), striped_ball()
    even = replace(surface, hidden_colours=np.tile([0.5, 0.5, 0.5], (len(surface.vertices), 1)), path="test")
    rgba[..., :3] = 128
    rgba[120:150, 100:130, :3] = rgba[120:150, 170:200, :3] = 10
    colours, texels = textured(even, rgba)
    behind = texels.normals[:, 2] < -0.5
    assert np.ptp(colours[behind], axis=0).max() <= 6
    stone = np.random.default_rng(0).normal(128, 40, (SIDE // 3, SIDE // 3, 1)).clip(0, 255)
    rgba[..., :3] = np.kron(stone, np.ones((3, 3, 1)))
    colours, texels = textured(even, rgba)
    assert 5 <= colours[texels.normals[:, 2] < -0.5].std(axis=0).min() <= 14
    assert colours[np.abs(texels.normals[:, 2]) < 0.1].std(axis=0).max() <= 12


def test_camera_with_perspective_and_elevation_agrees_with_a_pinhole() -> None:
    camera = PictureCamera(centre_px=(100.0, 80.0), pixels_per_unit=150.0, distance=4.0, elevation=0.3)
    points = np.random.default_rng(0).uniform(-0.5, 0.5, (50, 3))
    eye = 4.0 * np.array([0.0, np.sin(0.3), np.cos(0.3)])
    right, up = np.array([1.0, 0, 0]), np.array([0.0, np.cos(0.3), -np.sin(0.3)])
    ahead = -eye / 4.0
    away = (points - eye) @ ahead
    expected = np.stack([100 + 600 * (points @ right) / away, 80 - 600 * ((points - eye) @ up) / away], 1)
    pixels, depth = camera.project(points)
    assert np.allclose(pixels, expected)
    assert np.allclose(depth, 4.0 - away)
    towards = (eye - points) / np.linalg.norm(eye - points, axis=1)[:, None]
    assert np.allclose(camera.facing(points, towards), 1.0)


@pytest.mark.parametrize("target", [500, 2_000, 7_000])
def test_simplified_surfaces_keep_close_to_the_target_and_their_colours(target: int) -> None:
    surface = inflated(striped_ball(), cells=96)
    colours = np.clip(surface.vertices + 0.5, 0, 1)
    coloured = Surface(
        vertices=surface.vertices, faces=surface.faces, camera=surface.camera, hidden_colours=colours, path="test"
    )
    found = simplified(coloured, target)
    assert 0.95 * target <= len(found.faces) <= target
    assert found.hidden_colours is not None
    assert np.abs(found.hidden_colours - np.clip(found.vertices + 0.5, 0, 1)).max() < 0.05
