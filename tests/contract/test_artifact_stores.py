# Goal: a folder, S3 and memory keep artifacts by one contract, so that what is tested on one holds for the others.

import hashlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from obstore.store import S3Store

from image3d.artifacts.downloads import download
from image3d.artifacts.errors import ArtifactNotFound, InvalidArtifactKey, StorageUnavailable
from image3d.artifacts.service import CHUNK_BYTES, Artifact, ArtifactStore
from image3d.artifacts.signing import SignedClaims
from image3d.artifacts.stores import S3Options

KEY = "acct_01/task_01/model.glb"
GLB = "model/gltf-binary"
LARGE = secrets.token_bytes(8) * (CHUNK_BYTES + 11)  # larger than a chunk and than one part of an upload
S3_USER = "AKIATEST"
S3_SECRET = "a secret for tests"  # of a server that lives for one test run


@pytest.fixture(scope="session")
def s3_options(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Options]:
    """An S3 server on loopback that checks signatures, with the bucket `models`."""
    folder = tmp_path_factory.mktemp("s3")
    (folder / "models").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    command = [sys.executable, "-m", "nanio", "serve", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "NANIO_ACCESS_KEY": S3_USER, "NANIO_SECRET_KEY": S3_SECRET}
    with subprocess.Popen(
        [*command, "--data-dir", str(folder), "--no-access-log"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        wait_for(port)
        yield S3Options(
            endpoint=f"http://127.0.0.1:{port}", region="us-east-1", access_key_id=S3_USER, secret_access_key=S3_SECRET
        )
        server.terminate()


def wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < end, "the S3 server did not start"
            time.sleep(0.05)
        else:
            return


@pytest.fixture(params=["folder", "s3", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ArtifactStore:
    """A fresh, empty store of each kind."""
    if request.param == "folder":
        return ArtifactStore.from_url(f"file://{tmp_path}/not made yet/artifacts".replace(" ", "%20"))
    if request.param == "memory":
        return ArtifactStore.from_url("memory://")
    options: S3Options = request.getfixturevalue("s3_options")
    return ArtifactStore.from_url(f"s3://models/{secrets.token_hex(8)}", options)


@pytest.mark.parametrize("data", [b"", b"glTF", LARGE], ids=["empty", "small", "large"])
def test_what_is_put_is_what_is_got(store: ArtifactStore, data: bytes) -> None:
    artifact = store.put(KEY, data, GLB)
    assert artifact == Artifact(key=KEY, sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=GLB)
    assert store.get(KEY) == data
    assert store.size(KEY) == len(data)
    opened = store.open(KEY)
    chunks = list(opened.chunks)
    assert (opened.size, b"".join(chunks)) == (len(data), data)
    assert len(chunks) >= len(data) // (16 * CHUNK_BYTES)


def test_a_second_put_replaces_the_first_whole(store: ArtifactStore) -> None:
    store.put(KEY, LARGE, GLB)
    store.put(KEY, b"short", GLB)
    assert store.get(KEY) == b"short"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(0, 40), start=st.integers(-2, 45), end=st.none() | st.integers(-2, 60))
def test_a_range_is_a_slice_or_an_error(store: ArtifactStore, size: int, start: int, end: int | None) -> None:
    data = bytes(range(size))
    store.put(KEY, data, GLB)
    stop = size if end is None else end
    if 0 <= start < min(stop, size) or (start, end) == (0, None):
        opened = store.open(KEY, start, end)
        assert (opened.size, b"".join(opened.chunks)) == (size, data[start:stop])
        assert store.get_range(KEY, start, stop or 1) == data[start:stop] if size else True
    else:
        with pytest.raises(ValueError, match="no bytes"):
            store.open(KEY, start, end)


@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.get(KEY),
        lambda store: store.size(KEY),
        lambda store: store.open(KEY),
        lambda store: store.open(KEY, 1, 2),
        lambda store: store.get_range(KEY, 0, 2),
        lambda store: store.get("acct_01/task_01"),
    ],
)
def test_what_is_not_there_is_not_found(store: ArtifactStore, read: Callable[[ArtifactStore], object]) -> None:
    store.put("acct_01/task_01/preview.png", b"another file", "image/png")
    with pytest.raises(ArtifactNotFound):
        read(store)


def test_delete_removes_one_and_may_be_repeated(store: ArtifactStore) -> None:
    store.put(KEY, b"model", GLB)
    store.put("acct_01/task_01/preview.png", b"preview", "image/png")
    store.delete(KEY)
    store.delete(KEY)
    with pytest.raises(ArtifactNotFound):
        store.get(KEY)
    assert store.get("acct_01/task_01/preview.png") == b"preview"


def test_delete_prefix_removes_a_folder_and_not_its_namesakes(store: ArtifactStore) -> None:
    inside = [f"acct_01/task_01/{name}" for name in ("model.glb", "preview.png", "views/front.png")]
    outside = ["acct_01/task_011/model.glb", "acct_01/task_0", "acct_02/task_01/model.glb"]
    for key in (*inside, *outside):
        store.put(key, key.encode(), GLB)
    assert store.delete_prefix("acct_01/task_01") == 3
    assert store.delete_prefix("acct_01/task_01") == 0
    for key in inside:
        with pytest.raises(ArtifactNotFound):
            store.get(key)
    assert [store.get(key) for key in outside] == [key.encode() for key in outside]


def test_a_reader_sees_one_whole_version_while_writers_replace_it(store: ArtifactStore) -> None:
    versions = [bytes([number]) * 300_000 for number in range(6)]
    store.put(KEY, versions[0], GLB)
    with ThreadPoolExecutor(4) as threads:
        writes = [threads.submit(store.put, KEY, version, GLB) for version in versions * 3]
        reads = [threads.submit(store.get, KEY) for _ in range(30)]
        assert all(read.result() in versions for read in reads)
        assert {write.result().size for write in writes} == {300_000}


@pytest.mark.parametrize(
    "key",
    ["", "/", "/etc/passwd", "../x", "a/../../x", "a/./b", "a//b", "a/", ".hidden", "a/.hidden", "a..b/..", "a\\b",
     "a b", "a%2e%2e/b", "a\x00b", "a\nb", "ä", "a#1", "a?b", "C:/x", "~root/x", "-rf", "a" * 513],
)  # fmt: skip
def test_nothing_outside_the_store_can_be_named(store: ArtifactStore, key: str) -> None:
    for attempt in (store.get, store.size, store.open, store.delete, store.delete_prefix):
        with pytest.raises(InvalidArtifactKey):
            attempt(key)
    with pytest.raises(InvalidArtifactKey):
        store.put(key, b"x", GLB)


def test_a_store_that_works_passes_its_check(store: ArtifactStore) -> None:
    store.check()
    store.check()


def test_a_large_download_is_streamed_whole_and_in_part(store: ArtifactStore) -> None:
    artifact = store.put(KEY, LARGE, GLB)
    claims = SignedClaims(
        key=KEY,
        expires_at=datetime.now(UTC) + timedelta(hours=1),
        filename="model.glb",
        media_type=GLB,
        sha256=artifact.sha256,
    )
    assert b"".join(download(store, claims, {}).body) == LARGE
    part = download(store, claims, {"Range": f"bytes=5-{CHUNK_BYTES * 3}"})
    assert (part.status, b"".join(part.body)) == (206, LARGE[5 : CHUNK_BYTES * 3 + 1])
    store.delete(KEY)
    for headers in ({}, {"Range": "bytes=0-1"}, {"If-None-Match": f'"{artifact.sha256}"'}):
        with pytest.raises(ArtifactNotFound):
            download(store, claims, headers)


def test_s3_keeps_the_media_type_under_the_prefix(s3_options: S3Options) -> None:
    ArtifactStore.from_url("s3://models/kept/here/", s3_options).put(KEY, b"model", GLB)
    plain = S3Store(
        "models",
        config={
            "endpoint": s3_options.endpoint or "",
            "region": "us-east-1",
            "access_key_id": S3_USER,
            "secret_access_key": S3_SECRET,
        },
        client_options={"allow_http": True},
    )
    assert plain.get(f"kept/here/{KEY}").attributes["Content-Type"] == GLB


@pytest.mark.parametrize("fault", ["secret", "bucket"])
def test_s3_that_refuses_is_unavailable_and_does_not_say_how(s3_options: S3Options, fault: str) -> None:
    options = S3Options(
        endpoint=s3_options.endpoint,
        region="us-east-1",
        access_key_id=S3_USER,
        secret_access_key="wrong" if fault == "secret" else S3_SECRET,
    )
    store = ArtifactStore.from_url("s3://models" if fault == "secret" else "s3://nowhere", options)
    with pytest.raises(StorageUnavailable) as caught:
        store.put(KEY, b"model", GLB)
    assert "127.0.0.1" not in caught.value.detail


@pytest.mark.parametrize("url", ["s3://", "gs://bucket", "http://example.com/x", "file://elsewhere/x", "sqlite:///x"])
def test_other_storage_urls_are_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="storage URL"):
        ArtifactStore.from_url(url)
