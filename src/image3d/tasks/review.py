"""Review: a person's word on a finished generation."""

from typing import Literal

from image3d.core.clock import rfc3339
from image3d.core.ids import AccountId
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import InvalidRequest, NotFound, NotSucceeded
from image3d.tasks.model import Status, Task
from image3d.tasks.tables import tasks

Decision = Literal["approved", "rejected"]
MAX_NOTE_CHARACTERS = 2_000


def review(
    deps: TaskDeps, account_id: AccountId, task_id: str, *, decision: Decision, note: str | None, reviewer: str
) -> Task:
    """The generation is approved or rejected; a later word replaces an earlier one. `reviewer` is who says so.

    Raises:
        NotFound: no such task in this account.
        NotSucceeded: there is no model to look at.
        InvalidRequest: the note is too long.
    """
    if note is not None and len(note) > MAX_NOTE_CHARACTERS:
        msg = f"A note has at most {MAX_NOTE_CHARACTERS:,} characters."
        raise InvalidRequest(msg, pointer="/note")
    with deps.database.transaction() as tx:
        task = store.lock(tx, task_id)
        if task is None or task.account_id != account_id:
            msg = f"There is no generation {task_id[:60]} in this account."
            raise NotFound(msg)
        if task.status is not Status.SUCCEEDED:
            msg = f"Only a succeeded generation can be reviewed; this one is {task.status}."
            raise NotSucceeded(msg)
        document = {
            "decision": decision,
            "note": note or None,
            "reviewer": reviewer,
            "reviewed_at": rfc3339(deps.clock()),
        }
        tx.execute(tasks.update().where(tasks.c.id == task_id).values(review=document))
        after = store.find(tx, task_id)
    assert after is not None  # noqa: S101  # rows of tasks are never deleted
    return after
