"""How often speakers are quoted, by outlet and by the words for them; kept right by every writing unit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.statements import Quote
from storage.folding import fold_words
from storage.rows import insert_rows
from storage.speaker_names import SpeakerWords, add_words
from storage.tables import articles, quotes, speaker_outlets, speaker_words, speakers

_OF_VERSION: Final = (
    select(quotes.c.speaker_id, quotes.c.canonical, quotes.c.speaker, articles.c.outlet_id)
    .join(articles, articles.c.current_version_id == quotes.c.version_id)
    .where(quotes.c.version_id == bindparam("its_version"), quotes.c.speaker_id.is_not(None))
)
_COUNT_SPEAKER: Final = (
    update(speakers)
    .where(speakers.c.speaker_id == bindparam("one"))
    .values(quotes=speakers.c.quotes + bindparam("added"))
)
_COUNT_WORDS: Final = (
    update(speaker_words)
    .where(speaker_words.c.speaker_id == bindparam("one"), speaker_words.c.words == bindparam("said"))
    .values(quotes=speaker_words.c.quotes + bindparam("added"))
)
_COUNT_OUTLET: Final = (
    update(speaker_outlets)
    .where(speaker_outlets.c.speaker_id == bindparam("one"), speaker_outlets.c.outlet_id == bindparam("its_outlet"))
    .values(quotes=speaker_outlets.c.quotes + bindparam("added"))
)
_IN_OUTLET: Final = select(speaker_outlets.c.speaker_id).where(
    speaker_outlets.c.speaker_id.in_(bindparam("speakers", expanding=True)),
    speaker_outlets.c.outlet_id == bindparam("its_outlet"),
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote as it is counted: whose it is, the name and the words the article has for the speaker."""

    speaker_id: int
    canonical: str
    speaker: str | None


async def count_said(
    connection: AsyncConnection, said: Iterable[Quote], people: Mapping[str, int], outlet_id: int | None
) -> None:
    """Add the quotes of a new version of an outlet's article to what is counted; `people` gives the speakers' ids."""
    known = ((people.get(quote.canonical or ""), quote) for quote in said)
    counted = [_Said(one, quote.canonical or "", quote.speaker) for one, quote in known if one is not None]
    await _count(connection, counted, outlet_id, sign=1)


async def count_stored(connection: AsyncConnection, version_id: int, *, sign: int) -> None:
    """Add the stored quotes of an article's current version to what is counted, or take them away with `sign` -1.

    For writing units: before the rows change and after.
    """
    rows = (await connection.execute(_OF_VERSION, {"its_version": version_id})).all()
    counted = [_Said(row.speaker_id, row.canonical, row.speaker) for row in rows]
    await _count(connection, counted, rows[0].outlet_id if rows else None, sign=sign)


async def _count(connection: AsyncConnection, said: Sequence[_Said], outlet_id: int | None, *, sign: int) -> None:
    if not said:
        return
    by_words: Counter[SpeakerWords] = Counter()
    for one in said:
        by_words[one.speaker_id, one.canonical, False] += sign
        if is_role(one.speaker, one.canonical):
            by_words[one.speaker_id, one.speaker or "", True] += sign
    counted = {speaker_id: sign * number for speaker_id, number in Counter(one.speaker_id for one in said).items()}
    await _count_speakers(connection, counted)
    await add_words(connection, by_words.keys())
    await _count_words(connection, by_words)
    if outlet_id is not None:
        await _count_in_outlet(connection, outlet_id, counted)


async def count_outlet(connection: AsyncConnection, outlet_id: int, version_ids: Sequence[int]) -> None:
    """Count the quotes of these versions for an outlet that has just got them."""
    query = (
        select(quotes.c.speaker_id, func.count().label("quotes"))
        .where(quotes.c.version_id.in_(version_ids), quotes.c.speaker_id.is_not(None))
        .group_by(quotes.c.speaker_id)
    )
    counted = {row.speaker_id: row.quotes for row in await connection.execute(query)}
    await _count_in_outlet(connection, outlet_id, counted)


def is_role(words: str | None, name: str) -> bool:
    """Whether an article's words for a speaker are a role: two or more ("she" is none), none of them of the name."""
    given = fold_words(words or "")
    return len(given) > 1 and not set(given) & set(fold_words(name))


async def _count_speakers(connection: AsyncConnection, counted: Mapping[int, int]) -> None:
    rows = [{"one": speaker_id, "added": added} for speaker_id, added in counted.items()]
    await connection.execute(_COUNT_SPEAKER, rows)


async def _count_words(connection: AsyncConnection, counted: Mapping[SpeakerWords, int]) -> None:
    rows = [{"one": one, "said": words, "added": added} for (one, words, _), added in counted.items()]
    await connection.execute(_COUNT_WORDS, rows)


async def _count_in_outlet(connection: AsyncConnection, outlet_id: int, counted: Mapping[int, int]) -> None:
    if not counted:
        return
    found = await connection.execute(_IN_OUTLET, {"speakers": list(counted), "its_outlet": outlet_id})
    known = set(found.scalars())
    if known:
        rows = [{"one": one, "its_outlet": outlet_id, "added": counted[one]} for one in known]
        await connection.execute(_COUNT_OUTLET, rows)
    new = [
        {"speaker_id": one, "outlet_id": outlet_id, "quotes": added}
        for one, added in counted.items()
        if one not in known
    ]
    await insert_rows(connection, speaker_outlets, new)
