"""Credits and usage: balance, buying, payments, the usage ledger with CSV, charts, caps, the low-balance alert."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from image3d.accounts.members import set_low_balance_alert
from image3d.accounts.service import list_keys
from image3d.billing.checkouts import apply_event, find_payment, list_payments, start_checkout
from image3d.billing.errors import InvalidAmount, PaymentError
from image3d.billing.model import Kind, Transfer
from image3d.billing.payments import SandboxPayments
from image3d.billing.receipts import receipt
from image3d.billing.search import Found, search_transfers
from image3d.billing.service import caps_usage
from image3d.billing.statement import Selection
from image3d.console.views import console_key_id
from image3d.console.web import Call, Web, error_page
from image3d.core.clock import rfc3339
from image3d.core.credits import MINIMUM_TOP_UP_CREDITS
from image3d.tasks.usage import DailyUsage, daily_usage

PACKS = (1_000, 5_000, 20_000)
CHART_DAYS = 30
ROWS = 50
BATCH = 500
KIND_WORDS = {
    "top_up": "Bought",
    "grant": "Given",
    "precharge": "Set aside",
    "settle": "Charged",
    "refund": "Given back",
    "expire": "Expired",
    "adjust": "Adjusted",
}
#: How a kind of transfer changes what is available.
SIGNS = {"top_up": 1, "grant": 1, "precharge": -1, "settle": 0, "refund": 1, "expire": -1}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One day of a chart: where its bar stands in a 600 by 120 box."""

    day: date
    value: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which rows of the ledger to show: of a kind, of a key, from a day to a day (UTC, both included)."""

    kind: str = ""
    key: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def query(self) -> str:
        """The part of an address that asks for the same; empty when everything is wanted."""
        given = {"kind": self.kind, "key": self.key, "from": self.first, "to": self.last}
        words = urlencode({name: str(value) for name, value in given.items() if value})
        return f"?{words}" if words else ""

    @property
    def selection(self) -> Selection:
        """The same for the ledger."""
        kind = Kind(self.kind) if self.kind else None
        return Selection(kind=kind, key_id=self.key or None, first=self.first, last=self.last)


@dataclass(frozen=True)
class Money:
    """The pages; each method is one."""

    web: Web

    def credits(self, call: Call) -> Response:
        """Everything about credits on one page."""
        now = call.deps.tasks.clock()
        today = now.date()
        wanted = _wanted(call)
        used = daily_usage(call.deps.tasks, call.mine.id, first=today - timedelta(days=CHART_DAYS - 1), last=today)
        with call.deps.tasks.database.read() as tx:
            found = search_transfers(tx, call.mine.id, wanted.selection, limit=ROWS)
            payments = list_payments(tx, call.mine.id, limit=12)
            caps = caps_usage(tx, account_id=call.mine.id, scope_id=call.mine.id, now=now)
            keys = {key.id: key.name for key in list_keys(tx, call.mine.id)} | {console_key_id(call.mine): "Console"}
        return call.render(
            "credits.html",
            packs=PACKS,
            minimum=MINIMUM_TOP_UP_CREDITS,
            payments_made=payments,
            credit_bars=_bars(used, today, "credits"),
            task_bars=_bars(used, today, "tasks"),
            spent=sum(row.credits for row in used),
            made=sum(row.tasks for row in used),
            by_key=_by_key(used, keys),
            key_names=keys,
            wanted=wanted,
            caps=caps,
            limits=call.mine.limits,
            **_rows(found, wanted),
        )

    def ledger(self, call: Call) -> Response:
        """Older rows of the ledger, as a fragment."""
        wanted = _wanted(call)
        before = int(call.query("before")) if call.query("before").isdigit() else None
        with call.deps.tasks.database.read() as tx:
            found = search_transfers(tx, call.mine.id, wanted.selection, limit=ROWS, before_seq=before)
        return call.render("fragments/ledger.html", **_rows(found, wanted))

    def ledger_csv(self, call: Call) -> Response:
        """The ledger as CSV, or what of it is asked for."""
        headers = {"Content-Disposition": 'attachment; filename="image3d-ledger.csv"'}
        return StreamingResponse(_csv(call), media_type="text/csv; charset=utf-8", headers=headers)

    def buy(self, call: Call) -> Response:
        """The browser goes to the provider's page; the sandbox has none and pays at once."""
        provider = call.deps.provider
        if provider is None:
            return error_page(call, 404, "Nobody sells credits here", "Ask the operator of this installation for them.")
        words = call.text("amount", most=12).replace(",", "").strip()
        if not words.isdigit():
            msg = "Choose how many credits to buy, as a whole number."
            raise InvalidAmount(msg)
        payment = start_checkout(
            call.deps.tasks.database,
            provider,
            account_id=call.mine.id,
            email=call.me.email,
            amount_credits=int(words),
            return_url=f"{call.deps.public_url}/credits?note=bought",
            now=call.deps.tasks.clock(),
        )
        if not isinstance(provider, SandboxPayments):
            return call.redirect(payment.url or "/credits")
        paid = provider.pay(payment.checkout, payment.amount_credits)
        event = provider.read_event(paid.body, paid.headers)
        with call.deps.tasks.database.transaction() as tx:
            if event is not None:
                apply_event(tx, provider.name, event, now=call.deps.tasks.clock())
        return call.redirect("/credits", note="bought")

    def receipt(self, call: Call) -> Response:
        """The receipt of a payment, to look at and print, or as text."""
        name = call.path("payment_id")
        try:
            with call.deps.tasks.database.read() as tx:
                payment = find_payment(tx, name.removesuffix(".txt"), account_id=call.mine.id)
            text = receipt(payment, email=call.me.email)
        except PaymentError as error:
            return error_page(call, 404, "There is no such receipt", error.detail)
        if name.endswith(".txt"):
            headers = {"Content-Disposition": f'attachment; filename="receipt-{payment.id}.txt"'}
            return PlainTextResponse(text, headers=headers)
        lines = [line.split(":", 1) for line in text.splitlines()]
        return call.render("receipt.html", payment=payment, lines=[(one, rest.strip()) for one, rest in lines])

    def alert(self, call: Call) -> Response:
        """The member hears when the balance falls below this."""
        words = call.text("credits", most=12).replace(",", "").strip()
        if words and not words.isdigit():
            msg = "The alert is set at a whole number of credits."
            raise InvalidAmount(msg)
        with call.deps.tasks.database.transaction() as tx:
            set_low_balance_alert(tx, call.me, int(words) if words else None)
        return call.redirect("/credits", note="alert-saved")


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Money(web)
    return [
        web.page("/credits", pages.credits),
        web.page("/credits/ledger", pages.ledger),
        web.page("/credits/ledger.csv", pages.ledger_csv),
        web.page("/credits/receipts/{payment_id}", pages.receipt),
        web.page("/credits/buy", pages.buy, methods=("POST",)),
        web.page("/credits/alert", pages.alert, methods=("POST",)),
    ]


