"""The ledger in SQL: the head of an account's chain, appending to it, spend counters.

Every writer first locks the account's `balances` row; that lock orders all writers of one account, and everything
else is read after it, so that no statement works on what another transaction has since changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from image3d.billing.chain import GENESIS, free_words, row_hash
from image3d.billing.model import Kind, Place
from image3d.core.ids import new_transfer_id
from image3d.db.metadata import microseconds
from image3d.db.sql import Sql


class Head(NamedTuple):
    """The newest state of one account: its balances and the end of its chain."""

    account_id: str
    available: int
    held: int
    debt: int
    bought: int
    next_expiry_us: int | None
    seq: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A transfer to append: what moves and why."""

    kind: Kind
    source: Place
    destination: Place
    amount: int
    task_id: str | None = None
    key_id: str | None = None
    provider: str | None = None
    reference: str | None = None
    reason: str | None = None
    operator: str | None = None


_HEAD_COLUMNS = (
    "SELECT b.available_credits, b.held_credits, b.debt_credits, b.bought_credits, b.next_expiry_at, b.last_seq,"
    " b.last_hash FROM balances b WHERE b.account_id = :account_id"
)
_READ_HEAD = Sql(_HEAD_COLUMNS)
_LOCK_HEAD = Sql(_HEAD_COLUMNS, lock="b")
_OPEN_HEAD = Sql(
    "INSERT INTO balances (account_id, available_credits, held_credits, debt_credits, bought_credits, last_seq,"
    " last_hash) VALUES (:account_id, 0, 0, 0, 0, 0, :genesis) ON CONFLICT (account_id) DO NOTHING"
)
_WRITE_HEAD = Sql(
    "UPDATE balances SET available_credits = :available, held_credits = :held, debt_credits = :debt,"
    " bought_credits = :bought, next_expiry_at = :next_expiry_us, last_seq = :seq, last_hash = :hash"
    " WHERE account_id = :account_id"
)
_INSERT_TRANSFER = Sql(
    "INSERT INTO transfers (id, account_id, seq, source, destination, amount_credits, kind, task_id, key_id, provider,"
    " reference, reason, operator, available_after_credits, held_after_credits, debt_after_credits, created_at,"
    " previous_hash, hash) VALUES (:id, :account_id, :seq, :source, :destination, :amount, :kind, :task_id, :key_id,"
    " :provider, :reference, :reason, :operator, :available, :held, :debt, :created_us, :previous_hash, :hash)"
)
_READ_SPEND = Sql(
    "SELECT scope_id, period, credits, tasks FROM spend WHERE scope_id IN (:account_id, :key_id)"
    " AND period IN (:day, :month, 'open')"
)
_READ_FOR_PRECHARGE = Sql(
    "SELECT scope_id, period, credits, tasks FROM spend WHERE scope_id IN (:account_id, :key_id)"
    " AND period IN (:day, :month, 'open')"
    " UNION ALL SELECT task_id, 'task', 0, 1 FROM transfers WHERE task_id = :task_id AND kind = 'precharge'"
)
_ADD_SPEND = Sql(
    "INSERT INTO spend (scope_id, period, credits, tasks) VALUES"
    " (:account_id, :day, :credits, 1), (:account_id, :month, :credits, 1), (:account_id, 'open', :credits, 1),"
    " (:key_id, :day, :credits, 1), (:key_id, :month, :credits, 1), (:key_id, 'open', :credits, 1)"
    " ON CONFLICT (scope_id, period) DO UPDATE"
    " SET credits = spend.credits + excluded.credits, tasks = spend.tasks + excluded.tasks"
)
_FREE_OPEN = Sql(
    "UPDATE spend SET credits = credits - :precharge, tasks = tasks - 1"
    " WHERE scope_id IN (:account_id, :key_id) AND period = 'open'"
)
_FREE_PERIODS = Sql(
    "UPDATE spend SET credits = credits - :refund WHERE scope_id IN (:account_id, :key_id) AND period IN (:day, :month)"
)
_PRECHARGE = Sql(
    "SELECT t.id, t.amount_credits, t.key_id, t.created_at,"
    " EXISTS (SELECT 1 FROM grant_draws d WHERE d.spent_by = t.id),"
    " EXISTS (SELECT 1 FROM transfers s WHERE s.task_id = t.task_id AND s.kind = 'settle')"
    " FROM transfers t WHERE t.task_id = :task_id AND t.kind = 'precharge' AND t.account_id = :account_id"
)
_EXPIRING = Sql("SELECT account_id FROM balances WHERE next_expiry_at <= :now_us ORDER BY account_id LIMIT :limit")
_COUNTED = Sql("SELECT 1 FROM transfers WHERE provider = :provider AND reference = :reference AND kind = :kind LIMIT 1")


