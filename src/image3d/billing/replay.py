"""Replays the ledger row by row and says where a row contradicts those before it.

`Account.follow` is the hot path: a row costs two microseconds, half of them for its hash. Only a row that fails there
is looked at again, slowly, by `_explain`.

A long chain is replayed in stretches, each from the state that the row before it claims to have left; `Account.join`
checks the claim and puts them together, so that nothing is taken on trust in the end.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from image3d.billing.chain import GENESIS, HASHED, free_words, row_hash
from image3d.billing.model import ROUTES, effect
from image3d.billing.periods import DAY_US

_PLAIN = len(HASHED) - 1
_SEQ = HASHED.index("seq")
_NUMBERS = tuple(
    HASHED.index(name)
    for name in (
        "seq",
        "amount_credits",
        "available_after_credits",
        "held_after_credits",
        "debt_after_credits",
        "created_at",
    )
)
_ACCOUNT = itemgetter(HASHED.index("account_id"))

#: What a row of the ledger is selected as: the hashed columns in their order, the texts, the hash.
COLUMNS = ", ".join([*HASHED[:_PLAIN], "provider", "reference", "reason", "operator", "hash"])

#: Kind, source and destination of a transfer.
Route = tuple[str, str, str]

_EFFECTS: Mapping[Route, tuple[int, int, int]] = {
    (kind.value, source.value, destination.value): effect(source, destination)
    for kind, pairs in ROUTES.items()
    for source, destination in pairs
}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One contradiction.

    Attributes:
        check: the broken rule: chain, row, task, balance, held, totals, spend, grants, payments, rules, or a caller's
            own.
        where: the transfer, account, key or payment; of `rules` the missing rule.
    """

    check: str
    where: str
    detail: str


class State(NamedTuple):
    """What a row left: its place and hash, and the account's credits."""

    seq: int = 0
    hash: str = GENESIS
    available: int = 0
    held: int = 0
    debt: int = 0


@dataclass(slots=True)
class Row:
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


#: Before the first row.
NOTHING = State()

#: An open precharge: credits, key, and the UTC day it was taken on, in days since 1970.
Precharge = tuple[int, str, int]

#: What the row after a settlement below its precharge must refund: task and credits.
_Due = tuple[str | None, int]


@dataclass(slots=True)
class _Earlier:
    """A settlement whose precharge lies before the stretch, and the refund that came with it."""

    transfer_id: str
    task_id: str | None
    key_id: str | None
    amount: int
    refunded: int = 0


class _Wrong(Exception):
    """The row does not fit what became of its task so far."""


def _zeros() -> list[int]:
    return [0, 0]


