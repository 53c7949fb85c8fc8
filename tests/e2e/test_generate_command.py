# Goal: `image3d generate` does what its help says, alone on a machine: files in, GLBs out, failures said in a line.

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from image3d.engines.samples import sample_picture


def generate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "image3d.cli.generate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def picture(kind: str) -> bytes:
    """A blue ball on white, so that a matte must be cut."""
    y, x = np.mgrid[0:200, 0:200]
    ball = np.hypot(x - 99.5, y - 99.5) < 70
    rgb = np.where(ball[..., None], [40, 80, 200], [255, 255, 255]).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(rgb).save(out, kind)
    return out.getvalue()


def mesh_of(path: Path) -> trimesh.Trimesh:
    mesh = trimesh.load_scene(path).to_geometry()
    assert isinstance(mesh, trimesh.Trimesh)
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    return mesh


def test_a_picture_becomes_a_closed_textured_model_with_report_and_previews(tmp_path: Path) -> None:
    source, target = tmp_path / "robot.png", tmp_path / "made" / "robot.glb"
    source.write_bytes(sample_picture())
    done = generate(source, "-o", target, "--quality", "draft", "--previews", tmp_path / "views")
    assert done.returncode == 0, done.stderr
    mesh = mesh_of(target)
    assert mesh.is_watertight
    assert abs(mesh.bounds[0][1]) < 1e-3
    assert 0.95 * 8_000 <= len(mesh.faces) <= 8_000
    assert "robot.glb" in done.stdout
    assert "is watertight" in done.stdout
    for stage in ("matting", "reconstructing", "texturing", "checking"):
        assert stage in done.stderr
    views = sorted(path.name for path in (tmp_path / "views").iterdir())
    assert views == ["robot-back.png", "robot-front.png", "robot-left.png", "robot-right.png"]


def test_a_folder_of_kinds_with_one_bad_file_makes_the_rest_and_fails_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, kind in (("a.png", "PNG"), ("b.jpg", "JPEG"), ("c.webp", "WEBP")):
        (folder / name).write_bytes(picture(kind))
    (folder / "b.png").write_bytes(b"<html>not a picture</html>")
    (folder / "notes.txt").write_text("not looked at", encoding="utf-8")
    done = generate(folder, "-o", tmp_path / "out", "--quality", "draft", "--json", "--target-faces", "1500")
    assert done.returncode == 1
    answers = {Path(answer["input"]).name: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert sorted(answers) == ["a.png", "b.jpg", "b.png", "c.webp"]
    assert answers["b.png"]["error"]["code"] == "unsupported_media"
    complaints = done.stderr.strip().splitlines()
    assert len(complaints) == 2
    assert "b.png" in complaints[0]
    assert complaints[1] == "image3d: 1 of 4 failed"
    outputs = [Path(answer["output"]) for answer in answers.values() if "output" in answer]
    assert len(set(outputs)) == 3
    for answer in answers.values():
        if "output" in answer:
            assert len(mesh_of(Path(answer["output"])).faces) == answer["report"]["faces"] <= 1_500
            assert answer["seconds"] >= answer["engine_seconds"] > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give a picture"),
        (["missing.png"], "missing.png"),
        (["x.png", "--prompt", "a chair"], "not both"),
        (["x.png", "--engine", "nope"], "no engine 'nope'"),
        (["x.png", "--target-faces", "3"], "--target-faces must be"),
        (["x.png", "--texture-size", "1000"], "--texture-size must be"),
    ],
)
def test_failures_are_one_clear_line_and_a_non_zero_exit(arguments: list[str], said: str) -> None:
    done = generate(*arguments)
    assert done.returncode in {1, 2}
    assert done.stdout == ""
    complaints = [line for line in done.stderr.splitlines() if line.startswith("image3d: ")]
    assert len(complaints) == 1
    assert said in complaints[0]
    assert "Traceback" not in done.stderr


def test_help_does_not_load_the_engines() -> None:
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from image3d.cli.generate import app\n"
        "result = CliRunner().invoke(app, ['--help'])\n"
        "assert result.exit_code == 0 and '--previews' in result.output, result.output\n"
        "heavy = {'numpy', 'cv2', 'scipy', 'trimesh', 'onnxruntime'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
