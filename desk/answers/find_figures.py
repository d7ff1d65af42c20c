"""Finds figures and puts those about one thing side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from analysis.figure_rows import FigureItem, FigureRowGroup, figure_rows
from desk.answers.show_words import Curtain, hold_names, load_articles
from desk.desk import Desk
from digest.figures import figure_spans, stressed_in
from domain.answers import FoundFigure, Page
from domain.article import ArticleRef, StoredArticle
from domain.edition import Verdict
from domain.excerpt import Excerpt
from domain.statements import Span

MOST_READ = 300
"""So many of the newest figures are compared with each other."""
MOST_SHOWN = 6
"""Of more figures in a row the newest are shown and the others counted."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """Figures about one thing, or a single one; `what` and `claimant` are words of the articles, None where unknown.

    `excerpts` are the words of the sentences that give the figures, oldest first, each with the claimant as its speaker
    where the claimants differ; `older` are those that are not shown.
    """

    what: str | None
    claimant: str | None
    excerpts: tuple[Excerpt, ...]
    verdict: Verdict | None = None
    older: int = 0


@dataclass(frozen=True, slots=True)
class ComparedFigures:
    """Figures about one thing, or a single one, as they were found; oldest first, all but the `older` ones."""

    what: str | None
    claimant: str | None
    figures: tuple[FoundFigure, ...]
    verdict: Verdict | None = None
    older: int = 0


async def find_figures(
    desk: Desk, *, words: tuple[str, ...], since: datetime | None, offset: int, limit: int
) -> Page[FigureEntry]:
    """Entries of several figures first, then single figures, newest first."""
    found = (await desk.store.figures.find(words=words, since=since, limit=MOST_READ)).items
    curtain = await hold_names(desk, (one.head for one in found))
    compared = compare_figures(found)
    shown = compared[offset : offset + limit]
    articles = await load_articles(desk, (one.head for each in shown for one in each.figures))
    return Page(tuple(show_figures(each, articles, curtain) for each in shown), offset, len(compared))


def compare_figures(found: Sequence[FoundFigure]) -> list[ComparedFigures]:
    """Put figures about one thing, of one story, side by side; `found` are newest first."""
    rows = figure_rows([_item(key, one) for key, one in reversed(list(enumerate(found)))])
    shared = {item.key for row in rows for item in row.members}
    single = [one for key, one in enumerate(found) if key not in shared and one.figure.value is not None]
    compared = [_compared(row, [found[item.key] for item in row.members]) for row in rows]
    return [*compared, *(ComparedFigures(one.figure.what, one.figure.claimant, (one,)) for one in single)]


def show_figures(
    compared: ComparedFigures, articles: Mapping[ArticleRef, StoredArticle], curtain: Curtain
) -> FigureEntry:
    """The figures as they may be shown; `articles` holds theirs."""
    first = compared.figures[0].head
    what, claimant = (words and curtain.redact(first, words) for words in (compared.what, compared.claimant))
    excerpts = tuple(
        _excerpt(one, articles[one.head.ref], curtain, is_claimed=compared.claimant is None) for one in compared.figures
    )
    return FigureEntry(what, claimant, excerpts, compared.verdict, compared.older)


def _compared(row: FigureRowGroup, members: Sequence[FoundFigure]) -> ComparedFigures:
    shown = tuple(members[-MOST_SHOWN:])
    return ComparedFigures(row.what, row.claimant, shown, row.verdict, len(members) - len(shown))


def _excerpt(found: FoundFigure, article: StoredArticle, curtain: Curtain, *, is_claimed: bool) -> Excerpt:
    """The words of a figure as an edition shows them, whom its outlet credits and, if `is_claimed`, who claims it."""
    span = Span(found.context_start, found.context_start + len(found.context))
    spans = figure_spans(article, found.figure, span)
    excerpt = curtain.excerpt(found.head, found.context, span.start, keep=spans)
    sentences = (one for one in article.statements.sentences if one.start < span.end and span.start < one.end)
    names = dict.fromkeys(name for sentence in sentences for name in curtain.citing(article, sentence))
    claimant = found.figure.claimant if is_claimed else None
    return replace(
        excerpt,
        citing=tuple(names),
        speaker=claimant and curtain.redact(found.head, claimant),
        stressed=stressed_in(excerpt.text, article, found.figure),
    )


def _item(key: int, found: FoundFigure) -> FigureItem:
    """An article that is in no story yet is one of its own, by a number that no story has."""
    article_id = found.head.ref.article_id
    story = -article_id if found.story_id is None else found.story_id
    published = found.head.published.at.date() if found.head.published else None
    return FigureItem(key, article_id, found.figure, found.text, published, story)
