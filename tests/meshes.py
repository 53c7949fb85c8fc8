"""Goal: give every geometry test the same small shapes, of known volume and closedness, from a few arguments."""

from typing import Any

import numpy as np
import trimesh
from scipy.ndimage import gaussian_filter
from skimage.measure import marching_cubes

from image3d.geometry.bake import bake
from image3d.geometry.model import FloatArray, IntArray, Material, Model, Part
from image3d.geometry.unwrap import unwrap

Mesh = tuple[FloatArray, IntArray]


def _arrays(mesh: trimesh.Trimesh) -> Mesh:
    return np.asarray(mesh.vertices, np.float64), np.asarray(mesh.faces, np.int64)


def box(*, x: float = 1.0, y: float = 1.0, z: float = 1.0) -> Mesh:
    return _arrays(trimesh.creation.box(extents=(x, y, z)))


def sphere(*, subdivisions: int = 3, radius: float = 1.0) -> Mesh:
    return _arrays(trimesh.creation.icosphere(subdivisions=subdivisions, radius=radius))


def torus(*, major: float = 1.0, minor: float = 0.3, sections: int = 32) -> Mesh:
    return _arrays(trimesh.creation.torus(major, minor, major_sections=sections, minor_sections=sections // 2))


def cylinder(*, radius: float = 0.5, height: float = 1.0, sections: int = 32) -> Mesh:
    return _arrays(trimesh.creation.cylinder(radius=radius, height=height, sections=sections))


def bumpy(*, subdivisions: int = 4, depth: float = 0.15) -> Mesh:
    vertices, faces = sphere(subdivisions=subdivisions)
    bumps = np.sin(8 * vertices[:, :1]) * np.cos(9 * vertices[:, 1:2])
    return vertices * (1 + depth * bumps), faces


def blob(*, seed: int = 0, cells: int = 40) -> Mesh:
    """A closed surface with handles and pieces, as marching cubes makes them."""
    noise = gaussian_filter(np.random.default_rng(seed).normal(size=(cells,) * 3), cells / 12)
    axis = np.linspace(-1, 1, cells)
    radius = np.sqrt(axis[:, None, None] ** 2 + axis[None, :, None] ** 2 + axis[None, None, :] ** 2)
    field = np.pad(noise / noise.std() * 0.35 + (0.6 - radius) * 3, 1, constant_values=-9.0)
    vertices, faces, _, _ = marching_cubes(field, 0.0)
    return vertices.astype(np.float64) / cells, faces.astype(np.int64)


def sheet(*, side: int = 6) -> Mesh:
    """An open square of 2 * side * side faces facing +Y."""
    grid = np.arange(side + 1) / side
    x, z = np.meshgrid(grid, grid, indexing="ij")
    vertices = np.stack([x.ravel(), np.zeros(x.size), z.ravel()], axis=1)
    corner = (np.arange(side)[:, None] * (side + 1) + np.arange(side)).ravel()
    one = np.stack([corner, corner + 1, corner + side + 1], axis=1)
    two = np.stack([corner + 1, corner + side + 2, corner + side + 1], axis=1)
    return vertices, np.concatenate([one, two])


def checkered(mesh: Mesh, *, size: int = 256, **material: Any) -> Part:
    """The mesh unwrapped, with a baked checkerboard of orange and slate in space."""
    flat = unwrap(*mesh, texture_size=size)
    scale = 4.0 / float(np.ptp(mesh[0]))

    def paint(surface: Any) -> FloatArray:
        odd = np.floor(surface.points * scale + 0.01).sum(axis=1, keepdims=True) % 2
        return odd * (0.7, 0.25, -0.2) + (0.2, 0.25, 0.3)

    texture = bake(flat.vertices, flat.faces, flat.uvs, size=size, evaluate=paint)
    return Part(
        vertices=flat.vertices,
        faces=flat.faces,
        uvs=flat.uvs,
        material=Material(base_color_texture=texture, **material),
        name="checkered",
    )


def plain(mesh: Mesh, **material: Any) -> Model:
    return Model(parts=(Part(vertices=mesh[0], faces=mesh[1], material=Material(**material)),))
