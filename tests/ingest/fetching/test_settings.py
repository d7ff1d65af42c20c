"""What an operator may set."""

import asyncio
from asyncio import StreamWriter

import pytest

from domain.fetched import FetchKind
from ingest.fetching.settings import FetchSettings, read_opened
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.clock import TurnedClock
from tests.fakes.web import ScriptedServer, answer, names


def test_opened_hosts_are_a_list() -> None:
    """Hosts stand between commas or spaces; one without a port is opened at both ports of the web."""
    pairs = read_opened("NAS.home:8080, [fd00::5]:81 radio.home., ")
    assert pairs == {("nas.home", 8080), ("fd00::5", 81), ("radio.home", 80), ("radio.home", 443)}
    assert read_opened("") == frozenset()


@pytest.mark.parametrize(
    "text", ["nas:0", "nas:70000", "nas:x", "http://nas.home", "u@nas.home", "fd00::5", "[nas]:80"]
)
def test_what_is_no_host_is_named(text: str) -> None:
    """A part that is no host with an optional port is an error that names it."""
    with pytest.raises(ValueError, match="no host"):
        read_opened(f"good.home, {text}")


@pytest.mark.parametrize("contact", ["a\r\nX: y", "ünter@desk.example", "\x00"])
def test_a_contact_is_one_line_of_ascii(contact: str) -> None:
    """Nothing that would break a header goes into one."""
    with pytest.raises(ValueError, match="contact"):
        FetchSettings(contact=contact)


@pytest.mark.parametrize("at_once", [1, 2, 5, 120])
async def test_no_more_requests_run_than_are_allowed(at_once: int, web: ScriptedServer, clock: TurnedClock) -> None:
    """The number bounds all requests, however slow; all of them are answered."""
    hosts = [f"paper{number}.example" for number in range(20)]
    under_way: set[int] = set()
    most = 0

    async def script(writer: StreamWriter) -> None:
        nonlocal most
        under_way.add(id(writer))
        most = max(most, len(under_way))
        await asyncio.sleep(0)
        under_way.discard(id(writer))
        writer.write(answer(body=b"x"))

    web.scripts["/"] = script
    settings = FetchSettings(at_once=at_once, opened=frozenset((host, web.port) for host in hosts))
    lookup = names(**{host.replace(".", "_"): "127.0.0.1" for host in hosts})
    async with WebFetcher(settings, clock, lookup=lookup) as fetcher:
        await asyncio.gather(*(fetcher.fetch(web.url(host=host), kind=FetchKind.FEED) for host in hosts))
    assert 0 < most <= at_once
    assert len(web.asked) == len(hosts)


def test_without_contact_byline_still_says_what_it_is() -> None:
    """The User-Agent is honest also where nobody set a contact."""
    assert FetchSettings().user_agent == "Byline (self-hosted news reader)"
