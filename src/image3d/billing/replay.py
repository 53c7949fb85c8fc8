"""Replays the ledger row by row and says where the stored state contradicts it."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from image3d.billing.chain import GENESIS, free_words, row_hash
from image3d.billing.model import ROUTES, Kind, Place
from image3d.billing.periods import OPEN, day_of, month_of
from image3d.billing.tables import balances, grant_draws, grant_lots, payments, spend

_ROUTES = frozenset((kind.value, source.value, end.value) for kind, pairs in ROUTES.items() for source, end in pairs)
_DAY_US = 86_400_000_000
OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One contradiction.

    Attributes:
        check: which rule is broken: chain, row, task, balance, spend, grants, payments, or a caller's own.
        where: the transfer, account, key or payment.
    """

    check: str
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Row:
    """A transfer as stored; times in microseconds. The order is that of `COLUMNS`."""

    account_id: str
    seq: int
    id: str
    source: str
    destination: str
    amount: int
    kind: str
    task_id: str | None
    key_id: str | None
    provider: str | None
    reference: str | None
    reason: str | None
    operator: str | None
    available: int
    held: int
    debt: int
    created_us: int
    previous_hash: str
    hash: str


COLUMNS = (
    "account_id, seq, id, source, destination, amount_credits, kind, task_id, key_id, provider, reference, reason,"
    " operator, available_after_credits, held_after_credits, debt_after_credits, created_at, previous_hash, hash"
)


@dataclass(slots=True)
class _Open:
    """A precharge without a resolution."""

    amount: int
    key_id: str | None
    day: int


@dataclass(slots=True)
class _Account:
    """What an account's rows add up to so far."""

    available: int = 0
    held: int = 0
    debt: int = 0
    bought: int = 0
    seq: int = 0
    hash: str = GENESIS
    first_fault: Fault | None = None
    refund_due: tuple[str, int] | None = None
    open: dict[str, _Open] = field(default_factory=dict[str, _Open])


