"""Goal: delivered models stand on the floor, centred and of a sane size, and unsound files are caught."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meshes import box, checkered, plain, sphere

from image3d.geometry.errors import GeometryError, InvalidModel
from image3d.geometry.glb import write_glb
from image3d.geometry.glb_container import pack, unpack
from image3d.geometry.measure import measure_model
from image3d.geometry.model import Model, Part
from image3d.geometry.placing import cleaned, placed
from image3d.geometry.validate import checked_glb


@given(scale=st.floats(1e-12, 1e12), move=st.tuples(*[st.floats(-1e6, 1e6)] * 3))
def test_any_size_anywhere_ends_on_the_floor(scale: float, move: tuple[float, float, float]) -> None:
    vertices, faces = box(x=1.0, y=2.0, z=3.0)
    model, factor = placed(plain(((vertices + np.array(move) * 1e-3) * scale, faces)))
    (x0, y0, z0), (x1, y1, z1) = measure_model(model).bounds_m
    size = y1 - y0
    assert (x0 + x1, z0 + z1, y0) == pytest.approx((0, 0, 0), abs=1e-6 * size)
    assert max(x1 - x0, y1 - y0, z1 - z0) == pytest.approx(3 * scale * factor, rel=1e-6)
    assert factor == 1.0 if 1e-3 <= 3 * scale <= 1e3 else 3 * scale * factor == pytest.approx(1.0)


def test_what_is_unused_goes_and_the_rest_stays() -> None:
    vertices, faces = box()
    extra = np.concatenate([vertices, [[99.0, 99.0, 99.0]]])
    broken = np.concatenate([faces, [[0, 0, 1]]])
    empty = Part(vertices=vertices, faces=np.zeros((0, 3), np.int64))
    model = cleaned(Model(parts=(Part(vertices=extra, faces=broken), empty)))
    (part,) = model.parts
    assert np.array_equal(part.vertices, vertices)
    assert np.array_equal(part.faces, faces)


@pytest.mark.parametrize(
    "model",
    [
        Model(parts=()),
        Model(parts=(Part(vertices=np.zeros((0, 3)), faces=np.zeros((0, 3), np.int64)),)),
        plain((np.zeros((4, 3)), np.array([[0, 1, 2], [1, 2, 3]]))),
        plain((np.full((3, 3), np.inf), np.array([[0, 1, 2]]))),
        plain((np.zeros((3, 3)), np.array([[0, 1, 5]]))),
        plain((np.zeros((3, 3)), np.array([[1, 1, 1]]))),
    ],
    ids=["no parts", "no faces", "one point", "infinite", "bad index", "only repeated corners"],
)
def test_what_is_no_model_is_refused(model: Model) -> None:
    with pytest.raises(InvalidModel):
        placed(cleaned(model))


def test_a_sound_file_passes_and_comes_back() -> None:
    model = Model(parts=(checkered(sphere(), size=32), *plain(box()).parts))
    assert [len(part.faces) for part in checked_glb(write_glb(model)).parts] == [
        len(part.faces) for part in model.parts
    ]


def spoiled(index: int, offset: int, value: float) -> bytes:
    """A sound GLB with one float of one accessor replaced."""
    document, binary = unpack(write_glb(plain(sphere())))
    view = document["bufferViews"][document["accessors"][index]["bufferView"]]
    at = view["byteOffset"] + 4 * offset
    return pack(document, binary[:at] + np.float32(value).tobytes() + binary[at + 4 :])


@pytest.mark.parametrize(
    "data",
    [spoiled(0, 4, np.nan), spoiled(0, 7, np.inf), spoiled(1, 1, 3.0), spoiled(1, 2, np.nan)],
    ids=["position nan", "position infinite", "long normal", "normal nan"],
)
def test_unsound_numbers_are_caught(data: bytes) -> None:
    with pytest.raises(GeometryError):
        checked_glb(data)


def test_a_surface_without_area_is_caught() -> None:
    line = np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0]])
    with pytest.raises(InvalidModel, match="no area"):
        checked_glb(write_glb(plain((line, np.array([[0, 1, 2]])))))


def test_a_texture_without_coordinates_is_caught() -> None:
    document, binary = unpack(write_glb(Model(parts=(checkered(box(), size=16),))))
    del document["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_0"]
    with pytest.raises(InvalidModel, match="texture coordinates"):
        checked_glb(pack(document, binary))
