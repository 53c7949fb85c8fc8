"""Packed goods as shops show them: cartons, tins, bags, tubs, tubes and books, in their usual proportions."""

from __future__ import annotations

import numpy as np

from training.solids import Part, box, closed, lathe, superellipsoid, tube

Rng = np.random.Generator


def packed(rng: Rng) -> list[Part]:
    """One packed thing, mostly standing, about 1 high; some lie on their back or their side."""
    makers = (_carton, _carton, _carton, _gable, _tin, _packet, _pouch, _tub, _squeezed, _book)
    parts = makers[int(rng.integers(len(makers)))](rng)
    lies = rng.random()
    if lies < 0.12:
        return [part.turned((1, 0, 0), -90) for part in parts]
    if lies < 0.2:
        return [part.turned((0, 0, 1), 90) for part in parts]
    return parts


def _carton(rng: Rng) -> list[Part]:
    """A folding box, from a fifth as deep as wide (cereal) to as deep as wide (tea); some with a lid or a hanger."""
    width = rng.uniform(0.45, 1.6)
    depth = width * np.exp(rng.uniform(np.log(0.18), np.log(1.0)))
    parts = [box((width, 1, depth), rng.choice([0.0, 0.0, 0.01, 0.03]))]
    extra = rng.random()
    if extra < 0.2:
        high = rng.uniform(0.15, 0.6)
        parts.append(box((width + 0.03, high, depth + 0.03)).moved((0, 0.515 - high / 2, 0)))
    elif extra < 0.35:
        tab = rng.uniform(0.1, 0.25)
        parts.append(box((width, tab, 0.03)).moved((0, 0.49 + tab / 2, 0.015 - depth / 2)))
    return parts


def _gable(rng: Rng) -> list[Part]:
    """A milk carton: a square box under a roof that ends in a sealed seam, perhaps with a screw cap."""
    width = rng.uniform(0.3, 0.6)
    roof, seam = width * rng.uniform(0.35, 0.6), rng.uniform(0.05, 0.12)
    slopes = _flattened(box((width, roof, width)), -roof / 2, roof / 2, 0.03)
    parts = [box((width, 1, width)).moved((0, 0.5, 0)), slopes.moved((0, 0.99 + roof / 2, 0))]
    parts.append(box((width, seam, 0.03)).moved((0, 0.98 + roof + seam / 2, 0)))
    if rng.random() < 0.5:
        cap = _cylinder(rng.uniform(0.06, 0.1), 0.08).turned((1, 0, 0), 45)
        parts.append(cap.moved((0, 1 + roof * 0.4, width * 0.28)))
    return parts


def _tin(rng: Rng) -> list[Part]:
    """A can between two rims, as flat as tuna or as tall as drinks."""
    radius, rim = rng.uniform(0.25, 1.0), rng.uniform(0.01, 0.03)
    neck = radius * rng.choice([1.0, 1.0, rng.uniform(0.75, 0.95)])
    parts = [lathe(closed(np.array([[neck, 0], [radius, 0.08], [radius, 0.92], [neck, 1]])))]
    parts += [_cylinder(neck + rim, 2 * rim).moved((0, y, 0)) for y in (-rim, 1 - rim)]
    if rng.random() < 0.3:
        parts.append(_cylinder(radius * 1.04, rng.uniform(0.08, 0.2)).moved((0, 0.95, 0)))
    return parts


def _packet(rng: Rng) -> list[Part]:
    """A pillow bag: full in the middle, sealed flat along its two ends."""
    width, depth = rng.uniform(0.5, 1.1), rng.uniform(0.12, 0.5)
    size = np.array([width / 2, 0.5, depth / 2])
    pillow = superellipsoid(size, rng.uniform(0.35, 0.7), rng.uniform(0.5, 0.9))
    v = pillow.vertices.copy()
    end = (np.abs(v[:, 1]) / 0.5).clip(0, 1) ** 3
    v[:, 0] = np.sign(v[:, 0]) * (np.abs(v[:, 0]) * (1 - end) + width / 2 * end * (np.abs(v[:, 0]) > 1e-6))
    seal = rng.uniform(0.05, 0.12)
    ends = [box((width, seal, 0.03)).moved((0, s * (0.5 + seal / 2 - 0.03), 0)) for s in (-1, 1)]
    return [Part(vertices=v, faces=pillow.faces), *ends]


