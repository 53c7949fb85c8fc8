"""Goal: Postgres goes away for longer than any retry in the middle of generations; the API says so, and once the
database is back every generation ends and is charged once, without anybody's help."""

import contextlib
import select
import socket
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import make_url
from tests.databases import Databases
from tests.e2e.test_kill import BODY
from tests.running_server import RunningServer, wait_final

EMAIL = "outage@example.com"
#: DBOS gives a step up after about seven seconds of retries.
OUTAGE_SECONDS = 15.0


@dataclass
class Proxy:
    """Passes connections on to Postgres's socket until it is cut."""

    behind: str
    _listener: socket.socket | None = None
    _open: list[socket.socket] = field(default_factory=list)
    port: int = 0

    def start(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        """Nobody gets through, and who was through is thrown out."""
        assert self._listener is not None
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self.behind)
                self._open += [client, server]
                threading.Thread(target=_pump, args=(client, server), daemon=True).start()


def _pump(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError), one, other:
        while True:
            ready, _, _ = select.select([one, other], [], [])
            for source in ready:
                data = source.recv(65_536)
                if not data:
                    return
                (other if source is one else one).sendall(data)


@pytest.fixture
def proxy(databases: Databases) -> Generator[tuple[Proxy, str]]:
    """A proxy before a fresh database, and the database's URL through it."""
    url = make_url(databases.fresh_url("postgresql"))
    folder = url.query.get("host")
    if not isinstance(folder, str):
        pytest.skip("the given Postgres server listens on no Unix socket")
    found = Proxy(behind=f"{folder}/.s.PGSQL.5432")
    found.start()
    through = url.set(host="127.0.0.1", port=found.port, query={"sslmode": "disable", "gssencmode": "disable"})
    yield found, through.render_as_string(hide_password=False)
    found.cut()
    databases.drop(url.render_as_string(hide_password=False))


@pytest.fixture
def server(proxy: tuple[Proxy, str], tmp_path: Path) -> Generator[RunningServer]:
    running = RunningServer(data_dir=tmp_path, database_url=proxy[1])
    try:
        yield running
    finally:
        running.stop()


@pytest.mark.timeout(600)
def test_an_outage_in_the_middle_of_generations_costs_nothing(server: RunningServer, proxy: tuple[Proxy, str]) -> None:
    server.start_api()
    server.wait_api()
    server.open_account(EMAIL)
    secret = server.create_key(EMAIL)
    rehearsing = server.client(server.create_key(EMAIL, "--test"))
    server.start_worker()
    server.wait_ready()
    slow = {**BODY, "metadata": {"test_outcome": "slow"}}
    with server.client(secret) as client, rehearsing:
        rehearsal = rehearsing.post("/api/v1/generations", json=slow).raise_for_status().json()["id"]
        paid = client.post("/api/v1/generations", json=BODY).raise_for_status().json()["id"]
        _until_processing(rehearsing, rehearsal)
        proxy[0].cut()
        refused = client.get("/api/v1/balance")
        assert (refused.status_code, refused.json()["code"]) == (503, "service_unavailable")
        assert client.post("/api/v1/generations", json=BODY).status_code == 503
        assert client.get("/healthz").status_code == 200
        time.sleep(OUTAGE_SECONDS)
        proxy[0].start()
        _until_answered(client)
        finals = [wait_final(rehearsing, rehearsal, seconds=240), wait_final(client, paid, seconds=240)]
        balance = client.get("/api/v1/balance").raise_for_status().json()
    assert [task["status"] for task in finals] == ["succeeded", "succeeded"]
    assert balance == {
        **balance,
        "held_credits": 0,
        "available_credits": 1000 - finals[1]["billing"]["final_charge_credits"],
    }
    assert server.try_operator("ledger", "verify").returncode == 0


def _until_processing(client: httpx.Client, task_id: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        task = client.get(f"/api/v1/generations/{task_id}").raise_for_status().json()
        if task["status"] == "processing" and task["stage"] is not None:
            return
        time.sleep(0.1)
    raise AssertionError("it was not started")


def _until_answered(client: httpx.Client) -> None:
    until = time.monotonic() + 60
    while client.get("/api/v1/balance").status_code != 200:
        assert time.monotonic() < until, "the API does not find the database again"
        time.sleep(0.2)