class Replay:
    """Feed it every transfer, each account's in order of `seq`; then `finish`."""

    def __init__(self) -> None:
        self.rows = 0
        self._accounts: defaultdict[str, _Account] = defaultdict(_Account)
        self._spend: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self._top_ups: dict[tuple[str, str], tuple[str, int]] = {}
        self._taken_back: defaultdict[str, int] = defaultdict(int)
        self._expired: defaultdict[str, int] = defaultdict(int)
        self._grants: dict[str, int] = {}

    def feed(self, rows: Iterable[Sequence[Any]]) -> None:
        """The rows are checked against all before; of each account the first wrong row is noted, the rest skipped."""
        for values in rows:
            self.rows += 1
            row = Row(*values)
            account = self._accounts[row.account_id]
            if account.first_fault is None:
                account.first_fault = self._wrong(account, row)
                self._count(account, row)

    def _wrong(self, account: _Account, row: Row) -> Fault | None:
        """What is wrong with the row in itself and after the row before it."""
        if row.seq != account.seq + 1:
            detail = f"row {account.seq + 1} of {row.account_id} is missing; the next is {row.seq}"
            return Fault(check="chain", where=row.id, detail=detail)
        if row.previous_hash != account.hash:
            return Fault(check="chain", where=row.id, detail="previous_hash is not the hash of the row before")
        if row.hash != _hash(row):
            return Fault(check="chain", where=row.id, detail="the row does not have the content that was hashed")
        if (row.kind, row.source, row.destination) not in _ROUTES or row.amount < 0:
            detail = f"a {row.kind} does not move {row.amount} from {row.source} to {row.destination}"
            return Fault(check="row", where=row.id, detail=detail)
        left = (row.available - account.available, row.held - account.held, row.debt - account.debt)
        if left != _moved(row) or min(row.available, row.held, row.debt) < 0:
            detail = f"moving {row.amount} from {row.source} to {row.destination} does not leave the balances it says"
            return Fault(check="row", where=row.id, detail=detail)
        return self._task_wrong(account, row)

    def _task_wrong(self, account: _Account, row: Row) -> Fault | None:
        """Whether the row is the one that its task, or the row before, calls for."""
        if account.refund_due is not None and (row.kind, row.task_id, row.amount) != (
            Kind.REFUND.value,
            *account.refund_due,
        ):
            task_id, amount = account.refund_due
            return Fault(check="task", where=row.id, detail=f"the refund of {amount} credits for {task_id} is missing")
        if row.kind == Kind.PRECHARGE:
            if row.task_id is None or row.key_id is None or row.task_id in account.open:
                return Fault(check="task", where=row.id, detail="a precharge without a task of its own")
            return None
        if row.kind == Kind.REFUND:
            expected = account.refund_due is not None
            return None if expected else Fault(check="task", where=row.id, detail="a refund that no settlement left")
        if row.kind != Kind.SETTLE:
            return None
        held = account.open.get(row.task_id or "")
        if held is None or held.key_id != row.key_id:
            return Fault(check="task", where=row.id, detail=f"{row.task_id} has no open precharge of {row.key_id}")
        if row.amount > held.amount:
            detail = f"{row.task_id} is charged {row.amount} credits of a precharge of {held.amount}"
            return Fault(check="task", where=row.id, detail=detail)
        return None

    def _count(self, account: _Account, row: Row) -> None:
        """The row is part of the sums, wrong or not, so that one wrong row is one fault."""
        account.available, account.held, account.debt = row.available, row.held, row.debt
        account.seq, account.hash = row.seq, row.hash
        match row.kind:
            case Kind.PRECHARGE:
                day = row.created_us // _DAY_US
                account.open[row.task_id or ""] = _Open(row.amount, row.key_id, day)
                self._spent(row, day, row.amount, 1, row.amount, 1)
            case Kind.SETTLE:
                held = account.open.pop(row.task_id or "", None)
                if held is not None:
                    refund = held.amount - row.amount
                    account.refund_due = (row.task_id or "", refund) if refund else None
                    self._spent(row, held.day, -refund, 0, -held.amount, -1)
            case Kind.REFUND:
                account.refund_due = None
            case Kind.TOP_UP:
                account.bought += row.amount
                self._top_ups[row.provider or "", row.reference or ""] = (row.account_id, row.amount)
            case Kind.GRANT:
                self._grants[row.id] = row.amount
            case Kind.EXPIRE:
                self._expired[row.reference or ""] += row.amount
            case _:
                change = row.amount * ((row.source == Place.PAYMENTS) - (row.destination == Place.PAYMENTS))
                account.bought += change

    def _spent(self, row: Row, day: int, credits_: int, tasks: int, held: int, open_tasks: int) -> None:  # noqa: PLR0917  # hot
        day_name, month_name = _periods(day)
        for scope in (row.account_id, row.key_id or ""):
            for period in (day_name, month_name):
                sums = self._spend[scope, period]
                sums[0] += credits_
                sums[1] += tasks
            sums = self._spend[scope, OPEN]
            sums[0] += held
            sums[1] += open_tasks

    def finish(self, tx: sa.Connection) -> list[Fault]:
        """Every fault, after the stored state was compared; `tx` sees the snapshot that the rows came from."""
        faults = [account.first_fault for account in self._accounts.values() if account.first_fault is not None]
        faults.extend(self._balance_faults(tx))
        if faults:
            return faults
        return [*self._open_faults(), *self._spend_faults(tx), *self._grant_faults(tx), *self._payment_faults(tx)]

    def _balance_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unseen = {name for name, account in self._accounts.items() if account.first_fault is None}
        for row in tx.execute(balances.select()):
            account = self._accounts.get(row.account_id, _Account())
            unseen.discard(row.account_id)
            if account.first_fault is not None:
                continue
            if (row.last_seq, row.last_hash) != (account.seq, account.hash):
                detail = f"the chain ends at row {account.seq}, and the balance says {row.last_seq}"
                yield Fault(check="chain", where=row.account_id, detail=detail)
                continue
            stored = (row.available_credits, row.held_credits, row.debt_credits, row.bought_credits)
            computed = (account.available, account.held, account.debt, account.bought)
            if stored != computed:
                detail = f"available, held, debt, bought are {computed} by the transfers and {stored} in the balance"
                yield Fault(check="balance", where=row.account_id, detail=detail)
        for name in sorted(unseen):
            yield Fault(check="balance", where=name, detail="the account has transfers and no balance")

    def _open_faults(self) -> Generator[Fault]:
        for name, account in self._accounts.items():
            held = sum(item.amount for item in account.open.values())
            if account.refund_due is not None:
                task_id, amount = account.refund_due
                yield Fault(check="task", where=name, detail=f"the refund of {amount} for {task_id} is missing")
            elif held != account.held:
                detail = f"{account.held} credits are held and open precharges are {held}"
                yield Fault(check="held", where=name, detail=detail)

    def _spend_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unseen = {scope for scope, sums in self._spend.items() if sums != [0, 0]}
        for row in tx.execute(spend.select()):
            unseen.discard((row.scope_id, row.period))
            computed = self._spend.get((row.scope_id, row.period), [0, 0])
            stored = [row.credits, row.tasks]
            if stored != computed:
                detail = f"{row.period}: credits and tasks are {computed} by the transfers and {stored} as counted"
                yield Fault(check="spend", where=row.scope_id, detail=detail)
        for scope_id, period in sorted(unseen):
            yield Fault(check="spend", where=scope_id, detail=f"{period}: what was spent is not counted")

    def _grant_faults(self, tx: sa.Connection) -> Generator[Fault]:
        drawn = dict(
            tx.execute(
                sa.select(
                    grant_draws.c.transfer_id, sa.func.sum(grant_draws.c.credits - grant_draws.c.returned_credits)
                ).group_by(grant_draws.c.transfer_id)
            ).all()
        )
        remaining: defaultdict[str, int] = defaultdict(int)
        known: set[str] = set()
        for lot in tx.execute(grant_lots.select()):
            known.add(lot.transfer_id)
            remaining[lot.account_id] += lot.remaining_credits
            left = lot.amount_credits - int(drawn.get(lot.transfer_id, 0)) - self._expired[lot.transfer_id]
            if self._grants.get(lot.transfer_id) != lot.amount_credits or left != lot.remaining_credits:
                detail = f"{left} credits of the grant are left by the transfers, {lot.remaining_credits} are stored"
                yield Fault(check="grants", where=lot.transfer_id, detail=detail)
        for grant_id in sorted(set(self._expired) - known):
            yield Fault(check="grants", where=grant_id, detail="an expiry of a grant that does not expire")
        for name, credits_ in remaining.items():
            if credits_ > self._accounts[name].available:
                detail = (
                    f"{credits_} credits of grants are left and only {self._accounts[name].available} are available"
                )
                yield Fault(check="grants", where=name, detail=detail)

    def _payment_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unpaid = {key for key in self._top_ups if key[0] != OPERATOR}
        for row in tx.execute(payments.select().where(payments.c.status == "paid")):
            key = (row.provider, row.reference)
            unpaid.discard(key)
            if self._top_ups.get(key) != (row.account_id, row.amount_credits):
                yield Fault(check="payments", where=row.id, detail="paid, but not topped up with the same amount")
        for provider, reference in sorted(unpaid):
            yield Fault(check="payments", where=f"{provider} {reference}", detail="topped up without a payment")


def _hash(row: Row) -> str | None:
    """The hash the row should have; None when no row of ours could have its texts."""
    names = (row.id, row.account_id, row.source, row.destination, row.kind, row.task_id or "", row.key_id or "")
    if any("|" in name for name in names):
        return None
    words = free_words(row.provider, row.reference, row.reason, row.operator)
    return row_hash(
        (
            row.previous_hash,
            row.id,
            row.account_id,
            row.seq,
            row.source,
            row.destination,
            row.amount,
            row.kind,
            row.task_id,
            row.key_id,
            row.available,
            row.held,
            row.debt,
            row.created_us,
            words,
        )
    )


def _moved(row: Row) -> tuple[int, int, int]:
    """How available, held and debt change."""
    return (
        row.amount * ((row.destination == Place.AVAILABLE) - (row.source == Place.AVAILABLE)),
        row.amount * ((row.destination == Place.HELD) - (row.source == Place.HELD)),
        row.amount * ((row.source == Place.DEBT) - (row.destination == Place.DEBT)),
    )


@cache
def _periods(day: int) -> tuple[str, str]:
    moment = datetime.fromtimestamp(day * 86_400, tz=UTC)
    return day_of(moment), month_of(moment)
