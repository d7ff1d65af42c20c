"""What an answer costs on each platform, and what Byline with both of them holds in memory while nothing happens.

`byline run` answers in a process of its own, on the samples: on Telegram behind the Bot API server of the tests, and on
Matrix behind a real Synapse (`bin/environment homeserver`); `byline chat` answers a script. One person asks at a time.
A time goes from the request to the answer: on Telegram until the server has it, on Matrix until the person's client
has it. Most of that is not Byline's, so an echo, a bot of a few lines without a library, answers the same people on the
same servers, in turns with Byline; "overhead" is the answer less the median of the echo. Memory is the main process's:
resident (RSS), and with shared pages divided among those who share them (PSS). Fewer requests:
`python -m bench.transports 20`. The last line is one JSON object.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from aiohttp import ClientSession

from bench.process_tree import held_mb
from bench.transports_people import (
    BETWEEN_SECONDS,
    Asking,
    ConsolePerson,
    MatrixAccount,
    MatrixPerson,
    TelegramPeople,
    matrix_echo,
    telegram_echo,
)
from bot.app import demo_settings
from bot.settings import PREFIX, Settings
from tests.fakes.bot_api.server import TOKEN, BotApi, running_bot_api
from tests.synapse import Person, Synapse

REQUESTS: Final = 200
ROOMS: Final = 10
EDITION: Final = "/digest all since:2026-03-01"
COMMANDS: Final = ("/help", "/source 1")
IDLE_SECONDS: Final = 35
"""By then every job has ticked that does so more often than once a minute."""
ANSWER_SECONDS: Final = 60
GOAL_MB: Final = 110.0
_HALF, _MOST = 0.50, 0.99


@dataclass(frozen=True, slots=True)
class Times:
    """What was measured, in milliseconds."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        """The quantiles of what was measured, each a value that occurred."""
        ordered = sorted(seconds)
        at = [ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))] * 1_000 for part in (_HALF, _MOST)]
        return cls(*at)


@dataclass(slots=True)
class Measured:
    """The times by platform and command, those of the echoes by platform, and RSS and PSS in MB by moment."""

    answers: dict[str, dict[str, Times]] = field(default_factory=dict)
    echoes: dict[str, Times] = field(default_factory=dict)
    memory: dict[str, tuple[float, float]] = field(default_factory=dict)


async def measure(requests: int) -> Measured:
    """Everything, one platform after the other."""
    found = Measured()
    folder = Path(tempfile.mkdtemp(prefix="byline-bench-"))
    synapse = Synapse(folder)
    await asyncio.to_thread(synapse.start)
    try:
        async with (
            demo_settings(Settings()) as demo,
            running_bot_api() as api,
            running_bot_api() as other,
            ClientSession() as session,
        ):
            ann, bot, echo = (synapse.person(name) for name in ("ann", "byline", "echo"))
            settings = _settings(folder, demo.database_url, api, ann, bot)
            person = MatrixAccount(session, ann)
            async with _byline("run", settings, folder) as process:
                await _ready(process, 2)
                await asyncio.sleep(IDLE_SECONDS)
                found.memory["idle"] = held_mb(process.pid)
                people = TelegramPeople(api, requests), TelegramPeople(other, requests)
                async with telegram_echo(other, session):
                    await _time_both(found, "Telegram", people, requests, editions=requests)
                rooms = [MatrixPerson(person, await _rooms(ann, one)) for one in (bot, echo)]
                echoing = MatrixAccount(session, echo)
                await asyncio.gather(person.start(), echoing.start())
                async with matrix_echo(echoing):
                    await _time_both(found, "Matrix", (rooms[0], rooms[1]), requests, editions=ROOMS)
                found.memory["after all requests"] = held_mb(process.pid)
            async with _byline("chat", {"DATABASE_URL": demo.database_url}, folder) as process:
                await _time_both(found, "console", (ConsolePerson(process), None), requests, editions=1)
    finally:
        synapse.kill()
        await asyncio.to_thread(shutil.rmtree, folder)
    return found


def _settings(folder: Path, database: str, api: BotApi, owner: Person, bot: Person) -> dict[str, str]:
    return {
        "DATABASE_URL": database,
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
        "MATRIX_HOMESERVER": bot.url,
        "MATRIX_USER": bot.user,
        "MATRIX_TOKEN": bot.token,
        "MATRIX_STORE": str(folder / "keys"),
        "OWNERS": f"matrix:{owner.user}",
    }


@asynccontextmanager
async def _byline(subcommand: str, settings: Mapping[str, str], folder: Path) -> AsyncIterator[Process]:
    """Byline in a process of its own, and in a folder without settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    env = own | {PREFIX + name: value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", subcommand), stdin=PIPE, stdout=PIPE, env=env, cwd=folder
    )
    try:
        yield process
    finally:
        if subcommand == "run":
            process.terminate()
        elif process.stdin is not None:
            process.stdin.close()
        await process.communicate()


