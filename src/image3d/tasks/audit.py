"""Audit: what tasks say of their money against what the ledger says, for `image3d ledger verify`.

The database compares; only rows that disagree come back and are explained.
"""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from image3d.billing.ledger import money_of_tasks
from image3d.billing.periods import DAY_US, numbered_day
from image3d.billing.replay import Fault
from image3d.tasks.tables import tasks, usage_totals


def audit(tx: sa.Connection) -> list[Fault]:
    """Every way in which tasks, their totals and the ledger tell different stories of the same money; empty if none."""
    return [fault for check in CHECKS for fault in check(tx)]


def tasks_against_ledger(tx: sa.Connection) -> Iterator[Fault]:
    """Tasks that say something else of their money than the ledger."""
    money = money_of_tasks()
    agrees = sa.and_(
        tasks.c.precharge_credits == money.c.precharge_credits,
        tasks.c.account_id == money.c.account_id,
        tasks.c.key_id == money.c.key_id,
        sa.or_(
            sa.and_(tasks.c.finished_at.is_(None), money.c.final_charge_credits.is_(None)),
            sa.and_(
                tasks.c.finished_at.is_not(None),
                tasks.c.final_charge_credits == money.c.final_charge_credits,
                tasks.c.refunded_credits == money.c.refunded_credits,
            ),
        ),
    )
    query = (
        sa.select(
            tasks.c.id,
            tasks.c.account_id,
            tasks.c.key_id,
            tasks.c.finished_at,
            tasks.c.precharge_credits,
            tasks.c.final_charge_credits,
            tasks.c.refunded_credits,
            money.c.account_id.label("paid_by"),
            money.c.key_id.label("paid_with"),
            money.c.precharge_credits.label("precharged"),
            money.c.final_charge_credits.label("charged"),
            money.c.refunded_credits.label("refunded"),
        )
        .join(money, money.c.task_id == tasks.c.id, isouter=True)
        .where(tasks.c.is_test.is_(False), sa.not_(sa.func.coalesce(agrees, sa.false())))
        .order_by(tasks.c.id)
    )
    for row in tx.execute(query):
        yield Fault(check="task", where=row.id, detail=_difference(row))


def _difference(row: Any) -> str:
    if row.precharged is None:
        return "the ledger holds no precharge for the task"
    if (row.account_id, row.key_id) != (row.paid_by, row.paid_with):
        return f"the task is of {row.account_id} and {row.key_id}, its precharge of {row.paid_by} and {row.paid_with}"
    if row.precharge_credits != row.precharged:
        return f"the task says {row.precharge_credits} credits were precharged, the ledger {row.precharged}"
    if (row.finished_at is not None) != (row.charged is not None):
        return "the task is final and its precharge open, or the other way round"
    told = f"{row.final_charge_credits} charged and {row.refunded_credits} refunded"
    return f"the task says {told}, the ledger {row.charged} and {row.refunded}"


def ledger_without_tasks(tx: sa.Connection) -> Iterator[Fault]:
    """Money that is held or was charged for a task that does not exist; one that got all of it back is at rest."""
    money = money_of_tasks()
    query = (
        sa.select(money.c.task_id)
        .join(tasks, tasks.c.id == money.c.task_id, isouter=True)
        .where(tasks.c.id.is_(None), sa.func.coalesce(money.c.final_charge_credits, 1) > 0)
        .order_by(money.c.task_id)
    )
    for task_id in tx.execute(query).scalars():
        yield Fault(check="task", where=task_id, detail="the ledger moves money for a task that does not exist")


def usage_against_tasks(tx: sa.Connection) -> Iterator[Fault]:
    """Totals of usage that are not the sums of the tasks they stand for."""
    group = [usage_totals.c[name] for name in ("account_id", "day", "key_id", "is_test")]
    sums = [usage_totals.c[name] for name in ("tasks", "succeeded", "failed", "credits")]
    counted = sa.select(
        tasks.c.account_id,
        (sa.type_coerce(tasks.c.created_at, sa.BigInteger) // DAY_US).label("day"),
        tasks.c.key_id,
        tasks.c.is_test,
        sa.literal_column("-1", sa.BigInteger),
        sa.case((tasks.c.status == "succeeded", -1), else_=0),
        sa.case((tasks.c.status == "failed", -1), else_=0),
        -sa.func.coalesce(tasks.c.final_charge_credits, tasks.c.precharge_credits),
    )
    both = sa.select(*group, *sums).union_all(counted).subquery().c
    query = (
        sa.select(both.account_id, both.day, both.key_id)
        .group_by(both.account_id, both.day, both.key_id, both.is_test)
        .having(sa.or_(*(sa.func.sum(both[column.name]) != 0 for column in sums)))
        .order_by(both.account_id, both.day, both.key_id)
    )
    for account_id, day, key_id in tx.execute(query):
        told = numbered_day(int(day)).isoformat()
        detail = f"{told}: the usage of {key_id} is not what its tasks add up to"
        yield Fault(check="usage", where=account_id, detail=detail)


#: Each may run in a process of its own.
CHECKS: tuple[Callable[[sa.Connection], Iterator[Fault]], ...] = (
    tasks_against_ledger,
    usage_against_tasks,
    ledger_without_tasks,
)
