"""What a 3D printer would say of a mesh, in words that tell what to do next."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from image3d.geometry.measure import Measures, measure
from image3d.geometry.mesh import area_vectors, check_arrays
from image3d.geometry.model import FloatArray, IntArray
from image3d.geometry.raster import rasterise

Level = Literal["good", "warn", "bad", "info"]

#: Three lines of a common 0.4 mm nozzle.
THIN_WALL_MM = 1.2
#: A face that leans further than this from the vertical needs something under it.
OVERHANG_DEGREES = 45.0
#: Faces within this of the bed rest on it.
BED_MM = 0.3
#: What a common printer's bed takes.
BED_SIZE_MM = 220.0
_GRID = 192
#: Two faces make a wall when they look away from each other within about 37 degrees.
_OPPOSITE = -0.8
#: Rays that graze a face say nothing about its wall.
_FACING = 0.5


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to know before printing: a stable code, how serious it is, what was found and what to do."""

    code: str
    level: Level
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Walls:
    """How thick the walls are, measured along the three axes.

    Attributes:
        thinnest_mm: the fifth percentile of the measured walls, so that single rays do not decide; None without any.
        thin_share: share of the measured walls thinner than `THIN_WALL_MM`, 0..1.
    """

    thinnest_mm: float | None
    thin_share: float


def inspect(vertices: FloatArray, faces: IntArray) -> tuple[Finding, ...]:
    """Every finding, the most serious first.

    Args:
        vertices: (n, 3) positions in millimetres, +Z up, standing on z = 0.
        faces: (m, 3) indices, counter-clockwise seen from outside.

    Raises:
        InvalidModel: the arrays do not make a mesh.
    """
    check_arrays(vertices, faces)
    measures = measure(vertices, faces)
    found = [
        _closed(measures),
        *([_touching()] if measures.is_closed and not measures.is_watertight else []),
        *([_winding()] if not measures.is_winding_consistent else []),
        *([_pieces(measures.components)] if measures.components > 1 else []),
        *_wall_findings(walls(vertices, faces)),
        _overhang(overhang_share(vertices, faces)),
        _size(measures.extents_m),
    ]
    order: dict[Level, int] = {"bad": 0, "warn": 1, "info": 2, "good": 3}
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def walls(vertices: FloatArray, faces: IntArray) -> Walls:
    """How thick the material between opposite faces is.

    Parallel rays along x, y and z cross the mesh; where a ray leaves through a face that looks away from the one it
    entered by, the distance between the two, times the cosine to the face, is the wall's thickness: exact for parallel
    walls of any direction (measured in tests/unit/geometry/test_printability.py). Units: millimetres.
    """
    thickness = [_along(vertices, faces, axis) for axis in range(3)]
    every = np.concatenate(thickness)
    if not len(every):
        return Walls(thinnest_mm=None, thin_share=0.0)
    return Walls(thinnest_mm=float(np.percentile(every, 5)), thin_share=float((every < THIN_WALL_MM).mean()))


def overhang_share(vertices: FloatArray, faces: IntArray) -> float:
    """Share of the surface, 0..1, that leans over more than 45 degrees with nothing of the bed under it."""
    doubled = area_vectors(vertices, faces)
    length = np.linalg.norm(doubled, axis=1)
    total = float(length.sum())
    if total <= 0.0:
        return 0.0
    down = doubled[:, 2] < -np.sin(np.radians(OVERHANG_DEGREES)) * length
    floor = float(vertices[:, 2].min())
    on_bed = vertices[faces][:, :, 2].max(axis=1) - floor <= BED_MM
    return float(length[down & ~on_bed].sum()) / total


