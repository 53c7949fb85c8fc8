"""What every training run shares: settings, checkpoints from which a later start goes on, rates and the curve.

The learning rate is constant after a warm-up, so that a run may stop and go on; `--anneal` goes on from the checkpoint,
lowers the rate to zero over the given minutes and writes `annealed.pt` beside it. `training/runs/<run>/` keeps
settings-<step>.json (anneal-<step>.json) and curve.csv; checkpoints are not committed.
"""

from __future__ import annotations

import argparse
import json
import signal
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import nn

from training.curve import report

RUNS = Path(__file__).parent / "runs"
WARM_UP = 60  # steps


@dataclass(frozen=True, kw_only=True)
class RunSettings:
    """What any run needs beside its data."""

    cache: str
    run: str
    size: int = 128
    batch: int = 32
    minutes: float = 20.0
    muon_lr: float = 4e-3
    adam_lr: float = 1.5e-3
    average: float = 0.995  # how much of the running average stays at each step
    threads: int = 1
    seed: int = 1
    anneal: bool = False


S = TypeVar("S", bound=RunSettings)


class Trainer(Generic[S]):
    """A network, its running average, its optimisers, and where they stand."""

    counted = "pictures"

    def __init__(
        self, settings: S, net: nn.Module, average: nn.Module, optimisers: list[torch.optim.Optimizer]
    ) -> None:
        self.settings = settings
        self.net, self.average, self.optimisers = net, average, optimisers
        self.average.load_state_dict(net.state_dict())
        self.folder = RUNS / settings.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.step, self.seen, self.seconds = 0, 0, 0.0
        self.stop = False

    def resume(self) -> None:
        """Go on from the run's checkpoint, where there is one."""
        if not (self.folder / "checkpoint.pt").exists():
            return
        kept = torch.load(self.folder / "checkpoint.pt", weights_only=False)
        self.net.load_state_dict(kept["net"])
        self.average.load_state_dict(kept["average"])
        for optimiser, state in zip(self.optimisers, kept["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        self.step, self.seen, self.seconds = kept["step"], kept[self.counted], kept["seconds"]
        self.restore(kept)
        print(f"resumed at step {self.step}, {self.seen} {self.counted}", flush=True)

    def restore(self, kept: dict[str, Any]) -> None:
        """Take what `extras` gave from a checkpoint."""

    def extras(self) -> dict[str, Any]:
        """What else a checkpoint holds."""
        return {}

    def save(self) -> None:
        """Replace the checkpoint (`annealed.pt` while annealing) in one move."""
        name = "annealed.pt" if self.settings.anneal else "checkpoint.pt"
        kept = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "step": self.step,
            self.counted: self.seen,
            "seconds": self.seconds,
            **self.extras(),
        }
        torch.save(kept, self.folder / (name + ".part"))
        (self.folder / (name + ".part")).replace(self.folder / name)

    def write_settings(self) -> None:
        """Keep the settings of this start beside the curve."""
        kind = "anneal" if self.settings.anneal else "settings"
        text = json.dumps(asdict(self.settings), indent=1) + "\n"
        (self.folder / f"{kind}-{self.step:06d}.json").write_text(text)

    def set_rates(self, done: float) -> None:
        """The optimisers' rates when `done` of the time (0..1) is over."""
        rate = min(1.0, (self.step + 1) / WARM_UP) * ((1 - done) if self.settings.anneal else 1.0)
        both = [self.settings.muon_lr, self.settings.adam_lr][-len(self.optimisers) :]
        for optimiser, base in zip(self.optimisers, both, strict=True):
            for group in optimiser.param_groups:
                group["lr"] = base * rate

    def take_step(self, count: int) -> None:
        """Move the network by its gradients, which `count` examples gave, and the average after it."""
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0, error_if_nonfinite=True)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        self.seen += count
        self._follow()

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the running average, norms' statistics included; it follows quickly at first."""
        share = 1 - min(self.settings.average, (self.step + 1) / (self.step + 20))
        for kept, new in zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True):
            if kept.is_floating_point():
                kept.lerp_(new, share)

    def report(self, kind: str, terms: dict[str, float], seconds: float) -> None:
        """A row of the curve."""
        row: dict[str, str | float] = {
            "kind": kind,
            "step": self.step,
            self.counted: self.seen,
            "seconds": round(seconds),
            "size": self.settings.size,
        }
        report(self.folder, row, terms)

    def run(self) -> None:
        """Train for the given minutes or until interrupted; the last state is saved."""
        raise NotImplementedError


def read_settings(kind: type[S], about: str | None) -> S:
    """The settings of the command line; what has no default is asked for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for field in fields(kind):
        flag = "--" + field.name.replace("_", "-")
        if field.default is MISSING:
            parser.add_argument(flag, required=True)
        elif isinstance(field.default, bool):
            parser.add_argument(flag, action="store_true")
        else:
            parser.add_argument(flag, type=type(field.default), default=field.default)
    return kind(**vars(parser.parse_args()))


def run_until_stopped(trainer: Trainer[Any]) -> None:
    """Train; SIGTERM and Ctrl-C save first."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: setattr(trainer, "stop", True))
    trainer.run()
