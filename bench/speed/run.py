"""A picture to a GLB on this machine, beside a forward pass of a network the size of TripoSR's on the same cores.

`make bench-generate` prints stages, median time and peak memory per quality; `make bench-speed` puts the network beside
them in the same run. The first run of a child loads libraries and is not counted. Other work on the machine slows
everything down, so its load is printed, too.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.speed.pictures import Measured, measure, read
from rich.console import Console
from rich.table import Table

from image3d.engines.protocol import Quality

MUST_SECONDS, MUST_GB = 4.0, 1.5
MUST_RATIO, AIM_RATIO = 15.0, 30.0
_PEER_SECONDS = 900


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="*", type=Path, help="pictures to use instead of the sample")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quality", action="append", choices=[str(q) for q in Quality], help="only these qualities")
    parser.add_argument("--peer", metavar="PYTHON", help="a Python with torch: also measure the network")
    arguments = parser.parse_args()
    pictures = read(arguments.pictures)
    qualities = [Quality(name) for name in arguments.quality or list(Quality)]
    console = Console(width=150)
    console.print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    found = {quality: measure(pictures, quality, arguments.runs) for quality in qualities}
    console.print(_table(found, len(pictures), arguments.runs))
    console.print(f"Must at standard on two cores: {MUST_SECONDS:g} s and {MUST_GB:g} GB.")
    if arguments.peer:
        _beside(console, found, _peer(arguments.peer))


def _table(found: dict[Quality, Measured], pictures: int, runs: int) -> Table:
    table = Table(title=f"Picture to GLB, {pictures} picture(s), {runs} runs each", title_justify="left")
    for name in ("quality", "median s", "min-max s", "peak GB", "faces", "kB", "stages (median s)"):
        table.add_column(name)
    for quality, result in found.items():
        table.add_row(
            str(quality),
            f"{result.median:.2f}",
            f"{min(result.seconds):.2f}-{max(result.seconds):.2f}",
            f"{result.peak_bytes / 1e9:.2f}",
            f"{result.faces:,}",
            f"{result.glb_bytes / 1000:,.0f}",
            ", ".join(f"{stage} {took:.2f}" for stage, took in result.stages.items()),
        )
    return table


def _peer(python: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-m", "bench.speed.peer"], check=True, capture_output=True, text=True, timeout=_PEER_SECONDS
    )
    return json.loads(done.stdout)


def _beside(console: Console, found: dict[Quality, Measured], peer: dict[str, Any]) -> None:
    """How many of our models are made while the network passes once."""
    title = f"One forward pass of {peer['parameters'] / 1e6:.0f} M parameters, {peer['threads']} threads"
    table = Table(title=title, title_justify="left")
    for name in ("planes of", "seconds", "peak GB", *(f"{quality} : pass" for quality in found)):
        table.add_column(name)
    for channels, seconds in peer["whole"].items():
        ratios = [f"1 : {seconds / result.median:.1f}" for result in found.values()]
        table.add_row(f"{channels} channels", f"{seconds:.1f}", f"{peer['peak_bytes'] / 1e9:.2f}", *ratios)
    console.print(table)
    console.print("Its parts: " + ", ".join(f"{part} {took:.1f} s" for part, took in peer["parts"].items()))
    console.print(f"Must at standard: 1 : {MUST_RATIO:g}, aim 1 : {AIM_RATIO:g}.")


if __name__ == "__main__":
    sys.exit(main())
