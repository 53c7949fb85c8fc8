"""Goal: a reduced model keeps its look: colors at every place, materials, sharp edges, and its parts where it can."""

import numpy as np
import pytest
from tests.meshes import box, bumpy, checkered, plain, sphere, torus

from image3d.geometry.measure import measure, measure_model
from image3d.geometry.mesh import area_vectors, unit
from image3d.geometry.model import Material, Model, Part
from image3d.geometry.reduce import reduce_model, shares
from image3d.geometry.sampling import PointSampler
from image3d.geometry.transfer import nearest_on, retexture


def test_a_small_model_is_the_same_object() -> None:
    model = plain(sphere())
    assert reduce_model(model, len(sphere()[1]), texture_size=64) is model


def test_plain_parts_keep_their_materials_and_stay_closed() -> None:
    red, steel = Material(base_color_factor=(1, 0, 0, 1)), Material(metallic_factor=1.0)
    moved = torus(sections=48)[0] + (3.0, 0.0, 0.0)
    parts = (
        Part(vertices=sphere(subdivisions=4)[0], faces=sphere(subdivisions=4)[1], material=red, name="ball"),
        Part(vertices=moved, faces=torus(sections=48)[1], material=steel, name="ring"),
        Part(vertices=box()[0] + 9.0, faces=box()[1], name="box"),
    )
    reduced = reduce_model(Model(parts=parts), 2000, texture_size=64)
    assert [(part.name, part.material) for part in reduced.parts] == [(part.name, part.material) for part in parts]
    assert 1800 <= sum(len(part.faces) for part in reduced.parts) <= 2000
    assert reduced.parts[2] is parts[2]
    assert measure_model(reduced).is_watertight
    assert measure_model(reduced).volume_m3 == pytest.approx(measure_model(Model(parts=parts)).volume_m3, rel=0.02)


def test_a_surface_split_between_parts_does_not_tear() -> None:
    vertices, faces = sphere(subdivisions=4)
    upper = vertices[faces].mean(axis=1)[:, 1] > 0
    parts = (
        Part(vertices=vertices, faces=faces[upper], material=Material(base_color_factor=(1, 0, 0, 1))),
        Part(vertices=vertices, faces=faces[~upper], material=Material(base_color_factor=(0, 0, 1, 1))),
    )
    reduced = reduce_model(Model(parts=parts), 1500, texture_size=256)
    (part,) = reduced.parts
    assert measure(part.vertices, part.faces).is_watertight
    centres = part.vertices[part.faces].mean(axis=1)
    middle = np.full((len(part.faces), 3), 1 / 3, np.float32)
    colors = PointSampler(part, np.arange(len(part.faces)), middle).base_color()
    clear = np.abs(centres[:, 1]) > 0.1
    assert np.array_equal(colors[clear, 0] > 0.5, centres[clear, 1] > 0)
    assert np.array_equal(colors[clear, 2] > 0.5, centres[clear, 1] < 0)


