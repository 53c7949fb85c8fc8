"""What the story needs from outside, filled by `app`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

import sqlalchemy as sa

from image3d.artifacts.service import ArtifactStore
from image3d.billing.prices import PriceList
from image3d.core.clock import Clock
from image3d.core.ids import TaskId
from image3d.db.database import Database
from image3d.engines.child import ChildResult
from image3d.engines.protocol import Deadline, EngineDescription, EngineRequest, Mode, Progress
from image3d.net.policy import MAX_INPUT_BYTES, FetchPolicy
from image3d.tasks.model import ARTIFACT_LIFETIME


class Queue(Protocol):
    """Hands tasks to workers, durably, inside the caller's transaction."""

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        """A worker will run the task once `tx` has committed."""
        ...


class Runner(Protocol):
    """Runs an engine and the finishing line where a crash or a deadline cannot hurt the worker."""

    def __call__(
        self,
        engine_name: str,
        request: EngineRequest,
        progress: Progress,
        deadline: Deadline,
        is_canceled: Callable[[], bool],
    ) -> ChildResult:
        """The finished model, its files and what they took."""
        ...


class Ending(Protocol):
    """What it takes to end a task, which the operator's commands have too."""

    @property
    def database(self) -> Database:
        """The database."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def artifact_lifetime(self) -> timedelta:
        """How long a task's files are kept after its end."""
        ...


@dataclass(frozen=True, kw_only=True)
class TaskDeps:
    """Everything a stop of the story may use.

    Attributes:
        engines: the descriptions of the engines that can run here, by name.
        default_engines: mode -> the engine that serves it unless the request names one.
        test_engine: the engine behind test keys.
        upload_url_prefix: URLs of uploads are this and an upload's id.
    """

    database: Database
    clock: Clock
    prices: PriceList
    artifacts: ArtifactStore
    queue: Queue
    engines: Mapping[str, EngineDescription]
    default_engines: Mapping[Mode, str]
    test_engine: str
    fetch_policy: FetchPolicy
    upload_url_prefix: str
    max_input_bytes: int = MAX_INPUT_BYTES
    max_input_pixels: int = 64_000_000
    upload_lifetime: timedelta = timedelta(days=2)
    artifact_lifetime: timedelta = ARTIFACT_LIFETIME
    idempotency_lifetime: timedelta = timedelta(days=2)
    backoff_seconds: tuple[float, ...] = field(default=(2.0, 10.0, 30.0))
