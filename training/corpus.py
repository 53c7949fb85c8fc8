"""Read coloured meshes from a folder of `.npz`, GLB or OBJ files, and decide which of them training may see."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image

SUFFIXES = {".npz", ".glb", ".gltf", ".obj"}
VARIANT = "variant__"  # what the names of objects made of meshes of the corpus begin with


@dataclass(kw_only=True)
class Textured:
    """A triangle mesh with a colour per face and, where it has them, textures. Longest side in [-1, 1], +Y up."""

    vertices: np.ndarray  # (n, 3) float64
    faces: np.ndarray  # (m, 3) int32
    face_rgb: np.ndarray  # (m, 3) float64 in [0, 1], sRGB
    texture_index: np.ndarray | None = None  # (m,) int, -1 where `face_rgb` counts
    corner_uv: np.ndarray | None = None  # (m, 3, 2)
    textures: list[np.ndarray] = field(default_factory=list)  # each (h, w, 3) float in [0, 1]

    def flipped(self) -> Textured:
        """The same surface with every face turned over."""
        uv = None if self.corner_uv is None else self.corner_uv[:, ::-1]
        return replace(self, faces=self.faces[:, ::-1].copy(), corner_uv=uv)

    def at(self, vertices: np.ndarray) -> Textured:
        """The mesh with its vertices (n, 3) elsewhere."""
        return replace(self, vertices=vertices)

    def normalised(self) -> Textured:
        """The mesh with the middle of its box at the origin and its longest side in [-1, 1]."""
        used = self.vertices[np.unique(self.faces)]
        low, high = used.min(0), used.max(0)
        return self.at((self.vertices - (low + high) / 2) * (2 / max((high - low).max(), 1e-9)))

    def colour(self, face: np.ndarray, bary: np.ndarray) -> np.ndarray:
        """Colours (k, 3) of the points with barycentric weights `bary` (k, 3) on the faces `face` (k,)."""
        rgb = self.face_rgb[face].copy()
        if self.texture_index is None or self.corner_uv is None:
            return rgb
        for number, image in enumerate(self.textures):
            k = np.flatnonzero(self.texture_index[face] == number)
            if len(k):
                uv = (self.corner_uv[face[k]] * bary[k][..., None]).sum(1)
                height, width = image.shape[:2]
                row = ((1 - np.mod(uv[:, 1], 1)) * height).astype(int).clip(0, height - 1)
                rgb[k] = image[row, (np.mod(uv[:, 0], 1) * width).astype(int).clip(0, width - 1)]
        return rgb


def find_meshes(corpus: Path) -> list[Path]:
    """Every mesh file under a folder, in a stable order."""
    return sorted(p for p in corpus.rglob("*") if p.suffix.lower() in SUFFIXES)


def held_out_packs(packs: list[str]) -> set[str]:
    """The tenth of the packs (rounded up) whose names have the smallest SHA-256: training never sees them."""
    order = sorted(set(packs), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return set(order[: -(-len(order) // 10)]) if len(order) > 1 else set()


def divided(corpus: Path) -> tuple[list[Path], list[Path]]:
    """The meshes under a folder of packs that training may see, validation among them, and those held out."""
    files = find_meshes(corpus)
    held = held_out_packs([pack_name(p, corpus) for p in files if p.parent != corpus])
    seen = [p for p in files if pack_name(p, corpus) not in held]
    return seen, [p for p in files if pack_name(p, corpus) in held]


def pack_name(path: Path, corpus: Path) -> str:
    """The folder of the corpus that a mesh is in, at any depth."""
    return path.relative_to(corpus).parts[0]


def mesh_name(path: Path, corpus: Path) -> str:
    """The name that a mesh of the corpus has in caches, by which it is drawn for validation or not."""
    return "__".join(path.relative_to(corpus).with_suffix("").parts)


def is_validation(name: str) -> bool:
    """True for about one mesh in 40 of the packs that training sees: they steer it and are never trained on.

    Variants are made of the other 39 and never among them.
    """
    return not name.startswith(VARIANT) and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 40 == 0


def load(path: Path | list[Path]) -> Textured:
    """The mesh in a file, or in several that make one object, centred, its longest side scaled to [-1, 1]."""
    paths = [path] if isinstance(path, Path) else path
    return (_load_npz(paths[0]) if paths[0].suffix == ".npz" else _load_scenes(paths)).normalised()


def joined(meshes: list[Textured]) -> Textured:
    """Several meshes as one."""
    points = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    images = np.cumsum([0, *(len(mesh.textures) for mesh in meshes)])
    index, uv = [], []
    for mesh, first in zip(meshes, images, strict=False):
        none = mesh.texture_index is None or mesh.corner_uv is None
        index.append(
            np.full(len(mesh.faces), -1) if none else np.where(mesh.texture_index >= 0, mesh.texture_index + first, -1)
        )
        uv.append(np.zeros((len(mesh.faces), 3, 2)) if none else mesh.corner_uv)
    return Textured(
        vertices=np.concatenate([mesh.vertices for mesh in meshes]),
        faces=np.concatenate([mesh.faces + first for mesh, first in zip(meshes, points, strict=False)]).astype(
            np.int32
        ),
        face_rgb=np.concatenate([mesh.face_rgb for mesh in meshes]),
        texture_index=np.concatenate(index),
        corner_uv=np.concatenate(uv),
        textures=[image for mesh in meshes for image in mesh.textures],
    )


def _load_npz(path: Path) -> Textured:
    with np.load(path) as z:
        mesh = Textured(
            vertices=z["vertices"].astype(np.float64),
            faces=z["faces"].astype(np.int32),
            face_rgb=z["face_rgb"] / 255.0,
        )
        while (name := f"texture_{len(mesh.textures)}") in z:
            mesh.textures.append(np.asarray(Image.open(io.BytesIO(z[name].tobytes())).convert("RGB")) / 255.0)
        if mesh.textures:
            mesh.texture_index = z["texture_index"]
            mesh.corner_uv = z["corner_uv"].astype(np.float64)
    return mesh


def _load_scenes(paths: list[Path]) -> Textured:
    """GLB, glTF or OBJ files as one mesh; base colour factors and base colour textures are kept."""
    scenes = [trimesh.load_scene(path) for path in paths]
    parts = []
    for scene, node in [(one, name) for one in scenes for name in one.graph.nodes_geometry]:
        matrix, name = scene.graph[node]
        geometry = scene.geometry[name]
        if isinstance(geometry, trimesh.Trimesh) and len(geometry.faces):
            parts.append(_part(geometry, trimesh.transform_points(geometry.vertices, matrix)))
    if not parts:
        raise ValueError(f"no triangles in {paths[0].name}")
    return joined(parts)


def _part(mesh: trimesh.Trimesh, vertices: np.ndarray) -> Textured:
    """One part at these vertices, with its colour factor and its texture."""
    visual, faces = mesh.visual, np.asarray(mesh.faces)
    part = Textured(vertices=vertices, faces=faces, face_rgb=np.full((len(faces), 3), 0.7))
    if not isinstance(visual, trimesh.visual.TextureVisuals):
        part.face_rgb = np.asarray(visual.face_colors)[:, :3] / 255.0
        return part
    material = visual.material
    image = getattr(material, "baseColorTexture", None) or getattr(material, "image", None)
    main = getattr(material, "main_color", None)
    if main is not None:
        part.face_rgb[:] = np.asarray(main)[:3] / 255.0
    if image is not None and visual.uv is not None:
        part.textures.append(np.asarray(image.convert("RGB")) / 255.0)
        part.texture_index, part.corner_uv = np.zeros(len(faces), int), np.asarray(visual.uv)[faces]
    return part
