"""Every engine by name. A line here and the conformance suite are all that a new engine needs besides its module."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from image3d.engines.fixture import DESCRIPTION as FIXTURE
from image3d.engines.protocol import Deadline, Engine, EngineDescription, EngineRequest, Generated, Progress
from image3d.engines.sculpt.description import DESCRIPTION as SCULPT
from image3d.engines.shapes.description import DESCRIPTION as SHAPES

#: mode -> the engine that serves it unless the request names one
DEFAULT_ENGINES: Mapping[str, str] = {"image": "sculpt", "text": "shapes"}
#: the engine behind test keys; never offered to a live key
TEST_ENGINE = FIXTURE.name


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An engine that is loaded when first used.

    Attributes:
        description: known without importing the engine.
        factory: `module:name` of what makes the engine, called without an argument.
    """

    description: EngineDescription
    factory: str


_ENTRIES = (
    Entry(description=SCULPT, factory="image3d.engines.sculpt.engine:SculptEngine"),
    Entry(description=SHAPES, factory="image3d.engines.shapes.engine:configured"),
    Entry(description=FIXTURE, factory="image3d.engines.fixture:FixtureEngine"),
)


def describe_engines() -> dict[str, EngineDescription]:
    """Name -> description of every engine a customer may choose; nothing heavy is imported."""
    return {entry.description.name: entry.description for entry in _ENTRIES if entry.description.name != TEST_ENGINE}


def build_engines() -> dict[str, "LazyEngine"]:
    """Name -> engine, the fixture engine included; each is imported by `load` or at its first `generate`."""
    return {entry.description.name: LazyEngine(entry) for entry in _ENTRIES}


@dataclass
class LazyEngine:
    """Stands for an engine until it is used."""

    entry: Entry
    _loaded: Engine | None = field(default=None, init=False)

    def describe(self) -> EngineDescription:
        """As the engine describes itself, without importing it."""
        return self.entry.description

    @property
    def is_loaded(self) -> bool:
        """Whether `load` costs nothing now."""
        return self._loaded is not None

    def load(self) -> Engine:
        """The engine itself, imported now if it was not before."""
        if self._loaded is None:
            module, _, name = self.entry.factory.partition(":")
            self._loaded = cast("Engine", getattr(importlib.import_module(module), name)())
        return self._loaded

    def generate(self, request: EngineRequest, progress: Progress, deadline: Deadline) -> Generated:
        """The engine's own `generate`."""
        return self.load().generate(request, progress, deadline)
