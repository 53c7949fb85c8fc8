"""The shared finishing line: what any engine returns becomes a delivered GLB, its previews and its report."""

from dataclasses import replace

from image3d.engines.errors import EngineFailed
from image3d.engines.finished import Finished
from image3d.engines.protocol import Generated, Progress
from image3d.engines.report import make_report
from image3d.geometry.errors import GeometryError
from image3d.geometry.glb import read_glb, write_glb
from image3d.geometry.model import ByteArray, Material, Model
from image3d.geometry.placing import cleaned, placed
from image3d.geometry.reduce import reduce_model
from image3d.geometry.render import preview_pngs
from image3d.geometry.textures import resize_texture
from image3d.geometry.validate import checked_glb

PREVIEW_SIZE_PX = 512
#: texture side for models that are simplified when nobody asked for one
_DEFAULT_TEXTURE_PX = 1024


def finish(
    generated: Generated,
    *,
    target_faces: int | None,
    texture_size: int | None,
    progress: Progress,
    preview_size: int = PREVIEW_SIZE_PX,
) -> Finished:
    """A sound GLB stands on y = 0, centred, within `target_faces` and `texture_size`; previews and report tell of it.

    Textures are never enlarged. What could not be reached is a warning in the report, not an error.

    Args:
        generated: a model or GLB bytes in glTF axes, the front towards +Z.
        target_faces: the most faces; None for any number.
        texture_size: the longest texture side in texels; None for any.
        progress: told of the stage `checking`.
        preview_size: side of the previews in pixels.

    Raises:
        EngineFailed: the engine's output is not a usable model.
    """
    progress("checking", 0.0)
    try:
        glb, warnings = _deliverable(generated, target_faces, texture_size, progress)
        progress("checking", 0.5)
        model = checked_glb(glb)
        previews = preview_pngs(model, size=preview_size)
    except GeometryError as error:
        raise EngineFailed(f"The engine's model cannot be used: {error.detail}.") from error
    progress("checking", 0.9)
    report = make_report(
        model,
        model_bytes=len(glb),
        target_faces=target_faces,
        texture_size=texture_size,
        notes=generated.notes,
        warnings=warnings,
    )
    progress("checking", 1.0)
    return Finished(
        glb=glb,
        previews=previews,
        report=report,
        artifacts=generated.artifacts,
        notes=generated.notes,
        provider_cost_usd=generated.provider_cost_usd,
    )


def _deliverable(
    generated: Generated, target_faces: int | None, texture_size: int | None, progress: Progress
) -> tuple[bytes, tuple[str, ...]]:
    """The GLB, and warnings about what had to be changed."""
    model, scale = placed(cleaned(_decoded(generated)))
    warnings: tuple[str, ...] = ()
    if scale != 1.0:
        warnings = (f"The model came in an unusable size and was scaled by {scale:.3g} to 1 m.",)
    progress("checking", 0.1)
    if target_faces is not None:
        reduced = reduce_model(model, target_faces, texture_size=texture_size or _DEFAULT_TEXTURE_PX)
        if reduced is not model:
            model, _ = placed(cleaned(reduced))
    progress("checking", 0.4)
    if texture_size is not None:
        model = _within(model, texture_size)
    return write_glb(model), warnings


def _decoded(generated: Generated) -> Model:
    if (generated.model is None) == (generated.glb is None):
        raise EngineFailed("The engine returned neither a model nor a GLB, or both.")
    if generated.model is not None:
        return generated.model
    return read_glb(generated.glb or b"")


def _within(model: Model, texture_size: int) -> Model:
    """The model with no texture side longer than `texture_size`; equal textures stay one."""
    smaller: dict[int, ByteArray] = {}
    materials: dict[int, Material] = {}

    def fit(pixels: ByteArray | None) -> ByteArray | None:
        if pixels is None:
            return None
        if id(pixels) not in smaller:
            height, width = pixels.shape[:2]
            ratio = min(1.0, texture_size / max(height, width))
            size = max(round(height * ratio), 1), max(round(width * ratio), 1)
            smaller[id(pixels)] = resize_texture(pixels, *size)
        return smaller[id(pixels)]

    for part in model.parts:
        material = part.material
        if id(material) not in materials:
            materials[id(material)] = replace(
                material,
                base_color_texture=fit(material.base_color_texture),
                metallic_roughness_texture=fit(material.metallic_roughness_texture),
                normal_texture=fit(material.normal_texture),
                occlusion_texture=fit(material.occlusion_texture),
                emissive_texture=fit(material.emissive_texture),
            )
    return Model(parts=tuple(replace(part, material=materials[id(part.material)]) for part in model.parts))
