"""One worker process: DBOS with the `run_task` workflow, a heartbeat, and chores: reap, adopt, reconcile, tidy."""

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from dbos import DBOS, DBOSConfig
from dbos._serialization import DBOSPortableJSONSerializer
from sqlalchemy.exc import SQLAlchemyError

from image3d.accounts.mail import Mailer
from image3d.billing.checkouts import ask_again
from image3d.billing.payments import PaymentProvider
from image3d.billing.reconcile import reconcile_payments
from image3d.billing.service import expire_grants
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger
from image3d.tasks.deps import Runner, TaskDeps
from image3d.tasks.notices import send_notices
from image3d.tasks.reconcile import expire, reconcile
from image3d.tasks.run import run
from image3d.tasks.settle import Outcome, failure, settle
from image3d.worker.heartbeat import BEAT_SECONDS, beat, dead_workers, retire
from image3d.worker.outage import Orphans, Running, Steadiness, patiently
from image3d.worker.queue import (
    APPLICATION_VERSION,
    LIVE_QUEUE,
    RUN_TASK,
    TEST_QUEUE,
    DbosQueue,
    prepare_queue,
    queue_url,
)

log = get_logger(__name__)

#: A job that has killed this many workers ends, and the reconciler refunds it.
MAX_RECOVERY_ATTEMPTS = 3
MAX_ATTEMPTS = 4
TEST_SLOTS = 4
TEST_POLLING_SECONDS = 0.12


