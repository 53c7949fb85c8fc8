"""Goal: on both databases, credits move as the rules say, once, and refusals move nothing."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa
from tests.conftest import TurningClock

from image3d.accounts.model import Account, Caps
from image3d.accounts.service import create_account
from image3d.billing import notices, service
from image3d.billing.errors import (
    AlreadyCounted,
    AlreadyPrecharged,
    AlreadySettled,
    CapReached,
    ConcurrencyCapReached,
    DailyCapReached,
    InsufficientCredits,
    InvalidAmount,
    MonthlyCapReached,
    NotPrecharged,
)
from image3d.billing.ledger import TaskMoney, task_money
from image3d.billing.model import Balance, Settlement
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)


@dataclass
class Customer:
    """One account with one key, spending through the service."""

    database: Database
    clock: TurningClock
    account: Account
    key_id: str

    def buy(self, amount: int, reference: str = "") -> Balance:
        with self.database.transaction() as tx:
            return service.top_up(
                tx, self.account.id, amount, reference=reference or new_task_id(), provider="sandbox", now=self.clock()
            )

    def grant(self, amount: int, **kwargs: object) -> Balance:
        with self.database.transaction() as tx:
            return service.grant(
                tx, self.account.id, amount, reason="a gift", operator="ada", now=self.clock(), **kwargs
            )

    def precharge(
        self, amount: int, *, task_id: str = "", caps: Caps = WIDE, key_caps: Caps = WIDE, key_id: str = ""
    ) -> str:
        task_id = task_id or new_task_id()
        with self.database.transaction() as tx:
            service.precharge(
                tx,
                account_id=self.account.id,
                account_caps=caps,
                key_id=key_id or self.key_id,
                key_caps=key_caps,
                task_id=task_id,
                amount_credits=amount,
                now=self.clock(),
            )
        return task_id

    def settle(self, task_id: str, charge: int, key_id: str = "") -> Settlement:
        with self.database.transaction() as tx:
            return service.settle(
                tx,
                account_id=self.account.id,
                key_id=key_id or self.key_id,
                task_id=task_id,
                final_charge_credits=charge,
                now=self.clock(),
            )

    def balance(self) -> tuple[int, int, int]:
        with self.database.read() as tx:
            now = service.balance(tx, self.account.id)
        return now.available_credits, now.held_credits, now.debt_credits

    def kinds(self) -> list[tuple[str, int]]:
        rows = sa.text("SELECT kind, amount_credits FROM transfers WHERE account_id = :id ORDER BY seq")
        with self.database.read() as tx:
            return [tuple(row) for row in tx.execute(rows, {"id": self.account.id})]


@pytest.fixture
def customer(database: Database, clock: TurningClock) -> Customer:
    with database.transaction() as tx:
        account = create_account(tx, email=f"{new_task_id()}@example.com", now=clock())
    return Customer(database, clock, account, new_key_id())


def test_an_account_without_credits_owns_nothing(customer: Customer) -> None:
    assert customer.balance() == (0, 0, 0)
    with pytest.raises(InsufficientCredits) as refused:
        customer.precharge(40)
    assert refused.value.fields == {"required_credits": 40, "available_credits": 0}
    assert customer.kinds() == []


def test_a_success_charges_its_cost_and_refunds_the_rest(customer: Customer) -> None:
    customer.buy(1_000)
    task = customer.precharge(40)
    assert customer.balance() == (960, 40, 0)
    settlement = customer.settle(task, 12)
    assert settlement == Settlement(
        precharge_credits=40, final_charge_credits=12, refunded_credits=28, balance_after_credits=988
    )
    assert customer.balance() == (988, 0, 0)
    assert customer.kinds() == [("top_up", 1_000), ("precharge", 40), ("settle", 12), ("refund", 28)]


def test_a_failure_refunds_everything_and_leaves_a_resolution_of_nothing(customer: Customer) -> None:
    customer.buy(1_000)
    assert customer.settle(customer.precharge(40), 0).refunded_credits == 40
    assert customer.kinds()[1:] == [("precharge", 40), ("settle", 0), ("refund", 40)]
    assert customer.balance() == (1_000, 0, 0)


def test_a_full_charge_needs_no_refund(customer: Customer) -> None:
    customer.buy(1_000)
    assert customer.settle(customer.precharge(40), 40).balance_after_credits == 960
    assert customer.kinds()[1:] == [("precharge", 40), ("settle", 40)]


@pytest.mark.parametrize("first_charge", [0, 12, 40])
@pytest.mark.parametrize("second_charge", [0, 12, 40])
def test_a_precharge_is_resolved_once(customer: Customer, first_charge: int, second_charge: int) -> None:
    customer.buy(1_000)
    task = customer.precharge(40)
    customer.settle(task, first_charge)
    before = customer.balance(), customer.kinds()
    with pytest.raises(AlreadySettled):
        customer.settle(task, second_charge)
    assert (customer.balance(), customer.kinds()) == before


def test_a_task_is_precharged_once(customer: Customer) -> None:
    customer.buy(1_000)
    task = customer.precharge(40)
    with pytest.raises(AlreadyPrecharged):
        customer.precharge(40, task_id=task)
    assert customer.balance() == (960, 40, 0)


def test_only_the_key_that_paid_settles(customer: Customer) -> None:
    customer.buy(1_000)
    task = customer.precharge(40)
    with pytest.raises(NotPrecharged):
        customer.settle(task, 12, key_id=new_key_id())
    with pytest.raises(NotPrecharged):
        customer.settle(new_task_id(), 0)
    with pytest.raises(InvalidAmount):
        customer.settle(task, 41)
    assert customer.balance() == (960, 40, 0)


def test_a_task_of_no_credits_counts_as_open_only(customer: Customer) -> None:
    one = Caps(daily_credits=0, monthly_credits=0, concurrent=1)
    task = customer.precharge(0, key_caps=one)
    with pytest.raises(ConcurrencyCapReached):
        customer.precharge(0, key_caps=one)
    assert customer.settle(task, 0).refunded_credits == 0
    customer.precharge(0, key_caps=one)


@pytest.mark.parametrize(
    ("scope", "error"),
    [
        (scope, error)
        for scope in ("key", "account")
        for error in (DailyCapReached, MonthlyCapReached, ConcurrencyCapReached)
    ],
)
def test_each_cap_admits_exactly_what_fits(customer: Customer, scope: str, error: type[CapReached]) -> None:
    customer.buy(1_000)
    tight = {
        DailyCapReached: Caps(daily_credits=100, monthly_credits=10**6, concurrent=100),
        MonthlyCapReached: Caps(daily_credits=10**6, monthly_credits=100, concurrent=100),
        ConcurrencyCapReached: Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=2),
    }[error]
    caps = {"key_caps": tight} if scope == "key" else {"caps": tight}
    first = customer.precharge(40, **caps)
    customer.precharge(60, **caps)
    with pytest.raises(error) as refused:
        customer.precharge(1, **caps)
    counted = error is not ConcurrencyCapReached
    resets_at = {
        DailyCapReached: "2026-11-23T00:00:00.000Z",
        MonthlyCapReached: "2026-12-01T00:00:00.000Z",
        ConcurrencyCapReached: None,
    }[error]
    assert refused.value.fields == {
        "scope": scope,
        "cap": 100 if counted else 2,
        "used": 100 if counted else 2,
        "resets_at": resets_at,
    }
    assert customer.balance() == (900, 100, 0)
    customer.settle(first, 30)
    customer.precharge(10, **caps)
    if counted:
        with pytest.raises(error):
            customer.precharge(1, **caps)


def test_another_key_has_its_own_caps_and_shares_the_accounts(customer: Customer) -> None:
    customer.buy(1_000)
    tight = Caps(daily_credits=50, monthly_credits=10**6, concurrent=10)
    customer.precharge(50, key_caps=tight)
    customer.precharge(50, key_caps=tight, key_id=new_key_id())
    wide_enough = Caps(daily_credits=100, monthly_credits=10**6, concurrent=10)
    with pytest.raises(DailyCapReached) as refused:
        customer.precharge(1, caps=wide_enough, key_id=new_key_id())
    assert refused.value.fields["scope"] == "account"


def test_a_new_day_starts_from_zero_and_a_late_refund_frees_the_day_it_was_taken(customer: Customer) -> None:
    customer.buy(1_000)
    caps = Caps(daily_credits=40, monthly_credits=100, concurrent=10)
    late = customer.precharge(40, key_caps=caps)
    customer.clock.turn(days=1)
    customer.precharge(40, key_caps=caps)
    customer.settle(late, 10)
    with pytest.raises(DailyCapReached):
        customer.precharge(1, key_caps=caps)
    customer.clock.turn(days=-1)
    customer.precharge(30, key_caps=caps)
    with pytest.raises(DailyCapReached):
        customer.precharge(1, key_caps=caps)
    customer.clock.turn(days=2)
    customer.precharge(20, key_caps=caps)
    with pytest.raises(MonthlyCapReached):
        customer.precharge(1, key_caps=caps)


def test_a_payment_counts_once_even_for_another_account(customer: Customer, database: Database) -> None:
    reference = new_task_id()
    customer.buy(1_000, reference)
    with pytest.raises(AlreadyCounted):
        customer.buy(1_000, reference)
    with database.transaction() as tx:
        other = create_account(tx, email=f"{new_task_id()}@example.com", now=customer.clock())
    with pytest.raises(AlreadyCounted), database.transaction() as tx:
        service.top_up(tx, other.id, 1_000, reference=reference, provider="sandbox", now=customer.clock())
    assert customer.balance() == (1_000, 0, 0)


def test_a_top_up_is_at_least_a_thousand_and_counts_as_bought(customer: Customer) -> None:
    with pytest.raises(InvalidAmount):
        customer.buy(999)
    customer.buy(1_000)
    customer.grant(50)
    customer.grant(70, as_top_up=True)
    with customer.database.read() as tx:
        assert service.bought_credits(tx, customer.account.id) == 1_070
    assert customer.balance() == (1_120, 0, 0)


def test_grants_are_spent_soonest_expiring_first_and_end(customer: Customer) -> None:
    start = customer.clock()
    customer.buy(1_000)
    customer.grant(30, expires_at=start + timedelta(days=9))
    customer.grant(30, expires_at=start + timedelta(days=2))
    customer.settle(customer.precharge(40), 40)
    customer.clock.turn(days=3)
    customer.settle(customer.precharge(1), 1)
    assert customer.balance() == (1_019, 0, 0), "the first grant was spent, so nothing has ended yet"
    customer.clock.turn(days=7)
    customer.settle(customer.precharge(0), 0)
    assert customer.balance() == (1_000, 0, 0), "19 of the second grant were left and ended"
    assert ("expire", 19) in customer.kinds()


def test_a_refund_goes_back_to_the_latest_grant_and_ends_with_it(customer: Customer) -> None:
    start = customer.clock()
    customer.buy(1_000)
    customer.grant(30, expires_at=start + timedelta(days=2))
    task = customer.precharge(40)
    customer.clock.turn(days=3)
    customer.settle(task, 15)
    assert customer.balance() == (1_000, 0, 0), "10 lasting credits and 15 of the grant came back; those 15 had ended"
    assert customer.kinds()[-1] == ("expire", 15)


@pytest.mark.parametrize("statement", ["UPDATE transfers SET amount_credits = 1", "DELETE FROM transfers"])
def test_the_database_refuses_to_change_a_transfer(customer: Customer, statement: str) -> None:
    customer.buy(1_000)
    with pytest.raises(sa.exc.DBAPIError, match="transfers are never changed"), customer.database.transaction() as tx:
        tx.exec_driver_sql(statement)
    assert customer.kinds() == [("top_up", 1_000)]


def test_caps_nearly_used_and_low_balances_are_noticed_once(customer: Customer, database: Database) -> None:
    customer.buy(1_000)
    caps = Caps(daily_credits=500, monthly_credits=1_000, concurrent=10)
    for amount in (399, 1, 50, 349):
        if amount == 349:
            customer.clock.turn(days=1)
        customer.precharge(amount, key_caps=caps)
    customer.precharge(50, key_caps=caps)
    with database.transaction() as tx:
        claimed = notices.claim_unsent(tx, now=customer.clock(), limit=1_000)
    mine = [notice for notice in claimed if notice.account_id == customer.account.id]
    assert {(note.kind, note.scope_id, note.used_credits, note.cap_credits) for note in mine} == {
        ("daily_cap_near", customer.key_id, 400, 500),
        ("monthly_cap_near", customer.key_id, 849, 1_000),
        ("balance_low", customer.account.id, 151, 200),
    }
    with database.transaction() as tx:
        assert not notices.claim_unsent(tx, now=customer.clock())
        notices.give_back(tx, mine[0])
        assert [notice.id for notice in notices.claim_unsent(tx, now=customer.clock())] == [mine[0].id]
        assert len(notices.list_notices(tx, customer.account.id)) == 3


def test_a_cap_is_near_from_four_fifths_on() -> None:
    passed = [used for used in range(100) if notices.cap_is_passed(used, used + 1, 50)]
    assert passed == [39], "the step onto 40 of 50"
    assert not notices.cap_is_passed(0, 0, 0)


def test_the_money_of_tasks_can_be_read_to_compare_with_the_tasks(customer: Customer, database: Database) -> None:
    customer.buy(1_000)
    settled, refunded, opened = (customer.precharge(40) for _ in range(3))
    customer.settle(settled, 12)
    customer.settle(refunded, 0)
    mine = {"account_id": customer.account.id, "key_id": customer.key_id, "precharge_credits": 40}
    expected = [
        TaskMoney(task_id=settled, final_charge_credits=12, refunded_credits=28, **mine),
        TaskMoney(task_id=refunded, final_charge_credits=0, refunded_credits=40, **mine),
        TaskMoney(task_id=opened, **mine),
    ]
    expected.sort(key=lambda money: money.task_id)
    with database.read() as tx:
        assert list(task_money(tx, [settled, refunded, opened])) == expected
        assert [money for money in task_money(tx) if money.account_id == customer.account.id] == expected
