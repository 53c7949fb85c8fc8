"""The learned reconstruction: onnxruntime over the weights in this package, numpy in and out.

One run of the encoder per picture gives, for each pixel of a map, the first and last surface along its ray and the
part of the point network that depends on the pixel; the point network then answers for any depth.

There are two such networks, experts for one kind of picture each: taken from anywhere around the subject, or straight
before one of its sides, where shading says little of depth. A router tells which suits a picture.
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
#: the two experts; beside the files of the one lie a folder with those of the other, and the router
AROUND, STRAIGHT, ROUTER = "around", "straight", "sculpt-router.onnx"
#: logit of the router from which a picture is taken to be straight: three in five of the straight ones of validation
#: objects, and of those from elsewhere, which lose more by the wrong network, one in fifty
_SURE = 0.6
_THREADS = 2
_BATCH = 65_536
_ELEVATION = (-0.25, 1.1)  # radians that the network was trained on
#: (down, right) in pixels of the maps, the unmoved first: every row and column of four once, so that waves of four
#: pixels, which the way back from the coarsest maps leaves on the surfaces, cancel out; a crop's margin is wider
_MOVES = ((0, 0), (-2, -1), (-1, 1), (1, -2))


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """What the network makes of one picture, in the frame of the crop (w towards the viewer, same units).

    Attributes:
        pixels: (2, rows, columns, hidden) what the point network needs of each pixel, from the picture and its mirror.
        first, last: (rows, columns) w of the first and last surface along each ray.
        elevation: of the viewer above the horizon, in radians.
        albedo: (rows, columns, 3) sRGB in 0..1, paint of the first surface without its light.
        shine: (rows, columns, 2) roughness and metalness of the first surface in 0..1.
        repeated: (rows, columns) in 0..1, how far the last surface has the paint of the first.
    """

    pixels: Float32
    first: Float32
    last: Float32
    elevation: float
    albedo: Float32
    shine: Float32
    repeated: Float32


class Network:
    """The two sessions; safe to share between threads."""

    #: for which pictures it is, where there is one of several kinds
    expert: str | None = None

    def __init__(self, folder: Path = WEIGHTS, expert: str | None = None) -> None:
        self.expert = expert
        self._encoder = _session(folder / "sculpt-encoder.onnx")
        self._field = _session(folder / "sculpt-field.onnx")
        inputs = cast("list[Any]", self._encoder.get_inputs())  # pyright: ignore[reportUnknownMemberType] # untyped
        self.size = int(inputs[0].shape[2])

    def suited(self, picture: Float32, view: str = "auto") -> "Network":  # noqa: ARG002 - for `Experts`
        """The network to use for a crop as `see` takes it: this one."""
        return self

    def see(self, picture: Float32) -> Seen:
        """What the network makes of a crop (size, size, 4) of colours over grey and alpha, in 0..1.

        The two surfaces are means over looks at the picture and its mirror image, moved, all else over the two unmoved.
        """
        layers = network_input(picture)
        looks = [self._look(layers, move, mirrored=mirrored) for move in _MOVES for mirrored in (False, True)]
        surfaces = np.mean([dense[0, :2] for _, dense, _ in looks], axis=0, dtype=np.float32)
        pixels, dense, angle = zip(*looks[:2], strict=True)
        dense, angle = (dense[0] + dense[1]) / np.float32(2.0), angle[0] + angle[1]
        return Seen(
            pixels=np.ascontiguousarray(np.concatenate(pixels).transpose(0, 2, 3, 1)),
            first=surfaces.max(axis=0),
            last=surfaces.min(axis=0),
            elevation=float(np.clip(np.arctan2(angle[0, 0], angle[0, 1]), *_ELEVATION)),
            albedo=_sigmoid(dense[0, 8:11]).transpose(1, 2, 0),
            shine=_sigmoid(dense[0, 11:13]).transpose(1, 2, 0),
            repeated=_sigmoid(dense[0, 13]),
        )

    def _look(self, layers: Float32, move: tuple[int, int], *, mirrored: bool) -> tuple[Float32, Float32, Float32]:
        """The encoder's three answers to the picture moved by pixels of the maps, moved back."""
        shown = np.roll(layers, (2 * move[0], 2 * move[1]), (2, 3))
        back, turn = (-move[0], -move[1]), slice(None, None, -1 if mirrored else 1)
        pixels, dense, angle = _run(self._encoder, picture=np.ascontiguousarray(shown[..., turn]))
        return np.roll(pixels[..., turn], back, (2, 3)), np.roll(dense[..., turn], back, (2, 3)), angle

    def field(self, pixels: Float32, w: Float32) -> tuple[Float32, Float32]:
        """Occupancy logits (n,) and colours (n, 3) of points with these pixel parts and depths (n,).

        `pixels` (2, n, hidden) as `Seen.pixels` holds them; the answers for picture and mirror image are averaged.
        """
        parts = [self._values(pixels[:, k : k + _BATCH], w[k : k + _BATCH]) for k in range(0, len(w), _BATCH)]
        values = np.concatenate(parts) if parts else np.zeros((0, 4), np.float32)
        return values[:, 0], _sigmoid(values[:, 1:])

    def _values(self, pixels: Float32, w: Float32) -> Float32:
        first, second = (_run(self._field, pixel=look, w=w[:, None])[0] for look in pixels)
        return ((first + second) * np.float32(0.5)).astype(np.float32)


class Experts(Network):
    """The network for views from anywhere around, and beside it the one for straight views and the router."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        super().__init__(folder, AROUND)
        self._straight = Network(folder / STRAIGHT, STRAIGHT)
        self._router = _session(folder / ROUTER)

    def suited(self, picture: Float32, view: str = "auto") -> Network:
        """The network for `view`, one of the experts' names or `auto`: what the router takes the picture to show."""
        straight = self.straightness(picture) > _SURE if view == "auto" else view == STRAIGHT
        return self._straight if straight else self

    def straightness(self, picture: Float32) -> float:
        """The router's logit that a crop as `see` takes it shows a straight view: the mean over it and its mirror."""
        layers = network_input(picture)
        logits: list[float] = []
        for shown in (layers, np.ascontiguousarray(layers[..., ::-1])):
            pixels, dense, elevation = _run(self._encoder, picture=shown)
            (logit,) = _run(self._router, picture=shown, pixels=pixels, dense=dense, elevation=elevation)
            logits.append(float(logit[0, 0]))
        return float(np.mean(logits))


def read_network(folder: Path) -> Network:
    """Both experts of a folder, or its one network where there is no router."""
    return Experts(folder) if (folder / ROUTER).exists() else Network(folder)


@cache
def network() -> Network | None:
    """The network of this package, loaded once; None where the weights are not installed."""
    return read_network(WEIGHTS) if (WEIGHTS / "sculpt-encoder.onnx").exists() else None


def _session(path: Path) -> onnxruntime.InferenceSession:
    options: Any = onnxruntime.SessionOptions()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped
    options.intra_op_num_threads = _THREADS
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _run(session: onnxruntime.InferenceSession, **inputs: Float32) -> list[Float32]:
    return cast("list[Float32]", session.run(None, inputs))  # pyright: ignore[reportUnknownMemberType] # untyped


def _sigmoid(values: Float32) -> Float32:
    return (1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))).astype(np.float32)
