"""What `sculpt` is and takes, readable without loading any of it."""

from image3d.engines.protocol import EngineDescription, Mode, Quality, QualityLimits

DESCRIPTION = EngineDescription(
    name="sculpt",
    version="1",
    kind="local",
    modes=frozenset({Mode.IMAGE}),
    qualities={
        Quality.DRAFT: QualityLimits(target_faces=8_000, texture_size=512, deadline_seconds=60.0),
        Quality.STANDARD: QualityLimits(target_faces=20_000, texture_size=1024, deadline_seconds=90.0),
        Quality.HIGH: QualityLimits(target_faces=50_000, texture_size=2048, deadline_seconds=180.0),
    },
    licence="Apache-2.0",
    cost_model="measured_seconds",
    options={
        "seed": "Accepted as by other engines; equal pictures and options give equal models whatever it is.",
        "target_faces": "How many triangles the model shall have, within 5 %; the quality decides unless given.",
        "texture_size": "Side of the square base colour texture in pixels; the quality decides unless given.",
        "remove_background": "auto keeps a meaningful alpha and else cuts the subject out; always cuts; never cuts.",
        "view": "straight where the picture shows one side from the front, around elsewhere; auto, the default, looks.",
        "delight": "true, the default, reduces shading, shadows and highlights of the picture; false keeps them.",
    },
)
