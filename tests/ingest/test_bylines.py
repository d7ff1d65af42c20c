"""Who wrote an article: what is a person's name and what is not."""

from collections.abc import Callable

import pytest

from domain.article import Article
from ingest.bylines import is_person, read_names_line, split_authors

JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay reopens", "author": %s}</script>'
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Quay reopens</title>%s</head><body><article><h1>Quay reopens</h1><p>The quay at "
    "Skerrow was opened on Monday, and forty boats came in before noon while a band played.</p></article></body></html>"
)


@pytest.mark.parametrize(
    "name",
    [
        "Jan Roe",
        "Will Grant",
        "Tessa May",
        "August Keel",
        "Mo Ahmed",
        "June Alder",
        "Le Thi Mai",
        "Sun Wei",
        "Kim Un",
    ],
)
def test_a_name_may_have_words_of_a_calendar(name: str) -> None:
    """Months, weekdays and helping verbs are given names and family names too."""
    assert split_authors(name) == (name,)
    assert split_authors(f"By Oskar Byrne and {name}") == ("Oskar Byrne", name)


@pytest.mark.parametrize(
    "words", ["Monday", "Monday March", "June", "World News", "Climate Desk", "The Harbour", "Oskar Byrne Monday"]
)
def test_words_of_calendars_sections_and_sentences_are_no_name(words: str) -> None:
    """A date or the name of a section is nobody, also where authors stand."""
    assert not is_person(words)


def test_a_question_beside_a_date_is_no_line_of_names() -> None:
    """Where nothing but its form tells, a name does not open like a sentence."""
    assert read_names_line("Jan Roe and Tove Lien") == ("Jan Roe", "Tove Lien")
    assert read_names_line("Will Peace Hold") == ()


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        (
            '[{"@type": "Person", "name": "Maria Holt"}, {"@type": "Person", "name": "Jan Roe"}]',
            ("Maria Holt", "Jan Roe"),
        ),
        ('{"@type": ["Person"], "name": "Staff Reporter"}', ()),
        ('{"@type": "Person", "name": "Julia Welt"}', ("Julia Welt",)),
        ('{"name": "Julia Welt"}', ()),
        ('{"@type": "Person", "name": "The Harbour"}', ()),
        ('{"@type": "Person", "name": "محمد علي"}', ("محمد علي",)),
    ],
)
def test_a_page_knows_who_is_a_person(author: str, authors: tuple[str, ...], read: Callable[..., Article]) -> None:
    """What its data calls a person is one if it has the form of a name; a role is none."""
    assert read(PAGE % (JSON_LD % author)).authors == authors


@pytest.mark.parametrize("space", [" ", "\t", "\xa0"])
def test_white_space_of_any_length_is_looked_through(space: str, read: Callable[..., Article]) -> None:
    """A pattern that went back over a long run at each of its characters would take minutes."""
    gap = space * 100_000
    article = read(f"Pier{gap}reopens\nBy Jonas{gap}Reed\n\nRain fell on Tarn for nine days, the harbour said.\n")
    assert article.authors == ("Jonas Reed",)
