"""Create: choose a picture or type a prompt, see the quote, start, and watch several at once."""

import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from image3d.billing.service import balance
from image3d.console.views import console_principal, thumbnail_of, title_of
from image3d.console.web import Call, Web
from image3d.core.errors import Image3DError
from image3d.engines.protocol import Mode, Quality
from image3d.tasks import store
from image3d.tasks.cancel import cancel
from image3d.tasks.errors import InvalidRequest, NotFound
from image3d.tasks.events import follow_all
from image3d.tasks.idempotency import IdempotencyKey, fingerprint
from image3d.tasks.model import GenerationRequest, Task
from image3d.tasks.submit import Quote, quote, submit
from image3d.tasks.uploads import add_upload, upload_url

SHOWN_JOBS = 6
#: How many tasks one stream follows; a page names those it shows.
MOST_FOLLOWED = 100
SUGGESTIONS = (
    "a round wooden table with four legs",
    "a red ceramic mug",
    "a stack of three books",
    "a white lighthouse with red stripes",
)
QUALITY_WORDS = {
    Quality.DRAFT: "Quick look",
    Quality.STANDARD: "For shops and games",
    Quality.HIGH: "Most detail",
}


@dataclass(frozen=True)
class Creating:
    """The pages; each method is one."""

    web: Web

    def create(self, call: Call) -> Response:
        """The form and the newest jobs; with a form sent, a generation is started."""
        if call.request.method == "POST":
            return self._start(call)
        with call.deps.tasks.database.read() as tx:
            jobs = store.page(tx, call.mine.id, limit=SHOWN_JOBS)
        modes = [mode for mode in (Mode.IMAGE, Mode.TEXT) if _offers(call, mode)]
        mode = call.query("mode") if call.query("mode") in modes else (modes[0] if modes else "")
        return call.render(
            "create.html",
            jobs=jobs,
            modes=modes,
            mode=mode,
            prompt=call.query("prompt"),
            quote=_try_quote(call, mode, Quality.STANDARD),
            quality=Quality.STANDARD,
            qualities=QUALITY_WORDS,
            suggestions=SUGGESTIONS,
            attempt=uuid4().hex,
            max_bytes=call.deps.tasks.max_input_bytes,
            title_of=title_of,
            thumbnail_of=thumbnail_of,
        )

    def show_quote(self, call: Call) -> Response:
        """What the chosen mode and quality cost, as a fragment."""
        mode, quality = call.query("mode"), call.query("quality")
        found = _try_quote(call, mode, quality)
        return call.render("fragments/quote.html", quote=found, mode=mode, quality=quality)

    def job(self, call: Call) -> Response:
        """One job as it stands, as a fragment; a browser that asks for it as a page gets the result's."""
        task = _find(call)
        return self._card(call, task) if call.is_fragment else call.redirect(f"/gallery/{task.id}")

    def cancel(self, call: Call) -> Response:
        """The job is canceled, or will be at its next safe point."""
        task = cancel(call.deps.tasks, call.mine.id, call.path("task_id"))
        return self._card(call, task) if call.is_fragment else call.redirect(f"/gallery/{task.id}")

    def _card(self, call: Call, task: Task) -> Response:
        """The job, and in a header what is available now, which the page shows at its top."""
        response = call.render("fragments/job.html", task=task, title_of=title_of, thumbnail_of=thumbnail_of)
        with call.deps.tasks.database.read() as tx:
            response.headers["X-Available-Credits"] = str(balance(tx, call.mine.id).available_credits)
        return response

    def _start(self, call: Call) -> Response:
        request = self._request(call)
        submission = submit(call.deps.tasks, console_principal(call.mine), request, idempotency=_idempotency(call))
        task_id = submission.task.id if submission.task is not None else submission.replayed.body  # pyright: ignore[reportOptionalMemberAccess]  # one of the two is there
        if "application/json" not in call.request.headers.get("accept", ""):
            return call.redirect(f"/gallery/{task_id}")
        return JSONResponse({"id": task_id}, status_code=201)

    def _request(self, call: Call) -> GenerationRequest:
        mode, quality = Mode(call.text("mode", default="image")), Quality(call.text("quality", default="standard"))
        metadata = {"source": "console"}
        if mode is Mode.TEXT:
            prompt = call.text("prompt").strip()
            return GenerationRequest(mode=mode, quality=quality, prompt=prompt, metadata=metadata)
        image_url = self._picture(call)
        if name := call.text("name", most=90).strip() or _name_in(call.text("link").strip()):
            metadata["name"] = name
        return GenerationRequest(mode=mode, quality=quality, image_url=image_url, metadata=metadata)

    def _picture(self, call: Call) -> str:
        data = call.upload("picture")
        if data is not None:
            upload = add_upload(call.deps.tasks, call.mine.id, data)
            return upload_url(call.deps.tasks, upload.id)
        link = call.text("link").strip()
        if not link:
            msg = "Choose a picture first, or paste its address."
            raise InvalidRequest(msg, pointer="/picture")
        return link


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Creating(web)

    async def stream(request: Request) -> Response:
        call = await to_thread.run_sync(web.call, request)
        shown = [name for name in request.query_params.get("tasks", "").split(",") if name][:MOST_FOLLOWED]
        if call.account is None or not shown:
            return Response(status_code=204)  # the browser does not ask again
        return StreamingResponse(
            _changes(web, request, call.account.id, shown),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    return [
        web.page("/create", pages.create, methods=("GET", "POST")),
        web.page("/create/quote", pages.show_quote),
        web.page("/jobs/{task_id}", pages.job),
        web.page("/jobs/{task_id}/cancel", pages.cancel, methods=("POST",), home="/create"),
        Route("/stream", stream),
    ]


async def _changes(web: Web, request: Request, account_id: str, shown: Sequence[str]) -> AsyncGenerator[str]:
    """Changes of the tasks that the page shows as server-sent events, for as long as the session lasts."""
    yield "retry: 2000\n\n"
    async for changed in follow_all(web.deps.tasks, account_id, shown):
        if (await to_thread.run_sync(web.call, request)).account is None:
            return
        if changed is None:
            yield ": still here\n\n"
            continue
        documents: list[dict[str, Any]] = [
            {"id": item.id, "status": item.status, "stage": item.stage, "progress": item.progress} for item in changed
        ]
        yield f"event: tasks\ndata: {json.dumps(documents)}\n\n"


def _offers(call: Call, mode: Mode) -> bool:
    name = call.deps.tasks.default_engines.get(mode)
    return name is not None and name in call.deps.tasks.engines


def _try_quote(call: Call, mode: str, quality: str) -> Quote | str:
    """The quote, or why there is none."""
    try:
        request = GenerationRequest(mode=Mode(mode), quality=Quality(quality), image_url="data:,", prompt="a cube")
        return quote(call.deps.tasks, request)
    except ValueError:
        return "This installation makes nothing of that kind."
    except Image3DError as error:
        return error.detail


def _name_in(url: str) -> str:
    """What the file at the address is called, without its ending; empty where the address names none."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    stem = unquote(path).rpartition("/")[2].partition(".")[0]
    return "".join(letter for letter in stem if letter.isprintable())[:90]


def _idempotency(call: Call) -> IdempotencyKey | None:
    attempt = call.text("attempt", most=64)
    if not attempt:
        return None
    return IdempotencyKey(key=attempt, scope="console", fingerprint=fingerprint({"attempt": attempt}))


def _find(call: Call) -> Task:
    task_id = call.path("task_id")
    with call.deps.tasks.database.read() as tx:
        task = store.find(tx, task_id, account_id=call.mine.id)
    if task is None:
        msg = f"There is no generation {task_id[:60]} in your account."
        raise NotFound(msg)
    return task
