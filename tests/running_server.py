"""A real installation in processes of its own: API, workers, operator commands; any of them can be killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

START_SECONDS = 240  # a machine with much else to do


@dataclass
class RunningServer:
    """Processes on one data folder and database, all on loopback."""

    data_dir: Path
    database_url: str | None = None
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        names = {key: value for key, value in os.environ.items() if not key.startswith("IMAGE3D_")}
        names |= {
            "IMAGE3D_DATA_DIR": str(self.data_dir),
            "IMAGE3D_PUBLIC_URL": self.url,
            "IMAGE3D_PAYMENTS": "sandbox",
            "IMAGE3D_LOG_LEVEL": "WARNING",
            "IMAGE3D_WORKER_DEAD_AFTER_SECONDS": "3",
            "IMAGE3D_WORKER_RECONCILE_SECONDS": "2",
            **self.settings,
        }
        if self.database_url is not None:
            names["IMAGE3D_DATABASE_URL"] = self.database_url
        return names

    def start_api(self) -> subprocess.Popen[bytes]:
        return self._start("api", "--host", "127.0.0.1", "--port", str(self.port))

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start("worker")

    def start_serve(self) -> subprocess.Popen[bytes]:
        return self._start("serve", "--host", "127.0.0.1", "--port", str(self.port))

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.data_dir / "processes.log").open("ab") as log:
            process = subprocess.Popen([sys.executable, "-m", "image3d", *arguments], env=self.environment, stderr=log)
        self.processes.append(process)
        return process

    def wait_ready(self) -> None:
        self._wait_for("/readyz")

    def wait_api(self) -> None:
        self._wait_for("/healthz")

    def _wait_for(self, path: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}{path}", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass  # not listening yet
            time.sleep(0.05)
        msg = f"{path} did not answer 200 in time; the processes said:\n{self.log()}"
        raise AssertionError(msg)

    def log(self) -> str:
        return (self.data_dir / "processes.log").read_text()[-4000:]

    def operator(self, *arguments: str) -> str:
        done = self.try_operator(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def try_operator(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "image3d", *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def open_account(self, email: str, *, credits_: int = 1_000) -> None:
        self.operator("accounts", "create", email)
        self.operator("credits", "buy", email, str(credits_))

    def create_key(self, email: str, *options: str) -> str:
        return self.operator("keys", "create", email, "--name", "test", *options).strip().splitlines()[-1]

    def client(self, key: str, *, retries: int = 0) -> httpx.Client:
        return httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {key}"},
            timeout=30,
            transport=httpx.HTTPTransport(retries=retries),
        )

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_final(client: httpx.Client, task_id: str, *, seconds: float = 120.0) -> dict[str, Any]:
    """The task once it is final; connections that break while the API is down are tried again."""
    deadline = time.monotonic() + seconds
    task: dict[str, Any] = {}
    while time.monotonic() < deadline:
        try:
            task = client.get(f"/api/v1/generations/{task_id}").raise_for_status().json()
        except httpx.TransportError:
            time.sleep(0.2)
            continue
        if task["status"] in {"succeeded", "failed", "canceled"}:
            return task
        time.sleep(0.1)
    msg = f"not final in {seconds:g} s: {json.dumps(task)[:1000]}"
    raise AssertionError(msg)
