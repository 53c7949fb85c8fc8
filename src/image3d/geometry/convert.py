"""A finished model as STL, OBJ, PLY, 3MF or USDZ.

STL and 3MF are for printing: millimetres, +Z up, standing on z = 0, overlapping pieces merged. PLY stands as they do
but keeps every piece and its colours; OBJ keeps glTF's axes, in millimetres too. USDZ is for phones: metres, +Y up.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

import numpy as np

from image3d.geometry.errors import InvalidModel
from image3d.geometry.mesh import joined, vertex_normals, weld
from image3d.geometry.model import ByteArray, FloatArray, Material, Model, Part
from image3d.geometry.printable import MILLIMETRES, Printable, printable, upright_millimetres
from image3d.geometry.textures import encode_png

#: format -> what people call it
FORMATS: Mapping[str, str] = {
    "stl": "STL, for 3D printing",
    "3mf": "3MF, for 3D printing",
    "obj": "OBJ with texture, in a ZIP",
    "ply": "PLY with colours",
    "usdz": "USDZ, for iPhone and iPad",
}
MEDIA_TYPES: Mapping[str, str] = {
    "stl": "model/stl",
    "3mf": "model/3mf",
    "obj": "application/zip",
    "ply": "application/octet-stream",
    "usdz": "model/vnd.usdz+zip",
}
#: Formats whose overlapping pieces are merged into one solid.
MERGED_FORMATS = frozenset({"stl", "3mf"})
EXTENSIONS: Mapping[str, str] = {"stl": "stl", "3mf": "3mf", "obj": "obj.zip", "ply": "ply", "usdz": "usdz"}
_USDZ_ALIGNMENT = 64
#: Files in archives carry no time, so that equal models make equal bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def convert(model: Model, file_format: str, *, height_mm: float | None = None) -> bytes:
    """The model in another format.

    Args:
        model: in glTF axes and metres.
        file_format: a key of `FORMATS`.
        height_mm: how tall it becomes; None keeps its size.

    Raises:
        InvalidModel: it has no faces or no height to scale.
        ValueError: there is no such format.
    """
    writers: Mapping[str, Callable[[Model], bytes]] = {
        "stl": lambda scaled: write_stl(printable(scaled)),
        "3mf": lambda scaled: write_3mf(printable(scaled)),
        "obj": write_obj_zip,
        "ply": write_ply,
        "usdz": write_usdz,
    }
    if file_format not in writers:
        raise ValueError(f"no format {file_format}")
    return writers[file_format](scale_to_height(model, height_mm))


def scale_to_height(model: Model, height_mm: float | None) -> Model:
    """The model with its height (+Y) as asked.

    Raises:
        InvalidModel: it has no faces or no height.
    """
    vertices, faces = joined(model)
    if not len(faces):
        raise InvalidModel("the model has no faces")
    if height_mm is None:
        return model
    height = float(np.ptp(vertices[:, 1]))
    if height <= 0.0:
        raise InvalidModel("the model is flat and has no height")
    factor = height_mm / MILLIMETRES / height
    return Model(parts=tuple(replace(part, vertices=part.vertices * factor) for part in model.parts))


def write_stl(mesh: Printable) -> bytes:
    """Binary STL."""
    corners = mesh.vertices[mesh.faces].astype("<f4")
    record = np.zeros(len(corners), np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("spare", "<u2")]))
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    record["normal"] = np.divide(normal, length, out=np.zeros_like(normal), where=length > 0)
    record["corners"] = corners
    header = b"Image3D, millimetres".ljust(80, b"\0")
    return header + struct.pack("<I", len(record)) + record.tobytes()


def write_3mf(mesh: Printable) -> bytes:
    """3MF core: one object in millimetres."""
    points = "".join(f'<vertex x="{x:.9g}" y="{y:.9g}" z="{z:.9g}"/>' for x, y, z in mesh.vertices.tolist())
    triangles = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in mesh.faces.tolist())
    model = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<model unit="millimeter" xml:lang="en-US" '
        'xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">'
        '<metadata name="Application">Image3D</metadata>'
        f'<resources><object id="1" type="model"><mesh><vertices>{points}</vertices>'
        f"<triangles>{triangles}</triangles></mesh></object></resources>"
        '<build><item objectid="1"/></build></model>'
    )
    types = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Target="/3D/3dmodel.model" Id="rel0" '
        'Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>'
    )
    files = {"[Content_Types].xml": types, "_rels/.rels": relations, "3D/3dmodel.model": model}
    return _zip({name: text.encode() for name, text in files.items()})


def write_obj_zip(model: Model) -> bytes:
    """A ZIP of `model.obj`, `model.mtl` and the colour textures; millimetres, +Y up."""
    lines, materials, files = ["# Image3D, millimetres, +Y up", "mtllib model.mtl"], list[str](), dict[str, bytes]()
    first_place, first_corner = 1, 1
    for number, part in enumerate(model.parts):
        uvs = np.zeros((len(part.vertices), 2)) if part.uvs is None else part.uvs
        normals = vertex_normals(part.vertices, part.faces) if part.normals is None else part.normals
        places, _, place_of = weld(part.vertices, part.faces)  # one at both sides of a seam, or readers see holes
        lines += [f"o part{number}", f"usemtl material{number}"]
        lines += [f"v {x:.6g} {y:.6g} {z:.6g}" for x, y, z in (places * MILLIMETRES).tolist()]
        lines += [f"vt {u:.6g} {1.0 - v:.6g}" for u, v in uvs.tolist()]
        lines += [f"vn {x:.4g} {y:.4g} {z:.4g}" for x, y, z in normals.tolist()]
        corners = np.stack([place_of[part.faces] + first_place, part.faces + first_corner], axis=2).reshape(-1, 6)
        lines += [f"f {a}/{d}/{d} {b}/{e}/{e} {c}/{f}/{f}" for a, d, b, e, c, f in corners.tolist()]
        first_place, first_corner = first_place + len(places), first_corner + len(part.vertices)
        red, green, blue, alpha = part.material.base_color_factor
        materials += [f"newmtl material{number}", f"Kd {red:.4g} {green:.4g} {blue:.4g}", f"d {alpha:.4g}", "illum 2"]
        if part.material.base_color_texture is not None:
            materials.append(f"map_Kd texture{number}.png")
            files[f"texture{number}.png"] = encode_png(part.material.base_color_texture)
    texts = {"model.obj": "\n".join(lines) + "\n", "model.mtl": "\n".join(materials) + "\n"}
    return _zip({**{name: text.encode() for name, text in texts.items()}, **files})


def write_ply(model: Model) -> bytes:
    """Binary PLY with a colour per vertex; millimetres, +Z up, standing on z = 0."""
    vertices, faces = joined(model)
    upright = upright_millimetres(vertices)
    upright[:, 2] -= upright[np.unique(faces), 2].min()
    layout = np.dtype([("place", "<f4", 3), ("colour", "u1", 3)])
    points = np.zeros(len(vertices), layout)
    points["place"] = upright
    points["colour"] = np.concatenate([_vertex_colours(part) for part in model.parts])
    triangles = np.zeros(len(faces), np.dtype([("count", "u1"), ("corners", "<i4", 3)]))
    triangles["count"], triangles["corners"] = 3, faces
    header = (
        "ply\nformat binary_little_endian 1.0\ncomment Image3D, millimetres\n"
        f"element vertex {len(points)}\nproperty float x\nproperty float y\nproperty float z\n"
        "property uchar red\nproperty uchar green\nproperty uchar blue\n"
        f"element face {len(triangles)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    return header.encode("ascii") + points.tobytes() + triangles.tobytes()


def write_usdz(model: Model) -> bytes:
    """USDZ: metres, +Y up, textures beside the scene, every file aligned to 64 bytes.

    Source: Pixar, "Usdz File Format Specification"; UsdPreviewSurface specification 2.5.
    """
    files: dict[str, bytes] = {}
    bodies: list[str] = []
    for number, part in enumerate(model.parts):
        textures = _usd_textures(part.material, number, files)
        bodies.append(_usd_mesh(part, number))
        bodies.append(_usd_material(part.material, number, textures))
    scene = (
        '#usda 1.0\n(\n    defaultPrim = "Model"\n    metersPerUnit = 1\n    upAxis = "Y"\n)\n\n'
        'def Xform "Model" (\n    kind = "component"\n)\n{\n' + "\n".join(bodies) + "}\n"
    )
    return _zip({"model.usda": scene.encode(), **files}, alignment=_USDZ_ALIGNMENT)


def _usd_textures(material: Material, number: int, files: dict[str, bytes]) -> Mapping[str, str]:
    named = {
        "color": material.base_color_texture,
        "surface": material.metallic_roughness_texture,
        "normal": material.normal_texture,
    }
    found: dict[str, str] = {}
    for kind, pixels in named.items():
        if pixels is not None:
            found[kind] = f"textures/{kind}{number}.png"
            files[found[kind]] = encode_png(pixels)
    return found


def _usd_mesh(part: Part, number: int) -> str:
    normals = vertex_normals(part.vertices, part.faces) if part.normals is None else part.normals
    low, high = part.vertices.min(axis=0), part.vertices.max(axis=0)
    uvs = ""
    if part.uvs is not None:
        flipped = np.stack([part.uvs[:, 0], 1.0 - part.uvs[:, 1]], axis=1)
        uvs = (
            f"        texCoord2f[] primvars:st = {_tuples(flipped)} (\n"
            '            interpolation = "vertex"\n        )\n'
        )
    return (
        f'    def Mesh "Part{number}" (\n        prepend apiSchemas = ["MaterialBindingAPI"]\n    )\n    {{\n'
        f"        uniform bool doubleSided = {int(part.material.double_sided)}\n"
        f"        float3[] extent = {_tuples(np.stack([low, high]))}\n"
        f"        int[] faceVertexCounts = [{', '.join(['3'] * len(part.faces))}]\n"
        f"        int[] faceVertexIndices = [{', '.join(map(str, part.faces.ravel().tolist()))}]\n"
        f"        rel material:binding = </Model/Material{number}>\n"
        f"        normal3f[] normals = {_tuples(normals)} (\n"
        '            interpolation = "vertex"\n        )\n'
        f"        point3f[] points = {_tuples(part.vertices)}\n{uvs}"
        '        uniform token subdivisionScheme = "none"\n    }\n'
    )


def _usd_material(material: Material, number: int, textures: Mapping[str, str]) -> str:
    here = f"/Model/Material{number}"
    red, green, blue, alpha = material.base_color_factor
    inputs = [f"            float inputs:opacity = {alpha:.4g}"]
    shaders: list[str] = []
    if "color" in textures:
        inputs.append(f"            color3f inputs:diffuseColor.connect = <{here}/color.outputs:rgb>")
        shaders.append(_usd_texture(here, "color", textures["color"], "rgb", "float3", scale=(red, green, blue, alpha)))
    else:
        inputs.append(f"            color3f inputs:diffuseColor = ({red:.4g}, {green:.4g}, {blue:.4g})")
    if "surface" in textures:
        inputs.append(f"            float inputs:roughness.connect = <{here}/surface.outputs:g>")
        inputs.append(f"            float inputs:metallic.connect = <{here}/surface.outputs:b>")
        factors = (1.0, material.roughness_factor, material.metallic_factor, 1.0)
        shaders.append(_usd_texture(here, "surface", textures["surface"], "g b", "float", scale=factors))
    else:
        inputs.append(f"            float inputs:roughness = {material.roughness_factor:.4g}")
        inputs.append(f"            float inputs:metallic = {material.metallic_factor:.4g}")
    if "normal" in textures:
        inputs.append(f"            normal3f inputs:normal.connect = <{here}/normal.outputs:rgb>")
        shaders.append(_usd_texture(here, "normal", textures["normal"], "rgb", "float3", normal=True))
    reader = (
        '        def Shader "st"\n        {\n            uniform token info:id = "UsdPrimvarReader_float2"\n'
        '            string inputs:varname = "st"\n            float2 outputs:result\n        }\n'
    )
    return (
        f'    def Material "Material{number}"\n    {{\n'
        f"        token outputs:surface.connect = <{here}/surfaceShader.outputs:surface>\n\n"
        '        def Shader "surfaceShader"\n        {\n            uniform token info:id = "UsdPreviewSurface"\n'
        + "\n".join(inputs)
        + "\n            token outputs:surface\n        }\n"
        + (reader if textures else "")
        + "".join(shaders)
        + "    }\n"
    )


def _usd_texture(
    here: str,
    name: str,
    file: str,
    outputs: str,
    kind: str,
    *,
    scale: Sequence[float] = (1.0, 1.0, 1.0, 1.0),
    normal: bool = False,
) -> str:
    scale, bias = ((2.0, 2.0, 2.0, 1.0), (-1.0, -1.0, -1.0, 0.0)) if normal else (scale, (0.0, 0.0, 0.0, 0.0))
    lines = "".join(f"            {kind} outputs:{output}\n" for output in outputs.split())
    return (
        f'        def Shader "{name}"\n        {{\n            uniform token info:id = "UsdUVTexture"\n'
        f"            asset inputs:file = @{escape(file)}@\n"
        f"            float2 inputs:st.connect = <{here}/st.outputs:result>\n"
        f'            token inputs:sourceColorSpace = "{"sRGB" if name == "color" else "raw"}"\n'
        f"            float4 inputs:scale = ({', '.join(f'{value:.4g}' for value in scale)})\n"
        f"            float4 inputs:bias = ({', '.join(f'{value:.4g}' for value in bias)})\n"
        '            token inputs:wrapS = "repeat"\n            token inputs:wrapT = "repeat"\n'
        f"{lines}        }}\n"
    )


def _vertex_colours(part: Part) -> FloatArray:
    """(n, 3) bytes: the texture at each vertex times the factor, or the factor alone."""
    factor = np.asarray(part.material.base_color_factor[:3])
    if part.material.base_color_texture is None or part.uvs is None:
        base = _srgb(np.tile(factor, (len(part.vertices), 1)))
    else:
        base = _srgb(_linear(_texels(part.material.base_color_texture, part.uvs) / 255.0) * factor)
    if part.colors is not None:
        base = _srgb(_linear(base) * part.colors[:, :3])
    return np.round(np.clip(base, 0.0, 1.0) * 255.0)


def _texels(texture: ByteArray, uvs: FloatArray) -> FloatArray:
    """(n, 3) the texel at each coordinate, repeating beyond 0..1."""
    height, width = texture.shape[:2]
    inside = uvs - np.floor(uvs)
    column = np.minimum((inside[:, 0] * width).astype(np.int64), width - 1)
    row = np.minimum((inside[:, 1] * height).astype(np.int64), height - 1)
    return texture[row, column, :3].astype(np.float64)


def _linear(srgb: FloatArray) -> FloatArray:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def _srgb(linear: FloatArray) -> FloatArray:
    clipped = np.clip(linear, 0.0, 1.0)
    return np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)


def _tuples(rows: FloatArray) -> str:
    return "[" + ", ".join("(" + ", ".join(f"{value:.6g}" for value in row) + ")" for row in rows.tolist()) + "]"


def _zip(files: Mapping[str, bytes], *, alignment: int = 0) -> bytes:
    """A ZIP; with `alignment` stored, each file's bytes beginning at a multiple of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_STORED if alignment else zipfile.ZIP_DEFLATED
            if alignment:
                start = out.tell() + 30 + len(name.encode()) + 4
                info.extra = struct.pack("<HH", 0x1986, -start % alignment) + bytes(-start % alignment)
            archive.writestr(info, data)
    return out.getvalue()
