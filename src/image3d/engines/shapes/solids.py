"""Closed solids from the primitives of a shape program, as manifold3d objects in metres, +Y up.

Every function returns a manifold that is watertight or empty; an empty one means the numbers described nothing solid.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import manifold3d
import numpy as np
from manifold3d import CrossSection, FillRule, JoinType, Manifold, Mesh
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
#: the stubs of manifold3d name its array types too loosely for a strict checker
_hull_points = cast("Callable[[FloatArray], Manifold]", Manifold.hull_points)  # pyright: ignore[reportUnknownMemberType]
_triangulate = cast("Callable[[Sequence[FloatArray]], IntArray]", manifold3d.triangulate)  # pyright: ignore[reportUnknownMemberType]
_polygons = cast("Callable[[CrossSection], list[FloatArray]]", CrossSection.to_polygons)  # pyright: ignore[reportUnknownMemberType]
Points2 = Sequence[Sequence[float]]


@dataclass(frozen=True, kw_only=True)
class Fineness:
    """How finely curves are cut: at most `tolerance` metres off the true curve, at most `max_segments` to a circle.

    A `rough` build is only measured: soft bodies are boxes and parts may vanish.
    """

    tolerance: float
    max_segments: int = 96
    rough: bool = False

    def around(self, radius: float) -> int:
        """Sides of a circle of this radius, a multiple of four unless that is more than allowed."""
        ratio = min(max(self.tolerance / max(radius, 1e-9), 1e-6), 1.0)
        wanted = math.pi / math.acos(1 - ratio) if ratio < 1 else 3
        return min(self.max_segments, max(8, 4 * math.ceil(wanted / 4)))


def triple(values: Sequence[float]) -> tuple[float, float, float]:
    """The three values as floats."""
    x, y, z = values
    return float(x), float(y), float(z)


def solid(vertices: FloatArray, faces: IntArray) -> Manifold:
    """The manifold with these (n, 3) vertices and (m, 3) faces."""
    mesh = Mesh(vert_properties=vertices.astype(np.float32), tri_verts=faces.astype(np.uint32))
    return Manifold(mesh)


def arrays(body: Manifold) -> tuple[FloatArray, IntArray]:
    """Vertices (n, 3) and faces (m, 3) of a solid."""
    mesh: Any = body.to_mesh()
    return np.asarray(mesh.vert_properties, dtype=np.float64)[:, :3], np.asarray(mesh.tri_verts, dtype=np.int64)


def box_of(body: Manifold) -> tuple[float, float, float, float, float, float]:
    """Lowest x, y, z and highest x, y, z."""
    return cast("tuple[float, float, float, float, float, float]", cast("Any", body).bounding_box())


def box(size: Sequence[float], bevel: float, fine: Fineness) -> Manifold:
    """A box, edges rounded by `bevel` (at most 49% of the shortest side)."""
    half = np.asarray(size, float) / 2
    radius = min(bevel, 0.98 * float(half.min()))
    if radius < 1e-5:
        return Manifold.cube(triple(size), center=True)
    steps = max(1, min(5, fine.around(radius) // 4))
    angle = np.linspace(0, np.pi / 2, steps + 1)
    lat, lon = np.meshgrid(angle, angle)
    octant = np.stack([np.cos(lat) * np.cos(lon), np.sin(lat), np.cos(lat) * np.sin(lon)], -1).reshape(-1, 3)
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    corners = signs[:, None] * (half - radius + radius * octant[None])
    return _hull_points(corners.reshape(-1, 3))


def ball(radii: Sequence[float], fine: Fineness) -> Manifold:
    """An ellipsoid."""
    segments = fine.around(max(radii))
    return Manifold.sphere(1.0, max(8, segments)).scale(triple(radii))


def smooth_curve(points: FloatArray, *, closed: bool, count: int) -> FloatArray:
    """A Catmull-Rom curve (count per span, d) through the points (n, d)."""
    if len(points) < 3:
        return points
    if closed:
        padded = np.concatenate([points[-1:], points, points[:2]])
        spans = len(points)
    else:
        padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
        spans = len(points) - 1
    t = np.arange(spans * count + (0 if closed else 1)) / count
    i = np.minimum(t.astype(int), spans - 1)
    f = (t - i)[:, None]
    a, b, c, d = (padded[i + k] for k in range(4))
    return 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)


def lathe(profile: Points2, *, smooth: bool, closed: bool, fine: Fineness) -> Manifold:
    """The profile of (radius, y) turned about y; open profiles close themselves along the axis."""
    points = np.asarray(profile, float)
    if smooth:
        points = smooth_curve(points, closed=closed, count=_per_span(points, fine))
        points[:, 0] = np.maximum(points[:, 0], 0)
    if not closed:
        points = np.concatenate([[[0, points[0, 1]]], points, [[0, points[-1, 1]]]])
    section = CrossSection([points], FillRule.NonZero)
    if section.is_empty():
        return Manifold()
    return section.revolve(fine.around(float(points[:, 0].max()))).rotate((-90, 0, 0))


def _per_span(points: FloatArray, fine: Fineness) -> int:
    reach = float(np.linalg.norm(np.diff(points, axis=0), axis=1).mean())
    return max(2, min(8, fine.around(reach) // 5))


def arc(center: tuple[float, float], radius: float, start: float, end: float, steps: int) -> FloatArray:
    """Points (steps + 1, 2) on an arc, angles in degrees."""
    t = np.radians(np.linspace(start, end, steps + 1))
    return np.stack([center[0] + radius * np.cos(t), center[1] + radius * np.sin(t)], -1)


def cylinder(radius: float, height: float, top: float, bevel: float, fine: Fineness) -> Manifold:
    """A cylinder or cut cone about y with rounded rims."""
    half = height / 2
    if bevel <= 0 or top <= 0:
        return Manifold.cylinder(height, radius, top, fine.around(max(radius, top)), center=True).rotate((-90, 0, 0))
    b = min(bevel, 0.49 * height, 0.9 * radius, 0.9 * top)
    steps = max(2, min(5, fine.around(b) // 4))
    low = arc((radius - b, -half + b), b, -90, 0, steps)
    high = arc((top - b, half - b), b, 0, 90, steps)
    return lathe(np.concatenate([low, high]).tolist(), smooth=False, closed=False, fine=fine)


def torus(radius: float, tube: float, fine: Fineness) -> Manifold:
    """A ring about y."""
    ring = arc((radius, 0), min(tube, radius * 0.999), 0, 360, fine.around(tube))[:-1]
    return lathe(ring.tolist(), smooth=False, closed=True, fine=fine)


def capsule(radius: float, height: float, fine: Fineness) -> Manifold:
    """A cylinder about y with round ends."""
    half = max(height / 2 - radius, 0)
    steps = max(3, fine.around(radius) // 4)
    low, high = arc((0, -half), radius, -90, 0, steps), arc((0, half), radius, 0, 90, steps)
    points = np.maximum(np.concatenate([low, high]), [0, -1e9])
    return lathe(points.tolist(), smooth=False, closed=False, fine=fine)


def prism(sides: int, radius: float, height: float, top: float) -> Manifold:
    """A regular prism, cut pyramid or pyramid about y with a flat side to the front."""
    turn = 180 / sides
    upright = Manifold.cylinder(height, radius, top, sides, center=True).rotate((-90, 0, 0))
    return upright.rotate((0, turn if sides % 2 == 0 else -90, 0))


def extrude(
    outline: Points2,
    holes: Sequence[Points2],
    depth: float,
    *,
    smooth: bool,
    twist: float,
    taper: float,
    bevel: float,
    fine: Fineness,
) -> Manifold:
    """The outline given depth along z, centred; bevelled, as far as its corners allow, unless it twists or tapers."""
    points = np.asarray(outline, float)
    if smooth:
        points = smooth_curve(points, closed=True, count=_per_span(points, fine))
    section = CrossSection([points], FillRule.NonZero)
    for hole in holes:
        edge = np.asarray(hole, float)
        section -= CrossSection([smooth_curve(edge, closed=True, count=3) if smooth else edge], FillRule.NonZero)
    if section.is_empty():
        return Manifold()
    if bevel > 0 and not twist and taper == 1:
        whole = min(bevel, 0.45 * depth)
        for share, coarse in ((1.0, 0.0), (1.0, 0.6), (0.5, 0.0), (0.25, 0.0), (0.1, 0.0)):
            tolerance = max(fine.tolerance / 4, coarse * whole)
            done = _bevelled(section.simplify(tolerance), depth, whole * share)
            if done is not None:
                return done
    slices = max(1, math.ceil(abs(twist) / 6))
    body = section.extrude(depth, slices, twist, (taper, taper))
    return body.translate((0, 0, -depth / 2))


def _bevelled(section: CrossSection, depth: float, bevel: float) -> Manifold | None:
    """The section with rounded front and back edges, or None where it is too narrow for that bevel."""
    rings = [ring for ring in _polygons(section) if len(ring) >= 3]
    inner = section.offset(-bevel * 1.02, JoinType.Miter, 2.0)
    if not rings or inner.num_contour() != len(rings):
        return None
    steps = 3
    angles = np.linspace(0, np.pi / 2, steps + 1)
    layers = [(-depth / 2 + bevel * (1 - math.sin(a)), bevel * (1 - math.cos(a))) for a in angles[::-1]]
    layers += [(-z, inset) for z, inset in layers[::-1]]
    vertices: list[FloatArray] = []
    faces: list[IntArray] = []
    offset = 0
    firsts: list[FloatArray] = []
    count = sum(len(ring) for ring in rings)
    for ring in rings:
        n = len(ring)
        moved = [_inset(np.asarray(ring, float), inset) for _, inset in layers]
        firsts.append(moved[0])
        vertices += [np.column_stack([p, np.full(n, z)]) for p, (z, _) in zip(moved, layers, strict=True)]
        k = np.arange(n)
        after = (k + 1) % n
        for row in range(len(layers) - 1):
            a, b = offset + row * n, offset + (row + 1) * n
            faces += [np.stack([a + k, a + after, b + after], 1), np.stack([a + k, b + after, b + k], 1)]
        offset += n * len(layers)
    if any(_crossed(np.asarray(ring, float), first) for ring, first in zip(rings, firsts, strict=True)):
        return None
    caps = np.asarray(_triangulate(firsts), dtype=np.int64)
    if len(caps) != count + 2 * (len(rings) - 1) - 2 and len(rings) == 1:
        return None
    back, front = _cap_index(rings, len(layers))
    faces += [back[caps][:, ::-1], front[caps]]
    done = solid(np.concatenate(vertices), np.concatenate(faces))
    return done if not done.is_empty() else None


def _crossed(ring: FloatArray, moved: FloatArray) -> bool:
    """Whether an edge of the ring (n, 2) turned round when its corners moved."""
    before, after = np.roll(ring, -1, axis=0) - ring, np.roll(moved, -1, axis=0) - moved
    return bool(((before * after).sum(axis=1) <= 0).any())


def _area(ring: FloatArray) -> float:
    """Signed area of a closed ring (n, 2); negative where it runs clockwise, as holes do."""
    x, y = ring.T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def _cap_index(rings: Sequence[FloatArray], layers: int) -> tuple[IntArray, IntArray]:
    """For each point of the rings in turn, its index in the first and in the last layer."""
    back: list[IntArray] = []
    front: list[IntArray] = []
    offset = 0
    for ring in rings:
        back.append(offset + np.arange(len(ring)))
        front.append(offset + (layers - 1) * len(ring) + np.arange(len(ring)))
        offset += len(ring) * layers
    return np.concatenate(back), np.concatenate(front)


def _inset(ring: FloatArray, distance: float) -> FloatArray:
    """The ring (n, 2), counter-clockwise, with every corner moved inwards along its bisector."""
    ahead = np.roll(ring, -1, axis=0) - ring
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-12
    behind = np.roll(ahead, 1, axis=0)
    left = np.stack([-ahead[:, 1] - behind[:, 1], ahead[:, 0] + behind[:, 0]], -1)
    square = (left**2).sum(1, keepdims=True)
    return ring + distance * 2 * left / np.maximum(square, 0.5)


def sweep(
    path: Points2,
    radius: float | Sequence[float],
    section: Points2 | None,
    *,
    smooth: bool,
    closed: bool,
    fine: Fineness,
) -> Manifold:
    """A section carried along the path without twisting; round with one radius or one for each point."""
    knots = np.asarray(path, float)
    radii = (
        np.full(len(knots), radius, float)
        if isinstance(radius, int | float)
        else _fit(np.asarray(radius, float), len(knots))
    )
    rows = np.column_stack([knots, radii])
    if smooth and len(rows) > 2:
        rows = smooth_curve(
            rows, closed=closed, count=max(3, min(10, fine.around(float(np.ptp(knots, axis=0).max())) // 6))
        )
    keep = np.ones(len(rows), bool)
    keep[1:] = np.linalg.norm(np.diff(rows[:, :3], axis=0), axis=1) > 1e-6
    rows = rows[keep]
    if len(rows) < 2 + closed:
        return Manifold()
    ring = (
        np.asarray(section, float)
        if section is not None
        else arc((0, 0), 1.0, 0, 360, fine.around(float(radii.max())))[:-1]
    )
    if section is not None and _area(ring) < 0:
        ring = ring[::-1]
    scale = np.maximum(rows[:, 3], 1e-4) if section is None else np.ones(len(rows))
    return _tube(rows[:, :3], ring, scale, closed=closed)


def _fit(values: FloatArray, count: int) -> FloatArray:
    return np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(values)), values)


def _tube(centers: FloatArray, ring: FloatArray, scale: FloatArray, *, closed: bool) -> Manifold:
    ahead = np.roll(centers, -1, axis=0) - centers
    behind = centers - np.roll(centers, 1, axis=0)
    if not closed:
        ahead[-1], behind[0] = behind[-1], ahead[0]
    tangent = ahead / np.linalg.norm(ahead, axis=1, keepdims=True) + behind / np.linalg.norm(
        behind, axis=1, keepdims=True
    )
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-12
    normal = _frames(tangent)
    if closed:
        normal = _untwist(normal, tangent)
    binormal = np.cross(tangent, normal)
    points = centers[:, None] + scale[:, None, None] * (
        ring[None, :, :1] * normal[:, None] + ring[None, :, 1:] * binormal[:, None]
    )
    n, m = len(centers), len(ring)
    i, j = np.meshgrid(np.arange(n if closed else n - 1), np.arange(m), indexing="ij")
    a, b = i * m + j, i * m + (j + 1) % m
    c, d = ((i + 1) % n) * m + (j + 1) % m, ((i + 1) % n) * m + j
    faces = [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    if not closed:
        cap = np.asarray(_triangulate([ring]), dtype=np.int64)
        faces += [cap[:, ::-1], cap + (n - 1) * m]
    return solid(points.reshape(-1, 3), np.concatenate(faces))


def _frames(tangent: FloatArray) -> FloatArray:
    """Unit normals (n, 3) carried along the tangents with the least turning."""
    first = tangent[0]
    helper = np.array([0.0, 1.0, 0.0]) if abs(first[1]) < 0.9 else np.array([0.0, 0.0, 1.0])
    normal = np.cross(helper, first)
    out = np.empty_like(tangent)
    for k, t in enumerate(tangent):
        normal = normal - t * (normal @ t)
        length = float(np.linalg.norm(normal))
        if length < 1e-6:
            normal = np.cross(t, np.array([0.3, 0.5, 0.8]))
            length = float(np.linalg.norm(normal))
        normal = normal / length
        out[k] = normal
    return out


def _untwist(normal: FloatArray, tangent: FloatArray) -> FloatArray:
    """Spreads the turn left over at the end of a closed path along the whole of it."""
    last = normal[-1] - tangent[0] * (normal[-1] @ tangent[0])
    last /= np.linalg.norm(last) + 1e-12
    angle = math.atan2(float(np.cross(last, normal[0]) @ tangent[0]), float(last @ normal[0]))
    turn = np.linspace(0, angle, len(normal))[:, None]
    return normal * np.cos(turn) + np.cross(tangent, normal) * np.sin(turn)


def height_field(size: Sequence[float], heights: Sequence[Sequence[float]], base: float) -> Manifold:
    """A plate whose top follows the heights, rows from back to front; sides and a flat bottom close it."""
    width = min(len(row) for row in heights)
    grid = np.array([row[:width] for row in heights], float)
    n, m = grid.shape
    x, z = np.meshgrid(np.linspace(-size[0] / 2, size[0] / 2, m), np.linspace(-size[1] / 2, size[1] / 2, n))
    top = np.stack([x, np.maximum(grid, 0), z], -1).reshape(-1, 3)
    bottom = np.stack([x, np.full_like(x, -base), z], -1).reshape(-1, 3)
    index: IntArray = np.arange(n * m, dtype=np.int64).reshape(n, m)
    a, b, c, d = index[:-1, :-1].ravel(), index[:-1, 1:].ravel(), index[1:, 1:].ravel(), index[1:, :-1].ravel()
    upper = np.concatenate([np.stack([a, c, b], 1), np.stack([a, d, c], 1)])
    rim = np.concatenate([index[0, :-1], index[:-1, -1], index[-1, :0:-1], index[:0:-1, 0]])
    ahead = np.roll(rim, -1)
    low = n * m
    sides = np.concatenate([np.stack([rim, ahead, ahead + low], 1), np.stack([rim, ahead + low, rim + low], 1)])
    return solid(np.concatenate([top, bottom]), np.concatenate([upper, upper[:, ::-1] + low, sides]))
