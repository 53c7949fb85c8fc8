# Goal: no spelling of an address that is not public gets past the check, and none changes which address is meant.

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.net.addresses import is_public, is_within, parse_ipv4_spelling, parse_networks
from image3d.net.errors import ImageUrlRefused
from image3d.net.pinned import Deadline, checked_addresses
from image3d.net.policy import FetchPolicy
from image3d.net.urls import parse_target

REFUSED_NETWORKS = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
    "240.0.0.0/4", "168.63.129.16/32",
]  # fmt: skip
REFUSED_IPV6 = [
    "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::808:808", "64:ff9b:1::1", "2002:808:808::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "3fff::1", "fe80::1", "fe80::1%1", "fec0::1", "fc00::1",
    "fd00:ec2::254", "ff02::1", "100::1", "5f00::1", "4000::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::1"]


def ipv4_in(network: str) -> st.SearchStrategy[ipaddress.IPv4Address]:
    block = ipaddress.IPv4Network(network)
    return st.integers(int(block.network_address), int(block.broadcast_address)).map(ipaddress.IPv4Address)


refused_ipv4 = st.sampled_from(REFUSED_NETWORKS).flatmap(ipv4_in)
any_ipv4 = st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)


@st.composite
def spellings(
    draw: st.DrawFn, addresses: st.SearchStrategy[ipaddress.IPv4Address]
) -> tuple[str, ipaddress.IPv4Address]:
    """One to four parts, each decimal, octal or hexadecimal, with or without padding, capitals and a final dot."""
    address = draw(addresses)
    count = draw(st.integers(1, 4))
    packed = address.packed
    numbers = [*packed[: count - 1], int.from_bytes(packed[count - 1 :])]

    def spell(number: int) -> str:
        base = draw(st.sampled_from(["d", "o", "x"]))
        padding = "0" * draw(st.integers(0, 3))
        if base == "d":
            return str(number)
        if base == "o":
            return f"0{padding}{number:o}"
        return f"0x{padding}{number:x}" if draw(st.booleans()) else f"0X{padding}{number:X}"

    return ".".join(map(spell, numbers)) + draw(st.sampled_from(["", "."])), address


def never_asked(host: str) -> list[str]:
    raise AssertionError(f"the resolver was asked for {host}")


def check(url: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    target = parse_target(url, allow_http=False)
    return checked_addresses(target, FetchPolicy(), never_asked, Deadline(10))


@given(spellings(any_ipv4))
def test_every_spelling_means_the_address_it_was_made_from(spelled: tuple[str, ipaddress.IPv4Address]) -> None:
    text, address = spelled
    assert parse_ipv4_spelling(text.removesuffix(".")) == address
    try:
        target = parse_target(f"https://{text}/x", allow_http=False)
    except ImageUrlRefused:
        assert text.count(".") >= 3, "only four parts with leading zeros may be refused: readers disagree on them"
    else:
        assert target.literal == address


@given(spellings(refused_ipv4))
def test_no_spelling_of_a_refused_address_is_let_through(spelled: tuple[str, ipaddress.IPv4Address]) -> None:
    with pytest.raises(ImageUrlRefused):
        check(f"https://{spelled[0]}/picture.png")


@given(any_ipv4, st.sampled_from(["::ffff:{v4}", "::{v4}", "64:ff9b::{v4}", "2002:{high:x}:{low:x}::1", "2001::{v4}"]))
def test_no_ipv6_form_of_an_ipv4_address_is_let_through(address: ipaddress.IPv4Address, form: str) -> None:
    high, low = divmod(int(address), 65536)
    host = form.format(v4=address, high=high, low=low)
    with pytest.raises(ImageUrlRefused):
        check(f"https://[{host}]/picture.png")


@given(refused_ipv4)
def test_a_name_that_resolves_to_a_refused_address_is_refused_even_beside_a_public_one(
    address: ipaddress.IPv4Address,
) -> None:
    target = parse_target("https://pictures.example/x.png", allow_http=False)
    with pytest.raises(ImageUrlRefused) as caught:
        checked_addresses(target, FetchPolicy(), lambda _: ["8.8.8.8", str(address)], Deadline(10))
    assert str(address) not in caught.value.detail


@pytest.mark.parametrize("text", REFUSED_IPV6)
def test_ipv6_addresses_that_are_not_public_unicast_are_refused(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_pass(text: str) -> None:
    address = ipaddress.ip_address(text)
    assert is_public(address)
    host = f"[{text}]" if address.version == 6 else text
    assert check(f"https://{host}/x.png") == [address]


@pytest.mark.parametrize(
    "text", ["1.2.3.4.5", "256.1.1.1", "1.1.1.256", "4294967296", "08.1.1.1", "0xg", "1..1", "9" * 5000]
)
def test_a_host_that_ends_in_a_number_and_is_no_address_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"part|number|invalid literal|digits"):
        parse_ipv4_spelling(text)


@pytest.mark.parametrize("text", ["example.com", "1a", "127.0.0.1.example", "x0", "localhost"])
def test_names_are_not_addresses(text: str) -> None:
    assert parse_ipv4_spelling(text) is None


def test_an_operators_networks_match_addresses_as_written() -> None:
    networks = parse_networks(" 127.0.0.0/8, ::1 ,10.1.2.3,")
    assert [str(network) for network in networks] == ["127.0.0.0/8", "::1/128", "10.1.2.3/32"]
    assert is_within(ipaddress.ip_address("127.9.9.9"), networks)
    assert is_within(ipaddress.ip_address("::1"), networks)
    assert not is_within(ipaddress.ip_address("10.1.2.4"), networks)
    assert not is_within(ipaddress.ip_address("::ffff:127.0.0.1"), networks)
    with pytest.raises(ValueError, match="does not appear to be"):
        parse_networks("example.com")


def test_a_public_address_on_an_odd_port_is_refused_and_an_operators_address_is_not() -> None:
    odd = parse_target("https://8.8.8.8:25/", allow_http=False)
    with pytest.raises(ImageUrlRefused, match="port 25"):
        checked_addresses(odd, FetchPolicy(), never_asked, Deadline(10))
    own = FetchPolicy(allowed_networks=parse_networks("8.8.8.8"))
    assert checked_addresses(odd, own, never_asked, Deadline(10)) == [ipaddress.ip_address("8.8.8.8")]
