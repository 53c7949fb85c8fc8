"""Compares what the replayed rows add up to with everything that is stored beside them.

Balances, totals by day, spend counters, what is left of grants, payments and what was taken back of them. The rows are
the truth; each function tells where a table says something else.
"""

from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Kind, Place
from image3d.billing.periods import OPEN, day_of, month_of
from image3d.billing.replay import Account, Fault, Replay, Row
from image3d.billing.service import OPERATOR, expiry_of
from image3d.billing.tables import balances, grant_draws, grant_lots, payment_events, payments
from image3d.db.sql import Sql

_TOTALS = Sql(
    "SELECT account_id, day, kind, source, destination, row_count, credits, first_seq, last_seq FROM ledger_totals"
)
_SPEND = Sql("SELECT scope_id, period, credits, tasks FROM spend")


@dataclass
class _Movements:
    """What the rows say that belong to no task.

    Attributes:
        top_ups: provider and reference -> account, credits.
        grants: transfer -> credits and how it says when they end.
        expired: grant -> credits.
        taken_back: provider and event -> credits, negative when they came back.
        bought: account -> credits topped up, less those taken back.
    """

    top_ups: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict[tuple[str, str], tuple[str, int]])
    grants: dict[str, tuple[int, str | None]] = field(default_factory=dict[str, tuple[int, str | None]])
    expired: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken_back: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    bought: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row: Row) -> None:
        if row.kind == Kind.TOP_UP:
            self.bought[row.account_id] += row.amount
            self.top_ups[row.provider or "", row.reference or ""] = (row.account_id, row.amount)
        elif row.kind == Kind.GRANT:
            self.grants[row.id] = (row.amount, row.reference)
        elif row.kind == Kind.EXPIRE:
            self.expired[row.reference or ""] += row.amount
        elif row.provider is not None:
            taken = row.amount * ((row.destination == Place.PAYMENTS) - (row.source == Place.PAYMENTS))
            self.bought[row.account_id] -= taken
            self.taken_back[row.provider, row.reference or ""] += taken


def disagreements(replay: Replay, tx: sa.Connection) -> list[Fault]:
    """Every fault of the rows and, if they are right up to the balances, of what is stored beside them.

    Args:
        replay: every account's rows, as far as `tx` sees them.
        tx: one snapshot.
    """
    movements = _Movements()
    for account in replay.accounts.values():
        for row in account.movements:
            movements.add(row)
    faults = [account.fault for account in replay.accounts.values() if account.fault is not None]
    faults.extend(_balance_faults(replay, movements, tx))
    if faults:
        return faults
    return [
        *_open_faults(replay),
        *_total_faults(replay, tx),
        *_spend_faults(replay, tx),
        *_grant_faults(replay, movements, tx),
        *_payment_faults(movements, tx),
        *_taken_back_faults(movements, tx),
    ]


def _balance_faults(replay: Replay, movements: _Movements, tx: sa.Connection) -> Generator[Fault]:
    unseen = {name for name, account in replay.accounts.items() if account.fault is None}
    for row in tx.execute(balances.select()):
        account = replay.accounts.get(row.account_id, Account())
        unseen.discard(row.account_id)
        if account.fault is not None:
            continue
        end = account.end
        if (row.last_seq, row.last_hash) != (end.seq, end.hash):
            detail = f"the chain ends at row {end.seq}, and the balance says {row.last_seq}"
            yield Fault(check="chain", where=row.account_id, detail=detail)
            continue
        stored = (row.available_credits, row.held_credits, row.debt_credits, row.bought_credits)
        computed = (end.available, end.held, end.debt, movements.bought[row.account_id])
        if stored != computed:
            detail = f"available, held, debt, bought are {computed} by the transfers and {stored} in the balance"
            yield Fault(check="balance", where=row.account_id, detail=detail)
    for name in sorted(unseen):
        yield Fault(check="balance", where=name, detail="the account has transfers and no balance")


def _open_faults(replay: Replay) -> Generator[Fault]:
    for name, account in replay.accounts.items():
        held = sum(amount for amount, _, _ in account.open.values())
        if account.refund_due is not None:
            detail = f"the refund of the newest settlement is missing: {account.refund_due}"
            yield Fault(check="task", where=name, detail=detail)
        elif held != account.end.held:
            detail = f"{account.end.held} credits are held and open precharges are {held}"
            yield Fault(check="held", where=name, detail=detail)


def _total_faults(replay: Replay, tx: sa.Connection) -> Generator[Fault]:
    counted = {
        (name, day, *route): tuple(sums)
        for name, account in replay.accounts.items()
        for day, routes in account.totals.items()
        for route, sums in routes.items()
    }
    for row in _TOTALS.all(tx, {}):
        key, stored = tuple(row[:5]), tuple(row[5:])
        computed = counted.pop(key, None)
        if stored != computed:
            detail = f"{_told(key)}: rows, credits and places are {computed} by the transfers and {stored} as counted"
            yield Fault(check="totals", where=row[0], detail=detail)
    for key in sorted(counted):
        yield Fault(check="totals", where=key[0], detail=f"{_told(key)}: the transfers are not counted")


def _told(key: tuple[Any, ...]) -> str:
    _, day, kind, source, destination = key
    return f"{_periods(day)[0]} {kind} {source} -> {destination}"


