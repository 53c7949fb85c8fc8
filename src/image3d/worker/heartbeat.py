"""Heartbeats: each worker writes the database's own time every second; who has not for a while counts as dead.

Time comes from the database alone, so hosts whose clocks disagree or jump do not declare each other dead.
"""

import sqlalchemy as sa

from image3d.db.database import Database
from image3d.db.metadata import metadata

BEAT_SECONDS = 1.0
DEAD_AFTER_SECONDS = 10.0

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("executor_id", sa.String(64), primary_key=True),
    sa.Column("beat_at", sa.Float(53), nullable=False),
)


def beat(database: Database, executor_id: str) -> None:
    """The worker counts as alive for the next `DEAD_AFTER_SECONDS`."""
    now = database_time(database)
    with database.transaction() as tx:
        changed = tx.execute(workers.update().where(workers.c.executor_id == executor_id).values(beat_at=now))
        if changed.rowcount == 0:
            tx.execute(
                workers.insert().from_select(["executor_id", "beat_at"], sa.select(sa.literal(executor_id), now))
            )


def retire(database: Database, executor_id: str) -> None:
    """The worker is gone on purpose, or its jobs were handed on."""
    with database.transaction() as tx:
        tx.execute(workers.delete().where(workers.c.executor_id == executor_id))


def dead_workers(database: Database, *, after_seconds: float = DEAD_AFTER_SECONDS) -> list[str]:
    """Workers that have not beaten for `after_seconds`."""
    with database.read() as tx:
        query = sa.select(workers.c.executor_id).where(workers.c.beat_at < database_time(database) - after_seconds)
        return list(tx.execute(query).scalars())


def living_workers(database: Database, *, after_seconds: float = DEAD_AFTER_SECONDS) -> int:
    """How many workers have beaten within `after_seconds`."""
    with database.read() as tx:
        query = sa.select(sa.func.count()).where(workers.c.beat_at >= database_time(database) - after_seconds)
        return tx.execute(query).scalar_one()


def database_time(database: Database) -> sa.ColumnElement[float]:
    """Seconds since 1970 by the database's clock (`unixepoch('subsec')` is NULL on older SQLite)."""
    if database.is_sqlite:
        return sa.literal_column("(julianday('now') - 2440587.5) * 86400.0", sa.Float)
    return sa.cast(sa.extract("epoch", sa.func.clock_timestamp()), sa.Float(53))
