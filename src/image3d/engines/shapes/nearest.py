"""The refusal of a prompt whose object nobody knows, with the kinds that come nearest."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from image3d.engines.errors import InputRejected
from image3d.engines.shapes import words as w
from image3d.engines.shapes.library import kinds, phrases

_MOST = 5
#: words for a family as a whole: `a piece of furniture`, `some animal`
_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("animal", "pet", "mammal", "wildlife", "reptile"), "animals"),
    **dict.fromkeys(("vehicle", "transport", "machine"), "vehicles"),
    **dict.fromkeys(("food", "meal", "fruit", "vegetable", "snack", "dessert", "dinner", "drink"), "food"),
    **dict.fromkeys(("weapon", "gun"), "weapons"),
    **dict.fromkeys(("tool", "utensil"), "tools"),
    **dict.fromkeys(("structure", "architecture", "landmark"), "buildings"),
    **dict.fromkeys(("clothing", "clothes", "garment", "outfit", "jewelry", "jewellery"), "clothing"),
    **dict.fromkeys(("game", "sport", "toy"), "toys"),
    **dict.fromkeys(("device", "gadget", "appliance", "electronics"), "electronics"),
    **dict.fromkeys(("instrument", "music"), "music"),
    **dict.fromkeys(("furniture", "interior"), "furniture"),
    **dict.fromkeys(("landscape", "scenery", "nature", "scene"), "nature"),
    **dict.fromkeys(("symbol", "logo", "icon", "shape"), "symbols"),
    **dict.fromkeys(("character", "npc", "figure"), "people"),
}


def unknown(tokens: Sequence[str], head: str | None = None, *, script: bool = False) -> InputRejected:
    """The refusal, naming the kinds most like the words of the prompt; `script` where it holds no Latin letter."""
    near = _near(tokens, head)
    subject = f"{head!r}" if head else "what this prompt asks for"
    hint = (
        f" Nearest kinds: {', '.join(near)}."
        if near
        else f" It knows {len(kinds())} kinds of objects, for example chair, castle, dragon, robot."
    )
    english = " It reads English prompts." if script or not near else ""
    return InputRejected(
        f"The engine does not know {subject}.{english}{hint}", code="prompt_not_understood", nearest_kinds=near
    )


def _near(tokens: Sequence[str], head: str | None) -> list[str]:
    plain = w.FILLERS | w.COLOURS.keys() | w.SIZES.keys() | w.STYLES | w.NUMBERS.keys() | w.GROUPS.keys()
    content = [w.singular(one) for one in tokens if one.isalpha() and len(one) > 2 and one not in plain]
    if head is not None:
        content = [w.singular(head), *content]
    content = list(dict.fromkeys(content))[:30]
    names = {" ".join(phrase): kind for phrase, kind in phrases().items()}
    near: list[str] = []
    for word in content:
        near += [kind for name, kind in names.items() if word in name.split()]
        if word in _FAMILIES:
            near += [one.name for one in kinds().values() if one.family == _FAMILIES[word]][:_MOST]
        matches = difflib.get_close_matches(word, names, n=3, cutoff=0.72)
        near += [names[match] for match in matches if match[0] == word[0]]
    return list(dict.fromkeys(near))[:_MOST]
