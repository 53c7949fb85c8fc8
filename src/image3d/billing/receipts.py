"""Receipts for bought credits, as text: what was paid, to whom it belongs, and what went back since."""

from image3d.billing.checkouts import Payment
from image3d.billing.errors import PaymentError
from image3d.core.credits import usd

_SELLERS = {"sandbox": "sandbox (no money moved)", "stripe": "Stripe"}


def receipt(payment: Payment, *, email: str, seller: str = "Image3D") -> str:
    """The receipt of a paid purchase.

    Raises:
        PaymentError: it was not paid.
    """
    if payment.paid_at is None:
        msg = f"The payment {payment.id} is {payment.status}; there is a receipt once it is paid."
        raise PaymentError(msg)
    lines = [
        ("Receipt", payment.id),
        ("Seller", seller),
        ("Customer", f"{email} ({payment.account_id})"),
        ("Paid", payment.paid_at.strftime("%Y-%m-%d %H:%M UTC")),
        ("Paid through", f"{_SELLERS.get(payment.provider, payment.provider)}, {payment.reference}"),
        ("Bought", f"{payment.amount_credits:,} credits"),
        ("Total", f"{usd(payment.amount_credits):,.2f} USD"),
    ]
    if payment.refunded_credits:
        lines.append(("Refunded", f"{usd(payment.refunded_credits):,.2f} USD"))
    if payment.disputed_credits:
        lines.append(("In dispute", f"{usd(payment.disputed_credits):,.2f} USD"))
    if payment.receipt_url:
        lines.append(("Provider's receipt", payment.receipt_url))
    return "\n".join(f"{name + ':':20}{value}" for name, value in lines) + "\n"
