"""Full text over sentences: the one place that knows each engine's search.

Both engines index the same folded words (`storage.folding`) and part them at spaces only, so they find the same. What a
person types is folded too: no operator is left in it.
"""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import (
    ColumnElement,
    String,
    bindparam,
    cast,
    column,
    false,
    func,
    insert,
    literal,
    select,
    table,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.records import SearchQuery
from storage.folding import fold_words
from storage.rows import AnySelect
from storage.tables import sentences

MOST_PHRASES: Final = 32
MOST_WORDS: Final = 64
"""Of a longer question, and of a longer phrase in it, only the beginning is looked for."""

MOST_HITS: Final = 3_000
"""Of words in more sentences than this the newest stored are looked at, before any filter: nobody waits for "the"."""

INDEXED_WORDS: Final = 4
"""Of a longer phrase the index is asked for the longest words, which are the rarest; the sentence for the whole."""

Phrase = tuple[str, ...]

FOUND_COLUMNS: Final = (sentences.c.sentence_id, sentences.c.version_id, sentences.c.start, sentences.c.end)

_index = table("fulltext", column("rowid"), column("words"), column("fulltext"))
_INDEX: Final = insert(_index).from_select(
    ["rowid", "words"],
    select(sentences.c.sentence_id, sentences.c.words)
    .where(sentences.c.version_id.in_(bindparam("versions", expanding=True)))
    .order_by(sentences.c.sentence_id),
)


async def index_sentences(connection: AsyncConnection, version_ids: Collection[int]) -> None:
    """Let the sentences of these versions be found, which were stored in this unit; a change of one is seen by itself.

    PostgreSQL sees new ones too.
    """
    if version_ids and connection.dialect.name == "sqlite":
        await connection.execute(_INDEX, {"versions": list(version_ids)})


def find_sentences(dialect: str, query: SearchQuery, most: int = MOST_HITS) -> AnySelect:
    """The sentences of current versions with every word and phrase: `sentence_id`, `version_id`, `start` and `end`.

    They are the newest stored `most`, newest first. A word that folding parts ("re-elected") has to stand as a phrase.
    Nothing is found where no word is left. The filters of the query are the caller's.
    """
    phrases = _phrases(query)
    if not phrases:
        return select(*FOUND_COLUMNS).where(false())
    found = _find_in_sqlite(phrases) if dialect == "sqlite" else _find_in_postgresql(phrases)
    return found.limit(most)


def _phrases(query: SearchQuery) -> list[Phrase]:
    folded = (fold_words(text)[:MOST_WORDS] for text in (*query.words, *query.exact))
    return list(dict.fromkeys(phrase for phrase in folded if phrase))[:MOST_PHRASES]


def _find_in_sqlite(phrases: Sequence[Phrase]) -> AnySelect:
    short = [phrase for phrase in phrases if len(phrase) <= INDEXED_WORDS]
    long = [phrase for phrase in phrases if len(phrase) > INDEXED_WORDS]
    asked = [*(" ".join(phrase) for phrase in short), *(word for phrase in long for word in _rarest(phrase))]
    return (
        select(_index.c.rowid.label("sentence_id"), *FOUND_COLUMNS[1:])
        .join_from(_index, sentences, sentences.c.sentence_id == _index.c.rowid)
        .where(_index.c.fulltext.op("MATCH")(" AND ".join(f'"{words}"' for words in asked)), *map(_stands, long))
        .order_by(_index.c.rowid.desc())
    )


def _find_in_postgresql(phrases: Sequence[Phrase]) -> AnySelect:
    from sqlalchemy.dialects.postgresql import TSQUERY  # noqa: PLC0415 (large, and most databases are SQLite's)

    asked = dict.fromkeys(word for phrase in phrases for word in _rarest(phrase))
    vector = func.array_to_tsvector(func.string_to_array(sentences.c.words, " "))
    # A plain cast takes the quoted words as they are; to_tsquery would fold and stem them in its own way.
    has_words = vector.op("@@")(cast(literal(" & ".join(f"'{word}'" for word in asked), String), TSQUERY))
    whole = [_stands(phrase) for phrase in phrases if len(phrase) > 1]
    return select(*FOUND_COLUMNS).where(has_words, *whole).order_by(sentences.c.sentence_id.desc())


def _rarest(phrase: Phrase) -> Phrase:
    return tuple(sorted(phrase, key=len, reverse=True)[:INDEXED_WORDS])


def _stands(phrase: Phrase) -> ColumnElement[bool]:
    """Whether the phrase stands in the sentence, word after word; nothing in folded words is a sign of LIKE's."""
    return (" " + sentences.c.words + " ").contains(f" {' '.join(phrase)} ")
