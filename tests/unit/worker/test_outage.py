# Goal: after an outage of the database nobody is declared dead for it, and jobs that nobody runs are found.
import threading

import pytest

from image3d.worker.outage import Orphans, Running, Steadiness


class Clock:
    """Seconds, turned by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def beat_for(steadiness: Steadiness, clock: Clock, seconds: int) -> None:
    for _ in range(seconds):
        clock.now += 1.0
        steadiness.note_beat()


def test_a_worker_that_has_just_started_may_reap() -> None:
    clock = Clock()
    assert Steadiness(10.0, clock).is_steady()


def test_nobody_reaps_during_an_outage_nor_until_the_others_had_time_to_beat() -> None:
    clock = Clock()
    steadiness = Steadiness(10.0, clock)
    beat_for(steadiness, clock, 30)
    assert steadiness.is_steady()
    clock.now += 60.0
    assert not steadiness.is_steady(), "its own beats are missing"
    beat_for(steadiness, clock, 1)
    assert not steadiness.is_steady(), "the others' beats are as old as its own was"
    beat_for(steadiness, clock, 9)
    assert not steadiness.is_steady()
    beat_for(steadiness, clock, 1)
    assert steadiness.is_steady()


def test_a_beat_that_is_a_little_late_changes_nothing() -> None:
    clock = Clock()
    steadiness = Steadiness(10.0, clock)
    clock.now += 4.0
    steadiness.note_beat()
    assert steadiness.is_steady()


def test_a_job_is_an_orphan_at_the_second_look_and_only_once() -> None:
    orphans = Orphans(Running())
    assert orphans.look(["a", "b"]) == []
    assert orphans.look(["b", "c"]) == ["b"]
    assert orphans.look(["b"]) == [], "handed back a moment ago, perhaps claimed again"
    assert orphans.look(["b"]) == ["b"]


def test_a_job_that_runs_is_no_orphan() -> None:
    running = Running()
    orphans = Orphans(running)
    entered, leave = threading.Event(), threading.Event()

    def work() -> None:
        entered.set()
        leave.wait(10)

    thread = threading.Thread(target=running, args=("a", work))
    thread.start()
    entered.wait(10)
    assert [orphans.look(["a"]) for _ in range(3)] == [[], [], []]
    leave.set()
    thread.join()
    assert "a" not in running
    assert [orphans.look(["a"]) for _ in range(2)] == [[], ["a"]]


def test_a_job_that_fails_runs_no_more() -> None:
    running = Running()

    def work() -> None:
        raise KeyError("a")

    with pytest.raises(KeyError, match="a"):
        running("a", work)
    assert "a" not in running
