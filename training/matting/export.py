"""Write a run's averaged weights as one ONNX file and a card that says where they come from.

python -m training.matting.export --run NAME [--checkpoint annealed.pt] [--into FOLDER]

`matting.onnx`: `picture` (1, 3, h, w) sRGB in 0..1, sides divisible by 16 -> `matte` (1, 1, h, w) in 0..1 and
`present` (1, 1), the probability that there is a subject. Weights are stored as float16 and computed with as float32.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from training.export import RUNS, digests, keep, write
from training.matting import probe
from training.matting.network import STEP, Block, Conv, MatteNet

PACKAGE = Path(__file__).parents[2] / "src/image3d/imaging/matting/weights"
FILE, CARD = "matting.onnx", "matting.json"
EXAMPLE = 144


class PictureToMatte(nn.Module):
    """Probabilities instead of logits."""

    def __init__(self, net: MatteNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """As the module docstring says."""
        matte, present = self.net(picture)
        return torch.sigmoid(matte), torch.sigmoid(present)


def load_average(path: Path) -> tuple[MatteNet, dict[str, int]]:
    """The running average of a checkpoint, and its step and pictures."""
    kept = torch.load(path, weights_only=True, map_location="cpu")
    net = MatteNet()
    net.load_state_dict(kept["average"])
    return net.eval(), {"step": kept["step"], "pictures": kept["pictures"]}


def folded(net: MatteNet) -> MatteNet:
    """The network in place, its batch norms folded into the convolutions before them; results stay."""
    for module in net.eval().modules():
        if isinstance(module, Conv):
            module[0], module[1] = fuse_conv_bn_eval(module[0], module[1]), nn.Identity()
        elif isinstance(module, Block):
            module.second, module.norm = fuse_conv_bn_eval(module.second, module.norm), nn.Identity()
    return net


def export(net: MatteNet, into: Path) -> None:
    """Write the ONNX file; sides are free in multiples of 16."""
    into.mkdir(parents=True, exist_ok=True)
    assert EXAMPLE % STEP == 0
    sides = {2: "height", 3: "width"}
    picture = {"picture": torch.rand(1, 3, EXAMPLE, EXAMPLE)}
    free = {"picture": sides, "matte": sides}
    write(into / FILE, PictureToMatte(folded(net)), picture, ["matte", "present"], free)


@torch.no_grad()
def answer(net: MatteNet) -> dict[str, object]:
    """What torch makes of `probe.picture`: the presence and the matte in cells."""
    picture = torch.from_numpy(probe.picture().transpose(2, 0, 1).copy())[None]
    matte, present = PictureToMatte(net.eval())(picture)
    return {"present": round(float(present), 4), "cells": probe.cells(matte[0, 0].double().numpy()).round(4).tolist()}


def card(run: str, where: dict[str, int], into: Path, probed: dict[str, object]) -> dict[str, object]:
    """What the weights are, for the file beside them; with torch's answer to a picture, to compare with."""
    return {
        "network": "matting",
        "run": run,
        **where,
        "data": "renders of CC0 meshes of Quaternius, KayKit (Kay Lousberg), the pmndrs market and of made-up shapes, "
        "over CC0 panoramas of Poly Haven and made-up backgrounds",
        "licence": "Apache-2.0; trained from scratch on CC0 data only",
        "files": digests(into, FILE),
        "probe": probed,
    }


def main() -> None:
    """Export and print the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", required=True)
    parser.add_argument("--checkpoint", default="annealed.pt")
    parser.add_argument("--into", type=Path, default=PACKAGE)
    options = parser.parse_args()
    net, where = load_average(RUNS / options.run / options.checkpoint)
    probed = answer(net)
    export(net, options.into)
    keep(card(options.run, where, options.into, probed), options.into / CARD)


if __name__ == "__main__":
    main()
