"""Audit: what tasks say of their money against what the ledger says, for `image3d ledger verify`."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa

from image3d.billing.ledger import TaskMoney, task_money
from image3d.billing.replay import Fault
from image3d.tasks.tables import tasks

_BATCH = 1_000
_COLUMNS = (
    tasks.c.id,
    tasks.c.precharge_credits,
    tasks.c.final_charge_credits,
    tasks.c.refunded_credits,
    tasks.c.finished_at,
)


def audit(tx: sa.Connection) -> list[Fault]:
    """Every way in which a task and the ledger tell different stories of the same money; empty if none."""
    return [*_tasks_against_ledger(tx), *_ledger_without_tasks(tx)]


def _tasks_against_ledger(tx: sa.Connection) -> Iterator[Fault]:
    after = ""
    while True:
        page = sa.select(*_COLUMNS).where(tasks.c.id > after, tasks.c.is_test.is_(False)).order_by(tasks.c.id)
        rows = tx.execute(page.limit(_BATCH)).all()
        if not rows:
            return
        money = {found.task_id: found for found in task_money(tx, [row.id for row in rows])}
        for row in rows:
            if (wrong := _difference(row, money.get(row.id))) is not None:
                yield Fault(check="task", where=row.id, detail=wrong)
        after = rows[-1].id


def _difference(row: Any, money: TaskMoney | None) -> str | None:
    precharge, final, refunded = row.precharge_credits, row.final_charge_credits, row.refunded_credits
    finished = row.finished_at
    if money is None:
        return "the ledger holds no precharge for the task"
    if precharge != money.precharge_credits:
        return f"the task says {precharge} credits were precharged, the ledger {money.precharge_credits}"
    if (finished is not None) != (money.final_charge_credits is not None):
        return "the task is final and its precharge open, or the other way round"
    if finished is not None and (final, refunded) != (money.final_charge_credits, money.refunded_credits):
        told = f"{final} charged and {refunded} refunded"
        return f"the task says {told}, the ledger {money.final_charge_credits} and {money.refunded_credits}"
    return None


def _ledger_without_tasks(tx: sa.Connection) -> Iterator[Fault]:
    every = task_money(tx)
    while batch := [money.task_id for money in islice(every, _BATCH)]:
        known = set(tx.execute(sa.select(tasks.c.id).where(tasks.c.id.in_(batch))).scalars())
        for task_id in batch:
            if task_id not in known:
                yield Fault(check="task", where=task_id, detail="the ledger moves money for a task that does not exist")
