"""Label points of space as inside or outside of a mesh, and sample its coloured surface."""

from __future__ import annotations

from dataclasses import dataclass

import igl
import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from training.corpus import Textured

NEAR, UNIFORM, CORE, SURFACE = 20_000, 16_000, 8_000, 8_000
THINNEST = 0.02  # a mesh flatter than this is a sheet and has no inside
LEAST_INSIDE = 0.002  # share of the points of the box


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Points in object space: near the surface, uniform in the box, in the core of the body; and on the surface."""

    points: np.ndarray  # (NEAR + UNIFORM + CORE, 3) float16
    inside: np.ndarray  # (NEAR + UNIFORM + CORE,) bool
    surface: np.ndarray  # (SURFACE, 3) float16
    surface_rgb: np.ndarray  # (SURFACE, 3) uint8


def embree_scene(mesh: Textured) -> EmbreeScene:
    """A scene of the mesh's triangles in the order of its faces."""
    scene = EmbreeScene()
    TriangleMesh(scene, mesh.vertices[mesh.faces].astype(np.float32))
    return scene


def sample_surface(mesh: Textured, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points (count, 3) uniform by area, with their faces (count,) and barycentric weights (count, 3)."""
    corner = mesh.vertices[mesh.faces]
    area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
    face = rng.choice(len(area), count, p=area / area.sum())
    a, b = np.sqrt(rng.random(count))[:, None], rng.random(count)[:, None]
    bary = np.concatenate([1 - a, a * (1 - b), a * b], 1)
    return (corner[face] * bary[..., None]).sum(1), face, bary


def label(mesh: Textured, rng: np.random.Generator) -> tuple[Textured, Labels] | None:
    """The mesh with its faces outwards and its labels, or None for a sheet or a body with hardly any inside.

    Inside is a generalised winding number above one half (Barill et al., "Fast winding numbers for soups and
    clouds", 2018), so closed pieces that run into each other count as one body.
    """
    extent = np.ptp(mesh.vertices[np.unique(mesh.faces)], axis=0)
    if extent.min() < THINNEST:
        return None
    surface, face, bary = sample_surface(mesh, NEAR, rng)
    width = np.exp(rng.uniform(np.log(0.02), np.log(0.2), NEAR))[:, None]
    near = surface + rng.normal(size=surface.shape) * width
    box = rng.uniform(-1.05, 1.05, (UNIFORM, 3)) * np.maximum(extent / 2, 0.05)
    some = np.concatenate([near, box])
    winding = igl.fast_winding_number(mesh.vertices, mesh.faces, some)
    if (winding < -0.5).mean() > (winding > 0.5).mean():
        mesh, winding, bary = mesh.flipped(), -winding, bary[:, ::-1]
    if (winding[NEAR:] > 0.5).mean() < LEAST_INSIDE:
        return None
    core = _core_points(mesh, surface[:CORE], face[:CORE], rng)
    deep = igl.fast_winding_number(mesh.vertices, mesh.faces, core)
    keep = rng.choice(NEAR, SURFACE, replace=False)
    return mesh, Labels(
        points=np.concatenate([some, core]).astype(np.float16),
        inside=np.concatenate([winding, deep]) > 0.5,
        surface=surface[keep].astype(np.float16),
        surface_rgb=(mesh.colour(face[keep], bary[keep]) * 255).astype(np.uint8),
    )


def _core_points(mesh: Textured, surface: np.ndarray, face: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Points behind the surface, up to the next surface inwards: thin parts get as many of them as thick ones."""
    corner = mesh.vertices[mesh.faces[face]]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    start = (surface - 1e-3 * normal).astype(np.float32)
    thickness = embree_scene(mesh).run(start, (-normal).astype(np.float32), query="DISTANCE")
    depth = np.minimum(thickness, 2.0) * rng.uniform(0.02, 0.98, len(surface))
    return surface - normal * (1e-3 + depth)[:, None]
