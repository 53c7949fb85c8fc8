"""Score a reconstruction on pictures of objects whose shape is known, beside inflation and a sphere.

python -m bench.quality.run --assets FOLDER --corpus FOLDER [--weights FOLDER] [--cells 96] [--sets scans packs
analytic] [--views protocol]
python -m bench.quality.run --corpus FOLDER --sets validation [--views straight] [--weights FOLDER]

`--assets` is the folder `assets` of the five unpacked packages, `--corpus` the folder of packs that training used.
Prints a row per object and a mean per set, and writes the table as CSV where asked. Baselines are kept in `--cache`,
by the hash of the objects.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from bench.quality.baselines import inflation, sphere
from bench.quality.objects import Item, analytic_items, fingerprint, held_out, scans, validation
from bench.quality.picture import VIEWS, Picture, shoot
from bench.quality.protocol import POINTS, Score, aligned, sample_surface
from training.corpus import Textured

from image3d.engines.sculpt.network import WEIGHTS, Network, read_network
from image3d.engines.sculpt.reconstruct import reconstruct_with

COLUMNS = ("CD", "F@0.1", "F@0.2", "F@0.5")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Scores of one object, means over its views."""

    set_name: str
    name: str
    network: tuple[float, ...]  # COLUMNS
    inflation: tuple[float, ...]
    sphere: tuple[float, ...]
    fallbacks: int  # views on which the network's body failed its checks


def _flat(score: Score) -> tuple[float, ...]:
    return (score.chamfer, *score.f_scores)


def baselines(picture: Picture, truth: np.ndarray, seed: int, count: int) -> dict[str, tuple[float, ...]]:
    """Scores of the two baselines on one picture."""
    alpha = picture.rgba[..., 3] / 255.0
    return {
        "inflation": _flat(aligned(inflation(alpha, picture.elevation, seed + 1, count), truth)),
        "sphere": _flat(aligned(sphere(seed + 1, count), truth, angles=1)),  # the same from every side
    }


def measure(
    item: Item,
    mesh: Textured,
    net: Network,
    kept: dict[str, dict[str, tuple[float, ...]]],
    *,
    views: str,
    cells: int,
    count: int,
) -> Row:
    """One object: each of these VIEWS, mean scores. `kept` holds baselines of earlier runs and gains new ones."""
    rows: dict[str, list[tuple[float, ...]]] = {"network": [], "inflation": [], "sphere": []}
    fallbacks = 0
    for number, (azimuth, elevation) in enumerate(VIEWS[views]):
        picture = shoot(mesh, azimuth, elevation)
        truth = sample_surface(mesh.vertices, mesh.faces, seed=10 * number, count=count)
        key = f"{item.set_name}/{item.name}/{'' if views == 'protocol' else views}{number}/{count}"
        if key not in kept:
            kept[key] = baselines(picture, truth, 10 * number, count)
        surface = reconstruct_with(net, picture.rgba, cells=cells)
        fallbacks += surface.path != "network"
        points = sample_surface(surface.vertices, surface.faces, seed=10 * number + 1, count=count)
        rows["network"].append(_flat(aligned(points, truth)))
        for name in ("inflation", "sphere"):
            rows[name].append(tuple(kept[key][name]))
    means = {name: tuple(float(x) for x in np.mean(values, axis=0)) for name, values in rows.items()}
    return Row(set_name=item.set_name, name=item.name, fallbacks=fallbacks, **means)


def table(rows: Iterable[Row]) -> str:
    """Text: network and baselines side by side, and a mean per set."""
    rows = list(rows)
    lines = [f"{'object':44s} | {'network':28s} | {'inflation':28s} | sphere"]
    lines.append(
        f"{'':44s} | {' '.join(f'{c:>6s}' for c in COLUMNS)} | {' '.join(f'{c:>6s}' for c in COLUMNS)} | CD F@0.1"
    )
    for name in dict.fromkeys(row.set_name for row in rows):
        chosen = [row for row in rows if row.set_name == name]
        for row in [*chosen, _mean(name, chosen)]:
            columns = [" ".join(f"{x:6.3f}" for x in part) for part in (row.network, row.inflation)]
            lines.append(f"{row.name:44.44s} | {columns[0]} | {columns[1]} | {row.sphere[0]:.3f} {row.sphere[1]:.3f}")
    return "\n".join(lines)


