"""Asking for editions by themselves: `/subscribe`, `/schedule`, `/pause`, `/resume`, `/unsubscribe`."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from domain.chat import ChatRef, Platform, Role
from domain.subscription import Schedule, Slot, Subscription
from tests.handlers.newsroom import CHAT, EVENING, Newsroom
from tests.storage.subscribing import LOST, rename_zone

GROUP = ChatRef(Platform.TELEGRAM, "-7")
NEXT_8 = "Next: Tue 17 Mar, 08:00 · Wed 18 Mar, 08:00 · Thu 19 Mar, 08:00"


async def kept(room: Newsroom, chat: ChatRef = CHAT) -> Subscription:
    """The subscription of a chat."""
    found = await room.desk.store.subscriptions.get(chat)
    assert found is not None
    return found


async def test_without_a_word_it_is_every_morning(empty_room: Newsroom) -> None:
    """The answer has times, clock and the next three; asked again nothing changes."""
    text = await empty_room.text("/subscribe")
    assert text.startswith(
        f"Subscribed.\nEditions by themselves: 08:00 every day.\nClock: UTC, now Mon 16 Mar, 20:00.\n{NEXT_8}"
    )
    assert (await empty_room.text("/subscribe")).startswith("Subscribed already.")


async def test_times_and_place_are_taken_at_once(empty_room: Newsroom) -> None:
    """The clock holds for dates and hours in the chat from then on."""
    text = await empty_room.text("/subscribe 7:30, 6pm Київ")
    assert "Editions by themselves: 07:30 and 18:00 every day." in text
    assert "Clock: Europe/Kyiv (UTC+2), now Mon 16 Mar, 22:00." in text
    assert "Next: Tue 17 Mar, 07:30 · Tue 17 Mar, 18:00 · Wed 18 Mar, 07:30" in text
    assert await empty_room.desk.store.chats.option(CHAT, "zone") == "Europe/Kyiv"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/schedule 18:30", "18:30 every day"),
        ("/schedule weekdays 8:00 weekends 10:00", "08:00 on weekdays, 10:00 at weekends"),
        ("/schedule quiet 22-7", "08:00 every day; quiet 22:00–07:00"),
        ("/schedule every 3 hours 9-21", "every 3 hours 09:00–21:00 every day"),
        ("/schedule Kathmandu", "Clock: Asia/Kathmandu (UTC+5:45)"),
        ("/schedule UTC-3", "Clock: UTC−3, now"),
    ],
)
async def test_a_schedule_changes_what_is_named(asked: str, words: str, empty_room: Newsroom) -> None:
    """The rest stays; asked without a word it shows the same."""
    await empty_room.text("/subscribe 8:00")
    text = await empty_room.text(asked)
    assert text.startswith("Changed.")
    assert words in text
    assert text == f"Changed.\n{await empty_room.text('/schedule')}"
    assert (await empty_room.text(asked)).startswith("Nothing changes.")


async def test_a_schedule_subscribes_who_is_not(empty_room: Newsroom) -> None:
    """Without a word it says how to begin; with times it begins, and with a place alone it goes on as before."""
    assert "Nothing comes here by itself. Every morning at 8: /subscribe" in await empty_room.text("/schedule")
    assert "Subscribed.\nEditions by themselves: 09:00 on Fridays." in await empty_room.text("/schedule fri 9:00")
    await empty_room.text("/unsubscribe")
    assert "09:00 on Fridays.\nClock: Asia/Tokyo (UTC+9)" in await empty_room.text("/schedule Tokyo")


async def test_a_clock_that_is_known_no_more_is_said(empty_room: Newsroom, tmp_path: Path) -> None:
    """By every answer about editions, until another is chosen; dates are shown on the operator's clock meanwhile."""
    await empty_room.text("/subscribe 9:00 Kyiv")
    await rename_zone(f"sqlite:///{tmp_path / 'empty.sqlite3'}", "Europe/Kyiv", LOST)
    words = f"the clock {LOST} is not known here any more: choose another, for example /schedule Kyiv"
    for asked in ("/schedule", "/schedule 8:00", "/schedule off", "/settings about hour", "/pause tomorrow", "/resume"):
        assert words in await empty_room.text(asked)
    assert "none comes by itself: /schedule" in await empty_room.text("/help")
    assert "Byline · Mon 16 Mar, 20:00" in await empty_room.text("/digest preview")
    assert "Clock: Europe/Warsaw (UTC+1)" in await empty_room.text("/schedule Warsaw")


