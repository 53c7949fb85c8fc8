"""Resolves a host once, judges every address it has, and connects to those addresses and no others.

The connection is opened to the judged number, so a name that changes its answer between the check and the connection
changes nothing; TLS still asks for and verifies the original host name. Every wait is cut to what is left of one
deadline, so a body that drips a byte a second ends with it.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from image3d.net.addresses import Address, is_public, is_within
from image3d.net.errors import ImageUrlRefused, ImageUrlUnreachable
from image3d.net.policy import FetchPolicy
from image3d.net.urls import Target

Resolver = Callable[[str], Sequence[str]]


def system_resolver(host: str) -> list[str]:
    """Every IPv4 and IPv6 address the operating system has for `host`, in its order of preference.

    Raises:
        OSError: the name has no address.
    """
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Deadline:
    """A moment that all waits of one fetch share."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, always more than zero.

        Raises:
            ImageUrlUnreachable: none are left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise ImageUrlUnreachable(f"The image URL did not deliver a picture within {self._seconds:g} seconds.")
        return left


def checked_addresses(target: Target, policy: FetchPolicy, resolver: Resolver, deadline: Deadline) -> list[Address]:
    """The addresses behind `target`, every one of which may be reached.

    Raises:
        ImageUrlRefused: one of them may not.
        ImageUrlUnreachable: there is none, or the look-up takes too long.
    """
    addresses = [target.literal] if target.literal is not None else _resolve(target.host, resolver, deadline)
    for address in addresses:
        _check(address, target.port, policy)
    return addresses


def _check(address: Address, port: int, policy: FetchPolicy) -> None:
    if is_within(address, policy.allowed_networks):
        return
    if not is_public(address):
        raise ImageUrlRefused("The image URL leads to an address that is not on the public internet.")
    if port not in policy.allowed_ports:
        raise ImageUrlRefused(f"The image URL names port {port}, which is not allowed.")


def _resolve(host: str, resolver: Resolver, deadline: Deadline) -> list[Address]:
    answers = _look_up(host, resolver, deadline)
    try:
        addresses = [ipaddress.ip_address(answer) for answer in answers]
    except ValueError as error:
        raise ImageUrlUnreachable("The host name of the image URL does not resolve to an address.") from error
    if not addresses:
        raise ImageUrlUnreachable("The host name of the image URL does not resolve.")
    return addresses


def _look_up(host: str, resolver: Resolver, deadline: Deadline) -> Sequence[str]:
    """What `resolver` answers, if it does in time; the system's resolver itself knows no timeout."""
    answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host))
        except OSError as error:
            answers.put(error)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.remaining())
    except queue.Empty:
        raise ImageUrlUnreachable("The host name of the image URL does not resolve in time.") from None
    if isinstance(answer, OSError):
        raise ImageUrlUnreachable("The host name of the image URL does not resolve.") from answer
    return answer


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the first of `addresses` that answers, whatever host it is asked for."""

    def __init__(self, addresses: Sequence[Address], deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002  # the base class names it; the addresses stand in for it
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the deadline decides
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to a checked address; `host` and `timeout` are not looked at."""
        failure: Exception | None = None
        for position, address in enumerate(self._addresses):
            share = self._deadline.remaining() / (len(self._addresses) - position)
            try:
                stream = self._sockets.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _DeadlineStream(stream, self._deadline)
        raise ImageUrlUnreachable("The host of the image URL does not accept connections.") from failure


class _DeadlineStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the deadline decides
        return self._stream.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # the deadline decides
        self._stream.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # the deadline decides
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return _DeadlineStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
