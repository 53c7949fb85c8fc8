"""`POST /api/v1/uploads`: a picture sent first and named later."""

from collections.abc import AsyncGenerator

from anyio import to_thread
from fastapi import FastAPI
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from image3d.accounts.model import Principal
from image3d.api.auth import Gate
from image3d.api.bodies import bounded_stream
from image3d.api.call import answer
from image3d.api.deps import MULTIPART_ROOM_BYTES, ApiDeps
from image3d.api.errors import BadRequest, BodyTooLarge, WrongContentType
from image3d.api.routing import add_route
from image3d.api.schemas import UploadAnswer
from image3d.core.clock import rfc3339
from image3d.imaging.decode import probe
from image3d.imaging.errors import InputTooLarge
from image3d.tasks.uploads import add_upload, upload_url

FIELD = "file"
_BODY = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [FIELD],
                "additionalProperties": False,
                "properties": {
                    FIELD: {
                        "type": "string",
                        "contentMediaType": "application/octet-stream",
                        "description": "PNG, JPEG, WebP or GIF, at most 20 MB and 64 megapixels.",
                    }
                },
            }
        }
    },
}


class Uploads:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def create_upload(self, request: Request) -> Response:
        """Upload a picture.

        Send it as the form field `file`, then give the answer's `url` as `image_url`, as often as you like, until it
        expires. The picture belongs to your account alone.
        """
        principal = await to_thread.run_sync(self._gate.enter, request)
        data = await self._read_picture(request)
        return await to_thread.run_sync(self._store, principal, data)

    async def _read_picture(self, request: Request) -> bytes:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "multipart/form-data":
            raise WrongContentType(f"Send the picture as multipart/form-data, in the field {FIELD!r}.")
        limit = self._deps.tasks.max_input_bytes
        stream: AsyncGenerator[bytes] = bounded_stream(request, limit=limit + MULTIPART_ROOM_BYTES)
        try:
            form = await MultiPartParser(request.headers, stream, max_files=1, max_fields=0).parse()
        except BodyTooLarge as error:
            raise InputTooLarge(f"The upload is larger than the {limit:,} bytes that a picture may have.") from error
        except MultiPartException as error:
            raise BadRequest([{"pointer": f"/{FIELD}", "detail": _words(error.message)}]) from error
        try:
            file = form.get(FIELD)
            if not isinstance(file, UploadFile):
                detail = "is required: one picture, sent as a file"
                raise BadRequest([{"pointer": f"/{FIELD}", "detail": detail}])
            if (file.size or 0) > limit:
                raise InputTooLarge(f"The picture has {file.size:,} bytes; at most {limit:,} are accepted.")
            return await file.read()
        finally:
            await form.close()

    def _store(self, principal: Principal, data: bytes) -> Response:
        tasks = self._deps.tasks
        found = probe(data, max_bytes=tasks.max_input_bytes, max_pixels=tasks.max_input_pixels)
        upload = add_upload(tasks, principal.account.id, data)
        return answer(
            {
                "id": upload.id,
                "url": upload_url(tasks, upload.id),
                "sha256": upload.sha256,
                "width": found.width,
                "height": found.height,
                "media_type": upload.media_type,
                "expires_at": rfc3339(upload.expires_at),
            },
            status=201,
        )


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of uploads."""
    routes = Uploads(deps, gate)
    add_route(
        app, "POST", "/api/v1/uploads", routes.create_upload,
        tag="Uploads",
        answers={201: UploadAnswer},
        problems=[
            "invalid_request", "input_too_large", "unsupported_media", "image_undecodable", "storage_unavailable",
        ],
        body=_BODY,
    )  # fmt: skip


def _words(message: str) -> str:
    """What the form parser found wrong, as the end of a sentence that began with the field's name."""
    if message.startswith("Too many"):
        return "must be the only part of the form: one picture, sent as a file"
    return f"cannot be read: the form is damaged ({message.rstrip('.')})"
