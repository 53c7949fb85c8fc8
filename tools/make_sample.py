"""Renders the project's own sample picture: a toy robot, ray marched from distance functions with numpy alone.

    python tools/make_sample.py src/image3d/engines/samples/robot.png

The picture has a transparent background, so the sample works without cutting a matte.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float64]
Solid = Callable[[Array], Array]

SIDE, SUPERSAMPLING = 768, 2
CREAM, TEAL, DARK, CORAL, AMBER, STEEL, GLOW = range(7)
PALETTE = np.array(
    [
        [0.93, 0.88, 0.76],
        [0.08, 0.47, 0.50],
        [0.035, 0.05, 0.075],
        [0.90, 0.24, 0.17],
        [0.98, 0.62, 0.12],
        [0.42, 0.46, 0.52],
        [0.35, 0.95, 0.85],
    ]
)
GLOSS = np.array([0.25, 0.35, 0.9, 0.45, 0.35, 0.8, 0.1])


def length(p: Array) -> Array:
    """Length of the last axis."""
    return np.sqrt(np.sum(p * p, axis=-1))


def ball(centre: tuple[float, float, float], radius: float) -> Solid:
    """A ball."""
    return lambda p: length(p - centre) - radius


def ellipsoid(centre: tuple[float, float, float], radii: tuple[float, float, float]) -> Solid:
    """An ellipsoid along the axes; the distance is a first-order estimate."""

    def distance(p: Array) -> Array:
        q = p - centre
        outer, inner = length(q / radii), length(q / np.square(radii))
        return outer * (outer - 1.0) / np.maximum(inner, 1e-9)

    return distance


def box(centre: tuple[float, float, float], half: tuple[float, float, float], rounding: float) -> Solid:
    """A box with rounded edges, given its half sizes."""
    inner = np.array(half) - rounding

    def distance(p: Array) -> Array:
        q = np.abs(p - centre) - inner
        return length(np.maximum(q, 0.0)) + np.minimum(q.max(axis=-1), 0.0) - rounding

    return distance


def capsule(a: tuple[float, float, float], b: tuple[float, float, float], radius: float) -> Solid:
    """Everything within `radius` of the segment a-b."""
    start, along = np.array(a), np.array(b) - np.array(a)

    def distance(p: Array) -> Array:
        t = np.clip((p - start) @ along / (along @ along), 0.0, 1.0)
        return length(p - start - t[..., None] * along) - radius

    return distance


def ring(centre: tuple[float, float, float], radius: float, thickness: float) -> Solid:
    """A torus round the vertical axis."""

    def distance(p: Array) -> Array:
        q = p - centre
        around = np.hypot(q[..., 0], q[..., 2]) - radius
        return np.hypot(around, q[..., 1]) - thickness

    return distance


def button(x: float, y: float, z: float) -> Solid:
    """A flat round button."""
    return ellipsoid((x, y, z), (0.045, 0.045, 0.03))


def robot() -> list[tuple[Solid, int]]:
    """The robot's parts, each with the index of its colour."""
    parts: list[tuple[Solid, int]] = [
        (box((0, 0.02, 0), (0.34, 0.36, 0.27), 0.15), TEAL),
        (box((0, 0.02, 0.235), (0.215, 0.2, 0.06), 0.05), CREAM),
        (button(-0.11, 0.12, 0.295), CORAL),
        (button(0.0, 0.12, 0.295), AMBER),
        (button(0.11, 0.12, 0.295), GLOW),
        (box((0, -0.035, 0.285), (0.15, 0.028, 0.02), 0.012), DARK),
        (box((0, -0.105, 0.285), (0.15, 0.012, 0.018), 0.008), STEEL),
        (capsule((0, 0.34, 0), (0, 0.46, 0), 0.1), STEEL),
        (ring((0, 0.4, 0), 0.1, 0.03), DARK),
        (box((0, 0.7, 0), (0.44, 0.29, 0.3), 0.19), CREAM),
        (ellipsoid((0, 0.7, 0.22), (0.34, 0.19, 0.13)), DARK),
        (ellipsoid((-0.135, 0.72, 0.322), (0.06, 0.075, 0.03)), GLOW),
        (ellipsoid((0.135, 0.72, 0.322), (0.06, 0.075, 0.03)), GLOW),
        (capsule((-0.06, 0.605, 0.318), (0.06, 0.605, 0.318), 0.014), GLOW),
        (capsule((0, 0.95, 0), (0, 1.13, 0), 0.026), STEEL),
        (ball((0, 1.17, 0), 0.075), CORAL),
        (ring((0, 0.985, 0), 0.05, 0.025), TEAL),
    ]
    for side in (-1, 1):
        parts += [
            (ellipsoid((side * 0.45, 0.7, 0), (0.07, 0.14, 0.14)), CORAL),
            (ball((side * 0.38, 0.2, 0), 0.115), STEEL),
            (capsule((side * 0.4, 0.2, 0), (side * 0.55, 0.0, 0.06), 0.075), CREAM),
            (capsule((side * 0.55, 0.0, 0.06), (side * 0.53, -0.17, 0.2), 0.082), TEAL),
            (ball((side * 0.525, -0.2, 0.225), 0.115), CORAL),
            (capsule((side * 0.16, -0.3, 0), (side * 0.17, -0.55, 0), 0.095), STEEL),
            (ring((side * 0.168, -0.46, 0), 0.09, 0.028), DARK),
            (box((side * 0.18, -0.62, 0.06), (0.155, 0.12, 0.23), 0.1), CORAL),
            (box((side * 0.18, -0.715, 0.06), (0.16, 0.035, 0.235), 0.03), DARK),
        ]
    return parts


