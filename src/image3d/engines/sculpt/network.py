"""The learned reconstruction: onnxruntime over the weights in this package, numpy in and out.

One run of the encoder per picture gives, for each pixel of a map, the first and last surface along its ray and the
part of the point network that depends on the pixel; the point network then answers for any depth.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime

from image3d.engines.sculpt.features import network_input
from image3d.imaging.filters import Float32

WEIGHTS = Path(__file__).parent / "weights"
_THREADS = 2
_BATCH = 65_536
_ELEVATION = (-0.25, 1.1)  # radians that the network was trained on


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """What the network makes of one picture, in the frame of the crop (w towards the viewer, same units).

    Attributes:
        pixels: (rows, columns, hidden) what the point network needs of each pixel.
        first, last: (rows, columns) w of the first and last surface along each ray.
        back_rgb: (rows, columns, 3) colour of the last surface in 0..1.
        elevation: of the viewer above the horizon, in radians.
    """

    pixels: Float32
    first: Float32
    last: Float32
    back_rgb: Float32
    elevation: float


class Network:
    """The two sessions; safe to share between threads."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        options: Any = onnxruntime.SessionOptions()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._encoder = onnxruntime.InferenceSession(folder / "sculpt-encoder.onnx", options, providers=providers)
        self._field = onnxruntime.InferenceSession(folder / "sculpt-field.onnx", options, providers=providers)
        inputs = cast("list[Any]", self._encoder.get_inputs())  # pyright: ignore[reportUnknownMemberType] # untyped
        self.size = int(inputs[0].shape[2])

    def see(self, picture: Float32) -> Seen:
        """What the network makes of a crop (size, size, 4) of colours over grey and alpha, in 0..1."""
        pixels, dense, angle = _run(self._encoder, picture=network_input(picture))
        first, last = np.maximum(dense[0, 0], dense[0, 1]), np.minimum(dense[0, 0], dense[0, 1])
        return Seen(
            pixels=np.ascontiguousarray(pixels[0].transpose(1, 2, 0)),
            first=first,
            last=last,
            back_rgb=_sigmoid(dense[0, 5:8]).transpose(1, 2, 0),
            elevation=float(np.clip(np.arctan2(angle[0, 0], angle[0, 1]), *_ELEVATION)),
        )

    def field(self, pixels: Float32, w: Float32) -> tuple[Float32, Float32]:
        """Occupancy logits (n,) and colours (n, 3) of points with these pixel parts (n, hidden) and depths (n,)."""
        parts = [
            _run(self._field, pixel=pixels[k : k + _BATCH], w=w[k : k + _BATCH, None])[0]
            for k in range(0, len(w), _BATCH)
        ]
        values = np.concatenate(parts) if parts else np.zeros((0, 4), np.float32)
        return values[:, 0], _sigmoid(values[:, 1:])


@cache
def network() -> Network | None:
    """The network of this package, loaded once; None where the weights are not installed."""
    return Network() if (WEIGHTS / "sculpt-encoder.onnx").exists() else None


def _run(session: onnxruntime.InferenceSession, **inputs: Float32) -> list[Float32]:
    return cast("list[Float32]", session.run(None, inputs))  # pyright: ignore[reportUnknownMemberType] # untyped


def _sigmoid(values: Float32) -> Float32:
    return (1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))).astype(np.float32)
