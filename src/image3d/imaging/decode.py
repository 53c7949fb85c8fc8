"""Bytes to an upright sRGB picture, judged by content alone and measured before it is decoded.

Read: PNG, JPEG, WebP and GIF; of an animation the first frame. Everything else is refused, BMP and TIFF too: they
bring many rarely tested variants and no product photo needs them.
"""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from image3d.imaging.errors import ImageUndecodable, ImagingError, InputTooLarge, UnsupportedMedia

MAX_BYTES = 20_000_000
MAX_PIXELS = 64_000_000
MIN_SIDE = 16
#: decoded pictures are brought down to this side: no texture we deliver shows more
WORKING_SIDE = 2048

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"glTF", "GLB"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)


@dataclass(frozen=True, kw_only=True)
class PictureHeader:
    """What a picture says of itself before any pixel is decoded; sides as stored, before EXIF rotation."""

    media_type: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """A decoded picture, upright.

    Attributes:
        rgba: (h, w, 4) sRGB bytes with straight (not premultiplied) alpha, longest side at most `WORKING_SIDE`.
        header: what the file said.
    """

    rgba: NDArray[np.uint8]
    header: PictureHeader


def probe(data: bytes, *, max_bytes: int = MAX_BYTES, max_pixels: int = MAX_PIXELS) -> PictureHeader:
    """Media type and size of a picture that is small enough to be decoded; no pixel is read.

    Raises:
        UnsupportedMedia: not a PNG, JPEG, WebP or GIF.
        ImageUndecodable: the header is broken, or a side is below 16 pixels.
        InputTooLarge: more than `max_bytes` (20 MB) or `max_pixels` (64 megapixels).
    """
    with _opened(data, max_bytes) as image:
        return _header(image, max_pixels)


def decode(data: bytes) -> Picture:
    """The picture upright, in sRGB, eight bits a channel, with straight alpha.

    Raises:
        UnsupportedMedia, ImageUndecodable, InputTooLarge: as `probe`, and for broken pixel data.
    """
    with _opened(data, MAX_BYTES) as image:
        header = _header(image, MAX_PIXELS)
        image.draft(None, (WORKING_SIDE, WORKING_SIDE))
        image.load()
        shrunk = _shrunk(image)
        ImageOps.exif_transpose(shrunk, in_place=True)
        rgba = np.array(_to_srgb(shrunk))
    return Picture(rgba=rgba, header=header)


@contextmanager
def _opened(data: bytes, max_bytes: int) -> Generator[Image.Image]:
    """The opened picture; every way in which Pillow may fail on it becomes one of our errors."""
    if len(data) > max_bytes:
        raise InputTooLarge(f"The picture has {len(data):,} bytes; at most {max_bytes:,} are accepted.")
    if not data:
        raise ImageUndecodable("The picture is empty (0 bytes).")
    foreign = _foreign_kind(data)
    if foreign:
        raise UnsupportedMedia(f"This is {foreign}, not a picture that can be read. Send PNG, JPEG or WebP.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of (bombs, odd EXIF) is checked or harmless here
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                yield image
    except ImagingError:
        raise
    except UnidentifiedImageError as error:
        raise ImageUndecodable("The bytes are not a picture that can be read. Send PNG, JPEG or WebP.") from error
    except Image.DecompressionBombError as error:
        raise InputTooLarge(f"The picture has more than {MAX_PIXELS // 1_000_000} megapixels.") from error
    except Exception as error:  # Pillow's decoders raise nearly any kind on hostile bytes
        raise ImageUndecodable("The picture is damaged or cut short and cannot be decoded.") from error


def _foreign_kind(data: bytes) -> str | None:
    """The name of a well-known kind of file that is not one of our pictures."""
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp":
        return "AVIF, HEIC or a video"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or (start.startswith(b"<!--") and b"<svg" in start):
        return "SVG or XML"
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<!--")):
        return "a web page"
    return None


def _header(image: Image.Image, max_pixels: int) -> PictureHeader:
    width, height = image.size
    if width * height > max_pixels:
        raise InputTooLarge(
            f"The picture is {width} x {height}, over {max_pixels / 1_000_000:g} megapixels. Send a smaller one."
        )
    if min(width, height) < MIN_SIDE:
        raise ImageUndecodable(f"The picture is {width} x {height}; each side needs at least {MIN_SIDE} pixels.")
    return PictureHeader(media_type=_MEDIA_TYPES[image.format or "PNG"], width=width, height=height)


def _shrunk(image: Image.Image) -> Image.Image:
    """The picture at `WORKING_SIDE` or below, each channel averaged on its own: no hidden colour enters an edge."""
    scale = WORKING_SIDE / max(image.size)
    if scale >= 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if image.mode.startswith("I"):
        full = Image.fromarray(_eight_bits(image))
    elif image.mode in {"P", "PA", "1"} or "transparency" in image.info:
        full = image.convert("RGBA")
    else:
        full = image
    small = Image.merge(full.mode, [band.resize(size, Image.Resampling.BOX) for band in full.split()])
    small.info = {name: value for name, value in image.info.items() if name != "transparency"}
    return small


def _eight_bits(image: Image.Image) -> NDArray[np.uint8]:
    """(h, w) the upper half of sixteen bits, the only depth a PNG has beyond eight."""
    return (np.asarray(image).astype(np.uint16, copy=False) >> 8).astype(np.uint8)


def _to_srgb(image: Image.Image) -> Image.Image:
    """RGBA in sRGB: an embedded colour profile is honoured, a broken one ignored."""
    if image.mode.startswith("I"):
        return Image.fromarray(_eight_bits(image)).convert("RGBA")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK", "L", "LA"}:
        return image.convert("RGBA")
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    transparent = image.info.get("transparency")
    if transparent is not None:
        alpha = image.convert("RGBA").getchannel("A")
    try:
        flat = _profile_to_srgb(image, profile)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGBA")
    rgba = flat.convert("RGBA")
    if alpha is not None:
        rgba.putalpha(alpha)
    return rgba


def _profile_to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    space = profile[16:20].strip()  # the header's colour space
    mode = {b"RGB": "RGB", b"CMYK": "CMYK", b"GRAY": "L"}.get(space)
    if mode is None or (mode == "CMYK") != (image.mode == "CMYK"):
        raise ValueError(f"a {space!r} profile on a {image.mode} picture")
    flat = image if image.mode == mode else image.convert(mode)
    made = ImageCms.createProfile("sRGB")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # untyped
    srgb = cast("ImageCms.ImageCmsProfile", made)
    converted = ImageCms.profileToProfile(flat, source, srgb, outputMode="RGB")
    if converted is None:
        raise ValueError("the profile gave no picture")
    return converted
