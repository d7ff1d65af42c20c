"""The feeds of a home page are found without running into anything on it."""

from ingest.feeds import find_feeds

HOME = "https://harbourpost.example/"
PAGE = """<html><head><base href="/en/"><!-- <link rel="alternate" type="application/rss+xml" href="/old.xml"> -->
<link rel="alternate" type="application/rss+xml" title="Comments &raquo; Harbour" href="/comments/feed/">
<link rel='alternate' type='application/atom+xml' title='Harbour &amp; Post' href='news.atom'>
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>
<body><a href="/sport/rss">Sport</a><a class=x href=https://harbourpost.example/all>RSS feed</a>
<a href="/feeding-the-ducks">Ducks</a><a href="/en/news.atom">Atom</a></body></html>"""


def test_feeds_of_a_page_are_offered() -> None:
    """Declared feeds come first, links that look like feeds next, those of comments last, each once."""
    offers = find_feeds(PAGE, url=HOME)
    assert [(offer.url, offer.title, offer.is_declared) for offer in offers] == [
        (f"{HOME}en/news.atom", "Harbour & Post", True),
        (f"{HOME}sport/rss", "Sport", False),
        (f"{HOME}all", "RSS feed", False),
        (f"{HOME}comments/feed/", "Comments » Harbour", True),
    ]


def test_a_page_without_feeds_offers_none() -> None:
    """Nothing is invented."""
    assert find_feeds("<a href='/news'>News</a>", url=HOME) == ()


def test_offers_have_an_end() -> None:
    """At most twenty feeds are offered."""
    assert len(find_feeds("".join(f'<a href="/{at}/feed">x</a>' for at in range(500)), url=HOME)) == 20
