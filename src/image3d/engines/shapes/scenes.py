"""Puts the objects of a prompt together into one program: copies, sizes, and who stands on, in or beside whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from image3d.engines.protocol import Deadline
from image3d.engines.shapes import program as p
from image3d.engines.shapes.compiler import extents
from image3d.engines.shapes.library import kinds
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.wishes import Reading, Wish

Json = dict[str, Any]
#: families whose members differ in height and width
_VARIED = frozenset({"animals", "creatures", "people", "food", "nature", "buildings", "vessels"}) | frozenset(
    {"furniture", "weapons", "clothing", "storage", "street", "tools"}
)
#: families whose members differ in width alone, so that their wheels stay round
_WIDENED = frozenset({"vehicles"})
#: kinds that stay as drawn: round from the front or from above, or cubic
_ROUND = {
    "hot air balloon",
    "parachute",
    "ring",
    "shield",
    "watch",
    "glasses",
    "dart board",
    "orange",
    "crate",
    "stop sign",
    "magnifying glass",
    "compass",
}
_ACCESSORY = 0.75  # what comes with an object is at most this share of its size
_CONTENT = 5  # how many apples are in a bowl of apples


@dataclass
class _Object:
    """A built object and where it goes: scale, place of its middle on the floor, and how many copies."""

    wish: Wish
    order: Order
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    scale: tuple[float, float, float]
    copies: int
    at: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    ring: float = 0.0
    sideways: bool = False

    def size(self, axis: int) -> float:
        """Extent of one copy along an axis, in metres."""
        axis = 2 - axis if self.sideways else axis
        return (self.high[axis] - self.low[axis]) * self.scale[axis]

    def middle(self) -> list[float]:
        """Where the middle of its box lies as drawn, scaled and turned, in metres."""
        x, y, z = ((a + b) / 2 * k for a, b, k in zip(self.low, self.high, self.scale, strict=True))
        return [z, y, -x] if self.sideways else [x, y, z]

    def span(self, axis: int) -> float:
        """Extent of all copies together."""
        if self.ring and axis != 1:
            return 2 * self.ring + self.size(axis)
        return self.size(axis) * (1 + 1.18 * (self.copies - 1)) if axis == 0 else self.size(axis)

    def top(self) -> float:
        """Height above its own floor of what can carry something."""
        if self.order.surface is not None:
            return (self.order.surface[0] - self.low[1]) * self.scale[1]
        return self.size(1)

    def grow(self, factor: float) -> None:
        """Scales all copies."""
        self.scale = (self.scale[0] * factor, self.scale[1] * factor, self.scale[2] * factor)


def compose(reading: Reading, seed: int, deadline: Deadline) -> Json:
    """The program of everything the prompt asks for; the same reading and seed give the same program."""
    objects = [_built(wish, seed, deadline) for wish in reading.wishes]
    for index, one in enumerate(objects):
        if one.wish.relation is not None and one.wish.to is not None:
            _relate(objects, index, one.wish.to, one.wish.relation)
    name = " and ".join(dict.fromkeys(wish.kind for wish in reading.wishes))[:60]
    flat = any(one.order.flat for one in objects)
    out: Json = {"version": 1, "name": name.replace("'", ""), "materials": {}, "groups": {}, "parts": []}
    if flat:
        out |= {"max_segments": 8, "flat": True}
    for index, one in enumerate(objects):
        _append(out, one, index, alone=len(objects) == 1)
    if not out["groups"]:
        del out["groups"]
    return out


def _built(wish: Wish, seed: int, deadline: Deadline) -> _Object:
    kind = kinds()[wish.kind]
    order = Order(wish, seed)
    kind.build(order)
    order = Order(wish, seed, order.size, frozenset(order.keeps))
    kind.build(order)  # knowing its size from the start, so that all patterns have one scale
    low, high = extents(p.parse({"materials": order.materials, "parts": order.parts}), deadline)
    copies = 1 if kind.count_noun else (wish.count or 1)
    one = _Object(
        wish, order, _triple(low.tolist()), _triple(high.tolist()), _scale(order, low.tolist(), high.tolist()), copies
    )
    if copies > 4:
        one.ring = one.size(0) * 0.62 * copies / 3.0
    return one


def _triple(values: Sequence[float]) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])


def _scale(order: Order, low: Sequence[float], high: Sequence[float]) -> tuple[float, float, float]:
    wish, look = order.wish, order.wish.look
    wide, tall, deep = _proportions(order)
    x, y, z = look.stretch
    if look.lengthen and not x:
        x = 1.0
    if look.lengthen and high[0] - low[0] > high[2] - low[2]:
        x, z = z, x if x != 1.0 else 1.0
    factor = look.size
    if wish.height_m is not None:
        factor = wish.height_m / max(float(high[1] - low[1]), 1e-6) / (y * tall)
    return (x or 1.0) * wide * factor, y * tall * factor, z * deep * factor


def _proportions(order: Order) -> tuple[float, float, float]:
    """How wide, tall and deep this one is: by seed where that looks natural, else as drawn."""
    one = kinds()[order.wish.kind]
    wide, tall = order.proportions
    if one.name in _ROUND:
        return 1.0, 1.0, 1.0
    if one.family in _VARIED:
        return wide, tall, wide
    return (wide if one.family in _WIDENED else 1.0), 1.0, 1.0


def _relate(objects: list[_Object], index: int, to: int, relation: str) -> None:
    """Moves the objects so that number `index` stands to number `to` as the prompt says."""
    one, other = objects[index], objects[to]
    if relation in {"of", "with"} and other.order.inside is not None and one.size(0) < other.size(0) * 1.5:
        one.copies = one.wish.count or _CONTENT
        _put_in(one, other)
    elif relation == "in" and one.order.inside is not None:
        one.at = list(other.at)
        _put_in(other, one)
    elif relation == "bearing":
        _lay_on_front(one, other)
    elif relation in {"on", "in"}:
        _put_on(objects, other, one, to)
    elif relation in {"of", "with"} and other.order.surface is not None and one.size(0) < other.size(0) * 0.7:
        forward = other.order.surface_z * other.scale[2] - other.middle()[2]
        one.grow(min(1.0, 2 * other.order.surface[1] * other.scale[0] / one.span(0)))
        one.at = [other.at[0], other.at[1] + other.top(), other.at[2] + forward]
    elif relation in {"behind", "front"}:
        away = 1.0 if relation == "behind" else -1.0
        one.at = [other.at[0], other.at[1], other.at[2] + away * (one.span(2) + other.span(2)) * 0.6]
    elif relation == "under":
        one.at = list(other.at)
        for each in objects[:index]:
            each.at[1] += one.size(1)
    else:
        if relation == "with":
            one.grow(min(1.0, _ACCESSORY * max(map(other.size, range(3))) / max(map(one.size, range(3)))))
        side = -1.0 if relation == "right" else 1.0
        taken = [o for o in objects[:index] if abs(o.at[1] - other.at[1]) < 0.5 * max(o.size(1), 1e-6) + 1e-6]
        edge = max((side * o.at[0] + o.span(0) / 2 for o in taken), default=0.0)
        one.at = [side * (edge + one.span(0) / 2 + 0.12 * max(one.span(0), other.span(0))), other.at[1], other.at[2]]


def _put_on(objects: list[_Object], upper: _Object, base: _Object, to: int) -> None:
    """Stands `upper`, and what belongs to it, on `base`."""
    surface = base.order.surface
    if surface is not None and base.size(0) > 1.3 * base.size(2) and upper.size(2) > 1.4 * upper.size(0):
        upper.sideways = upper.size(2) > 0.6 * base.size(2) and upper.copies == 1
    room = base.size(0) if surface is None else 2 * surface[1] * base.scale[0]
    if surface is not None and upper.span(0) > room:
        base.grow(min(2.5, 1.1 * upper.span(0) / room))
    base.at = list(upper.at)
    base.at[2] -= base.order.surface_z * base.scale[2] - base.middle()[2]
    lift = base.top()
    for each in objects[: to + 1]:
        if each is upper or each.wish.to == to or (upper.wish.to is not None and each is objects[upper.wish.to]):
            each.at[1] += lift


def _lay_on_front(relief: _Object, base: _Object) -> None:
    """Lays a flattened copy on the front of `base`, half sunk into it."""
    relief.grow(0.45 * min(base.size(0), base.size(1)) / max(relief.size(0), relief.size(1)))
    x, y, z = relief.scale
    relief.scale = (x, y, z * min(1.0, 0.22 * relief.size(0) / max(relief.size(2), 1e-6)))
    middle = base.middle()
    front = base.at[2] + base.size(2) / 2
    relief.at = [base.at[0] - middle[0], base.at[1] + 0.52 * base.size(1) - relief.size(1) / 2, front]


def _put_in(content: _Object, vessel: _Object) -> None:
    """Lays the content inside the vessel, made small enough to fit."""
    floor, radius = vessel.order.inside or (0.0, 0.1)
    radius *= min(vessel.scale[0], vessel.scale[2])
    many = content.copies
    room = radius * (2.0 if many == 1 else 1.0)
    widest = max(content.size(0), content.size(2))
    if widest > room:
        content.grow(room / widest)
    content.ring = 0.0 if many == 1 else radius * 0.72
    lift = (floor - vessel.low[1]) * vessel.scale[1]
    if many > 1:
        lift += 0.18 * content.size(1)
    content.at = [vessel.at[0], vessel.at[1] + lift, vessel.at[2]]


def _append(out: Json, one: _Object, index: int, *, alone: bool) -> None:
    """Adds the parts and materials of an object to the program, in a group where it is moved, scaled or copied."""
    prefix = "" if alone else f"{one.wish.kind} {index + 1} "
    for name, made in one.order.materials.items():
        out["materials"][prefix + name] = made
    plain = alone and one.copies == 1 and one.scale == (1.0, 1.0, 1.0)
    group = None if plain else f"{one.wish.kind} {index + 1}"
    if group is not None:
        _add_groups(out["groups"], group, one)
    for part in one.order.parts:
        placed = part | {"name": prefix + part["name"], "material": prefix + part["material"]}
        if "attach" in placed:
            placed["attach"] = placed["attach"] | {"to": prefix + placed["attach"]["to"]}
        out["parts"].append(placed | ({"group": group} if group is not None else {}))


def _add_groups(groups: Json, name: str, one: _Object) -> None:
    """A group that scales one copy onto the floor, inside one that copies it, inside one that moves them all."""
    middle = one.middle()
    base = [-middle[0], -one.low[1] * one.scale[1], -middle[2]]
    place, row = f"{name} place", f"{name} row"
    groups[place] = {"translate": _clean(one.at)}
    if one.ring and one.copies > 1:
        groups[row] = {
            "group": place,
            "translate": _clean([0, 0, one.ring]),
            "array": {"kind": "radial", "count": one.copies, "axis": "y"},
        }
    else:
        step = one.size(0) * 1.18
        start = -step * (one.copies - 1) / 2
        groups[row] = {"group": place, "translate": _clean([start, 0, 0])}
        if one.copies > 1:
            groups[row]["array"] = {"kind": "linear", "count": one.copies, "step": _clean([step, 0, 0])}
    groups[name] = {"group": row, "scale": _clean(one.scale), "translate": _clean(base)}
    if one.sideways:
        groups[name]["rotate"] = [0, 90, 0]


def _clean(values: Sequence[float]) -> list[float]:
    return [round(float(value), 6) for value in values]
