"""The limits of a token, by a clock that sleeping turns."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from telegram.error import RetryAfter

from domain.chat import Platform
from tests.fakes.clock import START, TurnedClock
from tests.transports.memory import MemoryNotes
from transports.telegram.limiter import MOST_WAIT_SECONDS, RETRY_AT, SlidingLimiter, Turn, Urgency
from transports.telegram.outcomes import ChatRests


class Line:
    """A limiter with the moments at which requests got through; nobody sleeps: the clock goes to the next moment."""

    def __init__(self, notes: MemoryNotes | None = None) -> None:
        self.notes = notes or MemoryNotes()
        self.clock = TurnedClock()
        self.moments: list[tuple[float, str]] = []
        self.bans: list[int] = []
        self.slow_modes: dict[str, float] = {}
        self.limiter = SlidingLimiter(self.notes, self.clock, self._sleep, slow_mode_of=self._slow_mode_of)
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    async def request(
        self,
        name: str,
        chat: str,
        *,
        urgency: Urgency = Urgency.ANSWER,
        endpoint: str = "sendMessage",
        leaving: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """One request through the limiter."""

        async def call() -> bool:
            if self.bans:
                raise RetryAfter(self.bans.pop())
            self.moments.append((self.clock.monotonic(), name))
            return True

        await self.limiter.process_request(call, (), {}, endpoint, {"chat_id": chat}, Turn(urgency, leaving))

    async def ask_for_updates(self) -> None:
        """One question for updates."""

        async def call() -> None:
            if self.bans:
                raise RetryAfter(self.bans.pop())
            self.moments.append((self.clock.monotonic(), "updates"))

        await self.limiter.beside_windows(call)

    async def run(self, *requests: asyncio.Task[None]) -> None:
        """Let all requests through, turning the clock to the next moment whenever everybody sleeps."""
        while not all(request.done() for request in requests):
            for _ in range(10):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda sleeper: sleeper[0])
                until, future = self._sleepers.pop(0)
                self.clock.turn(timedelta(seconds=max(0.0, until - self.clock.monotonic()) + 1e-6))
                future.set_result(None)
        await asyncio.gather(*requests)

    async def _slow_mode_of(self, chat: str) -> float:
        return self.slow_modes.get(chat, 0.0)

    async def _sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.clock.monotonic() + seconds, future))
        await future


@pytest.mark.parametrize(
    ("chats", "most", "seconds"),
    [([str(n) for n in range(100)], 25, 1.0), (["7"] * 5, 1, 1.0), (["-1007"] * 50, 18, 60.0)],
    ids=["a token", "a private chat", "a group"],
)
async def test_no_window_has_more_than_it_may(chats: list[str], most: int, seconds: float) -> None:
    """Wherever a second or a minute begins."""
    line = Line()
    await line.run(*[asyncio.create_task(line.request(str(n), chat)) for n, chat in enumerate(chats)])
    moments = [moment for moment, _ in line.moments]
    assert len(moments) == len(chats)
    assert max(sum(start <= moment < start + seconds for moment in moments) for start in moments) <= most
    assert [name for _, name in line.moments] == [str(n) for n in range(len(chats))]


async def test_answers_go_before_broadcasts() -> None:
    """Whoever asked waits behind other answers only."""
    line = Line()
    tasks = [asyncio.create_task(line.request("news", str(n), urgency=Urgency.BROADCAST)) for n in range(60)]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(line.request("answer", str(100 + n))) for n in range(5)]
    await line.run(*tasks)
    names = [name for _, name in line.moments]
    assert names[1:6] == ["answer"] * 5


async def test_editions_go_before_broadcasts() -> None:
    """Though the broadcast was there first."""
    line = Line()
    tasks = [asyncio.create_task(line.request("all", str(n), urgency=Urgency.BROADCAST)) for n in range(60)]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(line.request("edition", str(100 + n), urgency=Urgency.EDITION)) for n in range(5)]
    await line.run(*tasks)
    assert [name for _, name in line.moments][1:6] == ["edition"] * 5


async def test_a_flood_leaves_evenly() -> None:
    """So that posts which are slow on their way do not meet those that are quick."""
    line = Line()
    await line.run(*[asyncio.create_task(line.request(str(n), str(n))) for n in range(60)])
    moments = [moment for moment, _ in line.moments]
    assert min(after - before for before, after in pairwise(moments)) >= 0.039
    assert moments[-1] <= 59 / 25 + 0.1


async def test_a_post_counts_when_it_leaves() -> None:
    """What is done before takes its time, and the window begins after it."""
    line = Line()

    async def leave() -> None:
        line.clock.turn(timedelta(seconds=5))

    await line.run(asyncio.create_task(line.request("slow", "7", leaving=leave)))
    await line.run(asyncio.create_task(line.request("next", "7")))
    (first, _), (second, _) = line.moments
    assert first == 5
    assert second >= 6


async def test_a_post_that_may_not_leave_takes_no_place() -> None:
    """What stops it passes through."""
    line = Line()

    async def leave() -> None:
        raise LookupError

    for _ in range(30):
        with pytest.raises(LookupError):
            await line.run(asyncio.create_task(line.request("stopped", "7", leaving=leave)))
    await line.run(asyncio.create_task(line.request("next", "7")))
    ((moment, _),) = line.moments
    assert moment < 31 * 0.05


async def test_a_ban_holds_for_every_request() -> None:
    """Also for one to another chat, and for one that posts nothing."""
    line = Line()
    line.bans = [30]
    await line.run(asyncio.create_task(line.request("banned", "7")))
    assert line.moments[0][0] >= 30
    line.bans = [20]
    first = asyncio.create_task(line.request("first", "8"))
    await asyncio.sleep(0)
    other = asyncio.create_task(line.request("other", "9", endpoint="answerCallbackQuery"))
    await line.run(first, other)
    assert all(moment >= 50 for moment, name in line.moments if name != "banned")


@pytest.mark.parametrize("seconds", [30, 3_600])
async def test_a_group_in_slow_mode_rests_alone(seconds: int) -> None:
    """Posts to other chats go meanwhile, and a restart remembers no ban."""
    line = Line()
    line.slow_modes = {"-1007": seconds}
    line.bans = [seconds]
    with pytest.raises(ChatRests):
        await line.request("slow", "-1007", urgency=Urgency.EDITION)
    await line.run(*[asyncio.create_task(line.request("other", chat)) for chat in ("-1008", "7")])
    assert all(moment < 1 for moment, _ in line.moments)
    if seconds > MOST_WAIT_SECONDS:
        with pytest.raises(ChatRests):
            await line.request("slow", "-1007")
        line.clock.turn(timedelta(seconds=seconds))
    await line.run(asyncio.create_task(line.request("slow", "-1007")))
    assert line.moments[-1][0] >= seconds
    again = Line(line.notes)
    await again.limiter.initialize()
    await again.request("other", "8")
    assert again.moments == [(0.0, "other")]


@pytest.mark.parametrize(("chat", "slow_mode"), [("-1007", 10), ("-1007", 0), ("7", 3_600)])
async def test_a_ban_that_slow_mode_does_not_explain_is_everybodys(chat: str, slow_mode: float) -> None:
    """It is longer, or the chat has none."""
    line = Line()
    line.slow_modes = {chat: slow_mode}
    line.bans = [30]
    with pytest.raises(RetryAfter) as banned:
        await line.request("banned", chat, urgency=Urgency.EDITION)
    assert not isinstance(banned.value, ChatRests)
    await line.run(asyncio.create_task(line.request("other", "8")))
    assert line.moments[0][0] >= 30


async def test_nothing_leaves_while_a_group_is_asked_for_its_slow_mode() -> None:
    """It may be everybody's ban, until that is known."""
    line, asked, answer = Line(), asyncio.Event(), asyncio.Event()

    async def slow_mode_of(_: str) -> float:
        asked.set()
        await answer.wait()
        return 3_600.0

    line.limiter = SlidingLimiter(line.notes, line.clock, line.clock.sleep, slow_mode_of=slow_mode_of)
    line.bans = [3_600]
    slow = asyncio.create_task(line.request("slow", "-1007", urgency=Urgency.EDITION))
    await asked.wait()
    other = asyncio.create_task(line.request("other", "8"))
    for _ in range(20):
        await asyncio.sleep(0)
    assert line.moments == []
    assert await line.notes.get(Platform.TELEGRAM, RETRY_AT) == (START + timedelta(hours=1)).isoformat()
    answer.set()
    await other
    with pytest.raises(ChatRests):
        await slow
    assert [name for _, name in line.moments] == ["other"]


