"""Draw batches of views with labelled points from the cache that `training.make_data` fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor

from image3d.engines.sculpt.features import thickness_prior
from training.corpus import is_validation
from training.labels import CORE, NEAR, UNIFORM
from training.overpaint import overpainted
from training.render import DEPTH_SCALE, SIZE, is_straight, project, resampled
from training.roll import rolled
from training.stretch import stretched

POINTS, SURFACE_POINTS = 1024, 160
MADE_SHARE = 0.25  # of the views come from made-up objects
OVERPAINTED = 0.35  # of the views are seen under another pattern each time
STRETCHED, WIDER = 0.6, 1.4  # of the views show a wider or narrower body; by at most this factor
ROLLED, SLANT = 0.12, 65  # of the views show things at a slant; by at most so many degrees either way
MOVED = 2  # pixels of the maps by which a subject stands beside the middle of its crop at most
CANDIDATES = {"near": 700, "uniform": 1500, "core": 260}


class Batch(NamedTuple):
    """Views at one resolution s with their points; maps at s / 2."""

    layers: Tensor  # (b, s, s, 8) albedo, coverage, normal, occlusion in [0, 1]; colours already over nothing
    prior: Tensor  # (b, 2, s, s)
    surfaces: Tensor  # (b, 2, s / 2, s / 2) first and last w
    back: Tensor  # (b, 3, s / 2, s / 2)
    hit: Tensor  # (b, 1, s / 2, s / 2)
    points: Tensor  # (b, POINTS, 3)
    inside: Tensor  # (b, POINTS)
    surface_points: Tensor  # (b, SURFACE_POINTS, 3)
    surface_rgb: Tensor  # (b, SURFACE_POINTS, 3)
    elevation: Tensor  # (b,)


@dataclass(kw_only=True)
class Views:
    """The objects of a cache, for training or for validation; `refresh` picks up what was rendered since."""

    cache: Path
    validation: bool
    straight: bool | None = None  # draw only views straight before a side, or only the others
    packs: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    labels: dict[str, dict[str, np.ndarray]] = field(default_factory=dict)

    def refresh(self) -> int:
        """Number of objects after looking again."""
        names = sorted(p.stem for p in self.cache.glob("*.npz") if not p.stem.endswith(".part"))
        names = [name for name in names if is_validation(name) == self.validation]
        if self.straight is not None:
            names = [name for name in names if len(self.shown(name))]
        self.made = [name for name in names if name.startswith("made__")]
        self.packs = [name for name in names if not name.startswith("made__")]
        return len(names)

    def batch(self, count: int, size: int, rng: np.random.Generator, *, vary: bool = True) -> Batch:
        """Random views with random points; where they `vary`, also mirrored, stretched, turned, moved, painted anew."""
        rows = [self._view(size, rng, vary=vary) for _ in range(count)]
        return Batch(*(torch.from_numpy(np.stack(column)) for column in zip(*rows, strict=True)))

    def _pick(self, rng: np.random.Generator) -> str:
        pool = self.made if self.made and (not self.packs or rng.random() < MADE_SHARE) else self.packs
        return pool[rng.integers(len(pool))]

    def _view(self, size: int, rng: np.random.Generator, *, vary: bool) -> tuple[np.ndarray, ...]:
        flip, overpaint = vary and rng.random() < 0.5, vary and rng.random() < OVERPAINTED
        name = self._pick(rng)
        labels = self._labels_of(name)
        number = int(rng.choice(self.shown(name)))
        camera = labels["camera"][number].astype(np.float64)
        layers = np.load(self._images_of(name, size), mmap_mode="r")[number].astype(np.float32) / 255
        deep = nearest(np.load(self.cache / f"{name}.deep.npy", mmap_mode="r")[number], size // 2)
        if flip:
            layers, deep = layers[:, ::-1].copy(), deep[:, ::-1]
            layers[..., 4] = 1 - layers[..., 4]
        if overpaint:
            layers, deep = overpainted(layers, deep, float(camera[16]), rng)
        matrix, shift = np.diag([-1.0 if flip else 1.0, 1.0, 1.0]), np.zeros(3)
        if vary and rng.random() < STRETCHED:
            layers, deep, scale = stretched(layers, deep, WIDER ** rng.uniform(-1, 1))
            matrix = np.diag(scale) @ matrix
        if vary and rng.random() < ROLLED:
            layers, deep, turn, shift = rolled(layers, deep, np.deg2rad(rng.uniform(-SLANT, SLANT)))
            matrix = turn @ matrix
        down, right = rng.integers(-MOVED, MOVED + 1, 2) if vary else (0, 0)
        layers, deep = np.roll(layers, (2 * down, 2 * right), (0, 1)), np.roll(deep, (down, right), (0, 1))
        shift = shift + np.array([right, -down, 0]) * (2 / len(deep))
        points, inside = self._points(labels, camera, deep[..., 5], rng, matrix=matrix, shift=shift)
        surface, surface_rgb = _shown_and_hidden(layers, deep, rng)
        deep = deep.astype(np.float32).transpose(2, 0, 1)
        return (
            layers,
            thickness_prior(layers[..., 3]),
            deep[:2] / DEPTH_SCALE,
            deep[2:5] / 255,
            deep[5:],
            points.astype(np.float32),
            inside.astype(np.float32),
            surface,
            surface_rgb,
            np.float32(camera[16]),
        )

    def _labels_of(self, name: str) -> dict[str, np.ndarray]:
        """Points and cameras of an object, kept in memory once read."""
        if name not in self.labels:
            with np.load(self.cache / f"{name}.npz") as z:
                self.labels[name] = {key: z[key] for key in ("points", "inside", "camera")}
        return self.labels[name]

    def shown(self, name: str) -> np.ndarray:
        """The numbers of the views of an object that may be drawn."""
        camera = self._labels_of(name)["camera"]
        return np.arange(len(camera)) if self.straight is None else np.flatnonzero(is_straight(camera) == self.straight)

    def _images_of(self, name: str, size: int) -> Path:
        """The file of an object's views at this size, made when first asked for."""
        whole = self.cache / f"{name}.image.npy"
        small = self.cache / f"{size}px" / f"{name}.npy"
        if size == SIZE or small.exists():
            return whole if size == SIZE else small
        small.parent.mkdir(exist_ok=True)
        views = [shrink(view, size) for view in np.load(whole, mmap_mode="r")]
        part = small.with_suffix(".part.npy")
        np.save(part, (np.stack(views) * 255 + 0.5).astype(np.uint8))
        part.replace(small)
        return small

    def _points(
        self,
        labels: dict[str, np.ndarray],
        camera: np.ndarray,
        hit: np.ndarray,
        rng: np.random.Generator,
        *,
        matrix: np.ndarray,
        shift: np.ndarray,
    ) -> tuple[np.ndarray, np.ndarray]:
        """POINTS points in the frame of the view, then moved by `matrix` and `shift`, that project onto the silhouette.

        Beside them, which are inside.
        """
        k = np.concatenate(
            [
                rng.integers(0, NEAR, CANDIDATES["near"]),
                rng.integers(NEAR, NEAR + UNIFORM, CANDIDATES["uniform"]),
                rng.integers(NEAR + UNIFORM, NEAR + UNIFORM + CORE, CANDIDATES["core"]),
            ]
        )
        rng.shuffle(k)
        inside = np.unpackbits(labels["inside"])[k]
        points = project(labels["points"][k].astype(np.float64), camera) @ matrix.T + shift
        side = len(hit)
        column = ((points[:, 0] + 1) / 2 * side).astype(int).clip(0, side - 1)
        row = ((1 - points[:, 1]) / 2 * side).astype(int).clip(0, side - 1)
        grown = cv2.dilate(hit.astype(np.uint8), np.ones((3, 3), np.uint8))
        order = np.argsort(grown[row, column] == 0, kind="stable")[:POINTS]
        return points[order], inside[order]


