"""Which articles of a window some filters find: the articles are read once, whatever the number of filters.

A filter looks at folded words (`storage.folding`), one passage after the other: the headline, each sentence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.edition import Window
from domain.follow import Filter, FilterKind
from storage.articles import in_window
from storage.folding import fold_words
from storage.rows import AnyRow
from storage.tables import articles, quotes, sentences, versions

CHUNK: Final = 500
"""So many articles are in memory at a time."""

MOST_ARTICLES: Final = 50_000
"""In a window with more, the newest are looked at."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The folded phrases of a filter of words; a word that folding parts ("re-elected") is a phrase."""

    having: tuple[Phrase, ...]
    without: tuple[Phrase, ...]

    @classmethod
    def of(cls, wanted: Filter) -> "_Wanted":
        return cls(_phrases((*wanted.words, *wanted.exact)), _phrases(wanted.without))

    @property
    def words(self) -> Iterator[str]:
        return chain.from_iterable((*self.having, *self.without))


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrase for phrase in map(fold_words, texts) if phrase))


@dataclass(slots=True)
class _Passages:
    """Headlines and sentences of some articles, by those words of them that somebody looks for."""

    vocabulary: frozenset[str]
    article_of: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    places: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, article_id: int, words: str) -> None:
        for word in self.vocabulary.intersection(words.split(" ")):
            self.places[word].add(len(self.texts))
        self.article_of.append(article_id)
        self.texts.append(f" {words} ")

    def find(self, wanted: _Wanted) -> set[int]:
        """The articles that a filter finds."""
        if not wanted.having:
            return set()
        having = set.intersection(*map(self._places, wanted.having))
        without = set().union(*map(self._places, wanted.without))
        return {self.article_of[at] for at in having} - {self.article_of[at] for at in without}

    def _places(self, phrase: Phrase) -> set[int]:
        found = set.intersection(*(self.places.get(word, set()) for word in phrase))
        joined = f" {' '.join(phrase)} "
        return found if len(phrase) == 1 else {at for at in found if joined in self.texts[at]}


async def match_filters(
    connection: AsyncConnection, wanted: Mapping[int, Filter], window: Window
) -> tuple[dict[int, tuple[int, ...]], int]:
    """The ids of the articles that each filter finds, newest first, by its id; and how many articles there are."""
    columns = (articles.c.article_id, articles.c.outlet_id, articles.c.current_version_id, versions.c.title)
    query = select(*columns).join(versions, versions.c.version_id == articles.c.current_version_id)
    newest = query.where(*in_window(window)).order_by(articles.c.listed_at.desc()).limit(MOST_ARTICLES)
    rows = (await connection.execute(newest)).all()
    by_outlet: dict[int | None, set[int]] = defaultdict(set)
    for row in rows:
        by_outlet[row.outlet_id].add(row.article_id)
    phrased = {key: _Wanted.of(one) for key, one in wanted.items() if one.kind is FilterKind.WORDS}
    people = {one.speaker_id: key for key, one in wanted.items() if one.kind is FilterKind.SPEAKER}
    found: dict[int, set[int]] = {
        key: set(by_outlet[one.outlet_id]) if one.kind is FilterKind.OUTLET else set() for key, one in wanted.items()
    }
    vocabulary = frozenset(word for one in phrased.values() for word in one.words)
    for at in range(0, len(rows) if phrased or people else 0, CHUNK):
        chunk = rows[at : at + CHUNK]
        passages = await _read_passages(connection, chunk, vocabulary) if phrased else _Passages(vocabulary)
        for key, one in phrased.items():
            found[key] |= passages.find(one)
        for speaker_id, article_id in await _quoted(connection, chunk, people):
            found[people[speaker_id]].add(article_id)
    newest_first = [row.article_id for row in rows]
    return {key: tuple(one for one in newest_first if one in ids) for key, ids in found.items()}, len(rows)


async def _read_passages(connection: AsyncConnection, chunk: Sequence[AnyRow], vocabulary: frozenset[str]) -> _Passages:
    passages = _Passages(vocabulary)
    article_of = {row.current_version_id: row.article_id for row in chunk}
    for row in chunk:
        passages.add(row.article_id, " ".join(fold_words(row.title or "")))
    query = select(sentences.c.version_id, sentences.c.words).where(sentences.c.version_id.in_(article_of))
    for version_id, words in await connection.execute(query):
        passages.add(article_of[version_id], words)
    return passages


async def _quoted(
    connection: AsyncConnection, chunk: Sequence[AnyRow], people: Mapping[int | None, int]
) -> Iterable[tuple[int, int]]:
    """Who of the people is quoted in which article."""
    if not people:
        return ()
    article_of = {row.current_version_id: row.article_id for row in chunk}
    query = select(quotes.c.speaker_id, quotes.c.version_id).distinct()
    rows = await connection.execute(
        query.where(quotes.c.version_id.in_(article_of), quotes.c.speaker_id.in_(list(people)))
    )
    return [(row.speaker_id, article_of[row.version_id]) for row in rows]
