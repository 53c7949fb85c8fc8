"""Every page of the console on this machine: server time, and bytes on the wire without the 3D viewer.

Run by `make bench-pages`. Times are medians of some requests over the loopback, and the CPU time that the API process
took for each, which other work on the machine does not lengthen (Linux). Bytes are the page with its style, scripts,
typeface, icons and pictures, as a browser asks for them the first time.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table
from tests.browser.driver import PASSWORD, Site, run_site

RUNS = 20
MOST_MS, MOST_KB = 100.0, 300.0
EMAIL = "bench@example.com"
OPEN = ("/", "/sign-up", "/sign-in", "/guide", "/guide/endpoints", "/guide/errors", "/guide/billing", "/guide/limits")
MEMBER = ("/create", "/gallery", "/credits", "/keys", "/settings")
VIEWER = re.compile(r"model-viewer|\.glb")
PROMPTS = ("a red ceramic mug", "a round wooden table with four legs", "a green teapot", "a wicker chair")


def main() -> None:
    """Prints the table."""
    table = Table(title=f"Pages, medians of {RUNS} requests", title_justify="left")
    for name in ("page", "median ms", "fastest ms", "CPU ms", "page kB", "with its files kB"):
        table.add_column(name, justify="left" if name == "page" else "right")
    with (
        tempfile.TemporaryDirectory() as folder,
        run_site(Path(folder)) as site,
        httpx.Client(base_url=site.url, follow_redirects=True, timeout=60) as client,
    ):
        for path in OPEN:
            table.add_row(path, *_measure(client, site, path))
        result = _sign_up(client, site)
        for path in (*MEMBER, result):
            table.add_row(re.sub(r"task_\w+", "task_...", path), *_measure(client, site, path))
    console = Console(width=110)
    console.print(table)
    console.print(f"Must: {MOST_MS:g} ms and {MOST_KB:g} kB each.")


def _sign_up(client: httpx.Client, site: Site) -> str:
    """A member with some models; the page of one of them."""

    def send(path: str, **form: str) -> httpx.Response:
        token = re.search(r'name="csrf" content="(\w+)"', client.get("/").text)[1]
        return client.post(path, data={"csrf": token, **form})

    send("/sign-up", email=EMAIL, password=PASSWORD)
    send(site.link(EMAIL).removeprefix(site.url))
    send("/credits/buy", amount="1000")
    pages = [send("/create", mode="text", quality="draft", prompt=prompt).url.path for prompt in PROMPTS]
    until = time.monotonic() + 300
    while "data-open" in client.get("/create").text:
        if time.monotonic() > until:
            sys.exit("the models were not made in time")
        time.sleep(0.5)
    return pages[-1]


def _measure(client: httpx.Client, site: Site, path: str) -> list[str]:
    times: list[float] = []
    client.get(path)
    worked = _worked_ms(site)
    for _ in range(RUNS):
        start = time.perf_counter()
        page = client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    cpu = None if worked is None else (_worked_ms(site) - worked) / RUNS
    page.raise_for_status()
    wanted = set(re.findall(r'(?:src|href)="((?:/static/|/gallery/[^"]+/thumbs/)[^"#]+)', page.text))
    if any("console.css" in name for name in wanted):
        wanted.add("/static/inter.woff2")
    files = sum(_wire_bytes(client, name) for name in wanted if not VIEWER.search(name))
    size = _wire_bytes(client, path)
    return [
        f"{statistics.median(times):.1f}",
        f"{min(times):.1f}",
        "unknown" if cpu is None else f"{cpu:.1f}",
        f"{size / 1000:.0f}",
        f"{(size + files) / 1000:.0f}",
    ]


def _worked_ms(site: Site) -> float | None:
    """Milliseconds of CPU time that the API process has taken since it started; None where there is no /proc."""
    try:
        children = Path(f"/proc/{site.pid}/task/{site.pid}/children").read_text().split()
        api = next(pid for pid in children if b"\0api\0" in Path(f"/proc/{pid}/cmdline").read_bytes())
        fields = Path(f"/proc/{api}/stat").read_text().rpartition(")")[2].split()
    except (OSError, StopIteration):
        return None
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _wire_bytes(client: httpx.Client, path: str) -> int:
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        return sum(len(chunk) for chunk in answer.iter_raw())


if __name__ == "__main__":
    main()
