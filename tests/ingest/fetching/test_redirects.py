"""Redirects: followed by hand, remembered with their permanence, bounded."""

import pytest
from yarl import URL

from domain.fetched import FetchCause, Fetched, FetchError, FetchKind, Redirect, Validators
from ingest.fetching.targets import next_url
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.web import ScriptedServer, answer


@pytest.mark.parametrize(
    ("status", "is_permanent"), [(301, True), (302, False), (303, False), (307, False), (308, True)]
)
async def test_a_redirect_is_followed_and_remembered(
    status: int, is_permanent: bool, web: ScriptedServer, fetcher: WebFetcher
) -> None:
    """The answer names the last address and the redirect with its status; only 301 and 308 move an address for good."""
    web.scripts |= {"/old": answer(status, Location="/new#top"), "/new": answer(body=b"here")}
    found = await fetcher.fetch(web.url("/old"), kind=FetchKind.FEED)
    assert (found.body, found.url) == (b"here", web.url("/new"))
    assert found.redirects == (Redirect(status, web.url("/new")),)
    assert found.moved_to == (web.url("/new") if is_permanent else None)


async def test_three_redirects_are_followed_and_no_fourth(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A chain of three gives its end, a longer one and a circle give an error after four requests."""
    web.scripts |= {f"/{n}": answer(302, Location=f"/{n + 1}") for n in range(1, 5)}
    web.scripts |= {"/5": answer(body=b"end"), "/round": answer(301, Location="/round")}
    assert (await fetcher.fetch(web.url("/2"), kind=FetchKind.FEED)).body == b"end"
    for start in ("/1", "/round"):
        web.asked.clear()
        with pytest.raises(FetchError, match="more than 3 times") as refused:
            await fetcher.fetch(web.url(start), kind=FetchKind.FEED)
        assert refused.value.cause is FetchCause.REDIRECTS
        assert len(web.asked) == 4


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [((), None), ((301, 308), "2"), ((308, 302, 301), "1"), ((302, 301), None)],
)
def test_an_address_moves_as_far_as_every_redirect_is_permanent(
    statuses: tuple[int, ...], moved_to: str | None
) -> None:
    """What lies behind a redirect for the time being is not where the address moved to."""
    redirects = tuple(Redirect(status, str(n)) for n, status in enumerate(statuses, start=1))
    assert Fetched("3", 200, b"", None, None, Validators(), redirects).moved_to == moved_to


async def test_a_redirect_without_address_is_an_error(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A redirect that does not say where to is reported by its status."""
    web.scripts["/"] = answer(301)
    with pytest.raises(FetchError, match="301 Moved Permanently") as refused:
        await fetcher.fetch(web.url(), kind=FetchKind.FEED)
    assert refused.value.cause is FetchCause.STATUS


@pytest.mark.parametrize("location", ["http://harbourpost.example/", "//harbourpost.example:80/", "http://x.example/y"])
def test_encryption_is_not_given_up(location: str) -> None:
    """From https no redirect leads to http."""
    with pytest.raises(FetchError) as refused:
        next_url(URL("https://harbourpost.example/feed"), location, frozenset())
    assert refused.value.cause in {FetchCause.REFUSED_REDIRECT, FetchCause.URL}


def test_encryption_may_be_taken_up() -> None:
    """From http a redirect may lead to https, by a whole address or a part of one."""
    start = URL("http://harbourpost.example/a/feed")
    assert str(next_url(start, "https://kestrel.example/b", frozenset())) == "https://kestrel.example/b"
    assert str(next_url(start, "../c?d", frozenset())) == "http://harbourpost.example/c?d"


def test_a_stranger_does_not_lead_into_an_opened_host() -> None:
    """A host that is opened is reached by its own redirects, never by another's."""
    opened = frozenset({("nas.home", 8080)})
    with pytest.raises(FetchError) as refused:
        next_url(URL("http://harbourpost.example/"), "http://nas.home:8080/", opened)
    assert refused.value.cause is FetchCause.REFUSED_REDIRECT
    assert str(next_url(URL("http://nas.home:8080/"), "/feed", opened)) == "http://nas.home:8080/feed"
