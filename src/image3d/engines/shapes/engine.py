"""`ShapesEngine`: a prompt, or a program, to a clean model of named, painted, closed parts."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np

from image3d.core.settings import SettingsInvalid, ShapesSettings, load_settings
from image3d.engines.errors import DeadlineExceeded, EngineFailed, InputRejected
from image3d.engines.protocol import Deadline, EngineDescription, EngineRequest, Generated, Mode, Progress
from image3d.engines.shapes.compiler import compile_program
from image3d.engines.shapes.description import DESCRIPTION
from image3d.engines.shapes.errors import ProgramInvalid
from image3d.engines.shapes.llm import Author, LlmConfig, LlmUnusable, Written
from image3d.engines.shapes.program import Program, parse
from image3d.engines.shapes.reading import read
from image3d.engines.shapes.scenes import compose
from image3d.engines.shapes.wishes import Reading, describe
from image3d.geometry.model import Model

#: a program may use this share of what is left of the deadline
_BUILD_SECONDS = 45.0
_PROMPT_CHARACTERS = 100_000


@dataclass(frozen=True, kw_only=True)
class _Source:
    """A validated program and where it came from."""

    program: Program
    data: dict[str, Any]
    notes: dict[str, Any]
    cost: Decimal | None = None


class ShapesEngine:
    """Text to model on a CPU; `llm` names a language model that may write the programs."""

    def __init__(self, llm: LlmConfig | None = None) -> None:
        self._author = Author(llm) if llm is not None else None

    def describe(self) -> EngineDescription:
        """Mode text at all three qualities; priced by measured seconds, or by tokens where a language model writes."""
        return DESCRIPTION

    def generate(self, request: EngineRequest, progress: Progress, deadline: Deadline) -> Generated:
        """The model, and its program as `program.json`.

        Raises:
            InputRejected: `prompt_not_understood`, or `invalid_request` with findings for a wrong program or option.
            EngineFailed: the engine's own program does not compile.
            DeadlineExceeded: `deadline` passed.
        """
        limits = DESCRIPTION.qualities[request.quality]
        seed = _whole(request, "seed", 0, -(2**53), 2**53)
        faces = _whole(request, "target_faces", limits.target_faces, 4, 1_000_000)
        texture = _whole(request, "texture_size", limits.texture_size, 64, 4096)
        _in_time(deadline)
        progress("reconstructing", 0.05)
        source = self._source(request, seed, deadline)
        progress("reconstructing", 0.4)
        limit = Deadline(min(deadline.at, Deadline.after(_BUILD_SECONDS).at))
        model = _compiled(source, request, faces=faces, texture=min(texture, 1024), deadline=limit)
        _in_time(deadline)
        progress("texturing", 1.0)
        text = json.dumps(source.data, indent=1, ensure_ascii=False).encode()
        return Generated(
            model=_standing(model), provider_cost_usd=source.cost, notes=source.notes, artifacts={"program.json": text}
        )

    def _source(self, request: EngineRequest, seed: int, deadline: Deadline) -> _Source:
        if request.mode is not Mode.TEXT:
            raise InputRejected("This engine makes models from text.", code="invalid_request")
        given = request.options.get("program")
        if given is not None:
            return _posted(given)
        prompt = (request.prompt or "").strip()
        if not prompt:
            raise InputRejected("The prompt is empty.", code="prompt_not_understood", nearest_kinds=[])
        if len(prompt) > _PROMPT_CHARACTERS:
            raise InputRejected("The prompt is too long.", code="invalid_request")
        if self._author is None:
            return _built_in(prompt, seed, deadline)
        return _written_or_built(self._author, prompt, seed, deadline)


def _posted(given: Any) -> _Source:
    try:
        program = parse(given)
    except ProgramInvalid as error:
        raise _refused(error) from error
    return _Source(program=program, data=given, notes={"path": "program"})


def _refused(error: ProgramInvalid) -> InputRejected:
    findings = [{"pointer": f"/options/program{f.pointer}", "detail": f.detail} for f in error.findings]
    return InputRejected(f"The shape program is not valid: {error.detail}", code="invalid_request", errors=findings)


def _built_in(prompt: str, seed: int, deadline: Deadline) -> _Source:
    reading = read(prompt)
    try:
        data = compose(reading, seed, deadline)
    except ProgramInvalid as error:
        raise EngineFailed(f"A builder made a wrong program: {error.detail}") from error
    return _Source(program=_own(data), data=data, notes={"path": "builders", "interpretation": interpretation(reading)})


def _own(data: dict[str, Any]) -> Program:
    try:
        return parse(data)
    except ProgramInvalid as error:
        if len(data["parts"]) > 400 or "at most" in error.detail:
            raise InputRejected(
                "The prompt asks for more parts than one model may have.",
                code="prompt_not_understood",
                nearest_kinds=[],
            ) from error
        raise EngineFailed(f"A builder made a wrong program: {error.detail}") from error


def _written_or_built(author: Author, prompt: str, seed: int, deadline: Deadline) -> _Source:
    """The language model's program; the built-in way where it writes none that compiles."""
    try:
        written: Written = author.write(prompt, seed, deadline)
    except LlmUnusable as error:
        built = _built_in(prompt, seed, deadline)
        notes = built.notes | {"language_model": {"used": False, "reason": error.detail, **error.usage}}
        return replace(built, notes=notes, cost=error.cost_usd)
    notes = {"path": "language_model", "language_model": {"used": True, **written.usage}}
    return _Source(program=written.program, data=written.data, notes=notes, cost=written.cost_usd)


