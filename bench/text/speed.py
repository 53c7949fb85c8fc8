"""How long a prompt takes and how much memory: all hundred prompts at standard quality in one process.

`python -m bench.text.speed` prints the median, the slowest and the peak; processor seconds beside wall seconds, since a
busy machine lengthens only the latter.
"""

import resource
import statistics
import time

from bench.text.making import make
from bench.text.sheets import prompts

from image3d.engines.finishing import finish


def main() -> None:
    """Prints engine time, then engine and finishing line together (GLB, four previews, report)."""
    make("a chair", seed=1)
    engine_wall: list[float] = []
    engine_busy: list[float] = []
    whole_busy: list[float] = []
    for prompt in prompts():
        wall, busy = time.perf_counter(), time.process_time()
        made = make(prompt, seed=1)
        engine_wall.append(time.perf_counter() - wall)
        engine_busy.append(time.process_time() - busy)
        if made.result is not None:
            finish(made.result, target_faces=None, texture_size=None, progress=lambda _stage, _fraction: None)
            whole_busy.append(time.process_time() - busy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"engine, wall seconds        median {statistics.median(engine_wall):.2f}  slowest {max(engine_wall):.2f}")
    print(f"engine, processor seconds   median {statistics.median(engine_busy):.2f}  slowest {max(engine_busy):.2f}")
    print(f"with previews, processor s  median {statistics.median(whole_busy):.2f}  slowest {max(whole_busy):.2f}")
    print(f"peak memory                 {peak:.0f} MB")


if __name__ == "__main__":
    main()
