"""Once more: the same picture or words in another quality, or an edited shape program."""

import json
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from image3d.console.views import console_principal
from image3d.console.web import Call, Web
from image3d.engines.protocol import Mode, Quality
from image3d.tasks import store
from image3d.tasks.errors import InvalidRequest, NotFound
from image3d.tasks.model import GenerationRequest, Task
from image3d.tasks.submit import submit
from image3d.tasks.uploads import add_upload, upload_url

MOST_PROGRAM_CHARACTERS = 400_000


@dataclass(frozen=True)
class Again:
    """The pages; each method is one."""

    web: Web

    def again(self, call: Call) -> Response:
        """A new generation of what an earlier one was made from; the browser goes to it."""
        task_id = call.path("task_id")
        with call.deps.tasks.database.read() as tx:
            task = store.find(tx, task_id, account_id=call.mine.id)
        if task is None:
            msg = f"There is no generation {task_id[:60]} in your account."
            raise NotFound(msg)
        request = replace(_request(call, task), quality=Quality(call.text("quality", default=task.quality.value)))
        made = submit(call.deps.tasks, console_principal(call.mine), request)
        assert made.task is not None  # noqa: S101  # nothing is replayed without an idempotency key
        return call.redirect(f"/gallery/{made.task.id}")


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    return [web.page("/gallery/{task_id}/again", Again(web).again, methods=("POST",))]


def _request(call: Call, task: Task) -> GenerationRequest:
    """What the earlier generation was asked, or the program in the form instead of its words."""
    metadata = {**task.metadata, "source": "console"}
    same = GenerationRequest(mode=task.mode, quality=task.quality, prompt=task.prompt, metadata=metadata)
    options = dict(task.options)
    if words := call.text("program", most=MOST_PROGRAM_CHARACTERS).strip():
        options = {"program": _program(words)}
    if task.mode is Mode.TEXT:
        return replace(same, options=options)
    return replace(same, image_url=_picture(call, task), options=options)


def _program(words: str) -> dict[str, Any]:
    try:
        program = json.loads(words)
    except ValueError as error:
        msg = f"The shape program is not JSON: {error}."
        raise InvalidRequest(msg, pointer="/options/program") from error
    if not isinstance(program, dict):
        msg = "A shape program is a JSON object."
        raise InvalidRequest(msg, pointer="/options/program")
    return program  # pyright: ignore[reportUnknownVariableType]  # the engine checks what is in it


def _picture(call: Call, task: Task) -> str:
    """The address of the picture: stored anew from what was kept, else the one that was given."""
    if task.input_key is not None:
        data = call.deps.tasks.artifacts.get(task.input_key)
        return upload_url(call.deps.tasks, add_upload(call.deps.tasks, call.mine.id, data).id)
    if task.image_url is None or task.image_url.startswith("data:"):
        msg = "The picture was deleted. Create a new model with it."
        raise InvalidRequest(msg, pointer="/picture")
    return task.image_url
