"""Pictures as customers send them, with the true matte: subjects, backgrounds, shadows, reflections, bad cameras."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from training.environments import Environment
from training.matting import backgrounds
from training.matting.backgrounds import Scene
from training.matting.subjects import Placed, Source, light, place

Rng = np.random.Generator
EMPTY_SHARE = 0.1  # of the pictures show no subject


@dataclass(frozen=True, kw_only=True)
class Composed:
    """One picture and its truth."""

    rgb: np.ndarray  # (size, size, 3) uint8
    alpha: np.ndarray  # (size, size) uint8; all zero where there is no subject
    kind: str  # of the background


def compose(
    rng: Rng,
    source: Source,
    environments: list[Environment],
    size: int,
    *,
    kind: str | None = None,
    empty: bool | None = None,
) -> Composed:
    """A random picture of `size` pixels; `kind` fixes the background, `empty` whether there is a subject."""
    scene = backgrounds.draw(rng, environments[rng.integers(len(environments))], size, kind)
    empty = rng.random() < EMPTY_SHARE if empty is None else empty
    rgb, alpha = scene.rgb, np.zeros((size, size), np.float32)
    if not empty:
        if scene.kind in ("table", "place") and rng.random() < 0.2:
            rgb = _with_distractors(rng, source, scene, size)
        for piece in _pieces(rng, source, scene, size):
            rgb = _grounded(rng, rgb, piece, scene)
            rgb = _over(rng, rgb, piece)
            alpha = np.maximum(alpha, piece.alpha)
    rgb = photographed(rng, rgb.clip(0, 1))
    return Composed(rgb=rgb, alpha=(alpha * 255 + 0.5).astype(np.uint8), kind=scene.kind)


def _pieces(rng: Rng, source: Source, scene: Scene, size: int) -> list[Placed]:
    """One subject, in one of twelve pictures two or three that stand close together."""
    share = rng.uniform(0.55, 0.95) if rng.random() < 0.75 else rng.uniform(0.25, 0.6)
    if rng.random() < 0.07:
        share = rng.uniform(1.0, 1.35)  # cut by the frame
    centre = 0.5 + rng.normal(0, 0.35, 2) * max(0.0, 1 - share) * np.array([1, 0.8]) + rng.normal(0, 0.02, 2)
    if share < 1:  # at most a sliver leaves the frame
        centre = centre.clip(0.44 * share, 1 - 0.44 * share)
    count = 1 if rng.random() < 0.92 else int(rng.integers(2, 4))
    turned = rng.normal(0, 0.06) if rng.random() < 0.85 else rng.uniform(-np.pi, np.pi)
    pieces: list[Placed] = []
    for number in range(count):
        length = share * size * (1.0 if count == 1 else rng.uniform(0.45, 0.7))
        where = centre * size
        if count > 1:
            where = where + np.array(
                [(number - (count - 1) / 2) * length * rng.uniform(0.5, 0.8), rng.normal(0, 0.05) * length]
            )
        layers = place(rng, source(rng), size, length=length, centre=(float(where[0]), float(where[1])), turned=turned)
        pieces.append(light(rng, layers, scene))
    return [piece for piece in pieces if piece.alpha.sum() > 0.004 * size * size] or pieces[:1]


def _with_distractors(rng: Rng, source: Source, scene: Scene, size: int) -> np.ndarray:
    """The background with one to three small, blurred things near the horizon; they are no part of the subject."""
    rgb = scene.rgb
    for _ in range(int(rng.integers(1, 4))):
        length = size * rng.uniform(0.08, 0.24)
        where = (float(rng.uniform(0, size)), float(scene.horizon * size - 0.3 * length + rng.uniform(0, 0.1) * size))
        thing = light(rng, place(rng, source(rng), size, length=length, centre=where), scene)
        mixed = np.dstack([thing.rgb * thing.alpha[..., None], thing.alpha])
        mixed = cv2.GaussianBlur(mixed, (0, 0), float(rng.uniform(0.008, 0.03) * size))
        rgb = rgb * (1 - mixed[..., 3:]) + mixed[..., :3]
    return rgb


def _over(rng: Rng, rgb: np.ndarray, piece: Placed) -> np.ndarray:
    """`piece` in front of the picture; at times with a drawn outline as in concept pictures."""
    alpha, front = piece.alpha[..., None], piece.rgb
    if rng.random() < 0.08:
        rim = 1 - cv2.GaussianBlur(piece.alpha, (0, 0), float(rng.uniform(0.8, 2.0)))
        front = front * (1 - (rim[..., None] * rng.uniform(1.0, 2.0)).clip(0, 1))
    if rng.random() < 0.5:
        return rgb * (1 - alpha) + front * alpha
    return (rgb.clip(0) ** 2.2 * (1 - alpha) + front**2.2 * alpha) ** (1 / 2.2)


def _grounded(rng: Rng, rgb: np.ndarray, piece: Placed, scene: Scene) -> np.ndarray:
    """The background with the shadows and the reflection of `piece`."""
    rows = np.flatnonzero((piece.alpha > 0.3).any(1))
    if not len(rows) or rng.random() < 0.2:
        return rgb
    top, foot = int(rows[0]), int(rows[-1])
    height, shade = max(foot - top, 4), np.ones(piece.alpha.shape, np.float32)
    if scene.kind == "flat" or rng.random() < 0.12:
        shift = np.float32([[1, 0, rng.normal(0, 0.05) * height], [0, 1, abs(rng.normal(0, 0.05)) * height]])
        thrown = cv2.warpAffine(piece.alpha, shift, piece.alpha.shape[::-1])
        shade *= 1 - rng.uniform(0.15, 0.75) * _blurred(thrown, rng.uniform(0.01, 0.1) * height)
    else:
        for strongest, low, high in ((0.85, 0.01, 0.05), (0.6, 0.03, 0.14)):
            if rng.random() < 0.75:
                thrown = _thrown(rng, piece.alpha, foot, rng.uniform(0.03, 0.45))
                shade *= 1 - rng.uniform(0.1, strongest) * _blurred(thrown, rng.uniform(low, high) * height)
    tint = 1 + rng.normal(0, 0.03, 3)
    rgb = rgb * (1 - (1 - shade[..., None]) * tint)
    if scene.kind in ("seamless", "table", "white") and rng.random() < 0.2:
        rgb = _reflected(rng, rgb, piece, foot)
    return rgb


def _blurred(mask: np.ndarray, sigma: float) -> np.ndarray:
    return cv2.GaussianBlur(mask, (0, 0), max(0.4, float(sigma)))


def _thrown(rng: Rng, alpha: np.ndarray, foot: int, squash: float) -> np.ndarray:
    """The silhouette laid on the ground behind or before its foot."""
    lean, way = rng.normal(0, 0.9), rng.choice([1.0, 1.0, -0.7])
    squash = squash * way
    base = foot - rng.uniform(0, 0.06) * alpha.shape[0]
    # what stands h above the foot falls on the ground squash * h above it, lean * h to the side
    matrix = np.float32([[1, -lean * abs(squash), lean * abs(squash) * base], [0, squash, base * (1 - squash)]])
    return cv2.warpAffine(alpha, matrix, alpha.shape[::-1])


def _reflected(rng: Rng, rgb: np.ndarray, piece: Placed, foot: int) -> np.ndarray:
    """The subject upside down below its foot, fading: polished ground."""
    matrix = np.float32([[1, 0, 0], [0, -1, 2 * foot]])
    mixed = cv2.warpAffine(
        np.dstack([piece.rgb * piece.alpha[..., None], piece.alpha]), matrix, piece.alpha.shape[::-1]
    )
    mixed = _blurred(mixed, rng.uniform(0.3, 2.0))
    depth = (np.arange(len(rgb)) - foot) / len(rgb)
    fade = rng.uniform(0.08, 0.4) * np.exp(-depth.clip(0) * rng.uniform(2, 12)) * (depth >= 0)
    mixed = mixed * fade[:, None, None]
    return rgb * (1 - mixed[..., 3:]) + mixed[..., :3]


def photographed(rng: Rng, rgb: np.ndarray) -> np.ndarray:
    """uint8 as a camera or an editor leaves it: colour, blur, grain, JPEG."""
    rgb = rgb.astype(np.float32)
    if rng.random() < 0.6:
        rgb = rgb ** np.exp(rng.normal(0, 0.2))
        grey = rgb.mean(-1, keepdims=True)
        rgb = grey + (rgb - grey) * rng.uniform(0.5, 1.3)
        rgb = ((rgb - 0.5) * rng.uniform(0.75, 1.15) + 0.5 + rng.normal(0, 0.04)) * (1 + rng.normal(0, 0.04, 3))
    if rng.random() < 0.04:
        rgb = np.repeat(rgb.mean(-1, keepdims=True), 3, -1)
    if rng.random() < 0.4:
        rgb = cv2.GaussianBlur(np.ascontiguousarray(rgb, np.float32), (0, 0), float(rng.uniform(0.3, 1.2)))
    if rng.random() < 0.5:
        rgb = rgb + rng.normal(0, rng.uniform(0.002, 0.04), rgb.shape)
    out = (rgb.clip(0, 1) * 255 + 0.5).astype(np.uint8)
    if rng.random() < 0.5:
        _, data = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 96))])
        out = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return out
