"""Keeps the token within Telegram's limits, and obeys `retry_after` for every request, over restarts too.

The limits are what Telegram tolerates (about 30 messages/s a token, 1/s a private chat, 20/min a group), a little less.
They are counted in sliding windows: no second and no minute, wherever it begins, has more. A chat's second begins when
its last post was answered, so that a slow way to the server brings no two together there.
"""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Final, TypeAlias, TypeVar

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from domain.chat import Platform
from domain.errors import StoreError
from domain.ports import Clock, Notes
from domain.transport import Manner
from transports.telegram.outcomes import ChatRests, seconds_of
from transports.telegram.windows import Line, Place, Window

SlowModeOf: TypeAlias = Callable[[str], Awaitable[float]]
"""The seconds between two posts of a member of a group; 0 where there is no such rule."""
T = TypeVar("T")
Sleep: TypeAlias = Callable[[float], Awaitable[None]]
Callback: TypeAlias = Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]]

RETRY_AT: Final = "retry_at"
MOST_WAIT_SECONDS: Final = 60.0
"""A longer ban is handed to the caller, who knows whether the post is still worth it then."""
AHEAD_SECONDS: Final = 0.15
"""So long before its time a post may begin to leave: writing that down takes a while, too."""
EVERYWHERE: Final = (25, 1.0)
APART_SECONDS: Final = EVERYWHERE[1] / EVERYWHERE[0]
"""A flood leaves evenly: of two bursts, a slow one and a quick one, more would arrive within a second."""
PRIVATE: Final = (1, 1.0)
GROUP: Final = (18, 60.0)
LEAST_SECONDS: Final = 0.001
"""Differences of clock readings leave less than any clock can tell, for which a wait would never end."""
_POSTING: Final = ("send", "edit", "copy", "forward")

log = logging.getLogger(__name__)


class Urgency(IntEnum):
    """What goes first."""

    ANSWER = 0
    EDITION = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What the limiter has to know of a request; `leaving` is awaited between its turn and its departure."""

    urgency: Urgency = Urgency.ANSWER
    leaving: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class _Departure:
    """The places that a request has taken, the token's first, and the moment from which it may leave."""

    windows: list[Window]
    at: float


def turn_of(manner: Manner) -> Turn:
    """The turn of a post."""
    unasked = Urgency.BROADCAST if manner.is_broadcast else Urgency.EDITION
    return Turn(Urgency.ANSWER if manner.is_answer else unasked, manner.leaving)


