# Goal: downloads answer ranges and conditions as RFC 9110 says, never with a byte too many or too few.

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.artifacts.downloads import Download, content_disposition, download, preflight
from image3d.artifacts.errors import ArtifactNotFound
from image3d.artifacts.service import ArtifactStore
from image3d.artifacts.signing import SignedClaims

KEY = "acct_01/task_01/model.glb"
DATA = bytes(range(100))


def stored(data: bytes = DATA, media_type: str = "model/gltf-binary") -> tuple[ArtifactStore, SignedClaims]:
    store = ArtifactStore.from_url("memory://")
    artifact = store.put(KEY, data, media_type)
    claims = SignedClaims(
        key=KEY,
        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
        filename="model.glb",
        media_type=media_type,
        sha256=artifact.sha256,
    )
    return store, claims


def ask(headers: dict[str, str], data: bytes = DATA, *, head: bool = False) -> tuple[Download, bytes]:
    store, claims = stored(data)
    answer = download(store, claims, headers, head=head)
    return answer, b"".join(answer.body)


ETAG = stored()[1].sha256.join('""')


def test_the_whole_file_comes_with_everything_a_browser_elsewhere_needs() -> None:
    answer, body = ask({})
    assert (answer.status, body) == (200, DATA)
    assert answer.headers == {
        "Content-Type": "model/gltf-binary",
        "Content-Length": "100",
        "Content-Disposition": 'attachment; filename="model.glb"',
        "ETag": ETAG,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600, no-transform",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def test_head_answers_like_get_without_the_bytes() -> None:
    answer, body = ask({"Range": "bytes=0-1"}, head=True)
    whole, _ = ask({})
    assert (answer.status, answer.headers, body) == (200, whole.headers, b"")


@given(size=st.integers(0, 120), first=st.none() | st.integers(0, 130), last=st.none() | st.integers(0, 130))
def test_any_single_range_is_answered_exactly(size: int, first: int | None, last: int | None) -> None:
    data = bytes(range(size))
    text = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    answer, body = ask({"range": text}, data)
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        assert (answer.status, body) == (200, data)
        return
    if first is None:
        expected = data[max(0, size - (last or 0)) :]
    else:
        expected = data[first:] if last is None else data[first : last + 1]
    if expected:
        start = data.index(expected[0])
        assert (answer.status, body) == (206, expected)
        assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(expected) - 1}/{size}"
    else:
        assert (answer.status, body) == (416, b"")
        assert answer.headers["Content-Range"] == f"bytes */{size}"
    assert answer.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize(
    "text",
    [
        "bytes=0-1,5-6",
        "bytes=a-b",
        "items=0-1",
        "bytes=-",
        "bytes",
        "",
        "bytes=5-2",
        "bytes=--5",
        "bytes=" + "9" * 30 + "-",
    ],
)
def test_a_range_that_cannot_be_read_is_ignored(text: str) -> None:
    answer, body = ask({"Range": text})
    assert (answer.status, body) == (200, DATA)


@pytest.mark.parametrize(
    ("if_range", "status"),
    [(ETAG, 206), (f"W/{ETAG}", 200), ('"other"', 200), ("Sat, 22 Nov 2025 10:00:00 GMT", 200)],
)
def test_a_range_of_another_version_is_answered_with_the_whole_file(if_range: str, status: int) -> None:
    answer, body = ask({"RANGE": "bytes=10-19", "If-Range": if_range})
    assert (answer.status, body) == (status, DATA[10:20] if status == 206 else DATA)


@pytest.mark.parametrize("header", [ETAG, f"W/{ETAG}", "*", f'"other", {ETAG}', f' "a,b" ,W/{ETAG}'])
def test_who_has_the_file_already_gets_304_even_for_a_range(header: str) -> None:
    answer, body = ask({"If-None-Match": header, "Range": "bytes=0-1"})
    assert (answer.status, body) == (304, b"")
    assert answer.headers["ETag"] == ETAG
    assert "Content-Length" not in answer.headers


@pytest.mark.parametrize("header", ['"other"', "", ETAG.strip('"'), f'"{ETAG[1:9]}"'])
def test_who_has_another_file_gets_this_one(header: str) -> None:
    assert ask({"If-None-Match": header})[0].status == 200


def test_a_deleted_file_is_not_found() -> None:
    store, claims = stored()
    store.delete(KEY)
    for headers in ({}, {"Range": "bytes=0-1"}, {"If-None-Match": ETAG}):
        with pytest.raises(ArtifactNotFound):
            download(store, claims, headers)


@pytest.mark.parametrize(
    ("filename", "media_type", "expected"),
    [
        ("preview.png", "image/png", 'inline; filename="preview.png"'),
        ("model (1).glb", "model/gltf-binary", 'attachment; filename="model (1).glb"'),
        ("Stühle.glb", "model/gltf-binary", "attachment; filename=\"St_hle.glb\"; filename*=UTF-8''St%C3%BChle.glb"),
        ('a"; b\r\nX: y', "text/plain", "attachment; filename=\"a__ bX_ y\"; filename*=UTF-8''a%22%3B%20bX%3A%20y"),
        ("../../etc/passwd", "text/plain", 'attachment; filename=".._.._etc_passwd"'),
    ],
)
def test_file_names_are_quoted(filename: str, media_type: str, expected: str) -> None:
    assert content_disposition(filename, media_type) == expected


@given(st.text(max_size=30))
def test_no_file_name_breaks_out_of_its_header(filename: str) -> None:
    value = content_disposition(filename, "model/gltf-binary")
    assert value.isascii()
    assert value.isprintable()
    assert value.count('"') == 2


def test_a_page_elsewhere_may_ask_for_ranges() -> None:
    answer = preflight()
    assert answer.status == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Range" in answer.headers["Access-Control-Allow-Headers"]
