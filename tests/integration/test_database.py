# Goal: reading leaves nothing behind on a pooled connection, writing is all or nothing, and connections that died while
# they rested are replaced unseen; on both databases.
import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from image3d.db import database as module

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


def test_connections_that_died_while_resting_are_replaced(rows, monkeypatch):
    if rows.is_sqlite:
        assert count(rows) == 0  # a file does not hang up
        return
    monkeypatch.setattr(module, "TRUSTED_SECONDS", -1.0)
    assert count(rows) == 0
    url = rows.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert count(rows) == 0
    with rows.transaction() as tx:
        tx.execute(ROWS.insert(), {"n": 1})
    assert count(rows) == 1
