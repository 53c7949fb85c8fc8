"""`image3d ledger`: read and add up an account's transfers, prove that nobody touched them, mend what disagrees."""

import time
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from image3d.accounts.service import find_account
from image3d.billing.ledger import Fault, count_transfers, list_transfers, verify
from image3d.billing.model import Balance
from image3d.billing.notices import list_notices
from image3d.billing.reconcile import reconcile_payments
from image3d.billing.statement import statement
from image3d.cli.accounts import Email
from image3d.cli.operate import AsJson, answer, operator_of, table
from image3d.tasks.audit import CHECKS
from image3d.tasks.margin import margins

app = typer.Typer(help="Read the ledger and verify it.", no_args_is_help=True)


@app.command("show")
def show(
    context: typer.Context,
    email: Email,
    limit: Annotated[int, typer.Option(help="How many rows, newest first.", min=1, max=100_000)] = 50,
    as_json: AsJson = False,
) -> None:
    """Show an account's transfers, newest first, each with the balance it left."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        rows = list_transfers(tx, find_account(tx, email).id, limit=limit)
    shown = [
        (
            row.seq,
            row.created_at,
            row.kind,
            f"{row.source} -> {row.destination}",
            row.amount_credits,
            row.available_after_credits,
            row.held_after_credits,
            row.debt_after_credits,
            row.task_id or row.reference,
            None if row.reason is None else f"{row.reason} ({row.operator or 'reconciliation'})",
        )
        for row in rows
    ]
    headings = ("#", "time (UTC)", "kind", "from -> to", "credits", "available", "held", "owed", "for", "why (who)")
    numbers = ("#", "credits", "available", "held", "owed")
    text = table(headings, shown, numbers=numbers) if shown else "No transfers."
    answer([asdict(row) for row in rows], as_json=as_json, text=text)


@app.command("verify")
def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Recompute every row, hash, balance and counter; exit 1 if anything does not agree."""
    operator = operator_of(context)
    start = time.perf_counter()
    faults = verify(operator.database, CHECKS)
    seconds = time.perf_counter() - start
    with operator.database.read() as tx:
        rows = count_transfers(tx)
    document = {"rows": rows, "seconds": round(seconds, 3), "faults": [asdict(fault) for fault in faults]}
    answer(document, as_json=as_json, text=_summary(rows, seconds, faults))
    if faults:
        raise typer.Exit(1)


@app.command("reconcile")
def mend(context: typer.Context, as_json: AsJson = False) -> None:
    """Repair what does not agree: tasks, jobs, precharges, payments, top-ups; exit 1 if something needs a person."""
    from image3d.tasks.reconcile import reconcile  # brings numpy and the storage with it

    operator = operator_of(context)
    found = reconcile(operator, operator.jobs)
    found += reconcile_payments(operator.database, operator.payments, now=operator.clock())
    rows = [(item.what, item.where, "repaired" if item.is_repaired else "LOOK", item.detail) for item in found]
    text = table(("what", "where", "state", "detail"), rows) if rows else "Everything agrees; nothing to repair."
    answer([asdict(item) for item in found], as_json=as_json, text=text)
    if not all(item.is_repaired for item in found):
        raise typer.Exit(1)


@app.command("totals")
def add_up(
    context: typer.Context,
    email: Email,
    *,
    first: Annotated[datetime | None, typer.Option(help="First UTC day.", formats=["%Y-%m-%d"])] = None,
    last: Annotated[datetime | None, typer.Option(help="Last UTC day, included.", formats=["%Y-%m-%d"])] = None,
    as_json: AsJson = False,
) -> None:
    """Show what an account's transfers add up to, between the balances before and after."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        found = statement(
            tx,
            find_account(tx, email).id,
            first=None if first is None else first.date(),
            last=None if last is None else last.date(),
        )
    rows = [(item.kind, f"{item.source} -> {item.destination}", item.rows, item.credits) for item in found.movements]
    lines = [
        f"before: {_balance_line(found.opening)}",
        table(("kind", "from -> to", "rows", "credits"), rows, numbers=("rows", "credits"))
        if rows
        else "No transfers.",
        f"after: {_balance_line(found.closing)}",
    ]
    answer(asdict(found), as_json=as_json, text="\n".join(lines))


@app.command("notices")
def show_notices(context: typer.Context, email: Email, as_json: AsJson = False) -> None:
    """List what the owner of an account was told: caps nearly used up, a balance that ran low; newest first."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        found = list_notices(tx, find_account(tx, email).id)
    rows = [
        (item.created_at, item.kind, item.scope_id, item.period, item.used_credits, item.cap_credits, item.sent_at)
        for item in found
    ]
    headings = ("time (UTC)", "kind", "of", "period", "used or left", "cap or level", "sent (UTC)")
    text = table(headings, rows, numbers=("used or left", "cap or level")) if rows else "No notices."
    answer([asdict(item) for item in found], as_json=as_json, text=text)


@app.command("margin")
def margin(
    context: typer.Context,
    days: Annotated[int, typer.Option(help="How many days, today included.", min=1, max=3_660)] = 30,
    as_json: AsJson = False,
) -> None:
    """Show what generations earned and cost, per day, engine and quality."""
    operator = operator_of(context)
    with operator.database.read() as tx:
        found = margins(tx, now=operator.clock(), days=days)
    headings = ("day", "engine", "quality", "tasks", "succeeded", "credits", "earned USD", "cost USD", "margin USD")
    shown = [
        (
            row.day,
            row.engine,
            row.quality,
            row.tasks,
            row.succeeded,
            row.charged_credits,
            f"{row.revenue_usd:.2f}",
            f"{row.cost_usd:.4f}" + ("+?" if row.unknown_costs else ""),
            f"{row.margin_usd:.2f}",
        )
        for row in found
    ]
    text = table(headings, shown, numbers=headings[3:]) if shown else f"No generation ended in {days:,} days."
    documents = [{**asdict(row), "revenue_usd": row.revenue_usd, "margin_usd": row.margin_usd} for row in found]
    answer(documents, as_json=as_json, text=text)


def _balance_line(balance: Balance) -> str:
    owed = f", {balance.debt_credits:,} owed" if balance.debt_credits else ""
    return f"{balance.available_credits:,} available, {balance.held_credits:,} held{owed}"


def _summary(rows: int, seconds: float, faults: list[Fault]) -> str:
    lines = [f"{fault.check}: {fault.where}: {fault.detail}" for fault in faults]
    if faults:
        lines.append(
            f"{len(faults):,} faults in {rows:,} transfers ({seconds:.1f} s). The first wrong row is named first."
        )
    else:
        lines.append(f"The ledger is right: {rows:,} transfers verified in {seconds:.1f} s.")
    return "\n".join(lines)
