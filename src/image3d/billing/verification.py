"""`ledger verify`: the proof that nobody touched the ledger by hand.

`verify` recomputes every row's hash and balances, every account's balance, what is held against open precharges, the
totals, what the caps count, what is left of grants, and payments against top-ups. Rows are only ever appended, so it
notes in one snapshot where each account's chain ends and may then read the rows up to there in several processes, each
a part of about as many rows: parts begin and end anywhere, also within an account.
"""

import gc
import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import sqlalchemy as sa

from image3d.billing.agreement import disagreements
from image3d.billing.replay import COLUMNS, NOTHING, Fault, Replay, State
from image3d.billing.rules import missing_rules
from image3d.db.database import Database, open_database
from image3d.db.sql import Sql

#: A further check by another package, of one snapshot; with several processes a function at the top of a module.
Check = Callable[[sa.Connection], Iterable[Fault]]

#: Rows below which starting further processes costs more than it saves.
WORTH_PROCESSES = 200_000
#: Parts for each process, so that none waits long for the last.
PARTS = 6
_BATCH = 1_000
_MAPPED_BYTES = 1 << 36
_ENDS = Sql("SELECT account_id, max(CAST(seq AS BIGINT)) FROM transfers GROUP BY account_id ORDER BY account_id")
#: A settlement and its refund stay in one part.
_CUT = Sql(
    "SELECT seq, hash, available_after_credits, held_after_credits, debt_after_credits FROM transfers"
    " WHERE account_id = :account_id AND seq <= :seq AND kind <> 'settle' ORDER BY seq DESC LIMIT 1"
)
_PART = Sql(
    f"SELECT {COLUMNS} FROM transfers WHERE (account_id, seq) > (:first, :after)"  # noqa: S608  # names of ours
    " AND (account_id, seq) <= (:last, :upto) ORDER BY account_id, seq"
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows that follow each other in the order of account and `seq`.

    Attributes:
        ends: accounts in order -> the newest row to look at.
        start: what the row before the first says it left; of the first account.
    """

    ends: Mapping[str, int]
    start: State = NOTHING

    @property
    def bounds(self) -> Mapping[str, Any]:
        """The parameters of the statement that reads the rows."""
        names = list(self.ends)
        return {"first": names[0], "after": self.start.seq, "last": names[-1], "upto": self.ends[names[-1]]}


def verify(database: Database, checks: Sequence[Check] = (), *, processes: int | None = None) -> list[Fault]:
    """Everything in which the ledger contradicts itself, the first wrong row of each account first; empty if nothing.

    Args:
        database: the database; others may write to it meanwhile.
        checks: further checks, each of one snapshot.
        processes: how many read rows at once; by default one per core for a large ledger, else only this one.
    """
    with snapshot(database) as tx:
        ends = {str(account_id): int(seq) for account_id, seq in _ENDS.all(tx, {})}
        if processes is None:
            processes = len(os.sched_getaffinity(0)) if sum(ends.values()) >= WORTH_PROCESSES else 1
        if processes > 1:
            replay, found = _in_processes(database, parts(tx, ends, processes * PARTS), checks, processes)
        else:
            replay = Replay()
            if ends:
                _feed(replay, tx, Part(ends=ends))
            found = [fault for check in checks for fault in check(tx)]
        return [*disagreements(replay, tx), *found, *missing_rules(tx)]


@contextmanager
def snapshot(database: Database) -> Generator[sa.Connection]:
    """A transaction that sees the database as it is now, whatever others write meanwhile."""
    options: dict[str, Any] = {"image3d_read": True} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with database.engine.connect() as connection:
        tx = connection.execution_options(**options)
        tx.execute(sa.select(1))  # opens the transaction
        if database.is_sqlite:  # rows of one account lie far apart in the file
            tx.exec_driver_sql(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        yield tx


def parts(tx: sa.Connection, ends: Mapping[str, int], count: int) -> list[Part]:
    """All rows, in order, in about `count` parts of about as many rows.

    Args:
        tx: the snapshot.
        ends: every account, in the database's order -> its newest row.
        count: how many parts are wanted.
    """
    most = sum(ends.values()) // count + 1
    found: list[Part] = []
    together: dict[str, int] = {}
    rows = 0
    for name, end in ends.items():
        if together and rows + end > most:
            found.append(Part(ends=together))
            together, rows = {}, 0
        if end > most:
            found += _stretches(tx, name, end, most)
        else:
            together[name] = end
            rows += end
    return [*found, Part(ends=together)] if together else found


def _stretches(tx: sa.Connection, name: str, end: int, most: int) -> Generator[Part]:
    """The rows of one large account in parts."""
    start = NOTHING
    while end - start.seq > most:
        cut = _CUT.one(tx, {"account_id": name, "seq": start.seq + most})
        if cut is None or cut[0] <= start.seq:
            break
        yield Part(ends={name: cut[0]}, start=start)
        start = State(*cut)
    yield Part(ends={name: end}, start=start)


def _in_processes(
    database: Database, pieces: Sequence[Part], checks: Sequence[Check], processes: int
) -> tuple[Replay, list[Fault]]:
    url = database.engine.url.render_as_string(hide_password=False)
    replay = Replay()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        checking = [pool.submit(_check, url, check) for check in checks]  # first: they are the longest
        for part in pool.map(_replay, [url] * len(pieces), pieces):
            replay.merge(part)
        return replay, [fault for task in checking for fault in task.result()]


def _check(url: str, check: Check) -> list[Fault]:
    """In a process of its own: one further check."""
    with _opened(url) as tx:
        return list(check(tx))


def _replay(url: str, part: Part) -> Replay:
    """In a process of its own: the rows of one part."""
    replay = Replay({next(iter(part.ends)): part.start} if part.start.seq else {})
    with _opened(url) as tx:
        _feed(replay, tx, part)
    return replay


@contextmanager
def _opened(url: str) -> Generator[sa.Connection]:
    database = open_database(url, pool_size=1)
    try:
        with snapshot(database) as tx:
            yield tx
    finally:
        database.close()


def _feed(replay: Replay, tx: sa.Connection, part: Part) -> None:
    for batch in batches(tx, part):
        replay.feed(batch, ends=part.ends)


def batches(tx: sa.Connection, part: Part) -> Generator[Sequence[Sequence[Any]]]:
    """The rows of the part as selected by `COLUMNS`, some at a time."""
    driver: Any = tx.connection.driver_connection
    # on Postgres a cursor of the server's, which does not send everything at once
    cursor = driver.cursor() if tx.dialect.name == "sqlite" else driver.cursor(name="image3d_verify", binary=True)
    cursor.execute(_PART.spelled(tx), part.bounds)
    try:
        while batch := cursor.fetchmany(_BATCH):
            yield batch
    finally:
        cursor.close()
