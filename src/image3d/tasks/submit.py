"""Submit: price, precharge and enqueue one generation, all of it or none of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import sqlalchemy as sa

from image3d.accounts.model import Principal
from image3d.billing.prices import Price
from image3d.billing.service import precharge
from image3d.core.ids import TaskId, new_task_id
from image3d.core.logging import get_logger
from image3d.db.sql import together
from image3d.engines.fixture import SUCCEEDED, TEST_OUTCOME, TEST_OUTCOMES
from image3d.engines.protocol import EngineDescription, Mode
from image3d.imaging.decode import probe
from image3d.net.data_uri import decode_data_uri
from image3d.net.fetch import check_url
from image3d.tasks import store
from image3d.tasks.deps import TaskDeps
from image3d.tasks.errors import EngineNotAvailable, InvalidRequest, ModeUnavailable, NotFound
from image3d.tasks.idempotency import IdempotencyKey, StoredAnswer, recall, remember
from image3d.tasks.model import Billing, GenerationRequest, Status, Task
from image3d.tasks.options import check_options
from image3d.tasks.uploads import find_upload, upload_id_in

log = get_logger(__name__)

MAX_PROMPT_CHARACTERS = 1_000
ACCEPTED = 202


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What a request would cost: `precharge_credits` is set aside, `expected_charge_credits` is likely kept."""

    engine: str
    price: Price

    @property
    def precharge_credits(self) -> int:
        """Credits set aside before any work starts; the most the task can cost."""
        return self.price.precharge_credits

    @property
    def expected_charge_credits(self) -> int:
        """Credits such a task usually costs."""
        return self.price.list_credits


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What `submit` did: a new task, or the stored answer of the first request with this idempotency key."""

    task: Task | None = None
    replayed: StoredAnswer | None = None


def quote(deps: TaskDeps, request: GenerationRequest) -> Quote:
    """What the request would cost here; nothing is charged.

    Raises:
        ModeUnavailable: no engine serves the mode.
        EngineNotAvailable: the named engine is not here.
        InvalidRequest: a field makes no sense.
    """
    engine = _choose_engine(deps, request)
    _check_subject(request)
    check_options(request.options, engine)
    return Quote(engine=engine.name, price=deps.prices.price(request.mode, request.quality, engine.name))


def submit(
    deps: TaskDeps,
    principal: Principal,
    request: GenerationRequest,
    *,
    idempotency: IdempotencyKey | None = None,
    render: Callable[[Task], str] = lambda task: task.id,
) -> Submission:
    """One generation is priced, precharged, stored and enqueued in one transaction.

    Args:
        deps: what the story needs.
        principal: whose account and key pay.
        request: what to make.
        idempotency: the customer's key; an admitted request is answered once and replayed after.
        render: makes the answer body that a replay returns.

    Raises:
        InsufficientCredits: the account cannot cover the precharge.
        CapReached: a daily, monthly or concurrency cap would be passed.
        IdempotencyMismatch: the key was used with another body.
        ImagingError, FetchError, TaskError: the request cannot be served; nothing was stored.
    """
    if idempotency is not None and (answer := _recall(deps, principal, idempotency)) is not None:
        return Submission(replayed=answer)
    task = _draft(deps, principal, request)
    task = _store_inline_picture(deps, task)
    try:
        with deps.database.transaction() as tx:
            if idempotency is not None and (answer := recall(tx, task.account_id, idempotency)) is not None:
                _drop_inline_picture(deps, task)
                return Submission(replayed=answer)
            _admit(deps, tx, principal, task)
            if idempotency is not None:
                stored = StoredAnswer(status=ACCEPTED, body=render(task))
                remember(tx, task.account_id, idempotency, stored, now=task.created_at)
    except Exception:
        _drop_inline_picture(deps, task)
        raise
    log.info(
        "task.submitted",
        task_id=task.id,
        account_id=task.account_id,
        engine=task.engine,
        precharge_credits=task.billing.precharge_credits,
    )
    return Submission(task=task)


def _recall(deps: TaskDeps, principal: Principal, key: IdempotencyKey) -> StoredAnswer | None:
    with deps.database.read() as tx:
        return recall(tx, principal.account.id, key)


def _draft(deps: TaskDeps, principal: Principal, request: GenerationRequest) -> Task:
    is_test = principal.key.is_test
    offer = quote(deps, request)
    if is_test:
        _check_test_outcome(request)
    return Task(
        id=new_task_id(),
        account_id=principal.account.id,
        key_id=principal.key.id,
        is_test=is_test,
        status=Status.QUEUED,
        stage=None,
        progress=0,
        mode=request.mode,
        quality=request.quality,
        engine=deps.test_engine if is_test else offer.engine,
        output_format=request.output_format,
        prompt=request.prompt,
        metadata=request.metadata,
        options={name: value for name, value in request.options.items() if value is not None},
        image_url=_source(deps, principal, request),
        input=None,
        input_key=None,
        price=offer.price.document(),
        billing=Billing(
            status="test" if is_test else "precharged",
            precharge_credits=0 if is_test else offer.precharge_credits,
        ),
        created_at=deps.clock(),
    )


def _admit(deps: TaskDeps, tx: sa.Connection, principal: Principal, task: Task) -> None:
    """The precharge comes last: it locks the account's balance, and nothing slow happens under that lock."""
    with together(tx):
        store.insert(tx, task)
    deps.queue.enqueue(tx, TaskId(task.id), is_test=task.is_test)
    if not task.is_test:
        precharge(
            tx,
            account_id=task.account_id,
            account_caps=principal.account.limits,
            key_id=task.key_id,
            key_caps=principal.key.caps,
            task_id=task.id,
            amount_credits=task.billing.precharge_credits,
            now=task.created_at,
        )