class SlidingLimiter(BaseRateLimiter[Turn]):
    """Lets each request wait for its turn, which stands in `rate_limit_args`; that of an answer is the default.

    `sleep` waits for so many seconds by the clock that is given.
    """

    def __init__(self, notes: Notes, clock: Clock, sleep: Sleep, *, slow_mode_of: SlowModeOf) -> None:
        self._notes = notes
        self._slow_mode_of = slow_mode_of
        self._asking = asyncio.Lock()
        self._clock = clock
        self._sleep = sleep
        self._line = Line()
        self._everywhere = Window(*EVERYWHERE)
        self._chats: dict[str, Window] = {}
        self._banned_until = 0.0
        self._next_at = 0.0

    async def initialize(self) -> None:
        """Remember the ban that an earlier process was given."""
        noted = await self._notes.get(Platform.TELEGRAM, RETRY_AT)
        if noted is not None:
            seconds = (datetime.fromisoformat(noted) - self._clock.now()).total_seconds()
            self._banned_until = self._clock.monotonic() + seconds

    async def shutdown(self) -> None:
        """There is nothing to let go of."""

    async def process_request(  # noqa: PLR0917 (the library gives these)
        self,
        callback: Callback,
        args: Any,  # noqa: ANN401 (as above)
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Turn | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Wait for the request's turn and make it; an answer is made again after a short ban: a 429 did nothing.

        Raises:
            RetryAfter: If Telegram wants to be left alone for more than a minute, or nobody waits for this post.
        """
        chat = str(data.get("chat_id", "")) if endpoint.startswith(_POSTING) else ""
        turn = rate_limit_args or Turn()
        while True:
            departure = await self._begin(chat, turn)
            await self._leave(turn, departure)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                own = await self._obey(error, chat)
                if turn.urgency is not Urgency.ANSWER:
                    raise own from None
            finally:
                for window in departure.windows[1:]:
                    window.end(self._clock.monotonic())

    async def beside_windows(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Make a request that counts in no window, as the one for updates; a ban holds it, and its own holds all.

        Raises:
            RetryAfter: If Telegram wants to be left alone for more than a minute, or from now on.
        """
        while (seconds := self._banned_seconds()) > 0:
            await self._sleep(max(seconds, LEAST_SECONDS))
        try:
            return await ask()
        except RetryAfter as error:
            raise await self._obey(error, "") from None

    async def _begin(self, chat: str, turn: Turn) -> _Departure:
        """Take a place in every window that a request needs, once there is one; who waits for a chat is in no way.

        Raises:
            RetryAfter: If there is none for more than a minute; ChatRests if that is so in this chat only.
        """
        ahead = 0.0 if turn.leaving is None else AHEAD_SECONDS
        of_chat = self._window(chat) if chat else Window(1, 0.0)
        with of_chat.line.place(turn.urgency) as own:
            while True:
                await self._until_free(of_chat, own)
                with self._line.place(turn.urgency) as place:
                    await self._line.until_first(place)
                    while (seconds := self._seconds_to_next()) > ahead:
                        await self._wait(seconds - ahead, self._everywhere)
                        await self._line.until_first(place)
                    if of_chat.seconds_to_wait(self._clock.monotonic()) <= 0:
                        return self._depart(of_chat, max(seconds, 0.0))

    async def _until_free(self, window: Window, place: Place) -> None:
        """Wait for a chat's window, behind who waits for it already; an answer comes before the rest here, too."""
        await window.line.until_first(place)
        while (seconds := self._seconds_to_wait(window)) > 0:
            if (rest := window.rest_until - self._clock.monotonic()) > MOST_WAIT_SECONDS:
                raise ChatRests(timedelta(seconds=rest))
            await self._wait(seconds, window)
            await window.line.until_first(place)

    def _depart(self, of_chat: Window, seconds: float) -> _Departure:
        windows = [self._everywhere, of_chat]
        for window in windows:
            window.begin()
        departure = _Departure(windows, self._clock.monotonic() + seconds)
        self._next_at = departure.at + APART_SECONDS
        return departure

    async def _leave(self, turn: Turn, departure: _Departure) -> None:
        """Do what has to be done before the request, and wait for what is left of its time.

        Raises:
            RetryAfter: If a long ban came meanwhile.
        """
        try:
            if turn.leaving is not None:
                await turn.leaving()
            while (seconds := await self._seconds_to_leave(departure)) > 0:
                await self._sleep(max(seconds, LEAST_SECONDS))
        except BaseException:
            for window in departure.windows:
                window.give_back()
            raise
        self._everywhere.end(self._clock.monotonic())

    async def _seconds_to_leave(self, departure: _Departure) -> float:
        async with self._asking:
            return max(departure.at - self._clock.monotonic(), self._banned_seconds())

    async def _wait(self, seconds: float, window: Window) -> None:
        await (self._sleep(max(seconds, LEAST_SECONDS)) if math.isfinite(seconds) else window.until_changed())

    def _seconds_to_wait(self, window: Window) -> float:
        return max(self._banned_seconds(), window.seconds_to_wait(self._clock.monotonic()))

    def _seconds_to_next(self) -> float:
        return max(self._seconds_to_wait(self._everywhere), self._next_at - self._clock.monotonic())

    def _banned_seconds(self) -> float:
        banned = self._banned_until - self._clock.monotonic()
        if banned > MOST_WAIT_SECONDS:
            raise RetryAfter(timedelta(seconds=banned))
        return banned

    async def _obey(self, error: RetryAfter, chat: str) -> RetryAfter:
        """Remember a ban before anything else; the longest one counts. Gives it again, as what it is.

        A 429 does not say whom it is for. Nothing leaves until the group was asked for its slow mode: one that is
        longer than the ban explains it. What a group rests for is remembered by this process alone: after a restart one
        more 429, which posted nothing, tells it again.
        """
        seconds = seconds_of(error)
        until = self._clock.monotonic() + seconds
        async with self._asking:
            await self._note(max(until, self._banned_until))
            if not chat.startswith("-") or seconds > await self._slow_mode_of(chat):
                self._banned_until = max(until, self._banned_until)
                return error
            await self._note(self._banned_until)
            self._window(chat).rest_until = until
            return ChatRests(timedelta(seconds=seconds))

    async def _note(self, until: float) -> None:
        """Let the next process know of a ban."""
        seconds = until - self._clock.monotonic()
        try:
            noted = self._clock.now() + timedelta(seconds=seconds)
            await self._notes.put(Platform.TELEGRAM, RETRY_AT, noted.isoformat())
        except StoreError as unnoted:
            log.warning("A ban of %.0f seconds could not be noted, so a restart would forget it: %s", seconds, unnoted)

    def _window(self, chat: str) -> Window:
        """The window of a chat; group ids are negative. Windows in which nothing happens any more are let go."""
        if chat not in self._chats:
            now = self._clock.monotonic()
            for idle in [name for name, window in self._chats.items() if window.is_empty(now)]:
                del self._chats[idle]
            self._chats[chat] = Window(*(GROUP if chat.startswith(("-", "@")) else PRIVATE))
        return self._chats[chat]
