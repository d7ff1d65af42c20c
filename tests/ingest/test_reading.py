"""From a file or pasted text to an article, or one clear refusal."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.article import Article, DropReason, Precision, Published
from domain.errors import InputRefusedError
from domain.outlet import Outlet, OutletStatus
from ingest import KnownOutlets, Limits, Told
from ingest.language import identify_language
from ingest.reading import read_file, read_text

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = Path(__file__).parents[2].parent / "shared" / "corpus" / "articles"
TEXT = "Quay reopens after storm\n\nThe quay at Skerrow was opened on Monday, and forty boats came in before noon.\n"


def test_a_file_is_read_with_its_path(tmp_path: Path, outlets: KnownOutlets, now: datetime) -> None:
    """The path is kept for tracing, and nothing is taken from the file's name."""
    path = tmp_path / "2026-03-14 Harbour Post.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = read_file(path, outlets=outlets, now=now, limits=Limits())
    assert article.path == str(path)
    assert (article.outlet.status, article.published, article.url) == (OutletStatus.UNKNOWN, None, None)


def test_what_is_told_goes_before_what_is_read(outlets: KnownOutlets, now: datetime) -> None:
    """Address and date of the person who hands an article in replace its own."""
    told = Published(datetime(2025, 1, 2, tzinfo=UTC), Precision.DAY)
    text = TEXT.replace("\n\n", "\n7 March 2026\nhttps://kestrel.example/a\n\n", 1)
    article = read_text(
        text,
        name="note",
        outlets=outlets,
        now=now,
        limits=Limits(),
        told=Told(url="http://harbourpost.example/b#x", published=told),
    )
    assert (article.url, article.published, article.outlet.name) == (
        "https://harbourpost.example/b",
        told,
        "Harbour Post",
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "note.txt is empty"),
        (b"%PDF-1.4", "cannot be read as a PDF document"),
        (b"Also read\n\nAdvertisement\n", "no article text left after cleaning"),
        (b"--- ***\n", "has no article text"),
        (b"\xef\xbb\xbf", "has no article text"),
        (b'{"title": "Quay"}\n{"title": "Mole"}\n', "is JSON data"),
        (b'[\n  {"title": "Quay"}\n]\n', "is JSON data"),
        (b"x" * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_each_refusal_is_one_sentence(data: bytes, says: str, read: Callable[..., Article]) -> None:
    """What cannot become an article is refused with one sentence that a user may read."""
    with pytest.raises(InputRefusedError, match=says) as caught:
        read(data)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quay was opened on Monday, and forty boats came in before noon while a band played on.", "en"),
        (
            "Die Sirene ist vierzig Jahre alt und klang am Sonntag wie ein müdes Tier, das niemand mehr hören will.",
            "de",
        ),
        ("Сирена завила у неділю вранці, і мешканці села пішли на гору, бо річка піднялася вже до мосту.", "uk"),
        ("Boats came.", None),
    ],
)
def test_the_language_is_told_offline(text: str, language: str | None) -> None:
    """A text of some words has a language; a short one has none unless a page declares it."""
    assert identify_language(text) == language
    assert identify_language("Boats came.", declared="en") == "en"


def test_invisible_characters_of_a_headline_go(read: Callable[..., Article]) -> None:
    """Marks that turn the direction of writing are no part of a headline."""
    assert read(TEXT.replace("Quay", "\u202eQuay\u200b", 1)).title == "Quay reopens after storm"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here")
def test_other_white_space_makes_no_other_article(read: Callable[..., Article]) -> None:
    """Headline and authors are the same however many spaces stand between their words."""
    text = "Quay reopens after storm\n\nBy Ada Brisk\n\nThe quay at Skerrow was opened on Monday before noon.\n"
    plain, wide = read(text), read(text.replace(" ", "  ").replace("\n", "\r\n"))
    assert (wide.title, wide.authors) == (plain.title, plain.authors) == ("Quay reopens after storm", ("Ada Brisk",))
    assert wide.text.split() == plain.text.split()


def test_a_text_that_opens_with_a_bracket_is_an_article(read: Callable[..., Article]) -> None:
    """Only what can be read as JSON is refused as such; brackets nested beyond reason are not followed."""
    assert read("[Note] The quay at Skerrow was opened on Monday before noon, the harbour office says.\n").text
    assert read("[" * 100_000 + " The quay at Skerrow was opened on Monday before noon.\n").text


def test_every_sample_is_an_article(now: datetime) -> None:
    """Each sample has a title, a text and an outlet that is listed, stated by its page, or rightly unknown."""
    rows = json.loads((SAMPLES / "outlets.json").read_text(encoding="utf-8"))
    outlets = KnownOutlets.of(
        Outlet(i, row["name"], tuple(row["domains"]), tuple(row["aliases"])) for i, row in enumerate(rows)
    )
    unknown = []
    for path in sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")]):
        article = read_file(path, outlets=outlets, now=now, limits=Limits())
        assert article.title
        assert article.text
        unknown += [path.name[:2]] if article.outlet.name is None else []
    assert unknown == ["06", "13"]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared corpus is not here")
def test_real_dumps_are_read_as_a_careful_reader_would(now: datetime) -> None:
    """Outlet, status, date and reasons of three articles as they came."""
    found = [read_file(path, outlets=KnownOutlets(), now=now, limits=Limits()) for path in sorted(ARTICLES.iterdir())]
    assert [article.outlet.status for article in found] == [
        OutletStatus.UNKNOWN,
        OutletStatus.INFERRED,
        OutletStatus.STATED,
    ]
    assert [article.published and article.published.iso() for article in found] == [None, "2022-03-17", "2022-03-02"]
    assert [piece.why for piece in found[0].dropped].count(DropReason.CREDIT_LINE) == 1
    assert [piece.why for piece in found[2].dropped] == [DropReason.METADATA, DropReason.METADATA, DropReason.PROMOTION]
