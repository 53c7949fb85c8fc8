"""Rendered views as subjects: drawn from the cache, painted anew, placed in the picture and lit by its surroundings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from training.corpus import is_validation
from training.environments import look_up
from training.matting import backgrounds
from training.matting.backgrounds import Scene, tone
from training.textures import random_colour

Rng = np.random.Generator
Source = Callable[[Rng], np.ndarray]  # draws layers (k, k, 8) uint8 as `training.render.View.image`
MADE_SHARE = 0.45  # of the subjects are made-up objects


@dataclass(kw_only=True)
class Gallery:
    """The views of a cache that `training.make_data` fills; `refresh` picks up what was rendered since."""

    cache: Path
    validation: bool
    packs: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def refresh(self) -> int:
        """Number of objects after looking again."""
        names = sorted(p.stem for p in self.cache.glob("*.npz") if not p.stem.endswith(".part"))
        names = [name for name in names if is_validation(name) == self.validation]
        self.made = [name for name in names if name.startswith("made__")]
        self.packs = [name for name in names if not name.startswith("made__")]
        return len(names)

    def __call__(self, rng: Rng) -> np.ndarray:
        """The layers of a random view."""
        pool = self.made if self.made and (not self.packs or rng.random() < MADE_SHARE) else self.packs
        views = np.load(self.cache / f"{pool[rng.integers(len(pool))]}.image.npy", mmap_mode="r")
        return np.asarray(views[rng.integers(len(views))])


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A subject in the frame of the picture."""

    rgb: np.ndarray  # (size, size, 3) sRGB, means something where alpha > 0
    alpha: np.ndarray  # (size, size)


def place(
    rng: Rng, layers: np.ndarray, size: int, *, length: float, centre: tuple[float, float], turned: float = 0.0
) -> np.ndarray:
    """Layers (size, size, 8) in 0..1 of a view whose silhouette's longer side is `length` pixels around `centre`.

    Colours are free of what lies beside the silhouette; half of the views are mirrored; `turned` is in radians.
    """
    shown = layers[..., 3] > 0
    rows, columns = np.flatnonzero(shown.any(1)), np.flatnonzero(shown.any(0))
    flat = layers[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32) / 255
    if rng.random() < 0.5:
        flat = flat[:, ::-1].copy()
        flat[..., 4] = 1 - flat[..., 4]
    cover = flat[..., 3:4].copy()
    halves = [np.dstack([flat[..., :3] * cover, cover]), flat[..., 4:] * cover]  # OpenCV takes four channels at most
    scale = length / max(flat.shape[:2])
    if scale < 0.9:  # warping alone would skip pixels
        smaller = (max(2, round(flat.shape[1] * scale)), max(2, round(flat.shape[0] * scale)))
        halves = [cv2.resize(half, smaller, interpolation=cv2.INTER_AREA) for half in halves]
        scale = 1.0
    middle = np.array([halves[0].shape[1] / 2 - 0.5, halves[0].shape[0] / 2 - 0.5])
    matrix = cv2.getRotationMatrix2D(middle, np.rad2deg(turned), scale)
    matrix[:, 2] += np.array(centre) - 0.5 - middle
    out = np.concatenate([cv2.warpAffine(np.ascontiguousarray(half), matrix, (size, size)) for half in halves], -1)
    cover = out[..., 3:4].clip(0, 1)
    out /= np.maximum(cover, 1 / 255)
    out[..., 3:4] = cover
    return out


def light(rng: Rng, layers: np.ndarray, scene: Scene) -> Placed:
    """The placed layers in new paint, lit by the scene's environment and a few lamps."""
    alpha = layers[..., 3]
    window = _window(alpha > 0)
    rgb = np.zeros((*alpha.shape, 3), np.float32)
    if window is not None:
        part = layers[window]
        rgb[window] = _lit(rng, _painted(rng, part, scene), part[..., 4:7] * 2 - 1, part[..., 7:], scene)
    return Placed(rgb=rgb, alpha=alpha)


def _window(mask: np.ndarray) -> tuple[slice, slice] | None:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def _painted(rng: Rng, part: np.ndarray, scene: Scene) -> np.ndarray:
    """Albedo (h, w, 3) sRGB: tinted, bleached, darkened, with other channels, or with a picture printed on it."""
    rgb = part[..., :3]
    if rng.random() < 0.35:
        rgb = rgb[..., rng.permutation(3)]
    kind = rng.random()
    if kind < 0.12:  # white, grey and black things, the hardest on paper
        level = rng.choice([0.95, 0.85, 0.6, 0.3, 0.08])
        rgb = level + rng.uniform(0.05, 0.5) * (rgb.mean(-1, keepdims=True) - 0.5) + rng.normal(0, 0.01, 3)
    elif kind < 0.24:
        rgb = random_colour(rng) + rng.uniform(0.1, 0.6) * (rgb - 0.5)
    else:
        rgb = rgb * rng.uniform(0.7, 1.3, 3) + rng.normal(0, 0.05)
    if rng.random() < 0.4:
        side = max(rgb.shape[:2])
        print_ = backgrounds.texture(rng, scene.environment, max(side, 16))[: rgb.shape[0], : rgb.shape[1]]
        share = rng.uniform(0.1, 0.9)
        rgb = rgb * (1 - share + share * 1.6 * print_) if rng.random() < 0.6 else rgb * (1 - share) + print_ * share
    return rgb.clip(0.02, 1)


def _lit(rng: Rng, albedo: np.ndarray, normal: np.ndarray, free: np.ndarray, scene: Scene) -> np.ndarray:
    """(h, w, 3) sRGB of surfaces with camera-space normals (h, w, 3) and openness (h, w, 1)."""
    normal = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-3)
    rotation = scene.rotation.T.astype(np.float32)
    linear = albedo**2.2
    shade = look_up(scene.environment.diffuse, normal @ rotation) * free ** rng.uniform(0.4, 1.4)
    shade = shade * rng.uniform(0.4, 1) + rng.uniform(0, 0.4)
    for _ in range(int(rng.integers(0, 3))):
        lamp = rng.normal(size=3) + np.array([0, 0.7, 0.8])
        facing = (normal @ (lamp / np.linalg.norm(lamp))).clip(0)[..., None]
        shade = shade + rng.uniform(0, 1.1) * (1 + rng.normal(0, 0.08, 3)) * facing * (0.4 + 0.6 * free)
    rgb = linear * shade
    if rng.random() < 0.6:
        ahead = normal[..., 2:].clip(0, 1)
        mirror = np.concatenate([2 * ahead * normal[..., :2], 2 * ahead**2 - 1], -1)
        sharp = scene.environment.sharp if rng.random() < 0.3 else scene.environment.glossy
        metal = rng.random() < 0.2
        base = linear * rng.uniform(0.4, 0.95) if metal else rng.uniform(0.01, 0.08)
        fresnel = base + (1 - base) * (1 - ahead) ** 5 * rng.uniform(0.1, 0.9)
        seen = look_up(sharp, (mirror @ rotation).astype(np.float32))
        rgb = rgb * ((1 - fresnel) if not metal else rng.uniform(0.1, 0.5)) + fresnel * seen * (0.4 + 0.6 * free)
    return tone(rgb, np.exp(rng.normal(0.35, 0.35))).astype(np.float32)
