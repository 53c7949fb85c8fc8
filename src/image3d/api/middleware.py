"""Around every answer: a request id, rate headers, metrics, one log line, and a problem document for any exception.

Plain ASGI, one layer: a wrapper per concern would cost more than a poll's SQL.
"""

import math
import time
from dataclasses import dataclass

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from image3d.api.call import Call, begin
from image3d.api.deps import ApiDeps
from image3d.api.errors import BodyTooLarge, MethodNotAllowed, RouteNotFound, ServiceUnavailable
from image3d.api.problems import problem_answer, unexpected
from image3d.api.ratelimit import Allowance
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger
from image3d.db.database import is_outage

log = get_logger(__name__)

_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


@dataclass(frozen=True)
class _Metrics:
    answers: Counter
    seconds: Histogram


def _metrics(registry: CollectorRegistry) -> _Metrics:
    labels = ("method", "route")
    return _Metrics(
        answers=Counter(
            "image3d_http_answers", "Answers by method, route and status.", (*labels, "status"), registry=registry
        ),
        seconds=Histogram(
            "image3d_http_seconds", "Seconds from request to answer.", labels, registry=registry, buckets=_BUCKETS
        ),
    )


class Envelope:
    """The one middleware."""

    def __init__(self, app: ASGIApp, deps: ApiDeps) -> None:
        self._app = app
        self._deps = deps
        self._docs_url = f"{deps.public_url}/docs"
        self._metrics = _metrics(deps.metrics)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; other kinds of events pass through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        call = begin(scope)
        structlog.contextvars.bind_contextvars(request_id=call.request_id)
        started = time.perf_counter()
        status = 0

        async def send_enveloped(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                ours = [header for header in self._headers(call) if header[0] not in given]
                message["headers"] = [*message["headers"], *ours]
            await send(message)

        try:
            await self._app(scope, receive, send_enveloped)
        except ClientDisconnect:
            status = status or 499
        except Exception as error:  # the boundary: whatever happened, the client gets a problem document
            problem = self._problem(error, call)
            if status:
                raise
            await problem(scope, receive, send_enveloped)
        finally:
            self._record(scope, status, time.perf_counter() - started)

    def _headers(self, call: Call) -> list[tuple[bytes, bytes]]:
        allowance = call.allowance
        if allowance is None:
            allowance = self._deps.limiter.peek(f"guesses:{call.address}", self._deps.guess_rate)
        return [
            (b"x-request-id", call.request_id.encode("ascii")),
            *rate_headers(allowance),
            (b"x-content-type-options", b"nosniff"),
        ]

    def _problem(self, error: Exception, call: Call) -> Response:
        headers: dict[str, str] = {}
        if isinstance(error, BodyTooLarge):
            headers["connection"] = "close"
        if isinstance(error, HTTPException):
            headers.update(error.headers or {})
        return problem_answer(as_problem(error), call, docs_url=self._docs_url, headers=headers)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route = scope.get("route")
        path = getattr(route, "path", "(none)")
        method = scope["method"] if route is not None else "(any)"
        self._metrics.answers.labels(method, path, str(status)).inc()
        self._metrics.seconds.labels(method, path).observe(seconds)
        write = log.debug if status < 400 and method in ("GET", "HEAD") else log.info
        write("http.answered", method=method, route=path, status=status, duration_ms=round(1000 * seconds, 1))


def as_problem(error: Exception) -> Image3DError:
    """What a caller is told about an exception."""
    if isinstance(error, Image3DError):
        return error
    if isinstance(error, HTTPException) and error.status_code == 404:
        return RouteNotFound("There is nothing at this path. See /docs for what there is.")
    if isinstance(error, HTTPException) and error.status_code == 405:
        return MethodNotAllowed("This path does not take that method; see the Allow header.")
    if is_outage(error):
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        log.error("database.unavailable", error=type(error).__name__, reason=reason)
        return ServiceUnavailable("The database cannot be reached now. Try again, with the same Idempotency-Key.")
    return unexpected(error)


def rate_headers(allowance: Allowance) -> list[tuple[bytes, bytes]]:
    """`RateLimit-Policy` and `RateLimit` as the IETF draft spells them."""
    rate = allowance.rate
    return [
        (b"ratelimit-policy", f'"{rate.policy}";q={rate.burst};w={rate.window_seconds}'.encode()),
        (
            b"ratelimit",
            f'"{rate.policy}";r={allowance.remaining};t={math.ceil(allowance.reset_seconds)}'.encode(),
        ),
    ]
