"""Writes docs/commands.md from the command line's own help. Run by `make openapi`; a test compares the two."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from image3d.cli import app
from image3d.cli.commands import register

OUTPUT = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """\
# The command line

Every command of `image3d`, as its own `--help` says it. Operator commands read the same [settings](settings.md) as the
server and work beside it. A failure is one line on standard error and exit status 1, a misused command line 2.
`image3d ledger verify` and `image3d ledger reconcile` also exit 1 when something does not agree.
"""


def render() -> str:
    """The page."""
    if not app.registered_groups:
        register(app)
    return HEAD + "".join(_section(name, command) for name, command in _walk(get_command(app), "image3d"))


def _walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its whole name."""
    if not hasattr(command, "commands"):
        yield name, command
        return
    for word, below in command.commands.items():
        yield from _walk(below, f"{name} {word}")


def _section(name: str, command: Any) -> str:
    rows = [f"| {_spelling(item)} | {_help(item)} |" for item in command.params if item.name != "help"]
    table = "\n".join(["", "| | |", "|---|---|", *rows, ""]) if rows else ""
    return f"\n## `{name}`\n\n{_first_paragraph(command.help or '')}\n{table}"


def _spelling(item: Any) -> str:
    if item.param_type_name == "argument":
        return f"`{item.metavar or item.name.upper()}`"
    return ", ".join(f"`{spelling}`" for spelling in [*item.opts, *item.secondary_opts])


def _help(item: Any) -> str:
    default = getattr(item.default, "value", item.default)
    shown = default is not None and not isinstance(default, bool) and item.param_type_name == "option"
    notes = [item.help or "", "Required." if item.required else "", f"Default: `{default}`." if shown else ""]
    return " ".join(note for note in notes if note).replace("|", "\\|")


def _first_paragraph(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


if __name__ == "__main__":
    OUTPUT.write_text(render())