def _shown_and_hidden(layers: np.ndarray, deep: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """SURFACE_POINTS points, half on first and half on last surfaces, and their colours in [0, 1], before lighting."""
    side = len(deep)
    row, column = np.nonzero(deep[..., 5])
    if len(row) == 0:
        return np.zeros((SURFACE_POINTS, 3), np.float32), np.full((SURFACE_POINTS, 3), 0.5, np.float32)
    k = rng.integers(0, len(row), SURFACE_POINTS)
    row, column = row[k], column[k]
    hidden = np.arange(SURFACE_POINTS) % 2
    u, v = (column + 0.5) / side * 2 - 1, 1 - (row + 0.5) / side * 2
    w = deep[row, column, hidden] / DEPTH_SCALE
    shown = layers[2 * row, 2 * column, :3]
    rgb = np.where(hidden[:, None] > 0, deep[row, column, 2:5] / 255, shown)
    return np.stack([u, v, w], 1).astype(np.float32), rgb.astype(np.float32)


def shrink(layers: np.ndarray, size: int) -> np.ndarray:
    """(size, size, 8) float32 in [0, 1]; what lies beside the silhouette does not bleed into it."""
    flat = layers.astype(np.float32) / 255
    if size == len(flat):
        return flat
    return resampled(flat, lambda half: cv2.resize(half, (size, size), interpolation=cv2.INTER_AREA))


def nearest(deep: np.ndarray, size: int) -> np.ndarray:
    """(size, size, c): the pixel under every new centre; surfaces are never averaged over an edge."""
    k = ((np.arange(size) + 0.5) * len(deep) / size).astype(int)
    return deep[np.ix_(k, k)]
