"""Engines run in a child of the caller, so that a crash, a leak or a deadline ends a child and not the worker.

`ChildPool` keeps one warm child per slot. A child is a fresh interpreter (never a fork of a threaded parent), talks
pickled messages over its two pipes, and ends when its parent does: the pipe it listens to closes.
"""

import os
import pickle
import selectors
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any, Self

from image3d.core.logging import LogFormat
from image3d.engines.errors import (
    DeadlineExceeded,
    EngineError,
    EngineFailed,
    EngineUnavailable,
    InputRejected,
)
from image3d.engines.finished import Finished
from image3d.engines.protocol import Deadline, EngineRequest, Progress

#: how often a waiting parent asks whether the run was canceled
POLL_SECONDS = 0.1
#: how long a child that closed its pipe may take to end
_DYING_SECONDS = 5.0
_LENGTH = struct.Struct(">Q")
_ERRORS: Mapping[str, type[EngineError]] = {
    kind.__name__: kind for kind in (EngineUnavailable, EngineFailed, DeadlineExceeded)
}


@dataclass(frozen=True, kw_only=True)
class ChildResult:
    """A finished model and what it took.

    Attributes:
        seconds: wall time of engine and finishing line, without the start of the child.
        peak_memory_bytes: the largest resident size of the child during this run.
    """

    finished: Finished
    seconds: float
    peak_memory_bytes: int


class RunCanceled(Exception):
    """The caller asked to stop; `seconds` were spent on the run."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"canceled after {seconds:.1f} s")
        self.seconds = seconds


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a child is told to do."""

    engine: str
    request: EngineRequest
    deadline_seconds: float


@dataclass(frozen=True, kw_only=True)
class Preload:
    """A child is told to import an engine while nobody waits for it."""

    engine: str


@dataclass(frozen=True, kw_only=True)
class Advanced:
    """A child's report on where it is."""

    stage: str
    fraction: float


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A child's report that the engine raised; the child itself is well."""

    kind: str
    detail: str
    code: str
    fields: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def error(self) -> EngineError:
        """The error as the engine raised it."""
        if self.kind == InputRejected.__name__:
            return InputRejected(self.detail, code=self.code, **self.fields)
        return _ERRORS.get(self.kind, EngineFailed)(self.detail, **self.fields)


