"""What a worker does when the database goes away and comes back: nothing in hand is lost, nobody is declared dead.

DBOS tries a step a few times within seconds and then gives its workflow up. An outage lasts longer, and a workflow that
is given up while nothing can be written stays marked as running here, where nobody runs it any more.
"""

import threading
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from image3d.core.logging import get_logger
from image3d.db.database import Database, is_outage

log = get_logger(__name__)

T = TypeVar("T")

LOOK_SECONDS = 1.0
#: Work that fails so on a database that answers is failing for another reason.
MOST_TRIES = 5


def patiently(database: Database, stopping: threading.Event, work: Callable[[], T]) -> T:
    """What `work` returns, begun again once the database is back when that went away meanwhile, however long it takes.

    Raises:
        SQLAlchemyError: the work fails on a database that answers, or the worker is to stop.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return work()
        except SQLAlchemyError as error:
            if not is_outage(error):
                raise
            log.warning("worker.database_away", error=type(error).__name__)
            if not _is_back(database, stopping):
                raise
            log.info("worker.database_back")
    return work()


def _is_back(database: Database, stopping: threading.Event) -> bool:
    """Waits until the database answers; False when the worker is to stop first."""
    while not stopping.wait(LOOK_SECONDS):
        try:
            with database.read() as tx:
                tx.execute(sa.text("SELECT 1"))
        except SQLAlchemyError:
            continue
        return True
    return False


class Steadiness:
    """Whether this worker's own heartbeat has been steady for as long as it would take to declare another dead.

    After an outage every worker's last beat is old; whoever looks first must not take the others for dead.
    """

    def __init__(self, dead_after_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._needed = dead_after_seconds
        self._clock = clock
        self._last = clock()
        self._since: float | None = None

    def note_beat(self) -> None:
        """A beat was written just now."""
        now = self._clock()
        if now - self._last > self._needed / 2:
            self._since = now
        self._last = now

    def is_steady(self) -> bool:
        """True unless there was a gap in the beats lately, or there is one now."""
        now = self._clock()
        if now - self._last > self._needed / 2:
            return False
        return self._since is None or now - self._since >= self._needed


class Running:
    """The tasks whose workflows run in this process now."""

    def __init__(self) -> None:
        self._task_ids: set[str] = set()

    def __contains__(self, task_id: str) -> bool:
        return task_id in self._task_ids

    def __call__(self, task_id: str, work: Callable[[], None]) -> None:
        """Does the work; meanwhile the task is in here."""
        self._task_ids.add(task_id)
        try:
            work()
        finally:
            self._task_ids.discard(task_id)


class Orphans:
    """Finds jobs that the queue says run here and that do not.

    Only what was so at two looks in a row counts: between the claim of a job and the start of its workflow, and between
    its end and the note of it, lies a moment.
    """

    def __init__(self, running: Running) -> None:
        self._running = running
        self._suspects: frozenset[str] = frozenset()

    def look(self, claimed: Iterable[str]) -> list[str]:
        """Those of the jobs `claimed` here that nobody works on, now and at the look before."""
        idle = frozenset(task_id for task_id in claimed if task_id not in self._running)
        found = idle & self._suspects
        self._suspects = idle - found
        return sorted(found)