@dataclass(slots=True)
class Account:
    """What a stretch of one account's chain adds up to so far.

    Attributes:
        start: what the row before the stretch says it left.
        end: what the newest row left.
        fault: the first wrong row; nothing after it was looked at.
        refund_due: what the next row must refund.
        open: task -> its precharge, as long as it is not resolved.
        earlier: settlements of precharges from before the stretch.
        settled: (key, UTC day of the precharge) -> credits charged, tasks.
        totals: UTC day -> route -> rows, credits, first and last `seq`.
        movements: rows that belong to no task.
    """

    start: State = NOTHING
    end: State = NOTHING
    fault: Fault | None = None
    refund_due: _Due | _Earlier | None = None
    open: dict[str, Precharge] = field(default_factory=dict[str, Precharge])
    earlier: list[_Earlier] = field(default_factory=list[_Earlier])
    settled: defaultdict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(_zeros))
    totals: dict[int, dict[Route, list[int]]] = field(default_factory=dict[int, dict[Route, list[int]]])
    movements: list[Row] = field(default_factory=list[Row])

    def follow(self, rows: Sequence[Sequence[Any]]) -> None:
        """The rows are checked and part of the sums; the first wrong one is noted, and nothing after it is looked at.

        Args:
            rows: as selected by `COLUMNS`, in order of `seq`.
        """
        if self.fault is None:
            try:
                linked = self._link(rows)
            except TypeError:  # SQLite stores anything in any column
                self.fault = _not_a_number(rows)
                return
            self._count(rows if linked == len(rows) else rows[:linked])

    def _link(self, rows: Sequence[Sequence[Any]]) -> int:
        """How many rows are right in themselves and after the row before them; the account stands after them."""
        seq, previous, available, held, debt = self.end
        linked = 0
        for row in rows:
            (
                previous_hash, transfer_id, account_id, place, source, destination, amount, kind, task_id, key_id,
                available_after, held_after, debt_after, created_us, provider, reference, reason, operator, digest,
            ) = row  # fmt: skip
            change = _EFFECTS.get((kind, source, destination))
            plain = provider is None and reference is None and reason is None and operator is None
            words = "" if plain else free_words(provider, reference, reason, operator)
            # what `chain.row_hash` hashes, formatted in the one way that is twice as fast
            content = (
                f"{previous_hash}|{transfer_id}|{account_id}|{place}|{source}|{destination}|{amount}|{kind}|{task_id}"
                f"|{key_id}|{available_after}|{held_after}|{debt_after}|{created_us}|{words}"
            )
            if (
                change is None
                or place != seq + 1
                or previous_hash != previous
                or available_after - available != amount * change[0]
                or held_after - held != amount * change[1]
                or debt_after - debt != amount * change[2]
                or available_after < 0
                or held_after < 0
                or debt_after < 0
                or amount < 0
                or sha256(content.encode()).hexdigest() != digest
            ):
                self.fault = _explain(State(seq, previous, available, held, debt), Row(*row))
                break
            seq, previous, available, held, debt = place, digest, available_after, held_after, debt_after
            linked += 1
        self.end = State(seq, previous, available, held, debt)
        return linked

    def _count(self, rows: Sequence[Sequence[Any]]) -> None:
        """The rows are in the sums, up to one that does not fit what became of its task so far."""
        day, today = -1, dict[Route, list[int]]()
        for row in rows:
            _, transfer_id, _, seq, source, destination, amount, kind, task_id, key_id, _, _, _, created_us, *_ = row
            if created_us // DAY_US != day:
                day = created_us // DAY_US
                today = self.totals.setdefault(day, {})
            total = today.get((kind, source, destination))
            if total is None:
                today[kind, source, destination] = [1, amount, seq, seq]
            else:
                total[0] += 1
                total[1] += amount
                total[3] = seq
            try:
                if kind == "refund":
                    self._refund(task_id, amount)
                    continue
                if self.refund_due is not None:
                    self._end_settlement()
                if kind == "precharge":
                    self._precharge(task_id, key_id, amount, day)
                elif kind == "settle":
                    self._settle(transfer_id, task_id, key_id, amount)
                else:
                    self.movements.append(Row(*row))
            except _Wrong as wrong:
                self.fault = Fault(check="task", where=transfer_id, detail=str(wrong))
                return

    def _precharge(self, task_id: str | None, key_id: str | None, amount: int, day: int) -> None:
        if task_id is None or key_id is None or task_id in self.open:
            raise _Wrong("a precharge without a task of its own")
        self.open[task_id] = (amount, key_id, day)

    def _settle(self, transfer_id: str, task_id: str | None, key_id: str | None, amount: int) -> None:
        precharge = self.open.pop(task_id or "", None)
        if precharge is None and self.start.seq:
            self.refund_due = _Earlier(transfer_id, task_id, key_id, amount)
            self.earlier.append(self.refund_due)
        else:
            self.refund_due = self._resolve(precharge, task_id, key_id, amount)

    def _resolve(
        self, precharge: Precharge | None, task_id: str | None, key_id: str | None, amount: int
    ) -> _Due | None:
        """What is to be refunded of the precharge after a charge of `amount`."""
        if precharge is None or key_id is None or precharge[1] != key_id:
            msg = f"{task_id} has no open precharge of {key_id}"
            raise _Wrong(msg)
        held, _, day = precharge
        if amount > held:
            msg = f"{task_id} is charged {amount} credits of a precharge of {held}"
            raise _Wrong(msg)
        sums = self.settled[key_id, day]
        sums[0] += amount
        sums[1] += 1
        return (task_id, held - amount) if amount < held else None

    def _refund(self, task_id: str | None, amount: int) -> None:
        due = self.refund_due
        if isinstance(due, _Earlier) and due.task_id == task_id:
            due.refunded = amount
        elif due != (task_id, amount):
            raise _Wrong("a refund that no settlement left")
        self.refund_due = None

    def _end_settlement(self) -> None:
        """The row that comes now is no refund."""
        due = self.refund_due
        if due is not None and not isinstance(due, _Earlier):
            msg = f"the refund of {due[1]} credits for {due[0]} is missing before it"
            raise _Wrong(msg)
        self.refund_due = None

    def join(self, name: str, later: "Account") -> None:
        """The stretch that follows this one in the chain of the account `name` is part of it."""
        if self.fault is not None:
            return
        if later.start != self.end:
            detail = f"the chain breaks after row {self.end.seq}; it should go on after row {later.start.seq}"
            self.fault = Fault(check="chain", where=name, detail=detail)
            return
        where = name
        try:
            self._end_settlement()
            for item in later.earlier:
                where = item.transfer_id
                self._resolve_earlier(item, is_last=item is later.refund_due)
            where = name
            if twice := sorted(self.open.keys() & later.open.keys()):
                msg = f"{twice[0]} is precharged twice"
                raise _Wrong(msg)
        except _Wrong as wrong:
            self.fault = Fault(check="task", where=where, detail=str(wrong))
            return
        self._add(later)

    def _resolve_earlier(self, item: _Earlier, *, is_last: bool) -> None:
        due = self._resolve(self.open.pop(item.task_id or "", None), item.task_id, item.key_id, item.amount)
        if is_last:
            self.refund_due = due
        elif item.refunded != (0 if due is None else due[1]):
            msg = f"{item.refunded} credits are refunded for {item.task_id}, which is not the rest of its precharge"
            raise _Wrong(msg)

    def _add(self, later: "Account") -> None:
        self.end, self.fault = later.end, later.fault
        if not isinstance(later.refund_due, _Earlier):
            self.refund_due = later.refund_due
        self.open |= later.open
        self.movements += later.movements
        for key, (credits_, tasks) in later.settled.items():
            self.settled[key][0] += credits_
            self.settled[key][1] += tasks
        for day, routes in later.totals.items():
            mine = self.totals.setdefault(day, {})
            for route, (rows, credits_, first, last) in routes.items():
                before = mine.get(route, [0, 0, first, last])
                mine[route] = [before[0] + rows, before[1] + credits_, before[2], last]


