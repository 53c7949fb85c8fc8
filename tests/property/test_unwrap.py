"""Goal: an unwrapped mesh is the same mesh, no two faces share a place in the atlas, a bake reads back."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meshes import Mesh, blob, box, bumpy, cylinder, sphere, torus

from image3d.geometry.bake import bake, surface_of
from image3d.geometry.measure import measure
from image3d.geometry.raster import rasterise
from image3d.geometry.sampling import sample_texture
from image3d.geometry.unwrap import unwrap

meshes = st.one_of(
    st.builds(box, x=st.floats(0.01, 10), y=st.floats(0.01, 10)),
    st.builds(sphere, subdivisions=st.integers(1, 3), radius=st.sampled_from([1e-3, 1.0, 500.0])),
    st.builds(torus, minor=st.floats(0.1, 0.6), sections=st.integers(8, 40)),
    st.builds(cylinder, sections=st.integers(3, 60)),
    st.builds(bumpy, subdivisions=st.just(3), depth=st.floats(0.0, 0.4)),
    st.builds(blob, seed=st.integers(0, 20), cells=st.integers(14, 28)),
)


@settings(deadline=None, max_examples=40)
@given(mesh=meshes)
def test_the_atlas_holds_the_same_mesh_without_overlaps(mesh: Mesh) -> None:
    vertices, faces = mesh
    flat = unwrap(vertices, faces, texture_size=512)
    assert np.array_equal(flat.vertices[flat.faces], vertices[faces])
    assert np.array_equal(flat.vertices, vertices[flat.source])
    assert flat.uvs.min() >= 0.0
    assert flat.uvs.max() <= 1.0
    assert measure(flat.vertices, flat.faces).is_watertight == measure(vertices, faces).is_watertight
    covered = rasterise(flat.uvs[flat.faces] * 512, 512, 512).pixel
    assert len(np.unique(covered)) == len(covered)


@settings(deadline=None, max_examples=25)
@given(mesh=meshes)
def test_charts_keep_their_distance(mesh: Mesh) -> None:
    flat = unwrap(*mesh, texture_size=256, gap_px=4)
    fragments = rasterise(flat.uvs[flat.faces] * 256, 256, 256)
    owner = np.full((256, 256), -1)
    owner.ravel()[fragments.pixel] = flat.chart[fragments.face]
    for rows, columns in ((1, 0), (0, 1), (1, 1)):
        here = owner[: 256 - rows, : 256 - columns]
        there = owner[rows:, columns:]
        both = (here >= 0) & (there >= 0)
        assert (here[both] == there[both]).all()


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 20))
def test_a_baked_field_reads_back_on_the_surface(seed: int) -> None:
    vertices, faces = blob(seed=seed, cells=24)
    low, size = vertices.min(axis=0), np.ptp(vertices, axis=0).max()
    flat = unwrap(vertices, faces, texture_size=512)
    texture = bake(
        flat.vertices, flat.faces, flat.uvs, size=512, evaluate=lambda surface: (surface.points - low) / size
    )
    weights = np.random.default_rng(seed).dirichlet((1, 1, 1), len(faces)).astype(np.float32)
    spots = np.einsum("fc,fcx->fx", weights, flat.vertices[flat.faces])
    uvs = np.einsum("fc,fcx->fx", weights, flat.uvs[flat.faces]).astype(np.float32)
    read = sample_texture(texture, uvs) / 255.0
    error = np.abs(read - (spots - low) / size).max(axis=1)
    assert np.quantile(error, 0.99) < 0.01
    assert error.max() < 0.05


def test_every_chart_gets_texels_even_when_texels_are_large() -> None:
    flat = unwrap(*bumpy(subdivisions=4), texture_size=128)
    surface = surface_of(flat.vertices, flat.faces, flat.uvs, 128)
    assert (np.bincount(flat.chart[surface.face], minlength=flat.chart.max() + 1) > 0).all()
    assert len(np.unique(surface.texel)) == len(surface.texel)
