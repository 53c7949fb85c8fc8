"""What a builder works with: it asks the order what the customer wants and lays down parts and materials."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from image3d.engines.shapes import finishes
from image3d.engines.shapes.colours import distance, tinted
from image3d.engines.shapes.wishes import Detail, Wish

Json = dict[str, Any]
Xyz = Sequence[float]
_PATTERN_NOUNS = {"stripe": "stripes", "spot": "dots", "dot": "dots", "star": "stars", "check": "checker"}
_BRIGHT = ("#d63a34", "#f2b91e", "#2f8f4e", "#2b62c9", "#8a3fb0", "#ee7d1a", "#2bb0b5", "#e76aa0")


class Order:
    """One object to build: the wish, a source of chance, and the parts laid down so far.

    `size` is about how large the object is in metres; patterns are scaled by it.
    """

    def __init__(self, wish: Wish, seed: int, size: float = 1.0, keeps: frozenset[str] = frozenset()) -> None:
        self.wish = wish
        self._seed = seed
        self.rng = np.random.default_rng([seed & 0x7FFFFFFF, zlib.crc32(wish.kind.encode())])
        self.size = size
        self._taste = np.random.default_rng([seed & 0x7FFFFFFF, zlib.crc32(b"taste"), zlib.crc32(wish.kind.encode())])
        #: how wide and how tall this one is against the builder's drawing, where its family may vary
        self.proportions = (float(self._taste.uniform(0.93, 1.07)), float(self._taste.uniform(0.9, 1.12)))
        self._tint = tuple(float(v) for v in self._taste.uniform(-1, 1, 3))
        self.parts: list[Json] = []
        self.materials: dict[str, Json] = {}
        self.asked: set[str] = set()
        self.surface: tuple[float, float, float] | None = None
        #: how far in front of the middle of the object its surface lies
        self.surface_z = 0.0
        self.inside: tuple[float, float] | None = None
        self.keeps: set[str] = set(keeps)
        self.flat = bool({"lowpoly", "voxel"} & wish.look.styles)
        self.main_color = "#888888"

    # --- what the customer wants -------------------------------------------------------------------------------

    def detail(self, nouns: str) -> Detail | None:
        """The detail named by one of the nouns (`shade|lampshade`), or None."""
        names = nouns.split("|")
        self.asked.update(names)
        return next((d for d in self.wish.details if d.noun in names), None)

    def count(self, nouns: str, default: int, low: int = 0, high: int = 24) -> int:
        """How many of the nouns: as asked, else `default`; none when the prompt says `without`."""
        found = self.detail(nouns)
        if found is None or (found.count is None and not found.absent):
            return default
        return 0 if found.absent and low <= 0 else min(max(found.count or 0, low), high)

    def own_count(self, default: int, high: int = 24) -> int:
        """How many of the things themselves, for builders that make a group of them."""
        return min(self.wish.count or default, high)

    def has(self, nouns: str, *, default: bool = False) -> bool:
        """Whether the object has the detail."""
        found = self.detail(nouns)
        return default if found is None else not found.absent

    def colored(self, nouns: str) -> bool:
        """Whether the prompt says how one of the nouns is coloured or what it is made of."""
        found = self.detail(nouns)
        return found is not None and not found.absent and bool(found.look.colors or found.look.finishes)

    def text(self, default: str) -> str:
        """The letters that the prompt puts on the object, else these."""
        self.asked.add("text")
        return self.wish.text or default

    def style(self, *names: str) -> bool:
        """Whether one of these style words was used."""
        said = self.wish.look.styles | self.wish.look.phrase
        return any(name in said for name in names)

    # --- chance -------------------------------------------------------------------------------------------------

    def pick(self, *options: Any) -> Any:
        """One of the options, by seed."""
        return options[int(self.rng.integers(len(options)))]

    def vary(self, value: float, share: float = 0.12) -> float:
        """The value, up to `share` more or less, by seed."""
        return float(value * (1 + share * self.rng.uniform(-1, 1)))

    def chance(self, odds: float) -> bool:
        """True with these odds, by seed."""
        return bool(self.rng.random() < odds)

    def bright(self, index: int) -> str:
        """The n-th of a set of cheerful colours."""
        return _BRIGHT[index % len(_BRIGHT)]

    # --- materials ----------------------------------------------------------------------------------------------

    def main(self, color: str | Sequence[str], finish: str = "plastic", *, tile: float | None = None) -> str:
        """The material of most of the object: the colour, material and pattern that were asked for, or these."""
        look = self.wish.look
        fallback = color if isinstance(color, str) else self._in_turn(color)
        stuff = look.finishes[0] if look.finishes else None
        named = (look.finish_colors[0] if look.finish_colors else None) or fallback
        chosen = look.colors[0] if look.colors else (named if stuff else self._own_tint(fallback))
        shown = self._shown_pattern()
        if shown is not None and not look.colors:
            chosen = self._ground(chosen, shown[1])
        self.main_color = chosen
        made = finishes.material(self._suited(stuff, finish), chosen, size=self.size)
        if shown is not None:
            made = finishes.patterned(
                shown[0],
                chosen,
                shown[1] or finishes.contrast(chosen),
                made,
                size=tile or self.size * 0.6,
                repeats=4 if shown[0] == "stripes" else 3,
            )
        return self.add_material("main", made)

    @staticmethod
    def _suited(stuff: str | None, finish: str) -> str:
        """Gold is a colour for leaves and cloth but a metal for rings; planks stay planks when they are wooden."""
        if stuff is None or (stuff == "wood" and finish == "planks"):
            return finish
        return stuff

    def _in_turn(self, colors: Sequence[str]) -> str:
        """One of the colours; seeds next to each other get different ones."""
        self.pick(*colors)  # the draws that follow stay what they are, however many colours there are
        return colors[(self._seed + zlib.crc32(self.wish.kind.encode())) % len(colors)]

    def _shown_pattern(self) -> tuple[str, str | None] | None:
        look = self.wish.look
        for noun, kind in _PATTERN_NOUNS.items():
            found = self.detail(noun) if noun not in self.keeps else None
            if found is not None and not found.absent:
                colors = found.look.colors
                if len(colors) > 1 and not look.colors:
                    return kind, colors[1]
                second = colors[0] if colors else (look.colors[1] if len(look.colors) > 1 else None)
                return kind, second
        return None

    def _own_tint(self, color: str) -> str:
        """A colour nobody asked for, a little different with every seed."""
        hue, light, saturation = self._tint
        return tinted(color, 0.018 * hue, 1 + 0.09 * light, 1 + 0.14 * saturation)

    def _ground(self, chosen: str, second: str | None) -> str:
        """The colour under a pattern: the first of two in the pattern, and one that the second shows on."""
        found = next((self.detail(noun) for noun in _PATTERN_NOUNS if self.detail(noun)), None)
        if found is not None and len(found.look.colors) > 1:
            return found.look.colors[0]
        if second is not None and distance(chosen, second) < 40:
            return "#f3efe4" if distance("#f3efe4", second) > 40 else "#2b3a5e"
        return chosen

    def keep(self, *nouns: str) -> None:
        """These pattern nouns are built as parts, not painted on."""
        self.keeps |= set(nouns)

    def second(self, color: str | Sequence[str], finish: str = "plastic", nouns: str = "trim") -> str:
        """The material of the second most of the object: the second colour or material that was asked for."""
        look = self.wish.look
        if not self.colored(nouns):
            fallback = color if isinstance(color, str) else str(self.pick(*color))
            stuff = look.finishes[1] if len(look.finishes) > 1 else None
            chosen = (
                look.colors[1] if len(look.colors) > 1 else (look.finish_colors[1] or fallback if stuff else fallback)
            )
            return self.add_material(
                nouns.split("|", maxsplit=1)[0], finishes.material(stuff or finish, chosen, size=self.size)
            )
        return self.mat(nouns, color, finish)

    def mat(self, nouns: str, color: str | Sequence[str], finish: str = "plastic") -> str:
        """The material of a detail: as the prompt says of one of the nouns, else this colour and finish."""
        fallback = color if isinstance(color, str) else str(self.pick(*color))
        found = self.detail(nouns)
        if found is not None and not found.absent:
            look = found.look
            if look.finishes:
                finish = look.finishes[0]
                fallback = look.finish_colors[0] or fallback
            fallback = look.colors[0] if look.colors else fallback
        return self.add_material(nouns.split("|", maxsplit=1)[0], finishes.material(finish, fallback, size=self.size))

    def paint(self, name: str, color: str, finish: str = "plastic") -> str:
        """A material the customer has no word for."""
        return self.add_material(name, finishes.material(finish, color, size=self.size))

    def add_material(self, name: str, made: Json) -> str:
        """The name under which this material is kept; equal ones share it."""
        free, k = name, 2
        while free in self.materials and self.materials[free] != made:
            free, k = f"{name} {k}", k + 1
        self.materials[free] = made
        return free

    # --- parts --------------------------------------------------------------------------------------------------

    def add(self, name: str, shape: Json, mat: str, at: Xyz | None = None, **placing: Any) -> None:
        """Lays down a part; `placing` takes rotate, scale, mirror, array, mapping, crease, attach, anchors."""
        part: Json = {"name": self._free(name), "shape": shape, "material": mat}
        if at is not None and any(at):
            part["translate"] = list(at)
        part |= {key: value for key, value in placing.items() if value is not None}
        self.parts.append(_rounded(part))

    def _free(self, name: str) -> str:
        taken = {part["name"] for part in self.parts}
        free, k = name, 2
        while free in taken:
            free, k = f"{name} {k}", k + 1
        return free

    def box(
        self, name: str, size: Xyz, mat: str, at: Xyz | None = None, *, bevel: float | None = None, **placing: Any
    ) -> None:
        """A box with softened edges."""
        self.add(name, box(size, bevel), mat, at, **placing)

    def cyl(
        self,
        name: str,
        radius: float,
        height: float,
        mat: str,
        at: Xyz | None = None,
        *,
        top: float | None = None,
        bevel: float | None = None,
        **placing: Any,
    ) -> None:
        """A cylinder or cut cone about y with softened rims."""
        self.add(name, cyl(radius, height, top=top, bevel=bevel), mat, at, **placing)

    def ball(self, name: str, radii: float | Xyz, mat: str, at: Xyz | None = None, **placing: Any) -> None:
        """A sphere or ellipsoid."""
        self.add(name, ball(radii), mat, at, **placing)

    def lathe(
        self,
        name: str,
        profile: Sequence[Xyz],
        mat: str,
        at: Xyz | None = None,
        *,
        smooth: bool = False,
        closed: bool = False,
        **placing: Any,
    ) -> None:
        """A turned profile of (radius, y)."""
        self.add(
            name,
            {"kind": "lathe", "profile": [list(one) for one in profile], "smooth": smooth, "closed": closed},
            mat,
            at,
            **placing,
        )

    def rod(
        self,
        name: str,
        path: Sequence[Xyz],
        radius: float | Sequence[float],
        mat: str,
        *,
        smooth: bool = True,
        closed: bool = False,
        **placing: Any,
    ) -> None:
        """A round bar along the points."""
        self.add(name, rod(path, radius, smooth=smooth, closed=closed), mat, **placing)

    def plate(
        self,
        name: str,
        outline: Sequence[Xyz],
        depth: float,
        mat: str,
        at: Xyz | None = None,
        *,
        bevel: float = 0.0,
        smooth: bool = False,
        holes: Sequence[Sequence[Xyz]] = (),
        **placing: Any,
    ) -> None:
        """An outline in x-y given depth along z."""
        self.add(name, plate(outline, depth, bevel=bevel, smooth=smooth, holes=holes), mat, at, **placing)

    def _own_limb(self, limb: Sequence[Any]) -> list[Any]:
        """The limb a little thicker or thinner by seed, alike on both sides of the body."""
        (x, y, z), (u, v, w), *radii = limb
        place = np.array([abs(x), y, z, abs(u), v, w]) * 1e4
        salt = zlib.crc32(np.round(place).astype(np.int64).tobytes()) ^ zlib.crc32(repr(self._tint).encode())
        factor = 0.93 + 0.14 * (salt % 1000) / 999
        return [(x, y, z), (u, v, w), *(r * factor for r in radii)]

    def blob(
        self,
        name: str,
        mat: str,
        balls: Sequence[tuple[Xyz, Any]] = (),
        limbs: Sequence[Sequence[Any]] = (),
        *,
        blend: float = 0.03,
        at: Xyz | None = None,
        **placing: Any,
    ) -> None:
        """A soft body of (centre, radii) balls and (start, end, radius[, end radius]) limbs."""
        self.add(name, blob(balls, [self._own_limb(one) for one in limbs], blend), mat, at, **placing)


def box(size: Xyz, bevel: float | None = None) -> Json:
    """A box; without a bevel of its own its edges are softened by 6% of the shortest side."""
    return {"kind": "box", "size": list(size), "bevel": 0.06 * min(size) if bevel is None else bevel}


def cyl(radius: float, height: float, *, top: float | None = None, bevel: float | None = None) -> Json:
    """A cylinder or cut cone."""
    soft = 0.08 * min(radius, height, top or radius) if bevel is None else bevel
    out: Json = {"kind": "cylinder", "radius": radius, "height": height, "bevel": soft}
    return out | ({"top_radius": top} if top is not None else {})


def ball(radii: float | Xyz) -> Json:
    """A sphere or ellipsoid."""
    return (
        {"kind": "sphere", "radius": radii}
        if isinstance(radii, int | float)
        else {"kind": "ellipsoid", "radii": list(radii)}
    )


def torus(radius: float, tube: float) -> Json:
    """A ring about y."""
    return {"kind": "torus", "radius": radius, "tube": tube}


def cone(radius: float, height: float) -> Json:
    """A cone about y."""
    return {"kind": "cone", "radius": radius, "height": height}


def capsule(radius: float, height: float) -> Json:
    """A rod about y with round ends."""
    return {"kind": "capsule", "radius": radius, "height": height}


def prism(sides: int, radius: float, height: float, top: float | None = None) -> Json:
    """A regular prism about y."""
    out: Json = {"kind": "prism", "sides": sides, "radius": radius, "height": height}
    return out | ({"top_radius": top} if top is not None else {})


def rod(path: Sequence[Xyz], radius: float | Sequence[float], *, smooth: bool = True, closed: bool = False) -> Json:
    """A round bar along the points."""
    thick = radius if isinstance(radius, int | float) else list(radius)
    return {"kind": "sweep", "path": [list(one) for one in path], "radius": thick, "smooth": smooth, "closed": closed}


def plate(
    outline: Sequence[Xyz],
    depth: float,
    *,
    bevel: float = 0.0,
    smooth: bool = False,
    holes: Sequence[Sequence[Xyz]] = (),
    **more: Any,
) -> Json:
    """An outline in x-y given depth along z."""
    return {
        "kind": "extrude",
        "outline": [list(one) for one in outline],
        "holes": [[list(p) for p in hole] for hole in holes],
        "depth": depth,
        "bevel": bevel,
        "smooth": smooth,
        **more,
    }


def blob(balls: Sequence[tuple[Xyz, Any]] = (), limbs: Sequence[Sequence[Any]] = (), blend: float = 0.03) -> Json:
    """A soft body."""
    return {
        "kind": "blob",
        "balls": [{"at": list(c), "radii": [r] * 3 if isinstance(r, int | float) else list(r)} for c, r in balls],
        "limbs": [
            {
                "start": list(one[0]),
                "end": list(one[1]),
                "radius": one[2],
                "end_radius": one[3] if len(one) > 3 else one[2],
            }
            for one in limbs
        ],
        "blend": blend,
    }


def move(shape: Json, at: Xyz | None = None, **placing: Any) -> Json:
    """The shape placed."""
    return shape | ({"translate": list(at)} if at is not None else {}) | placing


def union(*shapes: Json) -> Json:
    """All of them as one."""
    return {"kind": "union", "of": list(shapes)}


def cut(first: Json, *others: Json) -> Json:
    """The first without the others."""
    return {"kind": "difference", "of": [first, *others]}


def common(*shapes: Json) -> Json:
    """What all share."""
    return {"kind": "intersection", "of": list(shapes)}


def hull(*shapes: Json) -> Json:
    """Their convex hull."""
    return {"kind": "hull", "of": list(shapes)}


def radial(count: int, axis: str = "y", angle: float = 360.0) -> Json:
    """Copies around an axis."""
    return {"kind": "radial", "count": count, "axis": axis, "angle": angle}


def linear(count: int, step: Xyz) -> Json:
    """Copies a step apart."""
    return {"kind": "linear", "count": count, "step": list(step)}


def ring(count: int, radius: float, start: float = 0.0) -> list[tuple[float, float]]:
    """(x, z) points evenly around the origin; `start` in degrees from the front (+z)."""
    angles = [math.radians(start + 360 * k / count) for k in range(count)]
    return [(radius * math.sin(a), radius * math.cos(a)) for a in angles]


def star_outline(points: int, outer: float, inner: float) -> list[list[float]]:
    """A star standing on two points, in x-y."""
    out: list[list[float]] = []
    for k in range(points * 2):
        r, a = (outer if k % 2 == 0 else inner), math.pi / 2 + math.pi * k / points
        out.append([r * math.cos(a), r * math.sin(a)])
    return out


def rounded_outline(width: float, height: float, radius: float, steps: int = 5) -> list[list[float]]:
    """A rectangle with round corners, centred, counter-clockwise."""
    out: list[list[float]] = []
    r = min(radius, 0.499 * min(width, height))
    for k, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for s in range(steps + 1):
            a = math.pi / 2 * (k + s / steps)
            out.append([sx * (width / 2 - r) + r * math.cos(a), sy * (height / 2 - r) + r * math.sin(a)])
    return out


def _rounded(value: Any) -> Any:
    """The JSON value with floats cut to a hundredth of a millimetre, so that programs read well and stay stable."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in cast("Json", value).items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in cast("Sequence[Any]", value)]
    return round(float(cast("float", value)), 5) if isinstance(value, float | np.floating) else value
