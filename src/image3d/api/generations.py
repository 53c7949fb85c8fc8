"""`/api/v1/generations`: create, get, list, cancel."""

import asyncio
import json

from anyio import to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.auth import Gate
from image3d.api.bodies import idempotency_key, parse, preferred_wait, query, read_json_body, task_id_of
from image3d.api.call import answer, encode_json, raw_answer
from image3d.api.deps import ApiDeps
from image3d.api.documents import task_document
from image3d.api.errors import BadRequest
from image3d.api.openapi import IDEMPOTENCY_KEY, METADATA_FILTER, PREFER, TASK_ID, query_parameters
from image3d.api.pages import TASK, decode_cursor, page_document
from image3d.api.routing import add_route
from image3d.api.schemas import Generation, GenerationBody, GenerationPage, GenerationQuery
from image3d.engines.protocol import Mode
from image3d.net.errors import DataUriError
from image3d.tasks import store
from image3d.tasks.cancel import cancel
from image3d.tasks.errors import InvalidRequest, NotAvailable, NotFound
from image3d.tasks.idempotency import IdempotencyKey, fingerprint
from image3d.tasks.model import GenerationRequest, Task
from image3d.tasks.submit import ACCEPTED, Submission, submit

PATH = "/api/v1/generations"
#: Idempotency keys of live and test keys are told apart: a rehearsal must not answer for the real request.
SCOPES = {False: f"POST {PATH}", True: f"POST {PATH} (test)"}
METADATA_PREFIX = "metadata."
MAX_METADATA_FILTERS = 5
#: How long to wait between two looks at a task that a client waits for: short first, then longer.
FIRST_LOOK_SECONDS = 0.05
LONGEST_LOOK_SECONDS = 0.5
#: Codes of everything that a request body may be refused for.
BODY_PROBLEMS = (
    "invalid_request",
    "mode_unavailable",
    "not_available",
    "image_url_refused",
    "image_undecodable",
    "input_too_large",
    "unsupported_media",
    "engine_unavailable",
)


def generation_request(body: GenerationBody) -> GenerationRequest:
    """What the body asks for.

    Raises:
        NotAvailable: it asks for a webhook.
        InvalidRequest: it holds a picture that its mode would leave unseen.
    """
    if body.webhook_url is not None:
        raise NotAvailable("This installation sends no webhooks; leave webhook_url out and poll the generation.")
    if body.mode is Mode.TEXT and body.image_url is not None:
        msg = "Mode text starts from the prompt and takes no image_url; use mode image for a picture."
        raise InvalidRequest(msg, pointer="/image_url")
    return body.request()


