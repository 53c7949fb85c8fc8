"""Goal: previews show the model from the side they name, with its colors, in light, on a floor, and fast enough."""

import numpy as np
import pytest
from tests.meshes import box, checkered, plain, sheet, sphere

from image3d.geometry.appearance import side_colors
from image3d.geometry.camera import VIEWS, View, frame, view_axes
from image3d.geometry.errors import UnreadableModel
from image3d.geometry.glb import write_glb
from image3d.geometry.model import ByteArray, FloatArray, Material, Model, Part
from image3d.geometry.render import contact_sheet, preview_pngs, render_views
from image3d.geometry.textures import decode_texture
from image3d.geometry.visibility import scene_of, visible

#: a color for each side of a box: +X red, -X green, +Y white, -Y black, +Z blue, -Z yellow
SIDES = {
    (1, 0): (1, 0, 0),
    (-1, 0): (0, 1, 0),
    (1, 1): (1, 1, 1),
    (-1, 1): (0, 0, 0),
    (1, 2): (0, 0, 1),
    (-1, 2): (1, 1, 0),
}


def six_colors() -> Model:
    vertices, faces = box()
    middles = vertices[faces].mean(axis=1)
    parts: list[Part] = []
    for (sign, axis), color in SIDES.items():
        mine = middles[:, axis] * sign > 0.49
        material = Material(base_color_factor=(*map(float, color), 1.0), roughness_factor=1.0)
        parts.append(
            Part(vertices=vertices[faces[mine]].reshape(-1, 3), faces=np.arange(6).reshape(2, 3), material=material)
        )
    return Model(parts=tuple(parts))