def test_a_texture_moves_to_the_new_mesh() -> None:
    vertices, faces = bumpy(subdivisions=4)
    old = Model(parts=(checkered((vertices, faces), size=512, roughness_factor=0.3),))
    reduced = reduce_model(old, len(faces) // 2, texture_size=512)
    (part,) = reduced.parts
    assert 0.95 * len(faces) / 2 <= len(part.faces) <= len(faces) / 2
    assert part.material.roughness_factor == pytest.approx(0.3, abs=1e-6)
    assert part.material.base_color_texture is not None
    assert part.material.base_color_texture.shape == (512, 512, 3)
    rng = np.random.default_rng(0)
    face = rng.integers(0, len(part.faces), 4000)
    weights = rng.dirichlet((1, 1, 1), 4000).astype(np.float32)
    places = np.einsum("kc,kcx->kx", weights, part.vertices[part.faces[face]])
    facing = unit(area_vectors(part.vertices, part.faces))[face]
    there, at = nearest_on(old.parts[0].vertices, old.parts[0].faces, places, facing)
    gap = np.abs(PointSampler(part, face, weights).base_color() - PointSampler(old.parts[0], there, at).base_color())
    assert np.quantile(gap.max(axis=1), 0.9) < 0.05
    assert gap.mean() < 0.03


def test_the_sides_of_a_thin_wall_are_kept_apart() -> None:
    vertices, faces = box(x=1.0, y=1.0, z=0.004)
    front = unit(area_vectors(vertices, faces))[:, 2] > 0.5
    parts = (
        Part(vertices=vertices, faces=faces[front], material=Material(base_color_factor=(1, 1, 1, 1))),
        Part(vertices=vertices, faces=faces[~front], material=Material(base_color_factor=(0, 0, 0, 1))),
    )
    new = retexture(Model(parts=parts), vertices, faces, texture_size=128)
    middle = np.full((len(new.faces), 3), 1 / 3, np.float32)
    colors = PointSampler(new, np.arange(len(new.faces)), middle).base_color()[:, 0]
    facing = unit(area_vectors(new.vertices, new.faces))[:, 2]
    assert (colors[facing > 0.5] > 0.95).all()
    assert (colors[facing < -0.5] < 0.05).all()


def test_every_channel_and_vertex_colors_are_baked() -> None:
    vertices, faces = sphere(subdivisions=3)
    colors = np.tile((0.0, 1.0, 0.0, 1.0), (len(vertices), 1))
    shiny = Material(metallic_factor=1.0, roughness_factor=0.2, emissive_factor=(0.0, 0.0, 1.0), double_sided=True)
    parts = (
        Part(vertices=vertices, faces=faces, colors=colors, material=Material(roughness_factor=0.9)),
        Part(vertices=vertices + 4.0, faces=faces, material=shiny),
    )
    (part,) = reduce_model(Model(parts=parts), 1200, texture_size=256).parts
    middle = np.full((len(part.faces), 3), 1 / 3, np.float32)
    sampler = PointSampler(part, np.arange(len(part.faces)), middle)
    second = part.vertices[part.faces].mean(axis=1)[:, 0] > 2
    assert np.allclose(sampler.base_color()[~second, :3], (0, 1, 0), atol=0.02)
    assert np.allclose(sampler.metallic_roughness()[~second], (0.0, 0.9), atol=0.01)
    assert np.allclose(sampler.metallic_roughness()[second], (1.0, 0.2), atol=0.01)
    assert np.allclose(sampler.emitted()[second], (0, 0, 1), atol=0.02)
    assert not sampler.emitted()[~second].any()
    assert part.material.double_sided


def test_normal_maps_turn_with_the_new_atlas() -> None:
    vertices, faces = sphere(subdivisions=4)
    part = checkered((vertices, faces), size=128)
    tilted = np.tile(np.uint8([128 + 60, 128, 240]), (8, 8, 1))
    old = Model(
        parts=(Part(vertices=part.vertices, faces=part.faces, uvs=part.uvs, material=Material(normal_texture=tilted)),)
    )
    (new,) = reduce_model(old, 2000, texture_size=512).parts
    texture = new.material.normal_texture
    assert texture is not None
    length = np.linalg.norm(texture.astype(float) / 127.5 - 1, axis=2)
    assert np.quantile(np.abs(length - 1), 0.95) < 0.05
    assert np.median(texture[..., 2]) == pytest.approx(240, abs=8)


@pytest.mark.parametrize(
    ("counts", "target"), [([5000, 5000], 1000), ([12, 12, 9000], 2000), ([40] * 50, 1000), ([10, 20, 100_000], 100)]
)
def test_shares_fit_the_target(counts: list[int], target: int) -> None:
    given = shares(np.array(counts), target)
    assert given.sum() <= target
    assert (given <= counts).all()
    assert (given >= 4).all()
