"""Delete: the files of a final task go; what it cost stays in the ledger."""

from image3d.core.ids import AccountId
from image3d.core.logging import get_logger
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import NotFinal, NotFound
from image3d.tasks.model import Task
from image3d.tasks.tables import tasks

log = get_logger(__name__)


def delete_files(deps: TaskDeps, account_id: AccountId, task_id: str) -> Task:
    """Input, prompt and artifacts of the task are deleted; its row, its report and its ledger rows stay.

    Files go first, so that after a crash in between a second call finishes the work.

    Raises:
        NotFound: no such task in this account.
        NotFinal: it is still queued or processing.
        StorageUnavailable: the store does not answer; call again.
    """
    with deps.database.read() as tx:
        task = store.find(tx, task_id, account_id=account_id)
    if task is None:
        msg = f"There is no generation {task_id[:60]} in this account."
        raise NotFound(msg)
    if not task.status.is_final:
        msg = f"The generation is {task.status}; cancel it or wait until it is final."
        raise NotFinal(msg)
    for key in filter(None, (task.input_key, *(item.key for item in task.artifacts))):
        deps.artifacts.delete(key)
    deps.artifacts.delete_prefix(f"{task.account_id}/{task.id}")
    with deps.database.transaction() as tx:
        tx.execute(
            tasks.update()
            .where(tasks.c.id == task_id, tasks.c.finished_at.is_not(None))
            .values(artifacts=[], input_key=None, image_url=None, prompt=None, expires_at=deps.clock())
        )
        after = store.find(tx, task_id)
    log.info("task.files_deleted", task_id=task_id, account_id=account_id)
    assert after is not None  # noqa: S101  # rows of tasks are never deleted
    return after
