"""What the commands about editions by themselves have in common: the words for a place, and the answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk.chats.find_zone import find_zone
from desk.chats.subscriptions import coming_times, lost_clock_words
from desk.chats.zone_names import Places
from desk.desk import Desk
from digest.dates import moment_words
from domain.chat import Platform, Reply
from domain.errors import UsageError
from domain.message import Block, Button, Items, Message
from domain.subscription import FOREVER, Subscription
from handlers.command import Asked
from handlers.shown.pieces import answer, ask, inline, say
from handlers.typed.schedule_words import Wanted, read_schedule, schedule_words


@dataclass(frozen=True, slots=True)
class Read:
    """What was understood: times, and the zone of a place; `instead` is the answer where the place is not clear."""

    wanted: Wanted
    zone: str | None = None
    instead: Reply | None = None


async def read_given(asked: Asked, desk: Desk, *, or_else: str = "") -> Read:
    """Understand the times and the place that were given; `or_else` is what an unknown place could have been besides.

    Raises:
        UsageError: If the times make no schedule, or no place is called so.
    """
    wanted = read_schedule(asked.args.path or "")
    if not wanted.place:
        return Read(wanted)
    places = await find_zone(desk, wanted.place)
    if len(places.zones) == 1:
        return Read(wanted, places.zones[0])
    return Read(wanted, instead=_which(asked, wanted.place, places, or_else))


async def show(asked: Asked, desk: Desk, subscription: Subscription, *, done: str = "") -> Reply:
    """How a subscription stands: times, clock with its offset, and the next three times; without a clock, that."""
    if not subscription.has_clock:
        return answer([say(lost_clock_words(subscription))])
    coming = await coming_times(desk, subscription, asked.now)
    clock = f"Clock: {clock_words(subscription.zone, asked.now)}, now {moment_words(asked.now, subscription.zone)}."
    blocks: list[Block] = [_paused(subscription)] if subscription.is_paused(asked.now) else []
    blocks += [say(done)] if done else []
    if not subscription.schedule.slots:
        off = "Editions by themselves are off. Turn them on with times, for example: /schedule 8:00"
        return answer([*blocks, say(off), say(clock)])
    blocks += [say(f"Editions by themselves: {schedule_words(subscription.schedule)}."), say(clock)]
    if coming.is_due:
        blocks.append(say("One is due at this moment."))
    if coming.passed_at is not None:
        blocks.append(_passed_over(coming.passed_at, coming.instead_at, subscription.zone, asked.now))
    if coming.times:
        blocks.append(say(f"Next: {' · '.join(moment_words(at, subscription.zone) for at in coming.times)}"))
    return answer(blocks)


def none_yet() -> Reply:
    """Says that nothing comes by itself, and how to change that."""
    words = "Nothing comes here by itself. Every morning at 8: "
    return answer([say(words, ask("/subscribe"), " · at other times, for example: /subscribe 7:30 18:00 Kyiv")])


def clock_words(zone: str, at: datetime) -> str:
    """A zone with its offset at an instant: "Europe/Kyiv (UTC+2)"; where it is nothing but an offset, that alone."""
    offset = offset_words(zone, at)
    return offset if zone == "UTC" or zone.startswith("Etc/") else f"{zone} ({offset})"


def offset_words(zone: str, at: datetime) -> str:
    """How far a zone is from UTC at an instant: "UTC+2", "UTC−3:30", "UTC"."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    if not offset:
        return "UTC"
    return f"UTC{'−' if offset < timedelta() else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


def _passed_over(passed_at: datetime, instead_at: datetime | None, zone: str, now: datetime) -> Block:
    """Say why a time of the schedule brings nothing."""
    why = "that day had its edition already"
    if instead_at is not None:
        why = f"the edition of that day is due {'now' if instead_at <= now else moment_words(instead_at, zone)}"
    return say(f"{moment_words(passed_at, zone)} is passed over: {why}.")


def _paused(subscription: Subscription) -> Block:
    until = subscription.paused_until
    is_open = until is None or until == FOREVER
    end = "without an end" if is_open else f"until {moment_words(until or FOREVER, subscription.zone)}"
    return say(f"Paused {end}; to go on now: ", ask("/resume"))


def _which(asked: Asked, place: str, places: Places, or_else: str) -> Reply:
    """Ask which clock is meant, or offer what is called nearly so.

    Raises:
        UsageError: If nothing is.
    """
    choices = [(zone.rsplit("/", 1)[1].replace("_", " "), zone) for zone in places.zones] or list(places.near)
    words = frozenset(place.split())
    typed = _typed(asked, words) or place
    if not choices:
        raise UsageError(
            f"“{typed[:40]}” is neither a time nor a place whose clock I know; "
            "write a time as 8:00 or 8pm, and a big city or the country, "
            f"for example: 8:00 Kyiv, or 18:30 Ukraine{or_else}"
        )
    rest = _typed(asked, words, is_place=False)
    head = f"“{typed}” has several clocks; which one?" if places.zones else f"I know no clock of “{typed}”; perhaps:"
    offered = [(name, " ".join(filter(None, (f"/{asked.command.name}", rest, zone)))) for name, zone in choices]
    if asked.request.chat.platform is Platform.TELEGRAM:
        return Reply(Message((say(head),), tuple((Button(name, command),) for name, command in offered)))
    return answer([say(head), Items(tuple(inline([f"{name}: ", ask(command)]) for name, command in offered))])


def _typed(asked: Asked, place: frozenset[str], *, is_place: bool = True) -> str:
    """The words of a place as they were typed, or the others."""
    words = (asked.args.path or "").split()
    return " ".join(word for word in words if (word.casefold().strip(",;") in place) is is_place)
