"""What the network is asked for: occupancy and colour of points, and the two surfaces of every ray."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

from training.dataset import Batch
from training.network import SculptNet
from training.panoramas import Panoramas
from training.relight import Recolour, relight

WEIGHTS = {
    "occupancy": 1.0,
    "colour": 0.7,
    "surface": 3.0,
    "gradient": 1.5,
    "back": 0.5,
    "normal": 0.2,
    "elevation": 4.0,
    "albedo": 0.5,
    "roughness": 0.6,
    "metalness": 0.3,
    "repeated": 0.3,
}
ALIKE = 0.1  # mean difference of two colours (sRGB, 0..1) at which one hardly repeats the other


def network_input(picture: Tensor, prior: Tensor) -> Tensor:
    """(b, 6, s, s) from pictures (b, 4, s, s) in [0, 1] and `thickness_prior` (b, 2, s, s)."""
    return torch.cat([picture * 2 - 1, prior], 1)


def losses(
    net: SculptNet, batch: Batch, *, vary: bool = True, fast: bool = False, panoramas: Panoramas | None = None
) -> dict[str, Tensor]:
    """The terms of the loss, unweighted; surfaces in crop units inside the silhouette.

    `vary` draws new paint, materials and light, part of it from `panoramas`; `fast` computes the network in bfloat16.
    """
    recolour = Recolour.random(len(batch.layers)) if vary else None
    lit = relight(batch.layers, recolour, panoramas)
    front, back, surface_rgb = batch.layers[..., :3], batch.back, batch.surface_rgb
    if recolour is not None:
        front = recolour(front)
        back = recolour(back.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        surface_rgb = recolour(surface_rgb)
    count = batch.points.shape[1]
    with torch.autocast("cpu", torch.bfloat16, enabled=fast):
        seen = net.encode(network_input(lit.picture, batch.prior))
        out = net.decode(seen, torch.cat([batch.points, batch.surface_points], 1)).float()
    mask, pixels = batch.hit, batch.hit.sum().clamp(min=1)
    error = (seen.dense[:, :2] - batch.surfaces).clamp(-3, 3)
    alpha = lit.picture[:, 3:]
    share = fn.avg_pool2d(alpha, 2).clamp(min=1e-3)
    true_normal = fn.normalize(fn.avg_pool2d(lit.normal * alpha, 2), dim=1)
    layers = (lit.albedo, lit.shine, front.permute(0, 3, 1, 2))
    paint, shine, front = (fn.avg_pool2d(layer * alpha, 2) / share for layer in layers)
    found = torch.sigmoid(seen.dense[:, 5:])
    alike = torch.exp(-(((front - back).abs().mean(1, keepdim=True) / ALIKE) ** 2))
    cosine = (fn.normalize(seen.dense[:, 2:5], dim=1) * true_normal).sum(1, keepdim=True)
    angle = torch.stack([batch.elevation.sin(), batch.elevation.cos()], 1)
    return {
        "occupancy": fn.binary_cross_entropy_with_logits(out[:, :count, 0], batch.inside),
        "colour": (torch.sigmoid(out[:, count:, 1:]) - surface_rgb).abs().mean(),
        "surface": (error.abs() * mask).sum() / (2 * pixels),
        "gradient": _gradient(error, mask, 2) + _gradient(error, mask, 3),
        "back": ((found[:, :3] - back).abs() * mask).sum() / (3 * pixels),
        "normal": ((1 - cosine) * mask).sum() / pixels,
        "elevation": ((seen.elevation - angle) ** 2).mean(),
        "albedo": ((found[:, 3:6] - paint).abs() * mask).sum() / (3 * pixels),
        "roughness": ((found[:, 6:7] - shine[:, :1]).abs() * mask).sum() / pixels,
        "metalness": (_doubt(seen.dense[:, 12:13], shine[:, 1:]) * mask).sum() / pixels,
        "repeated": (_doubt(seen.dense[:, 13:14], alike) * mask).sum() / pixels,
    }


def _gradient(error: Tensor, mask: Tensor, axis: int) -> Tensor:
    """Mean difference of the error between neighbours along an axis: keeps surfaces crisp."""
    n = error.shape[axis]
    pair = mask.narrow(axis, 1, n - 1) * mask.narrow(axis, 0, n - 1)
    step = (error.narrow(axis, 1, n - 1) - error.narrow(axis, 0, n - 1)).abs()
    return (step * pair).sum() / (2 * pair.sum().clamp(min=1))


def _doubt(logits: Tensor, share: Tensor) -> Tensor:
    return fn.binary_cross_entropy_with_logits(logits, share.clamp(0, 1), reduction="none")


def weighted(terms: dict[str, Tensor]) -> Tensor:
    """The sum that training lowers."""
    return torch.stack([WEIGHTS[name] * value for name, value in terms.items()]).sum()
