"""Goal: a task whose money is not the ledger's is found, on both databases, whichever of the two was changed."""

import pytest
import sqlalchemy as sa
from tests.integration.tasks.test_story import Shop, data_uri, picture, shop
from tests.stand_ins import ToldRunner

from image3d.billing.ledger import verify
from image3d.tasks.audit import audit

__all__ = ["shop"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE tasks SET final_charge_credits = final_charge_credits + 1 WHERE id = :id", "charged"),
        ("UPDATE tasks SET refunded_credits = 0 WHERE id = :id", "refunded"),
        ("UPDATE tasks SET precharge_credits = 99 WHERE id = :id", "precharged"),
        ("DELETE FROM tasks WHERE id = :id", "does not exist"),
    ],
)
def test_a_changed_task_is_found(shop: Shop, change: str, told: str) -> None:  # the fixture
    done = shop.work(shop.submit(image_url=data_uri(picture())).id, ToldRunner(seconds=60.0))
    still_open = shop.submit()
    assert verify(shop.deps.database, [audit]) == []
    with shop.deps.database.transaction() as tx:
        tx.execute(sa.text(change), {"id": done.id})
    faults = verify(shop.deps.database, [audit])
    assert [fault.where for fault in faults] == [done.id]
    assert told in faults[0].detail
    assert still_open.id != done.id


def test_a_task_without_a_precharge_is_found(shop: Shop) -> None:  # the fixture
    task = shop.submit(shop.test_principal)
    assert verify(shop.deps.database, [audit]) == []
    with shop.deps.database.transaction() as tx:
        tx.execute(
            sa.text("UPDATE tasks SET is_test = :no, billing_status = 'precharged' WHERE id = :id"),
            {"no": False, "id": task.id},
        )
    assert [fault.where for fault in verify(shop.deps.database, [audit])] == [task.id]
