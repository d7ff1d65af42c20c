"""Processes that are killed between any two steps: nothing is lost, and nothing is repeated without a mark."""

import asyncio
import json
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

import pytest

from bot.clock import SystemClock
from desk.word_delivery import MARK
from domain.delivery import DeliveryState
from storage.store import Store
from tests.e2e.sending_child import PARTS, Job, run, words_of
from tests.fakes.bot_api.server import TOKEN, running_bot_api
from tests.storage.conftest import postgres, postgres_url, sqlite_template, sqlite_url, url
from tests.synapse import Synapse
from tests.transports.matrix.stage import household

__all__ = ["postgres", "postgres_url", "sqlite_template", "sqlite_url", "url"]

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.e2e.sending_child"])
POINTS = ("composing", "composed", "claimed", "leaving", "left", "posted")
EDITIONS = 4
UNDECIDED = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY_AT)


@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_on_telegram_loses_nothing_and_repeats_only_with_a_mark(sqlite_url: str, point: str) -> None:
    """At most what was on its way is there twice, the second time as perhaps a repetition."""
    async with running_bot_api() as api:
        job = Job("telegram", sqlite_url, api.url, TOKEN, ("1", "2", "3", "4"), EDITIONS, kill_at=point, nth=2)
        assert await ended(start(job)) == -signal.SIGKILL
        await finish(replace(job, kill_at=""))
        said = [post["text"] for chat in api.posts.values() for post in chat.values()]
        marked = [sum(MARK in post["text"] for post in chat.values()) for chat in api.posts.values()]
    assert missing(said) == []
    assert max(Counter(text for text in said if MARK not in text).values()) == 1
    assert max(marked) == (point in {"left", "posted"})
    assert (len(said) > EDITIONS * PARTS) == (point == "posted")


@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_on_matrix_loses_and_repeats_nothing(sqlite_url: str, synapse: Synapse, point: str) -> None:
    """The same transaction is the same event, on a real homeserver."""
    async with household(synapse) as home:
        rooms = (home.room(), home.room())
        account = home.account
        job = Job("matrix", sqlite_url, synapse.url, account.token, rooms, EDITIONS, kill_at=point, nth=2)
        job = replace(job, user=account.user, folder=str(account.store))
        assert await ended(start(job)) == -signal.SIGKILL
        await finish(replace(job, kill_at=""))
        in_rooms = [[post["content"]["body"] for post in home.owner.posts(room, home.bot.user)] for room in rooms]
    assert in_rooms == [
        [words_of(number, part) for number in range(at, EDITIONS, 2) for part in range(PARTS)] for at in range(2)
    ]


async def test_another_process_takes_over(url: str) -> None:
    """Two processes on one database send each post once; one is killed, the other ends it."""
    async with running_bot_api() as api:
        chats = tuple(str(number) for number in range(1, 21))
        job = Job("telegram", url, api.url, TOKEN, chats, 20, lease=2.0)
        first, second = start(job), start(job)
        await asyncio.wait_for(api.wait_until(lambda: len(api.called("sendMessage")) >= 10), 60)
        first.kill()
        store = await Store.open(url, clock=SystemClock())
        await until(store, lambda states: states[DeliveryState.SENT] == 20 * PARTS)
        second.terminate()
        assert (await ended(first), await ended(second)) == (-signal.SIGKILL, 0)
        said = [post["text"] for chat in api.posts.values() for post in chat.values()]
        await store.close()
    assert missing(said, 20) == []
    assert max(Counter(text for text in said if MARK not in text).values()) == 1


async def test_a_process_that_is_told_to_stop_leaves_nothing_uncertain(sqlite_url: str) -> None:
    """It ends what is on its way and gives its lease back."""
    async with running_bot_api() as api:
        job = Job("telegram", sqlite_url, api.url, TOKEN, tuple(str(n) for n in range(1, 9)), 20)
        process = start(job)
        await asyncio.wait_for(api.wait_until(lambda: len(api.called("sendMessage")) >= 5), 60)
        process.terminate()
        assert await ended(process) == 0
        store = await Store.open(sqlite_url, clock=SystemClock())
        states = {state for _, state in await store.outbox.counts()}
        lease = await store.leases.look("send to telegram")
        await store.close()
    assert states <= {DeliveryState.SENT, DeliveryState.PENDING}
    assert lease.holder is None


def start(job: Job) -> ForkServerProcess:
    """A process that does the job."""
    process = PROCESSES.Process(target=run, args=(json.dumps(asdict(job)),))
    process.start()
    return process


async def ended(process: ForkServerProcess) -> int | None:
    """How a process ended, once it has."""
    await asyncio.to_thread(process.join)
    return process.exitcode


async def finish(job: Job) -> None:
    """Compose and send in this process what the killed one left."""
    process = start(job)
    store = await Store.open(job.database, clock=SystemClock())
    await until(store, lambda states: states[DeliveryState.SENT] == job.editions * PARTS)
    await store.close()
    process.terminate()
    assert await ended(process) == 0


async def until(store: Store, is_done: Callable[[Counter[DeliveryState]], bool]) -> None:
    """Wait for a state of the outbox."""
    async with asyncio.timeout(90):
        while True:
            states: Counter[DeliveryState] = Counter()
            for (_, state), posts in (await store.outbox.counts()).items():
                states[state] += posts
            if is_done(states):
                return
            await asyncio.sleep(0.05)


def missing(said: list[str], editions: int = EDITIONS) -> list[str]:
    """What should have been said and was not."""
    wanted = [words_of(number, part) for number in range(editions) for part in range(PARTS)]
    return [words for words in wanted if not any(words in text for text in said)]
