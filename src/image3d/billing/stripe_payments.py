"""Stripe Checkout as a payment provider: a hosted page per purchase, and signed webhooks that say what became of it.

Prices are in USD, so a cent is a credit. Of Stripe's many events only those that move money for good are read:
`checkout.session.completed` and its asynchronous kin, `charge.refunded`, and a dispute's beginning and end.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import stripe

from image3d.billing.errors import PaymentError
from image3d.billing.payments import Checkout, CheckoutRequest, PaymentEvent

SIGNATURE_HEADER = "stripe-signature"
#: A signed event older than this is refused: who recorded one cannot send it again later.
TOLERANCE_SECONDS = 300
TIMEOUT_SECONDS = 20.0
CURRENCY = "usd"

_Answer = TypeVar("_Answer")


class StripePayments:
    """Sells credits through a Stripe account."""

    name = "stripe"

    def __init__(self, *, secret_key: str, webhook_secret: str, api_base: str | None = None) -> None:
        self._webhook_secret = webhook_secret
        self._http = stripe.RequestsClient(timeout=TIMEOUT_SECONDS)
        self._client = stripe.StripeClient(
            secret_key,
            base_addresses={"api": api_base} if api_base else None,
            http_client=self._http,
            max_network_retries=2,
        )

    def close(self) -> None:
        """Closes the connections to Stripe that this thread opened."""
        self._http.close()

    def open_checkout(self, request: CheckoutRequest) -> Checkout:
        """A Stripe Checkout page for the credits; asking again for the same payment answers with the same page."""
        line: Any = {
            "quantity": 1,
            "price_data": {
                "currency": CURRENCY,
                "unit_amount": request.amount_credits,
                "product_data": {"name": f"{request.amount_credits:,} Image3D credits"},
            },
        }
        ours = {"payment_id": request.payment_id, "account_id": request.account_id}
        session = _asked(
            lambda: self._client.v1.checkout.sessions.create(
                params={
                    "mode": "payment",
                    "client_reference_id": request.payment_id,
                    "customer_email": request.email,
                    "line_items": [line],
                    "success_url": request.return_url,
                    "cancel_url": request.return_url,
                    "metadata": ours,
                    "payment_intent_data": {"metadata": ours, "receipt_email": request.email},
                },
                options={"idempotency_key": request.payment_id},
            )
        )
        if not session.url:
            msg = "Stripe opened a checkout without a page."
            raise PaymentError(msg)
        return Checkout(reference=session.id, url=session.url)

    def read_event(self, body: bytes, headers: Mapping[str, str]) -> PaymentEvent | None:
        """What a signed webhook request says; None when it moves no credits."""
        given = {name.lower(): value for name, value in headers.items()}.get(SIGNATURE_HEADER, "")
        try:
            text = body.decode()
            stripe.WebhookSignature.verify_header(  # pyright: ignore[reportUnknownMemberType]  # tolerance has no type
                text, given, self._webhook_secret, TOLERANCE_SECONDS
            )
            event: dict[str, Any] = json.loads(text)
            return _read(str(event["id"]), str(event["type"]), event["data"]["object"])
        except stripe.SignatureVerificationError as error:
            msg = "The Stripe event's signature is missing, wrong or too old."
            raise PaymentError(msg) from error
        except (ValueError, KeyError, TypeError) as error:
            msg = "The Stripe event has a shape that is not known here."
            raise PaymentError(msg) from error

    def ask(self, reference: str) -> PaymentEvent | None:
        """What became of a checkout session whose event may be lost; None while it is open."""
        session = _asked(lambda: self._client.v1.checkout.sessions.retrieve(reference))
        values = {
            "id": session.id,
            "payment_status": session.payment_status,
            "payment_intent": session.payment_intent,
            "amount_total": session.amount_total,
            "currency": session.currency,
        }
        if session.status == "complete":
            return _read(f"asked_paid_{reference}", "checkout.session.completed", values)
        if session.status == "expired":
            return _read(f"asked_expired_{reference}", "checkout.session.expired", values)
        return None


def _asked(call: Callable[[], _Answer]) -> _Answer:
    """Stripe's answer.

    Raises:
        PaymentError: it refused, or cannot be reached; its own words stay in the cause, for the operator's log.
    """
    try:
        return call()
    except stripe.AuthenticationError as error:
        msg = "Stripe does not accept this installation's key."
        raise PaymentError(msg) from error
    except stripe.APIConnectionError as error:
        msg = "Stripe cannot be reached now. Nothing was paid; try again."
        raise PaymentError(msg) from error
    except stripe.StripeError as error:
        msg = "Stripe refused the purchase. Nothing was paid."
        raise PaymentError(msg) from error


def _read(event_id: str, kind: str, item: Mapping[str, Any]) -> PaymentEvent | None:
    match kind:
        case "checkout.session.completed" | "checkout.session.async_payment_succeeded":
            if item["payment_status"] != "paid":
                return None
            return PaymentEvent(
                id=event_id,
                kind="paid",
                reference=item["id"],
                charge=_id(item["payment_intent"]),
                amount_credits=_cents(item, "amount_total"),
            )
        case "checkout.session.expired":
            return PaymentEvent(id=event_id, kind="expired", reference=item["id"])
        case "checkout.session.async_payment_failed":
            return PaymentEvent(id=event_id, kind="failed", reference=item["id"])
        case "charge.refunded":
            charge, refunded = _id(item["payment_intent"]), _cents(item, "amount_refunded")
            return PaymentEvent(id=event_id, kind="refunded", charge=charge, amount_credits=refunded)
        case "charge.dispute.created" | "charge.dispute.closed":
            return _read_dispute(event_id, kind, item)
        case _:
            return None


def _read_dispute(event_id: str, kind: str, item: Mapping[str, Any]) -> PaymentEvent:
    closed = kind.endswith("closed")
    kept = item["status"] in ("won", "warning_closed")
    return PaymentEvent(
        id=event_id,
        kind="dispute_closed" if closed else "disputed",
        charge=_id(item["payment_intent"]),
        dispute=item["id"],
        amount_credits=0 if closed and kept else _cents(item, "amount"),
    )


def _cents(item: Mapping[str, Any], name: str) -> int:
    if item["currency"] != CURRENCY:
        msg = f"Credits are sold in {CURRENCY.upper()} only, and this is in {item['currency']!r}."
        raise PaymentError(msg)
    return int(item[name])


def _id(value: Any) -> str:
    """The id of a Stripe object that is given by id or in full."""
    return str(value if isinstance(value, str) else value["id"])
