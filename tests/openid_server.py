"""A small OpenID Connect service on the loopback, with a real signature; tests make it lie."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "console", "a secret of the client"


@dataclass
class OpenIdServer:
    """Whoever comes is signed in as `claims` says.

    Attributes:
        claims: replace those of the ID token.
        signs_with: the key that signs, which tests exchange for another.
        refuses: what the service answers instead of a code.
    """

    url: str = ""
    email: str = "Ann@Company.example"
    subject: str = "person-1"
    claims: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    signs_with: RSAKey | None = None
    refuses: str | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def answer(self, method: str, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict, Any]:
        """Status, headers and body."""
        place, _, query = path.partition("?")
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        if place == "/.well-known/openid-configuration":
            return 200, {}, self._metadata()
        if place == "/keys":
            return 200, {}, {"keys": [self.key.as_dict(private=False)]}
        if place == "/authorize" and method == "GET":
            return self._authorize(asked)
        if place == "/token" and method == "POST":
            return self._token(form, authorization)
        return 404, {}, {"error": "not_found"}

    def _metadata(self) -> dict[str, Any]:
        ends = ("authorization_endpoint", "authorize"), ("token_endpoint", "token"), ("jwks_uri", "keys")
        return {"issuer": self.url, **{name: f"{self.url}/{path}" for name, path in ends}}

    def _authorize(self, asked: dict[str, str]) -> tuple[int, dict, Any]:
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert set(asked["scope"].split()) == {"openid", "email"}
        back = {"state": asked["state"]}
        if self.refuses:
            back["error"] = self.refuses
        else:
            back["code"] = f"code{len(self.codes)}"
            self.codes[back["code"]] = asked
        return 302, {"Location": f"{asked['redirect_uri']}?{urlencode(back)}"}, {}

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, dict, Any]:
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        is_ours = asked is not None and asked["code_challenge"] == verifier
        if not is_ours or form["redirect_uri"] != asked["redirect_uri"] or not authorization.startswith("Basic "):
            return 400, {}, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "sub": self.subject, "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        claims |= {"nonce": asked["nonce"], "email": self.email, "email_verified": True, **self.claims}
        key = self.signs_with or self.key
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return 200, {}, {"access_token": "unused", "token_type": "Bearer", "expires_in": 300, "id_token": token}


@contextmanager
def run_openid_server() -> Generator[OpenIdServer]:
    """The service, answering until the end of the block."""
    service = OpenIdServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET", {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            self._answer("POST", {name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, method: str, form: dict[str, str]) -> None:
            authorization = self.headers.get("authorization", "")
            status, headers, body = service.answer(method, self.path, form, authorization)
            data = json.dumps(body).encode()
            self.send_response(status)
            for name, value in {
                "Content-Type": "application/json",
                "Content-Length": str(len(data)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class names it
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield service
        server.shutdown()
        thread.join()


def path_and_query(url: str) -> str:
    """What of the address a browser of the tests asks for."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"
