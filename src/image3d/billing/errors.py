"""What may go wrong with credits.

BillingError
+-- InsufficientCredits      the available credits do not cover a precharge, or a debt is open
+-- CapReached
|   +-- DailyCapReached      credits of the UTC day
|   +-- MonthlyCapReached    credits of the UTC month
|   +-- ConcurrencyCapReached  tasks at once
+-- AlreadyPrecharged        the task has a precharge
+-- AlreadySettled           the task's precharge was resolved before
+-- NotPrecharged            the task has no precharge of this account
+-- InvalidAmount            an amount makes no sense
+-- AlreadyCounted           the payment's reference was credited before
+-- PriceListInvalid         a price is missing, contradicts itself or is below cost
+-- PaymentError             a payment provider refused or sent something that cannot be trusted
"""

from typing import ClassVar, Literal

from image3d.core.errors import Image3DError

CapScope = Literal["key", "account"]


class BillingError(Image3DError):
    """Root of the billing errors."""


class InsufficientCredits(BillingError):
    """The available credits do not cover what is asked; nothing was started."""

    code = "insufficient_credits"

    def __init__(self, *, required_credits: int, available_credits: int, debt_credits: int = 0) -> None:
        detail = f"This needs {required_credits:,} credits and {available_credits:,} are available."
        fields = {"required_credits": required_credits, "available_credits": available_credits}
        if debt_credits:
            detail += f" {debt_credits:,} credits are owed for payments that were taken back; a top-up repays them."
            fields["debt_credits"] = debt_credits
        super().__init__(detail, **fields)


class CapReached(BillingError):
    """A cap of the key or of its account would be passed.

    Fields: `scope` ("key" or "account"), `cap`, `used`, and `resets_at` (RFC 3339, None for tasks at once).
    """

    retryable = True
    what: ClassVar[str] = ""

    def __init__(self, *, scope: CapScope, cap: int, used: int, asked: int, resets_at: str | None) -> None:
        detail = f"The {scope}'s cap is {cap:,} {self.what}; {used:,} are used and this needs {asked:,} more."
        detail += f" It resets at {resets_at}." if resets_at else " Wait for a task to end."
        super().__init__(detail, scope=scope, cap=cap, used=used, resets_at=resets_at)


class DailyCapReached(CapReached):
    """Credits of the UTC day."""

    code = "daily_cap_reached"
    what = "credits a day"


class MonthlyCapReached(CapReached):
    """Credits of the UTC month."""

    code = "monthly_cap_reached"
    what = "credits a month"


class ConcurrencyCapReached(CapReached):
    """Tasks queued or processing at once."""

    code = "concurrency_cap_reached"
    what = "tasks at once"


class AlreadyPrecharged(BillingError):
    """The task has a precharge."""

    code = "already_precharged"


class AlreadySettled(BillingError):
    """The task's precharge was resolved before; nothing moved."""

    code = "already_settled"


class NotPrecharged(BillingError):
    """The task has no precharge in this account."""

    code = "not_precharged"


class InvalidAmount(BillingError):
    """An amount that cannot be moved."""

    code = "invalid_request"


class AlreadyCounted(BillingError):
    """The payment was credited before; it counts once."""

    code = "already_counted"


class PriceListInvalid(BillingError):
    """A price is missing, contradicts itself or is below what the engine costs."""

    code = "price_list_invalid"


class PaymentError(BillingError):
    """A payment provider refused, or sent something that cannot be trusted."""

    code = "payment_failed"
