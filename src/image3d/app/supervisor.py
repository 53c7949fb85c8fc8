"""`image3d serve`: one API and one worker process, started again when they die, stopped together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from image3d.core.logging import get_logger

log = get_logger(__name__)

STOP_SECONDS = 10.0
#: A child that lived shorter than this is started again only after a pause that doubles up to the longest.
HEALTHY_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 10.0
#: Children that find this variable end when their standard input does, that is when the supervisor is gone.
SUPERVISED = "_IMAGE3D_SUPERVISED"


@dataclass
class _Child:
    name: str
    arguments: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.2
    due: float = field(default=0.0)

    def start(self, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "image3d", *self.arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, env=dict(environment))  # noqa: S603  # our own command
        self.started = time.monotonic()
        log.info("process.started", process=self.name, pid=self.process.pid)

    def tend(self, environment: Mapping[str, str]) -> None:
        """Starts the child when it is due and notices when it has died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start(environment)
            return
        status = self.process.poll()
        if status is None:
            return
        self.pause = 0.2 if now - self.started > HEALTHY_SECONDS else min(2 * self.pause, LONGEST_PAUSE_SECONDS)
        self.due = now + self.pause
        self.process = None
        log.error("process.died", process=self.name, status=status, restart_in_seconds=round(self.pause, 1))


def supervise(commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]) -> int:
    """Keeps one process per command running until SIGTERM or SIGINT; returns the exit status for the shell."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    marked = {**environment, SUPERVISED: "1"}
    children = [_Child(name, arguments) for name, arguments in commands.items()]
    while not stopping.wait(0.1):
        for child in children:
            child.tend(marked)
    _stop([child for child in children if child.process is not None])
    return 0


def _stop(children: Sequence[_Child]) -> None:
    processes = [child.process for child in children if child.process is not None]
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def end_with_supervisor() -> None:
    """In a supervised process: it ends at once when its supervisor is gone, however that died."""
    if os.environ.get(SUPERVISED) is None:
        return

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="supervisor-watch", daemon=True).start()


def stop_on_signals(stopping: threading.Event) -> None:
    """SIGTERM and SIGINT set `stopping`."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
