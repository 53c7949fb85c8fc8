"""Follows a customer's URL to a picture, or says why not."""

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from image3d.net.body import Headers, read_body
from image3d.net.errors import ImageUrlRefused, ImageUrlUnreachable, UnsupportedMedia
from image3d.net.pinned import Deadline, PinnedBackend, Resolver, checked_addresses, system_resolver
from image3d.net.policy import FetchPolicy
from image3d.net.sniff import sniff_picture
from image3d.net.urls import Target, parse_target, resolve_redirect

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "Image3D", "Accept": "image/*", "Accept-Encoding": "identity", "Connection": "close"}


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A picture from a URL: its bytes, what they are by content, what the server called them, and where they were."""

    data: bytes
    media_type: str
    media_type_header: str | None
    final_url: str


@dataclass(frozen=True, kw_only=True)
class _Answer:
    location: str | None
    data: bytes
    media_type_header: str | None


def check_url(url: str, policy: FetchPolicy) -> None:
    """Nothing about `url` itself breaks the policy; host names are looked up only when it is fetched.

    Raises:
        ImageUrlRefused: it does, and asking again changes nothing.
    """
    target = parse_target(url, allow_http=policy.allow_http)
    loopback = ["127.0.0.1"] if f".{target.host}".endswith(".localhost") else None
    if target.literal is not None or loopback is not None:
        checked_addresses(target, policy, lambda _host: loopback or [], Deadline(policy.deadline_seconds))


def fetch_image(url: str, policy: FetchPolicy, *, resolver: Resolver = system_resolver) -> Fetched:
    """The picture at `url`, reached through checked addresses only; proxies and the environment play no part.

    Raises:
        ImageUrlRefused: the URL, an address behind it or a redirect breaks the policy.
        ImageUrlUnreachable: no picture came back in time.
        InputTooLarge: the answer is larger than the policy allows.
        UnsupportedMedia: the answer is not a picture.
    """
    deadline = Deadline(policy.deadline_seconds)
    for _ in range(policy.max_redirects + 1):
        target = parse_target(url, allow_http=policy.allow_http)
        backend = PinnedBackend(checked_addresses(target, policy, resolver, deadline), deadline)
        answer = _request(target, policy, backend)
        if answer.location is None:
            return _picture(answer, target)
        url = resolve_redirect(target, answer.location)
    raise ImageUrlRefused(f"The image URL redirects more than {policy.max_redirects} times.")


def _picture(answer: _Answer, target: Target) -> Fetched:
    media_type = sniff_picture(answer.data)
    if media_type is None:
        raise UnsupportedMedia("The image URL does not lead to a PNG, JPEG, WebP or GIF picture.")
    return Fetched(
        data=answer.data, media_type=media_type, media_type_header=answer.media_type_header, final_url=target.url
    )


def _request(target: Target, policy: FetchPolicy, backend: PinnedBackend) -> _Answer:
    """One request, not following a redirect."""
    port = target.port
    origin = httpcore.Origin(target.scheme.encode(), target.host.encode(), port)
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=port, target=target.path)
    tls = _tls_context(policy) if target.scheme == "https" else None
    with (
        _errors_translated(policy),
        httpcore.HTTPConnection(origin, ssl_context=tls, network_backend=backend) as connection,
        connection.stream("GET", url, headers={"Host": target.authority, **_HEADERS}) as response,
    ):
        return _read(response, policy)


def _tls_context(policy: FetchPolicy) -> ssl.SSLContext:
    if policy.ca_file is not None:
        return ssl.create_default_context(cafile=str(policy.ca_file))
    return httpx.create_ssl_context(trust_env=False)


def _read(response: httpcore.Response, policy: FetchPolicy) -> _Answer:
    headers: Headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in _REDIRECTS and "location" in headers:
        return _Answer(location=headers["location"], data=b"", media_type_header=None)
    if response.status != 200:
        raise ImageUrlUnreachable(f"The image URL answered with status {response.status}.", status=response.status)
    data = read_body(headers, response.iter_stream(), policy.max_bytes)
    return _Answer(location=None, data=data, media_type_header=headers.get("content-type"))


@contextmanager
def _errors_translated(policy: FetchPolicy) -> Generator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        detail = f"The image URL did not deliver a picture within {policy.deadline_seconds:g} seconds."
        raise ImageUrlUnreachable(detail) from error
    except httpcore.NetworkError as error:
        if isinstance(error.__cause__, ssl.SSLError):
            raise ImageUrlUnreachable("The host of the image URL has no valid TLS certificate.") from error
        raise ImageUrlUnreachable("The host of the image URL broke the connection.") from error
    except httpcore.ProtocolError as error:
        raise ImageUrlUnreachable("The host of the image URL did not answer in valid HTTP.") from error
