"""GLB in and out: `write_glb` and `read_glb`."""

from image3d.geometry.glb_read import read_glb
from image3d.geometry.glb_write import write_glb

__all__ = ["read_glb", "write_glb"]
