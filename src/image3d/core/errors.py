"""The root of every error a caller may see.

    Image3DError
    +-- engines.errors.EngineError      InputRejected, EngineUnavailable, EngineFailed, DeadlineExceeded
    +-- net.errors.FetchError           image_url_refused, image_url_unreachable, input_too_large
    +-- imaging.errors.ImagingError     image_undecodable, unsupported_media, no_subject_found, input_too_large
    +-- billing.errors.BillingError     insufficient_credits, daily_cap_reached, ...
    +-- accounts.errors.AccountsError   invalid_api_key, key_revoked, ...
    +-- tasks.errors.TaskError          not_found, not_cancelable, ...

A class names one public `code`, which never changes once released. `api/errors.py` maps codes to HTTP statuses.
"""

from typing import Any, ClassVar


class Image3DError(Exception):
    """Something a caller can act on: a stable `code`, a sentence for people, and whether trying again may help."""

    code: ClassVar[str] = "internal_error"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str, **fields: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields = fields
