"""Twenty results of different kinds as files, read again by trimesh and PrusaSlicer, which must say what we say.

Run by `make bench-conversions`; needs PrusaSlicer's command line (Debian: prusa-slicer). A row per model: what our
findings say of the STL, what each reader says of every format, and whether the slicer slices it.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import trimesh
from rich.console import Console
from rich.table import Table

from image3d.engines.child import ChildPool
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality
from image3d.geometry.convert import MERGED_FORMATS, convert, scale_to_height
from image3d.geometry.glb import read_glb
from image3d.geometry.measure import measure
from image3d.geometry.model import Model
from image3d.geometry.printability import inspect
from image3d.geometry.printable import printable

PROMPTS = (
    "a round wooden table with four legs", "a red ceramic mug", "a stack of three books",
    "a white lighthouse with red stripes", "a wicker chair", "a bicycle", "a pine tree", "a castle with six towers",
    "a green teapot", "a rocket", "an octopus", "a wine glass", "a desk lamp", "a cat sitting",
    "a bowl of red apples", "a guitar",
)  # fmt: skip
#: Models of words whose front view is the picture that a further model is made from, besides the sample.
PICTURED = (1, 8, 14)
HEIGHT_MM = 80.0
#: What trimesh reads, and what PrusaSlicer reads.
TRIMESH = ("stl", "3mf", "obj", "ply")
PRUSA = ("stl", "3mf", "obj")
DEADLINE_SECONDS = 120.0


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one reader says of one file: closed, its size in millimetres (width, depth, height), its volume."""

    closed: bool
    size_mm: tuple[float, ...]
    volume_mm3: float


def results(prompts: tuple[str, ...] = PROMPTS, pictured: tuple[int, ...] = PICTURED) -> Iterator[tuple[str, bytes]]:
    """A name and a GLB of every result: words first, then the sample picture and pictures of the models before."""
    views: list[bytes] = []
    with ChildPool(slots=1) as pool:
        for prompt in prompts:
            request = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT, image=None, prompt=prompt, options={})
            made = pool.run("shapes", request, lambda *_: None, Deadline.after(DEADLINE_SECONDS)).finished
            views.append(made.previews["front"])
            yield prompt, made.glb
        sample = files("image3d.engines.samples").joinpath("robot.png").read_bytes()
        pictures = [("the sample picture", sample), *((f"a picture of {prompts[i][2:]}", views[i]) for i in pictured)]
        for name, picture in pictures:
            request = EngineRequest(mode=Mode.IMAGE, quality=Quality.DRAFT, image=picture, prompt=None, options={})
            yield name, pool.run("sculpt", request, lambda *_: None, Deadline.after(DEADLINE_SECONDS)).finished.glb


def ours(model: Model, file_format: str) -> Said:
    """What our findings say of the model in a format."""
    mesh = printable(scale_to_height(model, HEIGHT_MM), merge=file_format in MERGED_FORMATS)
    codes = {finding.code for finding in inspect(mesh.vertices, mesh.faces)}
    found = measure(mesh.vertices, mesh.faces)
    closed = "closed" in codes and "touching" not in codes
    return Said(closed=closed, size_mm=found.extents_m, volume_mm3=found.volume_m3 or 0.0)


def trimesh_says(data: bytes, file_format: str) -> Said:
    """What trimesh says once vertices of equal position are merged, as its users do."""
    mesh = trimesh.load(io.BytesIO(_plain(data, file_format)), file_type=file_format, force="mesh")
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    size = tuple(float(value) for value in mesh.extents)
    return Said(closed=mesh.is_watertight, size_mm=_upright(size, file_format), volume_mm3=float(mesh.volume))


def prusa_says(data: bytes, file_format: str, folder: Path) -> Said:
    """What `prusa-slicer --info` says."""
    path = folder / f"model.{file_format}"
    path.write_bytes(_plain(data, file_format))
    command = ["prusa-slicer", "--info", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    info = dict(re.findall(r"^(\w+) = +(.*)$", told, re.MULTILINE))
    size = tuple(float(info[f"size_{axis}"]) for axis in "xyz")
    volume = float(info["volume"])
    return Said(closed=info["manifold"] == "yes", size_mm=_upright(size, file_format), volume_mm3=volume)


def slices(stl: bytes, folder: Path) -> bool:
    """Whether PrusaSlicer makes a program for a printer of the STL, with its own settings."""
    (folder / "model.stl").write_bytes(stl)
    command = ["prusa-slicer", "--export-gcode", "--scale-to-fit", "150,150,150"]
    command += ["--layer-height", "0.3", "--output", str(folder / "model.gcode"), str(folder / "model.stl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    path = folder / "model.gcode"
    return done.returncode == 0 and path.exists() and path.read_text().count("G1 ") > 1_000


def agree(one: Said, other: Said) -> bool:
    """Whether two readers say the same: closed or not, 0.1 % of size, 1 % of volume."""
    sizes = zip(one.size_mm, other.size_mm, strict=True)
    return (
        one.closed == other.closed
        and all(abs(a - b) <= 0.001 * max(a, b) + 0.01 for a, b in sizes)
        and abs(one.volume_mm3 - other.volume_mm3) <= 0.01 * max(one.volume_mm3, other.volume_mm3)
    )


def main() -> None:
    """Prints the table; fails when a reader disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slice", action="store_true", help="also slice each STL, some seconds each")
    arguments = parser.parse_args()
    if shutil.which("prusa-slicer") is None:
        sys.exit("prusa-slicer is not installed: make system-packages")
    table = Table(title=f"Conversions at {HEIGHT_MM:g} mm", title_justify="left")
    for name in (
        "result",
        "closed",
        "cm3",
        *(f"trimesh {kind}" for kind in TRIMESH),
        *(f"Prusa {kind}" for kind in PRUSA),
    ):
        table.add_column(name)
    if arguments.slice:
        table.add_column("slices")
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for title, glb in results():
            model = read_glb(glb)
            data = {kind: convert(model, kind, height_mm=HEIGHT_MM) for kind in TRIMESH}
            said = [agree(ours(model, kind), trimesh_says(data[kind], kind)) for kind in TRIMESH]
            # a slicer closes what merely touches, so it is asked whether it can print, not how edges are shared
            said += [prusa_says(data[kind], kind, Path(name)).closed for kind in PRUSA]
            said += [slices(data["stl"], Path(name))] if arguments.slice else []
            wrong += said.count(False)
            found = ours(model, "stl")
            table.add_row(title, _word(found.closed), f"{found.volume_mm3 / 1000:.1f}", *map(_word, said))
    Console(width=150).print(table)
    sys.exit(f"{wrong} disagreements" if wrong else 0)


def _word(value: object) -> str:
    return "yes" if value else "NO"


def _plain(data: bytes, file_format: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("model.obj") if file_format == "obj" else data


def _upright(size: tuple[float, ...], file_format: str) -> tuple[float, ...]:
    """OBJ keeps +Y up; the others stand on z = 0."""
    return (size[0], size[2], size[1]) if file_format == "obj" else size


if __name__ == "__main__":
    main()
