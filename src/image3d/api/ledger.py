"""`GET /api/v1/ledger`: a row per generation and per movement of credits that is not one, as JSON pages or CSV.

`GET /api/v1/ledger/totals` is what its rows add up to.
"""

import csv
import io
import json
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa
from fastapi import FastAPI
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from image3d.api.auth import Gate
from image3d.api.bodies import query
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.documents import MODEL
from image3d.api.openapi import query_parameters
from image3d.api.pages import SEQUENCE, decode_cursor, page_document
from image3d.api.routing import add_route
from image3d.api.schemas import Answer, LedgerPage, PageQuery, Query
from image3d.billing.model import Kind, Place, Transfer
from image3d.billing.statement import Selection, select_rows, statement
from image3d.core.clock import rfc3339
from image3d.core.ids import AccountId
from image3d.tasks import store
from image3d.tasks.model import Task

COLUMNS = (
    "task_id", "kind", "created_at", "request", "input", "output", "precharge_credits", "final_charge_credits",
    "refunded_credits", "provider_cost_usd", "amount_credits", "reference",
)  # fmt: skip
GENERATION = "generation"
CSV_BATCH = 500
#: Spreadsheets take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CSV = {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}


_DAY = "UTC day"
_KEY_ID = "key_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"


class LedgerQuery(PageQuery):
    """Which rows of the ledger."""

    kind: Literal["generation", "top_up", "grant", "expire", "adjust"] | None = Field(
        default=None, description="Only rows of this kind.", examples=["top_up"]
    )
    key_id: str | None = Field(
        default=None, max_length=40, description="Only generations that this key paid.", examples=[_KEY_ID]
    )
    first: date | None = Field(default=None, description=f"Only rows from this {_DAY} on.", examples=["2026-11-01"])
    last: date | None = Field(
        default=None, description=f"Only rows up to this {_DAY}, included.", examples=["2026-11-30"]
    )

    @property
    def selection(self) -> Selection:
        """What the filters select."""
        kind = None if self.kind is None else Kind.PRECHARGE if self.kind == GENERATION else Kind(self.kind)
        return Selection(kind=kind, key_id=self.key_id, first=self.first, last=self.last)


class TotalsQuery(Query):
    """Which days to add up."""

    first: date | None = Field(
        default=None, description=f"First {_DAY}; the ledger's first unless given.", examples=["2026-11-01"]
    )
    last: date | None = Field(
        default=None, description=f"Last {_DAY}, included; the newest unless given.", examples=["2026-11-30"]
    )


class LedgerBalance(Answer):
    """What the account owned and owed."""

    available_credits: int = Field(description="Could be spent.", examples=[988])
    held_credits: int = Field(description="Were set aside.", examples=[0])
    debt_credits: int = Field(description="Were owed for payments that were taken back.", examples=[0])


class LedgerMovement(Answer):
    """All transfers of one kind between the same two places."""

    kind: str = Field(
        description="`top_up`, `grant`, `precharge`, `settle`, `refund`, `expire` or `adjust`.", examples=["top_up"]
    )
    source: str = Field(description="Where the credits came from.", examples=["payments"])
    destination: str = Field(description="Where they went.", examples=["available"])
    transfers: int = Field(description="How many there were.", examples=[1])
    credits: int = Field(description="How many credits they moved together.", examples=[1_000])


class LedgerTotals(Answer):
    """What the days add up to: `opening` and every movement make `closing`, to the credit."""

    first: date | None = Field(description="As requested.", examples=["2026-11-01"])
    last: date | None = Field(description="As requested.", examples=["2026-11-30"])
    opening: LedgerBalance = Field(
        description="Before the first day.",
        examples=[{"available_credits": 0, "held_credits": 0, "debt_credits": 0}],
    )
    data: list[LedgerMovement] = Field(description="What moved.")
    closing: LedgerBalance = Field(description="After the last day.")


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One row, and the sequence number of its transfer, which orders the account's ledger."""

    seq: int
    document: dict[str, Any]


