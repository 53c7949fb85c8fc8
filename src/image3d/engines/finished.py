"""What the finishing line delivers; apart from it, so that a worker need not load any geometry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A delivered result.

    Attributes:
        glb: the model.
        previews: view (`front`, `right`, `back`, `left`) -> PNG, rendered from `glb`.
        report: JSON values, measured on `glb`.
        artifacts: the engine's further files.
        notes: the engine's notes.
        provider_cost_usd: as the engine gave it.
    """

    glb: bytes
    previews: Mapping[str, bytes]
    report: Mapping[str, Any]
    artifacts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    notes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    provider_cost_usd: Decimal | None = None
