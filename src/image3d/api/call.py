"""What is known of one request while it is answered; the middleware makes it, routes fill it in."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from image3d.api.ratelimit import Allowance
from image3d.core.ids import new_request_id

_KEY = "image3d.call"
_REQUEST_ID = re.compile(r"[A-Za-z0-9_.:-]{1,128}")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(slots=True)
class Call:
    """One request on its way.

    Attributes:
        allowance: what is left of the rate that the request counted against; the answer's headers say it.
    """

    request_id: str
    address: str
    allowance: Allowance | None = None
    account_id: str | None = None


def begin(scope: Scope) -> Call:
    """The call of a new request, kept in its scope. A sane `X-Request-Id` of the client is used as it is."""
    call = Call(request_id=_request_id(scope), address=_address(scope))
    scope[_KEY] = call
    return call


def call_of(request: Request) -> Call:
    """The call that the middleware began for the request."""
    return cast("Call", request.scope[_KEY])


def encode_json(document: Any) -> bytes:
    """Compact UTF-8 JSON; refuses NaN."""
    return _ENCODER.encode(document).encode()


def answer(document: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer that no cache keeps."""
    return raw_answer(encode_json(document), status=status, headers=headers)


def raw_answer(body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer whose body is encoded already."""
    response = Response(body, status_code=status, headers=headers, media_type="application/json")
    response.raw_headers.append((b"cache-control", b"no-store"))
    return response


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            text = value.decode("latin-1")
            return text if _REQUEST_ID.fullmatch(text) else new_request_id()
    return new_request_id()


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return "unknown" if client is None else client_group(str(client[0]))


@lru_cache(maxsize=4096)
def client_group(host: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 around an IPv6 address, which one client owns whole."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv4Address):
        return host
    return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
