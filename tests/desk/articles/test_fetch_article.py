"""An article is taken from the web as from a file."""

from collections.abc import AsyncIterator

import pytest

from desk.articles.fetch_article import fetch_article
from desk.articles.read_article import ReadArticle
from domain.errors import InputRefusedError
from ingest import Limits, Told
from ingest.fetching import FetchSettings, WebFetcher
from tests.fakes.clock import START, TurnedClock
from tests.fakes.web import ScriptedServer, answer, names, serving
from tests.inline_workers import InlineWorkers

PAGE = """<!doctype html><html lang="en"><head><title>Lighthouse keeper retires after forty years</title>
<meta property="article:published_time" content="2024-05-03T09:00:00Z"></head><body><article>
<h1>Lighthouse keeper retires after forty years</h1>
<p>The keeper of the light on Sorrel Point put out his lamp for the last time on Friday, the harbour office says.</p>
<p>“I shall miss the gulls more than the stairs,” Edvin Marrow said as he handed over the keys to the town.</p>
<p>The tower is to become a small museum, and the first visitors are expected before the end of the summer.</p>
</article></body></html>"""
TEXT = "Rain fell on Tarn for nine days.\n\nThe café owner Zoë Brandt said: “My cellar is a lake.”\n"


@pytest.fixture
async def web() -> AsyncIterator[ScriptedServer]:
    """A server without scripts."""
    async with serving() as server:
        yield server


async def fetched(web: ScriptedServer, path: str, told: Told | None = None) -> ReadArticle:
    """What the article at a path gives."""
    settings = FetchSettings(opened=frozenset({("harbour.example", web.port)}))
    async with WebFetcher(settings, TurnedClock(), lookup=names(harbour_example="127.0.0.1")) as fetcher:
        return await fetch_article(
            fetcher, InlineWorkers(), web.url(path), now=START, limits=Limits(), told=told or Told()
        )


async def test_a_page_becomes_an_article(web: ScriptedServer) -> None:
    """A page is read with title, date and quote; its address is the one behind the redirect."""
    web.scripts |= {
        "/old": answer(301, Location="/keeper"),
        "/keeper": answer(body=PAGE.encode(), Content_Type="text/html"),
    }
    read = await fetched(web, "/old")
    assert (read.article.url, read.article.path) == (web.url("/keeper"), web.url("/keeper"))
    assert read.article.title == "Lighthouse keeper retires after forty years"
    assert read.article.published is not None
    assert read.article.published.at.date().isoformat() == "2024-05-03"
    (quote,) = (quote for quote in read.statements.quotes if quote.is_marked)
    assert read.article.text[quote.start : quote.end].startswith("I shall miss the gulls")
    assert quote.speaker == "Edvin Marrow"


async def test_a_page_is_stored_where_its_site_says(web: ScriptedServer) -> None:
    """A page in another form has the article's own address, given in full or as a link; a home page is none."""
    for n, link in enumerate(("/keeper", "//harbour.example/keeper", "/")):
        web.scripts[f"/amp{n}/keeper"] = answer(
            body=PAGE.replace("</head>", f'<link rel="canonical" href="{link}"></head>').encode()
        )
    found = [(await fetched(web, f"/amp{n}/keeper")).article.url or "" for n in range(3)]
    assert [url.partition("://")[2].partition("/")[2] for url in found] == ["keeper", "keeper", "amp2/keeper"]


async def test_what_its_server_calls_a_page_is_read_as_one(web: ScriptedServer) -> None:
    """A page is one behind words that do not belong to it."""
    web.scripts["/keeper"] = answer(body=f"Notice: slow query\n{PAGE}".encode(), Content_Type="text/html")
    read = await fetched(web, "/keeper")
    assert read.article.title == "Lighthouse keeper retires after forty years"
    assert "<" not in read.article.text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "mac_roman", "utf-16", "no-such-charset"])
async def test_the_header_tells_how_to_decode(charset: str, web: ScriptedServer) -> None:
    """A text is decoded by its own bytes where they are UTF-8, else as its header says."""
    encoding = {"iso-8859-1": "cp1252", "no-such-charset": "utf-8"}.get(charset, charset)
    web.scripts["/a"] = answer(body=TEXT.encode(encoding), Content_Type=f"text/plain; charset={charset}")
    assert "café owner Zoë Brandt said: “My cellar" in (await fetched(web, "/a")).article.text


async def test_what_a_person_tells_goes_before_the_page(web: ScriptedServer) -> None:
    """An address and an outlet that are given stay."""
    web.scripts["/a"] = answer(body=TEXT.encode())
    told = Told(url="https://tarnpost.example/rain", outlet="Tarn Post")
    read = await fetched(web, "/a", told)
    assert (read.article.url, read.article.outlet.name) == (told.url, "Tarn Post")


@pytest.mark.parametrize(
    ("wire", "sentence"),
    [
        (answer(403), "403 Forbidden"),
        (answer(body=b"%PDF-1.7", Content_Type="application/pdf"), "is damaged"),
        (answer(body=b'{"a": 1}', Content_Type="application/json"), "application/json"),
        (answer(body=b"\x89PNG\r\n"), "a PNG image"),
        (answer(body=b"<?xml version='1.0'?><rss></rss>", Content_Type="text/xml"), "a feed"),
        (answer(), "is empty"),
    ],
)
async def test_what_is_no_article_is_refused(wire: bytes, sentence: str, web: ScriptedServer) -> None:
    """What cannot be fetched, or is something else, is refused in one sentence that names the address."""
    web.scripts["/a"] = wire
    with pytest.raises(InputRefusedError, match=sentence) as refused:
        await fetched(web, "/a")
    assert web.url("/a") in str(refused.value)
