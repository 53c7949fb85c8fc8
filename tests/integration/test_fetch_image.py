# Goal: against real sockets, a fetch returns the picture that was served, and every hostile, broken or slow server ends
# in the right error, in time, without a byte sent to an address that was not checked.

import gzip
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme
from PIL import Image

from image3d.net.addresses import parse_networks
from image3d.net.errors import (
    FetchError,
    ImageUrlRefused,
    ImageUrlUnreachable,
    InputTooLarge,
    UnsupportedMedia,
)
from image3d.net.fetch import fetch_image
from image3d.net.policy import FetchPolicy

LIMIT = 200_000


def encoded(kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").save(buffer, kind)
    return buffer.getvalue()


PNG = encoded()
RAW_DEFLATE_BOMB = zlib.compress(PNG + bytes(50_000_000), 9)
ROUTES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/picture.png": (200, {"Content-Type": "image/png"}, PNG),
    "/mislabelled": (200, {"Content-Type": "text/html; charset=utf-8"}, encoded("JPEG")),
    "/unlabelled": (200, {}, encoded("WEBP")),
    "/zipped.png": (200, {"Content-Encoding": "gzip"}, gzip.compress(PNG)),
    "/deflated.png": (200, {"Content-Encoding": "deflate"}, zlib.compress(PNG)),
    "/bomb.png": (200, {"Content-Encoding": "gzip"}, gzip.compress(PNG + bytes(50_000_000))),
    "/deflate-bomb.png": (200, {"Content-Encoding": "deflate"}, RAW_DEFLATE_BOMB),
    "/brotli.png": (200, {"Content-Encoding": "br"}, PNG),
    "/damaged.png": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08\x00nothing of the kind"),
    "/page.html": (200, {"Content-Type": "image/png"}, b"<html><img src=x></html>"),
    "/drawing.svg": (200, {"Content-Type": "image/svg+xml"}, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "/empty.png": (200, {"Content-Type": "image/png"}, b""),
    "/large.png": (200, {}, PNG + bytes(LIMIT)),
    "/exact.png": (200, {}, PNG + bytes(LIMIT - len(PNG))),
    "/no-content": (204, {}, b""),
    "/no-location": (302, {}, b""),
    "/server-error": (500, {}, PNG),
}


class Handler(BaseHTTPRequestHandler):
    """Serves `ROUTES`, redirects to `?to=`, and misbehaves on the paths named in `do_GET`."""

    server: "Server"

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers.items())))
        path, _, query = self.path.partition("?")
        if path == "/redirect":
            return self.answer(302, {"Location": query.removeprefix("to=")}, b"")
        if path.startswith("/hops/"):
            left = int(path.rsplit("/", 1)[1])
            return self.answer(301, {"Location": f"/hops/{left - 1}" if left > 1 else "/picture.png"}, b"")
        misbehaviour: Callable[[], None] | None = getattr(self, "do_" + path.strip("/"), None)
        if misbehaviour is not None:
            self.close_connection = True
            return misbehaviour()
        return self.answer(*ROUTES.get(path, (404, {}, b"not here")))

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_endless(self) -> None:
        self.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n" + self.chunk(PNG)
        )
        while True:
            self.wfile.write(self.chunk(bytes(65536)))

    def do_endless_without_length(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + PNG)
        while True:
            self.wfile.write(bytes(65536))

    def do_promises_too_much(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n" + PNG)

    def do_drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        self.drip(PNG * 100)

    def do_drip_headers(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Padding: x\r\n" * 1000)

    def do_short(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + PNG)

    def do_long(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PNG) + PNG + b"more than promised")

    def do_half_chunk(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + self.chunk(PNG)[:-9])

    def do_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")

    def do_endless_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-Padding: " + b"x" * 8000 + b"\r\n")

    def do_endless_continue(self) -> None:
        while True:
            self.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")

    def do_hang_up(self) -> None:
        return

    @staticmethod
    def chunk(data: bytes) -> bytes:
        return b"%x\r\n%s\r\n" % (len(data), data)

    def drip(self, data: bytes) -> None:
        for position in range(len(data)):
            self.wfile.write(data[position : position + 1])
            if self.server.stopping.wait(0.02):
                return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class names it
        return


class Server(ThreadingHTTPServer):
    """Remembers every request and shuts up when a client hangs up."""

    daemon_threads = False

    def __init__(self, address: tuple[str, int] = ("127.0.0.1", 0)) -> None:
        super().__init__(address, Handler)
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        self.port: int = self.server_address[1]
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        return

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()
        self.thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def policy(**changes: Any) -> FetchPolicy:
    settings: dict[str, Any] = {
        "allow_http": True,
        "allowed_networks": parse_networks("127.0.0.1"),
        "max_bytes": LIMIT,
        "deadline_seconds": 5.0,
    }
    return FetchPolicy(**{**settings, **changes})


@pytest.mark.parametrize(
    ("path", "data", "media_type", "header"),
    [
        ("/picture.png", PNG, "image/png", "image/png"),
        ("/mislabelled", encoded("JPEG"), "image/jpeg", "text/html; charset=utf-8"),
        ("/unlabelled", encoded("WEBP"), "image/webp", None),
        ("/zipped.png", PNG, "image/png", None),
        ("/deflated.png", PNG, "image/png", None),
        ("/exact.png", ROUTES["/exact.png"][2], "image/png", None),
        ("/long", PNG, "image/png", None),
    ],
)
def test_a_picture_arrives_whole_and_named_by_content(
    server: Server, path: str, data: bytes, media_type: str, header: str | None
) -> None:
    fetched = fetch_image(server.url(path), policy())
    assert fetched.data == data
    assert (fetched.media_type, fetched.media_type_header) == (media_type, header)
    assert fetched.final_url == server.url(path)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/missing", ImageUrlUnreachable),
        ("/server-error", ImageUrlUnreachable),
        ("/no-content", ImageUrlUnreachable),
        ("/no-location", ImageUrlUnreachable),
        ("/short", ImageUrlUnreachable),
        ("/half_chunk", ImageUrlUnreachable),
        ("/garbage", ImageUrlUnreachable),
        ("/hang_up", ImageUrlUnreachable),
        ("/brotli.png", ImageUrlUnreachable),
        ("/damaged.png", ImageUrlUnreachable),
        ("/endless_headers", ImageUrlUnreachable),
        ("/page.html", UnsupportedMedia),
        ("/drawing.svg", UnsupportedMedia),
        ("/empty.png", UnsupportedMedia),
        ("/large.png", InputTooLarge),
        ("/bomb.png", InputTooLarge),
        ("/deflate-bomb.png", InputTooLarge),
        ("/endless", InputTooLarge),
        ("/endless_without_length", InputTooLarge),
        ("/promises_too_much", InputTooLarge),
    ],
)
def test_broken_and_hostile_answers_have_their_error(server: Server, path: str, error: type[FetchError]) -> None:
    with pytest.raises(error) as caught:
        fetch_image(server.url(path), policy())
    assert "127.0.0.1" not in caught.value.detail


