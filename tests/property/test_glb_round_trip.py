"""Goal: what is written as GLB comes back the same - arrays, textures, materials - and the file is valid."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gltf_validator import assert_valid_glb
from tests.meshes import blob, box, checkered, sphere, torus

from image3d.geometry.errors import GeometryError
from image3d.geometry.glb import read_glb, write_glb
from image3d.geometry.model import ByteArray, Material, Model, Part

unit = st.floats(0.0, 1.0, width=32)
sizes = st.integers(1, 24)
meshes = st.sampled_from([box(), sphere(subdivisions=1), torus(sections=8), blob(cells=12)])


@st.composite
def textures(draw: st.DrawFn, channels: int = 3) -> ByteArray:
    shape = (draw(sizes), draw(sizes), channels)
    return np.random.default_rng(draw(st.integers(0, 2**32))).integers(0, 256, shape, dtype=np.uint8)


@st.composite
def materials(draw: st.DrawFn) -> Material:
    maybe = st.none() | textures()
    cutoff = draw(st.none() | unit)
    return Material(
        name=draw(st.text(max_size=12)),
        base_color_texture=draw(maybe | textures(4)),
        metallic_roughness_texture=draw(maybe),
        normal_texture=draw(maybe),
        occlusion_texture=draw(maybe),
        emissive_texture=draw(maybe),
        base_color_factor=draw(st.tuples(unit, unit, unit, unit if cutoff is None else st.just(1.0))),
        metallic_factor=draw(unit),
        roughness_factor=draw(unit),
        emissive_factor=draw(st.tuples(unit, unit, unit)),
        double_sided=draw(st.booleans()),
        alpha_cutoff=cutoff,
    )


@st.composite
def parts(draw: st.DrawFn) -> Part:
    vertices, faces = draw(meshes)
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    normals = rng.normal(size=vertices.shape)
    return Part(
        vertices=vertices * draw(st.sampled_from([0.01, 1.0, 300.0])) + draw(st.floats(-10, 10)),
        faces=faces,
        uvs=rng.uniform(-2, 2, (len(vertices), 2)),
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True) if draw(st.booleans()) else None,
        colors=rng.uniform(0, 1, (len(vertices), 4)) if draw(st.booleans()) else None,
        material=draw(materials()),
        name=draw(st.text(min_size=1, max_size=12)),
    )


models = st.lists(parts(), min_size=1, max_size=3).map(lambda drawn: Model(parts=tuple(drawn)))


@settings(deadline=None, max_examples=60)
@given(model=models)
def test_everything_comes_back(model: Model) -> None:
    back = read_glb(write_glb(model))
    assert len(back.parts) == len(model.parts)
    for old, new in zip(model.parts, back.parts, strict=True):
        assert new.name == old.name
        assert np.array_equal(new.faces, old.faces)
        assert np.array_equal(new.vertices, old.vertices.astype(np.float32))
        assert old.uvs is not None
        assert new.uvs is not None
        assert np.array_equal(new.uvs, old.uvs.astype(np.float32))
        assert new.normals is not None
        assert np.allclose(np.linalg.norm(new.normals, axis=1), 1.0, atol=1e-6)
        if old.normals is not None:
            assert np.allclose(new.normals, old.normals, atol=1e-6)
        assert (new.colors is None) == (old.colors is None)
        if old.colors is not None and new.colors is not None:
            assert np.allclose(new.colors, old.colors, atol=1e-6)
        _same_material(old.material, new.material)


def _same_material(old: Material, new: Material) -> None:
    for name in ("metallic_roughness", "normal", "occlusion", "emissive"):
        before, after = getattr(old, f"{name}_texture"), getattr(new, f"{name}_texture")
        assert (before is None) == (after is None)
        assert before is None or np.array_equal(before, after)
    before, after = old.base_color_texture, new.base_color_texture
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert np.array_equal(before[..., :3], after[..., :3])
        if before.shape[2] == 4 and (before[..., 3] < 255).any():
            assert np.array_equal(before, after)
    assert np.allclose(new.base_color_factor, old.base_color_factor)
    assert np.allclose(new.emissive_factor, old.emissive_factor)
    numbers = ("name", "metallic_factor", "roughness_factor", "double_sided", "alpha_cutoff")
    assert [getattr(new, name) for name in numbers] == [getattr(old, name) for name in numbers]


@settings(deadline=None, max_examples=12)
@given(model=models)
def test_the_khronos_validator_finds_nothing(model: Model) -> None:
    assert_valid_glb(write_glb(model, extras={"task": "property"}))


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_damaged_bytes_are_read_or_refused_but_never_crash(data: st.DataObject) -> None:
    whole = bytearray(_SAMPLE)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        try:
            model = read_glb(damaged)
        except GeometryError:
            continue
        for part in model.parts:
            assert np.isfinite(part.vertices).all()
            assert part.faces.max() < len(part.vertices)


@given(noise=st.binary(max_size=300))
def test_noise_is_refused(noise: bytes) -> None:
    try:
        read_glb(noise)
    except GeometryError:
        return
    raise AssertionError("noise was read as a model")


_SAMPLE = write_glb(Model(parts=(checkered(box(), size=16),)))
