# Goal: every local engine keeps the protocol: canonical, finite, closed, repeatable models of the asked size in time,
# and only the four errors on garbage.

import hashlib
import io
from functools import cache

import numpy as np
import pytest
import trimesh
from PIL import Image

from image3d.engines.errors import DeadlineExceeded, EngineError, EngineFailed, EngineUnavailable, InputRejected
from image3d.engines.finished import Finished
from image3d.engines.finishing import finish
from image3d.engines.protocol import Deadline, EngineRequest, Generated, Mode, Quality
from image3d.engines.registry import DEFAULT_ENGINES, TEST_ENGINE, build_engines, describe_engines
from image3d.engines.samples import sample_picture

ENGINES = build_engines()
LOCAL = [
    (name, mode)
    for name, engine in sorted(ENGINES.items())
    for mode in sorted(engine.describe().modes)
    if engine.describe().kind == "local" and engine.describe().available
]
each_engine = pytest.mark.parametrize(("name", "mode"), LOCAL, ids=str)


def ignore(_stage: str, _fraction: float) -> None:
    """Progress nobody listens to."""


def request(mode: Mode, **options: object) -> EngineRequest:
    image = sample_picture() if mode is Mode.IMAGE else None
    prompt = "a small red table with four legs" if mode is Mode.TEXT else None
    return EngineRequest(mode=mode, quality=Quality.DRAFT, image=image, prompt=prompt, options={"seed": 7, **options})


@cache
def generated(name: str, mode: Mode) -> Generated:
    return ENGINES[name].generate(request(mode), ignore, Deadline.after(120))


@cache
def finished(name: str, mode: Mode) -> Finished:
    limits = ENGINES[name].describe().qualities[Quality.DRAFT]
    return finish(
        generated(name, mode),
        target_faces=limits.target_faces,
        texture_size=limits.texture_size,
        progress=ignore,
    )


def meshes(result: Generated) -> list[trimesh.Trimesh]:
    """One mesh per part, welded by position as UV seams are no holes."""
    if result.glb is not None:
        scene = trimesh.load_scene(io.BytesIO(result.glb), file_type="glb")
        found = [mesh for mesh in scene.dump() if isinstance(mesh, trimesh.Trimesh)]
    else:
        assert result.model is not None
        found = [trimesh.Trimesh(part.vertices, part.faces, process=False) for part in result.model.parts]
    for mesh in found:
        mesh.merge_vertices(merge_tex=True, merge_norm=True)
    return found


def digest(result: Generated) -> str:
    if result.glb is not None:
        return hashlib.sha256(result.glb).hexdigest()
    assert result.model is not None
    seen = hashlib.sha256()
    for part in result.model.parts:
        texture = part.material.base_color_texture
        for array in (part.vertices, part.faces, part.uvs, part.normals, texture):
            seen.update(b"-" if array is None else np.ascontiguousarray(array).tobytes())
    return seen.hexdigest()


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_descriptions_are_complete(name: str) -> None:
    description = ENGINES[name].describe()
    assert description.name == name
    assert description.modes
    assert set(description.qualities) == set(Quality)
    assert description.licence
    assert description.version
    for limits in description.qualities.values():
        assert limits.target_faces >= 4
        assert limits.texture_size >= 64
        assert 0 < limits.deadline_seconds <= 3600
    assert all(sentence.endswith(".") for sentence in description.options.values())


def test_the_test_engine_is_not_offered_and_defaults_exist() -> None:
    assert TEST_ENGINE in ENGINES
    offered = describe_engines()
    assert TEST_ENGINE not in offered
    assert offered == {name: engine.describe() for name, engine in ENGINES.items() if name != TEST_ENGINE}
    for mode, name in DEFAULT_ENGINES.items():
        assert name not in offered or Mode(mode) in offered[name].modes
    assert DEFAULT_ENGINES["image"] in offered


@each_engine
def test_exactly_one_of_model_and_glb(name: str, mode: Mode) -> None:
    result = generated(name, mode)
    assert (result.model is None) != (result.glb is None)


@each_engine
def test_positions_are_finite_and_stand_on_the_ground(name: str, mode: Mode) -> None:
    points = np.concatenate([mesh.vertices for mesh in meshes(generated(name, mode))])
    assert np.isfinite(points).all()
    low, high = points.min(axis=0), points.max(axis=0)
    longest = float((high - low).max())
    assert 0.001 < longest < 1000
    assert abs(low[1]) < 1e-3 * longest
    assert np.abs((low + high)[[0, 2]] / 2).max() < 1e-3 * longest