@pytest.mark.parametrize("path", ["/drip", "/drip_headers", "/endless_continue"])
def test_a_slow_answer_ends_with_the_deadline(server: Server, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(ImageUrlUnreachable, match=r"0\.4 seconds"):
        fetch_image(server.url(path), policy(deadline_seconds=0.4))
    assert 0.3 < time.monotonic() - start < 3


def test_a_server_that_accepts_and_says_nothing_ends_with_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for scheme in ("http", "https"):
            start = time.monotonic()
            with pytest.raises(ImageUrlUnreachable):
                fetch_image(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/", policy(deadline_seconds=0.3))
            assert time.monotonic() - start < 3


def test_a_slow_name_server_ends_with_the_deadline() -> None:
    done = threading.Event()

    def slow(_: str) -> list[str]:
        done.wait(30)
        return ["127.0.0.1"]

    start = time.monotonic()
    with pytest.raises(ImageUrlUnreachable, match="in time"):
        fetch_image("https://pictures.test/", policy(deadline_seconds=0.3), resolver=slow)
    assert time.monotonic() - start < 3
    done.set()


def unknown_name(_: str) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "no such name at 10.0.0.53")


@pytest.mark.parametrize("resolver", [unknown_name, lambda _: [], lambda _: ["not an address"]])
def test_a_name_without_an_address_is_unreachable(resolver: Callable[[str], list[str]]) -> None:
    with pytest.raises(ImageUrlUnreachable, match="does not resolve") as caught:
        fetch_image("https://pictures.test/", policy(), resolver=resolver)
    assert "10.0.0.53" not in caught.value.detail


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ImageUrlUnreachable, match="accept connections"):
        fetch_image(f"http://127.0.0.1:{port}/", policy())


def test_the_next_address_is_tried_when_the_first_does_not_answer(server: Server) -> None:
    allowed = policy(allowed_networks=parse_networks("127.0.0.1,::1"))
    fetched = fetch_image(
        f"http://pictures.test:{server.port}/picture.png", allowed, resolver=lambda _: ["::1", "127.0.0.1"]
    )
    assert fetched.data == PNG


