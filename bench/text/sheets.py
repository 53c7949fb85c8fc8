"""Contact sheets: every kind with three seeds, or the hundred prompts in shuffled order with numbers only.

python -m bench.text.sheets kinds out/             every kind, three seeds, with names
python -m bench.text.sheets blind out/ --seed 23   the same, shuffled and with numbers only; writes kinds_key.csv
python -m bench.text.sheets prompts out/ --seed 23 the prompts for a reader who does not know them; writes key.csv
"""

import argparse
import csv
import multiprocessing
import random
from pathlib import Path

import cv2
import numpy as np
from bench.text.making import make, picture

from image3d.engines.protocol import Quality
from image3d.engines.shapes.library import kinds
from image3d.geometry.model import ByteArray

HERE = Path(__file__).parent


def prompts() -> list[str]:
    """The hundred prompts."""
    return (HERE / "prompts.txt").read_text().splitlines()


def cell(job: tuple[str, int, int, str]) -> ByteArray:
    """One labelled picture."""
    prompt, seed, size, label = job
    shown = np.ascontiguousarray(picture(make(prompt, seed=seed, quality=Quality.DRAFT), size)[..., ::-1])
    cv2.putText(shown, label, (5, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (30, 30, 160), 1, cv2.LINE_AA)
    return shown


def write(jobs: list[tuple[str, int, int, str]], columns: int, rows: int, folder: Path, name: str) -> None:
    """Pages of `rows` x `columns` pictures as PNG files."""
    with multiprocessing.Pool() as pool:
        cells = pool.map(cell, jobs, chunksize=2)
    page = columns * rows
    for start in range(0, len(cells), page):
        some = cells[start : start + page]
        some += [np.full_like(some[0], 255)] * (-len(some) % columns)
        lines = [np.concatenate(some[k : k + columns], axis=1) for k in range(0, len(some), columns)]
        path = folder / f"{name}-{start // page + 1:02d}.png"
        cv2.imwrite(str(path), np.concatenate(lines))
        print(path)


def shuffled(count: int, seed: int) -> list[int]:
    """The numbers below `count` in an order that the seed decides."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return order


def blind(folder: Path, seed: int) -> None:
    """Pages of all kinds in shuffled order; the three pictures of a kind stand side by side under one number."""
    names = list(kinds())
    order = shuffled(len(names), seed)
    jobs = [(names[k], one, 140, str(n + 1) if one == 1 else "") for n, k in enumerate(order) for one in (1, 2, 3)]
    write(jobs, 9, 9, folder, "blind")
    key = [["picture", "kind"], *([str(n + 1), names[k]] for n, k in enumerate(order))]
    with (folder / "kinds_key.csv").open("w", newline="") as file:
        csv.writer(file).writerows(key)


def main() -> None:
    """Writes the sheets that the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["kinds", "blind", "prompts"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=23)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.what == "kinds":
        jobs = [(name, seed, 170, f"{name} {seed}") for name in kinds() for seed in (1, 2, 3)]
        write(jobs, 9, 7, given.folder, "kinds")
        return
    if given.what == "blind":
        blind(given.folder, given.seed)
        return
    asked = prompts()
    order = shuffled(len(asked), given.seed)
    write([(asked[k], given.seed, 250, str(n + 1)) for n, k in enumerate(order)], 5, 4, given.folder, "prompts")
    with (given.folder / "key.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["picture", "prompt"], *([n + 1, k + 1] for n, k in enumerate(order))])


if __name__ == "__main__":
    main()
