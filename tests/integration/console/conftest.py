"""The console without a network: a real database, files in memory, letters in a folder; the test plays the worker."""

import email
import email.policy
import io
import re
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import numpy as np
import pytest
import sqlalchemy as sa
import trimesh
from PIL import Image

from image3d.accounts.mail import FolderMailer
from image3d.accounts.member_tables import member_attempts
from image3d.accounts.members import find_member
from image3d.artifacts.service import ArtifactStore
from image3d.billing.payments import SandboxPayments
from image3d.billing.prices import load_price_list
from image3d.console.app import create_console
from image3d.console.deps import ConsoleDeps
from image3d.core.ids import TaskId
from image3d.db.database import Database
from image3d.engines.protocol import EngineDescription, Mode, Quality, QualityLimits
from image3d.geometry.glb import write_glb
from image3d.geometry.model import Model, Part
from image3d.net.policy import FetchPolicy
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.model import StoredArtifact
from image3d.tasks.settle import Outcome, settle

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would rather have another client; httpx does what is needed here
    from starlette.testclient import TestClient

URL = "http://127.0.0.1"
PASSWORD = "correct horse battery"
_numbers = iter(range(10**9))


class TurningClock:
    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


class StandInQueue:
    def __init__(self) -> None:
        self.enqueued: list[TaskId] = []

    def enqueue(self, tx: sa.Connection, task_id: TaskId, *, is_test: bool) -> None:
        self.enqueued.append(task_id)


@dataclass
class Visitor:
    """A browser without scripts: follows redirects, keeps cookies, sends the forms it finds."""

    client: TestClient
    world: "World"
    address: str = ""
    last: httpx.Response | None = None

    def get(self, path: str, **options) -> httpx.Response:
        self.last = self.client.get(path, **options)
        return self.last

    def token(self, path: str) -> str:
        return re.search(r'name="csrf" content="(\w+)"', self.client.get(path).text)[1]

    def post(self, path: str, form: dict | None = None, *, on: str = "/", **options) -> httpx.Response:
        """Sends a form with the token of the page `on`."""
        self.last = self.client.post(path, data={"csrf": self.token(on), **(form or {})}, **options)
        return self.last

    def sign_up(self, address: str, password: str = PASSWORD) -> httpx.Response:
        self.address = address
        self.post("/sign-up", {"email": address, "password": password})
        link = self.world.link(address)
        return self.post(link, on=link)

    def sign_in(self, password: str = PASSWORD, **form: str) -> httpx.Response:
        return self.post("/sign-in", {"email": self.address, "password": password, **form})


@dataclass
class World:
    deps: ConsoleDeps
    clock: TurningClock
    queue: StandInQueue
    folder: Path
    app: object

    @property
    def database(self) -> Database:
        return self.deps.tasks.database

    def visitor(self) -> Visitor:
        return Visitor(TestClient(self.app, base_url=URL), self)

    def member(self) -> Visitor:
        """Somebody who has just signed up."""
        visitor = self.visitor()
        visitor.sign_up(f"ann{next(_numbers)}@example.com")
        return visitor

    def buyer(self) -> Visitor:
        """A member with 1,000 credits."""
        visitor = self.member()
        visitor.post("/credits/buy", {"amount": "1000"})
        return visitor

    def letters(self, address: str) -> list[str]:
        found = [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in sorted(self.folder.glob("*.eml"))
        ]
        return [item.get_content() for item in found if item["To"] == address]

    def link(self, address: str) -> str:
        return re.search(rf"{URL}(/\S+)", self.letters(address)[-1])[1]

    def member_of(self, address: str):
        with self.database.read() as tx:
            return find_member(tx, address)

    def task(self, task_id: str):
        with self.database.read() as tx:
            return store.find(tx, task_id)

    def succeed(self, task_id: str, *, report: dict | None = None, files: dict[str, bytes] | None = None) -> None:
        """What a worker does."""
        task = self.task(task_id)
        with self.database.transaction() as tx:
            store.start(tx, task_id, now=self.clock())
        made = {"model.glb": (boxed_glb(), "model/gltf-binary"), "preview-front.png": (picture(), "image/png")}
        made |= {name: (data, "application/json") for name, data in (files or {}).items()}
        artifacts = []
        for name, (data, media_type) in made.items():
            kept = self.deps.tasks.artifacts.put(f"{task.account_id}/{task_id}/01A/{name}", data, media_type)
            item = StoredArtifact(name=name, key=kept.key, sha256=kept.sha256, size=kept.size, media_type=media_type)
            artifacts.append(asdict(item))
        measured = {"faces": 12, "vertices": 8, "is_watertight": True, "components": 1, "extents_m": [0.4, 1.0, 0.2]}
        outcome = Outcome(
            kind="succeeded", provider_cost_usd="0.0041", report={**measured, **(report or {})}, artifacts=artifacts
        )
        assert settle(self.deps.tasks, task_id, outcome)


def boxed_glb() -> bytes:
    box = trimesh.creation.box(extents=(0.4, 1.0, 0.2))
    box.apply_translation((0, 0.5, 0))
    part = Part(vertices=np.asarray(box.vertices, np.float64), faces=np.asarray(box.faces, np.int64))
    return write_glb(Model(parts=(part,)))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 120, 40)).save(out, "PNG")
    return out.getvalue()


def describe(name: str, mode: Mode) -> EngineDescription:
    limits = QualityLimits(target_faces=20_000, texture_size=1024, deadline_seconds=60.0)
    return EngineDescription(
        name=name,
        version="1",
        kind="local",
        modes=frozenset({mode}),
        qualities=dict.fromkeys(Quality, limits),
        licence="Apache-2.0",
        cost_model="measured_seconds",
        options={"program": "A shape program."} if mode is Mode.TEXT else {},
    )


@pytest.fixture
def make_world(sqlite_database: Database, tmp_path: Path) -> Callable[..., World]:
    def make(**changes) -> World:
        clock, queue = TurningClock(), StandInQueue()
        tasks = TaskDeps(
            database=sqlite_database,
            clock=clock,
            prices=load_price_list(hourly_usd=Decimal("0.36")),
            artifacts=ArtifactStore.from_url("memory://"),
            queue=queue,
            engines={"sculpt": describe("sculpt", Mode.IMAGE), "shapes": describe("shapes", Mode.TEXT)},
            default_engines={Mode.IMAGE: "sculpt", Mode.TEXT: "shapes"},
            test_engine="fixture",
            fetch_policy=FetchPolicy(),
            upload_url_prefix=f"{URL}/api/v1/uploads/",
        )
        folder = tmp_path / "mail"
        with sqlite_database.transaction() as tx:  # tests share it, and come from one address
            tx.execute(member_attempts.delete())
        deps = ConsoleDeps(
            tasks=tasks,
            mailer=FolderMailer(folder=folder),
            secret=b"a secret of the tests, 32 bytes.",
            public_url=URL,
            provider=SandboxPayments(b"a secret of the tests, 32 bytes."),
        )
        deps = replace(deps, **changes)
        return World(deps, clock, queue, folder, create_console(deps))

    return make


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()
