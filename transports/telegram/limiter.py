"""Keeps the token within Telegram's limits, and obeys `retry_after` for every request, over restarts too.

The limits are what Telegram tolerates (about 30 messages/s a token, 1/s a private chat, 20/min a group), a little less.
They are counted in sliding windows: no second and no minute, wherever it begins, has more.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from domain.chat import Platform
from domain.ports import Clock, Notes

Sleep: TypeAlias = Callable[[float], Awaitable[None]]
Callback: TypeAlias = Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]]

RETRY_AT: Final = "retry_at"
MOST_WAIT_SECONDS: Final = 60.0
"""A longer ban is handed to the caller, who knows whether the post is still worth it then."""
ANSWER: Final = 1
BROADCAST: Final = 0
EVERYWHERE: Final = (25, 1.0)
PRIVATE: Final = (1, 1.0)
GROUP: Final = (18, 60.0)
_POSTING: Final = ("send", "edit", "copy", "forward")


class SlidingLimiter(BaseRateLimiter[int]):
    """Lets each request wait for its turn; `rate_limit_args` is ANSWER, which is the default, or BROADCAST.

    `sleep` waits for so many seconds by the clock that is given.
    """

    def __init__(self, notes: Notes, clock: Clock, sleep: Sleep) -> None:
        self._notes = notes
        self._clock = clock
        self._sleep = sleep
        self._everywhere = _Window(*EVERYWHERE)
        self._chats: dict[str, _Window] = {}
        self._retry_at: datetime | None = None
        self._answers_waiting = 0

    async def initialize(self) -> None:
        """Remember the ban that an earlier process was given."""
        noted = await self._notes.get(Platform.TELEGRAM, RETRY_AT)
        self._retry_at = None if noted is None else datetime.fromisoformat(noted)

    async def shutdown(self) -> None:
        """There is nothing to let go of."""

    async def process_request(  # noqa: PLR0917 (the library gives these)
        self,
        callback: Callback,
        args: Any,  # noqa: ANN401 (as above)
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Wait for the request's turn, make it, and make it again after a short ban: a 429 did nothing.

        Raises:
            RetryAfter: If Telegram wants to be left alone for more than a minute.
        """
        chat = str(data.get("chat_id", "")) if endpoint.startswith(_POSTING) else ""
        is_answer = rate_limit_args != BROADCAST
        while True:
            await self._wait_for_turn(chat, is_answer=is_answer)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                await self._obey(error)

    async def _wait_for_turn(self, chat: str, *, is_answer: bool) -> None:
        self._answers_waiting += is_answer
        try:
            while (seconds := self._seconds_to_wait(chat, is_answer=is_answer)) > 0:
                await self._sleep(seconds)
        finally:
            self._answers_waiting -= is_answer
        now = self._clock.monotonic()
        self._everywhere.add(now)
        if chat:
            self._window(chat).add(now)

    def _seconds_to_wait(self, chat: str, *, is_answer: bool) -> float:
        banned = self._banned_seconds()
        if banned > MOST_WAIT_SECONDS:
            raise RetryAfter(timedelta(seconds=banned))
        now = self._clock.monotonic()
        seconds = max(banned, self._everywhere.seconds_to_wait(now))
        if seconds == 0 and self._answers_waiting and not is_answer:
            seconds = EVERYWHERE[1] / EVERYWHERE[0]
        return max(seconds, self._window(chat).seconds_to_wait(now) if chat else 0)

    def _banned_seconds(self) -> float:
        return 0 if self._retry_at is None else max(0.0, (self._retry_at - self._clock.now()).total_seconds())

    async def _obey(self, error: RetryAfter) -> None:
        """Remember a ban before anything else; the longest one counts."""
        seconds = error.retry_after
        until = self._clock.now() + (seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds))
        self._retry_at = until if self._retry_at is None else max(until, self._retry_at)
        await self._notes.put(Platform.TELEGRAM, RETRY_AT, self._retry_at.isoformat())

    def _window(self, chat: str) -> "_Window":
        """The window of a chat; group ids are negative. Windows in which nothing happens any more are let go."""
        if chat not in self._chats:
            now = self._clock.monotonic()
            for idle in [name for name, window in self._chats.items() if window.is_empty(now)]:
                del self._chats[idle]
            self._chats[chat] = _Window(*(GROUP if chat.startswith(("-", "@")) else PRIVATE))
        return self._chats[chat]


class _Window:
    """At most so many moments in any stretch of so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._moments: deque[float] = deque()

    def add(self, now: float) -> None:
        self._moments.append(now)

    def seconds_to_wait(self, now: float) -> float:
        self._forget(now)
        if len(self._moments) < self._most:
            return 0
        return self._moments[-self._most] + self._seconds - now

    def is_empty(self, now: float) -> bool:
        self._forget(now)
        return not self._moments

    def _forget(self, now: float) -> None:
        while self._moments and self._moments[0] + self._seconds <= now:
            self._moments.popleft()
