"""Goal: a job that the queue believes to run in a living worker, which does not know it, is handed on and ends."""

import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.running_server import RunningServer

from image3d.accounts.service import authenticate
from image3d.app.services import Services, build_services
from image3d.core.ids import TaskId
from image3d.core.settings import Settings
from image3d.engines.protocol import Mode, Quality
from image3d.tasks import store
from image3d.tasks.model import GenerationRequest
from image3d.tasks.submit import submit
from image3d.worker.heartbeat import workers

EMAIL = "orphan@example.com"
PICTURE = "https://example.com/shoe.png"


class ClaimedQueue:
    """Enqueues a job and marks it as claimed by a worker that never hears of it."""

    def __init__(self, services: Services, executor_id: str) -> None:
        self._queue = services.queue
        self._executor_id = executor_id

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        self._queue.enqueue(tx, task_id, is_test=is_test)
        claim = "UPDATE workflow_status SET status = 'PENDING', executor_id = :worker WHERE workflow_uuid = :job"
        assert tx.execute(sa.text(claim), {"worker": self._executor_id, "job": task_id}).rowcount == 1


@pytest.fixture
def server(tmp_path: Path) -> Generator[RunningServer]:
    running = RunningServer(data_dir=tmp_path)
    try:
        yield running
    finally:
        running.stop()


@pytest.mark.timeout(400)
def test_an_orphan_is_adopted(server: RunningServer) -> None:
    server.operator("accounts", "create", EMAIL)
    secret = server.create_key(EMAIL, "--test")
    services = build_services(Settings(data_dir=server.data_dir, public_url=server.url))
    server.start_worker()
    deps = replace(services.tasks, queue=ClaimedQueue(services, _worker_of(services)))
    with deps.database.read() as tx:
        principal = authenticate(tx, secret)
    request = GenerationRequest(mode=Mode.IMAGE, quality=Quality.DRAFT, image_url=PICTURE)
    submitted = submit(deps, principal, request).task
    assert submitted is not None
    until = time.monotonic() + 240
    while time.monotonic() < until:
        with deps.database.read() as tx:
            task = store.find(tx, submitted.id)
        assert task is not None
        if task.status.is_final:
            break
        time.sleep(0.2)
    services.database.close()
    assert task.status == "succeeded"
    assert task.started_at is not None
    assert (task.started_at - task.created_at).total_seconds() > 5, (
        "it was claimed at once, so this test proves nothing"
    )
    assert "worker.orphan_found" in server.log()


def _worker_of(services: Services) -> str:
    """The worker, once it has looked for what an earlier life of it left."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with services.database.read() as tx:
            found = tx.execute(sa.select(workers.c.executor_id)).scalars().all()
            listening = tx.execute(sa.text("SELECT 1 FROM queues WHERE name = 'test-generations'")).first()
        if found and listening is not None:
            return str(found[0])
        time.sleep(0.1)
    raise AssertionError("no worker came up")
