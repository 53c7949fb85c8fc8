"""Goal: the ledger that the benchmark fills is one that the service could have written: it verifies, its tasks agree
with it, its totals are right, and work goes on from its end; on both databases."""

from bench.ledger.fill import BOUGHT, CHARGE, GENEROUS, PRECHARGE, fill
from bench.ledger.floor import read_and_hash

from image3d.billing import service
from image3d.billing.ledger import count_transfers, verify
from image3d.billing.statement import statement
from image3d.core.clock import utc_now
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database
from image3d.tasks.audit import audit

ROWS = 1_200


def test_a_filled_ledger_is_right_and_goes_on(fresh_database: Database) -> None:
    told: list[int] = []
    accounts = fill(fresh_database, ROWS, told.append)
    assert verify(fresh_database, [audit]) == []
    with fresh_database.read() as tx:
        if fresh_database.is_sqlite:
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"], "checks hold too"
        rows = count_transfers(tx)
        moved = statement(tx, accounts[0]).movements
    assert told[-1] == rows
    assert read_and_hash(fresh_database) == rows
    tasks = ROWS // 2 // 3
    assert {(item.kind, item.rows, item.credits) for item in moved} == {
        ("top_up", 1, BOUGHT),
        ("precharge", tasks, PRECHARGE * tasks),
        ("settle", tasks, CHARGE * tasks),
        ("refund", tasks, (PRECHARGE - CHARGE) * tasks),
    }
    with fresh_database.transaction() as tx:
        service.precharge(
            tx,
            account_id=accounts[0],
            account_caps=GENEROUS,
            key_id=new_key_id(),
            key_caps=GENEROUS,
            task_id=new_task_id(),
            amount_credits=40,
            now=utc_now(),
        )
    assert verify(fresh_database) == []
