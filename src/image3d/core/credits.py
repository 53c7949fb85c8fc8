"""Credits: the integer unit of the ledger. 100 credits are 1 USD; money in USD is always a Decimal."""

from decimal import ROUND_CEILING, Decimal

CREDITS_PER_USD = 100
MINIMUM_TOP_UP_CREDITS = 1_000


def usd(amount_credits: int) -> Decimal:
    """What `amount_credits` are worth in USD, exact to the cent."""
    return Decimal(amount_credits) / CREDITS_PER_USD


def credits_for(cost_usd: Decimal, markup: Decimal) -> int:
    """The smallest number of credits that covers `cost_usd` times `markup`."""
    return int((cost_usd * CREDITS_PER_USD * markup).to_integral_value(rounding=ROUND_CEILING))
