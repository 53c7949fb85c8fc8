"""What a file is, by its first bytes; names and headers are not believed."""

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def sniff_picture(data: bytes) -> str | None:
    """The media type of the picture that `data` begins, or None when it begins no picture that is read."""
    for prefix, media_type in _PREFIXES:
        if data.startswith(prefix):
            return media_type
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None
