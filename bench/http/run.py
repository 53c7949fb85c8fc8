"""Paid creates and polls a second, beside a bare FastAPI route with one INSERT or one SELECT on the same database.

Usage: python -m bench.http.run [--rounds 5] [--seconds 2] [--connections 8] [--databases sqlite,postgresql]

All servers of one database kind run at once and are loaded in turn, round by round, so that whatever else the machine
does hits them alike; the ratio printed is the median of the rounds. Logs go to a file, as they do in production.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from databases import Databases, given_postgres_url  # noqa: E402  # after the path is set
from image3d.accounts.model import Caps  # noqa: E402
from image3d.accounts.service import create_account, create_key  # noqa: E402
from image3d.billing.service import top_up  # noqa: E402
from image3d.core.clock import utc_now  # noqa: E402
from image3d.db.database import open_database  # noqa: E402

GENEROUS = Caps(daily_credits=10**11, monthly_credits=10**11, concurrent=10**6, rate_per_second=10**6)
BODY = {
    "mode": "image",
    "quality": "standard",
    "image_url": "https://example.com/product-photo.png",
    "output_format": "glb",
    "metadata": {"source": "store-product-preview", "sku": "demo-001"},
}
TARGETS = {"create": (0.30, 0.50), "poll": (0.60, 0.80)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextmanager
def process(arguments: list[str], folder: Path, log_name: str, **settings: str) -> Generator[None]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IMAGE3D_")}
    environment |= {"IMAGE3D_DATA_DIR": str(folder / "data"), **settings}
    with (folder / log_name).open("wb") as log:
        started = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            started.terminate()
            started.wait(timeout=20)


def wait_for(url: str, log: Path) -> None:
    for _ in range(600):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text()[-2000:])


def post(port: int, path: str, body: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    answer = httpx.post(f"http://127.0.0.1:{port}{path}", json=body, headers=headers, timeout=30)
    return answer.raise_for_status().json()


def get(port: int, path: str, headers: dict[str, str]) -> dict[str, Any]:
    return httpx.get(f"http://127.0.0.1:{port}{path}", headers=headers, timeout=30).raise_for_status().json()


def load(plan: dict[str, Any]) -> dict[str, Any]:
    arguments = [sys.executable, "-m", "bench.http.load", json.dumps(plan)]
    return json.loads(subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True).stdout)


def make_keys(url: str) -> dict[str, str]:
    """A live and a test key of an account that may spend without end."""
    database = open_database(url)
    with database.transaction() as tx:
        account = create_account(tx, email="bench@example.com", now=utc_now(), limits=GENEROUS)
        top_up(tx, account.id, 10**10, reference="bench", provider="sandbox", now=utc_now())
        secrets = {
            mode: create_key(
                tx, account=account, name=mode, mode=mode, now=utc_now(), bought_credits=10**10, caps=GENEROUS
            )[1]
            for mode in ("live", "test")
        }
    database.close()
    return secrets


def measure(kind: str, databases: Databases, options: argparse.Namespace) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        urls = {name: databases.fresh_url(kind) for name in ("real", "bare")}
        for url in urls.values():
            stack.callback(databases.drop, url)
        secrets = make_keys(urls["real"])
        ports = {name: free_port() for name in urls}
        for name, url in urls.items():
            arguments = ["-m", "bench.http.serve", name, url, str(ports[name])]
            stack.enter_context(process(arguments, folder, f"{name}.log"))
        wait_for(f"http://127.0.0.1:{ports['real']}/healthz", folder / "real.log")
        wait_for(f"http://127.0.0.1:{ports['bare']}/", folder / "bare.log")
        live = {"Authorization": f"Bearer {secrets['live']}"}
        compare(kind, ports, live, options)
        if not options.no_worker:
            test = {"Authorization": f"Bearer {secrets['test']}"}
            url = urls["real"]
            stack.enter_context(process(["-m", "image3d", "worker"], folder, "worker.log", IMAGE3D_DATABASE_URL=url))
            time_starts(kind, ports["real"], test)


def compare(kind: str, ports: dict[str, int], live: dict[str, str], options: argparse.Namespace) -> None:
    task = post(ports["real"], "/api/v1/generations", BODY, live)
    row = post(ports["bare"], "/rows", BODY, {})
    plans = {
        ("create", "bare"): {"port": ports["bare"], "method": "POST", "path": "/rows", "body": BODY},
        ("create", "real"): {
            "port": ports["real"], "method": "POST", "path": "/api/v1/generations", "body": BODY, "headers": live,
        },
        ("poll", "bare"): {"port": ports["bare"], "method": "GET", "path": f"/rows/{row['id']}"},
        ("poll", "real"): {
            "port": ports["real"], "method": "GET", "path": f"/api/v1/generations/{task['id']}", "headers": live,
        },
    }  # fmt: skip
    shape = {"seconds": options.seconds, "connections": options.connections}
    results: dict[tuple[str, str], list[dict[str, Any]]] = {name: [] for name in plans}
    for plan in plans.values():
        load({**plan, **shape, "seconds": 0.5})
    for _ in range(options.rounds):
        for name, plan in plans.items():
            results[name].append(load({**plan, **shape}))
    for what, (must, aim) in TARGETS.items():
        report(kind, what, results[what, "bare"], results[what, "real"], must=must, aim=aim)


def report(
    kind: str, what: str, bare: list[dict[str, Any]], real: list[dict[str, Any]], *, must: float, aim: float
) -> None:
    def middle(results: list[dict[str, Any]], field: str) -> float:
        return statistics.median(result[field] for result in results)

    refused = sum(count for result in real for status, count in result["statuses"].items() if int(status) >= 300)
    ratios = [mine["per_second"] / floor["per_second"] for mine, floor in zip(real, bare, strict=True)]
    print(
        f"{kind:<11} {what:<7} bare {middle(bare, 'per_second'):7.0f}/s p50 {middle(bare, 'p50_ms'):5.1f} ms   "
        f"image3d {middle(real, 'per_second'):7.0f}/s p50 {middle(real, 'p50_ms'):5.1f} ms   "
        f"ratio {statistics.median(ratios):.2f} (must {must:.2f}, aim {aim:.2f})"
        + (f"   {refused} REFUSED" if refused else ""),
        flush=True,
    )


def time_starts(kind: str, port: int, test: dict[str, str], *, tasks: int = 30) -> None:
    """From a task's creation to its start by an idle worker."""
    waits: list[float] = []
    for _ in range(tasks):
        task_id = post(port, "/api/v1/generations", BODY, test)["id"]
        until = time.monotonic() + 60
        while time.monotonic() < until:
            task = get(port, f"/api/v1/generations/{task_id}", test)
            if task["finished_at"] is not None:
                break
            time.sleep(0.05)
        started = datetime.fromisoformat(task["started_at"])
        waits.append(1000 * (started - datetime.fromisoformat(task["created_at"])).total_seconds())
    steady = waits[5:]
    print(
        f"{kind:<11} start   enqueue to start, idle worker: median {statistics.median(steady):.0f} ms, "
        f"worst {max(steady):.0f} ms (must 100 ms, aim 50 ms)",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--no-worker", action="store_true", help="leave out the time from enqueue to start")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder), Path(folder) / "postgres", given_postgres_url())
        for kind in options.databases.split(","):
            measure(kind, databases, options)
        databases.close()


if __name__ == "__main__":
    main()
