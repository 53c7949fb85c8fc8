"""Every kind of object there is a builder for, found by the words people use for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def registered() -> dict[str, Kind]:
    """The kinds registered so far, by name and in order."""
    return dict(_KINDS)
