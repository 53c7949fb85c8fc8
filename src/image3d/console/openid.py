"""Signing in with an OpenID Connect service: the code flow with PKCE, state tied to the browser, a checked ID token.

Nothing is stored between the two steps: nonce and code verifier are derived from the state and the browser's cookie.
"""

import hashlib
import hmac
import json
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, cast
from urllib.parse import quote_plus

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.oauth2 import rfc7636
from authlib.oauth2.rfc6749 import parameters
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from image3d.accounts.identities import Identity
from image3d.console.deps import OpenIdFailed

SCOPE = "openid email"
STATE_SECONDS = 600
METADATA_SECONDS = 3600
TIMEOUT_SECONDS = 10.0
#: Signatures with a public key only: a token cannot be forged with what is public, or carry none at all.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
_CONTEXT = b"image3d-console-openid-v1:"
#: Authlib has no types
_grant_uri = cast("Callable[..., str]", parameters.prepare_grant_uri)  # pyright: ignore[reportUnknownMemberType]
_challenge = cast("Callable[[str], str]", rfc7636.create_s256_code_challenge)  # pyright: ignore[reportUnknownMemberType]
_UNUSABLE = (httpx.HTTPError, AuthlibBaseError, JoseError, ValueError, KeyError, TypeError)


@dataclass
class OpenIdService:
    """One service, found by its issuer's address.

    Attributes:
        redirect_url: our page that the service sends browsers back to; it must be registered there.
        secret: signs what goes out with the browser.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_url: str
    secret: bytes = field(repr=False)
    _known: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict[str, tuple[float, dict[str, Any]]])
    _lock: Lock = field(default_factory=Lock)

    def begin(self, *, guest: str, target: str) -> str:
        """Where the browser goes to sign in.

        Args:
            guest: the secret of the browser's cookie; only that browser can finish.
            target: the page of ours to go on to.

        Raises:
            OpenIdFailed: the service does not answer.
        """
        body = {"random": secrets.token_urlsafe(16), "target": target, "ends": int(time.time()) + STATE_SECONDS}
        words = urlsafe_b64encode(json.dumps(body).encode()).decode().rstrip("=")
        state = f"{words}.{self._derived('state', words, guest)}"
        try:
            return _grant_uri(
                self._metadata()["authorization_endpoint"],
                self.client_id,
                "code",
                redirect_uri=self.redirect_url,
                scope=SCOPE,
                state=state,
                nonce=self._derived("nonce", state, guest),
                code_challenge=_challenge(self._derived("verifier", state, guest)),
                code_challenge_method="S256",
            )
        except _UNUSABLE as error:
            raise _unusable(error) from error

    def finish(self, *, guest: str, state: str, code: str) -> tuple[Identity, str]:
        """Who signed in, and the page of ours they wanted.

        Raises:
            OpenIdFailed: it was begun elsewhere or too long ago, or the service's answer does not hold.
        """
        target = self._target(state, guest)
        try:
            token = self._token(code, verifier=self._derived("verifier", state, guest))
            claims = self._claims(token, nonce=self._derived("nonce", state, guest))
        except _UNUSABLE as error:
            raise _unusable(error) from error
        identity = Identity(
            issuer=self.issuer,
            subject=str(claims["sub"])[:255],
            email=str(claims.get("email", "")),
            is_email_verified=claims.get("email_verified") in (True, "true"),
        )
        return identity, target

    def _target(self, state: str, guest: str) -> str:
        words, _, signature = state.partition(".")
        if not hmac.compare_digest(signature.encode(), self._derived("state", words, guest).encode()):
            msg = "This was begun in another browser. Sign in again."
            raise OpenIdFailed(msg)
        body = json.loads(urlsafe_b64decode(words + "=" * (-len(words) % 4)))
        if body["ends"] < time.time():
            msg = "That took too long. Sign in again."
            raise OpenIdFailed(msg)
        return str(body["target"])

    def _claims(self, token: Mapping[str, Any], *, nonce: str) -> Mapping[str, Any]:
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        try:
            decoded = jwt.decode(token["id_token"], KeySet.import_key_set(self._keys()), registry=registry)
        except JoseError:  # the service may have changed its keys since we asked
            decoded = jwt.decode(token["id_token"], KeySet.import_key_set(self._keys(fresh=True)), registry=registry)
        options: Any = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client_id},
        }
        wanted = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        claims: Any = CodeIDToken(decoded.claims, decoded.header, options, wanted)
        claims.validate(leeway=60)
        return cast("Mapping[str, Any]", claims)

    def _token(self, code: str, *, verifier: str) -> Mapping[str, Any]:
        metadata = self._metadata()
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect_url}
        form |= {"client_id": self.client_id, "code_verifier": verifier}
        authorization = httpx.BasicAuth(quote_plus(self.client_id), quote_plus(self.client_secret))
        if "client_secret_basic" not in metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
            authorization = None
            form["client_secret"] = self.client_secret
        answer = httpx.post(metadata["token_endpoint"], data=form, auth=authorization, timeout=TIMEOUT_SECONDS)
        return answer.raise_for_status().json()

    def _metadata(self) -> dict[str, Any]:
        found = self._document(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            msg = f"the service calls itself {str(found.get('issuer'))[:200]}"
            raise ValueError(msg)
        return found

    def _keys(self, *, fresh: bool = False) -> Any:
        return self._document(self._metadata()["jwks_uri"], fresh=fresh)

    def _document(self, url: str, *, fresh: bool = False) -> dict[str, Any]:
        """A JSON document of the service, asked for anew once an hour."""
        with self._lock:
            known = self._known.get(url)
        if known is not None and not fresh and time.monotonic() - known[0] < METADATA_SECONDS:
            return known[1]
        answer = httpx.get(url, timeout=TIMEOUT_SECONDS).raise_for_status()
        document: dict[str, Any] = answer.json()
        with self._lock:
            self._known[url] = (time.monotonic(), document)
        return document

    def _derived(self, purpose: str, state: str, guest: str) -> str:
        """43 characters that only we can make, of the state and the browser's cookie."""
        key = hmac.new(self.secret, _CONTEXT + purpose.encode(), hashlib.sha256).digest()
        made = hmac.new(key, f"{guest}:{state}".encode(), hashlib.sha256).digest()
        return urlsafe_b64encode(made).decode().rstrip("=")


def _unusable(error: Exception) -> OpenIdFailed:
    return OpenIdFailed(f"The sign-in service cannot be used now ({type(error).__name__}).")
