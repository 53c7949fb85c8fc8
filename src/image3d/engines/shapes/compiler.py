"""From a shape program to a model: every part a closed solid, placed, with normals, texture coordinates, material."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from manifold3d import Error, Manifold, OpType

from image3d.engines.errors import DeadlineExceeded
from image3d.engines.protocol import Deadline
from image3d.engines.shapes import blobs, lettering, solids
from image3d.engines.shapes import program as p
from image3d.engines.shapes.errors import Finding, ProgramInvalid, ProgramTooBig
from image3d.engines.shapes.patterns import bake
from image3d.engines.shapes.surface import FloatArray, Surface, dress
from image3d.geometry.model import Material, Model, Part

MAX_TRIANGLES = 400_000
MAX_BOOLEAN_TRIANGLES = 150_000
#: metres along the longest side of a model that single precision and a viewer can hold
LEAST_EXTENT, MOST_EXTENT = 1e-4, 100_000.0
#: curves are cut to this share of the model's diagonal
TOLERANCE = {"draft": 0.0022, "standard": 0.0009, "high": 0.0004}


@dataclass
class _Work:
    """Limits of one compilation and what it has used of them."""

    fine: solids.Fineness
    deadline: Deadline
    nodes: int = 0
    triangles: int = 0
    copies: int = 0

    def step(self, pointer: str) -> None:
        self.nodes += 1
        if self.nodes > p.MAX_NODES:
            raise ProgramTooBig([Finding(pointer, f"A program has at most {p.MAX_NODES:,} shapes.")])
        if self.deadline.remaining() < 0:
            raise DeadlineExceeded("The program took longer to build than it may.")

    def count(self, pointer: str, *, copies: int = 0, triangles: int = 0) -> None:
        self.copies += copies
        self.triangles += triangles
        if self.copies > p.MAX_COPIES:
            raise ProgramTooBig([Finding(pointer, f"A program makes at most {p.MAX_COPIES:,} copies.")])
        if self.triangles > MAX_TRIANGLES:
            raise ProgramTooBig([Finding(pointer, f"A program makes at most {MAX_TRIANGLES:,} triangles.")])


@dataclass(frozen=True, kw_only=True)
class Built:
    """One part before painting: its own solid and the transforms of its copies, (k, 4, 4)."""

    spec: p.PartSpec
    body: Manifold
    copies: list[FloatArray]
    low: FloatArray = field(repr=False)
    high: FloatArray = field(repr=False)


def compile_program(
    program: p.Program,
    *,
    quality: str = "standard",
    texture_size: int = 512,
    target_faces: int | None = None,
    deadline: Deadline,
) -> Model:
    """The model of a program, fine enough for `quality` and, as far as its curves allow, within `target_faces`.

    Raises:
        ProgramInvalid: a part is empty or not solid.
        ProgramTooBig: more copies or triangles than a program may use.
        DeadlineExceeded: `deadline` passed.
    """
    rough = build(
        program, solids.Fineness(tolerance=0.002, max_segments=min(12, program.max_segments), rough=True), deadline
    )
    low, high = bounds(rough)
    _measured(high - low, least=0.0)  # an empty part is told when it is built in full
    tolerance = TOLERANCE[quality] * float(np.linalg.norm(high - low))
    parts = rough
    for _ in range(6):
        parts = build(program, solids.Fineness(tolerance=tolerance, max_segments=program.max_segments), deadline)
        if target_faces is None or sum(b.body.num_tri() * len(b.copies) for b in parts) <= target_faces:
            break
        tolerance *= 2.2
    low, high = bounds(parts)
    _measured(high - low, least=LEAST_EXTENT)
    normals = quality != "draft"
    baked: dict[str, Material] = {}
    for built in parts:
        if built.spec.material not in baked:
            name = built.spec.material
            baked[name] = bake(name, program.materials[name], size=texture_size, normals=normals)
    painted = [part for built in parts for part in _painted(program, built, baked[built.spec.material])]
    return Model(parts=tuple(painted))


def _measured(extent: FloatArray, *, least: float) -> None:
    """Refuses a model that is too large or too small for single precision; `extent` (3,) and `least` in metres."""
    if not least <= float(extent.max()) <= MOST_EXTENT:
        detail = (
            f"The model measures {float(extent.max()):.3g} m; {LEAST_EXTENT:g} to {MOST_EXTENT:,.0f} m can be built."
        )
        raise ProgramTooBig([Finding("/parts", detail)])


def bounds(parts: Sequence[Built]) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest corner (3,) of all parts."""
    return np.min([b.low for b in parts], axis=0), np.max([b.high for b in parts], axis=0)


