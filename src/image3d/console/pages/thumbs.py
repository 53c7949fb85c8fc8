"""Small pictures of previews and inputs, so that a page full of them stays light."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps
from starlette.responses import Response
from starlette.routing import Route

from image3d.artifacts.errors import ArtifactsError
from image3d.console.web import Call, Web, error_page
from image3d.tasks import store
from image3d.tasks.model import Task
from image3d.tasks.uploads import find_upload, upload_id_in

SIDE = 400
QUALITY = 80
CACHE = "private, max-age=86400"


@dataclass(frozen=True)
class Thumbs:
    """The pages; each method is one."""

    web: Web

    def thumb(self, call: Call) -> Response:
        """A preview, or the picture that was sent, at most 400 pixels wide and high, as WebP."""
        task_id, name = call.path("task_id"), call.path("name")
        with call.deps.tasks.database.read() as tx:
            task = store.find(tx, task_id, account_id=call.mine.id)
        key = None if task is None else _key(call, task, name)
        if key is None:
            return error_page(call, 404, "There is nothing here any more", "The files were deleted or have expired.")
        etag = f'"{task_id}-{name}-{SIDE}"'  # files of a task never change
        headers = {"Cache-Control": CACHE, "ETag": etag}
        if call.request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        try:
            small = smaller(call.deps.tasks.artifacts.get(key))
        except ArtifactsError:
            return error_page(call, 404, "There is nothing here any more", "The files were deleted or have expired.")
        except (OSError, SyntaxError, ValueError):  # a picture that no decoder reads to its end
            return error_page(call, 404, "There is no picture", "The file that was sent cannot be read.")
        return Response(small, media_type="image/webp", headers=headers)


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    return [web.page("/gallery/{task_id}/thumbs/{name}", Thumbs(web).thumb)]


def smaller(data: bytes) -> bytes:
    """The picture, upright, at most `SIDE` pixels on a side, as WebP; pixels that see through stay so."""
    with Image.open(io.BytesIO(data)) as opened:
        opened.draft("RGB", (SIDE, SIDE))  # large JPEGs decode at a fraction of their size
        upright = ImageOps.exif_transpose(opened)
        picture = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def _key(call: Call, task: Task, name: str) -> str | None:
    """Where the picture is stored, or None."""
    if name != "input":
        artifact = task.artifact(name) if name.startswith("preview-") else None
        return None if artifact is None else artifact.key
    if task.input_key is not None:
        return task.input_key
    upload_id = None if task.image_url is None else upload_id_in(task.image_url)
    if upload_id is None:
        return None
    with call.deps.tasks.database.read() as tx:
        return find_upload(tx, task.account_id, upload_id).key
