# Goal: a server that cannot start says why in one line and ends, instead of trying for ever.
import socket
from pathlib import Path

from typer.testing import CliRunner

from image3d.cli import app
from image3d.cli.commands import register


def test_a_port_that_is_taken_is_said_once(tmp_path: Path) -> None:
    if not app.registered_groups:
        register(app)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = CliRunner().invoke(app, ["serve", "--port", str(port), "--data-dir", str(tmp_path)])
    assert said.exit_code == 1
    assert said.stderr == f"image3d: cannot listen on 127.0.0.1:{port}: Address already in use\n"
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told() -> None:
    said = CliRunner().invoke(app, ["--version"])
    assert said.exit_code == 0
    assert said.stdout.startswith("image3d ")
