"""Check a GLB that is about to be delivered, in Python and within milliseconds."""

import numpy as np

from image3d.geometry.errors import InvalidModel
from image3d.geometry.glb_container import unpack
from image3d.geometry.glb_read import read_glb
from image3d.geometry.mesh import area_vectors
from image3d.geometry.model import Model, Part

#: how far from one the length of a stored normal may be
_NORMAL_TOLERANCE = 1e-3


def checked_glb(data: bytes) -> Model:
    """The model in the bytes, once they are known to be sound.

    Chunks, buffer views and accessors lie within the file, indices within their vertices, positions are finite and
    their stated bounds true, normals have length one, texture coordinates come with every texture, and there is a
    surface with an area.

    Raises:
        UnreadableModel: the bytes break the format.
        InvalidModel: the format is kept but the model is not usable.
    """
    document, _ = unpack(data)
    model = read_glb(data)
    if not model.parts:
        raise InvalidModel("the model has no surface")
    for part in model.parts:
        _check_part(part)
    if not any(np.linalg.norm(area_vectors(part.vertices, part.faces), axis=1).max() > 0 for part in model.parts):
        raise InvalidModel("the surface of the model has no area")
    for accessor in document.get("accessors", []):
        if accessor["count"] < 1:
            raise InvalidModel("an accessor is empty")
        low, high = accessor.get("min"), accessor.get("max")
        if low is not None and high is not None and any(a > b for a, b in zip(low, high, strict=True)):
            raise InvalidModel("the bounds of an accessor are the wrong way round")
    return model


def _check_part(part: Part) -> None:
    if part.normals is not None:
        length = np.linalg.norm(part.normals, axis=1)
        if not np.isfinite(length).all() or np.abs(length - 1).max() > _NORMAL_TOLERANCE:
            raise InvalidModel(f"a normal of part {part.name!r} does not have length one")
    if part.material.base_color_texture is not None and part.uvs is None:
        raise InvalidModel(f"part {part.name!r} has a texture but no texture coordinates")
