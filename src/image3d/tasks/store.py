"""SQL of the story: rows in, dataclasses out. Every change of status is a compare-and-set."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa

from image3d.core.ids import AccountId, KeyId, TaskId
from image3d.db.metadata import UtcTimestamp, microseconds
from image3d.db.sql import Sql
from image3d.engines.protocol import Mode, Quality
from image3d.tasks.model import OPEN_STATUSES, Billing, BillingStatus, Status, StoredArtifact, Task
from image3d.tasks.tables import tasks

_OPEN = [str(status) for status in OPEN_STATUSES]
_COLUMNS = tuple(column.name for column in tasks.columns)
_JSON_COLUMNS = tuple(column.name for column in tasks.columns if isinstance(column.type, sa.JSON))
_TIME_COLUMNS = tuple(column.name for column in tasks.columns if isinstance(column.type, UtcTimestamp))
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

_FIND = Sql(f"SELECT {', '.join(_COLUMNS)} FROM tasks WHERE id = :task_id")  # noqa: S608  # names of our own columns
_INSERTED = (
    "id", "account_id", "key_id", "is_test", "status", "progress", "mode", "quality", "engine", "output_format",
    "prompt", "metadata", "options", "image_url", "input", "input_key", "price", "billing_status", "precharge_credits",
    "created_at",
)  # fmt: skip
_INSERT = Sql(
    f"INSERT INTO tasks ({', '.join(_INSERTED)}) VALUES ({', '.join(f':{name}' for name in _INSERTED)})"  # noqa: S608  # as above
)


def insert(tx: sa.Connection, task: Task) -> None:
    """The task is stored, queued."""
    _INSERT.do(
        tx,
        {
            "id": task.id,
            "account_id": task.account_id,
            "key_id": task.key_id,
            "is_test": task.is_test,
            "status": str(task.status),
            "progress": task.progress,
            "mode": str(task.mode),
            "quality": str(task.quality),
            "engine": task.engine,
            "output_format": task.output_format,
            "prompt": task.prompt,
            "metadata": _ENCODER.encode(task.metadata),
            "options": _ENCODER.encode(task.options),
            "image_url": task.image_url,
            "input": None if task.input is None else _ENCODER.encode(task.input),
            "input_key": task.input_key,
            "price": _ENCODER.encode(task.price),
            "billing_status": task.billing.status,
            "precharge_credits": task.billing.precharge_credits,
            "created_at": microseconds(task.created_at),
        },
    )


def find(tx: sa.Connection, task_id: str, *, account_id: str | None = None) -> Task | None:
    """The task of that id, within the account when one is named."""
    row = _FIND.one(tx, {"task_id": task_id})
    if row is None:
        return None
    task = _task(_decoded(row))
    return task if account_id is None or task.account_id == account_id else None


def _decoded(row: Sequence[Any]) -> Mapping[str, Any]:
    """A row as the driver gave it, with the values that SQLAlchemy would have made of it."""
    values = dict(zip(_COLUMNS, row, strict=True))
    for name in _JSON_COLUMNS:
        if isinstance(values[name], str):
            values[name] = json.loads(values[name])
    for name in _TIME_COLUMNS:
        if values[name] is not None:
            values[name] = datetime.fromtimestamp(values[name] / 1_000_000, tz=UTC)
    values["is_test"] = bool(values["is_test"])
    return values


def find_all(tx: sa.Connection, task_ids: Sequence[str]) -> dict[str, Task]:
    """The tasks of those ids that exist, by id."""
    rows = tx.execute(sa.select(tasks).where(tasks.c.id.in_(task_ids))).mappings().all()
    return {row["id"]: _task(row) for row in rows}


def lock(tx: sa.Connection, task_id: str) -> Task | None:
    """The task, its row locked until the transaction ends (SQLite locks the database at BEGIN IMMEDIATE)."""
    row = tx.execute(sa.select(tasks).where(tasks.c.id == task_id).with_for_update()).mappings().one_or_none()
    return None if row is None else _task(row)


def page(
    tx: sa.Connection,
    account_id: str,
    *,
    limit: int,
    before: str | None = None,
    status: Status | None = None,
    mode: Mode | None = None,
    metadata: Mapping[str, str] | None = None,
) -> list[Task]:
    """Up to `limit` tasks of the account older than the task `before`, newest first."""
    query = sa.select(tasks).where(tasks.c.account_id == account_id).order_by(tasks.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(tasks.c.id < before)
    if status is not None:
        query = query.where(tasks.c.status == str(status))
    if mode is not None:
        query = query.where(tasks.c.mode == str(mode))
    for key, value in (metadata or {}).items():
        query = query.where(_metadata_is(tx, key, value))
    return [_task(row) for row in tx.execute(query).mappings()]


def _metadata_is(tx: sa.Connection, key: str, value: str) -> sa.ColumnElement[bool]:
    """Whether the metadata has `value` under `key`, as text; SQLite reads true as 1, so booleans go by their type."""
    found = tasks.c.metadata[key].as_string() == value
    if value in ("true", "false") and tx.dialect.name == "sqlite":
        return sa.or_(found, sa.func.json_type(tasks.c.metadata, f'$."{key}"') == value)
    return found


def start(tx: sa.Connection, task_id: str, *, now: datetime) -> None:
    """A queued task is processing afterwards; any other is left alone."""
    tx.execute(
        tasks.update()
        .where(tasks.c.id == task_id, tasks.c.status == str(Status.QUEUED))
        .values(status=str(Status.PROCESSING), started_at=now)
    )


def advance(tx: sa.Connection, task_id: str, *, stage: str, progress: int) -> None:
    """Stage and progress of a processing task; progress never falls."""
    tx.execute(
        tasks.update()
        .where(
            tasks.c.id == task_id,
            tasks.c.status == str(Status.PROCESSING),
            sa.or_(tasks.c.progress < progress, tasks.c.stage.is_distinct_from(stage)),
        )
        .values(stage=stage, progress=sa.case((tasks.c.progress > progress, tasks.c.progress), else_=progress))
    )


def remember_input(tx: sa.Connection, task_id: str, *, key: str, description: Mapping[str, Any]) -> None:
    """Where the task's input is stored and what it is."""
    tx.execute(tasks.update().where(tasks.c.id == task_id).values(input_key=key, input=description))


