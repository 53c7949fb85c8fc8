"""Reads what a client sends: bounded bodies, JSON, query parameters and headers, each checked in one place."""

import math
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from image3d.api.errors import BadRequest, BodyTooLarge, WrongContentType
from image3d.tasks.errors import NotFound

Model = TypeVar("Model", bound=BaseModel)

#: A body up to this size is read before the key is looked at, which saves a change of threads.
SMALL_BODY_BYTES = 65_536
#: What is read and thrown away of a body that is too large, so that its sender gets to see the answer.
DRAINED_BYTES = 40_000_000
MAX_KEY_CHARACTERS = 255
MAX_WAIT_SECONDS = 60

#: How pydantic says that a key of an object is at fault, not its value.
_KEY_ITSELF = "[key]"
_TASK_ID = re.compile(r"task_[0-9A-HJKMNP-TV-Z]{26}")
_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_WAIT = re.compile(r"(?:^|[,;])\s*wait\s*=\s*\"?(\d{1,6})\"?\s*(?=$|[,;])", re.IGNORECASE)


async def read_json_body(request: Request, *, limit: int, before_large: Callable[[], Awaitable[object]]) -> bytes:
    """The JSON bytes of the request; `before_large` is awaited before anything large is read.

    Raises:
        WrongContentType: the body says that it is something else.
        BodyTooLarge: more than `limit` bytes.
    """
    _check_json_type(request)
    declared = _declared_length(request)
    if declared is None or declared > SMALL_BODY_BYTES:
        await before_large()
    return await read_body(request, limit=limit)


async def read_body(request: Request, *, limit: int) -> bytes:
    """The request's bytes, at most `limit`.

    Raises:
        BodyTooLarge: there are more; known before reading when the client says how many.
    """
    chunks = [chunk async for chunk in bounded_stream(request, limit=limit)]
    return b"".join(chunks)


async def bounded_stream(request: Request, *, limit: int) -> AsyncGenerator[bytes]:
    """The request's bytes as they come in, at most `limit`.

    Raises:
        BodyTooLarge: there are more.
    """
    declared = _declared_length(request)
    if declared is not None and declared > limit:
        await _drain(request, declared)
        raise _too_large(limit)
    size, more = 0, True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk, more = message.get("body", b""), message.get("more_body", False)
        size += len(chunk)
        if size > limit:
            if more:  # after the last piece nothing comes any more, and waiting for it would never end
                await _drain(request, None)
            raise _too_large(limit)
        yield chunk


def parse(model: type[Model], body: bytes) -> Model:
    """The body as a checked `model`.

    Raises:
        BadRequest: it is not JSON or not of that shape; `errors` points at every fault.
    """
    if not body.strip():
        raise BadRequest([{"pointer": "", "detail": "is empty; a JSON object is needed"}])
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise BadRequest([_fault(item) for item in error.errors(include_url=False)]) from error


def query(model: type[Model], request: Request, *, other: Callable[[str], bool] = lambda _name: False) -> Model:
    """The query parameters as a checked `model`, leaving those aside that `other` knows.

    Raises:
        BadRequest: a parameter is unknown, repeated or out of range.
    """
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if other(name):
            continue
        if name in values:
            raise BadRequest([{"pointer": f"query:{name}", "detail": "is given more than once"}])
        values[name] = value
    try:
        return model.model_validate_strings(values)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        errors = [{"pointer": "query:" + ".".join(map(str, item["loc"])), "detail": _words(item)} for item in faults]
        raise BadRequest(errors) from error


def task_id_of(request: Request) -> str:
    """The path's `task_id`.

    Raises:
        NotFound: it is not of the shape of our ids; no query is needed to know.
    """
    task_id = str(request.path_params["task_id"])
    if _TASK_ID.fullmatch(task_id) is None:
        raise NotFound("There is no generation of this id in this account.")
    return task_id


