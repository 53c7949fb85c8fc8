"""Hollows of a body stay where one can look into them."""

import numpy as np
import pytest

from image3d.engines.sculpt.hollows import unseen_hollows


def block_with_hollow() -> np.ndarray:
    """Free nodes (30, 30, 30) round a block that is hollow inside and has walls of 4 nodes."""
    free = np.ones((30, 30, 30), np.bool_)
    free[5:25, 5:25, 5:25] = False
    free[9:21, 9:21, 9:21] = True
    return free


def inside() -> np.ndarray:
    core = np.zeros((30, 30, 30), np.bool_)
    core[9:21, 9:21, 9:21] = True
    return core


def test_a_closed_hollow_is_unseen() -> None:
    assert (unseen_hollows(block_with_hollow(), inside(), 2) == inside()).all()


def test_a_hollow_under_an_opening_stays() -> None:
    free = block_with_hollow()
    free[:9, 9:21, 9:21] = True
    assert not unseen_hollows(free, inside(), 2).any()


@pytest.mark.parametrize(("width", "seen"), [(3, False), (7, True)])
def test_an_opening_counts_from_its_width_on(width: int, seen: bool) -> None:
    free = block_with_hollow()
    free[:9, 15 - width // 2 : 15 + width // 2 + 1, 15 - width // 2 : 15 + width // 2 + 1] = True
    left = unseen_hollows(free, inside(), 2).mean() / inside().mean()
    assert left < 0.1 if seen else left > 0.9


def test_gaps_beside_the_core_are_left_alone() -> None:
    free = np.ones((30, 30, 30), np.bool_)
    free[5:25, 5:14, 5:25] = False
    free[5:25, 15:25, 5:25] = False
    assert not unseen_hollows(free, np.zeros_like(free), 2).any()
