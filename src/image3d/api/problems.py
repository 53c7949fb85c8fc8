"""Errors as RFC 9457 problem documents."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.responses import Response

from image3d.api.call import Call, encode_json
from image3d.api.errors import PROBLEM_KINDS
from image3d.core.clock import utc_now
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger

log = get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
_UNKNOWN = PROBLEM_KINDS["internal_error"]
_CHALLENGES = {
    "invalid_api_key": 'Bearer realm="image3d", error="invalid_token"',
}
_RETRY_AFTER = {"idempotency_in_progress": 1, "concurrency_cap_reached": 5, "engine_unavailable": 30}
_RETRY_AFTER_UNAVAILABLE = 5
_SECONDS_PER_DAY = 86_400


def problem_document(error: Image3DError, call: Call, *, docs_url: str) -> dict[str, Any]:
    """The problem as JSON values: the standard members, then what the error adds."""
    kind = PROBLEM_KINDS.get(error.code, _UNKNOWN)
    return {
        "type": f"{docs_url}#error-{error.code}",
        "title": kind.title,
        "status": kind.status,
        "detail": error.detail,
        "code": error.code,
        "request_id": call.request_id,
        "retryable": error.retryable,
        **error.fields,
    }


def problem_answer(
    error: Image3DError, call: Call, *, docs_url: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The error as an answer, with `WWW-Authenticate` and `Retry-After` where they help."""
    document = problem_document(error, call, docs_url=docs_url)
    log.info("http.refused", code=error.code, status=document["status"], account_id=call.account_id)
    response = Response(
        encode_json(document),
        status_code=document["status"],
        media_type=MEDIA_TYPE,
        headers={"cache-control": "no-store", **_retry_after(error, call), **(headers or {})},
    )
    if error.code in _CHALLENGES:
        response.headers["www-authenticate"] = _CHALLENGES[error.code]
    return response


def unexpected(error: BaseException) -> Image3DError:
    """What a caller learns of a bug: nothing but that there is one; the log has the rest, under the request id."""
    log.error("http.failed", error=type(error).__name__, exc_info=error)
    return Image3DError("Something went wrong on our side. It was logged under this request id.")


def _retry_after(error: Image3DError, call: Call) -> dict[str, str]:
    if error.code == "rate_limited" and call.allowance is not None:
        return {"retry-after": str(max(1, math.ceil(call.allowance.retry_after_seconds)))}
    if (resets_at := error.fields.get("resets_at")) is not None:
        wait = datetime.fromisoformat(resets_at) - utc_now()
        return {"retry-after": str(min(max(1, math.ceil(wait.total_seconds())), 31 * _SECONDS_PER_DAY))}
    seconds = _RETRY_AFTER.get(error.code)
    if seconds is None and PROBLEM_KINDS.get(error.code, _UNKNOWN).status == 503:
        seconds = _RETRY_AFTER_UNAVAILABLE
    return {} if seconds is None else {"retry-after": str(seconds)}
