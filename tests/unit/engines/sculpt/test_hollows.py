"""Hollows of a body stay where one can look into them; pits along its outline are filled."""

import numpy as np
import pytest

from image3d.engines.sculpt.hollows import unseen_hollows, without_pits


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


def slab_under_outline() -> tuple[np.ndarray, np.ndarray]:
    """A volume (20, 40, 40), solid in layers 5 to 14 of rows and columns 4 to 35, and its distance to the outline."""
    volume = np.full((20, 40, 40), -1.0, np.float32)
    volume[5:15, 4:36, 4:36] = 1.0
    place = np.arange(40)
    inside = np.minimum(place - 3.5, 35.5 - place)
    return volume, np.minimum(inside[:, None], inside[None]).astype(np.float32)


def test_pinholes_along_the_outline_are_filled() -> None:
    solid, rim = slab_under_outline()
    volume = solid.copy()
    volume[8:11, 20:23, 4:8] = -1.0
    assert (without_pits(volume, rim, reach=2, most=100, near=6.0) > 0)[solid > 0].all()


def test_long_gaps_and_gaps_far_inside_stay() -> None:
    volume, rim = slab_under_outline()
    volume[8:11, 4:36, 4:8] = -1.0
    volume[8:11, 20:23, 18:22] = -1.0
    assert (without_pits(volume, rim, reach=2, most=100, near=6.0) == volume).all()
