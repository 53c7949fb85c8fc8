"""One count of requests for all API processes, kept in Redis (or Valkey) by throttled-py.

While Redis cannot be reached each process counts for itself: requests go on, and limits hold per process.
"""

from throttled import RateLimiterType, RateLimitState, RedisStore, Throttled, rate_limiter
from throttled.exceptions import StoreUnavailableError

from image3d.api.ratelimit import Allowance, MemoryRateLimiter, Rate
from image3d.core.logging import get_logger

log = get_logger(__name__)

PREFIX = "image3d:rate"
#: A Redis that does not answer in this time counts as away.
ANSWER_SECONDS = 0.5


class SharedRateLimiter:
    """A `RateLimiter` for every process that uses the same Redis; any number of threads may use it."""

    def __init__(self, url: str) -> None:
        options = {"SOCKET_TIMEOUT": ANSWER_SECONDS, "SOCKET_CONNECT_TIMEOUT": ANSWER_SECONDS}
        self._store = RedisStore(server=url, options=options)
        self._alone = MemoryRateLimiter()
        self._counters: dict[Rate, Throttled] = {}

    def take(self, name: str, rate: Rate) -> Allowance:
        """One request of `name` is counted if the rate admits it."""
        try:
            result = self._counter(rate).limit(f"{rate.policy}:{name}")
        except StoreUnavailableError as error:
            log.warning("rate.store_away", error=type(error).__name__)
            return self._alone.take(name, rate)
        return _allowance(rate, result.state, admitted=not result.limited)

    def peek(self, name: str, rate: Rate) -> Allowance:
        """What is left for `name`, without counting."""
        try:
            state = self._counter(rate).peek(f"{rate.policy}:{name}")
        except StoreUnavailableError as error:
            log.warning("rate.store_away", error=type(error).__name__)
            return self._alone.peek(name, rate)
        return _allowance(rate, state, admitted=state.remaining > 0)

    def _counter(self, rate: Rate) -> Throttled:
        counter = self._counters.get(rate)
        if counter is None:
            # a rate of 0.5 a second is 30 a minute: the library counts whole requests
            quota = rate_limiter.per_min(round(60 * rate.per_second), burst=rate.burst)
            counter = Throttled(
                using=RateLimiterType.GCRA.value, quota=quota, store=self._store, timeout=-1, key_prefix=PREFIX
            )
            self._counters[rate] = counter
        return counter


def _allowance(rate: Rate, state: RateLimitState, *, admitted: bool) -> Allowance:
    wait = 0.0 if admitted else max(0.0, state.retry_after)
    return Allowance(rate, admitted, max(0, int(state.remaining)), max(0.0, state.reset_after), wait)
