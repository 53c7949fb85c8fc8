"""One forward pass of a network as large as TripoSR's, random weights: `python -m bench.speed.peer` prints JSON.

Published sizes: ViT-B/16 at 512 pixels (1,025 tokens of 768), a decoder of 16 layers over 3 x 32 x 32 plane tokens of
1,024 that look at each other and at the image, planes of 64 x 64, and a point network of nine hidden layers of 64 asked
for 256^3 densities. TripoSR's planes have 40 channels; passes with 40 and with 64 are both timed. Everything is written
to be quick: fused attention, large chunks, no gradients. It needs torch alone.

Source: Tochilkin et al., "TripoSR: Fast 3D Object Reconstruction from a Single Image", 2024.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import time

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

THREADS = 2
PIXELS, PATCH, IMAGE_WIDTH, IMAGE_LAYERS = 512, 16, 768, 12
PLANE_SIDE, WIDTH, LAYERS, HEAD = 32, 1024, 16, 64
HIDDEN, HIDDEN_LAYERS = 64, 9
GRID, CHUNK = 256, 131_072
CHANNELS = (64, 40)


class Attention(nn.Module):
    """Tokens that look at other tokens, heads of 64."""

    def __init__(self, width: int, source: int) -> None:
        super().__init__()
        self.heads = width // HEAD
        self.query, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.key, self.value = nn.Linear(source, width), nn.Linear(source, width)

    def forward(self, x: Tensor, at: Tensor) -> Tensor:
        parts = (self.query(x), self.key(at), self.value(at))
        q, k, v = (part.unflatten(-1, (self.heads, HEAD)).transpose(1, 2) for part in parts)
        return self.out(fn.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))


class ImageLayer(nn.Module):
    """A layer of ViT-B: self attention and a four times wider perceptron."""

    def __init__(self) -> None:
        super().__init__()
        self.norm_1, self.norm_2 = nn.LayerNorm(IMAGE_WIDTH), nn.LayerNorm(IMAGE_WIDTH)
        self.attention = Attention(IMAGE_WIDTH, IMAGE_WIDTH)
        self.wide, self.narrow = nn.Linear(IMAGE_WIDTH, 4 * IMAGE_WIDTH), nn.Linear(4 * IMAGE_WIDTH, IMAGE_WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        normed = self.norm_1(x)
        x = x + self.attention(normed, normed)
        return x + self.narrow(fn.gelu(self.wide(self.norm_2(x))))


class PlaneLayer(nn.Module):
    """A layer of the decoder: self attention, cross attention to the image, a gated perceptron."""

    def __init__(self) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))
        self.among, self.across = Attention(WIDTH, WIDTH), Attention(WIDTH, IMAGE_WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 8 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor, image: Tensor) -> Tensor:
        normed = self.norms[0](x)
        x = x + self.among(normed, normed)
        x = x + self.across(self.norms[1](x), image)
        value, gate = self.wide(self.norms[2](x)).chunk(2, -1)
        return x + self.narrow(value * fn.gelu(gate))


class Peer(nn.Module):
    """Picture to image tokens to plane tokens; planes and points are `planes` and `Field`."""

    def __init__(self) -> None:
        super().__init__()
        count = (PIXELS // PATCH) ** 2 + 1
        self.patches = nn.Conv2d(3, IMAGE_WIDTH, PATCH, PATCH)
        self.first = nn.Parameter(torch.randn(1, 1, IMAGE_WIDTH))
        self.place = nn.Parameter(torch.randn(1, count, IMAGE_WIDTH) * 0.02)
        self.image_layers = nn.ModuleList(ImageLayer() for _ in range(IMAGE_LAYERS))
        self.norm = nn.LayerNorm(IMAGE_WIDTH)
        self.start = nn.Parameter(torch.randn(1, 3 * PLANE_SIDE**2, WIDTH) * 0.02)
        self.plane_layers = nn.ModuleList(PlaneLayer() for _ in range(LAYERS))

    def image_tokens(self, picture: Tensor) -> Tensor:
        patches = self.patches(picture).flatten(2).transpose(1, 2)
        x = torch.cat([self.first, patches], 1) + self.place
        for layer in self.image_layers:
            x = layer(x)
        return self.norm(x)

    def plane_tokens(self, image: Tensor) -> Tensor:
        x = self.start
        for layer in self.plane_layers:
            x = layer(x, image)
        return x


class Field(nn.Module):
    """Plane tokens to planes of `channels`, planes and points to densities."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.larger = nn.ConvTranspose2d(WIDTH, channels, 2, 2)
        widths = [3 * channels, *[HIDDEN] * HIDDEN_LAYERS]
        layers = [layer for a, b in itertools.pairwise(widths) for layer in (nn.Linear(a, b), nn.SiLU())]
        self.points = nn.Sequential(*layers, nn.Linear(HIDDEN, 4))

    def planes(self, tokens: Tensor) -> Tensor:
        """The planes (3, channels, 64, 64) of plane tokens."""
        return self.larger(tokens.view(3, PLANE_SIDE, PLANE_SIDE, WIDTH).permute(0, 3, 1, 2))

    def densities(self, planes: Tensor) -> Tensor:
        """Densities (GRID^3,) at the nodes of the grid, in chunks."""
        line = torch.linspace(-1, 1, GRID)
        out = torch.empty(GRID**3)
        for k in range(0, GRID**3, CHUNK):
            n = torch.arange(k, k + CHUNK)
            point = torch.stack([line[n // GRID**2], line[n // GRID % GRID], line[n % GRID]], 1)
            pairs = torch.stack([point[:, [0, 1]], point[:, [0, 2]], point[:, [1, 2]]])[:, None]
            seen = fn.grid_sample(planes, pairs, align_corners=False)[:, :, 0]
            out[k : k + CHUNK] = self.points(seen.permute(2, 0, 1).flatten(1))[:, 0]
        return out


@torch.inference_mode()
def forward_pass() -> dict[str, object]:
    """Seconds of each part, channels -> seconds of the whole pass, parameters and peak memory."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(0)
    peer, picture = Peer().eval(), torch.rand(1, 3, PIXELS, PIXELS)
    fields = {channels: Field(channels).eval() for channels in CHANNELS}
    parts: dict[str, float] = {}
    for _ in range(2):  # the first, unmeasured, brings the weights into memory and the libraries up
        since = time.perf_counter()
        image = peer.image_tokens(picture)
        parts["image"] = time.perf_counter() - since
    since = time.perf_counter()
    tokens = peer.plane_tokens(image)
    parts["planes"] = time.perf_counter() - since
    for channels, field in fields.items():
        since = time.perf_counter()
        field.densities(field.planes(tokens))
        parts[f"points, {channels} channels"] = time.perf_counter() - since
    whole = {str(c): parts["image"] + parts["planes"] + parts[f"points, {c} channels"] for c in CHANNELS}
    counted = [*peer.parameters(), *fields[CHANNELS[0]].parameters()]
    return {
        "parts": parts,
        "whole": whole,
        "parameters": sum(p.numel() for p in counted),
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "threads": THREADS,
    }


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(json.dumps(forward_pass()))


if __name__ == "__main__":
    main()
