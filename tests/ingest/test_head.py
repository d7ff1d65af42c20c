"""Headline, byline, date and address stand above the body and are told apart from it."""

from collections.abc import Callable

import pytest

from domain.article import Article, DropReason
from ingest.cleaning import Cleaned

BODY = "The quay at Skerrow was opened on Monday, and forty boats came in before noon."
MORE = "Nobody was hurt, and the harbour master was the first to cross."


def dump(*lines: str) -> str:
    """A text dump of these lines above a body."""
    return "\n".join([*lines, "", BODY, "", MORE])


def test_the_first_headline_is_the_title_and_no_part_of_the_text(read: Callable[..., Article]) -> None:
    """The headline is kept apart from the body."""
    article = read(dump("Quay reopens after storm"))
    assert (article.title, article.text) == ("Quay reopens after storm", f"{BODY}\n\n{MORE}")
    assert article.dropped == ()


@pytest.mark.parametrize(
    "cut", ["Home News VIDEO: Quay reopens...", "Front page World VIDEO: Quay reopens after…", "VIDEO: Quay reopens..."]
)
def test_the_uncut_headline_wins(cut: str, read: Callable[..., Article]) -> None:
    """A copy cut with an ellipsis, behind a trail of sections perhaps, is dropped for the whole one."""
    article = read(dump(cut, "", "VIDEO: Quay reopens after storm"))
    assert article.title == "VIDEO: Quay reopens after storm"
    assert [piece.text for piece in article.dropped] == [cut]


def test_a_headline_that_is_only_there_cut_stays_as_it_is(read: Callable[..., Article]) -> None:
    """Without a whole copy the cut one is the title."""
    assert read(dump("Quay reopens after the worst storm...")).title == "Quay reopens after the worst storm..."


def test_a_headline_printed_again_goes(read: Callable[..., Article]) -> None:
    """A second copy is dropped with its own reason."""
    article = read(dump("Quay reopens after storm", "", "Quay reopens after storm"))
    assert [piece.why for piece in article.dropped] == [DropReason.TITLE_AGAIN]


def test_a_text_without_a_headline_has_none(read: Callable[..., Article]) -> None:
    """A first line that is a sentence belongs to the body, and a single line is all body."""
    assert read(f"{BODY}\n\n{MORE}").title is None
    assert read("Quay reopens after storm").text == "Quay reopens after storm"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ida Sunde", ("Ida Sunde",)),
        ("BY IDA SUNDE", ("IDA SUNDE",)),
        ("By Ida Sunde and Tove Lien", ("Ida Sunde", "Tove Lien")),
        ("By Ida Sunde, Tove Lien & Jon van der Falk", ("Ida Sunde", "Tove Lien", "Jon van der Falk")),
        ("By Ida Sunde, political editor", ("Ida Sunde",)),
        ("By Ida Sunde in Skerrow", ("Ida Sunde",)),
        ("By Ida Sunde | 7 March 2026 | 3 min read", ("Ida Sunde",)),
        ("From our correspondent Jiri Malen", ("Jiri Malen",)),
        ("Von Jette Amsel", ("Jette Amsel",)),
        ("Par Hélène Brûlé", ("Hélène Brûlé",)),
    ],
)
def test_a_byline_names_the_authors(line: str, authors: tuple[str, ...], read: Callable[..., Article]) -> None:
    """People of a byline are the authors as written, without role, place and date."""
    article = read(dump("Quay reopens after storm", line))
    assert article.authors == authors
    assert [(piece.text, piece.why) for piece in article.dropped] == [(line, DropReason.METADATA)]


@pytest.mark.parametrize(
    "line", ["By evening the crowd had gone", "By a whisker", "By the sea", "Von hier aus nach Westen"]
)
def test_other_lines_that_begin_so_stay(line: str, read: Callable[..., Article]) -> None:
    """A line is a byline only if all of it is."""
    article = read(dump("Quay reopens after storm", line))
    assert article.authors == ()
    assert line in article.text


