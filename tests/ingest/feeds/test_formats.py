"""Each format of feeds gives the same kind of entry."""

import gzip
from collections.abc import Callable

import pytest

from domain.article import Precision
from domain.errors import InputRefusedError
from domain.feed import FeedKind, ReadFeed

Read = Callable[..., ReadFeed]
Rss = Callable[[str], ReadFeed]

RSS = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Somebody//DTD RSS 0.91//EN" "https://dtd.example/rss.dtd">
<rss version="0.91"><channel><title>Harbour Post</title><link>https://harbourpost.example/</link>
<language>en-gb</language><ttl>15</ttl><item><title>Ferry returns</title>
<link>/2026/ferry</link><guid isPermaLink="false">f-1</guid><author>Ida Sunde</author>
<pubDate>Sat, 07 Mar 2026 09:00:00 +0100</pubDate><description>&lt;p&gt;The ferry is back.&lt;/p&gt;</description>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Harbour Post</title>
<link href="https://harbourpost.example/"/><entry><id>f-1</id><title>Ferry returns</title>
<link rel="self" href="/self"/><link rel="alternate" href="/2026/ferry"/><author><name>Ida Sunde</name></author>
<published>2026-03-07T08:00:00Z</published><summary>The ferry is back.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>
<link>https://harbourpost.example/</link><dc:language>en-GB</dc:language></channel><item rdf:about="f-1">
<title>Ferry returns</title><link>/2026/ferry</link><dc:creator>Ida Sunde</dc:creator>
<dc:date>2026-03-07T09:00:00+01:00</dc:date><description>The ferry is back.</description></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "language": "en-GB",
"home_page_url": "https://harbourpost.example/", "items": ["broken", {"id": "f-1", "url": "/2026/ferry",
"title": "Ferry returns", "authors": [{"name": "Ida Sunde"}], "date_published": "2026-03-07T08:00:00Z",
"content_html": "<p>The ferry is back.</p>"}]}"""


@pytest.mark.parametrize(
    ("data", "kind"),
    [(RSS, FeedKind.RSS), (ATOM, FeedKind.ATOM), (RDF, FeedKind.RDF), (JSON, FeedKind.JSON)],
)
def test_formats_give_the_same_entry(read: Read, data: str, kind: FeedKind) -> None:
    """One article in four formats is one entry, with its address made absolute."""
    feed = read(data)
    (entry,) = feed.entries
    assert (feed.kind, feed.title, feed.home) == (kind, "Harbour Post", "https://harbourpost.example/")
    assert (entry.guid, entry.link) == ("f-1", "https://harbourpost.example/2026/ferry")
    assert (entry.title, entry.summary) == ("Ferry returns", "The ferry is back.")
    assert entry.authors == ("Ida Sunde",)
    assert (entry.language or "").lower() == "en-gb"
    assert entry.published is not None
    assert entry.published.iso() == "2026-03-07T08:00:00+00:00"


def test_a_packed_file_is_unpacked(read: Read) -> None:
    """Sitemaps are often gzip files; what is larger unpacked, or damaged, is refused with that cause."""
    packed = gzip.compress(RSS.encode())
    assert read(packed, "application/gzip").title == "Harbour Post"
    broken = [(gzip.compress(bytes(4_000_001)), "larger than 4,000,000"), (packed[:-9], "breaks off")]
    for data, why in (*broken, (packed[:30] + b"\xff" * 40 + packed[70:], "damaged")):
        with pytest.raises(InputRefusedError, match=why):
            read(data)


def test_a_news_sitemap_is_a_feed(read: Read) -> None:
    """A sitemap gives its pages with their news, and the titles of pictures are not taken for them."""
    feed = read(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://news.example/n" '
        'xmlns:i="http://image.example/i"><url><loc>https://harbourpost.example/a</loc><i:image><i:title>No</i:title>'
        "</i:image><n:news><n:publication><n:name>Harbour Post</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2026-03-07</n:publication_date><n:title>Ferry returns</n:title></n:news></url></urlset>"
    )
    (entry,) = feed.entries
    assert (feed.kind, feed.title, entry.title, entry.language) == (
        FeedKind.SITEMAP,
        "Harbour Post",
        "Ferry returns",
        "en",
    )
    assert entry.published is not None
    assert entry.published.precision is Precision.DAY


def test_hints_about_the_rhythm_are_read(read: Read) -> None:
    """The time to live and the declared period come in seconds; nonsense is none."""
    hints = "<ttl>15</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    feed = read(f'<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>{hints}</channel></rss>')
    assert (feed.ttl_seconds, feed.period_seconds) == (900, 21_600)
    feed = read("<rss><channel><ttl>soon</ttl></channel></rss>")
    assert (feed.ttl_seconds, feed.period_seconds) == (None, None)


@pytest.mark.parametrize(
    "data",
    [
        "<feed><title>x</title><entry><id>1</id><title>Ferry returns</title></entry></feed>",
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title type="xhtml">
        <div xmlns="http://www.w3.org/1999/xhtml">Ferry <b>returns</b></div></title></entry></feed>""",
    ],
    ids=["no namespace", "title of tags"],
)
def test_the_tolerant_parser_steps_in(read: Read, data: str) -> None:
    """What the fast parser refuses or loses is read all the same, and an id is not taken for an address."""
    (entry,) = read(data).entries
    assert (entry.guid, entry.link, entry.title) == ("1", None, "Ferry returns")


