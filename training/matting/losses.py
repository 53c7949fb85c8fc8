"""How far a predicted matte is from the true one."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

WEIGHTS = {"cross_entropy": 1.0, "error": 1.0, "edges": 0.5, "dice": 0.5, "present": 0.1}
LEAST = 0.001  # a subject covers at least this share of the picture


def losses(logits: Tensor, present: Tensor, alpha: Tensor) -> dict[str, Tensor]:
    """The terms, unweighted: cross entropy, mean absolute error, the error of the gradients, 1 - Dice, presence.

    Args:
        logits: (b, 1, h, w) of the matte.
        present: (b, 1) logits of a subject's presence.
        alpha: (b, 1, h, w) the truth in 0..1.
    """
    share = torch.sigmoid(logits)
    there = (alpha.mean((1, 2, 3)) > LEAST).float()
    both, sums = (share * alpha).sum((1, 2, 3)), (share + alpha).sum((1, 2, 3))
    dice = 1 - (2 * both + 1) / (sums + 1)
    return {
        "cross_entropy": fn.binary_cross_entropy_with_logits(logits, alpha),
        "error": (share - alpha).abs().mean(),
        "edges": sum(((share.diff(dim=d) - alpha.diff(dim=d)).abs().mean() for d in (2, 3)), torch.zeros(())),
        "dice": (dice * there).sum() / there.sum().clamp(min=1),
        "present": fn.binary_cross_entropy_with_logits(present[:, 0], there),
    }


def weighted(terms: dict[str, Tensor]) -> Tensor:
    """The one number that training lowers."""
    return torch.stack([WEIGHTS[name] * value for name, value in terms.items()]).sum()


@torch.no_grad()
def overlap(logits: Tensor, alpha: Tensor) -> float:
    """Mean intersection over union at half coverage, over the pictures that show a subject."""
    found, real = logits > 0, alpha > 0.5
    union = (found | real).sum((1, 2, 3)).float()
    there = alpha.mean((1, 2, 3)) > LEAST
    return float(((found & real).sum((1, 2, 3)) / union.clamp(min=1))[there].mean())
