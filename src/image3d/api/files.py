"""`/files/{key}`: downloads by signed URL, without a key."""

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from image3d.api.deps import ApiDeps
from image3d.api.documents import FILES
from image3d.api.routing import add_route
from image3d.artifacts.downloads import Download, download, preflight

_KEY = {
    "name": "key",
    "in": "path",
    "required": True,
    "description": "As in the URL that the generation shows.",
    "schema": {"type": "string"},
}
_RANGE = {"name": "Range", "in": "header", "description": "One range of bytes.", "schema": {"type": "string"}}
_BYTES: dict[str, Any] = {"description": "The file.", "content": {"*/*": {"schema": {}}}}
_ANSWERS: dict[int, Any] = {
    200: _BYTES,
    206: {**_BYTES, "description": "The range that was asked for."},
    304: {"description": "The file is still the one in `If-None-Match`."},
    416: {"description": "The file is shorter than the range."},
}


class Files:
    """The routes."""

    def __init__(self, deps: ApiDeps) -> None:
        self._deps = deps

    def download_file(self, request: Request) -> Response:
        """Download a file.

        The URL comes with the generation and holds its own permission, so it works without a key until it expires.
        Answers ranges and `If-None-Match`, and may be read by any web page.
        """
        key = request.path_params["key"]
        claims = self._deps.signer.verify(key, request.url.query)
        found = download(self._deps.tasks.artifacts, claims, request.headers, head=request.method == "HEAD")
        return _response(found)

    def head_file(self, request: Request) -> Response:
        """Describe a file.

        As the download, without the bytes.
        """
        return self.download_file(request)

    def preflight_file(self, _request: Request) -> Response:
        """Let web pages ask.

        Answers a browser's CORS preflight.
        """
        return _response(preflight())


def add_routes(app: FastAPI, deps: ApiDeps) -> None:
    """The routes of files."""
    routes = Files(deps)
    problems = ["link_invalid", "link_expired", "not_found", "storage_unavailable"]
    for method, endpoint in (("GET", routes.download_file), ("HEAD", routes.head_file)):
        add_route(
            app, method, f"{FILES}/{{key:path}}", endpoint,
            tag="Files", answers=_ANSWERS, problems=problems, keyed=False, parameters=[_KEY, _RANGE],
        )  # fmt: skip
    add_route(
        app, "OPTIONS", f"{FILES}/{{key:path}}", routes.preflight_file,
        tag="Files", answers={204: {"description": "It may be read by any page."}}, keyed=False, parameters=[_KEY],
    )  # fmt: skip


def _response(found: Download) -> Response:
    headers = {name.lower(): value for name, value in found.headers.items()}
    if found.status in (204, 304) or headers.get("content-length") == "0":
        return Response(status_code=found.status, headers=headers)
    return StreamingResponse(found.body, status_code=found.status, headers=headers)
