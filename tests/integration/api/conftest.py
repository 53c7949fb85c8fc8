"""The API behind a real server on loopback and a real database; files and queue in memory; tests play the worker."""

import io
import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
import uvicorn
from fastapi import FastAPI
from PIL import Image
from prometheus_client import CollectorRegistry

from image3d.accounts.model import Account, ApiKey, Caps
from image3d.accounts.service import create_account, create_key
from image3d.api.app import create_api
from image3d.api.deps import ApiDeps, Readiness
from image3d.artifacts.service import ArtifactStore
from image3d.artifacts.signing import UrlSigner
from image3d.billing.prices import load_price_list
from image3d.billing.service import bought_credits, grant, top_up
from image3d.core.ids import TaskId
from image3d.db.database import Database
from image3d.engines.protocol import EngineDescription, Mode, Quality, QualityLimits
from image3d.net.policy import FetchPolicy
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.model import StoredArtifact
from image3d.tasks.settle import Outcome, settle

_counter = iter(range(10**9))


class TurningClock:
    """Near now, and turned by hand: fast tests must not wait, and signatures must not look expired."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class StandInQueue:
    """Keeps what was enqueued, in order. Ids of transactions that rolled back stay, as no row answers to them."""

    enqueued: list[tuple[TaskId, bool]] = field(default_factory=list)
    before: Callable[[], None] | None = None

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        if self.before is not None:
            self.before()
        self.enqueued.append((task_id, is_test))


def describe_engine(name: str = "sculpt", **changes: Any) -> EngineDescription:
    limits = QualityLimits(target_faces=20_000, texture_size=1024, deadline_seconds=60.0)
    plain = EngineDescription(
        name=name,
        version="1",
        kind="local",
        modes=frozenset({Mode.IMAGE}),
        qualities=dict.fromkeys(Quality, limits),
        licence="Apache-2.0",
        cost_model="measured_seconds",
        options={
            "seed": "Same seed, same model.",
            "target_faces": "Triangles of the model.",
            "texture_size": "Pixels a side of the texture.",
            "remove_background": "auto, always or never.",
        },
    )
    return replace(plain, **changes)


@dataclass
class World:
    """One account with a key and credits, and everything around it."""

    deps: ApiDeps
    app: FastAPI
    clock: TurningClock
    queue: StandInQueue
    account: Account
    key: ApiKey
    secret: str
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.deps.public_url

    @property
    def database(self) -> Database:
        return self.deps.tasks.database

    def client(self, secret: str | None = None) -> httpx.Client:
        """Sends the key with every request."""
        return self.stranger(headers={"Authorization": f"Bearer {secret or self.secret}"})

    def stranger(self, **options: Any) -> httpx.Client:
        """Sends no key."""
        client = httpx.Client(base_url=self.url, timeout=30.0, **options)
        self.clients.append(client)
        return client

    @staticmethod
    def body(**changes: Any) -> dict[str, Any]:
        return {"mode": "image", "image_url": "https://example.com/shoe.png", **changes}

    @staticmethod
    def picture(width: int = 64, height: int = 48, *, kind: str = "PNG") -> bytes:
        file = io.BytesIO()
        Image.new("RGB", (width, height), (200, 120, 40)).save(file, kind)
        return file.getvalue()

    def another_account(self, *, bought: int = 1_000, mode: str = "live", caps: Caps | None = None) -> "World":
        account, key, secret = make_key(self.database, self.clock(), bought=bought, mode=mode, caps=caps)
        return replace(self, account=account, key=key, secret=secret)

    def another_key(self, *, mode: str = "live", caps: Caps | None = None) -> "World":
        with self.database.transaction() as tx:
            key, secret = create_key(
                tx, account=self.account, name="second", mode=mode, now=self.clock(),
                bought_credits=bought_credits(tx, self.account.id), caps=caps,
            )  # fmt: skip
        return replace(self, key=key, secret=secret)

    def create(self, **changes: Any) -> dict[str, Any]:
        answer = self.client().post("/api/v1/generations", json=self.body(**changes))
        assert answer.status_code == 202, answer.text
        return answer.json()

    def start(self, task_id: str) -> None:
        with self.database.transaction() as tx:
            store.start(tx, task_id, now=self.clock())

    def succeed(self, task_id: str, *, cost_usd: str | None = "0.0041", glb: bytes = b"glTF" + bytes(96)) -> None:
        """What a worker does: files are stored, the task is settled."""
        folder = f"{self.account.id}/{task_id}/01ATTEMPT"
        files = {"model.glb": (glb, "model/gltf-binary")}
        files |= {f"preview-{view}.png": (self.picture(), "image/png") for view in ("front", "right", "three-quarter")}
        artifacts = []
        for name, (data, media_type) in files.items():
            kept = self.deps.tasks.artifacts.put(f"{folder}/{name}", data, media_type)
            artifacts.append(
                asdict(
                    StoredArtifact(name=name, key=kept.key, sha256=kept.sha256, size=kept.size, media_type=media_type)
                )
            )
        self.start(task_id)
        report = {"vertices": 9_800, "faces": 19_990, "is_watertight": True}
        outcome = Outcome(kind="succeeded", provider_cost_usd=cost_usd, report=report, artifacts=artifacts)
        assert settle(self.deps.tasks, task_id, outcome)

    def fail(self, task_id: str, code: str = "engine_failed", detail: str = "It broke.") -> None:
        self.start(task_id)
        error = {"code": code, "detail": detail, "retryable": False}
        assert settle(self.deps.tasks, task_id, Outcome(kind="failed", error=error))


def make_key(
    database: Database, now: datetime, *, bought: int = 1_000, mode: str = "live", caps: Caps | None = None
) -> tuple[Account, ApiKey, str]:
    with database.transaction() as tx:
        number = next(_counter)
        account = create_account(tx, email=f"buyer{number}-{id(database)}@example.com", now=now)
        if bought >= 1_000:
            top_up(tx, account.id, bought, reference=f"pay_{number}", provider="sandbox", now=now)
        elif bought:
            grant(tx, account.id, bought, reason="welcome", operator="tests", now=now)
        key, secret = create_key(
            tx, account=account, name="first", mode=mode, now=now,
            bought_credits=bought_credits(tx, account.id), caps=caps,
        )  # fmt: skip
    return account, key, secret


def make_deps(
    database: Database, clock: Callable[[], datetime], queue: StandInQueue, url: str, **changes: Any
) -> ApiDeps:
    engines = changes.pop("engines", None) or {"sculpt": describe_engine()}
    tasks = TaskDeps(
        database=database,
        clock=clock,
        prices=load_price_list(hourly_usd=Decimal("0.36")),
        artifacts=ArtifactStore.from_url("memory://"),
        queue=queue,
        engines=engines,
        default_engines={Mode.IMAGE: "sculpt"},
        test_engine="fixture",
        fetch_policy=FetchPolicy(),
        upload_url_prefix=f"{url}/api/v1/uploads/",
    )
    plain = ApiDeps(
        tasks=tasks,
        signer=UrlSigner((b"a secret of the tests, 32 bytes.",), clock),
        public_url=url,
        readiness=lambda: Readiness(ready=True, checks={"database": "ok"}),
        metrics=CollectorRegistry(),
    )
    return replace(plain, **changes)


def start_server(app: FastAPI, listener: socket.socket) -> Callable[[], None]:
    """Serves the app from a thread; returns what stops it."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.005)

    def stop() -> None:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()

    return stop