def read_head(tx: sa.Connection, account_id: str) -> Head | None:
    """The head without a lock; None for an account that never had a credit."""
    row = _READ_HEAD.one(tx, {"account_id": account_id})
    return None if row is None else _head(account_id, row)


def lock_head(tx: sa.Connection, account_id: str) -> Head:
    """The head, locked until `tx` ends; made first if the account never had a credit."""
    row = _LOCK_HEAD.one(tx, {"account_id": account_id})
    if row is None:
        _OPEN_HEAD.run(tx, {"account_id": account_id, "genesis": GENESIS})
        row = _LOCK_HEAD.one(tx, {"account_id": account_id})
    if row is None:
        msg = f"the balance of {account_id} vanished"
        raise LookupError(msg)
    return _head(account_id, row)


def write_head(tx: sa.Connection, head: Head) -> None:
    """The account's balance row says what `head` says."""
    _WRITE_HEAD.do(
        tx,
        {
            "account_id": head.account_id,
            "available": head.available,
            "held": head.held,
            "debt": head.debt,
            "bought": head.bought,
            "next_expiry_us": head.next_expiry_us,
            "seq": head.seq,
            "hash": head.hash,
        },
    )


def append(tx: sa.Connection, head: Head, entry: Entry, now: datetime, transfer_id: str | None = None) -> Head:
    """The transfer is at the end of the account's chain; the caller writes the returned head at the end."""
    available, held, debt = _moved(head, entry)
    transfer_id = transfer_id or new_transfer_id()
    created_us = microseconds(now)
    digest = row_hash(
        (
            head.hash,
            transfer_id,
            head.account_id,
            head.seq + 1,
            entry.source.value,
            entry.destination.value,
            entry.amount,
            entry.kind.value,
            entry.task_id,
            entry.key_id,
            available,
            held,
            debt,
            created_us,
            free_words(entry.provider, entry.reference, entry.reason, entry.operator),
        )
    )
    _INSERT_TRANSFER.do(
        tx,
        {
            "id": transfer_id,
            "account_id": head.account_id,
            "seq": head.seq + 1,
            "source": entry.source.value,
            "destination": entry.destination.value,
            "amount": entry.amount,
            "kind": entry.kind.value,
            "task_id": entry.task_id,
            "key_id": entry.key_id,
            "provider": entry.provider,
            "reference": entry.reference,
            "reason": entry.reason,
            "operator": entry.operator,
            "available": available,
            "held": held,
            "debt": debt,
            "created_us": created_us,
            "previous_hash": head.hash,
            "hash": digest,
        },
    )
    return Head(head.account_id, available, held, debt, head.bought, head.next_expiry_us, head.seq + 1, digest)


