"""robots.txt: read by RFC 9309, asked for once a day, kept to for pages."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from domain.fetched import FetchCause, FetchError, FetchKind
from ingest.fetching.robots import read_robots
from ingest.fetching.robots_gate import RobotsGate
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.clock import TurnedClock
from tests.fakes.web import ScriptedServer, answer

FORBIDS_ALL = answer(body=b"User-agent: *\nDisallow: /\n")


async def refusal(fetcher: WebFetcher, url: str) -> FetchError:
    """The error that fetching a page gives."""
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(url, kind=FetchKind.PAGE)
    return refused.value


@pytest.mark.parametrize(
    ("pattern", "path", "is_allowed"),
    [
        ("/", "/", False),
        ("/fish", "/fish.html", False),
        ("/fish", "/Fish", True),
        ("/fish/", "/fish", True),
        ("/fish*", "/fish/salmon", False),
        ("/*.php", "/dir/file.php?x", False),
        ("/*.php$", "/file.php", False),
        ("/*.php$", "/file.php?x", True),
        ("/fish*.php", "/fishheads/a.php", False),
        ("/fish*.php", "/Fish.php", True),
        ("/*?print", "/story?print=1", False),
        ("/a$", "/a", False),
        ("/a$", "/ab", True),
        ("*", "/any", False),
        ("/a*b*c$", "/a/b/c/b/c", False),
        ("/a*b*c$", "/a/c/b", True),
        ("/aa*aa$", "/aaa", True),
        ("/bücher", "/b%C3%BCcher/1", False),
        ("/b%c3%bccher", "/b%C3%BCcher/1", False),
        ("", "/any", True),
    ],
)
def test_a_pattern_fits_as_the_standard_says(pattern: str, path: str, is_allowed: bool) -> None:
    """A path is compared from its start, with `*` for any run and a final `$` for the end."""
    assert read_robots(f"User-agent: *\nDisallow: {pattern}").allow(path) is is_allowed


def test_the_longest_pattern_decides() -> None:
    """Of the patterns that fit the longest one counts, wherever it stands; of two as long the one that allows."""
    rules = read_robots("User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /a\nAllow: /a\n")
    assert [rules.allow(path) for path in ("/news/x", "/news/open/x", "/a", "/else")] == [False, True, True, True]


def test_groups_that_name_byline_go_before_those_for_all() -> None:
    """Groups are joined by name, in any case and with a version behind; those for all count where none is ours."""
    text = """\ufeffUser-Agent: *
Disallow: /all   # a comment
User-agent: otherbot
User-agent: BYLINE/1.0
Crawl-delay: 5
Disallow: /ours
Sitemap: https://harbourpost.example/map
Disallow: /more
user-agent: byline
disallow: /last
nonsense
"""
    rules = read_robots(text)
    allowed = [rules.allow(path) for path in ("/all", "/ours", "/more", "/last")]
    assert allowed == [True, False, False, False]
    assert not read_robots("User-agent: *\nDisallow: /all").allow("/all")
    assert read_robots("User-agent: bylinebot\nDisallow: /").allow("/x")


@given(st.text(), st.text())
def test_any_text_gives_rules(text: str, path: str) -> None:
    """No text stops the reader, as rules or as a pattern."""
    read_robots(text).allow(path)
    read_robots(f"user-agent: *\ndisallow: {text}").allow(f"/{path}")


async def test_a_forbidden_page_is_not_asked_for(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A page that robots.txt forbids is refused unasked; feeds are made for programs and are read."""
    web.scripts |= {"/robots.txt": FORBIDS_ALL, "/a": answer(body=b"x")}
    assert (await refusal(fetcher, web.url("/a"))).cause is FetchCause.ROBOTS
    assert web.paths() == ["/robots.txt"]
    assert (await fetcher.fetch(web.url("/a"), kind=FetchKind.FEED)).body == b"x"


async def test_a_redirect_meets_the_rules_too(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A page behind a redirect is subject to the rules as the page itself."""
    robots = answer(body=b"User-agent: *\nDisallow: /shut")
    web.scripts |= {"/robots.txt": robots, "/open": answer(302, Location="/shut"), "/shut": answer(body=b"x")}
    assert (await refusal(fetcher, web.url("/open"))).cause is FetchCause.ROBOTS
    assert "/shut" not in web.paths()


async def test_rules_are_asked_for_once_a_day(web: ScriptedServer, fetcher: WebFetcher, clock: TurnedClock) -> None:
    """Many pages at once and later ones share one robots.txt, until it is a day old."""
    web.scripts |= {"/a": answer(body=b"x")}
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(fetcher.fetch(web.url("/a"), kind=FetchKind.PAGE))
    clock.turn(timedelta(hours=23))
    await fetcher.fetch(web.url("/a"), kind=FetchKind.PAGE)
    assert web.paths().count("/robots.txt") == 1
    web.scripts["/robots.txt"] = FORBIDS_ALL
    clock.turn(timedelta(hours=1))
    assert (await refusal(fetcher, web.url("/a"))).cause is FetchCause.ROBOTS


@pytest.mark.parametrize("robots", [answer(404), answer(403), answer(410), answer(301, Location="/robots.txt")])
async def test_without_rules_everything_is_allowed(robots: bytes, web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A host whose robots.txt is absent, shut or a circle has no rules."""
    web.scripts |= {"/robots.txt": robots, "/a": answer(body=b"x")}
    assert (await fetcher.fetch(web.url("/a"), kind=FetchKind.PAGE)).body == b"x"


@pytest.mark.parametrize("robots", [answer(500), answer(503), answer(429), b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 60_000])
async def test_rules_that_cannot_be_read_are_kept_to(
    robots: bytes, web: ScriptedServer, fetcher: WebFetcher, clock: TurnedClock
) -> None:
    """Where rules may exist and cannot be had, pages wait for some minutes, and the error says until when."""
    web.scripts |= {"/robots.txt": robots, "/a": answer(body=b"x")}
    error = await refusal(fetcher, web.url("/a"))
    assert error.cause is FetchCause.ROBOTS
    assert "robots.txt cannot be read" in str(error)
    assert error.retry_at == clock.now() + timedelta(minutes=10)
    web.scripts["/robots.txt"] = answer(404)
    clock.turn(timedelta(minutes=10))
    assert (await fetcher.fetch(web.url("/a"), kind=FetchKind.PAGE)).body == b"x"


async def test_few_hosts_are_remembered(clock: TurnedClock) -> None:
    """Rules of the thousand hosts that were asked last are kept, so memory has an end."""
    asked: list[str] = []

    async def read(url: URL) -> bytes:
        asked.append(str(url))
        return b""

    gate = RobotsGate(read, clock)
    for n in [*range(1_001), 1_000, 1, 0]:
        await gate.check(URL(f"https://h{n}.example/"))
    assert len(asked) == 1_002
    assert asked[-1] == "https://h0.example/robots.txt"


async def test_a_hosts_own_failure_is_said_as_such(fetcher: WebFetcher) -> None:
    """Where the host cannot be had at all, that is the cause, and the next time it is tried again."""
    for _ in range(2):
        assert (await refusal(fetcher, "http://nowhere.example/a")).cause is FetchCause.DNS
