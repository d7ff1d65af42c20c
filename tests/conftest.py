"""What holds for every test: the network ends at this machine, and no limit hangs on a wall clock."""

import ipaddress
import sys

import hypothesis
import pytest

from tests.synapse import synapse

__all__ = ["synapse"]


class OutsideAddressError(AssertionError):
    """A test tried to reach an address that is not on this machine."""


def pytest_configure(config: pytest.Config) -> None:
    """Close the network and take the time limit from generated examples."""
    del config
    sys.addaudithook(_refuse_outside)
    hypothesis.settings.register_profile("byline", deadline=None)
    hypothesis.settings.register_profile("soak", deadline=None, max_examples=10_000)
    hypothesis.settings.load_profile("byline")


def _refuse_outside(event: str, args: tuple[object, ...]) -> None:
    """Raise where a socket is about to reach another machine; the interpreter calls this before it does."""
    match event, args:
        case (("socket.connect" | "socket.sendto" | "socket.sendmsg"), (_, (host, *_), *_)):
            _refuse_host(host)
        case "socket.getaddrinfo", (host, *_):
            _refuse_host(host)


def _refuse_host(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return
    try:
        is_here = ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        message = f"tests reach loopback addresses only, not {name!r}"
        raise OutsideAddressError(message)
