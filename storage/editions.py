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
from storage.rows import AnyRow, insert_row, insert_rows
from storage.tables import edition_lines, edition_stories, editions, posts


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
            await insert_rows(
                connection,
                edition_stories,
                [
                    {"edition_id": edition_id, "letter": story.letter, "story_id": story.story_id}
                    for story in edition.stories
                ],
            )
            await insert_rows(
                connection,
                edition_lines,
                [
                    {
                        "edition_id": edition_id,
                        "n": line.n,
                        "article_id": line.head.ref.article_id,
                        "version": line.head.ref.version,
                        "start": line.start,
                        "end": line.end,
                        "shown": line.text,
                    }
                    for line in edition.lines
                ],
            )
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

    async def last(self, chat: ChatRef) -> SavedEdition | None:
        """The newest edition of a chat and thread."""
        async with self._database.read() as connection:
            chat_id = await find_chat(connection, chat)
            query = (
                select(editions).where(editions.c.chat_id == chat_id).order_by(editions.c.edition_id.desc()).limit(1)
            )
            return await _edition(connection, (await connection.execute(query)).first())

    async def by_post(self, chat: ChatRef, post_id: str) -> SavedEdition | None:
        """The edition that a post shows, in whatever thread of the chat it stands."""
        is_post = (posts.c.platform == chat.platform, posts.c.chat == chat.chat, posts.c.post_id == post_id)
        async with self._database.read() as connection:
            query = select(editions).join(posts).where(*is_post)
            return await _edition(connection, (await connection.execute(query)).first())

    async def shown_spans(self, chat: ChatRef) -> set[tuple[int, int, int]]:
        """Article id, start and end of every line that the chat has seen in an edition."""
        columns = (edition_lines.c.article_id, edition_lines.c.start, edition_lines.c.end)
        async with self._database.read() as connection:
            chat_id = await find_chat(connection, chat)
            query = select(*columns).distinct().join(editions).where(editions.c.chat_id == chat_id)
            return {(row.article_id, row.start, row.end) for row in await connection.execute(query)}


async def _edition(connection: AsyncConnection, row: AnyRow | None) -> SavedEdition | None:
    if row is None:
        return None
    letters = select(edition_stories).filter_by(edition_id=row.edition_id).order_by(edition_stories.c.letter)
    numbers = select(edition_lines).filter_by(edition_id=row.edition_id).order_by(edition_lines.c.n)
    return SavedEdition(
        edition_id=row.edition_id,
        composed_at=row.composed_at,
        zone=row.zone,
        stories={story.letter: story.story_id for story in await connection.execute(letters)},
        lines={
            line.n: SavedLine(ArticleRef(line.article_id, line.version), line.start, line.end, line.shown)
            for line in await connection.execute(numbers)
        },
    )
