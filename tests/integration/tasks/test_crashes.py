"""Goal: an API process may die between any two statements of a submit, or between its commit and its answer: the retry
with the same Idempotency-Key finds one generation, one precharge and the first answer; on both databases."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

import sqlalchemy as sa
from tests.crashing import Crash, CrashingTransaction
from tests.integration.tasks.test_story import Shop, request, shop

from image3d.billing.ledger import verify
from image3d.db.database import Database
from image3d.tasks.audit import audit
from image3d.tasks.idempotency import IdempotencyKey, fingerprint
from image3d.tasks.settle import failure, settle
from image3d.tasks.submit import Submission, submit

__all__ = ["shop"]

KEY = IdempotencyKey(key="once", scope="POST /api/v1/generations", fingerprint=fingerprint({"a": 1}))
MOST_STATEMENTS = 40


@dataclass(frozen=True)
class MortalDatabase(Database):
    """Dies before its n-th statement of the first writing transaction, or right after that has committed."""

    statements: int | None = None

    @contextmanager
    def transaction(self) -> Generator[sa.Connection]:
        with super().transaction() as tx:
            yield cast("sa.Connection", CrashingTransaction(tx, self.statements))
        if self.statements is None:
            raise Crash


def die(shop: Shop, statements: int | None) -> Any:
    return replace(shop.deps, database=MortalDatabase(shop.deps.database.engine, statements))


def try_submit(deps: Any, shop: Shop) -> Submission | None:
    try:
        return submit(deps, shop.principal, request(), idempotency=KEY, render=lambda task: f"answer {task.id}")
    except Crash:
        return None


def tasks_of(shop: Shop) -> list[str]:
    with shop.deps.database.read() as tx:
        return list(tx.execute(sa.text("SELECT id FROM tasks")).scalars())


def test_a_death_between_any_two_statements_of_a_submit_leaves_nothing_or_all(shop: Shop) -> None:
    for statements in range(MOST_STATEMENTS):
        if try_submit(die(shop, statements), shop) is not None:
            break
        assert tasks_of(shop) == []
        assert shop.money() == (1_000, 0)
    assert 4 < statements < MOST_STATEMENTS - 1, "every statement was a place to die"
    assert len(tasks_of(shop)) == 1
    assert shop.money() == (960, 40)
    assert verify(shop.deps.database, [audit]) == []


def test_a_death_between_commit_and_answer_is_answered_by_the_retry(shop: Shop) -> None:
    assert try_submit(die(shop, None), shop) is None
    (task_id,) = tasks_of(shop)
    for _ in range(2):
        again = try_submit(shop.deps, shop)
        assert again is not None
        assert again.task is None
        assert again.replayed is not None
        assert (again.replayed.status, again.replayed.body) == (202, f"answer {task_id}")
    assert tasks_of(shop) == [task_id]
    assert shop.money() == (960, 40)
    assert verify(shop.deps.database, [audit]) == []


def test_a_death_between_any_two_statements_of_a_settlement_is_made_good_by_the_next_try(shop: Shop) -> None:
    task = shop.submit()
    outcome = failure("engine_failed", "It broke.")
    for statements in range(MOST_STATEMENTS):
        try:
            settle(die(shop, statements), task.id, outcome)
        except Crash:
            assert not shop.task(task.id).status.is_final
            assert shop.money() == (960, 40)
        else:
            break
    assert 3 < statements < MOST_STATEMENTS - 1
    assert not settle(shop.deps, task.id, outcome), "it was settled"
    assert shop.money() == (1_000, 0)
    assert verify(shop.deps.database, [audit]) == []
