"""Answers a download: given checked claims and request headers, the status, headers and bytes. Knows no web framework.

Follows RFC 9110 sections 13 and 14 for one byte range: a header that cannot be read is ignored, several ranges are
answered with the whole file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from image3d.artifacts.service import ArtifactStore, OpenArtifact
from image3d.artifacts.signing import SignedClaims

MAX_AGE_SECONDS = 3600
_RANGE = re.compile(r"bytes\s*=\s*(\d{0,19})-(\d{0,19})", re.IGNORECASE)
_ENTITY_TAG = re.compile(r'(?:W/)?"[^"]*"')
_EXPOSED = "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag"


@dataclass(frozen=True, kw_only=True)
class Download:
    """An HTTP answer: to be sent as it is, `body` chunk by chunk."""

    status: int
    headers: dict[str, str]
    body: Iterator[bytes]


def download(
    store: ArtifactStore, claims: SignedClaims, request_headers: Mapping[str, str], *, head: bool = False
) -> Download:
    """The answer to a GET, or with `head` a HEAD, for the artifact that `claims` name: 200, 206, 304 or 416.

    Raises:
        ArtifactNotFound: it is gone.
    """
    asked = {name.lower(): value for name, value in request_headers.items()}
    etag = f'"{claims.sha256}"'
    headers = _common_headers(claims, etag)
    if _matches(asked.get("if-none-match"), etag):
        store.size(claims.key)  # a deleted artifact is gone, also for those who still have it
        return Download(status=304, headers=headers, body=iter(()))
    headers["Content-Disposition"] = content_disposition(claims.filename, claims.media_type)
    if head:
        return _whole(headers, OpenArtifact(size=store.size(claims.key), chunks=iter(())))
    if "range" in asked and asked.get("if-range", etag) == etag:
        return _ranged(store, claims.key, headers, asked["range"])
    return _whole(headers, store.open(claims.key))


def preflight() -> Download:
    """The answer to a browser that asks, by OPTIONS, whether a page elsewhere may read artifacts: it may."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return Download(status=204, headers=headers, body=iter(()))


def content_disposition(filename: str, media_type: str) -> str:
    """Shows pictures in the browser and saves everything else, under `filename` in any script (RFC 6266)."""
    kind = "inline" if media_type.startswith("image/") else "attachment"
    name = "".join(character for character in filename if character.isprintable()).replace("/", "_")
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", name)
    value = f'{kind}; filename="{plain}"'
    return value if plain == name else f"{value}; filename*=UTF-8''{quote(name, safe='', errors='replace')}"


def _common_headers(claims: SignedClaims, etag: str) -> dict[str, str]:
    return {
        "Content-Type": claims.media_type,
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": f"private, max-age={MAX_AGE_SECONDS}, no-transform",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": _EXPOSED,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def _whole(headers: dict[str, str], artifact: OpenArtifact) -> Download:
    return Download(status=200, headers={**headers, "Content-Length": str(artifact.size)}, body=artifact.chunks)


def _ranged(store: ArtifactStore, key: str, headers: dict[str, str], asked: str) -> Download:
    size = store.size(key)
    span = _span(asked, size)
    if span is None:
        return _whole(headers, store.open(key))
    start, end = span
    if start >= end:
        headers = {**headers, "Content-Range": f"bytes */{size}", "Content-Length": "0"}
        return Download(status=416, headers=headers, body=iter(()))
    headers = {**headers, "Content-Range": f"bytes {start}-{end - 1}/{size}", "Content-Length": str(end - start)}
    return Download(status=206, headers=headers, body=store.open(key, start, end).chunks)


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """The half-open range that a `Range` header asks for, empty when it cannot be met; None to ignore the header."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return max(0, size - int(found[2])), size
    start = int(found[1])
    if not found[2]:
        return start, size
    last = int(found[2])
    return None if last < start else (start, min(last + 1, size))


def _matches(header: str | None, etag: str) -> bool:
    """True when an `If-None-Match` header names `etag`, compared weakly."""
    if header is None:
        return False
    return header.strip() == "*" or any(tag.removeprefix("W/") == etag for tag in _ENTITY_TAG.findall(header))
