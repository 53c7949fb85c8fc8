"""Margin: what generations earned and what they cost, per day, engine and quality."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa

from image3d.billing.periods import DAY_US, numbered_day
from image3d.core.credits import usd
from image3d.db.metadata import microseconds
from image3d.tasks.tables import tasks

_CENTS = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Margin:
    """One day of one engine at one quality, by the day on which tasks ended (UTC); test tasks are left out.

    Attributes:
        unknown_costs: charged tasks whose provider cost nobody knows, which makes `cost_usd` too low.
    """

    day: str
    engine: str
    quality: str
    tasks: int
    succeeded: int
    charged_credits: int
    cost_usd: Decimal
    unknown_costs: int

    @property
    def revenue_usd(self) -> Decimal:
        """What the charged credits were sold for."""
        return usd(self.charged_credits)

    @property
    def margin_usd(self) -> Decimal:
        """Revenue less cost."""
        return self.revenue_usd - self.cost_usd


def margins(tx: sa.Connection, *, now: datetime, days: int = 30) -> list[Margin]:
    """The margins of the last `days` days, today included, newest first."""
    today = datetime(now.year, now.month, now.day, tzinfo=UTC)
    first = today - timedelta(days=days - 1)
    # the column holds microseconds since 1970, so that a day is the same integer division on both databases
    ended = sa.type_coerce(tasks.c.finished_at, sa.BigInteger)
    day = (ended // DAY_US).label("day")
    cost = sa.cast(sa.func.coalesce(tasks.c.provider_cost_usd, "0"), sa.Numeric(20, 8))
    unknown = sa.and_(tasks.c.final_charge_credits > 0, tasks.c.provider_cost_usd.is_(None))
    query = (
        sa.select(
            day,
            tasks.c.engine,
            tasks.c.quality,
            sa.func.count().label("tasks"),
            sa.func.sum(sa.case((tasks.c.status == "succeeded", 1), else_=0)).label("succeeded"),
            sa.func.sum(sa.func.coalesce(tasks.c.final_charge_credits, 0)).label("charged"),
            sa.func.sum(cost).label("cost"),
            sa.func.sum(sa.case((unknown, 1), else_=0)).label("unknown"),
        )
        .where(ended >= microseconds(first), tasks.c.is_test.is_(False))
        .group_by(day, tasks.c.engine, tasks.c.quality)
        .order_by(day.desc(), tasks.c.engine, tasks.c.quality)
    )
    return [
        Margin(
            day=numbered_day(int(row.day)).isoformat(),
            engine=row.engine,
            quality=row.quality,
            tasks=int(row.tasks),
            succeeded=int(row.succeeded),
            charged_credits=int(row.charged),
            cost_usd=Decimal(str(row.cost)).quantize(_CENTS),
            unknown_costs=int(row.unknown),
        )
        for row in tx.execute(query)
    ]