@pytest.mark.parametrize(
    ("feed", "entry", "link"),
    [
        ("", 'xml:base="https://b.example/y/"', 'href="a"'),
        ("", "", 'xml:base="https://b.example/y/" href="a"'),
        ('xml:base="https://b.example/"', 'xml:base="y/"', 'href="a"'),
        ('xml:base="https://c.example/"', 'xml:base="//b.example/z/"', 'href="/y/a"'),
    ],
)
def test_addresses_hang_on_the_nearest_base(read: Read, feed: str, entry: str, link: str) -> None:
    """A base of an entry or of its link goes before that of the feed."""
    title = "<id>urn:1</id><title>Ferry &amp;amp; quay</title>"
    found = read(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {feed}><entry {entry}>{title}<link {link}/></entry></feed>'
    )
    assert [(each.guid, each.title, each.link) for each in found.entries] == [
        ("urn:1", "Ferry & quay", "https://b.example/y/a")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "koi8-r", "iso-2022-jp", "shift_jis"])
def test_encodings_are_read(read: Read, encoding: str) -> None:
    """A feed is read in the encoding it declares."""
    title = {"koi8-r": "Паром", "iso-2022-jp": "船の争議", "shift_jis": "船の争議"}.get(encoding, "Fähre")
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item><title>{title}</title><guid>1</guid>'
    assert read(f"{text}</item></channel></rss>".encode(encoding)).entries[0].title == title


def test_the_header_tells_the_encoding_where_the_feed_does_not(read: Read) -> None:
    """What the server declares counts for a feed that declares nothing, XML or JSON; a feed's own word goes first."""
    feed = '<rss version="2.0"><channel><item><title>Забастовка</title><guid>1</guid></item></channel></rss>'
    assert read(feed.encode("cp1251"), charset="windows-1251").entries[0].title == "Забастовка"
    latin = JSON.replace("Ferry", "Fähre").encode("latin-1")
    assert read(latin, charset="ISO-8859-1").entries[0].title == "Fähre returns"
    declared = f'<?xml version="1.0" encoding="koi8-r"?>{feed}'.encode("koi8-r")
    assert read(declared, charset="windows-1251").entries[0].title == "Забастовка"
    assert read(feed, charset="windows-1251").entries[0].title == "Забастовка"