class Replay:
    """Feed it transfers, each account's in order of `seq`; those of several can be merged."""

    def __init__(self, starts: Mapping[str, State] | None = None) -> None:
        """Nothing was fed yet.

        Args:
            starts: where the rows of an account do not begin with its first: what the row before them left.
        """
        self.accounts = {name: Account(start=state, end=state) for name, state in (starts or {}).items()}

    def feed(self, rows: Sequence[Sequence[Any]], *, ends: Mapping[str, int]) -> None:
        """The rows are checked against all before; of each account the first wrong row is noted, the rest skipped.

        Args:
            rows: as selected by `COLUMNS`, in order of account and `seq`.
            ends: account -> the `seq` of its newest row to look at; later rows were written meanwhile.
        """
        for name, group in groupby(rows, key=_ACCOUNT):
            mine, end = list(group), ends.get(name, 0)
            if isinstance(mine[-1][_SEQ], int) and mine[-1][_SEQ] > end:
                mine = [row for row in mine if row[_SEQ] <= end]
            if mine:
                self.accounts.setdefault(name, Account()).follow(mine)

    def merge(self, later: "Replay") -> None:
        """What `later` found is part of this one; where both saw an account, its rows there follow those here."""
        for name, account in later.accounts.items():
            if name in self.accounts:
                self.accounts[name].join(name, account)
            else:
                self.accounts[name] = account


def _not_a_number(rows: Sequence[Sequence[Any]]) -> Fault:
    """What the first of the rows with something else in a column of numbers is."""
    wrong = next(row for row in rows if not all(isinstance(row[index], int) for index in _NUMBERS))
    return Fault(check="row", where=str(wrong[1]), detail="one of its numbers is no number")


def _explain(state: State, row: Row) -> Fault:
    """Why the row does not follow `state`."""
    words = free_words(row.provider, row.reference, row.reason, row.operator)
    hashed = astuple(row)[:_PLAIN]
    if row.seq != state.seq + 1:
        detail = f"row {state.seq + 1} of {row.account_id} is missing; the next is {row.seq}"
        return Fault(check="chain", where=row.id, detail=detail)
    if row.previous_hash != state.hash:
        return Fault(check="chain", where=row.id, detail="previous_hash is not the hash of the row before")
    if row.hash != row_hash((*hashed, words)):
        return Fault(check="chain", where=row.id, detail="the row does not have the content that was hashed")
    moves = f"a {row.kind} of {row.amount} credits from {row.source} to {row.destination}"
    if (row.kind, row.source, row.destination) not in _EFFECTS or row.amount < 0:
        return Fault(check="row", where=row.id, detail=f"{moves} is not possible")
    return Fault(check="row", where=row.id, detail=f"{moves} does not leave the balances it says")
