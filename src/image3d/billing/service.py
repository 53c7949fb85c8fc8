"""The rules of credits: precharge, settle, top up, grant, adjust, take back.

Each function works inside the caller's transaction, locks the account's balance first and leaves the ledger, the
balance and the spend counters agreeing. A function that raises has moved none of the credits it was asked to move.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from image3d.billing import lots, notices, store
from image3d.billing.errors import (
    AlreadyCounted,
    AlreadyPrecharged,
    AlreadySettled,
    CapScope,
    ConcurrencyCapReached,
    DailyCapReached,
    InsufficientCredits,
    InvalidAmount,
    MonthlyCapReached,
    NotPrecharged,
)
from image3d.billing.model import Balance, CapsLike, CapsUsage, Kind, Place, Settlement, Usage
from image3d.billing.periods import OPEN, day_of, month_of, next_day, next_month
from image3d.billing.store import Entry, Head
from image3d.core.clock import rfc3339
from image3d.core.credits import MINIMUM_TOP_UP_CREDITS
from image3d.core.ids import new_transfer_id
from image3d.db.sql import together

OPERATOR = "operator"
MAXIMUM_CREDITS = 10**12


def balance(tx: sa.Connection, account_id: str) -> Balance:
    """What the account owns now."""
    head = store.read_head(tx, account_id)
    return Balance(available_credits=0, held_credits=0) if head is None else _balance(head)


def bought_credits(tx: sa.Connection, account_id: str) -> int:
    """Credits the account ever topped up, less those of payments that were taken back."""
    head = store.read_head(tx, account_id)
    return 0 if head is None else head.bought


def caps_usage(tx: sa.Connection, *, account_id: str, scope_id: str, now: datetime) -> CapsUsage:
    """What a key, or the account itself, used of its caps."""
    day, month = day_of(now), month_of(now)
    spent = store.read_spend(tx, account_id=account_id, key_id=scope_id, day=day, month=month)

    def usage(period: str) -> Usage:
        return Usage(credits=spent.credits(scope_id, period), tasks=spent.tasks(scope_id, period))

    return CapsUsage(day=usage(day), month=usage(month), open=usage(OPEN))


def precharge(
    tx: sa.Connection,
    *,
    account_id: str,
    account_caps: CapsLike,
    key_id: str,
    key_caps: CapsLike,
    task_id: str,
    amount_credits: int,
    now: datetime,
) -> Balance:
    """`amount_credits` of the account are held for the task, which counts in every cap from now on.

    Raises:
        InsufficientCredits: less is available, or a debt is open.
        DailyCapReached, MonthlyCapReached, ConcurrencyCapReached: a cap of the key or the account would be passed.
        AlreadyPrecharged: the task has a precharge.
    """
    if not 0 <= amount_credits <= MAXIMUM_CREDITS:
        msg = f"A precharge of {amount_credits} credits makes no sense."
        raise InvalidAmount(msg)
    day, month = day_of(now), month_of(now)
    locked = store.lock_head(tx, account_id)
    _check_available(locked, amount_credits)
    spent, is_known = store.read_for_precharge(
        tx, account_id=account_id, key_id=key_id, task_id=task_id, day=day, month=month
    )
    if is_known:
        msg = f"The task {task_id} has a precharge."
        raise AlreadyPrecharged(msg)
    scopes = (_Scope("key", key_id, key_caps), _Scope("account", account_id, account_caps))
    for scope in scopes:
        _check_caps(spent, scope, day, month, amount=amount_credits, now=now)
    head = lots.expire_due(tx, locked, now)
    if head.available < amount_credits:
        store.write_head(tx, head)
        raise InsufficientCredits(required_credits=amount_credits, available_credits=head.available)
    transfer_id = new_transfer_id()
    entry = Entry(
        kind=Kind.PRECHARGE,
        source=Place.AVAILABLE,
        destination=Place.HELD,
        amount=amount_credits,
        task_id=task_id,
        key_id=key_id,
    )
    with together(tx) if head.next_expiry_us is None else nullcontext():  # grants have to be read in between
        after = store.append(tx, head, entry, now, transfer_id)
        after = lots.draw(
            tx, after, amount=amount_credits, spent_by=transfer_id, available_before=head.available, keep=False
        )
        store.add_spend(tx, account_id=account_id, key_id=key_id, day=day, month=month, credits_=amount_credits)
        store.write_head(tx, after)
    for scope in scopes:
        _notice_cap(tx, account_id, scope, "daily_cap_near", day, spent=spent, amount=amount_credits, now=now)
        _notice_cap(tx, account_id, scope, "monthly_cap_near", month, spent=spent, amount=amount_credits, now=now)
    _notice_balance(tx, head, after, day, now)
    return _balance(after)


class _Scope(NamedTuple):
    """Whose caps count: the key's or the account's."""

    name: CapScope
    id: str
    caps: CapsLike


def _notice_cap(
    tx: sa.Connection,
    account_id: str,
    scope: _Scope,
    kind: notices.NoticeKind,
    period: str,
    *,
    spent: store.Spent,
    amount: int,
    now: datetime,
) -> None:
    cap = scope.caps.daily_credits if kind == "daily_cap_near" else scope.caps.monthly_credits
    before = spent.credits(scope.id, period)
    if notices.cap_is_passed(before, before + amount, cap):
        notices.record(
            tx,
            account_id=account_id,
            scope_id=scope.id,
            kind=kind,
            period=period,
            used=before + amount,
            cap=cap,
            now=now,
        )


def _notice_balance(tx: sa.Connection, before: Head, after: Head, day: str, now: datetime) -> None:
    if notices.balance_is_passed(before.available, after.available):
        notices.record(
            tx,
            account_id=after.account_id,
            scope_id=after.account_id,
            kind="balance_low",
            period=day,
            used=after.available,
            cap=notices.LOW_BALANCE_CREDITS,
            now=now,
        )


def settle(
    tx: sa.Connection,
    *,
    account_id: str,
    key_id: str,
    task_id: str,
    final_charge_credits: int,
    now: datetime,
    reason: str | None = None,
) -> Settlement:
    """The task's precharge is resolved: the final charge is revenue, the rest is available again.

    A repair says its `reason`, which the rows keep.

    Raises:
        AlreadySettled: it was resolved before.
        NotPrecharged: this account and key have no precharge for the task.
        InvalidAmount: the final charge is negative or above the precharge.
    """
    locked = store.lock_head(tx, account_id)
    held = store.read_precharge(tx, account_id=account_id, task_id=task_id)
    if held is None or held.key_id != key_id:
        msg = f"The task {task_id} has no precharge."
        raise NotPrecharged(msg)
    if held.is_resolved:
        msg = f"The precharge of {task_id} was resolved before."
        raise AlreadySettled(msg)
    if not 0 <= final_charge_credits <= held.amount:
        msg = f"A final charge of {final_charge_credits} credits does not fit a precharge of {held.amount}."
        raise InvalidAmount(msg)
    refund = held.amount - final_charge_credits
    entry = Entry(
        kind=Kind.SETTLE,
        source=Place.HELD,
        destination=Place.REVENUE,
        amount=final_charge_credits,
        task_id=task_id,
        key_id=key_id,
        reason=reason,
    )
    precharged_at = datetime.fromtimestamp(held.created_us / 1_000_000, tz=UTC)
    grants_move = held.has_draws or locked.next_expiry_us is not None
    with nullcontext() if grants_move else together(tx):
        head = store.append(tx, locked, entry, now)
        if refund:
            head = _refund(tx, head, held, refund, task_id=task_id, now=now, reason=reason)
        store.free_spend(
            tx,
            account_id=account_id,
            key_id=key_id,
            day=day_of(precharged_at),
            month=month_of(precharged_at),
            precharge=held.amount,
            refund=refund,
        )
        store.write_head(tx, head)
    return Settlement(
        precharge_credits=held.amount,
        final_charge_credits=final_charge_credits,
        refunded_credits=refund,
        balance_after_credits=head.available + head.held,
    )


def _refund(
    tx: sa.Connection,
    head: Head,
    held: store.Precharge,
    refund: int,
    *,
    task_id: str,
    now: datetime,
    reason: str | None,
) -> Head:
    entry = Entry(
        kind=Kind.REFUND,
        source=Place.HELD,
        destination=Place.AVAILABLE,
        amount=refund,
        task_id=task_id,
        key_id=held.key_id,
        reason=reason,
    )
    head = store.append(tx, head, entry, now)
    if held.has_draws:
        head = lots.give_back(tx, head, amount=refund, precharge=held.amount, spent_by=held.transfer_id, now=now)
    return _repay(tx, head, now)


def top_up(
    tx: sa.Connection,
    account_id: str,
    amount_credits: int,
    *,
    reference: str,
    provider: str,
    now: datetime,
    reason: str | None = None,
    operator: str | None = None,
) -> Balance:
    """Bought credits are available; open debt is repaid from them first.

    A repair says its `reason` and who made it, which the row keeps.

    Raises:
        InvalidAmount: fewer than 1,000 credits.
        AlreadyCounted: the payment was credited before.
    """
    if not MINIMUM_TOP_UP_CREDITS <= amount_credits <= MAXIMUM_CREDITS:
        msg = f"A top-up is at least {MINIMUM_TOP_UP_CREDITS:,} credits; this one is {amount_credits:,}."
        raise InvalidAmount(msg)
    return _buy(
        tx,
        account_id,
        amount_credits,
        reference=reference,
        provider=provider,
        now=now,
        reason=reason,
        operator=operator,
    )


def grant(
    tx: sa.Connection,
    account_id: str,
    amount_credits: int,
    *,
    reason: str,
    operator: str,
    now: datetime,
    as_top_up: bool = False,
    expires_at: datetime | None = None,
) -> Balance:
    """Given credits are available, until `expires_at` if that is set; `as_top_up` counts them as bought.

    Raises:
        InvalidAmount: not a positive amount, no reason or operator, an expiry that has passed or on bought credits.
    """
    if not 1 <= amount_credits <= MAXIMUM_CREDITS:
        msg = f"A grant of {amount_credits} credits makes no sense."
        raise InvalidAmount(msg)
    if not reason.strip() or not operator.strip():
        msg = "A grant names its reason and its operator."
        raise InvalidAmount(msg)
    if expires_at is not None and (as_top_up or expires_at <= now):
        msg = "A grant expires in the future, and bought credits never expire."
        raise InvalidAmount(msg)
    if as_top_up:
        return _buy(
            tx, account_id, amount_credits, reference=new_transfer_id(), provider=OPERATOR, now=now, reason=reason,
            operator=operator,
        )  # fmt: skip
    if expires_at is not None:
        expires_at = expires_at.replace(microsecond=expires_at.microsecond // 1000 * 1000)
    grant_id = new_transfer_id()
    entry = Entry(
        kind=Kind.GRANT,
        source=Place.GRANTS,
        destination=Place.AVAILABLE,
        amount=amount_credits,
        reference=None if expires_at is None else expiry_of(expires_at),
        reason=reason.strip(),
        operator=operator.strip(),
    )
    head = store.append(tx, store.lock_head(tx, account_id), entry, now, grant_id)
    if expires_at is not None:
        head = lots.open_lot(tx, head, grant_id=grant_id, amount=amount_credits, expires_at=expires_at)
    head = _repay(tx, head, now)
    store.write_head(tx, head)
    return _balance(head)


def expire_grants(tx: sa.Connection, *, now: datetime, limit: int = 1_000) -> int:
    """What is left of grants that have ended is expired, in at most `limit` accounts; returns in how many."""
    due = store.accounts_with_expiry(tx, now, limit=limit)
    for account_id in due:
        store.write_head(tx, lots.expire_due(tx, store.lock_head(tx, account_id), now))
    return len(due)


def adjust(
    tx: sa.Connection, account_id: str, amount_credits: int, *, reason: str, operator: str, now: datetime
) -> Balance:
    """An operator's correction: `amount_credits` more, or fewer when negative; what was spent already becomes debt.

    Raises:
        InvalidAmount: zero, or without a reason and a name.
    """
    if amount_credits == 0 or abs(amount_credits) > MAXIMUM_CREDITS:
        msg = f"An adjustment of {amount_credits} credits makes no sense."
        raise InvalidAmount(msg)
    if not reason.strip() or not operator.strip():
        msg = "An adjustment names its reason and its operator."
        raise InvalidAmount(msg)
    words = _Words(reason=reason.strip(), operator=operator.strip())
    head = store.lock_head(tx, account_id)
    if amount_credits < 0:
        head = _take(tx, head, -amount_credits, Place.ADJUSTMENTS, words=words, now=now)
    else:
        entry = words.entry(Place.ADJUSTMENTS, Place.AVAILABLE, amount_credits)
        head = _repay(tx, store.append(tx, head, entry, now), now)
    store.write_head(tx, head)
    return _balance(head)


def take_back(
    tx: sa.Connection,
    account_id: str,
    amount_credits: int,
    *,
    reason: str,
    provider: str,
    reference: str,
    now: datetime,
) -> Balance:
    """Credits of a payment that was refunded or disputed are gone; what was spent already is owed as debt."""
    words = _Words(reason=reason, operator=provider, provider=provider, reference=reference)
    head = store.lock_head(tx, account_id)
    head = _take(tx, head, amount_credits, Place.PAYMENTS, words=words, now=now)
    head = head._replace(bought=head.bought - amount_credits)
    store.write_head(tx, head)
    return _balance(head)


def give_again(
    tx: sa.Connection,
    account_id: str,
    amount_credits: int,
    *,
    reason: str,
    provider: str,
    reference: str,
    now: datetime,
) -> Balance:
    """Credits that a dispute had taken are back, because it was won; they repay the debt it made first."""
    words = _Words(reason=reason, operator=provider, provider=provider, reference=reference)
    head = store.lock_head(tx, account_id)
    head = store.append(tx, head, words.entry(Place.PAYMENTS, Place.AVAILABLE, amount_credits), now)
    head = _repay(tx, head._replace(bought=head.bought + amount_credits), now)
    store.write_head(tx, head)
    return _balance(head)


@dataclass(frozen=True, kw_only=True)
class _Words:
    """Why an adjustment happened and who or which payment caused it."""

    reason: str
    operator: str
    provider: str | None = None
    reference: str | None = None

    def entry(self, source: Place, destination: Place, amount: int) -> Entry:
        return Entry(
            kind=Kind.ADJUST,
            source=source,
            destination=destination,
            amount=amount,
            provider=self.provider,
            reference=self.reference,
            reason=self.reason,
            operator=self.operator,
        )


def _take(tx: sa.Connection, head: Head, amount: int, to: Place, *, words: _Words, now: datetime) -> Head:
    """`amount` has left: from available as far as that goes, and the rest is debt."""
    from_available = min(amount, head.available)
    if from_available:
        transfer_id = new_transfer_id()
        before = head.available
        head = store.append(tx, head, words.entry(Place.AVAILABLE, to, from_available), now, transfer_id)
        head = lots.draw(tx, head, amount=from_available, spent_by=transfer_id, available_before=before, keep=True)
    if amount > from_available:
        head = store.append(tx, head, words.entry(Place.DEBT, to, amount - from_available), now)
    return head


def expiry_of(expires_at: datetime) -> str:
    """How a grant's transfer says when it ends."""
    return f"expires {rfc3339(expires_at)}"


