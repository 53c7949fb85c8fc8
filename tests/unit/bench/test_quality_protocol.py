# Goal: the measure of the quality benchmark itself is right: a shape against itself, known turns, known offsets,
# known sizes, and the two baselines on silhouettes whose bodies are known.
import numpy as np
import pytest
from bench.quality.baselines import inflation, sphere, upright
from bench.quality.protocol import about_vertical, aligned, compare, normalised, sample_surface

BOX_FACES = np.array(
    [
        *([0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6], [0, 1, 4], [1, 5, 4]),
        *([2, 6, 3], [3, 6, 7], [0, 4, 2], [2, 4, 6], [1, 3, 5], [3, 7, 5]),
    ]
)


def box(*sides: float) -> np.ndarray:
    corners = np.array([[x, y, z] for z in (-1, 1) for y in (-1, 1) for x in (-1, 1)], float)
    return corners * np.asarray(sides) / 2


def points(seed: int, *sides: float, count: int = 10_000) -> np.ndarray:
    return sample_surface(box(*sides), BOX_FACES, seed, count)


def test_samples_lie_on_the_surface_and_spread_by_area() -> None:
    sample = points(0, 2.0, 1.0, 0.5)
    on_face = np.isclose(np.abs(sample), [1.0, 0.5, 0.25], atol=1e-12).any(axis=1)
    assert on_face.all()
    top = np.isclose(np.abs(sample[:, 1]), 0.5).mean()
    assert top == pytest.approx(2 * 2.0 * 0.5 / (2 * (2 * 1 + 2 * 0.5 + 1 * 0.5)), abs=0.02)


def test_a_shape_against_itself_is_as_close_as_sampling_allows() -> None:
    score = aligned(points(1, 2.0, 1.0, 0.5), points(2, 2.0, 1.0, 0.5))
    assert score.chamfer < 0.02
    assert score.f_scores == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("degrees", [15.0, 105.0, -52.0])
def test_a_turn_about_the_vertical_is_found(degrees: float) -> None:
    turned = points(1, 2.0, 1.0, 0.5) @ about_vertical(degrees).T * 3.0 + [5.0, 1.0, -2.0]
    score = aligned(turned, points(2, 2.0, 1.0, 0.5))
    assert score.chamfer < (0.02 if degrees % 15 == 0 else 0.035)
    assert score.f_scores[0] > 0.995


def test_a_known_offset_gives_its_distance() -> None:
    # two parallel plates: every nearest distance across a shift along the normal is the shift
    plate = np.random.default_rng(0).uniform(-1, 1, (10_000, 3)) * [1.0, 0.0, 1.0]
    score = compare(plate + np.array([0.0, 0.15, 0.0]), plate)
    assert score.chamfer == pytest.approx(0.15, abs=1e-9)
    assert score.f_scores == (0.0, 1.0, 1.0)


def test_half_a_shape_has_full_precision_and_half_the_recall() -> None:
    truth = np.random.default_rng(0).uniform(-1, 1, (10_000, 3)) * [1.0, 0.0, 1.0]
    score = compare(truth[truth[:, 0] > 0], truth)
    recall = (truth[:, 0] > -0.1).mean()
    assert score.f_scores[0] == pytest.approx(2 * recall / (1 + recall), abs=0.01)


def test_normalising_puts_the_longest_side_on_minus_one_to_one() -> None:
    sample = normalised(points(3, 4.0, 1.0, 2.0) + 7.0)
    assert np.ptp(sample, axis=0).max() == pytest.approx(2.0)
    assert np.allclose(sample.min(0) + sample.max(0), 0.0)


def test_inflating_a_disc_gives_a_ball() -> None:
    y, x = np.mgrid[:256, :256]
    alpha = (np.hypot(x - 127.5, y - 127.5) < 100).astype(float)
    ball = inflation(alpha, 0.0, seed=0)
    radius = np.linalg.norm(ball - [127.5, -127.5, 0], axis=1)
    assert np.abs(radius / 100 - 1).mean() < 0.02  # the rim of pixels is a stair
    assert compare(normalised(ball), sphere(1)).f_scores[0] > 0.99


def test_a_camera_above_is_undone() -> None:
    # what the viewer sees straight ahead, from 30 degrees above, lies below the horizon behind the body's middle
    assert np.allclose(upright(np.array([[0.0, 0.0, -1.0]]), np.pi / 6), [[0.0, -0.5, -np.sqrt(0.75)]])
    assert np.allclose(upright(np.array([[1.0, 0.0, 0.0]]), 0.4), [[1.0, 0.0, 0.0]])
