"""Goal: a task and its money move together, on both databases, from submit to expiry.

The queue and the runner are stand-ins; everything else is real.
"""

import base64
import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import TurningClock
from tests.stand_ins import MemoryQueue, ToldRunner

from image3d.accounts.model import Caps, Principal
from image3d.accounts.service import create_account, create_key
from image3d.artifacts.errors import ArtifactNotFound
from image3d.artifacts.service import ArtifactStore
from image3d.billing.errors import ConcurrencyCapReached, InsufficientCredits
from image3d.billing.ledger import verify
from image3d.billing.prices import load_price_list
from image3d.billing.service import balance, bought_credits, grant
from image3d.core.errors import Image3DError
from image3d.db.database import Database
from image3d.engines.errors import DeadlineExceeded, EngineError, EngineFailed, EngineUnavailable, InputRejected
from image3d.engines.protocol import Mode, Quality
from image3d.engines.registry import DEFAULT_ENGINES, TEST_ENGINE, describe_engines
from image3d.net.policy import FetchPolicy
from image3d.tasks import store
from image3d.tasks.cancel import cancel
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import IdempotencyMismatch, InvalidRequest, NotCancelable, NotFound
from image3d.tasks.idempotency import IdempotencyKey, fingerprint
from image3d.tasks.model import GenerationRequest, Status, Task
from image3d.tasks.reconcile import JobState, expire, reconcile
from image3d.tasks.run import run
from image3d.tasks.settle import Outcome, settle
from image3d.tasks.submit import submit
from image3d.tasks.uploads import add_upload, upload_url

WIDE = Caps(daily_credits=5_000, monthly_credits=50_000, concurrent=10)


@dataclass
class Shop:
    """An account with 1,000 credits and one key, and the story around it."""

    deps: TaskDeps
    queue: MemoryQueue
    clock: TurningClock
    principal: Principal
    test_principal: Principal

    def submit(self, principal: Principal | None = None, key: IdempotencyKey | None = None, **fields: object) -> Task:
        done = submit(self.deps, principal or self.principal, request(**fields), idempotency=key)
        assert done.task is not None
        return done.task

    def task(self, task_id: str) -> Task:
        with self.deps.database.read() as tx:
            found = store.find(tx, task_id)
        assert found is not None
        return found

    def work(self, task_id: str, runner: ToldRunner) -> Task:
        """What the worker's workflow does, without its queue."""
        for attempt in range(1, 5):
            outcome = run(self.deps, runner, task_id, attempt=attempt)
            if outcome is None:
                break
            if outcome.kind != "retry":
                settle(self.deps, task_id, outcome)
                break
        return self.task(task_id)

    def money(self) -> tuple[int, int]:
        with self.deps.database.read() as tx:
            left = balance(tx, self.principal.account.id)
        return left.available_credits, left.held_credits

    def assert_sound(self) -> None:
        assert verify(self.deps.database) == []


def request(**fields: object) -> GenerationRequest:
    wanted: dict[str, object] = {
        "mode": Mode.IMAGE,
        "quality": Quality.STANDARD,
        "image_url": "https://example.com/mug.png",
        **fields,
    }
    return GenerationRequest(**wanted)  # pyright: ignore[reportArgumentType]


def picture(side: int = 64) -> bytes:
    made = io.BytesIO()
    Image.fromarray(np.full((side, side, 4), 200, np.uint8), "RGBA").save(made, "PNG")
    return made.getvalue()


