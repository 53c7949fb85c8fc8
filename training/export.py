"""Write a run's averaged weights as two ONNX files and a card that says where they come from.

python -m training.export --run NAME [--checkpoint annealed.pt] [--size 192] [--into FOLDER]

`sculpt-encoder.onnx`: `picture` (1, 6, s, s) -> `pixels` (1, hidden, s / 2, s / 2), the share of the point network's
first layer that depends on the pixel alone; `dense` (1, 14, s / 2, s / 2); `elevation` (1, 2). `sculpt-field.onnx`:
`pixel` (n, hidden), `w` (n, 1) -> `field` (n, 4), occupancy logit and colour logits. Weights are stored as float16
and computed with as float32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional as fn

from training.network import STEEP, Attention, Residual, SculptNet

RUNS = Path(__file__).parent / "runs"
PACKAGE = Path(__file__).parents[1] / "src/image3d/engines/sculpt/weights"
OPSET = 17
HALF = "_half"  # ends the names of constants stored as float16
LEAST_HALVED = 256  # values; smaller constants stay float32


class PictureToMaps(nn.Module):
    """The part that runs once a picture."""

    def __init__(self, net: SculptNet, size: int) -> None:
        super().__init__()
        self.net = net
        line = (torch.arange(size // 2, dtype=torch.float32) + 0.5) / (size // 2) * 2 - 1
        self.register_buffer("grid", torch.stack(torch.meshgrid(line, -line, indexing="xy"))[None])

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As the module docstring says for the encoder."""
        seen = self.net.encode(picture)
        size = self.grid.shape[-1]
        coarse = fn.interpolate(seen.coarse, scale_factor=2, mode="bilinear", align_corners=False)
        whole = seen.whole[:, :, None, None].expand(-1, -1, size, size)
        pair = seen.dense[:, :2]
        grid = self.grid.expand(picture.shape[0], -1, -1, -1)
        known = torch.cat([coarse, seen.fine, whole, grid, pair, -STEEP * pair], 1)
        weight = self.net.point.weight[:, : known.shape[1]]
        pixels = fn.conv2d(known, weight[:, :, None, None], self.net.point.bias)
        return pixels, seen.dense, seen.elevation


class PointToField(nn.Module):
    """The part that runs once a point."""

    def __init__(self, net: SculptNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, pixel: Tensor, w: Tensor) -> Tensor:
        """As the module docstring says for the field."""
        return self.net.field(pixel + self.net.depth_part(w))


def load_average(path: Path) -> tuple[SculptNet, dict[str, int]]:
    """The running average of a checkpoint, and its step and views."""
    kept = torch.load(path, weights_only=False, map_location="cpu")
    net = SculptNet()
    net.load_state_dict(kept["average"])
    return net.eval(), {"step": kept["step"], "views": kept["views"]}


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its large constants stored as float16 behind a cast; results change by the rounding alone."""
    graph, casts = model.graph, []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < LEAST_HALVED:
            continue
        stored = numpy_helper.from_array(values.astype(np.float16), tensor.name + HALF)
        casts.append(helper.make_node("Cast", [stored.name], [tensor.name], to=TensorProto.FLOAT))
        graph.initializer.remove(tensor)
        graph.initializer.append(stored)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def read_parameters(folder: Path) -> dict[str, Tensor]:
    """The network's parameters by name, as the two files of a folder hold them: averaged and rounded to float16.

    Blocks that the files lack are left as a new network has them, which changes no result: so a network grows.

    Raises:
        ValueError: the files hold another network than `SculptNet`.
    """
    found: dict[str, Tensor] = {}
    for path in (folder / "sculpt-encoder.onnx", folder / "sculpt-field.onnx"):
        for tensor in onnx.load(path).graph.initializer:
            name = tensor.name.removesuffix(HALF).removeprefix("net.")
            found[name] = torch.from_numpy(numpy_helper.to_array(tensor).astype(np.float32))
    net = SculptNet()
    begun = net.state_dict()
    blocks = [f"{name}." for name, module in net.named_modules() if isinstance(module, Residual | Attention)]
    lacking = tuple(block for block in blocks if not any(name.startswith(block) for name in found))
    for name, value in begun.items():
        if not name.startswith(lacking) and (name not in found or found[name].shape != value.shape):
            raise ValueError(f"the files in {folder} hold another network")
    return {name: found.get(name, value) for name, value in begun.items()}


def read_exported(folder: Path) -> SculptNet:
    """The network whose files a folder holds."""
    net = SculptNet()
    net.load_state_dict(read_parameters(folder))
    return net.eval()


def write(
    path: Path,
    module: nn.Module,
    example: dict[str, Tensor],
    outputs: list[str],
    free: dict[str, dict[int, str]] | None = None,
) -> None:
    """An ONNX file of a module that takes the named tensors; its `free` axes are of any length."""
    torch.onnx.export(
        module.eval(),
        tuple(example.values()),
        path,
        input_names=list(example),
        output_names=outputs,
        dynamic_axes=free or {},
        opset_version=OPSET,
        do_constant_folding=False,  # parameters keep their names, so that `read_parameters` finds them
        dynamo=False,
    )
    onnx.save(halve(onnx.load(path)), path)


def export(net: SculptNet, size: int, into: Path) -> None:
    """Write both files for pictures of `size` pixels."""
    into.mkdir(parents=True, exist_ok=True)
    picture = {"picture": torch.randn(1, 6, size, size)}
    write(into / "sculpt-encoder.onnx", PictureToMaps(net, size), picture, ["pixels", "dense", "elevation"])
    points = {"pixel": torch.randn(64, net.point.out_features), "w": torch.randn(64, 1)}
    free = {name: {0: "n"} for name in ("pixel", "w", "field")}
    write(into / "sculpt-field.onnx", PointToField(net), points, ["field"], free)


def card(run: str, where: dict[str, int], size: int, into: Path) -> dict[str, object]:
    """What the weights are, for the file beside them."""
    return {
        "network": "sculpt",
        "run": run,
        **where,
        "picture_size": size,
        "data": "CC0 meshes of Quaternius, KayKit (Kay Lousberg) and the pmndrs market, shape programs of our own, and "
        "made-up shapes",
        "licence": "Apache-2.0; trained from scratch on CC0 meshes only",
        "files": digests(into, "sculpt-*.onnx"),
    }


def digests(folder: Path, pattern: str) -> dict[str, str]:
    """The SHA-256 of each file of a folder that fits the pattern, by name."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.glob(pattern))}


def keep(card: dict[str, object], path: Path) -> None:
    """Write a card beside the files it describes, and print it."""
    text = json.dumps(card, indent=1)
    path.write_text(text + "\n")
    print(text)


def main() -> None:
    """Export and print the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", required=True)
    parser.add_argument("--checkpoint", default="checkpoint.pt")
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--into", type=Path, default=PACKAGE)
    options = parser.parse_args()
    net, where = load_average(RUNS / options.run / options.checkpoint)
    export(net, options.size, options.into)
    keep(card(options.run, where, options.size, options.into), options.into / "sculpt.json")


if __name__ == "__main__":
    main()
