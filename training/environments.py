"""Panoramas as backgrounds and as light: perspective crops, diffuse and glossy reflections, in linear colour.

A folder of `.npz` files holds `rgb` (h, 2 h, 3) linear latitude-longitude pictures, up at the top. World axes: +Y up;
longitude grows to the right and is 0 in the middle, where the view direction is -Z.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

DIFFUSE = (32, 64)  # rows and columns of the map of diffuse light
BRIGHTEST = 30.0  # times the median: a bare sun would make every shadow black


@dataclass(frozen=True, kw_only=True)
class Environment:
    """One panorama with median brightness 0.35, and its blurred copies."""

    name: str
    sharp: np.ndarray  # (h, 2 h, 3) float32
    glossy: np.ndarray  # (h / 4, h / 2, 3)
    diffuse: np.ndarray  # (*DIFFUSE, 3) light received by a surface that faces each direction, mean 1


def names(folder: Path, *, held_out: bool) -> list[str]:
    """The environments for training, or the quarter (smallest SHA-256 of their names) that only evaluation sees."""
    every = sorted((p.stem for p in folder.glob("*.npz")), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    count = round(len(every) / 4)
    return sorted(every[:count] if held_out else every[count:])


def load(folder: Path, *, held_out: bool) -> list[Environment]:
    """The environments of `names`, read and blurred."""
    return [_load(folder / f"{name}.npz") for name in names(folder, held_out=held_out)]


def _load(path: Path) -> Environment:
    with np.load(path) as z:
        rgb = z["rgb"].astype(np.float32)
    rgb = np.minimum(rgb * (0.35 / max(float(np.median(rgb.mean(-1))), 1e-4)), 0.35 * BRIGHTEST)
    height = len(rgb)
    small = cv2.resize(rgb, (height // 2, height // 4), interpolation=cv2.INTER_AREA)
    wrapped = np.concatenate([small, small, small], 1)
    glossy = cv2.GaussianBlur(wrapped, (0, 0), 2.0)[:, small.shape[1] : 2 * small.shape[1]]
    diffuse = _diffuse(cv2.resize(rgb, DIFFUSE[::-1], interpolation=cv2.INTER_AREA))
    return Environment(name=path.stem, sharp=rgb, glossy=glossy, diffuse=diffuse)


def _diffuse(rgb: np.ndarray) -> np.ndarray:
    """Cosine-weighted means over the hemisphere around every direction, scaled to mean 1."""
    way, share = directions(*DIFFUSE)
    weight = (way @ way.T).clip(0) * share
    light = (weight @ rgb.reshape(-1, 3)) / weight.sum(1, keepdims=True)
    return (light / light.mean()).reshape(*DIFFUSE, 3).astype(np.float32)


def directions(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """The unit directions (rows * columns, 3) of a panorama, row by row, and the relative solid angle of each."""
    latitude = np.pi / 2 - (np.arange(rows) + 0.5) / rows * np.pi
    longitude = (np.arange(columns) + 0.5) / columns * 2 * np.pi - np.pi
    lat, lon = np.meshgrid(latitude, longitude, indexing="ij")
    way = np.stack([np.cos(lat) * np.sin(lon), np.sin(lat), -np.cos(lat) * np.cos(lon)], -1).reshape(-1, 3)
    return way, np.cos(lat).ravel()


def look_up(panorama: np.ndarray, way: np.ndarray) -> np.ndarray:
    """Values (h, w, 3) of a panorama in the directions `way` (h, w, 3), not necessarily of unit length."""
    rows, columns = panorama.shape[:2]
    flat = np.hypot(way[..., 0], way[..., 2])
    lon = np.arctan2(way[..., 0], -way[..., 2])
    lat = np.arctan2(way[..., 1], flat)
    x = ((lon + np.pi) / (2 * np.pi) * columns - 0.5).astype(np.float32)
    y = ((np.pi / 2 - lat) / np.pi * rows - 0.5).clip(0, rows - 1).astype(np.float32)
    wrapped = np.concatenate([panorama[:, -1:], panorama, panorama[:, :1]], 1)
    return cv2.remap(wrapped, x + 1, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def turn(yaw: float, pitch: float) -> np.ndarray:
    """(3, 3) matrix from the camera's axes (right, up, back) to the world's; a positive pitch looks up."""
    cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_y = np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
    return about_y @ about_x


def crop(env: Environment, rotation: np.ndarray, fov: float, size: int) -> np.ndarray:
    """(size, size, 3) linear: what a camera with this `turn` and field of view (radians) sees."""
    line = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(line, -line)
    half = np.tan(fov / 2)
    way = np.stack([x * half, y * half, -np.ones_like(x)], -1) @ rotation.T.astype(np.float32)
    return look_up(env.sharp, way)
