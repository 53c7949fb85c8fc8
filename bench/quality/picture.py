"""Clean pictures of the truth: 512 px RGBA under one fixed light, with the views of the protocol."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray
from training.corpus import Textured
from training.render import Pose, axes

PIXELS = 512
OVERSAMPLING = 2
FOV = np.deg2rad(30.0)
# azimuth and elevation in degrees: those of the protocol, and straight before two sides, as shops show most things
VIEWS = {"protocol": ((30.0, 15.0), (-50.0, 25.0)), "straight": ((0.0, 5.0), (90.0, 10.0))}
LIGHT = np.array([-0.5, 0.8, 0.7]) / np.linalg.norm([-0.5, 0.8, 0.7])  # in the camera's frame
FILL = 0.85


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One input of the benchmark."""

    rgba: NDArray[np.uint8]  # (PIXELS, PIXELS, 4), straight alpha
    elevation: float  # radians


def shoot(mesh: Textured, azimuth: float, elevation: float, pixels: int = PIXELS) -> Picture:
    """The mesh from this azimuth and elevation in degrees, its longer side filling FILL of the picture."""
    pose = Pose(azimuth=np.deg2rad(azimuth), elevation=np.deg2rad(elevation), fov=FOV)
    rotation, distance = axes(pose), 1.75 / np.sin(FOV / 2)
    eye = rotation[2] * distance
    seen = (mesh.vertices[np.unique(mesh.faces)] - eye) @ rotation.T
    flat = seen[:, :2] / -seen[:, 2:]
    low, high = flat.min(0), flat.max(0)
    centre, half = (low + high) / 2, float((high - low).max()) / 2 / FILL
    fine = pixels * OVERSAMPLING
    grid = (np.arange(fine) + 0.5) / fine * 2 - 1
    x, y = np.meshgrid(grid, -grid)
    ray = np.stack([centre[0] + x * half, centre[1] + y * half, -np.ones_like(x)], -1).reshape(-1, 3)
    ray = ((ray / np.linalg.norm(ray, axis=1, keepdims=True)) @ rotation).astype(np.float32)
    scene = EmbreeScene()
    TriangleMesh(scene, mesh.vertices[mesh.faces].astype(np.float32))
    hit = scene.run(np.tile(eye.astype(np.float32), (len(ray), 1)), ray, output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    bary = np.stack([1 - hit["u"][k] - hit["v"][k], hit["u"][k], hit["v"][k]], 1)
    normal = hit["Ng"][k].astype(np.float64)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    normal *= -np.sign((normal * ray[k]).sum(1, keepdims=True))
    lit = 0.4 + 0.65 * np.clip((normal @ rotation.T) @ LIGHT, 0, None)[:, None]
    layer = np.zeros((fine * fine, 4))
    layer[k, :3] = (mesh.colour(hit["primID"][k], bary) * lit).clip(0, 1)
    layer[k, 3] = 1
    block = layer.reshape(pixels, OVERSAMPLING, pixels, OVERSAMPLING, 4).sum((1, 3))
    rgba = np.concatenate([block[..., :3] / np.maximum(block[..., 3:], 1), block[..., 3:] / OVERSAMPLING**2], -1)
    return Picture(rgba=(rgba * 255 + 0.5).astype(np.uint8), elevation=pose.elevation)
