"""A picture to a GLB on this machine: stages, median time and peak memory per quality, in a child as the worker has it.

Run by `make bench-generate`. The first run of a child loads libraries and is not counted; figures are medians of the
runs, with the smallest and largest beside them.
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.table import Table

from image3d.engines.child import ChildPool
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality

MUST_SECONDS, MUST_GB = 4.0, 1.5


class StageClock:
    """Adds up the time between one report of progress and the next under the stage's name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stage = "starting"
        self._since = time.perf_counter()

    def __call__(self, stage: str, _fraction: float) -> None:
        now = time.perf_counter()
        self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now

    def end(self) -> dict[str, float]:
        self("end", 1.0)
        return dict(self.seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="*", type=Path, help="pictures to use instead of the sample")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    sample = files("image3d.engines.samples").joinpath("robot.png")
    pictures = [path.read_bytes() for path in arguments.pictures] or [sample.read_bytes()]
    console = Console(width=140)
    table = Table(title=f"Picture to GLB, {len(pictures)} picture(s), {arguments.runs} runs each", title_justify="left")
    for name in ("quality", "median s", "min-max s", "peak GB", "faces", "kB", "stages (median s)"):
        table.add_column(name)
    for quality in Quality:
        table.add_row(str(quality), *_measure(pictures, quality, arguments.runs))
    console.print(table)
    console.print(f"Must at standard on two cores: {MUST_SECONDS:g} s and {MUST_GB:g} GB.")


def _measure(pictures: list[bytes], quality: Quality, runs: int) -> list[str]:
    seconds: list[float] = []
    stages: dict[str, list[float]] = defaultdict(list)
    peak, faces, size = 0, 0, 0
    with ChildPool(slots=1) as pool:
        for number in range(runs + 1):
            for picture in pictures:
                clock = StageClock()
                request = EngineRequest(mode=Mode.IMAGE, quality=quality, image=picture, options={"seed": 1})
                result = pool.run("sculpt", request, clock, Deadline.after(300))
                peak = max(peak, result.peak_memory_bytes)
                if number == 0:
                    continue
                seconds.append(result.seconds)
                for stage, took in clock.end().items():
                    stages[stage].append(took)
                faces, size = int(result.finished.report["faces"]), len(result.finished.glb)
    shown = ", ".join(f"{stage} {statistics.median(took):.2f}" for stage, took in stages.items())
    return [
        f"{statistics.median(seconds):.2f}",
        f"{min(seconds):.2f}-{max(seconds):.2f}",
        f"{peak / 1e9:.2f}",
        f"{faces:,}",
        f"{size / 1000:,.0f}",
        shown,
    ]


if __name__ == "__main__":
    sys.exit(main())