class Ledger:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    def list_ledger(self, request: Request) -> Response:
        """List the usage ledger.

        A row per generation, with its request, input, output and money, and a row per top-up, grant and other
        movement of credits; newest first. Generations of test keys move no credits and are not in it. With
        `Accept: text/csv` all rows come as one CSV file, which spreadsheets open without running anything in it.
        """
        principal = self._gate.enter(request)
        wanted = query(LedgerQuery, request)
        selected = wanted.selection
        place = decode_cursor(wanted.cursor, SEQUENCE)
        before = None if place is None else int(place.removeprefix("seq_"))
        if _wants_csv(request):
            headers = {"content-disposition": 'attachment; filename="image3d-ledger.csv"', "cache-control": "no-store"}
            rows = self._all_rows(principal.account.id, selected, before)
            return StreamingResponse(_csv_lines(rows), media_type="text/csv", headers=headers)
        with self._deps.tasks.database.read() as tx:
            rows = _rows(tx, principal.account.id, selected, limit=wanted.limit + 1, before=before)
        shown = rows[: wanted.limit]
        return answer(
            page_document(
                [row.document for row in shown],
                last=f"seq_{shown[-1].seq}" if shown else None,
                has_more=len(rows) > wanted.limit,
            ),
            headers={"vary": "Accept"},
        )

    def get_totals(self, request: Request) -> Response:
        """Get the ledger's totals.

        What the transfers of some days add up to, by kind and by where the credits went, between the balances before
        and after. Without `first` the opening balance is nothing; without `last` the closing one is today's.
        """
        principal = self._gate.enter(request)
        wanted = query(TotalsQuery, request)
        with self._deps.tasks.database.read() as tx:
            found = statement(tx, principal.account.id, first=wanted.first, last=wanted.last)
        movements = [
            {
                "kind": moved.kind.value,
                "source": moved.source.value,
                "destination": moved.destination.value,
                "transfers": moved.rows,
                "credits": moved.credits,
            }
            for moved in found.movements
        ]
        return answer(
            {
                "first": None if wanted.first is None else wanted.first.isoformat(),
                "last": None if wanted.last is None else wanted.last.isoformat(),
                "opening": asdict(found.opening),
                "data": movements,
                "closing": asdict(found.closing),
            }
        )

    def _all_rows(self, account_id: AccountId, selected: Selection, before: int | None) -> Generator[_Row]:
        """Every row, read in batches so that no transaction stays open while the client reads."""
        while True:
            with self._deps.tasks.database.read() as tx:
                rows = _rows(tx, account_id, selected, limit=CSV_BATCH, before=before)
            yield from rows
            if len(rows) < CSV_BATCH:
                return
            before = rows[-1].seq


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of the ledger."""
    routes = Ledger(deps, gate)
    schema = {"$ref": "#/components/schemas/LedgerPage"}
    success = {
        "model": LedgerPage,
        "description": "A page of rows, or all of them as CSV.",
        "content": {"application/json": {"schema": schema}, "text/csv": _CSV},
    }
    add_route(
        app, "GET", "/api/v1/ledger", routes.list_ledger,
        tag="Credits", answers={200: success}, problems=["invalid_request"], parameters=query_parameters(LedgerQuery),
    )  # fmt: skip
    add_route(
        app, "GET", "/api/v1/ledger/totals", routes.get_totals,
        tag="Credits", answers={200: LedgerTotals}, problems=["invalid_request"],
        parameters=query_parameters(TotalsQuery),
    )  # fmt: skip


def _rows(
    tx: sa.Connection, account_id: AccountId, selected: Selection, *, limit: int, before: int | None
) -> list[_Row]:
    """The newest `limit` selected rows before the transfer `before`: a task stands where its precharge does."""
    heads = select_rows(tx, account_id, selected, limit=limit, before_seq=before)
    tasks = store.find_all(tx, [head.task_id for head in heads if head.task_id is not None])
    return [_Row(seq=head.seq, document=_document(head, tasks.get(head.task_id or ""))) for head in heads]


def _document(head: Transfer, task: Task | None) -> dict[str, Any]:
    return _movement_row(head) if task is None else _task_row(task)


def _task_row(task: Task) -> dict[str, Any]:
    billing = task.billing
    cost = billing.provider_cost_usd
    return {
        "task_id": task.id,
        "kind": GENERATION,
        "created_at": rfc3339(task.created_at),
        "request": {
            "mode": task.mode.value,
            "quality": task.quality.value,
            "engine": task.engine,
            "image_url": task.image_url,
            "prompt": task.prompt,
            "output_format": task.output_format,
            "options": task.options,
            "metadata": task.metadata,
        },
        "input": task.input,
        "output": _output(task),
        "precharge_credits": billing.precharge_credits,
        "final_charge_credits": billing.final_charge_credits,
        "refunded_credits": billing.refunded_credits,
        "provider_cost_usd": None if cost is None else f"{cost:f}",
        "amount_credits": -(billing.final_charge_credits or 0),
        "reference": None,
    }


def _output(task: Task) -> dict[str, Any] | None:
    """What came out: how it ended, and the model by hash, as the files themselves expire."""
    if not task.status.is_final:
        return None
    model = task.artifact(MODEL)
    return {
        "status": task.status.value,
        "error": None if task.error is None else task.error["code"],
        "model": None if model is None else {"sha256": model.sha256, "size": model.size},
        "vertices": (task.report or {}).get("vertices"),
        "faces": (task.report or {}).get("faces"),
    }


def _movement_row(transfer: Transfer) -> dict[str, Any]:
    arrives = transfer.destination == Place.AVAILABLE
    leaves = transfer.source == Place.AVAILABLE
    amount = transfer.amount_credits * (int(arrives) - int(leaves))
    return {
        **dict.fromkeys(COLUMNS),
        "kind": transfer.kind,
        "created_at": rfc3339(transfer.created_at),
        "amount_credits": amount,
        "reference": transfer.reason or transfer.reference,
    }


def _wants_csv(request: Request) -> bool:
    """Whether the client names CSV and does not name JSON before it."""
    accepted = [part.partition(";")[0].strip().lower() for part in request.headers.get("accept", "").split(",")]
    kinds = [kind for kind in accepted if kind in ("text/csv", "application/json")]
    return kinds[:1] == ["text/csv"]


def _csv_lines(rows: Generator[_Row]) -> Generator[str]:
    yield _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line([csv_cell(row.document[name]) for name in COLUMNS])


def _csv_line(cells: list[str] | tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def csv_cell(value: Any) -> str:
    """`value` as the text of a cell that no spreadsheet runs: what looks like a formula is quoted with `'`."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