async def test_off_is_off_until_there_are_times(empty_room: Newsroom) -> None:
    """Quiet hours and clock are kept, and `/subscribe` is every morning again."""
    await empty_room.text("/subscribe 9:00 quiet 22-7 Kyiv")
    assert "Editions by themselves are off." in await empty_room.text("/schedule off")
    assert "Next" not in await empty_room.text("/schedule")
    text = await empty_room.text("/subscribe")
    assert "08:00 every day; quiet 22:00–07:00.\nClock: Europe/Kyiv" in text


async def test_with_editions_off_there_is_nothing_to_pause(empty_room: Newsroom) -> None:
    """It is said how to turn them on; a pause of before ends without the promise of an edition."""
    await empty_room.text("/subscribe 8:00")
    await empty_room.text("/pause")
    await empty_room.text("/schedule off")
    off = "Editions by themselves are off. Turn them on with times, for example: /schedule 8:00"
    assert (await empty_room.text("/resume")).startswith(f"The pause is over.\n{off}")
    assert (await empty_room.text("/pause 2 days")).startswith(f"There is nothing to pause.\n{off}")
    assert (await kept(empty_room)).paused_until is None
    assert (await empty_room.text("/resume")).startswith(f"It is not paused.\n{off}")


async def test_a_time_that_is_passed_over_for_one_that_waits_says_when_that_comes(empty_room: Newsroom) -> None:
    """At the end of the quiet hours, or at once where another clock has none; no edition was there yet."""
    for text in ("/subscribe 8:00 UTC", "/schedule quiet 19-7", "/schedule 21:00", "/schedule 19:30"):
        await empty_room.text(text)
    passed = "is passed over: the edition of that day is due"
    assert f"Mon 16 Mar, 17:00 {passed} now." in await empty_room.text("/schedule EST 17:00")
    assert f"Mon 16 Mar, 17:00 {passed} Tue 17 Mar, 07:00." in await empty_room.text("/schedule quiet 14-7")


async def test_what_is_not_clear_is_asked_with_the_rest_kept(empty_room: Newsroom) -> None:
    """Several clocks of a name, or names like it, as commands that can be followed."""
    await empty_room.text("/subscribe 8:00")
    text = await empty_room.text("/schedule 9:00 Salvador")
    assert "“Salvador” has several clocks; which one?\n- Bahia: /schedule 9:00 America/Bahia" in text
    assert "perhaps:\n- Kyiv: /subscribe 9:00 Europe/Kyiv" in await empty_room.text("/subscribe 9:00 Kyvi")
    assert "neither a time nor a place whose clock I know" in await empty_room.text("/schedule 9:00 Qqqqqqq")
    assert "08:00 every day" in await empty_room.text("/schedule")


async def test_on_telegram_it_is_asked_with_buttons(empty_room: Newsroom) -> None:
    """A press chooses for the chat where it is pressed, which a link could not."""
    reply = await empty_room.reply("/subscribe 9:00 Salvador", chat=GROUP, is_private=False)
    assert [[(one.label, one.command) for one in row] for row in reply.message.buttons] == [
        [("Bahia", "/subscribe 9:00 America/Bahia")],
        [("El Salvador", "/subscribe 9:00 America/El_Salvador")],
    ]


async def test_a_day_that_had_its_edition_has_no_second(empty_room: Newsroom) -> None:
    """What is due counts as had, so a later time of the day is passed over, and the answer says so."""
    store, at_eight = empty_room.desk.store, Schedule((Slot(time(20), frozenset(range(1, 8))),))
    await store.subscriptions.subscribe(CHAT, "UTC", at_eight, now=EVENING - timedelta(hours=1))
    await store.occurrences.plan(EVENING)
    text = await empty_room.text("/schedule 22:00")
    assert "One is due at this moment." in text
    assert "Mon 16 Mar, 22:00 is passed over: the edition of that day is due now." in text
    assert "Next: Tue 17 Mar, 22:00" in text


