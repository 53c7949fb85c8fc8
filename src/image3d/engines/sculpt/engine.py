"""`SculptEngine`: decode, matte, reconstruct, simplify, unfold, paint."""

import numpy as np

from image3d.engines.errors import DeadlineExceeded, EngineFailed, InputRejected
from image3d.engines.protocol import (
    Deadline,
    EngineDescription,
    EngineRequest,
    Generated,
    Mode,
    Progress,
    Quality,
)
from image3d.engines.sculpt.atlas import unfold
from image3d.engines.sculpt.description import DESCRIPTION
from image3d.engines.sculpt.paint import paint
from image3d.engines.sculpt.reconstruct import reconstruct
from image3d.engines.sculpt.shine import shine
from image3d.engines.sculpt.sight import Sight
from image3d.engines.sculpt.simplify import simplified
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.mesh import vertex_normals
from image3d.geometry.model import ByteArray, FloatArray, Material, Model, Part
from image3d.imaging.decode import decode
from image3d.imaging.errors import ImagingError
from image3d.imaging.matte import cut_out

#: grid cells along the subject's longer side
_CELLS = {Quality.DRAFT: 144, Quality.STANDARD: 224, Quality.HIGH: 352}


class SculptEngine:
    """One picture to a closed, textured body on a CPU."""

    def describe(self) -> EngineDescription:
        """Mode image at all three qualities; priced by measured seconds."""
        return DESCRIPTION

    def generate(self, request: EngineRequest, progress: Progress, deadline: Deadline) -> Generated:
        """A closed, textured model of the picture's subject, its front to the viewer.

        Raises:
            InputRejected: the picture cannot be read or shows no subject.
            EngineFailed: no surface came out.
            DeadlineExceeded: looked at between the steps.
        """
        if request.mode is not Mode.IMAGE or not request.image:
            raise InputRejected("This engine makes models from pictures; none was given.", code="invalid_request")
        limits, options = DESCRIPTION.qualities[request.quality], request.options
        target_faces = int(options.get("target_faces") or limits.target_faces)
        texture_size = int(options.get("texture_size") or limits.texture_size)
        step = _Steps(progress, deadline)
        try:
            step("matting", 0.02)
            cut = cut_out(decode(request.image).rgba, options.get("remove_background") or "auto")
            step("reconstructing", 0.2)
            cells = _cells(request.quality, target_faces)
            surface = reconstruct(cut.rgba, cells=cells, view=options.get("view") or "auto")
        except ImagingError as error:
            raise InputRejected(error.detail, code=error.code, **error.fields) from error
        step("reconstructing", 0.4)
        surface = simplified(surface, target_faces)
        if len(surface.faces) < 4:
            raise EngineFailed("The picture gave no surface.")
        step("texturing", 0.5)
        model = textured_model(cut.rgba, surface, texture_size, delight=options.get("delight") is not False)
        step("texturing", 0.7)
        expert = {"expert": surface.expert} if surface.expert else {}
        return Generated(model=model, notes={"path": surface.path, **expert, "matte": cut.source})


class _Steps:
    """Tells the progress and stops the work when the deadline has passed."""

    def __init__(self, progress: Progress, deadline: Deadline) -> None:
        self._progress = progress
        self._deadline = deadline

    def __call__(self, stage: str, fraction: float) -> None:
        if self._deadline.remaining() <= 0:
            raise DeadlineExceeded(f"The time was up before {stage}.")
        self._progress(stage, fraction)


def _cells(quality: Quality, target_faces: int) -> int:
    """Enough cells that simplifying has something to choose from."""
    return max(_CELLS[quality], min(512, round((2.5 * target_faces) ** 0.5)))


def textured_model(rgba: ByteArray, surface: Surface, texture_size: int, *, delight: bool) -> Model:
    """The surface of a cut-out picture unfolded, painted and placed: longest side 1 m, standing on y = 0."""
    normals = vertex_normals(surface.vertices, surface.faces)
    atlas = unfold(surface.vertices, surface.faces, texture_size=texture_size)
    sight = Sight(surface, normals)
    glossy = shine(rgba, surface, normals, atlas, texture_size, sight=sight)
    material = Material(
        name="body",
        base_color_texture=paint(rgba, surface, normals, atlas, texture_size, sight=sight, delight=delight),
        metallic_roughness_texture=glossy.texture,
        metallic_factor=glossy.metalness,
        roughness_factor=glossy.roughness,
    )
    part = Part(
        vertices=_placed(surface.vertices)[atlas.vertex_of],
        faces=atlas.faces,
        uvs=atlas.uvs,
        normals=normals[atlas.vertex_of],
        material=material,
        name="body",
    )
    return Model(parts=(part,))


def _placed(vertices: FloatArray) -> FloatArray:
    """Longest side 1 m, base on y = 0, centred over the origin."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    middle = (low + high) / 2.0
    return (vertices - np.array([middle[0], low[1], middle[2]])) / float((high - low).max())
