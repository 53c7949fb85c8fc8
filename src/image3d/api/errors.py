"""Every public error code, its HTTP status and its title; and the errors that only HTTP knows.

ApiError
+-- BodyTooLarge          input_too_large: the request itself, before any picture is looked at
+-- WrongContentType      unsupported_media: the body is not of a type the route reads
+-- RouteNotFound         not_found: no such path
+-- MethodNotAllowed      method_not_allowed: the path exists, the method does not
+-- RateLimited           rate_limited: too many requests of a key, or too many failed keys of an address
+-- BadRequest            invalid_request with several `errors` at once
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from image3d.core.errors import Image3DError


@dataclass(frozen=True)
class ProblemKind:
    """How one code is answered."""

    status: int
    title: str


#: Public code -> HTTP status and title. Codes never change; docs/errors.md explains each.
PROBLEM_KINDS: Mapping[str, ProblemKind] = {
    "invalid_api_key": ProblemKind(401, "The API key is missing or not valid"),
    "sign_in_refused": ProblemKind(401, "The sign-in was refused"),
    "sign_in_failed": ProblemKind(401, "The sign-in service did not confirm who you are"),
    "insufficient_credits": ProblemKind(402, "Not enough available credits"),
    "top_up_required": ProblemKind(402, "A top-up is needed first"),
    "payment_failed": ProblemKind(402, "The payment did not go through"),
    "key_revoked": ProblemKind(403, "The API key was revoked"),
    "link_invalid": ProblemKind(403, "The download link is not valid"),
    "link_expired": ProblemKind(403, "The download link has expired"),
    "scope_missing": ProblemKind(403, "The API key may not do this"),
    "not_found": ProblemKind(404, "Not found"),
    "method_not_allowed": ProblemKind(405, "Method not allowed"),
    "idempotency_in_progress": ProblemKind(409, "The first request with this key is still being answered"),
    "not_cancelable": ProblemKind(409, "The generation is final"),
    "not_final": ProblemKind(409, "The generation is still queued or processing"),
    "not_succeeded": ProblemKind(409, "The generation has no model"),
    "account_exists": ProblemKind(409, "The account exists"),
    "already_precharged": ProblemKind(409, "The generation has a precharge"),
    "already_settled": ProblemKind(409, "The precharge was resolved before"),
    "not_precharged": ProblemKind(409, "The generation has no precharge"),
    "already_counted": ProblemKind(409, "The payment was counted before"),
    "input_too_large": ProblemKind(413, "The input is too large"),
    "unsupported_media": ProblemKind(415, "The media type is not supported"),
    "invalid_request": ProblemKind(422, "The request is not valid"),
    "idempotency_mismatch": ProblemKind(422, "The idempotency key was used with another body"),
    "image_url_refused": ProblemKind(422, "The image URL is refused"),
    "image_url_unreachable": ProblemKind(422, "The image URL cannot be reached"),
    "image_undecodable": ProblemKind(422, "The picture cannot be read"),
    "no_subject_found": ProblemKind(422, "No subject was found in the picture"),
    "prompt_not_understood": ProblemKind(422, "The prompt was not understood"),
    "mode_unavailable": ProblemKind(422, "The mode is not available here"),
    "not_available": ProblemKind(422, "The feature is not available here"),
    "rate_limited": ProblemKind(429, "Too many requests"),
    "too_many_attempts": ProblemKind(429, "Too many attempts to sign in"),
    "concurrency_cap_reached": ProblemKind(429, "Too many generations at once"),
    "daily_cap_reached": ProblemKind(429, "The daily cap is reached"),
    "monthly_cap_reached": ProblemKind(429, "The monthly cap is reached"),
    "engine_failed": ProblemKind(500, "The engine failed"),
    "internal_error": ProblemKind(500, "Something went wrong here"),
    "invalid_settings": ProblemKind(500, "The server's settings cannot be used"),
    "price_list_invalid": ProblemKind(500, "The server's price list cannot be used"),
    "engine_unavailable": ProblemKind(503, "The engine is not available now"),
    "mail_failed": ProblemKind(503, "The e-mail could not be sent"),
    "storage_unavailable": ProblemKind(503, "Files cannot be stored or read now"),
    "service_unavailable": ProblemKind(503, "The service is not available now"),
    "deadline_exceeded": ProblemKind(504, "The engine took too long"),
}


class ApiError(Image3DError):
    """Root of the errors that only HTTP knows."""

    code = "invalid_request"


class BodyTooLarge(ApiError):
    """The request has more bytes than the route reads."""

    code = "input_too_large"


class WrongContentType(ApiError):
    """The body is not of a type that the route reads."""

    code = "unsupported_media"


class RouteNotFound(ApiError):
    """There is nothing at this path."""

    code = "not_found"


class MethodNotAllowed(ApiError):
    """The path exists, the method does not."""

    code = "method_not_allowed"


class RateLimited(ApiError):
    """Too many requests of a key, or too many failed keys of an address."""

    code = "rate_limited"
    retryable = True


class ServiceUnavailable(ApiError):
    """The database cannot be reached."""

    code = "service_unavailable"
    retryable = True


class BadRequest(ApiError):
    """Fields, parameters or headers make no sense; `errors` points at each."""

    code = "invalid_request"

    def __init__(self, errors: Sequence[Mapping[str, Any]]) -> None:
        first = errors[0]
        more = f" {len(errors) - 1} more below." if len(errors) > 1 else ""
        place = f"{first['pointer']}:" if first["pointer"] else "The body"
        super().__init__(f"{place} {first['detail']}.{more}", errors=list(errors))
