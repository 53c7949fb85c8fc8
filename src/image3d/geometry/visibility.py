"""What a camera sees of a model: for every pixel the nearest surface, its normal and its material values."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.camera import Camera
from image3d.geometry.mesh import area_vectors, unit, vertex_normals, vertex_tangents
from image3d.geometry.model import FloatArray, IntArray, Material, Model, Part
from image3d.geometry.raster import Fragments, rasterise
from image3d.geometry.sampling import PointSampler

Float32Array = NDArray[np.float32]
_FINER = 2  # points a pixel side at which visibility is found
_CLAY = Material(name="clay", base_color_factor=(0.62, 0.62, 0.64, 1.0), roughness_factor=0.75)
#: alpha below which a texel of a blended material is not there at all
_INVISIBLE = 1 / 255
#: mean of the unit face normals in a pixel, above which its surface counts as smooth
_ALIKE = 0.985


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A model made ready for drawing: every part with normals."""

    parts: tuple[Part, ...]
    points: FloatArray


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The visible surface: one entry a pixel where it is smooth, one a quarter of a pixel at edges.

    Attributes:
        pixel: (k,) row times size plus column.
        weight: (k,) the part of the pixel that the entry covers, 0.25 or 1.
        depth: (k,) distance along the view.
        position: (k, 3) world space.
        normal: (k, 3) unit, towards the viewer.
        color: (k, 4) linear base color and alpha.
        metallic: (k,) 0..1.
        roughness: (k,) 0..1.
        emitted: (k, 3) linear.
    """

    pixel: IntArray
    weight: Float32Array
    depth: Float32Array
    position: Float32Array
    normal: Float32Array
    color: Float32Array
    metallic: Float32Array
    roughness: Float32Array
    emitted: Float32Array


def scene_of(model: Model, *, plain: bool = False) -> Scene:
    """The model with normals everywhere; `plain` draws it as grey clay, without its materials."""
    parts = tuple(_prepared(part, plain=plain) for part in model.parts if len(part.faces))
    corners = [part.vertices[np.unique(part.faces)] for part in parts]
    return Scene(parts=parts, points=np.concatenate(corners) if corners else np.zeros((0, 3)))


def _prepared(part: Part, *, plain: bool) -> Part:
    normals = vertex_normals(part.vertices, part.faces) if part.normals is None else unit(part.normals)
    if not plain:
        return replace(part, normals=normals)
    sided = part.material.double_sided
    clay = replace(_CLAY, double_sided=sided)
    return replace(part, normals=normals, material=clay, uvs=None, colors=None)


def visible(scene: Scene, camera: Camera, size: int) -> list[Seen]:
    """The layers a camera sees, farthest first: opaque surfaces, then the nearest translucent one.

    Visibility is found for four points of every pixel of a `size` x `size` image.
    """
    fine = size * _FINER
    layers: list[Seen] = []
    nearest = np.zeros(fine * fine, np.float32)  # 1 / depth of what is already there
    for translucent in (False, True):
        parts = [part for part in scene.parts if _is_translucent(part) == translucent]
        drawn = [_Drawn.of(part, camera, fine) for part in parts]
        drawn = [item for item in drawn if len(item.fragments.face)]
        layer = _resolve(drawn, nearest, camera, fine) if drawn else None
        if layer is not None:
            layers.append(layer)
    return layers


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """A part rasterised: its fragments with perspective-correct weights and their inverse depth."""

    part: Part
    fragments: Fragments
    nearness: Float32Array
    texel_ratio: float

    @classmethod
    def of(cls, part: Part, camera: Camera, size: int) -> "_Drawn":
        flat, depth = camera.project(part.vertices, size)
        corners = flat[part.faces]
        edge1, edge2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        area = edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]
        shown = np.flatnonzero(area != 0 if part.material.double_sided else area < 0)  # y grows downwards
        fragments = rasterise(corners[shown], size, size)
        face = shown[fragments.face]
        inverse = (1.0 / depth).astype(np.float32)[part.faces]
        weights = fragments.barycentric * inverse[face]
        nearness = weights.sum(axis=1)
        weights /= nearness[:, None]
        exact = Fragments(face=face, pixel=fragments.pixel, barycentric=weights)
        ratio = _texel_ratio(part, shown, float(np.abs(area[shown]).sum()) / 2 / _FINER**2)
        return cls(part=part, fragments=exact, nearness=nearness, texel_ratio=ratio).cut()

    def cut(self) -> "_Drawn":
        """Without the fragments that alpha removes."""
        cutoff = self.part.material.alpha_cutoff
        if cutoff is None and not _is_translucent(self.part):
            return self
        kept = self.sampler().base_color()[:, 3] >= (_INVISIBLE if cutoff is None else cutoff)
        return self.subset(kept)

    def sampler(self) -> PointSampler:
        """The part's values at the fragments."""
        fragments = self.fragments
        return PointSampler(self.part, fragments.face, fragments.barycentric, shrink=self.texel_ratio)

    def subset(self, kept: NDArray[np.bool_]) -> "_Drawn":
        old = self.fragments
        fewer = Fragments(face=old.face[kept], pixel=old.pixel[kept], barycentric=old.barycentric[kept])
        return replace(self, fragments=fewer, nearness=self.nearness[kept])


