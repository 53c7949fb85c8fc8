"""An account's ledger by filter, and what it adds up to, without reading more rows than are shown.

Sums come from `ledger_totals`, which the database keeps as transfers are written; `ledger verify` proves that they
agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Balance, Kind, Place, Transfer, effect
from image3d.billing.periods import day_number, start_of
from image3d.billing.tables import balances, ledger_totals, transfers

#: In the statement itself: no database uses a partial index for a value that it learns only later.
_IS_PRECHARGE = transfers.c.kind == sa.literal_column(f"'{Kind.PRECHARGE}'")
_IS_HEAD = transfers.c.kind.not_in([Kind.SETTLE.value, Kind.REFUND.value])


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rows of an account's ledger; a filter that is None admits every row.

    Attributes:
        kind: PRECHARGE stands for a task with all its transfers; SETTLE and REFUND are no rows of their own.
        key_id: tasks that this key paid.
        first, last: UTC days, both included.
    """

    kind: Kind | None = None
    key_id: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Movement:
    """The transfers of one route: how many, and how many credits they moved."""

    kind: Kind
    source: Place
    destination: Place
    rows: int
    credits: int


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What some days of an account's ledger add up to: `opening` and every movement make `closing`, to the credit."""

    opening: Balance
    movements: tuple[Movement, ...]
    closing: Balance


def select_rows(
    tx: sa.Connection, account_id: str, selection: Selection, *, limit: int, before_seq: int | None = None
) -> list[Transfer]:
    """The transfers that stand for rows of the usage ledger, newest first, those before `before_seq` if given."""
    query = transfers.select().where(transfers.c.account_id == account_id)
    if selection.first is not None or selection.last is not None:
        lowest, highest = tx.execute(places(account_id, replace(selection, kind=None))).one()
        if lowest is None:
            return []
        query = query.where(transfers.c.seq.between(lowest, highest), *created_within(selection))
    if before_seq is not None:
        query = query.where(transfers.c.seq < before_seq)
    if selection.key_id is not None:
        if selection.kind not in (None, Kind.PRECHARGE):
            return []
        query = query.where(transfers.c.key_id == selection.key_id, _IS_PRECHARGE)
    elif selection.kind is Kind.PRECHARGE:
        query = query.where(_IS_PRECHARGE)
    elif selection.kind is not None:
        query = query.where(transfers.c.kind == selection.kind.value, transfers.c.task_id.is_(None))
    else:
        query = query.where(_IS_HEAD)
    return read_transfers(tx, query.order_by(transfers.c.seq.desc()).limit(limit))


def statement(tx: sa.Connection, account_id: str, *, first: date | None = None, last: date | None = None) -> Statement:
    """The account's statement from `first` to `last`, UTC days; without them from its first row to its newest."""
    totals = ledger_totals.c
    is_inside = sa.true() if first is None else totals.day >= day_number(first)
    route = (totals.kind, totals.source, totals.destination)
    query = (
        sa.select(*route, is_inside.label("inside"), sa.func.sum(totals.row_count), sa.func.sum(totals.credits))
        .where(totals.account_id == account_id)
        .group_by(*route, "inside")
        .order_by(*route)
    )
    if last is not None:
        query = query.where(totals.day <= day_number(last))
    opening: list[Movement] = []
    inside: list[Movement] = []
    for kind, source, destination, counts, rows, credits_ in tx.execute(query):
        moved = Movement(
            kind=Kind(kind),
            source=Place(source),
            destination=Place(destination),
            rows=int(rows),
            credits=int(credits_),
        )
        (inside if counts else opening).append(moved)
    return Statement(opening=_left(opening), movements=tuple(inside), closing=_left([*opening, *inside]))


def count_open_precharges(tx: sa.Connection) -> Mapping[str, int]:
    """How many precharges are not resolved, of each account that has credits held."""
    totals = ledger_totals.c
    holding = sa.select(balances.c.account_id).where(balances.c.held_credits > 0)
    sign = sa.case((totals.kind == Kind.PRECHARGE, 1), (totals.kind == Kind.SETTLE, -1), else_=0)
    open_ = sa.func.sum(sign * totals.row_count)
    query = sa.select(totals.account_id, open_).where(totals.account_id.in_(holding)).group_by(totals.account_id)
    return {str(account_id): int(count) for account_id, count in tx.execute(query)}


def _left(movements: list[Movement]) -> Balance:
    places = [0, 0, 0]
    for moved in movements:
        for index, change in enumerate(effect(moved.source, moved.destination)):
            places[index] += change * moved.credits
    return Balance(available_credits=places[0], held_credits=places[1], debt_credits=places[2])


def places(account_id: str, selection: Selection) -> sa.Select[Any, Any]:
    """The first and the last place in the account's chain of what was written on the days, and of the kind if given."""
    totals = ledger_totals.c
    query = sa.select(sa.func.min(totals.first_seq), sa.func.max(totals.last_seq)).where(
        totals.account_id == account_id
    )
    if selection.kind is not None:
        query = query.where(totals.kind == selection.kind.value)
    if selection.first is not None:
        query = query.where(totals.day >= day_number(selection.first))
    if selection.last is not None:
        query = query.where(totals.day <= day_number(selection.last))
    return query


def read_transfers(tx: sa.Connection, query: sa.Select[Any]) -> list[Transfer]:
    """The transfers that a query of whole rows finds."""
    return [Transfer(**{str(name): value for name, value in row.items()}) for row in tx.execute(query).mappings()]


def created_within(selection: Selection) -> list[sa.ColumnElement[Any]]:
    """That a transfer was written on one of the days."""
    conditions: list[sa.ColumnElement[Any]] = []
    if selection.first is not None:
        conditions.append(transfers.c.created_at >= start_of(selection.first))
    if selection.last is not None and selection.last < date.max:
        conditions.append(transfers.c.created_at < start_of(selection.last + timedelta(days=1)))
    return conditions
