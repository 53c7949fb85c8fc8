"""The whole main job on one machine: start the server, buy credits, make a key, submit a picture, fetch the model.

Run by `make demo`. Writes demo/model.glb and demo/preview.png; everything else lives in a temporary folder.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

EMAIL = "demo@example.com"
CREDITS = 1_000
OUTPUT = Path("demo")
START_SECONDS = 120.0
TASK_SECONDS = 300.0

console = Console()


def main() -> None:
    """Walks the promise to a customer from sign-up to the ledger row."""
    with tempfile.TemporaryDirectory(prefix="image3d-demo-") as folder:
        environment = {
            **os.environ,
            "IMAGE3D_DATA_DIR": folder,
            "IMAGE3D_PAYMENTS": "sandbox",
            "IMAGE3D_LOG_LEVEL": "ERROR",
        }
        port = _free_port()
        with _server(port, environment) as url:
            console.print(f"[green]✓[/] server on {url} (SQLite, sandbox payments: no real money)")
            key = _open_account(environment)
            with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=60) as client:
                task = _wait(client, _submit(client))
                _save(client, task)
                _print_ledger(client, task)


def _open_account(environment: dict[str, str]) -> str:
    _operator(environment, "accounts", "create", EMAIL)
    console.print(f"[green]✓[/] account {EMAIL}")
    _operator(environment, "credits", "buy", EMAIL, str(CREDITS))
    console.print(f"[green]✓[/] bought {CREDITS:,} credits through the sandbox payment provider")
    key = _operator(environment, "keys", "create", EMAIL, "--name", "demo").strip().splitlines()[-1]
    console.print(f"[green]✓[/] key {key[:12]}… (shown once, stored hashed)")
    return key


def _submit(client: httpx.Client) -> dict[str, Any]:
    picture = files("image3d.engines.samples").joinpath("robot.png").read_bytes()
    upload = client.post("/api/v1/uploads", files={"file": ("robot.png", picture, "image/png")})
    upload.raise_for_status()
    answer = client.post(
        "/api/v1/generations",
        json={
            "mode": "image",
            "quality": "standard",
            "image_url": upload.json()["url"],
            "output_format": "glb",
            "metadata": {"source": "demo"},
        },
        headers={"Idempotency-Key": f"demo-{time.time_ns()}"},
    )
    answer.raise_for_status()
    task = answer.json()
    console.print(f"[green]✓[/] submitted {task['id']}, {task['billing']['precharge_credits']} credits set aside")
    return task


def _wait(client: httpx.Client, task: dict[str, Any]) -> dict[str, Any]:
    deadline = time.monotonic() + TASK_SECONDS
    columns = (TextColumn("  {task.description:<15}"), BarColumn(), TextColumn("{task.percentage:3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        row = bar.add_task("queued", total=100)
        while task["status"] in {"queued", "processing"}:
            if time.monotonic() > deadline:
                sys.exit("The generation did not finish in time.")
            time.sleep(0.25)
            task = client.get(f"/api/v1/generations/{task['id']}").raise_for_status().json()
            bar.update(row, completed=task["progress"], description=task["stage"] or task["status"])
    if task["status"] != "succeeded":
        sys.exit(f"The generation {task['status']}: {json.dumps(task['error'])}")
    return task


def _save(client: httpx.Client, task: dict[str, Any]) -> None:
    OUTPUT.mkdir(exist_ok=True)
    for name, url in (("model.glb", task["model_url"]), ("preview.png", task["preview_url"])):
        answer = client.get(url, headers={"Authorization": ""})
        answer.raise_for_status()
        (OUTPUT / name).write_bytes(answer.content)
        console.print(f"[green]✓[/] saved {OUTPUT / name} ({len(answer.content) / 1024:,.0f} kB)")
    report = task["report"]
    console.print(
        f"  {report['vertices']:,} vertices, {report['faces']:,} faces, "
        f"{'watertight' if report['is_watertight'] else 'not watertight'}, "
        f"texture {report['texture_size_px'][0]} px"
    )


def _print_ledger(client: httpx.Client, task: dict[str, Any]) -> None:
    rows = client.get("/api/v1/ledger").raise_for_status().json()["data"]
    row = next(item for item in rows if item["task_id"] == task["id"])
    table = Table(title="The ledger row of this generation", title_justify="left", show_header=False)
    for name in (
        "task_id",
        "kind",
        "created_at",
        "precharge_credits",
        "final_charge_credits",
        "refunded_credits",
        "provider_cost_usd",
    ):
        table.add_row(name, str(row[name]))
    console.print(table)
    balance = client.get("/api/v1/balance").raise_for_status().json()
    console.print(f"Balance: {balance['available_credits']:,} credits available, {balance['held_credits']} held.")


@contextmanager
def _server(port: int, environment: dict[str, str]) -> Iterator[str]:
    command = [sys.executable, "-m", "image3d", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            _until_ready(url, process)
            yield url
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    with console.status("starting the server"):
        while time.monotonic() < deadline:
            if process.poll() is not None:
                sys.exit(f"The server ended: {(process.stderr.read() if process.stderr else b'').decode()}")
            try:
                if httpx.get(f"{url}/readyz", timeout=5).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
            time.sleep(0.1)
    sys.exit("The server was not ready in time.")


def _operator(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "image3d", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"image3d {' '.join(arguments)} failed: {done.stderr}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