def idempotency_key(request: Request) -> str | None:
    """The `Idempotency-Key`, or None.

    Raises:
        BadRequest: it is empty, too long or not printable.
    """
    keys = request.headers.getlist("idempotency-key")
    if not keys:
        return None
    if len(keys) > 1 or _IDEMPOTENCY_KEY.fullmatch(keys[0]) is None:
        detail = f"must be one value of 1 to {MAX_KEY_CHARACTERS} printable ASCII characters without spaces"
        raise BadRequest([{"pointer": "header:Idempotency-Key", "detail": detail}])
    return keys[0]


def preferred_wait(request: Request) -> int:
    """Seconds the client would wait (`Prefer: wait=30`), at most 60; 0 when it does not say."""
    for header in request.headers.getlist("prefer"):
        if (found := _WAIT.search(header)) is not None:
            return min(int(found[1]), MAX_WAIT_SECONDS)
    return 0


def json_pointer(path: Sequence[str | int]) -> str:
    """RFC 6901: where in the body something is."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def unfit_value(value: Any, *, depth: int = 8) -> str | None:
    """What keeps a JSON value from being stored and read back as it is, or None.

    NUL and lone surrogates are no text to Postgres; numbers beyond 2^53 or infinite change on their way through
    JSON parsers.
    """
    if isinstance(value, str):
        return unfit_text(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return None if -(2**53) < value < 2**53 else "holds a whole number beyond 2^53"
    if isinstance(value, float):
        return None if math.isfinite(value) else "holds a number that is not finite"
    if depth == 0:
        return "is nested too deeply"
    children: list[Any] = []
    if isinstance(value, Mapping):
        mapping = cast("Mapping[str, Any]", value)
        children = [*mapping.keys(), *mapping.values()]
    elif isinstance(value, list):
        children = cast("list[Any]", value)
    return next((found for child in children if (found := unfit_value(child, depth=depth - 1))), None)


def unfit_text(text: str) -> str | None:
    """What keeps `text` from being stored, or None; tabs and line ends are fine."""
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        code = ord(character)
        if (code < 0x20 and character not in "\t\n\r") or 0x7F <= code < 0xA0:
            return "holds a control character"
        if 0xD800 <= code <= 0xDFFF:
            return "holds half of a surrogate pair, which is no character"
    return None


def _check_json_type(request: Request) -> None:
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise WrongContentType("Send the body uncompressed, without Content-Encoding.")
    given = request.headers.get("content-type")
    if given is None:
        return
    kind = given.partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise WrongContentType(f"This route reads application/json, not {kind[:80]!r}.")


def _declared_length(request: Request) -> int | None:
    length = request.headers.get("content-length")
    return int(length) if length is not None and length.isdecimal() and length.isascii() else None


async def _drain(request: Request, declared: int | None) -> None:
    """Reads on for a while: a connection closed under a sender's hands loses the answer. Who asks first is told so."""
    if "100-continue" in request.headers.get("expect", "").lower() or (declared or 0) > DRAINED_BYTES:
        return
    size = 0
    try:
        while size < DRAINED_BYTES:
            message = await request.receive()
            size += len(message.get("body", b""))
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return
    except ClientDisconnect:
        return


def _too_large(limit: int) -> BodyTooLarge:
    return BodyTooLarge(f"The request has more than {limit / 1_000_000:g} MB. A picture may have 20 MB.")


def _fault(item: Any) -> dict[str, str]:
    if item["type"] == "json_invalid":
        return {"pointer": "", "detail": f"is not valid JSON: {item['msg'].partition(': ')[2]}"}
    place = [part for part in item["loc"] if part != _KEY_ITSELF]
    return {"pointer": json_pointer(place), "detail": _words(item)}


def _words(item: Any) -> str:
    """Pydantic's message as the end of a sentence that began with the field's name."""
    if item["type"] == "missing":
        return "is required"
    if item["type"] == "extra_forbidden":
        return "is not a known field"
    if item["type"] in ("string_too_long", "too_long"):
        return f"has more than {item['ctx']['max_length']:,} characters"
    message = str(item["msg"])
    if item["type"] == "value_error":
        return message.removeprefix("Value error, ")
    message = message.removesuffix(", unable to parse string as an integer").removeprefix("Input ")
    return (
        message.replace("should be", "must be", 1)
        if message.startswith("should be")
        else message[:1].lower() + message[1:]
    )