def interpretation(reading: Reading) -> dict[str, Any]:
    """How the prompt was read, as the customer is told."""
    told = [dict(describe(wish)) for wish in reading.wishes]
    plain = {"kind", "count", "relation"}
    corrected = {"corrected_words": dict(reading.corrected_words)} if reading.corrected_words else {}
    return {
        "objects": [{key: value for key, value in one.items() if key in plain} for one in told],
        "attributes": [{key: value for key, value in one.items() if key not in plain} for one in told],
        "ignored_words": list(reading.ignored_words),
        "confidence": reading.confidence,
        **corrected,
    }


def _compiled(source: _Source, request: EngineRequest, *, faces: int, texture: int, deadline: Deadline) -> Model:
    try:
        return compile_program(
            source.program, quality=request.quality.value, texture_size=texture, target_faces=faces, deadline=deadline
        )
    except ProgramInvalid as error:
        if source.notes["path"] == "program":
            raise _refused(error) from error
        raise EngineFailed(f"The program does not compile: {error.detail}") from error


def _whole(request: EngineRequest, name: str, default: int, low: int, high: int) -> int:
    value = request.options.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InputRejected(
            f"{name} is a whole number from {low} to {high}.",
            code="invalid_request",
            errors=[{"pointer": f"/options/{name}", "detail": f"A whole number from {low} to {high}."}],
        )
    return value


def _in_time(deadline: Deadline) -> None:
    if deadline.remaining() < 0:
        raise DeadlineExceeded("The model took longer than it may.")


def _standing(model: Model) -> Model:
    """The model centred on the origin, its base on y = 0."""
    low = np.min([part.vertices.min(axis=0) for part in model.parts], axis=0)
    high = np.max([part.vertices.max(axis=0) for part in model.parts], axis=0)
    move = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    return Model(parts=tuple(replace(part, vertices=part.vertices - move) for part in model.parts))


def configured() -> ShapesEngine:
    """The engine with the language model that the operator's settings name, if any."""
    return ShapesEngine(llm_of(load_settings().shapes))


def llm_of(settings: ShapesSettings) -> LlmConfig | None:
    """Where the language model is; None when none is set.

    Raises:
        SettingsInvalid: its URL is set without its model, or the other way round.
    """
    if settings.llm_url is None and settings.llm_model is None:
        return None
    if settings.llm_url is None or settings.llm_model is None:
        raise SettingsInvalid("Set IMAGE3D_SHAPES_LLM_URL and IMAGE3D_SHAPES_LLM_MODEL together.")
    key = settings.llm_api_key
    return LlmConfig(
        url=settings.llm_url,
        model=settings.llm_model,
        api_key=None if key is None else key.get_secret_value(),
        usd_per_million_input_tokens=Decimal(str(settings.llm_usd_per_million_input_tokens)),
        usd_per_million_output_tokens=Decimal(str(settings.llm_usd_per_million_output_tokens)),
    )
