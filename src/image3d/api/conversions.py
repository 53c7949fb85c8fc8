"""`POST /api/v1/generations/{task_id}/conversions`: the model in another format, with printability findings."""

from dataclasses import asdict
from datetime import datetime
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
from image3d.api.documents import file_url
from image3d.api.openapi import TASK_ID
from image3d.api.routing import add_route
from image3d.api.schemas import MODEL_URL, SHA256, Answer, Body
from image3d.tasks.conversions import LEAST_MM, MOST_MM, convert
from image3d.tasks.model import Task

Format = Literal["stl", "obj", "ply", "3mf", "usdz"]
STL_URL = MODEL_URL.replace("model.glb", "model-120mm.stl")


class ConversionBody(Body):
    """What to convert the model to."""

    format: Format = Field(description="What the file is.", examples=["stl"])
    height_mm: float | None = Field(
        default=None,
        ge=LEAST_MM,
        le=MOST_MM,
        allow_inf_nan=False,
        description="How tall it becomes; null as made.",
        examples=[120],
    )


class FindingAnswer(Answer):
    """One thing to know before printing."""

    code: str = Field(
        description="Stable, for programs: `not_closed`, `thin_walls`, `overhang`, ...", examples=["overhang"]
    )
    level: Literal["good", "warn", "bad", "info"] = Field(
        description="`bad` stops a print, `warn` may spoil it.", examples=["warn"]
    )
    title: str = Field(description="What it is, for people.", examples=["18 % of the surface hangs over"])
    text: str = Field(
        description="What to do.",
        examples=["Turn supports on in the slicer, or lay the model on another side."],
    )


class ConversionAnswer(Answer):
    """A derived file and its findings."""

    format: Format = Field(description="As requested.", examples=["stl"])
    height_mm: float | None = Field(description="As requested.", examples=[120])
    url: str = Field(description="The file. Signed, fresh with each answer.", examples=[STL_URL])
    sha256: str = Field(description="SHA-256 of its bytes, in hexadecimal.", examples=[SHA256])
    size: int = Field(description="Bytes.", examples=[967_984])
    media_type: str = Field(description="What its bytes are.", examples=["model/stl"])
    findings: list[FindingAnswer] = Field(description="What a printer would stumble over, worst first.")


class Conversions:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    async def convert_generation(self, request: Request) -> Response:
        """Convert a generation's model.

        STL, PLY and 3MF are in millimetres with +Z up, ready for a slicer; OBJ comes as a ZIP with its texture; USDZ
        is for phones. The findings say what a printer would stumble over and what to do about it. Costs nothing; asked
        for again, the same file is answered.
        """
        body = await read_json_body(
            request,
            limit=self._deps.max_json_bytes,
            before_large=lambda: to_thread.run_sync(self._gate.enter, request),
        )
        return await to_thread.run_sync(self._convert, request, body)

    def _convert(self, request: Request, body: bytes) -> Response:
        principal = self._gate.enter(request)
        parsed = parse(ConversionBody, body)
        made = convert(
            self._deps.tasks,
            principal.account.id,
            task_id_of(request),
            file_format=parsed.format,
            height_mm=parsed.height_mm,
        )
        return answer(
            {
                "format": made.file_format,
                "height_mm": made.height_mm,
                "url": file_url(self._deps, made.artifact, self._link_ends(made.task)),
                "sha256": made.artifact.sha256,
                "size": made.artifact.size,
                "media_type": made.artifact.media_type,
                "findings": [asdict(finding) for finding in made.findings],
            }
        )

    def _link_ends(self, task: Task) -> datetime:
        soon = self._deps.tasks.clock() + self._deps.link_lifetime
        return soon if task.expires_at is None else min(soon, task.expires_at)


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of conversions."""
    routes = Conversions(deps, gate)
    add_route(
        app, "POST", "/api/v1/generations/{task_id}/conversions", routes.convert_generation,
        tag="Generations", answers={200: ConversionAnswer},
        problems=[
            "invalid_request", "unsupported_media", "input_too_large", "not_found", "not_succeeded",
            "storage_unavailable",
        ],
        parameters=[TASK_ID], body=ConversionBody,
    )  # fmt: skip
