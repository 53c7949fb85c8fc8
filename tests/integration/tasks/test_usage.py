"""Goal: usage equals the tasks and the ledger to the credit, whatever becomes of a task and whoever writes it, is read
by its key and not by scanning tasks, and counts the tasks of an older database; on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from tests.databases import KINDS, Databases
from tests.integration.tasks.test_story import Shop, data_uri, picture, shop
from tests.stand_ins import ToldRunner

from image3d.billing.ledger import verify
from image3d.billing.statement import statement
from image3d.db import migrate as migrating
from image3d.db.database import open_database
from image3d.tasks.audit import audit
from image3d.tasks.cancel import cancel
from image3d.tasks.errors import InvalidRequest
from image3d.tasks.tables import usage_totals
from image3d.tasks.usage import DailyUsage, daily_usage

__all__ = ["shop"]


def usage(shop: Shop) -> list[DailyUsage]:
    today = shop.clock.now.date()
    return daily_usage(shop.deps, shop.principal.account.id, first=today - timedelta(days=9), last=today)


def test_usage_follows_a_task_from_its_precharge_to_its_end(shop: Shop) -> None:  # the fixture
    key = shop.principal.key.id
    day = shop.clock.now.date()
    task = shop.submit(image_url=data_uri(picture()))
    row = DailyUsage(day=day, key_id=key, is_test=False, tasks=1, succeeded=0, failed=0, credits=40)
    assert usage(shop) == [row], "an open precharge counts"
    shop.clock.turn(days=1)
    done = shop.work(task.id, ToldRunner(seconds=60.0))
    charge = done.billing.final_charge_credits or 0
    assert 0 < charge < 40
    row = DailyUsage(day=day, key_id=key, is_test=False, tasks=1, succeeded=1, failed=0, credits=charge)
    assert usage(shop) == [row], "the final charge counts, on the day of the precharge"
    cancel(shop.deps, shop.principal.account.id, shop.submit().id)
    test = shop.submit(shop.test_principal)
    found = {(item.day, item.is_test): (item.tasks, item.succeeded, item.failed, item.credits) for item in usage(shop)}
    assert found == {(day, False): (1, 1, 0, charge), (shop.clock.now.date(), False): (1, 0, 0, 0),
                     (shop.clock.now.date(), True): (1, 0, 0, 0)}  # fmt: skip
    assert test.is_test
    with shop.deps.database.read() as tx:
        settled = sum(
            move.credits for move in statement(tx, shop.principal.account.id).movements if move.kind == "settle"
        )
    assert sum(item.credits for item in usage(shop)) == settled
    assert verify(shop.deps.database, [audit]) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE usage_totals SET credits = credits + 1",
        "UPDATE usage_totals SET succeeded = succeeded + 1",
        "UPDATE usage_totals SET day = day - 1",
        "DELETE FROM usage_totals",
    ],
)
def test_changed_usage_is_found(shop: Shop, change: str) -> None:  # the fixture
    shop.submit()
    with shop.deps.database.transaction() as tx:
        tx.exec_driver_sql(change)
    faults = verify(shop.deps.database, [audit])
    assert faults
    assert {(fault.check, fault.where) for fault in faults} == {("usage", shop.principal.account.id)}


def test_tasks_changed_by_hand_are_counted(shop: Shop) -> None:  # the fixture
    task, other = shop.submit(), shop.submit()
    with shop.deps.database.transaction() as tx:
        tx.execute(sa.text("UPDATE tasks SET precharge_credits = 7, key_id = 'key_x' WHERE id = :id"), {"id": task.id})
    assert sorted((item.key_id, item.tasks, item.credits) for item in usage(shop)) == sorted(
        [("key_x", 1, 7), (shop.principal.key.id, 1, 40)]
    )
    with shop.deps.database.transaction() as tx:
        tx.execute(sa.text("DELETE FROM tasks WHERE id IN (:one, :two)"), {"one": task.id, "two": other.id})
    assert usage(shop) == []


def test_days_in_the_wrong_order_are_refused(shop: Shop) -> None:  # the fixture
    today = shop.clock.now.date()
    for first in (today + timedelta(days=1), today - timedelta(days=366)):
        with pytest.raises(InvalidRequest):
            daily_usage(shop.deps, shop.principal.account.id, first=first, last=today)


def test_usage_is_read_by_its_key(shop: Shop) -> None:  # the fixture
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement_: str, parameters: Any, _context: Any, _many: bool) -> None:
        seen.append((statement_, parameters))

    engine = shop.deps.database.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        usage(shop)
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    ((text, parameters),) = [item for item in seen if "usage_totals" in item[0]]
    assert "FROM tasks" not in text
    with engine.connect() as connection:
        if shop.deps.database.is_sqlite:
            plan = "\n".join(
                str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters)
            )
            assert "SEARCH usage_totals" in plan, plan
            assert "SCAN" not in plan, plan
        else:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = "\n".join(str(row[0]) for row in connection.exec_driver_sql(f"EXPLAIN {text}", parameters))
            assert "Seq Scan" not in plan, plan
            assert "pk_usage_totals" in plan, plan


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_databases_tasks_are_counted(databases: Databases, kind: str) -> None:
    url = databases.empty_url(kind)
    database = open_database(url)
    config = Config()
    config.set_main_option("script_location", str(migrating._FOLDER))
    with database.transaction() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0007")
        tx.exec_driver_sql("INSERT INTO accounts (id, email, created_at, daily_credits, monthly_credits, concurrent,"
                           " rate_per_second) VALUES ('acct_1', 'a@example.com', 0, 1, 1, 1, 1)")  # fmt: skip
        for number, (status, final) in enumerate([("queued", None), ("succeeded", 12), ("failed", 0), ("canceled", 0)]):
            tx.execute(
                sa.text(
                    "INSERT INTO tasks (id, account_id, key_id, is_test, status, progress, mode, quality, engine,"
                    " output_format, metadata, options, price, billing_status, precharge_credits, final_charge_credits,"
                    " created_at, finished_at) VALUES (:id, 'acct_1', 'key_1', :no, :status, 0, 'image', 'draft', 'x',"
                    " 'glb', '{}', '{}', '{}', :billing, 40, :final, :created, :finished)"
                ),
                {
                    "id": f"task_{number}", "no": False, "status": status, "final": final,
                    "billing": "precharged" if final is None else "settled",
                    "created": 86_400_000_000 * (2 + number // 3) - (number == 0),
                    "finished": None if final is None else 1,
                },
            )  # fmt: skip
    migrating.migrate(database)
    with database.read() as tx:
        rows = tx.execute(usage_totals.select().order_by(usage_totals.c.day)).all()
    assert [tuple(row) for row in rows] == [
        ("acct_1", 1, "key_1", False, 1, 0, 0, 40),
        ("acct_1", 2, "key_1", False, 2, 1, 1, 12),
        ("acct_1", 3, "key_1", False, 1, 0, 0, 0),
    ]
    assert rows[0].day == (date(1970, 1, 2) - date(1970, 1, 1)).days
    database.close()
    databases.drop(url)
