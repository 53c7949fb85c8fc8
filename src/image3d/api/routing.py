"""How routes are declared and called.

A route is a function from `Request` to `Response`: plain ones run in a thread, `async` ones on the event loop. FastAPI
documents them from what is declared beside them, and does not parse, validate or serialise for them: bodies are read
by `bodies` and validated by pydantic in one step, answers are built as JSON bytes. That makes a poll about twice as
fast as the same work through FastAPI's parameters.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from anyio import to_thread
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from image3d.api.errors import PROBLEM_KINDS
from image3d.api.problems import MEDIA_TYPE

Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]

#: Where the OpenAPI document keeps models.
REF = "#/components/schemas/{model}"
#: What every route that asks for a key may answer.
KEYED = ("invalid_api_key", "key_revoked", "rate_limited", "internal_error", "service_unavailable")


class DirectRoute(APIRoute):
    """A route that FastAPI documents and that is called with the request itself."""

    #: What the JSON body is, for the OpenAPI document.
    body_model: type[BaseModel] | None = None
    #: Every method that the path takes, this route's and its neighbours'.
    path_methods: frozenset[str] = frozenset()

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self.app = _asgi(endpoint)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As always; a HEAD is taken by the route that takes GET."""
        match, child_scope = super().matches(scope)
        return (Match.FULL if match is Match.PARTIAL and self._takes(scope) else match), child_scope

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or says which methods the path takes."""
        if not self._takes(scope):
            raise HTTPException(status_code=405, headers={"Allow": ", ".join(sorted(self.path_methods))})
        await self.app(scope, receive, send)

    def _takes(self, scope: Scope) -> bool:
        method = "GET" if scope["method"] == "HEAD" and "GET" in _methods(self) else scope["method"]
        return method in _methods(self)


def _asgi(endpoint: Endpoint) -> ASGIApp:
    is_async = inspect.iscoroutinefunction(endpoint)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        if is_async:
            response = await cast("Awaitable[Response]", endpoint(request))
        else:
            response = cast("Response", await to_thread.run_sync(endpoint, request))
        if request.method == "HEAD":
            response = _without_body(response)
        await response(scope, receive, send)

    return app


def _without_body(response: Response) -> Response:
    """Status and headers of `response`, whose body is not even begun."""
    head = Response(status_code=response.status_code)
    head.raw_headers = response.raw_headers
    return head


def add_route(
    app: FastAPI,
    method: str,
    path: str,
    endpoint: Endpoint,
    *,
    tag: str,
    answers: Mapping[int, type[BaseModel] | Mapping[str, Any]],
    problems: Sequence[str] = (),
    keyed: bool = True,
    parameters: Sequence[Mapping[str, Any]] = (),
    body: type[BaseModel] | Mapping[str, Any] | None = None,
) -> None:
    """`endpoint` answers `method path`; the rest is for the OpenAPI document. Its docstring is the description.

    Args:
        app: where to add it.
        method: the HTTP method.
        path: with `{name}` for path parameters.
        endpoint: the function.
        tag: the noun it is listed under.
        answers: status -> a model, or an OpenAPI response object.
        problems: codes of problem documents, beside those of every keyed route.
        keyed: whether it asks for an API key.
        parameters: OpenAPI parameter objects for the path, query and headers.
        body: the model of the JSON body, or an OpenAPI request body object.
    """
    summary, _, description = inspect.cleandoc(endpoint.__doc__ or "").partition("\n")
    responses: dict[int | str, dict[str, Any]] = {
        status: {"description": "Success", **_answer(what)} for status, what in answers.items()
    }
    responses.update(_problem_responses([*problems, *(KEYED if keyed else ("rate_limited", "internal_error"))]))
    extra: dict[str, Any] = {"parameters": [dict(parameter) for parameter in parameters]}
    if body is not None:
        extra["requestBody"] = json_body(body) if isinstance(body, type) else dict(body)
    if not keyed:
        extra["security"] = []
    app.router.add_api_route(
        path,
        endpoint,
        methods=[method],
        tags=[tag],
        summary=summary.removesuffix("."),
        description=description.strip(),
        responses=responses,
        status_code=min(answers),
        response_model=None,
        operation_id=endpoint.__name__,
        openapi_extra=extra,
        route_class_override=DirectRoute,
    )
    route = cast("DirectRoute", app.router.routes[-1])
    route.body_model = body if isinstance(body, type) else None
    _share_methods([other for other in app.router.routes if isinstance(other, DirectRoute) and other.path == path])


def _methods(route: DirectRoute) -> set[str]:
    return route.methods or set()


def _share_methods(routes: Sequence[DirectRoute]) -> None:
    """Each route of a path knows what the others take."""
    methods = frozenset[str]().union(*map(_methods, routes))
    for route in routes:
        route.path_methods = methods | {"HEAD"} if "GET" in methods else methods


def json_body(model: type[BaseModel]) -> dict[str, Any]:
    """The OpenAPI request body of a route that reads `model`."""
    schema = {"$ref": REF.format(model=model.__name__)}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _answer(what: type[BaseModel] | Mapping[str, Any]) -> dict[str, Any]:
    return {"model": what} if isinstance(what, type) else dict(what)


def _problem_responses(codes: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    by_status: dict[int, list[str]] = {}
    for code in dict.fromkeys(codes):
        by_status.setdefault(PROBLEM_KINDS[code].status, []).append(code)
    return {
        status: {
            "description": "Problem: " + ", ".join(f"`{code}`" for code in sorted(found)),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            "x-codes": sorted(found),
        }
        for status, found in sorted(by_status.items())
    }
