"""Operator pages: accounts, limits, grants, queue and workers, failures; every action is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from starlette.responses import Response
from starlette.routing import Route

from image3d.accounts.errors import InvalidAccount
from image3d.accounts.members import audit, audited, members_of
from image3d.accounts.model import Caps
from image3d.accounts.service import get_account, list_keys, set_limits
from image3d.accounts.tables import accounts
from image3d.billing.errors import InvalidAmount
from image3d.billing.ledger import Fault, count_transfers, list_transfers, verify
from image3d.billing.service import balance, bought_credits, caps_usage, grant
from image3d.console.pages.money import KIND_WORDS, change_of
from image3d.console.web import Call, Web
from image3d.core.ids import AccountId
from image3d.tasks import store
from image3d.tasks.audit import audit as compare_tasks
from image3d.tasks.margin import margins
from image3d.tasks.overview import by_engine, by_status, failures

SHOWN_ACCOUNTS = 50
MARGIN_DAYS = 14


@dataclass(frozen=True)
class Operating:
    """The pages; each method is one."""

    web: Web

    def overview(self, call: Call) -> Response:
        """The installation at a glance, and its accounts."""
        return self._overview(call)

    def _overview(self, call: Call, *, faults: Sequence[Fault] | None = None) -> Response:
        words = call.query("q").strip().lower()
        query = sa.select(accounts.c.id).order_by(accounts.c.id.desc()).limit(SHOWN_ACCOUNTS)
        if words:
            query = query.where(accounts.c.email.contains(words, autoescape=True))
        with call.deps.tasks.database.read() as tx:
            found = [AccountId(item) for item in tx.execute(query).scalars()]
            rows = [{"account": get_account(tx, item), "balance": balance(tx, item)} for item in found]
            counts, engines, failed = by_status(tx), by_engine(tx), failures(tx, limit=12)
            actions = audited(tx, limit=12)
            days = margins(tx, now=call.deps.tasks.clock(), days=MARGIN_DAYS)
            moved = count_transfers(tx)
        return call.render(
            "operator.html",
            words=words,
            rows=rows,
            counts=counts,
            engines=[{"figures": item, "margin": _margin(item)} for item in engines],
            failed=failed,
            actions=actions,
            operations=call.deps.operations(),
            margins=days,
            faults=faults,
            moved=moved,
        )

    def verify(self, call: Call) -> Response:
        """The ledger was recomputed and compared with tasks and payments; what disagrees is on the page."""
        faults = verify(call.deps.tasks.database, [compare_tasks])
        with call.deps.tasks.database.transaction() as tx:
            self._audit(call, tx, "verify", "ledger", {"faults": len(faults)})
        return self._overview(call, faults=faults)

    def account(self, call: Call) -> Response:
        """One account: people, keys, limits, credits, newest tasks."""
        account_id = AccountId(call.path("account_id"))
        now = call.deps.tasks.clock()
        with call.deps.tasks.database.read() as tx:
            account = get_account(tx, account_id)
            values: dict[str, Any] = {
                "subject": account,
                "people": members_of(tx, account_id),
                "keys": list_keys(tx, account_id),
                "their_balance": balance(tx, account_id),
                "bought": bought_credits(tx, account_id),
                "caps": caps_usage(tx, account_id=account_id, scope_id=account_id, now=now),
                "transfers": list_transfers(tx, account_id, limit=15),
                "tasks": store.page(tx, account_id, limit=15),
            }
        return call.render(
            "operator_account.html", kinds=KIND_WORDS, change=change_of, older_than=None, wanted_more="", **values
        )

    def limits(self, call: Call) -> Response:
        """The account has these limits."""
        account_id = AccountId(call.path("account_id"))
        names = ("daily_credits", "monthly_credits", "concurrent", "rate_per_second")
        words = {name: call.text(name, most=12).replace(",", "") for name in names}
        if not all(value.isdigit() for value in words.values()):
            msg = "Limits are whole numbers."
            raise InvalidAccount(msg)
        wanted = {name: int(value) for name, value in words.items()}
        with call.deps.tasks.database.transaction() as tx:
            set_limits(tx, account_id, Caps(**wanted))
            self._audit(call, tx, "limits", account_id, wanted)
        return call.redirect(f"/operator/accounts/{account_id}", note="saved")

    def grant(self, call: Call) -> Response:
        """The account was given credits."""
        account_id = AccountId(call.path("account_id"))
        words, reason = call.text("credits", most=12).replace(",", ""), call.text("reason", most=300).strip()
        if not words.isdigit():
            msg = "Credits are a whole number."
            raise InvalidAmount(msg)
        as_top_up = call.text("as_top_up") == "1"
        now = call.deps.tasks.clock()
        with call.deps.tasks.database.transaction() as tx:
            get_account(tx, account_id)
            grant(tx, account_id, int(words), reason=reason, operator=call.me.email, now=now, as_top_up=as_top_up)
            self._audit(call, tx, "grant", account_id, {"credits": int(words), "reason": reason, "bought": as_top_up})
        return call.redirect(f"/operator/accounts/{account_id}", note="saved")

    def _audit(self, call: Call, tx: sa.Connection, action: str, subject: str, detail: Mapping[str, Any]) -> None:
        audit(tx, call.me, action=action, subject=subject, detail=detail, now=call.deps.tasks.clock())


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Operating(web)
    here = "/operator/accounts/{account_id}"
    return [
        web.page("/operator", pages.overview, access="operator"),
        web.page("/operator/verify", pages.verify, methods=("POST",), access="operator"),
        web.page(here, pages.account, access="operator"),
        web.page(f"{here}/limits", pages.limits, methods=("POST",), access="operator"),
        web.page(f"{here}/grant", pages.grant, methods=("POST",), access="operator"),
    ]


def _margin(figures: Any) -> Decimal | None:
    """Revenue less provider cost, in USD; None when some cost is unknown."""
    if figures.unknown_costs:
        return None
    return Decimal(figures.charged_credits) / 100 - figures.cost_usd