def _buy(
    tx: sa.Connection,
    account_id: str,
    amount: int,
    *,
    reference: str,
    provider: str,
    now: datetime,
    reason: str | None = None,
    operator: str | None = None,
) -> Balance:
    head = store.lock_head(tx, account_id)
    if store.is_counted(tx, provider=provider, reference=reference, kind=Kind.TOP_UP):
        msg = f"The payment {reference} was credited before."
        raise AlreadyCounted(msg)
    entry = Entry(
        kind=Kind.TOP_UP,
        source=Place.PAYMENTS,
        destination=Place.AVAILABLE,
        amount=amount,
        provider=provider,
        reference=reference,
        reason=reason,
        operator=operator,
    )
    head = store.append(tx, head, entry, now)
    head = _repay(tx, head._replace(bought=head.bought + amount), now)
    store.write_head(tx, head)
    return _balance(head)


def _repay(tx: sa.Connection, head: Head, now: datetime) -> Head:
    """Open debt is repaid from what is available."""
    amount = min(head.debt, head.available)
    if amount == 0:
        return head
    transfer_id = new_transfer_id()
    entry = Entry(
        kind=Kind.ADJUST,
        source=Place.AVAILABLE,
        destination=Place.DEBT,
        amount=amount,
        reason="repays debt",
        operator=OPERATOR,
    )
    repaid = store.append(tx, head, entry, now, transfer_id)
    return lots.draw(tx, repaid, amount=amount, spent_by=transfer_id, available_before=head.available, keep=True)


