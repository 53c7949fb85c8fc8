"""From what the network sees to a closed body.

The two surfaces give every ray of the matte its flesh, occupancy carves and refines it, the full-resolution matte trims
the outline.

Frame: u right, v up, w towards the viewer, in units of half the crop; the outline is seen along rays that meet at the
viewer, so u and v are positions in the picture, not in space, until `unprojected` undoes it.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from skimage import measure

from image3d.engines.sculpt.features import FILL, Crop, distance_to_subject
from image3d.engines.sculpt.hollows import unseen_hollows
from image3d.engines.sculpt.limb import rounded_limb
from image3d.engines.sculpt.network import Network, Seen
from image3d.geometry.model import FloatArray, IntArray
from image3d.imaging.filters import Bools, Float32, distance_inside, gaussian, sample, slope, smooth

HALF_ANGLE = 0.17  # tangent of half the angle that a crop takes: what pictures of fields of view near 30 degrees have
_MARGIN = 3  # cells round the body
_THINNEST = 1.5  # cells that every ray of the matte gets at least
_CHUNK = 65_536
# pixels and crop units of smoothing: the noise of the maps goes, edges stay; the last surface is smoothed further, no
# picture shows any detail of it
_NOISE, _UNSEEN = (0.5, 0.1), (1.2, 0.12)
_CREASE = np.float32(1.5)  # how sharp the edge stays where the outline trims the body
_FLESH = 4.0  # the highest value on a ray from which on that edge is rounded
_FIRM = 1.5  # the highest value on a ray below which it turns into the slab alone
_LIMB = 0.05  # crop units from the outline over which the slab takes over: there occupancy follows the maps' pixels
_REACH = 0.25  # how far occupancy may add beyond the two surfaces, in crop units


@dataclass(frozen=True, kw_only=True)
class Tuning:
    """How far occupancy is believed against the slab between the two surfaces; found on validation objects.

    Attributes:
        slab_weight: logits that the slab adds inside and takes outside.
        slab_slope: how fast it comes to that, per crop unit from the surfaces.
        core_weight: logits that it adds deep inside instead, so that cups may be hollow.
        shell: crop units from the surfaces where deep begins; twice as far in the change is complete.
        opening: radius, in crop units, of the smallest opening through which a hollow is seen.
        steep: slope of a surface that halves what the slab adds: maps of surfaces run down like a ramp where one
            part ends before another, and there only occupancy knows what is solid.
    """

    slab_weight: float = 4.0
    slab_slope: float = 12.0
    core_weight: float = -1.0
    shell: float = 0.06
    opening: float = 0.05
    steep: float = 2.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Nodes of the volume: columns u (ascending), rows v (descending), layers w (ascending), all `step` apart."""

    u: Float32
    v: Float32
    w: Float32
    step: float


def body(
    net: Network, seen: Seen, matte: Float32, crop: Crop, *, cells: int, tuning: Tuning
) -> tuple[FloatArray, IntArray]:
    """Vertices (n, 3) in the crop frame and outward faces of the body behind a matte (h, w).

    Raises:
        ValueError: no part of the volume is solid.
    """
    grid, rim = _grid(seen, matte, crop, cells)
    first = _at_nodes(smooth(seen.first, *_NOISE), grid)
    last = _at_nodes(smooth(smooth(seen.last, *_NOISE), *_UNSEEN), grid)
    first, last = rounded_limb(first, last, rim, grid.step)
    pad = np.maximum(_THINNEST * grid.step - (first - last), 0.0) / 2.0
    first, last = (first + pad).astype(np.float32), (last - pad).astype(np.float32)
    near = rim > -2.0 * grid.step
    volume = np.full((len(grid.w), *rim.shape), -4.0, np.float32)
    slab, trust = _slab(first, last, near, grid, tuning)
    logits = _occupancy(net, seen, grid, rim > -4.0 * grid.step, (first, last))
    volume[:, near] = _blend(logits[:, near], slab, trust, rim[near], tuning)
    trim = np.clip(rim / grid.step, -2.0, 2.0) * 2.0
    volume = _trimmed(volume, trim)
    core = np.zeros(volume.shape, np.bool_)
    core[:, near] = np.minimum(slab, rim[near]) > tuning.shell
    volume[unseen_hollows(volume <= 0, core, max(1, round(tuning.opening / grid.step)))] = 1.0
    volume[[0, -1]], volume[:, [0, -1]], volume[:, :, [0, -1]] = -4.0, -4.0, -4.0
    if volume.max() <= 0:
        raise ValueError("the network sees no solid part")
    vertices, faces = _marching_cubes(volume)
    place = np.stack(
        [
            grid.u[0] + vertices[:, 2] * grid.step,
            grid.v[0] - vertices[:, 1] * grid.step,
            grid.w[0] + vertices[:, 0] * grid.step,
        ],
        1,
    )
    return place.astype(np.float64), faces[:, ::-1].astype(np.int64)


