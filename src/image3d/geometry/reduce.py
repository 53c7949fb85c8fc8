"""Bring a whole model under a number of faces, its look included."""

from dataclasses import replace

import numpy as np

from image3d.geometry.measure import is_watertight
from image3d.geometry.mesh import joined, split_creases
from image3d.geometry.model import FloatArray, IntArray, Model, Part
from image3d.geometry.simplify import simplify
from image3d.geometry.transfer import retexture

#: parts of so few faces are left alone as long as others can give
_FEW = 48


def reduce_model(model: Model, target_faces: int, *, texture_size: int) -> Model:
    """The model with at most `target_faces` faces where its parts allow it; a small enough one comes back unchanged.

    Parts that have neither textures nor vertex colors keep their materials. Any other model becomes one part with one
    new texture of `texture_size` that holds the look of the old one.

    Raises:
        InvalidModel: an array does not make a mesh.
    """
    if sum(len(part.faces) for part in model.parts) <= target_faces:
        return model
    closed_parts = all(is_watertight(part.vertices, part.faces) for part in model.parts)
    whole = len(model.parts) == 1 or closed_parts or not is_watertight(*joined(model))
    if whole and not any(_is_painted(part) for part in model.parts):
        return Model(parts=tuple(_reduced(model, target_faces)))
    if whole:
        vertices, faces = joined(Model(parts=tuple(_reduced(model, target_faces))))
    else:
        vertices, faces = simplify(*joined(model), target_faces)
    return Model(parts=(retexture(model, vertices, faces, texture_size=texture_size),))


def _reduced(model: Model, target_faces: int) -> list[Part]:
    counts = np.array([len(part.faces) for part in model.parts])
    return [
        _bare(part, *simplify(part.vertices, part.faces, int(share)))
        for part, share in zip(model.parts, shares(counts, target_faces), strict=True)
    ]


def shares(counts: IntArray, target: int) -> IntArray:
    """(n,) how many of `target` faces each part gets: small parts keep theirs, the others give in proportion."""
    keep = counts <= _FEW
    room = target - int(counts[keep].sum())
    if room < 0.5 * target or keep.all():
        keep[:] = False
        room = target
    out = counts.copy()
    out[~keep] = np.maximum(np.floor(counts[~keep] * (room / counts[~keep].sum())), 4).astype(np.int64)
    return out


def _is_painted(part: Part) -> bool:
    material = part.material
    textures = (
        material.base_color_texture,
        material.metallic_roughness_texture,
        material.normal_texture,
        material.emissive_texture,
    )
    return part.colors is not None or (part.uvs is not None and any(texture is not None for texture in textures))


def _bare(part: Part, vertices: FloatArray, faces: IntArray) -> Part:
    if faces is part.faces:
        return part
    vertices, faces, normals = split_creases(vertices, faces)
    return replace(part, vertices=vertices, faces=faces, uvs=None, normals=normals, colors=None)