def test_an_encoding_that_nobody_names_is_guessed(read: Read) -> None:
    """By the letters between the tags; a broken byte in UTF-8 is no other encoding."""
    text = "Экипажи паромов ждут жалованья уже вторую неделю, а порт закрыт для всех судов до пятницы."
    items = f"<item><title>Забастовка</title><guid>1</guid><description>{text}</description></item>"
    feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
    assert read(feed.encode("cp1251")).entries[0].title == "Забастовка"
    assert read(feed.encode().replace(b".<", b"\xff<")).entries[0].title == "Забастовка"
    assert read(JSON.replace("Ferry", "Fähre").encode("latin-1")).entries[0].title == "Fähre returns"


def test_marks_that_break_xml_are_mended(rss: Rss) -> None:
    """Stray marks and HTML's names of characters cost neither words nor parameters of an address."""
    (entry,) = rss("<item><title>Fish&nbsp;& Chips < 5</title><link>/a?x=1&y=2</link></item>").entries
    assert (entry.title, entry.link) == ("Fish & Chips < 5", "https://harbourpost.example/a?x=1&y=2")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Tom &amp;amp; Ada", "Tom & Ada"),
        ("Ferry &lt;b&gt;returns&lt;/b&gt;", "Ferry returns"),
        ("Ferry\u202e\u200b re&amp;#8238;turns", "Ferry returns"),
        ("Fa\u0308hre 👩\u200d🚀", "Fähre 👩\u200d🚀"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_titles_are_plain(rss: Rss, title: str, shown: str) -> None:
    """A title has no tags, no invisible marks but the joiner of an emoji, and composed letters."""
    assert rss(f"<item><title>{title}</title><guid>1</guid></item>").entries[0].title == shown


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "https://u@a.example/"]
)
def test_only_web_addresses_are_links(rss: Rss, link: str) -> None:
    """An address of another kind is none; the entry stays if it has an id."""
    feed = rss(f"<item><title>a</title><guid>1</guid><link>{link}</link></item><item><link>{link}</link></item>")
    assert [(entry.guid, entry.link) for entry in feed.entries] == [("1", None)]
    assert any("neither a link nor an id" in problem for problem in feed.problems)


@pytest.mark.parametrize("date", ["Friday", "30 Feb 2026 10:00 GMT", "Mon, 07 Dec 2026 09:00:00 GMT", ""])
def test_bad_and_future_dates_are_none(rss: Rss, date: str) -> None:
    """No date is completed, corrected or taken from the future or an id, and another entry keeps its own."""
    bad = f"<item><guid>20260101</guid><pubDate>{date}</pubDate></item>"
    feed = rss(f"{bad}<item><guid>2</guid><pubDate>Sat, 07 Mar 2026 09:00:00 GMT</pubDate></item>")
    assert [entry.published is None for entry in feed.entries] == [True, False]
    assert "1 of 2 entries have no date, or one that is impossible or in the future." in feed.problems


def test_a_time_without_zone_is_a_day(rss: Rss) -> None:
    """A time that names no zone is no instant."""
    (entry,) = rss("<item><guid>1</guid><pubDate>2026-03-07 09:30:00</pubDate></item>").entries
    assert entry.published is not None
    assert entry.published.iso() == "2026-03-07"


def test_entries_have_an_end(rss: Rss) -> None:
    """Of many entries the newest thousand are read."""
    feed = rss("".join(f"<item><guid>{at}</guid></item>" for at in range(1_100)))
    assert len(feed.entries) == 1_000
    assert "It has 1,100 entries; only the newest 1,000 are read." in feed.problems


@pytest.mark.parametrize("tags", ["", "<a/>" * 40])
def test_a_feed_that_is_too_long_is_read_from_its_beginning(rss: Rss, tags: str) -> None:
    """It is cut before the entry that is too much."""
    feed = rss("".join(f"<item><guid>{at}</guid><title>T{at}</title>{tags}</item>" for at in range(10_500)))
    assert [entry.title for entry in feed.entries] == [f"T{at}" for at in range(1_000)]
    read = 150_000 // 43 + 1 if tags else 10_000
    assert f"It is very long: the newest 1,000 of its first {read:,} entries are read." in feed.problems
