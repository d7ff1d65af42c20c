"""Which addresses are never connected to.

The list is our own: `ipaddress.is_global` takes NAT64, 6to4, IPv4-compatible and multicast addresses for global ones on
some versions of Python. The ranges are those of the IANA special-purpose registries (RFC 6890) and those named beside.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_Network = IPv4Network | IPv6Network


def _ranges(table: Iterable[tuple[str, str]]) -> tuple[tuple[_Network, str], ...]:
    return tuple((ip_network(network), what) for network, what in table)


_METADATA = _ranges(
    [
        ("169.254.169.254/32", "a metadata address"),
        ("168.63.129.16/32", "a metadata address"),  # Azure's, in the midst of public addresses
        ("100.100.100.200/32", "a metadata address"),
        ("192.0.0.192/32", "a metadata address"),
        ("fd00:ec2::254/128", "a metadata address"),
        ("fd20:ce::254/128", "a metadata address"),
    ]
)
# What an operator may open by name: where people run feeds at home.
_AT_HOME = _ranges(
    [
        ("127.0.0.0/8", "a loopback address"),
        ("::1/128", "a loopback address"),
        ("10.0.0.0/8", "a private address"),
        ("172.16.0.0/12", "a private address"),
        ("192.168.0.0/16", "a private address"),
        ("fc00::/7", "a private address"),
        ("100.64.0.0/10", "an address inside a provider's network"),
    ]
)
_NEVER = _ranges(
    [
        ("0.0.0.0/8", "an unspecified address"),
        ("169.254.0.0/16", "a link-local address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "a documentation address"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("198.18.0.0/15", "a benchmarking address"),
        ("198.51.100.0/24", "a documentation address"),
        ("203.0.113.0/24", "a documentation address"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::/128", "an unspecified address"),
        ("::/96", "an IPv4 address in IPv6 form"),
        ("::ffff:0:0/96", "an IPv4 address in IPv6 form"),
        ("::ffff:0:0:0/96", "an IPv4 address in IPv6 form"),  # RFC 2765
        ("64:ff9b::/96", "a NAT64 address"),
        ("64:ff9b:1::/48", "a NAT64 address"),
        ("2001::/32", "a Teredo address"),
        ("2001:2::/48", "a benchmarking address"),
        ("2001::/23", "a reserved address"),
        ("2001:db8::/32", "a documentation address"),
        ("2002::/16", "a 6to4 address"),
        ("3fff::/20", "a documentation address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a site-local address"),
        ("ff00::/8", "a multicast address"),
    ]
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def why_refused(address: str, *, is_opened: bool = False) -> str | None:
    """What an address is ("a loopback address") if it is never connected to, None if it may be.

    `is_opened` takes in the addresses of a home network, and no others. What is no address is refused as such.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(parsed, IPv6Address) and parsed.scope_id is not None:
        return "an address of one network interface"
    if what := _first(parsed, _METADATA):
        return what
    if what := _first(parsed, _AT_HOME):
        return None if is_opened else what
    if isinstance(parsed, IPv6Address) and parsed not in _GLOBAL_UNICAST:
        return _first(parsed, _NEVER) or "a reserved address"
    return _first(parsed, _NEVER)


def _first(address: IPv4Address | IPv6Address, ranges: tuple[tuple[_Network, str], ...]) -> str | None:
    return next((what for network, what in ranges if address in network), None)
