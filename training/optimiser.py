"""Muon for the inner matrices, AdamW for the rest.

Muon (Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024) replaces the momentum of a
matrix by the nearest orthogonal matrix, found by a Newton-Schulz iteration; its step is scaled so that its root mean
square is that of AdamW (Liu et al., "Muon is scalable for LLM training", 2025). It needs fewer views than AdamW alone
for the same loss.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEWTON = (3.4445, -4.7750, 2.0315)


def orthogonal(matrix: Tensor, steps: int = 5) -> Tensor:
    """A matrix with the singular vectors of `matrix` and singular values near 1.

    The iteration runs on the small Gram matrix and the product of its polynomials is applied once at the end.
    """
    a, b, c = NEWTON
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = x / (x.norm() + 1e-7)
    gram = x @ x.T
    unit = torch.eye(len(x))
    total = unit
    for _ in range(steps):
        factor = torch.addmm(a * unit + b * gram, gram, gram, alpha=c)
        total = factor @ total
        gram = factor @ gram @ factor
    x = total @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


class Muon(torch.optim.Optimizer):
    """Momentum made orthogonal; weights of more than two dimensions are flattened after the first."""

    def __init__(
        self, params: list[nn.Parameter], lr: float, momentum: float = 0.95, weight_decay: float = 0.02
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # noqa: ARG002 - torch's signature
        """Move every parameter that has a gradient."""
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                mean = self.state[p].setdefault("mean", torch.zeros_like(p.grad))
                mean.lerp_(p.grad, 1 - group["momentum"])
                flat = p.grad.lerp(mean, group["momentum"]).reshape(len(p), -1)
                step = orthogonal(flat) * (0.2 * max(flat.shape) ** 0.5)
                p.mul_(1 - group["lr"] * group["weight_decay"]).add_(step.reshape(p.shape), alpha=-group["lr"])


def optimisers(net: nn.Module, muon_lr: float, adam_lr: float, *, ends: tuple[str, ...]) -> list[torch.optim.Optimizer]:
    """Muon over the inner matrices and AdamW over norms, biases and the `ends`: modules such as stem and heads."""
    inner, outer = [], []
    for name, p in net.named_parameters():
        (outer if p.ndim < 2 or name.startswith(ends) else inner).append(p)
    chosen: list[torch.optim.Optimizer] = []
    if muon_lr > 0:
        chosen.append(Muon(inner, muon_lr))
    else:
        outer += inner
    return [*chosen, torch.optim.AdamW(outer, adam_lr, betas=(0.9, 0.98), weight_decay=0.02)]
