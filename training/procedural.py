"""Made-up objects with what game packs lack: round, smooth, hollow and thin-legged things with printed surfaces."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from skimage.measure import marching_cubes

from training.corpus import Textured, joined
from training.packaging import packed
from training.solids import Part, box, closed, lathe, prism, superellipsoid, torus, tube
from training.textures import Solid, random_colour

Rng = np.random.Generator


def _smooth(knots: np.ndarray, count: int = 40) -> np.ndarray:
    """A Catmull-Rom curve (count, d) through knots (n, d)."""
    padded = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    t = np.linspace(0, len(knots) - 1 - 1e-9, count)
    i, f = t.astype(int), (t % 1)[:, None]
    a, b, c, d = (padded[i + k] for k in range(4))
    return 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)


def _outer(rng: Rng, height: float, radius: float, knots: int) -> np.ndarray:
    """A random wall (n, 2) of radius and height, bottom to top; straight or curved."""
    r = radius * np.exp(np.cumsum(rng.normal(0, 0.22, knots)))
    wall = np.stack([np.clip(r, 0.25 * radius, 1.8 * radius), np.linspace(0, height, knots)], -1)
    if rng.random() < 0.3:
        return wall
    curve = _smooth(wall)
    curve[:, 0] = np.maximum(curve[:, 0], 0.15 * radius)
    return curve


def _hollow(wall: np.ndarray, thick: float) -> np.ndarray:
    """The profile of a vessel with this outer wall: up outside, down inside, a floor of the same thickness."""
    inner = wall[::-1].copy()
    inner[:, 0] = np.maximum(inner[:, 0] - thick, 0.01)
    inner = inner[inner[:, 1] > wall[0, 1] + thick]
    floor = [[inner[-1, 0], wall[0, 1] + thick], [0, wall[0, 1] + thick]]
    return np.concatenate([[[0, wall[0, 1]]], wall, inner, floor])


def _handle(rng: Rng, wall: np.ndarray, thick: float) -> Part:
    """A loop on the side of a vessel whose ends stay within its wall."""
    low, high = np.sort(rng.uniform(0.12, 0.92, 2))
    if high - low < 0.35:
        low, high = 0.25, 0.8
    height = wall[-1, 1] - wall[0, 1]
    y = wall[0, 1] + height * np.array([high, high, low, low])
    at = np.interp(y, wall[:, 1], wall[:, 0]) - thick / 2
    out = at.max() + height * rng.uniform(0.15, 0.4)
    knots = np.stack([[at[0], out, out * rng.uniform(0.85, 1.05), at[3]], y, np.zeros(4)], -1)
    return tube(_smooth(knots, 28), max(thick * rng.uniform(0.45, 1.1), 0.022), 10)


def vessel(rng: Rng) -> list[Part]:
    """Mugs, bowls, plates, jars, vases, buckets, pans: hollow, some with handles."""
    kind = rng.choice(["mug", "bowl", "plate", "vase", "pan", "bucket", "tray"])
    height, radius = {
        "mug": (rng.uniform(0.8, 1.8), rng.uniform(0.4, 0.7)),
        "bowl": (rng.uniform(0.4, 0.9), rng.uniform(0.3, 0.6)),
        "plate": (rng.uniform(0.08, 0.3), rng.uniform(0.5, 0.9)),
        "vase": (rng.uniform(1.2, 2.2), rng.uniform(0.25, 0.6)),
        "pan": (rng.uniform(0.2, 0.6), rng.uniform(0.5, 0.9)),
        "bucket": (rng.uniform(0.9, 1.6), rng.uniform(0.5, 0.8)),
        "tray": (rng.uniform(0.1, 0.5), rng.uniform(0.5, 0.8)),
    }[kind]
    thick = min(rng.uniform(0.04, 0.11), height / 2)
    if kind in ("bowl", "plate"):
        rim, curve = rng.uniform(1.2, 2.2), rng.uniform(0.3, 1.5)
        t = np.linspace(0, 1, 24)
        wall = np.stack([radius * (1 + (rim - 1) * t**curve), height * t ** rng.uniform(0.8, 2.2)], -1)
    elif kind in ("mug", "pan", "bucket", "tray"):
        wall = np.stack([radius * np.linspace(1, rng.uniform(0.9, 1.35), 8), np.linspace(0, height, 8)], -1)
    else:
        wall = _outer(rng, height, radius, int(rng.integers(4, 7)))
    squarish = rng.uniform(0.3, 1.0) if kind == "tray" or rng.random() < 0.1 else 0.0
    squash = rng.uniform(0.5, 1.0) if kind == "tray" else 1.0
    parts = [lathe(_hollow(wall, thick), 48, squash, squarish)]
    if kind == "mug" or (kind in ("vase", "bowl") and rng.random() < 0.25):
        parts.append(_handle(rng, wall, thick))
        if rng.random() < 0.15:
            parts.append(parts[-1].turned((0, 1, 0), 180))
    if kind == "pan":
        length, y = rng.uniform(0.8, 1.8), wall[-1, 1] * rng.uniform(0.6, 1.0)
        path = np.array([[wall[-1, 0] - thick / 2, y, 0], [wall[-1, 0] + length, y + rng.uniform(0, 0.3), 0]])
        parts.append(tube(np.linspace(path[0], path[1], 8), rng.uniform(0.04, 0.1)))
    if kind == "bucket" and rng.random() < 0.7:
        a = np.linspace(0, np.pi, 24)
        r, lift = wall[-1, 0] - thick / 2, rng.uniform(0.3, 1.2)
        arc = np.stack([r * np.cos(a), height * 0.92 + r * lift * np.sin(a), np.zeros(24)], -1)
        parts.append(tube(arc, rng.uniform(0.025, 0.05), 8))
    return parts


def bottle(rng: Rng) -> list[Part]:
    """Bottles, cans, jars with lids, dispensers: closed lathes, some oval or squarish, with a cap."""
    height, radius = rng.uniform(1.2, 2.2), rng.uniform(0.25, 0.6)
    if rng.random() < 0.35:
        wall = np.stack([np.full(4, radius), np.linspace(0, height, 4)], -1)
        neck = radius * rng.uniform(0.85, 1.05)
    else:
        neck = radius * rng.uniform(0.25, 0.7)
        shoulder = rng.uniform(0.5, 0.85) * height
        knots = [
            [radius * rng.uniform(0.8, 1), 0],
            [radius, 0.1 * height],
            [radius * rng.uniform(0.8, 1.1), shoulder * 0.8],
        ]
        knots += [[neck * 1.2, shoulder], [neck, shoulder + 0.08 * height], [neck, height]]
        wall = _smooth(np.array(knots), 50)
    squash, squarish = rng.uniform(0.5, 1.0), (rng.uniform(0.2, 0.9) if rng.random() < 0.3 else 0.0)
    squash = squash if rng.random() < 0.4 else 1.0
    parts = [lathe(closed(wall), 48, squash, squarish)]
    cap = rng.uniform(0.08, 0.3)
    lid = np.array([[neck * 1.1, 0], [neck * rng.uniform(0.7, 1.15), cap]])
    parts.append(lathe(closed(lid), 32).moved((0, height - 0.02, 0)))
    if rng.random() < 0.15:
        spout = _smooth(np.array([[0, height + cap, 0], [0, height + cap + 0.2, 0], [0.3, height + cap + 0.2, 0]]), 16)
        parts.append(tube(spout, 0.05))
    if rng.random() < 0.15:
        parts.append(_handle(rng, wall, 0.08))
    return parts


def pot(rng: Rng) -> list[Part]:
    """Teapots, kettles, jugs and coffee pots: a body with spout, handle, lid and knob."""
    wall = _outer(rng, rng.uniform(0.8, 1.7), rng.uniform(0.45, 0.7), int(rng.integers(3, 6)))
    height = wall[-1, 1]
    facets = int(rng.choice([6, 8, 48]))
    parts = [lathe(closed(wall), facets), _handle(rng, wall, 0.1).turned((0, 1, 0), 180)]
    y = height * rng.uniform(0.25, 0.8)
    at = np.interp(y, wall[:, 1], wall[:, 0]) * 0.85
    reach = rng.uniform(0.25, 0.6)
    knots = np.array([[at, y, 0], [at + reach * 0.6, y + 0.1, 0], [at + reach, height * rng.uniform(0.85, 1.15), 0]])
    parts.append(tube(_smooth(knots, 20), np.linspace(rng.uniform(0.1, 0.18), 0.05, 20)))
    top = wall[-1, 0]
    dome = np.stack(
        [
            top * np.cos(np.linspace(0, np.pi / 2, 10)),
            top * rng.uniform(0.1, 0.6) * np.sin(np.linspace(0, np.pi / 2, 10)),
        ],
        -1,
    )
    parts.append(lathe(closed(dome)).moved((0, height - 0.01, 0)))
    parts.append(
        superellipsoid(np.full(3, rng.uniform(0.06, 0.12)), 1, 1, 12).moved((0, height + dome[-1, 1] + 0.05, 0))
    )
    return parts


def package(rng: Rng) -> list[Part]:
    """Boxes, cartons, books, devices, with flaps, feet, buttons and panels."""
    size = np.exp(rng.uniform(np.log(0.25), np.log(2.0), 3))
    parts = [box(size, rng.choice([0.0, 0.03, 0.1, 0.3]) * size.min())]
    for _ in range(int(rng.integers(0, 4))):
        panel = size * rng.uniform(0.2, 0.9, 3)
        axis = int(rng.integers(0, 3))
        panel[axis] = rng.uniform(0.04, 0.2)
        at = (size - panel) / 2 * rng.uniform(-0.9, 0.9, 3)
        at[axis] = (size[axis] / 2 + panel[axis] * rng.uniform(-0.3, 0.35)) * rng.choice([-1, 1])
        parts.append(box(panel, 0.02).moved(at))
    for _ in range(int(rng.integers(0, 4))):
        knob = superellipsoid(np.full(3, rng.uniform(0.04, 0.12)), 1, 1, 10)
        at = size * rng.uniform(-0.4, 0.4, 3)
        at[2] = size[2] / 2
        parts.append(knob.moved(at))
    return parts


def open_box(rng: Rng) -> list[Part]:
    """Crates, drawers, baskets, shelves and cabinets: thin walls round an empty inside."""
    size = rng.uniform(0.6, 2.0, 3)
    t = rng.uniform(0.04, 0.12)
    w, h, d = size
    floor = box((w, t, d)).moved((0, -h / 2 + t / 2, 0))
    sides = [box((t, h, d)).moved((s * (w - t) / 2, 0, 0)) for s in (-1, 1)]
    back = box((w, h, t)).moved((0, 0, -(d - t) / 2))
    if rng.random() < 0.5:
        parts = [floor, *sides, back, box((w, h * rng.uniform(0.5, 1), t)).moved((0, 0, (d - t) / 2))]
        if rng.random() < 0.3:
            lid = box((w, t, d)).moved((0, t / 2, d / 2)).turned((1, 0, 0), -rng.uniform(20, 110))
            parts.append(lid.moved((0, h / 2, -d / 2)))
        return parts
    parts = [floor, *sides, back, box((w, t, d)).moved((0, h / 2 - t / 2, 0))]
    rows = int(rng.integers(1, 5))
    for row in range(rows):
        y = -h / 2 + (row + 0.5) * h / rows
        choice = rng.random()
        if choice < 0.35:
            parts.append(box((w, t, d)).moved((0, y - h / rows / 2, 0)))
        elif choice < 0.85:
            slide = d * rng.choice([0.0, 0.0, 0.3])
            parts.append(box((w - 2.4 * t, h / rows - 0.6 * t, d * 0.96)).moved((0, y, slide + 0.02)))
            parts.append(box((w * rng.uniform(0.1, 0.5), 0.05, 0.08)).moved((0, y, d / 2 + slide + 0.02)))
    if rng.random() < 0.4:
        leg = rng.uniform(0.1, 0.5)
        for x, z in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            parts.append(box((t, leg, t)).moved((x * (w - t) / 2, -h / 2 - leg / 2 + 0.01, z * (d - t) / 2)))
    return parts


def furniture(rng: Rng) -> list[Part]:
    """Stools, chairs, tables, benches and beds with thin or thick legs."""
    w, d = rng.uniform(0.7, 2.0), rng.uniform(0.6, 1.4)
    h, t, leg = rng.uniform(0.4, 1.6), rng.uniform(0.05, 0.2), rng.uniform(0.035, 0.11)
    round_seat, splay = rng.random() < 0.35, rng.uniform(0, 0.25)
    if round_seat:
        d = w
        seat = lathe(closed(np.array([[w / 2, -t / 2], [w / 2 * rng.uniform(0.9, 1), t / 2]])))
    else:
        seat = box((w, t, d), rng.uniform(0, 0.4) * t)
    parts = [seat.moved((0, h, 0))]
    count = int(rng.choice([1, 3, 4])) if round_seat else 4
    corners = [(np.cos(a), np.sin(a)) for a in np.arange(count) / count * 2 * np.pi + np.pi / 4]
    if not round_seat:
        corners = [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    inset = 0.35 if round_seat else 0.5
    for x, z in corners if count > 1 else [(0.0, 0.0)]:
        top = np.array([x * (w * inset - leg), h, z * (d * inset - leg)])
        foot = top + np.array([x * splay, -h, z * splay])
        parts.append(
            tube(np.linspace(foot, top, 6), np.linspace(leg * rng.uniform(0.6, 1), leg, 6), int(rng.choice([4, 12])))
        )
    if count == 1:
        parts.append(lathe(closed(np.array([[w * 0.35, 0], [w * 0.3, 0.08]]))))
    if rng.random() < 0.5:
        parts.extend(_backrest(rng, (w, d, h), t, leg))
    if rng.random() < 0.3 and count == 4:
        y = h * rng.uniform(0.2, 0.6)
        for side in (-1, 1):
            z = side * (d * inset - leg)
            x = w * inset - leg
            parts.append(tube(np.linspace([-x, y, z], [x, y, z], 4), leg * 0.7))
    return parts


def _backrest(rng: Rng, size: tuple[float, float, float], t: float, leg: float) -> list[Part]:
    """A back of a plate or of slats, and perhaps arms."""
    w, d, h = size
    high, parts = rng.uniform(0.4, 1.3), []
    if rng.random() < 0.5:
        plate = box((w, high, t), 0.3 * t).turned((1, 0, 0), -rng.uniform(0, 18))
        parts.append(plate.moved((0, h + high / 2, -d / 2 + t / 2)))
    else:
        count = int(rng.integers(2, 7))
        slats = np.linspace(-w / 2 + leg, w / 2 - leg, count)
        parts += [tube(np.linspace([x, h, -d / 2 + leg], [x, h + high, -d / 2], 4), leg * 0.8) for x in slats]
        parts.append(box((w, max(t, 0.1), 2 * leg)).moved((0, h + high, -d / 2)))
    if rng.random() < 0.3:
        for s in (-1, 1):
            parts.append(box((2 * leg, 2 * leg, d)).moved((s * (w / 2 - leg), h + high * 0.45, 0)))
            parts.append(box((2 * leg, high * 0.45, 2 * leg)).moved((s * (w / 2 - leg), h + high * 0.22, d / 2 - leg)))
    return parts


def lamp(rng: Rng) -> list[Part]:
    """Lamps, mushrooms, umbrellas, trees, goblets: a wide top on a thin stem on a foot."""
    h, r = rng.uniform(0.9, 2.2), rng.uniform(0.3, 0.8)
    stem = tube(
        _smooth(np.array([[0, 0, 0], [rng.normal(0, 0.06), h / 2, 0], [0, h, 0]]), 16), rng.uniform(0.035, 0.12)
    )
    foot = lathe(closed(np.array([[r * rng.uniform(0.5, 1), 0], [r * 0.5, rng.uniform(0.04, 0.2)]])))
    shade = _outer(rng, rng.uniform(0.3, 0.8), r, 4)
    top = lathe(closed(shade) if rng.random() < 0.6 else _hollow(shade, 0.05))
    if rng.random() < 0.5:
        top = superellipsoid(np.array([r, rng.uniform(0.2, 0.8), r]), 1, rng.uniform(0.6, 1.2))
    return [stem, foot, top.moved((0, h - 0.05, 0))]


def vehicle(rng: Rng) -> list[Part]:
    """Toy cars, carts, planes and boats: a hull with wheels, wings or a mast."""
    length, width, height = rng.uniform(1.4, 2.2), rng.uniform(0.6, 1.0), rng.uniform(0.25, 0.7)
    hull = superellipsoid(np.array([width, height, length]) / 2, rng.uniform(0.2, 0.9), rng.uniform(0.2, 0.9))
    parts = [hull]
    if rng.random() < 0.6:
        cabin = superellipsoid(np.array([width * 0.45, height * 0.5, length * rng.uniform(0.15, 0.35)]), 0.4, 0.5)
        parts.append(cabin.moved((0, height * 0.55, length * rng.uniform(-0.15, 0.15))))
        r = height * rng.uniform(0.35, 0.7)
        wheel = lathe(closed(np.array([[r, -0.08], [r, 0.08]])), 28).turned((0, 0, 1), 90)
        for x in (-1, 1):
            parts.extend(wheel.moved((x * width / 2, -height * 0.4, z * length * 0.32)) for z in (-1, 1))
        return parts
    span, thin = rng.uniform(1.2, 2.4), rng.uniform(0.05, 0.1)
    parts.append(
        box((span, thin, length * rng.uniform(0.15, 0.4)), 0.03).moved((0, 0, length * rng.uniform(-0.1, 0.2)))
    )
    parts.append(box((span * 0.35, thin, length * 0.15), 0.03).moved((0, height * 0.2, -length * 0.42)))
    parts.append(box((thin, height * 1.3, length * 0.18), 0.03).moved((0, height * 0.6, -length * 0.42)))
    return parts


def tool(rng: Rng) -> list[Part]:
    """Hammers, spoons, brushes, torches, bats: a long grip with a head."""
    length, r = rng.uniform(1.2, 2.0), rng.uniform(0.05, 0.14)
    bend = rng.normal(0, 0.08)
    grip = tube(_smooth(np.array([[0, 0, 0], [bend, length / 2, 0], [0, length, 0]]), 20), r * rng.uniform(0.6, 1.1))
    if rng.random() < 0.5:
        head = box(rng.uniform(0.12, 0.9, 3), rng.uniform(0, 0.08))
    else:
        head = superellipsoid(rng.uniform(0.08, 0.45, 3), rng.uniform(0.3, 1.3), rng.uniform(0.3, 1.3))
    tilt = rng.choice([0, 0, 90, rng.uniform(0, 90)])
    parts = [grip, head.moved((0, length, 0))]
    return [p.turned((0, 0, 1), tilt) for p in parts]


def assembly(rng: Rng) -> list[Part]:
    """Anything: two to six random pieces, bent or twisted."""
    parts = []
    for _ in range(int(rng.integers(2, 7))):
        size = np.exp(rng.uniform(np.log(0.12), np.log(0.8), 3))
        kind = rng.integers(0, 6)
        if kind == 0:
            part = superellipsoid(size, rng.uniform(0.2, 1.8), rng.uniform(0.2, 1.8))
        elif kind == 1:
            part = box(2 * size, rng.uniform(0, 0.3) * size.min())
        elif kind == 2:
            part = torus(size[0] + 0.1, min(size.min(), size[0] * 0.5))
        elif kind == 3:
            part = lathe(closed(_outer(rng, 2 * size[1], size[0], 5))).moved((0, -size[1], 0))
        elif kind == 4:
            n = int(rng.integers(3, 9))
            a = np.arange(n) / n * 2 * np.pi
            ring = np.stack([np.cos(a), np.sin(a)], -1) * size[0] * rng.uniform(0.5, 1, (n, 1))
            part = prism(ring, 2 * size[1], rng.uniform(0.1, 1.2))
        else:
            part = tube(_smooth(rng.uniform(-0.8, 0.8, (4, 3)), 30), rng.uniform(0.04, 0.15))
        turn = rng.choice([0, 90, rng.uniform(0, 360)])
        parts.append(part.turned(tuple(rng.normal(size=3)), turn).moved(rng.uniform(-0.6, 0.6, 3)))
    return [part.bent(rng.normal(0, 0.5), rng.normal(0, 0.7)) for part in parts] if rng.random() < 0.4 else parts


def creature(rng: Rng) -> list[Part]:
    """Animals and figures: balls and limbs melted into one smooth skin, the same on both sides."""
    upright = rng.random() < 0.5
    body = rng.uniform(0.25, 0.55, 3) * (np.array([1, 1.4, 0.9]) if upright else np.array([0.8, 0.8, 1.5]))
    blobs = [(np.zeros(3), np.zeros(3), body.mean(), body / body.mean())]
    up = np.array([0, body[1] * 0.8, body[2] * (0.1 if upright else 0.8)])
    head = up + np.array([0, rng.uniform(0.15, 0.55), 0.0 if upright else rng.uniform(0, 0.5)])
    size = rng.uniform(0.15, 0.4)
    blobs += [(up * 0.7, head, size * 0.5, np.ones(3)), (head, head, size, rng.uniform(0.8, 1.2, 3))]
    blobs.append((head, head + np.array([0, -0.02, size * rng.uniform(0.8, 1.8)]), size * 0.4, np.ones(3)))
    for _ in range(int(rng.integers(1, 3)) if upright else 2):
        reach = rng.uniform(0.3, 0.9)
        root = body * np.array([0.75, rng.uniform(-0.2, 0.6) if upright else -0.4, rng.uniform(-0.8, 0.8)])
        tip = root + np.array([rng.uniform(0.0, 0.6), -reach, rng.uniform(-0.3, 0.3)])
        r = rng.uniform(0.06, 0.18)
        blobs += [(root * m, tip * m, r, np.ones(3)) for m in (np.array([1, 1, 1]), np.array([-1, 1, 1]))]
    if rng.random() < 0.7:
        ear = head + np.array([size * 0.6, size * rng.uniform(0.6, 1.6), 0])
        blobs += [(head * m, ear * m, size * 0.25, np.ones(3)) for m in (np.array([1, 1, 1]), np.array([-1, 1, 1]))]
    if rng.random() < 0.6:
        end = np.array([0, rng.uniform(-0.3, 0.5), -body[2] - rng.uniform(0.2, 0.7)])
        blobs.append((np.array([0, 0, -body[2] * 0.6]), end, rng.uniform(0.05, 0.15), np.ones(3)))
    return [_melted(blobs, rng.uniform(0.03, 0.12))]


def _melted(blobs: list[tuple[np.ndarray, np.ndarray, float, np.ndarray]], blend: float) -> Part:
    """Marching cubes over the smooth minimum of capsules (ends, radius, stretch); cells of about 1 / 40."""
    ends = np.array([p for a, b, r, s in blobs for p in (a - r * s.max(), a + r * s.max(), b - r, b + r)])
    low, high = ends.min(0) - 0.1, ends.max(0) + 0.1
    step = (high - low).max() / 80
    axes = [np.arange(low[i], high[i] + step, step) for i in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    total = np.zeros(grid.shape[:3])
    for a, b, radius, stretch in blobs:
        line = b - a
        t = ((grid - a) @ line / max(line @ line, 1e-9)).clip(0, 1)[..., None]
        distance = (np.linalg.norm((grid - a - t * line) / stretch, axis=-1) - radius) * stretch.min()
        total += np.exp(-(distance / blend).clip(-30, 30))
    field = blend * np.log(np.maximum(total, 1e-12))
    vertices, faces, _, _ = marching_cubes(field, 0.0, spacing=(step, step, step))
    volume = (vertices[faces[:, 0]] * np.cross(vertices[faces[:, 1]], vertices[faces[:, 2]])).sum()
    return Part(vertices=vertices + low, faces=faces if volume > 0 else faces[:, ::-1])


FAMILIES: dict[Callable[[Rng], list[Part]], float] = {
    vessel: 0.18,
    bottle: 0.12,
    pot: 0.08,
    package: 0.08,
    packed: 0.2,
    open_box: 0.11,
    furniture: 0.12,
    lamp: 0.05,
    vehicle: 0.05,
    tool: 0.05,
    assembly: 0.05,
    creature: 0.07,
}


def make(seed: int) -> Textured:
    """The made-up object of this seed, its longest side in [-1, 1], each piece in a colour of its own."""
    rng = np.random.default_rng(seed)
    weights = np.array(list(FAMILIES.values()))
    parts = list(FAMILIES)[rng.choice(len(weights), p=weights / weights.sum())](rng)
    stretch = np.exp(rng.normal(0, 0.12, 3))
    parts = [part.turned((0, 1, 0), 360 * rng.random()) for part in parts] if rng.random() < 0.2 else parts
    palette = [random_colour(rng) for _ in range(int(rng.integers(1, 4)))]
    return joined(
        [painted(part.scaled(stretch), palette[number % len(palette)]) for number, part in enumerate(parts)]
    ).normalised()


def painted(part: Part, rgb: np.ndarray) -> Textured:
    """The part as a mesh of one colour (3,)."""
    colour = np.tile(rgb.clip(0.02, 1), (len(part.faces), 1))
    return Textured(vertices=part.vertices, faces=part.faces.astype(np.int32), face_rgb=colour)


def pattern(rng: Rng, chance: float) -> Solid | None:
    """A solid texture, with this chance."""
    return Solid(rng) if rng.random() < chance else None
