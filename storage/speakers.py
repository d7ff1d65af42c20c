"""Speakers: the people behind the spellings, and how often they are quoted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import Page, SpeakerSummary
from domain.outlet import OutletKind
from domain.records import SpeakerNames
from storage import held_names
from storage.database import Database
from storage.folding import fold_words
from storage.outlet_keys import kinds_of
from storage.speaker_names import learn_names, names_sounding_like
from storage.tables import outlets, speaker_outlets, speaker_parts, speaker_words, speakers

MOST_FOUND: Final = 20
"""Of more speakers with the same name the most quoted are found."""

MOST_COMPARED: Final = 2_000
"""How many parts of names one misspelt word is compared with."""

Choose = Callable[[Mapping[str, OutletKind], Mapping[str, Sequence[SpeakerNames]]], Sequence[SpeakerNames]]
"""Finds who is meant by names, given the kinds of the outlets that some of them stand for, and for each name those with
a spelling whose last word sounds like its last, most quoted first: whoever may be the same person is among them.
"""


class Speakers:
    """What is stored of speakers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, names: Sequence[str], choose: Choose) -> Mapping[str, int]:
        """Let `choose` find the speakers that the names of an article mean, and remember their spellings.

        Gives the speaker's id for each spelling that was chosen. A chosen speaker without an id is new, unless one has
        exactly this name already but for case and accents.
        """
        return await self._database.write_whole(_join, names, choose) if names else {}

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


async def _join(connection: AsyncConnection, names: Sequence[str], choose: Choose) -> Mapping[str, int]:
    kinds = await kinds_of(connection, names)
    return await learn_names(connection, choose(kinds, await names_sounding_like(connection, names)))


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
