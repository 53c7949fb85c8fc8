"""What a prompt asks for, after reading: objects with attributes, their details, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Look:
    """Attributes of an object or a detail. Empty means the prompt did not say."""

    colors: tuple[str, ...] = ()
    finishes: tuple[str, ...] = ()
    finish_colors: tuple[str | None, ...] = ()
    many: bool = False
    size: float = 1.0
    stretch: tuple[float, float, float] = (1.0, 1.0, 1.0)
    lengthen: bool = False
    styles: frozenset[str] = frozenset()
    phrase: frozenset[str] = frozenset()
    """The words that named the object, where a builder tells them apart: an `electric` guitar."""


@dataclass(frozen=True, kw_only=True)
class Detail:
    """Something an object has: `three legs`, `a green shade`; `absent` for `without`."""

    noun: str
    count: int | None = None
    look: Look = field(default_factory=Look)
    absent: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One object of the prompt; `relation` says how it stands to the object numbered `to`."""

    kind: str
    count: int | None = None
    look: Look = field(default_factory=Look)
    details: tuple[Detail, ...] = ()
    height_m: float | None = None
    text: str | None = None
    relation: str | None = None
    to: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A prompt as it was understood."""

    wishes: tuple[Wish, ...]
    ignored_words: tuple[str, ...]
    confidence: float
    corrected_words: Mapping[str, str] = field(default_factory=dict[str, str])


def describe(wish: Wish) -> Mapping[str, Any]:
    """The attributes of a wish as the customer is told them; only what the prompt said."""
    look = wish.look
    told: dict[str, Any] = {"kind": wish.kind}
    if wish.count is not None:
        told["count"] = wish.count
    told |= _look(look)
    if wish.height_m is not None:
        told["height_m"] = wish.height_m
    if wish.text is not None:
        told["text"] = wish.text
    if wish.details:
        told["details"] = [
            {"noun": d.noun}
            | ({"count": d.count} if d.count is not None else {})
            | ({"absent": True} if d.absent else {})
            | _look(d.look)
            for d in wish.details
        ]
    if wish.relation is not None:
        told["relation"] = {"kind": wish.relation, "to": wish.to}
    return told


def _look(look: Look) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if look.colors:
        told["colors"] = list(look.colors)
    if look.finishes:
        told["materials"] = list(look.finishes)
    if look.size != 1.0:
        told["size"] = look.size
    if look.stretch != (1.0, 1.0, 1.0) or look.lengthen:
        told["proportions"] = list(look.stretch)
    if look.styles:
        told["styles"] = sorted(look.styles)
    return told
