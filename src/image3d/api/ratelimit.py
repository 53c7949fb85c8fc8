"""How many requests a key may send, and how many wrong keys an address may try.

The generic cell rate algorithm: one number per name, the time at which its allowance would be full again. No timers,
no windows whose edge lets twice the rate through, and the whole burst after a quiet time.
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

#: Names kept at once by the in-process limiter; full allowances are dropped first, which loses nothing.
MAX_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_second` requests a second, of which up to `burst` may come at once."""

    policy: str
    per_second: float
    burst: int

    @property
    def window_seconds(self) -> int:
        """Seconds in which an empty allowance is full again."""
        return math.ceil(self.burst / self.per_second)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a rate.

    Attributes:
        remaining: requests that may be sent at once.
        reset_seconds: until the allowance is full.
        retry_after_seconds: until one more request is admitted; 0 while some remain.
    """

    rate: Rate
    admitted: bool
    remaining: int
    reset_seconds: float
    retry_after_seconds: float


class RateLimiter(Protocol):
    """Counts requests by name; `app` decides whether in this process or for all of them."""

    def take(self, name: str, rate: Rate) -> Allowance:
        """One request of `name` is counted if the rate admits it."""
        ...

    def peek(self, name: str, rate: Rate) -> Allowance:
        """What is left for `name`, without counting."""
        ...


class MemoryRateLimiter:
    """A `RateLimiter` for one process; any number of threads may use it."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, max_names: int = MAX_NAMES) -> None:
        self._clock = clock
        self._max_names = max_names
        self._full_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def take(self, name: str, rate: Rate) -> Allowance:
        """One request of `name` is counted if the rate admits it."""
        return self._count(name, rate, 1)

    def peek(self, name: str, rate: Rate) -> Allowance:
        """What is left for `name`, without counting."""
        return self._count(name, rate, 0)

    def _count(self, name: str, rate: Rate, cost: int) -> Allowance:
        with self._lock:
            now = self._clock()
            full_at = max(self._full_at.get(name, now), now)
            after = full_at + cost / rate.per_second
            late = after - rate.burst / rate.per_second - now
            admitted = late <= 1e-9
            if admitted and cost:
                if len(self._full_at) >= self._max_names and name not in self._full_at:
                    self._make_room(now)
                self._full_at[name] = full_at = after
        used_seconds = full_at - now
        remaining = math.floor(rate.burst - used_seconds * rate.per_second + 1e-6)
        return Allowance(rate, admitted, max(0, remaining), used_seconds, 0.0 if admitted else late)

    def _make_room(self, now: float) -> None:
        """Full allowances go; when all are in use, the quarter that is fullest."""
        self._full_at = {name: full_at for name, full_at in self._full_at.items() if full_at > now}
        if len(self._full_at) >= self._max_names:
            kept = sorted(self._full_at.items(), key=lambda item: item[1])[self._max_names // 4 :]
            self._full_at = dict(kept)
