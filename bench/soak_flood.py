"""A flood to a server that enforces Telegram's windows, in real time; and a ban that holds over a restart."""

import asyncio
import heapq
import json
import multiprocessing
import shutil
import tempfile
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any, Final

from aiohttp import web

from bot.clock import SystemClock
from desk.outbox.send_outbox import Sender, Timing
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState, Draft
from domain.message import Message, Paragraph, Text
from storage.schema import upgrade
from storage.store import Store
from tests.desk.sending import desk_on
from tests.e2e.due_editions import Plan, prepare
from tests.e2e.sending_child import Job, run, transport_of
from tests.fakes.bot_api.server import TOKEN, BotApi, running_bot_api
from transports.telegram.limiter import EVERYWHERE, GROUP, PRIVATE

Limit = tuple[int, float]

SERVERS: Final[tuple[Limit, Limit, Limit]] = ((30, 1.0), (1, 1.0), (20, 60.0))
"""What Telegram tolerates: of a token, a private chat and a group."""
OWN: Final[tuple[Limit, Limit, Limit]] = (EVERYWHERE, PRIVATE, GROUP)
PRIVATE_POSTS: Final = (1_500, 300)
GROUP_POSTS: Final = (500, 50)
BAN_SECONDS: Final = 8
ANSWER_SECONDS: Final = 1.0
"""What was on its way when a ban was spoken may still arrive."""
BANNED_AFTER: Final = 10
TOLERANCE: Final = 1.05


class StrictBotApi(BotApi):
    """A server with windows: what is one too many is refused and counted."""

    def __init__(self) -> None:
        super().__init__()
        self.unwanted = 0
        self.in_ban = 0
        self.moments: list[float] = []
        self.ban_after = 0
        self._banned_until = 0.0
        self._windows: defaultdict[str, deque[float]] = defaultdict(deque)

    async def _act(self, request: web.Request, method: str, data: dict[str, Any]) -> web.StreamResponse:
        now = monotonic()
        if now < self._banned_until:
            self.in_ban += now > self._banned_until - BAN_SECONDS + ANSWER_SECONDS
            return _too_many(self._banned_until - now)
        if method == "sendMessage":
            if not self._has_room(now, str(data["chat_id"])):
                self.unwanted += 1
                return _too_many(1)
            self.moments.append(now)
            if self.ban_after and len(self.moments) == self.ban_after:
                self._banned_until, self.ban_after = now + BAN_SECONDS, 0
                self.moments.pop()
                return _too_many(BAN_SECONDS)
        return await super()._act(request, method, data)

    @property
    def is_banned(self) -> bool:
        """Whether a ban was spoken."""
        return self._banned_until > 0

    @property
    def first_after_ban(self) -> float:
        """How long after the end of the ban the next post came, in seconds."""
        return min((moment for moment in self.moments if moment >= self._banned_until), default=0) - self._banned_until

    def _has_room(self, now: float, chat: str) -> bool:
        everywhere, private, group = SERVERS
        limits = {"": everywhere, chat: group if chat.startswith("-") else private}
        for name, (most, seconds) in limits.items():
            window = self._windows[name]
            while window and window[0] + seconds <= now:
                window.popleft()
            if len(window) >= most:
                return False
        for name in limits:
            self._windows[name].append(now)
        return True


def flood() -> dict[str, float]:
    """How long 2,000 posts take, beside what the limits alone would take."""
    return asyncio.run(_flood())


def ban() -> dict[str, float]:
    """How many requests came in a ban, over a restart; and how soon after it the first one came."""
    return asyncio.run(_ban())


def ideal_seconds(chats: Sequence[str], limits: tuple[Limit, Limit, Limit]) -> float:
    """From the first to the last of these posts, if each left at the first moment that the windows leave free."""
    everywhere, private, group = limits
    waiting: defaultdict[str, int] = defaultdict(int)
    for chat in chats:
        waiting[chat] += 1
    free = [(0.0, -posts, chat) for chat, posts in waiting.items()]
    heapq.heapify(free)
    sent: deque[float] = deque(maxlen=everywhere[0])
    windows: defaultdict[str, deque[float]] = defaultdict(deque)
    now = 0.0
    while free:
        at, _, chat = heapq.heappop(free)
        earliest = sent[0] + everywhere[1] if len(sent) == everywhere[0] else 0.0
        now = max(now, at, earliest)
        sent.append(now)
        most, seconds = group if chat.startswith("-") else private
        window = windows[chat]
        window.append(now)
        if len(window) > most:
            window.popleft()
        waiting[chat] -= 1
        if waiting[chat]:
            heapq.heappush(free, (window[0] + seconds if len(window) == most else now, -waiting[chat], chat))
    return now


