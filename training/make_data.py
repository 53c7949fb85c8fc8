"""Fill the cache: labelled points and a dozen views of every mesh of a corpus, of variants and of made-up objects.

python -m training.make_data --corpus FOLDER --cache FOLDER [--views 12] [--made 1500] [--variants 3000] [--jobs 2]

A corpus of packs (FOLDER/<pack>/<mesh>) loses a tenth of its packs to evaluation (`corpus.divided`) before
anything is read. Each object gives `<name>.npz` (points and cameras), `<name>.image.npy` and `<name>.deep.npy`; a
rerun skips what is there, so it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing as mp
import time
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.corpus import VARIANT, Textured, divided, is_validation, load, mesh_name, pack_name
from training.labels import embree_scene, label
from training.procedural import make, pattern
from training.render import Pose, View, cast
from training.variants import variant

STRAIGHT = 3  # one view in so many is taken straight before a side of the object


@dataclass(frozen=True, kw_only=True)
class Job:
    """One object to render: a file, two of which a variant is made, or none and the seed of a made-up object."""

    name: str
    files: tuple[Path, ...] = ()
    seed: int
    views: int
    cache: Path


def plan(corpus: Path, cache: Path, views: int, made: int, variants: int = 0) -> tuple[list[Job], set[str]]:
    """The jobs, made-up objects and variants spread evenly among the files, and the names of the packs left out."""
    kept, held = divided(corpus)
    names = [mesh_name(p, corpus) for p in kept]
    jobs = [
        Job(name=name, files=(p,), seed=zlib.crc32(name.encode()), views=views, cache=cache)
        for name, p in zip(names, kept, strict=True)
    ]
    jobs += [Job(name=f"made__{i:05d}", seed=10_000 + i, views=views, cache=cache) for i in range(made)]
    trained = [p for name, p in zip(names, kept, strict=True) if not is_validation(name)]
    for i in range(variants):
        first, second = np.random.default_rng(i).integers(0, len(trained), 2)
        files = (trained[first], trained[second])
        jobs.append(Job(name=f"{VARIANT}{i:05d}", files=files, seed=50_000 + i, views=views, cache=cache))
    order = np.random.default_rng(0).permutation(len(jobs))
    return [jobs[i] for i in order], {pack_name(p, corpus) for p in held}


def render_object(job: Job) -> str:
    """Write the three files of one object; says `ok`, `there`, `sheet` or what went wrong."""
    target = job.cache / f"{job.name}.npz"
    if target.exists():
        return "there"
    rng = np.random.default_rng(job.seed)
    try:
        mesh = _mesh(job, rng)
        labelled = label(mesh, rng)
        if labelled is None:
            return "sheet"
        mesh, labels = labelled
        scene = embree_scene(mesh)
        chance = 0.3 if job.files else 0.6
        views = [cast(mesh, scene, pose, rng, pattern(rng, chance)) for pose in poses(job.views, rng)]
        views = [view for view in views if view.image[..., 3].mean() > 255 * 0.01]
        if not views:
            return "empty"
        _save(target, views, labels.__dict__)
    except (ValueError, IndexError, RuntimeError, OSError) as error:
        return f"failed: {type(error).__name__}"
    return "ok"


def poses(count: int, rng: np.random.Generator) -> list[Pose]:
    """Poses of `count` views; every third stands straight before a side."""
    return [(Pose.straight if k % STRAIGHT == STRAIGHT - 1 else Pose.random)(rng) for k in range(count)]


def _mesh(job: Job, rng: np.random.Generator) -> Textured:
    match [load(path) for path in job.files]:
        case []:
            return make(job.seed)
        case [mesh]:
            return mesh
        case [first, second, *_]:
            return variant(first, second, rng)


def _save(target: Path, views: list[View], labels: dict[str, np.ndarray]) -> None:
    """The arrays of an object; the `.npz` comes last and says that the others are whole."""
    stem = str(target)[: -len(".npz")]
    np.save(f"{stem}.image.npy", np.stack([view.image for view in views]))
    np.save(f"{stem}.deep.npy", np.stack([view.deep for view in views]))
    points = dict(labels, inside=np.packbits(labels["inside"]), camera=np.stack([view.camera for view in views]))
    np.savez(f"{stem}.part.npz", **points)
    Path(f"{stem}.part.npz").replace(target)


def main() -> None:
    """Render what is missing and print the count of each outcome."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--views", type=int, default=12)
    parser.add_argument("--made", type=int, default=1500)
    parser.add_argument("--variants", type=int, default=3000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    jobs, packs = plan(options.corpus, options.cache, options.views, options.made, options.variants)
    (options.cache / "held_out.json").write_text(json.dumps(sorted(packs), indent=1))
    print(f"{len(jobs)} objects; held out: {', '.join(sorted(packs))}", flush=True)
    start, seen = time.monotonic(), Counter[str]()
    with mp.Pool(options.jobs) as pool:
        for outcome in pool.imap_unordered(render_object, jobs, 2):
            seen[outcome] += 1
            if seen.total() % 50 == 0:
                print(seen.total(), dict(seen), f"{time.monotonic() - start:.0f} s", flush=True)
    print(dict(seen))


if __name__ == "__main__":
    main()
