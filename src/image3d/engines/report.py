"""The report: what was measured on the delivered file, and what a customer should know about it in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from image3d.geometry.measure import Measures
from image3d.geometry.model import ByteArray, Model

#: A model of more faces than this share above what was asked has missed it.
FACE_TOLERANCE = 0.05
#: A back view whose subject is darker than this (0-255) or varies less than this is worth a look.
DARK_LEVEL, FLAT_SPREAD = 28.0, 2.0


def make_report(
    model: Model,
    measures: Measures,
    views: Mapping[str, ByteArray],
    *,
    model_bytes: int,
    requested: Mapping[str, int | None],
    notes: Mapping[str, Any],
) -> dict[str, Any]:
    """JSON values: counts, closedness, sizes, what was asked and what is worth knowing."""
    texture_sizes = _texture_sizes(model)
    report = {
        "vertices": measures.vertices,
        "faces": measures.faces,
        "is_watertight": measures.is_watertight,
        "components": measures.components,
        "holes": measures.holes,
        "extents_m": [round(extent, 4) for extent in measures.extents_m],
        "volume_m3": None if measures.volume_m3 is None else round(measures.volume_m3, 6),
        "texture_size_px": list(texture_sizes[0]) if texture_sizes else None,
        "model_bytes": model_bytes,
        "requested": {name: value for name, value in requested.items() if value is not None},
        "warnings": _warnings(measures, texture_sizes, views, requested),
    }
    return {**report, **notes}


def _texture_sizes(model: Model) -> list[tuple[int, int]]:
    """(width, height) of the base-color textures, the largest first."""
    textures = [part.material.base_color_texture for part in model.parts]
    sizes = {(texture.shape[1], texture.shape[0]) for texture in textures if texture is not None}
    return sorted(sizes, key=lambda size: size[0] * size[1], reverse=True)


def _warnings(
    measures: Measures,
    texture_sizes: Sequence[tuple[int, int]],
    views: Mapping[str, ByteArray],
    requested: Mapping[str, int | None],
) -> list[str]:
    found: list[str] = []
    if not measures.is_watertight:
        holes = f" ({measures.holes} open edge loops)" if measures.holes else ""
        found.append(f"The surface is not closed{holes}: repair it before printing or measuring volume.")
    if measures.components > 1 and not measures.is_watertight:
        found.append(f"The model has {measures.components} separate pieces.")
    faces = requested.get("target_faces")
    if faces is not None and measures.faces > faces * (1 + FACE_TOLERANCE):
        found.append(f"The model has {measures.faces:,} faces; {faces:,} were asked for.")
    size = requested.get("texture_size")
    if size is not None and texture_sizes and max(texture_sizes[0]) < size:
        found.append(f"The texture is {max(texture_sizes[0])} pixels; {size} were asked for.")
    if "back" in views and (dark := _is_dark_or_flat(views["back"])) is not None:
        found.append(f"Seen from behind the model is {dark}: look at the back preview.")
    return found


def _is_dark_or_flat(picture: ByteArray) -> str | None:
    """What is wrong with the subject of a view; the studio's light backdrop is left out."""
    grey = picture.mean(axis=2)
    subject = grey[np.abs(picture.astype(np.float64) - picture[0, 0]).max(axis=2) > 12]
    if subject.size < 50:
        return None
    if float(np.median(subject)) < DARK_LEVEL:
        return "nearly black"
    return "of one flat color" if float(subject.std()) < FLAT_SPREAD else None
