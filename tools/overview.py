"""Draws docs/pictures/overview.png: the sample picture, and the model made from it seen from four sides."""

import io
from importlib.resources import files
from pathlib import Path

from PIL import Image

from image3d.engines.child import ChildPool
from image3d.engines.protocol import Deadline, EngineRequest, Mode, Quality

SIDE = 320
VIEWS = ("front", "right", "back", "left")


def main() -> None:
    """Runs the engine as the command `image3d generate` does and pastes its previews beside the picture."""
    picture = files("image3d.engines.samples").joinpath("robot.png").read_bytes()
    request = EngineRequest(mode=Mode.IMAGE, quality=Quality.HIGH, image=picture, options={"seed": 1})
    with ChildPool() as pool:
        finished = pool.run("sculpt", request, lambda _stage, _fraction: None, Deadline.after(300)).finished
    sheet = Image.new("RGB", (SIDE * (1 + len(VIEWS)), SIDE), "white")
    source = Image.open(io.BytesIO(picture)).convert("RGBA").resize((SIDE, SIDE))
    sheet.paste(source, (0, 0), source)
    for number, view in enumerate(VIEWS, start=1):
        preview = Image.open(io.BytesIO(finished.previews[view])).convert("RGB").resize((SIDE, SIDE))
        sheet.paste(preview, (SIDE * number, 0))
    target = Path("docs/pictures/overview.png")
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target, optimize=True)
    print(f"wrote {target}")


if __name__ == "__main__":
    main()
