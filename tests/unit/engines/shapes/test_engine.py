# Goal: the engine honours what was asked, tells how it read it, takes its own program back, and refuses with a pointer.

import json
import zlib
from typing import Any

import numpy as np
import pytest
from tests.gltf_validator import assert_valid_glb

from image3d.engines.errors import InputRejected
from image3d.engines.protocol import Deadline, EngineRequest, Generated, Mode, Quality
from image3d.engines.shapes.engine import ShapesEngine
from image3d.engines.shapes.library import kinds
from image3d.geometry.glb import write_glb
from image3d.geometry.measure import measure_model
from image3d.geometry.render import render_views

ENGINE = ShapesEngine()


def make(prompt: str | None, *, quality: Quality = Quality.DRAFT, **options: Any) -> Generated:
    request = EngineRequest(mode=Mode.TEXT, quality=quality, prompt=prompt, options=options)
    return ENGINE.generate(request, lambda _stage, _fraction: None, Deadline.after(120))


def glb(result: Generated) -> bytes:
    assert result.model is not None
    return write_glb(result.model)


def size(result: Generated) -> np.ndarray:
    assert result.model is not None
    return np.array(measure_model(result.model).extents_m)


def test_same_seed_same_bytes_other_seed_other_bytes() -> None:
    assert glb(make("a wooden chair", seed=3)) == glb(make("a wooden chair", seed=3))
    assert len({glb(make("a wooden chair", seed=seed)) for seed in range(4)}) == 4


def test_the_program_comes_back_and_may_be_edited() -> None:
    first = make("a red mug", seed=1)
    program = json.loads(first.artifacts["program.json"])
    assert glb(make(None, program=program)) == glb(first)
    program["materials"]["main"]["base_color"] = "#00ff00"
    assert glb(make(None, program=program)) != glb(first)


def test_notes_tell_how_the_prompt_was_read() -> None:
    notes = make("two small blue sparkly mugs on a tray").notes["interpretation"]
    assert [one["kind"] for one in notes["objects"]] == ["mug", "tray"]
    assert notes["objects"][0]["count"] == 2
    assert notes["attributes"][0]["colors"] == ["#2459b8"]
    assert notes["ignored_words"] == ["sparkly"]
    assert 0 < notes["confidence"] < 1
    json.dumps(notes)


@pytest.mark.parametrize(("word", "ratio"), [("big", 1.6), ("small", 0.6), ("huge", 2.4), ("tiny", 0.35)])
def test_sizes_are_in_the_asked_ratio(word: str, ratio: float) -> None:
    assert np.allclose(size(make(f"a {word} barrel")) / size(make("a barrel")), ratio, rtol=0.01)


def test_a_stated_height_is_met() -> None:
    assert size(make("a vase 30 cm tall"))[1] == pytest.approx(0.3, rel=0.01)


def test_what_stands_on_something_stands_on_it() -> None:
    model = make("two blue mugs on a round tray").model
    assert model is not None
    low = {part.name: part.vertices[:, 1].min() for part in model.parts}
    tray_top = max(part.vertices[:, 1].max() for part in model.parts if part.name.startswith("tray 2"))
    mug_floor = min(y for name, y in low.items() if name.startswith("mug 1"))
    assert 0 < mug_floor < tray_top


def test_styles_change_the_mesh() -> None:
    smooth, facets = make("a tree", seed=1).model, make("a low poly tree", seed=1).model
    assert smooth is not None
    assert facets is not None
    assert sum(len(p.faces) for p in facets.parts) < sum(len(p.faces) for p in smooth.parts)


@pytest.mark.parametrize(
    "prompt",
    ["a castle", "a bicycle", "a burger", "a dragon", "a glass bottle", "a robot", "two dice", "a low poly dog"],
)
def test_files_are_valid_and_closed(prompt: str) -> None:
    result = make(prompt, quality=Quality.STANDARD)
    assert result.model is not None
    assert measure_model(result.model).is_watertight
    assert_valid_glb(glb(result))


@pytest.mark.parametrize("family", sorted({kind.family for kind in kinds().values()}))
def test_every_kind_builds_closed_parts(family: str) -> None:
    for name, kind in kinds().items():
        if kind.family == family:
            model = make(name, seed=zlib.crc32(name.encode()), texture_size=64).model
            assert model is not None
            assert all(np.isfinite(part.vertices).all() for part in model.parts), name
            assert measure_model(model).is_watertight, name
            assert 4 <= sum(len(part.faces) for part in model.parts) <= 60_000, name


