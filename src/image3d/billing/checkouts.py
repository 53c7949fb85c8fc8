"""From a checkout to credits and back: payments as rows, and events that each count once.

Events may come twice, late and in any order. A refund or dispute that arrives before its payment waits in
`payment_events` and is applied with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from ulid import ULID

from image3d.billing import service
from image3d.billing.errors import InvalidAmount, PaymentError
from image3d.billing.payments import Checkout, CheckoutRequest, PaymentEvent, PaymentProvider
from image3d.billing.tables import payment_events, payments
from image3d.core.credits import MINIMUM_TOP_UP_CREDITS
from image3d.core.logging import get_logger
from image3d.db.database import Database

log = get_logger(__name__)

#: A checkout is asked about when no event came for this long.
ASK_AFTER = timedelta(minutes=10)

PaymentStatus = Literal["open", "paid", "expired", "failed"]
_CLOSING: Mapping[str, PaymentStatus] = {"expired": "expired", "failed": "failed"}


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One purchase of credits.

    Attributes:
        reference: the provider's id of the checkout.
        charge: the provider's id of the money movement, once it is paid.
        refunded_credits: given back by the operator so far.
        disputed_credits: taken by the customer's bank, for now or for good.
        taken_back_credits: what the ledger took back for both.
    """

    id: str
    account_id: str
    provider: str
    reference: str
    amount_credits: int
    status: PaymentStatus
    url: str | None
    charge: str | None
    receipt_url: str | None
    created_at: datetime
    paid_at: datetime | None
    refunded_credits: int
    disputed_credits: int
    taken_back_credits: int

    @property
    def checkout(self) -> Checkout:
        """The provider's side of the payment."""
        return Checkout(reference=self.reference, url=self.url or "")


def start_checkout(
    database: Database,
    provider: PaymentProvider,
    *,
    account_id: str,
    email: str,
    amount_credits: int,
    return_url: str,
    now: datetime,
) -> Payment:
    """A checkout is open and known here; the customer pays at its `url`.

    Raises:
        InvalidAmount: fewer than 1,000 credits.
        PaymentError: the provider refused.
    """
    if not MINIMUM_TOP_UP_CREDITS <= amount_credits <= service.MAXIMUM_CREDITS:
        msg = f"A top-up is at least {MINIMUM_TOP_UP_CREDITS:,} credits; this one is {amount_credits:,}."
        raise InvalidAmount(msg)
    payment_id = f"pay_{ULID()}"
    checkout = provider.open_checkout(
        CheckoutRequest(
            payment_id=payment_id,
            account_id=account_id,
            email=email,
            amount_credits=amount_credits,
            return_url=return_url,
        )
    )
    with database.transaction() as tx:
        tx.execute(
            payments.insert(),
            {
                "id": payment_id,
                "account_id": account_id,
                "provider": provider.name,
                "reference": checkout.reference,
                "amount_credits": amount_credits,
                "status": "open",
                "url": checkout.url,
                "created_at": now,
                "refunded_credits": 0,
                "disputed_credits": 0,
                "taken_back_credits": 0,
            },
        )
        return _by(tx, payments.c.id == payment_id)


def find_payment(tx: sa.Connection, payment_id: str, *, account_id: str | None = None) -> Payment:
    """The payment of an id, in one account if that is given.

    Raises:
        PaymentError: there is none.
    """
    payment = _maybe_by(tx, payments.c.id == payment_id)
    if payment is None or account_id not in (None, payment.account_id):
        msg = f"No payment {payment_id}."
        raise PaymentError(msg)
    return payment


def list_payments(tx: sa.Connection, account_id: str, *, limit: int = 100) -> list[Payment]:
    """The account's payments, newest first."""
    newest = payments.select().where(payments.c.account_id == account_id).order_by(payments.c.id.desc()).limit(limit)
    return [_payment(row) for row in tx.execute(newest).mappings()]


def open_payments(tx: sa.Connection, provider: str, *, before: datetime, limit: int = 100) -> list[Payment]:
    """Checkouts of the provider that were opened by `before` and of which nothing was heard since, oldest first."""
    waiting = (
        payments.select()
        .where(payments.c.provider == provider, payments.c.status == "open", payments.c.created_at <= before)
        .order_by(payments.c.created_at)
        .limit(limit)
    )
    return [_payment(row) for row in tx.execute(waiting).mappings()]


def ask_again(
    database: Database, provider: PaymentProvider, *, now: datetime, older_than: timedelta = ASK_AFTER
) -> int:
    """Checkouts of which nothing was heard are as the provider knows them; returns how many were decided.

    For events that got lost: the answer has the same effect as the event, and whichever comes second has none.
    """
    with database.read() as tx:
        waiting = open_payments(tx, provider.name, before=now - older_than)
    decided = 0
    for payment in waiting:
        event = provider.ask(payment.reference)
        if event is not None:
            with database.transaction() as tx:
                decided += apply_event(tx, provider.name, event, now=now)
    return decided


def apply_event(tx: sa.Connection, provider: str, event: PaymentEvent, *, now: datetime) -> bool:
    """The event has had its effect on the ledger; False when it had before, or must wait for its payment.

    Raises:
        PaymentError: the event contradicts the payment it names.
    """
    if not _record(tx, provider, event, now):
        return False
    if event.kind in ("paid", "expired", "failed"):
        return _apply_to_checkout(tx, provider, event, now)
    payment = _lock(tx, sa.and_(payments.c.provider == provider, payments.c.charge == event.charge))
    if payment is None:
        log.info("payment.event_waits", provider=provider, event_id=event.id, kind=event.kind)
        return False
    _apply_to_charge(tx, payment, event, now)
    return True