def _pouch(rng: Rng) -> list[Part]:
    """A standing bag: an oval bottom, a flat sealed top; coffee, sauces, nuts; perhaps with a spout."""
    width, depth = rng.uniform(0.5, 0.9), rng.uniform(0.2, 0.45)
    wall = np.stack([np.full(16, width / 2), np.linspace(0, 1, 16)], -1)
    bag = lathe(closed(wall), 40, depth / width, rng.uniform(0.0, 0.7))
    parts = [_flattened(bag, rng.uniform(0.1, 0.5), 1, 0.06)]
    parts.append(box((width, rng.uniform(0.06, 0.15), 0.03)).moved((0, 1, 0)))
    if rng.random() < 0.2:
        parts.append(_cylinder(0.07, 0.2).moved((rng.uniform(-0.3, 0.3) * width, 1, 0)))
    return parts


def _tub(rng: Rng) -> list[Part]:
    """Yoghurt, butter, ice cream: a tapered tub, round or squarish, under a lid that reaches over it."""
    radius, taper = rng.uniform(0.4, 1.6), rng.uniform(0.7, 1.0)
    squarish, squash = rng.choice([0.0, rng.uniform(0.5, 1.0)]), rng.choice([1.0, rng.uniform(0.5, 1.0)])
    tub = lathe(closed(np.array([[radius * taper, 0], [radius, 1]])), 48, squash, squarish)
    lid, high = radius * rng.uniform(1.01, 1.08), rng.uniform(0.05, 0.25)
    cover = np.array([[lid, 0], [lid, high]])
    return [tub, lathe(closed(cover), 48, squash, squarish).moved((0, 1 - high / 2, 0))]


def _squeezed(rng: Rng) -> list[Part]:
    """A tube of paste or cream on its cap: round below, flat and wide at the sealed end."""
    radius = rng.uniform(0.1, 0.25)
    t = np.linspace(0, 1, 20)
    wall = np.stack([radius * (1 + 0.5 * t), t], -1)
    wall[0] = [radius * 0.6, -0.05]
    body = _flattened(lathe(closed(wall), 36), 0.1, 1, 0.08)
    wide, tall = radius * rng.uniform(0.55, 1.0), rng.uniform(0.1, 0.25)
    return [body, _cylinder(wide, tall).moved((0, -0.03 - tall, 0))]


def _book(rng: Rng) -> list[Part]:
    """A book or a game case: two covers and a back round a block that stands a little back."""
    width, depth, cover = rng.uniform(0.55, 1.0), rng.uniform(0.05, 0.35), rng.uniform(0.015, 0.03)
    inset = rng.choice([0.0, 0.03])
    parts = [box((width - inset, 1 - 2 * inset, depth)).moved((-inset / 2, 0, 0))]
    parts += [box((width, 1, cover)).moved((0, 0, s * (depth + cover) / 2)) for s in (-1, 1)]
    back = depth + 2 * cover
    if rng.random() < 0.5:
        parts.append(box((cover, 1, back)).moved((-width / 2, 0, 0)))
    else:
        rod = np.array([[-width / 2, y, 0] for y in np.linspace(-0.5, 0.5, 6)])
        parts.append(tube(rod, back / 2).scaled((0.6, 1, 1)).moved((-0.2 * width, 0, 0)))
    return parts


def _cylinder(radius: float, height: float) -> Part:
    """A round disc or rod standing on y = 0."""
    return lathe(closed(np.array([[radius, 0], [radius, height]])), 36)


def _flattened(part: Part, low: float, high: float, least: float) -> Part:
    """The part pressed flat towards z = 0 between these heights, to `least` of its depth at the upper one."""
    v = part.vertices.copy()
    t = ((v[:, 1] - low) / (high - low)).clip(0, 1)
    v[:, 2] *= 1 - t * (1 - least)
    return Part(vertices=v, faces=part.faces)
