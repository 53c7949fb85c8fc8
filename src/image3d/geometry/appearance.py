"""How the sides of a model look without light: to find backs that are black or empty of detail."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from image3d.geometry.camera import VIEWS, View, frame
from image3d.geometry.model import Model
from image3d.geometry.sampling import srgb_of_linear
from image3d.geometry.visibility import scene_of, visible

_SIZE = 96
_FACING = 0.4  # cosine to the camera below which a surface belongs to another side


@dataclass(frozen=True, kw_only=True)
class SideColors:
    """Base color of one view, sRGB 0..1: the mean lightness, and how much it varies over the surface."""

    lightness: float
    variation: float


def side_colors(model: Model, views: Sequence[View] = VIEWS) -> dict[str, SideColors]:
    """View name -> the colors seen from there; views that see nothing are left out."""
    scene = scene_of(model)
    if not len(scene.points):
        return {}
    found: dict[str, SideColors] = {}
    for view, camera in zip(views, frame(scene.points, tuple(views)), strict=True):
        layers = visible(scene, camera, _SIZE)
        if not layers:
            continue
        glow = np.concatenate([layer.color[:, :3] + layer.emitted for layer in layers])
        facing = np.concatenate([layer.normal for layer in layers]) @ camera.axes[2]
        weight = np.concatenate([layer.weight for layer in layers]) * np.where(facing > _FACING, 1.0, 1e-6)
        colors = srgb_of_linear(glow)
        mean = np.average(colors, axis=0, weights=weight)
        spread = np.average((colors - mean) ** 2, axis=0, weights=weight)
        found[view.name] = SideColors(lightness=float(mean.mean()), variation=float(np.sqrt(spread.mean())))
    return found
