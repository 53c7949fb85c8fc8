"""Usage: credits and tasks per UTC day and key, from totals that the database counts as tasks are written."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from image3d.billing.periods import day_number, numbered_day
from image3d.core.ids import AccountId
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import InvalidRequest
from image3d.tasks.tables import usage_totals

MAX_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class DailyUsage:
    """What one key used on one UTC day: open precharges plus final charges, and tasks by how they stand."""

    day: date
    key_id: str
    is_test: bool
    tasks: int
    succeeded: int
    failed: int
    credits: int


def daily_usage(deps: TaskDeps, account_id: AccountId, *, first: date, last: date) -> list[DailyUsage]:
    """A row per day and key with at least one task created from `first` to `last`, oldest first.

    Raises:
        InvalidRequest: the days are in the wrong order or more than a year apart.
    """
    if not 0 <= (last - first).days < MAX_DAYS:
        msg = f"`first` is not after `last`, and at most {MAX_DAYS} days lie between them."
        raise InvalidRequest(msg, pointer="query:first")
    totals = usage_totals.c
    query = (
        sa.select(
            totals.day,
            totals.key_id,
            totals.is_test,
            totals.tasks,
            totals.succeeded,
            totals.failed,
            totals.credits,
        )
        .where(
            totals.account_id == account_id,
            totals.day.between(day_number(first), day_number(last)),
            totals.tasks > 0,
        )
        .order_by(totals.day, totals.key_id, totals.is_test)
    )
    with deps.database.read() as tx:
        rows = tx.execute(query).all()
    return [
        DailyUsage(
            day=numbered_day(row.day),
            key_id=row.key_id,
            is_test=row.is_test,
            tasks=row.tasks,
            succeeded=row.succeeded,
            failed=row.failed,
            credits=row.credits,
        )
        for row in rows
    ]
