"""Train the reconstruction network on a cache, with checkpoints from which a later start goes on.

python -m training.train --cache FOLDER --run NAME [--minutes 100] [--size 128] [--bfloat16] [--anneal]
    [--start FOLDER]

The learning rate is constant after a warm-up, so that a run may go on for as long as anyone likes; `--anneal` starts
from the run's checkpoint, lowers the rate to zero over the given minutes and writes `annealed.pt` beside it. Exported
weights are the running average. `training/runs/<run>/` keeps settings and curve.csv; checkpoints are not committed.
"""

from __future__ import annotations

import argparse
import json
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from training.curve import mean, report
from training.dataset import Batch, Views
from training.export import read_parameters
from training.losses import losses, weighted
from training.network import SculptNet
from training.optimiser import optimisers

RUNS = Path(__file__).parent / "runs"
WARM_UP = 60  # steps
CHECKPOINT_SECONDS = 180
REPORT_STEPS = 50
VALIDATE_STEPS = 300
VALIDATION_BATCHES = 6


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All that a run needs beside the cache; kept in settings.json."""

    cache: str
    run: str
    size: int = 128
    batch: int = 24
    minutes: float = 100.0
    muon_lr: float = 4e-3
    adam_lr: float = 1.5e-3
    average: float = 0.998
    threads: int = 2
    seed: int = 1
    anneal: bool = False
    start: str = ""  # folder of exported weights that a new run starts from instead of from nothing
    bfloat16: bool = False  # faster on processors with AVX-512 BF16 or AMX


class Trainer:
    """A network, its optimisers, its running average, and where it stands."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = RUNS / settings.run
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        self.net = SculptNet().to(memory_format=torch.channels_last)
        if settings.start:
            self.net.load_state_dict(read_parameters(Path(settings.start)))
        self.average = SculptNet()
        self.average.load_state_dict(self.net.state_dict())
        self.optimisers = optimisers(self.net, settings.muon_lr, settings.adam_lr)
        self.rng = np.random.default_rng(settings.seed)
        self.step, self.views, self.seconds = 0, 0, 0.0
        self.stop = False
        self.pool = ThreadPoolExecutor(settings.threads)
        if (self.folder / "checkpoint.pt").exists():
            self._resume(torch.load(self.folder / "checkpoint.pt", weights_only=False))

    def _resume(self, kept: dict[str, Any]) -> None:
        self.net.load_state_dict(kept["net"])
        self.average.load_state_dict(kept["average"])
        for optimiser, state in zip(self.optimisers, kept["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        self.step, self.views, self.seconds = kept["step"], kept["views"], kept["seconds"]
        self.rng.bit_generator.state = kept["numpy_rng"]
        torch.set_rng_state(kept["torch_rng"])
        print(f"resumed at step {self.step}, {self.views} views", flush=True)

    def save(self) -> None:
        """Replace the checkpoint in one move."""
        name = "annealed.pt" if self.settings.anneal else "checkpoint.pt"
        kept = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "step": self.step,
            "views": self.views,
            "seconds": self.seconds,
            "numpy_rng": self.rng.bit_generator.state,
            "torch_rng": torch.get_rng_state(),
            "settings": asdict(self.settings),
        }
        torch.save(kept, self.folder / (name + ".part"))
        (self.folder / (name + ".part")).replace(self.folder / name)

    def run(self) -> None:
        """Train for the given minutes or until interrupted; the last state is saved."""
        options = self.settings
        kind = "anneal" if options.anneal else "settings"
        (self.folder / f"{kind}-{self.step:06d}.json").write_text(json.dumps(asdict(options), indent=1) + "\n")
        train = Views(cache=Path(options.cache), validation=False)
        held = Views(cache=Path(options.cache), validation=True)
        train.refresh()
        start = last = time.monotonic()
        rows: list[dict[str, float]] = []
        for batch in _ahead(train, options, self.rng):
            done = (time.monotonic() - start) / 60 / options.minutes
            if done >= 1 or self.stop:
                break
            rows.append(self._learn(batch, done))
            if self.step % REPORT_STEPS == 0:
                self._report("train", mean(rows), self.seconds + time.monotonic() - start)
                rows = []
            if self.step % VALIDATE_STEPS == 0:
                train.refresh()
                self._report("validation", self.validate(held), self.seconds + time.monotonic() - start)
            if time.monotonic() - last > CHECKPOINT_SECONDS:
                self.save()
                last = time.monotonic()
        self.seconds += time.monotonic() - start
        self.save()

    def _learn(self, batch: Batch, done: float) -> dict[str, float]:
        """One step; the unweighted terms of its loss."""
        rate = min(1.0, (self.step + 1) / WARM_UP) * ((1 - done) if self.settings.anneal else 1.0)
        for optimiser, base in zip(self.optimisers, self._rates(), strict=True):
            for group in optimiser.param_groups:
                group["lr"] = base * rate
        shares = [Batch(*rows) for rows in zip(*(x.chunk(self.settings.threads) for x in batch), strict=True)]
        halves = list(self.pool.map(self._gradients, shares))
        for p, *gradients in zip(self.net.parameters(), *(gradients for _, gradients in halves), strict=True):
            p.grad = torch.stack(gradients).mean(0)
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        self.views += len(batch.layers)
        self._follow()
        return mean([terms for terms, _ in halves])

    def _gradients(self, batch: Batch) -> tuple[dict[str, float], tuple[torch.Tensor, ...]]:
        """Terms and gradients of a share of a batch; shares run side by side, each on one thread of its own."""
        terms = losses(self.net, batch, fast=self.settings.bfloat16)
        gradients = torch.autograd.grad(weighted(terms), list(self.net.parameters()))
        return {name: value.item() for name, value in terms.items()}, gradients

    def _rates(self) -> list[float]:
        both = [self.settings.muon_lr, self.settings.adam_lr]
        return both[-len(self.optimisers) :]

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the running average; it follows quickly at first."""
        share = 1 - min(self.settings.average, (self.step + 1) / (self.step + 20))
        for kept, new in zip(self.average.parameters(), self.net.parameters(), strict=True):
            kept.lerp_(new, share)

    @torch.no_grad()
    def validate(self, held: Views) -> dict[str, float]:
        """Mean terms of the running average on views of objects that training never draws."""
        if held.refresh() == 0:
            return {}
        rng, rows = np.random.default_rng(5), []
        for _ in range(VALIDATION_BATCHES):
            batch = held.batch(16, self.settings.size, rng, flip=False)
            rows.append({name: value.item() for name, value in losses(self.average, batch, vary=False).items()})
        return mean(rows)

    def _report(self, kind: str, terms: dict[str, float], seconds: float) -> None:
        row: dict[str, str | float] = {
            "kind": kind,
            "step": self.step,
            "views": self.views,
            "seconds": round(seconds),
            "size": self.settings.size,
        }
        report(self.folder, row, terms)


def _ahead(views: Views, options: Settings, rng: np.random.Generator) -> Iterator[Batch]:
    """Batches, two of them always being prepared beside the step."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [pool.submit(views.batch, options.batch, options.size, rng) for _ in range(2)]
        while True:
            waiting.append(pool.submit(views.batch, options.batch, options.size, rng))
            yield waiting.pop(0).result()


def main() -> None:
    """Read the options and train; SIGTERM and Ctrl-C save first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--run", required=True)
    for name, value in asdict(Settings(cache="", run="")).items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action="store_true")
        elif name not in ("cache", "run"):
            parser.add_argument(flag, type=type(value), default=value)
    settings = Settings(**vars(parser.parse_args()))
    torch.set_num_threads(1)
    trainer = Trainer(settings)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: setattr(trainer, "stop", True))
    trainer.run()


if __name__ == "__main__":
    main()