async def _ready(process: Process, platforms: int) -> None:
    if process.stdout is None:
        raise RuntimeError
    while platforms:
        line = (await process.stdout.readline()).decode().strip()
        print(line, flush=True)
        platforms -= "answers on" in line


async def _rooms(person: Person, bot: Person) -> list[str]:
    """Rooms of the two, the bot in all of them; Byline may have come by itself."""
    rooms = [await asyncio.to_thread(person.room, bot.user) for _ in range(ROOMS)]
    for room in rooms:
        await asyncio.to_thread(bot.ask, "POST", f"/join/{room}", {})
    return rooms


async def _time_both(
    found: Measured, platform: str, people: tuple[Asking, Asking | None], requests: int, *, editions: int
) -> None:
    """Ask Byline and the echo in turns; an edition comes first into each chat, so that it has a line 1."""
    byline, echo = people
    for _ in range(editions):
        await _time(byline, EDITION)
    await asyncio.sleep(1)
    echoed = []
    for command in COMMANDS:
        await _time(byline, command)
        answered = []
        for _ in range(requests):
            answered.append(await _time(byline, command))
            if echo is not None:
                echoed.append(await _time(echo, command))
        found.answers.setdefault(platform, {})[command] = Times.of(answered)
    if echoed:
        found.echoes[platform] = Times.of(echoed)


async def _time(person: Asking, command: str) -> float:
    """How many seconds an answer took; the next may be asked for."""
    started = time.perf_counter()
    async with asyncio.timeout(ANSWER_SECONDS):
        await person.ask(command)
    taken = time.perf_counter() - started
    await asyncio.sleep(max(0.0, BETWEEN_SECONDS - taken))
    return taken


def overhead(found: Measured, platform: str, answer: Times) -> Times:
    """The answer less the median of the echo, which a console needs not."""
    echo = found.echoes.get(platform, Times(0.0, 0.0))
    return Times(answer.p50 - echo.p50, answer.p99 - echo.p50)


def print_table(found: Measured) -> None:
    """A row for each platform and command."""
    print(f"\n{'':<22} {'answer, ms':>16} {'echo, ms':>16} {'overhead, ms':>16}")
    print(f"{'':<22}" + 3 * f" {'p50':>8}{'p99':>8}")
    for platform, answers in found.answers.items():
        for command, answer in answers.items():
            columns = (answer, found.echoes.get(platform), overhead(found, platform, answer))
            cells = (f" {one.p50:>8.1f}{one.p99:>8.1f}" if one else f" {'–':>8}{'–':>8}" for one in columns)
            print(f"{platform:<11}{command:<11}" + "".join(cells))
    for moment, (rss, pss) in found.memory.items():
        print(f"memory of the main process, both platforms, {moment}: {rss:.1f} MB RSS, {pss:.1f} MB PSS")
    print(f"goal: at most {GOAL_MB:.0f} MB RSS idle")


def summary(found: Measured, requests: int) -> dict[str, object]:
    """The same for a program."""

    def rounded(times: Times) -> dict[str, float]:
        return {"p50_ms": round(times.p50, 1), "p99_ms": round(times.p99, 1)}

    return {
        "requests": requests,
        "answers": {on: {name: rounded(one) for name, one in given.items()} for on, given in found.answers.items()},
        "echoes": {on: rounded(one) for on, one in found.echoes.items()},
        "overhead": {
            on: {name: rounded(overhead(found, on, one)) for name, one in given.items()}
            for on, given in found.answers.items()
        },
        "memory": {
            moment: {"rss_mb": round(rss, 1), "pss_mb": round(pss, 1)} for moment, (rss, pss) in found.memory.items()
        },
    }


def main() -> None:
    """Measure, print the table and the summary."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    found = asyncio.run(measure(requests))
    print_table(found)
    print(json.dumps(summary(found, requests)))


if __name__ == "__main__":
    main()
