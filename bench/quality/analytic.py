"""Six smooth, hollow and thin-legged shapes with fixed measures; none is drawn from the made-up shapes of training."""

from __future__ import annotations

import numpy as np
from training.corpus import Textured
from training.solids import Part, box, lathe, superellipsoid, torus, tube


def _mesh(*parts: tuple[Part, tuple[float, float, float]]) -> Textured:
    """Coloured parts as one mesh, its longest side in [-1, 1]."""
    vertices = np.concatenate([part.vertices for part, _ in parts])
    starts = np.cumsum([0, *(len(part.vertices) for part, _ in parts)])
    faces = np.concatenate([part.faces + start for (part, _), start in zip(parts, starts, strict=False)])
    rgb = np.concatenate([np.tile(colour, (len(part.faces), 1)) for part, colour in parts])
    low, high = vertices.min(0), vertices.max(0)
    placed = (vertices - (low + high) / 2) * (2 / (high - low).max())
    return Textured(vertices=placed, faces=faces.astype(np.int32), face_rgb=rgb)


def mug() -> Textured:
    """A hollow cylinder with walls of 0.08 and a ring of a handle."""
    profile = np.array([[0, 0], [0.55, 0], [0.55, 1.25], [0.47, 1.25], [0.47, 0.1], [0, 0.1]])
    handle = torus(0.36, 0.07).turned((1, 0, 0), 90).moved((0.72, 0.62, 0))
    return _mesh((lathe(profile, 64), (0.75, 0.2, 0.15)), (handle, (0.75, 0.2, 0.15)))


def stool() -> Textured:
    """A round seat on three thin splayed legs with a ring."""
    seat = lathe(np.array([[0, 1.0], [0.42, 1.0], [0.45, 1.05], [0.42, 1.1], [0, 1.1]]), 64)
    angles = np.deg2rad([20, 140, 260])
    legs = [
        tube(np.linspace([0.3 * np.cos(a), 1.02, 0.3 * np.sin(a)], [0.55 * np.cos(a), 0, 0.55 * np.sin(a)], 12), 0.045)
        for a in angles
    ]
    ring = torus(0.44, 0.03).moved((0, 0.4, 0))
    return _mesh((seat, (0.6, 0.42, 0.25)), *((leg, (0.35, 0.35, 0.38)) for leg in legs), (ring, (0.35, 0.35, 0.38)))


def vase() -> Textured:
    """A hollow vase whose wall is a sine."""
    y = np.linspace(0, 1.8, 60)
    outer = np.stack([0.42 + 0.18 * np.sin(3.4 * y + 0.3), y], 1)
    inner = np.stack([outer[::-1, 0] - 0.06, y[::-1]], 1)[:-3]
    profile = np.concatenate([[[0, 0]], outer, inner, [[0, inner[-1, 1]]]])
    return _mesh((lathe(profile, 64), (0.25, 0.45, 0.6)))


def ring() -> Textured:
    """A thick torus standing upright on a foot."""
    foot = box((0.7, 0.12, 0.45), 0.05).moved((0, -0.95, 0))
    return _mesh((torus(0.65, 0.2, 72).turned((1, 0, 0), 90), (0.8, 0.65, 0.2)), (foot, (0.3, 0.25, 0.2)))


def bean() -> Textured:
    """An ellipsoid bent like a bean, with a smaller one beside it."""
    part = superellipsoid(np.array([0.45, 1.0, 0.4]), 1, 1, 40)
    x, y, z = part.vertices.T
    c, s = np.cos(0.9 * y), np.sin(0.9 * y)
    bent = Part(vertices=np.stack([(x + 0.6) * c - 0.6, (x + 0.6) * s, z], 1), faces=part.faces)
    small = superellipsoid(np.array([0.3, 0.3, 0.3]), 1, 1, 28).moved((0.35, -0.55, 0.1))
    return _mesh((bent, (0.55, 0.2, 0.35)), (small, (0.85, 0.8, 0.7)))


def lamp() -> Textured:
    """A thin curved stem between a foot and a hollow shade."""
    foot = lathe(np.array([[0, 0], [0.4, 0], [0.38, 0.06], [0, 0.1]]), 48)
    t = np.linspace(0, 1, 30)
    stem = tube(np.stack([0.35 * np.sin(np.pi * t) - 0.05, 0.05 + 1.6 * t, 0 * t], 1), 0.035)
    shade = lathe(np.array([[0.18, 0.3], [0.42, -0.15], [0.38, -0.15], [0.15, 0.26], [0, 0.26], [0, 0.3]]), 48)
    return _mesh((foot, (0.2, 0.2, 0.22)), (stem, (0.2, 0.2, 0.22)), (shade.moved((-0.05, 1.65, 0)), (0.9, 0.85, 0.7)))


SHAPES = {"mug": mug, "stool": stool, "vase": vase, "ring": ring, "bean": bean, "lamp": lamp}
