"""Goal: whatever was lost between tasks, jobs, precharges, payments and top-ups is repaired by a transfer that says
why, or told to a person; what agrees is left alone; on both databases."""

import pytest
import sqlalchemy as sa
from tests.integration.tasks.test_story import Shop, data_uri, picture, shop
from tests.stand_ins import ToldRunner

from image3d.billing import service
from image3d.billing.checkouts import apply_event, start_checkout
from image3d.billing.ledger import list_transfers, verify
from image3d.billing.payments import PaymentEvent, SandboxPayments
from image3d.billing.reconcile import Finding, reconcile_payments
from image3d.core.ids import new_task_id
from image3d.tasks.audit import audit
from image3d.tasks.model import Status
from image3d.tasks.reconcile import JobState, reconcile

__all__ = ["shop"]


def precharge_without_task(shop: Shop) -> str:
    task_id = new_task_id()
    with shop.deps.database.transaction() as tx:
        service.precharge(
            tx,
            account_id=shop.principal.account.id,
            account_caps=shop.principal.account.limits,
            key_id=shop.principal.key.id,
            key_caps=shop.principal.key.caps,
            task_id=task_id,
            amount_credits=40,
            now=shop.clock(),
        )
    return task_id


def books(shop: Shop) -> list[Finding]:
    return reconcile_payments(shop.deps.database, None, now=shop.clock())


def run(shop: Shop, statement: str, **names: object) -> None:
    with shop.deps.database.transaction() as tx:
        assert tx.execute(sa.text(statement), names).rowcount > 0


def test_what_agrees_is_left_alone(shop: Shop) -> None:
    shop.work(shop.submit(image_url=data_uri(picture())).id, ToldRunner(seconds=60.0))
    shop.submit()
    shop.clock.turn(minutes=5)
    assert reconcile(shop.deps, shop.queue) == []
    assert books(shop) == []
    assert verify(shop.deps.database, [audit]) == []


def test_a_precharge_without_a_task_is_given_back_with_a_reason(shop: Shop) -> None:
    shop.submit()
    task_id = precharge_without_task(shop)
    assert [fault.where for fault in verify(shop.deps.database, [audit])] == [task_id]
    (found,) = reconcile(shop.deps, shop.queue)
    assert (found.what, found.where, found.is_repaired) == ("precharge", task_id, True)
    with shop.deps.database.read() as tx:
        refund, settled = list_transfers(tx, shop.principal.account.id, limit=2)
    assert (refund.kind, refund.amount_credits, settled.kind, settled.amount_credits) == ("refund", 40, "settle", 0)
    assert "no task" in (refund.reason or "")
    assert shop.money() == (960, 40), "the open task keeps its precharge"
    assert verify(shop.deps.database, [audit]) == []
    assert reconcile(shop.deps, shop.queue) == []


def test_a_final_task_with_an_open_precharge_is_charged_what_it_says(shop: Shop) -> None:
    task = shop.submit()
    run(
        shop,
        "UPDATE tasks SET status = 'succeeded', finished_at = created_at, billing_status = 'settled',"
        " final_charge_credits = 15, refunded_credits = 25 WHERE id = :id",
        id=task.id,
    )
    (found,) = reconcile(shop.deps, shop.queue)
    assert (found.what, found.where) == ("precharge", task.id)
    assert shop.money() == (985, 0)
    assert verify(shop.deps.database, [audit]) == []


def test_an_open_task_whose_precharge_was_resolved_ends_as_the_ledger_says(shop: Shop) -> None:
    task = shop.submit()
    with shop.deps.database.transaction() as tx:
        service.settle(
            tx,
            account_id=task.account_id,
            key_id=task.key_id,
            task_id=task.id,
            final_charge_credits=12,
            now=shop.clock(),
        )
    shop.queue.jobs = {task.id: JobState.ENDED}
    shop.clock.turn(minutes=2)
    (found,) = reconcile(shop.deps, shop.queue)
    assert (found.what, found.where, found.is_repaired) == ("task", task.id, False)
    ended = shop.task(task.id)
    assert (ended.status, ended.billing.final_charge_credits, ended.billing.refunded_credits) == (Status.FAILED, 12, 28)
    assert verify(shop.deps.database, [audit]) == []
    assert reconcile(shop.deps, shop.queue) == []


