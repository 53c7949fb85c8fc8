# Goal: the plain cutter is taken on even backgrounds and where the network agrees, the network everywhere else, and a
# picture in which neither is sure of a subject is refused.
from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from image3d.imaging.errors import NoSubjectFound
from image3d.imaging.filters import Float32
from image3d.imaging.matting.choice import cut_matte
from image3d.imaging.matting.network import Glance

SIDE = 240


@dataclass(frozen=True)
class Says:
    """A network that gives one answer."""

    matte: Float32
    present: float = 0.95

    def look(self, colour: Float32) -> Glance:
        return Glance(matte=cv2.resize(self.matte, (192, 192), interpolation=cv2.INTER_AREA), present=self.present)


NOTHING = Says(np.zeros((SIDE, SIDE), np.float32), 0.03)


def disc(radius: float = 60.0, x: float = 120.0) -> Float32:
    down, across = np.mgrid[0:SIDE, 0:SIDE]
    return np.clip(radius - np.hypot(down - 120, across - x) + 0.5, 0, 1).astype(np.float32)


def over(ground: Float32, cover: Float32) -> Float32:
    return (cover[..., None] * np.array([0.75, 0.1, 0.1]) + (1 - cover[..., None]) * ground).astype(np.float32)


def paper() -> Float32:
    return np.full((SIDE, SIDE, 3), 0.95, np.float32)


def room() -> Float32:
    """Blotches of many colours."""
    cells = np.random.default_rng(3).random((9, 9, 3)).astype(np.float32) * np.array([0.3, 1, 1], np.float32)
    return cv2.resize(cells, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC).clip(0, 1)


def overlap(matte: Float32, truth: Float32) -> float:
    found, real = matte > 0.5, truth > 0.5
    return float((found & real).sum() / (found | real).sum())


def test_even_paper_is_cut_by_its_colours() -> None:
    matte, source = cut_matte(over(paper(), disc()), Says(disc(52)))
    assert source == "background"
    assert overlap(matte, disc()) > 0.99


def test_the_plain_cutter_gives_back_what_the_network_loses_but_no_shadow() -> None:
    """The network misses a white patch on the disc; the plain cutter takes a hard shadow along."""
    ground = np.full((SIDE, SIDE, 3), 0.6, np.float32)
    ground[170:200, 60:] *= 0.55
    picture = over(ground, disc())
    picture[100:130, 90:120] = 0.97
    seen = disc()
    seen[100:130, 90:120] = 0
    matte, _ = cut_matte(picture, Says(seen))
    assert matte[102:128, 92:118].min() > 0.9
    assert matte[175:195, 190:230].max() == 0
    assert overlap(matte, disc()) > 0.97


def test_a_room_is_cut_by_the_network_and_sharpened() -> None:
    matte, source = cut_matte(over(room(), disc()), Says(disc(62)))
    assert source == "network"
    assert overlap(matte, disc()) > overlap(disc(62), disc())
    assert overlap(matte, disc()) > 0.97


def test_paper_with_something_else_on_it_is_the_networks_to_decide() -> None:
    """Two things lie on the paper, far apart; the network means the one that hardly overlaps the sum of both."""
    both = np.maximum(disc(60, 60), disc(30, 190))
    matte, source = cut_matte(over(paper(), both), Says(disc(30, 190)))
    assert source == "network"
    assert overlap(matte, disc(30, 190)) > 0.95


def test_on_even_paper_the_colours_suffice() -> None:
    matte, source = cut_matte(over(paper(), disc()), NOTHING)
    assert source == "background"
    assert overlap(matte, disc()) > 0.99


@pytest.mark.parametrize("ground", [paper, room])
def test_without_a_subject_the_picture_is_refused(ground: object) -> None:
    with pytest.raises(NoSubjectFound):
        cut_matte(ground(), NOTHING)


def test_specks_beside_the_subject_are_dropped() -> None:
    seen = np.maximum(disc(50), disc(3, 225))
    matte, _ = cut_matte(over(room(), seen), Says(seen))
    assert overlap(matte, disc(50)) > 0.95
    assert matte[120, 225] == 0


def test_without_a_network_the_plain_cutter_stands_alone() -> None:
    assert cut_matte(over(paper(), disc()), None)[1] == "background"
    with pytest.raises(NoSubjectFound):
        cut_matte(paper(), None)