def test_three_redirects_are_followed_and_a_fourth_is_not(server: Server) -> None:
    fetched = fetch_image(server.url("/hops/3"), policy())
    assert (fetched.data, fetched.final_url) == (PNG, server.url("/picture.png"))
    server.requests.clear()
    with pytest.raises(ImageUrlRefused, match="more than 3 times"):
        fetch_image(server.url("/hops/4"), policy())
    assert [path for path, _ in server.requests] == ["/hops/4", "/hops/3", "/hops/2", "/hops/1"]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706434/",
        "http://0x7f.2/",
        "http://localhost.test/",
        "file:///etc/passwd",
        "ftp://example.com/x.png",
        "http://user:secret@127.0.0.1/",
        "http://[",
    ],
)
def test_a_redirect_is_judged_like_the_first_url(server: Server, location: str) -> None:
    with pytest.raises(ImageUrlRefused):
        fetch_image(server.url(f"/redirect?to={location}"), policy(), resolver=lambda _: ["127.0.0.3"])
    assert len(server.requests) == 1


def test_a_redirect_to_plain_http_is_refused_unless_allowed(server: Server, authority: "Authority") -> None:
    authority.secure(server, "pictures.test")
    url = f"https://pictures.test:{server.port}/redirect?to=http://pictures.test:{server.port}/picture.png"
    with pytest.raises(ImageUrlRefused, match="not http"):
        fetch_image(url, policy(allow_http=False, ca_file=authority.file), resolver=lambda _: ["127.0.0.1"])


@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])
def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_checked(server: Server) -> None:
    checked = Server(("127.0.0.2", server.port))  # plays the public address; the fixture's is the forbidden one
    answers = iter([["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]])
    try:
        allowed = policy(allowed_networks=parse_networks("127.0.0.2"))
        url = f"http://rebinding.test:{server.port}"
        fetched = fetch_image(f"{url}/picture.png", allowed, resolver=lambda _: next(answers))
        assert fetched.data == PNG
        assert [headers["Host"] for _, headers in checked.requests] == [f"rebinding.test:{server.port}"]
        with pytest.raises(ImageUrlRefused, match="not on the public internet"):
            fetch_image(f"{url}/picture.png", allowed, resolver=lambda _: next(answers))
        assert server.requests == []
    finally:
        checked.stop()


@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])
def test_each_hop_is_resolved_and_checked_again(server: Server) -> None:
    asked: list[str] = []

    def resolver(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.1", "127.0.0.2"]

    with pytest.raises(ImageUrlRefused):
        fetch_image(f"http://pictures.test:{server.port}/hops/2", policy(), resolver=resolver)
    assert asked == ["pictures.test", "pictures.test"]
    assert len(server.requests) == 1


def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch_image(server.url("/picture.png"), policy()).data == PNG


def test_the_request_carries_no_more_than_it_must(server: Server) -> None:
    fetch_image(server.url("/picture.png?size=1#part"), policy())
    path, headers = server.requests[0]
    assert path == "/picture.png?size=1"
    assert {name.lower() for name in headers} == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_by_default_loopback_and_plain_http_are_refused(server: Server) -> None:
    for url in (server.url("/picture.png"), f"https://127.0.0.1:{server.port}/", f"https://localhost:{server.port}/"):
        with pytest.raises(ImageUrlRefused):
            fetch_image(url, FetchPolicy())
    assert server.requests == []


class Authority:
    """A certificate authority of its own, whose certificates a policy with `ca_file=file` trusts."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.file = folder / "ca.pem"
        self._authority.cert_pem.write_to_path(str(self.file))
        self.names_asked_for: list[str | None] = []

    def secure(self, server: Server, name: str) -> None:
        """Lets `server` speak TLS as `name` and notes which name each client asks for."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(name).configure_cert(context)
        context.sni_callback = lambda _socket, asked, _context: self.names_asked_for.append(asked)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def test_tls_asks_for_and_verifies_the_original_host_name(server: Server, authority: Authority) -> None:
    authority.secure(server, "pictures.test")
    trusting = policy(allow_http=False, ca_file=authority.file)
    fetched = fetch_image(
        f"https://pictures.test:{server.port}/picture.png", trusting, resolver=lambda _: ["127.0.0.1"]
    )
    assert fetched.data == PNG
    assert authority.names_asked_for == ["pictures.test"]


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_for_another_name_or_of_an_unknown_authority_is_unreachable(
    server: Server, authority: Authority, trusted: bool
) -> None:
    authority.secure(server, "other.test" if trusted else "pictures.test")
    ca_file = authority.file if trusted else None
    with pytest.raises(ImageUrlUnreachable, match="TLS certificate"):
        fetch_image(
            f"https://pictures.test:{server.port}/picture.png",
            policy(ca_file=ca_file),
            resolver=lambda _: ["127.0.0.1"],
        )
    assert server.requests == []
