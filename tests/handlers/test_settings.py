"""`/settings`."""

from dataclasses import replace

import pytest

from desk.chats.chat_options import read_options
from desk.people.may_subscribe import CLOSED
from domain.chat import ChatRef, Platform, Role
from domain.edition import Length
from domain.options import OPTIONS, AnswersTo, Asking, OnUncertain
from domain.trust import Subscribers
from tests.handlers.newsroom import Newsroom, make_router

GROUP = ChatRef(Platform.TELEGRAM, "-1007")
ROOM = ChatRef(Platform.MATRIX, "!quay:sea.example")
PRIVATE = ChatRef(Platform.TELEGRAM, "5")


async def say(room: Newsroom, text: str, chat: ChatRef = GROUP, *, role: Role = Role.CHAT_ADMIN) -> str:
    """What an admin of a chat hears."""
    return await room.text(text, role=role, chat=chat, is_private=chat == PRIVATE)


async def buttons(room: Newsroom, text: str, chat: ChatRef = GROUP) -> dict[str, str]:
    """What the buttons of an answer ask, by their labels."""
    reply = await room.reply(text, role=Role.CHAT_ADMIN, chat=chat, is_private=chat == PRIVATE)
    return {button.label: button.command for row in reply.message.buttons for button in row}


def as_operator(room: Newsroom, **preferences: object) -> Newsroom:
    """The newsroom of an operator who prefers these."""
    desk = replace(room.desk, preferences=replace(room.desk.preferences, **preferences))  # type: ignore[arg-type]
    return Newsroom(desk, make_router(desk), room.ids)


async def test_one_post_has_all_options_with_their_values(empty_room: Newsroom) -> None:
    """A press takes the other value of two, or shows the values of more."""
    shown = await buttons(empty_room, "/settings")
    assert shown["Sound: off"] == "/settings sound on"
    assert shown["Length: short"] == "/settings about length"
    assert set(await buttons(empty_room, "/settings sound on")) >= {"Sound: on"}
    assert await buttons(empty_room, "/settings about length") == {
        "normal": "/settings length normal",
        "full": "/settings length full",
        "◀ back": "/settings",
    }


async def test_every_button_leads_on(empty_room: Newsroom) -> None:
    """Following each of them from each post never ends in a refusal."""
    seen: set[str] = set()
    waiting = ["/settings"]
    while waiting:
        command = waiting.pop()
        if command not in seen:
            seen.add(command)
            assert not (await empty_room.reply(command, chat=GROUP, is_private=False)).is_refusal
            waiting += (await buttons(empty_room, command)).values()
    assert len(seen) > len(OPTIONS)


async def test_what_is_chosen_is_read(empty_room: Newsroom) -> None:
    """Several at once, in any case; the answer says what holds from now on."""
    said = await say(empty_room, "/settings length FULL sound yes asking nothing answers briefly cooldown off")
    assert said.startswith("Length: full from now on (all there is). Sound: on from now on (with a sound).")
    await say(empty_room, "/settings previews on empty said uncertain park")
    options = await read_options(empty_room.desk, GROUP)
    assert (options.length, options.has_sound, options.has_previews) == (Length.FULL, True, True)
    assert (options.who_may_ask, options.answers_to) == (Asking.NOTHING, AnswersTo.BRIEFLY)
    assert (options.cooldown_seconds, options.says_empty, options.on_uncertain) == (0, True, OnUncertain.PARK)


async def test_a_chat_is_offered_what_it_can_have(empty_room: Newsroom) -> None:
    """A private chat has no group's options, a platform none of another's."""
    assert "Members ask" not in str(await buttons(empty_room, "/settings", PRIVATE))
    assert "prefix" not in await say(empty_room, "/settings")
    assert "- prefix ! · !byline, byline" in await say(empty_room, "/settings", ROOM)
    assert "has no setting “prefix”" in await say(empty_room, "/settings prefix !")
    assert "answers cannot be “thread”" in await say(empty_room, "/settings answers thread")
    assert "Answers: thread from now on" in await say(empty_room, "/settings answers thread", ROOM)


