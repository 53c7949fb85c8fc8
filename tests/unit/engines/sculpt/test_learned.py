# Goal: the network's body is closed, has the outline of the picture and shows each of its points where the camera says;
# a network that fails is noticed and the silhouette is inflated instead.
import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from image3d.engines.sculpt.body import Tuning, unprojected
from image3d.engines.sculpt.checks import faults, is_closed, overlap
from image3d.engines.sculpt.features import FILL, crop_round, cropped, network_input, thickness_prior
from image3d.engines.sculpt.learned import reconstruct_learned
from image3d.engines.sculpt.network import WEIGHTS, Network, Seen, network
from image3d.engines.sculpt.reconstruct import reconstruct_with
from image3d.engines.sculpt.silhouette import inflated
from image3d.imaging.errors import NoSubjectFound

Floats = NDArray[np.float32]
needs_weights = pytest.mark.skipif(not (WEIGHTS / "sculpt-encoder.onnx").exists(), reason="weights are not here")


def picture(height: int = 160, width: int = 200) -> NDArray[np.uint8]:
    """A lit ball on a stick, off the middle of its picture."""
    y, x = np.mgrid[:height, :width].astype(float)
    ball = np.hypot(x - 120, y - 60) < 42
    stick = (np.abs(x - 120) < 5) & (y > 60) & (y < 148)
    light = np.clip(1 - np.hypot(x - 105, y - 45) / 90, 0.1, 1)
    rgb = np.where(ball[..., None], light[..., None] * [220, 80, 60], light[..., None] * [90, 90, 200])
    return np.dstack([rgb, (ball | stick) * 255]).astype(np.uint8)


