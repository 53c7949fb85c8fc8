"""Reads an English prompt: which objects, how many, how they look, what they have, how they stand to one another."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from image3d.engines.errors import InputRejected
from image3d.engines.shapes import words as w
from image3d.engines.shapes.colours import mix
from image3d.engines.shapes.library import kinds, nouns_of, phrases
from image3d.engines.shapes.nearest import unknown
from image3d.engines.shapes.quotes import take_out
from image3d.engines.shapes.spelling import mended
from image3d.engines.shapes.wishes import Detail, Look, Reading, Wish

MAX_CHARACTERS = 1_000
MAX_COUNT = 24
MAX_OBJECTS = 8
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[,;.&]")
#: a noun with what may stand before it
_SERVED = "french fries|fries|ramen|noodles|noodle soup|pho|popcorn|spaghetti|pasta|soda|cola|beer can"
_FEW = r"(?:an? |the )?\w+(?: \w+){0,2}?"
_REWRITES = (
    (re.compile(r"\bslices? of\b((?:\s+\w+){0,3}?)\s+(pizza|cake|watermelon|bread|cheese|lemon)s?\b"), r"\1 \2 slice"),
    (re.compile(r"\b(low)[ -](poly)(gon)?\b"), "lowpoly"),
    (re.compile(r"\bsci[ -]fi\b"), "scifi"),
    (re.compile(r"\bcup of (coffee|tea)\b"), r"\1 cup"),
    (re.compile(r"\bsuit of armou?r\b"), "armour suit"),
    (re.compile(r"\bloaf of bread\b"), "bread loaf"),
    (re.compile(r"\bchests? of drawers\b"), "dresser"),
    (re.compile(r"\bbow and arrows?\b"), "bow"),
    (re.compile(r"\bshort[ -]haired\b|\blong[ -]haired\b"), ""),
    (re.compile(r"\bsnow[ -](covered|capped)\b"), "snowy"),
    (re.compile(r"\bt[ -]shirt"), "tshirt"),
    (re.compile(r"\b(over|in)[ -]ear\b|\bx[ -]mas\b"), ""),
    (re.compile(rf"\b(?:box|bag|carton|bucket|bowl|plate|cup|can|tub) of ((?:\w+ )?(?:{_SERVED}))\b"), r"\1"),
    (re.compile(r"\bcarton of (milk|juice)\b"), r"\1 carton"),
    (re.compile(r"(?<=\w)'s\b(?! chair)"), ""),
    (re.compile(r"\b3[ -]?d[ -]printer"), "threed printer"),
    (re.compile(r"\b3[ -]?d\b"), ""),
    (re.compile(r"\byo[ -]yo"), "yoyo"),
    (re.compile(r"\b(f|formula)[ -]?(1|one)( car)?\b"), "formula one car"),
    (re.compile(r"\b(tree)[ -](house|fort)"), "treehouse"),
    (re.compile(r"\btree with (?:a |an |the )?(?:\w+ )?(treehouse)"), "treehouse"),
    (re.compile(r"\b(merry)[ -]go[ -]round"), "carousel"),
    (
        re.compile(rf"\bwith ({_FEW}) (?:printed |painted |drawn )?on (?:it|the front|its front|the side|the back)\b"),
        r"bearing \1",
    ),
)
_MEASURE = re.compile(
    r"\b(\d+(?:\.\d+)?)\s*(mm|cm|m|metres?|meters?|centimet(?:er|re)s?|inch(?:es)?|feet|foot|ft)\b(?:\s*(tall|high|height))?"
)
_UNIT = {"mm": 0.001, "cm": 0.01, "c": 0.01, "m": 1.0, "i": 0.0254, "f": 0.3048}


@dataclass
class _Noun:
    """A noun with what stands before it, while it is being read."""

    count: int | None = None
    colors: list[str] = field(default_factory=list[str])
    finishes: list[w.Stuff] = field(default_factory=list[w.Stuff])
    many: bool = False
    size: float = 1.0
    stretch: tuple[float, float, float] = (1.0, 1.0, 1.0)
    lengthen: bool = False
    styles: set[str] = field(default_factory=set[str])
    details: list[Detail] = field(default_factory=list[Detail])
    unknown: list[str] = field(default_factory=list[str])
    kind: str | None = None
    noun: str | None = None
    group: str | None = None
    words: list[str] = field(default_factory=list[str])
    phrase: frozenset[str] = frozenset()

    def look(self) -> Look:
        return Look(
            colors=tuple(self.colors),
            finishes=tuple(s.finish for s in self.finishes),
            finish_colors=tuple(s.color for s in self.finishes),
            many=self.many,
            size=self.size,
            stretch=self.stretch,
            lengthen=self.lengthen,
            styles=frozenset(self.styles),
            phrase=self.phrase,
        )


def read(prompt: str) -> Reading:
    """The prompt as understood.

    Raises:
        InputRejected: `prompt_not_understood`, with the nearest kinds, when it names no object there is a builder for.
    """
    quoted = take_out(prompt[:MAX_CHARACTERS])
    text, height = _height(quoted.prompt.lower())
    for pattern, better in _REWRITES:
        text = pattern.sub(better, text)
    tokens, slips = mended(_paired(_TOKEN.findall(text)))
    if quoted.text is not None and not _names_a_kind(tokens):
        tokens = ["letters", *[one for one in tokens if one not in {"word", "text", "number"}]]
    ignored: list[str] = []
    wishes, lowered = _wishes(tokens, height, ignored)
    if not wishes:
        raise unknown(tokens, script=not tokens and any(one.isalpha() for one in prompt))
    wishes, unused = _settle(_lettered(wishes, quoted.text, ignored))
    ignored += unused
    return Reading(
        wishes=tuple(wishes),
        ignored_words=tuple(dict.fromkeys(ignored)),
        confidence=_confidence(tokens, ignored, slips, lowered=lowered),
        corrected_words=slips,
    )


def _wishes(tokens: list[str], height: float | None, ignored: list[str]) -> tuple[list[Wish], bool]:
    """The objects of all clauses, and whether unknown words stood before the first; `ignored` grows."""
    wishes: list[Wish] = []
    last_relation = ""
    group: _Noun | None = None
    lowered = False
    for relation, clause in _clauses(tokens):
        here = last_relation if relation == "and" else relation
        last_relation = last_relation if relation in {"and", ","} else relation
        if here == "for":
            ignored += [one for one in clause if one not in w.FILLERS and one.isalpha()]
            continue
        noun = _noun(clause)
        if wishes:
            _add(wishes, noun, here, ignored)
        elif noun.kind is None and noun.noun is None and (noun.group is not None or (group is None and not clause)):
            group = _joined(group, noun) if noun.group is not None else None
        elif noun.kind is None and noun.noun is None and group is None:
            continue
        else:
            if noun.kind is None and group is not None and _as_kind(group.group or "") is not None:
                noun, group = _group_kind(group, noun), None
            wishes.append(_first(_joined(group, noun), height, tokens))
            group = None
            ignored += noun.unknown
            lowered = bool(noun.unknown)
    return wishes, lowered


def _paired(tokens: list[str]) -> list[str]:
    """The words with colours of two words made one: `navy blue`, `hot pink`."""
    out: list[str] = []
    for token in tokens:
        pair = w.TWO_WORDS.get((out[-1], token)) if out else None
        if pair is not None:
            out[-1] = pair
        else:
            out.append(token)
    return out


def _names_a_kind(tokens: Sequence[str]) -> bool:
    return any(what == "kind" for what, _, _ in _spans(tokens))


def _lettered(wishes: list[Wish], text: str | None, ignored: list[str]) -> list[Wish]:
    """The first object that can carry letters carries them; else they are ignored."""
    if text is None:
        return wishes
    for index, wish in enumerate(wishes):
        if "text" in nouns_of(wish.kind):
            return [*wishes[:index], replace(wish, text=text), *wishes[index + 1 :]]
    ignored.extend(text.lower().split())
    return wishes


def _confidence(tokens: Sequence[str], ignored: Sequence[str], slips: Mapping[str, str], *, lowered: bool) -> float:
    """1 where every word was used; less for each that was ignored or guessed, never below 0.2."""
    count = max(1, len([t for t in tokens if t not in w.FILLERS and t.isalpha()]))
    return round(max(0.2, 1 - len(set(ignored)) / count - 0.05 * lowered - 0.1 * len(slips)), 2)


def _height(text: str) -> tuple[str, float | None]:
    """The text without a stated measure, and that measure in metres."""
    found = _MEASURE.search(text)
    if found is None:
        return text, None
    unit = found[2]
    factor = _UNIT.get(unit) or _UNIT.get(unit[0], 1.0)
    metres = float(found[1]) * factor
    return text[: found.start()] + " " + text[found.end() :], metres if 0.005 <= metres <= 150 else None


def _clauses(tokens: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The prompt cut at its relation words: (relation, words)."""
    out: list[tuple[str, list[str]]] = [("", [])]
    at = 0
    while at < len(tokens):
        for phrase, relation in w.RELATIONS:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                if relation == "and" and _inside_list(out[-1][1], tokens[at + 1 : at + 3]):
                    at += 1
                    break
                out.append((relation, []))
                at += len(phrase)
                break
        else:
            out[-1][1].append(tokens[at])
            at += 1
    return [(relation, clause) for relation, clause in out if clause or relation == ""]


