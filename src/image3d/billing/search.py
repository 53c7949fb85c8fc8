"""Transfers of an account by kind, key and day, newest first, without reading the rows between those that fit.

Where rows of a kind or a day lie is known from `ledger_totals`; what a key paid from the index of its precharges.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Kind, Transfer
from image3d.billing.statement import Selection, created_within, places, read_transfers, select_rows
from image3d.billing.tables import ledger_totals, transfers

_TASK_KINDS = (Kind.PRECHARGE, Kind.SETTLE, Kind.REFUND)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Transfers that fit, newest first, and where to go on: None when there are no more.

    Attributes:
        transfers: those of one key are grouped by task, the newest task first.
        older_than: pass it as `before_seq` to get what follows.
    """

    transfers: tuple[Transfer, ...]
    older_than: int | None


def search_transfers(
    tx: sa.Connection, account_id: str, wanted: Selection, *, limit: int, before_seq: int | None = None
) -> Found:
    """About `limit` transfers of the account that fit; of one key's at most three times as many.

    Args:
        tx: reads only.
        account_id: whose ledger.
        wanted: unlike in `select_rows`, every kind stands for its own transfers.
        limit: at least 1.
        before_seq: where an earlier answer said to go on.
    """
    if wanted.key_id is None:
        return _by_days(tx, account_id, wanted, limit, before_seq)
    if wanted.kind not in (None, *_TASK_KINDS):
        return Found(transfers=(), older_than=None)
    return _by_tasks(tx, account_id, wanted, limit, before_seq)


def _by_days(tx: sa.Connection, account_id: str, wanted: Selection, limit: int, before_seq: int | None) -> Found:
    found: list[Transfer] = []
    for lowest, highest in _spans(tx, account_id, wanted):
        if before_seq is not None:
            highest = min(highest, before_seq - 1)  # noqa: PLW2901  # the rest of the span
        if highest < lowest:
            continue
        query = transfers.select().where(
            transfers.c.account_id == account_id, transfers.c.seq.between(lowest, highest), *_conditions(wanted)
        )
        found += read_transfers(tx, query.order_by(transfers.c.seq.desc()).limit(limit + 1 - len(found)))
        if len(found) > limit:
            return Found(transfers=tuple(found[:limit]), older_than=found[limit - 1].seq)
    return Found(transfers=tuple(found), older_than=None)


def _by_tasks(tx: sa.Connection, account_id: str, wanted: Selection, limit: int, before_seq: int | None) -> Found:
    """The days are those on which the tasks were paid for."""
    of_key = Selection(key_id=wanted.key_id, first=wanted.first, last=wanted.last)
    heads = select_rows(tx, account_id, of_key, limit=limit + 1, before_seq=before_seq)
    shown = heads[:limit]
    order = {head.task_id: index for index, head in enumerate(shown)}
    query = transfers.select().where(transfers.c.task_id.in_(list(order)))
    if wanted.kind is not None:
        query = query.where(transfers.c.kind == wanted.kind.value)
    moved = sorted(read_transfers(tx, query), key=lambda item: (order[item.task_id], -item.seq))
    return Found(transfers=tuple(moved), older_than=shown[-1].seq if len(heads) > limit else None)


def _spans(tx: sa.Connection, account_id: str, wanted: Selection) -> list[tuple[int, int]]:
    """Where rows of the kind and the days lie in the account's chain, newest first; spans that overlap are one."""
    days = places(account_id, wanted).group_by(ledger_totals.c.day)
    merged: list[tuple[int, int]] = []
    for lowest, highest in sorted(tuple(row) for row in tx.execute(days)):
        if merged and lowest <= merged[-1][1]:  # a clock that jumped back
            lowest, highest = merged[-1][0], max(highest, merged.pop()[1])  # noqa: PLW2901
        merged.append((int(lowest), int(highest)))
    return merged[::-1]


def _conditions(wanted: Selection) -> list[sa.ColumnElement[Any]]:
    found: list[sa.ColumnElement[Any]] = []
    if wanted.kind is not None:
        found.append(transfers.c.kind == wanted.kind.value)
        if wanted.kind not in _TASK_KINDS:
            found.append(transfers.c.task_id.is_(None))  # which the index of these kinds asks for
    return [*found, *created_within(wanted)]
