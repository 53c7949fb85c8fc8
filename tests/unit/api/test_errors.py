# Goal: every public error code of the package has a status, a title and an entry in docs/errors.md, and no code is
# documented that does not exist.
import importlib
import pkgutil
import re
from pathlib import Path

import image3d
from image3d.api.errors import PROBLEM_KINDS
from image3d.core.errors import Image3DError
from image3d.engines.fixture import OUTCOMES

DOCS = Path(__file__).parents[3] / "docs" / "errors.md"


def every_code() -> set[str]:
    for module in pkgutil.walk_packages(image3d.__path__, "image3d."):
        if not module.name.endswith(("__main__", "child_main", "env")):
            importlib.import_module(module.name)
    kinds, found = [Image3DError], set()
    while kinds:
        kind = kinds.pop()
        found.add(kind.code)
        kinds.extend(kind.__subclasses__())
    return found | set(OUTCOMES)


def test_every_code_has_a_status():
    assert every_code() <= set(PROBLEM_KINDS)


def test_statuses_are_those_of_the_contract():
    expected = {
        401: {"invalid_api_key"},
        402: {"insufficient_credits"},
        403: {"key_revoked", "scope_missing"},
        404: {"not_found"},
        409: {"idempotency_in_progress", "not_cancelable"},
        413: {"input_too_large"},
        415: {"unsupported_media"},
        422: {
            "invalid_request", "idempotency_mismatch", "image_url_refused", "image_url_unreachable",
            "image_undecodable", "no_subject_found", "prompt_not_understood", "mode_unavailable", "not_available",
        },
        429: {"rate_limited", "concurrency_cap_reached", "daily_cap_reached", "monthly_cap_reached"},
        503: {"engine_unavailable"},
    }  # fmt: skip
    assert {code: PROBLEM_KINDS[code].status for codes in expected.values() for code in codes} == {
        code: status for status, codes in expected.items() for code in codes
    }


def test_every_code_is_documented_with_its_status():
    documented = dict(re.findall(r"^\| `([a-z_]+)` \| (\d{3}) \|", DOCS.read_text(), re.MULTILINE))
    assert documented == {code: str(kind.status) for code, kind in PROBLEM_KINDS.items()}


def test_titles_are_short_and_distinct():
    titles = [kind.title for kind in PROBLEM_KINDS.values()]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 70 and not title.endswith(".") for title in titles)


def test_every_code_says_in_a_sentence_what_helps():
    for code, kind in PROBLEM_KINDS.items():
        assert kind.helps[:1].isupper() or kind.helps.startswith("`"), code
        assert kind.helps.endswith("."), code
        assert len(kind.helps) <= 120, code
