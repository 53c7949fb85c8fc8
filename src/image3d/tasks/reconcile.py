"""Reconcile: tasks, their jobs and their precharges agree again; what is past its time is dropped."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

import sqlalchemy as sa

from image3d.billing.errors import AlreadySettled, NotPrecharged
from image3d.billing.ledger import OpenPrecharge, open_precharges, task_money
from image3d.billing.reconcile import Finding
from image3d.billing.service import settle as settle_precharge
from image3d.billing.statement import count_open_precharges
from image3d.core.ids import TaskId
from image3d.core.logging import get_logger
from image3d.tasks import store
from image3d.tasks.deps import Ending, TaskDeps
from image3d.tasks.idempotency import forget
from image3d.tasks.model import Task
from image3d.tasks.settle import Outcome, end_as_booked, failure, settle
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


def reconcile(deps: Ending, jobs: Jobs) -> list[Finding]:
    """Every open task has a living job and every open precharge an open task afterwards; what was mended is told."""
    return [*_tasks_without_jobs(deps, jobs), *_precharges_without_tasks(deps)]


def _tasks_without_jobs(deps: Ending, jobs: Jobs) -> Iterator[Finding]:
    """A task whose job is gone or ended badly is failed and refunded."""
    with deps.database.read() as tx:
        open_ids = store.open_ids(tx, older_than=deps.clock() - SETTLING_TIME)
    states = jobs.states(open_ids)
    for task_id in open_ids:
        if states[task_id] is JobState.ALIVE:
            continue
        finding = _end_interrupted(deps, task_id)
        if finding is not None:
            log.error("task.reconciled", task_id=task_id, job=str(states[task_id]), detail=finding.detail)
            yield finding


def _end_interrupted(deps: Ending, task_id: TaskId) -> Finding | None:
    detail = "The work on this generation was interrupted too often; its credits were given back."
    outcome = failure("engine_failed", detail, retryable=True)
    try:
        if not settle(deps, task_id, outcome):
            return None
    except (AlreadySettled, NotPrecharged) as error:
        return _end_by_ledger(deps, task_id, outcome, because=error.detail)
    told = "its job was gone or had ended badly: failed, credits given back"
    return Finding(what="task", where=task_id, detail=told, is_repaired=True)


def _end_by_ledger(deps: Ending, task_id: TaskId, outcome: Outcome, *, because: str) -> Finding | None:
    """An open task whose precharge is not open ends with what the ledger says; no credits move."""
    with deps.database.transaction() as tx:
        task = store.lock(tx, task_id)
        if task is None or task.status.is_final:
            return None
        end_as_booked(deps, tx, task, outcome, next(task_money(tx, [task_id]), None))
    detail = f"{because} Failed, with what the ledger says of it."
    return Finding(what="task", where=task_id, detail=detail, is_repaired=False)


def _precharges_without_tasks(deps: Ending) -> Iterator[Finding]:
    """A precharge that no open task stands behind is resolved, by a transfer that says why.

    Credits are held that nobody works for. That takes a hand in the database, so only accounts whose open tasks are
    not as many as their open precharges are looked at closely.
    """
    with deps.database.read() as tx:
        precharged = count_open_precharges(tx)
        working = store.count_open(tx, list(precharged))
    for account_id in sorted(name for name, count in precharged.items() if count != working.get(name, 0)):
        with deps.database.read() as tx:
            held = open_precharges(tx, account_id)
            known = store.find_all(tx, [item.task_id for item in held])
        for item in held:
            task = known.get(item.task_id)
            if task is None or task.status.is_final:
                finding = _resolve(deps, account_id, item, task)
                if finding is not None:
                    log.error("precharge.reconciled", task_id=item.task_id, account_id=account_id)
                    yield finding


def _resolve(deps: Ending, account_id: str, held: OpenPrecharge, task: Task | None) -> Finding | None:
    charge = 0 if task is None else min(task.billing.final_charge_credits or 0, held.amount_credits)
    reason = "no task stands behind the precharge" if task is None else f"the task had {task.status} before"
    try:
        with deps.database.transaction() as tx:
            settle_precharge(
                tx,
                account_id=account_id,
                key_id=held.key_id,
                task_id=held.task_id,
                final_charge_credits=charge,
                now=deps.clock(),
                reason=f"reconciled: {reason}",
            )
    except AlreadySettled:
        return None
    told = f"{reason}: {charge} credits charged, {held.amount_credits - charge} given back"
    return Finding(what="precharge", where=held.task_id, detail=told, is_repaired=True)


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
