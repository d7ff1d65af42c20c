"""Scores credits, sources of quotes and figures against the annotated corpus."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from analysis.credits import credit_quotes, find_credits
from analysis.figures import find_figures
from analysis.quotes import find_quotes
from analysis.sentences import split_sentences
from domain.statements import Credit, Figure, Quote, QuoteKind, Sentence
from tests.corpus.loader import AnnotatedArticle, AnnotatedCredit, AnnotatedFigure, load_corpus

Wanted = TypeVar("Wanted")
Given = TypeVar("Given")
CORPUS: Final = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were given, and how many there are."""

    right: int
    given: int
    wanted: int

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / max(1, self.given + self.wanted)


@dataclass(frozen=True, slots=True)
class Claims:
    """What analysis found in one article, beside its annotation."""

    article: AnnotatedArticle
    quotes: tuple[Quote, ...]
    credits: tuple[Credit, ...]
    figures: tuple[Figure, ...]


def read_claims(*, quotes_as_annotated: bool, names: Collection[str] | None = None) -> list[Claims]:
    """Analyse the articles `names`, or all; quotes are those of the annotation, or found like the rest."""
    articles = [one for one in load_corpus(CORPUS) if names is None or one.name in names]
    return [_claims(article, quotes_as_annotated=quotes_as_annotated) for article in articles]


def _claims(article: AnnotatedArticle, *, quotes_as_annotated: bool) -> Claims:
    sentences = split_sentences(article.text)
    quotes = _annotated(article) if quotes_as_annotated else _found(article.text, sentences)
    credits_ = find_credits(article.text, sentences, own_names=(), credit_lines=())
    quotes = credit_quotes(article.text, sentences, quotes, credits_)
    return Claims(article, quotes, credits_, find_figures(article.text, sentences, quotes))


def _annotated(article: AnnotatedArticle) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            quote_id=one.quote_id,
            start=one.start,
            end=one.end,
            kind=QuoteKind(one.kind),
            is_marked=one.marked,
            speaker=one.speaker,
            canonical=one.speaker_canonical,
            cue=one.cue,
        )
        for one in article.quotes
    )


def _found(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    return tuple(replace(quote, via=()) for quote in find_quotes(text, sentences, "en"))


def score_credits(claims: Iterable[Claims]) -> Score:
    """A credit is right where its phrase overlaps an annotated one of the same name and kind."""
    return _total(_pair(one.article.credits, one.credits, _is_same_credit) for one in claims)


def score_figures(claims: Iterable[Claims]) -> Score:
    """A figure is right where its span overlaps an annotated one of the same value and range."""
    return _total(_pair(one.article.figures, one.figures, _is_same_figure) for one in claims)


def score_claimants(claims: Iterable[Claims]) -> float:
    """The share of the figures found whose claimant is the annotated one, or rightly none."""
    pairs = [
        (wanted, given)
        for one in claims
        for wanted in one.article.figures
        for given in one.figures
        if _is_same_figure(wanted, given)
    ]
    return sum(_folded(wanted.claimant) == _folded(given.claimant) for wanted, given in pairs) / max(1, len(pairs))


def score_sources(claims: Iterable[Claims]) -> Score:
    """A source of a quote is right where the annotation names it for the same piece, which is the annotated one."""
    pairs = [
        (set(wanted.via), set(given.via))
        for one in claims
        for wanted, given in zip(one.article.quotes, one.quotes, strict=True)
    ]
    right, given_, wanted_ = (sum(map(len, sets)) for sets in zip(*((a & b, b, a) for a, b in pairs), strict=True))
    return Score(right, given_, wanted_)


def _is_same_credit(wanted: AnnotatedCredit, given: Credit) -> bool:
    if given.start is None or given.end is None:
        return False
    is_there = given.start < wanted.end and wanted.start < given.end
    return is_there and (given.name, given.kind.value) == (wanted.name, wanted.kind)


def _is_same_figure(wanted: AnnotatedFigure, given: Figure) -> bool:
    is_there = given.start < wanted.end and wanted.start < given.end
    return is_there and (given.value, given.value_high) == (wanted.value, wanted.value_high)


def _pair(wanted: Sequence[Wanted], given: Sequence[Given], is_same: Callable[[Wanted, Given], bool]) -> Score:
    left = list(given)
    for one in wanted:
        match = next((other for other in left if is_same(one, other)), None)
        if match is not None:
            left.remove(match)
    return Score(len(given) - len(left), len(given), len(wanted))


def _total(scores: Iterable[Score]) -> Score:
    parts = list(scores)
    return Score(*(sum(values) for values in zip(*((one.right, one.given, one.wanted) for one in parts), strict=True)))


def _folded(words: str | None) -> str:
    return (words or "").casefold()
