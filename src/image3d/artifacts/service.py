"""Puts, gets and deletes artifacts under opaque keys, alike in a folder, in S3 and in memory."""

import hashlib
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from obstore.exceptions import BaseError

from image3d.artifacts.errors import ArtifactNotFound, ArtifactsError, StorageUnavailable
from image3d.artifacts.keys import check_key
from image3d.artifacts.stores import Opened, S3Options, open_url

if TYPE_CHECKING:
    from obstore import GetOptions  # exists for type checkers only

CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """A stored file as its owner records it."""

    key: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, kw_only=True)
class OpenArtifact:
    """A stored file being read: its whole size, and the bytes asked for, chunk by chunk."""

    size: int
    chunks: Iterator[bytes]


class ArtifactStore:
    """Where artifacts are kept. Safe to share between threads."""

    def __init__(self, opened: Opened) -> None:
        self._store = opened.store
        self._folder = opened.folder

    @classmethod
    def from_url(cls, url: str, s3: S3Options | None = None) -> "ArtifactStore":
        """The store that `url` names: a folder or `file:///folder`, `s3://bucket/prefix`, `memory://`.

        Raises:
            ValueError: the URL names something else.
        """
        return cls(open_url(url, s3 if s3 is not None else S3Options()))

    def put(self, key: str, data: bytes, media_type: str) -> Artifact:
        """Stores `data` whole or not at all, over what was there; on return it is on the disk or in the bucket.

        Raises:
            StorageUnavailable: the disk is full, the bucket is not there, or the like.
        """
        check_key(key)
        attributes = {"Content-Type": media_type} if self._folder is None else None
        with _errors_translated(missing=StorageUnavailable):
            self._store.put(key, data, attributes=attributes)
            if self._folder is not None:
                _sync(self._folder, key)
        return Artifact(key=key, sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type)

    def get(self, key: str) -> bytes:
        """All bytes of an artifact.

        Raises:
            ArtifactNotFound: nothing is stored there.
        """
        with _errors_translated():
            return bytes(self._store.get(check_key(key)).bytes())

    def size(self, key: str) -> int:
        """How many bytes an artifact has."""
        with _errors_translated():
            return self._store.head(check_key(key))["size"]

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to, not including, `end` or the artifact's end.

        Raises:
            ValueError: the range is empty or begins behind the end.
        """
        return b"".join(self.open(key, start, end).chunks)

    def open(self, key: str, start: int = 0, end: int | None = None) -> OpenArtifact:
        """An artifact, or its bytes from `start` up to `end`, to be read in chunks; it is found before this returns.

        Raises:
            ArtifactNotFound: nothing is stored there.
            ValueError: the range is empty or begins behind the end.
        """
        check_key(key)
        if start < 0 or (end is not None and start >= end):
            raise ValueError(f"no bytes from {start} to {end}")
        try:
            return self._open(key, start, end)
        except StorageUnavailable as error:
            size = self.size(key)
            if (start, end) != (0, None) and start >= size:
                raise ValueError(f"no bytes from {start} to {end}") from error
            if end is not None and end > size:  # some S3 servers refuse a range that ends behind the end
                return self._open(key, start, size)
            raise

    def _open(self, key: str, start: int, end: int | None) -> OpenArtifact:
        options: GetOptions = {}
        if (start, end) != (0, None):
            options["range"] = {"offset": start} if end is None else (start, end)
        with _errors_translated():
            result = self._store.get(key, options=options)
            return OpenArtifact(size=result.meta["size"], chunks=_chunks(iter(result.stream(CHUNK_BYTES))))

    def delete(self, key: str) -> None:
        """Removes an artifact; it is no error when there is none."""
        with _errors_translated(missing=None):
            self._store.delete(check_key(key))

    def delete_prefix(self, prefix: str) -> int:
        """Removes everything under the folder `prefix`, leftovers of broken writes too; returns how many there were."""
        check_key(prefix)
        keys: list[str] = []
        with _errors_translated(missing=None):
            batches = self._store.list(prefix)  # pyright: ignore[reportUnknownMemberType]  # for its overload with tables
            keys = [found["path"] for batch in batches for found in batch]
            if keys and self._folder is None:
                self._store.delete(keys)
            if self._folder is not None:
                _remove_tree(self._folder / prefix)
        return len(keys)

    def check(self) -> None:
        """Returns when artifacts can be written and read now.

        Raises:
            StorageUnavailable: they cannot.
        """
        probe = "health/probe"
        self.put(probe, b"ok", "text/plain")
        if self.get(probe) != b"ok":
            raise StorageUnavailable("The artifact store does not give back what it was given.")


def _chunks(stream: Iterator[object]) -> Generator[bytes]:
    with _errors_translated():
        for chunk in stream:
            yield bytes(chunk)  # pyright: ignore[reportArgumentType]  # obstore's Bytes is a buffer


@contextmanager
def _errors_translated(missing: type[ArtifactsError] | None = ArtifactNotFound) -> Generator[None]:
    """Raises `missing` where there is no such file, or nothing when it is None."""
    try:
        yield
    except FileNotFoundError as error:
        if missing is not None:
            raise missing("There is no such file, or it was deleted.") from error
    except (BaseError, OSError) as error:
        raise StorageUnavailable("The artifact store cannot be used now.") from error


def _sync(folder: Path, key: str) -> None:
    """The file and the names that lead to it outlast a power cut; renaming it into place alone does not see to that."""
    path = folder / key
    _fsync(path)
    for parent in path.parents:
        _fsync(parent)
        if parent == folder:
            return


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_tree(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
