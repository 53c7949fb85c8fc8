"""Goal: whatever dies, whenever, no generation is lost and none is charged twice, on both databases.

Workers and the API are killed with SIGKILL while a customer submits and polls. Afterwards every admitted task is final,
each has one precharge and one resolution, nothing is held, and the ledger verifies.
"""

import base64
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Generator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from tests.databases import Databases
from tests.running_server import RunningServer, wait_final

TASKS = int(os.environ.get("CHAOS_TASKS", "10"))
CALM = 5  # of them may end after the last kill
EMAIL = "chaos@example.com"
USUAL_SECONDS = 6.0  # of the first draft, with the start of an engine process
PICTURE = base64.b64encode(files("image3d.engines.samples").joinpath("robot.png").read_bytes()).decode()
BODY = {"mode": "image", "quality": "draft", "image_url": f"data:image/png;base64,{PICTURE}"}


@pytest.fixture
def server(databases: Databases, kind: str, tmp_path: Path) -> Generator[RunningServer]:
    url = databases.fresh_url(kind)
    running = RunningServer(data_dir=tmp_path, database_url=url)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.timeout(1_800 + 5 * TASKS)
def test_killing_anything_loses_nothing_and_charges_nothing_twice(server: RunningServer) -> None:
    chance = random.Random(7)
    server.start_api()
    server.wait_api()
    server.open_account(EMAIL, credits_=100_000)
    everything = ("--daily", "1000000", "--monthly", "1000000", "--concurrent", "1000")
    server.operator("accounts", "limits", EMAIL, *everything)
    key = server.create_key(EMAIL, *everything, "--rate", "1000")
    victims = {"api": server.processes[0], "worker a": server.start_worker(), "worker b": server.start_worker()}
    server.wait_ready()
    killing = threading.Event()
    with server.client(key) as client:
        pace = _pace(client)
    killer = threading.Thread(target=_kill_now_and_then, args=(server, victims, killing, chance, pace))
    killer.start()
    try:
        with server.client(key) as client:
            admitted = [_submit(client, number) for number in range(TASKS)]
            finals = [wait_final(client, task_id, seconds=280) for task_id in admitted[:-CALM]]
            killing.set()
            killer.join()
            finals += [wait_final(client, task_id, seconds=280) for task_id in admitted[-CALM:]]
            ledger = client.get("/api/v1/ledger", params={"limit": 100}).raise_for_status().json()["data"]
            balance = client.get("/api/v1/balance").raise_for_status().json()
    finally:
        killing.set()
        killer.join()
    assert len(set(admitted)) == TASKS
    assert [task["error"] for task in finals if task["status"] != "succeeded"] == []
    charged = sum(task["billing"]["final_charge_credits"] for task in finals)
    assert balance["held_credits"] == 0
    assert balance["available_credits"] == 100_000 - charged
    if TASKS < 90:
        rows = [row["task_id"] for row in ledger if row["task_id"] is not None]
        assert sorted(rows) == sorted(admitted)
    assert server.try_operator("ledger", "verify").returncode == 0


def _submit(client: httpx.Client, number: int) -> str:
    """Submits once: an answer lost to a dead API is asked for again under the same idempotency key."""
    deadline = time.monotonic() + 300  # on a machine with much else to do a start takes minutes
    while time.monotonic() < deadline:
        try:
            answer = client.post("/api/v1/generations", json=BODY, headers={"Idempotency-Key": f"chaos-{number}"})
        except httpx.TransportError:
            time.sleep(0.1)
            continue
        if answer.status_code == 409:
            time.sleep(0.1)
            continue
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])
    raise AssertionError("the API did not come back")


def _pace(client: httpx.Client) -> float:
    """How many times longer than usual work takes on this machine now, so that kills meet it as often as elsewhere."""
    start = time.monotonic()
    assert wait_final(client, _submit(client, 0), seconds=280)["status"] == "succeeded"
    return max(1.0, (time.monotonic() - start) / USUAL_SECONDS)


def _kill_now_and_then(
    server: RunningServer,
    victims: dict[str, subprocess.Popen[bytes]],
    stop: threading.Event,
    chance: random.Random,
    pace: float,
) -> None:
    """Kills one process at a time at a random moment of its work, starts it again and waits until it works."""
    restart = {"api": server.start_api, "worker a": server.start_worker, "worker b": server.start_worker}
    names = ["worker a", "api", "worker b"]
    while not stop.wait(pace * chance.uniform(0.2, 2.5)):
        name = names[0]
        names.append(names.pop(0))
        victims[name].send_signal(signal.SIGKILL)
        victims[name].wait()
        victims[name] = restart[name]()
        if name == "api":
            server.wait_api()
        else:
            stop.wait(pace * chance.uniform(2.0, 6.0))