def test_an_open_task_without_a_precharge_ends_and_is_told(shop: Shop) -> None:
    task = shop.submit(shop.test_principal)
    run(shop, "UPDATE tasks SET is_test = :no, billing_status = 'precharged' WHERE id = :id", no=False, id=task.id)
    shop.queue.jobs = {task.id: JobState.MISSING}
    shop.clock.turn(minutes=2)
    (found,) = reconcile(shop.deps, shop.queue)
    assert (found.where, found.is_repaired) == (task.id, False)
    assert shop.task(task.id).status is Status.FAILED
    assert shop.money() == (1_000, 0)
    assert [fault.where for fault in verify(shop.deps.database, [audit])] == [task.id], "it stays told until mended"


class Till:
    """The shop's account buys from the sandbox."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.sandbox = SandboxPayments(b"secret")
        self.payment = start_checkout(
            shop.deps.database,
            self.sandbox,
            account_id=shop.principal.account.id,
            email="shop@example.com",
            amount_credits=1_000,
            return_url="about:blank",
            now=shop.clock(),
        )

    @property
    def charge(self) -> str:
        return f"charge_{self.payment.reference}"


def test_a_payment_without_a_top_up_is_credited_once(shop: Shop) -> None:
    till = Till(shop)
    run(
        shop,
        "UPDATE payments SET status = 'paid', paid_at = created_at, charge = :charge WHERE id = :id",
        id=till.payment.id,
        charge=till.charge,
    )
    (found,) = books(shop)
    assert (found.what, found.where, found.is_repaired) == ("payment", till.payment.id, True)
    assert shop.money() == (2_000, 0)
    with shop.deps.database.read() as tx:
        (credited,) = list_transfers(tx, shop.principal.account.id, limit=1)
    assert (credited.kind, credited.reference) == ("top_up", till.payment.reference)
    assert till.payment.id in (credited.reason or "")
    assert books(shop) == []
    assert verify(shop.deps.database) == []


def test_a_top_up_without_a_payment_is_told(shop: Shop) -> None:
    with shop.deps.database.transaction() as tx:
        service.top_up(tx, shop.principal.account.id, 1_000, reference="cs_x", provider="stripe", now=shop.clock())
    assert [(found.what, found.is_repaired) for found in books(shop)] == [("top_up", False)]


def test_a_refund_that_crossed_with_its_payment_counts(shop: Shop) -> None:
    """As two processes leave it on Postgres when neither saw the other's rows."""
    till = Till(shop)
    refund = PaymentEvent(id="event_refund", kind="refunded", charge=till.charge, amount_credits=300)
    paid = till.sandbox.pay(till.payment.checkout, 1_000)
    event = till.sandbox.read_event(paid.body, paid.headers)
    assert event is not None
    with shop.deps.database.transaction() as tx:
        apply_event(tx, "sandbox", event, now=shop.clock())
        apply_event(tx, "sandbox", PaymentEvent(id="other", kind="refunded", charge="ch_foreign"), now=shop.clock())
        tx.execute(sa.text("UPDATE payments SET charge = NULL"))
        apply_event(tx, "sandbox", refund, now=shop.clock())
        tx.execute(sa.text("UPDATE payments SET charge = :charge"), {"charge": till.charge})
    assert shop.money() == (2_000, 0)
    (found,) = books(shop)
    assert (found.what, found.is_repaired) == ("event", True)
    assert shop.money() == (1_700, 0)
    assert books(shop) == []
    assert verify(shop.deps.database) == []


@pytest.mark.parametrize(("minutes", "told"), [(59, []), (61, ["event_x"])])
def test_a_paid_checkout_that_nobody_opened_is_told_after_an_hour(shop: Shop, minutes: int, told: list[str]) -> None:
    event = PaymentEvent(id="event_x", kind="paid", reference="cs_foreign", charge="ch_x", amount_credits=1_000)
    with shop.deps.database.transaction() as tx:
        assert not apply_event(tx, "sandbox", event, now=shop.clock())
    shop.clock.turn(minutes=minutes)
    assert [found.where for found in books(shop) if not found.is_repaired] == told
    assert shop.money() == (1_000, 0)


def test_ended_grants_expire(shop: Shop) -> None:
    ends = shop.clock.now.replace(year=2027)
    with shop.deps.database.transaction() as tx:
        service.grant(
            tx, shop.principal.account.id, 30, reason="trial", operator="ada", now=shop.clock(), expires_at=ends
        )
    shop.clock.turn(days=366)
    assert [found.what for found in books(shop)] == ["grant"]
    assert shop.money() == (1_000, 0)
