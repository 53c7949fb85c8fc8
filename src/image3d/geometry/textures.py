"""Texture images: arrays to PNG or JPEG bytes and back, and resizing."""

import struct
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from image3d.geometry.errors import InvalidModel, UnreadableModel
from image3d.geometry.model import ByteArray

#: base color pictures of at least this many pixels a side may be stored as JPEG
JPEG_FROM_PX = 1024
JPEG_QUALITY = 92
#: the most pixels of a texture that is decoded
MAX_PIXELS = 8192 * 8192


def encode_png(pixels: ByteArray) -> bytes:
    """(h, w), (h, w, 3) RGB or (h, w, 4) RGBA bytes as a PNG file without loss."""
    return _encode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 2])


def encode_jpeg(pixels: ByteArray, quality: int = JPEG_QUALITY) -> bytes:
    """(h, w, 3) RGB bytes as a JPEG file with full chroma resolution."""
    sampling = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
    return _encode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality, *sampling])


def encode_color(pixels: ByteArray) -> tuple[bytes, str]:
    """A base color texture as (file bytes, media type): JPEG when large, opaque and smaller that way, else PNG."""
    if pixels.shape[2] == 4 and (pixels[..., 3] == 255).all():
        pixels = pixels[..., :3]
    if pixels.shape[2] == 4 or min(pixels.shape[:2]) < JPEG_FROM_PX:
        return encode_png(pixels), "image/png"
    jpeg = encode_jpeg(pixels)
    if _mostly_flat(pixels):
        png = encode_png(pixels)
        if len(png) <= len(jpeg):
            return png, "image/png"
    return jpeg, "image/jpeg"


def _mostly_flat(pixels: ByteArray) -> bool:
    """PNG can only win where most neighbours are equal; trying it elsewhere costs seconds."""
    rows = pixels[:: max(1, len(pixels) // 256)]
    return bool((rows[:, 1:] == rows[:, :-1]).all(axis=2).mean() > 0.7)


def decode_texture(data: bytes) -> ByteArray:
    """(h, w, 3 or 4) RGB(A) bytes of a PNG, JPEG or WebP file; grey is widened to RGB, 16 bits cut to 8.

    Raises:
        UnreadableModel: the bytes are no such picture, or it has more pixels than 8,192 x 8,192.
    """
    try:
        width, height = _picture_size(data)
    except (struct.error, IndexError) as error:
        raise UnreadableModel("a texture of the model is cut short") from error
    if not 0 < width * height <= MAX_PIXELS:
        raise UnreadableModel(f"a texture of the model has {width} x {height} pixels")
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise UnreadableModel("a texture of the model cannot be decoded") from error
    if decoded is None:
        raise UnreadableModel("a texture of the model cannot be decoded")
    pixels = cast("NDArray[Any]", decoded)
    if pixels.dtype == np.uint16:
        pixels = (pixels >> 8).astype(np.uint8)
    if pixels.dtype != np.uint8:
        raise UnreadableModel("a texture of the model is not made of bytes")
    if pixels.ndim == 2:
        return np.repeat(pixels[..., None], 3, axis=2)
    code = cv2.COLOR_BGRA2RGBA if pixels.shape[2] == 4 else cv2.COLOR_BGR2RGB
    return cast("ByteArray", cv2.cvtColor(pixels, code))


def _picture_size(data: bytes) -> tuple[int, int]:
    """Width and height as the header of a PNG, JPEG or WebP file states them, before anything is decoded."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    raise UnreadableModel("a texture of the model is neither PNG, JPEG nor WebP")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        marker, length = struct.unpack_from(">HH", data, at)
        if marker >> 8 != 0xFF:
            raise UnreadableModel("a JPEG texture of the model is damaged")
        if 0xFFC0 <= marker <= 0xFFCF and marker not in {0xFFC4, 0xFFC8, 0xFFCC}:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length


def _webp_size(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        (packed,) = struct.unpack_from("<I", data, 21)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def resize_texture(pixels: ByteArray, height: int, width: int) -> ByteArray:
    """The texture at another size, averaged when it shrinks."""
    if pixels.shape[:2] == (height, width):
        return pixels
    shrinks = height * width < pixels.shape[0] * pixels.shape[1]
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return cast("ByteArray", cv2.resize(pixels, (width, height), interpolation=method))


def _encode(suffix: str, pixels: ByteArray, flags: list[int]) -> bytes:
    if pixels.dtype != np.uint8 or pixels.ndim not in {2, 3} or 0 in pixels.shape:
        raise InvalidModel(f"a texture must be bytes of shape (h, w, 3 or 4), not {pixels.dtype} {pixels.shape}")
    swapped = pixels
    if pixels.ndim == 3:
        if pixels.shape[2] not in {3, 4}:
            raise InvalidModel(f"a texture must have 3 or 4 channels, not {pixels.shape[2]}")
        code = cv2.COLOR_RGBA2BGRA if pixels.shape[2] == 4 else cv2.COLOR_RGB2BGR
        swapped = cv2.cvtColor(pixels, code)
    done, encoded = cv2.imencode(suffix, swapped, flags)
    if not done:
        raise InvalidModel(f"a texture cannot be written as {suffix}")
    return encoded.tobytes()
