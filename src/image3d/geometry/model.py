"""A textured model as plain arrays: what engines return and what the finishing line turns into a GLB."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
ByteArray = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Material:
    """A glTF metallic-roughness material. A texture, where present, is multiplied by its factor.

    Attributes:
        base_color_texture: (h, w, 3 or 4) sRGB bytes, row 0 at v = 0 of glTF (the top).
        metallic_roughness_texture: (h, w, 3) linear bytes, roughness in G, metalness in B.
        normal_texture: (h, w, 3) linear bytes, tangent space, +Y up.
        occlusion_texture: (h, w, 3) linear bytes, occlusion in R.
        emissive_texture: (h, w, 3) sRGB bytes, multiplied by `emissive_factor`.
        alpha_cutoff: where set, texels of less alpha are cut away and the rest is opaque (glTF alpha mode MASK).
    """

    name: str = "material"
    base_color_texture: ByteArray | None = None
    metallic_roughness_texture: ByteArray | None = None
    normal_texture: ByteArray | None = None
    occlusion_texture: ByteArray | None = None
    emissive_texture: ByteArray | None = None
    base_color_factor: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    metallic_factor: float = 0.0
    roughness_factor: float = 0.8
    emissive_factor: tuple[float, float, float] = (0.0, 0.0, 0.0)
    double_sided: bool = False
    alpha_cutoff: float | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One mesh with one material, in glTF axes: metres, +Y up, front +Z, faces counter-clockwise from outside.

    Attributes:
        vertices: (n, 3) positions.
        faces: (m, 3) indices into `vertices`.
        uvs: (n, 2) texture coordinates, origin at the top left as glTF has it; None where no texture needs them.
        normals: (n, 3) unit vectors, or None to let the writer compute smooth ones.
        colors: (n, 4) linear RGBA in 0..1, multiplied with the base color; None for none.
    """

    vertices: FloatArray
    faces: IntArray
    uvs: FloatArray | None = None
    normals: FloatArray | None = None
    colors: FloatArray | None = None
    material: Material = field(default_factory=Material)
    name: str = "part"


@dataclass(frozen=True, kw_only=True)
class Model:
    """One or more parts that make one object."""

    parts: tuple[Part, ...]
