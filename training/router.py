"""Train the router: was a picture taken straight before a side of its subject, or from elsewhere around?

python -m training.router --cache FOLDER [--maps FOLDER] [--count 16000] [--around FOLDER] [--environments FOLDER]
    [--into FOLDER]

Pictures, every second batch of them straight, are shown to the network for all views (`--around`), and what it makes of
them is kept in `--maps`; a rerun goes on where it stopped. On these maps the router learns. `sculpt-router.onnx`: the
encoder's `picture`, `pixels`, `dense` and `elevation` -> `straight` (1, 1), a logit.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from training.dataset import Views
from training.export import PACKAGE, PictureToMaps, digests, keep, read_exported, write
from training.losses import network_input
from training.network import DENSE, Residual, SculptNet
from training.panoramas import Panoramas
from training.relight import Recolour, relight

SIZE, BATCH = 128, 16
CHUNK = 480  # pictures in one file of maps
CELLS = 16  # rows and columns of the maps that the router reads
EPOCHS, LEARN, RATE, DECAY, DROPPED = 8, 96, 2e-3, 0.05, 0.2


class Router(nn.Module):
    """Maps of a picture -> one logit; 0.4 million parameters."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        channels = hidden + DENSE + 6
        self.register_buffer("mean", torch.zeros(1, channels, 1, 1))
        self.register_buffer("spread", torch.ones(1, channels, 1, 1))
        self.maps = nn.Sequential(
            nn.Conv2d(channels, 48, 1), Residual(48), nn.Conv2d(48, 96, 3, 2, 1), Residual(96), Residual(96), nn.SiLU()
        )
        self.drop, self.last = nn.Dropout(DROPPED), nn.Linear(96 + 2, 1)

    def judge(self, maps: Tensor, elevation: Tensor) -> Tensor:
        """(b, 1) logits from `pooled` maps (b, c, CELLS, CELLS)."""
        seen = self.maps((maps - self.mean) / self.spread).mean((2, 3))
        return self.last(torch.cat([self.drop(seen), elevation], 1))

    def forward(self, picture: Tensor, pixels: Tensor, dense: Tensor, elevation: Tensor) -> Tensor:
        """As the module docstring says."""
        return self.judge(pooled(picture, pixels, dense), elevation)


