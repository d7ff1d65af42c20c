"""Finds figures and puts those about one thing side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from analysis.figure_rows import FigureItem, FigureRowGroup, figure_rows
from desk.desk import Desk
from desk.show_words import Curtain, hold_names, load_articles
from domain.answers import FoundFigure, Page
from domain.article import ArticleRef, StoredArticle
from domain.edition import Verdict
from domain.excerpt import Excerpt

MOST_READ = 300
"""So many of the newest figures are compared with each other."""
MOST_CHARS = 300
MOST_SHOWN = 6
"""Of more figures in a row the newest are shown and the others counted."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """Figures about one thing, or a single one; `what` and `claimant` are words of the articles, None where unknown.

    `excerpts` are the sentences with the figures, oldest first, each with the claimant as its speaker where the
    claimants differ; `older` are those that are not shown.
    """

    what: str | None
    claimant: str | None
    excerpts: tuple[Excerpt, ...]
    verdict: Verdict | None = None
    older: int = 0


async def find_figures(
    desk: Desk, *, words: tuple[str, ...], since: datetime | None, offset: int, limit: int
) -> Page[FigureEntry]:
    """Entries of several figures first, then single figures, newest first."""
    found = (await desk.store.figures.find(words=words, since=since, limit=MOST_READ)).items
    curtain = await hold_names(desk, (one.head for one in found))
    entries = compare_figures(found, curtain)
    shown = entries[offset : offset + limit]
    articles = await load_articles(desk, (excerpt.head for entry in shown for excerpt in entry.excerpts))
    return Page(tuple(cite_figures(entry, articles, curtain) for entry in shown), offset, len(entries))


def cite_figures(entry: FigureEntry, articles: Mapping[ArticleRef, StoredArticle], curtain: Curtain) -> FigureEntry:
    """Say of each figure whom its outlet credits for the sentence; `articles` holds those of the entry."""
    return replace(entry, excerpts=tuple(_cited(one, articles[one.head.ref], curtain) for one in entry.excerpts))


def _cited(excerpt: Excerpt, article: StoredArticle, curtain: Curtain) -> Excerpt:
    sentences = (one for one in article.statements.sentences if one.start < excerpt.end and excerpt.start < one.end)
    names = dict.fromkeys(name for sentence in sentences for name in curtain.citing(article, sentence))
    return replace(excerpt, citing=tuple(names))


def compare_figures(found: Sequence[FoundFigure], curtain: Curtain) -> list[FigureEntry]:
    """Put figures about one thing, of one story, side by side; `found` are newest first."""
    items = [_item(key, one) for key, one in reversed(list(enumerate(found)))]
    rows = figure_rows(items)
    shared = {item.key for row in rows for item in row.members}
    single = [one for key, one in enumerate(found) if key not in shared and one.figure.value is not None]
    return [*(_row_entry(row, found, curtain) for row in rows), *(_single_entry(one, curtain) for one in single)]


def _item(key: int, found: FoundFigure) -> FigureItem:
    """An article that is in no story yet is one of its own, by a number that no story has."""
    article_id = found.head.ref.article_id
    story = -article_id if found.story_id is None else found.story_id
    published = found.head.published.at.date() if found.head.published else None
    return FigureItem(key, article_id, found.figure, found.text, published, story)


def _row_entry(row: FigureRowGroup, found: Sequence[FoundFigure], curtain: Curtain) -> FigureEntry:
    members = [found[item.key] for item in row.members]
    first = members[0].head
    excerpts = tuple(_excerpt(one, curtain, with_claimant=row.claimant is None) for one in members[-MOST_SHOWN:])
    claimant = None if row.claimant is None else curtain.redact(first, row.claimant)
    older = len(members) - len(excerpts)
    return FigureEntry(curtain.redact(first, row.what), claimant, excerpts, row.verdict, older)


def _single_entry(found: FoundFigure, curtain: Curtain) -> FigureEntry:
    what, claimant = (
        words and curtain.redact(found.head, words) for words in (found.figure.what, found.figure.claimant)
    )
    return FigureEntry(what, claimant, (_excerpt(found, curtain, with_claimant=False),))


def _excerpt(found: FoundFigure, curtain: Curtain, *, with_claimant: bool) -> Excerpt:
    """The sentence of a figure; of a long one the part from the figure on."""
    at = found.figure.end - found.context_start
    start = 0 if at < MOST_CHARS - len("[…]") else found.figure.start - found.context_start
    excerpt = curtain.excerpt(found.head, found.context[start:], found.context_start + start, max_chars=MOST_CHARS)
    claimant = found.figure.claimant if with_claimant else None
    return excerpt if claimant is None else replace(excerpt, speaker=curtain.redact(found.head, claimant))
