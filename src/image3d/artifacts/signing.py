"""Signed links: who has one may read one artifact until it expires.

The signature covers the key, the expiry and everything that decides how the file is answered, so none of them can be
changed. Several secrets may be valid at once: the first signs, all verify, so that a new secret breaks no link.
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

from image3d.artifacts.errors import LinkExpired, LinkInvalid
from image3d.artifacts.keys import check_key
from image3d.core.clock import Clock, utc_now

MINIMUM_SECRET_BYTES = 32
_CONTEXT = "image3d-file-v1"
_NAMES = ("expires", "filename", "type", "sha256", "signature")


@dataclass(frozen=True, kw_only=True)
class SignedClaims:
    """What a valid link says of its artifact."""

    key: str
    expires_at: datetime
    filename: str
    media_type: str
    sha256: str


class UrlSigner:
    """Makes and checks links with `secrets`, of which the first is the current one."""

    def __init__(self, secrets: tuple[bytes, ...], clock: Clock = utc_now) -> None:
        if not secrets or any(len(secret) < MINIMUM_SECRET_BYTES for secret in secrets):
            raise ValueError(f"links are signed with one or more secrets of at least {MINIMUM_SECRET_BYTES} bytes")
        self._secrets = secrets
        self._clock = clock

    def sign(self, key: str, expires_at: datetime, *, filename: str, media_type: str, sha256: str) -> str:
        """The query string that lets its holder read `key` until `expires_at`, to the second."""
        expires = str(int(expires_at.timestamp()))
        values = (expires, filename, media_type, sha256)
        signature = _signature(self._secrets[0], check_key(key), values)
        return urlencode(dict(zip(_NAMES, (*values, signature), strict=True)))

    def verify(self, key: str, query: str) -> SignedClaims:
        """What the link of `key` and `query` grants; names that are not ours are ignored.

        Raises:
            LinkInvalid: the signature is missing or does not fit.
            LinkExpired: the signature fits and its time is over.
        """
        expires, filename, media_type, sha256, signature = _read(query)
        values = (expires, filename, media_type, sha256)
        matches = [hmac.compare_digest(_signature(secret, key, values), signature) for secret in self._secrets]
        if not any(matches):  # after the list, so that the time taken does not tell which secret fits
            raise LinkInvalid("The link is not valid: it was changed or cut. Ask for the generation to get a new one.")
        expires_at = datetime.fromtimestamp(int(expires), UTC)
        if expires_at <= self._clock():
            raise LinkExpired("The link has expired. Ask for the generation to get a new one.")
        return SignedClaims(
            key=check_key(key), expires_at=expires_at, filename=filename, media_type=media_type, sha256=sha256
        )


def _read(query: str) -> tuple[str, ...]:
    """The values of our names, each of which must be there exactly once."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=32)
    except ValueError as error:
        raise LinkInvalid("The link is not valid: it has too many parameters.") from error
    found = [(name, value) for name, value in pairs if name in _NAMES]
    values = dict(found)
    if len(found) != len(_NAMES) or len(values) != len(_NAMES) or not values["signature"].isascii():
        raise LinkInvalid("The link is not valid: it has no signature. Ask for the generation to get a new one.")
    return tuple(values[name] for name in _NAMES)


def _signature(secret: bytes, key: str, values: tuple[str, ...]) -> str:
    message = json.dumps([_CONTEXT, key, *values]).encode()
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