async def _flood() -> dict[str, float]:
    chats = list(_mix())
    folder = Path(tempfile.mkdtemp(prefix="byline-flood-"))
    url = f"sqlite:///{folder / 'outbox.sqlite3'}"
    try:
        await upgrade(url)
        store = await Store.open(url, clock=SystemClock())
        await store.outbox.add([_draft(chat, f"post {n}") for n, chat in enumerate(chats)], now=SystemClock().now())
        api = StrictBotApi()
        async with running_bot_api(api):
            async with transport_of(Job("telegram", url, api.url, TOKEN, ()), store) as telegram:
                sender = Sender(desk_on(store, SystemClock()), telegram, sleep=asyncio.sleep, timing=Timing())
                sending = asyncio.create_task(sender.run())
                async with asyncio.timeout(600):
                    while len(api.moments) < len(chats):  # noqa: ASYNC110 (it has minutes)
                        await asyncio.sleep(0.5)
                    while set(await store.outbox.counts()) != {(Platform.TELEGRAM, DeliveryState.SENT)}:  # noqa: ASYNC110 (as above)
                        await asyncio.sleep(0.1)
                sending.cancel()
                with suppress(asyncio.CancelledError):
                    await sending
            await store.close()
            return {
                "messages": sum(len(posts) for posts in api.posts.values()),
                "seconds": round(api.moments[-1] - api.moments[0], 1),
                "ideal_seconds": round(ideal_seconds(chats, OWN), 1),
                "servers_ideal_seconds": round(ideal_seconds(chats, SERVERS), 1),
                "unwanted_429": api.unwanted,
            }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _ban() -> dict[str, float]:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.e2e.sending_child"])
    folder = Path(tempfile.mkdtemp(prefix="byline-ban-"))
    url = f"sqlite:///{folder / 'outbox.sqlite3'}"
    try:
        await upgrade(url)
        api = StrictBotApi()
        api.ban_after = BANNED_AFTER
        async with running_bot_api(api):
            plan, chats = Plan(20, 1), tuple(str(n) for n in range(1, 21))
            await prepare(url, Platform.TELEGRAM, chats, plan)
            job = Job("telegram", url, api.url, TOKEN, chats, (plan.hours,))
            first = processes.Process(target=run, args=(json.dumps(asdict(job)),))
            first.start()
            async with asyncio.timeout(60):
                while not api.is_banned:  # noqa: ASYNC110 (as above)
                    await asyncio.sleep(0.05)
            await asyncio.sleep(ANSWER_SECONDS)
            first.kill()
            await asyncio.to_thread(first.join)
            second = processes.Process(target=run, args=(json.dumps(asdict(job)),))
            second.start()
            async with asyncio.timeout(120):
                while sum(len(posts) for posts in api.posts.values()) < len(chats):  # noqa: ASYNC110 (as above)
                    await asyncio.sleep(0.1)
            second.terminate()
            await asyncio.to_thread(second.join)
        return {"requests_in_ban": api.in_ban, "seconds_after_ban": round(api.first_after_ban, 1)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _mix() -> Iterator[str]:
    """The chats of the posts, as editions of many chats come in: one after the other, again and again."""
    for posts, chats, sign in ((*PRIVATE_POSTS, ""), (*GROUP_POSTS, "-100")):
        yield from (f"{sign}{1 + n % chats}" for n in range(posts))


def _draft(chat: str, words: str) -> Draft:
    return Draft(ChatRef(Platform.TELEGRAM, chat), (Message((Paragraph((Text(words),)),)),))


def _too_many(seconds: float) -> web.Response:
    wait = max(1, round(seconds + 0.5))
    answer = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait}"}
    return web.json_response({**answer, "parameters": {"retry_after": wait}}, status=429)
