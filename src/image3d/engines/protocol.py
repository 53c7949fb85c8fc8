"""What an engine is: `describe` and `generate`, and the values that pass between it and its callers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, Protocol

from image3d.geometry.model import Model


class Mode(StrEnum):
    """What the customer starts from."""

    IMAGE = "image"
    TEXT = "text"


class Quality(StrEnum):
    """How much work goes into a model."""

    DRAFT = "draft"
    STANDARD = "standard"
    HIGH = "high"


EngineKind = Literal["local", "self-hosted", "upstream"]
CostModel = Literal["measured_seconds", "reported", "unknown"]
#: progress(stage, fraction of the whole run in 0..1)
Progress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class QualityLimits:
    """What one quality of one engine gives unless the request says otherwise."""

    target_faces: int
    texture_size: int
    deadline_seconds: float


@dataclass(frozen=True, kw_only=True)
class EngineDescription:
    """What `GET /engines` shows of an engine and what the price list is checked against."""

    name: str
    version: str
    kind: EngineKind
    modes: frozenset[Mode]
    qualities: Mapping[Quality, QualityLimits]
    licence: str
    cost_model: CostModel
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    """Option name -> one sentence on what it does; anything else in `options` is refused."""
    unavailable_because: str | None = None
    """Why the engine cannot run now, in words for people; None when it can."""

    @property
    def available(self) -> bool:
        """Whether a generation on this engine would run."""
        return self.unavailable_because is None


@dataclass(frozen=True, kw_only=True)
class EngineRequest:
    """One piece of work, free of accounts and money.

    Attributes:
        image: the picture's bytes as the customer sent them (mode image).
        options: validated options; `seed`, `target_faces`, `texture_size`, `remove_background` and the engine's own.
    """

    mode: Mode
    quality: Quality
    image: bytes | None = None
    prompt: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, kw_only=True)
class Generated:
    """What an engine returns: a model of ours or somebody's GLB bytes, exactly one of the two.

    Attributes:
        provider_cost_usd: what the run cost the operator; None when unknown. Local engines leave it None, their
            callers price the measured seconds.
        notes: what the report should tell, for example `{"path": "inflation"}` or an `interpretation`.
        artifacts: further files by name, for example `{"program.json": b"..."}`.
    """

    model: Model | None = None
    glb: bytes | None = None
    provider_cost_usd: Decimal | None = None
    notes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    artifacts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


@dataclass(frozen=True)
class Deadline:
    """A point of the monotonic clock by which the work must be done."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """A deadline `seconds` from now."""
        return cls(time.monotonic() + seconds)

    def remaining(self) -> float:
        """Seconds left; negative once it has passed."""
        return self.at - time.monotonic()


class Engine(Protocol):
    """The one seam of the engines: add a module, a registry line and run the conformance suite."""

    def describe(self) -> EngineDescription:
        """What it can do, with which limits, licence and cost model."""
        ...

    def generate(self, request: EngineRequest, progress: Progress, deadline: Deadline) -> Generated:
        """Make the model.

        Raises:
            InputRejected: the input cannot become a model.
            EngineUnavailable: not now; another try may work.
            EngineFailed: the engine is at fault.
            DeadlineExceeded: `deadline` passed.
        """
        ...
