"""Which addresses are refused, and what each is called."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from ingest.fetching.addresses import why_refused

REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "::1": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "fc00::1": "private",
    "fdff::1": "private",
    "169.254.1.1": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "interface",
    "100.64.0.1": "provider",
    "100.127.255.255": "provider",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b::808:808": "NAT64",
    "64:ff9b:1::1": "NAT64",
    "2002:7f00:1::": "6to4",
    "192.88.99.1": "6to4",
    "2001::1": "Teredo",
    "::ffff:127.0.0.1": "IPv6 form",
    "::ffff:8.8.8.8": "IPv6 form",
    "::ffff:0:127.0.0.1": "IPv6 form",
    "::127.0.0.1": "IPv6 form",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "ff02::1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "192.0.0.8": "reserved",
    "4000::1": "reserved",
    "2001:10::1": "reserved",
    "100::1": "reserved",
    "0.0.0.0": "unspecified",  # noqa: S104 - nothing is bound, it is an address to refuse
    "0.1.2.3": "unspecified",
    "::": "unspecified",
    "169.254.169.254": "metadata",
    "168.63.129.16": "metadata",
    "100.100.100.200": "metadata",
    "fd00:ec2::254": "metadata",
    "fec0::1": "site-local",
    "192.0.2.1": "documentation",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "198.18.0.1": "benchmarking",
    "2001:2::1": "benchmarking",
    "not an address": "no address",
}
AT_HOME = {"127.0.0.1", "::1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "fc00::1", "100.64.0.1"}


@pytest.mark.parametrize(("address", "what"), REFUSED.items())
def test_special_addresses_are_refused_by_name(address: str, what: str) -> None:
    """An address that is not of the public internet is refused, and the reason says what it is."""
    assert what in str(why_refused(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "100.63.255.255", "172.32.0.1", "2a00:1450::1", "2606:4700::1111"])
def test_public_addresses_pass(address: str) -> None:
    """An address of the public internet is not refused."""
    assert why_refused(address) is None


@pytest.mark.parametrize("address", REFUSED)
def test_opening_takes_in_addresses_at_home_only(address: str) -> None:
    """A host that is opened may have a private or loopback address, but none of the others, metadata least of all."""
    is_home = why_refused(address, is_opened=True) is None
    assert is_home == (address in AT_HOME | {"127.255.255.254", "172.31.255.255", "fdff::1", "100.127.255.255"})


@given(ip_addresses())
def test_what_the_standard_library_calls_private_is_refused(address: ipaddress.IPv4Address) -> None:
    """Nothing passes that the standard library knows to be private, reserved, link-local, multicast or unspecified."""
    known = (
        address.is_private
        or address.is_reserved
        or address.is_link_local
        or address.is_multicast
        or address.is_loopback
    )
    assert why_refused(str(address)) is not None or not known
