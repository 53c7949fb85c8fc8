# Goal: prompts are read as a person would: objects, counts, colours, materials, sizes, details, relations.

import pytest

from image3d.engines.errors import InputRejected
from image3d.engines.shapes import words as w
from image3d.engines.shapes.library import kinds, phrases
from image3d.engines.shapes.reading import read
from image3d.engines.shapes.wishes import Wish


def only(prompt: str) -> Wish:
    reading = read(prompt)
    assert len(reading.wishes) == 1
    return reading.wishes[0]


def test_object_material_colour_and_counted_detail() -> None:
    wish = only("a red wooden chair with three legs")
    assert wish.kind == "chair"
    assert wish.look.colors == (w.COLOURS["red"],)
    assert wish.look.finishes == ("wood",)
    assert [(d.noun, d.count) for d in wish.details] == [("leg", 3)]


def test_two_objects_and_a_relation() -> None:
    mugs, tray = read("two blue mugs on a round tray").wishes
    assert (mugs.kind, mugs.count, mugs.look.colors) == ("mug", 2, (w.COLOURS["blue"],))
    assert (tray.kind, tray.relation, tray.to) == ("tray", "on", 0)
    assert "round" in tray.look.styles


def test_size_count_and_features() -> None:
    wish = only("a small castle with four towers and a gate")
    assert (wish.kind, wish.look.size) == ("castle", w.SIZES["small"])
    assert {(d.noun, d.count) for d in wish.details} == {("tower", 4), ("gate", None)}


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("sofas", "sofa"),
        ("couch", "sofa"),
        ("3 wolves", "wolf"),
        ("knives", "dagger"),
        ("a bookcase", "bookshelf"),
        ("an orange", "orange"),
        ("an orange cat", "cat"),
        ("a gold fish", "fish"),
        ("brick house", "house"),
        ("a three-legged stool", "stool"),
        ("a slice of pepperoni pizza", "pizza slice"),
        ("please make me a 3d model of a dragon", "dragon"),
        ("statue of a horse", "horse"),
        ("a low poly tree", "tree"),
        ("dog toy", "dog"),
        ("THE ROBOT", "robot"),
    ],
)
def test_synonyms_plurals_and_compounds(prompt: str, kind: str) -> None:
    assert read(prompt).wishes[0].kind == kind


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("two chairs", 2),
        ("a pair of boots", 2),
        ("a pair of scissors", None),
        ("a dozen eggs", 12),
        ("a set of three bottles", 3),
        ("5 apples", 5),
        ("a cat", None),
    ],
)
def test_counts(prompt: str, count: int | None) -> None:
    assert only(prompt).count == count


def test_attributes_after_a_comma_belong_to_the_object() -> None:
    wish = only("street lamp, black, victorian style")
    assert wish.look.colors == (w.COLOURS["black"],)
    assert "victorian" in wish.look.styles


def test_made_of_without_and_light_colours() -> None:
    bench = only("a park bench made of wood and iron")
    assert bench.look.finishes == ("wood", "iron")
    crown = only("a dark blue crown without gems")
    assert crown.details[0].absent
    assert crown.look.colors != (w.COLOURS["blue"],)


def test_measures() -> None:
    assert only("a vase 30 cm tall").height_m == pytest.approx(0.3)
    assert only("a 2 m high statue of a bear").height_m == pytest.approx(2.0)


def test_ignored_words_are_told_and_lower_the_confidence() -> None:
    clear, murky = read("a chair"), read("a flibbering chair with a zorb")
    assert clear.ignored_words == ()
    assert set(murky.ignored_words) == {"flibbering", "zorb"}
    assert murky.confidence < clear.confidence == 1.0


@pytest.mark.parametrize(
    "prompt", ["a flurgle", "dragon accountant", "the", "椅子", "blue", "chair leg polish", "99999"]
)
def test_unknown_objects_are_refused(prompt: str) -> None:
    with pytest.raises(InputRejected) as caught:
        read(prompt)
    assert caught.value.code == "prompt_not_understood"
    assert isinstance(caught.value.fields["nearest_kinds"], list)


def test_the_nearest_kinds_are_named() -> None:
    with pytest.raises(InputRejected) as caught:
        read("a dragonet")
    assert "dragon" in caught.value.fields["nearest_kinds"]
    assert "dragon" in caught.value.detail


def test_too_many_of_a_thing_are_refused() -> None:
    with pytest.raises(InputRejected, match="24"):
        read("300 chairs")


def test_every_kind_is_found_by_each_of_its_phrases() -> None:
    for name, kind in kinds().items():
        assert read(name).wishes[0].kind == name
        for words in kind.words:
            if tuple(words.split()) in phrases():
                assert read(f"a {words}").wishes[0].kind == phrases()[tuple(words.split())], words


