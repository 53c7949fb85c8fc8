"""The ledger as a whole: its rows to read, and the proof that they were never touched by hand.

`verify` recomputes every row's hash and balances, every account's balance, what is held against open precharges,
what the caps count, what is left of grants, and payments against top-ups. Rows are only ever appended, so it notes in
one snapshot where each account's chain ends and may then read the rows up to there in several processes.
"""

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby
from multiprocessing import get_context
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Kind, Transfer
from image3d.billing.replay import COLUMNS, Fault, Replay
from image3d.billing.tables import balances, transfers
from image3d.db.database import Database, open_database
from image3d.db.sql import Sql

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

#: Further checks by other packages, in the same snapshot.
Check = Callable[[sa.Connection], Iterable[Fault]]

#: Rows below which starting further processes costs more than it saves.
WORTH_PROCESSES = 200_000
_BATCH = 1_000
_MAPPED_BYTES = 1 << 36
_PART = (
    f"SELECT {COLUMNS} FROM transfers WHERE account_id >= :first AND account_id <= :last"  # noqa: S608  # names of ours
    " ORDER BY account_id, seq"
)
_ENDS = Sql("SELECT account_id, max(seq) FROM transfers GROUP BY account_id ORDER BY account_id")


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


def verify(database: Database, checks: Sequence[Check] = (), *, processes: int | None = None) -> list[Fault]:
    """Everything in which the ledger contradicts itself, the first wrong row of each account first; empty if nothing.

    Args:
        database: the database; others may write to it meanwhile.
        checks: further checks that see the same snapshot.
        processes: how many read rows at once; by default one per core for a large ledger, else only this one.
    """
    with _snapshot(database) as tx:
        ends = {str(account_id): int(seq) for account_id, seq in _ENDS.all(tx, {})}
        if processes is None:
            processes = len(os.sched_getaffinity(0)) if sum(ends.values()) >= WORTH_PROCESSES else 1
        replay = _replay_parts(database, _parts(ends, processes)) if processes > 1 else _replay(tx, ends)
        return [*replay.finish(tx), *(fault for check in checks for fault in check(tx))]


@contextmanager
def _snapshot(database: Database) -> Generator[sa.Connection]:
    options: dict[str, Any] = {"image3d_read": True} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with database.engine.connect() as connection:
        tx = connection.execution_options(**options)
        tx.execute(sa.select(1))  # opens the transaction
        yield tx


def _parts(ends: Mapping[str, int], processes: int) -> list[dict[str, int]]:
    """The accounts, in order, in a few parts for each process, of about as many rows."""
    most = sum(ends.values()) // (processes * 4) + 1
    parts: list[dict[str, int]] = [{}]
    rows = 0
    for account_id, end in sorted(ends.items()):
        if rows and rows + end > most:
            parts.append({})
            rows = 0
        parts[-1][account_id] = end
        rows += end
    return parts


def _replay_parts(database: Database, parts: Sequence[dict[str, int]]) -> Replay:
    url = database.engine.url.render_as_string(hide_password=False)
    workers = min(len(parts), len(os.sched_getaffinity(0)))
    replay = Replay()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(_replay_part, [url] * len(parts), parts):
            replay.merge(part)
    return replay


def _replay_part(url: str, ends: dict[str, int]) -> Replay:
    """In a process of its own: the accounts of one part."""
    database = open_database(url, pool_size=1)
    try:
        with _snapshot(database) as tx:
            return _replay(tx, ends)
    finally:
        database.close()


def _replay(tx: sa.Connection, ends: Mapping[str, int]) -> Replay:
    replay = Replay()
    if ends:
        replay.feed(chain.from_iterable(_batches(tx, min(ends), max(ends))), ends=ends)
    return replay


def _batches(tx: sa.Connection, first: str, last: str) -> Generator[Sequence[Sequence[Any]]]:
    driver: Any = tx.connection.driver_connection
    if tx.dialect.name == "sqlite":
        driver.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")  # rows of one account lie far apart in the file
        cursor = driver.execute(_PART, {"first": first, "last": last})
    else:
        cursor = driver.cursor(name="image3d_verify")
        cursor.execute(
            _PART.replace(":first", "%(first)s").replace(":last", "%(last)s"), {"first": first, "last": last}
        )
    try:
        while batch := cursor.fetchmany(_BATCH):
            yield batch
    finally:
        cursor.close()
