"""Pictures the project made itself, to try the engines with: `sample_picture()`."""

from importlib.resources import files

ROBOT = "robot.png"


def sample_picture(name: str = ROBOT) -> bytes:
    """The bytes of a sample picture; the robot is a PNG with a transparent background."""
    return files(__name__).joinpath(name).read_bytes()
