"""Grants that expire: spent soonest-expiring first, given back in the opposite order, ended by an `expire` transfer.

The ledger's rows are the truth; `grant_lots` and `grant_draws` say which of the available credits expire when. An
account without such a grant costs no query here: `Head.next_expiry_us` is None.
"""

from datetime import datetime

import sqlalchemy as sa

from image3d.billing.model import Kind, Place
from image3d.billing.store import Entry, Head, append
from image3d.billing.tables import grant_draws, grant_lots
from image3d.db.metadata import microseconds

_OPEN_LOTS = (
    sa.select(grant_lots.c.transfer_id, grant_lots.c.remaining_credits, grant_lots.c.expires_at)
    .where(grant_lots.c.account_id == sa.bindparam("account_id"), grant_lots.c.remaining_credits > 0)
    .order_by(grant_lots.c.expires_at, grant_lots.c.transfer_id)
)
_CHANGE_LOT = (
    grant_lots.update()
    .where(grant_lots.c.transfer_id == sa.bindparam("lot"))
    .values(remaining_credits=grant_lots.c.remaining_credits + sa.bindparam("change"))
)


def open_lot(tx: sa.Connection, head: Head, *, grant_id: str, amount: int, expires_at: datetime) -> Head:
    """The grant's credits are known to expire."""
    tx.execute(
        grant_lots.insert(),
        {
            "transfer_id": grant_id,
            "account_id": head.account_id,
            "amount_credits": amount,
            "remaining_credits": amount,
            "expires_at": expires_at,
        },
    )
    return _with_next_expiry(tx, head)


def expire_due(tx: sa.Connection, head: Head, now: datetime) -> Head:
    """What is left of grants that ended by `now` has moved from available to expired."""
    if head.next_expiry_us is None or head.next_expiry_us > microseconds(now):
        return head
    for lot_id, remaining, expires_at in tx.execute(_OPEN_LOTS, {"account_id": head.account_id}).all():
        if expires_at > now:
            break
        entry = Entry(
            kind=Kind.EXPIRE, source=Place.AVAILABLE, destination=Place.EXPIRED, amount=remaining, reference=lot_id
        )
        head = append(tx, head, entry, now)
        tx.execute(_CHANGE_LOT, {"lot": lot_id, "change": -remaining})
    return _with_next_expiry(tx, head)


def draw(tx: sa.Connection, head: Head, *, amount: int, spent_by: str, available_before: int, keep: bool) -> Head:
    """`amount`, which left available, is taken from the grants.

    Args:
        tx: the open transaction.
        head: the account's head, after the spending transfer.
        amount: credits that left available.
        spent_by: the transfer that spent them.
        available_before: available before it.
        keep: take from grants only what other credits did not cover, as for take-backs; work spends grants first.
    """
    if head.next_expiry_us is None or amount == 0:
        return head
    lots = tx.execute(_OPEN_LOTS, {"account_id": head.account_id}).all()
    if keep:
        lasting = available_before - sum(lot.remaining_credits for lot in lots)
        amount = max(0, amount - lasting)
    for lot_id, remaining, _ in lots:
        taken = min(amount, remaining)
        if taken == 0:
            break
        amount -= taken
        tx.execute(_CHANGE_LOT, {"lot": lot_id, "change": -taken})
        drawn = {"spent_by": spent_by, "transfer_id": lot_id, "credits": taken, "returned_credits": 0}
        tx.execute(grant_draws.insert(), drawn)
    return _with_next_expiry(tx, head)


def give_back(tx: sa.Connection, head: Head, *, amount: int, precharge: int, spent_by: str, now: datetime) -> Head:
    """`amount` of the `precharge` that `spent_by` took is back in its grants, latest-expiring first.

    The charge so consumes the credits that would have expired soonest. What has ended meanwhile expires at once.
    """
    rows = tx.execute(
        sa.select(grant_draws.c.transfer_id, grant_draws.c.credits)
        .join(grant_lots, grant_lots.c.transfer_id == grant_draws.c.transfer_id)
        .where(grant_draws.c.spent_by == spent_by)
        .order_by(grant_lots.c.expires_at.desc(), grant_lots.c.transfer_id.desc())
    ).all()
    lasting = precharge - sum(row.credits for row in rows)
    back = max(0, amount - lasting)
    for lot_id, credits_ in rows:
        returned = min(back, credits_)
        if returned == 0:
            break
        back -= returned
        tx.execute(_CHANGE_LOT, {"lot": lot_id, "change": returned})
        tx.execute(
            grant_draws.update()
            .where(grant_draws.c.spent_by == spent_by, grant_draws.c.transfer_id == lot_id)
            .values(returned_credits=returned)
        )
    return expire_due(tx, _with_next_expiry(tx, head), now)


def _with_next_expiry(tx: sa.Connection, head: Head) -> Head:
    soonest = tx.execute(
        sa.select(sa.func.min(grant_lots.c.expires_at)).where(
            grant_lots.c.account_id == head.account_id, grant_lots.c.remaining_credits > 0
        )
    ).scalar_one()
    return head._replace(next_expiry_us=None if soonest is None else microseconds(soonest))
