"""What the network is asked for: occupancy and colour of points, and the two surfaces of every ray."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

from training.dataset import Batch
from training.network import SculptNet
from training.relight import Recolour, relight

WEIGHTS = {
    "occupancy": 1.0,
    "colour": 0.7,
    "surface": 3.0,
    "gradient": 1.5,
    "back": 0.5,
    "normal": 0.2,
    "elevation": 4.0,
}


def network_input(picture: Tensor, prior: Tensor) -> Tensor:
    """(b, 6, s, s) from pictures (b, 4, s, s) in [0, 1] and `thickness_prior` (b, 2, s, s)."""
    return torch.cat([picture * 2 - 1, prior], 1)


def losses(net: SculptNet, batch: Batch, *, vary: bool = True) -> dict[str, Tensor]:
    """The terms of the loss, unweighted; surfaces in crop units inside the silhouette."""
    recolour = Recolour.random(len(batch.layers)) if vary else None
    picture, normal = relight(batch.layers, recolour)
    back, surface_rgb = batch.back, batch.surface_rgb
    if recolour is not None:
        back = recolour(back.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        surface_rgb = recolour(surface_rgb)
    seen = net.encode(network_input(picture, batch.prior))
    count = batch.points.shape[1]
    out = net.decode(seen, torch.cat([batch.points, batch.surface_points], 1))
    mask, pixels = batch.hit, batch.hit.sum().clamp(min=1)
    error = (seen.dense[:, :2] - batch.surfaces).clamp(-3, 3)
    alpha = picture[:, 3:]
    true_normal = fn.normalize(fn.avg_pool2d(normal * alpha, 2), dim=1)
    cosine = (fn.normalize(seen.dense[:, 2:5], dim=1) * true_normal).sum(1, keepdim=True)
    angle = torch.stack([batch.elevation.sin(), batch.elevation.cos()], 1)
    return {
        "occupancy": fn.binary_cross_entropy_with_logits(out[:, :count, 0], batch.inside),
        "colour": (torch.sigmoid(out[:, count:, 1:]) - surface_rgb).abs().mean(),
        "surface": (error.abs() * mask).sum() / (2 * pixels),
        "gradient": _gradient(error, mask, 2) + _gradient(error, mask, 3),
        "back": ((torch.sigmoid(seen.dense[:, 5:8]) - back).abs() * mask).sum() / (3 * pixels),
        "normal": ((1 - cosine) * mask).sum() / pixels,
        "elevation": ((seen.elevation - angle) ** 2).mean(),
    }


def _gradient(error: Tensor, mask: Tensor, axis: int) -> Tensor:
    """Mean difference of the error between neighbours along an axis: keeps surfaces crisp."""
    n = error.shape[axis]
    pair = mask.narrow(axis, 1, n - 1) * mask.narrow(axis, 0, n - 1)
    step = (error.narrow(axis, 1, n - 1) - error.narrow(axis, 0, n - 1)).abs()
    return (step * pair).sum() / (2 * pair.sum().clamp(min=1))


def weighted(terms: dict[str, Tensor]) -> Tensor:
    """The sum that training lowers."""
    return torch.stack([WEIGHTS[name] * value for name, value in terms.items()]).sum()
