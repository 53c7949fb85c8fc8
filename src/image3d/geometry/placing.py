"""Put a model where every delivered model stands: centred on the floor, in a size that viewers can show."""

from dataclasses import replace

import numpy as np

from image3d.geometry.errors import InvalidModel
from image3d.geometry.mesh import check_arrays, compact, distinct_corners
from image3d.geometry.model import Model, Part

#: longest sides, in metres, that are kept as they are
SMALLEST_M, LARGEST_M = 0.001, 1000.0


def cleaned(model: Model) -> Model:
    """The model without unused vertices, faces that repeat a corner, and parts without faces.

    Raises:
        InvalidModel: an array does not make a mesh, or nothing with an extent is left.
    """
    parts: list[Part] = []
    for part in model.parts:
        check_arrays(part.vertices, part.faces)
        faces = part.faces[distinct_corners(part.faces)]
        if len(faces):
            parts.append(compact(replace(part, faces=faces)))
    if not parts:
        raise InvalidModel("the model has no faces")
    return Model(parts=tuple(parts))


def placed(model: Model) -> tuple[Model, float]:
    """The model centred in x and z, its base on y = 0, and the factor by which it was scaled.

    The scale is one unless the longest side lies outside 1 mm to 1 km; then that side becomes 1 m.

    Raises:
        InvalidModel: the model has no extent, or positions too large for float32.
    """
    low = np.min([part.vertices.min(axis=0) for part in model.parts], axis=0)
    high = np.max([part.vertices.max(axis=0) for part in model.parts], axis=0)
    longest = float((high - low).max())
    if not np.isfinite(longest) or longest <= 0:
        raise InvalidModel("the model has no extent")
    scale = 1.0 if SMALLEST_M <= longest <= LARGEST_M else 1.0 / longest
    origin = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    parts = tuple(replace(part, vertices=(part.vertices - origin) * scale) for part in model.parts)
    return Model(parts=parts), scale
