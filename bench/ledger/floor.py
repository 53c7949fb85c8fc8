"""The floor of verification: every row read in the same parts by as many processes, and hashed once, unchecked."""

import os
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context

import sqlalchemy as sa

from image3d.billing import verification
from image3d.db.database import Database, open_database


def read_and_hash(database: Database) -> int:
    """How many rows were read and hashed."""
    workers = len(os.sched_getaffinity(0))
    with verification.snapshot(database) as tx:
        found = tx.execute(sa.text("SELECT account_id, last_seq FROM balances WHERE last_seq > 0 ORDER BY account_id"))
        ends = {str(name): int(seq) for name, seq in found}
        parts = verification.parts(tx, ends, workers * verification.PARTS)
    url = database.engine.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_hash_part, [url] * len(parts), parts))


def _hash_part(url: str, part: verification.Part) -> int:
    database = open_database(url, pool_size=1)
    rows = 0
    with verification.snapshot(database) as tx:
        for batch in verification.batches(tx, part):
            for row in batch:
                sha256(f"{row}".encode()).hexdigest()
                rows += 1
    database.close()
    return rows