def test_there_are_kinds_in_every_family() -> None:
    families = {kind.family for kind in kinds().values()}
    assert len(kinds()) >= 500
    assert {
        "furniture",
        "vessels",
        "food",
        "tools",
        "weapons",
        "vehicles",
        "buildings",
        "nature",
        "animals",
        "creatures",
        "people",
        "clothing",
        "toys",
        "electronics",
        "scifi",
        "symbols",
    } <= families


@pytest.mark.parametrize(
    ("prompt", "count", "details"),
    [("two sparkly mugs", 2, []), ("two dragon mugs", 2, []), ("a five drawer dresser", None, [("drawer", 5)])],
)
def test_a_number_counts_what_it_can_count(prompt: str, count: int | None, details: list[tuple[str, int]]) -> None:
    wish = only(prompt)
    assert (wish.count, [(d.noun, d.count) for d in wish.details]) == (count, details)


@pytest.mark.parametrize(
    ("prompt", "kind", "corrected"),
    [
        ("a shcool backpak in blue", "backpack", {"shcool": "school", "backpak": "backpack"}),
        ("two chiars", "chair", {"chiars": "chair"}),
        ("a red baloon", "balloon", {"baloon": "balloon"}),
        ("a helicoptor", "helicopter", {"helicoptor": "helicopter"}),
        ("a dragon", "dragon", {}),
    ],
)
def test_slips_are_mended_and_told(prompt: str, kind: str, corrected: dict[str, str]) -> None:
    reading = read(prompt)
    assert reading.wishes[0].kind == kind
    assert dict(reading.corrected_words) == corrected
    assert (reading.confidence < 1) == bool(corrected)


@pytest.mark.parametrize("prompt", ["a towel", "a clown car cable", "an electric cable", "a flute"])
def test_other_words_are_not_taken_for_slips(prompt: str) -> None:
    try:
        assert not read(prompt).corrected_words
    except InputRejected as error:
        assert error.code == "prompt_not_understood"  # noqa: PT017  # either way is right


@pytest.mark.parametrize(
    ("prompt", "kind", "text"),
    [
        ("a neon sign that says OPEN", "neon sign", "OPEN"),
        ("the word HELLO in gold letters", "letters", "HELLO"),
        ("a billboard saying \u201cFresh Bread\u201d", "billboard", "Fresh Bread"),
        ("a number 7 birthday candle", "candle", "7"),
        ("a gravestone with the letters RIP", "gravestone", "RIP"),
        ("a reading lamp", "desk lamp", None),
        ("a king's crown", "crown", None),
    ],
)
def test_letters_are_taken_as_written(prompt: str, kind: str, text: str | None) -> None:
    wish = only(prompt)
    assert (wish.kind, wish.text) == (kind, text)


def test_letters_that_nothing_can_carry_are_ignored_words() -> None:
    assert "hello" in read('a spider with "Hello"').ignored_words


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a navy blue car", "navy"),
        ("a hot pink chair", "hotpink"),
        ("a sky blue vase", "skyblue"),
        ("a pink car", "pink"),
    ],
)
def test_colours_of_two_words_are_one_colour(prompt: str, name: str) -> None:
    assert only(prompt).look.colors == (w.COLOURS[name],)


def test_what_an_object_is_for_is_no_object() -> None:
    lamp = only("Could you make me a floor lamp with a black stand? It is for a furniture shop and has to be nice.")
    assert (lamp.kind, [d.noun for d in lamp.details]) == ("floor lamp", ["stand"])


@pytest.mark.parametrize(
    ("prompt", "kind", "detail"),
    [("a red hat on a snowman", "snowman", "hat"), ("a box of french fries", "french fries", None)],
)
def test_what_is_worn_or_served_is_one_object(prompt: str, kind: str, detail: str | None) -> None:
    wish = only(prompt)
    assert (wish.kind, wish.details[0].noun if wish.details else None) == (kind, detail)


def test_the_colour_of_the_fur_is_the_colour_of_the_dog() -> None:
    assert only("a dog with brown fur").look.colors == (w.COLOURS["brown"],)


def test_what_is_printed_on_an_object_bears_on_it() -> None:
    mug, heart = read("a mug with a red heart on it").wishes
    assert (mug.kind, heart.kind, heart.relation, heart.to) == ("mug", "heart", "bearing", 0)


def test_no_phrase_belongs_to_two_kinds() -> None:
    owners: dict[str, list[str]] = {}
    for name, kind in kinds().items():
        for words in kind.words:
            owners.setdefault(words, []).append(name)
    assert {words: names for words, names in owners.items() if len(names) > 1} == {}
