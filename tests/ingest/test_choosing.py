"""Which parts of a page are its article: containers by name, boxes of links, and what is done where names fail."""

import pytest

from ingest.child.pages import read_page

PARAGRAPHS = (
    "The quay at Skerrow was opened on Monday, and forty boats came in before noon while a band played.",
    "“We waited since the winter,” said Pia Lund, a ship's cook, who stood at the rail with her daughter.",
    "The harbour master was the first to cross, and the minister, who had paid for it, was the second.",
    "Nobody was hurt in the crowd, although a boy of nine fell into the basin and was pulled out by a dog.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINKS = "<ul>" + "".join(f"<li><a href='/{n}'>Ram number {n} sold at auction</a></li>" for n in range(9)) + "</ul>"


def blocks(body: str, head: str = "") -> list[str]:
    """The paragraphs that are found in a page with this body."""
    html = f"<!doctype html><html><head><title>Quay</title>{head}</head><body>{body}</body></html>"
    found: list[str] = read_page(html.encode())["blocks"]
    return found


@pytest.mark.parametrize(
    "opening",
    [
        "<article>",
        '<div class="post-content">',
        '<div itemprop="articleBody">',
        '<section id="story-body">',
        '<div class="Main-Content">',
        "<main>",
        "<div>",
    ],
)
def test_the_container_is_found_by_its_names(opening: str) -> None:
    """What stands before and behind the named container is left out; without a name the paragraphs are found."""
    closing = f"</{opening[1:-1].partition(' ')[0]}>"
    assert blocks(f"{LINKS}{opening}{BODY}{closing}{LINKS}") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "beside",
    [
        f"<div>{LINKS}</div>",
        '<div class="related-stories"><p>A ram was sold for the price of a house.</p></div>',
        '<p class="newsletter">Our letter comes at seven every morning.</p>',
        '<div style="display: none"><p>A ram was sold for the price of a house.</p></div>',
        '<ul class="comment-list"><li>First!</li></ul>',
        "<aside><p>A ram was sold for the price of a house.</p></aside>",
        "<figure><img src='q.jpg'><figcaption>The quay on Monday</figcaption></figure>",
        '<p>Read <span class="share-button">Share</span></p><h3>More</h3>',
    ],
)
def test_what_stands_beside_the_article_in_its_container_is_cut_out(beside: str) -> None:
    """Boxes of links, hidden parts, comments, captions and parts that are named for what they are."""
    found = blocks(f"<article>{BODY}{beside}</article>")
    assert found[:4] == list(PARAGRAPHS)
    assert found[4:] in ([], ["Read"])


def test_names_that_would_take_nearly_everything_are_not_believed() -> None:
    """A part that is named like an advertisement and holds the article stays."""
    assert blocks(f'<article><div class="widget">{BODY}</div></article>') == list(PARAGRAPHS)


def test_a_name_inside_a_line_takes_only_its_words() -> None:
    """The text goes on behind a button."""
    line = PARAGRAPHS[0].replace("forty boats", 'forty<span class="tooltip-button">What is this?</span> boats')
    assert blocks(f"<article><p>{line}</p>{BODY}</article>")[0] == PARAGRAPHS[0]


def test_names_mislead_where_nearly_all_paragraphs_stand_elsewhere() -> None:
    """The first container on the page is a list of products, and the article has no name at all."""
    product = (
        "<p>Oilskins of the kind that fishermen wear, in three colours, for the price of a good dinner in town.</p>"
    )
    found = blocks(f'<div class="entry-content">{product * 3}</div><div>{BODY * 6}{LINKS}</div>')
    assert [text for text in found if text in PARAGRAPHS] == list(PARAGRAPHS) * 6


def test_a_form_or_a_broken_navigation_around_the_page_keeps_its_article() -> None:
    """An element that stands beside articles is kept where most of the page is in it."""
    for tag in ("form", "nav", "button"):
        assert blocks(f"<{tag}><article>{BODY}</article></{tag}>") == list(PARAGRAPHS)


def test_articles_that_are_appended_without_end_go_and_the_headline_keeps_its_own() -> None:
    """A container for endless scrolling holds other articles, unless it has the headline."""
    endless = '<div class="infinite-scroll"><article>{}</article></div>'
    others = endless.format("<p>A ram was sold for the price of a house, and its buyer wept.</p>" * 9)
    assert blocks(f"{others}<main><h2>Quay</h2>{BODY}</main>") == ["Quay", *PARAGRAPHS]
    assert blocks(endless.format(f"<h1>Quay</h1>{BODY}")) == ["Quay", *PARAGRAPHS]


def test_lines_broken_by_hand_are_lines() -> None:
    """Line breaks stay and those of the source go; text without a paragraph of its own counts where it has breaks."""
    assert blocks(f"<article><p>{PARAGRAPHS[0][:41]}\n {PARAGRAPHS[0][42:]}</p>{BODY}</article>")[0] == PARAGRAPHS[0]
    text = "<br><br>".join(PARAGRAPHS)
    assert blocks(f"<article><h2>Quay</h2>{text}</article>") == ["Quay", "\n".join(PARAGRAPHS)]


def test_a_page_that_draws_itself_gives_the_text_of_its_data() -> None:
    """The article's body in JSON-LD stands in for a page without text."""
    data = " ".join(PARAGRAPHS[:2]) + "\\n" + "<b>" + PARAGRAPHS[2] + "</b>"
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{data}"}}</script>'
    assert blocks("<div id='app'></div>", head) == [" ".join(PARAGRAPHS[:2]), PARAGRAPHS[2]]
    assert blocks("<p>Quay</p>", head.replace('"}', '\\q"}')) == ["Quay"]


def test_a_navigation_is_one_line_beside_the_article() -> None:
    """What stands in a navigation is told as a whole, with where it stands."""
    html = (
        f"<html><body><nav><a href='/n'>News</a> <a href='/i'>Islands</a></nav><article>{BODY}</article></body></html>"
    )
    assert read_page(html.encode())["outside"] == [["News Islands", "nav"]]
