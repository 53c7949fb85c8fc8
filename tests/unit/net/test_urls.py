# Goal: one strict reading of a URL; what two parsers could read differently is refused, ordinary URLs pass unharmed.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.net.errors import ImageUrlRefused
from image3d.net.urls import MAX_URL_CHARACTERS, parse_target, resolve_redirect


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://example.com", "https://example.com/"),
        ("HTTPS://Example.COM:443/a.png#top", "https://example.com/a.png"),
        ("  https://example.com./a.png\n", "https://example.com/a.png"),
        ("https://example.com:8443/a.png?w=1&h=2", "https://example.com:8443/a.png?w=1&h=2"),
        ("https://example.com/my photo.png", "https://example.com/my%20photo.png"),
        ("https://bücher.example/ü.png", "https://xn--bcher-kva.example/%C3%BC.png"),
        ("https://127.1/", "https://127.0.0.1/"),
        ("https://[2606:4700:0::1111]:8080/x", "https://[2606:4700::1111]:8080/x"),
        ("https://my_bucket.example/x", "https://my_bucket.example/x"),
    ],
)
def test_ordinary_urls_become_canonical(url: str, canonical: str) -> None:
    target = parse_target(url, allow_http=False)
    assert target.url == canonical
    assert parse_target(target.url, allow_http=False) == target


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com/", "https, not http"),
        ("ftp://example.com/", "https://"),
        ("file:///etc/passwd", "https://"),
        ("gopher://example.com/", "https://"),
        ("//example.com/x", "https://"),
        ("example.com/x.png", "https://"),
        ("", "https://"),
        ("https://user@example.com/", "user name"),
        ("https://user:secret@example.com/", "user name"),
        ("https:///x", "host name"),
        ("https:example.com", "host name"),
        ("https://exam ple.com/", "host name"),
        ("https://%31%32%37.0.0.1/", "valid address"),
        ("https://a..b/", "host name"),
        ("https://-a.example/", "host name"),
        ("https://\uff11\uff12\uff17.0.0.1/", "URL"),
        ("https://256.1.1.1/", "URL"),
        ("https://1.16777216/x", "valid address"),
        ("https://[fe80::1%25eth0]/", "not a public"),
        ("https://[::1/", "URL"),
        ("https://example.com:0/", "port"),
        ("https://example.com:65536/", "port"),
        ("https://example.com:80:90/", "URL"),
        ("https://example.com\\@127.0.0.1/", "backslash"),
        ("https://exam\tple.com/", "control"),
        ("https://example.com/\r\nHost: x", "control"),
        ("https://example.com/\x00", "control"),
        ("https://example.com/" + "a" * MAX_URL_CHARACTERS, "longer"),
    ],
)
def test_everything_else_is_refused_and_says_why(url: str, why: str) -> None:
    with pytest.raises(ImageUrlRefused, match=why):
        parse_target(url, allow_http=False)


def test_http_is_taken_when_the_operator_allows_it() -> None:
    assert parse_target("http://example.com/a", allow_http=True).url == "http://example.com/a"


@given(st.text(max_size=60), st.sampled_from(["", "https://", "https://a/", "https://[", "https://1."]))
def test_any_text_is_either_refused_or_read_canonically(text: str, start: str) -> None:
    try:
        target = parse_target(start + text, allow_http=True)
    except ImageUrlRefused:
        return
    assert target.url.isascii()
    assert parse_target(target.url, allow_http=True) == target


@given(st.text(max_size=60))
def test_a_redirect_is_either_refused_or_a_url(location: str) -> None:
    base = parse_target("https://example.com/a/b.png", allow_http=False)
    try:
        url = resolve_redirect(base, location)
        target = parse_target(url, allow_http=False)
    except ImageUrlRefused:
        return
    assert target.scheme == "https"


def test_a_relative_redirect_keeps_scheme_host_and_port() -> None:
    base = parse_target("https://example.com:8443/a/b.png", allow_http=False)
    assert resolve_redirect(base, "../c.png") == "https://example.com:8443/c.png"
    assert resolve_redirect(base, "//other.example/c.png") == "https://other.example/c.png"
