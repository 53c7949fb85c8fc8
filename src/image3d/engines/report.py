"""The report of a finished generation: what was measured on the delivered bytes, and warnings in plain words."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from image3d.geometry.appearance import side_colors
from image3d.geometry.camera import VIEWS
from image3d.geometry.measure import Measures, component_labels, measure_model
from image3d.geometry.mesh import joined, weld
from image3d.geometry.model import Model

#: sRGB lightness below which a side counts as black, and variation below which it counts as one flat color
_BLACK, _FLAT = 0.06, 0.008
#: pieces whose boxes lie within this part of the longest side of each other count as touching
_TOUCHING = 0.01
_MOST_PIECES = 1500


def make_report(
    model: Model,
    *,
    model_bytes: int,
    target_faces: int | None,
    texture_size: int | None,
    notes: Mapping[str, Any],
    warnings: tuple[str, ...] = (),
) -> dict[str, Any]:
    """JSON values for the task's `report`: counts, measures, what was asked for, warnings and the engine's notes.

    Args:
        model: as read back from the delivered GLB.
        model_bytes: its length.
        target_faces: as asked for.
        texture_size: as asked for.
        notes: from the engine, added beside the measures; they never replace one.
        warnings: of earlier steps, put first.
    """
    measures = measure_model(model)
    texture = texture_size_px(model)
    asked = {"target_faces": target_faces, "texture_size": texture_size}
    report: dict[str, Any] = {
        "vertices": measures.vertices,
        "faces": measures.faces,
        "is_watertight": measures.is_watertight,
        "components": measures.components,
        "holes": measures.holes,
        "extents_m": [_rounded(side) for side in measures.extents_m],
        "volume_m3": None if measures.volume_m3 is None else _rounded(measures.volume_m3),
        "texture_size_px": texture,
        "textures_px": _textures_px(model),
        "model_bytes": model_bytes,
        "requested": {name: value for name, value in asked.items() if value is not None},
        "warnings": [
            *warnings,
            *_shape_warnings(model, measures, target_faces),
            *_look_warnings(model, texture, texture_size),
        ],
    }
    return report | {name: value for name, value in notes.items() if name not in report}


def texture_size_px(model: Model) -> list[int] | None:
    """[width, height] of the largest base color texture, or None where there is none."""
    textures = [part.material.base_color_texture for part in model.parts]
    sizes = [texture.shape[:2] for texture in textures if texture is not None]
    if not sizes:
        return None
    height, width = max(sizes, key=lambda size: size[0] * size[1])
    return [int(width), int(height)]


def _textures_px(model: Model) -> dict[str, list[int]]:
    """Kind of texture -> [width, height] of its largest, for every kind that the model has."""
    found: dict[str, list[int]] = {}
    for name in ("base_color", "metallic_roughness", "normal", "occlusion", "emissive"):
        textures = [getattr(part.material, f"{name}_texture") for part in model.parts]
        sizes = [(texture.shape[1], texture.shape[0]) for texture in textures if texture is not None]
        if sizes:
            found[name] = [int(side) for side in max(sizes, key=lambda size: size[0] * size[1])]
    return found


def _shape_warnings(model: Model, measures: Measures, target_faces: int | None) -> list[str]:
    found: list[str] = []
    if not measures.is_watertight:
        found.append(_open_surface(measures))
    elif not measures.is_winding_consistent or (measures.volume_m3 is not None and measures.volume_m3 <= 0):
        found.append("Some faces look inwards. Viewers may show them as missing.")
    loose = loose_pieces(model)
    if loose > 1:
        found.append(f"The model falls into {loose} loose pieces that do not touch each other.")
    if target_faces is not None and measures.faces > target_faces:
        found.append(f"The model has {measures.faces:,} faces; {target_faces:,} could not be reached.")
    return found


def _open_surface(measures: Measures) -> str:
    if measures.holes:
        holes = "1 hole" if measures.holes == 1 else f"{measures.holes:,} holes"
        return f"The surface is not watertight: it has {holes}. Repair it before printing."
    return "The surface is not watertight: some edges join more than two faces. Repair it before printing."


def _look_warnings(model: Model, texture: list[int] | None, texture_size: int | None) -> list[str]:
    found: list[str] = []
    if texture is not None and texture_size is not None and max(texture) < texture_size:
        found.append(
            f"The texture has {texture[0]} x {texture[1]} pixels; {texture_size} were asked for. It was not enlarged."
        )
    sides = side_colors(model, [view for view in VIEWS if view.name in {"front", "back"}])
    front, back = sides.get("front"), sides.get("back")
    if front is None or back is None:
        return found
    if back.lightness < _BLACK <= front.lightness / 2:
        found.append("The back is nearly black. Look at the back view before you use the model.")
    elif back.variation < _FLAT and front.variation > 5 * _FLAT:
        found.append("The back is almost one flat color. Look at the back view before you use the model.")
    return found


def loose_pieces(model: Model) -> int:
    """How many groups of pieces there are whose boxes do not come near each other."""
    vertices, faces = joined(model)
    positions, triangles, _ = weld(vertices, faces)
    labels = component_labels(triangles, len(positions))
    pieces, index = np.unique(labels[triangles[:, 0]], return_inverse=True)
    count = len(pieces)
    if count < 2 or count > _MOST_PIECES:
        return count
    corners = positions[triangles].reshape(-1, 3)
    owner = np.repeat(index.ravel(), 3)
    low, high = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(low, owner, corners)
    np.maximum.at(high, owner, corners)
    slack = _TOUCHING * float(np.ptp(positions, axis=0).max())
    near = ((low[:, None] - slack <= high[None]) & (high[:, None] + slack >= low[None])).all(axis=2)
    group = np.arange(count)
    while True:
        joined_group = np.where(near, group[None], count).min(axis=1)
        if (joined_group == group).all():
            return len(np.unique(group))
        group = joined_group


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
