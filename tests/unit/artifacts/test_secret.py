# Goal: the signing secret is random, private, stable, and never silently replaced.

from pathlib import Path

import pytest

from image3d.artifacts.secret import FILE_NAME, load_or_create_secret


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = load_or_create_secret(tmp_path / "new" / "data")
    assert len(first) == 32
    assert load_or_create_secret(tmp_path / "new" / "data") == first
    assert load_or_create_secret(tmp_path / "other") != first
    path = tmp_path / "new" / "data" / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_permissions_that_are_too_wide_are_narrowed(tmp_path: Path) -> None:
    secret = load_or_create_secret(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o644)
    assert load_or_create_secret(tmp_path) == secret
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"abcd", b"not hexadecimal", b"\xff\xfe"])
def test_a_damaged_secret_is_reported_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(ValueError, match=FILE_NAME):
        load_or_create_secret(tmp_path)
    assert path.read_bytes() == content
