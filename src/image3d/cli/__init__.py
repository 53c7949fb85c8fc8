"""The command `image3d`: make models from the shell, run the server, and the operator's tools."""

import sys

import typer

from image3d.core.errors import Image3DError

app = typer.Typer(
    name="image3d",
    help="Turn a picture or a prompt into a GLB model, or run the whole service.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main() -> None:
    """Runs the command line; a failure is one clear line on standard error and a non-zero exit."""
    from image3d.cli import commands  # after the app exists, which the commands join

    commands.register(app)
    try:
        app()
    except Image3DError as error:
        print(f"image3d: {error.detail} ({error.code})", file=sys.stderr)
        raise SystemExit(1) from error