def _wanted(call: Call) -> Wanted:
    """What of the ledger the address asks for; what makes no sense asks for everything."""
    return Wanted(
        kind=call.query("kind") if call.query("kind") in KIND_WORDS else "",
        key=call.query("key")[:60],
        first=_day(call.query("from")),
        last=_day(call.query("to")),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _rows(found: Found, wanted: Wanted) -> dict[str, Any]:
    return {
        "transfers": found.transfers,
        "older_than": found.older_than,
        "wanted_more": wanted.query.replace("?", "&", 1),
        "kinds": KIND_WORDS,
        "change": change_of,
    }


def change_of(transfer: Transfer) -> int:
    """By how much the transfer changed what is available."""
    if transfer.kind in SIGNS:
        return SIGNS[transfer.kind] * transfer.amount_credits
    if transfer.destination == "available":
        return transfer.amount_credits
    return -transfer.amount_credits if transfer.source == "available" else 0


def _bars(used: Sequence[DailyUsage], today: date, what: str) -> dict[str, Any]:
    values: dict[date, int] = defaultdict(int)
    for row in used:
        values[row.day] += row.credits if what == "credits" else row.tasks
    days = [today - timedelta(days=back) for back in reversed(range(CHART_DAYS))]
    most = max([*values.values(), 1])
    bars = [
        Bar(
            day=day,
            value=values[day],
            x=index * 20 + 2,
            y=round(100 - 96 * values[day] / most, 1),
            height=round(96 * values[day] / most, 1),
        )
        for index, day in enumerate(days)
    ]
    return {"bars": bars, "most": most, "first": days[0], "last": days[-1], "total": sum(values.values())}


def _by_key(used: Sequence[DailyUsage], names: dict[Any, str]) -> list[dict[str, Any]]:
    sums: dict[str, dict[str, Any]] = {}
    for row in used:
        entry = sums.setdefault(row.key_id, {"name": names.get(row.key_id, row.key_id), "tasks": 0, "credits": 0})
        entry["tasks"] += row.tasks
        entry["credits"] += row.credits
    return sorted(sums.values(), key=lambda entry: -entry["credits"])


def _csv(call: Call) -> Iterator[str]:
    names = ("created_at", "kind", "change_credits", "amount_credits", "available_after_credits")
    more = ("held_after_credits", "task_id", "key_id", "provider", "reference", "reason")
    yield _line([*names, *more])
    wanted = _wanted(call)
    before: int | None = None
    while True:
        with call.deps.tasks.database.read() as tx:
            found = search_transfers(tx, call.mine.id, wanted.selection, limit=BATCH, before_seq=before)
        for item in found.transfers:
            yield _line(
                [
                    rfc3339(item.created_at), item.kind, change_of(item), item.amount_credits,
                    item.available_after_credits, item.held_after_credits, item.task_id, item.key_id, item.provider,
                    item.reference, item.reason,
                ]
            )  # fmt: skip
        if (before := found.older_than) is None:
            return


def _line(values: Sequence[Any]) -> str:
    out = StringIO()
    safe = ["" if value is None else f"'{value}" if str(value)[:1] in "=+@" else value for value in values]
    csv.writer(out).writerow(safe)
    return out.getvalue()
