"""Slips of the pen: a word nobody knows that is one slip away from a word the engine knows."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from image3d.engines.shapes import words as w
from image3d.engines.shapes.library import kinds, nouns_of, phrases

_SHORTEST, _LONG = 5, 7


def mended(tokens: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words with plain slips put right, and which ones those were.

    A slip is two neighbouring letters swapped or a letter doubled or halved; in words of seven letters or more also one
    letter missing, added or wrong. The first letter counts as right, and a slip that fits two words is left alone.
    """
    out: list[str] = []
    slips: dict[str, str] = {}
    for token in tokens:
        right = None if known(token) else _right(token)
        out.append(right or token)
        if right is not None:
            slips[token] = right
    return out, slips


def known(word: str) -> bool:
    """Whether the word, or its singular, means something to the reader or to a builder."""
    return word in _known() or w.singular(word) in _known() or len(word) < _SHORTEST or not word.isalpha()


@functools.cache
def _known() -> frozenset[str]:
    every: set[str] = {word for phrase in phrases() for word in phrase}
    for name in kinds():
        every |= nouns_of(name)
    for table in (w.COLOURS, w.STUFF, w.SIZES, w.STRETCHES, w.NUMBERS, w.GROUPS, w.SHADES, w.FLAVOURS):
        every |= table.keys()
    for said in (w.STYLES, w.POSES, w.TRAILING, w.FILLERS, w.MANY, w.COUNTED.keys(), w.PATTERNED.keys(), w.REAL):
        every |= set(said)
    return frozenset(every | {word for phrase, _ in w.RELATIONS for word in phrase})


@functools.cache
def _targets() -> dict[str, tuple[str, ...]]:
    """The words a slip is mended to, by first letter."""
    names: Iterable[str] = {word for phrase in phrases() for word in phrase if len(word) >= 4 and word.isalpha()}
    out: dict[str, tuple[str, ...]] = {}
    for word in sorted({*names, *w.COLOURS, *w.STUFF}):
        out[word[0]] = (*out.get(word[0], ()), word)
    return out


def _right(word: str) -> str | None:
    plural = word[:-1] if word.endswith("s") else None
    for form in (word, plural):
        if form is None or len(form) < _SHORTEST - 1:
            continue
        near = [one for one in _targets().get(form[0], ()) if _slip(form, one)]
        if len(near) == 1:
            return near[0]
    return None


def _slip(wrong: str, right: str) -> bool:
    a, b = _trimmed(wrong, right)
    if len(a) == len(b) == 2 and a == b[::-1]:
        return True
    if (len(a), len(b)) in {(0, 1), (1, 0)}:
        return _doubled(wrong, right) or min(len(wrong), len(right)) >= _LONG - 1
    return len(a) == len(b) == 1 and len(wrong) >= _LONG


def _trimmed(first: str, second: str) -> tuple[str, str]:
    """What is left of both when their common beginning and end are cut off."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _doubled(first: str, second: str) -> bool:
    """Whether the words are the same but for doubled letters."""
    return _single(first) == _single(second)


def _single(word: str) -> str:
    return "".join(letter for k, letter in enumerate(word) if k == 0 or letter != word[k - 1])
