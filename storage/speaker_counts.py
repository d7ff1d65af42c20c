"""How often speakers are quoted, by outlet and by the words for them; kept right by every writing unit."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import and_, bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.folding import fold_words
from storage.rows import insert_rows
from storage.speaker_names import SpeakerWords, add_words
from storage.tables import articles, quotes, speaker_outlets, speaker_words, speakers


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
    by_words: Counter[SpeakerWords] = Counter()
    for row in await connection.execute(query):
        counted[row.speaker_id] += sign
        by_words[row.speaker_id, row.canonical, False] += sign
        if is_role(row.speaker, row.canonical):
            by_words[row.speaker_id, row.speaker, True] += sign
        if row.outlet_id is not None:
            by_outlet[row.speaker_id, row.outlet_id] += sign
    await _count_speakers(connection, counted)
    await add_words(connection, by_words.keys())
    await _count_words(connection, by_words)
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


async def _count_speakers(connection: AsyncConnection, counted: Mapping[int, int]) -> None:
    if counted:
        change = update(speakers).where(speakers.c.speaker_id == bindparam("one"))
        rows = [{"one": speaker_id, "added": added} for speaker_id, added in counted.items()]
        await connection.execute(change.values(quotes=speakers.c.quotes + bindparam("added")), rows)


async def _count_words(connection: AsyncConnection, counted: Mapping[SpeakerWords, int]) -> None:
    if counted:
        is_meant = and_(speaker_words.c.speaker_id == bindparam("one"), speaker_words.c.words == bindparam("said"))
        change = update(speaker_words).where(is_meant).values(quotes=speaker_words.c.quotes + bindparam("added"))
        rows = [{"one": one, "said": words, "added": added} for (one, words, _), added in counted.items()]
        await connection.execute(change, rows)


async def _count_outlets(connection: AsyncConnection, counted: Mapping[tuple[int, int], int]) -> None:
    if not counted:
        return
    pair = tuple_(speaker_outlets.c.speaker_id, speaker_outlets.c.outlet_id)
    query = select(speaker_outlets.c.speaker_id, speaker_outlets.c.outlet_id).where(pair.in_(counted.keys()))
    known = {(row.speaker_id, row.outlet_id) for row in await connection.execute(query)}
    if known:
        is_meant = and_(
            speaker_outlets.c.speaker_id == bindparam("one"), speaker_outlets.c.outlet_id == bindparam("its_outlet")
        )
        change = update(speaker_outlets).where(is_meant)
        rows = [{"one": one, "its_outlet": outlet, "added": counted[one, outlet]} for one, outlet in known]
        await connection.execute(change.values(quotes=speaker_outlets.c.quotes + bindparam("added")), rows)
    new = [
        {"speaker_id": one, "outlet_id": outlet, "quotes": added}
        for (one, outlet), added in counted.items()
        if (one, outlet) not in known
    ]
    await insert_rows(connection, speaker_outlets, new)
