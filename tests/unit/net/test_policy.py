# Goal: the limits that customers are told are the same numbers wherever a picture is looked at.

from image3d.imaging.decode import MAX_BYTES, MAX_PIXELS
from image3d.net.policy import MAX_INPUT_BYTES
from image3d.tasks.deps import TaskDeps


def test_bytes_and_pixels_have_one_limit_each() -> None:
    assert MAX_INPUT_BYTES == MAX_BYTES == 20_000_000
    assert TaskDeps.max_input_bytes == MAX_BYTES
    assert TaskDeps.max_input_pixels == MAX_PIXELS == 64_000_000
