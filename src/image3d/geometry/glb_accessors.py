"""glTF accessors as arrays: strides, normalized integers and sparse values included.

Source: Khronos Group, "glTF 2.0 Specification", sections 3.6.2 (accessors) and 3.6.2.3 (sparse accessors).
"""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from image3d.geometry.errors import UnreadableModel
from image3d.geometry.model import FloatArray, IntArray

_DTYPES: dict[int, DTypeLike] = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
#: accessors without data are zeros, so their size is not bounded by the file's
MAX_COUNT = 60_000_000


class Accessors:
    """The accessors of one document over its buffers."""

    def __init__(self, document: dict[str, Any], buffers: list[bytes]) -> None:
        self.accessors: list[dict[str, Any]] = document.get("accessors", [])
        self.views: list[dict[str, Any]] = document.get("bufferViews", [])
        self.buffers = buffers

    def read(self, index: int, *, width: int) -> FloatArray:
        """(n, width) numbers; normalized integers are scaled to 0..1 or -1..1.

        Raises:
            UnreadableModel: the accessor has another width or runs past its buffer.
        """
        accessor = self.accessors[index]
        raw = self._raw(accessor)
        if raw.shape[1] != width:
            raise UnreadableModel(f"an accessor has {raw.shape[1]} columns where {width} belong")
        values = raw.astype(np.float64)
        if accessor.get("normalized") and raw.dtype.kind in "iu":
            values = np.maximum(values / np.iinfo(raw.dtype).max, -1.0)
        return values

    def read_indices(self, index: int) -> IntArray:
        """(n,) vertex indices.

        Raises:
            UnreadableModel: the accessor does not hold unsigned scalars.
        """
        raw = self._raw(self.accessors[index])
        if raw.shape[1] != 1 or raw.dtype.kind != "u":
            raise UnreadableModel("indices must be unsigned integers")
        return raw[:, 0].astype(np.int64)

    def view_bytes(self, index: int) -> bytes:
        """The bytes of one buffer view.

        Raises:
            UnreadableModel: the view runs past its buffer.
        """
        view = self.views[index]
        number: int = view["buffer"]
        buffer = self.buffers[number]
        start: int = view.get("byteOffset", 0)
        length: int = view["byteLength"]
        if start < 0 or length < 0 or start + length > len(buffer):
            raise UnreadableModel("a buffer view runs past its buffer")
        return buffer[start : start + length]

    def _raw(self, accessor: dict[str, Any]) -> NDArray[Any]:
        dtype = np.dtype(_DTYPES[accessor["componentType"]])
        width, count = _WIDTHS[accessor["type"]], accessor["count"]
        if not 0 <= count <= MAX_COUNT:
            raise UnreadableModel("an accessor has an impossible length")
        if "bufferView" in accessor:
            values = self._strided(accessor["bufferView"], accessor.get("byteOffset", 0), dtype, count, width)
        else:
            values = np.zeros((count, width), dtype)
        sparse = accessor.get("sparse")
        if not sparse:
            return values
        where, what = sparse["indices"], sparse["values"]
        rows = self._strided(
            where["bufferView"],
            where.get("byteOffset", 0),
            np.dtype(_DTYPES[where["componentType"]]),
            sparse["count"],
            1,
        )
        values = values.copy()
        values[rows[:, 0]] = self._strided(what["bufferView"], what.get("byteOffset", 0), dtype, sparse["count"], width)
        return values

    def _strided(self, index: int, offset: int, dtype: np.dtype[Any], count: int, width: int) -> NDArray[Any]:
        data = self.view_bytes(index)
        item = dtype.itemsize * width
        stride: int = self.views[index].get("byteStride") or item
        if offset < 0 or stride < item or count < 0 or (count and offset + stride * (count - 1) + item > len(data)):
            raise UnreadableModel("an accessor runs past its buffer view")
        return np.ndarray((count, width), dtype, buffer=data, offset=offset, strides=(stride, dtype.itemsize))
