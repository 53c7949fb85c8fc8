# Goal: bodies are round where they turn out of sight, and thin or already full ones stay as they are.
import numpy as np

from image3d.engines.sculpt.limb import rounded_limb
from image3d.imaging.filters import Float32

STEP = 0.01


def disc(radius: float) -> Float32:
    """Distance to the outline of a disc, positive inside."""
    x = np.arange(-120, 121, dtype=np.float32) * STEP
    return (radius - np.hypot(x, x[:, None])).astype(np.float32)


def rounded(half: Float32, rim: Float32) -> Float32:
    first, last = rounded_limb(half + 0.1, 0.1 - half, rim, STEP)
    np.testing.assert_allclose(first + last, 0.2, atol=1e-6)  # both sides grow alike
    return (first - last) / 2


def test_a_wedge_along_the_outline_of_a_ball_becomes_round() -> None:
    rim = disc(0.8)
    ball = np.sqrt(np.clip(0.64 - (0.8 - rim) ** 2, 0, None)).astype(np.float32)
    wedge = np.where(rim < 0.045, ball[rim >= 0.045].min() * np.clip(rim / 0.045, 0, 1), ball).astype(np.float32)
    band = (rim > 0.01) & (rim < 0.035)
    before, after = np.abs(wedge - ball)[band].mean(), np.abs(rounded(wedge, rim) - ball)[band].mean()
    assert after < 0.35 * before


def test_the_inside_and_a_full_edge_stay() -> None:
    rim = disc(0.8)
    drum = np.where(rim > 0, 0.3, 0.0).astype(np.float32)
    new = rounded(drum, rim)
    np.testing.assert_allclose(new[rim > 0.02], 0.3, atol=1e-3)


def test_a_thin_part_beside_a_thick_one_stays() -> None:
    thin, thick = np.roll(disc(0.04), 80, axis=1), np.roll(disc(0.4), -60, axis=1)
    half = np.clip(np.maximum(thin, thick), 0, None).astype(np.float32)
    new = rounded(half, np.maximum(thin, thick))
    np.testing.assert_allclose(new[thin > 0], half[thin > 0], atol=1e-6)
    assert np.abs(new - half)[thick > 0].max() > 0.005
