"""Replays the ledger row by row and says where the stored state contradicts it.

`Replay.feed` is the hot path: a row costs a few microseconds, most of them its hash. Only a row that fails there is
looked at again, slowly, by `_explain`.
"""

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from image3d.billing.chain import GENESIS, HASHED, free_words, row_hash
from image3d.billing.model import ROUTES, Kind, Place, effect
from image3d.billing.periods import OPEN, day_of, month_of
from image3d.billing.service import OPERATOR, expiry_of
from image3d.billing.tables import balances, grant_draws, grant_lots, ledger_totals, payment_events, payments, spend

_DAY_US = 86_400_000_000
_PLAIN = len(HASHED) - 1
_ACCOUNT = itemgetter(HASHED.index("account_id"))

#: What a row of the ledger is selected as: the hashed columns in their order, the texts, the hash.
COLUMNS = ", ".join([*HASHED[:_PLAIN], "provider", "reference", "reason", "operator", "hash"])


_EFFECTS: Mapping[tuple[str, str, str], tuple[int, int, int]] = {
    (kind.value, source.value, destination.value): effect(source, destination)
    for kind, pairs in ROUTES.items()
    for source, destination in pairs
}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One contradiction.

    Attributes:
        check: the broken rule: chain, row, task, balance, held, totals, spend, grants, payments, or a caller's own.
        where: the transfer, account, key or payment.
    """

    check: str
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A transfer as selected by `COLUMNS`."""

    previous_hash: str
    id: str
    account_id: str
    seq: int
    source: str
    destination: str
    amount: int
    kind: str
    task_id: str | None
    key_id: str | None
    available: int
    held: int
    debt: int
    created_us: int
    provider: str | None
    reference: str | None
    reason: str | None
    operator: str | None
    hash: str


@dataclass(slots=True)
class _Account:
    """What an account's rows add up to so far.

    Attributes:
        refund_due: the task and credits that the next row must refund, after a settlement below the precharge.
        open: task -> credits, key and UTC day of a precharge that is not resolved.
        totals: (UTC day, kind, source, destination) -> rows, credits, first and last `seq`.
    """

    available: int = 0
    held: int = 0
    debt: int = 0
    bought: int = 0
    seq: int = 0
    hash: str = GENESIS
    fault: Fault | None = None
    refund_due: tuple[str, int] | None = None
    open: dict[str, tuple[int, str, int]] = field(default_factory=dict[str, tuple[int, str, int]])
    totals: dict[tuple[int, str, str, str], list[int]] = field(
        default_factory=dict[tuple[int, str, str, str], list[int]]
    )


def _nothing() -> list[int]:
    """No credits and no tasks."""
    return [0, 0]


