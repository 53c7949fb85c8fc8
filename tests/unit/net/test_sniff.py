# Goal: real files of every kind that is read are named by content, and their look-alikes are not.

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from image3d.net.sniff import sniff_picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_file_written_by_an_encoder_is_named(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (3, 2), (1, 2, 3)).save(buffer, kind)
    assert sniff_picture(buffer.getvalue()) == f"image/{kind.lower()}"


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO"])
def test_pictures_of_kinds_that_are_not_read_are_not_named(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16), (1, 2, 3)).save(buffer, kind)
    assert sniff_picture(buffer.getvalue()) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BM",
        b"BMW is a car maker, not a bitmap",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"<svg/>",
        b"<html>",
        b"GIF90a",
        b"%PDF-1.7",
        b"\x89PNG\n\x1a\n",
        b"glTF\x02\x00\x00\x00",
    ],
)
def test_other_files_are_not_pictures(data: bytes) -> None:
    assert sniff_picture(data) is None


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=64))
def test_plain_text_is_never_a_picture_unless_it_spells_gif(text: str) -> None:
    if not text.startswith(("GIF87a", "GIF89a")) and not (text[:4] == "RIFF" and text[8:12] == "WEBP"):
        assert sniff_picture(text.encode()) is None
