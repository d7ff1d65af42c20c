"""Follows and mutes by chat; chats that look for the same share one filter."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import ChatRef
from domain.edition import Window
from domain.errors import UsageError
from domain.follow import Filter, FilterKind, Follow
from storage.chats import find_chat, known_chat
from storage.database import Database
from storage.filtering import match_filters
from storage.folding import fold_key
from storage.rows import AnyRow, Values, insert_row
from storage.tables import filters, follows, outlets, speakers

_COLUMNS = (filters, follows.c.chat_id, follows.c.is_mute, outlets.c.name.label("outlet"), speakers.c.name)
_FOLLOWED = (
    follows.join(filters, filters.c.filter_id == follows.c.filter_id)
    .outerjoin(outlets, outlets.c.outlet_id == filters.c.outlet_id)
    .outerjoin(speakers, speakers.c.speaker_id == filters.c.speaker_id)
)


@dataclass(frozen=True, slots=True)
class Matches:
    """What some filters find: the ids of articles by filter, newest first, and how many articles were looked at."""

    by_filter: Mapping[int, tuple[int, ...]]
    articles: int


class Follows:
    """What is stored of follows and mutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat: ChatRef) -> tuple[Follow, ...]:
        """What a chat or thread follows and mutes, in the order in which it chose."""
        async with self._database.read() as connection:
            chat_id = await find_chat(connection, chat)
            return (await of_chats(connection, [chat_id])).get(chat_id, ()) if chat_id is not None else ()

    async def add(self, chat: ChatRef, wanted: Filter, *, is_mute: bool, now: datetime, most: int) -> Follow:
        """Let a chat follow or mute; a follow of the same becomes a mute so, and the other way round.

        Raises:
            UsageError: If the chat has `most` of them already.
        """
        async with self._database.write() as connection:
            chat_id, filter_id = await known_chat(connection, chat), await _known_filter(connection, wanted)
            is_same = (follows.c.chat_id == chat_id, follows.c.filter_id == filter_id)
            changed = await connection.execute(update(follows).where(*is_same).values(is_mute=is_mute))
            if not changed.rowcount:
                count = select(func.count()).select_from(follows).where(follows.c.chat_id == chat_id)
                if (await connection.execute(count)).scalar_one() >= most:
                    raise UsageError(f"{most} follows and mutes are the most in one chat; /unfollow takes one away.")
                values = {"chat_id": chat_id, "filter_id": filter_id, "is_mute": is_mute, "added_at": now}
                await connection.execute(insert(follows).values(values))
            return Follow(filter_id, wanted, is_mute)

    async def remove(self, chat: ChatRef, filter_ids: Collection[int]) -> None:
        """Let a chat neither follow nor mute these any more."""
        async with self._database.write() as connection:
            chat_id = await find_chat(connection, chat)
            is_meant = (follows.c.chat_id == chat_id, follows.c.filter_id.in_(filter_ids))
            await connection.execute(delete(follows).where(*is_meant))
            is_idle = filters.c.filter_id.not_in(select(follows.c.filter_id))
            await connection.execute(delete(filters).where(filters.c.filter_id.in_(filter_ids), is_idle))

    async def match(self, wanted: Mapping[int, Filter], window: Window) -> Matches:
        """The articles of a window that each filter finds; of very many articles the newest are looked at."""
        async with self._database.read() as connection:
            found, looked_at = await match_filters(connection, wanted, window)
            return Matches(found, looked_at)


async def of_chats(connection: AsyncConnection, chat_ids: Collection[int]) -> dict[int, tuple[Follow, ...]]:
    """What many chats follow and mute, by their ids; those without any are left out."""
    query = select(*_COLUMNS).select_from(_FOLLOWED).where(follows.c.chat_id.in_(chat_ids))
    found: dict[int, list[Follow]] = defaultdict(list)
    known: dict[int, Filter] = {}
    for row in await connection.execute(query.order_by(follows.c.added_at, follows.c.filter_id)):
        wanted = known.get(row.filter_id) or known.setdefault(row.filter_id, _filter(row))
        found[row.chat_id].append(Follow(row.filter_id, wanted, row.is_mute))
    return {chat_id: tuple(chosen) for chat_id, chosen in found.items()}


def _filter(row: AnyRow) -> Filter:
    typed = [*row.words, *(f'"{phrase}"' for phrase in row.exact), *(f"!{word}" for word in row.without)]
    return Filter(
        FilterKind(row.kind),
        row.outlet or row.name or " ".join(typed),
        outlet_id=row.outlet_id,
        speaker_id=row.speaker_id,
        words=row.words,
        exact=row.exact,
        without=row.without,
    )


async def _known_filter(connection: AsyncConnection, wanted: Filter) -> int:
    """The id of a filter that looks for the same, which gets a row now if there is none."""
    key = _key(wanted)
    found = (await connection.execute(select(filters.c.filter_id).where(filters.c.key == key))).scalar()
    if found is not None:
        return int(found)
    values: Values = {"kind": wanted.kind, "key": key, "outlet_id": wanted.outlet_id, "speaker_id": wanted.speaker_id}
    words: Values = {"words": wanted.words, "exact": wanted.exact, "without": wanted.without}
    return await insert_row(connection, filters, values | words)


def _key(wanted: Filter) -> str:
    """What two filters have in common that look for the same; case, accents and the order of words do not count."""
    if wanted.kind is not FilterKind.WORDS:
        return f"{wanted.kind}:{wanted.outlet_id or wanted.speaker_id}"
    signed = (("", wanted.words), ("=", wanted.exact), ("!", wanted.without))
    parts = {f"{sign}{fold_key(text)}" for sign, texts in signed for text in texts}
    return f"{wanted.kind}:{'|'.join(sorted(parts))}"


async def move_outlet(connection: AsyncConnection, outlet_id: int, into_id: int) -> None:
    """Let filters on one outlet look at another that it is merged into; for writing units."""
    key = f"{FilterKind.OUTLET}:{into_id}"
    is_old = filters.c.outlet_id == outlet_id
    old_id = (await connection.execute(select(filters.c.filter_id).where(is_old))).scalar()
    new_id = (await connection.execute(select(filters.c.filter_id).where(filters.c.key == key))).scalar()
    if old_id is not None and new_id is not None:
        await _take_over(connection, follows.c.filter_id == old_id, {"filter_id": new_id})
        await connection.execute(delete(filters).where(is_old))
    else:
        await connection.execute(update(filters).where(is_old).values(key=key, outlet_id=into_id))


async def move_chat(connection: AsyncConnection, chat_id: int, into_id: int) -> None:
    """Give one chat's follows to another; what that follows or mutes already stays so. For writing units."""
    await _take_over(connection, follows.c.chat_id == chat_id, {"chat_id": into_id})


async def _take_over(connection: AsyncConnection, is_old: ColumnElement[bool], new: dict[str, int]) -> None:
    """Change a part of the key of rows; those go whose key there is already."""
    ((name, value),) = new.items()
    other = follows.c.filter_id if name == "chat_id" else follows.c.chat_id
    there = select(other).where(follows.c[name] == value)
    await connection.execute(delete(follows).where(is_old, other.in_(there)))
    await connection.execute(update(follows).where(is_old).values(**new))
