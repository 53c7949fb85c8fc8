# Goal: a language model's answer is only ever data: good ones are built and paid for, wrong ones go back at most
# twice, and broken, slow, hostile or endless servers end in the built-in way or a refusal, in time.

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from image3d.engines.errors import InputRejected
from image3d.engines.protocol import Deadline, EngineRequest, Generated, Mode, Quality
from image3d.engines.shapes.engine import ShapesEngine
from image3d.engines.shapes.examples import LANTERN, STOOL
from image3d.engines.shapes.llm import LlmConfig
from image3d.engines.shapes.program import schema

Handler = Callable[["Server", BaseHTTPRequestHandler], None]


class Server:
    """A chat completions server on loopback that answers as it is told and remembers what it was asked."""

    def __init__(self, *answers: Handler) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Respond(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append(json.loads(body) | {"path": self.path})
                outer.headers.append(dict(self.headers))
                answer = outer.answers[min(len(outer.asked), len(outer.answers)) - 1]
                try:
                    answer(outer, self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *args: Any) -> None:
                """Says nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Respond)
        self.http.daemon_threads = True
        self.http.block_on_close = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}/v1"


@contextmanager
def serving(*answers: Handler) -> Iterator[Server]:
    server = Server(*answers)
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()


def send(
    to: BaseHTTPRequestHandler, body: bytes, status: int = 200, kind: str = "application/json", **headers: str
) -> None:
    to.send_response(status)
    to.send_header("Content-Type", kind)
    to.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        to.send_header(name, value)
    to.end_headers()
    to.wfile.write(body)


def saying(text: Any, finish: str = "stop", tokens: tuple[Any, Any] = (1000, 500)) -> Handler:
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    body = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}], "usage": usage}
    return lambda _, to: send(to, json.dumps(body).encode())


def raw(body: bytes, **more: Any) -> Handler:
    return lambda _, to: send(to, body, **more)


def engine(server: Server, **more: Any) -> ShapesEngine:
    prices = {"usd_per_million_input_tokens": Decimal(2), "usd_per_million_output_tokens": Decimal(10)}
    return ShapesEngine(
        LlmConfig(url=server.url, model="tiny", api_key="k-123", seconds=more.pop("seconds", 10.0), **prices, **more)
    )


def make(maker: ShapesEngine, prompt: str = "a wooden chair", seconds: float = 60) -> Generated:
    request = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT, prompt=prompt, options={"seed": 5})
    return maker.generate(request, lambda _stage, _fraction: None, Deadline.after(seconds))


GOOD = saying(json.dumps(LANTERN))


def test_a_good_answer_is_built_and_its_tokens_are_the_cost() -> None:
    with serving(GOOD) as server:
        result = make(engine(server), "a glimmering zorblax")
    assert result.notes["path"] == "language_model"
    assert result.notes["language_model"] == {
        "used": True,
        "model": "tiny",
        "attempts": 1,
        "input_tokens": 1000,
        "output_tokens": 500,
    }
    assert result.provider_cost_usd == Decimal("0.007")
    assert json.loads(result.artifacts["program.json"]) == LANTERN


def test_the_request_carries_schema_examples_limits_and_key() -> None:
    with serving(GOOD) as server:
        make(engine(server, max_tokens=777), "a glimmering zorblax")
    asked = server.asked[0]
    assert asked["path"] == "/v1/chat/completions"
    assert asked["response_format"]["json_schema"]["schema"] == schema()
    assert (asked["model"], asked["max_tokens"], asked["seed"]) == ("tiny", 777, 5)
    assert server.headers[0]["Authorization"] == "Bearer k-123"
    assert asked["messages"][-1] == {"role": "user", "content": "a glimmering zorblax"}
    assert any(message["role"] == "assistant" for message in asked["messages"])
    assert "k-123" not in repr(engine(server)._author._config)  # type: ignore[union-attr]


def test_what_is_wrong_is_sent_back_and_mended() -> None:
    wrong = json.dumps({**STOOL, "parts": [{**STOOL["parts"][0], "material": "gold"}]})
    with serving(saying("no json at all"), saying(wrong), GOOD) as server:
        result = make(engine(server), "zorblax")
    assert result.notes["language_model"]["attempts"] == 3
    assert result.provider_cost_usd == Decimal("0.021")
    assert "no JSON object" in server.asked[1]["messages"][-1]["content"]
    assert "/parts/0/material" in server.asked[2]["messages"][-1]["content"]


def test_three_wrong_answers_end_in_the_built_in_way_and_their_cost_is_told() -> None:
    with serving(saying('{"parts": []}')) as server:
        result = make(engine(server))
    assert len(server.asked) == 3
    assert result.notes["path"] == "builders"
    assert result.notes["interpretation"]["objects"] == [{"kind": "chair"}]
    assert result.notes["language_model"]["used"] is False
    assert result.provider_cost_usd == Decimal("0.021")


def huge(_: Server, to: BaseHTTPRequestHandler) -> None:
    to.send_response(200)
    to.end_headers()
    for _k in range(400):
        to.wfile.write(b" " * 65_536)


def endless(_: Server, to: BaseHTTPRequestHandler) -> None:
    to.send_response(200)
    to.end_headers()
    for _k in range(200):
        to.wfile.write(b" ")
        to.wfile.flush()
        time.sleep(0.05)


def slow(_: Server, to: BaseHTTPRequestHandler) -> None:
    time.sleep(3)
    send(to, b"{}")


HOSTILE: dict[str, Handler] = {
    "html": raw(b"<html>hello</html>", kind="text/html"),
    "error": raw(b'{"error": "secret words"}', status=500),
    "rate limited": raw(b"{}", status=429),
    "redirect": lambda server, to: send(to, b"", status=302, Location=server.url + "/elsewhere"),
    "empty": raw(b""),
    "no choices": raw(b'{"choices": []}'),
    "a list": raw(b"[1, 2]"),
    "nested": raw(b"[" * 50_000),
    "not text": saying({"parts": 1}),
    "cut off": saying(json.dumps(LANTERN)[:200], finish="length"),
    "deep json": saying('{"parts":' + "[" * 5000 + "]" * 5000 + "}"),
    "lying usage": saying("nothing", tokens=("many", -5)),
    "huge": huge,
    "endless": endless,
    "slow": slow,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_servers_end_in_the_built_in_way(name: str) -> None:
    started = time.monotonic()
    with serving(HOSTILE[name]) as server:
        result = make(engine(server, seconds=1.0 if name in {"endless", "slow"} else 10.0))
        assert all(asked["path"] == "/v1/chat/completions" for asked in server.asked)
    assert time.monotonic() - started < 12
    assert result.notes["path"] == "builders"
    told = result.notes["language_model"]
    assert told["used"] is False
    assert "secret" not in told["reason"]
    assert result.provider_cost_usd is not None
    assert result.provider_cost_usd >= 0


def test_an_unknown_object_is_refused_when_the_server_is_down() -> None:
    maker = ShapesEngine(LlmConfig(url="http://127.0.0.1:9/v1", model="tiny", seconds=2))
    with pytest.raises(InputRejected) as caught:
        make(maker, "a glimmering zorblax")
    assert caught.value.code == "prompt_not_understood"


def test_a_program_too_big_to_build_is_sent_back() -> None:
    many = {**STOOL["parts"][0], "array": {"kind": "linear", "count": 400, "step": [0.1, 0, 0]}}
    big = {**STOOL, "parts": [{**many, "name": f"p{k}"} for k in range(6)]}
    with serving(saying(json.dumps(big)), GOOD) as server:
        result = make(engine(server), "zorblax")
    assert result.notes["language_model"]["attempts"] == 2
    assert "copies" in server.asked[1]["messages"][-1]["content"]
