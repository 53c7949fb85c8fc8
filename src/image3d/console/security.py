"""Headers that keep pages safe, and the tokens that forms carry."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM_CONTEXT = b"image3d-console-form-v1:"
SHARE_CONTEXT = b"image3d-console-share-v1:"


#: The styles that `<model-viewer>` brings in its own markup, one of them empty; they change with the locked version.
VIEWER_STYLE = (
    "'sha256-PXtZZkJMMyc18o/DN1ZEFOJ2qEGq95IQbVaJFMOXOb0=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
)


def content_security_policy(form_targets: Sequence[str] = (), *, viewer: bool = False) -> str:
    """Nothing but our own files; no inline script or style, no plug-in, no frame around us.

    Args:
        form_targets: origins to which a form may lead on.
        viewer: for pages with the 3D viewer, which decodes meshes with WebAssembly and brings one style of its own.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'" + (" 'wasm-unsafe-eval'" if viewer else ""),
            "style-src 'self'" + (f" {VIEWER_STYLE}" if viewer else ""),
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'" + (" blob: data:" if viewer else ""),
            "worker-src 'self'" + (" blob:" if viewer else ""),
            "form-action " + " ".join(["'self'", *form_targets]),
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


class SecurityHeaders:
    """Puts the security headers on every answer of the app it wraps."""

    def __init__(self, app: ASGIApp, *, policy: str, https: bool) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
        }
        if https:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the app does, with the headers on top."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


def new_guest_token() -> str:
    """What a visitor who is not signed in gets, so that forms can be tied to the browser."""
    return secrets.token_urlsafe(24)


def form_token(secret: bytes, cookie: str) -> str:
    """The token that every form of this browser carries; worthless in another browser."""
    return hmac.new(secret, FORM_CONTEXT + cookie.encode(), hashlib.sha256).hexdigest()


def share_signature(secret: bytes, task_id: str, expires: int) -> str:
    """Lets whoever has it look at one generation until `expires`, in Unix seconds."""
    return hmac.new(secret, SHARE_CONTEXT + f"{task_id}:{expires}".encode(), hashlib.sha256).hexdigest()[:40]


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())
