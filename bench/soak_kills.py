"""Processes that compose and send are killed at random moments; then what the platform holds is counted."""

import asyncio
import json
import multiprocessing
import random
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass, replace
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from desk.word_delivery import MARK
from domain.delivery import DeliveryState
from storage.schema import upgrade
from storage.store import Store
from tests.e2e.sending_child import PARTS, Job, run, words_of
from tests.fakes.bot_api.server import TOKEN, running_bot_api
from tests.fakes.matrix_proxy import running_proxy
from tests.synapse import Synapse
from tests.transports.matrix.stage import household

KILLS: Final = 200
EDITIONS: Final = 600
SEED: Final = 4
LIVES_SECONDS: Final = 0.4
"""The longest life of a process after its first post."""
WITH_A_POST: Final = 0.9
"""So many are killed after their first post, the others perhaps while they start."""
CHATS: Final = 60
ROOMS: Final = 20
UNDECIDED: Final = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY_AT)

processes = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform with a job for it: how many posts it took so far, and all of them by chat, in order.

    `marked` is how many of each chat have a mark so far; it is empty where none may.
    """

    job: Job
    taken: Callable[[], int]
    posts: Callable[[], dict[str, list[str]]]
    marked: Callable[[], Counter[str]]


def kill_on_telegram(kills: int = KILLS, editions: int = EDITIONS) -> dict[str, int]:
    """Kills on the fake Bot API server."""
    return asyncio.run(_measure(_telegram, kills, editions))


def kill_on_matrix(kills: int = KILLS, editions: int = EDITIONS) -> dict[str, int]:
    """Kills on a real homeserver."""
    return asyncio.run(_measure(_matrix, kills, editions))


@asynccontextmanager
async def _telegram(folder: Path) -> AsyncIterator[Platform]:
    async with running_bot_api() as api:
        chats = tuple(str(number) for number in range(1, CHATS + 1))
        job = Job("telegram", f"sqlite:///{folder / 'outbox.sqlite3'}", api.url, TOKEN, chats)
        yield Platform(
            job,
            lambda: len(api.called("sendMessage")),
            lambda: {chat: [post["text"] for post in posts.values()] for chat, posts in api.posts.items()},
            lambda: Counter(call["chat_id"] for call in api.called("sendMessage") if MARK in call["text"]),
        )


@asynccontextmanager
async def _matrix(folder: Path) -> AsyncIterator[Platform]:
    synapse = Synapse(folder / "synapse")
    await asyncio.to_thread(synapse.start)
    try:
        async with household(synapse) as home, running_proxy(synapse.url) as proxy:
            rooms = tuple([await asyncio.to_thread(home.room) for _ in range(ROOMS)])
            database, account = f"sqlite:///{folder / 'outbox.sqlite3'}", home.account
            job = Job("matrix", database, proxy.url, account.token, rooms, user=account.user)
            yield Platform(
                replace(job, folder=str(account.store)),
                lambda: sum("/send/" in path for _, path in proxy.calls),
                lambda: {
                    room: [post["content"]["body"] for post in home.owner.posts(room, home.bot.user)] for room in rooms
                },
                Counter,
            )
    finally:
        synapse.kill()


async def _measure(
    opened: Callable[[Path], AbstractAsyncContextManager[Platform]], kills: int, editions: int
) -> dict[str, int]:
    processes.set_forkserver_preload(["tests.e2e.sending_child"])
    folder = Path(tempfile.mkdtemp(prefix="byline-kills-"))
    (folder / "synapse").mkdir()
    try:
        async with opened(folder) as platform:
            await upgrade(platform.job.database)
            most_marked = await _kill(platform, kills, editions)
            await _finish(replace(platform.job, editions=editions))
            posts = await asyncio.to_thread(platform.posts)
            found = await _count(platform, posts, editions)
            return {**found, "kills": kills, "most_marked_after_a_kill": most_marked}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _kill(platform: Platform, kills: int, editions: int) -> int:
    """Start and kill; each life finds a few more editions to compose.

    Gives the most posts with a mark that one chat got after one kill.
    """
    moments = random.Random(SEED)
    killed = most_marked = 0
    marked: Counter[str] = Counter()
    while killed < kills:
        composed = editions * (killed + 1) // kills
        before = platform.taken()
        process = processes.Process(target=run, args=(json.dumps(asdict(replace(platform.job, editions=composed))),))
        process.start()
        if moments.random() < WITH_A_POST:
            await _until_taken(platform, before + 1)
        await asyncio.sleep(moments.uniform(0, LIVES_SECONDS))
        process.kill()
        await asyncio.to_thread(process.join)
        killed += process.exitcode == -signal.SIGKILL
        now_marked = platform.marked()
        most_marked = max([most_marked, *(now_marked - marked).values()])
        marked = now_marked
        if killed % 20 == 0:
            print(f"{killed} kills, {platform.taken()} posts", flush=True)
    return most_marked


async def _until_taken(platform: Platform, count: int) -> None:
    try:
        async with asyncio.timeout(5):
            while platform.taken() < count:  # noqa: ASYNC110 (the count is of another process's calls)
                await asyncio.sleep(0.005)
    except TimeoutError:
        pass  # everything that was composed has been sent


async def _finish(job: Job) -> None:
    """Let one process end it."""
    process: ForkServerProcess = processes.Process(target=run, args=(json.dumps(asdict(job)),))
    process.start()
    store = await Store.open(job.database, clock=SystemClock())
    async with asyncio.timeout(600):
        while True:
            counts = await store.outbox.counts()
            waiting = sum(posts for (_, state), posts in counts.items() if state in UNDECIDED)
            if not waiting and sum(counts.values()) >= job.editions * PARTS:
                break
            await asyncio.sleep(0.2)
    await store.close()
    process.terminate()
    await asyncio.to_thread(process.join)


async def _count(platform: Platform, posts: dict[str, list[str]], editions: int) -> dict[str, int]:
    """What is there, what is not, and what is there more than once."""
    said = [text for texts in posts.values() for text in texts]
    copies: Counter[str] = Counter()
    unmarked: Counter[str] = Counter()
    for text in said:
        words = text.rsplit("\n", 1)[-1]
        copies[words] += 1
        unmarked[words] += MARK not in text
    wanted = [words_of(number, part) for number in range(editions) for part in range(PARTS)]
    store = await Store.open(platform.job.database, clock=SystemClock())
    uncertain = len(await store.outbox.listed(DeliveryState.UNCERTAIN, DeliveryState.DEAD, most=10_000))
    await store.close()
    return {
        "messages": len(wanted),
        "lost": sum(not copies[words] for words in wanted),
        "doubled": sum(copies[words] - 1 for words in wanted if copies[words] > 1),
        "doubled_unmarked": sum(unmarked[words] - 1 for words in wanted if unmarked[words] > 1),
        "uncertain": uncertain,
        "marked": sum(MARK in text for text in said),
        "disordered": sum(_disorder(texts) for texts in posts.values()),
    }


def _disorder(texts: Sequence[str]) -> int:
    """How many posts of a chat come after one that belongs behind them; marked ones may."""
    wrong = last = 0
    for text in texts:
        if MARK in text:
            continue
        _, number, _, part = text.rstrip(".").replace(",", "").split()
        at = int(number) * PARTS + int(part)
        wrong += at < last
        last = max(last, at)
    return wrong
