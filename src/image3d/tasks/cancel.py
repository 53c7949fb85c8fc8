"""Cancel: a queued task ends at once and is refunded in full; a processing one is stopped by its worker."""

from image3d.core.ids import AccountId
from image3d.core.logging import get_logger
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import NotCancelable, NotFound
from image3d.tasks.model import Status, Task
from image3d.tasks.settle import Outcome, end_task

log = get_logger(__name__)


def cancel(deps: TaskDeps, account_id: AccountId, task_id: str) -> Task:
    """The task is canceled, or will be as soon as its worker looks; returns it as it stands.

    Raises:
        NotFound: no such task in this account.
        NotCancelable: it is final.
    """
    with deps.database.transaction() as tx:
        task = store.lock(tx, task_id)
        if task is None or task.account_id != account_id:
            msg = f"There is no generation {task_id} in this account."
            raise NotFound(msg)
        if task.status.is_final:
            msg = f"The generation is {task.status} already; finals never change."
            raise NotCancelable(msg)
        if task.status is Status.QUEUED:
            end_task(deps, tx, task, Outcome(kind="canceled", provider_cost_usd="0"))
        else:
            store.request_cancel(tx, task_id, now=deps.clock())
        after = store.find(tx, task_id)
    log.info("task.cancel_requested", task_id=task_id, account_id=account_id, status=str(task.status))
    assert after is not None  # noqa: S101  # rows of tasks are never deleted
    return after
