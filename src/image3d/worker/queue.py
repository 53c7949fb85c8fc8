"""The durable queue, on DBOS: enqueue inside our transaction, ask how jobs stand, keep DBOS's tables in shape."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, EnqueueOptions
from dbos._serialization import DBOSPortableJSONSerializer

from image3d.core.ids import TaskId
from image3d.db.database import Database
from image3d.tasks.reconcile import JobState

#: Bumped only when the order of a workflow's steps changes: jobs of another version wait for a worker of theirs.
APPLICATION_VERSION = "1"
RUN_TASK = "run_task"
LIVE_QUEUE = "generations"
TEST_QUEUE = "test-generations"

_ALIVE = frozenset({"PENDING", "ENQUEUED", "DELAYED"})


def prepare_queue(database: Database) -> None:
    """DBOS's own tables exist in the database and are up to date; safe to call from several processes."""
    DBOS.migrate(queue_url(database))


def queue_url(database: Database) -> str:
    """The URL under which DBOS reaches the same database."""
    return database.engine.url.render_as_string(hide_password=False)


class DbosQueue:
    """`tasks.Queue` and `tasks.Jobs` on DBOS. The workflow's id is the task's id, its only argument."""

    def __init__(self, database: Database) -> None:
        self._client = DBOSClient(
            system_database_engine=database.engine,
            serializer=DBOSPortableJSONSerializer(),
            lazy=True,
        )

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        """A worker will run the task once `tx` has committed."""
        options = EnqueueOptions(
            workflow_name=RUN_TASK,
            queue_name=TEST_QUEUE if is_test else LIVE_QUEUE,
            workflow_id=task_id,
            app_version=APPLICATION_VERSION,
        )
        self._client.enqueue_in_transaction(tx, options, task_id)

    def states(self, task_ids: Iterable[str]) -> dict[str, JobState]:
        """The state of each task's job."""
        wanted = list(task_ids)
        states = dict.fromkeys(wanted, JobState.MISSING)
        for start in range(0, len(wanted), 500):
            found = self._client.list_workflows(
                workflow_ids=wanted[start : start + 500], load_input=False, load_output=False
            )
            for job in found:
                states[job.workflow_id] = JobState.ALIVE if job.status in _ALIVE else JobState.ENDED
        return states

    def delete_finished(self, *, older_than_seconds: float, limit: int = 500) -> int:
        """Jobs that ended long ago are dropped, which the open-source DBOS does not do itself; how many went."""
        ended = self._client.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
            completed_before=_seconds_ago(older_than_seconds),
            limit=limit,
            load_input=False,
            load_output=False,
        )
        if ended:
            self._client.delete_workflows([job.workflow_id for job in ended])
        return len(ended)


def _seconds_ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat()
