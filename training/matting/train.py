"""Train the matting network on pictures composed as needed, with checkpoints from which a later start goes on.

python -m training.matting.train --cache VIEWS --environments FOLDER --run NAME [--minutes 20] [--size 128] [--anneal]

Batch k of a run is a function of the seed, k and the cache; see `training.trainer` for how runs go on and are annealed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from training import environments
from training.curve import mean
from training.matting.compose import Composed, compose
from training.matting.losses import losses, overlap, weighted
from training.matting.network import MatteNet
from training.matting.subjects import Gallery
from training.optimiser import optimisers
from training.trainer import RunSettings, Trainer, read_settings, run_until_stopped

CHECKPOINT_SECONDS, REPORT_STEPS, VALIDATE_STEPS, REFRESH_BATCHES = 120, 50, 400, 100
SHOWN = 2  # times that each composed picture is shown
VALIDATION_PICTURES = 192
ENDS = ("stem", "dense", "present")  # see `training.optimiser`


@dataclass(frozen=True, kw_only=True)
class Settings(RunSettings):
    """All that a run needs beside its data."""

    environments: str
    workers: int = 1


class Pictures(IterableDataset):
    """Batches from the given step on: pictures (b, 3, s, s) and mattes (b, 1, s, s), uint8."""

    def __init__(self, settings: Settings, step: int) -> None:
        self.settings, self.step = settings, step

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Endless; of several workers each makes every n-th batch."""
        cv2.setNumThreads(1)
        options, worker = self.settings, torch.utils.data.get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        gallery = Gallery(cache=Path(options.cache), validation=False)
        panoramas = environments.load(Path(options.environments), held_out=False)
        for k in range(self.step // SHOWN + number, 1 << 30, count):
            if (k - self.step // SHOWN) // count % REFRESH_BATCHES == 0:
                gallery.refresh()
            rng = np.random.default_rng((options.seed, k))
            rows = [compose(rng, gallery, panoramas, options.size) for _ in range(options.batch)]
            yield batch_of([(row.rgb, row.alpha) for row in rows])
            yield batch_of([again(rng, row) for row in rows])


def again(rng: np.random.Generator, seen: Composed) -> tuple[np.ndarray, np.ndarray]:
    """A picture and its matte once more, mirrored, cut closer and in other colours: cheaper than a new one."""
    size = len(seen.rgb)
    side = int(size * rng.uniform(0.75, 1.0))
    top, left = rng.integers(0, size - side + 1, 2)
    window = (slice(top, top + side), slice(left, left + side))
    rgb, alpha = (cv2.resize(x[window], (size, size))[:, ::-1] for x in (seen.rgb, seen.alpha))
    if rng.random() < 0.5:
        rgb = rgb[..., rng.permutation(3)]
    gain = rng.uniform(0.75, 1.2) * (1 + rng.normal(0, 0.05, 3))
    return (rgb * gain + rng.normal(0, 8)).clip(0, 255).astype(np.uint8), alpha


def batch_of(rows: list[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor]:
    """Pictures (b, 3, s, s) and mattes (b, 1, s, s) as uint8."""
    pictures = torch.from_numpy(np.stack([rgb for rgb, _ in rows]).transpose(0, 3, 1, 2).copy())
    return pictures, torch.from_numpy(np.stack([alpha for _, alpha in rows])[:, None])


class MattingTrainer(Trainer[Settings]):
    """Trains the matting network on composed pictures."""

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        net, average = (MatteNet().to(memory_format=torch.channels_last) for _ in range(2))
        super().__init__(settings, net, average.eval(), optimisers(net, settings.muon_lr, settings.adam_lr, ends=ENDS))
        self.resume()

    def run(self) -> None:
        """Train for the given minutes or until interrupted; the last state is saved."""
        options = self.settings
        self.write_settings()
        held = validation_set(Path(options.cache), Path(options.environments), options.size)
        loader = DataLoader(
            Pictures(options, self.step),
            batch_size=None,
            num_workers=options.workers,
            prefetch_factor=3,
            multiprocessing_context="spawn",  # a fork of a process in which OpenCV has threads may hang
        )
        start = last = time.monotonic()
        before, rows = self.seconds, []
        for pictures, alpha in loader:
            done = (time.monotonic() - start) / 60 / options.minutes
            if done >= 1 or self.stop:
                break
            rows.append(self._learn(pictures, alpha, done))
            self.seconds = before + time.monotonic() - start
            if self.step % REPORT_STEPS == 0:
                self.report("train", mean(rows), self.seconds)
                rows = []
            if self.step % VALIDATE_STEPS == 0:
                self.report("validation", self.validate(*held), self.seconds)
            if time.monotonic() - last > CHECKPOINT_SECONDS:
                self.save()
                last = time.monotonic()
        self.report("validation", self.validate(*held), self.seconds)
        self.save()

    def _learn(self, pictures: Tensor, alpha: Tensor, done: float) -> dict[str, float]:
        """One step; the unweighted terms of its loss and the overlap."""
        self.set_rates(done)
        self.net.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits, present = self.net(pictures.float() / 255)
        truth = alpha.float() / 255
        terms = losses(logits.float(), present.float(), truth)
        for optimiser in self.optimisers:
            optimiser.zero_grad()
        weighted(terms).backward()
        self.take_step(len(pictures))
        return {name: value.item() for name, value in terms.items()} | {"overlap": overlap(logits, truth)}

    @torch.no_grad()
    def validate(self, pictures: Tensor, alpha: Tensor) -> dict[str, float]:
        """Mean terms of the running average on objects and environments that training never draws."""
        rows: list[dict[str, float]] = []
        for some, truth in zip(pictures.split(32), (alpha.float() / 255).split(32), strict=True):
            with torch.autocast("cpu", torch.bfloat16):
                logits, present = self.average(some.float() / 255)
            terms = losses(logits.float(), present.float(), truth)
            rows.append({name: value.item() for name, value in terms.items()} | {"overlap": overlap(logits, truth)})
        return mean(rows)


def validation_set(cache: Path, folder: Path, size: int, count: int = VALIDATION_PICTURES) -> tuple[Tensor, Tensor]:
    """The same composed pictures every time, as long as the cache holds the same objects."""
    gallery = Gallery(cache=cache, validation=True)
    if gallery.refresh() == 0:
        raise SystemExit(f"{cache} holds no validation object; make more data first")
    panoramas, rng = environments.load(folder, held_out=True), np.random.default_rng(5)
    rows = [compose(rng, gallery, panoramas, size) for _ in range(count)]
    return batch_of([(row.rgb, row.alpha) for row in rows])


def main() -> None:
    """Read the options and train."""
    settings = read_settings(Settings, __doc__)
    torch.set_num_threads(settings.threads)
    run_until_stopped(MattingTrainer(settings))


if __name__ == "__main__":
    main()
