"""The engine behind test keys: instant, deterministic, and failing on request in every way an engine can fail.

A client chooses what happens with `metadata.test_outcome`:

- nothing, or `succeeded`: a small box that says TEST on every side.
- a code of `OUTCOMES`: the task fails with that code.
- `slow`: succeeds after ten seconds in five stages, for trying polling, streaming and cancel.
- `crash`: the engine's process ends without a word, as a real one might; the task fails with `engine_failed`.
"""

import os
import time
from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw

from image3d.engines.errors import DeadlineExceeded, EngineError, EngineFailed, EngineUnavailable, InputRejected
from image3d.engines.protocol import (
    Deadline,
    EngineDescription,
    EngineRequest,
    Generated,
    Mode,
    Progress,
    Quality,
    QualityLimits,
)
from image3d.geometry.model import ByteArray, FloatArray, Material, Model, Part

_LIMITS = QualityLimits(target_faces=12, texture_size=256, deadline_seconds=60.0)

DESCRIPTION = EngineDescription(
    name="fixture",
    version="1",
    kind="local",
    modes=frozenset({Mode.IMAGE, Mode.TEXT}),
    qualities=dict.fromkeys(Quality, _LIMITS),
    licence="Apache-2.0",
    cost_model="unknown",
    options={
        "seed": "Accepted; the model is always the same.",
        "target_faces": "Accepted; the model has 12 triangles.",
        "texture_size": "Accepted; the texture has 256 pixels a side.",
        "remove_background": "Accepted; no picture is looked at.",
        "test_outcome": "What shall happen; set from the task's metadata.",
    },
)

_REJECTED: Mapping[str, str] = {
    "no_subject_found": "Nothing stands out from the background of the picture.",
    "image_undecodable": "The picture is damaged or cut short and cannot be decoded.",
    "unsupported_media": "This is not a picture that can be read. Send PNG, JPEG or WebP.",
    "input_too_large": "The picture is larger than what is accepted.",
    "image_url_refused": "The picture's address is not one that may be fetched.",
    "image_url_unreachable": "The picture's address did not answer with a picture.",
    "prompt_not_understood": "The prompt names nothing that could be made.",
}
_FAILURES: Mapping[str, Callable[[str], EngineError]] = {
    "engine_unavailable": EngineUnavailable,
    "engine_failed": EngineFailed,
    "deadline_exceeded": DeadlineExceeded,
}
#: values of `metadata.test_outcome` that fail a task, each with its own code
OUTCOMES = (*_REJECTED, *_FAILURES)
#: the key of the metadata, and of the options, that says what shall happen
TEST_OUTCOME = "test_outcome"
SUCCEEDED = "succeeded"
#: everything that may be asked for
TEST_OUTCOMES = (SUCCEEDED, "slow", "crash", *OUTCOMES)
_SLOW_STAGES = ("fetching", "matting", "reconstructing", "texturing", "checking")
_SLOW_SECONDS = 10.0


class FixtureEngine:
    """A real engine in every respect but the work."""

    def describe(self) -> EngineDescription:
        """Both modes, all qualities, no cost."""
        return DESCRIPTION

    def generate(self, request: EngineRequest, progress: Progress, deadline: Deadline) -> Generated:
        """The marked box, or what `options["test_outcome"]` asks for.

        Raises:
            InputRejected, EngineUnavailable, EngineFailed, DeadlineExceeded: on request.
        """
        outcome = request.options.get(TEST_OUTCOME) or SUCCEEDED
        if outcome in _REJECTED:
            raise InputRejected(f"{_REJECTED[outcome]} (Asked for by test_outcome.)", code=outcome)
        if outcome in _FAILURES:
            raise _FAILURES[outcome](f"The engine ended with {outcome}, as test_outcome asked.")
        if outcome == "crash":
            os.abort()
        if outcome == "slow":
            _take_time(progress, deadline)
        elif outcome != SUCCEEDED:
            known = ", ".join(TEST_OUTCOMES)
            raise InputRejected(f"test_outcome {outcome!r} is not one of: {known}.", code="invalid_request")
        progress("reconstructing", 0.5)
        return Generated(model=_test_box(), notes={"path": "fixture", "test": True})


def _take_time(progress: Progress, deadline: Deadline) -> None:
    steps = 50
    for step in range(steps):
        if deadline.remaining() <= 0:
            raise DeadlineExceeded("The time was up in the middle of a slow test run.")
        fraction = step / steps
        progress(_SLOW_STAGES[int(fraction * len(_SLOW_STAGES))], fraction)
        time.sleep(_SLOW_SECONDS / steps)


def _test_box() -> Model:
    """A closed cube of 1 m that stands on y = 0, each side showing the whole texture."""
    sides = [((1, 0, 0), (0, 1, 0)), ((0, 0, -1), (0, 1, 0)), ((-1, 0, 0), (0, 1, 0))]
    sides += [((0, 0, 1), (0, 1, 0)), ((1, 0, 0), (0, 0, -1)), ((1, 0, 0), (0, 0, 1))]
    vertices: list[FloatArray] = []
    faces: list[list[int]] = []
    normals: list[FloatArray] = []
    for index, (right, up) in enumerate(np.array(side, float) for side in sides):
        out = np.cross(right, up)
        vertices += [0.5 * (out + x * right + y * up) + [0, 0.5, 0] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        faces += [[4 * index, 4 * index + 1, 4 * index + 2], [4 * index, 4 * index + 2, 4 * index + 3]]
        normals += [out] * 4
    uvs = np.tile([[0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]], (6, 1))
    part = Part(
        vertices=np.array(vertices),
        faces=np.array(faces, np.int64),
        uvs=uvs,
        normals=np.array(normals),
        material=Material(name="test", base_color_texture=_test_texture(), roughness_factor=0.9),
        name="TEST",
    )
    return Model(parts=(part,))


def _test_texture() -> ByteArray:
    """256 x 256: the word TEST between warning stripes."""
    image = Image.new("RGB", (64, 64), (250, 204, 21))
    draw = ImageDraw.Draw(image)
    for x in range(-64, 128, 16):
        for top in (0, 52):
            draw.polygon([(x, top), (x + 8, top), (x - 4, top + 12), (x - 12, top + 12)], fill=(24, 24, 27))
    draw.text((32, 32), "TEST", fill=(24, 24, 27), anchor="mm", font_size=22)
    return np.asarray(image.resize((256, 256), Image.Resampling.LANCZOS), np.uint8)
