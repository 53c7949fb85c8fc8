"""Train the matting network on pictures composed as needed, with checkpoints from which a later start goes on.

python -m training.matting.train --cache VIEWS --environments FOLDER --run NAME [--minutes 20] [--size 128] [--anneal]

The learning rate is constant after a warm-up, so that a run may stop and go on; `--anneal` goes on from the
checkpoint and lowers it to zero over the given minutes. Batch k of a run is a function of the seed, k and the cache.
`training/runs/<run>/` keeps settings-<step>.json and curve.csv; checkpoints are not committed.
"""

from __future__ import annotations

import argparse
import json
import signal
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from training.curve import mean, report
from training.matting import environments
from training.matting.compose import Composed, compose
from training.matting.losses import losses, overlap, weighted
from training.matting.network import MatteNet
from training.matting.subjects import Gallery
from training.optimiser import Muon

RUNS = Path(__file__).parents[1] / "runs"
WARM_UP = 60  # steps
CHECKPOINT_SECONDS, REPORT_STEPS, VALIDATE_STEPS, REFRESH_BATCHES = 120, 50, 400, 100
SHOWN = 2  # times that each composed picture is shown
VALIDATION_PICTURES = 192
OUTER = ("stem", "dense", "present")  # AdamW, as all norms and biases; Muon for the matrices between


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All that a run needs beside its data."""

    cache: str
    environments: str
    run: str
    size: int = 128
    batch: int = 32
    minutes: float = 20.0
    muon_lr: float = 4e-3
    adam_lr: float = 1.5e-3
    average: float = 0.995
    threads: int = 1
    workers: int = 1
    seed: int = 1
    anneal: bool = False


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


class Trainer:
    """A network, its optimisers, its running average, and where it stands."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = RUNS / settings.run
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        self.net = MatteNet().to(memory_format=torch.channels_last)
        self.average = MatteNet().to(memory_format=torch.channels_last).eval()
        self.average.load_state_dict(self.net.state_dict())
        self.optimisers = _optimisers(self.net, settings)
        self.step, self.pictures, self.seconds = 0, 0, 0.0
        self.stop = False
        if (self.folder / "checkpoint.pt").exists():
            self._resume(torch.load(self.folder / "checkpoint.pt", weights_only=True))

    def _resume(self, kept: dict[str, Any]) -> None:
        self.net.load_state_dict(kept["net"])
        self.average.load_state_dict(kept["average"])
        for optimiser, state in zip(self.optimisers, kept["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        self.step, self.pictures, self.seconds = kept["step"], kept["pictures"], kept["seconds"]
        print(f"resumed at step {self.step}, {self.pictures} pictures", flush=True)

    def save(self) -> None:
        """Replace the checkpoint (`annealed.pt` while annealing) in one move."""
        name = "annealed.pt" if self.settings.anneal else "checkpoint.pt"
        kept = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "step": self.step,
            "pictures": self.pictures,
            "seconds": self.seconds,
        }
        torch.save(kept, self.folder / (name + ".part"))
        (self.folder / (name + ".part")).replace(self.folder / name)

    def run(self) -> None:
        """Train for the given minutes or until interrupted; the last state is saved."""
        options = self.settings
        kind = "anneal" if options.anneal else "settings"
        (self.folder / f"{kind}-{self.step:06d}.json").write_text(json.dumps(asdict(options), indent=1) + "\n")
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
                self._report("train", mean(rows))
                rows = []
            if self.step % VALIDATE_STEPS == 0:
                self._report("validation", self.validate(*held))
            if time.monotonic() - last > CHECKPOINT_SECONDS:
                self.save()
                last = time.monotonic()
        self._report("validation", self.validate(*held))
        self.save()

    def _learn(self, pictures: Tensor, alpha: Tensor, done: float) -> dict[str, float]:
        """One step; the unweighted terms of its loss and the overlap."""
        rate = min(1.0, (self.step + 1) / WARM_UP) * ((1 - done) if self.settings.anneal else 1.0)
        for optimiser, base in zip(self.optimisers, (self.settings.muon_lr, self.settings.adam_lr), strict=True):
            for group in optimiser.param_groups:
                group["lr"] = base * rate
        self.net.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits, present = self.net(pictures.float() / 255)
        truth = alpha.float() / 255
        terms = losses(logits.float(), present.float(), truth)
        for optimiser in self.optimisers:
            optimiser.zero_grad()
        weighted(terms).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        self.pictures += len(pictures)
        self._follow()
        return {name: value.item() for name, value in terms.items()} | {"overlap": overlap(logits, truth)}

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the running average, norms' statistics included; it follows quickly at first."""
        share = 1 - min(self.settings.average, (self.step + 1) / (self.step + 20))
        for kept, new in zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True):
            if kept.is_floating_point():
                kept.lerp_(new, share)

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

    def _report(self, kind: str, terms: dict[str, float]) -> None:
        row: dict[str, str | float] = {
            "kind": kind,
            "step": self.step,
            "pictures": self.pictures,
            "seconds": round(self.seconds),
            "size": self.settings.size,
        }
        report(self.folder, row, terms)


def validation_set(cache: Path, folder: Path, size: int, count: int = VALIDATION_PICTURES) -> tuple[Tensor, Tensor]:
    """The same composed pictures every time, as long as the cache holds the same objects."""
    gallery = Gallery(cache=cache, validation=True)
    if gallery.refresh() == 0:
        raise SystemExit(f"{cache} holds no validation object; make more data first")
    panoramas, rng = environments.load(folder, held_out=True), np.random.default_rng(5)
    rows = [compose(rng, gallery, panoramas, size) for _ in range(count)]
    return batch_of([(row.rgb, row.alpha) for row in rows])


def _optimisers(net: MatteNet, settings: Settings) -> list[torch.optim.Optimizer]:
    inner, outer = [], []
    for name, p in net.named_parameters():
        (outer if p.ndim < 2 or name.startswith(OUTER) else inner).append(p)
    adam = torch.optim.AdamW(outer, settings.adam_lr, betas=(0.9, 0.98), weight_decay=0.02)
    return [Muon(inner, settings.muon_lr), adam]


def main() -> None:
    """Read the options and train; SIGTERM and Ctrl-C save first."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("cache", "environments", "run"):
        parser.add_argument("--" + name, required=True)
    for name, value in asdict(Settings(cache="", environments="", run="")).items():
        if name not in ("cache", "environments", "run", "anneal"):
            parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    parser.add_argument("--anneal", action="store_true")
    settings = Settings(**vars(parser.parse_args()))
    torch.set_num_threads(settings.threads)
    trainer = Trainer(settings)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: setattr(trainer, "stop", True))
    trainer.run()


if __name__ == "__main__":
    main()
