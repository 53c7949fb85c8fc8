"""Views of meshes at any size, for pictures of things and places that training never saw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from embreex.rtcore_scene import EmbreeScene
from training.corpus import Textured
from training.labels import embree_scene
from training.render import Pose, frame

Rng = np.random.Generator
SAMPLES = 2  # rays per pixel and axis
OPEN_RAYS = 3


@dataclass(kw_only=True)
class Models:
    """A source of layers that renders a random view of a random one of some meshes each time."""

    read: list[Callable[[], Textured]]
    pixels: int
    kept: dict[int, tuple[Textured, EmbreeScene]] = field(default_factory=dict)

    def __call__(self, rng: Rng) -> np.ndarray:
        """Layers (pixels, pixels, 8) uint8 as `training.render.View.image`."""
        for _ in range(20):
            k = int(rng.integers(len(self.read)))
            if k not in self.kept:
                mesh = self.read[k]()
                self.kept[k] = (mesh, embree_scene(mesh))
            layers = layers_of(*self.kept[k], Pose.random(rng), self.pixels, rng)
            if layers[..., 3].mean() > 255 * 0.02:
                return layers
        raise RuntimeError("none of the meshes shows anything")


def layers_of(mesh: Textured, scene: EmbreeScene, pose: Pose, pixels: int, rng: Rng) -> np.ndarray:
    """(pixels, pixels, 8) uint8: albedo, coverage, normal in the camera's frame (x / 2 + 1 / 2), openness."""
    camera, fine = frame(mesh.vertices[np.unique(mesh.faces)], pose), SAMPLES * pixels
    rotation, eye = camera[:9].reshape(3, 3), camera[9:12]
    line = (np.arange(fine) + 0.5) / fine * 2 - 1
    x, y = np.meshgrid(line, -line)
    ray = np.stack([camera[12] + x * camera[14], camera[13] + y * camera[14], -np.ones_like(x)], -1).reshape(-1, 3)
    ray = ((ray / np.linalg.norm(ray, axis=1, keepdims=True)) @ rotation).astype(np.float32)
    hit = scene.run(np.tile(eye.astype(np.float32), (len(ray), 1)), ray, output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    bary = np.stack([1 - hit["u"][k] - hit["v"][k], hit["u"][k], hit["v"][k]], 1).astype(np.float64)
    normal = hit["Ng"][k].astype(np.float64)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    normal *= -np.sign((normal * ray[k]).sum(1, keepdims=True))
    flat = np.zeros((fine * fine, 8), np.float32)
    flat[k, :3], flat[k, 3] = mesh.colour(hit["primID"][k], bary), 1
    flat[k, 4:7] = normal @ rotation.T * 0.5 + 0.5
    flat[k, 7] = _openness(scene, eye + ray[k] * hit["tfar"][k, None], normal, rng)
    total = flat.reshape(pixels, SAMPLES, pixels, SAMPLES, 8).sum((1, 3))
    cover = total[..., 3:4].copy()
    out = total / np.maximum(cover, 1)
    out[..., 3:4] = cover / SAMPLES**2
    return (out.clip(0, 1) * 255 + 0.5).astype(np.uint8)


def _openness(scene: EmbreeScene, where: np.ndarray, normal: np.ndarray, rng: Rng) -> np.ndarray:
    """Share (k,) of `OPEN_RAYS` cosine-weighted rays that meet nothing within 0.7; a pixel averages its samples."""
    free, start = np.zeros(len(where), np.float32), (where + normal * 1e-3).astype(np.float32)
    for _ in range(OPEN_RAYS):
        way = rng.normal(size=normal.shape)
        way = normal + 0.98 * way / np.linalg.norm(way, axis=1, keepdims=True)
        way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
        reach = np.full(len(where), 0.7, np.float32)
        free += scene.run(start, way.astype(np.float32), query="INTERSECT", dists=reach) < 0
    return free / OPEN_RAYS
