"""What the text benchmarks share: making a model from a prompt, and a picture of it."""

from dataclasses import dataclass

import numpy as np

from image3d.engines.errors import EngineError
from image3d.engines.protocol import Deadline, EngineRequest, Generated, Mode, Quality
from image3d.engines.shapes.engine import ShapesEngine
from image3d.geometry.camera import View
from image3d.geometry.model import ByteArray
from image3d.geometry.render import render_views

ENGINE = ShapesEngine()
VIEW = (View(name="shop", azimuth_degrees=32.0, elevation_degrees=18.0),)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A generation of the benchmark: the result, or why there is none."""

    prompt: str
    result: Generated | None
    error: str | None


def make(prompt: str, *, seed: int, quality: Quality = Quality.STANDARD) -> Made:
    """The model of a prompt, or the refusal in the engine's words."""
    request = EngineRequest(mode=Mode.TEXT, quality=quality, prompt=prompt, options={"seed": seed})
    try:
        result = ENGINE.generate(request, lambda _stage, _fraction: None, Deadline.after(120))
    except EngineError as error:
        return Made(prompt=prompt, result=None, error=f"{error.code}: {error.detail}")
    return Made(prompt=prompt, result=result, error=None)


def picture(made: Made, size: int) -> ByteArray:
    """(size, size, 3) RGB; dark where the prompt was refused."""
    if made.result is None or made.result.model is None:
        return np.full((size, size, 3), 60, np.uint8)
    return render_views(made.result.model, size=size, views=VIEW)["shop"]
