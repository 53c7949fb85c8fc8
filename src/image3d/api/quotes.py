"""`POST /api/v1/quotes`: what a generation would cost."""

from anyio import to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.auth import Gate
from image3d.api.bodies import parse, read_json_body
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.generations import BODY_PROBLEMS, generation_request
from image3d.api.routing import add_route
from image3d.api.schemas import GenerationBody, QuoteAnswer
from image3d.tasks.submit import quote


class Quotes:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def create_quote(self, request: Request) -> Response:
        """Quote a generation.

        Takes the same body as creating one and charges nothing. The picture is not looked at, and nothing is stored.
        """
        body = await read_json_body(
            request,
            limit=self._deps.max_json_bytes,
            before_large=lambda: to_thread.run_sync(self._gate.enter, request),
        )
        return await to_thread.run_sync(self._quote, request, body)

    def _quote(self, request: Request, body: bytes) -> Response:
        self._gate.enter(request)
        offer = quote(self._deps.tasks, generation_request(parse(GenerationBody, body)))
        return answer(
            {
                "precharge_credits": offer.precharge_credits,
                "expected_charge_credits": offer.expected_charge_credits,
                "engine": offer.engine,
            }
        )


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of quotes."""
    routes = Quotes(deps, gate)
    add_route(
        app, "POST", "/api/v1/quotes", routes.create_quote,
        tag="Quotes", answers={200: QuoteAnswer}, problems=BODY_PROBLEMS, body=GenerationBody,
    )  # fmt: skip
