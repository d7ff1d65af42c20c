"""Speakers: the people behind the spellings, and how often they are quoted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, FromClause, func, select
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
            shown = await _shown(connection)
            found: dict[int, None] = {}
            for way in ways:
                found.update(dict.fromkeys(await _most_quoted(connection, shown, *way)))
            return await _summaries(connection, shown, list(found)[:MOST_FOUND])

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
            shown = await _shown(connection)
            found: dict[int, None] = {}
            for part in best:
                with_part = select(speaker_parts.c.speaker_id).where(speaker_parts.c.part == part)
                found.update(dict.fromkeys(await _most_quoted(connection, shown, speakers.c.speaker_id.in_(with_part))))
            return await _summaries(connection, shown, list(found)[:limit])

    async def held_names(self, speaker_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        """The surnames held back in the articles that quote each speaker; without speakers that have none."""
        return await held_names.of_speakers(self._database, speaker_ids)

    async def page(self, offset: int = 0, limit: int = 10) -> Page[SpeakerSummary]:
        """Everybody who is quoted, most quotes first."""
        async with self._database.read() as connection:
            shown = await _shown(connection)
            is_quoted = shown.quotes > 0
            counted = select(func.count()).select_from(shown.speakers).where(is_quoted)
            total = (await connection.execute(counted)).scalar_one()
            query = select(speakers.c.speaker_id).select_from(shown.speakers).where(is_quoted)
            in_order = query.order_by(shown.quotes.desc(), speakers.c.speaker_id.desc())
            ids = list((await connection.execute(in_order.offset(offset).limit(limit))).scalars())
            return Page(await _summaries(connection, shown, ids), offset, total)


async def _join(connection: AsyncConnection, names: Sequence[str], choose: Choose) -> Mapping[str, int]:
    kinds = await kinds_of(connection, names)
    return await learn_names(connection, choose(kinds, await names_sounding_like(connection, names)))


class _Shown(NamedTuple):
    """Speakers with the number of their quotes that are shown."""

    speakers: FromClause
    quotes: ColumnElement[int]


async def _shown(connection: AsyncConnection) -> _Shown:
    """All but the quotes of disabled outlets; where none is, as they are counted, by which speakers have an index."""
    disabled = select(outlets.c.outlet_id).where(outlets.c.is_disabled)
    if (await connection.execute(disabled.limit(1))).first() is None:
        return _Shown(speakers, speakers.c.quotes)
    hidden = (
        select(speaker_outlets.c.speaker_id, func.sum(speaker_outlets.c.quotes).label("quotes"))
        .where(speaker_outlets.c.outlet_id.in_(disabled))
        .group_by(speaker_outlets.c.speaker_id)
        .subquery()
    )
    is_same = hidden.c.speaker_id == speakers.c.speaker_id
    return _Shown(speakers.outerjoin(hidden, is_same), speakers.c.quotes - func.coalesce(hidden.c.quotes, 0))


async def _most_quoted(connection: AsyncConnection, shown: _Shown, *conditions: ColumnElement[bool]) -> list[int]:
    query = select(speakers.c.speaker_id).select_from(shown.speakers).where(*conditions)
    in_order = query.order_by(shown.quotes.desc(), speakers.c.speaker_id)
    return list((await connection.execute(in_order.limit(MOST_FOUND))).scalars())


async def _summaries(connection: AsyncConnection, shown: _Shown, ids: Sequence[int]) -> tuple[SpeakerSummary, ...]:
    """The summaries of these speakers in this order."""
    columns = (speakers.c.speaker_id, speakers.c.name, shown.quotes.label("quotes"))
    rows = await connection.execute(select(*columns).select_from(shown.speakers).where(speakers.c.speaker_id.in_(ids)))
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
        .where(speaker_outlets.c.speaker_id.in_(ids), speaker_outlets.c.quotes > 0, ~outlets.c.is_disabled)
        .order_by(speaker_outlets.c.quotes.desc(), outlets.c.name)
    )
    named: dict[int, list[str]] = defaultdict(list)
    for row in await connection.execute(query):
        named[row.speaker_id].append(row.name)
    return named