def middle(picture: ByteArray) -> FloatArray:
    side = len(picture)
    return picture[side // 2 : side // 2 + side // 8, side * 7 // 16 : side * 9 // 16].reshape(-1, 3).mean(axis=0)


@pytest.mark.parametrize(("view", "high"), [("front", "b"), ("right", "r"), ("back", "rg"), ("left", "g")])
def test_each_view_shows_its_side(view: str, high: str) -> None:
    found = dict(zip("rgb", middle(render_views(six_colors(), size=96)[view]), strict=True))
    assert min(found[name] for name in high) > 2 * max(value for name, value in found.items() if name not in high)


def test_the_nearer_surface_hides_the_farther() -> None:
    red, blue = (
        plain(sheet(side=4), base_color_factor=color, double_sided=True).parts[0]
        for color in ((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0))
    )
    above = Part(vertices=red.vertices + np.array([0, 0.2, 0]), faces=red.faces, material=red.material)
    top = View(name="top", azimuth_degrees=0, elevation_degrees=89)
    for order in ((above, blue), (blue, above)):
        picture = render_views(Model(parts=order), size=64, views=[top])["top"]
        red_level, _, blue_level = middle(picture)
        assert red_level > 3 * blue_level


def test_backs_are_hidden_unless_the_material_is_double_sided() -> None:
    below = View(name="below", azimuth_degrees=0, elevation_degrees=-80)
    hidden = scene_of(plain(sheet()))
    shown = scene_of(plain(sheet(), double_sided=True))
    (camera,) = frame(hidden.points, (below,))
    assert visible(hidden, camera, 32) == []
    (layer,) = visible(shown, camera, 32)
    assert (layer.normal @ camera.axes[2] > 0.9).all()


def test_what_shines_through_and_what_is_cut_away() -> None:
    vertices, faces = sheet()
    uvs = vertices[:, [0, 2]]
    alpha = np.full((8, 8, 4), 255, np.uint8)
    alpha[:, :4, 3] = 0
    top = (View(name="top", azimuth_degrees=0, elevation_degrees=89),)
    cut = Part(vertices=vertices, faces=faces, uvs=uvs, material=Material(base_color_texture=alpha, alpha_cutoff=0.5))
    scene = scene_of(Model(parts=(cut,)))
    (camera,) = frame(scene.points, top)
    (layer,) = visible(scene, camera, 64)
    assert layer.position[:, 0].min() > 0.45
    glass = plain(sheet(), base_color_factor=(1.0, 1.0, 1.0, 0.3)).parts[0]
    floor = Part(vertices=vertices - (0, 0.3, 0), faces=faces)
    layers = visible(scene_of(Model(parts=(glass, floor))), camera, 64)
    assert [round(float(layer.color[:, 3].mean()), 3) for layer in layers] == [1.0, 0.3]


def test_pixels_are_covered_in_full_and_edges_in_part() -> None:
    scene = scene_of(plain(sphere(subdivisions=4)))
    (camera,) = frame(scene.points, VIEWS[:1])
    (layer,) = visible(scene, camera, 200)
    cover = np.bincount(layer.pixel, layer.weight, minlength=200 * 200)
    assert cover.max() == 1.0
    radius = 0.78 * 200 / 2
    assert cover.sum() == pytest.approx(np.pi * radius**2, rel=0.01)
    assert 0.01 < ((cover > 0) & (cover < 1)).sum() / (cover > 0).sum() < 0.1


def test_a_normal_map_bends_the_light() -> None:
    flat = checkered(sphere(subdivisions=3), size=64)
    bent = Material(
        base_color_texture=flat.material.base_color_texture,
        normal_texture=np.tile(np.uint8([220, 128, 200]), (4, 4, 1)),
    )
    part = Part(vertices=flat.vertices, faces=flat.faces, uvs=flat.uvs, material=bent)
    before, after = (render_views(Model(parts=(each,)), size=64)["front"].astype(int) for each in (flat, part))
    assert np.abs(before - after).max() > 20


def test_there_is_a_shadow_on_the_floor_and_light_at_the_top() -> None:
    picture = render_views(plain(sphere(subdivisions=4)), size=128)["front"].astype(int)
    assert picture[0].min() > 235
    below, corner = picture[118, 64].mean(), picture[118, 4].mean()
    assert corner - below > 15
    lit, dark = picture[40, 50].mean(), picture[100, 70].mean()
    assert lit - dark > 40


def test_all_views_share_one_scale() -> None:
    scene = scene_of(plain(box(x=2.0, y=1.0, z=0.2)))
    cameras = frame(scene.points, VIEWS)
    assert len({camera.focal for camera in cameras}) == 1
    for camera in cameras:
        pixels, depth = camera.project(scene.points, 100)
        assert depth.min() > 0
        assert pixels.min() > 5
        assert pixels.max() < 95
        assert np.allclose((pixels.min(axis=0) + pixels.max(axis=0)) / 2, 50)


def test_axes_are_a_right_handed_frame() -> None:
    for view in VIEWS:
        axes = view_axes(view)
        assert np.allclose(axes @ axes.T, np.eye(3))
        assert np.linalg.det(axes) == pytest.approx(1.0)


def test_previews_are_pngs_of_the_delivered_bytes() -> None:
    glb = write_glb(six_colors())
    previews = preview_pngs(glb, size=64)
    assert list(previews) == ["front", "right", "back", "left"]
    assert {decode_texture(png).shape for png in previews.values()} == {(64, 64, 3)}
    assert np.array_equal(decode_texture(previews["front"]), render_views(glb, size=64)["front"])
    with pytest.raises(UnreadableModel):
        preview_pngs(glb[:50])


def test_nothing_gives_an_empty_studio_and_dots_are_drawn() -> None:
    assert render_views(Model(parts=()), size=16)["front"].min() > 200
    speck = plain((box()[0] * 1e-7, box()[1]), base_color_factor=(0.0, 0.0, 0.0, 1.0))
    assert middle(render_views(speck, size=64)["front"]).max() < 120


def test_a_contact_sheet_has_a_row_for_each_model() -> None:
    sheet_png = contact_sheet({"box": six_colors(), "ball": write_glb(plain(sphere()))}, size=48)
    assert decode_texture(sheet_png).shape == (96, 8 * 48, 3)


def test_side_colors_tell_black_from_colored() -> None:
    found = side_colors(six_colors())
    assert set(found) == {"front", "right", "back", "left"}
    assert found["back"].lightness > 0.5
    assert found["front"].lightness == pytest.approx(1 / 3, abs=0.15)
    black = side_colors(plain(sphere(), base_color_factor=(0.0, 0.0, 0.0, 1.0)))["back"]
    assert (black.lightness, black.variation) == (0.0, 0.0)
