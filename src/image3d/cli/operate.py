"""What the operator's commands share: the opened installation, and answers for people or for programs."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

import typer
from rich.console import Console
from rich.table import Table

from image3d.billing.payments import PaymentProvider
from image3d.core.clock import Clock, rfc3339
from image3d.db.database import Database

if TYPE_CHECKING:
    from image3d.tasks.reconcile import Jobs

AsJson = Annotated[bool, typer.Option("--json", help="Answer with JSON on standard output.")]


class Operator(Protocol):
    """An opened installation: its database at the newest schema, and who sells credits."""

    @property
    def database(self) -> Database:
        """The database."""
        ...

    @property
    def payments(self) -> PaymentProvider | None:
        """The payment provider, or None when credits are not sold here."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def artifact_lifetime(self) -> timedelta:
        """How long a task's files are kept after its end."""
        ...

    @property
    def jobs(self) -> "Jobs":
        """What the queue says of tasks' jobs."""
        ...


def operator_of(context: typer.Context) -> Operator:
    """The installation that the environment's settings describe, or the one that `context.obj` opens."""
    if callable(context.obj):
        return cast("Callable[[], Operator]", context.obj)()
    from image3d.app.operator import open_operator  # reading the help must not open a database
    from image3d.core.settings import load_settings  # as above

    return open_operator(load_settings())


def answer(document: Any, *, as_json: bool, text: str) -> None:
    """Prints the document as JSON, or the text."""
    typer.echo(json.dumps(document, indent=2, default=_plain) if as_json else text)


def table(headings: Sequence[str], rows: Sequence[Sequence[Any]], *, numbers: Sequence[str] = ()) -> str:
    """Rows under headings as aligned text; columns in `numbers` are set to the right."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        made.add_column(heading, justify="right" if heading in numbers else "left", no_wrap=True)
    for row in rows:
        made.add_row(*[_shown(value) for value in row])
    console = Console(width=1_000)  # columns take what they need; an id that is cut off is of no use
    with console.capture() as captured:
        console.print(made)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _plain(value: Any) -> Any:
    return rfc3339(value) if isinstance(value, datetime) else str(value)
