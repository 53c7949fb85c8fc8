"""What the operator allows a fetch to do."""

from dataclasses import dataclass
from pathlib import Path

from image3d.net.addresses import Network

MAX_INPUT_BYTES = 20_000_000


@dataclass(frozen=True, kw_only=True)
class FetchPolicy:
    """The limits of one fetch.

    Attributes:
        allow_http: also take `http://` URLs, at the start and after a redirect.
        allowed_networks: networks that may be reached although they are not public, on any port.
        allowed_ports: ports of public addresses that may be reached.
        max_bytes: the most bytes taken, as sent and as decompressed.
        deadline_seconds: the longest a fetch may take, from the first look-up to the last byte.
        max_redirects: how many redirects are followed; each is judged like the first URL.
        ca_file: certificates to trust instead of the bundled public ones.
    """

    allow_http: bool = False
    allowed_networks: tuple[Network, ...] = ()
    allowed_ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    max_bytes: int = MAX_INPUT_BYTES
    deadline_seconds: float = 10.0
    max_redirects: int = 3
    ca_file: Path | None = None