def _check_available(head: Head, amount: int) -> None:
    if head.available < amount or (head.debt and amount):
        raise InsufficientCredits(required_credits=amount, available_credits=head.available, debt_credits=head.debt)


def _check_caps(spent: store.Spent, scope: _Scope, day: str, month: str, *, amount: int, now: datetime) -> None:
    caps, scope_id = scope.caps, scope.id
    if amount:
        used = spent.credits(scope_id, month)
        if used + amount > caps.monthly_credits:
            resets_at = rfc3339(next_month(now))
            raise MonthlyCapReached(
                scope=scope.name, cap=caps.monthly_credits, used=used, asked=amount, resets_at=resets_at
            )
        used = spent.credits(scope_id, day)
        if used + amount > caps.daily_credits:
            resets_at = rfc3339(next_day(now))
            raise DailyCapReached(
                scope=scope.name, cap=caps.daily_credits, used=used, asked=amount, resets_at=resets_at
            )
    tasks = spent.tasks(scope_id, OPEN)
    if tasks >= caps.concurrent:
        raise ConcurrencyCapReached(scope=scope.name, cap=caps.concurrent, used=tasks, asked=1, resets_at=None)


def _balance(head: Head) -> Balance:
    return Balance(available_credits=head.available, held_credits=head.held, debt_credits=head.debt)
