"""Cast views of a mesh: albedo, coverage, normals, occlusion, and the first and last surface along every ray.

Frame of a view: u right and v up in [-1, 1] over the crop, w towards the viewer in the same units, 0 at the distance
of the centre of the mesh's box. `CAMERA` numbers describe a view: rotation (9, rows right, up, back), eye (3), centre
of the crop on the plane at distance 1 (2), half width of the crop on that plane, distance of the eye, elevation in
radians.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from embreex.rtcore_scene import EmbreeScene

from training.corpus import Textured
from training.textures import Solid

SIZE, DEEP = 192, 96  # pixels of the pictures and of the surfaces
FILL = 0.85  # longer side of the silhouette as a share of the crop
DEPTH_SCALE = 8192  # w is stored as int16 steps of 1 / DEPTH_SCALE
OCCLUSION_RAYS = 5
CAMERA = 17
MOST_BESIDE, MOST_ABOVE = 12, 26  # degrees beside and above a side from which it is still seen straight


@dataclass(frozen=True, kw_only=True)
class Pose:
    """Where the camera stands: angles in radians."""

    azimuth: float
    elevation: float
    fov: float
    roll: float = 0.0

    @classmethod
    def random(cls, rng: np.random.Generator) -> Pose:
        """A pose as product photos and concept pictures have it: a little from above, hardly tilted."""
        return cls(
            azimuth=rng.uniform(0, 2 * np.pi),
            elevation=np.deg2rad(np.clip(rng.normal(17, 13), -12, 60)),
            fov=np.deg2rad(rng.uniform(18, 42)),
            roll=np.deg2rad(rng.normal(0, 2)),
        )

    @classmethod
    def straight(cls, rng: np.random.Generator) -> Pose:
        """A pose straight before one of the four sides, hardly from above: how shops and icons show most things."""
        return cls(
            azimuth=np.deg2rad(90 * rng.integers(4) + rng.normal(0, 4)),
            elevation=np.deg2rad(np.clip(rng.normal(6, 7), -8, 30)),
            fov=np.deg2rad(rng.uniform(14, 40)),
            roll=np.deg2rad(rng.normal(0, 1.5)),
        )


@dataclass(frozen=True, kw_only=True)
class View:
    """One picture of a mesh before lighting, and what lies behind it."""

    image: (
        np.ndarray
    )  # (SIZE, SIZE, 8) uint8: albedo, coverage, normal in the camera's frame (x / 2 + 1 / 2), occlusion
    deep: np.ndarray  # (DEEP, DEEP, 6) int16: first w, last w (DEPTH_SCALE), colour of the last surface, hit or not
    camera: np.ndarray  # (CAMERA,) float32


def is_straight(camera: np.ndarray) -> np.ndarray:
    """Whether views with CAMERA numbers (..., CAMERA) stand straight before a side, as `Pose.straight` has them."""
    back = camera[..., 6:9].astype(np.float64)
    beside = (np.rad2deg(np.arctan2(back[..., 0], back[..., 2])) + 45) % 90 - 45
    return (np.abs(beside) < MOST_BESIDE) & (np.rad2deg(camera[..., 16]) < MOST_ABOVE)


def resampled(layers: np.ndarray, change: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Layers (h, w, 8) in [0, 1] after a change of their grid; what lies beside the silhouette does not bleed into it.

    `change` is given four channels at a time: some functions of OpenCV take no more.
    """
    cover = layers[..., 3:4]
    flat = np.concatenate([layers[..., :3] * cover, cover, layers[..., 4:] * cover], -1)
    new = np.concatenate([change(half) for half in (flat[..., :4], flat[..., 4:])], -1)
    new[..., [0, 1, 2, 4, 5, 6, 7]] /= np.maximum(new[..., 3:4], 1e-3)
    return new


def axes(pose: Pose) -> np.ndarray:
    """Rows right, up and back of the camera in object space, (3, 3)."""
    az, el, roll = pose.azimuth, pose.elevation, pose.roll
    back = np.array([np.cos(el) * np.sin(az), np.sin(el), np.cos(el) * np.cos(az)])
    right = np.cross(-back, [0, 1, 0])
    right /= np.linalg.norm(right)
    c, s = np.cos(roll), np.sin(roll)
    return np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) @ np.stack([right, np.cross(right, -back), back])


def frame(vertices: np.ndarray, pose: Pose) -> np.ndarray:
    """The CAMERA numbers that look at the vertices (n, 3) so that their longer side fills FILL of the crop."""
    rotation, distance = axes(pose), 1.75 / np.sin(pose.fov / 2)
    eye = rotation[2] * distance
    seen = (vertices - eye) @ rotation.T
    flat = seen[:, :2] / -seen[:, 2:]
    low, high = flat.min(0), flat.max(0)
    half = (high - low).max() / 2 / FILL
    return np.concatenate([rotation.ravel(), eye, (low + high) / 2, [half, distance, pose.elevation]])


def project(points: np.ndarray, camera: np.ndarray) -> np.ndarray:
    """Points (n, 3) of object space in the frame of the view, (n, 3) u, v, w."""
    rotation, eye, centre, half, distance = (
        camera[:9].reshape(3, 3),
        camera[9:12],
        camera[12:14],
        camera[14],
        camera[15],
    )
    seen = (points - eye) @ rotation.T
    z = -seen[:, 2]
    return np.concatenate(
        [(seen[:, :2] / z[:, None] - centre) / half, ((distance - z) / (distance * half))[:, None]], 1
    )


