"""Several platforms at once: each is connected to by itself, and none holds up another."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.connections import Connections
from bot.platforms import Opener, openers_of
from bot.serving import TAKEN_OVER, serve
from bot.settings import Settings
from desk.outbox.send_outbox import Timing
from desk.outbox.serve_alone import STANDS_BY
from domain.chat import Platform
from domain.errors import StoreError, TransportError, UnreachableError
from domain.transport import Absence, Take
from tests.fakes.board import Board
from tests.fakes.bot_api.people import PRIVATE, says
from tests.fakes.bot_api.server import TOKEN, Fault, running_bot_api
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.handlers.newsroom import Newsroom
from tests.synapse import Synapse

SOON_SECONDS = 30
QUICK = Timing(beat=0.05, poll=0.01)
AWAY = UnreachableError("The harbour does not answer.")
WRONG = TransportError("The harbour does not know us.")


@dataclass(slots=True)
class Door:
    """A platform: what each try to open it meets, and what ends its service; without that it stays open."""

    platform: Platform
    tries: list[Exception] = field(default_factory=list)
    ends: deque[Exception] = field(default_factory=deque)
    opened: int = 0
    closed: int = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Any]:
        """Open it, if nothing is in the way."""
        if self.tries:
            raise self.tries.pop(0)
        self.opened += 1
        door = self

        class Open(Board):
            """It stays open until something ends it."""

            async def run(self, take: Take) -> None:
                """Wait for the end."""
                del take
                if door.ends:
                    raise door.ends.popleft()
                await asyncio.Event().wait()

        try:
            yield Open(platform=self.platform)
        finally:
            self.closed += 1


@dataclass(slots=True)
class Shift:
    """Byline at work; `said` is what the operator read, `pauses` how long it waited between tries."""

    connections: Connections
    said: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    may_try: asyncio.Event = field(default_factory=asyncio.Event)

    def say(self, words: str) -> None:
        """Tell the operator."""
        self.said.append(words)
        self.moved.set()

    async def sleep(self, seconds: float) -> None:
        """Wait until the test lets it try again."""
        self.pauses.append(seconds)
        self.moved.set()
        await self.may_try.wait()
        await asyncio.sleep(0.01)  # What is refused for ever is not tried without a pause.

    async def wait_until(self, happened: Callable[[], bool]) -> None:
        """Let the others go on until something is so."""
        async with asyncio.timeout(SOON_SECONDS):
            while not happened():
                self.moved.clear()
                await self.moved.wait()


@asynccontextmanager
async def at_work(room: Newsroom, *doors: Door) -> AsyncIterator[tuple[Shift, asyncio.Task[None]]]:
    """Serve these platforms for a while."""
    openers: dict[Platform, Opener] = {door.platform: door.open for door in doors}
    async with serving(room, openers) as shift:
        yield shift


@asynccontextmanager
async def serving(room: Newsroom, openers: Any) -> AsyncIterator[tuple[Shift, asyncio.Task[None]]]:  # noqa: ANN401
    """Serve what these open for a while."""
    shift = Shift(Connections(openers))
    desk = shift.connections.seen_by(room.desk)
    task = asyncio.create_task(serve(desk, shift.connections, say=shift.say, sleep=shift.sleep, timing=QUICK))
    try:
        yield shift, task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, TransportError):
            await task


async def test_a_platform_without_an_answer_holds_up_no_other(room: Newsroom) -> None:
    """It is tried again in growing pauses, said once, and works as soon as it answers."""
    harbour = Door(Platform.MATRIX, [AWAY] * 3)
    async with at_work(room, harbour, Door(Platform.TELEGRAM)) as (shift, _):
        await shift.wait_until(lambda: len(shift.said) == 2 and bool(shift.pauses))
        assert list(shift.connections.transports) == [Platform.TELEGRAM]
        assert shift.connections.away[Platform.MATRIX].why == str(AWAY)
        assert shift.connections.away[Platform.MATRIX].since == room.desk.clock.now()
        shift.may_try.set()
        await shift.wait_until(lambda: harbour.opened == 1)
        assert set(shift.connections.transports) == {Platform.MATRIX, Platform.TELEGRAM}
        assert not shift.connections.away
    assert sorted(shift.said) == [
        "Byline answers on Matrix as @byline; Ctrl-C stops it.",
        "Byline answers on Telegram as @byline; Ctrl-C stops it.",
        f"{AWAY} Matrix is tried again until it answers; the rest goes on.",
    ]
    assert [int(pause) for pause in shift.pauses] == [1, 2, 4]


async def test_why_a_platform_is_away_is_what_it_said_last(room: Newsroom) -> None:
    """Since the first time; the operator reads of it once."""
    full = UnreachableError("The harbour is full.")
    async with at_work(room, Door(Platform.MATRIX, [AWAY, *[full] * 1_000])) as (shift, _):
        await shift.wait_until(lambda: bool(shift.pauses))
        first = shift.connections.away[Platform.MATRIX]
        shift.may_try.set()
        await shift.wait_until(lambda: len(shift.pauses) > 1)
        assert shift.connections.away[Platform.MATRIX] == Absence(first.since, str(full))
        assert len(shift.said) == 1


async def test_a_long_ban_is_waited_out(room: Newsroom) -> None:
    """For as long as the platform asks."""
    async with at_work(room, Door(Platform.TELEGRAM, [UnreachableError("Rest.", retry_seconds=3_600)])) as (shift, _):
        await shift.wait_until(lambda: bool(shift.pauses))
    assert shift.pauses[0] >= 3_600


async def test_a_wrong_setting_ends_all_at_the_start(room: Newsroom) -> None:
    """With the platform's sentence, and the other platform is left in good order."""
    other = Door(Platform.TELEGRAM)
    async with at_work(room, Door(Platform.MATRIX, [WRONG]), other) as (_, task):
        with pytest.raises(TransportError, match=str(WRONG)):
            await asyncio.wait_for(asyncio.shield(task), SOON_SECONDS)
    assert other.opened == other.closed


