"""What a child of `ChildPool` does: read a job, run engine and finishing line, answer; end when the parent has gone."""

import os
import queue
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from image3d.core.logging import configure_logging, get_logger
from image3d.engines.child import Advanced, ChildResult, Failed, Job, Preload, read_message, write_message
from image3d.engines.errors import EngineError, EngineFailed
from image3d.engines.finishing import finish
from image3d.engines.protocol import Deadline, Engine
from image3d.engines.registry import LazyEngine, build_engines

log = get_logger("image3d.engines.child_main")  # run as a script, this module has no name of its own

_PROGRESS_OF_ENGINE = 0.75


def main() -> None:
    """Jobs are answered one after the other until the parent closes the pipe.

    The command line says how to log: the level, then the format.
    """
    level, fmt = sys.argv[1:3]
    configure_logging(level=level, fmt="json" if fmt == "json" else "console")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    inbox, outbox = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever engines print goes to standard error, never between messages
    engines = build_engines()
    jobs: queue.SimpleQueue[Job | Preload] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, jobs), daemon=True).start()
    while True:
        message = jobs.get()
        if isinstance(message, Job):
            _answer(message, engines, outbox)
        elif message.engine in engines:
            _loaded(message.engine, engines)


def _listen(inbox: IO[bytes], jobs: "queue.SimpleQueue[Job | Preload]") -> None:
    """Takes jobs in; ends the process at once when the parent is gone, even in the middle of one."""
    try:
        while True:
            message = read_message(inbox)
            if isinstance(message, Job | Preload):
                jobs.put(message)
    except (EOFError, OSError):
        os._exit(0)


def _answer(job: Job, engines: Mapping[str, LazyEngine], outbox: IO[bytes]) -> None:
    deadline = Deadline.after(job.deadline_seconds)
    try:
        engine = _loaded(job.engine, engines)
        _forget_peak_memory()
        answer: object = _run(job, engine, deadline, outbox)
    except EngineError as error:
        answer = Failed(kind=type(error).__name__, detail=error.detail, code=error.code, fields=error.fields)
    except MemoryError:
        answer = Failed(kind=EngineFailed.__name__, detail="The engine ran out of memory.", code=EngineFailed.code)
    except Exception as error:  # noqa: BLE001  # the engine's bug must not end the child
        traceback.print_exc(file=sys.stderr)
        detail = f"The engine {job.engine} failed: {type(error).__name__}."
        answer = Failed(kind=EngineFailed.__name__, detail=detail, code=EngineFailed.code)
    write_message(outbox, answer)


def _loaded(name: str, engines: Mapping[str, LazyEngine]) -> Engine:
    """The engine, imported before the clock of the run starts."""
    if name not in engines:
        raise EngineFailed(f"There is no engine {name!r}; there are {', '.join(sorted(engines))}.")
    if engines[name].is_loaded:
        return engines[name].load()
    started = time.monotonic()
    engine = engines[name].load()
    log.info("engine.loaded", engine=name, duration_ms=round(1000 * (time.monotonic() - started)))
    return engine


def _run(job: Job, engine: Engine, deadline: Deadline, outbox: IO[bytes]) -> ChildResult:
    """Engine, then the finishing line; the engine's progress fills the first three quarters."""
    started = time.monotonic()

    def tell(stage: str, fraction: float) -> None:
        write_message(outbox, Advanced(stage=stage, fraction=min(max(fraction, 0.0), 1.0)))

    def tell_finishing(stage: str, fraction: float) -> None:
        tell(stage, _PROGRESS_OF_ENGINE + (1.0 - _PROGRESS_OF_ENGINE) * fraction)

    limits = engine.describe().qualities[job.request.quality]
    generated = engine.generate(
        job.request, lambda stage, fraction: tell(stage, _PROGRESS_OF_ENGINE * fraction), deadline
    )
    options = job.request.options
    finished = finish(
        generated,
        target_faces=options.get("target_faces") or limits.target_faces,
        texture_size=options.get("texture_size") or limits.texture_size,
        progress=tell_finishing,
    )
    return ChildResult(finished=finished, seconds=time.monotonic() - started, peak_memory_bytes=_peak_memory_bytes())


def _forget_peak_memory() -> None:
    """On Linux the high-water mark starts anew; elsewhere it stays that of the whole process."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _peak_memory_bytes() -> int:
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