async def test_a_list_stands_where_buttons_cost(empty_room: Newsroom) -> None:
    """On Matrix each is a short line, and a few reactions take the next value; they stay the same after a press."""
    assert "- sound off · on\n" in await say(empty_room, "/settings", ROOM)
    for following in ("normal", "full", "short", "normal"):
        shown = await buttons(empty_room, "/settings", ROOM)
        assert shown["length"] == f"/settings length {following}"
        assert shown == await buttons(empty_room, shown["length"], ROOM) | {"length": shown["length"]}


async def test_the_operators_prefix_is_shown_until_a_room_chooses(empty_room: Newsroom) -> None:
    """It is one of the values, though no usual one, and can be taken again."""
    opened = as_operator(empty_room, matrix_prefix="?news")
    assert "- prefix ?news · !, !byline, byline" in await say(opened, "/settings", ROOM)
    assert "- prefix ! · ?news, !byline, byline" in await say(opened, "/settings prefix !", ROOM)
    assert "Prefix: ?news from now on (as in every room of this Byline)" in await say(
        opened, "/settings prefix ?news", ROOM
    )


async def test_a_value_is_taken_in_its_own_letters(empty_room: Newsroom) -> None:
    """A prefix with a capital letter is found in any case; one that is written exactly comes first."""
    opened = as_operator(empty_room, matrix_prefix="News!")
    assert "Prefix: ! from now on" in await say(opened, "/settings prefix !", ROOM)
    for typed in ("News!", "news!"):
        assert "Prefix: News! from now on" in await say(opened, f"/settings prefix {typed}", ROOM)
    alike = as_operator(empty_room, matrix_prefix="!Byline")
    for typed in ("!Byline", "!byline"):
        assert f"Prefix: {typed} from now on" in await say(alike, f"/settings prefix {typed}", ROOM)


async def test_the_hour_is_chosen_in_the_form(empty_room: Newsroom) -> None:
    """A few hours as buttons, others as `/schedule` takes them; the form says what comes next."""
    opened = as_operator(empty_room, subscribers=Subscribers.EVERYBODY)
    assert "No edition comes by itself. Clock: UTC." in await say(opened, "/settings")
    assert (await buttons(opened, "/settings"))["Editions: off"] == "/settings about hour"
    assert set(await buttons(opened, "/settings about hour")) == {"07:00", "08:00", "18:00", "◀ back"}
    text = await say(opened, "/settings hour 08:00")
    assert "Editions: 08:00 every day, UTC. Next: Tue 17 Mar, 08:00." in text
    assert "Editions: 08:00" in await buttons(opened, "/settings")
    text = await say(opened, "/settings length full hour weekdays 7:30 Kyiv sound on")
    assert "07:30 on weekdays, Europe/Kyiv (UTC+2). Next: Tue 17 Mar, 07:30." in text
    assert {"Editions: 07:30 …", "Length: full", "Sound: on"} <= set(await buttons(opened, "/settings"))
    assert "No edition comes by itself. Clock: Europe/Kyiv (UTC+2)." in await say(opened, "/settings hour off")
    assert "No edition comes by itself." in await say(opened, "/settings hour off", PRIVATE)


async def test_a_reaction_does_not_overwrite_what_was_written(empty_room: Newsroom) -> None:
    """From hour to hour it goes on; from a schedule of another kind, or a pause, it leads to the hours."""
    opened = as_operator(empty_room, subscribers=Subscribers.EVERYBODY)
    for following in ("07:00", "08:00", "18:00", "off"):
        press = (await buttons(opened, "/settings", ROOM))["hour"]
        assert press == f"/settings hour {following}"
        await say(opened, press, ROOM)
    await say(opened, "/settings hour fri 8:00", ROOM)
    assert (await buttons(opened, "/settings", ROOM))["hour"] == "/settings about hour"
    await say(opened, "/settings hour 8:00", ROOM)
    await say(opened, "/pause", ROOM)
    assert "Paused; to go on now: /resume" in await say(opened, "/settings", ROOM)
    assert (await buttons(opened, "/settings", ROOM))["hour"] == "/settings about hour"


