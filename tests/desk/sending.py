"""A platform that does what a test says, a desk with it, and an outbox that is looked at."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from desk.desk import Desk
from desk.insist import Sleep
from desk.outbox.send_outbox import Sender, Timing
from domain.chat import ChatRef, Platform
from domain.delivery import Delivery, DeliveryState, Draft
from domain.fetched import Fetched, FetchKind, Validators
from domain.message import Message, Paragraph, Text, plain_text
from domain.ports import Clock
from domain.transport import Abilities, Absence, File, Manner, Outcome, Refused, Sent, Take
from storage.store import Store
from tests.fakes.clock import TurnedClock
from tests.inline_workers import InlineWorkers

QUICK = Timing(lease=0.4, beat=0.1, poll=0.02, drain=10)
ANN = ChatRef(Platform.TELEGRAM, "1")
BEN = ChatRef(Platform.TELEGRAM, "2")
SOON_SECONDS = 30.0


class NoFetcher:
    """Nothing is fetched here."""

    async def fetch(
        self, url: str, *, kind: FetchKind, validators: Validators | None = None, linked_from: str | None = None
    ) -> Fetched:
        """Never called."""
        raise NotImplementedError


@dataclass
class Stage:
    """A transport: outcomes are scripted by chat, posts are held while `gate` is shut."""

    abilities: Abilities = field(default_factory=Abilities)
    platform: Platform = Platform.TELEGRAM
    name: str = "@byline_bot"
    outcomes: defaultdict[str, deque[Outcome | Exception]] = field(default_factory=lambda: defaultdict(deque))
    posts: list[tuple[str, str]] = field(default_factory=list)
    manners: list[Manner] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    arrived: int = 0
    most_chars: int = 4_096
    absence: Absence | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def split(self, message: Message) -> tuple[Message, ...]:
        """Parts of so many characters."""
        words = plain_text(message)
        cuts = [words[at : at + self.most_chars] for at in range(0, len(words), self.most_chars)]
        return tuple(Message((Paragraph((Text(cut),)),)) for cut in cuts) if len(cuts) > 1 else (message,)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Do what the script says; a post without a script is taken."""
        if manner.leaving is not None:
            await manner.leaving()
        async with self.changed:
            self.arrived += 1
            self.changed.notify_all()
        await self.gate.wait()
        outcome = self.outcomes[chat.chat].popleft() if self.outcomes[chat.chat] else Sent(str(self.arrived))
        async with self.changed:
            self.manners.append(manner)
            if isinstance(outcome, Sent):
                self.posts.append((chat.chat, plain_text(part)))
            self.changed.notify_all()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Not on this stage."""
        raise NotImplementedError

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Not on this stage."""
        raise NotImplementedError

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Not on this stage."""
        return Refused(f"{chat.chat} takes no files, not even {file.name} {caption} {manner}")

    async def run(self, take: Take) -> None:
        """Nobody asks here."""
        raise NotImplementedError

    async def wait_until(self, happened: Callable[[], bool]) -> None:
        """Wait for posts until a condition holds."""
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(happened), SOON_SECONDS)

    def said_to(self, chat: ChatRef) -> list[str]:
        """The posts of a chat."""
        return [words for where, words in self.posts if where == chat.chat]


@dataclass(frozen=True, slots=True)
class Room:
    """A desk, its stage and its clock."""

    store: Store
    stage: Stage
    clock: TurnedClock = field(default_factory=TurnedClock)
    rests: list[float] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return desk_on(self.store, self.clock)

    async def put(self, chat: ChatRef, *texts: str, broadcast_id: int | None = None) -> None:
        """Put a message in parts into the outbox."""
        parts = tuple(Message((Paragraph((Text(text),)),)) for text in texts)
        await self.store.outbox.add([Draft(chat, parts, broadcast_id=broadcast_id)], now=self.clock.now())

    @asynccontextmanager
    async def sending(self, sleep: Sleep | None = None) -> AsyncIterator[asyncio.Task[None]]:
        """A sender at work until the context ends; rests take no time, but turn the clock."""
        sender = Sender(self.desk, self.stage, sleep=sleep or self.rest, timing=QUICK)
        task = asyncio.create_task(sender.run())
        try:
            yield task
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def rest(self, seconds: float) -> None:
        """Let the clock turn for as long as a rest would last."""
        if seconds != QUICK.beat:
            self.rests.append(seconds)
            self.clock.turn(timedelta(seconds=seconds, microseconds=1))
        await asyncio.sleep(min(seconds, QUICK.beat))

    async def settled(self, *states: DeliveryState) -> list[Delivery]:
        """All posts, as soon as each is in one of these states."""
        wanted = set(states or (DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.UNCERTAIN))
        async with asyncio.timeout(SOON_SECONDS):
            while True:
                found = await self.store.outbox.listed(*DeliveryState, most=10_000)
                if found and all(one.state in wanted for one in found):
                    return sorted(found, key=lambda one: one.outbox_id)
                await asyncio.sleep(0.01)


def desk_on(store: Store, clock: Clock) -> Desk:
    """A desk that only sends."""
    return Desk(store, clock, InlineWorkers(), NoFetcher())
