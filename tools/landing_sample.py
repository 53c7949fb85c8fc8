"""Makes the live model of the landing page anew with the program itself: the model, its poster, its picture.

python tools/landing_sample.py
"""

import io
import subprocess
import sys
from pathlib import Path

from PIL import Image

from image3d.geometry.render import preview_pngs

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "src/image3d/engines/samples/robot.png"
STATIC = ROOT / "src/image3d/console/static"


def main() -> None:
    """Three files in the console's static folder are new."""
    model = STATIC / "sample.glb"
    options = ["--target-faces", "8000", "--texture-size", "512", "--output", str(model)]
    subprocess.run([sys.executable, "-m", "image3d", "generate", str(PICTURE), *options], check=True)
    poster = Image.open(io.BytesIO(preview_pngs(model.read_bytes(), size=480)["front"]))
    poster.convert("RGB").save(STATIC / "sample.jpg", quality=82)
    picture = Image.open(PICTURE)
    picture.thumbnail((320, 320))
    picture.save(STATIC / "sample-picture.png", optimize=True)


if __name__ == "__main__":
    main()
