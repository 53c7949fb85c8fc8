"""Usage: credits and tasks per UTC day and key, from the tasks themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from image3d.core.ids import AccountId
from image3d.db.metadata import microseconds
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import InvalidRequest
from image3d.tasks.tables import tasks

MICROSECONDS_PER_DAY = 86_400_000_000
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
        msg = f"`from` is not after `to`, and at most {MAX_DAYS} days lie between them."
        raise InvalidRequest(msg, pointer="query:from")
    created = sa.type_coerce(tasks.c.created_at, sa.BigInteger)
    day = (created - created % MICROSECONDS_PER_DAY).label("day")
    charged = sa.func.coalesce(tasks.c.final_charge_credits, tasks.c.precharge_credits)
    query = (
        sa.select(
            day,
            tasks.c.key_id,
            tasks.c.is_test,
            sa.func.count().label("tasks"),
            sa.func.sum(sa.case((tasks.c.status == "succeeded", 1), else_=0)).label("succeeded"),
            sa.func.sum(sa.case((tasks.c.status == "failed", 1), else_=0)).label("failed"),
            sa.func.sum(charged).label("credits"),
        )
        .where(
            tasks.c.account_id == account_id,
            created >= microseconds(_midnight(first)),
            created < microseconds(_midnight(last + timedelta(days=1))),
        )
        .group_by(day, tasks.c.key_id, tasks.c.is_test)
        .order_by(day, tasks.c.key_id)
    )
    with deps.database.read() as tx:
        rows = tx.execute(query).all()
    return [
        DailyUsage(
            day=datetime.fromtimestamp(int(row.day) / 1_000_000, tz=UTC).date(),
            key_id=row.key_id,
            is_test=row.is_test,
            tasks=int(row.tasks),
            succeeded=int(row.succeeded),
            failed=int(row.failed),
            credits=int(row.credits),
        )
        for row in rows
    ]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