def _along(vertices: FloatArray, faces: IntArray, axis: int) -> FloatArray:
    """(k,) thicknesses of the walls that rays along one axis cross."""
    others = [other for other in range(3) if other != axis]
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    scale = (_GRID - 2) / max(float((high - low)[others].max()), 1e-9)
    flat = (vertices[:, others] - low[others]) * scale + 1.0
    hits = rasterise(flat[faces], _GRID, _GRID)
    depth = np.einsum("kc,kc->k", vertices[faces][hits.face][:, :, axis], hits.barycentric)
    order = np.lexsort((depth, hits.pixel))
    face, pixel, depth = hits.face[order], hits.pixel[order], depth[order]
    doubled = area_vectors(vertices, faces)
    normal = doubled / np.maximum(np.linalg.norm(doubled, axis=1, keepdims=True), 1e-30)
    first, second = normal[face[:-1]], normal[face[1:]]
    enters = (pixel[:-1] == pixel[1:]) & (first[:, axis] < -_FACING) & (second[:, axis] > _FACING)
    is_wall = enters & (np.einsum("kc,kc->k", first, second) < _OPPOSITE)
    cosine = np.minimum(-first[is_wall, axis], second[is_wall, axis])
    return (depth[1:] - depth[:-1])[is_wall] * cosine


def _closed(measures: Measures) -> Finding:
    if measures.is_closed:
        return Finding(
            code="closed",
            level="good",
            title="The surface is closed",
            text="A slicer can tell inside from outside.",
        )
    count = measures.holes
    words = f"{count:,} hole{'' if count == 1 else 's'}" if count else "edges that no slicer can read"
    return Finding(
        code="not_closed",
        level="bad",
        title=f"The surface has {words}",
        text="Repair it in the slicer before printing (PrusaSlicer: right-click, Fix; Bambu Studio: Repair), "
        "then look at the layers.",
    )


def _touching() -> Finding:
    return Finding(
        code="touching",
        level="info",
        title="Some pieces touch along an edge",
        text="Slicers print them as one. Programs that want exactly two faces at every edge call such a file open; "
        "convert to STL or 3MF, which have the pieces merged.",
    )


def _winding() -> Finding:
    return Finding(
        code="winding",
        level="warn",
        title="Some faces look inwards",
        text="Most slicers turn them round by themselves. Look at the layers before printing.",
    )


def _pieces(count: int) -> Finding:
    return Finding(
        code="pieces",
        level="info",
        title=f"It consists of {count:,} separate pieces",
        text="Pieces that overlap print as one. Look in the slicer for any that float.",
    )


def _wall_findings(found: Walls) -> list[Finding]:
    if found.thinnest_mm is None:
        return []
    if found.thin_share < 0.02:
        text = f"Nearly all walls are at least {THIN_WALL_MM} mm thick."
        return [Finding(code="walls", level="good", title="The walls are thick enough", text=text)]
    share = max(1, round(found.thin_share * 100))
    return [
        Finding(
            code="thin_walls",
            level="bad" if found.thin_share > 0.5 else "warn",
            title=f"About {share} % of the walls are thinner than {THIN_WALL_MM} mm",
            text="They may break or not print at all. Convert at a greater height, or use a finer nozzle or resin.",
        )
    ]


def _overhang(share: float) -> Finding:
    if share < 0.02:
        return Finding(
            code="overhang", level="good", title="It prints without supports", text="Hardly any face hangs over."
        )
    return Finding(
        code="overhang",
        level="info" if share < 0.15 else "warn",
        title=f"{max(1, round(share * 100))} % of the surface hangs over",
        text="Turn supports on in the slicer, or lay the model on another side.",
    )


def _size(extents: tuple[float, float, float]) -> Finding:
    words = " by ".join(f"{value:.1f}" if value < 100 else f"{value:.0f}" for value in extents)
    if max(extents) > BED_SIZE_MM:
        text = f"That is more than a common printer takes ({BED_SIZE_MM:.0f} mm). Convert at a smaller height."
        return Finding(code="size", level="warn", title=f"It is {words} mm large", text=text)
    if max(extents) < 5.0:
        text = "That is tiny. Give a height in millimetres when converting."
        return Finding(code="size", level="warn", title=f"It is {words} mm large", text=text)
    text = "Width, depth and height as the file has them. The sizes are not measured on the real object."
    return Finding(code="size", level="info", title=f"It is {words} mm large", text=text)
