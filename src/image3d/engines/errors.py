"""The four ways an engine may fail; what each costs is read from one table in `tasks`.

EngineError
+-- InputRejected       the customer's input; carries the public code (`no_subject_found`, `image_undecodable`, ...)
+-- EngineUnavailable   network, capacity, 429, 5xx: tried again, then the next engine
+-- EngineFailed        a bug, or an output that fails the GLB check: tried once more
+-- DeadlineExceeded    too slow
"""

from typing import Any

from image3d.core.errors import Image3DError


class EngineError(Image3DError):
    """Root of the engine errors."""

    code = "engine_failed"


class InputRejected(EngineError):
    """The input cannot become a model; `code` says why and the customer can mend it."""

    def __init__(self, detail: str, *, code: str, **fields: Any) -> None:
        super().__init__(detail, **fields)
        self.code = code  # pyright: ignore[reportAttributeAccessIssue]  # one class carries every input code


class EngineUnavailable(EngineError):
    """The engine cannot be reached or has no room now."""

    code = "engine_unavailable"
    retryable = True


class EngineFailed(EngineError):
    """The engine broke or returned something that is not a usable model."""

    code = "engine_failed"


class DeadlineExceeded(EngineError):
    """The engine ran past its deadline and was stopped."""

    code = "deadline_exceeded"
