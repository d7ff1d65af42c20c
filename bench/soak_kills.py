"""Processes that publish and send are killed at random moments; then what the platform holds is counted."""

import asyncio
import json
import multiprocessing
import random
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from desk.outbox.word_delivery import MARK
from domain.chat import Platform
from domain.delivery import DeliveryState
from storage.schema import upgrade
from storage.store import Store
from tests.e2e.counting import count
from tests.e2e.due_editions import Plan, prepare
from tests.e2e.sending_child import PUBLISHED, PUBLISHING, Job, run
from tests.fakes.bot_api.server import TOKEN, running_bot_api
from tests.fakes.matrix_proxy import running_proxy
from tests.synapse import Synapse
from tests.transports.matrix.stage import household

KILLS: Final = 200
EDITIONS: Final = 600
SEED: Final = 4
LIVES_SECONDS: Final = 0.4
"""The longest life of a process after it began to publish, or after its first post."""
WHENEVER: Final = 0.1
"""So many are killed perhaps while they start."""
AFTER_A_TICK: Final = 0.5
"""So many are killed after they began to publish, the others after their first post."""
MOST_SECONDS: Final = 5
CHATS: Final = 60
ROOMS: Final = 20
UNDECIDED: Final = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY_AT)

processes = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Stand:
    """A platform with a job for it: how many posts it took so far, and all of them by chat, in order.

    `marked` is how many of each chat have a mark so far; it is empty where none may.
    """

    job: Job
    taken: Callable[[], int]
    posts: Callable[[], dict[str, list[str]]]
    marked: Callable[[], Counter[str]]

    @property
    def plan(self) -> Plan:
        """What is due to its chats."""
        return Plan(len(self.job.chats), EDITIONS // len(self.job.chats))

    @property
    def stage(self) -> bytes:
        """What the last process noted; nothing while it has not begun."""
        return Path(self.job.stage).read_bytes()

    def has_taken_more_than(self, posts: int) -> bool:
        """Whether more posts came."""
        return self.taken() > posts

    def start(self, hours: Iterable[float]) -> ForkServerProcess:
        """A process that publishes at these hours, and sends."""
        Path(self.job.stage).write_bytes(b"")
        job = replace(self.job, hours=tuple(hours))
        process = processes.Process(target=run, args=(json.dumps(asdict(job)),))
        process.start()
        return process


def kill_on_telegram(kills: int = KILLS) -> dict[str, int]:
    """Kills on the fake Bot API server."""
    return asyncio.run(_measure(_telegram, kills))


def kill_on_matrix(kills: int = KILLS) -> dict[str, int]:
    """Kills on a real homeserver."""
    return asyncio.run(_measure(_matrix, kills))


@asynccontextmanager
async def _telegram(folder: Path) -> AsyncIterator[Stand]:
    async with running_bot_api() as api:
        chats = tuple(str(number) for number in range(1, CHATS + 1))
        job = Job(Platform.TELEGRAM, f"sqlite:///{folder / 'byline.sqlite3'}", api.url, TOKEN, chats)
        yield Stand(
            replace(job, stage=str(folder / "stage")),
            lambda: len(api.called("sendMessage")),
            lambda: {chat: [post["text"] for post in posts.values()] for chat, posts in api.posts.items()},
            lambda: Counter(call["chat_id"] for call in api.called("sendMessage") if MARK in call["text"]),
        )


@asynccontextmanager
async def _matrix(folder: Path) -> AsyncIterator[Stand]:
    synapse = Synapse(folder / "synapse")
    await asyncio.to_thread(synapse.start)
    try:
        async with household(synapse) as home, running_proxy(synapse.url) as proxy:
            rooms = tuple([await asyncio.to_thread(home.room) for _ in range(ROOMS)])
            database, account = f"sqlite:///{folder / 'byline.sqlite3'}", home.account
            job = Job(Platform.MATRIX, database, proxy.url, account.token, rooms, user=account.user)
            yield Stand(
                replace(job, folder=str(account.store), stage=str(folder / "stage")),
                lambda: sum("/send/" in path for _, path in proxy.calls),
                lambda: {
                    room: [post["content"]["body"] for post in home.owner.posts(room, home.bot.user)] for room in rooms
                },
                Counter,
            )
    finally:
        synapse.kill()


async def _measure(opened: Callable[[Path], AbstractAsyncContextManager[Stand]], kills: int) -> dict[str, int]:
    processes.set_forkserver_preload(["tests.e2e.sending_child"])
    folder = Path(tempfile.mkdtemp(prefix="byline-kills-"))
    (folder / "synapse").mkdir()
    try:
        async with opened(folder) as stand:
            await upgrade(stand.job.database)
            await prepare(stand.job.database, Platform(stand.job.platform), stand.job.chats, stand.plan)
            killed = await _kill(stand, kills)
            return {**await _count(stand), "kills": kills, **killed}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _kill(stand: Stand, kills: int) -> dict[str, int]:
    """Start and kill; each life finds a few more editions due, and those that the one before did not come to.

    The last one may end it. Gives how many were killed while they published, and the most posts with a mark that one
    chat got after one kill.

    Raises:
        RuntimeError: If a process ended by itself.
    """
    moments, ticks = random.Random(SEED), stand.plan.ticks
    done = while_publishing = most_marked = 0
    marked: Counter[str] = Counter()
    for killed in range(1, kills + 1):
        before = stand.taken()
        process = stand.start(ticks[done : len(ticks) * killed // kills])
        if (kind := moments.random()) >= AFTER_A_TICK + WHENEVER:
            await _until(partial(stand.has_taken_more_than, before))
        elif kind >= WHENEVER:
            await _until(lambda: bool(stand.stage))
        await asyncio.sleep(moments.uniform(0, LIVES_SECONDS))
        process.kill()
        await asyncio.to_thread(process.join)
        if process.exitcode != -signal.SIGKILL:
            raise RuntimeError("A process ended before it was killed; it said why.")
        done += stand.stage.count(PUBLISHED)
        while_publishing += stand.stage.endswith(PUBLISHING)
        now_marked = stand.marked()
        most_marked = max([most_marked, *(now_marked - marked).values()])
        marked = now_marked
        if killed % 20 == 0:
            print(f"{killed} kills, {stand.taken()} posts", flush=True)
    await _finish(stand, ticks[done:])
    return {"killed_while_publishing": while_publishing, "most_marked_after_a_kill": most_marked}


async def _until(happened: Callable[[], bool]) -> None:
    """Wait for what another process does; not for ever, since perhaps nothing was left to do."""
    with suppress(TimeoutError):
        async with asyncio.timeout(MOST_SECONDS):
            while not happened():  # noqa: ASYNC110 (as said)
                await asyncio.sleep(0.005)


async def _finish(stand: Stand, ticks: Sequence[float]) -> None:
    """Let one process end it."""
    process = stand.start(ticks)
    store = await Store.open(stand.job.database, clock=SystemClock())
    async with asyncio.timeout(600):
        while True:
            counts = await store.outbox.counts()
            is_published = stand.stage.count(PUBLISHED) == len(ticks)
            if is_published and not any(state in UNDECIDED for _, state in counts):
                break
            await asyncio.sleep(0.2)
    await store.close()
    process.terminate()
    await asyncio.to_thread(process.join)


async def _count(stand: Stand) -> dict[str, int]:
    """What is there, what is not, and what is there more than once."""
    posts = await asyncio.to_thread(stand.posts)
    store = await Store.open(stand.job.database, clock=SystemClock())
    decided = await store.outbox.listed(*DeliveryState, most=10_000)
    await store.close()
    unsent = sum(one.state in {DeliveryState.UNCERTAIN, DeliveryState.DEAD} for one in decided)
    return {**asdict(count(stand.plan, stand.job.chats, posts, decided)), "uncertain": unsent}