def request_cancel(tx: sa.Connection, task_id: str, *, now: datetime) -> None:
    """The worker stops this processing task at its next look."""
    tx.execute(
        tasks.update()
        .where(tasks.c.id == task_id, tasks.c.status == str(Status.PROCESSING), tasks.c.cancel_requested_at.is_(None))
        .values(cancel_requested_at=now)
    )


def is_cancel_requested(tx: sa.Connection, task_id: str) -> bool:
    """Whether the task should stop: asked to, or already final."""
    row = tx.execute(sa.select(tasks.c.cancel_requested_at, tasks.c.status).where(tasks.c.id == task_id)).one()
    return row.cancel_requested_at is not None or row.status not in _OPEN


def end(tx: sa.Connection, task_id: str, status: Status, billing: Billing, **values: Any) -> bool:
    """The open task is final afterwards; False when it already was."""
    changed = tx.execute(
        tasks.update()
        .where(tasks.c.id == task_id, tasks.c.status.in_(_OPEN))
        .values(
            status=str(status),
            stage=None,
            billing_status=billing.status,
            final_charge_credits=billing.final_charge_credits,
            refunded_credits=billing.refunded_credits,
            provider_cost_usd=None if billing.provider_cost_usd is None else f"{billing.provider_cost_usd:f}",
            balance_after_credits=billing.balance_after_credits,
            **values,
        )
    )
    return changed.rowcount == 1


def open_ids(tx: sa.Connection, *, older_than: datetime) -> list[TaskId]:
    """Ids of the open tasks created before `older_than`, oldest first."""
    query = (
        sa.select(tasks.c.id)
        .where(tasks.c.finished_at.is_(None), tasks.c.created_at < older_than)
        .order_by(tasks.c.created_at)
    )
    return [TaskId(task_id) for task_id in tx.execute(query).scalars()]


def count_open(tx: sa.Connection, account_ids: Sequence[str]) -> dict[str, int]:
    """How many open tasks that cost something each of the accounts has; accounts without one are left out."""
    query = (
        sa.select(tasks.c.account_id, sa.func.count())
        .where(tasks.c.finished_at.is_(None), tasks.c.is_test.is_(False), tasks.c.account_id.in_(account_ids))
        .group_by(tasks.c.account_id)
    )
    return {str(account_id): int(count) for account_id, count in tx.execute(query)}


def artifact_documents(artifacts: Sequence[StoredArtifact]) -> list[dict[str, Any]]:
    """The artifacts as the JSON column keeps them."""
    return [asdict(artifact) for artifact in artifacts]


def _task(row: Mapping[Any, Any]) -> Task:
    cost = row["provider_cost_usd"]
    return Task(
        id=TaskId(row["id"]),
        account_id=AccountId(row["account_id"]),
        key_id=KeyId(row["key_id"]),
        is_test=row["is_test"],
        status=Status(row["status"]),
        stage=row["stage"],
        progress=row["progress"],
        mode=Mode(row["mode"]),
        quality=Quality(row["quality"]),
        engine=row["engine"],
        output_format=row["output_format"],
        prompt=row["prompt"],
        metadata=row["metadata"],
        options=row["options"],
        image_url=row["image_url"],
        input=row["input"],
        input_key=row["input_key"],
        price=row["price"],
        billing=Billing(
            status=cast("BillingStatus", row["billing_status"]),
            precharge_credits=row["precharge_credits"],
            final_charge_credits=row["final_charge_credits"],
            refunded_credits=row["refunded_credits"],
            provider_cost_usd=None if cost is None else Decimal(cost),
            balance_after_credits=row["balance_after_credits"],
        ),
        created_at=row["created_at"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        expires_at=row["expires_at"],
        cancel_requested_at=row["cancel_requested_at"],
        error=row["error"],
        report=row["report"],
        review=row["review"],
        artifacts=tuple(StoredArtifact(**item) for item in row["artifacts"] or ()),
    )
