"""What can be wrong with a mesh or a GLB.

Image3DError
+-- GeometryError
    +-- UnreadableModel     the bytes are not a GLB that we can read
    +-- InvalidModel        the arrays do not make a usable model (index out of range, not finite, no area)
"""

from image3d.core.errors import Image3DError


class GeometryError(Image3DError):
    """Root of the geometry errors. Callers see it as the failure of the engine that made the model."""

    code = "engine_failed"


class UnreadableModel(GeometryError):
    """The bytes are not a GLB, are damaged, or use a required extension that is not supported."""


class InvalidModel(GeometryError):
    """The arrays do not describe a usable model."""