def _mean(name: str, rows: list[Row]) -> Row:
    parts = {
        part: tuple(float(x) for x in np.mean([getattr(row, part) for row in rows], axis=0))
        for part in ("network", "inflation", "sphere")
    }
    fallbacks = sum(row.fallbacks for row in rows)
    return Row(set_name=name, name=f"MEAN of {len(rows)} ({name})", fallbacks=fallbacks, **parts)


def _note(card: Path, rows: list[Row], points: int) -> None:
    """Write the means of each set into a card, beside those of inflation and the count of points."""
    kept = json.loads(card.read_text())
    for name in dict.fromkeys(row.set_name for row in rows):
        mean = _mean(name, [row for row in rows if row.set_name == name])
        kept.setdefault("metrics", {})[name] = {
            "objects": sum(row.set_name == name for row in rows),
            "points": points,
            "network": dict(zip(COLUMNS, [round(x, 4) for x in mean.network], strict=True)),
            "inflation": dict(zip(COLUMNS, [round(x, 4) for x in mean.inflation], strict=True)),
        }
    card.write_text(json.dumps(kept, indent=1) + "\n")


def main() -> None:
    """Run the chosen sets and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--cells", type=int, default=96)
    parser.add_argument("--sets", nargs="+", default=["scans", "packs", "analytic"])
    parser.add_argument("--views", choices=VIEWS, default="protocol", help="from where the objects are seen")
    parser.add_argument("--points", type=int, default=POINTS, help="fewer than the protocol asks, for a quick look")
    parser.add_argument("--every", type=int, default=1, help="every n-th object only, for a quick look")
    parser.add_argument("--cache", type=Path, default=Path(".cache/quality"))
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--card", type=Path, help="a card of weights that gains the means under `metrics`")
    options = parser.parse_args()
    if options.card and (options.views, options.every, options.points) != ("protocol", 1, POINTS):
        parser.error("a card holds the protocol's means: leave --views, --every and --points as they are")
    chosen = {
        "scans": lambda: scans(options.assets),
        "packs": lambda: held_out(options.corpus),
        "analytic": analytic_items,
        "validation": lambda: validation(options.corpus),
    }
    items = [item for name in options.sets for item in chosen[name]()[:: options.every]]
    net = read_network(options.weights)
    options.cache.mkdir(parents=True, exist_ok=True)
    store = options.cache / "baselines.json"
    kept = json.loads(store.read_text()) if store.exists() else {}
    start, rows, meshes = time.monotonic(), [], []
    for item in items:
        meshes.append(item.read())
        rows.append(
            measure(item, meshes[-1], net, kept, views=options.views, cells=options.cells, count=options.points)
        )
        print(f"{rows[-1].name:40s} {rows[-1].network[1]:.3f} {rows[-1].inflation[1]:.3f}", file=sys.stderr, flush=True)
        store.write_text(json.dumps(kept))
    print(table(rows))
    views = len(VIEWS[options.views])
    fallbacks = sum(row.fallbacks for row in rows) / len(rows) / views
    print(f"fell back to inflation on {fallbacks:.1%} of the pictures")
    print(f"objects {fingerprint(items, meshes)}, {views} {options.views} views each, {time.monotonic() - start:.0f} s")
    if options.card:
        _note(options.card, rows, options.points)
    if options.csv:
        with options.csv.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["set", "object", *(f"{m} {c}" for m in ("network", "inflation", "sphere") for c in COLUMNS)]
            )
            for row in map(asdict, rows):
                writer.writerow([row["set_name"], row["name"], *row["network"], *row["inflation"], *row["sphere"]])


if __name__ == "__main__":
    main()
