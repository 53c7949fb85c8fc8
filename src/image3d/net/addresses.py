"""Which addresses a customer's URL may lead to: public unicast, and what the operator adds.

The tables follow the IANA special-purpose address registries (RFC 6890 and later). Every IPv6 address that carries an
IPv4 address inside (mapped, compatible, 6to4, Teredo, NAT64) is refused, whatever it carries: nothing public is
published under such an address, and a gateway on the way could unpack it.
"""

import ipaddress
from collections.abc import Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_REFUSED_IPV4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, and the unspecified address
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT, and one cloud's metadata service
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's host service, on an otherwise public address
        "169.254.0.0/16",  # link-local, and most clouds' metadata service
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # automatic multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")  # all else is local, mapped, translated, multicast or unassigned
_REFUSED_IPV6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: Address) -> bool:
    """True when `address` is unicast and routed on the public internet, with no other address inside it."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _REFUSED_IPV4)
    if address.scope_id is not None or address not in _GLOBAL_IPV6 or not address.is_global:
        return False
    return not any(address in network for network in _REFUSED_IPV6)


def is_within(address: Address, networks: Iterable[Network]) -> bool:
    """True when one of `networks` holds `address` as it is written, nothing unpacked."""
    return any(address.version == network.version and address in network for network in networks)


def parse_networks(text: str) -> tuple[Network, ...]:
    """The networks of a comma-separated setting such as `10.1.0.0/16, ::1`.

    Raises:
        ValueError: an entry is not an address or a network.
    """
    return tuple(ipaddress.ip_network(entry.strip()) for entry in text.split(",") if entry.strip())


def parse_ipv4_spelling(host: str) -> ipaddress.IPv4Address | None:
    """The IPv4 address that `host` spells in decimal, octal, hexadecimal or shortened form; None for a name.

    Reads what browsers and C libraries read: one to four parts, `0x` hexadecimal, a leading `0` octal, the last part
    filling what is left (`127.1`, `0177.0.0.1`, `2130706433`, `0x7f000001`).

    Raises:
        ValueError: the last part is a number, so it can only be an address, and it is not a valid one.

    Source: WHATWG URL Standard, section 3.5, the IPv4 parser.
    """
    parts = host.split(".")
    if not _looks_numeric(parts[-1]):
        return None
    if len(parts) > 4:
        raise ValueError("too many parts")
    *leading, last = (_parse_number(part) for part in parts)
    if any(number > 255 for number in leading) or last >= 256 ** (4 - len(leading)):
        raise ValueError("a part is out of range")
    value = last + sum(number << (8 * (3 - position)) for position, number in enumerate(leading))
    return ipaddress.IPv4Address(value)


def _looks_numeric(part: str) -> bool:
    return (part.isascii() and part.isdigit()) or part[:2].lower() == "0x"


def _parse_number(part: str) -> int:
    if not part.isascii() or not part.isalnum():
        raise ValueError("not a number")
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part, 10)
