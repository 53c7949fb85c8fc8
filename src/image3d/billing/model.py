"""Values of the ledger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What a transfer is for."""

    TOP_UP = "top_up"
    GRANT = "grant"
    PRECHARGE = "precharge"
    SETTLE = "settle"
    REFUND = "refund"
    EXPIRE = "expire"
    ADJUST = "adjust"


class Place(StrEnum):
    """Where credits are: the customer's three places, and the operator's ends."""

    AVAILABLE = "available"
    HELD = "held"
    DEBT = "debt"
    PAYMENTS = "payments"
    GRANTS = "grants"
    REVENUE = "revenue"
    EXPIRED = "expired"
    ADJUSTMENTS = "adjustments"


#: kind -> the (source, destination) pairs it may have; the database refuses any other.
ROUTES: dict[Kind, tuple[tuple[Place, Place], ...]] = {
    Kind.TOP_UP: ((Place.PAYMENTS, Place.AVAILABLE),),
    Kind.GRANT: ((Place.GRANTS, Place.AVAILABLE),),
    Kind.PRECHARGE: ((Place.AVAILABLE, Place.HELD),),
    Kind.SETTLE: ((Place.HELD, Place.REVENUE),),
    Kind.REFUND: ((Place.HELD, Place.AVAILABLE),),
    Kind.EXPIRE: ((Place.AVAILABLE, Place.EXPIRED),),
    Kind.ADJUST: (
        (Place.ADJUSTMENTS, Place.AVAILABLE),
        (Place.AVAILABLE, Place.ADJUSTMENTS),
        (Place.DEBT, Place.ADJUSTMENTS),
        (Place.AVAILABLE, Place.PAYMENTS),
        (Place.DEBT, Place.PAYMENTS),
        (Place.PAYMENTS, Place.AVAILABLE),
        (Place.AVAILABLE, Place.DEBT),
    ),
}


def effect(source: Place, destination: Place) -> tuple[int, int, int]:
    """How available, held and debt change with each credit that moves; debt is owed, so it grows as a source."""
    return (
        (destination is Place.AVAILABLE) - (source is Place.AVAILABLE),
        (destination is Place.HELD) - (source is Place.HELD),
        (source is Place.DEBT) - (destination is Place.DEBT),
    )


class CapsLike(Protocol):
    """The caps of a key or an account, as far as credits are concerned."""

    @property
    def daily_credits(self) -> int:
        """Credits of a UTC day."""
        ...

    @property
    def monthly_credits(self) -> int:
        """Credits of a UTC month."""
        ...

    @property
    def concurrent(self) -> int:
        """Tasks at once."""
        ...


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What an account owns: credits to spend now, and credits set aside for its open tasks."""

    available_credits: int
    held_credits: int
    debt_credits: int = 0

    @property
    def balance_credits(self) -> int:
        """Available plus held."""
        return self.available_credits + self.held_credits


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """How a precharge was resolved; `balance_after_credits` is available plus held."""

    precharge_credits: int
    final_charge_credits: int
    refunded_credits: int
    balance_after_credits: int


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """One row of the ledger; rows are never changed.

    Attributes:
        seq: 1, 2, 3, ... within the account.
        provider: who took the money, for rows that a payment caused.
        reference: the provider's id of that payment, or the transfer that an expiry ends.
        operator: who granted or adjusted.
        available_after_credits, held_after_credits, debt_after_credits: the balances the row left.
        previous_hash: `hash` of the account's row before; 64 zeros for the first.
    """

    id: str
    account_id: str
    seq: int
    source: str
    destination: str
    amount_credits: int
    kind: str
    task_id: str | None
    key_id: str | None
    provider: str | None
    reference: str | None
    reason: str | None
    operator: str | None
    available_after_credits: int
    held_after_credits: int
    debt_after_credits: int
    created_at: datetime
    previous_hash: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a key or an account used of one period: open precharges plus final charges, and tasks admitted."""

    credits: int
    tasks: int


@dataclass(frozen=True, kw_only=True)
class CapsUsage:
    """How much of the caps is used now."""

    day: Usage
    month: Usage
    open: Usage
