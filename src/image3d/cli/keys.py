"""`image3d keys`: make, list, limit and revoke API keys."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from image3d.accounts.model import KEY_CAPS, ApiKey
from image3d.accounts.service import create_key, find_account, get_account, get_key, list_keys, revoke_key, set_key_caps
from image3d.billing.service import bought_credits
from image3d.cli.accounts import Concurrent, Daily, Email, Monthly, Rate, with_changes
from image3d.cli.operate import AsJson, answer, operator_of, table
from image3d.core.ids import KeyId

app = typer.Typer(help="Make, list, limit and revoke API keys.", no_args_is_help=True)

KeyArgument = Annotated[str, typer.Argument(metavar="KEY_ID", help="The key's id, `key_...`.")]


@app.command("create")
def create(
    context: typer.Context,
    email: Email,
    *,
    name: Annotated[str, typer.Option(help="What the key is for.")],
    test: Annotated[bool, typer.Option("--test", help="A test key: it moves no credits.")] = False,
    daily: Daily = None,
    monthly: Monthly = None,
    concurrent: Concurrent = None,
    rate: Rate = None,
    as_json: AsJson = False,
) -> None:
    """Create a key. It is shown this once, alone on the last line."""
    operator = operator_of(context)
    given = {"daily": daily, "monthly": monthly, "concurrent": concurrent, "rate": rate}
    with operator.database.transaction() as tx:
        account = find_account(tx, email)
        key, secret = create_key(
            tx,
            account=account,
            name=name,
            mode="test" if test else "live",
            caps=None if set(given.values()) == {None} else with_changes(KEY_CAPS, **given),
            now=operator.clock(),
            bought_credits=bought_credits(tx, account.id),
        )
    text = (
        f"Created {key.id} ({key.mode}) for {account.email}: {_caps_line(key)}.\nCopy it now, it is not kept:\n{secret}"
    )
    answer({**document(key), "secret": secret}, as_json=as_json, text=text)


@app.command("list")
def list_(context: typer.Context, email: Email, as_json: AsJson = False) -> None:
    """List an account's keys, newest first."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        keys = list_keys(tx, find_account(tx, email).id)
    rows = [
        (
            key.id,
            key.name,
            f"{key.prefix}...{key.last4}",
            f"{key.caps.daily_credits:,}",
            f"{key.caps.monthly_credits:,}",
            key.caps.concurrent,
            key.caps.rate_per_second,
            key.last_used_at,
            "revoked" if key.revoked_at else "active",
        )
        for key in keys
    ]
    headings = ("id", "name", "key", "a day", "a month", "at once", "a second", "last used", "state")
    text = table(headings, rows, numbers=("a day", "a month", "at once", "a second")) if rows else "No keys."
    answer([document(key) for key in keys], as_json=as_json, text=text)


@app.command("revoke")
def revoke(context: typer.Context, key_id: KeyArgument, as_json: AsJson = False) -> None:
    """Refuse a key from now on, for ever."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        key = revoke_key(tx, KeyId(key_id), now=operator.clock())
    answer(document(key), as_json=as_json, text=f"Revoked {key.id} ({key.name}).")


@app.command("limits")
def limits(
    context: typer.Context,
    key_id: KeyArgument,
    *,
    daily: Daily = None,
    monthly: Monthly = None,
    concurrent: Concurrent = None,
    rate: Rate = None,
    as_json: AsJson = False,
) -> None:
    """Show a key's caps, or set those that are given, within the account's limits."""
    operator = operator_of(context)
    with operator.database.transaction() as tx:
        key = get_key(tx, KeyId(key_id))
        wanted = with_changes(key.caps, daily=daily, monthly=monthly, concurrent=concurrent, rate=rate)
        if wanted != key.caps:
            key = set_key_caps(tx, key.id, wanted, account=get_account(tx, key.account_id))
    answer(document(key), as_json=as_json, text=f"{key.id}: {_caps_line(key)}.")


def document(key: ApiKey) -> dict[str, Any]:
    """The key as JSON values, without its secret."""
    shown = asdict(key)
    shown["state"] = "revoked" if key.revoked_at else "active"
    return shown


def _caps_line(key: ApiKey) -> str:
    caps = key.caps
    return (
        f"{caps.daily_credits:,} credits a day, {caps.monthly_credits:,} a month, {caps.concurrent:,} tasks at once, "
        f"{caps.rate_per_second:,} requests a second"
    )
