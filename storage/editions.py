"""Editions that were shown, and what the numbers and letters in a post stand for."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.article import ArticleRef
from domain.chat import ChatRef
from domain.edition import Edition
from domain.records import SavedEdition, SavedLine
from storage.chats import find_chat, known_chat
from storage.database import Database
from storage.rows import AnyRow, Values, insert_row, insert_rows
from storage.tables import body_lines, body_stories, edition_lines, edition_stories, editions, posts


class Editions:
    """What is remembered of editions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, edition: Edition, chat: ChatRef) -> int:
        """Remember what the letters and numbers of an edition stand for; gives its id.

        Raises:
            StoreError: If a line's article is not stored in the line's version.
        """
        async with self._database.write() as connection:
            chat_id = await known_chat(connection, chat)
            values = {"chat_id": chat_id, "composed_at": edition.composed_at, "zone": edition.zone}
            edition_id = await insert_row(connection, editions, values)
            await insert_rows(connection, edition_stories, letter_rows(edition, {"edition_id": edition_id}))
            await insert_rows(connection, edition_lines, line_rows(edition, {"edition_id": edition_id}))
            return edition_id

    async def add_letters(self, edition_id: int, letters: Mapping[str, int]) -> None:
        """Let further letters stand for stories in an edition; a letter that it has is refused.

        Raises:
            StoreError: If a letter is taken.
        """
        rows = [{"edition_id": edition_id, "letter": letter, "story_id": letters[letter]} for letter in letters]
        async with self._database.write() as connection:
            await insert_rows(connection, edition_stories, rows)

    async def tie(self, edition_id: int, chat: ChatRef, post_id: str) -> None:
        """Remember that a post of the platform shows the edition; the same post again shows the newer one."""
        key = {"platform": chat.platform, "chat": chat.chat, "post_id": post_id}
        async with self._database.write() as connection:
            await connection.execute(delete(posts).filter_by(**key))
            await connection.execute(insert(posts).values(edition_id=edition_id, **key))

    async def last(self, chat: ChatRef, *, is_scheduled: bool = False) -> SavedEdition | None:
        """The newest edition of a chat and thread; or the newest scheduled one."""
        async with self._database.read() as connection:
            is_meant = [editions.c.chat_id == await find_chat(connection, chat)]
            is_meant += [editions.c.body_id.is_not(None)] if is_scheduled else []
            query = select(editions).where(*is_meant).order_by(editions.c.edition_id.desc()).limit(1)
            return await _edition(connection, (await connection.execute(query)).first())

    async def by_post(self, chat: ChatRef, post_id: str) -> SavedEdition | None:
        """The edition that a post shows, in whatever thread of the chat it stands."""
        is_post = (posts.c.platform == chat.platform, posts.c.chat == chat.chat, posts.c.post_id == post_id)
        async with self._database.read() as connection:
            query = select(editions).join(posts).where(*is_post)
            return await _edition(connection, (await connection.execute(query)).first())


def letter_rows(edition: Edition, of: Values) -> list[Values]:
    """What the letters of an edition stand for, for the row `of`."""
    return [{**of, "letter": story.letter, "story_id": story.story_id} for story in edition.stories]


def line_rows(edition: Edition, of: Values) -> list[Values]:
    """What the numbers of an edition stand for, for the row `of`."""
    return [
        {
            **of,
            "n": line.n,
            "article_id": line.head.ref.article_id,
            "version": line.head.ref.version,
            "start": line.start,
            "end": line.end,
            "shown": line.text,
        }
        for line in edition.lines
    ]


async def _edition(connection: AsyncConnection, row: AnyRow | None) -> SavedEdition | None:
    if row is None:
        return None
    letters = [select(edition_stories).filter_by(edition_id=row.edition_id)]
    numbers = [select(edition_lines).filter_by(edition_id=row.edition_id)]
    if row.body_id is not None:
        letters.append(select(body_stories).filter_by(body_id=row.body_id))
        numbers.append(select(body_lines).filter_by(body_id=row.body_id))
    stories = [story for query in letters for story in await connection.execute(query)]
    lines = [line for query in numbers for line in await connection.execute(query)]
    return SavedEdition(
        edition_id=row.edition_id,
        composed_at=row.composed_at,
        zone=row.zone,
        stories={story.letter: story.story_id for story in sorted(stories, key=lambda story: story.letter)},
        lines={
            line.n: SavedLine(ArticleRef(line.article_id, line.version), line.start, line.end, line.shown)
            for line in sorted(lines, key=lambda line: line.n)
        },
    )