class ChildPool:
    """Warm children for `slots` concurrent runs. A context manager: leaving it ends them all."""

    def __init__(
        self,
        *,
        slots: int = 1,
        runs_per_child: int = 200,
        memory_limit_bytes: int = 3 * 1024**3,
        quiet: bool = False,
        log_level: str = "WARNING",
        log_format: LogFormat = "console",
    ) -> None:
        """`quiet` drops what engines print; `memory_limit_bytes` recycles a child whose run took more.

        What engines log comes out in the children's standard error, as `log_level` and `log_format` say.
        """
        self._slots = threading.BoundedSemaphore(slots)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._closed = False
        self._runs_per_child = runs_per_child
        self._memory_limit_bytes = memory_limit_bytes
        self._quiet = quiet
        self._log = (log_level, log_format)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(
        self,
        engine_name: str,
        request: EngineRequest,
        progress: Progress,
        deadline: Deadline,
        is_canceled: Callable[[], bool] = lambda: False,
    ) -> ChildResult:
        """The finished model, made in a child that `progress` and `is_canceled` never reach.

        Waits for a free slot; `progress` and `is_canceled` are called on the caller's thread.

        Raises:
            InputRejected, EngineUnavailable, EngineFailed: as the engine raised them; EngineFailed when it crashed.
            DeadlineExceeded: the engine ran past the deadline and was killed.
            RunCanceled: `is_canceled` returned True and the engine was killed.
        """
        with self._slots:
            child = self._take()
            try:
                result = child.run(engine_name, request, progress, deadline, is_canceled)
            except EngineError:
                self._give_back(child, engine_name)
                raise
            except BaseException:
                child.kill()
                self._give_back(child, engine_name)
                raise
            self._give_back(child, engine_name, result.peak_memory_bytes)
            return result

    def warm(self, engine_name: str | None = None) -> None:
        """One child is started ahead of the first run, and is importing the engine if one is named."""
        child = self._take()
        if engine_name is not None:
            child.preload(engine_name)
        self._give_back(child, engine_name)

    def close(self) -> None:
        """Every idle child has ended, and those still busy will not come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.kill()

    def _take(self) -> "_Child":
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive():
                    return child
                child.kill()
        return self._fresh(None)

    def _give_back(self, child: "_Child", engine_name: str | None, peak_memory_bytes: int = 0) -> None:
        """The child waits for its next run; for one that is worn or dead a fresh one does, importing already."""
        worn = child.runs >= self._runs_per_child or peak_memory_bytes > self._memory_limit_bytes
        keeps = not worn and not child.killed and child.is_alive()
        if not keeps:
            child.kill()
        with self._lock:
            if self._closed:
                child.kill()
                return
            self._idle.append(child if keeps else self._fresh(engine_name))

    def _fresh(self, engine_name: str | None) -> "_Child":
        child = _Child(quiet=self._quiet, log=self._log)
        if engine_name is not None:
            child.preload(engine_name)
        return child


class _Child:
    """One interpreter that runs one job at a time."""

    def __init__(self, *, quiet: bool, log: tuple[str, LogFormat]) -> None:
        self.runs = 0
        self.killed = False
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable, "-m", "image3d.engines.child_main", *log],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            bufsize=0,
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101  # both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        self._unread = bytearray()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def preload(self, engine: str) -> None:
        """The engine will be imported while nobody waits; of a child that has died already, the next run learns."""
        with suppress(BrokenPipeError):
            write_message(self._to, Preload(engine=engine))

    def kill(self) -> None:
        """The process is gone and its pipes are closed."""
        self.killed = True
        self._process.kill()
        self._process.wait()
        self._to.close()
        self._from.close()
        self._unread.clear()

    def run(
        self,
        engine: str,
        request: EngineRequest,
        progress: Progress,
        deadline: Deadline,
        is_canceled: Callable[[], bool],
    ) -> ChildResult:
        started = time.monotonic()
        self.runs += 1
        try:
            job = Job(engine=engine, request=request, deadline_seconds=deadline.remaining())
            write_message(self._to, job)
            with selectors.DefaultSelector() as selector:
                selector.register(self._from, selectors.EVENT_READ)
                while True:
                    message = self._next_message(selector, deadline, is_canceled, started)
                    if isinstance(message, Advanced):
                        progress(message.stage, message.fraction)
                    elif isinstance(message, Failed):
                        raise message.error()
                    elif isinstance(message, ChildResult):
                        return message
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            status = self._exit_status()
            self.kill()
            raise EngineFailed(f"The engine {engine} crashed ({status}).") from error

    def _exit_status(self) -> str:
        try:
            status = self._process.wait(timeout=_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            return "it closed its pipe"
        return f"signal {-status}" if status < 0 else f"exit status {status}"

    def _next_message(
        self, selector: selectors.BaseSelector, deadline: Deadline, is_canceled: Callable[[], bool], started: float
    ) -> object:
        """The child's next message; kills it when the time is up or the caller wants no more."""
        while True:
            message = self._unpacked()
            if message is not None:
                return message
            remaining = deadline.remaining()
            if remaining <= 0:
                self.kill()
                raise DeadlineExceeded("The engine ran past its deadline and was stopped.")
            if is_canceled():
                self.kill()
                raise RunCanceled(time.monotonic() - started)
            if selector.select(min(POLL_SECONDS, remaining)):
                chunk = os.read(self._from.fileno(), 1 << 20)
                if not chunk:
                    raise EOFError
                self._unread += chunk

    def _unpacked(self) -> object | None:
        if len(self._unread) < _LENGTH.size:
            return None
        end = _LENGTH.size + _LENGTH.unpack_from(self._unread)[0]
        if len(self._unread) < end:
            return None
        message: object = pickle.loads(memoryview(self._unread)[_LENGTH.size : end])  # noqa: S301  # our own child
        del self._unread[:end]
        return message


def write_message(stream: IO[bytes], message: object) -> None:
    """`message` is on its way, whole."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[stream.write(rest) :]


def read_message(stream: IO[bytes]) -> object:
    """The next message.

    Raises:
        EOFError: the other side is gone.
    """
    head = _read_exactly(stream, _LENGTH.size)
    return pickle.loads(_read_exactly(stream, _LENGTH.unpack(head)[0]))  # noqa: S301  # our own parent


def _read_exactly(stream: IO[bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        chunk = stream.read(count - len(data))
        if not chunk:
            raise EOFError
        data += chunk
    return bytes(data)
