"""Cursors: opaque to customers, the place after which a list goes on."""

import base64
import binascii
import re
from typing import Any

from image3d.api.errors import BadRequest

#: What the places of lists look like.
TASK = re.compile(r"task_[0-9A-HJKMNP-TV-Z]{26}")
SEQUENCE = re.compile(r"seq_[1-9][0-9]{0,17}")


def encode_cursor(place: str) -> str:
    """The cursor of everything older than `place`."""
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, kind: re.Pattern[str]) -> str | None:
    """The place a cursor stands for; None for the first page.

    Raises:
        BadRequest: it is no cursor of ours.
    """
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    if kind.fullmatch(text) is None:
        raise BadRequest([{"pointer": "query:cursor", "detail": "is not a next_cursor of this list"}])
    return text


def page_document(data: list[dict[str, Any]], *, last: str | None, has_more: bool) -> dict[str, Any]:
    """One page of a list; `last` is the place of its last entry."""
    cursor = encode_cursor(last) if has_more and last is not None else None
    return {"data": data, "has_more": has_more, "next_cursor": cursor}
