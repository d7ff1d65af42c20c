"""A desk on which editions become due, and what each chat has to have got once they have all come."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from domain.chat import ChatRef, Platform
from domain.subscription import Schedule, Slot
from storage.store import Store
from tests.desk.press import EVERY_DAY, Press, press_on
from tests.fakes.clock import START, TurnedClock

HOURS_A_DAY: Final = 24
HOURS_BETWEEN: Final = 12
"""Articles come every so many hours, so that each window of a day has four of them."""
AT_ONCE: Final = 2
KINDS: Final = "ferry bridge tram school dam market harbour library tunnel museum mill".split()
TOWNS: Final = "Halvek Tarrant Sundby Orlow Marisk Dunmoor Velgrad Pellin Quern Rothby Saltash Ulmen Brant".split()
DEEDS: Final = "reopened closed flooded moved expanded halved renamed sold insured".split()


@dataclass(frozen=True, slots=True)
class Plan:
    """Editions for so many chats on so many days; `at_once` chats have the same time, so that they share bodies."""

    chats: int
    days: int
    at_once: int = 2

    @property
    def hours(self) -> float:
        """When the last of it is due, after START."""
        return float(self.days * HOURS_A_DAY)

    def due_at(self, number: int) -> float:
        """At which hour after START a chat's first edition is due; the next ones a day after each other."""
        return (number // self.at_once + 1) * HOURS_A_DAY * self.at_once / self.chats - 1 / 60

    @property
    def ticks(self) -> list[float]:
        """The hours after START at which something has become due, one for each time."""
        count = self.days * self.chats // self.at_once
        return [(tick + 1) * self.hours / count for tick in range(count)]

    def lines_of(self, number: int) -> frozenset[int]:
        """Which lines a chat has to have got, whenever its editions were published."""
        last = self.due_at(number) + (self.days - 1) * HOURS_A_DAY
        return frozenset(line for line in range(len(self.lines)) if line // AT_ONCE * HOURS_BETWEEN < last)

    @property
    def lines(self) -> list[str]:
        """The sentences, in the order in which they are stored; no two tell the same."""
        count = self.days * HOURS_A_DAY // HOURS_BETWEEN * AT_ONCE
        told = zip(itertools.cycle(KINDS), itertools.cycle(TOWNS), itertools.cycle(DEEDS), strict=False)
        return [f"The {kind} of {town} was {deed}." for kind, town, deed in itertools.islice(told, count)]

    def lines_in(self, text: str) -> tuple[int, ...]:
        """Which lines stand in a post, and how often."""
        return tuple(n for n, line in enumerate(self.lines) for _ in range(text.count(line)))


class _Presses(Press):
    """A press that stores its stories at the end."""

    async def group(self) -> None:
        """Not yet."""

    async def group_all(self) -> None:
        """Store the stories."""
        await super().group()


async def prepare(url: str, platform: Platform, chats: Sequence[str], plan: Plan) -> None:
    """Subscribe the chats and store the articles; nothing was published yet.

    Each line comes a day later in a second outlet too, where it is no line for who was shown it.
    """
    store = await Store.open(url, clock=TurnedClock())
    press = press_on(store)
    press = _Presses(press.desk, press.clock, press.stage)
    for number, name in enumerate(chats):
        chat = ChatRef(platform, name)
        at = (START + timedelta(hours=plan.due_at(number))).time()
        schedule = Schedule((Slot(at, EVERY_DAY),))
        await store.subscriptions.subscribe(chat, "UTC", schedule, now=START)
        await store.chats.set_option(chat, "length", "full")
    lines = plan.lines
    for first in range(0, len(lines), AT_ONCE):
        again = first - AT_ONCE * HOURS_A_DAY // HOURS_BETWEEN
        for number in range(first, first + AT_ONCE):
            await press.print(f"Story {number}", lines[number])
        for number in range(max(again, 0), again + AT_ONCE):
            await press.print(f"Story {number}", lines[number], outlet="Coast Radio")
        press.clock.turn(timedelta(hours=HOURS_BETWEEN))
    await press.group_all()
    await store.close()
