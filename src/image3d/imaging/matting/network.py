"""The learned matte: onnxruntime over the weights in this package, numpy in and out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime

from image3d.imaging.filters import Float32, resize_float

WEIGHTS = Path(__file__).parent / "weights"
SIDE = 224  # pixels that the longer side is brought to: training ended with 192, and this cuts validation pictures best
_STEP, _LEAST_SIDE = 16, 48  # sides are multiples of the first and no shorter than the second
_THREADS = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Glance:
    """What the network makes of a picture.

    Attributes:
        matte: (rows, columns) probability of the subject in 0..1, the whole picture at about `SIDE` pixels.
        present: the probability that there is a subject at all.
    """

    matte: Float32
    present: float


class Network:
    """The session; safe to share between threads."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        options: Any = onnxruntime.SessionOptions()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "matting.onnx", options, providers=["CPUExecutionProvider"]
        )

    def look(self, colour: Float32) -> Glance:
        """The matte of a picture (h, w, 3) sRGB in 0..1; the picture and its mirror image are averaged."""
        scale = SIDE / max(colour.shape[:2])
        height, width = (max(_LEAST_SIDE, round(side * scale / _STEP) * _STEP) for side in colour.shape[:2])
        small = resize_float(colour, (width, height)).clip(0.0, 1.0)
        (matte, present), (mirrored, also) = self.run(small), self.run(small[:, ::-1])
        return Glance(matte=(matte + mirrored[:, ::-1]) * np.float32(0.5), present=(present + also) / 2)

    def run(self, small: Float32) -> tuple[Float32, float]:
        """Matte (h, w) and presence of a picture (h, w, 3) whose sides are multiples of 16, looked at once."""
        picture = np.ascontiguousarray(small.transpose(2, 0, 1)[None], np.float32)
        run = self._session.run(None, {"picture": picture})  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
        matte, present = cast("list[Float32]", run)
        return matte[0, 0], float(present[0, 0])


@cache
def network() -> Network | None:
    """The network of this package, loaded once; None where the weights are not installed."""
    return Network() if (WEIGHTS / "matting.onnx").exists() else None
