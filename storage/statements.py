"""What an article says, as rows and back."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.statements import (
    Credit,
    CreditKind,
    Figure,
    Quote,
    QuoteKind,
    Sensitivity,
    Sentence,
    SentenceRole,
    SentenceTag,
    Span,
    Statements,
)
from storage.folding import fold_key
from storage.fulltext import index_sentences
from storage.rows import AnyRow, Values, insert_rows
from storage.tables import credits as credit_rows
from storage.tables import figures, quotes, sentences

TABLES = (sentences, quotes, credit_rows, figures)


@dataclass(frozen=True, slots=True)
class VersionStatements:
    """What one version says, on its way to rows; `people` gives the speaker of each name it has for one."""

    version_id: int
    text: str
    statements: Statements
    people: Mapping[str, int]
    listed_at: datetime


async def insert_statements(connection: AsyncConnection, said: Sequence[VersionStatements]) -> None:
    """Write the rows of these versions, which have none yet."""
    for table, rows in (
        (sentences, [row for one in said for row in _sentence_rows(one)]),
        (quotes, [row for one in said for row in _quote_rows(one)]),
        (credit_rows, [row for one in said for row in _credit_rows(one)]),
        (figures, [row for one in said for row in _figure_rows(one)]),
    ):
        await insert_rows(connection, table, rows)
    await index_sentences(connection, [one.version_id for one in said if one.statements.sentences])


async def delete_statements(connection: AsyncConnection, version_id: int) -> None:
    """Delete the rows of a version."""
    for table in TABLES:
        await connection.execute(delete(table).where(table.c.version_id == version_id))


async def load_statements(connection: AsyncConnection, found: Sequence[AnyRow]) -> dict[int, Statements]:
    """What these rows of `versions` say, by version id."""
    ids = [row.version_id for row in found]
    rows = {table.name: await _rows(connection, table, ids) for table in TABLES}
    return {
        row.version_id: Statements(
            sentences=tuple(map(_sentence, rows["sentences"][row.version_id])),
            quotes=tuple(map(quote_of, rows["quotes"][row.version_id])),
            credits=tuple(map(_credit, rows["credits"][row.version_id])),
            figures=tuple(map(figure_of, rows["figures"][row.version_id])),
            has_doubtful_order=row.has_doubtful_order,
            sensitivity=frozenset(map(Sensitivity, row.sensitivity)),
            held_names=tuple(Span(start, end) for start, end in row.held_names),
            is_analysed=row.is_analysed,
        )
        for row in found
    }


def statement_columns(statements: Statements) -> Values:
    """What stands in the row of the version itself."""
    return {
        "has_doubtful_order": statements.has_doubtful_order,
        "is_analysed": statements.is_analysed,
        "sensitivity": tuple(sorted(statements.sensitivity)),
        "held_names": [[span.start, span.end] for span in statements.held_names],
    }


def quote_of(row: AnyRow) -> Quote:
    """The quote in a row of `quotes`."""
    return Quote(
        quote_id=row.quote_id,
        start=row.start,
        end=row.end,
        kind=QuoteKind(row.kind),
        is_marked=row.is_marked,
        speaker=row.speaker,
        canonical=row.canonical,
        cue=row.cue,
        via=row.via,
    )


def figure_of(row: AnyRow) -> Figure:
    """The figure in a row of `figures`."""
    return Figure(
        value=row.value,
        start=row.start,
        end=row.end,
        value_high=row.value_high,
        unit=row.unit,
        what=row.what,
        qualifier=row.qualifier,
        claimant=row.claimant,
    )


async def _rows(connection: AsyncConnection, table: Table, ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    found = defaultdict(list)
    shown = [column for column in table.c if column.name != "words"]
    query = select(*shown).where(table.c.version_id.in_(ids)).order_by(table.c.version_id, table.c.position)
    for row in await connection.execute(query):
        found[row.version_id].append(row)
    return found


def _sentence_rows(said: VersionStatements) -> Iterable[Values]:
    for position, sentence in enumerate(said.statements.sentences):
        yield {
            "version_id": said.version_id,
            "position": position,
            "start": sentence.start,
            "end": sentence.end,
            "paragraph": sentence.paragraph,
            "role": sentence.role,
            "unfit": sentence.unfit,
            "means": sentence.means,
            "tags": tuple(sorted(sentence.tags)),
            "words": fold_key(said.text[sentence.start : sentence.end]),
        }


def _quote_rows(said: VersionStatements) -> Iterable[Values]:
    for position, quote in enumerate(said.statements.quotes):
        yield {
            "version_id": said.version_id,
            "position": position,
            "quote_id": quote.quote_id,
            "start": quote.start,
            "end": quote.end,
            "kind": quote.kind,
            "is_marked": quote.is_marked,
            "speaker": quote.speaker,
            "canonical": quote.canonical,
            "cue": quote.cue,
            "via": quote.via,
            "speaker_id": said.people.get(quote.canonical or ""),
            "has_same_words": False,
            "listed_at": said.listed_at,
            **_context(said.statements.sentences, quote.start, quote.end),
        }


def _credit_rows(said: VersionStatements) -> Iterable[Values]:
    for position, credit in enumerate(said.statements.credits):
        yield {
            "version_id": said.version_id,
            "position": position,
            "name": credit.name,
            "name_key": fold_key(credit.name),
            "kind": credit.kind,
            "text": credit.text,
            "start": credit.start,
            "end": credit.end,
            "sentences": list(credit.sentences),
        }


def _figure_rows(said: VersionStatements) -> Iterable[Values]:
    for position, figure in enumerate(said.statements.figures):
        yield {
            "version_id": said.version_id,
            "position": position,
            "start": figure.start,
            "end": figure.end,
            "value": figure.value,
            "value_high": figure.value_high,
            "unit": figure.unit,
            "what": figure.what,
            "qualifier": figure.qualifier,
            "claimant": figure.claimant,
            **_context(said.statements.sentences, figure.start, figure.end),
        }


def _context(sentences: Sequence[Sentence], start: int, end: int) -> Values:
    """The span of the sentences that `start:end` touches; itself where it touches none."""
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    if first >= last:
        return {"context_start": start, "context_end": end}
    return {
        "context_start": min(start, sentences[first].start),
        "context_end": max(end, sentences[last - 1].end),
    }


def _sentence(row: AnyRow) -> Sentence:
    return Sentence(
        index=row.position,
        start=row.start,
        end=row.end,
        paragraph=row.paragraph,
        role=SentenceRole(row.role),
        unfit=row.unfit,
        means=row.means,
        tags=frozenset(map(SentenceTag, row.tags)),
    )


def _credit(row: AnyRow) -> Credit:
    return Credit(
        name=row.name,
        kind=CreditKind(row.kind),
        text=row.text,
        start=row.start,
        end=row.end,
        sentences=tuple(row.sentences),
    )
