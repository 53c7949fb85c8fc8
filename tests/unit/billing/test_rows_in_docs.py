"""Goal: the guide explains every row a customer can see: each route of each kind, and each reason that code writes."""

import ast
import re
from pathlib import Path

import pytest

import image3d
from image3d.billing.model import ROUTES, Kind, Place

GUIDE = (Path(__file__).parents[3] / "docs" / "billing.md").read_text(encoding="utf-8")
SOURCE = Path(image3d.__file__).parent


def reasons() -> dict[str, str]:
    """The texts that the code itself gives as the reason of a row -> where; a value in them is three dots."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "reason":
                parts = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
                if text not in ("…", "None"):
                    found[text] = path.name
    return found


@pytest.mark.parametrize(
    ("kind", "source", "destination"), [(kind, *pair) for kind, pairs in ROUTES.items() for pair in pairs]
)
def test_every_route_is_in_the_guide(kind: Kind, source: Place, destination: Place) -> None:
    assert f"| `{kind}` |" in GUIDE
    assert f"{source} -> {destination}" in GUIDE


def test_every_reason_is_in_the_guide() -> None:
    found = reasons()
    assert "repays debt" in found
    assert len(found) >= 5
    for text, where in found.items():
        documented = re.compile(re.escape(text).replace("…", "[^`]+"))
        assert any(documented.fullmatch(quoted) for quoted in re.findall(r"`([^`]+)`", GUIDE)), f"{text!r} of {where}"
