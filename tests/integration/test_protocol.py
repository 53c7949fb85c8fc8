# Goal: headers without an end are answered and cut off, and what a request may well have passes as ever.
import asyncio
import json
import socket
import threading
import time
from collections.abc import Generator
from contextlib import suppress

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse

from image3d.app.protocol import MAX_HEAD_BYTES, BoundedProtocol

PIECE = 32_768


async def count(scope, receive, send) -> None:
    """Answers with the length of the body and of the longest header."""
    request = Request(scope, receive)
    longest = max(len(value) for _, value in scope["headers"])
    answer = JSONResponse({"body": len(await request.body()), "longest": longest})
    await answer(scope, receive, send)


@pytest.fixture(scope="module")
def address() -> Generator[tuple[str, int]]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(count, http=BoundedProtocol, loop="asyncio", log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    yield listener.getsockname()
    server.should_exit = True
    thread.join(timeout=30)
    listener.close()


def exchange(address: tuple[str, int], sent: bytes) -> bytes:
    """What comes back until the server hangs up or 30 s are over; the sender stops when it is cut off."""
    answer = b""
    with socket.create_connection(address, timeout=30) as connection:
        with suppress(OSError):  # cut off
            for start in range(0, len(sent), PIECE):
                connection.sendall(sent[start : start + PIECE])
                time.sleep(0.001)  # pieces of their own, not one
        with suppress(ConnectionResetError):  # the rest of what was sent was never read
            while piece := connection.recv(65_536):
                answer += piece
    return answer


@pytest.mark.parametrize("lines", [b"A: " + b"x" * 4_000_000, b"A: 1\r\n" * 700_000], ids=["one long", "many"])
def test_headers_without_an_end_are_cut_off(address: tuple[str, int], lines: bytes) -> None:
    answer = exchange(address, b"GET / HTTP/1.1\r\nHost: a\r\n" + lines)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431 ")


def test_a_path_without_an_end_is_cut_off(address: tuple[str, int]) -> None:
    answer = exchange(address, b"GET /" + b"x" * 4_000_000)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 431 ")


def test_slow_headers_above_the_bound_get_the_answer(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nA: ")
        time.sleep(0.2)
        connection.sendall(b"x" * (MAX_HEAD_BYTES + 1))
        answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert answer.endswith(b"The request line and the headers are too large.")


def test_large_bodies_and_fair_headers_pass_one_after_the_other(address: tuple[str, int]) -> None:
    body = b"b" * 5_000_000
    head = b"POST / HTTP/1.1\r\nHost: a\r\nA: " + b"x" * 60_000 + b"\r\nContent-Length: %d\r\n" % len(body)
    answer = exchange(address, head + b"\r\n" + body + head + b"Connection: close\r\n\r\n" + body)
    bodies = [json.loads(part.partition(b"\r\n\r\n")[2]) for part in answer.split(b"HTTP/1.1 200 OK")[1:]]
    assert bodies == [{"body": 5_000_000, "longest": 60_000}] * 2
