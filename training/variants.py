"""New objects out of two of the corpus: stretched, bent, rounded, slanted, on a base, stacked, side by side, in a ring.

What stands on a stand, beside something or repeats itself at the back is seldom a mesh of its own in a corpus, and
often the subject of a picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy import sparse

from training.corpus import Textured, joined
from training.procedural import painted
from training.solids import Part, box, closed, lathe
from training.textures import random_colour

Rng = np.random.Generator

ROUNDED, SLANTED = 0.25, 0.12  # of the variants
MOST_FACES = 6_000  # a mesh of more is not rounded


def variant(first: Textured, second: Textured, rng: Rng) -> Textured:
    """One object made of two meshes, or of one of them, its longest side in [-1, 1], +Y up."""
    arrange = list(ARRANGEMENTS)[rng.choice(len(ARRANGEMENTS), p=list(ARRANGEMENTS.values()))]
    mesh = joined(arrange(_changed(first, rng), _changed(second, rng), rng))
    if rng.random() < SLANTED:
        turn = Part(vertices=mesh.vertices, faces=mesh.faces).turned((0, 0, 1), rng.uniform(-55, 55))
        mesh = mesh.at(turn.turned((1, 0, 0), rng.uniform(-40, 40)).vertices)
    return mesh.normalised()


def _changed(mesh: Textured, rng: Rng) -> Textured:
    """The mesh deformed, turned about the vertical, standing at the origin."""
    if rng.random() < ROUNDED and len(mesh.faces) <= MOST_FACES:
        mesh = rounded(mesh, 2 if len(mesh.faces) < MOST_FACES / 4 else 1)
    part = Part(vertices=mesh.vertices, faces=mesh.faces).scaled(np.exp(rng.normal(0, 0.2, 3)))
    if rng.random() < 0.4:
        y = part.vertices[:, 1:2]
        height = (y - y.min()) / max(np.ptp(y), 1e-9)
        part = part.scaled(np.where([True, False, True], 1 + rng.uniform(-0.5, 0.5) * (height - 0.5), 1))
    if rng.random() < 0.3:
        part = part.bent(rng.normal(0, 0.3), rng.normal(0, 0.4))
    part = part.turned((0, 1, 0), rng.choice([0, 90, 180, rng.uniform(0, 360)]))
    return _standing(mesh.at(part.vertices))


def rounded(mesh: Textured, times: int) -> Textured:
    """The mesh with its faces cut in four, `times` over, and smoothed without shrinking (Taubin, 1995)."""
    corner = mesh.vertices[mesh.faces]
    uv = np.zeros((*corner.shape[:2], 2)) if mesh.corner_uv is None else mesh.corner_uv
    for _ in range(times):
        corner, uv = _in_four(corner), _in_four(uv)
    vertices, faces = np.unique(corner.reshape(-1, 3).round(5), axis=0, return_inverse=True)
    faces = faces.reshape(-1, 3).astype(np.int32)
    vertices = _smooth(vertices, faces, 8 * times)
    parent = np.tile(np.arange(len(mesh.faces)), 4**times)
    return replace(
        mesh,
        vertices=vertices,
        faces=faces,
        face_rgb=mesh.face_rgb[parent],
        texture_index=None if mesh.texture_index is None else mesh.texture_index[parent],
        corner_uv=None if mesh.corner_uv is None else uv,
    )


def _in_four(corner: np.ndarray) -> np.ndarray:
    """(4 m, 3, c): what stands at the corners of m triangles, (m, 3, c), for the quarters, the middle one last."""
    a, b, c = corner.transpose(1, 0, 2)
    ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
    quarters = ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))
    return np.concatenate([np.stack(quarter, 1) for quarter in quarters])


def _smooth(vertices: np.ndarray, faces: np.ndarray, rounds: int) -> np.ndarray:
    edge = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edge = np.concatenate([edge, edge[:, ::-1]])
    near = sparse.csr_matrix((np.ones(len(edge)), edge.T), shape=(len(vertices), len(vertices)))
    near = sparse.diags(1 / np.maximum(np.ravel(near.sum(1)), 1)) @ near
    for _ in range(rounds):
        for step in (0.5, -0.53):
            vertices = vertices + step * (near @ vertices - vertices)
    return vertices


def _standing(mesh: Textured, at: tuple[float, float, float] = (0, 0, 0), scale: float = 1.0) -> Textured:
    """The mesh scaled, its footprint's middle and its lowest point at `at`."""
    low, high = mesh.vertices.min(0), mesh.vertices.max(0)
    foot = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    return mesh.at((mesh.vertices - foot) * scale + at)


def _extent(mesh: Textured) -> np.ndarray:
    return np.maximum(np.ptp(mesh.vertices, axis=0), 1e-3)


def _alone(first: Textured, _second: Textured, _rng: Rng) -> list[Textured]:
    return [first]