@pytest.mark.parametrize(
    ("options", "pointer"),
    [
        ({"program": {"parts": []}}, "/options/program/materials"),
        ({"program": "box"}, "/options/program"),
        ({"seed": "x"}, "/options/seed"),
        ({"target_faces": -1}, "/options/target_faces"),
        ({"texture_size": 1.5}, "/options/texture_size"),
    ],
)
def test_wrong_options_are_pointed_at(options: dict[str, Any], pointer: str) -> None:
    with pytest.raises(InputRejected) as caught:
        make("a chair", **options)
    assert caught.value.code == "invalid_request"
    assert pointer in {error["pointer"] for error in caught.value.fields["errors"]}


def test_a_program_that_leaves_nothing_is_the_customers_to_mend() -> None:
    shape = {
        "kind": "intersection",
        "of": [{"kind": "sphere", "radius": 1}, {"kind": "sphere", "radius": 1, "translate": [9, 0, 0]}],
    }
    program = {"materials": {"m": {}}, "parts": [{"name": "p", "shape": shape, "material": "m"}]}
    with pytest.raises(InputRejected) as caught:
        make(None, program=program)
    assert caught.value.fields["errors"] == [
        {"pointer": "/options/program/parts/0/shape", "detail": "Nothing is left of this shape."}
    ]


def test_glass_that_nothing_shows_of_is_rendered() -> None:
    parts = [
        {"name": "wall", "shape": {"kind": "sphere", "radius": 1}, "material": "stone"},
        {"name": "pane", "shape": {"kind": "sphere", "radius": 0.5}, "material": "glass"},
    ]
    program = {"materials": {"stone": {}, "glass": {"opacity": 0.5}}, "parts": parts}
    model = make(None, program=program).model
    assert model is not None
    assert render_views(model, size=32)


def test_a_frame_with_softened_edges_keeps_its_hole() -> None:
    square = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]
    hole = [[0.8 * x, 0.8 * y] for x, y in square]
    frame = {"kind": "extrude", "outline": square, "holes": [hole], "depth": 0.2, "bevel": 0.02}
    model = make(
        None, program={"materials": {"m": {}}, "parts": [{"name": "f", "shape": frame, "material": "m"}]}
    ).model
    assert model is not None
    volume = measure_model(model).volume_m3
    assert volume == pytest.approx((4 - 0.64 * 4) * 0.2, rel=0.03)


@pytest.mark.parametrize("prompt", ["a 150 m tall mug", "a 1 cm castle", "a gigantic huge enormous castle"])
def test_extreme_sizes_are_built(prompt: str) -> None:
    assert make(prompt).model is not None


def test_what_is_loaded_stands_on_the_bed_behind_the_cabin() -> None:
    model = make("a pickup truck loaded with two barrels", seed=1).model
    assert model is not None
    barrels = np.concatenate([part.vertices for part in model.parts if part.name.startswith("barrel")])
    cabin = np.concatenate([part.vertices for part in model.parts if part.name.endswith(" cabin")])
    assert barrels[:, 2].max() < cabin[:, 2].min() + 0.1
    assert barrels[:, 1].min() > 0.3


def test_a_print_lies_flat_on_the_front() -> None:
    model = make("a mug with a heart on it", seed=1).model
    assert model is not None
    heart = np.concatenate([part.vertices for part in model.parts if part.name.startswith("heart")])
    low, high = heart.min(axis=0), heart.max(axis=0)
    assert high[2] - low[2] < 0.35 * (high[0] - low[0])
    assert high[2] == pytest.approx(max(part.vertices[:, 2].max() for part in model.parts))


@pytest.mark.parametrize("scale", [10_000, 1e-4])
def test_chains_of_scales_end_in_a_clear_error(scale: float) -> None:
    groups = {"g0": {"scale": scale}} | {f"g{k}": {"group": f"g{k - 1}", "scale": scale} for k in range(1, 20)}
    part = {"name": "p", "shape": {"kind": "sphere", "radius": 1}, "material": "m", "group": "g19"}
    with pytest.raises(InputRejected) as caught:
        make(None, program={"materials": {"m": {}}, "groups": groups, "parts": [part]})
    assert caught.value.fields["errors"][0]["pointer"] == "/options/program/parts"
