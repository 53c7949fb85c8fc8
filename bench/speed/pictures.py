"""Pictures to GLBs in a child, as the worker makes them: seconds, stages and peak memory."""

import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from image3d.engines.child import ChildPool
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality

_DEADLINE_SECONDS = 300.0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What `measure` found.

    Attributes:
        seconds: of every counted run, from the picture's bytes to GLB, previews and report.
        stages: stage -> its median seconds, in the order they ran.
        peak_bytes: the most resident memory of the child.
        faces: of the last model.
        glb_bytes: its length.
    """

    seconds: tuple[float, ...]
    stages: dict[str, float]
    peak_bytes: int
    faces: int
    glb_bytes: int

    @property
    def median(self) -> float:
        """The median of `seconds`."""
        return statistics.median(self.seconds)


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


def read(paths: list[Path]) -> list[bytes]:
    """The pictures at these paths; the sample of this package where there are none."""
    sample = files("image3d.engines.samples").joinpath("robot.png")
    return [path.read_bytes() for path in paths] or [sample.read_bytes()]


def measure(pictures: list[bytes], quality: Quality, runs: int) -> Measured:
    """`runs` counted runs of every picture after one that loads the libraries, in a child of its own."""
    seconds: list[float] = []
    stages: dict[str, list[float]] = defaultdict(list)
    peak, faces, size = 0, 0, 0
    with ChildPool(slots=1) as pool:
        for number in range(runs + 1):
            for picture in pictures:
                clock = StageClock()
                request = EngineRequest(mode=Mode.IMAGE, quality=quality, image=picture, options={"seed": 1})
                result = pool.run("sculpt", request, clock, Deadline.after(_DEADLINE_SECONDS))
                peak = max(peak, result.peak_memory_bytes)
                if number == 0:
                    continue
                seconds.append(result.seconds)
                for stage, took in clock.end().items():
                    stages[stage].append(took)
                faces, size = int(result.finished.report["faces"]), len(result.finished.glb)
    return Measured(
        seconds=tuple(seconds),
        stages={stage: statistics.median(took) for stage, took in stages.items()},
        peak_bytes=peak,
        faces=faces,
        glb_bytes=size,
    )