@each_engine
def test_surfaces_are_closed_and_face_outwards(name: str, mode: Mode) -> None:
    for mesh in meshes(generated(name, mode)):
        assert mesh.is_watertight
        assert mesh.is_winding_consistent
        assert mesh.volume > 0


@each_engine
def test_the_finished_file_is_closed_textured_and_has_views(name: str, mode: Mode) -> None:
    result = finished(name, mode)
    assert result.glb[:4] == b"glTF"
    assert result.report["is_watertight"] is True
    assert {"front", "right", "back", "left"} <= set(result.previews)
    for png in result.previews.values():
        pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), float)
        assert pixels.std() > 5  # something is to be seen


@each_engine
def test_equal_seeds_give_equal_models(name: str, mode: Mode) -> None:
    again = ENGINES[name].generate(request(mode), ignore, Deadline.after(120))
    assert digest(again) == digest(generated(name, mode))


@each_engine
def test_target_faces_and_texture_size_hold_for_the_finished_file(name: str, mode: Mode) -> None:
    target, side = 3_000, 256
    asked = request(mode, target_faces=target, texture_size=side)
    result = ENGINES[name].generate(asked, ignore, Deadline.after(120))
    report = finish(result, target_faces=target, texture_size=side, progress=ignore).report
    free = len(np.concatenate([mesh.faces for mesh in meshes(generated(name, mode))]))
    assert report["faces"] <= 1.05 * target
    assert report["faces"] >= min(0.95 * target, 0.95 * free)
    assert report["texture_size_px"] is None or max(report["texture_size_px"]) <= side


@each_engine
def test_progress_rises_through_known_stages(name: str, mode: Mode) -> None:
    told: list[tuple[str, float]] = []
    ENGINES[name].generate(request(mode), lambda stage, fraction: told.append((stage, fraction)), Deadline.after(120))
    assert told
    assert {stage for stage, _ in told} <= {"fetching", "matting", "reconstructing", "texturing", "checking", "storing"}
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0
    assert fractions[-1] <= 1


@pytest.mark.parametrize(("name", "mode"), [pair for pair in LOCAL if pair[0] != TEST_ENGINE], ids=str)
def test_a_passed_deadline_stops_the_work(name: str, mode: Mode) -> None:
    with pytest.raises(DeadlineExceeded):
        ENGINES[name].generate(request(mode), ignore, Deadline.after(-1))


GARBAGE = {
    "empty": b"",
    "text": b"hello",
    "html": b"<!doctype html><p>no",
    "png signature": b"\x89PNG\r\n\x1a\n",
    "half a picture": sample_picture()[:5_000],
}


@pytest.mark.parametrize("what", sorted(GARBAGE))
@pytest.mark.parametrize("name", [n for n, mode in LOCAL if mode is Mode.IMAGE and n != TEST_ENGINE])
def test_garbage_pictures_are_rejected(name: str, what: str) -> None:
    bad = EngineRequest(mode=Mode.IMAGE, quality=Quality.DRAFT, image=GARBAGE[what])
    with pytest.raises(InputRejected) as caught:
        ENGINES[name].generate(bad, ignore, Deadline.after(60))
    assert caught.value.code in {"image_undecodable", "unsupported_media", "invalid_request"}


@pytest.mark.parametrize("prompt", [None, "", "  ", "\x00\x01", "qwertz uiop", "椅子", "chair " * 20_000])
def test_garbage_prompts_end_in_a_model_or_one_of_the_four_errors(prompt: str | None) -> None:
    bad = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT, prompt=prompt)
    for name in (name for name, mode in LOCAL if mode is Mode.TEXT):
        try:
            result = ENGINES[name].generate(bad, ignore, Deadline.after(60))
        except EngineError as error:
            assert isinstance(error, InputRejected | EngineUnavailable | EngineFailed | DeadlineExceeded)  # noqa: PT017
        else:
            assert meshes(result)


@pytest.mark.parametrize("name", sorted({name for name, _ in LOCAL} - {TEST_ENGINE}))
def test_a_mode_the_engine_lacks_is_rejected(name: str) -> None:
    for mode in set(Mode) - ENGINES[name].describe().modes:
        with pytest.raises(InputRejected):
            ENGINES[name].generate(request(mode), ignore, Deadline.after(60))