async def test_who_may_not_subscribe_reads_why_there_is_no_hour(empty_room: Newsroom) -> None:
    """One sentence and the way back; the rest can be chosen."""
    assert CLOSED in await say(empty_room, "/settings about hour", PRIVATE, role=Role.STRANGER)
    reply = await empty_room.reply("/settings about hour", role=Role.STRANGER, chat=PRIVATE)
    assert [button.label for row in reply.message.buttons for button in row] == ["◀ back"]
    assert CLOSED in await say(empty_room, "/settings hour 8:00", PRIVATE, role=Role.STRANGER)


async def test_the_form_shows_how_an_edition_would_begin(room: Newsroom) -> None:
    """Its first line, which takes no number from the chat's last edition; a button shows all of it, and leads back."""
    text = await say(room, "/settings")
    head, line = text.split("An edition now would begin:\n")[1].split("\n")[:2]
    assert not head[0].isdigit()
    assert line.startswith("| ")
    assert await room.desk.store.editions.last(GROUP) is None
    shown = await say(room, "/settings preview")
    assert "Preview. No edition comes here by itself; /subscribe changes that." in shown
    assert line in shown
    assert await buttons(room, "/settings preview") == {"◀ back": "/settings"}
    assert "Line 1." in await say(room, "/source 1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/settings lenth full", "This chat has no setting “lenth”. Perhaps /settings length?"),
        ("/settings length long", "length cannot be “long”; it can be short, normal, full."),
        ("/settings length full sound", "Write a name and a value"),
        ("/settings length full soud on", "Perhaps /settings sound?"),
        ("/settings length full hour", "Write a name and a value"),
        ("/settings sound on length huge", "length cannot be “huge”; it can be short, normal, full."),
        ("/settings hour 8:00 fish on", "or 18:30 Ukraine, or a setting: /settings"),
        ("/settings hour 7:00 length huge", "length cannot be “huge”; it can be short, normal, full."),
    ],
)
async def test_mistakes_choose_nothing(empty_room: Newsroom, text: str, expected: str) -> None:
    """Nothing of it is taken, and the answer says what can be written."""
    opened = as_operator(empty_room, subscribers=Subscribers.EVERYBODY)
    assert expected in await say(opened, text)
    assert await opened.desk.store.chats.options(GROUP) == {}
    assert await opened.desk.store.subscriptions.get(GROUP) is None


async def test_members_change_nothing(empty_room: Newsroom) -> None:
    """In private everybody chooses for himself."""
    answer = await say(empty_room, "/settings length full", role=Role.MEMBER)
    assert answer == "/settings is for the admins of this chat only. /help lists what you can ask."
    assert "Length: full" in await say(empty_room, "/settings length full", PRIVATE, role=Role.STRANGER)


async def test_a_thread_has_what_its_chat_has_until_it_chooses(empty_room: Newsroom) -> None:
    """But who may ask holds for all of a chat."""
    thread = ChatRef(GROUP.platform, GROUP.chat, "4")
    await say(empty_room, "/settings length full")
    assert (await read_options(empty_room.desk, thread)).length is Length.FULL
    await say(empty_room, "/settings length normal asking nothing", thread)
    assert (await read_options(empty_room.desk, thread)).length is Length.NORMAL
    options = await read_options(empty_room.desk, GROUP)
    assert (options.length, options.who_may_ask) == (Length.FULL, Asking.NOTHING)


async def test_a_value_of_another_time_counts_as_not_chosen(empty_room: Newsroom) -> None:
    """What a newer or older Byline kept there breaks nothing."""
    await empty_room.desk.store.chats.set_option(GROUP, "length", "endless")
    assert (await read_options(empty_room.desk, GROUP)).length is Length.SHORT
