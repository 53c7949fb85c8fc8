"""What the operator's commands work with, beside a running server or without one."""

from dataclasses import dataclass

from image3d.app.installation import build_database, build_payments, build_prices
from image3d.billing.payments import PaymentProvider
from image3d.billing.prices import PriceList
from image3d.core.clock import Clock, utc_now
from image3d.core.settings import Settings
from image3d.db.database import Database


@dataclass(frozen=True, kw_only=True)
class Operator:
    """The database, the prices and the payment provider of this installation."""

    database: Database
    prices: PriceList
    payments: PaymentProvider | None
    clock: Clock


def open_operator(settings: Settings) -> Operator:
    """The installation that `settings` describe, its database brought up to date."""
    return Operator(
        database=build_database(settings),
        prices=build_prices(settings),
        payments=build_payments(settings),
        clock=utc_now,
    )
