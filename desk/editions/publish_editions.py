"""Publishes what is due: composes once for all chats that get the same, and decides on it in batches of whole editions.

Nothing holds before a batch is committed, so what was composed when a process dies is composed again, and what another
process published meanwhile is left alone.
"""

import logging
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from desk.answers.verify_reply import verify_reply
from desk.apart import apart
from desk.articles.group_stories import group_stories
from desk.chats.chat_options import options_of
from desk.desk import Desk
from desk.editions.edition_material import EditionMaterial
from desk.editions.scheduled_order import Order, compose_order, late_since, window_since
from desk.health.raise_alarm import end_alarm, raise_alarm
from digest.left_out import OLD, SHOWN_BEFORE
from digest.render import excerpts_in, render_edition
from domain.chat import Platform, Reply
from domain.edition import Edition
from domain.errors import NotVerbatimError, StoreError, WorkLostError
from domain.message import Message
from domain.records import Body, Reader, ReadyEdition
from domain.subscription import Due

AT_ONCE: Final = 5_000
"""So many chats are looked up at a time."""

BATCH: Final = 500
"""So many chats are decided on in one unit."""

MOST_BODIES: Final = 2_000
"""So many bodies are kept in memory for the chats that may get them too."""

MOST_TRIES: Final = 3
"""So often a tick begins anew because an article came in, or an outlet was changed, while it composed."""

REFUSED: Final = "editions/refused"
"""The alarm that an edition waits because it may not leave."""

REST: Final = "/digest rest"
"""What lists the articles that a scheduled edition left out."""

T = TypeVar("T")

log = logging.getLogger(__name__)


async def publish_editions(desk: Desk) -> int:
    """Publish what is due for the platforms at hand; gives how many chats got their edition, an empty one included."""
    done = 0
    await desk.store.occurrences.plan(desk.clock.now())
    for _ in range(MOST_TRIES):
        run = _Run(desk, desk.clock.now())
        is_whole = await run.publish()
        done += run.done
        if run.done and not run.has_refused:
            await end_alarm(desk, REFUSED, "The editions that waited can go again.")
        if is_whole:
            break
    return done


@dataclass(slots=True)
class _Said:
    """A body, what it says, and its parts by platform; `is_empty` where it says that there is nothing."""

    body: Body
    message: Message
    is_empty: bool
    parts: dict[Platform, tuple[Message, ...]] = field(default_factory=dict)


class _Run:
    """One tick: everything in it is composed up to the same instant."""

    def __init__(self, desk: Desk, now: datetime) -> None:
        self._desk = desk
        # A platform that goes away meanwhile gets its editions all the same: they wait in the outbox.
        self._transports = dict(desk.transports)
        self._now = now
        self._material = EditionMaterial(desk, now, by_stored_at=True)
        self._said: dict[Order, _Said | None] = {}
        self._refused: set[int] = set()
        self.done = 0

    @property
    def has_refused(self) -> bool:
        """Whether an edition waits because it may not leave."""
        return bool(self._refused)

    async def publish(self) -> bool:
        """Publish batch after batch; False where an article or an admin overtook what was composed."""
        store, basis = self._desk.store, None
        platforms = frozenset(self._transports)
        while platforms:
            before = self.done
            found = await store.occurrences.due(self._now, AT_ONCE + len(self._refused), platforms=platforms)
            dues = [due for due in found if due.subscription.subscription_id not in self._refused]
            if not dues:
                break
            if basis is None:
                await self._group(min(window_since(due.subscription, self._now) for due in dues))
                basis = await store.publishing.basis()
            for at in range(0, len(dues), BATCH):
                ready = await self._prepare(dues[at : at + BATCH])
                published = await store.publishing.publish(ready, until=self._now, basis=basis)
                if published is None:
                    return False
                self.done += published
            if self.done == before:
                break  # nothing is due, or another process is at it; what chats changed comes with the next tick
        return True

    async def _group(self, since: datetime) -> None:
        """Give every article of the windows its story before the editions that tell of it."""
        ahead = EditionMaterial(self._desk, self._now, by_stored_at=True)
        if any(one.story_id is None for one in await ahead.articles(since)):
            try:
                await group_stories(self._desk)
            except WorkLostError:
                log.warning("Grouping was lost; articles without a story are counted as left out.")

    async def _prepare(self, dues: Sequence[Due]) -> list[ReadyEdition]:
        readers = await self._desk.store.publishing.readers([due.subscription.subscription_id for due in dues])
        # All tastes are learned first, so that their filters are looked at together.
        tastes = {key: self._material.learn(reader.follows) for key, reader in readers.items()}
        ready: list[ReadyEdition] = []
        for due in dues:
            key = due.subscription.subscription_id
            options = options_of(self._desk, due.subscription.chat.platform, readers[key].chosen)
            order = Order(
                tastes[key],
                options.length,
                due.subscription.zone,
                window_since(due.subscription, self._now),
                readers[key].history.at(self._now),
                late_since(due, self._now),
            )
            said = await self._say(order, readers[key])
            parts = said and await self._split(said, due.subscription.chat.platform)
            if not said or not parts:
                self._refused.add(key)
            elif said.is_empty and not options.says_empty:
                ready.append(ReadyEdition(due, readers[key], None))
            else:
                is_silent = not options.has_sound
                ready.append(ReadyEdition(due, readers[key], said.body, parts, is_silent, options.has_previews))
        return ready

    async def _say(self, order: Order, reader: Reader) -> _Said | None:
        """What chats with this order get; None where it may not leave, of which the admins hear."""
        if order not in self._said:
            if len(self._said) >= MOST_BODIES:
                del self._said[next(iter(self._said))]
            self._said[order] = await self._guarded(self._compose(order, reader))
        return self._said[order]

    async def _split(self, said: _Said, platform: Platform) -> tuple[Message, ...]:
        """Its parts for a platform; none where it cannot be split."""

        async def split() -> tuple[Message, ...]:
            return self._transports[platform].split(said.message)

        if platform not in said.parts:
            said.parts[platform] = await self._guarded(split()) or ()
        return said.parts[platform]

    async def _compose(self, order: Order, reader: Reader) -> _Said:
        edition = await compose_order(self._desk, self._material, order, chat_id=reader.chat_id, now=self._now)
        message = render_edition(edition, more=REST)
        await verify_reply(self._desk, Reply(message, excerpts_in(edition)))
        return _Said(Body(edition), message, is_empty(edition))

    async def _guarded(self, work: Coroutine[None, None, T]) -> T | None:
        """Do what concerns one order; None where that brings a defect to light, which must not hold up the others."""
        task = await apart(work)
        match error := task.exception():
            case None:
                return task.result()
            case NotVerbatimError():
                why = f"it would be wrong: {error}"
            case Exception() if not isinstance(error, StoreError | WorkLostError):
                why = f"Byline fails on it ({type(error).__name__}). Its log says how; please report it."
            case _:
                raise error
        if await raise_alarm(self._desk, REFUSED, f"An edition waits, and others go on, because {why}"):
            log.error("An edition was refused.", exc_info=error)
        return None


def is_empty(edition: Edition) -> bool:
    """Whether an edition tells nothing: no line, no articles that it could not make one of, and no dead feeds."""
    is_left_out = any(one.why not in {OLD, SHOWN_BEFORE} for one in edition.left_out)
    return not edition.stories and not is_left_out and not edition.dead_feeds
