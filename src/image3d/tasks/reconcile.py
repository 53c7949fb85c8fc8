"""Reconcile: tasks whose job is gone or ended badly are failed and refunded; what is past its time is dropped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

import sqlalchemy as sa

from image3d.core.logging import get_logger
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.idempotency import forget
from image3d.tasks.settle import failure, settle
from image3d.tasks.tables import tasks, uploads

log = get_logger(__name__)

#: A task younger than this may still be on its way into the queue's own tables' view.
SETTLING_TIME = timedelta(seconds=30)


class JobState(StrEnum):
    """What the queue says of a task's job."""

    ALIVE = "alive"
    ENDED = "ended"
    MISSING = "missing"


class Jobs(Protocol):
    """What the reconciler asks of the queue."""

    def states(self, task_ids: Iterable[str]) -> dict[str, JobState]:
        """The state of each task's job."""
        ...


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """What one pass did."""

    refunded: tuple[str, ...]


def reconcile(deps: TaskDeps, jobs: Jobs) -> Reconciliation:
    """Every open task has a living job afterwards, or is failed and refunded."""
    with deps.database.read() as tx:
        open_ids = store.open_ids(tx, older_than=deps.clock() - SETTLING_TIME)
    states = jobs.states(open_ids)
    refunded: list[str] = []
    for task_id in open_ids:
        if states[task_id] is JobState.ALIVE:
            continue
        detail = "The work on this generation was interrupted too often; its credits were given back."
        if settle(deps, task_id, failure("engine_failed", detail, retryable=True)):
            refunded.append(task_id)
            log.error("task.reconciled", task_id=task_id, job=str(states[task_id]))
    return Reconciliation(refunded=tuple(refunded))


def expire(deps: TaskDeps, *, batch: int = 200) -> int:
    """Files of tasks and uploads past their time are deleted, old idempotency answers dropped; how many went."""
    now = deps.clock()
    with deps.database.transaction() as tx:
        gone = forget(tx, older_than=now - deps.idempotency_lifetime)
    gone += _expire_tasks(deps, batch=batch)
    with deps.database.read() as tx:
        old = tx.execute(sa.select(uploads.c.id, uploads.c.key).where(uploads.c.expires_at < now).limit(batch)).all()
    for upload_id, key in old:
        deps.artifacts.delete(key)
        with deps.database.transaction() as tx:
            tx.execute(uploads.delete().where(uploads.c.id == upload_id))
    return gone + len(old)


def _expire_tasks(deps: TaskDeps, *, batch: int) -> int:
    query = (
        sa.select(tasks.c.id, tasks.c.account_id)
        .where(
            tasks.c.expires_at < deps.clock(), sa.or_(tasks.c.artifacts.is_not(None), tasks.c.input_key.is_not(None))
        )
        .limit(batch)
    )
    with deps.database.read() as tx:
        old = tx.execute(query).all()
    for task_id, account_id in old:
        drop_files(deps, account_id, task_id)
    return len(old)


def drop_files(deps: TaskDeps, account_id: str, task_id: str) -> None:
    """Input and artifacts of a final task are deleted; its row and its ledger rows stay."""
    deps.artifacts.delete_prefix(f"{account_id}/{task_id}")
    with deps.database.transaction() as tx:
        values = {"artifacts": sa.null(), "input_key": sa.null(), "image_url": sa.null()}
        tx.execute(tasks.update().where(tasks.c.id == task_id).values(**values))