class Generations:
    """The routes; each method is one."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def create_generation(self, request: Request) -> Response:
        """Create a generation.

        The precharge is taken before any work starts; without enough available credits nothing runs (402). The answer
        comes at once, with status 202; poll the URL in `Location` until the generation is `succeeded`, `failed` or
        `canceled`. Failure gives the credits back.

        With `Prefer: wait=30` the answer waits up to that many seconds (60 at most) for the generation to become
        final and then has status 200; a generation that takes longer is answered with 202 as usual.

        Send an `Idempotency-Key` and a request that is repeated, for example because its answer got lost, is charged
        once: the first answer is given again, with `Idempotent-Replayed: true`, for 48 hours.
        """
        wait_seconds = preferred_wait(request)
        key = idempotency_key(request)
        body = await read_json_body(
            request,
            limit=self._deps.max_json_bytes,
            before_large=lambda: to_thread.run_sync(self._gate.enter, request),
        )
        submission, account_id = await to_thread.run_sync(self._submit, request, body, key)
        if not wait_seconds:
            return self._accepted(submission)
        task = await self._wait(request, _task_id(submission), account_id, wait_seconds)
        return self._accepted(submission, waited=(task, wait_seconds))

    def get_generation(self, request: Request) -> Response:
        """Get a generation.

        While it is not final the answer says in `Retry-After` when to ask again. Download URLs are signed anew with
        each answer.
        """
        with self._deps.tasks.database.read() as tx:
            principal = self._gate.admit(tx, request)
            task_id = task_id_of(request)
            task = store.find(tx, task_id, account_id=principal.account.id)
        self._gate.note_use(principal)
        if task is None:
            raise NotFound(f"There is no generation {task_id} in this account.")
        return answer(task_document(self._deps, task), headers=_ask_again(task))

    def list_generations(self, request: Request) -> Response:
        """List generations.

        Newest first. Filter by `status`, `mode` and by metadata: `metadata.sku=demo-001` lists those whose metadata
        has that string under `sku`; up to five such filters must all hold.
        """
        principal = self._gate.enter(request)
        wanted = query(GenerationQuery, request, other=lambda name: name.startswith(METADATA_PREFIX))
        before = decode_cursor(wanted.cursor, TASK)
        with self._deps.tasks.database.read() as tx:
            tasks = store.page(
                tx,
                principal.account.id,
                limit=wanted.limit + 1,
                before=before,
                status=wanted.status,
                mode=wanted.mode,
                metadata=_metadata_filters(request),
            )
        shown = tasks[: wanted.limit]
        return answer(
            page_document(
                [task_document(self._deps, task) for task in shown],
                last=shown[-1].id if shown else None,
                has_more=len(tasks) > wanted.limit,
            )
        )

    def cancel_generation(self, request: Request) -> Response:
        """Cancel a generation.

        A queued one is canceled at once and refunded in full. A processing one is stopped at its next safe point:
        the answer shows it still processing, the cost so far is charged and the rest refunded. A final one answers
        409 `not_cancelable`.
        """
        principal = self._gate.enter(request)
        task = cancel(self._deps.tasks, principal.account.id, task_id_of(request))
        return answer(task_document(self._deps, task), headers=_ask_again(task))

    def _submit(self, request: Request, body: bytes, key: str | None) -> tuple[Submission, str]:
        principal = self._gate.enter(request)
        parsed = parse(GenerationBody, body)
        try:
            submission = submit(
                self._deps.tasks,
                principal,
                generation_request(parsed),
                idempotency=None if key is None else _idempotency(key, parsed, is_test=principal.key.is_test),
                render=lambda task: encode_json(task_document(self._deps, task)).decode(),
            )
        except DataUriError as error:
            raise InvalidRequest(error.detail, pointer="/image_url") from error
        return submission, principal.account.id

    def _accepted(self, submission: Submission, *, waited: tuple[Task, int] | None = None) -> Response:
        task_id = _task_id(submission)
        headers = {"location": f"{PATH}/{task_id}"}
        if submission.replayed is not None:
            headers["idempotent-replayed"] = "true"
        if waited is not None:
            headers["preference-applied"] = f"wait={waited[1]}"
            if waited[0].status.is_final:
                return answer(task_document(self._deps, waited[0]), headers=headers)
        headers["retry-after"] = "1"
        if submission.replayed is not None:
            stored = submission.replayed
            return raw_answer(stored.body.encode(), status=stored.status, headers=headers)
        task = submission.task if waited is None else waited[0]
        assert task is not None  # noqa: S101  # a submission has one of the two
        return answer(task_document(self._deps, task), status=ACCEPTED, headers=headers)

    async def _wait(self, request: Request, task_id: str, account_id: str, seconds: int) -> Task:
        """The task once it is final, or as it stands when the time is up or the client has gone."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        pause = FIRST_LOOK_SECONDS
        while True:
            task = await to_thread.run_sync(self._look, task_id, account_id)
            left = until - loop.time()
            if task.status.is_final or left <= 0 or await request.is_disconnected():
                return task
            await asyncio.sleep(min(pause, left))
            pause = min(1.5 * pause, LONGEST_LOOK_SECONDS)

    def _look(self, task_id: str, account_id: str) -> Task:
        with self._deps.tasks.database.read() as tx:
            task = store.find(tx, task_id, account_id=account_id)
        if task is None:
            raise NotFound(f"There is no generation {task_id} in this account.")
        return task


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The routes of generations."""
    routes = Generations(deps, gate)
    add_route(
        app, "POST", PATH, routes.create_generation,
        tag="Generations",
        answers={202: Generation, 200: Generation},
        problems=[
            *BODY_PROBLEMS, "insufficient_credits", "concurrency_cap_reached", "daily_cap_reached",
            "monthly_cap_reached", "idempotency_mismatch", "idempotency_in_progress",
        ],
        parameters=[IDEMPOTENCY_KEY, PREFER],
        body=GenerationBody,
    )  # fmt: skip
    add_route(
        app, "GET", f"{PATH}/{{task_id}}", routes.get_generation,
        tag="Generations", answers={200: Generation}, problems=["not_found"], parameters=[TASK_ID],
    )  # fmt: skip
    add_route(
        app, "GET", PATH, routes.list_generations,
        tag="Generations", answers={200: GenerationPage}, problems=["invalid_request"],
        parameters=[*query_parameters(GenerationQuery), METADATA_FILTER],
    )  # fmt: skip
    add_route(
        app, "POST", f"{PATH}/{{task_id}}/cancel", routes.cancel_generation,
        tag="Generations", answers={200: Generation}, problems=["not_found", "not_cancelable"], parameters=[TASK_ID],
    )  # fmt: skip


def _idempotency(key: str, body: GenerationBody, *, is_test: bool) -> IdempotencyKey:
    meaning = body.model_dump(mode="json", exclude_unset=True)
    return IdempotencyKey(key=key, scope=SCOPES[is_test], fingerprint=fingerprint(meaning))


def _ask_again(task: Task) -> dict[str, str]:
    """When to look again, while there is something to wait for."""
    return {} if task.status.is_final else {"retry-after": "1"}


def _task_id(submission: Submission) -> str:
    if submission.task is not None:
        return submission.task.id
    assert submission.replayed is not None  # noqa: S101  # a submission has one of the two
    return str(json.loads(submission.replayed.body)["id"])


def _metadata_filters(request: Request) -> dict[str, str]:
    filters: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        key = name.removeprefix(METADATA_PREFIX)
        if key == name:
            continue
        if not key.isprintable() or '"' in key or "\\" in key or not 1 <= len(key) <= 64 or not _storable(value):
            raise BadRequest([{"pointer": f"query:{name[:80]}", "detail": "is not a metadata key and value"}])
        if key in filters:
            raise BadRequest([{"pointer": f"query:{name}", "detail": "is given more than once"}])
        filters[key] = value
    if len(filters) > MAX_METADATA_FILTERS:
        detail = f"at most {MAX_METADATA_FILTERS} metadata filters are allowed"
        raise BadRequest([{"pointer": "query:metadata", "detail": detail}])
    return filters


def _storable(value: str) -> bool:
    return "\x00" not in value and value.isprintable()