def _resolve(drawn: list[_Drawn], nearest: Float32Array, camera: Camera, fine: int) -> Seen | None:
    """The fragments that win the depth test against each other and `nearest`, which is brought up to date.

    None where all of them lie behind what is already there.
    """
    pixel = np.concatenate([item.fragments.pixel for item in drawn])
    nearness = np.concatenate([item.nearness for item in drawn])
    rank = (nearness.view(np.int32).astype(np.int64) << 32) | np.arange(len(pixel))
    best = (nearest.view(np.int32).astype(np.int64) << 32) - 1
    np.maximum.at(best, pixel, rank)
    won = np.flatnonzero(best[pixel] == rank)
    nearest[pixel[won]] = nearness[won]
    starts = np.cumsum([0, *(len(item.nearness) for item in drawn)])
    owner = np.searchsorted(starts, won, side="right") - 1
    coarse = (pixel[won] // fine // _FINER) * (fine // _FINER) + pixel[won] % fine // _FINER
    corner = (pixel[won] // fine % _FINER == 0) & (pixel[won] % _FINER == 0)
    smooth = _smooth_pixels(drawn, won - starts[owner], owner, coarse, fine // _FINER)[coarse]
    shaded = np.flatnonzero(~smooth | corner)
    weight = np.where(smooth[shaded], 1.0, 1.0 / _FINER**2).astype(np.float32)
    pieces: list[Seen] = []
    for index, item in enumerate(drawn):
        mine = owner[shaded] == index
        chosen = shaded[mine]
        if len(chosen):
            few = item.subset(won[chosen] - starts[index])
            pieces.append(_surface(few, camera, coarse[chosen], weight[mine]))
    if not pieces:
        return None
    return Seen(**{name: np.concatenate([getattr(piece, name) for piece in pieces]) for name in Seen.__annotations__})


def _smooth_pixels(
    drawn: list[_Drawn], fragment: IntArray, owner: IntArray, coarse: IntArray, size: int
) -> NDArray[np.bool_]:
    """(size * size,) True where all points of a pixel lie on one part and look the same way: one of them will do."""
    normal = np.zeros((len(coarse), 3), np.float32)
    for index, item in enumerate(drawn):
        mine = owner == index
        facing = unit(area_vectors(item.part.vertices, item.part.faces)).astype(np.float32)
        normal[mine] = facing[item.fragments.face[fragment[mine]]]
    total = size * size
    points = np.bincount(coarse, minlength=total)
    mean = np.stack([np.bincount(coarse, normal[:, axis], minlength=total) for axis in range(3)], axis=1)
    alike = np.einsum("kx,kx->k", mean, mean) > (_FINER**2 * _ALIKE) ** 2
    one, two = np.bincount(coarse, owner, minlength=total), np.bincount(coarse, owner * owner, minlength=total)
    return (points == _FINER**2) & alike & (two * _FINER**2 == one * one)


def _surface(item: _Drawn, camera: Camera, pixel: IntArray, weight: Float32Array) -> Seen:
    part, sampler = item.part, item.sampler()
    position = sampler.at(part.vertices)
    normals = part.normals if part.normals is not None else np.zeros_like(part.vertices)
    tangents = None
    if part.material.normal_texture is not None and part.uvs is not None:
        tangents = vertex_tangents(part.vertices, part.faces, part.uvs, normals)
    normal = sampler.normals(normals, tangents)
    if part.material.double_sided:
        to_eye = camera.eye.astype(np.float32) - position
        normal[np.einsum("kx,kx->k", normal, to_eye) < 0] *= -1.0
    metallic, roughness = sampler.metallic_roughness().T
    return Seen(
        pixel=pixel,
        weight=weight,
        depth=1.0 / item.nearness,
        position=position,
        normal=normal,
        color=sampler.base_color(),
        metallic=metallic,
        roughness=roughness,
        emitted=sampler.emitted(),
    )


def _texel_ratio(part: Part, shown: IntArray, pixels: float) -> float:
    """Texture area in 0..1 units per pixel, over all the faces shown."""
    if part.uvs is None or pixels <= 0:
        return 0.0
    mapped = part.uvs[part.faces[shown]]
    edge1, edge2 = mapped[:, 1] - mapped[:, 0], mapped[:, 2] - mapped[:, 0]
    return float(np.abs(edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]).sum()) / 2 / pixels


def _is_translucent(part: Part) -> bool:
    material = part.material
    if material.alpha_cutoff is not None:
        return False
    texture = material.base_color_texture if part.uvs is not None else None
    shown = texture is not None and texture.shape[2] == 4 and bool((texture[..., 3] < 255).any())
    return shown or material.base_color_factor[3] < 1.0
