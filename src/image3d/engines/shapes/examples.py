# ruff: noqa: E501  # programs read best a part a line
"""Programs that show a language model how one is written; also the ones in the documentation."""

from __future__ import annotations

from typing import Any

STOOL: dict[str, Any] = {
    "version": 1,
    "name": "stool",
    "materials": {
        "oak": {"base_color": "#b07f46", "roughness": 0.6, "pattern": {"kind": "wood", "tile": 0.4, "repeats": 3}},
        "cushion": {"base_color": "#8f2f3a", "roughness": 0.9, "pattern": {"kind": "fabric", "tile": 0.1}},
    },
    "parts": [
        {"name": "seat", "shape": {"kind": "cylinder", "radius": 0.19, "height": 0.04, "bevel": 0.012}, "material": "oak", "translate": [0, 0.46, 0]},
        {"name": "legs", "shape": {"kind": "sweep", "path": [[0.2, 0, 0], [0.13, 0.45, 0]], "radius": [0.014, 0.02]}, "material": "oak", "array": {"kind": "radial", "count": 3}},
        {"name": "cushion", "shape": {"kind": "cylinder", "radius": 0.17, "height": 0.05, "bevel": 0.024}, "material": "cushion", "attach": {"to": "seat", "at": "top", "by": "bottom", "offset": [0, -0.004, 0]}},
    ],
}  # fmt: skip

LANTERN: dict[str, Any] = {
    "version": 1,
    "name": "lantern",
    "materials": {
        "iron": {"base_color": "#2b2c30", "roughness": 0.5, "metallic": 0.8},
        "light": {"base_color": "#ffd27a", "roughness": 0.4, "emission": "#ffb84a"},
    },
    "parts": [
        {"name": "base", "shape": {"kind": "prism", "sides": 6, "radius": 0.09, "height": 0.03}, "material": "iron", "translate": [0, 0.015, 0]},
        {"name": "light", "shape": {"kind": "lathe", "profile": [[0.03, 0], [0.055, 0.05], [0.05, 0.13], [0.02, 0.17]], "smooth": True}, "material": "light", "translate": [0, 0.03, 0]},
        {"name": "bars", "shape": {"kind": "box", "size": [0.012, 0.19, 0.012], "bevel": 0.003}, "material": "iron", "translate": [0.075, 0.12, 0], "array": {"kind": "radial", "count": 6}},
        {"name": "roof", "shape": {"kind": "prism", "sides": 6, "radius": 0.11, "height": 0.07, "top_radius": 0.02}, "material": "iron", "attach": {"to": "bars"}},
        {"name": "handle", "shape": {"kind": "torus", "radius": 0.03, "tube": 0.005}, "material": "iron", "rotate": [90, 0, 0], "attach": {"to": "roof", "offset": [0, -0.006, 0]}},
    ],
}  # fmt: skip

PIERCED_BOX: dict[str, Any] = {
    "version": 1,
    "name": "pencil box",
    "materials": {"red": {"base_color": "#b3262e", "roughness": 0.4}, "steel": {"base_color": "#b9bdc2", "metallic": 0.9, "roughness": 0.3}},
    "parts": [
        {
            "name": "box",
            "shape": {
                "kind": "difference",
                "of": [
                    {"kind": "box", "size": [0.2, 0.06, 0.08], "bevel": 0.008},
                    {"kind": "box", "size": [0.184, 0.06, 0.064], "bevel": 0.004, "translate": [0, 0.01, 0]},
                    {"kind": "cylinder", "radius": 0.012, "height": 0.2, "rotate": [90, 0, 0]},
                ],
            },
            "material": "red",
            "translate": [0, 0.03, 0],
        },
        {"name": "feet", "shape": {"kind": "sphere", "radius": 0.008}, "material": "steel", "translate": [0.08, 0.002, 0.03], "mirror": "x", "array": {"kind": "linear", "count": 2, "step": [0, 0, -0.06]}},
    ],
}  # fmt: skip

EXAMPLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a three-legged oak stool with a red cushion", STOOL),
    ("a hexagonal iron lantern", LANTERN),
    ("a red pencil box with a hole", PIERCED_BOX),
)
