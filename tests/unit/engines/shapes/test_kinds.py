# Goal: every seed gives another model and a sound one; a name that means something of its own is not given its cousin.

import json
from typing import Any

import numpy as np
import pytest
from tests.gltf_validator import assert_valid_glb

from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality
from image3d.engines.shapes.engine import ShapesEngine
from image3d.engines.shapes.library import kinds
from image3d.engines.shapes.orders import Order
from image3d.engines.shapes.reading import read
from image3d.engines.shapes.scenes import compose
from image3d.engines.shapes.wishes import Wish
from image3d.geometry.glb import write_glb
from image3d.geometry.measure import measure_model


def program(prompt: str, seed: int = 1) -> dict[str, Any]:
    return compose(read(prompt), seed, Deadline.after(60))


def part_names(prompt: str, seed: int = 1) -> str:
    return " ".join(part["name"] for part in program(prompt, seed)["parts"])


def forms(prompt: str, seeds: range) -> int:
    """How many different forms the seeds give, whatever their colours."""
    made = [program(prompt, seed) for seed in seeds]
    return len({json.dumps([one["parts"], one.get("groups")], sort_keys=True) for one in made})


@pytest.mark.parametrize(
    "name", ["penguin", "tent", "crab", "bat", "monster", "phone", "keyboard", "taxi", "fire truck"]
)
def test_seeds_give_other_forms(name: str) -> None:
    assert forms(name, range(4)) >= 3


@pytest.mark.parametrize("name", ["penguin", "tent", "monster", "phone", "keyboard"])
def test_forms_differ_in_more_than_proportions(name: str) -> None:
    builds = []
    for seed in range(6):
        order = Order(Wish(kind=name), seed)
        kinds()[name].build(order)
        builds.append(sorted(part["name"] for part in order.parts) + [part.get("rotate") for part in order.parts])
    assert len({json.dumps(one) for one in builds}) >= 2


def test_neighbouring_seeds_take_the_main_colours_in_turn() -> None:
    colors = []
    for seed in range(4):
        order = Order(Wish(kind="tent"), seed)
        kinds()["tent"].build(order)
        colors.append(np.array([int(order.main_color[k : k + 2], 16) for k in (1, 3, 5)]))
    assert min(np.abs(a - b).max() for k, a in enumerate(colors) for b in colors[:k]) > 40


@pytest.mark.parametrize(
    ("prompt", "has", "lacks"),
    [
        ("a goose", "leg", "beak base"),
        ("a swan", "beak base", "leg"),
        ("the earth", "land", "ring"),
        ("saturn", "outer ring", "land"),
        ("a baseball", "stitch", "felt"),
        ("a teepee", "cover", "guy rope"),
        ("a hermit crab", "whorl", "tail"),
        ("an orca", "fin", "spray"),
        ("a slug", "mantle", "shell"),
        ("a hard hat", "brim", "visor"),
        ("a pair of ice skates", "blade", "toe stop"),
        ("a sickle", "handle", "snath"),
        ("a pen", "clip", "eraser"),
        ("a muffin", "chip", "icing"),
        ("a hamster", "cheek", "beak"),
        ("an archery target", "leg", "number"),
        ("a pirate ship", "jolly roger", "funnel"),
        ("a fishing boat", "gantry", "tyre"),
        ("a tugboat", "funnel", "gantry"),
    ],
)
def test_a_name_of_its_own_is_built_as_such(prompt: str, has: str, lacks: str) -> None:
    names = part_names(prompt)
    assert has in names
    assert lacks not in names


def test_any_seed_gives_closed_parts_in_a_valid_file() -> None:
    rng = np.random.default_rng(533)
    names = sorted(kinds())
    for k in rng.choice(len(names), 24, replace=False):
        options = {"seed": int(rng.integers(1 << 31)), "texture_size": 64}
        request = EngineRequest(mode=Mode.TEXT, quality=Quality.DRAFT, prompt=names[k], options=options)
        model = ShapesEngine().generate(request, lambda _stage, _share: None, Deadline.after(60)).model
        assert model is not None
        assert measure_model(model).is_watertight, (names[k], options)
        assert_valid_glb(write_glb(model))
