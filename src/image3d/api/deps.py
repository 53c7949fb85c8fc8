"""What the API needs from outside, filled by `app`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from prometheus_client import CollectorRegistry

from image3d.api.ratelimit import MemoryRateLimiter, Rate, RateLimiter
from image3d.artifacts.signing import UrlSigner
from image3d.billing.payments import PaymentProvider
from image3d.tasks.deps import TaskDeps

#: A `data:` URI spends 4 bytes on 3, and the rest of the body needs some room.
MAX_JSON_BYTES = 28_000_000
#: Room for the multipart envelope around a picture.
MULTIPART_ROOM_BYTES = 64_000


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """Whether a generation would run, and what each check found."""

    ready: bool
    checks: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ApiDeps:
    """Everything a route may use.

    Attributes:
        signer: makes and checks signed download URLs.
        public_url: how customers reach this server, without a slash at the end.
        readiness: says whether a generation would run now.
        metrics: what `GET /metrics` shows; the API adds its own to it.
        payments: who sells credits and sends events; None when nobody does.
        limiter: counts requests of keys and failed keys of addresses.
        link_lifetime: how long a signed download URL works.
        guesses_per_minute: failed keys that one client address may send in a minute.
        version: of the program, shown in the OpenAPI document.
    """

    tasks: TaskDeps
    signer: UrlSigner
    public_url: str
    readiness: Callable[[], Readiness]
    metrics: CollectorRegistry
    payments: PaymentProvider | None = None
    limiter: RateLimiter = field(default_factory=MemoryRateLimiter)
    guesses_per_minute: int = 30
    max_json_bytes: int = MAX_JSON_BYTES
    link_lifetime: timedelta = timedelta(hours=1)
    version: str = "0.1.0"

    @property
    def guess_rate(self) -> Rate:
        """How many failed keys one client address may send."""
        return Rate("guesses", self.guesses_per_minute / 60, self.guesses_per_minute)
