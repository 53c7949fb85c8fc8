"""Solid textures: colours as functions of the point in space, so that they need no unwrapping."""

from __future__ import annotations

import numpy as np


def random_colour(rng: np.random.Generator) -> np.ndarray:
    """An sRGB colour (3,), often muted as household things are, sometimes bright, black or white."""
    if rng.random() < 0.3:
        return np.full(3, rng.uniform(0.05, 0.97)) + rng.normal(0, 0.03, 3)
    hue, saturation, value = rng.random(), rng.beta(1.6, 1.8), rng.uniform(0.2, 1.0)
    wheel = np.abs((hue * 6 + np.array([0.0, 4.0, 2.0])) % 6 - 3) - 1
    return value * (1 - saturation + saturation * wheel.clip(0, 1))


class Solid:
    """One random pattern: noise, stripes, checks, dots, bands round the height, a label with print, a cover."""

    KINDS = ("noise", "stripes", "checks", "dots", "bands", "label", "print", "cover")

    def __init__(self, rng: np.random.Generator) -> None:
        self.kind = str(rng.choice(self.KINDS))
        self.colours = np.stack([random_colour(rng) for _ in range(4)]).clip(0.02, 1)
        self.strength = rng.uniform(0.4, 1.0)
        self.frequency = np.exp(rng.uniform(np.log(2.0), np.log(14.0)))
        self.direction = rng.normal(size=3)
        self.direction /= np.linalg.norm(self.direction)
        self.phase = rng.uniform(0, 2 * np.pi, (8, 1))
        self.waves = rng.normal(size=(8, 3)) * np.array([[1], [1], [1], [2], [2], [2], [4], [4]]) * 2.5
        self.edges = np.sort(rng.uniform(-1, 1, 3))
        self.seed = int(rng.integers(1 << 30))
        self.blocks = np.concatenate([rng.uniform(-0.7, 0.7, (6, 2)), rng.uniform(0.1, 0.6, (6, 2))], 1)

    def paint(self, where: np.ndarray, rgb: np.ndarray) -> np.ndarray:
        """Colours (n, 3) of the pattern at the points (n, 3), mixed over the colours `rgb` (n, 3)."""
        mask, pattern = getattr(self, f"_{self.kind}")(where.astype(np.float64))
        share = self.strength * mask[:, None]
        return rgb * (1 - share) + pattern * share

    def _field(self, where: np.ndarray) -> np.ndarray:
        return np.sin(where @ self.waves.T + self.phase.T).mean(1) * 2.2

    def _pick(self, index: np.ndarray | int) -> np.ndarray:
        return self.colours[index % len(self.colours)]

    def _noise(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        value = self._field(where) * 0.5 + 0.5
        low, high = self.colours[:2]
        return np.ones(len(where)), low + (high - low) * value.clip(0, 1)[:, None]

    def _stripes(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        along = where @ self.direction + 0.15 * self._field(where)
        return np.ones(len(where)), self._pick(np.floor(along * self.frequency).astype(int) % 3)

    def _checks(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        cell = np.floor(where * self.frequency + 0.25).astype(int).sum(1)
        return np.ones(len(where)), self._pick(cell % 2)

    def _dots(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        offset = np.mod(where * self.frequency, 1) - 0.5
        return (np.linalg.norm(offset, axis=1) < 0.33).astype(float), np.tile(self.colours[0], (len(where), 1))

    def _bands(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return np.ones(len(where)), self._pick(np.searchsorted(self.edges, where[:, 1]))

    def _label(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        inside = (where[:, 1] > self.edges[0]) & (where[:, 1] < self.edges[2])
        mask, pattern = self._print(where)
        pattern[mask < 0.5] = self.colours[1]
        return inside.astype(float), pattern

    def _print(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows of small blocks like writing, on two of the three planes of the box."""
        cell = np.floor(where * (self.frequency * np.array([3.0, 1.5, 3.0]))).astype(np.int64)
        mixed = (cell[:, 0] * 73856093) ^ (cell[:, 1] * 19349663) ^ (cell[:, 2] * 83492791) ^ self.seed
        bit = (mixed >> 7) % 5
        return (bit < 2).astype(float), self._pick((mixed >> 11) % 2)

    def _cover(self, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The front of a package: a ground, ovals and rectangles as pictures and fields, the last with print."""
        pattern = np.tile(self.colours[0], (len(where), 1))
        printed, letters = self._print(where)
        for number, (x, y, wide, high) in enumerate(self.blocks):
            off = np.abs(where[:, :2] - [x, y]) / [wide, high * 0.6]
            within = (off**2).sum(1) < 1 if number % 2 else off.max(1) < 1
            pattern[within] = self._pick(number + 1)
            if number >= len(self.blocks) - 2:
                written = within & (printed > 0.5)
                pattern[written] = letters[written]
        return np.ones(len(where)), pattern
