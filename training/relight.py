"""Light the stored layers anew each time a view is drawn: endless pictures for the price of one render."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as fn

from training.environments import turn
from training.panoramas import Panoramas, narrowness

PANORAMIC = 0.6  # of the pictures are lit by panoramas where there are any


@dataclass(frozen=True, kw_only=True)
class Recolour:
    """A change of paint per picture that the network must repeat on the sides it does not see."""

    factor: Tensor  # (b, 1, 3)
    offset: Tensor  # (b, 1, 3)
    order: Tensor  # (b, 1, 3) which channel becomes which
    grey: Tensor  # (b, 1, 1) bool
    metal: Tensor  # (b, 2) bool, whether the first and the second material of a picture are metal

    @classmethod
    def random(cls, count: int) -> Recolour:
        """Tints, swapped channels in four of ten pictures, no colour in one of ten; metals are bright."""
        rand = torch.rand
        swapped = torch.argsort(rand(count, 3), 1)
        order = torch.where(rand(count, 1) < 0.4, swapped, torch.arange(3).expand(count, 3))
        metal = rand(count, 2) < torch.tensor([0.16, 0.2])
        bright = metal.any(1)[:, None, None]
        return cls(
            factor=(0.6 + 0.6 * rand(count, 1, 3)) * torch.where(bright, 0.5, 1.0),
            offset=0.15 * (rand(count, 1, 3) - 0.5) + torch.where(bright, 0.45, 0.0),
            order=order[:, None],
            grey=rand(count, 1, 1) < 0.1,
            metal=metal,
        )

    def __call__(self, rgb: Tensor) -> Tensor:
        """Colours (b, ..., 3) in this paint."""
        flat = rgb.reshape(len(rgb), -1, 3)
        flat = torch.gather(flat * self.factor + self.offset, 2, self.order.expand_as(flat))
        flat = torch.where(self.grey, flat.mean(-1, keepdim=True), flat)
        return flat.clamp(0.02, 1).reshape(rgb.shape)


@dataclass(frozen=True, kw_only=True)
class Lit:
    """Pictures of a batch and what the network is to find behind them."""

    picture: Tensor  # (b, 4, s, s) RGB over grey and alpha in [0, 1]
    normal: Tensor  # (b, 3, s, s) in the camera's frame
    albedo: Tensor  # (b, 3, s, s) the paint without light, in [0, 1]
    shine: Tensor  # (b, 2, s, s) roughness and metalness in [0, 1]


def relight(layers: Tensor, recolour: Recolour | None, panoramas: Panoramas | None = None) -> Lit:
    """Views in new paint, of new materials, under new light.

    `layers` (b, s, s, 8) as `dataset.Batch.layers`. Without `recolour` the paint stays, everything is matt and one
    fixed light shines. Where there are `panoramas`, they light PANORAMIC of the pictures.
    """
    albedo, alpha, normal = layers[..., :3], layers[..., 3:4], layers[..., 4:7] * 2 - 1
    free = _without_grain(layers[..., 7:], alpha)
    if recolour is None:
        shine = torch.tensor([0.8, 0.0]).expand(*alpha.shape[:3], 2)
        rgb = (albedo * _plain_light(normal, free)).clamp(0, 1)
    else:
        albedo = _mottled(recolour(albedo))
        shine = _random_shine(albedo, alpha, recolour.metal)
        covered = torch.nonzero(alpha[..., 0] > 0, as_tuple=True)
        subject = Subject(
            of=covered[0], count=len(albedo), albedo=albedo[covered], shine=shine[covered], normal=normal[covered],
            free=free[covered],
        )  # fmt: skip
        rgb = torch.zeros_like(albedo)
        rgb[covered] = subject.photographed(panoramas)
    picture = torch.cat([rgb * alpha + 0.5 * (1 - alpha), alpha], -1)
    return Lit(**{
        name: value.permute(0, 3, 1, 2)
        for name, value in (("picture", picture), ("normal", normal), ("albedo", albedo), ("shine", shine))
    })  # fmt: skip


def _without_grain(free: Tensor, alpha: Tensor) -> Tensor:
    """Occlusion (b, s, s, 1) averaged over 5 x 5 pixels of the subject: few rays a pixel made it grainy."""
    free, alpha = free.permute(0, 3, 1, 2), alpha.permute(0, 3, 1, 2)
    mean = fn.avg_pool2d(free * alpha, 5, 1, 2) / fn.avg_pool2d(alpha, 5, 1, 2).clamp(min=1e-3)
    return mean.permute(0, 2, 3, 1)


def _plain_light(normal: Tensor, free: Tensor) -> Tensor:
    light = fn.normalize(torch.tensor([-0.5, 0.8, 0.7]), dim=0)
    return 0.4 * free + 0.7 * (normal @ light)[..., None].clamp(min=0) * (0.5 + 0.5 * free)


def _random_shine(albedo: Tensor, alpha: Tensor, metals: Tensor) -> Tensor:
    """Roughness and metalness (b, s, s, 2): one or two materials a picture, told apart by their paint."""
    count, rand = len(albedo), torch.rand
    one = (count, 1, 1, 1)
    axis = torch.randn(count, 1, 1, 3)
    value = (albedo * fn.normalize(axis, dim=-1)).sum(-1, keepdim=True)
    weight = alpha / alpha.sum((1, 2), keepdim=True).clamp(min=1e-6)
    mean = (value * weight).sum((1, 2), keepdim=True)
    second = torch.sigmoid(40 * (value - mean)) * (rand(one) < 0.6)
    rough = [0.12 + 0.88 * rand(one) ** 0.6 for _ in range(2)]
    metal = metals.float().T.view(2, *one)
    return torch.cat([pair[0] + (pair[1] - pair[0]) * second for pair in (rough, metal)], -1)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The n covered pixels of `count` pictures; each draws its light from the picture it is `of`."""

    of: Tensor  # (n,) number of the picture
    count: int
    albedo: Tensor  # (n, 3)
    shine: Tensor  # (n, 2) roughness and metalness
    normal: Tensor  # (n, 3) in the camera's frame
    free: Tensor  # (n, 1) share of the sky that a point sees

    def draw(self, columns: int = 1) -> Tensor:
        """(n, columns) numbers in [0, 1), the same for all pixels of a picture."""
        return torch.rand(self.count, columns)[self.of]

    def _mean(self, colours: Tensor) -> Tensor:
        """(count, 1) mean over the pixels of each picture and its channels."""
        total = torch.zeros(self.count).index_add_(0, self.of, colours.mean(1))
        return (total / torch.bincount(self.of, minlength=self.count).clamp(min=1))[:, None]

    def photographed(self, panoramas: Panoramas | None = None) -> Tensor:
        """(n, 3) lit colours as a camera that looks for the right exposure takes them: a tone curve, and grain."""
        lit = self._lit(panoramas)
        bright, paint = (self._mean(x) for x in (lit, self.albedo))
        lit = lit * ((0.6 + 0.6 * self.draw()) * (paint / bright.clamp(min=1e-3)).clamp(0.3, 4)[self.of])
        rgb = lit.clamp(1e-4, 1) ** (0.75 + 0.4 * self.draw())
        return (rgb + 0.04 * torch.randn(rgb.shape) * self.draw() ** 2).clamp(0, 1)

    def _lit(self, panoramas: Panoramas | None = None) -> Tensor:
        """A sky from above or a panorama all around, three coloured lights, and their reflections.

        Reflections follow the split of the metallic-roughness model: paint tints those of metals, others mirror 4 %
        and more at grazing angles; roughness widens lights, horizon and what stands around, at equal energy.
        """
        rough, metal = self.shine[:, :1], self.shine[:, 1:]
        sky = 1 + (self.draw() - 0.3) * 0.6 * self.normal[:, 1:2]
        matt = ((0.2 + 0.55 * self.draw()) * sky * self.free ** (0.4 + 1.2 * self.draw())).expand(-1, 3).clone()
        mirrored = 2 * self.normal[:, 2:] * self.normal - torch.tensor([0.0, 0.0, 1.0])
        seen, lamps = self._surroundings(mirrored), torch.ones(len(self.of), 1)
        if panoramas is not None:
            there = self.draw() < PANORAMIC
            around = self._around(panoramas, mirrored)
            matt, seen = (torch.where(there, new, old) for new, old in zip(around, (matt, seen), strict=True))
            lamps = torch.where(there, (self.draw() - 0.5).clamp(min=0), 1.0)
        narrow = narrowness(rough)
        strength = ((narrow + 2) / 8).clamp(max=12)
        for strongest in (1.0, 0.5, 0.3):
            lights = torch.randn(self.count, 3) * torch.tensor([1, 0.8, 0.6]) + torch.tensor([0, 0.6, 0.6])
            light = fn.normalize(lights, dim=-1)[self.of]
            colour = lamps * self.draw() * strongest * (0.85 + 0.3 * self.draw(3))
            matt += colour * (self.normal * light).sum(1, keepdim=True).clamp(min=0) * (0.5 + 0.5 * self.free)
            seen += colour * strength * (mirrored * light).sum(1, keepdim=True).clamp(min=1e-3) ** narrow
        mirror = 0.04 + (self.albedo - 0.04) * metal
        mirror = mirror + (1 - mirror) * (1 - self.normal[:, 2:].clamp(0, 1)) ** 5 * (1 - rough)
        return self.albedo * (1 - metal) * matt + mirror * seen * (0.3 + 0.7 * self.free)

    def _around(self, panoramas: Panoramas, mirrored: Tensor) -> tuple[Tensor, Tensor]:
        """Light (n, 3) on matt surfaces and in mirrors, from a panorama turned at random, for each picture."""
        number = torch.randint(len(panoramas), (self.count,))[self.of]
        angles = torch.rand(self.count, 2) * torch.tensor([2 * torch.pi, 0.6]) - torch.tensor([0.0, 0.5])
        # cameras look down on things, more often than up
        turns = [turn(yaw, pitch) for yaw, pitch in angles.tolist()]
        world = torch.from_numpy(np.stack(turns).astype(np.float32))[self.of]
        normal, mirror = ((world @ fn.normalize(way, dim=1)[..., None])[..., 0] for way in (self.normal, mirrored))
        tint = 0.85 + 0.3 * self.draw(3)
        matt = panoramas.matt(number, normal) * self.free ** (0.4 + 1.2 * self.draw())
        return tint * matt, tint * panoramas.mirrored(number, mirror, self.shine[:, :1])

    def _surroundings(self, direction: Tensor) -> Tensor:
        """Light (n, 3) from each direction: ground, sky, and waves of things around, washed out by roughness."""
        rough = self.shine[:, :1]
        ground, sky = self.draw(3) * self.draw() * 0.6, 0.3 + 0.9 * self.draw() * (0.7 + 0.3 * self.draw(3))
        above = torch.sigmoid((direction[:, 1:2] - 0.4 * (self.draw() - 0.5)) / (0.04 + 0.6 * rough))
        light = ground + (sky - ground) * above
        for _ in range(2):
            frequency = 2 + 6 * self.draw()
            wave = (direction * torch.randn(self.count, 3)[self.of]).sum(1, keepdim=True)
            faded = torch.sin(frequency * wave) * torch.exp(-((rough * frequency) ** 2))
            light = light * (1 + 0.6 * self.draw() * faded)
        return light


def _mottled(albedo: Tensor) -> Tensor:
    """Smooth blotches over three of ten pictures: shape must not be guessed from paint."""
    one = (len(albedo), 1, 1, 1)
    cells = int(torch.randint(6, 48, (1,)))
    blotches = torch.rand(len(albedo), 3, cells, cells)
    blotches = fn.interpolate(blotches, size=albedo.shape[1:3], mode="bilinear", align_corners=False)
    strength = 0.5 * torch.rand(one) * (torch.rand(one) < 0.3)
    return (albedo + (blotches.permute(0, 2, 3, 1) - 0.5) * strength).clamp(0.02, 1)