def test_bare_names_are_authors_only_beside_a_date_or_an_address(read: Callable[..., Article]) -> None:
    """Names on a line are the authors where the date stands next to them."""
    article = read(dump("Quay reopens after storm", "Oskar Byrne and Tove Lien", "March 14, 2026"))
    assert article.authors == ("Oskar Byrne", "Tove Lien")
    assert read(dump("Quay reopens after storm", "", "Cold Harbour")).authors == ()


def test_the_date_below_a_caption_is_the_articles(read: Callable[..., Article]) -> None:
    """A date inside a caption is not the article's; the line below it is."""
    caption = "Snow lies on the bridge on March 11, 2026. (Pavel Ruzin/Halm Pictures)"
    article = read(dump("Quay reopens after storm", "", caption, "March 15, 2026"))
    assert article.published is not None
    assert article.published.iso() == "2026-03-15"
    assert caption in article.text


@pytest.mark.parametrize(
    "lines",
    [
        ("Quay reopens after storm", "", "Snow lies on the bridge on March 11, 2026. (Pavel Ruzin/Halm Pictures)"),
        ("Quay reopens after storm", "", "The storm of March 11, 2026, was the worst in the memory of the island."),
        ("Quay reopens after storm", "Updated 14:05"),
    ],
)
def test_a_date_of_something_else_is_not_the_articles(lines: tuple[str, ...], read: Callable[..., Article]) -> None:
    """Without a date line there is no date."""
    assert read(dump(*lines)).published is None


def test_the_dates_of_a_chronicle_stay_headings(clean_it: Callable[[str], Cleaned]) -> None:
    """Several bare dates in a body are its headings."""
    text = dump("Nine days at sea", "", BODY, "", "March 3, 2026", BODY, "", "March 4, 2026", MORE)
    cleaned = clean_it(text)
    assert cleaned.head.published is None
    assert "March 3, 2026" in cleaned.text


def test_a_date_below_the_standfirst_is_the_articles(read: Callable[..., Article]) -> None:
    """A single date line after one sentence still belongs to the head."""
    article = read(
        dump(
            "Quay reopens after storm",
            "A hundred boats were waiting for it since the winter.",
            "By Ida Sunde",
            "7 March 2026",
        )
    )
    assert article.published is not None
    assert article.published.iso() == "2026-03-07"


def test_a_day_in_the_address_is_used_where_nothing_else_is(read: Callable[..., Article]) -> None:
    """The path of the address dates an article that has no date line."""
    article = read(dump("Quay reopens after storm", "https://harbourpost.example/2026/03/07/quay"))
    assert article.published is not None
    assert article.published.iso() == "2026-03-07"
    assert article.url == "https://harbourpost.example/2026/03/07/quay"


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        (("Title: Quay reopens after storm",), "Title:"),
        (("Quay reopens after storm | Harbour Post",), "| Harbour Post"),
        (
            ("Island Wife: Quay reopens after storm", "", "Quay reopens after storm"),
            "Island Wife: Quay reopens after storm",
        ),
    ],
)
def test_labels_and_site_names_are_no_part_of_the_headline(
    lines: tuple[str, ...], dropped: str, read: Callable[..., Article]
) -> None:
    """What stands before or behind a headline is dropped from it, and the headline itself stays as written."""
    article = read(dump(*lines))
    assert article.title == "Quay reopens after storm"
    assert dropped in [piece.text for piece in article.dropped]
    assert article.text == f"{BODY}\n\n{MORE}"


def test_a_kicker_is_not_the_headline(read: Callable[..., Article]) -> None:
    """Of a word or two above a headline with a byline the headline is the title; the kicker stays."""
    article = read(dump("Skerrow harbour", "", "Quay reopens after the worst storm of the year", "By Ida Sunde"))
    assert article.title == "Quay reopens after the worst storm of the year"
    assert article.text.startswith("Skerrow harbour")


def test_a_dated_line_of_names_is_a_byline(read: Callable[..., Article]) -> None:
    """Names with an outlet and a date behind them need no "By"."""
    article = read(dump("Quay reopens after storm", "Ida Sunde, Kestrel Daily, 7 March 2026"))
    assert (article.authors, article.outlet.name) == (("Ida Sunde",), "Kestrel Daily")
    assert article.published is not None
    assert article.published.iso() == "2026-03-07"
