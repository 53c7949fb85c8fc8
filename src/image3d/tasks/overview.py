"""Overview: what an operator wants to know of all tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from image3d.tasks import store
from image3d.tasks.model import Status, Task
from image3d.tasks.tables import tasks


@dataclass(frozen=True, kw_only=True)
class EngineFigures:
    """What one engine did and earned, without test tasks.

    Attributes:
        unknown_costs: settled tasks whose provider cost nobody knows.
    """

    engine: str
    tasks: int
    succeeded: int
    failed: int
    charged_credits: int
    cost_usd: Decimal
    unknown_costs: int


def by_status(tx: sa.Connection) -> Mapping[str, int]:
    """How many tasks stand where."""
    rows = tx.execute(sa.select(tasks.c.status, sa.func.count()).group_by(tasks.c.status)).all()
    found = {str(status): int(count) for status, count in rows}
    return {str(status): found.get(str(status), 0) for status in Status}


def by_engine(tx: sa.Connection) -> list[EngineFigures]:
    """Figures per engine, the busiest first."""
    final = tasks.c.finished_at.is_not(None)
    cost = sa.cast(sa.func.coalesce(tasks.c.provider_cost_usd, "0"), sa.Numeric(20, 8))
    unknown = sa.and_(tasks.c.final_charge_credits > 0, tasks.c.provider_cost_usd.is_(None))
    query = (
        sa.select(
            tasks.c.engine,
            sa.func.count().label("tasks"),
            sa.func.sum(sa.case((tasks.c.status == "succeeded", 1), else_=0)).label("succeeded"),
            sa.func.sum(sa.case((tasks.c.status == "failed", 1), else_=0)).label("failed"),
            sa.func.sum(sa.func.coalesce(tasks.c.final_charge_credits, 0)).label("charged"),
            sa.func.sum(cost).label("cost"),
            sa.func.sum(sa.case((unknown, 1), else_=0)).label("unknown"),
        )
        .where(final, tasks.c.is_test.is_(False))
        .group_by(tasks.c.engine)
        .order_by(sa.func.count().desc())
    )
    return [
        EngineFigures(
            engine=row.engine,
            tasks=int(row.tasks),
            succeeded=int(row.succeeded),
            failed=int(row.failed),
            charged_credits=int(row.charged),
            cost_usd=Decimal(str(row.cost)).quantize(Decimal("0.0001")),
            unknown_costs=int(row.unknown),
        )
        for row in tx.execute(query)
    ]


def failures(tx: sa.Connection, *, limit: int) -> list[Task]:
    """The newest failed tasks of anybody."""
    query = sa.select(tasks.c.id).where(tasks.c.status == str(Status.FAILED)).order_by(tasks.c.id.desc()).limit(limit)
    found = [store.find(tx, task_id) for task_id in tx.execute(query).scalars().all()]
    return [task for task in found if task is not None]
