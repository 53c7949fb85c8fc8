"""The finishing line that every model passes, whichever engine made it.

Decode, canonical axes, face count, texture size, a GLB that was read back and checked, previews of those very bytes,
and a report of what was measured on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import numpy as np

from image3d.engines.errors import EngineFailed
from image3d.engines.protocol import Generated, Progress
from image3d.engines.report import make_report
from image3d.geometry.errors import GeometryError
from image3d.geometry.glb_read import read_glb
from image3d.geometry.glb_write import write_glb
from image3d.geometry.measure import Measures, measure_model
from image3d.geometry.model import ByteArray, FloatArray, Material, Model
from image3d.geometry.reduce import reduce_model
from image3d.geometry.render import render_views
from image3d.geometry.textures import encode_png, resize_texture

#: Sizes outside of this range are an engine's mistake, not a model somebody asked for.
SMALLEST_EXTENT_M, LARGEST_EXTENT_M = 1e-4, 1e4
DEFAULT_TEXTURE_SIZE = 1024


@dataclass(frozen=True, kw_only=True)
class Finished:
    """What a customer gets.

    Attributes:
        glb: the delivered bytes.
        previews: view (`front`, `right`, `back`, `left`) -> PNG, rendered from `glb`.
        report: JSON values measured on `glb`.
        provider_cost_usd: what the engine reported, or None.
        artifacts: further files by name.
    """

    glb: bytes
    previews: Mapping[str, bytes]
    report: Mapping[str, Any]
    provider_cost_usd: Decimal | None = None
    notes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    artifacts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


def finish(generated: Generated, *, target_faces: int | None, texture_size: int | None, progress: Progress) -> Finished:
    """The model stands on y = 0 around the vertical axis, has the asked size, and is checked, pictured and measured.

    Args:
        generated: what the engine returned.
        target_faces: the most faces the model may have; None leaves it as it is.
        texture_size: the longest side of a texture in pixels; larger ones are made smaller, smaller ones stay.
        progress: told where the line is, from 0 to 1.

    Raises:
        EngineFailed: what the engine returned is not a usable model.
    """
    progress("checking", 0.0)
    try:
        model = _canonical(_decoded(generated))
        if target_faces is not None:
            model = reduce_model(model, target_faces, texture_size=texture_size or DEFAULT_TEXTURE_SIZE)
        model = _canonical(_smaller_textures(model, texture_size))
        progress("checking", 0.3)
        glb = write_glb(model)
        delivered = read_glb(glb)
        measures = measure_model(delivered)
        _check(delivered, measures)
        progress("checking", 0.5)
        views = render_views(delivered)
    except GeometryError as error:
        msg = f"The engine's result is not a usable model: {error.detail}"
        raise EngineFailed(msg) from error
    previews = {name: encode_png(picture) for name, picture in views.items()}
    progress("checking", 1.0)
    report = make_report(
        delivered,
        measures,
        views,
        model_bytes=len(glb),
        requested={"target_faces": target_faces, "texture_size": texture_size},
        notes=generated.notes,
    )
    return Finished(
        glb=glb,
        previews=previews,
        report=report,
        provider_cost_usd=generated.provider_cost_usd,
        notes=generated.notes,
        artifacts=generated.artifacts,
    )


def _decoded(generated: Generated) -> Model:
    if (generated.model is None) == (generated.glb is None):
        raise EngineFailed("The engine must return a model or a GLB, exactly one of the two.")
    model = generated.model if generated.model is not None else read_glb(generated.glb or b"")
    parts = tuple(part for part in model.parts if len(part.faces))
    if not parts:
        raise EngineFailed("The engine returned a model without faces.")
    return Model(parts=parts)


def _canonical(model: Model) -> Model:
    """The base at y = 0, the box centred on the vertical axis; engines deliver +Y up and front +Z."""
    used: list[FloatArray] = [part.vertices[np.unique(part.faces)] for part in model.parts]
    points = np.concatenate(used)
    if not np.isfinite(points).all():
        raise EngineFailed("The engine returned positions that are not numbers.")
    low, high = points.min(axis=0), points.max(axis=0)
    longest = float((high - low).max())
    if not SMALLEST_EXTENT_M <= longest <= LARGEST_EXTENT_M:
        msg = f"The engine returned a model {longest:g} m large."
        raise EngineFailed(msg)
    shift = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    return Model(parts=tuple(replace(part, vertices=part.vertices - shift) for part in model.parts))


def _smaller_textures(model: Model, longest: int | None) -> Model:
    if longest is None:
        return model
    return Model(parts=tuple(replace(part, material=_smaller(part.material, longest)) for part in model.parts))


def _smaller(material: Material, longest: int) -> Material:
    def fit(texture: ByteArray | None) -> ByteArray | None:
        if texture is None or max(texture.shape[:2]) <= longest:
            return texture
        height, width = texture.shape[:2]
        scale = longest / max(height, width)
        return resize_texture(texture, max(1, round(height * scale)), max(1, round(width * scale)))

    return replace(
        material,
        base_color_texture=fit(material.base_color_texture),
        metallic_roughness_texture=fit(material.metallic_roughness_texture),
        normal_texture=fit(material.normal_texture),
        occlusion_texture=fit(material.occlusion_texture),
        emissive_texture=fit(material.emissive_texture),
    )


def _check(model: Model, measures: Measures) -> None:
    """What was read back from the file is a model that a viewer can show."""
    if measures.faces in {0, measures.degenerate_faces}:
        raise EngineFailed("The engine returned a model without area.")
    for part in model.parts:
        if part.normals is not None:
            lengths = np.linalg.norm(part.normals, axis=1)
            if not np.allclose(lengths, 1.0, atol=1e-3):
                raise EngineFailed("The engine returned normals that are not unit vectors.")
