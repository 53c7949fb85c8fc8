"""Read a GLB 2.0 file of any origin into a model, every node transform applied."""

import base64
import binascii
from collections.abc import Iterator
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.errors import GeometryError, UnreadableModel
from image3d.geometry.glb_accessors import Accessors
from image3d.geometry.glb_container import unpack
from image3d.geometry.mesh import unit
from image3d.geometry.model import ByteArray, FloatArray, IntArray, Material, Model, Part
from image3d.geometry.textures import decode_texture

#: extensions a file may require; others change what the bytes mean, so such a file is refused
SUPPORTED_EXTENSIONS = frozenset(
    {
        "EXT_texture_webp",
        "KHR_materials_clearcoat",
        "KHR_materials_emissive_strength",
        "KHR_materials_ior",
        "KHR_materials_pbrSpecularGlossiness",
        "KHR_materials_sheen",
        "KHR_materials_specular",
        "KHR_materials_transmission",
        "KHR_materials_unlit",
        "KHR_materials_volume",
        "KHR_mesh_quantization",
        "KHR_texture_transform",
    }
)
MAX_FACES = 20_000_000
MAX_NODES = 100_000
_FARTHEST = 1e30  # beyond this, areas and volumes leave the range of float64
_TRIANGLES, _STRIP, _FAN = 4, 5, 6


def read_glb(data: bytes) -> Model:
    """The triangles, materials and decoded textures of the default scene, in glTF axes, one part a primitive.

    Points, lines, cameras, lights, animations and morph targets are left out; skinned meshes keep their own pose.
    Normals and texture coordinates are None where the file has none.

    Raises:
        UnreadableModel: the bytes are damaged, refer outside the file or need an unsupported extension.
    """
    try:
        return _Reader(*unpack(data)).read()
    except GeometryError:
        raise
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError, MemoryError) as error:
        raise UnreadableModel(f"the GLB breaks the glTF rules ({type(error).__name__})") from error


