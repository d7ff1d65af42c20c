"""Pages: the body as the page has it, what the page says of itself, and limits that hold."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from domain.article import Article, DropReason
from domain.errors import InputRefusedError
from domain.outlet import OutletStatus
from ingest import KnownOutlets, Limits
from ingest.reading import read_file, read_text

PARAGRAPHS = (
    "The quay at Skerrow was opened on Monday, and forty boats came in before noon while a band played.",
    "“We waited since the winter,” said Pia Lund, a ship's cook, who stood at the rail with her daughter.",
    "The harbour master was the first to cross, and the minister, who had paid for it, was the second.",
    "Nobody was hurt in the crowd, although a boy of nine fell into the basin and was pulled out by a dog.",
)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Kestrel Daily"},
 {"@type": "NewsArticle", "headline": "Quay reopens after storm", "datePublished": "2026-03-14T00:30:00+01:00",
  "author": [{"@type": "Person", "name": "Ida Sunde"}, {"@type": "Person", "name": "Tove Lien"}],
  "publisher": {"@type": "Organization", "name": "Kestrel Daily"}}]}</script>"""
HEAD = (
    '<link rel="canonical" href="https://www.kestreldaily.example/quay?utm_source=feed">'
    '<meta property="og:site_name" content="Kestrel Daily">'
)


def page(head: str = "", *, after: str = "", title: str = "Quay reopens after storm") -> str:
    """A page with this head, the paragraphs, and what stands behind the article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Kestrel Daily</title>{head}'
        f"</head><body><nav><a href='/n'>News</a> <a href='/i'>Islands</a></nav>"
        f"<article><h1>{title}</h1>{body}</article>{after}</body></html>"
    )


def test_a_page_gives_its_paragraphs_and_what_it_says_of_itself(read: Callable[..., Article]) -> None:
    """Body, headline, authors, instant, address and outlet come from the page, nothing is guessed."""
    article = read(page(HEAD + JSON_LD))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == "Quay reopens after storm"
    assert article.authors == ("Ida Sunde", "Tove Lien")
    assert article.published is not None
    assert article.published.iso() == "2026-03-13T23:30:00+00:00"
    assert article.url == "https://www.kestreldaily.example/quay"
    assert (article.outlet.name, article.outlet.status) == ("Kestrel Daily", OutletStatus.STATED)
    assert article.language == "en"


def test_a_site_name_that_disagrees_with_the_domain_is_not_the_name(read: Callable[..., Article]) -> None:
    """The registrable domain is the name where the page calls its site something else."""
    head = '<link rel="canonical" href="https://lmz.example/a"><meta property="og:site_name" content="Kestrel Daily">'
    assert read(page(head)).outlet.name == "lmz.example"


def test_a_site_name_alone_infers_the_outlet(read: Callable[..., Article]) -> None:
    """Without any address the site name is the evidence."""
    outlet = read(page('<meta property="og:site_name" content="Kestrel Daily">')).outlet
    assert (outlet.name, outlet.status, outlet.domain) == ("Kestrel Daily", OutletStatus.INFERRED, None)


def test_a_page_of_a_platform_has_no_outlet(read: Callable[..., Article]) -> None:
    """A blog's own title is not an outlet."""
    head = (
        '<link rel="canonical" href="https://islandwife.blogspot.com/q.html">'
        '<meta property="og:site_name" content="Island Wife">'
    )
    outlet = read(page(head)).outlet
    assert (outlet.name, outlet.platform) == (None, "a Blogger page")


def test_meta_elements_and_time_stand_in_for_broken_json_ld(read: Callable[..., Article]) -> None:
    """A broken script is passed over."""
    head = (
        '<script type="application/ld+json">{"@type": </script><meta name="author" content="By Ida Sunde and Jon Falk">'
    )
    article = read(page(head, after='<time datetime="2026-03-14">14 March</time>'))
    assert article.authors == ("Ida Sunde", "Jon Falk")
    assert article.published is not None
    assert article.published.iso() == "2026-03-14"


def test_what_stands_beside_the_article_is_kept_with_its_reason(read: Callable[..., Article]) -> None:
    """Navigation, promotion, related links and footers of the page are told where they can be."""
    after = (
        "<aside><h3>Most read</h3><ul><li>Ram sold for the price of a house</li></ul></aside>"
        "<div><p>Sign up for our newsletter</p></div><footer><p>© 2026 Kestrel Daily</p></footer>"
    )
    reasons = {piece.text: piece.why for piece in read(page(after=after)).dropped}
    assert reasons["Most read"] is DropReason.NAVIGATION
    assert reasons["Ram sold for the price of a house"] is DropReason.RELATED
    assert reasons["Sign up for our newsletter"] is DropReason.PROMOTION
    assert reasons["© 2026 Kestrel Daily"] is DropReason.PLATFORM


