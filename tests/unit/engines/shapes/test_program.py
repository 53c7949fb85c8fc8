# Goal: a shape program is refused with a pointer and a sentence, or compiles to closed parts where it says.

import json
from importlib import resources
from typing import Any

import numpy as np
import pytest
import trimesh

from image3d.engines import shapes
from image3d.engines.protocol import Deadline
from image3d.engines.shapes.compiler import compile_program, extents
from image3d.engines.shapes.errors import ProgramInvalid, ProgramTooBig
from image3d.engines.shapes.examples import EXAMPLES, STOOL
from image3d.engines.shapes.program import parse, schema
from image3d.geometry.model import Model

PAINT = {"m": {"base_color": "#808080"}}
BOX = {"kind": "box", "size": [1, 1, 1]}
# ruff: noqa: E501  # a shape a line
SHAPES: dict[str, dict[str, Any]] = {
    "box": {"kind": "box", "size": [1, 0.5, 0.3], "bevel": 0.05},
    "cylinder": {"kind": "cylinder", "radius": 0.3, "height": 1, "bevel": 0.02},
    "cut cone": {"kind": "cylinder", "radius": 0.3, "height": 1, "top_radius": 0.1},
    "cone": {"kind": "cone", "radius": 0.3, "height": 1},
    "sphere": {"kind": "sphere", "radius": 0.4},
    "ellipsoid": {"kind": "ellipsoid", "radii": [0.5, 0.2, 0.3]},
    "torus": {"kind": "torus", "radius": 0.4, "tube": 0.1},
    "capsule": {"kind": "capsule", "radius": 0.1, "height": 1},
    "prism": {"kind": "prism", "sides": 6, "radius": 0.5, "height": 0.2},
    "pyramid": {"kind": "prism", "sides": 4, "radius": 0.5, "height": 0.4, "top_radius": 0},
    "lathe": {"kind": "lathe", "profile": [[0.1, 0], [0.3, 0.2], [0.2, 0.6]], "smooth": True},
    "ring": {"kind": "lathe", "profile": [[0.3, 0], [0.4, 0], [0.4, 0.1]], "closed": True},
    "extrude": {"kind": "extrude", "outline": [[0, 0], [1, 0], [1, 1], [0.5, 0.5], [0, 1]], "depth": 0.2, "bevel": 0.02},
    "twist": {"kind": "extrude", "outline": [[-0.2, -0.2], [0.2, -0.2], [0.2, 0.2], [-0.2, 0.2]], "depth": 1, "twist": 90, "taper": 0.5},
    "holed": {"kind": "extrude", "outline": [[0, 0], [1, 0], [1, 1], [0, 1]], "holes": [[[0.3, 0.3], [0.6, 0.3], [0.6, 0.6]]], "depth": 0.1},
    "sweep": {"kind": "sweep", "path": [[0, 0, 0], [0, 1, 0], [1, 1, 0]], "radius": [0.1, 0.05, 0.1]},
    "loop": {"kind": "sweep", "path": [[0, 0, 0], [0, 1, 0.3], [1, 1, 0], [1, 0, 0]], "radius": 0.05, "closed": True},
    "heightfield": {"kind": "heightfield", "size": [1, 1], "heights": [[0, 0.1, 0.2], [0, 0.3, 0.1]], "base": 0.05},
    "text": {"kind": "text", "text": "A8", "height": 0.3, "depth": 0.05},
    "blob": {"kind": "blob", "balls": [{"at": [0, 0, 0], "radii": [0.3, 0.2, 0.2]}], "limbs": [{"start": [0, 0, 0], "end": [0, 0.5, 0], "radius": 0.1}]},
    "union": {"kind": "union", "of": [BOX, {"kind": "sphere", "radius": 0.6}]},
    "difference": {"kind": "difference", "of": [BOX, {"kind": "cylinder", "radius": 0.2, "height": 2}]},
    "intersection": {"kind": "intersection", "of": [BOX, {"kind": "sphere", "radius": 0.6}]},
    "hull": {"kind": "hull", "of": [BOX, {"kind": "sphere", "radius": 0.2, "translate": [0, 1, 0]}]},
}  # fmt: skip


def one(shape: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"materials": PAINT, "parts": [{"name": "p", "shape": shape, "material": "m", **more}]}


def built(program: dict[str, Any], **more: Any) -> Model:
    return compile_program(parse(program), deadline=Deadline.after(60), **more)


