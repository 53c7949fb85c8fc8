"""Goal: every payment provider sells credits by the same contract: an event counts once, in any order, however late,
only when it is signed; money that goes back takes its credits back, and what was spent becomes debt."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pytest
from tests.conftest import TurningClock
from tests.stripe_server import SECRET_KEY, WEBHOOK_SECRET, StripeServer

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import checkouts, service
from image3d.billing.checkouts import Payment, apply_event, start_checkout
from image3d.billing.errors import InsufficientCredits, InvalidAmount, PaymentError
from image3d.billing.ledger import verify
from image3d.billing.payments import Checkout, EventKind, PaymentEvent, PaymentProvider, SandboxPayments, SignedEvent
from image3d.billing.stripe_payments import StripePayments
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)


class World(Protocol):
    """What customers, banks and the operator do at the provider, and the webhook requests that tell about it."""

    def pay(self, checkout: Checkout, amount_credits: int) -> SignedEvent: ...
    def abandon(self, checkout: Checkout) -> SignedEvent: ...
    def refund(self, checkout: Checkout, refunded_in_all_credits: int) -> SignedEvent: ...
    def dispute(self, checkout: Checkout, amount_credits: int) -> SignedEvent: ...
    def close_dispute(self, checkout: Checkout, lost_credits: int) -> SignedEvent: ...


@pytest.fixture(scope="module")
def stripe_server() -> Generator[tuple[StripeServer, str]]:
    server = StripeServer()
    address = server.start()
    yield server, address
    server.stop()


@pytest.fixture
def stripe(stripe_server: tuple[StripeServer, str]) -> Generator[StripePayments]:
    provider = StripePayments(secret_key=SECRET_KEY, webhook_secret=WEBHOOK_SECRET, api_base=stripe_server[1])
    yield provider
    provider.close()


@dataclass
class Till:
    """One account that buys from one provider."""

    database: Database
    clock: TurningClock
    provider: PaymentProvider
    world: World
    account_id: str

    def open(self, amount: int = 1_000) -> Payment:
        return start_checkout(
            self.database,
            self.provider,
            account_id=self.account_id,
            email="a@example.com",
            amount_credits=amount,
            return_url="https://image3d.example/credits",
            now=self.clock(),
        )

    def bought(self, amount: int = 1_000) -> Payment:
        payment = self.open(amount)
        assert self.send(self.world.pay(payment.checkout, amount))
        return self.again(payment)

    def again(self, payment: Payment) -> Payment:
        with self.database.read() as tx:
            return checkouts.find_payment(tx, payment.id)

    def send(self, signed: SignedEvent) -> bool:
        event = self.provider.read_event(signed.body, signed.headers)
        assert event is not None
        with self.database.transaction() as tx:
            return apply_event(tx, self.provider.name, event, now=self.clock())

    def balance(self) -> tuple[int, int, int]:
        with self.database.read() as tx:
            now = service.balance(tx, self.account_id)
            return now.available_credits, now.debt_credits, service.bought_credits(tx, self.account_id)

    def spend(self, amount: int) -> None:
        task, key = new_task_id(), new_key_id()
        with self.database.transaction() as tx:
            service.precharge(
                tx,
                account_id=self.account_id,
                account_caps=WIDE,
                key_id=key,
                key_caps=WIDE,
                task_id=task,
                amount_credits=amount,
                now=self.clock(),
            )
            service.settle(
                tx,
                account_id=self.account_id,
                key_id=key,
                task_id=task,
                final_charge_credits=amount,
                now=self.clock(),
            )


@pytest.fixture(params=["sandbox", "stripe"])
def till(
    request: pytest.FixtureRequest,
    database: Database,
    clock: TurningClock,
    stripe_server: tuple[StripeServer, str],
    stripe: StripePayments,
) -> Till:
    server = stripe_server[0]
    sandbox = SandboxPayments(b"secret")
    with database.transaction() as tx:
        account = create_account(tx, email=f"{new_task_id()}@example.com", now=clock()).id
    if request.param == "sandbox":
        return Till(database, clock, sandbox, sandbox, account)
    return Till(database, clock, stripe, server, account)


def test_a_paid_checkout_gives_its_credits_once(till: Till) -> None:
    payment = till.open()
    assert payment.status == "open"
    assert payment.url
    assert till.balance() == (0, 0, 0)
    paid = till.world.pay(payment.checkout, 1_000)
    assert [till.send(paid) for _ in range(3)] == [True, False, False]
    assert till.balance() == (1_000, 0, 1_000)
    assert till.again(payment).status == "paid"


def test_small_purchases_reach_no_provider(till: Till) -> None:
    with pytest.raises(InvalidAmount):
        till.open(999)


def test_an_event_without_its_signature_moves_nothing(till: Till) -> None:
    payment = till.open()
    paid = till.world.pay(payment.checkout, 1_000)
    forged = [
        replace(paid, headers={}),
        replace(paid, headers={name: value[:-1] + "0" for name, value in paid.headers.items()}),
        replace(paid, body=paid.body.replace(b"1000", b"9000")),
        replace(paid, body=b""),
    ]
    for signed in forged[:1] + forged[2:]:
        with pytest.raises(PaymentError):
            till.send(signed)
    if forged[1].headers != paid.headers:
        with pytest.raises(PaymentError):
            till.send(forged[1])
    assert till.balance() == (0, 0, 0)


def test_an_abandoned_checkout_gives_nothing_and_a_late_payment_still_counts(till: Till) -> None:
    payment = till.open()
    till.send(till.world.abandon(payment.checkout))
    assert till.again(payment).status == "expired"
    assert till.balance() == (0, 0, 0)
    till.clock.turn(days=3)
    assert till.send(till.world.pay(payment.checkout, 1_000))
    assert till.again(payment).status == "paid"
    assert till.balance() == (1_000, 0, 1_000)


def test_an_expiry_that_comes_after_the_payment_changes_nothing(till: Till) -> None:
    payment = till.open()
    expired = till.world.abandon(payment.checkout)
    till.send(till.world.pay(payment.checkout, 1_000))
    assert not till.send(expired)
    assert till.again(payment).status == "paid"


def test_another_amount_than_agreed_is_refused_and_may_come_again(till: Till) -> None:
    payment = till.open()
    for _ in range(2):
        with pytest.raises(PaymentError):
            till.send(till.world.pay(payment.checkout, 900))
    assert till.balance() == (0, 0, 0)


def test_refunds_take_credits_back_as_far_as_they_go(till: Till) -> None:
    payment = till.bought()
    assert till.send(till.world.refund(payment.checkout, 300))
    assert not till.send(till.world.refund(payment.checkout, 300))
    assert till.balance() == (700, 0, 700)
    assert till.send(till.world.refund(payment.checkout, 1_000))
    assert till.balance() == (0, 0, 0)
    till.send(till.world.refund(payment.checkout, 500))
    assert till.balance() == (0, 0, 0), "an older event that comes late takes nothing more"


def test_what_was_spent_becomes_debt_that_blocks_work_until_a_top_up_repays_it(till: Till) -> None:
    payment = till.bought()
    till.spend(400)
    till.send(till.world.refund(payment.checkout, 1_000))
    assert till.balance() == (0, 400, 0)
    with pytest.raises(InsufficientCredits) as refused:
        till.spend(1)
    assert refused.value.fields["debt_credits"] == 400
    till.bought()
    assert till.balance() == (600, 0, 1_000)
    till.spend(600)


@pytest.mark.parametrize("lost", [0, 1_000])
def test_a_dispute_holds_the_credits_until_it_is_decided(till: Till, lost: int) -> None:
    payment = till.bought()
    till.spend(400)
    till.send(till.world.dispute(payment.checkout, 1_000))
    assert till.balance() == (0, 400, 0)
    till.send(till.world.close_dispute(payment.checkout, lost))
    assert till.balance() == ((0, 400, 0) if lost else (600, 0, 1_000))


@pytest.mark.parametrize("lost", [0, 1_000])
def test_a_dispute_may_end_before_it_begins_and_both_before_the_payment(till: Till, lost: int) -> None:
    payment = till.open()
    till.world.pay(payment.checkout, 1_000)
    till.send(till.world.close_dispute(payment.checkout, lost))
    till.send(till.world.dispute(payment.checkout, 1_000))
    assert till.balance() == (0, 0, 0)
    till.send(till.world.pay(payment.checkout, 1_000))
    assert till.balance() == ((0, 0, 0) if lost else (1_000, 0, 1_000))


def test_a_refund_that_comes_before_its_payment_waits_for_it(till: Till) -> None:
    payment = till.open()
    assert not till.send(till.world.refund(payment.checkout, 300))
    assert till.send(till.world.pay(payment.checkout, 1_000))
    assert till.balance() == (700, 0, 700)
    assert not till.send(till.world.refund(payment.checkout, 300))


@pytest.mark.parametrize("refund_comes_first", [True, False])
@pytest.mark.parametrize("lost", [0, 1_000])
def test_a_dispute_of_what_was_partly_refunded_takes_no_credit_twice(
    till: Till, lost: int, refund_comes_first: bool
) -> None:
    payment = till.bought()
    till.spend(100)
    events = [till.world.refund(payment.checkout, 300), till.world.dispute(payment.checkout, 1_000)]
    for event in events if refund_comes_first else events[::-1]:
        till.send(event)
    assert till.balance() == (0, 100, 0), "all of the payment is gone, and not 1,300 credits"
    till.send(till.world.close_dispute(payment.checkout, lost))
    assert till.balance() == ((0, 100, 0) if lost else (600, 0, 700)), "what was refunded stays gone"


def test_of_two_disputes_each_counts_for_itself(till: Till) -> None:
    payment = till.bought()
    charge = till.again(payment).charge

    def send(kind: EventKind, dispute: str, amount: int) -> None:
        event = PaymentEvent(
            id=f"{kind}_{dispute}_{payment.id}", kind=kind, charge=charge, dispute=dispute, amount_credits=amount
        )
        with till.database.transaction() as tx:
            assert apply_event(tx, till.provider.name, event, now=till.clock())

    send("disputed", "a", 300)
    send("disputed", "b", 200)
    assert till.balance() == (500, 0, 500)
    send("dispute_closed", "a", 0)
    assert till.balance() == (800, 0, 800)
    send("dispute_closed", "b", 200)
    assert till.balance() == (800, 0, 800)


def test_of_one_event_that_comes_several_times_at_once_one_counts(till: Till) -> None:
    payment = till.open()
    paid = till.world.pay(payment.checkout, 1_000)
    with ThreadPoolExecutor(6) as pool:
        counted = list(pool.map(lambda _: till.send(paid), range(6)))
    assert sorted(counted) == [False] * 5 + [True]
    assert till.balance() == (1_000, 0, 1_000)


def test_whatever_happened_the_ledger_is_right(till: Till) -> None:
    assert verify(till.database) == []


class TestStripe:
    """What only Stripe has."""

    @pytest.fixture
    def server(self, stripe_server: tuple[StripeServer, str]) -> StripeServer:
        return stripe_server[0]

    @pytest.fixture
    def shop(
        self, sqlite_database: Database, clock: TurningClock, stripe: StripePayments, server: StripeServer
    ) -> Till:
        with sqlite_database.transaction() as tx:
            account = create_account(tx, email=f"{new_task_id()}@example.com", now=clock()).id
        return Till(sqlite_database, clock, stripe, server, account)

    def test_the_page_is_for_the_right_money_and_person(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open(2_500)
        session = server.sessions[payment.reference]
        assert (session["amount_total"], session["currency"], session["mode"]) == (2_500, "usd", "payment")
        assert session["customer_email"] == "a@example.com"
        assert session["client_reference_id"] == payment.id
        assert payment.url == session["url"]

    def test_an_old_event_is_refused_even_with_a_right_signature(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open()
        server.pay(payment.checkout, 1_000)
        session = server.sessions[payment.reference]
        old = server.event("checkout.session.completed", session, key="paid", age_seconds=301)
        with pytest.raises(PaymentError):
            shop.send(old)
        assert shop.send(server.event("checkout.session.completed", session, key="paid", age_seconds=290))

    @pytest.mark.parametrize("kind", ["customer.created", "charge.succeeded", "payout.paid"])
    def test_other_events_are_accepted_and_move_nothing(
        self, stripe: StripePayments, server: StripeServer, kind: str
    ) -> None:
        signed = server.event(kind, {"id": "x_1", "object": "x"}, key="other")
        assert stripe.read_event(signed.body, signed.headers) is None

    def test_a_slow_payment_counts_when_it_arrives(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open()
        server.pay(payment.checkout, 1_000)
        session = {**server.sessions[payment.reference], "payment_status": "unpaid"}
        pending = server.event("checkout.session.completed", session, key="pending")
        assert shop.provider.read_event(pending.body, pending.headers) is None
        session["payment_status"] = "paid"
        assert shop.send(server.event("checkout.session.async_payment_succeeded", session, key="later"))
        assert shop.balance() == (1_000, 0, 1_000)

    def test_a_failed_slow_payment_closes_the_checkout(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open()
        session = server.sessions[payment.reference]
        assert shop.send(server.event("checkout.session.async_payment_failed", session, key="failed"))
        assert shop.again(payment).status == "failed"

    @pytest.mark.parametrize(
        "change", [{"currency": "eur"}, {"payment_status": None, "id": None}, {"amount_total": None}]
    )
    def test_an_event_of_another_shape_is_refused(
        self, shop: Till, server: StripeServer, change: dict[str, Any]
    ) -> None:
        payment = shop.open()
        server.pay(payment.checkout, 1_000)
        session = {**server.sessions[payment.reference], **change}
        if "id" in change:
            del session["payment_status"]
        with pytest.raises(PaymentError):
            shop.send(server.event("checkout.session.completed", session, key="odd"))

    def test_asking_finds_a_payment_whose_event_was_lost(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open()
        assert shop.provider.ask(payment.reference) is None
        lost = server.pay(payment.checkout, 1_000)
        assert checkouts.ask_again(shop.database, shop.provider, now=shop.clock.turn(minutes=11)) >= 1
        assert shop.balance() == (1_000, 0, 1_000)
        assert not shop.send(lost)
        assert shop.balance() == (1_000, 0, 1_000)

    def test_asking_closes_what_expired(self, shop: Till, server: StripeServer) -> None:
        payment = shop.open()
        server.abandon(payment.checkout)
        checkouts.ask_again(shop.database, shop.provider, now=shop.clock.turn(minutes=11))
        assert shop.again(payment).status == "expired"

    def test_refusals_and_outages_are_payment_errors(self, stripe_server: tuple[StripeServer, str], shop: Till) -> None:
        with pytest.raises(PaymentError, match="refused"):
            shop.open(100_000_000)
        stranger = StripePayments(secret_key="sk_wrong", webhook_secret=WEBHOOK_SECRET, api_base=stripe_server[1])
        with pytest.raises(PaymentError, match="key"):
            replace(shop, provider=stranger).open()
        stranger.close()
        nobody = StripePayments(secret_key=SECRET_KEY, webhook_secret=WEBHOOK_SECRET, api_base="http://127.0.0.1:9")
        with pytest.raises(PaymentError, match="reached"):
            replace(shop, provider=nobody).open()
        nobody.close()
