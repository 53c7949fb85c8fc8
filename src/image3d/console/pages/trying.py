"""The request builder's server side: a real generation with one of the account's keys, answered as the API answers."""

from dataclasses import dataclass

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from image3d.accounts.errors import KeyRevoked
from image3d.accounts.model import ApiKey, Principal
from image3d.accounts.service import get_key, record_use, use_is_due
from image3d.console.web import Call, Web
from image3d.core.errors import Image3DError
from image3d.core.ids import KeyId
from image3d.engines.protocol import Mode, Quality
from image3d.tasks import store
from image3d.tasks.errors import NotFound
from image3d.tasks.model import GenerationRequest, Task
from image3d.tasks.submit import submit

ACCEPTED = 202


@dataclass(frozen=True)
class Trying:
    """The pages; each method is one."""

    web: Web

    def send(self, call: Call) -> Response:
        """A generation paid by the key and within its caps; the task, or the problem, as the API would answer."""
        try:
            key = self._key(call)
            principal = Principal(account=call.mine, key=key)
            made = submit(call.deps.tasks, principal, _request(call))
        except Image3DError as error:
            return self._problem(call, error)
        self._note_use(call, key)
        assert made.task is not None  # noqa: S101  # nothing is replayed without an idempotency key
        return JSONResponse(dict(call.deps.document(made.task)), status_code=ACCEPTED)

    def task(self, call: Call) -> Response:
        """The task as it stands."""
        with call.deps.tasks.database.read() as tx:
            task: Task | None = store.find(tx, call.path("task_id"), account_id=call.mine.id)
        if task is None:
            return self._problem(call, NotFound("There is no such generation in your account."))
        return JSONResponse(dict(call.deps.document(task)))

    def _key(self, call: Call) -> ApiKey:
        with call.deps.tasks.database.read() as tx:
            key = get_key(tx, KeyId(call.path("key_id")), account_id=call.mine.id)
        if key.revoked_at is not None:
            raise KeyRevoked
        return key

    def _note_use(self, call: Call, key: ApiKey) -> None:
        now = call.deps.tasks.clock()
        if use_is_due(key, now):
            with call.deps.tasks.database.transaction() as tx:
                record_use(tx, key, now)

    def _problem(self, call: Call, error: Image3DError) -> Response:
        status, title, _ = call.deps.problems.get(error.code, (422, "That did not work", ""))
        body = {"title": title, "status": status, "detail": error.detail, "code": error.code}
        return JSONResponse({**body, "retryable": error.retryable}, status_code=status)


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Trying(web)
    return [
        web.page("/keys/{key_id}/try", pages.send, methods=("POST",), home="/keys"),
        web.page("/keys/try/{task_id}", pages.task),
    ]


def _request(call: Call) -> GenerationRequest:
    mode, quality = Mode(call.text("mode", default="text")), Quality(call.text("quality", default="standard"))
    subject = call.text("subject").strip()
    metadata = {"source": "request-builder"}
    if mode is Mode.TEXT:
        return GenerationRequest(mode=mode, quality=quality, prompt=subject, metadata=metadata)
    return GenerationRequest(mode=mode, quality=quality, image_url=subject, metadata=metadata)
