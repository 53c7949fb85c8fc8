"""Goal: GLBs of any origin are read right - transforms, strips, strides, sparse values - and bad ones are refused."""

import base64
import json
import struct
from typing import Any

import cv2
import numpy as np
import pytest
from tests.meshes import box, plain

from image3d.geometry.errors import GeometryError, UnreadableModel
from image3d.geometry.glb import read_glb, write_glb
from image3d.geometry.glb_container import pack, unpack
from image3d.geometry.measure import measure_model
from image3d.geometry.model import Material, Model, Part

TRIANGLE = np.float32([[0, 0, 0], [1, 0, 0], [0, 1, 0]])


def document(**changes: Any) -> tuple[dict[str, Any], bytes]:
    """One triangle with 16 bit indices; `changes` replace whole entries."""
    binary = TRIANGLE.tobytes() + np.uint16([0, 1, 2, 0]).tobytes()
    base: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"},
        ],
        "bufferViews": [{"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": 6}],
        "buffers": [{"byteLength": 44}],
    }
    return base | changes, binary


def only_part(data: bytes) -> Part:
    (part,) = read_glb(data).parts
    return part


def test_a_plain_triangle() -> None:
    part = only_part(pack(*document()))
    assert np.array_equal(part.vertices, TRIANGLE)
    assert part.faces.tolist() == [[0, 1, 2]]
    assert (part.uvs, part.normals, part.colors) == (None, None, None)
    assert part.material == Material()


def test_nested_transforms_are_applied_and_mirrors_turn_faces() -> None:
    half_turn = [0, np.sqrt(0.5), 0, np.sqrt(0.5)]  # a quarter about +Y
    nodes = [
        {"children": [1], "translation": [10, 0, 0], "rotation": half_turn},
        {"mesh": 0, "scale": [-2, 1, 1]},
    ]
    part = only_part(pack(*document(nodes=nodes)))
    assert np.allclose(part.vertices, [[10, 0, 0], [10, 0, 2], [10, 1, 0]])
    assert part.faces.tolist() == [[2, 1, 0]]
    matrix = [2.0, 0, 0, 0, 0, 3.0, 0, 0, 0, 0, 4.0, 0, 5, 6, 7, 1]
    moved = only_part(pack(*document(nodes=[{"mesh": 0, "matrix": matrix}])))
    assert np.allclose(moved.vertices, [[5, 6, 7], [7, 6, 7], [5, 9, 7]])


def test_a_mesh_used_twice_is_two_parts_and_other_scenes_are_left_out() -> None:
    nodes = [{"mesh": 0}, {"mesh": 0, "translation": [3, 0, 0]}, {"mesh": 0, "translation": [9, 0, 0]}]
    data = pack(*document(nodes=nodes, scenes=[{"nodes": [2]}, {"nodes": [0, 1]}], scene=1))
    assert [part.vertices[0, 0] for part in read_glb(data).parts] == [0, 3]


@pytest.mark.parametrize(("mode", "expected"), [(5, [[0, 1, 2], [2, 1, 3]]), (6, [[0, 1, 2], [0, 2, 3]])])
def test_strips_and_fans_become_triangles(mode: int, expected: list[list[int]]) -> None:
    corners = np.float32([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]])
    changes = {
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "mode": mode}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"}],
        "bufferViews": [{"buffer": 0, "byteLength": 48}],
        "buffers": [{"byteLength": 48}],
    }
    assert only_part(pack(document(**changes)[0], corners.tobytes())).faces.tolist() == expected


def test_points_and_lines_are_left_out() -> None:
    lines = [{"primitives": [{"attributes": {"POSITION": 0}, "mode": 1}, {"attributes": {"POSITION": 0}, "mode": 0}]}]
    assert read_glb(pack(*document(meshes=lines))).parts == ()


def test_strided_normalized_and_sparse_accessors() -> None:
    rows = np.zeros(3, [("position", "<i2", 4), ("uv", "u1", 4)])
    rows["position"][:, :3] = [[0, 0, 0], [32767, 0, 0], [0, -32768, 0]]
    rows["uv"][:, :2] = [[0, 255], [51, 0], [255, 255]]
    sparse = np.uint8([1, 0, 0, 0]).tobytes() + np.int16([[0, 32767, 0]]).tobytes() + b"\0\0"
    binary = rows.tobytes() + sparse
    changes = {
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}}]}],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5122,
                "normalized": True,
                "count": 3,
                "type": "VEC3",
                "sparse": {
                    "count": 1,
                    "indices": {"bufferView": 1, "componentType": 5121},
                    "values": {"bufferView": 1, "byteOffset": 4},
                },
            },
            {"bufferView": 0, "byteOffset": 8, "componentType": 5121, "normalized": True, "count": 3, "type": "VEC2"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": 36, "byteStride": 12},
            {"buffer": 0, "byteOffset": 36, "byteLength": 12},
        ],
        "buffers": [{"byteLength": len(binary)}],
        "extensionsRequired": ["KHR_mesh_quantization"],
    }
    part = only_part(pack(document(**changes)[0], binary))
    assert np.allclose(part.vertices, [[0, 0, 0], [0, 1, 0], [0, -1, 0]])
    assert part.uvs is not None
    assert np.allclose(part.uvs, [[0, 1], [0.2, 0], [1, 1]])


