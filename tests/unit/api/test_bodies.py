# Goal: what a client sends is checked completely: text and numbers that cannot be stored are found wherever they hide,
# pointers lead to the fault, headers are read as their standards say, cells of CSV run nothing.
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from image3d.api.bodies import json_pointer, preferred_wait, unfit_text, unfit_value
from image3d.api.call import client_group
from image3d.api.errors import BadRequest
from image3d.api.ledger import csv_cell
from image3d.api.markdown import to_html
from image3d.api.pages import SEQUENCE, TASK, decode_cursor, encode_cursor

STORABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(STORABLE)
def test_ordinary_text_is_fit(text):
    assert unfit_text(text) is None
    assert unfit_text(text + "\t\n\r") is None


@given(STORABLE, st.sampled_from(["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\udfff"]), STORABLE)
def test_one_bad_character_is_found_anywhere(before, bad, after):
    text = before + bad + after
    assert unfit_text(text)
    assert unfit_value({"a": [{"b": text}]})
    assert unfit_value({"a": {text: 1}})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 2**53, -(2**53), 10**400])
def test_numbers_that_json_parsers_change_are_found(value):
    assert unfit_value([{"a": value}])


@pytest.mark.parametrize("value", [0, -1, 2**53 - 1, 1.5, True, None, "text", [], {}, [[1]], {"a": {"b": ["c"]}}])
def test_ordinary_values_are_fit(value):
    assert unfit_value(value) is None


def test_deep_nesting_is_found_without_recursing_into_it():
    value: object = 1
    for _ in range(100_000):
        value = [value]
    assert "deep" in (unfit_value(value) or "")


def test_pointers_escape():
    assert json_pointer(["metadata", "a/b~c", 0]) == "/metadata/a~1b~0c/0"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], 0),
        (["wait=30"], 30),
        (["wait=600"], 60),
        (["respond-async, wait=10"], 10),
        (["respond-async", "WAIT=7"], 7),
        (['wait="5"'], 5),
        (["wait=abc"], 0),
        (["await=5"], 0),
        (["wait=-5"], 0),
    ],
)
def test_prefer_wait(headers, seconds):
    raw = [(b"prefer", value.encode()) for value in headers]
    assert preferred_wait(Request({"type": "http", "headers": raw})) == seconds


def test_cursors_round_trip_and_refuse_others():
    place = "task_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK"
    assert decode_cursor(encode_cursor(place), TASK) == place
    assert decode_cursor(None, TASK) is None
    for cursor, kind in (
        (encode_cursor(place), SEQUENCE),
        (encode_cursor("seq_0"), SEQUENCE),
        ("%%%", TASK),
        ("", TASK),
    ):
        with pytest.raises(BadRequest):
            decode_cursor(cursor, kind)


@given(st.text())
def test_no_cursor_breaks(text):
    with pytest.raises(BadRequest) as refused:
        decode_cursor(text, TASK)
    assert refused.value.fields["errors"][0]["pointer"] == "query:cursor"


@given(st.one_of(st.text(), st.dictionaries(st.text(), st.integers()), st.none(), st.integers(), st.booleans()))
def test_no_cell_is_a_formula(value):
    cell = csv_cell(value)
    if not isinstance(value, int) or isinstance(value, bool):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text())
def test_descriptions_never_become_markup(text):
    page = to_html(text)
    assert "<" not in page.replace("<p>", "").replace("</p>", "").replace("<code>", "").replace("</code>", "")


@pytest.mark.parametrize(
    ("host", "group"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_an_ipv6_client_is_its_network(host, group):
    assert client_group(host) == group
