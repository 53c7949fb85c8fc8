"""Photographs of known materials under a panorama.

Every pixel of a fine grid is one ray from the camera; light arrives along directions drawn from the metallic-roughness
model: from the panorama where they leave the mesh, dimly from the mesh itself where they meet it again.

Source: Walter et al., "Microfacet models for refraction through rough surfaces", EGSR 2007, for GGX and its sampling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from bench.quality.picture import FILL, FOV
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray
from training.corpus import Textured
from training.render import Pose, axes

Floats = NDArray[np.float64]
SPREAD = 2  # fine rays along each side of a pixel
SOFT = 0.3  # roughness from which a surface mirrors the softened panorama
WHITE = 0.75  # what a white, matt surface under the mean light comes out at
BOUNCED = 0.35  # light from the mesh itself as a share of the mean light times its paint


@dataclass(frozen=True, kw_only=True)
class Stuff:
    """A material that one object is made of; without `paint` (sRGB) it keeps its own colours."""

    name: str
    roughness: float
    metalness: float
    paint: tuple[float, float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """A lit picture and the truth about it."""

    rgba: NDArray[np.uint8]  # (pixels, pixels, 4), straight alpha
    paint: Floats  # (pixels, pixels, 3) sRGB


@dataclass(frozen=True, kw_only=True)
class _Hits:
    """What the fine rays meet: (k,) indices of the rays, their points, normals towards the viewer, way back, paint."""

    ray: NDArray[np.int64]
    point: Floats
    normal: Floats
    back: Floats
    paint: Floats


@dataclass(frozen=True, kw_only=True)
class _Light:
    """A panorama turned by a part of a circle, round a scene."""

    scene: EmbreeScene
    panorama: NDArray[np.float32]
    turn: float

    def softened(self) -> _Light:
        """The same with every lamp and sun some six degrees wide: what rough surfaces make of it, with less noise."""
        height = len(self.panorama) // 4
        small = cv2.resize(self.panorama, (2 * height, height), interpolation=cv2.INTER_AREA)
        wrapped = cv2.GaussianBlur(np.concatenate([small, small, small], 1), (0, 0), height / 30)
        return replace(self, panorama=wrapped[:, 2 * height : 4 * height])

    def arriving(self, hits: _Hits, way: Floats) -> Floats:
        """Light (k, 3) that comes to the points along the directions `way`."""
        met = self.scene.run(hits.point.astype(np.float32), way.astype(np.float32), output=1)["primID"] >= 0
        height, width = self.panorama.shape[:2]
        row = ((0.5 - np.arcsin(way[:, 1].clip(-1, 1)) / np.pi) * height).astype(int).clip(0, height - 1)
        around = (np.arctan2(way[:, 0], -way[:, 2]) / (2 * np.pi) + 0.5 + self.turn) % 1
        sky = self.panorama[row, (around * width).astype(int).clip(0, width - 1)].astype(np.float64)
        return np.where(met[:, None], BOUNCED * WHITE * _linear(hits.paint), sky)


def photograph(
    mesh: Textured,
    stuff: Stuff,
    panorama: NDArray[np.float32],
    *,
    view: tuple[float, float],
    turn: float,
    pixels: int = 256,
    rays: int = 24,
    seed: int = 0,
) -> Photograph:
    """The mesh of this material from azimuth and elevation `view` in degrees under a panorama turned by `turn`.

    From every fine ray go `rays` rays for matt and as many for mirrored light; SPREAD**2 fine rays are a pixel.
    """
    rng = np.random.default_rng(seed)
    scene = EmbreeScene()
    TriangleMesh(scene, mesh.vertices[mesh.faces].astype(np.float32))
    fine = pixels * SPREAD
    hits = _camera(mesh, scene, view, fine, stuff)
    light = _Light(scene=scene, panorama=panorama / (panorama.mean(axis=(0, 1)).mean() / WHITE), turn=turn)
    soft = light.softened()
    total = np.zeros((len(hits.ray), 3))
    for _ in range(rays):
        total += _matt(hits, soft, stuff, rng)
        total += _mirrored(hits, soft if stuff.roughness > SOFT else light, stuff, rng)
    layers = np.zeros((fine * fine, 7))
    layers[hits.ray, :3], layers[hits.ray, 3:6], layers[hits.ray, 6] = total / rays, hits.paint, 1.0
    block = layers.reshape(pixels, SPREAD, pixels, SPREAD, 7).sum((1, 3))
    mean = block[..., :6] / np.maximum(block[..., 6:], 1)
    rgba = np.concatenate([_srgb(mean[..., :3]), block[..., 6:] / SPREAD**2], -1)
    return Photograph(rgba=(rgba.clip(0, 1) * 255 + 0.5).astype(np.uint8), paint=mean[..., 3:])


def _camera(mesh: Textured, scene: EmbreeScene, view: tuple[float, float], fine: int, stuff: Stuff) -> _Hits:
    azimuth, elevation = np.deg2rad(view)
    rotation, distance = axes(Pose(azimuth=azimuth, elevation=elevation, fov=FOV)), 1.75 / np.sin(FOV / 2)
    eye = rotation[2] * distance
    seen = (mesh.vertices[np.unique(mesh.faces)] - eye) @ rotation.T
    flat = seen[:, :2] / -seen[:, 2:]
    low, high = flat.min(0), flat.max(0)
    centre, half = (low + high) / 2, float((high - low).max()) / 2 / FILL
    grid = (np.arange(fine) + 0.5) / fine * 2 - 1
    x, y = np.meshgrid(grid, -grid)
    way = np.stack([centre[0] + x * half, centre[1] + y * half, -np.ones_like(x)], -1).reshape(-1, 3)
    way = (way / np.linalg.norm(way, axis=1, keepdims=True)) @ rotation
    hit = scene.run(np.tile(eye.astype(np.float32), (len(way), 1)), way.astype(np.float32), output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    weights = np.stack([1 - hit["u"][k] - hit["v"][k], hit["u"][k], hit["v"][k]], 1)
    normal = _unit(hit["Ng"][k].astype(np.float64))
    normal *= -np.sign((normal * way[k]).sum(1, keepdims=True))
    own = mesh.colour(hit["primID"][k], weights)
    paint = own if stuff.paint is None else np.broadcast_to(np.array(stuff.paint), own.shape)
    point = eye + way[k] * hit["tfar"][k][:, None] + normal * 1e-3
    return _Hits(ray=k, point=point, normal=normal, back=-way[k], paint=paint.clip(0.02, 1))


def _matt(hits: _Hits, light: _Light, stuff: Stuff, rng: np.random.Generator) -> Floats:
    if stuff.metalness == 1:
        return np.zeros_like(hits.paint)
    u, v = rng.random(len(hits.ray)), rng.random(len(hits.ray))
    way = _about(hits.normal, np.sqrt(u), 2 * np.pi * v)
    return _linear(hits.paint) * 0.96 * (1 - stuff.metalness) * light.arriving(hits, way)


def _mirrored(hits: _Hits, light: _Light, stuff: Stuff, rng: np.random.Generator) -> Floats:
    alpha2 = stuff.roughness**4
    u, v = rng.random(len(hits.ray)), rng.random(len(hits.ray))
    cosine = np.sqrt((1 - u) / (1 + (alpha2 - 1) * u))
    half = _about(hits.normal, np.sqrt(np.maximum(1 - cosine**2, 0)), 2 * np.pi * v)
    across = (hits.back * half).sum(1, keepdims=True)
    way = 2 * across * half - hits.back
    out = (way * hits.normal).sum(1, keepdims=True)
    facing = (hits.back * hits.normal).sum(1, keepdims=True).clip(1e-3)
    straight = 0.04 * (1 - stuff.metalness) + _linear(hits.paint) * stuff.metalness
    fresnel = straight + (1 - straight) * (1 - across.clip(0, 1)) ** 5
    shadowed = _smith(facing, alpha2) * _smith(out.clip(1e-3), alpha2)
    weight = fresnel * shadowed * across.clip(0) / (facing * cosine[:, None].clip(1e-3))
    return np.where(out > 0, weight.clip(0, 8) * light.arriving(hits, way), 0.0)


def _smith(cosine: Floats, alpha2: float) -> Floats:
    return 2 * cosine / (cosine + np.sqrt(alpha2 + (1 - alpha2) * cosine**2))


def _about(normal: Floats, sine: Floats, angle: Floats) -> Floats:
    """Unit vectors whose angle to the normal has this sine, turned about it by `angle`."""
    helper = np.where(np.abs(normal[:, :1]) > 0.9, [[0.0, 1.0, 0.0]], [[1.0, 0.0, 0.0]])
    right = _unit(np.cross(helper, normal))
    up = np.cross(normal, right)
    flat = np.cos(angle)[:, None] * right + np.sin(angle)[:, None] * up
    return sine[:, None] * flat + np.sqrt(np.maximum(1 - sine**2, 0))[:, None] * normal


def _unit(vectors: Floats) -> Floats:
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12)


def _linear(colour: Floats) -> Floats:
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def _srgb(light: Floats) -> Floats:
    light = light.clip(0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
