"""What a part's material says at points of its surface: textures, factors and vertex colors put together."""

import cv2
import numpy as np
from numpy.typing import NDArray

from image3d.geometry.model import ByteArray, FloatArray, IntArray, Part

Float32Array = NDArray[np.float32]
_ROW = 1024  # sampled points are handed to OpenCV in rows of this many
_ROWS = 16_384  # and in blocks of this many rows; its limit is 32,767
_SRGB = np.linspace(0.0, 1.0, 256)
#: sRGB byte -> linear value
LINEAR_OF_BYTE: Float32Array = np.where(_SRGB <= 0.04045, _SRGB / 12.92, ((_SRGB + 0.055) / 1.055) ** 2.4).astype(
    np.float32
)


def srgb_of_linear(linear: NDArray[np.floating]) -> Float32Array:
    """Linear light 0..1 as sRGB 0..1."""
    light = np.clip(linear, 0.0, 1.0).astype(np.float32)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** np.float32(1 / 2.4) - 0.055).astype(np.float32)


def sample_texture(texture: ByteArray, uvs: Float32Array) -> Float32Array:
    """(k, channels) bilinear values 0..255 of a repeating (h, w, channels) texture at (k, 2) coordinates."""
    height, width = texture.shape[:2]
    count = len(uvs)
    padded = np.zeros((-(-max(count, 1) // _ROW) * _ROW, 2), np.float32)
    padded[:count] = (uvs - np.floor(uvs)) * (width, height) - 0.5
    grid = padded.reshape(-1, _ROW, 2)
    values: list[Float32Array] = []
    for start in range(0, len(grid), _ROWS):
        block = grid[start : start + _ROWS]
        x, y = np.ascontiguousarray(block[..., 0]), np.ascontiguousarray(block[..., 1])
        texels = cv2.remap(texture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
        values.append(np.asarray(texels, np.float32).reshape(-1, texture.shape[2]))
    return np.concatenate(values)[:count]


class PointSampler:
    """The values of one part at points given by face and barycentric weights.

    `shrink` is the area of the textures that falls on one point; where it is more than a texel, textures are shrunk
    first so that nothing flickers.
    """

    def __init__(self, part: Part, face: IntArray, barycentric: Float32Array, *, shrink: float = 0.0) -> None:
        self.part = part
        self._corners = part.faces[face]
        self._weights = barycentric
        self._shrink = shrink

    def at(self, values: FloatArray) -> Float32Array:
        """(k, c) vertex values (n, c) at the points."""
        narrow, corners, weights = values.astype(np.float32), self._corners, self._weights
        total = narrow[corners[:, 0]] * weights[:, :1]
        total += narrow[corners[:, 1]] * weights[:, 1:2]
        total += narrow[corners[:, 2]] * weights[:, 2:]
        return total

    def texture(self, texture: ByteArray | None) -> Float32Array | None:
        """(k, channels) values 0..255 of a texture of the part; None where it has none or no coordinates for it."""
        if texture is None or self.part.uvs is None:
            return None
        if not len(self._corners):
            return np.zeros((0, texture.shape[2]), np.float32)
        texels = self._shrink * texture.shape[0] * texture.shape[1]
        level = int(np.clip(np.floor(0.5 * np.log2(max(texels, 1.0)) + 0.25), 0, 12))
        height, width = (max(side >> level, 1) for side in texture.shape[:2])
        small = texture if level == 0 else cv2.resize(texture, (width, height), interpolation=cv2.INTER_AREA)
        return sample_texture(np.asarray(small, np.uint8), self.at(self.part.uvs))

    def base_color(self) -> Float32Array:
        """(k, 4) linear base color and alpha."""
        part, material = self.part, self.part.material
        color = np.tile(np.asarray(material.base_color_factor, np.float32), (len(self._corners), 1))
        if part.colors is not None:
            color *= self.at(part.colors)
        texels = self.texture(material.base_color_texture)
        if texels is not None:
            color[:, :3] *= LINEAR_OF_BYTE[np.rint(texels[:, :3]).astype(np.uint8)]
            if texels.shape[1] == 4:
                color[:, 3] *= texels[:, 3] / 255.0
        return color

    def metallic_roughness(self) -> Float32Array:
        """(k, 2) metallic and roughness."""
        material = self.part.material
        factors = np.asarray([material.metallic_factor, material.roughness_factor], np.float32)
        values = np.tile(factors, (len(self._corners), 1))
        packed = self.texture(material.metallic_roughness_texture)
        if packed is not None:
            values *= packed[:, [2, 1]] / 255.0
        return values

    def emitted(self) -> Float32Array:
        """(k, 3) linear emitted light."""
        material = self.part.material
        emitted = np.tile(np.asarray(material.emissive_factor, np.float32), (len(self._corners), 1))
        texels = self.texture(material.emissive_texture) if any(material.emissive_factor) else None
        if texels is not None:
            emitted *= LINEAR_OF_BYTE[np.rint(texels).astype(np.uint8)]
        return emitted

    def normals(self, normals: FloatArray, tangents: FloatArray | None) -> Float32Array:
        """(k, 3) unit normals, bent by the normal texture where `tangents` (n, 4) are given."""
        normal = normalised(self.at(normals))
        bump = self.texture(self.part.material.normal_texture)
        if bump is None or tangents is None:
            return normal
        frame = self.at(tangents)
        across = np.cross(normal, frame[:, :3]) * np.where(frame[:, 3:] < 0, -1.0, 1.0)
        bent = bump / np.float32(127.5) - np.float32(1.0)
        return normalised(frame[:, :3] * bent[:, :1] + across * bent[:, 1:2] + normal * bent[:, 2:3])


def normalised(vectors: NDArray[np.floating]) -> Float32Array:
    """(k, 3) vectors of length one; zero vectors stay zero."""
    narrow = vectors.astype(np.float32)
    narrow /= np.maximum(np.sqrt(np.einsum("kx,kx->k", narrow, narrow)), np.float32(1e-12))[:, None]
    return narrow
