"""What lies behind a subject: seamless paper, tables and walls, flat surfaces, places, and plain noise.

All are (size, size, 3) float32 sRGB in 0..1. `Scene` also says how the camera stands, so that the subject can be lit
by the same place, and where the horizon of the ground lies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from training import environments
from training.environments import Environment
from training.textures import random_colour

Rng = np.random.Generator


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A background and the light that goes with it."""

    rgb: np.ndarray  # (size, size, 3) sRGB
    environment: Environment
    rotation: np.ndarray  # (3, 3) camera to world
    kind: str
    horizon: float  # row of the ground's far end as a share of the height; above 1 where there is no ground


def tone(linear: np.ndarray, exposure: float) -> np.ndarray:
    """Linear light as sRGB in 0..1; highlights roll off."""
    x = np.maximum(linear * exposure, 0)
    return np.minimum(x * (1 + 0.15 * x) / (1 + x * 0.85), 1) ** (1 / 2.2)


def draw(rng: Rng, environment: Environment, size: int, kind: str | None = None) -> Scene:
    """A random background, of the given kind or of any."""
    names, shares = list(KINDS), np.array([share for share, _ in KINDS.values()])
    kind = kind or str(rng.choice(names, p=shares / shares.sum()))
    pitch = np.deg2rad(np.clip(rng.normal(-14, 12), -55, 12))
    rotation = environments.turn(rng.uniform(0, 2 * np.pi), pitch)
    if kind == "place":
        rgb, horizon = _place(rng, environment, rotation, pitch, size)
    else:
        rgb, horizon = KINDS[kind][1](rng, environment, size)
    return Scene(
        rgb=rgb.astype(np.float32).clip(0, 1), environment=environment, rotation=rotation, kind=kind, horizon=horizon
    )


def _place(
    rng: Rng, environment: Environment, rotation: np.ndarray, pitch: float, size: int
) -> tuple[np.ndarray, float]:
    fov = np.deg2rad(rng.uniform(35, 110))
    rgb = tone(environments.crop(environment, rotation, fov, size), np.exp(rng.normal(0.5, 0.4)))
    if rng.random() < 0.55:
        rgb = cv2.GaussianBlur(rgb, (0, 0), float(np.exp(rng.uniform(np.log(0.5), np.log(0.05 * size)))))
    elif rng.random() < 0.5:  # panoramas are coarse: grain keeps sharpness from telling subject and place apart
        rgb = rgb * (1 + rng.uniform(0.05, 0.3) * (fractal(rng, size, 3) - 0.5)[..., None])
    return rgb, 0.5 + np.tan(pitch) / np.tan(fov / 2) / 2


def _white(rng: Rng, _: Environment, size: int) -> tuple[np.ndarray, float]:
    level = 1.0 if rng.random() < 0.5 else rng.uniform(0.9, 1.0)
    rgb = np.full((size, size, 3), level) + (rng.normal(0, 0.01, 3) if rng.random() < 0.4 else 0)
    return rgb * _vignette(rng, size, 0.12), rng.uniform(0.2, 0.6)


def _seamless(rng: Rng, _: Environment, size: int) -> tuple[np.ndarray, float]:
    """Paper under light that falls off: two colours, a direction, a vignette."""
    first = random_colour(rng)
    second = first * rng.uniform(0.55, 1.3) if rng.random() < 0.75 else random_colour(rng)
    ramp = _ramp(rng, size)
    return (first + (second - first) * ramp[..., None]) * _vignette(rng, size, 0.6), rng.uniform(0.2, 0.7)


def _table(rng: Rng, environment: Environment, size: int) -> tuple[np.ndarray, float]:
    """A textured ground in perspective before a wall or a place, with a hard or soft far edge."""
    horizon = float(rng.uniform(0.08, 0.7))
    ground = in_perspective(rng, texture(rng, environment, size), horizon, size)
    choice = rng.random()
    if choice < 0.35:
        wall = _seamless(rng, environment, size)[0]
    elif choice < 0.6:
        wall = texture(rng, environment, size)
    else:
        rotation = environments.turn(rng.uniform(0, 2 * np.pi), np.deg2rad(rng.uniform(-15, 10)))
        wall = tone(environments.crop(environment, rotation, np.deg2rad(rng.uniform(30, 90)), size), 1.6)
    wall = cv2.GaussianBlur(
        wall.astype(np.float32), (0, 0), float(np.exp(rng.uniform(np.log(0.3), np.log(0.06 * size))))
    )
    rows = (np.arange(size) + 0.5) / size
    soft = float(np.exp(rng.uniform(np.log(0.5 / size), np.log(0.06))))
    share = (1 / (1 + np.exp(-((rows - horizon) / soft).clip(-30, 30))))[:, None, None]
    return (wall * (1 - share) + ground * share) * _vignette(rng, size, 0.5), horizon


