"""The GLB container: a header, a JSON chunk and a binary chunk.

Source: Khronos Group, "glTF 2.0 Specification", section 4.4, Binary glTF.
"""

import json
import struct
from typing import Any, cast

from image3d.geometry.errors import UnreadableModel

MAGIC = b"glTF"
JSON_CHUNK = 0x4E4F534A
BIN_CHUNK = 0x004E4942


def pack(document: dict[str, Any], binary: bytes) -> bytes:
    """The two chunks as one GLB, each padded to four bytes."""
    text = json.dumps(document, separators=(",", ":"), allow_nan=False, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    body = struct.pack("<II", len(text), JSON_CHUNK) + text
    if binary:
        body += struct.pack("<II", len(binary), BIN_CHUNK) + binary
    return MAGIC + struct.pack("<II", 2, 12 + len(body)) + body


def unpack(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The JSON document and the binary chunk (empty where there is none).

    Raises:
        UnreadableModel: the bytes are not a whole GLB 2.0 file.
    """
    if len(data) < 20 or data[:4] != MAGIC:
        raise UnreadableModel("not a GLB file")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise UnreadableModel(f"GLB version {version} is not 2")
    if length > len(data):
        raise UnreadableModel(f"the GLB says {length} bytes but has {len(data)}")
    chunks = _chunks(data[:length])
    if not chunks or chunks[0][0] != JSON_CHUNK:
        raise UnreadableModel("the GLB does not start with a JSON chunk")
    try:
        document = json.loads(chunks[0][1])
    except (ValueError, RecursionError) as error:
        raise UnreadableModel("the JSON of the GLB cannot be parsed") from error
    if not isinstance(document, dict):
        raise UnreadableModel("the JSON of the GLB is not an object")
    binary = next((body for kind, body in chunks[1:] if kind == BIN_CHUNK), b"")
    return cast("dict[str, Any]", document), binary


def _chunks(data: bytes) -> list[tuple[int, bytes]]:
    chunks: list[tuple[int, bytes]] = []
    at = 12
    while at + 8 <= len(data):
        size, kind = struct.unpack_from("<II", data, at)
        if at + 8 + size > len(data):
            raise UnreadableModel("a chunk of the GLB runs past its end")
        chunks.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size
    return chunks
