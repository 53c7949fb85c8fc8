"""Goal: the documents say what the code does: settings, commands, tables and every path they name."""

import re
import subprocess
from pathlib import Path

import pytest
import typer
from tools.commands import render as render_commands

from image3d.accounts import member_tables
from image3d.accounts import tables as account_tables
from image3d.billing import tables as billing_tables
from image3d.cli import app as root_app
from image3d.cli.commands import register
from image3d.core.settings import documented_settings
from image3d.db.metadata import metadata
from image3d.engines.fixture import TEST_OUTCOMES
from image3d.engines.registry import describe_engines
from image3d.tasks import tables as task_tables
from image3d.worker import heartbeat

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SETTINGS = (ROOT / "docs" / "settings.md").read_text()
DECLARING = (account_tables, member_tables, billing_tables, task_tables, heartbeat)
API = (ROOT / "docs" / "api.md").read_text()
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text()


@pytest.mark.parametrize(("name", "meaning", "default"), list(documented_settings()))
def test_each_setting_stands_in_the_docs_with_what_it_does(name: str, meaning: str, default: str) -> None:
    shown = f"`{default}`" if default else ""
    assert f"| `{name}` | {meaning} | {shown} |" in SETTINGS


def test_the_docs_name_no_setting_that_does_not_exist() -> None:
    known = {name for name, _, _ in documented_settings()} | {"IMAGE3D_KEY"}
    for document in DOCUMENTS:
        named = set(re.findall(r"\bIMAGE3D_[A-Z_]+[A-Z]\b", document.read_text()))
        assert named <= known, f"{document.name} names {sorted(named - known)}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_a_document_names_exists(document: Path) -> None:
    text = document.read_text()
    linked = {target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target}
    for target in linked - {""}:
        assert (document.parent / target).exists(), f"{document.name} links to {target}"
    for named in re.findall(r"`((?:src|docs|tests|bench|training|tools)/[\w./-]+)`", text):
        assert (ROOT / named).exists(), f"{document.name} names {named}"


@pytest.mark.parametrize("named", re.findall(r"`(\w+/\w+\.py):([\w.]+)`", ARCHITECTURE), ids=":".join)
def test_each_stop_of_the_architecture_exists(named: tuple[str, str]) -> None:
    path, function = named
    source = (ROOT / "src" / "image3d" / path).read_text()
    for part in function.split("."):
        assert re.search(rf"^\s*(async )?(def|class) {part}\b|^{part}\b", source, re.MULTILINE), f"{path} has no {part}"


def test_each_command_in_the_docs_exists() -> None:
    register(root_app)
    known = _commands(root_app)
    for document in DOCUMENTS:
        for words in re.findall(r"(?:\.venv/bin/|`)image3d ((?:[a-z]+ ?)+)", document.read_text()):
            command = words.split()
            assert command[0] in known, f"{document.name}: image3d {words}"
            if known[command[0]] and len(command) > 1:
                assert command[1] in known[command[0]], f"{document.name}: image3d {words}"


def test_the_page_of_commands_is_the_current_one() -> None:
    assert (ROOT / "docs" / "commands.md").read_text() == render_commands(), "run `make commands`"


def test_each_option_of_each_engine_is_explained() -> None:
    for engine in describe_engines().values():
        for option in engine.options:
            assert f"| `{option}` |" in API, f"docs/api.md does not explain the option {option} of {engine.name}"


@pytest.mark.parametrize("outcome", TEST_OUTCOMES)
def test_each_outcome_that_a_test_key_may_ask_for_is_explained(outcome: str) -> None:
    table = API[API.index("| `metadata.test_outcome` |") : API.index("## A generation")]
    assert f"`{outcome}`" in table


def test_each_make_target_that_is_named_exists() -> None:
    recipes = [ROOT / "Makefile", *ROOT.glob("*/*.mk"), *ROOT.glob("*/*/*.mk")]
    targets = {name for path in recipes for name in re.findall(r"^([a-z-]+):", path.read_text(), re.MULTILINE)}
    for document in [*DOCUMENTS, ROOT / "training" / "README.md"]:
        text = document.read_text()
        for named in re.findall(r"`make ([a-z-]+)", text) + re.findall(r"^make ([a-z-]+)", text, re.MULTILINE):
            assert named in targets, f"{document.name} names make {named}"


def test_the_hooks_run_recipes_of_the_makefile() -> None:
    hooks = re.findall(r"^ +entry: (.+)$", (ROOT / ".pre-commit-config.yaml").read_text(), re.MULTILINE)
    assert hooks == ["make check-style", "make check"]
    makefile = (ROOT / "Makefile").read_text()
    for hook in hooks:
        assert f"\n{hook.removeprefix('make ')}: " in makefile


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "decisions").iterdir()), ids=lambda path: path.stem)
def test_each_decision_says_why_and_what_else_there_was(decision: Path) -> None:
    text = decision.read_text()
    number = int(decision.name[:4])
    assert text.startswith(f"# {number}. ")
    parts = re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences", "Alternatives"]


def test_each_table_has_a_named_owner() -> None:
    assert DECLARING
    assert {"tasks", "transfers", "workers"} <= set(metadata.tables)
    for table in metadata.tables:
        assert f"`{table}`" in ARCHITECTURE, f"ARCHITECTURE.md does not say who owns {table}"


def test_nothing_names_where_it_was_made() -> None:
    """No absolute path of a machine, no registry's address in what is committed."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    registries = re.compile(r"files\.pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org|/root/|/home/\w+/")
    for name in tracked:
        path = ROOT / name
        if path == Path(__file__) or path.suffix in {".png", ".onnx", ".npz", ".woff2", ".glb"} or not path.exists():
            continue
        assert not registries.search(path.read_text(errors="replace")), name


def _commands(app: typer.Typer) -> dict[str, set[str]]:
    """Command -> its subcommands."""
    found: dict[str, set[str]] = {}
    for command in app.registered_commands:
        assert command.callback is not None
        found[command.name or command.callback.__name__] = set()
    for group in app.registered_groups:
        assert group.name is not None
        assert group.typer_instance is not None
        found[group.name] = set(_commands(group.typer_instance))
    return found
