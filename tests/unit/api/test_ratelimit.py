# Goal: the limiter admits exactly its rate and burst, on any schedule and from any threads, in bounded memory.
import threading

from hypothesis import given
from hypothesis import strategies as st

from image3d.api.ratelimit import MemoryRateLimiter, Rate

RATE = Rate("burst", 10.0, 100)


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_a_burst_then_the_rate():
    clock = Clock()
    limiter = MemoryRateLimiter(clock=clock)
    assert [limiter.take("key", RATE).remaining for _ in range(100)] == list(range(99, -1, -1))
    refused = limiter.take("key", RATE)
    assert (refused.admitted, refused.remaining) == (False, 0)
    assert abs(refused.retry_after_seconds - 0.1) < 1e-6
    assert abs(refused.reset_seconds - 10.0) < 1e-6
    clock.now += 0.1
    assert limiter.take("key", RATE).admitted
    assert not limiter.take("key", RATE).admitted
    assert limiter.take("other", RATE).remaining == 99


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 40)), max_size=30))
def test_never_more_than_burst_plus_rate_times_time(schedule):
    clock = Clock()
    limiter = MemoryRateLimiter(clock=clock)
    admitted: list[float] = []
    for pause, requests in schedule:
        clock.now += pause
        for _ in range(requests):
            before = limiter.peek("key", RATE)
            after = limiter.take("key", RATE)
            assert after.admitted == (before.remaining >= 1)
            if after.admitted:
                admitted.append(clock.now)
    for first in range(len(admitted)):
        for last in range(first, len(admitted)):
            span = admitted[last] - admitted[first]
            assert last - first + 1 <= RATE.burst + RATE.per_second * span + 1e-6


def test_waiting_as_long_as_told_is_enough():
    clock = Clock()
    limiter = MemoryRateLimiter(clock=clock)
    while (answer := limiter.take("key", RATE)).admitted:
        pass
    clock.now += answer.retry_after_seconds
    assert limiter.take("key", RATE).admitted


def test_peeking_counts_nothing():
    limiter = MemoryRateLimiter(clock=Clock())
    assert {limiter.peek("key", RATE).remaining for _ in range(500)} == {100}


def test_threads_share_one_allowance():
    limiter = MemoryRateLimiter(clock=Clock())
    admitted = []

    def take():
        admitted.append(sum(limiter.take("key", RATE).admitted for _ in range(50)))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(admitted) == 100


def test_memory_is_bounded_and_the_busiest_are_kept():
    clock = Clock()
    limiter = MemoryRateLimiter(clock=clock, max_names=100)
    for _ in range(100):
        limiter.take("busy", RATE)
    for number in range(5_000):
        limiter.take(f"name{number}", RATE)
        assert len(limiter._full_at) <= 100
    assert not limiter.take("busy", RATE).admitted
