"""One request and its answers on a transport: what the router says becomes posts, and editions are tied to them."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from bot.long_answers import LongAnswers
from bot.router import Router
from desk.chats.chat_options import read_options
from desk.chats.take_away import let_go
from domain.chat import ChatRef, Reply, Request
from domain.errors import StoreError
from domain.message import Message
from domain.options import AnswersTo
from domain.transport import ChatGone, Manner, Outcome, Refused, RetryAfter, Sent, Transport, Uncertain

MOST_WAIT_SECONDS: Final = 60.0
"""After a longer wait nobody looks for the answer any more."""
MOST_TRIES: Final = 5
AGAIN: Final = "/again"
"""How the key of a post ends whose words could not take the place of an earlier one."""
FAULT: Final = "/fault"
"""How the key of a post ends that says that answering failed: an answer may stand there under the usual one."""
_LOG: Final = logging.getLogger("byline.conversation")


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers what a transport hands over; `sleep` waits for so many seconds."""

    router: Router
    transport: Transport
    sleep: Callable[[float], Awaitable[None]]
    long_answers: LongAnswers = field(default_factory=LongAnswers)

    async def take(self, request: Request) -> None:
        """Post the answers; a later one takes the place of the first, and a press changes the post it stands on.

        What refuses a press is posted apart, so that the post with its other buttons stays.
        """
        try:
            await self._answer(request)
        except StoreError:
            _LOG.exception("what was answered in %s could not be remembered", request.chat)
        except Exception:  # noqa: BLE001 (a defect beyond the router: who asked hears of it all the same)
            with suppress(StoreError):
                await self._show(request, self.router.own_fault(request), [], FAULT)

    async def _answer(self, request: Request) -> None:
        answers_to = await self._answers_to(request)
        if answers_to is AnswersTo.THREAD and request.event_id and not request.chat.thread:
            request = replace(request, chat=replace(request.chat, thread=request.event_id))
        pressed = [] if request.pressed is None else self.long_answers.get(request.chat, request.pressed)
        shown = pressed
        async for reply in self.router.answer(request):
            is_apart = reply.is_refusal and shown is pressed
            shown = await self._show(request, reply, [] if is_apart else shown)
        if answers_to is AnswersTo.BRIEFLY and self.transport.abilities.has_deletes:
            for post_id in shown:
                await let_go(self.router.desk, request.chat, post_id)

    async def _answers_to(self, request: Request) -> AnswersTo:
        """Where a group wants its answers."""
        if request.is_private:
            return AnswersTo.HERE
        return (await read_options(self.router.desk, request.chat)).answers_to

    async def _show(self, request: Request, reply: Reply, shown: list[str], kind: str = "") -> list[str]:
        """Put an answer in the place of posts, and post what is more than they hold; gives the posts that show it.

        Posts that it has no words for are taken away. Their keys end with `kind`.
        """
        posts: list[str] = []
        parts = self.transport.split(reply.message)
        for n, part in enumerate(parts):
            manner = replace(_manner(request, n, kind), keeps_reply=reply.keeps_reply)
            outcome = await self._try(request, part, manner, shown[n] if n < len(shown) else None)
            if not isinstance(outcome, Sent):
                _report(outcome, request)
                break
            posts.append(outcome.post_id)
            if reply.edition_id is not None:
                await self.router.desk.store.editions.tie(reply.edition_id, request.chat, outcome.post_id)
        if len(posts) == len(parts):
            self.long_answers.put(request.chat, posts)
            await self._remove(request.chat, shown[len(parts) :])
        return posts or shown

    async def _remove(self, chat: ChatRef, posts: Sequence[str]) -> None:
        """Take posts away, as far as the platform lets us."""
        if self.transport.abilities.has_deletes:
            for post_id in posts:
                await self.transport.delete(chat, post_id)

    async def _try(self, request: Request, part: Message, manner: Manner, post_id: str | None) -> Outcome:
        """Edit or post, again after a short wait if need be; where nothing can be edited, post."""
        outcome: Outcome = Refused("it was never tried")
        for _ in range(MOST_TRIES):
            if post_id is not None:
                outcome = await self.transport.edit(request.chat, post_id, part, manner)
                if isinstance(outcome, Refused):
                    post_id, manner = None, replace(manner, key=manner.key + AGAIN)
                    continue
            else:
                outcome = await self.transport.post(request.chat, part, manner)
            if not isinstance(outcome, RetryAfter) or outcome.seconds > MOST_WAIT_SECONDS:
                return outcome
            await self.sleep(outcome.seconds)
        return outcome


def _manner(request: Request, n: int, kind: str) -> Manner:
    """How a part of an answer is posted; the first replies to what was asked."""
    chat = request.chat
    key = f"{chat.platform}/{chat.chat}/{request.event_id}/{n}{kind}"
    return Manner(key, reply_to=request.event_id if n == 0 and request.event_id else None, asker=request.user)


def _report(outcome: Outcome, request: Request) -> None:
    """Say in the log why an answer did not arrive, or may not have."""
    match outcome:
        case ChatGone(why):
            _LOG.info("%s is gone: %s", request.chat, why)
        case Uncertain(why):
            _LOG.warning("an answer in %s may be there or not: %s", request.chat, why)
        case Refused(why):
            _LOG.warning("an answer in %s was refused: %s", request.chat, why)
        case RetryAfter(seconds):
            _LOG.warning("an answer in %s was given up: the platform wants to rest for %.0f s", request.chat, seconds)
        case Sent():
            pass
