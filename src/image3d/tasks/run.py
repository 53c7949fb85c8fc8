"""Run: one attempt at a task, from its input to stored files. No transaction is open while an engine works."""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from ulid import ULID

from image3d.artifacts.errors import ArtifactsError
from image3d.billing.prices import Price
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger
from image3d.engines.child import ChildResult, RunCanceled
from image3d.engines.errors import EngineError, EngineFailed
from image3d.engines.fixture import TEST_OUTCOME
from image3d.engines.protocol import Deadline, EngineDescription, EngineRequest, Mode
from image3d.imaging.decode import probe
from image3d.net.fetch import fetch_image
from image3d.tasks import store
from image3d.tasks.deps import Runner, TaskDeps
from image3d.tasks.model import FAILURE_POLICIES, INPUT_POLICY, StoredArtifact, Task
from image3d.tasks.settle import Outcome, failure
from image3d.tasks.uploads import find_upload, upload_id_in

log = get_logger(__name__)

#: How often a processing task writes its progress and looks whether it was canceled.
LOOK_SECONDS = 0.4


def run(deps: TaskDeps, runner: Runner, task_id: str, *, attempt: int) -> Outcome | None:
    """One attempt is made and its files are stored; what became of it, or None when the task needs no run.

    Never raises for what a customer, an engine or a full disk can cause: the outcome says it.
    """
    task = _claim(deps, task_id)
    if task is None:
        return None
    if task.cancel_requested_at is not None:
        return Outcome(kind="canceled", provider_cost_usd="0")
    started = time.monotonic()
    try:
        outcome = _attempt(deps, runner, task)
    except RunCanceled as canceled:
        outcome = Outcome(kind="canceled", provider_cost_usd=_cost(task, canceled.seconds))
    except (ArtifactsError, OSError, MemoryError) as error:
        log.exception("task.storage_failed", task_id=task_id, error=type(error).__name__)
        outcome = _failed(EngineFailed("The result could not be stored here; the operator has been told."), attempt)
    except Image3DError as error:
        outcome = _failed(error, attempt)
    log.info(
        "engine.finished",
        task_id=task.id,
        account_id=task.account_id,
        engine=task.engine,
        attempt=attempt,
        outcome=outcome.kind,
        code=None if outcome.error is None else outcome.error["code"],
        duration_ms=round(1000 * (time.monotonic() - started)),
    )
    return outcome


def _claim(deps: TaskDeps, task_id: str) -> Task | None:
    with deps.database.transaction() as tx:
        store.start(tx, task_id, now=deps.clock())
        task = store.find(tx, task_id)
    return None if task is None or task.status.is_final else task


def _attempt(deps: TaskDeps, runner: Runner, task: Task) -> Outcome:
    engine = deps.engines[task.engine] if not task.is_test else None
    progress = _ProgressWriter(deps, task.id)
    picture = _input(deps, task, progress) if task.mode is Mode.IMAGE and not task.is_test else None
    result = runner(
        task.engine,
        _engine_request(task, picture),
        progress,
        Deadline.after(_deadline_seconds(engine, task)),
        progress.is_canceled,
    )
    progress("storing", 0.97)
    artifacts = _store(deps, task, result)
    return Outcome(
        kind="succeeded",
        provider_cost_usd=_provider_cost(task, result),
        report=result.finished.report,
        artifacts=[asdict(artifact) for artifact in artifacts],
    )


def _engine_request(task: Task, picture: bytes | None) -> EngineRequest:
    options: Mapping[str, Any] = task.options
    if task.is_test:
        options = {**options, TEST_OUTCOME: task.metadata.get(TEST_OUTCOME)}
    return EngineRequest(mode=task.mode, quality=task.quality, image=picture, prompt=task.prompt, options=options)


def _deadline_seconds(engine: EngineDescription | None, task: Task) -> float:
    return 120.0 if engine is None else engine.qualities[task.quality].deadline_seconds