def mesh(model: Model, index: int = 0) -> trimesh.Trimesh:
    part = model.parts[index]
    found = trimesh.Trimesh(part.vertices, part.faces, process=False)
    found.merge_vertices(merge_tex=True, merge_norm=True)
    return found


@pytest.mark.parametrize("name", sorted(SHAPES))
@pytest.mark.parametrize(
    "placing", [{}, {"rotate": [20, 30, 40], "scale": [1, 2, 0.5], "mirror": "x", "translate": [2, 0, 0]}]
)
def test_every_primitive_is_closed_and_faces_outwards(name: str, placing: dict[str, Any]) -> None:
    found = mesh(built(one(SHAPES[name], **placing)))
    assert found.is_watertight
    assert found.is_winding_consistent
    assert found.volume > 1e-4


@pytest.mark.parametrize(
    ("shape", "volume"),
    [
        ({"kind": "box", "size": [1, 2, 3]}, 6.0),
        ({"kind": "sphere", "radius": 0.5}, 4 / 3 * np.pi * 0.125),
        ({"kind": "cylinder", "radius": 0.5, "height": 2}, np.pi * 0.5),
        ({"kind": "cone", "radius": 0.5, "height": 3}, np.pi * 0.25),
        ({"kind": "torus", "radius": 1, "tube": 0.2}, 2 * np.pi**2 * 0.04),
        ({"kind": "capsule", "radius": 0.5, "height": 2}, np.pi * 0.25 + np.pi / 6),
        (
            {"kind": "difference", "of": [{"kind": "box", "size": [1, 1, 1]}, {"kind": "box", "size": [0.5, 0.5, 2]}]},
            0.75,
        ),
    ],
)
def test_volumes_are_those_of_geometry(shape: dict[str, Any], volume: float) -> None:
    assert mesh(built(one(shape), quality="high")).volume == pytest.approx(volume, rel=0.01)


def test_arrays_mirrors_and_groups_place_copies() -> None:
    program = one(BOX, scale=0.1, translate=[1, 0, 0], array={"kind": "radial", "count": 4}, group="g")
    program["groups"] = {"g": {"translate": [0, 5, 0], "array": {"kind": "linear", "count": 2, "step": [10, 0, 0]}}}
    model = built(program)
    assert sum(len(part.faces) for part in model.parts) == 4 * 2 * 12
    low, high = extents(parse(program), Deadline.after(5))
    assert np.allclose(low, [-1.05, 4.95, -1.05])
    assert np.allclose(high, [11.05, 5.05, 1.05])


def test_a_part_attaches_to_an_earlier_one() -> None:
    program = one(BOX)
    program["parts"][0]["anchors"] = {"corner": [0.5, 0.5, 0.5]}
    ball = {"kind": "sphere", "radius": 0.25}
    program["parts"] += [
        {"name": "on top", "shape": ball, "material": "m", "attach": {"to": "p"}},
        {"name": "corner", "shape": ball, "material": "m", "attach": {"to": "p", "at": "corner", "by": "center"}},
    ]
    model = built(program, quality="high")
    assert model.parts[1].vertices[:, 1].min() == pytest.approx(0.5, abs=1e-3)
    assert np.allclose(model.parts[2].vertices.mean(axis=0), [0.5, 0.5, 0.5], atol=0.01)


def test_materials_are_painted_with_patterns() -> None:
    program = one(BOX)
    kinds = [
        "wood",
        "planks",
        "stone",
        "brick",
        "fabric",
        "scales",
        "stripes",
        "noise",
        "metal",
        "checker",
        "dots",
        "stars",
        "leaves",
    ]
    for kind in kinds:
        program["materials"] = {"m": {"base_color": "#b05030", "pattern": {"kind": kind, "tile": 0.2}}}
        part = built(program, texture_size=128).parts[0]
        texture = part.material.base_color_texture
        assert texture is not None
        assert texture.shape == (128, 128, 3)
        assert texture.std() > 1, kind
        assert part.uvs is not None
    emitting = (
        built({**program, "materials": {"m": {"emission": "#ff0000", "metallic": 1, "roughness": 0.2}}})
        .parts[0]
        .material
    )
    assert emitting.emissive_factor == (1.0, 0.0, 0.0)
    assert (emitting.metallic_factor, emitting.roughness_factor) == (1.0, 0.2)