def _flat(rng: Rng, environment: Environment, size: int) -> tuple[np.ndarray, float]:
    """A surface seen from straight above."""
    return texture(rng, environment, size) * _vignette(rng, size, 0.5), 2.0


def _noise(rng: Rng, _: Environment, size: int) -> tuple[np.ndarray, float]:
    kind = rng.integers(3)
    if kind == 0:
        return rng.uniform(0, 1, (size, size, 3)), 2.0
    if kind == 1:
        return _pick(fractal(rng, size, int(rng.integers(1, 6))), random_colour(rng), random_colour(rng)), 2.0
    return _ramp(rng, size)[..., None] * np.ones(3), 2.0


KINDS: dict[str, tuple[float, Callable[[Rng, Environment, int], tuple[np.ndarray, float]] | None]] = {
    "white": (0.15, _white),
    "seamless": (0.25, _seamless),
    "table": (0.22, _table),
    "flat": (0.09, _flat),
    "place": (0.27, None),
    "noise": (0.02, _noise),
}


def _vignette(rng: Rng, size: int, most: float) -> np.ndarray:
    """(size, size, 1) factors around 1: darker corners, a pool of light, or nothing."""
    if rng.random() < 0.3:
        return np.ones((size, size, 1))
    line = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(line - rng.normal(0, 0.4), line - rng.normal(0, 0.4))
    fall = 1 - rng.uniform(0, most) * ((x * x + y * y) / 2) ** rng.uniform(0.6, 1.6)
    return fall.clip(0.05, 1.3)[..., None]


def _ramp(rng: Rng, size: int) -> np.ndarray:
    """(size, size) 0..1 along a random direction, mostly downwards, with a soft step at times."""
    line = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(line, line)
    angle = rng.normal(np.pi / 2, 0.35) if rng.random() < 0.7 else rng.uniform(0, 2 * np.pi)
    along = (x * np.cos(angle) + y * np.sin(angle)) * 0.7 + rng.normal(0, 0.3)
    if rng.random() < 0.5:
        return 1 / (1 + np.exp(-along * np.exp(rng.uniform(0, 3.5))))
    return (along * 0.5 + 0.5).clip(0, 1)


def fractal(rng: Rng, size: int, octaves: int, stretch: tuple[float, float] = (1.0, 1.0)) -> np.ndarray:
    """(size, size) smooth noise, mean about 0.5; `stretch` makes grains longer across or down."""
    total, weight, cells = np.zeros((size, size), np.float32), 0.0, float(rng.uniform(2, 8))
    for octave in range(octaves):
        share = 0.6**octave
        shape = [int(np.clip(cells / s, 2, size)) for s in stretch]
        grid = rng.random((shape[1], shape[0]), np.float32)
        total += share * cv2.resize(grid, (size, size), interpolation=cv2.INTER_CUBIC)
        weight, cells = weight + share, cells * 2.2
    return total / weight


def texture(rng: Rng, environment: Environment, size: int) -> np.ndarray:
    """(size, size, 3) sRGB of a surface: wood, stone, cloth, tiles, or a patch of a real place."""
    makers = (_wood, _stone, _cloth, _tiles, _patch)
    return makers[int(rng.choice(5, p=[0.28, 0.2, 0.14, 0.13, 0.25]))](rng, environment, size)


