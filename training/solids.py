"""Closed building blocks for made-up shapes: lathes, tubes, rounded boxes, superellipsoids, prisms. All outwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Part:
    """A closed piece of one colour; pieces may run into each other."""

    vertices: np.ndarray  # (n, 3)
    faces: np.ndarray  # (m, 3)

    def moved(self, offset: tuple[float, float, float] | np.ndarray) -> Part:
        """The part shifted by `offset`."""
        return Part(vertices=self.vertices + np.asarray(offset, float), faces=self.faces)

    def scaled(self, factor: float | tuple[float, float, float] | np.ndarray) -> Part:
        """The part scaled about the origin; factors are positive."""
        return Part(vertices=self.vertices * np.asarray(factor, float), faces=self.faces)

    def turned(self, axis: tuple[float, float, float], degrees: float) -> Part:
        """The part turned about an axis through the origin (Rodrigues)."""
        a = np.asarray(axis, float) / np.linalg.norm(axis)
        k = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
        t = np.deg2rad(degrees)
        rotation = np.eye(3) + np.sin(t) * k + (1 - np.cos(t)) * k @ k
        return Part(vertices=self.vertices @ rotation.T, faces=self.faces)

    def bent(self, bend: float, twist: float) -> Part:
        """The part bent about z and twisted about y by these angles a unit of height."""
        x, y, z = self.vertices.T
        c, s = np.cos(twist * y), np.sin(twist * y)
        x, z = x * c - z * s, x * s + z * c
        c, s = np.cos(bend * y), np.sin(bend * y)
        return Part(vertices=np.stack([x * c - y * s, x * s + y * c, z], -1), faces=self.faces)


def _grid_faces(rows: int, columns: int, *, around: bool) -> np.ndarray:
    """Two triangles per cell of a (rows, columns) grid of vertices; `around` joins the last column to the first."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns if around else columns - 1), indexing="ij")
    a, b = i * columns + j, i * columns + (j + 1) % columns
    c, d = a + columns, b + columns
    return np.concatenate([np.stack([a, c, b], -1).reshape(-1, 3), np.stack([b, c, d], -1).reshape(-1, 3)])


def lathe(profile: np.ndarray, segments: int = 48, squash: float = 1.0, corners: float = 0.0) -> Part:
    """The solid of a profile (n, 2) of radius and height from the axis at one end to the axis at the other.

    A hollow vessel is a profile that comes back down inside. `corners` in (0, 1] makes the section squarish.
    """
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    if corners:
        grow = 1 / np.maximum(np.abs(c), np.abs(s))
        c, s = c * (1 + corners * (grow - 1)), s * (1 + corners * (grow - 1))
    radius, height = profile[:, :1], np.repeat(profile[:, 1:], segments, 1)
    vertices = np.stack([radius * c, height, radius * s * squash], -1).reshape(-1, 3)
    return _outwards(vertices, _grid_faces(len(profile), segments, around=True))


def closed(wall: np.ndarray) -> np.ndarray:
    """The profile of a solid with this wall (n, 2) of radius and height: its ends are discs to the axis."""
    return np.concatenate([[[0, wall[0, 1]]], wall, [[0, wall[-1, 1]]]])


