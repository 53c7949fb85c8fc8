"""Goal: whatever an engine returns leaves the finishing line sound, in place, within limits and honestly reported."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from tests.gltf_validator import assert_valid_glb
from tests.meshes import Mesh, box, bumpy, checkered, plain, sheet, sphere

from image3d.engines.errors import EngineFailed
from image3d.engines.finishing import Finished, finish
from image3d.engines.protocol import Generated
from image3d.geometry.glb import read_glb, write_glb
from image3d.geometry.mesh import joined
from image3d.geometry.model import Material, Model, Part
from image3d.geometry.textures import decode_texture


def finished(generated: Generated | Model, **options: Any) -> Finished:
    given = generated if isinstance(generated, Generated) else Generated(model=generated)
    limits: dict[str, Any] = {"target_faces": None, "texture_size": None, "preview_size": 48} | options
    return finish(given, progress=lambda stage, fraction: None, **limits)


def bounds(result: Finished) -> tuple[np.ndarray, np.ndarray]:
    vertices, _ = joined(read_glb(result.glb))
    return vertices.min(axis=0), vertices.max(axis=0)


def test_a_textured_model_passes_whole() -> None:
    model = Model(parts=(checkered(bumpy(subdivisions=4), size=256),))
    stages: list[tuple[str, float]] = []
    generated = Generated(
        model=model,
        provider_cost_usd=Decimal("0.05"),
        notes={"path": "learned", "faces": "never"},
        artifacts={"program.json": b"{}"},
    )
    result = finish(
        generated, target_faces=20_000, texture_size=256, progress=lambda stage, at: stages.append((stage, at))
    )
    assert_valid_glb(result.glb)
    assert (result.provider_cost_usd, result.artifacts) == (Decimal("0.05"), {"program.json": b"{}"})
    assert {stage for stage, _ in stages} == {"checking"}
    assert [at for _, at in stages] == sorted(at for _, at in stages)
    assert (stages[0][1], stages[-1][1]) == (0.0, 1.0)
    assert {name: decode_texture(png).shape for name, png in result.previews.items()} == dict.fromkeys(
        ("front", "right", "back", "left"), (512, 512, 3)
    )
    report = dict(result.report)
    extents, volume = report.pop("extents_m"), report.pop("volume_m3")
    assert extents == pytest.approx(np.ptp(bumpy(subdivisions=4)[0], axis=0), rel=1e-4)
    assert volume == pytest.approx(4.24, abs=0.05)
    assert report == {
        "vertices": len(model.parts[0].vertices),
        "faces": 5120,
        "is_watertight": True,
        "components": 1,
        "holes": 0,
        "texture_size_px": [256, 256],
        "textures_px": {"base_color": [256, 256]},
        "model_bytes": len(result.glb),
        "requested": {"target_faces": 20_000, "texture_size": 256},
        "warnings": [],
        "path": "learned",
    }


def tilted(mesh: Mesh) -> Mesh:
    turn = np.deg2rad(30)
    spin = np.array([[1, 0, 0], [0, np.cos(turn), -np.sin(turn)], [0, np.sin(turn), np.cos(turn)]])
    return mesh[0] @ spin.T, mesh[1]


PLACES = {
    "tilted": (tilted(box()), 1.3660254),
    "far away": ((box()[0] + (1000.0, -500.0, 20.0), box()[1]), 1.0),
    "huge": ((box()[0] * 1e9, box()[1]), 1.0),
    "tiny": ((box()[0] * 1e-9, box()[1]), 1.0),
    "a kilometre": ((box()[0] * 900.0, box()[1]), 900.0),
}


@pytest.mark.parametrize(("mesh", "height"), PLACES.values(), ids=PLACES.keys())
def test_every_model_stands_centred_on_the_floor(mesh: Mesh, height: float) -> None:
    result = finished(plain(mesh))
    low, high = bounds(result)
    assert (low[0] + high[0], low[1], low[2] + high[2]) == pytest.approx((0, 0, 0), abs=1e-5 * height)
    assert high[1] == pytest.approx(height, rel=1e-5)
    assert result.report["extents_m"][1] == pytest.approx(height, rel=1e-5)
    scaled = [warning for warning in result.report["warnings"] if "scaled" in warning]
    assert len(scaled) == (1 if np.ptp(mesh[0]) > 1e4 or np.ptp(mesh[0]) < 1e-4 else 0)
    assert_valid_glb(result.glb)


USELESS = {
    "nothing": Generated(),
    "both": Generated(model=plain(box()), glb=write_glb(plain(box()))),
    "no parts": Generated(model=Model(parts=())),
    "no faces": Generated(model=Model(parts=(Part(vertices=box()[0], faces=np.zeros((0, 3), np.int64)),))),
    "one point": Generated(model=plain((np.ones((3, 3)), np.array([[0, 1, 2]])))),
    "a line": Generated(model=plain((np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0]]), np.array([[0, 1, 2]])))),
    "not finite": Generated(model=plain((np.full((3, 3), np.nan), np.array([[0, 1, 2]])))),
    "bad index": Generated(model=plain((np.eye(3), np.array([[0, 1, 3]])))),
    "noise": Generated(glb=b"\x00" * 500),
    "cut short": Generated(glb=write_glb(plain(box()))[:-20]),
    "html": Generated(glb=b"<html><body>502 Bad Gateway</body></html>"),
}


@pytest.mark.parametrize("generated", USELESS.values(), ids=USELESS.keys())
def test_useless_output_is_the_engines_failure(generated: Generated) -> None:
    with pytest.raises(EngineFailed) as caught:
        finished(generated)
    assert caught.value.code == "engine_failed"


def test_damaged_places_are_left_out_where_the_rest_is_sound() -> None:
    vertices, faces = box()
    result = finished(plain((vertices, np.concatenate([faces, [[1, 1, 2]]]))))
    assert (result.report["faces"], result.report["is_watertight"]) == (12, True)


def test_faces_and_textures_stay_within_what_was_asked() -> None:
    model = Model(parts=(checkered(bumpy(subdivisions=4), size=512),))
    result = finished(Generated(glb=write_glb(model)), target_faces=1500, texture_size=256)
    assert 1425 <= result.report["faces"] <= 1500
    assert result.report["is_watertight"]
    assert result.report["texture_size_px"] == [256, 256]
    assert result.report["warnings"] == []
    assert_valid_glb(result.glb)


def test_large_textures_shrink_and_small_ones_are_never_enlarged() -> None:
    model = Model(parts=(checkered(sphere(), size=256),))
    smaller = finished(model, texture_size=64).report
    assert (smaller["texture_size_px"], smaller["warnings"]) == ([64, 64], [])
    asked_for_more = finished(model, texture_size=1024).report
    assert asked_for_more["texture_size_px"] == [256, 256]
    (warning,) = asked_for_more["warnings"]
    assert "256 x 256" in warning
    assert "1024" in warning
    assert finished(plain(sphere())).report["texture_size_px"] is None


def test_an_open_surface_is_said_to_be_open() -> None:
    vertices, faces = sphere()
    report = finished(plain((vertices, faces[5:]))).report
    assert (report["is_watertight"], report["volume_m3"]) == (False, None)
    assert report["holes"] >= 1
    assert "not watertight" in report["warnings"][0]
    assert str(report["holes"]) in report["warnings"][0]
    assert "not watertight" in finished(plain(sheet(), double_sided=True)).report["warnings"][0]


def test_loose_pieces_are_told_apart_from_touching_ones() -> None:
    def both(gap: float) -> dict[str, Any]:
        vertices, faces = box()
        parts = (
            Part(vertices=vertices, faces=faces),
            Part(vertices=vertices + np.array([1.0 + gap, 0, 0]), faces=faces),
        )
        return dict(finished(Model(parts=parts)).report)

    touching, apart = both(0.001), both(2.0)
    assert (touching["components"], touching["warnings"]) == (2, [])
    assert apart["components"] == 2
    assert "2 loose pieces" in apart["warnings"][0]


def test_an_inside_out_model_is_reported() -> None:
    vertices, faces = sphere()
    report = finished(plain((vertices, faces[:, ::-1]))).report
    assert report["volume_m3"] < 0
    assert "inwards" in report["warnings"][0]


def test_a_target_that_cannot_be_reached_is_reported() -> None:
    vertices, faces = box()
    boxes = Model(parts=tuple(Part(vertices=vertices + np.array([0.9 * i, 0, 0]), faces=faces) for i in range(40)))
    report = finished(boxes, target_faces=100).report
    missed = [warning for warning in report["warnings"] if "could not be reached" in warning]
    assert (report["faces"] > 100) == bool(missed)


@pytest.mark.parametrize(("back", "words"), [((0, 0, 0), "nearly black"), ((120, 110, 100), "one flat color")])
def test_an_empty_back_is_reported(back: tuple[int, int, int], words: str) -> None:
    part = checkered(sphere(subdivisions=4), size=256)
    texture = part.material.base_color_texture
    assert texture is not None
    vertices = np.concatenate([part.vertices, part.vertices])
    behind = part.vertices[part.faces].mean(axis=1)[:, 2] < 0
    faces = part.faces + len(part.vertices) * behind[:, None]
    two = np.concatenate([texture, np.broadcast_to(np.uint8(back), texture.shape)], axis=1)
    assert part.uvs is not None
    uvs = np.concatenate([part.uvs * (0.5, 1), part.uvs * (0.5, 1) + (0.5, 0)])
    model = Model(parts=(Part(vertices=vertices, faces=faces, uvs=uvs, material=Material(base_color_texture=two)),))
    assert any(words in warning for warning in finished(model).report["warnings"])
    assert not any("back" in warning for warning in finished(Model(parts=(part,))).report["warnings"])
