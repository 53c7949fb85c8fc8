"""One result: the model to turn, pictures, report, billing; review, convert, share, delete; its files."""

import re
import time
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from image3d.accounts.service import list_keys
from image3d.artifacts.downloads import content_disposition
from image3d.artifacts.errors import ArtifactsError
from image3d.console import views
from image3d.console.pages.create import QUALITY_WORDS
from image3d.console.security import same, share_signature
from image3d.console.web import Call, Web, error_page
from image3d.tasks import store
from image3d.tasks.conversions import FORMATS, conversions_of, convert
from image3d.tasks.delete import delete_files
from image3d.tasks.errors import InvalidRequest, NotFound
from image3d.tasks.model import StoredArtifact, Task
from image3d.tasks.review import review
from image3d.tasks.uploads import find_upload, upload_id_in

SHARE_DAYS = (1, 7, 30)
PROGRAM = "program.json"
#: A viewer outside the browser, as AR has, fetches the model by an address that works without a cookie.
VIEWER_SECONDS = 86_400
FILE_CACHE = "private, max-age=3600"


@dataclass(frozen=True)
class Results:
    """The pages; each method is one."""

    web: Web

    def result(self, call: Call) -> Response:
        """Everything about one generation."""
        task = _find(call)
        return call.render("result.html", **self._values(call, task))

    def file(self, call: Call) -> Response:
        """A file of the generation, for the member."""
        task, name = _find(call), call.path("name")
        if name == "input":
            return self._input(call, task)
        return _send_artifact(call, task, name)

    def review(self, call: Call) -> Response:
        """The generation is approved or rejected."""
        decision = call.text("decision")
        if decision not in ("approved", "rejected"):
            msg = "Choose approve or reject."
            raise InvalidRequest(msg, pointer="/decision")
        note = call.text("note").strip() or None
        task = review(
            call.deps.tasks, call.mine.id, call.path("task_id"), decision=decision, note=note, reviewer=call.me.email
        )
        return self._part(call, task, "review")

    def convert(self, call: Call) -> Response:
        """The model in another format, with what a printer would say of it."""
        millimetres = millimetres_in(call.text("height_mm", most=20))
        task_id, wanted = call.path("task_id"), call.text("format")
        conversion = convert(call.deps.tasks, call.mine.id, task_id, file_format=wanted, height_mm=millimetres)
        before = _made_files(conversion.task, but=conversion.artifact.name)
        return self._part(call, conversion.task, "convert", conversion=conversion, made_files=before)

    def share(self, call: Call) -> Response:
        """A link with which anybody can look at the result until it expires."""
        task = _find(call)
        days = int(call.text("days", default="7", most=3)) if call.text("days", most=3).isdigit() else SHARE_DAYS[1]
        expires = int(time.time()) + min(max(days, 1), SHARE_DAYS[-1]) * 86_400
        link = f"{call.deps.public_url}{_share_path(call, task, expires)}"
        return self._part(call, task, "share", link=link, days=days)

    def delete(self, call: Call) -> Response:
        """The files are gone."""
        delete_files(call.deps.tasks, call.mine.id, call.path("task_id"))
        return call.redirect("/gallery", note="deleted")

    def shared(self, call: Call) -> Response:
        """What somebody with a share link sees."""
        task = _shared(call)
        if task is None:
            return _gone(call)
        base = call.request.url.path
        poster = views.preview_of(task)
        return call.render(
            "shared.html",
            task=task,
            title=views.title_of(task),
            base=base,
            poster=None if poster is None else f"{base}/{poster.rsplit('/', 1)[1]}",
            facts=views.facts_of(task.report),
        )

    def shared_file(self, call: Call) -> Response:
        """The model or a preview, for somebody with a share link."""
        task, name = _shared(call), call.path("name")
        if task is None or (name != views.MODEL and not name.startswith("preview-")):
            return _gone(call)
        return _send_artifact(call, task, name)

    def _values(self, call: Call, task: Task) -> dict[str, Any]:
        with call.deps.tasks.database.read() as tx:
            keys = {key.id: key.name for key in list_keys(tx, call.mine.id)}
        model, has_picture = views.model_of(task), views.has_input_picture(task)
        return {
            "task": task,
            "title": views.title_of(task),
            "model": model,
            "poster": views.preview_of(task),
            "pictures": views.views_of(task),
            "picture": views.file_url(task, "input") if has_picture else None,
            "viewer_url": None if model is None else f"{_share_path(call, task, _tomorrow())}/{views.MODEL}",
            "program": _program(call, task),
            "reading": views.reading_of(task.report),
            "picture_thumb": views.thumb_url(task, "input"),
            "can_repeat": task.status.is_final and (task.mode == "text" or has_picture or _is_address(task)),
            "qualities": QUALITY_WORDS,
            "remarks": views.remarks_on(task.report),
            "facts": views.facts_of(task.report),
            "advice": views.ADVICE.get((task.error or {}).get("code", "")),
            "seconds": views.seconds_taken(task),
            "key_name": keys.get(task.key_id, "Console"),
            "is_deleted": views.is_deleted(task),
            "formats": FORMATS,
            "made_files": _made_files(task),
            "made_mm": _made_mm(task),
            "share_days": SHARE_DAYS,
            "file_url": views.file_url,
        }

    def _part(self, call: Call, task: Task, name: str, **values: Any) -> Response:
        """The part of the page for htmx, or the whole page, which then shows the same."""
        shown = {**self._values(call, task), **values}
        return call.render(f"fragments/{name}.html" if call.is_fragment else "result.html", **shown)

    def _input(self, call: Call, task: Task) -> Response:
        if task.input_key is not None:
            media_type = str((task.input or {}).get("media_type", ""))
            return _send(
                call, StoredArtifact(name="input", key=task.input_key, sha256="", size=0, media_type=media_type)
            )
        upload_id = None if task.image_url is None else upload_id_in(task.image_url)
        if upload_id is None:
            return _gone(call)
        with call.deps.tasks.database.read() as tx:
            upload = find_upload(tx, task.account_id, upload_id)
        return _send(
            call, StoredArtifact(name="input", key=upload.key, sha256="", size=0, media_type=upload.media_type)
        )


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Results(web)
    here = "/gallery/{task_id}"
    shared = "/s/{task_id}/{expires:int}/{signature}"
    return [
        web.page(here, pages.result),
        web.page(f"{here}/files/{{name}}", pages.file),
        web.page(f"{here}/review", pages.review, methods=("POST",)),
        web.page(f"{here}/convert", pages.convert, methods=("POST",)),
        web.page(f"{here}/share", pages.share, methods=("POST",)),
        web.page(f"{here}/delete", pages.delete, methods=("POST",)),
        web.page(shared, pages.shared, access="anyone"),
        web.page(f"{shared}/{{name}}", pages.shared_file, access="anyone"),
    ]


