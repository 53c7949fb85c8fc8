"""Events: what happens to tasks, as those who watch learn it.

An event's id says where the task stood, so a client that comes back with its last id misses nothing and gets nothing
twice.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa

from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import NotFound
from image3d.tasks.model import Status, Task
from image3d.tasks.tables import tasks

#: How often a watched task is looked at, and how often silence is broken so that proxies keep the stream.
LOOK_SECONDS = 0.4
SILENCE_SECONDS = 15.0
#: A stream ends after this long; clients come back by themselves.
STREAM_SECONDS = 600.0

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class TaskEvent:
    """One change of one task."""

    id: str
    type: str
    task: Task


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a task stands, as far as its progress goes."""

    id: str
    status: Status
    stage: str | None
    progress: int


def event_of(task: Task) -> TaskEvent:
    """The event that tells where the task stands now: `generation.succeeded`, `generation.processing`, ..."""
    return TaskEvent(
        id=f"{task.status}-{task.stage or 'none'}-{task.progress}", type=f"generation.{task.status}", task=task
    )


async def follow(
    deps: TaskDeps, account_id: str, task_id: str, *, last_event_id: str | None = None
) -> AsyncGenerator[TaskEvent | None]:
    """Every change of the task from where it stands now until it is final; None where nothing happened for long.

    Raises:
        NotFound: no such task in this account; before the first event.
    """

    def look() -> Task:
        with deps.database.read() as tx:
            task = store.find(tx, task_id, account_id=account_id)
        if task is None:
            msg = f"There is no generation {task_id[:60]} in this account."
            raise NotFound(msg)
        return task

    last = last_event_id
    async for task in _looks(look):
        event = None if task is None else event_of(task)
        if event is None:
            yield None
            continue
        if event.id != last:
            last = event.id
            yield event
        if event.task.status.is_final:
            return


async def follow_all(
    deps: TaskDeps, account_id: str, task_ids: Sequence[str]
) -> AsyncGenerator[Sequence[Standing] | None]:
    """Where these tasks of the account stand, then every change, until all are final; None where nothing happens long.

    Whoever watches names what they show, so a task that ended before they came is told all the same.
    """
    seen: dict[str, Standing] = {}
    async for found in _looks(lambda: _standings(deps, account_id, task_ids)):
        if found is None:
            yield None
            continue
        if changed := [standing for standing in found if seen.get(standing.id) != standing]:
            seen |= {standing.id: standing for standing in changed}
            yield changed
        if all(standing.status.is_final for standing in found):
            return


async def _looks(look: Callable[[], T]) -> AsyncGenerator[T | None]:
    loop = asyncio.get_running_loop()
    ends = loop.time() + STREAM_SECONDS
    spoke = loop.time()
    while loop.time() < ends:
        yield await asyncio.to_thread(look)
        if loop.time() - spoke > SILENCE_SECONDS:
            spoke = loop.time()
            yield None
        await asyncio.sleep(LOOK_SECONDS)


def _standings(deps: TaskDeps, account_id: str, task_ids: Sequence[str]) -> list[Standing]:
    columns = (tasks.c.id, tasks.c.status, tasks.c.stage, tasks.c.progress)
    query = sa.select(*columns).where(tasks.c.account_id == account_id, tasks.c.id.in_(task_ids))
    with deps.database.read() as tx:
        rows = tx.execute(query).all()
    return [Standing(id=row.id, status=Status(row.status), stage=row.stage, progress=row.progress) for row in rows]
