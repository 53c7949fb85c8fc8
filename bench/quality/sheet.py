"""Contact sheets: a picture, and its body from the front, 45, 90, 180 and 270 degrees, shaded and coloured."""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray
from training.render import Pose, axes

from image3d.engines.sculpt.network import WEIGHTS, read_network
from image3d.engines.sculpt.reconstruct import reconstruct_with
from image3d.engines.sculpt.surface import Surface
from image3d.imaging.decode import decode
from image3d.imaging.matte import cut_out

TURNS = (0, 45, 90, 180, 270)
TILE = 200
_BACKGROUND = 0.94


def sheet_row(rgba: NDArray[np.uint8], surface: Surface) -> NDArray[np.uint8]:
    """(2 TILE, 6 TILE, 3): the picture, then shaded views above coloured ones."""
    colours = surface_colours(rgba, surface)
    views = [render_turn(surface, colours, turn) for turn in TURNS]
    picture = _fitted(rgba)
    blank = np.full_like(picture, int(_BACKGROUND * 255))
    top = np.concatenate([picture, *(shaded for shaded, _ in views)], 1)
    bottom = np.concatenate([blank, *(coloured for _, coloured in views)], 1)
    return np.concatenate([top, bottom])


def surface_colours(rgba: NDArray[np.uint8], surface: Surface) -> NDArray[np.float64]:
    """(n, 3) colours of the vertices: from the picture where it shows them, else the predicted ones."""
    pixels, depth = surface.camera.project(surface.vertices)
    hidden = surface.hidden_colours if surface.hidden_colours is not None else np.full((len(depth), 3), 0.6)
    corner = surface.vertices[surface.faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    total = np.zeros_like(surface.vertices)
    for k in range(3):
        np.add.at(total, surface.faces[:, k], normal)
    total /= np.linalg.norm(total, axis=1, keepdims=True) + 1e-12
    facing = surface.camera.facing(surface.vertices, total)
    height, width = rgba.shape[:2]
    cell = 4 * surface.camera.pixels_per_unit / 400
    bins = np.floor(pixels / cell).astype(np.int64)
    key = bins[:, 0] * 100_003 + bins[:, 1]
    _, index = np.unique(key, return_inverse=True)
    nearest = np.full(index.max() + 1, -np.inf)
    np.maximum.at(nearest, index, depth)
    shown = (facing > 0.15) & (depth > nearest[index] - 0.06)
    x, y = pixels[:, 0].round().astype(int).clip(0, width - 1), pixels[:, 1].round().astype(int).clip(0, height - 1)
    shown &= rgba[y, x, 3] > 128
    return np.where(shown[:, None], rgba[y, x, :3] / 255.0, hidden)


def render_turn(
    surface: Surface, colours: NDArray[np.float64], turn: float
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Shaded and coloured tiles of the body turned by `turn` degrees, from 10 degrees above."""
    low, high = surface.vertices.min(0), surface.vertices.max(0)
    vertices = (surface.vertices - (low + high) / 2) / max(np.linalg.norm(high - low) / 2, 1e-9)
    rotation = axes(Pose(azimuth=np.deg2rad(turn), elevation=np.deg2rad(10), fov=0.5))
    fine = 2 * TILE
    grid = (np.arange(fine) + 0.5) / fine * 2 - 1
    x, y = np.meshgrid(grid, -grid)
    start = np.stack([x, y, np.full_like(x, 3.0)], -1).reshape(-1, 3) @ rotation
    ray = np.tile(-rotation[2], (len(start), 1))
    scene = EmbreeScene()
    TriangleMesh(scene, vertices[surface.faces].astype(np.float32))
    hit = scene.run(start.astype(np.float32), ray.astype(np.float32), output=1)
    k = np.flatnonzero(hit["primID"] >= 0)
    face = surface.faces[hit["primID"][k]]
    bary = np.stack([1 - hit["u"][k] - hit["v"][k], hit["u"][k], hit["v"][k]], 1)
    normal = hit["Ng"][k].astype(np.float64)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    seen = normal @ rotation.T
    seen *= np.sign(seen[:, 2:])
    light = 0.25 + 0.75 * (seen @ (np.array([-0.4, 0.6, 0.7]) / 1.005)).clip(0, 1)
    shaded, coloured = np.full((fine * fine, 3), _BACKGROUND), np.full((fine * fine, 3), _BACKGROUND)
    shaded[k] = light[:, None] * 0.85
    coloured[k] = (colours[face] * bary[..., None]).sum(1)
    return _shrunk(shaded), _shrunk(coloured)


def _shrunk(layer: NDArray[np.float64]) -> NDArray[np.uint8]:
    small = layer.reshape(TILE, 2, TILE, 2, 3).mean((1, 3))
    return (small.clip(0, 1) * 255).astype(np.uint8)


def _fitted(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture on a light ground, inside a tile."""
    alpha = rgba[..., 3:] / 255.0
    flat = rgba[..., :3] * alpha + 255 * _BACKGROUND * (1 - alpha)
    scale = TILE / max(rgba.shape[:2])
    size = max(int(rgba.shape[1] * scale), 1), max(int(rgba.shape[0] * scale), 1)
    small = cv2.resize(flat.astype(np.uint8), size, interpolation=cv2.INTER_AREA)
    tile = np.full((TILE, TILE, 3), int(_BACKGROUND * 255), np.uint8)
    top, left = (TILE - size[1]) // 2, (TILE - size[0]) // 2
    tile[top : top + size[1], left : left + size[0]] = small
    return tile


def main() -> None:
    """Write one sheet over all pictures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--cells", type=int, default=128)
    options = parser.parse_args()
    net, rows = read_network(options.weights), []
    for path in sorted(p for p in options.pictures.iterdir() if p.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp")):
        rgba = cut_out(decode(path.read_bytes()).rgba).rgba
        rows.append(sheet_row(rgba, reconstruct_with(net, rgba, cells=options.cells)))
    cv2.imwrite(str(options.sheet), np.concatenate(rows)[..., ::-1])


if __name__ == "__main__":
    main()
