"""Statements for the hot path: written once in SQL that both databases speak, run on the driver itself.

SQLAlchemy spends several times longer around a primary-key statement than the database spends on it. The few
statements that every paid request runs go straight to the driver's cursor, inside the same transaction.
"""

import re
import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

#: What a driver raises when its database is away, locked or full.
_OUTAGES = (psycopg.OperationalError, psycopg.InterfaceError, sqlite3.OperationalError)
_NAMED = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")


@dataclass(frozen=True)
class Sql:
    """One statement with `:named` parameters.

    Attributes:
        text: SQL that SQLite and Postgres both accept.
        lock: the table or alias whose rows a SELECT locks on Postgres; SQLite's writing transaction holds the file.
    """

    text: str
    lock: str | None = None
    _postgres: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        suffix = f" FOR UPDATE OF {self.lock}" if self.lock else ""
        object.__setattr__(self, "_postgres", _NAMED.sub(r"%(\1)s", self.text.replace("%", "%%")) + suffix)

    def spelled(self, tx: sa.Connection) -> str:
        """The statement as the driver of `tx` takes it."""
        return self.text if tx.dialect.name == "sqlite" else self._postgres

    def _cursor(self, tx: sa.Connection, parameters: Mapping[str, Any]) -> Any:
        driver: Any = tx.connection.driver_connection
        try:
            return driver.execute(self.spelled(tx), parameters)
        except _OUTAGES as error:
            raise _outage(tx, self.text, error) from error

    def one(self, tx: sa.Connection, parameters: Mapping[str, Any]) -> Sequence[Any] | None:
        """The first row, or None."""
        return self._cursor(tx, parameters).fetchone()

    def all(self, tx: sa.Connection, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Every row."""
        return self._cursor(tx, parameters).fetchall()

    def do(self, tx: sa.Connection, parameters: Mapping[str, Any]) -> None:
        """The statement has run, or will have when the surrounding `together` ends."""
        self._cursor(tx, parameters)

    def run(self, tx: sa.Connection, parameters: Mapping[str, Any]) -> int:
        """How many rows the statement changed."""
        return self._cursor(tx, parameters).rowcount


@contextmanager
def together(tx: sa.Connection) -> Generator[None]:
    """Statements `do`ne inside reach Postgres in one go instead of waiting for each other's answer.

    SQLite has no network between. An error of any of them is raised at the end at the latest. Nothing that reads may
    run inside.
    """
    if tx.dialect.name == "sqlite":
        yield
        return
    driver: Any = tx.connection.driver_connection
    try:
        with driver.pipeline():
            yield
    except _OUTAGES as error:
        raise _outage(tx, "a pipeline", error) from error


def _outage(tx: sa.Connection, statement: str, error: Exception) -> OperationalError:
    """The driver's error as SQLAlchemy would have raised it; a connection that broke leaves the pool."""
    broken = tx.dialect.name != "sqlite" and bool(getattr(tx.connection.driver_connection, "closed", False))
    if broken:
        tx.invalidate(error)
    return OperationalError(statement, None, error, connection_invalidated=broken)
