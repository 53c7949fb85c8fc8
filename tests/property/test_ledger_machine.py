"""Goal: whatever is done to credits, in any order, with the process killed between any two statements, the ledger says
what a model of a few lines says, and verifies."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.crashing import Crash, CrashingTransaction
from tests.databases import KINDS, Databases

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.checkouts import apply_event, apply_late, start_checkout
from image3d.billing.errors import (
    AlreadyCounted,
    AlreadySettled,
    BillingError,
    ConcurrencyCapReached,
    DailyCapReached,
    InsufficientCredits,
    MonthlyCapReached,
)
from image3d.billing.ledger import verify
from image3d.billing.payments import SandboxPayments
from image3d.billing.reconcile import reconcile_payments
from image3d.billing.statement import statement
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

START = datetime(2026, 11, 28, 23, 0, tzinfo=UTC)
CAPS = Caps(daily_credits=150, monthly_credits=400, concurrent=3)
ACCOUNT_CAPS = Caps(daily_credits=220, monthly_credits=600, concurrent=4)
crashes = st.one_of(st.none(), st.none(), st.integers(0, 14))


@dataclass
class Lot:
    """Credits that end together; `ends` None means never."""

    ends: datetime | None
    left: int


@dataclass
class OpenTask:
    key: int
    amount: int
    at: datetime
    drawn: list[tuple[Lot, int]]


@dataclass
class Paid:
    checkout: Any
    amount: int
    refunded: int = 0
    disputed: int = 0
    taken: int = 0
    is_paid: bool = False
    events: set[str] = field(default_factory=set)

    @property
    def goes_back(self) -> int:
        return min(self.amount, self.refunded + self.disputed)


class Model:
    """Credits as a pile of lots, and what was spent when. No ledger, no hashes, no counters."""

    def __init__(self) -> None:
        self.lots: list[Lot] = []
        self.debt = 0
        self.bought = 0
        self.tasks: dict[str, OpenTask] = {}
        self.spent: list[tuple[int, datetime, int]] = []

    @property
    def available(self) -> int:
        return sum(lot.left for lot in self.lots)

    @property
    def held(self) -> int:
        return sum(task.amount for task in self.tasks.values())

    def add(self, amount: int, ends: datetime | None = None) -> None:
        self.lots.append(Lot(ends, amount))
        repaid = min(self.debt, self.available)
        self.debt -= repaid
        self.remove(repaid, lasting_first=True)

    def remove(self, amount: int, *, lasting_first: bool = False) -> list[tuple[Lot, int]]:
        never = datetime.max.replace(tzinfo=UTC)
        ordered = sorted(self.lots, key=lambda lot: lot.ends or never)
        if lasting_first:
            ordered.sort(key=lambda lot: lot.ends is not None)
        drawn = []
        for lot in ordered:
            taken = min(amount, lot.left)
            lot.left -= taken
            amount -= taken
            if taken:
                drawn.append((lot, taken))
        assert amount == 0
        return drawn

    def take(self, amount: int) -> None:
        covered = min(amount, self.available)
        self.remove(covered, lasting_first=True)
        self.debt += amount - covered

    def expire(self, now: datetime) -> None:
        for lot in self.lots:
            if lot.ends is not None and lot.ends <= now:
                lot.left = 0

    def used(self, matches: Callable[[int, datetime], bool]) -> int:
        settled = sum(amount for key, at, amount in self.spent if matches(key, at))
        return settled + sum(task.amount for task in self.tasks.values() if matches(task.key, task.at))

    def settle(self, task_id: str, charge: int, now: datetime) -> None:
        task = self.tasks.pop(task_id)
        self.spent.append((task.key, task.at, charge))
        back = task.amount - charge
        for lot, taken in reversed(task.drawn):
            returned = min(back, taken)
            lot.left += returned
            back -= returned
        assert back == 0
        if any(lot.ends is not None for lot, _ in task.drawn) and charge < task.amount:
            self.expire(now)
        repaid = min(self.debt, self.available)
        self.debt -= repaid
        self.remove(repaid, lasting_first=True)


class LedgerMachine(RuleBasedStateMachine):
    """One account with two keys against the model."""

    database: Database
    tasks = Bundle("tasks")
    done = Bundle("done")
    bought = Bundle("bought")

    def __init__(self) -> None:
        super().__init__()
        self.database, self._close = type(self).open_database()
        self.now = START
        self.model = Model()
        self.sandbox = SandboxPayments(b"secret")
        self.keys = [new_key_id(), new_key_id()]
        with self.database.transaction() as tx:
            self.account = create_account(tx, email="a@example.com", now=self.now).id

    open_database: Callable[[], tuple[Database, Callable[[], None]]]

    def teardown(self) -> None:
        try:
            assert verify(self.database) == []
        finally:
            self._close()

    def run(self, crash: int | None, work: Callable[[sa.Connection], Any]) -> Any:
        """What `work` returns; None if the process died before the end."""
        try:
            with self.database.transaction() as tx:
                return work(cast("sa.Connection", CrashingTransaction(tx, crash)))
        except Crash:
            return None

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 20]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(amount=st.integers(1, 120), days=st.one_of(st.none(), st.integers(1, 10)), crash=crashes)
    def grant(self, amount: int, days: int | None, crash: int | None) -> None:
        ends = None if days is None else self.now + timedelta(days=days)
        granted = self.run(
            crash,
            lambda tx: service.grant(
                tx, self.account, amount, reason="gift", operator="ada", now=self.now, expires_at=ends
            ),
        )
        if granted:
            self.model.add(amount, ends)

    @rule(amount=st.integers(-80, 80).filter(bool), crash=crashes)
    def adjust(self, amount: int, crash: int | None) -> None:
        adjusted = self.run(
            crash,
            lambda tx: service.adjust(tx, self.account, amount, reason="wrong", operator="ada", now=self.now),
        )
        if adjusted and amount > 0:
            self.model.add(amount)
        elif adjusted:
            self.model.take(-amount)

    @rule(target=bought, crash=crashes)
    def buy(self, crash: int | None) -> Paid:
        paid = self.open_checkout()
        self.pay(paid, crash)
        return paid

    @rule(target=bought)
    def open_checkout(self) -> Paid:
        payment = start_checkout(
            self.database,
            self.sandbox,
            account_id=self.account,
            email="a@example.com",
            amount_credits=1_000,
            return_url="about:blank",
            now=self.now,
        )
        return Paid(payment.checkout, 1_000)

    @rule(paid=bought, crash=crashes)
    def pay(self, paid: Paid, crash: int | None) -> None:
        """Sent first or again; what was told of the money before it came counts with it."""
        if self.send(paid, self.sandbox.pay(paid.checkout, paid.amount), crash):
            self.model.add(paid.amount)
            self.model.bought += paid.amount
            self.taken_back(paid)

    def send(self, paid: Paid, signed: Any, crash: int | None) -> bool:
        """Whether the event had an effect; it is sent again, whole, after a crash, as providers do."""
        event = self.sandbox.read_event(signed.body, signed.headers)
        assert event is not None
        results = [
            self.run(crash if attempt == 0 else None, lambda tx: apply_event(tx, "sandbox", event, now=self.now))
            for attempt in range(3)
        ]
        is_new = event.id not in paid.events
        waits = event.kind != "paid" and not paid.is_paid
        assert results.count(True) == int(is_new and not waits)
        if is_new:
            paid.events.add(event.id)
            paid.is_paid = paid.is_paid or event.kind == "paid"
        return is_new

    @rule(paid=bought, amount=st.sampled_from([10, 400, 1_000]), crash=crashes)
    def refund_payment(self, paid: Paid, amount: int, crash: int | None) -> None:
        if self.send(paid, self.sandbox.refund(paid.checkout, amount), crash):
            paid.refunded = max(paid.refunded, amount)
            self.taken_back(paid)

    @rule(paid=bought, amount=st.sampled_from([200, 1_000]), crash=crashes)
    def dispute_payment(self, paid: Paid, amount: int, crash: int | None) -> None:
        closed = any("dispute_closed" in event for event in paid.events)
        if self.send(paid, self.sandbox.dispute(paid.checkout, amount), crash) and not closed:
            paid.disputed = amount
            self.taken_back(paid)

    @rule(paid=bought, lost=st.sampled_from([0, 1_000]), crash=crashes)
    def close_dispute(self, paid: Paid, lost: int, crash: int | None) -> None:
        if self.send(paid, self.sandbox.close_dispute(paid.checkout, lost), crash):
            paid.disputed = lost
            self.taken_back(paid)

    def taken_back(self, paid: Paid) -> None:
        """What went back of a payment that has come is off the account; events of one that has not wait."""
        if not paid.is_paid:
            return
        change = paid.goes_back - paid.taken
        paid.taken = paid.goes_back
        self.model.bought -= change
        if change > 0:
            self.model.take(change)
        else:
            self.model.add(-change)

    @rule(crash=crashes)
    def reconcile(self, crash: int | None) -> None:
        """There is nothing to mend, whatever happened."""
        assert self.run(crash, lambda tx: apply_late(tx, now=self.now)) in (None, 0)
        found = reconcile_payments(self.database, self.sandbox, now=self.now)
        self.model.expire(self.now)
        assert [item for item in found if item.what != "grant"] == []

    @rule(target=tasks, key=st.integers(0, 1), amount=st.integers(0, 90), crash=crashes)
    def precharge(self, key: int, amount: int, crash: int | None) -> str:
        task_id = new_task_id()
        problem = self.expected_refusal(key, amount)
        result = refused = None
        try:
            result = self.run(crash, lambda tx: self.submit(tx, task_id, key, amount))
        except BillingError as error:
            refused = error
        assert refused is None or type(refused) is problem
        if result is not None:
            assert problem is None
            self.model.expire(self.now)
            self.model.tasks[task_id] = OpenTask(key, amount, self.now, self.model.remove(amount))
        return task_id

    def submit(self, tx: sa.Connection, task_id: str, key: int, amount: int) -> Any:
        return service.precharge(
            tx,
            account_id=self.account,
            account_caps=ACCOUNT_CAPS,
            key_id=self.keys[key],
            key_caps=CAPS,
            task_id=task_id,
            amount_credits=amount,
            now=self.now,
        )

    def expected_refusal(self, key: int, amount: int) -> type[BillingError] | None:
        model, now = self.model, self.now
        if model.available < amount or (model.debt and amount):
            return InsufficientCredits
        for caps, mine in ((CAPS, lambda item: item == key), (ACCOUNT_CAPS, lambda item: True)):
            month = model.used(lambda item, at, mine=mine: mine(item) and (at.year, at.month) == (now.year, now.month))
            if amount and month + amount > caps.monthly_credits:
                return MonthlyCapReached
            day = model.used(lambda item, at, mine=mine: mine(item) and at.date() == now.date())
            if amount and day + amount > caps.daily_credits:
                return DailyCapReached
            if sum(mine(task.key) for task in model.tasks.values()) >= caps.concurrent:
                return ConcurrencyCapReached
        lasting = sum(lot.left for lot in model.lots if lot.ends is None or lot.ends > now)
        return InsufficientCredits if lasting < amount else None

    @rule(target=done, task=consumes(tasks), share=st.sampled_from([0.0, 0.3, 1.0]), crash=crashes)
    def settle(self, task: str, share: float, crash: int | None) -> str:
        opened = self.model.tasks.get(task)
        if opened is None:
            return task
        charge = round(opened.amount * share)
        for attempt in (crash, None):
            settlement = None
            with suppress(AlreadySettled):
                settlement = self.run(attempt, lambda tx: self.resolve(tx, task, opened.key, charge))
            if settlement is not None:
                assert settlement.refunded_credits == opened.amount - charge
                self.model.settle(task, charge, self.now)
                assert settlement.balance_after_credits == self.model.available + self.model.held
        return task

    def resolve(self, tx: sa.Connection, task: str, key: int, charge: int) -> Any:
        return service.settle(
            tx,
            account_id=self.account,
            key_id=self.keys[key],
            task_id=task,
            final_charge_credits=charge,
            now=self.now,
        )

    @rule(task=done, charge=st.integers(0, 50))
    def settle_again(self, task: str, charge: int) -> None:
        for key in (0, 1):
            with pytest.raises(BillingError):
                self.run(None, lambda tx, key=key: self.resolve(tx, task, key, charge))

    @precondition(lambda self: any(lot.ends for lot in self.model.lots))
    @rule(crash=crashes)
    def sweep(self, crash: int | None) -> None:
        if self.run(crash, lambda tx: service.expire_grants(tx, now=self.now)) is not None:
            self.model.expire(self.now)

    @rule(reference=st.just("once"))
    def credit_a_payment_that_was_credited(self, reference: str) -> None:
        taken = sa.text("SELECT reference FROM transfers WHERE kind = 'top_up' LIMIT 1")
        with self.database.read() as tx:
            counted = tx.execute(taken).scalar()
        if counted is not None:
            with pytest.raises(AlreadyCounted):
                self.run(
                    None,
                    lambda tx: service.top_up(
                        tx, self.account, 1_000, reference=counted, provider="sandbox", now=self.now
                    ),
                )

    @invariant()
    def the_ledger_says_what_the_model_says(self) -> None:
        with self.database.read() as tx:
            balance = service.balance(tx, self.account)
            bought = service.bought_credits(tx, self.account)
            usage = service.caps_usage(tx, account_id=self.account, scope_id=self.account, now=self.now)
            assert statement(tx, self.account).closing == balance
        model = self.model
        assert (balance.available_credits, balance.held_credits, balance.debt_credits, bought) == (
            model.available,
            model.held,
            model.debt,
            model.bought,
        )
        assert usage.open.tasks == len(model.tasks)
        assert usage.day.credits == model.used(lambda _, at: at.date() == self.now.date())


@pytest.mark.parametrize("kind", KINDS)
def test_the_ledger_agrees_with_the_model(kind: str, databases: Databases) -> None:
    def open_database() -> tuple[Database, Callable[[], None]]:
        made = databases.fresh(kind)
        return made.__enter__(), lambda: cast("None", made.__exit__(None, None, None))

    machine = type("Machine", (LedgerMachine,), {"open_database": staticmethod(open_database)})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=50 if kind == "sqlite" else 10, stateful_step_count=40, deadline=None)
    )