class _Reader:
    def __init__(self, document: dict[str, Any], binary: bytes) -> None:
        self.document = document
        missing = set(document.get("extensionsRequired", [])) - SUPPORTED_EXTENSIONS
        if missing:
            raise UnreadableModel(f"the GLB needs unsupported extensions: {', '.join(sorted(map(str, missing)))}")
        self.buffers = [_buffer_bytes(item, binary) for item in document.get("buffers", [])]
        self.accessors = Accessors(document, self.buffers)
        self._materials: dict[int | None, Material] = {}
        self._images: dict[int, ByteArray] = {}

    def read(self) -> Model:
        parts: list[Part] = []
        faces = 0
        for node, matrix in self._placed_nodes():
            if "mesh" not in node:
                continue
            mesh = self.document["meshes"][node["mesh"]]
            name = str(node.get("name") or mesh.get("name") or f"part {len(parts) + 1}")
            placed = np.eye(4) if "skin" in node else matrix
            for primitive in mesh["primitives"]:
                part = self._part(primitive, placed, name)
                if part is None:
                    continue
                faces += len(part.faces)
                if faces > MAX_FACES:
                    raise UnreadableModel(f"the GLB has more than {MAX_FACES} faces")
                parts.append(part)
        return Model(parts=tuple(parts))

    def _placed_nodes(self) -> Iterator[tuple[dict[str, Any], FloatArray]]:
        nodes = self.document.get("nodes", [])
        scenes = self.document.get("scenes", [])
        children = {child for node in nodes for child in node.get("children", [])}
        roots = [index for index in range(len(nodes)) if index not in children]
        if scenes:
            roots = scenes[self.document.get("scene", 0)].get("nodes", [])
        seen: set[int] = set()
        stack = [(index, np.eye(4)) for index in reversed(roots)]
        while stack:
            index, above = stack.pop()
            if index in seen or index < 0 or len(seen) > MAX_NODES:
                raise UnreadableModel("the nodes of the GLB are not a tree")
            seen.add(index)
            node = nodes[index]
            matrix = above @ _local_matrix(node)
            yield node, matrix
            stack.extend((child, matrix) for child in reversed(node.get("children", [])))

    def _part(self, primitive: dict[str, Any], matrix: FloatArray, name: str) -> Part | None:
        mode = primitive.get("mode", _TRIANGLES)
        attributes = primitive["attributes"]
        if mode not in {_TRIANGLES, _STRIP, _FAN} or "POSITION" not in attributes:
            return None
        vertices = self.accessors.read(attributes["POSITION"], width=3)
        faces = self._faces(primitive, mode, len(vertices))
        if not len(faces):
            return None
        material_index = primitive.get("material")
        normals = self._attribute(attributes, "NORMAL", len(vertices), 3)
        if not np.isfinite(vertices).all():
            raise UnreadableModel("a vertex position is not a finite number")
        with np.errstate(over="ignore", invalid="ignore"):
            placed = vertices @ matrix[:3, :3].T + matrix[:3, 3]
        if not (np.abs(placed) < _FARTHEST).all():
            raise UnreadableModel("a vertex position is too large")
        if np.linalg.det(matrix[:3, :3]) < 0:
            faces = faces[:, ::-1]
        return Part(
            vertices=placed,
            faces=np.ascontiguousarray(faces),
            uvs=self._uvs(attributes, material_index, len(vertices)),
            normals=None if normals is None else _turned(normals, matrix),
            colors=self._colors(attributes, len(vertices)),
            material=self._material(material_index),
            name=name,
        )

    def _faces(self, primitive: dict[str, Any], mode: int, count: int) -> IntArray:
        if "indices" in primitive:
            flat = self.accessors.read_indices(primitive["indices"])
        else:
            flat = np.arange(count, dtype=np.int64)
        if len(flat) and flat.max() >= count:
            raise UnreadableModel("a face refers to a vertex that does not exist")
        if mode == _TRIANGLES:
            return flat[: len(flat) // 3 * 3].reshape(-1, 3)
        if len(flat) < 3:
            return np.zeros((0, 3), np.int64)
        if mode == _FAN:
            return np.stack([np.full(len(flat) - 2, flat[0]), flat[1:-1], flat[2:]], axis=1)
        faces = np.stack([flat[:-2], flat[1:-1], flat[2:]], axis=1)
        faces[1::2] = faces[1::2][:, [1, 0, 2]]
        return faces

    def _attribute(self, attributes: dict[str, Any], name: str, count: int, width: int) -> FloatArray | None:
        if name not in attributes:
            return None
        values = self.accessors.read(attributes[name], width=width)
        if len(values) != count:
            raise UnreadableModel(f"{name} has another length than POSITION")
        return np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)

    def _colors(self, attributes: dict[str, Any], count: int) -> FloatArray | None:
        if "COLOR_0" not in attributes:
            return None
        three = self.document["accessors"][attributes["COLOR_0"]]["type"] == "VEC3"
        colors = self._attribute(attributes, "COLOR_0", count, 3 if three else 4)
        if colors is None:
            return None
        return np.concatenate([colors, np.ones((count, 1))], axis=1) if three else colors

    def _uvs(self, attributes: dict[str, Any], material_index: int | None, count: int) -> FloatArray | None:
        info = self._main_texture(material_index)
        transform = info.get("extensions", {}).get("KHR_texture_transform", {})
        coordinates = transform.get("texCoord", info.get("texCoord", 0))
        uvs = self._attribute(attributes, f"TEXCOORD_{coordinates}", count, 2)
        if uvs is None or not transform:
            return uvs
        turn = float(transform.get("rotation", 0.0))
        scale = np.asarray(transform.get("scale", [1.0, 1.0]), float)
        offset = np.asarray(transform.get("offset", [0.0, 0.0]), float)
        rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        return (uvs * scale) @ rotation.T + offset

    def _main_texture(self, material_index: int | None) -> dict[str, Any]:
        if material_index is None:
            return {}
        document = self.document["materials"][material_index]
        glossy = document.get("extensions", {}).get("KHR_materials_pbrSpecularGlossiness", {})
        pbr = document.get("pbrMetallicRoughness", {})
        found = glossy.get("diffuseTexture") or pbr.get("baseColorTexture") or document.get("normalTexture")
        return cast("dict[str, Any]", found or {})

    def _material(self, index: int | None) -> Material:
        if index not in self._materials:
            self._materials[index] = Material() if index is None else self._read_material(index)
        return self._materials[index]

    def _read_material(self, index: int) -> Material:
        document = self.document["materials"][index]
        pbr = document.get("pbrMetallicRoughness", {})
        glossy = document.get("extensions", {}).get("KHR_materials_pbrSpecularGlossiness")
        color, factor = pbr.get("baseColorTexture"), pbr.get("baseColorFactor", [1.0, 1.0, 1.0, 1.0])
        metallic, roughness = pbr.get("metallicFactor", 1.0), pbr.get("roughnessFactor", 1.0)
        if glossy is not None:
            color, factor = glossy.get("diffuseTexture"), glossy.get("diffuseFactor", [1.0, 1.0, 1.0, 1.0])
            metallic, roughness = 0.0, 1.0 - glossy.get("glossinessFactor", 1.0)
        cutoff = float(document.get("alphaCutoff", 0.5)) if document.get("alphaMode") == "MASK" else None
        texture = self._texture(color)
        if texture is not None and document.get("alphaMode", "OPAQUE") == "OPAQUE":
            texture = self._opaque(texture)
        return Material(
            name=str(document.get("name", f"material {index + 1}")),
            base_color_texture=texture,
            metallic_roughness_texture=_three(self._texture(pbr.get("metallicRoughnessTexture"))),
            normal_texture=_three(self._texture(document.get("normalTexture"))),
            occlusion_texture=_three(self._texture(document.get("occlusionTexture"))),
            emissive_texture=_three(self._texture(document.get("emissiveTexture"))),
            base_color_factor=cast("tuple[float, float, float, float]", _floats(factor, 4)),
            metallic_factor=_floats([metallic], 1)[0],
            roughness_factor=_floats([roughness], 1)[0],
            emissive_factor=cast("tuple[float, float, float]", _floats(document.get("emissiveFactor", [0, 0, 0]), 3)),
            double_sided=bool(document.get("doubleSided", False)),
            alpha_cutoff=cutoff,
        )

    def _texture(self, info: dict[str, Any] | None) -> ByteArray | None:
        if info is None:
            return None
        texture = self.document["textures"][info["index"]]
        webp = texture.get("extensions", {}).get("EXT_texture_webp", {})
        source = webp.get("source", texture.get("source"))
        if source is None:
            return None
        if source not in self._images:
            self._images[source] = decode_texture(self._image_bytes(self.document["images"][source]))
        return self._images[source]

    def _opaque(self, texture: ByteArray) -> ByteArray:
        """Alpha of an opaque material means nothing, so it is left out."""
        return texture if texture.shape[2] == 3 else np.ascontiguousarray(texture[..., :3])

    def _image_bytes(self, image: dict[str, Any]) -> bytes:
        if "bufferView" in image:
            return self.accessors.view_bytes(image["bufferView"])
        return _data_uri(image["uri"])


