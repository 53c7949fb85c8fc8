# Goal: the photographs that materials are judged on have the right light: even light all round leaves a convex body's
# paint as it is, a mirror shows the panorama, metals tint and others do not.
import numpy as np
import pytest
from bench.quality.lit import WHITE, Stuff, photograph
from numpy.typing import NDArray
from training.corpus import Textured

EVEN = np.ones((64, 128, 3), np.float32)


def ball(paint: tuple[float, float, float] = (0.5, 0.5, 0.5)) -> Textured:
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 97), np.linspace(0, np.pi, 49))
    vertices = np.stack([np.sin(v) * np.sin(u), np.cos(v), np.sin(v) * np.cos(u)], -1).reshape(-1, 3)
    index = np.arange(97 * 49).reshape(49, 97)
    a, b, c, d = (part.ravel() for part in (index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]))
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    return Textured(vertices=vertices, faces=faces, face_rgb=np.tile(paint, (len(faces), 1)))


def linear(srgb: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def middle(stuff: Stuff, panorama: NDArray[np.float32] = EVEN, paint: tuple[float, float, float] = (0.5, 0.5, 0.5)):
    photo = photograph(ball(paint), stuff, panorama, view=(0.0, 0.0), turn=0.0, pixels=48, rays=64)
    return linear(photo.rgba[20:28, 20:28, :3] / 255.0).mean((0, 1)), photo


def returned(roughness: float) -> float:
    """How much of even light a rough white mirror seen straight on gives back after one bounce, by quadrature."""
    out = (np.arange(4000) + 0.5) / 4000
    half, alpha2 = np.sqrt((1 + out) / 2), roughness**4
    normals = alpha2 / (np.pi * (half * half * (alpha2 - 1) + 1) ** 2)
    shadowed = 2 * out / (out + np.sqrt(alpha2 + (1 - alpha2) * out * out))
    return float((2 * np.pi * normals * shadowed / 4).mean())


@pytest.mark.parametrize("roughness", [0.15, 0.4, 0.8])
def test_a_white_metal_gives_back_even_light(roughness: float) -> None:
    value, photo = middle(Stuff(name="mirror", roughness=roughness, metalness=1.0, paint=(1.0, 1.0, 1.0)))
    assert value == pytest.approx(np.full(3, WHITE * returned(roughness)), rel=0.03)
    assert (photo.rgba[24, 24, 3], photo.rgba[0, 0, 3]) == (255, 0)


def test_matt_paint_in_even_light_shows_its_own_colour() -> None:
    value, photo = middle(Stuff(name="chalk", roughness=1.0, metalness=0.0), paint=(0.8, 0.4, 0.2))
    assert value == pytest.approx(WHITE * (linear(np.array([0.8, 0.4, 0.2])) * 0.96 + 0.04 * returned(1.0)), rel=0.03)
    assert photo.paint[24, 24] == pytest.approx([0.8, 0.4, 0.2])


def test_only_metals_tint_what_they_mirror() -> None:
    dark = (0.02, 0.02, 0.02)
    glaze, _ = middle(Stuff(name="glaze", roughness=0.15, metalness=0.0, paint=dark))
    assert glaze == pytest.approx(np.full(3, 0.04 * WHITE), rel=0.2)
    gold, _ = middle(Stuff(name="gold", roughness=0.15, metalness=1.0, paint=(1.0, 0.8, 0.3)))
    assert gold / gold[0] == pytest.approx(linear(np.array([1.0, 0.8, 0.3])), rel=0.05)


def test_light_comes_from_where_the_panorama_has_it() -> None:
    sky = np.zeros((64, 128, 3), np.float32)
    sky[:32] = 2.0
    photo = photograph(
        ball(), Stuff(name="chalk", roughness=1.0, metalness=0.0), sky, view=(0.0, 0.0), turn=0.0, pixels=48, rays=48
    )
    assert photo.rgba[8, 24, 0] > 1.8 * photo.rgba[38, 24, 0]
    right = np.zeros((64, 128, 3), np.float32)
    right[:, 64 + 16 : 64 + 48] = 4.0  # longitudes 45 to 135 degrees: +X
    photo = photograph(
        ball(), Stuff(name="chalk", roughness=1.0, metalness=0.0), right, view=(0.0, 0.0), turn=0.0, pixels=48, rays=48
    )
    assert photo.rgba[24, 38, 0] > 3 * photo.rgba[24, 10, 0]
