# Goal: the matte is the picture's own alpha where that means something, else the true subject of the picture.

import numpy as np
import pytest
from numpy.typing import NDArray

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.matte import cut_out

Bytes = NDArray[np.uint8]
SIDE = 240


def disc(radius: float = 70.0, centre: tuple[float, float] = (120.0, 120.0), side: int = SIDE) -> NDArray[np.float64]:
    """Coverage of a disc with a soft edge of one pixel."""
    y, x = np.mgrid[0:side, 0:side]
    return np.clip(radius - np.hypot(y - centre[0], x - centre[1]) + 0.5, 0, 1)


def over(
    subject: tuple[float, ...] | NDArray[np.float64], background: NDArray[np.float64], cover: NDArray[np.float64]
) -> Bytes:
    mixed = cover[..., None] * np.asarray(subject) + (1 - cover[..., None]) * background
    return np.dstack([np.round(mixed), np.full(cover.shape, 255)]).astype(np.uint8)


def plain(level: float = 255.0) -> NDArray[np.float64]:
    return np.full((SIDE, SIDE, 3), level)


def gradient() -> NDArray[np.float64]:
    y, x = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    return np.repeat((215 - 30 * (x * x + y * y) + 12 * y)[..., None], 3, axis=2)


def overlap(matte: Bytes, truth: NDArray[np.float64]) -> float:
    found, real = matte > 127, truth > 0.5
    return float((found & real).sum() / (found | real).sum())


@pytest.mark.parametrize("subject", [(200, 30, 30), (20, 20, 20), (90, 140, 60)])
@pytest.mark.parametrize("background", ["white", "grey", "black", "gradient"])
def test_a_disc_on_a_plain_background_is_cut_out(subject: tuple[int, ...], background: str) -> None:
    behind = {"white": plain(), "grey": plain(140), "black": plain(0), "gradient": gradient()}[background]
    if background == "black" and subject == (20, 20, 20):
        subject = (120, 120, 120)
    found = cut_out(over(subject, behind, disc()))
    assert found.source == "background"
    assert overlap(found.rgba[..., 3], disc()) > 0.985
    assert np.abs(found.rgba[..., 3] / 255.0 - disc()).mean() < 0.005


def test_noise_does_not_matter() -> None:
    noise = np.random.default_rng(5).normal(0, 4, (SIDE, SIDE, 3))
    picture = over((60, 90, 170), gradient(), disc())
    noisy = np.dstack([np.clip(picture[..., :3] + noise, 0, 255), picture[..., 3]]).astype(np.uint8)
    assert overlap(cut_out(noisy).rgba[..., 3], disc()) > 0.97


def test_a_white_subject_on_a_light_background_is_kept_whole() -> None:
    y = np.mgrid[0:SIDE, 0:SIDE][0]
    bands = np.where((y // 20 % 2 == 0)[..., None], [250.0, 250.0, 250.0], [110.0, 70.0, 40.0])
    found = cut_out(over(bands, gradient(), disc()))
    assert overlap(found.rgba[..., 3], disc()) > 0.97


def test_the_view_through_a_ring_is_open_and_a_label_is_not() -> None:
    ring = disc(80) - disc(40)
    assert overlap(cut_out(over((30, 60, 160), plain(), ring)).rgba[..., 3], ring) > 0.97
    label = over((30, 60, 160), plain(), disc(80))
    label[100:140, 95:145, :3] = (236, 232, 225)
    assert overlap(cut_out(label).rgba[..., 3], disc(80)) > 0.98


def test_a_soft_shadow_on_the_ground_is_background() -> None:
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    shadow = 60 * np.exp(-(((x - 120) / 60.0) ** 2) - ((y - 192) / 9.0) ** 2)
    found = cut_out(over((190, 80, 20), plain(225) - shadow[..., None], disc()))
    assert overlap(found.rgba[..., 3], disc()) > 0.96


def test_meaningful_alpha_is_kept_and_specks_are_dropped() -> None:
    cover = disc()
    cover[5:8, 5:8] = 1.0
    rgba = over((10, 200, 90), plain(0), np.ones_like(cover))
    rgba[..., :3] = np.where(cover[..., None] > 0.5, [10, 200, 90], 0)
    rgba[..., 3] = np.round(cover * 255)
    found = cut_out(rgba)
    assert found.source == "alpha"
    assert np.abs(found.rgba[..., 3] / 255.0 - disc()).max() < 0.01


def test_colours_beyond_the_matte_are_the_subjects_own() -> None:
    found = cut_out(over((200, 40, 40), plain(), disc()))
    assert np.abs(found.rgba[..., :3].astype(int) - [200, 40, 40]).max() <= 6


def test_never_takes_the_picture_as_it_is_and_always_ignores_alpha() -> None:
    opaque = over((200, 40, 40), plain(), disc())
    whole = cut_out(opaque, "never")
    assert whole.source == "whole picture"
    assert np.all(whole.rgba[..., 3] == 255)
    opaque[:100, :60, 3] = 0
    assert cut_out(opaque).source == "alpha"
    assert cut_out(opaque, "always").source in {"background", "network"}


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((64, 64, 4), np.uint8),
        np.full((64, 64, 4), 255, np.uint8),
        np.dstack(
            [
                np.repeat(np.tile(np.arange(64, dtype=np.uint8), (64, 1))[..., None], 3, 2),
                np.full((64, 64), 255, np.uint8),
            ]
        ),
        np.dstack([np.random.default_rng(2).integers(0, 255, (64, 64, 3)), np.full((64, 64), 255)]).astype(np.uint8),
    ],
    ids=["transparent", "blank", "ramp", "noise"],
)
def test_pictures_without_a_subject_are_refused(picture: Bytes) -> None:
    with pytest.raises(NoSubjectFound) as caught:
        cut_out(picture)
    assert caught.value.code == "no_subject_found"


def test_a_subject_of_a_few_pixels_is_refused() -> None:
    rgba = np.zeros((256, 256, 4), np.uint8)
    rgba[100:106, 100:106] = 255
    with pytest.raises(NoSubjectFound, match="too small"):
        cut_out(rgba)


@pytest.mark.parametrize("shape", [(16, 16), (16, 2000), (2000, 16), (33, 57)])
def test_odd_shapes_work(shape: tuple[int, int]) -> None:
    height, width = shape
    rgba = np.full((height, width, 4), 255, np.uint8)
    rgba[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4, :3] = (180, 20, 40)
    found = cut_out(rgba).rgba[..., 3]
    assert found.shape == shape
    assert found[height // 2, width // 2] == 255
    assert found[0, 0] == 0
