# Goal: a picture taken straight before a side goes to the network that learned from such pictures, any other does not;
# a box seen straight has a flat, upright front.
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from image3d.engines.sculpt.network import AROUND, ROUTER, STRAIGHT, WEIGHTS, Experts, Network, network, read_network
from image3d.engines.sculpt.reconstruct import reconstruct_with

pytestmark = pytest.mark.skipif(not (WEIGHTS / ROUTER).exists(), reason="weights are not here")

HALVES = np.array([1.0, 0.8, 0.7])
LIGHT = np.array([0.4, 0.8, 0.5]) / np.linalg.norm([0.4, 0.8, 0.5])


def box(azimuth: float, elevation: float, pixels: int = 256) -> NDArray[np.uint8]:
    """A cut-out picture of a plain box, each side as bright as the light falls on it; angles in degrees."""
    az, el = np.deg2rad([azimuth, elevation])
    back = np.array([np.cos(el) * np.sin(az), np.sin(el), np.cos(el) * np.cos(az)])
    right = np.array([np.cos(az), 0.0, -np.sin(az)])
    axes = np.stack([right, np.cross(back, right)], 1)
    rgba = np.zeros((pixels, pixels, 4), np.uint8)
    for normal in np.concatenate([np.eye(3), -np.eye(3)]):
        if normal @ back < 0.02:
            continue
        first, second = np.roll(np.abs(normal), 1), np.roll(np.abs(normal), 2)
        around = [normal + s * first + t * second for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        corners = np.array(around) * HALVES
        seen = (corners @ axes) * (5.0 / (5.0 - corners @ back))[:, None]
        places = pixels / 2 + pixels * 0.29 * seen * [1, -1]
        light = 0.45 + 0.55 * max(0.0, float(normal @ LIGHT))
        cv2.fillPoly(rgba, [places.round().astype(np.int32)], (200 * light, 150 * light, 90 * light, 255.0))
    return rgba


def experts() -> Network:
    net = network()
    assert isinstance(net, Experts)
    return net


@pytest.mark.parametrize(
    ("azimuth", "elevation", "expected"),
    [(0, 5, STRAIGHT), (92, 8, STRAIGHT), (-3, 12, STRAIGHT), (35, 20, AROUND), (-40, 25, AROUND), (30, 15, AROUND)],
)
def test_each_kind_of_picture_has_its_network(azimuth: float, elevation: float, expected: str) -> None:
    assert reconstruct_with(experts(), box(azimuth, elevation), cells=32).expert == expected


@pytest.mark.parametrize("view", [STRAIGHT, AROUND])
def test_who_knows_how_the_picture_was_taken_may_say_so(view: str) -> None:
    for picture in (box(0, 5), box(35, 20)):
        assert reconstruct_with(experts(), picture, cells=32, view=view).expert == view


def test_a_box_seen_straight_has_a_flat_upright_front() -> None:
    surface = reconstruct_with(experts(), box(0, 5), cells=96)
    body = surface.vertices
    width, height = np.ptp(body[:, 0]), np.ptp(body[:, 1])
    middle = (np.abs(body[:, 0]) < 0.3 * width) & (np.abs(body[:, 1] - body[:, 1].mean()) < 0.3 * height)
    front = body[middle & (body[:, 2] > np.median(body[:, 2]))]
    slope = np.linalg.lstsq(np.c_[front[:, :2], np.ones(len(front))], front[:, 2], rcond=None)[0]
    bent = front[:, 2] - np.c_[front[:, :2], np.ones(len(front))] @ slope
    assert abs(np.rad2deg(np.arctan(slope[1]))) < 4  # it neither leans back nor forward
    assert abs(np.rad2deg(np.arctan(slope[0]))) < 3
    assert bent.std() < 0.01 * width
    assert np.ptp(body[:, 2]) > 0.4 * width


def test_a_folder_without_a_router_holds_one_network() -> None:
    alone = read_network(WEIGHTS / STRAIGHT)
    assert not isinstance(alone, Experts)
    assert reconstruct_with(alone, box(0, 5), cells=32).expert is None
