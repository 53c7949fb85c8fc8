"""`/healthz`, `/readyz`, `/metrics`: for whoever runs the server."""

from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.routing import add_route
from image3d.api.schemas import ReadinessAnswer

_HEALTHY = {
    "description": "The process answers.",
    "content": {"application/json": {"schema": {"type": "object", "properties": {"status": {"const": "ok"}}}}},
}
_NOT_READY = {
    "description": "A generation would not run now.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ReadinessAnswer"}}},
}


class Operations:
    """The routes."""

    def __init__(self, deps: ApiDeps) -> None:
        self._deps = deps

    async def get_health(self, _request: Request) -> Response:
        """Check the process.

        Answers as long as it runs; touches neither the database nor the files.
        """
        return answer({"status": "ok"})

    def get_readiness(self, _request: Request) -> Response:
        """Check whether a generation would run.

        Database, files, an engine and a worker must all be there.
        """
        found = self._deps.readiness()
        status = "ready" if found.ready else "not_ready"
        return answer({"status": status, "checks": dict(found.checks)}, status=200 if found.ready else 503)

    def get_metrics(self, _request: Request) -> Response:
        """Get metrics in the Prometheus text format."""
        return Response(generate_latest(self._deps.metrics), headers={"content-type": CONTENT_TYPE_LATEST})


def add_routes(app: FastAPI, deps: ApiDeps) -> None:
    """The routes of operations."""
    routes = Operations(deps)
    add_route(app, "GET", "/healthz", routes.get_health, tag="Operations", answers={200: _HEALTHY}, keyed=False)
    add_route(
        app, "GET", "/readyz", routes.get_readiness,
        tag="Operations", answers={200: ReadinessAnswer, 503: _NOT_READY}, keyed=False,
    )  # fmt: skip
    metrics = {"description": "Counters and histograms.", "content": {"text/plain": {"schema": {"type": "string"}}}}
    add_route(app, "GET", "/metrics", routes.get_metrics, tag="Operations", answers={200: metrics}, keyed=False)