def tube(path: np.ndarray, radius: np.ndarray | float, segments: int = 14) -> Part:
    """A round rod along a path (n, 3) with its ends closed."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-12
    first = np.cross(tangent[0], [0.31, 0.87, 0.39])
    frames = []
    for t in tangent:
        first = first - t * (first @ t)
        first = first / (np.linalg.norm(first) + 1e-12)
        frames.append((first, np.cross(t, first)))
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    ring = [np.outer(np.cos(angle), a) + np.outer(np.sin(angle), b) for a, b in frames]
    thick = np.broadcast_to(np.asarray(radius, float), (len(path),))
    rings = [path[i] + ring[i] * thick[i] for i in range(len(path))]
    rings = [np.repeat(path[:1], segments, 0), *rings, np.repeat(path[-1:], segments, 0)]
    return _outwards(np.concatenate(rings), _grid_faces(len(rings), segments, around=True))


def superellipsoid(size: np.ndarray, east: float, north: float, steps: int = 28) -> Part:
    """|x|^(2/e) and so on: spheres at exponents 1, near boxes at 0.2, diamonds at 2."""

    def power(value: np.ndarray, exponent: float) -> np.ndarray:
        return np.sign(value) * np.abs(value) ** exponent

    lat = np.linspace(-np.pi / 2, np.pi / 2, steps)[:, None]
    lon = np.linspace(0, 2 * np.pi, 2 * steps, endpoint=False)[None]
    x = power(np.cos(lat), north) * power(np.cos(lon), east)
    z = power(np.cos(lat), north) * power(np.sin(lon), east)
    y = np.broadcast_to(power(np.sin(lat), north), x.shape)
    vertices = np.stack([x, y, z], -1).reshape(-1, 3) * size
    return _outwards(vertices, _grid_faces(steps, 2 * steps, around=True))


def box(size: np.ndarray | tuple[float, float, float], rounding: float = 0.0) -> Part:
    """A box of full sides `size` about the origin with edges rounded by the given radius."""
    half = np.asarray(size, float) / 2
    r = float(np.clip(rounding, 0, half.min() * 0.95))
    n = 4 if r > 0 else 1
    lat = np.concatenate([np.linspace(-np.pi / 2, 0, n), np.linspace(0, np.pi / 2, n)])
    side = np.concatenate([-np.ones(n), np.ones(n)])
    lon = np.concatenate([np.linspace(q * np.pi / 2, (q + 1) * np.pi / 2, n) for q in range(4)])
    quarter = np.repeat(np.arange(4), n)
    sx, sz = np.array([1, -1, -1, 1])[quarter], np.array([1, 1, -1, -1])[quarter]
    ring = np.stack([np.cos(lon), np.zeros_like(lon), np.sin(lon)], -1)
    corner = np.stack([sx * (half[0] - r), np.zeros(len(sx)), sz * (half[2] - r)], -1)
    rings = [
        corner + ring * r * np.cos(a) + [0, s * (half[1] - r) + r * np.sin(a), 0]
        for a, s in zip(lat, side, strict=True)
    ]
    cap = [np.tile([0, -half[1], 0], (len(lon), 1)), *rings, np.tile([0, half[1], 0], (len(lon), 1))]
    return _outwards(np.concatenate(cap), _grid_faces(len(cap), len(lon), around=True))


def prism(outline: np.ndarray, height: float, taper: float = 1.0) -> Part:
    """A star-shaped outline (n, 2) about the origin raised along +Y from -height / 2; the top is scaled by `taper`."""
    n = len(outline)
    low, high = np.full(n, -height / 2), np.full(n, height / 2)
    bottom = np.stack([outline[:, 0], low, outline[:, 1]], -1)
    top = np.stack([outline[:, 0] * taper, high, outline[:, 1] * taper], -1)
    ends = [np.tile([0.0, y, 0.0], (n, 1)) for y in (-height / 2, height / 2)]
    return _outwards(np.concatenate([ends[0], bottom, top, ends[1]]), _grid_faces(4, n, around=True))


def torus(major: float, minor: float, segments: int = 40) -> Part:
    """A ring in the x-z plane."""
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)[:, None]
    b = np.linspace(0, 2 * np.pi, 16, endpoint=False)[None]
    ring = major + minor * np.cos(b)
    vertices = np.stack([ring * np.cos(a), np.broadcast_to(minor * np.sin(b), (segments, 16)), ring * np.sin(a)], -1)
    faces = _grid_faces(segments + 1, 16, around=True) % (segments * 16)
    return _outwards(vertices.reshape(-1, 3), faces)


def _outwards(vertices: np.ndarray, faces: np.ndarray) -> Part:
    """The part with slivers dropped and its volume positive."""
    corner = vertices[faces]
    area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
    faces = faces[area > 1e-12]
    corner = vertices[faces]
    volume = (corner[:, 0] * np.cross(corner[:, 1], corner[:, 2])).sum()
    return Part(vertices=vertices, faces=faces if volume > 0 else faces[:, ::-1])
