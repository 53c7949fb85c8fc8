"""`image3d credits`: buy credits through the payment provider, give them, correct them."""

import getpass
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from image3d.accounts.service import find_account, get_account
from image3d.billing.checkouts import (
    Payment,
    apply_event,
    find_payment,
    list_payments,
    start_checkout,
)
from image3d.billing.errors import PaymentError
from image3d.billing.model import Balance
from image3d.billing.payments import SandboxPayments
from image3d.billing.receipts import receipt
from image3d.billing.service import adjust, balance, grant
from image3d.cli.accounts import Email
from image3d.cli.operate import AsJson, Operator, answer, operator_of, table
from image3d.core.ids import AccountId

app = typer.Typer(help="Buy, give and correct credits.", no_args_is_help=True)

Reason = Annotated[str, typer.Option(help="Why; kept in the ledger for ever.")]
Name = Annotated[str | None, typer.Option("--operator", help="Who you are. [default: your login name]")]


@app.command("buy")
def buy(
    context: typer.Context,
    email: Email,
    *,
    amount: Annotated[int, typer.Argument(metavar="CREDITS", help="At least 1,000; 100 credits are 1 USD.")],
    as_json: AsJson = False,
) -> None:
    """Buy credits for an account through the payment provider; the sandbox pays at once, others answer with a link."""
    operator = operator_of(context)
    payments = operator.payments
    if payments is None:
        msg = "No payment provider is set up here. Set IMAGE3D_PAYMENTS, or give credits with `image3d credits grant`."
        raise PaymentError(msg)
    with operator.database.read() as tx:
        account = find_account(tx, email)
    payment = start_checkout(
        operator.database,
        payments,
        account_id=account.id,
        email=account.email,
        amount_credits=amount,
        return_url="about:blank" if isinstance(payments, SandboxPayments) else _return_url(),
        now=operator.clock(),
    )
    if not isinstance(payments, SandboxPayments):
        text = f"{payment.id} is open. The credits arrive when it is paid at:\n{payment.url}"
        answer(_payment_document(payment, None), as_json=as_json, text=text)
        return
    payment, left = _pay_in_sandbox(operator, payments, payment)
    text = f"Bought {amount:,} credits (sandbox, no money moved). Available: {left.available_credits:,}."
    answer(_payment_document(payment, left), as_json=as_json, text=text)


def _return_url() -> str:
    """Where the customer's browser goes after paying: this installation's page of credits."""
    from image3d.core.settings import load_settings

    return f"{load_settings().public_url or 'http://127.0.0.1:8000'}/credits"


def _pay_in_sandbox(operator: Operator, payments: SandboxPayments, payment: Payment) -> tuple[Payment, Balance]:
    signed = payments.pay(payment.checkout, payment.amount_credits)
    event = payments.read_event(signed.body, signed.headers)
    with operator.database.transaction() as tx:
        if event is not None:
            apply_event(tx, payments.name, event, now=operator.clock())
        return find_payment(tx, payment.id), balance(tx, payment.account_id)


@app.command("grant")
def give(
    context: typer.Context,
    email: Email,
    *,
    amount: Annotated[int, typer.Argument(metavar="CREDITS", help="How many.", min=1)],
    reason: Reason,
    top_up: Annotated[
        bool, typer.Option("--top-up", help="Count them as bought, for example after a bank transfer.")
    ] = False,
    expires: Annotated[
        datetime | None, typer.Option(help="When unspent credits of this grant end (UTC).", formats=["%Y-%m-%d"])
    ] = None,
    name: Name = None,
    as_json: AsJson = False,
) -> None:
    """Give credits to an account."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        account = find_account(tx, email)
        left = grant(
            tx,
            account.id,
            amount,
            reason=reason,
            operator=name or getpass.getuser(),
            now=operator.clock(),
            as_top_up=top_up,
            expires_at=None if expires is None else expires.replace(tzinfo=UTC),
        )
    text = f"Granted {amount:,} credits to {account.email}. Available: {left.available_credits:,}."
    answer({"account_id": account.id, "granted_credits": amount, **asdict(left)}, as_json=as_json, text=text)


@app.command("adjust")
def correct(
    context: typer.Context,
    email: Email,
    *,
    amount: Annotated[int, typer.Option("--by", help="Credits to add; negative takes them away.")],
    reason: Reason,
    name: Name = None,
    as_json: AsJson = False,
) -> None:
    """Correct an account's credits by a transfer of its own; what is already spent becomes debt."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        account = find_account(tx, email)
        left = adjust(tx, account.id, amount, reason=reason, operator=name or getpass.getuser(), now=operator.clock())
    text = f"Adjusted by {amount:+,} credits. Available: {left.available_credits:,}. Owed: {left.debt_credits:,}."
    answer({"account_id": account.id, "adjusted_credits": amount, **asdict(left)}, as_json=as_json, text=text)


@app.command("payments")
def list_purchases(context: typer.Context, email: Email, as_json: AsJson = False) -> None:
    """List an account's purchases, newest first."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        found = list_payments(tx, find_account(tx, email).id)
    rows = [
        (item.id, item.created_at, item.provider, item.amount_credits, item.status, item.taken_back_credits)
        for item in found
    ]
    headings = ("id", "opened (UTC)", "provider", "credits", "state", "taken back")
    text = table(headings, rows, numbers=("credits", "taken back")) if rows else "No purchases."
    answer([_payment_document(item, None) for item in found], as_json=as_json, text=text)


@app.command("receipt")
def show_receipt(
    context: typer.Context, payment_id: Annotated[str, typer.Argument(metavar="PAYMENT_ID", help="`pay_...`.")]
) -> None:
    """Print the receipt of a paid purchase."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        payment = find_payment(tx, payment_id)
        email = get_account(tx, AccountId(payment.account_id)).email
    typer.echo(receipt(payment, email=email), nl=False)


def _payment_document(payment: Payment, left: Balance | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": payment.id,
        "account_id": payment.account_id,
        "provider": payment.provider,
        "reference": payment.reference,
        "amount_credits": payment.amount_credits,
        "status": payment.status,
        "url": payment.url,
        "created_at": payment.created_at,
        "paid_at": payment.paid_at,
        "refunded_credits": payment.refunded_credits,
        "disputed_credits": payment.disputed_credits,
        "taken_back_credits": payment.taken_back_credits,
    }
    return shown if left is None else {**shown, "balance": asdict(left)}
