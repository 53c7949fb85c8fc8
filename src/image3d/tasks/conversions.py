"""Conversions: a finished model in another format, with what a printer would say of it."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from image3d.core.ids import AccountId
from image3d.core.logging import get_logger
from image3d.geometry.convert import EXTENSIONS, FORMATS, MEDIA_TYPES, MERGED_FORMATS, scale_to_height
from image3d.geometry.convert import convert as convert_model
from image3d.geometry.glb import read_glb
from image3d.geometry.printability import Finding, inspect
from image3d.geometry.printable import printable
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import InvalidRequest, NotFound, NotSucceeded
from image3d.tasks.model import StoredArtifact, Task
from image3d.tasks.tables import tasks

__all__ = ["FORMATS", "Conversion", "conversions_of", "convert"]

log = get_logger(__name__)

LEAST_MM, MOST_MM = 1.0, 10_000.0
_MODEL = "model.glb"
_FINDINGS = ".findings.json"


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """A derived file of a task and its findings."""

    task: Task
    file_format: str
    height_mm: float | None
    artifact: StoredArtifact
    findings: tuple[Finding, ...]


def convert(
    deps: TaskDeps, account_id: AccountId, task_id: str, *, file_format: str, height_mm: float | None = None
) -> Conversion:
    """The model in the format, stored with the task and kept as long; asked for again, it is not made again.

    Args:
        deps: what the story needs.
        account_id: whose task.
        task_id: a succeeded task.
        file_format: `stl`, `obj`, `ply`, `3mf` or `usdz`.
        height_mm: how tall the model becomes, from 1 mm to 10 m; None keeps its size.

    Raises:
        NotFound: no such task in this account, or its files were deleted.
        NotSucceeded: there is no model.
        InvalidRequest: no such format, or a height that makes no sense.
    """
    _check(file_format, height_mm)
    task = _find(deps, account_id, task_id)
    name = _name(file_format, height_mm)
    if (known := _known(deps, task, name)) is not None:
        return Conversion(task=task, file_format=file_format, height_mm=height_mm, artifact=known[0], findings=known[1])
    model_file = task.artifact(_MODEL)
    assert model_file is not None  # noqa: S101  # `_find` saw to it
    model = read_glb(deps.artifacts.get(model_file.key))
    data = convert_model(model, file_format, height_mm=height_mm)
    mesh = printable(scale_to_height(model, height_mm), merge=file_format in MERGED_FORMATS)
    findings = inspect(mesh.vertices, mesh.faces)
    artifact = _put(deps, model_file, name, data, MEDIA_TYPES[file_format])
    notes = _put(
        deps, model_file, f"{name}{_FINDINGS}", json.dumps([asdict(f) for f in findings]).encode(), "application/json"
    )
    after = _add(deps, task_id, [artifact, notes])
    log.info("task.converted", task_id=task_id, account_id=account_id, format=file_format, bytes=len(data))
    return Conversion(task=after, file_format=file_format, height_mm=height_mm, artifact=artifact, findings=findings)


def conversions_of(task: Task) -> list[StoredArtifact]:
    """The derived files that were made of the task."""
    endings = tuple(f".{extension}" for extension in EXTENSIONS.values())
    return [item for item in task.artifacts if item.name.startswith("model") and item.name.endswith(endings)]


def _check(file_format: str, height_mm: float | None) -> None:
    if file_format not in FORMATS:
        msg = f"There is no format {file_format[:20]!r}; choose one of {', '.join(FORMATS)}."
        raise InvalidRequest(msg, pointer="/format")
    if height_mm is not None and not (math.isfinite(height_mm) and LEAST_MM <= height_mm <= MOST_MM):
        msg = f"A height is between {LEAST_MM:.0f} and {MOST_MM:,.0f} mm."
        raise InvalidRequest(msg, pointer="/height_mm")


def _find(deps: TaskDeps, account_id: AccountId, task_id: str) -> Task:
    with deps.database.read() as tx:
        task = store.find(tx, task_id, account_id=account_id)
    if task is None:
        msg = f"There is no generation {task_id[:60]} in this account."
        raise NotFound(msg)
    if task.status != "succeeded":
        msg = f"Only a succeeded generation can be converted; this one is {task.status}."
        raise NotSucceeded(msg)
    if task.artifact(_MODEL) is None:
        msg = "The model was deleted or has expired."
        raise NotFound(msg)
    return task


def _name(file_format: str, height_mm: float | None) -> str:
    size = "" if height_mm is None else f"-{height_mm:g}mm".replace(".", "_")
    return f"model{size}.{EXTENSIONS[file_format]}"


def _known(deps: TaskDeps, task: Task, name: str) -> tuple[StoredArtifact, tuple[Finding, ...]] | None:
    artifact, notes = task.artifact(name), task.artifact(f"{name}{_FINDINGS}")
    if artifact is None or notes is None:
        return None
    documents: list[Mapping[str, Any]] = json.loads(deps.artifacts.get(notes.key))
    return artifact, tuple(Finding(**document) for document in documents)


def _put(deps: TaskDeps, model_file: StoredArtifact, name: str, data: bytes, media_type: str) -> StoredArtifact:
    folder = model_file.key.rpartition("/")[0]
    stored = deps.artifacts.put(f"{folder}/{name}", data, media_type)
    return StoredArtifact(name=name, key=stored.key, sha256=stored.sha256, size=stored.size, media_type=media_type)


def _add(deps: TaskDeps, task_id: str, added: list[StoredArtifact]) -> Task:
    """The artifacts belong to the task, unless its files were deleted meanwhile, when they go too."""
    names = {item.name for item in added}
    with deps.database.transaction() as tx:
        task = store.lock(tx, task_id)
        if task is not None and task.artifact(_MODEL) is not None:
            kept = [item for item in task.artifacts if item.name not in names]
            documents = store.artifact_documents([*kept, *added])
            tx.execute(tasks.update().where(tasks.c.id == task_id).values(artifacts=documents))
            after = store.find(tx, task_id)
            assert after is not None  # noqa: S101  # rows of tasks are never deleted
            return after
    for item in added:
        deps.artifacts.delete(item.key)
    msg = "The model was deleted while it was being converted."
    raise NotFound(msg)
