"""`GET /api/v1/usage`: credits and tasks per day and key, and what is left of the caps."""

from datetime import date, timedelta
from typing import Any

from fastapi import FastAPI
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from image3d.accounts.model import Caps
from image3d.api.auth import Gate
from image3d.api.bodies import query
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.openapi import query_parameters
from image3d.api.routing import add_route
from image3d.api.schemas import Answer, Query
from image3d.billing.model import CapsUsage
from image3d.billing.service import caps_usage
from image3d.tasks.usage import daily_usage

DAYS = 30
KEY_ID = "key_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"


class UsageQuery(Query):
    """Which days."""

    first: date | None = Field(
        default=None, description="First UTC day; 30 days back unless given.", examples=["2026-11-01"]
    )
    last: date | None = Field(default=None, description="Last UTC day; today unless given.", examples=["2026-11-30"])


class UsageRow(Answer):
    """What one key used on one UTC day."""

    day: str = Field(description="The UTC day on which they were requested.", examples=["2026-11-27"])
    key_id: str = Field(description="Who requested them.", examples=[KEY_ID])
    is_test: bool = Field(description="Whether it is a test key, which moves no credits.", examples=[False])
    tasks: int = Field(description="Generations requested.", examples=[25])
    succeeded: int = Field(description="Those that are ready.", examples=[23])
    failed: int = Field(description="Those that failed and were refunded.", examples=[1])
    credits: int = Field(description="Open precharges plus final charges.", examples=[316])


class CapState(Answer):
    """One cap: how much it allows, is used and left."""

    cap: int = Field(description="The most it allows.", examples=[500])
    used: int = Field(description="Open precharges plus final charges, or tasks running.", examples=[316])
    left: int = Field(description="What may still be used.", examples=[184])


class CapStates(Answer):
    """The caps of a key or of the account."""

    daily_credits: CapState = Field(description="Credits since midnight, UTC.")
    monthly_credits: CapState = Field(description="Credits since the first of the month, UTC.")
    concurrent: CapState = Field(
        description="Generations that are not final.", examples=[{"cap": 2, "used": 1, "left": 1}]
    )


class UsageAnswer(Answer):
    """Usage per day and key, oldest first, and the caps."""

    first: str = Field(description="The first UTC day of `data`.", examples=["2026-11-01"])
    last: str = Field(description="The last one.", examples=["2026-11-30"])
    data: list[UsageRow] = Field(description="A row per day and key that requested something.")
    key: CapStates = Field(description="The caps of the key that asks.")
    account: CapStates = Field(description="The limits of its account, over all its keys.")


class UsageRoutes:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    def get_usage(self, request: Request) -> Response:
        """Get the usage.

        Credits and tasks per UTC day and key, and what is left of the caps of your key and your account now. Days
        without tasks are left out.
        """
        principal = self._gate.enter(request)
        wanted = query(UsageQuery, request)
        now = self._deps.tasks.clock()
        last = wanted.last or now.date()
        first = wanted.first or last - timedelta(days=DAYS - 1)
        rows = daily_usage(self._deps.tasks, principal.account.id, first=first, last=last)
        with self._deps.tasks.database.read() as tx:
            account_id = principal.account.id
            of_key = caps_usage(tx, account_id=account_id, scope_id=principal.key.id, now=now)
            of_account = caps_usage(tx, account_id=account_id, scope_id=account_id, now=now)
        return answer(
            {
                "first": first.isoformat(),
                "last": last.isoformat(),
                "data": [{**vars(row), "day": row.day.isoformat()} for row in rows],
                "key": _states(principal.key.caps, of_key),
                "account": _states(principal.account.limits, of_account),
            }
        )


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of usage."""
    routes = UsageRoutes(deps, gate)
    add_route(
        app, "GET", "/api/v1/usage", routes.get_usage,
        tag="Credits", answers={200: UsageAnswer}, problems=["invalid_request"],
        parameters=query_parameters(UsageQuery),
    )  # fmt: skip


def _states(caps: Caps, used: CapsUsage) -> dict[str, Any]:
    pairs = {
        "daily_credits": (caps.daily_credits, used.day.credits),
        "monthly_credits": (caps.monthly_credits, used.month.credits),
        "concurrent": (caps.concurrent, used.open.tasks),
    }
    return {name: {"cap": cap, "used": spent, "left": max(0, cap - spent)} for name, (cap, spent) in pairs.items()}