def _trimmed(volume: Float32, trim: Float32) -> Float32:
    """The smaller of the body (layers, rows, columns) and the outline (rows, columns), rounded where they meet.

    Marching cubes tears a sharp crease into teeth. Rays with little flesh keep the crease: rounding would eat them.
    """
    out = np.minimum(volume, trim[None])
    flesh = volume.max(axis=0) > _FLESH
    out[:, flesh] = -np.logaddexp(-_CREASE * volume[:, flesh], -_CREASE * trim[flesh]) / _CREASE
    return out


def _marching_cubes(volume: Float32) -> tuple[FloatArray, IntArray]:
    """Zero surface of a volume: vertices (n, 3) in cells and faces (m, 3)."""
    found = cast(
        "tuple[Float32, NDArray[np.int32]]",
        measure.marching_cubes(volume, 0.0)[:2],  # pyright: ignore[reportUnknownMemberType] # untyped
    )
    return found[0].astype(np.float64), found[1].astype(np.int64)


def unprojected(points: FloatArray) -> FloatArray:
    """Crop positions (n, 3) in the viewer's axes, undoing the perspective of HALF_ANGLE."""
    nearness = 1.0 - points[:, 2:] * HALF_ANGLE
    return np.concatenate([points[:, :2] * nearness, points[:, 2:]], 1)


def _grid(seen: Seen, matte: Float32, crop: Crop, cells: int) -> tuple[Grid, Float32]:
    """The nodes, and the signed distance (rows, columns) to the outline at each, positive inside, in crop units."""
    step = 2.0 * FILL / cells
    count = int(np.ceil(1.0 / step)) + 2 * _MARGIN
    u = (np.arange(-count, count + 1) * step).astype(np.float32)
    rim = _signed_distance(matte, crop, u, -u, step)
    inside = rim > -step
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    top, bottom = max(rows[0] - _MARGIN, 0), rows[-1] + _MARGIN + 1
    left, right = max(columns[0] - _MARGIN, 0), columns[-1] + _MARGIN + 1
    bottom, right = bottom + (bottom - top + 1) % 2, right + (right - left + 1) % 2
    grid = Grid(u=u[left:right], v=-u[top:bottom], w=u, step=step)
    rim = rim[top:bottom, left:right]
    solid = rim > 0
    low = float(_at_nodes(seen.last, grid)[solid].min()) - _REACH / 2
    high = float(_at_nodes(seen.first, grid)[solid].max()) + _REACH / 2
    layers = low - _MARGIN * step + np.arange(2 * int((high - low) / 2 / step + _MARGIN + 1) + 1) * step
    return Grid(u=grid.u, v=grid.v, w=layers.astype(np.float32), step=step), rim


def _signed_distance(matte: Float32, crop: Crop, u: Float32, v: Float32, step: float) -> Float32:
    """Distance to the half-covered line of the matte at the nodes, in crop units; sub-pixel near the line."""
    scale = step * crop.half_px  # pixels a cell
    pad = int(4 * scale) + 4
    padded = np.pad(matte, pad)
    solid = padded > 0.5
    distance = distance_inside(solid) - distance_to_subject(solid) - np.where(solid, 0.5, -0.5)
    close = np.abs(distance) < 1.5
    distance = np.where(close, np.clip((padded - 0.5) * 2.0, -1.0, 1.0) * 0.75, distance).astype(np.float32)
    if scale > 1:
        distance = gaussian(distance, 0.35 * scale)
    x, y = crop.centre_px[0] + u * crop.half_px + pad, crop.centre_px[1] - v * crop.half_px + pad
    values = sample(distance, *_everywhere(x, y))
    return (values / crop.half_px).astype(np.float32)


def _at_nodes(plane: Float32, grid: Grid) -> Float32:
    """A map (rows, columns[, c]) of the crop, linearly between its pixels, at the grid's nodes."""
    size = plane.shape[0]
    return sample(plane, *_everywhere((grid.u + 1) / 2 * size - 0.5, (1 - grid.v) / 2 * size - 0.5))


