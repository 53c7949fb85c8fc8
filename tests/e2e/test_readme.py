"""Goal: what the README prints works as printed, and the demo walks the whole promise, on a machine of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from tests.gltf_validator import assert_valid_glb
from tests.running_server import RunningServer

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"^```(sh|python)\n(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)


@pytest.fixture
def server(tmp_path: Path) -> Generator[RunningServer]:
    running = RunningServer(data_dir=tmp_path)
    try:
        running.start_serve()
        running.wait_ready()
        yield running
    finally:
        running.stop()


def blocks(language: str, containing: str) -> str:
    found = [text for kind, text in BLOCKS if kind == language and containing in text]
    assert len(found) == 1, f"{len(found)} {language} blocks of the README hold {containing!r}"
    return found[0]


def run(script: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like the checkout, to leave none of the README's files in it."""
    folder = tmp_path / "checkout"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "image3d").symlink_to(Path(sys.executable).parent / "image3d")
    (folder / "src").symlink_to(ROOT / "src")
    return folder


def test_the_first_requests_work_as_printed(server: RunningServer, checkout: Path) -> None:
    assert shutil.which("curl"), "curl is missing; the README uses it"
    account = blocks("sh", "accounts create")
    upload = blocks("sh", "curl -s")
    python = blocks("python", "httpx")
    port = f":{server.port}"
    script = "\n".join(
        [account, upload, "cat > request.py <<'PYTHON'", python, "PYTHON", f"{sys.executable} request.py"]
    )
    said = run(script.replace(":8000", port), checkout, server.environment)
    assert '"status":"succeeded"' in said.replace(" ", "")
    assert re.search(r"succeeded \d+ credits\n$", said)
    assert_valid_glb((checkout / "model.glb").read_bytes())
    assert server.try_operator("ledger", "verify").returncode == 0


def test_a_model_needs_no_server(checkout: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IMAGE3D_")}
    run(blocks("sh", "image3d generate"), checkout, environment)
    assert_valid_glb((checkout / "model.glb").read_bytes())


def test_the_demo_shows_its_model_and_its_ledger_row(checkout: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IMAGE3D_")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "demo.py")],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert_valid_glb((checkout / "demo" / "model.glb").read_bytes())
    assert (checkout / "demo" / "preview.png").read_bytes().startswith(b"\x89PNG")
    assert "final_charge_credits" in done.stdout
    assert "0 held" in done.stdout
