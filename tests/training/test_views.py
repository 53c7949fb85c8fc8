# Goal: however a view is mirrored, stretched, moved and painted, its points and its maps still speak of one body.

import numpy as np
import pytest
from training.dataset import Views
from training.make_data import Job, render_object
from training.render import MOST_ABOVE

SIZE = 96


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Views:
    cache = tmp_path_factory.mktemp("views")
    for seed in range(4):
        assert render_object(Job(name=f"made__{seed:05d}", seed=10_000 + seed, views=3, cache=cache)) == "ok"
    found = [Views(cache=cache, validation=validation) for validation in (False, True)]
    assert sum(some.refresh() for some in found) == 4
    return max(found, key=lambda some: len(some.made))


def test_points_inside_lie_between_the_two_surfaces(views: Views) -> None:
    batch = views.batch(24, SIZE, np.random.default_rng(0))
    side, within = SIZE // 2, []
    for k in range(24):
        points = batch.points[k][batch.inside[k] > 0].numpy()
        column = ((points[:, 0] + 1) / 2 * side).astype(int).clip(0, side - 1)
        row = ((1 - points[:, 1]) / 2 * side).astype(int).clip(0, side - 1)
        first, last = batch.surfaces[k].numpy()[:, row, column]
        shown = batch.hit[k, 0].numpy()[row, column] > 0
        within.append((shown & (points[:, 2] < first + 0.08) & (points[:, 2] > last - 0.08)).mean())
    assert np.mean(within) > 0.94


def test_subjects_stand_beside_the_middle_in_training_alone(views: Views) -> None:
    for vary, most in ((True, 2), (False, 0)):
        hit = views.batch(24, SIZE, np.random.default_rng(1), vary=vary).hit[:, 0].numpy() > 0
        middles = [
            [(np.flatnonzero(some.any(axis))[[0, -1]].mean() - SIZE / 4 + 0.5) for axis in (0, 1)] for some in hit
        ]
        reach = np.abs(middles).max()
        assert most - 0.5 <= reach <= most + 1


def test_straight_views_and_the_others_make_up_all(views: Views) -> None:
    kinds = [Views(cache=views.cache, validation=views.validation, straight=straight) for straight in (True, False)]
    assert [kind.refresh() > 0 for kind in kinds] == [True, True]
    for name in views.made:
        straight, others = (kind.shown(name) for kind in kinds)
        assert sorted([*straight, *others]) == list(views.shown(name))
    elevations = [kind.batch(16, SIZE, np.random.default_rng(2)).elevation.numpy() for kind in kinds]
    assert np.rad2deg(elevations[0]).max() < MOST_ABOVE
    assert elevations[0].mean() < elevations[1].mean()
