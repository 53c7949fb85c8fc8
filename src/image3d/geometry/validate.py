"""Check a GLB that is about to be delivered, in Python and within milliseconds."""

import numpy as np

from image3d.geometry.errors import InvalidModel
from image3d.geometry.glb_accessors import Accessors
from image3d.geometry.glb_container import unpack
from image3d.geometry.glb_read import read_glb
from image3d.geometry.mesh import area_vectors
from image3d.geometry.model import Model

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
    document, binary = unpack(data)
    model = read_glb(data)
    if not model.parts:
        raise InvalidModel("the model has no surface")
    for part in model.parts:
        if part.material.base_color_texture is not None and part.uvs is None:
            raise InvalidModel(f"part {part.name!r} has a texture but no texture coordinates")
    if not any(np.linalg.norm(area_vectors(part.vertices, part.faces), axis=1).max() > 0 for part in model.parts):
        raise InvalidModel("the surface of the model has no area")
    accessors = Accessors(document, [binary])
    for mesh in document["meshes"]:
        for primitive in mesh["primitives"]:
            _check_attributes(accessors, primitive["attributes"])
    return model


def _check_attributes(accessors: Accessors, attributes: dict[str, int]) -> None:
    positions = accessors.read(attributes["POSITION"], width=3)
    stated = accessors.accessors[attributes["POSITION"]]
    bounds = [stated.get("min"), stated.get("max")]
    if bounds != [positions.min(axis=0).tolist(), positions.max(axis=0).tolist()]:
        raise InvalidModel("the stated bounds of the positions are not true")
    if "NORMAL" in attributes:
        length = np.linalg.norm(accessors.read(attributes["NORMAL"], width=3), axis=1)
        if not (np.abs(length - 1) <= _NORMAL_TOLERANCE).all():
            raise InvalidModel("a stored normal does not have length one")
