"""Speakers: the people behind the spellings, and how often they are quoted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from sqlalchemy import ColumnElement, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import Page, SpeakerSummary
from storage import held_names
from storage.database import Database
from storage.folding import fold_key, fold_words
from storage.rows import insert_row
from storage.tables import articles, outlets, quotes, speaker_outlets, speaker_parts, speaker_words, speakers

MOST_FOUND: Final = 20
"""Of more speakers with the same name the most quoted are found."""

MOST_COMPARED: Final = 2_000
"""How many parts of names one misspelt word is compared with."""


class Speakers:
    """What is stored of speakers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, name: str) -> int:
        """Make a speaker; one who has exactly this name already, but for case and accents, is the same one."""
        async with self._database.write() as connection:
            known = select(speaker_words.c.speaker_id).where(
                speaker_words.c.key == fold_key(name), speaker_words.c.is_role.is_(False)
            )
            found = (await connection.execute(known.order_by(speaker_words.c.speaker_id).limit(1))).scalar()
            if found is not None:
                return int(found)
            speaker_id = await insert_row(connection, speakers, {"name": name, "quotes": 0})
            await _add_words(connection, speaker_id, name, is_role=False)
            return speaker_id

    async def add_spelling(self, speaker_id: int, name: str) -> None:
        """Let a speaker be found by another spelling of the name too."""
        async with self._database.write() as connection:
            await _add_words(connection, speaker_id, name, is_role=False)

    async def by_name_part(self, last_name: str) -> tuple[SpeakerSummary, ...]:
        """Those with a spelling that ends in this word, most quotes first."""
        async with self._database.read() as connection:
            last = select(speaker_parts.c.speaker_id).where(
                speaker_parts.c.part == fold_key(last_name), speaker_parts.c.is_last.is_(True)
            )
            return await _summaries(connection, await _most_quoted(connection, speakers.c.speaker_id.in_(last)))

    async def find(self, text: str) -> tuple[SpeakerSummary, ...]:
        """Those whom a name may mean, best first, at most 20.

        First who has exactly this spelling, then whose last name it is, then who has all its words in one name; with
        more quotes first among equals. Case, accents and punctuation do not count.
        """
        words = fold_words(text)
        if not words:
            return ()
        exact = select(speaker_words.c.speaker_id).where(
            speaker_words.c.key == " ".join(words), speaker_words.c.is_role.is_(False)
        )
        parts = [select(speaker_parts.c.speaker_id).where(speaker_parts.c.part == word) for word in words]
        ways = [
            [speakers.c.speaker_id.in_(exact)],
            [speakers.c.speaker_id.in_(part) for part in (parts[0].where(speaker_parts.c.is_last), *parts[1:])],
            [speakers.c.speaker_id.in_(part) for part in parts],
        ]
        async with self._database.read() as connection:
            found: dict[int, None] = {}
            for way in ways:
                found.update(dict.fromkeys(await _most_quoted(connection, *way)))
            return await _summaries(connection, list(found)[:MOST_FOUND])

    async def near(self, text: str, limit: int = 3) -> tuple[SpeakerSummary, ...]:
        """Those with a part of the name most like one of these words, best first; the first letter must be right."""
        async with self._database.read() as connection:
            close: dict[str, float] = {}
            for word in fold_words(text):
                starts_so = speaker_parts.c.part.between(word[0], f"{word[0]}\U0010ffff")
                query = select(speaker_parts.c.part).distinct().where(starts_so).limit(MOST_COMPARED)
                parts = list((await connection.execute(query)).scalars())
                close |= {
                    part: SequenceMatcher(None, word, part).ratio() for part in get_close_matches(word, parts, n=limit)
                }
            best = sorted(close, key=lambda part: -close[part])[:limit]
            found: dict[int, None] = {}
            for part in best:
                with_part = select(speaker_parts.c.speaker_id).where(speaker_parts.c.part == part)
                found.update(dict.fromkeys(await _most_quoted(connection, speakers.c.speaker_id.in_(with_part))))
            return await _summaries(connection, list(found)[:limit])

    async def held_names(self, speaker_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        """The surnames held back in the articles that quote each speaker; without speakers that have none."""
        return await held_names.of_speakers(self._database, speaker_ids)

    async def page(self, offset: int = 0, limit: int = 10) -> Page[SpeakerSummary]:
        """Everybody who is quoted, most quotes first."""
        is_quoted = speakers.c.quotes > 0
        query = (
            select(speakers.c.speaker_id)
            .where(is_quoted)
            .order_by(speakers.c.quotes.desc(), speakers.c.speaker_id.desc())
        )
        async with self._database.read() as connection:
            total = (await connection.execute(select(func.count()).where(is_quoted))).scalar_one()
            ids = list((await connection.execute(query.offset(offset).limit(limit))).scalars())
            return Page(await _summaries(connection, ids), offset, total)


async def count_quotes(connection: AsyncConnection, version_id: int, *, sign: int) -> None:
    """Add the quotes of an article's current version to what is counted, or take them away with `sign` -1.

    For writing units: before the rows change and after.
    """
    query = (
        select(quotes.c.speaker_id, quotes.c.canonical, quotes.c.speaker, articles.c.outlet_id)
        .join(articles, articles.c.current_version_id == quotes.c.version_id)
        .where(quotes.c.version_id == version_id, quotes.c.speaker_id.is_not(None))
    )
    counted: Counter[int] = Counter()
    by_outlet: Counter[tuple[int, int]] = Counter()
    by_words: Counter[tuple[int, str, bool]] = Counter()
    for row in await connection.execute(query):
        counted[row.speaker_id] += sign
        by_words[row.speaker_id, row.canonical, False] += sign
        if is_role(row.speaker, row.canonical):
            by_words[row.speaker_id, row.speaker, True] += sign
        if row.outlet_id is not None:
            by_outlet[row.speaker_id, row.outlet_id] += sign
    for speaker_id, added in counted.items():
        await _add_quotes(connection, speakers, added, speakers.c.speaker_id == speaker_id)
    for (speaker_id, words, is_a_role), added in by_words.items():
        await _add_words(connection, speaker_id, words, is_role=is_a_role)
        is_meant = (speaker_words.c.speaker_id == speaker_id, speaker_words.c.words == words)
        await _add_quotes(connection, speaker_words, added, *is_meant)
    await _count_outlets(connection, by_outlet)


async def count_outlet(connection: AsyncConnection, outlet_id: int, version_ids: Sequence[int]) -> None:
    """Count the quotes of these versions for an outlet that has just got them."""
    query = (
        select(quotes.c.speaker_id, func.count().label("quotes"))
        .where(quotes.c.version_id.in_(version_ids), quotes.c.speaker_id.is_not(None))
        .group_by(quotes.c.speaker_id)
    )
    counted = {(row.speaker_id, outlet_id): row.quotes for row in await connection.execute(query)}
    await _count_outlets(connection, counted)


def is_role(words: str | None, name: str) -> bool:
    """Whether an article's words for a speaker are a role: two or more ("she" is none), none of them of the name."""
    given = fold_words(words or "")
    return len(given) > 1 and not set(given) & set(fold_words(name))


async def _count_outlets(connection: AsyncConnection, counted: Mapping[tuple[int, int], int]) -> None:
    for (speaker_id, outlet_id), added in counted.items():
        is_meant = (speaker_outlets.c.speaker_id == speaker_id, speaker_outlets.c.outlet_id == outlet_id)
        if not await _add_quotes(connection, speaker_outlets, added, *is_meant):
            values = {"speaker_id": speaker_id, "outlet_id": outlet_id, "quotes": added}
            await connection.execute(insert(speaker_outlets).values(values))


async def _add_quotes(connection: AsyncConnection, table: Table, added: int, *conditions: ColumnElement[bool]) -> bool:
    changed = await connection.execute(update(table).where(*conditions).values(quotes=table.c.quotes + added))
    return changed.rowcount > 0


async def _add_words(connection: AsyncConnection, speaker_id: int, words: str, *, is_role: bool) -> None:
    """Remember the words for a speaker, and the parts of a name, where they are new."""
    is_known = select(speaker_words.c.words).where(
        speaker_words.c.speaker_id == speaker_id, speaker_words.c.words == words
    )
    if (await connection.execute(is_known)).first() is not None:
        return
    values = {"speaker_id": speaker_id, "words": words, "key": fold_key(words), "is_role": is_role, "quotes": 0}
    await connection.execute(insert(speaker_words).values(values))
    if is_role:
        return
    parts = fold_words(words)
    known = select(speaker_parts.c.part, speaker_parts.c.is_last).where(speaker_parts.c.speaker_id == speaker_id)
    is_last = {row.part: row.is_last for row in await connection.execute(known)}
    for part in dict.fromkeys(parts):
        is_last_now = part == parts[-1]
        is_part = (speaker_parts.c.speaker_id == speaker_id, speaker_parts.c.part == part)
        if part not in is_last:
            row = {"part": part, "speaker_id": speaker_id, "is_last": is_last_now}
            await connection.execute(insert(speaker_parts).values(row))
        elif is_last_now and not is_last[part]:
            await connection.execute(update(speaker_parts).where(*is_part).values(is_last=True))


async def _most_quoted(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[int]:
    query = (
        select(speakers.c.speaker_id)
        .where(*conditions)
        .order_by(speakers.c.quotes.desc(), speakers.c.speaker_id)
        .limit(MOST_FOUND)
    )
    return list((await connection.execute(query)).scalars())


async def _summaries(connection: AsyncConnection, ids: Sequence[int]) -> tuple[SpeakerSummary, ...]:
    """The summaries of these speakers in this order."""
    rows = await connection.execute(select(speakers).where(speakers.c.speaker_id.in_(ids)))
    found = {row.speaker_id: row for row in rows}
    query = select(speaker_words).where(speaker_words.c.speaker_id.in_(ids))
    words: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for row in await connection.execute(query.order_by(speaker_words.c.quotes.desc(), speaker_words.c.words)):
        if row.quotes or not row.is_role:
            words[row.speaker_id, row.is_role].append(row.words)
    named = await _outlet_names(connection, ids)
    return tuple(
        SpeakerSummary(
            speaker_id=speaker_id,
            name=found[speaker_id].name,
            spellings=tuple(words[speaker_id, False]),
            roles=tuple(words[speaker_id, True]),
            quotes=found[speaker_id].quotes,
            outlets=tuple(named[speaker_id]),
        )
        for speaker_id in ids
    )


async def _outlet_names(connection: AsyncConnection, ids: Iterable[int]) -> dict[int, list[str]]:
    query = (
        select(speaker_outlets.c.speaker_id, outlets.c.name)
        .join(outlets, outlets.c.outlet_id == speaker_outlets.c.outlet_id)
        .where(speaker_outlets.c.speaker_id.in_(ids), speaker_outlets.c.quotes > 0)
        .order_by(speaker_outlets.c.quotes.desc(), outlets.c.name)
    )
    named: dict[int, list[str]] = defaultdict(list)
    for row in await connection.execute(query):
        named[row.speaker_id].append(row.name)
    return named
