# Goal: light from a panorama comes from where the panorama has it, wider the rougher the surface, at equal energy.
import numpy as np
import torch
from training.environments import look_up
from training.panoramas import ROUGH, Panoramas
from training.relight import Subject

LAMP = (40, 90)  # row and column of 128 x 256


def lamp() -> np.ndarray:
    """Dim all around but for one small lamp."""
    sky = np.full((128, 256, 3), 0.1, np.float32)
    sky[LAMP[0] - 2 : LAMP[0] + 3, LAMP[1] - 2 : LAMP[1] + 3] = 60.0
    return sky


def towards_lamp() -> np.ndarray:
    lat, lon = (0.5 - (LAMP[0] + 0.5) / 128) * np.pi, ((LAMP[1] + 0.5) / 128 - 1) * np.pi
    return np.array([np.cos(lat) * np.sin(lon), np.sin(lat), -np.cos(lat) * np.cos(lon)], np.float32)


def test_even_light_is_one_from_everywhere_for_every_surface() -> None:
    panoramas = Panoramas.of([np.full((64, 128, 3), 0.3, np.float32)])
    assert torch.allclose(panoramas.levels, torch.ones(1), atol=1e-4)


def test_a_lamp_is_mirrored_where_it_is_and_wider_by_rough_surfaces() -> None:
    panoramas, way = Panoramas.of([lamp()]), towards_lamp()
    assert look_up(lamp(), way[None, None])[0, 0, 0] > 50, "the direction is that of `look_up`"
    ways = torch.from_numpy(np.stack([way, -way]))
    number = torch.zeros(2, dtype=torch.long)
    peaks = []
    for rough in ROUGH:
        ahead, behind = panoramas.mirrored(number, ways, torch.full((2, 1), rough))[:, 0]
        assert ahead > 2 * behind
        peaks.append(float(ahead))
    assert peaks == sorted(peaks, reverse=True)
    between = panoramas.mirrored(number[:1], ways[:1], torch.full((1, 1), 0.52))[0, 0]
    assert peaks[3] < between < peaks[2]
    lit, shaded = panoramas.matt(number, ways)[:, 0]
    assert lit > shaded


def test_a_picture_is_lit_by_one_panorama_turned_as_a_whole() -> None:
    """Over all normals of a picture light keeps its energy, and one lamp shines on one side."""
    torch.manual_seed(0)
    count = 20_000
    ways = torch.nn.functional.normalize(torch.randn(count, 3), dim=1)
    subject = Subject(
        of=torch.zeros(count, dtype=torch.long), count=1, albedo=torch.ones(count, 3),
        shine=torch.tensor([0.3, 1.0]).expand(count, 2), normal=ways, free=torch.ones(count, 1),
    )  # fmt: skip
    matt, seen = (light.mean(1) for light in subject._around(Panoramas.of([lamp()]), ways))
    assert abs(matt.mean() - 1) < 0.16, "but for a tint"
    assert abs(seen.mean() / matt.mean() - 1) < 0.1
    brightest = ways[seen.argmax()]
    assert (ways[seen > 0.5 * seen.max()] @ brightest > 0.9).all()
