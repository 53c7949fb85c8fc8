# Goal: composed pictures carry their true matte, are the same for the same seed, and never show what is held out; the
# losses are smallest at the truth; the exported network equals torch within 0.01 for every pixel and side.
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from training.matting import backgrounds, export, probe
from training.matting.compose import Composed, compose
from training.matting.losses import losses, weighted
from training.matting.network import MatteNet
from training.matting.train import batch_of

from image3d.imaging.matting.network import Network
from training import environments

SIZE = 96


def panoramas(folder: Path, count: int = 8) -> Path:
    rng = np.random.default_rng(1)
    for k in range(count):
        rgb = np.exp(rng.normal(-1, 1, (8, 16, 3))).repeat(8, 0).repeat(8, 1)
        np.savez(folder / f"place-{k}.npz", rgb=rgb.astype(np.float16))
    return folder


def ball(_: np.random.Generator) -> np.ndarray:
    """Layers of a green ball."""
    y, x = (np.mgrid[:96, :96] + 0.5) / 96 * 2 - 1
    r2 = (x * x + y * y) / 0.85**2
    z = np.sqrt((1 - r2).clip(0))
    layers = np.dstack(
        [0 * x + 0.1, 0 * x + 0.9, 0 * x + 0.2, r2 < 1, x / 1.7 + 0.5, 0.5 - y / 1.7, z / 2 + 0.5, 0 * x + 1]
    )
    return (layers.clip(0, 1) * 255).astype(np.uint8)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[environments.Environment]:
    return environments.load(panoramas(tmp_path_factory.mktemp("panoramas")), held_out=False)


def drawn(places: list[environments.Environment], seed: int, **fixed: object) -> Composed:
    return compose(np.random.default_rng(seed), ball, places, SIZE, **fixed)


def test_a_quarter_of_the_panoramas_is_held_out(tmp_path: Path) -> None:
    panoramas(tmp_path)
    kept, held = environments.names(tmp_path, held_out=False), environments.names(tmp_path, held_out=True)
    assert len(held) == 2
    assert sorted(kept + held) == sorted(p.stem for p in tmp_path.glob("*.npz"))


def test_a_panorama_is_looked_up_where_the_camera_points() -> None:
    rgb = np.zeros((64, 128, 3), np.float32)
    rgb[:, 96:98, 0] = 1  # a quarter turn to the right of the middle
    rgb[:6, :, 1] = 1  # straight up
    ways = np.array([[[1.0, 0, 0], [-1, 0, 0], [0, 1, 0]]], np.float32)
    seen = environments.look_up(rgb, ways)[0]
    assert np.allclose(seen[0], [1, 0, 0], atol=0.6)
    assert np.allclose(seen[1], 0)
    assert seen[2, 1] == 1
    right = environments.turn(np.pi / 2, 0.0) @ np.array([0.0, 0, -1])
    assert np.allclose(right, [1, 0, 0], atol=1e-9)
    up = environments.turn(0.0, np.pi / 2) @ np.array([0.0, 0, -1])
    assert np.allclose(up, [0, 1, 0], atol=1e-9)


@pytest.mark.parametrize("kind", list(backgrounds.KINDS))
def test_pictures_repeat_and_carry_their_matte(kind: str, places: list[environments.Environment]) -> None:
    for seed in range(6):
        first, again = drawn(places, seed, kind=kind, empty=False), drawn(places, seed, kind=kind, empty=False)
        assert np.array_equal(first.rgb, again.rgb)
        assert np.array_equal(first.alpha, again.alpha)
        assert first.rgb.shape == (SIZE, SIZE, 3)
        assert first.rgb.dtype == np.uint8
        assert 0.004 < (first.alpha > 127).mean() < 1
    assert not drawn(places, 3, kind=kind, empty=True).alpha.any()


def test_the_matte_lies_where_the_subject_is(places: list[environments.Environment]) -> None:
    """The same picture with and without its subject differs inside the matte more than outside it."""
    ratios = []
    for seed in range(12):
        shown = drawn(places, seed, kind="seamless", empty=False)
        inside, outside = shown.rgb[shown.alpha > 250], shown.rgb[shown.alpha == 0]
        ratios.append(np.linalg.norm(inside.mean(0) - outside.mean(0)))
    assert np.median(ratios) > 20


def test_losses_are_smallest_at_the_truth(places: list[environments.Environment]) -> None:
    _, alpha = batch_of([(x.rgb, x.alpha) for x in (drawn(places, k, empty=k == 0) for k in range(6))])
    truth = (alpha > 127).float()
    there = (truth.mean((1, 2, 3)) > 0.001).float()[:, None] * 2 - 1
    right = weighted(losses((truth - 0.5) * 40, there * 20, truth))
    assert right < 0.02
    for wrong in ((0.5 - truth) * 40, truth * 0):
        assert weighted(losses(wrong, there * 20, truth)) > right + 0.5
    assert losses((truth - 0.5) * 40, -there * 20, truth)["present"] > 10


def disturbed() -> MatteNet:
    """A network whose every path counts, with norms that have seen something."""
    torch.manual_seed(3)
    net = MatteNet()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(0.05 * torch.randn_like(p))
        for _ in range(40):
            net(torch.rand(4, 3, 64, 64))
    return net.eval()


@pytest.mark.parametrize(("height", "width"), [(224, 224), (144, 224), (224, 80)])
def test_onnx_equals_torch(height: int, width: int, tmp_path: Path) -> None:
    net = disturbed()
    picture = torch.rand(1, 3, height, width)
    with torch.no_grad():
        pairs = [net(x) for x in (picture, picture.flip(-1))]
    export.export(net, tmp_path)
    glance = Network(tmp_path).look(picture[0].permute(1, 2, 0).numpy())
    matte = sum(torch.sigmoid(x) for x in (pairs[0][0], pairs[1][0].flip(-1)))[0, 0].numpy() / 2
    assert glance.matte.shape == (height, width)
    assert np.abs(glance.matte - matte).max() < 0.01
    assert abs(glance.present - float(sum(torch.sigmoid(p) for _, p in pairs)) / 2) < 0.01
    assert (tmp_path / export.FILE).stat().st_size < 4e6


def test_the_card_holds_torchs_answer(tmp_path: Path) -> None:
    net = disturbed()
    probed = export.answer(net)
    export.export(net, tmp_path)
    card = json.loads(json.dumps(export.card("some", {"step": 1, "pictures": 2}, tmp_path, probed)))
    assert np.array(card["probe"]["cells"]).shape == (probe.CELLS, probe.CELLS)
    assert card["licence"].startswith("Apache-2.0")