def _moved(head: Head, entry: Entry) -> tuple[int, int, int]:
    """Available, held and debt after `entry`. Debt is owed to the operator: it grows as a source."""
    available, held, debt = head.available, head.held, head.debt
    source, destination, amount = entry.source, entry.destination, entry.amount
    if source is Place.AVAILABLE:
        available -= amount
    elif source is Place.HELD:
        held -= amount
    elif source is Place.DEBT:
        debt += amount
    if destination is Place.AVAILABLE:
        available += amount
    elif destination is Place.HELD:
        held += amount
    elif destination is Place.DEBT:
        debt -= amount
    return available, held, debt


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """`spend` rows by (scope id, period); a missing row is (0, 0)."""

    rows: dict[tuple[str, str], tuple[int, int]]

    def credits(self, scope_id: str, period: str) -> int:
        """Credits counted for the scope in the period."""
        return self.rows.get((scope_id, period), (0, 0))[0]

    def tasks(self, scope_id: str, period: str) -> int:
        """Tasks counted for the scope in the period."""
        return self.rows.get((scope_id, period), (0, 0))[1]


def read_spend(tx: sa.Connection, *, account_id: str, key_id: str, day: str, month: str) -> Spent:
    """What key and account used of the day, the month and now."""
    rows = _READ_SPEND.all(tx, {"account_id": account_id, "key_id": key_id, "day": day, "month": month})
    return Spent(rows={(row[0], row[1]): (row[2], row[3]) for row in rows})


def read_for_precharge(
    tx: sa.Connection, *, account_id: str, key_id: str, task_id: str, day: str, month: str
) -> tuple[Spent, bool]:
    """What key and account used of the day, the month and now; and whether the task has a precharge already."""
    names = {"account_id": account_id, "key_id": key_id, "task_id": task_id, "day": day, "month": month}
    rows = {(row[0], row[1]): (row[2], row[3]) for row in _READ_FOR_PRECHARGE.all(tx, names)}
    return Spent(rows=rows), (task_id, "task") in rows


def add_spend(tx: sa.Connection, *, account_id: str, key_id: str, day: str, month: str, credits_: int) -> None:
    """One more task of `credits_` is counted for key and account, in the day, the month and now."""
    _ADD_SPEND.do(
        tx,
        {"account_id": account_id, "key_id": key_id, "day": day, "month": month, "credits": credits_},
    )


def free_spend(
    tx: sa.Connection, *, account_id: str, key_id: str, day: str, month: str, precharge: int, refund: int
) -> None:
    """The task is open no more, and its refund is taken off the day and month in which it was precharged."""
    _FREE_OPEN.do(tx, {"account_id": account_id, "key_id": key_id, "precharge": precharge})
    if refund:
        _FREE_PERIODS.do(tx, {"account_id": account_id, "key_id": key_id, "day": day, "month": month, "refund": refund})


@dataclass(frozen=True, kw_only=True, slots=True)
class Precharge:
    """The precharge of a task as the ledger has it."""

    transfer_id: str
    amount: int
    key_id: str
    created_us: int
    has_draws: bool
    is_resolved: bool


def read_precharge(tx: sa.Connection, *, account_id: str, task_id: str) -> Precharge | None:
    """The task's precharge, or None."""
    row = _PRECHARGE.one(tx, {"account_id": account_id, "task_id": task_id})
    if row is None:
        return None
    return Precharge(
        transfer_id=row[0],
        amount=row[1],
        key_id=row[2],
        created_us=row[3],
        has_draws=bool(row[4]),
        is_resolved=bool(row[5]),
    )


def accounts_with_expiry(tx: sa.Connection, now: datetime, *, limit: int) -> list[str]:
    """Accounts that have a grant which ended by `now`, in the order in which they are to be locked."""
    rows = _EXPIRING.all(tx, {"now_us": microseconds(now), "limit": limit})
    return [str(row[0]) for row in rows]


def is_counted(tx: sa.Connection, *, provider: str, reference: str, kind: Kind) -> bool:
    """Whether a transfer of this payment and kind exists."""
    parameters = {"provider": provider, "reference": reference, "kind": kind.value}
    return _COUNTED.one(tx, parameters) is not None


def _head(account_id: str, row: Sequence[Any]) -> Head:
    available, held, debt, bought, next_expiry_us, seq, digest = row
    return Head(account_id, available, held, debt, bought, next_expiry_us, seq, digest)