def _rays(camera: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Unit directions (size * size, 3) in object space through the pixel centres, and their cosines with the axis."""
    grid = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(grid, -grid)
    ray = np.stack([camera[12] + x * camera[14], camera[13] + y * camera[14], -np.ones_like(x)], -1).reshape(-1, 3)
    ray /= np.linalg.norm(ray, axis=1, keepdims=True)
    return (ray @ camera[:9].reshape(3, 3)).astype(np.float32), -ray[:, 2]


def _bary(hit: dict[str, np.ndarray], k: np.ndarray) -> np.ndarray:
    return np.stack([1 - hit["u"][k] - hit["v"][k], hit["u"][k], hit["v"][k]], 1).astype(np.float64)


def cast(mesh: Textured, scene: EmbreeScene, pose: Pose, rng: np.random.Generator, solid: Solid | None = None) -> View:
    """One view; `solid` paints over the mesh's own colours."""
    camera = frame(mesh.vertices[np.unique(mesh.faces)], pose)
    image = _near_side(mesh, scene, camera, rng, solid)
    deep = _both_sides(mesh, scene, camera, solid)
    return View(image=image, deep=deep, camera=camera.astype(np.float32))


def _paint(mesh: Textured, face: np.ndarray, bary: np.ndarray, where: np.ndarray, solid: Solid | None) -> np.ndarray:
    rgb = mesh.colour(face, bary)
    return rgb if solid is None else solid.paint(where, rgb)


def _near_side(
    mesh: Textured, scene: EmbreeScene, camera: np.ndarray, rng: np.random.Generator, solid: Solid | None
) -> np.ndarray:
    """(SIZE, SIZE, 8) uint8 as in View.image, from four rays a pixel."""
    fine = 2 * SIZE
    ray, _ = _rays(camera, fine)
    eye = np.tile(camera[9:12].astype(np.float32), (len(ray), 1))
    hit = scene.run(eye, ray, output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    face, where = hit["primID"][k], camera[9:12] + ray[k] * hit["tfar"][k, None]
    normal = hit["Ng"][k].astype(np.float64)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    normal *= -np.sign((normal * ray[k]).sum(1, keepdims=True))
    layers = np.zeros((fine * fine, 8), np.float32)
    layers[k, :3] = _paint(mesh, face, _bary(hit, k), where, solid)
    layers[k, 3] = 1
    layers[k, 4:7] = normal @ camera[:9].reshape(3, 3).T
    some = (k // fine % 2 == 0) & (k % 2 == 0)
    open_sky = np.zeros(fine * fine, np.float32)
    open_sky[k[some]] = _occlusion(scene, where[some], normal[some], rng)
    cells = open_sky.reshape(SIZE, 2, SIZE, 2)[:, 0, :, 0]
    block = layers.reshape(SIZE, 2, SIZE, 2, 8)
    total = block[:, 0, :, 0] + block[:, 0, :, 1] + block[:, 1, :, 0] + block[:, 1, :, 1]
    cover = total[..., 3:4]
    out = total / np.maximum(cover, 1)
    first = block[:, 0, :, 0, 3] > 0
    out[..., 7] = np.where(first, cells, 0.7)
    out[..., 3:4] = cover / 4
    out[..., 4:7] = out[..., 4:7] * 0.5 + 0.5
    return (out.clip(0, 1) * 255 + 0.5).astype(np.uint8)


def _occlusion(scene: EmbreeScene, where: np.ndarray, normal: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Share (k,) of cosine-weighted rays that leave each point without meeting anything within 0.7."""
    free = np.zeros(len(where), np.float32)
    start = (where + normal * 1e-3).astype(np.float32)
    for _ in range(OCCLUSION_RAYS):
        ray = rng.normal(size=normal.shape)
        ray = normal + 0.98 * ray / np.linalg.norm(ray, axis=1, keepdims=True)
        ray /= np.linalg.norm(ray, axis=1, keepdims=True) + 1e-9
        reach = np.full(len(where), 0.7, np.float32)
        free += scene.run(start, ray.astype(np.float32), query="INTERSECT", dists=reach) < 0
    return free / OCCLUSION_RAYS


def _both_sides(mesh: Textured, scene: EmbreeScene, camera: np.ndarray, solid: Solid | None) -> np.ndarray:
    """(DEEP, DEEP, 6) int16 as in View.deep: one ray through the middle of every pixel, from the front and the back."""
    ray, cosine = _rays(camera, DEEP)
    eye, half, distance = camera[9:12], camera[14], camera[15]
    hit = scene.run(np.tile(eye.astype(np.float32), (len(ray), 1)), ray, output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    far = (eye + ray[k] * 2 * distance).astype(np.float32)
    back = scene.run(far, -ray[k], output=1)
    met = back["primID"] >= 0
    last = np.where(met, 2 * distance - back["tfar"], hit["tfar"][k])
    face = np.where(met, back["primID"], hit["primID"][k])
    bary = np.where(met[:, None], _bary(back, np.arange(len(k))), _bary(hit, k))
    out = np.zeros((DEEP * DEEP, 6), np.float32)
    for column, depth in enumerate((hit["tfar"][k], last)):
        out[k, column] = (distance - depth * cosine[k]) / (distance * half) * DEPTH_SCALE
    out[k, 2:5] = _paint(mesh, face, bary, eye + ray[k] * last[:, None], solid) * 255
    out[k, 5] = 1
    return out.clip(-32767, 32767).astype(np.int16).reshape(DEEP, DEEP, 6)