def _everywhere(x: Float32, y: Float32) -> tuple[Float32, Float32]:
    """(rows, columns) of both coordinates at every pair of these."""
    shape = (len(y), len(x))
    return np.broadcast_to(x, shape).astype(np.float32), np.broadcast_to(y[:, None], shape).astype(np.float32)


def bilinear(planes: Float32, uv: Float32) -> Float32:
    """Maps (k, s, s, c) of the crop, linearly between their pixels, at positions (n, 2): (k, n, c)."""
    size = planes.shape[1]
    x = np.clip((uv[:, 0] + 1) / 2 * size - 0.5, 0, size - 1)
    y = np.clip((1 - uv[:, 1]) / 2 * size - 0.5, 0, size - 1)
    i, j = np.minimum(y.astype(int), size - 2), np.minimum(x.astype(int), size - 2)
    fy, fx = (y - i)[:, None].astype(np.float32), (x - j)[:, None].astype(np.float32)
    top = planes[:, i, j] * (1 - fx) + planes[:, i, j + 1] * fx
    bottom = planes[:, i + 1, j] * (1 - fx) + planes[:, i + 1, j + 1] * fx
    return top * (1 - fy) + bottom * fy


def _occupancy(net: Network, seen: Seen, grid: Grid, near: Bools, slab: tuple[Float32, Float32]) -> Float32:
    """Logits (layers, rows, columns), linear between every second node; -8 where never asked.

    Asked are nodes on rays `near` the matte within _REACH of the `slab` between the first and last surface.
    """
    first, last = slab
    even = (slice(None, None, 2), slice(None, None, 2))
    rows, columns = np.nonzero(near[even])
    pixels = bilinear(seen.pixels, np.stack([grid.u[::2][columns], grid.v[::2][rows]], 1))
    layers = grid.w[::2]
    front, back = first[even][rows, columns], last[even][rows, columns]
    layer, ray = np.nonzero((layers[:, None] < front[None] + _REACH) & (layers[:, None] > back[None] - _REACH))
    coarse = np.full((len(layers), *near[even].shape), -8.0, np.float32)
    for k in range(0, len(ray), _CHUNK):
        some, depth = ray[k : k + _CHUNK], layer[k : k + _CHUNK]
        coarse[depth, rows[some], columns[some]] = net.field(pixels[:, some], layers[depth])[0]
    for axis in range(3):
        coarse = _doubled(coarse, axis)
    return coarse


def _doubled(values: Float32, axis: int) -> Float32:
    """The values with their means between neighbours along an axis: n becomes 2 n - 1."""
    values = np.moveaxis(values, axis, 0)
    out = np.repeat(values, 2, axis=0)[:-1]
    out[1::2] = (values[:-1] + values[1:]) / 2
    return np.moveaxis(out, 0, axis)


def _slab(first: Float32, last: Float32, near: Bools, grid: Grid, tuning: Tuning) -> tuple[Float32, Float32]:
    """For the layers and the rays `near` the matte: depth within the slab, and how far its nearer side is trusted."""
    front, back = first[near][None] - grid.w[:, None], grid.w[:, None] - last[near][None]
    steepness = [slope(surface)[near] / (grid.step * tuning.steep) for surface in (first, last)]
    trust = np.where(front < back, *(1.0 / (1.0 + x * x) for x in steepness))
    return np.minimum(front, back), trust.astype(np.float32)


def _blend(logits: Float32, slab: Float32, trust: Float32, rim: Float32, tuning: Tuning) -> Float32:
    """Occupancy with a push towards the slab, so that every ray of the matte keeps some flesh.

    Deep is what is far from the slab's surfaces and, by `rim`, from the outline: no wall is thinner at the sides.
    """
    deep = np.clip(np.minimum(slab, rim) / tuning.shell - 1.0, 0.0, 1.0)
    weight = tuning.slab_weight + (tuning.core_weight - tuning.slab_weight) * deep
    limb = np.clip(1.0 - rim / _LIMB, 0.0, 1.0)
    push = weight * np.maximum(trust, limb) * np.clip(slab * tuning.slab_slope, -1.0, 1.0)
    pushed = np.clip(logits, -6.0, 6.0) * (1.0 - limb) + push
    weak = np.clip(1.0 - pushed.max(axis=0) / _FIRM, 0.0, 1.0)
    pushed += weak * (np.clip(slab * tuning.slab_slope * 2.0, -4.0, 4.0) - pushed)
    return pushed.astype(np.float32)
