"""Finishes by name: how oak, brass, velvet or glazed clay are drawn, given a colour and the size of the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from image3d.engines.shapes.colours import brightness, darker, lighter

#: name -> roughness, metallic, pattern kind, metres to a tile as a share of the object's size, repeats, strength
_FINISHES: dict[str, tuple[float, float, str | None, float, int, float]] = {
    "plastic": (0.38, 0.0, None, 0, 0, 0),
    "rubber": (0.75, 0.0, None, 0, 0, 0),
    "paint": (0.45, 0.0, None, 0, 0, 0),
    "gloss": (0.18, 0.05, None, 0, 0, 0),
    "matte": (0.85, 0.0, None, 0, 0, 0),
    "wood": (0.6, 0.0, "wood", 0.55, 3, 0.85),
    "planks": (0.7, 0.0, "planks", 0.5, 4, 0.95),
    "metal": (0.3, 0.92, "metal", 0.5, 4, 1.0),
    "iron": (0.5, 0.75, "metal", 0.5, 4, 1.0),
    "gold": (0.24, 0.95, None, 0, 0, 0),
    "stone": (0.9, 0.0, "stone", 0.4, 4, 0.9),
    "rock": (0.95, 0.0, "noise", 0.5, 4, 0.9),
    "concrete": (0.9, 0.0, "noise", 0.6, 4, 0.35),
    "marble": (0.25, 0.0, "noise", 0.7, 4, 0.3),
    "brick": (0.88, 0.0, "brick", 0.22, 4, 1.0),
    "roof": (0.8, 0.0, "scales", 0.22, 4, 0.9),
    "thatch": (0.95, 0.0, "leaves", 0.4, 4, 0.6),
    "fabric": (0.92, 0.0, "fabric", 0.25, 4, 0.9),
    "leather": (0.55, 0.0, "noise", 0.12, 4, 0.25),
    "fur": (0.95, 0.0, "leaves", 0.3, 4, 0.35),
    "skin": (0.6, 0.0, None, 0, 0, 0),
    "scales": (0.5, 0.05, "scales", 0.11, 4, 0.8),
    "leaf": (0.8, 0.0, "leaves", 0.35, 4, 0.7),
    "bark": (0.95, 0.0, "leaves", 0.25, 4, 0.8),
    "glass": (0.06, 0.0, None, 0, 0, 0),
    "ceramic": (0.22, 0.0, None, 0, 0, 0),
    "clay": (0.85, 0.0, "noise", 0.5, 4, 0.2),
    "paper": (0.9, 0.0, None, 0, 0, 0),
    "food": (0.6, 0.0, "noise", 0.4, 4, 0.3),
    "snow": (0.9, 0.0, None, 0, 0, 0),
    "glow": (0.5, 0.0, None, 0, 0, 0),
    "gem": (0.05, 0.1, None, 0, 0, 0),
}


def material(finish: str, color: str, *, size: float) -> dict[str, Any]:
    """The material of a program for this finish and colour on an object about `size` metres large."""
    roughness, metallic, kind, share, repeats, strength = _FINISHES[finish]
    out: dict[str, Any] = {"base_color": color, "roughness": roughness, "metallic": metallic}
    if kind is not None:
        out["pattern"] = {
            "kind": kind,
            "tile": _clean(max(share * size, 0.002)),
            "repeats": repeats,
            "strength": strength,
        }
        extra = _SECOND.get(finish)
        if extra is not None:
            out["pattern"]["color"] = extra(color)
    if finish == "glow":
        out["emission"] = color
    if finish == "glass":
        out["opacity"] = 0.55
    return out


def patterned(kind: str, color: str, second: str, base: dict[str, Any], *, size: float, repeats: int) -> dict[str, Any]:
    """The material `base` with stripes, dots, stars or checks of a second colour."""
    pattern = {"kind": kind, "color": second, "tile": _clean(size), "repeats": repeats}
    return base | {"base_color": color, "pattern": pattern}


def contrast(color: str) -> str:
    """A second colour that shows on the first."""
    return darker(color, 0.6) if brightness(color) > 0.6 else lighter(color, 0.82)


def _clean(value: float) -> float:
    return float(f"{value:.4g}")


_SECOND: dict[str, Callable[[str], str]] = {
    "marble": lambda c: darker(c, 0.35),
    "concrete": lambda c: darker(c, 0.25),
    "food": lambda c: darker(c, 0.28),
    "fur": lambda c: darker(c, 0.3) if brightness(c) > 0.25 else lighter(c, 0.14),
    "leaf": lambda c: darker(c, 0.42),
    "fabric": lambda c: darker(c, 0.18),
    "roof": lambda c: darker(c, 0.5),
    "scales": lambda c: darker(c, 0.5),
}
