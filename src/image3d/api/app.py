"""Puts the API together."""

from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from image3d.api import (
    balance,
    conversions,
    docs,
    engines,
    events,
    files,
    generations,
    ledger,
    operations,
    payments,
    quotes,
    reviews,
    uploads,
    usage,
)
from image3d.api.auth import Gate
from image3d.api.call import call_of
from image3d.api.deps import ApiDeps
from image3d.api.middleware import Envelope, as_problem
from image3d.api.openapi import TITLE, openapi_document
from image3d.api.problems import problem_answer


def create_api(deps: ApiDeps) -> FastAPI:
    """The public HTTP API on `deps`: every route, documented, behind one middleware."""
    app = FastAPI(
        title=TITLE,
        version=deps.version,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[Middleware(Envelope, deps=deps)],
    )

    async def refuse(request: Request, error: Exception) -> Response:
        headers = error.headers if isinstance(error, HTTPException) else None
        return problem_answer(as_problem(error), call_of(request), docs_url=f"{deps.public_url}/docs", headers=headers)

    app.add_exception_handler(HTTPException, refuse)
    gate = Gate(deps)
    for noun in (generations, events, reviews, conversions, quotes, uploads, balance, ledger, usage, engines):
        noun.add_routes(app, deps, gate)
    for noun in (files, operations, payments):
        noun.add_routes(app, deps)

    @lru_cache(maxsize=1)
    def document() -> dict[str, Any]:
        return openapi_document(app)

    app.openapi = document
    docs.add_routes(app, base_url=deps.public_url)
    return app
