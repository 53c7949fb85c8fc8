"""API keys as text: `i3d_live_` or `i3d_test_`, 30 random base62 characters, and a 6-character checksum of those.

The checksum lets a typing error be refused without a query, and lets scanners of leaked secrets tell a real key from
noise. The pattern for such a scanner is `SECRET_PATTERN`.
"""

import hashlib
import re
import secrets
import zlib

from image3d.accounts.errors import InvalidApiKey
from image3d.accounts.model import KeyMode

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ENTROPY_LENGTH = 30
_CHECKSUM_LENGTH = 6

SECRET_PATTERN = re.compile(r"i3d_(?:live|test)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})")


def new_secret(mode: KeyMode) -> str:
    """A fresh key with about 178 bits of entropy."""
    entropy = "".join(secrets.choice(_ALPHABET) for _ in range(_ENTROPY_LENGTH))
    return f"i3d_{mode}_{entropy}{checksum(entropy)}"


def checksum(entropy: str) -> str:
    """The CRC32 of the random part in base62, padded to six characters."""
    number = zlib.crc32(entropy.encode("ascii"))
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = _ALPHABET[digit] + digits
    return digits.rjust(_CHECKSUM_LENGTH, "0")


def hash_secret(secret: str) -> str:
    """The SHA-256 under which a key is stored, once its shape and checksum are right.

    Raises:
        InvalidApiKey: the text cannot be a key; no query is needed to know.
    """
    match = SECRET_PATTERN.fullmatch(secret)
    if match is None or checksum(match[1]) != match[2]:
        raise InvalidApiKey
    return hashlib.sha256(secret.encode("ascii")).hexdigest()


def shown_prefix(secret: str) -> str:
    """The part of a key that may be shown: its kind and four characters."""
    return secret[: len("i3d_live_") + 4]