def pooled(picture: Tensor, pixels: Tensor, dense: Tensor) -> Tensor:
    """(b, c, CELLS, CELLS): what the encoder was given and what it answered, averaged over cells."""
    return torch.cat([fn.avg_pool2d(layer, layer.shape[-1] // CELLS) for layer in (pixels, dense, picture)], 1)


class Seen(NamedTuple):
    """Pictures as the router learns from them."""

    maps: Tensor  # (n, c, CELLS, CELLS)
    elevation: Tensor  # (n, 2)
    straight: Tensor  # (n,) 0 or 1


@torch.no_grad()
def collect(
    net: SculptNet, cache: Path, folder: Path, count: int, panoramas: Panoramas | None, *, validation: bool
) -> Seen:
    """What the network makes of `count` pictures, from the files of `folder` and, where they lack, from the views."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = PictureToMaps(net.eval(), SIZE)
    sources: list[Views] = []
    rows: list[Seen] = []
    for chunk in range(-(-count // CHUNK)):
        path = folder / f"{'validation' if validation else 'training'}-{chunk:04d}.pt"
        if not path.exists():
            sources = sources or _sources(cache, validation=validation)
            part = path.with_suffix(".part")
            torch.save(tuple(_chunk(encoder, sources, chunk, panoramas)), part)
            part.replace(path)
            print(path.name, flush=True)
        rows.append(Seen(*torch.load(path)))
    return Seen(*(torch.cat(column) for column in zip(*rows, strict=True)))


def _sources(cache: Path, *, validation: bool) -> list[Views]:
    """Straight views, and the others."""
    straight, others = (Views(cache=cache, validation=validation, straight=straight) for straight in (True, False))
    straight.refresh()
    others.labels = straight.labels  # read once
    others.refresh()
    return [straight, others]


def _chunk(encoder: PictureToMaps, sources: list[Views], seed: int, panoramas: Panoramas | None) -> Seen:
    torch.manual_seed(seed)
    rng, rows = np.random.default_rng(seed), []
    for number in range(CHUNK // BATCH):
        batch = sources[number % 2].batch(BATCH, SIZE, rng)
        lit = relight(batch.layers, Recolour.random(BATCH), panoramas)
        picture = network_input(lit.picture, batch.prior)
        with torch.autocast("cpu", torch.bfloat16):
            pixels, dense, elevation = encoder(picture)
        maps = pooled(picture, pixels.float(), dense.float()).half()
        rows.append(Seen(maps, elevation.float(), torch.full((BATCH,), float(number % 2 == 0))))
    return Seen(*(torch.cat(column) for column in zip(*rows, strict=True)))


def fit(router: Router, found: Seen) -> None:
    """Cross-entropy over EPOCHS, the rate falling to zero."""
    maps = found.maps[:: max(1, len(found.maps) // 2000)].float()
    router.mean.copy_(maps.mean((0, 2, 3))[None, :, None, None])
    router.spread.copy_(maps.std((0, 2, 3))[None, :, None, None] + 1e-3)
    steps = EPOCHS * (len(found.maps) // LEARN)
    optimiser = torch.optim.AdamW(router.parameters(), RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    router.train()
    for step in range(steps):
        if step % (len(found.maps) // LEARN) == 0:
            order = torch.randperm(len(found.maps))
        k = order[(step * LEARN) % (len(order) - LEARN + 1) :][:LEARN]
        logit = router.judge(found.maps[k].float(), found.elevation[k])[:, 0]
        loss = fn.binary_cross_entropy_with_logits(logit, found.straight[k])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        rates.step()
    router.eval()


@torch.no_grad()
def scores(router: Router, found: Seen) -> dict[str, float]:
    """How well straight pictures are told from the others: area under the curve, and shares taken for straight."""
    logit = torch.cat(
        [
            router.judge(found.maps[k : k + 500].float(), found.elevation[k : k + 500])[:, 0]
            for k in range(0, len(found.maps), 500)
        ]
    )
    yes, no = logit[found.straight > 0], logit[found.straight == 0]
    area = (yes[:, None] > no[None]).float().mean()
    return {
        "pictures": len(logit),
        "area": round(area.item(), 4),
        "straight_found": round((yes > 0).float().mean().item(), 4),
        "others_mistaken": round((no > 0).float().mean().item(), 4),
    }


def export(router: Router, hidden: int, into: Path) -> None:
    """Write the ONNX file for pictures of SIZE pixels."""
    half = SIZE // 2
    example = {
        "picture": torch.randn(1, 6, SIZE, SIZE),
        "pixels": torch.randn(1, hidden, half, half),
        "dense": torch.randn(1, DENSE, half, half),
        "elevation": torch.randn(1, 2),
    }
    write(into / "sculpt-router.onnx", router, example, ["straight"])


def main() -> None:
    """Collect, fit, write and print the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--maps", type=Path, help="by default the folder `router` of the cache")
    parser.add_argument("--around", type=Path, default=PACKAGE)
    parser.add_argument("--environments", type=Path)
    parser.add_argument("--count", type=int, default=16_000)
    parser.add_argument("--into", type=Path, default=PACKAGE)
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = read_exported(options.around)
    panoramas = Panoramas.load(options.environments) if options.environments else None
    maps = options.maps or options.cache / "router"
    held, found = (
        collect(net, options.cache, maps, count, panoramas, validation=validation)
        for count, validation in ((options.count // 16, True), (options.count, False))
    )
    torch.manual_seed(1)
    hidden = net.point.out_features
    router = Router(hidden)
    fit(router, found)
    export(router, hidden, options.into)
    card = {
        "network": "sculpt-router",
        "training": scores(router, found),
        "validation": scores(router, held),
        "licence": "Apache-2.0; trained from scratch on CC0 meshes only",
        "files": digests(options.into, "sculpt-router.onnx"),
    }
    keep(card, options.into / "sculpt-router.json")


if __name__ == "__main__":
    main()