async def test_a_pause_shows_its_end_and_what_comes_after(empty_room: Newsroom) -> None:
    """With an end, without one, and no more."""
    await empty_room.text("/subscribe")
    text = await empty_room.text("/pause Thursday")
    assert text.startswith("Paused until Thu 19 Mar, 00:00; to go on now: /resume\n")
    assert "\nNext: Thu 19 Mar, 08:00" in text
    text = await empty_room.text("/pause")
    assert "Paused without an end; to go on now: /resume" in text
    assert "Next" not in text
    assert NEXT_8 in await empty_room.text("/resume")
    assert "It is not paused." in await empty_room.text("/resume")
    assert "no time I know" in await empty_room.text("/pause soon")


async def test_a_new_subscription_ends_a_pause(empty_room: Newsroom) -> None:
    """Who subscribes wants editions."""
    await empty_room.text("/subscribe")
    await empty_room.text("/pause")
    assert NEXT_8 in await empty_room.text("/subscribe")


@pytest.mark.parametrize("command", ["/pause", "/resume", "/unsubscribe", "/schedule"])
async def test_without_a_subscription_each_says_how_to_begin(command: str, empty_room: Newsroom) -> None:
    """Before the first, and after the end."""
    assert "/subscribe" in await empty_room.text(command)
    await empty_room.text("/subscribe")
    await empty_room.text("/unsubscribe")
    assert "Nothing comes here by itself." in await empty_room.text(command)


async def test_what_was_chosen_is_kept(empty_room: Newsroom) -> None:
    """After an end, `/subscribe` goes on with the times and the clock of before."""
    await empty_room.text("/subscribe fri 17:00 Tokyo")
    assert "What you chose is kept: /subscribe goes on." in await empty_room.text("/unsubscribe")
    text = await empty_room.text("/subscribe")
    assert "17:00 on Fridays.\nClock: Asia/Tokyo (UTC+9)" in text


@pytest.mark.parametrize(
    "command", ["/subscribe", "/schedule 9:00", "/schedule Kyiv", "/pause", "/resume", "/unsubscribe"]
)
async def test_in_a_group_its_admins_decide(command: str, empty_room: Newsroom) -> None:
    """A member who may ask everything is told so, and nothing changes."""
    await empty_room.text("/subscribe 8:00", chat=GROUP, is_private=False)
    await empty_room.desk.store.chats.set_option(GROUP, "asking", "everything")
    before = await kept(empty_room, GROUP)
    refused = await empty_room.text(command, role=Role.MEMBER, chat=GROUP, is_private=False)
    assert "by the admins of this chat" in refused
    assert await kept(empty_room, GROUP) == before


async def test_a_thread_has_its_own(empty_room: Newsroom) -> None:
    """Its times and its pause are not those of the chat."""
    thread = replace(GROUP, thread="4")
    await empty_room.text("/subscribe 8:00", chat=GROUP, is_private=False)
    await empty_room.text("/subscribe 20:00 Kyiv", chat=thread, is_private=False)
    assert "08:00 every day.\nClock: UTC" in await empty_room.text("/schedule", chat=GROUP, is_private=False)
    assert "20:00 every day.\nClock: Europe/Kyiv" in await empty_room.text("/schedule", chat=thread, is_private=False)


async def test_who_is_not_let_in_may_not_subscribe_and_may_end(empty_room: Newsroom) -> None:
    """The admins of Byline decide who gets editions by themselves; everybody may stop them."""
    assert "/digest" in await empty_room.text("/subscribe", role=Role.STRANGER, user="eve")
    assert await empty_room.desk.store.subscriptions.get(CHAT) is None
    await empty_room.text("/subscribe")
    assert "kept" in await empty_room.text("/unsubscribe", role=Role.STRANGER, user="eve")


async def test_off_subscribes_nobody(empty_room: Newsroom) -> None:
    """Where nothing came, nothing comes."""
    for command in ("/schedule off", "/subscribe off"):
        assert "Nothing comes here by itself." in await empty_room.text(command)
    assert await empty_room.desk.store.subscriptions.get(CHAT) is None
