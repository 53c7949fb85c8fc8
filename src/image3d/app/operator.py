"""What the operator's commands work with, beside a running server or without one."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from image3d.app.installation import build_database, build_payments, build_prices
from image3d.billing.payments import PaymentProvider
from image3d.billing.prices import PriceList
from image3d.core.clock import Clock, utc_now
from image3d.core.settings import Settings
from image3d.db.database import Database
from image3d.tasks.model import ARTIFACT_LIFETIME

if TYPE_CHECKING:
    from image3d.tasks.reconcile import Jobs


@dataclass(frozen=True, kw_only=True)
class Operator:
    """The database, the prices and the payment provider of this installation."""

    database: Database
    prices: PriceList
    payments: PaymentProvider | None
    clock: Clock
    artifact_lifetime: timedelta = ARTIFACT_LIFETIME

    @property
    def jobs(self) -> "Jobs":
        """What the queue says of tasks' jobs."""
        from image3d.worker.queue import DbosQueue, prepare_queue  # noqa: PLC0415  # loads DBOS, for one command only

        prepare_queue(self.database)
        return DbosQueue(self.database)


def open_operator(settings: Settings) -> Operator:
    """The installation that `settings` describe, its database brought up to date."""
    return Operator(
        database=build_database(settings),
        prices=build_prices(settings),
        payments=build_payments(settings),
        clock=utc_now,
    )