async def test_a_ban_holds_the_question_for_updates() -> None:
    """It waits like everything else; where that is long, who asks is told."""
    line = Line()
    line.bans = [9]
    with pytest.raises(RetryAfter):
        await line.run(asyncio.create_task(line.request("edition", "7", urgency=Urgency.EDITION)))
    banned_at = line.clock.monotonic()
    await line.run(asyncio.create_task(line.ask_for_updates()))
    assert line.moments[0][0] - banned_at >= 9
    line.bans = [9_000]
    with pytest.raises(RetryAfter):
        await line.run(asyncio.create_task(line.request("edition", "7", urgency=Urgency.EDITION)))
    with pytest.raises(RetryAfter):
        await line.ask_for_updates()


async def test_a_ban_of_the_question_for_updates_holds_all() -> None:
    """And is known to the next process."""
    line = Line()
    line.bans = [9]
    with pytest.raises(RetryAfter):
        await line.ask_for_updates()
    assert line.notes.kept[RETRY_AT] == (START + timedelta(seconds=9)).isoformat()
    await line.run(asyncio.create_task(line.request("answer", "7")))
    ((moment, _),) = line.moments
    assert moment >= 9


async def test_a_ban_holds_over_a_restart() -> None:
    """It was noted, and a long one is handed on without asking the server again."""
    line = Line()
    line.bans = [3_600]
    with pytest.raises(RetryAfter):
        await line.request("banned", "7")
    assert await line.notes.get(Platform.TELEGRAM, RETRY_AT) is not None
    again = Line(line.notes)
    await again.limiter.initialize()
    with pytest.raises(RetryAfter):
        await again.request("other", "8")
    assert again.moments == []
    again.clock.turn(timedelta(seconds=3_600))
    await again.request("other", "8")
    assert len(again.moments) == 1