def millimetres_in(words: str) -> float | None:
    """The height that somebody typed: `120`, `120 mm`, `12.5`, `12,5` or `1,200`; None when nothing was.

    Raises:
        InvalidRequest: it is no number.
    """
    number = words.strip().lower().removesuffix("mm").strip()
    if not number:
        return None
    has_thousands = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number) is not None
    try:
        return float(number.replace(",", "") if has_thousands else number.replace(",", "."))
    except ValueError as error:
        msg = "The height is a number of millimetres, for example 120."
        raise InvalidRequest(msg, pointer="/height_mm") from error


def _made_mm(task: Task) -> int | None:
    """How tall the model is as it was made, in whole millimetres."""
    extents = (task.report or {}).get("extents_m")
    return round(extents[1] * 1000) if isinstance(extents, list) and len(extents) == 3 else None  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]  # JSON of ours


def _made_files(task: Task, *, but: str = "") -> list[tuple[str, StoredArtifact]]:
    """What each converted file is, in words, and the file."""
    return [(_file_words(item.name), item) for item in conversions_of(task) if item.name != but]


def _file_words(name: str) -> str:
    """`STL, 120 mm` for `model-120mm.stl`."""
    stem, _, ending = name.partition(".")
    height = stem.removeprefix("model").removeprefix("-").removesuffix("mm").replace("_", ".")
    return f"{ending.partition('.')[0].upper()}, {f'{height} mm' if height else 'as made'}"


def _find(call: Call) -> Task:
    task_id = call.path("task_id")
    with call.deps.tasks.database.read() as tx:
        task = store.find(tx, task_id, account_id=call.mine.id)
    if task is None:
        msg = f"There is no generation {task_id[:60]} in your account."
        raise NotFound(msg)
    return task


def _share_path(call: Call, task: Task, expires: int) -> str:
    return f"/s/{task.id}/{expires}/{share_signature(call.deps.secret, task.id, expires)}"


def _tomorrow() -> int:
    """A moment one to two days ahead that stays the same all day, so that browsers keep what they have."""
    return int(time.time()) // VIEWER_SECONDS * VIEWER_SECONDS + 2 * VIEWER_SECONDS


def _is_address(task: Task) -> bool:
    """Whether the picture was given by an address that can be asked again."""
    return task.image_url is not None and not task.image_url.startswith("data:")


def _program(call: Call, task: Task) -> str | None:
    """The shape program that the model was built from, as JSON text."""
    artifact = task.artifact(PROGRAM)
    if artifact is None:
        return None
    try:
        return call.deps.tasks.artifacts.get(artifact.key).decode()
    except ArtifactsError:
        return None


def _shared(call: Call) -> Task | None:
    task_id, expires = call.path("task_id"), int(call.path("expires"))
    if expires < time.time() or not same(call.path("signature"), share_signature(call.deps.secret, task_id, expires)):
        return None
    with call.deps.tasks.database.read() as tx:
        task = store.find(tx, task_id)
    return None if task is None or views.model_of(task) is None else task


def _gone(call: Call) -> Response:
    return error_page(call, 404, "There is nothing here any more", "The link has expired, or the files were deleted.")


def _send_artifact(call: Call, task: Task, name: str) -> Response:
    artifact = task.artifact(name)
    if artifact is None:
        return _gone(call)
    return _send(call, artifact, _download_name(task, artifact))


def _send(call: Call, artifact: StoredArtifact, name: str = "") -> Response:
    etag = f'"{artifact.sha256}"' if artifact.sha256 else None
    headers = {"Cache-Control": FILE_CACHE, "Content-Security-Policy": "default-src 'none'; sandbox"}
    if etag is not None:
        headers["ETag"] = etag
        if call.request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = content_disposition(name or artifact.name, artifact.media_type)
    try:
        opened = call.deps.tasks.artifacts.open(artifact.key)
    except ArtifactsError:
        return _gone(call)
    headers["Content-Length"] = str(opened.size)
    return StreamingResponse(opened.chunks, media_type=artifact.media_type, headers=headers)


def _download_name(task: Task, artifact: StoredArtifact) -> str:
    """The file's name on the disk of whoever downloads it: what they called it, and the extension."""
    stem = "".join(letter if letter.isalnum() else "-" for letter in views.title_of(task))
    stem = "-".join(part for part in stem.split("-") if part)[:60] or "model"
    return f"{stem}{artifact.name.removeprefix('model')}" if artifact.name.startswith("model") else artifact.name