def test_a_texture_in_a_data_uri_and_its_transform() -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (4, 4, 4), dtype=np.uint8)
    png = cv2.imencode(".png", pixels)[1].tobytes()
    transform = {"KHR_texture_transform": {"offset": [0.25, 0.5], "scale": [2, 3], "rotation": np.pi / 2}}
    uvs = np.float32([[0, 0], [1, 0], [0, 1]])
    base, binary = document()
    base["meshes"] = [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 2}, "indices": 1, "material": 0}]}]
    base["accessors"].append({"bufferView": 2, "componentType": 5126, "count": 3, "type": "VEC2"})
    base["bufferViews"].append({"buffer": 0, "byteOffset": 44, "byteLength": 24})
    base["buffers"] = [{"byteLength": 68}]
    base["materials"] = [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0, "extensions": transform}}}]
    base["textures"] = [{"source": 0}]
    base["images"] = [{"uri": "data:image/png;base64," + base64.b64encode(png).decode()}]
    part = only_part(pack(base, binary + uvs.tobytes()))
    assert part.uvs is not None
    assert np.allclose(part.uvs, [[0.25, 0.5], [0.25, -1.5], [3.25, 0.5]])
    assert np.array_equal(part.material.base_color_texture, pixels[..., [2, 1, 0]])
    assert (part.material.metallic_factor, part.material.roughness_factor) == (1.0, 1.0)


BROKEN: dict[str, dict[str, Any]] = {
    "index past the vertices": {
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 2, "type": "VEC3"},
            document()[0]["accessors"][1],
        ]
    },
    "accessor past its view": {
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
            document()[0]["accessors"][1],
        ]
    },
    "negative offset": {
        "accessors": [
            {"bufferView": 0, "byteOffset": -12, "componentType": 5126, "count": 3, "type": "VEC3"},
            document()[0]["accessors"][1],
        ]
    },
    "endless zeros": {
        "accessors": [{"componentType": 5126, "count": 10**12, "type": "VEC3"}, document()[0]["accessors"][1]]
    },
    "view past the buffer": {"bufferViews": [{"buffer": 0, "byteLength": 99}, {"buffer": 0, "byteLength": 6}]},
    "buffer shorter than said": {"buffers": [{"byteLength": 4_000_000_000}]},
    "buffer elsewhere": {"buffers": [{"byteLength": 44, "uri": "http://127.0.0.1/buffer.bin"}]},
    "a file on disk": {"buffers": [{"byteLength": 44, "uri": "../../etc/passwd"}]},
    "a ring of nodes": {"nodes": [{"mesh": 0, "children": [1]}, {"children": [0]}]},
    "a node that is not there": {"nodes": [{"mesh": 0, "children": [7]}]},
    "float indices": {"meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 0}]}]},
    "an unknown extension": {"extensionsRequired": ["KHR_draco_mesh_compression"]},
    "a rotation of no length": {"nodes": [{"mesh": 0, "rotation": [0, 0, 0, 0]}]},
    "text for a number": {"nodes": [{"mesh": "zero"}]},
    "infinite scale": {"nodes": [{"mesh": 0, "scale": [1e308, 1e308, 1e308], "translation": [1e308, 0, 0]}]},
}


@pytest.mark.parametrize("changes", BROKEN.values(), ids=BROKEN.keys())
def test_broken_documents_are_refused(changes: dict[str, Any]) -> None:
    data = pack(*document(**changes))
    if "scale" in str(changes):
        with np.errstate(over="ignore", invalid="ignore"), pytest.raises(GeometryError):
            write_glb(read_glb(data))
        return
    with pytest.raises(UnreadableModel):
        read_glb(data)


def test_broken_containers_are_refused() -> None:
    good = pack(*document())
    json_of_nothing = b"[1]".ljust(4)
    not_an_object = b"glTF" + struct.pack("<II", 2, 24) + struct.pack("<II", 4, 0x4E4F534A) + json_of_nothing
    version_one = good[:4] + struct.pack("<I", 1) + good[8:]
    for bad in (b"", b"glTF", good[:30], good[:-8], b"PK\3\4" + good[4:], not_an_object, version_one):
        with pytest.raises(UnreadableModel):
            read_glb(bad)


def test_trimesh_agrees_with_what_is_written() -> None:
    import io  # noqa: PLC0415  # only this test hands bytes to another reader

    import trimesh  # noqa: PLC0415

    model = plain(box(x=2.0), base_color_factor=(1.0, 0.0, 0.0, 1.0))
    loaded = trimesh.load_scene(io.BytesIO(write_glb(model)), file_type="glb")
    assert loaded.to_mesh().volume == pytest.approx(2.0)
    again = read_glb(loaded.export(file_type="glb"))
    assert measure_model(again).volume_m3 == pytest.approx(2.0)


def test_the_file_says_who_made_it_and_nothing_else() -> None:
    model = Model(parts=(*plain(box()).parts, *plain(box()).parts))
    header, _ = unpack(write_glb(model, extras={"task": "t"}))
    assert header["asset"] == {"version": "2.0", "generator": "Image3D", "extras": {"task": "t"}}
    root = header["nodes"][header["scenes"][0]["nodes"][0]]
    assert root["children"] == [0, 1]
    assert json.dumps(header).count("byteOffset") == len(header["bufferViews"])