def extents(program: p.Program, deadline: Deadline) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest corner (3,) of the model, from a coarse build."""
    return bounds(build(program, solids.Fineness(tolerance=0.002, max_segments=12, rough=True), deadline))


def build(program: p.Program, fine: solids.Fineness, deadline: Deadline) -> list[Built]:
    """Every part as a solid with the transforms of its copies, in the frame of the whole model."""
    work = _Work(fine, deadline)
    frames = _group_frames(program, work)
    done: dict[str, tuple[p.PartSpec, FloatArray, FloatArray, FloatArray]] = {}
    out: list[Built] = []
    for index, spec in enumerate(program.parts):
        pointer = f"/parts/{index}"
        body = _shape(spec.shape, work, f"{pointer}/shape")
        if not fine.rough:
            _solid(body, f"{pointer}/shape")
        elif body.is_empty():
            body = Manifold.cube((1e-6, 1e-6, 1e-6), center=True)
        copies = _copies(spec)
        own_low, own_high = _spread(body, copies)
        if spec.attach is not None:
            move = _translation(
                _anchor(*done[spec.attach.to], spec.attach.at)
                - _anchor(spec, copies[0], own_low, own_high, spec.attach.by)
                + spec.attach.offset
            )
            copies = [move @ one for one in copies]
            own_low, own_high = own_low + move[:3, 3], own_high + move[:3, 3]
        done[spec.name] = (spec, copies[0], own_low, own_high)
        if spec.group is not None:
            copies = [outer @ one for outer in frames[spec.group] for one in copies]
        work.count(pointer, copies=len(copies), triangles=body.num_tri() * len(copies))
        low, high = _spread(body, copies)
        out.append(Built(spec=spec, body=body, copies=copies, low=low, high=high))
    return out


def _solid(body: Manifold, pointer: str) -> None:
    if body.status() != Error.NoError:
        raise ProgramInvalid([Finding(pointer, "This shape is not a closed solid.")])
    if body.is_empty() or body.volume() < 1e-15:
        raise ProgramInvalid([Finding(pointer, "Nothing is left of this shape.")])


def _spread(body: Manifold, copies: list[FloatArray]) -> tuple[FloatArray, FloatArray]:
    x0, y0, z0, x1, y1, z1 = solids.box_of(body)
    corners = np.array([[x, y, z, 1.0] for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)])
    placed = np.concatenate([corners @ one.T for one in copies])[:, :3]
    return placed.min(0), placed.max(0)


def _anchor(spec: p.PartSpec, frame: FloatArray, low: FloatArray, high: FloatArray, name: str) -> FloatArray:
    if name in spec.anchors:
        return (frame @ np.array([*spec.anchors[name], 1.0]))[:3]
    middle = (low + high) / 2
    sides = {
        "center": (0, 0.0),
        "right": (0, 1.0),
        "left": (0, -1.0),
        "top": (1, 1.0),
        "bottom": (1, -1.0),
        "front": (2, 1.0),
        "back": (2, -1.0),
    }
    axis, sign = sides[name]
    middle[axis] += sign * (high - low)[axis] / 2
    return middle


def _translation(by: FloatArray) -> FloatArray:
    out = np.eye(4)
    out[:3, 3] = by
    return out


def _turn(axis: str, degrees: float) -> FloatArray:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    out = np.eye(4)
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    out[i, i] = out[j, j] = c
    out[i, j], out[j, i] = -s, s
    return out


def _frame(spec: p.Placed | p.Group) -> FloatArray:
    """(4, 4): scaled, then turned about x, y, z, then moved."""
    out = np.eye(4)
    if spec.scale is not None:
        scale = spec.scale if isinstance(spec.scale, tuple) else (spec.scale,) * 3
        out = np.diag([*scale, 1.0])
    for axis, degrees in zip("xyz", spec.rotate or (), strict=False):
        out = _turn(axis, degrees) @ out
    return _translation(np.array(spec.translate)) @ out if spec.translate is not None else out


def _group_frames(program: p.Program, work: _Work) -> dict[str, list[FloatArray]]:
    """The transforms (4, 4) of every group: one, or as many as it has copies."""
    frames: dict[str, list[FloatArray]] = {}
    for name, group in program.groups.items():
        own = _arrayed([_frame(group)], group.array)
        outer = frames[group.group] if group.group is not None else [np.eye(4)]
        work.count(f"/groups/{name}", copies=len(own) * len(outer))
        frames[name] = [a @ b for a in outer for b in own]
    return frames


def _copies(spec: p.Placed) -> list[FloatArray]:
    """The transforms (4, 4) of everything the placing of a shape makes of it."""
    frames = [_frame(spec)]
    if spec.mirror is not None:
        flip = np.eye(4)
        flip["xyz".index(spec.mirror), "xyz".index(spec.mirror)] = -1
        frames += [flip @ one for one in frames]
    return _arrayed(frames, spec.array)


def _arrayed(frames: list[FloatArray], array: p.LinearArray | p.RadialArray | None) -> list[FloatArray]:
    """The frames and their copies."""
    if isinstance(array, p.LinearArray):
        frames = [_translation(k * np.array(array.step)) @ one for k in range(array.count) for one in frames]
    elif array is not None:
        whole = abs(abs(array.angle) - 360) < 1e-6
        step = array.angle / (array.count if whole else max(array.count - 1, 1))
        frames = [_turn(array.axis, k * step) @ one for k in range(array.count) for one in frames]
    return frames


def _shape(shape: Any, work: _Work, pointer: str) -> Manifold:
    """The solid of a shape with its placing; copies and mirror images become one solid with it."""
    work.step(pointer)
    if isinstance(shape, p.Union | p.Difference | p.Intersection | p.Hull):
        body = _combined(shape, work, pointer)
    else:
        body = _MAKERS[type(shape)](shape, work.fine)
    frames = _copies(shape)
    if len(frames) == 1 and np.array_equal(frames[0], np.eye(4)):
        return body
    work.count(pointer, copies=len(frames) - 1)
    if body.num_tri() * len(frames) > MAX_BOOLEAN_TRIANGLES:
        raise ProgramTooBig([Finding(pointer, f"One solid has at most {MAX_BOOLEAN_TRIANGLES:,} triangles.")])
    moved = [body.transform(one[:3]) for one in frames]
    return moved[0] if len(moved) == 1 else Manifold.batch_boolean(moved, OpType.Add)


def _combined(shape: p.Union | p.Difference | p.Intersection | p.Hull, work: _Work, pointer: str) -> Manifold:
    bodies = [_shape(child, work, f"{pointer}/of/{index}") for index, child in enumerate(shape.of)]
    if sum(body.num_tri() for body in bodies) > MAX_BOOLEAN_TRIANGLES:
        raise ProgramTooBig([Finding(pointer, f"One solid has at most {MAX_BOOLEAN_TRIANGLES:,} triangles.")])
    if isinstance(shape, p.Hull):
        return Manifold.batch_hull(bodies)
    if isinstance(shape, p.Union):
        return Manifold.batch_boolean(bodies, OpType.Add)
    if isinstance(shape, p.Difference):
        return Manifold.batch_boolean(bodies, OpType.Subtract)
    return Manifold.batch_boolean(bodies, OpType.Intersect)


def _blob(shape: p.Blob, fine: solids.Fineness) -> Manifold:
    balls = [(ball.at, ball.radii) for ball in shape.balls]
    limbs = [
        (one.start, one.end, one.radius, one.end_radius if one.end_radius is not None else one.radius)
        for one in shape.limbs
    ]
    if fine.rough:
        return blobs.box_around(balls, limbs)
    return blobs.blob(balls, limbs, shape.blend, cell=fine.tolerance * 9, low_poly=fine.max_segments <= 12)


_MAKERS: dict[type[Any], Callable[[Any, solids.Fineness], Manifold]] = {
    p.Box: lambda s, f: solids.box(s.size, s.bevel, f),
    p.Cylinder: lambda s, f: solids.cylinder(
        s.radius, s.height, s.radius if s.top_radius is None else s.top_radius, s.bevel, f
    ),
    p.Cone: lambda s, f: solids.cylinder(s.radius, s.height, 0.0, 0.0, f),
    p.Sphere: lambda s, f: solids.ball((s.radius,) * 3, f),
    p.Ellipsoid: lambda s, f: solids.ball(s.radii, f),
    p.Torus: lambda s, f: solids.torus(s.radius, s.tube, f),
    p.Capsule: lambda s, f: solids.capsule(s.radius, s.height, f),
    p.Prism: lambda s, _: solids.prism(s.sides, s.radius, s.height, s.radius if s.top_radius is None else s.top_radius),
    p.Lathe: lambda s, f: solids.lathe(s.profile, smooth=s.smooth, closed=s.closed, fine=f),
    p.Extrude: lambda s, f: solids.extrude(
        s.outline, s.holes, s.depth, smooth=s.smooth, twist=s.twist, taper=s.taper, bevel=s.bevel, fine=f
    ),
    p.Sweep: lambda s, f: solids.sweep(s.path, s.radius, s.section, smooth=s.smooth, closed=s.closed, fine=f),
    p.HeightField: lambda s, _: solids.height_field(s.size, s.heights, s.base),
    p.Text: lambda s, _: lettering.letters(s.text, s.height, s.depth),
    p.Blob: _blob,
}


def _painted(program: p.Program, built: Built, material: Material) -> list[Part]:
    """The part with all its copies as one mesh, or as several where copies touch in a vertex."""
    vertices, faces = solids.arrays(built.body)
    pattern = program.materials[built.spec.material].pattern
    crease = 0.0 if program.flat else built.spec.crease
    own = dress(vertices, faces, crease=crease, mapping=built.spec.mapping, tile=pattern.tile if pattern else 1.0)
    pieces = [_moved(own, frame) for frame in built.copies]
    textured = material.base_color_texture is not None
    if len(pieces) > 1 and _touching(pieces):
        names = [built.spec.name, *(f"{built.spec.name} copy {k}" for k in range(2, len(pieces) + 1))]
        return [_part(name, [piece], material, textured=textured) for name, piece in zip(names, pieces, strict=True)]
    return [_part(built.spec.name, pieces, material, textured=textured)]


def _touching(pieces: list[Surface]) -> bool:
    """Whether two copies have a vertex in the same place, so that welding would join them."""
    keys = [np.unique(np.round(piece.vertices / 1e-6).astype(np.int64), axis=0) for piece in pieces]
    together = np.concatenate(keys)
    return len(np.unique(together, axis=0)) < len(together)


def _part(name: str, pieces: list[Surface], material: Material, *, textured: bool) -> Part:
    starts = np.cumsum([0] + [len(one.vertices) for one in pieces[:-1]])
    return Part(
        name=name,
        vertices=np.concatenate([one.vertices for one in pieces]),
        faces=np.concatenate([one.faces + start for one, start in zip(pieces, starts, strict=True)]),
        normals=np.concatenate([one.normals for one in pieces]),
        uvs=np.concatenate([one.uvs for one in pieces]) if textured else None,
        material=material,
    )


def _moved(surface: Surface, frame: FloatArray) -> Surface:
    linear = frame[:3, :3]
    flipped = np.linalg.det(linear) < 0
    normals = surface.normals @ np.linalg.inv(linear)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-18
    return Surface(
        vertices=surface.vertices @ linear.T + frame[:3, 3],
        faces=surface.faces[:, ::-1] if flipped else surface.faces,
        normals=normals,
        uvs=surface.uvs,
    )
