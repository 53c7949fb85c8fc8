# Goal: whatever an engine does, its caller gets a result or one clear outcome, in time, and no process is left behind.

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator

import pytest

from image3d.engines.child import ChildPool, RunCanceled
from image3d.engines.errors import DeadlineExceeded, EngineFailed, EngineUnavailable, InputRejected
from image3d.engines.fixture import OUTCOMES
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality


@pytest.fixture(scope="module")
def pool() -> Generator[ChildPool]:
    with ChildPool(slots=2) as found:
        found.warm()
        yield found


def request(outcome: str | None = None) -> EngineRequest:
    return EngineRequest(mode=Mode.IMAGE, quality=Quality.DRAFT, options={"test_outcome": outcome})


def ignore(_stage: str, _fraction: float) -> None:
    """Progress nobody listens to."""


def ends(process_id: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def process_of(pool: ChildPool) -> int:
    return pool._idle[-1]._process.pid


def test_a_run_gives_a_finished_model_progress_and_measures(pool: ChildPool) -> None:
    told: list[tuple[str, float]] = []
    result = pool.run("fixture", request(), lambda stage, share: told.append((stage, share)), Deadline.after(60))
    assert result.finished.glb[:4] == b"glTF"
    assert result.finished.notes["test"] is True
    assert 0 < result.seconds < 60
    assert 20e6 < result.peak_memory_bytes < 2e9
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1] == ("checking", 1.0)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_failure_comes_back_as_the_engine_raised_it_and_the_child_lives(pool: ChildPool, outcome: str) -> None:
    kinds = {
        "engine_unavailable": EngineUnavailable,
        "engine_failed": EngineFailed,
        "deadline_exceeded": DeadlineExceeded,
    }
    pool.run("fixture", request(), ignore, Deadline.after(60))
    before = process_of(pool)
    with pytest.raises(kinds.get(outcome, InputRejected)) as caught:
        pool.run("fixture", request(outcome), ignore, Deadline.after(60))
    assert caught.value.code == outcome
    assert process_of(pool) == before


def test_an_unknown_engine_and_an_unknown_outcome_are_clear_errors(pool: ChildPool) -> None:
    with pytest.raises(EngineFailed, match="no engine 'nope'"):
        pool.run("nope", request(), ignore, Deadline.after(60))
    with pytest.raises(InputRejected, match="slow, crash"):
        pool.run("fixture", request("nonsense"), ignore, Deadline.after(60))


def test_a_crash_is_engine_failed_and_the_next_run_works(pool: ChildPool) -> None:
    with pytest.raises(EngineFailed, match="crashed"):
        pool.run("fixture", request("crash"), ignore, Deadline.after(60))
    assert pool.run("fixture", request(), ignore, Deadline.after(60)).finished.glb


def test_a_deadline_kills_the_child(pool: ChildPool) -> None:
    pool.run("fixture", request(), ignore, Deadline.after(60))
    child, started = process_of(pool), time.monotonic()
    with pytest.raises(DeadlineExceeded):
        pool.run("fixture", request("slow"), ignore, Deadline.after(0.7))
    assert time.monotonic() - started < 5
    assert ends(child)


def test_a_cancel_kills_the_child_and_says_what_was_spent(pool: ChildPool) -> None:
    pool.run("fixture", request(), ignore, Deadline.after(60))
    child, wanted = process_of(pool), threading.Event()
    with pytest.raises(RunCanceled) as caught:
        pool.run("fixture", request("slow"), lambda _s, _f: wanted.set(), Deadline.after(60), wanted.is_set)
    assert 0 < caught.value.seconds < 10
    assert ends(child)


def test_an_error_in_the_callers_own_callback_passes_through_and_leaves_no_child(pool: ChildPool) -> None:
    pool.run("fixture", request(), ignore, Deadline.after(60))
    child = process_of(pool)

    def broken(_stage: str, _fraction: float) -> None:
        raise KeyError("the caller's own trouble")

    with pytest.raises(KeyError):
        pool.run("fixture", request("slow"), broken, Deadline.after(60))
    assert ends(child)


def test_children_are_recycled_by_runs_and_by_memory() -> None:
    with ChildPool(slots=1, runs_per_child=1) as pool:
        pool.warm()
        child = process_of(pool)
        pool.run("fixture", request(), ignore, Deadline.after(60))
        assert ends(child)
    with ChildPool(slots=1, memory_limit_bytes=1) as pool:
        pool.warm()
        child = process_of(pool)
        pool.run("fixture", request(), ignore, Deadline.after(60))
        assert ends(child)


def test_slots_run_side_by_side(pool: ChildPool) -> None:
    started, both = threading.Barrier(2), []

    def one() -> None:
        first = [True]

        def meet(_stage: str, _fraction: float) -> None:
            if first.pop() if first else False:
                started.wait(timeout=60)  # passes only when the other run is under way, too

        both.append(pool.run("fixture", request(), meet, Deadline.after(90)))

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(both) == 2


def test_a_killed_child_is_replaced_before_anybody_waits_for_it(pool: ChildPool) -> None:
    with pytest.raises(EngineFailed):
        pool.run("fixture", request("crash"), ignore, Deadline.after(60))
    replacement = process_of(pool)
    os.kill(replacement, 0)
    pool.run("fixture", request(), ignore, Deadline.after(60))
    assert process_of(pool) == replacement


def test_children_log_as_their_pool_was_told() -> None:
    program = (
        "from image3d.engines.child import ChildPool\n"
        "from image3d.engines.protocol import *\n"
        "ask = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT)\n"
        "with ChildPool(log_level='INFO', log_format='json') as pool:\n"
        "    for _ in range(2):\n"
        "        pool.run('fixture', ask, lambda s, f: None, Deadline.after(60))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    loaded = [event for event in events if event["event"] == "engine.loaded"]
    assert [(event["engine"], event["level"]) for event in loaded] == [("fixture", "info")]


@pytest.mark.parametrize("how", ["kill", "exit"])
def test_a_child_dies_with_its_parent(how: str) -> None:
    program = (
        "import os, sys, time\n"
        "from image3d.engines.child import ChildPool\n"
        "from image3d.engines.protocol import *\n"
        "pool = ChildPool()\n"
        "pool.warm()\n"
        "print(pool._idle[0]._process.pid, flush=True)\n"
        "ask = EngineRequest(mode=Mode.IMAGE, quality=Quality.DRAFT, options={'test_outcome': 'slow'})\n"
        "pool.run('fixture', ask, lambda s, f: print(s, flush=True), Deadline.after(60))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert parent.stdout.readline().strip() == "fetching"  # in the middle of a run
    parent.kill() if how == "kill" else parent.terminate()
    parent.wait()
    parent.stdout.close()
    assert ends(child)