@contextmanager
def open_world(
    database: Database, *, bought: int = 1_000, caps: Caps | None = None, **changes: Any
) -> Generator[World]:
    """A served API with one account; `changes` are fields of its `ApiDeps`."""
    listener = socket.create_server(("127.0.0.1", 0))
    clock, queue = TurningClock(), StandInQueue()
    deps = make_deps(database, clock, queue, f"http://127.0.0.1:{listener.getsockname()[1]}", **changes)
    app = create_api(deps)
    stop = start_server(app, listener)
    account, key, secret = make_key(database, clock(), bought=bought, caps=caps)
    world = World(deps, app, clock, queue, account, key, secret)
    try:
        yield world
    finally:
        for client in world.clients:
            client.close()
        stop()


@pytest.fixture
def make_world(database: Database) -> Generator[Callable[..., World]]:
    """A function that makes a server and a world of its own in the module's database."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(open_world(database, **options))


@pytest.fixture(scope="module")
def served(database: Database) -> Generator[World]:
    """One server for the module."""
    with open_world(database) as world:
        yield world


@pytest.fixture
def world(served: World) -> World:
    """An account of the test's own with 1,000 credits and a live key, on the module's server."""
    served.clock.now = TurningClock().now
    served.queue.enqueued.clear()
    served.queue.before = None
    return served.another_account()


@pytest.fixture
def threads() -> Generator[Callable[[list[Callable[[], Any]]], list[Any]]]:
    """Runs functions at once, all starting together; returns what each returned."""

    def run(functions: list[Callable[[], Any]]) -> list[Any]:
        results: list[Any] = [None] * len(functions)
        barrier = threading.Barrier(len(functions))

        def one(index: int, function: Callable[[], Any]) -> None:
            barrier.wait()
            results[index] = function()

        running = [threading.Thread(target=one, args=(index, function)) for index, function in enumerate(functions)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        return results

    return run