@dataclass(frozen=True, kw_only=True)
class WorkerOptions:
    """How a worker behaves; the defaults suit one machine."""

    slots: int = 1
    polling_seconds: float = 0.08
    reap_seconds: float = 2.0
    orphan_seconds: float = 10.0
    dead_after_seconds: float = 10.0
    reconcile_seconds: float = 30.0
    money_seconds: float = 60.0
    books_seconds: float = 600.0
    tidy_seconds: float = 3600.0
    keep_jobs_seconds: float = 7 * 86_400.0


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who is asked about purchases and who takes letters to customers; each may be missing."""

    payments: PaymentProvider | None = None
    mailer: Mailer | None = None
    public_url: str = ""


def run_worker(
    deps: TaskDeps,
    queue: DbosQueue,
    runner: Runner,
    options: WorkerOptions,
    stopping: threading.Event,
    *,
    office: Office | None = None,
) -> None:
    """Works until `stopping` is set; jobs in flight then are taken up by another worker.

    DBOS is launched once per process.
    """
    executor_id = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
    prepare_queue(deps.database)
    beat(deps.database, executor_id)
    running, steadiness = Running(), Steadiness(options.dead_after_seconds)
    beating = threading.Thread(
        target=_keep_beating, args=(deps, executor_id, steadiness, stopping), name="heartbeat", daemon=True
    )
    beating.start()
    dbos = DBOS(config=_config(deps, executor_id))
    _register_workflow(deps, runner, running, stopping)
    DBOS.launch()
    queues = ((LIVE_QUEUE, options.slots, options.polling_seconds), (TEST_QUEUE, TEST_SLOTS, TEST_POLLING_SECONDS))
    for name, slots, polling_seconds in queues:
        DBOS.register_queue(
            name,
            worker_concurrency=slots,
            polling_interval_sec=polling_seconds,
            on_conflict="always_update",
        )
    chores = [
        *_watch_chores(deps, dbos, options, running=running, steadiness=steadiness, executor_id=executor_id),
        *_house_chores(deps, queue, office or Office(), options),
    ]
    log.info("worker.started", executor_id=executor_id, slots=options.slots)
    try:
        while not stopping.wait(0.2):
            for chore in chores:
                chore.do_if_due()
    finally:
        beating.join(timeout=BEAT_SECONDS)
        DBOS.destroy(workflow_completion_timeout_sec=0)
        log.info("worker.stopped", executor_id=executor_id)


def _config(deps: TaskDeps, executor_id: str) -> DBOSConfig:
    return DBOSConfig(
        name="image3d",
        system_database_url=queue_url(deps.database),
        executor_id=executor_id,
        application_version=APPLICATION_VERSION,
        serializer=DBOSPortableJSONSerializer(),
        log_level="WARNING",
        run_migrations=False,
    )


def _register_workflow(deps: TaskDeps, runner: Runner, running: Running, stopping: threading.Event) -> None:
    """`run_task`: attempts until one decides, then settles. Steps return outcomes and never branch on exceptions."""
    database = deps.database

    @DBOS.step(name="attempt", retries_allowed=True, max_attempts=5, interval_seconds=0.5)
    def attempt(task_id: str, number: int) -> dict[str, Any] | None:
        outcome = patiently(database, stopping, lambda: run(deps, runner, task_id, attempt=number))
        return None if outcome is None else asdict(outcome)

    @DBOS.step(name="settle", retries_allowed=True, max_attempts=8, interval_seconds=0.5)
    def end(task_id: str, outcome: dict[str, Any]) -> bool:
        return patiently(database, stopping, lambda: settle(deps, task_id, Outcome(**outcome)))

    @DBOS.workflow(name=RUN_TASK, max_recovery_attempts=MAX_RECOVERY_ATTEMPTS)
    def run_task(task_id: str) -> None:
        running(task_id, lambda: work(task_id))

    def work(task_id: str) -> None:
        outcome: dict[str, Any] | None = None
        for number in range(1, MAX_ATTEMPTS + 1):
            outcome = attempt(task_id, number)
            if outcome is None or outcome["kind"] != "retry":
                break
            DBOS.sleep(deps.backoff_seconds[min(number, len(deps.backoff_seconds)) - 1])
        if outcome is not None:
            end(task_id, outcome if outcome["kind"] != "retry" else _given_up(outcome))

    _ = run_task


def _given_up(outcome: dict[str, Any]) -> dict[str, Any]:
    error = outcome["error"]
    return asdict(failure(error["code"], error["detail"], retryable=error["retryable"]))


def _watch_chores(
    deps: TaskDeps, dbos: DBOS, options: WorkerOptions, *, running: Running, steadiness: Steadiness, executor_id: str
) -> list["_Chore"]:
    """No job stays with a worker that does not work on it: not with a dead one, and not with this one."""
    orphans = Orphans(running)
    return [
        _Chore(options.reap_seconds, lambda: _reap(deps, steadiness, executor_id, options)),
        _Chore(options.orphan_seconds, lambda: _adopt(dbos, orphans, executor_id)),
    ]


def _house_chores(deps: TaskDeps, queue: DbosQueue, office: Office, options: WorkerOptions) -> list["_Chore"]:
    return [
        _Chore(options.reconcile_seconds, lambda: reconcile(deps, queue)),
        _Chore(options.money_seconds, lambda: _tend_money(deps, office)),
        _Chore(options.books_seconds, lambda: reconcile_payments(deps.database, None, now=deps.clock())),
        _Chore(options.tidy_seconds, lambda: _tidy(deps, queue, options)),
    ]


def _keep_beating(deps: TaskDeps, executor_id: str, steadiness: Steadiness, stopping: threading.Event) -> None:
    """On a thread of its own, as chores may wait long for a database that comes back."""
    while not stopping.wait(BEAT_SECONDS):
        try:
            beat(deps.database, executor_id)
        except (SQLAlchemyError, OSError) as error:
            log.warning("worker.beat_failed", error=type(error).__name__)
        else:
            steadiness.note_beat()


def _reap(deps: TaskDeps, steadiness: Steadiness, executor_id: str, options: WorkerOptions) -> None:
    """What dead workers were working on goes back to the queue; fenced by owner, so doing it twice is harmless."""
    if not steadiness.is_steady():
        return
    for dead in dead_workers(deps.database, after_seconds=options.dead_after_seconds):
        if dead == executor_id:
            continue
        handles = DBOS._recover_pending_workflows([dead])  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # the public resume zeroes the attempt count that stops poison tasks
        retire(deps.database, dead)
        log.warning("worker.reaped", executor_id=dead, jobs=len(handles))


def _adopt(dbos: DBOS, orphans: Orphans, executor_id: str) -> None:
    """Jobs that are marked as running here and are not go back to the queue, counted as one more recovery."""
    claimed = DBOS.list_workflows(
        name=RUN_TASK, status="PENDING", executor_id=executor_id, load_input=False, load_output=False
    )
    for task_id in orphans.look(job.workflow_id for job in claimed):
        dbos._sys_db.reenqueue_for_recovery(task_id, [executor_id], LIVE_QUEUE)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # as in `_reap`
        log.warning("worker.orphan_found", task_id=task_id)


def _tend_money(deps: TaskDeps, office: Office) -> None:
    """Letters about caps and balances go out, ended grants expire, silent purchases are asked about."""
    now = deps.clock()
    letters = 0
    if office.mailer is not None:
        letters = send_notices(deps.database, office.mailer, public_url=office.public_url, now=now)
    with deps.database.transaction() as tx:
        expired = expire_grants(tx, now=now)
    decided = 0 if office.payments is None else ask_again(deps.database, office.payments, now=now)
    if letters or expired or decided:
        log.info(
            "worker.money_tended", letters=letters, accounts_with_expired_grants=expired, purchases_decided=decided
        )


def _tidy(deps: TaskDeps, queue: DbosQueue, options: WorkerOptions) -> None:
    dropped = queue.delete_finished(older_than_seconds=options.keep_jobs_seconds)
    log.info("worker.tidied", jobs=dropped, files=expire(deps))


class _Chore:
    """Work that recurs; a database that is away for a while must not end the worker."""

    def __init__(self, every_seconds: float, work: Callable[[], object]) -> None:
        self._every = every_seconds
        self._work = work
        self._due = time.monotonic() + every_seconds

    def do_if_due(self) -> None:
        if time.monotonic() < self._due:
            return
        try:
            self._work()
        except (SQLAlchemyError, OSError, Image3DError) as error:
            log.warning("worker.chore_failed", error=type(error).__name__)
        self._due = time.monotonic() + self._every