def _input(deps: TaskDeps, task: Task, progress: Callable[[str, float], None]) -> bytes:
    """The picture's bytes: as stored by an earlier attempt, from the customer's upload, or fetched now."""
    if task.input_key is not None:
        return deps.artifacts.get(task.input_key)
    progress("fetching", 0.01)
    assert task.image_url is not None  # noqa: S101  # submit admits no image task without one
    if (upload_id := upload_id_in(task.image_url)) is not None:
        with deps.database.read() as tx:
            upload = find_upload(tx, task.account_id, upload_id)
        data = deps.artifacts.get(upload.key)
    else:
        data = fetch_image(task.image_url, deps.fetch_policy).data
    found = probe(data, max_bytes=deps.max_input_bytes, max_pixels=deps.max_input_pixels)
    stored = deps.artifacts.put(f"{task.account_id}/{task.id}/input", data, found.media_type)
    description = {
        "sha256": stored.sha256,
        "width": found.width,
        "height": found.height,
        "media_type": found.media_type,
    }
    with deps.database.transaction() as tx:
        store.remember_input(tx, task.id, key=stored.key, description=description)
    return data


def _store(deps: TaskDeps, task: Task, result: ChildResult) -> list[StoredArtifact]:
    """Files go under a folder of this attempt alone, so that two workers can never mix their files."""
    folder = f"{task.account_id}/{task.id}/{ULID()}"
    finished = result.finished
    files: dict[str, tuple[bytes, str]] = {"model.glb": (finished.glb, "model/gltf-binary")}
    for view, png in finished.previews.items():
        files[f"preview-{view}.png"] = (png, "image/png")
    for name, data in finished.artifacts.items():
        files[name] = (data, "application/json" if name.endswith(".json") else "application/octet-stream")
    stored: list[StoredArtifact] = []
    for name, (data, media_type) in files.items():
        item = deps.artifacts.put(f"{folder}/{name}", data, media_type)
        stored.append(
            StoredArtifact(name=name, key=item.key, sha256=item.sha256, size=item.size, media_type=media_type)
        )
    return stored


def _provider_cost(task: Task, result: ChildResult) -> str | None:
    if result.finished.provider_cost_usd is not None:
        return f"{result.finished.provider_cost_usd:f}"
    return _cost(task, result.seconds)


def _cost(task: Task, seconds: float) -> str | None:
    """What `seconds` of a local engine cost; None for engines that report their own."""
    price = Price.from_document(task.price)
    if task.is_test or price.cost_model != "measured_seconds":
        return None
    return f"{price.cost_of(seconds):f}"


def _failed(error: Image3DError, attempt: int) -> Outcome:
    policy = FAILURE_POLICIES.get(error.code, INPUT_POLICY) if isinstance(error, EngineError) else INPUT_POLICY
    outcome = failure(error.code, error.detail, retryable=error.retryable, fields=error.fields)
    if attempt < policy.attempts:
        return Outcome(kind="retry", error=outcome.error)
    return outcome


class _ProgressWriter:
    """Writes stage and progress to the task at most every `LOOK_SECONDS`; a new stage is written at once."""

    def __init__(self, deps: TaskDeps, task_id: str) -> None:
        self._deps = deps
        self._task_id = task_id
        self._stage = ""
        self._written = 0.0
        self._looked = 0.0
        self._canceled = False

    def __call__(self, stage: str, fraction: float) -> None:
        now = time.monotonic()
        if stage == self._stage and now - self._written < LOOK_SECONDS:
            return
        self._stage, self._written = stage, now
        with self._deps.database.transaction() as tx:
            store.advance(tx, self._task_id, stage=stage, progress=max(1, min(99, round(100 * fraction))))

    def is_canceled(self) -> bool:
        """Whether the customer asked to stop, looked up at most every `LOOK_SECONDS`."""
        now = time.monotonic()
        if not self._canceled and now - self._looked >= LOOK_SECONDS:
            self._looked = now
            with self._deps.database.read() as tx:
                self._canceled = store.is_cancel_requested(tx, self._task_id)
        return self._canceled
