# ruff: noqa: E501  # tables read best a row a line
"""The attribute suite: 200 generated prompts whose colours, counts and sizes are measured on the model.

Colour: CIE76 distance between the asked colour and the mean colour of the main material, at most 20.
Counts: parts (or copies) of the counted thing, exactly. Sizes: the model's extent against the plain one, within 2 %.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from bench.text.making import make

from image3d.engines.protocol import Quality
from image3d.engines.shapes.colours import hex_of, lab
from image3d.engines.shapes.words import COLOURS, SIZES
from image3d.geometry.measure import measure_model
from image3d.geometry.model import Material, Model, Part

MOST_DISTANCE, MOST_RATIO_ERROR = 20.0, 0.02
COLOURED = ["chair", "sofa", "mug", "car", "mushroom", "vase", "teapot", "dragon", "robot", "bicycle", "rocket", "backpack", "cat", "balloon", "umbrella", "gift box", "boot", "guitar", "fish", "crown"]  # fmt: skip
SHADES = ["red", "blue", "green", "yellow", "black", "white", "orange", "purple", "pink", "brown"]
COUNTED: list[tuple[str, str, str, range]] = [
    ("chair", "leg", r"leg \d+$", range(3, 7)), ("table", "leg", r"leg \d+$", range(3, 7)), ("castle", "tower", r"tower \d+ wall$", range(2, 8)), ("bookshelf", "shelf", r"shelf \d+$", range(2, 7)),
    ("windmill", "blade", r"arm \d+$", range(3, 7)), ("cake", "candle", r"candle \d+$", range(1, 9)), ("dresser", "drawer", r"drawer \d+$", range(2, 6)), ("ladder", "rung", r"rung \d+$", range(4, 9)), ("wheel", "spoke", r"spoke \d+$", range(5, 11)), ("sailing boat", "mast", r"mast \d+$", range(1, 4)),
]  # fmt: skip
COPIED = ["mug", "chair", "apple", "bottle", "barrel", "dice", "candle", "mushroom", "crate", "robot"]
SIZED = ["chair", "barrel", "castle", "dog", "vase", "car", "tree", "robot", "crate", "dragon"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A prompt and what must hold of its model: a measured value and whether it will do."""

    prompt: str
    group: str
    check: Callable[[Model], tuple[float, bool]]


def area(part: Part) -> float:
    """Square metres of a part."""
    a, b, c = (part.vertices[part.faces[:, k]] for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def color(material: Material) -> np.ndarray:
    """Mean sRGB (3,) of a material in 0..1."""
    if material.base_color_texture is not None:
        return material.base_color_texture[..., :3].reshape(-1, 3).mean(axis=0) / 255
    linear = np.array(material.base_color_factor[:3])
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def main_color(model: Model) -> np.ndarray:
    """Mean sRGB of the material that covers most of the model."""
    areas: dict[str, float] = {}
    for part in model.parts:
        areas[part.material.name] = areas.get(part.material.name, 0.0) + area(part)
    main = [part.material for part in model.parts if part.material.name == "main"]
    largest = max(areas, key=lambda name: areas[name])
    return color(main[0] if main else next(p.material for p in model.parts if p.material.name == largest))


def color_case(kind: str, name: str) -> Case:
    def check(model: Model) -> tuple[float, bool]:
        found = float(np.linalg.norm(lab(hex_of(main_color(model))) - lab(COLOURS[name])))
        return found, found <= MOST_DISTANCE

    article = "an" if name[0] in "aeiou" else "a"
    return Case(prompt=f"{article} {name} {kind}", group="colour", check=check)


def count_case(kind: str, noun: str, pattern: str, count: int) -> Case:
    def check(model: Model) -> tuple[float, bool]:
        found = len({part.name for part in model.parts if re.search(pattern, part.name)})
        return found, found == count

    plural = {"shelf": "shelves"}.get(noun, noun + "s") if count > 1 else noun
    return Case(prompt=f"a {kind} with {count} {plural}", group="detail count", check=check)


def copy_case(kind: str, count: int) -> Case:
    single = make(f"a {kind}", seed=1, quality=Quality.DRAFT).result
    assert single is not None
    assert single.model is not None
    one = measure_model(single.model)

    def check(model: Model) -> tuple[float, bool]:
        found = measure_model(model).components / one.components
        return found, found == count

    plural = {"mushroom": "mushrooms", "dice": "dice"}.get(kind, kind + "s")
    return Case(prompt=f"{count} {plural}", group="object count", check=check)


def size_case(kind: str, word: str) -> Case:
    single = make(f"a {kind}", seed=1, quality=Quality.DRAFT).result
    assert single is not None
    assert single.model is not None
    before = np.array(measure_model(single.model).extents_m)

    def check(model: Model) -> tuple[float, bool]:
        ratio = float((np.array(measure_model(model).extents_m) / before).mean())
        return ratio, abs(ratio / SIZES[word] - 1) <= MOST_RATIO_ERROR

    return Case(prompt=f"a {word} {kind}", group="size", check=check)


def cases() -> list[Case]:
    """200 cases, the same in every run."""
    rng = random.Random(4)
    out = [color_case(kind, name) for kind in COLOURED for name in rng.sample(SHADES, 4)]
    out += [count_case(k, noun, pattern, n) for k, noun, pattern, many in COUNTED for n in rng.sample(list(many), 3)]
    out += [copy_case(kind, n) for kind in COPIED for n in rng.sample(range(2, 8), 4)]
    out += [
        size_case(kind, word) for kind in SIZED for word in rng.sample(["tiny", "small", "large", "big", "huge"], 5)
    ]
    return out


def main() -> None:
    """Prints every miss, then the share honoured in each group."""
    told: dict[str, list[bool]] = {}
    for case in cases():
        made = make(case.prompt, seed=1, quality=Quality.DRAFT)
        value, good = case.check(made.result.model) if made.result and made.result.model else (float("nan"), False)
        told.setdefault(case.group, []).append(good)
        if not good:
            print(f"missed  {case.group}: {case.prompt!r}: {value:.2f} {made.error or ''}")
    for group, marks in told.items():
        print(f"{group:13} {sum(marks)}/{len(marks)}")
    print(f"{'all':13} {sum(map(sum, told.values()))}/{sum(map(len, told.values()))}")


if __name__ == "__main__":
    main()
