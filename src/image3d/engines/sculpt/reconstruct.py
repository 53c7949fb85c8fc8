"""`reconstruct`: a cut-out picture to a closed surface. The one step that guesses a shape.

The network guesses first; where its weights are missing or its surface fails a check, the silhouette is inflated.
"""

from image3d.core.logging import get_logger
from image3d.engines.sculpt.checks import faults
from image3d.engines.sculpt.learned import reconstruct_learned
from image3d.engines.sculpt.network import Network, network
from image3d.engines.sculpt.silhouette import inflated
from image3d.engines.sculpt.surface import Surface
from image3d.geometry.model import ByteArray

_log = get_logger(__name__)
#: the network's maps hold no more detail than this many cells along the subject's longer side
_MOST_LEARNED_CELLS = 128


def reconstruct(rgba: ByteArray, *, cells: int, view: str = "auto") -> Surface:
    """A watertight surface of the subject of a cut-out picture; its `path` says how it was made.

    Args:
        rgba: (h, w, 4) picture whose alpha is the matte and whose colours hold no background.
        cells: grid cells along the longer side of the subject.
        view: how the picture was taken, `straight` before a side or from elsewhere `around`; `auto` looks.

    Raises:
        NoSubjectFound: the matte holds nothing that a surface could be made of.
    """
    return reconstruct_with(network(), rgba, cells=cells, view=view)


def reconstruct_with(net: Network | None, rgba: ByteArray, *, cells: int, view: str = "auto") -> Surface:
    """As `reconstruct`, with this network or none."""
    if net is not None:
        surface = _checked(net, rgba, min(cells, _MOST_LEARNED_CELLS), view)
        if surface is not None:
            return surface
    return inflated(rgba, cells=cells)


def _checked(net: Network, rgba: ByteArray, cells: int, view: str) -> Surface | None:
    """The network's surface, or None if it has none or a faulty one."""
    try:
        surface = reconstruct_learned(net, rgba, cells=cells, view=view)
    except ValueError as error:
        _log.warning("sculpt.network_rejected", reasons=[str(error)])
        return None
    found = faults(surface, rgba)
    if found:
        _log.warning("sculpt.network_rejected", reasons=found)
        return None
    return surface
