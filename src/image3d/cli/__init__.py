"""The command `image3d`: make models from the shell, run the server, and the operator's tools."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from image3d.core.errors import Image3DError

app = typer.Typer(
    name="image3d",
    help="Turn a picture or a prompt into a GLB model, or run the whole service.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"image3d {version('image3d')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Turn a picture or a prompt into a GLB model, or run the whole service."""


def main() -> None:
    """Runs the command line; a failure is one clear line on standard error and a non-zero exit."""
    from image3d.cli import commands  # after the app exists, which the commands join
    from image3d.core.logging import configure_logging  # standard output is for answers; servers set their own

    configure_logging(level="WARNING", fmt="console")
    commands.register(app)
    try:
        app()
    except Image3DError as error:
        print(f"image3d: {error.detail} ({error.code})", file=sys.stderr)
        raise SystemExit(1) from error