def data_uri(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


@pytest.fixture
def shop(fresh_database: Database, tmp_path: Path, clock: TurningClock) -> Shop:
    queue = MemoryQueue()
    deps = TaskDeps(
        database=fresh_database,
        clock=clock,
        prices=load_price_list(),
        artifacts=ArtifactStore.from_url(str(tmp_path)),
        queue=queue,
        engines=describe_engines(),
        default_engines={Mode(mode): name for mode, name in DEFAULT_ENGINES.items()},
        test_engine=TEST_ENGINE,
        fetch_policy=FetchPolicy(),
        upload_url_prefix="http://127.0.0.1/api/v1/uploads/",
    )
    with fresh_database.transaction() as tx:
        account = create_account(tx, email="shop@example.com", now=clock())
        grant(tx, account.id, 1_000, reason="opening", operator="test", now=clock(), as_top_up=True)
        bought = bought_credits(tx, account.id)
        live, _ = create_key(
            tx, account=account, name="live", mode="live", caps=WIDE, now=clock(), bought_credits=bought
        )
        test, _ = create_key(tx, account=account, name="test", mode="test", now=clock(), bought_credits=bought)
    principals = [Principal(account=account, key=key) for key in (live, test)]
    return Shop(deps, queue, clock, *principals)


def test_a_success_charges_what_it_cost_and_gives_back_the_rest(shop: Shop) -> None:
    task = shop.submit(image_url=data_uri(picture()))
    assert shop.money() == (960, 40)
    assert shop.queue.enqueued == [task.id]
    done = shop.work(task.id, ToldRunner(seconds=30.0))
    assert (done.status, done.progress, done.stage, done.error) == (Status.SUCCEEDED, 100, None, None)
    assert done.billing.provider_cost_usd == shop.deps.prices.price("image", "standard", "sculpt").cost_of(30.0)
    charge = done.billing.final_charge_credits
    assert charge is not None
    assert 1 <= charge <= 40
    assert done.billing.refunded_credits == 40 - charge
    assert shop.money() == (1_000 - charge, 0)
    assert done.billing.balance_after_credits == 1_000 - charge
    model = done.artifact("model.glb")
    assert model is not None
    assert shop.deps.artifacts.get(model.key) == b"glTF not really"
    shop.assert_sound()


@pytest.mark.parametrize(
    ("errors", "attempts", "code"),
    [
        ([InputRejected("Nothing stands out.", code="no_subject_found")], 1, "no_subject_found"),
        ([DeadlineExceeded("Too slow.")], 1, "deadline_exceeded"),
        ([EngineFailed("Broken.")] * 2, 2, "engine_failed"),
        ([EngineUnavailable("Busy.")] * 4, 4, "engine_unavailable"),
    ],
)
def test_a_failure_costs_nothing_and_says_why(
    shop: Shop, errors: Sequence[EngineError], attempts: int, code: str
) -> None:
    runner = ToldRunner(errors=list(errors))
    done = shop.work(shop.submit(image_url=data_uri(picture())).id, runner)
    assert done.status is Status.FAILED
    assert done.error is not None
    assert done.error["code"] == code
    assert len(runner.requests) == attempts
    assert shop.money() == (1_000, 0)
    assert done.billing.final_charge_credits == 0
    assert done.billing.refunded_credits == 40
    assert done.billing.status == "refunded"
    shop.assert_sound()


def test_a_second_try_that_works_succeeds(shop: Shop) -> None:
    runner = ToldRunner(errors=[EngineFailed("Once.")])
    done = shop.work(shop.submit(image_url=data_uri(picture())).id, runner)
    assert done.status is Status.SUCCEEDED
    assert len(runner.requests) == 2


def test_settling_twice_changes_nothing(shop: Shop) -> None:
    task = shop.submit(image_url=data_uri(picture()))
    shop.work(task.id, ToldRunner())
    after = shop.money()
    assert settle(shop.deps, task.id, Outcome(kind="failed", error={"code": "x"})) is False
    assert settle(shop.deps, task.id, Outcome(kind="succeeded", provider_cost_usd="0.4")) is False
    assert shop.money() == after
    assert run(shop.deps, ToldRunner(), task.id, attempt=1) is None
    shop.assert_sound()


def test_a_queued_task_is_canceled_at_once_and_refunded_in_full(shop: Shop) -> None:
    task = shop.submit()
    canceled = cancel(shop.deps, shop.principal.account.id, task.id)
    assert canceled.status is Status.CANCELED
    assert shop.money() == (1_000, 0)
    with pytest.raises(NotCancelable):
        cancel(shop.deps, shop.principal.account.id, task.id)
    assert run(shop.deps, ToldRunner(), task.id, attempt=1) is None
    shop.assert_sound()


def test_a_processing_task_is_stopped_and_charged_what_it_cost_so_far(shop: Shop) -> None:
    task = shop.submit(image_url=data_uri(picture()))
    runner = ToldRunner(waits=True, seconds=1_800.0)
    wish = threading.Timer(0.5, lambda: cancel(shop.deps, shop.principal.account.id, task.id))
    wish.start()
    done = shop.work(task.id, runner)
    wish.join()
    assert done.status is Status.CANCELED
    price = shop.deps.prices.price("image", "standard", "sculpt")
    assert done.billing.provider_cost_usd == price.cost_of(1_800.0)
    assert done.billing.final_charge_credits == min(40, -(-price.cost_of(1_800.0) * 100 * price.markup // 1))
    shop.assert_sound()


def test_an_answer_is_replayed_and_another_body_is_refused(shop: Shop) -> None:
    key = IdempotencyKey(key="k1", scope="POST /api/v1/generations", fingerprint=fingerprint({"a": 1, "b": 2}))
    task = shop.submit(key=key)
    again = submit(shop.deps, shop.principal, request(), idempotency=key)
    assert again.task is None
    assert again.replayed is not None
    assert again.replayed.body == task.id
    other = replace(key, fingerprint=fingerprint({"a": 1, "b": 3}))
    with pytest.raises(IdempotencyMismatch):
        submit(shop.deps, shop.principal, request(), idempotency=other)
    assert shop.money() == (960, 40)
    assert fingerprint({"b": 2, "a": 1}) == key.fingerprint


def test_a_refusal_leaves_the_key_free_and_no_file_behind(shop: Shop, tmp_path: Path) -> None:
    poor = replace(
        shop.principal, key=replace(shop.principal.key, caps=replace(WIDE, daily_credits=5_000, concurrent=100))
    )
    rich = replace(poor, account=replace(poor.account, limits=replace(WIDE, concurrent=100)))
    for _ in range(12):
        shop.submit(rich, quality=Quality.HIGH)
    key = IdempotencyKey(key="k2", scope="POST /api/v1/generations", fingerprint=fingerprint({}))
    with pytest.raises(InsufficientCredits) as refused:
        shop.submit(rich, key=key, quality=Quality.HIGH, image_url=data_uri(picture()))
    assert refused.value.fields == {"required_credits": 80, "available_credits": 40}
    assert [path for path in tmp_path.rglob("input*") if path.is_file()] == []
    shop.submit(rich, key=key)
    assert shop.money() == (0, 1_000)
    shop.assert_sound()


def test_the_concurrency_cap_counts_open_tasks_only(shop: Shop) -> None:
    narrow = replace(shop.principal, key=replace(shop.principal.key, caps=replace(WIDE, concurrent=2)))
    first = shop.submit(narrow)
    shop.submit(narrow)
    with pytest.raises(ConcurrencyCapReached):
        shop.submit(narrow)
    cancel(shop.deps, shop.principal.account.id, first.id)
    shop.submit(narrow)


def test_a_test_key_moves_no_credits(shop: Shop) -> None:
    task = shop.submit(shop.test_principal, metadata={"test_outcome": "slow"})
    assert task.engine == TEST_ENGINE
    runner = ToldRunner()
    done = shop.work(task.id, runner)
    assert done.status is Status.SUCCEEDED
    assert runner.requests[0].options["test_outcome"] == "slow"
    assert shop.money() == (1_000, 0)
    assert done.billing.status == "test"


def test_an_upload_is_used_by_its_id_and_only_in_its_account(shop: Shop) -> None:
    upload = add_upload(shop.deps, shop.principal.account.id, picture())
    task = shop.submit(image_url=upload_url(shop.deps, upload.id))
    done = shop.work(task.id, ToldRunner())
    assert done.input == {"sha256": upload.sha256, "width": 64, "height": 64, "media_type": "image/png"}
    with shop.deps.database.transaction() as tx:
        stranger = create_account(tx, email="stranger@example.com", now=shop.clock())
    theirs = replace(shop.principal, account=stranger)
    with pytest.raises(InvalidRequest):
        shop.submit(theirs, image_url=upload_url(shop.deps, upload.id))
    with pytest.raises(NotFound):
        cancel(shop.deps, stranger.id, task.id)


@pytest.mark.parametrize(
    "fields",
    [
        {"image_url": None},
        {"image_url": "http://example.com/a.png"},
        {"image_url": "https://127.0.0.1/a.png"},
        {"image_url": "https://[::ffff:10.0.0.1]/a.png"},
        {"image_url": "https://2130706433/"},
        {"image_url": "https://localhost/a.png"},
        {"image_url": "data:image/png;base64,AAAA"},
        {"image_url": "data:text/html,<svg/>"},
        {"engine": "nothing"},
        {"options": {"colour": "red"}},
        {"options": {"target_faces": 5}},
        {"options": {"seed": True}},
        {"mode": Mode.TEXT, "prompt": "  "},
        {"mode": Mode.TEXT, "prompt": "a" * 100_000},
    ],
)
def test_a_senseless_request_is_refused_before_any_money_moves(shop: Shop, fields: dict[str, object]) -> None:
    with pytest.raises(Image3DError) as refused:
        shop.submit(**fields)
    assert refused.value.code in {
        "invalid_request",
        "image_url_refused",
        "unsupported_media",
        "image_undecodable",
        "mode_unavailable",
    }
    assert shop.money() == (1_000, 0)
    assert shop.queue.enqueued == []


def test_a_task_whose_job_is_gone_is_failed_and_refunded(shop: Shop) -> None:
    alive, gone, ended = (shop.submit() for _ in range(3))
    shop.queue.jobs = {gone.id: JobState.MISSING, ended.id: JobState.ENDED}
    assert reconcile(shop.deps, shop.queue) == []  # too young to judge
    shop.clock.turn(minutes=2)
    assert {found.where for found in reconcile(shop.deps, shop.queue)} == {gone.id, ended.id}
    assert shop.task(alive.id).status is Status.QUEUED
    assert shop.task(gone.id).status is Status.FAILED
    assert shop.money() == (960, 40)
    shop.assert_sound()


def test_files_and_answers_go_when_their_time_is_over(shop: Shop) -> None:
    upload = add_upload(shop.deps, shop.principal.account.id, picture())
    task = shop.submit(image_url=data_uri(picture()))
    done = shop.work(task.id, ToldRunner())
    model = done.artifact("model.glb")
    assert model is not None
    shop.clock.turn(days=3)
    expire(shop.deps)
    with pytest.raises(ArtifactNotFound):
        shop.deps.artifacts.get(upload.key)
    assert shop.deps.artifacts.get(model.key)
    shop.clock.turn(days=100)
    expire(shop.deps)
    with pytest.raises(ArtifactNotFound):
        shop.deps.artifacts.get(model.key)
    after = shop.task(task.id)
    assert after.artifacts == ()
    assert after.billing == done.billing
    assert timedelta(0) < shop.deps.artifact_lifetime
