"""Write a model as GLB 2.0."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.errors import InvalidModel
from image3d.geometry.glb_container import pack
from image3d.geometry.mesh import check_arrays, unit, vertex_normals, vertex_tangents
from image3d.geometry.model import ByteArray, Material, Model, Part
from image3d.geometry.textures import encode_color, encode_png

GENERATOR = "Image3D"
_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
_USHORT, _UINT, _FLOAT = 5123, 5125, 5126
#: 65535 restarts primitives in some APIs, so glTF forbids it as a 16 bit index
_USHORT_LIMIT = 65535


def write_glb(model: Model, *, extras: Mapping[str, Any] | None = None) -> bytes:
    """A GLB that the Khronos validator passes: one node per part under one root.

    Positions and normals are stored as float32; normals are computed where the part has none. Large opaque base
    color textures may become JPEG, every other texture is PNG. Equal texture arrays are stored once.

    Args:
        model: at least one part, each with at least one face.
        extras: JSON values for `asset.extras`.

    Raises:
        InvalidModel: an array has a wrong shape, is not finite or points outside.
    """
    if not model.parts:
        raise InvalidModel("a model needs at least one part")
    return _Writer().write(model, extras)


class _Writer:
    """Collects the JSON document and the binary chunk of one file."""

    def __init__(self) -> None:
        self.binary = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []
        self.meshes: list[dict[str, Any]] = []
        self.nodes: list[dict[str, Any]] = []
        self.materials: list[dict[str, Any]] = []
        self.images: list[dict[str, Any]] = []
        self._material_of: dict[tuple[int, bool], int] = {}
        self._texture_of: dict[tuple[int, bool], int] = {}

    def write(self, model: Model, extras: Mapping[str, Any] | None) -> bytes:
        for part in model.parts:
            self._add_part(part)
        self.nodes.append({"name": "model", "children": list(range(len(self.nodes)))})
        document: dict[str, Any] = {
            "asset": {"version": "2.0", "generator": GENERATOR},
            "scene": 0,
            "scenes": [{"nodes": [len(self.nodes) - 1]}],
            "nodes": self.nodes,
            "meshes": self.meshes,
            "materials": self.materials,
            "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": len(self.binary)}],
        }
        if extras:
            document["asset"]["extras"] = dict(extras)
        if self.images:
            document["images"] = self.images
            document["samplers"] = [{"magFilter": 9729, "minFilter": 9987, "wrapS": 10497, "wrapT": 10497}]
            document["textures"] = [{"sampler": 0, "source": index} for index in range(len(self.images))]
        return pack(document, bytes(self.binary))

    def _add_part(self, part: Part) -> None:
        check_arrays(part.vertices, part.faces)
        if not len(part.faces):
            raise InvalidModel(f"part {part.name!r} has no faces")
        attributes = {"POSITION": self._vectors(part.vertices.astype(np.float32), bounds=True)}
        normals = _unit_normals(part)
        attributes["NORMAL"] = self._vectors(normals)
        if part.uvs is not None:
            attributes["TEXCOORD_0"] = self._vectors(_float_uvs(part))
            if part.material.normal_texture is not None:
                tangents = vertex_tangents(part.vertices, part.faces, part.uvs, normals.astype(np.float64))
                attributes["TANGENT"] = self._vectors(tangents.astype(np.float32))
        if part.colors is not None:
            attributes["COLOR_0"] = self._vectors(_float_colors(part))
        primitive = {
            "attributes": attributes,
            "indices": self._indices(part),
            "material": self._material(part.material, textured=part.uvs is not None),
        }
        self.nodes.append({"name": part.name, "mesh": len(self.meshes)})
        self.meshes.append({"name": part.name, "primitives": [primitive]})

    def _vectors(self, values: NDArray[np.float32], *, bounds: bool = False) -> int:
        accessor: dict[str, Any] = {
            "bufferView": self._view(values.tobytes(), _ARRAY_BUFFER),
            "componentType": _FLOAT,
            "count": len(values),
            "type": f"VEC{values.shape[1]}",
        }
        if bounds:
            accessor["min"] = values.min(axis=0).tolist()
            accessor["max"] = values.max(axis=0).tolist()
        self.accessors.append(accessor)
        return len(self.accessors) - 1

    def _indices(self, part: Part) -> int:
        short = len(part.vertices) <= _USHORT_LIMIT
        values = part.faces.astype(np.uint16 if short else np.uint32).ravel()
        view = self._view(values.tobytes(), _ELEMENT_ARRAY_BUFFER)
        kind = _USHORT if short else _UINT
        self.accessors.append(
            {
                "bufferView": view,
                "componentType": kind,
                "count": len(values),
                "type": "SCALAR",
                "min": [int(values.min())],
                "max": [int(values.max())],
            }
        )
        return len(self.accessors) - 1

    def _view(self, data: bytes, target: int | None = None) -> int:
        self.binary += b"\0" * (-len(self.binary) % 4)
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        self.views.append(view)
        self.binary += data
        return len(self.views) - 1

    def _material(self, material: Material, *, textured: bool) -> int:
        key = (id(material), textured)
        if key not in self._material_of:
            self.materials.append(self._material_document(material, textured=textured))
            self._material_of[key] = len(self.materials) - 1
        return self._material_of[key]

    def _material_document(self, material: Material, *, textured: bool) -> dict[str, Any]:
        pbr: dict[str, Any] = {
            "baseColorFactor": [float(v) for v in material.base_color_factor],
            "metallicFactor": float(material.metallic_factor),
            "roughnessFactor": float(material.roughness_factor),
        }
        document: dict[str, Any] = {"name": material.name, "pbrMetallicRoughness": pbr}
        if any(material.emissive_factor):
            document["emissiveFactor"] = [float(v) for v in material.emissive_factor]
        if material.double_sided:
            document["doubleSided"] = True
        if material.alpha_cutoff is not None:
            document |= {"alphaMode": "MASK", "alphaCutoff": float(material.alpha_cutoff)}
        elif _translucent(material, textured=textured):
            document["alphaMode"] = "BLEND"
        if textured:
            self._add_textures(material, document, pbr)
        return document

    def _add_textures(self, material: Material, document: dict[str, Any], pbr: dict[str, Any]) -> None:
        places = (
            (material.base_color_texture, pbr, "baseColorTexture", True),
            (material.metallic_roughness_texture, pbr, "metallicRoughnessTexture", False),
            (material.normal_texture, document, "normalTexture", False),
            (material.occlusion_texture, document, "occlusionTexture", False),
            (material.emissive_texture, document, "emissiveTexture", True),
        )
        for pixels, place, name, color in places:
            if pixels is not None:
                place[name] = self._texture(pixels, color=color)

    def _texture(self, pixels: ByteArray, *, color: bool) -> dict[str, int]:
        key = (id(pixels), color)
        if key not in self._texture_of:
            data, media_type = encode_color(pixels) if color else (encode_png(pixels), "image/png")
            self.images.append({"bufferView": self._view(data), "mimeType": media_type})
            self._texture_of[key] = len(self.images) - 1
        return {"index": self._texture_of[key]}


def _translucent(material: Material, *, textured: bool) -> bool:
    texture = material.base_color_texture if textured else None
    if material.base_color_factor[3] < 1.0:
        return True
    return texture is not None and texture.shape[2] == 4 and bool((texture[..., 3] < 255).any())


def _unit_normals(part: Part) -> NDArray[np.float32]:
    if part.normals is None:
        return vertex_normals(part.vertices, part.faces).astype(np.float32)
    if part.normals.shape != part.vertices.shape or not np.isfinite(part.normals).all():
        raise InvalidModel(f"the normals of part {part.name!r} do not match its vertices")
    return unit(part.normals).astype(np.float32)


def _float_uvs(part: Part) -> NDArray[np.float32]:
    uvs = part.uvs
    if uvs is None or uvs.shape != (len(part.vertices), 2) or not np.isfinite(uvs).all():
        raise InvalidModel(f"the texture coordinates of part {part.name!r} do not match its vertices")
    return uvs.astype(np.float32)


def _float_colors(part: Part) -> NDArray[np.float32]:
    colors = part.colors
    if colors is None or colors.shape != (len(part.vertices), 4) or not np.isfinite(colors).all():
        raise InvalidModel(f"the colors of part {part.name!r} do not match its vertices")
    return np.clip(colors, 0.0, 1.0).astype(np.float32)
