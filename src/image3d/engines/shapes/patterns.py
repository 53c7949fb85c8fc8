"""Tiles of procedural patterns: base colour and normal maps that repeat without a seam.

A pattern is a function from a seeded grid to three (n, n) fields: `mix` (0 base colour, 1 second colour), `shade` (a
factor around 1) and `height` (in shares of a tile). The mean of a plain pattern stays near the base colour.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from image3d.engines.shapes.colours import brightness, darker, lighter, linear, rgb
from image3d.engines.shapes.program import MaterialSpec, Pattern
from image3d.geometry.model import ByteArray, Material

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Fields:
    """mix, shade and height, each (n, n)."""

    mix: FloatArray
    shade: FloatArray
    height: FloatArray


@dataclass(frozen=True)
class Grid:
    """Texel centres of a tile: u to the right and v down in 0..1, (n, n), and its source of chance."""

    u: FloatArray
    v: FloatArray
    rng: np.random.Generator
    repeats: int

    def noise(self, roughness: float = 1.0, stretch: tuple[float, float] = (1.0, 1.0), low: int = 1) -> FloatArray:
        """Seamless noise with mean 0 and deviation 1; `stretch` lengthens its grain along u and v."""
        n = len(self.u)
        fu, fv = np.meshgrid(np.fft.rfftfreq(n) * n * stretch[0], np.fft.fftfreq(n) * n * stretch[1])
        radius = np.hypot(fu, fv)
        weight = np.where(radius >= low, 1 / np.maximum(radius, 1) ** (1 + roughness), 0)
        field = np.fft.irfft2(np.fft.rfft2(self.rng.normal(size=(n, n))) * weight, s=(n, n))
        return (field - field.mean()) / (field.std() + 1e-12)


def _smooth(x: FloatArray, low: float, high: float) -> FloatArray:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _wood(g: Grid) -> Fields:
    bend = g.noise(1.2, (0.4, 4.0), 1) * 0.028
    rings = 0.5 + 0.5 * np.sin(2 * np.pi * (g.repeats * 2 * (g.u + bend)))
    fibre = g.noise(0.2, (1.0, 22.0), 6)
    mix = np.clip(0.45 * rings**2 + 0.12 * fibre + 0.08, 0, 1)
    return Fields(mix, 1 + 0.035 * fibre, 0.002 * fibre - 0.002 * rings)


def _planks(g: Grid) -> Fields:
    wood = _wood(g)
    x = g.u * g.repeats
    gap = np.abs(x - np.round(x)) * 2
    tone = g.rng.uniform(-0.09, 0.09, g.repeats)[np.floor(x).astype(int) % g.repeats]
    seam = 1 - _smooth(gap, 0.03, 0.1)
    return Fields(np.clip(wood.mix * 0.8, 0, 1), (wood.shade + tone) * (1 - 0.55 * seam), wood.height - 0.01 * seam)


def _cells(g: Grid, rows: int, columns: int, shift: float) -> tuple[FloatArray, FloatArray, NDArray[np.int64]]:
    """Distance to the left or right and to the upper or lower joint, in shares of a row, and a number for each cell."""
    y = g.v * rows
    row = np.floor(y).astype(int)
    x = g.u * columns + shift * (row % 2)
    column = np.floor(x).astype(int) % columns
    across = (0.5 - np.abs(x - np.floor(x) - 0.5)) * rows / columns
    return across, 0.5 - np.abs(y - row - 0.5), row * columns + column


def _brick(g: Grid) -> Fields:
    rows = max(2, g.repeats // 2 * 2)
    across, down, cell = _cells(g, rows, max(1, rows // 2), 0.5)
    joint = 1 - _smooth(np.minimum(across, down), 0.05, 0.1)
    tone = g.rng.uniform(-0.13, 0.13, int(cell.max()) + 1)[cell]
    grain = g.noise(0.4)
    return Fields(joint, 1 + (tone + 0.04 * grain) * (1 - joint), -0.018 * joint + 0.001 * grain)


def _stone(g: Grid) -> Fields:
    rows = max(2, g.repeats // 2 * 2)
    across, down, cell = _cells(g, rows, max(1, rows * 2 // 3), 0.5)
    wobble = 0.025 * g.noise(1.2, low=3)
    joint = 1 - _smooth(np.minimum(across, down) + wobble, 0.03, 0.11)
    tone = g.rng.uniform(-0.12, 0.12, int(cell.max()) + 1)[cell]
    grain = g.noise(0.8)
    return Fields(joint * 0.8, 1 + tone + 0.05 * grain, -0.02 * joint + 0.004 * grain)


def _fabric(g: Grid) -> Fields:
    n = g.repeats * 12
    warp, weft = np.sin(2 * np.pi * n * g.u), np.sin(2 * np.pi * n * g.v)
    over = 0.5 + 0.5 * np.sign(warp * weft) * np.minimum(np.abs(warp), np.abs(weft))
    return Fields(0.1 * over, 1 + 0.05 * (over - 0.5) + 0.02 * g.noise(0.8), 0.002 * over)


def _scales(g: Grid) -> Fields:
    rows = g.repeats * 2
    best = np.full(g.u.shape, -1.0)
    for lift in range(3):
        y = g.v * rows + lift * 0.5
        row = np.floor(y).astype(int)
        x = g.u * g.repeats + 0.5 * (row % 2)
        dx, dy = x - np.floor(x) - 0.5, (y - row) * 0.75
        inside = 0.62 - np.hypot(dx, dy - 0.12)
        best = np.maximum(best, np.where(inside > 0, inside, -1))
    rim = 1 - _smooth(np.maximum(best, 0), 0.02, 0.16)
    return Fields(0.55 * rim, 1 + 0.02 * g.noise(1.0), 0.03 * np.maximum(best, 0))


def _stripes(g: Grid) -> Fields:
    y = g.v * g.repeats
    half = np.abs((y % 1) - 0.5)
    edge = 0.6 * g.repeats / len(g.u)
    return Fields(_smooth(0.25 - half, -edge, edge), np.ones_like(y), np.zeros_like(y))


def _checker(g: Grid) -> Fields:
    x, y = np.floor(g.u * g.repeats * 2), np.floor(g.v * g.repeats * 2)
    return Fields((x + y) % 2, np.ones_like(x), np.zeros_like(x))


def _round_spots(g: Grid, radius: float) -> tuple[FloatArray, FloatArray]:
    y = g.v * g.repeats * 2
    row = np.floor(y)
    x = g.u * g.repeats + 0.5 * (row % 2)
    return (x - np.floor(x) - 0.5) / radius, (y - row - 0.5) * 0.5 / radius


def _dots(g: Grid) -> Fields:
    dx, dy = _round_spots(g, 0.2)
    r = np.hypot(dx, dy)
    edge = 3.0 * g.repeats / len(g.u)
    return Fields(1 - _smooth(r, 1 - edge, 1 + edge), np.ones_like(r), np.zeros_like(r))


def _stars(g: Grid) -> Fields:
    dx, dy = _round_spots(g, 0.235)
    angle = np.arctan2(dx, -dy)
    wedge = np.abs((angle / (2 * np.pi / 5)) % 1 - 0.5) * 2
    reach = 0.42 + 0.58 * wedge**1.7
    r = np.hypot(dx, dy)
    edge = 3.0 * g.repeats / len(g.u)
    return Fields(1 - _smooth(r - reach, -edge, edge), np.ones_like(r), np.zeros_like(r))


def _noise(g: Grid) -> Fields:
    field = g.noise(1.0, low=2)
    return Fields(_smooth(field, -0.2, 1.6) * 0.7, 1 + 0.03 * g.noise(0.2), 0.006 * field)


def _metal(g: Grid) -> Fields:
    brushed = g.noise(0.1, (30.0, 1.0), 4)
    return Fields(np.zeros_like(brushed), 1 + 0.03 * brushed, 0.0006 * brushed)


def _leaves(g: Grid) -> Fields:
    clumps = g.noise(0.35, low=6)
    return Fields(_smooth(clumps, -0.6, 1.4) * 0.8, 1 + 0.12 * g.noise(0.2, low=8), 0.03 * clumps)


_PATTERNS: dict[str, Callable[[Grid], Fields]] = {
    "wood": _wood,
    "planks": _planks,
    "brick": _brick,
    "stone": _stone,
    "fabric": _fabric,
    "scales": _scales,
    "stripes": _stripes,
    "checker": _checker,
    "dots": _dots,
    "stars": _stars,
    "noise": _noise,
    "metal": _metal,
    "leaves": _leaves,
}
_BUMPY = {"wood", "planks", "brick", "stone", "fabric", "scales", "noise", "leaves"}


def bake(name: str, spec: MaterialSpec, *, size: int, normals: bool) -> Material:
    """The material of a specification, its pattern baked into square tiles of `size` texels."""
    r, g, b = (float(v) for v in linear(rgb(spec.base_color)))
    ember = tuple(float(v) for v in linear(rgb(spec.emission))) if spec.emission else (0.0, 0.0, 0.0)
    color = normal = None
    if spec.pattern is not None:
        fields = _fields(spec, size)
        color = _paint(spec.base_color, _second(spec.base_color, spec.pattern), fields, spec.pattern.strength)
        normal = _normals(fields.height) if normals and spec.pattern.kind in _BUMPY else None
        r = g = b = 1.0
    return Material(
        name=name,
        base_color_texture=color,
        normal_texture=normal,
        base_color_factor=(r, g, b, spec.opacity),
        metallic_factor=spec.metallic,
        roughness_factor=spec.roughness,
        emissive_factor=(ember[0], ember[1], ember[2]),
    )


def _fields(spec: MaterialSpec, size: int) -> Fields:
    pattern = spec.pattern
    assert pattern is not None  # noqa: S101  # the caller looked
    seed = zlib.crc32(f"{pattern.kind}{pattern.repeats}{spec.base_color}".encode())
    at = (np.arange(size) + 0.5) / size
    u, v = np.meshgrid(at, at)
    fields = _PATTERNS[pattern.kind](Grid(u, v, np.random.default_rng(seed), pattern.repeats))
    if pattern.direction == "vertical":
        fields = Fields(fields.mix.T, fields.shade.T, fields.height.T)
    return fields


def _second(base: str, pattern: Pattern) -> str:
    if pattern.color is not None:
        return pattern.color
    if pattern.kind in {"brick", "stone"}:
        return lighter(base, 0.55) if pattern.kind == "brick" else darker(base, 0.4)
    if pattern.kind in {"stripes", "checker", "dots", "stars"}:
        return darker(base, 0.6) if brightness(base) > 0.6 else lighter(base, 0.75)
    return darker(base, 0.32)


def _paint(base: str, second: str, fields: Fields, strength: float) -> ByteArray:
    """(n, n, 3) sRGB bytes."""
    share = (fields.mix * strength)[..., None]
    shade = 1 + (fields.shade - 1)[..., None] * strength
    value = (rgb(base) * (1 - share) + rgb(second) * share) * shade
    return (np.clip(value, 0, 1) * 255 + 0.5).astype(np.uint8)


def _normals(height: FloatArray) -> ByteArray:
    """(n, n, 3) tangent-space normals, +Y up, of a height in shares of a tile."""
    n = len(height)
    dx = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * n / 2
    dy = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * n / 2
    unit = np.stack([-dx, dy, np.ones_like(dx)], -1)
    unit /= np.linalg.norm(unit, axis=-1, keepdims=True)
    return (unit * 127.5 + 128).clip(0, 255).astype(np.uint8)
