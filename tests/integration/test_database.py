# Goal: reading leaves nothing behind on a pooled connection, writing is all or nothing, and connections that died while
# they rested are replaced unseen; on both databases.
import sqlite3
from contextlib import nullcontext
from threading import Timer

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from image3d.db import database as module
from image3d.db.sql import Sql, together

ROWS = sa.Table("rows_of_this_test", sa.MetaData(), sa.Column("n", sa.Integer, primary_key=True))


@pytest.fixture
def rows(fresh_database):
    ROWS.create(fresh_database.engine)
    return fresh_database


def count(database):
    with database.read() as tx:
        return tx.execute(sa.select(sa.func.count()).select_from(ROWS)).scalar_one()


def test_a_writing_transaction_after_reads_is_still_all_or_nothing(rows):
    for _ in range(30):
        assert count(rows) == 0
    with pytest.raises(IntegrityError), rows.transaction() as tx:
        tx.execute(ROWS.insert(), [{"n": 1}, {"n": 2}, {"n": 1}])
    assert count(rows) == 0
    with rows.transaction() as tx:
        tx.execute(ROWS.insert(), {"n": 1})
    assert count(rows) == 1


def test_a_read_sees_what_was_committed_before_it(rows):
    for number in range(1, 20):
        with rows.transaction() as tx:
            tx.execute(ROWS.insert(), {"n": number})
        assert count(rows) == number


def hang_up(rows):
    """Postgres ends every connection to the database."""
    url = rows.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("how", ["read", "transaction", "together"])
def test_a_connection_that_dies_under_a_hot_statement_is_an_outage_once(rows, how):
    if rows.is_sqlite:
        with pytest.raises(OperationalError) as failed, rows.transaction() as tx:
            Sql("SELECT * FROM nowhere").all(tx, {})
        assert module.is_outage(failed.value)
        return
    statement = Sql("INSERT INTO rows_of_this_test (n) VALUES (:n)")

    def work():
        with rows.read() if how == "read" else rows.transaction() as tx:
            assert tx.execute(sa.text("SELECT 1")).scalar_one() == 1
            hang_up(rows)
            with together(tx) if how == "together" else nullcontext():
                statement.do(tx, {"n": 1})

    with pytest.raises(OperationalError) as failed:
        work()
    assert module.is_outage(failed.value)
    assert count(rows) == 0
    with rows.transaction() as tx:
        statement.do(tx, {"n": 1})
    assert count(rows) == 1


def test_connections_that_died_while_resting_are_replaced(rows, monkeypatch):
    if rows.is_sqlite:
        assert count(rows) == 0  # a file does not hang up
        return
    monkeypatch.setattr(module, "TRUSTED_SECONDS", -1.0)
    assert count(rows) == 0
    hang_up(rows)
    assert count(rows) == 0
    with rows.transaction() as tx:
        tx.execute(ROWS.insert(), {"n": 1})
    assert count(rows) == 1


def test_a_first_user_of_a_new_file_waits_for_another(tmp_path):
    """SQLite refuses at once to turn its log on while somebody writes, whatever its busy timeout says."""
    path = tmp_path / "new.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE t (x)")
    end = Timer(0.2, other.execute, ("COMMIT",))
    end.start()
    database = module.open_database(f"sqlite:///{path}")
    with database.read() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM t")).scalar_one() == 0
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar_one() == "wal"
    end.join()
    other.close()
    database.close()
