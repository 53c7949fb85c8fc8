"""The options of a generation: which exist, what they may hold, and which of them an engine takes."""

from collections.abc import Callable, Mapping
from typing import Any

from image3d.engines.protocol import EngineDescription
from image3d.tasks.errors import InvalidRequest

TEXTURE_SIZES = (256, 512, 1024, 2048, 4096)


def _integer(low: int, high: int) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"must be a whole number from {low:,} to {high:,}"

    return check


def _one_of(*choices: Any) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        fits = any(value == choice and type(value) is type(choice) for choice in choices)
        return None if fits else f"must be one of {', '.join(str(choice) for choice in choices)}"

    return check


def _boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _object(value: Any) -> str | None:
    return None if isinstance(value, Mapping) else "must be a JSON object"


#: option -> what is wrong with a value, or None
CHECKS: Mapping[str, Callable[[Any], str | None]] = {
    "seed": _integer(0, 2**31 - 1),
    "target_faces": _integer(100, 200_000),
    "texture_size": _one_of(*TEXTURE_SIZES),
    "remove_background": _one_of("auto", "always", "never"),
    "view": _one_of("auto", "straight", "around"),
    "delight": _boolean,
    "program": _object,
}


def check_options(options: Mapping[str, Any], engine: EngineDescription) -> None:
    """Every option is one that `engine` takes, with a value it can use.

    Raises:
        InvalidRequest: points at the first option that is not.
    """
    for name, value in options.items():
        pointer = f"/options/{name}"
        if name not in engine.options or name not in CHECKS:
            known = ", ".join(sorted(engine.options)) or "none"
            msg = f"The engine {engine.name} has no option {name!r}; it takes: {known}."
            raise InvalidRequest(msg, pointer=pointer)
        if value is not None and (wrong := CHECKS[name](value)) is not None:
            msg = f"The option {name} {wrong}."
            raise InvalidRequest(msg, pointer=pointer)
