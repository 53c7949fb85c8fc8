"""The curve of a run: a CSV row per report, printed as it is written."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np


def mean(rows: list[dict[str, float]]) -> dict[str, float]:
    """The mean of each term over the rows."""
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def report(folder: Path, row: dict[str, str | float], terms: dict[str, float]) -> None:
    """Append the row and its terms, rounded, to `curve.csv` in the run's folder, and print them."""
    row = row | {name: round(value, 4) for name, value in terms.items()}
    path = folder / "curve.csv"
    fresh = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, row)
        if fresh:
            writer.writeheader()
        writer.writerow(row)
    print(row, flush=True)
