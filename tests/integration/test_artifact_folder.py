# Goal: a folder of artifacts never shows a half-written file, whatever kills the writer or fills the disk.

import hashlib
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from image3d.artifacts.errors import ArtifactNotFound
from image3d.artifacts.secret import FILE_NAME, load_or_create_secret
from image3d.artifacts.service import ArtifactStore

KEY = "acct_01/task_01/model.glb"
SIZE = 24_000_000
WRITE_FOREVER = """
import sys
from image3d.artifacts.service import ArtifactStore
store = ArtifactStore.from_url(sys.argv[1])
print("ready", flush=True)
for number in range(1, 1_000_000):
    store.put(sys.argv[2], bytes([number % 256]) * int(sys.argv[3]), "model/gltf-binary")
"""
WRITE_TOO_MUCH = """
import resource, sys
from image3d.artifacts.errors import StorageUnavailable
from image3d.artifacts.service import ArtifactStore
store = ArtifactStore.from_url(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    store.put(sys.argv[2], bytes(1_000_000), "model/gltf-binary")
except StorageUnavailable as error:
    print(error.code)
"""


@pytest.mark.parametrize("attempt", range(6))
def test_a_writer_killed_at_any_moment_leaves_whole_files_only(tmp_path: Path, attempt: int) -> None:
    store = ArtifactStore.from_url(str(tmp_path))
    command = [sys.executable, "-c", WRITE_FOREVER, str(tmp_path), KEY, str(SIZE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(random.Random(attempt).uniform(0.001, 0.15))
        writer.kill()
    try:
        data = store.get(KEY)
    except ArtifactNotFound:
        data = b""
    assert len(data) in {0, SIZE}
    assert data == data[:1] * len(data)
    store.delete_prefix("acct_01/task_01")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_full_disk_is_an_error_and_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    store = ArtifactStore.from_url(str(tmp_path))
    before = store.put(KEY, b"the first version", "model/gltf-binary")
    command = [sys.executable, "-c", WRITE_TOO_MUCH, str(tmp_path), KEY]
    writer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert writer.stdout == "storage_unavailable\n"
    assert hashlib.sha256(store.get(KEY)).hexdigest() == before.sha256


def test_processes_that_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from image3d.artifacts.secret import load_or_create_secret;"
        "sys.stdin.readline(); print(load_or_create_secret(pathlib.Path(sys.argv[1])).hex())"
    )
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "data")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    secrets = {starter.communicate("go\n")[0].strip() for starter in starters}
    assert secrets == {load_or_create_secret(tmp_path / "data").hex()}
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE_NAME]
