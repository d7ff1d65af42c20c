"""What holds for every test: the network ends at this machine, no limit hangs on a wall clock, no token is told."""

import ipaddress
import sys
from collections.abc import Generator

import hypothesis
import pytest
from _pytest.nodeid import coerce_node_id

from tests.synapse import synapse

__all__ = ["synapse"]

CANARY = "CANARY-canary"
"""It stands in every token that a test chooses."""
SYNAPSE_TOKEN = "syt_"
"""With it the tokens begin that the homeserver of the tests gives."""


class OutsideAddressError(AssertionError):
    """A test tried to reach an address that is not on this machine."""


def pytest_configure(config: pytest.Config) -> None:
    """Close the network and take the time limit from generated examples."""
    del config
    sys.addaudithook(_refuse_outside)
    hypothesis.settings.register_profile("byline", deadline=None)
    hypothesis.settings.register_profile("soak", deadline=None, max_examples=10_000)
    hypothesis.settings.load_profile("byline")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of one group in one process, with its one server.

    pytest-xdist 3.8 writes the group into an attribute that pytest 9.2 reads no more.
    """
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group is not None and "@" not in item.nodeid.rpartition("]")[2]:
            item._id = coerce_node_id(f"{item.nodeid}@{group.args[0]}")  # noqa: SLF001


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test in whose output or log the canary stands."""
    report = yield
    told = [name for name, written in report.sections if CANARY in written or SYNAPSE_TOKEN in written]
    if told and report.passed:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: a token stands in the {told[0]}"
    return report


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
