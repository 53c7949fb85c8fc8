"""Goal: the migrations make exactly the tables that the packages declare, on both databases, and run safely twice."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.databases import Databases

from image3d.accounts import member_tables
from image3d.accounts import tables as account_tables
from image3d.billing import tables as billing_tables
from image3d.db import migrations
from image3d.db.database import Database, open_database
from image3d.db.metadata import metadata
from image3d.db.migrate import current_revision, migrate, newest_revision
from image3d.tasks import tables as task_tables
from image3d.worker import heartbeat

DECLARING = (account_tables, member_tables, billing_tables, task_tables, heartbeat)


def test_a_migrated_database_has_what_is_declared_and_no_more(fresh_database: Database) -> None:
    assert all(module.__name__.startswith("image3d.") for module in DECLARING)
    with fresh_database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_newest_revision_is_the_head_of_one_line_of_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_revision()]


def test_two_processes_may_migrate_at_once(databases: Databases, kind: str) -> None:
    url = databases.empty_url(kind)
    errors: list[BaseException] = []

    def work() -> None:
        database = open_database(url)
        try:
            migrate(database)
            assert current_revision(database) == newest_revision()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the test names it
            errors.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    databases.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _is_ours(
    _object: object, name: str | None, type_: str, _reflected: bool, _compared: object
) -> bool:  # Alembic's hook
    return not (type_ == "table" and name is not None and name.startswith("dbos"))
