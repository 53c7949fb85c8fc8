"""Base colour, roughness and metalness against the truth, on held-out objects of held-out materials in held-out light.

`python -m bench.quality.materials --assets FOLDER --environments FOLDER` photographs scans and household models that
training never saw, in materials given here (training draws its own at random and lights them by formulas), in the
light of panoramas. Printed per material and as a mean, absolute errors over the pixels of the subject:

- base colour (sRGB) of the plain picture and of the picture with its light reduced, as they are, and after the one
  brightness per picture that suits each best, since nobody can tell dim light from dark paint;
- roughness and metalness as they reach the texture, beside the constants that are used where nothing is known.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from bench.quality.lit import Floats, Photograph, Stuff, photograph
from bench.quality.objects import SCANS, scans
from numpy.typing import NDArray

from image3d.engines.sculpt.delight import delit
from image3d.engines.sculpt.features import Crop, crop_round, cropped
from image3d.engines.sculpt.network import WEIGHTS, Network, Seen, read_network
from image3d.engines.sculpt.shine import DEFAULT_METALNESS, DEFAULT_ROUGHNESS, believed
from image3d.imaging.matte import cut_out
from training import environments

OBJECTS = ("moka_pot", "red_coffee_mug", "alphabet_soup", "white_bowl", "milk", "wooden_cabinet_base")
MATERIALS = (
    Stuff(name="chalky paint", roughness=0.95, metalness=0.0),
    Stuff(name="satin paint", roughness=0.5, metalness=0.0),
    Stuff(name="glazed paint", roughness=0.15, metalness=0.0),
    Stuff(name="blue plastic", roughness=0.35, metalness=0.0, paint=(0.13, 0.29, 0.66)),
    Stuff(name="white ceramic", roughness=0.22, metalness=0.0, paint=(0.88, 0.86, 0.81)),
    Stuff(name="brushed steel", roughness=0.42, metalness=1.0, paint=(0.77, 0.78, 0.78)),
    Stuff(name="polished brass", roughness=0.17, metalness=1.0, paint=(0.91, 0.78, 0.45)),
    Stuff(name="worn copper", roughness=0.6, metalness=1.0, paint=(0.85, 0.56, 0.44)),
)
VIEW = (30.0, 18.0)
_SURE = 0.98


@dataclass(frozen=True, kw_only=True)
class Errors:
    """Mean absolute errors of one photograph; pairs are (baseline, ours)."""

    colour: tuple[float, float]
    scaled: tuple[float, float]
    roughness: tuple[float, float]
    metalness: tuple[float, float]

    def row(self) -> list[float]:
        return [*self.colour, *self.scaled, *self.roughness, *self.metalness]


class Look(NamedTuple):
    """What the engine makes of a photograph."""

    rgba: NDArray[np.uint8]
    crop: Crop
    seen: Seen


def look(net: Network, photo: Photograph) -> Look:
    """The cut-out subject as the suited network sees it."""
    rgba = cut_out(photo.rgba).rgba
    crop = crop_round(rgba[..., 3].astype(np.float32) / 255)
    assert crop is not None
    view = cropped(rgba, crop, net.size)
    return Look(rgba, crop, net.suited(view).see(view))


def judge(found: Look, photo: Photograph, stuff: Stuff) -> Errors:
    """How far the engine's material of a photograph is from the truth."""
    rgba, crop, seen = found
    sure = rgba[..., 3] > _SURE * 255
    truth, plain = photo.paint[sure], rgba[sure, :3] / 255.0
    ours = delit(rgba, crop, seen.albedo)[sure].astype(np.float64)
    shine = _at_pixels(believed(rgba, crop, seen.shine), crop, rgba.shape[:2])[sure]
    return Errors(
        colour=(_off(plain, truth), _off(ours, truth)),
        scaled=(_off(_brought(plain, truth), truth), _off(_brought(ours, truth), truth)),
        roughness=(abs(DEFAULT_ROUGHNESS - stuff.roughness), _off(shine[:, 0], stuff.roughness)),
        metalness=(abs(DEFAULT_METALNESS - stuff.metalness), _off(shine[:, 1], stuff.metalness)),
    )


def _at_pixels(values: NDArray[np.floating], crop: Crop, shape: tuple[int, ...]) -> Floats:
    scale = values.shape[0] / (2 * crop.half_px)
    shift = [(-middle + crop.half_px) * scale - 0.5 for middle in crop.centre_px]
    matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]])
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(values.astype(np.float64), matrix, shape[::-1], flags=how, borderMode=cv2.BORDER_REPLICATE)


def _brought(colour: Floats, truth: Floats) -> Floats:
    """The colours times the one factor that brings them nearest to the truth."""
    return (colour * ((colour * truth).sum() / max((colour * colour).sum(), 1e-9))).clip(0, 1)


def _off(value: Floats, truth: Floats | float) -> float:
    return float(np.abs(value - truth).mean())


COLUMNS = ("picture", "ours", "pict. scaled", "ours scaled", "rough const", "rough", "metal const", "metal")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assets", type=Path, required=True, help="unpacked folder of the benchmark's models")
    parser.add_argument("--environments", type=Path, required=True, help="folder of panoramas (.npz)")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pixels", type=int, default=256)
    parser.add_argument("--rays", type=int, default=24)
    parser.add_argument("--sheet", type=Path, help="also draw picture, light reduced and truth of each into this PNG")
    options = parser.parse_args()
    known = {name.split("/")[1] for name in SCANS}
    assert set(OBJECTS) <= known
    meshes = [item.read() for item in scans(options.assets) if item.name in OBJECTS]
    skies = environments.load(options.environments, held_out=True)
    net = read_network(options.weights)
    print(f"{len(meshes)} objects, light of {', '.join(sky.name for sky in skies)}, view {VIEW}, {options.pixels} px")
    print(f"{'material':16}" + "".join(f"{name:>14}" for name in COLUMNS))
    rows: list[list[float]] = []
    tiles: list[NDArray[np.uint8]] = []
    for number, stuff in enumerate(MATERIALS):
        found: list[list[float]] = []
        for k in range(2):  # two objects of each material, each object and sky equally often
            mesh, sky = meshes[(2 * number + k) % len(meshes)], skies[(number + k) % len(skies)]
            turn = ((number * 7 + k * 3) % 11) / 11
            photo = photograph(mesh, stuff, sky.sharp, view=VIEW, turn=turn, pixels=options.pixels, rays=options.rays)
            looked = look(net, photo)
            found.append(judge(looked, photo, stuff).row())
            tiles.append(_tile(looked, photo))
        rows += found
        _show(stuff.name, np.mean(found, axis=0))
    _show("mean", np.mean(rows, axis=0))
    if options.sheet:
        cv2.imwrite(str(options.sheet), np.concatenate(tiles)[..., ::-1])


def _show(name: str, values: NDArray[np.floating]) -> None:
    print(f"{name:16}" + "".join(f"{value:14.3f}" for value in values), flush=True)


def _tile(found: Look, photo: Photograph) -> NDArray[np.uint8]:
    rgba, crop, seen = found
    cover = photo.rgba[..., 3:] / 255.0
    albedo = _at_pixels(seen.albedo, crop, rgba.shape[:2])
    layers = (photo.rgba[..., :3] / 255.0, delit(rgba, crop, seen.albedo), albedo, photo.paint)
    flat = [layer * cover + 0.94 * (1 - cover) for layer in layers]
    return (np.concatenate(flat, 1).clip(0, 1) * 255).astype(np.uint8)


if __name__ == "__main__":
    main()
