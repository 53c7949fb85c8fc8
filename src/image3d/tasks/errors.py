"""What a caller of the story may get wrong.

TaskError
+-- NotFound              no such task, upload or artifact in this account
+-- NotCancelable         the task is final
+-- NotFinal              the task is still queued or processing
+-- NotSucceeded          the task has no model
+-- InvalidRequest        a field makes no sense; carries `errors: [{pointer, detail}]`
+-- ModeUnavailable       no engine of this installation serves the mode
+-- NotAvailable          a feature this installation does not have
+-- EngineNotAvailable    the named engine does not exist here or cannot run now
+-- IdempotencyMismatch   the key was used with another body
+-- IdempotencyInProgress the first request with this key is still being written
"""

from image3d.core.errors import Image3DError


class TaskError(Image3DError):
    """Root of the task errors."""


class NotFound(TaskError):
    """Nothing of that id belongs to this account."""

    code = "not_found"


class NotCancelable(TaskError):
    """The task is final; finals never change."""

    code = "not_cancelable"


class NotFinal(TaskError):
    """The task is still queued or processing."""

    code = "not_final"


class NotSucceeded(TaskError):
    """The task ended without a model, or has not ended."""

    code = "not_succeeded"


class InvalidRequest(TaskError):
    """A field makes no sense; `errors` points at it."""

    code = "invalid_request"

    def __init__(self, detail: str, *, pointer: str) -> None:
        super().__init__(detail, errors=[{"pointer": pointer, "detail": detail}])


class ModeUnavailable(TaskError):
    """No engine of this installation serves the mode."""

    code = "mode_unavailable"


class NotAvailable(TaskError):
    """A feature that this installation does not have."""

    code = "not_available"


class EngineNotAvailable(TaskError):
    """The engine cannot run now."""

    code = "engine_unavailable"
    retryable = True


class IdempotencyMismatch(TaskError):
    """The `Idempotency-Key` was used before with another body."""

    code = "idempotency_mismatch"


class IdempotencyInProgress(TaskError):
    """The first request with this `Idempotency-Key` has not been answered yet."""

    code = "idempotency_in_progress"
    retryable = True
