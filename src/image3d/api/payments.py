"""`POST /api/v1/payments/events`: what the payment provider tells, signed by it and counted once."""

from anyio import to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.bodies import read_body
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.routing import add_route
from image3d.billing.checkouts import apply_event
from image3d.billing.payments import PaymentProvider
from image3d.tasks.errors import NotAvailable

MAX_EVENT_BYTES = 1_000_000

_TAKEN = {
    "description": "The event was taken; `applied` is false for one that came before or says nothing about credits.",
    "content": {"application/json": {"schema": {"type": "object", "properties": {"applied": {"type": "boolean"}}}}},
}


class PaymentEvents:
    """The route."""

    def __init__(self, deps: ApiDeps) -> None:
        self._deps = deps

    async def take_event(self, request: Request) -> Response:
        """Take a payment event.

        For the payment provider alone: the request must carry its signature. Events may come twice, late or out of
        order; each counts once.
        """
        provider = self._deps.payments
        if provider is None:
            raise NotAvailable("This installation sells no credits.")
        body = await read_body(request, limit=MAX_EVENT_BYTES)
        applied = await to_thread.run_sync(self._apply, provider, body, dict(request.headers))
        return answer({"applied": applied})

    def _apply(self, provider: PaymentProvider, body: bytes, headers: dict[str, str]) -> bool:
        event = provider.read_event(body, headers)
        if event is None:
            return False
        with self._deps.tasks.database.transaction() as tx:
            return apply_event(tx, provider.name, event, now=self._deps.tasks.clock())


def add_routes(app: FastAPI, deps: ApiDeps) -> None:
    """The route of payment events."""
    routes = PaymentEvents(deps)
    add_route(
        app, "POST", "/api/v1/payments/events", routes.take_event,
        tag="Credits", answers={200: _TAKEN}, problems=("payment_failed", "not_available"), keyed=False,
    )  # fmt: skip
