"""The store: everything that is kept, by entity."""

from typing import Self

from sqlalchemy import select

from domain.ports import Clock
from storage.admins import Invites, TrustedPeople
from storage.alarms import Alarms
from storage.articles import Articles
from storage.audit import Audit
from storage.broadcasts import Broadcasts
from storage.buttons import StoredButtons
from storage.chat_moves import StoredChatMoves
from storage.chats import Chats
from storage.database import Database
from storage.deliveries import Deliveries
from storage.editions import Editions
from storage.feed_entries import FeedEntries
from storage.feeds import Feeds
from storage.figures import Figures
from storage.fleeting import FleetingPosts
from storage.follows import Follows
from storage.inbox import StoredInbox
from storage.leases import Leases
from storage.numbers import Numbers
from storage.occurrences import Occurrences
from storage.outbox import Outbox
from storage.outlets import Outlets
from storage.pruning import Pruning
from storage.publishing import Publishing
from storage.quotes import Quotes
from storage.revisions import refuse_other_revision, revision
from storage.speakers import Speakers
from storage.stories import Stories
from storage.subscriptions import Subscriptions
from storage.tables import admins, allowed, articles
from storage.transport_notes import TransportNotes


class Store:
    """One database. Every method that writes is one unit: it is stored whole or not at all.

    Every method of the store and its parts may raise StoreError where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.outlets = Outlets(database)
        self.articles = Articles(database)
        self.speakers = Speakers(database)
        self.quotes = Quotes(database)
        self.figures = Figures(database)
        self.stories = Stories(database)
        self.editions = Editions(database)
        self.broadcasts = Broadcasts(database)
        self.numbers = Numbers(database)
        self.outbox = Outbox(database)
        self.deliveries = Deliveries(database)
        self.leases = Leases(database)
        self.feeds = Feeds(database)
        self.feed_entries = FeedEntries(database)
        self.follows = Follows(database)
        self.publishing = Publishing(database)
        self.subscriptions = Subscriptions(database)
        self.occurrences = Occurrences(database)
        self.chats = Chats(database)
        self.chat_moves = StoredChatMoves(database)
        self.inbox = StoredInbox(database)
        self.notes = TransportNotes(database)
        self.buttons = StoredButtons(database)
        self.admins = TrustedPeople(database, admins)
        self.allowed = TrustedPeople(database, allowed)
        self.invites = Invites(database)
        self.audit = Audit(database)
        self.fleeting = FleetingPosts(database)
        self.alarms = Alarms(database)
        self.pruning = Pruning(database)

    @classmethod
    async def open(cls, url: str, *, clock: Clock) -> Self:
        """The store in the database at this URL, which `storage.schema.upgrade` made or brought up to date.

        Raises:
            StoreTooNewError: If a newer Byline wrote the database.
            StoreError: If the database is not up to date, cannot be reached or the URL is none.
        """
        del clock
        database = Database(url)
        try:
            async with database.read() as connection:
                refuse_other_revision(await connection.run_sync(revision))
        except BaseException:
            await database.close()
            raise
        return cls(database)

    async def close(self) -> None:
        """Let go of the database."""
        await self._database.close()

    async def is_empty(self) -> bool:
        """Whether no article is stored."""
        async with self._database.read() as connection:
            return (await connection.execute(select(articles.c.article_id).limit(1))).first() is None
