"""`inflated`: a cut-out picture to a closed surface from its outline alone.

The silhouette is inflated to a round body that is as thick as it is locally wide, its front gets a relief from the
shading, and its rim follows the full-resolution matte.
"""

import numpy as np

from image3d.engines.sculpt.inflate import half_thickness
from image3d.engines.sculpt.outline import triangulate
from image3d.engines.sculpt.surface import PictureCamera, Surface
from image3d.geometry.model import ByteArray, FloatArray
from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Float32, distance_inside, gaussian, sample

#: how far the relief may stand out, as a share of the subject's longest side
_RELIEF = 0.012
_BACK_DEPTH = 0.92


def inflated(rgba: ByteArray, *, cells: int) -> Surface:
    """A watertight surface of the subject of a cut-out picture.

    Args:
        rgba: (h, w, 4) picture whose alpha is the matte and whose colours hold no background.
        cells: grid cells along the longer side of the subject.

    Returns:
        A surface whose outline from the front is the matte at half coverage, to a tenth of a cell.

    Raises:
        NoSubjectFound: the matte holds nothing that a surface could be made of.
    """
    matte = rgba[..., 3].astype(np.float32) / 255.0
    solid = matte > 0.5
    if not solid.any():
        raise NoSubjectFound("The picture shows no subject.")
    top, left, bottom, right = _bounds(solid)
    pixels_per_cell = max(bottom - top, right - left) / cells
    centre = ((left + right - 1) / 2.0, (top + bottom - 1) / 2.0)
    shape = (int((bottom - top) / pixels_per_cell) + 5, int((right - left) / pixels_per_cell) + 5)
    rows = centre[1] + (np.arange(shape[0]) - (shape[0] - 1) / 2.0) * pixels_per_cell
    columns = centre[0] + (np.arange(shape[1]) - (shape[1] - 1) / 2.0) * pixels_per_cell
    x, y = np.meshgrid(columns.astype(np.float32), rows.astype(np.float32))
    field = _field(matte, x, y, pixels_per_cell)
    if not np.any(field > 0):
        raise NoSubjectFound("The subject is too thin to make a body of.")
    thickness = half_thickness(field)
    light = _lightness(rgba, x, y, pixels_per_cell)
    relief = _relief(light, field, thickness) * cells
    vertices, faces = _closed(field, thickness + relief, _BACK_DEPTH * thickness)
    vertices /= cells
    camera = PictureCamera(centre_px=centre, pixels_per_unit=cells * pixels_per_cell)
    return Surface(vertices=vertices, faces=faces, camera=camera)


def _bounds(solid: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    return int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1


def _field(matte: Float32, x: Float32, y: Float32, pixels_per_cell: float) -> FloatArray:
    """Signed distance to the outline at the grid nodes, in cells; sub-pixel near it, negative at the border."""
    pad = int(4 * pixels_per_cell) + 4
    padded = np.pad(matte, pad)
    solid = padded > 0.5
    distance = distance_inside(solid) - distance_inside(~solid)
    distance -= np.where(solid, 0.5, -0.5).astype(np.float32)
    fine = np.abs(distance) < 1.5
    distance = np.where(fine, np.clip((padded - 0.5) * 2.0, -1.0, 1.0) * 0.75, distance).astype(np.float32)
    distance = gaussian(distance, max(0.7, 0.35 * pixels_per_cell))
    field = sample(distance, x + pad, y + pad).astype(np.float64) / pixels_per_cell
    field[0], field[-1], field[:, 0], field[:, -1] = -1.0, -1.0, -1.0, -1.0
    return np.where(np.abs(field) < 1e-6, -1e-6, field)


def _lightness(rgba: ByteArray, x: Float32, y: Float32, pixels_per_cell: float) -> Float32:
    """Lightness 0..1 at the grid nodes."""
    light = rgba[..., :3].astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32) / np.float32(255.0)
    if pixels_per_cell > 1.5:
        light = gaussian(light, 0.4 * pixels_per_cell)
    return sample(light, x, y)


def _relief(light: Float32, field: FloatArray, thickness: FloatArray) -> FloatArray:
    """How far the front stands out of the inflated body, as a share of the longest side: bright is raised.

    Three scales of lightness against its surroundings, damped towards the rim and on thin parts.
    """
    total = np.zeros_like(light)
    for narrow, wide, weight in ((0.8, 3.0, 0.5), (2.0, 8.0, 0.35), (5.0, 20.0, 0.25)):
        total += weight * np.tanh(4.0 * (gaussian(light, narrow) - gaussian(light, wide)))
    depth = np.clip(np.maximum(field, 0.0) / 6.0, 0.0, 1.0) * np.clip(thickness / 10.0, 0.0, 1.0)
    return _RELIEF * total.astype(np.float64) * depth


def _closed(field: FloatArray, front: FloatArray, back: FloatArray) -> tuple[FloatArray, np.ndarray]:
    """Front and back sheets joined along the outline: vertices in cells about the grid's centre, and faces."""
    sheet = triangulate(field)
    rows, columns = field.shape
    flat = np.stack([sheet.points[:, 1] - (columns - 1) / 2.0, (rows - 1) / 2.0 - sheet.points[:, 0]], 1)
    r, c = sheet.nodes[:, 0], sheet.nodes[:, 1]
    rim = len(flat) - sheet.inner
    least = 0.15
    ahead = np.concatenate([np.maximum(front[r, c], least), np.zeros(rim)])
    behind = -np.maximum(back[r, c], least)
    vertices = np.concatenate([np.column_stack([flat, ahead]), np.column_stack([flat[: sheet.inner], behind])])
    mirrored = np.arange(len(flat))
    mirrored[: sheet.inner] = len(flat) + np.arange(sheet.inner)
    # a triangle with three rim vertices would coincide with its mirror image: _split gives it a middle
    vertices, faces = _split_flat(vertices, sheet.faces, mirrored, sheet.inner, len(flat))
    return vertices, faces


def _split_flat(
    vertices: FloatArray, faces: np.ndarray, mirrored: np.ndarray, inner: int, flat: int
) -> tuple[FloatArray, np.ndarray]:
    """Front and back faces; triangles with all corners on the rim get a raised middle on either side."""
    on_rim = np.all((faces >= inner) & (faces < flat), axis=1)
    front, back = [faces[~on_rim][:, ::-1]], [mirrored[faces[~on_rim]]]
    lone = faces[on_rim]
    if len(lone):
        middle = vertices[lone].mean(axis=1)
        start = len(vertices)
        lift = np.array([0.0, 0.0, 0.15])
        raised = np.concatenate([middle + lift, middle - lift])
        vertices = np.concatenate([vertices, raised])
        for side, ids, turn in ((front, start, True), (back, start + len(lone), False)):
            top = ids + np.arange(len(lone))
            for k in range(3):
                part = np.column_stack([lone[:, k], lone[:, (k + 1) % 3], top])
                side.append(part[:, ::-1] if turn else part)
    return vertices, np.concatenate([*front, *back])
