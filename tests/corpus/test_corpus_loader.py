"""The corpus loads, its offsets hold, and it is as large as its README says."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.corpus.loader import AnnotatedArticle, AnnotatedCredit, AnnotatedFigure, AnnotatedQuote, load_corpus

FOLDER = Path(__file__).parent
COUNTS_ROW = re.compile(r"^\| (\d{3})–(\d{3}) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
CREDIT_KINDS = {"outlet", "agency", "person", "channel", "organisation"}

ARTICLES = load_corpus(FOLDER)

by_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def _items(article: AnnotatedArticle) -> list[tuple[AnnotatedQuote | AnnotatedCredit | AnnotatedFigure, ...]]:
    return [article.quotes, article.credits, article.figures]


def test_every_article_is_annotated() -> None:
    """Each text of the corpus has an annotation and the other way round."""
    assert [article.name for article in ARTICLES] == sorted(path.stem for path in FOLDER.glob("[0-9]*_*.txt"))


@by_article
def test_offsets_hold(article: AnnotatedArticle) -> None:
    """Each annotated text is the slice of the article at its offsets."""
    for items in _items(article):
        assert [article.text[item.start : item.end] for item in items] == [item.text for item in items]


@by_article
def test_items_of_one_kind_do_not_overlap(article: AnnotatedArticle) -> None:
    """Quotes, credits and figures each stand in text order, none inside another of its kind."""
    for items in _items(article):
        assert all(first.end <= second.start for first, second in pairwise(items))


@by_article
def test_quotes_follow_the_guideline(article: AnnotatedArticle) -> None:
    """A quote has a known kind, stays in one paragraph, and takes its speaker and cue from the article."""
    for quote in article.quotes:
        assert quote.kind in {"direct", "mixed", "indirect"}
        assert quote.marked or quote.kind != "mixed"
        assert "\n" not in quote.text
        assert (quote.speaker or "") in article.text
        assert (quote.cue or "") in article.text


@by_article
def test_credits_follow_the_guideline(article: AnnotatedArticle) -> None:
    """A credit has a known kind and a name that stands in the article."""
    for credit in article.credits:
        assert credit.kind in CREDIT_KINDS
        assert credit.name in article.text


@by_article
def test_figures_follow_the_guideline(article: AnnotatedArticle) -> None:
    """A range goes up, and the claimant stands in the article."""
    for figure in article.figures:
        if figure.value_high is not None:
            assert figure.value is not None
            assert figure.value < figure.value_high
        assert (figure.claimant or "").casefold() in article.text.casefold()


def test_corpus_is_as_large_as_stated() -> None:
    """The counts are at least those of the README's table, part by part."""
    rows = COUNTS_ROW.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    assert rows
    for first, last, *stated in rows:
        part = [article for article in ARTICLES if first <= article.name[:3] <= last]
        quotes = [quote for article in part for quote in article.quotes]
        resolved = [quote for quote in quotes if quote.kind != "indirect" and quote.speaker_canonical is not None]
        counts = [
            len(quotes),
            len(resolved),
            sum(len(article.credits) for article in part),
            sum(len(article.figures) for article in part),
        ]
        assert all(count >= int(floor) for count, floor in zip(counts, stated, strict=True)), (first, last, counts)


def test_absent_text_is_refused(tmp_path: Path) -> None:
    """An annotated text that the article does not have stops the loading, with file and text."""
    (tmp_path / "001_gale.txt").write_text("A gale blew.\n", encoding="utf-8")
    annotation = '{"quotes": [], "figures": [], "credits": [{"name": "Gale FM", "kind": "outlet", "text": "Gale FM"}]}'
    (tmp_path / "001_gale.json").write_text(annotation, encoding="utf-8")
    with pytest.raises(ValueError, match=r"001_gale\.json: no occurrence 0 of 'Gale FM'"):
        load_corpus(tmp_path)


def test_nth_picks_the_occurrence(tmp_path: Path) -> None:
    """With nth 1 the second occurrence is meant."""
    (tmp_path / "001_gale.txt").write_text("Gale FM. Gale FM.\n", encoding="utf-8")
    annotation = (
        '{"quotes": [], "figures": [], "credits": [{"name": "Gale FM", "kind": "outlet", "text": "Gale FM", "nth": 1}]}'
    )
    (tmp_path / "001_gale.json").write_text(annotation, encoding="utf-8")
    assert load_corpus(tmp_path)[0].credits[0].start == len("Gale FM. ")
