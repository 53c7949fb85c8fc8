"""One picture -> feature maps; feature maps and any point -> inside or outside, and its colour.

Frame: u right, v up, w towards the viewer, in units of half the crop (see `training.render`). Maps are at half the
resolution of the picture ("fine") and a quarter ("coarse").
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

BANDS = 4  # sine bands of w
STEEP = 6.0  # weight of the distance to the two predicted surfaces
# first and last surface as corrections to half the thickness of a balloon, normal (3), colour of the last surface (3),
# paint of the first as a correction to its colour in the picture (3), roughness, metalness, whether the last surface
# has the paint of the first
DENSE = 14


class Residual(nn.Module):
    """Two 3x3 convolutions beside a shortcut; starts as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm_1, self.norm_2 = nn.GroupNorm(8, channels), nn.GroupNorm(8, channels)
        self.conv_1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv_2 = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.conv_2.weight)
        nn.init.zeros_(self.conv_2.bias)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (b, c, h, w) and a correction to it."""
        return x + self.conv_2(fn.silu(self.norm_2(self.conv_1(fn.silu(self.norm_1(x))))))


class Attention(nn.Module):
    """A transformer block over the places of a map; starts as the identity."""

    def __init__(self, channels: int, heads: int = 6, widen: int = 3) -> None:
        super().__init__()
        self.heads = heads
        self.norm_1, self.norm_2 = nn.LayerNorm(channels), nn.LayerNorm(channels)
        self.mix, self.out = nn.Linear(channels, 3 * channels), nn.Linear(channels, channels)
        self.widen, self.narrow = nn.Linear(channels, widen * channels), nn.Linear(widen * channels, channels)
        for last in (self.out, self.narrow):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (b, c, h, w) after every place has looked at every other."""
        size = x.shape
        x = x.flatten(2).transpose(1, 2)
        b, n, c = x.shape
        q, k, v = self.mix(self.norm_1(x)).view(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):  # its gradient is slow in bfloat16
            seen = fn.scaled_dot_product_attention(q.float(), k.float(), v.float())
        x = x + self.out(seen.transpose(1, 2).reshape(b, n, c))
        x = x + self.narrow(fn.gelu(self.widen(self.norm_2(x)), approximate="tanh"))
        return x.transpose(1, 2).reshape(size)


class Encoded(NamedTuple):
    """What the network keeps of one picture."""

    coarse: Tensor  # (b, c0, s / 4, s / 4)
    fine: Tensor  # (b, f, s / 2, s / 2)
    dense: Tensor  # (b, DENSE, s / 2, s / 2)
    whole: Tensor  # (b, g)
    elevation: Tensor  # (b, 2) sine and cosine


