"""`image3d serve`, `image3d api`, `image3d worker`: the processes of the service."""

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65_535)]
DataDir = Annotated[
    Path | None, typer.Option(help="Folder for the database, files and secret. [default: IMAGE3D_DATA_DIR or ./data]")
]


def serve(host: Host = "127.0.0.1", port: Port = 8000, data_dir: DataDir = None) -> None:
    """Run everything on one machine: the API with its docs, and one worker."""
    from image3d.app.supervisor import supervise
    from image3d.core.logging import configure_logging
    from image3d.core.settings import load_settings

    environment = dict(os.environ)
    if data_dir is not None:
        environment["IMAGE3D_DATA_DIR"] = str(data_dir.resolve())
    settings = load_settings(environment, data_dir=data_dir)
    _check_address(host, port)
    configure_logging(level=settings.log_level, fmt=settings.log_format)
    where = f"http://{host}:{port}"
    environment.setdefault("IMAGE3D_PUBLIC_URL", where)
    typer.echo(f"Image3D listens on {where} (docs at /docs); data in {settings.data_dir.resolve()}", err=True)
    commands = {"api": ["api", "--host", host, "--port", str(port)], "worker": ["worker"]}
    raise typer.Exit(supervise(commands, environment))


def _check_address(host: str, port: int) -> None:
    """Nobody listens there yet: the API process would die of it again and again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = error.strerror if error.errno is None or error.errno < 0 else os.strerror(error.errno)
        typer.echo(f"image3d: cannot listen on {host}:{port}: {reason}", err=True)
        raise typer.Exit(1) from error


def api(host: Host = "127.0.0.1", port: Port = 8000, data_dir: DataDir = None) -> None:
    """Run one API process; start as many as you like on one database and storage."""
    from image3d.app.server import run_api
    from image3d.app.supervisor import end_with_supervisor
    from image3d.core.settings import load_settings

    end_with_supervisor()
    settings = load_settings(
        data_dir=data_dir, public_url=os.environ.get("IMAGE3D_PUBLIC_URL", f"http://{host}:{port}")
    )
    run_api(settings, host=host, port=port)


def worker(data_dir: DataDir = None) -> None:
    """Run one worker process; start as many as you like on one database and storage."""
    from image3d.app.supervisor import end_with_supervisor
    from image3d.app.work import run_worker_process
    from image3d.core.settings import load_settings

    end_with_supervisor()
    run_worker_process(load_settings(data_dir=data_dir))
