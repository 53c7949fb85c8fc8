"""What the engine `shapes` is, without importing what it needs."""

from image3d.engines.protocol import EngineDescription, Mode, Quality, QualityLimits

DESCRIPTION = EngineDescription(
    name="shapes",
    version="1",
    kind="local",
    modes=frozenset({Mode.TEXT}),
    qualities={
        Quality.DRAFT: QualityLimits(target_faces=15_000, texture_size=256, deadline_seconds=60.0),
        Quality.STANDARD: QualityLimits(target_faces=60_000, texture_size=512, deadline_seconds=120.0),
        Quality.HIGH: QualityLimits(target_faces=150_000, texture_size=1024, deadline_seconds=240.0),
    },
    licence="Apache-2.0",
    cost_model="measured_seconds",
    options={
        "seed": "A whole number; the same prompt and seed give the same bytes.",
        "program": "A shape program to build instead of reading the prompt.",
        "target_faces": "The most faces of the model.",
        "texture_size": "The side of the pattern textures in texels.",
    },
)
