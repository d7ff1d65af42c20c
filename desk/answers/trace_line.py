"""Promise 4: where words stand, whom the article credits, who else carries them, and what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from desk.answers.find_carriers import Carrier, find_carriers
from desk.answers.show_words import Curtain, hold_names
from desk.desk import Desk
from digest.attribution import citing
from domain.answers import Provenance
from domain.article import ArticleHead, StoredArticle
from domain.errors import NotFoundError
from domain.excerpt import Excerpt
from domain.statements import Sentence, SentenceRole, Span
from domain.verbatim import fold

LEAD_SENTENCES: Final = 2


@dataclass(frozen=True, slots=True)
class Context:
    """The words that were asked for and what stands around them, as one excerpt in three parts."""

    excerpt: Excerpt
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All about a place in an article.

    `article` is the version that was asked for; `is_standing` says whether the words are in the newest one too.
    `is_of_words` is False where the article as a whole was asked for; then its beginning is shown.
    `citing` are those it credits for these words, `credits` all whom it credits. `carriers` are in time order.
    `corrections` are the notes in which the outlet itself corrects the article.
    """

    article: StoredArticle
    head: ArticleHead
    context: Context
    citing: tuple[str, ...]
    credits: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    provenance: Provenance
    corrections: tuple[Excerpt, ...]
    is_standing: bool
    is_of_words: bool


async def trace_line(desk: Desk, article_id: int, version: int | None = None, span: Span | None = None) -> Trace:
    """Trace the characters of a span, or the beginning of an article where none is given.

    Raises:
        NotFoundError: If the article, the version or the span is not stored.
    """
    article = await desk.store.articles.get(article_id, version)
    provenance = await desk.store.articles.provenance(article_id)
    if article is None or provenance is None:
        raise NotFoundError(f"No article #{article_id} is stored. /latest lists the newest.")
    if span is not None and not 0 <= span.start < span.end <= len(article.text):
        place = f"{span.start} to {span.end}"
        raise NotFoundError(f"Article #{article_id} has no characters {place}. Try /source #{article_id}.")
    curtain = await hold_names(desk, [article.head])
    meant = _sentences(article, span)
    whole = Span(meant[0].start, meant[-1].end) if meant else span or Span(0, len(article.text))
    named = dict.fromkeys(name for sentence in meant for name in citing(article, sentence))
    is_newest = article.head.ref.version == provenance.versions[-1].version
    newest = article if is_newest else await desk.store.articles.get(article_id)
    return Trace(
        article=article,
        head=curtain.head(article.head),
        context=_context(article, whole, curtain, is_asked=span is not None),
        citing=tuple(curtain.redact(article.head, name) for name in named) if span is not None else (),
        credits=tuple(curtain.redact(article.head, one) for one in _credited(article)),
        carriers=await find_carriers(desk, article, whole) if span is not None else (),
        provenance=provenance,
        corrections=tuple(_corrections(article, curtain)),
        is_standing=newest is not None and fold(article.text[whole.start : whole.end]) in fold(newest.text),
        is_of_words=span is not None,
    )


def _sentences(article: StoredArticle, span: Span | None) -> Sequence[Sentence]:
    """The sentences that a span touches, or the first ones of the article's body."""
    sentences = article.statements.sentences
    if span is None:
        first = next((at for at, one in enumerate(sentences) if one.role is SentenceRole.BODY), 0)
        return sentences[first : first + LEAD_SENTENCES]
    return [one for one in sentences if one.start < span.end and span.start < one.end]


def _credited(article: StoredArticle) -> tuple[str, ...]:
    return tuple(dict.fromkeys(credit.name for credit in article.statements.credits))


def _corrections(article: StoredArticle, curtain: Curtain) -> Iterator[Excerpt]:
    notes = [one for one in article.statements.sentences if one.role is SentenceRole.CORRECTION]
    for _, parts in groupby(notes, key=lambda one: one.paragraph):
        first, *others = parts
        yield curtain.excerpt(article.head, article.text[first.start : [first, *others][-1].end], first.start)


def _context(article: StoredArticle, whole: Span, curtain: Curtain, *, is_asked: bool) -> Context:
    """Put the sentence before and the one after around the words."""
    sentences = article.statements.sentences
    before = [one.start for one in sentences if one.end <= whole.start][-1:] if is_asked else []
    after = [one.end for one in sentences if one.start >= whole.end][:1] if is_asked else []
    span = Span(before[0] if before else whole.start, after[0] if after else whole.end)
    parts = (Span(span.start, whole.start), whole, Span(whole.end, span.end))
    first, words, last = (_shown(article, part, curtain) for part in parts)
    excerpt = Excerpt(fold(first + words + last), curtain.head(article.head), span.start, span.end)
    return Context(excerpt, first, words, last)


def _shown(article: StoredArticle, span: Span, curtain: Curtain) -> str:
    """The words of a part, with one space at an end that has white space."""
    words = article.text[span.start : span.end]
    if not words.strip():
        return ""
    shown = curtain.excerpt(article.head, words, span.start).text
    return " " * words[0].isspace() + shown + " " * words[-1].isspace()
