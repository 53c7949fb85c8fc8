"""Goal: other people's programs read our files, and say of them what our findings say."""

import shutil
from pathlib import Path

import pytest
from bench.conversions import HEIGHT_MM, PRUSA, TRIMESH, agree, ours, prusa_says, results, slices, trimesh_says

from image3d.geometry.convert import convert
from image3d.geometry.glb import read_glb
from image3d.geometry.model import Model

#: One body, touching pieces, overlapping pieces, and a picture's.
PROMPTS = ("a green teapot", "a white lighthouse with red stripes", "a wicker chair")
NAMES = (*PROMPTS, "the sample picture")

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("prusa-slicer") is None, reason="PrusaSlicer is missing: make system-packages"),
]


@pytest.fixture(scope="module")
def models() -> dict[str, Model]:
    return {name: read_glb(glb) for name, glb in results(PROMPTS, ())}


@pytest.mark.parametrize("file_format", TRIMESH)
@pytest.mark.parametrize("name", NAMES)
def test_trimesh_reads_what_we_wrote_and_agrees_with_our_findings(models, name, file_format) -> None:
    data = convert(models[name], file_format, height_mm=HEIGHT_MM)
    told, said = ours(models[name], file_format), trimesh_says(data, file_format)
    assert agree(told, said), (told, said)
    assert said.size_mm[2] == pytest.approx(HEIGHT_MM, rel=1e-4)


@pytest.mark.parametrize("file_format", PRUSA)
@pytest.mark.parametrize("name", NAMES)
def test_the_slicer_reads_it_as_a_solid_of_the_same_size_and_volume(models, name, file_format, tmp_path: Path) -> None:
    said = prusa_says(convert(models[name], file_format, height_mm=HEIGHT_MM), file_format, tmp_path)
    told = ours(models[name], file_format)
    assert said.closed
    assert said.size_mm == pytest.approx(told.size_mm, rel=1e-3)
    assert said.volume_mm3 == pytest.approx(told.volume_mm3, rel=0.01)


def test_the_slicer_slices_the_stl(models, tmp_path: Path) -> None:
    assert slices(convert(models["a green teapot"], "stl", height_mm=40), tmp_path)


def test_files_for_printing_are_closed_where_pieces_touch_or_overlap(models) -> None:
    for name in ("a white lighthouse with red stripes", "a wicker chair"):
        assert ours(models[name], "stl").closed, name
        assert ours(models[name], "stl").volume_mm3 < ours(models[name], "ply").volume_mm3, "overlaps count once"