def _record(tx: sa.Connection, provider: str, event: PaymentEvent, now: datetime) -> bool:
    seen = sa.select(payment_events.c.event_id).where(
        payment_events.c.provider == provider, payment_events.c.event_id == event.id
    )
    if tx.execute(seen).first() is not None:
        return False
    tx.execute(
        payment_events.insert(),
        {
            "provider": provider,
            "event_id": event.id,
            "kind": event.kind,
            "reference": event.reference,
            "charge": event.charge,
            "dispute": event.dispute,
            "amount_credits": event.amount_credits,
            "applied": False,
            "received_at": now,
        },
    )
    return True


def _apply_to_checkout(tx: sa.Connection, provider: str, event: PaymentEvent, now: datetime) -> bool:
    payment = _lock(tx, sa.and_(payments.c.provider == provider, payments.c.reference == event.reference))
    if payment is None:
        log.error("payment.unknown", provider=provider, event_id=event.id, reference=event.reference)
        return False
    _mark_applied(tx, provider, event.id)
    if payment.status == "paid":
        return False
    if event.kind != "paid":
        tx.execute(payments.update().where(payments.c.id == payment.id).values(status=_CLOSING[event.kind]))
        return True
    if event.amount_credits != payment.amount_credits:
        msg = f"The payment {payment.id} is for {payment.amount_credits} credits, not {event.amount_credits}."
        raise PaymentError(msg)
    tx.execute(
        payments.update()
        .where(payments.c.id == payment.id)
        .values(status="paid", paid_at=now, charge=event.charge, receipt_url=event.receipt_url)
    )
    service.top_up(
        tx, payment.account_id, payment.amount_credits, reference=payment.reference, provider=provider, now=now
    )
    _apply_waiting(tx, payment.id, now)
    return True


def _apply_waiting(tx: sa.Connection, payment_id: str, now: datetime) -> None:
    """Refunds and disputes that came before their payment have their effect now, in the order they came."""
    payment = _by(tx, payments.c.id == payment_id)
    waiting = (
        payment_events.select()
        .where(
            payment_events.c.provider == payment.provider,
            payment_events.c.charge == payment.charge,
            payment_events.c.applied.is_(False),
        )
        .order_by(payment_events.c.received_at, payment_events.c.event_id)
    )
    for row in tx.execute(waiting).mappings().all():
        event = PaymentEvent(
            id=row["event_id"],
            kind=row["kind"],
            charge=row["charge"],
            dispute=row["dispute"],
            amount_credits=row["amount_credits"],
        )
        _apply_to_charge(tx, _by(tx, payments.c.id == payment_id), event, now)


def _apply_to_charge(tx: sa.Connection, payment: Payment, event: PaymentEvent, now: datetime) -> None:
    """What the customer has back by now is off the account's credits, or on them again after a dispute was won."""
    _mark_applied(tx, payment.provider, event.id)
    refunded, disputed = payment.refunded_credits, payment.disputed_credits
    if event.kind == "refunded":
        refunded = max(refunded, min(event.amount_credits, payment.amount_credits))
    elif event.kind == "dispute_closed" or not _dispute_is_closed(tx, payment.provider, event):
        disputed = min(event.amount_credits, payment.amount_credits)
    taken_back = min(refunded + disputed, payment.amount_credits)
    tx.execute(
        payments.update()
        .where(payments.c.id == payment.id)
        .values(refunded_credits=refunded, disputed_credits=disputed, taken_back_credits=taken_back)
    )
    change = taken_back - payment.taken_back_credits
    if change > 0:
        service.take_back(
            tx,
            payment.account_id,
            change,
            reason=f"{event.kind} payment {payment.reference}",
            provider=payment.provider,
            reference=event.id,
            now=now,
        )
    elif change < 0:
        service.give_again(
            tx,
            payment.account_id,
            -change,
            reason=f"dispute of payment {payment.reference} won",
            provider=payment.provider,
            reference=event.id,
            now=now,
        )


def _dispute_is_closed(tx: sa.Connection, provider: str, event: PaymentEvent) -> bool:
    closed = sa.select(payment_events.c.event_id).where(
        payment_events.c.provider == provider,
        payment_events.c.charge == event.charge,
        payment_events.c.dispute == event.dispute,
        payment_events.c.kind == "dispute_closed",
        payment_events.c.applied,
    )
    return tx.execute(closed).first() is not None


def _mark_applied(tx: sa.Connection, provider: str, event_id: str) -> None:
    tx.execute(
        payment_events.update()
        .where(payment_events.c.provider == provider, payment_events.c.event_id == event_id)
        .values(applied=True)
    )


def _lock(tx: sa.Connection, condition: sa.ColumnElement[bool]) -> Payment | None:
    row = tx.execute(payments.select().where(condition).with_for_update()).mappings().first()
    return None if row is None else _payment(row)


def _maybe_by(tx: sa.Connection, condition: sa.ColumnElement[bool]) -> Payment | None:
    row = tx.execute(payments.select().where(condition)).mappings().first()
    return None if row is None else _payment(row)


def _by(tx: sa.Connection, condition: sa.ColumnElement[bool]) -> Payment:
    return _payment(tx.execute(payments.select().where(condition)).mappings().one())


def _payment(row: Mapping[Any, Any]) -> Payment:
    return Payment(**{str(name): value for name, value in row.items()})
