"""Lettering in a prompt: what a sign says, the word that is to be written, the number of a candle."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LETTERS = 24
_QUOTED = re.compile(
    "[\"\u201c\u201d\u00ab\u00bb]([^\"\u201c\u201d\u00ab\u00bb]{1,60})[\"\u201c\u201d\u00ab\u00bb]|(?<!\\w)['\u2018]([^'\u2019]{1,60})['\u2019](?!\\w)"
)
_SAYING = r"(?:(?:that|which) (?:reads|spells|says)|says|saying|spelling)"
_NAMED = r"(?:with )?(?:the )?(?:text|words?|inscription|lettering|letters?|name|numerals?|digits?)"
_SAID = re.compile(rf"\b{_SAYING}(?: {_NAMED})? +([^,.;\"“”]+)", re.IGNORECASE)
_WORD = re.compile(r"\b(?:with )?the (?:text|words?|inscription|lettering|letters?|name) +([^\s,.;]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:the )?(?:number|numeral|digit) +(\d{1,6})\b", re.IGNORECASE)
_LETTER = re.compile(r"\b(?:the |a )?letter +([A-Za-z])\b")
_AFTER = re.compile(r"\s+(?:in|on|with|made|and|above|below|for)\s", re.IGNORECASE)
_DRAWABLE = re.compile(r"[^A-Za-z0-9 !?.,:'&+#$%*/=<>-]")


@dataclass(frozen=True)
class Quoted:
    """A prompt without its lettering, and the lettering as it was written; None where nothing is to be written."""

    prompt: str
    text: str | None


def take_out(prompt: str) -> Quoted:
    """The prompt parted from the letters that are to stand on its object."""
    found = _QUOTED.search(prompt)
    if found is not None:
        before = re.sub(
            rf"\b(?:{_SAYING}|with|called|named|labell?ed)?(?: *{_NAMED})? *$",
            " ",
            prompt[: found.start()],
            flags=re.IGNORECASE,
        )
        return _parted(before, found[1] or found[2], prompt[found.end() :])
    said = _SAID.search(prompt)
    if said is not None:
        words = said[1]
        stop = _AFTER.search(words)
        text = words if stop is None else words[: stop.start()]
        return _parted(prompt[: said.start()], text, prompt[said.start(1) + len(text) :])
    for pattern in (_NUMBER, _LETTER, _WORD):
        named = pattern.search(prompt)
        if named is not None:
            return _parted(prompt[: named.start()], named[1], prompt[named.end() :])
    return Quoted(prompt, None)


def _parted(before: str, text: str, after: str) -> Quoted:
    clean = " ".join(_DRAWABLE.sub(" ", text).split())[:MAX_LETTERS].strip()
    return Quoted(f"{before} {after}", clean or None)
