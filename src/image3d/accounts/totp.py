"""Time-based one-time passwords (RFC 6238: SHA-1, six digits, thirty seconds) and their QR code."""

import base64
import hashlib
import hmac
import io
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

import segno

STEP_SECONDS = 30
DIGITS = 6
#: Clocks may be one step apart.
TOLERANCE_STEPS = 1


def new_totp_secret() -> str:
    """160 random bits in base32, as authenticator apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def totp_code(secret: str, step: int) -> str:
    """The code of one thirty-second step."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def matching_step(secret: str, code: str, *, now: datetime, after_step: int) -> int | None:
    """The step whose code was given, later than `after_step` so that no code works twice; None for a wrong code."""
    current = int(now.timestamp()) // STEP_SECONDS
    digits = "".join(code.split())
    for step in range(current - TOLERANCE_STEPS, current + TOLERANCE_STEPS + 1):
        if step > after_step and hmac.compare_digest(totp_code(secret, step).encode(), digits.encode()):
            return step
    return None


def otpauth_uri(secret: str, *, email: str, issuer: str) -> str:
    """What the QR code says."""
    label = quote(f"{issuer}:{email}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer})}"


def qr_svg(text: str) -> str:
    """The text as a QR code, dark on white, as an SVG document that fills whatever holds it."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", omitsize=True, border=3, dark="#111", light="#fff", xmldecl=False)
    return out.getvalue().decode("ascii")