def _inside_list(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether `and` joins two colours or two materials of one noun, as in `red and white stripes`."""
    words = [one for one in after if one not in w.SHADES]
    return bool(before) and bool(words) and all(one in w.COLOURS or one in w.STUFF for one in (before[-1], words[0]))


def _noun(tokens: Sequence[str]) -> _Noun:
    """One noun phrase: what comes before the noun is taken as attributes, the last object is the head."""
    out = _Noun(words=list(tokens))
    spans = _spans(tokens)
    heads = [k for k, (what, _, _) in enumerate(spans) if what == "kind"]
    head = _head(spans, heads)
    for k, (what, start, end) in enumerate(spans):
        phrase = tokens[start:end]
        if k == head:
            out.kind = phrases()[tuple(_stemmed(phrase))]
            out.phrase = frozenset(_stemmed(phrase))
            implied = w.IMPLIED.get(" ".join(_stemmed(phrase)))
            if implied is not None and not out.colors:
                out.colors.append(implied)
        elif what == "kind":
            _modifier(out, phrase, before_head=head is not None and k < head)
        else:
            _attribute(out, tokens, start, last=k == len(spans) - 1, headless=head is None)
    if head is None and out.noun is None and out.unknown:
        out.noun = w.singular(out.unknown.pop())
    if out.kind is not None:
        _take_back(out, nouns_of(out.kind))
    return out


def _take_back(out: _Noun, known: frozenset[str]) -> None:
    """A number counts the object itself where the noun behind it is none that the object can have."""
    for detail in [d for d in out.details if d.count is not None and d.noun not in known]:
        out.details.remove(detail)
        out.unknown += detail.words
        out.count = out.count or detail.count


def _head(spans: Sequence[tuple[str, int, int]], heads: Sequence[int]) -> int | None:
    """The last object of the phrase, as long as no unknown noun follows it."""
    if not heads:
        return None
    return (
        heads[-1]
        if all(what in {"trailing", "pose", "style", "filler", "colour"} for what, _, _ in spans[heads[-1] + 1 :])
        else None
    )


@functools.cache
def _longest() -> int:
    return max(len(phrase) for phrase in phrases())


def _stemmed(phrase: Sequence[str]) -> list[str]:
    """The phrase with its last word in the singular, unless the plural is what a kind is called."""
    whole = tuple(phrase)
    if whole in phrases():
        return list(whole)
    return [*phrase[:-1], w.singular(phrase[-1])]


def _spans(tokens: Sequence[str]) -> list[tuple[str, int, int]]:
    """What each stretch of words is: a kind (longest match first) or a single word of some class."""
    out: list[tuple[str, int, int]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_longest(), len(tokens) - at), 0, -1):
            if tuple(_stemmed(tokens[at : at + length])) in phrases() and not _adjective(tokens, at, length):
                out.append(("kind", at, at + length))
                at += length
                break
        else:
            out.append((_class(tokens, at), at, at + 1))
            at += 1
    return out


def _adjective(tokens: Sequence[str], at: int, length: int) -> bool:
    """Whether a word that is also an object stands as colour or material here: `orange cat`, `brick house`."""
    if length > 1:
        return False
    word = tokens[at]
    return (word in w.COLOURS or word in w.STUFF or word in w.GROUPS) and at + 1 < len(tokens)


def _class(tokens: Sequence[str], at: int) -> str:
    word = tokens[at]
    if word in w.POSES or (word.endswith(("ing", "ly")) and len(word) > 4 and at == len(tokens) - 1):
        return "pose"
    if word in w.TRAILING:
        return "trailing"
    if word in w.COLOURS or word in w.STUFF:
        return "colour"
    if word in w.STYLES or word in w.SIZES or word in w.STRETCHES:
        return "style"
    return "filler" if word in w.FILLERS else "word"


def _modifier(out: _Noun, phrase: Sequence[str], *, before_head: bool) -> None:
    """An object in front of the head: `dragon mug`; it colours the head where its name is a colour."""
    word = phrase[-1]
    if word in w.COLOURS:
        out.colors.append(w.COLOURS[word])
    elif before_head and word in w.FLAVOURS:
        out.colors.append(w.FLAVOURS[word])
    elif word in w.STUFF:
        out.finishes.append(w.STUFF[word])
    elif before_head and out.count is not None and out.count > 0:
        out.details.append(Detail(noun=w.singular(word), count=out.count, words=(word,)))
        out.count = None
    else:
        out.unknown.extend(phrase)


def _attribute(out: _Noun, tokens: Sequence[str], at: int, *, last: bool, headless: bool) -> None:
    """Takes in one word that is not an object."""
    word = tokens[at]
    group = headless and word in w.GROUPS and out.group is None
    if group and (last or (word not in w.NUMBERS and word not in w.STUFF)):
        out.group = word
    elif not _number(out, word) and not _look(out, tokens, at, noun=last and headless):
        _other(out, tokens, at, last=last, headless=headless)


def _number(out: _Noun, word: str) -> bool:
    """Takes in a count, or an adjective with a counted or patterned noun inside; says whether it was one."""
    if word in w.PATTERNED:
        out.details.append(Detail(noun=w.PATTERNED[word], words=(word,), look=Look(colors=tuple(out.colors[1:]))))
    elif word in w.COUNTED:
        out.details.append(Detail(noun=w.COUNTED[word], count=out.count, words=(word,)))
        out.count = None
    elif word in w.NUMBERS or word.isdigit():
        out.count = min(w.NUMBERS[word] if word in w.NUMBERS else int(float(word)), 400)
    else:
        return False
    return True


def _look(out: _Noun, tokens: Sequence[str], at: int, *, noun: bool) -> bool:
    """Takes in a colour, material, size, proportion or style; says whether it was one."""
    word = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in w.SHADES and after in w.COLOURS:
        out.styles.add("shade:" + word)
    elif word in w.MANY:
        out.many = True
    elif word in w.FLAVOURS and after:
        out.colors.append(w.FLAVOURS[word])
    elif word in w.COLOURS or word in w.STUFF:
        _color_or_stuff(out, word, noun=noun)
    elif word in w.SIZES:
        out.size = min(max(out.size * w.SIZES[word], 0.2), 4.0)
    elif word in w.STRETCHES:
        x, y, z = w.STRETCHES[word]
        out.stretch = (out.stretch[0] * (x or 1.0), out.stretch[1] * y, out.stretch[2] * z)
        out.lengthen = out.lengthen or not x
    elif word in w.STYLES or word in w.POSES:
        out.styles.add(word)
    else:
        return False
    return True


def _other(out: _Noun, tokens: Sequence[str], at: int, *, last: bool, headless: bool) -> None:
    """Takes in a word of no known class: the noun of a headless phrase, a counted noun, or one that is ignored."""
    word = tokens[at]
    if word in w.FILLERS or (headless and word in w.TRAILING):
        return
    if headless and last:
        out.noun = w.singular(word)
    elif out.count is not None and out.count > 1 and not last:
        out.details.append(Detail(noun=w.singular(word), count=out.count, words=(word,)))
        out.count = None
    elif word not in w.TRAILING and _class(tokens, at) != "pose":
        out.unknown.append(word)


def _color_or_stuff(out: _Noun, word: str, *, noun: bool) -> None:
    shade = next((s for s in out.styles if s.startswith("shade:")), None)
    if word in w.COLOURS:
        color = w.COLOURS[word]
        if shade is not None:
            out.styles.discard(shade)
            color = mix(color, *w.SHADES[shade[6:]])
        out.colors.append(color)
    if word in w.STUFF:
        out.finishes.append(w.STUFF[word])
        if noun and word not in w.COLOURS:
            out.noun = word


def _as_kind(word: str) -> str | None:
    return phrases().get((w.singular(word),))


def _joined(group: _Noun | None, noun: _Noun) -> _Noun:
    """`a set of three red cups`: what was said of the group holds for what is in it."""
    if group is None:
        return noun
    own = w.GROUPS.get(group.group or "", 0)
    noun.count = noun.count or (group.count if (group.count or 0) > 1 else None) or own or None
    noun.colors = group.colors + noun.colors
    noun.finishes = group.finishes + noun.finishes
    noun.size *= group.size
    noun.many = noun.many or group.many
    noun.styles |= group.styles | ({"group:" + group.group} if group.group else set())
    noun.group = noun.group or group.group
    return noun


def _group_kind(group: _Noun, inner: _Noun) -> _Noun:
    """A group word that is an object itself: a bouquet of something."""
    whole = _Noun(
        kind=_as_kind(group.group or ""), count=group.count, colors=group.colors, size=group.size, styles=group.styles
    )
    whole.details.append(_detail(inner, absent=False))
    return whole


def _first(noun: _Noun, height: float | None, tokens: Sequence[str]) -> Wish:
    if noun.kind is None:
        raise unknown(tokens, noun.noun)
    count = noun.count
    if count == 2 and kinds()[noun.kind].pair_is_one:
        count = None
    if count is None and noun.kind in w.PAIRS and noun.words and noun.words[-1].endswith("s"):
        count = 2
    return Wish(kind=noun.kind, count=_bounded(count), look=noun.look(), details=tuple(noun.details), height_m=height)


def _bounded(count: int | None) -> int | None:
    if count is not None and count > MAX_COUNT:
        raise InputRejected(
            f"A model shows at most {MAX_COUNT} objects of a kind.", code="prompt_not_understood", count=count
        )
    return count if count is None or count > 0 else None


def _detail(noun: _Noun, *, absent: bool) -> Detail:
    if noun.kind is not None:
        name = next(
            (word for word in reversed(noun.words) if (w.singular(word),) in phrases() or word in noun.kind), noun.kind
        )
        name = w.singular(name)
    else:
        name = noun.noun or ""
    return Detail(
        noun=name,
        count=noun.count,
        look=noun.look(),
        absent=absent,
        words=tuple(t for t in noun.words if t not in w.FILLERS),
    )


def _add(wishes: list[Wish], noun: _Noun, here: str, ignored: list[str]) -> None:
    """Files a later clause: attributes of the object before it, a detail of it, or another object."""
    target = len(wishes) - 1
    owner = wishes[target]
    if target == 0 and here == "on" and _worn(wishes, noun):
        ignored += noun.unknown
        return
    plain = noun.kind is None and (noun.noun is None or (here == "," and noun.noun in w.STUFF))
    if plain or here == "made":
        wishes[target] = _recolored(owner, noun)
        ignored += [*noun.unknown, *([noun.noun] if noun.noun and noun.noun not in w.STUFF else [])]
        return
    detail = _detail(noun, absent=here == "without")
    known = nouns_of(owner.kind)
    if here in {"of", "in"} and (noun.kind == owner.kind or (owner.kind == "potion" and noun.kind in w.FLASKS)):
        wishes[target] = _recolored(replace(owner, count=owner.count or noun.count), noun)
        return
    if here == "on" and noun.kind == "wheel" and "wheel" not in known:
        ignored += [*noun.unknown, "wheels"]
        return
    patterned = here in {"with", "and"} and detail.noun in w.PATTERN_NOUNS
    if detail.noun in known or patterned or noun.kind is None or here in {"without", "covered"} or noun.kind in known:
        if noun.kind is not None and noun.kind in known and detail.noun not in known:
            detail = replace(detail, noun=noun.kind)
        if detail.noun not in known:
            earlier = next((i for i, wish in enumerate(wishes) if detail.noun in nouns_of(wish.kind)), None)
            target = earlier if earlier is not None else target
            owner = wishes[target]
        wishes[target] = replace(owner, details=(*owner.details, detail, *noun.details))
        ignored += [word for word in noun.unknown if word not in nouns_of(owner.kind)]
        return
    if len(wishes) >= MAX_OBJECTS:
        raise InputRejected(f"A model shows at most {MAX_OBJECTS} different objects.", code="prompt_not_understood")
    how = here if here not in {"", ",", "and"} else "beside"
    wishes.append(
        Wish(
            kind=noun.kind,
            count=_bounded(noun.count),
            look=noun.look(),
            details=tuple(noun.details),
            relation=how,
            to=target,
        )
    )
    ignored += noun.unknown


def _worn(wishes: list[Wish], noun: _Noun) -> bool:
    """A hat on a snowman is a snowman with that hat, where the one below can have it; says whether it was so."""
    upper = wishes[0]
    if noun.kind is None or noun.kind == upper.kind or upper.kind not in w.WORN:
        return False
    worn = next((name for name in (upper.kind, *upper.kind.split()) if name in nouns_of(noun.kind)), None)
    if worn is None:
        return False
    detail = Detail(noun=worn, look=upper.look, words=(worn,))
    below = Wish(kind=noun.kind, count=_bounded(noun.count), look=noun.look(), details=(detail, *noun.details))
    wishes[0] = below
    return True


def _recolored(owner: Wish, noun: _Noun) -> Wish:
    """The object with attributes that were said after it."""
    a, b = owner.look, noun.look()
    look = replace(
        a,
        colors=a.colors + b.colors,
        finishes=a.finishes + b.finishes,
        finish_colors=a.finish_colors + b.finish_colors,
        many=a.many or b.many,
        size=a.size * b.size,
        stretch=(a.stretch[0] * b.stretch[0], a.stretch[1] * b.stretch[1], a.stretch[2] * b.stretch[2]),
        lengthen=a.lengthen or b.lengthen,
        styles=a.styles | b.styles,
    )
    return replace(owner, look=look, details=(*owner.details, *noun.details))


def _settle(wishes: list[Wish]) -> tuple[list[Wish], list[str]]:
    """Leaves each object only the details its builder knows, by its own names; the words of the others were ignored."""
    unused: list[str] = []
    out: list[Wish] = []
    for wish in wishes:
        known = nouns_of(wish.kind) | w.PATTERN_NOUNS | {"pattern", "color", "colour"}
        settled = replace(wish, details=())
        for detail in wish.details:
            named = next((one for one in (detail.noun, *w.PART_SYNONYMS.get(detail.noun, ())) if one in known), None)
            if named is not None:
                settled = replace(settled, details=(*settled.details, replace(detail, noun=named)))
            elif detail.noun in w.SURFACE_NOUNS and not detail.absent and not settled.look.colors:
                settled = replace(settled, look=_painted(settled.look, detail.look))
            else:
                unused += detail.words
        out.append(settled)
    return out, unused


def _painted(own: Look, said: Look) -> Look:
    """The look with the colours and materials that were said of the surface."""
    return replace(
        own,
        colors=said.colors,
        finishes=own.finishes + said.finishes,
        finish_colors=own.finish_colors + said.finish_colors,
    )
