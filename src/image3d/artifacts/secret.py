"""The installation's own signing secret, made once and kept in the data folder."""

import os
import secrets
from pathlib import Path

FILE_NAME = "download-links.secret"
_BYTES = 32


def load_or_create_secret(data_dir: Path) -> bytes:
    """The secret of `data_dir`, 32 random bytes that only this user may read; all processes get the same one.

    Raises:
        ValueError: the file holds something else. It is left as it is: making a new one would break every link.
    """
    path = data_dir / FILE_NAME
    if not path.exists():
        _create(path)
    text = path.read_text(encoding="ascii", errors="replace").strip()
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    try:
        secret = bytes.fromhex(text)
    except ValueError as error:
        raise ValueError(f"{path} is not a signing secret: it must hold {2 * _BYTES} hexadecimal digits") from error
    if len(secret) < _BYTES:
        raise ValueError(f"{path} is too short for a signing secret: it must hold {2 * _BYTES} hexadecimal digits")
    return secret


def _create(path: Path) -> None:
    """Writes a complete file aside and links it into place, which only the first of several processes can do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            return
    finally:
        aside.unlink()
