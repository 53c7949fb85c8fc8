# Goal: the matting network of the package is the one its card names, gives what torch gave, and takes any shape.
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from training.matting import probe

from image3d.imaging.matting.network import SIDE, WEIGHTS, Network

ROOT = Path(__file__).parents[4]
CARD = json.loads((WEIGHTS / "matting.json").read_text())


def test_the_card_names_the_file_and_the_run_that_made_it() -> None:
    for name, digest in CARD["files"].items():
        assert hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() == digest
        assert (WEIGHTS / name).stat().st_size < 4e6
    curve = (ROOT / "training" / "runs" / CARD["run"] / "curve.csv").read_text().splitlines()
    assert int(curve[-1].split(",")[1]) >= CARD["step"] > 0


def test_onnxruntime_gives_what_torch_gave() -> None:
    assert probe.SIDE == SIDE
    matte, present = Network().run(probe.picture())
    assert np.abs(probe.cells(matte) - CARD["probe"]["cells"]).max() < 0.01
    assert abs(present - CARD["probe"]["present"]) < 0.01


def test_a_ball_on_paper_is_seen_and_its_mirror_image_too() -> None:
    glance, mirrored = Network().look(probe.picture()), Network().look(probe.picture()[:, ::-1])
    assert np.allclose(glance.matte, mirrored.matte[:, ::-1], atol=1e-4)
    y, x = (np.mgrid[:SIDE, :SIDE] + 0.5) / SIDE * 2 - 1
    truth, found = np.hypot(x, y) < 0.55, glance.matte > 0.5
    assert (truth & found).sum() / (truth | found).sum() > 0.95
    assert glance.present > 0.9


@pytest.mark.parametrize("shape", [(16, 16), (16, 2000), (2000, 16), (333, 501)])
def test_any_shape_is_looked_at(shape: tuple[int, int]) -> None:
    glance = Network().look(np.random.default_rng(1).random((*shape, 3)).astype(np.float32))
    assert max(glance.matte.shape) == SIDE
    assert min(glance.matte.shape) >= 48
    assert glance.matte.min() >= 0
    assert glance.matte.max() <= 1
    assert 0 <= glance.present <= 1
