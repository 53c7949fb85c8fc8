"""The pictures of the benchmark: things and places that training never saw, composed as `training.matting` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from bench.matting.models import Models
from bench.quality import objects
from training.environments import Environment
from training.matting.compose import Composed, compose

from training import environments

PIXELS = 512
KINDS = ("white", "seamless", "table", "flat", "place")


@dataclass(frozen=True, kw_only=True)
class Held:
    """What is held out: meshes by set, and panoramas."""

    sets: dict[str, Models]
    environments: list[Environment]


def held_out(corpus: Path, assets: Path | None, panoramas: Path) -> Held:
    """Held-out packs of `corpus`, analytic shapes, the scans under `assets` if they are there, and panoramas."""
    items = objects.held_out(corpus) + objects.analytic_items()
    if assets and assets.exists():
        items += objects.scans(assets)
    names = sorted({item.set_name for item in items})
    sets = {name: Models(read=[x.read for x in items if x.set_name == name], pixels=PIXELS) for name in names}
    return Held(sets=sets, environments=environments.load(panoramas, held_out=True))


def draw(held: Held, kind: str, number: int, *, empty: bool = False) -> Composed:
    """Picture `number` of a kind: the same one every time."""
    cv2.setRNGSeed(number)
    rng = np.random.default_rng((77, KINDS.index(kind), number, int(empty)))
    sets = list(held.sets.values())
    return compose(rng, sets[number % len(sets)], held.environments, PIXELS, kind=kind, empty=empty)
