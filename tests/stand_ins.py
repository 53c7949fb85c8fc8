"""Real stand-ins that tests pass by argument: a queue in memory, a runner that does what it is told."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from image3d.core.ids import TaskId
from image3d.engines.child import ChildResult, RunCanceled
from image3d.engines.errors import EngineError
from image3d.engines.finished import Finished
from image3d.engines.protocol import Deadline, EngineRequest, Progress
from image3d.tasks.reconcile import JobState


@dataclass
class MemoryQueue:
    """Keeps what was enqueued; `states` says what the test says."""

    enqueued: list[TaskId] = field(default_factory=list)
    jobs: dict[str, JobState] = field(default_factory=dict)

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        assert tx.in_transaction()
        self.enqueued.append(task_id)

    def states(self, task_ids: Iterable[str]) -> dict[str, JobState]:
        return {task_id: self.jobs.get(task_id, JobState.ALIVE) for task_id in task_ids}


@dataclass
class ToldRunner:
    """Finishes with a small model after `seconds`, or fails with the next of `errors`, or waits to be canceled."""

    seconds: float = 5.0
    errors: list[EngineError] = field(default_factory=list)
    waits: bool = False
    requests: list[EngineRequest] = field(default_factory=list)

    def __call__(
        self,
        engine_name: str,
        request: EngineRequest,
        progress: Progress,
        deadline: Deadline,
        is_canceled: Callable[[], bool],
    ) -> ChildResult:
        self.requests.append(request)
        progress("reconstructing", 0.4)
        pause = threading.Event()
        while self.waits and deadline.remaining() > 0:
            if is_canceled():
                raise RunCanceled(self.seconds)
            pause.wait(0.02)
        if self.errors:
            raise self.errors.pop(0)
        return ChildResult(finished=small_result(), seconds=self.seconds, peak_memory_bytes=1)


def small_result() -> Finished:
    """A result that costs nothing to make."""
    return Finished(
        glb=b"glTF not really",
        previews={"front": b"png", "right": b"png", "back": b"png", "left": b"png"},
        report={"vertices": 8, "faces": 12, "warnings": []},
    )
