"""Train the reconstruction network on a cache, with checkpoints from which a later start goes on.

python -m training.train --cache FOLDER --run NAME [--minutes 100] [--size 128] [--bfloat16] [--anneal]
    [--start FOLDER] [--environments FOLDER]

A run goes on for as long as anyone likes and is annealed in between; see `training.trainer`. Exported weights are the
running average.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.curve import mean
from training.dataset import Batch, Views
from training.export import read_parameters
from training.losses import losses, weighted
from training.network import SculptNet
from training.optimiser import optimisers
from training.panoramas import Panoramas
from training.trainer import RunSettings, Trainer, read_settings, run_until_stopped

CHECKPOINT_SECONDS = 180
REPORT_STEPS = 50
VALIDATE_STEPS = 300
VALIDATION_BATCHES = 6
ENDS = ("stem", "dense", "tilt", "place", "point", "field.3")  # see `training.optimiser`


@dataclass(frozen=True, kw_only=True)
class Settings(RunSettings):
    """All that a run needs beside the cache."""

    batch: int = 24
    minutes: float = 100.0
    average: float = 0.998
    threads: int = 2
    environments: str = ""  # folder of panoramas that light part of the pictures
    start: str = ""  # folder of exported weights that a new run starts from instead of from nothing
    straight: bool = False  # learn from views straight before a side alone
    bfloat16: bool = False  # faster on processors with AVX-512 BF16 or AMX


class SculptTrainer(Trainer[Settings]):
    """Trains the reconstruction network on views."""

    counted = "views"

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        net = SculptNet().to(memory_format=torch.channels_last)
        if settings.start:
            net.load_state_dict(read_parameters(Path(settings.start)))
        super().__init__(settings, net, SculptNet(), optimisers(net, settings.muon_lr, settings.adam_lr, ends=ENDS))
        self.rng = np.random.default_rng(settings.seed)
        self.pool = ThreadPoolExecutor(settings.threads)
        self.panoramas = Panoramas.load(Path(settings.environments)) if settings.environments else None
        self.resume()

    def restore(self, kept: dict[str, Any]) -> None:
        """The states of both random generators."""
        self.rng.bit_generator.state = kept["numpy_rng"]
        torch.set_rng_state(kept["torch_rng"])

    def extras(self) -> dict[str, Any]:
        """The states of both random generators, and the settings."""
        return {
            "numpy_rng": self.rng.bit_generator.state,
            "torch_rng": torch.get_rng_state(),
            "settings": asdict(self.settings),
        }

    def run(self) -> None:
        """Train for the given minutes or until interrupted; the last state is saved."""
        options = self.settings
        self.write_settings()
        train = Views(cache=Path(options.cache), validation=False, straight=options.straight or None)
        held = Views(cache=Path(options.cache), validation=True, straight=options.straight or None)
        train.refresh()
        start = last = time.monotonic()
        rows: list[dict[str, float]] = []
        for batch in _ahead(train, options, self.rng):
            done = (time.monotonic() - start) / 60 / options.minutes
            if done >= 1 or self.stop:
                break
            rows.append(self._learn(batch, done))
            if self.step % REPORT_STEPS == 0:
                self.report("train", mean(rows), self.seconds + time.monotonic() - start)
                rows = []
            if self.step % VALIDATE_STEPS == 0:
                train.refresh()
                self.report("validation", self.validate(held), self.seconds + time.monotonic() - start)
            if time.monotonic() - last > CHECKPOINT_SECONDS:
                self.save()
                last = time.monotonic()
        self.seconds += time.monotonic() - start
        self.save()

    def _learn(self, batch: Batch, done: float) -> dict[str, float]:
        """One step; the unweighted terms of its loss."""
        self.set_rates(done)
        shares = [Batch(*rows) for rows in zip(*(x.chunk(self.settings.threads) for x in batch), strict=True)]
        halves = list(self.pool.map(self._gradients, shares))
        for p, *gradients in zip(self.net.parameters(), *(gradients for _, gradients in halves), strict=True):
            p.grad = torch.stack(gradients).mean(0)
        self.take_step(len(batch.layers))
        return mean([terms for terms, _ in halves])

    def _gradients(self, batch: Batch) -> tuple[dict[str, float], tuple[torch.Tensor, ...]]:
        """Terms and gradients of a share of a batch; shares run side by side, each on one thread of its own."""
        terms = losses(self.net, batch, fast=self.settings.bfloat16, panoramas=self.panoramas)
        gradients = torch.autograd.grad(weighted(terms), list(self.net.parameters()))
        return {name: value.item() for name, value in terms.items()}, gradients

    @torch.no_grad()
    def validate(self, held: Views) -> dict[str, float]:
        """Mean terms of the running average on views of objects that training never draws."""
        if held.refresh() == 0:
            return {}
        rng, rows = np.random.default_rng(5), []
        for _ in range(VALIDATION_BATCHES):
            batch = held.batch(16, self.settings.size, rng, vary=False)
            rows.append({name: value.item() for name, value in losses(self.average, batch, vary=False).items()})
        return mean(rows)


def _ahead(views: Views, options: Settings, rng: np.random.Generator) -> Iterator[Batch]:
    """Batches, two of them always being prepared beside the step."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [pool.submit(views.batch, options.batch, options.size, rng) for _ in range(2)]
        while True:
            waiting.append(pool.submit(views.batch, options.batch, options.size, rng))
            yield waiting.pop(0).result()


def main() -> None:
    """Read the options and train."""
    settings = read_settings(Settings, __doc__)
    torch.set_num_threads(1)
    run_until_stopped(SculptTrainer(settings))


if __name__ == "__main__":
    main()
