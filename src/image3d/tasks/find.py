"""Find: the tasks of an account, by words, status, mode and review."""

import sqlalchemy as sa

from image3d.core.ids import AccountId
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.model import Status, Task
from image3d.tasks.tables import tasks


def search(
    deps: TaskDeps,
    account_id: AccountId,
    *,
    limit: int,
    before: str | None = None,
    text: str | None = None,
    status: Status | None = None,
    mode: str | None = None,
    review: str | None = None,
) -> list[Task]:
    """Up to `limit` tasks older than `before`, newest first.

    Args:
        deps: what the story needs.
        account_id: whose tasks.
        limit: the most to return.
        before: a task id.
        text: words that occur in the prompt, the id, or the `name`, `sku` or `source` of the metadata.
        status: only tasks of this status.
        mode: only tasks of this mode.
        review: `approved`, `rejected`, or `none` for succeeded tasks that nobody has reviewed.
    """
    query = sa.select(tasks.c.id).where(tasks.c.account_id == account_id).order_by(tasks.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(tasks.c.id < before)
    if status is not None:
        query = query.where(tasks.c.status == str(status))
    if mode is not None:
        query = query.where(tasks.c.mode == mode)
    if review == "none":
        query = query.where(tasks.c.status == str(Status.SUCCEEDED), tasks.c.review["decision"].as_string().is_(None))
    elif review is not None:
        query = query.where(tasks.c.review["decision"].as_string() == review)
    for word in (text or "").split()[:8]:
        query = query.where(_contains(word))
    with deps.database.read() as tx:
        found = [store.find(tx, task_id) for task_id in tx.execute(query).scalars().all()]
    return [task for task in found if task is not None]


def _contains(word: str) -> sa.ColumnElement[bool]:
    places = [tasks.c.prompt, tasks.c.id, *(tasks.c.metadata[name].as_string() for name in ("name", "sku", "source"))]
    return sa.or_(*(place.icontains(word, autoescape=True) for place in places))
