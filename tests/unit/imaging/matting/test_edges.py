# Goal: a coarse matte becomes as sharp as the picture: its outline moves to the picture's own edges.
import cv2
import numpy as np
import pytest

from image3d.imaging.filters import Float32
from image3d.imaging.matting.edges import guided, refined, sharpened

SIDE = 480


def blob(side: int, grow: float = 0.0) -> Float32:
    """Coverage of a five-fingered blob."""
    y, x = (np.mgrid[:side, :side] + 0.5) / side * 2 - 1
    reach = 0.55 + 0.15 * np.cos(5 * np.arctan2(y, x)) + grow
    return ((reach - np.hypot(x, y)) * side / 2 + 0.5).clip(0, 1).astype(np.float32)


def picture(noise: float = 0.02) -> Float32:
    rng = np.random.default_rng(4)
    ground = cv2.GaussianBlur(rng.random((SIDE, SIDE, 3)).astype(np.float32), (0, 0), 30)
    ground = 0.35 + (ground - ground.mean()) * 8
    cover = blob(SIDE)[..., None]
    mixed = cover * np.array([0.8, 0.35, 0.2]) + (1 - cover) * ground
    return (mixed + rng.normal(0, noise, mixed.shape)).clip(0, 1).astype(np.float32)


@pytest.mark.parametrize("grow", [-0.012, 0.0, 0.012])
def test_the_outline_moves_to_the_edge_of_the_picture(grow: float) -> None:
    coarse = cv2.GaussianBlur(blob(96, grow), (0, 0), 0.8)
    enlarged = cv2.resize(coarse, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    sharp = refined(picture(), sharpened(picture(), coarse))
    before, after = (np.abs(matte - blob(SIDE)).mean() for matte in (enlarged, sharp))
    assert after < 0.004
    assert after < 0.3 * before


def test_a_guided_filter_keeps_what_is_linear_in_the_colours() -> None:
    guide = picture(0.0)
    values = (0.2 + guide @ np.array([0.5, -0.3, 0.4], np.float32)).astype(np.float32)
    assert np.abs(guided(guide, values, 4) - values)[8:-8, 8:-8].max() < 0.02


def test_sure_mattes_stay() -> None:
    full, none = np.ones((96, 96), np.float32), np.zeros((96, 96), np.float32)
    assert np.all(refined(picture(), sharpened(picture(), full)) == 1)
    assert np.all(refined(picture(), sharpened(picture(), none)) == 0)
