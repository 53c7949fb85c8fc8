# Goal: the ONNX files give what the torch network gives, to the rounding of float16 weights: surfaces within 0.01 of
# half a crop, occupancy logits within 0.05, colours within 0.01; and the split of the first layer is exact.
from pathlib import Path

import numpy as np
import pytest
import torch
from training.export import export, read_parameters
from training.network import SculptNet

from image3d.engines.sculpt.body import bilinear
from image3d.engines.sculpt.features import network_input
from image3d.engines.sculpt.network import _MOVES, Network

SIZE = 96


def disturbed() -> SculptNet:
    """A network whose zero-initialised layers are not zero, so that every path counts."""
    torch.manual_seed(3)
    net = SculptNet()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(0.02 * torch.randn_like(p))
    return net.eval()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[SculptNet, Network]:
    folder = tmp_path_factory.mktemp("weights")
    net = disturbed()
    export(net, SIZE, folder)
    return net, Network(folder)


def picture() -> np.ndarray:
    y, x = np.mgrid[:SIZE, :SIZE] / SIZE * 2 - 1
    alpha = (np.hypot(x * 1.2, y) < 0.85).astype(np.float32)
    rgb = np.stack([0.5 + 0.4 * np.sin(3 * x), 0.5 + 0.4 * np.cos(4 * y), 0.5 + 0 * x], -1).astype(np.float32)
    return np.concatenate([rgb * alpha[..., None] + 0.5 * (1 - alpha[..., None]), alpha[..., None]], -1)


def test_onnx_maps_and_fields_equal_torch(pair: tuple[SculptNet, Network]) -> None:
    net, onnx = pair
    seen = onnx.see(picture())
    rng = np.random.default_rng(0)
    points = rng.uniform(-0.8, 0.8, (500, 3)).astype(np.float32)
    logits, rgb = onnx.field(bilinear(seen.pixels, points[:, :2]), points[:, 2])
    layers, mirrored = torch.from_numpy(network_input(picture())), torch.tensor([-1.0, 1, 1])
    with torch.no_grad():
        moved = [net.encode(layers.roll((2 * down, 2 * right), (2, 3))) for down, right in _MOVES]
        turned = [net.encode(layers.roll((2 * down, 2 * right), (2, 3)).flip(-1)) for down, right in _MOVES]
        looks = [moved[0], turned[0]]
        places = [torch.from_numpy(points)[None], torch.from_numpy(points)[None] * mirrored]
        expected = sum(net.decode(*pair)[0] for pair in zip(looks, places, strict=True)).numpy() / 2
    dense = [
        (straight.dense + mirrored.dense.flip(-1)).roll((-down, -right), (2, 3))[0, :2].numpy() / 2
        for straight, mirrored, (down, right) in zip(moved, turned, _MOVES, strict=True)
    ]
    first, last = np.mean(dense, axis=0)
    assert np.abs(seen.first - np.maximum(first, last)).max() < 0.01
    assert np.abs(seen.last - np.minimum(first, last)).max() < 0.01
    # the coarse map is upsampled before it is sampled, so features differ by a second linear interpolation
    assert np.abs(logits - expected[:, 0]).mean() < 0.05
    assert np.abs(rgb - 1 / (1 + np.exp(-expected[:, 1:]))).mean() < 0.01


def test_the_first_layer_splits_into_pixel_and_depth() -> None:
    net = disturbed()
    x = torch.from_numpy(network_input(picture()))
    with torch.no_grad():
        encoded = net.encode(x)
        uv, w = torch.rand(1, 7, 2) - 0.5, torch.rand(1, 7, 1) - 0.5
        whole = net.pixel_part(encoded, uv) + net.depth_part(w)
        moved = net.pixel_part(encoded, uv) + net.depth_part(w + 0.1)
    assert torch.allclose(moved - whole, net.depth_part(w + 0.1) - net.depth_part(w), atol=1e-5)


def test_files_are_small(tmp_path: Path) -> None:
    export(SculptNet(), SIZE, tmp_path)
    assert sum(p.stat().st_size for p in tmp_path.glob("*.onnx")) < 30e6


def test_training_can_start_from_exported_weights(tmp_path: Path) -> None:
    net = disturbed()
    export(net, SIZE, tmp_path)
    again = read_parameters(tmp_path)
    for name, value in net.state_dict().items():
        assert torch.allclose(again[name], value, rtol=1e-3, atol=1e-6), name


def test_a_larger_network_starts_from_smaller_weights_as_it_was(tmp_path: Path) -> None:
    net = disturbed()
    net.attention = net.attention[:-3]
    export(net, SIZE, tmp_path)
    grown = SculptNet().eval()
    grown.load_state_dict(read_parameters(tmp_path))
    layers = torch.from_numpy(network_input(picture()))
    with torch.no_grad():
        assert torch.allclose(grown.encode(layers).dense, net.encode(layers).dense, atol=2e-2)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    export(SculptNet(hidden=64), SIZE, tmp_path)
    with pytest.raises(ValueError, match="another network"):
        read_parameters(tmp_path)
