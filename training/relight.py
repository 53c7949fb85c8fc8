"""Light the stored layers anew each time a view is drawn: endless pictures for the price of one render."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as fn


@dataclass(frozen=True, kw_only=True)
class Recolour:
    """A change of paint per picture that the network must repeat on the sides it does not see."""

    factor: Tensor  # (b, 1, 3)
    offset: Tensor  # (b, 1, 3)
    order: Tensor  # (b, 1, 3) which channel becomes which
    grey: Tensor  # (b, 1, 1) bool

    @classmethod
    def random(cls, count: int) -> Recolour:
        """Tints, swapped channels in four of ten pictures, no colour in one of ten."""
        rand = torch.rand
        swapped = torch.argsort(rand(count, 3), 1)
        order = torch.where(rand(count, 1) < 0.4, swapped, torch.arange(3).expand(count, 3))
        return cls(
            factor=(0.6 + 0.6 * rand(count, 3))[:, None],
            offset=(0.15 * (rand(count, 3) - 0.5))[:, None],
            order=order[:, None],
            grey=rand(count, 1, 1) < 0.1,
        )

    def __call__(self, rgb: Tensor) -> Tensor:
        """Colours (b, ..., 3) in this paint."""
        flat = rgb.reshape(len(rgb), -1, 3)
        flat = torch.gather(flat * self.factor + self.offset, 2, self.order.expand_as(flat))
        flat = torch.where(self.grey, flat.mean(-1, keepdim=True), flat)
        return flat.clamp(0.02, 1).reshape(rgb.shape)


def relight(layers: Tensor, recolour: Recolour | None) -> tuple[Tensor, Tensor]:
    """Pictures (b, 4, s, s) of RGB over grey and alpha in [0, 1], and normals (b, 3, s, s) in the camera's frame.

    `layers` (b, s, s, 8) as `dataset.Batch.layers`. Without `recolour` the paint stays and one fixed light shines.
    """
    albedo, alpha, normal, free = layers[..., :3], layers[..., 3:4], layers[..., 4:7] * 2 - 1, layers[..., 7:]
    if recolour is None:
        rgb = (albedo * _plain_light(normal, free)).clamp(0, 1)
    else:
        rgb = (_mottled(recolour(albedo)) * _random_light(normal, free)).clamp(0, 1)
        one = (len(rgb), 1, 1, 1)
        rgb = rgb.clamp(min=1e-4) ** (0.65 + 0.6 * torch.rand(one))
        rgb = (rgb + 0.04 * torch.randn(rgb.shape) * torch.rand(one) ** 2).clamp(0, 1)
    picture = torch.cat([rgb * alpha + 0.5 * (1 - alpha), alpha], -1)
    return picture.permute(0, 3, 1, 2), normal.permute(0, 3, 1, 2)


def _plain_light(normal: Tensor, free: Tensor) -> Tensor:
    light = fn.normalize(torch.tensor([-0.5, 0.8, 0.7]), dim=0)
    return 0.4 * free + 0.7 * (normal @ light)[..., None].clamp(min=0) * (0.5 + 0.5 * free)


def _random_light(normal: Tensor, free: Tensor) -> Tensor:
    """Shading (b, s, s, 3): a sky from above, three coloured lights, some with highlights."""
    count, rand = len(normal), torch.rand
    one = (count, 1, 1, 1)
    sky = 1 + (rand(one) - 0.3) * 0.6 * normal[..., 1:2]
    shade = (0.2 + 0.55 * rand(one)) * sky * free ** (0.4 + 1.2 * rand(one))
    total = shade.expand(-1, -1, -1, 3).clone()
    for strongest in (1.0, 0.5, 0.3):
        light = torch.randn(count, 3) * torch.tensor([1, 0.8, 0.6]) + torch.tensor([0, 0.6, 0.6])
        light = fn.normalize(light, dim=-1)
        power = rand(one) * strongest
        facing = torch.einsum("bhwc,bc->bhw", normal, light)[..., None].clamp(min=0)
        total += power * (0.85 + 0.3 * rand(count, 1, 1, 3)) * facing * (0.5 + 0.5 * free)
        if strongest >= 0.5:
            middle = fn.normalize(light + torch.tensor([0, 0, 1.0]), dim=-1)
            glance = torch.einsum("bhwc,bc->bhw", normal, middle)[..., None].clamp(min=1e-3)
            total += power * glance ** (8 + 70 * rand(one)) * (rand(one) < 0.45) * rand(one) * 0.8
    return total


def _mottled(albedo: Tensor) -> Tensor:
    """Smooth blotches over four of ten pictures: shape must not be guessed from paint."""
    one = (len(albedo), 1, 1, 1)
    cells = int(torch.randint(6, 48, (1,)))
    blotches = torch.rand(len(albedo), 3, cells, cells)
    blotches = fn.interpolate(blotches, size=albedo.shape[1:3], mode="bilinear", align_corners=False)
    strength = 0.6 * torch.rand(one) * (torch.rand(one) < 0.4)
    return (albedo + (blotches.permute(0, 2, 3, 1) - 0.5) * strength).clamp(0.02, 1)
