# Goal: what the matting benchmark prints is right for mattes whose overlap, error and outline are known.
import numpy as np
import pytest
from bench.matting.measures import boundary, error, outline, overlap


def square(left: int, side: int = 40, size: int = 100) -> np.ndarray:
    matte = np.zeros((size, size), np.float32)
    matte[30 : 30 + side, left : left + side] = 1
    return matte


def test_a_matte_against_itself_is_perfect() -> None:
    assert overlap(square(20), square(20)) == 1
    assert error(square(20), square(20)) == 0
    assert boundary(square(20), square(20)) == 1


def test_known_shifts_give_known_numbers() -> None:
    assert overlap(square(20), square(30)) == pytest.approx(30 / 50)
    assert error(square(20), square(30)) == pytest.approx(2 * 10 * 40 / 100**2)
    assert boundary(square(20), square(21)) == 1  # within a pixel and a half
    far = boundary(square(20), square(30))
    assert 0.3 < far < 0.6  # the two flanks miss, what they share of top and bottom counts


def test_nothing_found_is_no_overlap_and_nothing_there_is_right() -> None:
    nothing = np.zeros((100, 100), np.float32)
    assert overlap(nothing, square(20)) == 0
    assert boundary(nothing, square(20)) == 0
    assert overlap(nothing, nothing) == 1
    assert boundary(nothing, nothing) == 1


def test_the_outline_is_one_pixel_wide_and_leaves_the_frame_out() -> None:
    assert outline(square(20)).sum() == 4 * 40 - 4
    cut = np.zeros((50, 50), np.float32)
    cut[:, 25:] = 1
    assert outline(cut).sum() == 50