async def test_a_refusal_after_the_start_stops_one_platform(room: Newsroom) -> None:
    """Also at a later try; the last one that is left ends all."""
    revoked = Door(Platform.TELEGRAM, ends=deque([WRONG]))
    late = Door(Platform.MATRIX, [AWAY, WRONG])
    async with at_work(room, revoked, late) as (shift, task):
        await shift.wait_until(lambda: str(WRONG) in shift.said)
        assert not task.done()
        refused, late_yet = (shift.connections.away.get(one) for one in (Platform.TELEGRAM, Platform.MATRIX))
        assert refused is not None
        assert (refused.why, refused.is_for_good) == (str(WRONG), True)
        assert late_yet is None or not late_yet.is_for_good
        shift.may_try.set()
        with pytest.raises(TransportError, match=str(WRONG)):
            await asyncio.wait_for(asyncio.shield(task), SOON_SECONDS)


async def test_a_database_that_is_away_ends_nothing(room: Newsroom) -> None:
    """The platform is connected to anew."""
    door = Door(Platform.TELEGRAM, [StoreError("The disk is full.")], deque([StoreError("The disk is full.")]))
    async with at_work(room, door) as (shift, _):
        shift.may_try.set()
        await shift.wait_until(lambda: door.opened == 2 and bool(shift.connections.transports))
    assert door.closed == 2


async def test_while_another_process_serves_nothing_is_opened(room: Newsroom) -> None:
    """Whoever was silent for too long closes what is open, and opens it again when the other one has stopped."""
    door, leases = Door(Platform.MATRIX), room.desk.store.leases
    async with at_work(room, door) as (shift, _):
        await shift.wait_until(lambda: door.opened == 1)
        other = None
        while other is None:
            other = await leases.take(await leases.look("serve matrix"), "other", now=room.desk.clock.now())
        await shift.wait_until(lambda: STANDS_BY in shift.said)
        assert (door.opened, door.closed) == (1, 1)
        await leases.give_back(other)
        await shift.wait_until(lambda: door.opened == 2 and bool(shift.connections.transports))
    answers = "Byline answers on Matrix as @byline; Ctrl-C stops it."
    assert shift.said == [answers, TAKEN_OVER, STANDS_BY, answers]


async def test_a_token_revoked_long_ago_is_no_wrong_setting(room: Newsroom) -> None:
    """Also after another process has served meanwhile: the platforms that are left go on."""
    revoked, door = Door(Platform.TELEGRAM, ends=deque([WRONG])), Door(Platform.MATRIX)
    leases = room.desk.store.leases
    async with at_work(room, revoked, door) as (shift, task):
        await shift.wait_until(lambda: str(WRONG) in shift.said and door.opened == 1)
        revoked.tries.append(WRONG)
        other = None
        while other is None:
            other = await leases.take(await leases.look("serve matrix"), "other", now=room.desk.clock.now())
        await shift.wait_until(lambda: STANDS_BY in shift.said)
        await leases.give_back(other)
        await shift.wait_until(lambda: door.opened == 2 and shift.said.count(str(WRONG)) == 2)
        assert not task.done()


async def test_telegram_answers_while_the_homeserver_cannot_be_reached(room: Newsroom, tmp_path: Path) -> None:
    """And tells those who run Byline since when, and why."""
    async with running_bot_api() as api:
        settings = Settings(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=api.url,
            owners=f"telegram:{PRIVATE}",
            matrix_homeserver="http://127.0.0.1:9",
            matrix_user="@byline:harbour.example",
            matrix_token=SecretStr("CANARY-canary"),
            matrix_store=str(tmp_path / "keys"),
        )
        async with serving(room, openers_of(settings, room.desk.store, SystemClock())) as (shift, _):
            await shift.wait_until(lambda: bool(shift.pauses))
            await says(api, "/health")
            await api.wait_until(lambda: api.posts[str(PRIVATE)])
    (post,) = api.posts[str(PRIVATE)].values()
    assert "Matrix is not connected since 16 Mar 20:00: The homeserver http://127.0.0.1:9" in post["text"]


@pytest.mark.xdist_group("synapse")
async def test_matrix_answers_while_telegram_wants_to_rest(room: Newsroom, synapse: Synapse, tmp_path: Path) -> None:
    """And after a homeserver that stumbled over the first try."""
    bot, ann = synapse.person("byline"), synapse.person("ann")
    async with running_bot_api() as api, running_proxy(synapse.url) as proxy:
        api.fail("getMe", Fault(429, "Too Many Requests: retry after 9999", {"retry_after": 9_999}))
        proxy.trouble("/whoami", Trouble(502))
        settings = Settings(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=api.url,
            matrix_homeserver=proxy.url,
            matrix_user=bot.user,
            matrix_token=SecretStr(bot.token),
            matrix_store=str(tmp_path / "keys"),
            owners=f"matrix:{ann.user}",
        )
        async with serving(room, openers_of(settings, room.desk.store, SystemClock())) as (shift, _):
            await shift.wait_until(lambda: len(shift.pauses) == 2)
            assert set(shift.connections.away) == {Platform.MATRIX, Platform.TELEGRAM}
            shift.may_try.set()
            chat = ann.room(bot.user)
            await ann.wait_for_posts(chat, bot.user, 1)
            assert set(shift.connections.away) == {Platform.TELEGRAM}
    assert "left alone for 9999 s" in " ".join(shift.said)
