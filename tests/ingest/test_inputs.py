"""What an input is, by its own opening and by what its server calls it."""

from collections.abc import Callable

import pytest

from domain.article import Article
from domain.errors import InputRefusedError
from ingest import Told

SENTENCE = "The quay at Skerrow was opened on Monday, and forty boats came in before noon while a band played."
ARTICLE = f"<article><h1>Quay reopens</h1><p>{SENTENCE}</p><p>{SENTENCE.replace('quay', 'mole')}</p></article>"
PAGE = f"<!DOCTYPE html><html lang='en'><head><title>Quay reopens</title></head><body>{ARTICLE}</body></html>"
FROM_SERVER = Told(content_type="text/html")


@pytest.mark.parametrize(
    "html",
    [
        "\n" * 5_000 + PAGE,
        f"<!-- {'This page was made by a machine. ' * 200}-->\n" + PAGE,
        "\ufeff\ufeff" + PAGE,
        "<script>var a = 1;</script>\n" + PAGE,
        "<meta charset='utf-8'><title>Quay reopens</title>" + ARTICLE,
        ARTICLE.removeprefix("<article>").removesuffix("</article>"),
        "<?php later ?>\n<!-- <p> -->" + ARTICLE,
    ],
)
def test_a_page_is_one_however_it_opens(html: str, read: Callable[..., Article]) -> None:
    """Blank space, comments and any tag may come first, and no markup is taken for words."""
    article = read(html)
    assert article.title == "Quay reopens"
    assert SENTENCE in article.text
    assert "<" not in article.text


def test_a_page_in_utf_16_is_one(read: Callable[..., Article]) -> None:
    """The byte order mark tells how to look at its opening."""
    assert read(PAGE.encode("utf-16")).title == "Quay reopens"


@pytest.mark.parametrize("content_type", ["text/html", "application/xhtml+xml"])
def test_what_its_server_calls_a_page_is_one(content_type: str, read: Callable[..., Article]) -> None:
    """Words before the first tag do not hide it."""
    article = read(f"Warning: no cache in line 3<br />\n{PAGE}", Told(content_type=content_type))
    assert article.title == "Quay reopens"
    assert SENTENCE in article.text


def test_a_text_that_its_server_calls_a_page_stays_a_text(read: Callable[..., Article]) -> None:
    """Without a single tag its lines are its paragraphs."""
    assert read(f"Quay reopens\n\n{SENTENCE}\n\n{SENTENCE[:-1]} on.", FROM_SERVER).text.count("\n\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE} She wrote <article> and </article> around it.",
        f"<b> is the tag of bold words.\n\n{SENTENCE}",
        f"<Ana Brandt> {SENTENCE}</p>",
    ],
)
def test_a_text_that_mentions_a_tag_stays_a_text(text: str, read: Callable[..., Article]) -> None:
    """Only what opens with a tag and closes one is a page by its look."""
    assert read(text).text.endswith(text[-40:])


def test_data_and_feeds_are_refused_whatever_their_server_calls_them(read: Callable[..., Article]) -> None:
    """JSON with markup in it, a feed behind a comment and other XML are no pages."""
    with pytest.raises(InputRefusedError, match="is JSON data"):
        read('{"html": "<p>Quay</p>"}', FROM_SERVER)
    with pytest.raises(InputRefusedError, match="is a feed"):
        read(f"<!-- {'made by a machine ' * 200}--><rss version='2.0'></rss>", FROM_SERVER)
    with pytest.raises(InputRefusedError, match="is XML data"):
        read(f"<?xml version='1.0'?><note><line>{SENTENCE}</line></note>")


def test_many_comments_cost_no_time(read: Callable[..., Article]) -> None:
    """What stands before the first tag is passed over once and never tried in other ways."""
    assert read("<!---->" * 40_000 + SENTENCE).text.endswith(SENTENCE)
