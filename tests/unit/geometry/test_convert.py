"""Goal: every format holds the same surface, of the height asked for, standing up as its readers expect."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from image3d.geometry.convert import FORMATS, convert, scale_to_height, write_stl
from image3d.geometry.errors import InvalidModel
from image3d.geometry.model import Material, Model, Part
from image3d.geometry.printable import printable


def shape(parts: int = 1, *, texture: bool = True) -> Model:
    """Balls of 0.5 m beside each other, red above and blue below."""
    made = []
    for number in range(parts):
        ball = trimesh.creation.icosphere(subdivisions=2, radius=0.25)
        vertices = np.add(ball.vertices, (0.7 * number, 0.25, 0))
        uvs = np.stack([np.full(len(vertices), 0.5), 1 - vertices[:, 1] / 0.5], axis=1)
        pixels = np.zeros((64, 8, 3), np.uint8)
        pixels[:32, :, 0] = pixels[32:, :, 2] = 200
        material = Material(base_color_texture=pixels if texture else None, base_color_factor=(1, 1, 1, 1))
        made.append(
            Part(
                vertices=vertices,
                faces=np.asarray(ball.faces, np.int64),
                uvs=uvs.clip(0.001, 0.999) if texture else None,
                material=material,
            )
        )
    return Model(parts=tuple(made))


def read(data: bytes, file_format: str) -> trimesh.Trimesh:
    if file_format == "obj":
        data = zipfile.ZipFile(io.BytesIO(data)).read("model.obj")
    mesh = trimesh.load(io.BytesIO(data), file_type=file_format, force="mesh")
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    return mesh


@settings(max_examples=25)
@given(height=st.floats(1, 5_000), file_format=st.sampled_from(["stl", "ply", "obj"]))
def test_a_closed_surface_stays_closed_at_any_height(height, file_format) -> None:
    mesh = read(convert(shape(2), file_format, height_mm=height), file_format)
    up = 1 if file_format == "obj" else 2
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.volume > 0
    assert mesh.extents[up] == pytest.approx(height, rel=1e-4)
    assert mesh.extents[0] / mesh.extents[up] == pytest.approx(1.2 / 0.5, rel=1e-3)
    assert mesh.bounds[0][up] == pytest.approx(0, abs=1e-4 * height)


def test_printable_stands_up_with_its_front_to_the_printers_front() -> None:
    nose = np.array([[0, 0, 0.0], [0.1, 0, 0], [0, 1.0, 0.5]])
    part = Part(vertices=nose, faces=np.array([[0, 1, 2]]))
    mesh = printable(Model(parts=(part,)))
    tip = mesh.vertices[mesh.vertices[:, 2].argmax()]
    assert tip == pytest.approx((0, -500, 1000)), "+Z of glTF, the front, is -Y of a printer's bed"


def test_the_colours_of_the_texture_are_in_the_ply() -> None:
    mesh = trimesh.load(io.BytesIO(convert(shape(), "ply")), file_type="ply", process=False)
    top, bottom = mesh.vertices[:, 2].argmax(), mesh.vertices[:, 2].argmin()
    assert mesh.visual.vertex_colors[top][:3].tolist() == [200, 0, 0]
    assert mesh.visual.vertex_colors[bottom][:3].tolist() == [0, 0, 200]


def test_the_obj_brings_material_and_texture() -> None:
    archive = zipfile.ZipFile(io.BytesIO(convert(shape(), "obj")))
    assert set(archive.namelist()) == {"model.obj", "model.mtl", "texture0.png"}
    assert b"map_Kd texture0.png" in archive.read("model.mtl")


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("texture", [True, False])
def test_equal_models_make_equal_bytes(file_format, texture) -> None:
    model = shape(2, texture=texture)
    assert convert(model, file_format, height_mm=80) == convert(model, file_format, height_mm=80)


def test_faces_without_area_are_left_out_of_prints() -> None:
    part = Part(
        vertices=np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 0.0]]), faces=np.array([[0, 1, 2], [0, 3, 1]])
    )
    assert len(write_stl(printable(Model(parts=(part,))))) == 84 + 50


def test_a_flat_or_empty_model_has_no_height_to_scale() -> None:
    flat = Part(vertices=np.array([[0, 0, 0], [1, 0, 0], [0, 0, 1.0]]), faces=np.array([[0, 1, 2]]))
    with pytest.raises(InvalidModel):
        scale_to_height(Model(parts=(flat,)), 100)
    with pytest.raises(InvalidModel):
        convert(Model(parts=()), "stl")
    with pytest.raises(ValueError, match="no format"):
        convert(shape(), "step")


def overlapping() -> Model:
    """Two cubes of 1 m, one half inside the other."""
    parts = []
    for x in (0.0, 0.5):
        box = trimesh.creation.box(extents=(1, 1, 1))
        parts.append(Part(vertices=np.add(box.vertices, (x, 0.5, 0)), faces=np.asarray(box.faces, np.int64)))
    return Model(parts=tuple(parts))


@pytest.mark.parametrize("file_format", ["stl", "ply"])
def test_overlapping_pieces_are_one_solid_in_print_files_only(file_format) -> None:
    mesh = read(convert(overlapping(), file_format), file_format)
    assert mesh.is_watertight
    merged = file_format == "stl"
    assert mesh.volume == pytest.approx(1.5e9 if merged else 2e9, rel=1e-5)
    assert mesh.body_count == (1 if merged else 2)


def test_an_open_or_hollow_piece_keeps_all_pieces_as_they_are() -> None:
    model = overlapping()
    opened = Model(parts=(model.parts[0], replace(model.parts[1], faces=model.parts[1].faces[1:])))
    assert len(printable(opened).faces) == 23
    inside_out = Model(parts=(model.parts[0], replace(model.parts[1], faces=model.parts[1].faces[:, ::-1])))
    assert len(printable(inside_out).faces) == 24


def test_the_obj_shares_positions_across_seams_of_the_texture() -> None:
    ball = trimesh.creation.icosphere(subdivisions=2, radius=0.25)
    corners = np.asarray(ball.triangles).reshape(-1, 3)
    uvs = np.random.default_rng(1).random((len(corners), 2))
    part = Part(vertices=corners, faces=np.arange(len(corners)).reshape(-1, 3), uvs=uvs)
    lines = zipfile.ZipFile(io.BytesIO(convert(Model(parts=(part,)), "obj"))).read("model.obj").decode().splitlines()
    assert sum(line.startswith("v ") for line in lines) == len(ball.vertices)
    assert sum(line.startswith("vt ") for line in lines) == len(corners)
