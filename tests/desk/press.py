"""A desk that publishes: articles that come in stories, chats that are subscribed, and what lies in the outbox."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from desk.desk import Desk
from desk.editions.publish_editions import publish_editions
from domain.article import Article, Precision, Published
from domain.chat import ChatRef, Platform
from domain.delivery import Delivery, DeliveryState
from domain.follow import Filter, FilterKind
from domain.message import plain_text
from domain.outlet import OutletEvidence, OutletStatus
from domain.records import GroupedStory
from domain.statements import Sentence, Statements
from domain.subscription import Schedule, Slot
from storage.store import Store
from tests.desk.sending import NoFetcher, Stage
from tests.fakes.clock import START, TurnedClock
from tests.inline_workers import InlineWorkers

EVERY_DAY = frozenset(range(1, 8))
ANN, BEN, EVA = (ChatRef(Platform.TELEGRAM, name) for name in ("1", "2", "3"))
EIGHT = START + timedelta(hours=1)
"""The clock begins at 7, an hour before editions are due."""


@dataclass
class Press:
    """A desk with its clock and stage; `stories` are the articles of each story, by a name for it."""

    desk: Desk
    clock: TurnedClock
    stage: Stage
    stories: dict[str, list[int]] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """What is stored."""
        return self.desk.store

    async def subscribe(self, *chats: ChatRef, hours: Sequence[int] = (8,), zone: str = "UTC") -> None:
        """Send editions to these chats at these hours of every day."""
        schedule = Schedule(tuple(Slot(time(hour), EVERY_DAY) for hour in hours))
        for chat in chats:
            await self.store.subscriptions.subscribe(chat, zone, schedule, now=self.clock.now())

    async def follow(self, chat: ChatRef, *words: str, is_mute: bool = False) -> None:
        """Follow or mute words."""
        wanted = Filter(FilterKind.WORDS, " ".join(words), words=words)
        await self.store.follows.add(chat, wanted, is_mute=is_mute, now=self.clock.now(), most=50)

    async def follow_outlet(self, chat: ChatRef, name: str, *, is_mute: bool = False) -> None:
        """Follow or mute an outlet."""
        outlet = await self.store.outlets.add(name)
        wanted = Filter(FilterKind.OUTLET, name, outlet_id=outlet.outlet_id)
        await self.store.follows.add(chat, wanted, is_mute=is_mute, now=self.clock.now(), most=50)

    async def print(
        self, story: str, text: str, *, outlet: str = "Harbour Post", published: datetime | None = None
    ) -> int:
        """Store an article of one sentence a line now, in its story; gives its id."""
        now = self.clock.now()
        known = await self.store.outlets.add(outlet)
        article = Article(
            path="desk.txt",
            url=None,
            outlet=OutletEvidence(outlet, None, OutletStatus.INFERRED),
            title=f"{story} today",
            authors=(),
            published=Published(published or now, Precision.INSTANT),
            language="en",
            text=text,
        )
        lines = enumerate(re.finditer("[^\n]+", text))
        sentences = tuple(Sentence(n, line.start(), line.end(), paragraph=n) for n, line in lines)
        saved = await self.store.articles.save(
            article, Statements(sentences), outlet_id=known.outlet_id, people={}, now=now
        )
        self.stories.setdefault(story, []).append(saved.ref.article_id)
        await self.group()
        return saved.ref.article_id

    async def group(self) -> None:
        """Store the stories as they are meant."""
        found = [GroupedStory(tuple((one, n) for n, one in enumerate(ids)), ids[0]) for ids in self.stories.values()]
        await self.store.stories.save(found, [], window_since=None, now=self.clock.now())

    async def tick(self, *, hours: float = 0) -> int:
        """Let time pass and publish what is due."""
        self.clock.turn(timedelta(hours=hours))
        return await publish_editions(self.desk)

    async def posts(self, chat: ChatRef) -> list[str]:
        """What lies in the outbox for a chat, in order."""
        return [plain_text(one.message) for one in await self.deliveries() if one.chat == chat]

    async def deliveries(self) -> list[Delivery]:
        """What lies in the outbox."""
        found = await self.store.outbox.listed(DeliveryState.PENDING, most=10_000)
        return sorted(found, key=lambda one: one.outbox_id)


def press_on(store: Store, *, platforms: Sequence[Platform] = (Platform.TELEGRAM,)) -> Press:
    """A press on a store."""
    clock, stage = TurnedClock(), Stage()
    transports = dict.fromkeys(platforms, stage)
    return Press(Desk(store, clock, InlineWorkers(), NoFetcher(), transports=transports), clock, stage)
