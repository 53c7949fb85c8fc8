"""Goal: several processes that spend one account at the same time admit exactly what credits and caps allow, on both
databases, and a process killed at any moment leaves a ledger that verifies."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.spender import NOW, Job

from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.ledger import verify
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

SPENDER = Path(__file__).parents[1] / "spender.py"
PROCESSES = 3
AMOUNT = 40
PLENTY = 10**6


class Crowd:
    """Processes that take a job each at the same time."""

    def __init__(self, database: Database) -> None:
        url = database.engine.url.render_as_string(hide_password=False)
        self.processes = [
            subprocess.Popen(
                [sys.executable, SPENDER, url],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=SPENDER.parents[1],
            )
            for _ in range(PROCESSES)
        ]
        for process in self.processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"

    def give(self, job: Job) -> None:
        for process in self.processes:
            assert process.stdin is not None
            process.stdin.write(job.line())
        for process in self.processes:
            assert process.stdin is not None
            process.stdin.flush()

    def outcomes(self, job: Job) -> Counter[str]:
        """How often each outcome came, when every process has done the job."""
        self.give(job)
        told: Counter[str] = Counter()
        for process in self.processes:
            assert process.stdout is not None
            while (word := process.stdout.readline().strip()) != "done":
                assert word, "the process ended in the middle of its job"
                told[word] += 1
        return told

    def end(self, *, kill: bool) -> None:
        for process in self.processes:
            if kill:
                process.kill()
            process.communicate(timeout=60)


@pytest.fixture(scope="module")
def crowd(database: Database) -> Generator[Crowd]:
    gathered = Crowd(database)
    yield gathered
    gathered.end(kill=False)


def job(database: Database, *, credits_: int = PLENTY, **caps: int) -> Job:
    with database.transaction() as tx:
        account = create_account(tx, email=f"{new_task_id()}@example.com", now=NOW).id
        service.grant(tx, account, credits_, reason="race", operator="test", now=NOW, as_top_up=True)
    return Job(account=account, key=new_key_id(), amount=AMOUNT, tries=12, **caps)


def balance(database: Database, account: str) -> tuple[int, int]:
    with database.read() as tx:
        now = service.balance(tx, account)
    return now.available_credits, now.held_credits


@pytest.mark.parametrize(
    ("limit", "refusal", "admitted"),
    [
        ({"credits_": 10 * AMOUNT + 39}, "insufficient_credits", 10),
        ({"daily": 7 * AMOUNT + 39}, "daily_cap_reached", 7),
        ({"monthly": 9 * AMOUNT + 39}, "monthly_cap_reached", 9),
        ({"concurrent": 5}, "concurrency_cap_reached", 5),
    ],
)
def test_processes_together_admit_exactly_what_fits(
    database: Database, crowd: Crowd, limit: dict[str, int], refusal: str, admitted: int
) -> None:
    given = job(database, **limit)
    bought = limit.get("credits_", PLENTY)
    told = crowd.outcomes(given)
    assert told == {"admitted": admitted, refusal: PROCESSES * given.tries - admitted}
    assert balance(database, given.account) == (bought - admitted * AMOUNT, admitted * AMOUNT)


def test_charges_and_refunds_at_the_same_time_free_exactly_their_share(database: Database, crowd: Crowd) -> None:
    """Every task of 40 ends with a charge of 30, so a day of 310 takes at most ten, whatever was open meanwhile."""
    given = replace(job(database, daily=310), tries=30, charge=30)
    told = crowd.outcomes(given)
    assert told["settled"] == told["admitted"] <= 10
    with database.read() as tx:
        used = service.caps_usage(tx, account_id=given.account, scope_id=given.key, now=NOW)
    assert (used.day.credits, used.open.tasks) == (30 * told["settled"], 0)
    assert used.day.credits > 310 - AMOUNT
    assert balance(database, given.account) == (PLENTY - 30 * told["settled"], 0)


def test_killed_processes_leave_a_right_ledger(database: Database) -> None:
    given = replace(job(database), tries=10_000, charge=12)
    for seed in range(2):
        crowd = Crowd(database)
        crowd.give(given)
        time.sleep(random.Random(seed).uniform(0.2, 0.6))
        crowd.end(kill=True)
    assert verify(database) == []
    with database.read() as tx:
        used = service.caps_usage(tx, account_id=given.account, scope_id=given.account, now=NOW)
        held = service.balance(tx, given.account).held_credits
    assert held == used.open.credits == AMOUNT * used.open.tasks
    assert used.open.tasks <= 2 * PROCESSES
    assert used.day.tasks > used.open.tasks, "work was done before the kills"