def test_fewer_faces_when_asked() -> None:
    program = one({"kind": "sphere", "radius": 1})
    few, many = (sum(len(p.faces) for p in built(program, target_faces=n).parts) for n in (300, 100_000))
    assert few <= 300 < many


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"parts": []}, "/parts"),
        ({"surprise": 1}, "/surprise"),
        ({"materials": {"m": {"base_color": "red"}}}, "/materials/m/base_color"),
        (
            {"parts": [{"name": "p", "shape": {"kind": "box", "size": [1, 1]}, "material": "m"}]},
            "/parts/0/shape/size/2",
        ),
        ({"parts": [{"name": "p", "shape": {"kind": "cube"}, "material": "m"}]}, "/parts/0/shape"),
        ({"parts": [{"name": "p", "shape": {**BOX, "size": [1, 1, -1]}, "material": "m"}]}, "/parts/0/shape/size/2"),
        ({"parts": [{"name": "p", "shape": BOX, "material": "gold"}]}, "/parts/0/material"),
        ({"parts": [{"name": "p", "shape": BOX, "material": "m", "group": "g"}]}, "/parts/0/group"),
        ({"parts": [{"name": "p", "shape": BOX, "material": "m", "attach": {"to": "q"}}]}, "/parts/0/attach/to"),
        ({"parts": [{"name": "p", "shape": BOX, "material": "m"}] * 2}, "/parts/1/name"),
        (
            {"parts": [{"name": "p", "shape": {"kind": "union", "of": [BOX, {"kind": "sphere"}]}, "material": "m"}]},
            "/parts/0/shape/of/1/radius",
        ),
    ],
)
def test_what_is_wrong_is_pointed_at(change: dict[str, Any], pointer: str) -> None:
    with pytest.raises(ProgramInvalid) as caught:
        parse({**one(BOX), **change})
    assert pointer in {finding.pointer for finding in caught.value.findings}
    assert all(finding.detail.endswith(".") for finding in caught.value.findings)


@pytest.mark.parametrize("data", [None, [], "x", 7, {}, {"parts": float("nan")}])
def test_what_is_no_program_is_refused(data: Any) -> None:
    with pytest.raises(ProgramInvalid):
        parse(data)


def test_deep_and_wide_data_is_refused_before_it_is_read() -> None:
    deep: dict[str, Any] = dict(BOX)
    for _ in range(200):
        deep = {"kind": "union", "of": [deep]}
    with pytest.raises(ProgramInvalid, match="nested"):
        parse(one(deep))
    with pytest.raises(ProgramInvalid, match="values"):
        parse({"parts": [[0] * 1000] * 100})


def test_programs_are_bounded() -> None:
    many = {**BOX, "scale": 0.01, "array": {"kind": "linear", "count": 400, "step": [0.1, 0, 0]}}
    with pytest.raises(ProgramTooBig, match="copies"):
        built({"materials": PAINT, "parts": [{"name": f"p{k}", "shape": many, "material": "m"} for k in range(5)]})
    wordy = {"kind": "text", "text": "8" * 30, "height": 0.1, "depth": 0.01}
    with pytest.raises(ProgramTooBig, match="triangles"):
        built(one(wordy, array={"kind": "linear", "count": 400, "step": [0, 0.2, 0]}))
    solid = {**wordy, "array": {"kind": "linear", "count": 400, "step": [0, 0.2, 0]}}
    with pytest.raises(ProgramTooBig, match="One solid"):
        built(one(solid))


@pytest.mark.parametrize(
    "shape",
    [
        {"kind": "intersection", "of": [BOX, {**BOX, "translate": [5, 0, 0]}]},
        {"kind": "difference", "of": [BOX, {**BOX, "scale": 2}]},
        {"kind": "lathe", "profile": [[0, 0], [0, 1], [0, 2]]},
        {"kind": "text", "text": " ", "height": 1, "depth": 0.1},
        {"kind": "blob"},
        {"kind": "sweep", "path": [[0, 0, 0], [0, 0, 0]], "radius": 0.1},
    ],
)
def test_a_shape_of_nothing_is_a_clear_error(shape: dict[str, Any]) -> None:
    with pytest.raises(ProgramInvalid, match=r"Nothing is left|not a closed solid"):
        built(one(shape))


def test_the_examples_follow_the_published_schema() -> None:
    published = schema()
    assert json.loads(resources.files(shapes).joinpath("schema.json").read_text()) == published
    assert published["$schema"].endswith("2020-12/schema")
    assert json.loads(json.dumps(published)) == published
    for _, program in EXAMPLES:
        model = built(program)
        assert all(mesh(model, k).is_watertight for k in range(len(model.parts)))
    assert len(parse(STOOL).parts) == 3
