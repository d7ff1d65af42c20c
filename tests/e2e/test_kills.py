"""Processes that are killed between any two steps: nothing is lost, and nothing is repeated without a mark."""

import asyncio
import json
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

import pytest

from bot.clock import SystemClock
from desk.outbox.word_delivery import MARK
from domain.chat import Platform
from domain.delivery import Delivery, DeliveryState
from storage.store import Store
from tests.e2e.counting import Count, count
from tests.e2e.due_editions import Plan, prepare
from tests.e2e.sending_child import Job, run
from tests.fakes.bot_api.server import TOKEN, BotApi, running_bot_api
from tests.storage.conftest import postgres, postgres_url, sqlite_template, sqlite_url, url
from tests.synapse import Synapse
from tests.transports.matrix.stage import household

__all__ = ["postgres", "postgres_url", "sqlite_template", "sqlite_url", "url"]

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.e2e.sending_child"])
SENDING = ("claimed", "leaving", "left", "posted")
PUBLISHING = ("composing", "INSERT INTO bodies", "INSERT INTO histories", "UPDATE occurrences", "composed")
GROUPS = tuple(str(-number) for number in range(1, 5))
"""A private chat gets one post a second."""
PLAN, TWO_ROOMS = Plan(chats=4, days=2), Plan(chats=2, days=2)
HOURS = tuple(PLAN.ticks)


@pytest.fixture(autouse=True)
def _ends_its_processes() -> Iterator[None]:
    """No process outlives the test that began it, whatever the test met."""
    yield
    for process in PROCESSES.active_children():
        process.kill()
        process.join()


@pytest.mark.parametrize("point", [*PUBLISHING, *SENDING])
async def test_a_kill_on_telegram_loses_nothing_and_repeats_only_with_a_mark(sqlite_url: str, point: str) -> None:
    """At most what was on its way is there twice, the second time as perhaps a repetition."""
    await prepare(sqlite_url, Platform.TELEGRAM, GROUPS, PLAN)
    async with running_bot_api() as api:
        job = Job("telegram", sqlite_url, api.url, TOKEN, GROUPS, HOURS, kill_at=point, nth=2)
        assert await ended(start(job)) == -signal.SIGKILL
        await finish(job, messages=16)
        posts = posts_of(api)
    found = count(PLAN, GROUPS, posts, await decided(sqlite_url))
    assert found == Count(16, doubled=found.doubled, marked=found.marked)
    assert found.doubled >= (point == "posted")
    assert (point in {"left", "posted"}) <= max(sum(MARK in text for text in posts[chat]) for chat in GROUPS) <= 1


@pytest.mark.parametrize("point", ["INSERT INTO histories", *SENDING[1:]])
async def test_a_kill_on_matrix_loses_and_repeats_nothing(sqlite_url: str, synapse: Synapse, point: str) -> None:
    """The same transaction is the same event, on a real homeserver."""
    async with household(synapse) as home:
        rooms = (home.room(), home.room())
        await prepare(sqlite_url, Platform.MATRIX, rooms, TWO_ROOMS)
        account = home.account
        job = Job("matrix", sqlite_url, synapse.url, account.token, rooms, HOURS, kill_at=point, nth=2)
        job = replace(job, user=account.user, folder=str(account.store))
        assert await ended(start(job)) == -signal.SIGKILL
        await finish(job, messages=8)
        posts = {room: [post["content"]["body"] for post in home.owner.posts(room, home.bot.user)] for room in rooms}
    assert count(TWO_ROOMS, rooms, posts, await decided(sqlite_url)) == Count(8)


async def test_another_process_takes_over(url: str) -> None:
    """Two processes on one database publish and send each post once; one is killed, the other ends it."""
    plan, chats = Plan(20, 1), tuple(str(-number) for number in range(1, 21))
    await prepare(url, Platform.TELEGRAM, chats, plan)
    async with running_bot_api() as api:
        hours = tuple(plan.due_at(number) + 0.1 for number in range(0, 20, 2))
        job = Job("telegram", url, api.url, TOKEN, chats, hours, lease=2.0)
        first, second = start(job), start(job)
        await api.wait_until(lambda: len(api.called("sendMessage")) >= 10)
        first.kill()
        await until(url, lambda states: states[DeliveryState.SENT] == 40)
        second.terminate()
        assert (await ended(first), await ended(second)) == (-signal.SIGKILL, 0)
        found = count(plan, chats, posts_of(api), await decided(url))
    assert found == Count(40, doubled=found.doubled, marked=found.marked)


async def test_a_process_that_is_told_to_stop_leaves_nothing_uncertain(sqlite_url: str) -> None:
    """It ends what is on its way and gives its lease back."""
    plan, chats = Plan(8, 2), tuple(str(-number) for number in range(1, 9))
    await prepare(sqlite_url, Platform.TELEGRAM, chats, plan)
    async with running_bot_api() as api:
        process = start(Job("telegram", sqlite_url, api.url, TOKEN, chats, (12.0, 24.0, 36.0, 48.0)))
        await api.wait_until(lambda: len(api.called("sendMessage")) >= 5)
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


async def finish(job: Job, *, messages: int) -> None:
    """Let a new process publish and send what the killed one left."""
    process = start(replace(job, kill_at=""))
    await until(job.database, lambda states: states[DeliveryState.SENT] == messages)
    process.terminate()
    assert await ended(process) == 0


async def until(url: str, is_done: Callable[[Counter[DeliveryState]], bool]) -> None:
    """Wait for a state of the outbox."""
    store = await Store.open(url, clock=SystemClock())
    async with asyncio.timeout(90):
        while True:
            states: Counter[DeliveryState] = Counter()
            for (_, state), posts in (await store.outbox.counts()).items():
                states[state] += posts
            if is_done(states):
                break
            await asyncio.sleep(0.05)
    await store.close()


async def decided(url: str) -> Sequence[Delivery]:
    """All that was ever put into the outbox."""
    store = await Store.open(url, clock=SystemClock())
    found = await store.outbox.listed(*DeliveryState, most=1_000)
    await store.close()
    return found


def posts_of(api: BotApi) -> dict[str, list[str]]:
    """What each chat has, in order."""
    return {chat: [post["text"] for post in posts.values()] for chat, posts in api.posts.items()}
