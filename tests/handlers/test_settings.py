"""`/settings`."""

import pytest

from desk.chat_options import read_options
from domain.chat import ChatRef, Platform, Role
from domain.edition import Length
from domain.options import OPTIONS, AnswersTo, Asking, OnUncertain
from tests.handlers.newsroom import Newsroom

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
    assert "prefix: !" in await say(empty_room, "/settings", ROOM)
    assert "has no setting “prefix”" in await say(empty_room, "/settings prefix !")
    assert "answers cannot be “thread”" in await say(empty_room, "/settings answers thread")
    assert "Answers: thread from now on" in await say(empty_room, "/settings answers thread", ROOM)


async def test_a_list_stands_where_buttons_cost(empty_room: Newsroom) -> None:
    """On Matrix each option is a line with what to write."""
    assert await buttons(empty_room, "/settings", ROOM) == {}
    assert "- sound: off · whether an edition makes a sound · /settings sound on" in await say(
        empty_room, "/settings", ROOM
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/settings lenth full", "This chat has no setting “lenth”. Perhaps /settings length?"),
        ("/settings length long", "length cannot be “long”; it can be short, normal, full."),
        ("/settings length full sound", "Write a name and a value"),
        ("/settings length full soud on", "Perhaps /settings sound?"),
    ],
)
async def test_mistakes_choose_nothing(empty_room: Newsroom, text: str, expected: str) -> None:
    """Nothing of it is taken, and the answer says what can be written."""
    assert expected in await say(empty_room, text)
    assert await empty_room.desk.store.chats.options(GROUP) == {}


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
