"""A lane: the posts for one chat, one after the other, each until it is settled."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from desk.apart import apart
from desk.chats.chat_options import read_options
from desk.desk import Desk
from desk.insist import Sleep, insist
from desk.outbox.ledger import Ledger
from desk.outbox.pace import Pace
from desk.outbox.settle_delivery import Rules, settle_delivery
from desk.outbox.word_delivery import word_delivery
from domain.delivery import Delivery, DeliveryState, Settled
from domain.errors import StoreError
from domain.transport import Manner, Outcome, Refused, RetryAfter, Sent, Transport, Uncertain

_Attempted: TypeAlias = tuple[Outcome, tuple[str, ...]]

SAME_KEY_FOR: Final = timedelta(hours=12)
"""Homeservers keep transaction ids for a day; a key that may have been forgotten is not trusted."""
_UNSTORED_SECONDS: Final = 5.0

log = logging.getLogger(__name__)


class _WithdrawnError(Exception):
    """The post may not leave: it was stopped, or Byline stops."""


@dataclass(frozen=True, slots=True)
class Way:
    """What a lane sends with."""

    desk: Desk
    transport: Transport
    ledger: Ledger
    pace: Pace
    stopping: asyncio.Event
    sleep: Sleep


class Lane:
    """Sends to one chat. `is_on_the_way` while a post may have left that is not settled."""

    def __init__(self, way: Way, deliveries: Sequence[Delivery]) -> None:
        self._way = way
        self._deliveries = deliveries
        self.is_on_the_way = False

    async def run(self) -> None:
        """Send the posts in order, until the last is settled, the chat is gone or Byline stops."""
        for delivery in self._deliveries:
            if not await self._send(delivery):
                return

    async def _send(self, delivery: Delivery) -> bool:
        """Try one post until it is settled for good; False if nothing more is to be sent here."""
        while not self._way.stopping.is_set():
            settled = await self._attempt(delivery)
            self.is_on_the_way = False
            if settled is None:
                return True
            if settled.is_chat_gone:
                return False
            if settled.state not in {DeliveryState.PENDING, DeliveryState.RETRY_AT}:
                return True
            delivery = replace(delivery, is_simplified=settled.is_simplified, resends=settled.resends)
        return False

    async def _attempt(self, delivery: Delivery) -> Settled | None:
        """Try once and write down how it ended; None if the post may not leave any more."""
        async with self._way.pace.turn() as began:
            attempt = await apart(self._post(delivery))
            outcome, post_ids = self._outcome_of(attempt, delivery)
            if outcome is None:
                return None
            self._set_pace(outcome, began)
        has_failed = attempt.exception() is not None
        rules = Rules(self._now()) if has_failed else await self._rules(delivery, outcome)
        settled = settle_delivery(delivery, outcome, rules, post_ids=post_ids)
        if settled.state == DeliveryState.DEAD:
            log.warning("Post %d to %s is dead: %s", delivery.outbox_id, delivery.chat.chat, settled.why)
        await self._way.ledger.settle(settled)
        if isinstance(outcome, RetryAfter) and outcome.is_for_chat:
            self.is_on_the_way = False
            await self._way.sleep(outcome.seconds)
        return settled

    def _set_pace(self, outcome: Outcome, began: float) -> None:
        match outcome:
            case RetryAfter(seconds, is_for_chat=False):
                self._way.pace.rest(began, seconds)
            case Uncertain():
                self._way.pace.rest(began)
            case _:
                self._way.pace.went_well()

    async def _post(self, delivery: Delivery) -> _Attempted:
        """Post all pieces of a delivery; the outcome is the last one's, the ids are of those that are there."""
        transport, ids = self._way.transport, list[str]()
        outcome: Outcome = Refused("There is nothing to post")
        for n, part in enumerate(word_delivery(delivery, transport.split)):
            outcome = await transport.post(delivery.chat, part, self._manner(delivery, n))
            if not isinstance(outcome, Sent):
                break
            ids.append(outcome.post_id)
        if ids and not isinstance(outcome, Sent):
            outcome = Uncertain("Only its first part is surely there")
        return outcome, tuple(ids)

    def _manner(self, delivery: Delivery, n: int) -> Manner:
        async def leave() -> None:
            if self._way.stopping.is_set():
                raise _WithdrawnError
            self.is_on_the_way = True
            if n == 0 and not await self._way.ledger.leave(delivery):
                raise _WithdrawnError

        return Manner(
            key=f"{delivery.key}/{n}" if n else delivery.key,
            is_answer=False,
            is_broadcast=delivery.broadcast_id is not None,
            is_silent=delivery.is_silent,
            has_previews=delivery.has_previews,
            leaving=leave,
        )

    def _outcome_of(
        self, attempt: asyncio.Task[_Attempted], delivery: Delivery
    ) -> tuple[Outcome | None, tuple[str, ...]]:
        match error := attempt.exception():
            case None:
                return attempt.result()
            case _WithdrawnError():
                return None, ()
            case StoreError() if not self.is_on_the_way:
                return RetryAfter(_UNSTORED_SECONDS), ()
            case Exception():
                log.error("Post %d failed by a defect of Byline.", delivery.outbox_id, exc_info=error)
                return (Uncertain if self.is_on_the_way else Refused)("Byline failed on it; its log says how"), ()
            case _:
                raise error

    async def _rules(self, delivery: Delivery, outcome: Outcome) -> Rules:
        if isinstance(outcome, Uncertain):
            return await rules_of(self._way, replace(delivery, changed_at=self._now()))
        return Rules(self._now() + timedelta(seconds=max(0.0, self._way.pace.rest_seconds)))

    def _now(self) -> datetime:
        return self._way.desk.clock.now()


async def rules_of(way: Way, delivery: Delivery) -> Rules:
    """What settling a delivery hangs on that left at `changed_at` and had no answer."""
    now = way.desk.clock.now()
    options = await insist(lambda: read_options(way.desk, delivery.chat), way.sleep)
    is_same_post = way.transport.abilities.has_idempotent_posts and now - delivery.changed_at < SAME_KEY_FOR
    return Rules(now, is_same_post, options.on_uncertain)
