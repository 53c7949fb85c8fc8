"""Payment providers: what Image3D asks of one, and the sandbox that takes no money.

A provider opens a checkout, and later tells what became of it in signed events. Only an event moves credits
(`checkouts.apply_event`), so the sandbox takes the very path that real money takes.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

from image3d.billing.errors import PaymentError

#: What an event says of a checkout: paid, over without payment, paid back, contested, or contested in vain.
EventKind = Literal["paid", "expired", "failed", "refunded", "disputed", "dispute_closed"]
EVENT_KINDS: tuple[EventKind, ...] = ("paid", "expired", "failed", "refunded", "disputed", "dispute_closed")


@dataclass(frozen=True, kw_only=True)
class CheckoutRequest:
    """What a customer is about to pay for.

    Attributes:
        payment_id: our id of the payment, shown to the provider so that both sides find each other.
        return_url: where the customer's browser goes afterwards.
    """

    payment_id: str
    account_id: str
    email: str
    amount_credits: int
    return_url: str


@dataclass(frozen=True, kw_only=True)
class Checkout:
    """A checkout that the provider opened: its id there, and the page on which the customer pays."""

    reference: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PaymentEvent:
    """What a provider says happened, once its signature is right.

    Attributes:
        id: the provider's id of the event; each counts once.
        reference: the checkout; on `paid`, `expired` and `failed`.
        charge: the provider's id of the money movement; names the payment on refunds and disputes.
        dispute: the provider's id of the dispute.
        amount_credits: paid; refunded so far, in all; or in dispute (0 on `dispute_closed` when the customer lost).
    """

    id: str
    kind: EventKind
    reference: str | None = None
    charge: str | None = None
    dispute: str | None = None
    amount_credits: int = 0
    receipt_url: str | None = None


class PaymentProvider(Protocol):
    """A company that takes the customers' money."""

    @property
    def name(self) -> str:
        """The provider's name in the ledger."""
        ...

    def open_checkout(self, request: CheckoutRequest) -> Checkout:
        """A page on which the customer can pay.

        Raises:
            PaymentError: the provider refused or cannot be reached.
        """
        ...

    def read_event(self, body: bytes, headers: Mapping[str, str]) -> PaymentEvent | None:
        """What a webhook request says; None for an event that has nothing to do with credits.

        Raises:
            PaymentError: the signature is missing, wrong or too old.
        """
        ...

    def ask(self, reference: str) -> PaymentEvent | None:
        """What became of a checkout, for when its event was lost; None while it is open."""
        ...


@dataclass(frozen=True, kw_only=True)
class SignedEvent:
    """A webhook request as the sandbox would send it."""

    body: bytes
    headers: Mapping[str, str]


class SandboxPayments:
    """Sells credits for nothing, for demonstrations and tests: checkouts, signed events, refunds and disputes."""

    name = "sandbox"
    signature_header = "sandbox-signature"

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def open_checkout(self, request: CheckoutRequest) -> Checkout:
        """A checkout whose page is the return address itself: nobody has to type a card number."""
        return Checkout(reference=f"sandbox_{request.payment_id}", url=request.return_url)

    def read_event(self, body: bytes, headers: Mapping[str, str]) -> PaymentEvent | None:
        """What a request made by this sandbox says."""
        given = {name.lower(): value for name, value in headers.items()}.get(self.signature_header, "")
        if not hmac.compare_digest(given.encode(), self._sign(body).encode()):
            msg = "The sandbox event's signature is wrong."
            raise PaymentError(msg)
        return PaymentEvent(**json.loads(body))

    def ask(self, reference: str) -> PaymentEvent | None:  # noqa: ARG002  # the provider protocol's signature
        """Nothing: a sandbox event cannot get lost, it is handed over in the process that made it."""
        return None

    def pay(self, checkout: Checkout, amount_credits: int) -> SignedEvent:
        """The customer has paid."""
        charge = f"charge_{checkout.reference}"
        event_id = f"event_paid_{checkout.reference}"
        return self._event(
            id=event_id, kind="paid", reference=checkout.reference, charge=charge, amount_credits=amount_credits
        )

    def abandon(self, checkout: Checkout) -> SignedEvent:
        """The customer went away and the checkout is over."""
        event_id = f"event_expired_{checkout.reference}"
        return self._event(id=event_id, kind="expired", reference=checkout.reference)

    def refund(self, checkout: Checkout, refunded_in_all_credits: int) -> SignedEvent:
        """The operator gave money back: `refunded_in_all_credits` of this payment by now."""
        charge = f"charge_{checkout.reference}"
        event_id = f"event_refund_{refunded_in_all_credits}_{checkout.reference}"
        return self._event(id=event_id, kind="refunded", charge=charge, amount_credits=refunded_in_all_credits)

    def dispute(self, checkout: Checkout, amount_credits: int) -> SignedEvent:
        """The customer's bank takes money back until the dispute is decided."""
        charge, dispute = f"charge_{checkout.reference}", f"dispute_{checkout.reference}"
        event_id = f"event_disputed_{checkout.reference}"
        return self._event(id=event_id, kind="disputed", charge=charge, dispute=dispute, amount_credits=amount_credits)

    def close_dispute(self, checkout: Checkout, lost_credits: int) -> SignedEvent:
        """The dispute is decided: `lost_credits` stay with the customer's bank, 0 when the operator won."""
        charge, dispute = f"charge_{checkout.reference}", f"dispute_{checkout.reference}"
        event_id = f"event_dispute_closed_{checkout.reference}"
        return self._event(
            id=event_id, kind="dispute_closed", charge=charge, dispute=dispute, amount_credits=lost_credits
        )

    def _event(self, **fields: Any) -> SignedEvent:
        body = json.dumps(asdict(PaymentEvent(**fields))).encode()
        return SignedEvent(body=body, headers={self.signature_header: self._sign(body)})

    def _sign(self, body: bytes) -> str:
        return hmac.new(self._secret, body, hashlib.sha256).hexdigest()
