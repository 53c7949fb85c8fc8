"""From a checkout to credits and back: payments as rows, and events that each count once.

Events may come twice, late and in any order. A refund or dispute that arrives before its payment waits in
`payment_events` and is applied with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
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
_AFTER_PAYMENT = ("refunded", "disputed", "dispute_closed")
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


def apply_late(tx: sa.Connection, *, now: datetime, limit: int = 1_000) -> int:
    """Refunds and disputes that crossed with their payment have had their effect; returns how many.

    Two processes that take a payment and its refund at the same moment do not see each other's rows: the refund then
    waits for a payment that has come. This finds those.
    """
    crossed = (
        sa.select(payments.c.id)
        .join(
            payment_events,
            sa.and_(payment_events.c.provider == payments.c.provider, payment_events.c.charge == payments.c.charge),
        )
        .where(payment_events.c.applied.is_(False), payment_events.c.kind.in_(_AFTER_PAYMENT))
        .distinct()
        .order_by(payments.c.id)
        .limit(limit)
    )
    return sum(_apply_waiting(tx, payment_id, now) for payment_id in tx.execute(crossed).scalars().all())


def _record(tx: sa.Connection, provider: str, event: PaymentEvent, now: datetime) -> bool:
    """Whether the event is new; of two processes that take it at once, the second waits and is told no."""
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    new = insert(payment_events).values(
        provider=provider,
        event_id=event.id,
        kind=event.kind,
        reference=event.reference,
        charge=event.charge,
        dispute=event.dispute,
        amount_credits=event.amount_credits,
        applied=False,
        received_at=now,
    )
    return tx.execute(new.on_conflict_do_nothing().returning(payment_events.c.event_id)).first() is not None


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


def _apply_waiting(tx: sa.Connection, payment_id: str, now: datetime) -> int:
    """Refunds and disputes that came before their payment have their effect now, in the order they came; how many."""
    payment = _lock(tx, payments.c.id == payment_id)
    if payment is None:
        return 0
    waiting = (
        payment_events.select()
        .where(
            payment_events.c.provider == payment.provider,
            payment_events.c.charge == payment.charge,
            payment_events.c.applied.is_(False),
        )
        .order_by(payment_events.c.received_at, payment_events.c.event_id)
    )
    rows = tx.execute(waiting).mappings().all()
    for row in rows:
        event = PaymentEvent(
            id=row["event_id"],
            kind=row["kind"],
            charge=row["charge"],
            dispute=row["dispute"],
            amount_credits=row["amount_credits"],
        )
        _apply_to_charge(tx, _by(tx, payments.c.id == payment_id), event, now)
    return len(rows)


def _apply_to_charge(tx: sa.Connection, payment: Payment, event: PaymentEvent, now: datetime) -> None:
    """What the customer has back by now is off the account's credits, or on them again after a dispute was won."""
    _mark_applied(tx, payment.provider, event.id)
    refunded, disputed = _went_back(tx, payment)
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


def _went_back(tx: sa.Connection, payment: Payment) -> tuple[int, int]:
    """Credits refunded and in dispute or lost, by every event so far, whatever the order in which they came.

    A refund says how much went back in all, so the largest counts. Of each dispute its end counts, else its beginning.
    """
    of_charge = payment_events.select().where(
        payment_events.c.provider == payment.provider,
        payment_events.c.charge == payment.charge,
        payment_events.c.applied,
    )
    refunded = 0
    begun: dict[str, int] = {}
    ended: dict[str, int] = {}
    for row in tx.execute(of_charge).mappings():
        if row["kind"] == "refunded":
            refunded = max(refunded, row["amount_credits"])
        elif row["kind"] in ("disputed", "dispute_closed"):
            known = begun if row["kind"] == "disputed" else ended
            known[row["dispute"]] = row["amount_credits"]
    most = payment.amount_credits
    return min(refunded, most), min(sum({**begun, **ended}.values()), most)


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