def _three(texture: ByteArray | None) -> ByteArray | None:
    return texture if texture is None or texture.shape[2] == 3 else np.ascontiguousarray(texture[..., :3])


def _floats(values: list[Any], count: int) -> tuple[float, ...]:
    numbers = tuple(min(max(float(value), 0.0), 1.0) for value in values)
    if len(numbers) != count:
        raise UnreadableModel("a material factor has the wrong length")
    return numbers


def _turned(normals: FloatArray, matrix: FloatArray) -> FloatArray:
    linear = matrix[:3, :3]
    if abs(np.linalg.det(linear)) < 1e-30:
        return unit(normals)
    return unit(normals @ np.linalg.inv(linear))


def _local_matrix(node: dict[str, Any]) -> FloatArray:
    if "matrix" in node:
        return np.asarray(node["matrix"], float).reshape(4, 4).T
    matrix = np.eye(4)
    x, y, z, w = _unit_quaternion(np.asarray(node.get("rotation", [0, 0, 0, 1]), float))
    matrix[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    matrix[:3, :3] *= np.asarray(node.get("scale", [1, 1, 1]), float)
    matrix[:3, 3] = np.asarray(node.get("translation", [0, 0, 0]), float)
    return matrix


def _unit_quaternion(quaternion: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """The rotation quaternion (x, y, z, w) with length one.

    Raises:
        UnreadableModel: it has no length.
    """
    length = float(np.linalg.norm(quaternion))
    if quaternion.shape != (4,) or not length > 0:
        raise UnreadableModel("a node rotation is not a quaternion")
    x, y, z, w = (float(value) / length for value in quaternion)
    return x, y, z, w


def _buffer_bytes(item: dict[str, Any], binary: bytes) -> bytes:
    data = _data_uri(item["uri"]) if "uri" in item else binary
    if item["byteLength"] > len(data):
        raise UnreadableModel("a buffer of the GLB is shorter than it says")
    return data


def _data_uri(uri: str) -> bytes:
    if not uri.startswith("data:") or ";base64," not in uri[:200]:
        raise UnreadableModel("the GLB refers to another file")
    try:
        return base64.b64decode(uri.split(",", 1)[1], validate=True)
    except binascii.Error as error:
        raise UnreadableModel("a data URI of the GLB is damaged") from error