class SculptNet(nn.Module):
    """Pictures of any size divisible by 16 in, fields out; about 6 million parameters."""

    def __init__(
        self, widths: tuple[int, int, int] = (48, 96, 192), fine: int = 24, whole: int = 64, hidden: int = 96
    ) -> None:
        super().__init__()
        a, b, c = widths
        self.settings = {"widths": list(widths), "fine": fine, "whole": whole, "hidden": hidden}
        self.stem = nn.Conv2d(4 * 8, fine, 3, padding=1)
        self.down = nn.ModuleList([nn.Conv2d(fine, a, 4, 2, 1), nn.Conv2d(a, b, 3, 2, 1), nn.Conv2d(b, c, 3, 2, 1)])
        self.stages = nn.ModuleList(
            [nn.Sequential(*(Residual(w) for _ in range(n))) for w, n in ((a, 2), (b, 3), (c, 3))]
        )
        self.place = nn.Parameter(torch.randn(1, c, 12, 12) * 0.02)
        self.attention = nn.Sequential(*(Attention(c) for _ in range(6)))
        self.up = nn.ModuleList([nn.Conv2d(c, b, 1), nn.Conv2d(b, a, 1), nn.Conv2d(a, fine, 1)])
        self.merge = nn.ModuleList(
            [
                nn.Sequential(Residual(b), Residual(b), Attention(b), Residual(b), Attention(b)),
                nn.Sequential(Residual(a), Residual(a)),
                nn.Sequential(Residual(fine), Residual(fine)),
            ]
        )
        self.dense = nn.Conv2d(fine, DENSE, 1)
        nn.init.zeros_(self.dense.weight)
        nn.init.zeros_(self.dense.bias)
        self.pool, self.tilt = nn.Linear(c, whole), nn.Linear(c, 2)
        self.point = nn.Linear(a + fine + whole + 4 + 3 + 2 * BANDS, hidden)
        self.field = nn.Sequential(nn.SiLU(), nn.Linear(hidden, hidden), nn.SiLU(), nn.Linear(hidden, 4))

    def encode(self, x: Tensor) -> Encoded:
        """`x` (b, 6, s, s): RGB over grey and alpha in [-1, 1], then `thickness_prior`."""
        height, width = int(x.shape[2]), int(x.shape[3])
        half = fn.avg_pool2d(x[:, 5:6], 2)
        v = torch.linspace(1, -1, height).view(1, 1, -1, 1).expand(len(x), 1, -1, width)
        u = torch.linspace(-1, 1, width).view(1, 1, 1, -1).expand(len(x), 1, height, -1)
        full = torch.cat([x, u, v], 1)
        h = self.stem(fn.pixel_unshuffle(full, 2).contiguous(memory_format=torch.channels_last))
        skips = [h]
        for down, stage in zip(self.down, self.stages, strict=True):
            h = stage(down(h))
            skips.append(h)
        place = fn.interpolate(self.place, size=h.shape[2:], mode="bilinear", align_corners=False)
        h = self.attention(h + place)
        whole = h.mean((2, 3))
        maps = []
        for up, merge, skip in zip(self.up, self.merge, skips[-2::-1], strict=True):
            h = merge(fn.interpolate(up(h), scale_factor=2, mode="nearest") + skip)
            maps.append(h)
        with torch.autocast("cpu", enabled=False):  # surfaces need more digits than bfloat16 has
            d = self.dense(h.float())
            rgb = fn.avg_pool2d((x[:, :3] + 1) / 2, 2).clamp(0.02, 0.98)
            paint = d[:, 8:11] + torch.log(rgb / (1 - rgb))
            dense = torch.cat([d[:, :1] + half, d[:, 1:2] - half, d[:, 2:8], paint, d[:, 11:]], 1)
        return Encoded(maps[-2], h, dense, self.pool(whole), self.tilt(whole))

    def pixel_part(self, seen: Encoded, uv: Tensor) -> Tensor:
        """The share (b, n, hidden) of the first layer that depends on the pixel `uv` (b, n, 2) alone."""
        grid = (uv * torch.tensor([1.0, -1.0]))[:, :, None]
        surfaces = seen.dense[:, :2].detach()
        fine = torch.cat([seen.fine, surfaces], 1)
        columns = [
            fn.grid_sample(m, grid, align_corners=False, padding_mode="border")[..., 0].transpose(1, 2)
            for m in (seen.coarse, fine)
        ]
        pair = columns[1][..., -2:]
        whole = seen.whole[:, None].expand(-1, uv.shape[1], -1)
        known = torch.cat([columns[0], columns[1][..., :-2], whole, uv, pair, -STEEP * pair], -1)
        return fn.linear(known, self._first(slice(0, known.shape[-1])), self.point.bias)

    def depth_part(self, w: Tensor) -> Tensor:
        """The share (..., hidden) of the first layer that depends on the depth `w` (..., 1) alone."""
        bands = w * (2.0 ** torch.arange(BANDS)) * (math.pi / 2)
        known = torch.cat([STEEP * w, STEEP * w, w, torch.sin(bands), torch.cos(bands)], -1)
        start = self.point.in_features - (1 + 2 * BANDS)
        weight = torch.cat([self._first(slice(start - 2, start)), self._first(slice(start, None))], 1)
        return fn.linear(known, weight)

    def _first(self, part: slice) -> Tensor:
        return self.point.weight[:, part]

    def decode(self, seen: Encoded, points: Tensor) -> Tensor:
        """(b, n, 4): occupancy logit and three colour logits of points (b, n, 3)."""
        return self.field(self.pixel_part(seen, points[..., :2]) + self.depth_part(points[..., 2:]))
