"""Every public error code, its HTTP status, its title and what helps; and the errors that only HTTP knows.

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
    """How one code is answered: its HTTP status, what it means, and what helps."""

    status: int
    title: str
    helps: str


#: Public code -> HTTP status, title and what helps. Codes never change; docs/errors.md explains each.
PROBLEM_KINDS: Mapping[str, ProblemKind] = {
    "invalid_api_key": ProblemKind(
        401,
        "The API key is missing or not valid",
        "Send `Authorization: Bearer` and the whole key, as it was shown when you created it.",
    ),
    "sign_in_refused": ProblemKind(
        401,
        "The sign-in was refused",
        "Check the address and the password, or reset the password.",
    ),
    "sign_in_failed": ProblemKind(
        401,
        "The sign-in service did not confirm who you are",
        "Try again, or sign in with a password.",
    ),
    "insufficient_credits": ProblemKind(
        402,
        "Not enough available credits",
        "Nothing was started. Add credits, or wait until running generations give some back.",
    ),
    "top_up_required": ProblemKind(
        402,
        "A top-up is needed first",
        "Buy 1,000 credits once; test keys need none.",
    ),
    "payment_failed": ProblemKind(
        402,
        "The payment did not go through",
        "Nothing was credited. Try again, or pay another way.",
    ),
    "key_revoked": ProblemKind(
        403,
        "The API key was revoked",
        "Create a new key and use it instead.",
    ),
    "link_invalid": ProblemKind(
        403,
        "The download link is not valid",
        "Get the generation again: each answer has fresh links.",
    ),
    "link_expired": ProblemKind(
        403,
        "The download link has expired",
        "Get the generation again: each answer has fresh links.",
    ),
    "scope_missing": ProblemKind(
        403,
        "The API key may not do this",
        "Use a key that may.",
    ),
    "not_found": ProblemKind(
        404,
        "Not found",
        "Check the path and the id; what belongs to another account looks the same.",
    ),
    "method_not_allowed": ProblemKind(
        405,
        "Method not allowed",
        "`Allow` names the methods that the path takes.",
    ),
    "idempotency_in_progress": ProblemKind(
        409,
        "The first request with this key is still being answered",
        "Send it again in a second; the first answer comes again.",
    ),
    "not_cancelable": ProblemKind(
        409,
        "The generation is final",
        "Nothing to do: it has ended already.",
    ),
    "not_final": ProblemKind(
        409,
        "The generation is still queued or processing",
        "Cancel it, or wait until it has ended.",
    ),
    "not_succeeded": ProblemKind(
        409,
        "The generation has no model",
        "Review and convert generations that succeeded.",
    ),
    "account_exists": ProblemKind(
        409,
        "The account exists",
        "Sign in, or reset the password.",
    ),
    "already_precharged": ProblemKind(
        409,
        "The generation has a precharge",
        "For operators: the generation was paid for before.",
    ),
    "already_settled": ProblemKind(
        409,
        "The precharge was resolved before",
        "For operators: the precharge was resolved before.",
    ),
    "not_precharged": ProblemKind(
        409,
        "The generation has no precharge",
        "For operators: the generation was never paid for.",
    ),
    "already_counted": ProblemKind(
        409,
        "The payment was counted before",
        "Nothing to do: the payment is credited.",
    ),
    "input_too_large": ProblemKind(
        413,
        "The input is too large",
        "Save the picture with fewer pixels, or as JPEG.",
    ),
    "unsupported_media": ProblemKind(
        415,
        "The media type is not supported",
        "Send PNG, JPEG, WebP or GIF, and bodies as `application/json`.",
    ),
    "invalid_request": ProblemKind(
        422,
        "The request is not valid",
        "`errors` points at each field that is wrong.",
    ),
    "idempotency_mismatch": ProblemKind(
        422,
        "The idempotency key was used with another body",
        "Send the same body again, or a new `Idempotency-Key`.",
    ),
    "image_url_refused": ProblemKind(
        422,
        "The image URL is refused",
        "Use a public https address, or upload the picture.",
    ),
    "image_url_unreachable": ProblemKind(
        422,
        "The image URL cannot be reached",
        "Check that the address opens in a private browser window, or upload the picture.",
    ),
    "image_undecodable": ProblemKind(
        422,
        "The picture cannot be read",
        "Open the picture in an editor and save it as PNG or JPEG.",
    ),
    "no_subject_found": ProblemKind(
        422,
        "No subject was found in the picture",
        "Use a picture with one object in front of a plain, contrasting background.",
    ),
    "prompt_not_understood": ProblemKind(
        422,
        "The prompt was not understood",
        "Name one object in a few plain words.",
    ),
    "mode_unavailable": ProblemKind(
        422,
        "The mode is not available here",
        "`GET /api/v1/engines` says what this installation makes.",
    ),
    "not_available": ProblemKind(
        422,
        "The feature is not available here",
        "Leave the field out: this installation does not have the feature.",
    ),
    "rate_limited": ProblemKind(
        429,
        "Too many requests",
        "Wait as many seconds as `Retry-After` says.",
    ),
    "too_many_attempts": ProblemKind(
        429,
        "Too many attempts to sign in",
        "Wait a quarter of an hour.",
    ),
    "concurrency_cap_reached": ProblemKind(
        429,
        "Too many generations at once",
        "Wait until a generation ends, or raise the key's cap.",
    ),
    "daily_cap_reached": ProblemKind(
        429,
        "The daily cap is reached",
        "Wait until `resets_at`, or raise the key's cap.",
    ),
    "monthly_cap_reached": ProblemKind(
        429,
        "The monthly cap is reached",
        "Wait until `resets_at`, or raise the key's cap.",
    ),
    "engine_failed": ProblemKind(
        500,
        "The engine failed",
        "Try again; if it fails once more, change the input or name another engine.",
    ),
    "internal_error": ProblemKind(
        500,
        "Something went wrong here",
        "It was logged. Try again, and name the `request_id` when you ask for help.",
    ),
    "invalid_settings": ProblemKind(
        500,
        "The server's settings cannot be used",
        "For operators: the server's log names the setting.",
    ),
    "price_list_invalid": ProblemKind(
        500,
        "The server's price list cannot be used",
        "For operators: the server's log names the price.",
    ),
    "engine_unavailable": ProblemKind(
        503,
        "The engine is not available now",
        "Wait as many seconds as `Retry-After` says, or name another engine.",
    ),
    "mail_failed": ProblemKind(
        503,
        "The e-mail could not be sent",
        "Try again in a few minutes.",
    ),
    "storage_unavailable": ProblemKind(
        503,
        "Files cannot be stored or read now",
        "Try again in a minute.",
    ),
    "service_unavailable": ProblemKind(
        503,
        "The service is not available now",
        "Try again with the same `Idempotency-Key`: nothing is charged twice.",
    ),
    "deadline_exceeded": ProblemKind(
        504,
        "The engine took too long",
        "Try again with quality `draft`.",
    ),
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