def _choose_engine(deps: TaskDeps, request: GenerationRequest) -> EngineDescription:
    serving = [engine for engine in deps.engines.values() if request.mode in engine.modes]
    if not serving:
        msg = f"This installation has no engine for mode {request.mode}; ask GET /api/v1/engines what it has."
        raise ModeUnavailable(msg)
    name = deps.default_engines[request.mode] if request.engine is None else request.engine
    engine = deps.engines.get(name)
    if engine is None:
        names = ", ".join(sorted(item.name for item in serving))
        msg = f"There is no engine {name!r} here; mode {request.mode} is served by: {names}."
        raise InvalidRequest(msg, pointer="/engine")
    if request.mode not in engine.modes or request.quality not in engine.qualities:
        msg = f"The engine {name} does not offer mode {request.mode} at quality {request.quality}."
        raise InvalidRequest(msg, pointer="/engine")
    if not engine.available:
        msg = f"The engine {name} cannot run now: {engine.unavailable_because}"
        raise EngineNotAvailable(msg)
    return engine


def _check_subject(request: GenerationRequest) -> None:
    if request.mode is Mode.IMAGE:
        if not request.image_url:
            msg = "Mode image needs image_url: an https URL, a data: URI or an upload's URL."
            raise InvalidRequest(msg, pointer="/image_url")
        return
    if request.prompt is None and request.options.get("program") is not None:
        return
    if not request.prompt or not request.prompt.strip():
        msg = "Mode text needs a prompt."
        raise InvalidRequest(msg, pointer="/prompt")
    if len(request.prompt) > MAX_PROMPT_CHARACTERS:
        msg = f"A prompt has at most {MAX_PROMPT_CHARACTERS:,} characters; this one has {len(request.prompt):,}."
        raise InvalidRequest(msg, pointer="/prompt")


def _check_test_outcome(request: GenerationRequest) -> None:
    wanted = request.metadata.get(TEST_OUTCOME, SUCCEEDED)
    if wanted not in TEST_OUTCOMES:
        msg = f"A test key's {TEST_OUTCOME} is one of: {', '.join(TEST_OUTCOMES)}."
        raise InvalidRequest(msg, pointer=f"/metadata/{TEST_OUTCOME}")


def _source(deps: TaskDeps, principal: Principal, request: GenerationRequest) -> str | None:
    """The checked `image_url`, without fetching anything."""
    url = request.image_url
    if request.mode is not Mode.IMAGE or url is None or url[:5].lower() == "data:":
        return url
    if (upload_id := upload_id_in(url)) is None:
        check_url(url, deps.fetch_policy)
        return url
    try:
        with deps.database.read() as tx:
            find_upload(tx, principal.account.id, upload_id)
    except NotFound as error:
        raise InvalidRequest(error.detail, pointer="/image_url") from error
    return url


def _store_inline_picture(deps: TaskDeps, task: Task) -> Task:
    """A `data:` picture is checked and stored before the transaction, so that none stays open over slow storage."""
    if task.image_url is None or task.image_url[:5].lower() != "data:":
        return task
    data = decode_data_uri(task.image_url, max_bytes=deps.max_input_bytes).data
    found = probe(data, max_bytes=deps.max_input_bytes, max_pixels=deps.max_input_pixels)
    stored = deps.artifacts.put(f"{task.account_id}/{task.id}/input", data, found.media_type)
    description = {
        "sha256": stored.sha256,
        "width": found.width,
        "height": found.height,
        "media_type": found.media_type,
    }
    return replace(task, image_url=None, input=description, input_key=stored.key)


def _drop_inline_picture(deps: TaskDeps, task: Task) -> None:
    if task.input_key is not None:
        deps.artifacts.delete(task.input_key)
