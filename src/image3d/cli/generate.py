"""`image3d generate`: pictures or a prompt to GLB files, without any server, account or network."""

import json
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

if TYPE_CHECKING:
    from image3d.engines.child import ChildPool, ChildResult
    from image3d.engines.protocol import EngineDescription

_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_TEXTURE_SIZES = (256, 512, 1024, 2048, 4096)
_FACES = (100, 200_000)


class QualityName(StrEnum):
    """How much work goes into a model."""

    DRAFT = "draft"
    STANDARD = "standard"
    HIGH = "high"


class ViewName(StrEnum):
    """How a picture was taken."""

    AUTO = "auto"
    STRAIGHT = "straight"
    AROUND = "around"


class RemoveBackground(StrEnum):
    """Whether the subject is cut from its background."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class _Job:
    """One model to make: from a picture's path or from a prompt."""

    name: str
    picture: Path | None
    output: Path


def generate(  # noqa: PLR0917  # typer passes every option by name
    pictures: Annotated[
        list[Path] | None, typer.Argument(help="Pictures (PNG, JPEG, WebP) or folders of them.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The GLB to write; a folder for several pictures.")
    ] = None,
    prompt: Annotated[str | None, typer.Option(help="Make a model from these words instead of a picture.")] = None,
    quality: Annotated[QualityName, typer.Option(help="How much work goes into it.")] = QualityName.STANDARD,
    engine: Annotated[str | None, typer.Option(help="The engine to use; by default the one for the mode.")] = None,
    target_faces: Annotated[int | None, typer.Option(help="How many triangles the model shall have.")] = None,
    texture_size: Annotated[int | None, typer.Option(help="Side of the texture in pixels.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="The same seed gives the same model.")] = None,
    remove_background: Annotated[
        RemoveBackground | None, typer.Option(help="Whether to cut the subject out of its background.")
    ] = None,
    view: Annotated[
        ViewName | None,
        typer.Option(help="Whether the picture shows one side from the front, or is taken from around."),
    ] = None,
    delight: Annotated[
        bool | None, typer.Option("--delight/--no-delight", help="Whether to reduce the light baked into the picture.")
    ] = None,
    previews: Annotated[Path | None, typer.Option(help="Also write preview PNGs into this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per model.")] = False,
) -> None:
    """Make GLB models from pictures or a prompt."""
    try:
        jobs = _jobs(pictures or [], prompt, output)
        options = _options(
            target_faces=target_faces,
            texture_size=texture_size,
            seed=seed,
            remove_background=remove_background,
            view=view,
            delight=delight,
        )
        chosen = _engine("text" if prompt is not None else "image", engine, options)
    except _UsageError as error:
        _complain(str(error))
        raise typer.Exit(2) from error
    failed = 0
    from image3d.engines.child import ChildPool

    with ChildPool(slots=1) as pool:
        pool.warm(chosen.name)
        for job in jobs:
            failed += not _make(
                pool,
                chosen,
                job,
                prompt=prompt,
                quality=quality.value,
                options=options,
                previews=previews,
                as_json=as_json,
            )
    if failed and len(jobs) > 1:
        _complain(f"{failed} of {len(jobs)} failed")
    if failed:
        raise typer.Exit(1)


class _UsageError(Exception):
    """The command line asks for something that cannot be done."""


def _jobs(pictures: Sequence[Path], prompt: str | None, output: Path | None) -> list[_Job]:
    """What to make and where to put it."""
    if prompt is not None:
        if pictures:
            raise _UsageError("give either pictures or --prompt, not both")
        return [_Job(name="prompt", picture=None, output=output or Path("model.glb"))]
    if not pictures:
        raise _UsageError("give a picture, a folder of pictures, or --prompt")
    found = [file for path in pictures for file in _files_in(path)]
    if len(found) == 1 and not pictures[0].is_dir():
        target = output or Path(f"{found[0].stem}.glb")
        if target.is_dir():
            target /= f"{found[0].stem}.glb"
        return [_Job(name=str(found[0]), picture=found[0], output=target)]
    folder = output or Path()
    if folder.suffix == ".glb" or folder.is_file():
        raise _UsageError(f"-o {folder} must be a folder, because there are several pictures")
    return [
        _Job(name=str(file), picture=file, output=folder / f"{name}.glb")
        for file, name in zip(found, _distinct_names(found), strict=True)
    ]


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and file.is_file())
    if not found:
        raise _UsageError(f"there is no PNG, JPEG or WebP picture in {path}")
    return found


def _distinct_names(files: Sequence[Path]) -> Iterator[str]:
    used: set[str] = set()
    for file in files:
        name, number = file.stem, 2
        while name in used:
            name, number = f"{file.stem}-{number}", number + 1
        used.add(name)
        yield name


def _options(
    *,
    target_faces: int | None,
    texture_size: int | None,
    seed: int | None,
    remove_background: RemoveBackground | None,
    view: ViewName | None,
    delight: bool | None,
) -> dict[str, Any]:
    if target_faces is not None and not _FACES[0] <= target_faces <= _FACES[1]:
        raise _UsageError(f"--target-faces must be from {_FACES[0]:,} to {_FACES[1]:,}")
    if texture_size is not None and texture_size not in _TEXTURE_SIZES:
        raise _UsageError(f"--texture-size must be one of {', '.join(map(str, _TEXTURE_SIZES))}")
    given = {
        "target_faces": target_faces,
        "texture_size": texture_size,
        "seed": seed,
        "remove_background": remove_background and remove_background.value,
        "view": view and view.value,
        "delight": delight,
    }
    return {name: value for name, value in given.items() if value is not None}


def _engine(mode: str, name: str | None, options: dict[str, Any]) -> "EngineDescription":
    """The engine to use, which serves the mode, can run and takes the options."""
    from image3d.engines.registry import DEFAULT_ENGINES, describe_engines

    engines = describe_engines()
    found = engines.get(name or DEFAULT_ENGINES.get(mode, ""))
    if found is None:
        wanted = f"no engine {name!r}" if name else f"no engine for {mode} here"
        raise _UsageError(f"there is {wanted}; engines: {', '.join(sorted(engines))}")
    if mode not in found.modes:
        raise _UsageError(f"the engine {found.name} does not make models from {mode}")
    if found.unavailable_because is not None:
        raise _UsageError(f"the engine {found.name} cannot run now: {found.unavailable_because}")
    for option in options:
        if option not in found.options:
            raise _UsageError(f"the engine {found.name} takes no --{option.replace('_', '-')}")
    return found


def _make(
    pool: "ChildPool",
    engine: "EngineDescription",
    job: _Job,
    *,
    prompt: str | None,
    quality: str,
    options: dict[str, Any],
    previews: Path | None,
    as_json: bool,
) -> bool:
    """Whether the model was made and written; if not, one line on standard error says why."""
    from image3d.core.errors import Image3DError
    from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality

    started = time.monotonic()
    try:
        job.output.parent.mkdir(parents=True, exist_ok=True)  # before the work, which must not be for nothing
        picture = None if job.picture is None else job.picture.read_bytes()
        mode = Mode.TEXT if picture is None else Mode.IMAGE
        request = EngineRequest(mode=mode, quality=Quality(quality), image=picture, prompt=prompt, options=options)
        with _progress(job.name, quiet=as_json) as progress:
            deadline = Deadline.after(engine.qualities[request.quality].deadline_seconds)
            result = pool.run(engine.name, request, progress, deadline)
        written = _write(job, result, previews)
    except Image3DError as error:
        return _failure(job, error.code, error.detail, as_json=as_json)
    except OSError as error:
        elsewhere = error.filename is not None and str(error.filename) != job.name
        reason = f"{error.strerror or error}: {error.filename}" if elsewhere else error.strerror or str(error)
        return _failure(job, "file_error", reason, as_json=as_json)
    _report(job, engine.name, result, written, time.monotonic() - started, as_json=as_json)
    return True


def _failure(job: _Job, code: str, detail: str, *, as_json: bool) -> bool:
    if as_json:
        print(json.dumps({"input": job.name, "error": {"code": code, "detail": detail}}), flush=True)
    _complain(f"{job.name}: {detail} ({code})")
    return False


def _complain(message: str) -> None:
    print(f"image3d: {message}", file=sys.stderr, flush=True)


def _write(job: _Job, result: "ChildResult", previews: Path | None) -> list[Path]:
    """The model and its previews are on disk."""
    job.output.write_bytes(result.finished.glb)
    written: list[Path] = []
    if previews is not None:
        previews.mkdir(parents=True, exist_ok=True)
        for view, png in result.finished.previews.items():
            path = previews / f"{job.output.stem}-{view}.png"
            path.write_bytes(png)
            written.append(path)
    return written


@contextmanager
def _progress(name: str, *, quiet: bool) -> Generator[Callable[[str, float], None]]:
    """A bar on a terminal, a line per stage elsewhere, nothing when `quiet`; all on standard error."""
    if quiet:
        yield lambda _stage, _fraction: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        stages: list[str] = []

        def line(stage: str, fraction: float) -> None:
            if stage not in stages:
                stages.append(stage)
                console.print(f"{name}: {stage} ({fraction:.0%})", highlight=False, markup=False, soft_wrap=True)

        yield line
        return
    columns = (TextColumn("{task.fields[what]}", markup=False), BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("starting", total=1.0, what=name)
        yield lambda stage, fraction: bar.update(task, description=stage, completed=fraction)


def _report(
    job: _Job, engine: str, result: "ChildResult", previews: list[Path], seconds: float, *, as_json: bool
) -> None:
    report = dict(result.finished.report)
    if as_json:
        answer = {
            "input": job.name,
            "output": str(job.output),
            "engine": engine,
            "seconds": round(seconds, 3),
            "engine_seconds": round(result.seconds, 3),
            "peak_memory_bytes": result.peak_memory_bytes,
            "bytes": len(result.finished.glb),
            "previews": [str(path) for path in previews],
            "report": report,
        }
        print(json.dumps(answer), flush=True)
        return
    from rich.console import Console
    from rich.text import Text

    rows = {
        "model": f"{job.output} ({len(result.finished.glb) / 1e6:.1f} MB)",
        "previews": ", ".join(str(path) for path in previews),
        **{name.replace("_", " "): _words(value) for name, value in report.items()},
        "engine": engine,
        "time": f"{seconds:.1f} s (engine {result.seconds:.1f} s)",
        "peak memory": f"{result.peak_memory_bytes / 2**20:,.0f} MiB",
    }
    shown = {label: value for label, value in rows.items() if value}
    width, console = max(map(len, shown)), Console()
    for label, value in shown.items():
        console.print(Text.assemble((label.ljust(width), "bold"), "  ", value), soft_wrap=True)


def _words(value: object) -> str:
    """A report's value as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.3g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return ", ".join(f"{key.replace('_', ' ')} {_words(item)}" for key, item in items)
    if isinstance(value, list | tuple):
        parts = cast("Sequence[object]", value)
        numbers = all(isinstance(part, int | float) for part in parts)
        return (" x " if numbers else "; ").join(_words(part) for part in parts)
    return str(value)


app = typer.Typer(pretty_exceptions_enable=False)
app.command()(generate)

if __name__ == "__main__":
    app()
