"""Goal: an API key looks as promised, a mistyped one is refused by its checksum alone, and no two are alike."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.accounts.errors import InvalidApiKey
from image3d.accounts.secrets import SECRET_PATTERN, checksum, hash_secret, new_secret, shown_prefix

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
entropies = st.text(BASE62, min_size=30, max_size=30)


@pytest.mark.parametrize("mode", ["live", "test"])
def test_a_key_is_its_kind_thirty_characters_and_six_of_checksum(mode: str) -> None:
    secret = new_secret(mode)
    assert re.fullmatch(rf"i3d_{mode}_[0-9A-Za-z]{{36}}", secret)
    assert SECRET_PATTERN.fullmatch(secret)
    assert hash_secret(secret) == hash_secret(secret)
    assert secret.startswith(shown_prefix(secret))
    assert len(shown_prefix(secret)) == len("i3d_live_") + 4


def test_keys_differ() -> None:
    assert len({new_secret("live") for _ in range(500)}) == 500


@given(entropies)
def test_the_checksum_is_the_crc_in_base62(entropy: str) -> None:
    number = 0
    for digit in checksum(entropy):
        number = number * 62 + BASE62.index(digit)
    assert number == zlib.crc32(entropy.encode())
    assert len(checksum(entropy)) == 6


def test_a_small_crc_is_padded_with_zeros() -> None:
    small = next(text for n in range(10**6) if zlib.crc32((text := f"{n:030d}").encode()) < 62**5)
    assert checksum(small).startswith("0")
    assert len(checksum(small)) == 6


@given(entropies, st.integers(0, 35), st.sampled_from(BASE62))
def test_one_wrong_character_is_noticed(entropy: str, place: int, wrong: str) -> None:
    body = entropy + checksum(entropy)
    changed = body[:place] + wrong + body[place + 1 :]
    if changed == body:
        assert hash_secret(f"i3d_live_{body}")
    else:
        with pytest.raises(InvalidApiKey):
            hash_secret(f"i3d_live_{changed}")


@pytest.mark.parametrize(
    "text", ["", "i3d_live_", "sk_live_x", "i3d_live_" + "a" * 36, "i3d_prod_" + "0" * 36, "i3d_live_" + "é" * 36]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidApiKey):
        hash_secret(text)


def test_spaces_around_a_key_are_not_part_of_it() -> None:
    with pytest.raises(InvalidApiKey):
        hash_secret(new_secret("live") + "\n")
