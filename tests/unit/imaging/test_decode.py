# Goal: whatever bytes a customer sends, `decode` gives the upright sRGB picture they mean or one of our errors.

import contextlib
import io
import struct
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from image3d.imaging.decode import MAX_BYTES, MIN_SIDE, WORKING_SIDE, decode, probe
from image3d.imaging.errors import ImageUndecodable, InputTooLarge, UnsupportedMedia


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(mode: str = "RGB", size: tuple[int, int] = (40, 24)) -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste((0, 0, 255), (size[0] // 2, 0, *size))
    return image.convert(mode)


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header promises a size and whose data is nearly nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/gif")],
)
def test_every_accepted_kind_gives_its_colours(kind: str, media_type: str) -> None:
    data = encoded(halves(), kind, **({"quality": 95} if kind in {"JPEG", "WEBP"} else {}))
    picture = decode(data)
    assert picture.header == probe(data)
    assert (picture.header.media_type, picture.header.width, picture.header.height) == (media_type, 40, 24)
    assert picture.rgba.shape == (24, 40, 4)
    assert picture.rgba.dtype == np.uint8
    assert np.abs(picture.rgba[12, 5].astype(int) - [255, 0, 0, 255]).max() <= 12
    assert np.abs(picture.rgba[12, 35].astype(int) - [0, 0, 255, 255]).max() <= 12


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_png_mode_becomes_eight_bit_rgba(mode: str) -> None:
    ramp = np.tile(np.linspace(0, 255, 32, dtype=np.uint8), (20, 1))
    image = Image.fromarray(ramp.astype(np.uint16) * 257) if mode == "I;16" else Image.fromarray(ramp).convert(mode)
    found = decode(encoded(image)).rgba
    assert np.all(found[..., 3] == 255)
    if mode == "1":
        assert set(np.unique(found[..., 0]).tolist()) == {0, 255}
    else:
        assert np.abs(found[..., :3].astype(int) - ramp[..., None]).max() <= 1


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_sixteen_bit_pngs_keep_their_upper_bits(channels: int) -> None:
    deep = np.random.default_rng(3).integers(0, 200, (20, 24, channels)).astype(np.uint16)
    wide = deep.squeeze() * 257
    ok, data = cv2.imencode(".png", wide)
    assert ok
    found = decode(data.tobytes()).rgba
    shown = deep[..., [2, 1, 0, 3][:channels]] if channels > 1 else np.repeat(deep, 3, axis=2)
    assert np.abs(found[..., : shown.shape[2]].astype(int) - shown).max() <= 1


def test_palette_transparency_becomes_alpha() -> None:
    image = halves("P")
    data = encoded(image, transparency=int(np.asarray(image)[0, 0]))
    found = decode(data).rgba
    assert found[5, 5, 3] == 0
    assert found[5, 35].tolist() == [0, 0, 255, 255]


def test_cmyk_jpeg_keeps_its_colours() -> None:
    found = decode(encoded(halves("CMYK"), "JPEG", quality=95)).rgba
    assert np.abs(found[12, 5].astype(int) - [255, 0, 0, 255]).max() <= 12
    assert np.abs(found[12, 35].astype(int) - [0, 0, 255, 255]).max() <= 12


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_undone(orientation: int) -> None:
    upright = halves(size=(48, 32))
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright.transpose(turn) if turn is not None else upright
    assert np.array_equal(decode(encoded(stored, exif=exif.tobytes())).rgba[..., :3], np.asarray(upright))


def test_embedded_profile_is_converted_to_srgb_and_a_broken_one_ignored() -> None:
    image = Image.new("RGB", (32, 32), (200, 100, 50))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"no profile at all", srgb[:200]):
        found = decode(encoded(image, icc_profile=profile)).rgba
        assert np.abs(found[3, 3].astype(int) - [200, 100, 50, 255]).max() <= 2


def test_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ((255, 0, 0), (0, 255, 0))]
    for kind in ("GIF", "PNG", "WEBP"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)
        assert np.abs(decode(data).rgba[9, 9].astype(int) - [255, 0, 0, 255]).max() <= 8