class Replay:
    """Feed it every transfer, each account's in order of `seq`; then `finish`.

    Two of them that were fed different accounts can be merged.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.accounts: defaultdict[str, _Account] = defaultdict(_Account)
        self.settled: defaultdict[tuple[str, str, int], list[int]] = defaultdict(_nothing)
        self.top_ups: dict[tuple[str, str], tuple[str, int]] = {}
        self.expired: defaultdict[str, int] = defaultdict(int)
        self.grants: dict[str, tuple[int, str | None]] = {}
        self.taken_back: defaultdict[tuple[str, str], int] = defaultdict(int)

    def feed(self, rows: Iterable[Sequence[Any]], *, ends: Mapping[str, int]) -> None:
        """The rows are checked against all before; of each account the first wrong row is noted, the rest skipped.

        Args:
            rows: as selected by `COLUMNS`, in order of account and `seq`.
            ends: account -> the `seq` of its newest row to look at; later rows were written meanwhile.
        """
        for account_id, group in groupby(rows, key=_ACCOUNT):
            account = self.accounts[account_id]
            end = ends.get(account_id, 0)
            for row in group:
                if row[3] > end:
                    continue
                self.rows += 1
                if account.fault is not None:
                    continue
                if not _is_next(account, row):
                    account.fault = _explain(account, _Row(*row))
                elif (problem := self._count(account, row)) is not None:
                    account.fault = Fault(check="task", where=row[1], detail=problem)

    def _count(self, account: _Account, row: Sequence[Any]) -> str | None:
        """The row is part of the sums; says what is wrong when its task, or the row before, called for another."""
        seq, source, destination, amount, kind, task_id, key_id = row[3:10]
        day = row[13] // _DAY_US
        total = account.totals.get((day, kind, source, destination))
        if total is None:
            account.totals[day, kind, source, destination] = [1, amount, seq, seq]
        else:
            total[0] += 1
            total[1] += amount
            total[3] = seq
        due, account.refund_due = account.refund_due, None
        if kind == "refund":
            return None if due == (task_id, amount) else "a refund that no settlement left"
        if due is not None:
            return f"the refund of {due[1]} credits for {due[0]} is missing before it"
        if kind == "precharge":
            if task_id is None or key_id is None or task_id in account.open:
                return "a precharge without a task of its own"
            account.open[task_id] = (amount, key_id, day)
        elif kind == "settle":
            precharge = account.open.pop(task_id, None)
            if precharge is None or precharge[1] != key_id:
                return f"{task_id} has no open precharge of {key_id}"
            held = precharge[0]
            if amount > held:
                return f"{task_id} is charged {amount} credits of a precharge of {held}"
            if amount < held:
                account.refund_due = (task_id, held - amount)
            sums = self.settled[row[2], key_id, precharge[2]]
            sums[0] += amount
            sums[1] += 1
        else:
            self._count_rare(account, _Row(*row))
        return None

    def _count_rare(self, account: _Account, row: _Row) -> None:
        if row.kind == Kind.TOP_UP:
            account.bought += row.amount
            self.top_ups[row.provider or "", row.reference or ""] = (row.account_id, row.amount)
        elif row.kind == Kind.GRANT:
            self.grants[row.id] = (row.amount, row.reference)
        elif row.kind == Kind.EXPIRE:
            self.expired[row.reference or ""] += row.amount
        elif row.provider is not None:
            taken = row.amount * ((row.destination == Place.PAYMENTS) - (row.source == Place.PAYMENTS))
            account.bought -= taken
            self.taken_back[row.provider, row.reference or ""] += taken

    def merge(self, other: "Replay") -> None:
        """What `other` found about other accounts is part of this one."""
        self.rows += other.rows
        self.accounts.update(other.accounts)
        self.settled.update(other.settled)
        self.top_ups.update(other.top_ups)
        self.grants.update(other.grants)
        self.expired.update(other.expired)
        self.taken_back.update(other.taken_back)

    def finish(self, tx: sa.Connection) -> list[Fault]:
        """Every fault, after the stored state was compared; `tx` sees the snapshot in which the accounts ended."""
        faults = [account.fault for account in self.accounts.values() if account.fault is not None]
        faults.extend(self._balance_faults(tx))
        if faults:
            return faults
        return [
            *self._open_faults(),
            *self._total_faults(tx),
            *self._spend_faults(tx),
            *self._grant_faults(tx),
            *self._payment_faults(tx),
        ]

    def _balance_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unseen = {name for name, account in self.accounts.items() if account.fault is None}
        for row in tx.execute(balances.select()):
            account = self.accounts.get(row.account_id, _Account())
            unseen.discard(row.account_id)
            if account.fault is not None:
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
        for name, account in self.accounts.items():
            held = sum(amount for amount, _, _ in account.open.values())
            if account.refund_due is not None:
                task_id, amount = account.refund_due
                yield Fault(check="task", where=name, detail=f"the refund of {amount} for {task_id} is missing")
            elif held != account.held:
                detail = f"{account.held} credits are held and open precharges are {held}"
                yield Fault(check="held", where=name, detail=detail)

    def _total_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unseen = {(name, key) for name, account in self.accounts.items() for key in account.totals}
        for row in tx.execute(ledger_totals.select()):
            key = (row.day, row.kind, row.source, row.destination)
            unseen.discard((row.account_id, key))
            computed = self.accounts[row.account_id].totals.get(key)
            stored = [row.row_count, row.credits, row.first_seq, row.last_seq]
            if stored != computed:
                detail = (
                    f"{_told(key)}: rows, credits and places are {computed} by the transfers and {stored} as counted"
                )
                yield Fault(check="totals", where=row.account_id, detail=detail)
        for name, key in sorted(unseen):
            yield Fault(check="totals", where=name, detail=f"{_told(key)}: the transfers are not counted")

    def _counted(self) -> dict[tuple[str, str], list[int]]:
        """What `spend` should say: scope and period -> credits and tasks."""
        sums: defaultdict[tuple[str, str], list[int]] = defaultdict(_nothing)

        def add(scopes: tuple[str, str], periods: tuple[str, ...], credits_: int, tasks: int) -> None:
            for scope in scopes:
                for period in periods:
                    sums[scope, period][0] += credits_
                    sums[scope, period][1] += tasks

        for (account_id, key_id, day), (credits_, tasks) in self.settled.items():
            add((account_id, key_id), _periods(day), credits_, tasks)
        for account_id, account in self.accounts.items():
            for amount, key_id, day in account.open.values():
                add((account_id, key_id), (*_periods(day), OPEN), amount, 1)
        return sums

    def _spend_faults(self, tx: sa.Connection) -> Generator[Fault]:
        counted = self._counted()
        for row in tx.execute(spend.select()):
            computed = counted.pop((row.scope_id, row.period), [0, 0])
            stored = [row.credits, row.tasks]
            if stored != computed:
                detail = f"{row.period}: credits and tasks are {computed} by the transfers and {stored} as counted"
                yield Fault(check="spend", where=row.scope_id, detail=detail)
        for scope_id, period in sorted(counted):
            yield Fault(check="spend", where=scope_id, detail=f"{period}: what was spent is not counted")

    def _grant_faults(self, tx: sa.Connection) -> Generator[Fault]:
        drawn = dict(
            tx.execute(
                sa.select(
                    grant_draws.c.transfer_id, sa.func.sum(grant_draws.c.credits - grant_draws.c.returned_credits)
                ).group_by(grant_draws.c.transfer_id)
            ).all()
        )
        lots = {row.transfer_id: row for row in tx.execute(grant_lots.select())}
        expiring = {grant_id for grant_id, (_, reference) in self.grants.items() if reference is not None}
        for grant_id in sorted(expiring - set(lots)):
            yield Fault(check="grants", where=grant_id, detail="the grant expires, and what is left of it is not known")
        for grant_id in sorted(set(self.expired) - set(lots)):
            yield Fault(check="grants", where=grant_id, detail="an expiry of a grant that does not expire")
        for grant_id, lot in lots.items():
            if self.grants.get(grant_id) != (lot.amount_credits, expiry_of(lot.expires_at)):
                yield Fault(check="grants", where=grant_id, detail="amount or end are not those of the transfer")
            left = lot.amount_credits - int(drawn.get(grant_id, 0)) - self.expired.get(grant_id, 0)
            if left != lot.remaining_credits:
                detail = f"{left} credits of the grant are left by the transfers, {lot.remaining_credits} are stored"
                yield Fault(check="grants", where=grant_id, detail=detail)
        yield from self._remaining_faults(tx, list(lots.values()))

    def _remaining_faults(self, tx: sa.Connection, lots: Sequence[Any]) -> Generator[Fault]:
        remaining: defaultdict[str, int] = defaultdict(int)
        soonest: dict[str, datetime] = {}
        for lot in lots:
            remaining[lot.account_id] += lot.remaining_credits
            if lot.remaining_credits:
                soonest[lot.account_id] = min(lot.expires_at, soonest.get(lot.account_id, lot.expires_at))
        for name, credits_ in remaining.items():
            available = self.accounts[name].available
            if credits_ > available:
                detail = f"{credits_} credits of grants are left and only {available} are available"
                yield Fault(check="grants", where=name, detail=detail)
        for row in tx.execute(sa.select(balances.c.account_id, balances.c.next_expiry_at)):
            if row.next_expiry_at != soonest.get(row.account_id):
                detail = "the balance does not know when its next grant ends"
                yield Fault(check="grants", where=row.account_id, detail=detail)

    def _payment_faults(self, tx: sa.Connection) -> Generator[Fault]:
        unpaid = {key for key in self.top_ups if key[0] != OPERATOR}
        for row in tx.execute(payments.select().where(payments.c.status == "paid")):
            key = (row.provider, row.reference)
            unpaid.discard(key)
            if self.top_ups.get(key) != (row.account_id, row.amount_credits):
                yield Fault(check="payments", where=row.id, detail="paid, but not topped up with the same amount")
        for provider, reference in sorted(unpaid):
            yield Fault(check="payments", where=f"{provider} {reference}", detail="topped up without a payment")
        yield from self._taken_back_faults(tx)

    def _taken_back_faults(self, tx: sa.Connection) -> Generator[Fault]:
        """What refunds and disputes took back, by payment and by the events that the transfers name."""
        taken: defaultdict[tuple[str, str], int] = defaultdict(int)
        unexplained = dict(self.taken_back)
        events = sa.select(payment_events.c.provider, payment_events.c.event_id, payment_events.c.charge)
        for provider, event_id, charge in tx.execute(events.where(payment_events.c.charge.is_not(None))):
            taken[provider, charge] += unexplained.pop((provider, event_id), 0)
        for row in tx.execute(payments.select().where(payments.c.charge.is_not(None))):
            computed = taken.pop((row.provider, row.charge), 0)
            if computed != row.taken_back_credits:
                detail = f"{computed} credits were taken back by the transfers, {row.taken_back_credits} by the payment"
                yield Fault(check="payments", where=row.id, detail=detail)
        for provider, event_id in sorted(unexplained):
            yield Fault(check="payments", where=f"{provider} {event_id}", detail="taken back without an event")
        for provider, charge in sorted(key for key, credits_ in taken.items() if credits_):
            yield Fault(check="payments", where=f"{provider} {charge}", detail="taken back without a payment")


def _is_next(account: _Account, row: Sequence[Any]) -> bool:
    """Whether the row is right in itself and after the row before it; the account stands after it then."""
    (
        previous_hash, transfer_id, account_id, seq, source, destination, amount, kind, task_id, key_id,
        available, held, debt, created_us, provider, reference, reason, operator, digest,
    ) = row  # fmt: skip
    change = _EFFECTS.get((kind, source, destination))
    if (
        change is None
        or seq != account.seq + 1
        or previous_hash != account.hash
        or available - account.available != amount * change[0]
        or held - account.held != amount * change[1]
        or debt - account.debt != amount * change[2]
        or available < 0
        or held < 0
        or debt < 0
        or amount < 0
    ):
        return False
    plain = provider is None and reference is None and reason is None and operator is None
    words = "" if plain else free_words(provider, reference, reason, operator)
    # what `chain.row_hash` hashes, formatted in the one way that is twice as fast
    content = (
        f"{previous_hash}|{transfer_id}|{account_id}|{seq}|{source}|{destination}|{amount}|{kind}|{task_id}|{key_id}"
        f"|{available}|{held}|{debt}|{created_us}|{words}"
    )
    if sha256(content.encode()).hexdigest() != digest:
        return False
    account.seq, account.hash = seq, digest
    account.available, account.held, account.debt = available, held, debt
    return True


def _explain(account: _Account, row: _Row) -> Fault:
    """Why `_is_next` refused the row."""
    words = free_words(row.provider, row.reference, row.reason, row.operator)
    hashed = astuple(row)[:_PLAIN]
    if row.seq != account.seq + 1:
        detail = f"row {account.seq + 1} of {row.account_id} is missing; the next is {row.seq}"
        return Fault(check="chain", where=row.id, detail=detail)
    if row.previous_hash != account.hash:
        return Fault(check="chain", where=row.id, detail="previous_hash is not the hash of the row before")
    if row.hash != row_hash((*hashed, words)):
        return Fault(check="chain", where=row.id, detail="the row does not have the content that was hashed")
    moves = f"a {row.kind} of {row.amount} credits from {row.source} to {row.destination}"
    if (row.kind, row.source, row.destination) not in _EFFECTS or row.amount < 0:
        return Fault(check="row", where=row.id, detail=f"{moves} is not possible")
    return Fault(check="row", where=row.id, detail=f"{moves} does not leave the balances it says")


def _told(key: tuple[int, str, str, str]) -> str:
    day, kind, source, destination = key
    return f"{_periods(day)[0]} {kind} {source} -> {destination}"


@cache
def _periods(day: int) -> tuple[str, str]:
    moment = datetime.fromtimestamp(day * 86_400, tz=UTC)
    return day_of(moment), month_of(moment)
