"""`GET /api/v1/ledger`: a row per generation and per movement of credits that is not one, as JSON pages or CSV."""

import csv
import io
import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from fastapi import FastAPI
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
from image3d.api.schemas import LedgerPage, PageQuery
from image3d.billing.ledger import list_transfers
from image3d.billing.model import Kind, Place, Transfer
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
#: Precharge, settle and refund.
TRANSFERS_PER_TASK = 3
#: Spreadsheets take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CSV = {"schema": {"type": "string"}, "example": ",".join(COLUMNS)}


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
        wanted = query(PageQuery, request)
        place = decode_cursor(wanted.cursor, SEQUENCE)
        before = None if place is None else int(place.removeprefix("seq_"))
        if _wants_csv(request):
            headers = {"content-disposition": 'attachment; filename="image3d-ledger.csv"', "cache-control": "no-store"}
            rows = self._all_rows(principal.account.id, before)
            return StreamingResponse(_csv_lines(rows), media_type="text/csv", headers=headers)
        with self._deps.tasks.database.read() as tx:
            rows = _rows(tx, principal.account.id, limit=wanted.limit + 1, before=before)
        shown = rows[: wanted.limit]
        return answer(
            page_document(
                [row.document for row in shown],
                last=f"seq_{shown[-1].seq}" if shown else None,
                has_more=len(rows) > wanted.limit,
            ),
            headers={"vary": "Accept"},
        )

    def _all_rows(self, account_id: AccountId, before: int | None) -> Generator[_Row]:
        """Every row, read in batches so that no transaction stays open while the client reads."""
        while True:
            with self._deps.tasks.database.read() as tx:
                rows = _rows(tx, account_id, limit=CSV_BATCH, before=before)
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
        tag="Credits", answers={200: success}, problems=["invalid_request"], parameters=query_parameters(PageQuery),
    )  # fmt: skip


def _rows(tx: sa.Connection, account_id: AccountId, *, limit: int, before: int | None) -> list[_Row]:
    """The newest `limit` rows before the transfer `before`: a task stands where its precharge does."""
    heads: list[Transfer] = []
    while len(heads) < limit:
        transfers = list_transfers(tx, account_id, limit=TRANSFERS_PER_TASK * limit, before_seq=before)
        heads.extend(transfer for transfer in transfers if _heads(transfer))
        if len(transfers) < TRANSFERS_PER_TASK * limit:
            break
        before = transfers[-1].seq
    return [_Row(seq=transfer.seq, document=_document(tx, transfer)) for transfer in heads[:limit]]


def _heads(transfer: Transfer) -> bool:
    """Whether the transfer is a row of its own: how a precharge was resolved is told in the task's row."""
    return transfer.kind not in (Kind.SETTLE, Kind.REFUND)


def _document(tx: sa.Connection, transfer: Transfer) -> dict[str, Any]:
    if transfer.task_id is not None and (task := store.find(tx, transfer.task_id)) is not None:
        return _task_row(task)
    return _movement_row(transfer)


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
