"""Draw random shape programs as meshes: further objects for the image engine to learn from.

python -m training.programs --out CORPUS/shape-programs --count 1500

Each is a kind of object from the text engine's builders with a seed of its own, written as a GLB that the corpus
reader takes like any other. A rerun goes on where it stopped. The quality benchmark measures on real scans and
held-out packs, never on these.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
from collections import Counter
from pathlib import Path

import numpy as np

from image3d.core.errors import Image3DError
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality
from image3d.engines.shapes.engine import ShapesEngine
from image3d.engines.shapes.library import kinds
from image3d.geometry.glb import write_glb

SECONDS = 60.0
TEXTURE_SIZE = 256


def plan(out: Path, count: int) -> list[tuple[Path, str, int]]:
    """(file, kind, seed) of `count` objects: kinds in turn, each time with another seed."""
    names = np.random.default_rng(0).permutation(sorted(kinds())).tolist()
    return [
        (out / f"{names[number % len(names)].replace(' ', '-')}-{number // len(names):03d}.glb",
         names[number % len(names)], number // len(names))
        for number in range(count)
    ]  # fmt: skip


def draw(job: tuple[Path, str, int]) -> str:
    """The object's GLB is there; says `ok`, `there` or what went wrong."""
    path, name, seed = job
    if path.exists():
        return "there"
    options = {"seed": seed, "texture_size": TEXTURE_SIZE}
    request = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT, prompt=name, options=options)
    try:
        model = ShapesEngine().generate(request, lambda _stage, _fraction: None, Deadline.after(SECONDS)).model
    except Image3DError as error:
        return f"failed: {error.code}"
    if model is None:
        return "failed: no model"
    part = path.with_suffix(".part")
    part.write_bytes(write_glb(model))
    part.rename(path)
    return "ok"


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1_500)
    parser.add_argument("--jobs", type=int, default=mp.cpu_count())
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with mp.get_context("spawn").Pool(options.jobs) as pool:
        print(dict(Counter(pool.imap_unordered(draw, plan(options.out, options.count), chunksize=4))))


if __name__ == "__main__":
    main()
