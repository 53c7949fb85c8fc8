"""Score cut-outs of things that training never saw over places it never saw.

python -m bench.matting.run --corpus FOLDER --environments FOLDER [--assets FOLDER] [--count 20] [--sheet FILE]

Four ways side by side, as means per kind of background: the network's matte merely enlarged, the same sharpened at
full resolution, the cutter for plain backgrounds, and what the product takes. A refused picture counts as an empty
matte. Then how many pictures without a subject are refused, what share of the cut-outs the network made, and seconds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from bench.matting.measures import boundary, error, outline, overlap
from bench.matting.pictures import KINDS, PIXELS, draw, held_out
from training.matting.compose import Composed

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import resize_float
from image3d.imaging.matting.choice import cut_matte
from image3d.imaging.matting.edges import refined, sharpened
from image3d.imaging.matting.network import WEIGHTS, Network
from image3d.imaging.matting.plain import plain_cut

Cutter = Callable[[np.ndarray], np.ndarray]
Row = tuple[float, float, float]
EMPTY_PER_KIND = 12
TILE = 192


class Cutters:
    """The four ways, each from a picture (h, w, 3) in 0..1 to a matte (h, w); all zero where it was refused."""

    def __init__(self, net: Network) -> None:
        self.net, self.sources = net, {"network": 0, "background": 0, "refused": 0}
        self.ways: dict[str, Cutter] = {
            "network, enlarged": self.enlarged,
            "network, sharpened": lambda rgb: refined(rgb, sharpened(rgb, net.look(rgb).matte)),
            "plain cutter": lambda rgb: _or_nothing(lambda: refined(rgb, plain_cut(rgb).region), rgb),
            "product": lambda rgb: _or_nothing(lambda: self.product(rgb), rgb),
        }

    def enlarged(self, rgb: np.ndarray) -> np.ndarray:
        """The network's matte at the picture's size."""
        return resize_float(self.net.look(rgb).matte, rgb.shape[1::-1])

    def product(self, rgb: np.ndarray) -> np.ndarray:
        """As `cut_out` takes it; counted by source."""
        try:
            matte, source = cut_matte(rgb, self.net)
        except NoSubjectFound:
            self.sources["refused"] += 1
            raise
        self.sources[source] += 1
        return matte

    def uncounted(self, rgb: np.ndarray) -> np.ndarray:
        """The product's matte, for sheets and clocks."""
        return _or_nothing(lambda: cut_matte(rgb, self.net)[0], rgb)


def _or_nothing(cut: Callable[[], np.ndarray], rgb: np.ndarray) -> np.ndarray:
    try:
        return cut()
    except NoSubjectFound:
        return np.zeros(rgb.shape[:2], np.float32)


def measure(cutters: Cutters, pictures: list[Composed]) -> dict[str, list[Row]]:
    """Overlap, mean absolute error and boundary F of every way on every picture."""
    rows: dict[str, list[Row]] = {name: [] for name in cutters.ways}
    for picture in pictures:
        rgb, true = (picture.rgb / 255).astype(np.float32), (picture.alpha / 255).astype(np.float32)
        for name, cut in cutters.ways.items():
            found = cut(rgb)
            rows[name].append((overlap(found, true), error(found, true), boundary(found, true)))
    return rows


def show(title: str, rows: dict[str, list[Row]]) -> None:
    """Print the means of one kind."""
    print(f"\n{title}, {len(next(iter(rows.values())))} pictures")
    for name, values in rows.items():
        iou, mae, edge = np.mean(values, axis=0)
        good = np.mean([value[0] > 0.9 for value in values])
        print(f"  {name:20s} IoU {iou:.3f}   over 0.9: {good:4.0%}   MAE {mae:.4f}   boundary F {edge:.3f}")


def sheet_tile(picture: Composed, cutters: Cutters) -> np.ndarray:
    """The picture, and the product's cut-out on magenta with the true outline in white; side by side."""
    rgb = (picture.rgb / 255).astype(np.float32)
    matte = cutters.uncounted(rgb)[..., None]
    cut = rgb * matte + np.array([1, 0, 1]) * (1 - matte)
    cut[outline(picture.alpha / 255)] = 1
    both = [cv2.resize(x.astype(np.float32), (TILE, TILE), interpolation=cv2.INTER_AREA) for x in (rgb, cut)]
    return (np.concatenate(both, 1) * 255).astype(np.uint8)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--environments", type=Path, required=True)
    parser.add_argument("--assets", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--count", type=int, default=20, help="pictures per kind of background")
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    held, cutters = held_out(options.corpus, options.assets, options.environments), Cutters(Network(options.weights))
    print(
        f"{ {name: len(source.read) for name, source in held.sets.items()} } objects over "
        f"{[environment.name for environment in held.environments]}, {PIXELS} px"
    )
    every: dict[str, list[Row]] = {name: [] for name in cutters.ways}
    tiles, lasted = [], []
    for kind in KINDS:
        pictures = [draw(held, kind, number) for number in range(options.count)]
        rows = measure(cutters, pictures)
        show(kind, rows)
        for name, values in rows.items():
            every[name] += values
        lasted += [_seconds(cutters, picture) for picture in pictures[:4]]
        if options.sheet:
            tiles.append(np.concatenate([sheet_tile(picture, cutters) for picture in pictures[:6]], 1))
    show("all", every)
    print(f"\ncut by: {cutters.sources}")
    empties = [draw(held, kind, number, empty=True) for kind in KINDS for number in range(EMPTY_PER_KIND)]
    refused = [not cutters.uncounted((x.rgb / 255).astype(np.float32)).any() for x in empties]
    print(f"pictures without a subject refused: {np.mean(refused):.0%} of {len(refused)}")
    print(f"seconds per cut-out at {PIXELS} px, median: {np.median(lasted):.2f}")
    if options.sheet:
        options.sheet.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(options.sheet), np.concatenate(tiles)[..., ::-1])


def _seconds(cutters: Cutters, picture: Composed) -> float:
    rgb, start = (picture.rgb / 255).astype(np.float32), time.perf_counter()
    cutters.uncounted(rgb)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
