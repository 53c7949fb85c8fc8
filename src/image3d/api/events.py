"""`GET /api/v1/generations/{task_id}/events`: server-sent events until the generation is final."""

from collections.abc import AsyncGenerator

from anyio import to_thread
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from image3d.api.auth import Gate
from image3d.api.bodies import task_id_of
from image3d.api.call import encode_json
from image3d.api.deps import ApiDeps
from image3d.api.documents import task_document
from image3d.api.openapi import TASK_ID
from image3d.api.routing import add_route
from image3d.core.logging import get_logger
from image3d.db.database import is_outage
from image3d.tasks import store
from image3d.tasks.errors import NotFound
from image3d.tasks.events import follow

log = get_logger(__name__)

LAST_EVENT_ID = {
    "name": "Last-Event-ID",
    "in": "header",
    "description": "The id of the last event that arrived; nothing is sent again until something changes.",
    "schema": {"type": "string", "maxLength": 80},
}
STREAM = {
    "description": "A stream of events, each with the generation as its data.",
    "content": {
        "text/event-stream": {
            "schema": {"type": "string"},
            "example": "id: processing-matting-20\nevent: generation.processing\ndata: {...}\n\n",
        }
    },
}


class Events:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def stream_generation(self, request: Request) -> Response:
        """Stream a generation's events.

        Each change is an event `generation.<status>` whose data is the generation; the stream ends after the event of
        a final status. A stream that breaks off may be opened again with `Last-Event-ID`, as browsers do.
        """
        account_id = await to_thread.run_sync(self._enter, request)
        return StreamingResponse(
            self._stream(request, account_id),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )

    def _enter(self, request: Request) -> str:
        principal = self._gate.enter(request)
        task_id = task_id_of(request)
        with self._deps.tasks.database.read() as tx:
            if store.find(tx, task_id, account_id=principal.account.id) is None:
                raise NotFound(f"There is no generation {task_id[:60]} in this account.")
        return principal.account.id

    async def _stream(self, request: Request, account_id: str) -> AsyncGenerator[bytes]:
        task_id = task_id_of(request)
        last = request.headers.get("last-event-id")
        try:
            async for event in follow(self._deps.tasks, account_id, task_id, last_event_id=last):
                if event is None:
                    yield b": still here\n\n"
                    continue
                data = encode_json(task_document(self._deps, event.task))
                yield f"id: {event.id}\nevent: {event.type}\ndata: ".encode() + data + b"\n\n"
        except SQLAlchemyError as error:
            if not is_outage(error):
                raise
            log.warning("events.database_away", task_id=task_id)  # the stream ends, and may be opened again


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of events."""
    routes = Events(deps, gate)
    add_route(
        app, "GET", "/api/v1/generations/{task_id}/events", routes.stream_generation,
        tag="Generations", answers={200: STREAM}, problems=["not_found"], parameters=[TASK_ID, LAST_EVENT_ID],
    )  # fmt: skip
