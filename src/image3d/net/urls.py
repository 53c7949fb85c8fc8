"""Reads a customer's URL once, strictly, into the parts that are checked and then connected to.

One parser serves both, so that there is no second reading of the same text for an attacker to aim at.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx

from image3d.net.addresses import Address, parse_ipv4_spelling
from image3d.net.errors import ImageUrlRefused

MAX_URL_CHARACTERS = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST_NAME = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(\.{_LABEL})*")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where one request goes: `host` is a lower-case ASCII name, or `literal` is the address it spells."""

    scheme: str
    host: str
    port: int
    path: bytes
    literal: Address | None

    @property
    def authority(self) -> str:
        """The `Host` header: brackets around IPv6, no default port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The URL in canonical form, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.path.decode('ascii')}"


def parse_target(url: str, *, allow_http: bool) -> Target:
    """The parts of `url`, canonical and free of anything that two readers might read differently.

    Raises:
        ImageUrlRefused: the URL is malformed, has another scheme or carries credentials.
    """
    parsed = _parse(url.strip())
    if parsed.scheme not in _DEFAULT_PORTS:
        raise ImageUrlRefused("The image URL must begin with https://.")
    if parsed.scheme == "http" and not allow_http:
        raise ImageUrlRefused("The image URL must use https, not http.")
    if parsed.userinfo:
        raise ImageUrlRefused("The image URL must not hold a user name or a password.")
    host, literal = _read_host(parsed.raw_host.decode("ascii").lower())
    port = parsed.port if parsed.port is not None else _DEFAULT_PORTS[parsed.scheme]
    if not 0 < port < 65536:
        raise ImageUrlRefused("The image URL names a port that does not exist.")
    return Target(scheme=parsed.scheme, host=host, port=port, path=parsed.raw_path, literal=literal)


def resolve_redirect(base: Target, location: str) -> str:
    """The URL that a `Location` header means when it comes from `base`.

    Raises:
        ImageUrlRefused: the header cannot be read as a URL.
    """
    try:
        return urljoin(base.url, location)
    except ValueError as error:
        raise ImageUrlRefused("The image URL redirects to something that is not a URL.") from error


def _parse(url: str) -> httpx.URL:
    if len(url) > MAX_URL_CHARACTERS:
        raise ImageUrlRefused(f"The image URL is longer than {MAX_URL_CHARACTERS} characters.")
    if _FORBIDDEN.search(url):
        raise ImageUrlRefused("The image URL holds a control character or a backslash.")
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise ImageUrlRefused("The image URL cannot be read as a URL.") from error


def _read_host(host: str) -> tuple[str, Address | None]:
    if ":" in host:
        return _read_ipv6(host)
    name = host.removesuffix(".")
    try:
        literal = parse_ipv4_spelling(name)
    except ValueError as error:
        raise ImageUrlRefused("The host of the image URL is not a valid address.") from error
    if literal is not None:
        return str(literal), literal
    if not _HOST_NAME.fullmatch(name):
        raise ImageUrlRefused("The image URL has no valid host name.")
    return name, None


def _read_ipv6(host: str) -> tuple[str, Address]:
    try:
        literal = ipaddress.IPv6Address(host)
    except ValueError as error:
        raise ImageUrlRefused("The host of the image URL is not a valid address.") from error
    if literal.scope_id is not None:
        raise ImageUrlRefused("The host of the image URL is not a public address.")
    return str(literal), literal
