# Goal: the router's file gives what torch gives; it learns what can be told;
# the network it names is the one that is asked.
from pathlib import Path

import numpy as np
import pytest
import torch
from training.export import export
from training.make_data import Job, render_object
from training.network import DENSE, SculptNet
from training.router import CELLS, SIZE, Router, Seen, collect, fit, scores
from training.router import export as export_router

from image3d.engines.sculpt.features import network_input
from image3d.engines.sculpt.network import ROUTER, STRAIGHT, Experts, Network, read_network

HIDDEN = 96


def learnable(count: int, seed: int) -> Seen:
    """Maps of noise; the straight ones are brighter in the upper half of one channel."""
    rng = np.random.default_rng(seed)
    maps = rng.normal(0, 1, (count, HIDDEN + DENSE + 6, CELLS, CELLS)).astype(np.float32)
    straight = rng.random(count) < 0.5
    maps[straight, 3, :8] += 2
    return Seen(torch.from_numpy(maps).half(), torch.zeros(count, 2), torch.from_numpy(straight.astype(np.float32)))


def crop() -> np.ndarray:
    y, x = np.mgrid[:SIZE, :SIZE] / SIZE * 2 - 1
    alpha = (np.hypot(x * 1.2, y) < 0.85).astype(np.float32)
    return np.stack([0.5 + 0.3 * x * alpha, 0.5 + 0.3 * y * alpha, 0.5 + 0 * x, alpha], -1).astype(np.float32)


def test_it_learns_what_maps_tell() -> None:
    torch.manual_seed(0)
    router = Router(HIDDEN)
    fit(router, learnable(960, 0))
    told = scores(router, learnable(200, 1))
    assert told["area"] > 0.95
    assert told["straight_found"] - told["others_mistaken"] > 0.7


@pytest.mark.parametrize("answer", [-3.0, 3.0])
def test_the_suited_expert_is_asked(tmp_path: Path, answer: float) -> None:
    torch.manual_seed(1)
    around, straight = SculptNet(), SculptNet()
    export(around, SIZE, tmp_path)
    export(straight, SIZE, tmp_path / STRAIGHT)
    assert not isinstance(read_network(tmp_path), Experts)
    router = Router(HIDDEN).eval()
    with torch.no_grad():
        router.last.bias.fill_(answer)
        router.last.weight.mul_(0.01)
    export_router(router, HIDDEN, tmp_path)
    assert (tmp_path / ROUTER).exists()
    experts = read_network(tmp_path)
    chosen = experts.suited(crop())
    assert (chosen is experts) == (answer < 0)
    same = Network(tmp_path / STRAIGHT if answer > 0 else tmp_path)
    assert np.array_equal(chosen.see(crop()).pixels, same.see(crop()).pixels)


def test_the_file_equals_torch(tmp_path: Path) -> None:
    torch.manual_seed(2)
    around, router = SculptNet().eval(), Router(HIDDEN).eval()
    export(around, SIZE, tmp_path)
    export(around, SIZE, tmp_path / STRAIGHT)
    export_router(router, HIDDEN, tmp_path)
    experts = read_network(tmp_path)
    assert isinstance(experts, Experts)
    expected = []
    for layers in (network_input(crop()), network_input(crop()[:, ::-1])):
        encoder = experts._encoder.run(None, {"picture": layers})
        with torch.no_grad():
            expected.append(router(torch.from_numpy(layers), *(torch.from_numpy(each) for each in encoder)).item())
    assert experts.straightness(crop()) == pytest.approx(np.mean(expected), abs=0.01)


def test_maps_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "views"
    cache.mkdir()
    for seed in range(4):
        assert render_object(Job(name=f"made__{seed:05d}", seed=10_000 + seed, views=3, cache=cache)) == "ok"
    monkeypatch.setattr("training.router.CHUNK", 32)
    net = SculptNet()
    first = collect(net, cache, tmp_path / "maps", 64, None, validation=False)
    assert first.maps.shape == (64, HIDDEN + DENSE + 6, CELLS, CELLS)
    assert first.straight.mean() == 0.5
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "maps").iterdir()}
    again = collect(net, cache, tmp_path / "maps", 64, None, validation=False)
    assert torch.equal(first.maps, again.maps)
    assert written == {path: path.stat().st_mtime_ns for path in (tmp_path / "maps").iterdir()}
