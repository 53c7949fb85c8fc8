"""The library of builders as a whole: every kind, the phrases that mean one, and what each builder can be asked for."""

import functools

from image3d.engines.shapes import kinds as families
from image3d.engines.shapes import words
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.registry import Kind, registered
from image3d.engines.shapes.wishes import Wish


@functools.cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in order of registration."""
    assert families.__doc__  # noqa: S101  # importing the families registered them
    return registered()


@functools.cache
def phrases() -> dict[tuple[str, ...], str]:
    """Words of a phrase in the singular -> name of the kind; `red apple` is an apple that is red and no phrase."""
    found = {tuple(phrase.split()): one.name for one in kinds().values() for phrase in one.words}
    plain = words.COLOURS.keys() | words.STUFF.keys() | words.STYLES | words.SIZES.keys() | words.STRETCHES.keys()
    return {phrase: name for phrase, name in found.items() if phrase[0] not in plain or found.get(phrase[1:]) != name}


@functools.cache
def nouns_of(name: str) -> frozenset[str]:
    """The nouns a builder asks for, learnt by letting it build once for an empty wish."""
    probe = Order(Wish(kind=name), 0)
    kinds()[name].build(probe)
    return frozenset(probe.asked - {"stripe", "spot", "dot", "star", "check"} | (probe.asked & probe.keeps))
