"""The gallery: every generation with its picture, searched, filtered, reviewed, downloaded and deleted in bulk."""

import zipfile
from collections.abc import Generator
from dataclasses import dataclass
from typing import IO, Any, cast

from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from image3d.artifacts.errors import ArtifactsError
from image3d.console import views
from image3d.console.web import Call, Web
from image3d.tasks import store
from image3d.tasks.delete import delete_files
from image3d.tasks.errors import InvalidRequest, NotFinal
from image3d.tasks.find import search
from image3d.tasks.model import Status, Task

PAGE_SIZE = 24
MOST_AT_ONCE = 100
REVIEW_WORDS = {"none": "Not reviewed", "approved": "Approved", "rejected": "Rejected"}


@dataclass(frozen=True)
class Gallery:
    """The pages; each method is one."""

    web: Web

    def gallery(self, call: Call) -> Response:
        """Tiles, newest first; the next page is fetched when its end comes into view."""
        wanted = {name: call.query(name) for name in ("q", "status", "review", "mode")}
        tasks = search(
            call.deps.tasks,
            call.mine.id,
            limit=PAGE_SIZE + 1,
            before=call.query("before") or None,
            text=wanted["q"].strip() or None,
            status=Status(wanted["status"]) if wanted["status"] in set(Status) else None,
            review=wanted["review"] if wanted["review"] in REVIEW_WORDS else None,
            mode=wanted["mode"] if wanted["mode"] in ("image", "text") else None,
        )
        shown = tasks[:PAGE_SIZE]
        values: dict[str, Any] = {
            "tasks": shown,
            "next_before": shown[-1].id if len(tasks) > PAGE_SIZE else None,
            "wanted": wanted,
            "is_filtered": any(wanted.values()),
            "title_of": views.title_of,
            "thumbnail_of": views.thumbnail_of,
            "is_deleted": views.is_deleted,
            "reviews": REVIEW_WORDS,
            "statuses": [str(status) for status in Status],
        }
        if not call.is_fragment:
            return call.render("gallery.html", **values)
        return call.render("fragments/tiles.html" if call.query("before") else "fragments/gallery.html", **values)

    def bulk(self, call: Call) -> Response:
        """The chosen generations are downloaded as one archive, or their files deleted."""
        chosen = [str(value) for value in call.form.getlist("task")][:MOST_AT_ONCE]
        if not chosen:
            msg = "Choose one or more models first."
            raise InvalidRequest(msg, pointer="/task")
        if call.text("action") == "delete":
            for task_id in chosen:
                self._delete(call, task_id)
            return call.redirect("/gallery", note="deleted")
        with call.deps.tasks.database.read() as tx:
            found = [store.find(tx, task_id, account_id=call.mine.id) for task_id in chosen]
        models = [task for task in found if task is not None and views.model_of(task) is not None]
        headers = {"Content-Disposition": 'attachment; filename="image3d-models.zip"'}
        return StreamingResponse(_archive(call, models), media_type="application/zip", headers=headers)

    def _delete(self, call: Call, task_id: str) -> None:
        try:
            delete_files(call.deps.tasks, call.mine.id, task_id)
        except NotFinal:
            return  # still being made: it stays, and the gallery shows so


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Gallery(web)
    return [web.page("/gallery", pages.gallery), web.page("/gallery/bulk", pages.bulk, methods=("POST",))]


class _Pipe:
    """A file that can only be written: what was written is taken out as it comes."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Keeps the bytes until they are taken."""
        self._chunks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def take(self) -> bytes:
        """What was written since the last time."""
        taken, self._chunks = b"".join(self._chunks), []
        return taken


def _archive(call: Call, tasks: list[Task]) -> Generator[bytes]:
    """A ZIP of the models, made and sent one model at a time."""
    pipe = _Pipe()
    names: set[str] = set()
    with zipfile.ZipFile(cast("IO[bytes]", pipe), "w", zipfile.ZIP_STORED) as archive:
        for task in tasks:
            model = views.model_of(task)
            if model is None:
                continue
            try:
                data = call.deps.tasks.artifacts.get(model.key)
            except ArtifactsError:
                continue  # deleted meanwhile
            stem = "".join(letter if letter.isalnum() else "-" for letter in views.title_of(task))[:60]
            name = f"{stem}.glb" if f"{stem}.glb" not in names else f"{stem}-{task.id[-6:]}.glb"
            names.add(name)
            archive.writestr(name, data)
            yield pipe.take()
    yield pipe.take()
