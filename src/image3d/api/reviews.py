"""`POST /api/v1/generations/{task_id}/review` and `DELETE /api/v1/generations/{task_id}`."""

from typing import Literal

from anyio import to_thread
from fastapi import FastAPI
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.auth import Gate
from image3d.api.bodies import parse, read_json_body, task_id_of
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.documents import task_document
from image3d.api.openapi import TASK_ID
from image3d.api.routing import add_route
from image3d.api.schemas import Body, Generation, Text
from image3d.tasks.delete import delete_files
from image3d.tasks.review import MAX_NOTE_CHARACTERS, review


class ReviewBody(Body):
    """What a person decided about the model."""

    decision: Literal["approved", "rejected"] = Field(description="Whether it is good enough.", examples=["approved"])
    note: Text | None = Field(
        default=None,
        max_length=MAX_NOTE_CHARACTERS,
        description="Why, in words.",
        examples=["Good enough for the shop"],
    )


class Reviews:
    """The routes; each method is one."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def review_generation(self, request: Request) -> Response:
        """Review a generation.

        A person's word on a succeeded generation; a later one replaces an earlier one.
        """
        body = await read_json_body(
            request,
            limit=self._deps.max_json_bytes,
            before_large=lambda: to_thread.run_sync(self._gate.enter, request),
        )
        return await to_thread.run_sync(self._review, request, body)

    def delete_generation(self, request: Request) -> Response:
        """Delete a generation's files.

        Input, prompt and artifacts of a final generation are deleted at once; what it cost stays in the ledger. A
        generation that is still queued or processing answers 409 `not_final`.
        """
        principal = self._gate.enter(request)
        task = delete_files(self._deps.tasks, principal.account.id, task_id_of(request))
        return answer(task_document(self._deps, task))

    def _review(self, request: Request, body: bytes) -> Response:
        principal = self._gate.enter(request)
        parsed = parse(ReviewBody, body)
        task = review(
            self._deps.tasks,
            principal.account.id,
            task_id_of(request),
            decision=parsed.decision,
            note=parsed.note,
            reviewer=principal.key.name,
        )
        return answer(task_document(self._deps, task))


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The routes of reviews and deletion."""
    routes = Reviews(deps, gate)
    add_route(
        app, "POST", "/api/v1/generations/{task_id}/review", routes.review_generation,
        tag="Generations",
        answers={200: Generation},
        problems=["invalid_request", "unsupported_media", "input_too_large", "not_found", "not_succeeded"],
        parameters=[TASK_ID], body=ReviewBody,
    )  # fmt: skip
    add_route(
        app, "DELETE", "/api/v1/generations/{task_id}", routes.delete_generation,
        tag="Generations", answers={200: Generation}, problems=["not_found", "not_final", "storage_unavailable"],
        parameters=[TASK_ID],
    )  # fmt: skip
