"""Connections and transactions.

SQLite runs in WAL mode with one connection per process, which is a fair queue, and every writing transaction starts
with `BEGIN IMMEDIATE`: a read that turns into a write would fail at once with "database is locked". Postgres goes
through psycopg 3 with a pool.
"""

import json
import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

SQLITE_BUSY_MS = 30_000
#: A connection that worked this recently is not asked whether it still does, which saves a round trip.
TRUSTED_SECONDS = 1.0
#: Characters as they are: SQLite does not find a JSON key that is written with escapes.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Database:
    """One database and how to open transactions on it."""

    engine: sa.Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; else it is Postgres."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def transaction(self) -> Generator[sa.Connection]:
        """A writing transaction: committed when the block ends, rolled back when it raises."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Generator[sa.Connection]:
        """Reads that never wait for a writer. One snapshot on SQLite; on Postgres each statement sees the newest.

        On Postgres nothing is begun and nothing rolled back, which saves two of the three round trips of a query.
        """
        with self.engine.connect() as connection:
            if self.is_sqlite:
                yield connection.execution_options(image3d_read=True)
            else:
                yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()


def is_outage(error: Exception) -> bool:
    """Whether the error says that the database cannot be reached or used now, and not that a statement is wrong."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, (PoolTimeout, OperationalError, InterfaceError))


def open_database(url: str, *, pool_size: int = 10) -> Database:
    """A database for `sqlite:///path` or `postgresql+psycopg://...`; the folder of a SQLite file is made."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(_sqlite_engine(parsed))
    return Database(_postgres_engine(parsed, pool_size))


def _postgres_engine(url: sa.URL, pool_size: int) -> sa.Engine:
    engine = sa.create_engine(url, pool_size=pool_size, max_overflow=0)

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["used_at"] = time.monotonic()

    def check(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        """A connection that rested is asked whether it still works; the pool replaces it when not."""
        if time.monotonic() - record.info.get("used_at", 0.0) < TRUSTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise DisconnectionError from error

    event.listen(engine, "connect", note)
    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", check)
    return engine


def _sqlite_engine(url: sa.URL) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        msg = "an in-memory SQLite database cannot be shared by the API and the worker; name a file"
        raise ValueError(msg)
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url,
        poolclass=sa.QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=SQLITE_BUSY_MS / 1000,
        connect_args={"isolation_level": None, "check_same_thread": False},
        json_serializer=_JSON.encode,
    )
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_MS}")
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Turns the log on. Of several first users of a new file SQLite refuses some at once, without its busy timeout."""
    give_up = time.monotonic() + SQLITE_BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: sa.Connection) -> None:
    reading = connection.get_execution_options().get("image3d_read", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
