"""Reconciles payments with top-ups: what a lost event or a crash left behind is repaired by a transfer, or reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from image3d.billing import service
from image3d.billing.checkouts import apply_late, ask_again
from image3d.billing.errors import AlreadyCounted
from image3d.billing.model import Kind
from image3d.billing.payments import PaymentProvider
from image3d.billing.tables import payment_events, payments, transfers
from image3d.core.logging import get_logger
from image3d.db.database import Database

log = get_logger(__name__)

#: A paid checkout that nobody here opened is reported when its event is older than this.
UNKNOWN_AFTER = timedelta(hours=1)
#: In the statement itself, so that the index of movements serves it.
_IS_TOP_UP = sa.and_(transfers.c.kind == Kind.TOP_UP.value, transfers.c.task_id.is_(None))


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that did not agree.

    Attributes:
        what: in a word: task, precharge, payment, top_up, event or grant.
        where: the id of the task, the payment, the event or the account.
        is_repaired: whether it agrees now; else a person has to look at it.
    """

    what: str
    where: str
    detail: str
    is_repaired: bool


def reconcile_payments(database: Database, provider: PaymentProvider | None, *, now: datetime) -> list[Finding]:
    """Payments and top-ups agree afterwards, ended grants are expired; what cannot be repaired is told.

    Raises:
        PaymentError: the provider cannot be asked; what needs no provider was done before.
    """
    found = [*_expired(database, now), *_late_events(database, now), *_without_top_up(database, now)]
    with database.read() as tx:
        found.extend(_without_payment(tx))
        found.extend(_unknown_events(tx, now))
    for finding in found:
        write = log.info if finding.is_repaired else log.error
        write("ledger.reconciled", what=finding.what, where=finding.where, repaired=finding.is_repaired)
    if provider is not None and (decided := ask_again(database, provider, now=now)):
        detail = f"{decided:,} purchases of which nothing was heard were decided by asking"
        found.append(Finding(what="payment", where=provider.name, detail=detail, is_repaired=True))
    return found


def _expired(database: Database, now: datetime) -> Iterator[Finding]:
    with database.transaction() as tx:
        accounts = service.expire_grants(tx, now=now)
    if accounts:
        detail = f"grants that have ended were expired in {accounts:,} accounts"
        yield Finding(what="grant", where=f"{accounts} accounts", detail=detail, is_repaired=True)


def _late_events(database: Database, now: datetime) -> Iterator[Finding]:
    with database.transaction() as tx:
        applied = apply_late(tx, now=now)
    if applied:
        detail = f"{applied:,} refunds or disputes had crossed with their payment and count now"
        yield Finding(what="event", where=f"{applied} events", detail=detail, is_repaired=True)


def _without_top_up(database: Database, now: datetime) -> Iterator[Finding]:
    top_ups = sa.select(transfers.c.provider, transfers.c.reference).where(_IS_TOP_UP).subquery()
    same = sa.and_(top_ups.c.provider == payments.c.provider, top_ups.c.reference == payments.c.reference)
    missing = (
        sa.select(payments)
        .join(top_ups, same, isouter=True)
        .where(payments.c.status == "paid", top_ups.c.reference.is_(None))
    )
    with database.read() as tx:
        rows = tx.execute(missing).all()
    for row in rows:
        try:
            with database.transaction() as tx:
                service.top_up(
                    tx,
                    row.account_id,
                    row.amount_credits,
                    reference=row.reference,
                    provider=row.provider,
                    reason=f"payment {row.id} was paid and not credited",
                    operator=service.OPERATOR,
                    now=now,
                )
        except AlreadyCounted:
            continue  # it was on its way
        yield Finding(what="payment", where=row.id, detail="paid without a top-up; it is credited", is_repaired=True)


def _without_payment(tx: sa.Connection) -> Iterator[Finding]:
    same = sa.and_(payments.c.provider == transfers.c.provider, payments.c.reference == transfers.c.reference)
    unpaid = (
        sa.select(transfers.c.id, transfers.c.provider, transfers.c.reference)
        .join(payments, sa.and_(same, payments.c.status == "paid"), isouter=True)
        .where(_IS_TOP_UP, transfers.c.provider != service.OPERATOR, payments.c.id.is_(None))
        .order_by(transfers.c.id)
    )
    for transfer_id, provider, reference in tx.execute(unpaid):
        detail = f"topped up for {provider} {reference}, which was not paid here; adjust it if it is wrong"
        yield Finding(what="top_up", where=transfer_id, detail=detail, is_repaired=False)


def _unknown_events(tx: sa.Connection, now: datetime) -> Iterator[Finding]:
    unknown = (
        sa.select(payment_events.c.provider, payment_events.c.event_id, payment_events.c.reference)
        .where(
            payment_events.c.applied.is_(False),
            payment_events.c.kind == "paid",
            payment_events.c.received_at < now - UNKNOWN_AFTER,
        )
        .order_by(payment_events.c.received_at)
    )
    for provider, event_id, reference in tx.execute(unknown):
        detail = f"{provider} says that {reference} was paid, and no such purchase was opened here"
        yield Finding(what="event", where=event_id, detail=detail, is_repaired=False)
