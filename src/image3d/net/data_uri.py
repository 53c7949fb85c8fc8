"""Decodes `data:` URIs into pictures."""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from image3d.net.body import too_large
from image3d.net.errors import DataUriError, UnsupportedMedia
from image3d.net.sniff import sniff_picture

_HEADER = re.compile(r"data:(?P<media_type>[^,]{0,255}?)(?P<base64>;\s*base64)?\s*", re.IGNORECASE)
_ASCII_SPACE = re.compile(rb"[\t\n\f\r ]+")


@dataclass(frozen=True, kw_only=True)
class DataPicture:
    """A picture from a `data:` URI: its bytes, what they are by content, and what the URI called them."""

    data: bytes
    media_type: str
    media_type_header: str | None


def is_data_uri(url: str) -> bool:
    """True when `url` has the `data:` scheme, in any case."""
    return url[:5].lower() == "data:"


def decode_data_uri(uri: str, max_bytes: int) -> DataPicture:
    """The picture inside a base64 or percent-encoded `data:` URI (RFC 2397).

    Raises:
        DataUriError: it is not a `data:` URI, or its payload is empty or does not decode.
        InputTooLarge: the payload decodes to more than `max_bytes`.
        UnsupportedMedia: the payload is not a picture.
    """
    head, comma, payload = uri.partition(",")
    header = _HEADER.fullmatch(head) if comma else None
    if header is None:
        raise DataUriError("A data URI looks like this: data:image/png;base64,iVBORw0K... (this one does not).")
    if len(payload) > 4 * max_bytes + 1024:
        raise too_large(max_bytes)
    data = _decode(payload, is_base64=header["base64"] is not None)
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    if not data:
        raise DataUriError("The data URI is empty: nothing follows its comma.")
    media_type = sniff_picture(data)
    if media_type is None:
        raise UnsupportedMedia("The data URI does not hold a PNG, JPEG, WebP or GIF picture.")
    return DataPicture(data=data, media_type=media_type, media_type_header=header["media_type"].strip() or None)


def _decode(payload: str, *, is_base64: bool) -> bytes:
    if not payload.isascii():
        raise DataUriError("The data URI holds characters outside ASCII.")
    data = unquote_to_bytes(payload)
    if not is_base64:
        return data
    compact = _ASCII_SPACE.sub(b"", data).rstrip(b"=")
    try:
        return base64.b64decode(compact + b"=" * (-len(compact) % 4), validate=True)
    except binascii.Error as error:
        raise DataUriError("The payload of the data URI is not valid base64.") from error
