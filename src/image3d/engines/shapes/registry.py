"""Every kind of object there is a builder for, found by the words people use for it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from image3d.engines.shapes import words

if TYPE_CHECKING:
    from image3d.engines.shapes.orders import Order

Builder = Callable[["Order"], None]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of object: its name, the phrases that mean it, and the builder that makes one.

    Attributes:
        count_noun: the builder itself makes as many of this noun as the prompt counts (`three pancakes` is one stack).
        pair_is_one: `a pair of scissors` is one thing.
    """

    name: str
    family: str
    words: tuple[str, ...]
    build: Builder
    count_noun: str | None = None
    pair_is_one: bool = False


_KINDS: dict[str, Kind] = {}


def kind(
    name: str, words: str = "", *, family: str, count_noun: str | None = None, pair_is_one: bool = False
) -> Callable[[Builder], Builder]:
    """Registers the builder under its name and the other phrases for it, separated by `|`."""

    def register(build: Builder) -> Builder:
        phrases = tuple(dict.fromkeys([name, *(word.strip() for word in words.split("|") if word.strip())]))
        _KINDS[name] = Kind(
            name=name, family=family, words=phrases, build=build, count_noun=count_noun, pair_is_one=pair_is_one
        )
        return build

    return register


@functools.cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in order of registration."""
    from image3d.engines.shapes import kinds as library  # noqa: PLC0415  # builders register while they are imported

    assert library.__doc__  # noqa: S101  # the import is what matters
    return dict(_KINDS)


@functools.cache
def phrases() -> dict[tuple[str, ...], str]:
    """Words of a phrase in the singular -> name of the kind; `red apple` is an apple that is red and no phrase."""
    found = {tuple(phrase.split()): one.name for one in kinds().values() for phrase in one.words}
    plain = words.COLOURS.keys() | words.STUFF.keys() | words.STYLES | words.SIZES.keys() | words.STRETCHES.keys()
    return {phrase: name for phrase, name in found.items() if phrase[0] not in plain or found.get(phrase[1:]) != name}