def _spend_faults(replay: Replay, tx: sa.Connection) -> Generator[Fault]:
    counted = _counted(replay)
    for scope_id, period, credits_, tasks in _SPEND.all(tx, {}):
        computed = counted.pop((scope_id, period), [0, 0])
        if computed != [credits_, tasks]:
            detail = f"credits and tasks are {computed} by the transfers and {[credits_, tasks]} as counted"
            yield Fault(check="spend", where=scope_id, detail=f"{period}: {detail}")
    for scope_id, period in sorted(counted):
        yield Fault(check="spend", where=scope_id, detail=f"{period}: what was spent is not counted")


def _counted(replay: Replay) -> dict[tuple[str, str], list[int]]:
    """What `spend` should say: scope and period -> credits and tasks."""
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])

    def add(scopes: tuple[str, str], periods: Sequence[str], credits_: int, tasks: int) -> None:
        for scope in scopes:
            for period in periods:
                sums[scope, period][0] += credits_
                sums[scope, period][1] += tasks

    for name, account in replay.accounts.items():
        for (key_id, day), (credits_, tasks) in account.settled.items():
            add((name, key_id), _periods(day), credits_, tasks)
        for amount, key_id, day in account.open.values():
            add((name, key_id), (*_periods(day), OPEN), amount, 1)
    return sums


@cache
def _periods(day: int) -> tuple[str, str]:
    moment = datetime.fromtimestamp(day * 86_400, tz=UTC)
    return day_of(moment), month_of(moment)


def _grant_faults(replay: Replay, movements: _Movements, tx: sa.Connection) -> Generator[Fault]:
    left_of = grant_draws.c.credits - grant_draws.c.returned_credits
    query = sa.select(grant_draws.c.transfer_id, sa.func.sum(left_of)).group_by(grant_draws.c.transfer_id)
    drawn = dict(tx.execute(query).all())
    lots = {row.transfer_id: row for row in tx.execute(grant_lots.select())}
    expiring = {grant_id for grant_id, (_, reference) in movements.grants.items() if reference is not None}
    for grant_id in sorted(expiring - set(lots)):
        yield Fault(check="grants", where=grant_id, detail="the grant expires, and what is left of it is not known")
    for grant_id in sorted(set(movements.expired) - set(lots)):
        yield Fault(check="grants", where=grant_id, detail="an expiry of a grant that does not expire")
    for grant_id, lot in lots.items():
        if movements.grants.get(grant_id) != (lot.amount_credits, expiry_of(lot.expires_at)):
            yield Fault(check="grants", where=grant_id, detail="amount or end are not those of the transfer")
        left = lot.amount_credits - int(drawn.get(grant_id, 0)) - movements.expired.get(grant_id, 0)
        if left != lot.remaining_credits:
            detail = f"{left} credits of the grant are left by the transfers, {lot.remaining_credits} are stored"
            yield Fault(check="grants", where=grant_id, detail=detail)
    yield from _remaining_faults(replay, tx, list(lots.values()))


def _remaining_faults(replay: Replay, tx: sa.Connection, lots: Sequence[Any]) -> Generator[Fault]:
    remaining: defaultdict[str, int] = defaultdict(int)
    soonest: dict[str, datetime] = {}
    for lot in lots:
        remaining[lot.account_id] += lot.remaining_credits
        if lot.remaining_credits:
            soonest[lot.account_id] = min(lot.expires_at, soonest.get(lot.account_id, lot.expires_at))
    for name, credits_ in remaining.items():
        available = replay.accounts.get(name, Account()).end.available
        if credits_ > available:
            detail = f"{credits_} credits of grants are left and only {available} are available"
            yield Fault(check="grants", where=name, detail=detail)
    for row in tx.execute(sa.select(balances.c.account_id, balances.c.next_expiry_at)):
        if row.next_expiry_at != soonest.get(row.account_id):
            detail = "the balance does not know when its next grant ends"
            yield Fault(check="grants", where=row.account_id, detail=detail)


def _payment_faults(movements: _Movements, tx: sa.Connection) -> Generator[Fault]:
    unpaid = {key for key in movements.top_ups if key[0] != OPERATOR}
    for row in tx.execute(payments.select().where(payments.c.status == "paid")):
        key = (row.provider, row.reference)
        unpaid.discard(key)
        if movements.top_ups.get(key) != (row.account_id, row.amount_credits):
            yield Fault(check="payments", where=row.id, detail="paid, but not topped up with the same amount")
    for provider, reference in sorted(unpaid):
        yield Fault(check="payments", where=f"{provider} {reference}", detail="topped up without a payment")


def _taken_back_faults(movements: _Movements, tx: sa.Connection) -> Generator[Fault]:
    """What refunds and disputes took back, by payment and by the events that the transfers name."""
    taken: defaultdict[tuple[str, str], int] = defaultdict(int)
    unexplained = dict(movements.taken_back)
    events = sa.select(payment_events.c.provider, payment_events.c.event_id, payment_events.c.charge)
    for provider, event_id, charge in tx.execute(events.where(payment_events.c.charge.is_not(None))):
        taken[provider, charge] += unexplained.pop((provider, event_id), 0)
    for row in tx.execute(payments.select().where(payments.c.charge.is_not(None))):
        computed = taken.pop((row.provider, row.charge), 0)
        if computed != row.taken_back_credits:
            detail = f"{computed} credits were taken back by the transfers, {row.taken_back_credits} by the payment"
            yield Fault(check="payments", where=row.id, detail=detail)
    for provider, event_id in sorted(unexplained):
        yield Fault(check="payments", where=f"{provider} {event_id}", detail="taken back without an event")
    for provider, charge in sorted(key for key, credits_ in taken.items() if credits_):
        yield Fault(check="payments", where=f"{provider} {charge}", detail="taken back without a payment")
