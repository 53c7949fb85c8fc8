"""Pictures of a model as a customer sees it: four views in a photo studio, and sheets for benchmarks."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
from numpy.typing import NDArray

from image3d.geometry.camera import VIEWS, Camera, View, frame
from image3d.geometry.glb_read import read_glb
from image3d.geometry.model import ByteArray, FloatArray, IntArray, Model
from image3d.geometry.raster import rasterise
from image3d.geometry.shading import shade
from image3d.geometry.textures import encode_png
from image3d.geometry.visibility import Scene, Seen, scene_of, visible

Float32Array = NDArray[np.float32]
_SHADOW_SIDE = 160
_THREADS = 2  # views drawn at the same time; numpy and OpenCV let go of the interpreter for most of it
_BACKDROP_TOP, _BACKDROP_BOTTOM = (0.955, 0.957, 0.962), (0.875, 0.880, 0.890)


def render_views(
    model: Model | bytes, *, size: int = 512, views: Sequence[View] = VIEWS, plain: bool = False
) -> dict[str, ByteArray]:
    """View name -> (size, size, 3) RGB picture of the model on a light studio floor.

    All views share one scale. A view of 20,000 faces at 512 pixels takes a quarter of a second on one core.

    Args:
        model: a model, or the bytes of a GLB.
        size: side of the pictures in pixels.
        views: where to look from.
        plain: grey clay instead of the model's materials, to judge the shape.

    Raises:
        UnreadableModel: the bytes are no GLB.
    """
    scene = scene_of(read_glb(model) if isinstance(model, bytes) else model, plain=plain)
    if not len(scene.points):
        return {view.name: _empty(size) for view in views}
    cameras = frame(scene.points, tuple(views))
    shadow = _Shadow(scene)

    def draw(camera: Camera) -> ByteArray:
        return _picture(scene, camera, shadow, size)

    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        pictures = list(pool.map(draw, cameras))
    return {view.name: picture for view, picture in zip(views, pictures, strict=True)}


def preview_pngs(model: Model | bytes, *, size: int = 512) -> Mapping[str, bytes]:
    """The four previews (`front`, `right`, `back`, `left`) as PNG files.

    Raises:
        UnreadableModel: the bytes are no GLB.
    """
    return {name: encode_png(picture) for name, picture in render_views(model, size=size).items()}


def contact_sheet(models: Mapping[str, Model | bytes], *, size: int = 256, plain: bool = True) -> bytes:
    """A PNG with a row for every model: its name, its views with materials and, with `plain`, its views as clay."""
    rows: list[ByteArray] = []
    for name, model in models.items():
        pictures = list(render_views(model, size=size).values())
        if plain:
            pictures += list(render_views(model, size=size, plain=True).values())
        row = np.ascontiguousarray(np.concatenate(pictures, axis=1))
        cv2.putText(row, name, (8, 20), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40, 40, 40), 1, cv2.LINE_AA)
        rows.append(row)
    return encode_png(np.concatenate(rows, axis=0) if rows else _empty(size))


def _picture(scene: Scene, camera: Camera, shadow: "_Shadow", size: int) -> ByteArray:
    canvas = shadow.floor(camera, size)
    flat = canvas.reshape(-1, 3)
    for layer in visible(scene, camera, size):
        lit = shade(layer, camera, _occlusion(layer, size))
        cover = layer.weight * np.clip(layer.color[:, 3], 0.0, 1.0)
        hidden = np.bincount(layer.pixel, cover, minlength=size * size)[:, None]
        flat *= 1.0 - np.minimum(hidden, 1.0)
        for channel in range(3):
            flat[:, channel] += np.bincount(layer.pixel, cover * lit[:, channel], minlength=size * size)
    return np.rint(np.clip(canvas, 0.0, 1.0) * 255.0).astype(np.uint8)


def _occlusion(seen: Seen, size: int) -> Float32Array:
    """(k,) how open each visible point is: lower where the surface around it is nearer to the camera.

    Source: Luft, Colditz and Deussen, "Image enhancement by unsharp masking the depth buffer", SIGGRAPH 2006.
    """
    near, far = float(seen.depth.min()), float(seen.depth.max())
    spread = max(far - near, 1e-9)
    mask = _counted(seen.pixel, seen.weight, size)
    depth = _counted(seen.pixel, seen.weight * (seen.depth - near) / spread, size)
    openness = np.ones((size, size), np.float32)
    own = depth / np.maximum(mask, 1e-6)
    for sigma, strength in ((size / 180, 9.0), (size / 56, 6.0)):
        around = _blurred(depth, sigma) / np.maximum(_blurred(mask, sigma), 1e-6)
        sunk = np.clip(own - around - 0.004, 0.0, 0.25)
        openness /= 1.0 + strength * sunk
    return openness.reshape(-1)[seen.pixel]


def _counted(pixel: IntArray, values: NDArray[np.floating], size: int) -> Float32Array:
    return np.bincount(pixel, values, minlength=size * size).astype(np.float32).reshape(size, size)


def _blurred(image: Float32Array, sigma: float) -> Float32Array:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


class _Shadow:
    """The soft shadow of a model on the floor under it, drawn from above once and projected into every view."""

    def __init__(self, scene: Scene) -> None:
        low, high = scene.points.min(axis=0), scene.points.max(axis=0)
        self.floor_y = float(low[1])
        self.centre = (low + high)[[0, 2]] / 2
        self.reach = max(float((high - low)[[0, 2]].max()), 0.35 * float(high[1] - low[1]), 1e-9)
        height = max(float(high[1] - low[1]), 1e-9)
        self.darkness = self._draw(scene, height)

    def _draw(self, scene: Scene, height: float) -> Float32Array:
        side = _SHADOW_SIDE
        lowest = np.full(side * side, np.inf)
        for part in scene.parts:
            flat = ((part.vertices[:, [0, 2]] - self.centre) / (2 * self.reach) + 0.5) * side
            fragments = rasterise(flat[part.faces], side, side)
            level = np.einsum("kc,kc->k", part.vertices[:, 1][part.faces[fragments.face]], fragments.barycentric)
            np.minimum.at(lowest, fragments.pixel, level - self.floor_y)
        contact = np.exp(-lowest / (0.06 * height)).reshape(side, side).astype(np.float32)
        cover = np.exp(-lowest / (0.9 * height)).reshape(side, side).astype(np.float32)
        near = _blurred(contact, side * 0.012)
        wide = _blurred(cover, side * 0.055)
        return np.asarray(np.clip(0.42 * near + 0.34 * wide, 0.0, 0.75), np.float32)

    def floor(self, camera: Camera, size: int) -> Float32Array:
        """(size, size, 3) display values of the empty studio with the shadow."""
        rays = camera.rays(size)
        fall = (self.floor_y - camera.eye[1]) / np.where(rays[..., 1] < -1e-6, rays[..., 1], -1e-6)
        points = camera.eye[[0, 2]] + rays[..., [0, 2]] * fall[..., None]
        at = ((points - self.centre) / (2 * self.reach) + 0.5) * _SHADOW_SIDE - 0.5
        at = np.clip(at, -10, _SHADOW_SIDE + 10).astype(np.float32)
        x, y = np.ascontiguousarray(at[..., 0]), np.ascontiguousarray(at[..., 1])
        dark = cv2.remap(self.darkness, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
        dark = np.where(rays[..., 1] < -1e-6, np.asarray(dark, np.float32), 0.0)
        return (_backdrop(size) * (1.0 - dark[..., None])).astype(np.float32)


def _backdrop(size: int) -> FloatArray:
    down = np.linspace(0.0, 1.0, size)[:, None, None]
    top, bottom = np.asarray(_BACKDROP_TOP), np.asarray(_BACKDROP_BOTTOM)
    return np.broadcast_to(top + (bottom - top) * down**1.5, (size, size, 3))


def _empty(size: int) -> ByteArray:
    return np.rint(_backdrop(size) * 255).astype(np.uint8)