def _pick(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    return low + (high - low) * value.clip(0, 1)[..., None]


def _near(rng: Rng, colour: np.ndarray, spread: float) -> np.ndarray:
    return (colour * (1 + rng.normal(0, spread)) + rng.normal(0, spread / 4, 3)).clip(0, 1)


def _wood(rng: Rng, _: Environment, size: int) -> np.ndarray:
    base = np.array([0.62, 0.42, 0.26]) * rng.uniform(0.35, 1.45) if rng.random() < 0.75 else random_colour(rng)
    grain = fractal(rng, size, 5, (rng.uniform(4, 12), 0.4))
    rings = 0.5 + 0.5 * np.sin(grain * rng.uniform(6, 40) + fractal(rng, size, 2) * 5)
    rgb = _pick(0.5 * rings + 0.5 * grain, base, _near(rng, base * rng.uniform(0.55, 0.9), 0.1))
    if rng.random() < 0.6:
        planks, row = int(rng.integers(2, 9)), np.arange(size)
        number = row * planks // size
        rgb = rgb * (1 + rng.normal(0, 0.07, planks)[number])[:, None, None]
        seam = np.diff(number, prepend=0) > 0
        rgb[seam] *= rng.uniform(0.3, 0.8)
    return rgb if rng.random() < 0.6 else rgb.transpose(1, 0, 2)


def _stone(rng: Rng, _: Environment, size: int) -> np.ndarray:
    base = _near(rng, np.full(3, rng.uniform(0.12, 0.95)), 0.08)
    noise = fractal(rng, size, 6)
    rgb = _pick(noise, base, _near(rng, base * rng.uniform(0.5, 1.4), 0.1))
    if rng.random() < 0.5:
        vein = np.exp(-np.abs(fractal(rng, size, 4) - 0.5) * rng.uniform(20, 120))
        rgb += (rng.uniform(-0.5, 0.5) * vein)[..., None]
    return rgb + rng.normal(0, rng.uniform(0, 0.08), (size, size, 1))


def _cloth(rng: Rng, _: Environment, size: int) -> np.ndarray:
    base, row = random_colour(rng), np.arange(size)
    period = rng.uniform(2.0, 9.0)
    weave = np.sin(row * 2 * np.pi / period)[:, None] * np.sin(row * 2 * np.pi / period * rng.uniform(0.8, 1.25))[None]
    folds = fractal(rng, size, 2, (1.0, rng.uniform(0.5, 3)))
    rgb = base * (1 + rng.uniform(0.02, 0.2) * weave + rng.uniform(0, 0.8) * (folds - 0.5))[..., None]
    if rng.random() < 0.3:
        band = (row * rng.uniform(3, 14) / size).astype(int) % 2 == 0
        rgb[:, band] = 0.5 * rgb[:, band] + 0.5 * random_colour(rng)
    return rgb


def _tiles(rng: Rng, environment: Environment, size: int) -> np.ndarray:
    across, down = rng.integers(2, 12, 2)
    row = np.arange(size)
    column, line = row * across // size, row * down // size
    rgb = _stone(rng, environment, size)
    rgb = rgb * (1 + rng.normal(0, rng.uniform(0, 0.12), (down, across)))[np.ix_(line, column)][..., None]
    if rng.random() < 0.35:
        checks = (line[:, None] + column[None]) % 2 == 0
        rgb[checks] = 0.3 * rgb[checks] + 0.7 * random_colour(rng)
    grout = random_colour(rng)
    rgb[np.diff(line, prepend=0) > 0] = grout
    rgb[:, np.diff(column, prepend=0) > 0] = grout
    return rgb


def _patch(rng: Rng, environment: Environment, size: int) -> np.ndarray:
    """A bit of ground, foliage or wall of a panorama, mirrored outward so that it stays sharp."""
    height, width = environment.sharp.shape[:2]
    side = int(rng.integers(3 * height // 32, 15 * height // 32))
    top, left = rng.integers(height // 3, height - side), rng.integers(0, width - side)
    bit = tone(environment.sharp[top : top + side, left : left + side], np.exp(rng.normal(0.4, 0.3)))
    bit = np.concatenate([bit, bit[:, ::-1]], 1)
    bit = np.concatenate([bit, bit[::-1]], 0)
    rgb = cv2.resize(np.tile(bit, (2, 2, 1)), None, fx=1.3, fy=1.3, interpolation=cv2.INTER_LINEAR)
    while min(rgb.shape[:2]) < size:
        rgb = np.tile(rgb, (2, 2, 1))
    return rgb[:size, :size] * (1 + rng.uniform(0, 0.3) * (fractal(rng, size, 5) - 0.5)[..., None])


def in_perspective(rng: Rng, surface: np.ndarray, horizon: float, size: int) -> np.ndarray:
    """`surface` laid on the ground that ends at the row `horizon` (a share of the height)."""
    wide, far = rng.uniform(0.3, 1.6), horizon * size
    target = np.array(
        [[0.5 - 0.5, far], [0.5 + 0.5, far], [0.5 + wide, 1.02 * size], [0.5 - wide, 1.02 * size]], np.float32
    )
    target[:, 0] *= size
    source = np.array([[0, 0], [size, 0], [size, size], [0, size]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    return cv2.warpPerspective(
        surface.astype(np.float32), matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
