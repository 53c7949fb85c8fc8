"""The ledger to read: an account's transfers, the money of tasks; and, from `verification`, the proof of it all."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Kind, Transfer
from image3d.billing.replay import Fault
from image3d.billing.tables import balances, transfers
from image3d.billing.verification import Check, verify

__all__ = [
    "Check",
    "Fault",
    "OpenPrecharge",
    "TaskMoney",
    "count_transfers",
    "list_transfers",
    "money_of_tasks",
    "open_precharges",
    "task_money",
    "verify",
]

_BATCH = 1_000


def list_transfers(
    tx: sa.Connection, account_id: str, *, limit: int = 100, before_seq: int | None = None
) -> list[Transfer]:
    """The account's transfers, newest first, those before `before_seq` if that is given."""
    newest = transfers.select().where(transfers.c.account_id == account_id)
    if before_seq is not None:
        newest = newest.where(transfers.c.seq < before_seq)
    rows = tx.execute(newest.order_by(transfers.c.seq.desc()).limit(limit)).mappings()
    return [Transfer(**{str(name): value for name, value in row.items()}) for row in rows]


def count_transfers(tx: sa.Connection) -> int:
    """How many transfers there are, from the accounts' chains."""
    return int(tx.execute(sa.select(sa.func.coalesce(sa.func.sum(balances.c.last_seq), 0))).scalar_one())


@dataclass(frozen=True, kw_only=True)
class TaskMoney:
    """What the transfers say of one task; `final_charge_credits` is None while its precharge is open."""

    task_id: str
    account_id: str
    key_id: str
    precharge_credits: int = 0
    final_charge_credits: int | None = None
    refunded_credits: int = 0


def task_money(tx: sa.Connection, task_ids: Sequence[str] | None = None) -> Generator[TaskMoney]:
    """The money of every task, or of those given, in order of their ids: to compare with the tasks themselves."""
    names = ("task_id", "account_id", "key_id", "kind", "amount_credits")
    query = sa.select(*(transfers.c[name] for name in names)).order_by(transfers.c.task_id).limit(_BATCH)
    if task_ids is not None:
        query = query.where(transfers.c.task_id.in_(task_ids))
    after = ""
    while True:
        rows = tx.execute(query.where(transfers.c.task_id > after)).all()
        groups = [(task_id, list(group)) for task_id, group in groupby(rows, key=itemgetter(0))]
        if len(rows) == _BATCH:
            groups.pop()  # its rows may go on in the next page
        yield from (_task_money(task_id, moved) for task_id, moved in groups)
        if len(rows) < _BATCH:
            return
        after = groups[-1][0]


def money_of_tasks() -> sa.Subquery:
    """What the transfers say of every task, for a query to compare with: a row per precharge.

    Columns: task_id, account_id, key_id, precharge_credits, final_charge_credits (NULL while it is open),
    refunded_credits (0 without a refund).
    """
    settled, refunded = transfers.alias("settled"), transfers.alias("refunded")
    same = sa.and_(settled.c.task_id == transfers.c.task_id, settled.c.kind == Kind.SETTLE.value)
    back = sa.and_(refunded.c.task_id == transfers.c.task_id, refunded.c.kind == Kind.REFUND.value)
    return (
        sa.select(
            transfers.c.task_id,
            transfers.c.account_id,
            transfers.c.key_id,
            transfers.c.amount_credits.label("precharge_credits"),
            settled.c.amount_credits.label("final_charge_credits"),
            sa.func.coalesce(refunded.c.amount_credits, 0).label("refunded_credits"),
        )
        .join(settled, same, isouter=True)
        .join(refunded, back, isouter=True)
        .where(transfers.c.kind == Kind.PRECHARGE.value)
        .subquery()
    )


@dataclass(frozen=True, kw_only=True)
class OpenPrecharge:
    """A precharge that nothing has resolved."""

    task_id: str
    key_id: str
    amount_credits: int


def open_precharges(tx: sa.Connection, account_id: str) -> list[OpenPrecharge]:
    """The account's precharges that are not resolved, oldest first. Reads the whole chain of the account."""
    settled = transfers.alias("settled")
    resolved = sa.exists().where(settled.c.task_id == transfers.c.task_id, settled.c.kind == Kind.SETTLE.value)
    query = (
        sa.select(transfers.c.task_id, transfers.c.key_id, transfers.c.amount_credits)
        .where(transfers.c.account_id == account_id, transfers.c.kind == Kind.PRECHARGE.value, ~resolved)
        .order_by(transfers.c.seq)
    )
    return [OpenPrecharge(task_id=row[0], key_id=row[1], amount_credits=row[2]) for row in tx.execute(query)]


def _task_money(task_id: str, rows: Sequence[Any]) -> TaskMoney:
    amounts = {row.kind: int(row.amount_credits) for row in rows}
    return TaskMoney(
        task_id=task_id,
        account_id=rows[0].account_id,
        key_id=rows[0].key_id,
        precharge_credits=amounts.get(Kind.PRECHARGE, 0),
        final_charge_credits=amounts.get(Kind.SETTLE),
        refunded_credits=amounts.get(Kind.REFUND, 0),
    )
