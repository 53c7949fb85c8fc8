# Goal: a data URI gives exactly the bytes that were encoded, or one clear error, and never more than the limit.

import base64
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.net.data_uri import decode_data_uri, is_data_uri
from image3d.net.errors import DataUriError, FetchError, InputTooLarge, UnsupportedMedia

PNG = b"\x89PNG\r\n\x1a\n"
pictures = st.binary(max_size=200).map(lambda tail: PNG + tail)


@given(
    pictures, st.sampled_from(["image/png", "", "text/plain;charset=utf-8"]), st.sampled_from([";base64", "; BASE64"])
)
def test_base64_round_trips(data: bytes, declared: str, marker: str) -> None:
    picture = decode_data_uri(f"data:{declared}{marker}," + base64.b64encode(data).decode(), 1000)
    assert (picture.data, picture.media_type) == (data, "image/png")
    assert picture.media_type_header == (declared or None)


@given(pictures)
def test_percent_encoding_round_trips(data: bytes) -> None:
    assert decode_data_uri("DATA:image/png," + quote_from_bytes(data, safe=""), 1000).data == data


@given(pictures)
def test_base64_may_lack_padding_hold_line_breaks_and_be_percent_encoded(data: bytes) -> None:
    text = base64.encodebytes(data).decode()
    assert decode_data_uri("data:;base64," + text.replace("=", ""), 1000).data == data
    assert decode_data_uri("data:;base64," + quote_from_bytes(text.encode(), safe=""), 1000).data == data


@given(pictures, st.integers(1, 220))
def test_the_limit_is_exact(data: bytes, limit: int) -> None:
    uri = "data:image/png;base64," + base64.b64encode(data).decode()
    if len(data) > limit:
        with pytest.raises(InputTooLarge):
            decode_data_uri(uri, limit)
    else:
        assert decode_data_uri(uri, limit).data == data


@given(st.text(max_size=80))
def test_any_text_gives_a_picture_or_a_known_error(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        decode_data_uri("data:" + text, 1000)
    assert caught.value.code in {"invalid_request", "unsupported_media"}


@pytest.mark.parametrize(
    ("uri", "error"),
    [
        ("", DataUriError),
        ("https://example.com/a,b", DataUriError),
        ("data:image/png;base64", DataUriError),
        ("data:image/png;base64,iVBOR*", DataUriError),
        ("data:image/png;base64,iVBOR", DataUriError),
        ("data:image/png,é", DataUriError),
        ("data:image/png;base64,", DataUriError),
        ("data:image/png;base64," + base64.b64encode(b"<svg xmlns='...'/>").decode(), UnsupportedMedia),
        ("data:image/svg+xml,%3Csvg/%3E", UnsupportedMedia),
        ("data:image/png;base64," + "A" * 10_000, InputTooLarge),
    ],
)
def test_bad_uris_have_their_error(uri: str, error: type[FetchError]) -> None:
    with pytest.raises(error):
        decode_data_uri(uri, 1000)


def test_the_scheme_is_recognised_in_any_case() -> None:
    assert is_data_uri("data:,x")
    assert is_data_uri("DaTa:,x")
    assert not is_data_uri("https://data:1/")
