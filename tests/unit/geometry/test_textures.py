"""Goal: textures are stored without loss unless a large opaque photo is much smaller as JPEG; bad ones are refused."""

import cv2
import numpy as np
import pytest

from image3d.geometry.errors import InvalidModel, UnreadableModel
from image3d.geometry.textures import decode_texture, encode_color, encode_png, resize_texture

RNG = np.random.default_rng(0)


def photo(side: int) -> np.ndarray:
    noise = RNG.integers(0, 255, (side, side, 3), dtype=np.uint8)
    return np.asarray(cv2.GaussianBlur(noise, (0, 0), 3))


def test_small_or_translucent_textures_lose_nothing() -> None:
    clear = np.dstack([photo(1024), np.full((1024, 1024), 7, np.uint8)])
    for pixels in (photo(512), clear):
        data, media_type = encode_color(pixels)
        assert media_type == "image/png"
        assert np.array_equal(decode_texture(data), pixels)


def test_large_photos_become_jpeg_and_stay_close() -> None:
    pixels = photo(1024)
    data, media_type = encode_color(np.dstack([pixels, np.full((1024, 1024), 255, np.uint8)]))
    assert media_type == "image/jpeg"
    assert len(data) < len(encode_png(pixels)) / 2
    assert np.abs(decode_texture(data).astype(int) - pixels).mean() < 2


def test_large_flat_textures_stay_png() -> None:
    pixels = np.zeros((1024, 1024, 3), np.uint8)
    pixels[:512] = (200, 30, 40)
    data, media_type = encode_color(pixels)
    assert media_type == "image/png"
    assert np.array_equal(decode_texture(data), pixels)


def test_grey_and_deep_pictures_become_rgb_bytes() -> None:
    grey = RNG.integers(0, 255, (5, 7), dtype=np.uint8)
    assert np.array_equal(decode_texture(encode_png(grey)), np.repeat(grey[..., None], 3, axis=2))
    deep = cv2.imencode(".png", np.full((2, 2, 3), 0x1234, np.uint16))[1].tobytes()
    assert (decode_texture(deep) == 0x12).all()


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_pictures_of_every_kind_are_read_in_their_size(suffix: str) -> None:
    pixels = np.full((6, 10, 3), (10, 200, 90), np.uint8)
    for flags in ([], [cv2.IMWRITE_WEBP_QUALITY, 60] if suffix == ".webp" else []):
        data = cv2.imencode(suffix, pixels[..., ::-1], flags)[1].tobytes()
        decoded = decode_texture(data)
        assert decoded.shape == (6, 10, 3)
        assert np.abs(decoded.astype(int) - pixels).max() < 8


def test_bombs_are_refused_before_they_are_decoded() -> None:
    huge = bytearray(encode_png(photo(32)))
    huge[16:24] = (50_000).to_bytes(4, "big") * 2
    wide = bytearray(cv2.imencode(".jpg", photo(32))[1].tobytes())
    at = wide.index(b"\xff\xc0")
    wide[at + 5 : at + 9] = (65_000).to_bytes(2, "big") * 2
    for bomb in (huge, wide):
        with pytest.raises(UnreadableModel, match="000 x"):
            decode_texture(bytes(bomb))


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>", encode_png(photo(32))[:40]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableModel):
        decode_texture(data)


@pytest.mark.parametrize("shape", [(4, 4, 2), (0, 4, 3), (4,)])
def test_what_is_no_texture_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(InvalidModel):
        encode_png(np.zeros(shape, np.uint8))


def test_shrinking_averages() -> None:
    stripes = np.zeros((64, 64, 3), np.uint8)
    stripes[:, ::2] = 200
    assert np.abs(resize_texture(stripes, 16, 16).astype(int) - 100).max() <= 1
    assert resize_texture(stripes, 64, 64) is stripes