def test_a_page_that_names_its_encoding_in_xml_is_read(read: Callable[..., Article]) -> None:
    """An XML declaration before the page changes nothing."""
    assert read('<?xml version="1.0" encoding="utf-8"?>\n' + page(HEAD)).text == "\n\n".join(PARAGRAPHS)


def test_line_breaks_and_inline_markup_keep_their_words(read: Callable[..., Article]) -> None:
    """Markup inside a paragraph changes no character of it."""
    html = (
        page()
        .replace("forty boats", "<em>forty</em>\u00a0<a href='/b'>boats</a>")
        .replace("while a band", "while<br>a band")
    )
    article = read(html)
    assert " ".join(article.text.split()) == " ".join(" ".join(PARAGRAPHS).split())


def test_a_page_that_does_not_close_its_navigation_is_read(read: Callable[..., Article]) -> None:
    """Where the whole article stands in what is taken for a navigation, it is an article all the same."""
    assert all(paragraph in read(page().replace("</nav>", "")).text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<!doctype html><html><head></head><body><p>All rights reserved.</p></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str, read: Callable[..., Article]) -> None:
    """A page of which nothing is left is refused with a sentence."""
    with pytest.raises(InputRefusedError, match="has no article text"):
        read(html)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='Jonas %s Reed'>",
        "<title>Pier %s reopens</title>",
        """<script type="application/ld+json">
        {"@type": "NewsArticle", "headline": "Pier", "author": "Jonas %s Reed"}</script>""",
    ],
)
def test_white_space_of_any_length_in_metadata_is_one_space(head: str, read: Callable[..., Article]) -> None:
    """A pattern that went back over it at each of its characters would take minutes."""
    html = f"<html><head>{head % (' ' * 200_000)}</head><body><article><h1>Pier</h1><p>Rain fell on Tarn.</p></article>"
    article = read(html)
    assert article.text.endswith("Rain fell on Tarn.")
    assert article.authors in {(), ("Jonas Reed",)}


def test_a_page_that_takes_too_long_is_killed_and_the_next_is_read(
    outlets: KnownOutlets, now: datetime, read: Callable[..., Article]
) -> None:
    """The child process ends with the time it may take, the refusal says so, and another child goes on."""
    endless = page(after="<p>Snow fell</p>" * 100_000)
    with pytest.raises(InputRefusedError, match=r"takes longer than 0\.1 seconds"):
        read_text(endless, name="page.html", outlets=outlets, now=now, limits=Limits(page_seconds=0.1))
    assert read(page()).text == "\n\n".join(PARAGRAPHS)


def test_a_page_that_takes_too_much_memory_is_refused(outlets: KnownOutlets, now: datetime) -> None:
    """The child process may not take more memory than it is given."""
    heavy = page(after="<p>Snow <b>fell</b></p>" * 60_000)
    with pytest.raises(InputRefusedError, match="limits of time and memory"):
        read_text(heavy, name="page.html", outlets=outlets, now=now, limits=Limits(page_memory_bytes=40_000_000))


def test_a_page_over_the_size_limit_is_refused_before_it_is_parsed(
    tmp_path: Path, outlets: KnownOutlets, now: datetime
) -> None:
    """Pages and texts have their own limits of size."""
    path = tmp_path / "page.html"
    path.write_text(page())
    with pytest.raises(InputRefusedError, match="larger than 100 bytes"):
        read_file(path, outlets=outlets, now=now, limits=Limits(html_bytes=100))


def test_a_feed_is_no_article(read: Callable[..., Article]) -> None:
    """A feed is refused for what it is."""
    with pytest.raises(InputRefusedError, match="is a feed"):
        read('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')


def test_a_very_short_page_keeps_its_paragraphs(read: Callable[..., Article]) -> None:
    """Captions, updates and their times are not glued to each other or to the headline; a time in a sentence stays."""
    pictures = "".join(
        f'<figure><img src="{pier}.jpg"><figcaption>Ice on the {pier} pier in Quayford</figcaption></figure>'
        for pier in ("north", "south", "inner", "outer", "old", "new")
    )
    html = "<!DOCTYPE html><html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"
    gallery = read(html.format("Pictures of the ice", f"<div>On <time>Friday</time> it came.</div>{pictures}"))
    assert gallery.title == "Pictures of the ice"
    assert gallery.text.split("\n\n")[:2] == ["On Friday it came.", "Ice on the north pier in Quayford"]
    posts = "".join(
        f"<div><time>{hour}:05</time><h3>Beam {hour}</h3><p>The crew lifted beam number {hour}.</p></div>"
        for hour in range(9, 17)
    )
    live = read(html.format("Ferry works as they happen", posts)).text.split("\n\n")
    assert live[:3] == ["Beam 9", "The crew lifted beam number 9.", "Beam 10"]