class ConstantNetwork(Network):
    """A stand-in that sees two plates, and the same occupancy everywhere."""

    def __init__(self, first: float, last: float, logit: float) -> None:
        self.size = 96
        self._answer = (first, last, logit)

    def see(self, picture: NDArray[np.float32]) -> Seen:
        side = (picture.shape[0] // 2,) * 2
        flat = np.ones(side, np.float32)
        return Seen(
            pixels=np.zeros((2, *side, 1), np.float32),
            first=flat * self._answer[0],
            last=flat * self._answer[1],
            elevation=0.3,
            albedo=np.full((*side, 3), 0.5, np.float32),
            shine=np.full((*side, 2), 0.5, np.float32),
            repeated=np.ones(side, np.float32),
        )

    def field(
        self, pixels: NDArray[np.float32], w: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return np.full(len(w), self._answer[2], np.float32), np.full((len(w), 3), 0.5, np.float32)


def test_the_crop_is_square_round_the_subject() -> None:
    crop = crop_round(picture()[..., 3] / np.float32(255))
    assert crop is not None
    assert crop.centre_px == pytest.approx((120.0, (19 + 147) / 2))
    assert 2 * crop.half_px * FILL == pytest.approx(147 - 19 + 1)


def test_what_lies_under_alpha_zero_does_not_reach_the_network() -> None:
    clean, dirty = picture(), picture()
    dirty[dirty[..., 3] == 0, :3] = 255
    clean[clean[..., 3] == 0, :3] = 0
    crop = crop_round(clean[..., 3] / np.float32(255))
    assert crop is not None
    assert np.array_equal(cropped(clean, crop, 96), cropped(dirty, crop, 96))


def test_a_picture_of_the_crop_s_own_size_passes_unchanged() -> None:
    side = 100
    rgba = np.zeros((side, side, 4), np.uint8)
    rgba[7:92, 7:92] = [200, 100, 50, 255]  # 85 pixels: the crop is the picture shifted by half a pixel
    crop = crop_round(rgba[..., 3] / np.float32(255))
    assert crop is not None
    seen = cropped(rgba, crop, side)
    assert seen[50, 50] == pytest.approx([200 / 255, 100 / 255, 50 / 255, 1], abs=1e-5)
    assert seen[..., 3].sum() == pytest.approx(85 * 85, rel=0.01)
    assert seen[2, 2] == pytest.approx([0.5, 0.5, 0.5, 0], abs=1e-6)


def test_the_prior_blows_a_disc_up_to_a_ball() -> None:
    y, x = np.mgrid[:128, :128].astype(np.float32)
    radius = np.hypot(x - 63.5, y - 63.5) / 64
    half = thickness_prior((radius < 0.8).astype(np.float32))[1]
    inner = radius < 0.75
    assert np.abs(half - np.sqrt(np.maximum(0.64 - radius**2, 0)))[inner].max() < 0.06


def test_two_plates_become_a_slab_with_the_outline_of_the_picture() -> None:
    surface = reconstruct_learned(ConstantNetwork(0.3, -0.2, 0.0), picture(), cells=64)
    assert is_closed(surface.faces)
    assert overlap(surface, picture()) > 0.95
    view = surface.camera.to_view(surface.vertices) * 2 * FILL
    assert np.ptp(view[:, 2]) == pytest.approx(0.5, abs=0.03)
    assert surface.camera.elevation == pytest.approx(0.3)


def test_rays_without_occupancy_keep_their_flesh() -> None:
    surface = reconstruct_learned(ConstantNetwork(0.1, -0.1, -6.0), picture(), cells=64)
    assert overlap(surface, picture()) > 0.95


@pytest.mark.parametrize("logit", [-0.5, 0.0, 0.5, 1.5])
def test_doubt_makes_no_hollow_in_a_solid_body(logit: float) -> None:
    surface = reconstruct_learned(ConstantNetwork(0.4, -0.4, logit), picture(), cells=64)
    edges = np.unique(np.sort(surface.faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1), axis=0)
    assert len(surface.vertices) - len(edges) + len(surface.faces) == 2
    corners = surface.vertices[surface.faces]
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    ball, height = 42**2 * np.pi, 130  # pixels
    assert volume > 0.9 * (ball / height**2) * (0.8 / 2 / FILL)


class BalloonNetwork(ConstantNetwork):
    """A stand-in that blows the outline up, and whose occupancy is noise from pixel to pixel."""

    def __init__(self, noise: float) -> None:
        super().__init__(0.0, 0.0, 0.0)
        self._noise = noise

    def see(self, picture: NDArray[np.float32]) -> Seen:
        seen = super().see(picture)
        half = thickness_prior(picture[..., 3])[1, ::2, ::2]
        noise = np.random.default_rng(0).normal(0, self._noise, seen.pixels.shape)
        return replace(seen, first=half, last=-half, pixels=noise.astype(np.float32))

    def field(
        self, pixels: NDArray[np.float32], w: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return pixels[0, :, 0], np.full((len(w), 3), 0.5, np.float32)


def test_noise_leaves_no_marks_along_the_outline() -> None:
    calm, marked = (reconstruct_learned(BalloonNetwork(noise), picture(), cells=96) for noise in (0.0, 2.0))
    outline = calm.vertices[np.abs(calm.vertices[:, 2]) < 0.1]
    off = cKDTree(marked.vertices).query(outline)[0]
    assert off.mean() < 0.0022


class WavyEncoder:
    """A stand-in for the session of the encoder: surfaces at +-0.5 with waves along both axes, four pixels long."""

    def run(self, _: None, inputs: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        side = inputs["picture"].shape[2] // 2
        wave = 0.1 * np.array([1.0, 0.5, -1.0, -0.5])[np.arange(side) % 4]
        dense = np.zeros((1, 14, side, side), np.float32)
        dense[0, 0], dense[0, 1] = 0.5 + wave[:, None] + wave, -0.5 - wave[:, None]
        corner = np.abs(inputs["picture"][:, :1, ::2, ::2])
        return [np.repeat(corner, 2, axis=1), dense, np.array([[0.3, 0.95]], np.float32)]


def test_waves_of_the_coarse_maps_cancel_out() -> None:
    net = Network.__new__(Network)
    net._encoder = WavyEncoder()  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] # a stand-in
    shown = cropped(picture(), crop_round(picture()[..., 3] / np.float32(255)), 64)
    seen = net.see(shown)
    assert seen.first == pytest.approx(0.5, abs=1e-6)
    assert seen.last == pytest.approx(-0.5, abs=1e-6)
    assert seen.elevation == pytest.approx(np.arctan2(0.3, 0.95), abs=1e-6)
    assert np.array_equal(seen.pixels[0, ..., 0], np.abs(network_input(shown)[0, 0, ::2, ::2]))


def test_perspective_is_undone_and_done_again() -> None:
    points = np.random.default_rng(0).uniform(-0.8, 0.8, (50, 3))
    space = unprojected(points)
    nearness = 1 / (1 - space[:, 2] * 0.17)
    assert np.allclose(space[:, :2] * nearness[:, None], points[:, :2])


def test_faults_are_seen() -> None:
    good = inflated(picture(), cells=64)
    assert faults(good, picture()) == []
    turned = type(good)(vertices=good.vertices, faces=good.faces[:, ::-1], camera=good.camera)
    assert faults(turned, picture()) == ["inside out"]
    holed = type(good)(vertices=good.vertices, faces=good.faces[1:], camera=good.camera)
    assert faults(holed, picture()) == ["open"]
    other = picture()[:, ::-1]
    assert "another outline" in faults(good, other)


def test_a_failing_network_is_replaced_by_inflation() -> None:
    class Shifted(ConstantNetwork):
        def see(self, picture: NDArray[np.float32]) -> Seen:
            raise ValueError("the network sees no solid part")

    assert reconstruct_with(Shifted(0, 0, 0), picture(), cells=64).path == "inflation"
    assert reconstruct_with(None, picture(), cells=64).path == "inflation"
    assert reconstruct_with(ConstantNetwork(0.3, -0.2, 2.0), picture(), cells=64).path == "network"


def test_an_empty_matte_is_no_subject() -> None:
    with pytest.raises(NoSubjectFound):
        reconstruct_learned(ConstantNetwork(0.1, -0.1, 0.0), np.zeros((20, 20, 4), np.uint8), cells=32)


@needs_weights
def test_the_weights_in_the_package_make_a_closed_ball_on_a_stick() -> None:
    net = network()
    assert net is not None
    surface = reconstruct_with(net, picture(), cells=96)
    assert surface.path == "network"
    assert faults(surface, picture()) == []
    view = surface.camera.to_view(surface.vertices)
    ball = view[view[:, 1] > 0.0]
    assert 0.3 < np.ptp(ball[:, 2]) / np.ptp(ball[:, 0]) < 1.8
    again = reconstruct_learned(net, picture(), cells=96, tuning=Tuning())
    assert np.array_equal(surface.vertices, again.vertices)


@needs_weights
@pytest.mark.parametrize("path", ["sculpt.json", "sculpt-router.json", "straight/sculpt.json"])
def test_every_card_names_the_files_beside_it(path: str) -> None:
    card = json.loads((WEIGHTS / path).read_text())
    assert card["files"]
    for name, digest in card["files"].items():
        assert hashlib.sha256(((WEIGHTS / path).parent / name).read_bytes()).hexdigest() == digest


@needs_weights
@pytest.mark.parametrize("path", ["sculpt.json", "straight/sculpt.json"])
def test_the_card_of_a_network_names_its_run(path: str) -> None:
    card = json.loads((WEIGHTS / path).read_text())
    assert card["run"]
    assert card["views"] > 0
