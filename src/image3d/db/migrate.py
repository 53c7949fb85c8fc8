"""Brings a database to the newest schema, safely from several processes at once."""

from pathlib import Path

import sqlalchemy as sa

from image3d.db.database import Database

#: Postgres advisory lock number under which one process migrates; SQLite has its write lock.
_LOCK = 0x1A3D
_FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """The schema is at the newest revision afterwards; a second caller waits and finds nothing to do."""
    if current_revision(database) == newest_revision():
        return
    from alembic import command  # noqa: PLC0415  # takes longer to load than a command on a migrated database
    from alembic.config import Config  # noqa: PLC0415  # as above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with database.transaction() as connection:
        if not database.is_sqlite:
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current_revision(database: Database) -> str | None:
    """The revision the database is at, or None when it is empty."""
    with database.read() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def newest_revision() -> str:
    """The revision this code needs: files are named by their revision, in order."""
    return max(path.stem.split("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))