def _stacked(first: Textured, second: Textured, rng: Rng) -> list[Textured]:
    size, other = _extent(first), _extent(second)
    scale = rng.uniform(0.3, 0.9) * min(size[[0, 2]]) / max(other[[0, 2]])
    scale = min(scale, 1.5 * size[1] / other[1])
    return [first, _standing(second, (0, size[1] * rng.uniform(0.9, 1.0), 0), scale)]


def _beside(first: Textured, second: Textured, rng: Rng) -> list[Textured]:
    size, other = _extent(first), _extent(second)
    scale = rng.uniform(0.3, 1.0) * size.max() / other.max()
    reach = (size[[0, 2]] + other[[0, 2]] * scale) / 2 * rng.uniform(0.6, 1.05)
    angle = rng.uniform(0, 2 * np.pi)
    way = np.array([np.cos(angle), np.sin(angle)])
    way /= np.abs(way).max()
    return [first, _standing(second, (reach[0] * way[0], 0, reach[1] * way[1]), scale)]


def _ring(first: Textured, second: Textured, rng: Rng) -> list[Textured]:
    """Copies of one at the corners about the other, with walls between them or on one floor."""
    other = _extent(second)
    scale = rng.uniform(0.5, 1.6) / other[1]
    half = np.maximum(rng.uniform(0.35, 1.1, 2), 0.45 * other[[0, 2]] * scale)
    count = int(rng.choice([3, 4, 4, 6]))
    angle = np.arange(count) / count * 2 * np.pi + np.pi / 4
    corner = np.stack([np.cos(angle), np.sin(angle)], 1)
    if count == 4:
        corner = np.sign(corner)
    posts = [_standing(second, (x, 0, z), scale) for x, z in corner * half]
    middle = _extent(first)
    inner = rng.uniform(0.6, 1.9) * min(half / middle[[0, 2]])
    parts = [*posts, _standing(first, (0, 0, 0), inner)] if rng.random() < 0.75 else posts
    if count == 4 and rng.random() < 0.7:
        tall = scale * other[1] * rng.uniform(0.1, 0.7)
        at = 0.0 if rng.random() < 0.6 else scale * other[1] - tall
        thick = rng.uniform(0.04, 0.2)
        walls = [box((2 * half[0], tall, thick)).moved((0, at + tall / 2, side * half[1])) for side in (-1, 1)]
        walls += [box((thick, tall, 2 * half[1])).moved((side * half[0], at + tall / 2, 0)) for side in (-1, 1)]
        return [*parts, _plain(walls, rng)]
    floor = (half + scale * other[[0, 2]].max() / 2) * rng.uniform(0.9, 1.2)
    thick = rng.uniform(0.03, 0.2)
    return [*parts, _plain([box((2 * floor[0], thick, 2 * floor[1])).moved((0, -thick / 2, 0))], rng)]


def _on_base(first: Textured, _second: Textured, rng: Rng) -> list[Textured]:
    """The object on a slab, a saucer or a stand."""
    size = _extent(first)
    radius = max(size[[0, 2]]) / 2 * rng.uniform(0.9, 1.7)
    thick = size.max() * rng.uniform(0.02, 0.12)
    match rng.integers(4):
        case 0:
            base = box((2 * radius, thick, 2 * radius * rng.uniform(0.6, 1)), 0.3 * thick * rng.random())
            base = base.moved((0, -thick / 2, 0))
        case 1:
            base = lathe(closed(np.array([[radius, 0], [radius * rng.uniform(0.9, 1.1), -thick]])))
        case 2:
            rim = radius * rng.uniform(1.0, 1.4)
            lift = rng.uniform(0.1, 0.4) * rim
            wall = min(thick, 0.05)
            profile = [[radius * 0.6, 0], [rim, lift], [rim, lift - wall], [radius * 0.6, -wall]]
            base = lathe(closed(np.array(profile)))
        case _:
            stem, tall = radius * rng.uniform(0.06, 0.3), radius * rng.uniform(0.3, 1.5)
            foot = radius * rng.uniform(0.3, 0.9)
            profile = [
                [radius, 0],
                [radius, -thick],
                [stem, -1.3 * thick],
                [stem, -tall],
                [foot, -tall - thick],
            ]
            base = lathe(closed(np.array(profile)))
    return [first, _plain([base], rng)]


def _plain(parts: list[Part], rng: Rng) -> Textured:
    """Parts of one colour as a mesh."""
    rgb = random_colour(rng)
    return joined([painted(part, rgb) for part in parts])


ARRANGEMENTS: dict[Callable[[Textured, Textured, Rng], list[Textured]], float] = {
    _alone: 0.42,
    _on_base: 0.16,
    _stacked: 0.12,
    _beside: 0.12,
    _ring: 0.18,
}