def test_alpha_and_colour_are_resampled_apart() -> None:
    rgba = np.zeros((200, WORKING_SIDE * 2, 4), np.uint8)
    rgba[..., 0] = 240
    rgba[:, ::7, 3] = 255
    found = decode(encoded(Image.fromarray(rgba))).rgba
    assert found.shape == (100, WORKING_SIDE, 4)
    assert found[..., 0].min() == 240  # no dark fringe from transparent pixels


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "I;16", "RGBA", "1"])
def test_large_pictures_of_every_mode_are_shrunk_upright(mode: str) -> None:
    left = np.zeros((300, 2 * WORKING_SIDE), np.uint8)
    left[:, :WORKING_SIDE] = 200
    image = Image.fromarray(left.astype(np.uint16) * 257) if mode == "I;16" else Image.fromarray(left).convert(mode)
    exif = Image.Exif()
    exif[0x0112] = 3  # stored upside down
    found = decode(encoded(image, "JPEG" if mode == "CMYK" else "PNG", exif=exif.tobytes())).rgba
    assert found.shape == (150, WORKING_SIDE, 4)
    assert found[75, : WORKING_SIDE // 2 - 20, 0].max() < 8
    if mode != "1":
        assert np.abs(found[75, WORKING_SIDE // 2 + 20 :, 0].astype(int) - 200).max() < 8


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>",
        b"<!DOCTYPE html><html></html>",
        b"  <html><body>not found</body></html>",
        b"%PDF-1.7 ...",
        b"BM" + bytes(60),
        b"II*\x00" + bytes(60),
        b"PK\x03\x04" + bytes(60),
        bytes(4) + b"ftypavif" + bytes(60),
        b"glTF" + bytes(60),
    ],
)
def test_foreign_kinds_are_unsupported_media(data: bytes) -> None:
    for read in (probe, decode):
        with pytest.raises(UnsupportedMedia) as caught:
            read(data)
        assert caught.value.code == "unsupported_media"


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBP", b"hello", bytes(99)]
)
def test_what_is_no_picture_is_undecodable(data: bytes) -> None:
    for read in (probe, decode):
        with pytest.raises(ImageUndecodable) as caught:
            read(data)
        assert caught.value.code == "image_undecodable"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_truncated_pictures_are_undecodable(kind: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8)
    data = encoded(Image.fromarray(noise), kind)
    with pytest.raises(ImageUndecodable):
        decode(data[: len(data) // 2])


@pytest.mark.parametrize("size", [(1, 1), (15, 400), (400, 15)])
def test_tiny_pictures_are_refused_with_their_size(size: tuple[int, int]) -> None:
    with pytest.raises(ImageUndecodable, match=f"{size[0]} x {size[1]}.*{MIN_SIDE} pixels"):
        probe(encoded(Image.new("RGB", size)))


@pytest.mark.parametrize("size", [(20_000, 20_000), (8_001, 8_000), (65_000, 65_000), (2**31 - 1, 2**31 - 1)])
def test_bombs_are_refused_from_the_header(size: tuple[int, int]) -> None:
    data = png_claiming(*size)
    assert len(data) < 100
    for read in (probe, decode):
        with pytest.raises(InputTooLarge) as caught:
            read(data)
        assert caught.value.code == "input_too_large"


def test_a_long_thin_picture_is_fine() -> None:
    picture = decode(encoded(Image.new("RGB", (20_000, 32), (9, 99, 9))))
    assert picture.header.width == 20_000
    assert picture.rgba.shape[1] == WORKING_SIDE


def test_limits_of_the_caller_hold() -> None:
    data = encoded(Image.new("RGB", (100, 100)))
    with pytest.raises(InputTooLarge):
        probe(data, max_pixels=9_999)
    with pytest.raises(InputTooLarge):
        probe(data, max_bytes=len(data) - 1)
    with pytest.raises(InputTooLarge):
        probe(data + bytes(MAX_BYTES))
    assert probe(data, max_pixels=10_000, max_bytes=len(data)).width == 100


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.data())
def test_damaged_bytes_give_a_picture_or_our_error(kind: str, data: st.DataObject) -> None:
    good = bytearray(encoded(halves(size=(32, 32)), kind))
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    rgba = decoded_or_none(bytes(good))
    assert rgba is None or (rgba.ndim == 3 and rgba.shape[2] == 4)


def decoded_or_none(data: bytes) -> np.ndarray | None:
    with contextlib.suppress(ImageUndecodable, UnsupportedMedia, InputTooLarge):
        return decode(data).rgba
    return None
