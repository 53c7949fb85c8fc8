# Goal: lighting obeys the metallic-roughness model: metals mirror in the colour of their paint and are never lit
# through, others mirror without tint; the targets behind a picture do not depend on its light.
import torch
from training.relight import Recolour, Subject, relight


def facing(albedo: tuple[float, float, float], rough: float, metal: float, pictures: int = 64) -> Subject:
    """A pixel of each picture that looks straight at the viewer."""
    return Subject(
        of=torch.arange(pictures),
        count=pictures,
        albedo=torch.tensor(albedo).expand(pictures, 3),
        shine=torch.tensor([rough, metal]).expand(pictures, 2),
        normal=torch.tensor([0.0, 0.0, 1.0]).expand(pictures, 3),
        free=torch.ones(pictures, 1),
    )


def test_metals_mirror_in_the_colour_of_their_paint() -> None:
    lit = facing((1.0, 0.0, 0.0), rough=0.5, metal=1.0)._lit()
    assert (lit[:, 0] > 0).all()
    assert lit[:, 1:].abs().max() < 1e-6


def test_black_lacquer_mirrors_without_paint_and_black_metal_not_at_all() -> None:
    assert (facing((0.0, 0.0, 0.0), rough=0.3, metal=0.0)._lit() > 0).all()
    assert facing((0.0, 0.0, 0.0), rough=0.3, metal=1.0)._lit().abs().max() < 1e-6


def test_matt_paint_is_lit_in_proportion() -> None:
    """At metalness 0 the paint enters linearly, over a share that the paint does not change."""
    torch.manual_seed(0)
    dark = facing((0.2, 0.2, 0.2), rough=1.0, metal=0.0)._lit()
    torch.manual_seed(0)
    bright = facing((0.4, 0.4, 0.4), rough=1.0, metal=0.0)._lit()
    torch.manual_seed(0)
    black = facing((0.0, 0.0, 0.0), rough=1.0, metal=0.0)._lit()
    assert torch.allclose(bright - black, 2 * (dark - black), atol=1e-5)


def test_pictures_keep_their_matte_and_grey_ground() -> None:
    torch.manual_seed(1)
    layers = torch.rand(4, 32, 32, 8)
    layers[..., 3] = (torch.rand(4, 32, 32) > 0.5).float()
    lit = relight(layers, Recolour.random(4))
    alpha = layers[..., 3][:, None]
    assert torch.equal(lit.picture[:, 3:], alpha)
    assert torch.isfinite(lit.picture).all()
    assert torch.allclose(lit.picture[:, :3][alpha.expand(-1, 3, -1, -1) == 0], torch.tensor(0.5))
    for layer in (lit.picture, lit.albedo, lit.shine):
        assert 0 <= layer.min() <= layer.max() <= 1
