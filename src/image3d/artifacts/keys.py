"""What a key is: `{account_id}/{task_id}/model.glb`, plain segments that read alike in a folder, in S3 and in a URL."""

import re

from image3d.artifacts.errors import InvalidArtifactKey

MAX_KEY_CHARACTERS = 512
_SEGMENT = r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*"
_KEY = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")


def check_key(key: str) -> str:
    """`key`, which is relative, has no empty, hidden or `..` segment and needs no escaping anywhere.

    Raises:
        InvalidArtifactKey: it is something else.
    """
    if len(key) > MAX_KEY_CHARACTERS or not _KEY.fullmatch(key):
        raise InvalidArtifactKey("There is no such file.")
    return key
