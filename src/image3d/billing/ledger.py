"""The ledger as a whole: its rows to read, and the proof that they were never touched by hand.

`verify` recomputes every row's hash and balances, every account's balance, what is held against open precharges,
what the caps count, what is left of grants, and payments against top-ups. It reads one snapshot.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from image3d.billing.model import Transfer
from image3d.billing.replay import COLUMNS, Fault, Replay
from image3d.billing.tables import balances, transfers
from image3d.db.database import Database

__all__ = ["Check", "Fault", "count_transfers", "list_transfers", "verify"]

#: Further checks by other packages, in the same snapshot.
Check = Callable[[sa.Connection], Iterable[Fault]]

_BATCH = 10_000
_ROWS = f"SELECT {COLUMNS} FROM transfers ORDER BY account_id, seq"  # noqa: S608  # constants of ours


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


def verify(database: Database, checks: Sequence[Check] = ()) -> list[Fault]:
    """Everything in which the ledger contradicts itself, the first wrong row of each account first; empty if nothing.

    Args:
        database: the database; others may write to it meanwhile.
        checks: further checks that see the same snapshot.
    """
    with _snapshot(database) as tx:
        replay = Replay()
        for batch in _batches(tx):
            replay.feed(batch)
        return [*replay.finish(tx), *(fault for check in checks for fault in check(tx))]


@contextmanager
def _snapshot(database: Database) -> Generator[sa.Connection]:
    with database.engine.connect() as connection:
        options = {"image3d_read": True} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        yield connection.execution_options(**options)


def _batches(tx: sa.Connection) -> Generator[Sequence[Sequence[Any]]]:
    tx.execute(sa.select(1))  # opens the transaction
    driver: Any = tx.connection.driver_connection
    cursor = driver.cursor() if tx.dialect.name == "sqlite" else driver.cursor(name="image3d_verify")
    try:
        cursor.execute(_ROWS)
        while batch := cursor.fetchmany(_BATCH):
            yield batch
    finally:
        cursor.close()
