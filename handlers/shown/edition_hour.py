"""The hour of a chat's editions among its settings: a few hours to choose from, all others by `/schedule`."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from desk.chats.subscriptions import coming_times, lost_clock_words
from desk.desk import Desk
from desk.people.may_subscribe import CLOSED, may_subscribe
from digest.dates import moment_words
from domain.chat import Reply
from domain.message import Button, Message, Paragraph
from domain.subscription import Subscription
from handlers import schedule
from handlers.command import Asked
from handlers.shown.pieces import ask, say, title
from handlers.shown.schedule_answer import clock_words, read_given
from handlers.shown.setting import Setting
from handlers.typed.days_of_week import EVERY_DAY
from handlers.typed.schedule_words import schedule_words

HOUR: Final = "hour"
OFF: Final = "off"
HOURS: Final = (OFF, "07:00", "08:00", "18:00")
PAUSED: Final = "paused"


async def hour_setting(asked: Asked, desk: Desk, present: Subscription | None) -> Setting:
    """The hour as one of the settings; open to who may subscribe."""
    is_open = await may_subscribe(desk, asked.request)
    return Setting(HOUR, "Editions", _value(present, asked.now), HOURS, is_open=is_open)


def _value(present: Subscription | None, now: datetime) -> str:
    """The hour of one edition every day, the first of other schedules with a mark that there is more to it."""
    if present is None or not present.is_active or not present.schedule.slots:
        return OFF
    if present.is_paused(now):
        return PAUSED
    first, *others = present.schedule.slots
    return f"{first.at:%H:%M}{' …' if others or first.weekdays != EVERY_DAY else ''}"


async def hour_words(asked: Asked, desk: Desk, present: Subscription | None) -> Paragraph:
    """When editions come, on which clock, and when the next one does."""
    if present is not None and present.is_active and not present.has_clock:
        return say(lost_clock_words(present))
    zone = present.zone if present is not None and present.has_clock else asked.zone
    clock = clock_words(zone, asked.now)
    if present is None or _value(present, asked.now) == OFF:
        return say(f"No edition comes by itself. Clock: {clock}.")
    coming = (await coming_times(desk, present, asked.now)).times
    following = f" Next: {moment_words(coming[0], zone)}." if coming else ""
    words = f"Editions: {schedule_words(present.schedule)}, {clock}.{following}"
    return say(words, " Paused; to go on now: ", ask("/resume")) if present.is_paused(asked.now) else say(words)


async def show_hours(asked: Asked, desk: Desk) -> Reply:
    """What the hour can be; to who may not subscribe, why it is none."""
    present = await desk.store.subscriptions.get(asked.request.chat)
    setting = await hour_setting(asked, desk, present)
    back = (Button("◀ back", "/settings"),)
    if not setting.is_open:
        return Reply(Message((say(f"{CLOSED} ", ask("/digest")),), (back,)))
    blocks = (
        title("When editions come by themselves"),
        await hour_words(asked, desk, present),
        say("Other times and days, or the clock of your place: /schedule weekdays 7:30 Kyiv"),
    )
    return Reply(Message(blocks, (tuple(Button(one, f"/settings {HOUR} {one}") for one in setting.others), back)))


async def choose_hour(asked: Asked, desk: Desk, text: str) -> Reply | None:
    """Take what was written as `/schedule` does; gives its answer where it asks back, None when it is done.

    Raises:
        UsageError: If the words make no schedule.
        NotAllowedError: If the asker may not subscribe.
    """
    given = replace(asked, command=schedule.COMMAND, action=None, args=replace(asked.args, text=text, path=text))
    read = await read_given(given, desk, or_else=", or a setting: /settings")
    if read.instead is not None:
        return read.instead
    await schedule.run(given, desk)
    return None
