"""`image3d ledger`: read an account's transfers, and prove that nobody touched them."""

import time
from dataclasses import asdict
from typing import Annotated

import typer

from image3d.accounts.service import find_account
from image3d.billing.ledger import Fault, count_transfers, list_transfers, verify
from image3d.cli.accounts import Email
from image3d.cli.operate import AsJson, answer, operator_of, table
from image3d.tasks.audit import audit
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
            row.task_id or row.reference or row.reason,
        )
        for row in rows
    ]
    headings = ("#", "time (UTC)", "kind", "from -> to", "credits", "available", "held", "for")
    text = table(headings, shown, numbers=("#", "credits", "available", "held")) if shown else "No transfers."
    answer([asdict(row) for row in rows], as_json=as_json, text=text)


@app.command("verify")
def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Recompute every row, hash, balance and counter; exit 1 if anything does not agree."""
    operator = operator_of(context)
    start = time.perf_counter()
    faults = verify(operator.database, [audit])
    seconds = time.perf_counter() - start
    with operator.database.read() as tx:
        rows = count_transfers(tx)
    document = {"rows": rows, "seconds": round(seconds, 3), "faults": [asdict(fault) for fault in faults]}
    answer(document, as_json=as_json, text=_summary(rows, seconds, faults))
    if faults:
        raise typer.Exit(1)


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


def _summary(rows: int, seconds: float, faults: list[Fault]) -> str:
    lines = [f"{fault.check}: {fault.where}: {fault.detail}" for fault in faults]
    if faults:
        lines.append(
            f"{len(faults):,} faults in {rows:,} transfers ({seconds:.1f} s). The first wrong row is named first."
        )
    else:
        lines.append(f"The ledger is right: {rows:,} transfers verified in {seconds:.1f} s.")
    return "\n".join(lines)
