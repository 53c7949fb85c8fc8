"""Goal: limits hold alike in one process and shared through Redis, between processes too, and when Redis goes away."""

import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from image3d.api.ratelimit import MemoryRateLimiter, Rate, RateLimiter
from image3d.api.shared_ratelimit import SharedRateLimiter

SLOW = Rate("key", 0.5, 5)


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is missing")
    folder = tmp_path_factory.mktemp("redis")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with _redis(program, port, folder) as process:
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()
        process.wait(timeout=10)


def _redis(program: str, port: int, folder: Path) -> "subprocess.Popen[bytes]":
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.05)
    process.kill()
    raise AssertionError("Redis did not start")


@pytest.fixture(params=["memory", "shared"])
def limiter(request: pytest.FixtureRequest) -> RateLimiter:
    if request.param == "memory":
        return MemoryRateLimiter()
    return SharedRateLimiter(request.getfixturevalue("redis_url"))


def test_a_burst_is_admitted_and_then_no_more(limiter: RateLimiter) -> None:
    name = f"burst-{time.monotonic_ns()}"
    taken = [limiter.take(name, SLOW) for _ in range(7)]
    assert [one.admitted for one in taken] == [True] * 5 + [False] * 2
    assert [one.remaining for one in taken[:5]] == [4, 3, 2, 1, 0]
    assert 0 < taken[-1].retry_after_seconds <= 2.0
    assert 8.0 <= taken[4].reset_seconds <= 10.0
    assert limiter.peek(name, SLOW).remaining == 0


def test_looking_costs_nothing_and_names_do_not_share(limiter: RateLimiter) -> None:
    name = f"look-{time.monotonic_ns()}"
    assert [limiter.peek(name, SLOW).remaining for _ in range(3)] == [5, 5, 5]
    limiter.take(name, SLOW)
    assert limiter.peek(name, SLOW).remaining == 4
    assert limiter.peek(f"{name}-other", SLOW).remaining == 5


def test_allowance_comes_back_with_time(limiter: RateLimiter) -> None:
    quick = Rate("key", 20.0, 2)
    name = f"back-{time.monotonic_ns()}"
    while limiter.take(name, quick).admitted:
        pass
    time.sleep(0.12)
    assert limiter.take(name, quick).admitted


def test_processes_that_race_admit_one_burst_together(redis_url: str) -> None:
    name = f"race-{time.monotonic_ns()}"
    processes = [SharedRateLimiter(redis_url) for _ in range(4)]
    with ThreadPoolExecutor(16) as pool:
        admitted = list(pool.map(lambda number: processes[number % 4].take(name, SLOW).admitted, range(40)))
    assert sum(admitted) == SLOW.burst


def test_without_redis_each_process_counts_for_itself() -> None:
    alone = SharedRateLimiter("redis://127.0.0.1:1/0")
    assert [alone.take("a", SLOW).admitted for _ in range(6)] == [True] * 5 + [False]
    assert alone.peek("b", SLOW).remaining == 5
