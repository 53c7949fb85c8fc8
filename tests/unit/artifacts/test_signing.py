# Goal: a link reads exactly the artifact it was made for, until it expires, and no changed byte of it is accepted.

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.artifacts.errors import InvalidArtifactKey, LinkExpired, LinkInvalid
from image3d.artifacts.signing import UrlSigner

KEY = "acct_01/task_01/model.glb"
OLD, NEW = b"o" * 32, b"n" * 32
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
SHA256 = "ab" * 32


def signer(*secrets: bytes, now: datetime = NOW) -> UrlSigner:
    return UrlSigner(secrets or (NEW,), clock=lambda: now)


def link(by: UrlSigner | None = None, filename: str = "model.glb") -> str:
    return (by or signer()).sign(KEY, LATER, filename=filename, media_type="model/gltf-binary", sha256=SHA256)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(1, 10**9))
def test_a_link_gives_back_what_was_signed(filename: str, seconds: int) -> None:
    expires_at = NOW + timedelta(seconds=seconds)
    query = signer().sign(KEY, expires_at, filename=filename, media_type="image/png", sha256=SHA256)
    claims = signer().verify(KEY, query)
    assert (claims.key, claims.expires_at, claims.filename) == (KEY, expires_at, filename)
    assert (claims.media_type, claims.sha256) == ("image/png", SHA256)


@given(st.data())
def test_any_changed_character_makes_the_link_invalid(data: st.DataObject) -> None:
    query = link()
    position = data.draw(st.integers(0, len(query) - 1))
    character = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    changed = query[:position] + character + query[position + 1 :]
    if parse_qsl(changed) != parse_qsl(query):
        with pytest.raises(LinkInvalid):
            signer().verify(KEY, changed)


@pytest.mark.parametrize("name", ["expires", "filename", "type", "sha256", "signature"])
def test_every_part_must_be_there_once_and_as_signed(name: str) -> None:
    values = dict(parse_qsl(link()))
    without = {other: value for other, value in values.items() if other != name}
    swapped = {"expires": str(int(LATER.timestamp()) + 9), "filename": "evil.html", "type": "text/html"}
    for query in (
        urlencode(without),
        urlencode(values | {name: swapped.get(name, "A" * len(values[name]))}),
        urlencode(values | {name: ""}),
        f"{link()}&{name}={values[name]}",
    ):
        with pytest.raises(LinkInvalid):
            signer().verify(KEY, query)


@pytest.mark.parametrize(
    "query", ["", "signature=", "signature=%C3%A9&expires=1&filename=x&type=y&sha256=z", "&" * 100]
)
def test_what_is_no_link_is_invalid(query: str) -> None:
    with pytest.raises(LinkInvalid):
        signer().verify(KEY, query)


def test_a_link_opens_no_other_key() -> None:
    for key in ("acct_01/task_02/model.glb", f"{KEY}x", "", "../secret"):
        with pytest.raises(LinkInvalid):
            signer().verify(key, link())
    with pytest.raises(InvalidArtifactKey):
        signer().sign("../secret", LATER, filename="x", media_type="y", sha256=SHA256)


def test_parameters_that_are_not_ours_are_ignored() -> None:
    assert signer().verify(KEY, f"utm_source=mail&{link()}&_=123").key == KEY


def test_an_old_link_is_expired_and_a_changed_old_link_is_invalid() -> None:
    late = signer(now=LATER)
    assert signer(now=LATER - timedelta(seconds=1)).verify(KEY, link()).expires_at == LATER
    with pytest.raises(LinkExpired):
        late.verify(KEY, link())
    with pytest.raises(LinkInvalid):
        late.verify(KEY, link().replace("model.glb", "m0del.glb"))


def test_secrets_are_changed_without_breaking_links() -> None:
    before, during, after = signer(OLD), signer(NEW, OLD), signer(NEW)
    old, new = link(before), link(during)
    assert during.verify(KEY, old) == before.verify(KEY, old)
    assert after.verify(KEY, new) == during.verify(KEY, new)
    assert new == link(after)
    with pytest.raises(LinkInvalid):
        after.verify(KEY, old)


@pytest.mark.parametrize("secrets", [(), (b"short",), (NEW, b"")])
def test_weak_secrets_are_refused(secrets: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        UrlSigner(secrets)
