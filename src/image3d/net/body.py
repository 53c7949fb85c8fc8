"""Reads the body of an answer, never holding more than the limit, whatever its headers promise."""

import zlib
from collections.abc import Callable, Iterable

from image3d.net.errors import ImageUrlUnreachable, InputTooLarge

Headers = dict[str, str]


def read_body(headers: Headers, chunks: Iterable[bytes], max_bytes: int) -> bytes:
    """The decompressed body.

    Raises:
        InputTooLarge: the body, as sent or decompressed, is longer than `max_bytes`.
        ImageUrlUnreachable: its encoding is unknown or damaged.
    """
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > max_bytes:
        raise too_large(max_bytes)
    decode = _decoder(headers.get("content-encoding", ""), max_bytes)
    body = bytearray()
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        body += decode(chunk)
        if max(sent, len(body)) > max_bytes:
            raise too_large(max_bytes)
    return bytes(body)


def too_large(max_bytes: int) -> InputTooLarge:
    """The error for an input of more than `max_bytes`."""
    return InputTooLarge(f"The picture is larger than {max_bytes / 1_000_000:g} MB.", max_bytes=max_bytes)


def _decoder(encoding: str, max_bytes: int) -> Callable[[bytes], bytes]:
    """A function that decodes chunk after chunk, each time to at most one byte more than the limit."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return bytes
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise ImageUrlUnreachable("The image URL answered in a content encoding that was not asked for.")
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)

    def inflate(chunk: bytes) -> bytes:
        try:
            return inflater.decompress(chunk, max_bytes + 1)
        except zlib.error as error:
            raise ImageUrlUnreachable("The image URL answered with a damaged compressed body.") from error

    return inflate
