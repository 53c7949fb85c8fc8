"""`GET /api/v1/balance`: what the account owns."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.auth import Gate
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.routing import add_route
from image3d.api.schemas import BalanceAnswer
from image3d.billing.service import balance
from image3d.core.credits import usd


class BalanceRoutes:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    def get_balance(self, request: Request) -> Response:
        """Get the balance."""
        with self._deps.tasks.database.read() as tx:
            principal = self._gate.admit(tx, request)
            owned = balance(tx, principal.account.id)
        self._gate.note_use(principal)
        return answer(
            {
                "available_credits": owned.available_credits,
                "held_credits": owned.held_credits,
                "balance_credits": owned.balance_credits,
                "usd": f"{usd(owned.balance_credits):.2f}",
            }
        )


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of the balance."""
    routes = BalanceRoutes(deps, gate)
    add_route(app, "GET", "/api/v1/balance", routes.get_balance, tag="Credits", answers={200: BalanceAnswer})
