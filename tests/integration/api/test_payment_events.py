"""Goal: a payment made at Stripe reaches the balance over HTTP once, and nobody else can say that one was made."""

from dataclasses import replace

import pytest
from tests.stripe_server import SECRET_KEY, WEBHOOK_SECRET, StripeServer

from image3d.billing.checkouts import start_checkout
from image3d.billing.service import balance
from image3d.billing.stripe_payments import StripePayments

PATH = "/api/v1/payments/events"


@pytest.fixture
def stripe():
    server = StripeServer()
    server.address = server.start()
    yield server
    server.stop()


def test_an_event_counts_once_and_only_when_it_is_signed(make_world, stripe):
    provider = StripePayments(secret_key=SECRET_KEY, webhook_secret=WEBHOOK_SECRET, api_base=stripe.address)
    world = make_world(payments=provider)
    account = world.account
    payment = start_checkout(
        world.database,
        provider,
        account_id=account.id,
        email=account.email,
        amount_credits=2_000,
        return_url="http://127.0.0.1/credits",
        now=world.clock(),
    )
    before = _available(world)
    event = stripe.pay(payment.checkout, 2_000)
    stranger = world.stranger()
    forged = {**event.headers, "Stripe-Signature": "t=1,v1=00"}
    assert stranger.post(PATH, content=event.body, headers=forged).json()["code"] == "payment_failed"
    assert stranger.post(PATH, content=event.body + b" ", headers=dict(event.headers)).status_code == 402
    assert _available(world) == before
    assert stranger.post(PATH, content=event.body, headers=dict(event.headers)).json() == {"applied": True}
    assert stranger.post(PATH, content=event.body, headers=dict(event.headers)).json() == {"applied": False}
    assert _available(world) == before + 2_000
    provider.close()
    assert replace(payment, status="paid") != payment


def test_where_nobody_sells_credits_there_are_no_events(world):
    answer = world.stranger().post(PATH, content=b"{}")
    assert (answer.status_code, answer.json()["code"]) == (422, "not_available")


def _available(world) -> int:
    with world.database.read() as tx:
        return balance(tx, world.account.id).available_credits