def distances(parts: list[tuple[Solid, int]], points: Array) -> tuple[Array, NDArray[np.int64]]:
    """Distance from each point to the nearest part, and that part's colour."""
    nearest = np.full(points.shape[:-1], np.inf)
    colour = np.zeros(points.shape[:-1], np.int64)
    for solid, paint in parts:
        found = solid(points)
        closer = found < nearest
        nearest[closer] = found[closer]
        colour[closer] = paint
    return nearest, colour


def march(parts: list[tuple[Solid, int]], origins: Array, ray: Array) -> tuple[Array, NDArray[np.bool_]]:
    """How far each origin travels along `ray` until it meets a part, and whether it does."""
    travelled = np.zeros(len(origins))
    live = np.ones(len(origins), bool)
    hit = np.zeros(len(origins), bool)
    for _ in range(110):
        which = np.flatnonzero(live)
        if not len(which):
            break
        step, _ = distances(parts, origins[which] + travelled[which, None] * ray)
        travelled[which] += 0.9 * step
        hit[which] = step < 4e-4
        live[which] = (step >= 4e-4) & (travelled[which] < 6.0)
    return travelled, hit


def shade(parts: list[tuple[Solid, int]], points: Array, ray: Array) -> Array:
    """Linear RGB under a warm key light, a cool sky and a weak rim light, with occlusion and soft shadows."""
    _, paint = distances(parts, points)
    step = 1e-3 * np.eye(3)
    normals = np.stack([distances(parts, points + e)[0] - distances(parts, points - e)[0] for e in step], -1)
    normals /= length(normals)[:, None]
    key = np.array([-0.45, 0.75, 0.65])
    key /= np.linalg.norm(key)
    lit, near = np.ones(len(points)), 0.03
    for _ in range(24):
        gap, _ = distances(parts, points + normals * 4e-3 + key * near)
        lit = np.minimum(lit, np.clip(0.5 + 5.0 * gap / near, 0.0, 1.0))
        near += 0.05
    open_sky = np.ones(len(points))
    for reach, weight in ((0.03, 3.0), (0.09, 1.6), (0.2, 0.8)):
        gap, _ = distances(parts, points + normals * reach)
        open_sky -= weight * np.maximum(reach - gap, 0.0)
    open_sky = np.clip(open_sky, 0.15, 1.0)
    half = key - ray
    half /= np.linalg.norm(half)
    gloss = GLOSS[paint]
    shine = gloss * np.clip(normals @ half, 0, 1) ** (10 + 90 * gloss) * lit
    edge = (1.0 - np.clip(normals @ -ray, 0, 1)) ** 4
    sky = 0.5 + 0.5 * normals[:, 1]
    light = (np.clip(normals @ key, 0, 1) * lit)[:, None] * np.array([1.0, 0.94, 0.85])
    light = light + (open_sky * (0.22 + 0.33 * sky))[:, None] * np.array([0.85, 0.94, 1.05])
    colour = PALETTE[paint] * light + (0.55 * shine + 0.18 * gloss * edge * open_sky)[:, None]
    glowing = paint == GLOW
    colour[glowing] = PALETTE[GLOW] * (0.75 + 0.35 * np.clip(normals[glowing] @ -ray, 0, 1))[:, None]
    return colour


def main() -> None:
    """Writes the picture."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "src/image3d/engines/samples/robot.png")
    side = SIDE * SUPERSAMPLING
    yaw, pitch = np.radians(-16), np.radians(9)
    right = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    towards = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    up = np.cross(towards, right)
    across = (np.arange(side) + 0.5) / side * 2.3 - 1.15
    x, y = np.meshgrid(across, -across)
    origins = np.array([0.0, 0.235, 0.0]) + x[..., None] * right + y[..., None] * up + 3.0 * towards
    parts, ray = robot(), -towards
    colour, alpha = np.zeros((side * side, 3)), np.zeros(side * side)
    for rows in np.array_split(np.arange(side * side), 24):
        travelled, hit = march(parts, origins.reshape(-1, 3)[rows], ray)
        found = rows[hit]
        alpha[found] = 1.0
        colour[found] = shade(parts, origins.reshape(-1, 3)[found] + travelled[hit, None] * ray, ray)
    colour = 0.74 * colour  # exposure
    shape = (SIDE, SUPERSAMPLING, SIDE, SUPERSAMPLING)
    cover = alpha.reshape(shape).mean(axis=(1, 3))
    mean = (colour * alpha[:, None]).reshape(*shape, 3).mean(axis=(1, 3)) / np.maximum(cover, 1e-9)[..., None]
    srgb = np.where(mean < 0.0031308, 12.92 * mean, 1.055 * np.clip(mean, 0.0031308, 1.0) ** (1 / 2.4) - 0.055)
    rgba = np.round(np.dstack([srgb * (cover > 0)[..., None], cover]).clip(0, 1) * 255).astype(np.uint8)
    Image.fromarray(rgba).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
