"""`image3d accounts`: create accounts and set what they may spend."""

from dataclasses import asdict, replace
from typing import Annotated, Any

import typer

from image3d.accounts.model import Account, Caps
from image3d.accounts.service import create_account, find_account, set_limits
from image3d.billing.service import balance
from image3d.cli.operate import AsJson, answer, operator_of

app = typer.Typer(help="Create accounts and set what they may spend.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The account's e-mail address.")]
Daily = Annotated[int | None, typer.Option(help="Credits a UTC day.", min=0)]
Monthly = Annotated[int | None, typer.Option(help="Credits a UTC month.", min=0)]
Concurrent = Annotated[int | None, typer.Option(help="Tasks at once.", min=0)]
Rate = Annotated[int | None, typer.Option(help="Requests a second; ten times as many at once.", min=1)]


@app.command("create")
def create(context: typer.Context, email: Email, as_json: AsJson = False) -> None:
    """Create an account, without keys and credits."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        account = create_account(tx, email=email, now=operator.clock())
    answer(
        document(account), as_json=as_json, text=f"Created {account.id} for {account.email}.\n{limits_line(account)}"
    )


@app.command("limits")
def limits(
    context: typer.Context,
    email: Email,
    *,
    daily: Daily = None,
    monthly: Monthly = None,
    concurrent: Concurrent = None,
    rate: Rate = None,
    as_json: AsJson = False,
) -> None:
    """Show an account's limits, or set those that are given. No key may do more."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        account = find_account(tx, email)
        wanted = with_changes(account.limits, daily=daily, monthly=monthly, concurrent=concurrent, rate=rate)
        if wanted != account.limits:
            account = set_limits(tx, account.id, wanted)
    answer(document(account), as_json=as_json, text=limits_line(account))


@app.command("show")
def show(context: typer.Context, email: Email, as_json: AsJson = False) -> None:
    """Show an account, its credits and its limits."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        account = find_account(tx, email)
        credits_ = balance(tx, account.id)
    shown = {**document(account), "balance": {**asdict(credits_), "balance_credits": credits_.balance_credits}}
    text = f"{account.id} {account.email}\nAvailable: {credits_.available_credits:,} credits. Held for open tasks: "
    text += f"{credits_.held_credits:,}. Owed: {credits_.debt_credits:,}.\n{limits_line(account)}"
    answer(shown, as_json=as_json, text=text)


def with_changes(
    caps: Caps, *, daily: int | None, monthly: int | None, concurrent: int | None, rate: int | None
) -> Caps:
    """`caps` with every value that is given."""
    given = {
        "daily_credits": daily,
        "monthly_credits": monthly,
        "concurrent": concurrent,
        "rate_per_second": rate,
    }
    return replace(caps, **{name: value for name, value in given.items() if value is not None})


def document(account: Account) -> dict[str, Any]:
    """The account as JSON values."""
    return {
        "id": account.id,
        "email": account.email,
        "created_at": account.created_at,
        "limits": asdict(account.limits),
    }


def limits_line(account: Account) -> str:
    """The account's limits as a sentence."""
    caps = account.limits
    return (
        f"Limits: {caps.daily_credits:,} credits a day, {caps.monthly_credits:,} a month, "
        f"{caps.concurrent:,} tasks at once, {caps.rate_per_second:,} requests a second for each key."
    )
