"""Panoramas as light on batches of pixels: what arrives from every direction, from narrow cones and from wide ones.

Source: Karis, "Real shading in Unreal Engine 4", SIGGRAPH courses 2013, for mirrored light filtered ahead by roughness.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from training import environments

ROWS, COLUMNS = 64, 128
#: roughnesses that the panoramas are filtered for; the last level is light on matt surfaces, a cosine about the normal
ROUGH = (0.12, 0.3, 0.45, 0.6, 0.8, 1.0)


def narrowness(rough: Tensor | float) -> Tensor | float:
    """The power of the cosine that a light is widened to by this roughness."""
    return 2 / (rough**4 + 0.003)


@dataclass(frozen=True, kw_only=True, eq=False)
class Panoramas:
    """Each panorama filtered for every roughness, then for matt surfaces."""

    levels: Tensor  # (e, len(ROUGH) + 1, ROWS, COLUMNS, 3)

    @classmethod
    def load(cls, folder: Path) -> Panoramas:
        """Those of the folder that training may see."""
        return cls.of([sky.sharp for sky in environments.load(folder, held_out=False)])

    @classmethod
    def of(cls, maps: list[np.ndarray]) -> Panoramas:
        """From linear maps (h, 2 h, 3); each is brought to mean 1 over the sphere."""
        way, share = environments.directions(ROWS, COLUMNS)
        small = np.stack([cv2.resize(m, (COLUMNS, ROWS), interpolation=cv2.INTER_AREA).reshape(-1, 3) for m in maps])
        small = small / (small * share[:, None]).sum(1, keepdims=True).mean(2, keepdims=True) * share.sum()
        flat = torch.from_numpy(small.astype(np.float32)).permute(1, 0, 2).reshape(ROWS * COLUMNS, -1)
        ways, weight = (torch.from_numpy(x.astype(np.float32)) for x in (way, share))
        cosine = (ways @ ways.T).clamp(min=0)
        found: list[Tensor] = []
        for power in (*(narrowness(rough) for rough in ROUGH), 1.0):
            lobe = cosine**power * weight
            found.append((lobe @ flat) / lobe.sum(1, keepdim=True))
        levels = torch.stack(found).view(len(found), ROWS, COLUMNS, len(maps), 3)
        return cls(levels=levels.permute(3, 0, 1, 2, 4).contiguous())

    def __len__(self) -> int:
        return len(self.levels)

    def matt(self, number: Tensor, way: Tensor) -> Tensor:
        """Light (n, 3) on matt surfaces with normals `way` (n, 3) in panoramas `number` (n,)."""
        return self.levels[number, len(ROUGH), *_cell(way)]

    def mirrored(self, number: Tensor, way: Tensor, rough: Tensor) -> Tensor:
        """Light (n, 3) that surfaces of roughness (n, 1) mirror from about the directions `way` (n, 3)."""
        steps = torch.tensor(ROUGH)
        upper = torch.searchsorted(steps, rough[:, 0].contiguous()).clamp(1, len(ROUGH) - 1)
        share = ((rough[:, 0] - steps[upper - 1]) / (steps[upper] - steps[upper - 1])).clamp(0, 1)[:, None]
        row, column = _cell(way)
        return torch.lerp(self.levels[number, upper - 1, row, column], self.levels[number, upper, row, column], share)


def _cell(way: Tensor) -> tuple[Tensor, Tensor]:
    """Row and column (n,) of unit directions (n, 3): +Y up, -Z in the middle, as `environments.look_up`."""
    row = ((0.5 - torch.asin(way[:, 1].clamp(-1, 1)) / torch.pi) * ROWS).long().clamp(0, ROWS - 1)
    column = ((torch.atan2(way[:, 0], -way[:, 2]) / (2 * torch.pi) + 0.5) * COLUMNS).long() % COLUMNS
    return row, column
