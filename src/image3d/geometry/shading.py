"""Studio light on a visible surface: a key and a fill softbox, a rim light and a bright room, all fixed to the camera.

Source: Karis, "Physically based shading on mobile", 2014, for the environment BRDF; Schlick 1994 for Fresnel.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from image3d.geometry.camera import Camera
from image3d.geometry.visibility import Seen

Float32Array = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Light:
    """A softbox: direction towards it in the camera's frame (right, up, back), linear strength, angular softness."""

    towards: tuple[float, float, float]
    strength: float
    softness: float


LIGHTS = (
    Light(towards=(-0.55, 0.75, 0.65), strength=1.55, softness=0.25),
    Light(towards=(0.85, 0.25, 0.55), strength=0.55, softness=0.45),
    Light(towards=(0.25, 0.65, -0.75), strength=0.7, softness=0.35),
)
_SKY, _GROUND = 0.55, 0.22
_EXPOSURE = 0.78


def shade(seen: Seen, camera: Camera, occlusion: Float32Array) -> Float32Array:
    """(k, 3) display values 0..1 (sRGB) of the surface.

    Args:
        seen: the visible surface.
        camera: it was seen by.
        occlusion: (k,) how open each point is to ambient light, 0..1.
    """
    axes = camera.axes.astype(np.float32)
    normal = seen.normal @ axes.T
    view = (camera.eye.astype(np.float32) - seen.position) @ axes.T
    view /= np.sqrt(np.einsum("kx,kx->k", view, view))[:, None]
    up = axes[:, 1]
    facing = np.clip(np.einsum("kx,kx->k", normal, view), 1e-3, 1.0)
    reflected = normal * (2.0 * np.einsum("kx,kx->k", normal, view))[:, None] - view
    diffuse = _diffuse_light(normal, up, occlusion)
    mirror = _mirror_light(reflected, up, seen.roughness) * (0.35 + 0.65 * occlusion)
    base, metallic = seen.color[:, :3], seen.metallic[:, None]
    tint = 0.04 * (1.0 - metallic) + base * metallic
    scale, bias = _environment_brdf(seen.roughness, facing)
    light = base * (1.0 - metallic) * diffuse[:, None]
    light += (tint * scale[:, None] + bias[:, None]) * mirror[:, None]
    return _display(light * _EXPOSURE + seen.emitted)


def _diffuse_light(normal: Float32Array, up: Float32Array, occlusion: Float32Array) -> Float32Array:
    height = normal @ up * 0.5 + 0.5
    total = (_GROUND + (_SKY - _GROUND) * height) * occlusion
    for light in LIGHTS:
        wrap = light.softness * 0.5
        lit = np.clip((normal @ _unit(light.towards) + wrap) / (1.0 + wrap), 0.0, 1.0)
        total += lit * light.strength * 0.55 * (0.5 + 0.5 * occlusion)
    return total.astype(np.float32)


def _mirror_light(reflected: Float32Array, up: Float32Array, roughness: Float32Array) -> Float32Array:
    """What a surface reflects: a bright ceiling, a darker floor and the softboxes, blurred by roughness."""
    height = reflected @ up
    blur = 0.12 + 0.88 * roughness
    total = 0.34 + 0.46 * np.clip(height / blur * 0.5 + 0.5, 0.0, 1.0)
    for light in LIGHTS:
        near = 1.0 - reflected @ _unit(light.towards)
        width = light.softness * 0.25 + 1.1 * roughness * roughness
        total += light.strength * 2.6 * np.exp(-near / width) * (light.softness * 0.25 / width) ** 0.5
    return total.astype(np.float32)


def _environment_brdf(roughness: Float32Array, facing: Float32Array) -> tuple[Float32Array, Float32Array]:
    """Scale and bias of the reflectance at normal incidence, fitted to GGX."""
    r0 = 1.0 - roughness
    grazing = np.minimum(r0 * r0, np.exp2(-9.28 * facing)) * r0 + (0.0425 - 0.0275 * roughness)
    scale = -1.04 * grazing + 1.04 - 0.572 * roughness
    bias = 1.04 * grazing - 0.04 + 0.022 * roughness
    return scale.astype(np.float32), np.maximum(bias, 0.0).astype(np.float32)


def _display(light: NDArray[np.floating]) -> Float32Array:
    """Linear light to sRGB with a soft shoulder above 0.8, so highlights do not clip hard."""
    knee = np.float32(0.8)
    over = np.maximum(light - knee, 0.0)
    light = np.minimum(light, knee) + (1.0 - knee) * over / (over + (1.0 - knee))
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** np.float32(1 / 2.4) - 0.055)
    return coded.astype(np.float32)


def _unit(vector: tuple[float, float, float]) -> Float32Array:
    array = np.asarray(vector, np.float32)
    return (array / np.linalg.norm(array)).astype(np.float32)
