"""Full text over sentences: the one place that knows each engine's search.

Both engines index the same folded words (`storage.folding`) and part them at spaces only, so they find the same. What a
person types is folded too: no operator is left in it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import ColumnElement, String, cast, column, false, func, literal, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from domain.records import SearchQuery
from storage.folding import fold_words
from storage.rows import AnySelect
from storage.tables import sentences

MOST_PHRASES: Final = 32
"""Of a longer question only the beginning is looked for."""

MOST_HITS: Final = 5_000
"""Of words in more sentences than this the newest stored are looked at, before any filter: nobody waits for "the"."""

FOUND_COLUMNS: Final = (sentences.c.sentence_id, sentences.c.version_id, sentences.c.start, sentences.c.end)

_index = table("fulltext", column("rowid"), column("fulltext"))


def find_sentences(dialect: str, query: SearchQuery) -> AnySelect:
    """The sentences of current versions with every word and phrase: `sentence_id`, `version_id`, `start` and `end`.

    They are the newest stored 5,000, newest first. A word that folding parts ("re-elected") has to stand as a phrase.
    Nothing is found where no word is left. The filters of the query are the caller's.
    """
    phrases = _phrases(query)
    if not phrases:
        return select(*FOUND_COLUMNS).where(false())
    if dialect == "sqlite":
        found = _find_in_sqlite(phrases).order_by(_index.c.rowid.desc())
    else:
        found = select(*FOUND_COLUMNS).where(*_postgresql_conditions(phrases)).order_by(sentences.c.sentence_id.desc())
    return found.limit(MOST_HITS)


def _phrases(query: SearchQuery) -> list[tuple[str, ...]]:
    folded: Iterable[tuple[str, ...]] = map(fold_words, (*query.words, *query.exact))
    return list(dict.fromkeys(phrase for phrase in folded if phrase))[:MOST_PHRASES]


def _find_in_sqlite(phrases: Sequence[tuple[str, ...]]) -> AnySelect:
    match = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    return (
        select(_index.c.rowid.label("sentence_id"), *FOUND_COLUMNS[1:])
        .join_from(_index, sentences, sentences.c.sentence_id == _index.c.rowid)
        .where(_index.c.fulltext.op("MATCH")(match))
    )


def _postgresql_conditions(phrases: Sequence[tuple[str, ...]]) -> Iterable[ColumnElement[bool]]:
    words = dict.fromkeys(word for phrase in phrases for word in phrase)
    vector = func.array_to_tsvector(func.string_to_array(sentences.c.words, " "))
    # A plain cast takes the quoted words as they are; to_tsquery would fold and stem them in its own way.
    yield vector.op("@@")(cast(literal(" & ".join(f"'{word}'" for word in words), String), TSQUERY))
    for phrase in phrases:
        if len(phrase) > 1:
            yield (" " + sentences.c.words + " ").contains(f" {' '.join(phrase)} ")
