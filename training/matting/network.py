"""One picture -> its matte and whether there is a subject: a small encoder and decoder with a look at the whole.

Pictures of any size divisible by 16 (trained at 128 and 192 pixels); about 1.7 million parameters.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from training.network import Attention

WIDTHS = (20, 40, 80, 144)  # channels at a half, a quarter, an eighth and a sixteenth of the picture
STEP = 16  # sides are multiples of this


class Conv(nn.Sequential):
    """A 3x3 convolution, batch norm (folded into it by onnxruntime) and SiLU."""

    def __init__(self, inward: int, outward: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inward, outward, 3, stride, 1, bias=False), nn.BatchNorm2d(outward, momentum=0.02), nn.SiLU()
        )


class Block(nn.Module):
    """Two convolutions beside a shortcut; starts as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = Conv(channels, channels)
        self.second = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels, momentum=0.02)
        nn.init.zeros_(self.norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (b, c, h, w) and a correction to it."""
        return x + self.norm(self.second(self.first(x)))


class MatteNet(nn.Module):
    """Logits of the matte and of the presence of a subject."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d = WIDTHS
        self.stem = Conv(5, a, 2)
        self.down = nn.ModuleList(
            [
                nn.Sequential(Conv(a, b, 2), Block(b)),
                nn.Sequential(Conv(b, c, 2), Block(c), Block(c)),
                nn.Sequential(Conv(c, d, 2), Block(d), Block(d)),
            ]
        )
        self.attention = nn.Sequential(*(Attention(d, heads=4, widen=2) for _ in range(2)))
        self.up = nn.ModuleList([nn.Conv2d(d, c, 1), nn.Conv2d(c, b, 1), nn.Conv2d(b, a, 1)])
        self.merge = nn.ModuleList([nn.Sequential(Block(c), Block(c)), Block(b), Conv(2 * a, 24)])
        self.dense = nn.Conv2d(24, 4, 3, padding=1)
        self.present = nn.Linear(d, 1)

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """`picture` (b, 3, h, w) sRGB in 0..1 -> logits (b, 1, h, w) of the matte, (b, 1) of presence."""
        height, width = picture.shape[2], picture.shape[3]
        v = (
            torch.linspace(1, -1, height, device=picture.device)
            .view(1, 1, -1, 1)
            .expand(picture.shape[0], 1, -1, width)
        )
        u = (
            torch.linspace(-1, 1, width, device=picture.device)
            .view(1, 1, 1, -1)
            .expand(picture.shape[0], 1, height, -1)
        )
        x = torch.cat([picture * 2 - 1, u, v], 1).contiguous(memory_format=torch.channels_last)
        x = self.stem(x)
        skips = [x]
        for down in self.down:
            x = down(x)
            skips.append(x)
        x = self.attention(x)
        whole = x.mean((2, 3))
        for up, merge, skip in zip(self.up[:2], self.merge[:2], skips[2:0:-1], strict=True):
            x = merge(_twice(up(x)) + skip)
        x = self.merge[2](torch.cat([_twice(self.up[2](x)), skips[0]], 1))
        return fn.pixel_shuffle(self.dense(x), 2), self.present(whole)


def _twice(x: Tensor) -> Tensor:
    return fn.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
