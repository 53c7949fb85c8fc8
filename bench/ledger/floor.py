"""The floor of verification: every row read in the same parts by as many processes, and hashed once, unchecked."""

import os
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context

import sqlalchemy as sa

from image3d.billing import ledger
from image3d.db.database import Database, open_database


def read_and_hash(database: Database) -> int:
    """How many rows were read and hashed."""
    with database.read() as tx:
        ends = {str(name): int(seq) for name, seq in tx.execute(sa.text("SELECT account_id, last_seq FROM balances"))}
    workers = len(os.sched_getaffinity(0))
    url = database.engine.url.render_as_string(hide_password=False)
    parts = ledger._parts(ends, workers)  # noqa: SLF001  # the very parts of verification
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_hash_part, [url] * len(parts), parts))


def _hash_part(url: str, ends: dict[str, int]) -> int:
    database = open_database(url, pool_size=1)
    rows = 0
    with ledger._snapshot(database) as tx:  # noqa: SLF001  # as above
        for batch in ledger._batches(tx, min(ends), max(ends)):  # noqa: SLF001  # as above
            for row in batch:
                sha256(f"{row}".encode()).hexdigest()
                rows += 1
    database.close()
    return rows
